//! What is asked: the model request in OpenTelemetry `gen_ai.*` terms, the findings in it, and how
//! much of it could be read.

use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::catalog::Dialect;
use crate::detect::{Class, Confidence};

/// One request body or one socket message: what a [`crate::decide::Permit`] and an audit entry cover.
/// 80 random bits; shown as 16 characters of Crockford base32, any unique prefix is accepted.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct UnitId([u8; 10]);

impl UnitId {
    /// The id of these 80 bits, which the caller drew at random.
    pub const fn new(bits: [u8; 10]) -> Self {
        Self(bits)
    }

    /// The 80 bits.
    pub const fn bytes(&self) -> [u8; 10] {
        self.0
    }

    /// Reads 16 Crockford base32 characters, hyphens ignored, `I L` as `1`, `O` as `0`.
    pub fn parse(text: &str) -> Option<Self> {
        let letters: Vec<u8> = normalise_id(text)?.bytes().collect();
        if letters.len() != 16 {
            return None;
        }
        let mut bits: u128 = 0;
        for letter in letters {
            let value = CROCKFORD.iter().position(|known| *known == letter)?;
            bits = bits << 5 | u128::try_from(value).ok()?;
        }
        let bytes = bits.to_be_bytes();
        let mut id = [0; 10];
        id.copy_from_slice(&bytes[6..]);
        Some(Self(id))
    }
}

/// Crockford's base32 alphabet (<https://www.crockford.com/base32.html>).
pub const CROCKFORD: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The letter of the lowest five bits.
#[expect(
    clippy::indexing_slicing,
    reason = "five bits choose one of thirty-two letters"
)]
pub fn crockford(bits: u128) -> char {
    char::from(CROCKFORD[(bits & 31) as usize])
}

/// An id or an id's prefix as a person typed it, in the alphabet; `None` where a character has no place in it.
pub fn normalise_id(text: &str) -> Option<String> {
    text.chars()
        .filter(|c| *c != '-')
        .map(|c| match c.to_ascii_uppercase() {
            'I' | 'L' => Some('1'),
            'O' => Some('0'),
            c if c.is_ascii() && CROCKFORD.contains(&(c as u8)) => Some(c),
            _ => None,
        })
        .collect()
}

impl fmt::Display for UnitId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut bytes = [0; 16];
        bytes[6..].copy_from_slice(&self.0);
        let bits = u128::from_be_bytes(bytes);
        let mut letters = [0; 16];
        for (letter, index) in letters.iter_mut().zip((0..16).rev()) {
            crockford(bits >> (index * 5)).encode_utf8(std::slice::from_mut(letter));
        }
        f.write_str(std::str::from_utf8(&letters).unwrap_or_default())
    }
}

impl fmt::Debug for UnitId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The request, read by its dialect; names are OpenTelemetry's `gen_ai.*`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModelRequest {
    /// `gen_ai.provider.name`: the catalog's name of the provider.
    pub provider: String,
    /// The dialect its paths speak.
    pub dialect: Dialect,
    /// `gen_ai.operation.name` (`chat`, `embeddings`), or weir's own (`models`, `count_tokens`, `unknown`).
    pub operation: String,
    /// `gen_ai.request.model`.
    pub model: Option<String>,
    /// Other models that it names: of requests within it, of tools, to fall back on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
    /// Whether the caller asked for a stream.
    pub stream: bool,
    /// Names of the tools offered to the model.
    pub tools: Vec<String>,
    /// A body that weir does not read may offer others.
    #[serde(default)]
    pub tools_untold: bool,
    /// `previous_response_id` (OpenAI Responses).
    pub previous: Option<String>,
}

/// Which bytes of the request a range counts in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Surface {
    /// The decoded body (after `Content-Encoding`).
    Body,
    /// The request target: path and query as received.
    Target,
    /// The value of the n-th header as received.
    Header(u16),
}

