//! What stops weir from guarding is said before the command starts: what, where, what to do; exit code 125.

use std::fs::File;

use anyhow::Result;
use harness::lab::{Lab, is_root};

use crate::{Said, said};

/// `WRAPPER... weir run OPTIONS -- touch started`, and whether it started.
fn refused(lab: &Lab, wrapper: &[&str], options: &[&str]) -> Result<Said> {
    let (first, rest) = wrapper.split_first().unwrap_or((&"env", &[]));
    let mut command = lab.command(first)?;
    command.args(rest).arg(harness::lab::weir()?).arg("run");
    if !options.contains(&"--state") {
        command.arg("--state").arg(lab.state());
    }
    let said = said(command.args(options).args(["--", "touch", "started"]))?;
    assert!(
        !lab.dir().join("started").exists(),
        "{wrapper:?} {options:?}"
    );
    assert_eq!(
        said.code,
        Some(125),
        "{wrapper:?} {options:?}: {}",
        said.err
    );
    assert!(said.err.contains("weir: error: "), "{}", said.err);
    assert!(!said.err.contains("panicked"), "{}", said.err);
    Ok(said)
}

#[test]
fn what_the_kernel_lacks_is_named() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    // A kernel that calls itself 2.6.
    let old = refused(&lab, &["setarch", "--uname-2.6"], &[])?;
    assert!(
        old.err.contains("kernel 2.6 lacks") && old.err.contains("bpf_set_retval (5.18)"),
        "{}",
        old.err
    );
    assert!(
        old.err.contains("weir: hint: ") && old.err.contains("5.18"),
        "{}",
        old.err
    );

    // A place without the capability, and a kernel without the system call.
    let drop = "-bpf,-sys_admin";
    let capable = ["setpriv", "--bounding-set", drop, "--inh-caps", drop];
    let capability = refused(&lab, &capable, &[])?;
    assert!(
        capability.err.contains("CAP_BPF") && capability.err.contains("hint:"),
        "{}",
        capability.err
    );
    for errno in ["EPERM", "ENOSYS"] {
        let inject = format!("inject=bpf:error={errno}");
        let quiet = [
            "strace",
            "-f",
            "-o",
            "/dev/null",
            "-e",
            "trace=bpf",
            "-e",
            &inject,
        ];
        let bpf = refused(&lab, &quiet, &[])?;
        assert!(
            bpf.err.contains("BPF") && bpf.err.contains("hint:"),
            "{errno}: {}",
            bpf.err
        );
    }

    // A machine without cgroup v2.
    let without = "while umount -l /sys/fs/cgroup 2>/dev/null; do :; done; exec \"$@\"";
    let cgroup = refused(&lab, &["unshare", "-m", "sh", "-c", without, "sh"], &[])?;
    assert!(
        cgroup.err.contains("cgroup v2") && cgroup.err.contains("hint:"),
        "{}",
        cgroup.err
    );
    Ok(())
}

#[test]
fn files_that_do_not_serve_are_named() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let at = |name: &str, text: &str| -> Result<String> {
        let path = lab.dir().join(name);
        std::fs::write(&path, text)?;
        Ok(path.to_string_lossy().into_owned())
    };
    let config = at(
        "weir.toml",
        "version = 1\n\n[audit]\n  contnet = \"sealed\"\n",
    )?;
    let wrong = refused(&lab, &[], &["--config", &config])?;
    for part in ["weir.toml:4:3", "^^^^^^^", "did you mean `content`?"] {
        assert!(wrong.err.contains(part), "{part}: {}", wrong.err);
    }
    let missing = refused(&lab, &[], &["--config", "/no/such/weir.toml"])?;
    assert!(
        missing.err.contains("/no/such/weir.toml"),
        "{}",
        missing.err
    );

    let none = refused(&lab, &[], &["--upstream-ca", "/no/such/root.pem"])?;
    assert!(
        none.err.contains("/no/such/root.pem") && none.err.contains("hint:"),
        "{}",
        none.err
    );
    let garbage = at("garbage.pem", "this is no certificate\n")?;
    let garbage = refused(&lab, &[], &["--upstream-ca", &garbage])?;
    assert!(garbage.err.contains("garbage.pem"), "{}", garbage.err);
    let no_policy = refused(&lab, &[], &["--policy", "/no/such/policy.toml"])?;
    assert!(
        no_policy.err.contains("/no/such/policy.toml"),
        "{}",
        no_policy.err
    );
    let daemon = refused(&lab, &[], &["--allow-daemons", "dokcer"])?;
    assert!(daemon.err.contains("dokcer"), "{}", daemon.err);
    let file = at("a-file", "")?;
    let state = refused(&lab, &[], &["--state", &file])?;
    assert!(
        state.err.contains("a-file") && state.err.contains("hint:"),
        "{}",
        state.err
    );
    Ok(())
}

#[test]
fn a_store_that_another_process_holds_is_said_so() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    said(lab.weir_run()?.args(["--", "true"]))?;
    let runs = std::fs::read_dir(lab.state().join("runs"))?;
    let run = runs
        .flatten()
        .next()
        .map(|entry| entry.path())
        .unwrap_or_default();
    let file = File::open(run.join("store").join("db"))?;
    rustix::fs::flock(&file, rustix::fs::FlockOperation::LockExclusive)?;
    let listed = said(&mut lab.weir(&["audit", "list"])?)?;
    assert_eq!(listed.code, Some(5), "{} {}", listed.out, listed.err);
    assert!(
        listed.err.contains("weir: error: ") && listed.err.contains("hint:"),
        "{}",
        listed.err
    );
    // Another run of the same user does not mind: its store is its own.
    let next = said(lab.weir_run()?.args(["--", "true"]))?;
    assert_eq!(next.code, Some(0), "{}", next.err);
    rustix::fs::flock(&file, rustix::fs::FlockOperation::Unlock)?;
    let listed = said(&mut lab.weir(&["audit", "list"])?)?;
    assert_eq!(listed.code, Some(0), "{}", listed.err);
    Ok(())
}
