//! One pass over the literals, one over digit runs, one over `@`; then each candidate is proved where it stands.

mod literals;
mod looks;

use std::ops::Range;

pub(super) use looks::Looks;

use super::columns::Columns;
use super::context::{Sightings, Told};
use super::disguise::{self, Needs};
use super::marks::Marks;
use super::rule::{Matcher, Rule};
use super::windows::Windows;
use super::{
    Confidence, Detectors, MAX_CANDIDATES, TooMany, assign, business, condition, digits, email,
    entropy, exact, ids, keys, learned, lone, owned, people, windows,
};

/// A value that a rule recognised and that passed its tests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    pub rule: usize,
    pub range: Range<usize>,
    pub confidence: Confidence,
}

/// One scan under way.
pub(super) struct Scan<'t> {
    pub text: &'t str,
    pub marks: &'t Marks,
    /// What the text is a view of, where disguises were undone in it.
    view: Option<&'t disguise::View>,
    found: Vec<Candidate>,
    pub windows: Windows,
    forms: Vec<Range<usize>>,
    pub begun: Vec<usize>,
    /// Where words stand that head a table's column of names.
    pub heads: Vec<usize>,
    /// What says that a person is named next in small letters, where it stands.
    pub announced: Vec<Range<usize>>,
    /// What may be phones where it stands beside a person.
    pub numbers: Vec<owned::Number>,
    /// Illnesses and medicines that count where somebody is named near, by their rules.
    pub conditions: Vec<(usize, Range<usize>)>,
    /// By rule, for its words and against them.
    sightings: Vec<((usize, bool), Sightings)>,
    /// By rule, how far its structures were walked, and what they held.
    walked: Vec<(usize, usize)>,
    values: Vec<Range<usize>>,
    pub columns: Columns,
    pub ids: ids::State,
    putty: keys::Putty,
    /// By rule, what its form was last tried on.
    runs: Vec<(usize, Range<usize>)>,
    looks: Looks,
    /// Words after names of passwords.
    ties: assign::Ties,
    overflowed: bool,
}

/// What a pass over a text gave.
pub(super) struct Scanned {
    /// Every candidate; they may overlap.
    pub found: Vec<Candidate>,
    /// Where the text holds the placeholder form ([`crate::redact::forms`]).
    pub forms: Vec<Range<usize>>,
    /// Where a literal of code begins as a token does, and ends too early.
    pub begun: Vec<usize>,
}

/// Finds every candidate.
pub(super) fn scan(set: &Detectors, text: &str, marks: &Marks) -> Result<Scanned, TooMany> {
    let mut scan = Scan::new(text, marks, None);
    all(set, &mut scan);
    scan.done()
}

/// Finds the candidates of a view that its disguises hid.
pub(super) fn scan_view(
    set: &Detectors,
    view: &disguise::View,
    marks: &Marks,
) -> Result<Vec<Candidate>, TooMany> {
    let mut scan = Scan::new(&view.text, marks, Some(view));
    all(set, &mut scan);
    scan.done().map(|scanned| scanned.found)
}

/// Finds the candidates that a literal wakes and that need nothing around them.
pub(super) fn literals_only(set: &Detectors, text: &str) -> Result<Vec<Candidate>, TooMany> {
    let marks = Marks::new(text);
    let mut scan = Scan::new(text, &marks, None);
    literals::each(set, &mut scan);
    scan.done().map(|scanned| scanned.found)
}

fn all(set: &Detectors, scan: &mut Scan<'_>) {
    literals::each(set, scan);
    windows::each(set, scan);
    literals::seeds(set, scan);
    digits::runs(set, scan);
    lone::each(set, scan);
    email::ats(set, scan);
    people::each(set, scan);
    owned::each(set, scan);
    owned::rows(set, scan);
    owned::logins(set, scan);
    condition::each(set, scan);
    exact::each(set, scan);
    business::leave_out(set, scan);
    learned::each(set, scan);
}

impl<'t> Scan<'t> {
    fn new(text: &'t str, marks: &'t Marks, view: Option<&'t disguise::View>) -> Self {
        Self {
            text,
            marks,
            view,
            found: Vec::new(),
            windows: Windows::default(),
            forms: Vec::new(),
            begun: Vec::new(),
            heads: Vec::new(),
            announced: Vec::new(),
            numbers: Vec::new(),
            conditions: Vec::new(),
            sightings: Vec::new(),
            walked: Vec::new(),
            values: Vec::new(),
            columns: Columns::default(),
            ids: ids::State::default(),
            putty: keys::Putty::default(),
            runs: Vec::new(),
            looks: Looks::default(),
            ties: assign::Ties::default(),
            overflowed: false,
        }
    }

