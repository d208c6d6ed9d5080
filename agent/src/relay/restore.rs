//! One stretch of text on its way back: placeholders become values, escaped for the place they stand in.

use weir_policy::redact::Restoration;
use zeroize::Zeroizing;

use super::altered::hex;
use super::layers::Layers;
use super::matcher::{Placeholders, Seen};
use super::told::Tally;
use super::url::Urls;

/// Stands for every byte outside ASCII: none of them means anything here.
const OTHER: u8 = 0xff;

/// What a string of an answer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// Text for a person.
    Text,
    /// The arguments of a tool call as they are: a string inside an arguments object, or a tool that takes free text.
    Tool,
    /// The arguments of a tool call as a JSON document in a string.
    ToolJson,
}

/// The state of one text, whole or in pieces: what comes out does not depend on where the pieces were cut.
pub(super) struct Run {
    mode: Mode,
    /// The end of what came so far, if a placeholder may have begun there: whole characters and escapes.
    held: Vec<u8>,
    /// A value was just given back: what follows begins a word.
    fresh: bool,
    stand: Stand,
    inner: Inner,
}

/// What is known of the text before a place.
#[derive(Clone)]
pub(super) struct Stand {
    urls: Urls,
    layers: Layers,
}

impl Stand {
    /// At the beginning of a text.
    fn new(mode: Mode) -> Self {
        Self {
            urls: Urls::new(mode != Mode::Text),
            layers: Layers::new(),
        }
    }

    /// Takes the next byte; `follow`: where it is asked how deep in JSON values stand.
    fn feed(&mut self, byte: u8, follow: bool) {
        self.urls.feed(byte);
        if follow {
            self.layers.feed(byte);
        }
    }
}

/// Where a JSON document in a string stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Inner {
    Outside,
    Inside,
    Escape,
    Unicode { left: u8, code: u32 },
}

impl Run {
    /// At the beginning of a text.
    pub(super) fn new(mode: Mode) -> Self {
        Self {
            mode,
            held: Vec::new(),
            fresh: true,
            stand: Stand::new(mode),
            inner: Inner::Outside,
        }
    }

    /// At the beginning of a text that a client joins to one that ended so.
    pub(super) fn joined(mode: Mode, stand: Option<Stand>) -> Self {
        let mut run = Self::new(mode);
        if let Some(stand) = stand.filter(|_| mode == Mode::Text) {
            run.stand = stand;
        }
        run
    }

    /// What is known of the text so far, for one that a client joins to it.
    pub(super) fn stand(&self) -> &Stand {
        &self.stand
    }

    /// Whether the end of the text is being waited for.
    pub(super) fn holds(&self) -> bool {
        !self.held.is_empty()
    }

    /// Takes the next piece, the raw inside of a JSON string; gives the piece to send in its stead, also the raw
    /// inside of a JSON string, or `None` where that is the same. With `last`, nothing is held back.
    pub(super) fn advance(
        &mut self,
        set: &Placeholders,
        raw: &[u8],
        last: bool,
        tally: &mut Tally,
    ) -> Option<Vec<u8>> {
        let joined;
        let mut out = None;
        let input = if self.held.is_empty() {
            raw
        } else {
            let mut whole = std::mem::take(&mut self.held);
            whole.extend_from_slice(raw);
            joined = whole;
            out = Some(Vec::with_capacity(joined.len()));
            &joined
        };
        let (mut at, mut copied) = (0, 0);
        while let Some(rest) = input.get(at..).filter(|rest| !rest.is_empty()) {
            let seen = if set.begins(rest[0]) {
                self.seen(set, rest, last)
            } else {
                Seen::Nothing
            };
            match seen {
                Seen::Nothing => {
                    self.fresh = false;
                    at += self.step(rest, set.follows());
                }
                Seen::Begun => {
                    self.held.extend_from_slice(rest);
                    out.get_or_insert_default()
                        .extend_from_slice(&input[copied..at]);
                    copied = input.len();
                    break;
                }
                Seen::Whole(one, length) if let Some(times) = self.may_restore(one) => {
                    let text = out.get_or_insert_default();
                    text.extend_from_slice(&input[copied..at]);
                    self.put(&one.value, times, set.follows(), text);
                    at += length;
                    copied = at;
                    self.fresh = true;
                    tally.restored += 1;
                }
                Seen::Whole(_, length) => {
                    let end = at + length;
                    while at < end {
                        at += self.step(&input[at..], set.follows());
                    }
                    self.fresh = false;
                    tally.withheld += 1;
                }
            }
        }
        if let Some(text) = &mut out {
            text.extend_from_slice(&input[copied..]);
        }
        out
    }

