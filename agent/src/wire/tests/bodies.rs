//! Bodies by their content type, headers, and the way in.

use super::*;

#[test]
fn broken_json_says_where() {
    let error = read_as(Shape::Generic, Dialect::Openai, JSON, b"{\"a\":\n oops}").unwrap_err();
    assert_eq!(error.refusal().code, Code::Unreadable);
    assert!(error.to_string().contains("line 2, column 2"), "{error}");
}

#[test]
fn bodies_are_what_they_are() {
    let read = |headers, body| read_as(Shape::Generic, Dialect::Openai, headers, body);
    type Case = (
        &'static [(&'static str, &'static str)],
        &'static [u8],
        Option<Opacity>,
    );
    let cases: [Case; 10] = [
        (&[("content-type", "text/plain")], b"hello words", None),
        (
            &[("content-type", "text/plain")],
            b"{\"model\":\"m\"}",
            None,
        ),
        (&[], b"{\"model\":\"m\"}", None),
        (
            &[("content-type", "application/x-www-form-urlencoded")],
            b"a=hello%20words&b=1",
            None,
        ),
        (
            &[("content-type", "application/octet-stream")],
            b"\x00\x01\x02",
            Some(Opacity::ContentType),
        ),
        (
            &[("content-type", "application/connect+proto")],
            b"hello words",
            Some(Opacity::ContentType),
        ),
        (
            &[("content-type", "text/plain")],
            b"\xff\xfe",
            Some(Opacity::Malformed),
        ),
        (
            &[("content-type", "application/json; charset=utf-16")],
            b"{}",
            Some(Opacity::Encoding),
        ),
        (
            &[
                ("content-type", "application/json"),
                ("content-encoding", "zstd, gzip"),
            ],
            b"\x1f\x8b",
            Some(Opacity::Encoding),
        ),
        (
            &[("content-type", "application/json; charset=\"UTF-8\"")],
            b"{}",
            None,
        ),
    ];
    for (headers, body, opaque) in cases {
        let decoded = read(headers, body).unwrap();
        counted(&decoded, headers, body.len());
        assert_eq!(
            decoded.coverage.opaque.first().map(|part| part.why),
            opaque,
            "{headers:?}"
        );
        if opaque.is_some() {
            assert_eq!(decoded.coverage.opaque_bytes(), body.len() as u64);
        }
        if memchr::memmem::find(body, b"words").is_some() && opaque.is_none() {
            assert!(decoded.leaves.iter().any(|leaf| leaf.text == "hello words"));
        }
        if body.starts_with(b"{\"model") {
            assert_eq!(decoded.request.model.as_deref(), Some("m"));
        }
    }
    let absent = read(JSON, b"").unwrap();
    counted(&absent, JSON, 0);
    assert!(absent.coverage.opaque.is_empty());
}

#[test]
fn lines_of_json_are_read_one_by_one() {
    let body = b"{\"custom_id\":\"1\",\"body\":{\"messages\":[{\"content\":\"a\\nword\"}]}}\n{\"custom_id\":\"2\"}\n";
    let headers: &[(&str, &str)] = &[("content-type", "application/jsonl")];
    let decoded = read_as(Shape::Generic, Dialect::Openai, headers, body).unwrap();
    let leaf = decoded
        .leaves
        .iter()
        .find(|leaf| leaf.text == "a\nword")
        .unwrap();
    assert_eq!(&body[leaf.raw_range(0..6)], b"a\\nword");
    counted(&decoded, headers, body.len());
}

