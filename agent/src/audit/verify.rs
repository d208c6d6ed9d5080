//! Verification: every leaf, the tree, its checkpoints and the head, the erasable parts, the content.

use std::collections::{HashMap, HashSet};
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::content::{self, ContentError, Piece};
use super::draft::{self, FRONTIER};
use super::frame::{self, Framed};
use super::head::{self, Head};
use super::hex;
use super::keys::Keys;
use super::query::{QueryError, Reader};
use super::record::{Body, Opened, Record, SCHEMA};
use super::runs::Run;
use super::store::{StoreError, failed, lock_shared};
use super::tree::{Frontier, Hash, leaf, root};
use super::writer::read_checkpoint;

/// What verification found.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// The run.
    pub run: String,
    /// How many records were read and proved.
    pub records: u64,
    /// The tree's root over them (hex).
    pub root: String,
    /// How far the head vouches.
    pub head: Option<Head>,
    /// Units that are not closed (of a run that still lives, or was killed).
    pub open: u64,
    /// Records whose erasable part was erased.
    pub erased: u64,
    /// How long it took.
    pub took: Duration,
    /// What is worth knowing and no fault.
    pub notes: Vec<String>,
    /// The first thing that is not as it was written.
    pub fault: Option<Fault>,
}

/// What kind of fault it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// The record's bytes are not those that were written.
    Changed,
    /// The record is in none of the store's files.
    Missing,
    /// The record lies whole in the store's files, but the store's index does not lead to it.
    Index,
    /// The records do not make the tree that was vouched for.
    Tree,
    /// What a record refers to (subject, erasable part, content) is not what it was.
    Part,
    /// The head beside the store is not what it was.
    Head,
}

/// Something is not as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What kind.
    pub kind: Kind,
    /// The first record affected, where one can be named.
    pub seq: Option<u64>,
    /// Its unit, where it still tells.
    pub unit: Option<String>,
    /// What is wrong, as the rest of a sentence: `record 12 ...`.
    pub what: String,
    /// What that means.
    pub means: String,
    /// The size of the last good checkpoint before it.
    pub good: u64,
    /// When that checkpoint was made, microseconds since the Unix epoch.
    pub good_time: Option<u64>,
    /// Further records that are affected.
    pub more: u64,
}

/// Verifies a run that no process has open; its files stay as they are. Blocks.
pub fn verify(run: &Run, keys: &Arc<Keys>) -> Result<Report, QueryError> {
    let started = Instant::now();
    let lock = lock_shared(&run.store())?;
    let told = head::read(&run.head(), keys, &run.name).map_err(failed("read", &run.head()))?;
    let mut notes = aside(run);
    let size = told.head.map_or(0, |head| head.size);
    let scan = scan(&run.store(), keys, size)?;
    drop(lock);
    let report = |records, fault, notes| Report {
        run: run.name.clone(),
        records,
        root: told.head.map_or_else(String::new, |head| hex(&head.root)),
        head: told.head,
        open: 0,
        erased: 0,
        took: started.elapsed(),
        notes,
        fault,
    };
    if let Some(fault) = scan.fault(size) {
        return Ok(report(fault.good, Some(fault), notes));
    }
    if told.altered {
        let fault = Fault::of(
            Kind::Head,
            None,
            "the head file was altered",
            "what it vouched for is not proven to be all",
        );
        return Ok(report(0, Some(fault), notes));
    }
    if told.head.is_none() && scan.highest > 0 {
        let fault = Fault::of(
            Kind::Head,
            None,
            "the head file is gone",
            "newer records may have been removed with it",
        );
        return Ok(report(0, Some(fault), notes));
    }
    let reader = match Reader::open(run, Arc::clone(keys)) {
        Ok(reader) => reader,
        Err(QueryError::Store(StoreError::Damaged { cause, .. })) => {
            let fault = Fault::index(None, &cause);
            return Ok(report(0, Some(fault), notes));
        }
        Err(cause) => return Err(cause),
    };
    let mut found = reader.verify(told.head);
    if let Some(fault) = found
        .fault
        .as_mut()
        .filter(|fault| matches!(fault.kind, Kind::Index | Kind::Missing))
    {
        scan.soften(fault, told.head);
    }
    notes.append(&mut found.notes);
    found.notes = notes;
    found.took = started.elapsed();
    Ok(found)
}

fn aside(run: &Run) -> Vec<String> {
    let entries = std::fs::read_dir(&run.dir).into_iter().flatten().flatten();
    let damaged = entries.filter(|entry| {
        entry
            .file_name()
            .to_string_lossy()
            .starts_with("store.damaged-")
    });
    damaged
        .map(|entry| {
            format!(
                "an earlier store of this run was damaged and lies in {}",
                entry.path().display()
            )
        })
        .collect()
}

impl Fault {
    fn of(kind: Kind, seq: Option<u64>, what: &str, means: &str) -> Self {
        let (what, means) = (what.to_owned(), means.to_owned());
        Self {
            kind,
            seq,
            unit: None,
            what,
            means,
            good: seq.map_or(0, |seq| seq.saturating_sub(1)),
            good_time: None,
            more: 0,
        }
    }

