//! Audit: a unit's record is opened, durable, before a byte of it leaves, and closed with its outcome.

use std::net::SocketAddr;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use weir_policy::decide::{Basis, Code};
use weir_policy::detect::{Class, Confidence};
use weir_policy::redact::Action;
use weir_policy::request::{Coverage, Credential, ModelRequest, UnitId};
use weir_policy::subject::Subject;
use zeroize::Zeroizing;

pub mod content;
pub mod entry;
#[doc(hidden)]
pub mod fuzzing;
pub mod journal;
pub mod keys;
pub mod proof;
pub mod query;
pub mod record;
pub mod runs;
pub mod tree;
pub mod verify;

mod draft;
mod frame;
mod head;
mod store;
mod writer;

pub use content::{Content, Mode, Name, Slice};
pub use entry::Entry;
pub use journal::{Journal, JournalError, Options, Preparing};
pub use keys::{Keys, KeysError};
pub use record::{AgentEvent, Heard};
pub use runs::{Pruned, Run, Runs, prune};
pub use store::{Disk, RealDisk, StoreError, WatchedDisk};

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
    /// How many values were changed for it; a value that is of several classes counts with the first of them.
    pub values: u32,
    /// The placeholder or the hash it became, where it became one.
    pub token: Option<String>,
    /// What was done with it; `None` where it was left or nothing left the host.
    pub action: Option<Action>,
}

/// All that is known of a unit when its record is opened.
pub struct Opening {
    /// The unit.
    pub unit: UnitId,
    /// The unit it belongs to (a socket's upgrade, a batch), if any.
    pub parent: Option<UnitId>,
    /// The unit that was refused for the same content shortly before: a repetition is counted once.
    pub repeats: Option<UnitId>,
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
    pub findings: Arc<[Noted]>,
    /// What was decided.
    pub basis: Basis,
    /// What the caller authenticates with.
    pub credential: Credential,
    /// The request's body (decoded, before redaction), in slices that are stored once each.
    pub content: Content,
    /// The same after redaction, for `content = "redacted"`.
    pub redacted: Content,
    /// The content, where [`Journal::prepare`] began to make it ready.
    pub ready: Option<Preparing>,
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Usage {
    /// `gen_ai.usage.input_tokens`
    pub input: Option<u64>,
    /// `gen_ai.usage.output_tokens`
    pub output: Option<u64>,
}

/// Microseconds spent, by stage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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
    /// Organisations and projects on whose account the call was, as the provider told.
    pub tenant: Vec<String>,
    /// What was found in the answer.
    pub found: Vec<Heard>,
}

impl Outcome {
    /// An outcome that tells nothing but its ending.
    pub fn of(ending: Ending) -> Self {
        Self {
            ending,
            status: None,
            model: None,
            provider_request: None,
            usage: Usage::default(),
            timings: Timings::default(),
            restored: 0,
            bytes_out: 0,
            answer: Zeroizing::default(),
            tenant: Vec::new(),
            found: Vec::new(),
        }
    }
}

/// Why a connection got no service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Turned {
    /// A local process dialled the listener; the kernel has no entry for it.
    Direct,
    /// The client does not trust weir's certificate.
    Distrust,
    /// Spliced untouched: not TLS, or a name that is not in the catalog.
    Spliced,
    /// The handshake or the HTTP before a unit could not be read.
    Unreadable,
    /// weir was stopping, or had no room.
    Shed,
    /// A handshake at an AI host's address under a name that does not live there, or under none.
    Stranger,
}

/// A connection that got no service.
#[derive(Clone, Debug)]
pub struct TurnedAway {
    /// The connection's number within this agent.
    pub connection: u64,
    /// Why.
    pub why: Turned,
    /// Who, where it is known.
    pub subject: Option<Arc<Subject>>,
    /// The name asked, where one was.
    pub host: Option<String>,
    /// The peer's address.
    pub peer: Option<SocketAddr>,
    /// More, in words that hold no content.
    pub detail: Option<String>,
    /// What mends it, as a person types it.
    pub mend: Option<String>,
}

impl TurnedAway {
    /// A connection of which no more is known than its number and why.
    pub fn of(connection: u64, why: Turned) -> Self {
        Self {
            connection,
            why,
            subject: None,
            host: None,
            peer: None,
            detail: None,
            mend: None,
        }
    }
}

/// Lower-case hex.
pub fn hex(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        for digit in [byte >> 4, byte & 15] {
            text.push(char::from(
                digit + if digit < 10 { b'0' } else { b'a' - 10 },
            ));
        }
    }
    text
}

/// Reads [`hex`]; `None` where it is not.
pub fn unhex(text: &str) -> Option<Vec<u8>> {
    let digits: Vec<u8> = text
        .chars()
        .map(|c| c.to_digit(16).and_then(|digit| u8::try_from(digit).ok()))
        .collect::<Option<_>>()?;
    let (pairs, rest) = digits.as_chunks::<2>();
    rest.is_empty()
        .then(|| pairs.iter().map(|[high, low]| high << 4 | low).collect())
}

/// The text in at most `max` bytes, with an ellipsis where some are missing; control characters become U+FFFD,
/// so that no text grows by more than half when it is escaped again.
fn cut(text: &str, max: usize) -> String {
    if text.len() <= max && text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len().min(max));
    for c in text.chars() {
        let c = if c.is_control() {
            char::REPLACEMENT_CHARACTER
        } else {
            c
        };
        if out.len() + c.len_utf8() > max {
            out.push('\u{2026}');
            break;
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
pub(crate) mod tests;
