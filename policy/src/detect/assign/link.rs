//! What stands between a name and its value: an operator, a call, an element, a flag, or words.

use super::cells::{is_column, is_slashed};
use super::fillers;
use super::members::{attribute, below, default, pair};
use super::name::Name;
use super::prose;
use super::ties::Ties;
use super::value::is_quote;

/// How a value is tied to its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::detect) enum Link {
    /// `name = value`, `name: value`, `name => value`; with a blank beside an equals sign (code) or without.
    Assign,
    /// `name=value`, without blanks: settings, shells, URLs.
    Tight,
    /// `("name", "value")`, `"name" value="…"`, `{"name": …, "value": …}`.
    Pair,
    /// `name("value")`.
    Call,
    /// `<name>value</name>`.
    Element,
    /// `--name value`.
    Flag,
    /// `name "value"`.
    Quoted,
    /// `name | value`, `name - value`, tabs.
    Row,
    /// `name value`.
    Beside,
    /// `name is value`.
    Is,
    /// `name of something is value`.
    Far,
    /// `name of something value`: the first word that looks drawn.
    Near,
}

/// Where a value starts, and how it is tied.
pub(super) struct Linked {
    pub at: usize,
    pub link: Link,
    /// The name's own quote was closed before the link.
    pub closed: bool,
}

/// Skips blanks, at most sixteen.
pub(super) fn blanks(bytes: &[u8], at: usize) -> usize {
    at + bytes
        .get(at..)
        .unwrap_or_default()
        .iter()
        .take(16)
        .take_while(|b| matches!(b, b' ' | b'\t'))
        .count()
}

/// What stands right after a name, without a blank.
enum Touching {
    /// It decides: a value is tied to the name, or none.
    Tied(Option<Linked>),
    /// It does not.
    Nothing,
}

/// A call, an element, or words of a script that puts no blanks between them.
fn tight(bytes: &[u8], at: usize, name: &Name, closed: bool, ties: &mut Ties) -> Touching {
    let tied = |at, link| Touching::Tied(Some(Linked { at, link, closed }));
    let rest = bytes.get(at..).unwrap_or_default();
    let keyword = || bytes.get(name.keyword.clone()).unwrap_or_default();
    match rest {
        [b'>', after @ ..] if !closed => {
            let cdata = after.starts_with(b"<![CDATA[");
            let at = at + if cdata { 10 } else { 1 };
            tied(inner_element(bytes, at).unwrap_or(at), Link::Element)
        }
        [b'(', quote, ..] if is_quote(*quote) => tied(at + 1, Link::Call),
        [b'(', b'b' | b'r' | b'@' | b'f', quote, ..] if is_quote(*quote) => {
            tied(at + 2, Link::Call)
        }
        [first, ..] if *first >= 0xe3 || (*first >= 0x80 && !keyword().is_ascii()) => {
            let words = prose::unspaced(bytes, at, ties);
            Touching::Tied(words.map(|(at, link)| Linked { at, link, closed }))
        }
        // `密码x7Kq92`: no blank stands between scripts.
        [first, ..] if first.is_ascii_alphanumeric() && ends_in_han(keyword()) => {
            match fillers::is_counted(rest) {
                true => Touching::Tied(None),
                false => tied(at, Link::Near),
            }
        }
        _ => Touching::Nothing,
    }
}

/// Whether a keyword ends in a letter of a script without blanks.
pub(super) fn ends_in_han(keyword: &[u8]) -> bool {
    let last = keyword.len().checked_sub(3).and_then(|at| keyword.get(at));
    last.is_some_and(|first| (0xe3..0xf0).contains(first))
}

/// `name || "value"`, `name ?? "value"`: what holds where nothing is set.
fn otherwise(bytes: &[u8], after: usize) -> Option<Linked> {
    let at = blanks(bytes, after);
    bytes
        .get(at)
        .is_some_and(|b| is_quote(*b))
        .then_some(Linked {
            at,
            link: Link::Assign,
            closed: true,
        })
}

