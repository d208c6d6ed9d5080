//! Words that are names only where something says so: everyday words (`Grace Early`), parts with small prefixes
//! (`al-Qahtani`), names of the dead.

use super::beside;
use super::context::{self, Left};
use super::lexicon;
use super::table::{
    GIVEN, GIVEN_COMMON, GREET, INTRO, NAME_LABEL, PARTICLE, ROLE, SIGN, SURNAME, SURNAME_COMMON,
    TITLE,
};
use super::words::{Case, Run, Word, before};

/// What stands before a hyphen or an apostrophe in surnames, in small letters.
const PREFIXES: [&str; 15] = [
    "al", "el", "as", "ad", "an", "ar", "at", "az", "ash", "ul", "bin", "d", "l", "de", "dell",
];

/// A word that goes on a name, `al-Qahtani` and `d'Aubigny` as one with a capital, `in 't` as a particle.
pub(super) fn with_prefix(text: &str, word: Word) -> Word {
    if !matches!(word.case, Case::Lower | Case::Mixed) {
        return word;
    }
    let spelled = text.get(word.start..word.end).unwrap_or_default();
    if word.case == Case::Lower
        && spelled == "in"
        && text
            .get(word.end..)
            .is_some_and(|rest| rest.starts_with(" 't ") || rest.starts_with(" ’t "))
    {
        return Word {
            flags: PARTICLE,
            ..word
        };
    }
    let name = match spelled.split_once(['-', '\'', '’']) {
        Some((prefix, name)) if word.case == Case::Mixed && PREFIXES.contains(&prefix) => name,
        _ => return word,
    };
    let mut letters = name.chars();
    let titled =
        letters.next().is_some_and(char::is_uppercase) && letters.all(|c| !c.is_uppercase());
    if !titled {
        return word;
    }
    Word {
        case: Case::Title,
        flags: lexicon::flags_of(name) & (GIVEN | GIVEN_COMMON | SURNAME | SURNAME_COMMON),
        ..word
    }
}

/// Whether an everyday word is a part of a name where it stands: beside the other part, and something says that
/// somebody's name stands there.
pub(super) fn is_name_here(text: &str, run: &Run, index: usize) -> bool {
    let Some(word) = run.get(index) else {
        return false;
    };
    let other = word.is(TITLE | ROLE | GREET | SIGN | INTRO | NAME_LABEL);
    if word.case != Case::Title || word.end - word.start < 3 || other {
        return false;
    }
    let next = run.get(index + 1).filter(|next| next.is_capital());
    if let Some(given) = index.checked_sub(1).and_then(|at| run.get(at))
        && next.is_none()
    {
        let bears = given.case == Case::Title && given.is_given() && !given.is_plain()
            || given.case == Case::Initial && text.as_bytes().get(given.end) == Some(&b'.');
        let borne = word.is(SURNAME | SURNAME_COMMON) || is_foreign(text, word);
        return bears && borne && is_somebodys(text, given.start, word.end);
    }
    let Some(surname) = next.filter(|_| index == 0) else {
        return false;
    };
    (word.is(GIVEN | GIVEN_COMMON) || is_foreign(text, word))
        && surname.case == Case::Title
        && (surname.is_surname() && !surname.is_ambiguous()
            || is_foreign(text, word)
                && surname.is_unknown()
                && context::left(text, word.start).points() > 4)
        && run.get(2).is_none()
        && context::left(text, word.start) != Left::Intro
        && is_somebodys(text, word.start, surname.end)
}

/// Whether a word is written with letters that English has not: lists hold it as another word without them.
pub(super) fn is_foreign(text: &str, word: &Word) -> bool {
    let spelled = text.get(word.start..word.end).unwrap_or_default();
    !spelled.is_ascii()
}

/// Whether what stands around says that a name does: a label, a number beside it, walls of a cell.
fn is_somebodys(text: &str, start: usize, end: usize) -> bool {
    is_cell(text, start, end)
        || context::left(text, start).points() >= 3
        || beside::is_told(text, start, end)
}

/// Whether walls of a table's cell, or two blanks, stand on both sides.
pub(super) fn is_cell(text: &str, start: usize, end: usize) -> bool {
    let head = text.get(..start).unwrap_or_default();
    let rest = text.get(end..).unwrap_or_default();
    let walls = ["| ", "|", "; ", ";", "\t", "  "];
    let closes = [" |", "|", " ;", ";", "\t", "  "];
    walls.iter().any(|wall| head.ends_with(wall))
        && closes.iter().any(|wall| rest.starts_with(wall))
}

/// Whether a given name right before the words for a thing that somebody carries (`Hope's laptop`) is theirs.
pub(super) fn owns(rest: &str) -> bool {
    const THINGS: [&str; 16] = [
        "phone",
        "laptop",
        "mobile",
        "iPhone",
        "iPad",
        "MacBook",
        "tablet",
        "watch",
        "passport",
        "licence",
        "license",
        "birthday",
        "car",
        "diagnosis",
        "salary",
        "wedding",
    ];
    let Some(thing) = rest
        .strip_prefix("'s ")
        .or_else(|| rest.strip_prefix("’s "))
    else {
        return false;
    };
    let end = thing
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(thing.len());
    thing
        .get(..end)
        .is_some_and(|thing| THINGS.contains(&thing))
}

