//! Shares: how many connections, bytes and turns one user may hold, so that nobody's storm is another's.

mod turns;

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

pub use turns::Turn;
use turns::Turns;

/// Of all there is, one user may hold this much: three quarters.
const SHARE: (u64, u64) = (3, 4);
/// Connections over a user's share that are still told why, at once; further ones are closed without a word.
const TOLD: usize = 16;
/// The same, of all users.
const TOLD_ALL: usize = 128;
/// What a unit takes beside its body: its tasks, its way upstream, its buffers.
pub const UNIT: u64 = 64 << 10;
/// Of a series of sheddings the first is on record by itself, the others are counted for this long.
pub const SERIES: Duration = Duration::from_secs(10);

/// All that there is to share.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    /// Connections at once.
    pub connections: usize,
    /// Bytes held in memory for units under way.
    pub memory: u64,
    /// Long inspections at once.
    pub turns: usize,
}

/// What is used up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Full {
    /// Connections.
    #[error("connections")]
    Connections,
    /// Memory for requests under way.
    #[error("memory for requests under way")]
    Memory,
    /// Turns at inspection.
    #[error("turns at inspection")]
    Turns,
}

/// What one user holds.
#[derive(Debug, Default)]
struct Held {
    connections: AtomicUsize,
    told: AtomicUsize,
    bytes: AtomicU64,
}

/// What all users hold.
#[derive(Debug)]
pub struct Shares {
    bounds: Bounds,
    all: Held,
    users: Mutex<HashMap<u32, Arc<Held>>>,
    turns: Mutex<Turns>,
    series: Mutex<HashMap<(u32, Full), Series>>,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Adds `n` to `count` unless that passes `most`.
fn add(count: &AtomicUsize, most: usize) -> bool {
    count
        .fetch_update(Ordering::AcqRel, Ordering::Acquire, |held| {
            (held < most).then_some(held + 1)
        })
        .is_ok()
}

fn add_bytes(count: &AtomicU64, n: u64, most: u64) -> bool {
    count
        .fetch_update(Ordering::AcqRel, Ordering::Acquire, |held| {
            held.checked_add(n).filter(|sum| *sum <= most)
        })
        .is_ok()
}

impl Shares {
    /// Shares of `bounds`.
    pub fn new(bounds: Bounds) -> Arc<Self> {
        Arc::new(Self {
            bounds,
            all: Held::default(),
            users: Mutex::default(),
            turns: Mutex::new(Turns {
                free: bounds.turns.max(1),
                ..Turns::default()
            }),
            series: Mutex::default(),
        })
    }

    /// The connections that may be open at once, those that are only told why included.
    pub fn connections(&self) -> usize {
        self.bounds.connections + TOLD_ALL
    }

    /// A place for one connection of this user.
    ///
    /// # Errors
    /// The user's share, or all there is, is used up; with a place to say so in, where there is one.
    pub fn place(self: &Arc<Self>, uid: u32) -> Result<Place, Option<Place>> {
        let user = lock(&self.users).entry(uid).or_default().clone();
        let place = |told| Place {
            shares: self.clone(),
            user: user.clone(),
            uid,
            told,
        };
        let (most, all) = (self.share(), self.bounds.connections);
        if add(&user.connections, most) {
            if add(&self.all.connections, all) {
                return Ok(place(false));
            }
            user.connections.fetch_sub(1, Ordering::AcqRel);
        }
        if add(&user.told, TOLD) {
            if add(&self.all.told, TOLD_ALL) {
                return Err(Some(place(true)));
            }
            user.told.fetch_sub(1, Ordering::AcqRel);
        }
        drop(user);
        self.forget(uid);
        Err(None)
    }

    /// One user's share of the connections.
    fn share(&self) -> usize {
        (self.bounds.connections * 3).div_ceil(4).max(1)
    }

    /// Forgets a user that holds nothing.
    fn forget(&self, uid: u32) {
        let mut users = lock(&self.users);
        if users
            .get(&uid)
            .is_some_and(|held| Arc::strong_count(held) == 1)
        {
            users.remove(&uid);
        }
    }

    /// Counts one shedding; `true` for the first of a series, which goes on record by itself. After [`SERIES`]
    /// [`Shares::settle`] tells how many followed.
    pub fn shed(&self, uid: u32, what: Full, now: Instant) -> bool {
        let mut series = lock(&self.series);
        match series.get_mut(&(uid, what)) {
            Some(open) if now.duration_since(open.began) < 2 * SERIES => {
                open.more += 1;
                false
            }
            _ => {
                series.insert(
                    (uid, what),
                    Series {
                        began: now,
                        more: 0,
                    },
                );
                true
            }
        }
    }

    /// Ends a series: how many were shed beside the first.
    pub fn settle(&self, uid: u32, what: Full) -> u64 {
        lock(&self.series)
            .remove(&(uid, what))
            .map_or(0, |series| series.more)
    }

