//! The walk: every record in order, through the store's index, with all that it refers to.

use std::collections::{HashMap, HashSet};
use std::time::Instant;

use weir_policy::request::UnitId;

use super::{Fault, Kind, Report};
use crate::audit::content::{self, ContentError, Proved};
use crate::audit::draft::{self, FRONTIER};
use crate::audit::frame::{self, Framed};
use crate::audit::head::Head;
use crate::audit::hex;
use crate::audit::query::Reader;
use crate::audit::record::{Body, Opened, Record, SCHEMA};
use crate::audit::store::StoreError;
use crate::audit::tree::{Frontier, leaf};
use crate::audit::writer::read_checkpoint;

/// A walk through the records, in order.
struct Walk<'r> {
    reader: &'r Reader,
    tree: Frontier,
    good: (u64, Option<u64>),
    /// Units that are open: position of the first leaf to its id.
    open: HashMap<u64, String>,
    owners: HashMap<u64, String>,
    /// Every unit's id, and the position of its first leaf.
    units: Vec<([u8; 10], u64)>,
    proved: Proved,
    subjects: HashSet<String>,
    erased: u64,
}

impl Reader {
    /// Verifies what this reader reads, also of a run that lives; `head` is how far it must reach.
    pub fn verify(&self, head: Option<Head>) -> Report {
        let started = Instant::now();
        let mut walk = Walk {
            reader: self,
            tree: Frontier::default(),
            good: (0, None),
            open: HashMap::new(),
            owners: HashMap::new(),
            units: Vec::new(),
            proved: Proved::default(),
            subjects: HashSet::new(),
            erased: 0,
        };
        let fault = walk.all(head).err().map(|mut fault| {
            (fault.good, fault.good_time) = walk.good;
            *fault
        });
        Report {
            run: self.run.clone(),
            records: walk.tree.size(),
            root: hex(&walk.tree.root()),
            head,
            open: walk.open.len() as u64,
            erased: walk.erased,
            took: started.elapsed(),
            notes: Vec::new(),
            fault,
        }
    }
}

type Checked<T> = Result<T, Box<Fault>>;

fn fault<T>(kind: Kind, seq: u64, what: &str, means: &str) -> Checked<T> {
    Err(Box::new(Fault::of(
        kind,
        Some(seq),
        &format!("record {seq} {what}"),
        means,
    )))
}

