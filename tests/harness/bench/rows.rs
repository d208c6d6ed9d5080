//! What is measured: one job for each row, sized for a full or a quick run.

use super::job::{Job, Mix};

/// What a row's numbers say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shows {
    /// Time and CPU of one request after the other.
    Request,
    /// Requests a second.
    Rate,
    /// Time of requests that come at a steady pace.
    Paced,
    /// Time of requests that each make a connection.
    Connection,
    /// Time of requests that each make a connection, to a provider that is far.
    Far,
    /// Time of a stream's events.
    Stream,
}

/// A row of the table.
#[derive(Clone, Debug)]
pub struct Row {
    /// What it is called.
    pub label: &'static str,
    /// What is asked of each system.
    pub job: Job,
    /// What its numbers say.
    pub shows: Shows,
}

const KB: usize = 1024;
/// A turn of a long conversation, and all of such a conversation at once.
pub const TURN: &str = "1 MB, 200th turn";
/// See [`TURN`].
pub const WHOLE: &str = "1 MB, all new";

/// All rows; a quick run asks less often.
pub fn rows(quick: bool) -> Vec<Row> {
    let mut rows = by_text(quick);
    rows.extend(by_way(quick));
    rows
}

fn row(label: &'static str, shows: Shows, job: Job) -> Row {
    Row { label, job, shows }
}

/// One request after the other on one connection.
fn base(quick: bool, bytes: usize, requests: usize) -> Job {
    let few = if quick { 8 } else { 1 };
    Job {
        connections: 1,
        requests: (requests / few).max(8),
        warmup: 10,
        bytes,
        mix: Mix::Seen,
        pace_us: 0,
        fresh: false,
        events: 0,
        gap_ms: 0,
        far: false,
        seed: 0,
    }
}

/// Rows that differ in what is sent.
fn by_text(quick: bool) -> Vec<Row> {
    let base = |bytes, requests| base(quick, bytes, requests);
    let cold = |job: Job| Job {
        mix: Mix::Cold,
        ..job
    };
    vec![
        row("10 KB", Shows::Request, base(10 * KB, 400)),
        row("100 KB", Shows::Request, base(100 * KB, 200)),
        row("1 MB", Shows::Request, base(1024 * KB, 48)),
        row(
            TURN,
            Shows::Request,
            Job {
                mix: Mix::Turn,
                ..base(1024 * KB, 48)
            },
        ),
        row("10 KB, all new", Shows::Request, cold(base(10 * KB, 200))),
        row("100 KB, all new", Shows::Request, cold(base(100 * KB, 64))),
        row(WHOLE, Shows::Request, cold(base(1024 * KB, 16))),
    ]
}

/// Rows that differ in how it is sent.
fn by_way(quick: bool) -> Vec<Row> {
    let base = |bytes, requests| base(quick, bytes, requests);
    vec![
        row(
            "10 KB, 16 connections",
            Shows::Rate,
            Job {
                connections: 16,
                ..base(10 * KB, 6000)
            },
        ),
        row(
            "10 KB, open loop at 100/s",
            Shows::Paced,
            Job {
                connections: 16,
                warmup: 2,
                pace_us: 10_000,
                ..base(10 * KB, 240)
            },
        ),
        row(
            "10 KB, new connection each",
            Shows::Connection,
            Job {
                fresh: true,
                ..base(10 * KB, 80)
            },
        ),
        row(
            "10 KB, new connection each, provider 50 ms away",
            Shows::Far,
            Job {
                fresh: true,
                far: true,
                warmup: 3,
                ..base(10 * KB, 64)
            },
        ),
        row(
            "10 KB, 40 events at 200/s",
            Shows::Stream,
            Job {
                connections: 4,
                warmup: 2,
                events: 40,
                gap_ms: 5,
                ..base(10 * KB, 32)
            },
        ),
    ]
}

/// Streams that are open at once, each with 20 events a second, opened over two seconds.
pub fn open_streams(quick: bool) -> Job {
    let connections = if quick { 200 } else { 1000 };
    Job {
        connections,
        requests: connections,
        warmup: 0,
        bytes: 10 * KB,
        mix: Mix::Seen,
        pace_us: 2_000_000 / connections as u64,
        fresh: false,
        events: 200,
        gap_ms: 50,
        far: false,
        seed: 0,
    }
}

/// How fast the provider itself is: short prompts, straight to it.
pub fn ceiling(quick: bool) -> Job {
    let requests = if quick { 4_000 } else { 20_000 };
    Job {
        connections: 16,
        requests,
        warmup: 10,
        bytes: 320,
        mix: Mix::Cold,
        pace_us: 0,
        fresh: false,
        events: 0,
        gap_ms: 0,
        far: false,
        seed: 0,
    }
}
