//! What becomes of a value is policy's word: each action, as the provider and the caller see it; and of the company's
//! own records, found by a dictionary.

use anyhow::{Context, Result};
use harness::lab::{Lab, is_root};
use serde_json::Value;

use crate::held::records;
use crate::{CARD, EMAIL, KEY, OPENAI, Said, chat, curl, post, said, streamed_text};

/// What a caller writes, with `%k`, `%e` and `%c` where its values stand.
const TEXT: &str = "deploy with %k, tell %e, charge %c now";

/// The text with these in the place of its values.
fn with(key: &str, email: &str, card: &str) -> String {
    TEXT.replace("%k", key)
        .replace("%e", email)
        .replace("%c", card)
}

/// What the caller reads, streamed or not.
fn answered(told: &Said, streamed: bool) -> Result<String> {
    if streamed {
        return Ok(streamed_text(&told.out));
    }
    let whole: Value = serde_json::from_str(&told.out).with_context(|| told.out.clone())?;
    let text = whole["choices"][0]["message"]["content"].as_str();
    Ok(text.unwrap_or_default().to_owned())
}

/// The user's text as the provider received it last.
fn received(lab: &Lab) -> Result<String> {
    let body = lab.seen()?.pop().context("a request")?.body;
    let body: Value = serde_json::from_str(&body)?;
    Ok(body["messages"][1]["content"]
        .as_str()
        .unwrap_or_default()
        .to_owned())
}

/// A policy whose one rule redacts so.
fn policy(lab: &Lab, redact: &str) -> Result<String> {
    let path = lab.dir().join("actions.toml");
    let rule = format!("[[rule]]\nname = \"by action\"\neffect = \"allow\"\nredact = {redact}\n");
    std::fs::write(&path, rule)?;
    Ok(path.display().to_string())
}

/// Sends a text twice, whole and streamed; gives what left, and what came back, which is the same for both.
fn sent(lab: &Lab, options: &[&str], text: &str) -> Result<(String, String)> {
    let mut all = Vec::new();
    for streamed in [false, true] {
        let told = curl(lab, options, &post(OPENAI, &chat(text, streamed)))?;
        anyhow::ensure!(told.code == Some(0), "{} {}", told.out, told.err);
        all.push((received(lab)?, answered(&told, streamed)?));
    }
    anyhow::ensure!(all[0] == all[1], "whole and streamed differ: {all:?}");
    Ok(all.remove(0))
}

/// What the newest record says was done, by class.
fn done(lab: &Lab) -> Result<Vec<(String, String)>> {
    let all = records(lab)?;
    let last = all
        .iter()
        .rfind(|event| event["findings"].is_array())
        .context("a record")?;
    let rows = last["findings"].as_array().context("findings")?;
    let word = |row: &Value, name: &str| row[name].as_str().unwrap_or_default().to_owned();
    Ok(rows
        .iter()
        .map(|row| (word(row, "class"), word(row, "action")))
        .collect())
}

/// Whether a row of the record says this.
fn says(rows: &[(String, String)], class: &str, action: &str) -> bool {
    rows.iter().any(|row| row.0 == class && row.1 == action)
}

const CLASSES: [&str; 3] = ["secrets.aws_access_key", "pii.email", "pci.card"];

#[test]
fn each_action_does_what_it_says_to_what_leaves_and_only_placeholders_come_back() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let text = with(KEY, EMAIL, CARD);
    for action in ["token", "partial", "hash", "mask", "drop"] {
        let policy = policy(
            &lab,
            &format!("{{ secrets = \"{action}\", pii = \"{action}\", pci = \"{action}\" }}"),
        )?;
        let (left, back) = sent(&lab, &["--policy", &policy], &text)?;
        for value in [KEY, EMAIL, CARD] {
            assert!(!left.contains(value), "{action}: {left}");
        }
        let expected = match action {
            "partial" => Some(with("XXXXN5TZ", "XXXXrpio", "XXXX6467")),
            "mask" => Some(with("XXXXXXXX", "XXXXXXXX", "XXXXXXXX")),
            "drop" => Some(with("", "", "")),
            _ => None,
        };
        match (action, expected) {
            (_, Some(expected)) => assert_eq!(left, expected, "{action}"),
            ("token", _) => assert_eq!(left.matches("WEIRx").count(), 3, "{left}"),
            _ => assert!(
                left.contains("WEIRxAWSKEYu") && left.contains("WEIRxCARDu"),
                "{left}"
            ),
        }
        // What no value comes back for stays what the provider saw.
        let read = if action == "token" { &text } else { &left };
        assert_eq!(back, format!("You wrote: {read}"), "{action}");
        let rows = done(&lab)?;
        for class in CLASSES {
            assert!(says(&rows, class, action), "{action}: {rows:?}");
        }
    }
    Ok(())
}

