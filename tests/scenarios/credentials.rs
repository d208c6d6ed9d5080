//! An allowed AI host is no way out with somebody else's key: the caller's own keys pass, others are refused before
//! their body leaves; accounts that providers tell are on record, and policy names them.

use anyhow::{Context, Result};
use harness::lab::{Lab, is_root};
use serde_json::Value;

use crate::held::{Held, alone, records};
use crate::{ANTHROPIC, OPENAI, Said, chat, said};

const OWN: &str = "sk-own-0123456789";
const EVIL: &str = "sk-evil-0123456789";

/// A line of shell that posts a prompt with these headers.
fn call(lab: &Lab, url: &str, headers: &[&str]) -> Result<String> {
    let body = lab.dir().join("body");
    std::fs::write(&body, chat("hello", false))?;
    let headers: Vec<String> = headers
        .iter()
        .map(|header| format!("-H '{header}'"))
        .collect();
    Ok(format!(
        "curl -sS -m 20 {url} -H 'content-type: application/json' {} -d @{}; echo",
        headers.join(" "),
        body.display()
    ))
}

/// `weir run OPTIONS` of these calls, whose caller has a key of its own in its environment, and an empty home; the
/// answers, in order.
fn run(lab: &Lab, options: &[&str], calls: &[String]) -> Result<(Vec<String>, Said)> {
    let mut command = lab.weir_run()?;
    command.env("OPENAI_API_KEY", OWN).env("HOME", lab.dir());
    command
        .args(options)
        .args(["--", "sh", "-c", &calls.join("\n")]);
    let said = said(&mut command)?;
    let answers: Vec<String> = said.out.lines().map(str::to_owned).collect();
    anyhow::ensure!(answers.len() == calls.len(), "{} {}", said.out, said.err);
    Ok((answers, said))
}

fn requests(lab: &Lab) -> Result<Vec<Value>> {
    let all = records(lab)?;
    Ok(all
        .into_iter()
        .filter(|event| event["kind"] == "request")
        .collect())
}

fn bearer(key: &str) -> String {
    format!("authorization: Bearer {key}")
}

#[test]
fn another_key_is_refused_before_its_body_leaves() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let calls = [
        call(&lab, OPENAI, &[&bearer(OWN)])?,
        call(&lab, OPENAI, &[&bearer(EVIL)])?,
        // No other provider's keys are touched, and OAuth is recorded, not refused.
        call(&lab, ANTHROPIC, &["x-api-key: sk-ant-api03-any"])?,
        call(&lab, OPENAI, &[&bearer("eyJhbGciOi.x.y")])?,
    ];
    let (answers, said) = run(&lab, &[], &calls)?;
    let passed: Vec<bool> = answers
        .iter()
        .map(|answer| answer.contains("You wrote"))
        .collect();
    assert_eq!(passed, [true, false, true, true], "{answers:?}");
    assert!(
        said.err.contains("your API keys: openai (OPENAI_API_KEY)"),
        "{}",
        said.err
    );
    let error: Value = serde_json::from_str(&answers[1])?;
    assert_eq!(error["error"]["code"], "weir_credential_not_enrolled");
    let message = error["error"]["message"].as_str().context("a message")?;
    let hint = "sudo weir credentials enroll openai ";
    assert!(message.contains(hint), "{message}");
    let told = "! curl called openai with an API key that is not enrolled";
    assert!(said.err.contains(told), "{}", said.err);
    assert_eq!(
        lab.seen()?.len(),
        3,
        "the provider saw nothing of the refused call"
    );

    let all = requests(&lab)?;
    let kinds: Vec<String> = all
        .iter()
        .map(|event| {
            let credential = &event["credential"];
            format!("{} {}", credential["kind"], credential["binding"])
        })
        .collect();
    let expected = [
        "\"api_key\" \"enrolled\"",
        "\"api_key\" \"other\"",
        "\"api_key\" \"unbound\"",
        "\"oauth\" null",
    ];
    assert_eq!(kinds, expected);
    assert_eq!(all[1]["rule"], "only enrolled API keys");
    Ok(())
}

