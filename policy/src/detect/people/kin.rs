//! Given names that no list holds: after kin, as a form of address (`Tante Wiebke`) or somebody's own (`my kid Shefkelina`),
//! and where somebody says who they are (`Hi, it's Perpetua from the food bank`).

use std::sync::LazyLock;

use super::context;
use super::table::{BRAND, GIVEN_COMMON, MONTH, ORG, ORG_BEFORE, PLACE, ROLE};
use super::words::{Case, Word, before, word_at, word_before};
use crate::detect::lookup::Set;

/// What stands as a form of address before a given name: kin, and those of an order.
const CALLED: &str = "aunt auntie aunty uncle nan nana nanny granny gran grandma grandpa grandad cousin sister brother mother father \
    tante onkel oma opa schwester bruder pater tonton tata tatie mamie mémé papi papy pépé tía tío abuela abuelo yaya zia zio \
    nonna nonno suor tia tio vovó vovô oom zuster broeder ciocia wujek babcia dziadek siostra";

/// Where somebody says who they are: the ends of phrases, and what the sentence then goes on with.
const SELF: [&str; 19] = [
    "it's",
    "it’s",
    "its",
    "this is",
    "here is",
    "hier ist",
    "hier spricht",
    "c'est",
    "c’est",
    "ici",
    "soy",
    "sono",
    "qui è",
    "aqui é o",
    "aqui é a",
    "dit is",
    "met",
    "z tej strony",
    "tu",
];
const FROM: &str =
    "from at calling vom von aus vom du de d des della dell del dello di da do dos van z ze";

/// What is somebody's own, before kin of theirs.
const OWN: &str = "my|our|his|her|their|your|mein|meine|meinen|meinem|meiner|unser|unsere|unseren|sein|seine|ihr|ihre|mon|ma|notre|\
    son|sa|votre|leur|mi|mis|su|nuestro|nuestra|tu|mio|mia|suo|sua|nostro|nostra|meu|minha|seu|nosso|nossa|mijn|onze|ons|zijn|\
    haar|mój|moja|mojego|mojej|mojemu|nasz|nasza|jego|jej";

/// Kin and who is as near: somebody's own one has a name of a person.
const KIN: &str = " kid son daughter wife husband brother sister mother mom mum father dad uncle aunt nephew niece cousin grandson \
    granddaughter grandmother grandfather grandma grandpa stepson stepdaughter fiancé fiancée boyfriend girlfriend flatmate \
    roommate housemate toddler sohn tochter frau mann bruder schwester mutter vater onkel tante neffe nichte cousine enkel \
    enkelin freundin freund verlobte mitbewohner mitbewohnerin fils fille femme mari frère sœur mère père oncle neveu nièce \
    compagne compagnon colocataire hijo hija esposa esposo marido hermano hermana madre padre tío tía sobrino sobrina primo \
    prima novio novia figlio figlia moglie marito fratello sorella zio zia nipote cugino cugina fidanzato fidanzata coinquilino \
    filho filha mulher irmão irmã mãe pai sobrinho sobrinha namorado namorada zoon dochter vrouw man broer zus moeder vader oom \
    neef nicht vriend vriendin huisgenoot syn córka żona mąż brat siostra matka ojciec wujek ciocia syna córki żony męża brata \
    siostry ";

static CALLED_SET: LazyLock<Set> = LazyLock::new(|| Set::new(CALLED));
static KIN_SET: LazyLock<Set> = LazyLock::new(|| Set::new(KIN));
static FROM_SET: LazyLock<Set> = LazyLock::new(|| Set::new(FROM));

/// Whether what stands before a word proves that it is somebody's given name, though no list may hold it.
pub(super) fn is_proven(text: &str, word: &Word) -> bool {
    may_be(text, word) && (is_kin(text, word) || says_who(text, word))
}

/// Whether a word may be a name at all: written as one, and no list knows it for something else.
fn may_be(text: &str, word: &Word) -> bool {
    let other =
        word.is(MONTH | BRAND | PLACE | ORG | ORG_BEFORE) || word.is_plain() || word.is_stock();
    word.case == Case::Title
        && word.end - word.start > 2
        && !(other || word.is(ROLE) && !word.is_named())
        && !super::points::is_noun(text, word)
}

/// `Auntie Pam`, `Tante Wiebke`: kin as a form of address.
fn is_kin(text: &str, word: &Word) -> bool {
    context::earlier(text, word).is_some_and(|kin| {
        let spelled = text.get(kin.start..kin.end).unwrap_or_default();
        kin.case == Case::Title
            && CALLED_SET.has(spelled.as_bytes())
            && (word.is(GIVEN_COMMON) || !word.is_ambiguous())
            && !super::points::is_pair(text, &kin, word)
    })
}

/// Whether a word is kin, and somebody's own.
pub(super) fn is_own(text: &str, word: &Word, spelled: &str) -> bool {
    matches!(word.case, Case::Lower | Case::Title)
        && KIN_SET.has(spelled.as_bytes())
        && text
            .get(..word.start)
            .and_then(|head| head.strip_suffix(' '))
            .is_some_and(ends_own)
}

/// Whether a text ends in a word that says whose somebody is.
fn ends_own(text: &str) -> bool {
    let floor = text.ceil_char_boundary(text.len().saturating_sub(24));
    let tail = text.get(floor..).unwrap_or_default().to_lowercase();
    OWN.split('|').any(|phrase| {
        tail.strip_suffix(phrase)
            .is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
    })
}

/// `it's Perpetua from`, `Hier ist Detlev vom`: at a sentence's start or after a greeting, and only before where from.
fn says_who(text: &str, word: &Word) -> bool {
    let rest = text.get(word.end..).unwrap_or_default();
    let Some(next) = rest
        .strip_prefix(", ")
        .or_else(|| rest.strip_prefix(' '))
        .and_then(|rest| word_at(text, text.len() - rest.len()))
    else {
        return false;
    };
    let spelled = text.get(next.start..next.end).unwrap_or_default();
    let spelled = spelled.split(['\'', '’']).next().unwrap_or(spelled);
    let feast = matches!(
        text.get(word.start..word.end),
        Some("Noël" | "Natale" | "Natal")
    );
    let parted = rest.starts_with(',') && !word.is_given();
    if feast || parted || next.case != Case::Lower || !FROM_SET.has(spelled.as_bytes()) {
        return false;
    }
    let head = text.get(..word.start).unwrap_or_default();
    let Some(head) = head.strip_suffix(' ') else {
        return false;
    };
    let floor = head.ceil_char_boundary(head.len().saturating_sub(14));
    let lower = head.get(floor..).unwrap_or_default().to_lowercase();
    SELF.iter().any(|phrase| {
        lower.ends_with(phrase) && opens(text, head.len().saturating_sub(phrase.len()))
    })
}

/// Whether a sentence starts at a place, or what follows a greeting (`Hi, `, `Hallo Frau Klee, `).
fn opens(text: &str, at: usize) -> bool {
    let head = text.get(..at).unwrap_or_default();
    let bare = head.trim_end_matches(' ');
    match before(bare, bare.len()) {
        None
        | Some(
            '\n' | '.' | '!' | '?' | '"' | '“' | '„' | '«' | ':' | '>' | '¡' | ',' | '-' | '–',
        ) => true,
        Some(c) if c.is_alphabetic() => {
            word_before(bare, bare.len()).is_some_and(|word| word.is(super::table::GREET))
        }
        Some(_) => false,
    }
}
