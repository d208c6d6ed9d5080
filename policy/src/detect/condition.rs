//! Illnesses and medicines beside somebody who is named: words that say nothing of anyone by themselves.

use std::ops::Range;

use super::named::Named;
use super::scan::Scan;
use super::{Confidence, Detectors};

/// Most of them remembered until names are known.
const MOST: usize = 1 << 16;
/// How far from a name one may stand, in bytes, and how many lines.
const NEAR: usize = 240;
const LINES: usize = 6;
/// How many letters a word may go on with after its stem: longer ones are compounds of something else.
const ENDING: usize = 8;

/// What makes a word the name of a house, a field of study or a policy.
const OTHERS: [&str; 18] = [
    "research",
    "clinic",
    "foundation",
    "ward",
    "centre",
    "center",
    "screening",
    "awareness",
    "charity",
    "society",
    "association",
    "statistics",
    "prevention",
    "hotline",
    "department",
    "forschung",
    "hilfe",
    "stiftung",
];

/// Longest illness that a phrase tells of (`suffers from `), in words and bytes.
const WORDS: usize = 4;
const LONGEST: usize = 48;

/// Remembers a word for [`each`], or what a phrase that ends in a blank or a colon tells of.
pub(super) fn remember(scan: &mut Scan<'_>, rule: usize, hit: &Range<usize>) {
    let phrase = scan
        .text
        .get(hit.clone())
        .is_some_and(|found| found.ends_with([' ', ':']));
    let range = match phrase {
        true => told(scan.text, hit),
        false => whole(scan.text, hit),
    };
    if scan.conditions.len() < MOST
        && let Some(range) = range
    {
        scan.conditions.push((rule, range));
    }
}

/// What stands after a phrase: the words up to the next mark, and no more of them than illnesses have.
fn told(text: &str, hit: &Range<usize>) -> Option<Range<usize>> {
    let joined = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '/' | '.');
    if text
        .get(..hit.start)?
        .chars()
        .next_back()
        .is_some_and(joined)
    {
        return None;
    }
    let rest = text.get(hit.end..)?;
    let start = hit.end + (rest.len() - rest.trim_start_matches([' ', '"', '*']).len());
    let rest = text.get(start..text.floor_char_boundary((start + LONGEST).min(text.len())))?;
    if !rest.starts_with(|c: char| c.is_alphabetic() || c == '#') {
        return None;
    }
    let stops = |c: char| {
        matches!(
            c,
            '.' | ','
                | ';'
                | ':'
                | '('
                | ')'
                | '\n'
                | '\r'
                | '"'
                | '–'
                | '—'
                | '|'
                | '/'
                | '<'
                | '{'
                | '='
        )
    };
    let said = rest.split(stops).next()?;
    let mut end = 0;
    for (count, word) in said.split(' ').enumerate() {
        let joint = [
            "and", "since", "who", "which", "but", "while", "at", "so", "und", "seit", "et",
            "depuis", "y", "desde", "e", "da", "en", "sinds", "i", "od",
        ];
        if count >= WORDS || word.is_empty() || joint.contains(&word) {
            break;
        }
        end += word.len() + usize::from(count > 0);
    }
    // A phrase cut by the window is longer than any illness's name.
    (end > 1).then_some(start..start + end)
}

