//! Streets written in ways of their own: named by a date, their kind after the name, a grid's crossing.

use std::ops::Range;

use super::table::{PARTICLE, STREET_BEFORE};
use super::words::{Case, Word, before, word_before};

/// Kinds of streets that follow their names in small letters (hu, sl, hr, cs).
const AFTER: [&str; 18] = [
    "út",
    "utca",
    "tér",
    "körút",
    "köz",
    "sétány",
    "fasor",
    "rakpart",
    "útja",
    "tere",
    "sor",
    "u.",
    "krt.",
    "ulica",
    "cesta",
    "trg",
    "náměstí",
    "ulice",
];
/// Kinds of streets whose names are numbers (`Calle 85 # 20-56`).
const GRID: [&str; 14] = [
    "Calle",
    "Carrera",
    "Cra",
    "Kra",
    "Cl",
    "Cll",
    "Diagonal",
    "Diag",
    "Transversal",
    "Transv",
    "Tv",
    "Avenida",
    "Av",
    "Circular",
];
/// What streets are named after besides persons, before a mayor's or a doctor's name (nl).
const MAYORS: [&str; 10] = [
    "Burg.",
    "Burgemeester",
    "Burgem.",
    "Dokter",
    "Dr.",
    "Pastoor",
    "Prof.",
    "Professor",
    "Ds.",
    "Admiraal",
];

/// The street and its number, where a number ends them.
pub(super) fn core(text: &str, number: &Range<usize>) -> Option<Range<usize>> {
    let head = text.get(..number.start)?;
    let start = grid(text, head).or_else(|| {
        let head = head.strip_suffix(' ')?;
        kind_after(head).or_else(|| dated(head))
    })?;
    // `12 rue du 8 Mai 1945`: what ends it is the date's year, and the house stands before.
    let year = number.len() == 4 && text.get(number.clone())?.starts_with("19");
    let house = text.get(..start).filter(|_| year).map_or(start, |head| {
        let bare = head.trim_end_matches([' ', ',']);
        bare.trim_end_matches(|c: char| c.is_ascii_digit()).len()
    });
    // `94., 6710 Szeged`
    let dotted = text.get(number.end..)?.starts_with(".,");
    Some(house.min(start)..number.end + usize::from(dotted))
}

/// `Calle 85 # `, `Cra. 7 No. `: where it starts.
fn grid(text: &str, head: &str) -> Option<usize> {
    let head = head.strip_suffix(' ').unwrap_or(head);
    let head = ["#", "No.", "Nº", "N°", "no."]
        .iter()
        .find_map(|sign| head.strip_suffix(sign))?;
    let head = head.strip_suffix(' ').unwrap_or(head);
    // `85`, `85A`, `85 Bis`, `7 Sur`
    let named = [" Bis", " bis", " Sur", " Norte", " Este", " Oeste"]
        .iter()
        .find_map(|word| head.strip_suffix(word))
        .unwrap_or(head);
    let stem = named.trim_end_matches(|c: char| c.is_ascii_alphanumeric());
    let street = named.get(stem.len()..)?;
    let digits = street.bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=3).contains(&digits) || street.len() > digits + 2 {
        return None;
    }
    let stem = stem.strip_suffix(' ')?;
    let stem = stem.strip_suffix('.').unwrap_or(stem);
    let word = word_before(stem, stem.len())?;
    let spelled = text.get(word.start..word.end)?;
    GRID.contains(&spelled).then_some(word.start)
}

/// `Rákóczi út`, `Petőfi Sándor utca`: where the name starts.
fn kind_after(head: &str) -> Option<usize> {
    let kind = AFTER.iter().find(|kind| head.ends_with(**kind))?;
    let mut rest = head.strip_suffix(*kind)?.strip_suffix(' ')?;
    let mut start = None;
    for _ in 0..3 {
        let Some(word) = word_before(rest, rest.len()).filter(|word| word.case == Case::Title)
        else {
            break;
        };
        start = Some(word.start);
        match rest
            .get(..word.start)
            .and_then(|rest| rest.strip_suffix(' '))
        {
            Some(more) => rest = more,
            None => break,
        }
    }
    start
}

