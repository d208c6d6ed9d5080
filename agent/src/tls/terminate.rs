//! Ends a caller's TLS connection with a leaf for the host it asked for.

use std::fmt;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use rustls::crypto::aws_lc_rs::{Ticketer, default_provider};
use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::CertifiedKey;
use rustls::version::{TLS12, TLS13};
use rustls::{NamedGroup, ProtocolVersion, ServerConfig};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::time::timeout;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;

use super::{Authority, Distrust, Prefixed, TlsError};

/// From the hello to the handshake's end.
const HANDSHAKE: Duration = Duration::from_secs(10);

/// The protocol a connection speaks once TLS is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alpn {
    /// HTTP/2.
    H2,
    /// HTTP/1.1, also where the caller offered no protocol.
    Http1,
}

/// A terminated connection.
pub struct Terminated<S> {
    /// Plaintext, both ways.
    pub stream: TlsStream<Prefixed<S>>,
    /// What it speaks.
    pub alpn: Alpn,
    /// The TLS version agreed on.
    pub version: Option<ProtocolVersion>,
    /// The key exchange agreed on; `None` where a session was resumed without one.
    pub group: Option<NamedGroup>,
    /// The SNI of the handshake itself (lower case); equal to the host where there is one.
    pub sni: Option<String>,
}

impl<S> fmt::Debug for Terminated<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Terminated")
            .field("alpn", &self.alpn)
            .field("version", &self.version)
            .finish_non_exhaustive()
    }
}

/// What all hosts' configurations share: versions, groups, and the keys of session tickets, in memory.
pub(super) struct Server {
    base: ServerConfig,
}

impl Server {
    pub(super) fn new() -> Result<Self, TlsError> {
        let refused = |error: rustls::Error| TlsError::Mint(error.to_string());
        let mut base = ServerConfig::builder_with_provider(Arc::new(default_provider()))
            .with_protocol_versions(&[&TLS13, &TLS12])
            .map_err(refused)?
            .with_no_client_auth()
            .with_cert_resolver(Arc::new(Nobody));
        base.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
        base.ticketer = Ticketer::new().map_err(refused)?;
        Ok(Self { base })
    }

    fn config(&self, only: Arc<Only>) -> Arc<ServerConfig> {
        let mut config = self.base.clone();
        config.cert_resolver = only;
        Arc::new(config)
    }
}

#[derive(Debug)]
struct Nobody;

impl ResolvesServerCert for Nobody {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        None
    }
}

/// Answers for one host, and for a caller that names none.
struct Only {
    host: String,
    leaf: Arc<CertifiedKey>,
    mismatch: AtomicBool,
}

impl fmt::Debug for Only {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Only")
            .field("host", &self.host)
            .finish_non_exhaustive()
    }
}

impl ResolvesServerCert for Only {
    fn resolve(&self, hello: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        if hello
            .server_name()
            .is_none_or(|name| same(name, &self.host))
        {
            return Some(self.leaf.clone());
        }
        self.mismatch.store(true, Ordering::Relaxed);
        None
    }
}

fn same(sni: &str, host: &str) -> bool {
    sni.strip_suffix('.')
        .unwrap_or(sni)
        .eq_ignore_ascii_case(host)
}

impl Authority {
    /// Completes the caller's handshake as the canonical `host`.
    ///
    /// # Errors
    /// [`TlsError::Distrusted`] where the caller would not have our certificate, [`TlsError::Slow`]
    /// after ten seconds, [`TlsError::NameMismatch`] where the handshake names another host,
    /// [`TlsError::Foreign`] where the authority may not speak for it, [`TlsError::Handshake`] for the rest.
    pub async fn terminate<S>(
        &self,
        stream: Prefixed<S>,
        host: &str,
    ) -> Result<Terminated<S>, TlsError>
    where
        S: AsyncRead + AsyncWrite + Unpin,
    {
        self.terminate_within(stream, host, HANDSHAKE).await
    }

