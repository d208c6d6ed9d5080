//! What was read before need not be read again: the elements of the lists in which agents send their history.

use std::ops::Range;
use std::sync::Arc;

use weir_policy::detect::{Class, Confidence};

/// A keyed hash of an element's bytes: equal for equal bytes, and nobody without the key finds others that are.
pub type Digest = [u8; 16];

/// The lists whose elements may be recalled, as members of the body's own object. What an element of theirs adds to a
/// request depends on its bytes and the list's name alone.
pub(crate) const LISTS: [&str; 7] = [
    "contents",
    "functions",
    "input",
    "mcp_servers",
    "messages",
    "system",
    "tools",
];

/// Whether a dialect looks into the elements of a list to learn what is asked: they are always on the tape.
pub(super) fn is_told(list: &str) -> bool {
    matches!(list, "functions" | "mcp_servers" | "tools")
}

/// Remembers elements. Only what was learnt from [`Element::fresh`] may be told as known.
pub trait Recall {
    /// How many bytes the next element of a list may have, by the element before it, or for the first by how the rest
    /// of the body begins. A guess: what has these bytes still has to be known by its digest.
    fn hint(&self, list: &'static str, before: Option<&Digest>, rest: &[u8]) -> Option<usize>;

    /// The digest of an element's bytes.
    fn digest(&self, element: &[u8]) -> Digest;

    /// What reading the element of this digest, in this list, added.
    fn known(&self, list: &'static str, digest: &Digest) -> Option<Arc<Known>>;
}

/// All that reading an element adds to what is decoded, where every byte of it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    pub(super) tokens: usize,
    pub(super) leaves: usize,
    pub(super) maps: usize,
    pub(super) sealed: u64,
    /// Cuts, from its first byte.
    pub(super) cuts: Box<[u32]>,
    /// What was found in it.
    pub(super) found: Box<[Found]>,
}

impl Known {
    /// The same, with what was found in the element.
    pub fn holding(mut self, found: Vec<Found>) -> Self {
        self.found = found.into();
        self
    }

    /// What was found in the element.
    pub fn found(&self) -> &[Found] {
        &self.found
    }
}

/// A finding in an element whose bytes are the value as it is; of the value itself nothing is remembered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its bytes, from the element's first.
    pub raw: Range<usize>,
    /// What its place has after the element's: `.content`.
    pub place: Box<str>,
    /// What was found.
    pub class: Class,
    /// Which detector found it.
    pub detector: Arc<str>,
    /// How sure the detector is.
    pub confidence: Confidence,
    /// Inside content that may not be edited.
    pub signed: bool,
    /// A JSON number, within so many layers of JSON strings.
    pub bare: Option<u8>,
}

/// An element of a list, as it stands in the body.
#[derive(Clone, Debug)]
pub struct Element {
    /// The name of its list.
    pub list: &'static str,
    /// Its bytes.
    pub raw: Range<usize>,
    /// Their digest.
    pub digest: Digest,
    /// Its leaves, by index; none where it was recalled.
    pub leaves: Range<usize>,
    /// What reading it added; `None` where it was recalled, or where not every byte of it was read.
    pub fresh: Option<Known>,
    /// What is known of it, where it was recalled and something was found in it.
    pub known: Option<Arc<Known>>,
    /// Its place (`messages[2]`), where it was read or something was found in it.
    pub place: String,
}

impl Element {
    /// Whether it was recalled, and not read.
    pub fn is_recalled(&self) -> bool {
        self.fresh.is_none() && self.leaves.is_empty()
    }

    /// Where in it, from its first byte, something was found before; in order.
    pub fn found(&self) -> impl Iterator<Item = &Range<usize>> {
        let known = self.known.iter();
        known.flat_map(|known| known.found().iter().map(|found| &found.raw))
    }
}

/// An element of a list as a tape holds it.
#[derive(Clone, Debug)]
pub(super) struct Seen {
    pub(super) list: &'static str,
    /// Its token.
    pub(super) token: usize,
    pub(super) digest: Digest,
    pub(super) known: Option<Arc<Known>>,
}
