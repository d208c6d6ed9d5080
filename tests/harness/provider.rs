//! Provider stand-ins: TLS under the real names, HTTP/1.1 and h2, real streaming; they write down what they saw.

use std::convert::Infallible;
use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use anyhow::Result;
use bytes::Bytes;
use http::{Request, Response};
use http_body_util::BodyExt;
use http_body_util::channel::Channel;
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;

use crate::answers::answer;
use crate::certs::Certs;
use crate::lab::Seen;

/// All stand-ins of a lab; the name in the handshake says which one is spoken to.
pub struct Provider {
    tls: TlsAcceptor,
    seen: Mutex<File>,
    accepted: Mutex<File>,
}

impl Provider {
    /// Stand-ins that write `seen.jsonl` and `accepted` into `dir`.
    pub fn new(dir: &Path, certs: Arc<Certs>) -> Result<Self> {
        let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
        let mut config = rustls::ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()?
            .with_no_client_auth()
            .with_cert_resolver(certs);
        config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
        let append = |name: &str| {
            OpenOptions::new()
                .create(true)
                .append(true)
                .open(dir.join(name))
        };
        Ok(Self {
            tls: TlsAcceptor::from(Arc::new(config)),
            seen: Mutex::new(append("seen.jsonl")?),
            accepted: Mutex::new(append("accepted")?),
        })
    }

    /// Serves one listener until the process ends.
    pub async fn serve(self: Arc<Self>, listener: TcpListener) -> Result<()> {
        loop {
            let (stream, peer) = listener.accept().await?;
            if let Ok(mut file) = self.accepted.lock() {
                writeln!(file, "{peer}")?;
            }
            let this = self.clone();
            tokio::spawn(async move { this.connection(stream).await });
        }
    }

    async fn connection(self: Arc<Self>, stream: TcpStream) -> Result<()> {
        let _ = stream.set_nodelay(true);
        let tls = self.tls.accept(stream).await?;
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

    async fn respond(
        &self,
        sni: &str,
        request: Request<Incoming>,
    ) -> Result<Response<Channel<Bytes, Infallible>>> {
        let (head, body) = request.into_parts();
        let body = body.collect().await?.to_bytes();
        let text = String::from_utf8_lossy(&body).into_owned();
        let seen = Seen::of(sni, &head, &text);
        let mut line = serde_json::to_vec(&seen)?;
        line.push(b'\n');
        if let Ok(mut file) = self.seen.lock() {
            file.write_all(&line)?;
        }
        let slow = text.contains("answer slowly");
        let answer = answer(sni, head.method.as_str(), head.uri.path(), &text);
        let gzip = !answer.stream
            && head
                .headers
                .get("accept-encoding")
                .is_some_and(|v| v.to_str().is_ok_and(|v| v.contains("gzip")));
        let (mut sender, channel) = Channel::new(16);
        let mut response = Response::builder()
            .status(answer.status)
            .header("content-type", answer.content_type)
            .header("x-request-id", "req_lab_1")
            .header("request-id", "req_lab_1");
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
        tokio::spawn(async move {
            for piece in pieces {
                if sender.send_data(piece).await.is_err() {
                    return;
                }
                if answer.stream {
                    tokio::time::sleep(Duration::from_millis(if slow { 100 } else { 2 })).await;
                }
            }
        });
        Ok(response.body(channel)?)
    }
}

impl Seen {
    fn of(sni: &str, head: &http::request::Parts, text: &str) -> Self {
        Self {
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
