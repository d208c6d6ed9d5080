//! The host's own detectors and dictionaries: files named by configuration and command line, loaded beside the built-in
//! detectors in one set, whole or not at all.

mod dictionaries;

pub use dictionaries::read as read_dictionary;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fs, io};

use globset::Glob;
use serde::{Deserialize, Serialize};
use thiserror::Error;
use weir_policy::detect::{DetectorError, Detectors};

use crate::config::ConfigError;

/// Largest detector file.
const LARGEST: u64 = 1 << 20;
/// Most detector files.
const MOST: usize = 256;

/// Own detectors as they were read, and where to read them again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Own {
    /// Paths, absolute; the last part may hold `*`, `?`, `[ab]`, `{a,b}`.
    pub detectors: Vec<String>,
    /// The files' names and texts.
    pub texts: Vec<(String, String)>,
    /// Paths of dictionaries, likewise.
    #[serde(default)]
    pub dictionaries: Vec<String>,
    /// The dictionaries that they name.
    #[serde(default)]
    pub indexes: Vec<dictionaries::Index>,
    /// Patterns that named nothing, as written.
    #[serde(skip)]
    pub idle: Vec<String>,
}

/// Why own detectors do not load.
#[derive(Debug, Error)]
pub enum OwnError {
    /// A file or directory cannot be read.
    #[error("cannot read {}: {error}", path.display())]
    Unreadable {
        /// Which.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// A pattern is none.
    #[error("`{pattern}` is no pattern: {problem}")]
    Pattern {
        /// As written.
        pattern: String,
        /// What is wrong with it.
        problem: String,
    },
    /// A pattern on the command line names no file.
    #[error("`{0}` names no file")]
    Nothing(String),
    /// There are too many files.
    #[error("more than {MOST} detector files")]
    TooMany,
    /// A file is no dictionary that can be used.
    #[error("{}: {problem}", path.display())]
    Dictionary {
        /// Which.
        path: PathBuf,
        /// What is wrong with it.
        problem: String,
    },
    /// The configuration that names them does not load.
    #[error("{0}")]
    Config(#[from] ConfigError),
    /// A detector cannot work, clashes, or does not do what its examples promise.
    #[error("{0}")]
    Detector(#[from] DetectorError),
}

impl OwnError {
    /// What to do.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Detector(_) => {
                "mend it, and see that every example holds: weir detectors test FILE"
            }
            Self::Nothing(_) => {
                "a pattern stands for the files of one directory (`*`, `?`, `[ab]`, `{a,b}` in the last part of the path); see that one is there, and that the name is right"
            }
            Self::Dictionary { .. } => "make it again: weir dictionary build",
            Self::Config(_) => "see docs/config.md, or name another file with --config FILE",
            Self::Unreadable { .. } | Self::Pattern { .. } | Self::TooMany => {
                "`detectors` in weir.toml and --detectors name TOML files, as docs/detectors.md shows; `dictionaries` and --dictionary name files of weir dictionary build"
            }
        }
    }
}

impl Own {
    /// Reads the files that these paths and patterns name, with this process's rights. A pattern may name nothing.
    ///
    /// # Errors
    /// A file cannot be read, or is too large; what it holds is not looked at.
    pub fn read<P: AsRef<Path>>(named: &[P]) -> Result<Self, OwnError> {
        let Named { paths, files, idle } = resolved(named)?;
        let mut own = Self {
            detectors: paths,
            idle,
            ..Self::default()
        };
        if files.len() > MOST {
            return Err(OwnError::TooMany);
        }
        for path in files {
            match text(&path) {
                Ok(text) => own.texts.push((path.display().to_string(), text)),
                Err(error) => return Err(OwnError::Unreadable { path, error }),
            }
        }
        Ok(own)
    }

    /// Detectors and dictionaries that a command line names. There a pattern names something, or is a mistake.
    ///
    /// # Errors
    /// As [`Self::read`] and [`Self::indexes`], and a pattern that names nothing.
    pub fn asked<P: AsRef<Path>>(detectors: &[P], dictionaries: &[P]) -> Result<Self, OwnError> {
        let mut own = Self::read(detectors)?;
        own.add(Self::indexes(dictionaries)?);
        match own.idle.pop() {
            None => Ok(own),
            Some(pattern) => Err(OwnError::Nothing(pattern)),
        }
    }

    /// Patterns of the configuration that name nothing, each as a warning: a directory may be empty on purpose.
    pub fn warnings(&self) -> impl Iterator<Item = String> {
        let said = |pattern: &String| {
            format!(
                "`{pattern}` in the configuration names no file: nothing of one's own is looked for by it"
            )
        };
        self.idle.iter().map(said)
    }

    /// These and others; a file that is in both counts once.
    pub fn add(&mut self, others: Self) {
        self.detectors.extend(others.detectors);
        self.idle.extend(others.idle);
        for text in others.texts {
            if !self.texts.contains(&text) {
                self.texts.push(text);
            }
        }
        self.dictionaries.extend(others.dictionaries);
        for index in others.indexes {
            if !self.indexes.contains(&index) {
                self.indexes.push(index);
            }
        }
    }

