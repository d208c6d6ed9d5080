//! HTTP on a terminated connection, within bounds: heads, windows, streams, and how long it may rest.

use std::convert::Infallible;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http::header::{CONNECTION, HeaderValue};
use http::{Request, Response};
use http_body::{Body, Frame, SizeHint};
use http_body_util::{Either, Full};
use hyper::body::Incoming;
use hyper::server::conn::{http1, http2};
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use tokio::net::TcpStream;

use super::Line;
use super::answer::Reply;
use super::heard::Hearing;
use super::pulse::{Beat, Felt, Over, Pulse};
use crate::audit::{Turned, TurnedAway};
use crate::drain::Working;
use crate::tls::{Alpn, Terminated};
use crate::wire::strict::{Heads, Strict};

/// Largest head: 64 KiB, as much as any provider takes.
const HEAD: u32 = 64 << 10;
/// Streams at once on one connection; what RFC 9113 section 6.5.2 advises at least.
const STREAMS: u32 = 100;
/// What a client may send ahead of being read, on one stream and on all of a connection: the connection's is what
/// unread bodies can take of weir's memory.
const STREAM_WINDOW: u32 = 256 << 10;
const CONNECTION_WINDOW: u32 = 1 << 20;
/// Bytes of one answer that wait for a client which does not take them.
const SEND_BUFFER: usize = 64 << 10;
/// Streams reset by the client before they were served, and by weir for the client's errors: more end the
/// connection (GOAWAY, ENHANCE_YOUR_CALM).
const RESETS: usize = 20;
const ERRORS: usize = 100;
/// How long a connection that had its time may take to end in order.
const ENDING: Duration = Duration::from_secs(5);

impl Line {
    /// Serves the requests of one terminated connection, in turn (HTTP/1.1) or side by side (h2).
    pub(super) async fn serve(
        self: Arc<Self>,
        terminated: Terminated<TcpStream>,
        mut working: Working,
    ) {
        let pulse = Pulse::new();
        let (stream, heard) = Hearing::new(terminated.stream);
        let service = |heads: Option<Arc<Heads>>| {
            let (line, pulse) = (self.clone(), pulse.clone());
            service_fn(move |request: Request<Incoming>| {
                let (line, beat, heads) = (line.clone(), pulse.begin(), heads.clone());
                async move {
                    let response = match heads {
                        Some(heads) => line.admit(&heads, request).await,
                        None => line.exchange(request).await,
                    };
                    Ok::<_, Infallible>(response.map(|reply| Beating { reply, _beat: beat }))
                }
            })
        };
        let limits = self.agent.limits();
        let over = pulse.over(limits.head.0, limits.idle.0);
        /// Serves until the connection ends, weir stops, or the connection has had its time.
        macro_rules! until_over {
            ($connection:expr) => {{
                let mut connection = pin!($connection);
                tokio::select! {
                    served = connection.as_mut() => served,
                    () = working.stopping() => {
                        connection.as_mut().graceful_shutdown();
                        connection.await
                    }
                    over = over => {
                        if over == Over::Idle {
                            connection.as_mut().graceful_shutdown();
                            let _ = tokio::time::timeout(ENDING, connection.as_mut()).await;
                        }
                        Ok(())
                    }
                }
            }};
        }
        let served = match terminated.alpn {
            Alpn::H2 => {
                let io = TokioIo::new(Felt::h2(stream, &pulse));
                until_over!(h2().serve_connection(io, service(None)))
            }
            Alpn::Http1 => {
                let (strict, heads) = Strict::new(Felt::h1(stream, &pulse));
                until_over!(h1().serve_connection(TokioIo::new(strict), service(Some(heads))))
            }
        };
        if let Err(error) = served {
            tracing::debug!(connection = self.number, %error, "a connection ended");
        }
        if pulse.flooded() {
            self.note("a flood of HTTP/2 frames that carry nothing")
                .await;
        }
        if pulse.broke() {
            self.note("an HTTP/2 stream broke the protocol (RFC 9113) and was reset unread")
                .await;
        }
        if let Some(sign) = heard.distrust() {
            self.suspect(sign, working);
        }
    }

    /// Answers a request whose head was in order as bytes, and refuses in the place of one whose was not.
    async fn admit(
        self: Arc<Self>,
        heads: &Arc<Heads>,
        mut request: Request<Incoming>,
    ) -> Response<Reply> {
        match heads.next(request.body()) {
            Ok(body) => {
                request.extensions_mut().insert(body);
                self.exchange(request).await
            }
            Err(fault) => {
                let mut response = self.refuse_unread(&fault.refusal()).await;
                let close = HeaderValue::from_static("close");
                response.headers_mut().insert(CONNECTION, close);
                response.map(|body| Either::Left(Full::new(body)))
            }
        }
    }

    /// Puts on record why what came on this connection was not served.
    async fn note(&self, why: &str) {
        let away = TurnedAway {
            subject: Some(self.subject.clone()),
            host: Some(self.host.as_str().to_owned()),
            detail: Some(why.to_owned()),
            ..TurnedAway::of(self.number, Turned::Unreadable)
        };
        self.agent.turned_away(away).await;
    }
}

/// An answer's body; with its end, or with the caller's, its unit ends.
struct Beating {
    reply: Reply,
    _beat: Beat,
}

impl Body for Beating {
    type Data = Bytes;
    type Error = <Reply as Body>::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        Pin::new(&mut self.reply).poll_frame(cx)
    }

    fn is_end_stream(&self) -> bool {
        self.reply.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.reply.size_hint()
    }
}

/// The bounds of HTTP/1.1. A head's time is the pulse's business: hyper's timer would end a resting connection, too.
fn h1() -> http1::Builder {
    let mut builder = http1::Builder::new();
    builder
        .timer(TokioTimer::new())
        .header_read_timeout(None)
        .max_buf_size(2 * HEAD as usize);
    builder
}

/// The bounds of HTTP/2. There are no pings: the kernel says when a client on this host is gone, and one that is
/// suspended is no dead one.
fn h2() -> http2::Builder<TokioExecutor> {
    let mut builder = http2::Builder::new(TokioExecutor::new());
    builder
        .timer(TokioTimer::new())
        .max_concurrent_streams(STREAMS)
        .max_header_list_size(HEAD)
        .initial_stream_window_size(STREAM_WINDOW)
        .initial_connection_window_size(CONNECTION_WINDOW)
        .max_send_buf_size(SEND_BUFFER)
        .max_pending_accept_reset_streams(RESETS)
        .max_local_error_reset_streams(ERRORS);
    builder
}
