//! The daemons that would make a command's calls for it, and how their doors are closed inside a run.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{FileTypeExt, MetadataExt};
use std::path::{Path, PathBuf};

use super::RunError;
use super::user::Pair;

use Door::{Folder, Own, Socket, Variable};

/// How one door is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Door {
    /// An unreadable file over a socket. A daemon that starts later and makes the socket anew opens it again.
    Socket(&'static str),
    /// An empty unreadable directory over the daemon's own: sockets made later are hidden, too.
    Folder(&'static str),
    /// A fresh directory of the user's own, so that a server started inside is in the run.
    Own(&'static str),
    /// The path that a variable of the form `unix:PATH` or `unix://PATH` holds.
    Variable(&'static str),
}

/// Names for `--allow-daemons` and their doors. `{uid}` and `{home}` are the user's. Sockets with abstract names
/// and ones on TCP stay reachable.
const DAEMONS: &[(&str, &[Door])] = &[
    (
        "docker",
        &[
            Socket("/run/docker.sock"),
            Socket("/run/user/{uid}/docker.sock"),
            Socket("{home}/.docker/run/docker.sock"),
            Socket("{home}/.docker/desktop/docker.sock"),
            Variable("DOCKER_HOST"),
        ],
    ),
    (
        "podman",
        &[
            Folder("/run/podman"),
            Folder("/run/user/{uid}/podman"),
            Variable("CONTAINER_HOST"),
        ],
    ),
    (
        "containerd",
        &[
            Folder("/run/containerd"),
            Folder("/run/k3s/containerd"),
            Folder("/run/user/{uid}/containerd"),
            Folder("/run/user/{uid}/containerd-rootless"),
        ],
    ),
    ("crio", &[Folder("/run/crio")]),
    (
        "buildkit",
        &[
            Folder("/run/buildkit"),
            Folder("/run/user/{uid}/buildkit"),
            Variable("BUILDKIT_HOST"),
        ],
    ),
    (
        "systemd",
        &[
            Socket("/run/systemd/private"),
            Socket("/run/systemd/io.systemd.Manager"),
            Folder("/run/systemd/machine"),
            Folder("/run/user/{uid}/systemd"),
        ],
    ),
    (
        "dbus",
        &[
            Folder("/run/dbus"),
            Socket("/run/user/{uid}/bus"),
            Variable("DBUS_SESSION_BUS_ADDRESS"),
        ],
    ),
    (
        "snapd",
        &[
            Socket("/run/snapd.socket"),
            Socket("/run/snapd-snap.socket"),
        ],
    ),
    (
        "lxd",
        &[
            Socket("/var/snap/lxd/common/lxd/unix.socket"),
            Socket("/var/lib/lxd/unix.socket"),
            Socket("/var/lib/incus/unix.socket"),
            Folder("/run/incus"),
        ],
    ),
    (
        "libvirt",
        &[Folder("/run/libvirt"), Folder("/run/user/{uid}/libvirt")],
    ),
    (
        "cron",
        &[Folder("/var/spool/cron"), Folder("/var/spool/at")],
    ),
    ("tmux", &[Own("/tmp/tmux-{uid}"), Own("/run/screen")]),
];

/// The daemons that the user opened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Allowed(BTreeSet<&'static str>);

impl Allowed {
    /// Reads `--allow-daemons`: names with commas between, or `all`.
    pub fn parse(list: &str) -> Result<Self, RunError> {
        let mut allowed = BTreeSet::new();
        for name in list
            .split(',')
            .map(str::trim)
            .filter(|name| !name.is_empty())
        {
            if name == "all" {
                allowed.extend(DAEMONS.iter().map(|(name, _)| *name));
                continue;
            }
            let known = DAEMONS
                .iter()
                .map(|(known, _)| *known)
                .find(|known| *known == name);
            allowed.insert(known.ok_or_else(|| {
                let names: Vec<&str> = DAEMONS.iter().map(|(name, _)| *name).collect();
                RunError::UnknownDaemon {
                    name: name.chars().take(40).collect(),
                    known: names.join(", "),
                }
            })?);
        }
        Ok(Self(allowed))
    }

    /// The names, sorted.
    pub fn names(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.0.iter().copied()
    }
}

/// What lies over a door.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cover {
    /// An unreadable file.
    File,
    /// An empty unreadable directory.
    Folder,
    /// An empty directory that the user owns.
    Own,
}

/// One door to close.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mask {
    /// Whose it is.
    pub daemon: &'static str,
    /// The canonical path to cover.
    pub path: PathBuf,
    /// With what.
    pub cover: Cover,
}

/// The doors that exist on this host for this user and are not allowed. Each path is masked once.
pub fn masks(allowed: &Allowed, uid: u32, home: &Path, env: &[Pair]) -> Vec<Mask> {
    masks_below(Path::new("/"), allowed, uid, home, env)
}

fn masks_below(root: &Path, allowed: &Allowed, uid: u32, home: &Path, env: &[Pair]) -> Vec<Mask> {
    let mut found: Vec<Mask> = Vec::new();
    // What is allowed stays open even where another daemon's row names the same path.
    let open: BTreeSet<PathBuf> = DAEMONS
        .iter()
        .filter(|(name, _)| allowed.0.contains(name))
        .flat_map(|(_, doors)| {
            doors
                .iter()
                .filter_map(|door| place(root, door, uid, home, env))
        })
        .map(|(path, _)| path)
        .collect();
    for (daemon, doors) in DAEMONS.iter().filter(|(name, _)| !allowed.0.contains(name)) {
        for (path, cover) in doors
            .iter()
            .filter_map(|door| place(root, door, uid, home, env))
        {
            let inside = found
                .iter()
                .any(|mask| mask.cover != Cover::File && path.starts_with(&mask.path));
            if !open.contains(&path) && !inside && !found.iter().any(|mask| mask.path == path) {
                found.push(Mask {
                    daemon,
                    path,
                    cover,
                });
            }
        }
    }
    found
}

/// The canonical path of a door that exists and is what it should be.
fn place(
    root: &Path,
    door: &Door,
    uid: u32,
    home: &Path,
    env: &[Pair],
) -> Option<(PathBuf, Cover)> {
    let (path, cover) = match door {
        Socket(path) => (filled(root, path, uid, home), Cover::File),
        Folder(path) => (filled(root, path, uid, home), Cover::Folder),
        Own(path) => (filled(root, path, uid, home), Cover::Own),
        Variable(name) => (named(env, name)?, Cover::File),
    };
    // Where users make the path themselves, a link could lead a cover over any directory, and what programs
    // with more rights look for there would be the user's own: only what is this user's, and no link, is covered.
    let by_users = match door {
        Folder(path) | Own(path) => path.contains("{uid}"),
        Socket(_) | Variable(_) => false,
    };
    if by_users {
        let named = fs::symlink_metadata(&path).ok()?;
        if !named.is_dir() || named.uid() != uid {
            return None;
        }
    }
    let path = fs::canonicalize(path).ok()?;
    let about = fs::symlink_metadata(&path).ok()?;
    let owned = !by_users || about.uid() == uid;
    let fits = match cover {
        Cover::File => about.file_type().is_socket(),
        Cover::Folder => about.is_dir() && owned,
        Cover::Own => about.is_dir() && owned && (about.uid() == uid || about.uid() == 0),
    };
    fits.then_some((path, cover))
}

fn filled(root: &Path, path: &str, uid: u32, home: &Path) -> PathBuf {
    match path.strip_prefix("{home}/") {
        Some(rest) => home.join(rest),
        None => root.join(
            path.trim_start_matches('/')
                .replace("{uid}", &uid.to_string()),
        ),
    }
}

/// `unix:///run/x.sock`, `unix:path=/run/x,guid=..`: the path.
fn named(env: &[Pair], name: &str) -> Option<PathBuf> {
    let value: &OsString = &env.iter().rev().find(|(have, _)| have == name)?.1;
    let rest = value.as_bytes().strip_prefix(b"unix:")?;
    let rest = rest
        .strip_prefix(b"path=")
        .or_else(|| rest.strip_prefix(b"//"))
        .unwrap_or(rest);
    let path = rest.split(|byte| matches!(byte, b',' | b';')).next()?;
    Some(PathBuf::from(std::ffi::OsStr::from_bytes(path))).filter(|path| path.is_absolute())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::net::UnixListener;

    #[test]
    fn a_list_is_read_and_a_wrong_name_is_told_the_right_ones() {
        let allowed = Allowed::parse("docker, dbus").unwrap();
        assert_eq!(allowed.names().collect::<Vec<_>>(), ["dbus", "docker"]);
        assert_eq!(Allowed::parse("").unwrap(), Allowed::default());
        assert_eq!(
            Allowed::parse("all").unwrap().names().count(),
            DAEMONS.len()
        );
        let error = Allowed::parse("dokcer").unwrap_err().to_string();
        assert!(
            error.contains("dokcer") && error.contains("docker, podman"),
            "{error}"
        );
    }

    #[test]
    fn doors_that_exist_are_masked_behind_links_and_once() {
        let folder = tempfile::tempdir().unwrap();
        let root = fs::canonicalize(folder.path()).unwrap();
        for path in ["run/podman", "run/dbus", "run/user/7", "var", "tmp/tmux-7"] {
            fs::create_dir_all(root.join(path)).unwrap();
        }
        std::os::unix::fs::symlink("../run", root.join("var/run")).unwrap();
        let _docker = UnixListener::bind(root.join("run/docker.sock")).unwrap();
        let _bus = UnixListener::bind(root.join("run/user/7/bus")).unwrap();
        fs::write(root.join("run/snapd.socket"), "a plain file is no door").unwrap();
        let root_owns = std::os::unix::fs::chown(root.join("tmp/tmux-7"), Some(7), None).is_ok();
        let env: Vec<Pair> = [
            (
                "DOCKER_HOST",
                format!("unix://{}", root.join("var/run/docker.sock").display()),
            ),
            (
                "DBUS_SESSION_BUS_ADDRESS",
                format!("unix:path={},guid=1", root.join("run/user/7/bus").display()),
            ),
        ]
        .map(|(name, value)| (name.into(), value.into()))
        .to_vec();
        let masked = |list: &str| {
            let masks = masks_below(
                &root,
                &Allowed::parse(list).unwrap(),
                7,
                &root.join("home"),
                &env,
            );
            let short = |mask: Mask| {
                (
                    mask.daemon,
                    mask.path.strip_prefix(&root).unwrap().to_owned(),
                    mask.cover,
                )
            };
            masks.into_iter().map(short).collect::<Vec<_>>()
        };
        let mut expected = vec![
            ("docker", PathBuf::from("run/docker.sock"), Cover::File),
            ("podman", "run/podman".into(), Cover::Folder),
            ("dbus", "run/dbus".into(), Cover::Folder),
            ("dbus", "run/user/7/bus".into(), Cover::File),
        ];
        if root_owns {
            expected.push(("tmux", "tmp/tmux-7".into(), Cover::Own));
        }
        assert_eq!(masked(""), expected);
        assert!(
            masked("docker")
                .iter()
                .all(|(daemon, ..)| *daemon != "docker"),
            "the variable's way, too"
        );
        assert!(masked("all").is_empty());
    }

    #[test]
    fn no_user_leads_a_cover_over_what_is_not_the_users() {
        let folder = tempfile::tempdir().unwrap();
        let root = fs::canonicalize(folder.path()).unwrap();
        for path in ["etc", "tmp", "run/user/7", "run/user/0"] {
            fs::create_dir_all(root.join(path)).unwrap();
        }
        for (name, to) in [
            ("tmp/tmux-7", "../etc"),
            ("tmp/tmux-0", "../etc"),
            ("run/user/7/podman", "../../../etc"),
        ] {
            std::os::unix::fs::symlink(to, root.join(name)).unwrap();
        }
        // Neither a link, nor a folder that another user made.
        fs::create_dir(root.join("run/user/7/systemd")).unwrap();
        let _ = std::os::unix::fs::chown(root.join("run/user/7/systemd"), Some(8), None);
        for uid in [7, 0] {
            let masks = masks_below(&root, &Allowed::default(), uid, &root.join("home"), &[]);
            assert_eq!(masks, []);
        }
    }
}
