//! Whether a value reads as source code: a path, an expression, a type, an argument; and how its letters change case.

use crate::detect::entropy;

pub(super) fn is_path(value: &str) -> bool {
    value.starts_with('/') && value.len() > 1 && !value.chars().any(|c| "!#$^&*".contains(c))
        || value.starts_with("./")
        || value.starts_with("../")
        || value.starts_with("~/")
        || value.starts_with("C:\\")
        || value.contains('/')
            && value.rsplit_once('.').is_some_and(|(_, end)| {
                (1..=4).contains(&end.len()) && end.bytes().all(|b| b.is_ascii_lowercase())
            })
        || value.matches('/').count() > 2
            && !value.chars().any(|c| "!#$^&*+=".contains(c))
            && entropy::wordiness(value) > 0.3
}

/// Whether a bare value reads as source code: a dotted expression, a constant's name, a type, a typed number.
pub(super) fn is_code(value: &str) -> bool {
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    let dotted = value.contains('.') && value.split('.').all(is_name);
    let constant = is_name(value)
        && value.contains('_')
        && digits * 6 < value.len()
        && (value.matches('_').count() > 1
            || value.bytes().all(|b| !b.is_ascii_lowercase())
            || entropy::wordiness(value) > 0.5);
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
        "*const", "*mut", "&str", "&mut", "&[", "&'", "&#", "&lt;", "&quot;", "*", "&", "->", "=>",
        "//", "/*", "==", "@@", ":", "||",
    ];
    let address = value.starts_with('&') || value.starts_with('*');
    let hex = (value.starts_with("0x") && value.len() < 34) || value.starts_with('[');
    dotted
        || constant
        || is_variable(value, digits)
        || typed
        || hex
        || address && pointer.iter().any(|start| value.starts_with(start)) && digits == 0
        || pointer
            .iter()
            .any(|start| start.len() > 1 && value.starts_with(start))
        || value.ends_with("::")
        || value.contains("->")
        || value.contains("=>")
        || value.contains("()")
        || is_call(value)
        // `{password!r}`
        || value.ends_with("!r")
}

/// Whether a part of a value is a name that a language's grammar allows.
fn is_name(part: &str) -> bool {
    part.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
}

/// `password2`, `userPassword1`, `newPwd2`: a variable's name.
fn is_variable(value: &str, digits: usize) -> bool {
    is_name(value)
        && [
            "pass", "pwd", "secret", "token", "cred", "value", "input", "param",
        ]
        .iter()
        .any(|part| value.to_ascii_lowercase().contains(part))
        && digits <= 2
        && value.ends_with(|c: char| c.is_ascii_alphanumeric())
        && value.bytes().take_while(|b| !b.is_ascii_digit()).count() >= 4
        && value
            .trim_end_matches(|c: char| c.is_ascii_digit())
            .bytes()
            .all(|b| !b.is_ascii_digit())
}

/// `len(password`, `Some(psk`
fn is_call(value: &str) -> bool {
    value.split_once('(').is_some_and(|(called, rest)| {
        called.len() > 2
            && !rest.contains(')')
            && called.bytes().all(|b| b.is_ascii_alphabetic() || b == b'_')
    })
}

/// Whether a dotted value names where another is kept: `config.db.password`, `self.key`.
pub(super) fn is_expression(value: &str) -> bool {
    const ROOTS: [&str; 44] = [
        "self",
        "this",
        "config",
        "conf",
        "cfg",
        "os",
        "env",
        "process",
        "settings",
        "app",
        "data",
        "req",
        "request",
        "res",
        "args",
        "opts",
        "options",
        "params",
        "props",
        "user",
        "var",
        "vars",
        "local",
        "module",
        "secrets",
        "ctx",
        "context",
        "event",
        "input",
        "form",
        "model",
        "obj",
        "db",
        "client",
        "session",
        "state",
        "credentials",
        "creds",
        "kwargs",
        "system",
        "spec",
        "values",
        "com",
        "org",
    ];
    const PARTS: [&str; 8] = [
        "pass", "pwd", "secret", "token", "cred", "value", "text", "field",
    ];
    let lower = value.to_ascii_lowercase();
    let root = lower.split(['.', '_', '-']).next().unwrap_or_default();
    ROOTS.contains(&root) || PARTS.iter().any(|part| lower.contains(part))
}

/// Whether a value is an argument or a pointer in code: `http=None`, `subject=self.name`, `USER_GID=-1`, `*createPass`.
pub(in crate::detect) fn is_argument(value: &str) -> bool {
    if let Some((name, said)) = value.split_once('=') {
        let names = !name.is_empty()
            && name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
            && name
                .bytes()
                .all(|b| b.is_ascii_alphabetic() || matches!(b, b'_' | b'.' | b'-'));
        let literal = matches!(
            said,
            "None" | "True" | "False" | "true" | "false" | "null" | "nil"
        );
        let number = said
            .strip_prefix('-')
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        let member = said.contains('.') && said.starts_with(|c: char| c.is_ascii_lowercase());
        return names && (literal || number || member || name.contains('_'));
    }
    let pointed = value.strip_prefix(['*', '&']).unwrap_or_default();
    !pointed.is_empty()
        && pointed.bytes().all(|b| {
            b.is_ascii_alphabetic() || matches!(b, b'_' | b'(' | b')' | b'<' | b'[' | b'&')
        })
}

/// The words that a value joins: at punctuation, and where a capital follows a small letter.
pub(super) fn humps(value: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    for part in value.split(['-', '_', '.', '/']) {
        let (mut from, mut small) = (0, false);
        for (at, c) in part.char_indices() {
            if small && c.is_uppercase() {
                parts.extend(part.get(from..at));
                from = at;
            }
            small = c.is_lowercase();
        }
        parts.extend(part.get(from..).filter(|rest| !rest.is_empty()));
    }
    parts
}

/// How often capitals and small letters follow each other.
pub(super) fn switches(value: &str) -> usize {
    value
        .as_bytes()
        .windows(2)
        .filter(|two| match two {
            [left, right] => left.is_ascii_uppercase() != right.is_ascii_uppercase(),
            _ => false,
        })
        .count()
}