/// What ties a value to the name.
pub(super) fn after(bytes: &[u8], name: &Name, ties: &mut Ties) -> Option<Linked> {
    let (at, closed) = past_name(bytes, name)?;
    if let Touching::Tied(linked) = tight(bytes, at, name, closed, ties) {
        return linked;
    }
    let linked = |at, link| Some(Linked { at, link, closed });
    let after = blanks(bytes, at);
    let rest = bytes.get(after..)?;
    let flagged = bytes.get(name.whole.clone())?.starts_with(b"--");
    match rest {
        // `${NAME:?what to say}`, `${NAME:+other}` of shells.
        [b':', b':' | b'?' | b'+', ..] | [b'=', b'~', ..] => None,
        // `the password's x7!`
        [b's', b' ', ..] if closed && at == name.whole.end + 1 => linked(after + 2, Link::Far),
        [b':' | b'=', ..] => assigned(bytes, after, after > at, closed),
        [b',', ..] if closed => pair(bytes, after).map(|at| Linked {
            at,
            link: Link::Pair,
            closed,
        }),
        [b'-', b'>', ..] => linked(blanks(bytes, after + 2), Link::Is),
        [b'|', b'|', ..] | [b'?', b'?', ..] => otherwise(bytes, after + 2),
        [b'{', ..] if closed => default(bytes, after).map(|at| Linked {
            at,
            link: Link::Assign,
            closed,
        }),
        [b'|', ..] => linked(blanks(bytes, after + 1), Link::Row),
        [b'-', b' ', ..] if after > at => linked(blanks(bytes, after + 1), Link::Row),
        [0xe2, 0x80, 0x93 | 0x94, ..] => linked(blanks(bytes, after + 3), Link::Row),
        [0xe2, 0x86, 0x92, ..] => linked(blanks(bytes, after + 3), Link::Is),
        [b'v' | b'V', ..] if closed => attribute(bytes, after).map(|at| Linked {
            at,
            link: Link::Pair,
            closed,
        }),
        [b'\n' | b'\r', ..] => below(bytes, after).map(|at| Linked {
            at,
            link: Link::Pair,
            closed,
        }),
        [b'(', ..] if after > at => {
            prose::words(bytes, after, ties).map(|(at, link)| Linked { at, link, closed })
        }
        // `resource "random_password" "main" {`: a kind and a name of Terraform.
        [first, ..] if after > at && is_quote(*first) => {
            linked(after, Link::Quoted).filter(|_| !closed || !is_block(bytes, name))
        }
        [b'-' | b'<' | b'#' | b';', ..] => None,
        [b'.' | b'!' | b'?', next, ..] if !next.is_ascii_alphanumeric() => None,
        // Farther away a help text's column says what the flag is for.
        [_, ..] if flagged => {
            linked(after, Link::Flag).filter(|_| (at + 1..at + 3).contains(&after))
        }
        [first, ..] if !first.is_ascii_control() && is_column(bytes, name, at..after, closed) => {
            linked(after, Link::Row)
        }
        // `"password" and "letmein"`: one of several that are named.
        _ if closed && fillers::joins(bytes, after) => None,
        [_, ..] if after > at => {
            prose::words(bytes, after, ties).map(|(at, link)| Linked { at, link, closed })
        }
        _ => None,
    }
}

/// Whether a quoted name is the kind of a block in a language of settings (HCL).
fn is_block(bytes: &[u8], name: &Name) -> bool {
    let before = bytes.get(..name.whole.start).unwrap_or_default();
    [&b"resource \""[..], b"data \"", b"ephemeral \""]
        .iter()
        .any(|word| before.ends_with(word))
}

/// Past the element that holds the value of the one that names (`<Password><Value>…`).
fn inner_element(bytes: &[u8], at: usize) -> Option<usize> {
    let rest = bytes.get(at..)?;
    let blank = rest
        .iter()
        .take(16)
        .take_while(|b| b.is_ascii_whitespace())
        .count();
    let rest = rest.get(blank..)?;
    let tag = [&b"<value>"[..], b"<string>"].into_iter().find(|tag| {
        rest.get(..tag.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(tag))
    })?;
    Some(at + blank + tag.len())
}

/// Past the name's own quote, and what may stand between it and an operator; whether there was a quote.
fn past_name(bytes: &[u8], name: &Name) -> Option<(usize, bool)> {
    let mut at = name.whole.end;
    at += bytes
        .get(at..)?
        .iter()
        .take(3)
        .take_while(|b| **b == b'\\')
        .count();
    let closed = bytes.get(at).is_some_and(|b| is_quote(*b));
    at += usize::from(closed);
    // Emphasis, an index, an optional field, a closing bracket of prose.
    let rest = bytes.get(at..)?;
    at += rest
        .iter()
        .take(3)
        .take_while(|b| matches!(b, b'*' | b']' | b'?' | b'_'))
        .count();
    Some((at, closed))
}

