//! The table of HTTP/1.1 payloads (`tests/payloads/http1.toml`), made whole, and the answers in what comes back.

use serde::Deserialize;

const TABLE: &str = include_str!("../payloads/http1.toml");
const HOST: &str = "host: api.openai.com\r\n";
const GOOD: &str = "GET /v1/models HTTP/1.1\r\nhost: api.openai.com\r\n\r\n";
const BYE: &str = "GET /v1/models HTTP/1.1\r\nhost: api.openai.com\r\nconnection: close\r\n\r\n";
const JSON: &str = "{\"model\":1}";

/// One payload, and what becomes of it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Payload {
    /// Which.
    pub name: String,
    /// What it tries.
    pub why: String,
    /// As the table writes it.
    bytes: String,
    /// The statuses of the answers, in order.
    pub answers: Vec<u16>,
}

impl Payload {
    /// All payloads of the table.
    pub fn all() -> Vec<Self> {
        #[derive(Deserialize)]
        struct Table {
            payload: Vec<Payload>,
        }
        toml::from_str::<Table>(TABLE)
            .expect("the table is TOML of this form")
            .payload
    }

    /// What is sent.
    pub fn bytes(&self) -> Vec<u8> {
        let mut text = self
            .bytes
            .replace("<H>", HOST)
            .replace("<good>", GOOD)
            .replace("<bye>", BYE)
            .replace("<json>", JSON)
            .replace("<len good>", &GOOD.len().to_string());
        // `<TEXT*N>`: a bracket that is closed behind a star and digits.
        while let Some((begin, star, end)) = repeated(&text) {
            let times: usize = text[star + 1..end].parse().expect("a number");
            text.replace_range(begin..=end, &text[begin + 1..star].repeat(times));
        }
        text.chars()
            .map(|c| u8::try_from(u32::from(c)).expect("one byte"))
            .collect()
    }

    /// How many of its requests reach the provider.
    pub fn forwarded(&self) -> usize {
        self.answers.iter().filter(|status| **status == 200).count()
    }
}

fn repeated(text: &str) -> Option<(usize, usize, usize)> {
    text.match_indices('*').find_map(|(star, _)| {
        let begin = text[..star].rfind('<')?;
        let end = star + text[star..].find('>')?;
        let digits = &text[star + 1..end];
        (!digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
            .then_some((begin, star, end))
    })
}

/// The statuses of the answers in what a connection sent back, and the text of all bodies.
pub fn answers(mut said: &[u8]) -> (Vec<u16>, String) {
    let mut statuses = Vec::new();
    let mut bodies = String::new();
    while let Some(end) = said.windows(4).position(|at| at == b"\r\n\r\n") {
        let head = String::from_utf8_lossy(&said[..end]).to_ascii_lowercase();
        said = &said[end + 4..];
        let status = head
            .split(' ')
            .nth(1)
            .and_then(|status| status.parse().ok());
        statuses.push(status.unwrap_or(0));
        let field = |name: &str| {
            head.lines()
                .find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
                .map(str::to_owned)
        };
        let length = field("content-length").and_then(|text| text.parse::<usize>().ok());
        if let Some(length) = length {
            let (body, rest) = said.split_at(length.min(said.len()));
            bodies.push_str(&String::from_utf8_lossy(body));
            said = rest;
        } else if field("transfer-encoding").is_some() {
            while let Some(end) = said.windows(2).position(|at| at == b"\r\n") {
                let size = std::str::from_utf8(&said[..end]).unwrap_or_default();
                let size = usize::from_str_radix(size, 16).unwrap_or(0);
                said = &said[end + 2..];
                let (chunk, rest) = said.split_at(size.min(said.len()));
                bodies.push_str(&String::from_utf8_lossy(chunk));
                said = rest.get(2..).unwrap_or_default();
                if size == 0 {
                    break;
                }
            }
        }
    }
    (statuses, bodies)
}
