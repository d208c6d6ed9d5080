//! Storms: more connections, bodies and patience than one user has; and one client that goes on as if nothing were.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use super::raw::{HOST, Raw};

/// A head that promises `length` bytes of JSON.
fn head(length: usize) -> String {
    format!(
        "POST /v1/chat/completions HTTP/1.1\r\nhost: {HOST}\r\nauthorization: Bearer sk-lab\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n"
    )
}

fn body(text: &str, stream: bool) -> String {
    format!(
        "{{\"model\":\"gpt-4o\",\"stream\":{stream},\"messages\":[{{\"role\":\"user\",\"content\":\"{text}\"}}]}}"
    )
}

/// How long connections that send a head, or a body, byte by byte, or read nothing, are borne.
pub fn slow(what: &str, connections: u64) -> Result<()> {
    let (began, mut ended) = (Instant::now(), Vec::new());
    let mut open = Vec::new();
    for _ in 0..connections {
        let mut raw = Raw::dial("http/1.1")?;
        match what {
            "head" => raw.send(b"POST / HTTP/1.1\r\nhost: ")?,
            "body" => raw.send(format!("{}{{", head(1000)).as_bytes())?,
            "idle" => drop(raw.ask(&(head(2) + "{}"), Duration::from_secs(10))?),
            _ => bail!("head, body or idle"),
        }
        open.push(raw);
    }
    while !open.is_empty() && began.elapsed() < Duration::from_secs(60) {
        let mut still = Vec::new();
        for mut raw in open {
            let more: &[u8] = if what == "idle" { b"" } else { b"x" };
            let lives = raw.send(more).is_ok() && raw.receive(Duration::from_millis(1)).is_ok();
            // A body that is too slow is answered with a refusal before the end.
            if lives && !raw.text().contains("weir_unreadable") {
                still.push(raw);
            } else {
                ended.push(u64::try_from(began.elapsed().as_millis())?);
            }
        }
        open = still;
        std::thread::sleep(Duration::from_millis(50));
    }
    println!(
        "what={what} connections={connections} ended={} first_ms={} last_ms={}",
        ended.len(),
        ended.first().copied().unwrap_or_default(),
        ended.last().copied().unwrap_or_default()
    );
    Ok(())
}

/// Opens connections whose requests' bodies do not end, and holds them; prints how they were received.
pub fn hold(connections: u64, time: Duration) -> Result<()> {
    let (mut open, mut told, mut closed) = (Vec::new(), 0, 0);
    let begun = head(1 << 20) + "{\"model\":";
    for _ in 0..connections {
        let dialled = Raw::dial("http/1.1").and_then(|mut raw| {
            raw.send(begun.as_bytes())?;
            Ok(raw)
        });
        match dialled {
            Ok(raw) => open.push(raw),
            Err(_) => closed += 1,
        }
    }
    println!("dialled={} closed={closed}", open.len());
    let end = Instant::now() + time;
    while Instant::now() < end {
        let mut still = Vec::new();
        for mut raw in open {
            match raw.receive(Duration::from_millis(1)) {
                _ if raw.text().contains("weir_at_limit") => told += 1,
                Ok(_) => still.push(raw),
                Err(_) => closed += 1,
            }
        }
        open = still;
        std::thread::sleep(Duration::from_millis(20));
    }
    println!("held={} told={told} closed={closed}", open.len());
    Ok(())
}

/// Clients that ask again as soon as they are answered, each time over a new connection.
pub fn storm(clients: u64, kib: u64, time: Duration) -> Result<()> {
    let (answered, limited, failed) = (AtomicU64::new(0), AtomicU64::new(0), AtomicU64::new(0));
    let why = OnceLock::new();
    let end = Instant::now() + time;
    std::thread::scope(|scope| {
        for client in 0..clients {
            let (answered, limited, failed, why) = (&answered, &limited, &failed, &why);
            scope.spawn(move || {
                let mut turn = 0_u64;
                while Instant::now() < end {
                    turn += 1;
                    let text = format!(
                        "{client} {turn} {}",
                        "lorem ".repeat(usize::try_from(kib * 170).unwrap_or(0))
                    );
                    let body = body(&text, false);
                    let asked = Raw::dial("http/1.1").and_then(|mut raw| {
                        raw.ask(&(head(body.len()) + &body), Duration::from_secs(20))
                    });
                    let counter = match asked {
                        Ok(answer) if answer.contains("weir_at_limit") => limited,
                        Ok(answer) if answer.starts_with("HTTP/1.1 200") => answered,
                        other => {
                            why.get_or_init(|| first_line(other));
                            failed
                        }
                    };
                    counter.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
    });
    let of = |count: AtomicU64| count.into_inner();
    println!(
        "answered={} limited={} failed={}",
        of(answered),
        of(limited),
        of(failed)
    );
    if let Some(why) = why.get() {
        println!("first_failure=\"{why}\"");
    }
    Ok(())
}

/// What was answered instead, or why nothing was; in one line.
fn first_line(asked: Result<String>) -> String {
    let text = asked.unwrap_or_else(|error| format!("{error:#}"));
    text.lines().next().unwrap_or("nothing").replace('"', "'")
}

/// A small request each so often, over a kept connection; its times in milliseconds, and what failed.
pub fn steady(every: Duration, time: Duration) -> Result<()> {
    let (mut times, mut failed) = (Vec::new(), 0);
    let (began, mut due) = (Instant::now(), Instant::now());
    let mut raw = None;
    while began.elapsed() < time {
        let asked = Instant::now();
        let body = body("hello", false);
        let answer = match raw.take().map_or_else(|| Raw::dial("http/1.1"), Ok) {
            Ok(mut open) => {
                let answer = open.ask(&(head(body.len()) + &body), Duration::from_secs(20));
                raw = answer.is_ok().then_some(open);
                answer
            }
            Err(error) => Err(error),
        };
        match answer {
            Ok(answer) if answer.starts_with("HTTP/1.1 200") => {
                times.push(asked.elapsed().as_secs_f64() * 1000.0);
            }
            _ => failed += 1,
        }
        due += every;
        std::thread::sleep(due.saturating_duration_since(Instant::now()));
    }
    times.sort_by(f64::total_cmp);
    let at = |part: usize| times.get((times.len() * part / 100).min(times.len().saturating_sub(1)));
    println!(
        "asked={} failed={failed} p50_ms={:.1} p99_ms={:.1}",
        times.len() + failed,
        at(50).copied().unwrap_or_default(),
        at(99).copied().unwrap_or_default()
    );
    Ok(())
}
