//! A strict JSON tokenizer (RFC 8259) that keeps spans and never builds a tree.
//!
//! One pass yields a flat tape of tokens in document order. Nothing is dropped: both of two members
//! with one name are on it, and every string keeps the bytes it was written with.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use self::escape::unescape;
use self::scan::Scan;
use super::map::OffsetMap;
use super::recall::{Recall, Seen};

mod escape;
mod scan;

/// Containers within containers, at most.
pub const DEPTH_CAP: usize = 128;
/// Bytes of one number, at most. Readers give up on longer ones, each at a bound of its own.
pub const NUMBER_CAP: usize = 4096;
/// Tokens (keys and values) in one request, at most: 2 Mi.
pub const TOKEN_CAP: usize = 2 << 20;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `{`; its members follow as key, value, key, value.
    Object,
    /// `[`; its elements follow.
    Array,
    /// A member's name.
    Key,
    /// A string value.
    String,
    /// A number.
    Number,
    /// `true`
    True,
    /// `false`
    False,
    /// `null`
    Null,
}

/// One token; a container's span runs from its bracket to the matching one.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// What it is.
    pub kind: Kind,
    /// Whether a string or key holds escapes.
    pub escaped: bool,
    start: u32,
    end: u32,
    next: u32,
}

impl Token {
    /// Byte range in the source; of strings and keys, what is between the quotes.
    pub fn span(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// Why a text is not JSON, or not JSON that weir reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JsonError {
    /// Byte offset in the source.
    pub offset: usize,
    /// Line, from 1.
    pub line: usize,
    /// Column in bytes, from 1.
    pub column: usize,
    /// What is wrong.
    pub fault: Fault,
}

/// What is wrong with a text that should be JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Not JSON.
    Syntax(&'static str),
    /// Deeper than [`DEPTH_CAP`].
    TooDeep,
    /// More tokens than allowed.
    TooMany,
    /// A number longer than [`NUMBER_CAP`].
    TooLong,
}

impl fmt::Display for JsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self.fault {
            Fault::Syntax(what) => what,
            Fault::TooDeep => "nested too deeply",
            Fault::TooMany => "too many values",
            Fault::TooLong => "too long a number",
        };
        write!(
            f,
            "{what} at line {}, column {} (byte {})",
            self.line, self.column, self.offset
        )
    }
}

/// A member that stands more than once in an object where its meaning depends on standing once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Duplicate;

/// A JSON text as tokens in document order.
pub struct Tape<'t> {
    text: &'t str,
    tokens: Vec<Token>,
    seen: Vec<Seen>,
    count: usize,
}

impl fmt::Debug for Tape<'_> {
    /// How many tokens, never the text.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Tape({} tokens)", self.tokens.len())
    }
}

impl<'t> Tape<'t> {
    /// Reads one JSON value and nothing after it; at most `cap` tokens.
    pub fn parse(bytes: &'t [u8], cap: usize) -> Result<Self, JsonError> {
        Self::parse_with(bytes, cap, None)
    }

    /// The same, but of elements that are recalled only the brackets are on the tape.
    pub(super) fn parse_with(
        bytes: &'t [u8],
        cap: usize,
        recall: Option<&'t dyn Recall>,
    ) -> Result<Self, JsonError> {
        let text = std::str::from_utf8(bytes)
            .map_err(|error| located(bytes, error.valid_up_to(), Fault::Syntax("not UTF-8")))?;
        if u32::try_from(bytes.len()).is_err() {
            return Err(located(bytes, 0, Fault::TooMany));
        }
        let mut scan = Scan::new(bytes, cap, recall);
        match scan.run() {
            Ok(()) => Ok(Self {
                text,
                count: scan.count(),
                tokens: scan.tokens,
                seen: scan.seen,
            }),
            Err(fault) => Err(located(bytes, scan.at, fault)),
        }
    }

    /// The tokens; the first is the root value.
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// How many tokens there are with those of what was recalled.
    pub(super) fn count(&self) -> usize {
        self.count
    }

    /// The elements of remembered lists, in document order.
    pub(super) fn seen(&self) -> &[Seen] {
        &self.seen
    }

