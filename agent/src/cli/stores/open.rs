//! Where records are: the runs in state directories, and the agents of those that still go on.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Failure;
use crate::audit::query::Reader;
use crate::audit::{Keys, Run, Runs};
use crate::cli::From;
use crate::control::{self, Client};
use crate::run::BASE;

/// Runs of this host whose agent may answer: name and client.
pub(in crate::cli) fn live_runs() -> Vec<(String, Client)> {
    let mut runs: Vec<(String, Client)> = std::fs::read_dir(BASE)
        .into_iter()
        .flatten()
        .flatten()
        .filter(|entry| crate::run::is_id(&entry.file_name().to_string_lossy()))
        .map(|entry| {
            (
                entry.file_name().to_string_lossy().into_owned(),
                Client::new(&entry.path().join(control::SOCKET)),
            )
        })
        .collect();
    runs.sort_by(|(one, _), (other, _)| one.cmp(other));
    runs
}

/// The control socket of the run that this process is in, if it is in one.
fn own_run() -> Option<Client> {
    std::env::var_os(control::VARIABLE).map(|socket| Client::new(Path::new(&socket)))
}

/// All that is recorded in some state directories: stored runs, and agents of running ones.
pub(super) struct Stores {
    pub(super) live: Vec<Client>,
    pub(super) stored: Vec<(Run, Arc<Keys>)>,
}

impl Stores {
    /// From `--state`, or from all users' states for root; a process inside a run, or a user who may not read
    /// the states, asks the running agents alone.
    pub(super) fn open(from: &From) -> Result<Self, Failure> {
        let mut stores = Self {
            live: Vec::new(),
            stored: Vec::new(),
        };
        if let (Some(own), None) = (own_run(), &from.state) {
            stores.live.push(own);
            return Ok(stores);
        }
        let root = rustix::process::geteuid().is_root();
        if !root && from.state.is_none() {
            stores
                .live
                .extend(live_runs().into_iter().map(|(_, client)| client));
            if stores.live.is_empty() {
                let hint =
                    "after a run its record is root's: the same command with sudo".to_owned();
                return Err(Failure {
                    error: "no run of yours is going on".to_owned(),
                    hint: Some(hint),
                    exit: 4,
                });
            }
            return Ok(stores);
        }
        for state in states(from)? {
            stores.add(&state)?;
        }
        Ok(stores)
    }

    /// Readers of the stored runs, in their order. A damaged store may not open; to verify one needs none.
    pub(super) fn readers(&self) -> Result<Vec<Reader>, Failure> {
        let open = |(run, keys): &(Run, Arc<Keys>)| Ok(Reader::open(run, keys.clone())?);
        self.stored.iter().map(open).collect()
    }

    fn add(&mut self, state: &Path) -> Result<(), Failure> {
        let runs = Runs::list(state)
            .map_err(|error| Failure::new(&error, Some(error.hint().to_owned())))?;
        if runs.is_empty() {
            return Ok(());
        }
        let (live, stored): (Vec<Run>, Vec<Run>) = runs.into_iter().partition(Run::is_live);
        // Before the keys, which are made where this build finds none.
        stored
            .iter()
            .try_for_each(Run::refuse_newer)
            .map_err(|error| Failure::new(&error, Some(error.hint().to_owned())))?;
        let keys = Keys::open(state).map_err(|error| Failure::new(&error, Some(error.hint())))?;
        let keys = Arc::new(keys);
        // A running agent holds its store's lock and answers for it.
        self.live.extend(live.iter().map(|run| {
            let id = run.name.rsplit('-').next().unwrap_or_default();
            Client::new(&Path::new(BASE).join(id).join(control::SOCKET))
        }));
        self.stored
            .extend(stored.into_iter().map(|run| (run, keys.clone())));
        Ok(())
    }
}

/// The state directories to read.
fn states(from: &From) -> Result<Vec<PathBuf>, Failure> {
    if let Some(state) = &from.state {
        if !state.is_dir() {
            return Err(Failure::new(
                format!("no records at {}", state.display()),
                Some("weir run --state DIR makes them".to_owned()),
            ));
        }
        if std::fs::read_dir(state)
            .is_err_and(|error| error.kind() == std::io::ErrorKind::PermissionDenied)
        {
            return Err(Failure {
                error: format!("you may not read {}", state.display()),
                hint: Some("records are root's: the same command with sudo".to_owned()),
                exit: 4,
            });
        }
        return Ok(vec![state.clone()]);
    }
    let users = Path::new("/var/lib/weir/users");
    let mut states: Vec<PathBuf> = match std::fs::read_dir(users) {
        Ok(entries) => entries
            .flatten()
            .map(|entry| entry.path())
            .filter(|path| path.is_dir())
            .collect(),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Vec::new(),
        Err(error) => {
            return Err(Failure::new(
                format!("cannot read {}: {error}", users.display()),
                None,
            ));
        }
    };
    states.sort();
    Ok(states)
}
