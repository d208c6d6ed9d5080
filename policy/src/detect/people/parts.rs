//! What belongs to an address besides street and number: units, postcodes, towns, states, countries.

use super::codes::{digits, ends_token, follows_dutch_code, postcode};
use super::table::{ORG, PARTICLE, PLACE, UNIT};
use super::tails;
use super::words::{Case, after, before, word_at};

/// Most parts after the street.
const PARTS: usize = 7;

/// Where the address that goes on at `end` really ends.
pub(super) fn extend(text: &str, mut end: usize) -> usize {
    let mut towns = 0;
    for _ in 0..PARTS {
        let Some((at, gap)) = separator(text, end) else {
            break;
        };
        let next = unit(text, at)
            .or_else(|| tails::quarter(text, at).and_then(|name| town_name(text, name)))
            .or_else(|| postcode_and_town(text, at).inspect(|_| towns += 1))
            .or_else(|| tails::four_digits(text, at, gap == Gap::Space && towns > 0))
            .or_else(|| state(text, at, gap).inspect(|_| towns += 1))
            .or_else(|| country(text, at))
            .or_else(|| {
                let town = town(text, at, gap, towns).or_else(|| {
                    let coded = gap == Gap::Line && follows_dutch_code(text, end);
                    town_name(text, at).filter(|_| coded)
                })?;
                towns += 1;
                Some(town)
            });
        match next {
            Some(next) if next > end => end = next,
            _ => break,
        }
    }
    end
}

/// What stands between two parts of an address.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    Space,
    Comma,
    Line,
}

/// Where the next part starts: after spaces, a comma, a dash, a line's end (written out or escaped).
pub(super) fn separator(text: &str, end: usize) -> Option<(usize, Gap)> {
    let rest = text.get(end..)?;
    let mut gap = Gap::Space;
    let mut at = rest;
    for _ in 0..4 {
        let trimmed = at.trim_start_matches([' ', '\t', '\u{a0}']);
        let next = if let Some(more) = trimmed.strip_prefix([',', '·', '•']) {
            gap = Gap::Comma;
            more
        } else if let Some(more) = trimmed
            .strip_prefix("- ")
            .or_else(|| trimmed.strip_prefix("– "))
        {
            gap = Gap::Comma;
            more
        } else if let Some(more) = trimmed
            .strip_prefix("\r\n")
            .or_else(|| trimmed.strip_prefix('\n'))
            .or_else(|| trimmed.strip_prefix("\\n"))
            .or_else(|| trimmed.strip_prefix("<br>"))
            .or_else(|| trimmed.strip_prefix("<br/>"))
            .or_else(|| trimmed.strip_prefix("<br />"))
        {
            if gap == Gap::Line {
                return None;
            }
            gap = Gap::Line;
            more
        } else {
            at = trimmed;
            break;
        };
        at = next;
    }
    let place = text.len() - at.trim_start_matches([' ', '\t', '\u{a0}']).len();
    (place > end).then_some((place, gap))
}

/// `Apt 4B`, `Suite 200`, `#5`, `3rd floor`, `3. OG`, `2º izq.`
pub(super) fn unit(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    if let Some(more) = rest.strip_prefix('#') {
        let count = more
            .bytes()
            .take(6)
            .take_while(u8::is_ascii_alphanumeric)
            .count();
        return (count > 0).then_some(at + 1 + count);
    }
    let count = digits(text, at);
    if count > 0 && count < 3 {
        let tail = text.get(at + count..)?;
        if let Some(end) = tails::nordic_floor(text, at + count) {
            return Some(end);
        }
        let skipped = [
            "st ", "nd ", "rd ", "th ", ".º ", ".ª ", ". ", "º ", "ª ", "e ", "° ", "er ", "ème ",
            "º", "ª", "° ",
        ]
        .iter()
        .find(|suffix| tail.starts_with(**suffix))?;
        let place = at + count + skipped.len();
        let word = word_at(text, place)?;
        let short = word.end - word.start <= 2
            && word.case != Case::Lower
            && skipped.starts_with(['º', 'ª']);
        return (word.is(UNIT) || short).then_some(word.end);
    }
    let word = word_at(text, at)?;
    // `M5K` is a code's start.
    if !word.is(UNIT) || matches!(word.case, Case::Mixed | Case::Initial) {
        return None;
    }
    let rest = text.get(word.end..)?;
    let rest = rest.strip_prefix('.').unwrap_or(rest);
    let rest = rest.strip_prefix(' ').unwrap_or(rest);
    let place = text.len() - rest.len();
    let count = rest
        .bytes()
        .take(7)
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'/'))
        .count();
    let token = rest.get(..count)?;
    let good = count > 0
        && count < 7
        && (token.bytes().any(|b| b.is_ascii_digit()) || (count == 1 && place > word.end));
    good.then_some(place + count)
}

