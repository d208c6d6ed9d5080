//! What a body is, by its content type and by a look at it; then to the reader that fits.

use std::borrow::Cow;
use std::ops::Range;

use http::header::{CONTENT_TYPE, HeaderMap};
use http::request::Parts;
use weir_policy::catalog::{Dialect, Shape};
use weir_policy::request::{ModelRequest, Opacity, Opaque, Surface};

use super::inflate::{self, Coding};
use super::json::{self, Fault, JsonError, TOKEN_CAP, Tape};
use super::walk::Walk;
use super::{
    Kind, Leaf, OffsetMap, Route, WireError, anthropic, asked, gemini, media, multipart, openai,
    target,
};

/// A content type: `type/subtype` in lower case, and the parameters as written.
pub(super) struct ContentType {
    essence: String,
    parameters: String,
}

impl ContentType {
    /// The content type of these headers; empty where there is none.
    pub(super) fn of(headers: &HeaderMap) -> Result<Self, WireError> {
        let mut values = headers.get_all(CONTENT_TYPE).iter();
        let value = values
            .next()
            .map_or("", |value| value.to_str().unwrap_or("?"));
        if values.next().is_some() {
            return Err(WireError::Ambiguous {
                field: "content-type",
            });
        }
        Ok(Self::parse(value))
    }

    pub(super) fn parse(value: &str) -> Self {
        let (essence, parameters) = value.split_once(';').unwrap_or((value, ""));
        Self {
            essence: essence.trim().to_ascii_lowercase(),
            parameters: parameters.to_owned(),
        }
    }

    fn is_json(&self) -> bool {
        self.essence.ends_with("/json") || self.essence.ends_with("+json")
    }

    /// Whether uploads are expected rather than one JSON document.
    pub(super) fn is_upload(&self) -> bool {
        self.essence == "multipart/form-data" || self.essence == "application/octet-stream"
    }

    /// Binary framing that can look like text but is not read as text.
    fn is_binary(&self) -> bool {
        ["proto", "grpc", "eventstream", "msgpack", "cbor"]
            .iter()
            .any(|word| self.essence.contains(word))
    }

    /// The values of a parameter, unquoted; those of its extended forms (`name*`, `name*0`: RFC 2231) as written.
    fn values<'c>(&'c self, name: &'c str) -> impl Iterator<Item = &'c str> {
        multipart::parameters(&self.parameters, 0)
            .into_iter()
            .filter(move |parameter| {
                let plain = parameter.name.split('*').next().unwrap_or_default();
                plain.eq_ignore_ascii_case(name) && !parameter.value.is_empty()
            })
            .map(|parameter| parameter.value)
    }

    /// The boundary of parts: one, in its plain form.
    fn boundary(&self) -> Result<&str, WireError> {
        let mut values = self.values("boundary");
        match (values.next(), values.next()) {
            (Some(boundary), None) if !self.parameters.contains("boundary*") => Ok(boundary),
            (None, _) => Err(WireError::Malformed {
                what: "multipart body",
                detail: "it names no boundary".to_owned(),
            }),
            (Some(_), _) => Err(WireError::Ambiguous { field: "boundary" }),
        }
    }

    /// Whether the bytes mean what they mean in UTF-8, whichever of several charsets counts.
    pub(super) fn speaks_utf8(&self, body: &[u8]) -> bool {
        self.values("charset")
            .all(|charset| match charset.to_ascii_lowercase().as_str() {
                "utf-8" | "utf8" | "us-ascii" | "ascii" => true,
                "iso-8859-1" | "latin1" | "windows-1252" => body.is_ascii(),
                _ => false,
            })
    }

    /// A whole HTTP request (RFC 9112, section 10), as in the batches that Google's services take.
    pub(super) fn is_request(&self) -> bool {
        matches!(self.essence.as_str(), "application/http" | "message/http")
    }

    /// The offer of a call over WebRTC (RFC 8866).
    pub(super) fn is_offer(&self) -> bool {
        self.essence == "application/sdp"
    }

    /// Parts with headers of their own: a form, or a file with what is said of it (Google's uploads).
    pub(super) fn is_multipart(&self) -> bool {
        self.essence.starts_with("multipart/")
    }
}

/// Reads a body that is not empty.
pub(super) fn read<'b>(
    walk: &mut Walk<'b>,
    request: &mut ModelRequest,
    route: &Route<'_>,
    head: &Parts,
    body: &'b [u8],
) -> Result<(), WireError> {
    let content = ContentType::of(&head.headers)?;
    if inflate::coding(&head.headers) != Coding::Plain || !content.speaks_utf8(body) {
        unread(walk, request, body, Opacity::Encoding);
        return Ok(());
    }
    if content.is_json() {
        return document(walk, request, route, body);
    }
    if content.is_offer() {
        unread(walk, request, body, Opacity::Call);
        return Ok(());
    }
    if content.is_multipart() {
        return multipart::read(walk, request, route.dialect, body, content.boundary()?);
    }
    let text = if content.is_binary() {
        None
    } else {
        media::as_text(body)
    };
    let Some(text) = text else {
        unread(
            walk,
            request,
            body,
            if is_text_type(&content.essence) {
                Opacity::Malformed
            } else {
                Opacity::ContentType
            },
        );
        return Ok(());
    };
    // Servers differ in which of the two they believe, the type or the body: both readings are inspected.
    if content.essence == "application/x-www-form-urlencoded" {
        target::pairs(walk, Surface::Body, "form field", text, 0, &|_, _| false)?;
        if !text.trim_start().starts_with(['{', '[']) {
            return Ok(());
        }
    }
    // Some servers read JSON whatever the type says, so it is read as JSON wherever it is JSON.
    if text.trim_start().starts_with(['{', '[']) {
        match Tape::parse(body, TOKEN_CAP) {
            Ok(tape) => return parsed(walk, request, route, &tape),
            Err(error) if error.fault == Fault::TooMany => return Err(json_error(error)),
            Err(_) => {}
        }
    }
    asked::lines(text, route.dialect, request)?;
    whole(walk, text, 0, "body".to_owned())
}

