//! What the language of a text says of its capitalised words.

use std::cell::OnceCell;
use std::sync::LazyLock;

use super::context::Left;
use super::points::is_noun;
use super::table::MONTH;
use super::words::{Word, word_before};

/// How much of a text is read to tell its language, in bytes.
const HEAD: usize = 4096;

/// What is known of the text as a whole, once it was asked for.
#[derive(Default)]
pub(super) struct Page {
    language: OnceCell<Language>,
    is_history: OnceCell<bool>,
}

/// What a text's language says.
#[derive(Clone, Copy)]
pub(super) struct Language {
    /// Nouns have capitals: an unknown capitalised word says little.
    pub is_german: bool,
    /// `M.` is a form of address.
    pub is_french: bool,
    /// A language whose words no list here holds: an unknown capitalised word says nothing.
    pub is_other: bool,
}

/// Languages that a text is told by.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tongue {
    English,
    German,
    French,
    Other,
}

/// Small words that tell of each, of two to six bytes.
const SMALL: [(Tongue, &str); 4] = [
    (Tongue::English, "the and to of is"),
    (
        Tongue::German,
        "der die und ist das nicht ich mit für ein auf",
    ),
    (Tongue::French, "le la et les des pour est à"),
    // Turkish, Romanian, Swedish, Danish, Norwegian, Czech, Hungarian, Finnish, Croatian, Vietnamese, Indonesian.
    (
        Tongue::Other,
        "ve bir için olarak ile și şi în din sau este och att är som till på og ikke til af že jsou který která nebo ako és \
         hogy egy nem että ovat sekä ja koji koje của và là một yang dengan untuk",
    ),
];

/// The small words, each as one number.
static WORDS: LazyLock<Small> = LazyLock::new(Small::new);

struct Small {
    /// One bit for each hash of a word: most words are none of them.
    bits: [u64; 16],
    /// Sorted.
    words: Vec<(u64, Tongue)>,
}

impl Small {
    fn new() -> Self {
        let mut words: Vec<(u64, Tongue)> = SMALL
            .iter()
            .flat_map(|(tongue, list)| list.split(' ').map(|word| (pack(word.as_bytes()), *tongue)))
            .collect();
        words.sort_unstable_by_key(|(word, _)| *word);
        let mut bits = [0; 16];
        for (word, _) in &words {
            if let Some(slot) = bits.get_mut(hash(*word) / 64) {
                *slot |= 1 << (hash(*word) % 64);
            }
        }
        Self { bits, words }
    }

    /// Which of them a word tells of.
    fn tongue(&self, word: u64) -> Option<Tongue> {
        let hash = hash(word);
        let bits = self.bits.get(hash / 64).copied().unwrap_or_default();
        if bits >> (hash % 64) & 1 == 0 {
            return None;
        }
        let place = self.words.binary_search_by_key(&word, |(word, _)| *word);
        place
            .ok()
            .and_then(|place| self.words.get(place))
            .map(|(_, tongue)| *tongue)
    }
}

/// A word of at most eight bytes as a number.
fn pack(word: &[u8]) -> u64 {
    word.iter()
        .rev()
        .fold(0, |packed, byte| packed << 8 | u64::from(*byte))
}

/// Ten bits.
fn hash(word: u64) -> usize {
    (word.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 54) as usize
}

impl Language {
    /// Looks at the text's first bytes.
    fn of(text: &str) -> Self {
        let head = text
            .get(..text.floor_char_boundary(HEAD))
            .unwrap_or_default();
        let [mut english, mut german, mut french, mut other] = [0_usize; 4];
        let (words, mut start) = (&*WORDS, 0);
        let ends = memchr::memchr2_iter(b' ', b'\n', head.as_bytes());
        for end in ends.chain([head.len()]) {
            let word = head.as_bytes().get(start..end).unwrap_or_default();
            start = end + 1;
            if !(2..=6).contains(&word.len()) {
                continue;
            }
            *match words.tongue(pack(word)) {
                Some(Tongue::English) => &mut english,
                Some(Tongue::German) => &mut german,
                Some(Tongue::French) => &mut french,
                Some(Tongue::Other) => &mut other,
                None => continue,
            } += 1;
        }
        let accents = memchr::memmem::find_iter(head.as_bytes(), "é")
            .take(9)
            .count();
        let french = french + accents;
        Self {
            is_german: german > 0 && german > english,
            is_french: french > 0 && french > english,
            is_other: other > 1 && other > english && other > german,
        }
    }
}

impl Page {
    /// The text's language.
    pub(super) fn language(&self, text: &str) -> Language {
        *self.language.get_or_init(|| Language::of(text))
    }

    /// How many half points the time that a text tells of takes from a name that nothing says to be somebody's.
    pub(super) fn ages(&self, text: &str, left: Left) -> i32 {
        let open = matches!(
            left,
            Left::Near
                | Left::Mid
                | Left::Start
                | Left::Line
                | Left::Other
                | Left::Asked
                | Left::Verb
        );
        6 * i32::from(open && *self.is_history.get_or_init(|| is_history(text)))
    }

