//! Postal addresses, found from a house number: a street beside it, then what else belongs to the address after it.

use std::ops::Range;

use super::house::{house_number, is_dated, is_recent, is_year, unit_before};
use super::odd;
use super::parts;
use super::streets::{is_bare_kind, is_doctor, is_street_word, named_by_capitals};
use super::table::{BRAND, MONTH, ORG, PARTICLE, PLACE, STREET, STREET_BEFORE, UNIT};
use super::tails;
use super::words::{Case, Word, after, before, word_at, word_before};

/// Most words of a street's name.
const NAME_WORDS: usize = 6;

/// An address's street and number.
struct Core {
    range: Range<usize>,
    /// Whether it counts without a postcode, town or unit.
    whole: bool,
}

/// The address around the number that starts at `start`; `floor` is where the last one ended.
pub(super) fn at_number(text: &str, start: usize, floor: usize) -> Option<Range<usize>> {
    let number = house_number(text, start)?;
    if is_dated(text, &number) {
        return None;
    }
    let core = box_before(text, &number)
        .or_else(|| odd::core(text, &number).map(|range| Core { range, whole: true }))
        .or_else(|| number_last(text, &number))
        .or_else(|| number_first(text, &number))
        .or_else(|| coded(text, &number))?;
    if core.range.start < floor {
        return None;
    }
    let end = parts::extend(text, core.range.end);
    let extended = end > core.range.end;
    if !core.whole && !extended && !stands_alone(text, &core.range) {
        return None;
    }
    let start = unit_before(text, core.range.start).filter(|at| *at >= floor);
    Some(start.unwrap_or(core.range.start)..end)
}

/// A box at a post office.
fn box_before(text: &str, number: &Range<usize>) -> Option<Core> {
    let head = text.get(..number.start)?;
    let head = head.strip_suffix(' ').or_else(|| head.strip_suffix('#'))?;
    let bytes = head.as_bytes();
    // What one of the names ends with.
    if !matches!(
        bytes.last()?.to_ascii_lowercase(),
        b'x' | b'h' | b's' | b'o' | b'l' | b'e' | b'a'
    ) {
        return None;
    }
    let ends = |name: &str| {
        let tail = bytes.len().checked_sub(name.len());
        tail.and_then(|from| bytes.get(from..))
            .is_some_and(|tail| tail.eq_ignore_ascii_case(name.as_bytes()))
    };
    let named = [
        "p.o. box",
        "po box",
        "p.o.box",
        "p. o. box",
        "postfach",
        "postbus",
        "apartado de correos",
        "apartado postal",
        "apartado",
        "casella postale",
        "caixa postal",
        "skrytka pocztowa",
        "boîte postale",
        "gpo box",
    ];
    let name = named.iter().find(|name| ends(name))?;
    let start = head.len() - name.len();
    let starts = !before(text, start).is_some_and(char::is_alphanumeric);
    starts.then_some(Core {
        range: start..number.end,
        whole: true,
    })
}

/// The street before its number: `Hauptstraße 12`, `calle Mayor, 5`, `ul. Długa 5`.
fn number_last(text: &str, number: &Range<usize>) -> Option<Core> {
    let tail = gap_before(text, number.start)?;
    let mut end = tail;
    let mut start = None;
    let mut whole = false;
    let mut capitals = 0;
    let mut suffix = false;
    for count in 0..NAME_WORDS {
        let Some(word) = word_before(text, end) else {
            break;
        };
        let spelled = text.get(word.start..word.end)?;
        if capitals > 0 && is_kind_before(text, &word) {
            // `Corso HTML 5`, `Corso Ruby 2013` are courses.
            let named = word.case == Case::Upper || !named_by_capitals(text, &word, tail);
            (start, whole) = (Some(word.start), named && !is_recent(text, number));
            break;
        }
        if count == 0 && word.is(MONTH) {
            return None;
        }
        if count == 0 && is_street_word(spelled) {
            if word.case == Case::Lower
                && word.start > 0
                && before(text, word.start).is_none_or(|c| c != '-')
            {
                return None;
            }
            (whole, suffix) = (true, true);
            if !is_bare_kind(spelled) {
                start = Some(named_before(text, word.start));
                break;
            }
        } else if word.is_capital()
            || (word.case == Case::Lower && odd::is_small(&word, spelled))
            || (word.case == Case::Mixed && spelled.contains(['\'', '’']))
        {
            if suffix && !is_street_name(text, &word) {
                break;
            }
            capitals += usize::from(word.is_capital());
            let starts = match suffix {
                true => word.is_capital(),
                false => count == 0 && word.case != Case::Lower,
            };
            if starts {
                start = Some(word.start);
            }
        } else {
            break;
        }
        let Some(next) = one_space_before(text, word.start) else {
            break;
        };
        end = next;
    }
    let start = start?;
    // A name and a number alone are a street where a postcode and a town follow, or a flat's number.
    let followed =
        || parts::postcode_follows(text, number.end) || tails::flat_follows(text, number.end);
    let start = match whole {
        true => start,
        false => followed().then(|| parts::name_start(text, start))?,
    };
    Some(Core {
        range: start..number.end,
        whole: true,
    })
}

