//! Which literal or driver wakes which rule: one pass finds every literal by its rarest three bytes.
//!
//! An automaton over all literals waits for memory at each byte. Three bytes hashed into a bitmap that stays in the
//! nearest cache do not depend on the bytes before, so the processor looks up several places at once; the few
//! places where a literal may stand are then compared byte by byte.

mod common;
mod grams;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

use self::common::Common;
use self::grams::Grams;
use super::rule::{Matcher, Rule};
use super::{DetectorError, learned, people};
use crate::redact::MARKED;

/// The compiled literals, and the rules that are driven by digits and by `@`.
pub(super) struct Anchors {
    grams: Grams,
    literals: Vec<Literal>,
    /// Rules woken by each run of digits.
    pub digits: Vec<usize>,
    /// Rules woken by short runs of digits that a point, a colon or a degree sign follows.
    pub points: Vec<usize>,
    /// Rules woken by each `@`.
    pub ats: Vec<usize>,
    /// Rules for seed phrases, which look at words.
    pub seeds: Vec<usize>,
    /// Rules of passwords that stand alone.
    pub lone: Vec<usize>,
    /// Rules of what was learned, and of which kind.
    pub learned: Vec<(usize, learned::Kind)>,
    /// Rules for names and addresses.
    pub people: Vec<usize>,
    bare: OnceLock<Option<AhoCorasick>>,
}

/// A literal, and who waits for it.
pub(super) struct Literal {
    /// In lower case; found whatever the case of its ASCII letters.
    text: Box<[u8]>,
    /// Where in it stand the bytes that it is found by.
    anchor: usize,
    /// Rules that it wakes.
    pub waiting: Vec<Waiting>,
    /// Whether it is what every placeholder starts with.
    pub is_mark: bool,
    /// Whether it says, in small letters, that a person is named next.
    announces: bool,
}

/// A rule that waits for a literal.
pub(super) struct Waiting {
    /// Index of the rule.
    pub rule: usize,
    /// The literal as it must stand, where case matters.
    pub exact: Option<Box<[u8]>>,
    /// What the next byte may be, where only some may.
    next: Option<Vec<u8>>,
}

/// A literal that stands in a text, in the order of telling.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Hit {
    end: usize,
    start: usize,
    literal: usize,
}

impl Anchors {
    pub(super) fn new(rules: &[Rule]) -> Result<Self, DetectorError> {
        let mut waiting: BTreeMap<String, Vec<Waiting>> = BTreeMap::new();
        let (mut digits, mut points, mut ats) = (Vec::new(), Vec::new(), Vec::new());
        let (mut seeds, mut lone, mut people) = (Vec::new(), Vec::new(), Vec::new());
        let mut learned = Vec::new();
        for (index, rule) in rules.iter().enumerate() {
            match rule.matcher {
                Matcher::Card | Matcher::Iban | Matcher::Phone => digits.push(index),
                Matcher::Host | Matcher::Place => points.push(index),
                Matcher::Email => ats.push(index),
                Matcher::SeedPhrase => seeds.push(index),
                Matcher::Lone => lone.push(index),
                Matcher::Learned(kind) => learned.push((index, kind)),
                Matcher::Id(_) | Matcher::Exact | Matcher::Hidden => {}
                Matcher::Address | Matcher::PersonNumber => people.push(index),
                Matcher::Form(_)
                | Matcher::Keyed(..)
                | Matcher::Jwt
                | Matcher::Command(_)
                | Matcher::Walk(_)
                | Matcher::Regex { .. }
                | Matcher::PrivateKey
                | Matcher::Userinfo
                | Matcher::Name
                | Matcher::BirthDate
                | Matcher::Condition
                | Matcher::Assignment(_) => {
                    if matches!(rule.matcher, Matcher::Name | Matcher::BirthDate) {
                        people.push(index);
                    }
                    for literal in &rule.literals {
                        let exact = (!rule.any_case).then(|| literal.as_bytes().into());
                        let list = waiting.entry(literal.to_ascii_lowercase()).or_default();
                        // `Hasło` and `hasło` are one where case does not matter: it wakes its rule once.
                        let same = |known: &Waiting| known.rule == index && known.exact == exact;
                        if !list.iter().any(same) {
                            list.push(Waiting {
                                rule: index,
                                exact,
                                next: next(rule, literal),
                            });
                        }
                    }
                }
            }
        }
        let common = Common::new();
        let literals = literals(waiting, !people.is_empty(), &common);
        let grams = Grams::new(&literals, &common)
            .ok_or_else(|| DetectorError::Set("there are too many".to_owned()))?;
        Ok(Self {
            grams,
            literals,
            digits,
            points,
            ats,
            seeds,
            lone,
            learned,
            people,
            bare: OnceLock::new(),
        })
    }

