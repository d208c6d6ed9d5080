//! What is public: people whom all know, and the addresses of houses that are open to all.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use super::table::{BRAND_PAIR, Hash};
use super::wares::Known;
use super::{Kind, declined, fiction, lexicon, samples, wares};
use crate::detect::lookup::small;

static KNOWN: LazyLock<HashSet<String>> = LazyLock::new(|| {
    include_str!("../../../data/people/public.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(folded)
        .collect()
});

/// What words for such houses are or end in, in the languages people write.
const HOUSES: [&str; 57] = [
    "palace",
    "castle",
    "abbey",
    "aquarium",
    "planetarium",
    "frank house",
    "rembrandt house",
    "opera house",
    "museum",
    "museo",
    "musée",
    "museu",
    "muzeum",
    "musei",
    "galleria",
    "gallery",
    "galerie",
    "pinacoteca",
    "pinakothek",
    "kunsthalle",
    "theatre",
    "theater",
    "teatro",
    "théâtre",
    "teatr",
    "opera",
    "opéra",
    "philharmonie",
    "library",
    "bibliothek",
    "biblioteca",
    "bibliothèque",
    "biblioteka",
    "ministry",
    "ministerium",
    "ministère",
    "ministerio",
    "ministero",
    "ministério",
    "ministerie",
    "ministerstwo",
    "parliament",
    "bundestag",
    "embassy",
    "botschaft",
    "rathaus",
    "town hall",
    "city hall",
    "cathedral",
    "kathedrale",
    "basilica",
    "stadium",
    "stadion",
    "louvre",
    "bundesrat",
    "gericht",
    "tribunal",
];

fn folded(name: &str) -> String {
    name.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase()
}

/// Whether all know a name.
fn is_listed(name: &str) -> bool {
    // Most names have one blank between words, and need no copy that grows.
    let plain = name
        .split(' ')
        .all(|word| !word.is_empty() && !word.contains(char::is_whitespace));
    match small(name, &mut [0; 48]).filter(|_| plain) {
        Some(small) => KNOWN.contains(small),
        None => KNOWN.contains(&folded(name)),
    }
}

/// The name without what is tied to it by an apostrophe (`Orhan Pamuk'un`, `Newton's`).
fn bare(name: &str) -> &str {
    let last = name.rfind(' ').map_or(0, |at| at + 1);
    let word = name.get(last..).unwrap_or_default();
    let end = word
        .find(['\'', '’'])
        .filter(|at| *at > 2)
        .unwrap_or(word.len());
    name.get(..last + end).unwrap_or(name)
}

/// Whether all know a name, or each of those that it joins (`Emma Bovary, Charles`, `Ana Rosa e Santos-Imigrantes`).
fn is_known(name: &str) -> bool {
    let known = |name: &str| is_listed(bare(name));
    let joints = [", ", " e ", " et ", " y ", " und ", " and ", " i "];
    // A blank is a part of each, and most names have one.
    let joints = match name.bytes().filter(|byte| *byte == b' ').count() {
        0 => &[][..],
        1 => joints.get(..1).unwrap_or_default(),
        _ => &joints,
    };
    known(name)
        || joints.iter().any(|joint| {
            name.split_once(joint)
                .is_some_and(|(first, second)| known(first) && (*joint == ", " || known(second)))
        })
}

/// Whether all know a name, in the nominative or in another case of a Slavic language (`Karla Čapka`).
fn is_known_in_a_case(name: &str) -> bool {
    is_known(name) || declined::nominatives(bare(name)).any(|name| KNOWN.contains(&name))
}

/// Whether a list holds a name as that of wares (`Jim Beam`), or all know it.
fn is_sold(name: &str) -> bool {
    let mut words = name.split_whitespace();
    let mut hash = Hash::new();
    for (index, word) in words.by_ref().take(2).enumerate() {
        if index > 0 {
            hash.add(' ');
        }
        bare(word).chars().for_each(|c| hash.add(c));
    }
    lexicon::flags(hash) & BRAND_PAIR != 0 || is_known(name)
}

/// Whether a name stands among things, or in what is told of made-up persons.
pub(super) fn is_thing<'t>(text: &'t str, range: &Range<usize>, sold: &Known<'t>) -> bool {
    wares::is_one_of(text, range, sold) || fiction::is_told(text, range)
}

/// What lists hold as names of wares.
pub(super) fn sold<'t>() -> Known<'t> {
    Known::new(is_sold)
}

