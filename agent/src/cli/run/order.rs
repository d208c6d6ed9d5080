//! The order that starts the command: its environment, what covers its view, and who it runs as.

use std::ffi::OsString;
use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};

use weir_policy::catalog::Catalog;

use super::{Failure, Run, failure};
use crate::run::daemons::Mask;
use crate::run::namespace::Bind;
use crate::run::proxies;
use crate::run::room::Room;
use crate::run::spawn::{self, Inherited};
use crate::run::user::{Caller, Pair};
use crate::{control, trust};

/// The command's specification, and what could not be made to trust the run's root.
pub(super) struct Ordered {
    pub(super) spec: spawn::Spec,
    pub(super) notes: Vec<String>,
    pub(super) run: String,
}

/// The command's environment, in which AI hosts are reached through no proxy; and what to say of that.
pub(super) fn environment(caller: &Caller, kept: bool) -> (Vec<Pair>, Option<String>) {
    let hosts = Catalog::builtin().names();
    proxies::without(caller.environment(), kept, &hosts)
}

/// Puts all that was made for the command into the one order that starts it.
pub(super) fn order(
    arguments: &Run,
    caller: &Caller,
    signals: Inherited,
    room: &Room,
    root_pem: &str,
    masks: &[Mask],
    mut env: Vec<(OsString, OsString)>,
) -> Result<Ordered, Failure> {
    let cwd = std::env::current_dir().unwrap_or_else(|_| PathBuf::from("/"));
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    let trusted = trust::prepare(&trust::Order {
        root_pem,
        into: &room.trust(),
        command: &arguments.command,
        env: &env,
        cwd: &cwd,
        now: u64::try_from(now.as_millis()).unwrap_or(u64::MAX),
    })
    .map_err(|error| {
        failure(
            format!("the command cannot be made to trust this run: {error}"),
            None,
        )
    })?;
    let mut binds = room.covers(masks, caller.ids.uid, caller.ids.gid)?;
    binds.extend(trusted.binds.into_iter().map(|(source, target)| Bind {
        source: source.into(),
        target: target.into(),
        writable: false,
    }));
    let socket = (
        OsString::from(control::VARIABLE),
        room.control().into_os_string(),
    );
    for (name, value) in trusted.set.into_iter().chain([socket]) {
        env.retain(|(known, _)| *known != name);
        env.push((name, value));
    }
    let spec = spawn::Spec {
        argv: arguments.command.clone(),
        env,
        cgroup: room.cgroup().path().as_os_str().to_owned(),
        binds,
        hide: vec![room.bpf().into_os_string()],
        user: (!caller.is_root()).then(|| caller.ids.clone()),
        signals,
    };
    Ok(Ordered {
        spec,
        notes: trusted.notes,
        run: room.id().to_owned(),
    })
}
