//! The journal: an async face over one writer thread, which makes records durable in groups.

use std::collections::HashSet;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::thread::JoinHandle;
use std::time::SystemTime;

use tokio::sync::{Semaphore, oneshot};
use weir_policy::request::UnitId;

use super::content::{Content, Numbers, Piece, Spot};
use super::draft::{Draft, Leaf, Op, Reply, Subjects};
use super::keys::{Keys, Owner};
use super::query::Reader;
use super::record::{AgentEvent, Away, Body, Closed};
use super::runs::Run;
use super::store::{MAX_VALUE, Store, failed};
use super::writer::Writer;
use super::{Entry, Opening, Outcome, TurnedAway, hex};
use crate::hashed::HashedMap;

mod face;
mod preparing;

pub use face::{JournalError, Options};
pub use preparing::Preparing;
pub(super) use preparing::Ready;

/// Memory that waiting records may hold, in KiB.
const QUEUE_KIB: u32 = 64 * 1024;
/// What a waiting record takes beside its content, in KiB.
const RECORD_KIB: usize = 4;
/// Content below this is made ready in place; above on a thread that may block.
const INLINE: usize = 64 * 1024;
/// A policy's text is stored up to this length.
const MAX_POLICY: usize = 4 << 20;

/// The journal of one run. Clones share it.
#[derive(Clone)]
pub struct Journal {
    inner: Arc<Inner>,
    thread: Arc<Mutex<Option<JoinHandle<()>>>>,
}

/// What entries and clones of the journal share.
pub(super) struct Inner {
    queue: mpsc::Sender<Op>,
    room: Arc<Semaphore>,
    run: String,
    pub(super) store: Arc<Store>,
    pub(super) keys: Arc<Keys>,
    pub(super) options: Options,
    pub(super) known: Known,
    pub(super) numbers: Numbers,
    pub(super) subjects: Subjects,
}

/// What is known of the pieces that the store holds.
pub(super) type Known = Arc<Mutex<Names>>;

/// What this process knows that the store holds: what it forgets is stored once more.
#[derive(Default)]
pub(super) struct Names {
    /// Where pieces of content lie.
    pub(super) spots: HashedMap<Piece, Spot>,
    /// Subjects, by their digests.
    pub(super) subjects: HashSet<Piece>,
}

impl Names {
    /// Forgets all.
    pub(super) fn clear(&mut self) {
        self.spots.clear();
        self.subjects.clear();
    }
}

impl Journal {
    /// Opens or makes the journal of the run in `dir`, closes as aborted what an earlier process left open,
    /// and starts the writer. A damaged store is moved aside and said so in the record. Blocks.
    pub fn start(dir: &Path, keys: Arc<Keys>, options: Options) -> Result<Self, JournalError> {
        let run = Run::at(dir);
        run.sweep()?;
        let (queue, ops) = mpsc::channel();
        let known = Known::default();
        let mut writer =
            Writer::open(&run, Arc::clone(&keys), options.clone(), Arc::clone(&known))?;
        writer.recover()?;
        let room = Arc::new(Semaphore::new(QUEUE_KIB as usize));
        let store = writer.store();
        let numbers = Numbers::after(&store)?;
        let inner = Arc::new(Inner {
            queue,
            room,
            store,
            keys,
            run: run.name,
            options,
            known,
            numbers,
            subjects: Subjects::default(),
        });
        let weak = Arc::downgrade(&inner);
        let thread = std::thread::Builder::new()
            .name("weir-audit".to_owned())
            .spawn(move || writer.serve(&ops, &weak))
            .map_err(failed("start a thread", dir))?;
        Ok(Self {
            inner,
            thread: Arc::new(Mutex::new(Some(thread))),
        })
    }

