//! The commit: drafts get their place in the tree, and become durable together.

use std::borrow::Cow;
use std::time::Instant;

use weir_policy::request::UnitId;

use super::Writer;
use super::load::checkpoint;
use crate::audit::draft::{self, Draft, FRONTIER, Leaf};
use crate::audit::frame;
use crate::audit::head::Head;
use crate::audit::journal::{JournalError, now};
use crate::audit::record::{Body, Closed, MAX_RECORD, SCHEMA, Written};
use crate::audit::store::{Batch, MAX_VALUE, StoreError};
use crate::audit::tree::{Frontier, leaf};

impl Writer {
    /// Makes the drafts durable together; the `seq` of each one's first leaf.
    pub(super) fn commit(&mut self, drafts: &[&Draft]) -> Result<Vec<u64>, JournalError> {
        self.write(drafts, true)
    }

    /// Writes the drafts together; without `sync` they become durable with the next that is, or with
    /// [`Writer::sync`].
    pub(super) fn write(
        &mut self,
        drafts: &[&Draft],
        sync: bool,
    ) -> Result<Vec<u64>, JournalError> {
        let mut tree = self.tree.clone();
        let (mut batch, mut places, mut ended) = (Batch::default(), Vec::new(), Vec::new());
        for draft in drafts {
            places.push(tree.size() + 1);
            for (key, value) in &draft.pairs {
                if value.len() > MAX_VALUE {
                    return Err(JournalError::Unfit("holds a value that is too long"));
                }
                batch.insert(key.clone(), value.clone());
            }
            for leaf in &draft.leaves {
                self.place(leaf, &mut tree, &mut batch, &mut ended)?;
            }
        }
        if tree.size() == self.tree.size() {
            return Ok(places);
        }
        let (time, root) = (now(), tree.root());
        batch.insert(FRONTIER.to_vec(), tree.encode());
        let checkpoint = checkpoint(&self.keys, &self.run.name, tree.size(), &root, time);
        batch.insert(draft::checkpoint_key(tree.size()), checkpoint);
        if let Err(cause) = self.store.commit(batch, sync) {
            return Err(self.failed(cause));
        }
        self.tree = tree;
        for seq in ended {
            self.live.remove(&seq);
        }
        self.owed = Some(Head {
            size: self.tree.size(),
            root,
            time,
        });
        if sync {
            self.synced();
        } else {
            self.unsynced.get_or_insert_with(Instant::now);
        }
        Ok(places)
    }

    /// Makes durable what was written without.
    pub(super) fn sync(&mut self) -> Result<(), JournalError> {
        if self.unsynced.is_none() {
            return Ok(());
        }
        if let Err(cause) = self.store.sync() {
            return Err(self.failed(cause));
        }
        self.synced();
        Ok(())
    }

    /// Says in the head how far the tree has grown, which is durable by then.
    fn synced(&mut self) {
        self.unsynced = None;
        if let Some(head) = self.owed.take()
            && let Err(cause) = self.head.write(&self.keys, &self.run.name, &head)
        {
            tracing::warn!(%cause, "the audit head could not be written");
        }
    }

    fn failed(&mut self, cause: StoreError) -> JournalError {
        let cause = JournalError::from(cause);
        tracing::error!(%cause, "the audit store failed; AI requests are refused until it works again");
        self.broken = Some((cause.clone(), Instant::now()));
        (self.unsynced, self.owed) = (None, None);
        cause
    }

    /// Gives one leaf its place.
    fn place(
        &self,
        leaf_of: &Leaf,
        tree: &mut Frontier,
        batch: &mut Batch,
        ended: &mut Vec<u64>,
    ) -> Result<(), JournalError> {
        let seq = tree.size() + 1;
        let mut body = Cow::Borrowed(&leaf_of.body);
        if let Body::Closed(closed) = &leaf_of.body
            && closed.opened == 0
        {
            let mut closed = closed.clone();
            closed.opened = seq.saturating_sub(1);
            body = Cow::Owned(Body::Closed(closed));
        }
        if let Body::Closed(closed) = &*body {
            if ended.contains(&closed.opened)
                || !(self.sure && self.live.contains(&closed.opened))
                    && self.store.contains(&draft::end_key(closed.opened))?
            {
                return Ok(());
            }
            batch.insert(draft::end_key(closed.opened), seq.to_be_bytes().to_vec());
            batch.remove(draft::open_key(closed.opened));
            ended.push(closed.opened);
        }
        let record = Written {
            schema: SCHEMA,
            seq,
            time: leaf_of.time,
            host: &self.options.host,
            body: &body,
        };
        let bytes = record.canonical();
        if bytes.len() > MAX_RECORD {
            return Err(JournalError::Unfit("is too long"));
        }
        if let Some((unit, _, private)) = &leaf_of.unit {
            if private.len() > MAX_VALUE {
                return Err(JournalError::Unfit("has an erasable part that is too long"));
            }
            batch.insert(draft::unit_key(&unit.bytes()), seq.to_be_bytes().to_vec());
            batch.insert(draft::open_key(seq), unit.bytes().to_vec());
            batch.insert(draft::private_key(seq), private.clone());
        }
        batch.insert(
            draft::record_key(seq),
            frame::encode(&self.keys, seq, &bytes),
        );
        tree.append(leaf(&bytes));
        Ok(())
    }
}

/// The end of a unit whose answer nobody will tell of.
pub(super) fn aborted(unit: UnitId, seq: u64, note: &str) -> Draft {
    Draft::of(Body::Closed(Box::new(Closed::aborted(
        unit.to_string(),
        seq,
        note,
    ))))
}
