//! URLs in an answer's markup, and whether they carry data: a page that shows the answer fetches images by itself.
//!
//! A URL waits until it has ended; no other text waits here.

use std::sync::Arc;

use super::carries::carries;
use super::text::View;
use super::{Treatment, Watch};
use crate::detect::{Class, Confidence};

mod spelling;
mod stand;

use spelling::{Head, Spelling};
use stand::{Around, Stand};

/// The group of what is found here.
pub const MARKUP: &str = "markup";
/// An image, or anything else that is fetched without a click, whose URL carries data.
pub const IMAGE: &str = "markup.image";
/// A link whose URL carries data.
pub const LINK: &str = "markup.link";

/// The longest URL that is waited for; a longer one carries data.
const LONGEST: usize = 2048;

/// Where the URLs of one text stand.
#[derive(Debug)]
pub(super) struct Markup {
    image: Option<Treatment>,
    link: Option<Treatment>,
    /// What begins before this is decided.
    done: usize,
    /// How the text stands there.
    stand: Stand,
    /// The URL in which the text ended, or the text that a client joins with this one.
    open: Option<Open>,
}

/// A URL that a text's end cut off.
#[derive(Clone, Debug)]
struct Open {
    url: String,
    around: Around,
}

/// How a text ended that a client may join with the next of its message.
#[derive(Clone, Debug)]
pub struct Joint {
    stand: Stand,
    open: Option<Open>,
}

impl Markup {
    /// At the beginning of a text; `None` where no rule asks.
    pub fn new(watch: &Watch) -> Option<Self> {
        let (image, link) = (watch.markup(IMAGE), watch.markup(LINK));
        (image.is_some() || link.is_some()).then_some(Self {
            image,
            link,
            done: 0,
            stand: Stand::new(),
            open: None,
        })
    }

    /// Goes on where another text ended.
    pub fn join(&mut self, joint: Joint) {
        (self.stand, self.open) = (joint.stand, joint.open);
    }

    /// How the text ended.
    pub fn joint(&self) -> Joint {
        Joint {
            stand: self.stand.clone(),
            open: self.open.clone(),
        }
    }

    /// Looks through what is there; gives what is decided.
    pub fn advance(&mut self, view: &mut View<'_>) -> usize {
        let end = view.end();
        if let Some(open) = self.open.take() {
            let Some(length) = self.go_on(view, &open) else {
                self.open = Some(open);
                return if self.waits() { 0 } else { end };
            };
            let (_, text) = view.slice(0..length);
            text.bytes().for_each(|byte| self.stand.feed(byte));
            self.done = length;
        }
        while self.done < end {
            let (from, text) = view.slice(self.done.saturating_sub(1)..end);
            let bytes = text.as_bytes();
            self.done = self.done.max(from);
            let mut at = self.done - from;
            let here = loop {
                let rest = bytes.get(at..).unwrap_or_default();
                let plain = self.stand.plain(rest);
                self.stand.skip(rest.get(..plain).unwrap_or_default());
                at += plain;
                let Some(byte) = bytes.get(at) else {
                    self.done = end;
                    return end;
                };
                match self.here(bytes, at, view.last) {
                    Head::Other => self.stand.feed(*byte),
                    found => break found,
                }
                at += 1;
            };
            self.done = from + at;
            let Head::Url(scheme) = here else {
                return self.done;
            };
            let Some(length) = self.url(view, self.done, scheme) else {
                return if self.waits() { self.done } else { end };
            };
            let (_, text) = view.slice(self.done..self.done + length.max(1));
            text.bytes().for_each(|byte| self.stand.feed(byte));
            self.done += text.len().max(1);
        }
        self.done
    }

    /// Whether a URL has to wait for its end: not where only records are made.
    fn waits(&self) -> bool {
        let asked = [self.image, self.link].into_iter().flatten();
        asked.into_iter().any(Treatment::changes)
    }

