//! The index: ids of units, which are drawn at random, and the numbers that they lead to.
//!
//! What settles together makes pages, whatever its ids are: any of them may hold any id. So [`FAN`] pages are merged into a
//! run, in which ids follow one another over many short pages, and as many runs into a longer one. A lookup reads fewer
//! pages than that, and then of each run the one that can hold the id.

use std::collections::BTreeMap;

use super::Disk;
use super::ahead::put_pair;
use super::batches::Batches;
use super::pages::{AROUND, PAGE, walk};
use crate::audit::draft::INDEX;

/// The second letter of a run's page; its name is `PAGE RUN level (1) number (8)` and the first key in it.
pub(super) const RUN: u8 = b'j';
/// How much of that names the run.
const NAMED: usize = 2 + 1 + 8;
/// So many of one level become one of the next; pages are level 0.
const FAN: usize = 16;
/// Runs of the last level stay: up to 262,144 ids each, so that a merge takes milliseconds, and some megabytes.
const LAST: u8 = 2;
/// So many entries go into a page of a run.
const ENTRIES: usize = 256;

/// After every page of this run.
fn after(run: &[u8]) -> Vec<u8> {
    [run, &[u8::MAX]].concat()
}

/// The first run whose pages come not before `at` and before `to`.
fn run_from(db: &sled::Db, at: &[u8], to: &[u8]) -> sled::Result<Option<Vec<u8>>> {
    let Some(page) = db.range(at..to).next() else {
        return Ok(None);
    };
    let (name, _) = page?;
    count();
    Ok(Some(name.get(..NAMED).unwrap_or(&name).to_vec()))
}

/// A search for what the index holds with `from <= key < to`.
struct Search<'s, W> {
    from: &'s [u8],
    to: &'s [u8],
    /// So many of each page or run are enough.
    limit: usize,
    wanted: W,
    found: BTreeMap<Vec<u8>, Vec<u8>>,
}

impl<W: Fn(&[u8]) -> bool> Search<'_, W> {
    /// Whether there is no more to find: only one key lies in the bounds, and a key is put once.
    fn done(&self) -> bool {
        self.to.strip_prefix(self.from) == Some(&[0]) && !self.found.is_empty()
    }

    /// Takes from a page, of whose run so many were taken before; how many then are.
    fn take(&mut self, page: &[u8], mut taken: usize) -> sled::Result<usize> {
        count();
        walk(page, |key, value| {
            if self.from <= key && key < self.to && (self.wanted)(key) {
                self.found.insert(key.to_vec(), value.to_vec());
                taken += 1;
            }
            key < self.to && taken < self.limit
        })?;
        Ok(taken)
    }

    /// Takes from a run: from its last page that starts no later than `from`, and on.
    fn take_run(&mut self, db: &sled::Db, run: &[u8]) -> sled::Result<()> {
        let last = db.range(run..=&*[run, self.from].concat()).next_back();
        let start = last.transpose()?.map(|(name, _)| name);
        let mut taken = 0;
        let start = start.as_deref().unwrap_or(run);
        for page in db.range(start..&*after(run)) {
            let (name, page) = page?;
            if name.get(NAMED..).is_none_or(|first| first >= self.to) {
                break;
            }
            taken = self.take(&page, taken)?;
            if taken >= self.limit || self.done() {
                break;
            }
        }
        Ok(())
    }
}

/// At least the first `limit` pairs of the index that `wanted` names, with `from <= key < to`.
pub(super) fn search(
    db: &sled::Db,
    (from, to): (&[u8], &[u8]),
    limit: usize,
    wanted: impl Fn(&[u8]) -> bool,
) -> sled::Result<BTreeMap<Vec<u8>, Vec<u8>>> {
    let mut search = Search {
        from,
        to,
        limit,
        wanted,
        found: BTreeMap::new(),
    };
    // From level to level as a merge goes: what is merged meanwhile is then seen twice, and not never.
    for page in db.scan_prefix([PAGE, INDEX]) {
        search.take(&page?.1, 0)?;
        if search.done() {
            return Ok(search.found);
        }
    }
    let mut at = vec![PAGE, RUN];
    while let Some(run) = run_from(db, &at, &[PAGE, RUN + 1])? {
        search.take_run(db, &run)?;
        if search.done() {
            break;
        }
        at = after(&run);
    }
    Ok(search.found)
}

