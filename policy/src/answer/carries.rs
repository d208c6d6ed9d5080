//! Whether a URL carries data out: a value, a placeholder, or text in some coding.
//!
//! What a model can write into a URL it writes as text or in base64 or hex, which read as text when they are undone; a
//! hash, an id or a signature does not. That tells data from the addresses of pictures and builds.

use super::Watch;
use crate::detect::{hex_byte, unbase64};

/// Fewer bytes of text are no data.
const TEXT: usize = 8;
/// A value of so many bytes that is no text and no signature is data of some coding.
const CODED: usize = 96;
/// Words of a sentence, and its bytes.
const SENTENCE: (usize, usize) = (4, 20);

/// Words that hyphens or the like join in a parameter, and its bytes: names of pages are shorter, or in the path.
const JOINED: (usize, usize) = (6, 30);
/// Labels of a host that are read together, at most.
const LABELS: usize = 12;
/// What one coding hides another may hide.
const LAYERS: usize = 3;

/// Parameters that sign a URL: what they hold is random by nature.
const SIGNS: [&str; 16] = [
    "sig",
    "signature",
    "x-amz-signature",
    "x-amz-security-token",
    "x-amz-credential",
    "x-goog-signature",
    "x-goog-credential",
    "key-pair-id",
    "policy",
    "hmac",
    "hash",
    "token",
    "se",
    "sv",
    "ixid",
    "oh",
];

/// Whether a URL carries data.
pub(super) fn carries(url: &str, watch: &Watch) -> bool {
    let (host, rest) = parted(url);
    if rest.to_ascii_lowercase().contains("weirx") || host.to_ascii_lowercase().contains("weirx") {
        return true;
    }
    if named(host) {
        return true;
    }
    if rest.len() < TEXT {
        return false;
    }
    let query = rest.find(['?', '#']).unwrap_or(rest.len());
    let (path, query) = rest.split_at_checked(query).unwrap_or((rest, ""));
    if is_spelled(rest)
        || path
            .split('/')
            .any(|part| part_reads(&decoded(part)) || is_sentence(part))
        || query.split(['?', '&', '#', ';']).any(parameter)
    {
        return true;
    }
    let mut text = path.to_owned();
    let mut signed = String::new();
    for pair in query.split_inclusive(['?', '&', '#', ';']) {
        match pair.split_once('=') {
            // What signs is looked at without its name, which says of all values that they are secret.
            Some((name, value)) if signs(name) => {
                if !is_prefixed(name) {
                    signed.push('\n');
                    signed.push_str(value);
                }
            }
            _ => text.push_str(pair),
        }
    }
    text.push_str(&signed);
    watch.holds(&decoded(&text))
}

/// Whether a host's name, or what stands before it, carries data.
fn named(host: &str) -> bool {
    let (user, host) = host.rsplit_once('@').unwrap_or(("", host));
    if user.split(':').any(|part| part_reads(&decoded(part))) {
        return true;
    }
    let labels: Vec<&str> = host.split('.').collect();
    if labels.iter().any(|label| label.len() >= 20 && reads(label)) {
        return true;
    }
    let mut joined = String::new();
    let below = labels.len().saturating_sub(2).min(LABELS);
    labels.iter().take(below).any(|label| {
        joined.push_str(label);
        joined.len() > label.len() && reads(&joined)
    })
}

/// Whether a query's parameter carries data.
fn parameter(pair: &str) -> bool {
    let (name, value) = pair.split_once('=').unwrap_or(("", pair));
    part_reads(&decoded(value))
        || is_sentence(value)
        || is_joined(value)
        || (!signs(name) && value.len() >= CODED && !value.contains(['/', '.', ',']))
}

/// Whether a part, or a piece of it, reads as text, with the signs left out that cut it.
fn part_reads(part: &str) -> bool {
    let inner = |c: char| c.is_ascii_alphanumeric() || "+/-_ =.~".contains(c);
    part.split(|c| !inner(c)).any(|piece| {
        let whole = || -> String {
            let inner = piece.chars().filter(|c| !matches!(c, '.' | '~'));
            inner.collect()
        };
        // Padding ends a value, and a blank may, or was a plus.
        reads(piece)
            || (piece.contains(['=', ' ']) && piece.split(['=', ' ']).any(reads))
            || (piece.contains(['.', '~']) && reads(&whole()))
    })
}

