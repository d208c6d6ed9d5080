//! A stream whose first bytes were read already: they are replayed before the rest.

use std::cell::Cell;
use std::io::{self, IoSlice};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::{Buf, Bytes};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use zeroize::Zeroize;

/// Whoever asks for less, as TLS does for 4 KiB at a time, has so much read ahead of it: one call to the kernel for most
/// requests. What is over lies in memory until it is asked for; who waits for more holds none.
const AHEAD: usize = 32 * 1024;

thread_local! {
    /// Where a thread's connections read to, one after the other; zeros in between.
    static SHARED: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
}

/// `inner` with `prefix` before what it still has to say.
#[derive(Debug)]
pub struct Prefixed<S> {
    prefix: Bytes,
    inner: S,
}

impl<S> Prefixed<S> {
    /// Replays `prefix`, then reads on from `inner`.
    pub fn new(prefix: impl Into<Bytes>, inner: S) -> Self {
        Self {
            prefix: prefix.into(),
            inner,
        }
    }

    /// The stream itself; reading from it skips what is to be replayed.
    pub fn get_ref(&self) -> &S {
        &self.inner
    }

    /// What is left to replay, and the stream.
    pub fn into_parts(self) -> (Bytes, S) {
        (self.prefix, self.inner)
    }
}

impl<S: AsyncRead + Unpin> Prefixed<S> {
    /// Reads more than `into` has room for; what is left over.
    fn read_ahead(
        &mut self,
        cx: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<Bytes>> {
        let mut shared = SHARED.take();
        shared.resize(AHEAD, 0);
        let mut room = ReadBuf::new(&mut shared);
        let state = Pin::new(&mut self.inner).poll_read(cx, &mut room);
        let read = room.filled_mut();
        let (now, later) = read.split_at_mut(read.len().min(into.remaining()));
        into.put_slice(now);
        let rest = match later.is_empty() {
            true => Bytes::new(),
            false => Bytes::copy_from_slice(later),
        };
        read.zeroize();
        SHARED.set(shared);
        state.map_ok(|()| rest)
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Prefixed<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if self.prefix.is_empty() {
            if into.remaining() >= AHEAD {
                return Pin::new(&mut self.inner).poll_read(cx, into);
            }
            match ready!(self.read_ahead(cx, into)) {
                Ok(rest) => self.prefix = rest,
                Err(error) => return Poll::Ready(Err(error)),
            }
            return Poll::Ready(Ok(()));
        }
        let part = self.prefix.len().min(into.remaining());
        into.put_slice(&self.prefix.split_to(part));
        if !self.prefix.has_remaining() {
            self.prefix = Bytes::new();
        }
        Poll::Ready(Ok(()))
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Prefixed<S> {
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
        parts: &[IoSlice<'_>],
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

    #[tokio::test]
    async fn what_was_read_ahead_comes_in_order_and_is_left_with_the_stream() {
        let (mut far, near) = tokio::io::duplex(100_000);
        let sent: Vec<u8> = (0..90_000_u32).map(|at| (at % 251) as u8).collect();
        far.write_all(&sent).await.unwrap();
        far.shutdown().await.unwrap();
        let mut stream = Prefixed::new(&b""[..], near);
        let mut got = vec![0; 10];
        stream.read_exact(&mut got).await.unwrap();
        let (left, inner) = stream.into_parts();
        assert_eq!(left.len(), AHEAD - 10);
        let mut stream = Prefixed::new(left, inner);
        let mut piece = [0; 4096];
        loop {
            match stream.read(&mut piece).await.unwrap() {
                0 => break,
                read => got.extend_from_slice(&piece[..read]),
            }
        }
        assert!(got == sent);
        assert!(SHARED.take().iter().all(|byte| *byte == 0));
    }

    #[tokio::test]
    async fn the_prefix_comes_first_and_once() {
        let (mut far, near) = tokio::io::duplex(64);
        far.write_all(b" world").await.unwrap();
        far.shutdown().await.unwrap();
        let mut stream = Prefixed::new(&b"hello"[..], near);
        let mut three = [0; 3];
        stream.read_exact(&mut three).await.unwrap();
        let mut rest = String::new();
        stream.read_to_string(&mut rest).await.unwrap();
        assert_eq!((&three[..], rest.as_str()), (&b"hel"[..], "lo world"));
        stream.write_all(b"back").await.unwrap();
        drop(stream);
        let mut back = String::new();
        far.read_to_string(&mut back).await.unwrap();
        assert_eq!(back, "back");
    }
}
