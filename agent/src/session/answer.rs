//! The answer's way back: event by event, values given back, the record closed whatever happens.

use std::pin::pin;
use std::sync::Arc;
use std::time::{Duration, Instant};

use bytes::Bytes;
use http::Response;
use http::header::{
    CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_RANGE, CONTENT_TYPE, ETAG, HeaderMap, HeaderName,
    HeaderValue,
};
use http_body_util::{BodyExt, Either, Full};
use tokio::sync::oneshot;
use weir_policy::answer::Answers;
use weir_policy::catalog::Endpoint;
use weir_policy::decide::{Code, Refusal};
use weir_policy::redact::Restoration;
use weir_policy::request::UnitId;
use zeroize::Zeroizing;

use super::Line;
use super::carried::{Carried, Early};
use super::exchange::micros;
use super::kept::Kept;
use super::overheard::{self, told_of};
use super::pace::Pace;
use super::pieces::{Pieces, Sender, pieces};
use crate::audit::{Ending, Entry, Outcome, Timings, Usage};
use crate::drain::Working;
use crate::judge::{Case, Changed};
use crate::memory;
use crate::relay::Relay;
use crate::shares::{Room, UNIT};
use crate::upstream::{Answer, AnswerBody};
use crate::wire::inflate::{self, Coding, Inflater};

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

/// The way to the caller.
struct Caller {
    sender: Sender,
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
    pub(super) restorations: Arc<[Restoration]>,
    /// What of the provider's took in what was sent, by its path.
    pub(super) holders: Vec<String>,
    /// What becomes of what is found in the answer.
    pub(super) answers: Answers,
    pub(super) timings: Timings,
    pub(super) began: Instant,
    /// Whose account the call was on, as the provider told.
    pub(super) accounts: Vec<String>,
    pub(super) room: Option<Room>,
    /// What the client says it is.
    pub(super) agent: Option<HeaderValue>,
    /// Whether the caller speaks HTTP/1.1, where nobody can ask for an answer and take none of it.
    pub(super) is_http1: bool,
}

/// How carrying ended.
pub(super) enum End {
    Whole,
    CallerLeft,
    /// It did not take what there was, for as long as a connection may rest.
    CallerStalled,
    UpstreamBroke,
    Cut,
    /// It holds what policy does not let pass.
    Found,
}

impl Pump {
    /// Answers with the provider's head at once; the body follows from a task of its own.
    pub(super) fn start(mut self, answer: Answer) -> Response<Reply> {
        // The request's body has left.
        if let Some(room) = &mut self.room {
            let _ = room.hold(UNIT);
        }
        let (mut head, mut body) = answer.into_parts();
        self.accounts = self.line.told(&self.case, &head.headers);
        let mut carried = self.carried(&head.headers);
        let request_id = ["x-request-id", "request-id"]
            .iter()
            .find_map(|name| head.headers.get(*name))
            .and_then(|value| value.to_str().ok())
            .map(str::to_owned);
        let status = head.status.as_u16();
        unhop(&mut head.headers, carried.alters());
        stamp(&mut head.headers, self.case.unit, self.timings.weir);
        head.version = http::Version::default();
        // What came with the head is carried at once, unless policy changed since.
        let mut early = match self.changed.is_due() {
            true => Early::default(),
            false => carried.early(&mut body),
        };
        if matches!(early.end, Some(End::Whole)) && !carried.relay.is_stream() && self.is_http1 {
            // Its record is closed while weir goes on.
            if let Some(working) = self.line.agent.working() {
                match carried.whole(early, &head.headers) {
                    Ok(whole) => {
                        let reply = Either::Left(Full::new(whole));
                        self.learn(&carried);
                        tokio::spawn(self.closed(carried, status, request_id, working));
                        return Response::from_parts(head, reply);
                    }
                    Err(broken) => early = broken,
                }
            }
        }
        let (sender, pieces, left) = pieces();
        let mut pace = Pace::new(self.line.agent.limits().idle.0);
        let ended = early.end.take();
        let first = early.joined();
        if !first.is_empty() {
            pace.moved(Duration::ZERO, first.len());
            // Nothing waits before it, and its reader is here.
            let _ = sender.try_send(first);
        }
        let caller = Caller { sender, left, pace };
        tokio::spawn(self.carry(ended, body, caller, carried, status, request_id));
        Response::from_parts(head, Either::Right(pieces))
    }

