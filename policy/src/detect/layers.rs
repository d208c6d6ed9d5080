//! The built-in detectors and the host's own, side by side: what the own find takes nothing from what the built-in do.

use std::cmp::Reverse;
use std::ops::Range;

use super::scan::{Candidate, Scanned};
use super::{DetectorError, Detectors, Finding, INJECTION, examples, merge};

impl Detectors {
    /// The built-in detectors and, in one set with them, the own ones in these files (name and TOML text). Every
    /// example of the own ones is run.
    ///
    /// # Errors
    /// A file that does not parse, a detector that cannot work or bears a name that another has, or an example that
    /// fails.
    pub fn with_own(own: &[(&str, &str)]) -> Result<Self, DetectorError> {
        let set = Self::unproven(own)?;
        match set.failing(true).into_iter().next() {
            None => Ok(set),
            Some(failure) => Err(failure),
        }
    }

    /// As [`Self::with_own`], without running an example: for whoever wants to tell of every one that fails
    /// ([`Self::failing_examples`]).
    ///
    /// # Errors
    /// A file that does not parse, or a detector that cannot work or bears a name that another has.
    pub fn unproven(own: &[(&str, &str)]) -> Result<Self, DetectorError> {
        Self::assemble(crate::embedded::DETECTORS, own)
    }

    /// Every example of every detector that does not do what it promises: those of the built-in detectors against
    /// all of these, those of the own ones against all of those.
    pub fn failing_examples(&self) -> Vec<DetectorError> {
        let mut failing = self.failing(false);
        failing.extend(self.failing(true));
        failing
    }

    fn failing(&self, own: bool) -> Vec<DetectorError> {
        examples::failures(self, own)
    }

    /// How many of the detectors are the host's own.
    pub fn own_count(&self) -> usize {
        self.rules.len().saturating_sub(self.own)
    }

    /// Whether a rule is of this layer.
    pub(super) fn is_own(&self, rule: usize) -> bool {
        rule >= self.own
    }

    /// Candidates to findings: of each layer by itself, in order of place, and each of the host's own detectors and
    /// dictionaries is a layer. Findings of two layers may overlap, so that policy sees each class, and one more
    /// detector takes nothing from the others; with [`united`] they become one. Words meant for the model are a layer of their
    /// own, so that they take nothing from what else is found; they are left out where nothing was brought.
    pub(super) fn layered(
        &self,
        scanned: Scanned,
        brought: bool,
    ) -> (Vec<Finding>, Vec<Range<usize>>) {
        let Scanned { found, forms, .. } = scanned;
        let is_injection = |candidate: &Candidate| {
            let rule = self.rules.get(candidate.rule);
            rule.is_some_and(|rule| rule.class.is_within(INJECTION))
        };
        let (words, found): (Vec<_>, Vec<_>) = match found.iter().any(is_injection) {
            true => found.into_iter().partition(is_injection),
            false => (Vec::new(), found),
        };
        let (own, builtin): (Vec<_>, Vec<_>) = match self.own_count() {
            0 => (Vec::new(), found),
            _ => found
                .into_iter()
                .partition(|candidate| self.is_own(candidate.rule)),
        };
        let mut findings = merge::merge(&self.rules, &forms, builtin);
        let alone = findings.len();
        findings.extend(self.each_apart(&forms, own));
        if brought {
            findings.extend(merge::merge(&self.rules, &forms, words));
        }
        if findings.len() > alone {
            findings.sort_by(|a, b| order(a).cmp(&order(b)));
        }
        (findings, forms)
    }

    /// What the own ones found, merged for each by itself.
    fn each_apart(&self, forms: &[Range<usize>], mut own: Vec<Candidate>) -> Vec<Finding> {
        let mut findings = Vec::new();
        own.sort_by_key(|candidate| Reverse(candidate.rule));
        while let Some(rule) = own.last().map(|candidate| candidate.rule) {
            let rest = own.partition_point(|candidate| candidate.rule > rule);
            let of_one = own.split_off(rest);
            findings.extend(merge::merge(&self.rules, forms, of_one));
        }
        findings
    }
}

fn order(finding: &Finding) -> impl Ord + '_ {
    (
        finding.range.start,
        Reverse(finding.range.end),
        &finding.class,
        &finding.detector,
    )
}

