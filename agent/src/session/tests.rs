//! Whole connections in one process: our own handshake, the filter, the parser, the journey, and two providers that
//! count what reaches them.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use http::header::HeaderValue;
use http::{Request, Response};
use http_body_util::channel::Channel;
use http_body_util::{BodyExt, Either, Full};
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use rustls::pki_types::ServerName;
use rustls::pki_types::pem::PemObject;
use rustls::sign::{CertifiedKey, SingleCertAndKey};
use serde::Deserialize;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::client::TlsStream;
use tokio_rustls::{TlsAcceptor, TlsConnector};
use weir_policy::language::Source;

use super::*;
use crate::app::Spec;
use crate::audit::query::{Event, Filter};
use crate::config::Config;
use crate::drain::Drain;
use crate::intercept::Interception;
use crate::tls::leaf::forge::Forger;

mod cuts;
mod h2;
#[path = "../../../tests/harness/payloads.rs"]
pub(crate) mod payloads;

use payloads::{Payload, answers};

const OPENAI: &str = "api.openai.com";
const ANTHROPIC: &str = "api.anthropic.com";

/// A provider that counts what it is asked, and says yes to it.
struct Provider {
    address: SocketAddr,
    requests: Arc<AtomicUsize>,
    /// What it was sent.
    bodies: Arc<Mutex<Vec<Bytes>>>,
    /// The pieces of the stream of events that it answers with; where there are none, with a list of nothing.
    says: Arc<Mutex<Option<Vec<Bytes>>>>,
}

type Said = Either<Full<Bytes>, Channel<Bytes, Infallible>>;

