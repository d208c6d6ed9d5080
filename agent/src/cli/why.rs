//! `weir why ID`: the decision in ten lines, for the one who was refused too.

use std::io::{self, Write};

use weir_policy::decide::{Code, Word};
use weir_policy::redact::Action;

use super::audit::show::done;
use super::audit::{View, clean, short};
use crate::audit::query::Unit;

/// How many classes are named.
const SHOWN: usize = 3;

/// Writes what was decided, because of what, by which rule, what left the host, and what can be done.
pub fn why(out: &mut dyn Write, unit: &Unit, view: &View<'_>) -> io::Result<()> {
    let opened = &unit.opened;
    let mut line = |name: &str, value: &str| writeln!(out, "  {name:<9}  {value}");
    let who = match &unit.subject {
        Some(subject) => {
            let path = subject
                .exe
                .get()
                .map_or_else(|| "unknown program".to_owned(), |exe| clean(exe));
            format!(
                "{} ({path}) run by {}",
                clean(subject.program()),
                view.user(Some(subject))
            )
        }
        None if unit.erased => "an erased user".to_owned(),
        None => "an unknown program".to_owned(),
    };
    line(
        said(opened.verdict),
        &format!(
            "{who}, {}, to {}",
            view.time(unit.time),
            clean(&opened.endpoint)
        ),
    )?;
    line("Because", &clean(&opened.reason))?;
    for value in found(unit) {
        line("Found", &value)?;
    }
    let rule = &opened.rule;
    let policy: String = opened.policy.chars().take(8).collect();
    let place = format!("{}:{}", clean(&rule.file), rule.line);
    line(
        "Rule",
        &format!(
            "\"{}\"  {place}  (policy {})",
            clean(&rule.name),
            clean(&policy)
        ),
    )?;
    line("Left host", &left(unit))?;
    if let Some(answer) = answered(unit) {
        line("Answer", &answer)?;
    }
    line("You can", &advice(unit))?;
    line(
        "Record",
        &format!(
            "{}  (weir audit show {})",
            short(&opened.id, 16),
            short(&opened.id, 16)
        ),
    )
}

/// The first classes that were found, with their places; the last says how many more there are.
fn found(unit: &Unit) -> Vec<String> {
    let mut classes: Vec<&str> = Vec::new();
    let mut lines = Vec::new();
    for (index, row) in unit.opened.findings.iter().enumerate() {
        if classes.contains(&row.class.as_str()) {
            continue;
        }
        classes.push(&row.class);
        if lines.len() < SHOWN {
            let place = unit.places.get(index);
            let place = place.map_or_else(String::new, |place| format!(" in {}", clean(place)));
            lines.push(format!("{}{place}", clean(&row.class)));
        }
    }
    let more = match classes.len().saturating_sub(SHOWN) {
        0 => return lines,
        1 => ", and 1 more class".to_owned(),
        more => format!(", and {more} more classes"),
    };
    if let Some(last) = lines.last_mut() {
        last.push_str(&more);
    }
    lines
}

fn said(word: Word) -> &'static str {
    match word {
        Word::Allow => "Allowed",
        Word::Redact => "Redacted",
        Word::Hold => "Held",
        Word::Deny => "Denied",
        Word::WouldRedact => "Observed (would redact)",
        Word::WouldHold => "Observed (would hold)",
        Word::WouldDeny => "Observed (would deny)",
    }
}

fn left(unit: &Unit) -> String {
    let Some((_, _, closed)) = &unit.closed else {
        return "not known yet: the request is still under way".to_owned();
    };
    if closed.ending == "refused" {
        return match closed.code {
            Some(Code::UpstreamFailed) => {
                "unknown: the provider could not be reached, or broke off before an answer"
                    .to_owned()
            }
            Some(Code::UpstreamUntrusted) => {
                "nothing: the provider's certificate was refused before any byte was sent"
                    .to_owned()
            }
            _ => "nothing: refused before any byte was sent".to_owned(),
        };
    }
    let how = match closed.ending.as_str() {
        "aborted" => "; the answer broke off",
        "cut" => "; weir cut the answer off",
        _ => "",
    };
    match unit.opened.verdict {
        Word::Redact => format!("the request with {}{how}", replaced(unit)),
        Word::WouldRedact | Word::WouldHold | Word::WouldDeny => {
            format!("the request as it was: this policy only observes{how}")
        }
        Word::Allow | Word::Hold | Word::Deny => format!("the request as it was{how}"),
    }
}

