//! The user on whose behalf root was asked to run a command, and the environment that user had.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::RunError;

/// Below it every user has a state directory, by uid.
pub const USERS: &str = "/var/lib/weir/users";

/// One variable of an environment.
pub type Pair = (OsString, OsString);

/// The ids a process gets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ids {
    /// User.
    pub uid: u32,
    /// Primary group.
    pub gid: u32,
    /// Every supplementary group.
    pub groups: Vec<u32>,
}

/// How root was reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Via {
    /// sudo(8).
    Sudo,
    /// pkexec(1).
    Pkexec,
    /// doas(1).
    Doas,
    /// Root itself called.
    Root,
}

/// The calling user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caller {
    /// What the command's process gets.
    pub ids: Ids,
    /// Login name.
    pub name: String,
    /// Home directory.
    pub home: PathBuf,
    /// Login shell.
    pub shell: PathBuf,
    /// How root was reached.
    pub via: Via,
}

/// One row of the password database.
#[derive(Clone, Debug)]
struct Account {
    name: String,
    gid: u32,
    home: PathBuf,
    shell: PathBuf,
    groups: Vec<u32>,
}

impl Caller {
    /// Who called, from what sudo, pkexec or doas left in this process's environment.
    pub fn detect() -> Result<Self, RunError> {
        let environment: Vec<Pair> = std::env::vars_os().collect();
        let by_name = |name: &str| uzers::get_user_by_name(name).map(|user| user.uid());
        detect(
            rustix::process::geteuid().as_raw(),
            &environment,
            &account,
            &by_name,
        )
    }

    /// Whether the command stays root.
    pub fn is_root(&self) -> bool {
        self.ids.uid == 0
    }

    /// Where this user's records are kept unless told otherwise: root's, so that the user cannot change them.
    pub fn state(&self) -> PathBuf {
        PathBuf::from(format!("{USERS}/{}", self.ids.uid))
    }

    /// The environment the command gets: what the user had before sudo cleared it, and what was added since.
    pub fn environment(&self) -> Vec<Pair> {
        let current: Vec<Pair> = std::env::vars_os().collect();
        let before = (self.via == Via::Sudo).then(before_sudo).flatten();
        self.merged(current, before)
    }

    fn merged(&self, current: Vec<Pair>, before: Option<Vec<Pair>>) -> Vec<Pair> {
        if self.via == Via::Root {
            return current;
        }
        let mut out = before.unwrap_or_default();
        let restored = !out.is_empty();
        for (name, value) in current {
            match out.iter_mut().find(|(have, _)| *have == name) {
                // These are sudo's own; all others in sudo's environment the caller wanted there.
                Some(_) if RESET.iter().any(|reset| name == *reset) => {}
                Some((_, have)) => *have = value,
                None if restored && RESET_AWAY.iter().any(|reset| name == *reset) => {}
                None => out.push((name, value)),
            }
        }
        for (name, value) in [
            ("HOME", self.home.as_os_str()),
            ("USER", OsStr::new(&self.name)),
            ("LOGNAME", OsStr::new(&self.name)),
            ("SHELL", self.shell.as_os_str()),
        ] {
            let own = restored
                && name != "USER"
                && name != "LOGNAME"
                && out.iter().any(|(have, _)| have == name);
            if !own {
                out.retain(|(have, _)| have != name);
                out.push((name.into(), value.to_owned()));
            }
        }
        out
    }
}

/// Variables that sudo sets to the target user's or to a safe value.
const RESET: &[&str] = &[
    "PATH",
    "HOME",
    "MAIL",
    "SHELL",
    "USER",
    "LOGNAME",
    "XAUTHORITY",
    "TERM",
];
/// Of these, those that are root's where the user had none.
const RESET_AWAY: &[&str] = &["MAIL", "XAUTHORITY"];

