//! Anthropic's dialect: which strings are signed, sealed or media, and what a body asks for.

use weir_policy::request::ModelRequest;

use super::WireError;
use super::json::{Kind, Tape};
use super::openai::{name, one, one_string};
use super::walk::{Object, Treatment};

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
    request.model = one_string(tape, 0, "model")?;
    request.stream = one(tape, 0, "stream")?.and_then(|at| tape.kind(at)) == Some(Kind::True);
    for (list, field) in [("tools", "name"), ("mcp_servers", "name")] {
        let Some(list) = one(tape, 0, list)? else {
            continue;
        };
        for item in tape.elements(list) {
            name(tape, item, field, request)?;
        }
    }
    Ok(())
}
