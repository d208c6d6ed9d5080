//! Bytes that are not text, known by how they begin and by what text does not hold.

/// How known kinds of files begin: where, with what, and what they are.
const KINDS: &[(usize, &[u8], &str)] = &[
    (
        0,
        b"PK\x03\x04",
        "a zip archive (or a document that is one)",
    ),
    (0, b"PK\x05\x06", "a zip archive"),
    (0, b"\x1f\x8b", "compressed with gzip"),
    (0, b"\x28\xb5\x2f\xfd", "compressed with zstd"),
    (0, b"\xfd7zXZ\0", "compressed with xz"),
    (0, b"BZh", "compressed with bzip2"),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (0, b"Rar!\x1a\x07", "a rar archive"),
    (257, b"ustar", "a tar archive"),
    (0, b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (0, b"\xff\xd8\xff", "a JPEG image"),
    (0, b"GIF87a", "a GIF image"),
    (0, b"GIF89a", "a GIF image"),
    (8, b"WEBPVP8", "a WebP image"),
    (4, b"ftyp", "an MP4 file"),
    (0, b"OggS\0", "an Ogg file"),
    (0, b"ID3", "an MP3 file"),
    (0, b"%PDF-", "a PDF document"),
    (
        0,
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "an old Office document",
    ),
    (0, b"SQLite format 3\0", "a SQLite database"),
    (0, b"\x7fELF", "a program"),
];

/// What bytes are that cannot be read as text; nothing where they can.
pub(super) fn kind(bytes: &[u8]) -> Option<&'static str> {
    let begins = |(at, with, _): &&(usize, &[u8], _)| {
        bytes.get(*at..).is_some_and(|rest| rest.starts_with(with))
    };
    if let Some((_, with, kind)) = KINDS.iter().find(begins) {
        // Words may begin so; bytes that are no text follow where it is meant.
        let words = with.is_ascii() && !with.iter().any(u8::is_ascii_control);
        if !words || *with == b"%PDF-" || has_controls(bytes) {
            return Some(kind);
        }
    }
    if is_wide(bytes) {
        return Some("UTF-16 without a byte order mark");
    }
    has_controls(bytes).then_some("bytes that are not text")
}

/// Whether there are more control characters than in text; in what is not UTF-8 a few are enough, or a null byte.
fn has_controls(bytes: &[u8]) -> bool {
    let control = |byte: &&u8| matches!(byte, 0..=8 | 0xe..=0x1a | 0x1c..=0x1f | 0x7f);
    let controls = bytes.iter().filter(control).count();
    match std::str::from_utf8(bytes) {
        // Names that a null byte ends, one after the other, are text.
        Ok(_) => controls * 8 > bytes.len(),
        Err(_) => controls * 32 > bytes.len() || memchr::memchr(0, bytes).is_some(),
    }
}

/// Whether every other byte is null, as in UTF-16 of a European language.
fn is_wide(bytes: &[u8]) -> bool {
    let (pairs, _) = bytes.as_chunks::<2>();
    let null = |at: fn(&[u8; 2]) -> u8| pairs.iter().filter(|pair| at(pair) == 0).count();
    let (first, second) = (null(|pair| pair[0]), null(|pair| pair[1]));
    let (most, least) = (first.max(second), first.min(second));
    most * 4 > pairs.len() * 3 && least * 8 < pairs.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_text_is_told_from_text() {
        let wide: Vec<u8> = "notes, call jane"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        let noise: Vec<u8> = (0..4096_u32)
            .map(|number| (number.wrapping_mul(2_654_435_761) >> 13) as u8)
            .collect();
        for (bytes, said) in [
            (&b"PK\x03\x04\x14\0\0\0"[..], "zip"),
            (b"\x1f\x8b\x08\0\0\0", "gzip"),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "PNG"),
            (b"%PDF-1.7\n1 0 obj", "PDF"),
            (b"BZh91AY&SY\x01\x02\0\xff\xfe", "bzip2"),
            (&wide, "UTF-16"),
            (&noise, "not text"),
        ] {
            let kind = kind(bytes).unwrap_or_default();
            assert!(kind.contains(said), "{said}: {kind:?}");
        }
        for text in [
            &b""[..],
            b"M\xfcller, Stra\xdfe 1\n",
            b"HOME=/x\0PATH=/usr/bin\0LANG=C.UTF-8\0",
            b"\x1b[31mred\x1b[0m\n",
            b"ID3 and BZh are names\n",
            "日本語".as_bytes(),
        ] {
            assert_eq!(kind(text), None, "{text:?}");
        }
    }
}
