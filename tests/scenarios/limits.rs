//! Who is slow is let go in time, who rests is left alone, and a shortage of descriptors is waited out.

use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use harness::bench::proc::cpu_ns;
use harness::lab::{Lab, is_root, weir_lab};
use rustix::process::{Pid, Resource, Rlimit, getrlimit, prlimit};

use crate::held::{Held, posting, until};
use crate::{OPENAI, chat, figure, show};

#[test]
fn who_is_slow_is_let_go_and_who_rests_is_not() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let mut held = Held::limited(&lab, "head = \"1s\"\nstall = \"1s\"\nidle = \"2500ms\"")?;
    let tool = weir_lab()?;
    for (what, least, most) in [
        ("head", 900.0, 4000.0),
        ("body", 900.0, 5000.0),
        ("idle", 2400.0, 6000.0),
    ] {
        let said = held.tell(&format!("{} strain slow {what} 12", tool.display()))?;
        show(&said);
        assert!((figure(&said, "ended")? - 12.0).abs() < 0.5, "{said}");
        assert!(figure(&said, "first_ms")? >= least, "{said}");
        assert!(figure(&said, "last_ms")? <= most, "{said}");
    }
    // An answer that is on its way for longer than a connection may rest is not cut.
    let slow = posting(
        &lab,
        "slow.json",
        &chat(&"answer slowly please ".repeat(12), true),
        OPENAI,
    )?;
    let began = Instant::now();
    let said = held.tell(&format!("{slow} -w '%{{http_code}} %{{errormsg}}'"))?;
    assert!(
        said.contains("[DONE]") && began.elapsed() > Duration::from_millis(2500),
        "{said}"
    );
    held.end()?;
    Ok(())
}

#[test]
fn a_shortage_of_descriptors_is_waited_out() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let mut held = Held::limited(&lab, "")?;
    let agent = held.agent()?;
    let slow = posting(&lab, "slow.json", &chat("answer slowly", true), OPENAI)?;
    held.tell(&format!("{slow} -o /dev/null"))?;
    let pid = Pid::from_raw(i32::try_from(agent)?).context("a process")?;
    let open = || Ok::<_, std::io::Error>(std::fs::read_dir(format!("/proc/{agent}/fd"))?.count());
    let whole = getrlimit(Resource::Nofile);
    let few = u64::try_from(open()?)? + 4;
    prlimit(
        Some(pid),
        Resource::Nofile,
        Rlimit {
            current: Some(few),
            ..whole
        },
    )?;
    let many = format!(
        "for n in $(seq 16); do {slow} -o /dev/null -w '%{{http_code}}\\n' >> {0} 2>/dev/null & done",
        lab.dir().join("codes").display()
    );
    held.tell(&many)?;
    std::thread::sleep(Duration::from_millis(500));
    let before = cpu_ns(agent)?;
    std::thread::sleep(Duration::from_millis(500));
    let used = Duration::from_nanos(cpu_ns(agent)? - before);
    show(&format!(
        "descriptors={few} cpu_ms_in_500={}",
        used.as_millis()
    ));
    assert!(used < Duration::from_millis(250), "no busy loop: {used:?}");
    let codes = || {
        let text = std::fs::read_to_string(lab.dir().join("codes")).unwrap_or_default();
        text.lines().map(str::to_owned).collect::<Vec<_>>()
    };
    assert!(codes().len() < 16, "the shortage is real: {:?}", codes());
    prlimit(
        Some(pid),
        Resource::Nofile,
        Rlimit {
            current: Some(4096),
            ..whole
        },
    )?;
    until("everyone to be served", || Ok(codes().len() == 16))?;
    assert!(codes().iter().all(|code| code == "200"), "{:?}", codes());
    let log = std::fs::read_to_string(held.room.join("agent.log"))?;
    let said = log.lines().filter(|line| line.contains("accepted")).count();
    assert!(
        (1..10).contains(&said),
        "said, and not with every try: {log}"
    );
    held.end()?;
    Ok(())
}