/// Whether a word is a kind of street that stands before its name.
fn is_kind_before(text: &str, word: &Word) -> bool {
    let spelled = text.get(word.start..word.end).unwrap_or_default();
    let is_kind = word.is(STREET_BEFORE) && (word.case != Case::Lower || spelled.len() > 1)
        || word.case == Case::Title && is_bare_kind(spelled);
    is_kind
        && !odd::ends_sentence(text, word)
        && (spelled.len() > 2 || dotted_or_slashed(text, word))
        // `os.Signal, 1` is code, `os. Zielone 5` an estate.
        && !(spelled == "os" && text.as_bytes().get(word.end + 1) != Some(&b' '))
}

/// Where the word before a number ends: one space, a comma and a space, or `n.º` between.
fn gap_before(text: &str, start: usize) -> Option<usize> {
    let head = text.get(..start)?;
    let mut head = head
        .strip_suffix(' ')
        .or_else(|| head.strip_suffix('\u{a0}'))
        .unwrap_or(head);
    let signed = head.as_bytes().last().is_some_and(|last| {
        // What one of them ends with; the last two are halves of signs.
        matches!(last, b'.' | b'r' | 0xba | 0xb0)
    });
    for sign in [
        "n.º", "nº", "n°", "n.", "nr.", "Nr.", "no.", "No.", "núm.", "num.", "Nº", "N°", "nr", "Nr",
    ] {
        if signed
            && let Some(more) = head.strip_suffix(sign)
            && let Some(more) = more.strip_suffix(' ').or_else(|| more.strip_suffix(','))
        {
            head = more;
            break;
        }
    }
    let head = head
        .strip_suffix(", ")
        .or_else(|| head.strip_suffix(','))
        .unwrap_or(head);
    let head = head.strip_suffix('.').unwrap_or(head);
    (head.len() < start && before(head, head.len()).is_some_and(char::is_alphabetic))
        .then_some(head.len())
}

fn one_space_before(text: &str, at: usize) -> Option<usize> {
    let head = text.get(..at)?;
    let head = head
        .strip_suffix(". ")
        .or_else(|| head.strip_suffix("/ "))
        .or_else(|| head.strip_suffix(' '))
        .or_else(|| head.strip_suffix('\u{a0}'))
        .or_else(|| head.strip_suffix('/'))
        .or_else(|| head.strip_suffix('.'))?;
    before(head, head.len())
        .is_some_and(char::is_alphabetic)
        .then_some(head.len())
}

/// Whether a dot or a slash follows a short kind of street (`ul.`, `c/`).
fn dotted_or_slashed(text: &str, word: &Word) -> bool {
    matches!(after(text, word.end), Some('.' | '/'))
}

/// Whether a word may belong to a street's name before its kind: a name or a place, or an adjective of old streets.
fn is_street_name(text: &str, word: &Word) -> bool {
    let spelled = text.get(word.start..word.end).unwrap_or_default();
    !word.is_plain()
        || parts::is_street_adjective(spelled)
        || word.case == Case::Lower
            && matches!(spelled, "der" | "den" | "dem" | "von" | "van" | "de")
}

