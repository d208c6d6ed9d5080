//! Whole connections in one process: our own handshake, the filter, the parser, the journey, and two providers that
//! count what reaches them.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use bytes::Bytes;
use http::header::HeaderValue;
use http::{Request, Response};
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use rustls::pki_types::ServerName;
use rustls::pki_types::pem::PemObject;
use rustls::sign::{CertifiedKey, SingleCertAndKey};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::client::TlsStream;
use tokio_rustls::{TlsAcceptor, TlsConnector};
use weir_policy::language::Source;

use super::*;
use crate::app::Spec;
use crate::config::Config;
use crate::drain::Drain;
use crate::intercept::Interception;
use crate::tls::leaf::forge::Forger;

#[path = "../../../tests/harness/payloads.rs"]
mod payloads;

use payloads::{Payload, answers};

const OPENAI: &str = "api.openai.com";
const ANTHROPIC: &str = "api.anthropic.com";

/// A provider that counts what it is asked, and says yes to it.
struct Provider {
    address: SocketAddr,
    requests: Arc<AtomicUsize>,
}

impl Provider {
    async fn start(leaf: Arc<CertifiedKey>) -> Self {
        let mut config = rustls::ServerConfig::builder_with_provider(Arc::new(
            rustls::crypto::aws_lc_rs::default_provider(),
        ))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_cert_resolver(Arc::new(SingleCertAndKey::from(leaf)));
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        let acceptor = TlsAcceptor::from(Arc::new(config));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let (address, requests) = (listener.local_addr().unwrap(), Arc::default());
        let counted: Arc<AtomicUsize> = Arc::clone(&requests);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (acceptor, counted) = (acceptor.clone(), counted.clone());
                tokio::spawn(async move {
                    let Ok(stream) = Box::pin(acceptor.accept(stream)).await else {
                        return;
                    };
                    let service = service_fn(|request: Request<Incoming>| {
                        let counted = counted.clone();
                        async move {
                            let _ = request.into_body().collect().await;
                            counted.fetch_add(1, Ordering::SeqCst);
                            let body = Full::new(Bytes::from_static(b"{\"object\":\"list\"}"));
                            let mut response = Response::new(body);
                            response.headers_mut().insert(
                                "content-type",
                                HeaderValue::from_static("application/json"),
                            );
                            Ok::<_, Infallible>(response)
                        }
                    });
                    let _ = hyper::server::conn::http1::Builder::new()
                        .serve_connection(TokioIo::new(stream), service)
                        .await;
                });
            }
        });
        Self { address, requests }
    }

    fn asked(&self) -> usize {
        self.requests.load(Ordering::SeqCst)
    }
}

/// An agent with nothing attached, and two providers.
struct World {
    agent: Arc<Agent>,
    openai: Provider,
    anthropic: Provider,
    drain: Drain,
    _directory: tempfile::TempDir,
}

impl World {
    async fn start() -> Self {
        let directory = tempfile::tempdir().unwrap();
        let forger = Forger::new("providers");
        let root = directory.path().join("providers.pem");
        std::fs::write(&root, &forger.root_pem).unwrap();
        let state = directory.path().join("state");
        std::fs::create_dir(&state).unwrap();
        std::fs::set_permissions(&state, std::os::unix::fs::PermissionsExt::from_mode(0o700))
            .unwrap();
        let policy = Source::pack("baseline").unwrap();
        let spec = Spec {
            run: "0123456789abcdef".to_owned(),
            directory: directory.path().to_owned(),
            state,
            cgroup: directory.path().to_owned(),
            bpffs: directory.path().to_owned(),
            policy: vec![(policy.name, policy.text)],
            policy_files: vec![None],
            upstream_ca: vec![root],
            user: rustix::process::geteuid().as_raw(),
            config: Config::default(),
        };
        let started = Agent::start_with(spec, async |_| Ok((Interception::none(), ()))).await;
        let (agent, ()) = started.unwrap_or_else(|failed| panic!("{}", failed.error));
        Self {
            agent: Arc::new(agent),
            openai: Provider::start(forger.good(OPENAI)).await,
            anthropic: Provider::start(forger.good(ANTHROPIC)).await,
            drain: Drain::new(),
            _directory: directory,
        }
    }

