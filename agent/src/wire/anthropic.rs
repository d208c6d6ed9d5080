//! Anthropic's dialect: which strings are signed, sealed or media, and what a body asks for.

use weir_policy::request::ModelRequest;

use super::json::{Kind, Tape};
use super::openai::{name, one};
use super::walk::{Object, Treatment};
use super::{WireError, asked};

/// How a content block's strings are to be read; `None` where the dialect says nothing of it.
/// (`thinking`, `redacted_thinking`, `source`: Anthropic's Messages API, content blocks.)
pub(super) fn treatment(object: &Object<'_>, key: &str) -> Option<Treatment> {
    match key {
        "signature" if object.is("thinking") => Some(Treatment::Sealed),
        "thinking" if object.is("thinking") && object.signed => Some(Treatment::Signed),
        "data" if object.is("redacted_thinking") => Some(Treatment::Sealed),
        "data" if object.is("base64") => Some(Treatment::Media),
        "encrypted_content" | "encrypted_index" | "encrypted_stdout" => Some(Treatment::Sealed),
        _ => None,
    }
}

/// Reads what a messages or count-tokens body asks for.
pub(super) fn read(tape: &Tape<'_>, request: &mut ModelRequest) -> Result<(), WireError> {
    request.model = asked::root(tape)?;
    request.stream = one(tape, 0, "stream")?.and_then(|at| tape.kind(at)) == Some(Kind::True);
    tools(tape, 0, request)
}

/// The tools of an object.
pub(super) fn tools(
    tape: &Tape<'_>,
    object: usize,
    request: &mut ModelRequest,
) -> Result<(), WireError> {
    for (list, field) in [("tools", "name"), ("mcp_servers", "name")] {
        let Some(list) = one(tape, object, list)? else {
            continue;
        };
        for item in tape.elements(list) {
            name(tape, item, field, request)?;
        }
    }
    Ok(())
}
