//! One scanner for assigned secrets: from a keyword over the operator to the value, in code, forms, shells and prose.

use std::ops::Range;

use super::entropy;
pub(super) use bare::Bare;

mod bare;

/// What an assignment scanner looks for.
pub(super) struct Assignment {
    kind: Kind,
    min: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// What people choose: short, any characters.
    Password,
    /// What machines draw: long, one token.
    Secret,
}

impl Assignment {
    pub(super) fn password(min: Option<usize>) -> Self {
        Self {
            kind: Kind::Password,
            min: min.unwrap_or(6),
        }
    }

    pub(super) fn secret(min: Option<usize>) -> Self {
        Self {
            kind: Kind::Secret,
            min: min.unwrap_or(16),
        }
    }
}

/// Longest rest of an identifier after the keyword, and longest value, in bytes.
const NAME: usize = 40;
const VALUE: usize = 512;

/// Parts of a name that make it the name of something about a secret, not of one.
const ABOUT: &str = " hash hashed digest sha sha256 md5 id ids name names url uri endpoint path file filename dir type \
    types field fields length len size count policy policies limit limits expiry expires expiration ttl timeout format \
    regex pattern label hint prompt header headers env var ref arn version kind class usage usages index offset \
    position algorithm alg strength reset changed confirmation required enabled max min num total total_count next \
    page continuation sync cursor pad eos bos unk mask sep cls special public budget per rate input output cached \
    completion reasoning logprobs encryption expired ";

/// The value assigned to the keyword at `hit`.
pub(super) fn value(
    text: &str,
    hit: Range<usize>,
    assignment: &Assignment,
    bare: &mut Bare,
) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let is_suffix = match bytes.get(hit.end..)? {
        [b's', next, ..] => !in_name(*next) || *next == b'.',
        [first, ..] => !first.is_ascii_lowercase(),
        [] => false,
    };
    if !is_suffix {
        return None;
    }
    let rest = bytes
        .get(hit.end..)?
        .iter()
        .take(NAME)
        .take_while(|b| in_name(**b) && **b != b'.')
        .count();
    let name_end = hit.end + rest;
    let tail = bytes.get(hit.end..name_end)?;
    let (at, closed) = operator(bytes, hit.start, name_end)?;
    let found = extract(text, at, bare)?;
    let name_start = name_start(bytes, hit.start);
    let quote = name_start
        .checked_sub(1)
        .and_then(|at| bytes.get(at))
        .copied()
        .filter(|b| is_quote(*b));
    // `"Enter the password: "` ends a string where a value would start.
    if found.quote.is_some() && found.quote == quote && !closed {
        return None;
    }
    let value = text.get(found.range.clone())?;
    let bare = found.quote.is_none();
    let element = bytes.get(at.checked_sub(1)?) == Some(&b'>') && bare;
    if element && !bytes.get(found.range.end..)?.starts_with(b"</") {
        return None;
    }
    let shell = bare
        && bytes.get(at.checked_sub(1)?) == Some(&b'=')
        && bytes
            .get(hit.clone())?
            .iter()
            .all(|b| !b.is_ascii_lowercase());
    let real = match assignment.kind {
        Kind::Password => is_password(value, bare, shell, assignment.min),
        Kind::Secret => is_secret(value, bare, assignment.min),
    };
    // The name is looked at last: most hits of a keyword fail before, and this allocates.
    let secret = real && !entropy::is_stand_in(value) && !value.contains("://");
    let about = || Some(is_about(bytes.get(name_start..hit.start)?) || is_about(tail));
    (secret && about() == Some(false)).then_some(found.range)
}

/// Where the name starts that the keyword at `at` is part of.
fn name_start(bytes: &[u8], at: usize) -> usize {
    let before = bytes.get(at.saturating_sub(NAME)..at).unwrap_or_default();
    at - before.iter().rev().take_while(|b| in_name(**b)).count()
}

fn in_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.')
}

fn is_quote(byte: u8) -> bool {
    matches!(byte, b'"' | b'\'' | b'`')
}

