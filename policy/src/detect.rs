//! What must not leave: detectors are data with their own examples; this is the mechanism.

mod about;
mod again;
mod anchors;
mod assign;
mod base58;
mod business;
mod checksum;
mod columns;
mod command;
mod condition;
mod context;
mod digits;
mod disguise;
mod email;
mod entropy;
mod exact;
mod examples;
mod form;
mod glued;
mod ids;
mod inserts;
mod jose;
mod keyed;
mod keys;
mod layers;
pub mod learned;
mod letters;
mod lines;
mod lone;
mod lookup;
mod marks;
mod merge;
mod named;
mod net;
mod numbers;
mod owned;
mod people;
mod phone;
mod place;
mod reason;
mod rule;
mod scan;
mod seed;
mod shape;
mod told;
mod url;
mod walk;
mod windows;

pub use about::About;
pub use again::{Told, Written};
pub(crate) use checksum::iban as is_iban;
pub use checksum::sextet;
pub(crate) use checksum::{hex_byte, unbase64};
pub use columns::{cells, delimited};
pub(crate) use digits::is_card;
pub(crate) use disguise::is_said;
pub(crate) use people::{date_at, fold_latin, is_everyday, is_month_name};
pub(crate) use phone::code_length;
pub(crate) use seed::is_word as is_seed_word;

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;
use std::sync::{Arc, LazyLock};

use serde::{Deserialize, Serialize};

use crate::embedded;

/// A data class, dotted from general to special: `secrets.aws_access_key`. Policy may name any prefix.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Class(Arc<str>);

impl Class {
    /// The class of this dotted name.
    pub fn new(name: &str) -> Self {
        Self(name.into())
    }

    /// The dotted name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is `group` or one of its special cases (`secrets.jwt` is within `secrets`).
    pub fn is_within(&self, group: &str) -> bool {
        is_within(&self.0, group)
    }
}

/// Whether a dotted name is `group` or one of its special cases.
pub(crate) fn is_within(name: &str, group: &str) -> bool {
    name.strip_prefix(group)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

impl fmt::Display for Class {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// How sure a detector is of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    /// The form alone.
    Low,
    /// The form, and context or entropy that speak for it.
    Medium,
    /// A distinctive prefix or a checksum that holds.
    High,
}

impl Confidence {
    /// The word that detectors and records use: `low`, `medium`, `high`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }
}

/// The class of words meant for the model. They count in what a tool or a document brought alone: [`Detectors::scan`]
/// leaves them out, [`Detectors::inspect`] does not.
pub const INJECTION: &str = "injection";
/// The group of all that dictionaries hold.
pub const COMPANY: &str = "company";

/// One finding in one text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What it is.
    pub class: Class,
    /// Which detector found it.
    pub detector: Arc<str>,
    /// How sure it is.
    pub confidence: Confidence,
    /// Byte range in the text scanned; on character boundaries.
    pub range: Range<usize>,
}

/// More candidates in one text than a scan keeps: it was not read to its end, so it may not be called clean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("one text holds more than {MAX_CANDIDATES} findings; send it in parts")]
pub struct TooMany;

/// How many candidates one scan keeps before it gives up loudly.
pub const MAX_CANDIDATES: usize = 65_536;

/// Why a set of detectors does not load.
#[derive(Debug, thiserror::Error)]
pub enum DetectorError {
    /// The file is not TOML, or a field is unknown, missing or of the wrong kind.
    #[error("{file}: {problem}")]
    File {
        /// The file's name.
        file: String,
        /// What is wrong, with line and column.
        problem: String,
    },
    /// One detector says something that cannot work.
    #[error("{file}: detector `{detector}`: {problem}")]
    Detector {
        /// The file's name.
        file: String,
        /// The detector's name.
        detector: String,
        /// What is wrong and what would be right.
        problem: String,
    },
    /// The set as a whole is too large to compile.
    #[error("the detectors' literals do not compile together: {0}")]
    Set(String),
}

