//! What a request asks for besides its own model and tools, and what cannot be read of it.

use super::*;

fn asks(dialect: Dialect, content: &str, body: &str) -> (Option<String>, Vec<String>, Vec<String>) {
    let headers = [("content-type", content)];
    let decoded = read_as(Shape::Generic, dialect, &headers, body.as_bytes()).expect("it is read");
    counted(&decoded, &headers, body.len());
    let request = decoded.request;
    (request.model, request.also, request.tools)
}

#[test]
fn models_and_tools_of_requests_within_a_request_are_asked_for() {
    let batch = json!({"requests": [
        {"custom_id": "a", "params": {"model": "claude-a", "tools": [{"name": "rm"}], "messages": [{"role": "user", "content": "x"}]}},
        {"custom_id": "b", "params": {"model": "claude-b", "messages": []}},
    ]});
    let (model, also, tools) = asks(Dialect::Anthropic, "application/json", &batch.to_string());
    assert_eq!(
        (model, also),
        (None, vec!["claude-a".to_owned(), "claude-b".to_owned()])
    );
    assert_eq!(tools, ["rm"]);
    let line = |model: &str| {
        let body = json!({"model": model, "tools": [{"type": "function", "function": {"name": "rm"}}], "messages": []});
        json!({"custom_id": "a", "method": "POST", "url": "/v1/chat/completions", "body": body})
            .to_string()
    };
    let lines = format!("{}\n{}\n", line("gpt-a"), line("gpt-b"));
    let form = format!(
        "--x\r\nContent-Disposition: form-data; name=\"purpose\"\r\n\r\nbatch\r\n\
         --x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"b.jsonl\"\r\n\r\n{lines}\r\n--x--\r\n"
    );
    for (content, body) in [
        ("application/jsonl", &lines),
        ("multipart/form-data; boundary=x", &form),
    ] {
        let headers = [("content-type", content)];
        let decoded =
            read_as(Shape::Generic, Dialect::Openai, &headers, body.as_bytes()).expect("read");
        assert_eq!(decoded.request.also, ["gpt-a", "gpt-b"], "{content}");
        assert_eq!(decoded.request.tools, ["rm"], "{content}");
    }
    let gemini = json!({"batch": {"model": "models/gemini-a", "inputConfig": {"requests": {"requests": [
        {"request": {"contents": [], "tools": [{"codeExecution": {}}]}},
    ]}}}});
    let (model, also, tools) = asks(Dialect::Gemini, "application/json", &gemini.to_string());
    assert_eq!(
        (model.as_deref(), also.len()),
        (Some("gemini-a"), 0),
        "a batch of one model is of that"
    );
    assert_eq!(tools, ["code_execution"]);
}

#[test]
fn no_line_hides_what_it_asks_for() {
    let headers = [("content-type", "application/jsonl")];
    let read = |body: &str| {
        let body: &'static str = body.to_owned().leak();
        read_as(Shape::Generic, Dialect::Openai, &headers, body.as_bytes())
            .expect("read")
            .request
    };
    let spelled = read("{\"body\":{\"mod\\u0065l\":\"gpt-a\"}}\n{\"x\":1}\n");
    assert_eq!(spelled.model.as_deref(), Some("gpt-a"));
    assert!(!spelled.tools_untold);
    assert!(read("{\"body\":{\"model\":\"gpt-a\"\n{\"x\":1}\n").tools_untold);
    assert!(!read("{\"body\":\n{\"model\":\"gpt-a\"}}\n").tools_untold);
    let deep = format!(
        "{}{{\"model\":\"m\"}}{}",
        "{\"a\":".repeat(40),
        "}".repeat(40)
    );
    let read = read_as(
        Shape::Generic,
        Dialect::Openai,
        JSON,
        deep.leak().as_bytes(),
    );
    assert!(matches!(read, Err(WireError::TooLarge { .. })));
}

#[test]
fn models_of_tools_and_to_fall_back_on_are_asked_for_and_words_about_models_are_not() {
    let body = json!({
        "model": "models/gpt-main",
        "models": ["other/a", "other/b"],
        "fallbacks": [{"gpt-main": ["claude-x"]}],
        "tools": [{"type": "image_generation", "model": "gpt-image"},
            {"type": "function", "function": {"name": "f", "parameters": {"properties": {"model": {"type": "string"}, "x": {"model": "no"}}}}}],
        "messages": [{"role": "user", "content": "the model is {\"model\": \"said\"}"}],
        "metadata": {"model": "noted"},
        "session": {"model": "gpt-realtime"},
    });
    let (model, also, _) = asks(Dialect::Openai, "application/json", &body.to_string());
    assert_eq!(model.as_deref(), Some("gpt-main"));
    let mut also = also;
    also.sort_unstable();
    assert_eq!(
        also,
        [
            "claude-x",
            "gpt-image",
            "gpt-realtime",
            "other/a",
            "other/b"
        ]
    );
}

#[test]
fn numbers_of_tokens_and_offers_of_calls_are_not_read() {
    for (body, tokens) in [
        (
            json!({"model": "m", "input": [[15339, 1917], [1, 2]]}),
            true,
        ),
        (json!({"model": "m", "input": [15339, 1917]}), true),
        (
            json!({"model": "m", "prompt": ["text", [15339, 1917]]}),
            true,
        ),
        (json!({"model": "m", "context": [15339, 1917, 3]}), true),
        (json!({"model": "m", "input": [15339.0, 1917.0]}), true),
        (json!({"model": "m", "input": ["text"]}), false),
        (json!({"model": "m", "input": []}), false),
        (json!({"model": "m", "input": [0.5, 0.25]}), false),
        (
            json!({"model": "m", "tools": [{"parameters": {"input": [1, 2]}}]}),
            false,
        ),
    ] {
        let text = body.to_string();
        let decoded =
            read_as(Shape::Generic, Dialect::Openai, JSON, text.as_bytes()).expect("read");
        counted(&decoded, JSON, text.len());
        let whys: Vec<Opacity> = decoded
            .coverage
            .opaque
            .iter()
            .map(|part| part.why)
            .collect();
        let wanted = if tokens {
            vec![Opacity::Tokens]
        } else {
            Vec::new()
        };
        assert_eq!(whys, wanted, "{body}");
    }
    const OFFER: &str = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\n";
    let form =
        format!("--x\r\nContent-Disposition: form-data; name=\"sdp\"\r\n\r\n{OFFER}\r\n--x--\r\n");
    for (content, body) in [
        ("application/sdp", OFFER),
        ("multipart/form-data; boundary=x", &form),
    ] {
        let headers = [("content-type", content)];
        let decoded =
            read_as(Shape::Generic, Dialect::Openai, &headers, body.as_bytes()).expect("read");
        let whys: Vec<Opacity> = decoded
            .coverage
            .opaque
            .iter()
            .map(|part| part.why)
            .collect();
        assert_eq!(whys, [Opacity::Call], "{content}");
    }
    // What is not read may offer tools.
    let headers = [("content-type", "application/x-protobuf")];
    let decoded = read_as(Shape::Generic, Dialect::Openai, &headers, b"\x08\x01").expect("read");
    assert!(decoded.request.tools_untold);
}
