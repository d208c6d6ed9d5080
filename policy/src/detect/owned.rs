//! Numbers that nothing but their neighbour says to be somebody's: a phone right beside a name, a mail address or an identity number
//! (`Elia Sandrin, 335 555 0471`).

use std::ops::Range;

use super::rule::Matcher;
use super::scan::Scan;
use super::{Confidence, Detectors, assign};

/// Most numbers remembered until names are known.
const NUMBERS: usize = 1024;
/// Longest stretch between a number and its neighbour, in bytes.
const GAP: usize = 6;

/// A number that looks like a phone's, and the rule that would take it.
pub(super) type Number = (usize, Range<usize>);

/// Remembers a number for [`each`].
pub(super) fn remember(numbers: &mut Vec<Number>, rule: usize, range: &Range<usize>) {
    if numbers.len() < NUMBERS {
        numbers.push((rule, range.clone()));
    }
}

/// Offers the numbers that stand beside a name, a mail address or an identity number that was found.
pub(super) fn each(set: &Detectors, scan: &mut Scan<'_>) {
    let numbers = std::mem::take(&mut scan.numbers);
    if numbers.is_empty() {
        return;
    }
    let mut people: Vec<Range<usize>> = scan
        .found()
        .iter()
        .filter(|found| {
            let Some(rule) = set.rules.get(found.rule) else {
                return false;
            };
            matches!(rule.matcher, Matcher::Name | Matcher::Email)
                || rule.class.is_within("pii.national_id")
        })
        .map(|found| found.range.clone())
        .collect();
    if people.is_empty() {
        return;
    }
    people.sort_unstable_by_key(|range| range.start);
    for (index, range) in numbers {
        let after = people.partition_point(|person| person.start < range.start);
        let before_it = after.checked_sub(1).and_then(|at| people.get(at));
        let beside = before_it.is_some_and(|person| joins(scan.text, person.end, range.start))
            || people
                .get(after)
                .is_some_and(|person| joins(scan.text, range.end, person.start));
        if let Some(rule) = set.rules.get(index).filter(|_| beside) {
            scan.offer(index, rule, range, Some(Confidence::Medium));
        }
    }
}

/// Offers what stands in a row right after a name or an account that was found: a sort code with its account
/// (`ANN LEE,492303,94419610`), the code of the bank (`…;IE05BOFI57395379929100;AIBKIE2D`).
pub(super) fn rows(set: &Detectors, scan: &mut Scan<'_>) {
    let is = |index: usize, class: &str| {
        set.rules
            .get(index)
            .is_some_and(|rule| rule.class.is_within(class))
    };
    let mut more: Vec<(&str, Range<usize>)> = Vec::new();
    for found in scan.found() {
        let field = next_field(scan.text, found.range.end);
        if is(found.rule, "pii.name") {
            more.extend(
                field
                    .and_then(|at| account(scan.text, at))
                    .map(|range| ("pii.finance.account", range)),
            );
        } else if is(found.rule, "pci.iban") {
            more.extend(
                field
                    .and_then(|at| bank(scan.text, at))
                    .or_else(|| bank_near(scan.text, &found.range))
                    .map(|range| ("pii.finance.bic", range)),
            );
        }
    }
    for (class, range) in more {
        if let Some(index) = (0..set.rules.len()).find(|index| is(*index, class))
            && let Some(rule) = set.rules.get(index)
        {
            scan.offer(index, rule, range, Some(Confidence::Medium));
        }
    }
}

/// Offers what stands after a mail address as a password does: `ann@acme.io:Fjord_4711`, a line of the two alone.
pub(super) fn logins(set: &Detectors, scan: &mut Scan<'_>) {
    let Some((index, rule)) = set
        .anchors
        .lone
        .first()
        .and_then(|index| Some((*index, set.rules.get(*index)?)))
    else {
        return;
    };
    let mails: Vec<Range<usize>> = scan
        .found()
        .iter()
        .filter(|found| {
            set.rules
                .get(found.rule)
                .is_some_and(|rule| matches!(rule.matcher, Matcher::Email))
        })
        .filter_map(|found| after_mail(scan.text, &found.range))
        .collect();
    for range in mails {
        scan.offer(index, rule, range, Some(Confidence::Medium));
    }
}

/// The token right after a mail address, where it ends the line and looks chosen or drawn.
fn after_mail(text: &str, mail: &Range<usize>) -> Option<Range<usize>> {
    let rest = text.get(mail.end..)?;
    let gap = match rest.as_bytes() {
        [b':' | b'|' | b';', b' ', ..] => 2,
        [b':' | b'|' | b';', ..] => 1,
        [b' ', b'/' | b':' | b'|', b' ', ..] => 3,
        [b' ', ..] if is_first(text, mail.start) => 1,
        _ => return None,
    };
    let rest = rest.get(gap..)?;
    let token = rest.split(char::is_whitespace).next()?;
    let after = rest
        .get(token.len()..)?
        .trim_start_matches([' ', '\t', '\r']);
    let ends = after.is_empty() || after.starts_with('\n');
    let start = mail.end + gap;
    (ends
        && assign::is_given(token)
        && (assign::is_strong(token) || assign::is_chosen(token))
        && !token.contains('/'))
    .then_some(start..start + token.len())
}

/// Whether nothing but a mark of a list stands before a place on its line.
fn is_first(text: &str, at: usize) -> bool {
    let low = text.ceil_char_boundary(at.saturating_sub(8));
    let head = text.get(low..at).unwrap_or_default();
    let line = head.rsplit('\n').next().unwrap_or_default();
    (low == 0 || head.contains('\n'))
        && line
            .chars()
            .all(|c| matches!(c, ' ' | '-' | '*' | '>' | '•'))
}

