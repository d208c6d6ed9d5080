//! The words of all identifiers in one automaton: what stands near a value is looked up once for all of them.

use std::ops::Range;
use std::sync::Arc;

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
    /// Of each word in turn, and where those of each end.
    rules: Box<[u16]>,
    ends: Box<[u32]>,
}

/// In the place of a rule: the word names something else.
pub(super) const OTHER: u16 = u16::MAX;

impl Vocabulary {
    /// Of the labels of each rule, by its index, and of words for other things.
    pub(super) fn new<'w>(
        labels: &[(Arc<Words>, u16)],
        others: impl Iterator<Item = &'w str>,
    ) -> Self {
        // A hundred thousand strings would leave the heap larger than what is kept of them.
        let mut text = String::new();
        let mut all: Vec<(Range<usize>, u16)> = Vec::new();
        let mut add = |label: &str, rule: u16| {
            let start = text.len();
            text.extend(label.chars().map(|c| c.to_ascii_lowercase()));
            all.push((start..text.len(), rule));
        };
        others.for_each(|other| add(other, OTHER));
        for (labels, rule) in labels {
            labels.each(|label| add(label, *rule));
        }
        let word = |range: &Range<usize>| text.get(range.clone()).unwrap_or_default();
        all.sort_unstable_by(|(one, by), (other, of)| (word(one), by).cmp(&(word(other), of)));
        all.dedup_by(|(one, by), (other, of)| by == of && word(one) == word(other));
        let (mut rules, mut ends) = (Vec::with_capacity(all.len()), Vec::new());
        let of_one = |(one, _): &(Range<usize>, u16), (other, _): &(Range<usize>, u16)| {
            word(one) == word(other)
        };
        for word in all.chunk_by(of_one) {
            rules.extend(word.iter().map(|(_, rule)| *rule));
            ends.push(u32::try_from(rules.len()).unwrap_or(u32::MAX));
        }
        let words = all.chunk_by(of_one).filter_map(|word| word.first());
        Self {
            words: Words::of(words.map(|(range, _)| word(range))),
            rules: rules.into(),
            ends: ends.into(),
        }
    }

    fn rules(&self, word: u32) -> &[u16] {
        let end = |word: usize| self.ends.get(word).map(|end| *end as usize);
        let word = word as usize;
        let start = word.checked_sub(1).map_or(Some(0), end);
        let range = start.zip(end(word));
        range
            .and_then(|(start, end)| self.rules.get(start..end))
            .unwrap_or_default()
    }

    /// Whether a word speaks for a rule.
    pub(super) fn speaks_for(&self, word: u32, rule: usize) -> bool {
        self.rules(word)
            .iter()
            .any(|known| usize::from(*known) == rule)
    }

    /// Whether a word names something else.
    pub(super) fn names_another(&self, word: u32) -> bool {
        self.rules(word).last() == Some(&OTHER)
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
            for rule in self.rules(word.word) {
                match *rule {
                    OTHER => all.others = true,
                    rule => all.add(rule.into()),
                }
            }
        }
    }

    /// Makes sure that all words in the range are seen.
    pub(super) fn look(&self, seen: &mut Sightings, text: Told<'_>, range: Range<usize>) {
        self.words.sight(seen, text, range);
    }
}