/// Whether a part of the name (split at punctuation and camel case) says that the value is about a secret.
fn is_about(name: &[u8]) -> bool {
    let mut start = 0;
    (0..=name.len()).any(|index| {
        let byte = name.get(index).copied().unwrap_or(b'_');
        let breaks = !byte.is_ascii_alphanumeric()
            || (byte.is_ascii_uppercase()
                && index > start
                && name.get(index - 1).is_some_and(u8::is_ascii_lowercase));
        if !breaks {
            return false;
        }
        let part = String::from_utf8_lossy(name.get(start..index).unwrap_or_default())
            .to_ascii_lowercase();
        start = if byte.is_ascii_alphanumeric() {
            index
        } else {
            index + 1
        };
        !part.is_empty() && ABOUT.split_ascii_whitespace().any(|about| about == part)
    })
}

/// Skips blanks, at most eight.
fn blanks(bytes: &[u8], at: usize) -> usize {
    at + bytes
        .get(at..)
        .unwrap_or_default()
        .iter()
        .take(8)
        .take_while(|b| matches!(b, b' ' | b'\t'))
        .count()
}

/// Where the value starts after a name's end, and whether the name's own quote was closed before the operator.
fn operator(bytes: &[u8], keyword: usize, name_end: usize) -> Option<(usize, bool)> {
    let mut at = name_end;
    while bytes.get(at) == Some(&b'\\') {
        at += 1;
    }
    let closed = bytes.get(at).is_some_and(|b| is_quote(*b));
    at += usize::from(closed);
    at += usize::from(bytes.get(at) == Some(&b']'));
    at = at.max(name_end);
    if bytes.get(at) == Some(&b'>') && !closed {
        return Some((at + 1, closed));
    }
    if bytes.get(at) == Some(&b'(') && bytes.get(at + 1).is_some_and(|b| matches!(b, b'"' | b'\''))
    {
        return Some((at + 1, closed));
    }
    let after = blanks(bytes, at);
    let flagged = || {
        bytes
            .get(name_start(bytes, keyword)..name_end)
            .is_some_and(|name| name.starts_with(b"--"))
    };
    if after > at
        && !bytes
            .get(after)
            .is_some_and(|b| matches!(b, b'-' | b'=' | b'\n'))
        && flagged()
    {
        return Some((after, closed));
    }
    let rest = bytes.get(after..)?;
    let taken = match rest {
        [b':', b':', ..] | [b'=', b'=', b'=', ..] => return None,
        [b':' | b'=', b'=' | b'>', ..] => 2,
        [b':' | b'=', ..] => 1,
        [b'i' | b'w' | b'e' | b'l', ..] if after > at => {
            let words: [&[u8]; 6] = [b"is ", b"was ", b"ist ", b"est ", b"es ", b"lautet "];
            let word = words.iter().find(|word| rest.starts_with(word))?;
            let colon = rest
                .get(word.len()..)
                .is_some_and(|rest| rest.starts_with(b": "));
            word.len() + usize::from(colon)
        }
        _ => return None,
    };
    let at = blanks(bytes, after + taken);
    Some((annotated(bytes, at).unwrap_or(at), closed))
}

/// Past a type annotation (`: str = …`), where one stands.
fn annotated(bytes: &[u8], at: usize) -> Option<usize> {
    let name = bytes
        .get(at..)?
        .iter()
        .take(NAME)
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'?' | b'&'))
        .count();
    let equals = blanks(bytes, at + name);
    let assigns =
        name > 0 && bytes.get(equals) == Some(&b'=') && bytes.get(equals + 1) == Some(&b' ');
    assigns.then(|| blanks(bytes, equals + 1))
}

struct Extracted {
    range: Range<usize>,
    quote: Option<u8>,
}

