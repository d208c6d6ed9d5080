//! Attributes of HTML that hold URLs, and the strings and calls of a style sheet: all of such a value counts.
//!
//! Where tags begin and end is not followed. Browsers and renderers of markdown differ on it, so what is written
//! could be so that a follower errs: an attribute's name and `=` are enough, once the text holds a tag at all.

use super::Tail;

/// Attributes that hold URLs, or markup or styles with URLs in them, in any element.
const ANY: [&[u8]; 18] = [
    b"src",
    b"href",
    b"srcset",
    b"imagesrcset",
    b"poster",
    b"background",
    b"formaction",
    b"ping",
    b"cite",
    b"longdesc",
    b"lowsrc",
    b"dynsrc",
    b"manifest",
    b"codebase",
    b"archive",
    b"classid",
    b"srcdoc",
    b"style",
];

/// Those of some elements, which other texts use, too.
const SOME: [(&[u8], u8); 8] = [
    (b"content", META),
    (b"data", OBJECT),
    (b"value", OBJECT),
    (b"action", FORM),
    (b"to", ANIMATED),
    (b"from", ANIMATED),
    (b"by", ANIMATED),
    (b"values", ANIMATED),
];

/// Elements that give a meaning to what comes after them.
const ELEMENTS: [(&[u8], u8); 9] = [
    (b"meta", META),
    (b"object", OBJECT),
    (b"param", OBJECT),
    (b"form", FORM),
    (b"set", ANIMATED),
    (b"animate", ANIMATED),
    (b"animatemotion", ANIMATED),
    (b"base", BASE),
    (b"style", STYLE),
];

const TAG: u8 = 1;
const META: u8 = 2;
const OBJECT: u8 = 4;
const FORM: u8 = 8;
const ANIMATED: u8 = 16;
const BASE: u8 = 32;
const STYLE: u8 = 64;

const DOUBLE: u8 = 1;
const SINGLE: u8 = 2;

/// How far an attribute was read.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Stage {
    #[default]
    Nothing,
    Name,
    Equals,
}

/// The follower.
#[derive(Clone, Default)]
pub(super) struct Attributes {
    /// The kinds of elements that the text has begun.
    seen: u8,
    /// Letters and digits at the end of what was seen.
    word: u8,
    stage: Stage,
    /// The quotes that hold values which have not ended: readers differ on which began first.
    open: u8,
    /// A value without quotes.
    bare: bool,
    /// The quote of a style sheet's string.
    string: Option<u8>,
    /// Within the parenthesis of a style sheet's call.
    call: bool,
}

impl Attributes {
    /// Whether the next byte belongs to a URL.
    pub(super) fn inside(&self) -> bool {
        self.open != 0
            || self.bare
            || self.stage == Stage::Equals
            || self.call
            || self.string.is_some()
    }

    /// Whether the text says where its relative URLs lead.
    pub(super) fn based(&self) -> bool {
        self.seen & BASE != 0
    }

    /// Takes the next byte, in lower case and not yet in the tail. `margin`: since the line began there were only
    /// blanks and the signs of a quotation.
    pub(super) fn feed(&mut self, byte: u8, tail: &Tail, margin: bool) {
        if byte.is_ascii_alphanumeric() {
            if self.word == 0 && tail.last(0) == b'<' {
                self.seen |= TAG;
            }
            self.word = self.word.saturating_add(1);
            self.bare |= self.stage == Stage::Equals && self.open == 0;
            self.stage = Stage::Nothing;
            return;
        }
        let length = usize::from(std::mem::take(&mut self.word));
        if self.seen == 0 {
            if matches!(byte, b'?' | b'!') && tail.last(0) == b'<' {
                self.seen = TAG;
            }
            return;
        }
        let named = (1..=13).contains(&length) && self.named(tail, length);
        self.value(byte, named, margin);
        if self.seen & STYLE != 0 {
            self.style(byte, tail);
        }
    }

    /// Follows values of attributes.
    fn value(&mut self, byte: u8, named: bool, margin: bool) {
        let space = matches!(byte, b' ' | b'\n');
        if self.bare && (space || byte == b'>') {
            self.bare = false;
        }
        let quote = match byte {
            b'"' => DOUBLE,
            b'\'' => SINGLE,
            _ => 0,
        };
        let equals = self.stage == Stage::Equals;
        if equals {
            self.open |= quote;
        } else {
            self.open &= !quote;
        }
        self.stage = match byte {
            b'=' if named || self.stage == Stage::Name => Stage::Equals,
            _ if space && (named || self.stage == Stage::Name) => Stage::Name,
            _ if equals && (space || byte == b'\\' || (byte == b'>' && margin)) => Stage::Equals,
            _ => Stage::Nothing,
        };
        self.bare |=
            equals && self.stage == Stage::Nothing && quote == 0 && byte != b'>' && self.open == 0;
    }

    /// Follows strings and calls of a style sheet, whose escapes spell what they like.
    fn style(&mut self, byte: u8, tail: &Tail) {
        let escaped = tail.last(0) == b'\\';
        match self.string {
            Some(quote) if !escaped && (byte == quote || byte == b'\n') => self.string = None,
            Some(_) => {}
            None if matches!(byte, b'"' | b'\'') => self.string = Some(byte),
            None if byte == b'(' => self.call = !matches!(tail.last(0), b' ' | b'('),
            None if byte == b')' && !escaped => self.call = false,
            None => {}
        }
    }

    /// Notes an element whose name ends here; says whether the word is the name of an attribute that holds a URL.
    fn named(&mut self, tail: &Tail, length: usize) -> bool {
        let word = tail.end(length);
        let kind = ELEMENTS.iter().find(|(name, _)| *name == word);
        if let Some((_, kind)) = kind {
            match (tail.last(length), tail.last(length + 1)) {
                (b'<', _) => self.seen |= kind,
                (b'/', b'<') if *kind == STYLE => {
                    self.seen &= !STYLE;
                    self.call = false;
                    self.string = None;
                }
                _ => {}
            }
        }
        ANY.contains(&word)
            || SOME
                .iter()
                .any(|(name, kind)| *name == word && self.seen & kind != 0)
    }
}
