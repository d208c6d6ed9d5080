//! The data classes that policy may name, and the words for them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};

use serde::Deserialize;

use super::nearest;
use crate::answer::{IMAGE, LINK, MARKUP};
use crate::detect::{COMPANY, Class, Detectors};
use crate::embedded;
use crate::redact::PLACEHOLDER;

/// Classes and the words for them, as a sentence takes them: `an AWS access key`.
#[derive(Clone, Debug, Default)]
pub struct KnownClasses(Arc<Table>);

#[derive(Debug, Default)]
struct Table {
    words: BTreeMap<String, String>,
    /// Each class and each group that it stands in.
    names: BTreeSet<String>,
    /// What a group's name means besides the classes under it.
    members: BTreeMap<String, Vec<String>>,
}

/// A file of groups: `groups/*.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    group: Vec<Group>,
}

/// Classes that a policy may name together.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    name: String,
    words: String,
    members: Vec<String>,
}

/// The groups built into weir.
static BUILTIN: LazyLock<Vec<Group>> = LazyLock::new(|| {
    let files = embedded::GROUPS.iter();
    let parsed = files.filter_map(|(_, text)| toml::from_str::<File>(text).ok());
    parsed.flat_map(|file| file.group).collect()
});

/// Words for the groups, used where a class has none of its own.
const GROUPS: [(&str, &str); 6] = [
    (MARKUP, "markup that carries data"),
    ("secrets", "a secret"),
    ("pii", "personal data"),
    ("pci", "payment data"),
    (PLACEHOLDER, "the form of a placeholder"),
    (COMPANY, "a record of the company's own"),
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
        // What dictionaries hold: a policy names it whether there is one or not.
        table.add(COMPANY.to_owned());
        for (class, words) in [
            (IMAGE, "an image whose URL carries data"),
            (LINK, "a link whose URL carries data"),
        ] {
            table.words.insert(class.to_owned(), words.to_owned());
            table.add(class.to_owned());
        }
        for (class, words) in classes {
            let class = class.into();
            table.words.insert(class.clone(), words.into());
            table.add(class);
        }
        for group in BUILTIN.iter() {
            table.group(group);
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

    /// A class or group by this name, and what the group has besides the classes under it; each may be a prefix.
    pub fn meant<'n>(&'n self, name: &'n str) -> impl Iterator<Item = &'n str> {
        let members = self.0.members.get(name).into_iter().flatten();
        std::iter::once(name).chain(members.map(String::as_str))
    }

    /// What to write in the place of a name that no class and no group has.
    pub fn instead(&self, name: &str) -> String {
        let did_you_mean = |near: &str| format!("did you mean \"{near}\"?");
        let last = |class: &&str| class.rsplit_once('.').is_some_and(|(_, last)| last == name);
        let group = name.strip_suffix(".*").filter(|group| self.contains(group));
        if let Some(group) = group {
            return format!("write \"{group}\": it means every class in it");
        }
        if let Some(class) = self.names().find(last) {
            return did_you_mean(class);
        }
        if let Some(near) = nearest(name, self.names()) {
            return did_you_mean(near);
        }
        match name.split('.').next() {
            Some("company") => "your dictionaries find such: name their files with --dictionary, or with `dictionaries` in weir.toml",
            Some("own") => "your own detectors find such: name their files with --detectors, or with `detectors` in weir.toml",
            _ => "weir detectors list shows all classes",
        }
        .to_owned()
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

    /// A group counts where some class of it is known.
    fn group(&mut self, group: &Group) {
        let known: Vec<String> = group
            .members
            .iter()
            .filter(|member| self.names.contains(*member))
            .cloned()
            .collect();
        if known.is_empty() && !self.names.contains(&group.name) {
            return;
        }
        self.names.insert(group.name.clone());
        self.words
            .entry(group.name.clone())
            .or_insert_with(|| group.words.clone());
        self.members.insert(group.name.clone(), known);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_mean_their_members() {
        let files: Vec<_> = embedded::GROUPS
            .iter()
            .map(|(name, text)| {
                toml::from_str::<File>(text).unwrap_or_else(|error| panic!("{name}: {error}"))
            })
            .collect();
        let known = KnownClasses::of(&Detectors::builtin());
        for group in files.iter().flat_map(|file| &file.group) {
            assert!(known.contains(&group.name), "{} has no class", group.name);
            for member in &group.members {
                assert!(known.contains(member), "{}: {member}", group.name);
            }
            let meant: Vec<&str> = known.meant(&group.name).collect();
            assert_eq!(meant.len(), 1 + group.members.len());
        }
        let few = KnownClasses::new([("pci.card", "a card")]);
        assert!(few.contains("finance") && !few.contains("health"));
        assert_eq!(few.meant("finance").collect::<Vec<_>>(), ["finance", "pci"]);
        assert_eq!(few.meant("pci").collect::<Vec<_>>(), ["pci"]);
    }

    #[test]
    fn a_name_that_is_none_gets_what_to_write_instead() {
        let known = KnownClasses::of(&Detectors::builtin());
        for (name, said) in [
            ("email", "did you mean \"pii.email\"?"),
            ("pii.emial", "did you mean \"pii.email\"?"),
            ("pii.*", "write \"pii\""),
            ("company.customers", "--dictionary"),
            ("own.badge", "--detectors"),
            ("zzzzzzzz", "weir detectors list"),
        ] {
            let instead = known.instead(name);
            assert!(instead.contains(said), "{name}: {instead}");
        }
    }

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
