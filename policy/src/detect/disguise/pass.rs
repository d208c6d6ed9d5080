//! One pass over a text for what may be a disguise: each byte is looked at once, and most tell nothing.

use super::chars;
use super::encoded;
use super::escapes;
use super::joints;
use super::mail;
use super::spread;
use super::turned::{Prefixes, Turned};
use super::view::Edits;
use super::words::words;

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
            _ => Sign::Nothing,
        };
        byte += 1;
    }
    signs
};

/// Fewest letters and digits of a run that is weighed as a token.
const TOKEN: usize = 16;
/// Longest word for a digit or a sign, in ASCII letters.
const SPOKEN: usize = 14;

/// A pass under way.
pub(super) struct Pass<'t> {
    text: &'t str,
    prefixes: &'t Prefixes,
    /// Where it goes on.
    pub at: usize,
}

impl<'t> Pass<'t> {
    /// A pass from the text's start.
    pub(super) fn new(text: &'t str, prefixes: &'t Prefixes) -> Self {
        Self {
            text,
            prefixes,
            at: 0,
        }
    }

    /// Goes on to the next thing that was undone, or that may be one, and undoes it; `false` at the text's end.
    pub(super) fn step(&mut self, edits: &mut Edits, turned: &mut Option<Turned>) -> bool {
        let bytes = self.text.as_bytes();
        let rest = bytes.get(self.at..).unwrap_or_default();
        let Some(skipped) = rest.iter().position(|b| sign(*b) != Sign::Nothing) else {
            self.at = bytes.len();
            return false;
        };
        let at = self.at + skipped;
        let byte = bytes.get(at).copied().unwrap_or_default();
        self.at = if sign(byte) == Sign::Word {
            self.word(at, edits, turned)
        } else {
            other(self.text, at, byte, edits).max(at + 1)
        };
        true
    }

    /// A run of letters and digits from `at` on.
    fn word(&self, at: usize, edits: &mut Edits, turned: &mut Option<Turned>) -> usize {
        let bytes = self.text.as_bytes();
        let rest = bytes.get(at..).unwrap_or_default();
        let length = rest
            .iter()
            .position(|b| sign(*b) != Sign::Word)
            .unwrap_or(rest.len());
        let end = at + length;
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
        if length == 2
            && rest.get(5) == next.as_ref()
            && rest.first().is_some_and(u8::is_ascii_hexdigit)
        {
            let gone = encoded::pairs(bytes, at, edits);
            if gone > end {
                return gone;
            }
        }
        if length <= SPOKEN && starts {
            let gone = self.spoken(at, length, edits);
            if gone > end {
                return gone;
            }
        }
        // What joins the parts of a token: only where one does is the run as a whole looked at.
        let joins = matches!(next, Some(b'_' | b'-' | b'+' | b'/'));
        if length < TOKEN && !joins {
            return end;
        }
        self.token(at, edits, turned)
    }

    fn spoken(&self, at: usize, length: usize, edits: &mut Edits) -> usize {
        let known = words();
        let first = self.text.as_bytes().get(at).copied().unwrap_or_default();
        if known.may_be_digit(first, length) {
            let gone = spread::spoken(self.text, at, edits);
            if gone > at {
                return gone;
            }
        }
        let word = at..at + length;
        if length > 1 && matches!(first | 0x20, b'a' | b'c' | b'k' | b'm') {
            let said = self.text.get(word.clone()).unwrap_or_default();
            if known.is_at(said) {
                return mail::undo(self.text, &word, edits);
            }
        }
        at
    }

    /// A run of what tokens are made of.
    fn token(&self, at: usize, edits: &mut Edits, turned: &mut Option<Turned>) -> usize {
        let bytes = self.text.as_bytes();
        let rest = bytes.get(at..).unwrap_or_default();
        let is_part =
            |byte: u8| sign(byte) == Sign::Word || matches!(byte, b'_' | b'-' | b'+' | b'/');
        let length = rest.iter().position(|b| !is_part(*b)).unwrap_or(rest.len());
        let run = at..at + length;
        if length >= encoded::LEAST {
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
        _ => at,
    }
}
