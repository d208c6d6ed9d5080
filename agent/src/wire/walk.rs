//! The walker: every key, string and number of a body becomes a leaf, whatever the API.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use weir_policy::request::Surface;

use self::strings::Spot;
use self::tally::Tally;
use super::json::{Fault, Kind as Json, TOKEN_CAP, Tape};
use super::map::OffsetMap;
use super::place::Path;
use super::recall::{Element, Recall};
use super::{Kind, Leaf, WireError, anthropic, gemini, media, openai};

use self::lists::ListReader;

mod brought;
mod lists;
mod numbers;
mod prompts;
mod strings;
mod tally;

/// JSON inside strings inside JSON: so many levels are opened; beyond, the text itself is still a leaf.
const NEST_CAP: u8 = 4;
/// Leaves of one request, at most.
const LEAF_CAP: usize = 1 << 20;
/// Entries in offset maps of one request, at most (20 bytes each).
const MAP_CAP: usize = 8 << 20;
/// Texts of this many bytes and more are slices of their own in the record.
const CUT: usize = 256;
/// Shorter numbers can be nothing that is looked for: 7 digits are a local phone number.
const NUMBER: usize = 7;

/// How a string's place says it is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Treatment {
    /// Text.
    Text,
    /// Text under a provider's signature.
    Signed,
    /// A provider's sealed blob, or what claims to be one.
    Sealed,
    /// Base64 of a file, or what claims to be it.
    Media,
}

/// What the dialects need to know of an object to treat its strings.
pub(super) struct Object<'t> {
    /// Its `type`, where it has exactly one.
    pub(super) kind: Option<Cow<'t, str>>,
    /// Whether it holds a `signature` that is not empty.
    pub(super) signed: bool,
    /// Whether it is what a tool, a document or a search brought.
    brings: bool,
}

impl<'t> Object<'t> {
    fn of(tape: &Tape<'t>, index: usize) -> Self {
        let one = |name| {
            tape.get(index, name)
                .ok()
                .flatten()
                .and_then(|value| tape.string(value))
        };
        let kind = one("type");
        let role = one("role");
        Self {
            brings: brought::is_item(kind.as_deref(), role.as_deref()),
            kind,
            signed: one("signature").is_some_and(|text| !text.is_empty()),
        }
    }

    /// Whether its `type` is this.
    pub(super) fn is(&self, kind: &str) -> bool {
        self.kind.as_deref() == Some(kind)
    }
}

/// What a walk gathers.
pub(super) struct Walk<'b> {
    pub(super) leaves: Vec<Leaf<'b>>,
    pub(super) coverage: Tally,
    pub(super) cuts: Vec<usize>,
    /// The elements of remembered lists, in document order.
    pub(super) elements: Vec<Element>,
    /// Remembers elements.
    pub(super) recall: Option<&'b dyn Recall>,
    tokens_left: usize,
    map_left: usize,
    /// Leaves of what was recalled.
    leaves_recalled: usize,
}

/// One JSON text within the body.
struct Level<'l> {
    surface: Surface,
    /// Where the text stands in its surface; `None` for the body itself.
    outer: Option<&'l Arc<OffsetMap>>,
    prefix: String,
    depth: u8,
    /// Within how many JSON strings the text stands; `None` where it is written in another way.
    layers: Option<u8>,
    signed: bool,
    /// As [`Leaf::brought`].
    brought: bool,
    /// Within text decoded from base64, nothing has a place of its own.
    encoded: bool,
}

/// Turns what a tape lends into what a leaf keeps: lent on by the body's own tape, copied out of others.
type Keep<'t, 'b> = fn(Cow<'t, str>) -> Cow<'b, str>;

struct Frame<'t> {
    end: usize,
    mark: usize,
    /// Elements so far, in an array.
    index: usize,
    /// The object's traits; `None` for an array.
    object: Option<Object<'t>>,
    /// The member that is being visited, in an object.
    key: Option<Cow<'t, str>>,
    /// Whether it, or what it stands in, is what a tool, a document or a search brought.
    brought: bool,
}

