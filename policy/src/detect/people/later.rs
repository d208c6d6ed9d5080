//! Words that are a name's because a name found elsewhere in the text has them.

use std::ops::Range;

use super::super::email::holds_rights;
use super::words::word_at;
use super::{Kind, People, REMEMBERED, against, names, right};

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
                        self.waiting.push((word.hash, word.start..word.end));
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
        let waiting = std::mem::take(&mut self.waiting);
        for (hash, range) in waiting {
            if self.known.binary_search(&hash).is_ok()
                && !names::is_code(text, range.start, range.end)
                // Who holds the rights is left alone whole.
                && !holds_rights(text, range.start)
            {
                self.found.push((Kind::Name, range, false));
            }
        }
    }
}
