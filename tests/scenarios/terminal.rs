//! The command keeps its terminal: keys reach it once, job control works, pipes carry every byte.

use std::io::Write;
use std::process::Stdio;

use anyhow::{Context, Result};
use harness::lab::{Lab, is_root};

use crate::{Said, said};

/// Runs a command line in a terminal of its own, says keys when words appear, and prints what was shown and the code.
const TERMINAL: &str = r#"
import os, pty, select, sys, time
steps = sys.argv[1].split("|") if sys.argv[1] else []   # word, keys, word, keys, ...
pid, fd = pty.fork()
if pid == 0:
    os.execvp(sys.argv[2], sys.argv[2:])
shown, end, seen = b"", time.time() + 40, 0
while time.time() < end:
    if steps and steps[0].encode() in shown[seen:]:
        seen = len(shown)
        time.sleep(0.3)
        os.write(fd, steps[1].encode().decode("unicode_escape").encode())
        steps = steps[2:]
    if select.select([fd], [], [], 0.1)[0]:
        try: data = os.read(fd, 65536)
        except OSError: break
        if not data: break
        shown += data
else:
    os.kill(pid, 9)
_, status = os.waitpid(pid, 0)
sys.stdout.write(shown.decode(errors="replace").replace("\r", ""))
print("\ncode", os.waitstatus_to_exitcode(status))
"#;

fn in_terminal(lab: &Lab, steps: &str, command: &[&str]) -> Result<Said> {
    let weir = harness::lab::weir()?;
    let (root, state) = (lab.root(), lab.state());
    let mut python = lab.command("python3")?;
    python.args(["-c", TERMINAL, steps]).env("PS1", "# ");
    python
        .env("WEIR", &weir)
        .env("ROOT", &root)
        .env("STATE", &state);
    said(python.args(command))
}

/// `weir run` of this Python program, in a terminal.
fn guarded(lab: &Lab, steps: &str, program: &str) -> Result<Said> {
    let weir = harness::lab::weir()?;
    let (root, state) = (lab.root(), lab.state());
    let texts = [&weir, &root, &state].map(|path| path.to_string_lossy().into_owned());
    let [weir, root, state] = &texts;
    in_terminal(
        lab,
        steps,
        &[
            weir,
            "run",
            "--upstream-ca",
            root,
            "--state",
            state,
            "--",
            "python3",
            "-c",
            program,
        ],
    )
}

#[test]
fn an_interrupt_arrives_once_and_weir_still_tells() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let counting = "import os, signal, sys, time\nn = 0\ndef on(*_):\n  global n\n  n += 1\nsignal.signal(signal.SIGINT, on)\n\
        print('tty', *[os.isatty(f) for f in (0, 1, 2)], os.environ['WEIR_SOCKET'], os.tcgetpgrp(0) == os.getpgrp(), 'ready', flush=True)\n\
        end = time.time() + 15\nwhile not n and time.time() < end: time.sleep(0.05)\ntime.sleep(1)\nprint('interrupts', n, flush=True)\nsys.exit(130)";
    let said = guarded(&lab, "ready|\\x03", counting)?;
    assert!(said.out.contains("tty True True True"), "{}", said.out);
    assert!(
        said.out.contains("True ready"),
        "in the foreground: {}",
        said.out
    );
    assert!(said.out.contains("interrupts 1\n"), "{}", said.out);
    assert!(said.out.contains("weir: no AI requests"), "{}", said.out);
    assert!(said.out.contains("code 130"), "{}", said.out);
    let room = said
        .out
        .split_whitespace()
        .find(|word| word.ends_with("/control.sock"))
        .and_then(|socket| socket.rsplit_once('/'))
        .context("the run's room")?
        .0;
    assert!(!std::path::Path::new(room).exists(), "{room} is gone");

    // One that does not handle it dies of it, and its shell would see the same.
    let dying = "import signal, time\nsignal.signal(signal.SIGINT, signal.SIG_DFL)\nprint('ready', flush=True)\ntime.sleep(30)";
    let said = guarded(&lab, "ready|\\x03", dying)?;
    assert!(said.out.contains("weir: no AI requests"), "{}", said.out);
    assert!(said.out.contains("code 130"), "{}", said.out);
    Ok(())
}

#[test]
fn a_stopped_command_stops_weir_and_comes_back() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let run = "\"$WEIR\" run --upstream-ca \"$ROOT\" --state \"$STATE\" -- sh -c 'echo re\"\"ady; read line; echo \"got:$line\"; exit 5'\\n";
    // The shell says `Stopped`; `fg` brings it back, and it reads on from the terminal.
    let steps = format!(
        "# |{run}|ready|\\x1a|Stopped|fg\\n|exit 5'|typed\\n|no AI requests|echo status:$?\\n|status:5|exit 0\\n"
    );
    let said = in_terminal(&lab, &steps, &["bash", "--norc", "--noprofile", "-i"])?;
    assert!(said.out.contains("got:typed"), "{}", said.out);
    assert!(said.out.contains("status:5"), "{}", said.out);
    Ok(())
}

#[test]
fn pipes_carry_every_byte() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let bytes: Vec<u8> = (0..3_000_000u32).map(|n| (n % 251) as u8).collect();
    let mut child = lab
        .weir_run()?
        .args(["--", "cat"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let mut input = child.stdin.take().context("piped")?;
    let writing = std::thread::spawn({
        let bytes = bytes.clone();
        move || input.write_all(&bytes)
    });
    let output = child.wait_with_output()?;
    writing.join().expect("the writer does not panic")?;
    assert!(output.status.success());
    assert!(output.stdout == bytes, "{} bytes", output.stdout.len());
    Ok(())
}
