//! What speaks against a name that nothing speaks for: a line that tells of works and kinds, a list of things.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::context::Left;
use super::table::{BRAND, ORG, ORG_BEFORE, PLACE};
use super::words::{Case, Word, word_at};

/// How far before a name such a word may stand, in bytes.
const REACH: usize = 96;

/// Words for what bears names of persons and is none: works, breeds, cultivars, dishes, prizes, rooms.
const KINDS: &str = " song songs track tracks tracklist album albums soundtrack film films movie movies cinema sitcom cartoon \
    anime comic comics manga novel novels bestseller fairy tales poem poems opera operas musical ballet painting paintings \
    sculpture exhibition statue characters starring breed breeds cultivar variety varieties cocktail cocktails wines \
    apples pears roses menu dishes desserts brand brands vendors fonts typefaces equation equations theorem theorems \
    codename codenames sprint rooms servers racks playlist episode episodes lied lieder roman romane filme oper rasse rassen \
    sorten gericht gerichte marken schriften chanson chansons romans marque marques cépage variétés plat plats canción \
    canciones película películas novela novelas marca marcas razas platos canzone canzoni romanzo romanzi marche piatti \
    canção canções filme romance romances marcas pratos liedje boek boeken merken rassen gerechten piosenka piosenki powieść \
    powieści filmy marki potrawy ";

static KIND_SET: LazyLock<BTreeSet<&'static str>> =
    LazyLock::new(|| KINDS.split_ascii_whitespace().collect());

/// How many half points speak against a name: none where what stands before it says that it is one.
pub(super) fn points(text: &str, left: Left, first: &Word, end: usize) -> i32 {
    let open = matches!(left, Left::Start | Left::Line | Left::Other | Left::Mid);
    match open && (follows_kind(text, first.start) || is_listed(text, first.start, end)) {
        true => 4,
        false => 0,
    }
}

/// Whether a word for such a kind stands before, on the line.
fn follows_kind(text: &str, start: usize) -> bool {
    let floor = text.ceil_char_boundary(start.saturating_sub(REACH));
    let head = text.get(floor..start).unwrap_or_default();
    let line = head.rsplit(['\n', '\r']).next().unwrap_or(head);
    line.split(|c: char| !c.is_alphanumeric())
        .filter(|word| (4..=12).contains(&word.len()))
        .any(|word| KIND_SET.contains(word.to_lowercase().as_str()))
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
