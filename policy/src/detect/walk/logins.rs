//! Names and passwords side by side: in prose (`admin / x`), in `.netrc` and `.pgpass`, in scripts of `expect`.

use std::ops::Range;

use super::{run, skip};
use crate::detect::{assign, entropy};

/// How far after its announcement a login may stand, in bytes.
const NEAR: usize = 80;

/// A user and a password after words such as `log in with` or `creds`: `admin / x`, `admin:x`, `admin and x`.
pub(in crate::detect) fn pairs(
    text: &str,
    hit: &Range<usize>,
    found: &mut Vec<Range<usize>>,
) -> usize {
    let bytes = text.as_bytes();
    if !is_word(bytes, hit) {
        return hit.end;
    }
    let end = bytes.len().min(hit.end + NEAR);
    let window = bytes.get(..end).unwrap_or_default();
    let mut at = hit.end;
    while at < end {
        if !bytes.get(at).is_some_and(|b| b.is_ascii_alphanumeric()) {
            if bytes.get(at) == Some(&b'\n') && bytes.get(at + 1) == Some(&b'\n') {
                break;
            }
            at = past_address(bytes, at);
            continue;
        }
        let user = run(window, at, 64, |b| {
            b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.' | b'@' | b'+')
        });
        let after = at + user;
        let label = || assign::is_label(text, &(at..after));
        let spaced = window.get(after..).is_some_and(|rest| {
            [&b" / "[..], b" | ", b" // ", b" then ", b" with "]
                .iter()
                .any(|mark| rest.starts_with(mark))
        });
        // What stands beside the name is read past the window's end: `"id": "x"` must not look like `"id"`.
        let value = match bytes.get(after..).unwrap_or_default() {
            [b' ', b'/' | b'|', b' ', ..] => Some(after + 3),
            [b' ', b'/', b'/', b' ', ..] => Some(after + 4),
            [b' ', b'w', b'i', b't', b'h', b' ', ..] => Some(after + 6),
            [b' ', b't', b'h', b'e', b'n', b' ', ..] => Some(after + 6),
            // `elf::SectionHeader32`
            [b':', b':', ..] => None,
            [b':', b' ', ..] if label() || is_key(bytes, hit.end, at..after) => None,
            [b':', b' ', ..] => Some(after + 2),
            // `07:38:12`
            [b':' | b'|', ..]
                if user < 5
                    && window
                        .get(at..after)
                        .is_some_and(|user| user.iter().all(u8::is_ascii_digit)) =>
            {
                None
            }
            [b':', ..] if window.get(at..after) == Some(b"jdbc") => None,
            [b'/' | b':' | b'|', ..] => Some(after + 1),
            [b',', b' ', ..] => Some(after + 2),
            [b' ', b'a', b'n', b'd', b' ', ..] => Some(after + 5),
            // `"id": "x"` is a member of an object, and no user.
            [b'"' | b'\'', b':', ..] => None,
            [b'`' | b'"' | b'\'', ..] => Some(skip(bytes, after, 6, b"/:,|")),
            _ => None,
        };
        if let Some(start) = value.filter(|_| !in_base64(bytes, at)) {
            let start = skip(bytes, start, 2, b"`");
            if let Some(range) = password(text, start, spaced) {
                found.push(range.clone());
                return range.end;
            }
        }
        at = after.max(at + 1);
    }
    hit.end
}

/// Whether a name before a colon, lines below what announces a login, is that of a field: joined words, or the last of
/// several.
fn is_key(bytes: &[u8], announced: usize, name: Range<usize>) -> bool {
    let between = bytes.get(announced..name.start).unwrap_or_default();
    let Some(line) = memchr::memrchr(b'\n', between) else {
        return false;
    };
    let leads = between
        .get(line..)
        .is_some_and(|head| head.iter().all(|b| !b.is_ascii_alphanumeric()));
    let joined = bytes.get(name).is_some_and(|name| name.contains(&b'_'));
    joined || !leads
}

/// Past what stands after a name and a mark at `at`: what stands in a URL is no login, nor what stands in the address of a
/// database (`jdbc:oracle:thin:@host:1521:name`).
fn past_address(bytes: &[u8], at: usize) -> usize {
    let url = bytes.get(at..at + 3) == Some(b"://");
    let driver =
        bytes.get(at) == Some(&b':') && bytes.get(..at).is_some_and(|head| head.ends_with(b"jdbc"));
    match url || driver {
        true => {
            at + run(bytes, at, 256, |b| {
                b.is_ascii_graphic() && (url || b != b'"')
            })
        }
        false => at + 1,
    }
}

