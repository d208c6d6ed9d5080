//! A secret that was told of in one place is one wherever else it stands: only there has it the words that say so.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use aho_corasick::{AhoCorasick, MatchKind};
use memchr::memmem::Finder;

use super::scan::{Candidate, Scanned};
use super::{Class, Confidence, Detectors, Finding, MAX_CANDIDATES, TooMany};

/// What is looked for again has so many bytes: what is shorter may stand for anything, and what is longer tells of itself.
const LENGTHS: Range<usize> = 8..257;
/// So many are looked for one after the other: an automaton over them takes longer to make than most texts to read.
const FEW: usize = 8;
/// A piece of a value that every writer of JSON writes as it is has at least so many bytes to be looked for.
const PIECE: usize = 4;

/// Adds the other places of the secrets that were found.
///
/// # Errors
/// [`TooMany`] when there are more candidates than a scan keeps.
pub(super) fn find(set: &Detectors, text: &str, scanned: &mut Scanned) -> Result<(), TooMany> {
    let told = scanned.found.iter().filter_map(|candidate| {
        let rule = set.rules.get(candidate.rule)?;
        let value = text.get(candidate.range.clone())?;
        is_telling(&rule.class, value).then_some((value, candidate.confidence, candidate))
    });
    let Some(known) = Known::new(told) else {
        return Ok(());
    };
    let others = known.others(text, scanned.found.iter().map(|found| &found.range));
    let others = others.map(|(range, candidate)| Candidate {
        range,
        ..Candidate::clone(candidate)
    });
    let others: Vec<_> = others.collect();
    scanned.found.extend(others);
    match scanned.found.len() > MAX_CANDIDATES {
        true => Err(TooMany),
        false => Ok(()),
    }
}

/// Secrets that some of several texts tell of, to be found in all of them: a conversation's other messages have not the
/// words that say what they are.
pub struct Told<'v>(Known<'v, (&'v Class, &'v Arc<str>, Confidence)>);

impl<'v> Told<'v> {
    /// Of what was found, each with its class, its detector, its confidence and the value as it stands in the text: the
    /// secrets that stand for nothing else. `None` where there are none.
    pub fn new(
        found: impl Iterator<Item = (&'v Class, &'v Arc<str>, Confidence, &'v str)>,
    ) -> Option<Self> {
        let told = found.filter(|(class, _, _, value)| is_telling(class, value));
        let told = told.map(|(class, detector, confidence, value)| {
            (value, confidence, (class, detector, confidence))
        });
        Known::new(told).map(Self)
    }

    /// Where they stand in a text besides what was `found` there, in order of place.
    pub fn others(&self, text: &str, found: &[Finding]) -> Vec<Finding> {
        let others = self.0.others(text, found.iter().map(|found| &found.range));
        let others = others.map(|(range, (class, detector, confidence))| Finding {
            class: Class::clone(class),
            detector: Arc::clone(detector),
            confidence: *confidence,
            range,
        });
        others.collect()
    }

    /// Those who look for the same in bytes of JSON whose strings were not read.
    pub fn written(&self) -> Option<Written<'v>> {
        let values = self.0.values.iter();
        let pieces = values.filter_map(|(value, (_, _, confidence))| {
            let piece = longest_plain(value)?;
            Some((piece, *confidence, piece.len() == value.len()))
        });
        Known::new(pieces).map(Written)
    }
}

/// What of secrets every writer of JSON writes alike, and whether it is all of one.
pub struct Written<'v>(Known<'v, bool>);

impl Written<'_> {
    /// Whether one of the secrets may stand in these bytes, besides where something was `found`, in order of place.
    pub fn may_stand_in<'f>(
        &self,
        json: &[u8],
        found: impl IntoIterator<Item = &'f Range<usize>>,
    ) -> bool {
        self.0
            .besides(json, found)
            .any(|(hit, whole)| !whole || is_apart(json, &hit))
    }
}