/// What was found in the answer, where something was: what changed it first.
fn answered(unit: &Unit) -> Option<String> {
    let (_, _, closed) = unit.closed.as_ref()?;
    let mut rows: Vec<_> = closed.found.iter().collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.action));
    let first = rows.first()?;
    let more = match rows.len() - 1 {
        0 => String::new(),
        more => format!(", and {more} more"),
    };
    Some(format!(
        "held {} ({}{more}; rule \"{}\")",
        clean(&first.class),
        done(first.action),
        clean(&first.rule)
    ))
}

/// What was done with how many values: `2 values replaced by placeholders, 1 value masked`.
fn replaced(unit: &Unit) -> String {
    let mut parts = Vec::new();
    for action in Action::ALL {
        let done = match (values(unit, action), action) {
            (0, _) => continue,
            (1, action) => format!("1 value {}", action.done()),
            (values, Action::Token) => format!("{values} values replaced by placeholders"),
            (values, action) => format!("{values} values {}", action.done()),
        };
        parts.push(done);
    }
    match parts.is_empty() {
        true => "values replaced".to_owned(),
        false => parts.join(", "),
    }
}

/// How many values were changed in this way. Earlier builds did not say: there, what became the same placeholder is
/// one value, whatever classes it has.
fn values(unit: &Unit, action: Action) -> u64 {
    let mut tokens: Vec<&str> = Vec::new();
    let mut values = 0;
    let rows = unit.opened.findings.iter();
    for row in rows.filter(|row| row.done() == Some(action)) {
        values += match (row.values, &row.token) {
            (Some(values), _) => u64::from(values),
            (None, Some(token)) if tokens.contains(&token.as_str()) => 0,
            (None, _) => u64::from(row.count),
        };
        tokens.extend(row.token.as_deref());
    }
    values
}

/// What comes back in the answer, and what does not.
fn given_back(unit: &Unit) -> String {
    let done = |action: &Action| {
        let mut rows = unit.opened.findings.iter();
        rows.any(|row| row.done() == Some(*action))
    };
    let all = Action::ALL.into_iter().filter(done);
    let (back, lost): (Vec<Action>, Vec<Action>) = all.partition(|action| action.is_reversible());
    let lost: Vec<&str> = lost.into_iter().map(Action::done).collect();
    let lost = match lost.is_empty() {
        true => None,
        false => Some(format!("what was {} does not come back", lost.join(" or "))),
    };
    const BACK: &str =
        "do nothing: the answer came back with the values restored where policy allows";
    match (back.is_empty(), lost) {
        (true, Some(lost)) => format!("do nothing: the answer stands as it came; {lost}"),
        (_, Some(lost)) => format!("{BACK}; {lost}"),
        (_, None) => BACK.to_owned(),
    }
}

