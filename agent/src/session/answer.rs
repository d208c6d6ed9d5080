//! The answer's way back: event by event, values given back, the record closed whatever happens.

use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use bytes::Bytes;
use http::Response;
use http::header::{
    CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, ETAG, HeaderMap, HeaderName, HeaderValue,
};
use http_body::{Body, Frame};
use http_body_util::channel::{Channel, Sender};
use http_body_util::{BodyExt, Either, Full};
use tokio::sync::oneshot;
use weir_policy::catalog::Endpoint;
use weir_policy::decide::{Code, Refusal, Verdict};
use weir_policy::explain;
use weir_policy::redact::Restoration;
use weir_policy::request::UnitId;
use zeroize::Zeroizing;

use super::Line;
use super::exchange::micros;
use super::pace::Pace;
use super::stop;
use crate::audit::{Ending, Entry, Outcome, Timings, Usage};
use crate::judge::{Case, Changed};
use crate::relay::Relay;
use crate::shares::{Room, UNIT};
use crate::upstream::{Answer, AnswerBody};
use crate::wire::inflate::{self, Coding, Inflater};
use crate::wire::{Cause, Client, midway};

/// How much of an answer the record keeps.
const KEPT: usize = 4 << 20;

/// The most bytes that an encoded answer may become.
const MOST: u64 = 1 << 30;

/// Fields for one hop (RFC 9110 section 7.6.1), and the one that would lead the caller round weir.
const HOP: [&str; 7] = [
    "connection",
    "keep-alive",
    "proxy-connection",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "alt-svc",
];

/// How long a caller may take to be told why its answer ends.
const TELLING: Duration = Duration::from_secs(2);

/// How long a provider may be silent in the middle of an answer.
const SILENCE: Duration = Duration::from_secs(600);

/// Why an answer ended before its end where nothing in it could say so, or the provider broke off: the client sees
/// the connection break off.
#[derive(Debug, thiserror::Error)]
pub enum Broken {
    /// The provider, or what it sent, broke off.
    #[error("the provider broke off the answer")]
    Upstream,
    /// Policy changed, or weir is stopping.
    #[error("weir ended the answer")]
    Cut,
}

/// A reply's body: whole, or as it comes.
pub(super) type Reply = Either<Full<Bytes>, Pieces>;

/// A body as it comes. Dropped with the caller's connection, it says so at once, even while the provider is silent.
pub struct Pieces {
    channel: Channel<Bytes, Broken>,
    _wanted: oneshot::Sender<()>,
}

impl Body for Pieces {
    type Data = Bytes;
    type Error = Broken;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Broken>>> {
        Pin::new(&mut self.channel).poll_frame(cx)
    }
}

/// The way to the caller.
struct Caller {
    sender: Sender<Bytes, Broken>,
    left: oneshot::Receiver<()>,
    /// How long it may leave an answer lying.
    pace: Pace,
}

/// Carries one answer from the provider to the caller.
pub(super) struct Pump {
    pub(super) line: Arc<Line>,
    pub(super) case: Arc<Case>,
    pub(super) changed: Changed,
    pub(super) entry: Entry,
    pub(super) endpoint: Arc<Endpoint>,
    pub(super) restorations: Vec<Restoration>,
    pub(super) timings: Timings,
    pub(super) began: Instant,
    /// Whose account the call was on, as the provider told.
    pub(super) accounts: Vec<String>,
    pub(super) room: Option<Room>,
    /// What the client says it is.
    pub(super) agent: Option<HeaderValue>,
}

/// What is carried, and what became of it so far.
struct Carried {
    relay: Relay,
    inflater: Option<Inflater>,
    plain: Vec<u8>,
    kept: Zeroizing<Vec<u8>>,
    /// What is held of the user's share: the answer's record grows within it.
    room: Option<Room>,
    sent: u64,
}

