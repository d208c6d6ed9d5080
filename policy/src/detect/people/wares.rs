//! Names in lists of things: what an order, a card of drinks or a line of stations is made of bears the names of persons.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;

/// How far before and after a name its list is looked at, in bytes.
const REACH: usize = 200;

/// What the label of such a list ends with (`Wine list: …`, `Bestellung: …`, `Métro : …`).
const LISTS: &str = " order orders delivery shipment stock inventory menu list cheeses cheese wines whiskies gins beers cocktails spirits teas brands \
    makes models varieties cultivars roses breeds species fonts typefaces stops stations lines line route fleet playlist tracklist tracks \
    books titles films movies games songs albums ships aircraft tractors dishes desserts snacks chips sweets biscuits perfumes \
    bestellung bestellungen lieferung sortiment bestand speisekarte getränkekarte weinkarte karte marken sorten rosensorten haltestellen stationen linie strecke \
    bücher filme spiele schriften rassen käse weine biere einkaufsliste einkauf warenkorb \
    commande commandes livraison stock carte vins fromages bières marques variétés rosiers stations arrêts métro ligne tram tramway livres courses \
    pedido pedidos entrega carta vinos quesos cervezas marcas variedades estaciones paradas línea metro libros películas compra \
    ordine ordini consegna magazzino vini formaggi birre marche varietà fermate stazioni linea libri film spesa \
    encomenda encomendas estoque stock ementa cardápio vinhos queijos cervejas marcas variedades estações paragens linha livros compras \
    bestelling bestellingen levering voorraad kaart wijnen kazen bieren merken rassen haltes stations lijn boeken boodschappen \
    zamówienie zamówienia dostawa karta wina sery piwa marki odmiany przystanki stacje linia książki zakupy \
    objednávka objednávky dodávka sklad vína sýry piva značky zastávky stanice linka knihy nákup \
    rendelés szállítás készlet étlap borok sajtok sörök megállók \
    comandă comanda livrare stoc meniu vinuri brânzeturi stații linia cărți \
    beställning leverans lager meny viner ostar öl hållplatser stationer linje böcker \
    bestilling levering lager menukort vine oste øl stoppesteder stationer linje bøger ordre \
    tilaus toimitus varasto viinit juustot oluet pysäkit asemat linja kirjat ostoslista \
    sipariş teslimat menü şaraplar peynirler duraklar istasyonlar hat \
    narudžba isporuka sirevi vina postaje \
    pesanan pengiriman stok daftar \
    hàng đơn ";

/// Of these the labels of what is sent to somebody: who it is for may follow (`Delivery: Jane Doe`).
const SENT: &str = " order orders delivery shipment bestellung bestellungen lieferung commande commandes livraison pedido entrega ordine \
    consegna encomenda encomendas bestelling bestellingen levering zamówienie zamówienia dostawa objednávka objednávky dodávka rendelés \
    szállítás comandă comanda livrare beställning leverans bestilling ordre tilaus toimitus sipariş teslimat narudžba isporuka pesanan \
    pengiriman đơn ";

/// Longest run of items looked at.
const ITEMS: usize = 24;

/// Whether the last byte of a text may be the end of a sentence.
fn may_close(last: u8) -> bool {
    matches!(last, b'\n' | b' ' | 0x82)
}

/// How long what a text ends in and what ends a sentence is, in bytes.
fn closing(said: Option<&[u8]>) -> usize {
    match said.unwrap_or_default() {
        [.., b'\n'] => 1,
        [.., b'.' | b'!' | b'?', b' '] => 2,
        [.., 0xe3, 0x80, 0x82] => 3,
        _ => 0,
    }
}

