//! E-mail addresses, found from their `@`.

mod login;
mod message;
mod stand_ins;

use super::context::is_word;
use super::lines;
use super::scan::Scan;
use super::{Confidence, Detectors};

/// Longest local part and domain looked at, in bytes (RFC 5321, 4.5.3.1).
const LOCAL: usize = 64;
const DOMAIN: usize = 253;

/// Names of documentation (RFC 2606): a role there is a stand-in, a person's name stands for a person.
const EXAMPLES: [&str; 6] = [
    "example.com",
    "example.org",
    "example.net",
    "example.edu",
    "example",
    "test",
];

/// Names that never belong to a person's address (RFC 6761).
const RESERVED: [&str; 2] = ["invalid", "localhost"];

/// Local parts that name a service, not a person.
const SERVICES: [&str; 6] = [
    "git",
    "noreply",
    "no-reply",
    "donotreply",
    "do-not-reply",
    "mailer-daemon",
];

/// Top-level names of more than two letters that people have mail under; two letters are countries. Others count
/// only in context, since code is full of `a@b.weight`.
const TOP_LEVEL: &str = " com org net edu gov mil int info biz name pro app dev cloud online site tech store shop xyz \
    agency studio design digital media news blog live life world group company solutions services systems software \
    technology email network global international consulting ventures capital finance financial bank insurance law \
    legal health care clinic hospital doctor dental academy school university college education training museum \
    berlin hamburg koeln bayern wien paris london amsterdam tokyo nyc swiss eus cat bzh asia africa eu post jobs \
    travel tel mobi aero coop club team space website page link click work zone today plus one icu top vip red blue \
    lan corp internal intranet local home ";

/// Offers every address to every rule of the shape.
pub(super) fn ats(set: &Detectors, scan: &mut Scan<'_>) {
    if set.anchors.ats.is_empty() {
        return;
    }
    let text = scan.text;
    let mut from = 0;
    for at in memchr::memchr_iter(b'@', text.as_bytes()) {
        let Some((start, end, known)) = address(text, from, at).or_else(|| wrapped(text, from, at))
        else {
            continue;
        };
        from = end;
        if holds_rights(text, start) {
            continue;
        }
        for index in &set.anchors.ats {
            let Some(rule) = set.rules.get(*index) else {
                continue;
            };
            let range = start..end;
            if known || scan.has_context(*index, rule, &range) {
                scan.offer(
                    *index,
                    rule,
                    range,
                    Some(if known {
                        Confidence::High
                    } else {
                        Confidence::Medium
                    }),
                );
            }
        }
        if scan.is_over() {
            return;
        }
    }
}

/// Whether a line says before a place who holds the rights in a published work, and since when (`Copyright 2001 Jane Roe
/// <`): licences carry it wherever their files go.
pub(super) fn holds_rights(text: &str, place: usize) -> bool {
    const REACH: usize = 96;
    let line = lines::before(text.as_bytes(), place, REACH);
    let Some(said) = [&b"opyright"[..], "©".as_bytes()]
        .iter()
        .find_map(|word| memchr::memmem::rfind(line, word))
    else {
        return false;
    };
    let since = line.get(said..).unwrap_or_default();
    since.windows(4).any(|four| {
        four.iter().all(u8::is_ascii_digit) && (four.starts_with(b"19") || four.starts_with(b"20"))
    })
}

