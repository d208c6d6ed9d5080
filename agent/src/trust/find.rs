//! The trust files a command will read: the system's, and those its interpreter brings along.

use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::Read;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use super::bundle;
use super::variables::get;

/// What a trust file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A directory of hash links, bundles and Java's store.
    Directory,
    /// One PEM file with every certificate.
    Bundle,
    /// A Java trust store.
    Java,
    /// A directory of Chromium policies.
    Chromium,
}

/// Where distributions keep what the system trusts; those that exist are augmented. Directories come first:
/// what lies in one is copied with it.
pub const SYSTEM: &[(Kind, &str)] = &[
    (Kind::Directory, "/etc/ssl/certs"),
    (Kind::Directory, "/etc/pki/ca-trust/extracted"),
    (Kind::Directory, "/etc/pki/tls/certs"),
    (Kind::Bundle, "/etc/ssl/cert.pem"),
    (Kind::Bundle, "/etc/ssl/ca-bundle.pem"),
    (Kind::Bundle, "/etc/pki/tls/cert.pem"),
    (Kind::Bundle, "/var/lib/ca-certificates/ca-bundle.pem"),
    (Kind::Java, "/var/lib/ca-certificates/java-cacerts"),
    (
        Kind::Bundle,
        "/etc/ca-certificates/extracted/tls-ca-bundle.pem",
    ),
    (Kind::Bundle, "/etc/ssl/certs/ca-certificates.crt"),
    (Kind::Bundle, "/etc/ssl/certs/ca-bundle.crt"),
    (Kind::Bundle, "/etc/pki/tls/certs/ca-bundle.crt"),
    (Kind::Java, "/etc/ssl/certs/java/cacerts"),
    (Kind::Java, "/etc/pki/java/cacerts"),
    (Kind::Chromium, "/etc/chromium/policies/managed"),
    (Kind::Chromium, "/etc/opt/chrome/policies/managed"),
];

/// Bundles that Python packages bring, under a directory of packages.
const PACKAGES: &[&str] = &[
    "certifi/cacert.pem",
    "pip/_vendor/certifi/cacert.pem",
    "botocore/cacert.pem",
    "botocore/vendored/requests/cacert.pem",
    "grpc/_cython/_credentials/roots.pem",
    "requests/cacert.pem",
    "httplib2/cacerts.txt",
    "httpx2/cacert.pem",
];
/// Bundles below an installation's prefix (conda, Homebrew).
const PREFIX: &[&str] = &[
    "ssl/cacert.pem",
    "ssl/cert.pem",
    "etc/ca-certificates/cert.pem",
    "etc/openssl@3/cert.pem",
];
/// Where a prefix keeps its Python packages.
const LIBRARIES: &[&str] = &["lib", "lib64", "local/lib"];
const MOST_PREFIXES: usize = 24;
const MOST_VERSIONS: usize = 16;
const DEEPEST_SCRIPT: usize = 4;
/// The largest `pyvenv.cfg` or `.python-version` that is read.
const SMALL: u64 = 16 << 10;

/// The command as its user wrote it, and where it will run.
pub struct Asked<'a> {
    /// Program and arguments.
    pub command: &'a [OsString],
    /// The environment it will have.
    pub env: &'a [(OsString, OsString)],
    /// The directory it starts in.
    pub cwd: &'a Path,
}