/// Whether a word is a family's name: `the Okafor family`.
pub(super) fn is_family(text: &str, word: &Word) -> bool {
    let rest = text.get(word.end..).unwrap_or_default();
    let family = rest
        .strip_prefix(" family")
        .or_else(|| rest.strip_prefix(" household"));
    family.is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == ' '))
        && word.case == Case::Title
        && word.is_surname()
        && !word.is_ambiguous()
}

/// Whether a department signs (`Lohnbuchhaltung`), and nobody of it.
pub(super) fn is_department(spelled: &str) -> bool {
    const ENDINGS: [&str; 36] = [
        "sicherheit",
        "schutz",
        "beratung",
        "wesen",
        "management",
        "planung",
        "technik",
        "logistik",
        "controlling",
        "prüfung",
        "annahme",
        "ausgabe",
        "stelle",
        "büro",
        "zentrum",
        "bereich",
        "support",
        "forschung",
        "schulung",
        "werkstatt",
        "buchhaltung",
        "abteilung",
        "verwaltung",
        "leitung",
        "zentrale",
        "kanzlei",
        "redaktion",
        "sekretariat",
        "vertrieb",
        "einkauf",
        "betreuung",
        "dienst",
        "praxis",
        "entwicklung",
        "service",
        "administratie",
    ];
    let lower = spelled.to_lowercase();
    ENDINGS.iter().any(|ending| lower.ends_with(ending))
}

/// Whether a name is of one letter repeated, which stands for any: `XXXX`.
pub(super) fn is_mask(found: &str) -> bool {
    let mut letters = found.chars().filter(|c| c.is_alphabetic());
    let first = letters.next();
    found.len() > 2
        && first.is_some()
        && letters.all(|c| Some(c) == first)
        && found.starts_with(['X', 'x', 'N', '_'])
}

/// Whether a list's item is all that stands between a mark and a colon, a dash or the line's end.
pub(super) fn is_item(text: &str, start: usize, end: usize) -> bool {
    let floor = text.ceil_char_boundary(start.saturating_sub(12));
    let head = text.get(floor..start).unwrap_or_default();
    let line = head.rsplit('\n').next().unwrap_or(head);
    let mark = line.trim();
    let bare = mark.trim_end_matches(['.', ')']);
    let marked = matches!(mark, "-" | "*" | "•" | "–")
        || !bare.is_empty() && bare.len() < mark.len() && bare.bytes().all(|b| b.is_ascii_digit());
    let rest = text.get(end..).unwrap_or_default();
    let closes = [":", " - ", " – ", " (", "\n", "\r"];
    marked && (rest.is_empty() || closes.iter().any(|mark| rest.starts_with(mark)))
}

/// Whether what follows a name tells of somebody who lived long ago: `wurde 1685 geboren`, `(1770–1827)`.
pub(super) fn lived_long_ago(text: &str, end: usize) -> bool {
    const WHEN: [&str; 18] = [
        "in", "wurde", "im", "jahr", "jahre", "en", "nel", "em", "born", "died", "né", "née",
        "nació", "nacque", "nasceu", "geboren", "w", "roku",
    ];
    let until = text.floor_char_boundary((end + 40).min(text.len()));
    let rest = text.get(end..until).unwrap_or_default();
    let line = rest.split('\n').next().unwrap_or(rest);
    let Some(at) = line.find(|c: char| c.is_ascii_digit()) else {
        return false;
    };
    let digits = line.bytes().skip(at).take_while(u8::is_ascii_digit).count();
    let year = line
        .get(at..at + digits)
        .and_then(|year| year.parse::<u32>().ok());
    let old = digits == 4 && year.is_some_and(|year| (1000..1900).contains(&year));
    let head = line.get(..at).unwrap_or_default();
    let word = head.trim_end().rsplit(' ').next().unwrap_or_default();
    old && (head.ends_with('(')
        || head.ends_with("(*")
        || head.ends_with(' ') && WHEN.contains(&word))
}

/// Whether a surname in capitals stands before a clear given name, and a number beside them: `BOOKER Rhys`.
pub(super) fn is_filed(text: &str, first: &Word, last: &Word) -> bool {
    first.case == Case::Upper
        && first.end - first.start > 2
        && last.case == Case::Title
        && last.is_given()
        && !last.is_ambiguous()
        && !before(text, first.start).is_some_and(char::is_alphanumeric)
        && is_somebodys(text, first.start, last.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_dead_are_told_by_their_years() {
        for (text, old) in [
            (" wurde 1685 in Eisenach geboren", true),
            (" (1770–1827)", true),
            (" was born in 1815.", true),
            (" lives at 1742 Oak Street", false),
            (" was born in 1985", false),
            ("", false),
        ] {
            assert_eq!(lived_long_ago(text, 0), old, "{text}");
        }
        assert!(is_mask("XXXX") && !is_mask("Xi") && !is_mask("Anna"));
        assert!(is_department("Lohnbuchhaltung") && !is_department("Lohmann"));
        assert!(is_item("x\n- Ann Lee: ill", 4, 11) && !is_item("x - Ann Lee: ill", 4, 11));
        assert!(owns("'s laptop") && !owns("'s Law"));
    }
}
