//! The words of a text or value: runs of letters and digits, folded. What is folded alike is the same word.

use std::ops::Range;

use super::hash::Sip;
use crate::detect::fold_latin;

/// Longest word, folded, in bytes; longer ones are no words of a person's or project's name.
pub(super) const LONGEST: usize = 64;

/// One word of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub start: usize,
    pub end: usize,
    /// The keyed hash of its folded letters; 0 for one that is too long.
    pub hash: u64,
    /// How many digits it has, if it has nothing else.
    pub digits: usize,
    /// How much it says: letters and digits; one that is a word by itself counts twice.
    pub weight: usize,
    /// Whether it is one letter of a script that is written without spaces.
    pub alone: bool,
}

impl Word {
    /// Whether it is longer than words are.
    pub(super) fn is_long(&self) -> bool {
        self.weight > LONGEST
    }
}

/// The words of a text, in order.
pub(super) struct Words<'t> {
    text: &'t str,
    at: usize,
    key: Sip,
}

impl<'t> Words<'t> {
    pub(super) fn new(text: &'t str, key: Sip) -> Self {
        Self { text, at: 0, key }
    }
}

/// What an ASCII byte is in a word: its lower case, or `APART`; `OTHER` begins a longer character.
const APART: u8 = 0;
const OTHER: u8 = 0xff;
#[expect(
    clippy::indexing_slicing,
    reason = "evaluated by the compiler, which refuses an index that is out of bounds"
)]
static LOWER: [u8; 256] = {
    let (mut table, mut at) = ([APART; 256], 0);
    while at < 256 {
        let byte = at as u8;
        if byte.is_ascii_alphanumeric() {
            table[at] = byte.to_ascii_lowercase();
        } else if byte >= 0x80 {
            table[at] = OTHER;
        }
        at += 1;
    }
    table
};

#[inline]
fn lower(byte: u8) -> u8 {
    LOWER.get(usize::from(byte)).copied().unwrap_or(APART)
}

/// The folded letters of one word so far.
struct Folded {
    bytes: [u8; LONGEST],
    length: usize,
    letters: usize,
    digits: bool,
}

impl Folded {
    #[inline]
    fn byte(&mut self, byte: u8) {
        if let Some(place) = self.bytes.get_mut(self.length) {
            *place = byte;
            self.length += 1;
        } else {
            self.letters = LONGEST;
        }
    }

    #[inline]
    fn ascii(&mut self, byte: u8) {
        self.digits &= byte.is_ascii_digit();
        self.letters += 1;
        self.byte(byte);
    }

    /// The word that was folded.
    fn word(&self, range: Range<usize>, alone: bool, key: Sip) -> Word {
        let too_long = self.letters > LONGEST || self.length == LONGEST;
        let letters = self.bytes.get(..self.length).unwrap_or_default();
        Word {
            start: range.start,
            end: range.end,
            hash: match too_long {
                true => 0,
                false => key.hash(letters),
            },
            digits: match self.digits && !too_long {
                true => self.letters,
                false => 0,
            },
            weight: match too_long {
                true => LONGEST + 1,
                false => self.letters * if alone { 2 } else { 1 },
            },
            alone,
        }
    }

    fn wide(&mut self, c: char) {
        if let Some(plain) = fullwidth(c) {
            return self.ascii(plain.to_ascii_lowercase());
        }
        self.digits = false;
        self.letters += 1;
        match fold_latin(c).or_else(|| ligature(c)) {
            Some(plain) => plain.bytes().for_each(|byte| self.byte(byte)),
            None => {
                for lower in c.to_lowercase().filter(|c| !is_mark(*c)) {
                    let mut bytes = [0; 4];
                    for byte in lower.encode_utf8(&mut bytes).bytes() {
                        self.byte(byte);
                    }
                }
            }
        }
    }
}

