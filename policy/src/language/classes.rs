//! The data classes that policy may name, and the words for them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::detect::{Class, Detectors};

use crate::redact::PLACEHOLDER;

/// Classes and the words for them, as a sentence takes them: `an AWS access key`.
#[derive(Clone, Debug, Default)]
pub struct KnownClasses(Arc<Table>);

#[derive(Debug, Default)]
struct Table {
    words: BTreeMap<String, String>,
    /// Each class and each group that it stands in.
    names: BTreeSet<String>,
}

/// Words for the groups, used where a class has none of its own.
const GROUPS: [(&str, &str); 4] = [
    ("secrets", "a secret"),
    ("pii", "personal data"),
    ("pci", "payment data"),
    (PLACEHOLDER, "the form of a placeholder"),
];

impl KnownClasses {
    /// The classes (dotted) and their words, from the detectors.
    pub fn new<C, W>(classes: impl IntoIterator<Item = (C, W)>) -> Self
    where
        C: Into<String>,
        W: Into<String>,
    {
        let mut table = Table::default();
        table.add(PLACEHOLDER.to_owned());
        for (class, words) in classes {
            let class = class.into();
            table.words.insert(class.clone(), words.into());
            table.add(class);
        }
        for (group, words) in GROUPS {
            if table.names.contains(group) {
                table
                    .words
                    .entry(group.to_owned())
                    .or_insert_with(|| words.to_owned());
            }
        }
        Self(Arc::new(table))
    }

    /// The classes that these detectors find.
    pub fn of(detectors: &Detectors) -> Self {
        Self::new(detectors.classes().map(|class| {
            let (words, _) = detectors.describe(class);
            (class.as_str().to_owned(), words.to_owned())
        }))
    }

    /// Whether a class or a group of classes has this name.
    pub fn contains(&self, name: &str) -> bool {
        self.0.names.contains(name)
    }

    /// All classes and groups, sorted.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.names.iter().map(String::as_str)
    }

    /// The words for a class: its own, those of the nearest group that has some, or its name.
    pub fn words<'w>(&'w self, class: &'w Class) -> &'w str {
        let mut name = class.as_str();
        loop {
            if let Some(words) = self.0.words.get(name) {
                return words;
            }
            match name.rsplit_once('.') {
                Some((group, _)) => name = group,
                None => return class.as_str(),
            }
        }
    }
}

impl Table {
    fn add(&mut self, class: String) {
        for (dot, _) in class.match_indices('.') {
            self.names.insert(class[..dot].to_owned());
        }
        self.names.insert(class);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_bring_their_groups_and_words() {
        let known = KnownClasses::new([
            ("secrets.cloud.aws", "an AWS key"),
            ("pii.email", "an e-mail address"),
        ]);
        for name in [
            "secrets",
            "secrets.cloud",
            "secrets.cloud.aws",
            "pii",
            PLACEHOLDER,
        ] {
            assert!(known.contains(name), "{name}");
        }
        assert!(!known.contains("pci") && !known.contains("secret"));
        assert_eq!(known.words(&Class::new("secrets.cloud.aws")), "an AWS key");
        assert_eq!(known.words(&Class::new("secrets.cloud.other")), "a secret");
        assert_eq!(known.words(&Class::new("strange.thing")), "strange.thing");
    }
}
