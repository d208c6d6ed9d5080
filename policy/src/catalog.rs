//! Which hosts speak AI: providers are data (`policy/providers/*.toml`); this is the lookup.

mod host;
mod keys;
mod path;
mod provider;

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, LazyLock};

use serde::{Deserialize, Serialize};

pub use host::{Host, HostError};
pub use keys::{KeyFile, TenantHeaders};
pub use path::PathError;
pub use provider::{CatalogError, Endpoint, Presented, Provider};

/// The wire dialect of a path: how bodies, answers and errors are shaped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Dialect {
    /// OpenAI's API and those that copy it.
    Openai,
    /// Anthropic's API.
    Anthropic,
    /// Google's Gemini API.
    Gemini,
}

/// What a path's bodies look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// OpenAI `chat/completions`.
    ChatCompletions,
    /// OpenAI `responses`.
    Responses,
    /// Vectors of texts: OpenAI `embeddings`, Gemini `:embedContent`.
    Embeddings,
    /// A list of models or one of them.
    Models,
    /// Anthropic `messages`.
    Messages,
    /// Anthropic `messages/count_tokens`.
    CountTokens,
    /// Gemini `:generateContent`, and what is asked in its words (`:countTokens`, `cachedContents`).
    GenerateContent,
    /// Gemini `:streamGenerateContent`: events with `alt=sse`, one JSON array as it grows without.
    StreamGenerateContent,
    /// Anything else at an AI host: inspected leaf by leaf, without a known structure.
    Generic,
}

impl Shape {
    /// Whether a later request may continue an answer of this shape by naming it, without sending it again.
    pub fn is_continued(self) -> bool {
        matches!(self, Self::Responses | Self::Generic)
    }
}

/// The operation of a path that no provider file names.
pub const UNKNOWN_OPERATION: &str = "unknown";

/// All providers, by host.
#[derive(Debug)]
pub struct Catalog {
    providers: Vec<Provider>,
    exact: HashMap<Host, usize>,
    suffixes: Vec<(Host, usize)>,
}

#[expect(
    clippy::expect_used,
    reason = "no input reaches it: the files are built in, and a test parses them"
)]
static BUILTIN: LazyLock<Arc<Catalog>> = LazyLock::new(|| {
    Arc::new(
        Catalog::parse(provider_files())
            .expect("a test parses the provider files that are built in"),
    )
});

/// The provider files built into weir, as (file name, text).
fn provider_files() -> &'static [(&'static str, &'static str)] {
    crate::embedded::PROVIDERS
}

impl Catalog {
    /// The providers that weir brings.
    pub fn builtin() -> Arc<Self> {
        Arc::clone(&BUILTIN)
    }

    /// A catalog of these provider files, as (file name, TOML text).
    ///
    /// # Errors
    /// A file that does not parse, a host claimed twice, a provider named twice.
    pub fn parse(files: &[(&str, &str)]) -> Result<Self, CatalogError> {
        let mut catalog = Self {
            providers: Vec::new(),
            exact: HashMap::new(),
            suffixes: Vec::new(),
        };
        for (file, text) in files {
            let (provider, hosts) = provider::parse(file, text)?;
            if catalog.named(provider.name()).is_some() {
                return Err(CatalogError::new(
                    file,
                    format!("a provider named \"{}\" exists already", provider.name()),
                ));
            }
            let index = catalog.providers.len();
            for pattern in hosts {
                let taken = match pattern {
                    provider::HostPattern::Exact(host) => {
                        catalog.exact.insert(host, index).is_some()
                    }
                    provider::HostPattern::Under(host) => {
                        let taken = catalog.suffixes.iter().any(|(known, _)| *known == host);
                        catalog.suffixes.push((host, index));
                        taken
                    }
                };
                if taken {
                    return Err(CatalogError::new(
                        file,
                        "one of its hosts belongs to a provider already",
                    ));
                }
            }
            catalog.providers.push(provider);
        }
        Ok(catalog)
    }

    /// The provider that this host belongs to; `None` means that it is not AI to weir.
    /// The longest matching suffix wins.
    pub fn provider(&self, host: &Host) -> Option<&Provider> {
        let index = self.exact.get(host).copied().or_else(|| {
            self.suffixes
                .iter()
                .filter(|(suffix, _)| host.is_under(suffix))
                .max_by_key(|(suffix, _)| suffix.as_str().len())
                .map(|(_, index)| *index)
        })?;
        self.providers.get(index)
    }

    /// The provider of this name.
    pub fn named(&self, name: &str) -> Option<&Provider> {
        self.providers
            .iter()
            .find(|provider| provider.name() == name)
    }

    /// All providers, in the order of their files.
    pub fn providers(&self) -> impl Iterator<Item = &Provider> {
        self.providers.iter()
    }

    /// The TCP ports on which any provider is reached, ascending.
    pub fn ports(&self) -> Vec<u16> {
        let ports: BTreeSet<u16> = self
            .providers
            .iter()
            .flat_map(Provider::ports)
            .copied()
            .collect();
        ports.into_iter().collect()
    }

    /// The hosts that are named one by one, sorted; those of a whole domain have no end.
    pub fn hosts(&self) -> Vec<Host> {
        let mut hosts: Vec<Host> = self.exact.keys().cloned().collect();
        hosts.sort();
        hosts
    }

    /// The DNS names for a name constraint (RFC 5280, 4.2.1.10): each permits itself and every name
    /// under it, so that `*.api.openai.com` adds the subtree `api.openai.com`. Sorted, none under another.
    pub fn names(&self) -> Vec<String> {
        let mut all: Vec<&Host> = self
            .exact
            .keys()
            .chain(self.suffixes.iter().map(|(host, _)| host))
            .collect();
        all.sort();
        all.dedup();
        let covered = |name: &Host| all.iter().any(|other| name.is_under(other));
        all.iter()
            .filter(|name| !covered(name))
            .map(|name| name.as_str().to_owned())
            .collect()
    }

