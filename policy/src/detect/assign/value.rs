//! Where a value starts and ends: quoted, wrapped in marks, or bare.

use std::ops::Range;

use super::Kind;
use super::link::{Link, Linked};

/// Longest quoted value, in bytes.
const QUOTED: usize = 512;
/// As that, of a machine.
const QUOTED_TOKEN: usize = 2048;
/// Longest bare value of a person, and of a machine, in bytes.
const BARE: usize = 128;
const TOKEN: usize = 2048;

/// A value in its place.
pub(super) struct Found {
    pub range: Range<usize>,
    pub quote: Option<u8>,
    /// It stands between typographic quotes or emphasis.
    pub wrapped: bool,
}

impl Found {
    /// Whether quotes or other marks say where the value starts and ends.
    pub(super) fn is_quoted(&self) -> bool {
        self.quote.is_some() || self.wrapped
    }
}

/// Whether a byte is a quote of code.
pub(in crate::detect) fn is_quote(byte: u8) -> bool {
    matches!(byte, b'"' | b'\'' | b'`')
}

/// Quotes and marks of more than one byte, and what closes them.
const WRAPS: [(&str, &str); 16] = [
    ("“", "”"),
    ("„", "“"),
    ("„", "”"),
    ("”", "”"),
    ("‚", "‘"),
    ("《", "》"),
    ("«", "»"),
    ("»", "«"),
    ("‘", "’"),
    ("「", "」"),
    ("『", "』"),
    ("**", "**"),
    ("&quot;", "&quot;"),
    ("<code>", "</code>"),
    ("<b>", "</b>"),
    ("<strong>", "</strong>"),
];

/// The value at a link.
pub(super) fn read(text: &str, linked: &Linked, kind: Kind) -> Option<Found> {
    let bytes = text.as_bytes();
    let slashes = bytes
        .get(linked.at..)?
        .iter()
        .take(4)
        .take_while(|b| **b == b'\\')
        .count();
    let mut open = linked.at + slashes;
    // `b"…"`, `r"…"`, `@"…"`, `L"…"` of source code.
    if let [b'b' | b'r' | b'@' | b'f' | b'L' | b'u', quote, ..] = bytes.get(open..)?
        && matches!(quote, b'"' | b'\'')
    {
        open += 1;
    }
    if let Some(quote) = bytes.get(open).copied().filter(|b| is_quote(*b)) {
        let longest = match kind {
            Kind::Secret | Kind::Key => QUOTED_TOKEN,
            Kind::Password | Kind::Pin => QUOTED,
        };
        return quoted(bytes, open, quote, slashes, longest);
    }
    let rest = text.get(linked.at..)?;
    match wrapped(rest, linked.at) {
        Wrapped::Whole(found) => return Some(found),
        Wrapped::Torn => return None,
        Wrapped::Not => {}
    }
    if bytes.get(linked.at) == Some(&b'{') && linked.link == Link::Tight {
        // ODBC: `PWD={a;b}`.
        let window = bytes.get(linked.at + 1..bytes.len().min(linked.at + BARE))?;
        let length = memchr::memchr(b'}', window)?;
        let plain = !window
            .get(..length)?
            .iter()
            .any(|b| b.is_ascii_whitespace() || matches!(b, b'{' | b'"'));
        return (plain && length > 2).then(|| Found {
            range: linked.at + 1..linked.at + 1 + length,
            quote: None,
            wrapped: true,
        });
    }
    let prose = matches!(
        linked.link,
        Link::Is | Link::Far | Link::Near | Link::Beside | Link::Row
    );
    let end = match kind {
        Kind::Secret | Kind::Key => token_end(bytes, linked.at)?,
        Kind::Password | Kind::Pin => bare_end(bytes, linked.at, prose)?,
    };
    Some(Found {
        range: linked.at..end,
        quote: None,
        wrapped: false,
    })
}

/// What stands between marks of more than one byte.
enum Wrapped {
    Whole(Found),
    /// They hold nothing, or a line's end.
    Torn,
    Not,
}