    /// The same, read again.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub fn again(&self) -> Result<Self, OwnError> {
        let mut own = Self::read(&self.detectors)?;
        own.add(Self::indexes(&self.dictionaries)?);
        Ok(own)
    }

    /// The built-in detectors, these with every example of them run, and the dictionaries.
    ///
    /// # Errors
    /// A detector that cannot work, clashes, or fails an example: then nothing is loaded.
    pub fn load(&self) -> Result<Arc<Detectors>, OwnError> {
        if self.texts.is_empty() && self.indexes.is_empty() {
            return Ok(Detectors::builtin());
        }
        let set = Detectors::with_own(&self.pairs())?;
        let indexes = self.indexes.iter().map(dictionaries::Index::load);
        let indexes = indexes.collect::<Result<Vec<_>, _>>()?;
        Ok(Arc::new(set.with_dictionaries(indexes)?))
    }

    /// Name and text of each file.
    pub fn pairs(&self) -> Vec<(&str, &str)> {
        self.texts
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_str()))
            .collect()
    }
}

/// What paths and patterns come to.
struct Named {
    /// They, absolute.
    paths: Vec<String>,
    /// The files that they name, each once.
    files: Vec<PathBuf>,
    /// Those that name none, as written.
    idle: Vec<String>,
}

fn resolved<P: AsRef<Path>>(named: &[P]) -> Result<Named, OwnError> {
    let (mut paths, mut files, mut idle) = (Vec::new(), Vec::new(), Vec::new());
    for name in named {
        let name = name.as_ref();
        let path = std::path::absolute(name).unwrap_or_else(|_| name.to_owned());
        let matching = matching(&path)?;
        if matching.is_empty() {
            idle.push(name.to_string_lossy().into_owned());
        }
        for file in matching {
            if !files.contains(&file) {
                files.push(file);
            }
        }
        paths.push(path.to_string_lossy().into_owned());
    }
    Ok(Named { paths, files, idle })
}

/// The files that a path or pattern names, sorted.
fn matching(path: &Path) -> Result<Vec<PathBuf>, OwnError> {
    let last = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    if !last.contains(['*', '?', '[', '{']) {
        return Ok(vec![path.to_owned()]);
    }
    let pattern = Glob::new(&last)
        .map_err(|error| OwnError::Pattern {
            pattern: path.display().to_string(),
            problem: error.kind().to_string(),
        })?
        .compile_matcher();
    let directory = path.parent().unwrap_or(Path::new("/"));
    let unreadable = |error| OwnError::Unreadable {
        path: directory.to_owned(),
        error,
    };
    let entries = match fs::read_dir(directory) {
        Ok(entries) => entries,
        // `/etc/weir/detectors.d/*.toml` may stand in a configuration before anybody has a detector.
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(unreadable(error)),
    };
    let mut files = Vec::new();
    for entry in entries {
        let entry = entry.map_err(unreadable)?;
        let name = entry.file_name();
        let hidden = name.to_string_lossy().starts_with('.') && !last.starts_with('.');
        if !hidden && pattern.is_match(Path::new(&name)) {
            files.push(entry.path());
        }
    }
    files.sort();
    Ok(files)
}

/// The text of a regular file.
fn text(path: &Path) -> io::Result<String> {
    let bytes = crate::trust::bundle::small(path, LARGEST)?;
    String::from_utf8(bytes)
        .map_err(|_| io::Error::new(io::ErrorKind::InvalidData, "it is not UTF-8 text"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const BADGE: &str = r#"
[[detector]]
name = "acme badge number"
class = "own.badge"
summary = "an Acme badge number"
tag = "BADGE"
confidence = "high"
prefix = ["acme-"]
form = '[0-9]{6}-[A-Z]{2,4}'
match = ["acme-204815-QX"]
clean = ["acme-corp"]
"#;

    #[test]
    fn patterns_name_files_and_a_bad_one_refuses_all() {
        let directory = tempfile::tempdir().expect("a directory");
        let at = |name: &str| directory.path().join(name);
        fs::write(at("b.toml"), BADGE).expect("written");
        fs::write(
            at("a.toml"),
            BADGE.replace("badge", "bodge").replace("acme-", "bcme-"),
        )
        .expect("written");
        fs::write(at(".hidden.toml"), "nonsense").expect("written");
        fs::write(at("notes.txt"), "nonsense").expect("written");
        let pattern = at("*.toml").display().to_string();
        let twice = [pattern.clone(), at("b.toml").display().to_string()];
        let own = Own::read(&twice).expect("readable");
        assert_eq!(own.texts.len(), 2);
        let set = own.load().expect("it loads");
        assert_eq!(set.own_count(), 2);
        let found = set.scan("badge acme-204815-QX").expect("few");
        assert_eq!(found[0].class.as_str(), "own.badge");

        fs::write(at("a.toml"), BADGE.replace("acme-corp", "acme-204815-QX")).expect("written");
        let again = own.again().expect("readable");
        let error = again.load().expect_err("two of one name").to_string();
        assert!(error.contains("name"), "{error}");
        fs::write(at("a.toml"), "[[detector]]\nnam = 1\n").expect("written");
        assert!(own.again().expect("readable").load().is_err());

        assert!(Own::read(&[at("none.toml").display().to_string()]).is_err());
        let none = at("none.d/*.toml").display().to_string();
        let own = Own::read(std::slice::from_ref(&none)).expect("none yet");
        assert!(own.texts.is_empty());
        assert!(own.warnings().all(|said| said.contains(&none)) && own.warnings().count() == 1);
        let typed = at("zzz*.dict").display().to_string();
        for asked in [Own::asked(&[none], &[]), Own::asked(&[], &[typed])] {
            let error = asked.expect_err("it names nothing");
            assert!(error.to_string().contains("names no file"), "{error}");
        }
    }
}