    /// What stands between a string's quotes, or a number as written.
    pub fn raw(&self, token: &Token) -> &'t str {
        self.text.get(token.span()).unwrap_or_default()
    }

    /// The decoded text of a string or key.
    pub fn text(&self, token: &Token) -> Cow<'t, str> {
        let raw = self.raw(token);
        if token.escaped {
            Cow::Owned(unescape(raw, token.start as usize).0)
        } else {
            Cow::Borrowed(raw)
        }
    }

    /// The decoded text of a string, key or number, and its map to the source.
    pub fn mapped(&self, token: &Token) -> (Cow<'t, str>, OffsetMap) {
        let raw = self.raw(token);
        if token.escaped {
            let (text, map) = unescape(raw, token.start as usize);
            (Cow::Owned(text), map)
        } else {
            (
                Cow::Borrowed(raw),
                OffsetMap::identity(token.start as usize),
            )
        }
    }

    /// Index of the token after a value and all that is within it.
    pub fn after(&self, index: usize) -> usize {
        self.tokens
            .get(index)
            .map_or(index + 1, |token| token.next as usize)
    }

    /// The members of an object as (key, value) indices; of anything else, none.
    pub fn members(&self, object: usize) -> impl Iterator<Item = (usize, usize)> + '_ {
        let end = match self.tokens.get(object) {
            Some(token) if token.kind == Kind::Object => token.next as usize,
            _ => object + 1,
        };
        let mut at = object + 1;
        std::iter::from_fn(move || {
            (at < end).then(|| {
                let member = (at, at + 1);
                at = self.after(at + 1);
                member
            })
        })
    }

    /// The elements of an array as indices; of anything else, none.
    pub fn elements(&self, array: usize) -> impl Iterator<Item = usize> + '_ {
        let end = match self.tokens.get(array) {
            Some(token) if token.kind == Kind::Array => token.next as usize,
            _ => array + 1,
        };
        let mut at = array + 1;
        std::iter::from_fn(move || {
            (at < end).then(|| {
                let element = at;
                at = self.after(at);
                element
            })
        })
    }

    /// The value of the member of this (decoded) name, which may stand once only.
    pub fn get(&self, object: usize, name: &str) -> Result<Option<usize>, Duplicate> {
        let mut found = None;
        for (key, value) in self.members(object) {
            let Some(token) = self.tokens.get(key) else {
                continue;
            };
            let same = if token.escaped {
                self.text(token) == name
            } else {
                self.raw(token) == name
            };
            if same && found.replace(value).is_some() {
                return Err(Duplicate);
            }
        }
        Ok(found)
    }

    /// The decoded text of a string value.
    pub fn string(&self, index: usize) -> Option<Cow<'t, str>> {
        self.tokens
            .get(index)
            .filter(|token| token.kind == Kind::String)
            .map(|token| self.text(token))
    }

    /// What a value is.
    pub fn kind(&self, index: usize) -> Option<Kind> {
        self.tokens.get(index).map(|token| token.kind)
    }
}

/// A text with the escapes of JSON strings undone wherever they stand, though it is not JSON, and its map.
pub(super) fn unescaped(text: &str, base: usize) -> (String, OffsetMap) {
    unescape(text, base)
}

