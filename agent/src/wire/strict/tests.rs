//! Laws of the filter: the same bytes give the same result however they arrive, and what it lets through the parser
//! reads as it did. That each payload of the table comes out as it should is tested with whole connections.

use std::convert::Infallible;
use std::sync::atomic::{AtomicUsize, Ordering};

use bytes::Bytes;
use http::{Response, StatusCode};
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use proptest::prelude::*;
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use super::*;

use crate::session::tests::payloads::{Payload, answers};

/// A reader that gives out its bytes in pieces of these sizes, in turn, and then ends.
struct Pieces {
    bytes: Vec<u8>,
    sizes: Vec<usize>,
    turn: usize,
}

impl AsyncRead for Pieces {
    fn poll_read(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let size = self.sizes[self.turn % self.sizes.len()];
        self.turn += 1;
        let count = size.min(self.bytes.len()).min(into.remaining());
        let rest = self.bytes.split_off(count);
        into.put_slice(&self.bytes);
        self.bytes = rest;
        Poll::Ready(Ok(()))
    }
}

/// What the filter found and let through of these bytes.
fn filtered(bytes: &[u8], sizes: &[usize], buffer: usize) -> (Vec<u8>, Vec<String>) {
    let (mut strict, heads) = Strict::new(Pieces {
        bytes: bytes.to_vec(),
        sizes: sizes.to_vec(),
        turn: 0,
    });
    let mut out = Vec::new();
    let mut cx = Context::from_waker(std::task::Waker::noop());
    loop {
        let mut space = vec![0; buffer];
        let mut into = ReadBuf::new(&mut space);
        match Pin::new(&mut strict).poll_read(&mut cx, &mut into) {
            Poll::Ready(Ok(())) if !into.filled().is_empty() => out.extend(into.filled()),
            Poll::Ready(Ok(())) | Poll::Pending => break,
            Poll::Ready(Err(error)) => {
                out.extend(b"!");
                assert_eq!(error.kind(), io::ErrorKind::InvalidData);
            }
        }
    }
    let found = heads.0.lock().unwrap();
    // Of two things that are wrong the one is named that was seen first.
    let mut told: Vec<String> = found
        .heads
        .iter()
        .map(|head| head.map_or("wrong".to_owned(), |framing| format!("{framing:?}")))
        .collect();
    told.extend(found.body.map(|_| "broken".to_owned()));
    (out, told)
}

/// One change of a byte: what stands there becomes another, or another is put in, or it goes.
fn change(bytes: &mut Vec<u8>, at: prop::sample::Index, kind: u8, byte: u8) {
    if bytes.is_empty() {
        return;
    }
    let at = at.index(bytes.len());
    match kind {
        0 => bytes[at] = byte,
        1 => bytes.insert(at, byte),
        2 => drop(bytes.remove(at)),
        3 => bytes.truncate(at),
        _ => bytes.insert(at, bytes[at]),
    }
}

/// A payload of the table with a few bytes changed.
fn mutated() -> impl Strategy<Value = Vec<u8>> {
    let byte = prop_oneof![
        prop::sample::select(
            b"\r\n\t \0:;,=\"\\/#?*@[]%+-_0123456789abcdefxX\x0b\x0c\x7f\x80\x85\xa0\xff".to_vec()
        ),
        any::<u8>(),
    ];
    let all: Vec<Vec<u8>> = Payload::all()
        .iter()
        .map(Payload::bytes)
        .filter(|bytes| bytes.len() < 2000)
        .collect();
    (
        prop::sample::select(all),
        prop::collection::vec((any::<prop::sample::Index>(), 0..5_u8, byte), 0..4),
    )
        .prop_map(|(mut bytes, changes)| {
            for (at, kind, byte) in changes {
                change(&mut bytes, at, kind, byte);
            }
            bytes
        })
}

/// What the parser made of what the filter let through of these bytes.
#[derive(Debug, Default)]
struct Parsed {
    served: AtomicUsize,
    refused: AtomicUsize,
    disagreed: AtomicUsize,
}

