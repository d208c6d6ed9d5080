//! Realistic requests, read.

use serde_json::{Value, json};
use weir_policy::catalog::Shape;
use weir_policy::request::Opacity;

use super::*;

mod asked;
mod bodies;
mod gemini;
mod hostile;
mod laws;

pub(super) fn blank() -> ModelRequest {
    ModelRequest {
        provider: "openai".into(),
        dialect: Dialect::Openai,
        operation: "chat".into(),
        model: None,
        stream: false,
        tools: Vec::new(),
        also: Vec::new(),
        tools_untold: false,
        previous: None,
    }
}

fn head_of(headers: &[(&str, &str)]) -> Parts {
    let mut built = http::Request::post("/v1/x");
    for (name, value) in headers {
        built = built.header(*name, *value);
    }
    built.body(()).unwrap().into_parts().0
}

fn read_as<'b>(
    shape: Shape,
    dialect: Dialect,
    headers: &[(&str, &str)],
    body: &'b [u8],
) -> Result<Decoded<'b>, WireError> {
    let endpoint = Endpoint {
        operation: "chat".into(),
        shape,
        dialect,
    };
    decode(
        &Route {
            provider: "p",
            dialect,
            endpoint: &endpoint,
            credential: &|name, _| name == "authorization",
        },
        &head_of(headers),
        body,
    )
}

const JSON: &[(&str, &str)] = &[("content-type", "application/json")];

fn read(shape: Shape, body: &Value) -> (Decoded<'static>, &'static str) {
    let text: &'static str = Box::leak(body.to_string().into_boxed_str());
    let dialect = match shape {
        Shape::Messages | Shape::CountTokens => Dialect::Anthropic,
        _ => Dialect::Openai,
    };
    let decoded = read_as(shape, dialect, JSON, text.as_bytes()).unwrap();
    counted(&decoded, JSON, text.len());
    (decoded, text)
}

/// Every byte is counted once.
fn counted(decoded: &Decoded<'_>, headers: &[(&str, &str)], body: usize) {
    let values: usize = headers.iter().map(|(_, value)| value.len()).sum();
    let coverage = &decoded.coverage;
    let all = coverage.inspected + coverage.sealed + coverage.opaque_bytes();
    assert_eq!(all, ("/v1/x".len() + values + body) as u64, "{coverage:?}");
}

fn at<'d>(decoded: &'d Decoded<'_>, place: &str) -> &'d str {
    let found: Vec<&Leaf<'_>> = decoded
        .leaves
        .iter()
        .filter(|leaf| leaf.place == place)
        .collect();
    assert_eq!(
        found.len(),
        1,
        "{place} among {:?}",
        decoded
            .leaves
            .iter()
            .map(|leaf| &leaf.place)
            .collect::<Vec<_>>()
    );
    &found[0].text
}

fn noise(len: usize) -> Vec<u8> {
    (0..len as u64)
        .map(|at| (at.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 56) as u8 | 0x80)
        .collect()
}

fn chat() -> Value {
    json!({
        "model": "gpt-4o", "stream": true, "user": "u-1", "metadata": {"ticket": "T-1", "AKIAIOSFODNN7EXAMPLE": "x"},
        "messages": [
            {"role": "developer", "content": "be kind"},
            {"role": "user", "content": [{"type": "text", "text": "hello"}, {"type": "image_url", "image_url": {"url": "https://example.com/a.png"}}]},
            {"role": "assistant", "content": null, "tool_calls": [{"id": "call_1", "type": "function", "function": {"name": "read", "arguments": "{\"path\":\"/tmp/\\\"x\\\"\",\"deep\":\"{\\\"k\\\":\\\"inner\\\"}\"}"}}]},
            {"role": "tool", "tool_call_id": "call_1", "content": "AWS_KEY=AKIA\nmore"}
        ],
        "tools": [{"type": "function", "function": {"name": "read", "description": "reads a file", "parameters": {"type": "object", "properties": {"path": {"type": "string"}}}}}],
        "account": 4111111111111111_u64, "seed": 7
    })
}

/// Sees that a leaf says exactly this, and may be changed.
fn editable(decoded: &Decoded, words: &str) {
    let said = |leaf: &Leaf| leaf.text == words && leaf.editable();
    assert!(decoded.leaves.iter().any(said), "{words}");
}

