//! One unit: read, decode, judge, record, forward, relay; every way it can fail is a refusal on record.

use std::borrow::Cow;
use std::sync::Arc;
use std::time::{Duration, Instant};

use bytes::Bytes;
use http::request::Parts;
use http::{Method, Request, Response, Version};
use http_body_util::{BodyExt, Either, Full};
use hyper::body::Incoming;
use weir_policy::catalog::{Endpoint, PathError, Provider};
use weir_policy::decide::{Basis, Code, Refusal, Verdict};
use weir_policy::explain;
use weir_policy::language::Mode;
use weir_policy::redact::Edit;
use weir_policy::request::{Coverage, Credential, Located, ModelRequest, Surface, UnitId};

use super::Line;
use super::answer::{self, Pump, Reply};
use crate::audit::{JournalError, Noted, Opening, Timings};
use crate::judge::{Case, Inspector, JudgeError};
use crate::wire::head::HeadError;
use crate::wire::{self, Asked, BodyError, Route, Whole};

/// How long a whole request body may take to arrive.
const BODY_TIMEOUT: Duration = Duration::from_secs(300);

/// How long a provider may think before the head of its answer.
const ANSWER_TIMEOUT: Duration = Duration::from_secs(1800);

/// How much of a refused body is read and forgotten, and for how long.
const DISCARDED: usize = 1 << 30;
const DISCARD_TIMEOUT: Duration = Duration::from_secs(30);

/// What is known of a unit, filled in as its journey goes on, so that a refusal at any point records all of it.
pub(super) struct Known {
    pub(super) unit: UnitId,
    pub(super) began: Instant,
    method: Method,
    version: Version,
    target: String,
    request: Option<ModelRequest>,
    coverage: Coverage,
    findings: Vec<Noted>,
    credential: Credential,
    content: Vec<Bytes>,
    repeats: Option<UnitId>,
    /// Why the body could not be read: refused where policy is enforced, opaque where it observes.
    unread: Option<Refusal>,
}

/// Why a unit stopped short of an answer of the provider's.
enum Stop {
    /// Nothing of it is on record yet.
    Unrecorded(Box<Refusal>),
    /// Its record was opened, and is closed with this.
    Recorded(Box<Refusal>),
}

/// Every wing's error becomes a refusal.
macro_rules! stops {
    ($($error:ty => $refusal:expr),* $(,)?) => {$(
        impl From<$error> for Stop {
            fn from(error: $error) -> Self {
                let refusal: fn($error) -> Refusal = $refusal;
                Self::Unrecorded(Box::new(refusal(error)))
            }
        }
    )*};
}

stops! {
    Refusal => |refusal| refusal,
    HeadError => |error| error.refusal(),
    BodyError => |error| error.refusal(),
    JudgeError => Refusal::from,
    JournalError => not_recorded,
}

fn not_recorded(error: JournalError) -> Refusal {
    tracing::error!(%error, "a call could not be recorded");
    Refusal::failure(
        Code::NotRecorded,
        "the call could not be put on record",
        "tell your administrator: `weir status`",
    )
}

impl Known {
    fn new(unit: UnitId, method: Method, version: Version, target: String) -> Self {
        Self {
            unit,
            began: Instant::now(),
            method,
            version,
            target,
            request: None,
            coverage: Coverage::default(),
            findings: Vec::new(),
            credential: Credential::default(),
            content: Vec::new(),
            repeats: None,
            unread: None,
        }
    }
}

impl Line {
    /// Answers one request; the caller sees an answer whatever happens.
    pub(super) async fn exchange(self: Arc<Self>, request: Request<Incoming>) -> Response<Reply> {
        let (head, mut body) = request.into_parts();
        let waits = head.headers.contains_key(http::header::EXPECT);
        let target = self.agent.mask(
            head.uri
                .path_and_query()
                .map_or("/", |target| target.as_str()),
        );
        let mut known = Known::new(
            self.agent.new_unit(),
            head.method.clone(),
            head.version,
            target,
        );
        let response = match self.attempt(head, &mut body, &mut known).await {
            Ok(response) => return response,
            Err(Stop::Unrecorded(refusal)) => self.refuse(&known, &refusal).await,
            Err(Stop::Recorded(refusal)) => self.word(&known, &refusal),
        };
        if !waits {
            discard(&mut body).await;
        }
        response.map(|body| Either::Left(Full::new(body)))
    }

