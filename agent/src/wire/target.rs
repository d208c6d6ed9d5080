//! The request target: path and query, percent-decoded with the way back; forms are read the same way.

use std::borrow::Cow;
use std::ops::Range;

use http::request::Parts;
use weir_policy::catalog::{Dialect, Shape};
use weir_policy::request::Surface;

use super::map::{MapBuilder, OffsetMap};
use super::place::shown;
use super::walk::Walk;
use super::{Kind, Leaf, Route, WireError};

/// What the path is called where a finding stands in it.
pub(super) const PATH: &str = "the path";

/// How often a text is decoded once more.
const AGAIN: usize = 3;

/// The bytes of [`Surface::Target`]: path and query as received, without scheme and authority.
pub fn surface(head: &Parts) -> &str {
    head.uri
        .path_and_query()
        .map_or("/", |target| target.as_str())
}

/// Adds the target's leaves.
pub(super) fn read(walk: &mut Walk<'_>, route: &Route<'_>, head: &Parts) -> Result<(), WireError> {
    let target = surface(head);
    walk.coverage.inspected += target.len() as u64;
    let path_len = target.find('?').unwrap_or(target.len());
    let (text, map) = percent(target.get(..path_len).unwrap_or(target), 0, false);
    again(walk, Surface::Target, PATH, &text, 0..path_len)?;
    walk.text(Leaf {
        surface: Surface::Target,
        place: PATH.to_owned(),
        text: Cow::Owned(text.into_owned()),
        map,
        raw: 0..path_len,
        kind: Kind::Text,
        signed: false,
        brought: false,
    })?;
    let Some(query) = target.get(path_len + 1..) else {
        return Ok(());
    };
    let (own, bytes) = credentials(query, route.credential);
    if own > 1 {
        // Which of them counts is the provider's secret.
        return Err(WireError::Ambiguous { field: "key" });
    }
    walk.coverage.inspected -= bytes;
    pairs(
        walk,
        Surface::Target,
        "query",
        query,
        path_len + 1,
        route.credential,
    )
}

/// How many fields of a query are the caller's own credential, and how long their values are.
fn credentials(query: &str, own: &dyn Fn(&str, &str) -> bool) -> (usize, u64) {
    query
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .filter(|(name, value)| is_own(name, value, own))
        .fold((0, 0), |(count, bytes), (_, value)| {
            (count + 1, bytes + value.len() as u64)
        })
}

fn is_own(name: &str, value: &str, own: &dyn Fn(&str, &str) -> bool) -> bool {
    let (name, value) = (percent(name, 0, true).0, percent(value, 0, true).0);
    !value.is_empty() && own(&format!("?{name}"), &value)
}

/// The fields of the query, decoded.
pub fn query(head: &Parts) -> impl Iterator<Item = (String, String)> + '_ {
    let pairs = head.uri.query().unwrap_or_default().split('&');
    pairs.filter_map(|pair| {
        let (name, value) = pair.split_once('=')?;
        let decoded = |text| percent(text, 0, true).0.into_owned();
        Some((decoded(name), decoded(value)))
    })
}

/// A target with the caller's own credential left out: as it may be shown and stored.
pub fn without<'t>(target: &'t str, own: &dyn Fn(&str, &str) -> bool) -> Cow<'t, str> {
    let Some((path, query)) = target.split_once('?') else {
        return Cow::Borrowed(target);
    };
    if credentials(query, own).0 == 0 {
        return Cow::Borrowed(target);
    }
    let pairs: Vec<String> = query
        .split('&')
        .map(|pair| match pair.split_once('=') {
            Some((name, value)) if is_own(name, value, own) => format!("{name}=[credential]"),
            _ => pair.to_owned(),
        })
        .collect();
    Cow::Owned(format!("{path}?{}", pairs.join("&")))
}

