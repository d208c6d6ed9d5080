//! Seed phrases of wallets: 12 to 24 words of the list of BIP-39, proved by their checksum or by the words around.

use std::ops::Range;
use std::sync::LazyLock;

use aws_lc_rs::digest::{SHA256, digest};

use super::marks::{Block, Marks};

mod lists;

pub(super) use lists::told;

/// The 2,048 English words, one a line, in their order; source and licence in `policy/detectors/README.md`.
const LIST: &str = include_str!("seed/english.txt");

static INDEX: LazyLock<Index> = LazyLock::new(Index::new);

/// The list, each word as one number.
struct Index {
    /// In their order, which is that of the numbers.
    words: Vec<u64>,
    /// A bit for each hash of a word: most words of a text are none of the list.
    hashes: [u64; 512],
    /// One more than the place of a word, where its hash says or right after; nought where there is none.
    places: Box<[u16; SLOTS]>,
}

/// Twice as many as there are words.
const SLOTS: usize = 4096;

impl Index {
    fn new() -> Self {
        let packed = |word: &str| pack(word.as_bytes()).unwrap_or_default();
        let words: Vec<u64> = LIST.lines().map(packed).collect();
        let mut hashes = [0; 512];
        for word in &words {
            let hash = hash(*word);
            if let Some(bits) = hashes.get_mut(hash / 64) {
                *bits |= 1 << (hash % 64);
            }
        }
        let mut places = Box::new([0; SLOTS]);
        for (word, place) in words.iter().zip(1..) {
            let mut slots = slots(hash(*word));
            let is_free = |slot: &usize| places.get(*slot).is_some_and(|place| *place == 0);
            if let Some(slot) = slots.find(is_free).and_then(|slot| places.get_mut(slot)) {
                *slot = place;
            }
        }
        Self {
            words,
            hashes,
            places,
        }
    }

    /// A word's place in the list.
    fn place(&self, word: u64) -> Option<u16> {
        let hash = hash(word);
        let bits = self.hashes.get(hash / 64).copied().unwrap_or_default();
        if bits >> (hash % 64) & 1 == 0 {
            return None;
        }
        for slot in slots(hash) {
            let place = self.places.get(slot)?.checked_sub(1)?;
            if self.words.get(usize::from(place)) == Some(&word) {
                return Some(place);
            }
        }
        None
    }
}

/// A word of at most eight ASCII letters as a number, whatever their case.
fn pack(word: &[u8]) -> Option<u64> {
    let mut letters = [0; WORD];
    letters.get_mut(..word.len())?.copy_from_slice(word);
    cut(u64::from_be_bytes(letters), word.len())
}

/// The first so many of eight letters as a number, whatever their case.
#[inline(always)]
fn cut(eight: u64, letters: usize) -> Option<u64> {
    let rest = u32::try_from(WORD.checked_sub(letters)? * 8).ok()?;
    let kept = u64::MAX.checked_shl(rest)?;
    Some((eight | 0x2020_2020_2020_2020) & kept)
}

/// Where a word of this hash may stand, one slot after the other.
fn slots(hash: usize) -> impl Iterator<Item = usize> {
    (0..SLOTS).map(move |after| (hash / 8 + after) % SLOTS)
}

/// Fifteen bits.
fn hash(word: u64) -> usize {
    (word.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 49) as usize
}

/// A run of twelve words covers at least one place of every so many bytes.
const STRIDE: usize = 40;
/// Longest word of the list, and most bytes between two words of a phrase.
const WORD: usize = 8;
const GAP: usize = 8;
/// Most words of one run that are looked at.
const RUN: usize = 64;
/// How many words a phrase has.
const SIZES: [usize; 5] = [24, 21, 18, 15, 12];
/// How far before a phrase words may say what it is.
const CONTEXT: usize = 120;
const SAID: [&str; 20] = [
    "seed",
    "mnemonic",
    "recovery",
    "wallet",
    "backup",
    "phrase",
    "bip39",
    "bip-39",
    "secret words",
    "ledger",
    "trezor",
    "twelve words",
    "12 words",
    "24 words",
    "zwölf wörter",
    "douze mots",
    "doce palabras",
    "dodici parole",
    "doze palavras",
    "twaalf woorden",
];

