//! Phrases of several words after which somebody's name stands.

use std::sync::LazyLock;

use super::context::Left;
use super::edges::Edges;
use super::kin;
use super::labels::Label;
use super::lexicon;
use super::table::{ROLE, SIGN, TITLE};
use super::words::{Case, Word, after, word_before};
use crate::detect::lookup::Set;

/// What a phrase that ends with a word says of what follows.
pub(super) fn left(text: &str, word: &Word, spelled: &str) -> Option<Left> {
    match spelled {
        "says" | "said" | "replied" | "sagte" | "dijo" | "disse" | "zei" | "interviewed"
        | "hired" | "dismissed" => Some(Left::Verb),
        "is" | "ist" | "es" | "é" | "è" | "est" if ends_in(text.get(..word.end)?, &TELL) => {
            Some(Left::Label(Label::Sure))
        }
        "is" | "ist" | "est" | "es" | "è" | "é" | "jest" | "wohl" | "war"
            if ends_in(text.get(..word.end)?, &WHO) =>
        {
            Some(Left::Role)
        }
        "is" | "was" | "has" | "did" | "does" | "will" | "can" | "could" | "should" | "would"
        | "Is" | "Was" | "Has" | "Did" | "Does" | "Will" | "Can" | "Could" | "Should" | "Would" => {
            asks(text, word).then_some(Left::Asked)
        }
        "name's" | "name’s" => Some(Left::Label(Label::Sure)),
        "me" | "him" | "her" => ends_in(text.get(..word.end)?, &CALL).then_some(Left::Called),
        _ if word.is(ROLE) && kin::is_own(text, word, spelled) => Some(Left::Called),
        "Sie" | "sie" | "an" | "joindre" | "contacter" | "contactez" | "appelez" | "à" | "a"
        | "contattare" | "chiamare" | "para" | "com" | "bij" | "naar" | "bel" | "do" | "o"
        | "rappeler" | "pour" | "voor" | "van" | "von" | "Contattare" | "Bel" | "Chiamare"
        | "Contactez" | "Appelez" | "to" | "from" | "of" | "for" | "by" | "til" | "na" | "dla"
        | "aan" | "od" | "für" | "pro" | "till" | "da" | "über" | "Namen" | "de" | "di"
        | "nome" | "nom" | "nombre" | "übernimmt" | "reprezentuje" => {
            ends_in(text.get(..word.end)?, &TAKE).then_some(Left::Role)
        }
        _ => None,
    }
}

/// Whom to call, whom to send it to.
static TAKE: LazyLock<Edges> = LazyLock::new(|| {
    of(
        "rufen sie|kontaktieren sie|erreichen sie|senden an|versenden an|liefern an|joindre|contacter|contactez|\
    appelez|livrer à|envoyer à|adresser à|llame a|llamar a|llama a|enviar a|entregar a|escribir a|avisar a|avisa a|avise a|dile a|sou a|sou o|\
    soll an|rappeler|recomendación para|recomendação para|recommandation pour|sollicitatie van|\
    bewerbung von|contattare|\
    chiamare|spedire a|inviare a|consegnare a|ligue para|ligar para|enviar para|falar com|bezorgen bij|sturen naar|bel|\
    wysłać do|bitte an|rückzahlung an|überweisung an|zahlung an|geht an|krankmeldung von|attest von|diensthandys von|diensthandy von|handy von|laptop von|standort von|\
    konto von|vertrag von|nummer von|ausweis von|vertretung übernimmt|auf den namen|im namen von|au nom de|colis est pour|\
    paquet pour|est à|a nombre de|a nome di|em nome de|op naam van|ten name van|pakket voor|levering til|pakke til|\
    na nazwisko|dla pana|dla pani|reprezentuje|intestata a|intestato a|scrivi a|spedite a|paquete a|envíen a|letter to|\
    ship it to|ship to|send it to|pay to|payable to|reports to|belongs to|issued to|registered to|rsvp to|payment to|paid to|transfer to|transferred to|refund to|virement à|virement de|paiement à|versé à|überwiesen an|lastschrift von|gutschrift von|transferencia a|transferencia de|pago a|abono a|bonifico a|bonifico da|pagamento a|pagamento para|transferência para|transferência de|overboeking aan|overboeking naar|overboeking van|betaling aan|betaling van|przelew do|przelew dla|przelew od|wpłata od|wypłata dla|betaling til|overførsel til|overføring til|betala till|platba pro|platba od|card for|\
    passport for|badge for|feedback for|reference for|query from|request from|complaint from|account of|name of|care of|\
    salary of|assigned to|letter for|table for|room for|speak to|spoke to|handed to|behalf of|kort til|fødselsdagskort til|bursdagskort til|födelsedagskort till|geburtstagskarte an|geburtstagskarte für|geburtstagsgruß an|verjaardagskaart voor|anniversaire à|anniversaire pour|brev til|vykort till|brev till|kort till|card for|card to|karte an|brief an|brief aan|kaart voor|kaart aan|lettre à|carte pour|carte à|carta a|carta para|postal para|tarjeta para|aniversário para|cumpleaños para|biglietto per|lettera a|list do|kartka dla|interview with|ticket from|ticket von|ticket van|ticket de|ticket di|zgłoszenie od|meldung von|anruf von|appel de|chiamata di|llamada de|chamada de|telefoontje van|ärende från|bulletin de|carnet de|pagella di|boletín de|boletim de|zeugnis von|świadectwo dla|interview with|recommended by|referred by|signed by|paid by|payroll change for|policy of|phone of",
    )
});