impl Iterator for Words<'_> {
    type Item = Word;

    fn next(&mut self) -> Option<Word> {
        let bytes = self.text.as_bytes();
        loop {
            match lower(*bytes.get(self.at)?) {
                APART => self.at += 1,
                OTHER => {
                    let c = self.text.get(self.at..)?.chars().next()?;
                    if is_letter(c) {
                        break;
                    }
                    self.at += c.len_utf8();
                }
                _ => break,
            }
        }
        let start = self.at;
        let mut folded = Folded {
            bytes: [0; LONGEST],
            length: 0,
            letters: 0,
            digits: true,
        };
        let (mut end, mut alone) = (start, false);
        while let Some(byte) = bytes.get(self.at) {
            match lower(*byte) {
                APART => break,
                OTHER => {
                    let c = self.text.get(self.at..)?.chars().next()?;
                    if is_mark(c) {
                        self.at += c.len_utf8();
                        // A mark on a letter goes with it.
                        if is_combining(c) {
                            end = self.at;
                        }
                        continue;
                    }
                    if !is_letter(c) || (is_alone(c) && end > start) {
                        break;
                    }
                    self.at += c.len_utf8();
                    folded.wide(c);
                    alone = is_alone(c);
                }
                plain => {
                    self.at += 1;
                    folded.ascii(plain);
                }
            }
            end = self.at;
            if alone {
                break;
            }
        }
        Some(folded.word(start..end, alone, self.key))
    }
}

/// A full-width character as the ASCII one that it is.
pub(super) fn fullwidth(c: char) -> Option<u8> {
    match c {
        '\u{ff01}'..='\u{ff5e}' => u8::try_from(u32::from(c) - 0xfee0).ok(),
        _ => None,
    }
}

/// Letters that are written as one.
fn ligature(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{fb00}' => "ff",
        '\u{fb01}' => "fi",
        '\u{fb02}' => "fl",
        '\u{fb03}' => "ffi",
        '\u{fb04}' => "ffl",
        _ => return None,
    })
}

/// What stands inside a word without being seen: marks on letters, joiners, soft hyphens.
fn is_mark(c: char) -> bool {
    is_combining(c)
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}')
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// Whether a character is part of a word.
fn is_letter(c: char) -> bool {
    c.is_alphanumeric() && !is_mark(c)
}

/// Whether a letter is a word by itself: its script puts no spaces between words, or sets endings onto names.
fn is_alone(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}

#[cfg(test)]
mod tests {
    use super::super::hash::Keys;
    use super::*;

    fn words(text: &str) -> Vec<u64> {
        Words::new(text, Keys::new(&[1; 16]).word)
            .map(|word| word.hash)
            .collect()
    }

    #[test]
    fn what_is_the_same_word_to_a_reader_is_the_same() {
        for (one, other) in [
            ("Jane Doe", "JANE  doe"),
            ("Zoë Müller-Lüdenscheidt", "zoe muller ludenscheidt"),
            ("Zoë", "Zoe\u{308}"),
            ("O’Brien", "o'brien"),
            ("Łukasz Żółć", "lukasz zolc"),
            ("Straße", "STRASSE"),
            ("Ｊａｎｅ　Ｄｏｅ", "jane doe"),
            ("Ja\u{200b}ne D\u{ad}oe", "jane doe"),
            ("田中太郎", "田中 太郎"),
            ("Иван Петров", "иван ПЕТРОВ"),
            ("AB-12", "ab 12"),
        ] {
            assert_eq!(words(one), words(other), "{one} and {other}");
        }
        assert_ne!(words("Jane"), words("Janet"));
        assert_eq!(words("田中さん Kim").len(), 5);
    }

    #[test]
    fn words_know_their_places_and_what_they_are_made_of() {
        let text = "é\u{301}: 0151-ab1 ２０";
        let all: Vec<Word> = Words::new(text, Keys::new(&[1; 16]).word).collect();
        let read: Vec<_> = all
            .iter()
            .map(|word| (&text[word.start..word.end], word.digits))
            .collect();
        assert_eq!(
            read,
            [("é\u{301}", 0), ("0151", 4), ("ab1", 0), ("２０", 2)]
        );
        let long = "x".repeat(200);
        let all: Vec<Word> = Words::new(&long, Keys::new(&[1; 16]).word).collect();
        assert!(all.len() == 1 && all[0].is_long());
    }
}
