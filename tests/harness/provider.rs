//! Provider stand-ins: TLS under the real names, HTTP/1.1 and h2, real streaming; they write down what they saw.

use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::Path;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};
use std::time::Duration;

use anyhow::Result;
use bytes::Bytes;
use http::request::Parts;
use http::{Request, Response};
use http_body::{Body, Frame};
use http_body_util::BodyExt;
use http_body_util::channel::{Channel, Sender};
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;

use crate::answers::{Answer, answer};
use crate::certs::Certs;
use crate::lab::Seen;

/// All stand-ins of a lab; the name in the handshake says which one is spoken to.
pub struct Provider {
    tls: TlsAcceptor,
    /// Offers HTTP/1.1 alone.
    tls_h1: TlsAcceptor,
    seen: Mutex<File>,
    accepted: Mutex<File>,
    cancelled: Arc<Mutex<File>>,
    /// What was last answered in the responses dialect: a request that continues it gets it again.
    last: Mutex<String>,
    /// What was last given to it as a file.
    file: Mutex<String>,
}

/// An answer's body that writes down when it is given up before its end.
struct Watched {
    channel: Channel<Bytes, std::io::Error>,
    target: String,
    ended: bool,
    cancelled: Arc<Mutex<File>>,
}

impl Body for Watched {
    type Data = Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, std::io::Error>>> {
        let frame = Pin::new(&mut self.channel).poll_frame(cx);
        self.ended |= matches!(frame, Poll::Ready(None | Some(Err(_))));
        frame
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        if !self.ended
            && let Ok(mut file) = self.cancelled.lock()
        {
            let _ = writeln!(file, "{}", self.target);
        }
    }
}

impl Provider {
    /// Stand-ins that write `seen.jsonl`, `accepted` and `cancelled` into `dir`.
    pub fn new(dir: &Path, certs: Arc<Certs>) -> Result<Self> {
        let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
        let mut config = rustls::ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()?
            .with_no_client_auth()
            .with_cert_resolver(certs);
        config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
        let mut config_h1 = config.clone();
        config_h1.alpn_protocols = vec![b"http/1.1".to_vec()];
        let append = |name: &str| {
            OpenOptions::new()
                .create(true)
                .append(true)
                .open(dir.join(name))
        };
        Ok(Self {
            tls: TlsAcceptor::from(Arc::new(config)),
            tls_h1: TlsAcceptor::from(Arc::new(config_h1)),
            seen: Mutex::new(append("seen.jsonl")?),
            accepted: Mutex::new(append("accepted")?),
            cancelled: Arc::new(Mutex::new(append("cancelled")?)),
            last: Mutex::default(),
            file: Mutex::default(),
        })
    }

    /// Serves one listener until the process ends; `h1`: HTTP/1.1 alone.
    pub async fn serve(self: Arc<Self>, listener: TcpListener, h1: bool) -> Result<()> {
        loop {
            let (stream, peer) = listener.accept().await?;
            if let Ok(mut file) = self.accepted.lock() {
                writeln!(file, "{peer}")?;
            }
            let this = self.clone();
            tokio::spawn(async move { this.connection(stream, h1).await });
        }
    }

    async fn connection(self: Arc<Self>, stream: TcpStream, h1: bool) -> Result<()> {
        let _ = stream.set_nodelay(true);
        let acceptor = if h1 { &self.tls_h1 } else { &self.tls };
        let tls = acceptor.accept(stream).await?;
        let sni = tls.get_ref().1.server_name().unwrap_or_default().to_owned();
        let h2 = tls.get_ref().1.alpn_protocol() == Some(b"h2");
        let service = service_fn(move |request| {
            let (this, sni) = (self.clone(), sni.clone());
            async move { this.respond(&sni, request).await }
        });
        let io = TokioIo::new(tls);
        if h2 {
            hyper::server::conn::http2::Builder::new(TokioExecutor::new())
                .serve_connection(io, service)
                .await?;
        } else {
            hyper::server::conn::http1::Builder::new()
                .serve_connection(io, service)
                .await?;
        }
        Ok(())
    }

    async fn respond(&self, sni: &str, request: Request<Incoming>) -> Result<Response<Watched>> {
        let (head, body) = request.into_parts();
        let body = body.collect().await?.to_bytes();
        let text = String::from_utf8_lossy(&body).into_owned();
        let seen = seen(sni, &head, &text);
        let mut line = serde_json::to_vec(&seen)?;
        line.push(b'\n');
        if let Ok(mut file) = self.seen.lock() {
            file.write_all(&line)?;
        }
        let manner = Manner::of(&text);
        let text = self.continued(text);
        let answer = match self.of_file(&head.method, &seen.target, &text) {
            Some(answer) => answer,
            None => answer(sni, head.method.as_str(), &seen.target, &text),
        };
        let gzip = !answer.stream
            && head
                .headers
                .get("accept-encoding")
                .is_some_and(|v| v.to_str().is_ok_and(|v| v.contains("gzip")));
        let (sender, channel) = Channel::new(16);
        let body = Watched {
            channel,
            target: seen.target,
            ended: false,
            cancelled: self.cancelled.clone(),
        };
        let mut response = Response::builder()
            .status(answer.status)
            .header("content-type", answer.content_type)
            .header("x-request-id", "req_lab_1")
            .header("request-id", "req_lab_1");
        if let Some(account) = account(&head) {
            response = response.header("openai-organization", account);
        }
        let mut pieces: Vec<Bytes> = answer.pieces.into_iter().map(Bytes::from).collect();
        if gzip {
            response = response
                .header("content-encoding", "gzip")
                .header("etag", "\"lab\"");
            let mut encoder =
                flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
            for piece in &pieces {
                encoder.write_all(piece)?;
            }
            pieces = vec![encoder.finish()?.into()];
        }
        if head.method == http::Method::HEAD {
            pieces.clear();
        }
        tokio::spawn(send(sender, pieces, answer.stream, manner));
        Ok(response.body(body)?)
    }

