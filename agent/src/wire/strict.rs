//! Strict HTTP/1.1 below the parser: every head of a connection is checked as bytes before the parser may read it.
//!
//! [`Strict`] stands between TLS and the parser. A head is held back until it is whole and in order; a body is
//! read straight into the parser's buffer and only followed, so that the next head is found where the sender
//! put it. What is out of order never reaches the parser: it reads a request of ours in its place, and
//! [`Heads`] tells the session that this is what it was given, and why.

use std::collections::VecDeque;
use std::io::{self, IoSlice};
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::{Buf, BytesMut};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Sleep, sleep};

mod chunks;
mod fault;
mod grammar;

use chunks::Chunks;
pub use fault::Fault;
pub(super) use grammar::is_token;
use grammar::{Framing, HeadReader};

/// What is read at once while a head is looked for: what follows it is read into the parser's own buffer.
const HEAD_READ: usize = 4096;
/// Bytes that are thrown away after a refusal, and for how long, so that the sender reads why.
const LINGER: usize = 64 << 20;
const LINGER_TIME: Duration = Duration::from_secs(2);

/// What the parser reads in place of a head that is out of order; its answer ends the connection.
const STANDIN: &[u8] = b"GET / HTTP/1.1\r\nhost: weir\r\nconnection: close\r\n\r\n";

/// What was found in the heads of one connection, in their order, for the session to take one by one.
#[derive(Debug, Default)]
pub struct Heads(Mutex<Found>);

#[derive(Debug, Default)]
struct Found {
    heads: VecDeque<Result<Framing, Fault>>,
    body: Option<Fault>,
}

impl Heads {
    /// Takes the next head, which the parser made a request of with this body; gives what follows that body.
    ///
    /// # Errors
    /// What is wrong with the head, or that the parser and weir do not agree on what was sent.
    pub fn next<B: http_body::Body>(self: &Arc<Self>, body: &B) -> Result<Following, Fault> {
        let next = self
            .0
            .lock()
            .ok()
            .and_then(|mut found| found.heads.pop_front());
        let framing = next.unwrap_or(Err(Fault::DISAGREEMENT))?;
        let expected = match framing {
            Framing::None => Some(0),
            Framing::Length(length) => Some(length),
            Framing::Chunked => None,
        };
        if body.size_hint().exact() == expected {
            Ok(Following(self.clone()))
        } else {
            Err(Fault::DISAGREEMENT)
        }
    }

    fn push(&self, head: Result<Framing, Fault>) {
        if let Ok(mut found) = self.0.lock() {
            found.heads.push_back(head);
        }
    }

    fn broken(&self, fault: Fault) {
        if let Ok(mut found) = self.0.lock() {
            found.body = Some(fault);
        }
    }
}

/// What follows the body of one request while it is read.
#[derive(Clone, Debug)]
pub struct Following(Arc<Heads>);

impl Following {
    /// What is wrong with the body's framing, once that is known.
    pub fn fault(&self) -> Option<Fault> {
        self.0.0.lock().ok().and_then(|found| found.body)
    }
}

/// A stream whose HTTP/1.1 requests are checked as they are read.
#[derive(Debug)]
pub struct Strict<S> {
    inner: S,
    heads: Arc<Heads>,
    at: At,
    /// Read from `inner`, not yet by the parser.
    held: BytesMut,
    closing: Option<Closing>,
}

#[derive(Debug)]
enum At {
    /// In a head that is not whole.
    Head(HeadReader),
    /// `held` begins with so many bytes of a head for the parser; then comes what the framing says.
    Deliver(usize, After),
    Length(u64),
    Chunked(Chunks),
    /// A body's framing is broken: the parser is told so.
    Broken(Fault),
    /// Nothing passes any more.
    Shut,
}

#[derive(Clone, Copy, Debug)]
enum After {
    Body(Framing),
    Shut,
}

/// After a fault: the sender is heard out for a moment, for a reset would take the answer from it.
#[derive(Debug)]
struct Closing {
    until: Pin<Box<Sleep>>,
    left: usize,
}

impl<S> Strict<S> {
    /// Watches a stream from its first byte.
    pub fn new(inner: S) -> (Self, Arc<Heads>) {
        let heads = Arc::new(Heads::default());
        let strict = Self {
            inner,
            heads: heads.clone(),
            at: At::Head(HeadReader::default()),
            held: BytesMut::new(),
            closing: None,
        };
        (strict, heads)
    }

    fn body(framing: Framing) -> At {
        match framing {
            Framing::None | Framing::Length(0) => At::Head(HeadReader::default()),
            Framing::Length(length) => At::Length(length),
            Framing::Chunked => At::Chunked(Chunks::default()),
        }
    }

    /// Looks at what is held of a head; whether it is decided.
    fn judge(&mut self) -> bool {
        let At::Head(reader) = &mut self.at else {
            return true;
        };
        match reader.push(&self.held) {
            Ok(None) => return false,
            Ok(Some((length, framing))) => {
                self.heads.push(Ok(framing));
                self.at = At::Deliver(length, After::Body(framing));
            }
            Err(fault) => {
                self.heads.push(Err(fault));
                self.held.clear();
                self.held.extend_from_slice(STANDIN);
                self.at = At::Deliver(STANDIN.len(), After::Shut);
            }
        }
        true
    }