    fn done(self) -> Result<Scanned, TooMany> {
        match self.overflowed {
            true => Err(TooMany),
            false => Ok(Scanned {
                found: self.found,
                forms: self.forms,
                begun: self.begun,
            }),
        }
    }
}

impl<'t> Scan<'t> {
    /// The text, and what is told of its bytes.
    pub(super) fn told(&self) -> Told<'t> {
        Told {
            bytes: self.text.as_bytes(),
            marks: self.marks,
        }
    }
    /// Whether the text is a view of another, in which disguises were undone.
    pub(super) fn is_view(&self) -> bool {
        self.view.is_some()
    }

    /// What was found so far.
    pub(super) fn found(&self) -> &[Candidate] {
        &self.found
    }

    /// Where the text holds the placeholder form, so far.
    pub(super) fn forms(&self) -> &[Range<usize>] {
        &self.forms
    }

    /// Takes out what was found and is not to be kept.
    pub(super) fn keep(&mut self, keep: impl FnMut(&Candidate) -> bool) {
        self.found.retain(keep);
    }

    /// Whether the scan already failed: drivers stop early.
    pub(super) fn is_over(&self) -> bool {
        self.overflowed
    }

    /// Tests a recognised value against what its rule demands beyond its form, and keeps it.
    /// `certain` is how sure the matcher itself is, where it knows better than the rule.
    pub(super) fn offer(
        &mut self,
        index: usize,
        rule: &Rule,
        range: Range<usize>,
        certain: Option<Confidence>,
    ) -> bool {
        let Some(value) = self.text.get(range.clone()) else {
            return false;
        };
        if value.is_empty() {
            return false;
        }
        let mut confidence = certain.unwrap_or(rule.confidence);
        let holds = rule.checksum.map(|checksum| checksum.holds(value));
        match holds {
            Some(true) => confidence = Confidence::High,
            Some(false) if rule.checksum_required => return false,
            Some(false) | None => {}
        }
        let proved = holds == Some(true) && rule.checksum.is_some_and(|checksum| checksum.proves());
        if !self.passes(index, rule, value, &range, proved)
            || !self.admits(index, rule, &range, confidence)
        {
            return false;
        }
        if self.found.len() >= MAX_CANDIDATES {
            self.overflowed = true;
            return false;
        }
        self.found.push(Candidate {
            rule: index,
            range,
            confidence,
        });
        true
    }

    /// The tests that are the same for every matcher; what is `proved` need not look random.
    fn passes(
        &mut self,
        index: usize,
        rule: &Rule,
        value: &str,
        range: &Range<usize>,
        proved: bool,
    ) -> bool {
        let seen = self.looks.at(value, range.end);
        let random = proved
            || (rule
                .randomness
                .is_none_or(|least| entropy::randomness(seen) >= least)
                && rule
                    .wordiness
                    .is_none_or(|most| entropy::wordiness(seen) <= most));
        random
            && !(matches!(
                rule.matcher,
                Matcher::Form(_) | Matcher::Keyed(..) | Matcher::Regex { .. }
            ) && entropy::is_masked(seen))
            && rule
                .contains
                .iter()
                .all(|part| value.contains(part.as_str()))
            && (!rule.chosen || assign::is_given(value))
            && (!rule.worded || assign::is_worded(value))
            && !rule.is_documented(value)
            && (!rule.context_required || self.has_context(index, rule, range))
            && !self.has_negative(index, rule, range)
    }

    /// Whether a value of a view is one that its disguises hid.
    fn admits(
        &mut self,
        index: usize,
        rule: &Rule,
        range: &Range<usize>,
        confidence: Confidence,
    ) -> bool {
        let Some(view) = self.view else { return true };
        match disguise::needs(view, rule, range, confidence) {
            Needs::Nothing => true,
            Needs::Context => self.has_context(index, rule, range),
            Needs::Refused => false,
        }
    }

    /// Whether a word that speaks for the rule stands near.
    pub(super) fn has_context(&mut self, index: usize, rule: &Rule, range: &Range<usize>) -> bool {
        let told = self.told();
        let Some(words) = &rule.context else {
            return false;
        };
        words.near(self.sightings((index, true)), told, range)
            || self.follows(index, range)
            || self
                .columns
                .header(told.bytes, range.start)
                .is_some_and(|cell| words.stand_in(told, cell))
    }

    /// Whether a value may be the next in a list: one that was kept ends shortly before.
    pub(super) fn has_one_before(&self, start: usize) -> bool {
        let mut last = self.found.iter().rev().take(4);
        last.any(|last| (1..=16).contains(&start.saturating_sub(last.range.end)))
    }

    /// Whether the value before in a list came from the same rule and is as long: nothing but separators stands between.
    pub(super) fn follows(&self, index: usize, range: &Range<usize>) -> bool {
        let (start, length) = (range.start, range.len());
        self.found.iter().rev().take(4).any(|last| {
            last.rule == index
                && last.range.len().abs_diff(length) < 2
                && self
                    .text
                    .as_bytes()
                    .get(last.range.end..start)
                    .is_some_and(|gap| {
                        (1..=16).contains(&gap.len()) && !gap.iter().any(u8::is_ascii_alphanumeric)
                    })
        })
    }

    /// Whether a value of the same rule was kept on the line before, and no word stands between: rows of hours and
    /// places.
    pub(super) fn goes_on_list(&self, index: usize, start: usize) -> bool {
        self.found.iter().rev().take(4).any(|last| {
            let gap = self.text.as_bytes().get(last.range.end..start);
            last.rule == index
                && gap.is_some_and(|gap| {
                    (2..=24).contains(&gap.len())
                        && gap.contains(&b'\n')
                        && !gap.iter().any(u8::is_ascii_alphabetic)
                })
        })
    }

    /// Whether a word that speaks against it stands right before.
    fn has_negative(&mut self, index: usize, rule: &Rule, range: &Range<usize>) -> bool {
        let told = self.told();
        rule.negative
            .as_ref()
            .is_some_and(|words| words.right_before(self.sightings((index, false)), told, range))
    }

    #[expect(
        clippy::indexing_slicing,
        reason = "the place was found, or is that of the last one"
    )]
    fn sightings(&mut self, of: (usize, bool)) -> &mut Sightings {
        let at = self.sightings.iter().position(|(known, _)| *known == of);
        let at = at.unwrap_or_else(|| {
            self.sightings.push((of, Sightings::default()));
            self.sightings.len() - 1
        });
        &mut self.sightings[at].1
    }

    /// What the form of a rule was last tried on.
    #[expect(
        clippy::indexing_slicing,
        reason = "the place was found, or is that of the last one"
    )]
    fn run(&mut self, rule: usize) -> &mut Range<usize> {
        let at = self.runs.iter().position(|(known, _)| *known == rule);
        let at = at.unwrap_or_else(|| {
            self.runs.push((rule, 0..0));
            self.runs.len() - 1
        });
        &mut self.runs[at].1
    }

    /// Whether the last value kept came from this rule and covers the place: nothing new starts inside it.
    fn covered(&self, index: usize, at: usize) -> bool {
        self.found
            .iter()
            .rev()
            .take(4)
            .any(|last| last.rule == index && last.range.contains(&at))
    }

    /// Walks a structure, once over the same bytes for one rule, and offers what it holds.
    fn walk(
        &mut self,
        index: usize,
        rule: &Rule,
        hit: &Range<usize>,
        walk: impl FnOnce(&str, &mut Vec<Range<usize>>) -> usize,
    ) {
        let place = self.walked.iter().position(|(of, _)| *of == index);
        let before = place.and_then(|place| self.walked.get(place));
        if before.is_some_and(|(_, until)| *until > hit.start) {
            return;
        }
        let mut values = std::mem::take(&mut self.values);
        let until = walk(self.text, &mut values);
        for range in values.drain(..) {
            self.offer(index, rule, range, None);
        }
        self.values = values;
        // Nothing was walked: a longer literal may start at the same place.
        if until <= hit.end {
            return;
        }
        match place.and_then(|place| self.walked.get_mut(place)) {
            Some(slot) => slot.1 = until,
            None => self.walked.push((index, until)),
        }
    }
}
