//! What a mixed value is that is no secret: a thing's name, an address, a version, a file, code.

use super::code::{is_argument, is_code, is_expression, is_path};
use super::judge::Look;
use super::words;
use crate::detect::entropy;

/// Whether a mixed value refers to something else: a thing's name, a unit, a tag, and all that [`is_other`] knows.
pub(super) fn is_reference(value: &str, look: &Look) -> bool {
    let trimmed = trimmed(value);
    let unit = {
        let rest = trimmed.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ',');
        rest.len() < trimmed.len()
            && (rest.len() <= 4 || rest.starts_with('-'))
            && rest
                .chars()
                .all(|c| c.is_ascii_alphabetic() || c == '%' || c == '-' || c == '+')
    };
    // `user_1`, `db-prod-2`: names of things, all words but for their number.
    let named =
        look.symbols == 0 && trimmed.contains(['_', '-']) && entropy::wordiness(trimmed) > 0.5;
    let abbreviation = look.symbols == 0 && look.lower <= 1 && look.digits <= 2 && look.chars <= 6;
    let plain = look.digits == 0 && look.marks == 0;
    let tag = trimmed.starts_with(['#', '@'])
        && trimmed
            .chars()
            .skip(1)
            .all(|c| c.is_ascii_alphanumeric() || c == '_')
        && look.digits <= 1;
    // `user_pwd *user_pwd`: a pointer's declaration.
    let pointer = value.strip_prefix(['*', '&']).is_some_and(|name| {
        let name = name.trim_end_matches([',', ')', ';']);
        look.digits == 0 && name.bytes().all(|b| b.is_ascii_alphabetic() || b == b'_')
    });
    unit || named || abbreviation || plain || tag || pointer || is_other(value, look)
}

/// Without the punctuation of a sentence around it.
fn trimmed(value: &str) -> &str {
    value.trim_matches(|c: char| {
        matches!(
            c,
            '.' | ',' | ':' | ';' | ')' | '(' | '?' | '"' | '\'' | '*'
        )
    })
}

/// Signs of code in a value.
const CODE: [&[u8; 2]; 12] = [
    b"()", b"->", b"=>", b"==", b"::", b"&&", b"</", b"${", b"!=", b"{{", b"({", b"||",
];

/// Whether a mixed value is surely none: an address, a version, a file, an expression, a date, an algorithm.
pub(super) fn is_other(value: &str, look: &Look) -> bool {
    let value = trimmed(value);
    if value.is_empty() || words::is_technical(value) || is_path(value) {
        return true;
    }
    let mail = value.split_once('@').is_some_and(|(user, host)| {
        let top = host.rsplit('.').next().unwrap_or_default();
        !user.is_empty()
            && host.contains('.')
            && top.len() >= 2
            && top.bytes().all(|b| b.is_ascii_lowercase())
            && host
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'.' || b == b'-')
    });
    let number = value.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let version = look.symbols == 0
        && value.contains('.')
        && number.starts_with(|c: char| c.is_ascii_digit())
        && number
            .bytes()
            .all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'x' | b'+'));
    // `menu.ts:13-22`: a place in a file.
    let line = value.split_once(':').is_some_and(|(file, line)| {
        line.bytes().all(|b| b.is_ascii_digit() || b == b'-')
            && file.rsplit_once('.').is_some_and(|(_, end)| {
                (1..=4).contains(&end.len()) && end.bytes().all(|b| b.is_ascii_lowercase())
            })
    });
    let code = value
        .as_bytes()
        .array_windows()
        .any(|mark| CODE.contains(&mark))
        || ["--", "$(", "<", "%(", "{"]
            .iter()
            .any(|start| value.starts_with(start))
        || (look.marks == 0 && value.contains('.') && is_code(value) && is_expression(value));
    let elided = ["'s", "'re", "'ll", "'ve", "n't", "'m", "'d"]
        .iter()
        .any(|end| value.ends_with(end));
    let time = value
        .bytes()
        .all(|b| b.is_ascii_digit() || b":-/.TZ+%$,".contains(&b));
    // `a 12-character string`
    let counted = value.split_once('-').is_some_and(|(count, thing)| {
        (1..=4).contains(&count.len())
            && count.bytes().all(|b| b.is_ascii_digit())
            && thing.len() > 2
            && thing.bytes().all(|b| b.is_ascii_lowercase())
    });
    mail || version
        || is_place(value)
        || counted
        || look.marks == 0 && is_file(value)
        || line
        || code
        || elided
        || time
        || is_argument(value)
}

/// Whether a value ends as files of some kind do.
fn is_file(value: &str) -> bool {
    value.rsplit_once('.').is_some_and(|(stem, end)| {
        !stem.is_empty()
            // `kite.47.x`: no kind of file.
            && (end.len() > 1 || "acdfhlmoprsvyz".contains(end))
            && (1..=5).contains(&end.len())
            && end
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
            && (end.starts_with(|c: char| c.is_ascii_lowercase()) || end == "7z")
    })
}

/// A package's version with its epoch, or a host with its port.
fn is_place(value: &str) -> bool {
    // `1:4.13+dfsg1-1`: a package's version with its epoch.
    let epoch = value.split_once(':').is_some_and(|(epoch, rest)| {
        epoch.len() == 1
            && epoch.bytes().all(|b| b.is_ascii_digit())
            && rest.starts_with(|c: char| c.is_ascii_digit())
            && rest.contains('.')
    });
    // `kafka-1:9092`
    let port = value.rsplit_once(':').is_some_and(|(host, port)| {
        (2..=5).contains(&port.len())
            && port.bytes().all(|b| b.is_ascii_digit())
            && host.starts_with(|c: char| c.is_ascii_lowercase())
            && host
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'.'))
    });
    epoch || port
}
