//! What leaves: the request received, with the permit's edits in it and what is only for this hop left out.

use std::borrow::Cow;

use bytes::Bytes;
use http::header::{self, HeaderMap, HeaderName, HeaderValue};
use http::uri::{Authority, PathAndQuery, Scheme, Uri};
use http::{Method, Request, Version};
use http_body_util::Full;
use weir_policy::request::Surface;

use super::error::ForwardError;
use super::pool::Key;
use super::warm::Outgoing;
use crate::wire::Whole;

/// Codings that weir decodes (RFC 9110 section 8.4.1; `x-gzip` is `gzip`).
const DECODED: [&str; 5] = ["gzip", "x-gzip", "br", "zstd", "deflate"];

/// Fields for one hop (RFC 9110 section 7.6.1), or that weir writes itself.
const NOT_FORWARDED: [HeaderName; 11] = [
    header::CONNECTION,
    HeaderName::from_static("keep-alive"),
    HeaderName::from_static("proxy-connection"),
    header::TE,
    header::TRAILER,
    header::TRANSFER_ENCODING,
    header::UPGRADE,
    header::EXPECT,
    header::HOST,
    header::CONTENT_LENGTH,
    header::ACCEPT_ENCODING,
];

/// Fields that vouch for the very bytes of a body: false once those change.
const OF_THE_BYTES: [&str; 7] = [
    "etag",
    "digest",
    "content-digest",
    "repr-digest",
    "content-md5",
    "signature",
    "signature-input",
];

/// A request as it may leave; made only here, of bytes that went through the permit.
pub(super) struct Prepared {
    method: Method,
    target: PathAndQuery,
    headers: HeaderMap,
    body: Bytes,
}

impl Prepared {
    /// Applies `rewrite` to target, header values and body. `Surface::Header(n)` is the n-th item of
    /// the received map's own iteration.
    pub(super) fn new<'r>(
        received: &'r Whole,
        rewrite: impl Fn(Surface, &'r [u8]) -> Cow<'r, [u8]>,
    ) -> Result<Self, ForwardError> {
        let head = &received.head;
        let target = head.uri.path_and_query().map_or("/", PathAndQuery::as_str);
        let target = PathAndQuery::try_from(&*rewrite(Surface::Target, target.as_bytes()))
            .map_err(|_| ForwardError::Internal("the target, once redacted, is none"))?;
        if !target.as_str().starts_with('/') || head.method == Method::CONNECT {
            return Err(ForwardError::Internal("the target is not a path"));
        }
        let body = match rewrite(Surface::Body, &received.body) {
            Cow::Borrowed(_) => received.body.clone(),
            Cow::Owned(edited) => Bytes::from(edited),
        };
        let changed = received.inflated || body != received.body;
        let mut headers = HeaderMap::with_capacity(head.headers.len());
        let named = named_by_connection(&head.headers);
        for (index, (name, value)) in head.headers.iter().enumerate() {
            let skipped = NOT_FORWARDED.contains(name)
                || name.as_str().starts_with("proxy-")
                || named.iter().any(|other| other == name)
                || (changed && OF_THE_BYTES.contains(&name.as_str()));
            if skipped {
                continue;
            }
            let index = u16::try_from(index)
                .map_err(|_| ForwardError::Internal("too many header fields"))?;
            headers.append(
                name,
                rewritten(value, rewrite(Surface::Header(index), value.as_bytes()))?,
            );
        }
        headers.insert(header::ACCEPT_ENCODING, accepted(&head.headers));
        let counts = !body.is_empty()
            || matches!(head.method, Method::POST | Method::PUT | Method::PATCH)
            || head.headers.contains_key(header::CONTENT_LENGTH);
        if counts {
            headers.insert(header::CONTENT_LENGTH, HeaderValue::from(body.len()));
        }
        Ok(Self {
            method: head.method.clone(),
            target,
            headers,
            body,
        })
    }

    /// The request for a connection of this kind.
    pub(super) fn request(&self, key: &Key, h2: bool) -> Result<Request<Outgoing>, ForwardError> {
        let broken = |_| ForwardError::Internal("the host is no authority");
        let authority = if key.port == 443 {
            key.host.to_string()
        } else {
            format!("{}:{}", key.host, key.port)
        };
        let mut request = Request::new(Full::new(self.body.clone()));
        *request.method_mut() = self.method.clone();
        *request.headers_mut() = self.headers.clone();
        if h2 {
            let authority = Authority::try_from(authority).map_err(|_| broken(()))?;
            let mut parts = http::uri::Parts::default();
            parts.scheme = Some(Scheme::HTTPS);
            parts.authority = Some(authority);
            parts.path_and_query = Some(self.target.clone());
            *request.uri_mut() = Uri::from_parts(parts).map_err(|_| broken(()))?;
            *request.version_mut() = Version::HTTP_2;
        } else {
            *request.uri_mut() = Uri::from(self.target.clone());
            let host = HeaderValue::try_from(authority).map_err(|_| broken(()))?;
            request.headers_mut().insert(header::HOST, host);
            join_cookies(request.headers_mut());
        }
        Ok(request)
    }
}

