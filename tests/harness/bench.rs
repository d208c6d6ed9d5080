//! The bench: what weir adds to a call, beside nginx and beside nothing, in one run on one machine.

pub mod load;
pub mod world;

mod cold;
mod events;
mod far;
mod fast;
mod job;
mod nginx;
mod open;
pub mod proc;
mod report;
mod rows;
mod stats;
mod store;
mod systems;
mod table;
mod targets;
mod text;

use std::collections::BTreeMap;
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};

use crate::lab::Lab;
use job::Job;
use report::{Collected, Figure, Line, Round, line};
use rows::Row;
use stats::{Spread, percentile};
use store::BareStore;
use systems::{Kind, Measured, System};
use table::{Made, Report};

/// Appends to the bare store in a round of a row.
const APPENDS: usize = 40;
/// Starts of each system that are timed.
const STARTS: usize = 5;
/// Requests a second that provider and client must reach alone, so that they are not what is measured.
const CEILING: f64 = 20_000.0;
/// The line of start-up times.
const START: &str = "exec to ready";
/// A system is idle after this time.
const IDLE: Duration = Duration::from_secs(1);

/// What a run shows and how long it takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    json: bool,
    quick: bool,
    systems: Vec<Kind>,
    /// Only rows whose label holds this, or, after `=`, is this.
    rows: Option<String>,
}

impl Options {
    /// Reads `[--json] [--quick] [--only SYSTEM,SYSTEM] [--rows TEXT]`.
    pub fn parse(arguments: impl IntoIterator<Item = String>) -> Result<Self> {
        let mut options = Self {
            json: false,
            quick: false,
            systems: Kind::ALL.to_vec(),
            rows: None,
        };
        let mut arguments = arguments.into_iter();
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--json" => options.json = true,
                "--quick" => options.quick = true,
                "--only" => {
                    let names = arguments
                        .next()
                        .context("--only takes names: direct, nginx, weir")?;
                    let named = |name: &str| {
                        Kind::ALL
                            .into_iter()
                            .find(|kind| kind.name() == name)
                            .with_context(|| format!("no system `{name}`"))
                    };
                    options.systems = names.split(',').map(named).collect::<Result<_>>()?;
                    ensure!(
                        options.systems.contains(&Kind::Direct),
                        "all is measured against `direct`: name it, too"
                    );
                }
                "--rows" => {
                    let text = arguments.next().context("--rows takes a part of a label")?;
                    options.rows = Some(text);
                }
                other => bail!("no option `{other}`: --json, --quick, --only, --rows"),
            }
        }
        Ok(options)
    }

    /// Whether a row of this label is measured.
    fn wants(&self, label: &str) -> bool {
        self.rows
            .as_deref()
            .is_none_or(|text| match text.strip_prefix('=') {
                Some(whole) => label == whole,
                None => label.contains(text),
            })
    }
}

/// Measures and prints: the table, or one JSON document.
pub fn run(options: &Options) -> Result<()> {
    let lab = Lab::of("serve-bench")?;
    let mut figures = Vec::new();
    let mut lines = Vec::new();
    if options.wants(START) {
        lines.push(starts(options, &lab)?);
    }
    let mut systems = options
        .systems
        .iter()
        .map(|kind| System::start(*kind, &lab))
        .collect::<Result<Vec<_>>>()?;
    std::thread::sleep(IDLE);
    lines.push(memory("resident memory, idle", &systems)?);
    let ceiling = Ceiling::measure(options, &lab, &mut systems)?;
    figures.extend(ceiling.figures());
    let mut rows = rows::rows(options.quick);
    rows.retain(|row| options.wants(row.label));
    let rounds = if options.quick { 3 } else { 7 };
    let collected = measure(&rows, rounds, &mut systems, &lab)?;
    for (row, collected) in rows.iter().zip(&collected) {
        lines.extend(collected.lines(row));
        figures.extend(collected.figures(row));
    }
    lines.push(memory("resident memory, after the load", &systems)?);
    lines.extend(turn_against_whole(&rows, &collected));
    lines.extend(cold::lines(&rows, &collected));
    drop(systems);
    lines.extend(open::measure(options, &lab)?);
    let made = made(rounds, options.quick)?;
    let notes = notes(&made, ceiling.rate);
    let report = Report {
        made,
        verdicts: targets::verdicts(&lines),
        lines,
        figures,
        notes,
    };
    if options.json {
        println!("{}", serde_json::to_string_pretty(&report)?);
    } else {
        print!("{}", table::table(&report));
    }
    Ok(())
}

