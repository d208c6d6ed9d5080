//! A provider stand-in that costs next to nothing: canned answers around the start of the last message.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Result;
use bytes::Bytes;
use http::{Request, Response};
use http_body_util::channel::{Channel, Sender};
use http_body_util::{BodyExt, Either, Full};
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo};
use memchr::memmem;
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;

use super::job::monotonic_ns;
use crate::certs::Certs;

/// Between two events of a stream, where the request does not say.
const GAP_MS: u64 = 5;
/// How much of the last message an answer gives back.
const ECHO: usize = 160;
/// Events of a stream, at most.
const EVENTS: usize = 10_000;

type Body = Either<Full<Bytes>, Channel<Bytes, Infallible>>;

/// Serves `listener` under the lab's names, HTTP/1.1 and h2, until the process ends.
pub async fn serve(listener: TcpListener, certs: Arc<Certs>) -> Result<()> {
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let mut config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .with_no_client_auth()
        .with_cert_resolver(certs);
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    let tls = TlsAcceptor::from(Arc::new(config));
    loop {
        let (stream, _) = listener.accept().await?;
        let tls = tls.clone();
        tokio::spawn(async move { connection(stream, tls).await });
    }
}

async fn connection(stream: TcpStream, tls: TlsAcceptor) -> Result<()> {
    stream.set_nodelay(true)?;
    let tls = tls.accept(stream).await?;
    let h2 = tls.get_ref().1.alpn_protocol() == Some(b"h2");
    let io = TokioIo::new(tls);
    if h2 {
        let mut server = hyper::server::conn::http2::Builder::new(TokioExecutor::new());
        // Windows as wide as a large provider's, so that a prompt of 1 MB does not wait for credit.
        server
            .initial_stream_window_size(4 << 20)
            .initial_connection_window_size(16 << 20);
        server.serve_connection(io, service_fn(respond)).await?;
    } else {
        let mut server = hyper::server::conn::http1::Builder::new();
        server
            .max_buf_size(2 << 20)
            .serve_connection(io, service_fn(respond))
            .await?;
    }
    Ok(())
}

async fn respond(request: Request<Incoming>) -> Result<Response<Body>> {
    let body = request.into_body().collect().await?.to_bytes();
    let Asked {
        events,
        gap,
        echo,
        plain,
    } = asked(&body);
    let response = Response::builder().header("x-request-id", "req_bench");
    if events == 0 {
        let answer = whole(echo, plain);
        return Ok(response
            .header("content-type", "application/json")
            .body(Either::Left(Full::new(answer)))?);
    }
    let (sender, channel) = Channel::new(4);
    tokio::spawn(stream(sender, (events, gap), echo.to_vec(), plain));
    Ok(response
        .header("content-type", "text/event-stream")
        .body(Either::Right(channel))?)
}

/// What a request asks for.
#[derive(Debug, PartialEq)]
struct Asked<'a> {
    /// Events of the stream, 0 for a whole answer.
    events: usize,
    /// Between two events.
    gap: Duration,
    /// The start of the last message, as JSON has it.
    echo: &'a [u8],
    /// Whether a value that should not have left its host is in it.
    plain: bool,
}

