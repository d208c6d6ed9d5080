//! Secrets that nothing names and that no form tells, but that somebody took the pains to hide: put together from pieces,
//! written as codes or escapes, encoded beside a word that says so.

use std::ops::Range;

use super::view::{Kind, View};
use super::words::words;
use crate::detect::{assign, entropy};

/// Longest value that is looked at, and how far from it a word may stand that says how it is written, in bytes.
const LONGEST: usize = 256;
const BEFORE: usize = 72;
const AFTER: usize = 48;
/// Fewest bytes of a value that a machine drew.
const DRAWN: usize = 20;

/// The values of a view that what was undone in it shows to be secrets.
pub(super) fn values(view: &View) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut until = 0;
    for (piece, kind) in view.fresh() {
        if piece.end < until || piece.start < until && !piece.is_empty() {
            continue;
        }
        let token = match kind {
            Kind::Decoded => trimmed(&view.text, &piece),
            _ => token(&view.text, &piece),
        };
        until = token.end.max(piece.end) + 1;
        if (6..=LONGEST).contains(&token.len()) && is_hidden(view, kind, &token) {
            found.push(token);
        }
    }
    found
}

/// Whether what stands there is a secret, by how it was hidden.
fn is_hidden(view: &View, kind: Kind, token: &Range<usize>) -> bool {
    let value = view.text.get(token.clone()).unwrap_or_default();
    let told = || is_told(view, token);
    match kind {
        Kind::Put => is_put(view, token, value),
        Kind::Read | Kind::Escaped => {
            // `\x98\x54\x68`: bytes that are no text.
            if view
                .text
                .as_bytes()
                .get(..token.start)
                .is_some_and(|head| head.ends_with(b"\\"))
            {
                return false;
            }
            let hidden = view.hidden_in(token) > 2;
            let wide = || view.wide_in(token) * 10 >= value.len() * 7;
            // Nobody escapes plain letters and digits, and all of them, without a reason.
            let whole = value.is_ascii() && view.hidden_in(token) + 1 >= value.len();
            let loose = || assign::is_given(value) || is_loose(value) || is_joined(value);
            hidden && is_chosen(value) && value.len() > 6
                || wide() && value.len() > 7 && is_loose(value) && told()
                || (hidden || wide()) && is_drawn(value)
                || whole && value.len() > 7 && loose()
        }
        Kind::Decoded => match value.contains(['{', '\n', ' ']) {
            true => {
                let object = value.starts_with('{');
                let secret = |part: &str| match object {
                    true => part.len() > 7 && is_decoded(part),
                    false => is_drawn(part) || is_chosen(part),
                };
                value.split(['"', '\'', ' ', '\n']).any(secret) && told()
                    || is_phrase(value.trim_end()) && follows_password(view, token)
            }
            false => {
                is_drawn(value) && !entropy::is_uuid(value) || is_loosely_decoded(value) && told()
            }
        },
        // Characters one by one, or groups of them.
        Kind::Spread => {
            let single = view.undone(token).spread * 10 >= value.len() * 7;
            let value = is_drawn(value) || single && (is_chosen(value) || is_loose(value));
            value && !is_dump(view, token) && told()
        }
        // A command goes on in the next line after a backslash.
        Kind::Joined => {
            // `libpq5=14.2-0`, `GPG_KEY=7169605F`
            let set = value.split_once('=').is_some_and(|(name, said)| {
                name.len() > 2
                    && !said.is_empty()
                    && name.bytes().all(|b| {
                        b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.' | b':')
                    })
            });
            is_drawn(value) && !set && !value.contains("--") && !is_denied(view, token)
        }
        Kind::Guessed => is_drawn(value) && is_one(value) && fills_line(view, token) && told(),
    }
}

/// Whether literals that were put together are a secret.
fn is_put(view: &View, token: &Range<usize>, value: &str) -> bool {
    // Parts of addresses, of requests and of styles are put together as well.
    let plain = !value.contains(['/', '\\', '=', '&', '?', '%', ':']);
    // `"$^X" "$xlate"`: variables beside each other; `"3D383B91" "C5E7EDAA"`: parts of a long number.
    let number = value.len() < 32 && value.bytes().all(|b| b.is_ascii_hexdigit());
    if value.starts_with('$') || number {
        return false;
    }
    // `"Pe" & "pp" & "er83.x"`: nobody parts one word twice for another reason.
    let often = || view.undone(token).fresh > 1 && value.len() > 8 && !value.contains(['/', ':']);
    is_drawn(value) && !is_denied(view, token)
        || is_chosen(value) && value.len() > 7 && plain
        || is_loose(value) && often() && !is_denied(view, token)
        || (is_loose(value) || is_chosen(value) && plain) && is_told(view, token)
}