    /// Every operation that a provider file names, and `unknown`.
    pub fn operations(&self) -> BTreeSet<&str> {
        let named = self.providers.iter().flat_map(Provider::operations);
        named.chain([UNKNOWN_OPERATION]).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::request::CredentialKind;

    #[test]
    fn every_example_of_every_provider_holds() {
        let catalog = Catalog::builtin();
        for provider in catalog.providers() {
            let examples = provider.examples();
            assert!(
                !examples.hosts.is_empty() && !examples.paths.is_empty(),
                "{} has examples",
                provider.name()
            );
            for host in &examples.hosts {
                let found = catalog
                    .provider(&Host::parse(host).unwrap())
                    .map(Provider::name);
                assert_eq!(found, Some(provider.name()), "{host}");
            }
            for host in &examples.not_hosts {
                let found = catalog
                    .provider(&Host::parse(host).unwrap())
                    .map(Provider::name);
                assert_ne!(found, Some(provider.name()), "{host}");
            }
            for (line, operation) in &examples.paths {
                let (method, path) = line.split_once(' ').expect("METHOD /path");
                assert_eq!(
                    &*provider.path(method, path).unwrap().operation,
                    operation,
                    "{line}"
                );
            }
        }
    }

    #[test]
    fn constraints_and_ports_follow_the_files() {
        let catalog = Catalog::builtin();
        assert_eq!(
            catalog.names(),
            [
                "api.anthropic.com",
                "api.openai.com",
                "generativelanguage.googleapis.com"
            ]
        );
        assert_eq!(catalog.ports(), [443]);
        assert!(catalog.operations().contains("files.upload"));
    }

    #[test]
    fn credentials_are_told_apart() {
        let catalog = Catalog::builtin();
        let anthropic = catalog.named("anthropic").unwrap();
        // What is no single token is a credential to whoever looks for one, and text to whoever inspects.
        for (value, is_alone) in [
            ("Bearer sk-ant-api03-x_1", true),
            ("Bearer sk-lab jane.doe@acme-corp.io", false),
            ("Bearer sk-lab;the prompt of a user", false),
        ] {
            assert!(anthropic.credential("authorization", value).is_some());
            assert_eq!(
                anthropic.is_credential("authorization", value),
                is_alone,
                "{value}"
            );
        }
        let kind = |header, value| anthropic.credential(header, value).map(|found| found.kind);
        assert_eq!(
            kind("x-api-key", "sk-ant-api03-x"),
            Some(CredentialKind::ApiKey)
        );
        assert_eq!(
            kind("Authorization", "Bearer sk-ant-oat01-x"),
            Some(CredentialKind::Oauth)
        );
        assert_eq!(
            kind("authorization", "bearer eyJhbGciOi"),
            Some(CredentialKind::Oauth)
        );
        assert_eq!(kind("authorization", "Basic dXNlcjpwYXNz"), None);
        assert_eq!(kind("x-title", "sk-ant-api03-x"), None);
        let openai = catalog.named("openai").unwrap();
        let found = openai
            .credential("authorization", "Bearer sk-proj-x")
            .unwrap();
        assert_eq!(
            (found.kind, found.secret),
            (CredentialKind::ApiKey, "sk-proj-x")
        );
    }

    #[test]
    fn a_credential_may_stand_in_the_query() {
        let catalog = Catalog::builtin();
        let gemini = catalog.named("gemini").unwrap();
        for place in ["?key", "x-goog-api-key"] {
            let found = gemini.credential(place, "AIzaSyX").unwrap();
            assert_eq!(
                (found.kind, found.secret),
                (CredentialKind::ApiKey, "AIzaSyX")
            );
        }
        assert!(gemini.credential("key", "AIzaSyX").is_none());
        assert!(gemini.credential("?x-goog-api-key", "AIzaSyX").is_none());
        let token = gemini.credential("authorization", "Bearer ya29.x").unwrap();
        assert_eq!(token.kind, CredentialKind::Oauth);
        let openai = catalog.named("openai").unwrap();
        assert!(openai.credential("?key", "sk-x").is_none());
    }

    #[test]
    fn a_path_may_speak_another_dialect_than_its_host() {
        let catalog = Catalog::builtin();
        let gemini = catalog.named("gemini").unwrap();
        let dialect = |path| gemini.path("POST", path).unwrap().dialect;
        assert_eq!(dialect("/v1beta/openai/chat/completions"), Dialect::Openai);
        assert_eq!(dialect("/v1beta/openai/anything/else"), Dialect::Openai);
        assert_eq!(
            dialect("/v1beta/models/gemini-2.5-flash:generateContent"),
            Dialect::Gemini
        );
        assert_eq!(dialect("/v9/unheard-of"), Dialect::Gemini);
    }

    #[test]
    fn mistakes_in_a_file_are_named() {
        let mut text = include_str!("../providers/anthropic.toml").replace("dialect =", "dialct =");
        let error = Catalog::parse(&[("x.toml", &text)])
            .unwrap_err()
            .to_string();
        assert!(
            error.starts_with("x.toml: ") && error.contains("dialct"),
            "{error}"
        );
        text = include_str!("../providers/anthropic.toml").to_owned();
        let again = text.replace("name = \"anthropic\"", "name = \"other\"");
        let error = Catalog::parse(&[("a.toml", &text), ("b.toml", &again)])
            .unwrap_err()
            .to_string();
        assert!(error.starts_with("b.toml: one of its hosts"), "{error}");
    }
}