/// Whether a parameter of this name signs its URL.
fn signs(name: &str) -> bool {
    SIGNS.iter().any(|known| name.eq_ignore_ascii_case(known))
}

/// Whether only signed addresses of a store have a parameter of this name, some of which hold a key's public half.
fn is_prefixed(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.starts_with("x-amz-") || name.starts_with("x-goog-")
}

/// The host, and what follows it.
fn parted(url: &str) -> (&str, &str) {
    let scheme = url.find(':').filter(|at| *at < 8).map_or(0, |at| at + 1);
    let rest = url.get(scheme..).unwrap_or_default();
    let rest = rest.trim_start_matches(['/', '\\']);
    let end = rest.find(['/', '\\', '?', '#']).unwrap_or(rest.len());
    rest.split_at_checked(end).unwrap_or((rest, ""))
}

/// With `%xx` and `+` undone, over and over.
fn decoded(part: &str) -> String {
    let mut plain = unescaped(part);
    for _ in 1..LAYERS {
        if !plain.contains('%') {
            break;
        }
        plain = unescaped(&plain);
    }
    plain
}

/// Whether letters and digits are escaped, which nothing asks for.
fn is_spelled(part: &str) -> bool {
    let mut part = part.to_owned();
    for _ in 0..LAYERS {
        let escapes = part.split('%').skip(1);
        let letter = |escape: &str| {
            let byte = escape.as_bytes().get(..2).and_then(hex_byte);
            byte.is_some_and(|byte| byte.is_ascii_alphanumeric())
        };
        if escapes.filter(|escape| letter(escape)).count() >= TEXT {
            return true;
        }
        if !part.contains("%25") {
            return false;
        }
        part = unescaped(&part);
    }
    false
}

/// With `%xx` and `+` undone; what is no text then is left out.
fn unescaped(part: &str) -> String {
    let mut bytes = Vec::with_capacity(part.len());
    let mut rest = part.as_bytes();
    while let Some((byte, after)) = rest.split_first() {
        rest = after;
        match (byte, after.get(..2).and_then(hex_byte)) {
            (b'%', Some(escaped)) => {
                bytes.push(escaped);
                rest = after.get(2..).unwrap_or_default();
            }
            (b'+', _) => bytes.push(b' '),
            _ => bytes.push(*byte),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Whether a part is several words.
fn is_sentence(part: &str) -> bool {
    if !part.contains(['%', '+']) {
        return false;
    }
    let plain = decoded(part);
    let words = plain
        .split_whitespace()
        .filter(|word| word.chars().any(char::is_alphanumeric));
    plain.len() >= SENTENCE.1 && words.count() >= SENTENCE.0
}

/// Whether a value is several words that signs join.
fn is_joined(value: &str) -> bool {
    let words = value
        .split(['-', '_', '.', '~', ','])
        .filter(|word| !word.is_empty() && word.bytes().all(|b| b.is_ascii_alphabetic()));
    value.len() >= JOINED.1 && words.count() >= JOINED.0
}

/// Whether a part reads as text once hex or base64 is undone.
fn reads(part: &str) -> bool {
    let part = part.trim_end_matches('=');
    if part.len() < 2 * TEXT || !part.is_ascii() {
        return false;
    }
    let digits = part.bytes().all(|b| b.is_ascii_digit());
    // Of sixteen digits by chance one in sixty reads as text.
    if (!digits || part.len() >= 32) && unhex(part).is_some_and(|bytes| is_text(&bytes)) {
        return true;
    }
    unbase(part).is_some_and(|bytes| is_text(&bytes))
}

fn unhex(part: &str) -> Option<Vec<u8>> {
    part.as_bytes().chunks_exact(2).map(hex_byte).collect()
}

/// Base64 of either alphabet, without its padding; a blank was a plus, and a letter too many is left out.
fn unbase(part: &str) -> Option<Vec<u8>> {
    let plain = part.replace(' ', "+");
    let whole = plain.len() - usize::from(plain.len() % 4 == 1);
    unbase64(plain.as_bytes().get(..whole)?)
}

/// Whether bytes are printable text.
fn is_text(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return false;
    };
    let fits = |c: char| !c.is_control() || matches!(c, '\n' | '\r' | '\t');
    bytes.len() >= TEXT
        && text.chars().all(fits)
        && text
            .chars()
            .filter(|c| c.is_alphanumeric() || *c == ' ')
            .count()
            * 2
            >= text.chars().count()
}
