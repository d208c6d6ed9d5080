//! A detector's own examples, run against the whole set.

use super::rule::{Example, Rule};
use super::{DetectorError, Detectors};

/// Every example that does not do what it promises. Errors name the example by number, never by value.
pub(super) fn failures(set: &Detectors) -> Vec<DetectorError> {
    let mut failures = Vec::new();
    for rule in &set.rules {
        for (index, example) in rule.matches.iter().enumerate() {
            if let Err(problem) = matches(set, rule, example) {
                failures.push(rule.error(format!("`match` example {}: {problem}", index + 1)));
            }
        }
        for (index, text) in rule.clean.iter().enumerate() {
            match set.scan(text) {
                Ok(findings) if findings.iter().all(|finding| finding.class != rule.class) => {}
                Ok(_) => failures.push(rule.error(format!(
                    "`clean` example {}: the class was found",
                    index + 1
                ))),
                Err(error) => {
                    failures.push(rule.error(format!("`clean` example {}: {error}", index + 1)))
                }
            }
        }
    }
    failures
}

/// Whether exactly the value is found, as exactly the class.
fn matches(set: &Detectors, rule: &Rule, example: &Example) -> Result<(), String> {
    let (text, value) = match example {
        Example::Whole(text) => (text, text),
        Example::Within(within) => (&within.text, &within.value),
    };
    if !text.contains(value.as_str()) {
        return Err("`value` does not stand in `text`".to_owned());
    }
    let findings = set.scan(text).map_err(|error| error.to_string())?;
    let same: Vec<_> = findings
        .iter()
        .filter(|finding| finding.class == rule.class)
        .collect();
    match same.as_slice() {
        [] => match findings.first() {
            Some(other) => Err(format!("found as {} by `{}`", other.class, other.detector)),
            None => Err("nothing was found".to_owned()),
        },
        [one] if text.get(one.range.clone()) == Some(value.as_str()) => Ok(()),
        [one] => Err(format!(
            "found at bytes {:?} by `{}`, not exactly the value",
            one.range, one.detector
        )),
        more => Err(format!("found {} times", more.len())),
    }
}
