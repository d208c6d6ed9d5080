//! Names that somebody writes in small letters, where what stands before says that one follows (`mi ex begoña guerrero`,
//! `o motorista afonso figueiredo`): both words are names by the lists, and nothing else.

use std::ops::Range;

use super::table::{BRAND, GIVEN, GIVEN_COMMON, PARTICLE, PLACE};
use super::words::{Case, Word, before, word_at};

/// What stands right before.
const PHRASES: &str = "mi ex |meu ex |minha ex |my ex |mon ex |mein ex |meine ex |o motorista |a motorista |el conductor |la conductora |\
    il conducente |numer do |numero di |número de |numéro de |number for |nummer von |nummer van |heißt |heisst |\
    name is |name ist |naam is |nombre es |nome é |nome è |nom est |me llamo |mi chiamo |m'appelle |me chamo |\
    nazywam się |ik heet |ich heiße |this is |hier ist |customer |client |cliente |kunde |kundin |klant |klient |klientka |\
    pacjent |pacjentka |patient |patientin |paciente |paziente |kollegin |kollege |colleague |collega |colega |\
    compañero |compañera |my boss |my manager |landlord |tenant |mieter |mieterin |vermieter |inquilino |inquilina |\
    locataire |neighbour |neighbor |nachbar |nachbarin |vecino |vecina |voisin |voisine |señor |señora |herr |frau |\
    monsieur |madame |signor |signora |pana |pani |panu |my friend |mi amigo |mi amiga |mon ami |mon amie |\
    mein freund |meine freundin |my sister |my brother |mi hermana |mi hermano |ma sœur |mon frère |meine schwester |\
    mein bruder |mia sorella |mio fratello |minha irmã |meu irmão |moja siostra |mój brat ";

/// What is looked for with the literals of all rules.
pub(in crate::detect) fn announcements() -> impl Iterator<Item = &'static str> {
    PHRASES.split('|')
}

/// Longest name, in words.
const WORDS: usize = 4;

/// The names in small letters after what was `announced`.
pub(super) fn each(text: &str, announced: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for phrase in announced {
        let starts = before(text, phrase.start).is_none_or(|c| !c.is_alphanumeric());
        if starts && let Some(range) = name(text, phrase.end) {
            found.push(range);
        }
    }
    found
}

/// A name that starts at a place: a clear given name, more of them or particles, and a clear surname.
fn name(text: &str, at: usize) -> Option<Range<usize>> {
    let first = small(text, at)?;
    if !(first.is(GIVEN | GIVEN_COMMON) && !first.is_ambiguous() && !first.is(PLACE | BRAND)) {
        return None;
    }
    let (mut last, mut end) = (first, None);
    for _ in 1..WORDS {
        let rest = text.get(last.end..)?;
        let Some(next) = rest
            .strip_prefix(' ')
            .and_then(|_| small(text, last.end + 1))
        else {
            break;
        };
        if next.is_surname() && !next.is_ambiguous() {
            end = Some(next.end);
        } else if !(next.is(PARTICLE) || next.is_given() && !next.is_ambiguous()) {
            break;
        }
        last = next;
    }
    end.map(|end| first.start..end)
}

/// The word in small letters at a place.
fn small(text: &str, at: usize) -> Option<Word> {
    word_at(text, at).filter(|word| word.case == Case::Lower && word.start == at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_letters_hide_no_name_that_is_announced() {
        for (text, name) in [
            ("mi ex begoña guerrero me sigue", Some("begoña guerrero")),
            (
                "o motorista afonso figueiredo mora",
                Some("afonso figueiredo"),
            ),
            ("mi ex novia me sigue", None),
            ("the customer service line", None),
            ("afonso figueiredo mora", None),
        ] {
            let stand = announcements().flat_map(|phrase| {
                let found = text.match_indices(phrase);
                found.map(|(at, phrase)| at..at + phrase.len())
            });
            let announced: Vec<Range<usize>> = stand.collect();
            let found = each(text, &announced).into_iter();
            let found: Vec<&str> = found.map(|range| &text[range]).collect();
            assert_eq!(found.first().copied(), name, "{text}");
        }
    }
}
