//! What takes minutes, or programs that a lab need not have: run by `cargo xtask long` alone.

use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use harness::bench::proc::resident;
use harness::lab::{Lab, is_root, weir_lab};

use crate::held::Held;
use crate::{figure, said, show};

/// slowhttptest(1): slow heads, slow bodies, slow reading.
#[test]
#[ignore = "takes minutes, and slowhttptest"]
fn slow_clients_of_slowhttptest_are_closed_and_the_service_stays() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let mut held = Held::start(&lab, lab.weir_run()?)?;
    // It names no host in its handshake, and weir turns such clients away: TLS is wrapped around it.
    let relay = format!(
        "{} strain relay > {}/relay & sleep 1",
        weir_lab()?.display(),
        lab.dir().display()
    );
    held.tell(&relay)?;
    for (name, options, least) in [
        ("heads", "-H -i 5 -l 45", 400),
        (
            "bodies",
            "-B -i 10 -s 8192 -t POST -l 75 -f application/json",
            400,
        ),
        ("reading", "-X -w 10 -y 20 -n 5 -z 32 -k 3 -l 45", 0),
    ] {
        let report = lab.dir().join(name);
        let text = held.tell(&format!(
            "slowhttptest {options} -c 500 -r 250 -p 5 -u http://api.openai.com/v1/models -g -o {} 2>&1 | tail -30",
            report.display()
        ))?;
        let csv = std::fs::read_to_string(report.with_extension("csv"))?;
        let told = Told::of(&csv).with_context(|| format!("{name}: {text}"))?;
        show(&format!(
            "{name}: seconds={} closed={} connected={} available_seconds={} of={}",
            told.last[0], told.last[1], told.last[3], told.available, told.rows
        ));
        assert!(told.last[0] >= 10, "{name}: it ran: {text}");
        assert!(
            told.last[1] >= least,
            "{name}: slow connections are closed: {csv}"
        );
        assert_eq!(
            told.available, told.rows,
            "{name}: the service stayed available: {csv}"
        );
    }
    held.end()?;
    Ok(())
}

/// What slowhttptest wrote down: a row a second of seconds, closed, pending, connected, available.
struct Told {
    last: Vec<u64>,
    rows: usize,
    available: usize,
}

impl Told {
    fn of(csv: &str) -> Result<Self> {
        let rows: Vec<Vec<u64>> = csv
            .lines()
            .skip(1)
            .map(|line| {
                line.split(',')
                    .map(|field| field.trim().parse())
                    .collect::<Result<_, _>>()
            })
            .collect::<Result<_, _>>()?;
        let last = rows
            .last()
            .filter(|row| row.len() == 5)
            .context("no rows")?
            .clone();
        Ok(Self {
            last,
            rows: rows.len(),
            available: rows.iter().filter(|row| row.last() != Some(&0)).count(),
        })
    }
}

/// h2spec, where a machine has it.
#[test]
#[ignore = "needs h2spec"]
fn h2spec_passes() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let h2spec = std::env::var("WEIR_H2SPEC").context("WEIR_H2SPEC names the program")?;
    let lab = Lab::start()?;
    let mut held = Held::start(&lab, lab.weir_run()?)?;
    let text = held.tell(&format!(
        "{h2spec} -h api.openai.com -p 443 -t -k -S -P /v1/models 2>&1"
    ))?;
    let sum = text.lines().rev().find(|line| line.contains("tests,"));
    show(&sum.unwrap_or("no sum").replace(',', ""));
    let failed: Vec<&str> = text
        .lines()
        .filter(|line| line.trim_start().starts_with('\u{d7}'))
        .collect();
    for line in &failed {
        show(line);
    }
    assert!(
        sum.is_some_and(|sum| sum.contains(" 0 failed")),
        "{failed:#?}"
    );
    held.end()?;
    Ok(())
}

/// Minutes of mixed load: memory, descriptors and threads do not grow.
#[test]
#[ignore = "takes minutes"]
fn a_soak_leaves_memory_and_descriptors_as_they_were() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let minutes: u64 = std::env::var("WEIR_SOAK_MINUTES")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(4);
    let lab = Lab::start()?;
    let mut held = Held::start(&lab, lab.weir_run()?)?;
    let (agent, tool) = (held.agent()?, weir_lab()?);
    let log = lab.dir().join("soak");
    let seconds = minutes * 60;
    held.tell(&format!(
        "({0} strain storm 6 12 {seconds} > {1} 2>&1 &); ({0} strain steady 100 {seconds} > {1}.steady 2>&1 &); true",
        tool.display(),
        log.display()
    ))?;
    let (began, mut samples) = (Instant::now(), Vec::new());
    while began.elapsed() < Duration::from_secs(seconds) {
        std::thread::sleep(Duration::from_secs(5));
        let files = std::fs::read_dir(format!("/proc/{agent}/fd"))?.count();
        samples.push((
            began.elapsed().as_secs_f64(),
            resident(agent)? as f64 / 1024.0,
            files,
        ));
    }
    std::thread::sleep(Duration::from_secs(3));
    let settled = std::fs::read_dir(format!("/proc/{agent}/fd"))?.count();
    let loaded = held.tell(&format!("cat {0} {0}.steady", log.display()))?;
    // Caches fill in the first half; the slope is that of the second.
    let half = samples.split_at(samples.len() / 2).1;
    let slope = slope(half);
    show(&format!(
        "minutes={minutes} rss_first_kib={:.0} rss_half_kib={:.0} rss_last_kib={:.0} slope_kib_per_minute={:.1} fds_most={} fds_after={settled}",
        samples.first().map_or(0.0, |sample| sample.1),
        half.first().map_or(0.0, |sample| sample.1),
        half.last().map_or(0.0, |sample| sample.1),
        slope * 60.0,
        samples.iter().map(|sample| sample.2).max().unwrap_or(0),
    ));
    show(&loaded);
    assert!(figure(&loaded, "failed")?.abs() < 0.5, "{loaded}");
    assert!(
        slope * 60.0 < 2048.0,
        "memory grows by {slope:.1} KiB a second: {samples:?}"
    );
    assert!(settled < 64, "{settled} descriptors are left open");
    held.end()?;
    let verified = said(&mut lab.weir(&["audit", "verify"])?)?;
    assert_eq!(verified.code, Some(0), "{} {}", verified.out, verified.err);
    Ok(())
}

/// The slope of memory over time, by least squares.
fn slope(samples: &[(f64, f64, usize)]) -> f64 {
    let n = samples.len() as f64;
    let mean = |of: fn(&(f64, f64, usize)) -> f64| samples.iter().map(of).sum::<f64>() / n;
    let (x, y) = (mean(|sample| sample.0), mean(|sample| sample.1));
    let both: f64 = samples
        .iter()
        .map(|sample| (sample.0 - x) * (sample.1 - y))
        .sum();
    let own: f64 = samples.iter().map(|sample| (sample.0 - x).powi(2)).sum();
    if own == 0.0 { 0.0 } else { both / own }
}