/// The value between such marks at the start of `rest`, which is at `at`.
fn wrapped(rest: &str, at: usize) -> Wrapped {
    for (opens, closes) in WRAPS {
        let Some(inner) = rest.strip_prefix(opens) else {
            continue;
        };
        let window = inner.as_bytes();
        let window = window.get(..window.len().min(QUOTED)).unwrap_or_default();
        let Some(length) = memchr::memmem::find(window, closes.as_bytes()) else {
            continue;
        };
        // `« … »` keeps blanks inside.
        let inner = inner.get(..length).unwrap_or_default();
        if inner.contains('\n') || inner.is_empty() {
            return Wrapped::Torn;
        }
        let start = at + opens.len() + inner.len() - inner.trim_start().len();
        return Wrapped::Whole(Found {
            range: start..start + inner.trim().len(),
            quote: None,
            wrapped: true,
        });
    }
    Wrapped::Not
}

/// The value between quotes, the opening one at `open` after so many backslashes.
fn quoted(bytes: &[u8], open: usize, quote: u8, slashes: usize, longest: usize) -> Option<Found> {
    let triple = bytes.get(open..open + 3)? == [quote; 3];
    let start = if triple { open + 3 } else { open + 1 };
    let window = bytes.get(start..bytes.len().min(start + longest))?;
    let mut index = 0;
    loop {
        match window.get(index..)? {
            [b'\n', ..] | [] => return None,
            [b'\\', next, ..] if slashes > 0 && *next == quote => break,
            [b'\\', _, ..] if slashes == 0 && quote != b'`' => index += 2,
            [byte, ..] if *byte == quote && slashes == 0 => break,
            _ => index += 1,
        }
    }
    // Several backslashes before the closing quote belong to it.
    let inner = window.get(..index)?;
    let index = index
        - inner
            .iter()
            .rev()
            .take_while(|b| slashes > 0 && **b == b'\\')
            .count();
    Some(Found {
        range: start..start + index,
        quote: Some(quote),
        wrapped: false,
    })
}

/// Where a bare token ends: letters, digits and what base64, URLs and keys are joined with.
fn token_end(bytes: &[u8], at: usize) -> Option<usize> {
    let window = bytes.get(at..bytes.len().min(at + TOKEN))?;
    let taken = window
        .iter()
        .take_while(|b| {
            b.is_ascii_alphanumeric()
                || matches!(
                    b,
                    b'_' | b'-'
                        | b'+'
                        | b'/'
                        | b'.'
                        | b':'
                        | b'~'
                        | b'!'
                        | b'@'
                        | b'#'
                        | b'%'
                        | b'^'
                        | b'*'
                        | b'$'
                        | b'|'
                )
        })
        .count();
    // Padding ends a token; what a name goes on with is another field.
    let padding = window
        .get(taken..)?
        .iter()
        .take_while(|b| **b == b'=')
        .count();
    let token = window.get(..taken + padding)?;
    let trailing = token
        .iter()
        .rev()
        .take_while(|b| matches!(b, b'.' | b':' | b'!' | b'*' | b'|'))
        .count();
    let follows = window.get(token.len());
    let element = window
        .get(token.len()..)
        .is_some_and(|rest| rest.starts_with(b"</"));
    let call = matches!(follows, Some(b'(' | b'[' | b'<' | b'{')) && padding == 0 && !element;
    let length = token.len() - trailing;
    (length > 0 && length < TOKEN && !call).then_some(at + length)
}

