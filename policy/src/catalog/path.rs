//! Paths in one canonical form, and patterns over them.

use std::fmt::Write as _;

/// Why a path has no one meaning; weir and the provider could read it differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PathError {
    /// It does not start with a slash.
    #[error("the path does not start with a slash")]
    Relative,
    /// Over 8 KiB.
    #[error("the path is too long")]
    TooLong,
    /// `.` or `..`, encoded or not.
    #[error("the path has a dot segment")]
    DotSegment,
    /// Two slashes in a row.
    #[error("the path has an empty segment")]
    EmptySegment,
    /// `%2F`, `%5C`, an encoded control character, or an encoded space at the edge of a segment.
    #[error("the path has an encoded slash, backslash, control character or outer space")]
    Encoded,
    /// `%25` before two hex digits: encoded twice, for who decodes twice.
    #[error("the path is encoded twice")]
    Twice,
    /// A semicolon, encoded or not: some servers cut off what stands behind it.
    #[error("the path has a parameter")]
    Parameter,
    /// `%` without two hex digits, or escapes that are no UTF-8.
    #[error("the path has a broken percent escape")]
    Escape,
    /// A control character, a space, a backslash, `#`, or a byte beyond ASCII.
    #[error("the path has a character that does not belong in one")]
    Character,
}

const MAX_PATH: usize = 8 * 1024;

/// The canonical segments of a path without its query: unreserved characters decoded (RFC 3986,
/// 6.2.2.2), other escapes in upper case, no trailing slash.
pub(super) fn segments(path: &str) -> Result<Vec<String>, PathError> {
    let path = path.split_once('?').map_or(path, |(path, _)| path);
    if path.len() > MAX_PATH {
        return Err(PathError::TooLong);
    }
    let rest = path.strip_prefix('/').ok_or(PathError::Relative)?;
    let rest = rest.strip_suffix('/').unwrap_or(rest);
    if rest.is_empty() {
        return if path == "/" {
            Ok(Vec::new())
        } else {
            Err(PathError::EmptySegment)
        };
    }
    rest.split('/').map(segment).collect()
}

fn segment(raw: &str) -> Result<String, PathError> {
    if raw.is_empty() {
        return Err(PathError::EmptySegment);
    }
    let mut text = String::with_capacity(raw.len());
    let mut decoded = Vec::with_capacity(raw.len());
    let mut bytes = raw.bytes();
    while let Some(byte) = bytes.next() {
        match byte {
            b'%' => match decode(&mut bytes, &mut decoded)? {
                b'/' | b'\\' | 0..=31 | 127 => return Err(PathError::Encoded),
                byte if byte.is_ascii_alphanumeric()
                    || matches!(byte, b'-' | b'.' | b'_' | b'~') =>
                {
                    text.push(char::from(byte));
                }
                byte => {
                    // A String takes every write.
                    let _ = write!(text, "%{byte:02X}");
                }
            },
            b'\\' | b'#' | 0..=b' ' | 0x7f.. => return Err(PathError::Character),
            byte => {
                decoded.push(byte);
                text.push(char::from(byte));
            }
        }
    }
    plain(&text, &decoded)?;
    Ok(text)
}

/// Whether a segment, canonical and decoded, means one thing to all who read it.
fn plain(text: &str, decoded: &[u8]) -> Result<(), PathError> {
    // Some servers cut path parameters off before they resolve dots (`/..;/`).
    let bare = decoded
        .split(|byte| *byte == b';')
        .next()
        .unwrap_or_default();
    if matches!(bare, b"." | b"..") {
        return Err(PathError::DotSegment);
    }
    if bare.len() != decoded.len() {
        return Err(PathError::Parameter);
    }
    if matches!(decoded, [b' ', ..] | [.., b' ']) {
        return Err(PathError::Encoded);
    }
    if std::str::from_utf8(decoded).is_err() {
        return Err(PathError::Escape);
    }
    let digits = |rest: &[u8]| {
        rest.iter()
            .take(2)
            .filter(|byte| byte.is_ascii_hexdigit())
            .count()
    };
    if text.match_indices("%25").any(|(at, escape)| {
        digits(text.as_bytes().get(at + escape.len()..).unwrap_or_default()) == 2
    }) {
        return Err(PathError::Twice);
    }
    Ok(())
}

fn decode(bytes: &mut std::str::Bytes<'_>, decoded: &mut Vec<u8>) -> Result<u8, PathError> {
    let byte = escape(bytes.next(), bytes.next())?;
    decoded.push(byte);
    Ok(byte)
}

fn escape(high: Option<u8>, low: Option<u8>) -> Result<u8, PathError> {
    let digit = |byte: Option<u8>| {
        byte.and_then(|byte| char::from(byte).to_digit(16))
            .ok_or(PathError::Escape)
    };
    let value = digit(high)? * 16 + digit(low)?;
    u8::try_from(value).map_err(|_| PathError::Escape)
}

/// One pattern: exact segments, `{id}` for any one segment, `{id}:verb` for any that ends so, `**` at the end for
/// one or more.
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    parts: Vec<Part>,
    open: bool,
}

#[derive(Clone, Debug)]
enum Part {
    Exact(String),
    Any,
    /// Something, a colon, and this.
    Verb(String),
}

