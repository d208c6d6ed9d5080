//! Prompts as numbers of tokens: text to the model, nothing that can be read here.

use weir_policy::request::Opacity;

use super::strings::Spot;
use super::{Frame, Tape, Walk, numbers};
use crate::wire::json::{Kind, Token};

/// Members that hold a prompt (OpenAI's completions and embeddings, vLLM, Ollama).
const PROMPTS: [&str; 6] = [
    "input",
    "prompt",
    "prompts",
    "context",
    "prompt_token_ids",
    "tokens",
];
/// What a request stands in where there are several.
const AROUND: [&str; 4] = ["body", "params", "request", "requests"];

impl<'b> Walk<'b> {
    /// Counts an array that holds numbers of tokens where a prompt stands; says whether it is one.
    pub(super) fn tokens(
        &mut self,
        spot: &Spot<'_, '_, 'b>,
        frames: &[Frame<'_>],
        at: usize,
    ) -> bool {
        let prompt = is_place(frames.iter().map(|frame| frame.key.as_deref()));
        if !prompt || !is_tokens(spot.tape, at) {
            return false;
        }
        self.unread(spot, Opacity::Tokens);
        true
    }
}

/// Whether members of these names, from the outermost, lead to a prompt; an array's elements have none.
fn is_place<'k>(keys: impl DoubleEndedIterator<Item = Option<&'k str>>) -> bool {
    let mut keys = keys.rev().flatten();
    keys.next().is_some_and(|key| PROMPTS.contains(&key)) && keys.all(|key| AROUND.contains(&key))
}

/// Whether an array holds whole numbers alone, or arrays of them.
fn is_tokens(tape: &Tape<'_>, at: usize) -> bool {
    let tokens = tape
        .tokens()
        .get(at + 1..tape.after(at))
        .unwrap_or_default();
    let whole = |token: &Token| {
        let raw = tape.raw(token);
        raw.bytes().all(|b| b.is_ascii_digit()) || numbers::whole(raw).is_some()
    };
    let mut count = 0;
    let plain = tokens.iter().all(|token| match token.kind {
        Kind::Array => true,
        Kind::Number => {
            count += 1;
            whole(token)
        }
        _ => false,
    });
    plain && count > 0
}
