//! Strict HTTP above the parser: one host and the one the handshake named, one framing, no upgrades.
//!
//! Bytes that the parser forgives (bare line feeds, `Content-Length` beside `Transfer-Encoding`) never
//! show here: [`super::strict`] refuses them before it.

use http::header::{
    AUTHORIZATION, CONNECTION, CONTENT_LENGTH, CONTENT_TYPE, EXPECT, HOST, HeaderMap, HeaderName,
    TE, TRANSFER_ENCODING, UPGRADE,
};
use http::request::Parts;
use http::{Method, Version};
use weir_policy::catalog::Host;
use weir_policy::decide::{Code, Refusal};

pub use super::headers::{is_hop, surfaces};
pub use super::target::{plain, query, surface as target, without};

/// Header fields of one request, at most; hyper's own limit, which answers without a record, is no lower.
pub const FIELD_CAP: usize = 100;
/// Bytes of all header fields together, at most.
pub const FIELDS_CAP: usize = 64 << 10;
/// Bytes of the target, at most.
pub const TARGET_CAP: usize = 16 << 10;

/// Methods that are forwarded: no other reaches a provider, or the record.
const METHODS: [&str; 7] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/// Headers that say one thing once.
const SINGLE: [HeaderName; 4] = [
    CONTENT_TYPE,
    AUTHORIZATION,
    HeaderName::from_static("x-api-key"),
    HeaderName::from_static("x-goog-api-key"),
];

/// Fields of a query that a provider's front end takes for a header (Google's system parameters), and what they change.
const OVERRIDES: [(&str, &str); 2] = [("$httpmethod", "method"), ("$ct", "body's type")];

/// What is wrong with a request's head.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HeadError {
    /// SNI, Host and `:authority` do not name one host.
    #[error("{0}")]
    Names(&'static str),
    /// It asks for another protocol.
    #[error("the request asks for {0}, which weir does not inspect")]
    Upgrade(&'static str),
    /// Over a cap.
    #[error("{0}")]
    TooLarge(String),
    /// Not plain HTTP.
    #[error("{0}")]
    Unreadable(String),
}

impl HeadError {
    /// The refusal that a caller sees.
    pub fn refusal(&self) -> Refusal {
        let (code, hint) = match self {
            Self::Names(_) => (
                Code::NameMismatch,
                "open a connection of its own for each host",
            ),
            Self::Upgrade(_) => (
                Code::UpgradeRefused,
                "use plain HTTPS requests; streaming works",
            ),
            Self::TooLarge(_) => (Code::TooLarge, "send less at once"),
            Self::Unreadable(_) => (Code::Unreadable, "send a plain HTTP request"),
        };
        Refusal::failure(code, self.to_string(), hint)
    }
}

/// Checks the head of a request that came over a connection whose handshake named `sni`, to `port`.
///
/// # Errors
/// The first thing that is wrong.
pub fn check(head: &Parts, sni: &Host, port: u16) -> Result<(), HeadError> {
    sizes(head)?;
    upgrade(head)?;
    h2(head)?;
    method(head)?;
    names(head, sni, port)?;
    framing(head)?;
    path(head)?;
    overrides(head)?;
    for name in SINGLE {
        if head.headers.get_all(&name).iter().nth(1).is_some() {
            return Err(unreadable(format!(
                "the header {name} stands more than once"
            )));
        }
    }
    for (name, value) in &head.headers {
        // The parser unfolds or refuses; what is left of a fold would be read differently further on.
        if value
            .as_bytes()
            .iter()
            .any(|byte| matches!(byte, b'\r' | b'\n' | 0))
        {
            return Err(unreadable(
                "a header is folded or holds a control character",
            ));
        }
        // CGI-style servers take an underscore for a hyphen.
        if matches!(
            name.as_str(),
            "content_length" | "transfer_encoding" | "content_encoding" | "content_type"
        ) {
            return Err(unreadable("a framing header is written with an underscore"));
        }
    }
    Ok(())
}

fn unreadable(reason: impl Into<String>) -> HeadError {
    HeadError::Unreadable(reason.into())
}

fn sizes(head: &Parts) -> Result<(), HeadError> {
    let fields: usize = head
        .headers
        .iter()
        .map(|(name, value)| name.as_str().len() + value.len() + 4)
        .sum();
    let reason = if head.headers.len() > FIELD_CAP {
        format!("the request has more than {FIELD_CAP} headers")
    } else if fields > FIELDS_CAP {
        format!("the headers are larger than {FIELDS_CAP} bytes")
    } else if target(head).len() > TARGET_CAP {
        format!("the target is longer than {TARGET_CAP} bytes")
    } else {
        return Ok(());
    };
    Err(HeadError::TooLarge(reason))
}

/// The method's name where it is one that models are called with; any other may be a text of the caller's.
pub fn method_name(method: &Method) -> Option<&'static str> {
    METHODS
        .iter()
        .copied()
        .find(|name| *name == method.as_str())
}

