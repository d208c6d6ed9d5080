//! The tunnel: what is not AI goes to where it was bound, byte for byte, half-close and all.

use std::io;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use bytes::BytesMut;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::net::tcp::{ReadHalf, WriteHalf};
use tokio::time::{Instant, sleep_until, timeout};

use super::sockets::Sockets;
use crate::tls::hello::{MAX_HELLO, State};
use crate::tls::{ClientHello, HelloReader, Plain, Prefixed};

/// How long the destination has to accept.
const CONNECT: Duration = Duration::from_secs(30);
/// How long a caller's first bytes are held back while it is unclear what they are.
const UNCLEAR: Duration = Duration::from_secs(5);
/// The most of a caller's first bytes that is held back: a hello in records of one byte.
const MAX_HELD: usize = 6 * MAX_HELLO + 16 * 1024;
/// One read.
const CHUNK: usize = 64 * 1024;

/// What the tunnel still has to look at.
#[derive(Clone, Copy)]
pub enum Watch<'a> {
    /// Nothing: the caller has said what it speaks.
    Off,
    /// The caller was silent, so the server may speak first; but the caller's first bytes are read
    /// before they pass. The function tells whether a name (as sent) concerns weir; of TLS without a name it is
    /// asked with none.
    FirstBytes(&'a (dyn Fn(Option<&str>) -> bool + Send + Sync)),
}

/// How a tunnel ended.
#[derive(Debug)]
pub enum Tunnelled {
    /// Both sides are done, or one broke off.
    Closed {
        /// Bytes that went to the destination.
        sent: u64,
        /// Bytes that came back.
        received: u64,
    },
    /// The silent caller began TLS with an AI host, and the server had said nothing: the caller's
    /// stream is handed back whole, to be terminated. The destination saw not a byte.
    TurnedTls(ClientHello, Prefixed<TcpStream>),
    /// The silent caller began plain HTTP with an AI host, and the server had said nothing: the
    /// caller's stream is handed back, to be refused. The destination saw not a byte.
    TurnedPlain(Plain, Prefixed<TcpStream>),
    /// What the silent caller said late is for an AI host or cannot be read, and could not be
    /// handed back: both connections were closed. The destination saw not a byte.
    RefusedLate,
}

/// Dials `to` and carries bytes both ways until both sides are done.
///
/// # Errors
/// Only dialling fails; the caller then sees a reset. What breaks later ends the tunnel.
pub async fn tunnel(
    client: Prefixed<TcpStream>,
    sockets: &Sockets,
    to: SocketAddr,
    watch: Watch<'_>,
) -> io::Result<Tunnelled> {
    let (held, mut client) = client.into_parts();
    let mut server = match dial(sockets, to).await {
        Ok(server) => server,
        Err(error) => {
            reset(&client);
            return Err(error);
        }
    };
    let mut first = First {
        held: BytesMut::from(&held[..]),
        received: 0,
        server_done: false,
    };
    if let Watch::FirstBytes(is_ai) = watch {
        match first.watch(&mut client, &mut server, is_ai).await {
            Ok(Seen::Harmless) => {}
            Ok(Seen::Ai(ai)) if first.received == 0 && !first.server_done => {
                drop(server);
                let client = Prefixed::new(first.held.freeze(), client);
                return Ok(match ai {
                    Ai::Tls(hello) => Tunnelled::TurnedTls(hello, client),
                    Ai::Plain(plain) => Tunnelled::TurnedPlain(plain, client),
                });
            }
            Ok(Seen::Ai(_) | Seen::Unreadable) => {
                reset(&client);
                return Ok(Tunnelled::RefusedLate);
            }
            Err(_) => {
                reset(&client);
                reset(&server);
                return Ok(Tunnelled::Closed {
                    sent: 0,
                    received: first.received,
                });
            }
        }
    }
    Ok(first.carry(client, server).await)
}

