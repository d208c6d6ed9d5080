//! Shapes that are code, by the names that detectors call them.

use serde::Deserialize;

use super::assign::{self, Assignment, Kind};
use super::command::{self, Template};
use super::rule::Matcher;
use super::walk;
use super::{disguise, learned, seed};

/// Shapes that are code, since no pattern says them well.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Shape {
    Card,
    Iban,
    Phone,
    Host,
    Place,
    Email,
    PrivateKey,
    Userinfo,
    Password,
    Secret,
    Key,
    Pin,
    Jwt,
    Command,
    Piped,
    Paired,
    Authorization,
    Cookies,
    RecoveryCodes,
    Totp,
    Login,
    Told,
    ToOpen,
    Noted,
    Answer,
    PasswordColumn,
    Netrc,
    Pgpass,
    Expect,
    KubeSecret,
    Condition,
    SeedPhrase,
    SeedWords,
    Lone,
    LearnedNumber,
    LearnedPassword,
    LearnedKey,
    LearnedPhrase,
    Name,
    Address,
    BirthDate,
    PersonNumber,
    Encoded,
    Based,
    Said,
    SaidPhone,
    Hidden,
}

impl Shape {
    /// Whether digits, `@`, capitals or words wake it, and no keyword.
    pub(super) fn is_driven(self) -> bool {
        matches!(
            self,
            Self::Card
                | Self::Iban
                | Self::Phone
                | Self::Host
                | Self::Place
                | Self::Email
                | Self::SeedPhrase
                | Self::Lone
                | Self::LearnedNumber
                | Self::LearnedPassword
                | Self::LearnedKey
                | Self::LearnedPhrase
                | Self::Name
                | Self::Address
                | Self::PersonNumber
                | Self::Hidden
        )
    }

    /// Its matcher; `min_length` is for what is assigned, `options` are a command's.
    ///
    /// # Errors
    /// What is wrong with an option, in words.
    pub(super) fn matcher(
        self,
        min_length: Option<usize>,
        options: &[String],
    ) -> Result<Matcher, String> {
        let assigned = |kind| Matcher::Assignment(Assignment::new(kind, min_length));
        Ok(match self {
            Self::Card => Matcher::Card,
            Self::Iban => Matcher::Iban,
            Self::Phone => Matcher::Phone,
            Self::Host => Matcher::Host,
            Self::Place => Matcher::Place,
            Self::Email => Matcher::Email,
            Self::PrivateKey => Matcher::PrivateKey,
            Self::Userinfo => Matcher::Userinfo,
            Self::Name => Matcher::Name,
            Self::Address => Matcher::Address,
            Self::BirthDate => Matcher::BirthDate,
            Self::PersonNumber => Matcher::PersonNumber,
            Self::Password => assigned(Kind::Password),
            Self::Secret => assigned(Kind::Secret),
            Self::Key => assigned(Kind::Key),
            Self::Pin => assigned(Kind::Pin),
            Self::Jwt => Matcher::Jwt,
            Self::SeedPhrase => Matcher::SeedPhrase,
            Self::SeedWords => Matcher::Walk(seed::told),
            Self::Lone => Matcher::Lone,
            Self::LearnedNumber => Matcher::Learned(learned::Kind::Number),
            Self::LearnedPassword => Matcher::Learned(learned::Kind::Password),
            Self::LearnedKey => Matcher::Learned(learned::Kind::Key),
            Self::LearnedPhrase => Matcher::Learned(learned::Kind::Phrase),
            Self::Command => {
                let templates = options.iter().map(|option| Template::parse(option));
                Matcher::Command(templates.collect::<Result<_, _>>()?)
            }
            Self::Piped => Matcher::Walk(command::piped),
            Self::Paired => Matcher::Walk(command::paired),
            Self::Authorization => Matcher::Walk(walk::authorization),
            Self::Cookies => Matcher::Walk(walk::cookies),
            Self::RecoveryCodes => Matcher::Walk(walk::recovery),
            Self::Totp => Matcher::Walk(walk::totp),
            Self::Login => Matcher::Walk(walk::pairs),
            Self::Told => Matcher::Walk(assign::beside),
            Self::Noted => Matcher::Walk(assign::noted),
            Self::ToOpen => Matcher::Walk(assign::to_open),
            Self::Answer => Matcher::Walk(assign::answer),
            Self::PasswordColumn => Matcher::Walk(assign::column),
            Self::Netrc => Matcher::Walk(walk::netrc),
            Self::Pgpass => Matcher::Walk(walk::pgpass),
            Self::Expect => Matcher::Walk(walk::expect),
            Self::KubeSecret => Matcher::Walk(walk::kube),
            Self::Encoded => Matcher::Walk(disguise::told),
            Self::Based => Matcher::Walk(disguise::based),
            Self::Said => Matcher::Walk(disguise::said),
            Self::SaidPhone => Matcher::Walk(disguise::said_phone),
            Self::Condition => Matcher::Condition,
            Self::Hidden => Matcher::Hidden,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::checksum::Checksum;
    use super::*;

    /// The names that a field takes, as its error lists them.
    fn names<T: serde::de::DeserializeOwned>() -> Vec<String> {
        let value = toml::Value::String("no such name".to_owned());
        let error = value
            .try_into::<T>()
            .err()
            .expect("no such name")
            .to_string();
        let listed = error.split("expected one of").nth(1).expect("a list");
        let names = listed.split('`').skip(1).step_by(2);
        names.map(str::to_owned).collect()
    }

    #[test]
    fn every_shape_and_checksum_is_documented() {
        let text = include_str!("../../../docs/detectors.md");
        let (shapes, checksums) = (names::<Shape>(), names::<Checksum>());
        assert!(shapes.len() > 20 && checksums.len() > 10);
        for name in shapes.iter().chain(&checksums) {
            assert!(
                text.contains(&format!("`{name}`")),
                "{name} is not documented"
            );
        }
        assert!(!text.contains("`ssn`"));
    }
}
