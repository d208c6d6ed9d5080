//! `cargo xtask long`: the tests that take minutes, each with its expected outcome, and the dated report of a run.

mod report;

use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};

use crate::setup;
use crate::sh::{as_root, cargo, is_root, root};

/// One part: a scenario in its long form.
struct Part {
    name: &'static str,
    /// What is done, in a line.
    does: &'static str,
    /// What must come of it.
    expects: &'static str,
    /// The scenario's path; none for the crates' own tests.
    test: Option<&'static str>,
}

const PARTS: &[Part] = &[
    Part {
        name: "properties",
        does: "every unit and property test, with seeds of this run and 2,000 cases of each property",
        expects: "every test",
        test: None,
    },
    Part {
        name: "kill",
        does: "kill -9 of the agent 200 times, under four clients that stream",
        expects: "no request at a provider without a durable record, no canary out, records verify",
        test: Some("survives::no_request_without_a_record_and_no_canary_at_any_kill"),
    },
    Part {
        name: "disk",
        does: "disk full and EIO on every sync, five times each, under load with streams open",
        expects: "refused while it lasts, open streams end whole, answered again unaided, records verify",
        test: Some("durable::a_disk_that_fails_under_load_refuses_and_recovers_and_streams_go_on"),
    },
    Part {
        name: "descriptors",
        does: "no file descriptors left while 16 clients call",
        expects: "no busy loop, everyone answered once there are some",
        test: Some("limits::a_shortage_of_descriptors_is_waited_out"),
    },
    Part {
        name: "clock",
        does: "the clock jumps by 400 days forth and back under open streams",
        expects: "streams end whole, new connections are served, records verify",
        test: Some("clock::a_clock_that_jumps_stops_nothing"),
    },
    Part {
        name: "slow",
        does: "heads and bodies byte by byte, and connections that rest",
        expects: "closed by their timers; a long answer is not",
        test: Some("limits::who_is_slow_is_let_go_and_who_rests_is_not"),
    },
    Part {
        name: "floods",
        does: "100,000 frames each: rapid reset, CONTINUATION, SETTINGS, PING, empty DATA, large heads",
        expects: "the connection ends, memory is flat, nothing reaches a provider, others are served",
        test: Some("floods::a_flood_ends_its_connection_and_nothing_else"),
    },
    Part {
        name: "http2",
        does: "HTTP/2 by weir's own table of RFC 9113 and RFC 7541",
        expects: "every case",
        test: Some("floods::http2_is_spoken_by_the_table"),
    },
    Part {
        name: "shares",
        does: "60 connections of one user where 24 are allowed",
        expects: "18 held, others told why, another user served, few records",
        test: Some("overload::connections_are_shared_between_users"),
    },
    Part {
        name: "overload",
        does: "160 clients of one user with prompts of 300 KB for a minute, 6 MiB for requests under way",
        expects: "memory capped, what is over is refused, another user's p99 at most 500 ms or 10 times its own, few records",
        test: Some("overload::memory_is_capped_and_another_user_is_served"),
    },
    Part {
        name: "large",
        does: "a body of 62 MiB",
        expects: "at most 2.5 times as much memory, and all of it back",
        test: Some("bodies::large_bodies_take_little_memory_and_give_it_back"),
    },
    Part {
        name: "slowhttptest",
        does: "slowhttptest -H, -B and -X, 500 connections each",
        expects: "the service is available throughout; slow connections are closed by the deadline",
        test: Some("long::slow_clients_of_slowhttptest_are_closed_and_the_service_stays"),
    },
    Part {
        name: "soak",
        does: "mixed load for minutes (WEIR_SOAK_MINUTES, 4)",
        expects: "nothing fails, memory grows by less than 2 MiB a minute in the second half, no descriptor is left",
        test: Some("long::a_soak_leaves_memory_and_descriptors_as_they_were"),
    },
    Part {
        name: "h2spec",
        does: "h2spec --strict over TLS, where WEIR_H2SPEC names it",
        expects: "every case",
        test: Some("long::h2spec_passes"),
    },
];