/// Whether it is a few words and nothing else.
fn is_phrase(value: &str) -> bool {
    let words = || value.split(' ');
    (3..7).contains(&words().count())
        && words().all(|word| {
            (3..13).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_alphabetic())
        })
}

/// Whether a word for a password stands right before: `xxd pw.bin`.
fn follows_password(view: &View, token: &Range<usize>) -> bool {
    const RIGHT: usize = 24;
    let from = view
        .text
        .floor_char_boundary(token.start.saturating_sub(RIGHT));
    let before = view.text.get(from..token.start).unwrap_or_default();
    ["pw", "pass", "mdp", "secret"]
        .iter()
        .any(|word| before.contains(word))
}

/// Whether an offset stands before, as in dumps of files.
fn is_dump(view: &View, token: &Range<usize>) -> bool {
    let before = view.text.as_bytes().get(..token.start).unwrap_or_default();
    let offset = before
        .trim_ascii_end()
        .strip_suffix(b":")
        .unwrap_or_default();
    offset
        .iter()
        .rev()
        .take_while(|b| b.is_ascii_hexdigit())
        .count()
        > 6
}

/// Whether lines that were put together are one value, rather than a list: of digests, of numbers of parts, of files.
fn is_one(value: &str) -> bool {
    let has = |test: fn(&u8) -> bool| value.bytes().any(|b| test(&b));
    let hex = value.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-');
    let parts = value.contains('-') && !has(u8::is_ascii_lowercase);
    let file = value.rsplit_once('.').is_some_and(|(_, end)| {
        (2..5).contains(&end.len()) && end.bytes().all(|b| b.is_ascii_lowercase())
    });
    match hex {
        true => matches!(value.len(), 32 | 40 | 48 | 64),
        false => value.len() < 100 && !parts && !file,
    }
}

/// Whether nothing but the value stands on its line.
fn fills_line(view: &View, token: &Range<usize>) -> bool {
    let bytes = view.text.as_bytes();
    let before = bytes.get(..token.start).unwrap_or_default().iter().rev();
    let before = before.copied().find(|b| !matches!(b, b' ' | b'\t'));
    let after = bytes.get(token.end);
    before.is_none_or(|b| b == b'\n') && after.is_none_or(|b| matches!(b, b'\n' | b'\r'))
}

/// What was decoded: a value by itself, or one after a user's name.
fn is_decoded(value: &str) -> bool {
    let value = value.trim_end_matches(['\n', '\r']);
    let alone = |value: &str| assign::is_given(value) && !value.contains(' ') || is_drawn(value);
    let pair = value.split_once(':').is_some_and(|(user, rest)| {
        let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.' | b'@');
        (2..=40).contains(&user.len()) && user.bytes().all(plain) && alone(rest)
    });
    pair || alone(value)
}

/// What was decoded where words say that it is a secret: words that are joined as well, and digits of a card.
pub(super) fn is_loosely_decoded(value: &str) -> bool {
    let digits = value.bytes().all(|b| b.is_ascii_digit());
    is_decoded(value)
        || is_loose(value)
        || is_joined(value)
        || digits && value.len() > 11 && crate::detect::is_card(value.as_bytes())
}

/// Three words and more that dashes, dots or underscores join.
fn is_joined(value: &str) -> bool {
    let parts = || value.split(['-', '_', '.']);
    value.len() >= 14
        && parts().count() > 2
        && parts().all(|part| part.len() > 2 && part.chars().all(char::is_alphabetic))
}

/// A person's choice or a machine's, where it is sure that one of them stands there: digits among letters, or capitals
/// and small letters in no order of words.
fn is_loose(value: &str) -> bool {
    let count = |test: fn(&u8) -> bool| value.bytes().filter(test).count();
    let (digits, upper, lower) = (
        count(u8::is_ascii_digit),
        count(u8::is_ascii_uppercase),
        count(u8::is_ascii_lowercase),
    );
    let mixed = digits > 1 && upper + lower > 2 && (upper > 0 || value.len() > 7 || digits > 2);
    let drawn = upper > 1 && lower > 1 && value.len() > 8 && entropy::wordiness(value) <= 0.4;
    (6..=64).contains(&value.len())
        && value.bytes().all(|b| b.is_ascii_graphic())
        && !value.contains(['/', ':', '\\', '<', '>', '(', ')', '{', '}'])
        && !entropy::is_stand_in(value)
        && (mixed || drawn)
        && !assign::is_product(value)
}

