//! TLS towards the caller: what it says first, and AI connections ended with a leaf of our own authority.

pub mod authority;
pub mod hello;
pub mod leaf;
pub mod prefixed;
pub mod terminate;

use std::fmt;
use std::time::Duration;

pub use authority::Authority;
pub use hello::{ClientHello, Hello, HelloReader, Limits, Plain, peek};
pub use leaf::{Signer, Signing};
pub use prefixed::Prefixed;
pub use terminate::{Alpn, Terminated, distrust};

/// A fatal alert `access_denied` in the clear (RFC 8446, section 6.2): what a ClientHello that may not pass gets.
pub const ACCESS_DENIED: &[u8] = &[21, 3, 3, 0, 2, 2, 49];

/// Why a connection was not terminated. None of them says a word of what was sent.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum TlsError {
    /// The caller would not have our certificate: it does not know the run's root, or pins another.
    #[error("the caller does not trust weir's certificate for {host}: {how}")]
    Distrusted {
        /// The host it asked for.
        host: String,
        /// How it showed that.
        how: Distrust,
    },
    /// The handshake was not done in time.
    #[error("the TLS handshake for {host} was not done within {} s", .within.as_secs())]
    Slow {
        /// The host it asked for.
        host: String,
        /// The time it had.
        within: Duration,
    },
    /// The handshake's own SNI is not the host that was judged.
    #[error("the TLS handshake names another host than {host}")]
    NameMismatch {
        /// The host that was judged.
        host: String,
    },
    /// The handshake failed; the reason is rustls's.
    #[error("the TLS handshake for {host} failed: {reason}")]
    Handshake {
        /// The host it asked for.
        host: String,
        /// Why.
        reason: String,
    },
    /// The authority may not speak for this host.
    #[error("{host} is not a host that weir's authority may speak for")]
    Foreign {
        /// The host asked for.
        host: String,
    },
    /// A key or certificate could not be made.
    #[error("cannot make a certificate: {0}")]
    Mint(String),
}

/// How a caller showed that it does not trust us.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Distrust {
    /// By a TLS alert about the certificate (RFC 8446 section 6.2: 42 to 46, 48).
    Alert(u8),
    /// By leaving in the middle of the handshake, as Java and gRPC do: likely, not sure.
    Left,
    /// By resetting the connection, as Bun does: likely, not sure.
    Reset,
    /// By finishing the handshake and leaving without a request, as GnuTLS and Node do: likely, not sure.
    Silent,
}

impl Distrust {
    /// Whether the caller said so.
    pub const fn is_certain(self) -> bool {
        matches!(self, Self::Alert(_))
    }
}

impl fmt::Display for Distrust {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Alert(number) => write!(f, "TLS alert {number}"),
            Self::Left => f.write_str("it left during the handshake"),
            Self::Reset => f.write_str("it reset the connection when it saw the certificate"),
            Self::Silent => f.write_str("it finished the handshake and left without a request"),
        }
    }
}
