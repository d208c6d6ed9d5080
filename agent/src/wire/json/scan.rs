//! The pass that turns JSON into tokens; iterative, so that depth costs no stack.

use std::ops::Range;
use std::sync::Arc;

use super::escape::{HIGHS, ONES, unicode_escape};
use super::{DEPTH_CAP, Fault, Kind, NUMBER_CAP, Token};
use crate::wire::recall::{Digest, Known, LISTS, Recall, Seen, is_told};

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
    /// The elements of remembered lists.
    pub(super) seen: Vec<Seen>,
    recall: Option<&'t dyn Recall>,
    /// The last name in the text's own object.
    name: Range<usize>,
    /// The remembered list that it is in, and its element before.
    list: Option<&'static str>,
    before: Option<Digest>,
    /// Tokens of elements that were recalled, beyond one each.
    recalled: usize,
}

impl<'t> Scan<'t> {
    /// A pass over `bytes` that keeps at most `cap` tokens, and does not look into what it recalls.
    pub(super) fn new(bytes: &'t [u8], cap: usize, recall: Option<&'t dyn Recall>) -> Self {
        Self {
            bytes,
            at: 0,
            tokens: Vec::new(),
            open: Vec::new(),
            cap,
            seen: Vec::new(),
            recall,
            name: 0..0,
            list: None,
            before: None,
            recalled: 0,
        }
    }

    /// How many tokens it has read, with those of what was recalled.
    pub(super) fn count(&self) -> usize {
        self.tokens.len() + self.recalled
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
                (Expect::ValueOrEnd, b']') | (Expect::KeyOrEnd, b'}') => self.close()?,
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
            (Some(Kind::Object), b'}') | (Some(Kind::Array), b']') => self.close(),
            _ => Err(Fault::Syntax("a comma or a closing bracket is missing")),
        }
    }

    fn value(&mut self, byte: u8) -> Result<Expect, Fault> {
        match byte {
            b'{' => {
                if self.recall()? {
                    return Ok(Expect::CommaOrEnd);
                }
                self.opened(Kind::Object)?;
                return Ok(Expect::KeyOrEnd);
            }
            b'[' => {
                self.opened(Kind::Array)?;
                self.enter_list();
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
        if self.count() >= self.cap {
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

    fn close(&mut self) -> Result<Expect, Fault> {
        self.at += 1;
        let next = narrow(self.tokens.len());
        let Some(open) = self.open.pop() else {
            return Ok(Expect::CommaOrEnd);
        };
        if let Some(token) = self.tokens.get_mut(open) {
            token.end = narrow(self.at);
            token.next = next;
            if token.kind == Kind::Object && self.open.len() == 2 {
                self.close_element(open)?;
            } else if self.open.len() == 1 {
                self.list = None;
            }
        }
        Ok(Expect::CommaOrEnd)
    }

    /// Notes that the array just opened is a list whose elements may be recalled, where it is.
    fn enter_list(&mut self) {
        let top = self.open.first().and_then(|open| self.tokens.get(*open));
        let member = self.open.len() == 2 && top.is_some_and(|top| top.kind == Kind::Object);
        if self.recall.is_none() || !member {
            return;
        }
        let name = self.bytes.get(self.name.clone()).unwrap_or_default();
        self.list = LISTS.into_iter().find(|list| list.as_bytes() == name);
        self.before = None;
    }

    /// Steps over the element that starts here, where it is known.
    fn recall(&mut self) -> Result<bool, Fault> {
        let (Some(list), Some(recall), 2) = (self.list, self.recall, self.open.len()) else {
            return Ok(false);
        };
        if is_told(list) {
            return Ok(false);
        }
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let Some(element) = recall
            .hint(list, self.before.as_ref(), rest)
            .and_then(|length| rest.get(..length))
        else {
            return Ok(false);
        };
        let digest = recall.digest(element);
        let Some(known) = recall.known(list, &digest) else {
            return Ok(false);
        };
        self.step_over(self.at..self.at + element.len(), digest, list, known)?;
        Ok(true)
    }

    /// The element that starts at this token was read to its end; where it is known after all, its tokens are
    /// forgotten.
    fn close_element(&mut self, token: usize) -> Result<(), Fault> {
        let (Some(list), Some(recall)) = (self.list, self.recall) else {
            return Ok(());
        };
        let Some(span) = self.tokens.get(token).map(Token::span) else {
            return Ok(());
        };
        let digest = recall.digest(self.bytes.get(span.clone()).unwrap_or_default());
        let known = recall.known(list, &digest);
        if let Some(known) = &known
            && !is_told(list)
        {
            self.tokens.truncate(token);
            return self.step_over(span, digest, list, known.clone());
        }
        self.before = Some(digest);
        self.seen.push(Seen {
            list,
            token,
            digest,
            known,
        });
        Ok(())
    }

    fn step_over(
        &mut self,
        span: Range<usize>,
        digest: Digest,
        list: &'static str,
        known: Arc<Known>,
    ) -> Result<(), Fault> {
        let token = self.tokens.len();
        self.at = span.end;
        self.push(Kind::Object, false, span)?;
        self.recalled += known.tokens.saturating_sub(1);
        if self.count() > self.cap {
            return Err(Fault::TooMany);
        }
        self.before = Some(digest);
        self.seen.push(Seen {
            list,
            token,
            digest,
            known: Some(known),
        });
        Ok(())
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
                    match self.bytes.get(self.at + 1) {
                        Some(b'n' | b'"' | b'\\' | b't' | b'/' | b'r' | b'b' | b'f') => {
                            self.at += 2;
                        }
                        _ => self.unicode()?,
                    }
                }
                Some(_) => return Err(Fault::Syntax("a control character in a string")),
                None => return Err(Fault::Syntax("the text ends inside a string")),
            }
        }
        if kind == Kind::Key && self.open.len() == 1 {
            self.name = start..self.at;
        }
        self.push(kind, escaped, start..self.at)?;
        self.at += 1;
        Ok(())
    }

    fn unicode(&mut self) -> Result<(), Fault> {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        if rest.get(1) != Some(&b'u') {
            return Err(Fault::Syntax("an unknown escape"));
        }
        let (_, len) = unicode_escape(rest)
            .ok_or(Fault::Syntax("a \\u escape that stands for no character"))?;
        self.at += len;
        Ok(())
    }
}

fn narrow(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

/// How many bytes at the front are neither a quote, a backslash nor a control character; eight at a time.
#[inline]
fn plain_len(bytes: &[u8]) -> usize {
    let mut len = 0;
    while let Some(eight) = bytes.get(len..).and_then(<[u8]>::first_chunk::<8>) {
        let word = u64::from_le_bytes(*eight);
        let zero = |word: u64| word.wrapping_sub(ONES) & !word & HIGHS;
        let control = word.wrapping_sub(ONES * 0x20) & !word & HIGHS;
        // Borrows reach upwards only: the lowest byte that is marked is rightly so.
        let found = control | zero(word ^ (ONES * 0x22)) | zero(word ^ (ONES * 0x5c));
        if found != 0 {
            return len + found.trailing_zeros() as usize / 8;
        }
        len += 8;
    }
    let tail = bytes.get(len..).unwrap_or_default();
    len + tail
        .iter()
        .position(|byte| *byte < 0x20 || *byte == b'"' || *byte == b'\\')
        .unwrap_or(tail.len())
}