#[test]
fn chat_with_tools() {
    let (decoded, text) = read(Shape::ChatCompletions, &chat());
    let request = &decoded.request;
    assert_eq!(
        (
            request.model.as_deref(),
            request.stream,
            request.tools.as_slice()
        ),
        (Some("gpt-4o"), true, &["read".to_owned()][..])
    );
    assert_eq!(at(&decoded, "messages[0].content"), "be kind");
    assert_eq!(at(&decoded, "messages[1].content[0].text"), "hello");
    assert_eq!(
        at(&decoded, "messages[1].content[1].image_url.url"),
        "https://example.com/a.png"
    );
    assert_eq!(at(&decoded, "messages[3].content"), "AWS_KEY=AKIA\nmore");
    assert_eq!(
        at(&decoded, "tools[0].function.description"),
        "reads a file"
    );
    assert_eq!(at(&decoded, "metadata.ticket"), "T-1");
    let arguments = "tool arguments at messages[2].tool_calls[0].function.arguments";
    assert_eq!(at(&decoded, &format!("{arguments}: path")), "/tmp/\"x\"");
    assert_eq!(
        at(&decoded, &format!("JSON in {arguments}: deep: k")),
        "inner"
    );
    let key = decoded
        .leaves
        .iter()
        .find(|leaf| leaf.text == "AKIAIOSFODNN7EXAMPLE")
        .unwrap();
    assert_eq!(
        (key.kind, key.place.as_str(), key.editable()),
        (Kind::Key, "a key of metadata", true)
    );
    assert!(
        decoded
            .leaves
            .iter()
            .all(|leaf| !leaf.place.contains("AKIA")),
        "a place holds no value"
    );
    let number = decoded
        .leaves
        .iter()
        .find(|leaf| matches!(leaf.kind, Kind::Number(_)))
        .unwrap();
    assert_eq!(
        (&*number.text, number.editable()),
        ("4111111111111111", false)
    );
    let inner = decoded
        .leaves
        .iter()
        .find(|leaf| leaf.text == "inner")
        .unwrap();
    assert_eq!(&text[inner.raw_range(0..5)], "inner");
    assert!(decoded.coverage.opaque.is_empty());
}

#[test]
fn responses_with_every_kind_of_item() {
    let sealed = media::encode(&noise(400));
    let (decoded, _) = read(
        Shape::Responses,
        &json!({
            "model": "gpt-5", "instructions": "system words", "previous_response_id": "resp_1",
            "input": [
                {"type": "message", "role": "user", "content": [{"type": "input_text", "text": "ask"}, {"type": "input_file", "filename": "a.txt", "file_data": format!("data:text/plain;base64,{}", media::encode(b"file words of ada@example.com"))}]},
                {"type": "reasoning", "summary": [{"type": "summary_text", "text": "thought"}], "encrypted_content": sealed},
                {"type": "function_call", "call_id": "c", "name": "f", "arguments": "{\"a\":\"arg words\"}"},
                {"type": "function_call_output", "call_id": "c", "output": "out words"},
                {"type": "custom_tool_call", "input": "custom words"},
                {"type": "some_future_item", "unheard_of": {"field": "future words"}}
            ],
            "tools": [{"type": "function", "name": "f"}, {"type": "web_search"}, {"type": "mcp", "server_label": "deep"}]
        }),
    );
    assert_eq!(decoded.request.previous.as_deref(), Some("resp_1"));
    assert_eq!(decoded.request.tools, ["f", "web_search", "mcp", "deep"]);
    for words in [
        "system words",
        "ask",
        "thought",
        "arg words",
        "out words",
        "custom words",
        "future words",
    ] {
        editable(&decoded, words);
    }
    let file = decoded
        .leaves
        .iter()
        .find(|leaf| leaf.text.contains("file words"))
        .unwrap();
    assert_eq!((file.kind, file.editable()), (Kind::Encoded, false));
    assert_eq!(decoded.coverage.sealed, sealed.len() as u64);
    assert!(decoded.coverage.opaque.is_empty());
    assert!(
        !decoded
            .leaves
            .iter()
            .any(|leaf| leaf.text == sealed.as_str())
    );
}

