//! What can stand in the place of a finding where the text is a JSON document, so that it stays one.

/// Where a JSON document stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Inner {
    /// Outside of its strings.
    #[default]
    Outside,
    /// In a string.
    Inside,
    /// In a string, after a backslash.
    Escape,
}

/// What becomes of a finding's text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Fit {
    /// After so many bytes, so many have this in their place.
    As(usize, usize, String),
    /// It has to stay: nothing else could stand there.
    Not,
}

impl Inner {
    /// Follows what passes.
    pub fn follow(&mut self, text: &str) {
        for byte in text.bytes() {
            *self = match (*self, byte) {
                (Self::Outside, b'"') | (Self::Escape, _) => Self::Inside,
                (Self::Inside, b'"') => Self::Outside,
                (Self::Inside, b'\\') => Self::Escape,
                (now, _) => now,
            };
        }
    }

    /// What masks `value`, which comes next: within one string, and not half an escape.
    pub fn fit(self, value: &str, with: &str) -> Fit {
        let with: String = with
            .chars()
            .map(|c| if matches!(c, '"' | '\\') { '\'' } else { c })
            .collect();
        let skip = match self {
            Self::Outside => {
                let scalar = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'+' | b'.');
                return if !value.is_empty() && value.bytes().all(scalar) {
                    Fit::As(0, value.len(), format!("\"{with}\""))
                } else {
                    Fit::Not
                };
            }
            Self::Escape => value.chars().next().map_or(0, char::len_utf8),
            Self::Inside => 0,
        };
        let rest = value.get(skip..).unwrap_or_default();
        let mut state = Self::Inside;
        let mut length = 0;
        for c in rest.chars() {
            if state == Self::Inside && c == '"' {
                break;
            }
            state.follow(c.encode_utf8(&mut [0; 4]));
            length += c.len_utf8();
        }
        if state == Self::Escape {
            length -= 1;
        }
        if length == 0 {
            Fit::Not
        } else {
            Fit::As(skip, length, with)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_stays_one() {
        let fit = |before: &str, value: &str| {
            let mut inner = Inner::default();
            inner.follow(before);
            inner.fit(value, "[masked: \"x\"]")
        };
        let with = || "[masked: 'x']".to_owned();
        assert_eq!(fit("{\"a\":\"b ", "secret"), Fit::As(0, 6, with()));
        assert_eq!(fit("{\"a\":\"b ", "sec\",\"c\":1"), Fit::As(0, 3, with()));
        assert_eq!(fit("{\"a\":\"b\\", "nsecret"), Fit::As(1, 6, with()));
        assert_eq!(fit("{\"a\":\"b ", "secret\\"), Fit::As(0, 6, with()));
        assert_eq!(
            fit("{\"a\":", "4915112345678"),
            Fit::As(0, 13, "\"[masked: 'x']\"".to_owned())
        );
        assert_eq!(fit("{", "\"a\":1"), Fit::Not);
    }
}
