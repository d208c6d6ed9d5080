//! Where a text stands in markdown, HTML and style sheets, byte by byte: whether a URL is awaited, and what ends it.
//!
//! Renderers differ on where tags and labels end. What some of them fetches by itself counts as fetched.

use super::spelling::Spelling;

mod tags;

use tags::Tags;

/// How many bytes of the past are kept.
const TAIL: usize = 20;

/// What ends a URL, besides white space where no quote holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Until {
    Parenthesis,
    /// A style sheet's, within an attribute's quote.
    Call(u8),
    Angle,
    Quote(u8),
    Tag,
    White,
    Any,
}

/// How a URL stands in its text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Around {
    pub fetched: bool,
    pub until: Until,
    pub spelling: Spelling,
    /// Whether markup awaits a URL right here.
    pub awaited: bool,
}

/// The value of an attribute.
#[derive(Clone, Copy, Debug)]
struct Value {
    fetched: bool,
    style: bool,
    /// The quote that holds it; none is zero.
    quote: u8,
    /// Nothing of it was seen yet.
    fresh: bool,
}

/// A place of markdown where a URL is awaited.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Awaits {
    #[default]
    Nothing,
    Destination {
        image: bool,
    },
    Reference,
}

/// The last bytes, ASCII lower case, each run of white space one space.
#[derive(Clone, Copy, Debug)]
struct Tail([u8; TAIL]);

/// The follower of one text.
#[derive(Clone, Debug)]
pub(super) struct Stand {
    tail: Tail,
    escaped: bool,
    /// Since the line began there were only blanks and the signs of a quotation.
    margin: bool,
    /// The brackets that are open, the innermost lowest: whether each is an image's.
    labels: u64,
    depth: u32,
    /// A bracket just closed, and whether it may be an image's.
    label: Option<bool>,
    awaits: Awaits,
    tags: Tags,
}

impl Tail {
    fn last(&self, n: usize) -> u8 {
        let at = (TAIL - 1).checked_sub(n);
        at.and_then(|at| self.0.get(at)).copied().unwrap_or(b' ')
    }

    fn end(&self, length: usize) -> &[u8] {
        self.0
            .get(TAIL.saturating_sub(length)..)
            .unwrap_or_default()
    }

    /// The last byte that is no blank, and how far back it stands.
    fn tight(&self) -> (u8, usize) {
        let back = usize::from(self.last(0) == b' ');
        (self.last(back), back)
    }

    fn push(&mut self, byte: u8) {
        let byte = if is_space(byte) {
            b' '
        } else {
            byte.to_ascii_lowercase()
        };
        if byte != b' ' || self.last(0) != b' ' {
            self.0.rotate_left(1);
            if let Some(last) = self.0.last_mut() {
                *last = byte;
            }
        }
    }
}

impl Stand {
    /// At the beginning of a text.
    pub fn new() -> Self {
        Self {
            tail: Tail([b' '; TAIL]),
            escaped: false,
            margin: true,
            labels: 0,
            depth: 0,
            label: None,
            awaits: Awaits::Nothing,
            tags: Tags::default(),
        }
    }

    /// How many bytes mean nothing here, of those that no URL begins with.
    pub fn plain(&self, bytes: &[u8]) -> usize {
        if self.escaped
            || self.margin
            || self.label.is_some()
            || self.awaits != Awaits::Nothing
            || self.tags.follow()
            || self.tail.last(0) == b'<'
        {
            return 0;
        }
        let telling = |b: &u8| {
            matches!(
                b,
                b'h' | b'H' | b'/' | b'\\' | b'&' | b'<' | b'[' | b']' | b'\n'
            )
        };
        bytes.iter().position(telling).unwrap_or(bytes.len())
    }

    /// Passes bytes that mean nothing.
    pub fn skip(&mut self, bytes: &[u8]) {
        let kept = bytes.len().saturating_sub(TAIL);
        for byte in bytes.get(kept..).unwrap_or_default() {
            self.tail.push(*byte);
        }
    }

    /// Takes the next byte.
    pub fn feed(&mut self, byte: u8) {
        let margin = self.margin && (is_space(byte) || byte == b'>');
        if byte == b'\n' && self.margin {
            // What stands on one line reaches over no empty one.
            (self.labels, self.depth) = (0, 0);
            self.tags.part();
        }
        self.tags.feed(byte, &self.tail, self.margin);
        let first = byte == b'<' && self.tail.last(0) != b'<';
        self.awaits = match (byte, self.label.take(), self.awaits) {
            (b'(', Some(image), _) => Awaits::Destination { image },
            (b':', Some(_), _) => Awaits::Reference,
            (_, _, before) if is_space(byte) || first || margin => before,
            _ => Awaits::Nothing,
        };
        if !self.escaped {
            match byte {
                b'[' => self.open(self.tail.last(0) == b'!'),
                b']' => self.label = Some(self.close()),
                _ => {}
            }
        }
        self.escaped = byte == b'\\' && !self.escaped;
        self.margin = byte == b'\n' || margin;
        self.tail.push(byte);
    }

