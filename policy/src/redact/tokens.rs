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
/// What joins tag and hash where no value comes back. It is not in Crockford's alphabet: within the sixteen characters
/// of a placeholder it cannot stand, so that no text is read as this for what is a placeholder.
const HASHED: u8 = b'u';

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
        self.keyed("", b'x', class, value)
    }

    /// What stands for a value for good: the form of a placeholder with `u` before its sixteen characters, and other
    /// ones, so that it is not a placeholder's. It is left alone where it is met again.
    pub fn hash(&self, class: &Class, value: &str) -> String {
        // No application begins so: it begins with a user's number.
        self.keyed("hash\0", HASHED, class, value)
    }

    /// Bytes that nothing but the key tells, for what is to follow from `text`.
    pub(super) fn noise(&self, class: &Class, text: &str) -> [u8; 32] {
        let hash = self.sign("stand-in\0", class, text);
        let mut noise = [0; 32];
        for (slot, byte) in noise.iter_mut().zip(hash.as_ref()) {
            *slot = *byte;
        }
        noise
    }

    fn keyed(&self, domain: &str, joint: u8, class: &Class, value: &str) -> String {
        let (_, tag) = self.detectors.describe(class);
        let hash = self.sign(domain, class, value);
        let mut bits = [0; 16];
        for (slot, byte) in bits.iter_mut().skip(6).zip(hash.as_ref()) {
            *slot = *byte;
        }
        let bits = u128::from_be_bytes(bits);
        let letters = (0..HASH).rev().map(|index| crockford(bits >> (index * 5)));
        let mut token = String::with_capacity(MAX_TOKEN);
        token.push_str(MARKED);
        token.push_str(tag);
        token.push(char::from(joint));
        token.extend(letters);
        token
    }

    fn sign(&self, domain: &str, class: &Class, value: &str) -> hmac::Tag {
        let mut context = hmac::Context::with_key(&self.key);
        for part in [
            domain.as_bytes(),
            self.application.as_bytes(),
            b"\0",
            class.as_str().as_bytes(),
            b"\0",
            value.as_bytes(),
        ] {
            context.update(part);
        }
        context.sign()
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
    forms.retain(|form| is_placeholder(bytes, form));
    forms
}

/// Whether what has a form has the placeholder's, not that of a hash.
pub(crate) fn is_placeholder(bytes: &[u8], form: &Range<usize>) -> bool {
    let joint = form.end.checked_sub(HASH + 1);
    let joint = joint.and_then(|joint| bytes.get(joint));
    joint.is_some_and(|joint| joint.eq_ignore_ascii_case(&b'x'))
}

/// Adds the form, of a placeholder or of a hash, that starts with the mark at `marked`, if one does and none before it
/// reaches there. A hash gives way to a placeholder that starts within it, or text could hide one.
pub(crate) fn add_form(bytes: &[u8], marked: &Range<usize>, forms: &mut Vec<Range<usize>>) {
    let Some(end) = form_end(bytes, marked.end) else {
        return;
    };
    let form = marked.start..end;
    if let Some(last) = forms.last()
        && last.end > form.start
    {
        if is_placeholder(bytes, last) || !is_placeholder(bytes, &form) {
            return;
        }
        forms.pop();
    }
    forms.push(form);
}

/// Where a form ends whose tag starts at `at`: a placeholder's before a hash's, and the longest of the readings, since
/// what joins may be a letter of the tag.
fn form_end(bytes: &[u8], at: usize) -> Option<usize> {
    let tag = bytes
        .get(at..)?
        .iter()
        .take(TAG)
        .take_while(|b| b.is_ascii_alphabetic())
        .count();
    let joined = |joint: u8| {
        (1..=tag).rev().find_map(|length| {
            let hash = at + length + 1;
            let joined = bytes.get(hash - 1)?.eq_ignore_ascii_case(&joint);
            let held = || {
                bytes.get(hash..hash + HASH).is_some_and(|hash| {
                    hash.iter()
                        .all(|b| CROCKFORD.contains(&b.to_ascii_uppercase()))
                })
            };
            (joined && held()).then_some(hash + HASH)
        })
    };
    joined(b'x').or_else(|| joined(HASHED))
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
