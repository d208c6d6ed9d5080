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
    /// How it ends, once that is known: broken, or in order.
    end: Option<Option<Broken>>,
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
        end: None,
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
        // The end first: what another thread hands in before it ends the body is then there to be seen.
        if self.end.is_none()
            && let Poll::Ready(end) = Pin::new(&mut self.broken).poll(cx)
        {
            self.end = Some(end.ok());
        }
        if let Poll::Ready(Some(piece)) = self.pieces.poll_recv(cx) {
            return Poll::Ready(Some(Ok(Frame::data(piece))));
        }
        match &mut self.end {
            Some(end) => Poll::Ready(end.take().map(Err)),
            None => Poll::Pending,
        }
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

    /// Handed in and ended by one thread while another looks: only threads show what lies between two looks.
    #[test]
    fn the_last_piece_comes_before_the_end_whenever_it_is_looked_for() {
        use std::sync::mpsc;
        const BODIES: usize = 50_000;
        let (give, given) = mpsc::channel::<Sender>();
        let sending = std::thread::spawn(move || {
            for (body, mut sender) in given.into_iter().enumerate() {
                assert!(sender.try_send("last".into()).is_ok());
                if body % 2 == 0 {
                    sender.abort(Broken::Cut);
                }
            }
        });
        let mut cx = Context::from_waker(std::task::Waker::noop());
        for body in 0..BODIES {
            let (sender, mut pieces, _left) = pieces();
            give.send(sender).unwrap();
            let mut came = Vec::new();
            loop {
                match Pin::new(&mut pieces).poll_frame(&mut cx) {
                    Poll::Pending => std::hint::spin_loop(),
                    Poll::Ready(Some(Ok(frame))) => came.push(frame.into_data().unwrap()),
                    Poll::Ready(Some(Err(_)) | None) => break,
                }
            }
            assert_eq!(came, ["last"], "body {body}");
        }
        drop(give);
        sending.join().unwrap();
    }

    #[tokio::test]
    async fn a_body_that_is_dropped_says_so() {
        let (sender, body, left) = pieces();
        drop(body);
        assert!(left.await.is_err());
        assert_eq!(sender.send("a".into()).await, Err(Gone));
    }
}
