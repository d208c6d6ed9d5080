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

/// What a path's body is shaped like, so that its model, tools and stream flag can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// OpenAI chat completions.
    ChatCompletions,
    /// OpenAI responses.
    Responses,
    /// Embeddings.
    Embeddings,
    /// The list of models, or one of them.
    Models,
    /// Anthropic messages.
    Messages,
    /// Anthropic token counting.
    CountTokens,
    /// Anything else at an AI host: read leaf by leaf, its meaning unknown.
    Generic,
}

/// What a method and path mean at a provider.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Endpoint {
    /// `gen_ai.operation.name`, or weir's own.
    pub operation: String,
    /// The body's shape.
    pub shape: Shape,
}