/// Whether a postcode and a town follow a house number.
pub(super) fn postcode_follows(text: &str, end: usize) -> bool {
    let Some((at, gap)) = separator(text, end) else {
        return false;
    };
    gap != Gap::Space && postcode_and_town(text, at).is_some()
}

/// `10115 Berlin`, `1012 AB Amsterdam`, `00-950 Warszawa`, or a lettered code alone.
pub(super) fn postcode_and_town(text: &str, at: usize) -> Option<usize> {
    let code = postcode(text, at)?;
    let head = text.as_bytes().get(..at).unwrap_or_default();
    let after_state =
        matches!(head, [.., a, b, b' ' | b'-'] if a.is_ascii_uppercase() && b.is_ascii_uppercase());
    if text.as_bytes().get(at).is_some_and(u8::is_ascii_uppercase)
        && before(text, code).is_some_and(char::is_alphabetic)
    {
        return Some(code);
    }
    let alone = after_state || code - at >= 8;
    let rest = text.get(code..)?;
    let rest = rest
        .strip_prefix(", ")
        .or_else(|| rest.strip_prefix(' '))
        .or_else(|| rest.strip_prefix('\u{a0}'));
    let town = rest.and_then(|rest| town_name(text, text.len() - rest.len()));
    match town {
        Some(_) if after_state => Some(code),
        Some(town) => Some(province(text, town)),
        None if alone => Some(code),
        // A code of digits alone counts after a town, at the end of something.
        None => {
            let ends = after(text, code).is_none_or(|c| c != ' ')
                || text
                    .get(code..)
                    .is_some_and(|rest| rest.trim_start().is_empty());
            (ends && code - at >= 5 && before(text, at).is_some_and(|c| c == ' ' || c == '\n'))
                .then_some(code)
        }
    }
}

/// An Italian province in brackets, a river (`Halle (Saale)`), or a French `Cedex`, after a town.
pub(super) fn province(text: &str, end: usize) -> usize {
    let rest = text.get(end..).unwrap_or_default();
    if let Some(end) = tails::river(text, end) {
        return end;
    }
    let bytes = rest.as_bytes();
    if let [b' ', b'(', a, b, b')', ..] = bytes
        && a.is_ascii_uppercase()
        && b.is_ascii_uppercase()
    {
        return end + 5;
    }
    if let Some(more) = rest
        .strip_prefix(" Cedex")
        .or_else(|| rest.strip_prefix(" CEDEX"))
    {
        let place = text.len() - more.len();
        let count = if more.starts_with(' ') {
            digits(text, place + 1)
        } else {
            0
        };
        return if count > 0 && count < 3 {
            place + 1 + count
        } else {
            place
        };
    }
    end
}

/// One to four capitalised words, particles between them.
fn town_name(text: &str, at: usize) -> Option<usize> {
    // `'s-Hertogenbosch`
    let rest = text.get(at..)?;
    let named = rest
        .strip_prefix("'s-")
        .or_else(|| rest.strip_prefix("’s-"));
    let at = text.len() - named.unwrap_or(rest).len();
    let first = word_at(text, at)?;
    if !matches!(first.case, Case::Title | Case::Upper) {
        return None;
    }
    let mut end = first.end;
    let mut last = first;
    for _ in 0..3 {
        let rest = text.get(last.end..).unwrap_or_default();
        let rest = match rest
            .strip_prefix(". ")
            .filter(|_| last.end - last.start <= 2)
        {
            Some(rest) => Some(rest),
            None => rest.strip_prefix(' '),
        };
        let Some(next) = rest.and_then(|rest| word_at(text, text.len() - rest.len())) else {
            break;
        };
        match next.case {
            Case::Title if !next.is_plain() || next.is(PLACE) => end = next.end,
            Case::Upper if next.end - next.start > 2 => end = next.end,
            Case::Lower
                if next.is(PARTICLE)
                    || matches!(
                        text.get(next.start..next.end),
                        Some("am" | "an" | "im" | "sur" | "aan" | "upon" | "in")
                    ) => {}
            _ => break,
        }
        last = next;
    }
    Some(end)
}

