//! Why a unit stops short of an answer, and the refusal that it becomes.

use std::time::Duration;

use weir_policy::catalog::PathError;
use weir_policy::decide::{Code, Refusal, Verdict};

use super::pace::Stopped;
use crate::audit::JournalError;
use crate::judge::JudgeError;
use crate::shares::Full;
use crate::wire::BodyError;
use crate::wire::head::HeadError;

/// Why a unit stopped short of an answer of the provider's.
pub(super) enum Stop {
    /// Nothing of it is on record yet.
    Unrecorded(Box<Refusal>),
    /// Its record was opened, and is closed with this.
    Recorded(Box<Refusal>),
    /// The user's share is used up.
    Shed(Full),
}

impl From<Full> for Stop {
    fn from(full: Full) -> Self {
        Self::Shed(full)
    }
}

impl From<Stopped> for Stop {
    fn from(stopped: Stopped) -> Self {
        match stopped {
            Stopped::Slow => too_slow().into(),
            Stopped::Full(full) => full.into(),
            Stopped::Trailers => BodyError::Trailers.into(),
        }
    }
}

/// Every wing's error becomes a refusal.
macro_rules! stops {
    ($($error:ty => $refusal:expr),* $(,)?) => {$(
        impl From<$error> for Stop {
            fn from(error: $error) -> Self {
                let refusal: fn($error) -> Refusal = $refusal;
                Self::Unrecorded(Box::new(refusal(error)))
            }
        }
    )*};
}

stops! {
    Refusal => |refusal| refusal,
    HeadError => |error| error.refusal(),
    BodyError => |error| error.refusal(),
    JudgeError => Refusal::from,
    JournalError => not_recorded,
}

impl From<Box<Refusal>> for Stop {
    fn from(refusal: Box<Refusal>) -> Self {
        Self::Unrecorded(refusal)
    }
}

fn not_recorded(error: JournalError) -> Refusal {
    tracing::error!(%error, "a call could not be recorded");
    Refusal::failure(
        Code::NotRecorded,
        "the call could not be put on record",
        "tell your administrator: `weir status`",
    )
}

pub(super) fn unreadable(error: PathError) -> Refusal {
    Refusal::failure(
        Code::Unreadable,
        format!("the path cannot be read: {error}"),
        "send the path in its plain form",
    )
}

pub(super) fn no_answer(waited: Duration, host: &str) -> Refusal {
    let waited = waited.as_secs() / 60;
    let reason = format!("{host} did not answer: {waited} minutes passed");
    Refusal::failure(Code::UpstreamFailed, reason, "try again")
}

pub(super) fn broke_off(host: &str) -> Refusal {
    Refusal::failure(
        Code::UpstreamFailed,
        format!("{host} broke off its answer: what came is not the whole of it"),
        "try again",
    )
}

/// Why an answer that had begun is cut: what the policy in force says of its call.
pub(super) fn cut(verdict: Verdict) -> Refusal {
    let mut refusal = match verdict {
        Verdict::Refuse(refusal) => refusal,
        Verdict::Hold(_) => no_approvals(),
        // It changed once more since.
        Verdict::Forward(_) => Refusal::failure(
            Code::PolicyDenied,
            "the call was not allowed for a moment",
            "send it again",
        ),
    };
    refusal.reason = format!(
        "the policy changed while the model answered: {}",
        refusal.reason
    );
    refusal
}

pub(super) fn too_slow() -> Refusal {
    Refusal::failure(
        Code::Unreadable,
        "the request's body did not arrive in time",
        "send it again",
    )
}

pub(super) fn no_approvals() -> Refusal {
    Refusal::failure(
        Code::PolicyDenied,
        "this call waits for a person, and this version knows no approvals",
        "ask for a rule that allows it",
    )
}