    /// What stands at the head of `rest`: a placeholder as it was made, anywhere, or altered at the beginning of a word.
    fn seen<'p>(&self, set: &'p Placeholders, rest: &[u8], last: bool) -> Seen<'p> {
        match set.at(rest, last) {
            Seen::Nothing if self.may_begin() => set.altered(self.mode, rest, last),
            seen => seen,
        }
    }

    /// Whether an altered placeholder may begin here.
    fn may_begin(&self) -> bool {
        (self.fresh || !self.stand.urls.in_word())
            && (self.mode != Mode::ToolJson || self.inner == Inner::Inside)
    }

    /// How many times the value must be escaped to be given back right here; `None` where it may not be.
    fn may_restore(&self, one: &Restoration) -> Option<usize> {
        let (here, times) = match self.mode {
            Mode::Text => (one.restore.text, 1),
            Mode::Tool => (one.restore.tool_arguments, 1),
            Mode::ToolJson => {
                let inside = self.inner == Inner::Inside;
                (one.restore.tool_arguments && inside, 2)
            }
        };
        if !here || !one.restore.url && self.stand.urls.inside() {
            return None;
        }
        match needs_escape(one.value.as_bytes()) {
            true => self.stand.layers.depth().map(|depth| times + depth),
            false => Some(times),
        }
    }

    /// Writes a value, escaped so many times, and follows what it is in the text.
    fn put(&mut self, value: &str, times: usize, follow: bool, out: &mut Vec<u8>) {
        let mut text = Zeroizing::new(value.as_bytes().to_vec());
        for _ in 1..times {
            let mut escaped = Zeroizing::new(Vec::with_capacity(text.len() + 8));
            escape(&text, &mut escaped);
            text = escaped;
        }
        escape(&text, out);
        // In a document's string an escaped value ends nothing.
        let plain = follow && self.stand.layers.depth() == Some(0);
        for byte in value.bytes() {
            self.stand.feed(ascii(byte), plain);
        }
    }

    /// Follows one character of the raw string; says how many bytes it took.
    fn step(&mut self, rest: &[u8], follow: bool) -> usize {
        let (byte, length) = match rest {
            [b'\\', b'u', a, b, c, d, ..] => (unicode(&[*a, *b, *c, *d]), 6),
            [b'\\', letter, ..] => (control(*letter), 2),
            [byte, ..] => (ascii(*byte), 1),
            [] => return 1,
        };
        self.see(byte, follow);
        length
    }

    /// Follows one decoded byte.
    fn see(&mut self, byte: u8, follow: bool) {
        if self.mode != Mode::ToolJson {
            self.stand.feed(byte, follow);
            return;
        }
        self.inner = match (self.inner, byte) {
            (Inner::Outside, b'"') => {
                self.stand = Stand::new(self.mode);
                Inner::Inside
            }
            (Inner::Outside, _) => Inner::Outside,
            (Inner::Inside, b'"') => Inner::Outside,
            (Inner::Inside, b'\\') => Inner::Escape,
            (Inner::Escape, b'u') => Inner::Unicode { left: 4, code: 0 },
            (Inner::Inside, _) => {
                self.stand.feed(byte, follow);
                Inner::Inside
            }
            (Inner::Escape, _) => {
                self.stand.feed(control(byte), follow);
                Inner::Inside
            }
            (Inner::Unicode { left, code }, _) => {
                let code = code << 4 | char::from(byte).to_digit(16).unwrap_or(0);
                if left > 1 {
                    Inner::Unicode {
                        left: left - 1,
                        code,
                    }
                } else {
                    let byte = u8::try_from(code).map_or(OTHER, ascii);
                    self.stand.feed(byte, follow);
                    Inner::Inside
                }
            }
        };
    }
}

/// Whether a text stands otherwise in a JSON string than by itself.
pub(super) fn needs_escape(text: &[u8]) -> bool {
    text.iter()
        .any(|byte| matches!(byte, b'"' | b'\\' | 0..0x20))
}

/// Writes a text as the inside of a JSON string (RFC 8259, section 7), escaping only what must be.
pub(super) fn escape(text: &[u8], out: &mut Vec<u8>) {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    for byte in text {
        match byte {
            b'"' | b'\\' => out.extend_from_slice(&[b'\\', *byte]),
            b'\n' => out.extend_from_slice(b"\\n"),
            b'\r' => out.extend_from_slice(b"\\r"),
            b'\t' => out.extend_from_slice(b"\\t"),
            0..0x20 => {
                out.extend_from_slice(b"\\u00");
                out.extend_from_slice(&[HEX[usize::from(byte >> 4)], HEX[usize::from(byte & 15)]]);
            }
            _ => out.push(*byte),
        }
    }
}

/// The byte itself, or the one that stands for all others.
fn ascii(byte: u8) -> u8 {
    if byte.is_ascii() { byte } else { OTHER }
}

/// The byte an escape's letter means.
fn control(letter: u8) -> u8 {
    match letter {
        b'n' => b'\n',
        b'r' => b'\r',
        b't' => b'\t',
        b'b' | b'f' => b' ',
        other => ascii(other),
    }
}

/// The byte that four hex digits mean.
fn unicode(digits: &[u8; 4]) -> u8 {
    u8::try_from(hex(digits.iter().copied())).map_or(OTHER, ascii)
}