/// How carrying ended.
enum End {
    Whole,
    CallerLeft,
    /// It did not take what there was, for as long as a connection may rest.
    CallerStalled,
    UpstreamBroke,
    Cut,
}

impl Pump {
    /// Answers with the provider's head at once; the body follows from a task of its own.
    pub(super) fn start(mut self, answer: Answer) -> Response<Reply> {
        // The request's body has left.
        if let Some(room) = &mut self.room {
            let _ = room.hold(UNIT);
        }
        let (mut head, body) = answer.into_parts();
        self.accounts = self.line.told(&self.case, &head.headers);
        let told = head
            .headers
            .get(CONTENT_TYPE)
            .and_then(|value| value.to_str().ok())
            .map(str::to_owned);
        let relay = Relay::new(
            self.endpoint.dialect,
            self.endpoint.shape,
            told.as_deref(),
            &self.restorations,
        );
        // An encoding that nobody asked for cannot be looked into: such an answer passes as it is.
        let (inflater, relay) = match inflate::coding(&head.headers) {
            Coding::Plain => (None, relay),
            Coding::One(encoding) => (Some(Inflater::new(encoding, MOST)), relay),
            Coding::Opaque => (
                None,
                Relay::new(self.endpoint.dialect, self.endpoint.shape, None, &[]),
            ),
        };
        if inflater.is_some() || relay.rewrites() || relay.is_stream() {
            for name in [
                CONTENT_ENCODING,
                CONTENT_LENGTH,
                ETAG,
                HeaderName::from_static("content-md5"),
                HeaderName::from_static("digest"),
            ] {
                head.headers.remove(name);
            }
        }
        for name in HOP {
            head.headers.remove(name);
        }
        stamp(&mut head.headers, self.case.unit, self.timings.weir);
        head.version = http::Version::default();
        let request_id = ["x-request-id", "request-id"]
            .iter()
            .find_map(|name| head.headers.get(*name))
            .and_then(|value| value.to_str().ok())
            .map(str::to_owned);
        let (sender, channel) = Channel::new(4);
        let (wanted, left) = oneshot::channel();
        let pieces = Pieces {
            channel,
            _wanted: wanted,
        };
        let status = head.status.as_u16();
        let carried = Carried {
            relay,
            inflater,
            plain: Vec::new(),
            kept: Zeroizing::default(),
            room: self.room.take(),
            sent: 0,
        };
        let pace = Pace::new(self.line.agent.limits().idle.0);
        let caller = Caller { sender, left, pace };
        tokio::spawn(self.carry(body, caller, carried, status, request_id));
        Response::from_parts(head, Either::Right(pieces))
    }

    async fn carry(
        mut self,
        mut body: AnswerBody,
        mut caller: Caller,
        mut carried: Carried,
        status: u16,
        request_id: Option<String>,
    ) {
        // Whether all that the relay gave was handed on.
        let mut given = true;
        let end = loop {
            // Reasons to stop come first: a busy provider must not be able to outrun them.
            tokio::select! {
                biased;
                () = self.changed.wait() => if !self.still_allowed() { break End::Cut },
                frame = tokio::time::timeout(SILENCE, body.frame()) => match frame {
                    Ok(Some(Ok(frame))) => {
                        let Ok(data) = frame.into_data() else { continue };
                        match carried.push(&data) {
                            Ok(out) if out.is_empty() => {}
                            Ok(out) => if let Some(end) = self.hand(&mut caller, out).await {
                                given = false;
                                break end;
                            },
                            Err(Broken::Upstream | Broken::Cut) => break End::UpstreamBroke,
                        }
                    }
                    Ok(None) => break End::Whole,
                    Ok(Some(Err(_))) | Err(_) => break End::UpstreamBroke,
                },
                // Last: a body that nobody reads, as after HEAD, is whole and not left.
                _ = &mut caller.left => break End::CallerLeft,
            }
        };
        let ending = self
            .finish(end, &mut caller.sender, &mut carried, given)
            .await;
        self.close(ending, carried, status, request_id).await;
    }

