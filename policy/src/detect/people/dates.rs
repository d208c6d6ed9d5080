//! Dates of birth: a date in any notation people use, near a word that speaks of birth.

use std::ops::Range;

use super::table::MONTH;
use super::words::{after, before, word_at};
use crate::detect::letters::{is_letter, is_letter_or_digit};

/// How far after the word the date may start, in bytes.
const AHEAD: usize = 48;
/// How far before it.
const BEHIND: usize = 32;

/// The date that the word of birth at `hit` is about.
pub(in super::super) fn near(text: &str, hit: Range<usize>) -> Option<Range<usize>> {
    if !is_word(text, &hit) {
        return None;
    }
    ahead(text, hit.end).or_else(|| behind(text, hit.start))
}

/// Whether the hit starts a word: nothing but a name's joint before it.
fn is_word(text: &str, hit: &Range<usize>) -> bool {
    let first = after(text, hit.start);
    let lower = first.is_some_and(char::is_lowercase);
    match before(text, hit.start) {
        None => true,
        // `\nborn`: an escape's letter.
        Some(c) if is_letter(c) && c.is_ascii() => {
            !lower
                || text
                    .get(..hit.start)
                    .is_some_and(|head| head.ends_with("\\n") || head.ends_with("\\t"))
        }
        Some(_) => true,
    }
}

/// The date in the field right after a name, or after a number beside it, where somebody who lives may have been born then.
pub(super) fn beside(text: &str, end: usize) -> Option<Range<usize>> {
    let rest = text.get(end..)?;
    let field = rest.trim_start_matches([' ', '"', '\'']);
    if let Some(range) = set_off(text, end) {
        return Some(range);
    }
    let field = field.strip_prefix(['|', ';', '\t', ',', '('])?;
    let starred = field.trim_start_matches([' ', '(']).starts_with('*');
    let tabled = !rest
        .trim_start_matches(['"', '\''])
        .starts_with([',', '(', ' '])
        || rest.trim_start().starts_with('|');
    let field = field.trim_start_matches([' ', '"', '\'', '*', '(']);
    let mut start = text.len() - field.len();
    if start - end > 8 || !(starred || tabled) {
        return None;
    }
    if !starred && let Some(number) = numbered(field) {
        start += number;
    }
    let end = self::date(text, start)?;
    let written = text.get(start..end)?;
    let years = written.split(|c: char| !c.is_ascii_digit());
    let born = years
        .filter(|part| part.len() == 4)
        .filter_map(|year| year.parse::<u32>().ok())
        .any(|year| (1920..2013).contains(&year));
    let closes = text
        .get(end..)?
        .trim_start_matches([' ', '"', '\'', ')'])
        .starts_with(['|', ';', '\t', ',', '\n', '\r'])
        || end == text.len();
    (born && (closes || starred)).then_some(start..end)
}

/// A date that is set off from the name before it by brackets, dashes or dots (`Ann Lee (7 January 1962)`,
/// `Ann Lee – 21/07/1967 –`), of a year in which who is grown up was born.
fn set_off(text: &str, end: usize) -> Option<Range<usize>> {
    let rest = text.get(end..)?;
    let open = [" (", " – ", " — ", " · ", ", ", " "]
        .iter()
        .find(|open| rest.starts_with(**open))?;
    let start = end + open.len();
    let until = self::date(text, start)?;
    let years = text.get(start..until)?.split(|c: char| !c.is_ascii_digit());
    let born = years
        .filter(|part| part.len() == 4)
        .filter_map(|year| year.parse::<u32>().ok())
        .any(|year| {
            // Right after a name a later date is when something was written, as often.
            let latest = if matches!(*open, " " | ", ") {
                1999
            } else {
                2010
            };
            (1920..latest).contains(&year)
        });
    let rest = text.get(until..)?;
    let closes = match *open {
        " (" => rest.starts_with(')'),
        " " | ", " => {
            text.get(start..until)
                .is_some_and(|date| date.bytes().all(|b| !b.is_ascii_alphabetic()))
                && !rest.starts_with(|c: char| c.is_alphanumeric() || c == '-')
        }
        dash => {
            rest.starts_with(dash.trim_end()) || rest.starts_with(['\n', '\r']) || rest.is_empty()
        }
    };
    (born && closes).then_some(start..until)
}