/// Where a bare value of a person ends: at blanks, quotes and escapes, and at punctuation that ends a clause rather
/// than continues the value. A call or an index is no value, but in `prose`.
pub(in crate::detect) fn bare_end(bytes: &[u8], at: usize, prose: bool) -> Option<usize> {
    let window = bytes.get(at..bytes.len().min(at + BARE))?;
    let mut named = true;
    let mut index = 0;
    while let Some((byte, rest)) = window.get(index..).and_then(<[u8]>::split_first) {
        let stop = match byte {
            b'"' | b'`' | b'\\' | b'>' => true,
            b'\'' => index == 0 || !rest.first().is_some_and(u8::is_ascii_alphanumeric),
            b if b.is_ascii_whitespace() || b.is_ascii_control() || *b >= 0xe2 => true,
            b'(' | b'[' if named && index > 0 && !prose => return None,
            b':' if rest.first() == Some(&b':') && !prose => return None,
            b'<' if named && index > 0 && rest.first() != Some(&b'/') && !prose => return None,
            b'<' => rest
                .first()
                .is_some_and(|b| *b == b'/' || b.is_ascii_alphabetic()),
            // `Xy.94=pb7`: no dot parts settings.
            b'.' => ends_there(rest) && !(goes_on(rest) && has_letter(window, index)),
            b',' | b';' | b'&' | b'|' | b')' | b']' | b'}' | b':' | b'?' | b'*' => ends_there(rest),
            _ => false,
        };
        if stop {
            break;
        }
        // `System.fetch_env!(` is a call of Elixir or Ruby.
        let called = matches!(byte, b'!' | b'?') && rest.first() == Some(&b'(');
        named &= byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.') || called;
        index += 1;
    }
    (index > 0 && index < BARE).then_some(at + index)
}

/// Whether a letter stands before a place: `1.2.840` is a number of names.
fn has_letter(window: &[u8], end: usize) -> bool {
    let head = window.get(..end).unwrap_or_default();
    head.iter().any(u8::is_ascii_alphabetic)
}

/// Whether a letter or a digit follows.
fn goes_on(rest: &[u8]) -> bool {
    rest.first().is_some_and(u8::is_ascii_alphanumeric)
}

/// Whether what follows punctuation is another clause or the end.
fn ends_there(rest: &[u8]) -> bool {
    match rest {
        [] => true,
        [b, ..]
            if b.is_ascii_whitespace()
                || is_quote(*b)
                || *b >= 0xe2
                || matches!(
                    b,
                    b',' | b';' | b')' | b']' | b'}' | b'\\' | b'.' | b'<' | b'*' | b'|'
                ) =>
        {
            true
        }
        rest => {
            let name = rest
                .iter()
                .take(32)
                .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.' | b' '))
                .count();
            name > 0 && rest.get(name).is_some_and(|b| matches!(b, b'=' | b':'))
        }
    }
}

/// Whether a line or a clause ends at `at`.
pub(super) fn ends_clause(bytes: &[u8], at: usize) -> bool {
    match bytes.get(at..).unwrap_or_default() {
        [] => true,
        [
            b'.' | b',' | b';' | b'!' | b'?' | b')' | b'|' | b'"' | b'\'' | b'`' | b'*',
            ..,
        ] => true,
        rest => {
            let blank = rest
                .iter()
                .take(16)
                .take_while(|b| matches!(b, b' ' | b'\t'))
                .count();
            match rest.get(blank..).unwrap_or_default() {
                [] | [b'\n' | b'\r' | b'#' | b'|' | b'-' | b'(', ..] | [b'/', b'/', ..] => true,
                [b'\\', b'n', ..] => true,
                [first, ..] if *first >= 0xe2 => true,
                // `पासवर्ड x7 है`
                [0xe0, 0xa4 | 0xa5, ..] => true,
                [first, ..] if !first.is_ascii_lowercase() => false,
                words => [
                    &b"and "[..],
                    b"but ",
                    b"so ",
                    b"for ",
                    b"on ",
                    b"in ",
                    b"und ",
                    b"et ",
                    b"y ",
                    b"e ",
                    b"i ",
                    b"en ",
                    b"if ",
                    b"thanks",
                    b"please",
                    b"pls",
                    b"plz",
                    b"thx",
                    b"lol",
                    b"btw",
                    b"ok",
                    b"bitte",
                    b"danke",
                    b"merci",
                    b"gracias",
                    b"por favor",
                    b"grazie",
                    b"obrigad",
                    b"bedankt",
                    b"dzi\xc4\x99ki",
                    b"when ",
                    b"then ",
                    b"at ",
                    b"to ",
                    b"by ",
                    b"since ",
                    b"because ",
                    b"which ",
                    b"user",
                    b"login",
                ]
                .iter()
                .any(|word| words.starts_with(word)),
            }
        }
    }
}
