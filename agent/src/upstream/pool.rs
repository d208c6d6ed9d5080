//! Warm, verified connections to providers: the only file that dials them.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::{Duration, Instant};

use bytes::Bytes;
use http_body_util::Full;
use hyper::client::conn::{http1, http2};
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
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

use super::error::{ForwardError, Unreachable};
use super::roots::{Roots, RootsError};
use super::{Options, Via};
use crate::intercept::sockets::Sockets;

/// TLS sessions remembered for resumption.
const SESSIONS: usize = 256;
/// Pings that find out that an HTTP/2 connection died without a word.
const PING_EVERY: Duration = Duration::from_secs(30);
const PING_WAIT: Duration = Duration::from_secs(10);
/// Rounds in which a lease waits for another's dial while the provider is known to answer.
const MAX_ROUNDS: usize = 8;

/// The body of what leaves.
pub(super) type Outgoing = Full<Bytes>;

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
    options: Options,
    warm: Mutex<HashMap<Key, Warm>>,
}

/// One provider's connections that can take a request.
#[derive(Default)]
struct Warm {
    h2: Vec<SharedH2>,
    h1: Vec<IdleH1>,
    /// Alive while a dial is under way whose connection others may share.
    dialling: Option<watch::Receiver<()>>,
    /// What the last handshake agreed on.
    speaks_h2: Option<bool>,
}

struct SharedH2 {
    sender: http2::SendRequest<Outgoing>,
    load: Arc<AtomicUsize>,
    /// Streams that the provider allows.
    allowed: Arc<AtomicUsize>,
    used: Instant,
    via: Via,
}

struct IdleH1 {
    sender: http1::SendRequest<Outgoing>,
    since: Instant,
    via: Via,
}

/// A connection that is ours to send one request on.
pub(super) struct Line {
    pub(super) sender: Sender,
    pub(super) via: Via,
}

pub(super) enum Sender {
    H1(http1::SendRequest<Outgoing>),
    H2(http2::SendRequest<Outgoing>, Load),
}

/// Counts as one stream of a shared connection while it lives.
pub(super) struct Load {
    count: Arc<AtomicUsize>,
    allowed: Arc<AtomicUsize>,
}

impl Load {
    fn on(count: &Arc<AtomicUsize>, allowed: &Arc<AtomicUsize>) -> Self {
        count.fetch_add(1, Ordering::Relaxed);
        Self {
            count: count.clone(),
            allowed: allowed.clone(),
        }
    }
}