    async fn terminate_within<S>(
        &self,
        stream: Prefixed<S>,
        host: &str,
        within: Duration,
    ) -> Result<Terminated<S>, TlsError>
    where
        S: AsyncRead + AsyncWrite + Unpin,
    {
        let leaf = self.leaves().get(host).await?;
        let only = Arc::new(Only {
            host: host.to_owned(),
            leaf,
            mismatch: AtomicBool::new(false),
        });
        let accept = TlsAcceptor::from(self.server.config(only.clone())).accept(stream);
        let stream = match timeout(within, Box::pin(accept)).await {
            Err(_) => {
                return Err(TlsError::Slow {
                    host: host.to_owned(),
                    within,
                });
            }
            Ok(Err(_)) if only.mismatch.load(Ordering::Relaxed) => {
                return Err(TlsError::NameMismatch {
                    host: host.to_owned(),
                });
            }
            Ok(Err(error)) => return Err(classify(&error, host)),
            Ok(Ok(stream)) => stream,
        };
        let (_, connection) = stream.get_ref();
        let alpn = if connection.alpn_protocol() == Some(b"h2") {
            Alpn::H2
        } else {
            Alpn::Http1
        };
        let version = connection.protocol_version();
        let group = connection
            .negotiated_key_exchange_group()
            .map(|group| group.name());
        let sni = connection.server_name().map(str::to_ascii_lowercase);
        if sni.as_deref().is_some_and(|sni| !same(sni, host)) {
            return Err(TlsError::NameMismatch {
                host: host.to_owned(),
            });
        }
        Ok(Terminated {
            stream,
            alpn,
            version,
            group,
            sni,
        })
    }
}

fn classify(error: &io::Error, host: &str) -> TlsError {
    let host = host.to_owned();
    match distrust(error) {
        Some(how) => TlsError::Distrusted { host, how },
        None => {
            let reason = inner(error).map_or_else(|| error.kind().to_string(), ToString::to_string);
            TlsError::Handshake { host, reason }
        }
    }
}

fn inner(error: &io::Error) -> Option<&rustls::Error> {
    error.get_ref()?.downcast_ref()
}

