//! Header values: all but the caller's own credential and the headers that end at this hop.

use std::borrow::Cow;

use http::header::{HeaderMap, HeaderName, HeaderValue};
use http::request::Parts;
use weir_policy::request::{Opacity, Opaque, Surface};

use super::map::OffsetMap;
use super::place::is_word;
use super::walk::Walk;
use super::{Kind, Leaf, Route, WireError};

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
        if is_hop(name) || value.is_empty() {
            continue;
        }
        let place = if is_word(name) {
            format!("header {name}")
        } else {
            "a header".to_owned()
        };
        let bytes = value.len() as u64;
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
        walk.text(Leaf {
            surface,
            place,
            text: Cow::Owned(text.to_owned()),
            map: OffsetMap::identity(0),
            raw: 0..text.len(),
            kind: Kind::Text,
            signed: false,
        })?;
    }
    Ok(())
}
