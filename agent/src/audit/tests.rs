//! The audit wing as a whole: promises proved against real stores in temporary directories.

use bytes::Bytes;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, SystemTime};

use weir_policy::catalog::Dialect;
use weir_policy::decide::{Basis, Code, RuleRef, Word};
use weir_policy::detect::{Class, Confidence};
use weir_policy::request::{Coverage, Credential, CredentialKind, ModelRequest, UnitId};
use weir_policy::subject::{Known, Subject};
use zeroize::Zeroizing;

use super::query::{Event, Filter, Reader, Unit, list, resolve};
use super::verify::verify;
use super::*;

mod index;
mod settling;

pub(crate) const CANARY: &str = "canary-7c1f9e-do-not-store-in-clear";

pub(crate) fn unit(number: u64) -> UnitId {
    let mut bits = [0; 10];
    bits[..8].copy_from_slice(&number.wrapping_mul(0x9e37_79b9_7f4a_7c15).to_be_bytes());
    bits[8..].copy_from_slice(&number.to_be_bytes()[6..]);
    UnitId::new(bits)
}

pub(crate) fn opening(number: u64, uid: u32) -> Opening {
    let long = |what: &str| {
        Bytes::from(format!(
            "{what} {}",
            "history of this conversation ".repeat(20)
        ))
    };
    Opening {
        unit: unit(number),
        parent: None,
        repeats: None,
        connection: number,
        subject: Arc::new(Subject {
            pid: Known::Sure(4121),
            uid: Known::Sure(uid),
            exe: Known::Sure("/usr/bin/node".to_owned()),
            command: Known::Sure(vec!["node".to_owned(), format!("--about={CANARY}")]),
            ..Subject::default()
        }),
        host: "api.anthropic.com".to_owned(),
        method: "POST".to_owned(),
        target: format!("/v1/messages?about={CANARY}"),
        request: Some(ModelRequest {
            provider: "anthropic".to_owned(),
            dialect: Dialect::Anthropic,
            operation: "chat".to_owned(),
            model: Some("claude-sonnet-4".to_owned()),
            stream: true,
            tools: vec!["Read".to_owned()],
            also: Vec::new(),
            tools_untold: false,
            previous: None,
        }),
        coverage: Coverage {
            inspected: 2114,
            ..Coverage::default()
        },
        findings: Arc::new([Noted {
            class: Class::new("secrets.aws_secret_key"),
            detector: "aws".into(),
            confidence: Confidence::High,
            place: "messages[2].content".to_owned(),
            count: 1,
            values: 1,
            token: Some("weirAWSSECRET0123".to_owned()),
            action: Some(Action::Token),
        }]),
        basis: Basis {
            word: Word::Redact,
            enforced: true,
            rule: RuleRef {
                name: "redact secrets".to_owned(),
                file: "baseline".to_owned(),
                line: 7,
            },
            policy: "ab".repeat(32),
            reason: "an AWS secret key in messages[2].content".to_owned(),
        },
        credential: Credential {
            kind: CredentialKind::ApiKey,
            fingerprint: Some("0123456789abcdef".to_owned()),
            binding: None,
        },
        content: Content::from_iter([
            long("shared"),
            Bytes::from(format!("{CANARY} number {number}")),
        ]),
        redacted: Content::from_iter([
            long("shared"),
            Bytes::from(format!("placeholder number {number}")),
        ]),
        ready: None,
    }
}

/// Records a unit from its opening to its answer.
pub(crate) async fn answered(journal: &Journal, opening: Opening) {
    journal.open(opening).await.unwrap().close(done()).await;
}

pub(crate) fn done() -> Outcome {
    Outcome {
        status: Some(200),
        model: Some("claude-sonnet-4-20250514".to_owned()),
        usage: Usage {
            input: Some(10),
            output: Some(20),
        },
        restored: 1,
        bytes_out: 300,
        answer: Zeroizing::new(format!("the answer says {CANARY}").into_bytes()),
        ..Outcome::of(Ending::Done)
    }
}

pub(crate) struct Lab {
    pub state: tempfile::TempDir,
    pub keys: Arc<Keys>,
    pub run: Run,
}

impl Lab {
    pub(crate) fn new() -> Self {
        let state = tempfile::tempdir().unwrap();
        let keys = Arc::new(Keys::open(state.path()).unwrap());
        let run = Runs::create(state.path(), "r1").unwrap();
        Self { state, keys, run }
    }

    pub(crate) fn start(&self, options: Options) -> Journal {
        Journal::start(&self.run.dir, Arc::clone(&self.keys), options).unwrap()
    }

    pub(crate) fn units(&self) -> Vec<Unit> {
        let reader = Reader::open(&self.run, Arc::clone(&self.keys)).unwrap();
        units(&[reader])
    }
}

pub(crate) fn units(readers: &[Reader]) -> Vec<Unit> {
    let events = list(
        readers,
        &Filter {
            limit: usize::MAX,
            ..Filter::default()
        },
    )
    .unwrap()
    .events;
    events
        .into_iter()
        .filter_map(|event| {
            if let Event::Unit(unit) = event {
                Some(*unit)
            } else {
                None
            }
        })
        .collect()
}

