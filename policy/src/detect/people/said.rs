//! What a word before a name says of it where it is no form of address: lists of who was there, halves of a name.

use super::context::{Left, earlier};
use super::labels::{self, Label};
use super::table::{NAME_LABEL, PARTICLE, ROLE};
use super::words::{Case, Word, word_before};

/// What the label says of a field's value that starts with particles (`"nachname":"van der Meulen"`).
pub(super) fn held(text: &str, word: &Word) -> Option<Left> {
    if word.case != Case::Lower || !word.is(PARTICLE) {
        return None;
    }
    let mut start = word.start;
    while let Some(before) = text.get(..start).and_then(|head| head.strip_suffix(' '))
        && let Some(more) = word_before(before, before.len())
        && more.case == Case::Lower
        && more.is(PARTICLE)
        && word.start - more.start < 12
    {
        start = more.start;
    }
    match labels::label(text, start) {
        label @ (Label::Sure | Label::Person) => Some(Left::Label(label)),
        _ => None,
    }
}

/// Whether a word is the other ending of a role before it (`sottoscritto/a`, `Patient/in`).
pub(super) fn ends_role(text: &str, word: &Word, spelled: &str) -> bool {
    matches!(spelled, "a" | "o" | "e" | "in" | "ka")
        && text
            .get(..word.start)
            .and_then(|head| head.strip_suffix('/'))
            .and_then(|head| word_before(head, head.len()))
            .is_some_and(|role| role.is(ROLE))
}

/// Words right before who was there, or was not, or the half of a name (`surname Oyelaran, given name Kwabena`).
pub(super) fn of_list(text: &str, word: &Word, spelled: &str) -> Option<Left> {
    match spelled {
        "surname" | "Surname" => {
            let rest = text.get(word.end..)?.split('\n').next()?;
            let near = rest.get(..rest.floor_char_boundary(48.min(rest.len())))?;
            (near.contains("given name") || near.contains("first name"))
                .then_some(Left::Label(Label::Sure))
        }
        "name" => {
            let half = earlier(text, word)
                .filter(|_| word.is(NAME_LABEL))
                .and_then(|half| text.get(half.start..half.end));
            matches!(half, Some("given" | "first")).then_some(Left::Label(Label::Sure))
        }
        "present" => text
            .get(..word.start)?
            .ends_with(": ")
            .then_some(Left::Role),
        "Asisten" | "asisten" | "Asistieron" | "aanwezig" | "Aanwezig" | "Anwesend"
        | "anwesend" | "apologies" | "Apologies" | "Presenti" | "Presentes" | "Présents"
        | "Obecni" | "presenti" | "présents" | "présentes" | "presentes" | "obecni"
        | "nieobecni" | "nieobecny" | "nieobecna" | "närvarande" | "Närvarande" | "frånvarande"
        | "přítomni" | "Přítomni" | "assenti" | "ausentes" | "excusés" | "Namen" => {
            match spelled {
                "Namen" => text
                    .get(..word.start)?
                    .ends_with("auf den ")
                    .then_some(Left::Role),
                _ => Some(Left::Role),
            }
        }
        _ => None,
    }
}
