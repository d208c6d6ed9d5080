//! An answer's texts before anything is given back in them: what policy does not let pass is masked, or ends them.

use std::collections::HashSet;

use weir_policy::answer::{Found, Joint, Kind, Step, Text, Treatment, Watch};

use super::altered::{hex, meant};
use super::channel::Part;
use super::json::Place;
use super::restore::{Mode, escape};

/// Different findings that one answer's record holds.
const MOST: usize = 64;

/// Words for a finding, of which the class in words is given too.
pub type Line = Box<dyn Fn(&Found, &str) -> String + Send + Sync>;

/// What is asked of an answer.
pub struct Asked {
    /// What is looked for, and what is done with it.
    pub watch: Watch,
    /// The line that stands where an answer that is not a stream ends.
    pub line: Line,
}

/// What was found in an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heard {
    /// What, by which detector and rule, and what was done.
    pub found: Found,
    /// In which of the answer's texts: `text`, `reasoning`, `tool_arguments`.
    pub place: &'static str,
    /// How many different values.
    pub count: u32,
}

/// The watch over one answer, and what it saw.
pub(super) struct Guard {
    asked: Asked,
    changes: bool,
    told: HashSet<u64>,
    pub(super) heard: Vec<Heard>,
    /// What ended the answer.
    pub(super) cut: Option<Found>,
    found: Vec<Found>,
}

/// One text under watch.
pub(super) struct Watched {
    text: Text,
    place: &'static str,
    /// What waits, as it stands in JSON.
    raw: Vec<u8>,
}

impl Guard {
    pub(super) fn new(asked: Asked) -> Self {
        Self {
            changes: asked.watch.changes(),
            asked,
            told: HashSet::new(),
            heard: Vec::new(),
            cut: None,
            found: Vec::new(),
        }
    }

    /// Whether it can change the answer.
    pub(super) fn changes(&self) -> bool {
        self.changes
    }

    /// A finding's class in words.
    pub(super) fn words(&self, found: &Found) -> &str {
        self.asked.watch.words(&found.class)
    }

    /// A text that begins, where the one ended so that a client joins with it.
    pub(super) fn open(&self, part: Part, joint: Option<Joint>) -> Watched {
        let mut text = Text::new(kind(part.mode()), &self.asked.watch);
        text.join(joint);
        Watched {
            text,
            place: part.place(),
            raw: Vec::new(),
        }
    }

    /// A string that is there as a whole; gives what stands in its stead. `stream`: of an event; what is cut there
    /// ends the stream. `joint`: how the text ended that a client may join with it, and then how it does.
    pub(super) fn whole(
        &mut self,
        mode: Mode,
        place: Place,
        raw: &[u8],
        (stream, joint): (bool, &mut Option<Joint>),
    ) -> Option<Vec<u8>> {
        let text = decoded(raw);
        let kind = kind(mode);
        // A stream's strings that are no pieces of a text say once more what the pieces said.
        let again = stream && place == Place::Text;
        let mut one = Text::new(kind, &self.asked.watch);
        one.join(joint.take());
        let steps = one.all(&self.asked.watch, &text, again, &mut self.found);
        *joint = one.joint();
        let cut = self.note(place.name());
        if steps.iter().all(|step| matches!(step, Step::Pass(_))) {
            return None;
        }
        let (mut out, _) = made(steps, raw, length, escape);
        let Some(cut) = cut else { return Some(out) };
        self.cut.get_or_insert_with(|| cut.clone());
        if stream {
            return Some(out);
        }
        let words = (self.asked.line)(&cut, self.asked.watch.words(&cut.class));
        match mode {
            Mode::Text => {
                if !out.is_empty() {
                    out.extend_from_slice(b"\\n\\n");
                }
                escape(words.as_bytes(), &mut out);
            }
            Mode::Tool => {
                out.clear();
                escape(words.as_bytes(), &mut out);
            }
            Mode::ToolJson => {
                out.clear();
                escape(instead(&words).as_bytes(), &mut out);
            }
        }
        Some(out)
    }

    /// What a tool is told as a value of the answer's document, not as a string in it; gives the value that stands in
    /// its stead.
    pub(super) fn arguments(&mut self, raw: &[u8]) -> Option<Vec<u8>> {
        let text = std::str::from_utf8(raw).ok()?;
        let steps = Text::whole(Kind::Json, &self.asked.watch, text, false, &mut self.found);
        let cut = self.note(Place::Tool.name());
        if let Some(cut) = cut {
            let words = (self.asked.line)(&cut, self.asked.watch.words(&cut.class));
            self.cut.get_or_insert(cut);
            return Some(
                serde_json::json!({ "weir": words })
                    .to_string()
                    .into_bytes(),
            );
        }
        if steps.iter().all(|step| matches!(step, Step::Pass(_))) {
            return None;
        }
        let as_it_is = |rest: &[u8], bytes: usize| bytes.min(rest.len());
        let put = |with: &[u8], out: &mut Vec<u8>| out.extend_from_slice(with);
        Some(made(steps, raw, as_it_is, put).0)
    }

