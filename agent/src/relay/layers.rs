//! How deep in JSON a place of a text is: models write documents as text, and what is given back in a string of one must
//! be escaped for it, or it would end the string and set members of its own.
//!
//! A document begins at any `{` or `[` and is followed by JSON's grammar (RFC 8259) for as long as it keeps to it; so is
//! one within a string of it. What is no document is prose. A string of other code is escaped as JSON's are where it stands in
//! double quotes; in others, languages differ, and nobody can tell.

/// Documents within strings of documents that are followed; a place deeper is not told.
const DEEPEST: usize = 4;
/// Brackets within brackets of one document.
const NESTED: u8 = 64;

/// Where one document stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    /// Outside of any.
    Prose,
    /// Before a key, or the object's end.
    Key,
    /// After a key.
    Colon,
    /// Before a value, or the array's end.
    Value,
    /// In a number or a word.
    Scalar,
    /// After a value.
    After,
    /// In a string, which is a key or not.
    String { key: bool },
    /// After a backslash in one.
    Escape { key: bool },
    /// In its `\u`.
    Unicode { key: bool, left: u8, code: u32 },
}

/// One document, or the prose around it.
#[derive(Clone, Copy)]
struct Document {
    at: At,
    /// Open brackets, the innermost by the lowest bit: whether it is an object's.
    open: u64,
    depth: u8,
    literal: Literal,
}

/// A string of code that is no JSON: from a quote after a sign that a value follows, to the next quote or the line's end.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Literal {
    /// The last byte but blanks is none of those signs.
    Outside,
    /// It is.
    Awaited,
    Inside(u8),
    Escape(u8),
}

/// The follower of one text.
#[derive(Clone, Copy)]
pub(super) struct Layers {
    documents: [Document; DEEPEST],
}

impl Document {
    const fn new() -> Self {
        Self {
            at: At::Prose,
            open: 0,
            depth: 0,
            literal: Literal::Outside,
        }
    }

    /// Takes the next byte; gives the byte that it means in a string's text, if it is one of it.
    fn feed(&mut self, byte: u8) -> Option<u8> {
        match self.at {
            At::String { key } => match byte {
                b'"' => self.closed(key),
                b'\\' => self.at = At::Escape { key },
                other => return Some(other),
            },
            At::Escape { key } if byte == b'u' => {
                let (left, code) = (4, 0);
                self.at = At::Unicode { key, left, code };
            }
            At::Escape { key } => {
                self.at = At::String { key };
                return Some(meant(byte));
            }
            At::Unicode { key, left, code } => {
                let code = code << 4 | char::from(byte).to_digit(16).unwrap_or(0);
                if left == 1 {
                    self.at = At::String { key };
                    return Some(u8::try_from(code).unwrap_or(0xff));
                }
                let left = left - 1;
                self.at = At::Unicode { key, left, code };
            }
            At::Prose => self.prose(byte),
            _ => self.structure(byte),
        }
        None
    }

    /// A string has ended.
    fn closed(&mut self, key: bool) {
        self.at = if key { At::Colon } else { At::After };
    }

    fn prose(&mut self, byte: u8) {
        if matches!(byte, b'{' | b'[') {
            self.open(byte);
        }
        self.literal = self.literal.next(byte);
    }

    /// A byte between a document's strings.
    fn structure(&mut self, byte: u8) {
        let blank = byte.is_ascii_whitespace();
        let scalar = byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'+' | b'.');
        match (self.at, byte) {
            (At::Scalar, _) if scalar => {}
            (At::Scalar, _) if blank => self.at = At::After,
            (_, _) if blank => {}
            (At::Key, b'"') => self.at = At::String { key: true },
            (At::Colon, b':') => self.at = At::Value,
            (At::Value, b'"') => self.at = At::String { key: false },
            (At::Value, b'{' | b'[') => self.open(byte),
            (At::Value, _) if scalar => self.at = At::Scalar,
            (At::After | At::Scalar, b',') => {
                let object = self.open & 1 == 1;
                self.at = if object { At::Key } else { At::Value };
            }
            (At::Key | At::After | At::Scalar, b'}') if self.open & 1 == 1 => self.close(),
            (At::Value | At::After | At::Scalar, b']') if self.open & 1 == 0 => self.close(),
            _ => {
                // No document after all; this byte may begin one.
                *self = Self {
                    literal: self.literal,
                    ..Self::new()
                };
                self.prose(byte);
            }
        }
    }

    fn open(&mut self, byte: u8) {
        if self.depth == NESTED {
            *self = Self::new();
            return;
        }
        let object = byte == b'{';
        self.open = self.open << 1 | u64::from(object);
        self.depth += 1;
        self.at = if object { At::Key } else { At::Value };
    }

    fn close(&mut self) {
        self.open >>= 1;
        self.depth -= 1;
        self.at = if self.depth == 0 {
            At::Prose
        } else {
            At::After
        };
    }
}

