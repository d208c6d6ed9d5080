//! The way out against providers on loopback: whom it trusts, what it reuses, what it never sends.

use std::convert::Infallible;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::SystemTime;

use bytes::Bytes;
use http::{Request, Response};
use http_body_util::{BodyExt, Full, combinators::BoxBody};
use hyper::body::{Frame, Incoming};
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use rustls::crypto::aws_lc_rs::default_provider;
use rustls::pki_types::CertificateDer;
use rustls::sign::{CertifiedKey, SingleCertAndKey};
use rustls::version::{TLS12, TLS13};
use tokio::io::AsyncReadExt;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;
use tokio::task::JoinHandle;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;

use super::*;
use crate::tls::leaf::forge::{Forger, HOUR, self_signed};
use crate::tls::{Authority, Prefixed};
use crate::wire::Whole;

const HOST: &str = "api.openai.com";

/// What a provider saw.
#[derive(Default)]
struct Seen {
    connections: AtomicUsize,
    requests: AtomicUsize,
    /// Streams or connections whose answer was not wanted any more.
    cancelled: AtomicUsize,
    arrived: Notify,
    tasks: Mutex<Vec<JoinHandle<()>>>,
}

impl Seen {
    fn take_tasks(&self) -> Vec<JoinHandle<()>> {
        std::mem::take(&mut *self.tasks.lock().unwrap())
    }
}

struct Provider {
    addr: SocketAddr,
    seen: Arc<Seen>,
}

fn tls(
    key: Arc<CertifiedKey>,
    alpn: &str,
    version: &'static rustls::SupportedProtocolVersion,
) -> TlsAcceptor {
    let mut config = rustls::ServerConfig::builder_with_provider(Arc::new(default_provider()))
        .with_protocol_versions(&[version])
        .unwrap()
        .with_no_client_auth()
        .with_cert_resolver(Arc::new(SingleCertAndKey::from(key)));
    config.alpn_protocols = vec![alpn.as_bytes().to_vec()];
    TlsAcceptor::from(Arc::new(config))
}

/// A provider whose connections are served by `serve`, given their number from 0.
async fn provider<F, S>(acceptor: TlsAcceptor, serve: S) -> Provider
where
    S: Fn(TlsStream<TcpStream>, usize, Arc<Seen>) -> F + Clone + Send + 'static,
    F: Future<Output = ()> + Send + 'static,
{
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let (addr, seen) = (listener.local_addr().unwrap(), Arc::new(Seen::default()));
    let shared = seen.clone();
    tokio::spawn(async move {
        while let Ok((tcp, _)) = listener.accept().await {
            let number = shared.connections.fetch_add(1, Ordering::SeqCst);
            let (acceptor, serve, seen) = (acceptor.clone(), serve.clone(), shared.clone());
            let task = tokio::spawn(async move {
                if let Ok(stream) = Box::pin(acceptor.accept(tcp)).await {
                    Box::pin(serve(stream, number, seen)).await;
                }
            });
            shared.tasks.lock().unwrap().push(task);
        }
    });
    Provider { addr, seen }
}

struct Cancelled(Arc<Seen>);

impl Drop for Cancelled {
    fn drop(&mut self) {
        self.0.cancelled.fetch_add(1, Ordering::SeqCst);
        self.0.arrived.notify_waiters();
    }
}

/// Answers with what it saw; `/stream` sends one event and no end, `/never` does not answer.
async fn answer(
    request: Request<Incoming>,
    seen: Arc<Seen>,
) -> Result<Response<BoxBody<Bytes, Infallible>>, Infallible> {
    seen.requests.fetch_add(1, Ordering::SeqCst);
    let (head, body) = request.into_parts();
    let body = body
        .collect()
        .await
        .map(|body| body.to_bytes())
        .unwrap_or_default();
    let path = head.uri.path().to_owned();
    if path == "/never" {
        let _cancelled = Cancelled(seen.clone());
        seen.arrived.notify_waiters();
        std::future::pending::<()>().await;
    }
    if path == "/stream" {
        return Ok(Response::new(
            Endless {
                _cancelled: Cancelled(seen),
                sent: false,
            }
            .boxed(),
        ));
    }
    let host = head.uri.authority().map(ToString::to_string);
    let host = host.or_else(|| {
        head.headers
            .get("host")
            .and_then(|host| host.to_str().ok())
            .map(str::to_owned)
    });
    let text = format!(
        "{} {} {} {}",
        head.method,
        host.unwrap_or_default(),
        path,
        String::from_utf8_lossy(&body)
    );
    Ok(Response::new(Full::new(Bytes::from(text)).boxed()))
}

