//! Abbreviations with capitals that look like names: `D.Lgs.`, `D.N.I.`, `Cass. civ.`

use std::ops::Range;

use super::context::Left;
use super::words::{Case, Run, after};

/// Whether a stretch of words is an abbreviation: initials alone, initials joined to a short word that a dot ends, or one
/// word before another one.
pub(super) fn is_one(text: &str, run: &Run, span: &Range<usize>, left: Left) -> bool {
    let mut words = span.clone().filter_map(|at| run.get(at));
    if span.len() > 1 && words.all(|word| word.case == Case::Initial) {
        return true;
    }
    let (Some(first), Some(last)) = (run.get(span.start), run.get(span.end.saturating_sub(1)))
    else {
        return false;
    };
    let spelled = text.get(first.start..last.end).unwrap_or_default();
    let dotted = after(text, last.end) == Some('.');
    // `Prüfbericht Nr. 2023`
    let numbered = matches!(
        text.get(last.start..last.end),
        Some("Nr" | "No" | "Nro" | "Núm")
    );
    if numbered && dotted {
        return true;
    }
    let short = last.end - last.start < 4 && (!last.is_surname() || span.len() == 1);
    if span.len() > 1 && dotted && short && !spelled.contains(' ') && left.points() < 5 {
        return true;
    }
    // `Nat. ID`
    let of_number = text.get(last.end..).is_some_and(|rest| {
        [". ID", ". No", ". Nr", ". Nº"]
            .iter()
            .any(|next| rest.starts_with(next))
    });
    if span.len() == 1 && short && of_number {
        return true;
    }
    let goes_on = text
        .get(last.end..)
        .and_then(|rest| rest.strip_prefix(". "))
        .and_then(|rest| {
            let word = rest.find(|c: char| !c.is_lowercase())?;
            Some(word > 1 && rest.get(word..)?.starts_with('.'))
        })
        .unwrap_or(false);
    span.len() == 1 && goes_on && last.end - last.start < 6 && left.points() < 4
}
