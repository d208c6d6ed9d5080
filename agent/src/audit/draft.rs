//! Drafts: records made ready on the caller's side, complete but for their place in the tree.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, Weak};

use tokio::sync::{OwnedSemaphorePermit, oneshot};
use weir_policy::request::UnitId;
use weir_policy::subject::Subject;

use super::content::{self, Content, ContentRef, Mode, Name, Piece, Prepared, Spot};
use super::journal::{Inner, JournalError, Ready, now};
use super::keys::{Owner, SubjectKey};
use super::record::{self, Body, Opened};
use super::store::Pair;
use super::{Entry, Opening, hex};

/// Answers are cut into pieces of this length.
const PIECE: usize = 1 << 20;

/// What the writer is asked.
pub(super) enum Op {
    Write(Box<Draft>, Reply),
    Abandoned(UnitId, u64),
    Check(oneshot::Sender<Result<(), JournalError>>),
    Flush(oneshot::Sender<()>),
    Stop(oneshot::Sender<()>),
}

/// Who waits for a draft.
pub(super) enum Reply {
    Entry(oneshot::Sender<Result<Entry, JournalError>>),
    Done(oneshot::Sender<Result<(), JournalError>>),
    /// Nobody: the writer keeps it until it is durable.
    Closed,
}

/// What is written together.
#[derive(Default)]
pub(super) struct Draft {
    pub leaves: Vec<Leaf>,
    pub pairs: Vec<Pair>,
    /// Where pieces lie once this is durable.
    pub known: Vec<(Piece, Spot)>,
    /// The subject that the store holds then.
    pub subject: Option<Piece>,
    /// Whether it lets a unit leave: refused where the store is full.
    pub urgent: bool,
    pub room: Option<OwnedSemaphorePermit>,
}

/// A leaf without its `seq`; a close with `opened: 0` closes the leaf before it.
pub(super) struct Leaf {
    pub time: u64,
    pub body: Body,
    /// The unit that it opens, its user's key, and its erasable part, sealed.
    pub unit: Option<(UnitId, Owner, Vec<u8>)>,
}

impl Leaf {
    pub(super) fn of(body: Body) -> Self {
        Self {
            time: now(),
            body,
            unit: None,
        }
    }
}

impl Draft {
    pub(super) fn of(body: Body) -> Self {
        Self {
            leaves: vec![Leaf::of(body)],
            ..Self::default()
        }
    }

    /// Takes content that is ready; where it will lie.
    fn hold(&mut self, content: Option<Prepared>) -> Option<ContentRef> {
        let Prepared {
            reference,
            pairs,
            known,
        } = content?;
        self.pairs.extend(pairs);
        self.known.extend(known);
        Some(reference)
    }
}

/// `prefix || rest`: each kind of value has a one-byte prefix of its own.
fn key(prefix: u8, rest: &[u8]) -> Vec<u8> {
    let mut key = Vec::with_capacity(1 + rest.len());
    key.push(prefix);
    key.extend_from_slice(rest);
    key
}

/// Where the frame of a record lies.
pub(super) fn record_key(seq: u64) -> Vec<u8> {
    key(b'r', &seq.to_be_bytes())
}

/// Where a record's erasable part lies.
pub(super) fn private_key(seq: u64) -> Vec<u8> {
    key(b'v', &seq.to_be_bytes())
}

/// Where the `seq` of a unit's first leaf lies.
pub(super) fn unit_key(unit: &[u8]) -> Vec<u8> {
    key(INDEX, unit)
}

/// Where the `seq` of a unit's last leaf lies.
pub(super) fn end_key(opened: u64) -> Vec<u8> {
    key(b'e', &opened.to_be_bytes())
}

/// Where a unit that is not closed is noted.
pub(super) fn open_key(opened: u64) -> Vec<u8> {
    key(b'o', &opened.to_be_bytes())
}

/// Where the checkpoint of a tree of this size lies.
pub(super) fn checkpoint_key(size: u64) -> Vec<u8> {
    key(b'k', &size.to_be_bytes())
}

/// Where a subject lies.
pub(super) fn subject_key(digest: &[u8]) -> Vec<u8> {
    key(b's', digest)
}

/// Where a part of a policy's text lies.
pub(super) fn policy_key(digest: &str, part: usize) -> Vec<u8> {
    let mut key = key(b'p', digest.as_bytes());
    key.push(0);
    key.extend_from_slice(&u32::try_from(part).unwrap_or(u32::MAX).to_be_bytes());
    key
}

/// Kinds of values that share a key of the store as they settle, so many numbers (as a power of two) for each: those that
/// are put once, in the order of their number.
pub(super) const SHARED: [(u8, u32); 5] = [(b'c', 3), (b'e', 6), (b'k', 6), (b'r', 3), (b'v', 4)];

/// What the keys of units start with: they lead to a number, and share keys by it.
pub(super) const INDEX: u8 = b'i';

/// Where the frontier lies.
pub(super) const FRONTIER: &[u8] = b"f";