/// One event, then silence until it is dropped.
struct Endless {
    _cancelled: Cancelled,
    sent: bool,
}

impl http_body::Body for Endless {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        if self.sent {
            return std::task::Poll::Pending;
        }
        self.sent = true;
        std::task::Poll::Ready(Some(Ok(Frame::data(Bytes::from_static(b"data: 1\n\n")))))
    }
}

async fn http1(stream: TlsStream<TcpStream>, _: usize, seen: Arc<Seen>) {
    let service = service_fn(move |request| answer(request, seen.clone()));
    let _ = hyper::server::conn::http1::Builder::new()
        .timer(TokioTimer::new())
        .serve_connection(TokioIo::new(stream), service)
        .await;
}

async fn http2(stream: TlsStream<TcpStream>, _: usize, seen: Arc<Seen>) {
    let service = service_fn(move |request| answer(request, seen.clone()));
    let _ = hyper::server::conn::http2::Builder::new(TokioExecutor::new())
        .serve_connection(TokioIo::new(stream), service)
        .await;
}

fn upstream(root: &CertificateDer<'static>, options: Options) -> Upstream {
    Upstream::new(
        Roots::only([root.clone()], &[]),
        Sockets::unmarked(),
        options,
    )
    .unwrap()
}

fn received(path: &str) -> Whole {
    let request = Request::post(path)
        .header("content-type", "application/json")
        .body(())
        .unwrap();
    Whole {
        head: request.into_parts().0,
        body: Bytes::from_static(b"hello"),
        inflated: false,
    }
}

async fn send(lease: Lease, path: &str) -> Result<Answer, ForwardError> {
    let prepared = rewrite::Prepared::new(&received(path), |_, bytes| {
        std::borrow::Cow::Borrowed(bytes)
    })
    .unwrap();
    Box::pin(forward::send(prepared, lease)).await
}

async fn whole(answer: Answer) -> (Via, String) {
    let via = *answer.extensions().get::<Via>().unwrap();
    let bytes = answer.into_body().collect().await.unwrap().to_bytes();
    // An HTTP/1.1 connection settles in a task of its own.
    tokio::time::sleep(Duration::from_millis(20)).await;
    (via, String::from_utf8(bytes.to_vec()).unwrap())
}

