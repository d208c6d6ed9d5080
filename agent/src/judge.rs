//! Judge: leaves are inspected (or remembered), findings located, and the policy in force decides.

mod digest;
mod history;
mod leaves;
mod place;
mod policies;

use std::sync::Arc;
use std::time::Duration;

use arc_swap::ArcSwap;
use thiserror::Error;
use weir_policy::decide::{Ask, Code, Counters, Refusal, Verdict};
use weir_policy::detect::{Class, Confidence, Detectors, Finding, Told};
use weir_policy::language::Policy;
use weir_policy::redact::{Restoration, Tokens};
use weir_policy::request::{Coverage, Credential, Located, ModelRequest, Tenant, UnitId};
use weir_policy::subject::Subject;

use crate::memory;
use crate::wire::{Decoded, Leaf};
use digest::Digester;
use history::History;
pub use history::Past;
pub use leaves::LeafCache;
pub use policies::{Changed, Policies};

/// Bodies up to this size are inspected on the reactor: handing them over costs more than they do. New text of this
/// size takes about half a millisecond, hostile text a few.
const INLINE: usize = 128 * 1024;

/// Findings of one unit, at most; more are no prompt but a dump, and are refused.
const MOST: usize = 20_000;

/// By what a secret is found that the answer which a request continues may hold.
const BEFORE: &str = "told of before";

/// Why a unit could not be inspected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum JudgeError {
    /// Inspection did not end in time.
    #[error("inspection took longer than {0:?}")]
    Deadline(Duration),
    /// More findings than weir can rewrite safely.
    #[error("too many findings to redact one by one")]
    TooMany,
    /// The inspecting thread died.
    #[error("inspection failed")]
    Failed,
}

impl From<JudgeError> for Refusal {
    fn from(error: JudgeError) -> Self {
        let (reason, hint) = match error {
            JudgeError::Deadline(_) => (
                "the prompt could not be inspected in time",
                "send less at once and try again",
            ),
            JudgeError::TooMany => (
                "the prompt holds more sensitive values than weir redacts at once",
                "send less at once and try again",
            ),
            JudgeError::Failed => (
                "the prompt could not be inspected",
                "tell your administrator; see `weir status`",
            ),
        };
        Self::failure(Code::NotInspected, reason, hint)
    }
}

/// What inspects: the detectors and what they remember. Clones share both.
#[derive(Clone)]
pub struct Inspector {
    detectors: Arc<ArcSwap<Detectors>>,
    digester: Arc<Digester>,
    cache: Arc<LeafCache>,
    history: Arc<History>,
    deadline: Duration,
}