/// Whether what announces a login is a word of prose or a setting: no part of an identifier, a path or a URL.
fn is_word(bytes: &[u8], hit: &Range<usize>) -> bool {
    let rest = match bytes.get(hit.end..) {
        Some([b's', rest @ ..]) => rest,
        Some(rest) => rest,
        None => return false,
    };
    let goes_on = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'/');
    let follows = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'/' | b'.');
    let before = hit.start.checked_sub(1).and_then(|at| bytes.get(at));
    // `service-account-role`, `user-id`
    let named = matches!(rest, [b'-', next, ..] if next.is_ascii_alphanumeric())
        && bytes.get(hit.clone()).is_some_and(|word| {
            ["account", "user", "login", "access", "admin"]
                .iter()
                .any(|name| word.eq_ignore_ascii_case(name.as_bytes()))
        });
    let in_arn = bytes
        .get(..hit.start)
        .is_some_and(|head| head.ends_with(b"::") || head.ends_with(b":"))
        && bytes.get(hit.end) == Some(&b'/');
    !rest.first().is_some_and(goes_on) && !before.is_some_and(follows) && !in_arn && !named
}

/// A strong word at a place: marks, or capitals, small letters and digits together.
fn password(text: &str, start: usize, spaced: bool) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let end = assign::bare_end(bytes, start, true)?;
    let value = text.get(start..end)?;
    let (upper, lower, digit) = (
        value.bytes().any(|b| b.is_ascii_uppercase()),
        value.bytes().any(|b| b.is_ascii_lowercase()),
        value.bytes().any(|b| b.is_ascii_digit()),
    );
    let inner = value.get(..value.len() - 1).unwrap_or_default();
    let marked = inner.contains(['!', '@', '#', '$', '%', '^', '&', '*', '?', '+', '~', '='])
        || value.ends_with(['!', '#', '$', '%']);
    // Most words are refused by what they are made of.
    if !(spaced || marked && (digit || upper) || upper && lower && digit) {
        return None;
    }
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    let capitals = value.bytes().filter(u8::is_ascii_uppercase).count();
    let long = value.len() > 9 && capitals > 1;
    let given = || upper && lower && (digits > 1 || long) && assign::is_given(value);
    let real = (assign::is_strong(value) || (spaced && (assign::is_chosen(value) || given())))
        && !value.contains(['/', '<', '>', '[', ']', '{', '}', '|', '\\'])
        && !is_of_a_repository(value)
        && !(matches!(bytes.get(end), Some(b',' | b')' | b'>' | b';')) && is_named(value))
        && !value.starts_with(['@', '&', '~', '*', '-'])
        && !value.contains(".html")
        && (spaced || !value.contains(['(', ')']))
        && !is_number(value)
        // `\\s+Project`
        && start.checked_sub(1).and_then(|at| bytes.get(at)) != Some(&b'\\')
        && !is_encoded(value)
        && !value.contains("(&")
        && !assign::is_argument(value)
        && !is_field(value)
        && !assign::is_product(value)
        && !assign::is_notation(value)
        && !entropy::is_stand_in(value)
        && !value.contains("://");
    real.then_some(start..end)
}

/// A number as programs write it: `0x2000`, `$0x2000`.
fn is_number(value: &str) -> bool {
    let value = value.strip_prefix('$').unwrap_or(value);
    value
        .strip_prefix("0x")
        .is_some_and(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()))
}

/// Whether a word goes on after a stroke or a plus: base64 has them.
fn in_base64(bytes: &[u8], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| bytes.get(at));
    let wide = |b: &&u8| b.is_ascii_alphanumeric() || matches!(b, b'/' | b'+');
    let rest = bytes.get(at..).unwrap_or_default().iter().take(48);
    matches!(before, Some(b'/' | b'+')) || rest.take_while(wide).count() == 48
}

/// A digest, a certificate, the rest of a key: none that somebody types.
fn is_encoded(value: &str) -> bool {
    ["sha256-", "sha384-", "sha512-", "LS0tLS1CRUdJTi"]
        .iter()
        .any(|start| value.starts_with(start))
        || value.len() > 20 && value.ends_with('=')
        || matches!(value.len(), 32 | 40 | 64) && value.bytes().all(|b| b.is_ascii_hexdigit())
}

/// `rust-toolchain@e97e2d8c`, `setuptools#3001`: what stands after an owner's name and a stroke.
fn is_of_a_repository(value: &str) -> bool {
    value.split_once(['@', '#']).is_some_and(|(name, rest)| {
        let digits = rest.bytes().all(|b| b.is_ascii_digit());
        let realm = rest.len() > 1 && rest.bytes().all(|b| b.is_ascii_uppercase() || b == b'.');
        let commit = rest.len() > 6 && rest.bytes().all(|b| b.is_ascii_hexdigit());
        let version = rest.starts_with('v')
            && rest
                .bytes()
                .skip(1)
                .all(|b| b.is_ascii_digit() || b == b'.');
        name.len() > 2
            && name
                .bytes()
                .all(|b| b.is_ascii_lowercase() || matches!(b, b'-' | b'_' | b'.'))
            && (commit || version || realm || digits && value.contains('#'))
    })
}

