//! Requests and handshakes made to be read in two ways: refused, on record, and nothing of them reaches a provider.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use anyhow::{Context, Result};
use harness::lab::{Lab, is_root};
use harness::payloads::{Payload, answers};

use crate::said;

/// Sends every payload of a file of lines `NAME HEX` over a connection of its own, eight at once; prints `NAME HEX`
/// of what came back.
const SEND: &str = r#"
import concurrent.futures, socket, ssl, sys
context = ssl.create_default_context()
context.set_alpn_protocols(['http/1.1'])
def send(line):
    name, payload = line.split(' ')
    plain = socket.create_connection(('api.openai.com', 443), 20)
    stream = context.wrap_socket(plain, server_hostname='api.openai.com')
    said = b''
    try:
        stream.sendall(bytes.fromhex(payload))
        while part := stream.recv(65536):
            said += part
    except OSError as error:
        return name + ' ' + said.hex() + ' ' + type(error).__name__
    return name + ' ' + said.hex()
with concurrent.futures.ThreadPoolExecutor(8) as pool:
    for answer in pool.map(send, open(sys.argv[1]).read().splitlines()):
        print(answer)
"#;

#[test]
fn no_payload_of_the_table_smuggles_a_request() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let payloads = Payload::all();
    let mut lines = String::new();
    for payload in &payloads {
        write!(lines, "{} ", payload.name)?;
        for byte in payload.bytes() {
            write!(lines, "{byte:02x}")?;
        }
        lines.push('\n');
    }
    let file = lab.dir().join("payloads");
    std::fs::write(&file, lines)?;
    let mut command = lab.weir_run()?;
    command.args(["--", "python3", "-c", SEND]).arg(&file);
    let run = said(&mut command)?;
    let heard: BTreeMap<&str, &str> = run
        .out
        .lines()
        .filter_map(|line| line.split_once(' '))
        .collect();
    let mut wrong = Vec::new();
    for payload in &payloads {
        let said = heard.get(payload.name.as_str()).copied().unwrap_or("none");
        let bytes = unhex(said);
        let mut statuses = bytes.map(|bytes| answers(&bytes).0).unwrap_or_default();
        // The stand-in knows not all paths; that it was asked is what counts.
        for status in statuses.iter_mut().filter(|status| **status == 404) {
            *status = 200;
        }
        if statuses != payload.answers {
            wrong.push(format!(
                "{}: {statuses:?} in place of {:?} ({said})",
                payload.name, payload.answers
            ));
        }
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.join("\n"), run.err);

    // The providers saw what was answered with their own word, and nothing else.
    let seen = lab.seen()?;
    let forwarded: usize = payloads.iter().map(Payload::forwarded).sum();
    assert_eq!(seen.len(), forwarded);
    let known = ["/v1/models", "/v1/other"];
    for one in &seen {
        assert!(known.contains(&one.target.as_str()), "{one:?}");
        assert_eq!(one.sni, "api.openai.com");
    }

    // Each refusal is on record, with its reason.
    let refused = |status: &&u16| matches!(**status, 400 | 421 | 426);
    let expected: usize = payloads
        .iter()
        .map(|payload| payload.answers.iter().filter(refused).count())
        .sum();
    let listed = said(&mut lab.weir(&["audit", "list", "--json", "--limit", "1000"])?)?;
    assert_eq!(listed.code, Some(0), "{}", listed.err);
    let denied: Vec<&str> = listed
        .out
        .lines()
        .filter(|line| line.contains("\"verdict\":\"deny\""))
        .collect();
    assert_eq!(denied.len(), expected, "{}", listed.out);
    for reason in [
        "Content-Length and Transfer-Encoding stand together",
        "a line ends without a carriage return",
        "a chunk's size is not a plain hexadecimal number",
        "the request names no host",
    ] {
        assert!(
            denied.iter().any(|line| line.contains(reason)),
            "{reason}: {}",
            listed.out
        );
    }
    Ok(())
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let digit = |byte: u8| char::from(byte).to_digit(16);
    text.as_bytes()
        .chunks(2)
        .map(|pair| {
            let value = digit(*pair.first()?)? * 16 + digit(*pair.get(1)?)?;
            u8::try_from(value).ok()
        })
        .collect()
}

