//! A JSON document as a flat list of places in its bytes: read strictly, copied never.

use std::ops::Range;

/// Deeper documents are not read.
const DEEPEST: usize = 128;
/// Documents of more values are not read (32 MiB of nodes).
const MOST: usize = 1 << 20;

/// What a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Object,
    Array,
    String,
    /// A number, `true` or `false`, in an object; those in arrays and `null` are left out.
    Scalar,
}

/// One value.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) kind: Kind,
    /// The container's place in the list; its own for the root.
    pub(super) parent: u32,
    /// The node after this one and all it holds.
    next: u32,
    key: (u32, u32),
    value: (u32, u32),
}

/// A document and its nodes, in the order of the text.
pub(super) struct Tree<'a> {
    pub(super) text: &'a [u8],
    nodes: &'a [Node],
}

/// The bytes are not one JSON document, or too much of one.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Unreadable;

impl<'a> Tree<'a> {
    /// Reads a document; `nodes` is only memory to use again.
    pub(super) fn read(text: &'a [u8], nodes: &'a mut Vec<Node>) -> Result<Self, Unreadable> {
        nodes.clear();
        if u32::try_from(text.len()).is_err() {
            return Err(Unreadable);
        }
        let mut reader = Reader {
            text,
            at: 0,
            nodes,
            open: Vec::new(),
        };
        reader.document()?;
        Ok(Self { text, nodes })
    }

    /// How many nodes there are.
    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// The n-th node.
    pub(super) fn node(&self, at: usize) -> &Node {
        &self.nodes[at]
    }

    /// Where the node's key stands, without its quotes; empty outside objects.
    pub(super) fn key_span(&self, at: usize) -> Range<usize> {
        span(self.nodes[at].key)
    }

    /// The node's key as written.
    pub(super) fn key(&self, at: usize) -> &'a [u8] {
        &self.text[self.key_span(at)]
    }

    /// Where the node's value stands; a string's without its quotes.
    pub(super) fn span(&self, at: usize) -> Range<usize> {
        span(self.nodes[at].value)
    }

    /// The node's value as written; a string's without its quotes.
    pub(super) fn raw(&self, at: usize) -> &'a [u8] {
        &self.text[self.span(at)]
    }

    /// The nodes directly in this one.
    pub(super) fn children(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        let end = self.nodes[at].next as usize;
        let first = Some(at + 1).filter(|first| *first < end);
        std::iter::successors(first, move |child| {
            Some(self.nodes[*child].next as usize).filter(|next| *next < end)
        })
    }

    /// The member of this name, the last if there are several.
    pub(super) fn get(&self, at: usize, key: &str) -> Option<usize> {
        if self.nodes[at].kind != Kind::Object {
            return None;
        }
        self.children(at)
            .filter(|child| self.key(*child) == key.as_bytes())
            .last()
    }

    /// The member of this name if it is a string.
    pub(super) fn string(&self, at: usize, key: &str) -> Option<usize> {
        self.get(at, key)
            .filter(|child| self.nodes[*child].kind == Kind::String)
    }

    /// The member of this name if it is a string, as written.
    pub(super) fn text(&self, at: usize, key: &str) -> Option<&'a [u8]> {
        self.string(at, key).map(|child| self.raw(child))
    }

    /// The member of this name if it is a whole number.
    pub(super) fn number(&self, at: usize, key: &str) -> Option<u64> {
        let child = self
            .get(at, key)
            .filter(|child| self.nodes[*child].kind == Kind::Scalar)?;
        std::str::from_utf8(self.raw(child)).ok()?.parse().ok()
    }

    /// The member of this name with quotes and all, to be copied into another document.
    pub(super) fn quoted(&self, at: usize, key: &str) -> Option<&'a [u8]> {
        let child = self.get(at, key)?;
        match self.nodes[child].kind {
            Kind::String => self
                .text
                .get(self.span(child).start - 1..self.span(child).end + 1),
            Kind::Scalar => Some(self.raw(child)),
            Kind::Object | Kind::Array => None,
        }
    }
}

/// A span of a document that is shorter than 4 GiB.
fn span((start, end): (u32, u32)) -> Range<usize> {
    start as usize..end as usize
}

struct Reader<'a> {
    text: &'a [u8],
    at: usize,
    nodes: &'a mut Vec<Node>,
    /// The containers around this place.
    open: Vec<usize>,
}