async fn dial(sockets: &Sockets, to: SocketAddr) -> io::Result<TcpStream> {
    let socket = sockets.open(to).await?;
    // A peer that vanished must not hold a tunnel for ever; the application cannot tell.
    socket.set_keepalive(true)?;
    socket.set_nodelay(true)?;
    #[expect(
        clippy::disallowed_methods,
        reason = "what is not AI is dialled where it was bound; the socket is marked ours"
    )]
    let connecting = socket.connect(to);
    timeout(CONNECT, connecting)
        .await
        .map_err(|_| io::Error::from(io::ErrorKind::TimedOut))?
}

/// Makes the close that follows a reset, which says that something broke; a plain close would not.
fn reset(stream: &TcpStream) {
    let _ = stream.set_zero_linger();
}

enum Ai {
    Tls(ClientHello),
    Plain(Plain),
}

enum Seen {
    Harmless,
    Ai(Ai),
    Unreadable,
}

/// The tunnel's state until the caller's first bytes are judged.
struct First {
    held: BytesMut,
    received: u64,
    server_done: bool,
}

impl First {
    /// Carries what the server says until it is clear what the caller speaks.
    async fn watch(
        &mut self,
        client: &mut TcpStream,
        server: &mut TcpStream,
        is_ai: &(dyn Fn(Option<&str>) -> bool + Send + Sync),
    ) -> io::Result<Seen> {
        let (mut from_client, mut to_client) = client.split();
        let mut reader = HelloReader::new();
        let mut judged = 0;
        let mut unclear: Option<Instant> = None;
        let mut chunk = vec![0; CHUNK];
        loop {
            if self.held.len() > judged {
                let state = reader.push(self.held.get(judged..).unwrap_or_default());
                judged = self.held.len();
                unclear.get_or_insert_with(|| Instant::now() + UNCLEAR);
                if state != State::More || judged >= MAX_HELD {
                    return Ok(judge(reader.finish(), is_ai));
                }
            }
            tokio::select! {
                read = server.read(&mut chunk), if !self.server_done => match read? {
                    0 => {
                        self.server_done = true;
                        to_client.shutdown().await?;
                    }
                    count => {
                        to_client.write_all(chunk.get(..count).unwrap_or_default()).await?;
                        self.received += count as u64;
                    }
                },
                read = from_client.read_buf(&mut self.held) => if read? == 0 {
                    // Nothing more comes: what is held is all, and the half-close is carried on.
                    return Ok(if judged == 0 { Seen::Harmless } else { judge(reader.finish(), is_ai) });
                },
                () = sleep_until(unclear.unwrap_or_else(Instant::now)), if unclear.is_some() => {
                    return Ok(judge(reader.finish(), is_ai));
                }
            }
        }
    }

    /// Carries both directions to their ends.
    async fn carry(self, mut client: TcpStream, mut server: TcpStream) -> Tunnelled {
        let (sent, received) = (AtomicU64::new(0), AtomicU64::new(self.received));
        let (from_client, mut to_client) = client.split();
        let (from_server, mut to_server) = server.split();
        let there = async {
            to_server.write_all(&self.held).await?;
            sent.fetch_add(self.held.len() as u64, Ordering::Relaxed);
            pump(from_client, &mut to_server, &sent).await
        };
        let back = async {
            if self.server_done {
                Ok(())
            } else {
                pump(from_server, &mut to_client, &received).await
            }
        };
        if tokio::try_join!(there, back).is_err() {
            reset(&client);
            reset(&server);
        }
        Tunnelled::Closed {
            sent: sent.into_inner(),
            received: received.into_inner(),
        }
    }
}

fn judge(state: State, is_ai: &(dyn Fn(Option<&str>) -> bool + Send + Sync)) -> Seen {
    match state {
        State::Hello(hello) if is_ai(hello.sni.as_deref()) => Seen::Ai(Ai::Tls(hello)),
        State::NotTls(Plain::Http { method, hosts })
            if hosts.iter().any(|host| is_ai(Some(host))) =>
        {
            Seen::Ai(Ai::Plain(Plain::Http { method, hosts }))
        }
        State::Malformed(_) => Seen::Unreadable,
        State::Hello(_) | State::NotTls(_) | State::More => Seen::Harmless,
    }
}

