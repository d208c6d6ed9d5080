//! A token split over variables that code puts together again: `a = "shpat_78c06"; b = "40a1…"; … a + b`.

use std::ops::Range;

use super::super::scan::{self, Candidate};
use super::super::{Confidence, Detectors, TooMany};
use super::joints::{before, is_token};
use super::turned::has_prefix;
use crate::detect::assign::is_quote;

/// How far from its first part the others may stand, and what puts them together, in bytes.
const REACH: usize = 2048;
/// Longest part, and longest name of one.
const PART: usize = 160;
const NAME: usize = 40;
/// How many places of one name are looked at, and how many parts are put together.
const PLACES: usize = 8;
const PARTS: usize = 8;
/// Most bytes between two names that are put together.
const BETWEEN: usize = 16;

/// Adds the parts of the tokens whose first one is begun at one of these places, in a literal that ends too early.
///
/// # Errors
/// [`TooMany`] when what was put together holds more candidates than a scan keeps.
pub(super) fn find(
    set: &Detectors,
    text: &str,
    begun: &[usize],
    found: &mut Vec<Candidate>,
) -> Result<(), TooMany> {
    for at in begun {
        let Some((name, first)) = assigned(text, *at) else {
            continue;
        };
        for place in places(text, name, first.end..reach(text, first.end)) {
            let parts = joined(text, place..place + name.len(), &first);
            if parts.len() > 1 && whole(set, text, &parts, found)? {
                break;
            }
        }
    }
    Ok(())
}

/// Adds the parts where they are one token, put together.
fn whole(
    set: &Detectors,
    text: &str,
    parts: &[Range<usize>],
    found: &mut Vec<Candidate>,
) -> Result<bool, TooMany> {
    let said = |part: &Range<usize>| text.get(part.clone()).unwrap_or_default();
    let together: String = parts.iter().map(said).collect();
    let first = parts.first().map_or(0, Range::len);
    let tokens = scan::literals_only(set, &together)?;
    let Some(token) = tokens.into_iter().find(|token| {
        // A form that fits many tokens must fit all that was put together.
        let all = token.range.end == together.len();
        (token.confidence > Confidence::Low || all)
            && token.range.start == 0
            && token.range.end > first
            && set.rules.get(token.rule).is_some_and(has_prefix)
    }) else {
        return Ok(false);
    };
    let mut at = 0;
    for part in parts {
        if at < token.range.end {
            found.push(Candidate {
                range: part.clone(),
                ..token
            });
        }
        at += part.len();
    }
    Ok(true)
}

fn reach(text: &str, at: usize) -> usize {
    text.ceil_char_boundary(text.len().min(at.saturating_add(REACH)))
}

/// The literal that a token begins at `at`, and the name it is given to.
fn assigned(text: &str, at: usize) -> Option<(&str, Range<usize>)> {
    let bytes = text.as_bytes();
    let first = literal(bytes, at)?;
    let (_, head) = bytes.get(at.saturating_sub(2 * NAME)..at)?.split_last()?;
    let head = without(head, |b| matches!(b, b'\\' | b'f' | b'r' | b'b' | b'@'));
    let head = without(head, |b| b == b' ').strip_suffix(b"=")?;
    let head = without(head, |b| matches!(b, b' ' | b':'));
    let name = last_name(head);
    // `head: &str =`, `Dim head As String =`, `var head string =`: a type stands between.
    let is_type = [&b"string"[..], b"str"]
        .iter()
        .any(|of| name.eq_ignore_ascii_case(of));
    let name = match is_type {
        true => {
            let head = head.get(..head.len() - name.len())?;
            let head = without(head, |b| matches!(b, b' ' | b':' | b'&'));
            let head = match head {
                [head @ .., b' ', b'A' | b'a', b's'] => without(head, |b| b == b' '),
                head => head,
            };
            last_name(head)
        }
        false => name,
    };
    // `\nhead =`: the letter of an escape.
    let start = name.as_ptr().addr() - bytes.as_ptr().addr();
    let escaped = before(bytes, start) == Some(b'\\');
    let name = text.get(start + usize::from(escaped)..start + name.len())?;
    let starts = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
    starts.then_some((name, first))
}