/// Takes out who and what is public: known people, those who are named after them in the text, and open houses.
pub(super) fn leave_out(text: &str, found: &mut Vec<(Kind, Range<usize>, bool)>) {
    let spelled = |range: &Range<usize>| text.get(range.clone()).unwrap_or_default();
    let mut surnames: HashSet<String> = HashSet::new();
    let mut public = Vec::with_capacity(found.len());
    for (kind, range, _) in found.iter() {
        let known = *kind == Kind::Name && is_public(text, range);
        public.push(known);
        if known {
            let name = bare(spelled(range));
            surnames.extend(name.split(' ').next_back().map(str::to_lowercase));
            // `Leonardo`, of Vinci: the first name alone is how all call him.
            if name
                .split(' ')
                .any(|word| matches!(word, "da" | "di" | "de" | "del" | "von"))
            {
                surnames.extend(name.split(' ').next().map(str::to_lowercase));
            }
        }
    }
    let (mut public, sold) = (public.into_iter(), sold());
    found.retain(|(kind, range, sure)| match (public.next(), kind) {
        (Some(true), _) => false,
        (_, Kind::Name) => {
            let name = spelled(range);
            let lower = name.to_lowercase();
            if is_of_a_thing(text, range.start) {
                return false;
            }
            if !*sure && is_thing(text, range, &sold) || wares::is_street(name) {
                return false;
            }
            if HOUSES.iter().any(|house| {
                lower
                    .strip_prefix(house)
                    .is_some_and(|rest| rest.starts_with(' '))
            }) {
                return false;
            }
            let one = || !name.contains(' ') && surnames.contains(&bare(name).to_lowercase());
            *sure || !one()
        }
        (_, Kind::Address) => {
            !follows_house(text, range.start)
                && !samples::is_score(text, range)
                && !samples::is_sample(spelled(range))
        }
        (_, Kind::BirthDate | Kind::Number) => true,
    });
}

/// Whether a name is of somebody whom all know, alone or with the word before it, and means nobody else.
fn is_public(text: &str, range: &Range<usize>) -> bool {
    let called =
        around(text, range).is_some_and(is_known) || with_next(text, range).is_some_and(is_known);
    (called || is_known_in_a_case(text.get(range.clone()).unwrap_or_default()))
        && !is_private(text, range, called)
}

/// Whether a name that all know is somebody else's here: a customer's, a patient's, one with a mail address or a phone;
/// `called`: the word before it belongs to it (`Frau Holle`).
fn is_private(text: &str, range: &Range<usize>, called: bool) -> bool {
    const TOLD: [&str; 28] = [
        "name:",
        "patient:",
        "patientin:",
        "patient",
        "kunde:",
        "kundin:",
        "customer:",
        "client:",
        "cliente:",
        "employee:",
        "mitarbeiter:",
        "tenant:",
        "mieter:",
        "contact:",
        "applicant:",
        "insured:",
        "from:",
        "dear",
        "herr",
        "herrn",
        "frau",
        "mr",
        "mrs",
        "ms",
        "colleague",
        "kollege",
        "kollegin",
        "tenant",
    ];
    let low = text.ceil_char_boundary(range.start.saturating_sub(24));
    let head = text.get(low..range.start).unwrap_or_default();
    let said = head
        .trim_end_matches([' ', '"'])
        .rsplit([' ', '\n', '"', ','])
        .next()
        .unwrap_or_default()
        .to_lowercase();
    if !called && TOLD.contains(&said.trim_end_matches('.')) {
        return true;
    }
    let high = text.floor_char_boundary(text.len().min(range.end + 64));
    let rest = text.get(range.end..high).unwrap_or_default();
    let line = rest.split('\n').next().unwrap_or_default();
    let near = line.get(..line.floor_char_boundary(24)).unwrap_or_default();
    // `, 0151 23456789`, `: +44 …`
    let phone = near.find(['0', '+']).is_some_and(|at| {
        near.get(..at).is_some_and(|head| {
            head.chars()
                .all(|c| matches!(c, ',' | ';' | ':' | ' ' | '(' | '|' | '\t'))
        })
    });
    // Who wrote public software is named with a mail address: `Guido van Rossum <guido@python.org>`.
    phone || line.contains('@') && !line.starts_with(" <")
}

/// A name with the word right before it: `Sherlock` before `Holmes`.
fn around<'t>(text: &'t str, range: &Range<usize>) -> Option<&'t str> {
    let head = text.get(..range.start)?.strip_suffix(' ')?;
    let start = head
        .rfind(|c: char| !c.is_alphabetic())
        .map_or(0, |at| at + 1);
    let start = text.ceil_char_boundary(start);
    (start < head.len())
        .then(|| text.get(start..range.end))
        .flatten()
}

