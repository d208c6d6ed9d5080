//! Words of a text as names are made of them: where they stand, how they are written, what they may be.

use super::lexicon;
use super::table::{
    BRAND, GIVEN, GIVEN_COMMON, Hash, NOT_NAME, PLACE, STOCK, SURNAME, SURNAME_COMMON, WORD,
    WORD_COMMON,
};
use crate::detect::letters::{is_letter, is_letter_or_digit};

/// Longest word that is looked at, in bytes.
const LONGEST: usize = 48;

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    /// No capital.
    Lower,
    /// A capital, then none; or as `McDonald`, `O'Brien`, `Jean-Luc`.
    Title,
    /// Capitals alone, two and more.
    Upper,
    /// One capital alone.
    Initial,
    /// Anything else: an identifier, an acronym in a plural.
    Mixed,
}

/// A word of a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    pub start: usize,
    pub end: usize,
    pub case: Case,
    pub flags: u32,
    pub hash: Hash,
}

impl Word {
    /// Whether any of the flags is set.
    pub(super) fn is(&self, flags: u32) -> bool {
        self.flags & flags != 0
    }

    /// Whether it is written as a part of a name is.
    pub(super) fn is_capital(&self) -> bool {
        matches!(self.case, Case::Title | Case::Upper | Case::Initial)
    }

    /// Whether a list of names holds it.
    pub(super) fn is_named(&self) -> bool {
        self.is(GIVEN_COMMON | GIVEN | SURNAME_COMMON | SURNAME) && !self.is(NOT_NAME)
    }

    /// Whether it is a given name.
    pub(super) fn is_given(&self) -> bool {
        self.is(GIVEN_COMMON | GIVEN) && !self.is(NOT_NAME)
    }

    /// Whether it is a surname.
    pub(super) fn is_surname(&self) -> bool {
        self.is(SURNAME_COMMON | SURNAME) && !self.is(NOT_NAME)
    }

    /// Whether it may be something else than a name.
    pub(super) fn is_ambiguous(&self) -> bool {
        self.is(WORD | WORD_COMMON | PLACE | BRAND | NOT_NAME)
    }

    /// Whether it is an ordinary word and no name.
    pub(super) fn is_plain(&self) -> bool {
        (self.is(WORD | WORD_COMMON) && !self.is_named())
            || (self.is(WORD_COMMON) && !self.is(GIVEN_COMMON | SURNAME_COMMON))
            || self.is(NOT_NAME)
    }

    /// Whether no list holds it.
    pub(super) fn is_unknown(&self) -> bool {
        self.flags & (GIVEN | GIVEN_COMMON | SURNAME | SURNAME_COMMON) == 0 && !self.is_ambiguous()
    }

    /// Whether it stands for nobody in examples.
    pub(super) fn is_stock(&self) -> bool {
        self.is(STOCK)
    }
}

/// The character that ends right before `at`.
pub(super) fn before(text: &str, at: usize) -> Option<char> {
    text.get(..at)?.chars().next_back()
}

