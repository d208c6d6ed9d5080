//! What a set of detectors holds, for whoever asks: names, classes, files, examples.

use super::rule::Example;
use super::{Class, Confidence, Detectors};

/// One detector, as a person reads it.
pub struct About<'s> {
    /// Its name; no other has it.
    pub name: &'s str,
    /// What it finds.
    pub class: &'s Class,
    /// The class in words, as a sentence takes them.
    pub summary: &'s str,
    /// What the class's placeholders carry.
    pub tag: &'s str,
    /// The file that it stands in.
    pub file: &'s str,
    /// How sure it is without checksum and context.
    pub confidence: Confidence,
    /// Whether it is the host's own.
    pub own: bool,
    /// Texts in which a value must be found, and the value.
    pub examples: Vec<(&'s str, &'s str)>,
    /// Texts in which its class must not be found.
    pub clean: &'s [String],
}

impl Detectors {
    /// Every detector, sorted by class and name.
    pub fn about(&self) -> Vec<About<'_>> {
        let mut all: Vec<About<'_>> = self
            .rules
            .iter()
            .enumerate()
            .map(|(index, rule)| About {
                name: &rule.name,
                class: &rule.class,
                summary: &rule.summary,
                tag: &rule.tag,
                file: &rule.file,
                confidence: rule.confidence,
                own: self.is_own(index),
                examples: rule.matches.iter().map(example).collect(),
                clean: &rule.clean,
            })
            .collect();
        all.sort_by_key(|one| (one.class, one.name));
        all
    }
}

fn example(example: &Example) -> (&str, &str) {
    match example {
        Example::Whole(text) => (text, text),
        Example::Within(within) => (&within.text, &within.value),
    }
}