    /// Tells `wake` of every literal in the text, by where it ends, then where it starts; until it says to stop.
    pub(super) fn each(&self, bytes: &[u8], mut wake: impl FnMut(&Literal, Range<usize>) -> bool) {
        // A literal is found at its anchor, so those that end later may be found first: they wait for their turn.
        let mut pending: Vec<Hit> = Vec::new();
        let mut tell = |hit: Hit| match self.literals.get(hit.literal) {
            Some(literal) => wake(literal, hit.start..hit.end),
            None => true,
        };
        let finished = self.grams.each(bytes, |at, literal| {
            let known = self.literals.get(literal);
            let Some(range) = known.and_then(|literal| literal.stands(bytes, at)) else {
                return true;
            };
            let mut goes_on = true;
            if pending.first().is_some_and(|hit| hit.end < at + 2) {
                let done = pending.partition_point(|hit| hit.end < at + 2);
                for hit in pending.drain(..done) {
                    goes_on = goes_on && tell(hit);
                }
            }
            let hit = Hit {
                end: range.end,
                start: range.start,
                literal,
            };
            match pending.last() {
                Some(last) if *last >= hit => {
                    let slot = pending.partition_point(|other| *other < hit);
                    pending.insert(slot, hit);
                }
                _ => pending.push(hit),
            }
            goes_on
        });
        if finished {
            for hit in pending {
                if !tell(hit) {
                    return;
                }
            }
        }
    }

    /// Literals in the text, counted by a plain automaton: the measure that [`Self::each`] is held against.
    pub(super) fn bare(&self, text: &str) -> usize {
        let automaton = self.bare.get_or_init(|| {
            AhoCorasick::builder()
                .ascii_case_insensitive(true)
                .kind(Some(AhoCorasickKind::DFA))
                .build(self.literals.iter().map(|literal| &literal.text))
                .ok()
        });
        automaton
            .as_ref()
            .map_or(0, |automaton| automaton.find_overlapping_iter(text).count())
    }
}

/// The literals that rules wait for, and those that are told of whatever waits for them.
fn literals(
    mut waiting: BTreeMap<String, Vec<Waiting>>,
    of_people: bool,
    common: &Common,
) -> Vec<Literal> {
    waiting.entry(MARKED.to_ascii_lowercase()).or_default();
    let announcements: BTreeSet<&str> = match of_people {
        true => people::announcements().collect(),
        false => BTreeSet::new(),
    };
    for phrase in &announcements {
        waiting.entry((*phrase).to_owned()).or_default();
    }
    let literal = |(text, waiting): (String, Vec<Waiting>)| {
        let announces = announcements.contains(text.as_str());
        Literal::new(text, waiting, announces, common)
    };
    waiting.into_iter().map(literal).collect()
}

impl Literal {
    fn new(text: String, waiting: Vec<Waiting>, announces: bool, common: &Common) -> Self {
        let is_mark = text.eq_ignore_ascii_case(MARKED);
        let text: Box<[u8]> = text.into_bytes().into();
        let anchor = common.rarest(&text);
        Self {
            text,
            anchor,
            waiting,
            is_mark,
            announces,
        }
    }