/// Where a street's name starts whose last word is a kind of street in one with a name: `Prinses Beatrixlaan`.
fn named_before(text: &str, start: usize) -> usize {
    if let Some(mayor) = odd::mayor_before(text, start) {
        return mayor;
    }
    let head = text.get(..start).and_then(|head| head.strip_suffix(' '));
    let word = head.and_then(|head| word_before(head, head.len()));
    match word {
        Some(word) if word.is_capital() => {
            let spelled = text.get(word.start..word.end).unwrap_or_default();
            let named = word.is_given() && !word.is_plain()
                || parts::is_street_adjective(spelled)
                || matches!(
                    spelled,
                    "Prinses"
                        | "Prins"
                        | "Koning"
                        | "Koningin"
                        | "Burgemeester"
                        | "Prof"
                        | "Sint"
                        | "Sankt"
                );
            if named { word.start } else { start }
        }
        _ => start,
    }
}

/// The number before its street: `12 Larkspur Lane`, `5 bis, rue de la Paix`.
fn number_first(text: &str, number: &Range<usize>) -> Option<Core> {
    let rest = text.get(number.end..)?;
    if !matches!(rest.as_bytes().first(), Some(b',' | b' ' | 0xc2)) {
        return None;
    }
    let parted = rest.starts_with(',');
    let rest = rest
        .strip_prefix(", ")
        .or_else(|| rest.strip_prefix(' '))
        .or_else(|| rest.strip_prefix('\u{a0}'))
        .or_else(|| rest.strip_prefix(','))?;
    let first = word_at_or_ordinal(text, text.len() - rest.len())?;
    if first.is(STREET_BEFORE)
        && first.end - first.start > 1
        && !matches!(first.case, Case::Mixed | Case::Initial)
        && let Some(end) = street_name(text, &first)
    {
        return Some(Core {
            range: number.start..end,
            whole: true,
        });
    }
    let dated = is_year(text, number) || (parted && is_recent(text, number));
    if !first.is_capital() || dated || follows_name(text, number.start) {
        return None;
    }
    let mut last = first;
    for count in 0..4 {
        let next = next_word(text, &last)?;
        let is_kind = next.is(STREET) && matches!(next.case, Case::Title | Case::Upper);
        if is_kind && is_doctor(text, &next) {
            return None;
        }
        if is_kind {
            let more =
                next_word(text, &next).filter(|more| more.is(STREET) && more.case == Case::Title);
            let kind = more.unwrap_or(next);
            let named = !first.is_plain() || !last.is_plain();
            return Some(finish(text, number, &kind, named));
        }
        if !(next.is_capital() || (count > 0 && next.is(PARTICLE))) {
            return None;
        }
        last = next;
    }
    None
}

/// A number and names that hold no kind of street, where a town and a state's or a British postcode follow
/// (`828 Collins Inlet Apt. 65, Ashleybury, NH 80995`, `Flat 46⏎Sharon Trail⏎South Lynne⏎G84 9LS`).
fn coded(text: &str, number: &Range<usize>) -> Option<Core> {
    let rest = text.get(number.end..)?;
    let start = text
        .get(..number.start)
        .filter(|_| rest.starts_with([',', '\n']))
        .and_then(|head| head.strip_suffix(' '))
        .and_then(|head| word_before(head, head.len()))
        .filter(|word| word.is(UNIT) && word.is_capital())
        .map(|word| word.start);
    let rest = match start {
        Some(_) => rest.trim_start_matches([',', ' ', '\n']),
        None => rest.strip_prefix(' ')?,
    };
    let mut last = word_at_or_ordinal(text, text.len() - rest.len())?;
    if !last.is_capital() {
        return None;
    }
    for _ in 0..4 {
        match next_word(text, &last) {
            Some(next) if next.is_capital() && !next.is(UNIT) => last = next,
            _ => break,
        }
    }
    let end = parts::extend(text, last.end);
    super::codes::ends_in_code(text.get(last.end..end)?).then_some(Core {
        range: start.unwrap_or(number.start)..last.end,
        whole: true,
    })
}

/// The street after its kind: `rue de la Paix`; where its name ends.
fn street_name(text: &str, kind: &Word) -> Option<usize> {
    let mut last = *kind;
    let mut end = None;
    for _ in 0..NAME_WORDS {
        let Some(next) = next_word(text, &last) else {
            break;
        };
        let spelled = text.get(next.start..next.end)?;
        match next.case {
            Case::Title | Case::Upper | Case::Initial => end = Some(next.end),
            Case::Mixed if spelled.contains(['\'', '’']) => end = Some(next.end),
            Case::Lower
                if odd::is_small(&next, spelled)
                    || spelled.starts_with("l'")
                    || spelled.starts_with("d'") => {}
            _ => break,
        }
        last = next;
    }
    end
}

