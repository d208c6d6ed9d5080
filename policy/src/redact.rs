//! How a value becomes a placeholder, and how the bytes around it stay what they were.

mod action;
mod plan;
mod replace;
mod synthetic;
mod tokens;

use std::borrow::Cow;
use std::ops::Range;

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::detect::Class;
use crate::request::Surface;

pub use action::{Action, Actions};
pub use plan::{Asked, covering, plan, plan_by};
pub use synthetic::{has_stand_ins, with_stand_ins};
pub(crate) use tokens::{MARKED, add_form, is_placeholder};
pub use tokens::{MAX_TOKEN, PLACEHOLDER, Tokens, fingerprint, forms};

/// One replacement in one surface.
#[derive(Clone, Debug)]
pub struct Edit {
    /// Which bytes `raw` counts in.
    pub surface: Surface,
    /// Byte range in the surface as received.
    pub raw: Range<usize>,
    /// What stands in its place: ASCII letters and digits only, at most 32 bytes, so that it needs no
    /// escaping at any depth of nesting; nothing where the value is dropped. A stand-in is written as its value was,
    /// with what else needs no escaping there.
    pub with: String,
    /// What stands before and after it: where a JSON number stood, quotes, as its place needs them; else nothing.
    pub quote: String,
    /// What is done with the value.
    pub action: Action,
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
/// beyond the bytes is cut there. Where nothing stands in a value's place and two words would become one, `_` keeps
/// them apart: what was not in the text before must not be in it after.
pub fn apply<'b>(edits: &[Edit], surface: Surface, bytes: &'b [u8]) -> Cow<'b, [u8]> {
    applied(edits, surface, bytes, |_, _| ())
}

/// The same, and where `cuts` of the bytes received (in order) are in what leaves; one inside of what an edit replaces
/// is nowhere in it.
pub fn apply_cut<'b>(
    edits: &[Edit],
    surface: Surface,
    bytes: &'b [u8],
    cuts: &[usize],
) -> (Cow<'b, [u8]>, Vec<usize>) {
    let mut moved = Vec::with_capacity(cuts.len());
    let mut rest = cuts;
    // Up to which byte received what has left is known, and how long that is.
    let (mut known, mut length) = (0, 0);
    let out = applied(edits, surface, bytes, |raw, replaced| {
        while let Some((cut, after)) = rest.split_first().filter(|(cut, _)| **cut < raw.end) {
            if *cut >= known && *cut <= raw.start {
                moved.push(length + (cut - known));
            }
            rest = after;
        }
        (known, length) = (raw.end.max(known), replaced);
    });
    let after = rest.iter().filter(|cut| **cut >= known);
    moved.extend(after.map(|cut| length + (cut - known)));
    (out, moved)
}

/// Applies the edits of one surface, telling of each what it replaces and how much has left after it.
fn applied<'b>(
    edits: &[Edit],
    surface: Surface,
    bytes: &'b [u8],
    mut tell: impl FnMut(Range<usize>, usize),
) -> Cow<'b, [u8]> {
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
        for part in [&edit.quote, &edit.with, &edit.quote] {
            out.extend_from_slice(part.as_bytes());
        }
        kept = kept.max(edit.raw.end.min(bytes.len()));
        // One is enough where values that stood side by side are dropped.
        if edit.with.is_empty()
            && edit.quote.is_empty()
            && out.last() != Some(&b'_')
            && joins(
                out.last(),
                bytes.get(start..kept).unwrap_or_default(),
                bytes.get(kept),
            )
        {
            out.push(b'_');
        }
        tell(start..kept, out.len());
    }
    out.extend_from_slice(bytes.get(kept..).unwrap_or_default());
    Cow::Owned(out)
}

/// Whether two bytes side by side could belong to one word, or a number that what is dropped was joined to would stand alone
/// and be one that is found.
fn joins(before: Option<&u8>, dropped: &[u8], after: Option<&u8>) -> bool {
    let in_word = |byte: Option<&u8>| byte.is_some_and(|b| b.is_ascii_alphanumeric() || *b >= 0x80);
    let digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    in_word(before) && in_word(after)
        || digit(before) && in_word(dropped.first())
        || digit(after) && in_word(dropped.last())
}

#[cfg(test)]
mod tests;