async fn until(what: &str, holds: impl Fn() -> bool) {
    for _ in 0..400 {
        if holds() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("{what} did not come to pass");
}

async fn both() -> Vec<(Forger, Provider, bool)> {
    let mut all = Vec::new();
    for h2 in [false, true] {
        let ca = Forger::new("lab");
        let key = ca.good(HOST);
        let provider = if h2 {
            provider(tls(key, "h2", &TLS13), http2).await
        } else {
            provider(tls(key, "http/1.1", &TLS13), http1).await
        };
        all.push((ca, provider, h2));
    }
    all
}

#[tokio::test]
async fn an_untrusted_provider_gets_not_a_byte() {
    let (ca, other) = (Forger::new("lab"), Forger::new("ACME Proxy CA"));
    let now = SystemTime::now();
    let cases = [
        (ca.leaf(HOST, now - 2 * HOUR, now - HOUR), Why::Expired),
        (ca.leaf(HOST, now + HOUR, now + 2 * HOUR), Why::NotYet),
        (ca.good("api.anthropic.com"), Why::WrongName),
        (self_signed(HOST), Why::UnknownIssuer),
        (other.good(HOST), Why::UnknownIssuer),
    ];
    for version in [&TLS13, &TLS12] {
        for (key, why) in &cases {
            let read = Arc::new(AtomicUsize::new(0));
            let count = read.clone();
            let provider = provider(
                tls(key.clone(), "http/1.1", version),
                move |mut stream: TlsStream<TcpStream>, _, _| {
                    let count = count.clone();
                    async move {
                        let mut bytes = Vec::new();
                        let _ = stream.read_to_end(&mut bytes).await;
                        count.fetch_add(bytes.len(), Ordering::SeqCst);
                    }
                },
            )
            .await;
            let upstream = upstream(&ca.root, Options::default());
            let refused = send(
                upstream.reserve(HOST, 443, provider.addr),
                "/v1/chat/completions",
            )
            .await;
            let Err(error @ ForwardError::Untrusted { .. }) = refused else {
                panic!("{why:?}: trusted")
            };
            let ForwardError::Untrusted { untrusted, .. } = &error else {
                unreachable!()
            };
            assert_eq!(untrusted.why, *why);
            let refusal = weir_policy::decide::Refusal::from(error);
            assert_eq!(refusal.code.status(), 502);
            for task in provider.seen.take_tasks() {
                task.await.unwrap();
            }
            assert_eq!(
                (
                    provider.seen.connections.load(Ordering::SeqCst),
                    read.load(Ordering::SeqCst)
                ),
                (1, 0)
            );
        }
    }
}

#[tokio::test]
async fn our_own_authority_is_not_trusted_upstream() {
    let ours = Arc::new(Authority::in_memory(&[HOST.to_owned()]).unwrap());
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let addr = listener.local_addr().unwrap();
    let thief = ours.clone();
    let server = tokio::spawn(async move {
        let mut read = Vec::new();
        for _ in 0..2 {
            let (tcp, _) = listener.accept().await.unwrap();
            let mut bytes = Vec::new();
            if let Ok(mut ended) = thief
                .terminate(Prefixed::new(Bytes::new(), tcp), HOST)
                .await
            {
                let _ = ended.stream.read_to_end(&mut bytes).await;
            }
            read.push(bytes.len());
        }
        read
    });
    let some = Forger::new("lab").root;
    let roots = Roots::only(
        [ours.root_der().clone(), some.clone()],
        &[ours.root_spki_sha256()],
    );
    let upstream = Upstream::new(roots, Sockets::unmarked(), Options::default()).unwrap();
    let refused = send(upstream.reserve(HOST, 443, addr), "/").await;
    let Err(ForwardError::Untrusted { untrusted, .. }) = refused else {
        panic!("trusted")
    };
    assert_eq!(untrusted.why, Why::UnknownIssuer);
    assert!(
        untrusted
            .issuer
            .unwrap()
            .starts_with("weir run intermediate")
    );

    // The same chain passes where nothing is subtracted: it is the subtraction that refuses it.
    let roots = Roots::only([ours.root_der().clone(), some], &[]);
    let careless = Upstream::new(roots, Sockets::unmarked(), Options::default()).unwrap();
    let mut lease = careless.reserve(HOST, 443, addr);
    lease.ready().await.unwrap();
    drop((lease, careless));
    let read = tokio::time::timeout(Duration::from_secs(5), server)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(read[0], 0, "not a byte to the thief");
    assert!(read[1] > 0, "HTTP/2's preface, once it is trusted");
}

#[tokio::test]
async fn connections_are_verified_reused_and_post_quantum() {
    for (ca, provider, h2) in both().await {
        let upstream = upstream(&ca.root, Options::default());
        for reused in [false, true, true] {
            let mut lease = upstream.reserve(HOST, 443, provider.addr);
            lease.ready().await.unwrap();
            let (via, text) = whole(send(lease, "/v1/models").await.unwrap()).await;
            assert_eq!(
                via,
                Via {
                    reused,
                    h2,
                    group: Some(NamedGroup::X25519MLKEM768)
                }
            );
            assert_eq!(text, "POST api.openai.com /v1/models hello");
        }
        // A lease that was not used leaves its connection warm.
        drop(upstream.reserve(HOST, 443, provider.addr));
        let (via, _) = whole(
            send(upstream.reserve(HOST, 443, provider.addr), "/")
                .await
                .unwrap(),
        )
        .await;
        assert!(via.reused);
        assert_eq!(provider.seen.connections.load(Ordering::SeqCst), 1);
        // Another port is another provider.
        let (via, text) = whole(
            send(upstream.reserve(HOST, 8443, provider.addr), "/")
                .await
                .unwrap(),
        )
        .await;
        assert!(!via.reused && text.contains("api.openai.com:8443"));
    }
}

#[tokio::test]
async fn tls_1_2_is_spoken_too() {
    let ca = Forger::new("lab");
    let provider = provider(tls(ca.good(HOST), "http/1.1", &TLS12), http1).await;
    let upstream = upstream(&ca.root, Options::default());
    let (via, _) = whole(
        send(upstream.reserve(HOST, 443, provider.addr), "/")
            .await
            .unwrap(),
    )
    .await;
    assert!(!via.h2);
}

#[tokio::test]
async fn callers_that_come_together_share_one_http2_connection() {
    let (ca, provider, _) = both().await.pop().unwrap();
    let upstream = upstream(
        &ca.root,
        Options {
            max_h2_streams: 3,
            ..Options::default()
        },
    );
    let leases: Vec<_> = (0..3)
        .map(|_| upstream.reserve(HOST, 443, provider.addr))
        .collect();
    let mut open = Vec::new();
    for lease in leases {
        open.push(send(lease, "/stream").await.unwrap());
    }
    assert_eq!(provider.seen.connections.load(Ordering::SeqCst), 1);
    open.push(
        send(upstream.reserve(HOST, 443, provider.addr), "/stream")
            .await
            .unwrap(),
    );
    assert_eq!(
        provider.seen.connections.load(Ordering::SeqCst),
        2,
        "a full connection is joined by another"
    );
}

#[tokio::test]
async fn a_dead_warm_connection_is_replaced() {
    for (ca, provider, _) in both().await {
        let upstream = upstream(&ca.root, Options::default());
        whole(
            send(upstream.reserve(HOST, 443, provider.addr), "/")
                .await
                .unwrap(),
        )
        .await;
        let lease = upstream.reserve(HOST, 443, provider.addr);
        for task in provider.seen.take_tasks() {
            task.abort();
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
        let (via, _) = whole(send(lease, "/").await.unwrap()).await;
        assert!(
            !via.reused,
            "the lease's own connection died and was replaced"
        );
        assert_eq!(provider.seen.connections.load(Ordering::SeqCst), 2);
    }
}

#[tokio::test]
async fn a_lease_outlives_the_loss_of_its_connection_and_of_its_wait() {
    for (ca, provider, _) in both().await {
        let upstream = upstream(&ca.root, Options::default());
        let mut lease = upstream.reserve(HOST, 443, provider.addr);
        let given_up = tokio::time::timeout(Duration::ZERO, lease.ready()).await;
        assert!(given_up.is_err());
        lease.ready().await.unwrap();
        assert_eq!(provider.seen.connections.load(Ordering::SeqCst), 1);
        for task in provider.seen.take_tasks() {
            task.abort();
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
        let (_, text) = whole(send(lease, "/").await.unwrap()).await;
        assert!(text.ends_with("hello"));
        assert_eq!(provider.seen.connections.load(Ordering::SeqCst), 2);

        // Dropped in the middle of its dial, a lease leaves the connection for the next.
        let other = upstream.reserve(HOST, 8443, provider.addr);
        drop(other);
        until("the dial's end", || {
            provider.seen.connections.load(Ordering::SeqCst) == 3
        })
        .await;
        tokio::time::sleep(Duration::from_millis(50)).await;
        let (via, _) = whole(
            send(upstream.reserve(HOST, 8443, provider.addr), "/")
                .await
                .unwrap(),
        )
        .await;
        assert!(via.reused);
    }
}

#[tokio::test]
async fn only_what_the_provider_did_not_begin_is_sent_again() {
    let ca = Forger::new("lab");
    // HTTP/2: the first connection answers once and refuses the next stream.
    let refusing = provider(
        tls(ca.good(HOST), "h2", &TLS13),
        |stream: TlsStream<TcpStream>, number, seen| async move {
            let mut connection = h2::server::handshake(stream).await.unwrap();
            let mut served = 0;
            while let Some(Ok((_, mut respond))) = connection.accept().await {
                seen.requests.fetch_add(1, Ordering::SeqCst);
                if number == 0 && served == 1 {
                    respond.send_reset(h2::Reason::REFUSED_STREAM);
                } else {
                    let _ = respond.send_response(Response::new(()), true);
                }
                served += 1;
            }
        },
    )
    .await;
    let one = upstream(&ca.root, Options::default());
    whole(
        send(one.reserve(HOST, 443, refusing.addr), "/")
            .await
            .unwrap(),
    )
    .await;
    let (via, _) = whole(
        send(one.reserve(HOST, 443, refusing.addr), "/")
            .await
            .unwrap(),
    )
    .await;
    assert!(!via.reused);
    assert_eq!(refusing.seen.requests.load(Ordering::SeqCst), 3);

    // HTTP/1.1: the connection breaks after it took the second request.
    let breaking = provider(
        tls(ca.good(HOST), "http/1.1", &TLS13),
        |mut stream: TlsStream<TcpStream>, _, seen| async move {
            use tokio::io::AsyncWriteExt;
            let mut buffer = [0; 4096];
            for answered in [true, false] {
                let mut request = Vec::new();
                while !request.ends_with(b"hello") {
                    let read = stream.read(&mut buffer).await.unwrap();
                    assert!(read > 0);
                    request.extend_from_slice(&buffer[..read]);
                }
                seen.requests.fetch_add(1, Ordering::SeqCst);
                if answered {
                    stream
                        .write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n")
                        .await
                        .unwrap();
                    stream.flush().await.unwrap();
                }
            }
        },
    )
    .await;
    let two = upstream(&ca.root, Options::default());
    whole(
        send(two.reserve(HOST, 443, breaking.addr), "/")
            .await
            .unwrap(),
    )
    .await;
    let broken = send(two.reserve(HOST, 443, breaking.addr), "/").await;
    assert!(
        matches!(
            broken,
            Err(ForwardError::Unreachable {
                why: Unreachable::Reset,
                ..
            })
        ),
        "{:?}",
        broken.err()
    );
    assert_eq!(breaking.seen.requests.load(Ordering::SeqCst), 2);
    assert_eq!(breaking.seen.connections.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn a_goaway_is_respected() {
    let ca = Forger::new("lab");
    let leaving = provider(
        tls(ca.good(HOST), "h2", &TLS13),
        |stream: TlsStream<TcpStream>, _, seen| async move {
            let mut connection = h2::server::handshake(stream).await.unwrap();
            let mut held = Vec::new();
            while let Some(Ok((_, mut respond))) = connection.accept().await {
                seen.requests.fetch_add(1, Ordering::SeqCst);
                held.push(respond.send_response(Response::new(()), false).unwrap());
                connection.graceful_shutdown();
            }
        },
    )
    .await;
    let upstream = upstream(&ca.root, Options::default());
    let streaming = send(upstream.reserve(HOST, 443, leaving.addr), "/")
        .await
        .unwrap();
    tokio::time::sleep(Duration::from_millis(50)).await;
    let second = send(upstream.reserve(HOST, 443, leaving.addr), "/")
        .await
        .unwrap();
    assert!(!second.extensions().get::<Via>().unwrap().reused);
    assert_eq!(leaving.seen.requests.load(Ordering::SeqCst), 2);
    drop(streaming);
}

#[tokio::test]
async fn a_caller_that_leaves_cancels() {
    for (ca, provider, _) in both().await {
        let upstream = upstream(&ca.root, Options::default());
        let mut answer = send(upstream.reserve(HOST, 443, provider.addr), "/stream")
            .await
            .unwrap();
        let event = answer
            .body_mut()
            .frame()
            .await
            .unwrap()
            .unwrap()
            .into_data()
            .unwrap();
        assert_eq!(&event[..], b"data: 1\n\n");
        assert_eq!(provider.seen.cancelled.load(Ordering::SeqCst), 0);
        drop(answer);
        until("cancelled in the answer", || {
            provider.seen.cancelled.load(Ordering::SeqCst) == 1
        })
        .await;

        let waiting = tokio::spawn(send(upstream.reserve(HOST, 443, provider.addr), "/never"));
        until("the request's arrival", || {
            provider.seen.requests.load(Ordering::SeqCst) == 2
        })
        .await;
        waiting.abort();
        until("cancelled before the answer", || {
            provider.seen.cancelled.load(Ordering::SeqCst) == 2
        })
        .await;
    }
}

#[tokio::test]
async fn what_cannot_be_reached_is_told_apart() {
    let ca = Forger::new("lab");
    let quick = Options {
        connect: Duration::from_millis(200),
        handshake: Duration::from_millis(100),
        ..Options::default()
    };
    let upstream = upstream(&ca.root, quick);
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let addr = listener.local_addr().unwrap();
    let slow = upstream.reserve(HOST, 443, addr).ready().await;
    assert!(
        matches!(
            slow,
            Err(ForwardError::Unreachable {
                why: Unreachable::Timeout,
                ..
            })
        ),
        "{slow:?}"
    );
    drop(listener);
    let closed = upstream.reserve(HOST, 443, addr).ready().await;
    assert!(
        matches!(
            closed,
            Err(ForwardError::Unreachable {
                why: Unreachable::Refused,
                ..
            })
        ),
        "{closed:?}"
    );
    // Those who joined a dial that fails are told, too.
    let (first, mut second) = (
        upstream.reserve(HOST, 443, addr),
        upstream.reserve(HOST, 443, addr),
    );
    assert!(send(first, "/").await.is_err() && second.ready().await.is_err());
}

#[tokio::test]
async fn idle_connections_are_closed() {
    for (ca, provider, _) in both().await {
        let upstream = upstream(
            &ca.root,
            Options {
                idle: Duration::from_millis(60),
                ..Options::default()
            },
        );
        whole(
            send(upstream.reserve(HOST, 443, provider.addr), "/")
                .await
                .unwrap(),
        )
        .await;
        until("the close", || {
            provider
                .seen
                .tasks
                .lock()
                .unwrap()
                .iter()
                .all(JoinHandle::is_finished)
        })
        .await;
        let (via, _) = whole(
            send(upstream.reserve(HOST, 443, provider.addr), "/")
                .await
                .unwrap(),
        )
        .await;
        assert!(!via.reused);
    }
}
