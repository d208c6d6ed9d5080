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
    let url = "https://api.openai.com/v1/models";
    for (name, options) in [
        ("heads", "-H -i 5 -l 45"),
        (
            "bodies",
            "-B -i 10 -s 8192 -t POST -l 75 -f application/json",
        ),
        ("reading", "-X -w 10 -y 20 -n 5 -z 32 -k 3 -l 45"),
    ] {
        let report = lab.dir().join(name);
        let mut script = format!(
            "slowhttptest {options} -c 500 -r 250 -p 5 -u {url} -g -o {} 2>&1 | sed 's/\\x1b\\[[0-9;]*m//g'",
            report.display()
        );
        script.push_str(" | tail -30");
        let text = held.tell(&script)?;
        let csv = std::fs::read_to_string(report.with_extension("csv")).unwrap_or_default();
        let (available, last) = told_by(&csv);
        show(&format!("{name}: {last}"));
        assert!(
            available,
            "{name}: the service stayed available: {text} {csv}"
        );
        assert!(!last.is_empty(), "{name}: {text}");
    }
    held.end()?;
    Ok(())
}

/// Whether the service was available in every second, and the last line in words.
fn told_by(csv: &str) -> (bool, String) {
    let mut lines = csv.lines();
    let names: Vec<&str> = lines
        .next()
        .unwrap_or_default()
        .split(',')
        .map(str::trim)
        .collect();
    let rows: Vec<Vec<&str>> = lines
        .map(|line| line.split(',').map(str::trim).collect())
        .collect();
    let available = rows
        .iter()
        .all(|row| row.last().is_some_and(|up| *up != "0"));
    let last = rows.last().map(|row| {
        let pairs = names
            .iter()
            .zip(row)
            .map(|(name, value)| format!("{}={value}", name.to_lowercase().replace(' ', "_")));
        pairs.collect::<Vec<_>>().join(" ")
    });
    (available && !rows.is_empty(), last.unwrap_or_default())
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
