//! What a caller says first: a ClientHello in records of any split, a plain HTTP/1 request, something else, or nothing.

use std::io;
use std::time::Duration;

use bytes::BytesMut;
use tokio::io::{AsyncRead, AsyncReadExt};
use tokio::time::{Instant, timeout, timeout_at};

mod client_hello;
mod plain;

use client_hello::Records;
use plain::Sniff;

pub use client_hello::ClientHello;
pub use plain::Plain;

/// The longest handshake message that is read as a ClientHello.
pub const MAX_HELLO: usize = 64 * 1024;

/// What is known after some bytes. All but `More` are final: further bytes change nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// Not enough bytes yet.
    More,
    /// A whole ClientHello.
    Hello(ClientHello),
    /// Not TLS.
    NotTls(Plain),
    /// It began as TLS and then broke the format, or a limit; the reason holds none of the bytes.
    Malformed(&'static str),
}

/// Reads a caller's first bytes as they come; whatever way they are split, the result is the same.
#[derive(Debug)]
pub struct HelloReader {
    phase: Phase,
}

#[derive(Debug)]
enum Phase {
    /// The first six bytes: a handshake record's header and a ClientHello's type.
    Start(Vec<u8>),
    Tls(Records),
    Plain(Sniff),
    Done(State),
}

impl Default for HelloReader {
    fn default() -> Self {
        Self::new()
    }
}

impl HelloReader {
    /// A reader that has seen nothing.
    pub fn new() -> Self {
        Self {
            phase: Phase::Start(Vec::with_capacity(8)),
        }
    }

    /// Takes the next bytes and tells what is known.
    pub fn push(&mut self, bytes: &[u8]) -> State {
        let state = match &mut self.phase {
            Phase::Start(seen) => {
                seen.extend_from_slice(bytes);
                match begins(seen) {
                    Beginning::Unsure => State::More,
                    Beginning::Tls => {
                        let mut records = Records::default();
                        let state = records.push(&std::mem::take(seen));
                        self.phase = Phase::Tls(records);
                        state
                    }
                    Beginning::Plain => {
                        let mut sniff = Sniff::default();
                        let state = sniff.push(&std::mem::take(seen));
                        self.phase = Phase::Plain(sniff);
                        state
                    }
                }
            }
            Phase::Tls(records) => records.push(bytes),
            Phase::Plain(sniff) => sniff.push(bytes),
            Phase::Done(state) => return state.clone(),
        };
        if state != State::More {
            self.phase = Phase::Done(state.clone());
        }
        state
    }

    /// What it is, if no further byte comes: never `More`.
    pub fn finish(&mut self) -> State {
        let state = match &self.phase {
            Phase::Start(seen) if seen.first() == Some(&HANDSHAKE) && seen.len() > 1 => {
                State::Malformed("the ClientHello ends early")
            }
            Phase::Start(_) => State::NotTls(Plain::Other),
            Phase::Tls(_) => State::Malformed("the ClientHello ends early"),
            Phase::Plain(sniff) => State::NotTls(sniff.so_far()),
            Phase::Done(state) => return state.clone(),
        };
        self.phase = Phase::Done(state.clone());
        state
    }
}

/// The content type of a TLS record that carries handshake messages (RFC 8446 section 5.1).
const HANDSHAKE: u8 = 22;

enum Beginning {
    Unsure,
    Tls,
    Plain,
}

/// Tells TLS from the rest by the first record's header and the first message's type. An empty
/// first record is left to the record reader: some servers skip it.
fn begins(seen: &[u8]) -> Beginning {
    match *seen {
        [] => Beginning::Unsure,
        [first, ..] if first != HANDSHAKE => Beginning::Plain,
        [_, major, ..] if major != 3 => Beginning::Plain,
        [_, _, minor, ..] if minor > 4 => Beginning::Plain,
        [_, _, _, 0, 0, ..] => Beginning::Tls,
        [_, _, _, high, low, ..]
            if usize::from(high) << 8 | usize::from(low) > client_hello::MAX_RECORD =>
        {
            Beginning::Plain
        }
        [_, _, _, _, _, 1, ..] => Beginning::Tls,
        [_, _, _, _, _, _, ..] => Beginning::Plain,
        _ => Beginning::Unsure,
    }
}