#[test]
fn anthropic_with_tools_thinking_and_documents() {
    let (signature, image) = (media::encode(&noise(300)), media::encode(&noise(1000)));
    let (decoded, text) = read(
        Shape::Messages,
        &json!({
            "model": "claude-opus-4", "stream": true, "max_tokens": 1024,
            "system": [{"type": "text", "text": "system words", "cache_control": {"type": "ephemeral"}}],
            "messages": [
                {"role": "user", "content": [
                    {"type": "document", "source": {"type": "text", "media_type": "text/plain", "data": "document words"}, "title": "t"},
                    {"type": "image", "source": {"type": "base64", "media_type": "image/png", "data": image}}]},
                {"role": "assistant", "content": [
                    {"type": "thinking", "thinking": "signed words", "signature": signature},
                    {"type": "redacted_thinking", "data": signature},
                    {"type": "thinking", "thinking": "unsigned words"},
                    {"type": "tool_use", "id": "t1", "name": "bash", "input": {"command": "cat words"}}]},
                {"role": "user", "content": [{"type": "tool_result", "tool_use_id": "t1", "content": [{"type": "text", "text": "result words"}]}]}
            ],
            "tools": [{"name": "bash", "description": "tool words", "input_schema": {"type": "object"}}],
            "mcp_servers": [{"type": "url", "name": "jira", "url": "https://example.com/mcp"}]
        }),
    );
    assert_eq!(decoded.request.tools, ["bash", "jira"]);
    assert!(decoded.request.stream);
    for words in [
        "system words",
        "document words",
        "cat words",
        "result words",
        "tool words",
        "unsigned words",
    ] {
        editable(&decoded, words);
    }
    let signed = decoded
        .leaves
        .iter()
        .find(|leaf| leaf.text == "signed words")
        .unwrap();
    assert!(signed.signed && !signed.editable());
    assert_eq!(decoded.coverage.sealed, 2 * signature.len() as u64);
    assert_eq!(decoded.coverage.opaque_bytes(), image.len() as u64);
    assert_eq!(
        decoded.coverage.opaque[0].place,
        "messages[0].content[1].source.data"
    );
    assert_eq!(decoded.coverage.opaque[0].why, Opacity::Media);
    let start = text.find(&image).unwrap();
    assert!(
        decoded.cuts.contains(&start) && decoded.cuts.contains(&(start + image.len())),
        "media is a slice of its own"
    );
}

#[test]
fn what_claims_to_be_sealed_or_media_is_read_unless_it_is() {
    let (decoded, _) = read(
        Shape::CountTokens,
        &json!({"messages": [
            {"type": "thinking", "thinking": "x", "signature": "my password is hunter2"},
            {"type": "redacted_thinking", "data": media::encode(b"plain words in base64, all printable")},
            {"source": {"type": "base64", "data": "plain words, no base64"}},
            {"input_audio": {"format": "wav", "data": media::encode(&noise(30))}},
            {"type": "thinking", "type": "other", "signature": media::encode(&noise(300))}
        ]}),
    );
    let password = decoded
        .leaves
        .iter()
        .find(|leaf| leaf.text.contains("hunter2"))
        .unwrap();
    assert!(password.signed);
    assert!(
        decoded
            .leaves
            .iter()
            .any(|leaf| leaf.text == "plain words, no base64" && leaf.editable())
    );
    assert_eq!(decoded.coverage.sealed, 0);
    assert_eq!(
        decoded.coverage.opaque_bytes(),
        40,
        "a small blob is counted"
    );
    assert!(
        decoded
            .leaves
            .iter()
            .any(|leaf| leaf.text == media::encode(&noise(30))),
        "and scanned as it stands"
    );
}

#[test]
fn nesting_stops_and_the_text_stays() {
    let mut text = json!({"k": "innermost words"}).to_string();
    for _ in 0..6 {
        text = json!({ "k": text }).to_string();
    }
    let decoded = read_as(Shape::Generic, Dialect::Openai, JSON, text.as_bytes()).unwrap();
    assert_eq!(
        decoded
            .leaves
            .iter()
            .filter(|leaf| leaf.text.contains("innermost"))
            .count(),
        5
    );
}

#[test]
fn the_fields_that_decide_stand_once() {
    for body in [
        r#"{"model":"a","model":"b"}"#,
        r#"{"model":"a","mod\u0065l":"b"}"#,
    ] {
        let error = read_as(
            Shape::ChatCompletions,
            Dialect::Openai,
            JSON,
            body.as_bytes(),
        )
        .unwrap_err();
        assert_eq!(error, WireError::Ambiguous { field: "model" });
    }
    let body = br#"{"messages":[{"content":"one","content":"two"}]}"#;
    let decoded = read_as(Shape::ChatCompletions, Dialect::Openai, JSON, body).unwrap();
    assert!(
        ["one", "two"]
            .iter()
            .all(|words| decoded.leaves.iter().any(|leaf| leaf.text == *words))
    );
}
