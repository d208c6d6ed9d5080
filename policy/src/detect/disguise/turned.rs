//! Tokens written backwards or with each letter turned by thirteen: only what has a prefix of its own is found so.

use std::ops::Range;

/// Fewest characters of a token that is turned.
const LEAST: usize = 20;
/// Most.
const MOST: usize = 256;
/// How much is looked at together, in bytes.
const TOGETHER: usize = 64 * 1024;

/// Tokens that were met, turned both ways, a line each; and where each line comes from.
#[derive(Debug, Default)]
pub(super) struct Turned {
    pub text: String,
    lines: Vec<(usize, Range<usize>)>,
}

impl Turned {
    /// Whether there is enough to look at.
    pub(super) fn is_full(&self) -> bool {
        self.text.len() >= TOGETHER
    }

    /// Adds a run of letters, digits, `_`, `-`, `+`, `/` if it may be a token: letters beyond those of hexadecimal
    /// digits, and digits or letters of both cases.
    pub(super) fn add(&mut self, text: &[u8], range: &Range<usize>) {
        let run = text.get(range.clone()).unwrap_or_default();
        if !(LEAST..=MOST).contains(&run.len()) || !run.is_ascii() {
            return;
        }
        let any = |of: fn(&u8) -> bool| run.iter().any(of);
        let is_letter = any(|b| b.is_ascii_alphabetic() && !b.is_ascii_hexdigit());
        let is_path = run.iter().filter(|b| **b == b'/').count() > 2;
        if !is_letter || is_path || !any(u8::is_ascii_digit) {
            return;
        }
        self.line(run.iter().rev().copied(), range);
        self.line(run.iter().map(|b| turn(*b)), range);
    }

    fn line(&mut self, bytes: impl Iterator<Item = u8>, range: &Range<usize>) {
        self.lines.push((self.text.len(), range.clone()));
        self.text.extend(bytes.map(char::from));
        self.text.push('\n');
    }

    /// Where what stands in the turned text comes from: the whole token, if it fills most of it.
    pub(super) fn origin(&self, range: &Range<usize>) -> Option<Range<usize>> {
        let line = self.lines.partition_point(|(at, _)| *at <= range.start);
        let (at, origin) = self.lines.get(line.checked_sub(1)?)?;
        let inside = range.end <= at + origin.len();
        (inside && range.len() * 4 >= origin.len() * 3).then(|| origin.clone())
    }
}

fn turn(byte: u8) -> u8 {
    match byte {
        b'a'..=b'z' => (byte - b'a' + 13) % 26 + b'a',
        b'A'..=b'Z' => (byte - b'A' + 13) % 26 + b'A',
        byte => byte,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_turned_and_found_again() {
        let text = b"see 9f8e7d6c5b4a39281706f5e4 and zyx_ribf_93Kd02LsQ81mVt7";
        let mut turned = Turned::default();
        turned.add(text, &(4..28));
        assert_eq!(turned.text, "", "hexadecimal digits are left");
        turned.add(text, &(33..57));
        let back = "7tVm18QsL20dK39_fbir_xyz";
        assert!(turned.text.starts_with(back), "{}", turned.text);
        assert_eq!(turned.origin(&(0..24)), Some(33..57));
        assert_eq!(turned.origin(&(0..10)), None);
        assert_eq!(turned.origin(&(25..49)), Some(33..57));
        assert_eq!(turned.origin(&(20..30)), None);
    }
}