/// All rows, round by round; within one, the systems in turn, each first as often as the others.
fn measure(
    rows: &[Row],
    rounds: usize,
    systems: &mut [System],
    lab: &Lab,
) -> Result<Vec<Collected>> {
    let mut store = BareStore::open(&lab.dir().join("bare-store"))?;
    let mut collected: Vec<Collected> = rows.iter().map(|_| Collected::default()).collect();
    for round in 0..rounds {
        for (number, (row, into)) in rows.iter().zip(&mut collected).enumerate() {
            eprintln!("bench: round {} of {rounds}: {}", round + 1, row.label);
            for turn in 0..systems.len() {
                let at = (turn + round) % systems.len();
                let seed = (round * rows.len() + number) * Kind::ALL.len() + at + 1;
                let job = Job {
                    seed: seed as u64,
                    ..row.job
                };
                let measured = systems[at]
                    .measure(&job)
                    .with_context(|| row.label.to_owned())?;
                honest(systems[at].kind, &job, &measured)?;
                into.rounds
                    .entry(systems[at].kind)
                    .or_default()
                    .push(Round::of(&measured));
            }
            let appended = store.append(text::stored(&row.job), APPENDS)?;
            let at =
                |rank| percentile(&appended.took_ns, rank).map_or(f64::NAN, |ns| ns as f64 / 1e3);
            into.sync_cpu
                .push(appended.cpu_ns as f64 / 1e3 / APPENDS as f64);
            into.sync_p50.push(at(500));
            into.sync_p99.push(at(990));
        }
    }
    Ok(collected)
}

/// A number counts only if the work was done: values kept from the provider by weir alone, and given back by all.
fn honest(kind: Kind, job: &Job, measured: &Measured) -> Result<()> {
    let outcome = &measured.outcome;
    let answered = outcome.latencies_ns.len();
    ensure!(
        answered == job.requests,
        "{}: {answered} of {} requests were answered",
        kind.name(),
        job.requests
    );
    ensure!(
        outcome.returned == job.requests,
        "{}: {} of {} answers gave the prompt's value back",
        kind.name(),
        outcome.returned,
        job.requests
    );
    let plain = if kind == Kind::Weir { 0 } else { job.requests };
    ensure!(
        outcome.plain == plain,
        "{}: the provider saw {} values of {plain}",
        kind.name(),
        outcome.plain
    );
    Ok(())
}

fn starts(options: &Options, lab: &Lab) -> Result<Line> {
    let mut ready: BTreeMap<Kind, Vec<f64>> = BTreeMap::new();
    for _ in 0..STARTS {
        for kind in &options.systems {
            ready
                .entry(*kind)
                .or_default()
                .push(System::start(*kind, lab)?.ready_ns as f64 / 1e6);
        }
    }
    Ok(line(START.into(), "ms", &ready))
}

fn memory(measure: &str, systems: &[System]) -> Result<Line> {
    let mut resident: BTreeMap<Kind, Vec<f64>> = BTreeMap::new();
    for system in systems.iter().filter(|system| system.kind != Kind::Direct) {
        resident
            .entry(system.kind)
            .or_default()
            .push(system.resident()? as f64 / f64::from(1 << 20));
    }
    Ok(line(measure.to_owned(), "MiB", &resident))
}

/// What a turn costs weir of what inspecting all of it costs.
fn turn_against_whole(rows: &[Row], collected: &[Collected]) -> Option<Line> {
    let cpu = |label| {
        let at = rows.iter().position(|row| row.label == label)?;
        let rounds = collected.get(at)?.rounds.get(&Kind::Weir)?;
        Some(rounds.iter().map(|round| round.cpu).collect::<Vec<_>>())
    };
    let (turn, whole) = targets::COMPARED;
    Some(targets::turn_against_whole(&cpu(turn)?, &cpu(whole)?))
}

/// What provider and client reach by themselves.
struct Ceiling {
    /// Requests a second.
    rate: Spread,
    /// Requests a second that their CPU time allows on this machine's processors, whatever else it does.
    by_cpu: Spread,
}

