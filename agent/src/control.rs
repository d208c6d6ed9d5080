//! The control socket: one per agent; who asks is known by peer credentials. sled locks its store, so
//! while an agent runs, its records are read through it.

mod client;
mod server;

use serde::{Deserialize, Serialize};
use serde_json::Value;

pub use client::{Client, ClientError};
pub use server::{Answers, Asker, Server};

use crate::audit::query::Filter;

/// The socket's name in a run's directory.
pub const SOCKET: &str = "control.sock";

/// Environment variable that names the control socket of the run a process is in.
pub const VARIABLE: &str = "WEIR_SOCKET";

/// Longest request line.
const LONGEST: usize = 64 * 1024;

/// One question; a JSON line.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Question {
    /// The agent's state.
    Status,
    /// Records that match, newest last.
    List {
        /// Which.
        filter: Filter,
        /// As JSON.
        json: bool,
        /// More columns.
        wide: bool,
        /// How it looks.
        look: Look,
    },
    /// One record, whole; content only where `reveal` is asked and allowed.
    Show {
        /// An id, or a unique prefix of one.
        id: String,
        /// Content too; the asking is recorded.
        reveal: bool,
        /// As JSON.
        json: bool,
        /// How it looks.
        look: Look,
    },
    /// Why a unit was treated as it was.
    Why {
        /// An id, or a unique prefix of one.
        id: String,
        /// As JSON.
        json: bool,
        /// How it looks.
        look: Look,
    },
    /// All hashes recomputed.
    Verify {
        /// As JSON.
        json: bool,
        /// How it looks.
        look: Look,
    },
    /// Reads the policy again.
    Reload,
}

impl Question {
    /// Whether it changes something, or reveals content: refused from inside the run.
    const fn is_privileged(&self) -> bool {
        matches!(self, Self::Reload | Self::Show { reveal: true, .. })
    }
}

/// How the asker's terminal shows things.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Look {
    /// Whether it shows colour.
    pub color: bool,
    /// Whether times are UTC.
    pub utc: bool,
}

/// One answer; a JSON line.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answered {
    /// What was asked for.
    Ok(Value),
    /// Why not.
    Refused {
        /// What is wrong.
        error: String,
        /// What to do.
        hint: Option<String>,
        /// The exit code that fits.
        exit: u8,
    },
}
