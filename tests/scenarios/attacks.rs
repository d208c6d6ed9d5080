//! What was tried to get round weir: by odd requests, and by the user for whom root runs it.

use std::fmt::Write as _;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::process::Command;

use anyhow::{Context, Result};
use harness::lab::{Lab, Seen, is_root};

use crate::{KEY, OPENAI, PRIVATE_KEY, Said, chat, said};

/// One odd request: curl's arguments, and what becomes of it.
struct Attempt {
    name: &'static str,
    arguments: Vec<String>,
    refused: bool,
}

fn attempt(name: &'static str, refused: bool, arguments: &[&str]) -> Attempt {
    let mut all = vec!["-H".to_owned(), format!("x-attempt: {name}")];
    all.extend(arguments.iter().map(|argument| (*argument).to_owned()));
    Attempt {
        name,
        arguments: all,
        refused,
    }
}

fn json(name: &'static str, refused: bool, body: &str) -> Attempt {
    typed(name, refused, "application/json", body)
}

fn typed(name: &'static str, refused: bool, kind: &str, body: &str) -> Attempt {
    let kind = format!("content-type: {kind}");
    attempt(name, refused, &[OPENAI, "-H", &kind, "--data-binary", body])
}

/// All attempts in one run, each a curl of its own; the status of each, and what weir said in the end.
fn all(lab: &Lab, attempts: &[Attempt]) -> Result<(Vec<String>, Said)> {
    let quoted = |text: &str| format!("'{}'", text.replace('\'', "'\\''"));
    let mut script = String::new();
    for attempt in attempts {
        script.push_str("curl -sS -m 20 -o /dev/null -w '%{http_code}\\n'");
        for argument in &attempt.arguments {
            write!(script, " {}", quoted(argument))?;
        }
        script.push_str(" || echo failed\n");
    }
    let file = lab.dir().join("attempts.sh");
    std::fs::write(&file, script)?;
    let said = said(lab.weir_run()?.args(["--", "sh"]).arg(&file))?;
    Ok((said.out.lines().map(str::to_owned).collect(), said))
}

/// Whether anything of the key can be read in what a provider saw, in any case, decoded as servers do.
fn leaks(seen: &Seen) -> bool {
    let mut text = format!("{} {} {}", seen.method, seen.target, seen.body);
    for (name, value) in &seen.headers {
        text.push_str(&format!(" {name}: {value}"));
    }
    let tail = &KEY[6..];
    (0..4).any(|_| {
        let found = text.to_ascii_uppercase().contains(tail) || text.contains("MIIEowIBAAK");
        text = text.replace("%25", "%").replace("%41", "A");
        found
    })
}

fn odd_heads() -> Vec<Attempt> {
    let (body, other) = (chat(KEY, false), "host: api.anthropic.com");
    let header = |name: &'static str, refused, header: &str| {
        let kind = "content-type: application/json";
        let arguments = [OPENAI, "-H", kind, "-H", header, "-d", &body];
        attempt(name, refused, &arguments)
    };
    let target = |name: &'static str, refused, target: &str| {
        let url = format!("https://api.openai.com{target}");
        attempt(name, refused, &["--path-as-is", &url])
    };
    let lower = KEY.to_ascii_lowercase();
    vec![
        header("another-host", true, other),
        header("host-with-user", true, "host: x@api.openai.com"),
        header("host-with-dot", false, "host: API.openai.com."),
        attempt(
            "upgrade",
            true,
            &["--http1.1", OPENAI, "-H", "upgrade: h2c", "-d", &body],
        ),
        header("header-name", true, &format!("x-{lower}: 1")),
        header("header-name-alone", true, &format!("{lower};")),
        header("header-percent", false, &format!("x-a: %41{}", &KEY[1..])),
        header("cookie", false, &format!("cookie: a=1; b={KEY}")),
        header("expect", true, &format!("expect: {KEY}")),
        attempt("method", true, &["-X", KEY, OPENAI]),
        attempt("method-trace", true, &["-X", "TRACE", OPENAI]),
        target("dot-segments", true, "/v1/%2e%2e/v1/models"),
        target("empty-segment", true, "//v1/models"),
        target("encoded-slash", true, "/v1%2fmodels"),
        target("query", false, &format!("/v1/models?a={KEY}&{KEY}=1")),
        target(
            "query-percent",
            false,
            &format!("/v1/models?a=%41{}", &KEY[1..]),
        ),
        target(
            "query-percent-twice",
            true,
            &format!("/v1/models?a=%2541{}", &KEY[1..]),
        ),
        target(
            "path-percent-twice",
            true,
            &format!("/v1/x/%2541{}", &KEY[1..]),
        ),
    ]
}

