//! Values in disguise: what hides them is undone in a copy, the copy is scanned, and what is found there is found in the
//! original bytes.

mod based;
mod by_char;
mod chars;
mod codes;
mod cued;
mod encoded;
mod escapes;
mod hidden;
mod inflate;
mod joints;
mod literals;
mod mail;
mod pass;
mod said;
mod spelled;
mod spread;
mod turned;
mod variables;
mod view;
mod words;

use std::ops::Range;

use super::marks::Marks;
use super::rule::{Matcher, Rule};
use super::scan::{self, Candidate, Scanned};
use super::{Confidence, Detectors, TooMany, assign};
pub(super) use based::based;
pub(super) use cued::told;
pub(super) use hidden::is_part;
use pass::Pass;
pub(super) use said::{said, said_phone};
pub(super) use turned::Prefixes;
use turned::{Turned, has_prefix};
use view::Edits;
pub(super) use view::View;
pub(crate) use words::is_said;

/// How often what was undone is looked at again: a disguise may lie in another.
const ROUNDS: usize = 4;
/// How much text around what was undone is scanned with it, in bytes.
const AROUND: usize = 256;
/// How far words that speak for a value stand from it, in bytes.
const NEAR: usize = 48;
/// How much is scanned at once, in bytes, so that what is held stays small.
const AT_ONCE: usize = 64 * 1024;
/// How much of it is scanned again with what follows, in bytes.
const AGAIN: usize = 8 * 1024;

/// Adds to what a scan found in a text what it finds where disguises are undone.
///
/// # Errors
/// [`TooMany`] when a stretch of the text holds more candidates than a scan keeps.
pub(super) fn undo(
    set: &Detectors,
    text: &str,
    marks: &Marks,
    scanned: &mut Scanned,
) -> Result<(), TooMany> {
    let mut found = Vec::new();
    rounds(set, (text, marks), None, ROUNDS, &mut found)?;
    let plain = scanned.found.len();
    let begun = std::mem::take(&mut scanned.begun);
    variables::find(set, text, &begun, &mut scanned.found)?;
    for hidden in found {
        let known = scanned.found.get(..plain).unwrap_or_default();
        if !hidden.guessed || !is_whole(known, &hidden.candidate) {
            scanned.found.push(hidden.candidate);
        }
        if scanned.found.len() > super::MAX_CANDIDATES {
            return Err(TooMany);
        }
    }
    Ok(())
}

/// What was found in disguise.
struct Hidden {
    candidate: Candidate,
    /// Whether pieces were put together that only stand one after the other.
    guessed: bool,
}

/// Whether the value was found without what was put to it: then the rest is a neighbour.
fn is_whole(known: &[Candidate], hidden: &Candidate) -> bool {
    known
        .iter()
        .any(|known| known.rule == hidden.rule && known.range.start == hidden.range.start)
}

/// Undoes what is in `text`, scans it, and looks again at what came out. `parent` is the view that the text is of.
fn rounds(
    set: &Detectors,
    (text, marks): (&str, &Marks),
    parent: Option<&View>,
    left: usize,
    found: &mut Vec<Hidden>,
) -> Result<(), TooMany> {
    let mut edits = Edits::default();
    let mut turned = parent.is_none().then(Turned::default);
    let mut pass = Pass::new(text, marks, &set.prefixes);
    loop {
        let until = match edits.start() {
            Some(start) => (edits.end() + 2 * AROUND).min(start + AT_ONCE),
            None => usize::MAX,
        };
        let goes_on = pass.step(until, &mut edits, &mut turned);
        if let Some(full) = turned
            .as_mut()
            .filter(|turned| turned.is_full() || !goes_on)
        {
            backwards(set, &std::mem::take(full), found)?;
        }
        let Some(start) = edits.start() else {
            if goes_on {
                continue;
            }
            return Ok(());
        };
        let apart = pass.at > edits.end() + 2 * AROUND;
        if !goes_on || apart || pass.at > start + AT_ONCE {
            let stretch = around(text, start, edits.end());
            let view = View::new(text, parent, stretch, &edits);
            look(set, &view, left, found)?;
            edits.keep_from(match goes_on && !apart {
                true => pass.at - AGAIN.min(pass.at),
                false => text.len(),
            });
        }
    }
}

