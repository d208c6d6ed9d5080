//! One user's storm: shed by refusal, within its memory, on few records, and unnoticed by another user.

use anyhow::Result;
use harness::bench::proc::resident;
use harness::lab::{Lab, is_long, is_root, weir_lab};

use crate::held::{Held, records};
use crate::{figure, said, show};

/// The other user's `strain`, behind all others at the processor: what is measured is weir's share, not its clients'.
fn nobody() -> Result<String> {
    Ok(format!(
        "nice -n 19 setpriv --reuid=65534 --regid=65534 --clear-groups {} strain",
        copied()?
    ))
}

/// The lab's program where every user may run it.
fn copied() -> Result<String> {
    let to = std::env::temp_dir().join(format!("weir-lab-strain-{}", std::process::id()));
    if !to.exists() {
        std::fs::copy(weir_lab()?, &to)?;
    }
    Ok(to.display().to_string())
}

#[test]
fn connections_are_shared_between_users() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let mut held = Held::limited(&lab, "connections = 24\nstall = \"20s\"")?;
    let (storm, tool) = (nobody()?, weir_lab()?);
    let script = format!(
        "{storm} hold 60 4 > {0}/hold 2>&1 & sleep 1; {1} strain steady 50 2; wait; cat {0}/hold",
        lab.dir().display(),
        tool.display()
    );
    let said = held.tell(&script)?;
    show(&said);
    let of = |name| figure(&said, name);
    assert!(
        (of("failed")?).abs() < 0.5,
        "the other user is served: {said}"
    );
    assert!(
        (of("held")? - 18.0).abs() < 0.5,
        "three quarters of 24: {said}"
    );
    assert!(of("told")? >= 16.0, "who is over is told so: {said}");
    held.end()?;
    bounded_records(&lab, 60, 3)
}

/// Sheddings are on record: the first of ten seconds by itself, the others together; for each of what is used up.
fn bounded_records(lab: &Lab, sheddings: usize, seconds: usize) -> Result<()> {
    let _ = std::fs::remove_file(copied()?);
    let kept = records(lab)?;
    let shed = kept.iter().filter(|event| {
        event.to_string().contains("at its limit") || event.to_string().contains("user's share")
    });
    let count = shed.count();
    show(&format!("sheddings={sheddings} records={count}"));
    assert!(
        (2..8 + 4 * (seconds / 10)).contains(&count),
        "{count} records of {sheddings} sheddings"
    );
    let verified = said(&mut lab.weir(&["audit", "verify"])?)?;
    assert_eq!(verified.code, Some(0), "{} {}", verified.out, verified.err);
    Ok(())
}

#[test]
fn memory_is_capped_and_another_user_is_served() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let mut held = Held::limited(&lab, "memory = \"6MiB\"")?;
    let agent = held.agent()?;
    let (storm, tool) = (nobody()?, weir_lab()?);
    let alone = held.tell(&format!("{} strain steady 40 1", tool.display()))?;
    let before = resident(agent)?;
    let (clients, seconds) = if is_long() { (160, 60) } else { (16, 3) };
    let script = format!(
        "{storm} storm {clients} 300 {seconds} > {0}/storm 2>&1 & {1} strain steady 40 {2}; wait; cat {0}/storm",
        lab.dir().display(),
        tool.display(),
        seconds - 1
    );
    let said = held.tell(&script)?;
    let after = resident(agent)?;
    show(&format!(
        "clients={clients} p99_alone_ms={} before_kib={} after_kib={}",
        figure(&alone, "p99_ms")?,
        before >> 10,
        after >> 10
    ));
    show(&said);
    assert!(
        said.contains("limited=") && figure(&said, "limited")? > 0.0,
        "the storm was one: {said}"
    );
    assert!(
        figure(&said, "answered")? > 0.0,
        "and was served within its share: {said}"
    );
    let steady = said.lines().next().unwrap_or_default();
    assert!(
        figure(steady, "failed")?.abs() < 0.5,
        "the other user is served: {said}"
    );
    // Both users have the same processors; without optimisation all of it takes many times as long.
    let most: f64 = 500.0_f64.max(10.0 * figure(&alone, "p99_ms")?);
    assert!(figure(steady, "p99_ms")? < most, "under {most} ms: {said}");
    assert!(after < before + (96 << 20), "{before} to {after} bytes");
    held.end()?;
    bounded_records(&lab, figure(&said, "limited")? as usize, seconds)
}
