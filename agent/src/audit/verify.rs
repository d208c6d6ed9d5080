//! Verification: every leaf, the tree, its checkpoints and the head, the erasable parts, the content.

use std::sync::Arc;
use std::time::{Duration, Instant};

use super::head::{self, Head};
use super::hex;
use super::keys::Keys;
use super::query::{QueryError, Reader};
use super::runs::Run;
use super::store::{StoreError, failed, lock_shared};

mod scan;
mod walk;

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
    // Of what it holds this build can judge nothing.
    run.refuse_newer()?;
    let lock = lock_shared(&run.store())?;
    let told = head::read(&run.head(), keys, &run.name).map_err(failed("read", &run.head()))?;
    let mut notes = aside(run);
    let size = told.head.map_or(0, |head| head.size);
    let scan = scan::scan(&run.store(), keys, size)?;
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
