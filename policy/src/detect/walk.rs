//! Structures that hold several secrets at once, walked from what announces them: headers, cookies, lists of codes,
//! files of logins, manifests.

use std::ops::Range;

mod codes;
mod headers;
mod logins;
mod manifests;

pub(super) use codes::{recovery, totp};
pub(super) use headers::{authorization, cookies};
pub(super) use logins::{expect, netrc, pairs, pgpass};
pub(super) use manifests::kube;

/// Looks from a literal's place for values, and tells where it stopped reading: hits before that are covered.
pub(super) type Walk = fn(&str, &Range<usize>, &mut Vec<Range<usize>>) -> usize;

/// Skips blanks, quotes, backslashes and operators, at most so many bytes.
fn skip(bytes: &[u8], at: usize, most: usize, also: &[u8]) -> usize {
    at + bytes
        .get(at..)
        .unwrap_or_default()
        .iter()
        .take(most)
        .take_while(|b| matches!(b, b' ' | b'\t' | b'"' | b'\'' | b'\\') || also.contains(b))
        .count()
}

/// Length of the run of bytes that fulfil a test.
fn run(bytes: &[u8], at: usize, most: usize, test: impl Fn(u8) -> bool) -> usize {
    bytes
        .get(at..)
        .unwrap_or_default()
        .iter()
        .take(most)
        .take_while(|b| test(**b))
        .count()
}
