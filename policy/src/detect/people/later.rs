//! Words that are a name's because a name found elsewhere in the text has them.

use std::ops::Range;

use super::super::email::holds_rights;
use super::table::{GIVEN_COMMON, Hash, STOCK};
use super::words::{Case, word_at};
use super::{Kind, People, REMEMBERED, against, names, public, right};

/// How far from somebody named a given name alone is one more person's, in bytes, and over how many lines.
const NEAR: usize = 160;
const LINES: usize = 2;
/// How far one that few bear is, on the same line.
const CLOSE: usize = 56;

/// A word of a run that held no name.
pub(super) struct Waiting {
    hash: Hash,
    range: Range<usize>,
    /// Whether it is a given name and nothing else, alone in its run.
    given: bool,
    /// Whether many bear it.
    common: bool,
}

impl People {
    /// Looks at the runs that were remembered.
    pub(super) fn settle(&mut self, text: &str) {
        let mut runs = std::mem::take(&mut self.runs);
        for run in runs.drain(..) {
            self.wait(text, run);
        }
        self.runs = runs;
    }

    /// Remembers the words of a run that held no name.
    fn wait(&mut self, text: &str, range: Range<usize>) {
        let mut at = range.start;
        while at < range.end && self.waiting.len() < REMEMBERED {
            match word_at(text, at) {
                Some(word) => {
                    let may_be =
                        word.is_capital() && word.end - word.start > 2 && !word.is_ambiguous();
                    let may_be = may_be && !against::heads_place(text, &word);
                    if may_be && right::right(text, word.end).points > -10 {
                        let given = !word.is(STOCK) && word.is_given() && word.case == Case::Title;
                        self.waiting.push(Waiting {
                            hash: word.hash,
                            range: word.start..word.end,
                            given: given && range == (word.start..word.end),
                            common: word.is(GIVEN_COMMON),
                        });
                    }
                    at = word.end.max(at + 1);
                }
                None => at = text.ceil_char_boundary(at + 1),
            }
        }
    }

    /// A part of a name found is a name wherever it stands alone.
    pub(super) fn repeat(&mut self, text: &str) {
        if self.known.is_empty() {
            return;
        }
        self.settle(text);
        self.known.sort_unstable();
        let (known, mut others): (Vec<_>, Vec<_>) = std::mem::take(&mut self.waiting)
            .into_iter()
            .partition(|word| self.known.binary_search(&word.hash).is_ok());
        for Waiting { range, .. } in known {
            if may_stand(text, &range) {
                self.found.push((Kind::Name, range, false));
            }
        }
        others.retain(|word| word.given);
        self.waiting = others;
    }

    /// A given name alone, and nothing else by any list, near somebody who is named: one more person. Those found are
    /// sorted, and stay so.
    pub(super) fn join(&mut self, text: &str) {
        let waiting = std::mem::take(&mut self.waiting);
        let named: Vec<Range<usize>> = self
            .found
            .iter()
            .filter(|(kind, ..)| *kind == Kind::Name)
            .map(|(_, range, _)| range.clone())
            .collect();
        let (mut more, sold) = (Vec::new(), public::sold());
        for Waiting { range, common, .. } in waiting.into_iter().filter(|word| word.given) {
            let reach = if common { (NEAR, LINES) } else { (CLOSE, 0) };
            let after = named.partition_point(|other| other.start < range.start);
            let before_it = after.checked_sub(1).and_then(|at| named.get(at));
            let near = before_it.is_some_and(|other| is_near(text, other.end..range.start, reach))
                || named
                    .get(after)
                    .is_some_and(|other| is_near(text, range.end..other.start, reach));
            if near && may_stand(text, &range) && !public::is_thing(text, &range, &sold) {
                more.push((Kind::Name, range, false));
            }
        }
        self.found.append(&mut more);
    }
}

/// Whether a word that is a name's may be one where it stands: not in code, nor as who holds the rights, who is left
/// alone whole.
fn may_stand(text: &str, range: &Range<usize>) -> bool {
    !names::is_code(text, range.start, range.end) && !holds_rights(text, range.start)
}

/// Whether two places are so far apart at most, in bytes and lines.
fn is_near(text: &str, gap: Range<usize>, (bytes, lines): (usize, usize)) -> bool {
    text.as_bytes()
        .get(gap)
        .is_some_and(|gap| gap.len() <= bytes && memchr::memchr_iter(b'\n', gap).count() <= lines)
}