impl Drop for Load {
    fn drop(&mut self) {
        self.count.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Line {
    fn is_closed(&self) -> bool {
        match &self.sender {
            Sender::H1(sender) => sender.is_closed(),
            Sender::H2(sender, _) => sender.is_closed(),
        }
    }
}

impl Warm {
    fn prune(&mut self, idle: Duration) {
        self.h1
            .retain(|line| !line.sender.is_closed() && line.since.elapsed() < idle);
        for line in &mut self.h2 {
            if line.load.load(Ordering::Relaxed) > 0 {
                line.used = Instant::now();
            }
        }
        self.h2
            .retain(|line| !line.sender.is_closed() && line.used.elapsed() < idle);
    }

    fn take(&mut self, options: &Options) -> Option<Line> {
        self.prune(options.idle);
        for line in &mut self.h2 {
            let most = options
                .max_h2_streams
                .min(line.allowed.load(Ordering::Relaxed));
            if line.load.load(Ordering::Relaxed) < most {
                line.used = Instant::now();
                let via = Via {
                    reused: true,
                    ..line.via
                };
                return Some(Line {
                    sender: Sender::H2(line.sender.clone(), Load::on(&line.load, &line.allowed)),
                    via,
                });
            }
        }
        while let Some(line) = self.h1.pop() {
            if line.sender.is_ready() {
                return Some(Line {
                    sender: Sender::H1(line.sender),
                    via: Via {
                        reused: true,
                        ..line.via
                    },
                });
            }
        }
        None
    }

    fn joinable(&self) -> Option<watch::Receiver<()>> {
        // The sender is dropped with the dial's end, be it a panic.
        let alive = self
            .dialling
            .as_ref()
            .filter(|dialling| dialling.has_changed().is_ok());
        alive.filter(|_| self.speaks_h2 != Some(false)).cloned()
    }
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

    fn warm(&self) -> MutexGuard<'_, HashMap<Key, Warm>> {
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
    fn begin(self: &Arc<Self>, key: &Key, addr: SocketAddr) -> Hold {
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
        self.dial(key.clone(), addr, Some(done))
    }

    fn dial(self: &Arc<Self>, key: Key, addr: SocketAddr, done: Option<watch::Sender<()>>) -> Hold {
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
        Hold::Dialling(told)
    }

    /// Shares a new HTTP/2 connection at once, and remembers what the provider speaks.
    fn learn(&self, key: &Key, line: &Line) {
        let mut all = self.warm();
        let warm = all.entry(key.clone()).or_default();
        warm.speaks_h2 = Some(line.via.h2);
        if let Sender::H2(sender, load) = &line.sender {
            let (sender, shared) = (sender.clone(), load.count.clone());
            let allowed = load.allowed.clone();
            warm.h2.push(SharedH2 {
                sender,
                load: shared,
                allowed,
                used: Instant::now(),
                via: line.via,
            });
        }
    }

    /// Takes back a connection that can carry another request.
    pub(super) fn park(&self, key: &Key, line: Line) {
        // HTTP/2 is in the pool already: only its load is given back.
        let Sender::H1(sender) = line.sender else {
            return;
        };
        if sender.is_closed() {
            return;
        }
        let mut all = self.warm();
        let warm = all.entry(key.clone()).or_default();
        warm.prune(self.options.idle);
        if warm.h1.len() < self.options.max_h1_idle {
            warm.h1.push(IdleH1 {
                sender,
                since: Instant::now(),
                via: line.via,
            });
        }
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
            socket.connect(addr).await
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
    let io = TokioIo::new(tls);
    let sender = if h2 {
        let (sender, connection) = http2::Builder::new(TokioExecutor::new())
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
        tokio::spawn(drive(connection, allowed.clone()));
        Sender::H2(sender, Load::on(&Arc::default(), &allowed))
    } else {
        let (sender, connection) = http1::Builder::new().handshake(io).await?;
        tokio::spawn(connection);
        Sender::H1(sender)
    };
    Ok(Line { sender, via })
}

type H2Connection = http2::Connection<TokioIo<TlsStream<TcpStream>>, Outgoing, TokioExecutor>;

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

enum Hold {
    Ready(Line),
    Dialling(oneshot::Receiver<Result<Line, ForwardError>>),
    Joined(watch::Receiver<()>),
    /// Nothing: the dial failed, or its connection was used.
    Spent,
}

/// A claim on a connection to one provider. Dropped unused, it leaves the connection warm.
pub struct Lease {
    pool: Arc<Pool>,
    key: Key,
    addr: SocketAddr,
    hold: Hold,
}

impl Lease {
    /// Waits until the connection stands and the provider has proved its name.
    ///
    /// # Errors
    /// [`ForwardError`]; asked again, or forwarded with, the lease dials once more.
    pub async fn ready(&mut self) -> Result<(), ForwardError> {
        let line = self.take().await?;
        self.hold = Hold::Ready(line);
        Ok(())
    }

    pub(super) fn pool(&self) -> &Arc<Pool> {
        &self.pool
    }

    pub(super) fn key(&self) -> &Key {
        &self.key
    }

    /// A connection that was alive a moment ago.
    pub(super) async fn take(&mut self) -> Result<Line, ForwardError> {
        for _ in 0..MAX_ROUNDS {
            let line = match std::mem::replace(&mut self.hold, Hold::Spent) {
                Hold::Ready(line) => line,
                Hold::Dialling(told) => Self::told(told).await?,
                Hold::Joined(mut dialling) => {
                    let _ = dialling.changed().await;
                    self.hold = self.rejoin();
                    continue;
                }
                Hold::Spent => return self.fresh().await,
            };
            if !line.is_closed() {
                return Ok(line);
            }
            if !line.via.reused {
                return Err(self.broken());
            }
        }
        self.fresh().await
    }

    /// A connection that has carried nothing.
    pub(super) async fn fresh(&mut self) -> Result<Line, ForwardError> {
        let Hold::Dialling(told) = self.pool.dial(self.key.clone(), self.addr, None) else {
            return Err(ForwardError::Internal("a dial was not begun"));
        };
        Self::told(told).await
    }

    async fn told(
        told: oneshot::Receiver<Result<Line, ForwardError>>,
    ) -> Result<Line, ForwardError> {
        told.await
            .unwrap_or(Err(ForwardError::Internal("a dial was abandoned")))
    }

    /// After another's dial: its connection, another dial while the provider answers, else one's own.
    fn rejoin(&self) -> Hold {
        let mut all = self.pool.warm();
        let warm = all.entry(self.key.clone()).or_default();
        if let Some(line) = warm.take(&self.pool.options) {
            return Hold::Ready(line);
        }
        if warm.h2.is_empty() {
            return Hold::Spent;
        }
        drop(all);
        self.pool.begin(&self.key, self.addr)
    }

    fn broken(&self) -> ForwardError {
        ForwardError::Unreachable {
            host: self.key.host.to_string(),
            why: Unreachable::Reset,
        }
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        match std::mem::replace(&mut self.hold, Hold::Spent) {
            Hold::Ready(line) => self.pool.park(&self.key, line),
            Hold::Dialling(mut told) => {
                // Closed first: what was sent before is taken here, what comes later the dial parks.
                told.close();
                if let Ok(Ok(line)) = told.try_recv() {
                    self.pool.park(&self.key, line);
                }
            }
            Hold::Joined(_) | Hold::Spent => {}
        }
    }
}
