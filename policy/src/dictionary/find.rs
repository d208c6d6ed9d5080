//! The search: one pass over the words of a text, one over its `@`.

mod parts;

use std::ops::Range;

use parts::Waiting;

use super::hash::Row;
use super::number::{self, As, GROUPS, JOINT, Written};
use super::value::{DOMAIN, MAILBOX, WORDS, is_domain, is_local, lowered, trimmed};
use super::words::{Word, Words};
use super::{Dictionary, Place, date, places};

/// How much may stand between two words of a phrase, in bytes.
const GAP: usize = 12;
/// Most digits before a number that its notation may have and the index not: `00`, a country's code, a zero.
const CODE: usize = 6;
/// Most places at which an address may begin.
const STARTS: usize = 24;

/// A value of the index that stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Of which of [`Dictionary::columns`].
    pub column: usize,
    /// Where, in bytes; on character boundaries.
    pub range: Range<usize>,
}

struct Search<'d, 't, 'e> {
    of: &'d Dictionary,
    text: &'t str,
    places: Vec<Place>,
    /// By place.
    waiting: Vec<Vec<Waiting>>,
    each: &'e mut dyn FnMut(Hit) -> bool,
    over: bool,
}

pub(super) fn find(of: &Dictionary, text: &str, each: &mut dyn FnMut(Hit) -> bool) {
    let places: Vec<Place> = places(&of.head.columns).collect();
    let mut search = Search {
        of,
        text,
        waiting: vec![Vec::new(); places.len()],
        places,
        each,
        over: false,
    };
    let mut ats = match of.head.emails {
        true => memchr::memchr(b'@', text.as_bytes()),
        false => None,
    };
    let mut rows = Rows::default();
    for word in Words::new(text, of.keys.word) {
        // In the order of the text, so that what stands near is still remembered.
        while let Some(at) = ats.filter(|at| *at < word.start) {
            search.address(at);
            let rest = text.as_bytes().get(at + 1..).unwrap_or_default();
            ats = memchr::memchr(b'@', rest).map(|next| at + 1 + next);
        }
        search.word(&mut rows, word);
        if search.over {
            return;
        }
    }
    if let Some(at) = ats {
        search.address(at);
    }
}

/// Words in a row that the index knows each of, and groups of digits in a row.
#[derive(Default)]
struct Rows {
    words: Vec<Word>,
    groups: Vec<Word>,
    /// Where the last word ended, and the last date.
    end: usize,
    date: usize,
}

impl Rows {
    /// Drops what no phrase or number reaches back to.
    fn trim(&mut self) {
        for row in [&mut self.words, &mut self.groups] {
            if row.len() >= 4 * WORDS {
                row.drain(..row.len() - WORDS);
            }
        }
    }
}

