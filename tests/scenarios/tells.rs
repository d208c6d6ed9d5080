//! While a run goes on and after it: status, list and policy commands tell, for people and for programs; and what is
//! kept has its bounds.

use anyhow::{Context, Result};
use harness::lab::{Lab, is_root};

use crate::held::{Held, alone, posting, records};
use crate::{EMAIL, OPENAI, Said, chat, said};

fn weir(lab: &Lab, arguments: &[&str]) -> Result<Said> {
    said(lab.command(harness::lab::weir()?)?.args(arguments))
}

#[test]
fn a_run_can_be_asked_while_it_goes_on() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let _alone = alone(&lab)?;
    let none = weir(&lab, &["status"])?;
    assert_eq!(none.code, Some(5), "{} {}", none.out, none.err);
    assert!(none.err.contains("hint:"), "{}", none.err);

    let mut held = Held::start(&lab, lab.weir_run()?)?;
    let call = posting(&lab, "call", &chat(&format!("mail {EMAIL}"), false), OPENAI)?;
    held.tell(&format!("{call} -o /dev/null"))?;
    let people = weir(&lab, &["status"])?;
    assert_eq!(people.code, Some(0), "{} {}", people.out, people.err);
    assert!(
        people.out.contains(&held.id()) && people.out.contains("1 redact"),
        "{}",
        people.out
    );
    let programs = weir(&lab, &["status", "--json"])?;
    let state: serde_json::Value = serde_json::from_str(programs.out.trim())?;
    assert_eq!(state["run"], held.id());
    assert_eq!(state["state"]["counts"]["redact"], 1);

    // Live, and from inside; then from the store: the same record.
    let live = records(&lab)?;
    let own = |events: &[serde_json::Value]| -> Result<serde_json::Value> {
        let unit = events.iter().find(|event| event["kind"] == "request");
        Ok(unit.context("the call")?.clone())
    };
    let inside = held.tell(&format!(
        "{} audit list --json",
        harness::lab::weir()?.display()
    ))?;
    let inside: Vec<serde_json::Value> = inside
        .lines()
        .map(serde_json::from_str)
        .collect::<Result<_, _>>()?;
    assert_eq!(own(&live)?["id"], own(&inside)?["id"]);
    let id = own(&live)?["id"].as_str().context("an id")?.to_owned();
    for arguments in [["why", &id], ["audit", "verify"]] {
        let asked = said(lab.weir(&arguments)?.arg("--json"))?;
        assert_eq!(asked.code, Some(0), "{arguments:?} {}", asked.err);
        for line in asked.out.lines() {
            serde_json::from_str::<serde_json::Value>(line)?;
        }
    }

    // An agent that died is said to be dead.
    let agent = rustix::process::Pid::from_raw(i32::try_from(held.agent()?)?);
    rustix::process::kill_process(agent.context("a pid")?, rustix::process::Signal::KILL)?;
    let degraded = weir(&lab, &["status"])?;
    assert_eq!(degraded.code, Some(6), "{} {}", degraded.out, degraded.err);
    assert!(degraded.out.contains(&held.id()), "{}", degraded.out);
    held.end()?;
    assert_eq!(weir(&lab, &["status"])?.code, Some(5));
    assert_eq!(own(&records(&lab)?)?["id"], id.as_str());
    Ok(())
}