fn odd_bodies() -> Vec<Attempt> {
    let escaped: String = KEY.bytes().fold(String::new(), |mut out, byte| {
        let _ = write!(out, "\\u{byte:04x}");
        out
    });
    let user = |content: &str| {
        format!("{{\"model\":\"m\",\"messages\":[{{\"role\":\"user\",\"content\":{content}}}]}}")
    };
    let mut nested = KEY.to_owned();
    for _ in 0..5 {
        nested = serde_json::json!({ "k": nested }).to_string();
    }
    let text = "TmljZSB0ZXh0OiBBS0lBUTNFR1JKN1hLUDJNTjVUWiBhbmQgc28gb24K";
    let part = |disposition: &str, content: &str, boundary: &str| {
        format!(
            "--{boundary}\r\ncontent-disposition: form-data; {disposition}\r\n\r\n{content}\r\n--{boundary}--\r\n"
        )
    };
    let form = "application/x-www-form-urlencoded";
    let multipart = "multipart/form-data; boundary=XX";
    vec![
        json("escapes", false, &user(&format!("\"{escaped}\""))),
        json("nested", false, &chat(&nested, false)),
        json(
            "as-a-key",
            false,
            &format!("{{\"model\":\"m\",\"messages\":[],\"{escaped}\":1}}"),
        ),
        json(
            "as-a-model",
            false,
            &format!("{{\"model\":\"{KEY}\",\"messages\":[]}}"),
        ),
        json(
            "key-twice",
            false,
            &format!("{{\"model\":\"m\",\"messages\":\"{KEY}\",\"messages\":[]}}"),
        ),
        json("lone-surrogate", true, &user(&format!("\"\\ud800{KEY}\""))),
        json(
            "byte-order-mark",
            true,
            &format!("\u{feff}{}", chat(KEY, false)),
        ),
        json(
            "comment",
            true,
            &format!("{{\"model\":\"m\",/*{KEY}*/\"messages\":[]}}"),
        ),
        json("trailing", true, &format!("{} {KEY}", chat("hi", false))),
        json("private-key", true, &user(&format!("\"{PRIVATE_KEY}\""))),
        json(
            "data-url",
            true,
            &user(&format!("\"data:text/plain;base64,{text}\"")),
        ),
        json(
            "data-url-percent",
            true,
            &user(&format!("\"data:text/plain,%41{}\"", &KEY[1..])),
        ),
        json(
            "not-sealed",
            true,
            &user(&format!(
                "[{{\"type\":\"redacted_thinking\",\"data\":\"{text}\"}}]"
            )),
        ),
        typed(
            "json-as-form",
            false,
            form,
            &user(&format!("\"\\u0041{}\"", &KEY[1..])),
        ),
        typed(
            "json-as-text",
            false,
            "text/plain",
            &user(&format!("\"\\u0041{}\"", &KEY[1..])),
        ),
        typed(
            "form-percent-twice",
            true,
            form,
            &format!("a=%2541{}", &KEY[1..]),
        ),
        typed(
            "utf-16",
            true,
            "application/json; charset=utf-16",
            &chat(KEY, false),
        ),
        typed(
            "not-compressed",
            true,
            "application/json\r\ncontent-encoding: gzip",
            &chat(KEY, false),
        ),
        typed(
            "no-boundary",
            true,
            "multipart/form-data",
            &part("name=\"a\"", KEY, "XX"),
        ),
        typed("part", false, multipart, &part("name=\"a\"", KEY, "XX")),
        typed(
            "part-name",
            false,
            multipart,
            &part(&format!("name=\"{KEY}\""), "x", "XX"),
        ),
        typed(
            "part-file",
            false,
            multipart,
            &part(&format!("name=\"a\"; filename=\"{KEY}.txt\""), "x", "XX"),
        ),
        typed(
            "boundary",
            true,
            &format!("multipart/form-data; boundary={KEY}"),
            &part("name=\"a\"", "x", KEY),
        ),
    ]
}

