//! OpenAI's dialect: which strings are sealed or media, and what a body asks for.

use weir_policy::request::ModelRequest;

use super::json::{Kind, Tape};
use super::walk::{Object, Treatment};
use super::{WireError, asked};

/// Tools of one request, at most: none may hide from a rule behind others.
pub(super) const TOOL_CAP: usize = 4096;

/// How an item's strings are to be read; `None` where the dialect says nothing of it.
/// (`input_audio`, `file`, `input_file`, `image_generation_call`: OpenAI's chat and responses APIs.)
pub(super) fn treatment(object: &Object<'_>, key: &str, holder: &str) -> Option<Treatment> {
    match key {
        "encrypted_content" => Some(Treatment::Sealed),
        "data" if matches!(holder, "input_audio" | "audio") => Some(Treatment::Media),
        "file_data" | "b64_json" | "partial_image_b64" | "images" => Some(Treatment::Media),
        "result" if object.is("image_generation_call") => Some(Treatment::Media),
        _ => None,
    }
}

/// Reads what a chat, responses, embeddings or unknown body asks for.
pub(super) fn read(tape: &Tape<'_>, request: &mut ModelRequest) -> Result<(), WireError> {
    request.model = asked::root(tape)?;
    request.stream = one(tape, 0, "stream")?.and_then(|at| tape.kind(at)) == Some(Kind::True);
    request.previous = one_string(tape, 0, "previous_response_id")?;
    tools(tape, 0, request)
}

/// The tools of an object.
pub(super) fn tools(
    tape: &Tape<'_>,
    object: usize,
    request: &mut ModelRequest,
) -> Result<(), WireError> {
    for list in ["tools", "functions"] {
        let Some(list) = one(tape, object, list)? else {
            continue;
        };
        for item in tape.elements(list) {
            tool(tape, item, request)?;
        }
    }
    Ok(())
}

/// One tool: a function or custom tool by its name, a built-in one by its type, an MCP server by its label too.
fn tool(tape: &Tape<'_>, item: usize, request: &mut ModelRequest) -> Result<(), WireError> {
    let before = request.tools.len();
    name(tape, item, "name", request)?;
    for wrapper in ["function", "custom"] {
        if let Some(inner) = one(tape, item, wrapper)? {
            name(tape, inner, "name", request)?;
        }
    }
    if request.tools.len() == before {
        name(tape, item, "type", request)?;
    }
    name(tape, item, "server_label", request)
}

/// Adds the tool name in a field, where there is one.
pub(super) fn name(
    tape: &Tape<'_>,
    object: usize,
    field: &'static str,
    request: &mut ModelRequest,
) -> Result<(), WireError> {
    match one_string(tape, object, field)? {
        Some(name) => add(name, request),
        None => Ok(()),
    }
}

/// Adds a tool.
pub(super) fn add(name: String, request: &mut ModelRequest) -> Result<(), WireError> {
    if request.tools.len() >= TOOL_CAP {
        return Err(WireError::TooLarge {
            what: format!("more than {TOOL_CAP} tools"),
        });
    }
    request.tools.push(name);
    Ok(())
}

/// The value of a field that decides what is asked: it may stand once only.
pub(super) fn one(
    tape: &Tape<'_>,
    object: usize,
    field: &'static str,
) -> Result<Option<usize>, WireError> {
    tape.get(object, field)
        .map_err(|_| WireError::Ambiguous { field })
}

/// The same, where it is a string.
pub(super) fn one_string(
    tape: &Tape<'_>,
    object: usize,
    field: &'static str,
) -> Result<Option<String>, WireError> {
    Ok(one(tape, object, field)?
        .and_then(|at| tape.string(at))
        .map(std::borrow::Cow::into_owned))
}