fn asked(body: &[u8]) -> Asked<'_> {
    let events = number(body, br#""max_completion_tokens":"#).unwrap_or(0);
    let gap = number(body, br#""seed":"#).map_or(GAP_MS, |ms| ms as u64);
    let open = br#""content":""#;
    let last = memmem::rfind(body, open).map_or(&body[..0], |at| &body[at + open.len()..]);
    // The bench's text has no escapes, so that any cut of it is JSON's again.
    let end = memchr::memchr2(b'"', b'\\', last)
        .unwrap_or(last.len())
        .min(ECHO);
    Asked {
        events: events.min(EVENTS),
        gap: Duration::from_millis(gap.clamp(1, 1000)),
        echo: &last[..end],
        plain: memchr::memchr(b'@', last).is_some(),
    }
}

/// The number after `key`, near the body's start.
fn number(body: &[u8], key: &[u8]) -> Option<usize> {
    let head = &body[..body.len().min(160)];
    let at = memmem::find(head, key)? + key.len();
    let digits = head[at..].iter().take_while(|byte| byte.is_ascii_digit());
    Some(digits.fold(0, |sum: usize, byte| {
        sum.saturating_mul(10)
            .saturating_add(usize::from(byte - b'0'))
    }))
}

fn whole(echo: &[u8], plain: bool) -> Bytes {
    let mut answer = Vec::with_capacity(ECHO + 512);
    answer.extend_from_slice(br#"{"id":"chatcmpl-bench","object":"chat.completion","created":1,"model":"gpt-4o","system_fingerprint":"#);
    answer.extend_from_slice(if plain {
        br#""fp_plain""#
    } else {
        br#""fp_clean""#
    });
    answer.extend_from_slice(
        br#","choices":[{"index":0,"message":{"role":"assistant","content":"You wrote: "#,
    );
    answer.extend_from_slice(echo);
    answer.extend_from_slice(br#"","refusal":null},"logprobs":null,"finish_reason":"stop"}],"usage":{"prompt_tokens":11,"completion_tokens":7,"total_tokens":18}}"#);
    answer.into()
}

/// Sends `events` events, each stamped with the time of its sending (and whether the request was plain); their text is the echo in equal parts, then words.
async fn stream(
    mut sender: Sender<Bytes, Infallible>,
    (events, gap): (usize, Duration),
    echo: Vec<u8>,
    plain: bool,
) {
    // The first event is sent at once: a timer's first tick may be a millisecond late.
    let mut timer = tokio::time::interval_at(tokio::time::Instant::now() + gap, gap);
    timer.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    let mut parts = echo.chunks(8);
    for number in 0..events {
        if number > 0 {
            timer.tick().await;
        }
        if sender
            .send_data(event(
                plain,
                monotonic_ns(),
                parts.next().unwrap_or(b" word"),
            ))
            .await
            .is_err()
        {
            return;
        }
    }
    let _ = sender
        .send_data(Bytes::from_static(b"data: [DONE]\n\n"))
        .await;
}

fn event(plain: bool, stamp: u64, text: &[u8]) -> Bytes {
    let mark = if plain { "p" } else { "" };
    let mut event = format!(
        r#"data: {{"id":"chatcmpl-bench","object":"chat.completion.chunk","created":1,"model":"gpt-4o","system_fingerprint":"fp_{mark}{stamp}","choices":[{{"index":0,"delta":{{"content":""#
    )
    .into_bytes();
    event.extend_from_slice(text);
    event.extend_from_slice(b"\"},\"logprobs\":null,\"finish_reason\":null}]}\n\n");
    event.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_are_understood() {
        let body = br#"{"model":"m","stream":true,"max_completion_tokens":40,"seed":50,"messages":[{"role":"user","content":"x@y"},{"role":"user","content":"hello"}]}"#;
        assert_eq!(
            asked(body),
            Asked {
                events: 40,
                gap: Duration::from_millis(50),
                echo: b"hello",
                plain: false
            }
        );
        assert_eq!(
            asked(br#"{"messages":[{"content":"a@b.io"}]}"#),
            Asked {
                events: 0,
                gap: Duration::from_millis(5),
                echo: b"a@b.io",
                plain: true
            }
        );
        assert_eq!(
            asked(b""),
            Asked {
                events: 0,
                gap: Duration::from_millis(5),
                echo: b"",
                plain: false
            }
        );
        assert_eq!(
            asked(br#"{"max_completion_tokens":99999999999999999999999999}"#).events,
            EVENTS
        );
    }

    #[test]
    fn answers_are_json() {
        let answer: serde_json::Value = serde_json::from_slice(&whole(b"hi", true)).expect("JSON");
        assert_eq!(answer["choices"][0]["message"]["content"], "You wrote: hi");
        let event = event(true, 7, b"part");
        let event = event.strip_prefix(b"data: ").expect("an event");
        let event: serde_json::Value = serde_json::from_slice(event).expect("JSON");
        assert_eq!(event["system_fingerprint"], "fp_p7");
        assert_eq!(event["choices"][0]["delta"]["content"], "part");
    }
}