#[test]
fn a_programs_summary_and_a_policys_check() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let run = said(lab.weir_run()?.args([
        "--json",
        "--",
        "curl",
        "-sS",
        "-o",
        "/dev/null",
        "https://api.openai.com/v1/models",
    ]))?;
    let summary: serde_json::Value = serde_json::from_str(run.err.trim())?;
    assert_eq!(summary["schema"], "weir.run/1");
    assert_eq!(summary["requests"], 1);
    assert_eq!(summary["exit"], 0);
    for pack in ["baseline", "observe", "strict"] {
        let text = weir(&lab, &["policy", "show", pack])?;
        let file = lab.dir().join(format!("{pack}.toml"));
        std::fs::write(&file, &text.out)?;
        let checked = weir(&lab, &["policy", "check", &file.to_string_lossy()])?;
        assert_eq!(checked.code, Some(0), "{pack}: {}", checked.err);
        assert!(checked.out.starts_with("ok: "), "{}", checked.out);
    }
    assert_eq!(weir(&lab, &["policy", "show", "none"])?.code, Some(2));
    let wrong = lab.dir().join("wrong.toml");
    std::fs::write(&wrong, "[[rule]]\nname = \"x\"\nefect = \"deny\"\n")?;
    let checked = weir(&lab, &["policy", "check", &wrong.to_string_lossy()])?;
    assert_eq!(checked.code, Some(1));
    assert!(
        checked.err.contains("wrong.toml:3:1")
            && checked.err.contains("did you mean")
            && checked.err.contains('^'),
        "{}",
        checked.err
    );
    for effect in ["approve", "route"] {
        std::fs::write(
            &wrong,
            format!("[[rule]]\nname = \"x\"\neffect = \"{effect}\"\n"),
        )?;
        let checked = weir(&lab, &["policy", "check", &wrong.to_string_lossy()])?;
        assert_eq!(checked.code, Some(1), "{effect}");
        assert!(checked.err.contains(effect), "{}", checked.err);
    }
    Ok(())
}

#[test]
fn what_is_kept_is_bounded_by_age_and_size() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let runs = || -> Result<Vec<String>> {
        let entries = std::fs::read_dir(lab.state().join("runs"))?.flatten();
        let mut names: Vec<String> = entries
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        Ok(names)
    };
    let config = lab.dir().join("weir.toml");
    let run = |settings: &str| -> Result<()> {
        std::fs::write(&config, format!("version = 1\n[audit]\n{settings}\n"))?;
        let file = config.to_string_lossy();
        let body = chat("hello", false);
        let mut arguments = vec!["-o", "/dev/null"];
        arguments.extend(crate::post(OPENAI, &body));
        let said = crate::curl(&lab, &["--config", &file], &arguments)?;
        anyhow::ensure!(said.code == Some(0), "{}", said.err);
        Ok(())
    };
    run("")?;
    let first = runs()?;
    std::thread::sleep(std::time::Duration::from_millis(1100));
    run("")?;
    assert_eq!(runs()?.len(), 2, "both are kept");
    std::thread::sleep(std::time::Duration::from_millis(1100));
    // The two runs take more than this; the third makes room.
    let size: u64 = size_of(&lab.state().join("runs"))?;
    run(&format!("max_bytes = \"{}B\"", size - 1))?;
    let kept = runs()?;
    assert!(
        kept.len() == 2 && !kept.contains(&first[0]),
        "the oldest went: {first:?} {kept:?}"
    );
    let pruned = |records: &[serde_json::Value]| {
        let told = records
            .iter()
            .filter(|event| event.to_string().contains("pruned"));
        told.count()
    };
    assert_eq!(pruned(&records(&lab)?), 1);
    std::thread::sleep(std::time::Duration::from_millis(1100));
    run("keep = \"1s\"")?;
    assert_eq!(runs()?.len(), 1, "what is too old went");
    assert_eq!(pruned(&records(&lab)?), 2);
    let verified = said(&mut lab.weir(&["audit", "verify"])?)?;
    assert_eq!(verified.code, Some(0), "{} {}", verified.out, verified.err);
    Ok(())
}

fn size_of(folder: &std::path::Path) -> Result<u64> {
    let mut total = 0;
    for entry in std::fs::read_dir(folder)?.flatten() {
        total += if entry.file_type()?.is_dir() {
            size_of(&entry.path())?
        } else {
            // What it takes on disk, as weir counts it.
            std::os::unix::fs::MetadataExt::blocks(&entry.metadata()?) * 512
        };
    }
    Ok(total)
}
