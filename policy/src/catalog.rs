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

/// What the bodies of a path look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// OpenAI chat completions.
    ChatCompletions,
    /// OpenAI responses.
    Responses,
    /// OpenAI embeddings.
    Embeddings,
    /// Lists of models, either dialect.
    Models,
    /// Anthropic messages.
    Messages,
    /// Anthropic token counting.
    CountTokens,
    /// Anything else at an AI host.
    Generic,
}