/// What a literal holds from `at` on, where it is nothing but what tokens are made of.
fn literal(bytes: &[u8], at: usize) -> Option<Range<usize>> {
    let rest = bytes.get(at..)?;
    let length = rest.iter().take(PART).take_while(|b| is_token(**b)).count();
    let after = rest.get(length..)?;
    let slashes = after.iter().take(4).take_while(|b| **b == b'\\').count();
    let closes = after.get(slashes).is_some_and(|b| is_quote(*b));
    (length > 0 && closes).then_some(at..at + length)
}

/// Without the bytes at the end that are of a kind.
fn without(head: &[u8], of: impl Fn(u8) -> bool) -> &[u8] {
    let kept = head.iter().rposition(|b| !of(*b)).map_or(0, |at| at + 1);
    head.get(..kept).unwrap_or_default()
}

fn is_of_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// The name that ends where these bytes do.
fn last_name(head: &[u8]) -> &[u8] {
    let rest = without(head, is_of_name).len();
    head.get(rest..).unwrap_or_default()
}

/// Where a name stands by itself, at the first few places.
fn places<'t>(
    text: &'t str,
    name: &'t str,
    within: Range<usize>,
) -> impl Iterator<Item = usize> + 't {
    let bytes = text.as_bytes();
    let from = within.start;
    let stretch = bytes.get(within).unwrap_or_default();
    let places = memchr::memmem::find_iter(stretch, name).map(move |at| from + at);
    let alone = move |at: &usize| {
        let ends = !bytes.get(at + name.len()).is_some_and(|b| is_of_name(*b));
        // `\nhead`: the letter of an escape.
        let escape =
            |b: u8| matches!(b, b'n' | b't' | b'r') && before(bytes, at - 1) == Some(b'\\');
        ends && before(bytes, *at).is_none_or(|b| !is_of_name(b) || escape(b))
    };
    places.take(8 * PLACES).filter(alone).take(PLACES)
}

/// The parts that are put together from a name on, of which the first is known.
fn joined(text: &str, name: Range<usize>, first: &Range<usize>) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut parts = vec![first.clone()];
    let mut at = name.end;
    while parts.len() < PARTS {
        let next = at + between(bytes, at);
        let rest = bytes.get(next..).unwrap_or_default();
        let length = rest
            .iter()
            .take(NAME)
            .take_while(|b| is_of_name(**b))
            .count();
        let quoted = before(bytes, next).is_some_and(is_quote);
        let said = text.get(next..next + length).unwrap_or_default();
        if next == at || length == 0 {
            break;
        }
        let part = value(text, said, first).or_else(|| literal(bytes, next).filter(|_| quoted));
        let Some(part) = part else {
            break;
        };
        at = match part.start == next {
            true => part.end,
            false => next + length,
        };
        parts.push(part);
    }
    parts
}

/// How many bytes part two names that are put together: an operator, the signs around names within a literal.
fn between(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    let is_between = |b: &&u8| b" +.&|,<>{}$#%()\"'`\\=\n".contains(b);
    let length = rest.iter().take(BETWEEN + 1).take_while(is_between).count();
    let gap = rest.get(..length).unwrap_or_default();
    // What is given a value anew is not put together, but what is added to it is.
    let anew = gap.trim_ascii_start().starts_with(b"=");
    match length > BETWEEN || anew {
        true => 0,
        false => length,
    }
}

/// The literal that a name is given near the first part.
fn value(text: &str, name: &str, near: &Range<usize>) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let from = text.floor_char_boundary(near.start.saturating_sub(REACH));
    let mut places = places(text, name, from..reach(text, near.end));
    places.find_map(|at| {
        let rest = bytes.get(at + name.len()..)?;
        let rest = rest.get(..rest.len().min(2 * NAME))?;
        let equals = memchr::memchr(b'=', rest)?;
        // A type may stand between, and nothing else.
        let kind = rest.get(..equals)?;
        if !kind
            .iter()
            .all(|b| is_of_name(*b) || matches!(b, b' ' | b':' | b'&'))
        {
            return None;
        }
        let opens = rest.get(equals + 1..)?;
        let gap = opens
            .iter()
            .take_while(|b| matches!(b, b' ' | b'\\' | b'f' | b'r' | b'b' | b'@'));
        let quote = at + name.len() + equals + 1 + gap.count();
        bytes.get(quote).filter(|b| is_quote(**b))?;
        literal(bytes, quote + 1)
    })
}

