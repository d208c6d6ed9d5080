//! `weir-lab load`: a client that asks as fast, or as steadily, as its job says, and tells what it measured.
#![expect(clippy::disallowed_methods, reason = "the bench is the caller")]

use std::io::{BufRead, Write};
use std::net::{SocketAddr, ToSocketAddrs};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use bytes::Bytes;
use http::{Request, Response};
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::client::conn::http1::SendRequest;
use hyper_util::rt::TokioIo;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use tokio::net::TcpSocket;
use tokio_rustls::TlsConnector;

use super::events::{self, Events};
use super::job::{Hello, Job, Outcome, monotonic_ns};
use super::text::{Prompt, prompts};

/// An answer that takes longer is an error: nothing here is slow by design.
const PATIENCE: Duration = Duration::from_secs(30);

/// Says hello, then does the jobs that standard input names, one line each, until it ends.
///
/// Before a job's measured part it prints `prepared` and waits for a line. `to` is dialled where given, else
/// the host's address; `ca` (else `$SSL_CERT_FILE`) holds the roots to trust.
pub fn work(ca: Option<PathBuf>, to: Option<SocketAddr>) -> Result<()> {
    // One thread: the client takes no more than its share of the two cores.
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    if let Some(address) = to {
        runtime.block_on(listening(address))?;
    }
    say(&Hello {
        started_ns: monotonic_ns(),
        agent: agent(),
    })?;
    let mut lines = std::io::stdin().lock().lines();
    let mut dialers = std::collections::HashMap::new();
    while let Some(line) = lines.next().transpose()? {
        let job: Job = serde_json::from_str(&line).context("a job is one line of JSON")?;
        let dialer = match dialers.get(&job.far) {
            Some(dialer) => Arc::clone(dialer),
            None => {
                let made = Arc::new(Dialer::new(ca.clone(), to, job.far)?);
                dialers.insert(job.far, Arc::clone(&made));
                made
            }
        };
        let outcome = runtime.block_on(perform(job, dialer, || {
            say("prepared")?;
            lines.next().transpose()?.context("the bench ended")?;
            Ok(())
        }))?;
        say(&outcome)?;
    }
    Ok(())
}