impl Inspector {
    /// Inspects with `detectors`, remembers leaves under `key`, gives up after `deadline`.
    pub fn new(detectors: Arc<Detectors>, key: [u8; 32], deadline: Duration) -> Self {
        #[expect(
            clippy::expect_used,
            reason = "a key of 32 bytes is what AES-256 takes"
        )]
        let digester = Arc::new(Digester::new(&key).expect("32 bytes are a key"));
        Self {
            detectors: Arc::new(ArcSwap::new(detectors)),
            cache: Arc::new(LeafCache::new(digester.clone())),
            history: Arc::new(History::new(digester.clone())),
            digester,
            deadline,
        }
    }

    /// What this application sent before, in this dialect: for [`crate::wire::decode_recalling`], and then for
    /// [`Self::located`].
    pub fn past(&self, application: &str, dialect: &str) -> Past<'_> {
        let detectors = self.detectors();
        let context = [
            application.as_bytes(),
            &detectors.digest(),
            dialect.as_bytes(),
        ];
        self.history.past(&context, detectors.clone())
    }

    /// The detectors in force.
    pub fn detectors(&self) -> Arc<Detectors> {
        self.detectors.load_full()
    }

    /// Puts other detectors in force; what was remembered of these is not asked for theirs.
    pub fn replace(&self, detectors: Arc<Detectors>) {
        self.detectors.store(detectors);
    }

    /// Does `work` on `bytes` bytes: in place when it is short, else off the reactor and within the deadline.
    ///
    /// # Errors
    /// The deadline passed or the inspecting thread died: the caller refuses.
    pub async fn inspect<T, W>(&self, bytes: usize, work: W) -> Result<T, JudgeError>
    where
        T: Send + 'static,
        W: FnOnce(&Self) -> T + Send + 'static,
    {
        let work = move |inspector: &Self| {
            let done = work(inspector);
            memory::scrub_stack();
            done
        };
        if bytes <= INLINE {
            return Ok(work(self));
        }
        let inspector = self.clone();
        let working = tokio::task::spawn_blocking(move || work(&inspector));
        match tokio::time::timeout(self.deadline, working).await {
            Ok(Ok(done)) => Ok(done),
            Ok(Err(_)) => Err(JudgeError::Failed),
            Err(_) => Err(JudgeError::Deadline(self.deadline)),
        }
    }

    /// All findings in what was decoded, as [`Self::locate`] gives them, with the secrets that the answer it continues
    /// had `before`; `past` learns what there was in the body. Where much is new `helpers` is asked for leave to use so
    /// many more threads, and grants some.
    ///
    /// `None` where a secret that is told of may stand in what was recalled: `past` forgot that, and the body is to be
    /// decoded again.
    ///
    /// # Errors
    /// More findings than can be rewritten safely.
    pub fn located<T>(
        &self,
        application: &str,
        past: &Past<'_>,
        (body, decoded): (&[u8], &Decoded<'_>),
        before: &[Restoration],
        helpers: impl FnOnce(usize) -> Vec<T>,
    ) -> Result<Option<Vec<Located>>, JudgeError> {
        // By the detectors that `past` speaks of, whatever is in force by now: it learns what they found.
        let by = (application, past.detectors());
        let recalled = place::recalled(body, &decoded.elements);
        let found = self.found(by, &decoded.leaves, helpers)?;
        let by: Arc<str> = BEFORE.into();
        let before = before.iter().map(|one| {
            let value = one.value.as_str();
            (&one.class, &by, Confidence::High, value)
        });
        let again = recalled.iter().map(|found| {
            let value = found.value.as_str();
            (&found.class, &found.detector, found.confidence, value)
        });
        let told = told(&decoded.leaves, &found, before.chain(again));
        if let Some(told) = &told
            && past.forget(body, &decoded.elements, told)
        {
            return Ok(None);
        }
        let placed = placed(&decoded.leaves, &found, told.as_ref())?;
        let located = sorted(recalled, placed)?;
        past.learn(body, &decoded.elements, &located);
        Ok(Some(located))
    }

    /// All findings in `leaves`, located in the bytes as received, sorted and without repetition.
    ///
    /// # Errors
    /// More findings than can be rewritten safely.
    pub fn locate(
        &self,
        application: &str,
        leaves: &[Leaf<'_>],
    ) -> Result<Vec<Located>, JudgeError> {
        let by = (application, &*self.detectors());
        let found = self.found(by, leaves, |_| Vec::<()>::new())?;
        let told = told(leaves, &found, std::iter::empty());
        let placed = placed(leaves, &found, told.as_ref())?;
        sorted(Vec::new(), placed)
    }

    /// What is found in each of the leaves.
    fn found<T>(
        &self,
        (application, detectors): (&str, &Detectors),
        leaves: &[Leaf<'_>],
        helpers: impl FnOnce(usize) -> Vec<T>,
    ) -> Result<Vec<Arc<[Finding]>>, JudgeError> {
        let context = self
            .digester
            .context(&[application.as_bytes(), &detectors.digest()]);
        let texts: Vec<&str> = leaves.iter().map(|leaf| &*leaf.text).collect();
        let scan = |text: &str| detectors.inspect(text).ok();
        let mut found = self
            .cache
            .findings(context, &texts, 2 * MOST, scan, helpers)
            .ok_or(JudgeError::TooMany)?;
        for (leaf, found) in leaves.iter().zip(&mut found) {
            // What only looks drawn by a machine is an identifier where one must stand.
            if found.iter().any(|one| detectors.is_learned(one)) && leaf.is_identifier() {
                let sure = found.iter().filter(|one| !detectors.is_learned(one));
                *found = sure.cloned().collect();
            }
        }
        Ok(found)
    }

    /// `text` with every finding replaced by its class, for metadata that is shown and stored. A text with
    /// too many findings is replaced whole.
    pub fn mask(&self, text: &str) -> String {
        let Ok(found) = self.detectors.load().scan(text) else {
            return "[masked]".to_owned();
        };
        let mut masked = String::with_capacity(text.len());
        let mut from = 0;
        for finding in found {
            if finding.range.start >= from {
                masked.push_str(text.get(from..finding.range.start).unwrap_or_default());
                masked.push_str(&format!("[{}]", finding.class));
                from = finding.range.end;
            }
        }
        masked.push_str(text.get(from..).unwrap_or_default());
        masked
    }
}

/// The secrets that leaves tell of, and what `others` tell of.
fn told<'v>(
    leaves: &'v [Leaf<'_>],
    found: &'v [Arc<[Finding]>],
    others: impl Iterator<Item = (&'v Class, &'v Arc<str>, Confidence, &'v str)>,
) -> Option<Told<'v>> {
    let fresh = leaves.iter().zip(found).flat_map(|(leaf, found)| {
        found.iter().filter_map(|found| {
            let value = leaf.text.get(found.range.clone())?;
            Some((&found.class, &found.detector, found.confidence, value))
        })
    });
    Told::new(fresh.chain(others))
}