/// Past a field of digits alone, somebody's number, and what parts it from the next (`850423/1234; `).
fn numbered(field: &str) -> Option<usize> {
    let length = field
        .bytes()
        .take_while(|b| b.is_ascii_digit() || matches!(b, b'/' | b'-' | b'.' | b' ' | b'"'))
        .count();
    let number = field.get(..length)?;
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    let rest = field.get(length..)?.strip_prefix([';', '|', '\t', ','])?;
    let rest = rest.trim_start_matches([' ', '"', '\'']);
    (length <= 24 && digits > 8).then_some(field.len() - rest.len())
}

/// The first date after a place, on its line or at the next one's start.
fn ahead(text: &str, from: usize) -> Option<Range<usize>> {
    let until = text.floor_char_boundary(from.saturating_add(AHEAD).min(text.len()));
    let window = text.get(from..until)?;
    let (mut lines, mut words) = (0, 0);
    let mut was_letter = true;
    for (place, c) in window.char_indices() {
        let letter = is_letter(c);
        if (letter && !was_letter)
            || c.is_ascii_digit()
            || matches!(c, '昭' | '平' | '令' | '大' | '明')
        {
            if let Some(end) = date(text, from + place) {
                return Some(from + place..end);
            }
            // `dob_1` is a field's name.
            let counts = place > 0 && before(window, place) == Some('_');
            if c.is_ascii_digit() && !was_letter && !counts {
                return None;
            }
        }
        words += usize::from(letter && !was_letter);
        lines += usize::from(c == '\n');
        // The next person's data, or the next sentence, is not this birth's.
        if lines > 1
            || words > 5
            || ends_sentence(window, place)
            || matches!(c, ';' | '{' | '}' | '?' | '!')
        {
            return None;
        }
        was_letter = letter || c.is_ascii_digit();
    }
    None
}

/// Whether a dot ends a sentence there: after a word that is no abbreviation, before one with a capital.
fn ends_sentence(text: &str, dot: usize) -> bool {
    let (said, rest) = text.split_at(dot);
    let goes_on = rest.strip_prefix(". ");
    // The word is looked at last: most places are no dot.
    goes_on.is_some_and(|rest| rest.starts_with(char::is_uppercase))
        && said
            .rsplit(|c: char| !is_letter(c))
            .next()
            .is_some_and(|word| word.chars().count() > 5)
}

/// The date right before a place, where little stands between: `1985-03-12 (DOB)`, `12 mars 1985 (né)`, `1985年3月12日生まれ`.
fn behind(text: &str, until: usize) -> Option<Range<usize>> {
    let floor = text.ceil_char_boundary(until.saturating_sub(BEHIND));
    let window = text.get(floor..until)?;
    for (place, c) in window.char_indices() {
        let at = floor + place;
        let fresh = !before(text, at).is_some_and(is_letter_or_digit);
        if ((c.is_ascii_digit() || is_letter(c)) && fresh || matches!(c, '昭' | '平' | '令'))
            && let Some(end) = date(text, at)
            && end <= until
        {
            let gap = text.get(end..until)?;
            let close = gap.len() <= 8
                && gap
                    .chars()
                    .all(|c| matches!(c, ' ' | '(' | '[' | '-' | '–' | ')' | '：' | '（'));
            return close.then_some(at..end);
        }
    }
    None
}