/// A loaded set of detectors. Immutable; share it behind an [`Arc`].
pub struct Detectors {
    rules: Vec<rule::Rule>,
    /// The first of the host's own rules; the built-in ones stand before it.
    own: usize,
    anchors: anchors::Anchors,
    ids: ids::Ids,
    prefixes: disguise::Prefixes,
    /// The rule for what only its disguise shows to be a secret.
    hidden: Option<usize>,
    classes: BTreeMap<Class, Words>,
    /// The host's dictionaries; the rules of their columns stand last.
    exact: Vec<exact::Exact>,
    digest: [u8; 32],
}

/// A class in words: for a person, and for a placeholder.
struct Words {
    summary: Arc<str>,
    tag: Arc<str>,
}

/// Raised whenever code (not data) changes what is found, so that cached findings are not reused.
const MECHANISM: u32 = 7;

/// Whether a word looks like a password that somebody chose or a machine drew: words after it may say so.
pub(crate) fn looks_chosen(word: &str) -> bool {
    assign::is_chosen(word)
        || assign::is_strong(word) && word.contains(['!', '#', '$', '%', '&', '*', '?'])
}

impl Detectors {
    /// The detectors built into weir; loaded once for the whole process.
    pub fn builtin() -> Arc<Self> {
        #[expect(
            clippy::expect_used,
            reason = "no input reaches it: the files are built in, and a test loads them"
        )]
        static BUILTIN: LazyLock<Arc<Detectors>> = LazyLock::new(|| {
            let set = Detectors::assemble(embedded::DETECTORS, &[])
                .expect("the built-in detectors load: a test proves it");
            Arc::new(set)
        });
        Arc::clone(&BUILTIN)
    }

    /// Loads detector files, given as name and TOML text, without the built-in ones, and runs every example they hold.
    ///
    /// # Errors
    /// A file that does not parse, a detector that cannot work, or an example that fails against the whole set.
    pub fn load(files: &[(&str, &str)]) -> Result<Self, DetectorError> {
        let set = Self::assemble(&[], files)?;
        match set.failing_examples().into_iter().next() {
            None => Ok(set),
            Some(failure) => Err(failure),
        }
    }

    /// Makes what a scan makes when it is first needed, the words of all identifiers above all: while nobody waits.
    pub fn warm(&self) {
        // A number of a person, perhaps.
        let _ = self.scan("no. 4187302");
    }

    /// Finds what must not leave, in order of place; findings do not overlap. Linear in the text's length.
    ///
    /// # Errors
    /// [`TooMany`] when a text holds more candidates than a scan keeps.
    pub fn scan(&self, text: &str) -> Result<Vec<Finding>, TooMany> {
        let (findings, _) = self.layered(self.scanned(text)?, false);
        Ok(match self.own_count() {
            0 => findings,
            _ => layers::united(findings),
        })
    }

    /// Whether a finding is one of those that look drawn or chosen, and that only the words around them tell.
    pub fn is_learned(&self, finding: &Finding) -> bool {
        let named = |index: usize| self.rules.get(index).map(|rule| &rule.name);
        let mut learned = self.anchors.learned.iter();
        learned.any(|(index, _)| named(*index) == Some(&finding.detector))
    }

    /// What [`Self::scan`] finds, and after it, as findings of the class [`crate::redact::PLACEHOLDER`], where the
    /// text holds the placeholder form already: all that one pass over a text can tell. What the host's own detectors
    /// find, and words of the class [`INJECTION`], may overlap what the built-in ones do.
    ///
    /// # Errors
    /// [`TooMany`] when a text holds more candidates than a scan keeps.
    pub fn inspect(&self, text: &str) -> Result<Vec<Finding>, TooMany> {
        let (mut findings, mut forms) = self.layered(self.scanned(text)?, true);
        forms.retain(|form| crate::redact::is_placeholder(text.as_bytes(), form));
        if !forms.is_empty() {
            let class = Class::new(crate::redact::PLACEHOLDER);
            findings.extend(forms.into_iter().map(|range| Finding {
                class: class.clone(),
                detector: crate::redact::PLACEHOLDER.into(),
                confidence: Confidence::High,
                range,
            }));
        }
        Ok(findings)
    }

    fn scanned(&self, text: &str) -> Result<scan::Scanned, TooMany> {
        let marks = marks::Marks::new(text);
        let mut scanned = scan::scan(self, text, &marks)?;
        glued::scan(self, text, &mut scanned)?;
        disguise::undo(self, text, &marks, &mut scanned)?;
        again::find(self, text, &mut scanned)?;
        Ok(scanned)
    }

    /// The pass over the literals alone, by one automaton over all of them: how many stand in the text. For
    /// measurement: it is what the speed of [`Self::scan`] is told in.
    pub fn bare_pass(&self, text: &str) -> usize {
        self.anchors.bare(text)
    }

    /// SHA-256 of the set: the same digest finds the same.
    pub fn digest(&self) -> [u8; 32] {
        self.digest
    }

    /// A class in words for a person (`an AWS access key`) and the tag its placeholders carry (`AWSKEY`).
    pub fn describe(&self, class: &Class) -> (&str, &str) {
        if class.as_str() == crate::redact::PLACEHOLDER {
            return ("text in the form of a weir placeholder", "FORM");
        }
        match self.classes.get(class) {
            Some(words) => (&words.summary, &words.tag),
            None => ("sensitive data", "DATA"),
        }
    }

    /// Every class the set can find, sorted.
    pub fn classes(&self) -> impl Iterator<Item = &Class> {
        self.classes.keys()
    }

    /// Compiles files into a set without running their examples.
    pub fn assemble(builtin: &[(&str, &str)], own: &[(&str, &str)]) -> Result<Self, DetectorError> {
        let mut context = aws_lc_rs::digest::Context::new(&aws_lc_rs::digest::SHA256);
        context.update(&MECHANISM.to_be_bytes());
        for file in learned::learned() {
            context.update(file);
        }
        let mut rules = Vec::new();
        let mut classes: BTreeMap<Class, Words> = BTreeMap::new();
        let mut first_own = 0;
        for (index, (file, text)) in builtin.iter().chain(own).enumerate() {
            context.update(&(file.len() as u64).to_be_bytes());
            context.update(file.as_bytes());
            context.update(&(text.len() as u64).to_be_bytes());
            context.update(text.as_bytes());
            for rule in rule::parse(file, text)? {
                if index >= builtin.len() {
                    rule.check_pattern()?;
                }
                if rules
                    .iter()
                    .any(|known: &rule::Rule| known.name == rule.name)
                {
                    return Err(rule.error("another detector has this name"));
                }
                let words = classes.entry(rule.class.clone()).or_insert_with(|| Words {
                    summary: Arc::clone(&rule.summary),
                    tag: Arc::clone(&rule.tag),
                });
                if words.summary != rule.summary || words.tag != rule.tag {
                    return Err(rule.error(
                        "`summary` and `tag` differ from another detector of the same class",
                    ));
                }
                rules.push(rule);
            }
            if index < builtin.len() {
                first_own = rules.len();
            }
        }
        let anchors = anchors::Anchors::new(&rules)?;
        let ids = ids::Ids::new(&rules)?;
        let prefixes = disguise::Prefixes::new(&rules);
        let is_hidden = |rule: &rule::Rule| matches!(rule.matcher, rule::Matcher::Hidden);
        let hidden = rules.iter().position(is_hidden);
        let mut digest = [0; 32];
        digest.copy_from_slice(context.finish().as_ref());
        Ok(Self {
            rules,
            own: first_own,
            anchors,
            ids,
            prefixes,
            hidden,
            classes,
            exact: Vec::new(),
            digest,
        })
    }
}

impl fmt::Debug for Detectors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Detectors")
            .field("rules", &self.rules.len())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
pub(crate) mod tests;
