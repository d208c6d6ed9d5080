//! What the Gemini stand-in answers: whole, as events, and as a JSON array that grows.

use serde_json::{Value, json};

use super::{Answer, deltas, streamed, whole};

/// The answer to one request at `/VERSION/models/MODEL:VERB`.
pub(super) fn answer(method: &str, path: &str, query: &str, request: &Value) -> Answer {
    let path = path.replace("%3A", ":").replace("%3a", ":");
    let model = path
        .rsplit_once("/models/")
        .map_or("", |(_, rest)| rest.split(':').next().unwrap_or(rest));
    match (method, path.rsplit_once(':').map(|(_, verb)| verb)) {
        ("POST", Some("generateContent")) => whole(200, &all(request, model)),
        ("POST", Some("streamGenerateContent")) => {
            let pieces = pieces(request, model);
            if query.split('&').any(|pair| pair == "alt=sse") {
                let events = pieces.iter().map(|piece| format!("data: {piece}\r\n\r\n"));
                streamed(events.collect())
            } else {
                array(&pieces)
            }
        }
        ("POST", Some("countTokens")) => whole(200, &json!({"totalTokens":42})),
        ("POST", Some("embedContent")) => whole(200, &json!({"embedding":{"values":[0.1,0.2]}})),
        ("POST", Some("batchEmbedContents")) => {
            let count = request["requests"].as_array().map_or(1, Vec::len);
            let one = json!({"values":[0.1,0.2]});
            whole(200, &json!({"embeddings": vec![one; count]}))
        }
        ("GET", None) if path.ends_with("/models") => {
            whole(200, &json!({"models":[about("lab-1")]}))
        }
        ("GET", None) if path.contains("/models/") => whole(200, &about(model)),
        _ => whole(
            404,
            &json!({"error":{"code":404,"message":"no such path in the lab","status":"NOT_FOUND"}}),
        ),
    }
}

fn about(model: &str) -> Value {
    json!({"name":format!("models/{model}"),"version":"1","displayName":"Lab","inputTokenLimit":1_048_576,
        "outputTokenLimit":65536,"supportedGenerationMethods":["generateContent","countTokens"]})
}

/// A list, or the lone value that stands in a list's place.
fn list(value: &Value) -> Vec<&Value> {
    match value {
        Value::Array(all) => all.iter().collect(),
        Value::Null => Vec::new(),
        one => vec![one],
    }
}

/// The text of what the user said last, or what a tool gave back.
fn last_user(request: &Value) -> String {
    let contents = list(&request["contents"]);
    let last = contents
        .iter()
        .rev()
        .find(|content| content["role"] != "model");
    let parts = last
        .map(|content| list(&content["parts"]))
        .unwrap_or_default();
    let texts: Vec<String> = parts
        .iter()
        .filter_map(|part| match &part["text"] {
            Value::String(text) => Some(text.clone()),
            _ if part["functionResponse"]["response"].is_object() => {
                Some(part["functionResponse"]["response"].to_string())
            }
            _ => None,
        })
        .collect();
    texts.join("\n")
}

/// The function that the text asks for, with its arguments: the first declared, or the agent's own shell.
fn wants_tool(request: &Value, text: &str) -> Option<(String, Value)> {
    if let Some(call) = crate::shell::call(&request["tools"], text) {
        return Some(call);
    }
    let functions = list(&request["tools"]).into_iter().flat_map(|tool| {
        let mut all = list(&tool["functionDeclarations"]);
        all.extend(list(&tool["function_declarations"]));
        all
    });
    let name = functions
        .filter_map(|function| function["name"].as_str())
        .next()?;
    let arguments = json!({"text":text,"link":"https://x.example/?q=1"});
    text.contains("use the tool")
        .then(|| (name.to_owned(), arguments))
}

fn one(parts: Value, model: &str, finish: Option<&str>) -> Value {
    let mut candidate = json!({"content":{"parts":parts,"role":"model"},"index":0});
    let mut usage = json!({"promptTokenCount":11,"totalTokenCount":11});
    if let Some(finish) = finish {
        candidate["finishReason"] = json!(finish);
        usage = json!({"promptTokenCount":11,"candidatesTokenCount":7,"totalTokenCount":18});
    }
    json!({"candidates":[candidate],"usageMetadata":usage,"modelVersion":model,"responseId":"resp-lab1"})
}

fn call((name, arguments): &(String, Value)) -> Value {
    json!([{"functionCall":{"name":name,"args":arguments},
        "thoughtSignature":"CiQBVKhc7oFakeFakeFakeFakeFakeFakeFakeFakeFakeAA"}])
}

fn all(request: &Value, model: &str) -> Value {
    let text = last_user(request);
    match wants_tool(request, &text) {
        Some(asked) => one(call(&asked), model, Some("STOP")),
        None => one(
            json!([{"text":format!("You wrote: {text}")}]),
            model,
            Some("STOP"),
        ),
    }
}

fn pieces(request: &Value, model: &str) -> Vec<Value> {
    let text = last_user(request);
    if let Some(asked) = wants_tool(request, &text) {
        return vec![
            one(call(&asked), model, None),
            one(json!([{"text":""}]), model, Some("STOP")),
        ];
    }
    let parts = deltas(&format!("You wrote: {text}"));
    let last = parts.len().saturating_sub(1);
    parts
        .iter()
        .enumerate()
        .map(|(number, part)| {
            let finish = (number == last).then_some("STOP");
            one(json!([{"text":part}]), model, finish)
        })
        .collect()
}

/// A stream without `alt=sse`, in the pieces in which Google sends it.
fn array(all: &[Value]) -> Answer {
    let mut pieces: Vec<String> = Vec::new();
    for (number, value) in all.iter().enumerate() {
        let before = if number == 0 { "[" } else { ",\r\n" };
        pieces.push(format!("{before}{value:#}\n"));
    }
    pieces.push("]\n".to_owned());
    Answer {
        status: 200,
        content_type: "application/json; charset=UTF-8",
        pieces,
        stream: true,
    }
}
