//! Bodies made to be read differently by weir and by the provider: read both ways, or refused.

use std::io::Write as _;

use super::*;

fn generic<'b>(headers: &[(&str, &str)], body: &'b [u8]) -> Result<Decoded<'b>, WireError> {
    read_as(Shape::Generic, Dialect::Openai, headers, body)
}

fn utf16(text: &str, big: bool, mark: bool) -> Vec<u8> {
    let mark = mark.then_some(0xfeff);
    mark.into_iter()
        .chain(text.encode_utf16())
        .flat_map(|unit| {
            if big {
                unit.to_be_bytes()
            } else {
                unit.to_le_bytes()
            }
        })
        .collect()
}

fn utf32(text: &str) -> Vec<u8> {
    text.chars()
        .flat_map(|c| u32::from(c).to_be_bytes())
        .collect()
}

#[test]
fn json_that_readers_differ_on_is_refused() {
    let secret = r#"{"messages":[{"content":"AKIAQ3EGRJ7XKP2MN5TZ"}]}"#;
    let deep = |levels: usize| "[".repeat(levels) + &"]".repeat(levels);
    let bodies: Vec<(&str, Vec<u8>)> = vec![
        ("a byte order mark", format!("\u{feff}{secret}").into()),
        ("UTF-16, little", utf16(secret, false, false)),
        ("UTF-16, big", utf16(secret, true, false)),
        ("UTF-16 with a mark", utf16(secret, false, true)),
        ("UTF-32", utf32(secret)),
        ("a NUL after", format!("{secret}\0").into()),
        ("a NUL before", format!("\0{secret}").into()),
        ("a NUL in a string", b"{\"a\":\"x\0y\"}".to_vec()),
        ("a NUL between", b"{\"a\":\0 1}".to_vec()),
        ("broken UTF-8", b"{\"a\":\"\xff\"}".to_vec()),
        ("overlong UTF-8", b"{\"a\":\"\xc0\xaf\"}".to_vec()),
        ("a surrogate in UTF-8", b"{\"a\":\"\xed\xa0\x80\"}".to_vec()),
        ("a lone surrogate", br#"{"a":"\ud83d"}"#.to_vec()),
        (
            "surrogates the wrong way",
            br#"{"a":"\ude00\ud83d"}"#.to_vec(),
        ),
        ("half a surrogate pair", br#"{"a":"\ud83d\u0041"}"#.to_vec()),
        ("NaN", b"{\"a\":NaN}".to_vec()),
        ("Infinity", b"[Infinity]".to_vec()),
        ("-Infinity", b"[-Infinity]".to_vec()),
        ("a comment", b"{\"a\":1 /* b */}".to_vec()),
        ("a line comment", b"{\"a\":1} // b".to_vec()),
        ("a comma at the end", b"{\"a\":1,}".to_vec()),
        ("a comma at the end of a list", b"[1,]".to_vec()),
        ("two documents", format!("{secret}{secret}").into()),
        (
            "two documents, a line apart",
            format!("{secret}\n{secret}").into(),
        ),
        ("a form feed as space", b"{\x0c\"a\":1}".to_vec()),
        ("a no-break space", "{\u{a0}\"a\":1}".into()),
        ("single quotes", b"{'a':1}".to_vec()),
        ("a bare name", b"{a:1}".to_vec()),
        ("a hex number", b"[0x10]".to_vec()),
        ("a plus sign", b"[+1]".to_vec()),
        ("a number of a million digits", "1".repeat(1_000_000).into()),
        (
            "a fraction of a million digits",
            format!("0.{}", "1".repeat(1_000_000)).into(),
        ),
        (
            "an exponent of a million digits",
            format!("1e{}", "1".repeat(1_000_000)).into(),
        ),
        ("too deep", deep(json::DEPTH_CAP + 1).into()),
        ("far too deep", deep(5_000_000).into()),
        (
            "too wide",
            format!("[{}0]", "0,".repeat(json::TOKEN_CAP)).into(),
        ),
        ("a line feed in a string", b"{\"a\":\"x\ny\"}".to_vec()),
        ("an unknown escape", br#"{"a":"\x41"}"#.to_vec()),
    ];
    for (what, body) in bodies {
        for kind in [
            "application/json",
            "application/json; charset=utf-8",
            "application/problem+json",
        ] {
            assert!(
                generic(&[("content-type", kind)], &body).is_err(),
                "{what} as {kind}"
            );
        }
    }
    assert!(generic(JSON, deep(json::DEPTH_CAP).as_bytes()).is_ok());
}

#[test]
fn both_of_two_members_are_inspected() {
    let body = br#"{"messages":[{"content":"first words","content":"second words","content":["third words"]}],"x":1,"x":{"y":"fourth words"}}"#;
    let decoded = generic(JSON, body).unwrap();
    for words in ["first", "second", "third", "fourth"] {
        let said = format!("{words} words");
        assert!(
            decoded.leaves.iter().any(|leaf| leaf.text == said),
            "{said}"
        );
    }
}

#[test]
fn what_is_json_to_a_lax_reader_is_read_with_its_escapes_undone() {
    let hidden = r#"{"a":"\u0041KIAQ3EGRJ7XKP2MN5TZ","b":NaN}"#;
    let marked = "\u{feff}{\"a\":\"\\u0041KIAQ3EGRJ7XKP2MN5TZ\"}";
    let lines = format!("{{\"a\":1}}\n{hidden}\n");
    let slash = "{\\\u{e9} \"a\":\"\\u0041KIAQ3EGRJ7XKP2MN5TZ\"";
    let tail = "{\"a\":1}\n[\"\\u0041KIAQ3EGRJ7XKP2MN5TZ\", Infinity]\n".to_owned();
    for body in [hidden, marked, slash, &lines, &tail] {
        for kind in ["text/plain", "application/jsonl", "application/x-ndjson"] {
            let decoded = generic(&[("content-type", kind)], body.as_bytes()).unwrap();
            let leaf = decoded
                .leaves
                .iter()
                .find(|leaf| leaf.text.contains("AKIAQ3EGRJ7XKP2MN5TZ"))
                .unwrap_or_else(|| panic!("{body} as {kind}"));
            let at = leaf.text.find("AKIA").unwrap();
            let raw = leaf.raw_range(at..at + 20);
            assert_eq!(&body[raw], "\\u0041KIAQ3EGRJ7XKP2MN5TZ", "{kind}");
            assert!(leaf.editable());
        }
    }
}

#[test]
fn a_charset_is_believed_only_where_it_changes_nothing() {
    for (kind, read) in [
        ("application/json; charset=UTF-8", true),
        ("application/json; charset=\"utf-8\"", true),
        ("application/json; charset=latin1", true),
        ("application/json; charset=utf-7", false),
        ("application/json; charset=utf-16", false),
        ("application/json; charset=utf-8; charset=utf-16le", false),
        ("application/json; charset=utf-16; charset=utf-8", false),
        ("application/json; charset*=utf-8''utf-16", false),
        ("application/json; CHARSET=cp037", false),
    ] {
        let decoded = generic(&[("content-type", kind)], b"{\"a\":\"words\"}").unwrap();
        let opaque = decoded.coverage.opaque.first().map(|part| part.why);
        assert_eq!(opaque, (!read).then_some(Opacity::Encoding), "{kind}");
    }
}

fn form(boundary: &str, body: &str) -> Result<Decoded<'static>, WireError> {
    let kind = format!("multipart/form-data; {boundary}");
    let body: &'static str = Box::leak(body.replace('\n', "\r\n").into_boxed_str());
    generic(&[("content-type", &kind)], body.as_bytes())
}

#[test]
fn forms_that_readers_differ_on_are_refused() {
    let part = "--b\ncontent-disposition: form-data; name=\"a\"\n\nwords\n--b--\n";
    assert!(form("boundary=b", part).is_ok());
    for (what, boundary, body) in [
        ("two boundaries", "boundary=b; boundary=c", part),
        ("an extended boundary", "boundary*=utf-8''b", part),
        (
            "a quoted pair",
            r#"boundary="\b""#,
            "--\\b\n\nwords\n--\\b--\n",
        ),
        (
            "a space at its end",
            r#"boundary="b ""#,
            "--b \n\nwords\n--b --\n",
        ),
        ("none", "x=y", part),
        ("a preamble", "boundary=b", "words\n--b\n\nx\n--b--\n"),
        ("an epilogue", "boundary=b", "--b\n\nx\n--b--\nwords"),
        ("no end", "boundary=b", "--b\n\nwords\n--b\n"),
        (
            "space after a boundary",
            "boundary=b",
            "--b \n\nwords\n--b--\n",
        ),
        (
            "a part in parts",
            "boundary=b",
            "--b\ncontent-type: multipart/mixed; boundary=c\n\n--c\n\nx\n--c--\n--b--\n",
        ),
        (
            "two names",
            "boundary=b",
            "--b\ncontent-disposition: form-data; name=a; name=b\n\nx\n--b--\n",
        ),
        (
            "two dispositions",
            "boundary=b",
            "--b\ncontent-disposition: form-data; name=a\ncontent-disposition: form-data; name=b\n\nx\n--b--\n",
        ),
        (
            "a folded header",
            "boundary=b",
            "--b\ncontent-disposition: form-data;\n name=a\n\nx\n--b--\n",
        ),
        (
            "a charset of the form",
            "boundary=b",
            "--b\ncontent-disposition: form-data; name=_charset_\n\nutf-7\n--b--\n",
        ),
        (
            "two models",
            "boundary=b",
            "--b\ncontent-disposition: form-data; name=model\n\na\n--b\ncontent-disposition: form-data; name=model\n\nb\n--b--\n",
        ),
    ] {
        assert!(form(boundary, body).is_err(), "{what}");
    }
    let bare = b"--b\ncontent-disposition: form-data; name=a\n\nx\n--b--\n";
    let kind = [("content-type", "multipart/form-data; boundary=b")];
    assert!(generic(&kind, bare).is_err(), "line feeds alone");
}

#[test]
fn parts_of_one_name_are_all_read_and_encoded_ones_are_opaque() {
    let named = |words: &str| format!("--b\ncontent-disposition: form-data; name=a\n\n{words}\n");
    let body = format!("{}{}--b--\n", named("first words"), named("second words"));
    let decoded = form("boundary=b", &body).unwrap();
    for words in ["first words", "second words"] {
        assert!(decoded.leaves.iter().any(|leaf| leaf.text == words));
    }
    for header in [
        "content-transfer-encoding: base64",
        "content-transfer-encoding: 8bit\ncontent-transfer-encoding: quoted-printable",
        "content-transfer-encoding: quoted-printable\ncontent-transfer-encoding: 8bit",
        "content-type: text/plain; charset=utf-7",
        "content-type: text/plain; charset=utf-8\ncontent-type: text/plain; charset=utf-16",
    ] {
        let body = format!("--b\n{header}\n\nd29yZHM=\n--b--\n");
        let decoded = form("boundary=b", &body).unwrap();
        assert_eq!(
            decoded.coverage.opaque[0].why,
            Opacity::Encoding,
            "{header}"
        );
    }
    let escaped = form(
        "boundary=b",
        "--b\ncontent-disposition: form-data; name=a; filename=\"AK\\IA\\\"x\"\n\nx\n--b--\n",
    )
    .unwrap();
    assert!(
        escaped
            .leaves
            .iter()
            .any(|leaf| leaf.text == "AKIA\"x" && leaf.editable())
    );
}

#[test]
fn related_parts_are_read_as_parts() {
    let kind = [("content-type", "multipart/related; boundary=b")];
    let body = b"--b\r\ncontent-type: application/json\r\n\r\n{\"a\":\"\\u0077ords\"}\r\n--b\r\ncontent-type: image/png\r\n\r\n\x01\x02\r\n--b--";
    let decoded = generic(&kind, body).unwrap();
    assert!(decoded.leaves.iter().any(|leaf| leaf.text == "words"));
    assert_eq!(decoded.coverage.opaque[0].why, Opacity::Media);
}

#[test]
fn forms_of_pairs_are_read_name_by_name() {
    let kind = [("content-type", "application/x-www-form-urlencoded")];
    let body = b"a=first%20words&a=second+words&%61b=%7B%22k%22%3A%22\\u0074hird+words%22%7D&&=x&y";
    let decoded = generic(&kind, body).unwrap();
    for words in ["first words", "second words", "third words"] {
        assert!(
            decoded.leaves.iter().any(|leaf| leaf.text == words),
            "{words}"
        );
    }
}

/// Every way to pack a body, its name first.
fn packed(text: &[u8]) -> [(&'static str, Vec<u8>); 4] {
    let level = flate2::Compression::best();
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), level);
    gzip.write_all(text).unwrap();
    let mut zlib = flate2::write::ZlibEncoder::new(Vec::new(), level);
    zlib.write_all(text).unwrap();
    let mut raw = flate2::write::DeflateEncoder::new(Vec::new(), level);
    raw.write_all(text).unwrap();
    [
        ("gzip", gzip.finish().unwrap()),
        ("deflate", zlib.finish().unwrap()),
        ("deflate", raw.finish().unwrap()),
        ("zstd", zstd::encode_all(text, 3).unwrap()),
    ]
}

fn received(encoding: &str, body: Vec<u8>, cap: u64) -> Result<Received, BodyError> {
    let limits = Limits {
        cap,
        memory: 1 << 16,
        spill: std::env::temp_dir(),
    };
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    let head = head_of(&[("content-encoding", encoding), JSON[0]]);
    runtime.block_on(receive(
        head,
        http_body_util::Full::new(Bytes::from(body)),
        &limits,
    ))
}

#[test]
fn bombs_are_refused_before_they_go_off() {
    // 16 MiB of spaces, as a brotli encoder with a window of 4 MiB writes them.
    let brotli: &[u8] = &[
        0xcb, 0xff, 0xff, 0x3f, 0xf8, 0x25, 0x40, 0xe2, 0xb1, 0x40, 0x20, 0xf7, 0xfe, 0x2f, 0xff,
        0xff, 0xff, 0xf0, 0x4b, 0x00, 0xc4, 0x61, 0x11, 0x80, 0xee, 0xfd, 0x1f,
    ];
    let zeros = vec![b' '; 16 << 20];
    for (encoding, body) in packed(&zeros).into_iter().chain([("br", brotli.to_vec())]) {
        for cap in [1 << 20, 1 << 30] {
            let refusal = received(encoding, body.clone(), cap).unwrap_err().refusal();
            assert_eq!(refusal.code, Code::TooLarge, "{encoding}, at most {cap}");
        }
    }
}

#[test]
fn one_encoding_is_undone_whole_and_once() {
    let text = br#"{"messages":[{"content":"some words"}]}"#;
    for (encoding, body) in packed(text) {
        assert!(
            received(encoding, body.clone(), 1 << 20).is_ok(),
            "{encoding}"
        );
        let cut = body[..body.len() - 1].to_vec();
        assert_eq!(
            received(encoding, cut, 1 << 20).unwrap_err().refusal().code,
            Code::Unreadable,
            "{encoding}, cut"
        );
        let longer = [&body[..], b"\n"].concat();
        assert_eq!(
            received(encoding, longer, 1 << 20)
                .unwrap_err()
                .refusal()
                .code,
            Code::Unreadable,
            "{encoding}, longer"
        );
        for wrong in ["gzip", "br", "zstd"]
            .iter()
            .filter(|name| **name != encoding)
        {
            assert_eq!(
                received(wrong, body.clone(), 1 << 20)
                    .unwrap_err()
                    .refusal()
                    .code,
                Code::Unreadable,
                "{encoding} as {wrong}"
            );
        }
        // Packed twice and named once: what comes out is no JSON.
        let twice = packed(&body).into_iter().next().unwrap().1;
        let once = received("gzip", twice.clone(), 1 << 20).unwrap();
        let Body::Memory(inner) = &once.body else {
            panic!("small")
        };
        assert!(generic(JSON, inner).is_err(), "{encoding}");
        // Named twice: not undone at all, and opaque.
        let named = received("gzip, gzip", twice, 1 << 20).unwrap();
        assert!(named.head.headers.contains_key("content-encoding") && !named.inflated);
    }
}
