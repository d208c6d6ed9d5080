//! The spellings of a label: as a form prints it, as a program names a field, without the marks of its letters, in capitals.

use crate::detect::people::fold_latin as fold;

/// Words that the name of a field leaves out (`numero_poliza`).
const JOINTS: [&str; 17] = [
    "de", "di", "da", "do", "du", "del", "des", "della", "d", "la", "le", "el", "of", "the", "van",
    "van de", "für",
];
/// Letters that a field's name spells by two, as Germans and Danes do.
const PAIRS: [(char, &str); 6] = [
    ('ä', "ae"),
    ('ö', "oe"),
    ('ü', "ue"),
    ('å', "aa"),
    ('ø', "oe"),
    ('ß', "ss"),
];
/// Words for a number before what it numbers, by languages that have the same.
const FIRST: [&[&str]; 7] = [
    &[
        "número", "numéro", "numero", "nº", "n.º", "n°", "num", "nro", "nro.",
    ],
    &["numer", "nr", "nr."],
    &["číslo", "č."],
    &["номер", "№", "ном."],
    &["αριθμός", "αρ.", "αρ"],
    &["nomor", "no.", "no", "nombor"],
    &["număr", "nr.", "broj", "br."],
];
/// The same behind it.
const LAST: [&[&str]; 3] = [
    &["number", "no", "nr", "num", "nbr", "#"],
    &["nummer", "nr", "nr."],
    &["numarası", "no", "numarasi"],
];
/// Shortest label of several words that may be written as one (`policyno`), in bytes.
const GLUED: usize = 6;

/// All spellings of all labels, each once, those that were given first.
pub(super) fn all(words: &[String]) -> Vec<String> {
    let mut seen = std::collections::BTreeSet::new();
    let mut all = Vec::new();
    for word in words {
        for spelling in std::iter::once(word.clone()).chain(of(word)) {
            if seen.insert(spelling.to_ascii_lowercase()) {
                all.push(spelling);
            }
        }
    }
    all
}

/// The other spellings of one.
fn of(word: &str) -> Vec<String> {
    let lower = word.to_lowercase();
    let mut all = Vec::new();
    for label in numbered(&lower) {
        if !label.is_ascii() {
            all.push(label.to_uppercase());
            if !label.starts_with(|c: char| c.is_ascii()) {
                all.push(capital(&label));
            }
            let plain = [without_marks(&label), in_pairs(&label)];
            for plain in plain.iter().filter(|plain| plain.is_ascii()) {
                joined(plain, &mut all);
                all.push(plain.clone());
            }
        }
        joined(&label, &mut all);
        all.push(label);
    }
    all
}

/// A label with each of the words that its language has for the number it ends or begins with: `policy no`, `n° de police`.
fn numbered(label: &str) -> Vec<String> {
    let family = |families: &'static [&[&str]], word: &str| {
        let known = families.iter().find(|family| family.contains(&word));
        known.into_iter().flat_map(|family| family.iter())
    };
    let mut all = vec![label.to_owned()];
    if let Some((first, rest)) = label.split_once(' ') {
        let bare = JOINTS.iter().find_map(|joint| {
            let rest = rest.strip_prefix(joint)?;
            // `d'assuré`
            rest.strip_prefix(['\'', ' '])
                .filter(|rest| !rest.is_empty())
        });
        for number in family(&FIRST, first) {
            all.push(format!("{number} {rest}"));
            all.extend(bare.map(|bare| format!("{number} {bare}")));
        }
    }
    if let Some((rest, last)) = label.rsplit_once(' ') {
        all.extend(family(&LAST, last).map(|number| format!("{rest} {number}")));
    }
    all
}

/// With a capital first: case is no matter of ASCII letters alone.
fn capital(lower: &str) -> String {
    let mut letters = lower.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// `número de póliza` as `numero de poliza`.
fn without_marks(word: &str) -> String {
    let mut plain = String::with_capacity(word.len());
    for letter in word.chars() {
        match fold(letter) {
            Some(letters) => plain.push_str(letters),
            None => plain.push(letter),
        }
    }
    plain
}

/// `Führerschein` as `fuehrerschein`.
fn in_pairs(word: &str) -> String {
    let mut plain = String::with_capacity(word.len());
    for letter in word.chars() {
        match PAIRS.iter().find(|(marked, _)| *marked == letter) {
            Some((_, pair)) => plain.push_str(pair),
            None => plain.push(letter),
        }
    }
    plain
}

/// A label of several words as fields are named: `policy_no`, `policy-no`, `policyNo`, without the words between.
fn joined(label: &str, all: &mut Vec<String>) {
    // `driver's license` as `drivers_license`.
    let label = label.replace("'s ", "s ");
    let parts = label.split([' ', '-', '\'', '_']);
    let parts: Vec<&str> = parts.map(|part| part.trim_end_matches('.')).collect();
    let named = |part: &&str| {
        !part.is_empty()
            && *part != "s"
            && part
                .bytes()
                .all(|b| !b.is_ascii() || b.is_ascii_alphanumeric())
    };
    if parts.len() < 2 || !parts.iter().all(named) {
        return;
    }
    let nouns = parts.iter().filter(|part| !JOINTS.contains(part));
    let nouns: Vec<&str> = nouns.copied().collect();
    let short = if nouns.len() < parts.len() { 2 } else { 1 };
    for parts in [&parts, &nouns].into_iter().take(short) {
        if parts.len() < 2 {
            continue;
        }
        all.extend(["_", "-", " "].map(|joint| parts.join(joint)));
        let glued = parts.concat();
        if glued.len() >= GLUED && glued.is_ascii() {
            all.push(glued);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn has(word: &str, spelling: &str) -> bool {
        all(&[word.to_owned()])
            .iter()
            .any(|known| known.eq_ignore_ascii_case(spelling))
    }

    #[test]
    fn a_label_is_spelled_as_forms_and_programs_do() {
        for (word, spellings) in [
            (
                "número de póliza",
                &["NÚMERO DE PÓLIZA", "numero_de_poliza", "numeroPoliza"][..],
            ),
            (
                "Führerschein",
                &["fuehrerschein", "fuhrerschein", "FÜHRERSCHEIN"],
            ),
            ("номер полиса", &["Номер полиса", "НОМЕР ПОЛИСА"]),
            ("SV-Nr", &["sv_nr", "SV Nr"]),
            ("policy no", &["policy_no", "policy-no", "policyNo"]),
            (
                "numéro d'assuré",
                &["numero_assure", "n° assuré", "num_assure"],
            ),
            ("policy number", &["policy #", "POLICY_NBR", "policyNum"]),
            ("číslo pasu", &["č. pasu", "cislo_pasu", "číslo_pasu"]),
        ] {
            for spelling in spellings {
                assert!(has(word, spelling), "{word}: {spelling}");
            }
        }
    }

    #[test]
    fn what_is_short_is_not_glued() {
        assert!(!has("RUN es", "runes"));
        assert!(!has("number's", "numbers"));
        assert_eq!(all(&["MRN".to_owned()]), ["MRN"], "each once");
    }
}
