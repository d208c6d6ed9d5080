//! The refusal that a denying rule makes: what it asked for and found, in words.

use super::evaluate::{HINT_CALL, Judged, refusal, safe_place};
use super::{Code, Refusal, Word};
use crate::explain;
use crate::language::{Match, Rule};
use crate::request::{Binding, Located};

const HINT_DATA: &str = "remove it and try again; do not retry unchanged";
const HINT_OPAQUE: &str = "send it as plain text and try again; do not retry unchanged";

impl<'p> Judged<'p, '_> {
    /// The refusal of a rule that denies, whose match is this sure.
    pub(super) fn denial(&self, rule: &'p Rule, sure: Match) -> Refusal {
        let doubt = if sure == Match::Maybe {
            "; part of what the rule asks is unknown, so it applies"
        } else {
            ""
        };
        if let Some(groups) = rule.is.data_groups() {
            let within =
                |finding: &&Located| groups.iter().any(|group| finding.class.is_within(group));
            let findings = self.ask.findings.iter().filter(within);
            if let Some(refusal) = self.found(rule, findings, doubt) {
                return refusal;
            }
        }
        if let Some(refusal) = self.opaque(rule, doubt) {
            return refusal;
        }
        if rule.is.asks_binding() && self.ask.credential.binding == Some(Binding::Other) {
            return self.stranger(rule);
        }
        let reason = if let Some(name) = self.told(rule) {
            format!("{} for the account {name} is denied", self.call())
        } else if rule.is.asks_credential() {
            format!(
                "{} with this credential ({}) is denied{doubt}",
                self.call(),
                explain::credential(self.ask.credential.kind)
            )
        } else {
            format!("{} is denied{doubt}", self.call())
        };
        let basis = self.basis(Word::Deny, rule.at.clone(), reason.clone());
        refusal(reason, HINT_CALL, None, basis)
    }

    /// The refusal for what was found, named by the first of it.
    pub(super) fn found<'f>(
        &self,
        rule: &'p Rule,
        mut findings: impl Iterator<Item = &'f Located>,
        doubt: &str,
    ) -> Option<Refusal> {
        let first = findings.next()?;
        let words = self.policy.classes.words(&first.class);
        let place = safe_place(self.ask, &first.place);
        let more = match findings.count() {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        let what = if explain::param(place).is_some() {
            "prompt"
        } else {
            "request"
        };
        let reason = format!(
            "the {what} contains {words} ({}){more}{doubt}",
            explain::place(place)
        );
        let basis = self.basis(
            Word::Deny,
            rule.at.clone(),
            format!("{words} in {place}{more}{doubt}"),
        );
        Some(refusal(reason, HINT_DATA, explain::param(place), basis))
    }

    /// A part that nobody could inspect, where the rule asks for one.
    fn opaque(&self, rule: &'p Rule, doubt: &str) -> Option<Refusal> {
        let (wanted, parts) = (rule.is.opaque_is()?, &self.ask.coverage.opaque);
        let named = parts.iter().find(|part| wanted.names(part.why));
        let part = named.or(parts.first())?;
        let place = safe_place(self.ask, &part.place);
        let why = explain::opacity(part.why);
        let reason = format!(
            "the request has a part that cannot be inspected ({}: {why}){doubt}",
            explain::place(place)
        );
        let basis = self.basis(
            Word::Deny,
            rule.at.clone(),
            format!("{place} cannot be inspected: {why}{doubt}"),
        );
        Some(refusal(reason, HINT_OPAQUE, explain::param(place), basis))
    }

    /// An API key that is not one of the host's own.
    fn stranger(&self, rule: &'p Rule) -> Refusal {
        let provider = &self.ask.request.provider;
        let print = self.ask.credential.fingerprint.as_deref().unwrap_or("");
        let reason = format!("the API key is none of those that are enrolled here for {provider}");
        let basis = self.basis(
            Word::Deny,
            rule.at.clone(),
            format!("{reason} (fingerprint {print})"),
        );
        let hint = format!(
            "use an enrolled key; if this one is to be used here, too, a person enrols it outside the run: sudo weir credentials enroll {provider} {print}"
        );
        Refusal {
            code: Code::CredentialNotEnrolled,
            ..refusal(reason, &hint, None, basis)
        }
    }

    /// The account that the provider told of, where the rule asks about it.
    fn told(&self, rule: &Rule) -> Option<&str> {
        let told = rule.is.tenants()?;
        self.ask
            .tenant
            .told
            .iter()
            .find(|name| told.contains(name))
            .map(String::as_str)
    }
}