    /// The journey of one unit.
    async fn attempt(
        self: &Arc<Self>,
        head: Parts,
        body: &mut Incoming,
        known: &mut Known,
    ) -> Result<Response<Reply>, Stop> {
        let agent = &self.agent;
        wire::head::check(&head, self.host.as_str(), self.bound_for.port())?;
        let endpoint = Arc::new(
            self.provider
                .path(head.method.as_str(), head.uri.path())
                .map_err(unreadable)?,
        );
        known.credential = agent.credential(&self.provider, &head.headers);

        // read
        let limits = agent.body_limits(&head);
        let reading = wire::receive(head, body, &limits);
        let received = tokio::time::timeout(BODY_TIMEOUT, reading)
            .await
            .map_err(|_| too_slow())??;
        let whole = Arc::new(received.whole().await?);

        // judge
        let case = self.case(known, &whole, &endpoint).await?;
        let changed = agent.policies().changed();
        let policy = agent.policies().current();
        if let Some(refusal) = known.unread.take()
            && policy.mode() == Mode::Enforce
        {
            return Err(refusal.into());
        }
        let permit = match case.decide(&policy, agent.now()) {
            Verdict::Forward(permit) => permit,
            Verdict::Hold(_) => return Err(no_approvals().into()),
            Verdict::Refuse(refusal) => {
                agent.remember_refused(&case);
                return Err(refusal.into());
            }
        };
        known.findings = note(&case.findings, permit.edits());
        let word = permit.basis().word;

        // record, while the provider is dialled
        let lease =
            agent
                .upstream()
                .reserve(self.host.as_str(), self.bound_for.port(), self.bound_for);
        let restorations = agent.restorations(&case, &permit);
        let left = match permit.rewrite(Surface::Body, &whole.body) {
            Cow::Borrowed(_) => whole.body.clone(),
            Cow::Owned(edited) => edited.into(),
        };
        let committing = Instant::now();
        let entry = agent
            .journal()
            .open(self.opening(known, permit.basis().clone(), vec![left]))
            .await?;
        let mut timings = Timings {
            commit: micros(committing.elapsed()),
            weir: micros(known.began.elapsed()),
            ..Timings::default()
        };

        // forward
        let sending = Instant::now();
        agent.count(word);
        let forwarding =
            agent
                .upstream()
                .forward(permit, &entry, Arc::unwrap_or_clone(whole), lease);
        let answer = match tokio::time::timeout(ANSWER_TIMEOUT, forwarding).await {
            Ok(Ok(answer)) => answer,
            failed => {
                let refusal = match failed {
                    Ok(Err(error)) => Refusal::from(error),
                    _ => no_answer(self.host.as_str()),
                };
                timings.total = micros(known.began.elapsed());
                entry.close(answer::unanswered(&refusal, timings)).await;
                return Err(Stop::Recorded(Box::new(refusal)));
            }
        };
        timings.upstream = micros(sending.elapsed());

        // relay
        Ok(Pump {
            line: self.clone(),
            case,
            changed,
            entry,
            endpoint,
            restorations,
            timings,
            began: known.began,
        }
        .start(answer))
    }

    /// Decodes and inspects what was received, and puts together all that policy judges.
    async fn case(
        &self,
        known: &mut Known,
        whole: &Arc<Whole>,
        endpoint: &Arc<Endpoint>,
    ) -> Result<Arc<Case>, Stop> {
        let agent = &self.agent;
        let application = self.subject.application();
        let work = {
            let (whole, endpoint, provider, application) = (
                whole.clone(),
                endpoint.clone(),
                self.provider.clone(),
                application.clone(),
            );
            move |inspector: &Inspector| read(inspector, &provider, &endpoint, &whole, &application)
        };
        let read = agent.inspector().inspect(whole.body.len(), work).await??;
        known.content = slices(&whole.body, &read.cuts);
        known.coverage = read.coverage;
        known.unread = read.unread;
        known.findings = note(&read.findings, &[]);
        known.request = Some(read.request.clone());
        let case = Case {
            unit: known.unit,
            subject: self.subject.clone(),
            request: read.request,
            coverage: known.coverage.clone(),
            credential: known.credential.clone(),
            tokens: agent.tokens(&application),
            findings: read.findings,
        };
        known.repeats = agent.refused_before(&case);
        Ok(Arc::new(case))
    }

    fn opening(&self, known: &Known, basis: Basis, redacted: Vec<Bytes>) -> Opening {
        Opening {
            unit: known.unit,
            parent: None,
            repeats: known.repeats,
            connection: self.number,
            subject: self.subject.clone(),
            host: self.host.as_str().to_owned(),
            method: known.method.to_string(),
            target: known.target.clone(),
            request: known.request.clone(),
            coverage: known.coverage.clone(),
            findings: known.findings.clone(),
            basis,
            credential: known.credential.clone(),
            content: known.content.clone(),
            redacted,
        }
    }

    /// Records and words a refusal. A refusal that cannot be recorded is still one.
    async fn refuse(&self, known: &Known, refusal: &Refusal) -> Response<Bytes> {
        let basis = refusal
            .basis
            .clone()
            .unwrap_or_else(|| self.agent.failure_basis(refusal));
        let outcome = answer::refused(refusal, micros(known.began.elapsed()));
        if let Err(error) = self
            .agent
            .journal()
            .refused(self.opening(known, basis, Vec::new()), outcome)
            .await
        {
            tracing::error!(unit = %known.unit, %error, "a refusal could not be recorded");
        }
        self.agent.count_refused(known.repeats);
        self.word(known, refusal)
    }

