//! A request's head by the letter of RFC 9112 and RFC 9110, line by line as it comes.

use memchr::memchr;
use weir_policy::catalog::Host;

use super::fault::Fault;
use crate::wire::head::{FIELD_CAP, FIELDS_CAP, TARGET_CAP};

/// Bytes of a whole head, at most.
const HEAD_CAP: usize = FIELDS_CAP + TARGET_CAP + 64;
/// The longest method and the longest field name that are looked at.
const METHOD_CAP: usize = 32;
const NAME_CAP: usize = 256;

/// How a body is delimited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Framing {
    None,
    Length(u64),
    Chunked,
}

/// Reads one head; it is told all that is held of it each time, and looks at each byte once.
#[derive(Debug, Default)]
pub(super) struct HeadReader {
    /// Where the line that is not whole begins.
    line: usize,
    /// How far was looked.
    looked: usize,
    head: Option<Head>,
}

impl HeadReader {
    /// The head's length and its body's framing, once it is whole.
    ///
    /// # Errors
    /// The first thing that is out of order, as soon as it is seen.
    pub(super) fn push(&mut self, held: &[u8]) -> Result<Option<(usize, Framing)>, Fault> {
        while let Some(at) = memchr(b'\n', held.get(self.looked..).unwrap_or_default()) {
            let end = self.looked + at;
            let line = held.get(self.line..end).unwrap_or_default();
            let line = line.strip_suffix(b"\r").ok_or(BARE_LF)?;
            (self.line, self.looked) = (end + 1, end + 1);
            if end > HEAD_CAP {
                return Err(TOO_LARGE);
            }
            match (&mut self.head, line) {
                (None, []) => return Err(Fault::of("an empty line stands before the request")),
                (None, line) => self.head = Some(Head::begin(line)?),
                (Some(head), []) => return Ok(Some((end + 1, head.framing()?))),
                (Some(head), line) => head.field(line)?,
            }
        }
        let partial = held.get(self.line..).unwrap_or_default();
        self.unfinished(partial, held.len())?;
        self.looked = held.len();
        Ok(None)
    }

    /// What of a line is out of order before its end is seen: whoever sends it may never end it.
    fn unfinished(&self, line: &[u8], held: usize) -> Result<(), Fault> {
        if held > HEAD_CAP {
            return Err(TOO_LARGE);
        }
        if self.head.is_none() && line.first().is_some_and(|byte| !is_token(*byte)) {
            return Err(NO_METHOD);
        }
        if self.head.is_none() && line.len() > METHOD_CAP + TARGET_CAP + 16 {
            return Err(Fault::large("the target is too long"));
        }
        let whole = line.strip_suffix(b"\r").unwrap_or(line);
        // A carriage return that came last is looked at again with what came behind it.
        let from = (self.looked - self.line).saturating_sub(1);
        let new = whole.get(from.min(whole.len())..);
        controls(new.unwrap_or_default())
    }
}

const BARE_LF: Fault = Fault::of("a line ends without a carriage return");
const NO_METHOD: Fault = Fault::of("the request does not begin with a method");
const TOO_LARGE: Fault = Fault::large("the request's head is too large");

/// A control character is out of order anywhere.
fn controls(text: &[u8]) -> Result<(), Fault> {
    if text.contains(&b'\r') {
        return Err(Fault::of("a carriage return stands alone"));
    }
    if text.iter().any(|byte| is_control(*byte)) {
        return Err(Fault::of("the head holds a control character"));
    }
    Ok(())
}

const fn is_control(byte: u8) -> bool {
    matches!(byte, 0..=8 | 10..=31 | 127)
}

/// `tchar` of RFC 9110, section 5.6.2.
pub(in crate::wire) const fn is_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(
            byte,
            b'!' | b'#'
                | b'$'
                | b'%'
                | b'&'
                | b'\''
                | b'*'
                | b'+'
                | b'-'
                | b'.'
                | b'^'
                | b'_'
                | b'`'
                | b'|'
                | b'~'
        )
}

/// Fields that say how a request is framed, where it goes, or how it is read: nothing but ASCII stands in them, no
/// `Connection` field names them, and no trailer repeats them.
const WEIGHTY: [&str; 20] = [
    "authorization",
    "connection",
    "content-encoding",
    "content-length",
    "content-type",
    "cookie",
    "expect",
    "forwarded",
    "host",
    "http2-settings",
    "keep-alive",
    "proxy-authorization",
    "proxy-connection",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "via",
    "x-api-key",
    "x-goog-api-key",
];