#[test]
fn two_keys_and_odd_forms_are_no_way_round() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let file = format!("{{\"primaryApiKey\":\"{OWN}\"}}");
    std::fs::write(lab.dir().join(".claude.json"), file)?;
    let (own, evil) = (format!("x-api-key: {OWN}"), format!("x-api-key: {EVIL}"));
    let calls = [
        // One key in both places.
        call(&lab, ANTHROPIC, &[&own, &bearer(OWN)])?,
        call(&lab, ANTHROPIC, &[&own, &bearer(EVIL)])?,
        call(&lab, ANTHROPIC, &[&evil, &bearer(OWN)])?,
        call(
            &lab,
            ANTHROPIC,
            &[&bearer(&format!("{OWN}, Bearer {EVIL}"))],
        )?,
        call(
            &lab,
            ANTHROPIC,
            &["authorization: Basic OnNrLWV2aWwtMDEyMzQ1Njc4OQ=="],
        )?,
        call(
            &lab,
            ANTHROPIC,
            &["authorization: Bearer\tsk-evil-0123456789"],
        )?,
    ];
    let (answers, _) = run(&lab, &[], &calls)?;
    assert!(answers[0].contains("You wrote"), "{}", answers[0]);
    for answer in &answers[1..] {
        assert!(answer.contains("Blocked"), "{answer}");
    }
    assert_eq!(lab.seen()?.len(), 1);
    Ok(())
}

#[test]
fn a_key_in_the_query_is_bound_like_any() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let url = "https://generativelanguage.googleapis.com/v1beta/models";
    let calls = [
        format!("curl -sS -m 20 {url}?key={OWN} | tr -d '\\n'; echo"),
        format!("curl -sS -m 20 {url}?%6bey={EVIL} | tr -d '\\n'; echo"),
        format!("curl -sS -m 20 \"{url}?key={OWN}&key={EVIL}\" | tr -d '\\n'; echo"),
        format!("curl -sS -m 20 {url}?key={OWN} -H 'x-goog-api-key: {EVIL}' | tr -d '\\n'; echo"),
    ];
    let mut command = lab.weir_run()?;
    command.env("GEMINI_API_KEY", OWN).env("HOME", lab.dir());
    let said = said(command.args(["--", "sh", "-c", &calls.join("\n")]))?;
    let blocked: Vec<bool> = said
        .out
        .lines()
        .map(|answer| answer.contains("Blocked"))
        .collect();
    assert_eq!(
        blocked,
        [false, true, true, true],
        "{} {}",
        said.out,
        said.err
    );
    assert_eq!(lab.seen()?.len(), 1);
    Ok(())
}

#[test]
fn observe_says_what_would_be_refused() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let calls = [call(&lab, OPENAI, &[&bearer(EVIL)])?];
    let (answers, _) = run(&lab, &["--pack", "observe"], &calls)?;
    assert!(answers[0].contains("You wrote"), "{answers:?}");
    let all = requests(&lab)?;
    assert_eq!(all[0]["verdict"], "would-deny");
    assert_eq!(all[0]["rule"], "only enrolled API keys");
    Ok(())
}

