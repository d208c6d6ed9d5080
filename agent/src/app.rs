//! Wiring: what an agent is made of, and how it starts, serves, and stops. No logic of the journey.

mod accept;
mod account;
mod answers;
mod begin;
mod distrust;
mod memory;
mod record;
mod reload;
mod serve;
mod spec;
mod tally;

use std::collections::{BTreeMap, HashMap};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{SystemTime, UNIX_EPOCH};

use aws_lc_rs::rand::{SecureRandom, SystemRandom};
use http::request::Parts;
use weir_policy::answer::Treatment;
use weir_policy::catalog::{Catalog, Host, Provider};
use weir_policy::decide::{Basis, Code, Permit, Refusal, RuleRef, Word};
use weir_policy::redact::{self, Restoration, Tokens};
use weir_policy::request::UnitId;
use weir_policy::subject::Subject;
use zeroize::Zeroizing;

use crate::audit::{Journal, Keys, Turned, TurnedAway};
use crate::config::{self, Config, ContentMode};
use crate::credentials::Credentials;
use crate::drain::{Drain, Working};
use crate::identify::{Caller, Identifier};
use crate::intercept::places::Stranger;
use crate::intercept::{Interception, Places, Sockets};
use crate::judge::{Case, Inspector, Policies};
use crate::shares::Shares;
use crate::tls::Authority;
use crate::upstream::Upstream;
use crate::wire::body::Limits;
pub use account::Account;
use account::OtherKeys;
use distrust::Distrusted;
pub use distrust::Suspected;
pub use memory::in_path;
use memory::{Previous, RefusedBefore};
pub use serve::{load, main, parse};
pub use spec::{Counts, Failed, Ready, Reply, Spec, Told};
use tally::{tallied, tally};

/// All that an agent holds; the session borrows from it.
pub struct Agent {
    spec: Spec,
    config: Config,
    catalog: Arc<Catalog>,
    /// One provider for each of the catalog's, to be shared by sessions.
    providers: HashMap<String, Arc<Provider>>,
    keys: Arc<Keys>,
    inspector: Inspector,
    policies: Policies,
    identifier: Identifier,
    authority: Authority,
    upstream: Upstream,
    journal: Journal,
    interception: Interception,
    sockets: Sockets,
    places: Places,
    drain: Drain,
    previous: Previous,
    refused: RefusedBefore,
    counted: Counted,
    distrusted: Distrusted,
    credentials: Credentials,
    other_keys: OtherKeys,
    shares: Arc<Shares>,
    strangers: Mutex<BTreeMap<String, u64>>,
}

/// Running totals, for the summary and for `weir status`.
#[derive(Default)]
struct Counted {
    connections: AtomicU64,
    passed: AtomicU64,
    allowed: AtomicU64,
    redacted: AtomicU64,
    denied: AtomicU64,
    would_redact: AtomicU64,
    would_deny: AtomicU64,
    masked: AtomicU64,
    cut: AtomicU64,
    turned_away: AtomicU64,
}

impl Agent {
    /// Numbers a connection.
    pub fn count_connection(&self) -> u64 {
        self.counted.connections.fetch_add(1, Ordering::Relaxed) + 1
    }

    /// Counts a connection that passed untouched.
    pub fn count_passed(&self) {
        self.counted.passed.fetch_add(1, Ordering::Relaxed);
    }

    /// Counts a unit whose answer is on its way.
    pub fn count(&self, word: Word) {
        let counter = match word {
            Word::Allow => &self.counted.allowed,
            Word::Redact => &self.counted.redacted,
            Word::WouldRedact => &self.counted.would_redact,
            Word::WouldHold | Word::WouldDeny => &self.counted.would_deny,
            Word::Hold | Word::Deny => &self.counted.denied,
        };
        counter.fetch_add(1, Ordering::Relaxed);
    }

    /// Counts an answer that was not given as it came; of what was done to it the strictest counts.
    pub fn count_answer(&self, done: Treatment) {
        let counter = match done {
            Treatment::Mask => &self.counted.masked,
            Treatment::Cut => &self.counted.cut,
            Treatment::Record | Treatment::WouldMask | Treatment::WouldCut => return,
        };
        counter.fetch_add(1, Ordering::Relaxed);
    }