/// The word that starts with a stem, with the dose or the type that follows it.
fn whole(text: &str, hit: &Range<usize>) -> Option<Range<usize>> {
    let before = text.get(..hit.start)?.chars().next_back();
    let spaced = text
        .get(hit.clone())?
        .chars()
        .next()
        .is_some_and(|c| (c as u32) < 0x2e80);
    // A letter that is drawn out (`بـالسكري`) joins a word to what stands before it.
    let before = before.filter(|c| *c != '\u{640}');
    if spaced && before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '/' | '.' | '-')) {
        return None;
    }
    let rest = text.get(hit.end..)?;
    let letters = rest.chars().take_while(|c| spaced && c.is_alphabetic());
    let ending: usize = letters.clone().map(char::len_utf8).sum();
    let rest = rest.get(ending..)?;
    // `Allergies;`, `allergieën: `: a field's or a column's name.
    let heads = rest.starts_with([':', ';']) && is_plural(text.get(hit.start..hit.end + ending)?);
    let goes_on = heads
        || rest.starts_with(['(', '@'])
        || rest.starts_with(['_', '/', '=', '.'])
            && rest.chars().nth(1).is_some_and(char::is_alphanumeric);
    let stem = text.get(hit.clone())?;
    let most = match stem.len() {
        0..5 => 1,
        _ => ENDING,
    };
    let word = text.get(hit.start..hit.end + ending)?;
    if letters.count() > most || goes_on || is_other(word) {
        return None;
    }
    if WEAK.contains(&word.to_lowercase().as_str()) && !is_told(text, hit.start, word, rest) {
        return None;
    }
    if is_house(rest.trim_start_matches(' ')) {
        return None;
    }
    let end = hit.end + ending;
    Some(hit.start..end + dose(rest))
}

/// Whether what follows starts with a word that makes a house or a field of study of the one before.
fn is_house(next: &str) -> bool {
    // A text without blanks is one word to its end: no more of it is read than the longest of them has.
    const LONGEST: usize = 12;
    if !next.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return false;
    }
    let letters = next.chars().take(LONGEST + 1);
    let letters = letters.take_while(|c| c.is_alphabetic());
    let word: String = letters.flat_map(char::to_lowercase).collect();
    OTHERS.contains(&word.as_str())
}

/// `Allergies`, `alergias`: what a column of a table is headed with.
fn is_plural(word: &str) -> bool {
    let lower = word.to_lowercase();
    lower.starts_with("al")
        && ["ies", "ias", "gie", "gien", "gieën", "ier", "rgier"]
            .iter()
            .any(|end| lower.ends_with(end))
}

/// Words of one language that are others in the next (`one gripe`, `the AVC encoder`), or names (`Krebs`).
const WEAK: [&str; 10] = [
    "gripe",
    "ansia",
    "krebs",
    "avc",
    "cva",
    "fraktur",
    "handicap",
    "deficiência",
    "hiv",
    "asma",
];

/// Whether such a word is all that a field says (`17 giorni; ansia`), or an abbreviation that ends its clause.
fn is_told(text: &str, start: usize, word: &str, rest: &str) -> bool {
    let head = text
        .get(..start)
        .unwrap_or_default()
        .trim_end_matches([' ', '"']);
    let opens = head.is_empty() || head.ends_with([';', '|', ',', '\t', ':', '\n', '(']);
    let after = rest.trim_start_matches([' ', '"']);
    let closes =
        after.is_empty() || after.starts_with([';', '|', ',', '\t', '\n', '\r', '.', ')', '}']);
    closes && (opens || word.chars().all(char::is_uppercase))
}

/// Whether what starts with a stem is another word: `depressing`, `disabilitato`, or a name in code (`asmaStyle`).
fn is_other(word: &str) -> bool {
    const OTHER: [&str; 12] = [
        "depressing",
        "cancerous",
        "morphing",
        "embarazos",
        "disabilitat",
        "disabilitar",
        "gravidade",
        "fracturing",
        "the flue",
        "the flui",
        "the flus",
        "the fluf",
    ];
    let lower = word.to_lowercase();
    let humped = word.char_indices().skip(1).any(|(at, c)| {
        c.is_uppercase()
            && word
                .get(..at)
                .is_some_and(|head| head.ends_with(char::is_lowercase))
    });
    humped || OTHER.iter().any(|other| lower.contains(other))
}

