//! Which literal or driver wakes which rule: one pass finds every literal by its rarest three bytes.
//!
//! An automaton over all literals waits for memory at each byte. Three bytes hashed into a bitmap that stays in the
//! nearest cache do not depend on the bytes before, so the processor looks up several places at once; the few
//! places where a literal may stand are then compared byte by byte.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

use super::DetectorError;
use super::rule::{Matcher, Rule};
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
}

/// A rule that waits for a literal.
pub(super) struct Waiting {
    /// Index of the rule.
    pub rule: usize,
    /// The literal as it must stand, where case matters.
    pub exact: Option<Box<[u8]>>,
}

/// A literal that stands in a text.
struct Hit {
    end: usize,
    start: usize,
    literal: usize,
}

impl Anchors {
    pub(super) fn new(rules: &[Rule]) -> Result<Self, DetectorError> {
        let mut waiting: BTreeMap<String, Vec<Waiting>> = BTreeMap::new();
        let (mut digits, mut points, mut ats) = (Vec::new(), Vec::new(), Vec::new());
        let (mut seeds, mut people) = (Vec::new(), Vec::new());
        for (index, rule) in rules.iter().enumerate() {
            match rule.matcher {
                Matcher::Card | Matcher::Iban | Matcher::Phone => digits.push(index),
                Matcher::Host | Matcher::Place => points.push(index),
                Matcher::Email => ats.push(index),
                Matcher::SeedPhrase => seeds.push(index),
                Matcher::Id(_) | Matcher::Exact => {}
                Matcher::Address => people.push(index),
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
                | Matcher::Assignment(_) => {
                    if matches!(rule.matcher, Matcher::Name | Matcher::BirthDate) {
                        people.push(index);
                    }
                    for literal in &rule.literals {
                        let exact = (!rule.any_case).then(|| literal.as_bytes().into());
                        waiting
                            .entry(literal.to_ascii_lowercase())
                            .or_default()
                            .push(Waiting { rule: index, exact });
                    }
                }
            }
        }
        waiting.entry(MARKED.to_ascii_lowercase()).or_default();
        let literals: Vec<Literal> = waiting.into_iter().map(Literal::new).collect();
        let grams = Grams::new(&literals)
            .ok_or_else(|| DetectorError::Set("there are too many".to_owned()))?;
        Ok(Self {
            grams,
            literals,
            digits,
            points,
            ats,
            seeds,
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
            let done = pending.partition_point(|hit| hit.end < at + 2);
            let mut goes_on = true;
            for hit in pending.drain(..done) {
                goes_on = goes_on && tell(hit);
            }
            if let Some(range) = self
                .literals
                .get(literal)
                .and_then(|literal| literal.stands(bytes, at))
            {
                let key = (range.end, range.start, literal);
                let slot = pending.partition_point(|hit| (hit.end, hit.start, hit.literal) < key);
                let (end, start, literal) = key;
                pending.insert(
                    slot,
                    Hit {
                        end,
                        start,
                        literal,
                    },
                );
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

impl Literal {
    fn new((text, waiting): (String, Vec<Waiting>)) -> Self {
        let is_mark = text.eq_ignore_ascii_case(MARKED);
        let text: Box<[u8]> = text.into_bytes().into();
        let anchor = (0..text.len().saturating_sub(2))
            .min_by_key(|at| {
                text.iter()
                    .skip(*at)
                    .take(3)
                    .map(|byte| commonness(*byte))
                    .product::<u32>()
            })
            .unwrap_or(0);
        Self {
            text,
            anchor,
            waiting,
            is_mark,
        }
    }

    /// Where it stands, if it does with its anchor at `at`.
    fn stands(&self, bytes: &[u8], at: usize) -> Option<Range<usize>> {
        let start = at.checked_sub(self.anchor)?;
        let range = start..start + self.text.len();
        bytes
            .get(range.clone())?
            .eq_ignore_ascii_case(&self.text)
            .then_some(range)
    }

    /// Every three bytes that it is found by: as its rules need them, in each case where case does not matter.
    fn grams(&self) -> Vec<u32> {
        let mut grams = Vec::new();
        let any_case = self.is_mark || self.waiting.iter().any(|rule| rule.exact.is_none());
        let texts: Vec<&[u8]> = match any_case {
            true => vec![&self.text],
            false => self
                .waiting
                .iter()
                .filter_map(|rule| rule.exact.as_deref())
                .collect(),
        };
        for text in texts {
            let mut spelled = vec![0];
            for place in 0..3 {
                let bytes: Vec<u8> = match text.get(self.anchor + place) {
                    None => (0..=u8::MAX).collect(),
                    Some(byte) if any_case && byte.is_ascii_alphabetic() => {
                        vec![byte.to_ascii_lowercase(), byte.to_ascii_uppercase()]
                    }
                    Some(byte) => vec![*byte],
                };
                spelled = spelled
                    .iter()
                    .flat_map(|gram: &u32| {
                        bytes
                            .iter()
                            .map(move |byte| gram | u32::from(*byte) << (8 * place))
                    })
                    .collect();
            }
            grams.extend(spelled);
        }
        grams.sort_unstable();
        grams.dedup();
        grams
    }
}

/// How common a byte is in prose and code, roughly: letters as English has them, in tenths of a percent.
fn commonness(byte: u8) -> u32 {
    match byte {
        b' ' => 170,
        b'e' => 110,
        b't' => 80,
        b'a' | b'o' | b'i' | b'n' => 70,
        b's' | b'r' => 60,
        b'h' | b'l' | b'd' => 40,
        b'c' | b'u' | b'm' => 28,
        b'f' | b'p' => 22,
        b'g' | b'w' | b'y' | b'b' => 18,
        b'_' | b'-' | b'.' | b'/' | b':' => 15,
        b'v' => 10,
        b'k' => 7,
        b'0'..=b'9' => 8,
        b'A'..=b'Z' | b'x' => 4,
        _ => 2,
    }
}

/// Three bytes as a number, to the literals that are found by them.
struct Grams {
    /// One bit for each hash of three bytes: whether any literal is found by bytes of this hash.
    bits: Box<[u64; 2048]>,
    /// By the upper bits of the hash: the first entry, counted from one.
    heads: Box<[u16; 4096]>,
    entries: Vec<Entry>,
}

struct Entry {
    gram: u32,
    literal: u16,
    next: u16,
}

/// Hashes three bytes to seventeen bits.
#[inline(always)]
fn hash(gram: u32) -> u32 {
    gram.wrapping_mul(0x9e37_79b1) >> 15
}

impl Grams {
    /// `None` where there are more entries than it can number.
    fn new(literals: &[Literal]) -> Option<Self> {
        let mut grams = Self {
            bits: Box::new([0; 2048]),
            heads: Box::new([0; 4096]),
            entries: Vec::new(),
        };
        for (index, literal) in literals.iter().enumerate() {
            for gram in literal.grams() {
                grams.add(gram, index)?;
            }
        }
        Some(grams)
    }

    fn add(&mut self, gram: u32, literal: usize) -> Option<()> {
        let hash = hash(gram) as usize;
        let next = u16::try_from(self.entries.len() + 1).ok()?;
        let literal = u16::try_from(literal).ok()?;
        *self.bits.get_mut(hash >> 6)? |= 1 << (hash & 63);
        let next = std::mem::replace(self.heads.get_mut(hash >> 5)?, next);
        self.entries.push(Entry {
            gram,
            literal,
            next,
        });
        Some(())
    }

    /// Tells `found` of every place and literal whose three bytes stand there, in order of place; `false` when it
    /// said to stop.
    #[inline]
    fn each(&self, bytes: &[u8], mut found: impl FnMut(usize, usize) -> bool) -> bool {
        let mut at = 0;
        while let Some(chunk) = bytes.get(at..).and_then(<[u8]>::first_chunk::<16>) {
            let maybe = self.eight(chunk);
            if maybe != 0 && !self.settle(chunk, maybe, at, &mut found) {
                return false;
            }
            at += 8;
        }
        // The rest, with zeros after it, which stand in no literal.
        let rest = bytes.get(at..).unwrap_or_default();
        let mut padded = [0; 32];
        for (slot, byte) in padded.iter_mut().zip(rest) {
            *slot = *byte;
        }
        for step in [0, 8] {
            let Some(chunk) = padded.get(step..).and_then(<[u8]>::first_chunk::<16>) else {
                break;
            };
            let maybe = self.eight(chunk);
            if maybe != 0 && !self.settle(chunk, maybe, at + step, &mut found) {
                return false;
            }
        }
        true
    }

    /// One bit for each of the first eight places: whether a literal may be found by the three bytes there.
    #[inline(always)]
    #[expect(
        clippy::indexing_slicing,
        reason = "there are 2048 words, and the index has 11 bits"
    )]
    fn eight(&self, chunk: &[u8; 16]) -> u32 {
        let word = u128::from_le_bytes(*chunk);
        let (low, high) = (word as u64, (word >> 48) as u64);
        let bit = |word: u64, place: u32| {
            let hash = hash((word >> (8 * place)) as u32 & 0x00ff_ffff);
            (self.bits[(hash >> 6) as usize & 2047] >> (hash & 63)) as u32 & 1
        };
        (0..6).fold(0, |bits, place| bits | bit(low, place) << place)
            | bit(high, 0) << 6
            | bit(high, 1) << 7
    }

    #[inline(never)]
    fn settle(
        &self,
        chunk: &[u8; 16],
        mut maybe: u32,
        at: usize,
        found: &mut impl FnMut(usize, usize) -> bool,
    ) -> bool {
        let word = u128::from_le_bytes(*chunk);
        while maybe != 0 {
            let place = maybe.trailing_zeros();
            maybe &= maybe - 1;
            let gram = (word >> (8 * place)) as u32 & 0x00ff_ffff;
            let mut next = self
                .heads
                .get((hash(gram) >> 5) as usize)
                .copied()
                .unwrap_or_default();
            while let Some(entry) = usize::from(next)
                .checked_sub(1)
                .and_then(|index| self.entries.get(index))
            {
                if entry.gram == gram && !found(at + place as usize, usize::from(entry.literal)) {
                    return false;
                }
                next = entry.next;
            }
        }
        true
    }
}