/// The address around an `@` in brackets that keep programs from reading it (`jane [@] acme.io`, `jane(@)acme.io`).
fn wrapped(text: &str, from: usize, at: usize) -> Option<(usize, usize, bool)> {
    let bytes = text.as_bytes();
    let opened = matches!(bytes.get(at.checked_sub(1)?)?, b'[' | b'(');
    let closed = matches!(bytes.get(at + 1)?, b']' | b')');
    if !opened || !closed {
        return None;
    }
    let before = at - 1 - usize::from(bytes.get(at.checked_sub(2)?) == Some(&b' '));
    let after = at + 2 + usize::from(bytes.get(at + 2) == Some(&b' '));
    let start = local_start(bytes, from, before)?;
    let length = text
        .get(after..)?
        .bytes()
        .take(DOMAIN)
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-'))
        .count();
    let domain = text.get(after..after + length)?.trim_end_matches('.');
    let (_, top) = domain.rsplit_once('.')?;
    let named = top.len() > 1 && top.bytes().all(|b| b.is_ascii_lowercase()) && before > start;
    let lower = domain.to_ascii_lowercase();
    let reserved = EXAMPLES
        .iter()
        .chain(&RESERVED)
        .any(|name| lower.ends_with(name));
    (named && !reserved).then(|| (start, after + domain.len(), true))
}

/// The address around an `@`, not reaching back before `from`, and whether its top-level name is a known one.
fn address(text: &str, from: usize, at: usize) -> Option<(usize, usize, bool)> {
    let bytes = text.as_bytes();
    let start = local_start(bytes, from, at)?;
    let end = domain_end(bytes, at + 1)?;
    let (local, domain) = (text.get(start..at)?, text.get(at + 1..end)?);
    let lower = domain.to_ascii_lowercase();
    let (_, top) = lower.rsplit_once('.')?;
    let is_below = |name: &&str| {
        lower
            .strip_suffix(*name)
            .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    };
    let is_reserved = RESERVED.iter().any(&is_below)
        || (EXAMPLES.iter().any(is_below) && !stand_ins::stands_for_a_person(local))
        || stand_ins::is_anybodys(local, &lower);
    let is_service = SERVICES.iter().any(|name| local.eq_ignore_ascii_case(name));
    let is_unit = matches!(
        top,
        "service" | "socket" | "timer" | "mount" | "target" | "slice" | "scope" | "path"
    );
    let is_scaled_image = matches!(top, "png" | "jpg" | "jpeg" | "gif" | "svg" | "webp");
    // `aes256-gcm@openssh.com`: names of ciphers (RFC 4251, section 6).
    let is_algorithm = ["openssh.com", "libssh.org", "lysator.liu.se"].contains(&lower.as_str())
        && local.bytes().any(|b| b.is_ascii_digit());
    let is_call = bytes.get(end) == Some(&b'(');
    let is_userinfo = in_userinfo(bytes, start) || login::is_login(bytes, start);
    if is_reserved
        || is_service
        || is_unit
        || is_scaled_image
        || is_algorithm
        || is_call
        || is_userinfo
        || message::is_number(text, start)
    {
        return None;
    }
    let known = matches!(top, "example" | "test")
        || top.len() == 2
        || top.starts_with("xn--")
        || TOP_LEVEL.split(' ').any(|name| name == top);
    Some((start, end, known))
}

/// Where the local part starts; `None` where there is none. A dot or dash does not start one; an escape does not
/// belong to it (`\njane@…`, `%3Cjane@…`).
fn local_start(bytes: &[u8], from: usize, at: usize) -> Option<usize> {
    let floor = at.saturating_sub(LOCAL + 1).max(from);
    let window = bytes.get(floor..at)?;
    let holds = |b: &u8| is_word(*b) || matches!(b, b'.' | b'+' | b'\'' | b'%') || !b.is_ascii();
    let taken = window.iter().rev().take_while(|b| holds(b)).count();
    let mut start = at - taken;
    // `メールはjane@…`: in scripts without blanks the address starts where its letters do.
    let local = bytes.get(start..at)?;
    if local.last().is_some_and(u8::is_ascii_alphanumeric)
        && let Some(wide) = local.iter().rposition(|b| !b.is_ascii())
        && is_wide(local, wide)
    {
        start += wide + 1;
    }
    if at - start > LOCAL {
        return None;
    }
    if bytes
        .get(..start)
        .is_some_and(|before| before.ends_with(b"\\"))
    {
        start += 1;
    }
    while let Some([b'%', high, low, ..]) = bytes.get(start..at)
        && high.is_ascii_hexdigit()
        && low.is_ascii_hexdigit()
    {
        start += 3;
    }
    let dressing = bytes
        .get(start..at)?
        .iter()
        .take_while(|b| matches!(b, b'.' | b'-' | b'+' | b'\'' | b'%'))
        .count();
    start += dressing;
    let last = bytes.get(start..at)?.last()?;
    (!matches!(last, b'.' | b'%' | b'\'')).then_some(start)
}