/// Copies one direction to its end, then closes that direction alone.
async fn pump(mut from: ReadHalf<'_>, to: &mut WriteHalf<'_>, count: &AtomicU64) -> io::Result<()> {
    let mut chunk = vec![0; CHUNK];
    loop {
        let read = from.read(&mut chunk).await?;
        if read == 0 {
            return to.shutdown().await;
        }
        to.write_all(chunk.get(..read).unwrap_or_default()).await?;
        count.fetch_add(read as u64, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tls::hello::tests::{message, records, sni};
    use tokio::net::TcpListener;
    use tokio::task::JoinHandle;

    fn is_ai(name: Option<&str>) -> bool {
        name == Some("api.openai.com")
    }

    /// A caller, the server's listener, and the tunnel between them with `prefix` read already.
    #[expect(clippy::disallowed_methods, reason = "the test is the caller")]
    async fn lab(
        prefix: &'static [u8],
        watch: Watch<'static>,
    ) -> (TcpStream, TcpListener, JoinHandle<io::Result<Tunnelled>>) {
        let server = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let agent = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let to = server.local_addr().unwrap();
        let caller = TcpStream::connect(agent.local_addr().unwrap())
            .await
            .unwrap();
        let (accepted, _) = agent.accept().await.unwrap();
        let task = tokio::spawn(async move {
            tunnel(
                Prefixed::new(prefix, accepted),
                &Sockets::unmarked(),
                to,
                watch,
            )
            .await
        });
        (caller, server, task)
    }

    async fn ended(task: JoinHandle<io::Result<Tunnelled>>) -> Tunnelled {
        timeout(Duration::from_secs(20), task)
            .await
            .expect("the tunnel ends")
            .unwrap()
            .unwrap()
    }

    #[tokio::test]
    async fn half_close_is_kept_both_ways() {
        let (mut caller, listener, task) = lab(b"hel", Watch::Off).await;
        let (mut server, _) = listener.accept().await.unwrap();
        caller.write_all(b"lo").await.unwrap();
        caller.shutdown().await.unwrap();
        let mut said = String::new();
        server.read_to_string(&mut said).await.unwrap();
        assert_eq!(said, "hello");
        server.write_all(&vec![7; 300_000]).await.unwrap();
        drop(server);
        let mut answer = Vec::new();
        caller.read_to_end(&mut answer).await.unwrap();
        assert_eq!(answer.len(), 300_000);
        assert!(matches!(
            ended(task).await,
            Tunnelled::Closed {
                sent: 5,
                received: 300_000
            }
        ));

        let (mut caller, listener, task) = lab(b"", Watch::Off).await;
        let (mut server, _) = listener.accept().await.unwrap();
        server.write_all(b"bye").await.unwrap();
        server.shutdown().await.unwrap();
        let mut said = String::new();
        caller.read_to_string(&mut said).await.unwrap();
        caller.write_all(b"still here").await.unwrap();
        drop(caller);
        let mut rest = String::new();
        server.read_to_string(&mut rest).await.unwrap();
        assert_eq!((said.as_str(), rest.as_str()), ("bye", "still here"));
        assert!(matches!(
            ended(task).await,
            Tunnelled::Closed {
                sent: 10,
                received: 3
            }
        ));
    }

    #[tokio::test]
    async fn a_server_may_speak_first() {
        let (mut caller, listener, task) = lab(b"", Watch::FirstBytes(&is_ai)).await;
        let (mut server, _) = listener.accept().await.unwrap();
        server.write_all(b"220 ready\r\n").await.unwrap();
        let mut greeting = [0; 11];
        caller.read_exact(&mut greeting).await.unwrap();
        caller.write_all(b"EHLO me\r\n").await.unwrap();
        let mut said = [0; 9];
        server.read_exact(&mut said).await.unwrap();
        assert_eq!((&greeting, &said), (b"220 ready\r\n", b"EHLO me\r\n"));
        drop((caller, server));
        assert!(matches!(
            ended(task).await,
            Tunnelled::Closed {
                sent: 9,
                received: 11
            }
        ));
    }

    #[tokio::test]
    async fn late_tls_to_an_ai_host_comes_back_whole() {
        let hello = records(&message(&[sni(b"api.openai.com")]), 30);
        let (mut caller, listener, task) = lab(b"", Watch::FirstBytes(&is_ai)).await;
        let (mut server, _) = listener.accept().await.unwrap();
        for part in hello.chunks(17) {
            caller.write_all(part).await.unwrap();
        }
        let Tunnelled::TurnedTls(read, mut stream) = ended(task).await else {
            panic!("not handed back")
        };
        assert_eq!(read.sni.as_deref(), Some("api.openai.com"));
        let mut replayed = vec![0; hello.len()];
        stream.read_exact(&mut replayed).await.unwrap();
        assert_eq!(replayed, hello);
        let mut seen = Vec::new();
        server.read_to_end(&mut seen).await.unwrap();
        assert_eq!(seen.len(), 0, "the destination saw not a byte");

        let (mut caller, listener, task) = lab(b"", Watch::FirstBytes(&is_ai)).await;
        caller
            .write_all(b"POST / HTTP/1.1\r\nHost: api.openai.com\r\n\r\n")
            .await
            .unwrap();
        assert!(matches!(ended(task).await, Tunnelled::TurnedPlain(..)));
        drop(listener);
    }

    #[tokio::test]
    async fn late_tls_after_the_server_spoke_is_closed() {
        let broken: Vec<u8> = records(&message(&[sni(b"api.openai.com"), sni(b"x.example")]), 99);
        for hello in [records(&message(&[sni(b"api.openai.com")]), 99), broken] {
            let (mut caller, listener, task) = lab(b"", Watch::FirstBytes(&is_ai)).await;
            let (mut server, _) = listener.accept().await.unwrap();
            server.write_all(b"!").await.unwrap();
            caller.read_u8().await.unwrap();
            caller.write_all(&hello).await.unwrap();
            assert!(matches!(ended(task).await, Tunnelled::RefusedLate));
            let mut seen = Vec::new();
            server.read_to_end(&mut seen).await.unwrap();
            assert_eq!(seen.len(), 0);
            assert!(caller.read_u8().await.is_err());
        }
    }

    #[tokio::test]
    async fn other_late_tls_passes_untouched() {
        let hello = records(&message(&[sni(b"www.example.com")]), 40);
        let (mut caller, listener, task) = lab(b"", Watch::FirstBytes(&is_ai)).await;
        let (mut server, _) = listener.accept().await.unwrap();
        caller.write_all(&hello).await.unwrap();
        let mut seen = vec![0; hello.len()];
        server.read_exact(&mut seen).await.unwrap();
        assert_eq!(seen, hello);
        drop((caller, server));
        assert!(matches!(
            ended(task).await,
            Tunnelled::Closed { received: 0, .. }
        ));
    }

    #[tokio::test]
    async fn a_silent_caller_may_only_listen() {
        let (mut caller, listener, task) = lab(b"", Watch::FirstBytes(&is_ai)).await;
        caller.shutdown().await.unwrap();
        let (mut server, _) = listener.accept().await.unwrap();
        assert_eq!(
            server.read(&mut [0; 8]).await.unwrap(),
            0,
            "the half-close is carried on"
        );
        server.write_all(b"time").await.unwrap();
        drop(server);
        let mut said = String::new();
        caller.read_to_string(&mut said).await.unwrap();
        assert_eq!(said, "time");
        assert!(matches!(
            ended(task).await,
            Tunnelled::Closed {
                sent: 0,
                received: 4
            }
        ));
    }

    #[tokio::test]
    async fn a_dead_destination_is_a_reset() {
        let (mut caller, listener, task) = lab(b"x", Watch::Off).await;
        let (mut server, _) = listener.accept().await.unwrap();
        assert_eq!(server.read_u8().await.unwrap(), b'x');
        server.set_zero_linger().unwrap();
        drop(server);
        assert_eq!(
            caller.read_u8().await.unwrap_err().kind(),
            io::ErrorKind::ConnectionReset
        );
        assert!(matches!(
            ended(task).await,
            Tunnelled::Closed { received: 0, .. }
        ));
    }
}