/// Adds the leaves of `name=value&name=value` that starts at `base` in its surface, but for the values that are
/// the caller's `own` credential.
pub(super) fn pairs(
    walk: &mut Walk<'_>,
    surface: Surface,
    what: &str,
    text: &str,
    base: usize,
    own: &dyn Fn(&str, &str) -> bool,
) -> Result<(), WireError> {
    let mut at = base;
    for pair in text.split('&') {
        let name_len = pair.find('=').unwrap_or(pair.len());
        let (name, map) = percent(pair.get(..name_len).unwrap_or(pair), at, true);
        let place = format!("{what} {}", shown(&name));
        let leaf =
            |text: Cow<'_, str>, place: String, map: OffsetMap, raw: Range<usize>, kind: Kind| {
                Leaf {
                    surface,
                    place,
                    text: Cow::Owned(text.into_owned()),
                    map,
                    raw,
                    kind,
                    signed: false,
                    brought: false,
                }
            };
        if !name.is_empty() {
            walk.leaf(leaf(
                name,
                format!("a name in the {what}"),
                map,
                at..at + name_len,
                Kind::Key,
            ))?;
        }
        let value = pair
            .get(name_len + 1..)
            .filter(|value| !value.is_empty())
            .filter(|value| !is_own(pair.get(..name_len).unwrap_or(pair), value, own));
        if let Some(value) = value {
            let start = at + name_len + 1;
            let (text, map) = percent(value, start, true);
            again(walk, surface, &place, &text, start..start + value.len())?;
            walk.text(leaf(
                text,
                place,
                map,
                start..start + value.len(),
                Kind::Text,
            ))?;
        }
        at += pair.len() + 1;
    }
    Ok(())
}

/// A target decoded until nothing is left to decode, within bounds: for people, and to look at.
pub fn plain(target: &str) -> String {
    let mut text = target.to_owned();
    for _ in 0..=AGAIN {
        match percent(&text, 0, false).0 {
            Cow::Owned(decoded) if decoded != text => text = decoded,
            Cow::Owned(_) | Cow::Borrowed(_) => break,
        }
    }
    text
}

/// Adds what a text that was percent-decoded becomes when it is decoded again, as some servers do.
fn again(
    walk: &mut Walk<'_>,
    surface: Surface,
    place: &str,
    text: &str,
    raw: Range<usize>,
) -> Result<(), WireError> {
    let mut text = text.to_owned();
    for _ in 0..AGAIN {
        let Cow::Owned(decoded) = percent(&text, 0, false).0 else {
            return Ok(());
        };
        if decoded == text {
            return Ok(());
        }
        text = decoded;
        walk.leaf(Leaf {
            surface,
            place: place.to_owned(),
            text: Cow::Owned(text.clone()),
            map: OffsetMap::blanket(raw.clone()),
            raw: raw.clone(),
            kind: Kind::Encoded,
            signed: false,
            brought: false,
        })?;
    }
    Ok(())
}

/// The model that a path names: `/v1/models/gpt-4o`, `/v1beta/models/gemini-2.5-pro:generateContent`.
pub(super) fn model(route: &Route<'_>, head: &Parts) -> Option<String> {
    let path = percent(head.uri.path(), 0, false).0;
    let path = path.trim_end_matches('/');
    let gemini = route.dialect == Dialect::Gemini;
    let (collection, name) = [
        ("", "/models/"),
        ("tunedModels/", "/tunedModels/"),
        ("dynamic/", "/dynamic/"),
    ]
    .into_iter()
    .take(if gemini { 3 } else { 1 })
    .find_map(|(collection, at)| Some((collection, path.rsplit_once(at)?.1)))?;
    let name = match name.rsplit_once(':') {
        Some((name, _)) if gemini => name,
        _ => name,
    };
    ((gemini || route.endpoint.shape == Shape::Models) && !name.is_empty())
        .then(|| format!("{collection}{name}"))
}

