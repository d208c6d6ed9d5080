//! Turns at long inspections: who inspects, who waits, and who is next.

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

use tokio::sync::oneshot;

use super::{Shares, lock};

/// Who inspects, and who waits to.
#[derive(Debug, Default)]
pub(super) struct Turns {
    pub(super) free: usize,
    pub(super) running: HashMap<u32, usize>,
    pub(super) waiting: Vec<(u32, VecDeque<oneshot::Sender<Turn>>)>,
}

impl Turns {
    pub(super) fn ask(
        &mut self,
        shares: &Arc<Shares>,
        uid: u32,
    ) -> Result<Turn, oneshot::Receiver<Turn>> {
        if let Some(turn) = self.spare(shares, uid) {
            return Ok(turn);
        }
        let (tell, told) = oneshot::channel();
        match self.waiting.iter_mut().find(|(user, _)| *user == uid) {
            Some((_, queue)) => queue.push_back(tell),
            None => self.waiting.push((uid, VecDeque::from([tell]))),
        }
        Err(told)
    }

    /// A turn that nobody has and nobody waits for.
    pub(super) fn spare(&mut self, shares: &Arc<Shares>, uid: u32) -> Option<Turn> {
        self.free = self.free.checked_sub(1)?;
        Some(self.give(shares, uid))
    }

    fn give(&mut self, shares: &Arc<Shares>, uid: u32) -> Turn {
        *self.running.entry(uid).or_default() += 1;
        Turn {
            shares: Some(shares.clone()),
            uid,
        }
    }

    fn end(&mut self, uid: u32) {
        if let Some(running) = self.running.get_mut(&uid) {
            *running = running.saturating_sub(1);
            if *running == 0 {
                self.running.remove(&uid);
            }
        }
    }

    /// Who is next: of the users that wait the one with the fewest turns, of those the one that waits longest.
    fn next(&mut self) -> Option<(u32, oneshot::Sender<Turn>)> {
        let running = &self.running;
        let at = (0..self.waiting.len()).min_by_key(|at| {
            self.waiting
                .get(*at)
                .and_then(|(uid, _)| running.get(uid))
                .copied()
                .unwrap_or(0)
        })?;
        let (uid, mut queue) = self.waiting.remove(at);
        // Who gave up is passed over.
        while queue.front().is_some_and(oneshot::Sender::is_closed) {
            queue.pop_front();
        }
        let Some(next) = queue.pop_front() else {
            return self.next();
        };
        if !queue.is_empty() {
            // Behind the others, for the next time.
            self.waiting.push((uid, queue));
        }
        Some((uid, next))
    }
}

/// One turn at a long inspection; the next one's when it is dropped.
#[derive(Debug)]
pub struct Turn {
    shares: Option<Arc<Shares>>,
    uid: u32,
}

impl Drop for Turn {
    fn drop(&mut self) {
        let Some(shares) = self.shares.take() else {
            return;
        };
        let mut turns = lock(&shares.turns);
        turns.end(self.uid);
        while let Some((uid, tell)) = turns.next() {
            let turn = turns.give(&shares, uid);
            match tell.send(turn) {
                Ok(()) => return,
                // It waits no more; its turn is given on under the same lock.
                Err(mut turn) => {
                    turn.shares = None;
                    turns.end(uid);
                }
            }
        }
        turns.free += 1;
    }
}
