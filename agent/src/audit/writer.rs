//! The writer: one thread that gives records their place in the tree and makes them durable in groups.

use std::collections::{HashSet, VecDeque};
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::sync::{Arc, PoisonError, Weak};
use std::time::{Duration, Instant};

use weir_policy::request::UnitId;

use super::Entry;
use super::draft::{self, Draft, Op, Reply};
use super::head::{Head, HeadFile};
use super::journal::{Inner, JournalError, Known, Options};
use super::keys::Keys;
use super::record::Body;
use super::runs::Run;
use super::store::{Store, StoreError, failed};
use super::tree::Frontier;

mod commit;
mod load;

use commit::aborted;
pub(super) use load::read_checkpoint;
use load::{frontier, load, move_aside};

/// A group is not larger than this many drafts and bytes.
const GROUP: usize = 256;
const GROUP_BYTES: usize = 8 << 20;
/// How often a failed store is tried again.
const RETRY: Duration = Duration::from_millis(250);
/// How many closes are kept while the store fails; the oldest go, and are aborted at the next start.
const KEPT: usize = 4096;
/// Closes may take the store this much over its limit, so that what is open can end.
const SLACK: u64 = 32 << 20;
/// How long the end of a unit may stay unsynced where nothing else is to be recorded. A process that is killed
/// loses nothing by it; a host that dies finds the unit closed as aborted.
const LINGER: Duration = Duration::from_millis(20);
/// How many names of stored pieces are remembered.
const KNOWN: usize = 64 * 1024;

pub(super) struct Writer {
    run: Run,
    store: Arc<Store>,
    keys: Arc<Keys>,
    options: Options,
    known: Known,
    head: HeadFile,
    tree: Frontier,
    /// First leaves whose entry is alive.
    live: HashSet<u64>,
    kept: VecDeque<Draft>,
    broken: Option<(JournalError, Instant)>,
    /// Whether what is `live` is surely open in the store.
    sure: bool,
    /// Since when something is written and not durable.
    unsynced: Option<Instant>,
    /// The head to write once it is.
    owed: Option<Head>,
}

impl Writer {
    /// Opens the run's store; one that is damaged is moved aside, and the new one's first record says so.
    pub(super) fn open(
        run: &Run,
        keys: Arc<Keys>,
        options: Options,
        known: Known,
    ) -> Result<Self, JournalError> {
        let (store, tree, damage) = match load(run, &keys, &options) {
            Ok((store, tree)) => (store, tree, None),
            Err(StoreError::Damaged { cause, .. }) => {
                let event = move_aside(run, &keys, cause)?;
                let (store, tree) = load(run, &keys, &options)?;
                (store, tree, Some(event))
            }
            Err(cause) => return Err(cause.into()),
        };
        let head = HeadFile::open(&run.head()).map_err(failed("open", &run.head()))?;
        let store = Arc::new(store);
        let (live, kept) = (HashSet::new(), VecDeque::new());
        let mut writer = Self {
            run: run.clone(),
            store,
            keys,
            options,
            known,
            head,
            tree,
            live,
            kept,
            broken: None,
            sure: true,
            unsynced: None,
            owed: None,
        };
        if let Some(event) = damage {
            writer.commit(&[&Draft::of(Body::Agent {
                event: event.bounded(),
            })])?;
        }
        Ok(writer)
    }

    pub(super) fn store(&self) -> Arc<Store> {
        Arc::clone(&self.store)
    }

    /// Closes as aborted what was opened and has no entry any more.
    pub(super) fn recover(&mut self) -> Result<(), JournalError> {
        let mut from = draft::open_key(0);
        loop {
            let open = self.store.range(&from, b"p", GROUP, false)?;
            let Some((last, _)) = open.last() else {
                return Ok(());
            };
            from.clone_from(last);
            from.push(0);
            let mut drafts = Vec::new();
            for (key, unit) in &open {
                let seq = key
                    .get(1..)
                    .and_then(|seq| seq.try_into().ok())
                    .map(u64::from_be_bytes);
                let unit: Option<[u8; 10]> = unit.as_slice().try_into().ok();
                if let (Some(seq), Some(unit)) = (seq, unit)
                    && !self.live.contains(&seq)
                {
                    drafts.push(aborted(
                        UnitId::new(unit),
                        seq,
                        "weir ended before the answer did",
                    ));
                }
            }
            if !drafts.is_empty() {
                self.commit(&drafts.iter().collect::<Vec<_>>())?;
            }
        }
    }