/// The trust files of the command's own interpreters, of its virtual environments and of its JDK.
///
/// A shell script can start anything, so the `python3` and `java` that `PATH` names are looked at as well.
/// The search is bounded: known places under the prefixes found, never the whole disk.
pub fn of_command(asked: &Asked<'_>) -> Vec<(Kind, PathBuf)> {
    let mut programs = Vec::new();
    if let Some(name) = asked.command.first() {
        follow(asked, name, DEEPEST_SCRIPT, &mut programs);
    }
    // `env python3 x`, `bash -c`, `timeout 5 python3 x`: the first words may name the program that counts.
    for name in asked
        .command
        .iter()
        .skip(1)
        .take(4)
        .filter(|word| !word.as_bytes().starts_with(b"-"))
    {
        follow(asked, name, 1, &mut programs);
    }
    for name in ["python3", "python", "java"] {
        follow(asked, OsStr::new(name), 2, &mut programs);
    }

    let mut prefixes = Prefixes::default();
    for program in &programs {
        prefixes.of_program(program);
    }
    for name in ["VIRTUAL_ENV", "CONDA_PREFIX", "JAVA_HOME", "PYTHONHOME"] {
        get(asked.env, name)
            .into_iter()
            .for_each(|path| prefixes.add(&asked.cwd.join(path)));
    }
    for name in [".venv", "venv"] {
        prefixes.add(&asked.cwd.join(name));
    }
    if let Some(home) = get(asked.env, "PYTHONUSERBASE") {
        prefixes.add(&asked.cwd.join(home));
    } else if let Some(home) = get(asked.env, "HOME") {
        prefixes.add(&Path::new(home).join(".local"));
    }

    let mut found = BTreeSet::new();
    for prefix in &prefixes.list {
        in_prefix(prefix, &mut found);
    }
    let paths = get(asked.env, "PYTHONPATH")
        .unwrap_or_default()
        .as_bytes()
        .split(|byte| *byte == b':');
    for path in paths.filter(|path| !path.is_empty()).take(MOST_PREFIXES) {
        in_packages(&asked.cwd.join(OsStr::from_bytes(path)), &mut found);
    }
    found.into_iter().collect()
}

/// Adds the programs that running `name` runs: itself, its shebang's interpreter, a shim's target.
fn follow(asked: &Asked<'_>, name: &OsStr, depth: usize, out: &mut Vec<PathBuf>) {
    let Some(path) = resolve(asked, name) else {
        return;
    };
    if out.contains(&path) || out.len() >= MOST_PREFIXES {
        return;
    }
    out.push(path.clone());
    if depth == 0 {
        return;
    }
    if let Some(real) = shim(asked, &path) {
        follow(asked, real.as_os_str(), depth - 1, out);
    }
    if let Some(interpreter) = shebang(&path) {
        follow(asked, &interpreter, depth - 1, out);
    }
}

/// The file that `execvp` would run.
pub fn resolve(asked: &Asked<'_>, name: &OsStr) -> Option<PathBuf> {
    let runs = |path: &Path| {
        fs::metadata(path).is_ok_and(|it| it.is_file() && it.permissions().mode() & 0o111 != 0)
    };
    if name.as_bytes().contains(&b'/') {
        return Some(asked.cwd.join(name)).filter(|path| runs(path));
    }
    if name.is_empty() {
        return None;
    }
    let path = get(asked.env, "PATH").unwrap_or(OsStr::new("/usr/local/bin:/usr/bin:/bin"));
    let mut folders = path
        .as_bytes()
        .split(|byte| *byte == b':')
        .map(OsStr::from_bytes);
    folders.find_map(|folder| Some(asked.cwd.join(folder).join(name)).filter(|path| runs(path)))
}

/// The interpreter that a script's first line names; behind `env`, the program `env` is to find.
fn shebang(path: &Path) -> Option<OsString> {
    let mut first = [0; 256];
    let read = fs::File::open(path).ok()?.read(&mut first).ok()?;
    let line = first
        .get(..read)?
        .strip_prefix(b"#!")?
        .split(|byte| *byte == b'\n')
        .next()?;
    let mut words = line
        .split(|byte| byte.is_ascii_whitespace())
        .filter(|word| !word.is_empty());
    let interpreter = words.next()?;
    if interpreter.rsplit(|byte| *byte == b'/').next() != Some(b"env") {
        return Some(OsStr::from_bytes(interpreter).to_owned());
    }
    let named = words.find(|word| !word.starts_with(b"-") && !word.contains(&b'='))?;
    Some(OsStr::from_bytes(named).to_owned())
}

/// What a pyenv shim would run: the first chosen version that has a program of that name.
fn shim(asked: &Asked<'_>, path: &Path) -> Option<PathBuf> {
    let folder = path.parent()?;
    if folder.file_name()? != "shims" {
        return None;
    }
    let root = folder.parent()?;
    let root = match (
        root.ends_with("plugins/pyenv-virtualenv"),
        get(asked.env, "PYENV_ROOT"),
    ) {
        (_, Some(set)) => Path::new(set),
        (true, None) => root.parent()?.parent()?,
        (false, None) => root,
    };
    let chosen = match get(asked.env, "PYENV_VERSION") {
        Some(version) => version.to_str()?.replace(':', "\n"),
        None => asked
            .cwd
            .ancestors()
            .take(32)
            .map(|folder| folder.join(".python-version"))
            .chain([root.join("version")])
            .find_map(|file| text(&file))?,
    };
    chosen
        .split_whitespace()
        .filter(|version| !version.contains('/') && *version != "..")
        .map(|version| {
            root.join("versions")
                .join(version)
                .join("bin")
                .join(path.file_name().unwrap_or_default())
        })
        .find(|program| program.exists())
}

