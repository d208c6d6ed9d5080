//! How a policy judges one ask: denies first, then what cannot be redacted, then each layer's allow.

use super::edits::{Redaction, edits_for};
use super::{Ask, Basis, Code, Permit, Refusal, RuleRef, Verdict, Word};
use crate::answer::Answers;
use crate::explain;
use crate::language::{Effect, Layer, Match, Mode, Policy, Rule};
use crate::redact::{Action, PLACEHOLDER, RestoreIn};
use crate::request::Located;

/// The name of the rule that stands after every layer's last.
pub(super) const DEFAULT_RULE: &str = "nothing allows this";

pub(super) const HINT_CALL: &str =
    "ask whoever keeps the policy of this host; do not retry unchanged";
const HINT_MISSING: &str = "whoever keeps this host must load a policy (weir policy check says what is wrong); do not retry until then";

/// Judges one ask.
pub(super) fn decide(policy: &Policy, ask: &Ask<'_>) -> Verdict {
    if policy.layers.is_empty() {
        return missing(policy);
    }
    let judged = Judged::new(policy, ask);
    let observes = policy.mode() == Mode::Observe;
    if let Some(mut refusal) = judged.refusal() {
        if !observes {
            return Verdict::Refuse(refusal);
        }
        if let Some(mut basis) = refusal.basis.take() {
            (basis.word, basis.enforced) = (Word::WouldDeny, false);
            return Verdict::Forward(judged.permit_unchanged(basis));
        }
    }
    judged.forward(observes)
}

/// Judges what a head alone tells.
pub(super) fn decide_head(policy: &Policy, ask: &Ask<'_>) -> Option<Refusal> {
    if policy.mode() == Mode::Observe {
        return None;
    }
    let judged = Judged::new(policy, ask);
    let of_head = |rule: &Rule| {
        rule.effect == Some(Effect::Deny) && rule.is.asks_account() && !rule.is.asks_body()
    };
    let (_, rule, sure) = judged.matched.iter().find(|(_, rule, _)| of_head(rule))?;
    Some(judged.denial(rule, *sure))
}

fn missing(policy: &Policy) -> Verdict {
    let reason = "no policy is loaded";
    let rule = RuleRef {
        name: DEFAULT_RULE.to_owned(),
        file: policy.name().to_owned(),
        line: 0,
    };
    let basis = Basis {
        word: Word::Deny,
        enforced: true,
        rule,
        policy: policy.digest().to_owned(),
        reason: reason.to_owned(),
    };
    let mut refusal = Refusal::failure(Code::PolicyMissing, reason, HINT_MISSING);
    refusal.basis = Some(basis);
    Verdict::Refuse(refusal)
}

