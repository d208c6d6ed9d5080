//! What a generator draws of letters, digits and marks.

use crate::detect::entropy;

/// How short and how long such a password may be, in bytes.
const LENGTH: std::ops::RangeInclusive<usize> = 10..=40;

/// Longest runs that a password holds by chance: of small letters or of capitals, and of letters.
const SAME_CASE: usize = 3;
const LETTERS: usize = 6;

/// What code, addresses and formulas have where passwords have marks.
const OPERATORS: [&str; 21] = [
    "?.", "!.", "://", "@@", "==", "!=", "=~", "+=", "-=", "=!", "&&", "||", "->", "=>", "**",
    "::", "!$", "$_", "?=", "=?", "..",
];

/// What a token is made of.
#[derive(Default)]
struct Made {
    lower: usize,
    upper: usize,
    digits: usize,
    /// Marks but `+` and `=`, and of how many kinds.
    marks: usize,
    kinds: usize,
    /// Whether one of them is none that starts a name or joins numbers in code.
    plain: bool,
    percents: usize,
    strokes: usize,
    /// How often letters, capitals, digits and the rest follow each other.
    turns: usize,
    /// The longest run of one case, and of letters.
    cased: usize,
    letters: usize,
}

impl Made {
    fn of(token: &[u8]) -> Self {
        let mut made = Self::default();
        let mut seen = 0_u128;
        let (mut last, mut cased, mut letters) = (None, 0, 0);
        for byte in token {
            let kind = match byte {
                b'a'..=b'z' => 0,
                b'A'..=b'Z' => 1,
                b'0'..=b'9' => 2,
                _ => 3,
            };
            made.lower += usize::from(kind == 0);
            made.upper += usize::from(kind == 1);
            made.digits += usize::from(kind == 2);
            made.turns += usize::from(last.is_some_and(|last| last != kind));
            cased = if kind < 2 && last == Some(kind) {
                cased + 1
            } else {
                usize::from(kind < 2)
            };
            letters = if kind < 2 { letters + 1 } else { 0 };
            made.cased = made.cased.max(cased);
            made.letters = made.letters.max(letters);
            last = Some(kind);
            made.strokes += usize::from(*byte == b'/');
            made.percents += usize::from(*byte == b'%');
            if matches!(
                byte,
                b'!' | b'#' | b'$' | b'%' | b'^' | b'&' | b'*' | b'?' | b'@' | b'~'
            ) {
                made.marks += 1;
                seen |= 1 << byte;
                made.plain |= matches!(byte, b'!' | b'#' | b'^' | b'?' | b'~');
            }
        }
        made.kinds = seen.count_ones() as usize;
        made
    }
}

/// Whether a token of letters of both cases, digits and marks is one that a generator draws: all of them by turns, and
/// nothing that code or an address is made of.
pub(super) fn is_drawn(token: &str) -> bool {
    let bytes = token.as_bytes();
    if !LENGTH.contains(&bytes.len()) {
        return false;
    }
    let made = Made::of(bytes);
    let mixed = made.lower > 0 && made.upper > 0 && made.digits > 0;
    let short_runs = made.cased <= SAME_CASE && made.letters <= LETTERS;
    if !mixed || !short_runs || made.turns * 2 < bytes.len() || made.strokes > 1 {
        return false;
    }
    // A mark at the end may be the sentence's.
    let inner = Made::of(bytes.get(..bytes.len() - 1).unwrap_or_default());
    let marked = inner.kinds > 1 || inner.plain && (inner.marks > 1 || bytes.len() > 11);
    let percent = made.percents == 0 || made.percents == 1 && made.kinds > 1;
    let query = is_query(token)
        || made.kinds == 1
            && token
                .find('?')
                .is_some_and(|at| token.get(at..).is_some_and(|rest| rest.contains(':')));
    // `$x^2+Y^3$`, `H^2.lo+H^2.hi`, `$Xoff+8*16`
    let powers = bytes
        .array_windows()
        .filter(|[mark, digit]| *mark == b'^' && digit.is_ascii_digit());
    // `y~x1*Z2+x3^2` of R, `s#^A1!b2#X9?#g`
    let model = token.contains('~')
        && token.contains(['+', '*'])
        && bytes
            .iter()
            .all(|b| b.is_ascii_alphanumeric() || b"~+*^.:_-".contains(b));
    let edit = token.starts_with("s#") || token.contains("%s#");
    let formula = model
        || edit
        || bytes.first() == Some(&b'$') && (bytes.last() == Some(&b'$') || made.kinds < 3)
        || powers.count() > 1;
    marked
        && percent
        && !query
        && !formula
        && !OPERATORS.iter().any(|operator| token.contains(operator))
}

