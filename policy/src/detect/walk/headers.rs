//! `Authorization` and cookie headers, as headers, in code, and on command lines.

use std::ops::Range;

use super::{run, skip};
use crate::detect::{checksum, entropy};

/// Longest header that is read, in bytes.
const HEADER: usize = 8192;
/// How much of a token is looked at again where it holds names of headers, in bytes before its end.
const AGAIN: usize = 256;

#[inline]
fn in_token(byte: u8) -> bool {
    TOKEN.get(usize::from(byte)).is_some_and(|is_one| *is_one)
}

/// By byte, as headers are long.
#[expect(
    clippy::indexing_slicing,
    reason = "counted below the table's length, while it is compiled"
)]
const TOKEN: [bool; 256] = {
    let mut all = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        let this = byte as u8;
        all[byte] = this.is_ascii_alphanumeric()
            || matches!(
                this,
                b'-' | b'_' | b'.' | b'~' | b'+' | b'/' | b'=' | b':' | b'|' | b'%' | b'!'
            );
        byte += 1;
    }
    all
};

/// Schemes whose credential is one word, beside `Basic`.
const SCHEMES: [&str; 18] = [
    "bearer",
    "token",
    "apikey",
    "api-key",
    "key",
    "negotiate",
    "jwt",
    "splunk",
    "genie",
    "genieKey",
    "ssws",
    "bot",
    "discogs",
    "oauth",
    "zoho-oauthtoken",
    "gsso",
    "sso-key",
    "snowflake",
];

/// Whether it looks like a credential and not like a word: the less its place says, the more it must itself.
fn is_drawn(value: &str, basic: bool, schemed: bool) -> bool {
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    let letters = || value.bytes().filter(u8::is_ascii_alphabetic).count();
    match (basic, schemed) {
        (true, _) => checksum::is_basic(value),
        (false, true) => {
            value.len() >= 8 && digits >= 1 && letters() >= 2 && entropy::wordiness(value) <= 0.6
                || value.len() >= 24 && entropy::reads(value) < -0.3
        }
        (false, false) => {
            value.len() >= 16
                && digits >= 2
                && letters() >= 2
                && entropy::randomness(value) >= 0.7
                && entropy::wordiness(value) <= 0.4
        }
    }
}

/// The credential after `Authorization` (any scheme or none), or after a scheme that stands alone.
pub(in crate::detect) fn authorization(
    text: &str,
    hit: &Range<usize>,
    found: &mut Vec<Range<usize>>,
) -> usize {
    let bytes = text.as_bytes();
    let said = bytes.get(hit.clone()).unwrap_or_default();
    let named = said.len() > 7;
    let mut at = if named {
        skip(bytes, hit.end, 12, b":=,>(]")
    } else {
        hit.start
    };
    // `Bearer ` alone: a scheme, then its token.
    let scheme = run(bytes, at, 16, |b| {
        b.is_ascii_alphanumeric() || b == b'-' || b == b'_'
    });
    let word = bytes.get(at..at + scheme).unwrap_or_default();
    let blank = bytes.get(at + scheme) == Some(&b' ');
    let basic = word.eq_ignore_ascii_case(b"basic");
    let known = SCHEMES
        .iter()
        .any(|scheme| word.eq_ignore_ascii_case(scheme.as_bytes()));
    let schemed = (basic || known) && (blank || bytes.get(at + scheme) == Some(&b':'));
    if schemed {
        at = skip(bytes, at + scheme, 6, b"\":=");
        // `Token token="…"`.
        for name in [&b"token="[..], b"token=\\\"", b"key="] {
            if bytes.get(at..).is_some_and(|rest| rest.starts_with(name)) {
                at = skip(bytes, at + name.len(), 3, b"");
            }
        }
    } else if !named {
        return hit.end;
    }
    let length = run(bytes, at, HEADER, in_token);
    let mut end = at + length;
    while end > at && matches!(bytes.get(end - 1), Some(b'.' | b':' | b'!' | b'|')) {
        end -= 1;
    }
    let Some(value) = text.get(at..end) else {
        return hit.end;
    };
    if is_drawn(value, basic, schemed) && !entropy::is_stand_in(value) {
        found.push(at..end);
        return end;
    }
    // A long token that is none is not read again from each name in it, but from those near its end.
    hit.end.max(end.saturating_sub(AGAIN))
}

/// Names of cookies that keep no secret.
const PLAIN: [&str; 36] = [
    "_ga",
    "_gid",
    "_gat",
    "_fbp",
    "_fbc",
    "_gcl",
    "_hj",
    "__utm",
    "amp_",
    "ajs_",
    "_uet",
    "theme",
    "lang",
    "locale",
    "consent",
    "cookieconsent",
    "optanon",
    "timezone",
    "tz",
    "path",
    "expires",
    "max-age",
    "domain",
    "samesite",
    "version",
    "currency",
    "country",
    "_dc_gtm",
    "mp_",
    "intercom-id",
    "visitor",
    "region",
    "notice",
    "euconsent",
    "ab_",
    "experiment",
];

/// Parts of names of cookies that keep a session.
const SESSIONS: [&str; 16] = [
    "sess", "sid", "auth", "token", "jwt", "login", "logged", "remember", "user", "secure",
    "identity", "csrf", "xsrf", "ticket", "session", "key",
];

/// The values of the cookies in a header that keep a session or look drawn by a machine.
pub(in crate::detect) fn cookies(
    text: &str,
    hit: &Range<usize>,
    found: &mut Vec<Range<usize>>,
) -> usize {
    let bytes = text.as_bytes();
    let mut at = skip(bytes, hit.end, 8, b":=,([{");
    if at == hit.end {
        return hit.end;
    }
    let end = bytes.len().min(at + HEADER);
    while at < end {
        let name = run(bytes, at, 80, |b| {
            b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.' | b'$' | b'%' | b'[' | b']')
        });
        if name == 0 {
            break;
        }
        let Some(said) = text.get(at..at + name) else {
            break;
        };
        at += name;
        let tied = skip(bytes, at, 4, b"");
        if matches!(bytes.get(tied), Some(b'=' | b':')) && !matches!(bytes.get(at), Some(b' ')) {
            at = skip(bytes, tied + 1, 3, b"");
            let length = run(bytes, at, 4096, |b| {
                b.is_ascii_graphic()
                    && !matches!(b, b';' | b'"' | b'\'' | b'\\' | b',' | b'<' | b'`')
            });
            if let Some(value) = text.get(at..at + length)
                && keeps_session(said, value)
            {
                found.push(at..at + length);
            }
            at += length;
        }
        let next = skip(bytes, at, 4, b";,");
        if !bytes
            .get(at..next)
            .is_some_and(|said| said.iter().any(|b| matches!(b, b';' | b',')))
        {
            break;
        }
        at = next;
    }
    at.max(hit.end)
}

fn keeps_session(name: &str, value: &str) -> bool {
    let name = name.to_ascii_lowercase();
    if PLAIN.iter().any(|plain| name.starts_with(plain))
        || entropy::is_stand_in(value)
        || value.contains("://")
    {
        return false;
    }
    let session = SESSIONS.iter().any(|part| name.contains(part));
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    let letters = value.bytes().filter(u8::is_ascii_alphabetic).count();
    let drawn =
        entropy::randomness(value) >= 0.65 && (digits >= 3 || entropy::wordiness(value) <= 0.5);
    match session {
        true => value.len() >= 8 && (digits > 0 && letters > 0 || value.len() >= 20) && drawn,
        false => value.len() >= 20 && digits > 1 && letters > 1 && drawn,
    }
}