    fn index(seq: Option<u64>, cause: &str) -> Self {
        let what = match seq {
            Some(seq) => format!("record {seq} cannot be read through the store's index"),
            None => "the store cannot be opened".to_owned(),
        };
        Self::of(
            Kind::Index,
            seq,
            &what,
            &format!(
                "the store's files were changed or torn ({cause}); its records may still lie in them"
            ),
        )
    }
}

/// Which records lie whole in the store's files, wherever they lie.
struct Scan {
    /// The leaf hash of each record that has one whole copy or more.
    whole: Vec<Option<Hash>>,
    broken: HashMap<u64, Option<String>>,
    highest: u64,
}

const WINDOW: usize = 4 << 20;
/// Longer than any frame.
const OVERLAP: usize = 128 * 1024;
/// No run holds more records than a head may tell here; the bitmap is bounded by it.
const MAX_SCANNED: u64 = 1 << 30;

fn scan(dir: &Path, keys: &Keys, size: u64) -> Result<Scan, QueryError> {
    let size = usize::try_from(size.min(MAX_SCANNED)).unwrap_or(0);
    let mut scan = Scan {
        whole: vec![None; size],
        broken: HashMap::new(),
        highest: 0,
    };
    let mut files: Vec<PathBuf> = vec![dir.join("db")];
    let blobs = std::fs::read_dir(dir.join("blobs"))
        .into_iter()
        .flatten()
        .flatten();
    files.extend(blobs.map(|entry| entry.path()));
    for path in files {
        let mut file = File::open(&path).map_err(failed("open", &path))?;
        let mut window = Vec::with_capacity(WINDOW + OVERLAP);
        loop {
            let read = Read::by_ref(&mut file)
                .take(WINDOW as u64)
                .read_to_end(&mut window);
            let read = read.map_err(failed("read", &path))?;
            let last = read < WINDOW;
            let safe = if last {
                window.len()
            } else {
                window.len().saturating_sub(OVERLAP)
            };
            for at in frame::places(&window).take_while(|at| *at < safe) {
                scan.note(keys, window.get(at..).unwrap_or_default());
            }
            if last {
                break;
            }
            window.drain(..safe);
        }
    }
    Ok(scan)
}

impl Scan {
    fn note(&mut self, keys: &Keys, bytes: &[u8]) {
        match frame::decode(keys, bytes) {
            Framed::Whole(seq, record) => {
                self.highest = self.highest.max(seq);
                let index = usize::try_from(seq.saturating_sub(1)).ok();
                if let Some(whole) = index.and_then(|index| self.whole.get_mut(index)) {
                    *whole = Some(leaf(record));
                }
            }
            // A broken frame may claim any number; the store's own are the ones worth keeping.
            Framed::Broken(seq, rest) if seq <= self.whole.len() as u64 => {
                self.broken.insert(seq, frame::id_in(rest));
            }
            Framed::Broken(..) | Framed::Not => {}
        }
    }

    /// Says of a record that the index does not lead to what is known from the files.
    fn soften(&self, fault: &mut Fault, head: Option<Head>) {
        let Some(seq) = fault.seq.filter(|_| self.whole.iter().all(Option::is_some)) else {
            return;
        };
        fault.kind = Kind::Index;
        fault.what = format!("record {seq} cannot be read through the store's index");
        let leaves: Vec<Hash> = self.whole.iter().copied().flatten().collect();
        let proven = head.is_some_and(|head| head.root == root(&leaves));
        let rest = if proven {
            " and agree with the head"
        } else {
            ""
        };
        fault.means = format!(
            "the store's files were changed or torn; all {} records still lie whole in them{rest}",
            leaves.len()
        );
    }

    fn fault(&self, size: u64) -> Option<Fault> {
        let mut missing = self
            .whole
            .iter()
            .zip(1_u64..)
            .filter(|(whole, _)| whole.is_none())
            .map(|(_, seq)| seq);
        let seq = missing.next()?;
        let mut fault = match self.broken.get(&seq) {
            Some(unit) => {
                let what = format!("record {seq} does not match its seal");
                let mut fault = Fault::of(
                    Kind::Changed,
                    Some(seq),
                    &what,
                    "its content changed after it was written",
                );
                fault.unit.clone_from(unit);
                fault
            }
            None => {
                let what = format!("record {seq} is missing");
                let means = format!(
                    "{size} records were durable; this one was removed, or changed beyond recognition"
                );
                Fault::of(Kind::Missing, Some(seq), &what, &means)
            }
        };
        fault.more = missing.count() as u64;
        Some(fault)
    }
}

/// A walk through the records, in order.
struct Walk<'r> {
    reader: &'r Reader,
    tree: Frontier,
    good: (u64, Option<u64>),
    /// Units that are open: position of the first leaf to its id.
    open: HashMap<u64, String>,
    owners: HashMap<u64, String>,
    pieces: HashSet<Piece>,
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
            pieces: HashSet::new(),
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
        let beyond = self
            .reader
            .store
            .range(&draft::record_key(size + 1), b"s", 1, false);
        if !beyond.is_ok_and(|beyond| beyond.is_empty()) {
            return fault(
                Kind::Tree,
                size + 1,
                "is beyond the tree",
                "a record was added that was never made durable",
            );
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
            Ok(Some(key)) => content::check(store, &key, reference, &mut self.pieces),
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
