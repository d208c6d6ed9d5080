//! A settling that is cut between two of its batches, wherever that is: no record is lost, doubled or out of order.

use std::os::unix::fs::DirBuilderExt as _;
use std::path::PathBuf;
use std::sync::LazyLock;
use std::sync::atomic::AtomicU32;

use super::super::{draft, store};
use super::*;

/// What the log is full with: units that were answered, and one that is not and whose content takes several batches.
const ANSWERED: u64 = 220;
const LARGE: u64 = 1000;

fn copy(from: &Path, to: &Path) {
    fs::DirBuilder::new().mode(0o700).create(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), &to).unwrap();
        }
    }
}

/// A disk that keeps a copy of the state before each batch that settles, as a kill at that moment would leave it.
struct Killed {
    state: PathBuf,
    copies: PathBuf,
    number: AtomicU32,
}

impl Disk for Killed {
    fn write(&self) -> io::Result<()> {
        if std::thread::current().name() == Some("weir-settle") {
            let number = self.number.fetch_add(1, Ordering::SeqCst);
            copy(&self.state, &self.copies.join(number.to_string()));
        }
        Ok(())
    }
}

/// A disk that takes some writes and no more.
struct Ending(AtomicU32);

impl Disk for Ending {
    fn write(&self) -> io::Result<()> {
        let left = self
            .0
            .fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| {
                left.checked_sub(1)
            });
        match left {
            Ok(_) => Ok(()),
            Err(_) => Err(io::Error::from_raw_os_error(libc::EIO)),
        }
    }
}

/// The content of that one.
static CONTENT: LazyLock<Bytes> = LazyLock::new(|| {
    let words = (0..131_000_u64).map(|word| tree::leaf(&word.to_be_bytes()));
    words.flatten().collect::<Vec<u8>>().into()
});

/// The lab of a copied state.
fn copied(from: &Path) -> Lab {
    let state = tempfile::tempdir().unwrap();
    copy(from, &state.path().join("state"));
    let at = state.path().join("state");
    Lab {
        keys: Arc::new(Keys::open(&at).unwrap()),
        run: Runs::create(&at, "r1").unwrap(),
        state,
    }
}

/// The units' ids in their order; each is told once, with all that belongs to it, as often as one looks.
fn holds_all(lab: &Lab, ids: &[String], records: u64, open: u64) {
    let report = verify(&lab.run, &lab.keys).unwrap();
    assert_eq!(
        (report.fault, report.records, report.open),
        (None, records, open)
    );
    let reader = Reader::open(&lab.run, Arc::clone(&lab.keys)).unwrap();
    let frames = reader
        .store
        .range(&draft::record_key(0), b"s", usize::MAX, false)
        .unwrap();
    let places: Vec<_> = frames.into_iter().map(|(key, _)| key).collect();
    assert_eq!(
        places,
        (1..=records).map(draft::record_key).collect::<Vec<_>>()
    );
    let all = units(std::slice::from_ref(&reader));
    let told: Vec<_> = all.iter().map(|unit| unit.opened.id.clone()).collect();
    assert_eq!(told, ids);
    for unit in &all {
        let found = reader.find(&unit.opened.id, 8).unwrap();
        assert_eq!(found, [(unit.opened.id.clone(), unit.seq)]);
    }
    let last = all.last().unwrap();
    assert!(reader.content(last).unwrap().request.unwrap() == *CONTENT);
    let left = if open > 0 { "open" } else { "aborted" };
    assert_eq!(ending(last), left);
    assert!(all.iter().rev().skip(1).all(|unit| ending(unit) == "done"));
}

fn log_is_empty(lab: &Lab) -> bool {
    let log = store::AHEAD.map(|name| lab.run.store().join(name));
    log.iter().all(|log| fs::metadata(log).unwrap().len() == 0)
}

/// What holds all before a start and after it.
fn recovers(lab: &Lab, ids: &[String], records: u64) {
    holds_all(lab, ids, records, 1);
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let journal = lab.start(options());
    runtime.block_on(journal.stop());
    assert!(log_is_empty(lab));
    holds_all(lab, ids, records + 1, 0);
    let mut names = fs::read_dir(&lab.run.dir).unwrap();
    assert!(!names.any(|name| {
        name.unwrap()
            .file_name()
            .to_string_lossy()
            .contains("damaged")
    }));
}

/// A store that has settled before and settles once more; how it lies before each batch of that, its units, and how
/// many records it has.
fn settled(copies: &Path) -> (Vec<PathBuf>, Vec<String>, u64) {
    let lab = Lab::new();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        // Pages that are half full.
        for start in 0..2_u64 {
            let journal = lab.start(options());
            for number in 0..5 {
                answered(&journal, opening(start * 5 + number, 1000)).await;
            }
            journal.stop().await;
        }
        let disk = Arc::new(Killed {
            state: lab.state.path().to_owned(),
            copies: copies.to_owned(),
            number: AtomicU32::new(0),
        });
        let journal = lab.start(Options {
            disk: disk.clone(),
            ..options()
        });
        for number in 10..10 + ANSWERED {
            answered(&journal, opening(number, 1000)).await;
        }
        journal.flush().await;
        assert_eq!(
            disk.number.load(Ordering::SeqCst),
            0,
            "it settles too early"
        );
        let opening = Opening {
            content: Content::from_iter([CONTENT.clone()]),
            ..opening(LARGE, 1000)
        };
        std::mem::forget(journal.open(opening).await.unwrap());
        // It closes what has settled.
        journal.stop().await;
        let all = lab.units();
        let ids = all.iter().map(|unit| unit.opened.id.clone()).collect();
        let number = disk.number.load(Ordering::SeqCst);
        let copies = (0..number).map(|number| copies.join(number.to_string()));
        (copies.collect(), ids, all.last().unwrap().seq)
    })
}

#[test]
fn a_settling_that_is_cut_between_two_batches_loses_and_doubles_nothing() {
    let copies = tempfile::tempdir().unwrap();
    let (killed, ids, records) = settled(copies.path());
    assert!(killed.len() >= 5, "{} batches", killed.len());
    for state in &killed {
        recovers(&copied(state), &ids, records);
    }
    // The same cuts with all batches before them durable, and once more in what begins anew.
    let mut cuts = 0_u32;
    let (mut earlier, mut among_records) = (None, false);
    loop {
        let lab = copied(&killed[0]);
        let cut = |batches: u32| {
            let options = Options {
                // One write opens the store.
                disk: Arc::new(Ending(AtomicU32::new(1 + batches))),
                ..options()
            };
            Journal::start(&lab.run.dir, Arc::clone(&lab.keys), options).err()
        };
        let cause = cut(cuts).expect("the unit that is open cannot be closed");
        assert!(
            matches!(&cause, JournalError::Store(StoreError::Io { cause, .. }) if cause.contains("os error 5")),
            "{cause}"
        );
        if log_is_empty(&lab) {
            break;
        }
        let held = store::raw(&lab.run.store());
        let pages = held.iter().filter(|key| key.starts_with(b"qr")).count();
        let earlier = *earlier.get_or_insert(pages);
        among_records |= earlier < pages && (pages as u64) < records / 8;
        assert!(cut(cuts / 2).is_some());
        recovers(&lab, &ids, records);
        cuts += 1;
    }
    assert!(cuts as usize >= killed.len(), "{cuts} of {}", killed.len());
    assert!(among_records, "no cut fell between pages of records");
}