/// Begins TLS at an address under a name, or none, after a pause; prints how that ended.
const HANDSHAKES: &str = r#"
import socket, ssl, sys, time
context = ssl.create_default_context(cafile=sys.argv[1])
context.check_hostname = False
context.verify_mode = ssl.CERT_NONE
time.sleep(0.5)
for line in sys.argv[2:]:
    address, name, pause = line.split(' ')
    plain = socket.create_connection((address, 443), 20)
    time.sleep(float(pause))
    try:
        stream = context.wrap_socket(plain, server_hostname=None if name == '-' else name)
        stream.sendall(b'GET /order HTTP/1.1\r\nhost: ' + name.encode() + b'\r\nconnection: close\r\n\r\n')
        print(line, stream.recv(12))
    except OSError as error:
        print(line, getattr(error, 'reason', None) or type(error).__name__)
"#;

#[test]
fn at_an_ai_hosts_address_only_names_that_live_there_pass() -> Result<()> {
    if !is_root() {
        return Ok(());
    }
    let lab = Lab::start()?;
    let denied = "TLSV1_ALERT_ACCESS_DENIED";
    let served = "b'HTTP/1.1 200'";
    let cases = [
        // An AI host's address, which nobody has used yet: known from weir's own look-up.
        ("203.0.113.10 evil.example 0", denied),
        ("203.0.113.10 - 0", denied),
        ("203.0.113.10 shop.example 0", denied),
        ("203.0.113.10 blog.example 0", served),
        // First silent, then the same.
        ("203.0.113.10 evil.example 0.6", denied),
        ("203.0.113.10 blog.example 0.6", served),
        // An address that only a connection has shown.
        ("203.0.113.11 eu.api.openai.com 0", "b'HTTP/1.1 4"),
        ("203.0.113.11 evil.example 0", denied),
        // Not AI: no name is asked for.
        ("203.0.113.20 shop.example 0", served),
        // The server there knows no such name, and says so itself.
        ("203.0.113.20 evil.example 0", denied),
        ("203.0.113.20 - 0", denied),
    ];
    let mut command = lab.weir_run()?;
    command
        .args(["--", "python3", "-c", HANDSHAKES])
        .arg(lab.root())
        .args(cases.iter().map(|(case, _)| case));
    let run = said(&mut command)?;
    let lines: Vec<&str> = run.out.lines().collect();
    assert_eq!(lines.len(), cases.len(), "{} {}", run.out, run.err);
    for (line, (case, expected)) in lines.iter().zip(&cases) {
        let ending = line.strip_prefix(case).context("the cases in order")?;
        assert!(ending.contains(expected), "{line}: {expected}\n{}", run.err);
    }
    let seen: Vec<String> = lab.seen()?.into_iter().map(|seen| seen.sni).collect();
    assert_eq!(
        seen,
        [
            "blog.example",
            "blog.example",
            "eu.api.openai.com",
            "shop.example"
        ]
    );
    assert!(!run.err.contains("203.0.113.20"), "{}", run.err);
    for reason in [
        "asked for evil.example at 203.0.113.10, where api.openai.com lives",
        "named no host at 203.0.113.10, where api.openai.com lives",
        "asked for evil.example at 203.0.113.11, where eu.api.openai.com lives",
    ] {
        assert!(run.err.contains(reason), "{reason}: {}", run.err);
    }
    let listed = said(&mut lab.weir(&["audit", "list"])?)?;
    assert!(
        listed
            .out
            .contains("at an AI host's address under another name"),
        "{} {}",
        listed.out,
        listed.err
    );
    Ok(())
}
