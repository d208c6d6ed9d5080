//! Records from what the wings know, with every list and text cut to what a record can hold.

use weir_policy::request::{Coverage, ModelRequest};
use weir_policy::subject::{Ancestor, Known, Subject};

use super::{AgentEvent, Ai, Away, Closed, Heard, Opened, Private, Read, Row, Salted};
use crate::audit::content::ContentRef;
use crate::audit::{Ending, Noted, Opening, Outcome, TurnedAway, cut};
use weir_policy::decide::RuleRef;

const MAX_FINDINGS: usize = 96;
const MAX_OPAQUE: usize = 32;
const MAX_TOOLS: usize = 128;
const MAX_NAME: usize = 128;
const MAX_TEXT: usize = 512;
const MAX_TARGET: usize = 2048;

impl Opened {
    /// The leaf and its erasable part.
    pub(crate) fn new(
        opening: &Opening,
        owner: &str,
        subject: String,
    ) -> Result<(Self, Private), &'static str> {
        let places: Vec<_> = opening
            .findings
            .iter()
            .take(MAX_FINDINGS)
            .map(|row| cut(&row.place, MAX_NAME))
            .collect();
        let opaque: Vec<_> = opening
            .coverage
            .opaque
            .iter()
            .take(MAX_OPAQUE)
            .map(|part| cut(&part.place, MAX_NAME))
            .collect();
        let mut private = Private::new();
        private.insert(
            "target".to_owned(),
            Salted::new(cut(&opening.target, MAX_TARGET).into())?,
        );
        if !places.is_empty() {
            private.insert("places".to_owned(), Salted::new(places.into())?);
        }
        if !opaque.is_empty() {
            private.insert("opaque_places".to_owned(), Salted::new(opaque.into())?);
        }
        let committed = private
            .iter()
            .map(|(name, salted)| (name.clone(), salted.commitment()))
            .collect();
        let basis = &opening.basis;
        let opened = Self {
            id: opening.unit.to_string(),
            parent: opening.parent.map(|unit| unit.to_string()),
            repeats: opening.repeats.map(|unit| unit.to_string()),
            connection: opening.connection,
            owner: owner.to_owned(),
            subject,
            endpoint: cut(&opening.host, MAX_TEXT),
            method: cut(&opening.method, MAX_NAME),
            ai: opening.request.as_ref().map(Ai::new),
            findings: opening
                .findings
                .iter()
                .take(MAX_FINDINGS)
                .map(Row::new)
                .collect(),
            findings_cut: opening.findings.len().saturating_sub(MAX_FINDINGS) as u64,
            coverage: Read::new(&opening.coverage),
            credential: opening.credential.clone(),
            verdict: basis.word,
            enforced: basis.enforced,
            rule: RuleRef {
                name: cut(&basis.rule.name, MAX_TEXT),
                file: cut(&basis.rule.file, MAX_TEXT),
                line: basis.rule.line,
            },
            policy: cut(&basis.policy, MAX_NAME),
            reason: cut(&basis.reason, MAX_TEXT),
            content: None,
            committed,
        };
        Ok((opened, private))
    }
}

/// The subject with its lists and texts cut to what one value of the store can hold.
pub(crate) fn bounded(subject: &Subject) -> Subject {
    let mut subject = subject.clone();
    let text = |known: Known<String>| map(known, |text| cut(&text, MAX_TEXT));
    let maybe =
        |known: Known<Option<String>>| map(known, |text| text.map(|text| cut(&text, MAX_TEXT)));
    subject.exe = text(subject.exe);
    subject.sha256 = text(subject.sha256);
    subject.cgroup = text(subject.cgroup);
    subject.script = maybe(subject.script);
    subject.unit = maybe(subject.unit);
    subject.container = maybe(subject.container);
    subject.image = maybe(subject.image);
    subject.gids = map(subject.gids, |gids| gids.into_iter().take(1024).collect());
    subject.command = map(subject.command, |words| {
        words.iter().take(32).map(|word| cut(word, 256)).collect()
    });
    subject.parents = map(subject.parents, |parents| {
        let short = |parent: Ancestor| Ancestor {
            exe: parent.exe.map(|exe| cut(&exe, 256)),
            ..parent
        };
        parents.into_iter().take(32).map(short).collect()
    });
    subject
}

fn map<T>(known: Known<T>, with: impl FnOnce(T) -> T) -> Known<T> {
    match known {
        Known::Sure(value) => Known::Sure(with(value)),
        Known::Likely(value) => Known::Likely(with(value)),
        Known::Unknown => Known::Unknown,
    }
}

