//! Bodies made to break or to fool: refused, or read as the provider reads them; large ones cost little memory.

use std::io::Write as _;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use harness::lab::{Lab, is_root};

use crate::held::Held;
use crate::{EMAIL, KEY, OPENAI, chat};

/// A body, what is said of it, and the code of the refusal; none where it is forwarded.
struct Case {
    what: &'static str,
    headers: &'static [&'static str],
    body: Vec<u8>,
    refused: Option<&'static str>,
}

const JSON: &[&str] = &["content-type: application/json"];

fn case(what: &'static str, body: impl Into<Vec<u8>>, refused: &'static str) -> Case {
    Case {
        what,
        headers: JSON,
        body: body.into(),
        refused: Some(refused),
    }
}

fn with(
    what: &'static str,
    headers: &'static [&'static str],
    body: impl Into<Vec<u8>>,
    refused: Option<&'static str>,
) -> Case {
    Case {
        what,
        headers,
        body: body.into(),
        refused,
    }
}

fn gzip(text: &[u8]) -> Result<Vec<u8>> {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    gzip.write_all(text)?;
    Ok(gzip.finish()?)
}

fn json_cases() -> Vec<Case> {
    let plain = chat(KEY, false);
    let wide: Vec<u8> = plain.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let with_text = |text: &str| plain.replace(KEY, text);
    vec![
        case(
            "a byte order mark",
            format!("\u{feff}{plain}"),
            "unreadable",
        ),
        case("UTF-16", wide, "unreadable"),
        case("a NUL at the end", format!("{plain}\0"), "unreadable"),
        case(
            "broken UTF-8",
            [plain.as_bytes(), b"\xff"].concat(),
            "unreadable",
        ),
        case("a lone surrogate", with_text("\\ud83d"), "unreadable"),
        case("NaN", plain.replace("false", "NaN"), "unreadable"),
        case("a comment", format!("{plain}/* */"), "unreadable"),
        case(
            "a comma too many",
            plain.replace("}],", "},],"),
            "unreadable",
        ),
        case("two documents", format!("{plain}{plain}"), "unreadable"),
        case("cut off", &plain[..plain.len() - 2], "unreadable"),
        case(
            "two models",
            plain.replace('{', "{\"model\":\"x\",").into_bytes(),
            "unreadable",
        ),
        case("far too deep", "[".repeat(2 << 20), "too_large"),
        case(
            "too wide",
            format!("[{}0]", "0,".repeat(3 << 20)),
            "too_large",
        ),
        case(
            "a number of a million digits",
            format!("[{}]", "1".repeat(1_000_000)),
            "too_large",
        ),
    ]
}

fn other_cases() -> Result<Vec<Case>> {
    const UTF7: &[&str] = &["content-type: application/json; charset=utf-7"];
    const CHARSETS: &[&str] = &["content-type: application/json; charset=utf-8; charset=utf-16"];
    const GZIP: &[&str] = &["content-type: application/json", "content-encoding: gzip"];
    const ZSTD: &[&str] = &["content-type: application/json", "content-encoding: zstd"];
    const BROTLI: &[&str] = &["content-type: application/json", "content-encoding: br"];
    const DEFLATE: &[&str] = &[
        "content-type: application/json",
        "content-encoding: deflate",
    ];
    const TWICE: &[&str] = &[
        "content-type: application/json",
        "content-encoding: gzip, gzip",
    ];
    const TWO_HEADERS: &[&str] = &[
        "content-type: application/json",
        "content-encoding: gzip",
        "content-encoding: br",
    ];
    const FORM: &[&str] = &["content-type: multipart/form-data; boundary=b"];
    const BOUNDARIES: &[&str] = &["content-type: multipart/form-data; boundary=b; boundary=c"];
    const BINARY: &[&str] = &["content-type: application/octet-stream"];
    let plain = chat(KEY, false);
    let packed = gzip(plain.as_bytes())?;
    let spaces = vec![b' '; 32 << 20];
    let mut zlib = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    zlib.write_all(&spaces)?;
    Ok(vec![
        with("UTF-7", UTF7, plain.clone(), Some("policy_denied")),
        with(
            "two charsets",
            CHARSETS,
            plain.clone(),
            Some("policy_denied"),
        ),
        with("a gzip bomb", GZIP, gzip(&spaces)?, Some("too_large")),
        with(
            "a zstd bomb",
            ZSTD,
            zstd::encode_all(&spaces[..], 3)?,
            Some("too_large"),
        ),
        with("a zlib bomb", DEFLATE, zlib.finish()?, Some("too_large")),
        with(
            "gzip that is cut off",
            GZIP,
            &packed[..packed.len() - 3],
            Some("unreadable"),
        ),
        with(
            "gzip that goes on",
            GZIP,
            [&packed[..], b"x"].concat(),
            Some("unreadable"),
        ),
        with(
            "gzip called brotli",
            BROTLI,
            packed.clone(),
            Some("unreadable"),
        ),
        with(
            "gzip in gzip, named once",
            GZIP,
            gzip(&packed)?,
            Some("unreadable"),
        ),
        with(
            "gzip in gzip, named twice",
            TWICE,
            gzip(&packed)?,
            Some("policy_denied"),
        ),
        with(
            "two encodings in two headers",
            TWO_HEADERS,
            packed.clone(),
            Some("policy_denied"),
        ),
        with(
            "two boundaries",
            BOUNDARIES,
            "--b\r\n\r\nx\r\n--b--",
            Some("unreadable"),
        ),
        with(
            "a part in parts",
            FORM,
            "--b\r\ncontent-type: multipart/mixed\r\n\r\nx\r\n--b--",
            Some("unreadable"),
        ),
        with(
            "a preamble",
            FORM,
            "x\r\n--b\r\n\r\nx\r\n--b--",
            Some("unreadable"),
        ),
        with("bytes", BINARY, &b"\0\x01\x02"[..], Some("policy_denied")),
        with("gzip", GZIP, packed, None),
        with(
            "two members of one name",
            JSON,
            plain.replace(
                "\"role\":\"user\"",
                "\"role\":\"user\",\"content\":\"\\u0041KIAQ3EGRJ7XKP2MN5TZ\"",
            ),
            None,
        ),
        with(
            "a charset that changes nothing",
            &["content-type: application/json; charset=latin1"],
            plain,
            None,
        ),
    ])
}

