//! Gemini's bodies, in both spellings of its names.

use super::*;

fn contents(body: &Value) -> Decoded<'static> {
    let text: &'static str = Box::leak(body.to_string().into_boxed_str());
    let shape = Shape::GenerateContent;
    let decoded = read_as(shape, Dialect::Gemini, JSON, text.as_bytes()).unwrap();
    counted(&decoded, JSON, text.len());
    decoded
}

#[test]
fn every_part_is_read() {
    let (sealed, picture) = (media::encode(&noise(400)), media::encode(&noise(300)));
    let decoded = contents(&json!({
        "systemInstruction": {"parts": [{"text": "be kind"}]},
        "contents": [
            {"role": "user", "parts": [{"text": "ask"}, {"inlineData": {"mimeType": "image/png", "data": picture}}, {"inlineData": {"mimeType": "text/plain", "data": media::encode(b"file words of ada@example.com")}}]},
            {"role": "model", "parts": [{"text": "thought words", "thought": true}, {"functionCall": {"name": "read", "args": {"path": "arg words"}}, "thoughtSignature": sealed}]},
            {"role": "user", "parts": [{"functionResponse": {"name": "read", "response": {"output": "result words"}}}]},
            {"role": "model", "parts": [{"executableCode": {"language": "PYTHON", "code": "code words"}}, {"codeExecutionResult": {"outcome": "OUTCOME_OK", "output": "output words"}}]},
            {"role": "user", "parts": [{"fileData": {"fileUri": "https://example.com/file words", "mimeType": "text/plain"}}]}
        ],
        "tools": [
            {"functionDeclarations": [{"name": "read", "description": "tool words", "parameters": {"type": "OBJECT"}}, {"name": "write"}]},
            {"googleSearch": {}}, {"codeExecution": {}},
            {"mcpServers": [{"name": "deep", "streamableHttpTransport": {"url": "https://mcp.example"}}]}
        ],
        "generationConfig": {"temperature": 0, "responseMimeType": "text/plain"}
    }));
    for words in [
        "be kind",
        "ask",
        "thought words",
        "arg words",
        "result words",
        "code words",
        "output words",
        "https://example.com/file words",
        "tool words",
    ] {
        editable(&decoded, words);
    }
    assert_eq!(
        at(&decoded, "contents[1].parts[1].functionCall.args.path"),
        "arg words"
    );
    let hidden = decoded
        .leaves
        .iter()
        .find(|leaf| leaf.text.contains("ada@example.com"))
        .unwrap();
    assert_eq!((hidden.kind, hidden.editable()), (Kind::Encoded, false));
    assert_eq!(decoded.coverage.sealed, sealed.len() as u64);
    assert_eq!(decoded.coverage.opaque.len(), 1);
    assert_eq!(
        (
            decoded.coverage.opaque[0].place.as_str(),
            decoded.coverage.opaque[0].why
        ),
        ("contents[0].parts[1].inlineData.data", Opacity::Media)
    );
    assert_eq!(
        decoded.request.tools,
        ["read", "write", "google_search", "code_execution", "deep"]
    );
}

#[test]
fn names_are_read_in_snake_case_and_lone_values_as_lists() {
    let decoded = contents(&json!({
        "system_instruction": {"parts": {"text": "be kind"}},
        "contents": {"parts": [{"text": "ask"}, {"inline_data": {"mime_type": "image/png", "data": media::encode(&noise(300))}, "thought_signature": media::encode(&noise(300))}]},
        "tools": {"function_declarations": {"name": "read"}, "google_search": {}}
    }));
    editable(&decoded, "be kind");
    assert_eq!(at(&decoded, "contents.parts[0].text"), "ask");
    assert_eq!(decoded.request.tools, ["read", "google_search"]);
    assert_eq!(
        decoded.coverage.opaque[0].place,
        "contents.parts[1].inline_data.data"
    );
    assert!(decoded.coverage.sealed > 300);
}