/// A word of the list in a text: where it stands, and its place in the list.
type Known = (Range<usize>, u16);

/// Whether so many words from a place on prove themselves, where it was asked before: in a table that is made when the
/// first is asked for, and in which what is asked farther on takes an earlier answer's place.
#[derive(Default)]
struct Tried(Vec<Option<(usize, bool)>>);

impl Tried {
    /// How many bytes of the text have places of their own: more than a run of words takes.
    const SPAN: usize = 1024;

    /// The answer for this place and this one of [`SIZES`].
    fn ask(&mut self, at: usize, size: usize, prove: impl FnOnce() -> bool) -> bool {
        if self.0.is_empty() {
            self.0 = vec![None; Self::SPAN * SIZES.len()];
        }
        let slot = self.0.get_mut(at % Self::SPAN * SIZES.len() + size);
        match slot {
            Some(Some((known, proved))) if *known == at => *proved,
            slot => {
                let proved = prove();
                if let Some(slot) = slot {
                    *slot = Some((at, proved));
                }
                proved
            }
        }
    }
}

/// A phrase and whether its checksum holds.
pub(super) struct Phrase {
    pub range: Range<usize>,
    pub proved: bool,
}

/// Every phrase in the text. Most text is skipped: one word in forty bytes is looked up.
pub(super) fn phrases(text: &str, marks: &Marks) -> Vec<Phrase> {
    let bytes = text.as_bytes();
    let alone = lists::alone(text).map(|range| Phrase {
        range,
        proved: true,
    });
    let (mut phrases, mut run) = (Vec::from_iter(alone), Vec::new());
    // Words around one belong to the next one's run, too: they are looked up once.
    let (mut tried, mut last) = (Tried::default(), Vec::new());
    let mut at = STRIDE / 2;
    while at < bytes.len() {
        let word = word_around(marks, at);
        let known = word.and_then(|word| lookup(bytes, &word).map(|index| (word, index)));
        let next = match known {
            Some(known) => {
                std::mem::swap(&mut run, &mut last);
                gather(bytes, marks, known, &last, &mut run);
                let end = run.last().map_or(at, |(word, _)| word.end);
                phrases.extend(phrase(text, &run, &mut tried));
                end.max(at)
            }
            None => at,
        };
        at = next + STRIDE;
    }
    phrases
}

/// Whether a word is one of the list, in lower case.
pub(crate) fn is_word(word: &str) -> bool {
    let is_lower = word.bytes().all(|byte| byte.is_ascii_lowercase());
    is_lower && pack(word.as_bytes()).is_some_and(|word| INDEX.place(word).is_some())
}

/// How many letters stand from a place on; one more than a word has where there are more.
#[inline(always)]
fn letters_after(marks: &Marks, at: usize) -> usize {
    let letters = marks.from(at, Block::letters);
    (letters.trailing_ones() as usize).min(WORD + 1)
}

/// How many letters stand right before a place; one more than a word has where there are more.
#[inline(always)]
fn letters_before(marks: &Marks, at: usize) -> usize {
    let letters = marks.until(at, Block::letters);
    (letters.leading_ones() as usize).min(WORD + 1)
}

/// The letters around a place, or right after it.
#[inline(always)]
fn word_around(marks: &Marks, at: usize) -> Option<Range<usize>> {
    let here = marks.from(at, Block::letters);
    let (start, from) = match here & 1 {
        1 => (at - letters_before(marks, at), at),
        _ => {
            let start = at + (here.trailing_zeros() as usize).min(GAP);
            (start, start)
        }
    };
    let most = WORD + 1 - (from - start);
    let end = from + letters_after(marks, from).min(most);
    (3..=WORD).contains(&(end - start)).then_some(start..end)
}

/// A word's place in the list.
#[inline]
fn lookup(bytes: &[u8], word: &Range<usize>) -> Option<u16> {
    let word = match bytes.get(word.start..).and_then(<[u8]>::first_chunk) {
        Some(eight) => cut(u64::from_be_bytes(*eight), word.len())?,
        None => pack(bytes.get(word.clone())?)?,
    };
    INDEX.place(word)
}