/// A name with the word right after it: `Hedda` before `Gabler`.
fn with_next<'t>(text: &'t str, range: &Range<usize>) -> Option<&'t str> {
    let rest = text.get(range.end..)?.strip_prefix(' ')?;
    let end = rest
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(rest.len());
    (end > 1)
        .then(|| text.get(range.start..range.end + 1 + end))
        .flatten()
}

/// Whether a name is that of a thing for sale or of an event, by the type beside it (schema.org).
fn is_of_a_thing(text: &str, start: usize) -> bool {
    const REACH: usize = 120;
    let floor = text.ceil_char_boundary(start.saturating_sub(REACH));
    let head = text.get(floor..start).unwrap_or_default();
    let Some((_, kind)) = head.rsplit_once("\"@type\":") else {
        return false;
    };
    let kind = kind.trim_start_matches([' ', '"']);
    let named = kind
        .split_once('"')
        .map_or("", |(_, rest)| rest)
        .replace([' ', '\n'], "")
        .strip_prefix(",\"name\":\"")
        .is_some_and(|name| !name.contains('"'));
    named
        && [
            "Product",
            "Event",
            "Place",
            "Organization",
            "Brand",
            "Recipe",
            "Book",
            "Movie",
            "Vehicle",
        ]
        .iter()
        .any(|name| kind.starts_with(name))
}

/// Whether the name of a house that is open to all stands before an address on its line.
fn follows_house(text: &str, start: usize) -> bool {
    const REACH: usize = 64;
    let floor = text.ceil_char_boundary(start.saturating_sub(REACH));
    let head = text.get(floor..start).unwrap_or_default();
    let line = head.rsplit(['\n', ';', '|']).next().unwrap_or_default();
    let Some(named) = line.trim_end().strip_suffix([',', ':', '–', '-', '(']) else {
        return false;
    };
    let named = named
        .rsplit([',', '.'])
        .next()
        .unwrap_or_default()
        .to_lowercase();
    let near = [
        "hinter ",
        "neben ",
        "gegenüber ",
        "near ",
        "behind ",
        "opposite ",
        "beside ",
        "next to ",
        "derrière ",
        "près ",
        "detrás ",
        "dietro ",
    ];
    let ends = |at: usize| {
        named
            .get(at..)
            .is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
    };
    // `operator`, `Theaterleiter` and whoever lives behind one are none.
    !near.iter().any(|word| named.trim_start().starts_with(word))
        && HOUSES.iter().any(|house| {
            named
                .match_indices(house)
                .any(|(at, _)| ends(at + house.len()))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_all_know_is_left_out_and_others_of_the_name_are_not() {
        let text = "Sherlock Holmes met Ann Holmes; Holmes wrote to Orhan Pamuk'un";
        let at = |what: &str, from: usize| {
            let start = from + text[from..].find(what).expect("it is there");
            (Kind::Name, start..start + what.len(), false)
        };
        let mut found = vec![
            at("Holmes", 0),
            at("Ann Holmes", 0),
            at("Holmes wrote", 0),
            at("Orhan Pamuk'un", 0),
        ];
        found[2].1.end -= " wrote".len();
        leave_out(text, &mut found);
        assert_eq!(found, vec![at("Ann Holmes", 0)]);
    }

    #[test]
    fn addresses_of_open_houses_are_left_out() {
        for (text, open) in [
            ("Deutsches Museum, Museumsinsel 1, 80538 München", true),
            ("Pinacoteca di Brera, Via Brera 28", true),
            (
                "Ann Lee works at the museum. She lives at 4 Oak Street",
                false,
            ),
            ("Ann Lee, 4 Oak Street", false),
        ] {
            let start = ["Museumsinsel", "Via", "4"]
                .iter()
                .find_map(|word| text.find(word))
                .expect("it is there");
            assert_eq!(follows_house(text, start), open, "{text}");
        }
    }

    #[test]
    fn who_bears_a_known_name_with_a_phone_or_as_a_patient_is_private() {
        for (text, private) in [
            ("Patient: Marie Curie, 54", true),
            ("Dear Marie Curie, your invoice", true),
            ("Marie Curie, 0151 23456789", true),
            ("Marie Curie (marie.curie@web.de) is our tenant", true),
            ("the notebooks of Marie Curie, 1898", false),
            ("Author: Marie Curie", false),
        ] {
            let at = text.find("Marie").expect("the name");
            let mut found = vec![(Kind::Name, at..at + "Marie Curie".len(), true)];
            leave_out(text, &mut found);
            assert_eq!(!found.is_empty(), private, "{text}");
        }
    }
}