    /// Counts a refusal, once for all its repetitions.
    pub fn count_refused(&self, repeats: Option<UnitId>) {
        if repeats.is_none() {
            self.counted.denied.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// The running totals.
    pub fn counts(&self) -> Counts {
        let of = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
        let counted = &self.counted;
        Counts {
            connections: of(&counted.connections),
            passed: of(&counted.passed),
            allow: of(&counted.allowed),
            redact: of(&counted.redacted),
            deny: of(&counted.denied),
            would_redact: of(&counted.would_redact),
            would_deny: of(&counted.would_deny),
            masked: of(&counted.masked),
            cut: of(&counted.cut),
            turned_away: of(&counted.turned_away),
        }
    }

    /// Records a connection that got no service.
    pub async fn turned_away(&self, away: TurnedAway) {
        if away.why != Turned::Spliced {
            self.counted.turned_away.fetch_add(1, Ordering::Relaxed);
        }
        let connection = away.connection;
        if let Err(error) = self.journal.turned_away(away).await {
            tracing::error!(connection, %error, "a turned-away connection could not be recorded");
        }
    }

    /// Remembers a program that came to an AI host's address under another name, for summary and status.
    pub fn note_stranger(&self, subject: &Subject, stranger: &Stranger) {
        tally(
            &self.strangers,
            format!("{}: {stranger}: refused", subject.program()),
        );
    }

    /// Who is behind a connection; findings in its command line are masked.
    pub async fn identify(&self, caller: Caller) -> Subject {
        self.identifier.identify(caller).await
    }

    /// The provider behind a name, if the catalog knows it; the name in its one canonical form.
    pub fn provider(&self, name: &str) -> Option<(Host, Arc<Provider>)> {
        let host = Host::parse(name).ok()?;
        let provider = self
            .providers
            .get(self.catalog.provider(&host)?.name())?
            .clone();
        Some((host, provider))
    }

    /// A fresh unit id: 80 random bits.
    pub fn new_unit(&self) -> UnitId {
        let mut bits = [0; 10];
        if SystemRandom::new().fill(&mut bits).is_err() {
            tracing::error!("the system's random source fails");
        }
        UnitId::new(bits)
    }

    /// Microseconds since the Unix epoch.
    pub fn now(&self) -> u64 {
        let since = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default();
        u64::try_from(since.as_micros()).unwrap_or(u64::MAX)
    }

    /// `text` with findings masked, for metadata.
    pub fn mask(&self, text: &str) -> String {
        self.inspector.mask(text)
    }

    /// The placeholders of an application.
    pub fn tokens(&self, application: &str) -> Tokens {
        Tokens::with(&self.keys.tokens, application, self.inspector.detectors())
    }

    /// What may be given back in the answer: this unit's values, and those of what it names that the provider keeps.
    pub fn restorations(&self, case: &Case, permit: &Permit) -> Arc<[Restoration]> {
        let own = permit.restorations();
        if case.named.is_empty() {
            return Arc::clone(own);
        }
        let before = self.previous.of(&case.subject.application(), &case.named);
        let more = before
            .into_iter()
            .filter(|one| !own.iter().any(|known| known.token == one.token));
        own.iter().cloned().chain(more).collect()
    }

    /// What the provider keeps for this application of what a request names, and the values that it may hold.
    pub fn kept(
        &self,
        application: &str,
        path: &str,
        body: &[u8],
    ) -> (Vec<String>, Vec<Restoration>) {
        let named = self.previous.named(application, path, body);
        let values = self.previous.of(application, &named);
        (named, values)
    }

    /// Remembers what the provider keeps under an id may hold, for a request that names it.
    pub fn remember_kept(&self, case: &Case, id: &str, restorations: &[Restoration]) {
        self.previous
            .remember(&case.subject.application(), id, restorations);
    }

    /// The unit that was refused for the same content, if one was: a repetition is counted once.
    pub fn refused_before(&self, case: &Case) -> Option<UnitId> {
        if self.refused.is_empty() {
            return None;
        }
        self.refused.before(&self.fault(case))
    }

    /// Remembers a refused content by keyed hash.
    pub fn remember_refused(&self, case: &Case) {
        self.refused.remember(self.fault(case), case.unit);
    }

    fn fault(&self, case: &Case) -> [u8; 32] {
        let label = format!(
            "{}{}",
            case.subject.application().replace('\0', " "),
            case.request.provider
        );
        let mut values: Vec<&str> = case
            .findings
            .iter()
            .map(|finding| finding.value.as_str())
            .collect();
        values.sort_unstable();
        values.dedup();
        let model = case.request.model.as_deref().unwrap_or_default();
        let text = Zeroizing::new(format!(
            "{}\0{}\0{model}",
            values.join("\0"),
            case.coverage.opaque_bytes()
        ));
        let fault = redact::fingerprint(&self.keys.fingerprints, &label, text.as_bytes());
        crate::memory::scrub_stack();
        fault
    }

    /// The basis of a refusal that no rule made.
    pub fn failure_basis(&self, refusal: &Refusal) -> Basis {
        Basis {
            word: Word::Deny,
            enforced: true,
            rule: RuleRef {
                name: rule_of(refusal.code).to_owned(),
                file: "weir".to_owned(),
                line: 0,
            },
            policy: self.policies.current().digest().to_owned(),
            reason: refusal.reason.clone(),
        }
    }

    /// Whether the record keeps the body as it left.
    pub fn keeps_redacted(&self) -> bool {
        self.config.audit.content == ContentMode::Redacted
    }

    /// Named in refusals.
    pub fn organisation(&self) -> Option<&str> {
        self.config.refusal.organisation.as_deref()
    }

    /// Bounds on a body.
    pub fn body_limits(&self, head: &Parts) -> Limits {
        let mut limits = Limits::of(head, &self.spec.directory);
        let own = &self.config.limits;
        limits.cap = if limits.cap > (64 << 20) {
            own.upload.0
        } else {
            own.body.0
        };
        limits
    }

    /// Bounds on callers.
    pub fn limits(&self) -> &config::Limits {
        &self.config.limits
    }

    /// A guard for what is to end before weir does; `None` once it is stopping.
    pub fn working(&self) -> Option<Working> {
        self.drain.working()
    }

    /// What users may hold.
    pub fn shares(&self) -> &Arc<Shares> {
        &self.shares
    }

    /// Makes sockets that the kernel lets pass.
    pub fn sockets(&self) -> &Sockets {
        &self.sockets
    }

    /// Knows where AI hosts live.
    pub fn places(&self) -> &Places {
        &self.places
    }

    /// Signs leaves for AI hosts.
    pub fn authority(&self) -> &Authority {
        &self.authority
    }

    /// Inspects text.
    pub fn inspector(&self) -> &Inspector {
        &self.inspector
    }

    /// The policy in force.
    pub fn policies(&self) -> &Policies {
        &self.policies
    }

    /// Reaches providers.
    pub fn upstream(&self) -> &Upstream {
        &self.upstream
    }

    /// Keeps the record.
    pub fn journal(&self) -> &Journal {
        &self.journal
    }
}

/// weir's own "rules": what fails closed without a rule of the policy's.
const fn rule_of(code: Code) -> &'static str {
    match code {
        Code::PolicyDenied => "policy",
        Code::CredentialNotEnrolled => "only enrolled API keys",
        Code::PolicyMissing => "without a policy nothing is forwarded",
        Code::Unreadable => "what cannot be read is not forwarded",
        Code::TooLarge => "what is too large to inspect is not forwarded",
        Code::NotInspected => "what was not inspected is not forwarded",
        Code::NotRecorded => "what is not on record is not forwarded",
        Code::NameMismatch => "all names of a request must agree",
        Code::UpgradeRefused => "upgrades that weir cannot inspect are refused",
        Code::UpstreamFailed | Code::UpstreamUntrusted => "the provider did not answer",
        Code::AtLimit => "one user's share is not exceeded",
        Code::Draining => "weir is stopping",
        Code::Internal => "a fault of weir's own",
    }
}
