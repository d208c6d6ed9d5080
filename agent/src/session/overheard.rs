//! What is asked of an answer, and what was found in it.

use weir_policy::answer::{self, Treatment, Watch};
use weir_policy::decide::{Code, Refusal};
use weir_policy::explain;

use super::answer::Pump;
use crate::audit;
use crate::relay::{Asked, Relay};

impl Pump {
    /// What the answer is looked through for; `None` where no rule asks.
    pub(super) fn asked(&self) -> Option<Asked> {
        let agent = &self.line.agent;
        let detectors = agent.inspector().detectors();
        let watch = Watch::new(detectors, self.answers.clone(), &self.case.findings)?;
        let policy = agent.policies().current().digest().to_owned();
        let (unit, organisation) = (self.case.unit, agent.organisation().map(str::to_owned));
        Some(Asked {
            watch,
            line: Box::new(move |found, words| {
                let refusal = answer::refusal(found, words, &policy);
                explain::refusal_line(&refusal, Some(unit), organisation.as_deref())
            }),
        })
    }

    /// Why an answer ends that holds what policy does not let pass.
    pub(super) fn found(&self, relay: &Relay) -> Refusal {
        let policy = self.line.agent.policies().current();
        match relay.cut() {
            Some((found, words)) => answer::refusal(found, words, policy.digest()),
            None => Refusal::failure(Code::Internal, "the answer ended early", "try again"),
        }
    }
}

/// What was found, as the record holds it.
pub(super) fn of(relay: &Relay) -> Vec<audit::Heard> {
    let heard = relay.heard().iter().map(|heard| audit::Heard {
        class: heard.found.class.to_string(),
        detector: heard.found.detector.to_string(),
        confidence: heard.found.confidence,
        action: heard.found.action,
        place: heard.place.to_owned(),
        count: heard.count,
        rule: heard.found.rule.name.clone(),
    });
    heard.collect()
}

/// What was done to the answer, at the strictest.
pub(super) fn told_of(relay: &Relay) -> Option<Treatment> {
    relay.heard().iter().map(|heard| heard.found.action).max()
}
