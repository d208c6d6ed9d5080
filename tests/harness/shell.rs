//! A coding agent is asked to use its shell: the call that its tools' own schemas ask for.

use serde_json::{Map, Value, json};

/// What the coding agents call their shell.
const SHELLS: &[&str] = &[
    "Bash",
    "bash",
    "shell",
    "shell_command",
    "local_shell",
    "exec_command",
    "run_shell_command",
];

/// Name and arguments of the call that `run the command: ...` in `text` asks for, in a request's `tools`: a list of
/// declarations in any provider's form.
pub fn call(tools: &Value, text: &str) -> Option<(String, Value)> {
    let command = text
        .split("run the command: ")
        .nth(1)?
        .lines()
        .next()?
        .trim();
    let command = command.trim_end_matches('"');
    let tools = tools.as_array()?.iter();
    let (name, schema) = tools.flat_map(declarations).find_map(|tool| {
        let name = tool["name"].as_str()?;
        let schema = ["input_schema", "parameters", "parametersJsonSchema"]
            .into_iter()
            .map(|field| &tool[field])
            .find(|schema| schema.is_object())?;
        SHELLS.contains(&name).then_some((name, schema))
    })?;
    let mut arguments = Map::new();
    for (field, kind) in schema["properties"].as_object()? {
        let required = schema["required"]
            .as_array()
            .is_some_and(|names| names.iter().any(|name| name == field));
        let list = kind["type"]
            .as_str()
            .is_some_and(|kind| kind.eq_ignore_ascii_case("array"));
        match field.as_str() {
            "command" | "cmd" if list => {
                arguments.insert(field.clone(), json!(["sh", "-c", command]));
            }
            "command" | "cmd" => {
                arguments.insert(field.clone(), json!(command));
            }
            _ if required && kind["type"] == "string" => {
                arguments.insert(field.clone(), json!("the lab asks"));
            }
            _ => {}
        }
    }
    Some((name.to_owned(), arguments.into()))
}

/// A tool as OpenAI's chat (`function`), its responses and Anthropic (itself), and Gemini (`functionDeclarations`)
/// declare it.
fn declarations(tool: &Value) -> Vec<&Value> {
    if let Some(list) = tool["functionDeclarations"].as_array() {
        return list.iter().collect();
    }
    vec![if tool["function"].is_object() {
        &tool["function"]
    } else {
        tool
    }]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_a_shell_is_called_as_its_schema_says() {
        let text = "Context.\nrun the command: echo a > b\nmore";
        let claude = json!([{"name":"Read","input_schema":{"type":"object"}},
            {"name":"Bash","input_schema":{"properties":{"command":{"type":"string"},"timeout":{"type":"number"}},"required":["command"]}}]);
        assert_eq!(
            call(&claude, text),
            Some(("Bash".to_owned(), json!({"command":"echo a > b"})))
        );
        let codex = json!([{"type":"function","name":"shell","parameters":{"properties":{"command":{"type":"array"}}}}]);
        assert_eq!(
            call(&codex, text),
            Some((
                "shell".to_owned(),
                json!({"command":["sh","-c","echo a > b"]})
            ))
        );
        let gemini = json!([{"functionDeclarations":[{"name":"run_shell_command","parametersJsonSchema":
            {"properties":{"command":{"type":"string"},"description":{"type":"string"}},"required":["command","description"]}}]}]);
        assert_eq!(
            call(&gemini, text),
            Some((
                "run_shell_command".to_owned(),
                json!({"command":"echo a > b","description":"the lab asks"})
            ))
        );
        assert_eq!(call(&claude, "hello"), None);
    }
}
