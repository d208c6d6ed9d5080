//! Why a finding was made, in words for a person: what it begins with, which checksum holds, which words stand near.

use std::ops::Range;

use super::context::Told;
use super::marks::Marks;
use super::rule::{Matcher, Rule};
use super::{Detectors, Finding, scan};

/// Most words named.
const WORDS: usize = 3;

impl Detectors {
    /// Why a finding of [`Self::scan`] was made, in words, without the value: `an AWS access key: it begins with
    /// AKIA and has the form of one; "key" stands near`. `text` is the text that was scanned.
    pub fn explain(&self, text: &str, finding: &Finding) -> String {
        let (summary, _) = self.describe(&finding.class);
        let Some(rule) = self.rules.iter().find(|rule| rule.name == finding.detector) else {
            return summary.to_owned();
        };
        let mut reasons = vec![recognised(rule, text, &finding.range)];
        if self.is_disguised(text, finding) {
            reasons.push("it is disguised, and is one where that is undone".to_owned());
        }
        if let Some(checksum) = rule.checksum
            && text
                .get(finding.range.clone())
                .is_some_and(|value| checksum.holds(value))
        {
            reasons.push(format!("its {} holds", checksum.words()));
        }
        if let Some(near) = near(rule, text, &finding.range) {
            reasons.push(near);
        }
        format!("{summary}: {}", reasons.join("; "))
    }
}

impl Detectors {
    /// Whether a finding was made only because a disguise was undone.
    fn is_disguised(&self, text: &str, finding: &Finding) -> bool {
        let plain = scan::scan(self, text, &Marks::new(text)).map(|scanned| scanned.found);
        let stands = |of: &scan::Candidate| {
            let rule = self.rules.get(of.rule).map(|rule| &rule.name);
            rule == Some(&finding.detector)
                && of.range.start < finding.range.end
                && finding.range.start < of.range.end
        };
        plain.is_ok_and(|plain| !plain.iter().any(stands))
    }
}

/// How the value itself was recognised.
fn recognised(rule: &Rule, text: &str, range: &Range<usize>) -> String {
    let value = text.get(range.clone()).unwrap_or_default();
    match &rule.matcher {
        Matcher::Form(_) => match literal(rule, value.as_bytes()) {
            Some(prefix) => format!("it begins with {prefix} and has the form of one"),
            None => "it has the form of one".to_owned(),
        },
        Matcher::Regex { .. } => {
            let around = around(text, range);
            match literal(rule, around.as_bytes()) {
                // A keyword that is all of the value would say it.
                Some(keyword)
                    if value.len() > keyword.len() || !keyword.eq_ignore_ascii_case(value) =>
                {
                    format!("it has the form of one, near \"{}\"", keyword.trim())
                }
                Some(_) | None => "it has the form of one".to_owned(),
            }
        }
        Matcher::Card => {
            "the range of an issuer, its length and the Luhn check digit hold".to_owned()
        }
        Matcher::Iban => "the length of its country and the check digits hold".to_owned(),
        Matcher::Id(_) => {
            "it is written as one, and its check digits hold or a word before it says so".to_owned()
        }
        Matcher::Host => "a public address of a host".to_owned(),
        Matcher::Place => "degrees of latitude and longitude".to_owned(),
        Matcher::Phone => "it is written as a telephone number is".to_owned(),
        Matcher::Email => "a mailbox, `@` and a domain".to_owned(),
        Matcher::PrivateKey => "the first and last lines of a private key's encoding".to_owned(),
        Matcher::Userinfo => "it stands between `:` and `@` in a URL".to_owned(),
        Matcher::Assignment(_) => match literal(rule, around(text, range).as_bytes()) {
            Some(name) => format!("it is given to a name with \"{}\"", name.trim()),
            None => "it is given to a name that says so".to_owned(),
        },
        Matcher::Exact => "the dictionary holds it".to_owned(),
        _ => "it has the form of one".to_owned(),
    }
}

/// The first of the rule's literals that the bytes hold; of a prefix, that they begin with.
fn literal<'r>(rule: &'r Rule, bytes: &[u8]) -> Option<&'r str> {
    let starts = matches!(rule.matcher, Matcher::Form(_));
    let holds = |literal: &str| {
        bytes
            .windows(literal.len().max(1))
            .take(if starts { 1 } else { usize::MAX })
            .any(|window| match rule.any_case || !starts {
                true => window.eq_ignore_ascii_case(literal.as_bytes()),
                false => window == literal.as_bytes(),
            })
    };
    rule.literals
        .iter()
        .map(String::as_str)
        .filter(|literal| holds(literal))
        .max_by_key(|literal| literal.len())
}

/// The value with what stands before and right after it.
fn around<'t>(text: &'t str, range: &Range<usize>) -> &'t str {
    let start = text.floor_char_boundary(range.start.saturating_sub(96));
    let end = text.ceil_char_boundary(range.end.saturating_add(24).min(text.len()));
    text.get(start..end).unwrap_or_default()
}

/// The words near that speak for it, as they stand in the text.
fn near(rule: &Rule, text: &str, range: &Range<usize>) -> Option<String> {
    let marks = Marks::new(text);
    let told = Told {
        bytes: text.as_bytes(),
        marks: &marks,
    };
    let mut words: Vec<&str> = rule
        .context
        .as_ref()?
        .standing(told, range)
        .into_iter()
        .filter_map(|word| text.get(word))
        .collect();
    words.sort_unstable();
    words.dedup();
    words.truncate(WORDS);
    match words.as_slice() {
        [] => None,
        [one] => Some(format!("\"{one}\" stands near")),
        more => Some(format!("\"{}\" stand near", more.join("\", \""))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reason(text: &str) -> String {
        let set = Detectors::builtin();
        let found = set.scan(text).expect("few findings");
        set.explain(text, found.first().expect("a finding"))
    }

    #[test]
    fn a_reason_names_prefix_checksum_and_words_and_never_the_value() {
        let key = "AKIA2OGYBAH6Q5V7WM3N";
        let said = reason(&format!("aws key {key}"));
        assert!(said.contains("begins with AKIA"), "{said}");
        assert!(!said.contains(key), "{said}");
        let said = reason("my credit card is 4111 1111 1111 1103, thanks");
        assert!(said.contains("Luhn") && said.contains("\"card\""), "{said}");
        let said = reason("DB_PASSWORD=hunter2Xy!9q");
        assert!(said.to_lowercase().contains("password\""), "{said}");
        assert!(!said.contains("hunter2"), "{said}");
        assert!(!said.contains("disguised"), "{said}");
        let said = reason("jane.doe%40acme-corp.io");
        assert!(said.contains("disguised"), "{said}");
    }

    #[test]
    fn every_example_has_a_reason_without_its_value() {
        let set = Detectors::builtin();
        for rule in &set.rules {
            for example in &rule.matches {
                let text = match example {
                    super::super::rule::Example::Whole(text) => text,
                    super::super::rule::Example::Within(within) => &within.text,
                };
                for finding in set.scan(text).expect("few findings") {
                    let said = set.explain(text, &finding);
                    let value = &text[finding.range.clone()];
                    assert!(said.contains(": "), "{said}");
                    assert!(value.len() < 12 || !said.contains(value), "{}", rule.name);
                }
            }
        }
    }
}
