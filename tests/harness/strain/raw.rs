//! A connection to the AI host that sends bytes as they are given: HTTP/1.1 text, or HTTP/2 frames.
#![expect(clippy::disallowed_methods, reason = "the lab's client is the caller")]

use std::io::{ErrorKind, Read, Write};
use std::net::{TcpStream, ToSocketAddrs};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, ClientConnection, StreamOwned};
use tokio::net::TcpSocket;

/// The host asked.
pub const HOST: &str = "api.openai.com";

/// Frame types (RFC 9113 section 6).
pub mod kind {
    #![expect(missing_docs, reason = "they are named as in RFC 9113")]
    pub const DATA: u8 = 0;
    pub const HEADERS: u8 = 1;
    pub const PRIORITY: u8 = 2;
    pub const RST_STREAM: u8 = 3;
    pub const SETTINGS: u8 = 4;
    pub const PUSH_PROMISE: u8 = 5;
    pub const PING: u8 = 6;
    pub const GOAWAY: u8 = 7;
    pub const WINDOW_UPDATE: u8 = 8;
    pub const CONTINUATION: u8 = 9;
}

/// One HTTP/2 frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    /// Type.
    pub kind: u8,
    /// Flags.
    pub flags: u8,
    /// Stream.
    pub stream: u32,
    /// Payload.
    pub payload: Vec<u8>,
}

impl Frame {
    /// The error code of a GOAWAY or RST_STREAM.
    pub fn code(&self) -> u32 {
        let at = if self.kind == kind::GOAWAY { 4 } else { 0 };
        self.payload
            .get(at..at + 4)
            .and_then(|code| code.try_into().ok())
            .map_or(u32::MAX, u32::from_be_bytes)
    }
}

/// A frame's bytes.
pub fn frame(kind: u8, flags: u8, stream: u32, payload: &[u8]) -> Vec<u8> {
    let length = u32::try_from(payload.len())
        .unwrap_or(u32::MAX)
        .to_be_bytes();
    let mut bytes = vec![length[1], length[2], length[3], kind, flags];
    bytes.extend_from_slice(&stream.to_be_bytes());
    bytes.extend_from_slice(payload);
    bytes
}

/// A header block of literal fields without indexing (RFC 7541 section 6.2.2).
pub fn block(fields: &[(&str, &str)]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for (name, value) in fields {
        bytes.push(0);
        for text in [name, value] {
            integer(&mut bytes, text.len());
            bytes.extend_from_slice(text.as_bytes());
        }
    }
    bytes
}

/// An integer with a prefix of seven bits (RFC 7541 section 5.1).
fn integer(bytes: &mut Vec<u8>, mut n: usize) {
    let low = |n: usize| u8::try_from(n & 0x7f).unwrap_or(0);
    if n < 127 {
        return bytes.push(low(n));
    }
    bytes.push(127);
    n -= 127;
    while n >= 128 {
        bytes.push(low(n) | 0x80);
        n >>= 7;
    }
    bytes.push(low(n));
}

/// A client that speaks `alpn` and trusts what `SSL_CERT_FILE` names; each handshake is a full one.
pub fn trusting(alpn: &str) -> Result<Arc<ClientConfig>> {
    let file = std::env::var_os("SSL_CERT_FILE").context("SSL_CERT_FILE is not set")?;
    let mut roots = rustls::RootCertStore::empty();
    for certificate in CertificateDer::pem_file_iter(&file)? {
        let _ = roots.add(certificate?);
    }
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let mut config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .with_root_certificates(roots)
        .with_no_client_auth();
    config.alpn_protocols = vec![alpn.as_bytes().to_vec()];
    config.resumption = rustls::client::Resumption::disabled();
    Ok(Arc::new(config))
}

/// A TLS connection.
pub struct Raw {
    tls: StreamOwned<ClientConnection, TcpStream>,
    read: Vec<u8>,
}

impl Raw {
    /// Dials the host, trusting what `SSL_CERT_FILE` names.
    pub fn dial(alpn: &str) -> Result<Self> {
        static KNOWN: Mutex<Vec<(String, Arc<ClientConfig>)>> = Mutex::new(Vec::new());
        // A bundle of roots takes longer to read than a handshake.
        let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
        let config = match known.iter().find(|(name, _)| name == alpn) {
            Some((_, config)) => config.clone(),
            None => {
                let config = trusting(alpn)?;
                known.push((alpn.to_owned(), config.clone()));
                config
            }
        };
        drop(known);
        Self::with(&config, None)
    }

    /// Dials with a configuration that is used again, and a small receive buffer where one is given.
    pub fn with(config: &Arc<ClientConfig>, buffer: Option<u32>) -> Result<Self> {
        let address = (HOST, 443)
            .to_socket_addrs()?
            .next()
            .context("the host has no address")?;
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_io()
            .build()?;
        let socket = runtime.block_on(async {
            let socket = TcpSocket::new_v4()?;
            if let Some(bytes) = buffer {
                socket.set_recv_buffer_size(bytes)?;
            }
            socket.connect(address).await?.into_std()
        })?;
        socket.set_nonblocking(false)?;
        socket.set_nodelay(true)?;
        socket.set_write_timeout(Some(Duration::from_secs(5)))?;
        socket.set_read_timeout(Some(Duration::from_secs(10)))?;
        let session = ClientConnection::new(config.clone(), ServerName::try_from(HOST)?)?;
        let mut tls = StreamOwned::new(session, socket);
        while tls.conn.is_handshaking() {
            tls.conn.complete_io(&mut tls.sock)?;
        }
        Ok(Self {
            tls,
            read: Vec::new(),
        })
    }

