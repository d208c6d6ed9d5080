//! Audit: a unit's record is opened, durable, before a byte of it leaves, and closed with its outcome.
//! (Skeleton of the face; the audit wing's owner fills it in and may add fields.)

use std::sync::Arc;

use bytes::Bytes;
use weir_policy::decide::{Basis, Code};
use weir_policy::detect::{Class, Confidence};
use weir_policy::request::{Coverage, Credential, ModelRequest, UnitId};
use weir_policy::subject::Subject;
use zeroize::Zeroizing;

/// One row of what was found: never a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noted {
    /// What.
    pub class: Class,
    /// By which detector.
    pub detector: Arc<str>,
    /// How sure.
    pub confidence: Confidence,
    /// Where, in words.
    pub place: String,
    /// How often at this place.
    pub count: u32,
    /// The placeholder it became, where it was redacted.
    pub token: Option<String>,
}

/// All that is known of a unit when its record is opened.
pub struct Opening {
    /// The unit.
    pub unit: UnitId,
    /// The unit it belongs to (a socket's upgrade, a batch), if any.
    pub parent: Option<UnitId>,
    /// The intercepted connection's number within this agent.
    pub connection: u64,
    /// Who.
    pub subject: Arc<Subject>,
    /// Canonical host name.
    pub host: String,
    /// HTTP method.
    pub method: String,
    /// Path and query with findings masked.
    pub target: String,
    /// What was asked; `None` where it could not be read.
    pub request: Option<ModelRequest>,
    /// How much was read.
    pub coverage: Coverage,
    /// What was found.
    pub findings: Vec<Noted>,
    /// What was decided.
    pub basis: Basis,
    /// What the caller authenticates with.
    pub credential: Credential,
    /// The request's body (decoded, before redaction) as slices in order: text leaves of 256 bytes
    /// and more are slices of their own, so that repeated history is stored once.
    pub content: Vec<Bytes>,
    /// The same after redaction, for `content = "redacted"`.
    pub redacted: Vec<Bytes>,
}

/// How a unit ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The answer was relayed whole.
    Done,
    /// weir ended the answer.
    Cut,
    /// The caller left, the provider broke off, or weir died.
    Aborted,
    /// Refused; not a byte left.
    Refused(Code),
}

/// Token use as the provider told it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// `gen_ai.usage.input_tokens`
    pub input: Option<u64>,
    /// `gen_ai.usage.output_tokens`
    pub output: Option<u64>,
}

/// Microseconds spent, by stage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Timings {
    /// weir's own time before the request left: read to end, judge, record.
    pub weir: u64,
    /// Waiting for the record to be durable.
    pub commit: u64,
    /// From the first byte sent upstream to the answer's first byte.
    pub upstream: u64,
    /// The whole unit.
    pub total: u64,
}

/// How a unit ended, with all that the answer told.
pub struct Outcome {
    /// How.
    pub ending: Ending,
    /// The answer's status.
    pub status: Option<u16>,
    /// `gen_ai.response.model`
    pub model: Option<String>,
    /// The provider's request id.
    pub provider_request: Option<String>,
    /// Token use.
    pub usage: Usage,
    /// Time spent.
    pub timings: Timings,
    /// How many placeholders were given back.
    pub restored: u32,
    /// Bytes relayed to the caller.
    pub bytes_out: u64,
    /// The answer as the provider sent it (decoded), capped; encrypted at rest.
    pub answer: Zeroizing<Vec<u8>>,
}

/// An open record: without one, nothing is forwarded. Made only by [`Journal::open`].
///
/// ```compile_fail,E0451
/// let entry = weir::audit::Entry { unit: weir_policy::request::UnitId::new([0; 10]) };
/// ```
pub struct Entry {
    unit: UnitId,
}

impl Entry {
    /// The unit it records.
    pub fn unit(&self) -> UnitId {
        self.unit
    }

    /// Closes the record. A drop without it records [`Ending::Aborted`].
    pub async fn close(self, outcome: Outcome) {
        let _ = outcome;
    }
}
