//! HTTP/2 by hand: frames and literal fields, so that what no client would send can be sent.

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio_rustls::client::TlsStream;

const PREFACE: &[u8] = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
const DATA: u8 = 0;
const HEADERS: u8 = 1;
const RST_STREAM: u8 = 3;
const SETTINGS: u8 = 4;
const GOAWAY: u8 = 7;
const END_STREAM: u8 = 1;
const END_HEADERS: u8 = 4;
/// RFC 8441, section 3.
const ENABLE_CONNECT_PROTOCOL: [u8; 2] = [0, 8];

fn frame(kind: u8, flags: u8, stream: u32, payload: &[u8]) -> Vec<u8> {
    let length = u32::try_from(payload.len()).unwrap();
    let mut bytes = length.to_be_bytes()[1..].to_vec();
    bytes.extend([kind, flags]);
    bytes.extend(stream.to_be_bytes());
    bytes.extend(payload);
    bytes
}

/// A literal field that is never indexed (RFC 7541, section 6.2.3), its name and value as they are.
fn literal(name: &str, value: &str) -> Vec<u8> {
    let mut bytes = vec![0x10];
    for text in [name, value] {
        let length = u8::try_from(text.len()).unwrap();
        assert!(length < 0x7f, "one byte of length will do");
        bytes.push(length);
        bytes.extend(text.as_bytes());
    }
    bytes
}

/// The status that begins an answer's fields: indexed, or a literal of Huffman's code.
fn status(block: &[u8]) -> Option<&'static str> {
    // A change of the table's size may come first.
    let block = match block {
        [first, rest @ ..] if first >> 5 == 1 => rest,
        other => other,
    };
    match block {
        [0x88, ..] => Some("200"),
        [0x8c, ..] => Some("400"),
        [0x48, 0x82, 0x68, 0x41, ..] => Some("421"),
        _ => None,
    }
}

/// What becomes of one request on a connection, its body in these frames: the status, or `reset`.
pub(super) async fn ask(
    mut stream: TlsStream<TcpStream>,
    fields: &[(String, String)],
    body: &[&[u8]],
) -> String {
    let block: Vec<u8> = fields
        .iter()
        .flat_map(|(name, value)| literal(name, value))
        .collect();
    let mut bytes = PREFACE.to_vec();
    bytes.extend(frame(SETTINGS, 0, 0, &[]));
    let end = if body.is_empty() { END_STREAM } else { 0 };
    bytes.extend(frame(HEADERS, END_HEADERS | end, 1, &block));
    if stream.write_all(&bytes).await.is_err() {
        return "reset".to_owned();
    }
    for (index, part) in body.iter().enumerate() {
        let end = if index + 1 == body.len() {
            END_STREAM
        } else {
            0
        };
        let data = frame(DATA, end, 1, part);
        if stream.write_all(&data).await.is_err() || stream.flush().await.is_err() {
            break;
        }
    }
    loop {
        let mut head = [0; 9];
        if stream.read_exact(&mut head).await.is_err() {
            return "reset".to_owned();
        }
        let length = usize::from(head[0]) << 16 | usize::from(head[1]) << 8 | usize::from(head[2]);
        let mut payload = vec![0; length];
        if stream.read_exact(&mut payload).await.is_err() {
            return "reset".to_owned();
        }
        match head[3] {
            SETTINGS => assert!(
                payload
                    .chunks(6)
                    .all(|setting| !setting.starts_with(&ENABLE_CONNECT_PROTOCOL)),
                "extended CONNECT is announced"
            ),
            HEADERS => return status(&payload).unwrap_or("another status").to_owned(),
            RST_STREAM | GOAWAY => return "reset".to_owned(),
            _ => {}
        }
    }
}
