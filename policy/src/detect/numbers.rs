//! Digits that look like a phone number and are none: rows of a table, bytes, years, decimals, quantities.

use std::sync::LazyLock;

use super::digits::digits_of;
use super::lookup::Set;

/// Whether groups of digits go on on either side: a longer number (`DE89 3704 0044 0532 0130 00`), or a row of a table.
pub(super) fn in_row(bytes: &[u8], start: usize, end: usize) -> bool {
    let before = bytes.get(..start).unwrap_or_default();
    let after = bytes.get(end..).unwrap_or_default();
    // A column of numbers, or what a log writes first on its line.
    let blanks = before
        .iter()
        .rev()
        .take(12)
        .take_while(|b| **b == b' ')
        .count();
    let head = before.get(..before.len() - blanks).unwrap_or_default();
    blanks > 0 && matches!(head, [.., b'0'..=b'9']) || matches!(after, [b' ', b'0'..=b'9', ..])
}

/// Whether a group of digits stands among pairs of hexadecimal digits: bytes that were written down.
pub(super) fn in_dump(bytes: &[u8], start: usize, end: usize) -> bool {
    let pair = |token: Option<&[u8]>| match token {
        Some([a, b]) if a.is_ascii_hexdigit() && b.is_ascii_hexdigit() => {
            1 + usize::from(a.is_ascii_digit() || b.is_ascii_digit())
        }
        _ => 0,
    };
    let after = bytes.get(end..bytes.len().min(end + 8)).unwrap_or_default();
    let before = bytes
        .get(start.saturating_sub(8)..start)
        .unwrap_or_default();
    let is_blank = |b: &u8| b.is_ascii_whitespace();
    // `de`, `ad` are words as well: two of them in a row are none.
    let mut next = after.split(is_blank).skip(1);
    let mut last = before.rsplit(is_blank).skip(1);
    pair(next.next()) + pair(next.next()) > 1 || pair(last.next()) + pair(last.next()) > 1
}

/// Whether digits with a mark or two are written as what is no phone number: a number with a decimal point,
/// years or hours from one to another, a publication's (`10.1038/171737`), four parts of a version.
pub(super) fn is_of_something_else(before: &[u8], number: &[u8]) -> bool {
    let zero = number.first() == Some(&b'0');
    let dots = number.iter().filter(|b| **b == b'.').count();
    let digits_and = |mark: u8| number.iter().all(|b| b.is_ascii_digit() || *b == mark);
    let decimal = dots == 1 && digits_and(b'.') && !zero;
    let quad = dots == 3
        && digits_and(b'.')
        && !zero
        && number.split(|b| *b == b'.').all(|part| part.len() < 4);
    let publication = number.starts_with(b"10.") && number.contains(&b'/');
    // `#1020396`: an issue's number.
    decimal || quad || publication || is_span(number) || is_row(number) || before.ends_with(b"#")
}

/// Whether groups are hours from one to another (`08.00-12.00`), or sizes: three and more, each in steps of fifty
/// (`900/1800/1900`).
pub(super) fn is_row(number: &[u8]) -> bool {
    let hours = |from: &[u8]| {
        matches!(
            from,
            [b'0'..=b'2', b'0'..=b'9', b'.', b'0'..=b'5', b'0' | b'5']
        )
    };
    let sizes = || {
        let mut groups = number.split(|b| !b.is_ascii_digit());
        groups.clone().count() > 2
            && groups
                .all(|group| group.len() > 2 && (group.ends_with(b"00") || group.ends_with(b"50")))
    };
    match number {
        [from @ .., b'-', _, _, b'.', _, _] if from.len() == 5 => {
            hours(from) && number.get(6..).is_some_and(hours)
        }
        _ => !number.starts_with(b"0") && sizes(),
    }
}

/// Whether two groups of four digits are years or hours from one to another (`1936-1948`, `0800-1700`).
pub(super) fn is_span(number: &[u8]) -> bool {
    let [a, b, c, d, b'-' | b'/' | b' ', e, f, g, h] = number else {
        return false;
    };
    let value = |digits: [&u8; 4]| {
        digits.iter().try_fold(0_u32, |sum, digit| {
            digit
                .is_ascii_digit()
                .then(|| sum * 10 + u32::from(**digit - b'0'))
        })
    };
    let (Some(from), Some(to)) = (value([a, b, c, d]), value([e, f, g, h])) else {
        return false;
    };
    let year = |year: u32| (1100..2200).contains(&year);
    let hour = |hour: u32| hour < 2401 && hour % 100 < 60 && hour.is_multiple_of(5);
    // `1000-5000`: both in thousands.
    let round = from >= 1000 && from.is_multiple_of(1000) && to.is_multiple_of(1000);
    ((year(from) && year(to) || round) && from < to)
        || (*a == b'0' && hour(from) && hour(to) && from < to)
}

/// Whether digits are those of examples: counted up, or one digit throughout.
pub(super) fn is_example(number: &[u8]) -> bool {
    let digits: Vec<u8> = digits_of(number).take(16).collect();
    [
        &b"1234567"[..],
        b"0000000",
        b"5551212",
        // The largest of 32 bits.
        b"2147483647",
        b"2147483648",
        b"4294967295",
    ]
    .iter()
    .any(|run| memchr::memmem::find(&digits, run).is_some())
}

/// Whether a unit, or a word for what is counted, stands after a number.
pub(super) fn is_measured(bytes: &[u8], end: usize) -> bool {
    const UNITS: &str = " ns us ms s sec secs seconds minutes hours days bytes byte kb KB kB MB GB TB bits px pixels rows row \
        samples items requests records degrees percent hz Hz kHz MHz mm cm km kg times edges nodes lines points page pages \
        views users people persons inhabitants residents citizens Einwohner Menschen habitants personnes habitantes personas abitanti persone inwoners mensen dollars euros euro pounds yen rupees GBP CHF JPY INR PLN Euro Stück copies Exemplare exemplaires km2 acres hectares tonnes tons barrels votes Stimmen voix votos votes sessions msg messages frames slots units tokens USD EUR entries files keys events finished characters Characters chars words Wörter Zeichen caractères caracteres caratteri tekens znaków palabras mots parole woorden słów palavras lines Zeilen lignes líneas linhas righe regels ";
    static UNIT_SET: LazyLock<Set> = LazyLock::new(|| Set::new(UNITS));
    let Some([b' ', rest @ ..]) = bytes.get(end..) else {
        return matches!(bytes.get(end), Some(b'%'));
    };
    let length = rest
        .iter()
        .take(12)
        .take_while(|b| b.is_ascii_alphabetic())
        .count();
    UNIT_SET.has_exactly(rest.get(..length).unwrap_or_default())
}
