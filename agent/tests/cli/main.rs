//! The commands as a shell starts them: what they print, byte for byte, and what they say when they cannot.

use std::fs::File;
use std::io::Write;
use std::process::{Command, Output, Stdio};

fn weir(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_weir"));
    command.args(arguments).env_remove("WEIR_SOCKET");
    command
}

/// What a command says, with this on its standard input.
fn said(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = weir(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut to = child.stdin.take().expect("piped");
    // A command that refuses reads nothing.
    let _ = to.write_all(input);
    drop(to);
    child.wait_with_output().expect("it ends")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn every_byte_outside_findings_stays_as_it_was() {
    let input =
        b"M\xfcller \x1b[31mred\x1b[0m \xff\xc3\r\nmail john.smith@corp-mail.org\xf0\x9f end";
    let done = said(&["detect", "--redact", "--action", "pii.email=mask"], input);
    assert_eq!(done.status.code(), Some(0), "{}", text(&done.stderr));
    let expected = b"M\xfcller \x1b[31mred\x1b[0m \xff\xc3\r\nmail XXXXXXXX\xf0\x9f end";
    assert_eq!(text(&done.stdout), text(expected));
    assert_eq!(done.stdout, expected);
}

#[test]
fn what_is_not_text_is_said_to_be_unread() {
    let zip = b"PK\x03\x04\x14\0\0\0\x08\0\x21\0\xd5\xd7\x9d\x8c";
    let wide: Vec<u8> = "call jane, please"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    for (bytes, kind) in [(&zip[..], "zip archive"), (&wide, "UTF-16")] {
        let done = said(&["detect"], bytes);
        assert_eq!(done.status.code(), Some(1));
        assert_eq!(text(&done.stdout), "");
        let error = text(&done.stderr);
        assert!(
            error.contains("was not read as text") && error.contains(kind),
            "{error}"
        );
        let done = said(&["detect", "--json"], bytes);
        assert_eq!(done.status.code(), Some(1));
        assert!(
            text(&done.stdout).contains("\"not_text\":"),
            "{}",
            text(&done.stdout)
        );
        let done = said(&["detect", "--redact"], bytes);
        assert_eq!((done.status.code(), done.stdout.len()), (Some(1), 0));
    }
    let found = said(
        &["detect"],
        &[&zip[..], b"mail john.smith@corp-mail.org"].concat(),
    );
    assert_eq!(found.status.code(), Some(7));
    assert!(text(&found.stderr).contains("was not read as text"));
}

#[test]
fn a_full_disk_is_an_error_and_a_closed_pipe_is_none() {
    let dir = tempfile::tempdir().expect("a directory");
    let at = |name: &str| dir.path().join(name).display().to_string();
    let policy = weir(&["policy", "show", "baseline"])
        .output()
        .expect("it ends");
    std::fs::write(at("team.toml"), policy.stdout).expect("written");
    std::fs::write(at("names.txt"), "Blue Heron\nNachtigall-7\n").expect("written");
    std::fs::write(at("notes.md"), "mail john.smith@corp-mail.org\n").expect("written");
    let (team, names, dict, notes) = (
        at("team.toml"),
        at("names.txt"),
        at("n.dict"),
        at("notes.md"),
    );
    let built = ["dictionary", "build", &names, "--out", &dict];
    assert!(weir(&built).output().expect("it ends").status.success());
    let state = dir.path().display().to_string();
    for arguments in [
        &["--help"][..],
        &["detect", "--help"],
        &["detectors", "list"],
        &["detectors", "list", "--json"],
        &["detectors", "show", "pci.card"],
        &["detectors", "test"],
        &["policy", "show", "baseline"],
        &["policy", "check", &team],
        &["policy", "check", "--json", &team],
        &["audit", "list", "--state", &state],
        &["detect", &notes],
        &["detect", "--redact", &notes],
        &built,
        &["dictionary", "check", &dict],
    ] {
        let full = File::options()
            .write(true)
            .open("/dev/full")
            .expect("Linux");
        let done = weir(arguments).stdout(full).output().expect("it ends");
        let error = text(&done.stderr);
        assert_eq!(done.status.code(), Some(1), "{arguments:?}: {error}");
        assert!(error.contains("cannot write: "), "{arguments:?}: {error}");
        assert!(!error.contains("panicked"), "{arguments:?}: {error}");
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let done = weir(arguments).stdout(writer).output().expect("it ends");
        let error = text(&done.stderr);
        assert!(
            !error.contains("panicked") && !error.contains("cannot write"),
            "{arguments:?}: {error}"
        );
        // Nobody hears what is said where standard error is full, too: the exit code tells.
        let full = || {
            File::options()
                .write(true)
                .open("/dev/full")
                .expect("Linux")
        };
        let status = weir(arguments).stdout(full()).stderr(full()).status();
        assert_eq!(status.expect("it ends").code(), Some(1), "{arguments:?}");
    }
}

#[test]
fn colour_is_given_where_it_is_asked_for() {
    let dir = tempfile::tempdir().expect("a directory");
    let at = |name: &str| dir.path().join(name).display().to_string();
    let (names, dict) = (at("names.txt"), at("n.dict"));
    std::fs::write(&names, "Blue Heron\n").expect("written");
    let built = weir(&["dictionary", "build", &names, "--out", &dict]).output();
    assert!(built.expect("it ends").status.success());
    for arguments in [
        &["detect"][..],
        &["detectors", "list", "--class", "pii.email"],
        &["dictionary", "check", &dict, "the Blue Heron"],
    ] {
        let with = |more: &[&str]| said(&[arguments, more].concat(), b"john.smith@corp-mail.org");
        assert!(
            with(&["--color", "always"]).stdout.contains(&0x1b),
            "{arguments:?}"
        );
        assert!(!with(&[]).stdout.contains(&0x1b), "{arguments:?}");
    }
}

#[test]
fn usage_errors_are_json_where_it_is_asked_for() {
    for (arguments, error, hint) in [
        (
            &["detect", "--json", "--jsonn"][..],
            "'--jsonn'",
            "a similar argument",
        ),
        (
            &["audit", "list", "--json", "--limit", "x"],
            "invalid value 'x'",
            "",
        ),
        (
            &["policy", "check", "--json"],
            "<FILES>...",
            "usage: weir policy check",
        ),
        (
            &["run", "--json", "curl"],
            "'curl'",
            "put -- before the command",
        ),
    ] {
        let done = said(arguments, b"");
        assert_eq!(done.status.code(), Some(2), "{arguments:?}");
        let object: serde_json::Value = serde_json::from_slice(&done.stderr)
            .unwrap_or_else(|problem| panic!("{arguments:?}: {problem}: {}", text(&done.stderr)));
        let member = |name: &str| object[name].as_str().unwrap_or_default().to_owned();
        assert_eq!(member("schema"), "weir.error/1");
        assert_eq!(object["exit"], 2);
        assert!(member("error").contains(error), "{object}");
        assert!(member("hint").contains(hint), "{object}");
    }
    let plain = said(&["run", "--", "--json"], b"");
    assert!(!text(&plain.stderr).starts_with('{'));
}

#[test]
fn several_files_are_looked_at_and_a_directory_says_how() {
    let dir = tempfile::tempdir().expect("a directory");
    let at = |name: &str| dir.path().join(name).display().to_string();
    std::fs::write(at("a.md"), "mail john.smith@corp-mail.org\n").expect("written");
    std::fs::write(at("b.md"), "nothing\n").expect("written");
    let done = said(&["detect", &at("b.md"), &at("a.md")], b"");
    assert_eq!(done.status.code(), Some(7), "{}", text(&done.stderr));
    let out = text(&done.stdout);
    assert!(
        out.contains("a.md:1:6") && out.contains("b.md: nothing found"),
        "{out}"
    );
    let done = said(
        &["detect", &at("a.md"), &dir.path().display().to_string()],
        b"",
    );
    assert_eq!(done.status.code(), Some(1));
    assert!(
        text(&done.stderr).contains("-exec weir detect"),
        "{}",
        text(&done.stderr)
    );
    assert!(text(&done.stdout).contains("a.md:1:6"));
}

#[test]
fn classes_are_named_as_policy_names_them() {
    for (arguments, part) in [
        (
            &["detectors", "list", "--class", "health"][..],
            "pii.health.nhs_number",
        ),
        (&["detectors", "show", "pci"], "payment card number"),
        (
            &["detectors", "list", "--class", "pii.mac_address"],
            "1 detector, 0 of your own",
        ),
    ] {
        let done = said(arguments, b"");
        let out = text(&done.stdout);
        assert!(
            done.status.success() && out.contains(part),
            "{arguments:?}: {out}"
        );
    }
    let wrong = said(&["detectors", "list", "--class", "pii.emial"], b"");
    assert!(text(&wrong.stderr).contains("did you mean \"pii.email\"?"));
    let own = said(&["detectors", "list", "--class", "onw.x"], b"");
    assert!(
        text(&own.stderr).contains("weir: hint: "),
        "{}",
        text(&own.stderr)
    );
}

#[test]
fn a_pattern_that_names_nothing_is_a_mistake() {
    for arguments in [
        &["detect", "--detectors", "zzz*.toml"][..],
        &["detect", "--dictionary", "zzz*.dict"],
        &["detectors", "test", "zzz*.toml"],
        &["policy", "check", "--dictionary", "zzz*.dict", "/dev/null"],
    ] {
        let done = said(arguments, b"");
        let error = text(&done.stderr);
        assert_eq!(done.status.code(), Some(1), "{arguments:?}");
        assert!(
            error.contains("`zzz*.") && error.contains("names no file"),
            "{arguments:?}: {error}"
        );
        assert!(error.contains("hint: "), "{error}");
    }
}

#[test]
fn what_would_have_no_effect_is_refused() {
    let done = said(&["detect", "--redact", "--explain"], b"");
    assert_eq!(done.status.code(), Some(2));
    let done = said(&["detect", "--redact", "--action", "injection=mask"], b"");
    assert_eq!(done.status.code(), Some(2), "{}", text(&done.stderr));
}