/// Past an operator of assignment that stands at `at`.
fn assigned(bytes: &[u8], at: usize, spaced: bool, closed: bool) -> Option<Linked> {
    let taken = match bytes.get(at..)? {
        [b'=', b'=', b'=', ..] => 3,
        [b':' | b'=', b'=' | b'>', ..] | [b':', b'-', ..] => 2,
        _ => 1,
    };
    let value = blanks(bytes, at + taken);
    let tight = !spaced && value == at + taken && bytes.get(at) == Some(&b'=');
    if is_number_type(bytes, value) {
        return None;
    }
    let mut value = annotated(bytes, value).unwrap_or(value);
    if let Some(at) = fallback(bytes, value) {
        return Some(Linked {
            at,
            link: Link::Assign,
            closed: true,
        });
    }
    // Emphasis that the name's own asterisks close after the colon, and a label with its value on the next line.
    let marks = bytes
        .get(value..)?
        .iter()
        .take(3)
        .take_while(|b| **b == b'*')
        .count();
    if marks >= 2 {
        value = blanks(bytes, value + marks);
    }
    if bytes.get(at) == Some(&b':') && !tight {
        value = prose::past_order(bytes, value);
    }
    if bytes.get(at) == Some(&b':') && !closed {
        let line = bytes.get(value..)?;
        let breaks = match line {
            [b'\n', ..] => 1,
            [b'\r', b'\n', ..] => 2,
            _ => 0,
        };
        if breaks > 0 {
            return Some(Linked {
                at: blanks(bytes, value + breaks),
                link: Link::Row,
                closed,
            });
        }
    }
    // A long literal on the line below its name.
    if bytes.get(at) == Some(&b'=') && bytes.get(value) == Some(&b'\n') {
        let below = blanks(bytes, value + 1);
        if bytes.get(below).is_some_and(|b| is_quote(*b)) {
            value = below;
        }
    }
    // `${DB_PASS:-plum-river}`: what a shell falls back on.
    let default =
        bytes.get(at..at + 2) == Some(b":-") && fillers::is_joined_until(bytes, value, b'}');
    // `wmic /user:admin /password:x7`
    let slash = !spaced && !closed && value == at + taken && is_slashed(bytes, at);
    let link = match tight || default {
        _ if slash => Link::Flag,
        true => Link::Tight,
        false => Link::Assign,
    };
    Some(Linked {
        at: value,
        link,
        closed,
    })
}

/// The literal that code takes where the environment has none: `process.env.X || "…"`, `os.getenv("X", "…")`.
fn fallback(bytes: &[u8], at: usize) -> Option<usize> {
    let rest = bytes.get(at..bytes.len().min(at + 96))?;
    let rest = rest.get(..memchr::memchr(b'\n', rest).unwrap_or(rest.len()))?;
    let marks: &[&[u8]] =
        if rest.starts_with(b"process.env") || rest.starts_with(b"import.meta.env") {
            &[b"|| ", b"?? "]
        } else if [
            &b"os.getenv("[..],
            b"os.environ.get(",
            b"getenv(",
            b"env(",
            b"ENV.fetch(",
            b"config(",
        ]
        .iter()
        .any(|call| rest.starts_with(call))
        {
            &[
                b"\", ", b"', ", b"') ?: ", b"\") ?: ", b"\") or ", b"') or ",
            ]
        } else {
            return None;
        };
    let (mark, place) = marks
        .iter()
        .find_map(|mark| Some((mark.len(), memchr::memmem::find(rest, mark)?)))?;
    let value = at + place + mark;
    bytes
        .get(value)
        .is_some_and(|b| is_quote(*b))
        .then_some(value)
}

/// Whether a type of numbers annotates (`: u32 = 1323`): no secret is of one.
fn is_number_type(bytes: &[u8], at: usize) -> bool {
    const TYPES: [&[u8]; 16] = [
        b"u8 ",
        b"u16 ",
        b"u32 ",
        b"u64 ",
        b"usize ",
        b"i8 ",
        b"i16 ",
        b"i32 ",
        b"i64 ",
        b"isize ",
        b"c_int ",
        b"c_uint ",
        b"DWORD ",
        b"HRESULT ",
        b"NTSTATUS ",
        b"WIN32_ERROR ",
    ];
    let rest = bytes.get(at..).unwrap_or_default();
    TYPES.iter().any(|name| {
        rest.strip_prefix(*name)
            .is_some_and(|rest| rest.starts_with(b"= "))
    })
}

/// Past a type annotation (`: str = …`), where one stands.
fn annotated(bytes: &[u8], at: usize) -> Option<usize> {
    let name = bytes
        .get(at..)?
        .iter()
        .take(40)
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'?' | b'&' | b'[' | b']'))
        .count();
    let equals = blanks(bytes, at + name);
    let assigns =
        name > 0 && bytes.get(equals) == Some(&b'=') && bytes.get(equals + 1) == Some(&b' ');
    assigns.then(|| blanks(bytes, equals + 1))
}