    /// The file that is kept: given, read back, or what a chat says of it.
    fn of_file(&self, method: &http::Method, target: &str, text: &str) -> Option<Answer> {
        let mut file = self.file.lock().ok()?;
        let whole = |content_type, text: String| Answer {
            status: 200,
            content_type,
            stream: false,
            pieces: vec![text],
        };
        match (method.as_str(), target) {
            ("POST", "/v1/files") => {
                text.clone_into(&mut file);
                let said = serde_json::json!({"id": "file-lab1", "object": "file"});
                Some(whole("application/json", said.to_string()))
            }
            ("GET", "/v1/files/file-lab1/content") => {
                Some(whole("application/octet-stream", file.clone()))
            }
            ("POST", "/v1/responses") if text.contains("file-lab1") => {
                let said = serde_json::json!({"id": "resp_lab2", "object": "response", "status": "completed",
                    "output": [{"type": "message", "content": [{"type": "output_text", "text": *file}]}]});
                Some(whole("application/json", said.to_string()))
            }
            _ => None,
        }
    }

    /// A request that continues a response says nothing new: it is answered with that response's text.
    fn continued(&self, text: String) -> String {
        let Ok(mut request) = serde_json::from_str::<serde_json::Value>(&text) else {
            return text;
        };
        let Ok(mut last) = self.last.lock() else {
            return text;
        };
        if request["previous_response_id"].is_string() {
            request["input"] = last.clone().into();
            return request.to_string();
        }
        if let Some(input) = request["input"].as_str() {
            input.clone_into(&mut last);
        }
        text
    }
}

/// The account of a key that names one: `sk-of-ACCOUNT`.
fn account(head: &Parts) -> Option<String> {
    let credential = head.headers.get("authorization")?.to_str().ok()?;
    let (_, account) = credential.split_once("sk-of-")?;
    Some(account.to_owned())
}

/// What is written down of a request.
fn seen(sni: &str, head: &Parts, text: &str) -> Seen {
    Seen {
        sni: sni.to_owned(),
        protocol: if head.version == http::Version::HTTP_2 {
            "h2"
        } else {
            "http/1.1"
        }
        .to_owned(),
        method: head.method.to_string(),
        target: head
            .uri
            .path_and_query()
            .map(ToString::to_string)
            .unwrap_or_default(),
        headers: head
            .headers
            .iter()
            .map(|(n, v)| {
                (
                    n.to_string(),
                    String::from_utf8_lossy(v.as_bytes()).into_owned(),
                )
            })
            .collect(),
        body: text.to_owned(),
    }
}

/// Sends an answer's pieces, in the manner that was asked for.
async fn send(
    mut sender: Sender<Bytes, std::io::Error>,
    pieces: Vec<Bytes>,
    stream: bool,
    manner: Manner,
) {
    for (number, piece) in pieces.into_iter().enumerate() {
        if number == BEGUN && manner == Manner::BreaksOff {
            return sender.abort(std::io::ErrorKind::BrokenPipe.into());
        }
        if number == BEGUN && manner == Manner::FallsSilent {
            tokio::time::sleep(Duration::from_secs(60)).await;
        }
        if sender.send_data(piece).await.is_err() {
            return;
        }
        if stream {
            let pause = if manner == Manner::Slow { 100 } else { 2 };
            tokio::time::sleep(Duration::from_millis(pause)).await;
        }
    }
}

/// How many pieces come before a provider breaks off or falls silent.
const BEGUN: usize = 4;

/// How a prompt asks to be answered.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Manner {
    Plain,
    Slow,
    BreaksOff,
    FallsSilent,
}

impl Manner {
    fn of(text: &str) -> Self {
        [
            ("answer slowly", Self::Slow),
            ("break off", Self::BreaksOff),
            ("fall silent", Self::FallsSilent),
        ]
        .into_iter()
        .find(|(words, _)| text.contains(words))
        .map_or(Self::Plain, |(_, manner)| manner)
    }
}

/// A server that speaks first (not TLS, not AI): greets, then echoes until the client's half-close, then says goodbye.
pub async fn greet(listener: TcpListener) -> Result<()> {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    loop {
        let (mut stream, _) = listener.accept().await?;
        tokio::spawn(async move {
            stream.write_all(b"220 greeter.example ready\r\n").await?;
            let mut heard = Vec::new();
            stream.read_to_end(&mut heard).await?;
            stream.write_all(&heard).await?;
            stream.write_all(b"221 bye\r\n").await?;
            stream.shutdown().await
        });
    }
}
