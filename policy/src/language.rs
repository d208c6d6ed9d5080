//! The policy a person writes: TOML, typed, total, order-free.
//!
//! A file is a layer. Within a layer deny beats allow, redactions add up, and what no rule allows is
//! denied. Layers intersect: a call needs the allow of each, so that one more layer only tightens.
//! Identity that the guard is not sure of never fulfils an allow and never escapes a deny.

mod check;
mod classes;
mod condition;
mod diagnostic;
mod read;
mod rule;
mod suggest;
mod summary;

use std::fmt;
use std::fmt::Write as _;

use aws_lc_rs::digest::{Context, SHA256};

pub use classes::KnownClasses;
pub use diagnostic::{Diagnostic, Diagnostics, Severity};
pub use suggest::nearest;

pub(crate) use condition::Match;
pub(crate) use rule::{Effect, Rule};

use crate::catalog::Catalog;

/// One policy file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its path, or the pack it is; shown in diagnostics and in the basis of a decision.
    pub name: String,
    /// Its text.
    pub text: String,
}

impl Source {
    /// A ready policy that weir brings: `observe`, `baseline`, `strict`.
    pub fn pack(name: &str) -> Option<Self> {
        let file = format!("{name}.toml");
        let (_, text) = pack_files().iter().find(|(known, _)| *known == file)?;
        Some(Self {
            name: format!("built-in \"{name}\""),
            text: (*text).to_owned(),
        })
    }
}

/// The packs built into weir, as (file name, text).
fn pack_files() -> &'static [(&'static str, &'static str)] {
    crate::embedded::PACKS
}

/// Resolves names to numbers while a policy loads; never asked for a call.
pub trait Names {
    /// The user id of a user.
    fn user(&self, name: &str) -> Option<u32>;
    /// The group id of a group.
    fn group(&self, name: &str) -> Option<u32>;
}

/// Knows nobody: for policies without `user` and `group`, such as the packs.
#[derive(Clone, Copy, Debug)]
pub struct NoNames;

impl Names for NoNames {
    fn user(&self, _name: &str) -> Option<u32> {
        None
    }

    fn group(&self, _name: &str) -> Option<u32> {
        None
    }
}

/// Whether verdicts are enforced.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// They are.
    #[default]
    Enforce,
    /// They are recorded as `would-*`, and nothing is changed.
    Observe,
}

/// A loaded policy. Nothing in it can fail: what could be wrong was found when it was loaded.
pub struct Policy {
    name: String,
    mode: Mode,
    digest: String,
    pub(crate) layers: Vec<Layer>,
    pub(crate) classes: KnownClasses,
    warnings: Diagnostics,
}

/// One file's rules, sorted so that the order in the file does not matter.
pub(crate) struct Layer {
    pub(crate) file: String,
    pub(crate) mode: Mode,
    pub(crate) rules: Vec<Rule>,
}

/// Most files in one policy.
const MAX_SOURCES: usize = 256;

impl Policy {
    /// Loads a policy: every source is a layer, and all of it loads or nothing does.
    ///
    /// # Errors
    /// Every mistake of every file, with its place and, where one is near, what was meant.
    pub fn load(
        sources: &[Source],
        names: &dyn Names,
        classes: &KnownClasses,
    ) -> Result<Self, Diagnostics> {
        let mut found = Diagnostics::default();
        if sources.is_empty() || sources.len() > MAX_SOURCES {
            found.push(Diagnostic::general(format!(
                "a policy has 1 to {MAX_SOURCES} files, this one has {}",
                sources.len()
            )));
            return Err(found);
        }
        let catalog = Catalog::builtin();
        let world = rule::World {
            names,
            classes,
            catalog: &catalog,
        };
        let layers: Vec<Layer> = sources
            .iter()
            .map(|source| read::layer(source, &world, &mut found))
            .collect();
        if found.has_errors() {
            return Err(found);
        }
        let observes = layers.iter().all(|layer| layer.mode == Mode::Observe);
        Ok(Self {
            name: summary::name(sources),
            mode: if observes {
                Mode::Observe
            } else {
                Mode::Enforce
            },
            digest: digest(sources),
            layers,
            classes: classes.clone(),
            warnings: found,
        })
    }

    /// A pack alone.
    ///
    /// # Errors
    /// There is no pack of this name, or it names a class that is not among `classes`.
    pub fn pack(
        name: &str,
        names: &dyn Names,
        classes: &KnownClasses,
    ) -> Result<Self, Diagnostics> {
        match Source::pack(name) {
            Some(source) => Self::load(&[source], names, classes),
            None => {
                let hint = match nearest(name, Self::packs()) {
                    Some(near) => format!("did you mean \"{near}\"?"),
                    None => format!("there are {}", Self::packs().collect::<Vec<_>>().join(", ")),
                };
                let mut found = Diagnostics::default();
                found.push(Diagnostic::general(format!(
                    "there is no pack \"{}\"; {hint}",
                    name.escape_debug()
                )));
                Err(found)
            }
        }
    }

    /// The names of the packs.
    pub fn packs() -> impl Iterator<Item = &'static str> {
        pack_files()
            .iter()
            .filter_map(|(file, _)| file.strip_suffix(".toml"))
    }

    /// In force while no policy is: everything is refused as [`crate::decide::Code::PolicyMissing`].
    pub fn deny_all() -> Self {
        Self {
            name: "none".to_owned(),
            mode: Mode::Enforce,
            digest: digest(&[]),
            layers: Vec::new(),
            classes: KnownClasses::default(),
            warnings: Diagnostics::default(),
        }
    }

    /// SHA-256 of its files, names and order included, hex.
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// What it is called: `built-in "baseline"`, or its files.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether it is enforced; it observes only if each of its layers does.
    pub fn mode(&self) -> Mode {
        self.mode
    }

    /// What is allowed but odd in it: shadowed rules, files that allow nothing.
    pub fn warnings(&self) -> &Diagnostics {
        &self.warnings
    }

    /// One line for a person: `built-in "baseline" (redact: secrets, pii, pci, company; deny: private keys, unenrolled keys, opaque)`.
    pub fn summary_line(&self) -> String {
        summary::line(self)
    }
}

impl fmt::Debug for Policy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Policy")
            .field("name", &self.name)
            .field("digest", &self.digest)
            .finish_non_exhaustive()
    }
}

/// Each part goes in with its length before it; line ends count as `\n`.
fn digest(sources: &[Source]) -> String {
    let mut context = Context::new(&SHA256);
    let mut part = |text: &str| {
        context.update(&(text.len() as u64).to_be_bytes());
        context.update(text.as_bytes());
    };
    part("weir.policy/1");
    for source in sources {
        part(&source.name);
        part(&source.text.replace("\r\n", "\n"));
    }
    let mut hex = String::with_capacity(64);
    for byte in context.finish().as_ref() {
        // A String takes every write.
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}

#[cfg(test)]
mod tests;