pub(crate) fn options() -> Options {
    Options {
        host: "build-7".to_owned(),
        content: Mode::Sealed,
        ..Options::default()
    }
}

fn ending(unit: &Unit) -> &str {
    unit.closed
        .as_ref()
        .map_or("open", |(_, _, closed)| &closed.ending)
}

fn every_byte(dir: &Path) -> Vec<u8> {
    let mut bytes = Vec::new();
    for entry in fs::read_dir(dir).unwrap() {
        let entry = entry.unwrap();
        bytes.extend_from_slice(entry.file_name().as_encoded_bytes());
        if entry.file_type().unwrap().is_dir() {
            bytes.extend(every_byte(&entry.path()));
        } else {
            bytes.extend(fs::read(entry.path()).unwrap());
        }
    }
    bytes
}

#[tokio::test]
async fn a_units_life_is_told_whole_and_nothing_lies_in_clear() {
    let lab = Lab::new();
    let journal = lab.start(options());
    let started = AgentEvent::Started {
        version: "0".into(),
        pid: 1,
        detectors: "d".into(),
        about: "run".into(),
    };
    journal.note_agent(started).await.unwrap();
    journal
        .note_policy("cd", "baseline", "[[rule]]\nname = \"x\"\n", true)
        .await
        .unwrap();
    let entry = journal.open(opening(1, 1000)).await.unwrap();
    assert_eq!((entry.unit(), entry.seq()), (unit(1), 3));
    entry.close(done()).await;
    journal
        .refused(
            opening(2, 1000),
            Outcome::of(Ending::Refused(Code::PolicyDenied)),
        )
        .await
        .unwrap();
    let away = TurnedAway {
        connection: 9,
        why: Turned::Direct,
        subject: None,
        host: None,
        peer: Some("127.0.0.1:4000".parse().unwrap()),
        detail: None,
        mend: None,
    };
    journal.turned_away(away).await.unwrap();
    journal.flush().await;
    let live = units(&[journal.reader()]);
    assert_eq!(
        live.iter().map(ending).collect::<Vec<_>>(),
        ["done", "refused"]
    );
    assert!(
        matches!(Reader::open(&lab.run, Arc::clone(&lab.keys)), Err(query::QueryError::Store(StoreError::Locked { holder: Some(pid), .. })) if pid == std::process::id())
    );
    assert!(lab.run.is_live());
    journal.stop().await;
    assert!(!lab.run.is_live());

    let reader = Reader::open(&lab.run, Arc::clone(&lab.keys)).unwrap();
    assert_eq!(
        reader.policy("cd").unwrap().unwrap(),
        "[[rule]]\nname = \"x\"\n"
    );
    let (_, found) = resolve(
        std::slice::from_ref(&reader),
        &unit(1).to_string()[..5].to_lowercase(),
    )
    .unwrap();
    assert_eq!(found, live[0]);
    assert_eq!(
        found.target.as_deref(),
        Some(&*format!("/v1/messages?about={CANARY}"))
    );
    assert_eq!(found.places, ["messages[2].content"]);
    assert_eq!(found.subject.as_ref().unwrap().program(), "node");
    let content = reader.content(&found).unwrap();
    let request = content.request.unwrap();
    assert!(
        request.starts_with(b"shared history")
            && request.ends_with(format!("{CANARY} number 1").as_bytes())
    );
    assert_eq!(content.answer.unwrap(), done().answer.to_vec());
    assert!(matches!(
        resolve(&[reader], "ZZZZZZZZ"),
        Err(query::QueryError::Unknown(_))
    ));

    let report = verify(&lab.run, &lab.keys).unwrap();
    assert_eq!((report.fault, report.records, report.open), (None, 7, 0));
    let bytes = every_byte(lab.state.path());
    assert!(
        memchr::memmem::find(&bytes, b"claude-sonnet-4").is_some(),
        "the search can find"
    );
    for hidden in [
        CANARY,
        "history of this",
        "/v1/messages",
        "the answer says",
        "placeholder number",
    ] {
        assert!(
            memchr::memmem::find(&bytes, hidden.as_bytes()).is_none(),
            "{hidden:?} lies in clear"
        );
    }
}

#[tokio::test]
async fn repeated_history_is_stored_once() {
    let lab = Lab::new();
    let journal = lab.start(options());
    let incompressible = |seed: u64| -> Bytes {
        let words = (0..64_u64).map(|word| tree::leaf(&(seed * 1000 + word).to_be_bytes()));
        words.flatten().collect::<Vec<u8>>().into()
    };
    for turn in 1..=40_u64 {
        let content = (1..=turn).map(incompressible).collect();
        answered(
            &journal,
            Opening {
                content,
                ..opening(turn, 1000)
            },
        )
        .await;
    }
    journal.flush().await;
    let reader = journal.reader();
    let pieces = reader.store.range(b"c", b"d", 10_000, false).unwrap();
    let bytes: usize = pieces.iter().map(|(_, value)| value.len()).sum();
    // A bundle for each request and each answer: 40 texts of 2 KiB, lists of up to 1,280 bytes, and the answer once;
    // the sum of the histories is 1.6 MiB.
    assert_eq!(pieces.len(), 2 * 40);
    assert!(bytes < 130_000, "{bytes}");
    let last = units(&[reader]).pop().unwrap();
    let content = journal.reader().content(&last).unwrap().request.unwrap();
    assert_eq!(
        content,
        (1..=40).flat_map(incompressible).collect::<Vec<u8>>()
    );
    journal.stop().await;
}

