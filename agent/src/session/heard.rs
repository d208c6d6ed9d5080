//! Whether a caller said anything at all after the handshake, and how it left if it did not.

use std::io;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

use crate::tls::{self, Distrust};

/// Who leaves within this time without a word probably does not trust what it saw in the handshake.
const SOON: Duration = Duration::from_secs(1);

/// What was heard on one connection; shared with the stream that hears it.
pub(super) struct Heard {
    began: Instant,
    spoke: AtomicBool,
    left: Mutex<Option<(Duration, Distrust)>>,
}

impl Heard {
    /// How the caller showed that it does not trust weir: it left soon, by itself, without a word.
    pub(super) fn distrust(&self) -> Option<Distrust> {
        if self.spoke.load(Ordering::Relaxed) {
            return None;
        }
        let left = *self.left.lock().unwrap_or_else(PoisonError::into_inner);
        let (after, how) = left?;
        (how.is_certain() || after <= SOON).then_some(how)
    }

    fn left(&self, how: Distrust) {
        let mut left = self.left.lock().unwrap_or_else(PoisonError::into_inner);
        left.get_or_insert((self.began.elapsed(), how));
    }
}

/// A stream that remembers whether anything was read from it.
pub(super) struct Hearing<S> {
    inner: S,
    heard: Arc<Heard>,
}

impl<S> Hearing<S> {
    pub(super) fn new(inner: S) -> (Self, Arc<Heard>) {
        let heard = Arc::new(Heard {
            began: Instant::now(),
            spoke: AtomicBool::new(false),
            left: Mutex::new(None),
        });
        let hearing = Self {
            inner,
            heard: heard.clone(),
        };
        (hearing, heard)
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Hearing<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if self.heard.spoke.load(Ordering::Relaxed) {
            return Pin::new(&mut self.inner).poll_read(cx, into);
        }
        let before = into.filled().len();
        let read = Pin::new(&mut self.inner).poll_read(cx, into);
        match &read {
            Poll::Ready(Ok(())) if into.filled().len() > before => {
                self.heard.spoke.store(true, Ordering::Relaxed);
            }
            Poll::Ready(Ok(())) if into.remaining() > 0 => self.heard.left(Distrust::Silent),
            Poll::Ready(Err(error)) => {
                if let Some(how) = tls::distrust(error) {
                    self.heard.left(match how {
                        Distrust::Left => Distrust::Silent,
                        how => how,
                    });
                }
            }
            Poll::Ready(Ok(())) | Poll::Pending => {}
        }
        read
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Hearing<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.inner).poll_write(cx, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_shutdown(cx)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        parts: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.inner).poll_write_vectored(cx, parts)
    }

    fn is_write_vectored(&self) -> bool {
        self.inner.is_write_vectored()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    async fn heard(said: &[u8], linger: Duration) -> Option<Distrust> {
        let (mut far, near) = tokio::io::duplex(64);
        let (mut stream, heard) = Hearing::new(near);
        far.write_all(said).await.unwrap();
        let reading = tokio::spawn(async move {
            let mut all = Vec::new();
            stream.read_to_end(&mut all).await.unwrap();
            all
        });
        tokio::time::sleep(linger).await;
        drop(far);
        assert_eq!(reading.await.unwrap(), said);
        heard.distrust()
    }

    #[tokio::test]
    async fn only_who_leaves_soon_and_silent_is_suspected() {
        assert_eq!(heard(b"", Duration::ZERO).await, Some(Distrust::Silent));
        assert_eq!(heard(b"G", Duration::ZERO).await, None);
        assert_eq!(heard(b"", SOON + Duration::from_millis(100)).await, None);
    }

    #[tokio::test]
    async fn an_alert_after_the_handshake_is_certain() {
        let alert = rustls::Error::AlertReceived(rustls::AlertDescription::UnknownCA);
        let error = io::Error::new(io::ErrorKind::InvalidData, alert);
        let (mut stream, heard) = Hearing::new(failing(error));
        assert!(stream.read_u8().await.is_err());
        assert_eq!(heard.distrust(), Some(Distrust::Alert(48)));
    }

    /// A reader that fails once, so.
    fn failing(error: io::Error) -> impl AsyncRead + Unpin {
        struct Failing(Option<io::Error>);
        impl AsyncRead for Failing {
            fn poll_read(
                mut self: Pin<&mut Self>,
                _: &mut Context<'_>,
                _: &mut ReadBuf<'_>,
            ) -> Poll<io::Result<()>> {
                Poll::Ready(self.0.take().map_or(Ok(()), Err))
            }
        }
        Failing(Some(error))
    }
}
