//! Trust: the copies, binds and variables by which one command believes the run's own root.

pub mod bundle;
mod directory;
mod distrusting;
pub mod find;
mod java;
pub mod runtimes;
mod subject;
pub mod variables;

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::io;
use std::path::{Path, PathBuf};

use bundle::Root;
pub use distrusting::Distrusting;
use find::Kind;
use variables::Augmented;

/// Why the command's trust could not be made.
#[derive(Debug, thiserror::Error)]
pub enum TrustError {
    /// The root handed in is no certificate.
    #[error("the run's root is not a PEM certificate")]
    Root,
    /// A trust file of the system.
    #[error("cannot read {}: {source}", path.display())]
    Read {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A copy.
    #[error("cannot write {}: {source}", path.display())]
    Write {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A directory that is no certificate directory.
    #[error("{} holds more than {most} entries", path.display())]
    TooMany {
        /// Which.
        path: PathBuf,
        /// The limit.
        most: usize,
    },
}

/// What is to be prepared.
pub struct Order<'a> {
    /// The run's root, PEM.
    pub root_pem: &'a str,
    /// A directory on a tmpfs, made for this and readable by the command: `/run/weir/RUNID/trust`.
    pub into: &'a Path,
    /// Program and arguments.
    pub command: &'a [OsString],
    /// The environment that the command would have.
    pub env: &'a [(OsString, OsString)],
    /// The directory it starts in.
    pub cwd: &'a Path,
    /// Milliseconds since 1970, for the entry in Java's store.
    pub now: u64,
}

/// What the command needs to trust the root.
#[derive(Debug, Default)]
pub struct Prepared {
    /// Source and canonical target of each bind, in the order they are to be made.
    pub binds: Vec<(PathBuf, PathBuf)>,
    /// Variables to set.
    pub set: Vec<(OsString, OsString)>,
    /// What could not be augmented, one line each.
    pub notes: Vec<String>,
}

/// Makes the augmented copies below `order.into`, and says where to bind them and what to set.
pub fn prepare(order: &Order<'_>) -> Result<Prepared, TrustError> {
    let root = Root::parse(order.root_pem)?;
    bundle::directory(order.into)?;
    let file = order.into.join("root.pem");
    bundle::write(&file, root.pem().as_bytes())?;

    let mut work = Work {
        order,
        root,
        prepared: Prepared::default(),
        copies: BTreeMap::new(),
        full: None,
    };
    for (kind, path) in find::SYSTEM {
        work.system(*kind, Path::new(path))?;
    }
    let asked = find::Asked {
        command: order.command,
        env: order.env,
        cwd: order.cwd,
    };
    for (kind, path) in find::of_command(&asked) {
        work.of_command(kind, &path)?;
    }
    let full = work.full.clone();
    let mut failed = None;
    let merged = variables::merge(order.env, full.as_deref(), &file, &mut |path| {
        work.named(path).unwrap_or_else(|error| {
            let why = error.to_string();
            failed.get_or_insert(error);
            Augmented::Unreadable(why)
        })
    });
    if let Some(error) = failed {
        return Err(error);
    }
    let mut prepared = work.prepared;
    prepared.set = merged.set;
    prepared.notes.extend(merged.notes);
    Ok(prepared)
}

struct Work<'a> {
    order: &'a Order<'a>,
    root: Root,
    prepared: Prepared,
    /// Copies of what variables name, by canonical path: two variables share one.
    copies: BTreeMap<PathBuf, PathBuf>,
    /// The first bundle of the system, at the path where the command sees it augmented.
    full: Option<PathBuf>,
}

