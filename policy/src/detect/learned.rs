//! Passwords, codes and keys that no word ties to their name, told by how they look and by all the words around them at
//! once: what each tells was learned from texts (`data/told.weights`), not written down.

use std::iter::Peekable;
use std::ops::Range;
use std::vec::IntoIter;

use super::Detectors;
use super::lines;
use super::marks::Marks;
use super::merge;
use super::scan::{Candidate, Scan};

mod features;
mod identifiers;
mod looks;
mod phrases;
mod weights;
mod words;

pub use features::FEATURES;
pub use phrases::joined_words;
pub use weights::PHRASES;
use weights::Weights;

/// What kind of value a detector takes of those that were learned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A few digits.
    Number,
    /// What people choose.
    Password,
    /// What machines draw.
    Key,
    /// Words that a sign joins.
    Phrase,
}

/// Shortest and longest value, in bytes.
const LENGTH: Range<usize> = 4..65;

/// Offers what was learned to be a secret to the rules of its kind.
pub(super) fn each(set: &Detectors, scan: &mut Scan<'_>) {
    // What was hidden stands among the ruins of its disguise, which nothing was learned of.
    if set.anchors.learned.is_empty() || scan.is_view() || scan.is_over() {
        return;
    }
    let weights = Weights::builtin();
    let mut seen = Vec::new();
    let mut from = 0;
    let mut taken: Vec<(Range<usize>, Kind)> = Vec::new();
    let mut known = Known::of(scan.found());
    while let Some((range, kind)) = next(scan.text, scan.marks, &mut from, |range| {
        known.meets(range) || merge::is_inside(scan.forms(), range)
    }) {
        features::of(scan.text, &range, &mut seen);
        if weights.sum(&seen) >= weights.least(kind) {
            taken.push((range, kind));
        }
        // More than a scan keeps: it fails when they are offered.
        if taken.len() > super::MAX_CANDIDATES {
            break;
        }
    }
    phrases::take(scan, &mut taken);
    for (range, kind) in taken {
        for (index, wanted) in &set.anchors.learned {
            if let Some(rule) = set.rules.get(*index).filter(|_| *wanted == kind) {
                scan.offer(*index, rule, range.clone(), None);
            }
        }
        if scan.is_over() {
            return;
        }
    }
}

/// What rules found already, and know better.
struct Known {
    /// By start.
    found: Peekable<IntoIter<Range<usize>>>,
    /// Where those that start before what was asked for last end.
    until: usize,
}

impl Known {
    fn of(found: &[Candidate]) -> Self {
        let mut found: Vec<Range<usize>> = found.iter().map(|found| found.range.clone()).collect();
        found.sort_unstable_by_key(|range| range.start);
        Self {
            found: found.into_iter().peekable(),
            until: 0,
        }
    }

    /// Whether any of it reaches into a value; values are asked for in their order.
    fn meets(&mut self, value: &Range<usize>) -> bool {
        while let Some(range) = self.found.next_if(|range| range.start < value.end) {
            self.until = self.until.max(range.end);
        }
        self.until > value.start
    }
}

/// What was learned as it is built in: the weights, and the words that say what a value is.
pub(super) fn learned() -> [&'static [u8]; 4] {
    let [weights, phrases] = Weights::bytes();
    [weights, phrases, words::bytes(), identifiers::bytes()]
}

/// Every value of a text that the learned detectors look at, in order, and what is told of it: numbers below
/// [`FEATURES`], in no order. For those who learn the weights.
#[must_use]
pub fn candidates(text: &str) -> Vec<(Range<usize>, Vec<u32>)> {
    let marks = Marks::new(text);
    let mut from = 0;
    std::iter::from_fn(|| {
        let (range, _) = next(text, &marks, &mut from, |_| false)?;
        let mut seen = Vec::new();
        features::of(text, &range, &mut seen);
        Some((range, seen))
    })
    .collect()
}

