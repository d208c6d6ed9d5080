//! The command line explains itself: every command has a one-line purpose, an example and exit codes.

use std::collections::BTreeSet;
use std::process::Command;

use anyhow::Result;
use harness::lab::weir;

use crate::{Said, said};

fn ask(arguments: &[&str]) -> Result<Said> {
    said(
        Command::new(weir()?)
            .args(arguments)
            .env_remove("WEIR_SOCKET"),
    )
}

/// The commands below this one, as its help lists them.
fn below(help: &str) -> Vec<String> {
    help.lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .take_while(|line| line.starts_with("  "))
        .filter(|line| !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| *name != "help")
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_command_says_what_it_does_with_an_example_and_exit_codes() -> Result<()> {
    let mut todo: Vec<Vec<String>> = vec![Vec::new()];
    let mut walked = BTreeSet::new();
    while let Some(path) = todo.pop() {
        let words: Vec<&str> = path.iter().map(String::as_str).collect();
        let name = format!("weir {}", words.join(" "));
        let help = ask(&[&words[..], &["--help"]].concat())?;
        assert_eq!(help.code, Some(0), "{name}");
        assert!(help.err.is_empty(), "{name}: {}", help.err);
        let about = help.out.lines().next().unwrap_or_default();
        assert!(
            (10..=110).contains(&about.len()) && !about.starts_with("Usage"),
            "{name}: {about:?} is no purpose in a line"
        );
        for section in ["\nexample", "\nexit codes: "] {
            assert!(
                help.out.contains(section),
                "{name}: no {section:?}\n{}",
                help.out
            );
        }
        let example = help.out.split("\nexample").nth(1).unwrap_or_default();
        assert!(example.contains("weir "), "{name}: {example}");
        let short = ask(&[&words[..], &["-h"]].concat())?;
        assert_eq!(short.code, Some(0), "{name} -h");
        let wrong = ask(&[&words[..], &["--no-such-flag"]].concat())?;
        assert_eq!(wrong.code, Some(2), "{name}: {}", wrong.err);
        assert!(
            wrong.out.is_empty() && wrong.err.contains("--no-such-flag"),
            "{name}: {}",
            wrong.err
        );
        for command in below(&help.out) {
            todo.push(path.iter().cloned().chain([command]).collect());
        }
        walked.insert(words.join(" "));
    }
    for name in [
        "run",
        "why",
        "status",
        "audit list",
        "audit show",
        "audit verify",
        "policy check",
        "policy reload",
        "policy show",
        "detect",
        "detectors list",
        "detectors show",
        "detectors test",
        "dictionary build",
        "dictionary check",
    ] {
        assert!(walked.contains(name), "{name} is not among {walked:?}");
    }
    Ok(())
}

#[test]
fn help_and_version_need_no_command() -> Result<()> {
    assert!(ask(&["help"])?.out.contains("exit codes"));
    assert!(ask(&["help", "run"])?.out.contains("exit codes"));
    assert!(ask(&["--version"])?.out.starts_with("weir "));
    let nothing = ask(&[])?;
    assert_eq!(nothing.code, Some(2));
    assert!(nothing.err.contains("Usage:"), "{}", nothing.err);
    Ok(())
}

#[test]
fn a_run_without_a_command_says_what_to_type() -> Result<()> {
    let none = ask(&["run"])?;
    assert_eq!(none.code, Some(2));
    assert!(
        none.err.contains("weir: hint: name the command after --"),
        "{}",
        none.err
    );
    let dashless = ask(&["run", "curl", "-sS", "https://api.openai.com"])?;
    assert_eq!(dashless.code, Some(2));
    assert!(
        dashless
            .err
            .contains("weir: hint: put -- before the command: sudo weir run -- curl"),
        "{}",
        dashless.err
    );
    Ok(())
}

#[test]
fn policies_are_checked_for_people_and_for_programs() -> Result<()> {
    let dir = tempfile::tempdir()?;
    let file = dir.path().join("team.toml");
    let path = file.to_string_lossy().into_owned();
    std::fs::write(&file, "[[rule]]\nname = \"r\"\nefect = \"allow\"\n")?;
    let wrong = ask(&["policy", "check", &path])?;
    assert_eq!((wrong.code, wrong.out.as_str()), (Some(1), ""));
    assert!(
        wrong.err.contains("did you mean `effect`?") && !wrong.err.contains('\u{1b}'),
        "{}",
        wrong.err
    );
    let json = ask(&["policy", "check", "--json", &path])?;
    assert_eq!(json.code, Some(1));
    let object: serde_json::Value = serde_json::from_str(&json.out)?;
    assert_eq!(object["ok"], false);
    let found = object["found"].as_array().into_iter().flatten();
    assert!(
        found
            .into_iter()
            .any(|one| one["line"] == 3 && one["title"] == "a rule has no `efect`"),
        "{object}"
    );
    std::fs::write(&file, "[[rule]]\nname = \"no\"\neffect = \"deny\"\n")?;
    let odd = ask(&["policy", "check", &path])?;
    assert_eq!(odd.code, Some(0));
    assert!(
        odd.out.starts_with("ok: ") && odd.err.contains("warning: "),
        "{}{}",
        odd.out,
        odd.err
    );
    assert_eq!(ask(&["policy", "show", "basline"])?.code, Some(2));
    let missing = ask(&["policy", "check", "--json", "/no/such.toml"])?;
    let object: serde_json::Value = serde_json::from_str(&missing.err)?;
    assert_eq!(
        (&object["schema"], &object["exit"]),
        (&"weir.error/1".into(), &1.into())
    );
    Ok(())
}

#[test]
fn an_empty_record_and_a_wrong_id_say_what_to_do() -> Result<()> {
    let dir = tempfile::tempdir()?;
    let state = dir.path().to_string_lossy().into_owned();
    let none = ask(&["audit", "list", "--state", &state])?;
    assert_eq!(
        (none.code, none.out.as_str()),
        (Some(0), "no AI requests were recorded\n")
    );
    assert!(none.err.contains("weir run -- COMMAND"), "{}", none.err);
    let json = ask(&["audit", "list", "--json", "--state", &state])?;
    assert_eq!(
        (json.code, json.out.as_str(), json.err.as_str()),
        (Some(0), "", "")
    );
    let class = ask(&["audit", "list", "--data", "secret", "--state", &state])?;
    assert!(
        class.err.contains("did you mean \"secrets\"?"),
        "{}",
        class.err
    );
    let id = ask(&["why", "hello!", "--state", &state])?;
    assert_eq!(id.code, Some(2));
    assert!(id.err.contains("looks like 7QK2-M9"), "{}", id.err);
    assert_eq!(ask(&["why", "7QK2-M9", "--state", &state])?.code, Some(1));
    assert_eq!(
        ask(&["audit", "list", "--verdict", "blocked", "--state", &state])?.code,
        Some(2)
    );
    Ok(())
}