/// How a caller whose connection failed so showed that it does not trust weir's certificate, if it did.
pub fn distrust(error: &io::Error) -> Option<Distrust> {
    match (inner(error), error.kind()) {
        (Some(rustls::Error::AlertReceived(alert)), _) => {
            let number = u8::from(*alert);
            matches!(number, 42..=46 | 48).then_some(Distrust::Alert(number))
        }
        (Some(_), _) => None,
        (None, io::ErrorKind::UnexpectedEof) => Some(Distrust::Left),
        (
            None,
            io::ErrorKind::ConnectionReset
            | io::ErrorKind::ConnectionAborted
            | io::ErrorKind::BrokenPipe,
        ) => Some(Distrust::Reset),
        (None, _) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rustls::client::Resumption;
    use rustls::pki_types::ServerName;
    use rustls::{ClientConfig, RootCertStore, SupportedProtocolVersion};
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::{TcpListener, TcpStream};
    use tokio_rustls::TlsConnector;

    const HOST: &str = "api.openai.com";

    fn authority() -> Authority {
        Authority::in_memory(&[HOST.to_owned(), "api.anthropic.com".to_owned()]).unwrap()
    }

    fn client(
        trusted: &Authority,
        alpn: &[&str],
        version: &'static SupportedProtocolVersion,
    ) -> ClientConfig {
        let mut roots = RootCertStore::empty();
        roots.add(trusted.root_der().clone()).unwrap();
        let mut config = ClientConfig::builder_with_provider(Arc::new(default_provider()))
            .with_protocol_versions(&[version])
            .unwrap()
            .with_root_certificates(roots)
            .with_no_client_auth();
        config.alpn_protocols = alpn.iter().map(|name| name.as_bytes().to_vec()).collect();
        config.resumption = Resumption::disabled();
        config
    }

    #[expect(clippy::disallowed_methods, reason = "the test is the caller")]
    async fn pair() -> (TcpStream, TcpStream) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let (near, far) = tokio::join!(
            TcpStream::connect(listener.local_addr().unwrap()),
            listener.accept()
        );
        (near.unwrap(), far.unwrap().0)
    }

    type Both = (
        io::Result<tokio_rustls::client::TlsStream<TcpStream>>,
        Result<Terminated<TcpStream>, TlsError>,
    );

    /// A caller that asks for `asked`, terminated as [`HOST`].
    async fn meet(authority: &Authority, config: ClientConfig, asked: &str) -> Both {
        let (near, mut far) = pair().await;
        let name = ServerName::try_from(asked.to_owned()).unwrap();
        tokio::join!(
            async { Box::pin(TlsConnector::from(Arc::new(config)).connect(name, near)).await },
            async {
                let (hello, read) = crate::tls::peek(&mut far, crate::tls::Limits::default())
                    .await
                    .unwrap();
                let crate::tls::Hello::Tls(hello) = hello else {
                    panic!("no hello")
                };
                assert_eq!(hello.sni.as_deref(), Some(asked));
                authority.terminate(Prefixed::new(read, far), HOST).await
            }
        )
    }

    #[tokio::test]
    async fn callers_of_either_version_and_protocol_are_terminated() {
        let authority = authority();
        for version in [&TLS13, &TLS12] {
            for (offer, alpn) in [
                (&["h2", "http/1.1"][..], Alpn::H2),
                (&["http/1.1"], Alpn::Http1),
                (&[], Alpn::Http1),
            ] {
                let (near, far) = meet(&authority, client(&authority, offer, version), HOST).await;
                let (mut near, mut far) = (near.unwrap(), far.unwrap());
                assert_eq!(
                    (far.alpn, far.version, far.sni.as_deref()),
                    (alpn, Some(version.version), Some(HOST))
                );
                if version.version == ProtocolVersion::TLSv1_3 {
                    assert_eq!(far.group, Some(NamedGroup::X25519MLKEM768));
                }
                near.write_all(b"ping").await.unwrap();
                let mut ping = [0; 4];
                far.stream.read_exact(&mut ping).await.unwrap();
                far.stream.write_all(b"pong").await.unwrap();
                far.stream.flush().await.unwrap();
                near.read_exact(&mut ping).await.unwrap();
                assert_eq!(&ping, b"pong");
            }
        }
    }

    #[tokio::test]
    async fn distrust_is_told_from_other_failures() {
        let (ours, other) = (authority(), authority());
        for version in [&TLS13, &TLS12] {
            let (near, far) = meet(&ours, client(&other, &[], version), HOST).await;
            assert!(near.is_err());
            assert!(
                matches!(
                    far,
                    Err(TlsError::Distrusted {
                        how: Distrust::Alert(48),
                        ..
                    })
                ),
                "unknown_ca, not {far:?}"
            );
        }
        let (near, far) = meet(&ours, client(&ours, &["acme-tls/1"], &TLS13), HOST).await;
        assert!(near.is_err());
        assert!(matches!(far, Err(TlsError::Handshake { .. })), "{far:?}");
        let (near, far) = meet(&ours, client(&ours, &[], &TLS13), "api.anthropic.com").await;
        assert!(near.is_err());
        assert!(matches!(far, Err(TlsError::NameMismatch { .. })), "{far:?}");
    }

    #[tokio::test]
    async fn a_caller_that_leaves_or_dawdles_is_let_go() {
        let authority = authority();
        let hello = crate::tls::hello::tests::records(
            &crate::tls::hello::tests::message(&[crate::tls::hello::tests::sni(HOST.as_bytes())]),
            999,
        );
        let (near, far) = pair().await;
        let waiting = authority.terminate_within(
            Prefixed::new(hello[..40].to_vec(), far),
            HOST,
            Duration::from_millis(50),
        );
        assert!(matches!(waiting.await, Err(TlsError::Slow { .. })));
        drop(near);
        let (near, far) = pair().await;
        drop(near);
        let left = authority
            .terminate(Prefixed::new(hello[..40].to_vec(), far), HOST)
            .await;
        assert!(
            matches!(
                left,
                Err(TlsError::Distrusted {
                    how: Distrust::Left,
                    ..
                })
            ),
            "{left:?}"
        );
    }

    #[tokio::test]
    async fn sessions_are_resumed() {
        let authority = authority();
        let mut config = client(&authority, &["http/1.1"], &TLS13);
        config.resumption = Resumption::in_memory_sessions(8);
        for expected in [rustls::HandshakeKind::Full, rustls::HandshakeKind::Resumed] {
            let (near, far) = meet(&authority, config.clone(), HOST).await;
            let (mut near, mut far) = (near.unwrap(), far.unwrap());
            // A byte from the server brings the tickets with it.
            far.stream.write_all(b"x").await.unwrap();
            far.stream.flush().await.unwrap();
            near.read_u8().await.unwrap();
            assert_eq!(near.get_ref().1.handshake_kind(), Some(expected));
        }
    }
}
