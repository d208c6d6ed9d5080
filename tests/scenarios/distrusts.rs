//! A program that does not trust the run's root is named in summary, status and record, with what mends it; one that
//! only opened a connection it did not need is not.

use anyhow::{Context, Result};
use harness::lab::{Lab, is_root};
use serde_json::Value;

use crate::held::{Held, alone, records};
use crate::said;

/// A reset as soon as the certificate comes.
const RESET: &str = r#"
import socket, ssl, struct
s = socket.create_connection(("api.openai.com", 443))
i, o = ssl.MemoryBIO(), ssl.MemoryBIO()
c = ssl.create_default_context().wrap_bio(i, o, server_hostname="api.openai.com")
try: c.do_handshake()
except ssl.SSLWantReadError: pass
s.sendall(o.read()); s.recv(5)
s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0)); s.close()
"#;

/// Runs `script` with the lab's root as the only one; the programs named.
fn named(lab: &Lab, script: &str) -> Result<Vec<Value>> {
    let mut command = lab.weir_run()?;
    command.env("ROOT", lab.root());
    let said = said(command.args(["--json", "--", "sh", "-c", script]))?;
    let last = said.err.trim().lines().last().unwrap_or_default();
    let summary: Value = serde_json::from_str(last).context(said.err.clone())?;
    Ok(summary["distrusting"]
        .as_array()
        .cloned()
        .unwrap_or_default())
}

#[test]
fn every_sign_of_real_programs_is_understood() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    std::fs::write(lab.dir().join("reset.py"), RESET)?;
    let url = "https://api.openai.com/v1/models";
    let script = format!(
        "curl -s --cacert $ROOT --capath /nonexistent {url}
         wget -q -O- --ca-certificate=$ROOT --ca-directory=/nonexistent {url}
         openssl s_client -CAfile $ROOT -no-CApath -verify_return_error -connect api.openai.com:443 -servername api.openai.com </dev/null
         python3 -c 'import ssl,urllib.request as u; u.urlopen(\"{url}\", context=ssl.create_default_context(cafile=\"'$ROOT'\"))'
         python3 {}/reset.py
         command -v node && env -u NODE_EXTRA_CA_CERTS -u NODE_USE_SYSTEM_CA -u SSL_CERT_FILE node -e 'fetch(\"{url}\").catch(() => 0)'
         true",
        lab.dir().display()
    );
    let script = format!("({script}) >/dev/null 2>&1");
    let all = named(&lab, &script)?;
    let of = |program: &str, script: Option<&str>| {
        all.iter().find(|one| {
            one["program"]
                .as_str()
                .is_some_and(|name| name.starts_with(program))
                && one["script"].is_null() == script.is_none()
        })
    };
    for (program, script, certain, sign, mend) in [
        (
            "curl",
            None,
            true,
            "TLS alert 48",
            "export CURL_CA_BUNDLE=/etc/ssl/",
        ),
        (
            "wget",
            None,
            false,
            "left without a request",
            "wget --ca-certificate=/etc/ssl/",
        ),
        (
            "openssl",
            None,
            true,
            "TLS alert 48",
            "openssl s_client -CAfile /etc/ssl/",
        ),
        (
            "python3",
            None,
            true,
            "TLS alert 48",
            "export SSL_CERT_FILE=/etc/ssl/",
        ),
        (
            "python3",
            Some("reset.py"),
            false,
            "reset",
            "export SSL_CERT_FILE=/etc/ssl/",
        ),
        (
            "node",
            None,
            false,
            "left during the handshake",
            "export NODE_EXTRA_CA_CERTS=/run/weir/",
        ),
    ] {
        if program == "node" && !std::path::Path::new("/usr/bin/node").exists() {
            continue;
        }
        let one = of(program, script).with_context(|| format!("{program}: {all:?}"))?;
        assert_eq!(one["certain"], certain, "{one}");
        assert!(
            one["sign"].as_str().is_some_and(|text| text.contains(sign)),
            "{one}"
        );
        assert!(
            one["mend"]
                .as_str()
                .is_some_and(|text| text.starts_with(mend)),
            "{one}"
        );
        assert_eq!(one["host"], "api.openai.com");
    }
    assert!(lab.seen()?.is_empty(), "nothing is let through unseen");
    let away: Vec<Value> = records(&lab)?
        .into_iter()
        .filter(|event| event["why"] == "distrust")
        .collect();
    assert_eq!(away.len(), all.len(), "{away:?}");
    assert!(away.iter().all(|event| event["mend"].is_string()));
    Ok(())
}

#[test]
fn a_connection_that_was_not_needed_is_no_distrust() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let script = r#"python3 - <<'E'
import socket, ssl, time, urllib.request
c = ssl.create_default_context()
def spare(): c.wrap_socket(socket.create_connection(("api.openai.com", 443)), server_hostname="api.openai.com").close()
spare()
time.sleep(0.3)
urllib.request.urlopen("https://api.openai.com/v1/models").read()
spare()
E"#;
    assert!(named(&lab, script)?.is_empty());
    assert!(
        records(&lab)?
            .iter()
            .all(|event| event["why"] != "distrust")
    );
    // Where no request ever comes it is.
    let only = script.replace("urllib.request.urlopen", "print");
    let only = only.replace("(\"https://api.openai.com/v1/models\").read()", "(1)");
    assert_eq!(named(&lab, &only)?.len(), 1);
    Ok(())
}

#[test]
fn status_names_it_while_the_run_goes_on() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let _alone = alone(&lab)?;
    let mut held = Held::start(&lab, lab.weir_run()?)?;
    held.tell(&format!(
        "curl -s --cacert {} --capath /nonexistent https://api.openai.com/v1/models; true",
        lab.root().display()
    ))?;
    let weir = |arguments: &[&str]| said(lab.command(harness::lab::weir()?)?.args(arguments));
    let mut people = weir(&["status"])?;
    for _ in 0..20 {
        if people.out.contains('!') {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
        people = weir(&["status"])?;
    }
    assert!(
        people.out.contains("! curl does not trust weir's certificate for api.openai.com: TLS alert 48   fix: export CURL_CA_BUNDLE="),
        "{}",
        people.out
    );
    let state: Value = serde_json::from_str(weir(&["status", "--json"])?.out.trim())?;
    assert_eq!(state["state"]["distrusting"][0]["program"], "curl");
    held.end()?;
    Ok(())
}
