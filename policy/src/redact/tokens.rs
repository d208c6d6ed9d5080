//! Placeholders: keyed, stable for a user and application, recognisable, and impossible to forge.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use aws_lc_rs::hmac;

use crate::detect::{Class, Detectors};
use crate::request::{CROCKFORD, crockford};

/// The class of text that holds the placeholder form already. Policy cannot name it: such text is always replaced by
/// a fresh placeholder and given back as it was, so that no input can pass for a placeholder of weir's.
pub const PLACEHOLDER: &str = "weir.placeholder";

/// Longest placeholder, in bytes: `WEIR`, `x`, a tag of eight letters, `x`, sixteen characters, rounded up to the
/// bound that a stream holds back.
pub const MAX_TOKEN: usize = 32;

/// What every placeholder starts with.
pub(crate) const MARKED: &str = "WEIRx";
/// Longest tag, in letters.
const TAG: usize = 8;
/// Characters of the keyed hash: 80 bits.
const HASH: usize = 16;

/// Makes placeholders for one user and application.
#[derive(Clone)]
pub struct Tokens {
    key: hmac::Key,
    application: Arc<str>,
    detectors: Arc<Detectors>,
}

impl Tokens {
    /// Placeholders under this key for this user and application ([`crate::subject::Subject::application`]),
    /// with the tags of the built-in detectors.
    pub fn new(key: &[u8; 32], application: &str) -> Self {
        Self::with(key, application, Detectors::builtin())
    }

    /// Placeholders with the tags of this set of detectors.
    pub fn with(key: &[u8; 32], application: &str, detectors: Arc<Detectors>) -> Self {
        Self {
            key: hmac::Key::new(hmac::HMAC_SHA256, key),
            application: application.into(),
            detectors,
        }
    }

    /// The placeholder of a value: `WEIRx` TAG `x` and the first 80 bits of
    /// HMAC-SHA256(key, application NUL class NUL value) in Crockford base32. Depends on nothing else.
    pub fn token(&self, class: &Class, value: &str) -> String {
        let (_, tag) = self.detectors.describe(class);
        let mut context = hmac::Context::with_key(&self.key);
        for part in [
            self.application.as_bytes(),
            b"\0",
            class.as_str().as_bytes(),
            b"\0",
            value.as_bytes(),
        ] {
            context.update(part);
        }
        let hash = context.sign();
        let mut bits = [0; 16];
        for (slot, byte) in bits.iter_mut().skip(6).zip(hash.as_ref()) {
            *slot = *byte;
        }
        let bits = u128::from_be_bytes(bits);
        let letters = (0..HASH).rev().map(|index| crockford(bits >> (index * 5)));
        format!("{MARKED}{tag}x{}", letters.collect::<String>())
    }
}

impl fmt::Debug for Tokens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Tokens(..)")
    }
}

/// Where text already holds the placeholder form, in any case of its letters: sorted, not overlapping.
pub fn forms(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut forms: Vec<Range<usize>> = Vec::new();
    for x in memchr::memchr2_iter(b'x', b'X', bytes) {
        let Some(start) = x.checked_sub(MARKED.len() - 1) else {
            continue;
        };
        let marked = start..x + 1;
        if bytes
            .get(marked.clone())
            .is_some_and(|mark| mark.eq_ignore_ascii_case(MARKED.as_bytes()))
        {
            add_form(bytes, &marked, &mut forms);
        }
    }
    forms
}

/// Adds the form that starts with the mark at `marked`, if one does and no form before it reaches there.
pub(crate) fn add_form(bytes: &[u8], marked: &Range<usize>, forms: &mut Vec<Range<usize>>) {
    let free = forms.last().is_none_or(|last| last.end <= marked.start);
    if free && let Some(end) = form_end(bytes, marked.end) {
        forms.push(marked.start..end);
    }
}

/// Where a form ends whose tag starts at `at`: the longest of the readings, since `x` may be a letter of the tag.
fn form_end(bytes: &[u8], at: usize) -> Option<usize> {
    let tag = bytes
        .get(at..)?
        .iter()
        .take(TAG)
        .take_while(|b| b.is_ascii_alphabetic())
        .count();
    (1..=tag).rev().find_map(|length| {
        let hash = at + length + 1;
        let joined = bytes
            .get(hash - 1)
            .is_some_and(|b| b.eq_ignore_ascii_case(&b'x'));
        let held = || {
            bytes.get(hash..hash + HASH).is_some_and(|hash| {
                hash.iter()
                    .all(|b| CROCKFORD.contains(&b.to_ascii_uppercase()))
            })
        };
        (joined && held()).then_some(hash + HASH)
    })
}

/// Keyed hash of what may be compared but not known: credentials, text leaves. HMAC-SHA256(key, label NUL bytes);
/// labels hold no NUL.
pub fn fingerprint(key: &[u8; 32], label: &str, bytes: &[u8]) -> [u8; 32] {
    let mut context = hmac::Context::with_key(&hmac::Key::new(hmac::HMAC_SHA256, key));
    context.update(label.as_bytes());
    context.update(b"\0");
    context.update(bytes);
    let mut out = [0; 32];
    for (slot, byte) in out.iter_mut().zip(context.sign().as_ref()) {
        *slot = *byte;
    }
    out
}
