//! Parts of an address between commas and lines: whether words may be one, and what in them is an address's.

use std::ops::Range;
use std::sync::LazyLock;

use super::streets::is_street_word;
use super::table::{MONTH, PARTICLE, STREET, STREET_BEFORE, UNIT};
use super::words::{Case, word_at};
use crate::detect::lookup::Set;

/// Longest part, in bytes.
const LONGEST: usize = 56;
/// Most words of one.
const WORDS: usize = 8;

/// Houses, farms, estates and hamlets: what an address names where no street has one.
const HOUSES: &str = "cottage cottages farm farmhouse house court lodge hall barn mill manor rectory vicarage villa villas croft grange \
    park estate bungalow schoolhouse oast mews caravan trailer homestead ranch steading smithy priory surgery bank brow wood woods haven nook dene lea hurst heath moor brook orchard orchards stables \
    hof gut mühle forsthaus siedlung gehöft weiler ortsteil ot schloss kloster alm hütte \
    résidence residence ferme lieu-dit lieudit ld moulin château domaine mas hameau bastide villa lotissement cité quartier zi za zac \
    urbanización urb finca cortijo polígono pol parcela barrio bo caserío masía colonia col fraccionamiento nave ctra km rúa pje pasaje \
    carretera manzana mz lote \
    località loc frazione fraz fr contrada cda cascina podere masseria villaggio borgata strada zona v.le p.zza p.za c.so l.go b.go c.da \
    quinta herdade monte bairro sítio fazenda lugar quadra bloco conjunto setor condomínio casal estrada loteamento \
    boerderij hoeve huize landgoed buitenplaats woonboot recreatiepark zorgboerderij \
    kolonia osiedle os wieś przysiółek dworek leśniczówka gospodarstwo \
    blk block lot unit site rr nagar marg chowk colony sector layout cross";

/// Small words inside the names of houses, streets and towns.
const SMALL: &str = "of the on by upon under over near nr and le la les de du des d' l' sur sous en à au aux lès el los las del y da do das dos di \
    della dello dei delle degli e van der den het ten ter aan op bij am an im auf ob und zu zum zur bei unter i nad pod s/n s.n sn snc c/o \
    p/a n.º nº n° n. núm num no nr no. nr. km bis ter quater hs huis m r/c fundos frente dcha izda izq dto bajo bajos baixo ático";

/// What stands before the name of somebody whose house it is.
const CARE: [&str; 8] = ["c/o", "C/O", "p/a", "chez", "Chez", "bei", "z.Hd.", "a/c"];

static HOUSE_SET: LazyLock<Set> = LazyLock::new(|| Set::new(HOUSES));
static SMALL_SET: LazyLock<Set> = LazyLock::new(|| Set::new(SMALL));

/// What speaks for an address in a part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Told {
    /// A kind of street, a house, a unit with its number, whose house it is.
    pub kind: bool,
    /// A number as houses have one.
    pub number: bool,
    /// A word with a capital.
    pub capital: bool,
    /// One that is no kind of street or house.
    pub town: bool,
    /// A month's name: what has one is a date.
    pub month: bool,
}

impl Told {
    /// What two parts hold together.
    pub(super) fn and(self, other: Self) -> Self {
        Self {
            kind: self.kind || other.kind,
            number: self.number || other.number,
            capital: self.capital || other.capital,
            town: self.town || other.town,
            month: self.month || other.month,
        }
    }
}

/// What a part of an address holds; `None` for what is none.
pub(super) fn told(text: &str, part: Range<usize>) -> Option<Told> {
    let said = text.get(part.clone())?;
    if said.is_empty() || said.len() > LONGEST {
        return None;
    }
    let mut told = Told::default();
    let mut count = 0;
    for (word, at) in tokens(said, part.start) {
        count += 1;
        if count > WORDS || !is_word(text, word, at, &mut told) {
            return None;
        }
    }
    let marked = CARE
        .iter()
        .any(|care| said.starts_with(*care) && said.as_bytes().get(care.len()) == Some(&b' '))
        || said.ends_with(" s/n")
        || said.ends_with(" snc");
    told.kind |= marked;
    (told.capital || told.number).then_some(told)
}

/// The words of a part, and where they stand.
fn tokens(part: &str, start: usize) -> impl Iterator<Item = (&str, usize)> {
    let mut at = start;
    part.split(' ').filter_map(move |word| {
        let place = at;
        at += word.len() + 1;
        (!word.is_empty()).then_some((word, place))
    })
}