    /// Puts down what was found; gives what cuts.
    fn note(&mut self, place: &'static str) -> Option<Found> {
        let mut cut = None;
        for found in self.found.drain(..) {
            if found.action == Treatment::Cut {
                cut.get_or_insert_with(|| found.clone());
            }
            let same = |heard: &Heard| {
                heard.place == place
                    && heard.found.class == found.class
                    && heard.found.detector == found.detector
            };
            // What a stream says once more at its end is the same value.
            if !self.told.insert(found.print) {
                continue;
            }
            let known = self.heard.iter().position(same);
            match known {
                Some(at) => self.heard[at].count += 1,
                None if self.heard.len() < MOST => self.heard.push(Heard {
                    found,
                    place,
                    count: 1,
                }),
                None => {}
            }
        }
        cut
    }
}

impl Watched {
    /// How the text ended, for one that a client joins with it.
    pub(super) fn joint(&self) -> Option<Joint> {
        self.text.joint()
    }

    /// Whether some of it waits.
    pub(super) fn holds(&self) -> bool {
        !self.raw.is_empty()
    }

    /// Takes the next piece, the raw inside of a JSON string; gives what goes on in its stead, or `None` where that
    /// is the same.
    pub(super) fn push(&mut self, guard: &mut Guard, raw: &[u8], last: bool) -> Option<Vec<u8>> {
        let text = decoded(raw);
        let steps = self
            .text
            .push(&guard.asked.watch, &text, last, &mut guard.found);
        if let Some(cut) = guard.note(self.place) {
            guard.cut.get_or_insert(cut);
        }
        if self.raw.is_empty()
            && matches!(steps.as_slice(), [] | [Step::Pass(_)])
            && steps.iter().all(|step| *step == Step::Pass(text.len()))
            && steps.is_empty() == text.is_empty()
        {
            return None;
        }
        self.raw.extend_from_slice(raw);
        let (out, at) = made(steps, &self.raw, length, escape);
        self.raw.drain(..at);
        Some(out)
    }
}

/// What steps make of a text that stands in `raw`, and how much of that they are of: `length` says how many of its bytes
/// say so many bytes of the text, `put` writes other words in their place.
fn made(
    steps: Vec<Step>,
    raw: &[u8],
    length: impl Fn(&[u8], usize) -> usize,
    put: impl Fn(&[u8], &mut Vec<u8>),
) -> (Vec<u8>, usize) {
    let mut out = Vec::with_capacity(raw.len());
    let mut at = 0;
    for step in steps {
        let rest = &raw[at..];
        match step {
            Step::Pass(bytes) => {
                let length = length(rest, bytes);
                out.extend_from_slice(&rest[..length]);
                at += length;
            }
            Step::Mask(bytes, with) => {
                at += length(rest, bytes);
                put(with.as_bytes(), &mut out);
            }
            Step::Cut => at = raw.len(),
        }
    }
    (out, at)
}

/// Arguments that say why a tool's were cut.
fn instead(words: &str) -> String {
    serde_json::json!({ "weir": words }).to_string()
}

fn kind(mode: Mode) -> Kind {
    match mode {
        Mode::Text => Kind::Prose,
        Mode::Tool => Kind::Tool,
        Mode::ToolJson => Kind::Json,
    }
}

/// One character or escape of a JSON string's inside, and how many bytes it takes there. Half of a pair stands for
/// itself: its other half may come in another piece.
fn unit(raw: &[u8]) -> (char, usize) {
    match raw {
        [b'\\', b'u', digits @ ..] if digits.len() >= 4 => {
            let code = hex(digits[..4].iter().copied());
            (
                char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER),
                6,
            )
        }
        [b'\\', letter, ..] => (char::from(meant(*letter)), 2),
        [byte, ..] if byte.is_ascii() => (char::from(*byte), 1),
        _ => {
            let head = &raw[..raw.len().min(4)];
            let valid = match std::str::from_utf8(head) {
                Ok(text) => text,
                Err(error) => std::str::from_utf8(&head[..error.valid_up_to()]).unwrap_or_default(),
            };
            match valid.chars().next() {
                Some(c) => (c, c.len_utf8()),
                None => (char::REPLACEMENT_CHARACTER, 1),
            }
        }
    }
}

/// What the inside of a JSON string says.
fn decoded(raw: &[u8]) -> std::borrow::Cow<'_, str> {
    if memchr::memchr(b'\\', raw).is_none()
        && let Ok(text) = std::str::from_utf8(raw)
    {
        return text.into();
    }
    let mut text = String::with_capacity(raw.len());
    let mut rest = raw;
    while !rest.is_empty() {
        let (c, length) = unit(rest);
        text.push(c);
        rest = &rest[length.min(rest.len())..];
    }
    text.into()
}

/// How many bytes of a JSON string's inside say so many bytes of text.
fn length(raw: &[u8], bytes: usize) -> usize {
    let (mut at, mut said) = (0, 0);
    while said < bytes && at < raw.len() {
        let (c, length) = unit(&raw[at..]);
        said += c.len_utf8();
        at += length;
    }
    at.min(raw.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_inside_of_a_string_is_read_as_it_is_written() {
        let raw = r#"a\u00e9\n\"\ud83d\udd11é🔑\\"#.as_bytes();
        let text = decoded(raw);
        assert_eq!(text, "aé\n\"\u{fffd}\u{fffd}é🔑\\");
        assert_eq!(length(raw, text.len()), raw.len());
        assert_eq!(length(raw, 3), 7);
        assert_eq!(decoded(b"\xff\xfe").chars().count(), 2);
        assert_eq!(length(b"\xff\xfea", 6), 2);
    }
}
