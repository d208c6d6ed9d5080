//! One provider as its file describes it.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;

use super::host::Host;
use super::keys::{KeyFile, TenantHeaders};
use super::path::{self, PathError, Pattern};
use super::{Dialect, Shape, UNKNOWN_OPERATION};
use crate::request::CredentialKind;

/// A provider file that cannot be used: which, and why.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}: {problem}")]
pub struct CatalogError {
    file: String,
    problem: String,
}

impl CatalogError {
    pub(super) fn new(file: &str, problem: impl Into<String>) -> Self {
        Self {
            file: file.to_owned(),
            problem: problem.into(),
        }
    }
}

/// One provider: its dialect, ports, credentials and paths.
#[derive(Clone, Debug)]
pub struct Provider {
    name: Arc<str>,
    dialect: Dialect,
    ports: Vec<u16>,
    credentials: Vec<CredentialRule>,
    paths: Vec<PathRule>,
    unknown: Arc<str>,
    env: Vec<String>,
    files: Vec<KeyFile>,
    tenant: TenantHeaders,
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "the examples are what one generic test runs")
    )]
    examples: Examples,
}

/// What a method and path mean at a provider.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoint {
    /// `gen_ai.operation.name`, or `unknown`.
    pub operation: Arc<str>,
    /// What the bodies look like.
    pub shape: Shape,
    /// The dialect this path speaks; its provider's unless the file says otherwise.
    pub dialect: Dialect,
}

/// A credential as a header or the query carries it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Presented<'v> {
    /// What kind it is.
    pub kind: CredentialKind,
    /// The credential itself, without its scheme. To be hashed, never kept.
    pub secret: &'v str,
}

