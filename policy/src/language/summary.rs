//! A policy in one line.

use super::condition::OpaqueIs;
use super::{Effect, Mode, Policy, Rule, Source};
use crate::redact::Action;

/// What a policy of these files is called.
pub(super) fn name(sources: &[Source]) -> String {
    const SHOWN: usize = 3;
    let shown: Vec<&str> = sources
        .iter()
        .take(SHOWN)
        .map(|source| source.name.as_str())
        .collect();
    match sources.len().checked_sub(SHOWN) {
        Some(more) if more > 0 => format!("{} and {more} more", shown.join(", ")),
        _ => shown.join(", "),
    }
}

/// `NAME (redact: secrets, pii; deny: private keys, unenrolled keys, opaque)`.
pub(super) fn line(policy: &Policy) -> String {
    if policy.layers.is_empty() {
        return "none (everything is refused)".to_owned();
    }
    let rules = || policy.layers.iter().flat_map(|layer| &layer.rules);
    let mut done = Action::ALL.map(|action| (action, Vec::new()));
    for (class, action) in rules().flat_map(|rule| rule.redact.iter()) {
        let of_action = done.iter_mut().filter(|(known, _)| *known == action);
        of_action.for_each(|(_, words)| add(words, class_words(class)));
    }
    let mut deny = Vec::new();
    let done = done.into_iter().filter_map(|(action, words)| match action {
        Action::Token => Some(("redact", words)),
        Action::Refuse => {
            deny = words;
            None
        }
        other => Some((other.word(), words)),
    });
    let done: Vec<_> = done.collect();
    for rule in rules().filter(|rule| rule.effect == Some(Effect::Deny)) {
        denied(rule)
            .into_iter()
            .for_each(|word| add(&mut deny, word));
    }
    let mut parts = Vec::new();
    if policy.mode == Mode::Observe {
        parts.push("observing, nothing is changed".to_owned());
    }
    let would = if policy.mode == Mode::Observe {
        "would "
    } else {
        ""
    };
    for (verb, words) in done.into_iter().chain([("deny", deny)]) {
        if !words.is_empty() {
            parts.push(format!("{would}{verb}: {}", words.join(", ")));
        }
    }
    if parts.is_empty() {
        policy.name.clone()
    } else {
        format!("{} ({})", policy.name, parts.join("; "))
    }
}

/// What a denying rule is about: its data and its coverage; else its name.
fn denied(rule: &Rule) -> Vec<String> {
    let mut words: Vec<String> = rule
        .is
        .data_groups()
        .unwrap_or_default()
        .iter()
        .map(|class| class_words(class))
        .collect();
    if matches!(rule.is.opaque_is(), Some(OpaqueIs::Some | OpaqueIs::For(_))) {
        words.push("opaque".to_owned());
    }
    if rule.is.asks_binding() {
        words.push("unenrolled keys".to_owned());
    }
    if words.is_empty() {
        words.push(rule.at.name.clone());
    }
    words
}

/// `secrets` as it is, `secrets.private_key` as `private keys`.
fn class_words(class: &str) -> String {
    match class.rsplit_once('.') {
        None => class.to_owned(),
        Some((_, special)) => plural(&special.replace('_', " ")),
    }
}

/// Words of which there are no more than one.
const UNCOUNTED: [&str; 8] = [
    "health",
    "religion",
    "ethnicity",
    "orientation",
    "genetic",
    "finance",
    "employment",
    "data",
];

/// Several of it, as English says it.
fn plural(words: &str) -> String {
    let consonant_before = |rest: &str| !rest.ends_with(['a', 'e', 'i', 'o', 'u']);
    let is_several = words.ends_with('s') && !words.ends_with("ss");
    let last = words.rsplit(' ').next().unwrap_or(words);
    match words.strip_suffix('y') {
        _ if is_several || UNCOUNTED.contains(&last) => words.to_owned(),
        Some(rest) if consonant_before(rest) => format!("{rest}ies"),
        _ if words.ends_with(['s', 'x']) || words.ends_with("ch") || words.ends_with("sh") => {
            format!("{words}es")
        }
        _ => format!("{words}s"),
    }
}

fn add(words: &mut Vec<String>, word: String) {
    if !words.contains(&word) {
        words.push(word);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_of_a_class_are_said_as_english_says_them() {
        for (class, said) in [
            ("secrets", "secrets"),
            ("secrets.private_key", "private keys"),
            ("company.customers", "customers"),
            ("pii.minors", "minors"),
            ("pii.health", "health"),
            ("pii.address", "addresses"),
            ("own.currency", "currencies"),
            ("own.relay", "relays"),
            ("special.politics", "politics"),
            ("pii.email", "emails"),
        ] {
            assert_eq!(class_words(class), said);
        }
    }
}
