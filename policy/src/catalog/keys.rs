//! Where people keep the API keys of a provider, and where accounts are named: data of its file.

use serde::Deserialize;

/// A file in which a known client keeps an API key.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeyFile {
    /// Its path: `~/...` is below the user's home, `$NAME/...` below the directory that a variable names.
    pub path: String,
    /// Of a JSON file: pointers (RFC 6901) to the keys.
    #[serde(default)]
    pub json: Vec<String>,
    /// Of a file of lines: the names that stand before `=` or `:` and a key.
    #[serde(default)]
    pub lines: Vec<String>,
}

/// Headers that name the account of a call.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TenantHeaders {
    /// Of a request: what the caller claims.
    #[serde(default)]
    pub request: Vec<String>,
    /// Of an answer: what the provider tells.
    #[serde(default)]
    pub response: Vec<String>,
}

impl KeyFile {
    /// Why it cannot be what it is meant to be, if it cannot.
    pub(super) fn fault(&self) -> Option<&'static str> {
        let (home, rest) = self.path.split_once('/')?;
        let rooted = home == "~" || home.strip_prefix('$').is_some_and(|name| !name.is_empty());
        if !rooted || rest.split('/').any(|part| part.is_empty() || part == "..") {
            return Some("a key file lies below ~ or a variable");
        }
        if self.json.is_empty() == self.lines.is_empty() {
            return Some("a key file has keys at JSON pointers or on lines");
        }
        if self.json.iter().any(|pointer| !pointer.starts_with('/')) {
            return Some("a JSON pointer starts with a slash");
        }
        None
    }
}