fn advice(unit: &Unit) -> String {
    let secret = unit
        .opened
        .findings
        .iter()
        .any(|row| row.class.starts_with("secrets"));
    let code = unit.closed.as_ref().and_then(|(_, _, closed)| closed.code);
    match (unit.opened.verdict, code) {
        (_, Some(Code::NotRecorded)) => {
            "free disk space for the audit store; recovery is automatic".to_owned()
        }
        (_, Some(Code::UpstreamFailed | Code::UpstreamUntrusted)) => {
            "check the way to the provider; weir only reports it".to_owned()
        }
        (_, Some(Code::PolicyMissing)) => {
            "load a policy: weir policy check names what is wrong with it".to_owned()
        }
        (Word::Deny, _) if secret => {
            "remove the value; rotate it if it was pasted elsewhere; do not retry unchanged"
                .to_owned()
        }
        (Word::Deny, _) if !unit.opened.findings.is_empty() => {
            "remove the value and try again; do not retry unchanged".to_owned()
        }
        (Word::Deny, _) => format!(
            "ask whoever keeps {} for a rule that allows it",
            clean(&unit.opened.rule.file)
        ),
        (Word::Hold, _) => "wait for the approval and try again".to_owned(),
        (Word::WouldDeny | Word::WouldHold, _) => {
            "expect a refusal once the policy is enforced".to_owned()
        }
        (Word::Redact, _) => given_back(unit),
        (Word::Allow | Word::WouldRedact, _) => "do nothing".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::audit::tests::view;
    use super::*;
    use crate::audit::query::Reader;
    use crate::audit::tests::{Lab, answered, opening, options, units};
    use crate::audit::{Ending, Noted, Opening, Outcome};

    #[tokio::test]
    async fn ten_lines_for_each_verdict() {
        let lab = Lab::new();
        let journal = lab.start(options());
        let mut denied: Opening = opening(1, 1000);
        denied.basis.word = Word::Deny;
        journal
            .refused(denied, Outcome::of(Ending::Refused(Code::PolicyDenied)))
            .await
            .unwrap();
        answered(&journal, opening(2, 7)).await;
        journal.stop().await;
        let reader = Reader::open(&lab.run, std::sync::Arc::clone(&lab.keys)).unwrap();
        let texts: Vec<_> = units(&[reader])
            .iter()
            .map(|unit| {
                let mut out = Vec::new();
                why(&mut out, unit, &view(false)).unwrap();
                String::from_utf8(out).unwrap()
            })
            .collect();
        assert!(texts.iter().all(|text| text.lines().count() <= 10));
        for part in [
            "Denied     node (/usr/bin/node) run by alice",
            "Left host  nothing",
            "rotate it",
            "baseline:7  (policy abababab)",
            "in messages[2].content",
        ] {
            assert!(texts[0].contains(part), "{part:?} is not in\n{}", texts[0]);
        }
        assert!(
            texts[1].contains("run by uid 7")
                && texts[1].contains("1 value replaced by a placeholder"),
            "{}",
            texts[1]
        );
    }

    #[tokio::test]
    async fn values_are_counted_once_whatever_their_classes() {
        let lab = Lab::new();
        let journal = lab.start(options());
        let mut opened = opening(1, 1000);
        let first = opened.findings[0].clone();
        let row = |class: &str, values, action| Noted {
            class: weir_policy::detect::Class::new(class),
            values,
            action: Some(action),
            ..first.clone()
        };
        opened.findings = vec![
            row("own.mail", 2, Action::Mask),
            row("pii.email", 0, Action::Mask),
            row("pii.name", 1, Action::Hash),
            row("pii.phone", 0, Action::Hash),
            row("pci.card", 0, Action::Mask),
        ]
        .into();
        answered(&journal, opened).await;
        journal.stop().await;
        let reader = Reader::open(&lab.run, std::sync::Arc::clone(&lab.keys)).unwrap();
        let mut unit = units(&[reader]).remove(0);
        let text = |unit: &Unit| {
            let mut out = Vec::new();
            why(&mut out, unit, &view(false)).unwrap();
            String::from_utf8(out).unwrap()
        };
        let said = text(&unit);
        for part in [
            "2 values masked",
            "1 value hashed",
            "pii.name in messages[2].content, and 2 more classes\n",
            "does not come back",
        ] {
            assert!(said.contains(part), "{part:?} is not in\n{said}");
        }
        assert!(!said.contains("restored"), "{said}");
        assert!(said.lines().count() <= 10, "{said}");

        // As earlier builds wrote it.
        for row in &mut unit.opened.findings {
            (row.values, row.action) = (None, None);
        }
        let said = text(&unit);
        assert!(
            said.contains("1 value replaced by a placeholder") && said.contains("restored"),
            "{said}"
        );
    }
}