pub(super) fn is_weighty(name: &[u8]) -> bool {
    WEIGHTY
        .iter()
        .any(|known| known.as_bytes().eq_ignore_ascii_case(name))
}

/// What is known of a head so far.
#[derive(Debug)]
struct Head {
    /// HTTP/1.0, which knows neither `Transfer-Encoding` nor `Expect`.
    old: bool,
    /// The authority of a target in absolute form.
    authority: Option<Vec<u8>>,
    fields: usize,
    bytes: usize,
    host: Option<Vec<u8>>,
    length: Option<u64>,
    chunked: bool,
    expects: bool,
}

impl Head {
    /// Reads the request line (RFC 9112, section 3).
    fn begin(line: &[u8]) -> Result<Self, Fault> {
        controls(line)?;
        let (method, rest) = cut(line).ok_or(NO_METHOD)?;
        let (target, version) = cut(rest).ok_or(Fault::of("the request line is not complete"))?;
        if method.is_empty()
            || method.len() > METHOD_CAP
            || !method.iter().copied().all(is_token)
            || line.contains(&b'\t')
        {
            return Err(NO_METHOD);
        }
        if matches!(method, b"CONNECT" | b"TRACE" | b"TRACK" | b"PRI") {
            return Err(Fault::of("the method is none that models are called with"));
        }
        let old = match version {
            b"HTTP/1.1" => false,
            b"HTTP/1.0" => true,
            _ => {
                return Err(Fault::of(
                    "the request line does not end in HTTP/1.1 or HTTP/1.0",
                ));
            }
        };
        if target.len() > TARGET_CAP {
            return Err(Fault::large("the target is too long"));
        }
        Ok(Self {
            old,
            authority: authority(method, target)?,
            fields: 0,
            bytes: 0,
            host: None,
            length: None,
            chunked: false,
            expects: false,
        })
    }

    /// Reads a field line (RFC 9112, section 5).
    fn field(&mut self, line: &[u8]) -> Result<(), Fault> {
        self.fields += 1;
        self.bytes += line.len() + 2;
        if self.fields > FIELD_CAP {
            return Err(Fault::large("the request has too many headers"));
        }
        if self.bytes > FIELDS_CAP {
            return Err(Fault::large("the headers are too large"));
        }
        let (name, value) = field(line)?;
        if !is_weighty(name) {
            return Ok(());
        }
        let known = |text: &str| name.eq_ignore_ascii_case(text.as_bytes());
        if known("host") {
            let host = value.to_vec();
            if host.is_empty() {
                return Err(Fault::of("the host is empty"));
            }
            if self.host.replace(host).is_some() {
                return Err(Fault::of("the request names more than one host"));
            }
        } else if known("content-length") {
            let length = length(value).ok_or(Fault::of("Content-Length is not a plain number"))?;
            if self.length.replace(length).is_some() {
                return Err(Fault::of("Content-Length stands more than once"));
            }
        } else if known("transfer-encoding") {
            if self.chunked {
                return Err(Fault::of("Transfer-Encoding stands more than once"));
            }
            if !value.eq_ignore_ascii_case(b"chunked") {
                return Err(Fault::of("Transfer-Encoding is not exactly chunked"));
            }
            self.chunked = true;
        } else if known("expect") {
            if self.expects || !value.eq_ignore_ascii_case(b"100-continue") {
                return Err(Fault::of("the request expects what weir does not know"));
            }
            self.expects = true;
        } else if known("upgrade") && !value.eq_ignore_ascii_case(b"websocket") {
            return Err(Fault::of("the request asks for another protocol"));
        } else if known("http2-settings") {
            return Err(Fault::of("the request asks for HTTP/2 without TLS"));
        } else if known("connection") {
            connection(value)?;
        }
        Ok(())
    }

    /// What the head says of the body (RFC 9112, section 6), once all of it is read.
    fn framing(&self) -> Result<Framing, Fault> {
        if self.host.is_none() && !self.old {
            return Err(Fault::of("the request names no host"));
        }
        if let (Some(authority), Some(host)) = (&self.authority, &self.host)
            && differ(authority, host)
        {
            return Err(Fault::of("the target and Host name different hosts"));
        }
        match (self.length, self.chunked) {
            (Some(_), true) => Err(Fault::of(
                "Content-Length and Transfer-Encoding stand together",
            )),
            (None, true) if self.old => Err(Fault::of("HTTP/1.0 knows no Transfer-Encoding")),
            (None, true) => Ok(Framing::Chunked),
            (Some(length), false) => Ok(Framing::Length(length)),
            (None, false) => Ok(Framing::None),
        }
    }
}

