//! What the language of a text says of its capitalised words.

use super::context::Left;
use super::points::is_noun;
use super::words::Word;

/// How much of a text is read to tell its language, in bytes.
const HEAD: usize = 4096;

/// What is known of the text as a whole.
pub(super) struct Page {
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

/// Which of them a small word tells of.
fn tongue(word: &str) -> Option<Tongue> {
    Some(match word {
        "the" | "and" | "to" | "of" | "is" => Tongue::English,
        "der" | "die" | "und" | "ist" | "das" | "nicht" | "ich" | "mit" | "für" | "ein" | "auf" => {
            Tongue::German
        }
        "le" | "la" | "et" | "les" | "des" | "pour" | "est" | "à" => Tongue::French,
        // Turkish, Romanian, Swedish, Danish, Norwegian, Czech, Hungarian, Finnish, Croatian, Vietnamese, Indonesian.
        "ve" | "bir" | "için" | "olarak" | "ile" | "și" | "şi" | "în" | "din" | "sau" | "este"
        | "och" | "att" | "är" | "som" | "till" | "på" | "og" | "ikke" | "til" | "af" | "že"
        | "jsou" | "který" | "která" | "nebo" | "ako" | "és" | "hogy" | "egy" | "nem" | "että"
        | "ovat" | "sekä" | "ja" | "koji" | "koje" | "của" | "và" | "là" | "một" | "yang"
        | "dengan" | "untuk" => Tongue::Other,
        _ => return None,
    })
}

impl Page {
    /// Looks at the text's first bytes.
    pub(super) fn of(text: &str) -> Self {
        let head = text
            .get(..text.floor_char_boundary(HEAD))
            .unwrap_or_default();
        let [mut english, mut german, mut french, mut other] = [0_usize; 4];
        for word in head.split([' ', '\n']) {
            *match tongue(word) {
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

    /// How many half points the language takes from words of which no list holds all.
    pub(super) fn doubts(&self, text: &str, ends: [&Word; 2], left: Left) -> i32 {
        if !self.is_german {
            return 0;
        }
        let noun = ends
            .iter()
            .any(|word| word.is_unknown() && is_noun(text, word));
        1 + i32::from(matches!(left, Left::Mid | Left::Near)) + 4 * i32::from(noun)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_told_by_its_small_words() {
        let page = Page::of("Die Katze und der Hund sind da");
        assert!(page.is_german && !page.is_other);
        assert!(Page::of("le chat et les chiens sont là").is_french);
        assert!(Page::of("Kedi ve köpek bir evde yaşar").is_other);
        assert!(Page::of("Pisica și câinele în casă").is_other);
        assert!(!Page::of("the cat and the dog").is_other);
        assert!(!Page::of("").is_german);
    }
}
