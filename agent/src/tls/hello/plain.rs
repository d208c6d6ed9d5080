//! Bytes that are not TLS: an HTTP/1 request told from all else by its first line, and the hosts it names.

use super::State;

/// The most of a request's head that is looked at for hosts.
const MAX_HEAD: usize = 16 * 1024;
/// The longest method name taken for one.
const MAX_METHOD: usize = 32;
/// The most names kept.
const MAX_HOSTS: usize = 8;

/// What bytes that are not TLS look like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Plain {
    /// An HTTP request: if any of its hosts is an AI host, it must not pass in the clear.
    Http {
        /// The method; `PRI` is HTTP/2 without TLS, whose host cannot be seen.
        method: String,
        /// The hosts its target and its `Host` fields name: lower case, without port or trailing dot.
        hosts: Vec<String>,
    },
    /// Something else.
    Other,
}

/// Collects lines until the head ends or it is no HTTP request.
#[derive(Debug, Default)]
pub(super) struct Sniff {
    line: Vec<u8>,
    seen: usize,
    method: Option<String>,
    hosts: Vec<String>,
}

impl Sniff {
    pub(super) fn push(&mut self, bytes: &[u8]) -> State {
        for byte in bytes {
            self.seen += 1;
            if *byte == b'\n' {
                let line = std::mem::take(&mut self.line);
                let line = line.strip_suffix(b"\r").unwrap_or(&line);
                if self.take_line(line) {
                    return State::NotTls(self.so_far());
                }
            } else {
                self.line.push(*byte);
                if self.method.is_none() && !may_begin_request(&self.line) {
                    return State::NotTls(Plain::Other);
                }
            }
            if self.seen >= MAX_HEAD {
                return State::NotTls(self.so_far());
            }
        }
        State::More
    }

    /// What is known of it.
    pub(super) fn so_far(&self) -> Plain {
        match &self.method {
            Some(method) => Plain::Http {
                method: method.clone(),
                hosts: self.hosts.clone(),
            },
            None => Plain::Other,
        }
    }

    /// Whether the line decides the matter.
    fn take_line(&mut self, line: &[u8]) -> bool {
        if self.method.is_none() {
            let Some((method, target)) = request_line(line) else {
                return true;
            };
            let authority = match target.split_once("://") {
                Some((_, rest)) => rest.split(['/', '?', '#']).next(),
                None if method == "CONNECT" => Some(target),
                None => None,
            };
            let speaks_h2 = method == "PRI";
            self.method = Some(method.to_owned());
            if let Some(authority) = authority {
                self.add_host(authority);
            }
            return speaks_h2;
        }
        if line.is_empty() {
            return true;
        }
        if let Some((name, value)) = std::str::from_utf8(line)
            .ok()
            .and_then(|line| line.split_once(':'))
            && name.trim().eq_ignore_ascii_case("host")
        {
            self.add_host(value.trim());
        }
        false
    }

    fn add_host(&mut self, authority: &str) {
        let host = authority
            .rsplit_once('@')
            .map_or(authority, |(_, host)| host);
        let host = match host.rsplit_once(':') {
            Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
            _ => host,
        };
        let host = host.trim_end_matches('.').to_ascii_lowercase();
        if !host.is_empty() && self.hosts.len() < MAX_HOSTS && !self.hosts.contains(&host) {
            self.hosts.push(host);
        }
    }
}

/// `METHOD SP target SP HTTP/x`: anything else is not a request.
fn request_line(line: &[u8]) -> Option<(&str, &str)> {
    let line = std::str::from_utf8(line).ok()?;
    let (method, rest) = line.split_once(' ')?;
    let (target, version) = rest.rsplit_once(' ')?;
    version
        .starts_with("HTTP/")
        .then_some((method, target.trim()))
}

/// Whether these bytes may be the beginning of a request line: a method (RFC 9110 token) and a space.
fn may_begin_request(line: &[u8]) -> bool {
    let method = line
        .iter()
        .position(|byte| *byte == b' ')
        .map_or(line, |end| line.get(..end).unwrap_or(line));
    let begins = method.first().is_some_and(u8::is_ascii_alphabetic);
    begins
        && method.len() <= MAX_METHOD
        && method
            .iter()
            .all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~\r".contains(byte))
}
