//! Which hosts speak AI: providers are data (`policy/providers/*.toml`); this is the lookup.

use serde::{Deserialize, Serialize};

/// The wire dialect of a path: how bodies, answers and errors are shaped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Dialect {
    /// OpenAI's API and those that copy it.
    Openai,
    /// Anthropic's API.
    Anthropic,
}