/// What a provider answers.
fn answer(says: Option<Vec<Bytes>>) -> Response<Said> {
    let (kind, body) = match says {
        Some(pieces) => {
            let (mut sender, body) = Channel::new(1);
            tokio::spawn(async move {
                for piece in pieces {
                    let _ = sender.send_data(piece).await;
                    tokio::task::yield_now().await;
                }
            });
            ("text/event-stream", Either::Right(body))
        }
        None => {
            let body = Full::new(Bytes::from_static(b"{\"object\":\"list\"}"));
            ("application/json", Either::Left(body))
        }
    };
    let mut response = Response::new(body);
    response
        .headers_mut()
        .insert("content-type", HeaderValue::from_static(kind));
    response
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
        let provider = Self {
            address: listener.local_addr().unwrap(),
            requests: Arc::default(),
            bodies: Arc::default(),
            says: Arc::default(),
        };
        let heard = (
            Arc::clone(&provider.requests),
            Arc::clone(&provider.bodies),
            Arc::clone(&provider.says),
        );
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (acceptor, heard) = (acceptor.clone(), heard.clone());
                tokio::spawn(async move {
                    let Ok(stream) = Box::pin(acceptor.accept(stream)).await else {
                        return;
                    };
                    let service = service_fn(|request: Request<Incoming>| {
                        let (requests, bodies, says) = heard.clone();
                        async move {
                            let body = request.into_body().collect().await;
                            let body = body.map(http_body_util::Collected::to_bytes);
                            bodies.lock().unwrap().extend(body.ok());
                            requests.fetch_add(1, Ordering::SeqCst);
                            let says = says.lock().unwrap().clone();
                            Ok::<_, Infallible>(answer(says))
                        }
                    });
                    let _ = hyper::server::conn::http1::Builder::new()
                        .serve_connection(TokioIo::new(stream), service)
                        .await;
                });
            }
        });
        provider
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
            own: crate::own::Own::default(),
            upstream_ca: vec![root],
            enrolled: Vec::new(),
            user: rustix::process::geteuid().as_raw(),
            config: Config::default(),
        };
        let started =
            Agent::start_with(spec, async |_| Ok((Interception::none(), ())), |_| ()).await;
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

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    name: String,
    #[serde(rename = "why")]
    _why: String,
    answer: String,
    fields: Vec<(String, String)>,
    #[serde(default)]
    body: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Named {
    spelling: String,
    sni: String,
    host: String,
    authority: String,
    absolute: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pathed {
    target: String,
    operation: String,
    #[serde(rename = "why")]
    _why: String,
}

fn table<T: serde::de::DeserializeOwned>(text: &str, key: &str) -> Vec<T> {
    let mut all: std::collections::BTreeMap<String, Vec<T>> = toml::from_str(text).unwrap();
    all.remove(key).unwrap()
}

impl World {
    /// How many connections are on record as turned away for a reason that holds these words.
    fn turned_away(&self, words: &str) -> usize {
        let filter = Filter {
            limit: usize::MAX,
            ..Filter::default()
        };
        let listing = self.agent.journal().reader().events(&filter).unwrap();
        let holds = |event: &Event| match event {
            Event::Away { away, .. } => away.detail.as_ref().is_some_and(|why| why.contains(words)),
            _ => false,
        };
        listing.events.iter().filter(|event| holds(event)).count()
    }

    /// Asks over HTTP/2, and how many requests reached a provider.
    async fn ask(&self, fields: &[(String, String)], body: &str) -> (String, usize) {
        let before = self.asked();
        let parts: &[&[u8]] = if body.is_empty() {
            &[]
        } else {
            &[body.as_bytes()]
        };
        let asking = h2::ask(self.connect(b"h2").await, fields, parts);
        let answer = tokio::time::timeout(Duration::from_secs(8), asking).await;
        let answer = answer.unwrap_or_else(|_| "nothing".to_owned());
        (
            answer,
            self.asked().0 + self.asked().1 - before.0 - before.1,
        )
    }

    /// Asks for a target under a host over HTTP/1.1.
    async fn get(&self, target: &[u8], host: &[u8]) -> (String, usize) {
        let before = self.asked();
        let bytes = [
            b"GET ",
            target,
            b" HTTP/1.1\r\nhost: ",
            host,
            b"\r\nconnection: close\r\n\r\n",
        ]
        .concat();
        let (statuses, _) = self.send(&bytes, usize::MAX).await;
        let status = statuses.first().map(ToString::to_string);
        let reached = self.asked().0 + self.asked().1 - before.0 - before.1;
        (status.unwrap_or_default(), reached)
    }
}

/// Whether an answer is the one that a table expects, and what was forwarded fits to it.
fn fits(answer: &(String, usize), expected: &str) -> bool {
    let (answer, forwarded) = (answer.0.as_str(), answer.1);
    let as_said = match expected {
        "refused" => matches!(answer, "400" | "421" | "reset"),
        _ => answer == expected,
    };
    as_said && forwarded == usize::from(answer == "200")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn http2_requests_are_answered_and_forwarded_as_the_table_says() {
    let world = World::start().await;
    let all: Vec<Asked> = table(include_str!("../../../tests/payloads/h2.toml"), "request");
    assert!(all.len() >= 50);
    let mut wrong = Vec::new();
    let mut reset = 0;
    for asked in all {
        let answer = world.ask(&asked.fields, &asked.body).await;
        reset += usize::from(answer.0 == "reset");
        if !fits(&answer, &asked.answer) {
            wrong.push(format!(
                "{}: {answer:?} in place of {}",
                asked.name, asked.answer
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    // What the parser resets by itself is on record like any other refusal.
    let mut told = 0;
    for _ in 0..100 {
        told = world.turned_away("broke the protocol");
        if told >= reset {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert!(reset > 20, "{reset}");
    assert_eq!(told, reset);
}

/// What a handshake under this name comes to.
fn handshake(agent: &Agent, name: &str) -> &'static str {
    use crate::tls::hello::tests::{message, records, sni};
    let mut reader = crate::tls::HelloReader::new();
    let hello = match reader.push(&records(&message(&[sni(name.as_bytes())]), 100)) {
        crate::tls::hello::State::Hello(hello) => hello,
        _ => return "malformed",
    };
    match hello.sni.and_then(|name| agent.provider(&name)) {
        Some((host, _)) if host.as_str() == name.to_ascii_lowercase().trim_end_matches('.') => "ai",
        Some(_) => "not its canonical form",
        None => "other",
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn names_are_one_name_or_refused_as_the_table_says() {
    let world = World::start().await;
    let all: Vec<Named> = table(include_str!("../../../tests/payloads/names.toml"), "name");
    assert!(all.len() >= 50);
    let mut wrong = Vec::new();
    for name in all {
        let text = &name.spelling;
        let sni = handshake(&world.agent, text);
        if sni != name.sni {
            wrong.push(format!("{text:?} as SNI: {sni} in place of {}", name.sni));
        }
        let target = format!("https://{text}/v1/models");
        let fields = [
            (":method", "GET"),
            (":scheme", "https"),
            (":authority", text),
            (":path", "/v1/models"),
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned()));
        for (place, answer, expected) in [
            (
                "Host",
                world.get(b"/v1/models", text.as_bytes()).await,
                name.host,
            ),
            (
                "absolute form",
                world.get(target.as_bytes(), OPENAI.as_bytes()).await,
                name.absolute,
            ),
            (":authority", world.ask(&fields, "").await, name.authority),
        ] {
            if !fits(&answer, &expected) {
                wrong.push(format!(
                    "{text:?} as {place}: {answer:?} in place of {expected}"
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn paths_are_judged_or_refused_as_the_table_says() {
    let world = World::start().await;
    let all: Vec<Pathed> = table(include_str!("../../../tests/payloads/paths.toml"), "path");
    assert!(all.len() >= 50);
    let (_, provider) = world.agent.provider(OPENAI).unwrap();
    let mut wrong = Vec::new();
    for path in all {
        let judged = provider.path("GET", &path.target);
        let operation = judged.map_or("refused".to_owned(), |endpoint| {
            endpoint.operation.to_string()
        });
        let refused = path.operation == "refused";
        let expected = if refused { "400" } else { "200" };
        let answer = world.get(path.target.as_bytes(), OPENAI.as_bytes()).await;
        if operation != path.operation || !fits(&answer, expected) {
            wrong.push(format!(
                "{}: {operation}, {answer:?} in place of {}",
                path.target, path.operation
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
