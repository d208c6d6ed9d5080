//! Reads JSON by its grammar (RFC 8259) without recursion, noting where each value stands.

use super::{Kind, Node, Unreadable};

/// Deeper documents are not read.
pub(super) const DEEPEST: usize = 128;
/// Documents of more values are not read (32 MiB of nodes).
const MOST: usize = 1 << 20;

/// A document being read.
pub(super) struct Reader<'a> {
    text: &'a [u8],
    at: usize,
    nodes: &'a mut Vec<Node>,
    /// The containers around this place.
    open: Vec<usize>,
}

impl<'a> Reader<'a> {
    /// At the beginning of a text of less than 4 GiB; `nodes` is empty.
    pub(super) fn new(text: &'a [u8], nodes: &'a mut Vec<Node>) -> Self {
        Self {
            text,
            at: 0,
            nodes,
            open: Vec::new(),
        }
    }

    /// Reads the whole text as one value.
    pub(super) fn document(&mut self) -> Result<(), Unreadable> {
        let mut key = (0, 0);
        loop {
            // A value begins here; a container goes on with its first value, if it has one.
            self.space();
            if self.value(key)? {
                match self.first_key()? {
                    Some(next) => {
                        key = next;
                        continue;
                    }
                    None => self.close()?,
                }
            }
            loop {
                let Some(container) = self.open.last() else {
                    self.space();
                    return if self.at == self.text.len() && !self.nodes.is_empty() {
                        Ok(())
                    } else {
                        Err(Unreadable)
                    };
                };
                let object = self.nodes[*container].kind == Kind::Object;
                self.space();
                match self.take()? {
                    b',' if object => {
                        key = self.key()?;
                        break;
                    }
                    b',' => {
                        key = (0, 0);
                        break;
                    }
                    b'}' if object => {
                        self.at -= 1;
                        self.close()?;
                    }
                    b']' if !object => {
                        self.at -= 1;
                        self.close()?;
                    }
                    _ => return Err(Unreadable),
                }
            }
        }
    }

    /// Reads a value, or only the beginning of a container: then true.
    fn value(&mut self, key: (u32, u32)) -> Result<bool, Unreadable> {
        let start = self.at;
        match self.take()? {
            b'{' => self.enter(Kind::Object, key, start).map(|()| true),
            b'[' => self.enter(Kind::Array, key, start).map(|()| true),
            b'"' => {
                let value = self.string()?;
                self.add(Kind::String, key, value)?;
                Ok(false)
            }
            b'n' => self
                .literal(b"ull")
                .and_then(|()| self.root(key, start))
                .map(|()| false),
            b't' => self
                .literal(b"rue")
                .and_then(|()| self.scalar(key, start))
                .map(|()| false),
            b'f' => self
                .literal(b"alse")
                .and_then(|()| self.scalar(key, start))
                .map(|()| false),
            b'-' | b'0'..=b'9' => {
                self.at = start;
                self.numeral()?;
                self.scalar(key, start).map(|()| false)
            }
            _ => Err(Unreadable),
        }
    }

    /// The first member's key of the object just entered (nothing to read for an array); `None` if it is empty.
    fn first_key(&mut self) -> Result<Option<(u32, u32)>, Unreadable> {
        self.space();
        let object = self
            .open
            .last()
            .is_some_and(|at| self.nodes[*at].kind == Kind::Object);
        match self.text.get(self.at) {
            Some(b'}') if object => Ok(None),
            Some(b']') if !object => Ok(None),
            Some(_) if object => self.key().map(Some),
            Some(_) => Ok(Some((0, 0))),
            None => Err(Unreadable),
        }
    }

    fn key(&mut self) -> Result<(u32, u32), Unreadable> {
        self.space();
        if self.take()? != b'"' {
            return Err(Unreadable);
        }
        let key = self.string()?;
        self.space();
        if self.take()? == b':' {
            Ok(key)
        } else {
            Err(Unreadable)
        }
    }

