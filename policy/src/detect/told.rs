//! What a value's own label says: words right before it, with what joins them.

/// Longest label that is read, in bytes.
const REACH: usize = 48;

/// What may stand between a label and its value, besides signs: a number's word, a copula.
const JOINTS: &[&str] = &[
    "number", "num", "nummer", "numero", "número", "numéro", "numer", "no", "nr", "n°", "nº", "is",
    "ist", "est", "es", "è", "é", "to", "lautet", "jest", "ending", "my", "the", "for", "de",
    "番号", "号码", "は", "是", "号",
];

/// Whether one of the words stands right before `at`.
pub(super) fn labelled(bytes: &[u8], at: usize, words: &[&str]) -> bool {
    let head = bytes.get(at.saturating_sub(REACH)..at).unwrap_or_default();
    let head = String::from_utf8_lossy(head).to_lowercase();
    let head = head.rsplit('\n').next().unwrap_or(&head);
    let mut rest = bare(head);
    for _ in 0..4 {
        let joint = JOINTS.iter().find_map(|joint| ending(rest, joint));
        match joint {
            Some(shorter) => rest = bare(shorter),
            None => break,
        }
    }
    words.iter().any(|word| ending(rest, word).is_some())
}

/// A text without the signs that end it.
fn bare(text: &str) -> &str {
    text.trim_end_matches([
        ' ', ':', '=', '#', '"', '\'', '.', '(', '：', '*', '`', '\t', '|', '_',
    ])
}

/// What stands before a word at a text's end, where the word is a whole one.
fn ending<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let rest = text.strip_suffix(word)?;
    let whole = !word.is_ascii() || !rest.ends_with(|c: char| c.is_ascii_alphanumeric());
    whole.then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_stands_right_before_its_value() {
        for (text, told) in [
            ("card number: 1", true),
            ("my credit card is 1", true),
            ("Kreditkartennummer 1", true),
            ("\"card_number\": \"1", true),
            ("Visa 1", true),
            ("卡号：1", true),
            ("discard 1", false),
            ("card and order 1", false),
            ("card\n1", false),
            ("1", false),
        ] {
            let at = text.len() - 1;
            let words = ["card", "kreditkartennummer", "visa", "卡"];
            assert_eq!(labelled(text.as_bytes(), at, &words), told, "{text}");
        }
    }
}
