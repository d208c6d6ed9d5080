//! The words of all identifiers in one automaton: what stands near a value is looked up once for all of them.

use std::ops::Range;

use super::super::context::{Sightings, Told, Words};

/// A set of rules, by index, and whether a word that names something else was among what was looked at.
#[derive(Clone, Default)]
pub(super) struct Bits {
    words: Vec<u64>,
    pub others: bool,
}

impl Bits {
    pub(super) fn has(&self, index: usize) -> bool {
        self.words
            .get(index / 64)
            .is_some_and(|word| word >> (index % 64) & 1 == 1)
    }

    fn add(&mut self, index: usize) {
        if self.words.len() <= index / 64 {
            self.words.resize(index / 64 + 1, 0);
        }
        if let Some(word) = self.words.get_mut(index / 64) {
            *word |= 1 << (index % 64);
        }
    }

    pub(super) fn clear(&mut self) {
        self.words.clear();
        self.others = false;
    }

    pub(super) fn join(&mut self, other: &Self) {
        if self.words.len() < other.words.len() {
            self.words.resize(other.words.len(), 0);
        }
        for (word, more) in self.words.iter_mut().zip(&other.words) {
            *word |= more;
        }
        self.others |= other.others;
    }
}

/// Words, and the rules that each speaks for.
pub(super) struct Vocabulary {
    words: Words,
    /// By word.
    rules: Vec<Bits>,
}

impl Vocabulary {
    /// # Errors
    /// What is wrong, in words.
    pub(super) fn new<'w>(
        words: &[(&'w str, usize)],
        others: impl Iterator<Item = &'w str>,
    ) -> Result<Self, String> {
        let mut known: std::collections::BTreeMap<String, Bits> = Default::default();
        for other in others {
            known.entry(other.to_ascii_lowercase()).or_default().others = true;
        }
        for (word, rule) in words {
            known
                .entry(word.to_ascii_lowercase())
                .or_default()
                .add(*rule);
        }
        Ok(Self {
            words: Words::of(known.keys().map(String::as_str))?,
            rules: known.into_values().collect(),
        })
    }

    /// Whether a word speaks for a rule.
    pub(super) fn speaks_for(&self, word: u32, rule: usize) -> bool {
        self.rules
            .get(word as usize)
            .is_some_and(|bits| bits.has(rule))
    }

    /// Whether a word names something else.
    pub(super) fn names_another(&self, word: u32) -> bool {
        self.rules
            .get(word as usize)
            .is_some_and(|bits| bits.others)
    }

    /// All rules that the words in a range speak for.
    pub(super) fn all(&self, seen: &mut Sightings, text: Told<'_>, range: Range<usize>) -> Bits {
        *seen = Sightings::default();
        self.look(seen, text, range.clone());
        let mut all = Bits::default();
        self.join(seen, &range, &mut all);
        all
    }

    /// Adds all rules that the words in a range speak for, all of which was looked at.
    pub(super) fn join(&self, seen: &Sightings, range: &Range<usize>, all: &mut Bits) {
        for word in seen.within(range) {
            if let Some(bits) = self.rules.get(word.word as usize) {
                all.join(bits);
            }
        }
    }

    /// Makes sure that all words in the range are seen.
    pub(super) fn look(&self, seen: &mut Sightings, text: Told<'_>, range: Range<usize>) {
        self.words.sight(seen, text, range);
    }
}
