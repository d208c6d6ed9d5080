//! Certificate directories: copied link by link, with our root in the bundle, under its hash and in Java's store.

use std::ffi::OsStr;
use std::fs::{self, Metadata};
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::Path;

use super::bundle::{self, Root};
use super::{TrustError, java};

/// The most entries copied from one directory tree, and how deep.
const MOST: usize = 8192;
const DEEPEST: usize = 4;
/// Files of these names are bundles: every certificate of the system in one file.
const BUNDLES: &[&str] = &[
    "ca-certificates.crt",
    "ca-bundle.crt",
    "ca-bundle.pem",
    "tls-ca-bundle.pem",
    "cert.pem",
    "ca-bundle.trust.crt",
];

/// Whether a file of this path below a system directory gains the root when the directory is copied.
pub fn augments(rest: &Path) -> bool {
    let name = rest.file_name().and_then(OsStr::to_str).unwrap_or_default();
    BUNDLES.contains(&name) || is_store(name)
}

fn is_store(name: &str) -> bool {
    matches!(name, "cacerts" | "java-cacerts")
}

/// What a copied directory holds, counted while it is made.
#[derive(Default)]
pub struct Copied {
    /// Entries seen.
    pub entries: usize,
    /// What could not be augmented, in words.
    pub notes: Vec<String>,
}

/// Copies the system's directory `from` (only root can write it) to the new `to`.
///
/// Links stay links, a file that not everyone may read keeps its mode and owner.
pub fn system(from: &Path, to: &Path, root: &Root, now: u64) -> Result<Copied, TrustError> {
    let mut copied = Copied::default();
    tree(from, to, root, now, DEEPEST, &mut copied)?;
    link(to, root)?;
    Ok(copied)
}

/// Copies a directory of Chromium's managed policies and adds one that trusts the root.
pub fn policies(from: &Path, to: &Path, root: &Root) -> Result<(), TrustError> {
    tree(from, to, root, 0, DEEPEST, &mut Copied::default())?;
    let certificate = bundle::base64(root.der());
    let policy = format!("{{\"CACertificates\":[\"{certificate}\"]}}\n");
    bundle::write(&to.join("weir-run.json"), policy.as_bytes())
}

/// Copies the certificates, and nothing else, of a directory that the user named.
pub fn named(from: &Path, to: &Path, root: &Root) -> Result<(), TrustError> {
    bundle::directory(to)?;
    let entries = fs::read_dir(from).map_err(|source| TrustError::Read {
        path: from.to_owned(),
        source,
    })?;
    for entry in entries.take(MOST).flatten() {
        if let Ok(certificates) = bundle::read(&entry.path()) {
            let pem: String = certificates.iter().map(|der| bundle::encode(der)).collect();
            bundle::write(&to.join(entry.file_name()), pem.as_bytes())?;
        }
    }
    link(to, root)
}

/// Adds the root as a file and as the first free `HASH.N`.
fn link(to: &Path, root: &Root) -> Result<(), TrustError> {
    let file = "weir-run.pem";
    bundle::write(&to.join(file), root.pem().as_bytes())?;
    for number in 0..64 {
        let name = to.join(format!("{:08x}.{number}", root.hash()));
        match symlink(file, &name) {
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
            other => return other.map_err(|source| TrustError::Write { path: name, source }),
        }
    }
    Err(TrustError::Write {
        path: to.to_owned(),
        source: std::io::ErrorKind::AlreadyExists.into(),
    })
}

fn tree(
    from: &Path,
    to: &Path,
    root: &Root,
    now: u64,
    depth: usize,
    copied: &mut Copied,
) -> Result<(), TrustError> {
    bundle::directory(to)?;
    let read = |source| TrustError::Read {
        path: from.to_owned(),
        source,
    };
    let about = fs::symlink_metadata(from).map_err(read)?;
    for entry in fs::read_dir(from).map_err(read)? {
        let entry = entry.map_err(read)?;
        copied.entries += 1;
        if copied.entries > MOST {
            return Err(TrustError::TooMany {
                path: from.to_owned(),
                most: MOST,
            });
        }
        let (path, target) = (entry.path(), to.join(entry.file_name()));
        let about = entry.metadata().map_err(read)?;
        if about.is_symlink() {
            let names = fs::read_link(&path).map_err(read)?;
            symlink(names, &target).map_err(|source| TrustError::Write {
                path: target,
                source,
            })?;
        } else if about.is_dir() && depth > 0 {
            tree(&path, &target, root, now, depth - 1, copied)?;
        } else if about.is_file() {
            file(&path, &target, &about, root, now, copied)?;
        }
    }
    narrow(to, &about)
}

