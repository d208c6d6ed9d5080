//! A stream that keeps short writes back for as long as it is told to, so that what belongs together leaves together.
//!
//! h2 writes a request's head before it takes any of the body: a packet, and a record of TLS, for some fifty bytes each.

use std::io::{self, IoSlice};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, ready};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// No more is kept back.
const MOST: usize = 4096;

/// Says when writes are kept back; open at first. Clones share it.
#[derive(Clone, Debug, Default)]
pub(super) struct Cork(Arc<State>);

#[derive(Debug, Default)]
struct State {
    /// The task that drives the connection alone reads and writes these.
    shut: AtomicBool,
    holds: AtomicBool,
}

impl Cork {
    /// Keeps short writes back from now on.
    pub(super) fn shut(&self) {
        self.0.shut.store(true, Ordering::Relaxed);
    }

    /// Keeps nothing back from now on; whether something was, which the next flush writes.
    pub(super) fn open(&self) -> bool {
        self.0.shut.store(false, Ordering::Relaxed);
        self.0.holds.load(Ordering::Relaxed)
    }

    fn is_shut(&self) -> bool {
        self.0.shut.load(Ordering::Relaxed)
    }
}

/// `inner` behind a cork.
#[derive(Debug)]
pub(super) struct Corked<S> {
    inner: S,
    cork: Cork,
    held: Vec<u8>,
}

impl<S: AsyncWrite + Unpin> Corked<S> {
    pub(super) fn new(inner: S, cork: Cork) -> Self {
        Self {
            inner,
            cork,
            held: Vec::new(),
        }
    }

    fn held(&mut self, written: usize) {
        self.held.drain(..written.min(self.held.len()));
        // A head has credentials: its memory is given back, and so wiped.
        if self.held.is_empty() {
            self.held = Vec::new();
        }
        self.tell();
    }

    fn tell(&self) {
        let holds = !self.held.is_empty();
        self.cork.0.holds.store(holds, Ordering::Relaxed);
    }

    /// Writes what is held.
    fn let_go(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        while !self.held.is_empty() {
            let written = ready!(Pin::new(&mut self.inner).poll_write(cx, &self.held))?;
            if written == 0 {
                return Poll::Ready(Err(io::ErrorKind::WriteZero.into()));
            }
            self.held(written);
        }
        Poll::Ready(Ok(()))
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Corked<S> {
    fn poll_write(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        self.poll_write_vectored(cx, &[IoSlice::new(bytes)])
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        parts: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let this = &mut *self;
        let length: usize = parts.iter().map(|part| part.len()).sum();
        if this.cork.is_shut() && this.held.len() + length <= MOST {
            for part in parts {
                this.held.extend_from_slice(part);
            }
            this.tell();
            return Poll::Ready(Ok(length));
        }
        if !this.held.is_empty() && length > 0 {
            let mut all = Vec::with_capacity(1 + parts.len());
            all.push(IoSlice::new(&this.held));
            all.extend_from_slice(parts);
            let written = ready!(Pin::new(&mut this.inner).poll_write_vectored(cx, &all))?;
            let held = this.held.len();
            this.held(written);
            if written > held {
                return Poll::Ready(Ok(written - held));
            }
        }
        ready!(this.let_go(cx))?;
        Pin::new(&mut this.inner).poll_write_vectored(cx, parts)
    }

    fn is_write_vectored(&self) -> bool {
        self.inner.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        if self.cork.is_shut() && !self.held.is_empty() {
            return Poll::Ready(Ok(()));
        }
        ready!(self.let_go(cx))?;
        Pin::new(&mut self.inner).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        ready!(self.let_go(cx))?;
        Pin::new(&mut self.inner).poll_shutdown(cx)
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Corked<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_read(cx, into)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    use super::*;

    /// What was written at once, each time.
    #[derive(Clone, Default)]
    struct Writes(Arc<Mutex<Vec<Vec<u8>>>>, usize);

    impl AsyncWrite for Writes {
        fn poll_write(
            self: Pin<&mut Self>,
            cx: &mut Context<'_>,
            bytes: &[u8],
        ) -> Poll<io::Result<usize>> {
            self.poll_write_vectored(cx, &[IoSlice::new(bytes)])
        }

        fn poll_write_vectored(
            self: Pin<&mut Self>,
            _: &mut Context<'_>,
            parts: &[IoSlice<'_>],
        ) -> Poll<io::Result<usize>> {
            let mut all: Vec<u8> = parts.iter().flat_map(|part| part.to_vec()).collect();
            all.truncate(self.1);
            let length = all.len();
            self.0.lock().unwrap().push(all);
            Poll::Ready(Ok(length))
        }

        fn is_write_vectored(&self) -> bool {
            true
        }

        fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
            Poll::Ready(Ok(()))
        }

        fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
            Poll::Ready(Ok(()))
        }
    }

    #[tokio::test]
    async fn what_is_kept_back_leaves_first_and_with_what_follows() {
        for at_once in [1, 3, 5, 7, 1 << 20] {
            let writes = Writes(Arc::default(), at_once);
            let cork = Cork::default();
            let mut corked = Corked::new(writes.clone(), cork.clone());
            let written = || writes.0.lock().unwrap().concat();
            corked.write_all(b"open ").await.unwrap();
            assert_eq!(written(), b"open ");
            cork.shut();
            corked.write_all(b"head ").await.unwrap();
            corked.flush().await.unwrap();
            assert_eq!(written(), b"open ", "kept back");
            assert!(cork.open());
            corked.write_all(b"body ").await.unwrap();
            assert_eq!(written(), b"open head body ");
            assert!(!cork.open());
            if at_once > 20 {
                assert_eq!(writes.0.lock().unwrap().len(), 2);
            }
            cork.shut();
            corked.write_all(b"alone ").await.unwrap();
            assert!(cork.open());
            corked.flush().await.unwrap();
            assert_eq!(written(), b"open head body alone ");
            cork.shut();
            corked.write_all(&[7; MOST + 1]).await.unwrap();
            assert!(written().len() > 21, "what is long is not");
            cork.shut();
            corked.write_all(b"end").await.unwrap();
            corked.shutdown().await.unwrap();
            assert!(written().ends_with(b"\x07end"));
        }
    }

    #[tokio::test]
    async fn what_comes_is_read_through() {
        let (mut far, near) = tokio::io::duplex(64);
        far.write_all(b"come").await.unwrap();
        let mut corked = Corked::new(near, Cork::default());
        let mut four = [0; 4];
        corked.read_exact(&mut four).await.unwrap();
        assert_eq!(&four, b"come");
    }
}