/// The value that starts at `at`, quoted or bare.
fn extract(text: &str, at: usize, bare: &mut Bare) -> Option<Extracted> {
    let bytes = text.as_bytes();
    let slashes = bytes
        .get(at..)?
        .iter()
        .take(4)
        .take_while(|b| **b == b'\\')
        .count();
    let open = at + slashes;
    let Some(quote) = bytes.get(open).copied().filter(|b| is_quote(*b)) else {
        let end = bare.end(bytes, at)?;
        return Some(Extracted {
            range: at..end,
            quote: None,
        });
    };
    let start = open + 1;
    let window = bytes.get(start..bytes.len().min(start + VALUE))?;
    let mut index = 0;
    loop {
        match window.get(index..)? {
            [b'\n', ..] | [] => return None,
            [b'\\', next, ..] if slashes > 0 && *next == quote => break,
            [b'\\', _, ..] if slashes == 0 => index += 2,
            [byte, ..] if *byte == quote && slashes == 0 => break,
            _ => index += 1,
        }
    }
    Some(Extracted {
        range: start..start + index,
        quote: Some(quote),
    })
}

/// Whether a value reads as a password rather than as code, prose or a type.
fn is_password(value: &str, bare: bool, shell: bool, min: usize) -> bool {
    let chars = value.chars().count();
    let digit = value.chars().any(|c| c.is_numeric());
    let letter = value.chars().any(char::is_alphabetic);
    let symbol = value
        .chars()
        .any(|c| !c.is_alphanumeric() && !matches!(c, '_' | '-' | '.' | ' ' | '/'));
    let spaces = value.matches(' ').count();
    let first = value.chars().next().unwrap_or(' ');
    if chars < min
        || chars > 128
        || spaces > 1
        || (spaces == 1 && !digit)
        || matches!(first, ',' | ')' | '+' | ';' | ' ' | '}' | ']')
    {
        return false;
    }
    let path = value.starts_with('/') || value.starts_with("./") || value.starts_with("~/");
    if path || (bare && is_code(value)) {
        return false;
    }
    let mixed = letter && (digit || symbol);
    let numeric = digit && !letter && !bare;
    mixed || numeric || (shell && letter && chars >= 8)
}

/// Whether a bare value reads as source code: a dotted expression, a constant's name, a type, a typed number.
fn is_code(value: &str) -> bool {
    let name = |part: &str| {
        part.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
            && part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
    };
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    let dotted = value.contains('.') && value.split('.').all(name);
    let constant = name(value)
        && value.contains('_')
        && digits * 6 < value.len()
        && (value.matches('_').count() > 1 || value.bytes().all(|b| !b.is_ascii_lowercase()));
    let number = value.trim_start_matches(|c: char| c.is_ascii_digit() || c == '_');
    let typed = number.len() < value.len()
        && matches!(
            number,
            "i8" | "i16"
                | "i32"
                | "i64"
                | "u8"
                | "u16"
                | "u32"
                | "u64"
                | "usize"
                | "isize"
                | "f32"
                | "f64"
                | "L"
                | "UL"
        );
    let pointer = [
        "*const", "*mut", "&str", "&mut", "&[", "&'", "&#", "&lt;", "&quot;",
    ];
    let hex = value.starts_with("0x") || value.starts_with('[');
    dotted || constant || typed || hex || pointer.iter().any(|start| value.starts_with(start))
}

/// Whether a value reads as something a machine drew.
fn is_secret(value: &str, bare: bool, min: usize) -> bool {
    if value.len() < min {
        return false;
    }
    let token = value.bytes().all(|b| {
        b.is_ascii_alphanumeric()
            || matches!(
                b,
                b'_' | b'-'
                    | b'+'
                    | b'/'
                    | b'='
                    | b'.'
                    | b':'
                    | b'~'
                    | b'!'
                    | b'@'
                    | b'#'
                    | b'%'
                    | b'^'
                    | b'*'
            )
    });
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    let letters = value.bytes().filter(u8::is_ascii_alphabetic).count();
    let path = value.starts_with('/') || value.starts_with("./") || value.matches('/').count() > 3;
    token
        && !path
        && !(bare && is_code(value))
        && digits > 0
        && letters > 2
        && entropy::randomness(value) >= 0.7
        && entropy::wordiness(value) <= 0.6
}