/// Adds a text that starts at `base` in the body, and its lines where each is JSON.
pub(super) fn whole<'b>(
    walk: &mut Walk<'b>,
    text: &'b str,
    base: usize,
    place: String,
) -> Result<(), WireError> {
    let raw = base..base + text.len();
    walk.cut(&raw);
    let lines = text.trim_start().starts_with('{') && text.trim_end().contains('\n');
    let piece = |text: &'b str, raw: Range<usize>, place: String| Leaf {
        surface: Surface::Body,
        place,
        text: Cow::Borrowed(text),
        map: OffsetMap::identity(raw.start),
        raw,
        kind: Kind::Text,
        signed: false,
        brought: false,
    };
    if !lines || Tape::parse(text.as_bytes(), TOKEN_CAP).is_ok() {
        laxly(walk, text, base, &place)?;
        return walk.text(piece(text, raw, place));
    }
    walk.leaf(piece(text, raw, place.clone()))?;
    let mut at = base;
    for (index, line) in text.split_inclusive('\n').enumerate() {
        if line.trim_start().starts_with('{') {
            let place = format!("{place}, line {}", index + 1);
            laxly(walk, line, at, &place)?;
            walk.text(piece(line, at..at + line.len(), place))?;
        } else {
            laxly(walk, line, at, &place)?;
        }
        at += line.len();
    }
    Ok(())
}

/// A text that looks like JSON and is none that weir reads (a byte order mark, `NaN`, a comment) is JSON to some
/// readers: it is read once more, with its escapes undone.
fn laxly<'b>(
    walk: &mut Walk<'b>,
    text: &'b str,
    base: usize,
    place: &str,
) -> Result<(), WireError> {
    let begins = text
        .trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}')
        .starts_with(['{', '[', '"']);
    if !begins
        || memchr::memchr(b'\\', text.as_bytes()).is_none()
        || Tape::parse(text.as_bytes(), TOKEN_CAP).is_ok()
    {
        return Ok(());
    }
    let (text, map) = json::unescaped(text, base);
    let raw = base..map.raw_range(0..text.len()).end;
    walk.leaf(Leaf {
        surface: Surface::Body,
        place: format!("{place}, its escapes undone"),
        text: Cow::Owned(text),
        map,
        raw,
        kind: Kind::Text,
        signed: false,
        brought: false,
    })
}

fn document<'b>(
    walk: &mut Walk<'b>,
    request: &mut ModelRequest,
    route: &Route<'_>,
    body: &'b [u8],
) -> Result<(), WireError> {
    let tape = Tape::parse_with(body, TOKEN_CAP, walk.recall).map_err(json_error)?;
    parsed(walk, request, route, &tape)
}

fn parsed<'b>(
    walk: &mut Walk<'b>,
    request: &mut ModelRequest,
    route: &Route<'_>,
    tape: &Tape<'b>,
) -> Result<(), WireError> {
    match (route.endpoint.shape, route.dialect) {
        // A list has no part in what is asked.
        (Shape::Models, _) => {}
        (_, Dialect::Gemini) | (Shape::GenerateContent | Shape::StreamGenerateContent, _) => {
            gemini::read(tape, request)?;
        }
        (Shape::Messages | Shape::CountTokens, _) | (Shape::Generic, Dialect::Anthropic) => {
            anthropic::read(tape, request)?;
        }
        (Shape::ChatCompletions | Shape::Responses | Shape::Embeddings, _)
        | (Shape::Generic, Dialect::Openai) => {
            openai::read(tape, request)?;
        }
    }
    if route.endpoint.shape != Shape::Models {
        asked::besides(tape, route.dialect, request)?;
    }
    walk.json(tape)
}

fn json_error(error: JsonError) -> WireError {
    match error.fault {
        Fault::Syntax(_) => WireError::Malformed {
            what: "JSON body",
            detail: error.to_string(),
        },
        Fault::TooDeep | Fault::TooMany | Fault::TooLong => WireError::TooLarge {
            what: format!("JSON {error}"),
        },
    }
}

fn unread(walk: &mut Walk<'_>, request: &mut ModelRequest, body: &[u8], why: Opacity) {
    request.tools_untold = true;
    walk.coverage.opaque(Opaque {
        place: "body".to_owned(),
        bytes: body.len() as u64,
        why,
    });
}

fn is_text_type(essence: &str) -> bool {
    essence.starts_with("text/")
        || essence == "application/x-www-form-urlencoded"
        || essence.contains("ndjson")
        || essence.contains("jsonl")
}