#[test]
fn hostile_bodies_are_refused_and_odd_ones_are_read() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let mut held = Held::start(&lab, lab.weir_run()?)?;
    let file = lab.dir().join("body");
    let cases = json_cases().into_iter().chain(other_cases()?);
    let mut forwarded = 0;
    for Case {
        what,
        headers,
        body,
        refused,
    } in cases
    {
        std::fs::write(&file, &body)?;
        let headers: String = headers
            .iter()
            .map(|header| format!(" -H '{header}'"))
            .collect();
        let said = held.tell(&format!(
            "curl -sS -m 60 {OPENAI}{headers} -H 'expect:' --data-binary @{} -w '\\n%{{http_code}}' 2>&1",
            file.display()
        ))?;
        let (answer, status) = said.trim_end().rsplit_once('\n').context("a status")?;
        match refused {
            Some(code) => {
                assert_eq!(status, "400", "{what}: {said}");
                assert!(answer.contains(code), "{what}: not {code}: {answer}");
            }
            None => {
                assert_eq!(status, "200", "{what}: {said}");
                forwarded += 1;
            }
        }
        let seen = lab.seen()?;
        ensure!(
            seen.len() == forwarded,
            "{what}: {} reached the provider",
            seen.len()
        );
        if let Some(left) = seen.last() {
            assert!(
                !left.body.contains("AKIA") && !left.body.contains("KIAQ3EGR"),
                "{what}: {}",
                left.body
            );
        }
    }
    assert_eq!(forwarded, 3);
    assert_eq!(held.end()?.code, Some(0));
    Ok(())
}

/// Kilobytes of a process, by their name in its status.
fn kilobytes(pid: u32, name: &str) -> Result<u64> {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix(name));
    let word = line.and_then(|line| line.split_whitespace().next());
    Ok(word.context("a number of kilobytes")?.parse()?)
}

#[test]
fn large_bodies_take_little_memory_and_give_it_back() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    // The largest takes an unoptimised weir half a minute: it is asked for, and a smaller one always runs.
    let asked = std::env::var("WEIR_LARGE_MIB")
        .ok()
        .and_then(|mib| mib.parse::<u64>().ok());
    let size = asked.unwrap_or(12) << 20;
    let lab = Lab::start()?;
    let mut held = Held::start(&lab, lab.weir_run()?)?;
    let agent = held.agent()?;
    let small = lab.dir().join("small");
    std::fs::write(&small, chat(EMAIL, false))?;
    let file = lab.dir().join("large");
    let text = "many words of no interest to anyone ".repeat(usize::try_from(size)? / 36);
    // The stand-in answers with what the user wrote: little.
    let body = chat(EMAIL, false).replace("Be brief.", &format!("{text} {EMAIL}"));
    std::fs::write(&file, body)?;
    let post = |file: &std::path::Path| {
        format!(
            "curl -sS -m 240 {OPENAI} -H 'content-type: application/json' -H 'expect:' --data-binary @{} -o /dev/null -w '%{{http_code}} '",
            file.display()
        )
    };
    assert_eq!(held.tell(&post(&small))?.trim(), "200");
    let idle = kilobytes(agent, "VmRSS:")?;
    let one = post(&file);
    assert_eq!(held.tell(&one)?.trim(), "200", "{}", held.errors());
    let peak = kilobytes(agent, "VmHWM:")? - idle;
    eprintln!(
        "idle {idle} KB, one body of {} KB: {peak} KB more at most",
        size >> 10
    );
    assert!(
        peak < (size >> 10) * 5 / 2 + (8 << 10),
        "one body took {peak} KB"
    );
    returned(agent, idle)?;
    assert!(!lab.seen()?.iter().any(|seen| seen.body.contains(EMAIL)));
    assert_eq!(held.end()?.code, Some(0));
    Ok(())
}

/// Waits until a process is about as small as it was.
fn returned(pid: u32, idle: u64) -> Result<()> {
    let began = Instant::now();
    loop {
        let now = kilobytes(pid, "VmRSS:")?;
        if now < idle + (16 << 10) {
            eprintln!("back at {now} KB after {:?}", began.elapsed());
            return Ok(());
        }
        ensure!(
            began.elapsed() < Duration::from_secs(3),
            "{now} KB stay, of {idle} KB idle"
        );
        std::thread::sleep(Duration::from_millis(50));
    }
}
