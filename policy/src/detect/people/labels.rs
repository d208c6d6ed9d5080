//! Field names before a value: `Full name: …`, `"patient_name": "…"`, `<author>…`.

use std::cell::OnceCell;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::lexicon;
use super::table::{Hash, NAME_LABEL, NAME_SURE, NOT_LABEL, PERSON_LABEL, ROLE};
use super::words::before;
use crate::detect::letters::{is_letter, is_letter_or_digit};

/// What a field's name says of its value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Label {
    /// Nothing.
    #[default]
    None,
    /// A name, of whatever (`name`).
    Name,
    /// A person, or another party (`customer`, `from`).
    Person,
    /// A person's name (`first_name`).
    Sure,
}

/// Longest field name that is read, in bytes.
const LONGEST: usize = 40;
/// Most words in one.
const WORDS: usize = 5;

/// Words that tell which name of a person is meant (`Nom de naissance`, `nome próprio`).
static KINDS: LazyLock<Vec<Hash>> = LazyLock::new(|| {
    hashes(
        "famille naissance usage jeune marital patronymique pila soltera casada nacimiento paterno materno solteira casado \
         família familia próprio proprio próprios primeiro último ultimo segundo primer primero nubile nascita battesimo \
         proprio panieńskie rodowe drugie pierwsze rufname mädchen geburts getauft family birth christian maternal paternal \
         kandung panggilan leánykori születési anne baba ayah ibu naștere familie rozená rodné",
    )
});
/// Words behind one for a person that say of what (`Titolare del conto`, `contacto de emergencia`).
static WHAT: LazyLock<Vec<Hash>> = LazyLock::new(|| {
    hashes(
        "account card policy cuenta tarjeta póliza seguro conto carta polizza conta cartão apólice compte carte contrat \
         rekening kaart polis rachunku karty polisy cont emergencia emergência emergenza urgence emergency noodgeval legal \
         légal legale prawny tratante traitant curante responsável prowadzący educação de di da do du la le del della dos das los las rekeningu \
         účtu rekening kartu polis darurat",
    )
});

fn hashes(words: &str) -> Vec<Hash> {
    let mut all: Vec<Hash> = words.split_ascii_whitespace().map(Hash::of).collect();
    all.sort_unstable();
    all
}

fn is_one(words: &[Hash], hash: Hash) -> bool {
    words.binary_search(&hash).is_ok()
}

/// What stands between a field's name and its value, besides spaces.
fn is_dressing(c: char) -> bool {
    matches!(
        c,
        '"' | '\'' | '*' | '`' | '“' | '”' | '«' | '_' | '\\' | '[' | '　' | '\u{a0}'
    )
}

/// The field name that ends before the value at `at`, on its line; `None` where no `:`, `=` or tag stands between.
pub(super) fn key(text: &str, at: usize) -> Option<&str> {
    read(text, at, false)
}

/// The same; with `noted`, the note in brackets behind a name is no part of it.
fn read(text: &str, at: usize, noted: bool) -> Option<&str> {
    let head = text.get(..at)?;
    // What most values have before them: a word.
    if matches!(head.as_bytes(), [.., last, b' '] if last.is_ascii_alphanumeric()) {
        return None;
    }
    let mut bytes = head.bytes().rev();
    let last = bytes.find(|byte| {
        !matches!(
            byte,
            b' ' | b'\t' | b'"' | b'\'' | b'*' | b'`' | b'_' | b'\\' | b'['
        )
    })?;
    if last == b'.' {
        return led(head);
    }
    if last.is_ascii() && !matches!(last, b':' | b'=' | b'>') {
        return None;
    }
    let head = head.trim_end_matches(|c: char| c == ' ' || c == '\t' || is_dressing(c));
    let (head, tagged) = match before(head, head.len())? {
        ':' | '=' | '：' => (head.trim_end_matches([':', '=', '：']), false),
        '>' => (head.get(..head.len() - 1)?.trim_end_matches('='), true),
        _ => return None,
    };
    if at - head.len() > 16 {
        return None;
    }
    let head = head.trim_end_matches(|c: char| c == ' ' || is_dressing(c));
    words_of(without_note(head, noted), tagged)
}

/// The words that end there, as far as they are a field's name.
fn words_of(head: &str, tagged: bool) -> Option<&str> {
    let head = head.trim_end_matches(|c: char| c == ' ' || c == ')' || is_dressing(c));
    let mut start = head.len();
    for (place, c) in head.char_indices().rev() {
        let holds = is_letter_or_digit(c)
            || matches!(c, '_' | '-' | '.' | '\'' | '’')
            || (c == ' ' && !tagged);
        if !holds || head.len() - place > LONGEST {
            break;
        }
        start = place;
    }
    let key = head.get(start..)?.trim();
    (!key.is_empty()).then_some(key)
}