/// Waits until something listens at `address`.
async fn listening(address: SocketAddr) -> Result<()> {
    let end = Instant::now() + PATIENCE;
    while TcpSocket::new_v4()?.connect(address).await.is_err() {
        ensure!(Instant::now() < end, "nothing listens at {address}");
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    Ok(())
}

fn say(message: &(impl serde::Serialize + ?Sized)) -> Result<()> {
    let mut line = serde_json::to_vec(message)?;
    line.push(b'\n');
    let mut out = std::io::stdout().lock();
    out.write_all(&line)?;
    Ok(out.flush()?)
}

/// The agent whose tree this process is in.
fn agent() -> Option<u32> {
    let socket = PathBuf::from(std::env::var_os("WEIR_SOCKET")?);
    std::fs::read_to_string(socket.parent()?.join("agent.pid"))
        .ok()?
        .trim()
        .parse()
        .ok()
}

struct Dialer {
    host: &'static str,
    address: SocketAddr,
    name: ServerName<'static>,
    tls: TlsConnector,
}

impl Dialer {
    /// Dials the provider; the far one where `far`, for which a proxy at `to` listens one port higher.
    fn new(ca: Option<PathBuf>, to: Option<SocketAddr>, far: bool) -> Result<Self> {
        let (host, _) = if far {
            super::far::host()
        } else {
            crate::NAMES[0]
        };
        let file = ca
            .or_else(|| std::env::var_os("SSL_CERT_FILE").map(Into::into))
            .context("no roots: neither --ca nor SSL_CERT_FILE")?;
        let mut roots = rustls::RootCertStore::empty();
        for certificate in
            CertificateDer::pem_file_iter(&file).with_context(|| format!("{}", file.display()))?
        {
            // System bundles hold roots that webpki does not take; one is enough.
            let _ = roots.add(certificate?);
        }
        ensure!(!roots.is_empty(), "{} holds no root", file.display());
        let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
        let mut config = rustls::ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()?
            .with_root_certificates(roots)
            .with_no_client_auth();
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        config.resumption = rustls::client::Resumption::disabled();
        let address = match to {
            Some(address) => SocketAddr::new(address.ip(), address.port() + u16::from(far)),
            None => (host, 443)
                .to_socket_addrs()
                .context(host)?
                .next()
                .with_context(|| format!("{host} has no address"))?,
        };
        Ok(Self {
            host,
            address,
            name: ServerName::try_from(host)?,
            tls: TlsConnector::from(Arc::new(config)),
        })
    }

    async fn dial(&self) -> Result<SendRequest<Full<Bytes>>> {
        let stream = TcpSocket::new_v4()?
            .connect(self.address)
            .await
            .with_context(|| format!("{}", self.address))?;
        stream.set_nodelay(true)?;
        let tls = self
            .tls
            .connect(self.name.clone(), stream)
            .await
            .context("TLS handshake")?;
        let (sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(tls)).await?;
        tokio::spawn(connection);
        Ok(sender)
    }
}

/// What the connections of a job share.
struct Shared {
    job: Job,
    dialer: Arc<Dialer>,
    prompts: Vec<Prompt>,
    next: AtomicUsize,
}

async fn perform(
    job: Job,
    dialer: Arc<Dialer>,
    go: impl FnOnce() -> Result<()>,
) -> Result<Outcome> {
    let warmups = job.warmup * job.connections;
    let mut warm = prompts(&job, job.requests, warmups).into_iter();
    let shared = Arc::new(Shared {
        job,
        dialer,
        prompts: prompts(&job, 0, job.requests),
        next: AtomicUsize::new(0),
    });
    let mut senders = Vec::new();
    for _ in 0..job.connections {
        let mut sender = shared.dialer.dial().await?;
        for prompt in warm.by_ref().take(job.warmup) {
            let mut unmeasured = Outcome::default();
            let host = shared.dialer.host;
            ask(&mut sender, host, &prompt, &mut unmeasured, Instant::now()).await?;
        }
        senders.push(sender);
    }
    go()?;
    let start = Instant::now();
    let mut tasks = tokio::task::JoinSet::new();
    for sender in senders {
        tasks.spawn(connection(shared.clone(), sender, start));
    }
    let mut all = Outcome::default();
    while let Some(one) = tasks.join_next().await {
        let one = one??;
        all.latencies_ns.extend(one.latencies_ns);
        all.first_event_ns.extend(one.first_event_ns);
        all.event_delay_ns.extend(one.event_delay_ns);
        all.told_ns.extend(one.told_ns);
        all.plain += one.plain;
        all.returned += one.returned;
    }
    all.elapsed_ns = nanoseconds(start.elapsed());
    Ok(all)
}

fn nanoseconds(duration: Duration) -> u64 {
    u64::try_from(duration.as_nanos()).unwrap_or(u64::MAX)
}

async fn connection(
    shared: Arc<Shared>,
    mut sender: SendRequest<Full<Bytes>>,
    start: Instant,
) -> Result<Outcome> {
    let mut outcome = Outcome::default();
    loop {
        let number = shared.next.fetch_add(1, Ordering::Relaxed);
        let Some(prompt) = shared.prompts.get(number) else {
            return Ok(outcome);
        };
        let mut begin = Instant::now();
        if shared.job.pace_us > 0 {
            let due = start + Duration::from_micros(shared.job.pace_us * number as u64);
            if due > begin {
                tokio::time::sleep_until(due.into()).await;
                // A timer that fires late is the client's fault, not the system's.
                begin = Instant::now();
            } else {
                // A request that had to wait for a free connection began when it was due.
                begin = due;
            }
        }
        if shared.job.fresh {
            sender = shared.dialer.dial().await?;
        }
        let host = shared.dialer.host;
        ask(&mut sender, host, prompt, &mut outcome, begin).await?;
    }
}

async fn ask(
    sender: &mut SendRequest<Full<Bytes>>,
    host: &str,
    prompt: &Prompt,
    outcome: &mut Outcome,
    begin: Instant,
) -> Result<()> {
    let asking = ask_patiently(sender, host, prompt, outcome, begin);
    match tokio::time::timeout(PATIENCE, asking).await {
        Ok(result) => result,
        Err(_) => bail!("no answer in {} s", PATIENCE.as_secs()),
    }
}

async fn ask_patiently(
    sender: &mut SendRequest<Full<Bytes>>,
    host: &str,
    prompt: &Prompt,
    outcome: &mut Outcome,
    begin: Instant,
) -> Result<()> {
    let request = Request::post("/v1/chat/completions")
        .header("host", host)
        .header("content-type", "application/json")
        .header("authorization", "Bearer sk-bench")
        .body(Full::new(prompt.body.clone()))?;
    sender.ready().await?;
    let response = sender.send_request(request).await?;
    let status = response.status();
    let timing = response
        .headers()
        .get("server-timing")
        .and_then(|value| value.to_str().ok());
    outcome.told_ns.extend(timing.and_then(events::told));
    let stream = response
        .headers()
        .get("content-type")
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/event-stream"));
    let answer = if stream {
        read_stream(response, outcome, begin).await?
    } else {
        response.into_body().collect().await?.to_bytes()
    };
    outcome.latencies_ns.push(nanoseconds(begin.elapsed()));
    ensure!(
        status == 200,
        "answered {status}: {}",
        String::from_utf8_lossy(&answer[..answer.len().min(300)])
    );
    let text = if stream {
        events::text(&answer)
    } else {
        String::from_utf8_lossy(&answer).into_owned()
    };
    outcome.plain += usize::from(events::plain(&answer));
    outcome.returned += usize::from(text.contains(&prompt.value));
    Ok(())
}

async fn read_stream(
    response: Response<Incoming>,
    outcome: &mut Outcome,
    begin: Instant,
) -> Result<Bytes> {
    let mut body = response.into_body();
    let mut parser = Events::default();
    let mut whole = Vec::new();
    let mut first = true;
    while let Some(frame) = body.frame().await {
        let Ok(data) = frame?.into_data() else {
            continue;
        };
        let arrived = monotonic_ns();
        let stamps = parser.push(&data);
        if first && !stamps.is_empty() {
            outcome.first_event_ns.push(nanoseconds(begin.elapsed()));
            first = false;
        }
        outcome
            .event_delay_ns
            .extend(stamps.iter().map(|stamp| arrived.saturating_sub(*stamp)));
        whole.extend_from_slice(&data);
    }
    Ok(whole.into())
}