    /// Hands over the next bytes of a head that is in order.
    fn deliver(&mut self, left: usize, after: After, into: &mut ReadBuf<'_>) {
        let left = left - hand(&mut self.held, left, into);
        self.at = match after {
            _ if left > 0 => At::Deliver(left, after),
            After::Body(framing) => {
                // Between two heads, as long as an answer takes, nothing is held.
                if self.held.is_empty() {
                    self.held = BytesMut::new();
                }
                Self::body(framing)
            }
            After::Shut => {
                self.held.clear();
                At::Shut
            }
        };
    }

    /// Follows the body through what was just put into `into`, after `before` bytes.
    fn follow(&mut self, before: usize, into: &mut ReadBuf<'_>) {
        let new = into.filled().get(before..).unwrap_or_default();
        let (taken, end) = match &mut self.at {
            At::Length(left) => {
                let taken = new.len().min(usize::try_from(*left).unwrap_or(usize::MAX));
                *left -= taken as u64;
                (taken, (*left == 0).then_some(Ok(())))
            }
            At::Chunked(chunks) => chunks.push(new),
            _ => return,
        };
        // What was read too far goes back to where it came from, before what is still held there.
        let mut rest = BytesMut::from(new.get(taken..).unwrap_or_default());
        into.set_filled(before + taken);
        match end {
            None => {}
            Some(Ok(())) => {
                rest.extend_from_slice(&self.held);
                self.held = rest;
                self.at = At::Head(HeadReader::default());
            }
            Some(Err(fault)) => {
                self.heads.broken(fault);
                self.held.clear();
                self.at = At::Broken(fault);
            }
        }
    }
}

/// Moves at most `most` bytes of what is held; how many.
fn hand(held: &mut BytesMut, most: usize, into: &mut ReadBuf<'_>) -> usize {
    let count = most.min(held.len()).min(into.remaining());
    into.put_slice(held.get(..count).unwrap_or_default());
    held.advance(count);
    count
}

impl<S: AsyncRead + Unpin> Strict<S> {
    /// Reads into the parser's buffer: from what is held, or else from the stream; how much.
    fn read_through(
        &mut self,
        cx: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<usize>> {
        let before = into.filled().len();
        if self.held.is_empty() {
            ready!(Pin::new(&mut self.inner).poll_read(cx, into))?;
        } else {
            hand(&mut self.held, usize::MAX, into);
        }
        Poll::Ready(Ok(into.filled().len() - before))
    }

    /// Reads more of a head; how much: nothing at the stream's end.
    fn read_head(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<usize>> {
        let start = self.held.len();
        self.held.resize(start + HEAD_READ, 0);
        let mut part = ReadBuf::new(self.held.get_mut(start..).unwrap_or_default());
        let read = Pin::new(&mut self.inner).poll_read(cx, &mut part);
        let count = part.filled().len();
        self.held.truncate(start + count);
        read.map_ok(|()| count)
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Strict<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let this = &mut *self;
        if into.remaining() == 0 {
            return Poll::Ready(Ok(()));
        }
        let before = into.filled().len();
        loop {
            match this.at {
                At::Head(_) => {
                    if !this.judge() && ready!(this.read_head(cx))? == 0 {
                        return Poll::Ready(Ok(()));
                    }
                    continue;
                }
                At::Deliver(left, after) => this.deliver(left, after, into),
                At::Length(_) | At::Chunked(_) => {
                    let count = ready!(this.read_through(cx, into))?;
                    this.follow(before, into);
                    if count > 0 && into.filled().len() == before {
                        // The very first of the new bytes is out of order.
                        continue;
                    }
                }
                At::Broken(fault) => {
                    this.at = At::Shut;
                    return Poll::Ready(Err(io::Error::new(io::ErrorKind::InvalidData, fault)));
                }
                At::Shut => return Poll::Pending,
            }
            return Poll::Ready(Ok(()));
        }
    }
}

impl<S: AsyncRead + AsyncWrite + Unpin> AsyncWrite for Strict<S> {
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
        let this = &mut *self;
        if this.closing.is_none() {
            ready!(Pin::new(&mut this.inner).poll_shutdown(cx))?;
            if !matches!(this.at, At::Shut) {
                return Poll::Ready(Ok(()));
            }
        }
        let closing = this.closing.get_or_insert_with(|| Closing {
            until: Box::pin(sleep(LINGER_TIME)),
            left: LINGER,
        });
        let mut scratch = [0; HEAD_READ];
        while closing.left > 0 && closing.until.as_mut().poll(cx).is_pending() {
            let mut buffer = ReadBuf::new(&mut scratch);
            match ready!(Pin::new(&mut this.inner).poll_read(cx, &mut buffer)) {
                Ok(()) if !buffer.filled().is_empty() => {
                    closing.left = closing.left.saturating_sub(buffer.filled().len());
                }
                Ok(()) | Err(_) => break,
            }
        }
        Poll::Ready(Ok(()))
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
mod tests;
