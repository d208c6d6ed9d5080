//! Placeholders as models alter them: another case, and signs between the letters. Letters and digits alone decide.

use super::restore::Mode;

/// How many letters of a placeholder stand together in every altered form: its mark, `WEIR`.
pub(super) const JOINED: usize = 4;
/// Signs between two letters, at most: a line break and its indentation.
const RUN: usize = 8;
/// Signs in one placeholder, at most.
const SIGNS: usize = 32;

/// The next character of a raw string, decoded as far as its place goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    /// A character and how many raw bytes it took.
    Is(u32, usize),
    /// The bytes end within it.
    Short,
    /// The end of the string that it would be in.
    End,
}

/// Follows one altered form, letter by letter.
pub(super) struct Follower<'r> {
    rest: &'r [u8],
    mode: Mode,
    at: usize,
    run: usize,
    signs: usize,
    letters: usize,
}

/// What comes next in an altered form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Letter {
    /// A letter or digit, in upper case; the form ends after this many raw bytes if it is the last.
    Is(u8, usize),
    /// The bytes end before it.
    Wanted,
    /// What stands here is in no placeholder.
    Never,
}

impl<'r> Follower<'r> {
    /// At the head of these raw bytes.
    pub(super) fn new(mode: Mode, rest: &'r [u8]) -> Self {
        Self {
            rest,
            mode,
            at: 0,
            run: 0,
            signs: 0,
            letters: 0,
        }
    }

    /// The next letter, signs before it left out.
    pub(super) fn letter(&mut self) -> Letter {
        loop {
            let rest = self.rest.get(self.at..).unwrap_or_default();
            let (code, length) = match next(self.mode, rest) {
                Next::Is(code, length) => (code, length),
                Next::Short => return Letter::Wanted,
                Next::End => return Letter::Never,
            };
            let letter = u8::try_from(code).ok().filter(u8::is_ascii_alphanumeric);
            match letter {
                // The mark's letters stand as they are, so that it can be searched for.
                Some(letter) if self.letters >= JOINED || length == 1 => {
                    self.at += length;
                    self.letters += 1;
                    self.run = 0;
                    return Letter::Is(letter.to_ascii_uppercase(), self.at);
                }
                Some(_) => return Letter::Never,
                None => {
                    self.run += 1;
                    self.signs += 1;
                    let within = self.letters >= JOINED && self.run <= RUN && self.signs <= SIGNS;
                    if !within || !is_sign(code) {
                        return Letter::Never;
                    }
                    self.at += length;
                }
            }
        }
    }
}

/// White space, hyphens, brackets, quotes and markdown: what a model writes between a placeholder's letters.
fn is_sign(code: u32) -> bool {
    char::from_u32(code).is_some_and(|sign| {
        matches!(
            sign,
            ' ' | '\t' | '\r' | '\n' | '-' | '_' | '*' | '`' | '~' | '\\' | '"' | '\''
                | '(' | ')' | '[' | ']' | '{' | '}' | '<' | '>'
                // No-break and narrow spaces, the soft hyphen, what has no width, hyphens and dashes, curly quotes.
                | '\u{a0}' | '\u{ad}' | '\u{2009}'..='\u{200d}' | '\u{2010}'..='\u{2015}'
                | '\u{2018}'..='\u{201f}' | '\u{202f}' | '\u{2060}' | '\u{2212}' | '\u{feff}'
        )
    })
}

fn next(mode: Mode, rest: &[u8]) -> Next {
    match mode {
        Mode::Text | Mode::Tool => outer(rest),
        Mode::ToolJson => inner(rest),
    }
}