/// A field's name without its other ending (`Given name(s)`) and the note behind it (`Full name (as in passport)`).
fn without_note(head: &str, noted: bool) -> &str {
    /// Longest note, in bytes.
    const NOTE: usize = 32;
    let bare = head.strip_suffix(')').and_then(|open| {
        let floor = open.ceil_char_boundary(open.len().saturating_sub(NOTE));
        let at = floor + open.get(floor..)?.rfind('(')?;
        let bare = open.get(..at)?;
        // `v Chorley (a): `
        let said = !bare.ends_with(' ') || noted && open.len() - at > 3;
        said.then_some(bare)
    });
    bare.map_or(head, str::trim_end)
}

/// The name of a field from which dots lead to its value (`Surname ........ Quast`).
fn led(head: &str) -> Option<&str> {
    /// Fewest dots, and the longest way they lead, in bytes.
    const DOTS: usize = 4;
    const WAY: usize = 64;
    let bare = head.trim_end_matches(' ');
    let label = bare.trim_end_matches('.');
    if bare.len() - label.len() < DOTS || head.len() - label.len() > WAY {
        return None;
    }
    words_of(label.trim_end_matches(' '), false)
}

/// The name of the field of a value, read when it is asked for, and once.
pub(super) struct Field<'t> {
    text: &'t str,
    at: usize,
    name: OnceCell<Option<&'t str>>,
}

impl<'t> Field<'t> {
    /// Of the value at a place.
    pub(super) fn at(text: &'t str, at: usize) -> Self {
        Self {
            text,
            at,
            name: OnceCell::new(),
        }
    }

    /// As [`key`].
    pub(super) fn name(&self) -> Option<&'t str> {
        *self.name.get_or_init(|| key(self.text, self.at))
    }
}

/// What the field name before the value at `at` says of it.
pub(super) fn label(text: &str, at: usize) -> Label {
    let Some(key) = read(text, at, true) else {
        return Label::None;
    };
    match of(key) {
        Label::Name | Label::Sure if is_of_firm(text, at) => Label::None,
        Label::None if key == "family" && has_sibling(text, at) => Label::Sure,
        // In a form, and not in English, the field beside the given name's.
        Label::Name
            if matches!(
                key,
                "Nom" | "NOM" | "Nome" | "NOME" | "Nombre" | "NOMBRE" | "Naam"
            ) =>
        {
            Label::Sure
        }
        Label::Name if matches!(key, "Name" | "NAME" | "name") && has_sibling(text, at) => {
            Label::Sure
        }
        Label::Name
            if matches!(key, "nom" | "nome" | "nombre" | "naam" | "cognome")
                && has_sibling(text, at) =>
        {
            Label::Sure
        }
        label => label,
    }
}

/// Whether a field right after a value's says that it is a firm's (`"name": "Baker Tilly", "type": "company"`).
fn is_of_firm(text: &str, at: usize) -> bool {
    /// How far after it, in bytes.
    const NEAR: usize = 96;
    let until = text.floor_char_boundary((at + NEAR).min(text.len()));
    let rest = text.get(at..until).unwrap_or_default();
    ["\"type\"", "\"kind\"", "_type\""].iter().any(|field| {
        let value = rest.split_once(field).map_or("", |(_, value)| value);
        let value = value.trim_start_matches([':', ' ', '"', '\\']);
        ["company", "organi", "business", "firm", "corp", "legal"]
            .iter()
            .any(|kind| value.starts_with(kind))
    })
}

/// Whether a field for a given name or a surname stands close by a field that may hold a name of whatever.
fn has_sibling(text: &str, at: usize) -> bool {
    /// How far away, in bytes.
    const NEAR: usize = 80;
    const KEYS: [&str; 16] = [
        "<given>",
        "\"given\"",
        "\nVorname",
        "\\nVorname",
        "\"vorname\"",
        "\nPrénom",
        "\nFirst name",
        "\nGiven name",
        "\"prenom\"",
        "\"prénom\"",
        "\"prenoms\"",
        "\"cognome\"",
        "\"apellidos\"",
        "\"apellido\"",
        "\"sobrenome\"",
        "\"voornaam\"",
    ];
    let floor = text.ceil_char_boundary(at.saturating_sub(NEAR));
    let end = text.floor_char_boundary((at + NEAR).min(text.len()));
    let around = text.get(floor..end).unwrap_or_default();
    KEYS.iter().any(|key| around.contains(key))
}

/// What a field name or a column's head says of its values.
pub(super) fn of(key: &str) -> Label {
    let mut seen = 0;
    let mut last = 0;
    let (mut count, mut person, mut kind) = (0, false, false);
    each_word(key, |hash, letters| {
        let flags = lexicon::flags(hash);
        seen |= flags & !(PERSON_LABEL | ROLE);
        let of_person = flags & (PERSON_LABEL | ROLE);
        person |= letters > 2 && of_person != 0 && flags & NAME_LABEL == 0;
        // `Titular de la cuenta`: whose, and of what.
        if !(count > 0 && person && is_one(&WHAT, hash)) {
            last = flags;
        }
        kind |= is_one(&KINDS, hash);
        count += 1;
    });
    let named = seen & NAME_LABEL != 0;
    match () {
        () if count == 0 || count > WORDS => Label::None,
        () if seen & NAME_SURE != 0 => Label::Sure,
        () if seen & NOT_LABEL != 0 => Label::None,
        () if named && (person || kind) => Label::Sure,
        () if named => Label::Name,
        () if last & (PERSON_LABEL | ROLE) != 0 => Label::Person,
        () => Label::None,
    }
}