impl Ceiling {
    fn measure(options: &Options, lab: &Lab, systems: &mut [System]) -> Result<Self> {
        let direct = systems
            .iter_mut()
            .find(|system| system.kind == Kind::Direct);
        let direct = direct.context("`direct` is always measured")?;
        let processors = std::thread::available_parallelism()?.get() as f64;
        let job = rows::ceiling(options.quick);
        direct.processes = vec![direct.client(), lab.id()];
        let rounds = (0..3).map(|_| Ok(Round::of(&direct.measure(&job)?)));
        let rounds: Vec<Round> = rounds.collect::<Result<_>>()?;
        direct.processes.clear();
        let rate = Spread::of(rounds.iter().map(|round| round.rate));
        let by_cpu = Spread::of(rounds.iter().map(|round| processors * 1e6 / round.cpu));
        let (rate, by_cpu) = rate.zip(by_cpu).context("the ceiling was measured")?;
        Ok(Self { rate, by_cpu })
    }

    fn figures(&self) -> Vec<Figure> {
        let figure = |how: &str, value| Figure {
            measure: format!("ceiling of provider and client alone, 320 B, 16 connections{how}"),
            unit: "1/s",
            value,
        };
        vec![figure("", self.rate), figure(", by their CPU", self.by_cpu)]
    }
}

fn notes(made: &Made, ceiling: Spread) -> Vec<String> {
    let mut notes = Vec::new();
    if made.build == "debug" {
        notes.push(
            "a debug build: the times of client and provider say nothing of a release".to_owned(),
        );
    }
    if made.quick {
        notes.push("a quick run: few requests, so that its 99th percentiles are little more than the worst one".to_owned());
    }
    if ceiling.median < CEILING {
        notes.push(format!("provider and client alone reach {:.0} requests a second, not {CEILING:.0}: they bound what is shown", ceiling.median));
    }
    notes
}

fn made(rounds: usize, quick: bool) -> Result<Made> {
    let processors = std::thread::available_parallelism()?.get();
    let info = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let name = info
        .lines()
        .find_map(|line| line.strip_prefix("model name")?.split_once(':'))
        .map(|(_, name)| name.trim());
    let version = std::process::Command::new("nginx")
        .arg("-v")
        .output()
        .map(|output| output.stderr)
        .unwrap_or_default();
    let version = String::from_utf8_lossy(&version);
    Ok(Made {
        kernel: rustix::system::uname()
            .release()
            .to_string_lossy()
            .into_owned(),
        processor: name.unwrap_or("unnamed processor").to_owned(),
        processors,
        build: if cfg!(debug_assertions) {
            "debug"
        } else {
            "release"
        },
        nginx: version
            .trim()
            .rsplit_once(' ')
            .map_or("nginx", |(_, name)| name)
            .to_owned(),
        rounds,
        quick,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use job::Outcome;

    #[test]
    fn options_are_read() {
        let parse = |words: &[&str]| Options::parse(words.iter().map(|word| (*word).to_owned()));
        let options = parse(&["--quick", "--only", "direct,nginx", "--json"]).expect("options");
        assert_eq!(
            options,
            Options {
                json: true,
                quick: true,
                systems: vec![Kind::Direct, Kind::Nginx],
                rows: None,
            }
        );
        let some = parse(&["--rows", "100 KB"]).expect("options");
        assert!(some.wants("100 KB, all new") && !some.wants("10 KB"));
        assert!(parse(&["--only", "nginx"]).is_err());
        assert!(parse(&["--only", "direct,haproxy"]).is_err());
        assert!(parse(&["--fast"]).is_err());
    }

    #[test]
    fn what_bounds_the_numbers_is_said() {
        let made = |build, quick| Made {
            kernel: String::new(),
            processor: String::new(),
            processors: 2,
            build,
            nginx: String::new(),
            rounds: 1,
            quick,
        };
        let spread = |median| Spread {
            median,
            min: median,
            max: median,
        };
        assert!(notes(&made("release", false), spread(25_000.0)).is_empty());
        assert_eq!(notes(&made("debug", true), spread(6_000.0)).len(), 3);
    }

    #[test]
    fn a_run_that_did_not_do_the_work_is_no_result() {
        let job = rows::rows(true)[0].job;
        let measured = |plain, returned| Measured {
            outcome: Outcome {
                latencies_ns: vec![1; job.requests],
                plain,
                returned,
                ..Outcome::default()
            },
            cpu_ns: 0,
            written: 0,
        };
        let all = job.requests;
        assert!(honest(Kind::Weir, &job, &measured(0, all)).is_ok());
        assert!(honest(Kind::Weir, &job, &measured(1, all)).is_err());
        assert!(honest(Kind::Weir, &job, &measured(0, all - 1)).is_err());
        assert!(honest(Kind::Nginx, &job, &measured(all, all)).is_ok());
        assert!(honest(Kind::Nginx, &job, &measured(0, all)).is_err());
    }
}