/// Findings in order of place, of which those that overlap become one that covers them: of the class of the surest,
/// then the longest, then the first by name.
pub(super) fn united(findings: Vec<Finding>) -> Vec<Finding> {
    let mut united: Vec<(Finding, usize)> = Vec::with_capacity(findings.len());
    for finding in findings {
        let length = finding.range.len();
        match united.last_mut() {
            Some((last, strongest)) if finding.range.start < last.range.end => {
                let range = last.range.start..last.range.end.max(finding.range.end);
                let strength = |of: &Finding, length| {
                    (
                        of.confidence,
                        length,
                        Reverse((of.class.clone(), of.detector.clone())),
                    )
                };
                if strength(&finding, length) > strength(last, *strongest) {
                    (*last, *strongest) = (finding, length);
                }
                last.range = range;
            }
            _ => united.push((finding, length)),
        }
    }
    united.into_iter().map(|(finding, _)| finding).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const BADGE: &str = r#"
[[detector]]
name = "acme badge number"
class = "own.badge"
summary = "an Acme badge number"
tag = "BADGE"
confidence = "high"
prefix = ["acme-"]
form = '[0-9]{6}-[A-Z]{2,4}'
match = ["acme-204815-QX", { text = "badge acme-204815-QX, please", value = "acme-204815-QX" }]
clean = ["acme-corp"]
"#;

    #[test]
    fn own_detectors_find_and_leave_the_built_in_ones_what_they_find() {
        // An own detector that swallows an e-mail address and what stands before it.
        let greedy = BADGE
            .replace("prefix = [\"acme-\"]", "prefix = [\"owner:\"]")
            .replace("[0-9]{6}-[A-Z]{2,4}", "[a-z.@-]{6,60}")
            .replace(
                "match = [\"acme-204815-QX\", { text = \"badge acme-204815-QX, please\", value = \"acme-204815-QX\" }]",
                "match = [\"owner:john.smith@corp-mail.org\"]",
            );
        let set = Detectors::with_own(&[("greedy.toml", &greedy)]).expect("it loads");
        assert_eq!(set.own_count(), 1);
        let text = "owner:john.smith@corp-mail.org";
        let classes: Vec<_> = set
            .inspect(text)
            .expect("few")
            .into_iter()
            .map(|finding| finding.class.to_string())
            .collect();
        assert_eq!(classes, ["own.badge", "pii.email"]);
        let found = set.scan(text).expect("few");
        assert_eq!((found.len(), found[0].range.clone()), (1, 0..text.len()));
        let plain = Detectors::builtin();
        for rule in plain.about() {
            for (text, _) in rule.examples {
                let with = set.inspect(text).expect("few");
                for finding in plain.inspect(text).expect("few") {
                    assert!(with.contains(&finding), "{}", rule.name);
                }
            }
        }
        assert_ne!(set.digest(), plain.digest());
    }

    #[test]
    fn one_more_own_detector_takes_nothing_from_the_other_own_ones() {
        let wide = BADGE
            .replace("acme badge number", "acme note")
            .replace("own.badge", "own.note")
            .replace("\"BADGE\"", "\"NOTE\"")
            .replace("prefix = [\"acme-\"]", "prefix = [\"note \"]")
            .replace("[0-9]{6}-[A-Z]{2,4}", "[a-zA-Z0-9-]{6,60}")
            .replace("\"acme-204815-QX\", {", "\"note acme-204815-QX\", {")
            .replace(
                "text = \"badge acme-204815-QX, please\", value = \"acme",
                "text = \"a note acme-204815-QX, please\", value = \"note acme",
            );
        let text = "the note acme-204815-QX";
        let classes = |files: &[(&str, &str)]| -> Vec<(String, Range<usize>)> {
            let set = Detectors::with_own(files).expect("it loads");
            let found = set.inspect(text).expect("few").into_iter();
            found
                .map(|finding| (finding.class.to_string(), finding.range))
                .collect()
        };
        let badge = ("own.badge".to_owned(), 9..23);
        let note = ("own.note".to_owned(), 4..23);
        assert_eq!(
            classes(&[("badge.toml", BADGE)]),
            std::slice::from_ref(&badge)
        );
        for files in [
            [("badge.toml", BADGE), ("wide.toml", &wide)],
            [("wide.toml", &wide), ("badge.toml", BADGE)],
        ] {
            assert_eq!(classes(&files), [note.clone(), badge.clone()]);
        }
    }

    #[test]
    fn a_failing_example_and_a_name_that_is_taken_refuse_the_whole_set() {
        let failing = BADGE.replace("clean = [\"acme-corp\"]", "clean = [\"acme-204815-QX\"]");
        let error = Detectors::with_own(&[("ok.toml", BADGE), ("bad.toml", &failing)]);
        let error = error.expect_err("the name is taken").to_string();
        assert!(
            error.contains("bad.toml") && error.contains("name"),
            "{error}"
        );
        let error = Detectors::with_own(&[("bad.toml", &failing)]).expect_err("it fails");
        let error = error.to_string();
        assert!(error.contains("`clean` example 1"), "{error}");
        let taken = BADGE.replace("acme badge number", "e-mail address");
        let error = Detectors::with_own(&[("taken.toml", &taken)]).expect_err("taken");
        assert!(error.to_string().contains("taken.toml"), "{error}");
        assert_eq!(
            Detectors::unproven(&[("bad.toml", &failing)])
                .expect("compiles")
                .failing_examples()
                .len(),
            1
        );
    }
}
