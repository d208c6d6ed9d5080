//! The pass that turns JSON into tokens; iterative, so that depth costs no stack.

use std::ops::Range;

use super::escape::unicode_escape;
use super::{DEPTH_CAP, Fault, Kind, NUMBER_CAP, Token};

/// What may come next.
enum Expect {
    Value,
    ValueOrEnd,
    Key,
    KeyOrEnd,
    CommaOrEnd,
}

/// The state of one pass.
pub(super) struct Scan<'t> {
    bytes: &'t [u8],
    /// How far it has read; where it failed, the offset of the fault.
    pub(super) at: usize,
    /// What it has read.
    pub(super) tokens: Vec<Token>,
    open: Vec<usize>,
    cap: usize,
}

impl<'t> Scan<'t> {
    /// A pass over `bytes` that keeps at most `cap` tokens.
    pub(super) fn new(bytes: &'t [u8], cap: usize) -> Self {
        Self {
            bytes,
            at: 0,
            tokens: Vec::new(),
            open: Vec::new(),
            cap,
        }
    }

    /// Reads one value and nothing after it.
    pub(super) fn run(&mut self) -> Result<(), Fault> {
        let mut expect = Expect::Value;
        loop {
            self.space();
            let Some(&byte) = self.bytes.get(self.at) else {
                return Err(Fault::Syntax("the text ends too early"));
            };
            expect = match (expect, byte) {
                (Expect::ValueOrEnd, b']') | (Expect::KeyOrEnd, b'}') => self.close(),
                (Expect::Value | Expect::ValueOrEnd, _) => self.value(byte)?,
                (Expect::Key | Expect::KeyOrEnd, b'"') => {
                    self.quoted(Kind::Key)?;
                    self.space();
                    if self.bytes.get(self.at) != Some(&b':') {
                        return Err(Fault::Syntax("a colon is missing"));
                    }
                    self.at += 1;
                    Expect::Value
                }
                (Expect::Key | Expect::KeyOrEnd, _) => {
                    return Err(Fault::Syntax("a member's name is missing"));
                }
                (Expect::CommaOrEnd, _) => self.comma_or_end(byte)?,
            };
            if self.open.is_empty() && matches!(expect, Expect::CommaOrEnd) {
                self.space();
                return if self.at == self.bytes.len() {
                    Ok(())
                } else {
                    Err(Fault::Syntax("something follows the value"))
                };
            }
        }
    }

    fn comma_or_end(&mut self, byte: u8) -> Result<Expect, Fault> {
        let inside = self
            .open
            .last()
            .and_then(|open| self.tokens.get(*open))
            .map(|token| token.kind);
        match (inside, byte) {
            (Some(Kind::Object), b',') => {
                self.at += 1;
                Ok(Expect::Key)
            }
            (Some(_), b',') => {
                self.at += 1;
                Ok(Expect::Value)
            }
            (Some(Kind::Object), b'}') | (Some(Kind::Array), b']') => Ok(self.close()),
            _ => Err(Fault::Syntax("a comma or a closing bracket is missing")),
        }
    }

    fn value(&mut self, byte: u8) -> Result<Expect, Fault> {
        match byte {
            b'{' => {
                self.opened(Kind::Object)?;
                return Ok(Expect::KeyOrEnd);
            }
            b'[' => {
                self.opened(Kind::Array)?;
                return Ok(Expect::ValueOrEnd);
            }
            b'"' => self.quoted(Kind::String)?,
            b'-' | b'0'..=b'9' => self.number()?,
            b't' => self.literal(b"true", Kind::True)?,
            b'f' => self.literal(b"false", Kind::False)?,
            b'n' => self.literal(b"null", Kind::Null)?,
            _ => return Err(Fault::Syntax("a value is missing")),
        }
        Ok(Expect::CommaOrEnd)
    }

    fn push(&mut self, kind: Kind, escaped: bool, span: Range<usize>) -> Result<(), Fault> {
        if self.tokens.len() >= self.cap {
            return Err(Fault::TooMany);
        }
        let next = narrow(self.tokens.len() + 1);
        self.tokens.push(Token {
            kind,
            escaped,
            start: narrow(span.start),
            end: narrow(span.end),
            next,
        });
        Ok(())
    }