/// The sentence around a name, as far as it is looked at: where it starts and ends.
fn sentence(text: &str, range: &Range<usize>) -> Range<usize> {
    let floor = text.ceil_char_boundary(range.start.saturating_sub(REACH));
    let head = text.as_bytes().get(floor..range.start);
    let head = head.unwrap_or_default();
    let mut ends = head.iter().enumerate().rev();
    let start = ends
        .find(|(at, last)| may_close(**last) && closing(head.get(..=*at)) > 0)
        .map_or(floor, |(at, _)| floor + at + 1);
    let ceiling = text.floor_char_boundary((range.end + REACH).min(text.len()));
    let rest = text.as_bytes().get(range.end..ceiling);
    let rest = rest.unwrap_or_default();
    let mut ends = rest.iter().enumerate();
    let end = ends
        .find_map(|(at, last)| {
            let closing = may_close(*last).then(|| closing(rest.get(..=at)))?;
            (closing > 0).then_some(range.end + at + 1 - closing)
        })
        .unwrap_or(ceiling);
    start..end
}

/// What is known of the items of a text's lists, each asked for once: in a list of names every one stands beside all
/// others.
pub(super) struct Known<'t> {
    ask: fn(&str) -> bool,
    told: RefCell<HashMap<&'t str, bool>>,
}

impl<'t> Known<'t> {
    /// Asks of a name whether it is known.
    pub(super) fn new(ask: fn(&str) -> bool) -> Self {
        Self {
            ask,
            told: RefCell::default(),
        }
    }

    fn has(&self, name: &'t str) -> bool {
        let mut told = self.told.borrow_mut();
        *told.entry(name).or_insert_with(|| (self.ask)(name))
    }
}

/// Whether a name stands in a list of things: under a label that says so, among items that are counted, or beside one
/// that is known.
pub(super) fn is_one_of<'t>(text: &'t str, range: &Range<usize>, known: &Known<'t>) -> bool {
    let around = sentence(text, range);
    let head = text.get(around.start..range.start).unwrap_or_default();
    let rest = text.get(range.end..around.end).unwrap_or_default();
    let items = |part: &str| part.contains([',', '、', ';']);
    if !items(head) && !items(rest) && !head.contains(':') {
        return false;
    }
    let (label, listed) = match head.rsplit_once(':') {
        // `14:15` tells the time.
        Some((label, listed)) if !label.ends_with(|c: char| c.is_ascii_digit()) => (label, listed),
        _ => ("", head),
    };
    if !stands_in_row(listed) {
        return false;
    }
    let listed_under = is_headed(label, LISTS);
    if listed_under && !is_headed(label, SENT) {
        return true;
    }
    let all = text
        .get(range.start - listed.len()..around.end)
        .unwrap_or_default();
    if all.contains(['@', '+']) {
        return false;
    }
    let mut counted = 0;
    let mut count_up = true;
    let mut beside = false;
    for (index, item) in all.split([',', '、']).take(ITEMS).enumerate() {
        let item = item.trim_start_matches([' ', '\'', '"', '“']);
        let digits = item.bytes().take_while(u8::is_ascii_digit).count();
        if (1..4).contains(&digits)
            && item
                .get(digits..)
                .is_some_and(|more| more.starts_with([' ', '×', 'x']))
        {
            counted += 1;
            count_up &= item.get(..digits).and_then(|n| n.parse::<usize>().ok()) == Some(index + 1);
        }
        beside = beside || parts(item).any(|part| known.has(part));
    }
    listed_under && counted > 0 || counted > 1 && !count_up || beside
}

/// `Đường Nguyễn Huệ`: the word for a street before whom it is named after.
pub(super) fn is_street(name: &str) -> bool {
    const BEFORE: [&str; 8] = [
        "Đường ",
        "Phố ",
        "Chợ ",
        "Cầu ",
        "Quận ",
        "Phường ",
        "Bến ",
        "Ngõ ",
    ];
    BEFORE.iter().any(|word| name.starts_with(word))
}

