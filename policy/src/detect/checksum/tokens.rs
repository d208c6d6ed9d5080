//! Checks that tokens carry in themselves, and what base64 decodes to.

use super::{crc32, decoded};
use crate::detect::base58;

/// Longest header that is decoded to look at it, in letters.
const HEAD: usize = 1024;

/// Decodes base64 in the URL alphabet or the standard one, padded or not; `None` where another letter stands.
fn base64(text: &[u8]) -> Option<Vec<u8>> {
    let padding = text
        .iter()
        .rev()
        .take(2)
        .take_while(|b| **b == b'=')
        .count();
    decoded(text.get(..text.len() - padding)?)
}

/// Whether text is the header of a JSON web token: base64 of an object that names an `alg` or `enc`.
pub(in crate::detect) fn is_jose_header(text: &[u8]) -> bool {
    let whole = text.len() <= HEAD;
    let Some(header) = text.get(..text.len().min(HEAD)).and_then(base64) else {
        return false;
    };
    let names = |field: &[u8]| memchr::memmem::find(&header, field).is_some();
    if !names(b"\"alg\"") && !names(b"\"enc\"") {
        return false;
    }
    let header = header.trim_ascii();
    header.starts_with(b"{") && (header.ends_with(b"}") || !whole)
}

/// Whether text is base64 of a user, a colon and a password that is none of the stand-ins.
pub(in crate::detect) fn is_basic(value: &str) -> bool {
    if !(8..=1024).contains(&value.len()) {
        return false;
    }
    let Some(decoded) = base64(value.as_bytes()) else {
        return false;
    };
    let Ok(pair) = std::str::from_utf8(&decoded) else {
        return false;
    };
    pair.split_once(':').is_some_and(|(user, password)| {
        (!user.is_empty() || !password.is_empty())
            && pair.chars().all(|c| !c.is_control())
            && !crate::detect::entropy::is_template(password)
    })
}

/// Whether text is whole base64: groups of four, padded where needed.
pub(in crate::detect) fn is_base64(value: &str) -> bool {
    value.len().is_multiple_of(4)
        && base64(value.as_bytes()).is_some_and(|decoded| !decoded.is_empty())
}

/// A value and its last `count` bytes.
pub(super) fn split_end(value: &str, count: usize) -> Option<(&str, &str)> {
    value.split_at_checked(value.len().checked_sub(count)?)
}

/// Grafana: little-endian, of `glsa_` and the 32 letters; Atlassian, Bitbucket: big-endian.
pub(super) fn crc32_hex(value: &str) -> bool {
    let Some((body, check)) = split_end(value, 8) else {
        return false;
    };
    let Ok(check) = u32::from_str_radix(check, 16) else {
        return false;
    };
    let bare = body.strip_suffix(['_', '=']).unwrap_or(body);
    [body, bare].iter().any(|body| {
        let crc = crc32(body.as_bytes());
        crc == check || crc.swap_bytes() == check
    })
}

/// <https://docs.gitlab.com/security/tokens/> and the form `payload.length check`: seven digits of base 36.
pub(super) fn gitlab_crc32(value: &str) -> bool {
    let Some((body, check)) = split_end(value, 7) else {
        return false;
    };
    u64::from_str_radix(check, 36) == Ok(u64::from(crc32(body.as_bytes())))
}

/// Base58 of a payload and the first four bytes of its double SHA-256; a `1` in front is a byte of zeros.
pub(super) fn base58check(value: &str) -> bool {
    let Some(number) = base58::number(value.as_bytes(), base58::DIGITS) else {
        return false;
    };
    let zeros = value.bytes().take_while(|letter| *letter == b'1').count();
    base58::padded(&number, zeros + number.len())
        .is_some_and(|bytes| base58::checked(&bytes).is_some_and(|payload| payload.len() > 16))
}

/// Base64 of `-----BEGIN … PRIVATE KEY`.
pub(super) fn pem_base64(value: &str) -> bool {
    let head = value
        .as_bytes()
        .get(..value.len().min(96) / 4 * 4)
        .and_then(base64);
    head.is_some_and(|head| memchr::memmem::find(&head, b"PRIVATE KEY").is_some())
}

/// Discord: base64 of the bot's number, in decimal digits.
pub(super) fn snowflake(value: &str) -> bool {
    let first = value.split('.').next().unwrap_or_default();
    base64(first.as_bytes()).is_some_and(|number| {
        (17..=20).contains(&number.len()) && number.iter().all(u8::is_ascii_digit)
    })
}

/// `SEQUENCE { INTEGER 0, …` (PKCS#1, PKCS#8) or `SEQUENCE { INTEGER 1, OCTET STRING` (SEC 1); PKCS#8 encrypted starts
/// with the object identifiers of PKCS#5.
pub(super) fn key_der(value: &str) -> bool {
    let Some(head) = value
        .as_bytes()
        .get(..value.len().min(64) / 4 * 4)
        .and_then(base64)
    else {
        return false;
    };
    let inner = match head.as_slice() {
        [0x30, 0x82, _, _, rest @ ..] | [0x30, 0x81, _, rest @ ..] => rest,
        [0x30, length, rest @ ..] if *length < 0x80 => rest,
        _ => return false,
    };
    match inner {
        [0x02, 0x01, 0x00, 0x02 | 0x30, ..] | [0x02, 0x01, 0x01, 0x04, ..] => true,
        _ => {
            memchr::memmem::find(inner, &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x05]).is_some()
                && inner.starts_with(&[0x30])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_tokens_check() {
        assert!(crc32_hex("glsa_yscW25imSKJIuav8zF37RZmnbiDvB05G_fcaaf58a"));
        assert!(!crc32_hex("glsa_yscW25imSKJIuav8zF37RZmnbiDvB05H_fcaaf58a"));
        // Vectors of BIP-32 and of the wiki's page on the wallet import format.
        assert!(base58check(
            "xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiChkVvvNKmPGJxWUtg6LnF5kejMRNNU3TGtRBeJgk33yuGBxrMPHi"
        ));
        assert!(base58check(
            "5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ"
        ));
        assert!(!base58check(
            "5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTK"
        ));
        assert_eq!(base64(b"Zm9vYg==").as_deref(), Some(&b"foob"[..]));
        assert_eq!(base64(b"Zm9vY").as_deref(), Some(&b"foo"[..]));
        assert_eq!(base64(b"Zm9v!"), None);
        assert!(is_basic("YWxhZGRpbjpvcGVuc2VzYW1l") && !is_basic("aGVsbG8gd29ybGQh"));
        assert!(
            key_der("MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSj")
                && key_der("MIIEowIBAAKCAQEAq7BFUpkGp3")
        );
        assert!(
            !key_der("MIIDdzCCAl+gAwIBAgIEAgAAuTANBgkqhkiG9w0B"),
            "a certificate"
        );
        assert!(snowflake("MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.x") && !snowflake("aGVsbG8.x.y"));
    }
}