#[tokio::test]
async fn large_content_takes_several_bundles_and_numbers_go_on_after_a_restart() {
    let lab = Lab::new();
    let text = |seed: u64, words: u64| -> Bytes {
        let words = (0..words).map(|word| tree::leaf(&(seed << 32 | word).to_be_bytes()));
        words.flatten().collect::<Vec<u8>>().into()
    };
    // The same text twice in one body, and more than two bundles hold.
    let content = [text(1, 10), text(2, 300_000), text(1, 10), text(3, 10)];
    let mut numbers = Vec::new();
    for start in 0..2_u64 {
        let journal = lab.start(options());
        let opening = Opening {
            content: content.iter().collect(),
            ..opening(start, 1000)
        };
        answered(&journal, opening).await;
        journal.stop().await;
        let reader = Reader::open(&lab.run, Arc::clone(&lab.keys)).unwrap();
        let last = units(std::slice::from_ref(&reader)).pop().unwrap();
        let read = reader.content(&last).unwrap().request.unwrap();
        assert!(read == content.concat(), "{} bytes", read.len());
        let pairs = reader.store.range(b"c", b"d", 10_000, false).unwrap();
        numbers = pairs.iter().map(|(key, _)| key[1..9].to_vec()).collect();
        numbers.dedup();
    }
    // Each time four for the request and one for the answer.
    assert_eq!(numbers.len(), 10);
    assert_eq!(verify(&lab.run, &lab.keys).unwrap().fault, None);
}

#[tokio::test]
async fn content_that_was_begun_before_is_the_content() {
    let lab = Lab::new();
    let journal = lab.start(options());
    let text = |seed: u64| -> Bytes {
        let words = (0..4096_u64).map(|word| tree::leaf(&(seed << 32 | word).to_be_bytes()));
        words.flatten().collect::<Vec<u8>>().into()
    };
    for turn in 1..=4_u64 {
        let content: Vec<Bytes> = (1..=turn).map(text).collect();
        let other = opening(turn, 1001).subject;
        let mut opening = opening(turn, 1000);
        opening.content = content.iter().collect();
        opening.ready = journal.prepare(&opening.subject, &opening.content);
        assert!(opening.ready.is_some());
        if turn == 3 {
            // Sealed with a key that is not the user's any more.
            opening.ready = journal.prepare(&other, &opening.content);
        }
        if turn == 4 {
            journal.refused(opening, done()).await.unwrap();
        } else {
            answered(&journal, opening).await;
        }
        journal.flush().await;
        let last = units(&[journal.reader()]).pop().unwrap();
        let read = journal.reader().content(&last).unwrap().request.unwrap();
        assert!(read == content.concat(), "turn {turn}");
    }
    // Each text is stored once.
    let bundles = journal
        .reader()
        .store
        .range(b"c", b"d", 10_000, false)
        .unwrap();
    let bytes: usize = bundles.iter().map(|(_, value)| value.len()).sum();
    assert!(bytes < 5 * 131_072, "{bytes}");
    let small = opening(9, 1000);
    assert!(journal.prepare(&small.subject, &small.content).is_none());
    journal.stop().await;
    let none = lab.start(Options {
        content: Mode::Redacted,
        ..options()
    });
    assert!(
        none.prepare(&small.subject, &Content::from_iter([text(1)]))
            .is_none()
    );
    none.stop().await;
}

#[tokio::test]
async fn modes_and_the_cap_decide_what_is_kept() {
    for (mode, kept) in [
        (Mode::None, None),
        (Mode::Redacted, Some("placeholder number 1")),
        (Mode::Sealed, Some(CANARY)),
    ] {
        let lab = Lab::new();
        let journal = lab.start(Options {
            content: mode,
            max_content: 700,
            ..options()
        });
        answered(&journal, opening(1, 1000)).await;
        let big = Content::from_iter([vec![b'x'; 600], vec![b'y'; 600]]);
        answered(
            &journal,
            Opening {
                content: big.clone(),
                redacted: big,
                ..opening(2, 1000)
            },
        )
        .await;
        journal.stop().await;
        let reader = Reader::open(&lab.run, Arc::clone(&lab.keys)).unwrap();
        let all = units(std::slice::from_ref(&reader));
        let text = reader
            .content(&all[0])
            .unwrap()
            .request
            .map(|text| String::from_utf8(text).unwrap());
        assert_eq!(
            text.as_deref()
                .map(|text| text.contains(kept.unwrap_or("-"))),
            kept.map(|_| true),
            "{mode:?}"
        );
        assert_eq!(
            all[1]
                .opened
                .content
                .as_ref()
                .map(|content| (content.bytes, content.omitted)),
            kept.map(|_| (600, 600))
        );
    }
}

