//! A JSON document as a flat list of places in its bytes: read strictly, copied never.

mod reader;

use std::ops::Range;

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
        reader::Reader::new(text, nodes).document()?;
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

    /// This node and all it holds.
    pub(super) fn whole(&self, at: usize) -> Range<usize> {
        at..self.nodes[at].next as usize
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::reader::DEEPEST;
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
