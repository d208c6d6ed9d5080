//! The executable of a process: its path, whether that path is the file, and its hash.

use std::collections::HashMap;
use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use aws_lc_rs::digest;
use weir_policy::subject::Known;

/// The most hashes remembered; a host runs some hundred programs that speak to models.
const MOST: usize = 1024;
/// Larger files are not hashed: the largest single-file runtimes are some 300 MiB.
const LARGEST: u64 = 2 << 30;

/// A file as it was: any change of content changes one of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Key {
    device: u64,
    inode: u64,
    size: u64,
    modified: (i64, i64),
    changed: (i64, i64),
}

impl Key {
    fn of(about: &Metadata) -> Self {
        Self {
            device: about.dev(),
            inode: about.ino(),
            size: about.size(),
            modified: (about.mtime(), about.mtime_nsec()),
            changed: (about.ctime(), about.ctime_nsec()),
        }
    }
}

type Slot = Arc<OnceLock<Option<String>>>;

/// Hashes by file, each computed once however many connections ask at the same time.
#[derive(Debug, Default)]
pub struct Hashes {
    known: Mutex<HashMap<Key, Slot>>,
}

impl Hashes {
    /// SHA-256 in lower-case hex of an open file; `None` where it cannot be read or changes meanwhile. Blocks.
    pub fn of(&self, file: &File) -> Option<String> {
        let about = file.metadata().ok()?;
        if !about.is_file() || about.len() > LARGEST {
            return None;
        }
        let key = Key::of(&about);
        let slot = {
            let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
            if known.len() >= MOST && !known.contains_key(&key) {
                // Seldom reached; hashing again is all it costs.
                known.clear();
            }
            Arc::clone(known.entry(key).or_default())
        };
        let hash = slot.get_or_init(|| hash(file, key).ok()).clone();
        if hash.is_none() {
            self.known
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .remove(&key);
        }
        hash
    }
}

fn hash(mut file: &File, key: Key) -> io::Result<String> {
    let mut sha256 = digest::Context::new(&digest::SHA256);
    let mut chunk = vec![0; 256 << 10];
    loop {
        match file.read(&mut chunk) {
            Ok(0) => break,
            Ok(read) => sha256.update(chunk.get(..read).unwrap_or_default()),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    if Key::of(&file.metadata()?) != key {
        return Err(io::Error::other("changed while it was read"));
    }
    Ok(sha256
        .finish()
        .as_ref()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect())
}

/// The path of the executable open as `file`, where `link` is what `/proc/PID/exe` reads.
///
/// Deleted files and memory files have none. A path that in our own namespace names another file (a container's,
/// a chroot's) is only likely: whoever made that root chose the name.
pub fn path(link: &Path, file: &File) -> Known<String> {
    let Ok(about) = file.metadata() else {
        return Known::Unknown;
    };
    let Some(text) = link.to_str().filter(|text| text.starts_with('/')) else {
        return Known::Unknown;
    };
    if about.nlink() == 0 || text.starts_with("/memfd:") {
        return Known::Unknown;
    }
    match fs::metadata(link) {
        Ok(ours) if (ours.dev(), ours.ino()) == (about.dev(), about.ino()) => {
            Known::Sure(text.to_owned())
        }
        // A file that was renamed or deleted under another hard link: the kernel says so in the name.
        _ if text.ends_with(" (deleted)") => Known::Unknown,
        _ => Known::Likely(text.to_owned()),
    }
}

/// How an interpreter's command line names its script.
struct Interpreter {
    /// Names of the executable, without a version at the end.
    names: &'static [&'static str],
    /// Options that mean: what runs is no file (`-c CODE`), the rest is not looked at.
    code: &'static [&'static str],
    /// Options whose value names what runs (`-m MODULE`, `-jar FILE`).
    named: &'static [&'static str],
    /// Options that take the next word as their value.
    valued: &'static [&'static str],
}