    fn open(&mut self, image: bool) {
        self.labels = self.labels << 1 | u64::from(image);
        self.depth = self.depth.saturating_add(1);
    }

    /// Whether the label that closes may be an image's: what cannot be told is taken for one, and so is what stands
    /// within one, since a bracket may be none.
    fn close(&mut self) -> bool {
        let known = match self.depth {
            0 => return true,
            depth @ 1..64 => self.labels & ((1 << depth) - 1),
            64 => self.labels,
            _ => 1,
        };
        self.labels >>= 1;
        self.depth -= 1;
        known != 0
    }

    /// Whether the text says where its relative URLs lead.
    pub fn based(&self) -> bool {
        self.tags.based()
    }

    /// How what comes next stands.
    pub fn around(&self) -> Around {
        let (before, _) = self.tail.tight();
        let value = self.tags.value();
        let angle = before == b'<';
        let quoted = matches!(before, b'"' | b'\'').then_some(Until::Quote(before));
        let markdown = |fetched, bare| Around {
            fetched,
            until: if angle { Until::Angle } else { bare },
            spelling: Spelling::Markdown,
            awaited: true,
        };
        let other = |fetched, until, spelling| Around {
            fetched,
            until,
            spelling,
            awaited: false,
        };
        match (self.awaits, value) {
            (Awaits::Destination { image }, value) => {
                let fetched = image || value.is_some_and(|value| value.fetched);
                markdown(fetched, Until::Parenthesis)
            }
            // A definition, which an image may name.
            (Awaits::Reference, _) => markdown(true, Until::White),
            (Awaits::Nothing, Some(value)) => self.within(value, before),
            (Awaits::Nothing, None) if self.tags.styled() || self.called() => {
                let until = quoted.unwrap_or(Until::Parenthesis);
                other(true, until, Spelling::Style)
            }
            (Awaits::Nothing, None) => match self.tags.open() {
                Some(fetched) => other(fetched, quoted.unwrap_or(Until::Tag), Spelling::Plain),
                None if angle => other(false, Until::Angle, Spelling::Plain),
                None => other(false, Until::Any, Spelling::Plain),
            },
        }
    }

    /// How what comes next stands in an attribute's value.
    fn within(&self, value: Value, before: u8) -> Around {
        let until = match before {
            b'"' | b'\'' if before != value.quote => Until::Quote(before),
            b'(' => Until::Call(value.quote),
            _ if value.quote != 0 => Until::Quote(value.quote),
            _ => Until::Tag,
        };
        let style = value.style || self.tags.styled();
        Around {
            fetched: value.fetched || self.called(),
            until,
            spelling: if style {
                Spelling::Style
            } else {
                Spelling::Attribute
            },
            awaited: value.fresh,
        }
    }

    /// Whether the end begins a URL of a style sheet.
    fn called(&self) -> bool {
        let (before, mut back) = self.tail.tight();
        if matches!(before, b'"' | b'\'') {
            back += 1;
            back += usize::from(self.tail.last(back) == b' ');
        }
        let end = self.tail.end(back + 4);
        end.starts_with(b"url(")
    }
}

impl Until {
    /// How long the URL is, where it ends.
    pub fn end(self, rest: &[u8]) -> Option<usize> {
        let mut depth = 0_u32;
        let mut escaped = false;
        rest.iter().position(|byte| {
            let meant = escaped && byte.is_ascii_punctuation();
            escaped = *byte == b'\\' && !escaped;
            match (self, byte) {
                (Self::Quote(quote), byte) => *byte == quote,
                (Self::Angle, byte) => *byte == b'\n' || (*byte == b'>' && !meant),
                (_, byte) if is_space(*byte) => true,
                (Self::White, _) => false,
                (Self::Tag, byte) => *byte == b'>',
                (Self::Call(quote), byte) => *byte == b')' || *byte == quote,
                (Self::Parenthesis, _) if meant => false,
                (Self::Parenthesis, b'(') => {
                    depth += 1;
                    false
                }
                (Self::Parenthesis, b')') if depth > 0 => {
                    depth -= 1;
                    false
                }
                (Self::Parenthesis, b')') => true,
                (Self::Any, b'<' | b'>' | b'"' | b'`' | b')' | b']' | b'|' | b'}') => true,
                _ => false,
            }
        })
    }
}

/// White space of HTML, which is that of ASCII.
fn is_space(byte: u8) -> bool {
    byte.is_ascii_whitespace()
}
