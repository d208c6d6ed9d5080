//! What the supervisor tells an agent when it starts it, and what the agent tells back: JSON, a line each.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::config::Config;
use crate::credentials::{Enrolled, OtherKey};
use crate::own::Own;
use crate::trust::Distrusting;

/// What an agent is to do; the first line on its standard input. The end of its input ends it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Spec {
    /// The run's id.
    pub run: String,
    /// The run's directory (control socket, log).
    pub directory: PathBuf,
    /// The user's state directory (keys, runs).
    pub state: PathBuf,
    /// The cgroup to guard.
    pub cgroup: PathBuf,
    /// A mounted bpffs for links and maps.
    pub bpffs: PathBuf,
    /// Policy layers: a name for messages, and the text.
    pub policy: Vec<(String, String)>,
    /// Policy files to read again on reload, in the same order; `None` for a built-in pack.
    pub policy_files: Vec<Option<PathBuf>>,
    /// The host's own detectors.
    #[serde(default)]
    pub own: Own,
    /// Files with further upstream roots, PEM.
    pub upstream_ca: Vec<PathBuf>,
    /// The user whose calls these are.
    pub user: u32,
    /// API keys found when the run began.
    #[serde(default)]
    pub enrolled: Vec<Enrolled>,
    /// The configuration.
    pub config: Config,
}

/// What an agent says on its standard output.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Told {
    /// Its root certificate, PEM: known before it guards, so that trust in it is prepared meanwhile.
    Root(String),
    /// It guards the cgroup.
    Ready(Ready),
    /// It could not start.
    Failed(Failed),
    /// It has stopped, and this is what happened.
    Stopped(Box<Reply>),
}

/// An agent that guards.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Ready {
    /// The listener's port.
    pub port: u16,
    /// The policy in a line.
    pub policy: String,
    /// Ports that are guarded.
    pub ports: Vec<u16>,
}

/// An agent that could not start.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Failed {
    /// What failed, where.
    pub error: String,
    /// What to do.
    pub hint: Option<String>,
}

/// The state of an agent, live or at its end.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Reply {
    /// Running totals.
    pub counts: Counts,
    /// The kernel's own count, by name.
    pub kernel: Vec<(String, u64)>,
    /// Programs that do not trust the run's root, and what mends it.
    pub distrusting: Vec<Distrusting>,
    /// Programs that came to an AI host's address under another name, or under none.
    #[serde(default)]
    pub strangers: Vec<String>,
    /// The policy in force, in a line.
    #[serde(default)]
    pub policy: String,
    /// API keys that are this run's own.
    #[serde(default)]
    pub enrolled: Vec<Enrolled>,
    /// API keys that were used and are not enrolled.
    #[serde(default)]
    pub other_keys: Vec<OtherKey>,
}

/// Running totals of one agent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Connections intercepted.
    pub connections: u64,
    /// Connections passed untouched.
    pub passed: u64,
    /// Units forwarded as they were.
    pub allow: u64,
    /// Units forwarded with placeholders.
    pub redact: u64,
    /// Units refused, repetitions counted once.
    pub deny: u64,
    /// Units that enforcing would have redacted.
    pub would_redact: u64,
    /// Units that enforcing would have refused.
    pub would_deny: u64,
    /// Connections that got no service.
    pub turned_away: u64,
    /// Answers in which something was masked.
    #[serde(default)]
    pub masked: u64,
    /// Answers that ended before what may not pass.
    #[serde(default)]
    pub cut: u64,
}

impl Counts {
    /// All units.
    pub const fn units(&self) -> u64 {
        self.allow + self.redact + self.deny + self.would_redact + self.would_deny
    }
}