/// What stands before and after the first space.
fn cut(line: &[u8]) -> Option<(&[u8], &[u8])> {
    let at = memchr(b' ', line)?;
    Some((line.get(..at)?, line.get(at + 1..)?))
}

/// Checks a target (RFC 9112, section 3.2); the authority of one in absolute form.
fn authority(method: &[u8], target: &[u8]) -> Result<Option<Vec<u8>>, Fault> {
    if target.is_empty()
        || target.iter().any(|byte| {
            !byte.is_ascii_graphic() || matches!(byte, b'"' | b'<' | b'>' | b'\\' | b'#')
        })
    {
        return Err(Fault::of(
            "the target has a character that does not belong in one",
        ));
    }
    // What the parser would not take it would answer itself, off the record.
    http::Uri::try_from(target).map_err(|_| Fault::of("the target is no path and no URL"))?;
    match target {
        [b'/', ..] => Ok(None),
        b"*" if method == b"OPTIONS" => Ok(None),
        _ => {
            let rest = target
                .split_at_checked(8)
                .filter(|(scheme, _)| scheme.eq_ignore_ascii_case(b"https://"))
                .map(|(_, rest)| rest)
                .ok_or(Fault::of("the target is neither a path nor an https URL"))?;
            let end = rest.iter().position(|byte| matches!(byte, b'/' | b'?'));
            let authority = rest.get(..end.unwrap_or(rest.len())).unwrap_or_default();
            Ok(Some(authority.to_vec()))
        }
    }
}

/// Splits a field line into name and value, and checks both.
pub(super) fn field(line: &[u8]) -> Result<(&[u8], &[u8]), Fault> {
    if matches!(line, [b' ' | b'\t', ..]) {
        return Err(Fault::of("a header is folded"));
    }
    let at = memchr(b':', line).ok_or(Fault::of("a header has no colon"))?;
    let (name, value) = line.split_at_checked(at).unwrap_or_default();
    let value = value.get(1..).unwrap_or_default();
    if name.is_empty() || name.len() > NAME_CAP || !name.iter().copied().all(is_token) {
        return Err(Fault::of("a header's name is not one"));
    }
    controls(value)?;
    let value = trim(value);
    if !value.is_ascii() && is_weighty(name) {
        return Err(Fault::of("a header that matters holds more than ASCII"));
    }
    Ok((name, value))
}

fn trim(mut value: &[u8]) -> &[u8] {
    while let [b' ' | b'\t', rest @ ..] | [rest @ .., b' ' | b'\t'] = value {
        value = rest;
    }
    value
}

/// Digits alone, without a leading zero, and no more than a length can have.
fn length(value: &[u8]) -> Option<u64> {
    let plain = (1..=19).contains(&value.len()) && value.iter().all(u8::is_ascii_digit);
    let padded = value.len() > 1 && value.first() == Some(&b'0');
    let text = std::str::from_utf8(value).ok()?;
    text.parse().ok().filter(|_| plain && !padded)
}

/// `Connection` names what ends here; what matters further on must not end here.
fn connection(value: &[u8]) -> Result<(), Fault> {
    for token in value.split(|byte| *byte == b',') {
        let token = trim(token);
        if token.is_empty() || !token.iter().copied().all(is_token) {
            return Err(Fault::of("Connection is not a list of names"));
        }
        let usual = [&b"keep-alive"[..], b"upgrade", b"te"];
        if is_weighty(token) && !usual.iter().any(|name| name.eq_ignore_ascii_case(token)) {
            return Err(Fault::of("Connection names a header that matters"));
        }
    }
    Ok(())
}

/// Whether two authorities are two hosts; what is none is refused where names are compared.
fn differ(one: &[u8], other: &[u8]) -> bool {
    let host = |text: &[u8]| {
        let (host, port) = Host::parse_authority(std::str::from_utf8(text).ok()?).ok()?;
        Some((host, port.unwrap_or(443)))
    };
    matches!((host(one), host(other)), (Some(one), Some(other)) if one != other)
}