    /// What will carry an answer with these headers.
    fn carried(&mut self, headers: &HeaderMap) -> Carried {
        let (dialect, shape) = (self.endpoint.dialect, self.endpoint.shape);
        let told = headers.get(CONTENT_TYPE);
        let told = told.and_then(|value| value.to_str().ok());
        // A part of a file is counted in bytes: none of them may change.
        let restorations = match headers.contains_key(CONTENT_RANGE) {
            true => Arc::default(),
            false => Arc::clone(&self.restorations),
        };
        let relay = Relay::sharing(dialect, shape, told, restorations).watched(self.asked());
        // An encoding that nobody asked for cannot be looked into: such an answer passes as it is.
        let (inflater, relay) = match inflate::coding(headers) {
            Coding::Plain => (None, relay),
            Coding::One(encoding) => (Some(Inflater::new(encoding, MOST)), relay),
            Coding::Opaque => (None, Relay::new(dialect, shape, None, &[])),
        };
        Carried {
            relay,
            inflater,
            plain: Vec::new(),
            kept: Kept::new(self.room.take()),
            sent: 0,
        }
    }

    async fn carry(
        mut self,
        ended: Option<End>,
        mut body: AnswerBody,
        mut caller: Caller,
        mut carried: Carried,
        status: u16,
        request_id: Option<String>,
    ) {
        // Whether all that the relay gave was handed on.
        let mut given = true;
        // One timer for the whole answer: it looks, when it is due, when something was heard last.
        let mut silence = pin!(tokio::time::sleep(SILENCE));
        let mut heard = tokio::time::Instant::now();
        let mut changed = pin!(self.changed.clone().next());
        let end = match ended {
            Some(_) if self.changed.is_due() && !self.still_allowed() => End::Cut,
            Some(end) => end,
            None => loop {
                // Reasons to stop come first: a busy provider must not be able to outrun them.
                tokio::select! {
                    biased;
                    later = &mut changed => {
                        if !self.still_allowed() {
                            break End::Cut;
                        }
                        changed.set(later.next());
                    }
                    frame = body.frame() => {
                        let (piece, end) = carried.take(frame);
                        if !piece.is_empty() && let Some(end) = self.hand(&mut caller, piece).await {
                            given = false;
                            break end;
                        }
                        if let Some(end) = end {
                            break end;
                        }
                        // While the caller took it nobody listened.
                        heard = tokio::time::Instant::now();
                    }
                    () = &mut silence => {
                        if heard.elapsed() >= SILENCE {
                            break End::UpstreamBroke;
                        }
                        silence.as_mut().reset(heard + SILENCE);
                    }
                    // Last: a body that nobody reads, as after HEAD, is whole and not left.
                    _ = &mut caller.left => break End::CallerLeft,
                }
            },
        };
        let ending = self
            .finish(end, &mut caller.sender, &mut carried, given)
            .await;
        memory::scrub_stack();
        self.learn(&carried);
        self.close(ending, carried, status, request_id).await;
    }

    /// Hands one piece on; a caller that does not read delays no change of policy, and not for ever.
    async fn hand(&mut self, caller: &mut Caller, piece: Bytes) -> Option<End> {
        let length = piece.len();
        let piece = match caller.sender.try_send(piece) {
            Ok(()) => {
                caller.pace.moved(Duration::ZERO, length);
                return None;
            }
            Err(None) => return Some(End::CallerLeft),
            Err(Some(piece)) => piece,
        };
        let began = Instant::now();
        let patience = tokio::time::sleep(caller.pace.left());
        let mut sending = pin!(caller.sender.send(piece));
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

    /// Learns from an answer what a next request may ask for: before its caller has its end.
    fn learn(&self, carried: &Carried) {
        let agent = &self.line.agent;
        if self.endpoint.shape.is_continued() && !self.restorations.is_empty() {
            for id in carried.relay.told().ids.iter().chain(&self.holders) {
                agent.remember_kept(&self.case, id, &self.restorations);
            }
        }
        if let Some(done) = told_of(&carried.relay) {
            agent.count_answer(done);
        }
    }

    /// Closes the record of an answer that left whole; weir does not stop before.
    async fn closed(
        self,
        carried: Carried,
        status: u16,
        request_id: Option<String>,
        _working: Working,
    ) {
        memory::scrub_stack();
        let ending = carried.ending();
        self.close(ending, carried, status, request_id).await;
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
            answer: carried.kept.whole(),
            tenant: self.accounts,
            found: overheard::of(&carried.relay),
        };
        self.entry.close(outcome).await;
    }
}

/// Leaves out what is for one hop alone, and, where the body changes, what tells of its bytes.
fn unhop(headers: &mut HeaderMap, changes: bool) {
    for name in [
        CONTENT_ENCODING,
        CONTENT_LENGTH,
        ETAG,
        HeaderName::from_static("content-md5"),
        HeaderName::from_static("digest"),
    ] {
        if changes {
            headers.remove(name);
        }
    }
    for name in HOP {
        headers.remove(name);
    }
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
        found: Vec::new(),
    }
}
