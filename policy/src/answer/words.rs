//! Findings that change the answer: looked for word by word, and seen before their first byte goes on.
//!
//! A word that is like many others goes on once the next one of that kind is there. What looks like a part of a value,
//! by its signs, digits or capitals, as a word of seed phrases or as one that is said for a sign, waits with all of its
//! kind right before it.

use super::text::View;
use crate::detect;

/// How far before what is decided the text is read again.
const CONTEXT: usize = 384;
/// The most that waits while its words look like parts of one value.
const MOST: usize = 512;
/// The most of a private key that waits for its end.
const KEY: usize = 16 << 10;
/// A word is looked at in parts of this length.
const WORD: usize = 4096;

/// Where the words of one text stand.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// What begins before this is decided.
    done: usize,
    /// Where the word at hand begins, and how far its end was looked for.
    word: usize,
    looked: usize,
    key: Key,
    /// The quote that a value with spaces waits for.
    quote: Option<u8>,
    /// The last word ended as a name before its value does.
    assigns: bool,
    /// The last word was said for a sign or a digit: the next may go on with the value.
    said: bool,
    /// How many words more of a line may say what one of it is (`Is X a good password`).
    told: usize,
}

/// How many words after one that looks like a password are waited for on its line.
const TOLD: usize = 10;

/// Where a private key stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Key {
    #[default]
    None,
    Begun,
    Ending,
}

impl Words {
    /// Looks through what is there; gives what is decided.
    pub fn advance(&mut self, view: &mut View<'_>) -> usize {
        let end = view.end();
        loop {
            let (from, text) = view.slice(self.looked..end);
            let room = WORD.saturating_sub(self.looked - self.word);
            let stop = text
                .char_indices()
                .take_while(|(at, _)| *at < room)
                .find(|(_, c)| parts(*c))
                .map(|(at, c)| from + at + c.len_utf8());
            let whole = match stop {
                Some(after) => after,
                None if text.len() >= room && room > 0 => from + text.floor_char_boundary(room),
                None => {
                    self.looked = end;
                    break;
                }
            };
            let (begin, word) = view.slice(self.word..whole);
            let waits = self.waits(word);
            if !waits || whole - self.done > self.most() {
                self.decide(view, begin, whole);
            }
            (self.word, self.looked) = (whole, whole);
        }
        if view.last {
            self.decide(view, end, end);
            self.done = end;
        }
        self.done
    }

    fn most(&self) -> usize {
        if self.key == Key::None { MOST } else { KEY }
    }

    /// Whether what ends with this word may still be a part of a value.
    fn waits(&mut self, word: &str) -> bool {
        let in_key = self.follow_key(word);
        let in_quote = self.follow_quote(word);
        let core = word.trim_matches(|c: char| {
            parts(c)
                || matches!(
                    c,
                    '.' | ',' | ';' | ':' | '!' | '?' | '(' | ')' | '"' | '\''
                )
        });
        let says = detect::is_said(core);
        let goes_on = says || std::mem::replace(&mut self.said, says);
        let told = self.follow_told(word, core);
        in_key || in_quote || goes_on || told || detect::is_seed_word(core) || is_striking(core)
    }

    /// Whether a word on this line looks like a password, and those after it may yet say that it is one.
    fn follow_told(&mut self, word: &str, core: &str) -> bool {
        if core.len() > 5 && detect::looks_chosen(core) {
            self.told = TOLD;
        }
        let told = self.told > 0;
        self.told = match word.contains('\n') {
            true => 0,
            false => self.told.saturating_sub(1),
        };
        told
    }

    fn follow_key(&mut self, word: &str) -> bool {
        let before = self.key;
        if word.contains("-----END") {
            self.key = Key::Ending;
        } else if self.key == Key::Ending && word.contains("-----") {
            self.key = Key::None;
        } else if word.contains("-----BEGIN") {
            self.key = Key::Begun;
        }
        before != Key::None || self.key != Key::None
    }

    fn follow_quote(&mut self, word: &str) -> bool {
        let bytes = word.as_bytes();
        let assigned = if self.assigns {
            bytes.first()
        } else {
            let mut pairs = bytes.windows(2);
            pairs
                .find(|pair| matches!(pair, [b'=' | b':', _]))
                .and_then(|pair| pair.last())
        };
        let opened = assigned.filter(|byte| matches!(byte, b'"' | b'\'' | b'`'));
        let count = |quote: u8| memchr::memchr_iter(quote, bytes).count();
        let was = self.quote;
        match (self.quote, opened) {
            (Some(quote), _) if count(quote) > 0 || word.contains('\n') => self.quote = None,
            (None, Some(quote)) if count(*quote) % 2 == 1 && !word.contains('\n') => {
                self.quote = Some(*quote);
            }
            _ => {}
        }
        self.assigns = word.trim_end_matches(parts).ends_with(['=', ':']);
        was.is_some() || self.quote.is_some()
    }

    /// Decides what begins before the word at `word`, with what stands up to `until` in view; what reaches over it
    /// waits.
    fn decide(&mut self, view: &mut View<'_>, word: usize, until: usize) {
        let (from, text) = view.slice(self.done.saturating_sub(CONTEXT)..until);
        let text = text.to_owned();
        let most = self.most();
        let mut to = word.max(self.done);
        for finding in view.watch.scan(&text).unwrap_or_default() {
            let range = from + finding.range.start..from + finding.range.end;
            if range.end <= self.done || range.start >= to {
                continue;
            }
            if range.end > to && !view.last && until - range.start.max(self.done) <= most {
                to = range.start.max(self.done);
                break;
            }
            to = to.max(range.end);
            let range = range.start.max(self.done)..range.end;
            view.note(&finding.class, &finding.detector, finding.confidence, range);
        }
        self.done = to;
    }
}

/// Whether a character stands between words.
fn parts(c: char) -> bool {
    c.is_ascii_whitespace() || matches!(c, '。' | '！' | '？' | '，' | '、' | '；')
}

/// Whether a word, without the signs around it, is unlike most: it has capitals, digits or signs, or is long.
fn is_striking(core: &str) -> bool {
    let mut joined = false;
    core.len() > 24
        || core.chars().any(|c| {
            let joins = matches!(c, '-' | '\'' | '\u{2019}');
            let strikes = !(c.is_lowercase() || joins && !joined);
            joined = joins;
            strikes
        })
}
