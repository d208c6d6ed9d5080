//! The request read: every byte of it is inspected text, sealed by the provider, or opaque and counted.
//!
//! [`head::check`] is strict HTTP, [`receive`] takes the body in and undoes its encoding, [`decode`] reads it
//! leaf by leaf, and [`refuse()`] says no in the caller's own dialect.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use bytes::Bytes;
use http::header::CONTENT_ENCODING;
use http::request::Parts;
use weir_policy::catalog::{Dialect, Endpoint, Shape};
use weir_policy::decide::{Code, Refusal};
use weir_policy::request::{Coverage, ModelRequest, Opacity, Opaque, Surface};

pub use self::body::{Body, BodyError, Limits};
pub use self::inflate::{Coding, Inflater};
pub use self::map::OffsetMap;
pub use self::pieces::{Piece, Pieces};
pub(crate) use self::recall::LISTS;
pub use self::recall::{Digest, Element, Found, Known, Recall};
#[cfg(test)]
pub(crate) use self::refuse::examples as refusal_examples;
pub use self::refuse::{
    Asked, At, Cause, Client, Framed, Standing, Stream, midway, name as refusal_name, refuse,
};

mod anthropic;
mod asked;
pub mod body;
mod content;
mod gemini;
pub mod head;
mod headers;
mod identifier;
pub mod inflate;
pub mod json;
mod map;
mod media;
mod multipart;
mod openai;
mod pieces;
mod place;
mod recall;
mod refuse;
pub mod strict;
mod target;
mod walk;

/// A request as it was received, its body decoded.
#[derive(Clone)]
pub struct Received {
    /// Method, target, headers.
    pub head: Parts,
    /// The body after `Content-Encoding`.
    pub body: Body,
    /// Whether an encoding was undone.
    pub inflated: bool,
}

/// A received request with its body in memory: what is decoded, judged, and forwarded.
#[derive(Clone, Debug)]
pub struct Whole {
    /// Method, target, headers.
    pub head: Parts,
    /// The body after `Content-Encoding`.
    pub body: Bytes,
    /// Whether an encoding was undone: what vouched for the encoded bytes vouches for these no more.
    pub inflated: bool,
}

impl Received {
    /// Brings the body into memory, from its spill if it has one.
    ///
    /// # Errors
    /// The spill cannot be read.
    pub async fn whole(self) -> Result<Whole, BodyError> {
        let body = self.body.whole().await?;
        Ok(Whole {
            head: self.head,
            body,
            inflated: self.inflated,
        })
    }
}

/// Where a request goes, as the catalog says.
#[derive(Clone, Copy)]
pub struct Route<'a> {
    /// The provider's name.
    pub provider: &'a str,
    /// The dialect its paths speak.
    pub dialect: Dialect,
    /// What the path means.
    pub endpoint: &'a Endpoint,
    /// Whether a header (name in lower case, value), or a field of the query (`?` and its name, value decoded), is
    /// the provider's own credential: it is for the provider to see, and is not inspected. A credential of
    /// another form or in another place is.
    pub credential: &'a dyn Fn(&str, &str) -> bool,
}

/// What a leaf is; [`Leaf::editable`] says whether a finding in it can be redacted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Text.
    Text,
    /// The name of a JSON member or of a query or form field.
    Key,
    /// Text that is JSON as a whole, within so many layers of JSON strings; in no layers that are known, `None`.
    Json(Option<u8>),
    /// A JSON number, within as many: what stands in its place needs quotes of its own.
    Number(Option<u8>),
    /// A file's name, or another header of a multipart part.
    FileName,
    /// Text decoded from base64: no byte of it has a place of its own.
    Encoded,
}

/// One piece of text, with the way back to the bytes it came from.
#[derive(Clone)]
pub struct Leaf<'b> {
    /// Which bytes `raw` and `map` count in.
    pub surface: Surface,
    /// Where, in words: `messages[2].content[0].text`. Holds no value.
    pub place: String,
    /// The text, decoded.
    pub text: Cow<'b, str>,
    /// Decoded offset to raw offset.
    pub map: OffsetMap,
    /// All of its raw bytes.
    pub raw: Range<usize>,
    /// What it is.
    pub kind: Kind,
    /// Inside content that the provider signed: inspected, never edited.
    pub signed: bool,
    /// What a tool, a document or a search brought: whoever wrote it may not be whom the caller trusts.
    pub brought: bool,
}