fn file(
    from: &Path,
    to: &Path,
    about: &Metadata,
    root: &Root,
    now: u64,
    copied: &mut Copied,
) -> Result<(), TrustError> {
    let bytes = bundle::contents(from).map_err(|source| TrustError::Read {
        path: from.to_owned(),
        source,
    })?;
    let name = from.file_name().and_then(OsStr::to_str).unwrap_or_default();
    let bytes = if BUNDLES.contains(&name) {
        bundle::appended(&bytes, root)
    } else if is_store(name) {
        java::append(&bytes, root.der(), now).unwrap_or_else(|error| {
            copied.notes.push(format!(
                "Java's {} is left as it is: {error}",
                from.display()
            ));
            bytes
        })
    } else {
        bytes
    };
    if about.mode() & 0o004 != 0 {
        return bundle::write(to, &bytes);
    }
    private(to, &bytes, about)
}

/// A file that not everyone may read: never readable by more people than the one it is copied from.
fn private(to: &Path, bytes: &[u8], about: &Metadata) -> Result<(), TrustError> {
    use std::io::Write;
    use std::os::unix::fs::OpenOptionsExt;
    let written = (|| {
        let mut file = fs::OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(to)?;
        file.write_all(bytes)?;
        std::os::unix::fs::fchown(&file, Some(about.uid()), Some(about.gid()))?;
        file.set_permissions(fs::Permissions::from_mode(about.mode() & 0o777))
    })();
    written.map_err(|source| TrustError::Write {
        path: to.to_owned(),
        source,
    })
}

/// Gives a copied directory the mode and owner of one that not everyone may list.
fn narrow(to: &Path, about: &Metadata) -> Result<(), TrustError> {
    if about.mode() & 0o005 == 0o005 {
        return Ok(());
    }
    let done = std::os::unix::fs::chown(to, Some(about.uid()), Some(about.gid()))
        .and_then(|()| fs::set_permissions(to, fs::Permissions::from_mode(about.mode() & 0o777)));
    done.map_err(|source| TrustError::Write {
        path: to.to_owned(),
        source,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trust::bundle::tests::root;

    #[test]
    fn a_system_directory_keeps_its_links_and_gains_the_root() {
        let folder = tempfile::tempdir().unwrap();
        let (from, to) = (folder.path().join("certs"), folder.path().join("copy"));
        fs::create_dir_all(from.join("java")).unwrap();
        let (ours, other) = (root("ours"), root("other"));
        fs::write(from.join("ca-certificates.crt"), other.pem()).unwrap();
        fs::write(from.join("java/cacerts"), b"not a store").unwrap();
        fs::write(from.join("secret.pem"), b"key").unwrap();
        fs::set_permissions(from.join("secret.pem"), fs::Permissions::from_mode(0o600)).unwrap();
        symlink("/usr/share/ca-certificates/x.crt", from.join("x.pem")).unwrap();
        // An entry of the same hash takes number 0.
        symlink("x.pem", from.join(format!("{:08x}.0", ours.hash()))).unwrap();

        let copied = system(&from, &to, &ours, 0).unwrap();
        assert_eq!(copied.notes.len(), 1, "{:?}", copied.notes);
        let bundle = fs::read(to.join("ca-certificates.crt")).unwrap();
        assert_eq!(bundle::certificates(&bundle).len(), 2);
        assert_eq!(fs::read(to.join("java/cacerts")).unwrap(), b"not a store");
        assert_eq!(
            fs::metadata(to.join("secret.pem")).unwrap().mode() & 0o777,
            0o600
        );
        assert_eq!(
            fs::read_link(to.join("x.pem")).unwrap(),
            Path::new("/usr/share/ca-certificates/x.crt")
        );
        let linked = bundle::read(&to.join(format!("{:08x}.1", ours.hash()))).unwrap();
        assert_eq!(linked, [ours.der().to_vec()]);
    }

    #[test]
    fn a_named_directory_gives_certificates_only() {
        let folder = tempfile::tempdir().unwrap();
        let (from, to) = (folder.path().join("certs"), folder.path().join("copy"));
        fs::create_dir_all(&from).unwrap();
        let (ours, other) = (root("ours"), root("other"));
        fs::write(from.join("a.pem"), other.pem()).unwrap();
        fs::write(from.join("shadow"), b"root:$6$x").unwrap();
        named(&from, &to, &ours).unwrap();
        assert!(!to.join("shadow").exists());
        assert_eq!(
            bundle::read(&to.join("a.pem")).unwrap(),
            [other.der().to_vec()]
        );
        assert!(to.join(format!("{:08x}.0", ours.hash())).exists());
    }
}
