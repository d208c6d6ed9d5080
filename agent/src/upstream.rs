//! Upstream: the one way out. What leaves is what a permit allows and an entry records, to a provider that proved its name.

mod beside;
mod cork;
mod error;
mod forward;
mod issuer;
mod lease;
mod pool;
mod rewrite;
mod roots;
mod warm;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use rustls::NamedGroup;

use crate::intercept::sockets::Sockets;
use pool::Pool;

pub use error::{ForwardError, Unreachable, Untrusted, Why};
pub use forward::{Answer, AnswerBody};
pub use lease::Lease;
pub use roots::{Roots, RootsError, native};

/// How long things may take and how much is kept.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// For the TCP connection.
    pub connect: Duration,
    /// For the TLS handshake, and for HTTP/2's preface.
    pub handshake: Duration,
    /// A connection that carried nothing for so long is closed.
    pub idle: Duration,
    /// Idle HTTP/1.1 connections kept for each host and port.
    pub max_h1_idle: usize,
    /// Requests at once on one HTTP/2 connection; more open another. The provider's own limit counts, too.
    pub max_h2_streams: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            handshake: Duration::from_secs(10),
            idle: Duration::from_secs(90),
            max_h1_idle: 16,
            max_h2_streams: 64,
        }
    }
}

/// The way an answer came; an extension of every [`Answer`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Via {
    /// Whether the connection had carried a request before.
    pub reused: bool,
    /// HTTP/2, else HTTP/1.1.
    pub h2: bool,
    /// The key exchange of its handshake.
    pub group: Option<NamedGroup>,
}

/// Connections to providers, verified, kept warm and shared. Clones share them.
#[derive(Clone)]
pub struct Upstream {
    pool: Arc<Pool>,
}

impl Upstream {
    /// Trusts `roots` and dials through `sockets`. Must be called within a tokio runtime: idle
    /// connections are closed by a task that ends with the last clone.
    ///
    /// # Errors
    /// [`RootsError`] where nothing is left to trust.
    pub fn new(roots: Roots, sockets: Sockets, options: Options) -> Result<Self, RootsError> {
        let pool = Arc::new(Pool::new(roots, sockets, options)?);
        pool::sweep(Arc::downgrade(&pool));
        Ok(Self { pool })
    }

    /// Picks a warm connection to the canonical `host`, or begins to dial `addr`, the address that
    /// the caller's own connection was bound for. Not a byte of a request leaves before [`Self::forward`].
    pub fn reserve(&self, host: &str, port: u16, addr: SocketAddr) -> Lease {
        Pool::reserve(&self.pool, host, port, addr)
    }
}

#[cfg(test)]
mod tests;
