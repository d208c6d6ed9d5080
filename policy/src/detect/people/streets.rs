//! Words that are kinds of streets, or end with one.

use super::table::{PLACE, UNIT};
use super::words::{Case, Word, word_at};

/// Whether a word is a kind of street, or ends with one (de, nl, and neighbours).
pub(super) fn is_street_word(word: &str) -> bool {
    let lower = word.to_lowercase();
    // `ByteString`, `DIRECTORYSTRING`, `Spring` end with no `ring`.
    let text = lower
        .strip_suffix("string")
        .is_some_and(|stem| !matches!(stem, "o" | "we" | "stadt"));
    if text || lower.ends_with("spring") {
        return false;
    }
    const ENDINGS: [&str; 41] = [
        "straße", "strasse", "str", "gasse", "allee", "platz", "weg", "ufer", "damm", "ring",
        "chaussee", "steig", "pfad", "stieg", "markt", "graben", "wall", "straat", "laan",
        "gracht", "kade", "plein", "dreef", "steeg", "singel", "dijk", "baan", "hof", "gatan",
        "vägen", "gade", "vej", "gata", "katu", "kuja", "polku", "entie", "äntie", "antie",
        "ontie", "ngatan",
    ];
    ENDINGS.iter().any(|ending| {
        lower.strip_suffix(ending).is_some_and(|stem| {
            stem.is_empty()
                || (stem.chars().count() > 2 && word.chars().next().is_some_and(char::is_uppercase))
                || stem.ends_with('-')
        })
    })
}

/// Whether a word is a kind of street by itself.
pub(super) fn is_bare_kind(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "straße"
            | "strasse"
            | "str"
            | "gasse"
            | "allee"
            | "platz"
            | "weg"
            | "ufer"
            | "damm"
            | "ring"
            | "straat"
            | "laan"
            | "gracht"
            | "kade"
            | "plein"
            | "markt"
            | "hof"
    )
}

/// Whether a word between the kind of a street and its number is an abbreviation, and no Roman number.
pub(super) fn named_by_capitals(text: &str, kind: &Word, end: usize) -> bool {
    let name = text.get(kind.end..end).unwrap_or_default();
    name.split([' ', '.']).any(|word| {
        word.len() > 1
            && word.chars().all(char::is_uppercase)
            && !word.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
    })
}

/// Whether a word is a doctor's title and no drive: a dot and a name that is no place follow (`1 Päckchen Dr. Oetker`).
pub(super) fn is_doctor(text: &str, word: &Word) -> bool {
    let name = text
        .get(word.end..)
        .and_then(|rest| rest.strip_prefix(". "))
        .and_then(|rest| word_at(text, text.len() - rest.len()));
    text.get(word.start..word.end) == Some("Dr")
        && name.is_some_and(|name| {
            name.case == Case::Title && !name.is(PLACE | UNIT) && !name.is_plain()
        })
}