impl Ai {
    fn new(request: &ModelRequest) -> Self {
        Self {
            provider: cut(&request.provider, MAX_NAME),
            dialect: request.dialect,
            operation: cut(&request.operation, MAX_NAME),
            model: request.model.as_ref().map(|model| cut(model, MAX_NAME)),
            stream: request.stream,
            tools: request
                .tools
                .iter()
                .take(MAX_TOOLS)
                .map(|tool| cut(tool, 64))
                .collect(),
            previous: request.previous.as_ref().map(|id| cut(id, MAX_NAME)),
        }
    }
}

impl Row {
    fn new(noted: &Noted) -> Self {
        Self {
            class: cut(noted.class.as_str(), MAX_NAME),
            detector: cut(&noted.detector, 64),
            confidence: noted.confidence,
            count: noted.count,
            values: noted.action.map(|_| noted.values),
            token: noted.token.as_ref().map(|token| cut(token, 64)),
            action: noted.action,
        }
    }
}

impl Heard {
    fn bounded(&self) -> Self {
        Self {
            class: cut(&self.class, MAX_NAME),
            detector: cut(&self.detector, 64),
            place: cut(&self.place, 64),
            rule: cut(&self.rule, MAX_NAME),
            ..self.clone()
        }
    }
}

impl Read {
    fn new(coverage: &Coverage) -> Self {
        Self {
            inspected: coverage.inspected,
            sealed: coverage.sealed,
            opaque: coverage.opaque_bytes(),
            why: coverage
                .opaque
                .iter()
                .take(MAX_OPAQUE)
                .map(|part| part.why)
                .collect(),
        }
    }
}

impl Closed {
    /// The leaf of an outcome.
    pub(crate) fn new(
        id: String,
        opened: u64,
        outcome: &Outcome,
        answer: Option<ContentRef>,
    ) -> Self {
        let (ending, code) = match outcome.ending {
            Ending::Done => ("done", None),
            Ending::Cut => ("cut", None),
            Ending::Aborted => ("aborted", None),
            Ending::Refused(code) => ("refused", Some(code)),
        };
        Self {
            id,
            opened,
            ending: ending.to_owned(),
            code,
            note: None,
            status: outcome.status,
            model: outcome.model.as_ref().map(|model| cut(model, MAX_NAME)),
            provider_request: outcome
                .provider_request
                .as_ref()
                .map(|id| cut(id, MAX_NAME)),
            usage: outcome.usage,
            timings: outcome.timings,
            restored: outcome.restored,
            bytes_out: outcome.bytes_out,
            answer,
            tenant: outcome
                .tenant
                .iter()
                .take(8)
                .map(|name| cut(name, MAX_NAME))
                .collect(),
            found: outcome
                .found
                .iter()
                .take(MAX_FINDINGS)
                .map(Heard::bounded)
                .collect(),
        }
    }

    /// The leaf of a unit whose outcome nobody told.
    pub(crate) fn aborted(id: String, opened: u64, note: &str) -> Self {
        let mut closed = Self::new(id, opened, &Outcome::of(Ending::Aborted), None);
        closed.note = Some(note.to_owned());
        closed
    }
}

impl Away {
    /// The leaf of a connection that got no service.
    pub(crate) fn new(turned: &TurnedAway, whose: Option<(String, String)>) -> Self {
        let (owner, subject) = whose.unzip();
        Self {
            connection: turned.connection,
            why: turned.why,
            owner,
            subject,
            endpoint: turned.host.as_ref().map(|host| cut(host, MAX_TEXT)),
            peer: turned.peer.map(|peer| peer.to_string()),
            detail: turned.detail.as_ref().map(|detail| cut(detail, MAX_TEXT)),
            mend: turned.mend.as_ref().map(|mend| cut(mend, MAX_TEXT)),
        }
    }
}

impl AgentEvent {
    /// The same with every text cut to what a record can hold.
    pub(crate) fn bounded(mut self) -> Self {
        let texts: Vec<&mut String> = match &mut self {
            Self::Started {
                version,
                detectors,
                about,
                ..
            } => vec![version, detectors, about],
            Self::Stopped { reason } => vec![reason],
            Self::Policy { digest, source, .. } => vec![digest, source],
            Self::PolicyRejected { source, reason } => vec![source, reason],
            Self::Detectors { digest, .. } => vec![digest],
            Self::Damaged { aside, cause, .. } => vec![aside, cause],
            Self::Pruned { run, .. } => vec![run],
            Self::Enrolled {
                provider,
                fingerprint,
                source,
            } => vec![provider, fingerprint, source],
            Self::Revealed { id, reason, .. } => vec![id, reason],
        };
        for text in texts {
            *text = cut(text, MAX_TARGET);
        }
        self
    }
}
