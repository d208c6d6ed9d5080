//! URLs in an answer's markup, and whether they carry data: a page that shows the answer fetches images by itself.
//!
//! A URL waits until it has ended; no other text waits here.

use std::sync::Arc;

use super::carries::carries;
use super::text::View;
use super::{Treatment, Watch};
use crate::detect::{Class, Confidence};

/// The group of what is found here.
pub const MARKUP: &str = "markup";
/// An image, or anything else that is fetched without a click, whose URL carries data.
pub const IMAGE: &str = "markup.image";
/// A link whose URL carries data.
pub const LINK: &str = "markup.link";

/// The longest URL that is waited for; a longer one carries data.
const LONGEST: usize = 2048;
/// How far before a URL its markup begins.
const CONTEXT: usize = 512;

/// Elements whose URLs are fetched as soon as they are shown.
const FETCHED: [&str; 22] = [
    "img", "image", "source", "video", "audio", "iframe", "frame", "embed", "object", "link",
    "script", "input", "track", "body", "table", "td", "base", "meta", "use", "feimage", "svg",
    "portal",
];

/// Where the URLs of one text stand.
#[derive(Debug)]
pub(super) struct Markup {
    image: Option<Treatment>,
    link: Option<Treatment>,
    /// What begins before this is decided.
    done: usize,
}

/// How a URL stands in its text.
struct Around {
    fetched: bool,
    until: Until,
}

/// What ends a URL, besides white space where no quote holds it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Until {
    Parenthesis,
    Angle,
    Quote(u8),
    Tag,
    Any,
}

/// What stands at a place.
enum Here {
    /// A URL's beginning, and so many bytes that say how it is fetched.
    Url(usize),
    /// The end of the text, which may be a URL's beginning.
    Begun,
    Nothing,
}

impl Markup {
    /// At the beginning of a text; `None` where no rule asks.
    pub fn new(watch: &Watch) -> Option<Self> {
        let (image, link) = (watch.markup(IMAGE), watch.markup(LINK));
        (image.is_some() || link.is_some()).then_some(Self {
            image,
            link,
            done: 0,
        })
    }

    /// Looks through what is there; gives what is decided.
    pub fn advance(&mut self, view: &mut View<'_>) -> usize {
        let end = view.end();
        while self.done < end {
            let (from, text) = view.slice(self.done.saturating_sub(1)..end);
            let bytes = text.as_bytes();
            let mut at = self.done - from;
            let here = loop {
                let rest = bytes.get(at..).unwrap_or_default();
                let Some(next) = rest
                    .iter()
                    .position(|b| matches!(b, b'h' | b'H' | b'/' | b'\\' | b'&'))
                else {
                    self.done = end;
                    return end;
                };
                at += next;
                match here(bytes, at, view.last) {
                    Here::Nothing => at += 1,
                    found => break found,
                }
            };
            let start = from + at;
            let Here::Url(scheme) = here else {
                self.done = start;
                return start;
            };
            let Some(length) = self.url(view, start, scheme) else {
                self.done = start;
                // Where only records are made nothing has to wait.
                let waits = [self.image, self.link]
                    .into_iter()
                    .flatten()
                    .any(Treatment::changes);
                return if waits { start } else { end };
            };
            self.done = start + length.max(1);
        }
        self.done
    }

    /// Judges the URL at a place; gives its length, or `None` where it has not ended.
    fn url(&self, view: &mut View<'_>, start: usize, scheme: usize) -> Option<usize> {
        let (_, before) = view.slice(start.saturating_sub(CONTEXT)..start);
        let around = around(before.as_bytes());
        let (_, rest) = view.slice(start..start + LONGEST);
        let ended = around.until.end(rest.as_bytes());
        // Where markup stands in a URL it is the inner one that a page may follow, and it is judged by itself.
        let inner = memchr::memmem::find(rest.as_bytes(), b"](");
        let ended = match (ended, inner) {
            (Some(ended), Some(inner)) => Some(ended.min(inner)),
            (ended, inner) => ended.or(inner),
        };
        let open = view.end() - start < LONGEST && !view.last;
        let length = match ended {
            Some(length) => length,
            None if open => return None,
            None => rest.len(),
        };
        let (class, action) = if around.fetched {
            (IMAGE, self.image)
        } else {
            (LINK, self.link)
        };
        let url = rest.get(..length).unwrap_or_default();
        if action.is_some() && (length >= LONGEST - 4 || carries(url, view.watch)) {
            let detector: Arc<str> = class.into();
            let class = Class::new(class);
            let found = view.watch.found(&class, &detector, Confidence::Medium, url);
            let head = url.get(..scheme).unwrap_or_default();
            let with = match head.strip_suffix(':') {
                Some(scheme) if scheme.len() == 5 => "hxxps:".to_owned(),
                Some(_) => "hxxp:".to_owned(),
                None => format!("hxxps:{head}"),
            };
            if let Some(found) = found {
                view.mark(found, start..start + scheme, with);
            }
        }
        Some(length)
    }
}