#[tokio::test]
async fn what_is_dropped_or_given_up_is_aborted() {
    let lab = Lab::new();
    let journal = lab.start(options());
    drop(journal.open(opening(1, 1000)).await.unwrap());
    for number in 2..20 {
        let waiting = journal.open(opening(number, 1000));
        let _ = tokio::time::timeout(Duration::from_micros(number * 40), waiting).await;
    }
    let left_open = journal.open(opening(50, 1000)).await.unwrap();
    std::mem::forget(left_open);
    journal.stop().await;
    let all = lab.units();
    assert!(
        all.iter()
            .filter(|unit| unit.opened.connection != 50)
            .all(|unit| ending(unit) == "aborted")
    );
    assert_eq!(ending(all.last().unwrap()), "open");
    lab.start(options()).stop().await;
    let all = lab.units();
    let (_, _, closed) = all.last().unwrap().closed.as_ref().unwrap();
    assert_eq!(
        (closed.ending.as_str(), closed.note.as_deref()),
        ("aborted", Some("weir ended before the answer did"))
    );
    assert_eq!(verify(&lab.run, &lab.keys).unwrap().fault, None);
}

#[tokio::test]
async fn an_erased_user_is_gone_and_the_tree_stays_valid() {
    let lab = Lab::new();
    let journal = lab.start(options());
    for number in 0..4 {
        let uid = 1000 + u32::try_from(number % 2).unwrap();
        answered(&journal, opening(number, uid)).await;
    }
    journal.stop().await;
    let before = verify(&lab.run, &lab.keys).unwrap();
    assert!(lab.keys.erase(Some(1000)).unwrap());
    let after = verify(&lab.run, &lab.keys).unwrap();
    assert_eq!(
        (after.fault, &after.root, after.erased),
        (None, &before.root, 2)
    );
    let reader = Reader::open(&lab.run, Arc::clone(&lab.keys)).unwrap();
    let all = units(std::slice::from_ref(&reader));
    assert_eq!(
        all.iter().map(|unit| unit.erased).collect::<Vec<_>>(),
        [true, false, true, false]
    );
    assert!(all[0].target.is_none() && all[0].subject.is_none() && all[1].target.is_some());
    assert!(
        reader.content(&all[0]).unwrap().request.is_none()
            && reader.content(&all[1]).unwrap().request.is_some()
    );
    drop(reader);
    let journal = lab.start(options());
    answered(&journal, opening(9, 1000)).await;
    journal.stop().await;
    assert_eq!(
        verify(&lab.run, &lab.keys).unwrap().fault,
        None,
        "a new key of the same user is no fault"
    );
}

/// A disk whose sync waits for a gate, and which fails on request.
#[derive(Default)]
pub(crate) struct Trouble {
    gate: Mutex<bool>,
    opened: Condvar,
    syncs: AtomicU64,
    fail_sync: AtomicBool,
    fail_write: AtomicBool,
    full: AtomicBool,
}

impl Trouble {
    fn hold(&self, held: bool) {
        *self.gate.lock().unwrap() = held;
        self.opened.notify_all();
    }
}

impl Disk for Trouble {
    fn write(&self) -> io::Result<()> {
        if self.fail_write.load(Ordering::SeqCst) {
            Err(io::Error::from_raw_os_error(libc::ENOSPC))
        } else {
            Ok(())
        }
    }

    fn sync(&self, file: &File) -> io::Result<()> {
        drop(
            self.opened
                .wait_while(self.gate.lock().unwrap(), |held| *held)
                .unwrap(),
        );
        if self.fail_sync.load(Ordering::SeqCst) {
            return Err(io::Error::from_raw_os_error(libc::EIO));
        }
        file.sync_data()?;
        self.syncs.fetch_add(1, Ordering::SeqCst);
        Ok(())
    }

    fn available(&self, dir: &Path) -> io::Result<u64> {
        if self.full.load(Ordering::SeqCst) {
            Ok(1024)
        } else {
            RealDisk.available(dir)
        }
    }
}

#[tokio::test]
async fn no_entry_before_the_sync_has_returned() {
    let lab = Lab::new();
    let disk = Arc::new(Trouble::default());
    let journal = lab.start(Options {
        disk: disk.clone(),
        ..options()
    });
    answered(&journal, opening(1, 1000)).await;
    journal.flush().await;
    for number in 2..6 {
        disk.hold(true);
        let before = disk.syncs.load(Ordering::SeqCst);
        let mut waiting = Box::pin(journal.open(opening(number, 1000)));
        assert!(
            tokio::time::timeout(Duration::from_millis(30), &mut waiting)
                .await
                .is_err(),
            "resolved before the sync"
        );
        assert_eq!(disk.syncs.load(Ordering::SeqCst), before);
        disk.hold(false);
        let entry = waiting.await.unwrap();
        assert!(disk.syncs.load(Ordering::SeqCst) > before);
        entry.close(done()).await;
        journal.flush().await;
    }
    journal.stop().await;
}

