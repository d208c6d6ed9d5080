//! What an answer tells of itself: usage, model, the provider's id, why it ended.

use super::tree::{Kind, Tree};

/// Most ids of one answer.
const IDS: usize = 8;
/// Longer names and ids are not kept.
const LONGEST: usize = 256;

/// What was learnt from an answer as it went by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// Tokens the provider counted.
    pub usage: Usage,
    /// `gen_ai.response.model`: the model that answered.
    pub model: Option<String>,
    /// The id the provider gave the answer (`chatcmpl-...`, `resp_...`, `msg_...`, a `responseId`).
    pub provider_request: Option<String>,
    /// What the answer, or what it tells of, is called where the provider keeps it: a later request may name it.
    pub ids: Vec<String>,
    /// Why the answer ended, in the provider's word: `stop`, `tool_calls`, `end_turn`, `completed`, `incomplete`, `STOP`.
    pub finish: Option<String>,
    /// How many placeholders became their values again.
    pub restored: u64,
    /// How many were left standing because of where they stood.
    pub withheld: u64,
    /// Bytes that went by unread: a content type that is not read, or what could not be parsed.
    pub unread: u64,
}

/// Tokens as the provider counts them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// `gen_ai.usage.input_tokens`.
    pub input: Option<u64>,
    /// `gen_ai.usage.output_tokens`.
    pub output: Option<u64>,
    /// Input tokens read from the provider's prompt cache (part of `input` at OpenAI and Gemini, beside it at Anthropic).
    pub cached: Option<u64>,
}

/// Placeholders met in the last piece of work.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) restored: u64,
    pub(super) withheld: u64,
}

impl Told {
    /// Learns from an answer or one event of it. The names do not clash between dialects.
    pub(super) fn note(&mut self, tree: &Tree<'_>) {
        self.part(tree, 0);
        // A stream tells at its beginning what it is called, and at its end what else there is.
        let last = || tree.text(0, "type") == Some(b"response.completed");
        if self.ids.is_empty() || last() {
            self.kept(tree);
        }
        for inner in ["response", "message"] {
            if let Some(at) = tree.get(0, inner) {
                self.part(tree, at);
            }
        }
        if let Some(reason) = tree
            .get(0, "delta")
            .and_then(|delta| word(tree, delta, "stop_reason"))
        {
            self.finish = Some(reason);
        }
        if let Some(choices) = tree
            .get(0, "choices")
            .filter(|at| tree.node(*at).kind == Kind::Array)
        {
            for choice in tree.children(choices) {
                if let Some(reason) = word(tree, choice, "finish_reason") {
                    self.finish = Some(reason);
                }
            }
        }
        self.gemini(tree);
    }

    /// Learns what the answer is called, and the files and batches of which it tells.
    fn kept(&mut self, tree: &Tree<'_>) {
        const INNER: [&str; 6] = [
            "response",
            "message",
            "file",
            "batch",
            "interaction",
            "conversation",
        ];
        const NAMES: [&str; 8] = [
            "id",
            "responseId",
            "name",
            "uri",
            "output_file_id",
            "error_file_id",
            "responsesFile",
            "conversation_id",
        ];
        let inner = INNER.iter().filter_map(|name| tree.get(0, name));
        for at in std::iter::once(0).chain(inner) {
            for name in NAMES {
                let told = word(tree, at, name).filter(|told| told.len() > 4);
                // A name is a path of what is kept, or what somebody called it.
                let told = told.filter(|told| name != "name" || told.contains('/'));
                if let Some(told) = told
                    && self.ids.len() < IDS
                    && !self.ids.contains(&told)
                {
                    self.ids.push(told);
                }
            }
        }
    }

    /// Learns from an answer of Gemini's, whose names are its own.
    fn gemini(&mut self, tree: &Tree<'_>) {
        if let Some(id) = word(tree, 0, "responseId").filter(|_| self.provider_request.is_none()) {
            self.provider_request = Some(id);
        }
        if let Some(model) = word(tree, 0, "modelVersion") {
            self.model = Some(model);
        }
        if let Some(candidates) = tree
            .get(0, "candidates")
            .filter(|at| tree.node(*at).kind == Kind::Array)
        {
            for candidate in tree.children(candidates) {
                if let Some(reason) = word(tree, candidate, "finishReason") {
                    self.finish = Some(reason);
                }
            }
        }
        if let Some(usage) = tree.get(0, "usageMetadata") {
            let number = |name| tree.number(usage, name);
            // Thoughts are counted beside the candidates; both are tokens that the model wrote.
            let written = number("candidatesTokenCount")
                .map(|tokens| tokens.saturating_add(number("thoughtsTokenCount").unwrap_or(0)));
            self.usage.input = number("promptTokenCount").or(self.usage.input);
            self.usage.output = written.or(self.usage.output);
            self.usage.cached = number("cachedContentTokenCount").or(self.usage.cached);
        }
    }

    fn part(&mut self, tree: &Tree<'_>, at: usize) {
        if let Some(id) = word(tree, at, "id").filter(|_| self.provider_request.is_none()) {
            self.provider_request = Some(id);
        }
        if let Some(model) = word(tree, at, "model") {
            self.model = Some(model);
        }
        if let Some(reason) = word(tree, at, "stop_reason") {
            self.finish = Some(reason);
        }
        if tree.text(at, "object") == Some(b"response")
            && let Some(status) = word(tree, at, "status")
                .filter(|status| status != "in_progress" && status != "queued")
        {
            self.finish = Some(status);
        }
        if let Some(usage) = tree.get(at, "usage") {
            self.usage(tree, usage);
        }
    }

    fn usage(&mut self, tree: &Tree<'_>, at: usize) {
        let either = |one, other| tree.number(at, one).or_else(|| tree.number(at, other));
        self.usage.input = either("prompt_tokens", "input_tokens").or(self.usage.input);
        self.usage.output = either("completion_tokens", "output_tokens").or(self.usage.output);
        let details = tree
            .get(at, "prompt_tokens_details")
            .or_else(|| tree.get(at, "input_tokens_details"));
        self.usage.cached = details
            .and_then(|details| tree.number(details, "cached_tokens"))
            .or_else(|| tree.number(at, "cache_read_input_tokens"))
            .or(self.usage.cached);
    }

    /// Adds what was met.
    pub(super) fn add(&mut self, tally: Tally) {
        self.restored += tally.restored;
        self.withheld += tally.withheld;
    }
}

/// A short string member, decoded.
fn word(tree: &Tree<'_>, at: usize, key: &str) -> Option<String> {
    let child = tree
        .string(at, key)
        .filter(|child| tree.span(*child).len() <= LONGEST)?;
    let span = tree.span(child);
    serde_json::from_slice(tree.text.get(span.start - 1..span.end + 1)?).ok()
}
