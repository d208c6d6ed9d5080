//! Pace: whoever sends a body, or takes an answer, keeps to a least rate, and what is held for it has room.

use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};
use http_body_util::BodyExt as _;
use hyper::body::Incoming;
use tokio::time::{Instant, Sleep};

use crate::shares::{Full, Room};

/// The least rate, in bytes a second, averaged over a stall's length.
pub(super) const RATE: u64 = 1 << 10;

/// How much of a refused body is read and forgotten, for how long, and how long it may stall.
const DISCARDED: usize = 1 << 30;
const DISCARD_TIMEOUT: Duration = Duration::from_secs(30);
const DISCARD_STALL: Duration = Duration::from_secs(1);

/// What is left of one side's patience with the other: waiting uses it up, bytes give it back, up to where it began.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pace {
    whole: Duration,
    left: Duration,
}

impl Pace {
    /// Waits for `stall` at most, and for more after bytes.
    pub(super) fn new(stall: Duration) -> Self {
        Self {
            whole: stall,
            left: stall,
        }
    }

    /// How long may be waited from here on.
    pub(super) fn left(&self) -> Duration {
        self.left
    }

    /// So long was waited, and then so many bytes moved.
    pub(super) fn moved(&mut self, waited: Duration, bytes: usize) {
        let earned = Duration::from_millis((bytes as u64).saturating_mul(1000) / RATE);
        self.left = self
            .left
            .saturating_sub(waited)
            .saturating_add(earned)
            .min(self.whole);
    }
}

/// Why a body was not taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stopped {
    /// It came too slowly.
    Slow,
    /// There is no room for it.
    Full(Full),
    /// A frame of trailers, which may hold what nobody sees: HTTP/2's pseudo-headers are gone from it.
    Trailers,
}

/// A body is not taken in; [`Metered::stopped`] knows why.
#[derive(Debug, thiserror::Error)]
#[error("the body was not taken in")]
pub(super) struct NotTaken;

/// A request's body as it comes in: its pace is kept, and what is held of it is taken from the user's share.
pub(super) struct Metered<'a, B = Incoming> {
    body: &'a mut B,
    room: &'a mut Room,
    /// Up to here bytes are held in memory; more are spilled.
    most: u64,
    pace: Pace,
    waiting: Option<Instant>,
    timer: Option<Pin<Box<Sleep>>>,
    stopped: Option<Stopped>,
}

impl<'a, B> Metered<'a, B> {
    pub(super) fn new(body: &'a mut B, room: &'a mut Room, most: u64, stall: Duration) -> Self {
        Self {
            body,
            most: most + room.bytes(),
            room,
            pace: Pace::new(stall),
            waiting: None,
            timer: None,
            stopped: None,
        }
    }

    /// Why it was stopped, if it was.
    pub(super) fn stopped(&self) -> Option<Stopped> {
        self.stopped
    }

    fn stop(&mut self, why: Stopped) -> Poll<Option<Result<Frame<Bytes>, NotTaken>>> {
        self.stopped = Some(why);
        Poll::Ready(Some(Err(NotTaken)))
    }

    /// Ready when patience has run out.
    fn poll_patience(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        let since = *self.waiting.get_or_insert_with(Instant::now);
        let end = since + self.pace.left();
        let timer = self
            .timer
            .get_or_insert_with(|| Box::pin(tokio::time::sleep_until(end)));
        if timer.deadline() != end {
            timer.as_mut().reset(end);
        }
        timer.as_mut().poll(cx)
    }
}