impl<'t> Frame<'t> {
    fn at(tape: &Tape<'t>, at: usize, mark: usize, outer: bool) -> Self {
        let is_object = tape
            .tokens()
            .get(at)
            .is_some_and(|token| token.kind == Json::Object);
        let object = is_object.then(|| Object::of(tape, at));
        Self {
            end: tape.after(at),
            mark,
            index: 0,
            brought: outer || object.as_ref().is_some_and(|object| object.brings),
            object,
            key: None,
        }
    }
}

impl Frame<'_> {
    /// Goes on to the member or the element that comes.
    fn step(&mut self, path: &mut Path) {
        match &self.key {
            Some(key) => path.key(key),
            None => {
                path.index(self.index);
                self.index += 1;
            }
        }
    }

    /// Whether what is being visited in it was brought.
    fn brings(&self) -> bool {
        self.brought || self.key.as_deref().is_some_and(brought::is_member)
    }
}

impl<'b> Walk<'b> {
    pub(super) fn new() -> Self {
        Self {
            leaves: Vec::new(),
            coverage: Tally::default(),
            cuts: Vec::new(),
            elements: Vec::new(),
            recall: None,
            tokens_left: TOKEN_CAP,
            map_left: MAP_CAP,
            leaves_recalled: 0,
        }
    }

    /// Visits a body that is JSON.
    pub(super) fn json(&mut self, tape: &Tape<'b>) -> Result<(), WireError> {
        self.tokens_left = self.tokens_left.saturating_sub(tape.count());
        let level = Level {
            surface: Surface::Body,
            outer: None,
            prefix: String::new(),
            depth: 0,
            layers: Some(0),
            signed: false,
            brought: false,
            encoded: false,
        };
        self.visit(tape, &level, |text| text)
    }

    /// Adds a text and, where it is JSON itself, all that is within it.
    pub(super) fn text(&mut self, leaf: Leaf<'b>) -> Result<(), WireError> {
        // Of a target only what is escaped may be a quote.
        let plain = leaf.surface != Surface::Target && leaf.map.is_plain();
        self.text_at(leaf, 0, plain.then_some(0), "JSON in")
    }

    /// Adds a leaf as it is.
    pub(super) fn leaf(&mut self, leaf: Leaf<'b>) -> Result<(), WireError> {
        self.spend(1, leaf.map.weight())?;
        self.leaves.push(leaf);
        Ok(())
    }

    /// Takes leaves and entries of maps off what a request may hold.
    fn spend(&mut self, leaves: usize, maps: usize) -> Result<(), WireError> {
        self.map_left = self
            .map_left
            .checked_sub(maps)
            .ok_or_else(|| WireError::TooLarge {
                what: format!("more than {MAP_CAP} escapes"),
            })?;
        if self.leaves.len() + self.leaves_recalled + leaves > LEAF_CAP {
            return Err(WireError::TooLarge {
                what: format!("more than {LEAF_CAP} texts"),
            });
        }
        Ok(())
    }

    /// Notes a stretch of the body that the record may keep as a slice of its own.
    pub(super) fn cut(&mut self, raw: &Range<usize>) {
        if raw.len() >= CUT {
            self.cuts.extend([raw.start, raw.end]);
        }
    }

    fn text_at(
        &mut self,
        mut leaf: Leaf<'b>,
        depth: u8,
        layers: Option<u8>,
        inside: &str,
    ) -> Result<(), WireError> {
        let text = std::mem::take(&mut leaf.text);
        let at = self.leaves.len();
        let level =
            (depth < NEST_CAP && text.trim_start().starts_with(['{', '['])).then(|| Level {
                surface: leaf.surface,
                outer: None,
                prefix: format!("{inside} {}: ", leaf.place),
                depth: depth + 1,
                layers,
                signed: leaf.signed,
                brought: leaf.brought,
                encoded: leaf.kind == Kind::Encoded,
            });
        let outer = level.as_ref().map(|_| Arc::new(leaf.map.clone()));
        self.leaf(leaf)?;
        let is_json = match level {
            Some(level) => {
                let outer = outer.as_ref();
                self.nested(&text, &Level { outer, ..level })?
            }
            None => false,
        };
        if let Some(leaf) = self.leaves.get_mut(at) {
            leaf.text = text;
            if is_json && leaf.kind == Kind::Text {
                leaf.kind = Kind::Json(layers);
            }
        }
        Ok(())
    }