/// What somebody is called is what follows.
static CALL: LazyLock<Edges> = LazyLock::new(|| {
    of(
        "call me|calls me|called me|call him|calls him|called him|call her|calls her|called her|name him|named him|\
    name her|named her",
    )
});

/// Whether a word starts a question, or stands after one that does (`Why is …`).
fn asks(text: &str, word: &Word) -> bool {
    let head = text.get(..word.start).unwrap_or_default();
    static ASKS: LazyLock<Edges> = LazyLock::new(|| of("why|when|where|how|what|who"));
    match word.case {
        // `A: did Ingrid call?`
        Case::Lower => head.ends_with(": ") || ends_in(head.trim_end(), &ASKS),
        _ => true,
    }
}

/// Who somebody is.
static WHO: LazyLock<Edges> = LazyLock::new(|| {
    of(
        "halter ist|halter ist wohl|halterin ist|fahrer war|fahrerin war|inhaber ist|mieter ist|holder is|owner is|tenant is|patient is|landlord is|driver is|witness is|applicant is|who is|wer ist|qui est|quién es|chi è|quem é|wie is|kim jest",
    )
});

/// Words that somebody who was called by name is then asked or told with.
static ASKED: LazyLock<Set> = LazyLock::new(|| Set::new(ASKED_LIST));
const ASKED_LIST: &str = " can could please would will thanks thank pls plz bitte kannst könntest danke magst peux peut-on pouvez pourriez merci \
    puedes podrías puede gracias porfa puoi potresti grazie può pode podes poderia obrigado obrigada kun kunt kan graag alsjeblieft \
    bedankt proszę możesz czy dzięki ";

/// Whether a comma and a word for asking follow (`Kiera, can I speak to …`): somebody was called by name.
pub(super) fn is_addressed(rest: &str) -> bool {
    let dashed = [" - ", " – ", " — "]
        .iter()
        .find_map(|dash| rest.strip_prefix(*dash));
    if dashed.is_some_and(|rest| {
        [
            "sorry",
            "thanks",
            "hi",
            "hello",
            "can you",
            "could you",
            "please",
            "any news",
            "just",
        ]
        .iter()
        .any(|word| rest.starts_with(word))
    }) {
        return true;
    }
    let Some(rest) = rest.strip_prefix(", ") else {
        return false;
    };
    let end = rest.find([' ', ',', '!', '?', '\n']).unwrap_or(rest.len());
    end < 12 && ASKED.has(rest.get(..end).unwrap_or_default().as_bytes())
}

