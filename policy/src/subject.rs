//! Who is asking: what the guard knows of the calling process, and how sure it is of each field.

use serde::{Deserialize, Serialize};

/// One identity field and how sure the guard is of it. `Unknown` is never "no": policy judges it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase", tag = "sure", content = "value")]
pub enum Known<T> {
    /// Read from the kernel while the caller was held in its handshake and its identity re-checked.
    Sure(T),
    /// Read, but the process may have changed in between (exec after connect, fd passed on).
    Likely(T),
    /// Could not be read.
    #[default]
    Unknown,
}

impl<T> Known<T> {
    /// The value, sure or likely.
    pub fn get(&self) -> Option<&T> {
        match self {
            Self::Sure(value) | Self::Likely(value) => Some(value),
            Self::Unknown => None,
        }
    }

    /// The same field with less certainty.
    #[must_use]
    pub fn doubted(self) -> Self {
        match self {
            Self::Sure(value) | Self::Likely(value) => Self::Likely(value),
            Self::Unknown => Self::Unknown,
        }
    }
}

/// One ancestor of the caller.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ancestor {
    /// Process id in the agent's pid namespace.
    pub pid: u32,
    /// Executable path, where it could be read.
    pub exe: Option<String>,
}

/// The caller of a model, as the kernel and `/proc` showed it when the connection was made.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Subject {
    /// Thread group id in the agent's pid namespace.
    pub pid: Known<u32>,
    /// Real user id at connect, from the kernel.
    pub uid: Known<u32>,
    /// Login uid (audit session); `None` where the process belongs to no login.
    pub login_uid: Known<Option<u32>>,
    /// Primary and supplementary group ids of the process itself, not of its user.
    pub gids: Known<Vec<u32>>,
    /// Executable path; ` (deleted)` and memfd executables are `Unknown`.
    pub exe: Known<String>,
    /// SHA-256 of the executable file, lower-case hex.
    pub sha256: Known<String>,
    /// The script an interpreter runs.
    pub script: Known<Option<String>>,
    /// Command line with findings masked.
    pub command: Known<Vec<String>>,
    /// Parent first, init last.
    pub parents: Known<Vec<Ancestor>>,
    /// Path in the unified cgroup hierarchy.
    pub cgroup: Known<String>,
    /// systemd unit, where the cgroup path names one.
    pub unit: Known<Option<String>>,
    /// Container id, where the cgroup path names one.
    pub container: Known<Option<String>>,
    /// Container image, where a runtime told it.
    pub image: Known<Option<String>>,
}

impl Subject {
    /// What a placeholder is stable for: the user and the application.
    /// Two subjects with an unknown executable share no application with a known one.
    pub fn application(&self) -> String {
        let uid = self
            .uid
            .get()
            .map_or_else(|| "?".to_owned(), u32::to_string);
        format!("{uid}\u{0}{}", self.exe.get().map_or("?", String::as_str))
    }

    /// The name a person would use: the executable's base name, or `unknown`.
    pub fn program(&self) -> &str {
        self.exe
            .get()
            .and_then(|exe| exe.rsplit('/').next())
            .filter(|name| !name.is_empty())
            .unwrap_or("unknown")
    }
}
