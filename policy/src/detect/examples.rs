//! A detector's own examples, run against the whole set.

use super::marks::Marks;
use super::rule::{Example, Matcher, Rule};
use super::{DetectorError, Detectors, Finding, TooMany, merge, scan};

/// Every example of a layer, the host's own rules or the built-in ones, that does not do what it promises. Errors name the example by number, never by value.
pub(super) fn failures(set: &Detectors, own: bool) -> Vec<DetectorError> {
    let mut failures = Vec::new();
    let layer = set.rules.iter().enumerate();
    for (_, rule) in layer.filter(|(index, _)| set.is_own(*index) == own) {
        for (index, example) in rule.matches.iter().enumerate() {
            if let Err(problem) = matches(set, rule, example, own) {
                failures.push(rule.error(format!("`match` example {}: {problem}", index + 1)));
            }
        }
        for (index, text) in rule.clean.iter().enumerate() {
            match found(set, rule, text, own) {
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
fn matches(set: &Detectors, rule: &Rule, example: &Example, own: bool) -> Result<(), String> {
    let (text, value) = match example {
        Example::Whole(text) => (text, text),
        Example::Within(within) => (&within.text, &within.value),
    };
    if !text.contains(value.as_str()) {
        return Err("`value` does not stand in `text`".to_owned());
    }
    let findings = found(set, rule, text, own).map_err(|error| error.to_string())?;
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

/// What one layer finds.
fn found(set: &Detectors, rule: &Rule, text: &str, own: bool) -> Result<Vec<Finding>, TooMany> {
    let scanned = match rule.matcher {
        Matcher::Hidden => set.scanned(text)?,
        _ => scan::scan(set, text, &Marks::new(text))?,
    };
    let mine = scanned
        .found
        .into_iter()
        .filter(|candidate| set.is_own(candidate.rule) == own)
        .collect();
    Ok(merge::merge(&set.rules, &scanned.forms, mine))
}