#[derive(Clone, Debug)]
struct PathRule {
    method: String,
    pattern: Pattern,
    endpoint: Endpoint,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct CredentialRule {
    /// The header it stands in, or
    header: Option<String>,
    /// the field of the query.
    query: Option<String>,
    scheme: Option<String>,
    kind: CredentialKind,
    /// Prefixes that make it an OAuth or session token.
    #[serde(default)]
    oauth: Vec<String>,
}

/// What a provider file says of itself, run by one generic test.
#[cfg_attr(
    not(test),
    expect(dead_code, reason = "the examples are what one generic test runs")
)]
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Examples {
    pub(super) hosts: Vec<String>,
    pub(super) not_hosts: Vec<String>,
    pub(super) paths: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    name: String,
    dialect: Dialect,
    hosts: Vec<String>,
    ports: Vec<u16>,
    #[serde(default)]
    credential: Vec<CredentialRule>,
    /// Variables that hold an API key.
    #[serde(default)]
    env: Vec<String>,
    #[serde(default)]
    file: Vec<KeyFile>,
    #[serde(default)]
    tenant: TenantHeaders,
    #[serde(default)]
    path: Vec<PathEntry>,
    #[serde(default)]
    examples: Examples,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PathEntry {
    method: String,
    r#match: String,
    operation: String,
    shape: Shape,
    dialect: Option<Dialect>,
}

/// A host of a provider, or everything under one.
pub(super) enum HostPattern {
    Exact(Host),
    Under(Host),
}

/// Reads one provider file.
pub(super) fn parse(file: &str, text: &str) -> Result<(Provider, Vec<HostPattern>), CatalogError> {
    let fault = |problem: String| CatalogError::new(file, problem);
    let read: File = toml::from_str(text).map_err(|error| fault(error.to_string()))?;
    let hosts = read
        .hosts
        .iter()
        .map(|host| host_pattern(host).map_err(|error| fault(format!("host \"{host}\": {error}"))));
    let hosts = hosts.collect::<Result<Vec<_>, _>>()?;
    if hosts.is_empty() || read.ports.is_empty() || read.ports.contains(&0) {
        return Err(fault(
            "a provider needs at least one host and one port from 1 to 65535".to_owned(),
        ));
    }
    if let Some(problem) = read.file.iter().find_map(KeyFile::fault) {
        return Err(fault(problem.to_owned()));
    }
    if read
        .credential
        .iter()
        .any(|rule| rule.header.is_some() == rule.query.is_some())
    {
        return Err(fault(
            "a credential stands in a header or in a field of the query".to_owned(),
        ));
    }
    let mut paths = Vec::with_capacity(read.path.len());
    for entry in read.path {
        let pattern = Pattern::parse(&entry.r#match)
            .ok_or_else(|| fault(format!("\"{}\" is not a path pattern", entry.r#match)))?;
        let endpoint = Endpoint {
            operation: entry.operation.into(),
            shape: entry.shape,
            dialect: entry.dialect.unwrap_or(read.dialect),
        };
        paths.push(PathRule {
            method: entry.method,
            pattern,
            endpoint,
        });
    }
    let provider = Provider {
        name: read.name.into(),
        dialect: read.dialect,
        ports: read.ports,
        credentials: read.credential,
        paths,
        unknown: UNKNOWN_OPERATION.into(),
        env: read.env,
        files: read.file,
        tenant: read.tenant,
        examples: read.examples,
    };
    Ok((provider, hosts))
}

fn host_pattern(text: &str) -> Result<HostPattern, super::HostError> {
    match text.strip_prefix("*.") {
        Some(rest) => Host::parse(rest).map(HostPattern::Under),
        None => Host::parse(text).map(HostPattern::Exact),
    }
}

impl Provider {
    /// Its name, as policy says it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The dialect of its paths.
    pub fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// The TCP ports it listens on.
    pub fn ports(&self) -> &[u16] {
        &self.ports
    }

    /// What this method and path (a query is ignored) mean here. The first pattern that matches in
    /// the order of the file counts; a path that none matches is `unknown` and still inspected.
    ///
    /// # Errors
    /// A path that weir and the provider could read differently.
    pub fn path(&self, method: &str, path: &str) -> Result<Endpoint, PathError> {
        let segments = path::segments(path)?;
        let found = self.paths.iter().find(|rule| {
            (rule.method == "*" || rule.method == method) && rule.pattern.matches(&segments)
        });
        Ok(found.map_or_else(
            || Endpoint {
                operation: Arc::clone(&self.unknown),
                shape: Shape::Generic,
                dialect: self.dialect,
            },
            |rule| rule.endpoint.clone(),
        ))
    }

    /// The credential in a header, or in a field of the query (`place` is then `?` and its name, the value
    /// decoded), where this is one; `None` for other headers and other schemes: what is not the provider's own
    /// credential is inspected like any value.
    pub fn credential<'v>(&self, place: &str, value: &'v str) -> Option<Presented<'v>> {
        let rule = self.credentials.iter().find(|rule| {
            let query = place.strip_prefix('?');
            match (&rule.header, &rule.query) {
                (_, Some(name)) => query == Some(name.as_str()),
                (Some(header), None) => header.eq_ignore_ascii_case(place),
                (None, None) => false,
            }
        })?;
        let secret = match &rule.scheme {
            None => value.trim(),
            Some(scheme) => {
                let (given, secret) = value.trim().split_once(' ')?;
                given
                    .eq_ignore_ascii_case(scheme)
                    .then(|| secret.trim_start())?
            }
        };
        let oauth = rule
            .oauth
            .iter()
            .any(|prefix| secret.starts_with(prefix.as_str()));
        let kind = if oauth {
            CredentialKind::Oauth
        } else {
            rule.kind
        };
        (!secret.is_empty()).then_some(Presented { kind, secret })
    }

    /// Whether a place holds the caller's credential and nothing beside it: then it is not inspected. What has blanks or
    /// separators in it is text that somebody put there.
    pub fn is_credential(&self, place: &str, value: &str) -> bool {
        self.credential(place, value)
            .is_some_and(|presented| is_one_token(presented.secret))
    }

    /// Whether a credential has the form of an OAuth or session token.
    pub fn is_oauth(&self, secret: &str) -> bool {
        let mut prefixes = self.credentials.iter().flat_map(|rule| &rule.oauth);
        prefixes.any(|prefix| secret.starts_with(prefix.as_str()))
    }

    /// Variables in which its API keys are kept.
    pub fn env(&self) -> &[String] {
        &self.env
    }

    /// Files in which known clients keep its API keys.
    pub fn key_files(&self) -> &[KeyFile] {
        &self.files
    }

    /// Headers that name the account of a call.
    pub fn tenant(&self) -> &TenantHeaders {
        &self.tenant
    }

    /// The operations its paths name.
    pub(super) fn operations(&self) -> impl Iterator<Item = &str> {
        self.paths.iter().map(|rule| &*rule.endpoint.operation)
    }

    /// Whether one of its paths is this operation or a special case of it.
    pub(crate) fn offers(&self, operation: &str) -> bool {
        let within = |known: &str| {
            known
                .strip_prefix(operation)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        operation == UNKNOWN_OPERATION || self.operations().any(within)
    }

    #[cfg(test)]
    pub(super) fn examples(&self) -> &Examples {
        &self.examples
    }
}

/// Whether it is what RFC 6750 and 7235 let a credential be, a little more widely: one token.
fn is_one_token(secret: &str) -> bool {
    let is_part = |byte: u8| byte.is_ascii_graphic() && !br#"@,;"'<>(){}[]\"#.contains(&byte);
    secret.bytes().all(is_part)
}
