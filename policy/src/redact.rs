//! How a value becomes a placeholder, and how the bytes around it stay what they were.

mod plan;
mod tokens;

use std::borrow::Cow;
use std::ops::Range;

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::detect::Class;
use crate::request::Surface;

pub use plan::{covering, plan};
pub(crate) use tokens::{MARKED, add_form};
pub use tokens::{MAX_TOKEN, PLACEHOLDER, Tokens, fingerprint, forms};

/// One replacement in one surface.
#[derive(Clone, Debug)]
pub struct Edit {
    /// Which bytes `raw` counts in.
    pub surface: Surface,
    /// Byte range in the surface as received.
    pub raw: Range<usize>,
    /// The placeholder: ASCII letters and digits only, at most 32 bytes, so that it needs no
    /// escaping at any depth of nesting.
    pub token: String,
    /// The class it says.
    pub class: Class,
}

/// Where a value may be given back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RestoreIn {
    /// In the answer's text.
    pub text: bool,
    /// In the arguments of tool calls.
    pub tool_arguments: bool,
    /// Inside a URL that the model wrote.
    pub url: bool,
}

/// A value that may be given back in this unit's answer.
#[derive(Clone, Debug)]
pub struct Restoration {
    /// The placeholder as it left.
    pub token: String,
    /// The value as it came, decoded; wiped when dropped.
    pub value: Zeroizing<String>,
    /// Its class.
    pub class: Class,
    /// Where it may be given back.
    pub restore: RestoreIn,
}

/// Applies the edits of one surface; every other byte is the byte received.
///
/// Total: edits out of order are put in order, of overlapping ones every covered byte goes, and what reaches
/// beyond the bytes is cut there.
pub fn apply<'b>(edits: &[Edit], surface: Surface, bytes: &'b [u8]) -> Cow<'b, [u8]> {
    let mut mine: Vec<&Edit> = edits
        .iter()
        .filter(|edit| edit.surface == surface)
        .collect();
    if mine.is_empty() {
        return Cow::Borrowed(bytes);
    }
    mine.sort_by_key(|edit| (edit.raw.start, edit.raw.end));
    let mut out = Vec::with_capacity(bytes.len() + mine.len() * MAX_TOKEN);
    let mut kept = 0;
    for edit in mine {
        let start = edit.raw.start.min(bytes.len());
        out.extend_from_slice(bytes.get(kept..start).unwrap_or_default());
        out.extend_from_slice(edit.token.as_bytes());
        kept = kept.max(edit.raw.end.min(bytes.len()));
    }
    out.extend_from_slice(bytes.get(kept..).unwrap_or_default());
    Cow::Owned(out)
}

#[cfg(test)]
mod tests;
