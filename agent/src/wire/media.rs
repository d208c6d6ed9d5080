//! Is it really base64 of bytes that are not text? Only then may it go unread.

use weir_policy::detect::sextet;

/// Enough of a blob to know text from bytes, in base64 characters.
const SNIFF: usize = 4096;

/// What a string that claims to be base64 is.
#[cfg_attr(test, derive(Debug, PartialEq, Eq))]
pub(super) enum Look {
    /// Not base64: text like any other.
    Text,
    /// Base64 of text; here decoded.
    Printable(String),
    /// Base64 of bytes most of which are text; here decoded as well as may be.
    Mixed(String),
    /// Base64 of bytes.
    Blob,
}

/// Looks at a string in a place where base64 stands.
pub(super) fn look(text: &str) -> Look {
    if text.len() < 4
        || !text
            .bytes()
            .all(|byte| sextet(byte).is_some() || is_filler(byte))
    {
        return Look::Text;
    }
    let Some(head) = decode(text.get(..SNIFF.min(text.len())).unwrap_or(text)) else {
        return Look::Text;
    };
    let wide = wide(&head);
    if wide.is_none() && !mostly_printable(&head) {
        return Look::Blob;
    }
    let Some(bytes) = decode(text) else {
        return Look::Text;
    };
    if let Some(wide) = wide {
        return Look::Mixed(wide.decoded(&bytes));
    }
    match String::from_utf8(bytes) {
        Ok(text) if is_text(&text) => Look::Printable(text),
        Ok(text) => Look::Mixed(text),
        Err(error) => Look::Mixed(String::from_utf8_lossy(error.as_bytes()).into_owned()),
    }
}

/// How text of two bytes a character is written (UTF-16).
#[derive(Clone, Copy)]
enum Wide {
    Little,
    Big,
}

/// Whether bytes are such text: by its mark, or by the noughts beside letters of ASCII.
fn wide(head: &[u8]) -> Option<Wide> {
    match head {
        [0xff, 0xfe, ..] => return Some(Wide::Little),
        [0xfe, 0xff, ..] => return Some(Wide::Big),
        _ => {}
    }
    let (pairs, _) = head.as_chunks::<2>();
    let letters = |nought: usize| {
        let other = 1 - nought;
        let ascii = |pair: &&[u8; 2]| {
            pair.get(nought) == Some(&0)
                && pair
                    .get(other)
                    .is_some_and(|b| b.is_ascii_graphic() || b.is_ascii_whitespace())
        };
        pairs.iter().filter(ascii).count() * 4 >= pairs.len() * 3
    };
    match pairs.len() > 3 {
        true if letters(1) => Some(Wide::Little),
        true if letters(0) => Some(Wide::Big),
        _ => None,
    }
}

impl Wide {
    fn decoded(self, bytes: &[u8]) -> String {
        let (pairs, _) = bytes.as_chunks::<2>();
        let units = pairs.iter().map(|pair| match self {
            Self::Little => u16::from_le_bytes(*pair),
            Self::Big => u16::from_be_bytes(*pair),
        });
        char::decode_utf16(units)
            .map(|read| read.unwrap_or(char::REPLACEMENT_CHARACTER))
            .filter(|c| *c != '\u{feff}')
            .collect()
    }
}

/// How far into a `data:` URL its comma may stand.
const MEDIA_TYPE: usize = 256;

/// Whether a text begins as a `data:` URL does.
fn is_data(text: &str) -> bool {
    let scheme = text.get(..5);
    scheme.is_some_and(|scheme| scheme.eq_ignore_ascii_case("data:"))
}

/// Whether a text is a `data:` URL whose payload is percent-encoded text. Prose, and lines of an event stream, may begin
/// so, too: a URL has no blanks before its comma.
pub(super) fn is_plain_data_url(text: &str) -> bool {
    let mut head = text.bytes().take(MEDIA_TYPE).skip(5);
    let ends = head.find(|byte| *byte == b',' || !byte.is_ascii_graphic());
    is_data(text) && ends == Some(b',') && data_url(text).is_none()
}

/// Splits `data:image/png;base64,AAAA` into what stands before the payload and the payload's offset.
pub(super) fn data_url(text: &str) -> Option<usize> {
    if !is_data(text) {
        return None;
    }
    let head = text
        .get(..512.min(text.len()))
        .or_else(|| text.char_indices().nth(256).map(|(at, _)| &text[..at]))?;
    let comma = head.find(',')?;
    let base64 = head.get(..comma)?.to_ascii_lowercase().ends_with(";base64");
    base64.then_some(comma + 1)
}

/// Whether bytes are text through and through: UTF-8 without control characters.
pub(super) fn as_text(bytes: &[u8]) -> Option<&str> {
    std::str::from_utf8(bytes).ok().filter(|text| is_text(text))
}

