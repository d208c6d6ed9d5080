//! The decision: total, order-free, and the only place where a [`Permit`] is made.

mod denial;
mod edits;
mod evaluate;

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::answer::Answers;
use crate::language::Policy;
use crate::redact::{Edit, Restoration, Tokens};
use crate::request::{Coverage, Credential, Located, ModelRequest, Surface, Tenant, UnitId};
use crate::subject::Subject;

/// All that a decision may know; every value is a fact of the moment, so that deciding stays pure.
pub struct Ask<'a> {
    /// The unit judged; the permit is good for it alone.
    pub unit: UnitId,
    /// Who asks.
    pub subject: &'a Subject,
    /// What is asked.
    pub request: &'a ModelRequest,
    /// What was found in it.
    pub findings: &'a [Located],
    /// How much of it was read.
    pub coverage: &'a Coverage,
    /// What the caller authenticates with.
    pub credential: &'a Credential,
    /// The provider's organisation or project, where an earlier answer told it or the request names it.
    pub tenant: &'a Tenant,
    /// Microseconds since the Unix epoch.
    pub now: u64,
    /// What this subject has used so far (budgets of a later policy).
    pub counters: &'a Counters,
    /// Approvals in force for this subject.
    pub approvals: &'a [Approval],
    /// Makes the placeholders, stable for the subject's user and application.
    pub tokens: &'a Tokens,
}

/// Use so far, by the subject, in the running period.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counters {
    /// Requests.
    pub requests: u64,
    /// Input and output tokens.
    pub tokens: u64,
}

/// A person's approval of a held call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Approval {
    /// The unit that was held.
    pub unit: UnitId,
    /// Microseconds since the Unix epoch after which it is worth nothing.
    pub until: u64,
}

/// What to do with one unit.
#[derive(Debug)]
pub enum Verdict {
    /// Forward it, rewritten as the permit says.
    Forward(Permit),
    /// Wait for a person.
    Hold(Hold),
    /// Refuse it.
    Refuse(Refusal),
}

/// The four verdict words, and what observe mode would have said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Word {
    /// Forwarded as it was.
    Allow,
    /// Forwarded with placeholders.
    Redact,
    /// Waits for a person.
    Hold,
    /// Refused.
    Deny,
    /// Observe mode: forwarded as it was; enforcing would have redacted.
    WouldRedact,
    /// Observe mode: forwarded as it was; enforcing would have held.
    WouldHold,
    /// Observe mode: forwarded as it was; enforcing would have refused.
    WouldDeny,
}

impl fmt::Display for Word {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Allow => "allow",
            Self::Redact => "redact",
            Self::Hold => "hold",
            Self::Deny => "deny",
            Self::WouldRedact => "would-redact",
            Self::WouldHold => "would-hold",
            Self::WouldDeny => "would-deny",
        })
    }
}

/// The rule that made a decision; the implicit last rule has a name too.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleRef {
    /// The rule's name, or `nothing allows this` for the default.
    pub name: String,
    /// The file or pack it stands in.
    pub file: String,
    /// Line, from 1; 0 for the default, which stands on no line.
    pub line: u32,
}

/// Why a verdict is what it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Basis {
    /// The verdict in a word.
    pub word: Word,
    /// Whether it was enforced; `false` in observe mode.
    pub enforced: bool,
    /// The rule that decided.
    pub rule: RuleRef,
    /// SHA-256 of the policy in force, hex.
    pub policy: String,
    /// Why, in words that hold no value: `an AWS access key in messages[2].content`.
    pub reason: String,
}

/// The right to forward one unit, with what must change in it first. Only [`Policy::decide`] makes one.
///
/// ```compile_fail,E0451
/// use weir_policy::decide::{Basis, Permit};
/// use weir_policy::request::UnitId;
///
/// // A permit cannot be made outside of policy: its fields are private.
/// fn forged(unit: UnitId, basis: Basis) -> Permit {
///     Permit { unit, basis, edits: vec![], restorations: [].into(), answers: Default::default() }
/// }
/// ```
#[derive(Debug)]
#[must_use]
pub struct Permit {
    pub(crate) unit: UnitId,
    pub(crate) basis: Basis,
    pub(crate) edits: Vec<Edit>,
    pub(crate) restorations: Arc<[Restoration]>,
    pub(crate) answers: Answers,
}

impl Permit {
    /// The unit it is good for.
    pub fn unit(&self) -> UnitId {
        self.unit
    }

    /// Why it was given.
    pub fn basis(&self) -> &Basis {
        &self.basis
    }