#[tokio::test]
async fn a_failing_or_full_disk_refuses_and_recovers_by_itself() {
    let lab = Lab::new();
    let disk = Arc::new(Trouble::default());
    let journal = lab.start(Options {
        disk: disk.clone(),
        ..options()
    });
    let held = journal.open(opening(1, 1000)).await.unwrap();
    let troubles: [(&AtomicBool, &str); 3] = [
        (&disk.full, "no space left"),
        (&disk.fail_write, "No space left on device"),
        (&disk.fail_sync, "error"),
    ];
    for (index, (trouble, words)) in (10..).zip(troubles) {
        trouble.store(true, Ordering::SeqCst);
        let cause = journal.open(opening(index, 1000)).await.unwrap_err();
        assert!(cause.to_string().contains(words), "{cause}");
        assert!(
            cause.to_string().contains("store") && !cause.hint().is_empty(),
            "{cause}"
        );
        assert!(journal.check().await.is_err());
        trouble.store(false, Ordering::SeqCst);
        let started = std::time::Instant::now();
        while journal.check().await.is_err() {
            assert!(
                started.elapsed() < Duration::from_secs(10),
                "did not recover from {words}"
            );
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        answered(&journal, opening(index + 100, 1000)).await;
    }
    disk.fail_sync.store(true, Ordering::SeqCst);
    held.close(done()).await;
    journal.flush().await;
    disk.fail_sync.store(false, Ordering::SeqCst);
    tokio::time::sleep(Duration::from_millis(800)).await;
    journal.flush().await;
    assert_eq!(
        ending(&units(&[journal.reader()])[0]),
        "done",
        "a close is kept until it can be written"
    );
    journal.stop().await;
    let all = lab.units();
    // What failed in its sync may lie in the store: then it is closed as aborted, and nothing left.
    assert!(
        all.iter()
            .filter(|unit| unit.opened.connection >= 10 && unit.opened.connection < 100)
            .all(|unit| ending(unit) == "aborted")
    );
    assert!(
        all.iter()
            .filter(|unit| unit.opened.connection >= 100)
            .all(|unit| ending(unit) == "done")
    );
    assert_eq!(verify(&lab.run, &lab.keys).unwrap().fault, None);
}

#[tokio::test]
async fn max_bytes_refuses_new_units_and_lets_open_ones_end() {
    let lab = Lab::new();
    let journal = lab.start(options());
    answered(&journal, opening(1, 1000)).await;
    journal.stop().await;
    let journal = lab.start(Options {
        max_bytes: lab.run.bytes() + 20_000,
        ..options()
    });
    let mut open = Vec::new();
    let cause = loop {
        match journal.open(opening(10 + open.len() as u64, 1000)).await {
            Ok(entry) => open.push(entry),
            Err(cause) => break cause,
        }
        assert!(open.len() < 20_000, "the limit holds");
    };
    assert!(matches!(cause, JournalError::Full { .. }), "{cause}");
    let count = open.len();
    for entry in open {
        entry.close(done()).await;
    }
    journal.stop().await;
    assert_eq!(
        lab.units()
            .iter()
            .filter(|unit| ending(unit) == "done")
            .count(),
        count + 1
    );
}

#[tokio::test]
async fn a_damaged_store_is_moved_aside_and_said_so() {
    let lab = Lab::new();
    let journal = lab.start(options());
    for number in 0..20 {
        answered(&journal, opening(number, 1000)).await;
    }
    journal.stop().await;
    let db = lab.run.store().join("db");
    let length = fs::metadata(&db).unwrap().len();
    fs::write(&db, vec![0x5a; usize::try_from(length).unwrap()]).unwrap();
    let journal = lab.start(options());
    answered(&journal, opening(90, 1000)).await;
    let filter = Filter {
        agent: true,
        ..Filter::default()
    };
    let events = journal.reader().events(&filter).unwrap().events;
    assert!(
        matches!(
            &events[0],
            Event::Agent {
                event: AgentEvent::Damaged {
                    records: 40,
                    root: Some(_),
                    ..
                },
                ..
            }
        ),
        "{events:?}"
    );
    journal.stop().await;
    let report = verify(&lab.run, &lab.keys).unwrap();
    assert_eq!((report.fault, report.notes.len()), (None, 1));
}

#[tokio::test]
async fn a_newer_weirs_store_is_refused_everywhere_and_stays_as_it_is() {
    let lab = Lab::new();
    let journal = lab.start(options());
    answered(&journal, opening(1, 1000)).await;
    journal.stop().await;
    lab.run.begin().unwrap();
    let leftover = lab.run.dir.join(".reading-4294967294-00");
    fs::create_dir(&leftover).unwrap();
    let format = lab.run.store().join("format");
    let own = fs::read(&format).unwrap();
    fs::write(&format, "weir-store 900\n").unwrap();
    let before = every_byte(lab.state.path());
    let (dir, keys) = (&lab.run.dir, || Arc::clone(&lab.keys));
    let (always, state) = (Duration::ZERO, lab.state.path());
    let refusals = [
        match Journal::start(dir, keys(), options()).err() {
            Some(JournalError::Store(cause)) => Some(cause),
            _ => None,
        },
        match Reader::open(&lab.run, keys()).err() {
            Some(query::QueryError::Store(cause)) => Some(cause),
            _ => None,
        },
        // No report: it would call damaged what this build cannot judge.
        match verify(&lab.run, &lab.keys).err() {
            Some(query::QueryError::Store(cause)) => Some(cause),
            _ => None,
        },
        prune(state, &lab.keys, always, 0, SystemTime::now()).err(),
        Runs::refuse_newer(state).err(),
    ];
    for cause in refusals {
        assert!(
            matches!(&cause, Some(StoreError::Newer { path, format: 900, .. }) if *path == lab.run.store()),
            "{cause:?}"
        );
    }
    assert!(every_byte(state) == before, "nothing was written");
    fs::write(&format, own).unwrap();
    Runs::refuse_newer(state).unwrap();
    assert_eq!(lab.units().len(), 1);
    assert!(!leftover.exists());
    assert_eq!(verify(&lab.run, &lab.keys).unwrap().fault, None);
}

#[tokio::test]
async fn pruning_takes_old_runs_and_never_a_live_one() {
    let lab = Lab::new();
    let mut live = None;
    for name in ["r1", "r2", "r3", "r4"] {
        let run = Runs::create(lab.state.path(), name).unwrap();
        let journal = Journal::start(&run.dir, Arc::clone(&lab.keys), options()).unwrap();
        answered(&journal, opening(1, 1000)).await;
        journal.flush().await;
        if name == "r2" {
            live = Some(journal)
        } else {
            journal.stop().await
        }
        tokio::time::sleep(Duration::from_millis(15)).await;
    }
    let prune =
        |keep, max| prune(lab.state.path(), &lab.keys, keep, max, SystemTime::now()).unwrap();
    let names = |pruned: &[Pruned]| pruned.iter().map(|one| one.run.clone()).collect::<Vec<_>>();
    let day = Duration::from_secs(86_400);
    assert_eq!(names(&prune(day, u64::MAX)), [""; 0]);
    let total: u64 = Runs::list(lab.state.path())
        .unwrap()
        .iter()
        .map(Run::bytes)
        .sum();
    let gone = prune(day, total - 1);
    assert_eq!(names(&gone), ["r1"]);
    assert!(gone[0].records == 2 && gone[0].root.is_some() && gone[0].bytes > 0);
    assert_eq!(names(&prune(Duration::ZERO, u64::MAX)), ["r3", "r4"]);
    assert_eq!(Runs::list(lab.state.path()).unwrap().len(), 1);
    let journal = live.unwrap();
    journal.note_agent(gone[0].event()).await.unwrap();
    journal.stop().await;
    assert!(Runs::create(lab.state.path(), "../x").is_err());
}

fn fifty(lab: &Lab) {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let journal = lab.start(options());
        for number in 0..25 {
            answered(&journal, opening(number, 1000)).await;
        }
        journal.stop().await;
    });
}

