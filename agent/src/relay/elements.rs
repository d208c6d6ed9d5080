//! A JSON array as it grows: cuts it into whole elements without changing a byte.
//!
//! Gemini's `:streamGenerateContent` without `alt=sse` answers so.

use bytes::{Bytes, BytesMut};

/// Cuts an array of values. All pieces, in order, are the stream byte for byte.
pub(super) struct Elements {
    buffer: BytesMut,
    /// How far the buffer was searched.
    searched: usize,
    stand: Stand,
    /// Containers that are open within the element.
    depth: usize,
    quoted: Quoted,
    /// Whether an element came, and a comma after it.
    begun: bool,
    comma: bool,
}

/// Where the search stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stand {
    /// Nothing but white space came.
    Before,
    /// In the array, between its elements.
    Between,
    /// In an element.
    Element,
    /// After the array, or in what is none.
    Outside,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Quoted {
    No,
    Yes,
    Escape,
}

/// A piece of the stream.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// One whole element.
    Element(Bytes),
    /// What stands between elements.
    Between(Bytes),
    /// The bracket that ends the array.
    End(Bytes),
    /// This is no array; all that waits, from its first byte on.
    Other(Bytes),
}

impl Elements {
    /// At the beginning of a stream.
    pub(super) fn new() -> Self {
        Self {
            buffer: BytesMut::new(),
            searched: 0,
            stand: Stand::Before,
            depth: 0,
            quoted: Quoted::No,
            begun: false,
            comma: false,
        }
    }

    /// Takes the next bytes.
    pub(super) fn push(&mut self, bytes: &[u8]) {
        self.buffer.extend_from_slice(bytes);
    }

    /// How many bytes wait for their element's end.
    pub(super) fn waiting(&self) -> usize {
        self.buffer.len()
    }

