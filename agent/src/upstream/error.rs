//! Why a call could not be forwarded, and how that is said.

use std::error::Error;
use std::fmt;
use std::io;

use rustls::CertificateError;
use weir_policy::decide::{Code, Refusal};

/// Why there is no answer. None of them holds a byte of request or answer.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ForwardError {
    /// The provider's certificate is not to be trusted; not a byte of the request was sent.
    #[error("certificate of {host} {untrusted}")]
    Untrusted {
        /// The host dialled.
        host: String,
        /// What is wrong with it.
        untrusted: Untrusted,
    },
    /// The provider could not be reached, or broke off.
    #[error("{host} {why}")]
    Unreachable {
        /// The host dialled.
        host: String,
        /// How it failed.
        why: Unreachable,
    },
    /// The provider broke a protocol.
    #[error("{host} {what}")]
    Protocol {
        /// The host dialled.
        host: String,
        /// What it did.
        what: &'static str,
    },
    /// A bug of weir's own, contained: nothing was sent.
    #[error("weir could not prepare the request: {0}")]
    Internal(&'static str),
}

/// What is wrong with a certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Untrusted {
    /// What.
    pub why: Why,
    /// The issuer it names, made printable; it is the provider's (or an attacker's) word.
    pub issuer: Option<String>,
}

/// The kinds of distrust.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It is over.
    Expired,
    /// It is for later; or this host's clock is behind.
    NotYet,
    /// It is for another name.
    WrongName,
    /// Nobody this host trusts issued it (a self-signed one, and weir's own, included).
    UnknownIssuer,
    /// It was withdrawn.
    Revoked,
    /// Anything else.
    Invalid,
}

impl From<&CertificateError> for Why {
    fn from(error: &CertificateError) -> Self {
        match error {
            CertificateError::Expired | CertificateError::ExpiredContext { .. } => Self::Expired,
            CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => {
                Self::NotYet
            }
            CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
                Self::WrongName
            }
            CertificateError::UnknownIssuer => Self::UnknownIssuer,
            CertificateError::Revoked => Self::Revoked,
            _ => Self::Invalid,
        }
    }
}

impl fmt::Display for Untrusted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let by = self
            .issuer
            .as_ref()
            .map(|issuer| format!(" (issued by \"{issuer}\")"))
            .unwrap_or_default();
        match (self.why, &self.issuer) {
            (Why::UnknownIssuer, Some(issuer)) => {
                write!(f, "is issued by \"{issuer}\", not trusted")
            }
            (Why::UnknownIssuer, None) => f.write_str("is issued by nobody this host trusts"),
            (Why::Expired, _) => write!(f, "has expired{by}"),
            (Why::NotYet, _) => write!(f, "is not valid yet{by}"),
            (Why::WrongName, _) => write!(f, "is for another name{by}"),
            (Why::Revoked, _) => write!(f, "was revoked{by}"),
            (Why::Invalid, _) => write!(f, "is not valid{by}"),
        }
    }
}

impl Error for Untrusted {}

/// How reaching a provider failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreachable {
    /// Nobody listens there.
    Refused,
    /// It did not answer in time.
    Timeout,
    /// It broke the connection off.
    Reset,
    /// Another failure of the network.
    Network(io::ErrorKind),
}

impl From<&io::Error> for Unreachable {
    fn from(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::ConnectionRefused => Self::Refused,
            io::ErrorKind::TimedOut => Self::Timeout,
            io::ErrorKind::ConnectionReset
            | io::ErrorKind::ConnectionAborted
            | io::ErrorKind::BrokenPipe
            | io::ErrorKind::UnexpectedEof => Self::Reset,
            kind => Self::Network(kind),
        }
    }
}

impl fmt::Display for Unreachable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused => f.write_str("refused the connection"),
            Self::Timeout => f.write_str("did not answer in time"),
            Self::Reset => f.write_str("broke the connection off"),
            Self::Network(kind) => write!(f, "could not be reached: {kind}"),
        }
    }
}