#[test]
fn a_flipped_byte_is_reported_and_names_the_record() {
    let lab = Lab::new();
    fifty(&lab);
    let db = lab.run.store().join("db");
    let good = fs::read(&db).unwrap();
    let flip = |at: usize| {
        let mut bad = good.clone();
        bad[at] ^= 0x10;
        fs::write(&db, bad).unwrap();
        let report = verify(&lab.run, &lab.keys).unwrap();
        assert!(fs::read(&db).unwrap() != good, "evidence stays as it is");
        fs::write(&db, &good).unwrap();
        report
    };
    let intact: Vec<_> = memchr::memmem::find_iter(&good, b"\xf7weirR1\n").collect();
    let used = good.iter().rposition(|byte| *byte != 0).unwrap();
    let (mut named, mut reported, mut clean) = (0, 0, 0);
    let mut random = 0x2545_f491_4f6c_dd1d_u64;
    for _ in 0..200 {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        match flip(usize::try_from(random).unwrap() % used).fault {
            Some(fault) if fault.seq.is_some() => named += 1,
            Some(_) => reported += 1,
            None => clean += 1,
        }
    }
    println!(
        "named {named}, reported {reported}, clean {clean} of 200; {} frames in {used} bytes",
        intact.len()
    );
    assert!(named > 0);
    // A record with a single copy in the file: a flip in it can only mean that record.
    for seq in 1..=50_u64 {
        let needle = [&b"\xf7weirR1\n"[..], &seq.to_be_bytes()].concat();
        let copies: Vec<_> = memchr::memmem::find_iter(&good, &needle).collect();
        if let [only] = copies.as_slice() {
            let fault = flip(only + frame::HEADER + 40).fault.expect("reported");
            assert_eq!(
                (fault.seq, fault.good < seq),
                (Some(seq), true),
                "{fault:?}"
            );
            assert!(fault.what.contains("does not match its seal"), "{fault:?}");
        } else {
            // Every copy flipped: whichever the store would use, it is this record.
            let mut bad = good.clone();
            copies
                .iter()
                .for_each(|at| bad[at + frame::HEADER + 40] ^= 1);
            fs::write(&db, bad).unwrap();
            let fault = verify(&lab.run, &lab.keys)
                .unwrap()
                .fault
                .expect("reported");
            assert_eq!(fault.seq, Some(seq), "{fault:?}");
            fs::write(&db, &good).unwrap();
        }
    }
    assert_eq!(verify(&lab.run, &lab.keys).unwrap().fault, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_live_run_is_verified_while_it_grows() {
    let lab = Lab::new();
    let journal = lab.start(options());
    let writing = tokio::spawn({
        let journal = journal.clone();
        async move {
            for number in 0..150 {
                answered(&journal, opening(number, 1000)).await;
            }
        }
    });
    let mut sizes = std::collections::BTreeSet::new();
    while !writing.is_finished() {
        let reader = journal.reader();
        let report = tokio::task::spawn_blocking(move || reader.verify(None))
            .await
            .unwrap();
        assert_eq!(report.fault, None);
        sizes.insert(report.records);
    }
    writing.await.unwrap();
    assert!(sizes.len() > 1, "it grew meanwhile: {sizes:?}");
    journal.stop().await;
}

#[test]
fn a_shortened_store_and_a_lost_head_are_reported() {
    let lab = Lab::new();
    fifty(&lab);
    let head = fs::read(lab.run.head()).unwrap();
    let journal = lab.start(options());
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        answered(&journal, opening(70, 1000)).await;
        journal.stop().await;
    });
    let newer = fs::read(lab.run.head()).unwrap();
    fs::remove_file(lab.run.head()).unwrap();
    assert!(
        verify(&lab.run, &lab.keys)
            .unwrap()
            .fault
            .unwrap()
            .what
            .contains("head file is gone")
    );
    fs::write(lab.run.head(), &head).unwrap();
    assert_eq!(
        verify(&lab.run, &lab.keys).unwrap().fault,
        None,
        "an older head vouches for less"
    );
    // A younger head beside an older store: the newest records were taken away.
    let other = Lab {
        keys: Arc::clone(&lab.keys),
        run: Runs::create(lab.state.path(), "r2").unwrap(),
        state: tempfile::tempdir().unwrap(),
    };
    fifty(&other);
    fs::remove_dir_all(lab.run.store()).unwrap();
    fs::rename(other.run.store(), lab.run.store()).unwrap();
    fs::write(lab.run.head(), &newer).unwrap();
    let fault = verify(&lab.run, &lab.keys).unwrap().fault.unwrap();
    assert!(
        fault.seq == Some(51) && fault.what.contains("missing"),
        "{fault:?}"
    );
}