/// What the rules say of one ask, before it is put together.
pub(super) struct Judged<'p, 'a> {
    pub(super) policy: &'p Policy,
    pub(super) ask: &'a Ask<'a>,
    /// The rule that denies, and how sure its match is.
    denied: Option<(&'p Rule, Match)>,
    /// The first rule that allows, of the first layer.
    allowed: Option<&'p Rule>,
    /// The first layer that allows nothing of it.
    unallowed: Option<&'p Layer>,
    /// All rules that match, or may, with the layer's number.
    matched: Vec<(usize, &'p Rule, Match)>,
}

impl<'p, 'a> Judged<'p, 'a> {
    fn new(policy: &'p Policy, ask: &'a Ask<'a>) -> Self {
        let mut judged = Self {
            policy,
            ask,
            denied: None,
            allowed: None,
            unallowed: None,
            matched: Vec::new(),
        };
        for (index, layer) in policy.layers.iter().enumerate() {
            let mut allowed = None;
            for rule in &layer.rules {
                let sure = rule.is.matches(ask);
                if sure == Match::No {
                    continue;
                }
                match rule.effect {
                    Some(Effect::Deny) => judged.denied = judged.denied.or(Some((rule, sure))),
                    Some(Effect::Allow) if sure == Match::Yes => allowed = allowed.or(Some(rule)),
                    _ => {}
                }
                judged.matched.push((index, rule, sure));
            }
            if allowed.is_none() {
                judged.unallowed = judged.unallowed.or(Some(layer));
            }
            judged.allowed = judged.allowed.or(allowed);
        }
        judged
    }

    /// What is done with a finding, and the rule that says so, if one does: the strictest of all rules' words, and of
    /// the rules that say it the first by layer and name.
    fn redacting(&self, finding: &Located) -> Option<(&'p Rule, Action)> {
        let mut strictest: Option<(&'p Rule, Action)> = None;
        for (_, rule, _) in &self.matched {
            if let Some(action) = rule.redact.of(&finding.class)
                && strictest.is_none_or(|(_, so_far)| so_far < action)
            {
                strictest = Some((rule, action));
            }
        }
        strictest
    }

    /// The first rule by which a finding refuses the call.
    fn refusing(&self) -> Option<&'p Rule> {
        let findings = self.ask.findings.iter();
        let asked = findings.filter(|finding| finding.class.as_str() != PLACEHOLDER);
        asked
            .filter_map(|finding| self.redacting(finding))
            .find(|(_, action)| *action == Action::Refuse)
            .map(|(rule, _)| rule)
    }

    fn refusal(&self) -> Option<Refusal> {
        if let Some((rule, sure)) = self.denied {
            return Some(self.denial(rule, sure));
        }
        if let Some(rule) = self.refusing() {
            let refused = |finding: &&Located| {
                self.redacting(finding)
                    .is_some_and(|(_, action)| action == Action::Refuse)
            };
            return self.found(rule, self.ask.findings.iter().filter(refused), "");
        }
        let sealed = self
            .ask
            .findings
            .iter()
            .filter(|finding| finding.signed && finding.class.as_str() != PLACEHOLDER);
        for finding in sealed {
            if let Some((rule, _)) = self.redacting(finding) {
                let words = self.policy.classes.words(&finding.class);
                let place = safe_place(self.ask, &finding.place);
                let why = "which the provider signed, so that it cannot be replaced";
                let reason = format!(
                    "the request contains {words} in a part ({}) {why}",
                    explain::place(place)
                );
                let basis = self.basis(
                    Word::Deny,
                    rule.at.clone(),
                    format!("{words} in {place}, {why}"),
                );
                return Some(refusal(
                    reason,
                    "start a new conversation without it; do not retry unchanged",
                    explain::param(place),
                    basis,
                ));
            }
        }
        self.unallowed.map(|layer| {
            let rule = RuleRef {
                name: DEFAULT_RULE.to_owned(),
                file: layer.file.clone(),
                line: 0,
            };
            let account = match self.ask.tenant.told.first() {
                Some(name) if layer.rules.iter().any(|rule| rule.is.tenants().is_some()) => {
                    format!(" for the account {name}")
                }
                _ => String::new(),
            };
            let reason = format!("no rule of {} allows {}{account}", layer.file, self.call());
            let basis = self.basis(Word::Deny, rule, reason.clone());
            refusal(reason, HINT_CALL, None, basis)
        })
    }

    /// The call in words; the model is the caller's text, so it is not among them.
    pub(super) fn call(&self) -> String {
        format!(
            "operation {} at {}",
            self.ask.request.operation, self.ask.request.provider
        )
    }

    pub(super) fn basis(&self, word: Word, rule: RuleRef, reason: String) -> Basis {
        Basis {
            word,
            enforced: true,
            rule,
            policy: self.policy.digest().to_owned(),
            reason,
        }
    }

    fn forward(&self, observes: bool) -> Verdict {
        let mut redactions = Vec::new();
        let mut first: Option<(&Located, &'p Rule)> = None;
        for finding in self.ask.findings {
            if finding.class.as_str() == PLACEHOLDER {
                // Sealed, it is what weir itself sent before; it goes back as it came.
                if !finding.signed {
                    let everywhere = RestoreIn {
                        text: true,
                        tool_arguments: true,
                        url: true,
                    };
                    redactions.push(Redaction {
                        finding,
                        action: Action::Token,
                        restore: everywhere,
                    });
                }
            } else if let Some((rule, action)) = self.redacting(finding) {
                first = first.or(Some((finding, rule)));
                redactions.push(Redaction {
                    finding,
                    action,
                    restore: self.restore(finding),
                });
            }
        }
        let reason = match redactions.first() {
            None => "nothing in it had to be replaced".to_owned(),
            Some(one) => {
                let shown = first.map_or(one.finding, |(finding, _)| finding);
                let more = match redactions.len() - 1 {
                    0 => String::new(),
                    more => format!(" and {more} more"),
                };
                format!(
                    "{} in {}{more}",
                    self.policy.classes.words(&shown.class),
                    safe_place(self.ask, &shown.place)
                )
            }
        };
        let rule = first.map(|(_, rule)| rule).or(self.allowed);
        // An allow of every layer was just seen; the default's name stands in for what cannot be.
        let otherwise = || RuleRef {
            name: DEFAULT_RULE.to_owned(),
            file: self.policy.name().to_owned(),
            line: 0,
        };
        let rule = rule.map_or_else(otherwise, |rule| rule.at.clone());
        let word = match (redactions.is_empty(), observes) {
            (true, _) => Word::Allow,
            (false, false) => Word::Redact,
            (false, true) => Word::WouldRedact,
        };
        let mut basis = self.basis(word, rule, reason);
        if observes {
            basis.enforced = false;
            return Verdict::Forward(self.permit_unchanged(basis));
        }
        let (edits, restorations) = edits_for(&redactions, self.ask.tokens);
        Verdict::Forward(Permit {
            unit: self.ask.unit,
            basis,
            edits,
            restorations: restorations.into(),
            answers: self.answers(observes),
        })
    }

    fn permit_unchanged(&self, basis: Basis) -> Permit {
        Permit {
            unit: self.ask.unit,
            basis,
            edits: Vec::new(),
            restorations: [].into(),
            answers: self.answers(true),
        }
    }

    /// What the rules that match, or may, say of the answer.
    fn answers(&self, observes: bool) -> Answers {
        let said = self.matched.iter().flat_map(|(_, rule, _)| &rule.answer);
        Answers::new(said.cloned().collect(), observes)
    }

    /// Where a value may be given back: each layer's word, of which the strictest counts. A layer that
    /// says nothing gives it back everywhere but in a URL.
    fn restore(&self, finding: &Located) -> RestoreIn {
        let mut all = RestoreIn {
            text: true,
            tool_arguments: true,
            url: true,
        };
        for layer in 0..self.policy.layers.len() {
            let (mut text, mut tool_arguments, mut url) = (None, None, None);
            for (_, rule, sure) in self
                .matched
                .iter()
                .filter(|(number, _, _)| *number == layer)
            {
                for said in rule
                    .restore
                    .iter()
                    .filter(|said| finding.class.is_within(&said.group))
                {
                    stricter(&mut text, said.text, *sure);
                    stricter(&mut tool_arguments, said.tool_arguments, *sure);
                    stricter(&mut url, said.url, *sure);
                }
            }
            all.text &= text.unwrap_or(true);
            all.tool_arguments &= tool_arguments.unwrap_or(true);
            all.url &= url.unwrap_or(false);
        }
        all
    }
}

/// `false` wins; `true` counts only from a rule that surely matches.
fn stricter(known: &mut Option<bool>, said: Option<bool>, sure: Match) {
    match said {
        Some(false) => *known = Some(false),
        Some(true) if sure == Match::Yes && known.is_none() => *known = Some(true),
        _ => {}
    }
}

pub(super) fn refusal(reason: String, hint: &str, param: Option<String>, basis: Basis) -> Refusal {
    Refusal {
        code: Code::PolicyDenied,
        reason,
        hint: hint.to_owned(),
        param,
        basis: Some(basis),
    }
}

/// The place, cut short where the caller's own keys could carry a value that was found.
pub(super) fn safe_place<'s>(ask: &Ask<'_>, place: &'s str) -> &'s str {
    let tells = |text: &str| {
        ask.findings
            .iter()
            .any(|finding| !finding.value.is_empty() && text.contains(finding.value.as_str()))
    };
    let plain = |text: &str| text.len() <= 120 && !text.chars().any(char::is_control);
    if plain(place) && !tells(place) {
        return place;
    }
    let head = place
        .find('.')
        .and_then(|dot| place.get(..dot))
        .unwrap_or("");
    if !head.is_empty() && plain(head) && !tells(head) {
        head
    } else {
        "request"
    }
}