    /// Visits a text within the body where it is JSON, and says whether it is.
    fn nested(&mut self, text: &str, level: &Level<'_>) -> Result<bool, WireError> {
        match Tape::parse(text.as_bytes(), self.tokens_left) {
            Ok(tape) => {
                self.tokens_left -= tape.tokens().len();
                self.visit(&tape, level, |text| Cow::Owned(text.into_owned()))?;
                Ok(true)
            }
            Err(error) if error.fault == Fault::TooMany => Err(too_many()),
            Err(_) => Ok(false),
        }
    }

    fn visit<'t>(
        &mut self,
        tape: &Tape<'t>,
        level: &Level<'_>,
        keep: Keep<'t, 'b>,
    ) -> Result<(), WireError> {
        let mut path = Path::new(level.prefix.clone());
        let mut frames: Vec<Frame<'t>> = Vec::new();
        let mut list = ListReader::new(tape);
        let mut next = 0;
        for (at, token) in tape.tokens().iter().enumerate() {
            if at < next {
                continue;
            }
            let recalled = list.reach(self, at)?;
            while frames.last().is_some_and(|frame| frame.end <= at) {
                frames.pop();
            }
            if let Some(frame) = frames.last_mut() {
                path.back_to(frame.mark);
                if token.kind == Json::Key {
                    let name = tape.text(token);
                    self.key(
                        &Spot {
                            tape,
                            token,
                            path: &path,
                            level,
                            keep,
                            brought: level.brought || frame.brought,
                        },
                        &name,
                    )?;
                    frame.key = Some(name);
                    continue;
                }
                frame.step(&mut path);
            }
            list.placed(self, at, &path);
            let brought = level.brought || frames.last().is_some_and(Frame::brings);
            let spot = Spot {
                tape,
                token,
                path: &path,
                level,
                keep,
                brought,
            };
            if let Some(after) = recalled {
                next = after;
                continue;
            }
            match token.kind {
                Json::Array if self.tokens(&spot, &frames, at) => next = tape.after(at),
                Json::Object | Json::Array => {
                    frames.push(Frame::at(tape, at, path.mark(), brought));
                }
                Json::String => {
                    let (treatment, inside) = treat(&frames);
                    self.string(&spot, treatment, inside)?;
                }
                Json::Number if token.span().len() >= NUMBER => self.number(&spot)?,
                Json::Key | Json::Number | Json::True | Json::False | Json::Null => {}
            }
        }
        list.reach(self, tape.tokens().len())?;
        Ok(())
    }

    /// A number, and where it has a fraction or an exponent also what it is worth: `4.5e15` is sixteen digits to whoever
    /// reads it.
    fn number(&mut self, spot: &Spot<'_, '_, 'b>) -> Result<(), WireError> {
        let kind = Kind::Number(spot.level.layers);
        let mapped = spot.tape.mapped(spot.token);
        if let Some(whole) = numbers::whole(&mapped.0) {
            let mapped = (Cow::Owned(whole), OffsetMap::blanket(spot.token.span()));
            self.leaf(spot.leaf(mapped, kind))?;
        }
        self.leaf(spot.leaf(mapped, kind))
    }
}

/// How the dialects treat the string that is being visited, and how JSON within it is introduced.
fn treat(frames: &[Frame<'_>]) -> (Treatment, &'static str) {
    let mut objects = frames
        .iter()
        .rev()
        .filter_map(|frame| Some((frame.object.as_ref()?, frame.key.as_deref()?)));
    let Some((object, key)) = objects.next() else {
        return (Treatment::Text, "JSON in");
    };
    let holder = objects.next().map_or("", |(_, key)| key);
    let treatment = anthropic::treatment(object, key)
        .or_else(|| openai::treatment(object, key, holder))
        .or_else(|| gemini::treatment(object, key, holder));
    let inside = if matches!(key, "arguments" | "partial_json") {
        "tool arguments at"
    } else {
        "JSON in"
    };
    (treatment.unwrap_or(Treatment::Text), inside)
}

fn too_many() -> WireError {
    WireError::TooLarge {
        what: format!("more than {TOKEN_CAP} JSON values"),
    }
}

#[cfg(test)]
pub(super) use self::strings::fields_are_sorted;