/// How long a dose or a type is (` 40 mg`, ` type 2`) that a text goes on with.
fn dose(rest: &str) -> usize {
    const UNITS: [&str; 8] = ["mg", "ml", "µg", "mcg", "units", "IE", "IU", "g"];
    let Some(after) = rest.strip_prefix(' ') else {
        return 0;
    };
    let digits = |text: &str| {
        let number = |b: &u8| b.is_ascii_digit() || matches!(b, b'.' | b',');
        let taken = text.as_bytes().iter().take_while(|b| number(b)).count();
        let taken = text.get(..taken).unwrap_or_default();
        taken.trim_end_matches(['.', ',']).len()
    };
    let typed = [
        "type ",
        "typ ",
        "tipo ",
        "Typ ",
        "mellitus Typ ",
        "mellitus type ",
    ];
    if let Some(kind) = typed.iter().find(|kind| after.starts_with(**kind)) {
        let count = digits(after.get(kind.len()..).unwrap_or_default());
        return if count > 0 { 1 + kind.len() + count } else { 0 };
    }
    let count = digits(after);
    let unit = after.get(count..).unwrap_or_default();
    let blank = usize::from(unit.starts_with(' '));
    let unit = unit.get(blank..).unwrap_or_default();
    let named = UNITS.iter().find(|name| {
        unit.strip_prefix(**name)
            .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    });
    named
        .filter(|_| count > 0)
        .map_or(0, |name| 1 + count + blank + name.len())
}

/// Offers those that stand near a name that was found.
pub(super) fn each(set: &Detectors, scan: &mut Scan<'_>) {
    let words = std::mem::take(&mut scan.conditions);
    if words.is_empty() {
        return;
    }
    let people = Named::of(set, scan);
    for (index, range) in words {
        let near = people.beside(&range, |from, to| is_near(scan.text, from, to));
        if let Some(rule) = set.rules.get(index).filter(|_| near) {
            scan.offer(index, rule, range, Some(Confidence::Low));
        }
    }
}

/// Whether two places stand in one paragraph and near each other.
fn is_near(text: &str, from: usize, to: usize) -> bool {
    let Some(gap) = text.as_bytes().get(from..to) else {
        return false;
    };
    gap.len() <= NEAR
        && memchr::memchr_iter(b'\n', gap).count() <= LINES
        && memchr::memmem::find(gap, b"\n\n").is_none()
}

#[cfg(test)]
mod tests {
    use super::{is_house, whole};

    #[test]
    fn a_house_is_told_by_a_whole_word() {
        for next in ["research fund", "Stiftung", "association."] {
            assert!(is_house(next), "{next}");
        }
        for next in [
            "researchers",
            "the research",
            "당뇨당뇨당뇨당뇨당뇨",
            "associationassociation",
            "",
        ] {
            assert!(!is_house(next), "{next}");
        }
    }

    #[test]
    fn words_are_whole_with_their_dose() {
        for (text, stem, found) in [
            (
                "takes furosemide 40 mg daily",
                "furosemid",
                Some("furosemide 40 mg"),
            ),
            (
                "Diabetes mellitus Typ 2.",
                "Diabetes",
                Some("Diabetes mellitus Typ 2"),
            ),
            ("has epilepsy.", "epilep", Some("epilepsy")),
            ("the cancer research fund", "cancer", None),
            ("svg-stroke", "stroke", None),
            ("a depressing test", "depressi", None),
            ("has the fluent interface", "has the flu", None),
            ("tiene alergias", "alergi", Some("alergias")),
            ("asmaStyle", "asma", None),
            ("<lupus@debian.org>", "lupus", None),
            ("asthma_score", "asthma", None),
            ("hat Asthmatikerselbsthilfegruppen", "Asthma", None),
            ("她有糖尿病史", "糖尿病", Some("糖尿病")),
        ] {
            let at = text.find(stem).expect("the stem");
            let range = whole(text, &(at..at + stem.len()));
            assert_eq!(range.and_then(|range| text.get(range)), found, "{text}");
        }
    }
}