fn method(head: &Parts) -> Result<(), HeadError> {
    if method_name(&head.method).is_none() {
        return Err(unreadable("the method is none that models are called with"));
    }
    for name in [
        "x-http-method-override",
        "x-http-method",
        "x-method-override",
    ] {
        if head.headers.contains_key(name) {
            return Err(unreadable(format!(
                "the header {name} would change the method"
            )));
        }
    }
    Ok(())
}

fn upgrade(head: &Parts) -> Result<(), HeadError> {
    let asks = |name: HeaderName, word: &str| {
        let values = head.headers.get_all(name);
        values.iter().any(|value| {
            value
                .to_str()
                .is_ok_and(|text| text.to_ascii_lowercase().contains(word))
        })
    };
    let extended =
        head.method == Method::CONNECT && head.extensions.get::<hyper::ext::Protocol>().is_some();
    if extended || asks(UPGRADE, "websocket") {
        return Err(HeadError::Upgrade("a WebSocket"));
    }
    if head.headers.contains_key(UPGRADE) || asks(CONNECTION, "upgrade") {
        return Err(HeadError::Upgrade("an upgrade"));
    }
    Ok(())
}

/// What has no place in HTTP/2 (RFC 9113, section 8.2.2): a gateway behind would take it for HTTP/1.1's.
fn h2(head: &Parts) -> Result<(), HeadError> {
    if head.version != Version::HTTP_2 {
        return Ok(());
    }
    for name in [
        "connection",
        "keep-alive",
        "proxy-connection",
        "transfer-encoding",
        "http2-settings",
    ] {
        if head.headers.contains_key(name) {
            return Err(unreadable(format!("{name} has no place in HTTP/2")));
        }
    }
    let mut te = head.headers.get_all(TE).iter();
    if te.any(|value| value.as_bytes() != b"trailers") {
        return Err(unreadable("TE says more than trailers"));
    }
    if head
        .headers
        .get(EXPECT)
        .is_some_and(|value| !value.as_bytes().eq_ignore_ascii_case(b"100-continue"))
    {
        return Err(unreadable("the request expects what weir does not know"));
    }
    Ok(())
}

fn names(head: &Parts, sni: &Host, port: u16) -> Result<(), HeadError> {
    let mut hosts = head.headers.get_all(HOST).iter();
    let host = hosts.next();
    if hosts.next().is_some() {
        return Err(HeadError::Names("the request names more than one host"));
    }
    let host = match host {
        Some(value) => Some(
            value
                .to_str()
                .map_err(|_| HeadError::Names("the request's host is not a host name"))?,
        ),
        None if head.version < Version::HTTP_2 => {
            return Err(HeadError::Names("the request names no host"));
        }
        None => None,
    };
    let authority = head.uri.authority().map(http::uri::Authority::as_str);
    if host.is_none() && authority.is_none() {
        return Err(HeadError::Names("the request names no host"));
    }
    if head
        .uri
        .scheme_str()
        .is_some_and(|scheme| scheme != "https")
    {
        return Err(unreadable("the target's scheme is not https"));
    }
    for named in [host, authority].into_iter().flatten() {
        let (name, named_port) = Host::parse_authority(named)
            .map_err(|_| HeadError::Names("the request's host is not a host name"))?;
        if name != *sni {
            return Err(HeadError::Names(
                "the request names another host than the handshake",
            ));
        }
        if named_port.is_some_and(|named| named != port && named != 443) {
            return Err(HeadError::Names(
                "the request names another port than it was sent to",
            ));
        }
    }
    Ok(())
}

