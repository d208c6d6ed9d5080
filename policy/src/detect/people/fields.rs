//! Fields of an address beside its street: a postcode and a town of their own in an object, a form, a record.

use std::ops::Range;

use super::words::before;
use crate::detect::lookup::Set;
use std::sync::LazyLock;

/// Names of fields for parts of an address, without blanks and marks.
const PARTS: &str = "plz postleitzahl zip zipcode postcode postalcode postcodeplaats codepostal cp cap codigopostal códigopostal codpostal cep kodpocztowy \
    postnummer postnr eircode pincode \
    city ort town suburb locality municipality wohnort stadt ville commune localité localite ciudad localidad población poblacion municipio città citta \
    comune località localita cidade localidade bairro concelho woonplaats plaats gemeente miasto miejscowość miejscowosc kod \
    state province county region bundesland provincia estado distrito provincie województwo wojewodztwo \
    郵便番号 市区町村 都道府県 邮编 邮政编码 省 市 省份 城市 区县";

/// Beginnings of names of fields for a street, which one of those beside it makes them parts of somebody's address.
const STREETS: [&str; 26] = [
    "street",
    "Street",
    "strasse",
    "Strasse",
    "straße",
    "Straße",
    "line1",
    "Line1",
    "line_1",
    "addr",
    "Addr",
    "adres",
    "Adres",
    "anschrift",
    "Anschrift",
    "calle",
    "direcc",
    "Direcc",
    "indirizzo",
    "Indirizzo",
    "endere",
    "Endere",
    "morada",
    "logradouro",
    "straat",
    "ulica",
];
/// The same in Chinese and Japanese.
const DETAILS: [&str; 5] = ["detail", "地址", "住所", "番地", "町名"];

/// How far beside a part the street's field may stand, in bytes.
const REACH: usize = 160;
/// Longest value, in bytes.
const LONGEST: usize = 64;

static PART_SET: LazyLock<Set> = LazyLock::new(|| Set::new(PARTS));

/// Whether a field's name in lower case is one for a part of an address.
pub(super) fn is_part(lower: &str) -> bool {
    let bare: String = lower
        .chars()
        .filter(|c| c.is_alphanumeric())
        .take(24)
        .collect();
    PART_SET.has(bare.as_bytes())
}

/// The value that starts at a place, where its field is one of a part of an address and another beside it one of a street.
pub(super) fn value<'t>(
    text: &'t str,
    at: usize,
    key: impl FnOnce() -> Option<&'t str>,
) -> Option<Range<usize>> {
    let quoted = match before(text, at)? {
        '"' | '\'' => true,
        ' ' | ':' => false,
        _ => return None,
    };
    let key = key()?;
    // Most keys are one word, and none of these.
    let known = match key.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        true => PART_SET.holds(key.as_bytes()),
        false => key.len() < 40 && is_part(&key.to_lowercase()),
    };
    if !known {
        return None;
    }
    let until = text.floor_char_boundary((at + LONGEST).min(text.len()));
    let value = text.get(at..until)?;
    let ends =
        |c: char| matches!(c, '"' | '\n' | '{' | '[' | '<' | '}' | ';') || !quoted && c == ',';
    let end = value.find(ends).map_or(value.len(), |end| end);
    let said = value.get(..end)?.trim_end();
    let good = (2..LONGEST - 4).contains(&said.len())
        && said.chars().all(|c| {
            c.is_alphanumeric() || matches!(c, ' ' | '-' | '.' | '\'' | '’' | '(' | ')' | '/')
        });
    (good && has_street(text, at)).then(|| at..at + said.len())
}

/// Whether a street's field stands close before or after a place.
fn has_street(text: &str, at: usize) -> bool {
    let floor = text.ceil_char_boundary(at.saturating_sub(REACH));
    let until = text.floor_char_boundary((at + REACH).min(text.len()));
    let around = text.get(floor..until).unwrap_or_default();
    STREETS.iter().chain(&DETAILS).any(|name| {
        around.match_indices(name).any(|(place, _)| {
            let before = around.get(..place).unwrap_or_default().chars().next_back();
            let free = !before.is_some_and(char::is_lowercase);
            let rest = around.get(place + name.len()..).unwrap_or_default();
            let named = rest.trim_start_matches(|c: char| {
                c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ' ')
            });
            let value = named.split(['\n', ',']).next().unwrap_or_default();
            // `123 Main St` is nobody's.
            let lived = value.contains(|c: char| c.is_numeric())
                && !value.contains(['{', '$'])
                && !value.contains("123 ");
            free && lived
                && rest.len() - named.len() < 20
                && named
                    .trim_start_matches(['"', '\''])
                    .trim_start()
                    .starts_with([':', '='])
                && !rest.to_ascii_lowercase().starts_with("ess_type")
        })
    })
}

#[cfg(test)]
mod tests {
    use super::super::labels;
    use super::*;

    #[test]
    fn a_part_is_somebodys_beside_a_street() {
        for (text, found) in [
            (
                r#"{"street": "Obere Gasse 5", "zip": "~36304"}"#,
                Some("36304"),
            ),
            (
                r#"{"strasse":"Am Bach 3","plz":"36304","ort":"~Alsfeld"}"#,
                Some("Alsfeld"),
            ),
            ("Ort: ~Bad Alsfeld\nStraße: Am Bach 3", Some("Bad Alsfeld")),
            (r#"{"city": "~Alsfeld", "population": 5}"#, None),
            (r#"{"street": "x", "unit": "~Alsfeld"}"#, None),
        ] {
            let at = text.find('~').expect("marked");
            let text = text.replace('~', "");
            let range = value(&text, at, || labels::key(&text, at));
            assert_eq!(range.and_then(|range| text.get(range)), found, "{text}");
        }
    }
}