/// `iter: Char16TrieIterator`, `gs:tcsls_user_r12`: what code calls something.
fn is_named(value: &str) -> bool {
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    let marks = value.contains(['!', '#', '$', '%', '^', '&', '*', '@']);
    !marks && digits < 4 && entropy::wordiness(value) > 0.5
}

/// `kid=2025-10`: a field of a log's line.
fn is_field(value: &str) -> bool {
    value.split_once('=').is_some_and(|(name, said)| {
        name.len() > 1
            && !said.is_empty()
            && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')
    })
}

/// The passwords of a `.netrc` entry that starts at `machine`.
pub(in crate::detect) fn netrc(
    text: &str,
    hit: &Range<usize>,
    found: &mut Vec<Range<usize>>,
) -> usize {
    let bytes = text.as_bytes();
    let end = bytes.len().min(hit.end + 512);
    let mut at = hit.end;
    let (mut login, mut takes, mut named) = (false, false, false);
    while at < end {
        let length = run(bytes, at, 256, |b| !b.is_ascii_whitespace() && b != b'\\');
        let Some(word) = text.get(at..at + length) else {
            break;
        };
        // `password string`: a type's fields.
        let field = || assign::is_label(text, &(at..at + length));
        if takes && login && !entropy::is_template(word) && word.len() >= 3 && !field() {
            found.push(at..at + length);
            return at + length;
        }
        takes = word == "password" && !named;
        named = (word == "login" || word == "account") && !named;
        login |= named;
        if word == "machine" || (length == 0 && at >= end) {
            break;
        }
        at += length;
        let blank = run(bytes, at, 16, |b| b.is_ascii_whitespace());
        let escape =
            usize::from(blank == 0 && matches!(bytes.get(at..at + 2), Some([b'\\', b'n' | b't'])))
                * 2;
        if blank + escape == 0 {
            break;
        }
        at += blank + escape;
    }
    hit.end
}

/// The last of five fields parted by colons, in the line of `.pgpass` whose port was found.
pub(in crate::detect) fn pgpass(
    text: &str,
    hit: &Range<usize>,
    found: &mut Vec<Range<usize>>,
) -> usize {
    let bytes = text.as_bytes();
    let field = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.' | b'*');
    let database = run(bytes, hit.end, 64, field);
    let user = hit.end + database + 1;
    let name = run(bytes, user, 64, field);
    let value = user + name + 1;
    let colons = bytes.get(user - 1) == Some(&b':') && bytes.get(value - 1) == Some(&b':');
    if database == 0 || name == 0 || !colons || bytes.get(value) == Some(&b'/') {
        return hit.end;
    }
    let length = run(bytes, value, 128, |b| {
        b.is_ascii_graphic() && !matches!(b, b'"' | b'\'' | b'`' | b'<')
    });
    let length = match text
        .get(value..value + length)
        .and_then(|text| text.find("\\n"))
    {
        Some(escape) => escape,
        None => length,
    };
    if text
        .get(value..value + length)
        .is_some_and(|value| value.len() >= 3 && !entropy::is_template(value) && !is_days(value))
    {
        found.push(value..value + length);
    }
    value + length
}

/// The days that end an entry of `/etc/shadow` (shadow(5)), whose third field is a number as a port is.
fn is_days(value: &str) -> bool {
    value.contains(':') && value.bytes().all(|b| b.is_ascii_digit() || b == b':')
}

/// What a script sends right after it waited for a prompt for a password.
pub(in crate::detect) fn expect(
    text: &str,
    hit: &Range<usize>,
    found: &mut Vec<Range<usize>>,
) -> usize {
    let bytes = text.as_bytes();
    let before = bytes
        .get(hit.start.saturating_sub(120)..hit.start)
        .unwrap_or_default();
    let asks = [&b"assword"[..], b"assphrase", b"asswort"]
        .iter()
        .any(|word| memchr::memmem::find(before, word).is_some());
    let start = skip(bytes, hit.end, 6, b"-(");
    let opened = bytes
        .get(hit.start..start)
        .is_some_and(|said| said.iter().any(|b| matches!(b, b'"' | b'\'')));
    if !asks || !opened {
        return hit.end;
    }
    let length = run(bytes, start, 128, |b| {
        b.is_ascii_graphic() && !matches!(b, b'"' | b'\'' | b'\\')
    });
    if text
        .get(start..start + length)
        .is_some_and(|value| value.len() >= 4 && !entropy::is_template(value))
    {
        found.push(start..start + length);
    }
    start + length
}
