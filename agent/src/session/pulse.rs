//! A connection's pulse: whether it rests, sends a head, or carries units; and when it has done so for too long.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::Instant;

use super::frames::Frames;
use super::resets::Resets;

/// What one connection does.
pub(super) struct Pulse {
    born: Instant,
    units: AtomicUsize,
    /// Milliseconds after birth at which it began to do what it does.
    since: AtomicU64,
    /// Which head is being sent, from 1; 0 for none.
    head: AtomicU64,
    /// Whether it was cut off because of a flood.
    flooded: AtomicBool,
    /// Whether a stream of it broke the protocol.
    broke: AtomicBool,
}

/// Why a connection has had its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Over {
    /// It sent a part of a head and no more.
    Head,
    /// It carried nothing.
    Idle,
}

/// One unit under way.
pub(super) struct Beat(Arc<Pulse>);

impl Pulse {
    pub(super) fn new() -> Arc<Self> {
        Arc::new(Self {
            born: Instant::now(),
            units: AtomicUsize::new(0),
            since: AtomicU64::new(0),
            head: AtomicU64::new(0),
            flooded: AtomicBool::new(false),
            broke: AtomicBool::new(false),
        })
    }

    fn now(&self) -> u64 {
        u64::try_from(self.born.elapsed().as_millis()).unwrap_or(u64::MAX)
    }

    /// A unit begins: its head is whole.
    pub(super) fn begin(self: &Arc<Self>) -> Beat {
        self.units.fetch_add(1, Ordering::AcqRel);
        self.head.store(0, Ordering::Release);
        Beat(self.clone())
    }

    /// This head is being sent, or none is.
    fn head(&self, sending: Option<u64>) {
        let sending = sending.unwrap_or(0);
        if self.head.load(Ordering::Acquire) != sending {
            self.since.store(self.now(), Ordering::Release);
            self.head.store(sending, Ordering::Release);
        }
    }

    /// Whether a flood ended it.
    pub(super) fn flooded(&self) -> bool {
        self.flooded.load(Ordering::Acquire)
    }

    /// Whether an HTTP/2 stream of it broke the protocol, and was reset before it was a unit.
    pub(super) fn broke(&self) -> bool {
        self.broke.load(Ordering::Acquire)
    }

    /// Returns when a head takes longer than `head`, or nothing was carried for `idle`; late by a quarter of `head`
    /// at most.
    pub(super) async fn over(&self, head: Duration, idle: Duration) -> Over {
        let tick = (head.min(idle) / 4).max(Duration::from_millis(10));
        loop {
            let since = self.born + Duration::from_millis(self.since.load(Ordering::Acquire));
            let now = Instant::now();
            let due = if self.head.load(Ordering::Acquire) != 0 {
                if now >= since + head {
                    return Over::Head;
                }
                since + head
            } else if self.units.load(Ordering::Acquire) == 0 {
                if now >= since + idle {
                    return Over::Idle;
                }
                since + idle
            } else {
                now + tick
            };
            tokio::time::sleep_until(due.min(now + tick)).await;
        }
    }
}

impl Drop for Beat {
    fn drop(&mut self) {
        self.0.since.store(self.0.now(), Ordering::Release);
        self.0.units.fetch_sub(1, Ordering::AcqRel);
    }
}

/// A stream whose reads are felt: HTTP/1.1 bytes outside a unit are a head, HTTP/2 frames are metered.
pub(super) struct Felt<S> {
    stream: S,
    pulse: Arc<Pulse>,
    /// Of HTTP/2: what comes in, and what goes out.
    h2: Option<(Frames, Resets)>,
}

impl<S> Felt<S> {
    pub(super) fn h1(stream: S, pulse: &Arc<Pulse>) -> Self {
        Self {
            stream,
            pulse: pulse.clone(),
            h2: None,
        }
    }

    pub(super) fn h2(stream: S, pulse: &Arc<Pulse>) -> Self {
        Self {
            stream,
            pulse: pulse.clone(),
            h2: Some((Frames::new(std::time::Instant::now()), Resets::new())),
        }
    }