/// What stands at a place that may be a URL's beginning.
fn here(bytes: &[u8], at: usize, last: bool) -> Here {
    let before = at.checked_sub(1).and_then(|at| bytes.get(at)).copied();
    let rest = bytes.get(at..).unwrap_or_default();
    if before.is_some_and(|b| b.is_ascii_alphanumeric()) {
        return Here::Nothing;
    }
    let opened = before.is_none_or(|b| b.is_ascii_whitespace() || b"(<\"'=[,`>".contains(&b));
    match rest {
        [b'h' | b'H', ..] => {
            for scheme in ["http:", "https:"] {
                let length = scheme.len().min(rest.len());
                let head = rest.get(..length).unwrap_or_default();
                if head.eq_ignore_ascii_case(scheme.as_bytes().get(..length).unwrap_or_default()) {
                    if length == scheme.len() {
                        return Here::Url(length);
                    }
                    if !last {
                        return Here::Begun;
                    }
                }
            }
            Here::Nothing
        }
        // What a page takes for the same host's scheme, `//host`, and an entity that hides one.
        [b'/' | b'\\', b'/' | b'\\', ..] if opened => Here::Url(2),
        [b'&', b'#', ..] if opened => Here::Url(1),
        [b'/' | b'\\' | b'&'] if opened && !last => Here::Begun,
        _ => Here::Nothing,
    }
}

/// How what follows `before` stands in its markup.
fn around(before: &[u8]) -> Around {
    let tight = before.trim_ascii_end();
    if let Some(open) = tag(before) {
        let quote = tight.last().copied().filter(|b| matches!(b, b'"' | b'\''));
        let fetched = FETCHED
            .iter()
            .any(|name| open.eq_ignore_ascii_case(name.as_bytes()))
            || is_style(tight);
        return Around {
            fetched,
            until: quote.map_or(Until::Tag, Until::Quote),
        };
    }
    if is_style(tight) {
        return Around {
            fetched: true,
            until: Until::Parenthesis,
        };
    }
    let (angle, inner) = match tight.strip_suffix(b"<") {
        Some(inner) => (true, inner.trim_ascii_end()),
        None => (false, tight),
    };
    let until = if angle {
        Until::Angle
    } else {
        Until::Parenthesis
    };
    if let Some(label) = inner.strip_suffix(b"](") {
        return Around {
            fetched: is_image(label),
            until,
        };
    }
    if inner.ends_with(b"]:") {
        // A definition, which an image may name.
        return Around {
            fetched: true,
            until: if angle { Until::Angle } else { Until::Tag },
        };
    }
    Around {
        fetched: false,
        until: if angle { Until::Angle } else { Until::Any },
    }
}

/// The name of the HTML tag that is open at the end, if one is.
fn tag(before: &[u8]) -> Option<&[u8]> {
    let open = memchr::memrchr(b'<', before)?;
    let inside = before.get(open + 1..)?;
    let name = inside
        .iter()
        .take_while(|b| b.is_ascii_alphanumeric())
        .count();
    let begins = inside.first().is_some_and(u8::is_ascii_alphabetic)
        && inside
            .get(name)
            .is_some_and(|b| b.is_ascii_whitespace() || *b == b'/');
    (begins && memchr::memchr(b'>', inside).is_none()).then(|| inside.get(..name))?
}

/// Whether the end begins a URL of a style sheet.
fn is_style(tight: &[u8]) -> bool {
    let bare = tight
        .strip_suffix(b"\"")
        .or(tight.strip_suffix(b"'"))
        .unwrap_or(tight);
    bare.len() >= 4
        && bare
            .get(bare.len() - 4..)
            .is_some_and(|end| end.eq_ignore_ascii_case(b"url("))
}

/// Whether the brackets that end here are an image's: what cannot be told is taken for one.
fn is_image(label: &[u8]) -> bool {
    let mut depth = 1_u32;
    for (at, byte) in label.iter().enumerate().rev() {
        match byte {
            b']' => depth += 1,
            b'[' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at.checked_sub(1).and_then(|at| label.get(at)) == Some(&b'!');
        }
    }
    true
}

impl Until {
    /// How long the URL is, where it ends.
    fn end(self, rest: &[u8]) -> Option<usize> {
        let mut depth = 0_u32;
        rest.iter().position(|byte| match (self, byte) {
            (Self::Quote(quote), byte) => *byte == quote,
            (Self::Angle, byte) => matches!(byte, b'>' | b'\n'),
            (_, byte) if byte.is_ascii_whitespace() => true,
            (Self::Tag, byte) => *byte == b'>',
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
        })
    }
}