/// One character of the raw inside of a JSON string (RFC 8259, section 7).
fn outer(rest: &[u8]) -> Next {
    match rest {
        [] | [b'\\'] => Next::Short,
        [b'\\', b'u', digits @ ..] => match digits.get(..4) {
            Some(digits) => Next::Is(hex(digits.iter().copied()), 6),
            None => Next::Short,
        },
        [b'\\', letter, ..] => Next::Is(u32::from(meant(*letter)), 2),
        [byte, ..] if byte.is_ascii() => Next::Is(u32::from(*byte), 1),
        _ => {
            let longest = rest.get(..4).unwrap_or(rest);
            let whole = match std::str::from_utf8(longest) {
                Ok(text) => text,
                Err(error) => std::str::from_utf8(&longest[..error.valid_up_to()]).unwrap_or(""),
            };
            match whole.chars().next() {
                Some(sign) => Next::Is(u32::from(sign), sign.len_utf8()),
                None => Next::End,
            }
        }
    }
}

/// One character of a string in a JSON document that is itself in a string.
fn inner(rest: &[u8]) -> Next {
    const QUOTE: u32 = b'"' as u32;
    const ESCAPE: u32 = b'\\' as u32;
    let length = match outer(rest) {
        Next::Is(QUOTE, _) => return Next::End,
        Next::Is(ESCAPE, length) => length,
        other => return other,
    };
    let (letter, more) = match outer(rest.get(length..).unwrap_or_default()) {
        Next::Is(letter, more) => (letter, more),
        other => return other,
    };
    let mut end = length + more;
    if letter != u32::from(b'u') {
        return match u8::try_from(letter) {
            Ok(letter) => Next::Is(u32::from(meant(letter)), end),
            Err(_) => Next::End,
        };
    }
    let mut digits = [0; 4];
    for digit in &mut digits {
        match outer(rest.get(end..).unwrap_or_default()) {
            Next::Is(code, more) => {
                *digit = u8::try_from(code).unwrap_or(0);
                end += more;
            }
            other => return other,
        }
    }
    Next::Is(hex(digits.into_iter()), end)
}

/// What an escape's letter means.
pub(super) fn meant(letter: u8) -> u8 {
    match letter {
        b'n' => b'\n',
        b'r' => b'\r',
        b't' => b'\t',
        b'b' => 8,
        b'f' => 12,
        other => other,
    }
}

/// The code that hexadecimal digits mean.
pub(super) fn hex(digits: impl Iterator<Item = u8>) -> u32 {
    digits.fold(0, |code, digit| {
        code << 4 | char::from(digit).to_digit(16).unwrap_or(0)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(mode: Mode, rest: &str) -> (String, Letter) {
        let mut follower = Follower::new(mode, rest.as_bytes());
        let mut all = String::new();
        loop {
            match follower.letter() {
                Letter::Is(letter, _) => all.push(char::from(letter)),
                other => return (all, other),
            }
        }
    }

    #[test]
    fn signs_are_read_at_their_depth() {
        for (mode, raw) in [
            (Mode::Text, r"weir\n - \u200bxA\\_*b\u0063"),
            (Mode::Text, "weir\u{2011}x\u{a0}A\u{201c}BC"),
            (Mode::ToolJson, r"Weir\\n \\\\_xa\\u0042\\\/c"),
            (Mode::ToolJson, r#"weir\\\"xabc"#),
        ] {
            let read = letters(mode, raw);
            assert!(read.0.starts_with("WEIRXA"), "{raw}: {read:?}");
        }
        assert_eq!(letters(Mode::ToolJson, r#"weir\"xabc"#).0, "WEIR");
        assert_eq!(letters(Mode::Text, "we-ir"), ("WE".into(), Letter::Never));
        assert_eq!(letters(Mode::Text, "weir, x").1, Letter::Never);
        assert_eq!(letters(Mode::Text, "weir ").1, Letter::Wanted);
        assert_eq!(letters(Mode::ToolJson, r"weir\\").1, Letter::Wanted);
        assert_eq!(
            letters(Mode::Text, &format!("weir{}x", " ".repeat(9))).1,
            Letter::Never
        );
    }
}