async fn parse(bytes: &[u8]) -> (Parsed, hyper::Result<()>) {
    let (mut far, near) = tokio::io::duplex(1 << 20);
    far.write_all(bytes).await.unwrap();
    far.shutdown().await.unwrap();
    let (strict, heads) = Strict::new(near);
    let parsed = Arc::new(Parsed::default());
    let counted = parsed.clone();
    let service = service_fn(move |request: http::Request<Incoming>| {
        let (heads, parsed) = (heads.clone(), counted.clone());
        async move {
            let mut response = Response::new(Full::new(Bytes::new()));
            match heads.next(request.body()) {
                Ok(_) => {
                    parsed.served.fetch_add(1, Ordering::SeqCst);
                    let _ = request.into_body().collect().await;
                }
                Err(fault) => {
                    let counter = match fault {
                        Fault::DISAGREEMENT => &parsed.disagreed,
                        _ => &parsed.refused,
                    };
                    counter.fetch_add(1, Ordering::SeqCst);
                    *response.status_mut() = StatusCode::BAD_REQUEST;
                }
            }
            Ok::<_, Infallible>(response)
        }
    });
    let serving = hyper::server::conn::http1::Builder::new()
        .half_close(true)
        .serve_connection(TokioIo::new(strict), service);
    let hearing = async {
        let mut said = Vec::new();
        let _ = far.read_to_end(&mut said).await;
    };
    let (served, ()) = tokio::join!(serving, hearing);
    (Arc::into_inner(parsed).unwrap_or_default(), served)
}

#[test]
fn bodies_are_not_held_back() {
    let (mut strict, _) = Strict::new(Pieces {
        bytes: b"POST / HTTP/1.1\r\nhost: a.example\r\ncontent-length: 100\r\n\r\nhalf".to_vec(),
        sizes: vec![1000],
        turn: 0,
    });
    let mut out = Vec::new();
    let mut cx = Context::from_waker(std::task::Waker::noop());
    for _ in 0..2 {
        let mut space = [0; 200];
        let mut into = ReadBuf::new(&mut space);
        assert!(
            Pin::new(&mut strict)
                .poll_read(&mut cx, &mut into)
                .is_ready()
        );
        out.extend(into.filled());
    }
    assert!(out.ends_with(b"\r\n\r\nhalf"));
}

#[test]
fn a_carriage_return_alone_is_seen_before_its_line_ends() {
    let bytes = b"GET / HTTP/1.1\r\nhost: a.example\r\nx: y\rz";
    for sizes in [&[1][..], &[1000], &[16, 21, 1]] {
        assert_eq!(filtered(bytes, sizes, 100).1, ["wrong"], "{sizes:?}");
    }
}

#[tokio::test]
async fn what_the_parser_forgives_is_what_the_filter_is_for() {
    // Without the filter's refusals the parser would serve at least so many of the table's payloads.
    let mut forgiven = 0;
    for payload in Payload::all() {
        if payload.answers.first() != Some(&400) {
            continue;
        }
        let (mut far, near) = tokio::io::duplex(1 << 20);
        far.write_all(&payload.bytes()).await.unwrap();
        far.shutdown().await.unwrap();
        let service = service_fn(|request: http::Request<Incoming>| async move {
            let mut response = Response::new(Full::new(Bytes::new()));
            if request.into_body().collect().await.is_err() {
                *response.status_mut() = StatusCode::BAD_REQUEST;
            }
            Ok::<_, Infallible>(response)
        });
        let serving = hyper::server::conn::http1::Builder::new()
            .half_close(true)
            .serve_connection(TokioIo::new(near), service);
        let mut said = Vec::new();
        let _ = tokio::join!(serving, far.read_to_end(&mut said));
        let first = answers(&said).0.first().copied();
        if first == Some(200) {
            forgiven += 1;
        }
    }
    assert!(forgiven > 20, "{forgiven}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn the_same_bytes_give_the_same_result(
        bytes in mutated(),
        sizes in prop::collection::vec(1..64_usize, 1..8),
        buffer in 1..200_usize,
    ) {
        let whole = filtered(&bytes, &[1 << 20], 1 << 16);
        prop_assert_eq!(&filtered(&bytes, &sizes, buffer), &whole);
        prop_assert_eq!(&filtered(&bytes, &[1], 1), &whole);
        // What passes is what came, up to where it went wrong.
        let passed = whole.0.strip_suffix(STANDIN).unwrap_or(&whole.0);
        let passed = passed.strip_suffix(b"!").unwrap_or(passed);
        prop_assert!(bytes.starts_with(passed));
    }

    #[test]
    fn what_passes_the_parser_reads_as_the_filter_did(bytes in mutated()) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let (_, told) = filtered(&bytes, &[1 << 20], 1 << 16);
        let good = told.iter().filter(|head| !matches!(head.as_str(), "wrong" | "broken")).count();
        let bad = told.iter().filter(|head| *head == "wrong").count();
        let (parsed, served) = runtime.block_on(parse(&bytes));
        let of = |counter: &AtomicUsize| counter.load(Ordering::SeqCst);
        prop_assert_eq!(of(&parsed.disagreed), 0, "{:?}", String::from_utf8_lossy(&bytes));
        // A request that closes ends the connection before what stands behind it.
        prop_assert!(of(&parsed.served) <= good && of(&parsed.refused) <= bad);
        if let Err(error) = served {
            prop_assert!(!error.is_parse(), "{error:?}: {:?}", String::from_utf8_lossy(&bytes));
        }
    }
}