    /// Records that a unit was judged. When this returns the record is durable, and the unit may leave.
    /// A caller that gives up waiting leaves a record closed as aborted.
    pub async fn open(&self, mut opening: Opening) -> Result<Entry, JournalError> {
        let ready = ready(&mut opening).await;
        let user = self.inner.keys.user(&opening.subject);
        let bytes = self.inner.kept(&opening).map_or(0, Content::len);
        let blocks = ready.is_none() && bytes > INLINE || !self.inner.keys.is_cached(user);
        let draft = self
            .inner
            .ready(blocks, move |inner| inner.opened(&opening, ready))
            .await?;
        let (reply, answer) = oneshot::channel();
        self.inner.send(draft, Reply::Entry(reply)).await?;
        answer.await.unwrap_or(Err(JournalError::Stopped))
    }

    /// Records a unit that was refused, opened and closed in one durable step.
    pub async fn refused(
        &self,
        mut opening: Opening,
        outcome: Outcome,
    ) -> Result<(), JournalError> {
        let ready = ready(&mut opening).await;
        let make = move |inner: &Inner| {
            let mut draft = inner.opened(&opening, ready)?;
            let closed = Closed::new(opening.unit.to_string(), 0, &outcome, None);
            draft.leaves.push(Leaf::of(Body::Closed(Box::new(closed))));
            Ok(draft)
        };
        let draft = self.inner.ready(true, make).await?;
        self.inner.done(draft).await
    }

    /// Records a connection that got no service.
    pub async fn turned_away(&self, turned: TurnedAway) -> Result<(), JournalError> {
        let make = move |inner: &Inner| {
            let mut draft = Draft::default();
            let whose = match &turned.subject {
                Some(subject) => {
                    let key = inner.key_of(subject)?;
                    Some((
                        hex(&key.owner().0),
                        inner.subject(subject, &key, &mut draft)?,
                    ))
                }
                None => None,
            };
            draft
                .leaves
                .push(Leaf::of(Body::TurnedAway(Box::new(Away::new(
                    &turned, whose,
                )))));
            Ok(draft)
        };
        let draft = self.inner.ready(true, make).await?;
        self.inner.done(draft).await
    }

    /// Records what the agent did.
    pub async fn note_agent(&self, event: AgentEvent) -> Result<(), JournalError> {
        self.inner
            .done(Draft::of(Body::Agent {
                event: event.bounded(),
            }))
            .await
    }

    /// Records that a policy came into force; its text is stored once under its digest.
    pub async fn note_policy(
        &self,
        digest: &str,
        source: &str,
        text: &str,
        enforced: bool,
    ) -> Result<(), JournalError> {
        if text.len() > MAX_POLICY || digest.len() > 64 {
            return Err(JournalError::Unfit("holds a policy that is too long"));
        }
        let event = AgentEvent::Policy {
            digest: digest.to_owned(),
            source: source.to_owned(),
            enforced,
        };
        let mut draft = Draft::of(Body::Agent {
            event: event.bounded(),
        });
        for (index, chunk) in text.as_bytes().chunks(MAX_VALUE / 2).enumerate() {
            draft.pairs.push((
                super::draft::policy_key(digest, index),
                chunk.to_vec().into(),
            ));
        }
        self.inner.done(draft).await
    }

    /// Waits until all that was handed over before is durable or has failed.
    pub async fn flush(&self) {
        let (reply, done) = oneshot::channel();
        if self.inner.queue.send(Op::Flush(reply)).is_ok() {
            let _ = done.await;
        }
    }

    /// Whether a unit could be recorded at this moment; the error says why not.
    pub async fn check(&self) -> Result<(), JournalError> {
        let (reply, answer) = oneshot::channel();
        self.inner
            .queue
            .send(Op::Check(reply))
            .map_err(|_| JournalError::Stopped)?;
        answer.await.unwrap_or(Err(JournalError::Stopped))
    }

    /// Reads what this journal holds, while it runs.
    pub fn reader(&self) -> Reader {
        let inner = &self.inner;
        Reader::live(
            inner.run.clone(),
            Arc::clone(&inner.store),
            Arc::clone(&inner.keys),
        )
    }

