//! The scan: which records lie whole in the store's files, found without its index.

use std::collections::HashMap;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::{Fault, Kind};
use crate::audit::frame::{self, Framed};
use crate::audit::head::Head;
use crate::audit::keys::Keys;
use crate::audit::query::QueryError;
use crate::audit::store::{AHEAD, failed};
use crate::audit::tree::{Hash, leaf, root};

/// Which records lie whole in the store's files, wherever they lie.
pub(super) struct Scan {
    /// The leaf hash of each record that has one whole copy or more.
    whole: Vec<Option<Hash>>,
    broken: HashMap<u64, Option<String>>,
    pub(super) highest: u64,
}

const WINDOW: usize = 4 << 20;
/// Longer than any frame.
const OVERLAP: usize = 128 * 1024;
/// No run holds more records than a head may tell here; the bitmap is bounded by it.
const MAX_SCANNED: u64 = 1 << 30;

/// Scans the files of a store that is to hold `size` records.
pub(super) fn scan(dir: &Path, keys: &Keys, size: u64) -> Result<Scan, QueryError> {
    let size = usize::try_from(size.min(MAX_SCANNED)).unwrap_or(0);
    let mut scan = Scan {
        whole: vec![None; size],
        broken: HashMap::new(),
        highest: 0,
    };
    let mut files: Vec<PathBuf> = vec![dir.join("db")];
    let ahead = AHEAD.map(|name| dir.join(name));
    files.extend(ahead.into_iter().filter(|path| path.exists()));
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
    pub(super) fn soften(&self, fault: &mut Fault, head: Option<Head>) {
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

    /// The first record that lies whole nowhere.
    pub(super) fn fault(&self, size: u64) -> Option<Fault> {
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