    /// Serves until told to stop or until the journal and all its entries are gone.
    pub(super) fn serve(mut self, ops: &Receiver<Op>, inner: &Weak<Inner>) {
        let mut stopped = None;
        while stopped.is_none() {
            let first = match ops.recv_timeout(self.patience()) {
                Ok(op) => Some(op),
                Err(RecvTimeoutError::Timeout) => None,
                Err(RecvTimeoutError::Disconnected) => break,
            };
            stopped = self.turn(first, ops, inner);
        }
        while let Ok(op) = ops.try_recv() {
            let _ = self.turn(Some(op), ops, inner);
        }
        self.write_group(Vec::new(), inner);
        if let Err(cause) = self.head.sync() {
            tracing::warn!(%cause, "the audit head could not be made durable");
        }
        self.store.close();
        if let Some(reply) = stopped {
            let _ = reply.send(());
        }
    }

    fn patience(&self) -> Duration {
        let retry = if self.kept.is_empty() {
            Duration::from_secs(3600)
        } else {
            RETRY
        };
        self.unsynced.map_or(retry, |since| {
            retry.min(LINGER.saturating_sub(since.elapsed()))
        })
    }

    /// Takes what is waiting, up to a group, and writes it.
    fn turn(
        &mut self,
        first: Option<Op>,
        ops: &Receiver<Op>,
        inner: &Weak<Inner>,
    ) -> Option<tokio::sync::oneshot::Sender<()>> {
        let (mut group, mut flushed, mut stop, mut bytes) = (Vec::new(), Vec::new(), None, 0);
        let mut next = first;
        while let Some(op) = next.take() {
            match op {
                Op::Write(draft, reply) => {
                    bytes += draft
                        .pairs
                        .iter()
                        .map(|(_, value)| value.len())
                        .sum::<usize>();
                    group.push((*draft, reply));
                }
                Op::Abandoned(unit, seq) if self.live.contains(&seq) => {
                    group.push((
                        aborted(unit, seq, "the unit was dropped before its answer ended"),
                        Reply::Closed,
                    ));
                }
                Op::Abandoned(..) => {}
                Op::Check(reply) => {
                    let _ = reply.send(self.check());
                }
                Op::Flush(reply) => flushed.push(reply),
                Op::Stop(reply) => stop = Some(reply),
            }
            if group.len() < GROUP && bytes < GROUP_BYTES && stop.is_none() {
                next = ops.try_recv().ok();
            }
        }
        self.write_group(group, inner);
        let due = self.unsynced.is_some_and(|since| since.elapsed() >= LINGER);
        if due || stop.is_some() || !flushed.is_empty() {
            // What fails here is tried again from what the store holds.
            let _ = self.sync();
        }
        for reply in flushed {
            let _ = reply.send(());
        }
        stop
    }

    /// Whether a unit could be recorded; tries a failed store again.
    fn check(&mut self) -> Result<(), JournalError> {
        self.heal()?;
        self.has_room(self.left()?, 0)
    }

    /// Bytes free on the disk, and bytes that the store takes.
    fn left(&self) -> Result<(u64, u64), JournalError> {
        Ok((self.store.available()?, self.store.bytes()))
    }

    fn has_room(&self, (available, used): (u64, u64), slack: u64) -> Result<(), JournalError> {
        let path = || self.run.store();
        let reserve = self.options.reserve.saturating_sub(slack);
        let limit = self.options.max_bytes.saturating_add(slack);
        if available < reserve {
            Err(JournalError::NoSpace {
                path: path(),
                available,
                reserve,
            })
        } else if used >= limit {
            Err(JournalError::Full {
                path: path(),
                used,
                limit,
            })
        } else {
            Ok(())
        }
    }

    /// Opens a store again that failed; what it holds is the truth, also of a group that failed.
    fn heal(&mut self) -> Result<(), JournalError> {
        let Some((cause, since)) = &self.broken else {
            return Ok(());
        };
        if since.elapsed() < RETRY {
            return Err(cause.clone());
        }
        // A group that failed may lie in the store all the same.
        self.sure = false;
        self.known
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
        let healed = self
            .store
            .reopen()
            .map_err(JournalError::from)
            .and_then(|()| {
                self.tree = frontier(&self.store, &self.run, &self.keys)?;
                self.broken = None;
                self.recover()
            });
        if let Err(cause) = &healed {
            self.broken = Some((cause.clone(), Instant::now()));
        }
        healed
    }