    /// How many half points the language takes from words of which no list holds all.
    pub(super) fn doubts(&self, text: &str, ends: [&Word; 2], left: Left) -> i32 {
        if !self.language(text).is_german {
            return 0;
        }
        let noun = ends
            .iter()
            .any(|word| word.is_unknown() && is_noun(text, word));
        1 + i32::from(matches!(left, Left::Mid | Left::Near)) + 4 * i32::from(noun)
    }
}

/// Words that stand before years and seldom before what is counted.
const WHEN: &[&str] = &[
    "in", "since", "until", "till", "by", "from", "around", "circa", "year", "between", "after",
    "before", "died", "born", "im", "seit", "bis", "um", "jahr", "jahre", "en", "depuis", "avant",
    "après", "vers", "an", "année", "nel", "dal", "dell", "anno", "no", "em", "desde", "hasta",
    "até", "ano", "año", "w", "roku", "od", "sinds", "rond", "jaar", "summer", "spring", "autumn",
    "winter",
];

/// Whether what stands before four digits, or right after them, makes them a year.
fn is_dated(text: &str, at: usize) -> bool {
    let (head, rest) = (
        text.get(..at).unwrap_or_default(),
        text.get(at + 4..).unwrap_or_default(),
    );
    if rest.starts_with('年') || rest.starts_with(" roku") {
        return true;
    }
    let bare = head.trim_end_matches([' ', ',', '\u{a0}']);
    if bare.len() == head.len() {
        let digits = head.trim_end_matches('-');
        let span = digits.len() < head.len() && digits.ends_with(|c: char| c.is_ascii_digit());
        return span || head.ends_with(['(', '–', '’', '\'']);
    }
    let closes = rest.starts_with([',', '.', ';', ':', ')', '\n', '-', '–']) || rest.is_empty();
    let weak = [
        " of", " the", " of the", " in the", " von", " du", " di", " van", " z", " married",
        " and", " or",
    ];
    if closes && weak.iter().any(|word| bare.ends_with(word)) {
        return true;
    }
    let bare = bare
        .strip_suffix(" de")
        .or_else(|| bare.strip_suffix(" del"))
        .unwrap_or(bare);
    word_before(bare, bare.len()).is_some_and(|word| {
        let spelled = text.get(word.start..word.end).unwrap_or_default();
        word.is(MONTH) || WHEN.contains(&spelled.to_lowercase().as_str())
    })
}

/// Whether two years and more of the times before 1920 stand in a text, and no address, number or field of somebody's.
fn is_history(text: &str) -> bool {
    let head = text
        .get(..text.floor_char_boundary(4 * HEAD))
        .unwrap_or_default();
    let bytes = head.as_bytes();
    if memchr::memchr(b'@', bytes).is_some() {
        return false;
    }
    let (mut at, mut first) = (0, None);
    while let Some(found) = memchr::memchr(b'1', bytes.get(at..).unwrap_or_default()) {
        let start = at + found;
        at = start + 1;
        let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
        let joined = |at: Option<usize>| {
            at.and_then(|at| bytes.get(at)).is_some_and(|b| {
                b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'/' | b'#' | b'$' | b':')
            })
        };
        let year = bytes.get(start..start + 4).unwrap_or_default();
        if year.len() < 4 || !year.iter().all(u8::is_ascii_digit) {
            continue;
        }
        at = start + 4;
        let fraction = matches!(bytes.get(at), Some(b'.' | b',')) && digit(at + 1);
        let alone = !joined(start.checked_sub(1))
            && !bytes.get(at).is_some_and(u8::is_ascii_alphanumeric)
            && !fraction;
        let number = year
            .iter()
            .fold(0, |number, digit| number * 10 + u16::from(digit - b'0'));
        if alone && (1050..1920).contains(&number) && is_dated(head, start) {
            match first {
                None => first = Some(number),
                Some(one) if one != number => return true,
                Some(_) => {}
            }
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_told_by_its_small_words() {
        let page = Language::of("Die Katze und der Hund sind da");
        assert!(page.is_german && !page.is_other);
        assert!(Language::of("le chat et les chiens sont là").is_french);
        assert!(Language::of("Kedi ve köpek bir evde yaşar").is_other);
        assert!(Language::of("Pisica și câinele în casă").is_other);
        assert!(!Language::of("the cat and the dog").is_other);
        assert!(!Language::of("").is_german);
    }

    #[test]
    fn two_years_long_past_make_history() {
        for (text, told) in [
            ("In 1851 it opened; by 1854 it had moved.", true),
            (
                "born 14 March 1867 in Warsaw, died in 1934, married in 1895",
                true,
            ),
            ("1851 items of 1851", false),
            ("version 1.1851 and 1854.5 of 17541", false),
            ("In 1851 and 1854; write to a@b.c", false),
            ("since 1989 and 1994", false),
            ("1920x1080 and 1280x1024", false),
            ("room 1412, ext. 1534, 1650 EUR and 1780 EUR", false),
            ("the Exhibition of 1851; Pasteur (1822-1895)", true),
            ("el 14 de julio de 1789 y en 1792", true),
        ] {
            assert_eq!(is_history(text), told, "{text}");
        }
    }
}
