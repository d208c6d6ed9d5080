//! Room for large bodies: however many come at once, those that are whole in memory are few.

use std::time::Duration;

use tokio::sync::{Semaphore, SemaphorePermit};
use zeroize::Zeroizing;

use super::BodyError;
use crate::memory;

/// Memory for bodies that were spilled and are whole again, with what is made of them: 512 MiB.
pub(super) const ROOM: u32 = 512;
/// A body in memory, its tokens and leaves, and the copy that leaves: so many times its length.
const COST: u64 = 3;
/// What so much room was for leaves memory behind that is worth giving back.
const LARGE: usize = 24;
/// How long a body waits for room before it is refused.
const WAIT: Duration = Duration::from_secs(60);

static ROOMS: Semaphore = Semaphore::const_new(ROOM as usize);

/// A body that holds its room until the last piece of it is dropped.
pub(super) struct Held {
    /// Dropped before the room is given back.
    text: Zeroizing<Vec<u8>>,
    _room: Room,
}

impl Held {
    pub(super) fn new(text: Zeroizing<Vec<u8>>, room: Room) -> Self {
        Self { text, _room: room }
    }
}

impl AsRef<[u8]> for Held {
    fn as_ref(&self) -> &[u8] {
        &self.text
    }
}

/// Room for one body; given back when dropped, and its memory with it.
pub(super) struct Room {
    share: SemaphorePermit<'static>,
}

impl Drop for Room {
    fn drop(&mut self) {
        if self.share.num_permits() >= LARGE {
            memory::trim_soon();
        }
    }
}

/// Waits for room for a body of this length. One that needs more than all of it has it to itself.
pub(super) async fn take(len: u64) -> Result<Room, BodyError> {
    take_of(&ROOMS, shares(len), WAIT).await
}

fn shares(len: u64) -> u32 {
    u32::try_from((len * COST).div_ceil(1 << 20)).map_or(ROOM, |shares| shares.min(ROOM))
}

async fn take_of(
    rooms: &'static Semaphore,
    shares: u32,
    wait: Duration,
) -> Result<Room, BodyError> {
    if let Ok(share) = rooms.try_acquire_many(shares) {
        return Ok(Room { share });
    }
    match tokio::time::timeout(wait, rooms.acquire_many(shares)).await {
        Ok(Ok(share)) => Ok(Room { share }),
        Ok(Err(_)) | Err(_) => Err(BodyError::Crowded),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn room_is_shared_waited_for_and_given_back() {
        static SMALL: Semaphore = Semaphore::const_new(10);
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_time()
            .build()
            .unwrap();
        runtime.block_on(async {
            let first = take_of(&SMALL, 7, WAIT).await.unwrap();
            let crowded = take_of(&SMALL, 4, Duration::from_millis(20)).await;
            let crowded = crowded.map(drop);
            assert!(matches!(crowded, Err(BodyError::Crowded)));
            let waiting = tokio::spawn(take_of(&SMALL, 4, WAIT));
            tokio::task::yield_now().await;
            drop(first);
            waiting.await.unwrap().unwrap();
            assert_eq!(SMALL.available_permits(), 10);
        });
        assert_eq!(shares(1), 1);
        assert_eq!(shares(64 << 20), 192);
        assert_eq!(shares(u64::MAX / 4), ROOM);
    }
}
