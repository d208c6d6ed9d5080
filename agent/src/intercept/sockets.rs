//! Sockets of our own, made and marked before they connect, so that the programs let them pass.

use std::io;
use std::net::SocketAddr;

use tokio::net::TcpSocket;

/// Makes sockets; they are not connected yet.
#[derive(Clone, Debug)]
pub struct Sockets;

impl Sockets {
    /// Sockets without a mark, for tests.
    pub fn unmarked() -> Self {
        Self
    }

    /// A socket of the family of `to`.
    ///
    /// # Errors
    /// The kernel's, when it has no more sockets to give.
    #[expect(
        clippy::unused_async,
        reason = "the face that a socket-making process has, too"
    )]
    pub async fn open(&self, to: SocketAddr) -> io::Result<TcpSocket> {
        if to.is_ipv4() {
            TcpSocket::new_v4()
        } else {
            TcpSocket::new_v6()
        }
    }
}
