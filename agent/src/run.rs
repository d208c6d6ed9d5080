//! Run: one command, guarded, in a room of its own that leaves nothing behind but the audit.
//!
//! The order of a run: [`stale::sweep`], [`user::Caller::detect`], [`room::Room::make`], the agent,
//! trust's copies and [`daemons::masks`], [`spawn::start`], [`spawn::Child::wait`], [`room::Room::empty`],
//! the agent's end, [`room::Room::close`], [`summary::end`].

pub mod cgroup;
pub mod daemons;
mod enter;
pub mod namespace;
pub mod room;
pub mod spawn;
pub mod stale;
pub mod summary;
pub mod user;

use std::io;
use std::path::{Path, PathBuf};

use aws_lc_rs::rand::{SecureRandom, SystemRandom};

/// Where runs have their directories.
pub const BASE: &str = "/run/weir";

/// Why a command was not started, or not cleaned up after.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// Started by an ordinary user.
    #[error("weir run needs root: it loads programs into the kernel and makes a cgroup")]
    NotRoot,
    /// What sudo, doas or pkexec said does not fit the user database.
    #[error("cannot tell who called: {0}")]
    Caller(String),
    /// The kernel has no unified cgroup hierarchy mounted.
    #[error("cgroup v2 is not mounted")]
    NoCgroup2,
    /// It is mounted, but not for writing.
    #[error("cgroup v2 at {} is read-only", .0.display())]
    CgroupReadOnly(PathBuf),
    /// The directory of runs is not root's own.
    #[error("{} is not a directory that only root can write", .0.display())]
    Base(PathBuf),
    /// `--allow-daemons` names something unknown.
    #[error("no daemon is called \"{name}\"; known: {known}, all")]
    UnknownDaemon {
        /// What was given.
        name: String,
        /// What can be given.
        known: String,
    },
    /// The mount namespace.
    #[error(transparent)]
    Namespace(#[from] namespace::NamespaceError),
    /// The change to the calling user.
    #[error("cannot become uid {uid}: {source}")]
    Ids {
        /// Whom.
        uid: u32,
        /// Why not.
        source: io::Error,
    },
    /// The command's process said why it did not become the command.
    #[error("{message}")]
    Command {
        /// 125, 126 or 127.
        code: u8,
        /// In words.
        message: String,
    },
    /// A file or directory.
    #[error("cannot {what} {}: {source}", path.display())]
    Io {
        /// What was tried.
        what: &'static str,
        /// Where.
        path: PathBuf,
        /// Why it failed.
        source: io::Error,
    },
}

impl RunError {
    /// The exit code for everything that is weir's failure and not the command's, as env(1) has it.
    pub const CODE: u8 = 125;

    pub(crate) fn io(what: &'static str, path: &Path, source: io::Error) -> Self {
        Self::Io {
            what,
            path: path.to_owned(),
            source,
        }
    }

    /// The exit code of `weir run`.
    pub fn code(&self) -> u8 {
        match self {
            Self::Command { code, .. } => *code,
            _ => Self::CODE,
        }
    }

    /// What to do about it.
    pub fn hint(&self) -> Option<&'static str> {
        match self {
            Self::NotRoot => Some("sudo weir run -- COMMAND   (the command itself runs as you)"),
            Self::Caller(_) => Some(
                "call it through sudo as a user of this host, or as root without SUDO_ variables",
            ),
            Self::NoCgroup2 => Some("mount it: mount -t cgroup2 none /sys/fs/cgroup/unified"),
            Self::CgroupReadOnly(_) => {
                Some("in a container, run it with a writable cgroup namespace (--privileged)")
            }
            Self::Base(_) => Some("remove it, or give it to root with mode 0755"),
            Self::Io { source, .. } if source.kind() == io::ErrorKind::PermissionDenied => {
                Some("weir needs CAP_SYS_ADMIN here; a container has to be privileged")
            }
            _ => None,
        }
    }
}

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const ID: usize = 8;

/// A new run's id: 40 random bits in Crockford's base32.
fn fresh_id() -> Result<String, RunError> {
    let mut bytes = [0; ID];
    let failed = |_| {
        RunError::io(
            "read",
            Path::new("/dev/urandom"),
            io::ErrorKind::Other.into(),
        )
    };
    SystemRandom::new().fill(&mut bytes).map_err(failed)?;
    Ok(bytes
        .iter()
        .map(|byte| char::from(ALPHABET[usize::from(byte & 31)]))
        .collect())
}

/// Whether a name is a run's id.
pub fn is_id(name: &str) -> bool {
    name.len() == ID && name.bytes().all(|byte| ALPHABET.contains(&byte))
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// Whether root tests can run here; says so where not, and insists where they must.
    pub(crate) fn root() -> bool {
        let root = rustix::process::geteuid().is_root();
        if !root {
            assert!(
                std::env::var_os("CI").is_none_or(|value| value != "true"),
                "CI runs the root tests as root"
            );
            eprintln!("skipped: not root");
        }
        root
    }

    #[test]
    fn ids_are_eight_characters_without_look_alikes() {
        let id = fresh_id().unwrap();
        assert!(is_id(&id), "{id}");
        assert_ne!(id, fresh_id().unwrap());
        for name in [
            "",
            "ABCD123",
            "ABCD12345",
            "abcd1234",
            "ABCDILOU",
            "../../..",
            "ABCD123é",
        ] {
            assert!(!is_id(name), "{name}");
        }
    }

    #[test]
    fn codes_and_hints() {
        assert_eq!(RunError::NotRoot.code(), 125);
        assert!(RunError::NotRoot.hint().unwrap().contains("sudo weir run"));
        assert_eq!(
            RunError::Command {
                code: 127,
                message: "x".into()
            }
            .code(),
            127
        );
    }
}
