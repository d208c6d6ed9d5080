//! One process in `/proc`, opened once: what is read through the open directory is of that process or fails.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use rustix::fs::{CWD, Mode, OFlags, openat, readlinkat};
use weir_policy::subject::Ancestor;
use zeroize::Zeroizing;

/// The kernel's clock ticks as `/proc` shows them are 10 ms (`USER_HZ`) on every architecture weir runs on.
const TICK_NS: u64 = 10_000_000;
/// The most read from one file: a command line may be 2 MiB, a start of it tells enough.
const LARGEST: u64 = 64 << 10;
const MOST_PARENTS: usize = 16;

/// What `/proc/PID/stat` says (proc(5)).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stat {
    /// Parent.
    pub parent: u32,
    /// Start, in ticks since boot.
    pub start: u64,
    /// Where the stack begins: exec(2) moves it.
    pub stack: u64,
}

impl Stat {
    /// Reads the text; the name in parentheses may hold anything.
    pub fn parse(text: &str) -> Option<Self> {
        let (_, rest) = text.rsplit_once(") ")?;
        let fields: Vec<&str> = rest.split_ascii_whitespace().collect();
        let field = |number: usize| fields.get(number.checked_sub(3)?);
        Some(Self {
            parent: field(4)?.parse().ok()?,
            start: field(22)?.parse().ok()?,
            stack: field(28)?.parse().ok()?,
        })
    }

    /// Whether the process was there at this time of the boot clock. A later start means that its id was used again.
    pub fn was_there(&self, since_boot_ns: u64) -> bool {
        self.start.saturating_mul(TICK_NS) <= since_boot_ns
    }
}

/// An open `/proc/PID`.
pub struct Process {
    folder: File,
}

impl Process {
    /// Opens the directory of a process.
    pub fn open(pid: u32) -> io::Result<Self> {
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
        Ok(Self {
            folder: File::from(openat(CWD, format!("/proc/{pid}"), flags, Mode::empty())?),
        })
    }

    /// Its `stat`.
    pub fn stat(&self) -> Option<Stat> {
        Stat::parse(&self.text("stat")?)
    }

    /// A small file as text.
    pub fn text(&self, name: &str) -> Option<String> {
        String::from_utf8(self.bytes(name)?.to_vec()).ok()
    }

    /// A small file's first 64 KiB. A command line can hold secrets.
    pub fn bytes(&self, name: &str) -> Option<Zeroizing<Vec<u8>>> {
        let file = self.file(name)?;
        let mut bytes = Zeroizing::new(Vec::with_capacity(4096));
        file.take(LARGEST).read_to_end(&mut bytes).ok()?;
        Some(bytes)
    }

    /// Where a link of its points.
    pub fn link(&self, name: &str) -> Option<PathBuf> {
        use std::ffi::OsString;
        use std::os::unix::ffi::OsStringExt;
        let target = readlinkat(&self.folder, name, Vec::with_capacity(256)).ok()?;
        Some(OsString::from_vec(target.into_bytes()).into())
    }

    /// Opens a file of its, `exe` for instance.
    pub fn file(&self, name: &str) -> Option<File> {
        let flags = OFlags::RDONLY | OFlags::CLOEXEC | OFlags::NONBLOCK;
        Some(File::from(
            openat(&self.folder, name, flags, Mode::empty()).ok()?,
        ))
    }
}

/// The ancestors from `parent` on, parent first, at most 16.
pub fn ancestors(mut parent: u32) -> Vec<Ancestor> {
    let mut found = Vec::new();
    while parent != 0
        && found.len() < MOST_PARENTS
        && !found.iter().any(|seen: &Ancestor| seen.pid == parent)
    {
        let Ok(process) = Process::open(parent) else {
            break;
        };
        let Some(stat) = process.stat() else { break };
        found.push(Ancestor {
            pid: parent,
            exe: process
                .link("exe")
                .as_deref()
                .and_then(Path::to_str)
                .map(str::to_owned),
        });
        parent = stat.parent;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_name_with_parentheses_does_not_confuse() {
        let text = "7 (a) R 1 (b)) S 42 7 7 0 -1 4194560 1 2 3 4 5 6 7 8 20 0 1 0 991 100 200 300 1 2 140722 9 10";
        assert_eq!(
            Stat::parse(text),
            Some(Stat {
                parent: 42,
                start: 991,
                stack: 140_722
            })
        );
        assert_eq!(Stat::parse("7 (a) S 1"), None);
    }

    #[test]
    fn a_start_after_the_connect_is_another_process() {
        let stat = Stat {
            parent: 1,
            start: 991,
            stack: 0,
        };
        assert!(stat.was_there(9_910_000_000));
        assert!(!stat.was_there(9_909_999_999));
        assert!(
            !Stat {
                start: u64::MAX,
                ..stat
            }
            .was_there(u64::MAX - 1)
        );
    }

    #[test]
    fn this_process_has_ancestors() {
        let process = Process::open(std::process::id()).unwrap();
        let stat = process.stat().unwrap();
        let ancestors = ancestors(stat.parent);
        assert_eq!(
            ancestors.first().map(|first| first.pid),
            (stat.parent != 0).then_some(stat.parent)
        );
        assert!(ancestors.len() <= MOST_PARENTS);
        assert_eq!(
            process.link("exe").unwrap(),
            std::env::current_exe().unwrap()
        );
        assert!(Process::open(u32::MAX).is_err());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn any_text_is_survived(text in "[0-9 ()A-Z-]{0,200}") {
            let _ = Stat::parse(&text);
        }
    }
}
