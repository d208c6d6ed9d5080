//! Which literals stand in a text, and the rules that each wakes.

use std::ops::Range;

use super::Scan;
use crate::detect::form::Form;
use crate::detect::rule::{Left, Matcher, Rule};
use crate::detect::{
    Confidence, Detectors, assign, command, condition, context, jose, keyed, keys, people, seed,
    url,
};
use crate::redact;

/// The pass over all literals of all rules.
pub(super) fn each(set: &Detectors, scan: &mut Scan<'_>) {
    let bytes = scan.text.as_bytes();
    set.anchors.each(bytes, |literal, hit| {
        if literal.is_mark {
            redact::add_form(bytes, &hit, &mut scan.forms);
        }
        if literal.announces(bytes, &hit) {
            scan.announced.push(hit.clone());
        }
        for waiting in &literal.waiting {
            let Some(rule) = set.rules.get(waiting.rule) else {
                continue;
            };
            let exact = |literal: &[u8]| bytes.get(hit.clone()) == Some(literal);
            if waiting.exact.as_deref().is_none_or(exact) {
                wake(scan, waiting.rule, rule, hit.clone());
            }
        }
        !scan.is_over()
    });
}

/// One rule at one hit of one of its literals.
fn wake(scan: &mut Scan<'_>, index: usize, rule: &Rule, hit: Range<usize>) {
    let bytes = scan.text.as_bytes();
    if scan.covered(index, hit.start) {
        return;
    }
    let found = match &rule.matcher {
        Matcher::Form(form) => formed(scan, (index, rule), form, &hit),
        Matcher::Regex { reach, whole, .. } => {
            if !*whole || context::stands_alone(bytes, &hit) {
                scan.overflowed |= !scan.windows.add(index, *reach, &hit, bytes.len());
            }
            None
        }
        Matcher::PrivateKey => keys::private_key(bytes, hit, &mut scan.putty),
        Matcher::Userinfo => url::password(scan.text, hit),
        Matcher::Assignment(assignment) => assign::value(
            scan.text,
            hit,
            assignment,
            (&mut scan.looks, &mut scan.ties),
        ),
        Matcher::Keyed(form, gap) => keyed(scan, index, (form, *gap), &hit),
        Matcher::Jwt => jose::token(bytes, &hit),
        Matcher::Condition => {
            condition::remember(scan, index, &hit);
            None
        }
        Matcher::BirthDate => {
            remember_head(scan, &hit);
            people::birth_date(scan.text, hit)
        }
        Matcher::Command(templates) => {
            scan.walk(index, rule, &hit, |text, values| {
                command::values(text, &hit, templates, values)
            });
            None
        }
        Matcher::Walk(walk) => {
            scan.walk(index, rule, &hit, |text, values| walk(text, &hit, values));
            None
        }
        Matcher::Name => {
            remember_head(scan, &hit);
            None
        }
        Matcher::Address
        | Matcher::PersonNumber
        | Matcher::SeedPhrase
        | Matcher::Lone
        | Matcher::Learned(_)
        | Matcher::Card
        | Matcher::Iban
        | Matcher::Phone
        | Matcher::Host
        | Matcher::Place
        | Matcher::Email
        | Matcher::Exact
        | Matcher::Hidden
        | Matcher::Id(_) => None,
    };
    if let Some(range) = found {
        scan.offer(index, rule, range, None);
    }
}

/// What stands after a keyword in a form, and near it.
fn keyed(
    scan: &mut Scan<'_>,
    index: usize,
    (form, gap): (&Form, usize),
    hit: &Range<usize>,
) -> Option<Range<usize>> {
    let bytes = scan.text.as_bytes();
    let mut known = std::mem::take(scan.run(index));
    let mut header = |at| scan.columns.header(bytes, at);
    let found = keyed::value(bytes, hit, (form, &mut known), gap, &mut header);
    *scan.run(index) = known;
    found
}

/// Whether a token may start at `at`, where its rule says what may stand before it.
fn may_start(bytes: &[u8], left: Left, at: usize) -> bool {
    match left {
        Left::Any => true,
        Left::Joined => context::starts(bytes, at) || context::is_joined(bytes, at),
        Left::Boundary => context::starts(bytes, at),
    }
}

/// What starts with a prefix and goes on as its form says.
fn formed(
    scan: &mut Scan<'_>,
    (index, rule): (usize, &Rule),
    form: &Form,
    hit: &Range<usize>,
) -> Option<Range<usize>> {
    let bytes = scan.text.as_bytes();
    if !may_start(bytes, rule.left, hit.start) || context::in_base64(bytes, hit.start) {
        return None;
    }
    let end = form.end(bytes, hit.end, scan.run(index));
    if end.is_none() {
        remember_begun(scan, hit.start);
    }
    Some(hit.start..end?)
}

/// Remembers where a literal of code begins as a token does, of which the rest is missing.
fn remember_begun(scan: &mut Scan<'_>, at: usize) {
    let before = at
        .checked_sub(1)
        .and_then(|before| scan.text.as_bytes().get(before));
    if before.is_some_and(|b| assign::is_quote(*b)) && scan.begun.last() != Some(&at) {
        scan.begun.push(at);
    }
}

/// Remembers where a table's column of names or dates may be headed, once in a line.
fn remember_head(scan: &mut Scan<'_>, hit: &Range<usize>) {
    let bytes = scan.text.as_bytes();
    let line = scan
        .heads
        .last()
        .and_then(|last| bytes.get(*last..hit.start));
    if line.is_none_or(|line| line.len() > 512 || memchr::memchr(b'\n', line).is_some()) {
        scan.heads.push(hit.start);
    }
}

/// The pass over one word in forty bytes, where a rule asks for seed phrases.
pub(super) fn seeds(set: &Detectors, scan: &mut Scan<'_>) {
    if set.anchors.seeds.is_empty() {
        return;
    }
    for phrase in seed::phrases(scan.text, scan.marks) {
        let certain = if phrase.proved {
            Confidence::High
        } else {
            Confidence::Medium
        };
        for index in &set.anchors.seeds {
            if let Some(rule) = set.rules.get(*index) {
                scan.offer(*index, rule, phrase.range.clone(), Some(certain));
            }
        }
    }
}