/// Whether a value is a secret that stands for nothing else: letters and digits, and no few of them.
fn is_telling(class: &Class, value: &str) -> bool {
    class.is_within("secrets")
        && LENGTHS.contains(&value.len())
        && value.bytes().any(|byte| byte.is_ascii_digit())
        && value.bytes().any(|byte| byte.is_ascii_alphabetic())
}

/// The longest piece of a value that no writer of JSON escapes.
fn longest_plain(value: &str) -> Option<&str> {
    let is_plain =
        |c: char| matches!(c, ' '..='~') && !matches!(c, '"' | '\\' | '/' | '<' | '>' | '&' | '\'');
    let pieces = value.split(|c| !is_plain(c));
    pieces
        .max_by_key(|piece| piece.len())
        .filter(|piece| piece.len() >= PIECE)
}

/// Values to look for, with what is known of each.
struct Known<'v, T> {
    values: Vec<(&'v str, T)>,
    search: Search<'v>,
}

/// How values are looked for.
enum Search<'v> {
    Few(Vec<Finder<'v>>),
    Many(AhoCorasick),
}

impl<'v, T> Known<'v, T> {
    /// Each of the values once, with what is known of it where that is surest; `None` where there are none.
    fn new(told: impl Iterator<Item = (&'v str, Confidence, T)>) -> Option<Self> {
        let mut known: BTreeMap<&str, (Confidence, T)> = BTreeMap::new();
        for (value, confidence, of) in told {
            if known
                .get(value)
                .is_none_or(|(surest, _)| confidence > *surest)
            {
                known.insert(value, (confidence, of));
            }
        }
        let known = known.into_iter();
        let values: Vec<_> = known.map(|(value, (_, of))| (value, of)).collect();
        let each = values.iter().map(|(value, _)| *value);
        let search = match values.len() {
            0 => return None,
            1..=FEW => Search::Few(each.map(Finder::new).collect()),
            _ => Search::Many(
                AhoCorasick::builder()
                    .match_kind(MatchKind::LeftmostLongest)
                    .build(each)
                    .ok()?,
            ),
        };
        Some(Self { values, search })
    }

    /// The places that stand alone and are in none of these.
    fn others<'f>(
        &self,
        text: &str,
        taken: impl Iterator<Item = &'f Range<usize>>,
    ) -> impl Iterator<Item = (Range<usize>, &T)> {
        let mut taken: Vec<_> = taken.collect();
        taken.sort_by_key(|range| range.start);
        self.besides(text.as_bytes(), taken)
            .filter(|(hit, _)| stands_alone(text, hit))
    }

    /// The places that are in none of these, which are in order.
    fn besides<'f>(
        &self,
        bytes: &[u8],
        taken: impl IntoIterator<Item = &'f Range<usize>>,
    ) -> impl Iterator<Item = (Range<usize>, &T)> {
        let (mut taken, mut until) = (taken.into_iter().peekable(), 0);
        let hits = self.hits(bytes).into_iter();
        hits.filter_map(move |(hit, which)| {
            while let Some(before) = taken.next_if(|taken| taken.start <= hit.start) {
                until = until.max(before.end);
            }
            let (_, of) = self.values.get(which)?;
            (until < hit.end).then_some((hit, of))
        })
    }

    /// Where the values stand, and which of them: in order, and of several at one place the longest.
    fn hits(&self, bytes: &[u8]) -> Vec<(Range<usize>, usize)> {
        let few = match &self.search {
            Search::Many(all) => {
                let hits = all.find_iter(bytes);
                return hits
                    .map(|hit| (hit.range(), hit.pattern().as_usize()))
                    .collect();
            }
            Search::Few(few) => few,
        };
        let mut hits = Vec::new();
        for (which, finder) in few.iter().enumerate() {
            let length = finder.needle().len();
            hits.extend(finder.find_iter(bytes).map(|at| (at..at + length, which)));
        }
        hits.sort_by_key(|(hit, _): &(Range<usize>, usize)| (hit.start, Reverse(hit.end)));
        let mut until = 0;
        hits.retain(|(hit, _)| {
            let apart = hit.start >= until;
            until = if apart { hit.end } else { until };
            apart
        });
        hits
    }
}