/// What became of one part.
enum Outcome {
    Passed,
    Failed,
    NotRun(&'static str),
}

/// A part that was run.
struct Done {
    part: &'static Part,
    outcome: Outcome,
    took: Duration,
    figures: Vec<String>,
}

/// Runs the parts named (all without a name), and writes what they showed into the report, beside what it told of
/// others.
pub fn run(yes: bool, arguments: &[String]) -> Result<()> {
    let named: Vec<&str> = arguments
        .iter()
        .map(String::as_str)
        .filter(|word| !word.starts_with("--"))
        .collect();
    if let Some(unknown) = named
        .iter()
        .find(|name| PARTS.iter().all(|part| part.name != **name))
    {
        let known: Vec<&str> = PARTS.iter().map(|part| part.name).collect();
        bail!("no part `{unknown}`; there are {}", known.join(", "));
    }
    setup::build(yes)?;
    setup::lab(yes)?;
    setup::long(yes)?;
    let chosen = |part: &&Part| named.is_empty() || named.contains(&part.name);
    let mut lab = None;
    let mut done = Vec::new();
    for part in PARTS.iter().filter(chosen) {
        eprintln!("long: {}: {}", part.name, part.does);
        let Some(scenario) = part.test else {
            done.push(properties(part)?);
            continue;
        };
        if lab.is_none() {
            lab = Some((scenarios()?, binaries()?));
        }
        if let Some((scenarios, binaries)) = &lab {
            done.push(one(part, scenario, scenarios, binaries)?);
        }
    }
    let is_release = lab.is_some_and(|(_, binaries)| binaries.is_release);
    let file = root().join("docs/long.md");
    let before = std::fs::read_to_string(&file).unwrap_or_default();
    let report = report::markdown(&before, &done, is_release)?;
    std::fs::write(&file, &report).with_context(|| file.display().to_string())?;
    println!("{report}");
    let failed: Vec<&str> = done
        .iter()
        .filter(|done| matches!(done.outcome, Outcome::Failed))
        .map(|done| done.part.name)
        .collect();
    ensure!(failed.is_empty(), "failed: {}", failed.join(", "));
    Ok(())
}

/// What is tested: the binaries that `WEIR_BIN` and `WEIR_LAB_BIN` name, else a release.
struct Binaries {
    weir: PathBuf,
    lab: PathBuf,
    is_release: bool,
}

fn binaries() -> Result<Binaries> {
    let named = |name| std::env::var_os(name).map(PathBuf::from);
    if let (Some(weir), Some(lab)) = (named("WEIR_BIN"), named("WEIR_LAB_BIN")) {
        let is_release = weir.components().any(|part| part.as_os_str() == "release");
        return Ok(Binaries {
            weir,
            lab,
            is_release,
        });
    }
    let lab = setup::release()?;
    Ok(Binaries {
        weir: lab.with_file_name("weir"),
        lab,
        is_release: true,
    })
}

/// Builds the scenarios; the path of their program.
fn scenarios() -> Result<PathBuf> {
    let built = cargo()
        .args([
            "test",
            "-p",
            "weir-tests",
            "--test",
            "scenarios",
            "--no-run",
        ])
        .args(["--quiet", "--message-format", "json"])
        .stderr(Stdio::inherit())
        .output()?;
    ensure!(built.status.success(), "the scenarios could not be built");
    let text = String::from_utf8_lossy(&built.stdout);
    let program = text
        .lines()
        .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
        .filter(|message| message["target"]["name"] == "scenarios")
        .find_map(|message| message["executable"].as_str().map(PathBuf::from));
    program.context("cargo names no program for the scenarios")
}

/// The crates' own tests with a seed that says which cases were drawn, and many of them.
fn properties(part: &'static Part) -> Result<Done> {
    let began = Instant::now();
    let seed = std::time::UNIX_EPOCH.elapsed()?.as_secs();
    let status = cargo()
        .args(["test", "--workspace", "--lib", "--bins", "--no-fail-fast"])
        .env("PROPTEST_RNG_SEED", seed.to_string())
        .env("PROPTEST_CASES", "2000")
        .status()?;
    let outcome = match status.success() {
        true => Outcome::Passed,
        false => Outcome::Failed,
    };
    Ok(Done {
        part,
        outcome,
        took: began.elapsed(),
        figures: vec![format!("seed={seed} cases=2000")],
    })
}

fn one(
    part: &'static Part,
    scenario: &str,
    scenarios: &std::path::Path,
    binaries: &Binaries,
) -> Result<Done> {
    let began = Instant::now();
    let done = |outcome, figures| Done {
        part,
        outcome,
        took: began.elapsed(),
        figures,
    };
    if part.name == "h2spec" && std::env::var_os("WEIR_H2SPEC").is_none() {
        return Ok(done(
            Outcome::NotRun("WEIR_H2SPEC names no program"),
            Vec::new(),
        ));
    }
    let mut test: Command = as_root(&scenarios.to_string_lossy());
    test.args(["--include-ignored", "--exact", scenario, "--nocapture"])
        .current_dir(root().join("tests"))
        .env("WEIR_LONG", "1")
        .env("WEIR_BIN", &binaries.weir)
        .env("WEIR_LAB_BIN", &binaries.lab);
    if !is_root() {
        eprintln!("long: the lab needs root: through sudo");
    }
    let output = test.stderr(Stdio::inherit()).output()?;
    let text = String::from_utf8_lossy(&output.stdout);
    eprint!("{text}");
    // libtest names what it runs on the same line where nothing else was printed before.
    let figures = text
        .lines()
        .filter_map(|line| line.split_once("figure: "))
        .map(|(_, figures)| figures.trim().to_owned())
        .filter(|figures| !figures.is_empty())
        .collect();
    let passed = output.status.success() && text.contains("1 passed");
    let outcome = if passed {
        Outcome::Passed
    } else {
        Outcome::Failed
    };
    Ok(done(outcome, figures))
}