    /// A connection to OpenAI through the agent.
    #[expect(clippy::disallowed_methods, reason = "the test is the caller")]
    async fn connect(&self, alpn: &[u8]) -> TlsStream<TcpStream> {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let caller = TcpStream::connect(listener.local_addr().unwrap());
        let (caller, accepted) = tokio::join!(caller, listener.accept());
        let (stream, peer) = accepted.unwrap();
        let flow = Flow::to(here(), self.openai.address);
        let working = self.drain.working().unwrap();
        let agent = self.agent.clone();
        let intercepted = Intercepted {
            stream,
            peer,
            flow: Some(flow),
        };
        tokio::spawn(Box::pin(run(intercepted, agent, working)));
        let mut roots = rustls::RootCertStore::empty();
        let root = self.agent.authority().root_pem();
        roots
            .add(rustls::pki_types::CertificateDer::from_pem_slice(root.as_bytes()).unwrap())
            .unwrap();
        let mut config = rustls::ClientConfig::builder_with_provider(Arc::new(
            rustls::crypto::aws_lc_rs::default_provider(),
        ))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
        config.alpn_protocols = vec![alpn.to_vec()];
        TlsConnector::from(Arc::new(config))
            .connect(ServerName::try_from(OPENAI).unwrap(), caller.unwrap())
            .await
            .unwrap()
    }

    /// What comes back for these bytes, sent in pieces of at most `piece`, until the connection ends.
    async fn send(&self, bytes: &[u8], piece: usize) -> (Vec<u16>, String) {
        let stream = self.connect(b"http/1.1").await;
        let (mut from, mut to) = tokio::io::split(stream);
        let sending = async {
            for part in bytes.chunks(piece) {
                // A refusal may come before the last byte is sent.
                if to.write_all(part).await.is_err() || to.flush().await.is_err() {
                    return;
                }
            }
        };
        let mut said = Vec::new();
        let hearing = tokio::time::timeout(Duration::from_secs(8), from.read_to_end(&mut said));
        let (_, heard) = tokio::join!(sending, hearing);
        let (mut statuses, bodies) = answers(&said);
        if heard.is_err() {
            statuses.push(NEVER_CLOSED);
        }
        (statuses, bodies)
    }

    fn asked(&self) -> (usize, usize) {
        (self.openai.asked(), self.anthropic.asked())
    }
}

/// Stands for the end of a connection that does not come.
const NEVER_CLOSED: u16 = 999;

fn here() -> weir_ebpf::Caller {
    weir_ebpf::Caller {
        netns: 0,
        cgroup: 0,
        boot_ns: u64::MAX / 2,
        cookie: 0,
        comm: [0; 16],
        tgid: std::process::id(),
        tid: std::process::id(),
        uid: 0,
        gid: 0,
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_payload_is_answered_and_forwarded_as_the_table_says() {
    let world = World::start().await;
    let mut wrong = Vec::new();
    for payload in Payload::all() {
        let bytes = payload.bytes();
        // In one piece; and in small ones, where that is not thousands.
        for piece in [usize::MAX, 7] {
            if bytes.len() / piece > 500 {
                continue;
            }
            let before = world.asked();
            let (statuses, bodies) = world.send(&bytes, piece).await;
            let after = world.asked();
            let forwarded = (after.0 - before.0, after.1 - before.1);
            let ends = statuses.last() == Some(&400) || payload.answers.last() != Some(&400);
            if statuses != payload.answers
                || forwarded != (payload.forwarded(), 0)
                || !ends
                || (payload.answers.contains(&400) && !bodies.contains("invalid_request_error"))
            {
                wrong.push(format!(
                    "{} by {piece}: {statuses:?} in place of {:?}, {forwarded:?} forwarded: {bodies}",
                    payload.name, payload.answers
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_table_has_what_it_promises() {
    let payloads = Payload::all();
    let refused = payloads
        .iter()
        .filter(|one| one.answers.last() == Some(&400));
    assert!(refused.count() >= 74);
    let mut names: Vec<_> = payloads.iter().map(|one| &one.name).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), payloads.len());
    assert!(payloads.iter().all(|one| one.why.ends_with('.')));
}