    /// An HTTP/2 connection whose settings were exchanged.
    pub fn h2() -> Result<Self> {
        let mut raw = Self::dial("h2")?;
        raw.send(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")?;
        raw.send(&frame(kind::SETTINGS, 0, 0, &[]))?;
        let (mut theirs, mut ours) = (false, false);
        while !(theirs && ours) {
            let frame_of = raw.frame(Duration::from_secs(5))?;
            let Some(got) = frame_of else {
                anyhow::bail!("no settings came")
            };
            if got.kind == kind::SETTINGS {
                if got.flags & 1 == 0 {
                    raw.send(&frame(kind::SETTINGS, 1, 0, &[]))?;
                    theirs = true;
                } else {
                    ours = true;
                }
            }
        }
        Ok(raw)
    }

    /// Sends bytes.
    pub fn send(&mut self, bytes: &[u8]) -> Result<()> {
        self.tls.write_all(bytes)?;
        Ok(self.tls.flush()?)
    }

    /// Reads what comes within `wait`; 0 bytes where nothing does, an error where the connection has ended.
    pub fn receive(&mut self, wait: Duration) -> Result<usize> {
        let wait = wait.max(Duration::from_millis(1));
        self.tls.sock.set_read_timeout(Some(wait))?;
        let mut bytes = [0; 16384];
        match self.tls.read(&mut bytes) {
            Ok(0) => anyhow::bail!("closed"),
            Ok(n) => {
                self.read.extend_from_slice(&bytes[..n]);
                Ok(n)
            }
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {
                Ok(0)
            }
            Err(error) => Err(error.into()),
        }
    }

    /// What was read so far and not taken.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.read).into_owned()
    }

    /// The next frame; `None` where none comes within `wait`.
    pub fn frame(&mut self, wait: Duration) -> Result<Option<Frame>> {
        let end = Instant::now() + wait;
        loop {
            if let Some(frame) = self.whole() {
                return Ok(Some(frame));
            }
            let now = Instant::now();
            if now >= end {
                return Ok(None);
            }
            self.receive(end - now)?;
        }
    }

    fn whole(&mut self) -> Option<Frame> {
        let head: [u8; 9] = self.read.get(..9)?.try_into().ok()?;
        let [a, b, c, kind, flags, s0, s1, s2, s3] = head;
        let length = usize::from(a) << 16 | usize::from(b) << 8 | usize::from(c);
        let payload = self.read.get(9..9 + length)?.to_vec();
        self.read.drain(..9 + length);
        Some(Frame {
            kind,
            flags,
            stream: u32::from_be_bytes([s0, s1, s2, s3]) & (u32::MAX >> 1),
            payload,
        })
    }

    /// The answer to a small HTTP/1.1 request: its whole text.
    pub fn ask(&mut self, request: &str, wait: Duration) -> Result<String> {
        self.send(request.as_bytes())?;
        let end = Instant::now() + wait;
        loop {
            if let Some(length) = whole_answer(&self.read) {
                let answer: Vec<u8> = self.read.drain(..length).collect();
                return Ok(String::from_utf8_lossy(&answer).into_owned());
            }
            let now = Instant::now();
            ensure!(now < end, "no answer within {wait:?}");
            self.receive(end - now)?;
        }
    }
}

/// The length of a whole answer at the front of `bytes`: by its content-length, or to its last chunk.
fn whole_answer(bytes: &[u8]) -> Option<usize> {
    let head = bytes.windows(4).position(|four| four == b"\r\n\r\n")? + 4;
    let text = String::from_utf8_lossy(bytes.get(..head)?).to_ascii_lowercase();
    if let Some((_, rest)) = text.split_once("content-length:") {
        let length: usize = rest.lines().next()?.trim().parse().ok()?;
        return (bytes.len() >= head + length).then_some(head + length);
    }
    let end = bytes
        .get(head..)?
        .windows(5)
        .position(|five| five == b"0\r\n\r\n")?;
    Some(head + end + 5)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_and_answers_are_measured() {
        assert_eq!(block(&[("a", "bc")]), b"\0\x01a\x02bc");
        let long = "x".repeat(300);
        assert_eq!(block(&[("a", &long)])[3..6], [127, 0xad, 1]);
        assert_eq!(
            whole_answer(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nab+"),
            Some(40)
        );
        assert_eq!(
            whole_answer(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\na"),
            None
        );
        assert_eq!(
            whole_answer(b"HTTP/1.1 200 OK\r\n\r\n1\r\na\r\n0\r\n\r\n"),
            Some(30)
        );
    }
}