impl Reader<'_> {
    fn document(&mut self) -> Result<(), Unreadable> {
        let mut key = (0, 0);
        loop {
            // A value begins here; a container goes on with its first value, if it has one.
            self.space();
            if self.value(key)? {
                match self.first_key()? {
                    Some(next) => {
                        key = next;
                        continue;
                    }
                    None => self.close()?,
                }
            }
            loop {
                let Some(container) = self.open.last() else {
                    self.space();
                    return if self.at == self.text.len() && !self.nodes.is_empty() {
                        Ok(())
                    } else {
                        Err(Unreadable)
                    };
                };
                let object = self.nodes[*container].kind == Kind::Object;
                self.space();
                match self.take()? {
                    b',' if object => {
                        key = self.key()?;
                        break;
                    }
                    b',' => {
                        key = (0, 0);
                        break;
                    }
                    b'}' if object => {
                        self.at -= 1;
                        self.close()?;
                    }
                    b']' if !object => {
                        self.at -= 1;
                        self.close()?;
                    }
                    _ => return Err(Unreadable),
                }
            }
        }
    }

    /// Reads a value, or only the beginning of a container: then true.
    fn value(&mut self, key: (u32, u32)) -> Result<bool, Unreadable> {
        let start = self.at;
        match self.take()? {
            b'{' => self.enter(Kind::Object, key, start).map(|()| true),
            b'[' => self.enter(Kind::Array, key, start).map(|()| true),
            b'"' => {
                let value = self.string()?;
                self.add(Kind::String, key, value)?;
                Ok(false)
            }
            b'n' => self
                .literal(b"ull")
                .and_then(|()| self.root(key, start))
                .map(|()| false),
            b't' => self
                .literal(b"rue")
                .and_then(|()| self.scalar(key, start))
                .map(|()| false),
            b'f' => self
                .literal(b"alse")
                .and_then(|()| self.scalar(key, start))
                .map(|()| false),
            b'-' | b'0'..=b'9' => {
                self.at = start;
                self.numeral()?;
                self.scalar(key, start).map(|()| false)
            }
            _ => Err(Unreadable),
        }
    }

    /// The first member's key of the object just entered (nothing to read for an array); `None` if it is empty.
    fn first_key(&mut self) -> Result<Option<(u32, u32)>, Unreadable> {
        self.space();
        let object = self
            .open
            .last()
            .is_some_and(|at| self.nodes[*at].kind == Kind::Object);
        match self.text.get(self.at) {
            Some(b'}') if object => Ok(None),
            Some(b']') if !object => Ok(None),
            Some(_) if object => self.key().map(Some),
            Some(_) => Ok(Some((0, 0))),
            None => Err(Unreadable),
        }
    }

    fn key(&mut self) -> Result<(u32, u32), Unreadable> {
        self.space();
        if self.take()? != b'"' {
            return Err(Unreadable);
        }
        let key = self.string()?;
        self.space();
        if self.take()? == b':' {
            Ok(key)
        } else {
            Err(Unreadable)
        }
    }

    fn enter(&mut self, kind: Kind, key: (u32, u32), start: usize) -> Result<(), Unreadable> {
        if self.open.len() >= DEEPEST {
            return Err(Unreadable);
        }
        let at = self.add(kind, key, (narrow(start), narrow(start)))?;
        self.open.push(at);
        Ok(())
    }

    /// Takes the container's closing bracket.
    fn close(&mut self) -> Result<(), Unreadable> {
        self.at += 1;
        let at = self.open.pop().ok_or(Unreadable)?;
        self.nodes[at].value.1 = narrow(self.at);
        self.nodes[at].next = narrow(self.nodes.len());
        Ok(())
    }

    fn add(&mut self, kind: Kind, key: (u32, u32), value: (u32, u32)) -> Result<usize, Unreadable> {
        let at = self.nodes.len();
        if at >= MOST {
            return Err(Unreadable);
        }
        let parent = narrow(self.open.last().copied().unwrap_or(at));
        self.nodes.push(Node {
            kind,
            parent,
            next: narrow(at + 1),
            key,
            value,
        });
        Ok(at)
    }

    /// Keeps a number or truth value where something may ask for it.
    fn scalar(&mut self, key: (u32, u32), start: usize) -> Result<(), Unreadable> {
        let asked = self
            .open
            .last()
            .is_none_or(|at| self.nodes[*at].kind == Kind::Object);
        if asked {
            self.add(Kind::Scalar, key, (narrow(start), narrow(self.at)))?;
        }
        Ok(())
    }

    /// Keeps `null` only where it is the whole document.
    fn root(&mut self, key: (u32, u32), start: usize) -> Result<(), Unreadable> {
        if self.open.is_empty() {
            self.scalar(key, start)
        } else {
            Ok(())
        }
    }

    /// The inside of the string whose quote was taken, and its closing quote.
    fn string(&mut self) -> Result<(u32, u32), Unreadable> {
        let start = self.at;
        loop {
            match self.take()? {
                b'"' => return Ok((narrow(start), narrow(self.at - 1))),
                b'\\' => match self.take()? {
                    b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => {}
                    b'u' => {
                        let digits = self.text.get(self.at..self.at + 4).ok_or(Unreadable)?;
                        if !digits.iter().all(u8::is_ascii_hexdigit) {
                            return Err(Unreadable);
                        }
                        self.at += 4;
                    }
                    _ => return Err(Unreadable),
                },
                0..0x20 => return Err(Unreadable),
                _ => {}
            }
        }
    }

    fn numeral(&mut self) -> Result<(), Unreadable> {
        if self.text.get(self.at) == Some(&b'-') {
            self.at += 1;
        }
        let zero = self.text.get(self.at) == Some(&b'0');
        if self.digits()? > 1 && zero {
            return Err(Unreadable);
        }
        if self.text.get(self.at) == Some(&b'.') {
            self.at += 1;
            self.digits()?;
        }
        if matches!(self.text.get(self.at), Some(b'e' | b'E')) {
            self.at += 1;
            if matches!(self.text.get(self.at), Some(b'+' | b'-')) {
                self.at += 1;
            }
            self.digits()?;
        }
        Ok(())
    }

    fn digits(&mut self) -> Result<usize, Unreadable> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let count = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        self.at += count;
        if count == 0 {
            Err(Unreadable)
        } else {
            Ok(count)
        }
    }

    fn literal(&mut self, rest: &[u8]) -> Result<(), Unreadable> {
        if !self
            .text
            .get(self.at..)
            .is_some_and(|text| text.starts_with(rest))
        {
            return Err(Unreadable);
        }
        self.at += rest.len();
        Ok(())
    }

    fn space(&mut self) {
        while matches!(self.text.get(self.at), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn take(&mut self) -> Result<u8, Unreadable> {
        let byte = self.text.get(self.at).copied().ok_or(Unreadable)?;
        self.at += 1;
        Ok(byte)
    }
}

/// A place in a document that is shorter than 4 GiB, which [`Tree::read`] made sure of.
fn narrow(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn places_are_found() {
        let text = br#" {"a": {"b": ["x", 1, "y\"z"], "n": -1.5e3}, "c": 42, "a": {"b": "last"}, "e": {}, "s": [] } "#;
        let mut nodes = Vec::new();
        let tree = Tree::read(text, &mut nodes).expect("valid");
        let a = tree.get(0, "a").expect("a");
        assert_eq!(tree.text(a, "b"), Some(&b"last"[..]));
        assert_eq!(tree.number(0, "c"), Some(42));
        assert_eq!(tree.quoted(a, "b"), Some(&b"\"last\""[..]));
        let keys: Vec<&[u8]> = tree.children(0).map(|child| tree.key(child)).collect();
        assert_eq!(keys, [&b"a"[..], b"c", b"a", b"e", b"s"]);
        let strings = (0..tree.len())
            .filter(|at| tree.node(*at).kind == Kind::String)
            .count();
        assert_eq!(strings, 3);
    }

    #[test]
    fn depth_is_bounded() {
        let deep = format!("{}{}", "[".repeat(DEEPEST + 1), "]".repeat(DEEPEST + 1));
        assert!(Tree::read(deep.as_bytes(), &mut Vec::new()).is_err());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]
        #[test]
        fn agrees_with_serde_json_on_what_is_json(text in r#"[\[\]{}:,"\\ue0-9.tn\- a]{0,24}"#) {
            let ours = Tree::read(text.as_bytes(), &mut Vec::new()).is_ok();
            // serde_json refuses numbers out of range and lone surrogates, which are JSON by the grammar.
            if serde_json::from_str::<&serde_json::value::RawValue>(&text).is_ok() {
                prop_assert!(ours, "{text}");
            }
            if ours && !text.contains(['e', 'u']) {
                prop_assert!(serde_json::from_str::<serde_json::Value>(&text).is_ok(), "{text}");
            }
        }

        #[test]
        fn reads_what_serde_json_writes(keys in proptest::collection::vec(".{0,8}", 0..6), number in any::<f64>()) {
            let value = serde_json::json!({"list": &keys, "number": number, "in": {"none": null, "yes": true}});
            let text = value.to_string();
            let mut nodes = Vec::new();
            let tree = Tree::read(text.as_bytes(), &mut nodes).expect("valid");
            let list = tree.get(0, "list").expect("list");
            let read: Vec<String> = tree.children(list)
                .map(|at| serde_json::from_slice(format!("\"{}\"", String::from_utf8_lossy(tree.raw(at))).as_bytes()).expect("string"))
                .collect();
            prop_assert_eq!(read, keys);
        }
    }
}
