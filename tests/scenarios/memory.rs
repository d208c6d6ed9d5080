//! When a call has ended, the agent's memory holds nothing of it; while it lasts, nothing of it is swapped or dumped.

use std::io::Write as _;
use std::os::unix::fs::{FileExt as _, PermissionsExt as _};
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use harness::lab::{Lab, is_root};

use crate::held::{Held, posting};
use crate::{ANTHROPIC, OPENAI, PRIVATE_KEY, chat};

const CANARY: &str = "seven otters cross the \"quiet\" weir at dusk";
/// Values that stand in no example of a detector, which the agent holds.
const KEY: &str = "AKIAZ7QOTTERQ5WEIR2Q";
const EMAIL: &str = "otter.keeper@quietriver.org";
const CARD: &str = "4716 2210 5188 5662";
const RESPONSES: &str = "https://api.openai.com/v1/responses";

/// How long after a call its traces may stay.
const GONE: Duration = Duration::from_secs(2);

/// Where in a process's writable memory one of these stands, and in what mapping.
fn traces(pid: u32, needles: &[Vec<u8>]) -> Result<Vec<String>> {
    let memory = std::fs::File::open(format!("/proc/{pid}/mem"))?;
    let mut found = Vec::new();
    for line in std::fs::read_to_string(format!("/proc/{pid}/maps"))?.lines() {
        let mut fields = line.split_whitespace();
        let (Some(range), Some(rights)) = (fields.next(), fields.next()) else {
            continue;
        };
        if !rights.starts_with("rw") {
            continue;
        }
        let (from, to) = range.split_once('-').context("a range")?;
        let (from, to) = (u64::from_str_radix(from, 16)?, u64::from_str_radix(to, 16)?);
        let mut bytes = vec![0; usize::try_from(to - from)?];
        // A mapping may go while it is read.
        let Ok(read) = memory.read_at(&mut bytes, from) else {
            continue;
        };
        for needle in needles {
            for at in memchr::memmem::find_iter(&bytes[..read], needle) {
                // What stands around it tells whose buffer it was.
                let around = &bytes[at.saturating_sub(160)..(at + 160).min(read)];
                found.push(format!("{at:#x} of {line}: {}", around.escape_ascii()));
            }
        }
    }
    Ok(found)
}

/// Waits until none of these stands in a process's memory.
fn gone(pid: u32, needles: &[Vec<u8>], after: &str) -> Result<()> {
    let ended = Instant::now();
    loop {
        let found = traces(pid, needles)?;
        if found.is_empty() {
            return Ok(());
        }
        ensure!(
            ended.elapsed() < GONE,
            "after {after}, {} traces: {}",
            found.len(),
            found[..found.len().min(8)].join("\n")
        );
        std::thread::sleep(Duration::from_millis(100));
    }
}

/// What left as placeholders is nowhere. A request's other text may stand in the buffers of the connection to the
/// provider, as it left, for as long as that is kept: of a refused request nothing does.
fn needles(refused: bool) -> Vec<Vec<u8>> {
    let escaped = serde_json::to_string(CANARY).expect("a text");
    let mut needles = vec![KEY, EMAIL, CARD];
    if refused {
        needles.extend([CANARY, escaped.trim_matches('"')]);
    }
    needles
        .iter()
        .map(|text| text.as_bytes().to_vec())
        .collect()
}