/// A street whose kind was found after its name.
fn finish(text: &str, number: &Range<usize>, kind: &Word, named: bool) -> Core {
    let spelled = text
        .get(kind.start..kind.end)
        .unwrap_or_default()
        .to_lowercase();
    let certain = matches!(
        spelled.as_str(),
        "street" | "st" | "avenue" | "ave" | "road" | "rd" | "lane" | "ln" | "blvd" | "boulevard"
    ) || named
        && matches!(
            spelled.as_str(),
            "drive"
                | "dr"
                | "terrace"
                | "crescent"
                | "cres"
                | "parkway"
                | "pkwy"
                | "gardens"
                | "mews"
                | "court"
                | "ct"
                | "highway"
                | "hwy"
                | "quay"
                | "broadway"
                | "close"
                | "grove"
        );
    let mut end = kind.end;
    if kind.end - kind.start < 5
        && after(text, end) == Some('.')
        && text
            .get(end + 1..)
            .is_some_and(|rest| rest.starts_with([' ', ',']) || rest.is_empty())
    {
        // An abbreviation's dot belongs to it where the address goes on.
        if parts::extend(text, end + 1) > end + 1 {
            end += 1;
        }
    }
    if let Some(way) = next_word(text, kind)
        && matches!(
            text.get(way.start..way.end),
            Some(
                "N" | "S"
                    | "E"
                    | "W"
                    | "NE"
                    | "NW"
                    | "SE"
                    | "SW"
                    | "North"
                    | "South"
                    | "East"
                    | "West"
            )
        )
    {
        end = way.end;
    }
    Core {
        range: number.start..end,
        whole: certain,
    }
}

/// The word after one space, or an ordinal such as `5th`.
fn next_word(text: &str, word: &Word) -> Option<Word> {
    let rest = text.get(word.end..)?;
    let dotted = rest
        .strip_prefix('.')
        .filter(|_| word.end - word.start < 4)
        .unwrap_or(rest);
    let rest = dotted
        .strip_prefix(' ')
        .or_else(|| dotted.strip_prefix('\u{a0}'))?;
    word_at_or_ordinal(text, text.len() - rest.len())
}

fn word_at_or_ordinal(text: &str, at: usize) -> Option<Word> {
    let digits = text
        .as_bytes()
        .get(at..)?
        .iter()
        .take(4)
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    if digits == 0 {
        return word_at(text, at);
    }
    let word = word_at(text, at + digits)?;
    let spelled = text.get(word.start..word.end)?;
    matches!(
        spelled,
        "st" | "nd" | "rd" | "th" | "ST" | "ND" | "RD" | "TH"
    )
    .then_some(Word {
        start: at,
        case: Case::Title,
        flags: 0,
        ..word
    })
}

/// Whether a capitalised word stands right before: `Windows 10 Home Drive`.
fn follows_name(text: &str, start: usize) -> bool {
    let Some(head) = text.get(..start).and_then(|head| head.strip_suffix(' ')) else {
        return false;
    };
    word_before(head, head.len()).is_some_and(|word| {
        word.is_capital()
            && !word.is(UNIT)
            && !word.is(PLACE)
            && (word.is(ORG | BRAND) || !word.is_plain())
    })
}

/// Whether an address takes a line or a field of its own.
fn stands_alone(text: &str, range: &Range<usize>) -> bool {
    let starts = matches!(
        before(text, range.start),
        None | Some('\n' | '"' | '\t' | '|' | ';')
    );
    let ends = matches!(
        after(text, range.end),
        None | Some('\n' | '\r' | '"' | '\t' | '|' | ';' | ',')
    );
    let labelled = super::labels::key(text, range.start).is_some_and(super::labels::is_address);
    labelled || (starts && ends) || is_located(text, range)
}

/// Whether what stands before says that it is a house of somebody's (`at No. 14 Sycamore Crescent`).
fn is_located(text: &str, range: &Range<usize>) -> bool {
    let head = text.get(..range.start).unwrap_or_default();
    [" at No. ", " at no. ", " of No. ", " at Nr. "]
        .iter()
        .any(|word| head.ends_with(word))
}
