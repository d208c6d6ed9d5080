//! Dates in any notation people use, as year, month and day.

use super::hash::Sip;
use super::number::digit;
use crate::detect::{date_at, is_month_name};

/// A day, `yyyymmdd`.
pub(super) type Day = u32;

/// The hash of a day.
pub(super) fn hash(day: Day, key: Sip) -> u64 {
    key.hash(&day.to_le_bytes())
}

/// A date that starts at a place of a text: where it ends, and which days it may be. `03/04/1985` is two.
pub(super) fn at(text: &str, start: usize) -> Option<(usize, [Option<Day>; 2])> {
    let end = date_at(text, start)?;
    let days = read(text.get(start..end)?);
    days.iter().any(Option::is_some).then_some((end, days))
}

/// The days of a value that is a date and nothing else, but for a time of day.
pub(super) fn of_value(value: &str) -> Option<[Option<Day>; 2]> {
    let value = value.trim();
    let (end, days) = at(value, 0)?;
    let rest = value.get(end..)?;
    let time = |rest: &str| {
        rest.chars()
            .all(|c| c.is_ascii_digit() || matches!(c, ':' | '.' | 'Z' | '+' | '-' | 'T' | ' '))
    };
    (rest.is_empty() || (rest.starts_with(['T', ' ']) && time(rest))).then_some(days)
}

/// The numbers and month's name of a date, in order; a year by its era.
fn read(date: &str) -> [Option<Day>; 2] {
    let mut numbers: Vec<(u32, usize)> = Vec::new();
    let mut month = None;
    let mut word = String::new();
    let mut number = (0_u32, 0);
    for c in date.chars().chain([' ']) {
        match digit(c) {
            Some(digit) => number = (number.0.saturating_mul(10) + u32::from(digit), number.1 + 1),
            None if number.1 > 0 => numbers.push(std::mem::take(&mut number)),
            None => {}
        }
        if c.is_alphabetic() {
            word.push(c);
        } else if !word.is_empty() {
            month = month.or_else(|| month_of(&word));
            word.clear();
        }
    }
    if let Some(first) = ERAS.iter().find(|(era, _)| date.starts_with(era)) {
        if date.contains("元年") {
            numbers.insert(0, (1, 1));
        }
        let [(year, _), (month, _), (day, _)] = numbers[..] else {
            return [None, None];
        };
        return [day_of(first.1 + year, month, day), None];
    }
    match (numbers.as_slice(), month) {
        ([(whole, 8)], None) => [
            day_of(whole / 10_000, whole / 100 % 100, whole % 100),
            day_of(whole % 10_000, whole / 10_000 % 100, whole / 1_000_000),
        ],
        ([(day, _), year], Some(month)) => [day_of(full(*year), month, *day), None],
        ([year @ (_, 4), (month, _), (day, _)], None) => [day_of(year.0, *month, *day), None],
        ([(one, _), (two, _), year], None) => {
            let year = full(*year);
            [day_of(year, *two, *one), day_of(year, *one, *two)]
        }
        _ => [None, None],
    }
}

/// Japanese eras, and the year before their first.
const ERAS: [(&str, u32); 5] = [
    ("明治", 1867),
    ("大正", 1911),
    ("昭和", 1925),
    ("平成", 1988),
    ("令和", 2018),
];

/// A year of two digits is one of a living person's.
fn full((year, digits): (u32, usize)) -> u32 {
    match digits {
        2 if year > 30 => 1900 + year,
        2 => 2000 + year,
        _ => year,
    }
}

fn day_of(year: u32, month: u32, day: u32) -> Option<Day> {
    let good = (1860..2100).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    good.then_some(year * 10_000 + month * 100 + day)
}

