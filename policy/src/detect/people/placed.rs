//! Addresses that no number beside a street gives away: found from their postcode (`Rose Cottage, Church Lane, Fakenham
//! NR21 8HE`, `Quinta do Vale, 2710-588 Sintra`) or after what says that one follows (`lives at`, `Domicilio:`).

use std::ops::Range;

use super::back::{back, gap_before, part_end};
use super::coded::{Code, code};
use super::labels;
use super::parts;
use super::steps::{self, Told};
use super::told::{is_told, is_told_by, is_town};
use super::words::before;

/// Most parts before a postcode, and after what says that an address follows.
const PARTS: usize = 7;

/// The address around the postcode that the digits at `start` are in, so many of them.
pub(super) fn at_code(
    text: &str,
    start: usize,
    count: usize,
    floor: usize,
) -> Option<Range<usize>> {
    let code = code(text, start, count)?;
    if code.whole.start < floor {
        return None;
    }
    let end = parts::extend(text, code.whole.end).max(code.whole.end);
    if let Some(back) = back(text, code.whole.start, floor, code.after_town) {
        let told = back.told;
        let joins = floor > 0 && gap_before(text, back.first, false) == Some(floor);
        let said = joins || is_told(text, back.first);
        if said || told.kind || told.number && code.strong {
            let from = if said { back.first } else { back.best };
            return Some(from..end);
        }
    }
    match code.after_town {
        true => None,
        false => code_first(text, &code, end),
    }
}

/// Where the address goes on before its street (`Unit 4, Kestrel Business Park, 12 Mill Lane`): houses and units alone.
pub(super) fn start_before(text: &str, start: usize, floor: usize) -> usize {
    match back(text, start, floor, false) {
        Some(back) if back.told.kind => back.best,
        _ => start,
    }
}

/// The address that starts at a place, where what stands before says that one does: a phrase, or the field's name.
pub(super) fn after_phrase<'t>(
    text: &'t str,
    start: usize,
    floor: usize,
    key: impl FnOnce() -> Option<&'t str>,
) -> Option<Range<usize>> {
    if start < floor || !is_told_by(text, start, key) {
        return None;
    }
    let mut end = start;
    let (mut all, mut first, mut count, mut at) = (Told::default(), None, 0, start);
    while count < PARTS {
        let until = part_end(text, at)?;
        let (told, stop) = match steps::told(text, at..until) {
            Some(told) => (Some(told), until),
            None => match steps::head(text, at..until) {
                Some(stop) if stop > at => (steps::told(text, at..stop), stop),
                _ => (None, at),
            },
        };
        let Some(told) = told.filter(|told| !told.month) else {
            break;
        };
        // A line more is the next field's as often.
        let line = before(text, at).is_some_and(|c| c == '\n');
        if line && !told.kind {
            break;
        }
        first = first.or(Some(told));
        all = all.and(told);
        (count, end) = (count + 1, stop);
        let rest = text.get(stop..)?;
        let next = match rest
            .strip_prefix(", ")
            .or_else(|| rest.strip_prefix(",\n"))
            .or_else(|| rest.strip_prefix('\n'))
        {
            Some(rest) if stop == until => text.len() - rest.len(),
            _ => break,
        };
        at = next;
    }
    let first = first?;
    let good = all.kind && (all.number || count > 1) || first.number && first.capital;
    good.then(|| start..parts::province(text, parts::extend(text, end).max(end)))
}

/// A postcode and a town alone, or before their street: `9751 KL Haren, Rijksstraatweg 41`.
fn code_first(text: &str, code: &Code, end: usize) -> Option<Range<usize>> {
    let told = is_told(text, code.whole.start);
    let rest = text.get(code.whole.end..)?;
    let next = rest.strip_prefix(", ").or_else(|| rest.strip_prefix('\n'));
    if let Some(next) = next.map(|rest| text.len() - rest.len()) {
        let until = part_end(text, next)?;
        let stop = match steps::told(text, next..until) {
            Some(_) => until,
            None => steps::head(text, next..until).unwrap_or(next),
        };
        if let Some(street) = steps::told(text, next..stop)
            && street.number
            && !street.month
            && (street.kind || told || code.strong)
        {
            return Some(code.whole.start..parts::extend(text, stop).max(stop));
        }
    }
    let labelled = || labels::key(text, code.whole.start).is_some_and(is_town);
    (told || labelled()).then_some(code.whole.start..end)
}

/// Whether a number counts a thing or tells the time: `4× marmalade`, `14:15, plac Wolności`.
pub(super) fn counts(bytes: &[u8], number: Range<usize>) -> bool {
    let clock = matches!(bytes.get(..number.start), Some([.., b'0'..=b'9', b':']));
    let rest = bytes.get(number.end..).unwrap_or_default();
    clock || rest.starts_with("×".as_bytes())
}

#[cfg(test)]
mod tests {
    use super::super::codes;
    use super::*;

    /// What is found where the mark stands, the mark left in.
    fn found(marked: &str) -> Option<String> {
        let start = marked.find('~')?;
        let text = marked.replace('~', "");
        let count = codes::digits(&text, start);
        let range = match count {
            0 => after_phrase(&text, start, 0, || labels::key(&text, start)),
            _ => at_code(&text, start, count, 0),
        }?;
        let (before, after) = (text.get(range.start..start)?, text.get(start..range.end)?);
        Some(format!("{before}~{after}"))
    }

    #[test]
    fn an_address_is_found_from_its_postcode() {
        for (text, address) in [
            (
                "goes to Rose Cottage, Church Lane, Little Wenham CO~7 6PT before",
                "Rose Cottage, Church Lane, Little Wenham CO~7 6PT",
            ),
            (
                "vive en Carretera de Ronda s/n, ~29400 Ronda",
                "Carretera de Ronda s/n, ~29400 Ronda",
            ),
            (
                "in Quinta do Vale, lote 7, ~2710-588 Sintra.",
                "Quinta do Vale, lote 7, ~2710-588 Sintra",
            ),
            (
                "at County Road 220, Durango, CO ~81301 last",
                "County Road 220, Durango, CO ~81301",
            ),
            (
                "Our house is 7 Larchfield, Killarney, Co. Kerry, V~93 X5T2.",
                "7 Larchfield, Killarney, Co. Kerry, V~93 X5T2",
            ),
            (
                "wohnt in ~83471 Berchtesgaden, Königsseer Straße 14",
                "~83471 Berchtesgaden, Königsseer Straße 14",
            ),
        ] {
            assert_eq!(found(text).as_deref(), Some(address), "{text}");
        }
        for text in [
            "Postcodes such as SW~1A 1AA follow",
            "Part no. AB~1 2CD is out",
            "In ~28004 Madrid won",
            "SSD P~5 1TB, GPU",
            "founded in Palo Alto, CA ~94301 during",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }

    #[test]
    fn an_address_is_found_after_what_says_so() {
        for (text, address) in [
            (
                "He lives at ~Pump House, The Green, Long Melford.",
                "~Pump House, The Green, Long Melford",
            ),
            ("mieszkam przy ~Długiej 14 w Gdańsku", "~Długiej 14"),
            (
                "dirección ~Cra. 7 # 116-50 Apto 802",
                "~Cra. 7 # 116-50 Apto 802",
            ),
        ] {
            assert_eq!(found(text).as_deref(), Some(address), "{text}");
        }
        for text in [
            "He lives at ~Home, she says",
            "bind address is ~Unix Socket",
            "address space: ~Page Table 5",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
