//! What comes back later: signed content goes out again untouched, a continued response knows its values, and
//! compressed bodies are looked into on both ways.

use anyhow::{Context, Result};
use harness::lab::{Lab, is_root};

use crate::held::{Held, posting};
use crate::{ANTHROPIC, KEY};

const RESPONSES: &str = "https://api.openai.com/v1/responses";

/// Bytes as a provider signs or seals: base64 of what looks random.
fn sealed(seed: u32) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut state = seed;
    let letter = |_| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        char::from(LETTERS[(state >> 26) as usize])
    };
    (0..400).map(letter).collect()
}

#[test]
fn signed_content_is_resent_untouched_or_refused() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let mut held = Held::start(&lab, lab.weir_run()?)?;
    let (signature, cipher) = (sealed(1), sealed(2));
    let thinking = |words: &str, ask: &str| {
        format!(
            r#"{{"model":"m","max_tokens":9,"messages":[{{"role":"user","content":"first"}},{{"role":"assistant","content":[{{"type":"thinking","thinking":"{words}","signature":"{signature}"}},{{"type":"redacted_thinking","data":"{cipher}"}},{{"type":"text","text":"yes"}}]}},{{"role":"user","content":"{ask}"}}]}}"#
        )
    };
    // A placeholder that the model saw and thought about is no finding.
    let body = thinking("let me use plain words", &format!("key {KEY}"));
    held.tell(&posting(&lab, "one", &body, ANTHROPIC)?)?;
    let first = lab.seen()?.pop().context("it left")?.body;
    let start = first.find("WEIRx").context("a placeholder")?;
    let token: String = first[start..]
        .chars()
        .take_while(char::is_ascii_alphanumeric)
        .collect();
    assert_eq!(
        first,
        body.replace(KEY, &token),
        "nothing but the key changed"
    );
    let about = thinking(&format!("the key is {token}"), &format!("key {KEY}"));
    held.tell(&posting(&lab, "two", &about, ANTHROPIC)?)?;
    assert_eq!(lab.seen()?[1].body, about.replace(KEY, &token));

    // A value inside what was signed can be neither replaced nor sent.
    let inside = thinking(&format!("the key is {KEY}"), "go on");
    let refused = held.tell(&posting(&lab, "three", &inside, ANTHROPIC)?)?;
    assert!(
        refused.contains("signed") && refused.contains("weir why"),
        "{refused}"
    );
    assert_eq!(lab.seen()?.len(), 2);

    let reasoning = format!(
        r#"{{"model":"m","input":[{{"type":"reasoning","id":"rs_1","summary":[],"encrypted_content":"{cipher}"}},{{"type":"message","role":"user","content":[{{"type":"input_text","text":"key {KEY}"}}]}}]}}"#
    );
    held.tell(&posting(&lab, "four", &reasoning, RESPONSES)?)?;
    assert_eq!(
        lab.seen()?[2].body,
        reasoning.replace(KEY, &token).replace(KEY, ""),
        "sealed content as it was"
    );
    held.end()?;
    Ok(())
}

#[test]
fn a_continued_response_gives_its_values_back_to_whom_they_came_from() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let mut held = Held::start(&lab, lab.weir_run()?)?;
    for stream in [false, true] {
        let first = serde_json::json!({"model":"m","stream":stream,"input":format!("key {KEY}")});
        let first = held.tell(&posting(&lab, "first", &first.to_string(), RESPONSES)?)?;
        assert!(first.contains("resp_lab1"), "{first}");
        let next = serde_json::json!({"model":"m","stream":stream,"previous_response_id":"resp_lab1","input":"say it again"});
        let next = posting(&lab, "next", &next.to_string(), RESPONSES)?;
        let again = held.tell(&next)?;
        if stream {
            // Whole in the terminal copy.
            let done = again
                .lines()
                .find(|line| line.contains("response.completed\""));
            assert!(done.is_some_and(|line| line.contains(KEY)), "{again}");
        } else {
            assert!(again.contains(KEY), "{again}");
        }
        assert!(!again.contains("WEIRx"), "{again}");
        // Another application asked nothing and gets nothing.
        let python = format!(
            "python3 -c \"import urllib.request as u; print(u.urlopen(u.Request('{RESPONSES}', open('{}','rb').read(), {{'content-type':'application/json'}})).read().decode())\"",
            lab.dir().join("next").display()
        );
        let other = held.tell(&python)?;
        assert!(
            other.contains("resp_lab1") && !other.contains(KEY),
            "{other}"
        );
    }
    assert!(lab.seen()?.iter().all(|seen| !seen.body.contains(KEY)));
    held.end()?;
    Ok(())
}

#[test]
fn values_of_a_file_come_back_wherever_the_file_is_named() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    const FILES: &str = "https://api.openai.com/v1/files";
    let lab = Lab::start()?;
    let mut held = Held::start(&lab, lab.weir_run()?)?;
    let file = lab.dir().join("notes.txt");
    std::fs::write(&file, format!("first line\nthe key is {KEY}\n"))?;
    let key = "-H 'authorization: Bearer sk-lab-credential'";
    let given = held.tell(&format!(
        "curl -sS -m 30 {FILES} {key} -F purpose=assistants -F file=@{}",
        file.display()
    ))?;
    assert!(given.contains("file-lab1"), "{given}");
    assert!(!lab.seen()?[0].body.contains(KEY));
    let back = held.tell(&format!("curl -sS -m 30 {FILES}/file-lab1/content {key}"))?;
    assert!(back.contains(&format!("the key is {KEY}")), "{back}");
    let asked = serde_json::json!({"model": "m", "input": [{"role": "user", "content": [{"type": "input_file", "file_id": "file-lab1"}]}]});
    let said = held.tell(&posting(&lab, "asked", &asked.to_string(), RESPONSES)?)?;
    assert!(said.contains(KEY) && !said.contains("WEIRx"), "{said}");
    // The answer may hold the file's values, and so may what continues it.
    let next = held.tell(&format!("curl -sS -m 30 {RESPONSES}/resp_lab2 {key}"))?;
    assert!(!next.contains("weir_policy_denied"), "{next}");
    assert!(lab.seen()?.iter().all(|seen| !seen.body.contains(KEY)));
    held.end()?;
    Ok(())
}

