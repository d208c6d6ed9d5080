//! The command runs as the calling user, who sees own calls and touches neither record nor agent.

use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use harness::lab::{Lab, is_root};

use crate::held::{Held, posting, until};
use crate::{KEY, OPENAI, chat};

/// Nobody's user and group, which every Linux has.
const NOBODY: &str = "65534";

/// `weir run` as sudo starts it for nobody. The build's own folder may not be open to others: a copy is run.
fn for_nobody(lab: &Lab) -> Result<Command> {
    let copy = lab.dir().join("weir");
    std::fs::copy(harness::lab::weir()?, &copy)?;
    std::fs::set_permissions(&copy, PermissionsExt::from_mode(0o755))?;
    lab.prepare_state(NOBODY)?;
    let mut command = lab.command(&copy)?;
    command
        .arg("run")
        .arg("--upstream-ca")
        .arg(lab.root())
        .arg("--state")
        .arg(lab.state())
        .env("SUDO_UID", NOBODY)
        .env("SUDO_GID", NOBODY)
        .env("SUDO_USER", "nobody");
    Ok(command)
}

#[test]
fn the_command_is_the_users_and_the_record_is_roots() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let open = lab.dir().join("open");
    std::fs::create_dir(&open)?;
    std::fs::set_permissions(&open, PermissionsExt::from_mode(0o1777))?;
    // A state that root prepared for this user.
    std::fs::create_dir_all(lab.state())?;
    std::fs::set_permissions(lab.state(), PermissionsExt::from_mode(0o700))?;
    std::fs::write(lab.state().join("user"), "65534")?;
    let mut held = Held::start(&lab, for_nobody(&lab)?)?;
    let who = held.tell("echo $(id -u) $(id -g) $(id -G) $HOME $USER")?;
    let home = home_of_nobody()?;
    assert_eq!(who.trim(), format!("65534 65534 65534 {home} nobody"));
    let made = open.join("made");
    held.tell(&format!("echo mine > {}", made.display()))?;
    let meta = std::fs::metadata(&made)?;
    assert_eq!((meta.uid(), meta.gid()), (65534, 65534));

    // Its calls are guarded, and it trusts the run's root.
    let call = posting(
        &lab,
        "call.json",
        &chat(&format!("key {KEY}"), true),
        OPENAI,
    )?;
    let answer = held.tell(&format!("{call} -D {}", open.join("head").display()))?;
    assert!(crate::streamed_text(&answer).contains(KEY), "{answer}");
    assert!(!lab.seen()?[0].body.contains(KEY));

    out_of_reach(&lab, &mut held)?;
    own_record(&lab, &mut held, &open.join("head"))?;
    let roots = beside_roots(&lab, &mut held)?;

    let ended = held.end()?;
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    assert!(!ended.err.contains("as root the command"), "{}", ended.err);
    assert!(
        roots.contains("as root the command could undo its guard")
            && roots.contains("change the record"),
        "a root caller is told what is lost: {roots}"
    );
    Ok(())
}

/// What is root's: state, agent, the agent's memory, the cgroup.
fn out_of_reach(lab: &Lab, held: &mut Held) -> Result<()> {
    let (state, agent) = (lab.state(), held.agent()?);
    let tried = held.tell(&format!(
        "ls {state} 2>/dev/null && echo state; kill -9 {agent} 2>/dev/null && echo agent; \
         cat /proc/{agent}/environ 2>/dev/null && echo memory; \
         echo $$ 2>/dev/null > /sys/fs/cgroup/cgroup.procs && echo cgroup; cat {room}/agent.log 2>/dev/null && echo log; \
         touch {room}/x 2>/dev/null && echo room; true",
        state = state.display(),
        room = held.room.display()
    ))?;
    assert_eq!(tried.trim(), "", "out of reach");
    Ok(())
}

/// From inside, its own record can be read and nothing can be changed.
fn own_record(lab: &Lab, held: &mut Held, head: &Path) -> Result<()> {
    let head = std::fs::read_to_string(head)?;
    let id = head
        .lines()
        .find_map(|line| line.strip_prefix("x-weir-id: "))
        .context("an id in the answer's head")?
        .trim()
        .to_owned();
    let weir = lab.dir().join("weir");
    let weir = weir.display();
    let why = held.tell(&format!("{weir} why {id}; echo code-$?"))?;
    assert!(why.contains("Redacted") && why.contains("code-0"), "{why}");
    let listed = held.tell(&format!("{weir} audit list --json; echo code-$?"))?;
    let requests = listed.lines().filter(|line| line.contains("\"verdict\""));
    assert_eq!(requests.count(), 1, "{listed}");
    assert!(
        listed.contains("code-0") && listed.contains(&id),
        "{listed}"
    );
    for refused in [
        format!("{weir} policy reload"),
        format!("{weir} audit show --reveal {id}"),
    ] {
        let said = held.tell(&format!("{refused} 2>&1; echo code-$?"))?;
        assert!(
            said.contains("only be read") && !said.contains("code-0"),
            "{refused}: {said}"
        );
        assert!(!said.contains(KEY), "{said}");
    }
    Ok(())
}

/// Another user's run is not its business; what that run was told.
fn beside_roots(lab: &Lab, held: &mut Held) -> Result<String> {
    let other = lab.dir().join("other.stderr");
    let mut roots = lab
        .weir_run()?
        .args(["--", "sh", "-c", "echo $WEIR_SOCKET > roots; exec sleep 60"])
        .stderr(std::fs::File::create(&other)?)
        .spawn()?;
    let told = lab.dir().join("roots");
    until("root's run", || {
        Ok(std::fs::read_to_string(&told).is_ok_and(|text| text.ends_with('\n')))
    })?;
    let socket = std::fs::read_to_string(&told)?;
    let peeked = held.tell(&format!(
        "WEIR_SOCKET={} {}/weir audit list 2>&1; echo code-$?",
        socket.trim(),
        lab.dir().display()
    ))?;
    rustix::process::kill_process(
        rustix::process::Pid::from_child(&roots),
        rustix::process::Signal::TERM,
    )?;
    roots.wait()?;
    assert!(peeked.contains("code-4"), "{peeked}");
    Ok(std::fs::read_to_string(&other)?)
}

fn home_of_nobody() -> Result<String> {
    let table = std::fs::read_to_string("/etc/passwd")?;
    let row = table.lines().find(|row| row.starts_with("nobody:"));
    let home = row.and_then(|row| row.split(':').nth(5));
    Ok(home.context("nobody's home")?.to_owned())
}

#[test]
fn who_sudo_names_must_be_somebody() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    for (uid, name) in [("4000000000", "ghost"), (NOBODY, "root"), ("x", "nobody")] {
        let mut run = lab.weir_run()?;
        run.env("SUDO_UID", uid).env("SUDO_USER", name);
        let said = crate::said(run.args(["--", "touch", "started"]))?;
        assert_eq!(said.code, Some(125), "{uid} {name}: {}", said.err);
        assert!(
            said.err.contains("SUDO") || said.err.contains("no user"),
            "{}",
            said.err
        );
    }
    assert!(!lab.dir().join("started").exists());
    Ok(())
}