fn rewritten(value: &HeaderValue, bytes: Cow<'_, [u8]>) -> Result<HeaderValue, ForwardError> {
    match bytes {
        Cow::Borrowed(_) => Ok(value.clone()),
        Cow::Owned(edited) => HeaderValue::from_bytes(&edited)
            .map_err(|_| ForwardError::Internal("a header field, once redacted, is none")),
    }
}

/// The fields that `Connection` names.
fn named_by_connection(headers: &HeaderMap) -> Vec<HeaderName> {
    list(headers, &header::CONNECTION)
        .filter_map(|name| HeaderName::try_from(name).ok())
        .collect()
}

/// What the caller accepts and weir decodes, with the caller's weights; `identity` where nothing is left.
fn accepted(headers: &HeaderMap) -> HeaderValue {
    let offers: Vec<(&str, &str)> = list(headers, &header::ACCEPT_ENCODING)
        .map(|offer| {
            offer
                .split_once(';')
                .map_or((offer, ""), |(coding, weight)| {
                    (coding.trim(), weight.trim())
                })
        })
        .collect();
    let mut kept: Vec<String> = Vec::new();
    let mut keep = |coding: &str, weight: &str| {
        let number = weight
            .strip_prefix("q=")
            .or_else(|| weight.strip_prefix("Q="));
        let number = number.filter(|q| {
            q.len() <= 5 && q.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        });
        kept.push(match number {
            Some(q) => format!("{};q={q}", coding.to_ascii_lowercase()),
            None => coding.to_ascii_lowercase(),
        });
    };
    for (coding, weight) in &offers {
        if *coding == "*" {
            for known in DECODED.iter().filter(|known| **known != "x-gzip") {
                if !offers
                    .iter()
                    .any(|(other, _)| other.eq_ignore_ascii_case(known))
                {
                    keep(known, weight);
                }
            }
        } else if coding.eq_ignore_ascii_case("identity")
            || DECODED
                .iter()
                .any(|known| known.eq_ignore_ascii_case(coding))
        {
            keep(coding, weight);
        }
    }
    HeaderValue::try_from(kept.join(", "))
        .ok()
        .filter(|value| !value.is_empty())
        .unwrap_or_else(|| HeaderValue::from_static("identity"))
}

/// The members of a comma-separated field.
fn list<'h>(headers: &'h HeaderMap, name: &HeaderName) -> impl Iterator<Item = &'h str> {
    headers
        .get_all(name)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(str::trim)
        .filter(|member| !member.is_empty())
}