    /// Hands one piece on; a caller that does not read delays no change of policy, and not for ever.
    async fn hand(&mut self, caller: &mut Caller, piece: Bytes) -> Option<End> {
        let (began, length) = (Instant::now(), piece.len());
        let patience = tokio::time::sleep(caller.pace.left());
        let mut sending = pin!(caller.sender.send_data(piece));
        let mut patience = pin!(patience);
        loop {
            tokio::select! {
                biased;
                () = self.changed.wait() => if !self.still_allowed() { return Some(End::Cut) },
                sent = &mut sending => {
                    caller.pace.moved(began.elapsed(), length);
                    return sent.is_err().then_some(End::CallerLeft);
                }
                () = &mut patience => return Some(End::CallerStalled),
            }
        }
    }

    async fn finish(
        &self,
        end: End,
        sender: &mut Sender<Bytes, Broken>,
        carried: &mut Carried,
        given: bool,
    ) -> Ending {
        let (ending, broken) = match end {
            End::Whole => match carried.finish() {
                Ok(rest) if rest.is_empty() => return Ending::Done,
                Ok(rest) => {
                    return if sender.send_data(rest).await.is_ok() {
                        Ending::Done
                    } else {
                        Ending::Aborted
                    };
                }
                Err(_) => (Ending::Aborted, Broken::Upstream),
            },
            End::CallerLeft => return Ending::Aborted,
            End::CallerStalled => (Ending::Aborted, Broken::Cut),
            End::UpstreamBroke => {
                let refusal = stop::broke_off(self.line.host.as_str());
                self.tell(sender, carried, given, Cause::Provider, &refusal)
                    .await;
                (Ending::Aborted, Broken::Upstream)
            }
            End::Cut => {
                let agent = &self.line.agent;
                agent.remember_refused(&self.case);
                let verdict = self.case.decide(&agent.policies().current(), agent.now());
                let refusal = stop::cut(verdict);
                if self
                    .tell(sender, carried, given, Cause::Policy, &refusal)
                    .await
                {
                    return Ending::Cut;
                }
                (Ending::Cut, Broken::Cut)
            }
        };
        // The connection breaks off, so that nobody takes a part for the whole.
        std::mem::replace(sender, Channel::new(1).0).abort(broken);
        ending
    }

    /// Says in the stream why it ends, in the form that this client shows; `false` where that cannot be said.
    async fn tell(
        &self,
        sender: &mut Sender<Bytes, Broken>,
        carried: &mut Carried,
        given: bool,
        cause: Cause,
        refusal: &Refusal,
    ) -> bool {
        let Some(standing) = carried.relay.standing(given) else {
            return false;
        };
        let unit = self.case.unit;
        let line = explain::refusal_line(refusal, Some(unit), self.line.agent.organisation());
        let client = Client {
            agent: self
                .agent
                .as_ref()
                .and_then(|agent| agent.to_str().ok())
                .unwrap_or_default(),
            program: self.case.subject.program(),
        };
        let Some(said) = midway(&standing, cause, client, refusal.code, &line, unit) else {
            return false;
        };
        if said.is_empty() {
            return true;
        }
        carried.sent += said.len() as u64;
        // A caller that does not read is not waited for.
        matches!(
            tokio::time::timeout(TELLING, sender.send_data(said)).await,
            Ok(Ok(()))
        )
    }

    fn still_allowed(&self) -> bool {
        let agent = &self.line.agent;
        match self.case.decide(&agent.policies().current(), agent.now()) {
            Verdict::Forward(_) => true,
            Verdict::Hold(_) | Verdict::Refuse(_) => false,
        }
    }