/// A date that starts at a place: where it ends.
pub(crate) fn date(text: &str, at: usize) -> Option<usize> {
    if before(text, at).is_some_and(|c| c.is_ascii_digit()) {
        return None;
    }
    let end = era(text, at)
        .or_else(|| numeric(text, at))
        .or_else(|| day_first(text, at))
        .or_else(|| month_first(text, at))?;
    let goes_on = match after(text, end) {
        Some(c) if c.is_ascii_digit() => true,
        Some('-' | '/' | '.') => after(text, end + 1).is_some_and(|c| c.is_ascii_digit()),
        _ => false,
    };
    (!goes_on).then_some(end)
}

/// A number of at most four digits: its value and its digits.
fn number(text: &str, at: usize) -> Option<(u32, usize)> {
    let digits = text
        .as_bytes()
        .get(at..)?
        .iter()
        .take(9)
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    let value = text.get(at..at + digits)?.parse().ok()?;
    Some((value, digits))
}

fn is_year(value: u32, digits: usize) -> bool {
    digits == 4 && (1880..2030).contains(&value)
}

fn is_day(value: u32, digits: usize) -> bool {
    digits <= 2 && (1..=31).contains(&value)
}

fn is_month(value: u32, digits: usize) -> bool {
    digits <= 2 && (1..=12).contains(&value)
}

/// One separator of a numeric date, with a space after it in some hands.
fn separator(text: &str, at: usize) -> Option<(char, usize)> {
    let c = after(text, at)?;
    let mark = matches!(
        c,
        '-' | '/' | '.' | '年' | '月' | '년' | '월' | ' ' | '‐' | '–' | '．' | '／'
    );
    if !mark {
        return None;
    }
    let mut end = at + c.len_utf8();
    if c != ' ' && after(text, end) == Some(' ') {
        end += 1;
    } else if c == ' ' && matches!(after(text, end), Some('/' | '-' | '.')) {
        let next = after(text, end)?;
        end += 1 + usize::from(after(text, end + 1) == Some(' '));
        return Some((next, end));
    }
    Some((c, end))
}

/// `1985-03-12`, `12/03/1985`, `3.12.85`, `1985年3月12日`, `19850312`.
fn numeric(text: &str, at: usize) -> Option<usize> {
    let (one, digits) = number(text, at)?;
    if digits == 8 {
        let (year, month, day) = (one / 10_000, one / 100 % 100, one % 100);
        let (day_first, month_second, year_last) =
            (one / 1_000_000, one / 10_000 % 100, one % 10_000);
        let good = is_year(year, 4) && is_month(month, 2) && is_day(day, 2)
            || is_year(year_last, 4) && is_day(day_first, 2) && (is_month(month_second, 2));
        return good.then_some(at + 8);
    }
    let (mark, next) = separator(text, at + digits)?;
    let (two, more) = number(text, next)?;
    let (second, last) = separator(text, next + more)?;
    let (three, rest) = number(text, last)?;
    let same = mark == second || matches!((mark, second), ('年', '月') | ('년', '월'));
    let end = last + rest;
    let day_suffix = match after(text, end) {
        Some(c @ ('日' | '일')) => c.len_utf8(),
        _ => 0,
    };
    let year_first = is_year(one, digits) && is_month(two, more) && is_day(three, rest);
    let short = rest == 2 && mark != ' ';
    let year_last = (is_year(three, rest) || short)
        && ((is_day(one, digits) && is_month(two, more))
            || (is_month(one, digits) && is_day(two, more)));
    (same && (year_first || year_last)).then_some(end + day_suffix)
}

/// `12 March 1985`, `12. März 1985`, `12 de marzo de 1985`, `3rd of March, 1985`, `12.III.1985`, `12-Mar-85`.
fn day_first(text: &str, at: usize) -> Option<usize> {
    let (day, digits) = number(text, at)?;
    if !is_day(day, digits) {
        return None;
    }
    let mut next = at + digits;
    for suffix in ["st", "nd", "rd", "th", "er", "º", "°", "."] {
        if text
            .get(next..)
            .is_some_and(|rest| rest.starts_with(suffix))
        {
            next += suffix.len();
            break;
        }
    }
    next = skip(
        text,
        next,
        &[
            " of ", " de ", " do ", " di ", " d'", " d’", " ", "-", "/", "",
        ],
    );
    let month = month(text, next)?;
    next = skip(
        text,
        month,
        &[
            ". ", ", ", " de ", " del ", " do ", " of ", " ", "-", "/", ".",
        ],
    );
    year(text, next)
}

