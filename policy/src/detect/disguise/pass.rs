//! One pass over a text for what may be a disguise: each byte is looked at once, and most tell nothing.

mod skip;

use std::ops::Range;

use super::chars;
use super::encoded;
use super::escapes;
use super::joints;
use super::mail;
use super::spread;
use super::turned::{Prefixes, Turned};
use super::view::Edits;
use super::words::{Words, words};
use crate::detect::marks::Marks;

/// What a byte may begin.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    Nothing,
    /// A letter or a digit.
    Word,
    Other,
}

#[expect(
    clippy::indexing_slicing,
    reason = "counted below the table's length, while it is compiled"
)]
const SIGNS: [Sign; 256] = {
    let mut signs = [Sign::Nothing; 256];
    let mut byte = 0;
    while byte < 256 {
        signs[byte] = match byte as u8 {
            b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => Sign::Word,
            b'\\' | b'%' | b'&' | b'"' | b'\'' | b'`' | b'*' | b'~' | b'<' | b'\n' | 0x1B => {
                Sign::Other
            }
            0x80.. => Sign::Other,
            byte if chars::is_control(byte) => Sign::Other,
            _ => Sign::Nothing,
        };
        byte += 1;
    }
    signs
};

/// Fewest letters and digits of a run that is weighed as a token.
const TOKEN: usize = 16;

/// A pass under way.
pub(super) struct Pass<'t> {
    text: &'t str,
    marks: &'t Marks,
    prefixes: &'t Prefixes,
    known: &'static Words,
    /// Where it goes on.
    pub at: usize,
}

impl<'t> Pass<'t> {
    /// A pass from the text's start.
    pub(super) fn new(text: &'t str, marks: &'t Marks, prefixes: &'t Prefixes) -> Self {
        Self {
            text,
            marks,
            prefixes,
            known: words(),
            at: 0,
        }
    }

    /// Goes on until something was undone, tokens enough are there to look at, or a place is passed; `false` at the
    /// text's end.
    pub(super) fn step(
        &mut self,
        until: usize,
        edits: &mut Edits,
        turned: &mut Option<Turned>,
    ) -> bool {
        let bytes = self.text.as_bytes();
        let before = edits.list.len();
        while self.at < bytes.len() {
            let (at, passed) = self.skip(bytes, until);
            self.at = at;
            if passed {
                return true;
            }
            let Some(first) = bytes.get(at).copied() else {
                break;
            };
            self.at = match sign(first) {
                Sign::Word => self.word(at..self.marks.word_end(at), edits, turned),
                Sign::Nothing | Sign::Other => other(self.text, at, first, edits).max(at + 1),
            };
            let full = turned.as_ref().is_some_and(Turned::is_full);
            if edits.list.len() > before || self.at > until || full {
                return true;
            }
        }
        self.at = bytes.len();
        false
    }

    /// A run of letters and digits.
    fn word(&self, run: Range<usize>, edits: &mut Edits, turned: &mut Option<Turned>) -> usize {
        let bytes = self.text.as_bytes();
        let Range { start: at, end } = run;
        let rest = bytes.get(at..).unwrap_or_default();
        let length = end - at;
        let first = rest.first().copied().unwrap_or_default();
        let starts = at
            .checked_sub(1)
            .is_none_or(|before| bytes.get(before).is_some_and(|b| *b < 0x80));
        let next = rest.get(length).copied();
        if length == 1 && starts {
            let gone = spread::apart(bytes, at, edits);
            if gone > at {
                return gone;
            }
        }
        if length == 2 && rest.get(5) == next.as_ref() && first.is_ascii_hexdigit() {
            let gone = encoded::pairs(bytes, at, edits);
            if gone > end {
                return gone;
            }
        }
        if matches!(length, 2 | 3) && first.is_ascii_digit() && starts {
            let gone = encoded::codes(bytes, at, edits);
            if gone > end {
                return gone;
            }
        }
        let part = match next {
            Some(b'_') => joined(bytes, at),
            _ => length,
        };
        if starts && rest.get(2 * part + 1) == rest.get(part) {
            let gone = spread::grouped(bytes, at, part, edits);
            if gone > end {
                return gone;
            }
        }
        let three = [0, 1, 2].map(|at| rest.get(at).copied().unwrap_or_default());
        if starts && self.known.may_be_said(three, length) {
            let gone = self.spoken(run, edits);
            if gone > end {
                return gone;
            }
        }
        // What joins the parts of a token: only where one does is the run as a whole looked at.
        let joins = next.is_some_and(is_joint);
        if length < TOKEN && !joins {
            return end;
        }
        self.token(at, edits, turned)
    }

    fn spoken(&self, word: Range<usize>, edits: &mut Edits) -> usize {
        let said = self.text.get(word.clone()).unwrap_or_default();
        if self.known.is_at(said) {
            return mail::undo(self.text, &word, edits);
        }
        spread::spoken(self.text, word.start, edits)
    }

    /// A run of what tokens are made of.
    fn token(&self, at: usize, edits: &mut Edits, turned: &mut Option<Turned>) -> usize {
        let bytes = self.text.as_bytes();
        let run = at..token_end(self.marks, bytes, at);
        if run.len() >= encoded::LEAST {
            let gone = encoded::undo(bytes, run.clone(), edits);
            if gone > at {
                return gone;
            }
            if let Some(turned) = turned {
                turned.add(bytes, &run, self.prefixes);
            }
        }
        run.end
    }
}

/// Where the run ends that goes on at `at` of what tokens are made of.
fn token_end(marks: &Marks, bytes: &[u8], mut at: usize) -> usize {
    loop {
        let end = marks.word_end(at);
        if !bytes.get(end).copied().is_some_and(is_joint) {
            return end;
        }
        at = end + 1;
    }
}

/// Whether a byte joins the parts of a token.
fn is_joint(byte: u8) -> bool {
    matches!(byte, b'_' | b'-' | b'+' | b'/')
}

/// How long the first group is of a token that has `_` in it.
fn joined(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at..).unwrap_or_default().iter().take(9);
    rest.take_while(|b| sign(**b) == Sign::Word || **b == b'_')
        .count()
}

fn sign(byte: u8) -> Sign {
    SIGNS
        .get(usize::from(byte))
        .copied()
        .unwrap_or(Sign::Nothing)
}

/// A byte that is neither a letter nor a digit.
fn other(text: &str, at: usize, byte: u8, edits: &mut Edits) -> usize {
    let bytes = text.as_bytes();
    match byte {
        b'\\' => match bytes.get(at + 1) {
            // The line's end is seen to by itself, with the backslash before it.
            Some(b'\n' | b'\r') | None => at,
            Some(_) => escapes::backslash(bytes, at, edits),
        },
        b'%' => escapes::percent(bytes, at, edits),
        b'&' => escapes::entity(bytes, at, edits),
        b'"' | b'\'' => joints::literals(bytes, at, edits),
        b'`' => match joints::literals(bytes, at, edits) {
            gone if gone > at => gone,
            _ => joints::marks(bytes, at, edits),
        },
        b'*' | b'~' => joints::marks(bytes, at, edits),
        b'<' => joints::tag(bytes, at, edits),
        b'\n' => joints::line(bytes, at, edits),
        0x1B => escapes::terminal(bytes, at, edits),
        0x80.. => chars::undo(text, at, edits),
        _ if chars::is_control(byte) => chars::control(bytes, at, edits),
        _ => at,
    }
}
