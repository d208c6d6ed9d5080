//! What says that somebody's address follows: a field's name, or a phrase.

use std::sync::LazyLock;

use super::edges::Edges;
use super::labels;

/// Ends of phrases right before somebody's address.
static PHRASES: LazyLock<Edges> = LazyLock::new(|| {
    Edges::of([
        "ives at",
        "ive at",
        "iving at",
        "esides at",
        "esiding at",
        "esident at",
        "ome address is",
        "ostal address is",
        "y address is",
        "is address is",
        "er address is",
        "ew address is",
        "eir address is",
        "ur address is",
        "resent address",
        "ermanent address",
        "urrent address",
        "atient address",
        "ome address",
        "ohnt in",
        "ohne in",
        "ohnt am",
        "ohnt im",
        "ohnhaft in",
        "ohnhaft",
        "ohnt jetzt",
        "ohne jetzt",
        "nschrift ist",
        "dresse ist",
        "dresse lautet",
        "abite au",
        "abite",
        "abitant au",
        "omicilié",
        "omiciliée",
        "omicilié au",
        "omiciliée au",
        "dresse c'est",
        "dresse est",
        "éménagé au",
        "emeurant au",
        "emeurant",
        "ive en",
        "ivo en",
        "eside en",
        "esidente en",
        "esido en",
        "irección es",
        "irección",
        "omicilio en",
        "omiciliado en",
        "omiciliada en",
        "bita in",
        "bito in",
        "esidente in",
        "omiciliato in",
        "omiciliata in",
        "ndirizzo è",
        "ora na",
        "ora no",
        "ora em",
        "oro na",
        "oro no",
        "oro em",
        "eside na",
        "eside no",
        "eside em",
        "ndereço é",
        "orada é",
        "oont op",
        "oont in",
        "oont aan",
        "oon op",
        "oon in",
        "oon aan",
        "dres is",
        "ieszka przy",
        "ieszkam przy",
        "amieszkały",
        "amieszkała",
        "amieszkały przy",
        "amieszkała przy",
        "od adresem",
    ])
});

/// How the names of fields begin that somebody's address stands in.
static HOMES: LazyLock<Edges> = LazyLock::new(|| {
    Edges::of([
        "wohnort",
        "corresp",
        "line1",
        "line_1",
        "addr",
        "calle",
        "rue",
        "voie",
        "logradouro",
        "straat",
        "ulica",
        "line 1",
        "zam",
        "home",
        "livraison",
        "lieferung",
        "finca",
        "wohnung",
    ])
});

/// Whether a field's name or a phrase before a place says that somebody's address stands there.
pub(super) fn is_told(text: &str, at: usize) -> bool {
    is_told_by(text, at, || labels::key(text, at))
}

/// The same, with the field's name, where it is asked for.
pub(super) fn is_told_by<'t>(
    text: &'t str,
    at: usize,
    key: impl FnOnce() -> Option<&'t str>,
) -> bool {
    let head = text.get(..at).unwrap_or_default();
    match head.as_bytes().last() {
        Some(b' ') => {
            let head = head.get(..head.len() - 1).unwrap_or_default();
            match head.as_bytes().last() {
                Some(b':' | b'=') => key().is_some_and(is_home),
                Some(_) => PHRASES.end(head),
                None => false,
            }
        }
        Some(b':' | b'"' | b'=' | b'\'' | b'*' | b'>') => key().is_some_and(is_home),
        _ => false,
    }
}

/// Whether a field's name tells of somebody's address, and not of a computer's.
fn is_home(key: &str) -> bool {
    const OTHER: [&str; 14] = [
        "space", "bus", "range", "block", "register", "pointer", "virtual", "physical", "base",
        "page", "return", "line of", "book", "class",
    ];
    let lower = key.to_lowercase();
    let told = HOMES.begin(&lower) || labels::is_address_in(&lower);
    told && lower.split(' ').count() <= 4 && !OTHER.iter().any(|word| lower.contains(word))
}

/// Whether a field's name tells of a postcode or a town.
pub(super) fn is_town(key: &str) -> bool {
    let lower = key.to_lowercase();
    [
        "plz",
        "wohnort",
        "postleitzahl",
        "postcode",
        "post code",
        "postal",
        "zip",
        "código postal",
        "codigo postal",
        "plaats",
        "kod poczt",
        "miejscowo",
        "localité",
        "localidad",
        "località",
        "localidade",
        "ville",
        "cap e",
        "cp ",
        "town",
    ]
    .iter()
    .any(|word| lower.contains(word))
        || matches!(lower.as_str(), "cp" | "cap" | "c.p." | "ort")
}