impl fmt::Debug for Received {
    /// Neither a header's value nor the body's text.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Received")
            .field("method", &self.head.method)
            .field("body", &self.body)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for Leaf<'_> {
    /// Where and what, never the text.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Leaf")
            .field("surface", &self.surface)
            .field("place", &self.place)
            .field("raw", &self.raw)
            .field("kind", &self.kind)
            .field("signed", &self.signed)
            .finish_non_exhaustive()
    }
}

impl Leaf<'_> {
    /// The raw bytes behind a range of the text: whole escapes, never half of one.
    pub fn raw_range(&self, decoded: Range<usize>) -> Range<usize> {
        self.map.raw_range(decoded)
    }

    /// Whether a placeholder may stand in it as it is; where not, a finding can only be refused, but for a number, in
    /// whose place a placeholder in quotes may stand.
    pub fn editable(&self) -> bool {
        !self.signed && !matches!(self.kind, Kind::Number(_) | Kind::Encoded)
    }
}

/// A request, read.
#[derive(Clone, Debug)]
pub struct Decoded<'b> {
    /// What is asked.
    pub request: ModelRequest,
    /// Every piece of text: target, headers, body, each in document order.
    pub leaves: Vec<Leaf<'b>>,
    /// How much was read: `inspected + sealed + opaque` is every byte of body, target and header values
    /// (credentials and hop-by-hop headers aside).
    pub coverage: Coverage,
    /// Sorted offsets in the body at which texts and media of 256 bytes and more begin and end.
    pub cuts: Vec<usize>,
    /// The elements of the lists that a [`Recall`] remembers, in document order; none where none was given.
    pub elements: Vec<Element>,
}

/// Why a request cannot be read; each becomes a refusal.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WireError {
    /// Not what it says it is.
    #[error("the {what} is malformed: {detail}")]
    Malformed {
        /// What it says it is: `JSON body`.
        what: &'static str,
        /// What is wrong and where; never a value.
        detail: String,
    },
    /// More of something than weir reads.
    #[error("the request holds {what}")]
    TooLarge {
        /// Of what: `more than 2097152 JSON values`.
        what: String,
    },
    /// A field that decides what is asked stands twice, and readers differ on which counts.
    #[error("the field `{field}` stands more than once")]
    Ambiguous {
        /// Which.
        field: &'static str,
    },
}

impl WireError {
    /// The refusal that a caller sees.
    pub fn refusal(&self) -> Refusal {
        let (code, hint) = match self {
            Self::Malformed { .. } => (Code::Unreadable, "correct the request"),
            Self::TooLarge { .. } => (Code::TooLarge, "send less at once"),
            Self::Ambiguous { .. } => (Code::Unreadable, "send the field once"),
        };
        let mut refusal = Refusal::failure(code, self.to_string(), hint);
        if let Self::Ambiguous { field } = self {
            refusal.param = Some((*field).to_owned());
        }
        refusal
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Text | Self::Json(_) => "text",
            Self::Key => "key",
            Self::Number(_) => "number",
            Self::FileName => "file name",
            Self::Encoded => "encoded text",
        })
    }
}

/// Takes a request in: reads its body and undoes its `Content-Encoding`, which then leaves the head.
/// An encoding that weir does not decode stays, in head and body.
///
/// # Errors
/// A body that is too large, broken off or damaged, or that could not be spilled.
pub async fn receive<B>(mut head: Parts, body: B, limits: &Limits) -> Result<Received, BodyError>
where
    B: http_body::Body<Data = Bytes>,
{
    let body = body::read(body, limits).await?;
    let coding = inflate::coding(&head.headers);
    let body = match coding {
        Coding::One(encoding) if !body.is_empty() => inflated(&body, encoding, limits).await?,
        Coding::One(_) | Coding::Plain | Coding::Opaque => body,
    };
    if coding != Coding::Opaque {
        head.headers.remove(CONTENT_ENCODING);
    }
    let inflated = matches!(coding, Coding::One(_));
    Ok(Received {
        head,
        body,
        inflated,
    })
}