    fn enter(&mut self, kind: Kind, key: (u32, u32), start: usize) -> Result<(), Unreadable> {
        if self.open.len() >= DEEPEST {
            return Err(Unreadable);
        }
        let at = self.add(kind, key, (narrow(start), narrow(start)))?;
        self.open.push(at);
        Ok(())
    }

    /// Takes the container's closing bracket.
    fn close(&mut self) -> Result<(), Unreadable> {
        self.at += 1;
        let at = self.open.pop().ok_or(Unreadable)?;
        self.nodes[at].value.1 = narrow(self.at);
        self.nodes[at].next = narrow(self.nodes.len());
        Ok(())
    }

    fn add(&mut self, kind: Kind, key: (u32, u32), value: (u32, u32)) -> Result<usize, Unreadable> {
        let at = self.nodes.len();
        if at >= MOST {
            return Err(Unreadable);
        }
        let parent = narrow(self.open.last().copied().unwrap_or(at));
        self.nodes.push(Node {
            kind,
            parent,
            next: narrow(at + 1),
            key,
            value,
        });
        Ok(at)
    }

    /// Keeps a number or truth value where something may ask for it.
    fn scalar(&mut self, key: (u32, u32), start: usize) -> Result<(), Unreadable> {
        let asked = self
            .open
            .last()
            .is_none_or(|at| self.nodes[*at].kind == Kind::Object);
        if asked {
            self.add(Kind::Scalar, key, (narrow(start), narrow(self.at)))?;
        }
        Ok(())
    }

    /// Keeps `null` only where it is the whole document.
    fn root(&mut self, key: (u32, u32), start: usize) -> Result<(), Unreadable> {
        if self.open.is_empty() {
            self.scalar(key, start)
        } else {
            Ok(())
        }
    }

    /// The inside of the string whose quote was taken, and its closing quote.
    fn string(&mut self) -> Result<(u32, u32), Unreadable> {
        let start = self.at;
        loop {
            match self.take()? {
                b'"' => return Ok((narrow(start), narrow(self.at - 1))),
                b'\\' => match self.take()? {
                    b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => {}
                    b'u' => {
                        let digits = self.text.get(self.at..self.at + 4).ok_or(Unreadable)?;
                        if !digits.iter().all(u8::is_ascii_hexdigit) {
                            return Err(Unreadable);
                        }
                        self.at += 4;
                    }
                    _ => return Err(Unreadable),
                },
                0..0x20 => return Err(Unreadable),
                _ => {}
            }
        }
    }

    fn numeral(&mut self) -> Result<(), Unreadable> {
        if self.text.get(self.at) == Some(&b'-') {
            self.at += 1;
        }
        let zero = self.text.get(self.at) == Some(&b'0');
        if self.digits()? > 1 && zero {
            return Err(Unreadable);
        }
        if self.text.get(self.at) == Some(&b'.') {
            self.at += 1;
            self.digits()?;
        }
        if matches!(self.text.get(self.at), Some(b'e' | b'E')) {
            self.at += 1;
            if matches!(self.text.get(self.at), Some(b'+' | b'-')) {
                self.at += 1;
            }
            self.digits()?;
        }
        Ok(())
    }

    fn digits(&mut self) -> Result<usize, Unreadable> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let count = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        self.at += count;
        if count == 0 {
            Err(Unreadable)
        } else {
            Ok(count)
        }
    }

    fn literal(&mut self, rest: &[u8]) -> Result<(), Unreadable> {
        if !self
            .text
            .get(self.at..)
            .is_some_and(|text| text.starts_with(rest))
        {
            return Err(Unreadable);
        }
        self.at += rest.len();
        Ok(())
    }

    fn space(&mut self) {
        while matches!(self.text.get(self.at), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn take(&mut self) -> Result<u8, Unreadable> {
        let byte = self.text.get(self.at).copied().ok_or(Unreadable)?;
        self.at += 1;
        Ok(byte)
    }
}

/// A place in a document that is shorter than 4 GiB, which [`Tree::read`] made sure of.
fn narrow(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
