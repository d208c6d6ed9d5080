//! The host's dictionaries: files that `weir dictionary build` made, named beside own detectors.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use weir_policy::dictionary::Dictionary;

use super::{Named, Own, OwnError, resolved};
use crate::trust::bundle;

/// Largest file of a dictionary.
const LARGEST: u64 = 2 << 30;

/// A dictionary: where it lies, and what it was when it was read. It is passed between processes by these two alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Index {
    path: PathBuf,
    digest: [u8; 32],
    #[serde(skip)]
    held: Option<Arc<Dictionary>>,
}

impl Own {
    /// The dictionaries that these paths and patterns name, with this process's rights. A pattern may name nothing.
    ///
    /// # Errors
    /// A file cannot be read, or is no dictionary, or not whole.
    pub fn indexes<P: AsRef<Path>>(named: &[P]) -> Result<Self, OwnError> {
        let Named { paths, files, idle } = resolved(named)?;
        let mut own = Self {
            dictionaries: paths,
            idle,
            ..Self::default()
        };
        for path in files {
            let dictionary = read(&path)?;
            own.indexes.push(Index {
                path,
                digest: dictionary.digest(),
                held: Some(Arc::new(dictionary)),
            });
        }
        Ok(own)
    }
}

impl Index {
    /// The file's name, and the dictionary: read again where another process read it.
    pub(super) fn load(&self) -> Result<(String, Arc<Dictionary>), OwnError> {
        let name = self.path.display().to_string();
        if let Some(held) = &self.held {
            return Ok((name, Arc::clone(held)));
        }
        let dictionary = read(&self.path)?;
        match dictionary.digest() == self.digest {
            true => Ok((name, Arc::new(dictionary))),
            // Policy was checked against the one before.
            false => Err(OwnError::Dictionary {
                path: self.path.clone(),
                problem: "it changed while the run began".to_owned(),
            }),
        }
    }
}

/// Reads and checks a dictionary.
///
/// # Errors
/// It cannot be read, or is none, or not whole.
pub fn read(path: &Path) -> Result<Dictionary, OwnError> {
    let bytes = bundle::small(path, LARGEST).map_err(|error| OwnError::Unreadable {
        path: path.to_owned(),
        error,
    })?;
    Dictionary::read(bytes).map_err(|error| OwnError::Dictionary {
        path: path.to_owned(),
        problem: error.to_string(),
    })
}