/// What was found in leaves, and where secrets that are told of stand in them besides, located.
fn placed(
    leaves: &[Leaf<'_>],
    found: &[Arc<[Finding]>],
    told: Option<&Told<'_>>,
) -> Result<Vec<Located>, JudgeError> {
    let mut located = Vec::new();
    for (leaf, found) in leaves.iter().zip(found) {
        place::locate(leaf, found, &mut located);
        if let Some(told) = told {
            place::locate(leaf, &told.others(&leaf.text, found), &mut located);
        }
        if located.len() > MOST {
            return Err(JudgeError::TooMany);
        }
    }
    Ok(located)
}

/// All that was `located`, with `more`; in order, without repetition.
fn sorted(mut located: Vec<Located>, more: Vec<Located>) -> Result<Vec<Located>, JudgeError> {
    located.extend(more);
    if located.len() > MOST {
        return Err(JudgeError::TooMany);
    }
    located.sort_by(|a, b| order(a).cmp(&order(b)));
    // JSON inside a string is seen as text and as its own leaves: the same bytes, the same finding.
    located.dedup_by(|a, b| {
        let same = a.surface == b.surface && a.raw == b.raw && a.class == b.class;
        if same {
            b.bare = a.bare.max(b.bare);
        }
        same
    });
    Ok(located)
}

/// Where a finding stands; of two at one place the longer comes first.
fn order(located: &Located) -> impl Ord + '_ {
    (
        located.surface,
        located.raw.start,
        std::cmp::Reverse(located.raw.end),
        &located.class,
        &located.place,
    )
}

/// A unit as it was judged: what is needed to judge it again when the policy changes.
pub struct Case {
    /// The unit.
    pub unit: UnitId,
    /// Who.
    pub subject: Arc<Subject>,
    /// What.
    pub request: ModelRequest,
    /// What it names that the provider keeps and that values are remembered of.
    pub named: Vec<String>,
    /// What was found.
    pub findings: Vec<Located>,
    /// How much was read.
    pub coverage: Coverage,
    /// What the caller authenticates with.
    pub credential: Credential,
    /// Whose account it is on.
    pub tenant: Tenant,
    /// Placeholders for the subject's user and application.
    pub tokens: Tokens,
}

/// What a head tells of a unit, before any of its body is read.
pub struct Head<'a> {
    /// The unit.
    pub unit: UnitId,
    /// Who.
    pub subject: &'a Subject,
    /// What, as far as the head tells.
    pub request: &'a ModelRequest,
    /// What the caller authenticates with.
    pub credential: &'a Credential,
    /// Whose account it is on.
    pub tenant: &'a Tenant,
    /// Placeholders for the subject's user and application.
    pub tokens: &'a Tokens,
}

impl Head<'_> {
    /// The refusal of a rule that asks nothing of a body; `now` is microseconds since the Unix epoch.
    pub fn decide(&self, policy: &Policy, now: u64) -> Option<Refusal> {
        policy.decide_head(&Ask {
            unit: self.unit,
            subject: self.subject,
            request: self.request,
            findings: &[],
            coverage: &Coverage::default(),
            credential: self.credential,
            tenant: self.tenant,
            now,
            counters: &Counters::default(),
            approvals: &[],
            tokens: self.tokens,
        })
    }
}

impl Case {
    /// Decides under `policy`; `now` is microseconds since the Unix epoch. The only caller of `decide`.
    pub fn decide(&self, policy: &Policy, now: u64) -> Verdict {
        let verdict = policy.decide(&Ask {
            unit: self.unit,
            subject: &self.subject,
            request: &self.request,
            findings: &self.findings,
            coverage: &self.coverage,
            credential: &self.credential,
            tenant: &self.tenant,
            now,
            counters: &Counters::default(),
            approvals: &[],
            tokens: &self.tokens,
        });
        memory::scrub_stack();
        verdict
    }
}
