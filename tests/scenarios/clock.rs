//! The clock jumps by 400 days, both ways, under a run: what is open goes on, and new calls are served.

use std::process::Command;

use anyhow::{Context, Result};
use harness::lab::{Lab, is_root};

use crate::held::{Held, posting, records, until};
use crate::{OPENAI, chat, said, show};

/// Makes the clocks of what `command` starts follow `file`, but for the monotonic one.
fn followed(command: &mut Command, library: &str, file: &std::path::Path) {
    command
        .env("LD_PRELOAD", library)
        .env("FAKETIME_TIMESTAMP_FILE", file)
        .env("FAKETIME_NO_CACHE", "1")
        .env("FAKETIME_DONT_FAKE_MONOTONIC", "1");
}

#[test]
fn a_clock_that_jumps_stops_nothing() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let found = ["x86_64", "aarch64"]
        .map(|arch| format!("/usr/lib/{arch}-linux-gnu/faketime/libfaketimeMT.so.1"))
        .into_iter()
        .find(|path| std::path::Path::new(path).exists());
    let library = found.context("faketime is one of the lab's needs")?;
    let lab = Lab::start()?;
    let clock = lab.dir().join("clock");
    let set = |to: &str| std::fs::write(&clock, to);
    set("+0d")?;
    let mut run = lab.weir_run()?;
    followed(&mut run, &library, &clock);
    let mut held = Held::start(&lab, run)?;
    let call = posting(&lab, "call.json", &chat("hello", false), OPENAI)?;
    let slow = posting(&lab, "slow.json", &chat("answer slowly", true), OPENAI)?;
    let day = || -> Result<i64> {
        Ok(said(Command::new("date").arg("+%s"))?
            .out
            .trim()
            .parse::<i64>()?
            / 86_400)
    };
    for (jump, days) in [("+0d", 0), ("+400d", 400), ("-400d", -400), ("+0d", 0)] {
        let log = lab.dir().join(format!("streamed-at{jump}"));
        let _ = std::fs::remove_file(&log);
        held.tell(&format!("{slow} > {} 2>&1 &", log.display()))?;
        until("the stream's start", || {
            Ok(std::fs::metadata(&log).is_ok_and(|file| file.len() > 0))
        })?;
        set(jump)?;
        let inside: i64 = held.tell("date +%s")?.trim().parse()?;
        assert!(
            (inside / 86_400 - day()? - days).abs() <= 1,
            "the clock was set to {jump}: {inside}"
        );
        // A new connection, with a certificate that is valid at that time.
        let answer = held.tell(&format!(
            "{call} -o /dev/null -w '%{{http_code}} %{{errormsg}}'"
        ))?;
        assert!(
            answer.starts_with("200"),
            "{jump}: {answer} {}",
            held.errors()
        );
        until(&format!("the end of the stream at {jump}"), || {
            Ok(std::fs::read_to_string(&log)?.contains("[DONE]"))
        })?;
    }
    held.end()?;
    let kept = records(&lab)?;
    let allowed = kept
        .iter()
        .filter(|event| event["verdict"] == "allow")
        .count();
    show(&format!("jumps=3 calls=8 on_record={allowed}"));
    assert_eq!(allowed, 8, "{kept:#?}");
    let verified = said(&mut lab.weir(&["audit", "verify"])?)?;
    assert_eq!(
        verified.code,
        Some(0),
        "order is the record's own: {} {}",
        verified.out,
        verified.err
    );
    Ok(())
}
