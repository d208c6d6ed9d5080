//! One string or key of a body: text, signed text, a sealed blob, or media.

use std::borrow::Cow;
use std::ops::Range;

use weir_policy::request::{Opacity, Opaque, Surface};

use super::{Keep, Kind, Leaf, Level, Path, Tape, Treatment, Walk, WireError, media};
use crate::wire::json::Token;
use crate::wire::map::OffsetMap;
use crate::wire::target;

/// Blobs shorter than this are scanned as they stand as well as counted as unread.
const SMALL: usize = 256;

/// Field names of the dialects; as keys they hold nothing and make no leaf. Sorted.
const FIELDS: &[&str] = &[
    "additionalProperties",
    "annotations",
    "args",
    "arguments",
    "cache_control",
    "call_id",
    "candidateCount",
    "content",
    "contents",
    "data",
    "default",
    "description",
    "encrypted_content",
    "enum",
    "fileData",
    "fileUri",
    "file_data",
    "filename",
    "format",
    "function",
    "functionCall",
    "functionDeclarations",
    "functionResponse",
    "generationConfig",
    "id",
    "image_url",
    "include",
    "inlineData",
    "input",
    "input_schema",
    "instructions",
    "is_error",
    "items",
    "maxOutputTokens",
    "max_completion_tokens",
    "max_output_tokens",
    "max_tokens",
    "media_type",
    "messages",
    "metadata",
    "mimeType",
    "model",
    "name",
    "output",
    "parallel_tool_calls",
    "parameters",
    "parts",
    "previous_response_id",
    "properties",
    "reasoning",
    "required",
    "response",
    "responseMimeType",
    "response_format",
    "role",
    "safetySettings",
    "signature",
    "source",
    "status",
    "store",
    "stream",
    "strict",
    "summary",
    "system",
    "systemInstruction",
    "temperature",
    "text",
    "thinking",
    "thought",
    "thoughtSignature",
    "title",
    "toolConfig",
    "tool_call_id",
    "tool_calls",
    "tool_choice",
    "tool_use_id",
    "tools",
    "topK",
    "topP",
    "top_p",
    "type",
    "url",
    "user",
];

/// Where the walk stands.
pub(super) struct Spot<'w, 't, 'b> {
    pub(super) tape: &'w Tape<'t>,
    pub(super) token: &'w Token,
    pub(super) path: &'w Path,
    pub(super) level: &'w Level<'w>,
    pub(super) keep: Keep<'t, 'b>,
    pub(super) brought: bool,
}

impl<'t, 'b> Spot<'_, 't, 'b> {
    /// The bytes of the body behind the token.
    fn raw(&self) -> Range<usize> {
        let span = self.token.span();
        self.level
            .outer
            .map_or(span.clone(), |outer| outer.raw_range(span))
    }

    /// The leaf of the token's text.
    pub(super) fn leaf(&self, mapped: (Cow<'t, str>, OffsetMap), kind: Kind) -> Leaf<'b> {
        let (text, inner) = mapped;
        let map = match self.level.outer {
            Some(outer) => OffsetMap::within(outer, inner),
            None => inner,
        };
        Leaf {
            surface: self.level.surface,
            place: self.path.shown(),
            map,
            raw: self.raw(),
            kind: if self.level.encoded {
                Kind::Encoded
            } else {
                kind
            },
            signed: self.level.signed,
            brought: self.brought,
            text: (self.keep)(text),
        }
    }

    /// Within how many JSON strings the text of a string here stands.
    fn within(&self) -> Option<u8> {
        self.level.layers.map(|layers| layers + 1)
    }

    /// Whether the token has bytes of its own in the body. What is within decoded base64, or within a header,
    /// is part of a text that was read as a whole.
    fn is_counted(&self) -> bool {
        !self.level.encoded && self.level.surface == Surface::Body
    }

    /// A leaf of text that was decoded from the token's.
    fn decoded(&self, text: String) -> Leaf<'b> {
        let raw = self.raw();
        Leaf {
            surface: self.level.surface,
            place: self.path.shown(),
            map: OffsetMap::blanket(raw.clone()),
            raw,
            kind: Kind::Encoded,
            signed: self.level.signed,
            brought: self.brought,
            text: Cow::Owned(text),
        }
    }
}

