//! Names under the head of a column that tells of things, and in objects that are sold: towns, teams, wares and stations bear
//! the names of persons.

use std::ops::Range;
use std::sync::LazyLock;

use crate::detect::lookup::Set;

/// What heads such a column, in small letters.
static THINGS: LazyLock<Set> = LazyLock::new(|| Set::new(THING_LIST));
const THING_LIST: &str = " city town station stop destination line team club country state region product item article \
    title song track album film movie book band brand model make vendor manufacturer ship vessel horse breed variety cultivar \
    wine beer cheese dish street school hotel restaurant venue stadium airport port river mountain lake planet moon \
    ville gare arrêt équipe pays produit désignation libellé titre chanson livre marque modèle vin cépage navire rue école \
    ciudad estación parada equipo país producto descripción artículo título canción película libro marca modelo vino barco calle \
    città stazione fermata squadra paese prodotto descrizione articolo titolo canzone libro modello nave via scuola \
    cidade estação paragem equipa time produto descrição artigo canção filme livro navio rua escola \
    stadt ort bahnhof haltestelle ziel verein mannschaft land produkt artikel bezeichnung beschreibung titel lied buch marke modell \
    sorte rasse schiff straße schule stad halte ploeg liedje boek merk ras schip straat omschrijving \
    miasto stacja przystanek drużyna klub kraj artykuł nazwa-towaru tytuł piosenka książka marka odmiana rasa statek ulica opis ";

/// Keys of objects that are sold or lie on a map.
const SOLD: [&str; 12] = [
    "\"sku\"",
    "\"ean\"",
    "\"gtin\"",
    "\"isbn\"",
    "\"price\"",
    "\"stock\"",
    "\"population\"",
    "\"elevation\"",
    "\"material\"",
    "\"wattage\"",
    "\"quantity\"",
    "\"upc\"",
];
/// Keys of persons, which may hold a price as well.
const PERSONAL: [&str; 9] = [
    "mail\"",
    "phone\"",
    "\"tel\"",
    "\"dob\"",
    "birth",
    "address\"",
    "customer",
    "surname",
    "last_name",
];

/// How far the object around a name is looked at, in bytes, each way.
const REACH: usize = 240;

/// Whether the head of a column tells of things.
pub(super) fn is_of_things(head: &str) -> bool {
    THINGS.has(head.trim_matches(['"', ' ', '*']).to_lowercase().as_bytes())
}

/// Whether a name is the value of a field in an object that is sold (`{"sku":"GE-70586","name":"Jackson Desk Lamp"}`).
pub(super) fn is_sold(text: &str, range: &Range<usize>) -> bool {
    let head = text.get(..range.start).unwrap_or_default();
    if !head
        .get(head.ceil_char_boundary(head.len().saturating_sub(24))..)
        .is_some_and(|near| near.contains("name\""))
    {
        return false;
    }
    let floor = text.ceil_char_boundary(range.start.saturating_sub(REACH));
    let until = text.floor_char_boundary((range.end + REACH).min(text.len()));
    let before = text.get(floor..range.start).unwrap_or_default();
    let before = before.rsplit('{').next().unwrap_or_default();
    let after = text.get(range.end..until).unwrap_or_default();
    let after = after.split('}').next().unwrap_or_default();
    let holds = |keys: &[&str]| {
        keys.iter()
            .any(|key| before.contains(key) || after.contains(key))
    };
    holds(&SOLD) && !holds(&PERSONAL)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wares_and_towns_are_no_persons() {
        assert!(is_of_things("City") && is_of_things("\"équipe\"") && !is_of_things("customer"));
        for (text, sold) in [
            (
                "{\"sku\":\"GE-70586\",\"name\":\"~Jackson\",\"price\":87.99}",
                true,
            ),
            (
                "{\"name\":\"~Jackson\",\"phone\":\"1\",\"price\":87.99}",
                false,
            ),
            ("{\"name\":\"~Jackson\"},{\"price\":87.99}", false),
        ] {
            let at = text.find('~').expect("marked");
            assert_eq!(
                is_sold(&text.replace('~', ""), &(at..at + 7)),
                sold,
                "{text}"
            );
        }
    }
}
