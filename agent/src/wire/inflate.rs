//! `Content-Encoding` undone: gzip, deflate, br and zstd, one layer, within bounds, whole or as it flows.

use http::header::{CONTENT_ENCODING, HeaderMap};
use weir_policy::decide::{Code, Refusal};

use self::codec::Codec;
use super::head::joined;

mod codec;

/// Output up to here may come from however little input: 1 MiB.
const RATIO_FREE: u64 = 1 << 20;
/// Beyond, at most so many bytes of output for each byte of input.
pub const RATIO_CAP: u64 = 100;

/// Encodings that weir decodes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// RFC 1952, one member.
    Gzip,
    /// RFC 1950, or the raw RFC 1951 that some send by this name.
    Deflate,
    /// RFC 7932.
    Brotli,
    /// RFC 8878, one frame, window of at most 8 MiB (RFC 9659).
    Zstd,
}

/// What a message's `Content-Encoding` says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coding {
    /// Nothing, or `identity`.
    Plain,
    /// One encoding that weir decodes.
    One(Encoding),
    /// An encoding that weir does not decode, or more than one: its bytes are opaque.
    Opaque,
}

/// Why an encoded body cannot be decoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InflateError {
    /// Damaged.
    #[error("the compressed body is damaged")]
    Damaged,
    /// Ends too early.
    #[error("the compressed body ends too early")]
    Truncated,
    /// Goes on after its end.
    #[error("something follows the compressed body")]
    Trailing,
    /// Larger than allowed when decoded.
    #[error("the body is larger than {0} bytes when decompressed")]
    TooLarge(u64),
    /// Decodes to far more than was sent.
    #[error("the body grows more than {RATIO_CAP} times when decompressed")]
    Ratio,
}

impl InflateError {
    /// The refusal that a caller sees.
    pub fn refusal(&self) -> Refusal {
        let (code, hint) = match self {
            Self::Damaged | Self::Truncated | Self::Trailing => {
                (Code::Unreadable, "send the request again, or uncompressed")
            }
            Self::TooLarge(_) | Self::Ratio => (Code::TooLarge, "send less at once"),
        };
        Refusal::failure(code, self.to_string(), hint)
    }
}

impl Encoding {
    /// What weir decodes, by the names of RFC 9110 section 8.4.1 and RFC 8878 (`x-gzip` is `gzip`).
    pub const NAMED: [(&str, Self); 5] = [
        ("gzip", Self::Gzip),
        ("x-gzip", Self::Gzip),
        ("br", Self::Brotli),
        ("zstd", Self::Zstd),
        ("deflate", Self::Deflate),
    ];

    /// The encoding of this name.
    pub fn named(name: &str) -> Option<Self> {
        let known = |(known, _): &&(&str, Self)| known.eq_ignore_ascii_case(name.trim());
        Self::NAMED
            .iter()
            .find(known)
            .map(|(_, encoding)| *encoding)
    }
}

/// The encoding of a message with these headers.
pub fn coding(headers: &HeaderMap) -> Coding {
    let Some(value) = joined(headers, &CONTENT_ENCODING) else {
        return Coding::Plain;
    };
    let plain = |name: &&str| !name.is_empty() && !name.eq_ignore_ascii_case("identity");
    let mut names = value.split(',').map(str::trim).filter(plain);
    match (names.next(), names.next()) {
        (None, _) => Coding::Plain,
        (Some(name), None) => Encoding::named(name).map_or(Coding::Opaque, Coding::One),
        (Some(_), Some(_)) => Coding::Opaque,
    }
}

/// Decodes one message as it arrives.
pub struct Inflater {
    codec: Codec,
    cap: u64,
    taken: u64,
    given: u64,
}

impl Inflater {
    /// A decoder whose output is at most `cap` bytes.
    pub fn new(encoding: Encoding, cap: u64) -> Self {
        Self {
            codec: Codec::new(encoding),
            cap,
            taken: 0,
            given: 0,
        }
    }

