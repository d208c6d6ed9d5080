//! The API keys that are the caller's own: found before the command runs, so that it cannot add to them.

use std::ffi::OsString;
use std::path::Path;

use weir_policy::catalog::Catalog;

use super::{Failure, failure};
use crate::audit::Keys;
use crate::credentials::{self, Enrolled, Place, Store};
use crate::run::rights;
use crate::run::user::Caller;

/// Keys of a run, and what its caller should know of them.
#[derive(Default)]
pub(super) struct Own {
    pub(super) keys: Vec<Enrolled>,
    pub(super) notes: Vec<String>,
}

/// Looks for keys in the caller's variables and files, with the caller's own rights.
pub(super) fn own(
    caller: &Caller,
    state: &Path,
    env: &[(OsString, OsString)],
) -> Result<Own, Failure> {
    let keys = Keys::open(state).map_err(|error| failure(&error, Some(&error.hint())))?;
    let catalog = Catalog::builtin();
    let place = Place {
        env,
        home: &caller.home,
        uid: caller.ids.uid,
        key: &keys.fingerprints,
    };
    let looking = || credentials::find(catalog.providers(), &place);
    let (keys, mut notes) = rights::act(&caller.ids, looking)
        .map_err(|error| failure(format!("cannot look for API keys: {error}"), None))?;
    let store = Store::at(state);
    let news = store.change(|stored| {
        let new = stored.keep_found(&keys);
        new.into_iter().cloned().collect::<Vec<_>>()
    });
    let news = news.map_err(|error| failure(&error, Some(error.hint())))?;
    notes.extend(news.iter().map(|key| {
        format!(
            "the API key for {} in {} is new since earlier runs (fingerprint {}); if it is not yours, remove it",
            key.provider, key.source, key.fingerprint
        )
    }));
    Ok(Own { keys, notes })
}