fn detect(
    euid: u32,
    environment: &[Pair],
    account: &dyn Fn(u32) -> Option<Account>,
    by_name: &dyn Fn(&str) -> Option<u32>,
) -> Result<Caller, RunError> {
    if euid != 0 {
        return Err(RunError::NotRoot);
    }
    let get = |name: &str| {
        let value = environment
            .iter()
            .rev()
            .find(|(have, _)| have == name)?
            .1
            .to_str()?;
        (!value.is_empty()).then_some(value)
    };
    let number = |name: &'static str| match get(name) {
        Some(text) => text
            .parse::<u32>()
            .map(Some)
            .map_err(|_| RunError::Caller(format!("{name} is no number"))),
        None => Ok(None),
    };
    let (uid, via) = if let Some(uid) = number("SUDO_UID")? {
        (uid, Via::Sudo)
    } else if let Some(uid) = number("PKEXEC_UID")? {
        (uid, Via::Pkexec)
    } else if let Some(name) = get("DOAS_USER") {
        let unknown = || RunError::Caller("DOAS_USER names no user of this host".to_owned());
        (by_name(name).ok_or_else(unknown)?, Via::Doas)
    } else {
        (0, Via::Root)
    };
    let via = if uid == 0 { Via::Root } else { via };
    let unknown = || RunError::Caller(format!("uid {uid} is no user of this host"));
    let account = account(uid).ok_or_else(unknown)?;
    if via == Via::Sudo && get("SUDO_USER").is_some_and(|name| name != account.name) {
        return Err(RunError::Caller(format!(
            "SUDO_USER is not the user of SUDO_UID {uid}"
        )));
    }
    let asked = if via == Via::Sudo {
        number("SUDO_GID")?
    } else {
        None
    };
    // A group that the user is no member of is not given, whatever the environment says.
    let gid = asked
        .filter(|gid| account.groups.contains(gid))
        .unwrap_or(account.gid);
    let ids = Ids {
        uid,
        gid,
        groups: account.groups,
    };
    Ok(Caller {
        ids,
        name: account.name,
        home: account.home,
        shell: account.shell,
        via,
    })
}

fn account(uid: u32) -> Option<Account> {
    use uzers::os::unix::UserExt;
    let user = uzers::get_user_by_uid(uid)?;
    let gid = user.primary_group_id();
    let mut groups: Vec<u32> = uzers::get_user_groups(user.name(), gid)?
        .iter()
        .map(uzers::Group::gid)
        .chain([gid])
        .collect();
    groups.sort_unstable();
    groups.dedup();
    Some(Account {
        name: user.name().to_str()?.to_owned(),
        gid,
        home: user.home_dir().to_owned(),
        shell: user.shell().to_owned(),
        groups,
    })
}

/// The environment with which the outermost sudo above this process was started: the user's own.
///
/// It is used for the user's process alone, so that nothing is gained by lying in it.
fn before_sudo() -> Option<Vec<Pair>> {
    let mut pid = rustix::process::getppid()?.as_raw_nonzero().get();
    let mut found = None;
    // sudo, and with `use_pty` its monitor.
    for _ in 0..3 {
        let exe = fs::read_link(format!("/proc/{pid}/exe")).ok()?;
        if exe.file_name() != Some(OsStr::new("sudo")) {
            break;
        }
        found = fs::read(format!("/proc/{pid}/environ"))
            .ok()
            .filter(|bytes| !bytes.is_empty());
        let status = fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
        pid = status
            .lines()
            .find_map(|line| line.strip_prefix("PPid:"))?
            .trim()
            .parse()
            .ok()?;
    }
    found.map(|bytes| pairs(&bytes))
}