    /// What must stand before one more element after all that was given; `None` where none can follow.
    pub(super) fn before(&self) -> Option<&'static str> {
        match self.stand {
            Stand::Before => Some("["),
            Stand::Between | Stand::Element if self.begun && !self.comma => Some(","),
            Stand::Between | Stand::Element => Some(""),
            Stand::Outside => None,
        }
    }

    /// What is left when the stream has ended.
    pub(super) fn rest(&mut self) -> Bytes {
        self.searched = 0;
        self.buffer.split().freeze()
    }

    /// The next piece.
    pub(super) fn next(&mut self) -> Option<Piece> {
        while let Some(&byte) = self.buffer.get(self.searched) {
            match self.stand {
                Stand::Before if byte.is_ascii_whitespace() || self.is_mark() => self.searched += 1,
                Stand::Before if byte == b'[' => {
                    self.searched += 1;
                    self.stand = Stand::Between;
                }
                Stand::Before => {
                    self.stand = Stand::Outside;
                    return Some(Piece::Other(self.rest()));
                }
                Stand::Between => match byte {
                    b',' => {
                        self.searched += 1;
                        self.comma = true;
                    }
                    b']' => {
                        if self.searched > 0 {
                            return Some(Piece::Between(self.take()));
                        }
                        self.searched = 1;
                        self.stand = Stand::Outside;
                        return Some(Piece::End(self.take()));
                    }
                    _ if byte.is_ascii_whitespace() => self.searched += 1,
                    _ => {
                        self.stand = Stand::Element;
                        if self.searched > 0 {
                            return Some(Piece::Between(self.take()));
                        }
                    }
                },
                Stand::Element => {
                    if self.ends(byte) {
                        self.stand = Stand::Between;
                        (self.begun, self.comma) = (true, false);
                        return Some(Piece::Element(self.take()));
                    }
                }
                Stand::Outside => self.searched = self.buffer.len(),
            }
        }
        // Only the bytes of an element wait.
        let gives = !matches!(self.stand, Stand::Before | Stand::Element) && self.searched > 0;
        gives.then(|| Piece::Between(self.take()))
    }

    /// Whether the stream begins with a byte order mark here.
    fn is_mark(&self) -> bool {
        const MARK: &[u8] = b"\xef\xbb\xbf";
        self.searched < MARK.len()
            && self
                .buffer
                .get(..=self.searched)
                .is_some_and(|head| MARK.starts_with(head))
    }

    fn take(&mut self) -> Bytes {
        let at = std::mem::take(&mut self.searched);
        self.buffer.split_to(at).freeze()
    }

    /// Takes one byte of an element, or leaves it; says whether the element ended.
    fn ends(&mut self, byte: u8) -> bool {
        match self.quoted {
            Quoted::Escape => self.quoted = Quoted::Yes,
            Quoted::Yes => match byte {
                b'\\' => self.quoted = Quoted::Escape,
                b'"' => self.quoted = Quoted::No,
                _ => {
                    // Most of an element is text.
                    let rest = self.buffer.get(self.searched..).unwrap_or_default();
                    let plain = memchr::memchr2(b'\\', b'"', rest).unwrap_or(rest.len());
                    self.searched += plain;
                    return false;
                }
            },
            Quoted::No => match byte {
                b'"' => self.quoted = Quoted::Yes,
                b'{' | b'[' => self.depth += 1,
                // A number or a word ends with what follows it.
                b',' | b']' if self.depth == 0 => return true,
                b'}' | b']' => {
                    self.depth = self.depth.saturating_sub(1);
                    self.searched += 1;
                    return self.depth == 0;
                }
                _ => {}
            },
        }
        self.searched += 1;
        false
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The elements, all bytes, and whether the array ended.
    fn cut(chunks: &[&[u8]]) -> (Vec<Vec<u8>>, Vec<u8>, bool) {
        let mut elements = Elements::new();
        let (mut found, mut all, mut ended) = (Vec::new(), Vec::new(), false);
        for chunk in chunks {
            elements.push(chunk);
            while let Some(piece) = elements.next() {
                let bytes = match piece {
                    Piece::Element(bytes) => {
                        found.push(bytes.to_vec());
                        bytes
                    }
                    Piece::End(bytes) => {
                        ended = true;
                        bytes
                    }
                    Piece::Between(bytes) | Piece::Other(bytes) => bytes,
                };
                all.extend_from_slice(&bytes);
            }
        }
        all.extend_from_slice(&elements.rest());
        (found, all, ended)
    }

    #[test]
    fn elements_end_where_they_end() {
        let stream = br#" [{"a": "]}\"{"}
,
{"b": [1, {"c": []}]}, 7 ,"x", [] ] "#;
        let (found, all, ended) = cut(&[stream]);
        let found: Vec<&str> = found
            .iter()
            .map(|element| std::str::from_utf8(element).expect("text").trim())
            .collect();
        assert_eq!(
            found,
            [
                r#"{"a": "]}\"{"}"#,
                r#"{"b": [1, {"c": []}]}"#,
                "7",
                "\"x\"",
                "[]"
            ]
        );
        assert_eq!(all, stream);
        assert!(ended);
    }

    #[test]
    fn an_object_goes_on_before_what_follows_it() {
        let mut elements = Elements::new();
        elements.push(b"[{\"a\":1}");
        assert_eq!(elements.next(), Some(Piece::Between(Bytes::from("["))));
        assert_eq!(
            elements.next(),
            Some(Piece::Element(Bytes::from("{\"a\":1}")))
        );
        assert_eq!(elements.next(), None);
        assert_eq!(elements.before(), Some(","));
        elements.push(b"\n,\r\n");
        while elements.next().is_some() {}
        assert_eq!(elements.before(), Some(""));
        elements.push(b"{}]");
        while elements.next().is_some() {}
        assert_eq!(elements.before(), None);
    }

    #[test]
    fn what_is_no_array_is_said_to_be_none() {
        let mut elements = Elements::new();
        elements.push(b"\xef\xbb\xbf {\"error\":");
        let whole = Bytes::from_static(b"\xef\xbb\xbf {\"error\":");
        assert_eq!(elements.next(), Some(Piece::Other(whole)));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]
        #[test]
        fn pieces_depend_on_the_bytes_alone(stream in r#"[\[\]{},"\\ a1\n]{0,40}"#, cuts in proptest::collection::vec(0usize..40, 0..6)) {
            let whole = cut(&[stream.as_bytes()]);
            prop_assert_eq!(&whole.1, stream.as_bytes());
            let mut cuts: Vec<usize> = cuts.into_iter().map(|cut| cut.min(stream.len())).collect();
            cuts.extend([0, stream.len()]);
            cuts.sort_unstable();
            let chunks: Vec<&[u8]> = cuts.windows(2).map(|cut| &stream.as_bytes()[cut[0]..cut[1]]).collect();
            prop_assert_eq!(cut(&chunks), whole);
        }

        #[test]
        fn agrees_with_serde_json(values in proptest::collection::vec(proptest::collection::btree_map(".{0,6}", ".{0,12}", 0..3), 0..5)) {
            let stream = serde_json::to_string_pretty(&values).expect("serializes");
            let (found, _, ended) = cut(&[stream.as_bytes()]);
            prop_assert!(ended);
            prop_assert_eq!(found.len(), values.len());
            for (element, value) in found.iter().zip(&values) {
                let read: std::collections::BTreeMap<String, String> = serde_json::from_slice(element).expect("JSON");
                prop_assert_eq!(&read, value);
            }
        }
    }
}