    fn write_group(&mut self, group: Vec<(Draft, Reply)>, inner: &Weak<Inner>) {
        let kept = std::mem::take(&mut self.kept)
            .into_iter()
            .map(|draft| (draft, Reply::Closed));
        let mut group: Vec<_> = kept.chain(group).collect();
        if group.is_empty() {
            return;
        }
        let mut refused = Vec::new();
        let left = self.heal().and_then(|()| self.left());
        let slack = SLACK.min(self.options.reserve / 2);
        let room = left.clone().and_then(|left| self.has_room(left, slack));
        let urgent = left.and_then(|left| self.has_room(left, 0));
        if let Err(cause) = urgent {
            let (urgent, others) = group
                .into_iter()
                .partition(|(draft, _)| draft.urgent || room.is_err());
            refused
                .extend(Vec::into_iter(urgent).map(|(draft, reply)| (draft, reply, cause.clone())));
            group = others;
        }
        let drafts: Vec<_> = group.iter().map(|(draft, _)| draft).collect();
        // Only who waits for a record needs it durable at once.
        let sync = group
            .iter()
            .any(|(_, reply)| !matches!(reply, Reply::Closed));
        match self.write(&drafts, sync) {
            Ok(places) => {
                for ((draft, reply), seq) in group.into_iter().zip(places) {
                    self.written(draft, reply, seq, inner);
                }
            }
            // One draft that does not fit must not fail its neighbours.
            Err(JournalError::Unfit(_)) if group.len() > 1 => {
                for (draft, reply) in group {
                    match self.commit(&[&draft]) {
                        Ok(places) => {
                            self.written(draft, reply, places.first().copied().unwrap_or(0), inner)
                        }
                        Err(cause) => refused.push((draft, reply, cause)),
                    }
                }
            }
            Err(cause) => refused.extend(
                group
                    .into_iter()
                    .map(|(draft, reply)| (draft, reply, cause.clone())),
            ),
        }
        for (draft, reply, cause) in refused {
            self.refuse(draft, reply, cause);
        }
    }

    fn written(&mut self, draft: Draft, reply: Reply, seq: u64, inner: &Weak<Inner>) {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if known.spots.len() + draft.known.len() > KNOWN || known.subjects.len() >= KNOWN {
            known.clear();
        }
        known.spots.extend(draft.known);
        known.subjects.extend(draft.subject);
        drop(known);
        match reply {
            Reply::Entry(reply) => {
                self.live.insert(seq);
                let unit = draft.leaves.first().and_then(|leaf| leaf.unit.as_ref());
                let entry = unit
                    .zip(inner.upgrade())
                    .map(|((unit, owner, _), inner)| Entry::new(*unit, seq, *owner, inner));
                // Where nobody waits any more the entry drops here, and its drop records the end.
                let _ = reply.send(entry.ok_or(JournalError::Stopped));
            }
            Reply::Done(reply) => {
                let _ = reply.send(Ok(()));
            }
            Reply::Closed => {}
        }
    }

    fn refuse(&mut self, mut draft: Draft, reply: Reply, cause: JournalError) {
        match reply {
            Reply::Entry(reply) => {
                let _ = reply.send(Err(cause));
            }
            Reply::Done(reply) => {
                let _ = reply.send(Err(cause));
            }
            Reply::Closed => {
                if matches!(cause, JournalError::Unfit(_)) {
                    tracing::error!(%cause, "a close could not be recorded; the unit is aborted at the next start");
                    return;
                }
                // Kept beyond the queue's bound: only the leaf, so that what is kept stays small.
                draft.room = None;
                if !draft.pairs.is_empty() {
                    draft.pairs.clear();
                    draft.known.clear();
                    draft.subject = None;
                    for leaf in &mut draft.leaves {
                        if let Body::Closed(closed) = &mut leaf.body {
                            closed.answer = None;
                            closed.note = Some("the answer could not be stored".to_owned());
                        }
                    }
                }
                if self.kept.len() >= KEPT {
                    self.kept.pop_front();
                }
                self.kept.push_back(draft);
            }
        }
    }
}