#[test]
fn what_one_message_tells_of_leaves_in_no_other() -> Result<()> {
    const PASSWORD: &str = "Tr0ub4dor3xQ";
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let mut held = Held::start(&lab, lab.weir_run()?)?;
    let long = "plain words that go on and on ".repeat(12);
    let turns = [
        format!("{long} nothing else than {PASSWORD} there"),
        format!("The password of the database is {PASSWORD}"),
        format!("{long} and then {PASSWORD} was wrong"),
        "go on".to_owned(),
    ];
    let mut messages = Vec::new();
    for (turn, text) in turns.iter().enumerate() {
        messages.push(serde_json::json!({"role": "user", "content": text}));
        let body = serde_json::json!({"model": "gpt-4o", "messages": messages}).to_string();
        held.tell(&posting(
            &lab,
            &format!("turn{turn}"),
            &body,
            crate::OPENAI,
        )?)?;
    }
    let seen = lab.seen()?;
    let held_in = |turn: usize| seen[turn].body.matches(PASSWORD).count();
    assert_eq!(
        [held_in(0), held_in(1), held_in(2), held_in(3)],
        [1, 0, 0, 0],
        "nobody had told of it in the first"
    );

    // A response that is continued told of it, too.
    for input in [&turns[1], &turns[2]] {
        let previous = (input != &turns[1]).then_some("resp_lab1");
        let body = serde_json::json!({"model":"m","input":input,"previous_response_id":previous});
        let body = body
            .to_string()
            .replace(r#""previous_response_id":null,"#, "");
        let answer = held.tell(&posting(&lab, "continued", &body, RESPONSES)?)?;
        assert!(answer.contains(PASSWORD), "{answer}");
    }
    let continued = &lab.seen()?[turns.len()..];
    assert_eq!(continued.len(), 2);
    for seen in continued {
        assert!(!seen.body.contains(PASSWORD), "{}", seen.body);
    }
    held.end()?;
    Ok(())
}

#[test]
fn compressed_bodies_are_looked_into_both_ways() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let mut held = Held::start(&lab, lab.weir_run()?)?;
    let body = crate::chat(&format!("key {KEY}"), false);
    let head = lab.dir().join("head");
    let call = posting(&lab, "body", &body, crate::OPENAI)?;
    let out = held.tell(&format!(
        "{call} --compressed -D {} -H 'accept-encoding: gzip, dcb, br;q=0.5, x-odd'",
        head.display()
    ))?;
    assert!(out.contains(KEY), "{out}");
    let head = std::fs::read_to_string(head)?.to_lowercase();
    assert!(
        !head.contains("etag") && !head.contains("content-encoding"),
        "{head}"
    );
    if let Some(length) = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "))
    {
        assert_eq!(
            length.trim().parse::<usize>()?,
            out.trim_end_matches('\n').len()
        );
    }
    let seen = lab.seen()?;
    let asked = |name: &str| {
        let found = seen[0].headers.iter().find(|(header, _)| header == name);
        found.map(|(_, value)| value.clone()).unwrap_or_default()
    };
    let accepted = asked("accept-encoding");
    assert!(
        accepted.contains("gzip")
            && accepted.contains("br")
            && !accepted.contains("dcb")
            && !accepted.contains("odd"),
        "{accepted}"
    );

    // Without a finding, too, the answer is whole and says its own length.
    let plain = posting(&lab, "plain", &crate::chat("hello", false), crate::OPENAI)?;
    let out = held.tell(&format!("{plain} --compressed"))?;
    assert!(out.contains("You wrote: hello"), "{out}");

    sent_compressed(&lab, &mut held)?;
    held.end()?;
    Ok(())
}

fn sent_compressed(lab: &Lab, held: &mut Held) -> Result<()> {
    let zipped = lab.dir().join("body.gz");
    held.tell(&format!(
        "gzip -c {} > {}",
        lab.dir().join("body").display(),
        zipped.display()
    ))?;
    let out = held.tell(&format!(
        "curl -sS -m 20 {} -H 'content-type: application/json' -H 'content-encoding: gzip' --data-binary @{}",
        crate::OPENAI,
        zipped.display()
    ))?;
    assert!(out.contains(KEY), "{out}");
    let seen = lab.seen()?;
    let last = seen.last().context("it left")?;
    assert!(
        last.body.contains("WEIRx") && !last.body.contains(KEY),
        "{}",
        last.body
    );
    assert!(
        last.headers
            .iter()
            .all(|(name, _)| name != "content-encoding")
    );
    let length = last
        .headers
        .iter()
        .find(|(name, _)| name == "content-length");
    assert_eq!(length.context("a length")?.1, last.body.len().to_string());
    Ok(())
}
