//! How a journal is kept, and how it fails.

use std::path::PathBuf;
use std::sync::Arc;

use crate::audit::content::{ContentError, Mode};
use crate::audit::keys::KeysError;
use crate::audit::store::{Disk, StoreError, WatchedDisk};

/// How a journal is kept.
#[derive(Clone)]
pub struct Options {
    /// The machine's name.
    pub host: String,
    /// What is kept of content.
    pub content: Mode,
    /// Content of one unit, each way, above this is not stored, and the record says so.
    pub max_content: u64,
    /// The run's store takes no new unit above this size in bytes.
    pub max_bytes: u64,
    /// Nor below this much free space in bytes.
    pub reserve: u64,
    /// The disk.
    pub disk: Arc<dyn Disk>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            host: rustix::system::uname()
                .nodename()
                .to_string_lossy()
                .into_owned(),
            content: Mode::default(),
            max_content: 16 << 20,
            max_bytes: 2 << 30,
            reserve: 64 << 20,
            disk: Arc::new(WatchedDisk::default()),
        }
    }
}

/// A record could not be made durable: nothing may leave.
#[derive(Clone, Debug, thiserror::Error)]
pub enum JournalError {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The keys failed.
    #[error(transparent)]
    Keys(#[from] KeysError),
    /// Content could not be sealed.
    #[error(transparent)]
    Content(#[from] ContentError),
    /// The store has reached its limit.
    #[error("audit store: {} holds {used} bytes, its limit is {limit}", path.display())]
    Full {
        /// Which store.
        path: PathBuf,
        /// Bytes it takes.
        used: u64,
        /// `max_bytes`
        limit: u64,
    },
    /// The disk is nearly full.
    #[error("audit store: no space left on {}: {available} bytes are free, {reserve} are kept in reserve", path.display())]
    NoSpace {
        /// Which store.
        path: PathBuf,
        /// Bytes free.
        available: u64,
        /// Bytes that stay free.
        reserve: u64,
    },
    /// The record does not fit its form.
    #[error("audit: the record {0}")]
    Unfit(&'static str),
    /// The journal has stopped.
    #[error("audit: the journal has stopped")]
    Stopped,
}

impl JournalError {
    /// What to do about it, one line.
    pub fn hint(&self) -> String {
        match self {
            Self::Store(cause) | Self::Content(ContentError::Store(cause)) => {
                cause.hint().to_owned()
            }
            Self::Keys(cause) => cause.hint(),
            Self::Full { .. } => {
                "AI requests are refused; raise [audit] max_bytes or start a new run".to_owned()
            }
            Self::NoSpace { .. } => {
                "AI requests are refused; free space, recovery is automatic".to_owned()
            }
            Self::Content(_) | Self::Unfit(_) | Self::Stopped => {
                "AI requests are refused".to_owned()
            }
        }
    }
}