fn framing(head: &Parts) -> Result<(), HeadError> {
    let lengths: Vec<_> = head.headers.get_all(CONTENT_LENGTH).iter().collect();
    let codings: Vec<_> = head.headers.get_all(TRANSFER_ENCODING).iter().collect();
    let digits =
        |bytes: &[u8]| (1..=19).contains(&bytes.len()) && bytes.iter().all(u8::is_ascii_digit);
    let reason = match (lengths.as_slice(), codings.as_slice()) {
        ([], []) => return Ok(()),
        ([length], []) if digits(length.as_bytes()) => return Ok(()),
        ([_], []) => "Content-Length is not a number",
        ([_, _, ..], _) => "Content-Length stands more than once",
        ([_], _) => "Content-Length and Transfer-Encoding stand together",
        ([], _) if head.version != Version::HTTP_11 => {
            "Transfer-Encoding has no place in this version of HTTP"
        }
        ([], [coding]) if coding.as_bytes().eq_ignore_ascii_case(b"chunked") => return Ok(()),
        ([], _) => "Transfer-Encoding is not exactly chunked",
    };
    Err(unreadable(reason))
}

/// A path that a server might walk up would be judged as one thing and served as another.
fn path(head: &Parts) -> Result<(), HeadError> {
    let path = head.uri.path();
    if !path.starts_with('/') {
        return Err(unreadable("the target is not a path"));
    }
    let mut decoded = super::target::percent(path, 0, false).0.into_owned();
    for _ in 0..2 {
        let climbs = decoded
            .split(['/', '\\', ';', '?', '#'])
            .any(|segment| matches!(segment, "." | ".."));
        if climbs || decoded.contains(['\\', '\0', '\r', '\n']) {
            return Err(unreadable("the path is not in its plain form"));
        }
        decoded = super::target::percent(&decoded, 0, false).0.into_owned();
    }
    Ok(())
}

/// What is judged must be what the provider does: nothing in the query may say otherwise.
fn overrides(head: &Parts) -> Result<(), HeadError> {
    for (name, _) in query(head) {
        let known = OVERRIDES
            .iter()
            .find(|(known, _)| name.eq_ignore_ascii_case(known));
        if let Some((known, changes)) = known {
            return Err(unreadable(format!(
                "the query's {known} would change the {changes}"
            )));
        }
    }
    Ok(())
}

/// Headers as the parser leaves them hold one value per line; this joins those of one name.
pub(super) fn joined(headers: &HeaderMap, name: &HeaderName) -> Option<String> {
    let mut values = headers.get_all(name).iter().peekable();
    values.peek()?;
    let texts: Vec<&str> = values.map(|value| value.to_str().unwrap_or("?")).collect();
    Some(texts.join(","))
}

#[cfg(test)]
mod tests {
    use http::Request;

    use super::*;

    const SNI: &str = "api.openai.com";

    fn request(headers: &[(&str, &str)]) -> Parts {
        with("POST", "/v1/responses", headers)
    }

    fn with(method: &str, uri: &str, headers: &[(&str, &str)]) -> Parts {
        let mut built = Request::builder().method(method).uri(uri);
        for (name, value) in headers {
            built = built.header(*name, *value);
        }
        built.body(()).unwrap().into_parts().0
    }

    fn code(head: &Parts) -> Option<Code> {
        check(head, &Host::parse(SNI).unwrap(), 443)
            .err()
            .map(|error| error.refusal().code)
    }

    #[test]
    fn ordinary_requests_pass() {
        for head in [
            request(&[("host", "api.openai.com"), ("content-length", "12")]),
            request(&[
                ("host", "API.OpenAI.com.:443"),
                ("transfer-encoding", "Chunked"),
            ]),
            with(
                "GET",
                "https://api.openai.com/v1/models/org%2Fname",
                &[("host", "api.openai.com")],
            ),
            with(
                "POST",
                "/v1/messages?beta=true",
                &[("host", "api.openai.com"), ("connection", "keep-alive")],
            ),
        ] {
            assert_eq!(code(&head), None, "{head:?}");
        }
        let mut h2 = with("POST", "https://api.openai.com/v1/responses", &[]);
        h2.version = Version::HTTP_2;
        assert_eq!(code(&h2), None);
    }

