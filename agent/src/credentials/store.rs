//! `STATE/credentials.json`: enrolled keys and told accounts, as fingerprints; changed whole, under a lock.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{ACCOUNTS, Enrolled, file};

/// The schema of the file.
const SCHEMA: &str = "weir.credentials/1";
/// Largest file.
const LARGEST: u64 = 4 << 20;
/// Most keys of one state.
const MOST: usize = 4096;

/// What is stored cannot be read or changed.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The system refused.
    #[error("cannot {what} {}: {source}", path.display())]
    Io {
        /// What was tried.
        what: &'static str,
        /// Where.
        path: PathBuf,
        /// Why it failed.
        source: io::Error,
    },
    /// It is not what weir wrote.
    #[error("{} is not what weir wrote: {why}", path.display())]
    Unfit {
        /// Where.
        path: PathBuf,
        /// Why.
        why: String,
    },
}

impl StoreError {
    /// What to do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Io { .. } => "the state directory must be root's and writable",
            Self::Unfit { .. } => {
                "restore it from a backup, or remove it and enrol again: weir credentials enroll"
            }
        }
    }
}

/// What a provider told of the account behind a credential.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// The provider.
    pub provider: String,
    /// The credential's fingerprint.
    pub fingerprint: String,
    /// Keyed hash of what the request claimed; empty where it claimed nothing.
    pub claim: String,
    /// Organisations and projects.
    pub told: Vec<String>,
}

/// All that is stored.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stored {
    schema: String,
    /// Keys that a person enrolled.
    #[serde(default)]
    pub enrolled: Vec<Enrolled>,
    /// Accounts that providers told of, the oldest first.
    #[serde(default)]
    pub accounts: Vec<Account>,
    /// Keys that earlier runs found in variables and files: provider and fingerprint.
    #[serde(default)]
    pub found: Vec<(String, String)>,
}

impl Stored {
    /// Keeps an account in the place of what was known of it.
    pub fn keep(&mut self, account: Account) {
        self.accounts.retain(|known| {
            (&known.provider, &known.fingerprint, &known.claim)
                != (&account.provider, &account.fingerprint, &account.claim)
        });
        self.accounts.push(account);
        let over = self.accounts.len().saturating_sub(ACCOUNTS);
        self.accounts.drain(..over);
    }

    /// Keeps the keys that a run found; those that are new at a provider of which others were known.
    pub fn keep_found<'e>(&mut self, run: &'e [Enrolled]) -> Vec<&'e Enrolled> {
        let before = self.found.clone();
        let is = |known: &(String, String), one: &Enrolled| {
            known.0 == one.provider && known.1 == one.fingerprint
        };
        for one in run {
            if !self.found.iter().any(|known| is(known, one)) {
                self.found
                    .push((one.provider.clone(), one.fingerprint.clone()));
            }
        }
        let over = self.found.len().saturating_sub(MOST);
        self.found.drain(..over);
        let new = run.iter().filter(|one| {
            before.iter().any(|(provider, _)| *provider == one.provider)
                && !before.iter().any(|known| is(known, one))
        });
        new.collect()
    }
}

/// What tells one state of the file from another.
pub(super) type Stamp = Option<(u64, u64, i64, i64)>;

/// The file.
#[derive(Clone, Debug)]
pub struct Store {
    path: PathBuf,
}

impl Store {
    /// Of this state directory.
    pub fn at(state: &Path) -> Self {
        Self { path: file(state) }
    }

    pub(super) fn stamp(&self) -> Stamp {
        let about = fs::symlink_metadata(&self.path).ok()?;
        Some((about.ino(), about.len(), about.mtime(), about.mtime_nsec()))
    }

    fn failed(&self, what: &'static str) -> impl FnOnce(io::Error) -> StoreError {
        let path = self.path.clone();
        move |source| StoreError::Io { what, path, source }
    }

