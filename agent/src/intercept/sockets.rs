//! Sockets: how the agent dials past its own redirect, one marked socket at a time.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;

use tokio::net::TcpSocket;

use super::redirect::Mark;

/// Makes the sockets with which the agent connects to providers. The kernel passes a marked one and no other: not the
/// agent's process, not its user.
#[derive(Clone, Debug)]
pub struct Sockets {
    ours: Option<Arc<Mark>>,
}

impl Sockets {
    pub(super) fn marked(ours: Mark) -> Self {
        Self {
            ours: Some(Arc::new(ours)),
        }
    }

    /// Plain sockets, for where no programs are attached.
    #[must_use]
    pub fn unmarked() -> Self {
        Self { ours: None }
    }

    /// A socket of the family of `to`, marked, without Nagle's delay, not connected. It is a future because a
    /// privileged process of its own may come to make the sockets.
    ///
    /// # Errors
    /// When the socket cannot be made or marked; an unmarked socket is never returned in place of a marked one.
    pub async fn open(&self, to: SocketAddr) -> io::Result<TcpSocket> {
        let socket = if to.is_ipv4() {
            TcpSocket::new_v4()?
        } else {
            TcpSocket::new_v6()?
        };
        socket.set_nodelay(true)?;
        if let Some(ours) = &self.ours {
            ours.put(&socket)?;
        }
        Ok(socket)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    #[expect(clippy::disallowed_methods, reason = "the test is the caller")]
    async fn unmarked_sockets_connect_where_nothing_is_attached() {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let to = listener.local_addr().unwrap();
        let socket = Sockets::unmarked().open(to).await.unwrap();
        assert!(socket.nodelay().unwrap());
        let stream = socket.connect(to).await.unwrap();
        let (_, peer) = listener.accept().await.unwrap();
        assert_eq!(stream.local_addr().unwrap(), peer);
    }
}