/// What stands before the last colon of a segment, and after it; the colon may be escaped.
pub(super) fn verb(segment: &str) -> Option<(&str, &str)> {
    let plain = segment.rsplit_once(':');
    let escaped = segment.rsplit_once("%3A");
    match (plain, escaped) {
        (Some(plain), Some(escaped)) if escaped.1.len() < plain.1.len() => Some(escaped),
        (Some(found), _) | (None, Some(found)) => Some(found),
        (None, None) => None,
    }
}

impl Pattern {
    /// Reads a pattern; `None` where it is not one.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (text, open) = text
            .strip_suffix("/**")
            .map_or((text, false), |rest| (rest, true));
        let parts = text.strip_prefix('/')?.split('/').map(|part| {
            let named = part
                .strip_prefix('{')
                .and_then(|part| part.split_once('}'))
                .filter(|(name, _)| !name.is_empty());
            let plain = |text: &str| !text.contains(['{', '}', '*', '%', '?', ':']);
            match named {
                Some((_, "")) => Some(Part::Any),
                Some((_, after)) => after
                    .strip_prefix(':')
                    .filter(|verb| !verb.is_empty() && plain(verb))
                    .map(|verb| Part::Verb(verb.to_owned())),
                _ if part.is_empty() || part.contains(['{', '}', '*', '%', '?']) => None,
                _ => Some(Part::Exact(part.to_owned())),
            }
        });
        Some(Self {
            parts: parts.collect::<Option<_>>()?,
            open,
        })
    }

    /// Whether canonical segments match.
    pub(super) fn matches(&self, segments: &[String]) -> bool {
        let long_enough = if self.open {
            segments.len() > self.parts.len()
        } else {
            segments.len() == self.parts.len()
        };
        long_enough
            && self
                .parts
                .iter()
                .zip(segments)
                .all(|(part, segment)| match part {
                    Part::Exact(text) => text == segment,
                    Part::Any => true,
                    Part::Verb(wanted) => {
                        verb(segment).is_some_and(|(name, verb)| !name.is_empty() && verb == wanted)
                    }
                })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn spellings_of_one_path_meet() {
        let canonical = segments("/v1/chat/completions").unwrap();
        for path in [
            "/v1/chat/completions/",
            "/v1/%63hat/completions",
            "/v1/chat/completions?beta=true",
        ] {
            assert_eq!(segments(path).unwrap(), canonical, "{path}");
        }
        assert_eq!(segments("/a%3ab").unwrap(), ["a%3Ab"]);
        assert_eq!(segments("/").unwrap(), Vec::<String>::new());
    }

    #[test]
    fn paths_with_two_meanings_are_refused() {
        for (path, error) in [
            ("v1", PathError::Relative),
            ("*", PathError::Relative),
            ("/v1/../admin", PathError::DotSegment),
            ("/v1/%2e%2E/admin", PathError::DotSegment),
            ("/v1/..;x/admin", PathError::DotSegment),
            ("/v1/./x", PathError::DotSegment),
            ("//v1/x", PathError::EmptySegment),
            ("/v1//x", PathError::EmptySegment),
            ("/v1/x//", PathError::EmptySegment),
            ("//", PathError::EmptySegment),
            ("/v1%2fchat", PathError::Encoded),
            ("/v1%5Cchat", PathError::Encoded),
            ("/v1/a%00", PathError::Encoded),
            ("/v1/%", PathError::Escape),
            ("/v1/%4", PathError::Escape),
            ("/v1/%zz", PathError::Escape),
            ("/v1\\chat", PathError::Character),
            ("/v1/a b", PathError::Character),
            ("/v1/\u{e9}", PathError::Character),
        ] {
            assert_eq!(segments(path), Err(error), "{path}");
        }
    }

    #[test]
    fn patterns_match_whole_segments() {
        let matches = |pattern: &str, path: &str| {
            Pattern::parse(pattern)
                .unwrap()
                .matches(&segments(path).unwrap())
        };
        assert!(matches("/v1/models/{id}", "/v1/models/gpt-4o"));
        assert!(!matches("/v1/models/{id}", "/v1/models"));
        assert!(!matches("/v1/models", "/v1/models/gpt-4o"));
        assert!(matches("/v1/files/**", "/v1/files/a/b"));
        assert!(!matches("/v1/files/**", "/v1/files"));
        let verb = "/v1/models/{model}:generateContent";
        for path in [
            "/v1/models/gemini-2.5-flash:generateContent",
            "/v1/models/gemini-2.5-flash%3agenerateContent",
            "/v1/models/a:b%3AgenerateContent/",
            "/v1/models/a%3Ab:generateContent",
        ] {
            assert!(matches(verb, path), "{path}");
        }
        for path in [
            "/v1/models/:generateContent",
            "/v1/models/generateContent",
            "/v1/models/m:streamGenerateContent",
            "/v1/models/m:generateContent:x",
            "/v1/models/m:generatecontent",
        ] {
            assert!(!matches(verb, path), "{path}");
        }
        assert!(Pattern::parse("/v1/{m}:").is_none());
        assert!(Pattern::parse("/v1/{m}verb").is_none());
        assert!(Pattern::parse("v1").is_none());
        assert!(Pattern::parse("/v1/*").is_none());
    }

    proptest! {
        #[test]
        fn the_canonical_form_is_a_fixed_point(path in "/[a-zA-Z0-9%./;~\\\\ :_-]{0,40}") {
            if let Ok(parts) = segments(&path) {
                let again = format!("/{}", parts.join("/"));
                prop_assert_eq!(segments(&again).unwrap(), parts);
            }
        }
    }
}