    /// Decodes what has arrived, and adds it to `out`.
    ///
    /// # Errors
    /// Damage, something after the end, or a cap. The decoder is of no use afterwards.
    pub fn push(&mut self, input: &[u8], out: &mut Vec<u8>) -> Result<(), InflateError> {
        self.taken += input.len() as u64;
        let (cap, taken, given) = (self.cap, self.taken, self.given);
        let before = out.len();
        let mut check = |added: usize| {
            let total = given + added as u64;
            if total > cap {
                Err(InflateError::TooLarge(cap))
            } else if total > RATIO_FREE && total > taken.saturating_mul(RATIO_CAP) {
                Err(InflateError::Ratio)
            } else {
                Ok(())
            }
        };
        let done = self.codec.push(input, out, &mut check);
        self.given += (out.len() - before) as u64;
        done
    }

    /// Says whether what has arrived is whole.
    ///
    /// # Errors
    /// [`InflateError::Truncated`].
    pub fn finish(&self) -> Result<(), InflateError> {
        if self.codec.is_done() {
            Ok(())
        } else {
            Err(InflateError::Truncated)
        }
    }
}

/// Decodes a whole body to at most `cap` bytes.
///
/// # Errors
/// As [`Inflater::push`] and [`Inflater::finish`].
pub fn inflate(encoding: Encoding, body: &[u8], cap: u64) -> Result<Vec<u8>, InflateError> {
    let mut inflater = Inflater::new(encoding, cap);
    let mut out = Vec::new();
    inflater.push(body, &mut out)?;
    inflater.finish()?;
    Ok(out)
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use proptest::prelude::*;

    use super::*;

    const ALL: [&str; 5] = ["gzip", "zlib", "raw", "br", "zstd"];
    const CAP: u64 = 64 << 20;

    /// A brotli stream of uncompressed meta-blocks (RFC 7932, section 9.2), written by hand.
    fn stored_brotli(text: &[u8]) -> Vec<u8> {
        let (mut bits, mut len) = (Vec::<bool>::new(), 0);
        let put = |bits: &mut Vec<bool>, value: usize, count: usize| {
            (0..count).for_each(|at| bits.push(value >> at & 1 == 1))
        };
        put(&mut bits, 0, 1);
        while len < text.len() {
            let piece = &text[len..(len + 65536).min(text.len())];
            put(&mut bits, 0, 1);
            put(&mut bits, 0, 2);
            put(&mut bits, piece.len() - 1, 16);
            put(&mut bits, 1, 1);
            while bits.len() % 8 != 0 {
                bits.push(false);
            }
            piece
                .iter()
                .for_each(|byte| put(&mut bits, usize::from(*byte), 8));
            len += piece.len();
        }
        put(&mut bits, 3, 2);
        bits.chunks(8)
            .map(|byte| {
                byte.iter()
                    .enumerate()
                    .map(|(at, bit)| u8::from(*bit) << at)
                    .sum()
            })
            .collect()
    }

    fn compress(how: &str, text: &[u8]) -> (Encoding, Vec<u8>) {
        let level = flate2::Compression::default();
        match how {
            "gzip" => {
                let mut writer = flate2::GzBuilder::new()
                    .filename("a name")
                    .comment("a comment")
                    .write(Vec::new(), level);
                writer.write_all(text).unwrap();
                (Encoding::Gzip, writer.finish().unwrap())
            }
            "zlib" => {
                let mut writer = flate2::write::ZlibEncoder::new(Vec::new(), level);
                writer.write_all(text).unwrap();
                (Encoding::Deflate, writer.finish().unwrap())
            }
            "raw" => {
                let mut writer = flate2::write::DeflateEncoder::new(Vec::new(), level);
                writer.write_all(text).unwrap();
                (Encoding::Deflate, writer.finish().unwrap())
            }
            "br" => (Encoding::Brotli, stored_brotli(text)),
            _ => (Encoding::Zstd, zstd::encode_all(text, 3).unwrap()),
        }
    }

    #[test]
    fn cut_off_trailing_and_damaged_are_told_apart() {
        let text = b"a body that is somewhat compressible compressible compressible".repeat(20);
        for how in ALL {
            let (encoding, packed) = compress(how, &text);
            assert_eq!(
                inflate(encoding, &packed, CAP).as_deref(),
                Ok(&text[..]),
                "{how}"
            );
            for len in 0..packed.len() {
                assert!(
                    inflate(encoding, &packed[..len], CAP).is_err(),
                    "{how} cut at {len}"
                );
            }
            let mut longer = packed.clone();
            longer.push(0);
            assert_eq!(
                inflate(encoding, &longer, CAP),
                Err(InflateError::Trailing),
                "{how}"
            );
            let twice = [packed.as_slice(), &packed].concat();
            assert_eq!(
                inflate(encoding, &twice, CAP),
                Err(InflateError::Trailing),
                "{how}"
            );
        }
        let (encoding, mut packed) = compress("gzip", &text);
        let crc = packed.len() - 6;
        packed[crc] ^= 1;
        assert_eq!(inflate(encoding, &packed, CAP), Err(InflateError::Damaged));
    }

    #[test]
    fn the_first_two_bytes_may_hold_text() {
        for text in [&b""[..], b"\0", b"a", b"ab"] {
            for how in ALL {
                let (encoding, packed) = compress(how, text);
                assert_eq!(
                    inflate(encoding, &packed, CAP).as_deref(),
                    Ok(text),
                    "{how} {text:?}"
                );
            }
        }
    }

    #[test]
    fn bombs_are_stopped() {
        let zeros = vec![0; 8 << 20];
        for how in ["gzip", "zlib", "raw", "zstd"] {
            let (encoding, packed) = compress(how, &zeros);
            assert_eq!(
                inflate(encoding, &packed, CAP),
                Err(InflateError::Ratio),
                "{how}"
            );
            let mut out = Vec::new();
            assert!(
                Inflater::new(encoding, CAP)
                    .push(&packed, &mut out)
                    .is_err()
            );
            assert!(out.len() <= (2 << 20), "{how}: stopped after {}", out.len());
            assert_eq!(
                inflate(encoding, &packed, 1000),
                Err(InflateError::TooLarge(1000)),
                "{how}"
            );
        }
        let (_, small) = compress("br", &vec![0; 3000]);
        assert_eq!(
            inflate(Encoding::Brotli, &small, 1000),
            Err(InflateError::TooLarge(1000))
        );
    }

    #[test]
    fn headers_name_one_encoding_or_none() {
        let of = |values: &[&str]| {
            let mut headers = HeaderMap::new();
            for value in values {
                headers.append(CONTENT_ENCODING, value.parse().unwrap());
            }
            coding(&headers)
        };
        assert_eq!(of(&[]), Coding::Plain);
        assert_eq!(of(&["identity"]), Coding::Plain);
        assert_eq!(of(&["X-GZip"]), Coding::One(Encoding::Gzip));
        assert_eq!(of(&["identity, br"]), Coding::One(Encoding::Brotli));
        assert_eq!(of(&["gzip, gzip"]), Coding::Opaque);
        assert_eq!(of(&["gzip", "zstd"]), Coding::Opaque);
        assert_eq!(of(&["aes128gcm"]), Coding::Opaque);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn any_chunking_gives_the_same(how in proptest::sample::select(&ALL[..]), text in proptest::collection::vec(any::<u8>(), 0..3000), size in 1..50usize) {
            let (encoding, packed) = compress(how, &text);
            let mut inflater = Inflater::new(encoding, CAP);
            let mut out = Vec::new();
            for chunk in packed.chunks(size) {
                inflater.push(chunk, &mut out).unwrap();
            }
            inflater.finish().unwrap();
            prop_assert_eq!(out, text);
        }

        #[test]
        fn never_panics(encoding in proptest::sample::select(&[Encoding::Gzip, Encoding::Deflate, Encoding::Brotli, Encoding::Zstd][..]), bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = inflate(encoding, &bytes, 1 << 16);
            let _ = inflate(encoding, &[&[0x1f, 0x8b, 8, 0x1c, 0, 0, 0, 0, 0, 0], &bytes[..]].concat(), 1 << 16);
            let _ = inflate(encoding, &[&[0x28, 0xb5, 0x2f, 0xfd], &bytes[..]].concat(), 1 << 16);
        }
    }
}