    /// Ends every series: whose, of what, and how many were shed beside its first.
    pub fn settle_all(&self) -> Vec<(u32, Full, u64)> {
        let series = std::mem::take(&mut *lock(&self.series));
        let told = series.into_iter().filter(|(_, open)| open.more > 0);
        told.map(|((uid, what), open)| (uid, what, open.more))
            .collect()
    }
}

#[derive(Debug)]
struct Series {
    began: Instant,
    more: u64,
}

/// The place of one connection; given back when it is dropped.
#[derive(Debug)]
pub struct Place {
    shares: Arc<Shares>,
    user: Arc<Held>,
    uid: u32,
    told: bool,
}

impl Place {
    /// Whose it is.
    pub fn uid(&self) -> u32 {
        self.uid
    }

    /// Whether it is one over the share, in which nothing is done but to say so.
    pub fn is_over(&self) -> bool {
        self.told
    }

    /// Room for one unit on this connection.
    ///
    /// # Errors
    /// No memory is left for this user.
    pub fn room(&self) -> Result<Room, Full> {
        let mut room = Room {
            shares: self.shares.clone(),
            user: self.user.clone(),
            bytes: 0,
        };
        room.take(UNIT)?;
        Ok(room)
    }

    /// A turn at a long inspection: of those that wait, the user with the fewest under way is next.
    ///
    /// # Errors
    /// None came within `patience`.
    pub async fn turn(&self, patience: Duration) -> Result<Turn, Full> {
        let waiting = match lock(&self.shares.turns).ask(&self.shares, self.uid) {
            Ok(turn) => return Ok(turn),
            Err(waiting) => waiting,
        };
        match tokio::time::timeout(patience, waiting).await {
            Ok(Ok(turn)) => Ok(turn),
            _ => Err(Full::Turns),
        }
    }
}

impl Place {
    /// Turns that nobody waits for, at most so many: for one long inspection that several threads share.
    pub fn spare_turns(&self, most: usize) -> Vec<Turn> {
        let mut turns = lock(&self.shares.turns);
        let spare = std::iter::from_fn(|| turns.spare(&self.shares, self.uid));
        spare.take(most).collect()
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let (user, all) = if self.told {
            (&self.user.told, &self.shares.all.told)
        } else {
            (&self.user.connections, &self.shares.all.connections)
        };
        user.fetch_sub(1, Ordering::AcqRel);
        all.fetch_sub(1, Ordering::AcqRel);
        let mut users = lock(&self.shares.users);
        // The map's and this one.
        if Arc::strong_count(&self.user) == 2 {
            users.remove(&self.uid);
        }
    }
}

/// Memory that one unit holds; given back when it is dropped.
#[derive(Debug)]
pub struct Room {
    shares: Arc<Shares>,
    user: Arc<Held>,
    bytes: u64,
}

impl Room {
    /// Takes `bytes` more.
    ///
    /// # Errors
    /// They are not there; what was taken before stays.
    pub fn take(&mut self, bytes: u64) -> Result<(), Full> {
        let all = self.shares.bounds.memory;
        if !add_bytes(&self.user.bytes, bytes, all / SHARE.1 * SHARE.0) {
            return Err(Full::Memory);
        }
        if !add_bytes(&self.shares.all.bytes, bytes, all) {
            self.user.bytes.fetch_sub(bytes, Ordering::AcqRel);
            return Err(Full::Memory);
        }
        self.bytes += bytes;
        Ok(())
    }

    /// Holds `bytes`, no more and no less.
    ///
    /// # Errors
    /// They are not there; what was taken before stays.
    pub fn hold(&mut self, bytes: u64) -> Result<(), Full> {
        if bytes > self.bytes {
            return self.take(bytes - self.bytes);
        }
        let back = self.bytes - bytes;
        self.user.bytes.fetch_sub(back, Ordering::AcqRel);
        self.shares.all.bytes.fetch_sub(back, Ordering::AcqRel);
        self.bytes = bytes;
        Ok(())
    }

    /// What it holds, in bytes.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        let _ = self.hold(0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shares(connections: usize, memory: u64, turns: usize) -> Arc<Shares> {
        Shares::new(Bounds {
            connections,
            memory,
            turns,
        })
    }

    #[test]
    fn one_user_leaves_room_for_another_and_is_told_so() {
        let shares = shares(8, 1 << 20, 1);
        let mut held: Vec<Place> = (0..6).map(|_| shares.place(1).unwrap()).collect();
        let told: Vec<Place> = (0..TOLD)
            .map(|_| shares.place(1).unwrap_err().unwrap())
            .collect();
        assert!(told.iter().all(Place::is_over));
        assert!(shares.place(1).unwrap_err().is_none());
        held.extend([shares.place(2).unwrap(), shares.place(2).unwrap()]);
        assert!(shares.place(3).is_err(), "eight is all there is");
        drop((held, told));
        assert!(lock(&shares.users).is_empty(), "nobody is remembered");
        assert!(shares.place(1).is_ok());
    }

