//! The lab's resolver: A and AAAA of the lab's names over UDP, NXDOMAIN for every other.

use std::net::{Ipv4Addr, Ipv6Addr};

use anyhow::Result;
use tokio::net::UdpSocket;

/// Answers until the process ends.
pub async fn serve(socket: UdpSocket) -> Result<()> {
    let mut buffer = [0; 512];
    loop {
        let (length, peer) = socket.recv_from(&mut buffer).await?;
        if let Some(answer) = answer(&buffer[..length]) {
            socket.send_to(&answer, peer).await?;
        }
    }
}

/// The answer to one query (RFC 1035 section 4); `None` for what is no query.
fn answer(query: &[u8]) -> Option<Vec<u8>> {
    let (header, rest) = query.split_at_checked(12)?;
    let mut name = String::new();
    let mut at = 0;
    loop {
        let length = usize::from(*rest.get(at)?);
        at += 1;
        if length == 0 {
            break;
        }
        let label = rest.get(at..at + length)?;
        if !name.is_empty() {
            name.push('.');
        }
        name.push_str(&String::from_utf8_lossy(label).to_ascii_lowercase());
        at += length;
    }
    let question = rest.get(..at + 4)?;
    let kind = u16::from_be_bytes([*rest.get(at)?, *rest.get(at + 1)?]);
    let address = crate::NAMES
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, address)| *address);
    let data: Option<Vec<u8>> = match kind {
        1 => address
            .and_then(|text| text.parse::<Ipv4Addr>().ok())
            .map(|address| address.octets().to_vec()),
        28 => crate::NAMES6
            .iter()
            .find(|(known, _)| *known == name)
            .and_then(|(_, text)| text.parse::<Ipv6Addr>().ok())
            .map(|address| address.octets().to_vec()),
        _ => None,
    };
    let mut answer = header[..2].to_vec();
    answer.extend([0x81, if address.is_some() { 0x80 } else { 0x83 }]);
    answer.extend([0, 1, 0, u8::from(data.is_some()), 0, 0, 0, 0]);
    answer.extend(question);
    if let Some(data) = data {
        answer.extend([0xc0, 12, 0]);
        answer.extend([u8::try_from(kind).ok()?, 0, 1, 0, 0, 0, 30, 0]);
        answer.push(u8::try_from(data.len()).ok()?);
        answer.extend(data);
    }
    Some(answer)
}

#[cfg(test)]
mod tests {
    use super::answer;

    #[test]
    fn answers_known_names_and_denies_others() {
        let query = |name: &str, kind: u8| {
            let mut bytes = vec![1, 2, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0];
            for label in name.split('.') {
                bytes.push(label.len() as u8);
                bytes.extend(label.bytes());
            }
            bytes.extend([0, 0, kind, 0, 1]);
            bytes
        };
        let known = answer(&query("API.openai.com", 1)).expect("an answer");
        assert!(known.ends_with(&[203, 0, 113, 10]));
        let six = answer(&query("v6.api.openai.com", 28)).expect("an answer");
        assert_eq!(six[7], 1);
        assert!(six.ends_with(&[0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x17]));
        let none = answer(&query("api.openai.com", 28)).expect("an answer");
        assert_eq!(none[7], 0);
        let unknown = answer(&query("example.com", 1)).expect("an answer");
        assert_eq!(unknown[3] & 0x0f, 3);
        assert!(answer(&[0; 5]).is_none());
    }
}
