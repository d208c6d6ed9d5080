//! Gemini's dialect: which strings are sealed or media, and what a body asks for.
//!
//! Google reads every name in two spellings, `inlineData` and `inline_data`, and a lone value where a list may stand.

use weir_policy::request::ModelRequest;

use super::json::{Kind, Tape};
use super::openai::{add, name, one, one_string};
use super::walk::{Object, Treatment};
use super::{WireError, asked};

/// How a part's strings are to be read; `None` where the dialect says nothing of it.
/// (`thoughtSignature`, `inlineData`: Part and Blob of v1beta; `bytesBase64Encoded`: `:predict`; a `data` beside a
/// `type`: the interactions API.)
pub(super) fn treatment(object: &Object<'_>, key: &str, holder: &str) -> Option<Treatment> {
    match key {
        "thoughtSignature" | "thought_signature" => Some(Treatment::Sealed),
        "data" if matches!(holder, "inlineData" | "inline_data") => Some(Treatment::Media),
        "data"
            if ["image", "audio", "video", "document"]
                .iter()
                .any(|kind| object.is(kind)) =>
        {
            Some(Treatment::Media)
        }
        "bytesBase64Encoded"
        | "bytes_base64_encoded"
        | "imageBytes"
        | "image_bytes"
        | "videoBytes"
        | "video_bytes"
        | "encodedVideo" => Some(Treatment::Media),
        _ => None,
    }
}

/// Reads what a body asks for. The path names the model; a body's own counts where the path names none.
pub(super) fn read(tape: &Tape<'_>, request: &mut ModelRequest) -> Result<(), WireError> {
    let named = asked::root(tape)?;
    if request.model.is_none() {
        request.model = named;
    }
    request.stream |= one(tape, 0, "stream")?.and_then(|at| tape.kind(at)) == Some(Kind::True);
    for field in ["previous_interaction_id", "previousInteractionId"] {
        if let Some(previous) = one_string(tape, 0, field)? {
            request.previous = Some(previous);
        }
    }
    tools(tape, 0, request)?;
    // What `:countTokens` counts.
    for field in ["generateContentRequest", "generate_content_request"] {
        if let Some(inner) = one(tape, 0, field)? {
            tools(tape, inner, request)?;
        }
    }
    Ok(())
}

/// The tools of an object.
pub(super) fn tools(
    tape: &Tape<'_>,
    object: usize,
    request: &mut ModelRequest,
) -> Result<(), WireError> {
    let Some(tools) = one(tape, object, "tools")? else {
        return Ok(());
    };
    for tool in each(tape, tools) {
        let before = request.tools.len();
        for field in ["functionDeclarations", "function_declarations"] {
            if let Some(list) = one(tape, tool, field)? {
                for function in each(tape, list) {
                    name(tape, function, "name", request)?;
                }
            }
        }
        for field in ["mcpServers", "mcp_servers"] {
            if let Some(list) = one(tape, tool, field)? {
                for server in each(tape, list) {
                    name(tape, server, "name", request)?;
                }
            }
        }
        built_in(tape, tool, request)?;
        if request.tools.len() == before {
            name(tape, tool, "name", request)?;
            name(tape, tool, "type", request)?;
        }
    }
    Ok(())
}

/// Adds the tools that a member stands for: `googleSearch` is `google_search`.
fn built_in(tape: &Tape<'_>, tool: usize, request: &mut ModelRequest) -> Result<(), WireError> {
    for (key, value) in tape.members(tool) {
        if !matches!(tape.kind(value), Some(Kind::Object)) {
            continue;
        }
        let Some(key) = tape.tokens().get(key).map(|token| tape.text(token)) else {
            continue;
        };
        let known = [
            "functionDeclarations",
            "function_declarations",
            "mcpServers",
            "mcp_servers",
            "parameters",
        ];
        if !known.contains(&&*key) {
            add(snake(&key), request)?;
        }
    }
    Ok(())
}

/// The elements of a list, or the lone value that stands in a list's place.
fn each<'t>(tape: &'t Tape<'_>, at: usize) -> Box<dyn Iterator<Item = usize> + 't> {
    match tape.kind(at) {
        Some(Kind::Array) => Box::new(tape.elements(at)),
        _ => Box::new(std::iter::once(at)),
    }
}

fn snake(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 4);
    for c in name.chars() {
        if c.is_ascii_uppercase() {
            out.push('_');
        }
        out.push(c.to_ascii_lowercase());
    }
    out
}
