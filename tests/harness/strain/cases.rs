//! HTTP/2 by the table: what RFC 9113 and RFC 7541 demand of a server, a connection of its own for each case.

mod table;

use std::time::{Duration, Instant};

use anyhow::{Result, ensure};

use super::raw::{Frame, Raw, frame, kind};

/// Error codes (RFC 9113 section 7).
mod code {
    pub const PROTOCOL: u32 = 1;
    pub const FLOW_CONTROL: u32 = 3;
    pub const STREAM_CLOSED: u32 = 5;
    pub const FRAME_SIZE: u32 = 6;
    pub const REFUSED_STREAM: u32 = 7;
    pub const COMPRESSION: u32 = 9;
}

/// What is demanded.
#[derive(Clone, Debug)]
enum Expect {
    /// The connection ends: GOAWAY with one of the codes, or without a word.
    Connection(&'static [u32]),
    /// The stream ends: RST_STREAM or GOAWAY with one of the codes, an end of the connection, or, for a request that
    /// is malformed, an answer of the 4xx class (section 8.1.1).
    Stream(&'static [u32]),
    /// An answer on the stream.
    Answer(u32),
    /// The connection lives: a ping is answered.
    Lives,
    /// This frame comes.
    Frame(Frame),
    /// DATA of one byte comes: a window of one is kept to.
    OneByte,
}

/// One case.
struct Case {
    section: &'static str,
    title: &'static str,
    /// Sent after the settings were exchanged.
    send: Vec<u8>,
    expect: Expect,
}

/// Longest wait for what is demanded.
const WAIT: Duration = Duration::from_secs(3);

/// Does all cases; a line for each, and the sum.
pub fn run() -> Result<()> {
    let (mut passed, mut failed, mut general) = (0, 0, 0);
    for case in table::cases() {
        match one(&case) {
            Ok(exact) => {
                passed += 1;
                general += u32::from(!exact);
                let note = if exact {
                    ""
                } else {
                    " (PROTOCOL_ERROR, a more general code)"
                };
                println!("pass {:14} {}{note}", case.section, case.title);
            }
            Err(error) => {
                failed += 1;
                println!("FAIL {:14} {}: {error:#}", case.section, case.title);
            }
        }
    }
    match preface() {
        Ok(_) => passed += 1,
        Err(error) => {
            failed += 1;
            println!("FAIL http2/3.4      an invalid preface ends the connection: {error:#}");
        }
    }
    println!(
        "cases={} passed={passed} failed={failed} general={general}",
        passed + failed
    );
    ensure!(failed == 0, "{failed} cases failed");
    Ok(())
}

fn preface() -> Result<bool> {
    let mut raw = Raw::dial("h2")?;
    raw.send(b"INVALID CONNECTION PREFACE\r\n\r\n")?;
    demanded(&mut raw, &Expect::Connection(&[code::PROTOCOL]))
}

fn one(case: &Case) -> Result<bool> {
    let mut raw = Raw::h2()?;
    // What ends the connection may end it while the rest is sent.
    let sent = raw.send(&case.send);
    if matches!(case.expect, Expect::Lives) {
        sent?;
        raw.send(&frame(kind::PING, 0, 0, b"lives???"))?;
    }
    demanded(&mut raw, &case.expect)
}

/// Whether what came is exactly what is demanded, or an end of the right kind with the most general code, which
/// RFC 9113 keeps for errors that no other code names.
fn demanded(raw: &mut Raw, expect: &Expect) -> Result<bool> {
    let end = Instant::now() + WAIT;
    let mut seen = Vec::new();
    loop {
        let left = end.saturating_duration_since(Instant::now());
        let got = match raw.frame(left) {
            Ok(Some(got)) => got,
            Ok(None) => anyhow::bail!("nothing of it came; {seen:?} did"),
            Err(_) if matches!(expect, Expect::Connection(_) | Expect::Stream(_)) => {
                return Ok(true);
            }
            Err(error) => return Err(error.context(format!("after {seen:?}"))),
        };
        let ended = matches!(got.kind, kind::GOAWAY | kind::RST_STREAM);
        match expect {
            Expect::Connection(codes) | Expect::Stream(codes)
                if got.kind == kind::GOAWAY
                    || (got.kind == kind::RST_STREAM && matches!(expect, Expect::Stream(_))) =>
            {
                let exact = codes.contains(&got.code());
                ensure!(exact || got.code() == code::PROTOCOL, "code {}", got.code());
                return Ok(exact);
            }
            Expect::Stream(_) if status(&got).is_some_and(|status| status / 100 == 4) => {
                return Ok(true);
            }
            Expect::Answer(stream) if got.kind == kind::HEADERS && got.stream == *stream => {
                return Ok(true);
            }
            Expect::Lives if got.kind == kind::PING && got.payload == b"lives???" => {
                return Ok(true);
            }
            Expect::Frame(demanded) if got == *demanded => return Ok(true),
            Expect::OneByte if got.kind == kind::DATA => {
                ensure!(
                    got.payload.len() == 1,
                    "DATA of {} bytes",
                    got.payload.len()
                );
                return Ok(true);
            }
            Expect::Answer(_) | Expect::Lives | Expect::Frame(_) | Expect::OneByte if ended => {
                anyhow::bail!("an end came: {} of code {}", got.kind, got.code())
            }
            _ => seen.push((got.kind, got.stream)),
        }
    }
}

/// The status of an answer, as an encoder writes it first: from the static table, or its digits as they are.
fn status(got: &Frame) -> Option<u32> {
    if got.kind != kind::HEADERS {
        return None;
    }
    match *got.payload.first()? {
        indexed @ 0x88..=0x8e => [200, 204, 206, 304, 400, 404, 500]
            .get(usize::from(indexed - 0x88))
            .copied(),
        // A literal under the name of index 8, 9, ...
        first if matches!(first & 0xf0, 0x00 | 0x10 | 0x40) && first & 0x0f >= 8 => {
            let length = got.payload.get(1)?;
            let text = got.payload.get(2..2 + usize::from(length & 0x7f))?;
            if length & 0x80 == 0 {
                std::str::from_utf8(text).ok()?.parse().ok()
            } else {
                digits(text)
            }
        }
        _ => None,
    }
}

/// Three digits in the code of RFC 7541, appendix B: 0, 1 and 2 in five bits, the others in six.
fn digits(bytes: &[u8]) -> Option<u32> {
    let bits: Vec<u32> = bytes
        .iter()
        .flat_map(|byte| (0..8).rev().map(move |at| u32::from(byte >> at & 1)))
        .collect();
    let take = |from: usize, n: usize| {
        Some(
            bits.get(from..from + n)?
                .iter()
                .fold(0, |sum, bit| sum << 1 | bit),
        )
    };
    let (mut number, mut at) = (0, 0);
    for _ in 0..3 {
        let five = take(at, 5)?;
        if five <= 2 {
            (number, at) = (number * 10 + five, at + 5);
        } else {
            let six = take(at, 6)?;
            (number, at) = (number * 10 + six.checked_sub(0x19)? + 3, at + 6);
        }
    }
    Some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_is_read() {
        let headers = |payload: &[u8]| Frame {
            kind: kind::HEADERS,
            flags: 4,
            stream: 1,
            payload: payload.to_vec(),
        };
        assert_eq!(status(&headers(&[0x8c])), Some(400));
        assert_eq!(status(&headers(b"\x48\x03421")), Some(421));
        // 421 as 011010 00010 00001.
        assert_eq!(
            status(&headers(&[0x48, 0x82, 0b0110_1000, 0b0100_0001])),
            Some(421)
        );
        assert_eq!(status(&headers(&[0xbe])), None);
    }

    #[test]
    fn the_table_is_whole() {
        let cases = table::cases();
        assert!(cases.len() >= 95, "{}", cases.len());
        for section in ["http2/4", "http2/5", "http2/6", "http2/8", "hpack"] {
            assert!(cases.iter().any(|case| case.section.starts_with(section)));
        }
    }
}
