//! Programs and products that are called as persons are (`Hugo`, `Amanda`, `Kali`): a text that tells what one of them is
//! names no person by that word alone.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use super::table::ROLE;
use super::{Kind, lexicon};
use crate::detect::lookup::Set;

/// How far after a name what it is may be told, in bytes.
const REACH: usize = 120;

/// What follows a product's name right away.
static NEXT: LazyLock<Set> = LazyLock::new(|| Set::new(NEXT_WORDS));
const NEXT_WORDS: &str = " theme themes plugin plugins addon extension theme's server client cli api sdk ide cloud linux docs documentation \
    framework library software app apps backup backups config repository repo module package installer desktop browser dashboard \
    site sites project's template templates engine renderer rendering model models agent assistant chatbot bot tool toolkit \
    generator version release licence node nodes cluster database ";

/// What a product is said to be.
static KINDS: LazyLock<Set> = LazyLock::new(|| Set::new(KIND_WORDS));
const KIND_WORDS: &str = " software framework library plugin generator cli api sdk ide backup application app tool tools platform package \
    renderer browser distro distribution desktop engine archiver client database wiki editor compiler toolkit messenger chatbot \
    assistant-software open-source ssg cms crm erp dms logiciel outil bibliothèque programm werkzeug herramienta programa strumento \
    ferramenta oprogramowanie narzędzie programma bibliotheek ";

/// Verbs between a name and what it is.
const IS: [&str; 12] = [
    " is a",
    " is an",
    " is the",
    " is one of",
    " ist ein",
    " est un",
    " es un",
    " è un",
    " é um",
    " is een",
    " supports ",
    " integrates ",
];

/// Takes out words that stand alone as names where the text tells that they are a product's.
pub(super) fn leave_out(text: &str, found: &mut Vec<(Kind, Range<usize>, bool)>) {
    let mut told: HashMap<&str, bool> = HashMap::new();
    for (kind, range, sure) in found.iter() {
        let name = text.get(range.clone()).unwrap_or_default();
        if *kind == Kind::Name && !*sure && is_word(name) {
            *told.entry(name).or_default() |= is_told(text, range);
        }
    }
    if !told.values().any(|told| *told) {
        return;
    }
    found.retain(|(kind, range, sure)| {
        let name = text.get(range.clone()).unwrap_or_default();
        *kind != Kind::Name || *sure || !told.get(name).is_some_and(|told| *told)
    });
}

/// Whether a name is one word in Latin letters.
fn is_word(name: &str) -> bool {
    name.len() > 2 && name.bytes().all(|b| b.is_ascii_alphabetic())
}

/// Whether what stands around a name tells that it is a product's.
fn is_told(text: &str, range: &Range<usize>) -> bool {
    let until = text.floor_char_boundary((range.end + REACH).min(text.len()));
    let rest = text.get(range.end..until).unwrap_or_default();
    let lower = |word: &str| word.to_lowercase();
    let words = |part: &str| -> Vec<String> {
        part.split(|c: char| !(c.is_alphabetic() || matches!(c, '-' | '\'')))
            .filter(|word| !word.is_empty())
            .map(lower)
            .collect()
    };
    if let Some(next) = rest.strip_prefix(' ')
        && next.starts_with(char::is_alphabetic)
        && let Some(word) = words(next.split(' ').next().unwrap_or_default()).first()
        && NEXT.has(word.as_bytes())
    {
        return true;
    }
    let plain = rest.trim_start_matches('*');
    // `**Franz** (Messaging app)`: an entry of a list of programs.
    let entry = || {
        plain
            .strip_prefix(" (")
            .filter(|_| plain.len() < rest.len())
    };
    let said = IS.iter().find_map(|verb| plain.strip_prefix(*verb));
    let Some(said) = said.or_else(entry) else {
        return false;
    };
    let line = said.split(['\n', '.', ';']).next().unwrap_or_default();
    let words = words(line);
    // `Jane is a software engineer`
    let person = words.iter().any(|word| {
        lexicon::flags_of(word) & ROLE != 0 && !matches!(word.as_str(), "of" | "client" | "agent")
    });
    !person && words.iter().take(10).any(|word| KINDS.has(word.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_is_told_from_who_bears_its_name() {
        for (text, product) in [
            (
                "Amanda is an open-source backup tool. Amanda runs nightly.",
                true,
            ),
            ("Hugo themes are many. I like Hugo.", true),
            ("**Franz** (Messaging app): Franz is free.", true),
            ("Amanda is a software engineer. Amanda runs nightly.", false),
            ("Hugo runs. I like Hugo.", false),
            (
                "Amanda to update the database by Friday. Dear Amanda,",
                false,
            ),
            ("Amanda (client, app team) called. Dear Amanda,", false),
        ] {
            let name = text
                .trim_start_matches('*')
                .split([' ', '*'])
                .next()
                .expect("a word");
            let names = text.match_indices(name);
            let mut found: Vec<_> = names
                .map(|(at, _)| (Kind::Name, at..at + name.len(), false))
                .collect();
            leave_out(text, &mut found);
            assert_eq!(found.is_empty(), product, "{text}");
        }
    }
}
