//! One unit: read, decode, judge, record, forward, relay; every way it can fail is a refusal on record.

use std::borrow::Cow;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use bytes::Bytes;
use http::request::Parts;
use http::{Method, Request, Response, Version};
use http_body_util::{Either, Full};
use hyper::body::Incoming;
use weir_policy::catalog::Endpoint;
use weir_policy::decide::{Basis, Permit, Refusal, Verdict};
use weir_policy::explain;
use weir_policy::language::Mode;
use weir_policy::request::Surface;

use super::Line;
use super::answer::{self, Pump, Reply};
use super::known::Known;
use super::pace::{Metered, Stopped, discard};
use super::reading::{self, Call, note, read};
use super::shed;
use super::stop::{self, Stop};
use crate::audit::{Content, Entry, Opening, Timings};
use crate::judge::{Case, Inspector};
use crate::shares::{Full as NoRoom, UNIT};
use crate::upstream::Lease;
use crate::wire::strict::Following;
use crate::wire::{self, Asked, Whole};

/// How long a whole request body may take to arrive, at whatever pace.
const BODY_TIMEOUT: Duration = Duration::from_secs(3600);

/// How long a provider may think before the head of its answer.
const ANSWER_TIMEOUT: Duration = Duration::from_secs(1800);

/// Bodies up to this size are inspected without waiting for a turn.
const SHORT: usize = 32 << 10;

/// What a body takes while it is inspected: itself, its text, and itself rewritten.
const COPIES: u64 = 3;