    /// Whether a person is named after it where it stands.
    pub(super) fn announces(&self, bytes: &[u8], hit: &Range<usize>) -> bool {
        self.announces && bytes.get(hit.clone()) == Some(&*self.text)
    }

    /// Where it stands, if it does with its anchor at `at`.
    fn stands(&self, bytes: &[u8], at: usize) -> Option<Range<usize>> {
        let start = at.checked_sub(self.anchor)?;
        let range = start..start + self.text.len();
        let stands = bytes.get(range.clone())?;
        // Most that begin alike end otherwise; eight bytes at once tell most of the others.
        let ends = stands.last().map(u8::to_ascii_lowercase) == self.text.last().copied();
        let alike = || match (stands.first_chunk(), self.text.first_chunk()) {
            (Some(one), Some(two)) => grams::alike(*one, *two),
            _ => true,
        };
        (ends && alike() && stands.eq_ignore_ascii_case(&self.text)).then_some(range)
    }

    /// What the byte after it may be, for any of its rules.
    fn next(&self) -> Vec<u8> {
        let every = || (0..=u8::MAX).collect();
        let nexts: Option<Vec<&Vec<u8>>> =
            self.waiting.iter().map(|rule| rule.next.as_ref()).collect();
        match nexts {
            Some(nexts) if !self.is_always() => nexts.into_iter().flatten().copied().collect(),
            _ => every(),
        }
    }

    /// What stands right before and right after the three bytes that it is found by, as [`grams::class`] tells bytes
    /// apart, where it says so.
    fn beside(&self) -> [Option<u8>; 2] {
        let class = |at: Option<usize>| {
            let byte = at.and_then(|at| self.text.get(at));
            byte.map(|byte| grams::class(*byte))
        };
        [
            class(self.anchor.checked_sub(1)),
            class(self.anchor.checked_add(3)),
        ]
    }

    /// Whether it is told of whatever waits for it.
    fn is_always(&self) -> bool {
        self.is_mark || self.announces
    }

    /// Whether it is wanted in any case of its letters.
    fn any_case(&self) -> bool {
        self.is_always() || self.waiting.iter().any(|rule| rule.exact.is_none())
    }

    /// Every three bytes that it is found by: as its rules need them or, where case does not matter, as
    /// [`grams::fold`] makes bytes alike.
    fn grams(&self) -> Vec<u32> {
        let any_case = self.any_case();
        let texts: Vec<&[u8]> = match any_case {
            true => vec![&self.text],
            false => {
                let rules = self.waiting.iter();
                rules.filter_map(|rule| rule.exact.as_deref()).collect()
            }
        };
        let mut all = Vec::new();
        for text in texts {
            let mut grams = vec![0_u32];
            for place in 0..3 {
                let at = self.anchor + place;
                let mut bytes: Vec<u8> = match text.get(at) {
                    None if at == text.len() => self.next(),
                    None => (0..=u8::MAX).collect(),
                    Some(byte) => vec![*byte],
                };
                if any_case {
                    bytes.iter_mut().for_each(|byte| *byte = grams::fold(*byte));
                    bytes.sort_unstable();
                    bytes.dedup();
                }
                let spelled = grams.iter().flat_map(|gram| {
                    let bytes = bytes.iter().map(|byte| u32::from(*byte));
                    bytes.map(move |byte| gram | byte << (8 * place))
                });
                grams = spelled.collect();
            }
            all.extend(grams);
        }
        all.sort_unstable();
        all.dedup();
        all
    }
}

/// What may stand right after a literal of a rule, where the rule says.
fn next(rule: &Rule, literal: &str) -> Option<Vec<u8>> {
    match &rule.matcher {
        Matcher::Form(form) => form.first(),
        Matcher::Command(_) if !literal.ends_with(' ') => Some(vec![b' ', b'\t']),
        _ => None,
    }
}