/// A stretch with what stands around it, from the end of a word to the start of one where one is near.
fn around(text: &str, start: usize, end: usize) -> Range<usize> {
    const WORD: usize = 64;
    let bytes = text.as_bytes();
    let from = start.saturating_sub(AROUND);
    let before = bytes
        .get(from.saturating_sub(WORD)..from)
        .unwrap_or_default();
    let back = before
        .iter()
        .rev()
        .position(|b| b.is_ascii_whitespace())
        .unwrap_or(0);
    let to = bytes.len().min(end.saturating_add(AROUND));
    let after = bytes.get(to..).unwrap_or_default().iter().take(WORD);
    let on = after
        .clone()
        .position(|b| b.is_ascii_whitespace())
        .unwrap_or(0);
    text.floor_char_boundary(from - back)..text.ceil_char_boundary(to + on)
}

/// Scans a view, keeps what it holds by where it comes from, and looks for disguises in it.
fn look(set: &Detectors, view: &View, left: usize, found: &mut Vec<Hidden>) -> Result<(), TooMany> {
    let marks = Marks::new(&view.text);
    for candidate in scan::scan_view(set, view, &marks)? {
        let range = view.origin(&candidate.range);
        found.push(Hidden {
            guessed: view.undone(&candidate.range).guessed > 0,
            candidate: Candidate { range, ..candidate },
        });
    }
    if let Some(rule) = set.hidden {
        found.extend(hidden::values(view).iter().map(|range| Hidden {
            guessed: false,
            candidate: Candidate {
                rule,
                range: view.origin(range),
                confidence: Confidence::Low,
            },
        }));
    }
    if found.len() > super::MAX_CANDIDATES {
        return Err(TooMany);
    }
    match left.checked_sub(1) {
        Some(left) if left > 0 => rounds(set, (&view.text, &marks), Some(view), left, found),
        _ => Ok(()),
    }
}

/// Scans tokens that were turned, for those that have a prefix of their own.
fn backwards(set: &Detectors, turned: &Turned, found: &mut Vec<Hidden>) -> Result<(), TooMany> {
    if turned.text.is_empty() {
        return Ok(());
    }
    for candidate in scan::literals_only(set, &turned.text)? {
        let is_certain = candidate.confidence > Confidence::Low
            && set.rules.get(candidate.rule).is_some_and(has_prefix);
        if let Some(range) = turned.origin(&candidate.range).filter(|_| is_certain) {
            found.push(Hidden {
                guessed: false,
                candidate: Candidate { range, ..candidate },
            });
        }
    }
    Ok(())
}

/// What a rule needs beside its form to find a value in a view.
pub(super) enum Needs {
    /// Nothing more.
    Nothing,
    /// A word that speaks for it nearby.
    Context,
    /// Nothing helps.
    Refused,
}

/// What is demanded of a value in a view: something was undone in it or, so that its context can be read, around it.
/// What was put together from pieces must be certain by itself.
pub(super) fn needs(view: &View, rule: &Rule, range: &Range<usize>, sure: Confidence) -> Needs {
    let inside = view.undone(range);
    let context = || view.undone_near(range, NEAR).fresh_read > 0;
    if inside.fresh == 0 && !context() {
        return Needs::Refused;
    }
    let value = view.text.get(range.clone()).unwrap_or_default();
    let pieces = inside.joined + inside.spread + inside.guessed;
    // A value that is named right before: a password of letters, digits and marks that only one has, or a drawn one.
    let named = matches!(rule.matcher, Matcher::Assignment(_) | Matcher::Keyed(..))
        && inside.guessed == 0
        && value.len() >= 8
        && value.bytes().any(|b| b.is_ascii_digit())
        && (assign::is_given(value) || hidden::is_drawn(value));
    // Structures that a word wakes: what they hold is named as well.
    let walked =
        matches!(rule.matcher, Matcher::Walk(_)) && inside.guessed == 0 && value.len() >= 16;
    let long = matches!(rule.matcher, Matcher::Form(_)) && inside.guessed == 0 && value.len() >= 32;
    let certain = sure == Confidence::High
        || named
        || walked
        || long
        || matches!(rule.matcher, Matcher::Email)
        || (sure == Confidence::Medium && has_prefix(rule));
    match pieces {
        0 => Needs::Nothing,
        _ if inside.spread > 0 && !value.bytes().any(|b| b.is_ascii_alphabetic()) => Needs::Context,
        _ if certain => Needs::Nothing,
        _ if inside.guessed == 0 && rule.context.is_some() => Needs::Context,
        _ => Needs::Refused,
    }
}

#[cfg(test)]
mod tests;