impl<'b> Walk<'b> {
    pub(super) fn key(&mut self, spot: &Spot<'_, '_, 'b>, name: &str) -> Result<(), WireError> {
        if name.is_empty() || FIELDS.binary_search(&name).is_ok() {
            return Ok(());
        }
        let mut leaf = spot.leaf(spot.tape.mapped(spot.token), Kind::Key);
        leaf.place = format!("a key of {}", leaf.place);
        self.leaf(leaf)
    }

    pub(super) fn string(
        &mut self,
        spot: &Spot<'_, '_, 'b>,
        treatment: Treatment,
        inside: &str,
    ) -> Result<(), WireError> {
        if spot.token.span().is_empty() {
            return Ok(());
        }
        if spot.level.depth == 0 {
            self.cut(&spot.token.span());
        }
        let (text, map) = spot.tape.mapped(spot.token);
        if let Some(payload) = media::data_url(&text) {
            return self.media(spot, &text, payload, inside);
        }
        match treatment {
            Treatment::Media => return self.media(spot, &text, 0, inside),
            Treatment::Sealed => match media::look(&text) {
                media::Look::Blob => {
                    self.seal(spot);
                    if text.len() >= SMALL {
                        return Ok(());
                    }
                }
                // Sealed content is noise: what decodes to text was not sealed by anyone.
                media::Look::Printable(decoded) | media::Look::Mixed(decoded) => {
                    let mut leaf = spot.decoded(decoded);
                    leaf.signed = true;
                    self.leaf(leaf)?;
                }
                media::Look::Text => {}
            },
            Treatment::Text | Treatment::Signed => {}
        }
        if media::is_plain_data_url(&text)
            && let (Cow::Owned(decoded), _) = target::percent(&text, 0, false)
        {
            self.leaf(spot.decoded(decoded))?;
        }
        let mut leaf = spot.leaf((text, map), Kind::Text);
        leaf.signed |= matches!(treatment, Treatment::Signed | Treatment::Sealed);
        self.text_at(leaf, spot.level.depth, spot.within(), inside)
    }

    fn media(
        &mut self,
        spot: &Spot<'_, '_, 'b>,
        text: &str,
        payload: usize,
        inside: &str,
    ) -> Result<(), WireError> {
        match media::look(text.get(payload..).unwrap_or_default()) {
            media::Look::Text => {
                let leaf = spot.leaf(spot.tape.mapped(spot.token), Kind::Text);
                return self.text_at(leaf, spot.level.depth, spot.within(), inside);
            }
            media::Look::Printable(decoded) => {
                self.text_at(spot.decoded(decoded), spot.level.depth, None, inside)?
            }
            media::Look::Mixed(decoded) => {
                self.unread(spot, Opacity::Media);
                self.leaf(spot.decoded(decoded))?;
            }
            media::Look::Blob => {
                self.unread(spot, Opacity::Media);
                if text.len() < SMALL {
                    let mut leaf = spot.leaf(spot.tape.mapped(spot.token), Kind::Text);
                    leaf.kind = Kind::Encoded;
                    return self.leaf(leaf);
                }
            }
        }
        match text.get(..payload) {
            // A data URL's head can carry a file's name.
            Some(head) if head.len() > 32 => {
                let mut leaf = spot.leaf(spot.tape.mapped(spot.token), Kind::Text);
                leaf.raw = leaf.raw_range(0..payload);
                leaf.text = Cow::Owned(head.to_owned());
                self.leaf(leaf)
            }
            _ => Ok(()),
        }
    }

    fn seal(&mut self, spot: &Spot<'_, '_, 'b>) {
        if spot.is_counted() {
            self.coverage.sealed += spot.raw().len() as u64;
        }
    }

    pub(super) fn unread(&mut self, spot: &Spot<'_, '_, 'b>, why: Opacity) {
        if spot.is_counted() {
            let bytes = spot.raw().len() as u64;
            self.coverage.opaque(Opaque {
                place: spot.path.shown(),
                bytes,
                why,
            });
        }
    }
}

#[cfg(test)]
pub(in crate::wire) fn fields_are_sorted() -> bool {
    FIELDS.is_sorted()
}