/// A finding with the place it was found at.
#[derive(Clone, Debug)]
pub struct Located {
    /// Which bytes `raw` counts in.
    pub surface: Surface,
    /// Byte range in the surface as received: escapes and nesting included.
    pub raw: Range<usize>,
    /// The place in words a person knows: `messages[2].content`, `header x-title`, `query q`.
    pub place: String,
    /// What was found.
    pub class: Class,
    /// Which detector found it.
    pub detector: std::sync::Arc<str>,
    /// How sure the detector is.
    pub confidence: Confidence,
    /// The value itself, decoded; wiped when dropped, never logged.
    pub value: Zeroizing<String>,
    /// Inside content the provider signed or sealed: it may not be edited, so it can only be refused.
    pub signed: bool,
    /// A JSON number, within so many layers of JSON strings: what stands in its place needs quotes, escaped as often.
    pub bare: Option<u8>,
}

/// Why bytes could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Opacity {
    /// Images, audio, documents: bytes in base64 or by upload.
    Media,
    /// A content type that is not text and not JSON.
    ContentType,
    /// A `Content-Encoding` that weir does not decode.
    Encoding,
    /// Text that is not valid in its own form (bad JSON, bad UTF-8).
    Malformed,
    /// Numbers of a model's tokens, which stand for text.
    Tokens,
    /// An offer of a call (SDP), whose sound goes another way.
    Call,
}

/// One stretch of bytes that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opaque {
    /// The place in words.
    pub place: String,
    /// How many bytes.
    pub bytes: u64,
    /// Why.
    pub why: Opacity,
}

/// How much of the request was read. Absent bodies count as nothing, not as opaque.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coverage {
    /// Bytes of body, target and header values that were inspected.
    pub inspected: u64,
    /// Bytes the provider itself signed or sealed (`thinking.signature`, `encrypted_content`): resent untouched.
    pub sealed: u64,
    /// What could not be read; never called clean.
    pub opaque: Vec<Opaque>,
}

impl Coverage {
    /// Sum of the opaque bytes.
    pub fn opaque_bytes(&self) -> u64 {
        self.opaque.iter().map(|part| part.bytes).sum()
    }
}

/// What the caller authenticates with, as far as policy and record may know it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Credential {
    /// `api_key`, `oauth`, or `none`.
    pub kind: CredentialKind,
    /// Keyed hash of the credential (16 hex characters), never the credential.
    pub fingerprint: Option<String>,
    /// Of an API key: whether it is one of this host's own; `None` for anything else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub binding: Option<Binding>,
}

/// How an API key stands to the keys that are enrolled for its provider.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Binding {
    /// It is one of them.
    Enrolled,
    /// There are some, and it is none of them.
    Other,
    /// There are none.
    Unbound,
}

/// Whose account a call is made on, as far as anybody told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tenant {
    /// What the provider told in its answer to an earlier call with this credential that claimed the same.
    pub told: Vec<String>,
    /// What the request itself names; the caller's word.
    pub claimed: Vec<String>,
    /// Whether the provider told of this credential before, for a call that claimed something else.
    pub elsewhere: bool,
}

/// Kinds of credential.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CredentialKind {
    /// No credential was sent.
    #[default]
    None,
    /// A provider's API key.
    ApiKey,
    /// An OAuth or session token.
    Oauth,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_round_trip_and_forgive_handwriting() {
        let id = UnitId::new([0xff, 1, 2, 3, 4, 5, 6, 7, 8, 0x9a]);
        let shown = id.to_string();
        assert_eq!(shown.len(), 16);
        assert_eq!(UnitId::parse(&shown), Some(id));
        let typed = format!(
            "{}-{}",
            &shown[..6].to_lowercase(),
            &shown[6..].replace('0', "o").replace('1', "l")
        );
        assert_eq!(UnitId::parse(&typed), Some(id));
        assert_eq!(UnitId::parse("not an id!"), None);
    }
}