/// Where the next field of a row starts, after what parts it from the one that ends at `at`.
fn next_field(text: &str, at: usize) -> Option<usize> {
    let rest = text.as_bytes().get(at..)?;
    let quote = usize::from(rest.first() == Some(&b'"'));
    let mark = matches!(rest.get(quote), Some(b',' | b';' | b'\t' | b'|'));
    let blank = rest
        .get(quote + 1..)?
        .iter()
        .take(2)
        .take_while(|b| matches!(b, b' ' | b'"'))
        .count();
    mark.then_some(at + quote + 1 + blank)
}

/// Six digits and eight, in two fields of a row.
fn account(text: &str, at: usize) -> Option<Range<usize>> {
    let digits = |at: usize| {
        let rest = text.as_bytes().get(at..).unwrap_or_default();
        rest.iter().take_while(|b| b.is_ascii_digit()).count()
    };
    let second = next_field(text, at + 6).filter(|_| digits(at) == 6)?;
    let ends = next_field(text, second + 8).is_some();
    (digits(second) == 8 && ends).then_some(at..second + 8)
}

/// The code of a bank (ISO 9362) that starts at a place and ends its field: four letters, a country, two or five more.
fn bank(text: &str, at: usize) -> Option<Range<usize>> {
    let rest = text.as_bytes().get(at..)?;
    let length = rest
        .iter()
        .take(12)
        .take_while(|b| b.is_ascii_alphanumeric())
        .count();
    let ends = rest
        .get(length)
        .is_none_or(|b| matches!(b, b',' | b';' | b'\t' | b'|' | b'"' | b'\n' | b'\r' | b' '));
    bank_within(text, at, length).filter(|_| ends)
}

/// The code of a bank shortly after an account of its country, wherever it stands (`(BNPAFRPPXXX)`, `bei der POFICHBEXXX`).
fn bank_near(text: &str, iban: &Range<usize>) -> Option<Range<usize>> {
    /// How far after the account it may start, in bytes.
    const REACH: usize = 48;
    let bytes = text.as_bytes();
    let country = bytes.get(iban.start..iban.start + 2)?;
    let mut at = iban.end;
    while at < iban.end + REACH {
        let rest = bytes.get(at..)?;
        let gap = rest.iter().position(u8::is_ascii_alphanumeric)?;
        at += gap;
        let word = bytes
            .get(at..)?
            .iter()
            .take_while(|b| b.is_ascii_alphanumeric())
            .count();
        if bytes.get(at + 4..at + 6) == Some(country)
            && let Some(range) = bank_within(text, at, word)
        {
            return Some(range);
        }
        at += word;
    }
    None
}

/// The code of a bank that is a whole word.
fn bank_within(text: &str, at: usize, length: usize) -> Option<Range<usize>> {
    let word = text.get(at..at + length)?;
    let letters = word.get(..6)?.bytes().all(|b| b.is_ascii_uppercase());
    let rest = word
        .bytes()
        .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    (letters && rest && matches!(length, 8 | 11)).then_some(at..at + length)
}

/// Whether nothing but what parts the fields of a card stands between two places.
fn joins(text: &str, from: usize, to: usize) -> bool {
    let Some(gap) = text.get(from..to) else {
        return false;
    };
    (1..=GAP).contains(&gap.len())
        && gap.contains([
            ',', '|', '·', '•', '(', ':', ';', '\t', '-', '–', '<', '/', '>', '，', '；',
        ])
        && gap.chars().all(|c| {
            matches!(
                c,
                ' ' | ','
                    | '|'
                    | '·'
                    | '•'
                    | '('
                    | ')'
                    | ':'
                    | ';'
                    | '\t'
                    | '-'
                    | '–'
                    | '<'
                    | '>'
                    | '/'
                    | '"'
                    | '\''
                    | '，'
                    | '；'
            )
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_follows_a_mail_address_to_the_end_of_its_line_is_its_password() {
        for (text, found) in [
            ("ann@acme.io:Fjord_4711", Some("Fjord_4711")),
            ("- ann@acme.io Fjord_4711\n", Some("Fjord_4711")),
            ("ask ann@acme.io Fjord_4711", None),
            ("ann@acme.io: yesterday", None),
            ("ann@acme.io:8443", None),
        ] {
            let start = text.find("ann@").expect("the address");
            let range = after_mail(text, &(start..start + "ann@acme.io".len()));
            assert_eq!(range.and_then(|range| text.get(range)), found, "{text}");
        }
    }

    #[test]
    fn the_code_of_a_bank_stands_near_an_account_of_its_country() {
        for (rest, found) in [
            (" (BNPAFRPPXXX), payable", Some("BNPAFRPPXXX")),
            (" at DEUTDEFF", None),
            (" of GENOFRANCE", None),
        ] {
            let text = format!("FR7630006000011234567890189{rest}");
            let range = bank_near(&text, &(0..27));
            assert_eq!(range.and_then(|range| text.get(range)), found, "{text}");
        }
    }

    #[test]
    fn fields_of_a_card_are_joined_by_little() {
        for (gap, joined) in [
            (", ", true),
            (" | ", true),
            (" · ", true),
            (" (", true),
            (" ", false),
            ("\n", false),
            (" has ", false),
            ("", false),
        ] {
            let text = format!("a{gap}b");
            assert_eq!(joins(&text, 1, text.len() - 1), joined, "{gap:?}");
        }
    }
}