fn located(bytes: &[u8], offset: usize, fault: Fault) -> JsonError {
    let before = bytes.get(..offset.min(bytes.len())).unwrap_or(bytes);
    let line_start = memchr::memrchr(b'\n', before).map_or(0, |at| at + 1);
    let line = memchr::memchr_iter(b'\n', before).count() + 1;
    JsonError {
        offset,
        line,
        column: before.len() - line_start + 1,
        fault,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::Value;

    use super::*;

    fn read(text: &str) -> Result<Tape<'_>, JsonError> {
        Tape::parse(text.as_bytes(), TOKEN_CAP)
    }

    /// The tape as a serde value, members kept last-wins as serde does.
    fn tree(tape: &Tape<'_>, index: usize) -> Value {
        let token = &tape.tokens()[index];
        match token.kind {
            Kind::Object => Value::Object(
                tape.members(index)
                    .map(|(key, value)| {
                        (
                            tape.text(&tape.tokens()[key]).into_owned(),
                            tree(tape, value),
                        )
                    })
                    .collect(),
            ),
            Kind::Array => tape
                .elements(index)
                .map(|element| tree(tape, element))
                .collect(),
            Kind::Key | Kind::String => Value::String(tape.text(token).into_owned()),
            Kind::Number => serde_json::from_str(tape.raw(token)).unwrap(),
            Kind::True => Value::Bool(true),
            Kind::False => Value::Bool(false),
            Kind::Null => Value::Null,
        }
    }

    /// serde_json refuses numbers beyond f64 and stops one level earlier; all else must agree.
    fn agrees(bytes: &[u8]) {
        let ours = Tape::parse(bytes, TOKEN_CAP);
        match (&ours, serde_json::from_slice::<Value>(bytes)) {
            (Ok(tape), Ok(theirs)) => assert_eq!(tree(tape, 0), theirs),
            (Err(_), Err(_)) => {}
            (Ok(_), Err(error)) => assert!(
                error.to_string().contains("number out of range")
                    || error.to_string().contains("recursion limit"),
                "we accept what serde_json refuses: {error}: {bytes:?}"
            ),
            (Err(error), Ok(_)) => panic!("we refuse what serde_json accepts: {error}: {bytes:?}"),
        }
    }

    #[test]
    fn agrees_with_serde_on_the_edges() {
        for text in [
            "",
            " ",
            "{}",
            "[]",
            "[1,]",
            "{,}",
            "[,1]",
            "{\"a\":1,}",
            "01",
            "-",
            "-0",
            "1.",
            ".5",
            "1e",
            "1e+5",
            "-0.0e-0",
            "true",
            "tru",
            "truex",
            "nul",
            "\"\\u0000\"",
            "\"\\ud83d\\ude00\"",
            "\"\\ud83d\"",
            "\"\\ude00\"",
            "\"\\ud83dx\"",
            "\"\\ud83d\\u0041\"",
            "\"\\x41\"",
            "\"\\u00zz\"",
            "\"\t\"",
            "\"\u{7f}\"",
            "{\"a\":1,\"a\":2}",
            "[1] 2",
            "[1]\u{a0}",
            "\u{feff}[]",
            "[1 2]",
            "{\"a\" 1}",
            "{1:2}",
            "'a'",
            "NaN",
            "[\"a\\",
            "[\"a",
            "\"\\/\\b\\f\\n\\r\\t\\\"\\\\\"",
            "1e999",
            "[[[[1]]]]",
            "{\"a\":{\"b\":[{}]}}",
        ] {
            agrees(text.as_bytes());
        }
        agrees(b"\"\xff\"");
        agrees(b"\"\xed\xa0\x80\"");
    }

    #[test]
    fn both_of_two_members_are_visited_and_asking_for_one_says_so() {
        let tape = read(r#"{"model":"a","mod\u0065l":"b"}"#).unwrap();
        assert_eq!(tape.members(0).count(), 2);
        assert_eq!(tape.get(0, "model"), Err(Duplicate));
        assert_eq!(tape.get(0, "absent"), Ok(None));
    }

    #[test]
    fn bounds_hold_and_errors_say_where() {
        let deep = "[".repeat(100_000);
        assert_eq!(read(&deep).unwrap_err().fault, Fault::TooDeep);
        let fits = "[".repeat(DEPTH_CAP) + &"]".repeat(DEPTH_CAP);
        assert!(read(&fits).is_ok());
        assert_eq!(
            Tape::parse(b"[1,2,3]", 3).unwrap_err().fault,
            Fault::TooMany
        );
        let long = "1".repeat(NUMBER_CAP);
        assert!(read(&long).is_ok());
        assert_eq!(read(&(long + "1")).unwrap_err().fault, Fault::TooLong);
        let error = read("{\n  \"a\": oops\n}").unwrap_err();
        assert_eq!((error.line, error.column, error.offset), (2, 8, 9));
    }

    fn json() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            Just("{".to_owned()),
            Just("}".to_owned()),
            Just("[".to_owned()),
            Just("]".to_owned()),
            Just(",".to_owned()),
            Just(":".to_owned()),
            Just("\"a\"".to_owned()),
            Just("\"\\u00e9\"".to_owned()),
            Just("12".to_owned()),
            Just("-0.5e3".to_owned()),
            Just("null".to_owned()),
            Just(" ".to_owned()),
            Just("\\".to_owned()),
            "\\PC",
        ];
        proptest::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
    }

    fn value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            "(\\PC|[\\x00-\\x1f\"\\\\]){0,12}".prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 24, 5, |inner| {
            prop_oneof![
                proptest::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
                proptest::collection::btree_map("\\PC{0,6}", inner, 0..5)
                    .prop_map(|map| Value::Object(map.into_iter().collect())),
            ]
        })
    }

    /// A string literal with its characters escaped in every way there is.
    fn written() -> impl Strategy<Value = (String, String)> {
        proptest::collection::vec((any::<char>(), 0..3u8), 0..20).prop_map(|chars| {
            let (mut plain, mut written) = (String::new(), String::new());
            for (c, how) in chars {
                plain.push(c);
                let short = serde_json::to_string(&c).unwrap();
                match how {
                    0 => written.push_str(&short[1..short.len() - 1]),
                    _ => c
                        .encode_utf16(&mut [0; 2])
                        .iter()
                        .for_each(|unit| written.push_str(&format!("\\u{unit:04x}"))),
                }
            }
            (plain, written)
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]

        #[test]
        fn accepts_and_refuses_what_serde_does(text in json()) {
            agrees(text.as_bytes());
        }

        #[test]
        fn reads_what_serde_writes(value in value()) {
            let text = serde_json::to_string_pretty(&value).unwrap();
            prop_assert_eq!(tree(&read(&text).unwrap(), 0), value);
        }

        #[test]
        fn never_panics(bytes in proptest::collection::vec(any::<u8>(), 0..64)) {
            agrees(&bytes);
        }

        #[test]
        fn any_range_of_characters_decodes_from_its_raw_range((plain, written) in written(), from in 0..20usize, len in 0..20usize) {
            let text = format!("  [\"{written}\"]");
            let tape = read(&text).unwrap();
            let token = &tape.tokens()[1];
            prop_assert_eq!(tape.text(token), plain.as_str());
            let bounds: Vec<usize> = plain.char_indices().map(|(at, _)| at).chain([plain.len()]).collect();
            let start = from.min(bounds.len() - 1);
            let end = (start + len).min(bounds.len() - 1);
            let range = bounds[start]..bounds[end];
            let raw = tape.mapped(token).1.raw_range(range.clone());
            let decoded: String = serde_json::from_str(&format!("\"{}\"", &text[raw])).unwrap();
            prop_assert_eq!(decoded, &plain[range]);
        }
    }
}