impl Literal {
    fn next(self, byte: u8) -> Self {
        match (self, byte) {
            (Self::Inside(quote), b'\\') => Self::Escape(quote),
            (Self::Escape(quote), _) => Self::Inside(quote),
            (_, b'\n') => Self::Outside,
            (Self::Inside(quote), _) if byte == quote => Self::Outside,
            (Self::Inside(quote), _) => Self::Inside(quote),
            (Self::Awaited, b' ' | b'\t') => Self::Awaited,
            (Self::Awaited, b'"' | b'\'' | b'`') => Self::Inside(byte),
            (_, b'=' | b'(' | b'[' | b'{' | b',' | b':') => Self::Awaited,
            _ => Self::Outside,
        }
    }
}

impl Layers {
    /// At the beginning of a text.
    pub(super) fn new() -> Self {
        Self {
            documents: [Document::new(); DEEPEST],
        }
    }

    /// Takes the next byte of the decoded text; bytes outside ASCII are all alike.
    pub(super) fn feed(&mut self, byte: u8) {
        let mut byte = byte;
        for at in 0..DEEPEST {
            let Some(document) = self.documents.get_mut(at) else {
                return;
            };
            let outside = !matches!(document.at, At::String { .. });
            let Some(inner) = document.feed(byte) else {
                // A string that begins has a text of its own.
                if outside
                    && matches!(document.at, At::String { .. })
                    && let Some(next) = self.documents.get_mut(at + 1)
                {
                    *next = Document::new();
                }
                return;
            };
            byte = inner;
        }
    }

    /// In how many strings of documents the next byte stands, one within the other; `None` where nobody can tell.
    pub(super) fn depth(&self) -> Option<usize> {
        for (depth, document) in self.documents.iter().enumerate() {
            match document.at {
                At::String { .. } => {}
                At::Escape { .. } | At::Unicode { .. } => return None,
                At::Prose => {
                    return match document.literal {
                        Literal::Outside | Literal::Awaited => Some(depth),
                        // Most languages escape as JSON does there.
                        Literal::Inside(b'"') => Some(depth + 1),
                        Literal::Inside(_) | Literal::Escape(_) => None,
                    };
                }
                // Between a document's strings nothing that is given back would keep it one.
                _ => return Some(depth),
            }
        }
        None
    }
}

/// The byte that an escape's letter means.
fn meant(letter: u8) -> u8 {
    match letter {
        b'n' => b'\n',
        b'r' => b'\r',
        b't' => b'\t',
        b'b' | b'f' => b' ',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn depth(text: &str) -> Option<usize> {
        let mut layers = Layers::new();
        text.bytes().for_each(|byte| layers.feed(byte));
        layers.depth()
    }

    #[test]
    fn places_in_documents_are_told() {
        for (text, expected) in [
            ("", Some(0)),
            ("the key is ", Some(0)),
            ("He said \"the key is ", Some(0)),
            ("{\"a\": \"", Some(1)),
            ("{\"a\": \"b\", \"c\": [1, true, {\"d\": \"x", Some(1)),
            ("Here it is:\n```json\n{\"a\": \"", Some(1)),
            ("{\"a\": \"b\"} and ", Some(0)),
            ("{\"", Some(1)),
            ("[see {\"a\": \"", Some(1)),
            ("\"", Some(0)),
            ("{\"a\": \"{\\\"b\\\": \\\"", Some(2)),
            ("{\"a\": \"{\\u0022b\\u0022: \\u0022", Some(2)),
            ("{\"a\": \"{\\\"b\\\": \\\"c\\\"} ", Some(1)),
            ("{\"a\": \"x\\", None),
            ("password = \"", Some(1)),
            ("password = \"\\", None),
            ("call('", None),
            ("password = \"x\"; ", Some(0)),
            ("key = \"\"\"\n", Some(0)),
            ("{\"a\": 1}\n{\"b\": \"", Some(1)),
            ("{\"a\": {}, \"b\": [], \"c\": \"", Some(1)),
        ] {
            assert_eq!(depth(text), expected, "{text}");
        }
    }

    #[test]
    fn depth_is_bounded() {
        let deep = "[".repeat(70) + "\"";
        assert!(depth(&deep).is_some());
        let mut text = "x".to_owned();
        for _ in 0..6 {
            text = format!("{{\"a\": {}", serde_json::Value::String(text));
        }
        let open = text.trim_end_matches(['"', '\\']);
        assert!(depth(open).is_none_or(|depth| depth <= DEEPEST));
    }
}