impl ForwardError {
    /// From what a TLS handshake as a client failed with.
    pub(super) fn from_handshake(host: &str, error: &io::Error) -> Self {
        let host = host.to_owned();
        match error
            .get_ref()
            .and_then(|inner| inner.downcast_ref::<rustls::Error>())
        {
            Some(rustls::Error::InvalidCertificate(CertificateError::Other(other))) => {
                let untrusted = other.0.downcast_ref::<Untrusted>().cloned();
                Self::Untrusted {
                    host,
                    untrusted: untrusted.unwrap_or(Untrusted {
                        why: Why::Invalid,
                        issuer: None,
                    }),
                }
            }
            Some(rustls::Error::InvalidCertificate(error)) => Self::Untrusted {
                host,
                untrusted: Untrusted {
                    why: error.into(),
                    issuer: None,
                },
            },
            Some(rustls::Error::AlertReceived(_)) => Self::Protocol {
                host,
                what: "refused the TLS handshake",
            },
            Some(_) => Self::Protocol {
                host,
                what: "failed the TLS handshake",
            },
            None => Self::Unreachable {
                host,
                why: error.into(),
            },
        }
    }

    /// From what an HTTP exchange failed with.
    pub(super) fn from_exchange(host: &str, error: &hyper::Error) -> Self {
        let host = host.to_owned();
        if error.is_timeout() {
            return Self::Unreachable {
                host,
                why: Unreachable::Timeout,
            };
        }
        if error.is_parse() {
            return Self::Protocol {
                host,
                what: "answered with something that is not HTTP",
            };
        }
        let mut source = error.source();
        while let Some(cause) = source {
            if let Some(io) = cause.downcast_ref::<io::Error>() {
                return Self::Unreachable {
                    host,
                    why: io.into(),
                };
            }
            if let Some(h2) = cause.downcast_ref::<h2::Error>() {
                return match h2.get_io() {
                    Some(io) => Self::Unreachable {
                        host,
                        why: io.into(),
                    },
                    None => Self::Protocol {
                        host,
                        what: "ended the HTTP/2 stream before it answered",
                    },
                };
            }
            source = cause.source();
        }
        Self::Unreachable {
            host,
            why: Unreachable::Reset,
        }
    }
}

impl From<ForwardError> for Refusal {
    fn from(error: ForwardError) -> Self {
        let (code, hint) = match &error {
            ForwardError::Untrusted { untrusted, .. } => (
                Code::UpstreamUntrusted,
                match untrusted.why {
                    Why::UnknownIssuer => {
                        "another TLS proxy may be on the path; to trust it upstream only: --upstream-ca FILE"
                    }
                    Why::Expired | Why::NotYet => {
                        "nothing was sent; check this host's clock, else the provider must act"
                    }
                    Why::WrongName | Why::Revoked | Why::Invalid => {
                        "nothing was sent; do not trust this network"
                    }
                },
            ),
            ForwardError::Unreachable { .. } => {
                (Code::UpstreamFailed, "check the network, then try again")
            }
            ForwardError::Protocol { .. } => (Code::UpstreamFailed, "try again later"),
            ForwardError::Internal(_) => {
                (Code::Internal, "this is a bug of weir's; nothing was sent")
            }
        };
        Self::failure(code, error.to_string(), hint)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn failures_are_said_with_what_to_do() {
        let untrusted = Untrusted {
            why: Why::UnknownIssuer,
            issuer: Some("ACME Proxy CA".to_owned()),
        };
        let refusal = Refusal::from(ForwardError::Untrusted {
            host: "api.openai.com".to_owned(),
            untrusted,
        });
        assert_eq!(refusal.code, Code::UpstreamUntrusted);
        assert_eq!(
            refusal.reason,
            "certificate of api.openai.com is issued by \"ACME Proxy CA\", not trusted"
        );
        assert!(refusal.hint.ends_with("--upstream-ca FILE"));
        let refused = io::Error::from(io::ErrorKind::ConnectionRefused);
        let refusal = Refusal::from(ForwardError::Unreachable {
            host: "api.openai.com".to_owned(),
            why: (&refused).into(),
        });
        assert_eq!(
            (refusal.code, refusal.reason.as_str()),
            (
                Code::UpstreamFailed,
                "api.openai.com refused the connection"
            )
        );
    }
}
