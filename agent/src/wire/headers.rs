//! Header values: all but the caller's own credential and the headers that end at this hop.

use std::borrow::Cow;

use http::header::{HeaderMap, HeaderName, HeaderValue};
use http::request::Parts;
use weir_policy::request::{Opacity, Opaque, Surface};

use super::map::OffsetMap;
use super::place::is_word;
use super::walk::Walk;
use super::{Kind, Leaf, Route, WireError, target};

/// Headers about this hop and about framing, sorted; they are made anew for the next hop, never forwarded.
const HOP: [&str; 13] = [
    "accept-encoding",
    "connection",
    "content-length",
    "expect",
    "host",
    "keep-alive",
    "proxy-authenticate",
    "proxy-authorization",
    "proxy-connection",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
];

/// No value that is looked for is shorter.
const SHORTEST: usize = 9;

/// Whether a header ends here: whoever forwards leaves it out or writes it anew.
pub fn is_hop(name: &str) -> bool {
    HOP.binary_search(&name).is_ok()
}

/// Every header with the surface its value is: the n-th that the map's own iterator yields.
pub fn surfaces(headers: &HeaderMap) -> impl Iterator<Item = (Surface, &HeaderName, &HeaderValue)> {
    headers
        .iter()
        .zip(0..=u16::MAX)
        .map(|((name, value), index)| (Surface::Header(index), name, value))
}

/// Adds the leaves of the header values.
pub(super) fn read(walk: &mut Walk<'_>, route: &Route<'_>, head: &Parts) -> Result<(), WireError> {
    for (surface, name, value) in surfaces(&head.headers) {
        let name = name.as_str();
        if is_hop(name) {
            continue;
        }
        let place = if is_word(name) {
            format!("header {name}")
        } else {
            "a header".to_owned()
        };
        let bytes = value.len() as u64;
        spelled(walk, surface, name, value.len())?;
        let Ok(text) = std::str::from_utf8(value.as_bytes()) else {
            walk.coverage.opaque(Opaque {
                place,
                bytes,
                why: Opacity::Malformed,
            });
            continue;
        };
        if (route.credential)(name, text) {
            continue;
        }
        walk.coverage.inspected += bytes;
        let leaf = |text: String, map: OffsetMap| Leaf {
            surface,
            place: place.clone(),
            text: Cow::Owned(text),
            map,
            raw: 0..value.len(),
            kind: Kind::Text,
            signed: false,
            brought: false,
        };
        if let (Cow::Owned(decoded), map) = target::percent(text, 0, false) {
            walk.leaf(leaf(decoded, map))?;
        }
        walk.text(leaf(text.to_owned(), OffsetMap::identity(0)))?;
    }
    Ok(())
}

/// A name with digits may be a value. Case is lost on the way here, so both are looked at, and hyphens may stand
/// before and after it. A name cannot be replaced, so what is found in it refuses.
fn spelled(walk: &mut Walk<'_>, surface: Surface, name: &str, len: usize) -> Result<(), WireError> {
    if name.len() < SHORTEST || !name.bytes().any(|byte| byte.is_ascii_digit()) {
        return Ok(());
    }
    let apart = name.replace('-', " ");
    for text in [name.to_owned(), apart.to_ascii_uppercase(), apart] {
        walk.leaf(Leaf {
            surface,
            place: "a header's name".to_owned(),
            text: Cow::Owned(text),
            map: OffsetMap::blanket(0..len),
            raw: 0..len,
            kind: Kind::Encoded,
            signed: true,
            brought: false,
        })?;
    }
    Ok(())
}
