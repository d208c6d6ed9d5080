//! What weir accepts as JSON is what Python reads, string by string; where weir is stricter, the class is named.

mod generate;

use std::collections::BTreeMap;
use std::io::{Read as _, Write as _};
use std::process::{Command, Stdio};

use generate::Generator;
use http::Request;
use weir::wire::json::{Kind, TOKEN_CAP, Tape};
use weir::wire::{Route, decode};
use weir_policy::catalog::{Dialect, Endpoint, Shape};

/// Bodies where `WEIR_DIFF_COUNT` says nothing.
const COUNT: usize = 100_000;

/// Classes of what Python accepts and weir refuses.
const STRICTER: [(&str, u8); 4] = [
    ("NaN or an infinity", 1),
    ("a lone surrogate", 2),
    ("more than 128 levels", 4),
    ("a number of more than 4096 bytes", 8),
];
/// The class that the bytes themselves show.
const ENCODING: &str = "another encoding than plain UTF-8, or a byte order mark";

/// What weir reads, as the reader in Python says it.
fn tokens(body: &[u8]) -> Option<Vec<u8>> {
    let tape = Tape::parse(body, TOKEN_CAP).ok()?;
    let mut out = vec![b'A', 0];
    let mut open: Vec<(usize, u8)> = Vec::new();
    let close = |out: &mut Vec<u8>, open: &mut Vec<(usize, u8)>, at: usize| {
        while let Some((_, end)) = open.pop_if(|(until, _)| *until <= at) {
            out.push(end);
        }
    };
    for (at, token) in tape.tokens().iter().enumerate() {
        close(&mut out, &mut open, at);
        let mut text = |kind: u8, text: &str| {
            out.push(kind);
            out.extend_from_slice(&u32::try_from(text.len()).expect("short").to_be_bytes());
            out.extend_from_slice(text.as_bytes());
        };
        match token.kind {
            Kind::Object => {
                out.push(b'{');
                open.push((tape.after(at), b'}'));
            }
            Kind::Array => {
                out.push(b'[');
                open.push((tape.after(at), b']'));
            }
            Kind::Key => text(b'K', &tape.text(token)),
            Kind::String => text(b'S', &tape.text(token)),
            Kind::Number => text(b'N', tape.raw(token)),
            Kind::True => out.push(b't'),
            Kind::False => out.push(b'f'),
            Kind::Null => out.push(b'n'),
        }
    }
    close(&mut out, &mut open, usize::MAX);
    Some(out)
}

/// Every string and key of a body that weir accepts is a leaf of the request, or counted as unread; the
/// vocabulary of the APIs themselves is passed over.
fn is_inspected(body: &[u8]) -> Result<(), String> {
    let endpoint = Endpoint {
        operation: "chat".into(),
        shape: Shape::Generic,
        dialect: Dialect::Openai,
    };
    let route = Route {
        provider: "p",
        dialect: Dialect::Openai,
        endpoint: &endpoint,
        credential: &|_, _| false,
    };
    let request = Request::post("/v1/x").header("content-type", "application/json");
    let head = request.body(()).map_err(|error| error.to_string())?;
    let decoded = match decode(&route, &head.into_parts().0, body) {
        Ok(decoded) => decoded,
        // Refused for what it asks: nothing is let through.
        Err(_) => return Ok(()),
    };
    if decoded.coverage.sealed > 0 || !decoded.coverage.opaque.is_empty() {
        return Ok(());
    }
    let tape = Tape::parse(body, TOKEN_CAP).map_err(|error| error.to_string())?;
    for token in tape.tokens() {
        let text = tape.text(token);
        let counts = match token.kind {
            Kind::String => !text.is_empty(),
            Kind::Number => text.len() >= 7,
            Kind::Key => text.starts_with(generate::OWN_KEY),
            _ => false,
        };
        if counts && !decoded.leaves.iter().any(|leaf| leaf.text == text) {
            return Err(format!("{text:?} is no leaf"));
        }
    }
    Ok(())
}

/// What Python says of each body; one process for all of them.
fn python(bodies: &[Vec<u8>]) -> Vec<Vec<u8>> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/differential/reader.py");
    let mut child = Command::new("python3")
        .arg(script)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("python3 runs: the test is worth nothing without it");
    let mut input = child.stdin.take().expect("piped");
    let mut said = Vec::new();
    std::thread::scope(|scope| {
        scope.spawn(move || {
            let mut input = std::io::BufWriter::new(&mut input);
            for body in bodies {
                let len = u32::try_from(body.len()).expect("short").to_be_bytes();
                input.write_all(&len).expect("python reads");
                input.write_all(body).expect("python reads");
            }
        });
        let mut output = child.stdout.take().expect("piped");
        output.read_to_end(&mut said).expect("python answers");
    });
    assert!(child.wait().expect("python ends").success());
    let mut answers = Vec::with_capacity(bodies.len());
    let mut rest = &said[..];
    while let Some((len, after)) = rest.split_first_chunk::<4>() {
        let (answer, later) = after.split_at(u32::from_be_bytes(*len) as usize);
        answers.push(answer.to_vec());
        rest = later;
    }
    assert_eq!(answers.len(), bodies.len());
    answers
}

fn number(variable: &str) -> Option<u64> {
    std::env::var(variable).ok()?.parse().ok()
}

#[test]
fn weir_reads_what_python_reads() {
    let count = number("WEIR_DIFF_COUNT").map_or(COUNT, |count| count as usize);
    let seed = number("WEIR_DIFF_SEED").unwrap_or(1);
    let mut generator = Generator::new(seed);
    let mut stricter: BTreeMap<&str, usize> = BTreeMap::new();
    let (mut both, mut neither, mut done) = (0, 0, 0);
    while done < count {
        // Some at a time: a long run holds no more than a short one.
        let bodies: Vec<Vec<u8>> = (0..(count - done).min(50_000))
            .map(|_| generator.body())
            .collect();
        done += bodies.len();
        for (body, theirs) in bodies.iter().zip(python(&bodies)) {
            let shown = String::from_utf8_lossy(body);
            match (tokens(body), theirs.split_first()) {
                (None, Some((b'R', _))) => neither += 1,
                (Some(ours), Some((b'A', said))) => {
                    assert_eq!(said[0], 0, "weir accepts what it should not: {shown}");
                    assert!(ours == theirs, "read differently: {shown}");
                    is_inspected(body).unwrap_or_else(|why| panic!("{why}: {shown}"));
                    both += 1;
                }
                (Some(_), _) => panic!("weir accepts what Python refuses: {shown} {body:?}"),
                (None, Some((_, said))) => {
                    let plain = std::str::from_utf8(body)
                        .is_ok_and(|text| !text.contains(['\0', '\u{feff}']));
                    let named = STRICTER.iter().find(|(_, flag)| said[0] & flag != 0);
                    let class = match named {
                        Some((class, _)) => class,
                        None if !plain => ENCODING,
                        None => panic!(
                            "weir refuses what Python accepts, for no reason that is known: {shown} {body:?}"
                        ),
                    };
                    *stricter.entry(class).or_default() += 1;
                }
                (None, None) => panic!("no answer"),
            }
        }
    }
    eprintln!(
        "{done} bodies: {both} read alike, {neither} refused by both; weir alone refuses {stricter:?}"
    );
    if count >= COUNT {
        let all = STRICTER.iter().map(|(class, _)| *class).chain([ENCODING]);
        for class in all {
            assert!(stricter.contains_key(class), "none of: {class}");
        }
        assert!(
            both > count / 4 && neither > count / 10,
            "the generator is lopsided"
        );
    }
}