impl Work<'_> {
    fn system(&mut self, kind: Kind, path: &Path) -> Result<(), TrustError> {
        let Ok(target) = std::fs::canonicalize(path) else {
            return Ok(());
        };
        if kind == Kind::Bundle && self.full.is_none() {
            self.full = Some(path.to_owned());
        }
        if self.covered(&target) {
            return Ok(());
        }
        let read = |source| TrustError::Read {
            path: target.clone(),
            source,
        };
        let copy = self.next(&target);
        match kind {
            Kind::Directory if target.is_dir() => {
                let copied = directory::system(&target, &copy, &self.root, self.order.now)?;
                self.prepared.notes.extend(copied.notes);
            }
            Kind::Bundle if target.is_file() => {
                let bytes = bundle::contents(&target).map_err(read)?;
                bundle::write(&copy, &bundle::appended(&bytes, &self.root))?;
            }
            Kind::Java if target.is_file() => return self.java(target, copy),
            Kind::Chromium if target.is_dir() => {
                directory::policies(&target, &copy, &self.root)?;
            }
            _ => return Ok(()),
        }
        self.prepared.binds.push((copy, target));
        Ok(())
    }

    /// A file that the command's own installation brings. Its user may own it and be able to swap a link below
    /// us, so that only one that still has its well-known name behind all links is bound over.
    fn of_command(&mut self, kind: Kind, path: &Path) -> Result<(), TrustError> {
        let Ok(target) = std::fs::canonicalize(path) else {
            return Ok(());
        };
        if self.covered(&target) {
            return Ok(());
        }
        if target.file_name() != path.file_name() {
            self.prepared.notes.push(format!(
                "{} is a link to another name and left as it is",
                path.display()
            ));
            return Ok(());
        }
        let copy = self.next(&target);
        if kind == Kind::Java {
            return self.java(target, copy);
        }
        match bundle::read(&target) {
            Ok(certificates) => {
                bundle::write(&copy, bundle::merged(&certificates, &self.root).as_bytes())?;
                self.prepared.binds.push((copy, target));
            }
            Err(error) => self
                .prepared
                .notes
                .push(format!("{} is left as it is: {error}", target.display())),
        }
        Ok(())
    }

    fn java(&mut self, target: PathBuf, copy: PathBuf) -> Result<(), TrustError> {
        let store = bundle::contents(&target).map_err(|error| error.to_string());
        let augmented = store.and_then(|store| {
            java::append(&store, self.root.der(), self.order.now).map_err(|error| error.to_string())
        });
        match augmented {
            Ok(store) => {
                bundle::write(&copy, &store)?;
                self.prepared.binds.push((copy, target));
            }
            Err(why) => self.prepared.notes.push(format!(
                "Java's {} is left as it is: {why}",
                target.display()
            )),
        }
        Ok(())
    }

    /// What a variable names.
    fn named(&mut self, path: &Path) -> Result<Augmented, TrustError> {
        let target = match std::fs::canonicalize(self.order.cwd.join(path)) {
            Ok(target) => target,
            Err(error) => return Ok(Augmented::Unreadable(error.to_string())),
        };
        if self.covered(&target) {
            return Ok(Augmented::Covered);
        }
        if let Some(copy) = self.copies.get(&target) {
            return Ok(Augmented::Copy(copy.clone()));
        }
        let copy = self.next(&target);
        if target.is_dir() {
            directory::named(&target, &copy, &self.root)?;
        } else {
            match bundle::read(&target) {
                Ok(found) => bundle::write(&copy, bundle::merged(&found, &self.root).as_bytes())?,
                Err(error) => return Ok(Augmented::Unreadable(error.to_string())),
            }
        }
        self.copies.insert(target, copy.clone());
        Ok(Augmented::Copy(copy))
    }

    /// Whether the command sees an augmented copy at this canonical path.
    fn covered(&self, target: &Path) -> bool {
        self.prepared.binds.iter().any(|(copy, bound)| {
            bound == target
                || target
                    .strip_prefix(bound)
                    .is_ok_and(|rest| copy.join(rest).exists() && holds_root(rest, target))
        })
    }

    fn next(&self, target: &Path) -> PathBuf {
        let number = self.prepared.binds.len() + self.copies.len() + self.prepared.notes.len();
        let mut name = OsString::from(format!("{number}-"));
        name.push(target.file_name().unwrap_or(OsStr::new("root")));
        self.order.into.join(name)
    }
}

/// Whether a path below a copied directory was augmented with it: a bundle, Java's store, a directory; a single
/// certificate that a variable names was not.
fn holds_root(rest: &Path, target: &Path) -> bool {
    target.is_dir() || directory::augments(rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trust::bundle::tests::root;

    #[test]
    fn everything_the_command_reads_holds_the_root_and_what_was_there() {
        let folder = tempfile::tempdir().unwrap();
        let (ours, corporate) = (root("ours"), root("corporate"));
        let file = folder.path().join("corp.pem");
        std::fs::write(&file, corporate.pem()).unwrap();
        let into = folder.path().join("trust");
        let env: Vec<(OsString, OsString)> = [("SSL_CERT_FILE", &file), ("CURL_CA_BUNDLE", &file)]
            .map(|(name, path)| (name.into(), path.as_os_str().to_owned()))
            .to_vec();
        let order = Order {
            root_pem: ours.pem(),
            into: &into,
            command: &["true".into()],
            env: &env,
            cwd: folder.path(),
            now: 1_790_000_000_000,
        };
        let prepared = prepare(&order).unwrap();
        let merged = variables::get(&prepared.set, "SSL_CERT_FILE").unwrap();
        assert_eq!(
            variables::get(&prepared.set, "CURL_CA_BUNDLE"),
            Some(merged),
            "one copy for both"
        );
        let certificates = bundle::read(Path::new(merged)).unwrap();
        assert_eq!(
            certificates,
            [corporate.der().to_vec(), ours.der().to_vec()]
        );
        for (copy, target) in prepared
            .binds
            .iter()
            .filter(|(copy, _)| copy.extension() == Some(OsStr::new("pem")))
        {
            let copied = bundle::read(copy).unwrap();
            assert!(
                copied.iter().any(|der| der == ours.der()),
                "{}",
                target.display()
            );
            assert!(
                copied.len() > 1,
                "{} alone would replace all trust",
                target.display()
            );
        }
        let node = variables::get(&prepared.set, "NODE_EXTRA_CA_CERTS").unwrap();
        assert_eq!(
            bundle::read(Path::new(node)).unwrap(),
            [ours.der().to_vec()]
        );
    }

    #[test]
    fn a_root_that_is_none_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let order = Order {
            root_pem: "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
            into: &folder.path().join("trust"),
            command: &[],
            env: &[],
            cwd: folder.path(),
            now: 0,
        };
        assert!(matches!(prepare(&order), Err(TrustError::Root)));
    }
}
