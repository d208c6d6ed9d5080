//! Run: one command, guarded, in a room of its own that leaves nothing behind but the audit.
//!
//! The order of a run: [`stale::sweep`], [`user::Caller::detect`], [`room::Room::make`], the agent,
//! trust's copies and [`daemons::masks`], [`spawn::start`], [`spawn::Child::wait`], [`room::Room::empty`],
//! the agent's end, [`room::Room::close`], [`summary::end`].

pub mod cgroup;
pub mod daemons;
mod enter;
pub mod namespace;
pub mod proxies;
pub mod rights;
pub mod room;
pub mod spawn;
pub mod stale;
pub mod state;
pub mod summary;
pub mod user;

use std::io;
use std::path::{Path, PathBuf};

use weir_policy::request::{CROCKFORD, crockford};

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
    /// A state directory that a user's records cannot go to.
    #[error("the state directory {} cannot be used: {why}", path.display())]
    State {
        /// Which.
        path: PathBuf,
        /// Why not.
        why: &'static str,
    },
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
            Self::State { .. } => {
                Some("leave out --state, or as root: mkdir -m 700 DIR; echo UID > DIR/user")
            }
            Self::Io { what, .. } if *what == "make the state directory" => {
                Some("give another one: --state DIR")
            }
            Self::Base(_) => Some("remove it, or give it to root with mode 0755"),
            Self::Io { source, .. } if source.kind() == io::ErrorKind::PermissionDenied => {
                Some("weir needs CAP_SYS_ADMIN here; a container has to be privileged")
            }
            _ => None,
        }
    }
}

const ID: usize = 8;

/// A new run's id: 40 random bits in Crockford's base32.
fn fresh_id() -> Result<String, RunError> {
    let mut bytes = [0; ID];
    // The kernel's own: an id is no secret, and a generator that gathers entropy of its own first takes long.
    let read = rustix::rand::getrandom(&mut bytes, rustix::rand::GetRandomFlags::empty())
        .map_err(io::Error::from)
        .and_then(|read| match read {
            ID => Ok(()),
            _ => Err(io::ErrorKind::UnexpectedEof.into()),
        });
    read.map_err(|error| RunError::io("read", Path::new("/dev/urandom"), error))?;
    Ok(bytes
        .iter()
        .map(|byte| crockford(u128::from(*byte)))
        .collect())
}

/// Whether a name is a run's id.
pub fn is_id(name: &str) -> bool {
    name.len() == ID && name.bytes().all(|byte| CROCKFORD.contains(&byte))
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

    /// A TLS server on loopback whose certificate for `api.weir.test` hangs below a fresh root.
    fn server() -> (u16, String) {
        use rustls::pki_types::PrivateKeyDer;
        use std::io::{Read, Write};

        let key = rcgen::KeyPair::generate().unwrap();
        let mut root = rcgen::CertificateParams::new(Vec::new()).unwrap();
        root.distinguished_name
            .push(rcgen::DnType::CommonName, "weir run test root");
        root.is_ca = rcgen::IsCa::Ca(rcgen::BasicConstraints::Unconstrained);
        let pem = root.self_signed(&key).unwrap().pem();
        let leaf_key = rcgen::KeyPair::generate().unwrap();
        let issuer = rcgen::Issuer::new(root, key);
        let leaf = rcgen::CertificateParams::new(vec!["api.weir.test".to_owned()]).unwrap();
        let leaf = leaf.signed_by(&leaf_key, &issuer).unwrap();
        let private = PrivateKeyDer::try_from(leaf_key.serialize_der()).unwrap();
        let provider = std::sync::Arc::new(rustls::crypto::aws_lc_rs::default_provider());
        let config = rustls::ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![leaf.der().clone()], private)
            .unwrap();
        let config = std::sync::Arc::new(config);
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let connection = rustls::ServerConnection::new(config.clone()).unwrap();
                let mut tls = rustls::StreamOwned::new(connection, stream);
                let mut request = [0; 4096];
                if tls.read(&mut request).is_ok_and(|read| read > 0) {
                    let _ = tls.write_all(
                        b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok",
                    );
                    tls.conn.send_close_notify();
                    let _ = tls.flush();
                }
            }
        });
        (port, pem)
    }

    /// What each program says of the server: `NAME 0` where it trusts it.
    const CLIENTS: &str = r#"
        here() { command -v "$1" >/dev/null; }
        say() { name=$1; shift; timeout 30 "$@" >/dev/null 2>>"$OUT/errors"; echo "$name $?" >>"$OUT/answers"; }
        : >"$OUT/answers"
        python='import socket, ssl, sys
c = ssl.create_default_context()
c.wrap_socket(socket.create_connection(("127.0.0.1", int(sys.argv[1]))), server_hostname="api.weir.test").send(b"GET")'
        node='require("https").get({host: "127.0.0.1", port: process.argv[1], servername: "api.weir.test"}, r => process.exit(0)).on("error", e => { console.error(e); process.exit(1) })'
        here curl && say curl curl -sSf --resolve "api.weir.test:$PORT:127.0.0.1" "https://api.weir.test:$PORT/"
        here python3 && say python python3 -c "$python" "$PORT"
        here node && say node node -e "$node" "$PORT"
        here openssl && say openssl sh -c 'openssl s_client -connect "127.0.0.1:$PORT" -servername api.weir.test -verify_return_error </dev/null'
        exit 0
    "#;

    #[tokio::test]
    async fn a_command_trusts_the_runs_root_and_nobody_outside_does() {
        use std::ffi::OsString;
        if !root() {
            return;
        }
        let (port, pem) = server();
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().to_owned();
        let base = std::fs::canonicalize(&out).unwrap().join("weir");
        let mut env = user::Caller::detect().unwrap().environment();
        env.push(("PORT".into(), port.to_string().into()));
        env.push(("OUT".into(), out.clone().into()));
        let outside = tokio::process::Command::new("bash")
            .args(["-c", CLIENTS])
            .envs(env.clone())
            .status();
        assert!(outside.await.unwrap().success());
        let answers = std::fs::read_to_string(out.join("answers")).unwrap();
        assert!(
            !answers.is_empty() && answers.lines().all(|line| !line.ends_with(" 0")),
            "{answers}"
        );

        let room = room::Room::make(&base, 0).unwrap();
        let command: Vec<OsString> = ["bash", "-c", CLIENTS].map(OsString::from).to_vec();
        let prepared = crate::trust::prepare(&crate::trust::Order {
            root_pem: &pem,
            into: &room.trust(),
            command: &command,
            env: &env,
            cwd: &out,
            now: 1_790_000_000_000,
        })
        .unwrap();
        env.extend(prepared.set);
        let bind = |(source, target): (PathBuf, PathBuf)| namespace::Bind {
            source: source.into(),
            target: target.into(),
            writable: false,
        };
        let spec = spawn::Spec {
            argv: command,
            env,
            cgroup: room.cgroup().path().into(),
            binds: prepared.binds.into_iter().map(bind).collect(),
            hide: vec![room.bpf().into()],
            user: None,
            signals: spawn::Inherited::default(),
        };
        let code = spawn::tests::complete(&spec).await;
        let answers = std::fs::read_to_string(out.join("answers")).unwrap_or_default();
        let errors = std::fs::read_to_string(out.join("errors")).unwrap_or_default();
        room.empty(cgroup::GRACE).unwrap();
        room.close().unwrap();
        assert_eq!(code, 0);
        assert!(
            !answers.is_empty() && answers.lines().all(|line| line.ends_with(" 0")),
            "{answers}\n{errors}"
        );
    }
}