const INTERPRETERS: &[Interpreter] = &[
    Interpreter {
        names: &["python", "pypy"],
        code: &["-c"],
        named: &["-m"],
        valued: &["-W", "-X", "--check-hash-based-pycs"],
    },
    Interpreter {
        names: &["node", "nodejs"],
        code: &["-e", "--eval", "-p", "--print", "-pe"],
        named: &[],
        valued: &[
            "-r",
            "--require",
            "--import",
            "--loader",
            "--experimental-loader",
            "-C",
            "--conditions",
            "--env-file",
        ],
    },
    Interpreter {
        names: &["bun"],
        code: &["-e", "--eval", "-p"],
        named: &["run"],
        valued: &["-r", "--preload", "--cwd"],
    },
    Interpreter {
        names: &["deno"],
        code: &["eval", "repl"],
        named: &["run"],
        valued: &["-c", "--config", "--cert"],
    },
    Interpreter {
        names: &["ruby"],
        code: &["-e"],
        named: &[],
        valued: &["-r", "-I", "-C", "-E"],
    },
    Interpreter {
        names: &["perl"],
        code: &["-e", "-E"],
        named: &[],
        valued: &["-I", "-M"],
    },
    Interpreter {
        names: &["php"],
        code: &["-r", "-B", "-R"],
        named: &["-f"],
        valued: &["-c", "-d", "-z"],
    },
    Interpreter {
        names: &["bash", "sh", "dash", "zsh", "ksh", "ash"],
        code: &["-c", "-s"],
        named: &[],
        valued: &["-o", "-O", "+O", "--rcfile", "--init-file"],
    },
    Interpreter {
        names: &["java"],
        code: &[],
        named: &["-jar", "-m", "--module"],
        valued: &[
            "-cp",
            "-classpath",
            "--class-path",
            "-p",
            "--module-path",
            "--add-modules",
        ],
    },
    Interpreter {
        names: &["lua", "luajit", "Rscript", "julia", "dotnet", "tclsh"],
        code: &["-e"],
        named: &[],
        valued: &[],
    },
];

/// The script that `exe` runs by its command line: a path (joined to `cwd`), a module or a class; `None` where
/// `exe` is no interpreter or runs code without a name. The command line is the process's own word.
pub fn script(exe: &str, command: &[String], cwd: Option<&Path>) -> Option<String> {
    let base = exe
        .rsplit('/')
        .next()?
        .trim_end_matches(|c: char| c.is_ascii_digit() || c == '.' || c == '-');
    let interpreter = INTERPRETERS
        .iter()
        .find(|interpreter| interpreter.names.contains(&base))?;
    let mut words = command.iter().skip(1).map(String::as_str);
    while let Some(word) = words.next() {
        if interpreter.code.contains(&word) || word == "-" {
            return None;
        }
        if interpreter.named.contains(&word) {
            let value = words.by_ref().find(|word| !word.starts_with('-'))?;
            // A module's name is no path.
            let module = matches!(word, "-m" | "--module");
            return Some(if module {
                format!("-m {value}")
            } else {
                joined(value, cwd)
            });
        }
        // Interpreters that bundle letters (`-Bc CODE`, `-euc CODE`).
        let bundled = word.len() > 2 && !word.starts_with("--") && interpreter.code.contains(&"-c");
        if bundled && word.starts_with('-') && word.ends_with('c') {
            return None;
        }
        if interpreter.valued.contains(&word) {
            words.next();
        } else if word == "--" {
            return words.next().map(|word| joined(word, cwd));
        } else if !word.starts_with('-') {
            return Some(joined(word, cwd));
        }
    }
    None
}

fn joined(word: &str, cwd: Option<&Path>) -> String {
    // A class, a URL, a name that the interpreter looks up itself: as it stands.
    match cwd {
        Some(cwd) if !word.contains("://") => {
            let path: PathBuf = cwd.join(word.strip_prefix("./").unwrap_or(word));
            path.to_str()
                .filter(|path| path.len() < 4096)
                .unwrap_or(word)
                .to_owned()
        }
        _ => word.to_owned(),
    }
}

