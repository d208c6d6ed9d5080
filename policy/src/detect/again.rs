//! A secret that was told of in one place is one wherever else it stands: only there has it the words that say so.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};

use super::scan::{Candidate, Scanned};
use super::{Detectors, MAX_CANDIDATES, TooMany};

/// What is looked for again has so many bytes: what is shorter may stand for anything, and what is longer tells of itself.
const LENGTHS: Range<usize> = 8..257;
/// So many are looked for one after the other: an automaton over them takes longer to make than most texts to read.
const FEW: usize = 8;

/// Adds the other places of the secrets that were found.
///
/// # Errors
/// [`TooMany`] when there are more candidates than a scan keeps.
pub(super) fn find(set: &Detectors, text: &str, scanned: &mut Scanned) -> Result<(), TooMany> {
    let mut known: BTreeMap<&str, &Candidate> = BTreeMap::new();
    for candidate in &scanned.found {
        let rule = set.rules.get(candidate.rule);
        let value = text.get(candidate.range.clone()).unwrap_or_default();
        if rule.is_some_and(|rule| rule.class.is_within("secrets")) && is_telling(value) {
            let surest = known.entry(value).or_insert(candidate);
            if candidate.confidence > surest.confidence {
                *surest = candidate;
            }
        }
    }
    let known: Vec<_> = known.into_iter().collect();
    let Some(found) = others(text, &known, &scanned.found) else {
        return Ok(());
    };
    scanned.found.extend(found);
    match scanned.found.len() > MAX_CANDIDATES {
        true => Err(TooMany),
        false => Ok(()),
    }
}

/// Whether a value stands for nothing else: letters and digits, and no few of them.
fn is_telling(value: &str) -> bool {
    LENGTHS.contains(&value.len())
        && value.bytes().any(|byte| byte.is_ascii_digit())
        && value.bytes().any(|byte| byte.is_ascii_alphabetic())
}

/// The places of what is known that are in no place of these.
fn others(text: &str, known: &[(&str, &Candidate)], found: &[Candidate]) -> Option<Vec<Candidate>> {
    if known.is_empty() {
        return None;
    }
    let hits = hits(text, known)?;
    let mut taken: Vec<&Range<usize>> = found.iter().map(|found| &found.range).collect();
    taken.sort_by_key(|range| range.start);
    let (mut taken, mut until) = (taken.into_iter().peekable(), 0);
    let mut all = Vec::new();
    for (hit, which) in hits {
        while let Some(before) = taken.next_if(|taken| taken.start <= hit.start) {
            until = until.max(before.end);
        }
        if until < hit.end
            && stands_alone(text, &hit)
            && let Some((_, candidate)) = known.get(which)
        {
            all.push(Candidate {
                range: hit,
                ..Candidate::clone(candidate)
            });
        }
    }
    Some(all)
}

/// Where what is known stands, and which of it: in order, and of several at one place the longest.
fn hits(text: &str, known: &[(&str, &Candidate)]) -> Option<Vec<(Range<usize>, usize)>> {
    if known.len() > FEW {
        let searched = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .build(known.iter().map(|(value, _)| value))
            .ok()?;
        let hits = searched.find_iter(text);
        return Some(
            hits.map(|hit| (hit.range(), hit.pattern().as_usize()))
                .collect(),
        );
    }
    let each = |(which, (value, _)): (usize, &(&str, &Candidate))| {
        let found = memchr::memmem::find_iter(text.as_bytes(), *value);
        let length = value.len();
        found.map(|at| (at..at + length, which)).collect::<Vec<_>>()
    };
    let mut hits: Vec<_> = known.iter().enumerate().flat_map(each).collect();
    hits.sort_by_key(|(hit, _)| (hit.start, Reverse(hit.end)));
    let mut until = 0;
    hits.retain(|(hit, _)| {
        let apart = hit.start >= until;
        until = if apart { hit.end } else { until };
        apart
    });
    Some(hits)
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

#[cfg(test)]
mod tests {
    use super::super::Confidence;
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
        let candidate = Candidate {
            rule: 0,
            range: 0..0,
            confidence: Confidence::High,
        };
        let mut known: Vec<(&str, &Candidate)> = values
            .iter()
            .map(|value| (value.as_str(), &candidate))
            .collect();
        known.push(("Zq0037vXy", &candidate));
        known.push(("vXZq0037", &candidate));
        known.sort_by_key(|(value, _)| *value);
        let all = super::hits(&text, &known).expect("an automaton");
        for some in known.chunks(FEW) {
            let found = super::hits(&text, some).expect("no automaton");
            let alone = AhoCorasick::builder()
                .match_kind(MatchKind::LeftmostLongest)
                .build(some.iter().map(|(value, _)| value))
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