/// Whether `as`, and what somebody is, follow (`as our guardian`).
pub(super) fn is_cast(rest: &str) -> bool {
    let words = ["as ", "als ", "comme ", "como ", "come ", "jako "];
    let Some(rest) = words.iter().find_map(|word| rest.strip_prefix(word)) else {
        return false;
    };
    rest.split([' ', ',', '.', ';', '?', '!', '\n'])
        .take(3)
        .any(|word| !word.is_empty() && lexicon::flags_of(word) & ROLE != 0)
}

/// That somebody's name is what follows.
static TELL: LazyLock<Edges> = LazyLock::new(|| {
    of(
        "my name is|her name is|his name is|maiden name is|last name is|first name is|full name is|\
    family name is|surname is|mein name ist|meu nome é|mijn naam is|mi nombre es|il mio nome è|mon nom est",
    )
});

/// Whether a text ends in a question for somebody's name.
pub(super) fn is_asked_name(head: &str) -> bool {
    static QUESTIONS: LazyLock<Edges> =
        LazyLock::new(|| of("your name?|last name?|first name?|full name?|surname?|maiden name?"));
    ends_in(head, &QUESTIONS)
}

/// Whether a word before a comma closes a letter or a document (`gruß, …`, `Signed, …`).
pub(super) fn signs(text: &str, word: &Word) -> bool {
    /// Those that stand alone in front of who signs.
    const ALONE: [&str; 14] = [
        "Signed",
        "Regards",
        "Cheers",
        "Sincerely",
        "Cordialement",
        "Bisous",
        "Saludos",
        "Abraços",
        "Saluti",
        "Groetjes",
        "Gruß",
        "Grüße",
        "Pozdrawiam",
        "Hälsningar",
    ];
    word.is(SIGN) && word.case == Case::Lower
        || text
            .get(word.start..word.end)
            .is_some_and(|said| ALONE.contains(&said))
}

/// Forms of address that are ordinary words too where they are written small.
pub(super) fn is_small_title(word: &str) -> bool {
    matches!(
        word,
        "senhora"
            | "senhor"
            | "señora"
            | "señor"
            | "mevrouw"
            | "meneer"
            | "pan"
            | "pana"
            | "panu"
            | "panem"
            | "pani"
            | "panią"
    )
}

/// Whether a text ends in an abbreviation of what somebody is (`t.n.v.`, `z.Hd.`, `Pat.`, `Mdt.`).
pub(super) fn is_short_role(head: &str) -> bool {
    const SHORT: [&str; 12] = [
        "t.n.v.",
        "z.Hd.",
        "z. Hd.",
        "Pat.",
        "Mdt.",
        "Kd.",
        "Fahrz.-F.",
        "Verf.",
        "Pac.",
        "Paz.",
        "Pcte.",
        "Abs.",
    ];
    SHORT.iter().any(|short| {
        head.strip_suffix(short)
            .is_some_and(|rest| !rest.ends_with(|c: char| c.is_alphanumeric() || c == '.'))
    })
}

/// Phrases of three bytes and more, in lower case, with `|` between them.
pub(super) fn of(phrases: &'static str) -> Edges {
    Edges::of(phrases.split('|'))
}

/// Whether a text ends in one of the phrases, in any case, whole words alone.
pub(super) fn ends_in(text: &str, phrases: &Edges) -> bool {
    // Most end otherwise; letters of ASCII alone tell without a copy.
    match text.as_bytes().last_chunk::<3>() {
        None => return false,
        Some(last) if last.is_ascii() && !phrases.may_end(last.map(|b| b.to_ascii_lowercase())) => {
            return false;
        }
        Some(_) => {}
    }
    let floor = text.ceil_char_boundary(text.len().saturating_sub(24));
    let tail = text.get(floor..).unwrap_or_default().to_lowercase();
    phrases.end_after(&tail, |rest| !rest.ends_with(char::is_alphanumeric))
}

/// How far after a comma or a bracket what tells of a person is looked for, in bytes.
const ABOUT: usize = 192;

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
    // A text without such marks is one word to its end, and no role is as long.
    let near = text.get(..text.floor_char_boundary(ABOUT.min(text.len())));
    near.unwrap_or_default()
        .split([' ', ',', ')', '.'])
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
    ["v. ", "vs. ", "./. "]
        .iter()
        .any(|word| rest.starts_with(word))
}
