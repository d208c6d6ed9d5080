//! The words of all identifiers in one automaton: what stands near a value is looked up once for all of them.

use std::ops::Range;

use aho_corasick::AhoCorasick;

use super::super::context;

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

    fn join(&mut self, other: &Self) {
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
    automaton: AhoCorasick,
    /// By word.
    rules: Vec<Bits>,
    longest: usize,
}

/// A word that stands in a text.
#[derive(Clone, Copy)]
pub(super) struct Word {
    pub start: usize,
    pub end: usize,
    pub word: u32,
}

/// The words of a stretch of one text.
#[derive(Default)]
pub(super) struct Seen {
    from: usize,
    to: usize,
    /// By end.
    words: Vec<Word>,
}

/// How far ahead of what is asked for words are looked for, and how many are remembered, about.
const AHEAD: usize = 256;
const REMEMBERED: usize = 1024;

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
        let longest = known.keys().map(String::len).max().unwrap_or_default();
        let automaton = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .build(known.keys())
            .map_err(|error| error.to_string())?;
        Ok(Self {
            automaton,
            rules: known.into_values().collect(),
            longest,
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
    pub(super) fn all(&self, seen: &mut Seen, bytes: &[u8], range: Range<usize>) -> Bits {
        *seen = Seen::default();
        self.look(seen, bytes, range.clone());
        let mut all = Bits::default();
        for word in seen.within(&range) {
            if let Some(bits) = self.rules.get(word.word as usize) {
                all.join(bits);
            }
        }
        all
    }

    /// Makes sure that all words in the range are seen. Ranges mostly go forward, so that each byte is read once.
    pub(super) fn look(&self, seen: &mut Seen, bytes: &[u8], range: Range<usize>) {
        let goes_on = (seen.from..=seen.to).contains(&range.start);
        if !goes_on {
            seen.words.clear();
            (seen.from, seen.to) = (range.start, range.start);
        }
        if range.end <= seen.to {
            return;
        }
        if seen.words.len() > REMEMBERED {
            seen.words.retain(|word| word.end > range.start);
            seen.from = range.start;
        }
        let ahead = if goes_on { AHEAD } else { 0 };
        let to = bytes.len().min(range.end + ahead);
        let from = seen.from.max(seen.to.saturating_sub(self.longest));
        let window = bytes.get(from..to).unwrap_or_default();
        for hit in self.automaton.find_overlapping_iter(window) {
            let word = from + hit.start()..from + hit.end();
            if word.end > seen.to && context::is_whole(bytes, &word) {
                seen.words.push(Word {
                    start: word.start,
                    end: word.end,
                    word: hit.pattern().as_u32(),
                });
            }
        }
        seen.to = to;
    }
}

impl Seen {
    /// The words that stand wholly in a range, all of which was looked at, by end.
    pub(super) fn within(&self, range: &Range<usize>) -> impl Iterator<Item = &Word> {
        let first = self.words.partition_point(|word| word.end <= range.start);
        let (start, end) = (range.start, range.end);
        self.words
            .iter()
            .skip(first)
            .take_while(move |word| word.end <= end)
            .filter(move |word| word.start >= start)
    }
}