    /// Judges what goes on of a URL that another text began; gives its length, or `None` where it has not ended.
    fn go_on(&mut self, view: &mut View<'_>, open: &Open) -> Option<usize> {
        let (_, rest) = view.slice(0..LONGEST);
        let whole = format!("{}{rest}", open.url);
        let ended = open.around.until.end(whole.as_bytes());
        let ended = ended.map(|end| end.saturating_sub(open.url.len()));
        let waits = whole.len() < LONGEST && !view.last;
        let length = match ended {
            Some(length) => length,
            None if waits => return None,
            None => rest.len(),
        };
        if ended.is_none() && view.last {
            self.open = Some(Open {
                url: whole.clone(),
                around: open.around,
            });
        }
        let (class, action) = self.asked(open.around);
        let url = whole.get(..open.url.len() + length).unwrap_or_default();
        let carries = |url: &str| carries(&open.around.spelling.decoded(url), view.watch);
        // What the first text said alone was judged with it.
        if action.is_some() && length > 0 && carries(url) && !carries(&open.url) {
            let class = Class::new(class);
            let detector: Arc<str> = class.as_str().into();
            let words = format!("[masked: {}]", view.watch.words(&class));
            let found = view.watch.found(&class, &detector, Confidence::Medium, url);
            if let Some(found) = found {
                view.mark(found, 0..length, words);
            }
        }
        Some(length)
    }

    /// What a URL there is called, and what is done with it.
    fn asked(&self, around: Around) -> (&'static str, Option<Treatment>) {
        match around.fetched {
            true => (IMAGE, self.image),
            false => (LINK, self.link),
        }
    }

    /// Judges the URL at a place; gives its length, or `None` where it has not ended.
    fn url(&mut self, view: &mut View<'_>, start: usize, scheme: usize) -> Option<usize> {
        let around = self.stand.around();
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
        if ended.is_none() && view.last && rest.len() < LONGEST {
            self.open = Some(Open {
                url: rest.to_owned(),
                around,
            });
        }
        let (class, action) = self.asked(around);
        let url = rest.get(..length).unwrap_or_default();
        let carries = |url: &str| length >= LONGEST - 4 || carries(url, view.watch);
        if action.is_some() && carries(&around.spelling.decoded(url)) {
            let detector: Arc<str> = class.into();
            let class = Class::new(class);
            let found = view.watch.found(&class, &detector, Confidence::Medium, url);
            let head = url.get(..scheme).unwrap_or_default();
            let with = match head.strip_suffix(':') {
                Some(scheme) if scheme.eq_ignore_ascii_case("https") => "hxxps:".to_owned(),
                Some(scheme) if scheme.eq_ignore_ascii_case("http") => "hxxp:".to_owned(),
                _ => format!("hxxps:{head}"),
            };
            if let Some(found) = found {
                view.mark(found, start..start + scheme, with);
            }
        }
        Some(length)
    }

    /// What stands at a place that may be a URL's beginning.
    fn here(&self, bytes: &[u8], at: usize, last: bool) -> Head {
        let rest = bytes.get(at..).unwrap_or_default();
        let Some(first) = rest.first() else {
            return Head::Other;
        };
        let based = self.stand.based();
        if !based && !matches!(first, b'h' | b'H' | b'/' | b'\\' | b'&') {
            return Head::Other;
        }
        let before = at.checked_sub(1).and_then(|at| bytes.get(at)).copied();
        let Around {
            fetched,
            spelling,
            awaited,
            ..
        } = self.stand.around();
        let relative = based && awaited && fetched && begins(*first);
        if before.is_some_and(|b| b.is_ascii_alphanumeric()) && !awaited {
            return Head::Other;
        }
        let opened = awaited
            || before.is_none_or(|b| {
                b.is_ascii_whitespace() || b.is_ascii_control() || b"(<\"'=[,`>;".contains(&b)
            });
        let literal = matches!(first, b'h' | b'H');
        if !literal && !opened {
            return Head::Other;
        }
        let head = match (spelling, rest) {
            // An entity hides the beginning of a URL.
            (Spelling::Plain, [b'&', b'#', ..]) => Head::Url(1),
            (Spelling::Plain, [b'&']) => Head::Begun,
            _ => spelling.head(rest),
        };
        match head {
            Head::Other | Head::Begun if relative && (last || head == Head::Other) => {
                Head::Url(length(*first, rest))
            }
            Head::Begun if last => Head::Other,
            head => head,
        }
    }
}

/// Whether a relative URL may begin with this byte.
fn begins(first: u8) -> bool {
    !first.is_ascii_whitespace()
        && !first.is_ascii_control()
        && !matches!(first, b'"' | b'\'' | b'<' | b'>' | b'(' | b')' | b'#')
}

/// How many bytes the character takes that begins with this one.
fn length(first: u8, rest: &[u8]) -> usize {
    let long = match first {
        0xf0.. => 4,
        0xe0.. => 3,
        0xc0.. => 2,
        _ => 1,
    };
    long.min(rest.len())
}
