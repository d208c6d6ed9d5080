//! What is done with a value that must not leave, and which class gets which.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::detect::Class;

/// What is done with a value, from the mildest to the strictest: of several for one stretch the last one counts.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// A placeholder stands in its place, and the value comes back in the answer.
    #[default]
    Token,
    /// A value of the same form that is nobody's stands in its place, for good; a hash where there is none.
    Synthetic,
    /// Its last four letters or digits stay.
    Partial,
    /// A keyed hash stands in its place, for good.
    Hash,
    /// Crosses stand in its place, the same for each value.
    Mask,
    /// Nothing stands in its place.
    Drop,
    /// The call is refused.
    Refuse,
}

impl Action {
    /// All of them, the mildest first.
    pub const ALL: [Self; 7] = [
        Self::Token,
        Self::Synthetic,
        Self::Partial,
        Self::Hash,
        Self::Mask,
        Self::Drop,
        Self::Refuse,
    ];

    /// The word for it in a policy: `token`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Token => "token",
            Self::Synthetic => "synthetic",
            Self::Partial => "partial",
            Self::Hash => "hash",
            Self::Mask => "mask",
            Self::Drop => "drop",
            Self::Refuse => "refuse",
        }
    }

    /// The action that a policy calls so.
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.word() == word)
    }

    /// What was done with a value, in words: `masked`.
    pub const fn done(self) -> &'static str {
        match self {
            Self::Token => "replaced by a placeholder",
            Self::Synthetic => "replaced by a stand-in",
            Self::Partial => "cut to its last four",
            Self::Hash => "hashed",
            Self::Mask => "masked",
            Self::Drop => "dropped",
            Self::Refuse => "refused",
        }
    }

    /// Whether the value can come back in the answer.
    pub const fn is_reversible(self) -> bool {
        matches!(self, Self::Token)
    }
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// Which class gets which action, as one rule says it: the order of its entries means nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Actions(Vec<(String, Action)>);

impl Actions {
    /// Adds what is said of a class, or of all that begin so.
    pub fn add(&mut self, group: String, action: Action) {
        self.0.push((group, action));
    }

    /// What a class gets: the word of the name that says most of it (`pii.email` before `pii`), of several such the
    /// strictest.
    pub fn of(&self, class: &Class) -> Option<Action> {
        let said = self.0.iter().filter(|(group, _)| class.is_within(group));
        said.max_by_key(|(group, action)| (group.len(), *action))
            .map(|(_, action)| *action)
    }

    /// Each name and its action, as they were said.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Action)> {
        self.0
            .iter()
            .map(|(group, action)| (group.as_str(), *action))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_special_name_counts_and_of_equals_the_strictest() {
        let mut actions = Actions::default();
        for (group, action) in [
            ("pii", Action::Mask),
            ("pii.email", Action::Token),
            ("pci", Action::Partial),
            ("pci", Action::Hash),
        ] {
            actions.add(group.to_owned(), action);
        }
        for (class, action) in [
            ("pii.name", Some(Action::Mask)),
            ("pii.email", Some(Action::Token)),
            ("pii.email.work", Some(Action::Token)),
            ("pii.emails", Some(Action::Mask)),
            ("pci.card", Some(Action::Hash)),
            ("secrets.jwt", None),
        ] {
            assert_eq!(actions.of(&Class::new(class)), action, "{class}");
        }
        assert_eq!(Actions::default().of(&Class::new("pii")), None);
    }

    #[test]
    fn words_are_told_apart_and_each_is_stricter_than_the_one_before() {
        for pair in Action::ALL.windows(2) {
            assert!(pair[0] < pair[1]);
        }
        for action in Action::ALL {
            assert_eq!(Action::named(action.word()), Some(action));
            assert_eq!(
                toml::Value::try_from(action).expect("a word").as_str(),
                Some(action.word()),
                "the record says what a policy says"
            );
        }
        assert_eq!(Action::named("Mask"), None);
    }
}