#[test]
fn stand_ins_have_the_form_of_what_they_stand_for() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let policy = policy(
        &lab,
        "{ secrets = \"token\", \"pii.email\" = \"synthetic\", \"pci.card\" = \"synthetic\" }",
    )?;
    let (left, back) = sent(&lab, &["--policy", &policy], &with(KEY, EMAIL, CARD))?;
    let (key, rest) = left
        .strip_prefix("deploy with ")
        .and_then(|rest| rest.split_once(", tell "))
        .context("the text around")?;
    let (email, rest) = rest.split_once(", charge ").context("the text around")?;
    let card = rest.strip_suffix(" now").context("the text around")?;
    assert!(key.starts_with("WEIRxAWSKEYx"), "{left}");
    assert!(email.ends_with("@example.com") && email != EMAIL, "{left}");
    let spaces = |text: &str| {
        text.match_indices(' ')
            .map(|(at, _)| at)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        (card.len(), spaces(card)),
        (CARD.len(), spaces(CARD)),
        "{left}"
    );
    assert!(
        card.starts_with("45") && card != CARD && luhn(card),
        "{left}"
    );
    // The key alone is a placeholder, and comes back.
    assert_eq!(back, format!("You wrote: {}", with(KEY, email, card)));
    let rows = done(&lab)?;
    for (class, action) in CLASSES.into_iter().zip(["token", "synthetic", "synthetic"]) {
        assert!(says(&rows, class, action), "{rows:?}");
    }
    Ok(())
}

/// Whether the digits of a card number bear out its last.
fn luhn(card: &str) -> bool {
    let digits = card.chars().rev().filter_map(|c| c.to_digit(10));
    let sum: u32 = digits
        .enumerate()
        .map(|(at, digit)| match at % 2 {
            0 => digit,
            _ => digit * 2 / 10 + digit * 2 % 10,
        })
        .sum();
    sum.is_multiple_of(10)
}

#[test]
fn what_is_to_be_refused_never_reaches_the_provider() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let policy = policy(&lab, "{ secrets = \"refuse\", pii = \"mask\" }")?;
    for streamed in [false, true] {
        let body = chat(&with(KEY, EMAIL, CARD), streamed);
        let told = curl(&lab, &["--policy", &policy], &post(OPENAI, &body))?;
        assert!(told.out.contains("weir_policy_denied"), "{}", told.out);
        assert!(
            told.out.contains("an AWS access key") && !told.out.contains(KEY),
            "{}",
            told.out
        );
        assert!(told.err.contains("1 deny"), "{}", told.err);
    }
    assert_eq!(lab.seen()?.len(), 0, "not a byte left");
    let clean = sent(&lab, &["--policy", &policy], &format!("mail {EMAIL}"))?;
    assert_eq!(clean.0, "mail XXXXXXXX");
    Ok(())
}

#[test]
fn a_dictionarys_records_do_not_leave_whatever_their_notation() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let list = lab.dir().join("customers.csv");
    std::fs::write(
        &list,
        "name,birthdate,contract\nZo\u{eb} Quillfeather,1985-03-12,QX-77120-B\nOmar Tanaghy,1979-11-02,QX-88341-K\n",
    )?;
    let list = list.display().to_string();
    let index = lab.dir().join("customers.dict").display().to_string();
    let mut build = lab.command(harness::lab::weir()?)?;
    build.args([
        "dictionary",
        "build",
        &list,
        "--columns",
        "contract,name+birthdate",
        "--out",
        &index,
    ]);
    let built = said(&mut build)?;
    assert_eq!(built.code, Some(0), "{} {}", built.out, built.err);
    let file = std::fs::read(&index)?;
    assert!(
        !file.windows(5).any(|bytes| bytes == b"77120"),
        "no value is in it"
    );

    let text = "Quillfeather, Zoe (12 March 1985) asks about contract qx77120b; nobody else does.";
    let values = ["Quillfeather, Zoe", "12 March 1985", "qx77120b"];
    // A pack replaces what a dictionary holds, and gives it back.
    let (left, back) = sent(&lab, &["--dictionary", &index], text)?;
    for value in values {
        assert!(!left.contains(value), "{left}");
    }
    assert_eq!(back, format!("You wrote: {text}"));
    let rows = done(&lab)?;
    for class in [
        "company.customers.contract",
        "company.customers.name_birthdate",
    ] {
        assert!(says(&rows, class, "token"), "{rows:?}");
    }
    // A policy that names it has its own word.
    let named = policy(
        &lab,
        "{ company = \"mask\", \"company.customers.contract\" = \"partial\" }",
    )?;
    let (left, back) = sent(&lab, &["--dictionary", &index, "--policy", &named], text)?;
    assert_eq!(
        left,
        "XXXXXXXX (XXXXXXXX) asks about contract XXXX120b; nobody else does."
    );
    assert_eq!(back, format!("You wrote: {left}"));
    // One that does not lets it pass, and the record says so.
    let other = policy(&lab, "[\"secrets\"]")?;
    assert_eq!(
        sent(&lab, &["--dictionary", &index, "--policy", &other], text)?.0,
        text
    );
    assert!(
        says(&done(&lab)?, "company.customers.contract", ""),
        "recorded"
    );
    Ok(())
}
