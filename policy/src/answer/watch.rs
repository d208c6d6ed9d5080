//! What one answer is looked through for, and what is no finding in it.

use std::collections::HashSet;
use std::hash::{BuildHasher, RandomState};
use std::sync::Arc;

use super::{Answers, Found, IMAGE, LINK, Treatment};
use crate::detect::{Class, Confidence, Detectors, Finding, TooMany};
use crate::redact;
use crate::request::Located;

/// The watch over one answer.
pub struct Watch {
    detectors: Arc<Detectors>,
    answers: Answers,
    /// The values that the request itself held, hashed.
    asked: HashSet<u64>,
    hasher: RandomState,
}

impl Watch {
    /// Over the answer to a request in which these values were found; `None` where no rule asks anything of answers.
    pub fn new(detectors: Arc<Detectors>, answers: Answers, asked: &[Located]) -> Option<Self> {
        if answers.is_empty() {
            return None;
        }
        let hasher = RandomState::new();
        let asked = asked.iter().map(|one| hasher.hash_one(one.value.trim()));
        Some(Self {
            asked: asked.collect(),
            detectors,
            answers,
            hasher,
        })
    }

    /// Whether a finding can change the answer: if not, it goes on as it comes.
    pub fn changes(&self) -> bool {
        let markup = [IMAGE, LINK].iter().filter_map(|class| self.markup(class));
        self.answers
            .detected()
            .into_iter()
            .chain(markup)
            .any(Treatment::changes)
    }

    /// What is done with what detectors find, at the strictest.
    pub(super) fn detected(&self) -> Option<Treatment> {
        self.answers.detected()
    }

    /// What is done with markup of this class.
    pub(super) fn markup(&self, class: &str) -> Option<Treatment> {
        self.answers
            .of(&Class::new(class))
            .map(|(action, _)| action)
    }

    /// What the detectors find of which a rule says something: not what the request held, nor what a placeholder is
    /// part of.
    pub(super) fn scan(&self, text: &str) -> Result<Vec<Finding>, TooMany> {
        let mut found = self.detectors.scan(text)?;
        if found.is_empty() {
            return Ok(found);
        }
        let forms = redact::forms(text);
        found.retain(|finding| {
            let value = text.get(finding.range.clone()).unwrap_or_default();
            self.answers.of(&finding.class).is_some()
                && !self.asked.contains(&self.print(value))
                && !forms
                    .iter()
                    .any(|form| form.start < finding.range.end && finding.range.start < form.end)
        });
        Ok(found)
    }

    /// Whether the detectors find anything in a text that the request did not hold, and are sure enough.
    pub(super) fn holds(&self, text: &str) -> bool {
        let Ok(found) = self.detectors.scan(text) else {
            return true;
        };
        found.iter().any(|finding| {
            let value = text.get(finding.range.clone()).unwrap_or_default();
            finding.confidence > Confidence::Low && !self.asked.contains(&self.print(value))
        })
    }

    /// A finding as it is told of, and the words that mask it.
    pub(super) fn found(
        &self,
        class: &Class,
        detector: &Arc<str>,
        confidence: Confidence,
        value: &str,
    ) -> Option<Found> {
        let (action, rule) = self.answers.of(class)?;
        Some(Found {
            class: class.clone(),
            detector: Arc::clone(detector),
            confidence,
            action,
            rule: rule.clone(),
            print: self.print(value),
        })
    }

    /// A class in words.
    pub fn words(&self, class: &Class) -> &str {
        match class.as_str() {
            IMAGE => "an image whose URL carries data",
            LINK => "a link whose URL carries data",
            _ => self.detectors.describe(class).0,
        }
    }

    fn print(&self, value: &str) -> u64 {
        self.hasher.hash_one(value.trim())
    }
}

impl std::fmt::Debug for Watch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Watch").finish_non_exhaustive()
    }
}