    /// The edits, sorted by surface and start, not overlapping.
    pub fn edits(&self) -> &[Edit] {
        &self.edits
    }

    /// What may be given back in the answer, and where.
    pub fn restorations(&self) -> &Arc<[Restoration]> {
        &self.restorations
    }

    /// What becomes of what is found in the answer.
    pub fn answers(&self) -> &Answers {
        &self.answers
    }

    /// The bytes that may leave: every byte outside an edit is the byte received.
    pub fn rewrite<'b>(&self, surface: Surface, bytes: &'b [u8]) -> Cow<'b, [u8]> {
        crate::redact::apply(&self.edits, surface, bytes)
    }

    /// The same, and where `cuts` of the bytes (in order) are in it; one inside of what was replaced is nowhere.
    pub fn rewrite_cut<'b>(
        &self,
        surface: Surface,
        bytes: &'b [u8],
        cuts: &[usize],
    ) -> (Cow<'b, [u8]>, Vec<usize>) {
        crate::redact::apply_cut(&self.edits, surface, bytes, cuts)
    }
}

/// A unit that waits for a person. Nothing makes one until approvals exist.
#[derive(Debug)]
pub struct Hold {
    /// Why it waits.
    pub basis: Basis,
}

/// What a refusal is about; each has one HTTP status and one name in record and metrics.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// A rule, or the absence of one, forbids it.
    PolicyDenied,
    /// The API key is none of those enrolled for its provider.
    CredentialNotEnrolled,
    /// No policy is loaded.
    PolicyMissing,
    /// The request could not be read as HTTP or as what it says it is.
    Unreadable,
    /// Over a size, ratio or depth cap.
    TooLarge,
    /// Inspection took too long or failed.
    NotInspected,
    /// The record could not be made durable.
    NotRecorded,
    /// SNI, Host and `:authority` do not name the same provider.
    NameMismatch,
    /// An upgrade weir does not inspect.
    UpgradeRefused,
    /// The provider could not be reached or did not answer.
    UpstreamFailed,
    /// The provider's certificate is not to be trusted.
    UpstreamUntrusted,
    /// weir is at its limit for this user.
    AtLimit,
    /// weir is stopping.
    Draining,
    /// A bug of weir's own, contained.
    Internal,
}

impl Code {
    /// The HTTP status: 400 for every policy refusal, the only one that every client shows once
    /// (`docs/architecture.md`, refusals).
    pub const fn status(self) -> u16 {
        match self {
            Self::NameMismatch => 421,
            Self::UpgradeRefused => 426,
            Self::UpstreamFailed | Self::UpstreamUntrusted => 502,
            Self::PolicyDenied
            | Self::CredentialNotEnrolled
            | Self::PolicyMissing
            | Self::Unreadable
            | Self::TooLarge
            | Self::NotInspected
            | Self::NotRecorded
            | Self::AtLimit
            | Self::Draining
            | Self::Internal => 400,
        }
    }

    /// Whether the refusal is weir's own word, or a failure upstream that weir only reports.
    pub const fn is_upstream(self) -> bool {
        matches!(self, Self::UpstreamFailed | Self::UpstreamUntrusted)
    }
}

/// A refusal: what, where, which rule, what to do; never a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What it is about.
    pub code: Code,
    /// Why, one line without a full stop: `the prompt contains a private key (message 3)`. For a failure
    /// upstream: `HOST could not be verified: certificate expired`.
    pub reason: String,
    /// What to do, one line: `remove it and try again; do not retry unchanged`.
    pub hint: String,
    /// The JSON field to blame, where one is.
    pub param: Option<String>,
    /// The decision behind it; `None` where nothing was decided (a failure).
    pub basis: Option<Basis>,
}

impl Refusal {
    /// A refusal that no rule made: something failed, and weir fails closed.
    pub fn failure(code: Code, reason: impl Into<String>, hint: impl Into<String>) -> Self {
        Self {
            code,
            reason: reason.into(),
            hint: hint.into(),
            param: None,
            basis: None,
        }
    }
}

impl Policy {
    /// Judges one unit. Total: whatever could be wrong with a policy was found when it was loaded.
    pub fn decide(&self, ask: &Ask<'_>) -> Verdict {
        evaluate::decide(self, ask)
    }

    /// Judges a head whose body was not read yet: the refusal of a rule about credential or tenant that asks nothing
    /// of a body, and that [`Policy::decide`] would make, too. Always `None` while the policy observes.
    pub fn decide_head(&self, ask: &Ask<'_>) -> Option<Refusal> {
        evaluate::decide_head(self, ask)
    }
}

#[cfg(test)]
mod tests;