/// How the months' names begin, folded: en, de, fr, es, it, pt, nl, pl, then more; `juillet` before `juin`, what is longer
/// first.
const MONTHS: [(&str, u32); 111] = [
    ("ocak", 1),
    ("ozu", 3),
    ("lipnj", 6),
    ("srpnj", 7),
    ("cervenc", 7),
    ("cervn", 6),
    ("marr", 11),
    ("jan", 1),
    ("ene", 1),
    ("gen", 1),
    ("sty", 1),
    ("feb", 2),
    ("fev", 2),
    ("lut", 2),
    ("mar", 3),
    ("maa", 3),
    ("mrz", 3),
    ("mrt", 3),
    ("apr", 4),
    ("avr", 4),
    ("abr", 4),
    ("kwi", 4),
    ("may", 5),
    ("mai", 5),
    ("maj", 5),
    ("mei", 5),
    ("mag", 5),
    ("juil", 7),
    ("jui", 6),
    ("jun", 6),
    ("giu", 6),
    ("cze", 6),
    ("jul", 7),
    ("lug", 7),
    ("lip", 7),
    ("aug", 8),
    ("aou", 8),
    ("ago", 8),
    ("sie", 8),
    ("se", 9),
    ("wrz", 9),
    ("o", 10),
    ("paz", 10),
    ("nov", 11),
    ("lis", 11),
    ("gru", 12),
    ("dub", 4),
    ("d", 12),
    ("led", 1),
    ("uno", 2),
    ("bre", 3),
    ("kve", 5),
    ("srp", 8),
    ("zar", 9),
    ("rij", 10),
    ("pro", 12),
    ("sub", 2),
    ("nis", 4),
    ("haz", 6),
    ("tem", 7),
    ("agu", 8),
    ("eyl", 9),
    ("eki", 10),
    ("kas", 11),
    ("ara", 12),
    ("ian", 1),
    ("iun", 6),
    ("iul", 7),
    ("noi", 11),
    ("sze", 9),
    ("sij", 1),
    ("vel", 2),
    ("tra", 4),
    ("svi", 5),
    ("kol", 8),
    ("ruj", 9),
    ("stu", 11),
    ("tam", 1),
    ("hel", 2),
    ("huh", 4),
    ("tou", 5),
    ("kes", 6),
    ("hei", 7),
    ("elo", 8),
    ("syy", 9),
    ("lok", 10),
    ("jou", 12),
    ("янв", 1),
    ("фев", 2),
    ("мар", 3),
    ("апр", 4),
    ("мая", 5),
    ("июн", 6),
    ("июл", 7),
    ("авг", 8),
    ("сен", 9),
    ("окт", 10),
    ("ноя", 11),
    ("дек", 12),
    ("січ", 1),
    ("лют", 2),
    ("бер", 3),
    ("кві", 4),
    ("тра", 5),
    ("чер", 6),
    ("лип", 7),
    ("сер", 8),
    ("вер", 9),
    ("жов", 10),
    ("лис", 11),
    ("гру", 12),
];

/// Roman numbers, as months are written in Polish and Hungarian.
const ROMAN: [&str; 12] = [
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII",
];

fn month_of(word: &str) -> Option<u32> {
    if let Some(at) = ROMAN.iter().position(|roman| *roman == word) {
        return u32::try_from(at + 1).ok();
    }
    if !is_month_name(word) {
        return None;
    }
    let mut folded = String::new();
    for c in word.chars().flat_map(char::to_lowercase) {
        match crate::detect::fold_latin(c) {
            Some(plain) => folded.push_str(plain),
            None => folded.push(c),
        }
    }
    MONTHS
        .iter()
        .find(|(start, _)| folded.starts_with(start))
        .map(|(_, month)| *month)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_the_same_in_every_notation() {
        for text in [
            "1985-03-12",
            "12.3.1985",
            "12.03.85",
            "12. März 1985",
            "12 March 1985",
            "March 12, 1985",
            "3/12/1985",
            "12/03/1985",
            "12 de marzo de 1985",
            "12 mars 1985",
            "12.III.1985",
            "12-Mar-85",
            "1985年3月12日",
            "昭和60年3月12日",
            "19850312",
            "12 maart 1985",
            "12 marca 1985",
        ] {
            let (end, days) = at(text, 0).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(end, text.len(), "{text}");
            assert!(days.contains(&Some(19_850_312)), "{text}: {days:?}");
        }
        assert_eq!(
            of_value("1985-03-12T00:00:00Z"),
            Some([Some(19_850_312), None])
        );
        assert_eq!(
            of_value(" 13/04/1985 00:00 "),
            Some([Some(19_850_413), None])
        );
        for text in [
            "1985",
            "12 Monkeys",
            "1985-03-12 and more",
            "",
            "12.13.14.15",
        ] {
            assert_eq!(of_value(text), None, "{text}");
        }
    }

    #[test]
    fn every_month_of_the_lists_is_one() {
        let data = include_str!("../../data/people/lexicon.txt");
        let (_, rest) = data.split_once("[month]\n").expect("a section of months");
        let (months, _) = rest.split_once("\n[").expect("a section after it");
        for month in months.split_whitespace() {
            assert!(month_of(month).is_some(), "{month}");
        }
        for (name, number) in [
            ("Juillet", 7),
            ("juin", 6),
            ("Grudnia", 12),
            ("août", 8),
            ("července", 7),
            ("dubna", 4),
            ("января", 1),
        ] {
            assert_eq!(month_of(name), Some(number));
        }
    }
}