#[test]
fn a_person_enrols_a_key_while_the_run_goes_on() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let _alone = alone(&lab)?;
    let mut run = lab.weir_run()?;
    run.env("OPENAI_API_KEY", OWN).env("HOME", lab.dir());
    let mut held = Held::start(&lab, run)?;
    let ask = call(&lab, OPENAI, &[&bearer(EVIL)])?;
    assert!(held.tell(&ask)?.contains("credential_not_enrolled"));
    let print = requests(&lab)?[0]["credential"]["fingerprint"]
        .as_str()
        .context("one")?
        .to_owned();
    // Nobody inside decides which keys are its own.
    let weir = harness::lab::weir()?;
    let inside = format!(
        "{} credentials enroll openai {print} --state {} 2>&1; true",
        weir.display(),
        lab.state().display()
    );
    let refused = held.tell(&inside)?;
    assert!(
        refused.contains("a run cannot change which keys are its own"),
        "{refused}"
    );
    let enrolled = said(&mut lab.weir(&["credentials", "enroll", "openai", &print])?)?;
    assert_eq!(enrolled.code, Some(0), "{}", enrolled.err);
    std::thread::sleep(std::time::Duration::from_millis(1100));
    assert!(held.tell(&ask)?.contains("You wrote"));
    held.end()?;

    let listed = said(
        lab.weir(&["credentials", "list", "--json"])?
            .env("HOME", lab.dir()),
    )?;
    let key: Value = serde_json::from_str(listed.out.lines().next().context("a line")?)?;
    assert_eq!(
        (&key["schema"], &key["fingerprint"]),
        (&"weir.credential/1".into(), &print.as_str().into())
    );
    let typed = |text: &str| -> Result<Said> {
        let file = lab.dir().join("typed");
        std::fs::write(&file, text)?;
        let mut command = lab.weir(&["credentials", "enroll", "openai"])?;
        let done = command.stdin(std::fs::File::open(&file)?).output()?;
        Ok(Said {
            code: done.status.code(),
            out: String::from_utf8_lossy(&done.stdout).into_owned(),
            err: String::from_utf8_lossy(&done.stderr).into_owned(),
        })
    };
    assert!(
        typed(&format!("{EVIL}\n"))?.out.contains(&print),
        "the same key, the same fingerprint"
    );
    for (text, code) in [("", 2), ("eyJhbGciOi.x.y\n", 2)] {
        assert_eq!(typed(text)?.code, Some(code), "{text}");
    }
    for (arguments, code) in [
        (&["forget", "openai", &print][..], 0),
        (&["forget", "openai", &print], 1),
        (&["enroll", "opnai"], 2),
        (&["enroll", "openai", EVIL], 2),
    ] {
        let done = said(&mut lab.weir(&[&["credentials"][..], arguments].concat())?)?;
        assert_eq!(done.code, Some(code), "{arguments:?} {}", done.err);
        assert!(!done.err.contains(EVIL), "{}", done.err);
    }
    let file = std::fs::read_to_string(lab.state().join("credentials.json"))?;
    assert!(!file.contains(EVIL) && !file.contains(OWN));
    Ok(())
}

#[test]
fn an_account_that_the_provider_tells_counts_from_then_on() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let policy = lab.dir().join("own.toml");
    std::fs::write(
        &policy,
        "[[rule]]\nname = \"our organisation\"\neffect = \"allow\"\nwhat = { tenant = [\"org-ours\", \"untold\"] }\n",
    )?;
    let policy = policy.to_string_lossy().into_owned();
    let ours = bearer("sk-of-org-ours");
    let theirs = bearer("sk-of-org-theirs");
    let claim = "openai-organization: org-theirs";
    let calls = [
        // It says itself that it is another's.
        call(&lab, OPENAI, &[&theirs, claim])?,
        call(&lab, OPENAI, &[&ours])?,
        call(&lab, OPENAI, &[&ours])?,
        // What is not told yet passes once, and never again.
        call(&lab, OPENAI, &[&theirs])?,
        call(&lab, OPENAI, &[&theirs])?,
    ];
    let options = ["--policy", &policy];
    let (answers, _) = run(&lab, &options, &calls)?;
    let mut passed: Vec<bool> = answers
        .iter()
        .map(|answer| answer.contains("You wrote"))
        .collect();
    // In another run neither.
    let (later, _) = run(&lab, &options, &calls[4..])?;
    passed.push(later[0].contains("You wrote"));
    assert_eq!(
        passed,
        [false, true, true, true, false, false],
        "{answers:?}"
    );
    assert_eq!(lab.seen()?.len(), 3);
    let all = requests(&lab)?;
    assert_eq!(
        all[3]["closed"]["tenant"],
        serde_json::json!(["org-theirs"])
    );
    let reason = all[4]["reason"].as_str().context("a reason")?;
    assert!(reason.contains("org-theirs"), "{reason}");
    Ok(())
}