    #[test]
    fn names_must_agree() {
        for hosts in [
            &[][..],
            &["evil.example"],
            &["api.openai.com", "api.openai.com"],
            &["user@api.openai.com"],
            &["api.openai.com:8443"],
            &["api.openai.com:"],
            &["api.openai.com:+443"],
            &["[::1]"],
            &["api.openai.com/x"],
        ] {
            let headers: Vec<_> = hosts.iter().map(|host| ("host", *host)).collect();
            assert_eq!(
                code(&request(&headers)),
                Some(Code::NameMismatch),
                "{hosts:?}"
            );
        }
        let absolute = with(
            "GET",
            "https://evil.example/v1/models",
            &[("host", "api.openai.com")],
        );
        assert_eq!(code(&absolute), Some(Code::NameMismatch));
        let userinfo = with(
            "GET",
            "https://a:b@api.openai.com/v1/models",
            &[("host", "api.openai.com")],
        );
        assert_eq!(code(&userinfo), Some(Code::NameMismatch));
    }

    #[test]
    fn upgrades_are_refused() {
        for headers in [
            [("connection", "Upgrade"), ("upgrade", "websocket")],
            [
                ("connection", "Upgrade, HTTP2-Settings"),
                ("upgrade", "h2c"),
            ],
            [("connection", "keep-alive, upgrade"), ("x-a", "b")],
        ] {
            let head = with(
                "GET",
                "/v1/responses",
                &[&[("host", SNI)][..], &headers].concat(),
            );
            assert_eq!(code(&head), Some(Code::UpgradeRefused), "{headers:?}");
        }
    }

    #[test]
    fn framing_is_exact() {
        for headers in [
            &[("content-length", "1"), ("content-length", "1")][..],
            &[("content-length", "+1")],
            &[("content-length", "1, 1")],
            &[("content-length", "")],
            &[("content-length", "1"), ("transfer-encoding", "chunked")],
            &[("transfer-encoding", "gzip, chunked")],
            &[("transfer-encoding", ",chunked")],
            &[
                ("transfer-encoding", "chunked"),
                ("transfer-encoding", "chunked"),
            ],
            &[("transfer-encoding", "identity")],
            &[("content_length", "5")],
            &[("content-type", "a/b"), ("content-type", "c/d")],
            &[("authorization", "Bearer a"), ("authorization", "Bearer b")],
            &[("x-http-method-override", "DELETE")],
        ] {
            let head = request(&[&[("host", SNI)][..], headers].concat());
            assert_eq!(code(&head), Some(Code::Unreadable), "{headers:?}");
        }
    }

    #[test]
    fn odd_methods_and_paths_are_refused() {
        for (method, uri) in [
            ("TRACE", "/"),
            ("TRACK", "/"),
            ("OPTIONS", "*"),
            ("GET", "/v1/models/../chat/completions"),
            ("GET", "/v1/%2e%2e/x"),
            ("GET", "/v1/models/..%2fchat"),
            ("GET", "/v1/a%5cb"),
            ("GET", "/v1/%252e%252e/x"),
            ("GET", "/v1/..;/x"),
            ("GET", "http://api.openai.com/"),
            ("POST", "/v1beta/files/x?$httpMethod=DELETE"),
            ("POST", "/v1beta/files/x?a=b&%24http%4Dethod=DELETE"),
            ("POST", "/v1/models/x:generateContent?key=k&$ct=text/plain"),
        ] {
            assert_eq!(
                code(&with(method, uri, &[("host", SNI)])),
                Some(Code::Unreadable),
                "{method} {uri}"
            );
        }
    }

    #[test]
    fn heads_are_bounded() {
        let long = "x".repeat(TARGET_CAP + 1);
        assert_eq!(
            code(&with("GET", &format!("/{long}"), &[("host", SNI)])),
            Some(Code::TooLarge)
        );
        let many: Vec<_> = (0..FIELD_CAP)
            .map(|_| ("x-many", "1"))
            .chain([("host", SNI)])
            .collect();
        assert_eq!(code(&request(&many)), Some(Code::TooLarge));
        let big = "x".repeat(FIELDS_CAP);
        assert_eq!(
            code(&request(&[("host", SNI), ("x-big", &big)])),
            Some(Code::TooLarge)
        );
    }
}