async fn inflated(
    body: &Body,
    encoding: inflate::Encoding,
    limits: &Limits,
) -> Result<Body, BodyError> {
    /// Input decoded before other work on this thread gets its turn.
    const TURN: usize = 16 << 10;
    let mut inflater = Inflater::new(encoding, limits.cap);
    let mut intake = body::Intake::new(limits);
    let mut index = 0;
    while let Some(chunk) = body.chunk(index).await? {
        for turn in chunk.chunks(TURN) {
            let mut out = Vec::new();
            inflater.push(turn, &mut out)?;
            intake.push(out.into()).await?;
            tokio::task::yield_now().await;
        }
        index += 1;
    }
    inflater.finish()?;
    intake.finish().await
}

/// Reads a received request. A body whose head still names a `Content-Encoding` is opaque.
///
/// # Errors
/// A body that is not what its content type says, too many values, or an ambiguous field.
pub fn decode<'b>(
    route: &Route<'_>,
    head: &Parts,
    body: &'b [u8],
) -> Result<Decoded<'b>, WireError> {
    decode_with(route, head, body, None)
}

/// The same, but what is recalled is not read again: of it there are no leaves, and all else is as if it had been.
///
/// # Errors
/// As [`decode`].
pub fn decode_recalling<'b>(
    route: &Route<'_>,
    head: &Parts,
    body: &'b [u8],
    recall: &'b dyn Recall,
) -> Result<Decoded<'b>, WireError> {
    decode_with(route, head, body, Some(recall))
}

fn decode_with<'b>(
    route: &Route<'_>,
    head: &Parts,
    body: &'b [u8],
    recall: Option<&'b dyn Recall>,
) -> Result<Decoded<'b>, WireError> {
    let (mut walk, mut request) = begin(route, head)?;
    walk.recall = recall;
    if !body.is_empty() {
        content::read(&mut walk, &mut request, route, head, body)?;
        let unread = walk.coverage.unread_of_body();
        walk.coverage.inspected += (body.len() as u64).saturating_sub(unread);
    }
    Ok(end(walk, request))
}

/// Reads target and headers of a request whose body [`decode`] could not read: the body is opaque, whole. For
/// a policy that observes; one that enforces refuses such a request.
///
/// # Errors
/// A target or headers that cannot be read.
pub fn decode_unread(
    route: &Route<'_>,
    head: &Parts,
    body: &[u8],
) -> Result<Decoded<'static>, WireError> {
    let (walk, mut request) = begin(route, head)?;
    request.tools_untold = true;
    let mut decoded = end(walk, request);
    decoded.coverage.opaque.push(Opaque {
        place: "body".to_owned(),
        bytes: body.len() as u64,
        why: Opacity::Malformed,
    });
    Ok(decoded)
}

fn begin<'b>(route: &Route<'_>, head: &Parts) -> Result<(walk::Walk<'b>, ModelRequest), WireError> {
    let mut walk = walk::Walk::new();
    target::read(&mut walk, route, head)?;
    headers::read(&mut walk, route, head)?;
    walk.coverage.body_begins();
    let request = ModelRequest {
        provider: route.provider.to_owned(),
        dialect: route.dialect,
        operation: route.endpoint.operation.to_string(),
        model: target::model(route, head),
        stream: route.endpoint.shape == Shape::StreamGenerateContent,
        tools: Vec::new(),
        also: Vec::new(),
        tools_untold: false,
        previous: None,
    };
    Ok((walk, request))
}

fn end(walk: walk::Walk<'_>, mut request: ModelRequest) -> Decoded<'_> {
    let walk::Walk {
        leaves,
        coverage,
        mut cuts,
        elements,
        ..
    } = walk;
    cuts.sort_unstable();
    cuts.dedup();
    // A batch of one model is of that.
    if let (None, [_]) = (&request.model, request.also.as_slice()) {
        request.model = request.also.pop();
    }
    Decoded {
        request,
        leaves,
        coverage: coverage.into(),
        cuts,
        elements,
    }
}

#[cfg(test)]
mod tests;