impl<B> Body for Metered<'_, B>
where
    B: Body<Data = Bytes> + Unpin,
{
    type Data = Bytes;
    type Error = NotTaken;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, NotTaken>>> {
        let this = &mut *self;
        let Poll::Ready(frame) = Pin::new(&mut *this.body).poll_frame(cx) else {
            ready!(this.poll_patience(cx));
            return this.stop(Stopped::Slow);
        };
        let frame = match frame {
            Some(Ok(frame)) => frame,
            Some(Err(_)) => return Poll::Ready(Some(Err(NotTaken))),
            None => return Poll::Ready(None),
        };
        if frame.is_trailers() {
            return this.stop(Stopped::Trailers);
        }
        let length = frame.data_ref().map_or(0, Bytes::len);
        let waited = this
            .waiting
            .take()
            .map_or(Duration::ZERO, |at| at.elapsed());
        this.pace.moved(waited, length);
        let held = this.room.bytes();
        let more = (length as u64).min(this.most.saturating_sub(held));
        if more > 0
            && let Err(full) = this.room.take(more)
        {
            return this.stop(Stopped::Full(full));
        }
        Poll::Ready(Some(Ok(frame)))
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// Reads the rest of a refused body and forgets it: a client that is cut off while it sends does not read why.
pub(super) async fn discard(body: &mut Incoming) {
    let (mut left, mut pace) = (DISCARDED, Pace::new(DISCARD_STALL));
    let rest = async {
        loop {
            let began = Instant::now();
            // Who stalls is told at once.
            let Ok(Some(Ok(frame))) = tokio::time::timeout(pace.left(), body.frame()).await else {
                return;
            };
            let length = frame.data_ref().map_or(0, Bytes::len);
            pace.moved(began.elapsed(), length);
            left = left.saturating_sub(length);
            if left == 0 {
                return;
            }
        }
    };
    // Whoever sends more, or longer, is cut off.
    let _ = tokio::time::timeout(DISCARD_TIMEOUT, rest).await;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shares::{Bounds, Place, Shares, UNIT};
    use http_body_util::Full as Ready;
    use http_body_util::channel::Channel;

    const STALL: Duration = Duration::from_secs(1);

    fn place(memory: u64) -> Place {
        let bounds = Bounds {
            connections: 4,
            memory,
            turns: 1,
        };
        Shares::new(bounds).place(1).unwrap()
    }

    #[tokio::test]
    async fn a_body_that_trickles_is_stopped_and_a_slow_one_is_not() {
        for (bytes, passes) in [(400, true), (10, false)] {
            let (place, began) = (place(64 * UNIT), Instant::now());
            let mut room = place.room().unwrap();
            let (mut sender, mut body) = Channel::<Bytes>::new(1);
            let sending = tokio::spawn(async move {
                // Twenty pieces a second: 8 or 0.2 KiB.
                for _ in 0..40 {
                    tokio::time::sleep(Duration::from_millis(50)).await;
                    if sender.send_data(vec![0; bytes].into()).await.is_err() {
                        return;
                    }
                }
            });
            let mut metered = Metered::new(&mut body, &mut room, 1 << 20, STALL);
            let read = (&mut metered).collect().await;
            assert_eq!(read.is_ok(), passes, "{bytes}");
            if !passes {
                assert_eq!(metered.stopped(), Some(Stopped::Slow));
                assert!(began.elapsed() >= STALL);
            }
            sending.abort();
        }
    }

    #[tokio::test]
    async fn a_body_takes_room_up_to_what_is_held_of_it() {
        let place = place(8 * UNIT);
        let mut room = place.room().unwrap();
        let mut large = Ready::new(Bytes::from(vec![0; 100 * UNIT as usize]));
        let mut metered = Metered::new(&mut large, &mut room, UNIT, STALL);
        assert!(
            (&mut metered).collect().await.is_ok(),
            "the rest is spilled"
        );
        assert_eq!(room.bytes(), 2 * UNIT);
        let mut large = Ready::new(Bytes::from(vec![0; 100 * UNIT as usize]));
        let mut metered = Metered::new(&mut large, &mut room, 50 * UNIT, STALL);
        assert!((&mut metered).collect().await.is_err());
        assert_eq!(metered.stopped(), Some(Stopped::Full(Full::Memory)));
    }
}
