//! Floods: one HTTP/2 connection that sends frames until it is stopped.

use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use super::raw::{HOST, Raw, block, frame, kind};

/// Frames sent between two looks at what came back.
const TURN: u64 = 50;
/// How long the first of these last.
const LOOK: Duration = Duration::from_millis(20);

/// Sends up to `frames` of a kind; prints how many it took, how it ended, and how long it lasted.
pub fn run(name: &str, frames: u64) -> Result<()> {
    let mut raw = Raw::h2()?;
    let began = Instant::now();
    let (mut sent, mut ended) = (0, String::new());
    while sent < frames && ended.is_empty() {
        let mut bytes = Vec::new();
        let turn = sent..(sent + TURN).min(frames);
        sent = turn.end;
        for n in turn {
            bytes.extend(one(name, n)?);
        }
        if raw.send(&bytes).is_err() {
            ended = after(&mut raw, Duration::from_secs(2));
            break;
        }
        // The word that ends it is read before more is sent: a reset of the connection takes it away.
        let first = sent <= 4 * TURN;
        ended = after(&mut raw, if first { LOOK } else { Duration::ZERO });
    }
    if ended.is_empty() {
        ended = after(&mut raw, Duration::from_secs(5));
    }
    let ended = if ended.is_empty() { "never" } else { &ended };
    println!(
        "kind={name} sent={sent} ended={ended} ms={}",
        began.elapsed().as_millis()
    );
    Ok(())
}

/// How the connection ended, as far as came within `wait`: `goaway:CODE`, `closed`, `refused:CODE`; empty while it
/// lives.
fn after(raw: &mut Raw, wait: Duration) -> String {
    loop {
        match raw.frame(wait) {
            Ok(Some(got)) if got.kind == kind::GOAWAY => return format!("goaway:{}", got.code()),
            Ok(Some(got)) if got.kind == kind::RST_STREAM && got.stream == u32::MAX >> 1 => {
                return format!("refused:{}", got.code());
            }
            Ok(Some(_)) => {}
            Ok(None) => return String::new(),
            Err(_) => return "closed".to_owned(),
        }
    }
}

fn request(method: &str) -> Vec<u8> {
    block(&[
        (":method", method),
        (":scheme", "https"),
        (":authority", HOST),
        (":path", "/v1/chat/completions"),
    ])
}

/// The `n`-th piece of a flood, from 0.
fn one(name: &str, n: u64) -> Result<Vec<u8>> {
    let stream = u32::try_from(2 * n + 1).unwrap_or(u32::MAX >> 1);
    Ok(match name {
        "reset" => {
            let mut bytes = frame(kind::HEADERS, 4, stream, &request("POST"));
            bytes.extend(frame(kind::RST_STREAM, 0, stream, &8_u32.to_be_bytes()));
            bytes
        }
        "continuation" if n == 0 => frame(kind::HEADERS, 0, 1, &request("POST")),
        "continuation" => frame(
            kind::CONTINUATION,
            0,
            1,
            &block(&[("x", &"y".repeat(1000))]),
        ),
        "settings" => frame(kind::SETTINGS, 0, 0, &[0, 4, 0, 1, 0, 0]),
        "ping" => frame(kind::PING, 0, 0, b"pingping"),
        "empty" if n == 0 => frame(kind::HEADERS, 4, 1, &request("POST")),
        "empty" => frame(kind::DATA, 0, 1, &[]),
        "list" => {
            // One head of over 64 KiB for each stream, in frames of 15 KiB.
            let fill = block(&[("x-fill", &"y".repeat(15_000))]);
            let mut bytes = frame(kind::HEADERS, 1, stream, &request("GET"));
            for _ in 0..5 {
                bytes.extend(frame(kind::CONTINUATION, 0, stream, &fill));
            }
            bytes.extend(frame(kind::CONTINUATION, 4, stream, &[]));
            bytes
        }
        _ => bail!("no flood `{name}`"),
    })
}
