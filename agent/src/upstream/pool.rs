//! Warm, verified connections to providers: the only file that dials them.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Duration;

use hyper::client::conn::{http1, http2};
use hyper_util::rt::{TokioIo, TokioTimer};
use rustls::ClientConfig;
use rustls::client::Resumption;
use rustls::crypto::aws_lc_rs::default_provider;
use rustls::pki_types::ServerName;
use rustls::version::{TLS12, TLS13};
use tokio::net::TcpStream;
use tokio::sync::{oneshot, watch};
use tokio::time::timeout;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;

use super::beside::Beside;
use super::cork::{Cork, Corked};
use super::error::{ForwardError, Unreachable};
use super::lease::{Hold, Lease, Told};
use super::roots::{Roots, RootsError};
use super::warm::{Line, Load, Outgoing, Sender, Warm};
use super::{Options, Via};
use crate::again::Again;
use crate::intercept::sockets::Sockets;

/// TLS sessions remembered for resumption.
const SESSIONS: usize = 256;
/// Pings that find out that an HTTP/2 connection died without a word.
const PING_EVERY: Duration = Duration::from_secs(30);
const PING_WAIT: Duration = Duration::from_secs(10);

/// A provider's name and port: what a connection is verified for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Key {
    pub(super) host: Arc<str>,
    pub(super) port: u16,
}

/// All connections.
pub(super) struct Pool {
    tls: TlsConnector,
    sockets: Sockets,
    pub(super) options: Options,
    warm: Mutex<HashMap<Key, Warm>>,
}

impl Pool {
    pub(super) fn new(
        roots: Roots,
        sockets: Sockets,
        options: Options,
    ) -> Result<Self, RootsError> {
        let provider = Arc::new(default_provider());
        let verifier = roots.verifier(&provider)?;
        let mut config = ClientConfig::builder_with_provider(provider)
            .with_protocol_versions(&[&TLS13, &TLS12])
            .map_err(|_| RootsError::Nothing)?
            .dangerous() // rustls's word for a verifier of one's own: it only adds the issuer's name to webpki's verdict
            .with_custom_certificate_verifier(verifier)
            .with_no_client_auth();
        config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
        config.resumption = Resumption::in_memory_sessions(SESSIONS);
        Ok(Self {
            tls: TlsConnector::from(Arc::new(config)),
            sockets,
            options,
            warm: Mutex::default(),
        })
    }

    pub(super) fn warm(&self) -> MutexGuard<'_, HashMap<Key, Warm>> {
        self.warm.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn reserve(pool: &Arc<Self>, host: &str, port: u16, addr: SocketAddr) -> Lease {
        let key = Key {
            host: host.into(),
            port,
        };
        let hold = pool.begin(&key, addr);
        Lease {
            pool: pool.clone(),
            key,
            addr,
            hold,
        }
    }

    /// A warm connection, a place in another's dial, or a dial of one's own.
    pub(super) fn begin(self: &Arc<Self>, key: &Key, addr: SocketAddr) -> Hold {
        let mut all = self.warm();
        let warm = all.entry(key.clone()).or_default();
        if let Some(line) = warm.take(&self.options) {
            return Hold::Ready(line);
        }
        if let Some(dialling) = warm.joinable() {
            return Hold::Joined(dialling);
        }
        let (done, dialling) = watch::channel(());
        warm.dialling = Some(dialling);
        drop(all);
        Hold::Dialling(self.dial(key.clone(), addr, Some(done)))
    }

    /// Dials in a task of its own; what nobody waits for any more is kept warm.
    pub(super) fn dial(
        self: &Arc<Self>,
        key: Key,
        addr: SocketAddr,
        done: Option<watch::Sender<()>>,
    ) -> Told {
        let (tell, told) = oneshot::channel();
        let pool = self.clone();
        tokio::spawn(async move {
            let result = Box::pin(pool.connect(&key, addr)).await;
            if let Ok(line) = &result {
                pool.learn(&key, line);
            }
            drop(done);
            if let Err(Ok(line)) = tell.send(result) {
                pool.park(&key, line);
            }
        });
        told
    }

    /// Shares a new HTTP/2 connection at once, and remembers what the provider speaks.
    fn learn(&self, key: &Key, line: &Line) {
        self.warm().entry(key.clone()).or_default().learn(line);
    }