fn is_text(text: &str) -> bool {
    !text.chars().any(|c| {
        c.is_control()
            && !matches!(
                c,
                '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{1b}' | '\u{85}'
            )
    })
}

/// At least seven in eight characters are printable, so that text with a few odd bytes is never called media.
fn mostly_printable(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        let controls = chunk
            .valid()
            .chars()
            .filter(|c| c.is_control() && !c.is_whitespace())
            .count();
        good += chunk.valid().chars().count() - controls;
        bad += controls + chunk.invalid().len();
    }
    good > 0 && bad * 7 <= good
}

fn is_filler(byte: u8) -> bool {
    matches!(byte, b'=' | b'\r' | b'\n')
}

/// Decodes base64, either alphabet, wrapped or not; `None` where it is not.
fn decode(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut group, mut bits, mut padded) = (0_u32, 0_u32, false);
    for byte in text.bytes() {
        match sextet(byte) {
            Some(_) if padded => return None,
            Some(six) => {
                group = group << 6 | u32::from(six);
                bits += 6;
                if bits >= 8 {
                    bits -= 8;
                    bytes.push(((group >> bits) & 0xff) as u8);
                }
            }
            None if is_filler(byte) => padded |= byte == b'=',
            None => return None,
        }
    }
    (!bytes.is_empty()).then_some(bytes)
}

/// Whether a text is an offer of a call (RFC 8866), whatever it is called.
pub(super) fn is_offer(text: &str) -> bool {
    let text = text.trim_start();
    text.starts_with("v=0\r\no=") || text.starts_with("v=0\no=")
}

#[cfg(test)]
pub(super) fn encode(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let word = chunk
            .iter()
            .fold(0_u32, |word, byte| word << 8 | u32::from(*byte))
            << (8 * (3 - chunk.len()));
        for place in 0..4 {
            let six = word >> (18 - 6 * place) & 63;
            text.push(if place > chunk.len() {
                '='
            } else {
                char::from(ALPHABET[six as usize])
            });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn noise(len: usize) -> Vec<u8> {
        let mut state = 0x9e37_79b9_u32;
        (0..len)
            .map(|_| {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                (state >> 24) as u8
            })
            .collect()
    }

    #[test]
    fn text_of_two_bytes_a_character_is_read() {
        const TEXT: &str = "the key is AKIAQ3EGRJ7XKP2MN5TZ, mail ann\n";
        let little: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for bytes in [
            little.clone(),
            big.clone(),
            [&[0xff, 0xfe][..], &little].concat(),
            [&[0xfe, 0xff][..], &big].concat(),
        ] {
            assert_eq!(look(&encode(&bytes)), Look::Mixed(TEXT.into()));
        }
    }

    #[test]
    fn bytes_are_a_blob_and_text_is_never_one() {
        assert_eq!(look(&encode(&noise(3000))), Look::Blob);
        assert_eq!(look("a plain sentence, with spaces"), Look::Text);
        assert_eq!(
            look(&encode(b"key = AKIAIOSFODNN7EXAMPLE\n")),
            Look::Printable("key = AKIAIOSFODNN7EXAMPLE\n".into())
        );
        assert!(matches!(
            look(&encode(b"latin \xe9 text that goes on for a while")),
            Look::Mixed(_)
        ));
        let hidden = [b"text ".repeat(1000), noise(3000)].concat();
        assert!(
            matches!(look(&encode(&hidden)), Look::Mixed(_)),
            "a text head does not make the whole text"
        );
    }

    #[test]
    fn data_urls_are_split() {
        let url = "data:image/png;base64,AAAA";
        assert_eq!(data_url(url).map(|at| &url[at..]), Some("AAAA"));
        assert_eq!(data_url("data:text/plain,AAAA"), None);
        assert!(is_plain_data_url("data:text/plain,a%20b"));
        assert!(is_plain_data_url("DATA:,a%20b"));
        assert!(!is_plain_data_url(url));
        assert!(!is_plain_data_url("data: 40%25 of it, and more"));
        assert!(!is_plain_data_url("data:a%20b"));
        assert_eq!(data_url("https://example.com/a,b"), None);
        assert_eq!(data_url(&"é".repeat(600)), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]

        #[test]
        fn decoding_undoes_encoding(bytes in proptest::collection::vec(any::<u8>(), 1..200)) {
            prop_assert_eq!(decode(&encode(&bytes)), Some(bytes));
        }

        #[test]
        fn any_printable_text_is_read(text in "[ -~\n]{3,300}") {
            prop_assert_eq!(look(&encode(text.as_bytes())), Look::Printable(text));
        }
    }
}