/// HTTP/2 may split cookies over fields; HTTP/1.1 wants one (RFC 9113 section 8.2.3).
fn join_cookies(headers: &mut HeaderMap) {
    let crumbs: Vec<&[u8]> = headers
        .get_all(header::COOKIE)
        .iter()
        .map(HeaderValue::as_bytes)
        .collect();
    if crumbs.len() > 1
        && let Ok(whole) = HeaderValue::from_bytes(&crumbs.join(&b"; "[..]))
    {
        headers.insert(header::COOKIE, whole);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn received(target: &str, headers: &[(&str, &str)], body: &'static [u8]) -> Whole {
        let mut request = Request::builder().method("POST").uri(target);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        Whole {
            head: request.body(()).unwrap().into_parts().0,
            body: Bytes::from_static(body),
            inflated: false,
        }
    }

    fn unchanged(_: Surface, bytes: &[u8]) -> Cow<'_, [u8]> {
        Cow::Borrowed(bytes)
    }

    fn masked(_: Surface, bytes: &[u8]) -> Cow<'_, [u8]> {
        match std::str::from_utf8(bytes) {
            Ok(text) if text.contains("SECRET") => {
                Cow::Owned(text.replace("SECRET", "PLACEHOLDER").into_bytes())
            }
            _ => Cow::Borrowed(bytes),
        }
    }

    fn key(port: u16) -> Key {
        Key {
            host: "api.openai.com".into(),
            port,
        }
    }

    #[test]
    fn no_byte_leaves_around_the_permit() {
        let request = received(
            "http://other.example/v1/SECRET?q=SECRET",
            &[
                ("x-title", "a SECRET title"),
                ("x-plain", "same"),
                ("content-length", "9"),
                ("digest", "sha-256=x"),
            ],
            b"{\"SECRET\"}",
        );
        let sent = Prepared::new(&request, masked)
            .unwrap()
            .request(&key(443), true)
            .unwrap();
        assert_eq!(
            sent.uri(),
            "https://api.openai.com/v1/PLACEHOLDER?q=PLACEHOLDER"
        );
        assert_eq!(sent.headers()["x-title"], "a PLACEHOLDER title");
        assert_eq!(sent.headers()["x-plain"], "same");
        assert_eq!(sent.headers()["content-length"], "15");
        assert!(!sent.headers().contains_key("digest"));
        assert!(!format!("{:?}{:?}", sent.headers(), sent.body()).contains("SECRET"));
    }

    #[test]
    fn header_surfaces_count_as_the_map_iterates() {
        let request = received(
            "/",
            &[
                ("a", "0"),
                ("b", "1"),
                ("host", "x"),
                ("a", "2"),
                ("c", "3"),
            ],
            b"",
        );
        let seen = std::cell::RefCell::new(Vec::new());
        let _ = Prepared::new(&request, |surface, bytes| {
            if let Surface::Header(n) = surface {
                seen.borrow_mut().push((usize::from(n), bytes.to_vec()));
            }
            Cow::Borrowed(bytes)
        });
        let all: Vec<_> = request
            .head
            .headers
            .iter()
            .map(|(_, value)| value.as_bytes().to_vec())
            .collect();
        assert_eq!(seen.borrow().len(), 4);
        assert!(seen.borrow().iter().all(|(n, value)| all[*n] == *value));
    }

    #[test]
    fn a_redacted_value_that_breaks_its_field_is_not_sent() {
        let request = received("/", &[("x", "SECRET")], b"");
        let result = Prepared::new(&request, |_, bytes| match bytes {
            b"SECRET" => Cow::Owned(b"a\r\nb: c".to_vec()),
            other => Cow::Borrowed(other),
        });
        assert!(matches!(result, Err(ForwardError::Internal(_))));
    }

    #[test]
    fn what_is_for_this_hop_stays_here() {
        let hop = [
            ("connection", "keep-alive, X-Hop"),
            ("x-hop", "1"),
            ("keep-alive", "5"),
            ("te", "trailers"),
            ("expect", "100-continue"),
            ("proxy-authorization", "x"),
            ("upgrade", "h2c"),
            ("trailer", "x"),
            ("transfer-encoding", "chunked"),
            ("host", "other.example"),
        ];
        let mut headers = hop.to_vec();
        headers.extend([
            ("authorization", "Bearer k"),
            ("cookie", "a=1"),
            ("cookie", "b=2"),
        ]);
        let prepared = Prepared::new(&received("/v1", &headers, b"x"), unchanged).unwrap();
        let sent = prepared.request(&key(8443), false).unwrap();
        let mut names: Vec<_> = sent.headers().keys().map(HeaderName::as_str).collect();
        names.sort_unstable();
        assert_eq!(
            names,
            [
                "accept-encoding",
                "authorization",
                "content-length",
                "cookie",
                "host"
            ]
        );
        assert_eq!(sent.headers()["host"], "api.openai.com:8443");
        assert_eq!(sent.headers()["cookie"], "a=1; b=2");
        assert_eq!(sent.uri(), "/v1");
        let second = prepared.request(&key(443), true).unwrap();
        assert!(!second.headers().contains_key("host"));
        assert_eq!(second.headers().get_all("cookie").iter().count(), 2);
    }

    #[test]
    fn what_vouched_for_encoded_bytes_goes_with_the_encoding() {
        for inflated in [true, false] {
            let mut request = received("/", &[("content-encoding", "x"), ("digest", "d")], b"x");
            request.inflated = inflated;
            let sent = Prepared::new(&request, unchanged)
                .unwrap()
                .request(&key(443), false)
                .unwrap();
            assert_eq!(sent.headers().contains_key("digest"), !inflated);
            // What was decoded has lost its name on arrival; what still names a coding is encoded.
            assert!(sent.headers().contains_key("content-encoding"));
        }
    }

    #[test]
    fn only_codings_that_weir_decodes_are_asked_for() {
        for (offered, asked) in [
            ("gzip, deflate, br, zstd", "gzip, deflate, br, zstd"),
            ("gzip;q=0.5, snappy, BR;q=1.0", "gzip;q=0.5, br;q=1.0"),
            ("snappy", "identity"),
            ("*", "gzip, br, zstd, deflate"),
            (
                "gzip;q=0, *;q=0.1",
                "gzip;q=0, br;q=0.1, zstd;q=0.1, deflate;q=0.1",
            ),
            ("gzip;q=evil", "gzip"),
            ("identity", "identity"),
        ] {
            let request = received("/", &[("accept-encoding", offered)], b"");
            let sent = Prepared::new(&request, unchanged)
                .unwrap()
                .request(&key(443), true)
                .unwrap();
            assert_eq!(sent.headers()["accept-encoding"], asked, "{offered}");
        }
        let bare = Prepared::new(&received("/", &[], b""), unchanged)
            .unwrap()
            .request(&key(443), true)
            .unwrap();
        assert_eq!(bare.headers()["accept-encoding"], "identity");
    }
}
