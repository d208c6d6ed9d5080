//! What speaks against a name that nothing speaks for: a line that tells of works and kinds, a list of things.

use std::sync::LazyLock;

use super::context::Left;
use super::points::JOINTS;
use super::table::{
    BRAND, GIVEN_COMMON, ORG, ORG_BEFORE, PLACE, STREET, SURNAME_COMMON, WORD_COMMON,
};
use super::words::{Case, Word, word_at, word_before};
use crate::detect::lookup::Set;

/// How far before a name such a word may stand, in bytes.
const REACH: usize = 96;

/// Words for what bears names of persons and is none: works, breeds, cultivars, dishes, prizes, rooms.
const KINDS: &str = " song songs track tracks tracklist album albums soundtrack film films movie movies cinema sitcom cartoon \
    anime comic comics manga dance dances ship boat ferry yacht horse racehorse hound kitten puppy pub tavern robot doll mascot \
     novel novels bestseller fairy tales poem poems opera operas musical ballet painting paintings \
    sculpture exhibition statue characters starring breed breeds cultivar variety varieties cocktail cocktails wines \
    apples pears roses menu dishes desserts brand brands vendors fonts typefaces equation equations theorem theorems \
    codename codenames sprint rooms servers racks playlist episode episodes lied lieder roman romane filme oper rasse rassen \
    sorten gericht gerichte marken schriften chanson chansons romans marque marques cépage variétés plat plats canción \
    canciones película películas novela novelas marca marcas razas platos canzone canzoni romanzo romanzi marche piatti \
    canção canções filme romance romances marcas pratos liedje boek boeken merken rassen gerechten piosenka piosenki powieść \
    powieści filmy marki potrawy ";

static KIND_SET: LazyLock<Set> = LazyLock::new(|| Set::new(KINDS));

/// How many half points speak against a name: none where what stands before it says that it is one.
pub(super) fn points(text: &str, left: Left, first: &Word, end: usize) -> i32 {
    let named = left == Left::Role
        && text
            .get(..first.start)
            .is_some_and(|head| head.ends_with(" called ") || head.ends_with(" named "));
    let open = named || matches!(left, Left::Start | Left::Line | Left::Other | Left::Mid);
    // What a field holds goes on with other things of the same person: `Kind: Mathilda Brockhoff, Klasse 3b`.
    let held = text
        .get(..first.start)
        .is_some_and(|head| head.ends_with(": "))
        && first.is_given()
        && !first.is_ambiguous();
    match open && (follows_kind(text, first.start) || !held && is_listed(text, first.start, end)) {
        true => 4,
        false => 0,
    }
}

/// Words that start the names of towns, ships and churches, and end those of regions.
const HOLY: &str = " San Santa Santo Saint Sainte Sankt Sint São ";
const REGIONS: &str = " Hills Heights Falls Springs Islands Island Lakes Valley Bay Beach Harbour Harbor Bridge Castle Cathedral \
    Abbey Forest Mountains Mountain River Creek Canyon Peninsula Airport Stadium Arena Reef Desert Glacier Coast ";
/// Ends of the names of streets, bridges and schools in one word.
const ENDS: [&str; 40] = [
    "-Spital",
    "-Klinik",
    "-Klinikum",
    "-Krankenhaus",
    "-Haus",
    "-Halle",
    "-Stadion",
    "-Museum",
    "-Kirche",
    "-Effekt",
    "-Gesetz",
    "-Algorithmus",
    "-Verfahren",
    "-Theorem",
    "-Park",
    "-Ring",
    "-Ufer",
    "-Weg",
    "-Schule",
    "-Universität",
    "-Archiv",
    "-Bibliothek",
    "-Theater",
    "-Turm",
    "-Saal",
    "-Diagramm",
    "brug",
    "brücke",
    "straße",
    "strasse",
    "platz",
    "plein",
    "straat",
    "allee",
    "gymnasium",
    "stiftung",
    "institut",
    "preis",
    "gasse",
    "brücken",
];

/// Whether words are the name of a place or a building after a person or a saint (`Santa Marta`, `Adelaide Hills`,
/// `Willem-Alexanderbrug`), where nothing before says that they are a person's.
pub(super) fn is_named_place(text: &str, left: Left, first: &Word, last: &Word) -> bool {
    let open = matches!(
        left,
        Left::Start | Left::Line | Left::Other | Left::Mid | Left::Near | Left::Article | Left::The
    );
    if !open {
        return false;
    }
    let spelled = |word: &Word| text.get(word.start..word.end).unwrap_or_default();
    let is_in = |list: &str, word: &str| list.split_ascii_whitespace().any(|known| known == word);
    let (head, tail) = (spelled(first), spelled(last));
    let holy = head.starts_with("Sa") || head.starts_with("Si") || head.starts_with("Sã");
    let clear = first.is(GIVEN_COMMON) && !first.is_ambiguous() && last.is(SURNAME_COMMON);
    holy && is_in(HOLY, head.split('-').next().unwrap_or(head))
        || tail.len() > 9 && ENDS.iter().any(|end| tail.ends_with(end))
        || last.start > first.start && !clear && is_in(REGIONS, tail)
}

