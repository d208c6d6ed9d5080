//! Tags of HTML and their attributes.

use super::{Tail, Value, is_space};

/// Elements of which any attribute may be fetched as soon as they are shown.
const FETCHED: [&[u8]; 29] = [
    b"img", b"image", b"source", b"video", b"audio", b"iframe", b"frame", b"embed", b"object",
    b"param", b"link", b"script", b"input", b"track", b"body", b"table", b"thead", b"tbody",
    b"tfoot", b"tr", b"th", b"td", b"base", b"meta", b"use", b"feimage", b"svg", b"portal",
    b"applet",
];

/// Attributes that are fetched in any element.
const ALWAYS: [&[u8]; 17] = [
    b"src",
    b"srcset",
    b"imagesrcset",
    b"poster",
    b"background",
    b"lowsrc",
    b"dynsrc",
    b"data",
    b"to",
    b"from",
    b"by",
    b"values",
    b"content",
    b"srcdoc",
    b"manifest",
    b"archive",
    b"codebase",
];

const TAG: u8 = 1;
const BASE: u8 = 2;
const STYLE: u8 = 4;

/// How far an attribute was read, and what its value will be.
#[derive(Clone, Copy, Debug, Default)]
enum Stage {
    #[default]
    Nothing,
    Name(Value),
    Equals(Value),
}

/// The follower.
#[derive(Clone, Debug, Default)]
pub(super) struct Tags {
    seen: u8,
    /// Letters and digits at the end of what was seen.
    word: u8,
    /// The tag that began last, where no `>` came since: whether it is fetched.
    open: Option<bool>,
    /// Whether the tag that began last is a link's.
    anchor: bool,
    /// The same of the tag that is open where quotes hide `<` and `>`, and the quote that is open in it.
    outer: Option<bool>,
    quote: u8,
    stage: Stage,
    value: Option<Value>,
    /// The value that this one stands in.
    under: Option<Value>,
}

impl Tags {
    /// Whether every byte counts.
    pub fn follow(&self) -> bool {
        self.seen != 0 || self.word != 0
    }

    pub fn based(&self) -> bool {
        self.seen & BASE != 0
    }

    /// Whether the text is a style sheet's.
    pub fn styled(&self) -> bool {
        self.seen & STYLE != 0
    }

    /// The value that the next byte belongs to.
    pub fn value(&self) -> Option<Value> {
        match self.stage {
            Stage::Equals(value) => Some(value),
            _ => self.value,
        }
    }

    /// Whether a tag is open, and fetched.
    pub fn open(&self) -> Option<bool> {
        self.open
    }

    /// An empty line: no tag reaches over it but in HTML alone, whose values are followed.
    pub fn part(&mut self) {
        self.open = None;
    }

    /// Takes the next byte, not yet in the tail.
    pub fn feed(&mut self, byte: u8, tail: &Tail, margin: bool) {
        if byte.is_ascii_alphanumeric() {
            let begins = self.word == 0 && tail.last(0) == b'<';
            if begins {
                self.seen |= TAG;
            }
            if begins || self.word != 0 || self.seen != 0 {
                self.word = self.word.saturating_add(1);
            }
            if let Stage::Equals(value) = self.stage {
                self.begin(value);
            }
            self.stage = Stage::Nothing;
            self.stale(byte);
            return;
        }
        let length = usize::from(std::mem::take(&mut self.word));
        if self.seen == 0 {
            return;
        }
        if (1..=12).contains(&length) {
            self.element(tail, length);
        }
        let named = self.attribute(tail, length);
        self.outer(byte, tail);
        self.values(byte, named, margin);
        self.stale(byte);
    }

    /// Follows the tag whose quotes hide what they hold.
    fn outer(&mut self, byte: u8, tail: &Tail) {
        match byte {
            b'>' => {
                self.open = None;
                if self.quote == 0 {
                    self.outer = None;
                }
            }
            b'"' | b'\'' if self.outer.is_some() => {
                if self.quote == byte {
                    self.quote = 0;
                } else if self.quote == 0 && tail.tight().0 == b'=' {
                    self.quote = byte;
                }
            }
            _ => {}
        }
    }

    /// Follows values of attributes.
    fn values(&mut self, byte: u8, named: Option<Value>, margin: bool) {
        let quote = matches!(byte, b'"' | b'\'');
        match self.stage {
            Stage::Equals(value) if quote => {
                self.begin(Value {
                    quote: byte,
                    ..value
                });
                self.stage = Stage::Nothing;
                return;
            }
            Stage::Equals(_) if is_space(byte) || byte == b'\\' || (byte == b'>' && margin) => {
                return;
            }
            Stage::Equals(value) if byte != b'>' => self.begin(value),
            _ => {}
        }
        self.stage = match (byte, named, self.stage) {
            (b'=', Some(value), _) | (b'=', None, Stage::Name(value)) => Stage::Equals(value),
            (_, Some(value), _) | (_, None, Stage::Name(value)) if is_space(byte) => {
                Stage::Name(value)
            }
            _ => Stage::Nothing,
        };
        if self.under.is_some_and(|under| ends(under, byte)) {
            self.under = None;
        }
        if self.value.is_some_and(|value| ends(value, byte)) {
            self.value = self.under.take();
        }
    }

    fn begin(&mut self, value: Value) {
        self.under = self.value.filter(|known| known.quote != value.quote);
        let within = self.value.is_some_and(|known| known.fetched);
        self.value = Some(Value {
            fetched: value.fetched || within,
            fresh: true,
            ..value
        });
    }

    /// A value of which something was seen.
    fn stale(&mut self, byte: u8) {
        let blank = is_space(byte) || byte.is_ascii_control() || matches!(byte, b'"' | b'\'');
        if let Some(value) = self.value.as_mut().filter(|_| !blank) {
            value.fresh = false;
        }
    }

    /// Notes an element whose name ends here.
    fn element(&mut self, tail: &Tail, length: usize) {
        let word = tail.end(length);
        match (tail.last(length), tail.last(length + 1)) {
            (b'<', _) => {}
            (b'/', b'<') if word == b"style" => {
                self.seen &= !STYLE;
                return;
            }
            _ => return,
        }
        match word {
            b"base" => self.seen |= BASE,
            b"style" => self.seen |= STYLE,
            _ => {}
        }
        self.anchor = matches!(word, b"a" | b"area");
        self.open = Some(FETCHED.contains(&word));
        self.outer.get_or_insert(self.anchor);
        if self.outer.is_some() && self.quote == 0 {
            self.outer = Some(self.anchor && self.outer == Some(true));
        }
    }

    /// What the value of the attribute whose name ends here would be.
    fn attribute(&self, tail: &Tail, length: usize) -> Option<Value> {
        if length == 0 || length >= tail.0.len() || tail.last(length) == b'<' {
            return None;
        }
        let word = tail.end(length);
        let style = word == b"style";
        let known = style || word == b"href" || ALWAYS.contains(&word);
        let link = self.anchor && self.outer.is_none_or(|anchor| anchor);
        let fetched = style
            || ALWAYS.contains(&word)
            || (word == b"href" && !link)
            || self.open == Some(true);
        let inside = self.open.is_some() || self.outer.is_some();
        (known || (inside && self.value.is_none())).then_some(Value {
            fetched,
            style,
            quote: 0,
            fresh: true,
        })
    }
}

fn ends(value: Value, byte: u8) -> bool {
    if value.quote == 0 {
        is_space(byte) || byte == b'>'
    } else {
        byte == value.quote
    }
}
