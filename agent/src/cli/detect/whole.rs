//! `weir detect FILE`: each file as one text, whatever its encoding.

use std::borrow::Cow;
use std::io::{self, Read, Write};

use super::{Detect, FAILED, FOUND, Scanner, shown};
use crate::cli::{Out, complain, opaque};

/// Largest file that is read as one text.
const LARGEST: u64 = 1 << 30;

/// Tells what is in a file; the exit code that it asks for.
pub(super) fn whole(
    asked: &Detect,
    scanner: &Scanner,
    from: impl Read,
    name: &str,
    out: &mut Out,
) -> u8 {
    let failed = |error: String, hint| {
        let _ = complain(asked.json, error, hint, FAILED);
        FAILED
    };
    let mut bytes = Vec::new();
    if let Err(error) = from.take(LARGEST + 1).read_to_end(&mut bytes) {
        return failed(format!("cannot read {name}: {error}"), None);
    }
    if bytes.len() as u64 > LARGEST {
        let error = format!("{name} is larger than {} MiB", LARGEST >> 20);
        return failed(error, Some("split it, or give its lines with --jsonl"));
    }
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        let error = format!("{name} is UTF-16; weir reads UTF-8");
        return failed(error, Some("iconv -f UTF-16 -t UTF-8 FILE | weir detect"));
    }
    let kind = opaque::kind(&bytes);
    let unread = kind.map(|kind| format!("{name} was not read as text: it is {kind}"));
    let hint = match kind {
        Some(kind) if kind.starts_with("UTF-16") => {
            "iconv -f UTF-16LE -t UTF-8 FILE | weir detect (or UTF-16BE)"
        }
        _ => "what it holds is not known: unpack it or take its text out, and give that",
    };
    if let Some(unread) = &unread
        && asked.redact
    {
        return failed(unread.clone(), Some(hint));
    }
    let code = match told(asked, scanner, &bytes, name, kind, out) {
        Ok(code) => code,
        Err(error) => return failed(format!("{name}: {error}"), None),
    };
    match unread {
        Some(unread) => {
            failed(unread, Some(hint));
            if code == 0 { FAILED } else { code }
        }
        None => code,
    }
}

/// Prints what is found in bytes.
fn told(
    asked: &Detect,
    scanner: &Scanner,
    bytes: &[u8],
    name: &str,
    kind: Option<&str>,
    out: &mut Out,
) -> Result<u8, weir_policy::detect::TooMany> {
    let text = readable(bytes);
    let found = scanner.found(&text)?;
    let redacted = match asked.redact {
        false => None,
        true => Some(scanner.redacted(bytes, &text)?),
    };
    let written = match &redacted {
        _ if asked.json => {
            let redacted = redacted.as_deref();
            shown::object(out, scanner, &text, name, &found, (redacted, kind))
        }
        Some(redacted) => out.write_all(redacted),
        // It was not read: that is said, and nothing of what it may hold.
        None if kind.is_some() && found.is_empty() => Ok(()),
        None => {
            let colour = asked.color.on(&io::stdout());
            shown::table(out, scanner, &text, name, &found, colour)
        }
    };
    Ok(match written {
        // What cannot be written is told at the end.
        Err(_) => FAILED,
        Ok(()) if found.is_empty() || asked.redact => 0,
        Ok(()) => FOUND,
    })
}

/// The bytes as text, each byte that is not UTF-8 replaced by one that is: places stay what they are.
pub(super) fn readable(bytes: &[u8]) -> Cow<'_, str> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Cow::Borrowed(text);
    }
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(chunk.invalid().iter().map(|_| '\u{1a}'));
    }
    Cow::Owned(text)
}
