//! Sends one permitted, recorded request, and gives its connection back when the answer is read.

use std::error::Error;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response, StatusCode};
use http_body::{Body, Frame, SizeHint};
use hyper::body::Incoming;
use hyper::client::conn::TrySendError;
use weir_policy::decide::Permit;

use super::Upstream;
use super::error::ForwardError;
use super::lease::Lease;
use super::pool::{Key, Pool};
use super::rewrite::Prepared;
use super::warm::{Line, Outgoing, Sender};
use crate::audit::Entry;
use crate::wire::Whole;

/// How long an HTTP/1.1 connection has to settle after its answer.
const SETTLE: Duration = Duration::from_secs(1);

/// The provider's answer, its head as it came; [`super::Via`] is among its extensions. Dropped before its
/// end, it cancels the request: the stream is reset, an HTTP/1.1 connection is closed.
pub type Answer = Response<AnswerBody>;

impl Upstream {
    /// Sends what `permit` allows of `received` on the lease's connection, or on a new one where
    /// that died while it was idle. Body, target and header values go through the permit here:
    /// no other bytes can leave. Dropping the future cancels the request.
    ///
    /// # Errors
    /// [`ForwardError::Internal`] where permit and entry are not of one unit; else what the
    /// provider's side failed with. A request of which a byte may have been taken is not sent twice.
    pub async fn forward(
        &self,
        permit: Permit,
        entry: &Entry,
        received: Whole,
        lease: Lease,
    ) -> Result<Answer, ForwardError> {
        if permit.unit() != entry.unit() {
            return Err(ForwardError::Internal(
                "the permit is for another unit than the record",
            ));
        }
        let prepared = Prepared::new(&received, |surface, bytes| permit.rewrite(surface, bytes))?;
        drop(received);
        Box::pin(send(prepared, lease)).await
    }
}

pub(super) async fn send(prepared: Prepared, mut lease: Lease) -> Result<Answer, ForwardError> {
    let mut line = lease.take().await?;
    for again in [true, false] {
        let (key, reused) = (lease.key().clone(), line.via.reused);
        let request = prepared.request(&key, line.via.h2)?;
        match exchange(line, request, lease.pool(), &key).await {
            // Nobody asked for another protocol, and what it would carry cannot be looked into.
            Ok(answer) if answer.status() == StatusCode::SWITCHING_PROTOCOLS => {
                return Err(ForwardError::Protocol {
                    host: key.host.to_string(),
                    what: "changed to a protocol that nobody asked for",
                });
            }
            Ok(answer) => return Ok(answer),
            Err(failed) if again && reused && failed.untouched => line = lease.fresh().await?,
            Err(failed) => return Err(ForwardError::from_exchange(&key.host, &failed.error)),
        }
    }
    Err(ForwardError::Internal("a request was given up"))
}

struct Failed {
    error: hyper::Error,
    /// The provider has surely not begun with it.
    untouched: bool,
}

impl From<TrySendError<Request<Outgoing>>> for Failed {
    fn from(mut failed: TrySendError<Request<Outgoing>>) -> Self {
        let unsent = failed.take_message().is_some();
        let error = failed.into_error();
        let untouched = unsent || unprocessed(&error);
        Self { error, untouched }
    }
}

/// Whether HTTP/2 vouches that the provider did not begin (RFC 9113 section 8.7): the stream was
/// refused, or a graceful GOAWAY did not count it.
fn unprocessed(error: &hyper::Error) -> bool {
    let mut source = error.source();
    while let Some(cause) = source {
        if let Some(h2) = cause.downcast_ref::<h2::Error>() {
            let reason = h2.reason();
            return h2.is_remote()
                && (h2.is_reset() && reason == Some(h2::Reason::REFUSED_STREAM)
                    || h2.is_go_away() && reason == Some(h2::Reason::NO_ERROR));
        }
        source = cause.source();
    }
    false
}

async fn exchange(
    line: Line,
    request: Request<Outgoing>,
    pool: &Arc<Pool>,
    key: &Key,
) -> Result<Answer, Failed> {
    let Line { mut sender, via } = line;
    let sent = match &mut sender {
        Sender::H1(sender) => sender.try_send_request(request).await,
        Sender::H2(sender, _) => sender.try_send_request(request).await,
    };
    let (mut head, incoming) = sent?.into_parts();
    head.extensions.insert(via);
    let guard = Guard {
        line: Line { sender, via },
        pool: pool.clone(),
        key: key.clone(),
    };
    let mut body = AnswerBody {
        incoming,
        guard: Some(guard),
    };
    body.settle_at_end();
    Ok(Response::from_parts(head, body))
}

/// The connection an answer comes on.
struct Guard {
    line: Line,
    pool: Arc<Pool>,
    key: Key,
}

impl Guard {
    /// The answer was read to its end: the connection may carry another.
    fn settle(self) {
        let Self { line, pool, key } = self;
        let Sender::H1(mut sender) = line.sender else {
            return;
        };
        let Ok(runtime) = tokio::runtime::Handle::try_current() else {
            return;
        };
        runtime.spawn(async move {
            if let Ok(Ok(())) = tokio::time::timeout(SETTLE, sender.ready()).await {
                pool.park(
                    &key,
                    Line {
                        sender: Sender::H1(sender),
                        via: line.via,
                    },
                );
            }
        });
    }
}

/// An answer's body as it comes.
pub struct AnswerBody {
    incoming: Incoming,
    guard: Option<Guard>,
}

impl AnswerBody {
    fn settle_at_end(&mut self) {
        if self.incoming.is_end_stream()
            && let Some(guard) = self.guard.take()
        {
            guard.settle();
        }
    }
}

impl Body for AnswerBody {
    type Data = Bytes;
    type Error = hyper::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, hyper::Error>>> {
        let frame = Pin::new(&mut self.incoming).poll_frame(cx);
        match &frame {
            Poll::Ready(None) => {
                if let Some(guard) = self.guard.take() {
                    guard.settle();
                }
            }
            Poll::Ready(Some(Err(_))) => self.guard = None,
            Poll::Ready(Some(Ok(_))) | Poll::Pending => {}
        }
        frame
    }

    fn is_end_stream(&self) -> bool {
        self.incoming.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.incoming.size_hint()
    }
}

impl Drop for AnswerBody {
    fn drop(&mut self) {
        // Read whole, though nobody asked for the frame that says so.
        self.settle_at_end();
    }
}