const KILLED: &str = "WEIR_TEST_KILLED_STORE";

/// Not a test of its own: what [`kill_9_loses_nothing_that_was_acknowledged`] starts and kills.
#[test]
#[ignore = "started by another test"]
fn child_that_records_until_it_is_killed() {
    let Some(state) = std::env::var_os(KILLED) else {
        return;
    };
    let keys = Arc::new(Keys::open(Path::new(&state)).unwrap());
    let run = Runs::create(Path::new(&state), "r1").unwrap();
    let base = u64::from(std::process::id()) << 20;
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        let journal = Journal::start(&run.dir, keys, options()).unwrap();
        let tasks = (0..4).map(|task| {
            let journal = journal.clone();
            tokio::spawn(async move {
                for number in 0.. {
                    let number = base + (number << 2) + task;
                    let entry = journal.open(opening(number, 1000)).await.unwrap();
                    writeln!(io::stdout(), "\nacked {}", entry.unit()).unwrap();
                    if number % 3 == 0 {
                        entry.close(done()).await;
                    } else {
                        tokio::time::sleep(Duration::from_millis(2)).await;
                        std::mem::forget(entry);
                    }
                }
            })
        });
        for task in tasks.collect::<Vec<_>>() {
            task.await.unwrap();
        }
    });
}

#[test]
fn kill_9_loses_nothing_that_was_acknowledged() {
    let lab = Lab::new();
    let mut acked = Vec::new();
    for round in 0..10_u64 {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args([
                "--exact",
                "audit::tests::child_that_records_until_it_is_killed",
                "--ignored",
                "--nocapture",
            ])
            .env(KILLED, lab.state.path())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let first = lines
            .by_ref()
            .map(Result::unwrap)
            .find(|line| line.starts_with("acked "));
        acked.extend(first);
        std::thread::sleep(Duration::from_micros(round * 7919 % 60_000));
        child.kill().unwrap();
        child.wait().unwrap();
        acked.extend(
            lines
                .map(Result::unwrap)
                .filter(|line| line.starts_with("acked ") && line.len() == 22),
        );
        let report = verify(&lab.run, &lab.keys).unwrap();
        assert_eq!(report.fault, None, "round {round}");
        assert!(report.open > 0, "round {round} left something open");
        let journal = lab.start(options());
        tokio::runtime::Runtime::new()
            .unwrap()
            .block_on(journal.stop());
    }
    let all = lab.units();
    let ids: std::collections::HashSet<_> = all
        .iter()
        .map(|unit| format!("acked {}", unit.opened.id))
        .collect();
    assert!(
        acked.len() >= 10 && acked.iter().all(|line| ids.contains(line)),
        "an acknowledged record is gone"
    );
    assert!(
        all.iter()
            .all(|unit| matches!(ending(unit), "done" | "aborted"))
    );
    assert!(!fs::read_dir(lab.run.dir).unwrap().any(|entry| {
        entry
            .unwrap()
            .file_name()
            .to_string_lossy()
            .contains("damaged")
    }));
}