#[test]
fn odd_requests_leave_redacted_or_not_at_all() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let mut attempts = odd_heads();
    attempts.extend(odd_bodies());
    let (statuses, said) = all(&lab, &attempts)?;
    assert_eq!(statuses.len(), attempts.len(), "{} {}", said.out, said.err);
    let seen = lab.seen()?;
    let mut wrong = Vec::new();
    for (attempt, status) in attempts.iter().zip(&statuses) {
        let arrived: Vec<&Seen> = seen
            .iter()
            .filter(|seen| {
                seen.headers
                    .iter()
                    .any(|(name, value)| name == "x-attempt" && value == attempt.name)
            })
            .collect();
        let refused = matches!(status.as_str(), "400" | "421" | "426");
        if refused != attempt.refused
            || arrived.is_empty() != attempt.refused
            || arrived.iter().any(|seen| leaks(seen))
        {
            wrong.push(format!("{} ({status}): {arrived:?}", attempt.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    // And nothing of it is in the record in clear.
    for file in walk(&lab.state())? {
        let bytes = std::fs::read(&file)?;
        for part in [&KEY[6..], &KEY[6..].to_ascii_lowercase(), "MIIEowIBAAK"] {
            assert!(
                !bytes.windows(part.len()).any(|at| at == part.as_bytes()),
                "{part} is in {}",
                file.display()
            );
        }
    }
    let listed = crate::said(&mut lab.weir(&["audit", "list", "--json"])?)?;
    assert_eq!(listed.code, Some(0), "{}", listed.err);
    assert!(!listed.out.contains(KEY), "{}", listed.out);
    Ok(())
}

fn walk(folder: &std::path::Path) -> Result<Vec<std::path::PathBuf>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        match path.is_dir() {
            true => files.extend(walk(&path)?),
            false => files.push(path),
        }
    }
    Ok(files)
}

const NOBODY: u32 = 65534;

/// A state directory that root prepared for nobody.
fn nobodys(lab: &Lab) -> Result<String> {
    let state = lab.dir().join("nobodys");
    std::fs::create_dir(&state)?;
    std::fs::set_permissions(&state, PermissionsExt::from_mode(0o700))?;
    std::fs::write(state.join("user"), format!("{NOBODY}\n"))?;
    Ok(state.to_string_lossy().into_owned())
}

/// `weir run` as sudo calls it for the user nobody.
fn for_nobody(lab: &Lab, options: &[&str], script: &str) -> Result<Said> {
    let mut command = lab.command(harness::lab::weir()?)?;
    command
        .args(["run", "--upstream-ca"])
        .arg(lab.root())
        .args(options)
        .args(["--", "sh", "-c", script])
        .env("SUDO_UID", NOBODY.to_string())
        .env("SUDO_GID", NOBODY.to_string())
        .env("SUDO_USER", "nobody");
    said(&mut command)
}

#[test]
fn a_user_gets_nothing_of_roots_through_weir() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let state = nobodys(&lab)?;
    let own = ["--state", &*state];

    // Files that the user names are read with the user's rights.
    let secret = lab.dir().join("secret.toml");
    std::fs::write(&secret, "root:$6$canary:1:0\n")?;
    std::fs::set_permissions(&secret, PermissionsExt::from_mode(0o600))?;
    let secret = secret.to_string_lossy();
    for option in ["--policy", "--config", "--upstream-ca"] {
        let mut options = own.to_vec();
        options.extend([option, &*secret]);
        let said = for_nobody(&lab, &options, "true")?;
        assert_eq!(said.code, Some(125), "{option}: {}", said.err);
        assert!(!said.err.contains("canary"), "{option}: {}", said.err);
    }

    // Records lie where the user cannot write, and not among another's.
    let users = lab.dir().join("users");
    std::fs::create_dir(&users)?;
    std::os::unix::fs::chown(&users, Some(NOBODY), Some(NOBODY))?;
    symlink(lab.dir(), users.join("link"))?;
    let roots = lab.weir_run()?.args(["--", "true"]).status()?;
    assert!(roots.success());
    for state in [users.join("state"), users.join("link/new"), lab.state()] {
        let said = for_nobody(&lab, &["--state", &state.to_string_lossy()], "true")?;
        assert_eq!(said.code, Some(125), "{}: {}", state.display(), said.err);
        assert!(said.err.contains("state directory"), "{}", said.err);
    }
    assert!(!users.join("state").exists() && !lab.dir().join("new").exists());

    // What the run leaves open to a look is nothing of the agent's; the record and the kernel's objects are shut.
    let script = "id -u; cd \"$(dirname \"$WEIR_SOCKET\")\" || exit 9
        for file in run.json lock agent.log agent.stderr bpf; do
            cat $file 2>/dev/null && echo \"read $file\"; ls $file/ 2>/dev/null && echo \"listed $file\"
        done
        for file in x trust/x mask/x; do touch $file 2>/dev/null && echo \"wrote $file\"; done
        group=$(sed -n 's/^0:://p' /proc/self/cgroup)
        for root in /sys/fs/cgroup /sys/fs/cgroup/unified; do
            for out in $root $root/user.slice; do
                sh -c \"echo \\$\\$ > $out/cgroup.procs\" 2>/dev/null && echo \"left for $out\"
            done
        done
        kill $(cat agent.pid) 2>/dev/null && echo killed
        cat /proc/$(cat agent.pid)/environ 2>/dev/null && echo environ
        exit 0";
    let said = for_nobody(&lab, &own, script)?;
    assert_eq!(said.code, Some(0), "{} {}", said.out, said.err);
    assert_eq!(said.out, format!("{NOBODY}\n"), "{}", said.err);
    Ok(())
}

/// A link where a user's own folder is looked for: in place of what it leads to the user would own a folder that
/// programs with more rights trust.
#[test]
fn no_cover_follows_a_users_link() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let link = format!("/tmp/tmux-{NOBODY}");
    if std::fs::symlink_metadata(&link).is_ok() {
        // Somebody's own: not ours to move.
        return Ok(());
    }
    let linked = Command::new("setpriv")
        .args(["--reuid=65534", "--regid=65534", "--clear-groups"])
        .args(["ln", "-s", "/etc", &link])
        .status()
        .context("setpriv")?;
    assert!(linked.success());
    let state = nobodys(&lab)?;
    let said = for_nobody(
        &lab,
        &["--state", &state],
        "touch /etc/weir-was-here; ls /etc/passwd",
    );
    std::fs::remove_file(&link)?;
    let said = said?;
    assert_eq!(said.out, "/etc/passwd\n", "{}", said.err);
    assert!(!std::path::Path::new("/etc/weir-was-here").exists());
    Ok(())
}