impl Walk<'_> {
    fn all(&mut self, head: Option<Head>) -> Checked<()> {
        let unreadable = |cause: StoreError| Box::new(Fault::index(Some(1), &cause.to_string()));
        let stored = self.reader.store.get(FRONTIER).map_err(unreadable)?;
        let stored = stored
            .and_then(|bytes| Frontier::decode(&bytes))
            .unwrap_or_default();
        let size = stored.size().max(head.map_or(0, |head| head.size));
        for seq in 1..=size {
            self.one(seq)?;
            if let Some(head) = head.filter(|head| head.size == seq)
                && head.root != self.tree.root()
            {
                return self.forged(seq);
            }
        }
        if stored != self.tree {
            return self.forged(size);
        }
        self.index()?;
        let beyond = self
            .reader
            .store
            .range(&draft::record_key(size + 1), b"s", 1, false);
        // A run that lives has grown meanwhile: its frontier says so.
        let grown = self
            .reader
            .store
            .get(FRONTIER)
            .ok()
            .flatten()
            .and_then(|bytes| Frontier::decode(&bytes));
        let grown = grown.is_some_and(|grown| grown.size() > size);
        if !grown && !beyond.is_ok_and(|beyond| beyond.is_empty()) {
            return fault(
                Kind::Tree,
                size + 1,
                "is beyond the tree",
                "a record was added that was never made durable",
            );
        }
        Ok(())
    }

    /// Every unit must be found by its id, and as the one that it is.
    fn index(&mut self) -> Checked<()> {
        let mut units = std::mem::take(&mut self.units);
        units.sort_unstable();
        for group in units.chunk_by(|(one, _), (other, _)| one[0] == other[0]) {
            let (Some((low, first)), Some((high, _))) = (group.first(), group.last()) else {
                continue;
            };
            let found = self
                .reader
                .ids(low, high, usize::MAX)
                .map_err(|cause| Box::new(Fault::index(Some(*first), &cause.to_string())))?;
            let found: HashMap<[u8; 10], u64> = found.into_iter().collect();
            if let Some((_, seq)) = group.iter().find(|(id, seq)| found.get(id) != Some(seq)) {
                return fault(
                    Kind::Index,
                    *seq,
                    "is not found by its id",
                    "the index that leads from ids to records was changed or torn; the record itself is whole",
                );
            }
        }
        Ok(())
    }

    fn forged<T>(&self, seq: u64) -> Checked<T> {
        let first = (self.good.0 + 1).min(seq);
        let what = format!("or one up to {seq} does not belong to the tree");
        fault(
            Kind::Tree,
            first,
            &what,
            "a record was replaced by another that weir wrote, or the tree itself was changed",
        )
    }

    fn one(&mut self, seq: u64) -> Checked<()> {
        let store = &self.reader.store;
        let frame = store
            .get(&draft::record_key(seq))
            .map_err(|cause| Box::new(Fault::index(Some(seq), &cause.to_string())))?;
        let Some(frame) = frame else {
            return fault(
                Kind::Missing,
                seq,
                "is missing",
                "it was removed from the store, or the store lost it",
            );
        };
        let bytes = match frame::decode(&self.reader.keys, &frame) {
            Framed::Whole(told, bytes) if told == seq => bytes,
            _ => {
                return fault(
                    Kind::Changed,
                    seq,
                    "does not match its seal",
                    "its content changed after it was written",
                );
            }
        };
        let record: Record = match serde_json::from_slice(bytes) {
            Ok(record) => record,
            Err(_) => {
                return fault(
                    Kind::Changed,
                    seq,
                    "has a form that this weir does not know",
                    "a newer weir wrote it; verify with that one",
                );
            }
        };
        if record.seq != seq || record.schema != SCHEMA {
            return fault(
                Kind::Tree,
                seq,
                "says that it is another",
                "records were exchanged",
            );
        }
        self.meaning(seq, &record)?;
        self.tree.append(leaf(bytes));
        let checkpoint = store.get(&draft::checkpoint_key(seq));
        let checkpoint =
            checkpoint.map_err(|cause| Box::new(Fault::index(Some(seq), &cause.to_string())))?;
        if let Some(value) = checkpoint {
            match read_checkpoint(&self.reader.keys, &self.reader.run, seq, &value) {
                Some((root, time)) if root == self.tree.root() => self.good = (seq, Some(time)),
                Some(_) => return self.forged(seq),
                None => {
                    return fault(
                        Kind::Tree,
                        seq,
                        "has a checkpoint that was altered",
                        "the tree is not proven from there on",
                    );
                }
            }
        }
        Ok(())
    }

    /// What a record says must fit what the records before it said.
    fn meaning(&mut self, seq: u64, record: &Record) -> Checked<()> {
        match &record.body {
            Body::Opened(opened) => {
                self.erasable(seq, opened)?;
                self.open.insert(seq, opened.id.clone());
                let unit = UnitId::parse(&opened.id);
                self.units.extend(unit.map(|unit| (unit.bytes(), seq)));
                self.owners.insert(seq, opened.owner.clone());
                self.content(seq, &opened.owner, opened.content.as_ref())
            }
            Body::Closed(closed) => {
                if self.open.remove(&closed.opened).as_ref() != Some(&closed.id) {
                    return fault(
                        Kind::Tree,
                        seq,
                        "closes what is not open",
                        "records were removed, exchanged or written twice",
                    );
                }
                let end = self.reader.end(closed.opened);
                let end =
                    end.map_err(|cause| Box::new(Fault::index(Some(seq), &cause.to_string())))?;
                if end != Some(seq) {
                    return fault(
                        Kind::Index,
                        seq,
                        "is not found as the end of its unit",
                        "the index that leads to ends was changed or torn; the record itself is whole",
                    );
                }
                let owner = self.owners.remove(&closed.opened).unwrap_or_default();
                self.content(seq, &owner, closed.answer.as_ref())
            }
            Body::TurnedAway(away) => match (&away.owner, &away.subject) {
                (Some(owner), Some(subject)) => self.subject(seq, owner, subject),
                _ => Ok(()),
            },
            Body::Agent { .. } => Ok(()),
        }
    }

    /// The erasable part must be what the record commits to, or be gone.
    fn erasable(&mut self, seq: u64, opened: &Opened) -> Checked<()> {
        let means = "what the record tells of the request changed after it was written";
        let Ok(private) = self.reader.private(seq, opened) else {
            return fault(
                Kind::Part,
                seq,
                "has an erasable part that was altered",
                means,
            );
        };
        match private {
            None => self.erased += 1,
            Some(private) => {
                let right = |(name, told): (&String, &String)| {
                    private
                        .get(name)
                        .is_none_or(|salted| salted.commitment() == *told)
                };
                let known = private
                    .keys()
                    .all(|name| opened.committed.contains_key(name));
                if !known || !opened.committed.iter().all(right) {
                    return fault(
                        Kind::Part,
                        seq,
                        "has an erasable part that was altered",
                        means,
                    );
                }
            }
        }
        self.subject(seq, &opened.owner, &opened.subject)
    }

    fn subject(&mut self, seq: u64, owner: &str, digest: &str) -> Checked<()> {
        if !self.subjects.insert(digest.to_owned()) {
            return Ok(());
        }
        match self.reader.subject(owner, digest) {
            Ok((Some(_), _)) | Ok((None, true)) => Ok(()),
            _ => fault(
                Kind::Part,
                seq,
                "names a subject that was altered or removed",
                "who made the request is not proven",
            ),
        }
    }

    fn content(
        &mut self,
        seq: u64,
        owner: &str,
        reference: Option<&content::ContentRef>,
    ) -> Checked<()> {
        let Some(reference) = reference else {
            return Ok(());
        };
        let (store, means) = (
            &self.reader.store,
            "the stored content is not what was recorded",
        );
        let checked = match self.reader.key(owner) {
            Ok(None) => return Ok(()),
            Ok(Some(key)) => content::check(store, &key, reference, &mut self.proved),
            Err(_) => {
                return fault(
                    Kind::Part,
                    seq,
                    "has content whose key cannot be read",
                    means,
                );
            }
        };
        match checked {
            Ok(()) => Ok(()),
            Err(ContentError::Store(cause)) => {
                Err(Box::new(Fault::index(Some(seq), &cause.to_string())))
            }
            Err(_) => fault(
                Kind::Part,
                seq,
                "has content that was altered or removed",
                means,
            ),
        }
    }
}