/// What [`peek`] waits for, and how long.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// A caller that says nothing for so long waits for the server to speak first.
    pub silence: Duration,
    /// From the first byte to the end of the hello.
    pub deadline: Duration,
    /// The most bytes read; records of one byte make six of each byte of a hello.
    pub max: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            silence: Duration::from_millis(300),
            deadline: Duration::from_secs(10),
            max: 6 * MAX_HELLO + 16 * 1024,
        }
    }
}

/// What a caller said first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hello {
    /// A TLS ClientHello.
    Tls(ClientHello),
    /// Not TLS.
    Plain(Plain),
    /// Nothing: it waits for the server, or has closed its sending half.
    Silent,
    /// It began as TLS and is not; nobody can say for whom it is, so it must not pass.
    Malformed(&'static str),
}

impl From<State> for Hello {
    fn from(state: State) -> Self {
        match state {
            State::Hello(hello) => Self::Tls(hello),
            State::NotTls(plain) => Self::Plain(plain),
            State::Malformed(why) => Self::Malformed(why),
            State::More => Self::Silent,
        }
    }
}

/// Reads until it is clear what the caller speaks; gives that and the bytes read, for replay.
///
/// # Errors
/// The stream's own.
pub async fn peek<S: AsyncRead + Unpin>(
    stream: &mut S,
    limits: Limits,
) -> io::Result<(Hello, BytesMut)> {
    let mut read = BytesMut::with_capacity(4096);
    let mut reader = HelloReader::new();
    match timeout(limits.silence, stream.read_buf(&mut read)).await {
        Err(_) => return Ok((Hello::Silent, read)),
        Ok(got) => {
            if got? == 0 {
                return Ok((Hello::Silent, read));
            }
        }
    }
    let end = Instant::now() + limits.deadline;
    let mut judged = 0;
    loop {
        let state = reader.push(read.get(judged..).unwrap_or_default());
        judged = read.len();
        if state != State::More {
            return Ok((state.into(), read));
        }
        if read.len() >= limits.max {
            return Ok((reader.finish().into(), read));
        }
        read.reserve(4096);
        match timeout_at(end, stream.read_buf(&mut read)).await {
            Err(_) => return Ok((reader.finish().into(), read)),
            Ok(got) => {
                if got? == 0 {
                    return Ok((reader.finish().into(), read));
                }
            }
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A ClientHello message with these extensions (type, body).
    pub(crate) fn message(extensions: &[(u16, Vec<u8>)]) -> Vec<u8> {
        let mut body = vec![3, 3];
        body.extend([7; 32]);
        body.push(0);
        body.extend([0, 2, 0x13, 0x01, 1, 0]);
        let mut list = Vec::new();
        for (kind, content) in extensions {
            list.extend(kind.to_be_bytes());
            list.extend(u16::try_from(content.len()).unwrap().to_be_bytes());
            list.extend(content);
        }
        body.extend(u16::try_from(list.len()).unwrap().to_be_bytes());
        body.extend(list);
        let mut message = vec![1];
        message.extend(&u32::try_from(body.len()).unwrap().to_be_bytes()[1..]);
        message.extend(body);
        message
    }

    pub(crate) fn sni(name: &[u8]) -> (u16, Vec<u8>) {
        let length = u16::try_from(name.len()).unwrap();
        let mut content = (length + 3).to_be_bytes().to_vec();
        content.push(0);
        content.extend(length.to_be_bytes());
        content.extend(name);
        (0, content)
    }

    /// The message in records of at most `size` bytes.
    pub(crate) fn records(message: &[u8], size: usize) -> Vec<u8> {
        message
            .chunks(size)
            .flat_map(|part| {
                let mut record = vec![22, 3, 1];
                record.extend(u16::try_from(part.len()).unwrap().to_be_bytes());
                record.extend(part);
                record
            })
            .collect()
    }

    fn full() -> Vec<u8> {
        message(&[
            sni(b"api.openai.com"),
            (16, b"\x00\x0c\x02h2\x08http/1.1".to_vec()),
            (43, vec![4, 3, 4, 3, 3]),
            (0xfe0d, vec![0; 40]),
            (21, vec![0; 300]),
        ])
    }

    fn whole(bytes: &[u8]) -> State {
        let mut reader = HelloReader::new();
        match reader.push(bytes) {
            State::More => reader.finish(),
            state => state,
        }
    }

    fn split(bytes: &[u8], cuts: &[prop::sample::Index]) -> State {
        let mut places: Vec<usize> = cuts.iter().map(|cut| cut.index(bytes.len() + 1)).collect();
        places.extend([0, bytes.len()]);
        places.sort_unstable();
        let mut reader = HelloReader::new();
        for pair in places.windows(2) {
            let state = reader.push(&bytes[pair[0]..pair[1]]);
            if state != State::More {
                assert_eq!(reader.push(b"more"), state, "final states stay");
                return state;
            }
        }
        reader.finish()
    }

    #[test]
    fn a_hello_is_read_whatever_its_records() {
        for size in [1, 7, 100, 16_384] {
            let State::Hello(hello) = whole(&records(&full(), size)) else {
                panic!("no hello at {size}")
            };
            assert_eq!(hello.sni.as_deref(), Some("api.openai.com"));
            assert_eq!(hello.alpn, [b"h2".to_vec(), b"http/1.1".to_vec()]);
            assert_eq!(hello.versions, [0x0304, 0x0303]);
            assert!(hello.ech);
        }
        let State::Hello(bare) = whole(&records(&message(&[]), 50)) else {
            panic!("no hello")
        };
        assert_eq!((bare.sni, bare.ech, bare.alpn.len()), (None, false, 0));
    }

    #[test]
    fn a_large_hello_is_read_and_a_larger_one_is_not() {
        let large = message(&[(21, vec![0; 60_000]), sni(b"api.anthropic.com")]);
        let State::Hello(hello) = whole(&records(&large, 1)) else {
            panic!("no hello")
        };
        assert_eq!(hello.sni.as_deref(), Some("api.anthropic.com"));
        let mut claim = vec![22, 3, 1, 0, 4, 1, 2, 0, 0];
        claim.extend([0; 8]);
        assert!(matches!(whole(&claim), State::Malformed(_)));
    }

    #[test]
    fn what_hides_a_name_is_malformed() {
        let twice = message(&[sni(b"a.example"), sni(b"api.openai.com")]);
        let empty = message(&[sni(b"")]);
        let odd = message(&[sni(b"api.op\xc3\xa9nai.com")]);
        let mut two_names = sni(b"a.example");
        two_names.1[1] += 12;
        two_names.1.extend([0, 0, 9]);
        two_names.1.extend(b"b.example");
        let mut alert_between = records(&full()[..20], 20);
        alert_between.extend([21, 3, 3, 0, 2, 1, 0]);
        alert_between.extend(records(&full()[20..], 999));
        for bytes in [
            records(&twice, 99),
            records(&empty, 99),
            records(&odd, 99),
            alert_between,
        ] {
            assert!(
                matches!(whole(&bytes), State::Malformed(_)),
                "{:?}",
                whole(&bytes)
            );
        }
        assert!(matches!(
            whole(&records(&message(&[two_names]), 99)),
            State::Malformed(_)
        ));
        let mut empty_first = vec![22, 3, 1, 0, 0];
        empty_first.extend(records(&full(), 99));
        assert!(
            matches!(whole(&empty_first), State::Hello(_)),
            "an empty record hides nothing"
        );
    }

    #[test]
    fn other_protocols_are_told_apart() {
        let http = |method: &str, hosts: &[&str]| {
            State::NotTls(Plain::Http {
                method: method.to_owned(),
                hosts: hosts.iter().map(|host| (*host).to_owned()).collect(),
            })
        };
        assert_eq!(
            whole(b"POST /v1/chat HTTP/1.1\r\nhost: API.OpenAI.com:80\r\n\r\n"),
            http("POST", &["api.openai.com"])
        );
        assert_eq!(
            whole(b"GET http://api.openai.com/v1 HTTP/1.1\nHost : x.example\n\n"),
            http("GET", &["api.openai.com", "x.example"])
        );
        assert_eq!(
            whole(b"CONNECT api.anthropic.com:443 HTTP/1.1\r\n\r\n"),
            http("CONNECT", &["api.anthropic.com"])
        );
        assert_eq!(whole(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"), http("PRI", &[]));
        for other in [
            &b"SSH-2.0-OpenSSH_9.2 Debian\r\n"[..],
            b"\x16\x16garbage",
            b"\x16\x03\x01\x00\x05\x02abcd",
            b"NICK me\r\n",
            b"\x00\x01",
            b"PING",
        ] {
            assert_eq!(whole(other), State::NotTls(Plain::Other), "{other:?}");
        }
        assert!(matches!(
            whole(b"\x16\x03\x01\x02\x00\x01\x00"),
            State::Malformed(_)
        ));
    }

    #[tokio::test]
    async fn peeking_gives_the_bytes_back() {
        use tokio::io::AsyncWriteExt;
        let (mut caller, mut ours) = tokio::io::duplex(64);
        let limits = Limits {
            silence: Duration::from_millis(40),
            deadline: Duration::from_secs(5),
            max: 1 << 20,
        };
        let (hello, read) = peek(&mut ours, limits).await.unwrap();
        assert_eq!((hello, read.len()), (Hello::Silent, 0));
        let sent = records(&full(), 9);
        let expected = sent.clone();
        let (_, peeked) = tokio::join!(
            async move { caller.write_all(&sent).await.unwrap() },
            peek(&mut ours, limits)
        );
        let (hello, read) = peeked.unwrap();
        assert!(matches!(hello, Hello::Tls(_)));
        assert_eq!(read, expected);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(192))]

        #[test]
        fn any_split_gives_the_same(
            size in 1usize..400,
            flip in prop::option::of((any::<prop::sample::Index>(), any::<u8>())),
            cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..12),
        ) {
            let mut bytes = records(&full(), size);
            if let Some((at, with)) = flip {
                let at = at.index(bytes.len());
                bytes[at] ^= with;
            }
            prop_assert_eq!(split(&bytes, &cuts), whole(&bytes));
        }

        #[test]
        fn any_plain_split_gives_the_same(
            text in "(GET|POST|PRI|get|NICK) [ -~]{0,30}( HTTP/1\\.[01])?\r?\n((Host|X-A|host ): ?[a-z.:0-9]{0,12}\r?\n){0,4}(\r?\n)?",
            cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..8),
        ) {
            prop_assert_eq!(split(text.as_bytes(), &cuts), whole(text.as_bytes()));
        }

        #[test]
        fn noise_never_panics(
            start in prop::sample::select(vec![&b""[..], b"\x16\x03\x01", b"\x16\x03\x01\x00\x20\x01\x00\x00\x1c\x03\x03", b"GET "]),
            noise in prop::collection::vec(any::<u8>(), 0..300),
            cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..6),
        ) {
            let bytes = [start, &noise].concat();
            prop_assert_eq!(split(&bytes, &cuts), whole(&bytes));
        }
    }
}
