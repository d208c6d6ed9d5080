//! What becomes of what is found in an answer: which rule says what, and the text's way through it, piece by piece.
//!
//! A text is released as soon as nothing that a rule would change can still be growing at its end; where rules only
//! record, nothing is held back at all. What the request itself held is no finding in its answer, and neither is a
//! placeholder.

mod blocks;
mod carries;
mod fit;
mod markup;
mod text;
mod watch;
mod words;

#[cfg(test)]
mod tests;

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::decide::{Basis, Code, Refusal, RuleRef, Word};
use crate::detect::{Class, Confidence, is_within};

pub use markup::{IMAGE, Joint, LINK, MARKUP};
pub use text::{Kind, Step, Text};
pub use watch::Watch;

/// What is done with a finding in an answer; the later beats the earlier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Treatment {
    /// It is put on record, and passes.
    Record,
    /// Observe mode: it passed; enforcing would have masked it.
    WouldMask,
    /// Observe mode: it passed; enforcing would have cut the answer.
    WouldCut,
    /// Words stand in its place; a URL is made one that nothing fetches.
    Mask,
    /// The answer ends before it.
    Cut,
}

impl Treatment {
    /// The word that policy and record use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Record => "record",
            Self::WouldMask => "would-mask",
            Self::WouldCut => "would-cut",
            Self::Mask => "mask",
            Self::Cut => "cut",
        }
    }

    /// Whether the answer is changed.
    pub fn changes(self) -> bool {
        matches!(self, Self::Mask | Self::Cut)
    }
}

impl fmt::Display for Treatment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What one rule says of one group of classes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Said {
    /// The class or group.
    pub(crate) group: String,
    /// What is done with it.
    pub(crate) action: Treatment,
    /// Whose word that is.
    pub(crate) rule: RuleRef,
}

/// What the rules that match a call say of its answer. Empty: nobody asks, and nothing is looked at.
#[derive(Clone, Debug, Default)]
pub struct Answers {
    said: Vec<Arc<Said>>,
    observes: bool,
}

impl Answers {
    pub(crate) fn new(said: Vec<Arc<Said>>, observes: bool) -> Self {
        Self { said, observes }
    }

    /// What one enforced rule says of these classes and groups.
    pub fn saying(rule: &RuleRef, said: &[(&str, Treatment)]) -> Self {
        let said = said.iter().map(|(group, action)| {
            Arc::new(Said {
                group: (*group).to_owned(),
                action: *action,
                rule: rule.clone(),
            })
        });
        Self::new(said.collect(), false)
    }

    /// Whether no rule says anything.
    pub fn is_empty(&self) -> bool {
        self.said.is_empty()
    }

    /// What is done with a finding of this class, and by which rule: the strictest word counts, of equal ones the
    /// first.
    pub fn of(&self, class: &Class) -> Option<(Treatment, &RuleRef)> {
        let mut strictest: Option<&Said> = None;
        for said in self.said.iter().filter(|said| class.is_within(&said.group)) {
            if strictest.is_none_or(|known| said.action > known.action) {
                strictest = Some(said);
            }
        }
        strictest.map(|said| (self.enforced(said.action), &said.rule))
    }

    /// The strictest word on classes that detectors find; `None` where no rule says any.
    fn detected(&self) -> Option<Treatment> {
        let detected = self.said.iter().filter(|said| !is_markup(&said.group));
        detected.map(|said| self.enforced(said.action)).max()
    }

    fn enforced(&self, action: Treatment) -> Treatment {
        match action {
            Treatment::Mask if self.observes => Treatment::WouldMask,
            Treatment::Cut if self.observes => Treatment::WouldCut,
            other => other,
        }
    }
}

/// Whether the class or group is markup's, which is found in answers alone.
pub(crate) fn is_markup(group: &str) -> bool {
    is_within(group, MARKUP)
}

/// One finding in an answer, without its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// What.
    pub class: Class,
    /// By which detector.
    pub detector: Arc<str>,
    /// How sure.
    pub confidence: Confidence,
    /// What is done with it.
    pub action: Treatment,
    /// By which rule.
    pub rule: RuleRef,
    /// The same for the same value within one answer.
    pub print: u64,
}

/// The refusal that an answer ends with: what was found in words, and the policy (hex digest) whose rule says so.
pub fn refusal(found: &Found, words: &str, policy: &str) -> Refusal {
    let reason = format!("the model's answer contains {words}");
    let mut refusal = Refusal::failure(
        Code::PolicyDenied,
        reason.clone(),
        "ask for the answer without it; do not retry unchanged",
    );
    refusal.basis = Some(Basis {
        word: Word::Deny,
        enforced: true,
        rule: found.rule.clone(),
        policy: policy.to_owned(),
        reason,
    });
    refusal
}
