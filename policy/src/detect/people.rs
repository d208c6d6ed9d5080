//! Persons: their names and addresses wherever a text holds them. No model: lists of names and words, and what
//! stands around a capitalised word. One pass finds the places where any of it may start.

mod abbreviations;
mod address;
mod against;
mod among;
mod articles;
mod back;
mod beside;
mod cards;
mod character;
mod cjk;
mod cjk_address;
mod cjk_around;
mod cjk_field;
mod cjk_given;
mod cjk_near;
mod cjk_polite;
mod cjk_words;
mod coded;
mod codes;
mod columns;
mod context;
mod dates;
mod declined;
mod edges;
mod entries;
mod fiction;
mod fields;
mod following;
mod hangul;
mod headed;
mod heads;
mod house;
mod identifiers;
mod inverted;
mod katakana;
mod kin;
mod labels;
mod later;
mod lead;
mod lexicon;
mod listed;
mod looks;
mod names;
mod nouns;
mod odd;
mod page;
mod parts;
mod phrases;
mod pinyin;
mod placed;
mod plain;
mod points;
mod products;
mod public;
mod records;
mod right;
mod rows;
mod said;
mod samples;
mod small;
mod starts;
mod steps;
mod streets;
mod table;
mod tails;
mod things;
mod told;
mod wares;
mod weigh;
mod words;

use std::ops::Range;

use super::marks::Marks;
use super::rule::Matcher;
use super::scan::Scan;
use super::{Confidence, Detectors};
pub(crate) use dates::date as date_at;
pub(super) use dates::near as birth_date;
use labels::{Field, Label};
pub(crate) use lexicon::{is_everyday, is_month_name};
pub(super) use small::announcements;
use starts::{CLASSES, next, skip};
use table::Hash;
pub(crate) use table::fold as fold_latin;
use words::{Case, Word, after_escape, before, word_at};

/// Most runs of words remembered before they are looked at: most texts have no name that could explain them.
const RUNS: usize = 1024;
/// Most words remembered because a name found later in the text may explain them.
const REMEMBERED: usize = 4096;

/// Offers every name and address to the rules of these shapes.
pub(super) fn each(set: &Detectors, scan: &mut Scan<'_>) {
    if set.anchors.people.is_empty() {
        return;
    }
    let text = scan.text;
    let mut people = People::default();
    let heads = std::mem::take(&mut scan.heads);
    let announced = std::mem::take(&mut scan.announced);
    people.read(text, scan.marks);
    // Where no head of a table was met, no statement names a column of persons either.
    let inserts = match heads.is_empty() {
        true => &[][..],
        false => scan.columns.inserts(text.as_bytes()),
    };
    columns::each(text, &heads, inserts, |kind, range| {
        people.told(text, kind, range)
    });
    for range in small::each(text, &announced) {
        people.found.push((Kind::Name, range, false));
    }
    people.repeat(text);
    for range in rows::each(text, &people.found) {
        people.found.push((Kind::Name, range, false));
    }
    for (kind, range) in records::each(text, &people.found) {
        people.found.push((kind, range, false));
    }
    people.births(text);
    let mut uses = identifiers::Uses::default();
    people.found.sort_by_key(|(_, range, _)| range.start);
    people
        .found
        .retain(|(kind, range, _)| *kind != Kind::Name || !uses.has(text, range));
    public::leave_out(text, &mut people.found);
    products::leave_out(text, &mut people.found);
    people.found.retain(|(kind, range, sure)| {
        *kind != Kind::Name
            || *sure
            || !headed::is_sold(text, range)
                && !scan
                    .columns
                    .header(text.as_bytes(), range.start)
                    .is_some_and(|head| headed::is_of_things(text.get(head).unwrap_or_default()))
    });
    people.join(text);
    people.offer(set, scan);
}

impl People {
    /// Offers what was found to the rules of its kind.
    fn offer(self, set: &Detectors, scan: &mut Scan<'_>) {
        for (kind, range, sure) in self.found {
            for index in &set.anchors.people {
                let Some(rule) = set.rules.get(*index) else {
                    continue;
                };
                let wanted = matches!(
                    (&rule.matcher, kind),
                    (Matcher::Name, Kind::Name)
                        | (Matcher::Address, Kind::Address)
                        | (Matcher::BirthDate, Kind::BirthDate)
                        | (Matcher::PersonNumber, Kind::Number)
                );
                if wanted {
                    let confidence = if sure {
                        Confidence::High
                    } else {
                        Confidence::Medium
                    };
                    scan.offer(*index, rule, range.clone(), Some(confidence));
                }
            }
            if scan.is_over() {
                return;
            }
        }
    }
}

/// Whether a list holds a word as the name of a product, a program or a company.
pub(super) fn is_brand(word: &str) -> bool {
    lexicon::flags_of(word) & table::BRAND != 0
}

/// Whether a list holds a word as the name of a town or another place.
pub(super) fn is_place(word: &str) -> bool {
    lexicon::flags_of(word) & table::PLACE != 0
}

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Name,
    Address,
    BirthDate,
    Number,
}

/// One reading of a text.
#[derive(Default)]
struct People {
    found: Vec<(Kind, Range<usize>, bool)>,
    /// Parts of names found.
    known: Vec<Hash>,
    /// Runs of words that held no name.
    runs: Vec<Range<usize>>,
    /// Words of such runs that may be a part of a name found elsewhere.
    waiting: Vec<later::Waiting>,
    page: page::Page,
    /// Whether the text has kana, once asked.
    japanese: Option<bool>,
    /// Where the last address ended.
    floor: usize,
}