impl Search<'_, '_, '_> {
    #[inline]
    fn word(&mut self, rows: &mut Rows, word: Word) {
        let head = &self.of.head;
        let gap = word.start - rows.end;
        if head.words != 0 {
            if gap > GAP || (rows.words.last().is_some_and(|last| last.end != rows.end)) {
                rows.words.clear();
            }
            if word.hash != 0 && self.of.knows(word.hash) {
                rows.words.push(word);
                self.phrases(&rows.words);
            } else {
                rows.words.clear();
            }
        }
        let group = match word.digits {
            0 => self.extended(&word),
            _ => Some(word),
        };
        if let Some(group) = group {
            if head.bare | head.national != 0 {
                let joined = rows.groups.last().is_some_and(|last| last.end == rows.end)
                    && self.joins(rows.end..word.start);
                if !joined {
                    rows.groups.clear();
                }
                rows.groups.push(group);
                self.numbers(&rows.groups);
            }
        } else {
            rows.groups.clear();
        }
        if head.dates && word.start >= rows.date && self.may_begin_date(&word) {
            self.date(rows, word);
        }
        rows.end = word.end;
        rows.trim();
    }

    /// The digits of a word that an extension is glued to: `0143x12`.
    fn extended(&self, word: &Word) -> Option<Word> {
        let written = self.text.get(word.start..word.end)?;
        let is_digit = |c: &char| number::digit(*c).is_some();
        let digits = written.chars().take_while(is_digit);
        let length = digits.clone().map(char::len_utf8).sum();
        let rest = written.get(length..)?.strip_prefix(['x', 'X'])?;
        let extension = rest.bytes().all(|byte| byte.is_ascii_digit());
        (length > 0 && extension).then(|| Word {
            end: word.start + length,
            digits: digits.count(),
            ..*word
        })
    }

    /// Every phrase that ends with the last word.
    fn phrases(&mut self, words: &[Word]) {
        let Some(last) = words.last() else {
            return;
        };
        let mut row = Row::new();
        for (index, word) in words.iter().rev().take(WORDS).enumerate() {
            row.before(word.hash, word.alone);
            if self.of.head.words >> (index + 1) & 1 == 1 {
                let hash = self.of.keys.phrase(&row, self.of.head.ordered);
                self.found(hash, word.start..last.end);
            }
        }
    }

    /// Whether what stands between two groups joins them to one number.
    fn joins(&self, gap: Range<usize>) -> bool {
        let gap = self.text.get(gap).unwrap_or_default();
        gap.len() <= 4 * JOINT && gap.chars().count() <= JOINT && gap.chars().all(number::joins)
    }

    /// Every number that ends with the last group of digits.
    fn numbers(&mut self, groups: &[Word]) {
        let Some(last) = groups.last() else {
            return;
        };
        let lengths = self.of.head.bare | self.of.head.national;
        let most = (u64::BITS - lengths.leading_zeros()) as usize + CODE;
        // One more, so that a row of too many digits is known for one.
        let mut digits = [0_u8; number::MOST + CODE + 1];
        let mut start = digits.len();
        let mut hits: Vec<(u64, usize)> = Vec::new();
        for (index, group) in groups.iter().rev().take(GROUPS).enumerate() {
            let written = self.text.get(group.start..group.end).unwrap_or_default();
            for digit in written.chars().rev().filter_map(number::digit) {
                let Some(place) = start.checked_sub(1).and_then(|at| digits.get_mut(at)) else {
                    break;
                };
                *place = digit;
                start -= 1;
            }
            let count = digits.len() - start;
            if count > most || count >= digits.len() {
                break;
            }
            // A number of the index has as many digits, or fewer by a country's code.
            let fits = (count.saturating_sub(CODE)..=count).any(|some| lengths >> some & 1 == 1);
            if !fits {
                continue;
            }
            let digits = digits.get(start..).unwrap_or_default();
            let before = self.text.as_bytes().get(..group.start).unwrap_or_default();
            let written = Written {
                plus: before.ends_with(b"+") || before.ends_with("＋".as_bytes()),
                grouped: index > 0,
            };
            for number in number::of_text(digits, written) {
                let (lengths, key) = match number.how {
                    As::Bare => (self.of.head.bare, self.of.keys.bare),
                    As::National => (self.of.head.national, self.of.keys.national),
                };
                if lengths >> number.digits.len() & 1 == 0 {
                    continue;
                }
                let hash = number.hash(key);
                if self.of.knows(hash) && self.of.places_of(hash) != 0 {
                    hits.push((hash, self.opened(group.start..last.end)));
                }
            }
        }
        // The same number without its country's code stands in itself: it is told of once.
        let mut told = 0;
        for (hash, start) in hits.into_iter().rev() {
            let bits = self.of.places_of(hash) & !told;
            told |= bits;
            self.found_in(bits, hash, start..last.end);
        }
    }

    /// Where a number begins with its `+` and a parenthesis that it closes.
    fn opened(&self, range: Range<usize>) -> usize {
        let mut start = range.start;
        for mark in [['+', '＋'], ['(', '（']] {
            let before = self.text.get(..start).unwrap_or_default();
            if let Some(rest) = before.strip_suffix(mark) {
                let closed = mark[0] != '('
                    || self
                        .text
                        .get(range.clone())
                        .is_some_and(|number| number.contains([')', '）']));
                if closed {
                    start = rest.len();
                }
            }
        }
        start
    }

    /// Whether a date may begin with a word: a day, a year or all of a date in digits, a month before a number, an era.
    fn may_begin_date(&self, word: &Word) -> bool {
        let after = self.text.as_bytes().get(word.end..).unwrap_or_default();
        match word.digits {
            0 if word.alone => {
                let rest = self.text.get(word.start..).unwrap_or_default();
                rest.starts_with(['明', '大', '昭', '平', '令'])
            }
            0 => word.weight < 12 && after.iter().take(6).any(u8::is_ascii_digit),
            // More follows, near.
            1 | 2 | 4 => {
                let near = after.iter().take(24).skip(1);
                near.clone().any(u8::is_ascii_digit)
                    && !matches!(
                        after.first(),
                        Some(b',' | b':' | b';' | b'"' | b'\n' | b'_')
                    )
            }
            8 => true,
            _ => false,
        }
    }

    /// A date that begins with a word.
    fn date(&mut self, rows: &mut Rows, word: Word) {
        if let Some((end, days)) = date::at(self.text, word.start) {
            rows.date = end;
            for day in days.into_iter().flatten() {
                self.found(date::hash(day, self.of.keys.date), word.start..end);
            }
        }
    }

    /// The address around an `@`.
    fn address(&mut self, at: usize) {
        let text = self.text;
        let floor = text.floor_char_boundary(at.saturating_sub(MAILBOX));
        let before = text.get(floor..at).unwrap_or_default();
        let local = before
            .char_indices()
            .rev()
            .take_while(|(_, c)| is_local(*c))
            .last();
        let ceiling = text.floor_char_boundary((at + 1 + DOMAIN).min(text.len()));
        let after = text.get(at + 1..ceiling).unwrap_or_default();
        let length = after.find(|c| !is_domain(c)).unwrap_or(after.len());
        let domain = trimmed(after.get(..length).unwrap_or_default());
        let Some((place, _)) = local.filter(|_| domain.contains('.')) else {
            return;
        };
        let (start, end) = (floor + place, at + 1 + domain.len());
        // `to=jane@...`, `'jane@...'`: an address may begin after each of its marks.
        let run = text.get(start..at).unwrap_or_default();
        let marks = run
            .char_indices()
            .filter(|(_, c)| !c.is_alphanumeric())
            .map(|(place, c)| start + place + c.len_utf8());
        let mut starts: Vec<usize> = marks.filter(|start| *start < at).collect();
        starts.drain(..starts.len().saturating_sub(STARTS));
        starts.insert(0, start);
        for start in starts {
            let address = lowered(text.get(start..end).unwrap_or_default());
            self.found(self.of.keys.email.hash(address.as_bytes()), start..end);
        }
    }

    /// Looks a hash up, and tells of each column that has it.
    #[inline]
    fn found(&mut self, hash: u64, range: Range<usize>) {
        let bits = self.of.places_of(hash);
        if bits != 0 {
            self.found_in(bits, hash, range);
        }
    }

    fn found_in(&mut self, mut bits: u32, hash: u64, range: Range<usize>) {
        while bits != 0 && !self.over {
            let at = bits.trailing_zeros() as usize;
            bits &= bits - 1;
            match self.places.get(at).copied() {
                // Parts together have hashes of their own, which no text has.
                Some(Place::Whole(column)) if !self.is_together(column) => {
                    self.tell(column, range.clone());
                }
                Some(Place::Whole(_)) | None => {}
                Some(Place::Part(column, part)) => self.part(column, part, at, hash, &range),
            }
        }
    }

    /// Whether a column's values are of parts.
    fn is_together(&self, column: usize) -> bool {
        let column = self.of.head.columns.get(column);
        column.is_none_or(|column| column.parts.len() > 1)
    }

    fn tell(&mut self, column: usize, range: Range<usize>) {
        if !self.over {
            self.over = !(self.each)(Hit { column, range });
        }
    }
}
