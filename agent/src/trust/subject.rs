//! The hash OpenSSL names a certificate's link by: SHA-1 over the subject's canonical form, first four bytes.

use aws_lc_rs::digest;

/// `X509_NAME_hash` of a DER certificate's subject, as in `HASH.0` (OpenSSL 1.0.0 and later; the form is
/// `crypto/x509/x_name.c`, `x509_name_canon`). `None` where the bytes are no certificate.
pub fn hash(certificate: &[u8]) -> Option<u32> {
    let canonical = canonical(subject(certificate)?)?;
    let digest = digest::digest(&digest::SHA1_FOR_LEGACY_USE_ONLY, &canonical);
    let first: [u8; 4] = digest.as_ref().get(..4)?.try_into().ok()?;
    Some(u32::from_le_bytes(first))
}

const SEQUENCE: u8 = 0x30;
const SET: u8 = 0x31;
const OID: u8 = 0x06;
const UTF8: u8 = 0x0c;

struct Tlv<'a> {
    tag: u8,
    content: &'a [u8],
    rest: &'a [u8],
}

/// One DER element of at most 16 MiB; `None` for anything malformed.
fn tlv(input: &[u8]) -> Option<Tlv<'_>> {
    let (&tag, after) = input.split_first()?;
    let (&first, after) = after.split_first()?;
    let (length, after) = match first {
        0..=0x7f => (usize::from(first), after),
        0x81..=0x83 => {
            let (bytes, after) = after.split_at_checked(usize::from(first & 0x7f))?;
            (
                bytes
                    .iter()
                    .fold(0usize, |sum, byte| sum << 8 | usize::from(*byte)),
                after,
            )
        }
        _ => return None,
    };
    let (content, rest) = after.split_at_checked(length)?;
    Some(Tlv { tag, content, rest })
}

fn expect(input: &[u8], tag: u8) -> Option<Tlv<'_>> {
    tlv(input).filter(|element| element.tag == tag)
}

/// The content of the subject's `Name`.
fn subject(certificate: &[u8]) -> Option<&[u8]> {
    let tbs = expect(expect(certificate, SEQUENCE)?.content, SEQUENCE)?.content;
    let mut at = tbs;
    if tlv(at)?.tag == 0xa0 {
        at = tlv(at)?.rest;
    }
    // serial number, signature algorithm, issuer, validity
    for tag in [0x02, SEQUENCE, SEQUENCE, SEQUENCE] {
        at = expect(at, tag)?.rest;
    }
    Some(expect(at, SEQUENCE)?.content)
}

fn canonical(mut name: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(name.len());
    while !name.is_empty() {
        let set = expect(name, SET)?;
        name = set.rest;
        let mut attributes = Vec::new();
        let mut at = set.content;
        while !at.is_empty() {
            let pair = expect(at, SEQUENCE)?;
            at = pair.rest;
            let kind = expect(pair.content, OID)?;
            let value = tlv(kind.rest)?;
            let mut body = element(OID, kind.content);
            match text(value.tag, value.content) {
                Some(text) => body.extend(element(UTF8, squeeze(&text).as_bytes())),
                None => body.extend(element(value.tag, value.content)),
            }
            attributes.push(element(SEQUENCE, &body));
        }
        attributes.sort();
        out.extend(element(SET, &attributes.concat()));
    }
    Some(out)
}

/// The string types OpenSSL canonicalises, as UTF-8.
fn text(tag: u8, content: &[u8]) -> Option<String> {
    match tag {
        UTF8 | 0x13 | 0x16 | 0x1a => String::from_utf8(content.to_vec()).ok(),
        0x14 => Some(content.iter().map(|byte| char::from(*byte)).collect()),
        0x1c => content
            .chunks(4)
            .map(|four| char::from_u32(u32::from_be_bytes(four.try_into().ok()?)))
            .collect(),
        0x1e => {
            let units: Option<Vec<u16>> = content
                .chunks(2)
                .map(|two| Some(u16::from_be_bytes(two.try_into().ok()?)))
                .collect();
            String::from_utf16(&units?).ok()
        }
        _ => None,
    }
}

/// Trimmed, runs of ASCII space made one blank, ASCII lower case.
fn squeeze(text: &str) -> String {
    let space = |c: char| matches!(c, ' ' | '\t' | '\n' | '\u{b}' | '\u{c}' | '\r');
    let words: Vec<&str> = text.split(space).filter(|word| !word.is_empty()).collect();
    words.join(" ").to_ascii_lowercase()
}

fn element(tag: u8, content: &[u8]) -> Vec<u8> {
    let mut out = vec![tag];
    let length = content.len();
    match length {
        0..=0x7f => out.push(length as u8),
        0x80..=0xff => out.extend([0x81, length as u8]),
        0x100..=0xffff => out.extend([0x82, (length >> 8) as u8, length as u8]),
        _ => out.extend([
            0x83,
            (length >> 16) as u8,
            (length >> 8) as u8,
            length as u8,
        ]),
    }
    out.extend_from_slice(content);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn agrees_with_every_link_of_the_system() {
        let mut seen = 0;
        for entry in std::fs::read_dir("/etc/ssl/certs")
            .into_iter()
            .flatten()
            .flatten()
        {
            let name = entry.file_name().into_string().unwrap_or_default();
            let Some((hash_of_link, number)) = name.split_once('.') else {
                continue;
            };
            if hash_of_link.len() != 8 || number.parse::<u8>().is_err() {
                continue;
            }
            let Ok(bytes) = std::fs::read(entry.path()) else {
                continue;
            };
            let certificates = crate::trust::bundle::certificates(&bytes);
            let Some(first) = certificates.first() else {
                continue;
            };
            assert_eq!(
                hash(first).map(|hash| format!("{hash:08x}")).as_deref(),
                Some(hash_of_link),
                "{name}"
            );
            seen += 1;
        }
        if seen == 0 {
            eprintln!("skipped: no hash links on this host");
        }
    }

    #[test]
    fn text_is_squeezed_as_openssl_does() {
        assert_eq!(squeeze("  Weir \t CA\u{c}one "), "weir ca one");
        assert_eq!(squeeze("ÄPFEL"), "Äpfel", "only ASCII is lowered");
        assert_eq!(text(0x1e, &[0, b'W', 0, b'e']).as_deref(), Some("We"));
        assert_eq!(text(0x1e, &[0, b'W', 0]), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn any_bytes_are_survived(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let _ = hash(&bytes);
        }
        #[test]
        fn elements_read_back(content in proptest::collection::vec(any::<u8>(), 0..70_000)) {
            let der = element(SET, &content);
            let read = tlv(&der).unwrap();
            prop_assert_eq!(read.content, &content[..]);
            prop_assert!(read.rest.is_empty());
        }
    }
}