    /// Writes what is waiting, makes the head durable, and gives the store's lock back. Entries that are
    /// still open are closed as aborted at the next start.
    pub async fn stop(self) {
        let (reply, done) = oneshot::channel();
        if self.inner.queue.send(Op::Stop(reply)).is_ok() {
            let _ = done.await;
        }
        let thread = self
            .thread
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        if let Some(thread) = thread {
            let _ = tokio::task::spawn_blocking(move || thread.join()).await;
        }
    }
}

/// The content that was begun before.
async fn ready(opening: &mut Opening) -> Option<Ready> {
    opening.ready.take()?.done().await
}

impl Inner {
    pub(super) async fn close(
        self: Arc<Self>,
        (unit, seq, owner): (UnitId, u64, Owner),
        outcome: Outcome,
    ) {
        // From here on the writer has the duty, also when this future is dropped half way.
        let guard = Abandon {
            inner: Arc::clone(&self),
            unit,
            seq,
            armed: true,
        };
        let blocks = outcome.answer.len() > INLINE;
        let make = move |inner: &Inner| {
            let mut draft = Draft::default();
            let answer = inner.answer(owner, &outcome.answer, &mut draft);
            let mut closed = Closed::new(
                unit.to_string(),
                seq,
                &outcome,
                answer.as_ref().ok().cloned().flatten(),
            );
            closed.note = answer
                .err()
                .map(|_| "the answer could not be stored".to_owned());
            draft.leaves.push(Leaf::of(Body::Closed(Box::new(closed))));
            Ok(draft)
        };
        if let Ok(draft) = self.ready(blocks, make).await {
            let _ = self.send(draft, Reply::Closed).await;
            guard.disarm();
        }
    }

    pub(super) fn abandon(&self, unit: UnitId, seq: u64) {
        let _ = self.queue.send(Op::Abandoned(unit, seq));
    }

    /// Makes a draft, here or on a thread that may block.
    async fn ready<F>(self: &Arc<Self>, blocks: bool, make: F) -> Result<Draft, JournalError>
    where
        F: FnOnce(&Inner) -> Result<Draft, JournalError> + Send + 'static,
    {
        if !blocks {
            return make(self);
        }
        let inner = Arc::clone(self);
        tokio::task::spawn_blocking(move || make(&inner))
            .await
            .unwrap_or(Err(JournalError::Stopped))
    }

    async fn send(&self, mut draft: Draft, reply: Reply) -> Result<(), JournalError> {
        let bytes: usize = draft
            .pairs
            .iter()
            .map(|(key, value)| key.len() + value.len())
            .sum();
        let weight = u32::try_from(RECORD_KIB + bytes / 1024)
            .unwrap_or(QUEUE_KIB)
            .min(QUEUE_KIB);
        let room = Arc::clone(&self.room)
            .acquire_many_owned(weight)
            .await
            .map_err(|_| JournalError::Stopped)?;
        draft.room = Some(room);
        self.queue
            .send(Op::Write(Box::new(draft), reply))
            .map_err(|_| JournalError::Stopped)
    }

    async fn done(&self, draft: Draft) -> Result<(), JournalError> {
        let (reply, answer) = oneshot::channel();
        self.send(draft, Reply::Done(reply)).await?;
        answer.await.unwrap_or(Err(JournalError::Stopped))
    }
}

/// Tells the writer of a close that was never handed over.
struct Abandon {
    inner: Arc<Inner>,
    unit: UnitId,
    seq: u64,
    armed: bool,
}

impl Abandon {
    fn disarm(mut self) {
        self.armed = false;
    }
}

impl Drop for Abandon {
    fn drop(&mut self) {
        if self.armed {
            self.inner.abandon(self.unit, self.seq);
        }
    }
}

/// Microseconds since the Unix epoch.
pub(super) fn now() -> u64 {
    let since = SystemTime::now()
        .duration_since(SystemTime::UNIX_EPOCH)
        .unwrap_or_default();
    u64::try_from(since.as_micros()).unwrap_or(u64::MAX)
}
