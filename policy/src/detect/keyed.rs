//! Values of a form that has no prefix of its own, near the name of who issues it: one mechanism for all of them.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::context;
use super::form::Form;
use super::lookup::any_of;

/// Words that a name of a secret has, where the issuer's name alone does not say it.
const SECRETS: [&str; 17] = [
    "key", "token", "secret", "auth", "pass", "pat", "bearer", "cred", "api", "pwd", "sid", "dsn",
    "licen", "cookie", "webhook", "jwt", "pin",
];
/// Words that say that the value is something else.
const OTHERS: [&str; 15] = [
    "sha",
    "commit",
    "hash",
    "trace",
    "span",
    "digest",
    "checksum",
    "uuid",
    "request",
    "version",
    "build",
    "etag",
    "md5",
    "revision",
    "fingerprint",
];
/// How far before the issuer's name a word for a secret may stand, in bytes.
const BEFORE: usize = 24;

/// The value of the form within `gap` bytes after the keyword. With a gap of more than eight bytes, an operator or a
/// word between must tie them, and a word for a secret must stand near. `known`: see [`Form::end`].
pub(super) fn value(
    bytes: &[u8],
    hit: &Range<usize>,
    (form, known): (&Form, &mut Range<usize>),
    gap: usize,
    header: &mut dyn FnMut(usize) -> Option<Range<usize>>,
) -> Option<Range<usize>> {
    let mut at = hit.end;
    let end = bytes.len().min(hit.end + gap + 1);
    let loose = gap > 8;
    while at < end {
        let byte = *bytes.get(at)?;
        if byte == b'\n' && bytes.get(at + 1) == Some(&b'\n') {
            return None;
        }
        if (!loose || at > hit.end && context::starts(bytes, at))
            && let Some(value_end) = form.end(bytes, at, known)
        {
            // A commit or a digest has the length of many keys.
            let digest = matches!(value_end - at, 40 | 64)
                && form.is_wider_than_hex()
                && bytes
                    .get(at..value_end)?
                    .iter()
                    .all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(b));
            let fits = !loose || (ties(bytes, hit, at, header) && !digest);
            return fits.then_some(at..value_end);
        }
        // To the end of this word: a value starts a new one.
        at += 1;
        if context::is_word(byte) {
            while bytes.get(at).is_some_and(|b| context::is_word(*b)) && at < end {
                at += 1;
            }
        }
    }
    None
}

/// Whether what stands between the keyword and the value ties them as a name and its secret.
fn ties(
    bytes: &[u8],
    hit: &Range<usize>,
    at: usize,
    header: &mut dyn FnMut(usize) -> Option<Range<usize>>,
) -> bool {
    let between = bytes.get(hit.end..at).unwrap_or_default();
    let tied = between.iter().any(|b| {
        matches!(
            b,
            b':' | b'=' | b'"' | b'\'' | b'`' | b'>' | b'(' | b',' | b'|'
        )
    }) || between.ends_with(b" ")
        || between.ends_with(b"\n");
    let said = bytes
        .get(hit.start.saturating_sub(BEFORE)..at)
        .unwrap_or_default();
    static SAID: LazyLock<[Option<AhoCorasick>; 2]> =
        LazyLock::new(|| [any_of(SECRETS), any_of(OTHERS)]);
    let [secrets, others] = &*SAID;
    let says =
        |words: &Option<AhoCorasick>| words.as_ref().is_some_and(|words| words.is_match(said));
    // `Datadog,platform,7a81…` under a head that says `secret`.
    let mut headed = || {
        let head = header(at).and_then(|head| bytes.get(head));
        head.is_some_and(|head| secrets.as_ref().is_some_and(|words| words.is_match(head)))
    };
    // `Hetzner: Zbmo… / Buildkite: …`: a list of who issued what.
    let listed = || {
        between
            .strip_prefix(b":")
            .is_some_and(|rest| rest.trim_ascii().is_empty())
            && starts_item(bytes.get(..hit.start).unwrap_or_default())
    };
    tied && !says(others) && (says(secrets) || headed() || listed())
}

/// Whether an item of a list or a line starts after `before`.
fn starts_item(before: &[u8]) -> bool {
    let trimmed = before.trim_ascii_end();
    matches!(
        trimmed.last(),
        None | Some(b'/' | b',' | b';' | b'|' | b'-' | b'*' | b'>' | b'(')
    ) || before
        .get(trimmed.len()..)
        .is_some_and(|gap| gap.contains(&b'\n'))
}
