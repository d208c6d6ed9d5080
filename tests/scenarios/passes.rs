//! What is not AI passes untouched, under any name, and speaks whatever it speaks.

use anyhow::Result;
use harness::lab::{Lab, is_root};

use crate::{KEY, curl, said};

#[test]
fn other_sites_keep_their_own_certificate_and_bytes() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let root = lab.root();
    let root = root.to_string_lossy();
    for name in ["shop.example", "blog.example"] {
        let url = format!("https://{name}/order");
        let said = curl(
            &lab,
            &[],
            &["-sS", "-m", "10", "--cacert", &root, &url, "-d", KEY],
        )?;
        assert_eq!(
            said.out,
            format!("{name} POST /order {KEY}"),
            "{}",
            said.err
        );
    }
    assert!(lab.seen()?.iter().all(|seen| seen.body == KEY));
    Ok(())
}

#[test]
fn a_server_that_speaks_first_and_half_closes_is_served() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let script = "import socket\ns=socket.create_connection(('greeter.example',443),10)\nassert s.getpeername()==('203.0.113.21',443),s.getpeername()\ng=s.recv(100)\ns.sendall(b'hello')\ns.shutdown(socket.SHUT_WR)\nr=b''\nwhile True:\n  d=s.recv(100)\n  if not d: break\n  r+=d\nprint(g,r)\n";
    let mut command = lab.weir_run()?;
    command.args(["--", "python3", "-c", script]);
    let said = said(&mut command)?;
    assert_eq!(
        said.out.trim(),
        r"b'220 greeter.example ready\r\n' b'hello221 bye\r\n'",
        "{}",
        said.err
    );
    Ok(())
}

#[test]
fn a_late_hello_to_an_ai_host_is_still_caught() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let script = format!(
        "import socket,ssl,time\ns=socket.create_connection(('api.openai.com',443),20)\ntime.sleep(3)\nc=ssl.create_default_context()\nt=c.wrap_socket(s,server_hostname='api.openai.com')\nb=b'{{\"model\":\"m\",\"messages\":[{{\"role\":\"user\",\"content\":\"{KEY}\"}}]}}'\nt.sendall(b'POST /v1/chat/completions HTTP/1.1\\r\\nhost: api.openai.com\\r\\nconnection: close\\r\\ncontent-length: '+str(len(b)).encode()+b'\\r\\n\\r\\n'+b)\nprint(t.recv(12))\n"
    );
    let mut command = lab.weir_run()?;
    command.args(["--", "python3", "-c", &script]);
    let said = said(&mut command)?;
    assert!(
        said.out.contains("HTTP/1.1 200"),
        "{} {}",
        said.out,
        said.err
    );
    let seen = lab.seen()?;
    assert_eq!(seen.len(), 1);
    assert!(!seen[0].body.contains(KEY), "{:?}", seen[0]);
    Ok(())
}

#[test]
fn ai_calls_go_round_a_proxy_that_the_environment_names() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let body = crate::chat(&format!("key {KEY}"), false);
    // Nothing listens there: a call through it fails.
    const PROXY: &str = "http://user:word@127.0.0.1:9";
    let call = |option: &[&str]| -> Result<crate::Said> {
        let mut command = lab.weir_run()?;
        command.env("HTTPS_PROXY", PROXY).env("https_proxy", PROXY);
        command
            .env("NO_PROXY", "shop.example")
            .env_remove("no_proxy");
        command.args(option).args(["--", "curl", "-sS", "-m", "10"]);
        command.args([
            crate::OPENAI,
            "-H",
            "authorization: Bearer sk-lab",
            "-d",
            &body,
        ]);
        command.args(["-H", "content-type: application/json"]);
        said(&mut command)
    };
    let caught = call(&[])?;
    assert!(caught.out.contains(KEY), "{} {}", caught.out, caught.err);
    assert!(
        caught.err.contains("NO_PROXY") && !caught.err.contains("word@"),
        "{}",
        caught.err
    );
    assert!(lab.seen()?.iter().all(|seen| !seen.body.contains(KEY)));
    let past = call(&["--keep-proxies"])?;
    assert!(
        past.code != Some(0) && past.err.contains("unguarded"),
        "{}",
        past.err
    );
    let mut other = lab.weir_run()?;
    other
        .env("HTTPS_PROXY", PROXY)
        .env_remove("NO_PROXY")
        .env_remove("no_proxy");
    other.args(["--", "curl", "-sS", "-m", "10", "https://blog.example/"]);
    let other = said(&mut other)?;
    assert!(
        other.code != Some(0),
        "what is not AI keeps its proxy: {}",
        other.out
    );
    Ok(())
}
