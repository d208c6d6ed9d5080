//! Which literal or driver wakes which rule: one automaton over all literals of all rules.

use std::collections::BTreeMap;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

use super::DetectorError;
use super::rule::{Matcher, Rule};

/// The compiled literals, and the rules that are driven by digits and by `@`.
pub(super) struct Anchors {
    /// Over the literals in lower case, ASCII case-insensitive; `None` where no rule has a literal.
    pub automaton: Option<AhoCorasick>,
    /// By pattern of the automaton: who wants to know.
    pub waiting: Vec<Vec<Waiting>>,
    /// Rules woken by each run of digits.
    pub digits: Vec<usize>,
    /// Rules woken by each `@`.
    pub ats: Vec<usize>,
}

/// A rule that waits for a literal.
pub(super) struct Waiting {
    /// Index of the rule.
    pub rule: usize,
    /// The literal as it must stand, where case matters.
    pub exact: Option<Box<[u8]>>,
}

impl Anchors {
    pub(super) fn new(rules: &[Rule]) -> Result<Self, DetectorError> {
        let mut literals: BTreeMap<String, Vec<Waiting>> = BTreeMap::new();
        let (mut digits, mut ats) = (Vec::new(), Vec::new());
        for (index, rule) in rules.iter().enumerate() {
            match rule.matcher {
                Matcher::Card | Matcher::Iban | Matcher::Ssn | Matcher::Phone => digits.push(index),
                Matcher::Email => ats.push(index),
                Matcher::Form(_)
                | Matcher::Regex { .. }
                | Matcher::PrivateKey
                | Matcher::Userinfo
                | Matcher::Assignment(_) => {
                    for literal in &rule.literals {
                        let exact = (!rule.any_case).then(|| literal.as_bytes().into());
                        literals
                            .entry(literal.to_ascii_lowercase())
                            .or_default()
                            .push(Waiting { rule: index, exact });
                    }
                }
            }
        }
        let automaton = match literals.is_empty() {
            true => None,
            false => Some(
                AhoCorasick::builder()
                    .ascii_case_insensitive(true)
                    .kind(Some(AhoCorasickKind::DFA))
                    .build(literals.keys())
                    .map_err(|error| DetectorError::Set(error.to_string()))?,
            ),
        };
        let waiting = literals.into_values().collect();
        Ok(Self {
            automaton,
            waiting,
            digits,
            ats,
        })
    }
}