/// The text of a small file. Users name it: it may be a device without end, or a fifo that nobody writes to.
fn text(path: &Path) -> Option<String> {
    String::from_utf8(bundle::small(path, SMALL).ok()?).ok()
}

#[derive(Default)]
struct Prefixes {
    list: Vec<PathBuf>,
}

impl Prefixes {
    fn add(&mut self, prefix: &Path) {
        if self.list.len() < MOST_PREFIXES
            && prefix.is_dir()
            && !self.list.iter().any(|have| have == prefix)
        {
            self.list.push(prefix.to_owned());
        }
    }

    /// Where the program is called from, where it really is, and the base its virtual environment names.
    fn of_program(&mut self, program: &Path) {
        let real = fs::canonicalize(program).unwrap_or_else(|_| program.to_owned());
        for path in [program, real.as_path()] {
            let Some(prefix) = path.parent().and_then(Path::parent) else {
                continue;
            };
            if prefix.parent().is_some() {
                self.add(prefix);
            }
            let Some(text) = text(&prefix.join("pyvenv.cfg")) else {
                continue;
            };
            let home = text
                .lines()
                .filter_map(|line| line.split_once('='))
                .find(|(key, _)| key.trim() == "home");
            if let Some(base) = home.and_then(|(_, bin)| Path::new(bin.trim()).parent()) {
                self.add(base);
            }
        }
    }
}

fn in_prefix(prefix: &Path, found: &mut BTreeSet<(Kind, PathBuf)>) {
    for name in PREFIX {
        keep(Kind::Bundle, prefix.join(name), found);
    }
    for name in ["lib/security/cacerts", "jre/lib/security/cacerts"] {
        keep(Kind::Java, prefix.join(name), found);
    }
    for library in LIBRARIES {
        let Ok(entries) = fs::read_dir(prefix.join(library)) else {
            continue;
        };
        let pythons = entries
            .flatten()
            .filter(|entry| entry.file_name().as_bytes().starts_with(b"python"));
        for python in pythons.take(MOST_VERSIONS) {
            for packages in ["site-packages", "dist-packages"] {
                in_packages(&python.path().join(packages), found);
            }
        }
    }
}

fn in_packages(packages: &Path, found: &mut BTreeSet<(Kind, PathBuf)>) {
    for name in PACKAGES {
        keep(Kind::Bundle, packages.join(name), found);
    }
}

