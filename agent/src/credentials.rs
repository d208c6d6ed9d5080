//! Credentials: which API keys are this host's own, and which account a provider told of. Never a key in clear:
//! only keyed fingerprints are kept, shown or compared.

mod find;
mod presented;
mod store;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};
use weir_policy::redact;
use weir_policy::request::{Binding, Tenant};

use crate::audit::hex;
pub use find::{Place, find};
pub use presented::{Presented, claimed, presented, told};
pub use store::{Account, Store, StoreError, Stored};

/// How often a look at the stored keys is worth it.
const FRESH: Duration = Duration::from_secs(1);
/// Accounts kept in mind at once.
const ACCOUNTS: usize = 4096;

/// An API key that is this host's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enrolled {
    /// The provider it is for.
    pub provider: String,
    /// Its keyed hash, 16 hex digits.
    pub fingerprint: String,
    /// Where it was found: a variable, a file, a person.
    pub source: String,
    /// Seconds since 1970 when it was enrolled for good; 0 for one that is enrolled for a run.
    #[serde(default)]
    pub since: u64,
}

/// An API key that was used and is not enrolled at a provider that has enrolled ones.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OtherKey {
    /// The provider.
    pub provider: String,
    /// The key's fingerprint.
    pub fingerprint: String,
    /// The program that used it, last.
    pub program: String,
    /// How often.
    pub times: u64,
}

impl OtherKey {
    /// One line for a person.
    pub fn line(&self) -> String {
        let Self {
            provider,
            fingerprint,
            program,
            times,
        } = self;
        let times = if *times == 1 {
            "once".to_owned()
        } else {
            format!("{times} times")
        };
        format!(
            "{program} called {provider} with an API key that is not enrolled ({fingerprint}), {times}; if it is yours: sudo weir credentials enroll {provider} {fingerprint}"
        )
    }
}

/// The keyed hash by which a credential is known, 16 hex digits; `key` is the state's.
pub fn fingerprint(key: &[u8; 32], secret: &str) -> String {
    print(key, "credential", secret)
}

/// The keyed hash of the accounts that a request claims; none for no claim.
pub fn claim(key: &[u8; 32], claimed: &[String]) -> String {
    if claimed.is_empty() {
        return String::new();
    }
    let mut names = claimed.to_vec();
    names.sort_unstable();
    print(key, "claim", &names.join("\n"))
}

fn print(key: &[u8; 32], label: &str, text: &str) -> String {
    let hash = redact::fingerprint(key, label, text.as_bytes());
    hex(hash.get(..8).unwrap_or_default())
}

