//! Capitalised words that are nouns joined to each other, and no name.

use std::ops::Range;

use super::context::{self, Left};
use super::labels::Label;
use super::table::GIVEN_COMMON;
use super::words::{Case, Run, Word};

/// What stands before a place in the run: a word of the run, or of the text.
pub(super) fn left_of(text: &str, run: &Run, index: usize) -> Left {
    let Some(word) = run.get(index) else {
        return Left::Other;
    };
    let left = context::left(text, word.start);
    match (left, index) {
        // A capitalised word right before that is no sentence's start: a headline, or a longer name of something.
        (Left::Mid, 1..) => Left::Other,
        // `Oficina de Vuelo Espacial`: a noun's, and not somebody's.
        (Left::Near, 2..) => match (run.get(index - 2), run.get(index - 1)) {
            (Some(noun), Some(joint))
                if joint.case == Case::Lower && noun.is_capital() && !noun.is_named() =>
            {
                Left::Article
            }
            _ => left,
        },
        _ => left,
    }
}

/// Whether a small letter follows an article's apostrophe.
pub(super) fn is_elided(text: &str, word: &Word) -> bool {
    let spelled = text.get(word.start..word.end).unwrap_or_default();
    // No article is longer than four letters, and most words have no apostrophe.
    let mut head = spelled.bytes().take(5);
    if !head.any(|byte| matches!(byte, b'\'' | 0xe2)) {
        return false;
    }
    spelled
        .split_once(['\'', '’'])
        .is_some_and(|(article, noun)| {
            matches!(
                article,
                "L" | "D"
                    | "Dell"
                    | "All"
                    | "Nell"
                    | "Sull"
                    | "Dall"
                    | "Un"
                    | "Qu"
                    | "C"
                    | "J"
                    | "S"
                    | "N"
            ) && noun.starts_with(char::is_lowercase)
        })
}

/// `Breite zum Füllen von Blöcken`, `Teoría de la Tierra`: nouns that prepositions join, whatever the second one is.
pub(super) fn is_phrase(run: &Run, span: &Range<usize>, left: Left) -> bool {
    let mut words = span.clone().filter_map(|index| run.get(index));
    let named = words
        .by_ref()
        .take_while(|word| word.case != Case::Lower)
        .any(|word| word.is_named() || word.case == Case::Initial);
    let joined = span
        .clone()
        .filter_map(|index| run.get(index))
        .any(|word| word.case == Case::Lower);
    joined && !named && !matches!(left, Left::Title | Left::Label(Label::Sure | Label::Person))
}

/// `Priester der Church`: an article of a genitive between two nouns, which no name has without `von`.
pub(super) fn is_genitive(text: &str, run: &Run, span: &Range<usize>) -> bool {
    let plain = run
        .get(span.start)
        .is_some_and(|first| !first.is_given() || first.is_ambiguous());
    plain
        && span.clone().skip(1).any(|index| {
            let (Some(before), Some(word)) = (run.get(index - 1), run.get(index)) else {
                return false;
            };
            before.case != Case::Lower
                && matches!(
                    text.get(word.start..word.end),
                    Some("der" | "des" | "dem" | "du" | "della" | "dello" | "delle" | "dei")
                )
        })
}

/// Whether a given name and a particle of surnames stand before, after which an ordinary word is one (`Liesbeth van der Meer`).
pub(super) fn is_after_particle(text: &str, run: &Run, index: usize) -> bool {
    let mut before = (0..index).rev().filter_map(|at| run.get(at));
    let particle = before.next().is_some_and(|word| {
        let spelled = text.get(word.start..word.end);
        word.case == Case::Lower
            && matches!(
                spelled,
                Some(
                    "van"
                        | "der"
                        | "den"
                        | "von"
                        | "ter"
                        | "ten"
                        | "in"
                        | "de"
                        | "del"
                        | "zu"
                        | "zum"
                        | "zur"
                        | "do"
                        | "da"
                        | "dos"
                        | "das"
                        | "la"
                )
            )
            || word.case == Case::Title && spelled.is_some_and(is_joined)
    });
    particle
        && before
            .find(|word| {
                let spelled = text.get(word.start..word.end);
                word.case != Case::Lower && !spelled.is_some_and(is_joined)
            })
            .is_some_and(|given| {
                given.is_given() && !given.is_ambiguous() || given.case == Case::Initial
            })
}

/// Whether a word with a capital joins a given name and a surname's rest (`Del Río`, `de La Bretèche`, `Ni Chonaill`).
pub(super) fn is_joined(spelled: &str) -> bool {
    matches!(
        spelled,
        "Del"
            | "De"
            | "La"
            | "Le"
            | "Los"
            | "Las"
            | "El"
            | "Al"
            | "Di"
            | "Lo"
            | "Da"
            | "Du"
            | "Des"
            | "St"
            | "Ni"
            | "Te"
            | "Van"
            | "Von"
            | "Bin"
            | "Bint"
            | "Ben"
            | "Abu"
            | "Ó"
            | "O"
            | "Mac"
            | "Dos"
            | "Das"
            | "Degli"
            | "Della"
            | "Dell"
    )
}

/// Whether such a word stands between a clear given name and a word with a capital.
pub(super) fn joins_here(text: &str, run: &Run, index: usize) -> bool {
    let joins = |word: &Word| {
        word.case == Case::Title && text.get(word.start..word.end).is_some_and(is_joined)
    };
    if !run.get(index).is_some_and(joins) || !run.get(index + 1).is_some_and(Word::is_capital) {
        return false;
    }
    let given = (0..index)
        .rev()
        .filter_map(|at| run.get(at))
        .find(|word| word.case != Case::Lower && !joins(word));
    given.is_some_and(|given| given.is_given() && !given.is_ambiguous())
}

/// Where a given name and more stand after a particle that no given name stands before.
pub(super) fn whose(text: &str, run: &Run, span: &Range<usize>) -> Option<usize> {
    let first = run.get(span.start)?;
    // `Handy` and other nouns are surnames as well.
    if first.is_given() || !matches!(first.case, Case::Upper | Case::Title) {
        return None;
    }
    let at = (span.start + 1..span.end)
        .find(|at| run.get(*at).is_some_and(|word| word.case != Case::Lower))?;
    let given = run.get(at)?;
    // `Escobar e José`: one more person.
    let joint = run.get(at - 1)?;
    let spelled = text.get(joint.start..joint.end);
    let joined = joint.case == Case::Lower && !matches!(spelled, Some("y" | "e" | "i"));
    (joined && at + 1 < span.end && given.is(GIVEN_COMMON) && !given.is_ambiguous()).then_some(at)
}