/// A town after a comma or on the next line: a known one, or one that a code, a state or the end follows.
fn town(text: &str, at: usize, gap: Gap, towns: usize) -> Option<usize> {
    if towns > 2 || (gap == Gap::Space && towns > 0) {
        return None;
    }
    let first = word_at(text, at)?;
    let end = town_name(text, at)?;
    let known = first.is(PLACE) && (end == first.end || gap != Gap::Space);
    if first.is(ORG) && !first.is(PLACE) && end == first.end {
        return None;
    }
    let followed = separator(text, end).is_some_and(|(next, _)| {
        state(text, next, Gap::Comma).is_some_and(|end| postcode_near(text, end))
            || (postcode(text, next).is_some() && next > end)
            // A quarter before its town: `Boa Viagem, Recife - PE, 89149-646`.
            || (gap == Gap::Comma && quarter(text, next))
    });
    let closes = matches!(
        after(text, end),
        None | Some(',' | '.' | '\n' | '\r' | ')' | '"' | ';' | '|' | '<' | '\\')
    ) || text.get(end..).is_some_and(|rest| rest.starts_with(" |"));
    let named = first.is_given() && !first.is(PLACE);
    let good = match gap {
        Gap::Space => followed,
        Gap::Comma => known || followed || (closes && towns == 0 && !named && !first.is_plain()),
        Gap::Line => followed || (known && closes),
    };
    good.then_some(end)
}

/// Whether a town, its state and a postcode stand at a place.
fn quarter(text: &str, at: usize) -> bool {
    let town = town_name(text, at).and_then(|end| separator(text, end));
    town.is_some_and(|(next, _)| {
        state(text, next, Gap::Comma)
            .and_then(|end| separator(text, end))
            .is_some_and(|(code, _)| postcode(text, code).is_some())
    })
}

fn postcode_near(text: &str, end: usize) -> bool {
    separator(text, end).is_some_and(|(at, _)| postcode(text, at).is_some())
        || matches!(after(text, end), None | Some('.' | '\n' | ',' | '"' | ';'))
}

/// A state or province: two or three capitals, or a name that a code follows.
fn state(text: &str, at: usize, gap: Gap) -> Option<usize> {
    let word = word_at(text, at)?;
    let length = word.end - word.start;
    if word.case == Case::Upper && length <= 3 && gap != Gap::Line {
        return Some(word.end);
    }
    let end = town_name(text, at)?;
    let (next, gap) = separator(text, end)?;
    let coded = postcode(text, next).is_some_and(|code| ends_token(text, code));
    (word.case == Case::Title && gap == Gap::Space && coded).then_some(end)
}

/// A country's name.
fn country(text: &str, at: usize) -> Option<usize> {
    const NAMES: &str = "United States of America|United States|United Kingdom|U.S.A.|U.S.A|USA|U.K.|UK|England|Scotland|\
        Wales|Northern Ireland|Ireland|Germany|Deutschland|Austria|Österreich|Switzerland|Schweiz|Suisse|\
        Svizzera|France|Belgium|Belgique|België|Netherlands|The Netherlands|Nederland|Spain|España|Italy|\
        Italia|Portugal|Brazil|Brasil|Poland|Polska|Canada|Australia|New Zealand|India|Japan|China|\
        Mexico|México|Argentina|Chile|Colombia|Sweden|Norway|Denmark|Finland|Nigeria|Kenya|South Africa|\
        Singapore|Luxembourg|Czech Republic|Greece|Turkey|Israel|Philippines";
    let rest = text.get(at..)?;
    NAMES
        .split('|')
        .find(|name| rest.starts_with(*name))
        .map(|name| at + name.len())
        .filter(|end| ends_token(text, *end))
}

/// Where a street's name starts that has no kind: capitalised words and short ones before the word at `start`.
pub(super) fn name_start(text: &str, start: usize) -> usize {
    let mut first = start;
    let mut at = start;
    for _ in 0..3 {
        let Some(head) = text.get(..at).and_then(|head| head.strip_suffix(' ')) else {
            break;
        };
        let Some(word) = super::words::word_before(head, head.len()) else {
            break;
        };
        let small = matches!(
            text.get(word.start..word.end),
            Some("der" | "den" | "dem" | "de" | "het" | "la" | "les" | "del" | "di")
        );
        match word.case {
            Case::Title
                if !word.is_plain()
                    || text
                        .get(word.start..word.end)
                        .is_some_and(is_street_adjective) =>
            {
                first = word.start;
            }
            Case::Lower if small => {}
            _ => break,
        }
        at = word.start;
    }
    first
}

/// Words that start the names of streets besides names: `Am Alten Markt`, `Nieuwe Gracht`.
pub(super) fn is_street_adjective(word: &str) -> bool {
    [
        "Am", "An", "Im", "In", "Unter", "Zum", "Zur", "Bei", "Alte", "Alter", "Alten", "Neue",
        "Neuer", "Neuen", "Große", "Großer", "Grosse", "Kleine", "Kleiner", "Lange", "Langer",
        "Breite", "Hohe", "Hohen", "Obere", "Untere", "Hintere", "Vordere", "Oude", "Nieuwe",
        "Grote", "Korte", "Hoge", "Lage", "Eerste", "Tweede", "Derde",
    ]
    .contains(&word)
}