/// Whether a text has the form of a fingerprint.
pub fn is_fingerprint(text: &str) -> bool {
    text.len() == 16 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// What one agent knows of credentials: those found when its run began, and those of its state, which a person may
/// change meanwhile.
pub struct Credentials {
    store: Store,
    run: Vec<Enrolled>,
    stored: Mutex<Seen>,
    accounts: Mutex<HashMap<Asked, Vec<String>>>,
}

/// Provider, fingerprint, claim.
type Asked = (String, String, String);

struct Seen {
    enrolled: Vec<Enrolled>,
    stamp: store::Stamp,
    looked: Instant,
}

impl Credentials {
    /// Of a run that found `run`, in a state directory.
    ///
    /// # Errors
    /// What is stored cannot be read.
    pub fn open(state: &Path, run: Vec<Enrolled>) -> Result<Self, StoreError> {
        let store = Store::at(state);
        let stamp = store.stamp();
        let Stored {
            enrolled, accounts, ..
        } = store.read()?;
        let accounts = accounts.into_iter().map(|account| {
            let asked = (account.provider, account.fingerprint, account.claim);
            (asked, account.told)
        });
        Ok(Self {
            run,
            stored: Mutex::new(Seen {
                enrolled,
                stamp,
                looked: Instant::now(),
            }),
            accounts: Mutex::new(accounts.take(ACCOUNTS).collect()),
            store,
        })
    }

    /// How an API key stands to those enrolled for its provider.
    pub fn binding(&self, provider: &str, fingerprint: &str) -> Binding {
        let mut seen = self.stored.lock().unwrap_or_else(PoisonError::into_inner);
        if seen.looked.elapsed() >= FRESH {
            self.look(&mut seen);
        }
        let mut binding = Binding::Unbound;
        for known in self.run.iter().chain(&seen.enrolled) {
            if known.provider == provider {
                if known.fingerprint == fingerprint {
                    return Binding::Enrolled;
                }
                binding = Binding::Other;
            }
        }
        binding
    }

    /// Reads what is stored again where it changed. What cannot be read leaves what was read before.
    fn look(&self, seen: &mut Seen) {
        seen.looked = Instant::now();
        let stamp = self.store.stamp();
        if stamp == seen.stamp {
            return;
        }
        match self.store.read() {
            Ok(stored) => (seen.enrolled, seen.stamp) = (stored.enrolled, stamp),
            Err(error) => tracing::error!(%error, "enrolled keys cannot be read again"),
        }
    }

    /// What is known of the account that a call is on. `claim` is the hash of `claimed`.
    pub fn tenant(
        &self,
        provider: &str,
        fingerprint: &str,
        claim: &str,
        claimed: Vec<String>,
    ) -> Tenant {
        let accounts = self.accounts.lock().unwrap_or_else(PoisonError::into_inner);
        let asked = (
            provider.to_owned(),
            fingerprint.to_owned(),
            claim.to_owned(),
        );
        let told = accounts.get(&asked).cloned().unwrap_or_default();
        let elsewhere = told.is_empty()
            && accounts
                .keys()
                .any(|(of, print, _)| of == provider && print == fingerprint);
        Tenant {
            told,
            claimed,
            elsewhere,
        }
    }

    /// Remembers what a provider told; what has to be stored, if it is news.
    pub fn remember(
        &self,
        provider: &str,
        fingerprint: &str,
        claim: &str,
        told: &[String],
    ) -> Option<Account> {
        let mut accounts = self.accounts.lock().unwrap_or_else(PoisonError::into_inner);
        let asked = (
            provider.to_owned(),
            fingerprint.to_owned(),
            claim.to_owned(),
        );
        let news = accounts.get(&asked).is_none_or(|known| known != told);
        let room = accounts.len() < ACCOUNTS || accounts.contains_key(&asked);
        if !news || !room {
            return None;
        }
        accounts.insert(asked, told.to_vec());
        Some(Account {
            provider: provider.to_owned(),
            fingerprint: fingerprint.to_owned(),
            claim: claim.to_owned(),
            told: told.to_vec(),
        })
    }

    /// Where it is stored.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// The keys that are enrolled for this run alone.
    pub fn of_run(&self) -> &[Enrolled] {
        &self.run
    }
}

/// The state directory's file of credentials.
fn file(state: &Path) -> PathBuf {
    state.join("credentials.json")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(provider: &str, fingerprint: &str) -> Enrolled {
        Enrolled {
            provider: provider.to_owned(),
            fingerprint: fingerprint.to_owned(),
            source: "test".to_owned(),
            since: 0,
        }
    }

    #[test]
    fn keys_are_bound_by_provider_and_a_change_is_seen() {
        let state = tempfile::tempdir().unwrap();
        let credentials = Credentials::open(state.path(), vec![key("openai", "aa")]).unwrap();
        assert_eq!(credentials.binding("openai", "aa"), Binding::Enrolled);
        assert_eq!(credentials.binding("openai", "bb"), Binding::Other);
        assert_eq!(credentials.binding("anthropic", "aa"), Binding::Unbound);
        let store = Store::at(state.path());
        store
            .change(|stored| stored.enrolled.push(key("anthropic", "cc")))
            .unwrap();
        credentials.stored.lock().unwrap().looked -= FRESH;
        assert_eq!(credentials.binding("anthropic", "aa"), Binding::Other);
        assert_eq!(credentials.binding("anthropic", "cc"), Binding::Enrolled);
        // What is damaged meanwhile loosens nothing.
        std::fs::write(file(state.path()), "{").unwrap();
        credentials.stored.lock().unwrap().looked -= FRESH;
        assert_eq!(credentials.binding("anthropic", "aa"), Binding::Other);
        assert!(Credentials::open(state.path(), Vec::new()).is_err());
    }

    #[test]
    fn accounts_are_remembered_by_claim_and_across_runs() {
        let state = tempfile::tempdir().unwrap();
        let credentials = Credentials::open(state.path(), Vec::new()).unwrap();
        let none = credentials.tenant("openai", "aa", "", Vec::new());
        assert_eq!(none, Tenant::default());
        let told = ["org-1".to_owned()];
        let news = credentials.remember("openai", "aa", "", &told).unwrap();
        assert!(credentials.remember("openai", "aa", "", &told).is_none());
        credentials
            .store()
            .change(|stored| stored.keep(news))
            .unwrap();
        let next = Credentials::open(state.path(), Vec::new()).unwrap();
        assert_eq!(next.tenant("openai", "aa", "", Vec::new()).told, told);
        let claims = next.tenant("openai", "aa", "c1", vec!["org-2".to_owned()]);
        assert!(claims.told.is_empty() && claims.elsewhere);
        assert_eq!(
            next.tenant("openai", "bb", "", Vec::new()),
            Tenant::default()
        );
    }

    #[test]
    fn a_fingerprint_tells_nothing_and_the_order_of_claims_neither() {
        let key = [7; 32];
        let print = fingerprint(&key, "sk-lab");
        assert!(is_fingerprint(&print) && print != fingerprint(&[8; 32], "sk-lab"));
        let names = |names: &[&str]| {
            names
                .iter()
                .map(|name| (*name).to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(
            claim(&key, &names(&["a", "b"])),
            claim(&key, &names(&["b", "a"]))
        );
        assert_eq!(claim(&key, &[]), "");
    }
}