    /// All that is stored; nothing where there is no file.
    ///
    /// # Errors
    /// It cannot be read, or is damaged.
    pub fn read(&self) -> Result<Stored, StoreError> {
        let opened = OpenOptions::new()
            .read(true)
            .custom_flags(libc::O_NOFOLLOW)
            .open(&self.path);
        let file = match opened {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Stored::default()),
            Err(error) => return Err(self.failed("open")(error)),
        };
        let mut bytes = Vec::new();
        file.take(LARGEST + 1)
            .read_to_end(&mut bytes)
            .map_err(self.failed("read"))?;
        let unfit = |why: String| StoreError::Unfit {
            path: self.path.clone(),
            why,
        };
        if bytes.len() as u64 > LARGEST {
            return Err(unfit("it is too large".to_owned()));
        }
        let stored: Stored =
            serde_json::from_slice(&bytes).map_err(|error| unfit(error.to_string()))?;
        if stored.schema == SCHEMA {
            Ok(stored)
        } else {
            Err(unfit(format!("its schema is not {SCHEMA}")))
        }
    }

    /// Changes what is stored: whole and durable, or not at all; one at a time.
    ///
    /// # Errors
    /// It cannot be read or written; then it is as it was.
    pub fn change<T>(&self, change: impl FnOnce(&mut Stored) -> T) -> Result<T, StoreError> {
        let private = |path: &Path, truncate: bool| {
            OpenOptions::new()
                .write(true)
                .create(true)
                .truncate(truncate)
                .mode(0o600)
                .custom_flags(libc::O_NOFOLLOW)
                .open(path)
        };
        let lock =
            private(&self.path.with_extension("lock"), false).map_err(self.failed("lock"))?;
        lock.lock().map_err(self.failed("lock"))?;
        let mut stored = self.read()?;
        let before = stored.clone();
        let done = change(&mut stored);
        if stored == before {
            return Ok(done);
        }
        SCHEMA.clone_into(&mut stored.schema);
        stored.enrolled.truncate(MOST);
        let draft = self.path.with_extension("new");
        let write = || {
            let mut file = private(&draft, true)?;
            file.write_all(&serde_json::to_vec(&stored)?)?;
            file.sync_all()?;
            fs::rename(&draft, &self.path)?;
            File::open(self.path.parent().unwrap_or(Path::new("/")))?.sync_all()
        };
        write().map_err(self.failed("write"))?;
        Ok(done)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    fn key(fingerprint: &str) -> Enrolled {
        Enrolled {
            provider: "openai".to_owned(),
            fingerprint: fingerprint.to_owned(),
            source: "~/.codex/auth.json".to_owned(),
            since: 1,
        }
    }

    #[test]
    fn changes_are_whole_private_and_lost_by_nobody() {
        let state = tempfile::tempdir().unwrap();
        let store = Store::at(state.path());
        assert_eq!(store.read().unwrap(), Stored::default());
        std::thread::scope(|scope| {
            for number in 0..8 {
                let store = store.clone();
                scope.spawn(move || {
                    let enrol =
                        |stored: &mut Stored| stored.enrolled.push(key(&number.to_string()));
                    store.change(enrol).unwrap();
                });
            }
        });
        assert_eq!(store.read().unwrap().enrolled.len(), 8);
        let mode = fs::metadata(file(state.path()))
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600);
        let stamp = store.stamp();
        store.change(|_| ()).unwrap();
        assert_eq!(store.stamp(), stamp, "no change, no write");
        fs::write(file(state.path()), "{\"schema\":\"other\"}").unwrap();
        assert!(matches!(store.read(), Err(StoreError::Unfit { .. })));
        assert!(store.change(|stored| stored.enrolled.clear()).is_err());
        let text = fs::read_to_string(file(state.path())).unwrap();
        assert_eq!(
            text, "{\"schema\":\"other\"}",
            "what is damaged is left for a person"
        );
    }

    #[test]
    fn a_key_that_turned_up_between_runs_is_news() {
        let mut stored = Stored::default();
        let first = [key("aa")];
        assert!(stored.keep_found(&first).is_empty(), "the first is no news");
        let second = [key("aa"), key("bb")];
        assert_eq!(stored.keep_found(&second), [&second[1]]);
        assert!(stored.keep_found(&second).is_empty());
    }

    #[test]
    fn accounts_are_bounded_and_replaced() {
        let mut stored = Stored::default();
        let account = |number: usize, told: &str| Account {
            provider: "openai".to_owned(),
            fingerprint: number.to_string(),
            claim: String::new(),
            told: vec![told.to_owned()],
        };
        for number in 0..ACCOUNTS + 5 {
            stored.accounts.push(account(number, "a"));
        }
        stored.keep(account(7, "b"));
        assert_eq!(stored.accounts.len(), ACCOUNTS);
        assert_eq!(stored.accounts.last(), Some(&account(7, "b")));
    }
}