#[test]
fn a_signature_that_is_text_is_read_and_never_edited() {
    let decoded = contents(
        &json!({"contents": [{"parts": [{"text": "x", "thoughtSignature": "mail ada@example.com"}]}]}),
    );
    let leaf = decoded
        .leaves
        .iter()
        .find(|leaf| leaf.text == "mail ada@example.com")
        .unwrap();
    assert!(leaf.signed && decoded.coverage.sealed == 0);
}

#[test]
fn what_is_counted_batched_or_cached_is_read_the_same() {
    let decoded = contents(&json!({
        "generateContentRequest": {"model": "models/m", "contents": [{"parts": [{"text": "ask"}]}], "tools": [{"urlContext": {}}]}
    }));
    editable(&decoded, "ask");
    assert_eq!(decoded.request.tools, ["url_context"]);
    let cached = contents(
        &json!({"model": "models/gemini-2.5-pro", "contents": [{"parts": [{"text": "kept words"}]}]}),
    );
    editable(&cached, "kept words");
    assert_eq!(cached.request.model.as_deref(), Some("gemini-2.5-pro"));
    let batch = contents(
        &json!({"requests": [{"model": "models/e", "content": {"parts": [{"text": "one"}]}}, {"content": {"parts": [{"text": "two"}]}}]}),
    );
    assert_eq!(at(&batch, "requests[1].content.parts[0].text"), "two");
    let predicted = contents(&json!({
        "instances": [{"prompt": "paint words", "image": {"bytesBase64Encoded": media::encode(&noise(300)), "mimeType": "image/png"}}]
    }));
    editable(&predicted, "paint words");
    assert_eq!(predicted.coverage.opaque.len(), 1);
    let interaction = contents(&json!({
        "model": "gemini-3-pro", "previous_interaction_id": "v1_x", "stream": true,
        "input": [{"type": "image", "data": media::encode(&noise(300)), "mime_type": "image/png"}, {"type": "text", "text": "ask"}],
        "tools": [{"type": "google_search"}, {"type": "function", "name": "f", "parameters": {"type": "object"}}]
    }));
    assert_eq!(
        (
            interaction.request.previous.as_deref(),
            interaction.request.stream,
            interaction.coverage.opaque.len()
        ),
        (Some("v1_x"), true, 1)
    );
    assert!(
        interaction
            .request
            .tools
            .contains(&"google_search".to_owned())
    );
    assert!(interaction.request.tools.contains(&"f".to_owned()));
}

#[test]
fn a_field_that_decides_stands_once() {
    for body in [
        r#"{"tools":[{"googleSearch":{}}],"tools":[]}"#,
        r#"{"tools":[{"functionDeclarations":[{"name":"a","name":"b"}]}]}"#,
    ] {
        let read = read_as(
            Shape::GenerateContent,
            Dialect::Gemini,
            JSON,
            body.as_bytes(),
        );
        assert!(matches!(read, Err(WireError::Ambiguous { .. })), "{body}");
    }
}

#[test]
fn an_upload_with_what_is_said_of_it_is_read_part_by_part() {
    let headers = [("content-type", "multipart/related; boundary=b")];
    let body = b"--b\r\nContent-Type: application/json\r\n\r\n{\"file\":{\"displayName\":\"name words\"}}\r\n--b\r\nContent-Type: text/plain\r\n\r\nfile words\r\n--b--\r\n";
    let decoded = read_as(Shape::Generic, Dialect::Gemini, &headers, body).unwrap();
    editable(&decoded, "file words");
    editable(&decoded, "name words");
    let encoded = b"--b\r\nContent-Transfer-Encoding: base64\r\n\r\nYWRh\r\n--b--\r\n";
    let decoded = read_as(Shape::Generic, Dialect::Gemini, &headers, encoded).unwrap();
    assert_eq!(decoded.coverage.opaque[0].why, Opacity::Encoding);
}
