//! What kind of program does not trust the run's root, and what mends it: data (`runtimes.toml`), and a look into
//! the program's file, bounded and remembered.

use std::collections::HashMap;
use std::fs::{File, OpenOptions};
use std::io::{self, Read};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::{LazyLock, Mutex, PoisonError};

use memchr::memmem::Finder;
use serde::Deserialize;

use super::find::{Kind, SYSTEM};

/// So much of a program is looked into.
const MOST: u64 = 512 << 20;
/// A piece of it at a time.
const PIECE: usize = 1 << 20;
/// Programs remembered at once.
const REMEMBERED: usize = 256;

/// One kind of program.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Runtime {
    /// Its short name.
    pub name: String,
    /// What people call it.
    pub words: String,
    #[serde(default)]
    programs: Vec<String>,
    #[serde(default)]
    marks: Vec<String>,
    #[serde(default)]
    without: Vec<String>,
    /// Whether nothing can convince it.
    #[serde(default)]
    pub own_roots: bool,
    mend: String,
    #[serde(default)]
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "the examples are what one test runs")
    )]
    examples: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Listed {
    runtime: Vec<Runtime>,
}

/// All kinds, in the order in which they are tried.
static RUNTIMES: LazyLock<Vec<Runtime>> = LazyLock::new(|| {
    let text = include_str!("runtimes.toml");
    toml::from_str::<Listed>(text)
        .expect("a test reads the file that is built in")
        .runtime
});

/// Where a run's trust lies, as its command sees it.
#[derive(Clone, Debug)]
pub struct Paths {
    root: PathBuf,
    bundle: PathBuf,
    java: PathBuf,
}

impl Paths {
    /// Of the run with this directory.
    pub fn of(run: &Path) -> Self {
        let first = |kind: Kind, otherwise: &str| {
            let mut paths = SYSTEM.iter().filter(|(one, _)| *one == kind);
            let found = paths.find(|(_, path)| Path::new(path).exists());
            PathBuf::from(found.map_or(otherwise, |(_, path)| path))
        };
        Self {
            root: run.join("trust/root.pem"),
            bundle: first(Kind::Bundle, "/etc/ssl/certs/ca-certificates.crt"),
            java: first(Kind::Java, "/etc/ssl/certs/java/cacerts"),
        }
    }
}

impl Runtime {
    /// What a person types so that a program of this kind trusts the run.
    pub fn mend(&self, paths: &Paths) -> String {
        let text = |path: &Path| path.display().to_string();
        self.mend
            .replace("{root}", &text(&paths.root))
            .replace("{bundle}", &text(&paths.bundle))
            .replace("{java}", &text(&paths.java))
    }

    fn has_name(&self, program: &str) -> bool {
        self.programs
            .iter()
            .any(|pattern| match pattern.strip_suffix('*') {
                Some(start) => program.starts_with(start),
                None => program == pattern,
            })
    }

    fn has_marks(&self, found: &[&str]) -> bool {
        self.programs.is_empty()
            && self.marks.iter().all(|mark| found.contains(&mark.as_str()))
            && !self
                .without
                .iter()
                .any(|mark| found.contains(&mark.as_str()))
    }
}

/// The kind of the program `exe`, which process `pid` is, or was. Reads the program's file where its name does not
/// tell: to be called where that may take its time.
pub fn recognise(exe: Option<&str>, pid: Option<u32>) -> &'static Runtime {
    let program = exe
        .and_then(|exe| exe.rsplit('/').next())
        .unwrap_or_default();
    let named = RUNTIMES.iter().find(|runtime| runtime.has_name(program));
    named.unwrap_or_else(|| {
        let found = exe
            .map(|exe| marks(Path::new(exe), pid))
            .unwrap_or_default();
        by_marks(&found)
    })
}

fn by_marks(found: &[&str]) -> &'static Runtime {
    let fitting = RUNTIMES.iter().find(|runtime| runtime.has_marks(found));
    fitting
        .or(RUNTIMES.last())
        .expect("the file that is built in is not empty")
}

/// Device, inode, size and time of change.
type Identity = (u64, u64, u64, i64);

static SCANNED: Mutex<Option<HashMap<Identity, Vec<&'static str>>>> = Mutex::new(None);

/// The marks that are in a program's file; none where it cannot be read.
fn marks(exe: &Path, pid: Option<u32>) -> Vec<&'static str> {
    // The process's own view of it, where it is still the same program: it may live in another mount namespace.
    let link = pid.map(|pid| PathBuf::from(format!("/proc/{pid}/exe")));
    let same = link.filter(|link| std::fs::read_link(link).is_ok_and(|target| target == exe));
    let opened = OpenOptions::new()
        .read(true)
        .custom_flags(libc::O_NONBLOCK | libc::O_NOCTTY)
        .open(same.as_deref().unwrap_or(exe));
    let looked = opened.and_then(|file| {
        let about = file.metadata()?;
        if !about.is_file() {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        let identity = (about.dev(), about.ino(), about.len(), about.ctime());
        let mut scanned = SCANNED.lock().unwrap_or_else(PoisonError::into_inner);
        let scanned = scanned.get_or_insert_default();
        if let Some(known) = scanned.get(&identity) {
            return Ok(known.clone());
        }
        let found = scan(file)?;
        if scanned.len() >= REMEMBERED {
            scanned.clear();
        }
        scanned.insert(identity, found.clone());
        Ok(found)
    });
    looked.unwrap_or_default()
}