fn keep(kind: Kind, path: PathBuf, found: &mut BTreeSet<(Kind, PathBuf)>) {
    if path.is_file() {
        found.insert((kind, path));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::symlink;

    struct Place {
        folder: tempfile::TempDir,
    }

    impl Place {
        fn new() -> Self {
            Self {
                folder: tempfile::tempdir().unwrap(),
            }
        }

        fn path(&self, name: &str) -> PathBuf {
            self.folder.path().join(name)
        }

        fn file(&self, name: &str, text: &str) -> PathBuf {
            let path = self.path(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, text).unwrap();
            fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
            path
        }

        fn found(&self, command: &[&str], env: &[(&str, PathBuf)]) -> Vec<String> {
            let command: Vec<OsString> = command.iter().map(OsString::from).collect();
            let env: Vec<(OsString, OsString)> = env
                .iter()
                .map(|(name, value)| (name.into(), value.clone().into_os_string()))
                .collect();
            let asked = Asked {
                command: &command,
                env: &env,
                cwd: self.folder.path(),
            };
            let own = |path: PathBuf| {
                Some(
                    path.strip_prefix(self.folder.path())
                        .ok()?
                        .to_str()?
                        .to_owned(),
                )
            };
            of_command(&asked)
                .into_iter()
                .filter_map(|(_, path)| own(path))
                .collect()
        }
    }

    #[test]
    fn a_script_leads_to_its_virtual_environment_and_the_base_below() {
        let place = Place::new();
        let base = place.file("base/bin/python3", "");
        place.file(
            "base/lib/python3.12/site-packages/pip/_vendor/certifi/cacert.pem",
            "",
        );
        place.file("app/lib/python3.12/site-packages/certifi/cacert.pem", "");
        place.file("app/lib/python3.12/site-packages/botocore/cacert.pem", "");
        place.file(
            "app/lib/python3.12/site-packages/grpc/_cython/_credentials/roots.pem",
            "",
        );
        place.file(
            "app/pyvenv.cfg",
            &format!("home = {}\n", base.parent().unwrap().display()),
        );
        fs::create_dir_all(place.path("app/bin")).unwrap();
        symlink(&base, place.path("app/bin/python")).unwrap();
        let tool = place.file(
            "app/bin/tool",
            &format!("#!{}\n", place.path("app/bin/python").display()),
        );
        symlink(&tool, place.path("tool")).unwrap();
        let found = place.found(&["./tool"], &[("PATH", "/nonexistent".into())]);
        assert_eq!(
            found,
            [
                "app/lib/python3.12/site-packages/botocore/cacert.pem",
                "app/lib/python3.12/site-packages/certifi/cacert.pem",
                "app/lib/python3.12/site-packages/grpc/_cython/_credentials/roots.pem",
                "base/lib/python3.12/site-packages/pip/_vendor/certifi/cacert.pem",
            ]
        );
    }

    #[test]
    fn devices_and_fifos_in_the_way_are_passed_over() {
        let place = Place::new();
        let python = place.file("app/bin/python3", "");
        symlink("/dev/zero", place.path("app/pyvenv.cfg")).unwrap();
        let fifo = place.path(".python-version");
        let made = std::process::Command::new("mkfifo").arg(&fifo).status();
        assert!(made.unwrap().success());
        place.file("pyenv/shims/python3", "");
        place.file("pyenv/version", "3.11.7\n");
        let shim = place.path("pyenv/shims/python3");
        for program in [&python, &shim] {
            assert_eq!(
                place.found(
                    &[program.to_str().unwrap()],
                    &[("PATH", "/nonexistent".into())]
                ),
                [""; 0]
            );
        }
    }

    #[test]
    fn env_and_a_shell_are_looked_through() {
        let place = Place::new();
        place.file("bin/python3", "");
        place.file("lib/python3.11/site-packages/certifi/cacert.pem", "");
        place.file("run", "#!/usr/bin/env -S python3 -u\n");
        let path = [("PATH", place.path("bin"))];
        assert_eq!(place.found(&["./run"], &path).len(), 1);
        assert_eq!(place.found(&["/bin/sh", "-c", "python3 x"], &path).len(), 1);
        assert_eq!(
            place
                .found(&["/bin/sh"], &[("PATH", "/nonexistent".into())])
                .len(),
            0
        );
    }

    #[test]
    fn a_pyenv_shim_is_resolved_by_its_layout() {
        let place = Place::new();
        place.file("pyenv/shims/python3", "#!/usr/bin/env bash\n");
        place.file("pyenv/version", "3.11.7\n");
        for version in ["3.11.7", "3.12.1"] {
            place.file(&format!("pyenv/versions/{version}/bin/python3"), "");
            place.file(
                &format!("pyenv/versions/{version}/lib/python3/site-packages/certifi/cacert.pem"),
                "",
            );
        }
        let path = ("PATH", place.path("pyenv/shims"));
        let of = |version: &str| {
            [format!(
                "pyenv/versions/{version}/lib/python3/site-packages/certifi/cacert.pem"
            )]
        };
        assert_eq!(
            place.found(&["python3"], std::slice::from_ref(&path)),
            of("3.11.7")
        );
        place.file(".python-version", "3.12.1\n");
        assert_eq!(
            place.found(&["python3"], std::slice::from_ref(&path)),
            of("3.12.1")
        );
        assert_eq!(
            place.found(&["python3"], &[path, ("PYENV_VERSION", "3.11.7".into())]),
            of("3.11.7")
        );
    }

    #[test]
    fn a_jdk_and_the_users_packages_are_found() {
        let place = Place::new();
        place.file("jdk/bin/java", "");
        place.file("jdk/lib/security/cacerts", "");
        place.file(
            "home/.local/lib/python3.11/site-packages/certifi/cacert.pem",
            "",
        );
        let found = place.found(
            &["java"],
            &[
                ("PATH", place.path("jdk/bin")),
                ("HOME", place.path("home")),
            ],
        );
        assert_eq!(found.len(), 2, "{found:?}");
    }
}
