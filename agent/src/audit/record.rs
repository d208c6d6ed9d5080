//! The record's schema, its canonical bytes, and the commitments to what may be erased (`docs/audit-format.md`).

use std::collections::BTreeMap;

use aws_lc_rs::digest::{Context, SHA256};
use aws_lc_rs::rand;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use weir_policy::catalog::Dialect;
use weir_policy::decide::{Code, RuleRef, Word};
use weir_policy::detect::Confidence;
use weir_policy::redact::Action;
use weir_policy::request::{Credential, Opacity};

use super::content::ContentRef;
use super::{Timings, Usage, hex, unhex};

mod canon;
mod heard;
mod make;
mod sorted;
mod written;

pub use heard::Heard;
pub(crate) use make::bounded;
pub(crate) use written::Written;
pub use written::canonical;

/// The schema that new records carry.
pub const SCHEMA: &str = "weir.record/2";

/// No canonical form is longer: lists and texts are cut to make it so.
pub(crate) const MAX_RECORD: usize = 60 * 1024;

/// One leaf of the tree.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// [`SCHEMA`]
    pub schema: String,
    /// Position in the run, from 1.
    pub seq: u64,
    /// Microseconds since the Unix epoch.
    pub time: u64,
    /// The machine.
    pub host: String,
    /// What it says.
    #[serde(flatten)]
    pub body: Body,
}

/// What a record says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Body {
    /// A unit was judged, and may leave once this is durable.
    Opened(Box<Opened>),
    /// A unit has ended.
    Closed(Box<Closed>),
    /// A connection got no service.
    TurnedAway(Box<Away>),
    /// The agent itself did something.
    Agent {
        /// What.
        event: AgentEvent,
    },
}

/// The first leaf of a unit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Opened {
    /// The unit's id.
    pub id: String,
    /// The unit it belongs to.
    pub parent: Option<String>,
    /// The id of the unit that was refused for the same content shortly before.
    pub repeats: Option<String>,
    /// The intercepted connection.
    pub connection: u64,
    /// Whose key seals the erasable part (hex).
    pub owner: String,
    /// Keyed digest of the subject, which is stored once (hex).
    pub subject: String,
    /// The canonical host asked.
    pub endpoint: String,
    /// HTTP method.
    pub method: String,
    /// What was asked; `None` where it could not be read.
    pub ai: Option<Ai>,
    /// What was found; places are in the erasable part.
    pub findings: Vec<Row>,
    /// Further rows that found no room here.
    pub findings_cut: u64,
    /// How much was read.
    pub coverage: Read,
    /// What the caller authenticates with.
    pub credential: Credential,
    /// The verdict.
    pub verdict: Word,
    /// Whether it was enforced.
    pub enforced: bool,
    /// The rule that decided.
    pub rule: RuleRef,
    /// SHA-256 of the policy (hex).
    pub policy: String,
    /// Why.
    pub reason: String,
    /// The request's stored content.
    pub content: Option<ContentRef>,
    /// Salted SHA-256 of each erasable field (hex), by name.
    pub committed: BTreeMap<String, String>,
}

/// What was asked of a model.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ai {
    /// `gen_ai.provider.name`
    pub provider: String,
    /// The dialect.
    pub dialect: Dialect,
    /// `gen_ai.operation.name`
    pub operation: String,
    /// `gen_ai.request.model`
    pub model: Option<String>,
    /// Whether a stream was asked for.
    pub stream: bool,
    /// Tools offered.
    pub tools: Vec<String>,
    /// `previous_response_id`
    pub previous: Option<String>,
}

/// One row of findings.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// What.
    pub class: String,
    /// By which detector.
    pub detector: String,
    /// How sure.
    pub confidence: Confidence,
    /// How often.
    pub count: u32,
    /// How many values were changed for it, those of an earlier row not counted again. Earlier builds say nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub values: Option<u32>,
    /// The placeholder, or the hash.
    pub token: Option<String>,
    /// What was done with it. Records of earlier builds say nothing: what has a token became that placeholder.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub action: Option<Action>,
}

impl Row {
    /// What was done with it, in this record or one of an earlier build.
    pub fn done(&self) -> Option<Action> {
        let before = self.token.as_ref().map(|_| Action::Token);
        self.action.or(before)
    }
}

/// How much was read; the places are in the erasable part.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Read {
    /// Bytes inspected.
    pub inspected: u64,
    /// Bytes the provider signed.
    pub sealed: u64,
    /// Bytes nobody could read.
    pub opaque: u64,
    /// Why, by stretch.
    pub why: Vec<Opacity>,
}

/// The second leaf of a unit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Closed {
    /// The unit's id.
    pub id: String,
    /// The `seq` of its first leaf.
    pub opened: u64,
    /// `done`, `cut`, `aborted` or `refused`.
    pub ending: String,
    /// What the refusal was about.
    pub code: Option<Code>,
    /// What weir has to add.
    pub note: Option<String>,
    /// The answer's status.
    pub status: Option<u16>,
    /// `gen_ai.response.model`
    pub model: Option<String>,
    /// The provider's request id.
    pub provider_request: Option<String>,
    /// Token use.
    pub usage: Usage,
    /// Microseconds by stage.
    pub timings: Timings,
    /// Placeholders given back.
    pub restored: u32,
    /// Bytes relayed.
    pub bytes_out: u64,
    /// The answer's stored content.
    pub answer: Option<ContentRef>,
    /// Organisations and projects on whose account the call was, as the provider told.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tenant: Vec<String>,
    /// What was found in the answer.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub found: Vec<Heard>,
}