/// The marks in a file, found in pieces that overlap by the longest of them.
fn scan(file: File) -> io::Result<Vec<&'static str>> {
    let mut all: Vec<&'static str> = RUNTIMES
        .iter()
        .flat_map(|runtime| runtime.marks.iter().chain(&runtime.without))
        .map(String::as_str)
        .collect();
    all.sort_unstable();
    all.dedup();
    let longest = all.iter().map(|mark| mark.len()).max().unwrap_or(0);
    let mut left: Vec<(&'static str, Finder<'static>)> = all
        .into_iter()
        .map(|mark| (mark, Finder::new(bytes(mark)).into_owned()))
        .collect();
    let mut found = Vec::new();
    let mut piece: Vec<u8> = Vec::with_capacity(PIECE + longest);
    let mut file = file.take(MOST);
    while !left.is_empty() {
        let kept = piece.len().min(longest);
        piece.drain(..piece.len() - kept);
        if (&mut file).take(PIECE as u64).read_to_end(&mut piece)? == 0 {
            break;
        }
        left.retain(|(mark, finder)| {
            let is_here = finder.find(&piece).is_some();
            if is_here {
                found.push(*mark);
            }
            !is_here
        });
    }
    Ok(found)
}

/// A mark's bytes; U+00FF at its start stands for the byte 0xff, which no UTF-8 text holds.
fn bytes(mark: &str) -> &[u8] {
    mark.strip_prefix('\u{ff}')
        .map_or(mark.as_bytes(), str::as_bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths() -> Paths {
        Paths {
            root: "/run/weir/ABCD1234/trust/root.pem".into(),
            bundle: "/etc/ssl/certs/ca-certificates.crt".into(),
            java: "/etc/ssl/certs/java/cacerts".into(),
        }
    }

    #[test]
    fn every_kind_is_told_by_its_examples_and_says_what_mends_it() {
        for (index, runtime) in RUNTIMES.iter().enumerate() {
            for example in &runtime.examples {
                assert_eq!(
                    recognise(Some(example), None).name,
                    runtime.name,
                    "{example}"
                );
            }
            let named = !runtime.programs.is_empty();
            assert_eq!(named, !runtime.examples.is_empty(), "{}", runtime.name);
            let last = index + 1 == RUNTIMES.len();
            assert!(
                named || last || !runtime.marks.is_empty(),
                "{}",
                runtime.name
            );
            let mend = runtime.mend(&paths());
            assert!(!mend.contains('{') && !mend.contains('\n'), "{mend}");
        }
        assert_eq!(
            recognise(Some("/usr/bin/node"), None).mend(&paths()),
            "export NODE_EXTRA_CA_CERTS=/run/weir/ABCD1234/trust/root.pem"
        );
        assert_eq!(recognise(None, None).name, "unknown");
        assert_eq!(
            recognise(Some("/nonexistent/tool"), Some(1)).name,
            "unknown"
        );
    }

    #[test]
    fn programs_are_told_by_their_file() {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str, marks: &[&str]| {
            let path = folder.path().join(name);
            // Over the seam of two pieces, which a mark must not slip through.
            let mut text = vec![b'x'; PIECE - 7];
            for mark in marks {
                text.extend(mark.as_bytes());
                text.extend(b"\0\xff");
            }
            std::fs::write(&path, text).unwrap();
            recognise(path.to_str(), None)
        };
        let own = ["invalid peer certificate", "ISRG Root X1"];
        let carries = file("ureq", &own);
        assert!(carries.own_roots && carries.name == "webpki-roots");
        assert_eq!(
            file("native", &[&own[..], &["SSL_CERT_FILE"]].concat()).name,
            "rust"
        );
        assert_eq!(
            file("agent", &["NODE_EXTRA_CA_CERTS", "SSL_CERT_FILE"]).name,
            "node-inside"
        );
        assert_eq!(
            file("gotool", &[" Go buildinf:", "/etc/ssl/ca-bundle.pem"]).name,
            "go"
        );
        assert_eq!(file("static", &["SSL_CERT_FILE"]).name, "openssl-inside");
        assert_eq!(file("other", &["nothing"]).name, "unknown");
        // A fifo in the place of a program is not waited for.
        let fifo = folder.path().join("fifo");
        let made = std::process::Command::new("mkfifo").arg(&fifo).status();
        assert!(made.unwrap().success());
        assert_eq!(recognise(fifo.to_str(), None).name, "unknown");
    }
}