/// Whether what follows a name makes it a firm's (`Becton Dickinson and Company`, `Marks & Sons`).
pub(super) fn is_firm(text: &str, end: usize) -> bool {
    const KIN: [&str; 16] = [
        "Co",
        "Company",
        "Cie",
        "Sons",
        "Son",
        "Brothers",
        "Bros",
        "Partners",
        "Associates",
        "Söhne",
        "Fils",
        "Hijos",
        "Figli",
        "Filhos",
        "Zonen",
        "Synowie",
    ];
    const FORMS: [&str; 30] = [
        " GmbH",
        " AG ",
        " AG.",
        " AG,",
        " KG ",
        " KG,",
        " e.K.",
        " OHG",
        " SE ",
        " Ltd",
        " LLC",
        " Inc.",
        " Inc ",
        " PLC",
        " plc",
        " S.A.",
        " S.A.S",
        " SAS ",
        " SARL",
        " S.à r.l.",
        " S.p.A.",
        " S.r.l.",
        " SpA",
        " Srl",
        " B.V.",
        " BV ",
        " N.V.",
        " Sp. z o.o.",
        " sp. z o.o.",
        " s.r.o.",
    ];
    let rest = text.get(end..).unwrap_or_default();
    // `Adolf Würth GmbH & Co. KG`
    if FORMS.iter().any(|form| rest.starts_with(form)) {
        return true;
    }
    JOINTS
        .iter()
        .find_map(|joint| rest.strip_prefix(joint))
        .and_then(|rest| word_at(text, text.len() - rest.len()))
        .and_then(|word| text.get(word.start..word.end))
        .is_some_and(|word| KIN.contains(&word))
}

/// Whether a word is the first of a place's or a house's name (`Johnson City`, `Harvard Yard`).
pub(super) fn heads_place(text: &str, word: &Word) -> bool {
    let next = text
        .get(word.end..)
        .and_then(|rest| rest.strip_prefix(' '))
        .and_then(|rest| word_at(text, text.len() - rest.len()));
    next.is_some_and(|next| next.case == Case::Title && next.is(ORG | STREET))
}

/// Whether a word fits the form of address before it. After one that is an ordinary word, too (`General`, `Major`), a
/// word that no list of names holds is one more word of a heading where capitals go on; so is an abbreviation.
pub(super) fn fits_title(text: &str, first: &Word, goes_on: bool) -> bool {
    let head = text.get(..first.start).unwrap_or_default().trim_end();
    let Some(title) = word_before(head, head.len()) else {
        return true;
    };
    let abbreviated =
        first.case == Case::Upper && title.case != Case::Upper && first.end - first.start < 6;
    let ordinary = title.is(WORD_COMMON) && !head.ends_with('.');
    let heading = goes_on || matches!(text.as_bytes().get(first.end), Some(b']' | b')'));
    !(ordinary && !first.is_named() && (abbreviated || heading))
}

/// Whether a word for such a kind stands before, on the line.
fn follows_kind(text: &str, start: usize) -> bool {
    let floor = text.ceil_char_boundary(start.saturating_sub(REACH));
    let head = text.get(floor..start).unwrap_or_default();
    let line = head.rsplit(['\n', '\r']).next().unwrap_or(head);
    line.split(|c: char| !c.is_alphanumeric())
        .filter(|word| (4..=12).contains(&word.len()))
        // `PLAT-41663`: a ticket's code.
        .filter(|word| !word.bytes().all(|b| b.is_ascii_uppercase()))
        .any(|word| KIND_SET.has(word.as_bytes()))
}

/// Whether the name is an item of a list whose item before or after is a thing (`Danube, Jack Russell, Lyon`).
fn is_listed(text: &str, start: usize, end: usize) -> bool {
    let head = text.get(..start).unwrap_or_default();
    let before = head.strip_suffix(", ").is_some_and(|head| {
        let floor = head.ceil_char_boundary(head.len().saturating_sub(48));
        let item = head.get(floor..).unwrap_or_default();
        let item = item
            .rsplit([',', '\n', ':', '.', '('])
            .next()
            .unwrap_or_default();
        let lead = item.len() - item.trim_start().len();
        is_thing(text, head.len() - item.len() + lead)
    });
    let after =
        text.get(end..).is_some_and(|rest| rest.starts_with(", ")) && is_thing(text, end + 2);
    before || after
}

/// Whether one to three capitalised words from `at` on are a thing's name: the last is one, or a place, or no name at all.
fn is_thing(text: &str, at: usize) -> bool {
    let mut place = at;
    let mut last: Option<Word> = None;
    let mut count = 0;
    while let Some(word) = word_at(text, place) {
        if !word.is_capital() || word.case == Case::Initial || count == 3 {
            break;
        }
        count += 1;
        place = word.end + 1;
        let more = text
            .get(word.end..)
            .is_some_and(|rest| rest.starts_with(' '));
        last = Some(word);
        if !more {
            break;
        }
    }
    last.is_some_and(|word| {
        !word.is_given()
            && !word.is_surname()
            && (word.is(BRAND | PLACE | ORG | ORG_BEFORE) || word.is_plain())
    })
}
