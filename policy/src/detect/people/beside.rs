//! What stands beside a name on its line and is somebody's: a number of theirs, their mail address.

use super::lexicon;
use super::table::ROLE;

/// How far before and after a name it is looked for, in bytes.
const REACH: usize = 48;
/// How far below a name the lines of its block are looked at, in bytes.
const BLOCK: usize = 200;
/// Digits of a number that is somebody's: fewer are a price, an hour, a count.
const DIGITS: usize = 7;

/// Whether a long number or a mail address stands close before or after, on the same line.
pub(super) fn is_told(text: &str, start: usize, end: usize) -> bool {
    let floor = text.ceil_char_boundary(start.saturating_sub(REACH));
    let before = text.get(floor..start).unwrap_or_default();
    let before = before.rsplit(['\n', '\r']).next().unwrap_or(before);
    let after = text.get(end..text.floor_char_boundary(end + REACH));
    let after = after.unwrap_or_default();
    let after = after.split(['\n', '\r']).next().unwrap_or(after);
    let house = after
        .strip_prefix(", ")
        .is_some_and(|after| after.starts_with(char::is_uppercase) && has_house(after));
    holds(before) || holds(after) || house
}

/// Whether a name is a line of its own, above lines with a number, a mail address or a house number: a card, a signature, an
/// address.
pub(super) fn heads_block(text: &str, start: usize, end: usize) -> bool {
    let is_quote = |c: char| matches!(c, ' ' | '\t' | '>' | '*' | '|');
    // A longer line is no label's.
    let floor = text.ceil_char_boundary(start.saturating_sub(REACH + 8));
    let before = text.get(floor..start).unwrap_or_default();
    let line = before.rsplit(['\n', '\r']).next().unwrap_or(before);
    let after = text
        .get(end..text.floor_char_boundary(end + BLOCK))
        .unwrap_or_default();
    let mut lines = after.split('\n').map(|line| line.trim_matches(is_quote));
    let alone =
        line.len() <= REACH && (line.chars().all(is_quote) || line.trim_end().ends_with(':'));
    alone
        && lines.next().is_some_and(|rest| rest.trim_end().is_empty())
        && lines
            .filter(|line| !line.trim().is_empty())
            .take(5)
            .enumerate()
            .any(|(index, line)| {
                let short = line.len() <= REACH;
                short && (holds(line) || has_house(line) || index == 0 && is_post(line))
            })
}

/// Whether a line is what somebody does (`Travel agent`): it ends with a role.
fn is_post(line: &str) -> bool {
    let line = line.trim();
    line.split(' ').count() <= 4
        && line
            .rsplit(' ')
            .next()
            .is_some_and(|word| lexicon::flags_of(word) & ROLE != 0)
}

/// Whether a line has a house number beside a word with a capital, and little else.
fn has_house(line: &str) -> bool {
    let words = line.split([' ', ',']).filter(|word| !word.is_empty());
    let mut words = words.take(8).peekable();
    let is_number = |word: &str| {
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        (1..=5).contains(&digits) && word.len() - digits <= 2
    };
    let is_capital = |word: &str| word.starts_with(char::is_uppercase);
    let mut last = "";
    while let Some(word) = words.next() {
        let beside = is_capital(last) || words.peek().is_some_and(|next| is_capital(next));
        if is_number(word) && beside {
            return true;
        }
        last = word;
    }
    false
}

/// Whether a number, whose groups one character joins, has enough digits and is no date or span of years; or a mail
/// address is there.
fn holds(part: &str) -> bool {
    let bytes = part.as_bytes();
    let is_mail = memchr::memchr_iter(b'@', bytes).any(|at| {
        let letter = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphanumeric);
        at > 0 && letter(at - 1) && letter(at + 1)
    });
    if is_mail {
        return true;
    }
    let joins = |c: char| matches!(c, ' ' | '-' | '.' | '/' | '(' | ')' | '+');
    let (mut digits, mut groups, mut years, mut in_group) = (0, 0, 0, 0);
    let mut joint = 0;
    for c in part.chars().chain(std::iter::once('\0')) {
        if c.is_ascii_digit() || c.is_ascii_uppercase() && in_group > 0 {
            digits += usize::from(c.is_ascii_digit());
            in_group += 1;
            joint = 0;
            continue;
        }
        if in_group > 0 {
            groups += 1;
            years += usize::from(in_group == 4);
            in_group = 0;
        }
        joint += 1;
        if !joins(c) || joint > 2 {
            // Two groups of four, or one and days and months: years.
            let dated = years > 0 && groups <= 3 && digits <= 8;
            if digits >= DIGITS && !dated {
                return true;
            }
            (digits, groups, years) = (0, 0, 0);
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_mail_addresses_are_somebodys_and_dates_are_not() {
        for (text, told) in [
            ("X, +962 79 418 2207", true),
            ("DE30 1771 5707 9233 2714 57, Kontoinhaber X", true),
            ("CF TPCDBM92B55G597F, assistito X", true),
            ("X <x.y@acme.io>", true),
            ("X 604 118 273", true),
            ("on 2024-06-03 X", false),
            ("X, 24.01.1957", false),
            ("1990-2000 X", false),
            ("X scored 12 of 340", false),
            ("12345678\nX", false),
            ("X @ home", false),
        ] {
            let at = text.find('X').expect("marked");
            let start = text.rfind('X').unwrap_or(at);
            let start = if text.starts_with('X') { at } else { start };
            assert_eq!(is_told(text, start, start + 1), told, "{text}");
        }
    }
}