/// Whether a value is one of a few digits, one of a machine, or one of a person.
fn kind(value: &str) -> Kind {
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    let marked = value.bytes().any(|b| b"!#$%&*?@^~".contains(&b));
    let core = value.trim_matches(['*', '#']);
    if core.len() <= 8 && core.bytes().all(|b| b.is_ascii_digit()) {
        Kind::Number
    } else if value.len() >= 20 && digits > 1 && !marked && super::entropy::wordiness(value) < 0.4 {
        Kind::Key
    } else {
        Kind::Password
    }
}

/// The next value from `from` on that is not `known`, and its kind: around a digit or a mark of passwords, what stands
/// between blanks, quotes and brackets.
fn next(
    text: &str,
    marks: &Marks,
    from: &mut usize,
    mut known: impl FnMut(&Range<usize>) -> bool,
) -> Option<(Range<usize>, Kind)> {
    let bytes = text.as_bytes();
    loop {
        let at = marks.next(*from, |block| block.digits | block.marks)?;
        let (token, end) = token(bytes, at);
        *from = end.max(at + 1);
        let long = token.filter(|token| token.len() >= LENGTH.start);
        let Some(range) = long.and_then(|token| value(text, token)) else {
            continue;
        };
        let value = text.get(range.clone()).unwrap_or_default();
        if known(&range) || !is_candidate(value) || identifiers::names_one(value) {
            continue;
        }
        let kind = kind(value);
        let data = value.len() >= 48 && stands_alone(bytes, &range);
        // `session.timeout=1800`: a setting's number, whose name says what it is.
        let set = kind == Kind::Number
            && bytes
                .get(..range.start)
                .is_some_and(|head| head.ends_with(b"="));
        if !data && !set && is_likely(value, kind) && !is_code(bytes, &range) {
            return Some((range, kind));
        }
    }
}

/// What stands between blanks around a place, unless it is longer than any value; and where it ends.
fn token(bytes: &[u8], at: usize) -> (Option<Range<usize>>, usize) {
    /// Quotes, brackets and a name may stand around the value.
    const MOST: usize = 112;
    // Scripts that put no blanks between words begin at U+3000.
    let part = |b: &&u8| !b.is_ascii_whitespace() && !b.is_ascii_control() && **b < 0xe3;
    let head = bytes.get(..at).unwrap_or_default();
    let tail = bytes.get(at..).unwrap_or_default();
    let start = at - head.iter().rev().take(MOST).take_while(part).count();
    let end = at + tail.iter().take(MOST).take_while(part).count();
    // The rest of a character whose first byte ended the run.
    let cut = bytes
        .get(start..at)
        .unwrap_or_default()
        .iter()
        .take_while(|b| **b & 0xc0 == 0x80)
        .count();
    let whole = at - start < MOST && end - at < MOST;
    let end_of = match whole {
        true => end,
        // A run of data: nothing in it is looked at again.
        false => end + tail.iter().skip(end - at).take_while(part).count(),
    };
    (whole.then_some(start + cut..end), end_of)
}

/// The value in a token: without its name and what ties it (`pw=`), and without quotes, brackets and punctuation.
fn value(text: &str, token: Range<usize>) -> Option<Range<usize>> {
    let opens = |c| {
        matches!(
            c,
            '"' | '\'' | '`' | '“' | '”' | '„' | '«' | '»' | '‘' | '’'
        ) || matches!(c, '(' | '[' | '{' | '<' | '→' | '|')
    };
    let closes = |c| {
        matches!(
            c,
            '"' | '\'' | '`' | '“' | '”' | '„' | '«' | '»' | '‘' | '’'
        ) || matches!(
            c,
            ')' | ']' | '}' | '>' | '|' | ',' | ';' | ':' | '.' | '*' | '…'
        )
    };
    let whole = text.get(token.clone())?;
    let opened = whole
        .trim_start_matches(opens)
        .trim_start_matches([',', ';', ':', '=']);
    let mut start = token.end - opened.len();
    let named = opened
        .bytes()
        .position(|b| matches!(b, b':' | b'='))
        .filter(|at| (2..=25).contains(at) && opened.len() - at > 4)
        .filter(|at| {
            let name = opened.get(..*at).unwrap_or_default();
            let rest = opened.get(at + 1..).unwrap_or_default();
            name.starts_with(|c: char| c.is_alphabetic())
                && name
                    .chars()
                    .all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'))
                && !rest.starts_with('/')
        });
    if let Some(at) = named {
        start += at + 1;
    }
    let said = text.get(start..token.end)?;
    let inner = said
        .trim_start_matches(['=', ':'])
        .trim_start_matches(opens);
    // Markdown's emphasis may open in the token and close in a later one.
    let inner = inner.strip_prefix("**").unwrap_or(inner);
    let start = token.end - inner.len();
    let value = inner.trim_end_matches(closes);
    // A star or a hash that a keypad takes belongs to its number.
    let keyed = inner
        .get(value.len()..)
        .is_some_and(|rest| rest.starts_with('*'))
        && value.bytes().all(|b| b.is_ascii_digit());
    Some(start..start + value.len() + usize::from(keyed))
}

