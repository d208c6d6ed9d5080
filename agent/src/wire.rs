//! The request read: every byte of it is inspected text, sealed by the provider, or opaque and counted.
//!
//! [`head::check`] is strict HTTP, [`body::read`] takes the body in, [`inflate`] undoes its encoding,
//! [`decode`] reads it leaf by leaf, and [`refuse`] says no in the caller's own dialect.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use http::request::Parts;
use weir_policy::catalog::{Dialect, Endpoint};
use weir_policy::decide::{Code, Refusal};
use weir_policy::request::{Coverage, ModelRequest, Opacity, Opaque, Surface};

pub use self::body::{Body, BodyError};
pub use self::map::OffsetMap;
pub use self::refuse::{Asked, refuse};

mod anthropic;
pub mod body;
mod content;
pub mod head;
mod headers;
pub mod inflate;
pub mod json;
mod map;
mod media;
mod multipart;
mod openai;
mod place;
mod refuse;
mod target;
mod walk;

/// A request as it was received, its body decoded.
#[derive(Clone, Debug)]
pub struct Received {
    /// Method, target, headers.
    pub head: Parts,
    /// The body after `Content-Encoding`.
    pub body: Body,
}

/// Where a request goes, as the catalog says.
#[derive(Clone, Copy, Debug)]
pub struct Route<'a> {
    /// The provider's name.
    pub provider: &'a str,
    /// The dialect its paths speak.
    pub dialect: Dialect,
    /// What the path means.
    pub endpoint: &'a Endpoint,
    /// Headers (lower case) that hold the provider's own credential, beside those of the dialect:
    /// their values are for the provider to see, and are not inspected.
    pub credentials: &'a [&'a str],
}

/// What a leaf is; [`Leaf::editable`] says whether a finding in it can be redacted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Text.
    Text,
    /// The name of a JSON member or of a query or form field.
    Key,
    /// A JSON number: a placeholder would not be JSON.
    Number,
    /// A file's name, or another header of a multipart part.
    FileName,
    /// Text decoded from base64: no byte of it has a place of its own.
    Encoded,
}

/// One piece of text, with the way back to the bytes it came from.
#[derive(Clone, Debug)]
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
}

impl Leaf<'_> {
    /// The raw bytes behind a range of the text: whole escapes, never half of one.
    pub fn raw_range(&self, decoded: Range<usize>) -> Range<usize> {
        self.map.raw_range(decoded)
    }

    /// Whether a placeholder may stand in it; where not, a finding can only be refused.
    pub fn editable(&self) -> bool {
        !self.signed && !matches!(self.kind, Kind::Number | Kind::Encoded)
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
            Self::Text => "text",
            Self::Key => "key",
            Self::Number => "number",
            Self::FileName => "file name",
            Self::Encoded => "encoded text",
        })
    }
}

/// Reads a request whose body was inflated.
///
/// # Errors
/// A body that is not what its content type says, too many values, or an ambiguous field.
pub fn decode<'b>(route: &Route<'_>, head: &Parts, body: &'b [u8]) -> Result<Decoded<'b>, WireError> {
    let (mut walk, mut request) = begin(route, head)?;
    if !body.is_empty() {
        content::read(&mut walk, &mut request, route, head, body)?;
        let unread = walk.coverage.unread_of_body();
        walk.coverage.inspected += (body.len() as u64).saturating_sub(unread);
    }
    Ok(finish(walk, request))
}

/// Reads a request whose body of `bytes` cannot be read at all, its encoding being unknown.
///
/// # Errors
/// As [`decode`].
pub fn decode_unread(route: &Route<'_>, head: &Parts, bytes: u64, why: Opacity) -> Result<Decoded<'static>, WireError> {
    let (mut walk, request) = begin(route, head)?;
    if bytes > 0 {
        walk.coverage.opaque(Opaque { place: "body".to_owned(), bytes, why });
    }
    Ok(finish(walk, request))
}

fn begin<'b>(route: &Route<'_>, head: &Parts) -> Result<(walk::Walk<'b>, ModelRequest), WireError> {
    let mut walk = walk::Walk::new();
    target::read(&mut walk, head)?;
    headers::read(&mut walk, route, head)?;
    walk.coverage.body_begins();
    let request = ModelRequest {
        provider: route.provider.to_owned(),
        dialect: route.dialect,
        operation: route.endpoint.operation.clone(),
        model: target::model(route.endpoint.shape, head),
        stream: false,
        tools: Vec::new(),
        previous: None,
    };
    Ok((walk, request))
}

fn finish(walk: walk::Walk<'_>, request: ModelRequest) -> Decoded<'_> {
    let walk::Walk { leaves, coverage, mut cuts, .. } = walk;
    cuts.sort_unstable();
    cuts.dedup();
    Decoded { request, leaves, coverage: coverage.into(), cuts }
}

#[cfg(test)]
mod tests;