#[cfg(test)]
mod tests {
    use crate::detect::tests::found;

    /// The two parts of a token that is made here, so that none stands in the source.
    fn parts() -> (String, String) {
        (
            format!("shp{}", "at_78c06"),
            "40a1ce8a3357c1e8f851a9efbbc".to_owned(),
        )
    }

    #[test]
    fn each_part_of_a_token_that_code_puts_together_is_found() {
        let (a, b) = parts();
        let wanted = [&a, &b].map(|part| ("secrets.shopify_token".to_owned(), part.clone()));
        for code in [
            "const head = \"§a\";\nconst tail = \"§b\";\nfetch(url, {headers: {Authorization: head + tail}});",
            "tail = '§b'\nhead = '§a'\ns.headers['X'] = f'{head}{tail}'",
            "head := \"§a\"\ntail := \"§b\"\nreq.Header.Set(\"X\", head+tail)",
            "var head string = \"§a\"\nvar tail string = \"§b\"\nurl := fmt.Sprintf(\"%s%s\", head, tail)",
            "$head = '§a'; $tail = '§b'; curl($head . $tail);",
            "H=\"§a\"\nT=\"§b\"\ncurl -H \"X: $H$T\" https://x.dev",
            "H='§a'; T='§b'; curl -H \"X: ${H}${T}\" https://x.dev",
            "Dim h As String = \"§a\"\nDim t As String = \"§b\"\nSend(h & t)",
            "local h = \"§a\"\nlocal t = \"§b\"\nreturn h .. t",
            "h = '§a'\nt = '§b'\nputs \"#{h}#{t}\"",
            "let h: &str = \"§a\";\nlet t: &str = \"§b\";\nformat!(\"{}{}\", h, t)",
            "key = '§a'\nkey += '§b'\nuse(key)",
            "{\"stdout\":\"h = \\\"§a\\\"\\nt = \\\"§b\\\"\\nrun(h + t)\"}",
            "{\"o\":\"{\\\"s\\\":\\\"const h = \\\\\\\"§a\\\\\\\";\\\\nconst t = \\\\\\\"§b\\\\\\\";\\\\nf(h + t)\\\"}\"}",
        ] {
            let text = code.replace("§a", &a).replace("§b", &b);
            let mut found = found(&text);
            found.sort_by_key(|(_, value)| *value != a);
            assert!(
                wanted.iter().all(|part| found.contains(part)),
                "{text} {found:?}"
            );
        }
    }

    #[test]
    fn parts_that_are_no_token_together_stay() {
        let (a, b) = parts();
        for text in [
            format!("h = \"{a}\"\nt = \"{b}\"\nprint(h)\nprint(t)"),
            format!("h = \"{a}\"\nt = \"and so on\"\nprint(h + t)"),
            "prefix = \"sk-\"\nname = \"list-of-all-names\"\nrun(prefix + name)".to_owned(),
        ] {
            let found = found(&text);
            assert!(
                !found
                    .iter()
                    .any(|(class, _)| class == "secrets.shopify_token"),
                "{text} {found:?}"
            );
        }
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "the test holds the clock")]
    fn hostile_code_takes_linear_time() {
        let (a, _) = parts();
        for piece in [
            format!("h=\"{a}\";h+h+h+h "),
            format!("h=\"{a}\""),
            format!("\"{a}\" "),
        ] {
            let text = piece.repeat(200_000 / piece.len());
            let started = std::time::Instant::now();
            let _ = crate::detect::Detectors::builtin().scan(&text);
            let once = started.elapsed();
            assert!(once.as_secs() < 4, "{piece:?} took {once:?}");
        }
    }
}