/// Whether a word may stand in a part of an address; notes what it tells.
fn is_word(text: &str, spelled: &str, at: usize, told: &mut Told) -> bool {
    let bare = spelled
        .trim_end_matches(['.', ')'])
        .trim_start_matches(['(', '#', '\'', '’']);
    let Some(first) = bare.chars().next() else {
        return spelled == "#" || spelled == "-";
    };
    if first.is_ascii_digit() || spelled.starts_with('#') {
        told.number |= is_number(bare);
        return bare.len() <= 9
            && bare
                .chars()
                .all(|c| c.is_alphanumeric() || matches!(c, '-' | '/' | '.' | 'º' | 'ª' | '°'));
    }
    if !bare.chars().all(|c| {
        c.is_alphanumeric() || matches!(c, '-' | '/' | '.' | '\'' | '’' | 'º' | 'ª' | '°' | '&')
    }) {
        return false;
    }
    let small = SMALL_SET.has(spelled.as_bytes()) || SMALL_SET.has(bare.as_bytes());
    let house = HOUSE_SET.has(bare.as_bytes());
    let start = at + (spelled.len() - spelled.trim_start_matches(['(', '#', '\'', '’']).len());
    let word = word_at(text, start);
    let street = word
        .is_some_and(|word| word.end - word.start > 1 && word.is(STREET | STREET_BEFORE | UNIT));
    let lower = first.is_lowercase();
    told.kind |= (house || street || is_street_word(bare)) && !(lower && small);
    told.month |= word.is_some_and(|word| word.is(MONTH) && word.end - word.start > 2);
    told.capital |= first.is_uppercase();
    told.town |= first.is_uppercase() && bare.len() > 2 && !(house || street);
    match lower {
        // `d'Or`, `l'Église`, `dell'Orso`
        true => {
            small
                || house
                || street
                || bare
                    .split(['\'', '’'])
                    .nth(1)
                    .is_some_and(|noun| noun.starts_with(char::is_uppercase))
                || word.is_some_and(|word| word.is(PARTICLE))
        }
        false => word.is_none_or(|word| word.case != Case::Mixed) || !bare.is_ascii(),
    }
}

/// Whether a token is a number as houses have one: `12`, `12b`, `33/7`, `7-9`; no hour, no hexadecimal number.
fn is_number(token: &str) -> bool {
    let digits = token.bytes().take_while(u8::is_ascii_digit).count();
    let rest = token.get(digits..).unwrap_or_default();
    (1..=5).contains(&digits)
        && !token.starts_with("0x")
        && !matches!(
            rest,
            "h" | "GB" | "MB" | "TB" | "ms" | "px" | "kg" | "cm" | "mm" | "km" | "am" | "pm"
        )
        && rest.bytes().filter(u8::is_ascii_alphabetic).count() <= 2
        && !rest.contains("..")
}

/// The start of the longest end of a part that may stand in an address: where prose runs into one.
pub(super) fn tail(text: &str, part: Range<usize>) -> Option<usize> {
    let said = text.get(part.clone())?;
    let mut start = None;
    let mut from = part.end;
    for (count, word) in said.rsplit(' ').enumerate() {
        let at = from - word.len();
        from = at.saturating_sub(1).max(part.start);
        let mut noted = Told::default();
        if count > WORDS || word.is_empty() || !is_word(text, word, at, &mut noted) {
            break;
        }
        if opens(word) || noted.kind {
            start = Some(at);
        }
    }
    start
}

/// Where the start of a part that may stand in an address ends: prose goes on after it.
pub(super) fn head(text: &str, part: Range<usize>) -> Option<usize> {
    let said = text.get(part.clone())?;
    let mut end = None;
    for (count, (word, at)) in tokens(said, part.start).enumerate() {
        let mut noted = Told::default();
        if count > WORDS || !is_word(text, word, at, &mut noted) {
            break;
        }
        if opens(word) || noted.kind {
            end = Some(at + word.trim_end_matches('.').len());
        }
    }
    end
}

/// Whether an address may begin or end with a word: one with a capital, or a number.
fn opens(word: &str) -> bool {
    let bare = word.trim_start_matches(['#', '\'', '’']);
    bare.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        || CARE.contains(&word)
        || matches!(word, "s/n" | "snc")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Option<(bool, bool)> {
        told(text, 0..text.len()).map(|told| (told.kind, told.number))
    }

    #[test]
    fn parts_of_addresses_are_told_from_prose() {
        for (text, said) in [
            ("Rose Cottage", Some((true, false))),
            ("lieu-dit Le Moulin", Some((true, false))),
            ("c/o Marsh & Daughters", Some((true, false))),
            ("Höttinger Au 33/7", Some((false, true))),
            ("Little Wenham", Some((false, false))),
            ("2.º Esq.", Some((true, true))),
            ("Carretera de Ronda s/n", Some((true, false))),
            ("the quick brown fox", None),
            ("was written by Ada", None),
            ("0x1000", Some((false, false))),
            ("a=b", None),
            ("", None),
        ] {
            let told = of(text);
            if text == "0x1000" {
                assert!(told.is_none_or(|(_, number)| !number), "{text}");
                continue;
            }
            assert_eq!(told, said, "{text}");
        }
        let text = "The parcel goes to Rose Cottage";
        assert_eq!(tail(text, 0..text.len()), Some(19));
        let text = "14 Sycamore Crescent reported a van";
        assert_eq!(head(text, 0..text.len()), Some(20));
    }
}
