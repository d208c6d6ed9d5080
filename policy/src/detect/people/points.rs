//! How much the first and the last word of what may be a name speak for one.

use super::lexicon;
use super::table::{
    BRAND, BRAND_PAIR, GIVEN_COMMON, Hash, ORG, ORG_BEFORE, PLACE, SURNAME_COMMON, WORD_COMMON,
};
use super::words::{Case, Word, word_at, word_before};

/// What joins two words of a pair.
pub(super) const JOINTS: [&str; 8] = [" and ", " & ", " und ", " et ", " y ", " e ", " en ", " i "];

/// Whether a word and the one it is joined to are a known pair (`Romeo and Juliet`).
pub(super) fn is_pair_with(text: &str, word: &Word) -> bool {
    let head = text.get(..word.start).unwrap_or_default();
    let rest = text.get(word.end..).unwrap_or_default();
    let after = JOINTS
        .iter()
        .find_map(|joint| rest.strip_prefix(joint))
        .and_then(|rest| word_at(text, text.len() - rest.len()));
    let before = JOINTS
        .iter()
        .find_map(|joint| head.strip_suffix(joint))
        .and_then(|head| word_before(head, head.len()));
    after.is_some_and(|after| is_pair(text, word, &after))
        || before.is_some_and(|before| is_pair(text, &before, word))
}

/// Whether a word and the form of address before it are a known pair (`Dr. Oetker`, `Madame Bovary`).
pub(super) fn is_pair_before(text: &str, word: &Word) -> bool {
    let head = text.get(..word.start).unwrap_or_default();
    let head = head.trim_end_matches([' ', '.', '\u{a0}']);
    word_before(head, head.len()).is_some_and(|title| is_pair(text, &title, word))
}

/// Whether two words together are a known brand or place.
pub(super) fn is_pair(text: &str, first: &Word, second: &Word) -> bool {
    let mut hash = Hash::new();
    for part in [first, second] {
        if part.start != first.start {
            hash.add(' ');
        }
        text.get(part.start..part.end)
            .unwrap_or_default()
            .chars()
            .for_each(|c| hash.add(c));
    }
    lexicon::flags(hash) & BRAND_PAIR != 0
}

/// What a name's first word says.
pub(super) fn start_points(word: &Word) -> i32 {
    let ambiguous = word.is_ambiguous();
    match () {
        () if word.case == Case::Initial => 2,
        () if word.case == Case::Lower => 1,
        () if ambiguous && word.is(ORG | ORG_BEFORE) => -4,
        () if word.is_given() && ambiguous => match word.is(GIVEN_COMMON) {
            true if word.is(BRAND) => 1,
            true if word.is(WORD_COMMON) => 2,
            true => 3,
            false => 1,
        },
        () if word.is_given() && word.is(GIVEN_COMMON) => 6,
        () if word.is_given() => 4,
        () if word.is(BRAND) => -4,
        () if word.is_surname() && ambiguous => -1,
        () if word.is_surname() => 2 + i32::from(word.is(SURNAME_COMMON)),
        () if word.is(PLACE) => -2,
        () if word.is(ORG | ORG_BEFORE) => -4,
        () => 2,
    }
}

/// What a name's last word says.
pub(super) fn end_points(word: &Word) -> i32 {
    let ambiguous = word.is_ambiguous();
    match () {
        () if word.case == Case::Initial => 0,
        () if word.is(ORG) && !word.is(SURNAME_COMMON) => -4,
        () if word.is_surname() && ambiguous => {
            if word.is(SURNAME_COMMON) {
                3
            } else {
                1
            }
        }
        () if word.is_surname() && word.is(SURNAME_COMMON) => 4,
        () if word.is_surname() => 3,
        () if word.is_given() && ambiguous => 1,
        () if word.is_given() => 2 + i32::from(word.is(GIVEN_COMMON)),
        () if word.is(BRAND) => -4,
        () if word.is(PLACE) => 0,
        () => 2,
    }
}

/// Whether a word ends as German nouns do and surnames do not.
pub(super) fn is_noun(text: &str, word: &Word) -> bool {
    let spelled = text.get(word.start..word.end).unwrap_or_default();
    [
        "ung", "ungen", "heit", "heiten", "keit", "keiten", "schaft", "schaften", "tion", "tionen",
        "tät", "täten", "ismus", "nis", "nisse", "ment", "ierung", "enz", "ität", "ling", "tum",
        "chen",
    ]
    .iter()
    .any(|ending| spelled.ends_with(ending))
}