    #[test]
    fn memory_is_shared_and_given_back() {
        let shares = shares(8, 16 * UNIT, 1);
        let (one, two) = (shares.place(1).unwrap(), shares.place(2).unwrap());
        let mut room = one.room().unwrap();
        assert_eq!(room.take(12 * UNIT), Err(Full::Memory));
        room.take(11 * UNIT).unwrap();
        let mut other = two.room().unwrap();
        other.take(3 * UNIT).unwrap();
        assert_eq!(other.take(1), Err(Full::Memory), "all there is");
        room.hold(UNIT).unwrap();
        assert_eq!(room.bytes(), UNIT);
        other.take(UNIT).unwrap();
        drop((room, other));
        assert_eq!(shares.all.bytes.load(Ordering::Acquire), 0);
    }

    #[tokio::test]
    async fn spare_turns_are_those_that_nobody_has() {
        let shares = shares(4, 100 << 20, 3);
        let one = shares.place(1000).unwrap();
        let turn = one.turn(SERIES).await.unwrap();
        assert_eq!(one.spare_turns(1).len(), 1);
        let spare = one.spare_turns(7);
        assert_eq!(spare.len(), 2);
        assert!(one.spare_turns(7).is_empty());
        assert!(one.turn(Duration::from_millis(1)).await.is_err());
        drop(spare);
        assert!(one.turn(SERIES).await.is_ok());
        drop(turn);
        assert_eq!(one.spare_turns(7).len(), 3);
    }

    #[tokio::test]
    async fn who_has_fewer_turns_is_next() {
        let shares = shares(8, 1 << 20, 1);
        let (one, two) = (shares.place(1).unwrap(), shares.place(2).unwrap());
        let first = one.turn(SERIES).await.unwrap();
        let (mut queue, order) = (Vec::new(), Arc::new(Mutex::new(Vec::new())));
        for _ in 0..3 {
            let (place, order) = (shares.place(1).unwrap(), order.clone());
            queue.push(tokio::spawn(async move {
                let turn = place.turn(SERIES).await.unwrap();
                lock(&order).push(1);
                drop(turn);
            }));
            tokio::task::yield_now().await;
        }
        // One that gives up is passed over.
        assert!(two.turn(Duration::from_millis(1)).await.is_err());
        let late = tokio::spawn({
            let order = order.clone();
            async move {
                let turn = two.turn(SERIES).await.unwrap();
                lock(&order).push(2);
                drop(turn);
            }
        });
        tokio::task::yield_now().await;
        drop(first);
        late.await.unwrap();
        for one in queue {
            one.await.unwrap();
        }
        let order = lock(&order).clone();
        assert!(
            order.iter().position(|uid| *uid == 2) < Some(2),
            "the other user is no later than second: {order:?}"
        );
        let turns = lock(&shares.turns);
        assert_eq!((turns.free, turns.running.len()), (1, 0));
    }

    #[test]
    fn a_series_is_one_record_and_a_count() {
        let shares = shares(1, 1, 1);
        let now = Instant::now();
        assert!(shares.shed(1, Full::Memory, now));
        assert!(!shares.shed(1, Full::Memory, now));
        assert!(shares.shed(1, Full::Connections, now));
        assert!(shares.shed(2, Full::Memory, now));
        assert!(!shares.shed(1, Full::Memory, now + SERIES));
        assert_eq!(shares.settle(1, Full::Memory), 2);
        assert!(shares.shed(1, Full::Memory, now + SERIES));
        assert_eq!(shares.settle(3, Full::Memory), 0);
        assert!(!shares.shed(1, Full::Memory, now + SERIES));
        assert_eq!(shares.settle_all(), [(1, Full::Memory, 1)]);
        assert!(shares.settle_all().is_empty());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn what_is_taken_is_given_back(steps in proptest::collection::vec((0..3_u32, 0..4_u8, 0..40_u64), 1..80)) {
            let shares = shares(6, 40 * UNIT, 2);
            let (mut places, mut rooms) = (Vec::new(), Vec::new());
            for (uid, what, n) in steps {
                match what {
                    0 => places.extend(shares.place(uid).ok()),
                    1 => rooms.extend(places.last().and_then(|place: &Place| place.room().ok())),
                    2 => drop(rooms.last_mut().map(|room: &mut Room| room.hold(n * UNIT))),
                    _ => { if n % 2 == 0 { places.pop(); } else { rooms.pop(); } }
                }
                let held: u64 = rooms.iter().map(Room::bytes).sum();
                prop_assert_eq!(shares.all.bytes.load(Ordering::Acquire), held);
                prop_assert!(held <= 40 * UNIT);
                prop_assert_eq!(shares.all.connections.load(Ordering::Acquire), places.len());
            }
            drop((places, rooms));
            prop_assert_eq!(shares.all.bytes.load(Ordering::Acquire), 0);
        }
    }
}