/// Reads all words of the list that stand together around one; those of the run before are known.
fn gather(bytes: &[u8], marks: &Marks, known: Known, last: &[Known], run: &mut Vec<Known>) {
    run.clear();
    let mut start = known.0.start;
    run.push(known);
    while run.len() < RUN
        && let Some(before) = previous(bytes, marks, start)
    {
        start = before.0.start;
        run.push(before);
        let known = last.partition_point(|(word, _)| word.start < start);
        let same = |(word, _): &Known| word.start == start;
        if last.get(known).is_some_and(same) {
            let before = last.get(..known).unwrap_or_default();
            let fits = before.iter().rev().take(RUN - run.len());
            run.extend(fits.cloned());
            start = run.last().map_or(start, |(word, _)| word.start);
        }
    }
    run.reverse();
    while run.len() < RUN
        && let Some(last) = run.last()
        && let Some(after) = following(bytes, marks, last.0.end)
    {
        run.push(after);
    }
}

/// Whether a byte may stand between two words of a phrase: blanks, commas, numbers, quotes, bars.
fn between(byte: &u8) -> bool {
    byte.is_ascii_whitespace()
        || byte.is_ascii_digit()
        || matches!(
            byte,
            b',' | b'.' | b')' | b'"' | b'\'' | b'|' | b'-' | b'\\' | b'#'
        )
}

fn following(bytes: &[u8], marks: &Marks, end: usize) -> Option<Known> {
    let rest = bytes.get(end..)?;
    let gap = rest.iter().take(GAP + 1).take_while(|b| between(b)).count();
    let start = end + gap;
    listed(bytes, gap, start..start + letters_after(marks, start))
}

fn previous(bytes: &[u8], marks: &Marks, start: usize) -> Option<Known> {
    let before = bytes.get(..start)?.iter().rev();
    let gap = before.take(GAP + 1).take_while(|b| between(b)).count();
    let end = start - gap;
    listed(bytes, gap, end - letters_before(marks, end)..end)
}

/// The word at a place, where it is one of the list and so far from the next.
fn listed(bytes: &[u8], gap: usize, word: Range<usize>) -> Option<Known> {
    let fits = (1..=GAP).contains(&gap) && (3..=WORD).contains(&word.len());
    fits.then(|| lookup(bytes, &word).map(|index| (word, index)))?
}

/// The phrase in a run of words: one that proves itself, or all of it where the words before say what it is.
fn phrase(text: &str, run: &[Known], tried: &mut Tried) -> Option<Phrase> {
    let range = |words: &[Known]| Some(words.first()?.0.start..words.last()?.0.end);
    let fresh = Fresh::of(run);
    for (kind, size) in SIZES.into_iter().enumerate() {
        for (start, words) in run.windows(size).enumerate() {
            let first = words.first().map_or(0, |(word, _)| word.start);
            // A few words over and over prove nothing but that someone typed them.
            let proves = || fresh.count(start, size) >= size / 2 && proves(words);
            let proved = tried.ask(first, kind, proves);
            if proved {
                return Some(Phrase {
                    range: range(words)?,
                    proved: true,
                });
            }
        }
    }
    let whole = range(run)?;
    if !(12..=26).contains(&run.len()) {
        return None;
    }
    let floor = text.floor_char_boundary(whole.start.saturating_sub(CONTEXT));
    // Words of the list may themselves be what says it.
    let head = text.get(floor..run.get(2)?.0.end)?.to_ascii_lowercase();
    SAID.iter()
        .any(|word| head.contains(word))
        .then_some(Phrase {
            range: whole,
            proved: false,
        })
}

/// Where each word of a run stood before, so that the different words of any part of it are counted at once.
struct Fresh {
    /// For each word one more than the place of the same word before it; nought where there is none.
    before: Vec<usize>,
    /// How many different words the run has.
    all: usize,
}