    /// Takes back a connection that can carry another request.
    pub(super) fn park(&self, key: &Key, line: Line) {
        self.warm()
            .entry(key.clone())
            .or_default()
            .park(line, &self.options);
    }

    async fn connect(&self, key: &Key, addr: SocketAddr) -> Result<Line, ForwardError> {
        let host = || key.host.to_string();
        let unreachable = |why| ForwardError::Unreachable { host: host(), why };
        let name = ServerName::try_from(host())
            .map_err(|_| ForwardError::Internal("the host is not a name"))?;
        let tcp = async {
            let socket = self.sockets.open(addr).await?;
            socket.set_nodelay(true)?;
            socket.set_keepalive(true)?;
            #[expect(
                clippy::disallowed_methods,
                reason = "the one place that dials a provider; the socket is marked ours"
            )]
            let connecting = socket.connect(addr);
            connecting.await
        };
        let tcp = timeout(self.options.connect, tcp)
            .await
            .map_err(|_| unreachable(Unreachable::Timeout))?;
        let tcp = tcp.map_err(|error| unreachable((&error).into()))?;
        let opened = async {
            let tls = self.tls.connect(name, tcp).await;
            let tls = tls.map_err(|error| ForwardError::from_handshake(&key.host, &error))?;
            open(tls)
                .await
                .map_err(|error| ForwardError::from_exchange(&key.host, &error))
        };
        timeout(self.options.handshake, opened)
            .await
            .map_err(|_| unreachable(Unreachable::Timeout))?
    }
}

/// Speaks what ALPN agreed on; the connection is driven by a task that ends with it.
async fn open(tls: TlsStream<TcpStream>) -> Result<Line, hyper::Error> {
    let (_, session) = tls.get_ref();
    let h2 = session.alpn_protocol() == Some(b"h2");
    let via = Via {
        reused: false,
        h2,
        group: session
            .negotiated_key_exchange_group()
            .map(|group| group.name()),
    };
    let sender = if h2 {
        let (beside, cork) = (Beside::default(), Cork::default());
        let io = TokioIo::new(Corked::new(tls, cork.clone()));
        let (sender, connection) = http2::Builder::new(beside.clone())
            .timer(TokioTimer::new())
            .initial_stream_window_size(1 << 20)
            .initial_connection_window_size(4 << 20)
            .max_header_list_size(64 << 10)
            .keep_alive_interval(PING_EVERY)
            .keep_alive_timeout(PING_WAIT)
            .keep_alive_while_idle(true)
            .handshake(io)
            .await?;
        let allowed = Arc::new(AtomicUsize::new(connection.current_max_send_streams()));
        let driven = beside.drive(drive(connection, allowed.clone()), cork);
        tokio::spawn(Again::new(driven));
        Sender::H2(sender, Load::on(&Arc::default(), &allowed))
    } else {
        let (sender, connection) = http1::Builder::new().handshake(TokioIo::new(tls)).await?;
        tokio::spawn(Again::new(connection));
        Sender::H1(sender)
    };
    Ok(Line { sender, via })
}

type H2Connection = http2::Connection<TokioIo<Corked<TlsStream<TcpStream>>>, Outgoing, Beside>;

/// Drives an HTTP/2 connection to its end, and keeps what its peer allows in sight.
async fn drive(connection: H2Connection, allowed: Arc<AtomicUsize>) {
    let mut connection = std::pin::pin!(connection);
    let ended = std::future::poll_fn(|cx| {
        let state = connection.as_mut().poll(cx);
        allowed.store(connection.current_max_send_streams(), Ordering::Relaxed);
        state
    });
    if let Err(error) = ended.await {
        tracing::debug!(%error, "a connection upstream ended");
    }
}

/// Closes what is idle for too long, until the pool is gone.
pub(super) fn sweep(pool: Weak<Pool>) {
    let Some(every) = pool
        .upgrade()
        .map(|pool| (pool.options.idle / 2).max(Duration::from_millis(10)))
    else {
        return;
    };
    tokio::spawn(async move {
        loop {
            tokio::time::sleep(every).await;
            let Some(pool) = pool.upgrade() else { return };
            for warm in pool.warm().values_mut() {
                warm.prune(pool.options.idle);
            }
        }
    });
}
