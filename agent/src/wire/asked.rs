//! What a request asks for besides its own model and tools: those of the requests within it (batches, lines of an upload), of its
//! tools, of a session, and models to fall back on. All of them count: none may hide from a rule behind another.

use weir_policy::catalog::Dialect;
use weir_policy::request::ModelRequest;

use super::json::{Kind, TOKEN_CAP, Tape};
use super::openai::one;
use super::{WireError, anthropic, gemini, openai};

/// Models of one request, at most.
const MODELS: usize = 256;
/// Objects within objects that are looked into.
const DEEPEST: usize = 32;

/// Members that hold what is said, what a tool is told or what a value looks like: nothing in them asks for anything.
const SAID: [&str; 24] = [
    "messages",
    "input",
    "contents",
    "content",
    "parts",
    "system",
    "systemInstruction",
    "system_instruction",
    "instructions",
    "prompt",
    "arguments",
    "args",
    "parameters",
    "properties",
    "input_schema",
    "inputSchema",
    "schema",
    "json_schema",
    "response_schema",
    "responseSchema",
    "metadata",
    "output",
    "documents",
    "logit_bias",
];

/// Adds all that a document asks for but its root's own model and tools.
pub(super) fn besides(
    tape: &Tape<'_>,
    dialect: Dialect,
    request: &mut ModelRequest,
) -> Result<(), WireError> {
    match tape.kind(0) {
        Some(Kind::Object) => within(tape, 0, dialect, 0, request),
        Some(Kind::Array) => each(tape, 0, dialect, 1, request),
        _ => Ok(()),
    }
}

/// The same of every line of a text that is a document by itself, the root's own model and tools too.
pub(super) fn lines(
    text: &str,
    dialect: Dialect,
    request: &mut ModelRequest,
) -> Result<(), WireError> {
    for line in text.lines() {
        // An escape can spell any of them.
        let asks = [
            "model",
            "tools",
            "functions",
            "fallbacks",
            "mcp_servers",
            "\\",
        ]
        .iter()
        .any(|name| memchr::memmem::find(line.as_bytes(), name.as_bytes()).is_some());
        if !asks || !line.trim_start().starts_with(['{', '[']) {
            continue;
        }
        match Tape::parse(line.as_bytes(), TOKEN_CAP) {
            Ok(tape) if tape.kind(0) == Some(Kind::Object) => {
                within(&tape, 0, dialect, 1, request)?;
            }
            Ok(tape) => each(&tape, 0, dialect, 1, request)?,
            // A document may go on over the lines.
            Err(_) if Tape::parse(text.as_bytes(), TOKEN_CAP).is_ok() => return Ok(()),
            Err(_) => request.tools_untold = true,
        }
    }
    Ok(())
}

fn within(
    tape: &Tape<'_>,
    object: usize,
    dialect: Dialect,
    depth: usize,
    request: &mut ModelRequest,
) -> Result<(), WireError> {
    if depth > DEEPEST {
        return Err(WireError::TooLarge {
            what: format!("more than {DEEPEST} objects within objects that ask for something"),
        });
    }
    for (key, value) in tape.members(object) {
        let Some(name) = tape.tokens().get(key).map(|token| tape.text(token)) else {
            continue;
        };
        let root = depth == 0;
        match (&*name, tape.kind(value)) {
            (name, _) if SAID.contains(&name) => {}
            // The root's own was read by its dialect.
            ("model", Some(Kind::String)) if !root => model(tape, value, request)?,
            // In lists, or by what they stand in for.
            ("models" | "fallbacks", _) => {
                for at in value..tape.after(value) {
                    model(tape, at, request)?;
                }
            }
            ("tools" | "functions" | "mcp_servers", _) => {
                if !root {
                    tools(tape, object, dialect, request)?;
                }
                each(tape, value, dialect, depth + 1, request)?;
            }
            (_, Some(Kind::Object)) => within(tape, value, dialect, depth + 1, request)?,
            (_, Some(Kind::Array)) => each(tape, value, dialect, depth + 1, request)?,
            _ => {}
        }
    }
    Ok(())
}

/// What the objects of a list ask for.
fn each(
    tape: &Tape<'_>,
    list: usize,
    dialect: Dialect,
    depth: usize,
    request: &mut ModelRequest,
) -> Result<(), WireError> {
    if tape.kind(list) != Some(Kind::Array) {
        return Ok(());
    }
    for element in tape.elements(list) {
        if tape.kind(element) == Some(Kind::Object) {
            within(tape, element, dialect, depth, request)?;
        }
    }
    Ok(())
}

/// The tools of an object, each by the names that its dialect gives it.
fn tools(
    tape: &Tape<'_>,
    object: usize,
    dialect: Dialect,
    request: &mut ModelRequest,
) -> Result<(), WireError> {
    // A tool that is offered in many requests is one tool.
    let mut all = std::mem::take(&mut request.tools);
    let read = match dialect {
        Dialect::Gemini => gemini::tools(tape, object, request),
        Dialect::Anthropic => anthropic::tools(tape, object, request),
        Dialect::Openai => openai::tools(tape, object, request),
    };
    let more = std::mem::take(&mut request.tools);
    read?;
    for tool in more {
        if !all.contains(&tool) {
            all.push(tool);
        }
    }
    request.tools = all;
    match request.tools.len() > openai::TOOL_CAP {
        true => Err(WireError::TooLarge {
            what: format!("more than {} tools", openai::TOOL_CAP),
        }),
        false => Ok(()),
    }
}

fn model(tape: &Tape<'_>, at: usize, request: &mut ModelRequest) -> Result<(), WireError> {
    let Some(name) = tape.string(at) else {
        return Ok(());
    };
    let name = bare(name.into_owned());
    if name.is_empty() || request.also.contains(&name) || request.model.as_ref() == Some(&name) {
        return Ok(());
    }
    if request.also.len() == MODELS {
        return Err(WireError::TooLarge {
            what: format!("more than {MODELS} models"),
        });
    }
    request.also.push(name);
    Ok(())
}

/// A model's name without the collections it is of: `models/gemini-2.5-pro`, `publishers/google/models/gemini-2.5-pro`.
pub(super) fn bare(name: String) -> String {
    let bare = name.strip_prefix("models/").or_else(|| {
        let published = name.strip_prefix("publishers/")?;
        Some(published.split_once("/models/")?.1)
    });
    match bare {
        Some(bare) => bare.to_owned(),
        None => name,
    }
}

/// The root's model, where a dialect reads it.
pub(super) fn root(tape: &Tape<'_>) -> Result<Option<String>, WireError> {
    Ok(one(tape, 0, "model")?
        .and_then(|at| tape.string(at))
        .map(|name| bare(name.into_owned())))
}
