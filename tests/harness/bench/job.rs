//! What the bench asks of a load process, and what it hears back: one JSON line each.

use serde::{Deserialize, Serialize};

/// Which text the prompts hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mix {
    /// A conversation of which all but the last message, 95 % of its bytes, was sent before.
    Seen,
    /// The 200th turn of a conversation: half a hundredth of its bytes is new.
    Turn,
    /// No text was ever sent before.
    Cold,
}

/// One measurement.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Job {
    /// Connections that ask at once.
    pub connections: usize,
    /// Requests that are measured, over all connections.
    pub requests: usize,
    /// Requests on each connection before the measurement.
    pub warmup: usize,
    /// Bytes of a request's body.
    pub bytes: usize,
    /// The body's text.
    pub mix: Mix,
    /// Microseconds between two requests, whoever sends them (an open loop); 0 asks again as soon as answered.
    pub pace_us: u64,
    /// Whether each request makes a connection of its own, with a full handshake.
    pub fresh: bool,
    /// Events of a streamed answer; 0 asks for a whole one.
    pub events: usize,
    /// Milliseconds between two events.
    pub gap_ms: u64,
    /// Whether the provider that is far away is asked.
    pub far: bool,
    /// Makes the new text of this job unlike that of every other.
    pub seed: u64,
}

/// A load process's first line.
#[derive(Debug, Serialize, Deserialize)]
pub struct Hello {
    /// `CLOCK_MONOTONIC` when it could ask, in nanoseconds.
    pub started_ns: u64,
    /// The process that guards it, where one says so.
    pub agent: Option<u32>,
}

/// A job's result.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Outcome {
    /// From the request's first byte to the answer's last, nanoseconds, one for each request.
    pub latencies_ns: Vec<u64>,
    /// From the request's first byte to the first whole event, one for each stream.
    pub first_event_ns: Vec<u64>,
    /// From the provider's sending an event to its arrival, one for each event.
    pub event_delay_ns: Vec<u64>,
    /// Weir's own time as its `Server-Timing` says, one for each answer that has it.
    pub told_ns: Vec<u64>,
    /// From the first request to the last answer.
    pub elapsed_ns: u64,
    /// Requests in which the provider saw the values that are to be redacted.
    pub plain: usize,
    /// Answers that gave this request's own values back.
    pub returned: usize,
}

/// Nanoseconds of `CLOCK_MONOTONIC`, which all processes of a machine share.
pub fn monotonic_ns() -> u64 {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::Monotonic);
    u64::try_from(time.tv_sec).unwrap_or(0) * 1_000_000_000
        + u64::try_from(time.tv_nsec).unwrap_or(0)
}
