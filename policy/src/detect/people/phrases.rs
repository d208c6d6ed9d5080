//! Phrases of several words after which somebody's name stands.

use super::context::Left;
use super::labels::Label;
use super::lexicon;
use super::table::{ROLE, SIGN, TITLE};
use super::words::{Case, Word, after, word_before};

/// What a phrase that ends with a word says of what follows.
pub(super) fn left(text: &str, word: &Word, spelled: &str) -> Option<Left> {
    match spelled {
        "says" | "said" | "replied" | "sagte" | "dijo" | "disse" | "zei" => Some(Left::Verb),
        "is" | "ist" | "es" | "é" | "è" | "est" => {
            ends_in(text.get(..word.end)?, TELL).then_some(Left::Label(Label::Sure))
        }
        "Sie" | "sie" | "an" | "joindre" | "contacter" | "contactez" | "appelez" | "à" | "a"
        | "contattare" | "chiamare" | "para" | "com" | "bij" | "naar" | "bel" | "do" | "o"
        | "rappeler" | "pour" | "voor" | "van" | "von" | "Contattare" | "Bel" | "Chiamare"
        | "Contactez" | "Appelez" => ends_in(text.get(..word.end)?, TAKE).then_some(Left::Role),
        _ => None,
    }
}

/// Whom to call, whom to send it to.
const TAKE: &str = "rufen sie|kontaktieren sie|erreichen sie|senden an|versenden an|liefern an|joindre|contacter|contactez|\
    appelez|livrer à|envoyer à|adresser à|llame a|llamar a|llama a|enviar a|entregar a|escribir a|avisar a|avisa a|avise a|dile a|sou a|sou o|\
    soll an|rappeler|recomendación para|recomendação para|recommandation pour|sollicitatie van|\
    bewerbung von|contattare|\
    chiamare|spedire a|inviare a|consegnare a|ligue para|ligar para|enviar para|falar com|bezorgen bij|sturen naar|bel|\
    wysłać do";

/// That somebody's name is what follows.
const TELL: &str = "my name is|her name is|his name is|maiden name is|last name is|first name is|full name is|\
    family name is|surname is|mein name ist|meu nome é|mijn naam is|mi nombre es|il mio nome è|mon nom est";

/// Whether a text ends in a question for somebody's name.
pub(super) fn is_asked_name(head: &str) -> bool {
    ends_in(
        head,
        "your name?|last name?|first name?|full name?|surname?|maiden name?",
    )
}

/// Whether a word before a comma closes a letter or a document (`gruß, …`, `Signed, …`).
pub(super) fn signs(text: &str, word: &Word) -> bool {
    word.is(SIGN) && word.case == Case::Lower || text.get(word.start..word.end) == Some("Signed")
}

/// Forms of address that are ordinary words too where they are written small.
pub(super) fn is_small_title(word: &str) -> bool {
    matches!(
        word,
        "senhora" | "senhor" | "señora" | "señor" | "mevrouw" | "meneer"
    )
}

/// Whether a text ends in one of the phrases, in any case, whole words alone.
fn ends_in(text: &str, phrases: &str) -> bool {
    let floor = text.ceil_char_boundary(text.len().saturating_sub(20));
    let tail = text.get(floor..).unwrap_or_default().to_lowercase();
    phrases.split('|').any(|phrase| {
        tail.strip_suffix(phrase)
            .is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
    })
}

/// Whether what follows a comma or a bracket tells of a person: an age, a pronoun, a role.
pub(super) fn is_about_a_person(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 {
        let next = after(text, digits);
        return digits <= 3 && !next.is_some_and(char::is_alphanumeric);
    }
    if [
        "she/", "he/", "they/", "born ", "geb.", "geboren ", "née ", "né ",
    ]
    .iter()
    .any(|word| text.starts_with(word))
    {
        return true;
    }
    text.split([' ', ',', ')', '.'])
        .take(3)
        .any(|word| !word.is_empty() && lexicon::flags_of(word) & ROLE != 0)
}

/// Whether a text ends in a role and a number of its own (`Employee 30177`, `candidate no. 3`).
pub(super) fn is_numbered(head: &str) -> bool {
    let bare = head.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '-' | '/'));
    if head.len() - bare.len() > 12 {
        return false;
    }
    let bare = bare.trim_end_matches([' ', '#']);
    let bare = [
        "no.", "nr.", "no", "nr", "n.º", "nº", "n°", "number", "ID", "id", "Nr.", "Nr",
    ]
    .iter()
    .find_map(|word| bare.strip_suffix(word))
    .map_or(bare, |rest| rest.trim_end_matches(' '));
    word_before(bare, bare.len()).is_some_and(|word| word.is(ROLE) && !word.is(TITLE))
}

/// Whether what follows a name sets another against it, as courts do (`Frome v. Tancredi`).
pub(super) fn is_versus(rest: &str) -> bool {
    ["v. ", "vs. "].iter().any(|word| rest.starts_with(word))
}
