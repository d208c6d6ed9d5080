//! One pass over a text for what may be a disguise: each byte is looked at once, and most tell nothing.

mod skip;

use std::cell::RefCell;
use std::ops::Range;

use super::chars;
use super::codes;
use super::encoded;
use super::escapes;
use super::joints;
use super::literals;
use super::mail;
use super::spelled;
use super::spread;
use super::turned::{Prefixes, Turned};
use super::view::{Edits, Kind};
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
    /// Words that values are spelled with, as they were looked up.
    said: RefCell<spelled::Known>,
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
            said: RefCell::default(),
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
        let (at, goes_on) = self.skip(bytes, until, |at| {
            let first = bytes.get(at).copied().unwrap_or_default();
            let at = match sign(first) {
                Sign::Word => self.word(at..self.marks.word_end(at), edits, turned),
                Sign::Nothing | Sign::Other => self.other(at, first, edits).max(at + 1),
            };
            let full = turned.as_ref().is_some_and(Turned::is_full);
            (at, edits.list.len() > before || at > until || full)
        });
        self.at = at;
        goes_on
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
            let before = edits.list.len();
            let gone = encoded::pairs(bytes, at, edits);
            if gone > end {
                // Pairs of digits may also be the codes of characters.
                let codes = match edits.list.len() > before {
                    true => gone,
                    false => codes::undo(bytes, at, edits),
                };
                return gone.max(codes);
            }
        }
        if starts && may_be_code(rest, length) {
            let bracket =
                usize::from(next == Some(b']') && bytes.get(at.wrapping_sub(1)) == Some(&b'['));
            let gone = match length == 8 && is_dump(rest) {
                true => encoded::dump(bytes, at, edits),
                false => codes::undo(bytes, at - bracket, edits),
            };
            if gone > end {
                return gone;
            }
        }
        let part = match next {
            Some(b'_') => joined(bytes, at),
            _ => length,
        };
        let wide = usize::from(rest.get(part) == Some(&b' ') && rest.get(part + 1) == Some(&b' '));
        if starts && rest.get(2 * part + 1 + wide) == rest.get(part) {
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
        if self.is_unsaid(said, word.end) {
            return word.start;
        }
        if self.known.is_at(said) {
            return mail::undo(self.text, &word, edits);
        }
        let mut said = self.said.borrow_mut();
        match spelled::undo(self.text, word.start, &mut said, edits) {
            gone if gone > word.start => gone,
            _ => spread::spoken(self.text, word.start, edits),
        }
    }

    /// Whether a word is surely none of those that values are said with.
    fn is_unsaid(&self, word: &str, end: usize) -> bool {
        // What is longer is looked up by its first letters; what other letters or `-` follow is another word.
        let ends = self
            .text
            .as_bytes()
            .get(end)
            .is_none_or(|next| next.is_ascii() && *next != b'-');
        ends && (2..=spread::WORD).contains(&word.len())
            && word.bytes().all(|byte| byte.is_ascii_alphabetic())
            && !self.known.may_be_whole(word.as_bytes())
    }

    /// A run of what tokens are made of.
    fn token(&self, at: usize, edits: &mut Edits, turned: &mut Option<Turned>) -> usize {
        let bytes = self.text.as_bytes();
        let run = at..token_end(self.marks, bytes, at);
        // What fills the last group counts.
        let filled = run.len() + 1 == encoded::LEAST && bytes.get(run.end) == Some(&b'=');
        if run.len() >= encoded::LEAST || filled {
            let gone = match self.is_piece(&run, edits) {
                true => at,
                false => encoded::undo(bytes, run.clone(), edits),
            };
            if gone > at {
                return gone;
            }
            // Most names in code and most paths have no digit.
            if let Some(turned) = turned
                && self.marks.any(&run, |block| block.digits)
            {
                turned.add(bytes, &run, self.prefixes);
            }
        }
        run.end
    }

    /// Whether a run that reads as encoded is a piece of a value: it was put to what stands before, or another piece
    /// follows. It is decoded with the rest, when what was put together is looked at.
    fn is_piece(&self, run: &Range<usize>, edits: &Edits) -> bool {
        let bytes = self.text.as_bytes();
        let joined = edits.list.last().filter(|last| last.range.end == run.start);
        if joined.is_some_and(|last| last.kind > Kind::Decoded) {
            return true;
        }
        let mut scratch = Edits::default();
        match bytes.get(run.end) {
            Some(b'"' | b'\'') => literals::undo(bytes, run.end, &mut scratch) > run.end,
            Some(b'=') if bytes.get(run.end + 1) == Some(&b'\n') => {
                joints::line(bytes, run.end + 1, self.prefixes, &mut scratch) > run.end + 1
                    && scratch.list.iter().all(|edit| edit.kind == Kind::Read)
            }
            Some(b'\n') if run.len() < encoded::LINE => {
                joints::line(bytes, run.end, self.prefixes, &mut scratch) > run.end
            }
            _ => false,
        }
    }

    /// A byte that is neither a letter nor a digit.
    fn other(&self, at: usize, byte: u8, edits: &mut Edits) -> usize {
        let (text, bytes) = (self.text, self.text.as_bytes());
        match byte {
            b'\\' => match bytes.get(at + 1) {
                // The line's end is seen to by itself, with the backslash before it.
                Some(b'\n' | b'\r') | None => at,
                Some(_) => escapes::backslash(bytes, at, edits),
            },
            b'%' => escapes::percent(bytes, at, edits),
            b'&' => escapes::entity(bytes, at, edits),
            b'"' | b'\'' => literals::undo(bytes, at, edits),
            b'`' => match literals::undo(bytes, at, edits) {
                gone if gone > at => gone,
                _ => joints::marks(bytes, at, edits),
            },
            b'*' | b'~' => joints::marks(bytes, at, edits),
            b'<' => joints::tag(bytes, at, edits),
            b'\n' => joints::line(bytes, at, self.prefixes, edits),
            0x1B => escapes::terminal(bytes, at, edits),
            0x80.. => chars::undo(text, at, edits),
            _ if chars::is_control(byte) => chars::control(bytes, at, edits),
            _ => at,
        }
    }
}

/// Whether a word so long may be the code of a character, or what makes one of it.
fn may_be_code(rest: &[u8], length: usize) -> bool {
    match (length, rest) {
        (2 | 3, [b'0'..=b'9', ..]) => true,
        (3 | 4, [b'c' | b'C', b'h' | b'H', ..]) => {
            matches!(rest.get(length), Some(b'(' | b']'))
        }
        (4, [b'0', b'x' | b'X', ..]) => matches!(rest.get(4), Some(b',' | b' ' | b';')),
        (8, [b'0', b'0' | b'1', ..]) => rest.get(8) == Some(&b' ') || is_dump(rest),
        _ => false,
    }
}

/// Whether a dump of bytes starts there: its first offset, and what parts it from the bytes.
fn is_dump(rest: &[u8]) -> bool {
    rest.starts_with(b"00000000: ") || rest.starts_with(b"00000000  ")
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