    /// The refusal as the client will show it.
    fn word(&self, known: &Known, refusal: &Refusal) -> Response<Bytes> {
        let line = explain::refusal_line(refusal, Some(known.unit), self.agent.organisation());
        let asked = Asked {
            dialect: self.provider.dialect(),
            method: &known.method,
            version: known.version,
        };
        let mut response = wire::refuse(asked, refusal, &line, Some(known.unit));
        answer::stamp(
            response.headers_mut(),
            known.unit,
            micros(known.began.elapsed()),
        );
        response
    }

    /// Refuses what was never read as a request.
    pub(super) async fn refuse_unread(&self, refusal: &Refusal) -> Response<Bytes> {
        self.refuse(
            &Known::new(
                self.agent.new_unit(),
                Method::GET,
                Version::HTTP_11,
                "/".to_owned(),
            ),
            refusal,
        )
        .await
    }
}

/// What decoding and inspecting a unit gave.
struct Read {
    request: ModelRequest,
    coverage: Coverage,
    cuts: Vec<usize>,
    findings: Vec<Located>,
    unread: Option<Refusal>,
}

/// Decodes and inspects; may take as long as the body is large.
fn read(
    inspector: &Inspector,
    provider: &Provider,
    endpoint: &Endpoint,
    whole: &Whole,
    application: &str,
) -> Result<Read, Refusal> {
    let credential = |name: &str, value: &str| provider.credential(name, value).is_some();
    let route = Route {
        provider: provider.name(),
        dialect: provider.dialect(),
        endpoint,
        credential: &credential,
    };
    let (decoded, unread) = match wire::decode(&route, &whole.head, &whole.body) {
        Ok(decoded) => (decoded, None),
        Err(error) => {
            let decoded = wire::decode_unread(&route, &whole.head, &whole.body);
            (
                decoded.map_err(|error| error.refusal())?,
                Some(error.refusal()),
            )
        }
    };
    let findings = inspector.locate(application, &decoded.leaves)?;
    Ok(Read {
        request: decoded.request,
        coverage: decoded.coverage,
        cuts: decoded.cuts,
        unread,
        findings,
    })
}

/// Reads the rest of a refused body and forgets it: a client that is cut off while it sends does not read why.
async fn discard(body: &mut Incoming) {
    let rest = async {
        let mut left = DISCARDED;
        while let Some(Ok(frame)) = body.frame().await {
            left = left.saturating_sub(frame.data_ref().map_or(0, Bytes::len));
            if left == 0 {
                return;
            }
        }
    };
    // Whoever sends more, or longer, is cut off.
    let _ = tokio::time::timeout(DISCARD_TIMEOUT, rest).await;
}

fn unreadable(error: PathError) -> Refusal {
    Refusal::failure(
        Code::Unreadable,
        format!("the path cannot be read: {error}"),
        "send the path in its plain form",
    )
}

fn no_answer(host: &str) -> Refusal {
    let waited = ANSWER_TIMEOUT.as_secs() / 60;
    let reason = format!("{host} did not answer: {waited} minutes passed");
    Refusal::failure(Code::UpstreamFailed, reason, "try again")
}

fn too_slow() -> Refusal {
    Refusal::failure(
        Code::Unreadable,
        "the request's body did not arrive in time",
        "send it again",
    )
}

fn no_approvals() -> Refusal {
    Refusal::failure(
        Code::PolicyDenied,
        "this call waits for a person, and this version knows no approvals",
        "ask for a rule that allows it",
    )
}

/// The slices of a body as they are kept: leaves that history repeats are slices of their own.
fn slices(body: &Bytes, cuts: &[usize]) -> Vec<Bytes> {
    let mut from = 0;
    let mut pieces = Vec::with_capacity(cuts.len() + 1);
    for cut in cuts.iter().copied().chain([body.len()]) {
        if cut > from && cut <= body.len() {
            pieces.push(body.slice(from..cut));
            from = cut;
        }
    }
    pieces
}

/// Findings as the record holds them: counted by place, with the placeholder each became.
fn note(findings: &[Located], edits: &[Edit]) -> Vec<Noted> {
    let mut noted: Vec<Noted> = Vec::new();
    for found in findings {
        let edit = edits.iter().find(|edit| {
            edit.surface == found.surface
                && edit.raw.start <= found.raw.start
                && found.raw.end <= edit.raw.end
        });
        let token = edit.map(|edit| edit.token.clone());
        match noted
            .iter_mut()
            .find(|row| row.class == found.class && row.place == found.place && row.token == token)
        {
            Some(row) => row.count += 1,
            None => noted.push(Noted {
                class: found.class.clone(),
                detector: found.detector.clone(),
                confidence: found.confidence,
                place: found.place.clone(),
                count: 1,
                token,
            }),
        }
    }
    noted
}

/// Microseconds, saturating.
pub(super) fn micros(time: std::time::Duration) -> u64 {
    u64::try_from(time.as_micros()).unwrap_or(u64::MAX)
}
