//! What must not leave: detectors are data with their own examples; this is the mechanism.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

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
        self.0.strip_prefix(group).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    }
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