/// What the name of a field says that is all of its line so far, two blanks or the line's end after it
/// (`Naam      Noor`): of one or two words, and of a name or a half of one.
pub(super) fn in_column(head: &str) -> Option<Label> {
    let floor = head.ceil_char_boundary(head.len().saturating_sub(LONGEST));
    let near = head.get(floor..)?;
    let line = match near.rfind('\n') {
        Some(newline) => near.get(newline + 1..)?,
        None if floor == 0 => near,
        None => return None,
    };
    let line = line.trim();
    // Most lines end with another word.
    let last = line.rsplit(' ').next().unwrap_or_default();
    if line.is_empty()
        || line.len() >= LONGEST
        || lexicon::flags_of(last) & NAME_LABEL == 0
        || line.contains([':', '=', ',', '.'])
    {
        return None;
    }
    let mut named = true;
    each_word(line, |hash, letters| {
        named &= letters < 3 || lexicon::flags(hash) & NAME_LABEL != 0;
    });
    let label = of(line);
    (named && matches!(label, Label::Sure | Label::Name)).then_some(label)
}

/// Words in the names of fields that hold an address.
static ADDRESS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    AhoCorasick::new([
        "address",
        "adresse",
        "anschrift",
        "dirección",
        "direccion",
        "domicilio",
        "indirizzo",
        "endereço",
        "endereco",
        "morada",
        "adres",
        "street",
        "straße",
        "strasse",
        "domicile",
        "wohnhaft",
        "residence",
        "residenza",
        "zamieszkania",
        "住所",
        "地址",
        "所在地",
        "주소",
        "住址",
    ])
    .ok()
});

/// Whether a field name tells of an address.
pub(super) fn is_address(key: &str) -> bool {
    is_address_in(&key.to_lowercase())
}

/// The same, of a name in lower case.
pub(super) fn is_address_in(lower: &str) -> bool {
    let other = [
        "email", "e-mail", "mail", "ip", "mac", "web", "url", "wallet", "bitcoin", "contract",
        "memory", "courriel", "correo", "sender", "from", "bind", "listen", "server", "host",
        "network", "gateway",
    ];
    ADDRESS.as_ref().is_some_and(|words| words.is_match(lower))
        && !lower
            .split(|c: char| !is_letter(c) && c != '-')
            .any(|word| other.contains(&word))
}

/// Each word of a field name: `patient_firstName` has three.
fn each_word(key: &str, mut tell: impl FnMut(Hash, usize)) {
    let (mut hash, mut letters, mut was_lower) = (Hash::new(), 0, false);
    for c in key.chars() {
        let splits = !is_letter(c) && !matches!(c, '.' | '\'' | '’');
        if (splits || (c.is_uppercase() && was_lower)) && letters > 0 {
            tell(hash, letters);
            (hash, letters) = (Hash::new(), 0);
        }
        if is_letter(c) {
            hash.add(c);
            letters += 1;
        }
        was_lower = c.is_lowercase();
    }
    if letters > 0 {
        tell(hash, letters);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn field_names_say_what_their_values_are() {
        for (key, label) in [
            ("first_name", Label::Sure),
            ("firstName", Label::Sure),
            ("Full name", Label::Sure),
            ("Nachname", Label::Sure),
            ("patient name", Label::Sure),
            ("Nom de naissance", Label::Sure),
            ("Titular de la cuenta", Label::Person),
            ("customer id", Label::None),
            ("numele pacientului", Label::Sure),
            ("Nom du patient", Label::Sure),
            ("name", Label::Name),
            ("file_name", Label::None),
            ("hostname", Label::None),
            ("user name", Label::None),
            ("Product name", Label::None),
            ("From", Label::Person),
            ("Ansprechpartnerin", Label::Person),
            ("assigned engineer", Label::Person),
            ("count", Label::None),
            ("", Label::None),
        ] {
            assert_eq!(of(key), label, "{key}");
        }
    }

    #[test]
    fn a_name_beside_a_kind_may_be_a_firms() {
        let text = r#"{"full_name": "Baker Tilly", "type": "company"}"#;
        assert_eq!(label(text, 15), Label::None);
        assert_eq!(label(&text.replace("company", "person"), 15), Label::Sure);
        assert_eq!(label("Full name (as in passport): J", 28), Label::Sure);
    }

    #[test]
    fn a_field_name_is_found_before_its_value() {
        for (text, name) in [
            ("Full name: J", Some("Full name")),
            ("{\"patientName\": \"J", Some("patientName")),
            ("**Name:** J", Some("Name")),
            ("<author>J", Some("author")),
            ("a=1, owner=J", Some("owner")),
            ("a b J", None),
            ("Given name(s): J", Some("Given name")),
            ("Surname ........ J", Some("Surname")),
            ("he left... J", None),
            ("J", None),
        ] {
            assert_eq!(key(text, text.len() - 1), name, "{text}");
        }
    }
}
