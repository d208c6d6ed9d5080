//! What can stand in the place of a finding where the text is a JSON document, so that it stays one.

/// Where a JSON document stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Inner {
    /// Between its values.
    #[default]
    Outside,
    /// In a number or a word.
    Scalar,
    /// Behind words that stand in the place of a number: what is left of it does not go on.
    Masked,
    /// In a string.
    Inside,
    /// In a string, after a backslash.
    Escape,
    /// In a string, so many digits before the end of an escape.
    Digits(u8),
}

/// What becomes of a part of a finding's text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// So many bytes stay: they hold the document together.
    Keep(usize),
    /// So many bytes have this in their place.
    Put(usize, String),
}

impl Inner {
    /// Follows what passes; gives how much of its beginning does not.
    pub fn follow(&mut self, text: &str) -> usize {
        let rest = if *self == Self::Masked {
            text.find(parts).unwrap_or(text.len())
        } else {
            0
        };
        for c in text.chars() {
            *self = self.next(c);
        }
        rest
    }

    fn next(self, c: char) -> Self {
        match (self, c) {
            (Self::Outside | Self::Scalar | Self::Masked, '"') => Self::Inside,
            (Self::Inside | Self::Digits(_), '"') => Self::Outside,
            (Self::Outside | Self::Scalar | Self::Masked, c) if parts(c) => Self::Outside,
            (Self::Outside | Self::Scalar, _) => Self::Scalar,
            (Self::Masked, _) => Self::Masked,
            (Self::Inside, '\\') => Self::Escape,
            (Self::Escape, 'u') => Self::Digits(4),
            (Self::Digits(left @ 2..), _) => Self::Digits(left - 1),
            (Self::Inside | Self::Escape | Self::Digits(_), _) => Self::Inside,
        }
    }

    /// What masks `value`, which comes next: strings keep their quotes, a number becomes a string, and what stands
    /// between values stays.
    pub fn fit(&mut self, value: &str, with: &str) -> Vec<Part> {
        let with: String = with
            .chars()
            .map(|c| if matches!(c, '"' | '\\') { '\'' } else { c })
            .collect();
        let mut all = Vec::new();
        let mut rest = value;
        while let Some(c) = rest.chars().next() {
            let run = self.run(rest);
            if run == 0 {
                all.push(Part::Keep(c.len_utf8()));
                *self = self.next(c);
            } else {
                all.push(Part::Put(run, self.words(&with)));
                if *self != Self::Inside {
                    *self = Self::Masked;
                }
            }
            let gone = if run == 0 { c.len_utf8() } else { run };
            rest = rest.get(gone..).unwrap_or_default();
        }
        all
    }

    /// How many of the next bytes can have words in their place: all of one value, and no half escape.
    fn run(self, rest: &str) -> usize {
        match self {
            Self::Escape | Self::Digits(_) => 0,
            Self::Outside | Self::Scalar | Self::Masked => rest.find(parts).unwrap_or(rest.len()),
            Self::Inside => {
                let mut state = Self::Inside;
                for (at, c) in rest.char_indices() {
                    let next = state.next(c);
                    if next == Self::Outside {
                        return at;
                    }
                    state = next;
                }
                rest.len() - usize::from(state == Self::Escape)
            }
        }
    }

    /// The words for a part. Behind a sign that has gone on only a number can stand.
    fn words(self, with: &str) -> String {
        match self {
            Self::Outside => format!("\"{with}\""),
            Self::Scalar => "0".to_owned(),
            Self::Masked => String::new(),
            Self::Inside | Self::Escape | Self::Digits(_) => with.to_owned(),
        }
    }
}

/// Whether a character stands between values, or begins a string.
fn parts(c: char) -> bool {
    c.is_ascii_whitespace() || matches!(c, '{' | '}' | '[' | ']' | ',' | ':' | '"')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn masked(before: &str, value: &str, after: &str) -> String {
        let mut inner = Inner::default();
        assert_eq!(inner.follow(before), 0);
        let (mut out, mut at) = (before.to_owned(), 0);
        for part in inner.fit(value, "[x: \"y\"]") {
            match part {
                Part::Keep(bytes) => {
                    out.push_str(&value[at..at + bytes]);
                    at += bytes;
                }
                Part::Put(bytes, with) => {
                    out.push_str(&with);
                    at += bytes;
                }
            }
        }
        assert_eq!(at, value.len());
        out + &after[inner.follow(after)..]
    }

    #[test]
    fn a_document_stays_one() {
        for (before, value, after, out) in [
            (r#"{"a":"b "#, "secret", r#""}"#, r#"{"a":"b [x: 'y']"}"#),
            (
                r#"{"a":"b "#,
                r#"sec","c":1"#,
                "}",
                r#"{"a":"b [x: 'y']","[x: 'y']":"[x: 'y']"}"#,
            ),
            (r#"{"a":"b\"#, "nsecret", r#""}"#, r#"{"a":"b\n[x: 'y']"}"#),
            (
                r#"{"a":"b "#,
                r"secret\",
                r#"n"}"#,
                r#"{"a":"b [x: 'y']\n"}"#,
            ),
            (
                r#"{"a":"\u00"#,
                "e9secret",
                r#""}"#,
                r#"{"a":"\u00e9[x: 'y']"}"#,
            ),
            (r#"{"a":"#, "4915112345678", "}", r#"{"a":"[x: 'y']"}"#),
            (r#"{"a":-"#, "4539148803436467", "}", r#"{"a":-0}"#),
            (r#"{"a":"#, "4539148803436467", ".5}", r#"{"a":"[x: 'y']"}"#),
            (
                r#"{"at":["#,
                "52.52001, 13.40495",
                "]}",
                r#"{"at":["[x: 'y']", "[x: 'y']"]}"#,
            ),
            (r#"{"a":"#, r#""secret"}"#, "", r#"{"a":"[x: 'y']"}"#),
        ] {
            assert_eq!(masked(before, value, after), out);
        }
    }
}