/// Figures, not a promise: `cargo test -p weir --lib audit::tests::figures -- --ignored --nocapture`.
#[test]
#[ignore = "prints figures"]
fn figures() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    for tasks in [1_u64, 8, 64, 256] {
        let lab = Lab::new();
        let disk = Arc::new(Trouble::default());
        let journal = lab.start(Options {
            disk: disk.clone(),
            ..options()
        });
        let started = std::time::Instant::now();
        let each = 2000 / tasks;
        runtime.block_on(async {
            let spawn = |task: u64| {
                let journal = journal.clone();
                tokio::spawn(async move {
                    for number in 0..each {
                        answered(&journal, opening(task * each + number, 1000)).await;
                    }
                })
            };
            for task in (0..tasks).map(spawn).collect::<Vec<_>>() {
                task.await.unwrap();
            }
            journal.flush().await;
        });
        let (took, records) = (started.elapsed(), 2 * tasks * each);
        runtime.block_on(journal.stop());
        let report = verify(&lab.run, &lab.keys).unwrap();
        assert_eq!((report.fault, report.records), (None, records));
        println!(
            "{tasks:>3} at once: {records} records in {took:?} = {:.0}/s, {} syncs, {:.2} ms per sync, {} KiB on disk, verified in {:?}",
            records as f64 / took.as_secs_f64(),
            disk.syncs.load(Ordering::SeqCst),
            took.as_secs_f64() * 1e3 / disk.syncs.load(Ordering::SeqCst) as f64,
            lab.run.bytes() / 1024,
            report.took,
        );
    }
}

/// Figures: what content costs, and what the smallest run takes.
#[test]
#[ignore = "prints figures"]
fn sizes() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    for (count, length) in [(1_u64, 100), (50, 100_000), (4, 10_000_000)] {
        let lab = Lab::new();
        let journal = lab.start(options());
        let started = std::time::Instant::now();
        runtime.block_on(async {
            for number in 0..count {
                let words = (0..length / 32)
                    .flat_map(|word| tree::leaf(&(number * 1_000_000 + word).to_be_bytes()));
                let content = Content::from_iter([words.collect::<Vec<u8>>()]);
                let opening = Opening {
                    content,
                    ..opening(number, 1000)
                };
                answered(&journal, opening).await;
            }
            journal.flush().await;
        });
        let took = started.elapsed();
        runtime.block_on(journal.stop());
        let started = std::time::Instant::now();
        drop(Reader::open(&lab.run, Arc::clone(&lab.keys)).unwrap());
        println!(
            "{count} units of {length} bytes: {took:?}, {} KiB on disk, {} blobs, opened to read in {:?}",
            lab.run.bytes() / 1024,
            fs::read_dir(lab.run.store().join("blobs")).unwrap().count(),
            started.elapsed()
        );
    }
}

/// On a file system of 24 MiB (`mount -t tmpfs -o size=24m none DIR`) that is filled by somebody else.
#[tokio::test]
#[ignore = "needs a small file system in WEIR_TEST_SMALL_DISK"]
async fn a_disk_that_is_really_full_refuses_and_recovers() {
    let Some(disk) = std::env::var_os("WEIR_TEST_SMALL_DISK") else {
        return;
    };
    let state = tempfile::tempdir_in(&disk).unwrap();
    let keys = Arc::new(Keys::open(state.path()).unwrap());
    let run = Runs::create(state.path(), "r1").unwrap();
    let lab = Lab { state, keys, run };
    // No reserve: sled itself meets the end of the disk.
    let journal = lab.start(Options {
        reserve: 0,
        ..options()
    });
    let mut acked = 0;
    for round in 1..=3 {
        let ballast = Path::new(&disk).join("ballast");
        let mut file = File::create(&ballast).unwrap();
        while file.write_all(&[1; 65536]).is_ok() {}
        drop(file);
        let mut number = round * 100_000;
        let cause = loop {
            number += 1;
            match journal.open(opening(number, 1000)).await {
                Ok(entry) => entry.close(done()).await,
                Err(cause) => break cause,
            }
            acked += 1;
            assert!(number % 100_000 < 50_000, "the disk never filled");
        };
        println!("round {round}: {cause}");
        fs::remove_file(&ballast).unwrap();
        let started = std::time::Instant::now();
        while let Err(cause) = journal.check().await {
            assert!(started.elapsed() < Duration::from_secs(10), "{cause}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        answered(&journal, opening(number + 1, 1000)).await;
        acked += 1;
    }
    journal.stop().await;
    let report = verify(&lab.run, &lab.keys).unwrap();
    assert_eq!((report.fault, report.open), (None, 0));
    let all = lab.units();
    assert!(all.iter().filter(|unit| ending(unit) == "done").count() >= acked);
}
