//! An answer's body in pieces: what one task hands to the connection that writes it.

use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Body, Frame};
use tokio::sync::mpsc::error::TrySendError;
use tokio::sync::{mpsc, oneshot};

use super::answer::Broken;

/// Pieces that may wait to be written.
const WAITING: usize = 4;

/// A body as it comes. Dropped with the caller's connection, it says so at once, even while the provider is silent.
///
/// `http_body_util::channel` does the same with room for trailers, three times as much, in each of 32 places.
pub struct Pieces {
    pieces: mpsc::Receiver<Bytes>,
    broken: oneshot::Receiver<Broken>,
    _wanted: oneshot::Sender<()>,
}

/// Where pieces are handed in; dropped, it ends the body in order.
pub(super) struct Sender {
    pieces: mpsc::Sender<Bytes>,
    /// `None` once it was used.
    broken: Option<oneshot::Sender<Broken>>,
}

/// Nobody reads the body any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Gone;

/// A body, its sender, and what ends when nobody wants it any more.
pub(super) fn pieces() -> (Sender, Pieces, oneshot::Receiver<()>) {
    let (give, pieces) = mpsc::channel(WAITING);
    let (break_off, broken) = oneshot::channel();
    let (wanted, left) = oneshot::channel();
    let sender = Sender {
        pieces: give,
        broken: Some(break_off),
    };
    let body = Pieces {
        pieces,
        broken,
        _wanted: wanted,
    };
    (sender, body, left)
}

impl Sender {
    /// Hands in a piece, once there is room for it.
    pub(super) async fn send(&self, piece: Bytes) -> Result<(), Gone> {
        self.pieces.send(piece).await.map_err(|_| Gone)
    }

    /// Hands in a piece where there is room for it now.
    ///
    /// # Errors
    /// The piece, where there is none; nothing, where nobody reads the body any more.
    pub(super) fn try_send(&self, piece: Bytes) -> Result<(), Option<Bytes>> {
        self.pieces.try_send(piece).map_err(|error| match error {
            TrySendError::Full(piece) => Some(piece),
            TrySendError::Closed(_) => None,
        })
    }

    /// Ends the body as broken, after what was handed in.
    pub(super) fn abort(&mut self, broken: Broken) {
        if let Some(end) = self.broken.take() {
            // Whoever read it may have gone.
            let _ = end.send(broken);
        }
    }
}

impl Body for Pieces {
    type Data = Bytes;
    type Error = Broken;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Broken>>> {
        match self.pieces.poll_recv(cx) {
            Poll::Ready(Some(piece)) => return Poll::Ready(Some(Ok(Frame::data(piece)))),
            Poll::Ready(None) | Poll::Pending => {}
        }
        Pin::new(&mut self.broken)
            .poll(cx)
            .map(|broken| broken.ok().map(Err))
    }
}

#[cfg(test)]
mod tests {
    use http_body_util::BodyExt;

    use super::*;

    #[tokio::test]
    async fn pieces_come_in_order_and_end_in_order_or_broken() {
        let (sender, mut body, _left) = pieces();
        for piece in ["a", "b"] {
            sender.send(piece.into()).await.unwrap();
        }
        drop(sender);
        assert_eq!(
            body.frame().await.unwrap().unwrap().into_data().unwrap(),
            "a"
        );
        assert_eq!(
            body.frame().await.unwrap().unwrap().into_data().unwrap(),
            "b"
        );
        assert!(body.frame().await.is_none());
        let (mut sender, mut body, _left) = pieces();
        sender.send("a".into()).await.unwrap();
        sender.abort(Broken::Cut);
        assert_eq!(
            body.frame().await.unwrap().unwrap().into_data().unwrap(),
            "a"
        );
        assert!(matches!(body.frame().await, Some(Err(Broken::Cut))));
    }

    #[tokio::test]
    async fn a_body_that_is_dropped_says_so() {
        let (sender, body, left) = pieces();
        drop(body);
        assert!(left.await.is_err());
        assert_eq!(sender.send("a".into()).await, Err(Gone));
    }
}
