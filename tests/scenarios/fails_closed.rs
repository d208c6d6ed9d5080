//! Every stage that fails refuses: a reason, a record where one is possible, not one byte upstream.

use anyhow::Result;
use harness::lab::{Lab, is_root};

use crate::{KEY, OPENAI, chat, curl, post, said};

#[test]
fn what_cannot_be_read_is_refused() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let big = lab.dir().join("big.json");
    std::fs::write(
        &big,
        format!(
            "{{\"model\":\"m\",\"messages\":[{{\"role\":\"user\",\"content\":\"{}\"}}]}}",
            "word ".repeat(14 << 20)
        ),
    )?;
    let big = format!("@{}", big.display());
    let broken = format!("{{\"model\":\"m\",\"messages\":[\"{KEY}\"");
    let trailing = format!("{{\"model\":\"m\"}} {KEY}");
    let deep = "[".repeat(100_000);
    for (name, body) in [
        ("broken", broken.as_str()),
        ("trailing", &trailing),
        ("deep", &deep),
        ("too large", &big),
    ] {
        let said = curl(
            &lab,
            &[],
            &[
                "-sS",
                "-m",
                "60",
                "-w",
                "%{http_code}",
                OPENAI,
                "-H",
                "content-type: application/json",
                "--data-binary",
                body,
            ],
        )?;
        assert!(
            said.out.ends_with("400") && said.out.contains("weir"),
            "{name}: {} {}",
            said.out.chars().take(300).collect::<String>(),
            said.err
        );
    }
    let bytes = lab.dir().join("bytes");
    std::fs::write(&bytes, [0x00, 0xff, 0x80, 0x17].repeat(100))?;
    let bytes = format!("@{}", bytes.display());
    let opaque = curl(
        &lab,
        &[],
        &[
            "-sS",
            "-m",
            "20",
            "-w",
            "%{http_code}",
            OPENAI,
            "-H",
            "content-type: application/octet-stream",
            "--data-binary",
            &bytes,
        ],
    )?;
    assert!(opaque.out.ends_with("400"), "{}", opaque.out);
    assert!(lab.seen()?.is_empty(), "not one byte left");
    let listed = said(&mut lab.weir(&["audit", "list", "--json"])?)?;
    assert_eq!(
        listed
            .out
            .lines()
            .filter(|line| line.contains("\"verdict\":\"deny\""))
            .count(),
        5,
        "{}",
        listed.out
    );
    Ok(())
}

#[test]
fn an_untrustworthy_provider_gets_no_prompt() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    for name in ["expired", "wrong-name", "self-signed"] {
        let url = format!("https://{name}.api.openai.com/v1/chat/completions");
        let body = chat("hello", false);
        let mut arguments = vec!["-i"];
        arguments.extend(post(&url, &body));
        let said = curl(&lab, &[], &arguments)?;
        let first = said.out.lines().next().unwrap_or_default();
        assert!(first.contains(" 502"), "{name}: {}", said.out);
        assert!(
            !said.out.to_lowercase().contains("policy"),
            "{name}: a failure of the provider is no policy: {}",
            said.out
        );
    }
    assert!(lab.seen()?.is_empty());
    Ok(())
}

#[test]
fn without_the_labs_root_the_provider_is_not_trusted() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let mut command = lab.command(harness::lab::weir()?)?;
    command
        .arg("run")
        .arg("--state")
        .arg(lab.state())
        .args(["--", "curl"])
        .args(post(OPENAI, &chat("hello", false)));
    let said = said(&mut command)?;
    assert!(said.out.contains("weir_upstream_untrusted"), "{}", said.out);
    assert!(lab.seen()?.is_empty());
    Ok(())
}

#[test]
fn a_full_store_refuses() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let config = lab.dir().join("weir.toml");
    std::fs::write(&config, "version = 1\n[audit]\nmax_bytes = \"1KiB\"\n")?;
    let config = config.to_string_lossy().into_owned();
    let said = curl(
        &lab,
        &["--config", &config],
        &post(OPENAI, &chat("hello", false)),
    )?;
    assert!(
        said.out.contains("weir_not_recorded") || said.code == Some(125),
        "{} {}",
        said.out,
        said.err
    );
    assert!(lab.seen()?.is_empty());
    Ok(())
}

#[test]
fn not_root_and_unwritable_states_are_told_apart() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    // The build's own folder may not be open to others.
    let copy = lab.dir().join("weir");
    std::fs::copy(harness::lab::weir()?, &copy)?;
    let mut command = lab.command("setpriv")?;
    command
        .args(["--reuid", "65534", "--regid", "65534", "--clear-groups"])
        .arg(&copy)
        .args(["run", "--", "true"]);
    let user = said(&mut command)?;
    assert_eq!(user.code, Some(125), "{}", user.err);
    assert!(
        user.err.contains("root") && user.err.contains("hint: sudo weir run"),
        "{}",
        user.err
    );
    let mut command = lab.command(harness::lab::weir()?)?;
    let unwritable = said(command.args(["run", "--state", "/proc/no-such-place", "--", "true"]))?;
    assert_eq!(unwritable.code, Some(125), "{}", unwritable.err);
    assert!(
        unwritable.err.contains("/proc/no-such-place") && unwritable.err.contains("hint:"),
        "{}",
        unwritable.err
    );
    Ok(())
}

#[test]
fn an_inspection_that_takes_too_long_refuses() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let config = lab.dir().join("weir.toml");
    std::fs::write(&config, "version = 1\n[limits]\ninspect = \"1ms\"\n")?;
    let config = config.to_string_lossy().into_owned();
    let text = "the quick brown fox, password = hunter2 and more; ".repeat(40_000);
    let big = lab.dir().join("big.json");
    std::fs::write(&big, chat(&text, false))?;
    let big = format!("@{}", big.display());
    let arguments = [
        "-sS",
        "-m",
        "60",
        OPENAI,
        "-H",
        "content-type: application/json",
        "--data-binary",
        &big,
    ];
    let said = curl(&lab, &["--config", &config], &arguments)?;
    assert!(
        said.out.contains("weir_not_inspected"),
        "{} {}",
        said.out,
        said.err
    );
    assert!(lab.seen()?.is_empty());
    Ok(())
}

#[test]
fn a_disk_that_fills_up_refuses_and_recovers() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let state = lab.state();
    std::fs::create_dir_all(&state)?;
    let mounted = said(
        lab.command("mount")?
            .args(["-t", "tmpfs", "-o", "size=160m,mode=700", "tmpfs"])
            .arg(&state),
    )?;
    assert_eq!(mounted.code, Some(0), "{}", mounted.err);
    let body = chat("hello", false);
    let call = format!(
        "curl -sS -m 20 -o /dev/null -w '%{{http_code}} ' {OPENAI} -H 'content-type: application/json' -d '{body}'"
    );
    let filler = state.join("filler");
    let script = format!(
        "{call}; dd if=/dev/zero of={0} bs=1M count=120 2>/dev/null; {call}; rm {0}; sleep 1; {call}",
        filler.display()
    );
    let said = said(lab.weir_run()?.args(["--", "sh", "-c", &script]))?;
    assert_eq!(said.out.trim(), "200 400 200", "{}", said.err);
    assert_eq!(lab.seen()?.len(), 2);
    Ok(())
}