/// Whether a value may be one: digits or marks among letters, or as many digits as a code or a router's key has; nothing
/// that code brackets, and no address.
fn is_candidate(value: &str) -> bool {
    if !LENGTH.contains(&value.len()) {
        return false;
    }
    let (mut digits, mut letters, mut marks) = (0, 0, 0);
    for (at, b) in value.bytes().enumerate() {
        match b {
            b'0'..=b'9' => digits += 1,
            b'(' | b')' | b'{' | b'}' | b'[' | b']' | b'<' | b'>' | b'\\' | b';' | b',' | b'"' => {
                return false;
            }
            b'!' | b'#' | b'$' | b'%' | b'&' | b'*' | b'?' | b'@' | b'+' | b'^' | b'~' => {
                marks += usize::from(at > 0 && at + 1 < value.len());
            }
            b'_' | b'-' | b'.' | b'/' | b':' | b'=' | b'\'' | b'|' | b'`' => {}
            _ => letters += 1,
        }
    }
    let core = value.trim_matches(['*', '#']);
    if core.bytes().all(|b| b.is_ascii_digit()) {
        return matches!(core.len(), 4..=8 | 16..=20);
    }
    if letters == 0 || digits + marks == 0 {
        return false;
    }
    let mail = value.split_once('@').is_some_and(|(_, host)| {
        host.contains('.')
            && host
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b".-".contains(&b))
    });
    // `【12†source】`: where an assistant read something.
    let cites = || value.contains(['†', '【', '】']);
    !mail && !value.contains("://") && (value.is_ascii() || !cites())
}

/// Whether a value is a number, drawn by a machine, or what people choose; and no product, version or algorithm.
fn is_likely(value: &str, kind: Kind) -> bool {
    match kind {
        Kind::Number => true,
        // Digests and fingerprints are drawn as well.
        Kind::Key => {
            super::entropy::randomness(value) >= 0.7
                && !super::entropy::is_identifier(value)
                && !value.bytes().all(|b| b.is_ascii_hexdigit())
                && !value.ends_with('=')
        }
        Kind::Password => super::assign::is_given(value) && !is_named(value),
        Kind::Phrase => true,
    }
}

/// Whether a value is what code calls something: words that are joined, a variable, a field.
fn is_named(value: &str) -> bool {
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    let marked = value.bytes().any(|b| b"!#%&*?@^~".contains(&b));
    let joints = value.bytes().filter(|b| b"._-/".contains(b)).count();
    let humps = value
        .as_bytes()
        .array_windows()
        .filter(|[left, right]| left.is_ascii_lowercase() && right.is_ascii_uppercase())
        .count();
    let wordy = || super::entropy::wordiness(value) > 0.4;
    // `ReplicaSet/gateway-22b6e8`, `deploy@web1`: a kind or a user, and what is of it.
    let word = |part: &str| {
        part.len() > 2
            && part
                .bytes()
                .all(|b| b.is_ascii_alphabetic() || matches!(b, b'_' | b'-' | b'.'))
    };
    let of = value.split_once('/').is_some_and(|(kind, _)| word(kind));
    let account = value.split_once('@').is_some_and(|(user, host)| {
        word(user)
            && host
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            && host.starts_with(|c: char| c.is_ascii_lowercase())
    });
    let licence = value.len() > 10 && value.to_ascii_lowercase().ends_with("-clause");
    value.starts_with('$')
        || licence
        || of
        || account
        || !marked && value.contains('=')
        || !marked
            && digits < 4
            && (joints > 2 || joints + humps > 1 && value.len() > 18)
            && wordy()
}

