//! Values that join words: passwords as people choose them, and names of things in code.

use std::sync::LazyLock;

use super::code::{humps, is_expression};
use super::link::Link;
use super::words::Set;
use super::{Told, worded, words};

/// Whether words joined into one are said of passwords (`wrong-password`): any of two, more than one of
/// three and more, and what joins those in the middle says nothing (`snakes-on-a-plane`).
pub(super) fn says_something(parts: &[&str]) -> bool {
    let last = parts.len().saturating_sub(1);
    let said = parts.iter().enumerate().filter(|(at, part)| {
        let joins = *at > 0
            && *at < last
            && (part.len() == 1 || words::is_function(part.to_ascii_lowercase().as_bytes()));
        !joins && words::is_stop(part)
    });
    let said = said.count();
    said > 0 && (parts.len() < 3 || said > 1)
}

/// Whether two words or more are joined by their capitals alone, and none of them describes.
fn humped(value: &str) -> bool {
    value.bytes().all(|b| b.is_ascii_alphabetic())
        && !humps(value)
            .iter()
            .any(|part| words::describes(&part.to_ascii_lowercase()))
}

/// How many words a value of letters must join to be a password where it stands.
pub(super) fn least_parts(
    told: &Told<'_>,
    value: &str,
    parts: &[&str],
    given: bool,
    setting: bool,
) -> usize {
    let told_so = matches!(told.link, Link::Is | Link::Far) || told.intro;
    let titled = parts
        .iter()
        .all(|part| part.starts_with(char::is_uppercase));
    let long = || parts.iter().all(|part| part.len() > 4);
    let two = (given && (value.contains(['-', '.']) || humped(value)))
        || (told_so && (titled || value.contains('.') && long()))
        || (setting && is_joined_phrase(told))
        // `the password is purple_cow`, and not `… user_name`
        || (told.link == Link::Is
            && told.prose
            && told.ends
            && parts.iter().all(|part| part.len() > 2 && !words::is_stop(part)));
    if !two && (value.contains(['_', '.', '/']) || (given && !told_so)) {
        3
    } else {
        2
    }
}

/// Whether a value joins words as people do, not code: three and more that no code has, which end in a number or start
/// with capitals, or a word with a capital and a number.
pub(super) fn is_joined_phrase(told: &Told<'_>) -> bool {
    let value = told.value.trim_end_matches(['!', '?', '-', '+']);
    let word = value.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = value.len() - word.len();
    let word = word.trim_end_matches(['_', '-', '.']);
    let parts: Vec<&str> = word.split(['.', '_', '-', '+']).collect();
    let titled = |part: &&str| part.starts_with(|c: char| c.is_ascii_uppercase());
    let plain = parts.iter().all(|part| {
        (3..=24).contains(&part.len())
            && part.bytes().all(|b| b.is_ascii_alphabetic())
            && part.bytes().any(|b| b.is_ascii_lowercase())
    });
    // One word that is said of passwords is no matter among three that end in a number.
    let said = parts
        .iter()
        .flat_map(|part| humps(part))
        .filter(|hump| words::is_stop(hump))
        .count();
    let named = parts.len() > 2 || parts.iter().all(titled);
    let plain = plain && said <= usize::from(named && digits > 0);
    // A shell's setting ends at a blank: `PGPASSWORD=clay_pigeon_6 psql`.
    let told_so = matches!(told.link, Link::Tight | Link::Assign | Link::Flag)
        && (told.ends || (told.shouted && told.link == Link::Tight))
        || told.link == Link::Element;
    plain
        && told_so
        && !is_expression(value)
        && match parts.len() {
            1 => digits >= 2 && parts.iter().all(titled),
            // `autumn_Leaves`, `pigeon.post` as a setting's; `Lachs_Forelle3` anywhere.
            2 => {
                let capitals = parts.iter().filter(|part| titled(part)).count();
                let shell = told.shouted && told.link == Link::Tight;
                (digits > 0 && (capitals > 0 || shell)) || (told.leads && (capitals == 1 || shell))
            }
            count => {
                // `ROOT_PASSWORD: rusty-okno-lampe`, `passwd = puerta_kaffee_citron_regen`
                let set = told.leads && told.ends && (told.shouted || count > 3);
                let plain = || parts.iter().all(|part| is_of_no_code(part));
                digits > 0 || parts.iter().all(titled) || told.link == Link::Tight || set && plain()
            }
        }
}

/// Whether a word joined with others may be a person's choice: none that names in code are made of.
fn is_of_no_code(part: &str) -> bool {
    worded::is_word(part) && is_of_no_name(part)
}

/// Whether a word is none that names of things are made of, holds no sentence together and says nothing of passwords.
pub(in crate::detect) fn is_of_no_name(part: &str) -> bool {
    static CODE: LazyLock<Set> = LazyLock::new(|| Set::new(CODE_WORDS));
    const CODE_WORDS: &str = " get set has have can from with into for new old make build read write load save fetch find \
        parse check test tests name names value values str string input output default config conf file files path data \
        user users admin root account service server client host port app api url uri env var arg args param params key \
        keys auth login hash hashed plain text raw temp tmp current next last first random generated generate create \
        created init setup reset update change changed this that your my our the and not none null here some any all one \
        prod production staging stage dev local example sample dummy fake mock field form line list map node object db \
        database postgres mysql redis mongo rabbit kafka vault system manager store storage provider handler code ";
    let lower = part.to_ascii_lowercase();
    !CODE.holds(lower.as_bytes()) && !worded::is_said(&lower)
}

/// Whether a value right after its name joins words, one of them with a capital, and ends in a number (`Fluffy_Bunny7`).
pub(super) fn is_titled_row(value: &str) -> bool {
    let stem = value.trim_end_matches(|c: char| c.is_ascii_digit() || c == '!');
    stem.len() < value.len()
        && value.len() >= 8
        && stem.contains(['_', '-', '.'])
        && stem.contains(|c: char| c.is_ascii_uppercase())
        && stem
            .trim_end_matches(['_', '-', '.'])
            .split(['_', '-', '.'])
            .all(|part| {
                part.len() > 2
                    && part.starts_with(|c: char| c.is_ascii_alphabetic())
                    && part.bytes().skip(1).all(|b| b.is_ascii_lowercase())
                    && !words::is_stop(part)
            })
}