/// The words of a `cmdline` file: split at NUL, at most 256 words of 4 KiB each.
pub fn words(cmdline: &[u8]) -> Vec<String> {
    let text = cmdline.strip_suffix(b"\0").unwrap_or(cmdline);
    if text.is_empty() {
        return Vec::new();
    }
    let words = text.split(|byte| *byte == 0).take(256);
    words
        .map(|word| String::from_utf8_lossy(word.get(..4096).unwrap_or(word)).into_owned())
        .collect()
}

/// Whether `a` and `b` are the same bytes: for links read twice.
pub fn same(a: &Path, b: &Path) -> bool {
    a.as_os_str().as_bytes() == b.as_os_str().as_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn script_of(exe: &str, line: &str) -> Option<String> {
        let command: Vec<String> = line.split(' ').map(str::to_owned).collect();
        script(exe, &command, Some(Path::new("/w")))
    }

    #[test]
    fn scripts_by_interpreter() {
        let table = [
            (
                "/usr/bin/python3.11",
                "python3 -u -X dev app.py --x",
                Some("/w/app.py"),
            ),
            (
                "/usr/bin/python3.11",
                "python3 -m pip install x",
                Some("-m pip"),
            ),
            ("/usr/bin/python3.11", "python3 -c print(1)", None),
            ("/usr/bin/python3.11", "python3 -Bc print(1)", None),
            ("/usr/bin/python3", "python3", None),
            (
                "/usr/bin/node",
                "node --require x.js ./cli.js -p y",
                Some("/w/cli.js"),
            ),
            ("/usr/bin/node", "node -e code", None),
            ("/usr/bin/bash", "bash /opt/run.sh", Some("/opt/run.sh")),
            ("/usr/bin/bash", "bash -euc code", None),
            (
                "/usr/lib/jvm/j/bin/java",
                "java -Xmx1g -cp a.jar:b.jar com.example.Main",
                Some("/w/com.example.Main"),
            ),
            (
                "/usr/lib/jvm/j/bin/java",
                "java -Xmx1g -jar app.jar",
                Some("/w/app.jar"),
            ),
            (
                "/usr/bin/deno",
                "deno run --allow-net https://x/y.ts",
                Some("https://x/y.ts"),
            ),
            ("/usr/bin/ruby3.1", "ruby -- a.rb", Some("/w/a.rb")),
            ("/usr/bin/curl", "curl https://x", None),
        ];
        for (exe, line, expected) in table {
            assert_eq!(script_of(exe, line).as_deref(), expected, "{line}");
        }
        assert_eq!(script("", &[], None), None);
    }

    #[test]
    fn command_lines_are_bounded() {
        assert_eq!(words(b"a\0b c\0\0"), ["a", "b c", ""]);
        assert!(words(b"").is_empty());
        assert_eq!(words(&b"x\0".repeat(1000)).len(), 256);
        assert_eq!(words(&[b'x'; 9000])[0].len(), 4096);
    }

    #[test]
    fn a_hash_is_of_the_content_and_remembered_until_it_changes() {
        let hashes = Hashes::default();
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(b"abc").unwrap();
        let of = |file: &tempfile::NamedTempFile| hashes.of(&File::open(file.path()).unwrap());
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(of(&file).as_deref(), Some(abc));
        assert_eq!(of(&file).as_deref(), Some(abc));
        assert_eq!(hashes.known.lock().unwrap().len(), 1);
        file.write_all(b"d").unwrap();
        assert_ne!(of(&file).as_deref(), Some(abc));
        assert_eq!(hashes.of(&File::open("/dev/null").unwrap()), None);
    }

    #[test]
    fn a_path_is_sure_only_where_it_is_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let (one, two) = (folder.path().join("one"), folder.path().join("two"));
        fs::write(&one, "1").unwrap();
        fs::write(&two, "2").unwrap();
        let file = File::open(&one).unwrap();
        let text = one.to_str().unwrap().to_owned();
        assert_eq!(path(&one, &file), Known::Sure(text));
        assert!(
            matches!(path(&two, &file), Known::Likely(_)),
            "another root's path"
        );
        assert_eq!(path(Path::new("/memfd:x (deleted)"), &file), Known::Unknown);
        fs::remove_file(&one).unwrap();
        assert_eq!(path(&one, &file), Known::Unknown);
    }
}
