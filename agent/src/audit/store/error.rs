//! How the store fails, and what to do about it.

use std::io;
use std::path::{Path, PathBuf};

/// The store failed.
#[derive(Clone, Debug, thiserror::Error)]
pub enum StoreError {
    /// The system refused.
    #[error("audit store: {what} failed on {}: {cause}", path.display())]
    Io {
        /// What was tried.
        what: &'static str,
        /// On which path.
        path: PathBuf,
        /// The system's words.
        cause: String,
    },
    /// Another process has it open.
    #[error("audit store: {} is in use by {}", path.display(), holder.map_or_else(|| "another process".to_owned(), |pid| format!("process {pid}")))]
    Locked {
        /// Which store.
        path: PathBuf,
        /// By whom, where the system tells.
        holder: Option<u32>,
    },
    /// What lies there is not what was written.
    #[error("audit store: {} is damaged: {cause}", path.display())]
    Damaged {
        /// Which store.
        path: PathBuf,
        /// What showed it.
        cause: String,
    },
    /// A later build wrote it, in a format that this one does not know.
    #[error("audit store: {} was written by a newer weir, in format {format}; this one knows formats up to {known}", path.display())]
    Newer {
        /// Which store.
        path: PathBuf,
        /// Its format.
        format: u64,
        /// The last that this build knows.
        known: u64,
    },
}

impl StoreError {
    /// What to do about it, one line.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Io { .. } => {
                "AI requests are refused until it can be written again; recovery is automatic"
            }
            Self::Locked { .. } => "ask the weir that holds it, or wait until it ends",
            Self::Damaged { .. } => {
                "keep the directory as it is; weir audit verify names what is affected"
            }
            Self::Newer { .. } => "use that version of weir, or point --state elsewhere",
        }
    }
}

pub(crate) fn failed(what: &'static str, path: &Path) -> impl FnOnce(io::Error) -> StoreError {
    move |cause| StoreError::Io {
        what,
        path: path.to_owned(),
        cause: cause.to_string(),
    }
}