impl Inner {
    /// The slices of a request that are kept.
    pub(super) fn kept<'o>(&self, opening: &'o Opening) -> Option<&'o Content> {
        match self.options.content {
            Mode::None => None,
            Mode::Redacted => Some(&opening.redacted),
            Mode::Sealed => Some(&opening.content),
        }
    }

    /// The subject's owner and key, made if there was none.
    pub(super) fn key_of(&self, subject: &Subject) -> Result<Arc<SubjectKey>, JournalError> {
        Ok(self.keys.subject(self.keys.user(subject))?)
    }

    fn spots(&self, pieces: &[Piece]) -> Vec<Option<Spot>> {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let spots = pieces.iter().map(|piece| known.spots.get(piece).cloned());
        spots.collect()
    }

    /// The draft of a unit's first leaf, with its content where that is ready.
    pub(super) fn opened(
        &self,
        opening: &Opening,
        ready: Option<Ready>,
    ) -> Result<Draft, JournalError> {
        let key = self.key_of(&opening.subject)?;
        let owner = key.owner();
        let mut draft = Draft {
            urgent: true,
            ..Draft::default()
        };
        let subject = self.subject(&opening.subject, &key, &mut draft)?;
        let (mut opened, private) =
            Opened::new(opening, &hex(&owner.0), subject).map_err(JournalError::Unfit)?;
        // A key that was erased meanwhile seals nothing that is written now.
        let content = match ready.filter(|ready| ready.owner == owner) {
            Some(ready) => ready.content,
            None => {
                let kept = self.kept(opening).into_iter();
                self.prepare(kept.flat_map(Content::pieces), &key)?
            }
        };
        opened.content = draft.hold(content);
        let mut sealed = serde_json::to_vec(&private)
            .map_err(|_| JournalError::Unfit("cannot be written as JSON"))?;
        key.seal(opened.id.as_bytes(), &mut sealed)
            .map_err(JournalError::Unfit)?;
        let mut leaf = Leaf::of(Body::Opened(Box::new(opened)));
        leaf.unit = Some((opening.unit, owner, sealed));
        draft.leaves.push(leaf);
        Ok(draft)
    }

    /// The subject's keyed digest; the draft stores the subject if the store does not hold it.
    pub(super) fn subject(
        &self,
        subject: &Arc<Subject>,
        key: &SubjectKey,
        draft: &mut Draft,
    ) -> Result<String, JournalError> {
        let known = |digest: &[u8; 32]| {
            let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
            known.subjects.contains(&piece_of(key.owner(), digest))
        };
        if let Some(digest) = self.subjects.of(subject, key.owner()).filter(known) {
            return Ok(hex(&digest));
        }
        let unfit = |_| JournalError::Unfit("cannot be written as JSON");
        let value = serde_json::to_value(record::bounded(subject)).map_err(unfit)?;
        let canonical = record::canonical(&value);
        let digest = key.name(&[b"subject", &canonical]);
        if !known(&digest) {
            let mut sealed = canonical;
            key.seal(&digest, &mut sealed)
                .map_err(JournalError::Unfit)?;
            draft.pairs.push((subject_key(&digest), sealed.into()));
            draft.subject = Some(piece_of(key.owner(), &digest));
        }
        self.subjects.keep(subject, key.owner(), digest);
        Ok(hex(&digest))
    }

    /// Makes content ready under a user's key.
    pub(super) fn prepare<'c>(
        &self,
        pieces: impl Iterator<Item = (&'c [u8], Option<Name>)>,
        key: &SubjectKey,
    ) -> Result<Option<Prepared>, JournalError> {
        let how = (self.options.content, self.options.max_content);
        let spots = |names: &[Piece]| self.spots(names);
        Ok(content::prepare(pieces, how, key, &self.numbers, spots)?)
    }

    /// The stored content of an answer.
    pub(super) fn answer(
        &self,
        owner: Owner,
        answer: &[u8],
        draft: &mut Draft,
    ) -> Result<Option<ContentRef>, JournalError> {
        if answer.is_empty() || self.options.content == Mode::None {
            return Ok(None);
        }
        let key = self.keys.find(owner)?.ok_or(JournalError::Unfit(
            "belongs to a user whose key was erased",
        ))?;
        let pieces = answer.chunks(PIECE).map(|piece| (piece, None));
        Ok(draft.hold(self.prepare(pieces, &key)?))
    }
}

/// How a stored subject is named among what is known.
fn piece_of(owner: Owner, digest: &[u8; 32]) -> Piece {
    let mut short = [0; 16];
    short.copy_from_slice(&digest[..16]);
    (owner, short)
}

/// How many connections' subjects are remembered with their digest.
const SUBJECTS: usize = 256;

/// A subject as it lives, whose it is, and its digest.
type Digested = (Weak<Subject>, Owner, [u8; 32]);

/// Digests of subjects, by where these lie: a connection's requests share one.
#[derive(Default)]
pub(super) struct Subjects(Mutex<HashMap<usize, Digested>>);

impl Subjects {
    fn of(&self, subject: &Arc<Subject>, owner: Owner) -> Option<[u8; 32]> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (_, owned, digest) = all.get(&(Arc::as_ptr(subject) as usize))?;
        // The weak count keeps the place: no other subject can lie there.
        (*owned == owner).then_some(*digest)
    }

    fn keep(&self, subject: &Arc<Subject>, owner: Owner, digest: [u8; 32]) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= SUBJECTS {
            all.retain(|_, (subject, _, _)| subject.strong_count() > 0);
        }
        if all.len() >= SUBJECTS {
            all.clear();
        }
        let place = Arc::as_ptr(subject) as usize;
        all.insert(place, (Arc::downgrade(subject), owner, digest));
    }
}
