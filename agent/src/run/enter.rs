//! The steps from root's helper to the user's process: cgroup, namespace, ids, signals.

use std::fs;
use std::io;
use std::path::Path;

use rustix::process::{Gid, Uid};
use rustix::thread::{set_thread_groups, set_thread_res_gid, set_thread_res_uid};

use super::spawn::{Inherited, Spec};
use super::user::Ids;
use super::{RunError, namespace};

/// Everything but exec. The order matters: the cgroup first, so that no step is unguarded; the ids last.
pub(super) fn prepare(spec: &Spec) -> Result<(), RunError> {
    let procs = Path::new(&spec.cgroup).join("cgroup.procs");
    fs::write(&procs, "0").map_err(|source| RunError::io("join the cgroup", &procs, source))?;
    namespace::enter(&spec.binds, &spec.hide)?;
    match &spec.user {
        Some(ids) => become_user(ids).map_err(|source| RunError::Ids {
            uid: ids.uid,
            source,
        }),
        None => Ok(()),
    }
}

/// Gives up root for good, and looks whether it is gone.
fn become_user(ids: &Ids) -> io::Result<()> {
    let groups: Vec<Gid> = ids.groups.iter().map(|gid| Gid::from_raw(*gid)).collect();
    let (uid, gid) = (Uid::from_raw(ids.uid), Gid::from_raw(ids.gid));
    set_thread_groups(&groups)?;
    set_thread_res_gid(gid, gid, gid)?;
    set_thread_res_uid(uid, uid, uid)?;
    // With the securebits of some containers a change of uid does not drop capabilities.
    let status = fs::read_to_string("/proc/thread-self/status")?;
    if ids.uid != 0 && !powerless(&status, ids.uid) {
        return Err(io::Error::new(
            io::ErrorKind::PermissionDenied,
            "privileges are left after the change",
        ));
    }
    Ok(())
}

/// Whether `status` shows four times this uid and no capability in force.
fn powerless(status: &str, uid: u32) -> bool {
    let field = |name: &str| {
        status
            .lines()
            .find_map(|line| line.strip_prefix(name))
            .unwrap_or_default()
    };
    let mut ids = field("Uid:").split_whitespace();
    let none = |name: &str| u64::from_str_radix(field(name).trim(), 16).is_ok_and(|bits| bits == 0);
    ids.clone().count() == 4
        && ids.all(|id| id.parse() == Ok(uid))
        && ["CapPrm:", "CapEff:", "CapAmb:"].into_iter().all(none)
}

/// Ignores and blocks what the caller had ignored and blocked.
pub(super) fn restore(signals: Inherited) -> io::Result<()> {
    for number in (1..=64).filter(|number| signals.ignored >> (number - 1) & 1 == 1) {
        // SAFETY: SIG_IGN installs no code. KILL, STOP and libc's own signals fail, which changes nothing.
        unsafe { libc::signal(number, libc::SIG_IGN) };
    }
    // SAFETY: the set is initialised by sigemptyset before it is read and lives through the calls.
    let answer = unsafe {
        let mut set = std::mem::zeroed::<libc::sigset_t>();
        libc::sigemptyset(&raw mut set);
        for number in (1..=64).filter(|number| signals.blocked >> (number - 1) & 1 == 1) {
            libc::sigaddset(&raw mut set, number);
        }
        libc::sigprocmask(libc::SIG_SETMASK, &raw const set, std::ptr::null_mut())
    };
    if answer == 0 {
        Ok(())
    } else {
        Err(io::Error::last_os_error())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn privileges_left_are_seen() {
        let status = |uid: &str, caps: &str| {
            format!("Uid:\t{uid}\nCapInh:\t0\nCapPrm:\t0\nCapEff:\t{caps}\nCapAmb:\t0000\n")
        };
        assert!(powerless(&status("7\t7\t7\t7", "0000"), 7));
        assert!(!powerless(&status("7\t7\t0\t7", "0000"), 7));
        assert!(!powerless(&status("7\t7\t7\t7", "0001"), 7));
        assert!(!powerless(&status("7\t7\t7", "0000"), 7));
        assert!(!powerless("", 7));
    }
}