/// Whether nothing else stands on the line of a value: long ones are lines of data (a certificate's).
fn stands_alone(bytes: &[u8], range: &Range<usize>) -> bool {
    let wall = |byte: Option<&u8>| byte.is_none_or(|b| matches!(b, b'\n' | b'\r'));
    wall(range.start.checked_sub(1).and_then(|at| bytes.get(at))) && wall(bytes.get(range.end))
}

/// Whether the line of a value is one of code: there its place tells more than the words around it do, and rules know
/// places.
fn is_code(bytes: &[u8], range: &Range<usize>) -> bool {
    const BEFORE: usize = 160;
    const AFTER: usize = 64;
    let head = lines::before(bytes, range.start, BEFORE);
    let (tail, _) = features::cut(bytes.get(range.end..).unwrap_or_default(), AFTER);
    let (head, tail) = in_quotes(head, tail);
    let sign = |three: &[u8]| {
        matches!(
            three,
            [b'(', b')', ..]
                | [b'=', b'=' | b'>', ..]
                | [b'!' | b'+' | b'-' | b':', b'=', ..]
                | [b'-', b'>', ..]
                | [b':', b':', ..]
                | [b'$', b'{' | b'(', ..]
                | [b'{', b'{', ..]
                | [b'&', b'&', ..]
                | [b'|', b'|', ..]
                | [b'<', b'/', ..]
                | [b' ', b'=', b' ']
                | [b' ', b'-', b'-']
                | [b'"', b':', ..]
                | [b'_', b'_', ..]
        )
    };
    let says = |line: &[u8]| line.windows(3).any(sign);
    let closes = matches!(tail.trim_ascii_end().last(), Some(b';' | b'{' | b'}'));
    says(head) || says(tail) || closes || head.trim_ascii_start().starts_with(b"//")
}

/// Of a text in a member of JSON, what of it stands on the line of a value: the members around are no code that it is of.
fn in_quotes<'l>(head: &'l [u8], tail: &'l [u8]) -> (&'l [u8], &'l [u8]) {
    let member = memchr::memmem::rfind(head, b"\":\"").map(|at| at + 3);
    let member = member.or_else(|| memchr::memmem::rfind(head, b"\": \"").map(|at| at + 4));
    let text = member.and_then(|at| head.get(at..));
    match text {
        // A sentence and not a name.
        Some(text) if !text.contains(&b'"') && text.contains(&b' ') => {
            let end = memchr::memchr(b'"', tail).unwrap_or(tail.len());
            (text, tail.get(..end).unwrap_or_default())
        }
        _ => (head, tail),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(text: &str) -> Vec<&str> {
        candidates(text)
            .into_iter()
            .map(|(range, _)| &text[range])
            .collect()
    }

    #[test]
    fn values_stand_without_what_is_around_them() {
        assert_eq!(
            values(
                "take \"plum77\", (code: 4711#) pw=Heron!9. or x1@acme.example; see https://a.io/b1"
            ),
            ["plum77", "4711#", "Heron!9"]
        );
        assert_eq!(values("密码是plum77。"), ["plum77"]);
        assert_eq!(values("a[1] f(x2) 12 123 v.4"), ["v.4"][..0]);
        assert_eq!(values(&"a1".repeat(400)), [""; 0], "a run of data");
        assert_eq!(values("Größe77 für Mäuse98"), ["Größe77", "Mäuse98"]);
    }

    #[test]
    fn what_is_told_stays_below_the_number_of_features() {
        for (_, seen) in candidates("the code of the gate is 4711, and Ünïcode7 too\n\nnext 99x!")
        {
            assert!(seen.iter().all(|index| *index < FEATURES));
            assert!(!seen.is_empty());
        }
    }
}