/// What the names of the oldest pages or runs of a level start with, at most [`FAN`].
fn oldest(db: &sled::Db, level: u8) -> sled::Result<Vec<Vec<u8>>> {
    if level == 0 {
        let names = db.scan_prefix([PAGE, INDEX]).keys().take(FAN);
        return names.map(|name| Ok(name?.to_vec())).collect();
    }
    let mut oldest: Vec<Vec<u8>> = Vec::new();
    let mut at = vec![PAGE, RUN, level];
    while let Some(run) = run_from(db, &at, &[PAGE, RUN, level + 1])? {
        at = after(&run);
        oldest.push(run);
        if oldest.len() == FAN {
            break;
        }
    }
    Ok(oldest)
}

/// Merges what has grown many, once for each level: what settles stays short, also where an earlier build left many pages.
pub(super) fn merge(db: &sled::Db, disk: &dyn Disk) -> sled::Result<()> {
    for level in 0..LAST {
        let merged = oldest(db, level)?;
        if merged.len() < FAN {
            continue;
        }
        let mut pages = Vec::new();
        for name in &merged {
            for page in db.scan_prefix(name) {
                pages.push(page?);
            }
        }
        let mut all: Vec<(&[u8], &[u8])> = Vec::new();
        for (_, page) in &pages {
            walk(page, |key, value| {
                all.push((key, value));
                true
            })?;
        }
        all.sort_unstable();
        all.dedup_by_key(|(key, _)| *key);
        let run = new_run(db, level + 1)?;
        let mut batches = Batches::of(db, disk);
        for some in all.chunks(ENTRIES) {
            let length = some
                .iter()
                .map(|(key, value)| AROUND + key.len() + value.len());
            let mut bytes = Vec::with_capacity(length.sum());
            for (key, value) in some {
                let _ = put_pair(&mut bytes, key, Some(value));
            }
            let first = some.first().map_or(&[][..], |(key, _)| key);
            batches.insert(&[&run, first].concat(), bytes)?;
        }
        // Only then: what is cut before leaves ids in two places, and none in no place.
        batches.apply()?;
        for (name, _) in &pages {
            batches.remove(name)?;
        }
        batches.apply()?;
    }
    Ok(())
}

/// What the names of a new run's pages start with. No run's name is given twice while it lies there, also where a merge was
/// cut: in a run that is written over with other pages, one might hide what another holds.
fn new_run(db: &sled::Db, level: u8) -> sled::Result<Vec<u8>> {
    let last = db.scan_prefix([PAGE, RUN, level]).next_back().transpose()?;
    let number =
        last.and_then(|(name, _)| Some(u64::from_be_bytes(*name.get(3..)?.first_chunk()?)));
    let number = number.map_or(0, |number| number.saturating_add(1));
    Ok([&[PAGE, RUN, level][..], &number.to_be_bytes()].concat())
}

#[cfg(not(test))]
fn count() {}

