//! Memory of a long run: what records leave behind is bounded. A process of its own, since it is measured whole.

use std::sync::Arc;

use weir::audit::{Content, Ending, Journal, Keys, Opening, Options, Outcome, Runs};
use weir::memory::{Wiping, settle};
use weir_policy::catalog::Dialect;
use weir_policy::decide::{Basis, RuleRef, Word};
use weir_policy::request::{Coverage, Credential, CredentialKind, ModelRequest, UnitId};
use weir_policy::subject::{Known, Subject};
use zeroize::Zeroizing;

#[global_allocator]
static MEMORY: Wiping = Wiping;

/// Records at once, as from so many connections.
const TOGETHER: u64 = 16;
/// Caches and pools fill in the first records; then so many more are measured.
const FIRST: u64 = 4_000;
const MORE: u64 = 6_000;
/// Of these, what may stay, in KiB: pages of the store's cache, which holds 16 MiB, and names of pieces. Without one
/// thread for what settles, and few heaps, it was 59,000.
const MOST: u64 = 28 << 10;

/// The record of a new prompt of twelve kilobytes.
fn opening(number: u64) -> Opening {
    let mut bits = [0; 10];
    bits[..8].copy_from_slice(&number.to_be_bytes());
    let content = Content::from_iter([format!("{number} {}", "lorem ".repeat(2000))]);
    Opening {
        ready: None,
        unit: UnitId::new(bits),
        parent: None,
        repeats: None,
        connection: number,
        subject: Arc::new(Subject {
            uid: Known::Sure(0),
            exe: Known::Sure("/usr/bin/node".to_owned()),
            ..Subject::default()
        }),
        host: "api.openai.com".to_owned(),
        method: "POST".to_owned(),
        target: "/v1/chat/completions".to_owned(),
        request: Some(ModelRequest {
            provider: "openai".to_owned(),
            dialect: Dialect::Openai,
            operation: "chat".to_owned(),
            model: Some("lab-1".to_owned()),
            stream: false,
            tools: Vec::new(),
            also: Vec::new(),
            tools_untold: false,
            previous: None,
        }),
        coverage: Coverage::default(),
        findings: Arc::new([]),
        basis: Basis {
            word: Word::Allow,
            enforced: true,
            rule: RuleRef {
                name: "allow".to_owned(),
                file: "baseline".to_owned(),
                line: 7,
            },
            policy: "ab".repeat(32),
            reason: "nothing was found".to_owned(),
        },
        credential: Credential {
            kind: CredentialKind::ApiKey,
            fingerprint: Some("0123456789abcdef".to_owned()),
            binding: None,
        },
        content: content.clone(),
        redacted: content,
    }
}

async fn record(journal: &Arc<Journal>, numbers: std::ops::Range<u64>) {
    let mut numbers = numbers.peekable();
    while numbers.peek().is_some() {
        let mut together = tokio::task::JoinSet::new();
        for number in numbers.by_ref().take(TOGETHER as usize) {
            let journal = Arc::clone(journal);
            together.spawn(async move {
                let outcome = Outcome {
                    status: Some(200),
                    answer: Zeroizing::new(b"an answer of a few words".to_vec()),
                    ..Outcome::of(Ending::Done)
                };
                let entry = journal.open(opening(number)).await.expect("recorded");
                entry.close(outcome).await;
            });
        }
        while together.join_next().await.is_some() {}
    }
}

/// Memory of this process that no file backs, in KiB.
fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").expect("Linux tells");
    let line = status.lines().find(|line| line.starts_with("RssAnon:"));
    let words = line.and_then(|line| line.split_whitespace().nth(1));
    words.and_then(|word| word.parse().ok()).expect("a number")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn records_leave_no_more_behind_than_caches_hold() {
    settle();
    let state = tempfile::tempdir().expect("a directory");
    let keys = Arc::new(Keys::open(state.path()).expect("keys"));
    let run = Runs::create(state.path(), "r1").expect("a run");
    let journal = Journal::start(&run.dir, keys, Options::default()).expect("a journal");
    let journal = Arc::new(journal);
    record(&journal, 0..FIRST).await;
    let before = resident();
    record(&journal, FIRST..FIRST + MORE).await;
    let after = resident();
    println!("first={before} KiB last={after} KiB");
    assert!(
        after < before + MOST,
        "{MORE} records took {before} to {after} KiB"
    );
}
