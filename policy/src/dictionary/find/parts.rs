//! Columns of parts: the values of one row that stand near each other.

use std::ops::Range;

use super::super::Dictionary;
use super::super::hash::Keys;
use super::Search;

/// How far from each other the parts of a row may stand, in bytes.
const NEAR: usize = 200;
/// How many of the last values of each part are remembered.
const RECENT: usize = 6;

/// A value of a part that was found, and waits for its others.
#[derive(Clone, Debug)]
pub(super) struct Waiting {
    hash: u64,
    range: Range<usize>,
    /// Whether it was told of, for its row was found.
    told: bool,
}

impl Search<'_, '_, '_> {
    /// A part of a row: with its others near it is a value.
    pub(super) fn part(
        &mut self,
        column: usize,
        part: usize,
        place: usize,
        hash: u64,
        range: &Range<usize>,
    ) {
        let Some(count) = self.of.head.columns.get(column).map(|one| one.parts.len()) else {
            return;
        };
        let mut mine = Waiting {
            hash,
            range: range.clone(),
            told: false,
        };
        let first = place - part;
        let near = |other: &&Waiting| {
            other.range.end.max(range.end) - other.range.start.min(range.start) <= NEAR
                && (other.range.end <= range.start || range.end <= other.range.start)
        };
        let candidates: Vec<Vec<Waiting>> = (0..count)
            .map(|index| match index == part {
                true => vec![mine.clone()],
                false => self
                    .waiting
                    .get(first + index)
                    .into_iter()
                    .flatten()
                    .filter(near)
                    .cloned()
                    .collect(),
            })
            .collect();
        let mut together: Vec<Range<usize>> = Vec::new();
        rows(&candidates, &mut Vec::new(), &mut |row: &[&Waiting]| {
            if is_row(self.of, &self.of.keys, column, first, row) {
                together.extend(row.iter().map(|one| one.range.clone()));
            }
        });
        if !together.is_empty() {
            mine.told = true;
            self.tell(column, range.clone());
            for index in (0..count).filter(|index| *index != part) {
                self.tell_waiting(column, first + index, &together);
            }
        }
        if let Some(waiting) = self.waiting.get_mut(place) {
            if waiting.len() >= RECENT {
                waiting.remove(0);
            }
            waiting.push(mine);
        }
    }

    /// Tells of what waits at a place and is among these, each once.
    fn tell_waiting(&mut self, column: usize, place: usize, among: &[Range<usize>]) {
        let waiting = self.waiting.get_mut(place).into_iter().flatten();
        let fresh: Vec<Range<usize>> = waiting
            .filter(|one| !one.told && among.contains(&one.range))
            .map(|one| {
                one.told = true;
                one.range.clone()
            })
            .collect();
        for range in fresh {
            self.tell(column, range);
        }
    }
}

/// Whether these parts stand in one row of the index.
fn is_row(of: &Dictionary, keys: &Keys, column: usize, first: usize, row: &[&Waiting]) -> bool {
    // The place of the whole is the one before those of its parts.
    let Some(whole) = first.checked_sub(1) else {
        return false;
    };
    let hash = keys.together(column, row.iter().map(|one| one.hash));
    of.places_of(hash) >> whole & 1 == 1
}

/// Every way to take one candidate for each part.
fn rows<'w>(
    candidates: &'w [Vec<Waiting>],
    taken: &mut Vec<&'w Waiting>,
    each: &mut dyn FnMut(&[&Waiting]),
) {
    match candidates.split_first() {
        None => each(taken),
        Some((first, rest)) => {
            for one in first {
                taken.push(one);
                rows(rest, taken, each);
                taken.pop();
            }
        }
    }
}