/// A connection that got no service.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Away {
    /// The connection.
    pub connection: u64,
    /// Why.
    pub why: super::Turned,
    /// Whose key seals the subject.
    pub owner: Option<String>,
    /// Keyed digest of the subject.
    pub subject: Option<String>,
    /// The name asked, where one was.
    pub endpoint: Option<String>,
    /// The peer's address.
    pub peer: Option<String>,
    /// What weir has to add.
    pub detail: Option<String>,
    /// What mends it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mend: Option<String>,
}

/// What the agent did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum AgentEvent {
    /// It started.
    Started {
        /// weir's version.
        version: String,
        /// Its process.
        pid: u32,
        /// Digest of the detector set (hex).
        detectors: String,
        /// `run` or `agent`, and for what.
        about: String,
    },
    /// It stopped of its own will.
    Stopped {
        /// Why.
        reason: String,
    },
    /// A policy came into force; its text is stored once under the digest.
    Policy {
        /// SHA-256 of the policy (hex).
        digest: String,
        /// Where it came from.
        source: String,
        /// Whether it is enforced.
        enforced: bool,
    },
    /// A policy did not load; the last good one stays.
    PolicyRejected {
        /// Where it came from.
        source: String,
        /// Why, first line.
        reason: String,
    },
    /// Other detectors came into force.
    Detectors {
        /// Digest of the set (hex).
        digest: String,
        /// How many of them are the host's own.
        own: u64,
    },
    /// The store was found damaged, and was moved aside.
    Damaged {
        /// Where it lies.
        aside: String,
        /// What was wrong.
        cause: String,
        /// The records its head vouched for.
        records: u64,
        /// Its last root (hex), if its head could be read.
        root: Option<String>,
    },
    /// An older run was removed to keep within `keep` and `max_bytes`.
    Pruned {
        /// Its name.
        run: String,
        /// How many records it held.
        records: u64,
        /// Its last root (hex).
        root: Option<String>,
    },
    /// An API key counts as this host's own for this run.
    Enrolled {
        /// The provider.
        provider: String,
        /// The key's fingerprint.
        fingerprint: String,
        /// The variable or file it was found in.
        source: String,
    },
    /// Somebody read stored content.
    Revealed {
        /// The unit.
        id: String,
        /// Who, by uid.
        by: u32,
        /// Why, in the reader's words.
        reason: String,
    },
}

/// One erasable value and the salt that its commitment was made with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Salted {
    /// 16 random bytes (hex).
    pub salt: String,
    /// The value.
    pub value: Value,
}

/// The erasable part of a record, sealed beside it.
pub type Private = BTreeMap<String, Salted>;

impl Salted {
    pub(super) fn new(value: Value) -> Result<Self, &'static str> {
        let mut salt = [0; 16];
        rand::fill(&mut salt).map_err(|_| "the system gives no random bytes")?;
        Ok(Self {
            salt: hex(&salt),
            value,
        })
    }

    /// `SHA-256(salt || canonical value)`, hex: what the record holds of the value.
    pub fn commitment(&self) -> String {
        let mut context = Context::new(&SHA256);
        context.update(&unhex(&self.salt).unwrap_or_default());
        context.update(&canonical(&self.value));
        hex(context.finish().as_ref())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    #[test]
    fn canonical_bytes_are_these() {
        let value = json!({"b": [1, null, true], "a": {"z": "\u{1b}\"\u{e9}", "A": 0}});
        assert_eq!(
            String::from_utf8(canonical(&value)).unwrap(),
            "{\"a\":{\"A\":0,\"z\":\"\\u001b\\\"\u{e9}\"},\"b\":[1,null,true]}"
        );
    }

    #[test]
    fn a_record_is_read_back_as_written() {
        let closed = Closed::aborted("7QK2M9".to_owned(), 3, "weir ended before the answer did");
        let record = Record {
            schema: SCHEMA.to_owned(),
            seq: 4,
            time: 5,
            host: "build-7".to_owned(),
            body: Body::Closed(Box::new(closed)),
        };
        let bytes = record.canonical();
        let back: Record = serde_json::from_slice(&bytes).unwrap();
        assert_eq!(back, record);
        assert_eq!(back.canonical(), bytes);
        let event = Body::Agent {
            event: AgentEvent::Stopped {
                reason: "asked to".to_owned(),
            },
        };
        let record = Record {
            body: event,
            ..record
        };
        assert_eq!(
            serde_json::from_slice::<Record>(&record.canonical()).unwrap(),
            record
        );
    }

    #[test]
    fn a_commitment_needs_value_and_salt() {
        let one = Salted::new("/v1/messages".into()).unwrap();
        let two = Salted::new("/v1/messages".into()).unwrap();
        assert_ne!(
            one.commitment(),
            two.commitment(),
            "equal values do not show"
        );
        assert_eq!(one.commitment(), one.clone().commitment());
        assert_ne!(
            Salted {
                value: "/v1/models".into(),
                ..one.clone()
            }
            .commitment(),
            one.commitment()
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn canonical_is_json_and_stable(text in ".{0,40}", number in any::<u64>()) {
            let value = json!({"t": text, "n": number, "l": [text]});
            let bytes = canonical(&value);
            let back: Value = serde_json::from_slice(&bytes).unwrap();
            prop_assert_eq!(&back, &value);
            prop_assert_eq!(canonical(&back), bytes);
        }
    }
}
