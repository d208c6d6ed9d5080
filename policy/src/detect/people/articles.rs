//! Articles: names of persons have none, things do.

/// Whether a word is an article, or ends with one, in a language whose names have none.
pub(super) fn is_article(word: &str) -> bool {
    let lower = match word.as_bytes() {
        [b'A'..=b'Z', _, ..] if word.len() < 6 => word.to_lowercase(),
        _ => String::new(),
    };
    matches!(
        if lower.is_empty() {
            word
        } else {
            lower.as_str()
        },
        "the"
            | "a"
            | "A"
            | "an"
            | "la"
            | "le"
            | "les"
            | "Les"
            | "el"
            | "il"
            | "lo"
            | "los"
            | "las"
            | "der"
            | "die"
            | "das"
            | "dem"
            | "den"
            | "des"
            | "het"
            | "du"
            | "au"
            | "del"
            | "della"
            | "dello"
            | "dell"
            | "al"
            | "alla"
            | "nel"
            | "nella"
            | "sul"
            | "sulla"
            | "os"
            | "as"
            | "do"
            | "da"
            | "dos"
            | "no"
            | "na"
            | "im"
            | "am"
            | "zum"
            | "zur"
            | "beim"
            | "vom"
            | "gli"
            | "aux"
    )
}

/// Whether a word after the one that ends at a place starts as one after the English `an` does: `an Gernot` is German.
pub(super) fn before_vowel(text: &str, end: usize) -> bool {
    let next = text.as_bytes().get(end + 1);
    next.is_some_and(|next| matches!(next, b'A' | b'E' | b'I' | b'O' | b'U' | b'H' | b'M' | b'X'))
}