/// Whether nothing but a comma, a count, an opening quote or a joining word stands before an item.
fn stands_in_row(listed: &str) -> bool {
    let bare = listed.trim_end_matches([' ', '\'', '"', '“', '«', '‘']);
    let last = bare.rsplit([' ', ',', '、']).next().unwrap_or_default();
    bare.is_empty()
        || bare.ends_with([',', '、', ';', '×', '&'])
        || last.bytes().all(|b| b.is_ascii_digit())
        || matches!(
            last,
            "and"
                | "und"
                | "et"
                | "y"
                | "e"
                | "en"
                | "i"
                | "og"
                | "och"
                | "a"
                | "ja"
                | "és"
                | "și"
                | "ve"
                | "dan"
                | "или"
                | "or"
                | "oder"
                | "ou"
                | "the"
        )
}

/// Whether the words before a colon name a list of things: their last word is one of a list.
fn is_headed(label: &str, list: &str) -> bool {
    let label = label.trim_end_matches([' ', '\u{a0}', ')']);
    let word = label
        .rsplit(|c: char| !c.is_alphabetic())
        .next()
        .unwrap_or_default()
        .to_lowercase();
    let word = match word.as_str() {
        // `Ligne 4 : …`
        "" => label
            .trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ')
            .rsplit(|c: char| !c.is_alphabetic())
            .next()
            .unwrap_or_default()
            .to_lowercase(),
        _ => word,
    };
    word.chars().count() > 2 && list.split_ascii_whitespace().any(|known| known == word)
}

/// What an item may be known by: itself, without its count, its quotes and what is tied to it, and its parts around `and`.
fn parts(item: &str) -> impl Iterator<Item = &str> {
    const JOINTS: [&[u8]; 4] = [b"and ", b"et ", b"e ", b"und "];
    let mut words = item.as_bytes().split_inclusive(|byte| *byte == b' ');
    // Most have none, and need not be looked through for each.
    let joined = words.any(|word| JOINTS.contains(&word));
    let whole = (!joined).then_some(item);
    let parted = joined.then(|| {
        item.split(" and ")
            .flat_map(|part| part.split(" et "))
            .flat_map(|part| part.split(" e "))
            .flat_map(|part| part.split(" und "))
    });
    whole
        .into_iter()
        .chain(parted.into_iter().flatten())
        .map(|part| {
            part.trim_matches(|c: char| !c.is_alphabetic() && c != '.')
                .trim_end_matches("'s")
        })
        .filter(|part| part.contains(' '))
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[test]
    fn names_in_lists_of_things_are_things() {
        let known = Known::new(|name| name == "Johnnie Walker");
        for (text, thing) in [
            ("Bestellung: 4 Kisten, X Y, 2 Kartons", true),
            ("Wine list: X Y, Margaux", true),
            ("12 Lauries, 6 X Y, 40 tins", true),
            ("Jura, X Y, Johnnie Walker", true),
            ("1 A B, 2 X Y, 3 C D", false),
            ("Bestellung: bitte an X Y schicken", false),
            ("Attendees: X Y, A B", false),
            ("Jura, Johnnie Walker, sold by X Y", false),
        ] {
            let at = text.find("X Y").expect("marked");
            assert_eq!(is_one_of(text, &(at..at + 3), &known), thing, "{text}");
        }
    }

    #[test]
    fn each_name_of_a_list_is_asked_for_once() {
        static ASKED: AtomicUsize = AtomicUsize::new(0);
        let known = Known::new(|_| ASKED.fetch_add(1, Ordering::Relaxed) == usize::MAX);
        let names: Vec<String> = (10..60).map(|n| format!("John S{n}")).collect();
        let text = names.join(", ");
        for name in &names {
            let at = text.find(name).expect("it was put there");
            assert!(!is_one_of(&text, &(at..at + name.len()), &known));
        }
        // What the edges of what is looked at cut off counts as others.
        let asked = ASKED.load(Ordering::Relaxed);
        assert!(asked < 3 * names.len(), "{asked}");
    }
}