impl Line {
    /// Answers one request; the caller sees an answer whatever happens.
    pub(super) async fn exchange(self: Arc<Self>, request: Request<Incoming>) -> Response<Reply> {
        if !self.spoke.swap(true, Ordering::Relaxed) {
            self.agent.speaks(&self.subject);
        }
        let (head, mut body) = request.into_parts();
        let expects = head.headers.get(http::header::EXPECT);
        let waits =
            expects.is_some_and(|value| value.as_bytes().eq_ignore_ascii_case(b"100-continue"));
        let target = reading::target(&self.agent, &self.provider, &head);
        let framing = head.extensions.get::<Following>().cloned();
        let mut known = Known::new(
            self.agent.new_unit(),
            head.method.clone(),
            head.version,
            target,
        );
        let response = match self.attempt(head, &mut body, &mut known).await {
            Ok(response) => return response,
            Err(Stop::Unrecorded(refusal)) => {
                // Where the framing broke, that is why the body could not be read.
                let fault = framing.and_then(|following| following.fault());
                let refusal = fault.map_or(*refusal, |fault| fault.refusal());
                self.refuse(&mut known, &refusal).await
            }
            Err(Stop::Recorded(refusal)) => self.word(&known, &refusal),
            Err(Stop::Shed(full)) => self.shed(&mut known, full).await,
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
        if self.place.is_over() {
            return Err(NoRoom::Connections.into());
        }
        let (endpoint, whole) = self.receive(head, body, known).await?;

        // judge
        let case = self.case(known, &whole, &endpoint).await?;
        let changed = agent.policies().changed();
        let decided = self.permit(known, &case);
        let edits = decided.as_ref().map(Permit::edits).unwrap_or_default();
        known.findings = note(&case.findings, edits).into();
        let permit = decided?;
        let word = permit.basis().word;

        // record, while the provider is dialled
        let lease = self.reserve();
        let (restorations, holders) = reading::given_back(agent, &case, &permit, &whole.head);
        let answers = permit.answers().clone();
        let (entry, mut timings) = self.record(known, &permit, &whole).await?;
        // What is on record is not held any longer: the body goes once what leaves is made of it.
        known.content = Content::default();

        // forward
        let client = whole.head.headers.get(http::header::USER_AGENT).cloned();
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
                    _ => stop::no_answer(ANSWER_TIMEOUT, self.host.as_str()),
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
            holders,
            answers,
            timings,
            began: known.began,
            accounts: Vec::new(),
            room: known.room.take(),
            agent: client,
            is_http1: known.version < Version::HTTP_2,
        }
        .start(answer))
    }

    /// Decides under the policy in force.
    fn permit(&self, known: &mut Known, case: &Case) -> Result<Permit, Stop> {
        let agent = &self.agent;
        let policy = agent.policies().current();
        if let Some(refusal) = known.unread.take()
            && policy.mode() == Mode::Enforce
        {
            return Err(refusal.into());
        }
        match case.decide(&policy, agent.now()) {
            Verdict::Forward(permit) => Ok(permit),
            Verdict::Hold(_) => Err(stop::no_approvals().into()),
            Verdict::Refuse(refusal) => {
                agent.remember_refused(case);
                Err(refusal.into())
            }
        }
    }

    /// Dials the provider, or picks a warm connection to it.
    fn reserve(&self) -> Lease {
        let (host, to) = (self.host.as_str(), self.bound_for);
        self.agent.upstream().reserve(host, to.port(), to)
    }

    /// Reads the whole of a unit whose head is in order.
    async fn receive(
        &self,
        head: Parts,
        body: &mut Incoming,
        known: &mut Known,
    ) -> Result<(Arc<Endpoint>, Arc<Whole>), Stop> {
        let endpoint = self.provider.path(head.method.as_str(), head.uri.path());
        if let Ok(endpoint) = &endpoint {
            known.dialect = Some(endpoint.dialect);
        }
        wire::head::check(&head, &self.host, self.bound_for.port())?;
        let endpoint = endpoint.map_err(stop::unreadable)?;
        self.account(&head, &endpoint, known)?;
        let limits = self.agent.body_limits(&head);
        let room = known.room.insert(self.place.room()?);
        let (most, stall) = (limits.memory as u64, self.agent.limits().stall.0);
        let mut metered = Metered::new(body, room, most, stall);
        let reading = wire::receive(head, &mut metered, &limits);
        let received = match tokio::time::timeout(BODY_TIMEOUT, reading).await {
            Ok(Ok(received)) => received,
            Ok(Err(error)) => return Err(metered.stopped().map_or(error.into(), Stop::from)),
            Err(_) => return Err(Stopped::Slow.into()),
        };
        // All of it in memory, and what inspection and rewriting make of it.
        room.hold(UNIT + received.body.len().saturating_mul(COPIES))?;
        Ok((Arc::new(endpoint), Arc::new(received.whole().await?)))
    }

    /// Puts on record what will leave; when this returns, it may.
    async fn record(
        &self,
        known: &mut Known,
        permit: &Permit,
        whole: &Whole,
    ) -> Result<(Entry, Timings), Stop> {
        // What leaves is made again by `forward`: a copy of it is made here only where the record keeps it.
        let mut redacted = Content::default();
        if self.agent.keeps_redacted() {
            let cuts: Vec<usize> = known.content.ends().collect();
            let (edited, cuts) = permit.rewrite_cut(Surface::Body, &whole.body, &cuts);
            redacted = match edited {
                Cow::Borrowed(_) => known.content.clone(),
                Cow::Owned(edited) => reading::sliced(edited.into(), &cuts),
            };
        }
        let committing = Instant::now();
        let opening = self.opening(known, permit.basis().clone(), redacted);
        let entry = self.agent.journal().open(opening).await?;
        let timings = Timings {
            commit: micros(committing.elapsed()),
            weir: micros(known.began.elapsed()),
            ..Timings::default()
        };
        Ok((entry, timings))
    }

    /// Decodes and inspects what was received, and puts together all that policy judges.
    async fn case(
        self: &Arc<Self>,
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
            let (journal, line) = (agent.journal().clone(), self.clone());
            move |inspector: &Inspector| {
                let call = Call {
                    provider: &provider,
                    endpoint: &endpoint,
                    whole: &whole,
                    application: &application,
                    kept: &|| {
                        let path = whole.head.uri.path();
                        line.agent.kept(&application, path, &whole.body)
                    },
                };
                read(
                    inspector,
                    &call,
                    |content| journal.prepare(&line.subject, content),
                    |most| line.place.spare_turns(most),
                )
            }
        };
        let turn = if whole.body.len() > SHORT {
            Some(self.place.turn(agent.limits().inspect.0).await?)
        } else {
            None
        };
        let read = agent.inspector().inspect(whole.body.len(), work).await??;
        drop(turn);
        known.content = read.content;
        known.ready = read.ready;
        known.coverage = read.coverage;
        known.unread = read.unread;
        known.request = Some(read.shown);
        let case = Case {
            unit: known.unit,
            subject: self.subject.clone(),
            request: read.request,
            named: read.named,
            coverage: known.coverage.clone(),
            credential: known.credential.clone(),
            tenant: known.tenant.clone(),
            tokens: agent.tokens(&application),
            findings: read.findings,
        };
        known.repeats = agent.refused_before(&case);
        Ok(Arc::new(case))
    }

    fn opening(&self, known: &mut Known, basis: Basis, redacted: Content) -> Opening {
        Opening {
            ready: known.ready.take(),
            unit: known.unit,
            parent: None,
            repeats: known.repeats,
            connection: self.number,
            subject: self.subject.clone(),
            host: self.host.as_str().to_owned(),
            method: wire::head::method_name(&known.method)
                .unwrap_or("(other)")
                .to_owned(),
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
    async fn refuse(&self, known: &mut Known, refusal: &Refusal) -> Response<Bytes> {
        let basis = refusal
            .basis
            .clone()
            .unwrap_or_else(|| self.agent.failure_basis(refusal));
        let outcome = answer::refused(refusal, micros(known.began.elapsed()));
        if let Err(error) = self
            .agent
            .journal()
            .refused(self.opening(known, basis, Content::default()), outcome)
            .await
        {
            tracing::error!(unit = %known.unit, %error, "a refusal could not be recorded");
        }
        self.agent.count_refused(known.repeats);
        self.word(known, refusal)
    }

    /// Refuses what is over the user's share. Of a storm of such refusals the first is on record by itself.
    async fn shed(&self, known: &mut Known, full: NoRoom) -> Response<Bytes> {
        known.room = None;
        let refusal = shed::refusal(full);
        let (agent, uid) = (&self.agent, self.place.uid());
        if shed::note(agent, &self.subject, self.number, uid, full) {
            return self.refuse(known, &refusal).await;
        }
        agent.count_refused(known.repeats);
        self.word(known, &refusal)
    }

    /// The refusal as the client will show it.
    fn word(&self, known: &Known, refusal: &Refusal) -> Response<Bytes> {
        let line = explain::refusal_line(refusal, Some(known.unit), self.agent.organisation());
        let asked = Asked {
            dialect: known.dialect.unwrap_or(self.provider.dialect()),
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
            &mut Known::new(
                self.agent.new_unit(),
                Method::GET,
                Version::HTTP_11,
                "(unread)".to_owned(),
            ),
            refusal,
        )
        .await
    }
}

/// Microseconds, saturating.
pub(super) fn micros(time: Duration) -> u64 {
    u64::try_from(time.as_micros()).unwrap_or(u64::MAX)
}