#[test]
fn no_trace_of_a_call_stays_in_memory() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let mut held = Held::start(&lab, lab.weir_run()?)?;
    let agent = held.agent()?;
    let text = format!("{CANARY} {KEY} {EMAIL} {CARD}");
    let denied = chat(&text, false).replace("Be brief.", PRIVATE_KEY);
    let large = format!("{text} {}", format!("{EMAIL} many words ").repeat(5_000));
    let responses = serde_json::json!({"model": "gpt-5", "input": text, "store": true});
    let again = serde_json::json!({"model": "gpt-5", "input": "again", "previous_response_id": "resp_lab1"});
    let plain = chat(&text, false);
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(plain.as_bytes())?;
    let zstd = zstd::encode_all(plain.as_bytes(), 3)?;
    let bytes = |text: String| text.into_bytes();
    let calls = [
        (
            "broken",
            OPENAI,
            bytes(format!("{{\"{text}\"")),
            "--http1.1",
        ),
        ("denied", OPENAI, bytes(denied.clone()), "--http1.1"),
        ("denied, over h2", ANTHROPIC, bytes(denied), "--http2"),
        ("whole", OPENAI, bytes(plain), "--http1.1"),
        ("streamed", OPENAI, bytes(chat(&text, true)), "--http1.1"),
        (
            "streamed, over h2",
            ANTHROPIC,
            bytes(chat(&text, true)),
            "--http2",
        ),
        (
            "gzip",
            OPENAI,
            gzip.finish()?,
            "--http2 -H 'content-encoding: gzip'",
        ),
        (
            "zstd",
            OPENAI,
            zstd,
            "--http1.1 -H 'content-encoding: zstd'",
        ),
        ("large", OPENAI, bytes(chat(&large, false)), "--http1.1"),
        // The values can still be given back to who continues the response: they are there, sealed.
        (
            "a response",
            RESPONSES,
            bytes(responses.to_string()),
            "--http2",
        ),
        (
            "a response continued",
            RESPONSES,
            bytes(again.to_string()),
            "--http2",
        ),
    ];
    let refused = 3;
    for (index, (name, url, body, how)) in calls.iter().enumerate() {
        let call = posting(&lab, "body", "", url)?;
        std::fs::write(lab.dir().join("body"), body)?;
        held.tell(&format!("{call} {how} -o /dev/null 2>/dev/null"))?;
        gone(agent, &needles(index < refused), name)?;
    }
    let forwarded = calls.len() - refused;
    let seen = lab.seen()?;
    assert_eq!(seen.len(), forwarded, "{}", held.errors());
    for value in [KEY, EMAIL, CARD] {
        assert!(
            !seen.iter().any(|seen| seen.body.contains(value)),
            "{value}"
        );
    }
    assert_eq!(held.end()?.code, Some(0));
    Ok(())
}

#[test]
fn memory_is_neither_dumped_nor_swapped() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let mut held = Held::start(&lab, lab.weir_run()?)?;
    let agent = held.agent()?;
    let limits = std::fs::read_to_string(format!("/proc/{agent}/limits"))?;
    let core = limits
        .lines()
        .find(|line| line.starts_with("Max core file size"));
    let core: Vec<&str> = core
        .context("a limit")?
        .split_whitespace()
        .skip(4)
        .collect();
    assert_eq!(core[..2], ["0", "0"], "{limits}");
    let status = std::fs::read_to_string(format!("/proc/{agent}/status"))?;
    let of = |name: &str| -> Result<u64> {
        let line = status.lines().find_map(|line| line.strip_prefix(name));
        let word = line.and_then(|line| line.split_whitespace().next());
        Ok(word.context("a number")?.parse()?)
    };
    assert!(of("VmLck:")? >= of("RssAnon:")?, "{status}");
    assert_eq!(of("VmSwap:")?, 0);
    // Owned by root, whoever runs it: what is in /proc of it is closed to others.
    for pid in [agent, held.supervisor()] {
        let mode = std::fs::metadata(format!("/proc/{pid}/environ"))?.permissions();
        assert_eq!(mode.mode() & 0o077, 0);
        let denied = held.tell(&format!(
            "setpriv --reuid 65534 --regid 65534 --clear-groups cat /proc/{pid}/maps 2>&1 | head -c 300"
        ))?;
        assert!(denied.contains("ermission denied"), "{denied}");
    }
    // The command's own limit is its own business.
    assert_ne!(held.tell("ulimit -Hc")?.trim(), "0");
    assert_eq!(held.end()?.code, Some(0));
    Ok(())
}

/// Every file below is 0600 and every folder 0700.
fn private(folder: &Path) -> Result<usize> {
    let mut seen = 0;
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let kind = entry.file_type()?;
        let mode = entry.metadata()?.permissions().mode() & 0o7777;
        let path = entry.path();
        if kind.is_dir() {
            assert_eq!(mode, 0o700, "{}", path.display());
            seen += private(&path)?;
        } else {
            assert_eq!(mode, 0o600, "{}", path.display());
        }
        seen += 1;
    }
    Ok(seen)
}

#[test]
fn state_is_for_root_alone() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let mut held = Held::start(&lab, lab.weir_run()?)?;
    let call = posting(&lab, "call", &chat(&format!("mail {EMAIL}"), false), OPENAI)?;
    held.tell(&format!("umask 0; {call} -o /dev/null"))?;
    let during = private(&lab.state())?;
    assert_eq!(held.end()?.code, Some(0));
    let after = private(&lab.state())?;
    assert!(during >= 8 && after >= 8, "{during} {after}");
    Ok(())
}