#[cfg(test)]
fn count() {
    tests::READ.set(tests::READ.get() + 1);
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::io;
    use std::ops::Range;
    use std::sync::atomic::{AtomicU64, Ordering};

    use bytes::Bytes;

    use super::super::files::copy_files;
    use super::super::pages::{self, Filling};
    use super::super::{RealDisk, bare};
    use super::*;

    thread_local! {
        /// Pages that this thread read.
        pub(super) static READ: Cell<usize> = const { Cell::new(0) };
    }

    fn id(number: u64) -> Vec<u8> {
        let mixed = number.wrapping_mul(0x9e37_79b9_7f4a_7c15).to_be_bytes();
        [&[INDEX], &mixed[..], &number.to_be_bytes()[6..]].concat()
    }

    fn settle_on(db: &sled::Db, disk: &dyn Disk, numbers: Range<u64>) -> sled::Result<()> {
        let pairs =
            numbers.map(|number| (id(number), Bytes::copy_from_slice(&number.to_be_bytes())));
        let table: BTreeMap<Vec<u8>, Bytes> = pairs.collect();
        let mut filling = Filling::of(db, disk);
        for (key, value) in &table {
            filling.add(key, Some(value))?;
        }
        filling.finish()
    }

    fn settle(db: &sled::Db, numbers: Range<u64>) {
        settle_on(db, &RealDisk, numbers).unwrap();
    }

    fn get(db: &sled::Db, number: u64) -> Option<u64> {
        let value = pages::get(db, &id(number)).unwrap()?;
        Some(u64::from_be_bytes(value.try_into().unwrap()))
    }

    /// Pages, and runs of each level.
    fn levels(db: &sled::Db) -> [usize; 3] {
        let pages = db.scan_prefix([PAGE, INDEX]).count();
        let runs = |level: u8| {
            let names = db.scan_prefix([PAGE, RUN, level]).keys();
            let mut runs: Vec<_> = names.map(|name| name.unwrap()[..NAMED].to_vec()).collect();
            runs.dedup();
            runs.len()
        };
        [pages, runs(1), runs(2)]
    }

    /// The first pairs with `from <= key < to`, as the index tells them and as they are.
    fn agrees(db: &sled::Db, all: u64, from: &[u8], to: &[u8], limit: usize) {
        let told = search(db, (from, to), limit, |key| key[1] != 7).unwrap();
        let ids = (0..all).map(|number| (id(number), number.to_be_bytes().to_vec()));
        let expected: BTreeMap<_, _> = ids
            .filter(|(id, _)| from <= &**id && &**id < to && id[1] != 7)
            .collect();
        assert!(told.iter().take(limit).eq(expected.iter().take(limit)));
        assert!(
            told.iter()
                .all(|(id, value)| expected.get(id) == Some(value))
        );
    }

    #[test]
    fn a_lookup_reads_few_pages_however_often_it_settled() {
        let dir = tempfile::tempdir().unwrap();
        let db = bare(dir.path());
        let (settled, each) = (1000, 40);
        for start in 0..settled {
            settle(&db, start * each..(start + 1) * each);
        }
        let [pages, short, long] = levels(&db);
        assert!(pages < FAN && short < FAN, "{pages} {short}");
        assert_eq!(long, 1000 / FAN / FAN);
        let most = |ask: &dyn Fn(u64)| {
            let asked = (0..settled * each).step_by(97).map(|number| {
                READ.set(0);
                ask(number);
                READ.get()
            });
            asked.max().unwrap()
        };
        let whole = most(&|number| assert_eq!(get(&db, number), Some(number)));
        let missing = most(&|number| assert_eq!(get(&db, number + 1_000_000), None));
        let begun = most(&|number| {
            let id = id(number);
            let (from, mut to) = (&id[..5], id[..5].to_vec());
            *to.last_mut().unwrap() += u8::from(id[4] < u8::MAX);
            let found = search(&db, (from, &to), 8, |_| true).unwrap();
            assert_eq!(found.contains_key(&id), id[4] < u8::MAX);
        });
        println!("of {settled} settlings a lookup reads at most {whole}, {missing}, {begun} pages");
        let few = pages + 3 * (short + long);
        assert!(
            whole.max(missing).max(begun) <= few,
            "{whole} {missing} {begun} {few}"
        );
        for limit in [1, 8, 300, 2000] {
            agrees(&db, settled * each, &[INDEX], &[INDEX + 1], limit);
            agrees(&db, settled * each, &id(5), &id(3), limit);
            agrees(&db, settled * each, &id(3), &id(5), limit);
            agrees(&db, settled * each, &[INDEX, 6, 200], &[INDEX, 9], limit);
        }
    }

    #[test]
    fn pages_that_an_earlier_build_left_are_read_and_merged_bit_by_bit() {
        let dir = tempfile::tempdir().unwrap();
        let db = bare(dir.path());
        for start in 0..300_u64 {
            let mut ids: Vec<_> = (start * 10..start * 10 + 10).collect();
            ids.sort_by_key(|number| id(*number));
            let mut bytes = Vec::new();
            for number in ids {
                put_pair(&mut bytes, &id(number), Some(&number.to_be_bytes())).unwrap();
            }
            let name = [&[PAGE, INDEX][..], &(start * 10).to_be_bytes()].concat();
            db.insert(name, bytes).unwrap();
        }
        let whole = |db: &sled::Db, all: u64| {
            assert!((0..all).all(|number| get(db, number) == Some(number)));
            agrees(db, all, &[INDEX], &[INDEX + 1], usize::MAX);
        };
        whole(&db, 3000);
        for start in 0..25 {
            settle(&db, 3000 + start * 5..3005 + start * 5);
            assert!(start > 3 || levels(&db)[0] > 200, "a settling stays short");
        }
        whole(&db, 3125);
        assert!(levels(&db)[0] < FAN, "{:?}", levels(&db));
    }

    /// Takes some writes and no more.
    struct Ending(AtomicU64);

    impl Disk for Ending {
        fn write(&self) -> io::Result<()> {
            let less = |left: u64| left.checked_sub(1);
            let left = self
                .0
                .fetch_update(Ordering::SeqCst, Ordering::SeqCst, less);
            left.map(drop).map_err(|_| io::Error::other("as a test"))
        }
    }

    #[test]
    fn a_merge_that_is_cut_anywhere_loses_no_id() {
        // One short of a merge of pages, and that of one of runs.
        let (before, each) = (255_u64, 20);
        let (from, all) = (before * each, (before + 1) * each);
        let state = tempfile::tempdir().unwrap();
        let db = bare(state.path());
        for start in 0..before {
            settle(&db, start * each..(start + 1) * each);
        }
        assert_eq!(levels(&db), [FAN - 1, FAN - 1, 0]);
        drop(db);
        let mut cuts = 0;
        loop {
            let dir = tempfile::tempdir().unwrap();
            copy_files(state.path(), dir.path()).unwrap();
            let db = bare(dir.path());
            if settle_on(&db, &Ending(AtomicU64::new(cuts)), from..all).is_ok() {
                assert_eq!(levels(&db), [0, 0, 1]);
                break;
            }
            drop(db);
            let mut db = bare(dir.path());
            // What was cut before its removal, or within it: any part of what was merged may be gone.
            for (nth, name) in db.scan_prefix([PAGE]).keys().enumerate() {
                let name = name.unwrap();
                let gone = match (cuts, name[1], name[2]) {
                    (2, INDEX, _) | (4, RUN, 1) => nth % 3 > 0,
                    _ => false,
                };
                if gone {
                    db.remove(name).unwrap();
                }
            }
            // Settled again, and then more.
            for after in 0..3 {
                let told = search(&db, (&[INDEX], &[INDEX + 1]), usize::MAX, |_| true).unwrap();
                let told = (0..from).all(|number| told.contains_key(&id(number)));
                let mut some = (0..from).step_by(11);
                let some = some.all(|number| get(&db, number) == Some(number));
                assert!(told && some, "{cuts} {after}");
                settle(&db, from..all);
                for more in after * 20..(after + 1) * 20 {
                    settle(&db, all + more..all + more + 1);
                }
                let all = all + (after + 1) * 20;
                agrees(&db, all, &[INDEX], &[INDEX + 1], usize::MAX);
                drop(db);
                db = bare(dir.path());
            }
            cuts += 1;
        }
        assert_eq!(cuts, 5, "pages, two runs, two removals");
    }

    #[test]
    fn an_id_is_found_at_any_moment_of_a_merge() {
        let dir = tempfile::tempdir().unwrap();
        let db = bare(dir.path());
        let settled = AtomicU64::new(0);
        std::thread::scope(|scope| {
            scope.spawn(|| {
                for start in 0..1500 {
                    settle(&db, start * 10..(start + 1) * 10);
                    settled.store((start + 1) * 10, Ordering::SeqCst);
                }
            });
            let mut asked = 0_u64;
            loop {
                let all = settled.load(Ordering::SeqCst);
                if all > 0 {
                    // Of those that the next merge moves.
                    let number = all - 1 - asked % all.min(160);
                    assert_eq!(get(&db, number), Some(number), "of {all}");
                    asked += 1;
                }
                if all == 15_000 {
                    break;
                }
            }
            println!("{asked} lookups meanwhile");
        });
    }
}
