//! A host's name in its one canonical form: what is matched is what is dialled.

use std::fmt;
use std::sync::Arc;

/// A DNS name: lower case, no trailing dot, letters, digits and hyphens only (`xn--` for the rest),
/// at most 253 bytes, labels of 1 to 63. Never an IP address.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Host(Arc<str>);

/// Why a text is not a host's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HostError {
    /// Nothing there.
    #[error("the host is empty")]
    Empty,
    /// Over 253 bytes, or a label over 63.
    #[error("the host's name is too long")]
    TooLong,
    /// Two dots in a row, or one at the start.
    #[error("the host's name has an empty label")]
    EmptyLabel,
    /// A label that starts or ends with a hyphen.
    #[error("a label of the host's name starts or ends with a hyphen")]
    Hyphen,
    /// A character that no host's name has: white space, NUL, `@`, `_`, anything beyond ASCII.
    #[error("the host's name has a character that does not belong in one")]
    Character,
    /// An IP address, in any notation that a resolver may take for one.
    #[error("the host is an IP address, not a name")]
    Address,
    /// A port that is not a number from 1 to 65535.
    #[error("the port is not a number from 1 to 65535")]
    Port,
}

const MAX_NAME: usize = 253;
const MAX_LABEL: usize = 63;

impl Host {
    /// The canonical form of a name.
    ///
    /// # Errors
    /// Anything that is not exactly one DNS name.
    pub fn parse(text: &str) -> Result<Self, HostError> {
        if text.starts_with('[') {
            return Err(HostError::Address);
        }
        let name = text.strip_suffix('.').unwrap_or(text);
        if name.is_empty() {
            return Err(HostError::Empty);
        }
        if name.len() > MAX_NAME {
            return Err(HostError::TooLong);
        }
        if !name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.'))
        {
            return Err(if name.parse::<std::net::Ipv6Addr>().is_ok() {
                HostError::Address
            } else {
                HostError::Character
            });
        }
        let mut last = "";
        for label in name.split('.') {
            match label.as_bytes() {
                [] => return Err(HostError::EmptyLabel),
                [b'-', ..] | [.., b'-'] => return Err(HostError::Hyphen),
                bytes if bytes.len() > MAX_LABEL => return Err(HostError::TooLong),
                _ => last = label,
            }
        }
        // A name that ends in a number is an IPv4 address to some resolver (WHATWG URL, "ends in a number").
        let hexadecimal = last.strip_prefix("0x").or_else(|| last.strip_prefix("0X"));
        if last.bytes().all(|byte| byte.is_ascii_digit())
            || hexadecimal.is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_hexdigit()))
        {
            return Err(HostError::Address);
        }
        Ok(Self(name.to_ascii_lowercase().into()))
    }

    /// Reads `name` or `name:port`, as in `Host` and `:authority`.
    ///
    /// # Errors
    /// As [`Host::parse`], and a port out of range; user information is refused.
    pub fn parse_authority(text: &str) -> Result<(Self, Option<u16>), HostError> {
        if text.starts_with('[') {
            return Err(HostError::Address);
        }
        let Some((name, port)) = text.split_once(':') else {
            return Ok((Self::parse(text)?, None));
        };
        let host = Self::parse(name)?;
        // Of a port with a leading zero some make an octal number.
        let plain = (1..=5).contains(&port.len()) && port.bytes().all(|byte| byte.is_ascii_digit());
        if !plain || port.starts_with('0') {
            return Err(HostError::Port);
        }
        match port.parse::<u16>() {
            Ok(0) | Err(_) => Err(HostError::Port),
            Ok(port) => Ok((host, Some(port))),
        }
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is a proper subdomain of `parent`.
    pub fn is_under(&self, parent: &Self) -> bool {
        self.0
            .strip_suffix(&*parent.0)
            .is_some_and(|rest| rest.ends_with('.'))
    }
}

impl fmt::Display for Host {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn one_form_for_every_spelling() {
        for text in ["api.openai.com", "API.OpenAI.com", "api.openai.com."] {
            assert_eq!(Host::parse(text).unwrap().as_str(), "api.openai.com");
        }
        assert_eq!(
            Host::parse("XN--bcher-kva.example").unwrap().as_str(),
            "xn--bcher-kva.example"
        );
        let (host, port) = Host::parse_authority("Api.Anthropic.Com:443").unwrap();
        assert_eq!((host.as_str(), port), ("api.anthropic.com", Some(443)));
    }

    #[test]
    fn what_is_not_a_name_is_refused() {
        let long = format!("{}.com", "a".repeat(64));
        let longer = format!("{}com", "abcdefg.".repeat(32));
        for (text, error) in [
            ("", HostError::Empty),
            (".", HostError::Empty),
            ("api..openai.com", HostError::EmptyLabel),
            (".openai.com", HostError::EmptyLabel),
            ("api.openai.com..", HostError::EmptyLabel),
            ("api.openai.com\0.evil.example", HostError::Character),
            ("user@api.openai.com", HostError::Character),
            (" api.openai.com", HostError::Character),
            ("api.openai.com/", HostError::Character),
            ("api\u{3002}openai.com", HostError::Character),
            ("-a.com", HostError::Hyphen),
            ("203.0.113.10", HostError::Address),
            ("0x7f.1", HostError::Address),
            ("2130706433", HostError::Address),
            ("a.0x7f", HostError::Address),
            ("::1", HostError::Address),
            ("[::1]", HostError::Address),
            (&long, HostError::TooLong),
            (&longer, HostError::TooLong),
        ] {
            assert_eq!(Host::parse(text), Err(error), "{text:?}");
        }
        for text in [
            "a.com:",
            "a.com:0",
            "a.com:0443",
            "a.com:65536",
            "a.com:+443",
            "a.com:443:443",
            "a.com: 443",
        ] {
            assert_eq!(
                Host::parse_authority(text),
                Err(HostError::Port),
                "{text:?}"
            );
        }
        assert_eq!(Host::parse_authority("u:p@a.com"), Err(HostError::Port));
        assert_eq!(Host::parse_authority("[::1]:443"), Err(HostError::Address));
    }

    proptest! {
        #[test]
        fn the_form_is_a_fixed_point(text in "[a-zA-Z0-9.:@_\\-\\[\\] \u{0}\u{e9}]{0,40}") {
            if let Ok(host) = Host::parse(&text) {
                prop_assert_eq!(Host::parse(host.as_str()).unwrap(), host.clone());
                prop_assert!(host.as_str().bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.')));
                prop_assert!(!host.as_str().ends_with('.') && !host.as_str().starts_with('.'));
                prop_assert!(host.as_str().parse::<std::net::IpAddr>().is_err());
                prop_assert_eq!(Host::parse_authority(&text).unwrap(), (host, None));
            }
        }

        #[test]
        fn case_and_the_last_dot_do_not_matter(text in "[a-z]{1,8}(\\.[a-z][a-z0-9]{0,8}){0,3}") {
            let shouted = format!("{}.", text.to_ascii_uppercase());
            prop_assert_eq!(Host::parse(&text).unwrap(), Host::parse(&shouted).unwrap());
        }
    }
}