/// What characters of scripts without blanks and marks begin with: all from U+2000 on.
const WIDE: u8 = 0xe2;

/// Whether the character that ends at `last` is one of them.
fn is_wide(bytes: &[u8], last: usize) -> bool {
    let lead = bytes
        .get(..=last)
        .and_then(|head| head.iter().rfind(|b| **b >= 0xc0));
    lead.is_some_and(|b| *b >= WIDE)
}

/// Where the domain ends: labels of letters, digits and inner dashes, at least two, the last alphabetic; trailing
/// punctuation left out.
fn domain_end(bytes: &[u8], start: usize) -> Option<usize> {
    let window = bytes.get(start..bytes.len().min(start + DOMAIN))?;
    let holds = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.') || !b.is_ascii();
    let taken = window.iter().take_while(|b| holds(b)).count();
    // Two dashes begin something else: a line, a comment, a key's block. Only a name in Punycode holds them.
    let dashes = window
        .get(..taken)?
        .windows(2)
        .enumerate()
        .find(|(at, two)| {
            *two == b"--"
                && !window
                    .get(..*at)
                    .is_some_and(|before| before.ends_with(b"xn"))
        });
    let taken = dashes.map_or(taken, |(at, _)| at);
    // `…@acme.comです`: and it ends where they do.
    let wide = (1..taken).find(|at| {
        let after = window.get(..*at).and_then(<[u8]>::last);
        after.is_some_and(u8::is_ascii_alphanumeric)
            && window.get(*at).is_some_and(|b| *b >= WIDE)
            && window.get(..*at).is_some_and(|head| head.contains(&b'.'))
    });
    let taken = wide.unwrap_or(taken);
    // A sentence's dot or a path's is no part of it. A version (`pkg@1.2.3`) has no alphabetic end: only trailing
    // punctuation is given up, not labels.
    let trailing = window
        .get(..taken)?
        .iter()
        .rev()
        .take_while(|b| matches!(b, b'-' | b'.'))
        .count();
    let domain = window.get(..taken - trailing)?;
    let label = domain.rsplit(|b| *b == b'.').next()?;
    let alphabetic = label.len() >= 2
        && label
            .iter()
            .all(|b| b.is_ascii_alphabetic() || !b.is_ascii());
    let whole = || {
        domain
            .split(|b| *b == b'.')
            .all(|l| !l.is_empty() && l.first() != Some(&b'-') && l.last() != Some(&b'-'))
    };
    let named = label.len() < domain.len() && (alphabetic || label.starts_with(b"xn--"));
    (named && whole()).then_some(start + domain.len())
}

/// Whether the local part stands in a URL's authority (`https://user:pass@host`, `ssh://git@host`).
fn in_userinfo(bytes: &[u8], start: usize) -> bool {
    let floor = start.saturating_sub(256);
    let before = bytes.get(floor..start).unwrap_or_default();
    if memchr::memrchr(b'/', before).is_none() {
        return false;
    }
    let authority = before
        .iter()
        .rev()
        .take_while(|b| !b.is_ascii_whitespace() && !matches!(b, b'/' | b'"' | b'\'' | b'?'))
        .count();
    before
        .get(..before.len() - authority)
        .unwrap_or_default()
        .ends_with(b"://")
}