    /// Hears what was written.
    fn wrote(&mut self, bytes: &[u8]) {
        if let Some((_, resets)) = &mut self.h2
            && resets.push(bytes)
        {
            self.pulse.broke.store(true, Ordering::Release);
        }
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Felt<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<std::io::Result<()>> {
        let before = buf.filled().len();
        let this = &mut *self;
        let read = Pin::new(&mut this.stream).poll_read(cx, buf);
        let heard = buf.filled().get(before..).unwrap_or_default();
        if matches!(read, Poll::Ready(Ok(()))) && !heard.is_empty() {
            match &mut this.h2 {
                None if this.pulse.units.load(Ordering::Acquire) == 0 => this.pulse.head(Some(1)),
                None => {}
                Some((frames, _)) => {
                    if let Err(flood) = frames.push(heard, std::time::Instant::now()) {
                        this.pulse.flooded.store(true, Ordering::Release);
                        return Poll::Ready(Err(std::io::Error::other(flood)));
                    }
                    this.pulse.head(frames.head());
                }
            }
        }
        read
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Felt<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<std::io::Result<usize>> {
        let wrote = Pin::new(&mut self.stream).poll_write(cx, bytes);
        if let Poll::Ready(Ok(count)) = wrote {
            self.wrote(bytes.get(..count).unwrap_or_default());
        }
        wrote
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        slices: &[std::io::IoSlice<'_>],
    ) -> Poll<std::io::Result<usize>> {
        let wrote = Pin::new(&mut self.stream).poll_write_vectored(cx, slices);
        if let Poll::Ready(Ok(mut left)) = wrote {
            for slice in slices {
                let count = left.min(slice.len());
                self.wrote(slice.get(..count).unwrap_or_default());
                left -= count;
            }
        }
        wrote
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<std::io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<std::io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    const HEAD: Duration = Duration::from_millis(100);
    const IDLE: Duration = Duration::from_millis(400);

    #[tokio::test]
    async fn a_head_has_its_time_and_an_open_unit_has_all_of_it() {
        let pulse = Pulse::new();
        let (mut near, far) = tokio::io::duplex(64);
        let mut felt = Felt::h1(far, &pulse);
        near.write_all(b"POST / HT").await.unwrap();
        let mut bytes = [0; 9];
        felt.read_exact(&mut bytes).await.unwrap();
        let began = Instant::now();
        assert_eq!(pulse.over(HEAD, IDLE).await, Over::Head);
        assert!(began.elapsed() >= HEAD / 2);
        let beat = pulse.begin();
        let long = tokio::time::timeout(2 * IDLE, pulse.over(HEAD, IDLE)).await;
        assert!(long.is_err(), "an open unit is not cut");
        drop(beat);
        let began = Instant::now();
        assert_eq!(pulse.over(HEAD, IDLE).await, Over::Idle);
        assert!(began.elapsed() >= IDLE / 2);
    }

    #[tokio::test]
    async fn a_preface_has_its_time_and_pings_keep_nobody() {
        let pulse = Pulse::new();
        let (mut near, far) = tokio::io::duplex(256);
        let mut felt = Felt::h2(far, &pulse);
        near.write_all(b"PRI * HTTP/2.0").await.unwrap();
        let mut bytes = vec![0; 64];
        assert_ne!(felt.read(&mut bytes).await.unwrap(), 0);
        assert_eq!(pulse.over(HEAD, IDLE).await, Over::Head);
        near.write_all(b"\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0")
            .await
            .unwrap();
        assert_ne!(felt.read(&mut bytes).await.unwrap(), 0);
        let began = Instant::now();
        let pinging = async {
            loop {
                tokio::time::sleep(Duration::from_millis(20)).await;
                near.write_all(b"\0\0\x08\x06\0\0\0\0\0pingping")
                    .await
                    .unwrap();
                assert_ne!(felt.read(&mut bytes).await.unwrap(), 0);
            }
        };
        tokio::select! {
            over = pulse.over(HEAD, IDLE) => assert_eq!(over, Over::Idle),
            () = pinging => {}
        }
        assert!(began.elapsed() >= IDLE / 2);
    }
}
