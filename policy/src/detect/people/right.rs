//! What stands after a name, and how much it speaks for one.

use std::sync::LazyLock;

use super::phrases;
use super::table::{ORG, SAY};
use super::words::{Case, Word, word_at};
use crate::detect::lookup::Set;

/// What stands after a name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Right {
    /// How much it speaks for one, in half points.
    pub points: i32,
    /// Whether the name ends a greeting or a line: nothing but punctuation follows.
    pub ends: bool,
    /// Whether it is a part of a line's or cell's end.
    pub closes: bool,
    /// Whether what only persons do follows (`shouted`, not `is`).
    pub deed: bool,
}

/// What stands after the word that ends at `end`.
pub(super) fn right(text: &str, end: usize) -> Right {
    let rest = text.get(end..).unwrap_or_default();
    let mut right = Right::default();
    let genitive = ["'s", "’s"]
        .iter()
        .find_map(|suffix| rest.strip_prefix(suffix));
    let rest = match genitive {
        Some(rest) => {
            right.points += 1;
            rest
        }
        None => rest,
    };
    let Some(first) = rest.chars().next() else {
        return Right {
            ends: true,
            closes: true,
            ..right
        };
    };
    right.ends = matches!(
        first,
        ',' | '\n' | '\r' | '!' | ':' | '.' | ';' | '?' | '\\' | '"' | '<'
    );
    right.closes = matches!(
        first,
        '\n' | '\r' | ';' | ')' | '"' | '\'' | '|' | '\t' | '\\' | '<'
    );
    let next = rest.trim_start_matches([' ', '\u{a0}']);
    let place = text.len() - next.len();
    match next.chars().next() {
        Some('<') if next.len() < rest.len() && has_mail(next) => right.points += 6,
        Some('(') => {
            right.points += i32::from(phrases::is_about_a_person(
                next.get(1..).unwrap_or_default(),
            )) * 2
        }
        Some(',') => {
            let more = next.get(1..).unwrap_or_default().trim_start_matches(' ');
            right.points += i32::from(phrases::is_about_a_person(more)) * 2;
        }
        Some(c) if c.is_alphabetic() => {
            let word = word_at(text, place);
            right.deed = word.is_some_and(|word| is_deed(text, &word));
            right.points += match word {
                _ if is_addressed_after(next) => 6,
                _ if phrases::is_versus(next) || phrases::is_cast(next) => 2,
                // `as`, `sa` and the like are companies' forms in capitals alone.
                Some(word)
                    if word.case == Case::Lower
                        && word.end - word.start > 2
                        && word.is(ORG)
                        && !word.is(SAY) =>
                {
                    // `Addison's disease`
                    -20
                }
                Some(word) if word.case == Case::Lower && word.is(SAY) => 2,
                _ => 0,
            };
        }
        _ => {}
    }
    right
}

/// `Ayşegül Hanım`: a form of address that follows.
fn is_addressed_after(next: &str) -> bool {
    ["Hanım", "Bey", "hanım", "bey"].iter().any(|title| {
        next.strip_prefix(title)
            .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    })
}

/// Whether a mail address follows in angle brackets.
fn has_mail(next: &str) -> bool {
    next.chars()
        .take(64)
        .take_while(|c| *c != '>' && *c != '\n')
        .any(|c| c == '@')
}

/// Words that follow names of persons, and those of things as often.
static OF_ALL: LazyLock<Set> = LazyLock::new(|| Set::new(OF_ALL_LIST));
const OF_ALL_LIST: &str = " is was has had will can could would should did does also who whom whose requires needs left moved calls \
    called reports reported states notes noted added adds wants works worked arrived booked filed ordered approved \
    scheduled presented recommended recommends suggests suggested joined led leads manages managed promoted retired died \
    lost found got gets came comes goes went takes took gives gave brought began grew plays played moves dropped \
    picked sold earned comments posts reads likes tries tried \
    hat hatte ist war wird wurde kann soll sollte kommt kam ging geht will möchte bekommt erhielt gibt gab nimmt gehört spielt \
    fährt mag est était veut peut a sera doit arrive pense prend donne prit joue attend cherche es era ha fue tiene quiere \
    puede llegó será está espera cuenta busca come è era ha vuole può deve arriva sarà sta prese cerca é foi tem quer pode \
    chegou será está conta procura is was heeft had wil kan moet komt kwam wordt geeft neemt speelt zoekt jest był była ma \
    chce może gra je ";

/// Whether a word is what persons alone do.
fn is_deed(text: &str, word: &Word) -> bool {
    word.case == Case::Lower
        && word.is(SAY)
        && !OF_ALL.has(
            text.get(word.start..word.end)
                .unwrap_or_default()
                .as_bytes(),
        )
}