#[test]
fn header_values_are_read_but_for_credentials_and_framing() {
    let headers = [
        ("authorization", "Bearer sk-own"),
        ("x-api-key", "not this dialect's"),
        ("host", "api.openai.com"),
        ("content-length", "0"),
        ("x-title", "{\"note\":\"nested words\"}"),
        ("x-akiaiosfodnn7example", "v"),
    ];
    let decoded = read_as(Shape::Generic, Dialect::Openai, &headers, b"").unwrap();
    let texts: Vec<&str> = decoded.leaves.iter().map(|leaf| &*leaf.text).collect();
    assert!(
        !texts
            .iter()
            .any(|text| text.contains("sk-own") || text.contains("api.openai"))
    );
    assert_eq!(at(&decoded, "header x-api-key"), "not this dialect's");
    let nested = decoded
        .leaves
        .iter()
        .find(|leaf| leaf.text == "nested words")
        .unwrap();
    let head = head_of(&headers);
    let (surface, _, value) = head::surfaces(&head.headers)
        .find(|(_, name, _)| *name == "x-title")
        .unwrap();
    assert_eq!(nested.surface, surface);
    assert_eq!(&value.as_bytes()[nested.raw.clone()], b"nested words");
    let counted = "/v1/x".len() + headers[1].1.len() + headers[4].1.len() + 1;
    assert_eq!(decoded.coverage.inspected, counted as u64);

    let mut odd = head_of(&[]);
    odd.headers
        .insert("x-odd", http::HeaderValue::from_bytes(b"caf\xe9").unwrap());
    let endpoint = Endpoint {
        operation: "models".into(),
        shape: Shape::Models,
        dialect: Dialect::Openai,
    };
    let route = Route {
        provider: "p",
        dialect: Dialect::Openai,
        endpoint: &endpoint,
        credential: &|name, _| name == "x-own",
    };
    let decoded = decode(&route, &odd, b"").unwrap();
    assert_eq!(
        (
            decoded.coverage.opaque_bytes(),
            decoded.coverage.opaque[0].place.as_str()
        ),
        (4, "header x-odd")
    );
    odd.headers
        .insert("x-own", http::HeaderValue::from_static("key"));
    assert!(
        decode(&route, &odd, b"")
            .unwrap()
            .leaves
            .iter()
            .all(|leaf| leaf.text != "key")
    );
}

#[test]
fn compressed_bodies_are_received_plain() {
    use std::io::Write as _;
    let text = json!({"model": "m", "input": "words ".repeat(50_000)}).to_string();
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::none());
    writer.write_all(text.as_bytes()).unwrap();
    let packed = Bytes::from(writer.finish().unwrap());
    let limits = Limits {
        cap: 1 << 20,
        memory: 10_000,
        spill: std::env::temp_dir(),
    };
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    runtime.block_on(async {
        let head = head_of(&[("content-encoding", "gzip")]);
        let received = receive(head, http_body_util::Full::new(packed.clone()), &limits)
            .await
            .unwrap();
        assert!(matches!(received.body, Body::Spilled(_)));
        assert_eq!(received.body.whole().await.unwrap(), text);
        assert!(!received.head.headers.contains_key("content-encoding"));

        let head = head_of(&[("content-encoding", "aes128gcm")]);
        let received = receive(head, http_body_util::Full::new(packed.clone()), &limits)
            .await
            .unwrap();
        assert_eq!(received.body.whole().await.unwrap(), packed);
        assert!(received.head.headers.contains_key("content-encoding"));

        let head = head_of(&[("content-encoding", "gzip")]);
        let small = Limits {
            cap: text.len() as u64 - 1,
            ..limits
        };
        let cut = packed.slice(..packed.len() - 1);
        let refusal = receive(head.clone(), http_body_util::Full::new(packed), &small)
            .await
            .unwrap_err();
        assert_eq!(refusal.refusal().code, Code::TooLarge);
        let refusal = receive(
            head,
            http_body_util::Full::new(cut),
            &Limits {
                cap: 1 << 20,
                ..small
            },
        )
        .await
        .unwrap_err();
        assert_eq!(refusal.refusal().code, Code::Unreadable);
    });
}

#[test]
fn the_vocabulary_is_sorted() {
    assert!(walk::fields_are_sorted());
}

#[test]
fn nothing_that_is_printed_holds_text() {
    let body = br#"{"messages":[{"content":"canary words"}]}"#;
    let head = head_of(&[("authorization", "canary words"), JSON[0]]);
    let decoded = read_as(Shape::Generic, Dialect::Openai, JSON, body).unwrap();
    let received = Received {
        head,
        body: Body::Memory(Bytes::from_static(body)),
        inflated: false,
    };
    let printed = format!("{decoded:?} {received:?} {:?}", json::Tape::parse(body, 99));
    assert!(!printed.contains("canary"), "{printed}");
    let error = read_as(
        Shape::Generic,
        Dialect::Openai,
        JSON,
        b"{\"canary\": canary}",
    )
    .unwrap_err();
    assert!(!format!("{error} {error:?}").contains("canary"));
}