/// `March 12, 1985`, `Mar. 12th 1985`, `marzo 12 de 1985`.
fn month_first(text: &str, at: usize) -> Option<usize> {
    let next = month(text, at)?;
    let next = skip(text, next, &[". ", " the ", " ", "-", "/"]);
    let (day, digits) = number(text, next)?;
    if !is_day(day, digits) {
        return None;
    }
    let mut next = next + digits;
    for suffix in ["st", "nd", "rd", "th"] {
        if text
            .get(next..)
            .is_some_and(|rest| rest.starts_with(suffix))
        {
            next += 2;
            break;
        }
    }
    let next = skip(text, next, &[", ", " de ", " of ", ",", " ", "-", "/"]);
    year(text, next)
}

/// Steps over the first of the joints that stands at a place.
fn skip(text: &str, at: usize, joints: &[&str]) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let joint = joints.iter().find(|joint| rest.starts_with(**joint));
    at + joint.map_or(0, |joint| joint.len())
}

/// A month's name, or its Roman number: where it ends.
fn month(text: &str, at: usize) -> Option<usize> {
    let word = word_at(text, at)?;
    let spelled = text.get(word.start..word.end)?;
    let roman = matches!(
        spelled,
        "I" | "II" | "III" | "IV" | "V" | "VI" | "VII" | "VIII" | "IX" | "X" | "XI" | "XII"
    );
    (word.is(MONTH) || roman).then_some(word.end)
}

fn year(text: &str, at: usize) -> Option<usize> {
    let at = match text.get(at..)?.strip_prefix(['\'', '’']) {
        Some(rest) => text.len() - rest.len(),
        None => at,
    };
    let (year, digits) = number(text, at)?;
    let good =
        is_year(year, digits) || (digits == 2 && after(text, at + 2).is_none_or(|c| c != ':'));
    good.then_some(at + digits)
}

/// A Japanese date by its era: `昭和60年3月12日`, `平成元年1月8日`, `S60.3.12`.
fn era(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let era = ["明治", "大正", "昭和", "平成", "令和"]
        .iter()
        .find(|era| rest.starts_with(**era))?;
    let mut next = at + era.len();
    next = match text.get(next..)?.strip_prefix('元') {
        Some(rest) => text.len() - rest.len(),
        None => next + number(text, next)?.1,
    };
    for mark in ['年', '月', '日'] {
        let rest = text.get(next..)?.strip_prefix(mark)?;
        next = text.len() - rest.len();
        if mark != '日' {
            next += number(text, next)?.1;
        }
    }
    Some(next)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_the_notations_people_use() {
        for text in [
            "1985-03-12",
            "12/03/1985",
            "12.3.1985",
            "03-12-85",
            "12. März 1985",
            "12 March 1985",
            "March 12, 1985",
            "3rd of March, 1985",
            "12 de marzo de 1985",
            "1er février 1990",
            "12 mars 1985",
            "12.III.1985",
            "12-Mar-85",
            "1985年3月12日",
            "昭和60年3月12日",
            "19850312",
            "1985/3/12",
            "12 maart 1985",
            "12 marca 1985",
            "Mar. 12th 1985",
            "1985. 3. 12",
            "12 / 03 / 1985",
        ] {
            assert_eq!(date(text, 0), Some(text.len()), "{text}");
        }
        for text in [
            "1985-13-12",
            "12/03/19855",
            "99.99.1985",
            "March 1985",
            "12 Monkeys 1995",
            "1.2.3.4",
            "12:30",
            "",
        ] {
            assert_eq!(date(text, 0), None, "{text}");
        }
    }
}