impl Fresh {
    fn of(run: &[Known]) -> Self {
        let before = |(place, (_, word)): (usize, &Known)| {
            let earlier = run.get(..place).unwrap_or_default();
            let last = earlier.iter().rposition(|(_, other)| other == word);
            last.map_or(0, |last| last + 1)
        };
        let before: Vec<usize> = run.iter().enumerate().map(before).collect();
        let all = before.iter().filter(|last| **last == 0).count();
        Self { before, all }
    }

    /// How many different words stand in this part of the run.
    fn count(&self, start: usize, size: usize) -> usize {
        if self.all < size / 2 {
            return self.all;
        }
        let part = self.before.get(start..start + size).unwrap_or_default();
        part.iter().filter(|last| **last <= start).count()
    }
}

/// Whether the last bits are the first of the SHA-256 of the others.
fn proves(words: &[Known]) -> bool {
    let check = words.len() / 3;
    let mut bytes = [0u8; 33];
    let mut bit = 0;
    for (_, index) in words {
        for shift in (0..11).rev() {
            if let Some(byte) = bytes.get_mut(bit / 8) {
                *byte |= u8::from(index >> shift & 1 == 1) << (7 - bit % 8);
            }
            bit += 1;
        }
    }
    let length = (bit - check) / 8;
    let (entropy, rest) = bytes.split_at(length);
    let hash = digest(&SHA256, entropy);
    let (Some(want), Some(have)) = (hash.as_ref().first(), rest.first()) else {
        return false;
    };
    want >> (8 - check) == have >> (8 - check)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_whole_and_sorted() {
        let words: Vec<&str> = LIST.lines().collect();
        assert_eq!(words.len(), 2048);
        assert!(words.is_sorted() && words.iter().all(|word| (3..=WORD).contains(&word.len())));
    }

    fn phrases_of(text: &str) -> Vec<Phrase> {
        phrases(text, &Marks::new(text))
    }

    #[test]
    fn runs_that_overlap_are_read_as_if_each_were_read_alone() {
        let text =
            "zoo zone, abandon 7. ability\nabsent xx able about above private key ".repeat(40);
        let text = text + &"secret code ".repeat(200);
        let (marks, bytes) = (Marks::new(&text), text.as_bytes());
        let (mut run, mut last, mut alone) = (Vec::new(), Vec::new(), Vec::new());
        for at in (0..text.len()).step_by(13) {
            let word = word_around(&marks, at);
            let Some(known) = word.and_then(|word| Some((word.clone(), lookup(bytes, &word)?)))
            else {
                continue;
            };
            std::mem::swap(&mut run, &mut last);
            gather(bytes, &marks, known.clone(), &last, &mut run);
            gather(bytes, &marks, known, &[], &mut alone);
            assert_eq!(run, alone, "{at}");
        }
    }

    #[test]
    fn each_part_of_a_run_is_proved_once() {
        let mut tried = Tried::default();
        let mut proofs = 0;
        for _ in 0..3 {
            for (at, size) in (0..100).flat_map(|word| [0, 4].map(|size| (10 * word, size))) {
                let prove = || {
                    proofs += 1;
                    at == 210
                };
                assert_eq!(tried.ask(at, size, prove), at == 210, "{at}, {size}");
            }
        }
        assert_eq!(proofs, 200);
    }

    #[test]
    fn phrases_prove_themselves() {
        // The vector of BIP-39 for 16 bytes of 0x7f.
        let phrase = "legal winner thank year wave sausage worth useful legal winner thank yellow";
        for text in [
            phrase.to_owned(),
            format!("It reads: {phrase}. Keep it."),
            phrase
                .split(' ')
                .enumerate()
                .map(|(n, word)| format!("{}. {word}\n", n + 1))
                .collect(),
        ] {
            let found = phrases_of(&text);
            assert_eq!(found.len(), 1, "{text}");
            assert!(found[0].proved && text[found[0].range.clone()].starts_with("legal"));
        }
        let wrong = phrase.replace("yellow", "year");
        assert!(phrases_of(&wrong).is_empty());
        let told = format!("my seed phrase: {wrong}");
        assert_eq!(phrases_of(&told).len(), 1);
    }
}
