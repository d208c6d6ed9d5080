//! Words that stand between a name and its value beside those that tie them: how long it holds, articles, lists.

use std::sync::LazyLock;

use super::drawn::looks_drawn;
use super::link::blanks;
use super::prose::{is_one_of, word_at};
use super::value::is_quote;
use super::words::Set;

/// Words that may stand between those and the value.
static FILLERS: LazyLock<Set> = LazyLock::new(|| {
    Set::new(
        " now still currently just simply set to : changed as again actually probably something like jetzt \
    nun immer noch aktuell maintenant toujours actuellement ahora agora adesso ora nu teraz following the-following \
    also called exactly temporarily nowadays сейчас теперь ",
    )
});

/// Words that may stand there besides where the value looks drawn: articles, and since when it holds.
static UNLESS_WORDS: LazyLock<Set> = LazyLock::new(|| {
    Set::new(
        " the a die der das den ein le la les un el lo il o os het de since from seit ab depuis desde da dal dalla sinds \
    vanaf od today heute aujourd'hui hoy oggi hoje vandaag dziś dzisiaj monday tuesday wednesday thursday friday montag \
    dienstag mittwoch donnerstag freitag lundi mardi mercredi jeudi vendredi lunes martes miércoles jueves viernes \
    lunedì martedì mercoledì giovedì venerdì segunda terça quarta quinta sexta maandag dinsdag woensdag donderdag \
    vrijdag poniedziałku wtorku środy czwartku piątku nog steeds weiterhin encore todavía aún siendo ancora sempre \
    ainda sendo wciąż nadal wieder folgendes einfach simplement simplemente semplicemente simplesmente gewoon po prostu \
    było bisher vorher auparavant antes prima previously always immer siempre altijd zawsze both beide ",
    )
});

/// Whether a word says that the password was changed, and one to what follows: `password reset to x7!`.
pub(super) fn is_changed(bytes: &[u8], said: &[u8], after: usize) -> bool {
    static CHANGED: LazyLock<Set> = LazyLock::new(|| Set::new(" reset changed updated "));
    let to = word_at(bytes, after);
    is_one_of(&CHANGED, said)
        && is_one_of(&super::prose::TO, to)
        && is_drawn_or_number(word_at(bytes, blanks(bytes, after + to.len())))
}

/// Whether letters and digits that start here are counted or dated: `密码2024年`, `密码8位`.
pub(super) fn is_counted(rest: &[u8]) -> bool {
    const COUNTERS: [&str; 15] = [
        "年", "月", "日", "位", "个", "個", "字", "次", "天", "分", "秒", "文", "桁", "回", "种",
    ];
    let digits = rest
        .iter()
        .take(8)
        .take_while(|b| b.is_ascii_digit())
        .count();
    let after = rest.get(digits..).unwrap_or_default();
    COUNTERS
        .iter()
        .any(|counter| after.starts_with(counter.as_bytes()))
}

/// Whether a word that joins two things of a list stands at `at`.
pub(super) fn joins(bytes: &[u8], at: usize) -> bool {
    static AND: LazyLock<Set> =
        LazyLock::new(|| Set::new(" and or und oder et ou y e i en of lub oraz vs "));
    is_one_of(&AND, word_at(bytes, at))
}

/// Whether words that dashes, dots or underscores join stand at `at` and end in this byte.
pub(super) fn is_joined_until(bytes: &[u8], at: usize, end: u8) -> bool {
    let word = bytes.get(at..bytes.len().min(at + 64)).unwrap_or_default();
    let length = memchr::memchr(end, word).unwrap_or(0);
    let word = word.get(..length).unwrap_or_default();
    let inner = word.get(1..).unwrap_or_default();
    inner.iter().any(|b| matches!(b, b'-' | b'_' | b'.'))
        && word
            .iter()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'))
}

/// Whether a word begins with an ASCII quote; or with `«`, `„` or `“`, with blanks or not, and what follows looks drawn
/// (`cliquez sur « Valider »`).
pub(super) fn opens_quote(window: &[u8], start: usize, said: &[u8]) -> bool {
    said.first().is_some_and(|b| is_quote(*b))
        || ["«", "„", "“"]
            .iter()
            .filter(|mark| said.starts_with(mark.as_bytes()))
            .any(|mark| looks_drawn(word_at(window, blanks(window, start + mark.len()))))
}

/// Where the next line starts that holds words, after a label that ends one; only where that line is one word that looks
/// drawn.
pub(super) fn below(bytes: &[u8], at: usize) -> Option<usize> {
    let rest = bytes.get(at..)?;
    let gap = rest
        .iter()
        .take(8)
        .take_while(|b| matches!(b, b'\n' | b'\r' | b' ' | b'>'))
        .count();
    let value = at + gap;
    let said = word_at(bytes, value);
    let drawn =
        looks_drawn(said) || std::str::from_utf8(said).is_ok_and(super::drawn::is_of_letters);
    let ends = matches!(bytes.get(value + said.len()), None | Some(b'\n' | b'\r'));
    (matches!(rest.first(), Some(b'\n' | b'\r')) && drawn && ends && said.len() >= 6)
        .then_some(value)
}

/// Past one or two words that a colon ends, as in `the passphrase is different: x7!`, `è la seguente: x7!`.
pub(super) fn past_label(bytes: &[u8], at: usize) -> usize {
    let plain =
        |word: &[u8]| word.len() > 1 && word.iter().all(|b| b.is_ascii_lowercase() || *b >= 0x80);
    let mut end = at;
    for _ in 0..2 {
        let said = word_at(bytes, end);
        match said.strip_suffix(b":") {
            Some(word) if word.len() > 2 && plain(word) => return blanks(bytes, end + said.len()),
            None if plain(said) => end = blanks(bytes, end + said.len()),
            _ => break,
        }
    }
    at
}

/// Past words that may stand before a value.
pub(super) fn past(bytes: &[u8], mut at: usize) -> usize {
    let mut farther = None;
    for _ in 0..5 {
        let place = farther.unwrap_or(at);
        let said = word_at(bytes, place);
        let word = said.strip_suffix(b":").unwrap_or(said);
        let next = blanks(bytes, place + said.len());
        match farther {
            None if is_one_of(&FILLERS, word) => at = next,
            Some(_) if is_year(word) => farther = Some(next),
            _ if is_one_of(&UNLESS_WORDS, word) || is_one_of(&FILLERS, word) => {
                farther = Some(next);
            }
            _ => break,
        }
    }
    farther
        .filter(|value| {
            let word = word_at(bytes, *value);
            is_drawn_or_number(word) && !is_year(word)
        })
        .unwrap_or(at)
}

/// Whether a word is a year (`since 2021`).
fn is_year(word: &[u8]) -> bool {
    word.len() == 4
        && matches!(word, [b'1', b'9', ..] | [b'2', b'0', ..])
        && word.iter().all(u8::is_ascii_digit)
}

/// Whether a word looks drawn, or is four to eight digits.
pub(super) fn is_drawn_or_number(word: &[u8]) -> bool {
    let word = word
        .strip_suffix(b".")
        .or_else(|| word.strip_suffix(b","))
        .unwrap_or(word);
    looks_drawn(word) || (4..=8).contains(&word.len()) && word.iter().all(u8::is_ascii_digit)
}