/// Percent-decodes; bytes that are no UTF-8 become U+FFFD. `plus`: a plus sign is a space.
pub(super) fn percent(text: &str, base: usize, plus: bool) -> (Cow<'_, str>, OffsetMap) {
    if !text
        .bytes()
        .any(|byte| byte == b'%' || plus && byte == b'+')
    {
        return (Cow::Borrowed(text), OffsetMap::identity(base));
    }
    let mut bytes = Vec::with_capacity(text.len());
    // One byte for each: a form may be as large as a body.
    let mut lens: Vec<u8> = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let decoded = (*first == b'%').then(|| hex(after)).flatten();
        let (byte, len) = match decoded {
            Some(byte) => (byte, 3),
            None if plus && *first == b'+' => (b' ', 1),
            None => (*first, 1),
        };
        bytes.push(byte);
        lens.push(len);
        rest = rest.get(usize::from(len)..).unwrap_or_default();
    }
    let (mut out, mut map, mut lens) = (
        String::with_capacity(bytes.len()),
        MapBuilder::new(base),
        lens.into_iter(),
    );
    for chunk in bytes.utf8_chunks() {
        out.push_str(chunk.valid());
        for len in lens.by_ref().take(chunk.valid().len()) {
            map.escapes(usize::from(len), 1, 1);
        }
        if !chunk.invalid().is_empty() {
            out.push(char::REPLACEMENT_CHARACTER);
            let raw = lens
                .by_ref()
                .take(chunk.invalid().len())
                .map(usize::from)
                .sum();
            map.escapes(raw, char::REPLACEMENT_CHARACTER.len_utf8(), 1);
        }
    }
    (Cow::Owned(out), map.finish())
}