/// The character that starts at `at`.
pub(super) fn after(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// Whether an escape of white space (`\n`) ends right before `at`.
pub(super) fn after_escape(bytes: &[u8], at: usize) -> bool {
    let head = bytes.get(..at).unwrap_or_default();
    matches!(head, [.., b'\\', b'n' | b't' | b'r'])
}

/// Whether a character joins two parts of one word, between letters.
fn is_joint(c: char) -> bool {
    matches!(c, '\'' | '’' | '-' | '‐' | '‑' | 'ʼ')
}

/// The word that starts at `at`: letters, with apostrophes and hyphens between letters, without a genitive's `'s`.
pub(super) fn word_at(text: &str, at: usize) -> Option<Word> {
    let rest = text.get(at..)?;
    match plain_word(rest.as_bytes(), at) {
        Plain::Word(word) => Some(word),
        Plain::Nothing => None,
        Plain::Other => any_word(rest, at),
    }
}

/// What a text starts with, as far as letters of ASCII tell.
enum Plain {
    Word(Word),
    /// No word.
    Nothing,
    /// More than that: other letters, joints.
    Other,
}

/// The word that a text starts with, where it is of ASCII letters alone.
fn plain_word(rest: &[u8], at: usize) -> Plain {
    let mut hash = Hash::new();
    let (mut length, mut small) = (0, 0);
    for byte in rest.get(..=LONGEST).unwrap_or(rest) {
        let letter = byte | 0x20;
        if !letter.is_ascii_lowercase() {
            break;
        }
        hash.add_ascii(letter);
        length += 1;
        small += usize::from(byte >> 5 & 1);
    }
    let capitals = length - small;
    if length > LONGEST {
        return Plain::Nothing;
    }
    let may_go_on = |byte: &u8| *byte >= 0x80 || byte.is_ascii_alphabetic();
    match rest.get(length..).unwrap_or_default() {
        [b'\'' | b'-', next, ..] if length > 0 && may_go_on(next) => return Plain::Other,
        [other, ..] if *other >= 0x80 => return Plain::Other,
        _ if length == 0 => return Plain::Nothing,
        _ => {}
    }
    let first_capital = rest.first().is_some_and(u8::is_ascii_uppercase);
    let case = match capitals {
        0 => Case::Lower,
        1 if length == 1 => Case::Initial,
        _ if capitals == length => Case::Upper,
        1 if first_capital => Case::Title,
        _ if first_capital && !is_odd(rest.get(..length).unwrap_or_default()) => Case::Title,
        _ => Case::Mixed,
    };
    Plain::Word(Word {
        start: at,
        end: at + length,
        case,
        flags: lexicon::flags(hash),
        hash,
    })
}

/// Whether a capital stands inside a word after what is no short prefix of names (`McDonald`, `DeLuca`).
fn is_odd(word: &[u8]) -> bool {
    let mut capitals =
        (1..word.len()).filter(|at| word.get(*at).is_some_and(u8::is_ascii_uppercase));
    capitals.any(|at| {
        let part = std::str::from_utf8(word.get(..at).unwrap_or_default());
        !is_prefix(part.unwrap_or_default())
    })
}

/// The word that a text starts with, of any letters.
fn any_word(rest: &str, at: usize) -> Option<Word> {
    let mut hash = Hash::new();
    let (mut letters, mut capitals, mut first_capital) = (0_usize, 0_usize, false);
    let (mut odd, mut fresh, mut parts, mut end) = (false, true, 1, 0);
    let mut run = 0_usize;
    let mut chars = rest.char_indices().peekable();
    while let Some((place, c)) = chars.next() {
        if is_letter(c) {
            let upper = c.is_uppercase();
            if letters == 0 {
                first_capital = upper;
            }
            // A capital inside a word is one of a name only after a short prefix (`McDonald`, `DeLuca`).
            if upper && !fresh {
                odd |= !is_prefix(rest.get(end - run..place).unwrap_or_default());
            }
            letters += 1;
            capitals += usize::from(upper);
            fresh = false;
            hash.add(c);
            end = place + c.len_utf8();
            run += c.len_utf8();
            if end > LONGEST {
                return None;
            }
        } else if ('\u{300}'..='\u{36f}').contains(&c) && letters > 0 {
            end = place + c.len_utf8();
            run += c.len_utf8();
        } else if is_joint(c)
            && chars.peek().is_some_and(|(_, next)| is_letter(*next))
            && letters > 0
        {
            let genitive = matches!(c, '\'' | '’') && is_genitive(rest, place + c.len_utf8());
            if genitive {
                break;
            }
            fresh = true;
            run = 0;
            parts += usize::from(!matches!(c, '\'' | '’' | 'ʼ'));
        } else {
            break;
        }
    }
    if letters == 0 {
        return None;
    }
    let flags = match parts {
        1 => lexicon::flags(hash),
        _ => joined(rest.get(..end)?, hash),
    };
    let case = match () {
        () if capitals == 0 => Case::Lower,
        () if capitals == letters && letters == 1 => Case::Initial,
        () if capitals == letters => Case::Upper,
        () if first_capital && !odd => Case::Title,
        () => Case::Mixed,
    };
    Some(Word {
        start: at,
        end: at + end,
        case,
        flags,
        hash,
    })
}

/// Whether what stands before a capital inside a word is a prefix that names are made with.
fn is_prefix(part: &str) -> bool {
    matches!(
        part,
        "Mc" | "Mac"
            | "De"
            | "Di"
            | "Da"
            | "Du"
            | "La"
            | "Le"
            | "Lo"
            | "Van"
            | "Von"
            | "Fitz"
            | "Del"
            | "Des"
            | "Dos"
            | "El"
            | "Al"
            | "St"
            | "Ben"
            | "Abu"
            | "Ter"
            | "Vander"
            | "Vanden"
    )
}

/// Whether an `s` and no more letters stand at `at`.
fn is_genitive(text: &str, at: usize) -> bool {
    let mut rest = text.get(at..).unwrap_or_default().chars();
    matches!(rest.next(), Some('s' | 'S')) && !rest.next().is_some_and(is_letter_or_digit)
}

/// What a word with hyphens may be: itself, or what its parts are.
fn joined(word: &str, hash: Hash) -> u32 {
    let whole = lexicon::flags(hash);
    if whole != 0 {
        return whole;
    }
    let mut parts = word.split(['-', '‐', '‑']).map(lexicon::flags_of);
    let first = parts.next().unwrap_or_default();
    let last = parts.next_back().unwrap_or_default();
    let names = GIVEN | GIVEN_COMMON | SURNAME | SURNAME_COMMON;
    let words = WORD | WORD_COMMON | PLACE | BRAND | NOT_NAME;
    let plain = |flags: u32| flags & names == 0 && flags & words != 0;
    if plain(first) || plain(last) {
        return WORD;
    }
    (first | last) & (names | STOCK)
}

/// The word that ends at `end` (a letter stands right before it).
pub(super) fn word_before(text: &str, end: usize) -> Option<Word> {
    let head = text.get(..end)?;
    let mut start = end;
    let mut joint = None;
    for (place, c) in head.char_indices().rev() {
        if end - place > LONGEST {
            return None;
        }
        if is_letter(c) {
            start = place;
            joint = None;
        } else if is_joint(c) && joint.is_none() && start < end {
            joint = Some(place);
        } else {
            break;
        }
    }
    if start == end {
        return None;
    }
    let word = word_at(text, start)?;
    (word.end <= end).then_some(word)
}

/// A name's parts, at most eight, without an allocation.
#[derive(Clone, Copy)]
pub(super) struct Run {
    words: [Option<Word>; 8],
    count: usize,
}

impl Run {
    pub(super) const fn new() -> Self {
        Self {
            words: [None; 8],
            count: 0,
        }
    }

    /// Adds a word; `false` where there is no room.
    pub(super) fn push(&mut self, word: Word) -> bool {
        match self.words.get_mut(self.count) {
            Some(slot) => {
                *slot = Some(word);
                self.count += 1;
                true
            }
            None => false,
        }
    }

    /// Takes the last word away.
    pub(super) fn pop(&mut self) {
        self.count = self.count.saturating_sub(1);
    }

    pub(super) fn len(&self) -> usize {
        self.count
    }

    pub(super) fn get(&self, index: usize) -> Option<&Word> {
        self.words.get(..self.count)?.get(index)?.as_ref()
    }

    pub(super) fn last(&self) -> Option<&Word> {
        self.get(self.count.checked_sub(1)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_end_where_names_end() {
        for (text, word, case) in [
            ("Jane Doe", "Jane", Case::Title),
            ("Doe's", "Doe", Case::Title),
            ("O’Brien’s", "O’Brien", Case::Title),
            ("McDonald,", "McDonald", Case::Title),
            ("Jean-Luc ", "Jean-Luc", Case::Title),
            ("fooBar", "fooBar", Case::Mixed),
            ("FooBar", "FooBar", Case::Mixed),
            ("DOE", "DOE", Case::Upper),
            ("J.", "J", Case::Initial),
            ("doe-", "doe", Case::Lower),
            ("Łukasz\n", "Łukasz", Case::Title),
        ] {
            let found = word_at(text, 0).expect("a word");
            assert_eq!(&text[found.start..found.end], word);
            assert_eq!(found.case, case, "{text}");
        }
        assert!(word_at(" x", 0).is_none());
        assert!(word_at(&"a".repeat(99), 0).is_none());
    }

    #[test]
    fn the_word_before_is_found_from_its_end() {
        let text = "dear Anne-Marie O'Neil, x";
        let found = word_before(text, 22).expect("a word");
        assert_eq!(&text[found.start..found.end], "O'Neil");
        let found = word_before(text, 15).expect("a word");
        assert_eq!(&text[found.start..found.end], "Anne-Marie");
        assert!(word_before(text, 23).is_none());
    }
}