/// Whether no letter or digit stands beside it.
fn stands_alone(text: &str, range: &Range<usize>) -> bool {
    let before = text
        .get(..range.start)
        .and_then(|text| text.chars().next_back());
    let after = text.get(range.end..).and_then(|text| text.chars().next());
    ![before, after]
        .into_iter()
        .flatten()
        .any(char::is_alphanumeric)
}

/// The same of bytes of JSON, where a letter may be all that is left of an escape.
fn is_apart(json: &[u8], range: &Range<usize>) -> bool {
    let is_word = |at: usize| json.get(at).is_some_and(u8::is_ascii_alphanumeric);
    let before = range.start.checked_sub(1).is_some_and(is_word);
    let escape = json.get(range.start.saturating_sub(6)..range.start);
    !is_word(range.end) && (!before || escape.is_some_and(|bytes| bytes.contains(&b'\\')))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is found, in the order of its places.
    fn found(text: &str) -> Vec<(&str, String)> {
        let findings = Detectors::builtin().scan(text).unwrap();
        let told = findings.into_iter();
        told.map(|found| (&text[found.range], found.class.to_string()))
            .collect()
    }

    #[test]
    fn a_secret_is_found_wherever_it_stands_once_it_is_told_of() {
        for (text, value) in [
            (
                "The database password is Tr0ub4dor3xQ.\n\nIn the log (Tr0ub4dor3xQ) it stands, and in Tr0ub4dor3xQ/x.",
                "Tr0ub4dor3xQ",
            ),
            (
                "http://x.dev/y?z=qwJ8sKd92mXz71LpQe&foo\napi_key = \"qwJ8sKd92mXz71LpQe\"\n",
                "qwJ8sKd92mXz71LpQe",
            ),
        ] {
            let values: Vec<_> = found(text).into_iter().map(|(value, _)| value).collect();
            assert_eq!(values, vec![value; text.matches(value).count()], "{text}");
        }
    }

    #[test]
    fn what_is_within_a_word_or_stands_for_anything_is_no_other_place() {
        let text = "password: Tr0ub4dor3xQ\nsee the page aTr0ub4dor3xQ7 of it";
        assert_eq!(found(text).len(), 1);
        let text = "password: Springtime\n\nIn Springtime the garden is green.";
        assert!(found(text).len() < 2);
    }

    #[test]
    fn few_and_many_are_found_alike() {
        let values: Vec<String> = (0..12).map(|at| format!("Zq{:04}vX", at * 37)).collect();
        let mut text = values.concat();
        text.push_str(&values.join(" Zq00 "));
        text.push_str("Zq0037vXZq0037vXyZq");
        let mut known: Vec<&str> = values.iter().map(String::as_str).collect();
        known.extend(["Zq0037vXy", "vXZq0037"]);
        known.sort_unstable();
        fn made<'v>(values: &[&'v str]) -> Known<'v, ()> {
            let told = values.iter().map(|value| (*value, Confidence::High, ()));
            Known::new(told).expect("values")
        }
        let all = made(&known).hits(text.as_bytes());
        for some in known.chunks(FEW) {
            let found = made(some).hits(text.as_bytes());
            let alone = AhoCorasick::builder()
                .match_kind(MatchKind::LeftmostLongest)
                .build(some)
                .expect("an automaton");
            let told = alone.find_iter(&text);
            let told: Vec<_> = told
                .map(|hit| (hit.range(), hit.pattern().as_usize()))
                .collect();
            assert_eq!(found, told);
        }
        assert!(all.len() > 20, "{}", all.len());
    }

    #[test]
    fn many_secrets_that_stand_often_are_all_found() {
        let told = |at: usize| format!("password: Zq{at:04}vXw{at:04}\n");
        let text: String = (0..2000).map(told).collect();
        let often = "(Zq0007vXw0007)".repeat(2000);
        let findings = Detectors::builtin().scan(&(text + &often)).unwrap();
        assert!(findings.len() >= 4000, "{}", findings.len());
    }
}