fn hex(digits: &[u8]) -> Option<u8> {
    let digit = |index: usize| char::from(*digits.get(index)?).to_digit(16);
    u8::try_from(digit(0)? << 4 | digit(1)?).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn as_route<T>(shape: Shape, dialect: Dialect, work: impl FnOnce(&Route<'_>) -> T) -> T {
        let endpoint = weir_policy::catalog::Endpoint {
            operation: "chat".into(),
            shape,
            dialect,
        };
        work(&Route {
            provider: "p",
            dialect,
            endpoint: &endpoint,
            credential: &|name, _| name == "?key",
        })
    }

    fn leaves(target: &str) -> Vec<Leaf<'static>> {
        let (head, ()) = http::Request::get(target).body(()).unwrap().into_parts();
        let mut walk = Walk::new();
        as_route(Shape::Generic, Dialect::Openai, |route| {
            read(&mut walk, route, &head).unwrap();
        });
        assert_eq!(walk.coverage.inspected, target.len() as u64);
        walk.leaves
    }

    #[test]
    fn path_names_and_values_are_leaves() {
        let leaves =
            leaves("/v1/files/a%20b?q=ada%40example.com&flag&empty=&AKIAIOSFODNN7EXAMPLE=1+2");
        let texts: Vec<&str> = leaves.iter().map(|leaf| &*leaf.text).collect();
        assert_eq!(
            texts,
            [
                "/v1/files/a b",
                "q",
                "ada@example.com",
                "flag",
                "empty",
                "AKIAIOSFODNN7EXAMPLE",
                "1 2"
            ]
        );
        assert_eq!(leaves[2].place, "query q");
        assert_eq!(
            leaves[2].raw_range(3..4),
            "/v1/files/a%20b?q=ada".len().."/v1/files/a%20b?q=ada%40".len()
        );
        assert_eq!(
            leaves[6].place, "query *",
            "a name that may be a value is not shown"
        );
    }

    #[test]
    fn models_are_named_by_their_path() {
        for (shape, dialect, path, name) in [
            (
                Shape::Models,
                Dialect::Openai,
                "/v1/models/ft%3Agpt-4o",
                "ft:gpt-4o",
            ),
            (Shape::Generic, Dialect::Openai, "/v1/models/gpt-4o", ""),
            (
                Shape::GenerateContent,
                Dialect::Gemini,
                "/v1beta/models/gemini-2.5-pro:generateContent",
                "gemini-2.5-pro",
            ),
            (
                Shape::StreamGenerateContent,
                Dialect::Gemini,
                "/v1beta/%6dodels/gemini-2.5-pro%3AstreamGenerateContent/?alt=sse",
                "gemini-2.5-pro",
            ),
            (
                Shape::Models,
                Dialect::Gemini,
                "/v1beta/models/gemini-2.5-pro",
                "gemini-2.5-pro",
            ),
            (
                Shape::GenerateContent,
                Dialect::Gemini,
                "/v1/tunedModels/mine:generateContent",
                "tunedModels/mine",
            ),
            (Shape::Generic, Dialect::Gemini, "/v1beta/interactions", ""),
        ] {
            let (head, ()) = http::Request::get(path).body(()).unwrap().into_parts();
            let found = as_route(shape, dialect, |route| model(route, &head));
            assert_eq!(found.unwrap_or_default(), name, "{path}");
        }
    }

    #[test]
    fn a_credential_in_the_query_is_neither_read_nor_shown() {
        let own = |name: &str, _: &str| name == "?key";
        let target = "/v1beta/models/m:generateContent?k%65y=AIza%53yX&alt=sse";
        let (head, ()) = http::Request::post(target).body(()).unwrap().into_parts();
        let mut walk = Walk::new();
        as_route(Shape::Generic, Dialect::Gemini, |route| {
            read(&mut walk, route, &head).unwrap();
        });
        assert!(walk.leaves.iter().all(|leaf| !leaf.text.contains("SyX")));
        assert!(walk.leaves.iter().any(|leaf| leaf.text == "sse"));
        assert_eq!(
            walk.coverage.inspected,
            (target.len() - "AIza%53yX".len()) as u64
        );
        assert_eq!(
            without(target, &own),
            "/v1beta/models/m:generateContent?k%65y=[credential]&alt=sse"
        );
        assert_eq!(without("/v1/x?q=1", &own), "/v1/x?q=1");
        assert_eq!(
            query(&head).collect::<Vec<_>>(),
            [
                ("key".into(), "AIzaSyX".into()),
                ("alt".into(), "sse".into())
            ]
        );
        let (twice, ()) = http::Request::post("/x?key=a&ke%79=b")
            .body(())
            .unwrap()
            .into_parts();
        let read = as_route(Shape::Generic, Dialect::Gemini, |route| {
            read(&mut Walk::new(), route, &twice)
        });
        assert_eq!(read, Err(WireError::Ambiguous { field: "key" }));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]

        #[test]
        fn ranges_decode_from_their_raw_ranges(parts in proptest::collection::vec((any::<char>(), any::<bool>()), 0..20), from in 0..20usize, len in 0..20usize) {
            let mut written = String::new();
            let plain: String = parts.iter().map(|(c, _)| *c).collect();
            for (c, quote) in &parts {
                if *quote || *c == '%' {
                    c.encode_utf8(&mut [0; 4]).bytes().for_each(|byte| written.push_str(&format!("%{byte:02X}")));
                } else {
                    written.push(*c);
                }
            }
            let (text, map) = percent(&written, 7, false);
            prop_assert_eq!(&*text, &*plain);
            let bounds: Vec<usize> = plain.char_indices().map(|(at, _)| at).chain([plain.len()]).collect();
            let start = from.min(bounds.len() - 1);
            let end = (start + len).min(bounds.len() - 1);
            let raw = map.raw_range(bounds[start]..bounds[end]);
            let (again, _) = percent(&written[raw.start - 7..raw.end - 7], 0, false);
            prop_assert_eq!(&*again, &plain[bounds[start]..bounds[end]]);
        }

        #[test]
        fn never_panics(text in "[%0-9a-fA-F+ -~é]{0,40}") {
            let (decoded, map) = percent(&text, 0, true);
            let whole = map.raw_range(0..decoded.len());
            prop_assert_eq!(whole, 0..text.len());
        }
    }
}