    async fn close(
        self,
        ending: Ending,
        carried: Carried,
        status: u16,
        request_id: Option<String>,
    ) {
        let told = carried.relay.told();
        let timings = Timings {
            total: micros(self.began.elapsed()),
            ..self.timings
        };
        if let Some(response) = &told.provider_request {
            self.line
                .agent
                .remember_response(&self.case, response, &self.restorations);
        }
        let outcome = Outcome {
            ending,
            status: Some(status),
            model: told.model.clone(),
            provider_request: request_id.or_else(|| told.provider_request.clone()),
            usage: Usage {
                input: told.usage.input,
                output: told.usage.output,
            },
            timings,
            restored: u32::try_from(told.restored).unwrap_or(u32::MAX),
            bytes_out: carried.sent,
            answer: carried.kept,
            tenant: self.accounts,
        };
        self.entry.close(outcome).await;
    }
}

impl Carried {
    fn push(&mut self, data: &Bytes) -> Result<Bytes, Broken> {
        let out = match &mut self.inflater {
            None => {
                keep(&mut self.kept, &mut self.room, data);
                self.relay.push(data)
            }
            Some(inflater) => {
                self.plain.clear();
                inflater
                    .push(data, &mut self.plain)
                    .map_err(|_| Broken::Upstream)?;
                keep(&mut self.kept, &mut self.room, &self.plain);
                self.relay.push(&Bytes::copy_from_slice(&self.plain))
            }
        };
        let out = out.map_err(|_| Broken::Upstream)?;
        self.sent += out.len() as u64;
        Ok(out)
    }

    fn finish(&mut self) -> Result<Bytes, Broken> {
        if let Some(inflater) = &self.inflater {
            inflater.finish().map_err(|_| Broken::Upstream)?;
        }
        let rest = self.relay.finish().map_err(|_| Broken::Upstream)?;
        self.sent += rest.len() as u64;
        Ok(rest)
    }
}

/// Keeps of an answer what the record holds: up to its cap, and while there is room.
fn keep(kept: &mut Vec<u8>, room: &mut Option<Room>, data: &[u8]) {
    let Some(share) = room else { return };
    let more = data.len().min(KEPT.saturating_sub(kept.len()));
    let grows = (kept.len() + more).saturating_sub(kept.capacity());
    if grows > 0 {
        // As vectors do: twice as much, so that room is asked for seldom.
        let grown = grows.max(kept.capacity()).min(KEPT);
        if share.take(grown as u64).is_err() {
            // What follows a gap is not kept.
            *room = None;
            return;
        }
        kept.reserve_exact(grown);
    }
    kept.extend_from_slice(&data[..more]);
}

/// Marks an answer with its unit and with what weir took of its time.
pub(super) fn stamp(headers: &mut HeaderMap, unit: UnitId, micros: u64) {
    if let Ok(value) = HeaderValue::from_str(&unit.to_string()) {
        headers.insert("x-weir-id", value);
    }
    let timing = format!("weir;dur={}.{:03}", micros / 1000, micros % 1000);
    if let Ok(value) = HeaderValue::from_str(&timing) {
        headers.append("server-timing", value);
    }
}

/// The outcome of a unit that was refused.
pub(super) fn refused(refusal: &Refusal, total: u64) -> Outcome {
    let timings = Timings {
        weir: total,
        total,
        ..Timings::default()
    };
    Outcome {
        timings,
        ..unanswered(refusal, Timings::default())
    }
}

/// The outcome of a unit that has no answer of the provider's.
pub(super) fn unanswered(refusal: &Refusal, timings: Timings) -> Outcome {
    Outcome {
        // Of a call that failed on the provider's side some bytes may have left.
        ending: match refusal.code {
            Code::UpstreamFailed => Ending::Aborted,
            code => Ending::Refused(code),
        },
        status: Some(refusal.code.status()),
        model: None,
        provider_request: None,
        usage: Usage::default(),
        timings,
        restored: 0,
        bytes_out: 0,
        answer: Zeroizing::default(),
        tenant: Vec::new(),
    }
}