fn pairs(environ: &[u8]) -> Vec<Pair> {
    let entries = environ.split(|byte| *byte == 0);
    let split = entries.filter_map(|entry| {
        let at = entry
            .iter()
            .position(|byte| *byte == b'=')
            .filter(|at| *at > 0)?;
        let value = OsString::from_vec(entry.get(at + 1..)?.to_vec());
        Some((OsStr::from_bytes(entry.get(..at)?).to_owned(), value))
    });
    split.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn env(pairs: &[(&str, &str)]) -> Vec<Pair> {
        pairs
            .iter()
            .map(|(name, value)| (name.into(), value.into()))
            .collect()
    }

    fn of(euid: u32, pairs: &[(&str, &str)]) -> Result<Caller, RunError> {
        let account = |uid| {
            let (name, gid, groups) = match uid {
                0 => ("root", 0, vec![0]),
                1000 => ("alice", 1000, vec![27, 1000, 2000]),
                _ => return None,
            };
            let home = if uid == 0 {
                "/root".into()
            } else {
                format!("/home/{name}").into()
            };
            Some(Account {
                name: name.to_owned(),
                gid,
                home,
                shell: "/bin/bash".into(),
                groups,
            })
        };
        detect(euid, &env(pairs), &account, &|name| {
            (name == "alice").then_some(1000)
        })
    }

    #[test]
    fn the_caller_is_who_sudo_doas_or_pkexec_say() {
        let sudo = of(
            0,
            &[
                ("SUDO_UID", "1000"),
                ("SUDO_GID", "2000"),
                ("SUDO_USER", "alice"),
            ],
        )
        .unwrap();
        assert_eq!(
            (sudo.ids.uid, sudo.ids.gid, sudo.via),
            (1000, 2000, Via::Sudo)
        );
        assert_eq!(sudo.ids.groups, [27, 1000, 2000]);
        assert_eq!(sudo.state(), PathBuf::from("/var/lib/weir/users/1000"));
        assert_eq!(of(0, &[("PKEXEC_UID", "1000")]).unwrap().via, Via::Pkexec);
        assert_eq!(of(0, &[("DOAS_USER", "alice")]).unwrap().ids.uid, 1000);
        assert!(of(0, &[]).unwrap().is_root());
        assert_eq!(
            of(0, &[("SUDO_UID", "0"), ("SUDO_USER", "root")])
                .unwrap()
                .via,
            Via::Root
        );
    }

    #[test]
    fn what_does_not_fit_is_refused_and_never_root() {
        assert!(matches!(of(1000, &[]), Err(RunError::NotRoot)));
        for pairs in [
            &[("SUDO_UID", "1000"), ("SUDO_USER", "mallory")][..],
            &[("SUDO_UID", "4242")],
            &[("SUDO_UID", "-1")],
            &[("SUDO_UID", "x")],
            &[("DOAS_USER", "nobody-here")],
            &[("PKEXEC_UID", "77")],
        ] {
            assert!(
                matches!(of(0, pairs), Err(RunError::Caller(_))),
                "{pairs:?}"
            );
        }
        let foreign = of(0, &[("SUDO_UID", "1000"), ("SUDO_GID", "0")]).unwrap();
        assert_eq!(
            foreign.ids.gid, 1000,
            "a group the user is not in is not given"
        );
    }

    #[test]
    fn the_users_environment_comes_back() {
        let alice = of(0, &[("SUDO_UID", "1000")]).unwrap();
        let sudos = env(&[
            ("PATH", "/usr/sbin:/usr/bin"),
            ("HOME", "/root"),
            ("USER", "root"),
            ("MAIL", "/var/mail/root"),
            ("SUDO_UID", "1000"),
            ("EXTRA", "given to sudo"),
        ]);
        let before = env(&[
            ("PATH", "/home/alice/venv/bin:/usr/bin"),
            ("HOME", "/home/alice/other"),
            ("OPENAI_API_KEY", "sk-mine"),
            ("EXTRA", "old"),
        ]);
        let merged = alice.merged(sudos.clone(), Some(before));
        let get = |name: &str| crate::trust::variables::get(&merged, name).and_then(OsStr::to_str);
        assert_eq!(get("PATH"), Some("/home/alice/venv/bin:/usr/bin"));
        assert_eq!(get("HOME"), Some("/home/alice/other"));
        assert_eq!(get("USER"), Some("alice"));
        assert_eq!(get("OPENAI_API_KEY"), Some("sk-mine"));
        assert_eq!(get("EXTRA"), Some("given to sudo"));
        assert_eq!(get("MAIL"), None);
        assert_eq!(get("SUDO_UID"), Some("1000"));

        let merged = alice.merged(sudos, None);
        let get = |name: &str| crate::trust::variables::get(&merged, name).and_then(OsStr::to_str);
        assert_eq!(get("HOME"), Some("/home/alice"));
        assert_eq!(get("SHELL"), Some("/bin/bash"));
        assert_eq!(get("PATH"), Some("/usr/sbin:/usr/bin"));
    }

    #[test]
    fn an_environment_block_is_split() {
        assert_eq!(
            pairs(b"A=1\0B=x=y\0=odd\0none\0C=\0"),
            env(&[("A", "1"), ("B", "x=y"), ("C", "")])
        );
        assert_eq!(pairs(b""), []);
    }
}