/// Whether a token has the fields of an address (`&name=`).
fn is_query(token: &str) -> bool {
    token.split(['?', '&']).skip(1).any(|field| {
        field.split_once('=').is_some_and(|(name, _)| {
            name.starts_with(|c: char| c.is_ascii_alphabetic())
                && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
        })
    })
}

/// Whether three groups of six are a password that a phone drew (`q8Zt3R-k9Qw2L-m5Vx7P`): small letters, digits and
/// capitals in no order.
pub(super) fn is_grouped(token: &str) -> bool {
    let bytes = token.as_bytes();
    let made = Made::of(bytes);
    let dashes = [6, 13].iter().all(|at| bytes.get(*at) == Some(&b'-'));
    let mixed = token.split('-').filter(|group| {
        let has = |test: fn(&u8) -> bool| group.bytes().any(|byte| test(&byte));
        has(u8::is_ascii_lowercase)
            && has(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase())
    });
    // Twelve signs of sixteen are no number, no hash and no words.
    let hex = bytes
        .iter()
        .all(|byte| byte.is_ascii_hexdigit() || *byte == b'-');
    dashes
        && !hex
        && made.lower >= 6
        && (made.digits > 0 && made.upper > 0
            || made.digits > 1
            || made.upper > 0 && made.cased > 3)
        && mixed.count() > 0
        && entropy::wordiness(token) < 0.3
}

#[cfg(test)]
mod tests {
    use super::{is_drawn, is_grouped};

    #[test]
    fn what_phones_draw_is_told_from_names() {
        for token in [
            "q8Zt3R-k9Qw2L-m5Vx7P",
            "dlcqjp-wmhlqr-Tvz7np",
            "cbb3xs-v4ivvx-h5s49d",
        ] {
            assert!(is_grouped(token), "{token}");
        }
        for token in [
            "docker-images-script",
            "9f86d0-81884c-7d659a",
            "server-node12-backup",
            "ABCDEF-GHIJK2-LMNOPQ",
        ] {
            assert!(!is_grouped(token), "{token}");
        }
    }

    #[test]
    fn what_a_generator_draws_is_told_from_code_and_addresses() {
        for token in [
            "k4!Vw9#Tq2Zm",
            "61$m6zvu1WnL?Oh",
            "P.FW*^rXG7zE?SWK-S2%",
            "a!7Bc#9dE2~x",
        ] {
            assert!(is_drawn(token), "{token}");
        }
        for token in [
            "Lantern#Meadow42!",
            "t.isMac=!0",
            "%H:%M:%S.%3f",
            "-x*x-0.5625+R2/S2",
            "a1=B2&c3=D4&e5=F6",
            "Jan!$B$2:$B$13",
            "$A1^2+b3^4$",
            "y~x1*Z2+x3^2",
            "s#^A1!b2#X9?#g",
            "q?.A1?.b2??0",
            "ci4@Runner7.example.com",
            "$T1*aB2*cD3*eF4",
            "9f86d081884c7d65!",
            "%7B%22aB%22%3A1",
        ] {
            assert!(!is_drawn(token), "{token}");
        }
    }
}