/// `ul. 3 Maja`, `rue du 8 Mai 1945`, `Straße des 17. Juni`: where the kind stands.
fn dated(head: &str) -> Option<usize> {
    // The year, where the name has one.
    let year = head.len() - head.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let head = match year {
        0 => head,
        4 => head.get(..head.len().checked_sub(5)?)?,
        _ => return None,
    };
    // A number stands before the month.
    let bare = head.trim_end_matches(char::is_alphabetic);
    let bare = bare.strip_suffix(' ')?;
    if !bare.ends_with(|c: char| c.is_ascii_digit() || c == '.') && !bare.ends_with(" de") {
        return None;
    }
    let month = word_before(head, head.len())?;
    if !month.is_capital() {
        return None;
    }
    let head = head.get(..month.start)?.strip_suffix(' ')?;
    let head = head.strip_suffix(" de").unwrap_or(head);
    let head = head.strip_suffix('.').unwrap_or(head);
    let stem = head.trim_end_matches(|c: char| c.is_ascii_digit());
    if !(1..=2).contains(&(head.len() - stem.len())) {
        return None;
    }
    let mut stem = stem.strip_suffix(' ')?;
    for small in [" du", " des", " del", " do", " de", " van"] {
        stem = stem.strip_suffix(small).unwrap_or(stem);
    }
    let bare = stem.strip_suffix('.').unwrap_or(stem);
    let kind = word_before(bare, bare.len())?;
    let spelled = bare.get(kind.start..kind.end)?;
    let is_kind = kind.is(STREET_BEFORE) && spelled.len() > 1
        || matches!(spelled, "Straße" | "Strasse" | "Platz" | "Straat");
    let free = !before(bare, kind.start).is_some_and(char::is_alphanumeric);
    (is_kind && free).then_some(kind.start)
}

/// Where the name of a street starts whose last word starts at a place, a mayor's rank before it
/// (`Burgemeester de Vlugtlaan`).
pub(super) fn mayor_before(text: &str, start: usize) -> Option<usize> {
    let head = text.get(..start)?.strip_suffix(' ')?;
    let named = [" de", " van", " van der", " van den", " van de"]
        .iter()
        .find_map(|small| head.strip_suffix(small))
        .unwrap_or(head);
    MAYORS
        .iter()
        .find_map(|rank| named.strip_suffix(rank))
        .filter(|rest| !rest.ends_with(char::is_alphanumeric))
        .map(str::len)
}

/// Addresses that everybody knows: of offices, and in books and films.
const KNOWN: [&str; 17] = [
    "221B Baker Street",
    "221b Baker Street",
    "1600 Pennsylvania Ave",
    "10 Downing Street",
    "11 Downing Street",
    "4 Privet Drive",
    "12 Grimmauld Place",
    "742 Evergreen Terrace",
    "1 Infinite Loop",
    "1 Hacker Way",
    "1600 Amphitheatre Parkway",
    "350 Fifth Avenue",
    "350 5th Ave",
    // The Free Software Foundation's, in the notices of its licences.
    "51 Franklin St",
    "59 Temple Place",
    "675 Mass Ave",
    "31 Milk Street",
];

/// Whether what was found holds such an address.
pub(super) fn is_known_to_all(found: &str) -> bool {
    KNOWN.iter().any(|known| found.contains(known))
}

/// Whether a word in small letters may stand inside a street's name.
pub(super) fn is_small(word: &Word, spelled: &str) -> bool {
    word.is(PARTICLE)
        || matches!(
            spelled,
            "dei" | "degli" | "delle" | "della" | "dello" | "des" | "aux" | "na" | "y"
        )
}

/// Whether a sentence ends after a kind of street that is spelled out: no dot belongs to it (`e così via. Lezione 5`).
pub(super) fn ends_sentence(text: &str, word: &Word) -> bool {
    let spelled = text.get(word.start..word.end).unwrap_or_default();
    let whole = matches!(
        spelled,
        "via"
            | "rue"
            | "rua"
            | "calle"
            | "viale"
            | "corso"
            | "route"
            | "place"
            | "cours"
            | "paseo"
            | "strada"
            | "square"
    );
    whole
        && text
            .get(word.end..)
            .is_some_and(|rest| rest.starts_with(". "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn streets_of_odd_names_are_read() {
        for (text, start) in [
            ("at Calle 85 # 20-56", Some(3)),
            ("Cra. 7A No. 116", Some(0)),
            ("in Rákóczi út 94", Some(3)),
            ("ul. 3 Maja 132", Some(0)),
            ("12 rue du 8 Mai 1945", Some(0)),
            ("al. 3 Maja 5", Some(0)),
            ("Straße des 17. Juni 135", Some(0)),
            ("Av. 9 de Julio 1200", Some(0)),
            ("on 3 May 132", None),
            ("a nap út 5", None),
            ("issue # 20", None),
        ] {
            let at = text.rfind(' ').map_or(0, |at| at + 1);
            let found = core(text, &(at..text.len())).map(|range| range.start);
            assert_eq!(found, start, "{text}");
        }
        assert_eq!(mayor_before("op Burg. de Vlugtlaan", 12), Some(3));
        assert_eq!(mayor_before("hurry de Vlugtlaan", 9), None);
    }
}