    fn opened(&mut self, kind: Kind) -> Result<(), Fault> {
        if self.open.len() >= DEPTH_CAP {
            return Err(Fault::TooDeep);
        }
        self.push(kind, false, self.at..self.at + 1)?;
        self.open.push(self.tokens.len() - 1);
        self.at += 1;
        Ok(())
    }

    fn close(&mut self) -> Expect {
        self.at += 1;
        let next = narrow(self.tokens.len());
        if let Some(token) = self.open.pop().and_then(|open| self.tokens.get_mut(open)) {
            token.end = narrow(self.at);
            token.next = next;
        }
        Expect::CommaOrEnd
    }

    fn space(&mut self) {
        while matches!(self.bytes.get(self.at), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn literal(&mut self, word: &'static [u8], kind: Kind) -> Result<(), Fault> {
        if !self
            .bytes
            .get(self.at..)
            .is_some_and(|rest| rest.starts_with(word))
        {
            return Err(Fault::Syntax("a value is missing"));
        }
        self.push(kind, false, self.at..self.at + word.len())?;
        self.at += word.len();
        Ok(())
    }

    fn digits(&mut self) -> Result<(), Fault> {
        let start = self.at;
        while matches!(self.bytes.get(self.at), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        if self.at == start {
            Err(Fault::Syntax("a digit is missing"))
        } else {
            Ok(())
        }
    }

    fn number(&mut self) -> Result<(), Fault> {
        let start = self.at;
        if self.bytes.get(self.at) == Some(&b'-') {
            self.at += 1;
        }
        if self.bytes.get(self.at) == Some(&b'0') {
            self.at += 1;
            if matches!(self.bytes.get(self.at), Some(b'0'..=b'9')) {
                return Err(Fault::Syntax("a number starts with a zero"));
            }
        } else {
            self.digits()?;
        }
        if self.bytes.get(self.at) == Some(&b'.') {
            self.at += 1;
            self.digits()?;
        }
        if matches!(self.bytes.get(self.at), Some(b'e' | b'E')) {
            self.at += 1;
            if matches!(self.bytes.get(self.at), Some(b'+' | b'-')) {
                self.at += 1;
            }
            self.digits()?;
        }
        if self.at - start > NUMBER_CAP {
            return Err(Fault::TooLong);
        }
        self.push(Kind::Number, false, start..self.at)
    }

    fn quoted(&mut self, kind: Kind) -> Result<(), Fault> {
        self.at += 1;
        let start = self.at;
        let mut escaped = false;
        loop {
            self.at += plain_len(self.bytes.get(self.at..).unwrap_or_default());
            match self.bytes.get(self.at) {
                Some(b'"') => break,
                Some(b'\\') => {
                    escaped = true;
                    self.escape()?;
                }
                Some(_) => return Err(Fault::Syntax("a control character in a string")),
                None => return Err(Fault::Syntax("the text ends inside a string")),
            }
        }
        self.push(kind, escaped, start..self.at)?;
        self.at += 1;
        Ok(())
    }

    fn escape(&mut self) -> Result<(), Fault> {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let len = match rest.get(1) {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => 2,
            Some(b'u') => {
                unicode_escape(rest)
                    .ok_or(Fault::Syntax("a \\u escape that stands for no character"))?
                    .1
            }
            _ => return Err(Fault::Syntax("an unknown escape")),
        };
        self.at += len;
        Ok(())
    }
}

fn narrow(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

/// How many bytes at the front are neither a quote, a backslash nor a control character; eight at a time.
fn plain_len(bytes: &[u8]) -> usize {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGHS: u64 = 0x8080_8080_8080_8080;
    let mut len = 0;
    for chunk in bytes.chunks_exact(8) {
        let Ok(eight) = <[u8; 8]>::try_from(chunk) else {
            break;
        };
        let word = u64::from_le_bytes(eight);
        let zero = |word: u64| word.wrapping_sub(ONES) & !word & HIGHS;
        let control = word.wrapping_sub(ONES * 0x20) & !word & HIGHS;
        if control | zero(word ^ (ONES * 0x22)) | zero(word ^ (ONES * 0x5c)) != 0 {
            break;
        }
        len += 8;
    }
    let tail = bytes.get(len..).unwrap_or_default();
    len + tail
        .iter()
        .position(|byte| *byte < 0x20 || *byte == b'"' || *byte == b'\\')
        .unwrap_or(tail.len())
}