impl People {
    /// The pass over the text.
    fn read(&mut self, text: &str, marks: &Marks) {
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(place) = next(bytes, marks, at) {
            at = match CLASSES.get(usize::from(bytes.get(place).copied().unwrap_or_default())) {
                Some(1 | 2) => self.capital(text, place),
                Some(3) => self.digit(text, place),
                Some(4) => self.character(text, place),
                _ => place + 1,
            };
        }
    }

    /// At a digit: reads the address around the house number, if it is one. Where reading goes on.
    fn digit(&mut self, text: &str, place: usize) -> usize {
        let bytes = text.as_bytes();
        let digits = bytes
            .get(place..)
            .unwrap_or_default()
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        let end = place + digits;
        // A house number stands beside a word.
        let after_it = matches!(
            bytes.get(end),
            Some(b' ' | b',' | b'-' | b'/' | b'a'..=b'z' | b'A'..=b'Z' | 0xc2)
        );
        let before_it = matches!(
            place.checked_sub(1).and_then(|at| bytes.get(at)),
            Some(b' ' | b'/' | b'.' | b',' | b'#' | 0x80..)
        );
        let floor = self.floor;
        let key = Field::at(text, place);
        let address = (digits < 6 && (after_it || before_it) && !placed::counts(bytes, place..end))
            .then(|| {
                let core = address::at_number(text, place, floor)?;
                Some(placed::start_before(text, core.start, floor)..core.end)
            })
            .flatten()
            .or_else(|| placed::at_code(text, place, digits, floor))
            .or_else(|| placed::after_phrase(text, place, floor, || key.name()))
            .or_else(|| fields::value(text, place, || key.name()));
        let private = |range: &Range<usize>| {
            let found = text.get(range.clone()).unwrap_or_default();
            !odd::is_known_to_all(found)
        };
        match address.filter(private) {
            Some(range) => {
                let end = range.end.max(end);
                self.floor = range.end;
                self.found.push((Kind::Address, range, true));
                end
            }
            None => end,
        }
    }

    /// At a capital letter: reads the run of words there. Where reading goes on.
    fn capital(&mut self, text: &str, place: usize) -> usize {
        // `客户Lin Yang`: scripts without blanks stand right before.
        let starts = before(text, place)
            .is_none_or(|c| !c.is_alphanumeric() || cjk::is_han(c) || cjk::is_kana(c))
            || after_escape(text.as_bytes(), place);
        if !starts {
            return place + 1;
        }
        let Some(first) = word_at(text, place).filter(Word::is_capital) else {
            return place + 1 + skip(text, place + 1);
        };
        cards::at(text, place, |kind, range| self.told(text, kind, range));
        let key = Field::at(text, place);
        let part = || fields::value(text, place, || key.name());
        let said = placed::after_phrase(text, place, self.floor, || key.name());
        if let Some(range) = said.or_else(part) {
            let end = range.end;
            self.floor = end;
            self.found.push((Kind::Address, range, true));
            return end.max(place + 1);
        }
        let outcome = names::read(text, first, &self.page);
        // `Name, Vorname: Quast, Leopold`: what is labelled is found before what follows the comma.
        let one = |found: &names::Found| found.sure && found.range.end == first.end;
        let called = || {
            first.end == outcome.end
                && text.as_bytes().get(first.end) == Some(&b',')
                && inverted::is_called(text, &first)
        };
        if (outcome.found.iter().flatten().all(one) || called())
            && let Some(end) = self.inverted(text, &first, first.end)
        {
            return end;
        }
        if let Some(range) = inverted::in_run(text, &first, outcome.end) {
            let end = range.end;
            self.name(text, range, false);
            return end;
        }
        let mut any = false;
        for found in outcome.found.into_iter().flatten() {
            any = true;
            self.name(text, found.range, found.sure);
        }
        if any {
            return outcome.end.max(place + 1);
        }
        self.runs.push(place..outcome.end);
        if self.runs.len() >= RUNS {
            self.settle(text);
        }
        outcome.end.max(place + 1)
    }

    /// `Surname, Given`: where it ends, if it stands here.
    fn inverted(&mut self, text: &str, first: &Word, end: usize) -> Option<usize> {
        if end != first.end
            || text.as_bytes().get(end) != Some(&b',')
            || first.case == Case::Initial
        {
            return None;
        }
        let labelled = labels::label(text, first.start) == Label::Sure;
        let until = inverted::name(text, first, labelled)?;
        self.name(text, first.start..until, labelled);
        Some(until)
    }

    /// Adds the dates that stand in the field after a name (`| Gethin Prosser | 30 Nov 1980 |`).
    fn births(&mut self, text: &str) {
        let names = self.found.iter().filter(|(kind, ..)| *kind == Kind::Name);
        let births: Vec<Range<usize>> = names
            .filter_map(|(_, range, _)| dates::beside(text, range.end))
            .collect();
        let births = births
            .into_iter()
            .map(|range| (Kind::BirthDate, range, false));
        self.found.extend(births);
    }

    /// Keeps what is surely somebody's.
    fn told(&mut self, text: &str, kind: Kind, range: Range<usize>) {
        match kind {
            Kind::Name => self.name(text, range, true),
            _ => self.found.push((kind, range, true)),
        }
    }

    /// Keeps a name, and its parts for later mentions.
    fn name(&mut self, text: &str, range: Range<usize>, sure: bool) {
        if text.get(range.clone()).is_some_and(plain::is_mask) {
            return;
        }
        let mut at = range.start;
        while at < range.end && self.known.len() < REMEMBERED {
            match word_at(text, at) {
                Some(word) => {
                    if word.end - word.start > 2 && word.case != Case::Lower && !word.is_ambiguous()
                    {
                        self.known.push(word.hash);
                    }
                    at = word.end.max(at + 1);
                }
                None => at = text.ceil_char_boundary(at + 1),
            }
        }
        self.found.push((Kind::Name, range, sure));
    }
}