/// Whether a person chose it.
fn is_chosen(value: &str) -> bool {
    // `*fieldPath*`, `@@NAME@@`: a name that is marked.
    let name = value.trim_matches(['*', '@']);
    let named = || name.bytes().all(|b| b.is_ascii_alphabetic() || b == b'_');
    !value.contains(' ') && !named() && assign::is_given(value) && assign::is_strong(value)
}

/// Whether a machine drew it.
pub(super) fn is_drawn(value: &str) -> bool {
    let plain = |b: u8| {
        b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.' | b'+' | b'/' | b'=' | b':')
    };
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    value.len() >= DRAWN
        && value.bytes().all(plain)
        && digits > 2
        && digits < value.len()
        && !value.contains("//")
        && entropy::randomness(value) >= 0.72
        && entropy::wordiness(value) <= 0.35
        && !entropy::is_stand_in(value)
}

/// Whether a word near says how the value is written, or that it is a secret.
fn is_told(view: &View, token: &Range<usize>) -> bool {
    let text = &view.text;
    let from = text.floor_char_boundary(token.start.saturating_sub(BEFORE));
    let to = text.ceil_char_boundary(text.len().min(token.end + AFTER));
    let speaks =
        |stretch: Range<usize>| words().speaks_of_disguise(text.get(stretch).unwrap_or_default());
    (speaks(from..token.start) || speaks(token.end..to)) && !is_denied(view, token)
}

/// Whether a word before says that it is no secret: a digest, a fingerprint, a public key.
fn is_denied(view: &View, token: &Range<usize>) -> bool {
    let text = &view.text;
    let from = text.floor_char_boundary(token.start.saturating_sub(BEFORE));
    words().speaks_of_digests(text.get(from..token.start).unwrap_or_default())
}

fn trimmed(text: &str, piece: &Range<usize>) -> Range<usize> {
    let read = text.get(piece.clone()).unwrap_or_default();
    piece.start..piece.start + read.trim_end().len()
}

/// Whether a byte may stand in a value: no quote, bracket, comma or backslash.
pub(in crate::detect) const fn is_part(byte: u8) -> bool {
    byte.is_ascii_graphic()
        && !matches!(
            byte,
            b'"' | b'\''
                | b'`'
                | b'<'
                | b'>'
                | b'('
                | b')'
                | b'{'
                | b'}'
                | b'['
                | b']'
                | b','
                | b';'
                | b'\\'
        )
}

/// The run of what values are made of around a place.
fn token(text: &str, piece: &Range<usize>) -> Range<usize> {
    let bytes = text.as_bytes();
    let part = |b: &&u8| is_part(**b);
    let quoted = |at: usize| bytes.get(at).is_some_and(|b| matches!(b, b'"' | b'\''));
    if piece.len() > 2 && quoted(piece.start) && quoted(piece.end - 1) {
        return piece.start + 1..piece.end - 1;
    }
    let before = bytes
        .get(piece.start.saturating_sub(LONGEST)..piece.start)
        .unwrap_or_default();
    let start = piece.start - before.iter().rev().take_while(part).count();
    let after = bytes.get(piece.end..).unwrap_or_default();
    let end = piece.end + after.iter().take(LONGEST).take_while(part).count();
    let (start, end) = of_query(text, start..end, piece);
    let said = text.get(start..end).unwrap_or_default();
    // A colon ties the value to its name, a full stop ends a sentence.
    let end = end - (said.len() - said.trim_end_matches(['.', ':', '?']).len());
    start..end.max(start)
}

/// Without the name that a value is given to, and what is given to others after it: `token=`, `&v=2`.
fn of_query(text: &str, token: Range<usize>, piece: &Range<usize>) -> (usize, usize) {
    let name = |b: &u8| b.is_ascii_lowercase() || matches!(b, b'_' | b'-');
    let bytes = text.as_bytes();
    let head = bytes.get(token.start..piece.start).unwrap_or_default();
    let length = head.iter().take_while(|b| name(b)).count();
    let start = match head.get(length) {
        Some(b'=') if length > 0 => token.start + length + 1,
        _ => token.start,
    };
    let tail = bytes.get(piece.end..token.end).unwrap_or_default();
    let others = tail.iter().enumerate().find(|(at, b)| {
        let rest = tail.get(at + 1..).unwrap_or_default();
        let length = rest.iter().take_while(|b| name(b)).count();
        **b == b'&' && length > 0 && rest.get(length) == Some(&b'=')
    });
    (start, others.map_or(token.end, |(at, _)| piece.end + at))
}
