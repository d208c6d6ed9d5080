//! Public addresses of hosts, and places on earth: dotted quads, IPv6, pairs of coordinates; never versions or tables.

use std::net::{Ipv4Addr, Ipv6Addr};
use std::ops::Range;

use super::Confidence;
use super::digits::{Shaped, run};

/// Longest text of an IPv6 address, in bytes.
const LONGEST: usize = 45;

/// An address that starts with this run of digits.
pub(super) fn address(bytes: &[u8], digits: &Range<usize>) -> Option<Shaped> {
    match bytes.get(digits.end) {
        Some(b'.') if digits.len() <= 3 => four(bytes, digits.start),
        Some(b':' | b'a'..=b'f' | b'A'..=b'F') => six(bytes, digits.start),
        _ => None,
    }
}

/// Four octets, none with a leading zero, of a public network that no documentation uses (IANA special-purpose
/// registry; RFC 5737). Small numbers alone are a version or a section until a word says host.
fn four(bytes: &[u8], start: usize) -> Option<Shaped> {
    let before = bytes.get(..start).unwrap_or_default();
    let joined = match before {
        [.., b'/', b'/'] => false,
        [.., b'\\', b'n' | b't' | b'r'] => false,
        [.., last] => last.is_ascii_alphanumeric() || b"._-/+~^".contains(last) || !last.is_ascii(),
        [] => false,
    };
    if joined {
        return None;
    }
    let (mut at, mut octets) = (start, [0u8; 4]);
    for (place, octet) in octets.iter_mut().enumerate() {
        if place > 0 {
            bytes.get(at).filter(|b| **b == b'.')?;
            at += 1;
        }
        let length = run(bytes, at);
        let text = bytes.get(at..at + length)?;
        if length > 3 || (length > 1 && text.first() == Some(&b'0')) {
            return None;
        }
        *octet = std::str::from_utf8(text).ok()?.parse().ok()?;
        at += length;
    }
    let goes_on = match bytes.get(at..).unwrap_or_default() {
        [b'.', next, ..] => next.is_ascii_alphanumeric(),
        [b'-', next, ..] => next.is_ascii_alphabetic(),
        [next, ..] => next.is_ascii_alphanumeric() || matches!(next, b'_' | b'+'),
        [] => false,
    };
    let address = Ipv4Addr::from(octets);
    if goes_on || !is_public(address) {
        return None;
    }
    let large = octets.iter().filter(|octet| **octet > 31).count();
    let sure = octets.iter().any(|octet| *octet > 99)
        && large > 1
        && octets.iter().skip(1).any(|o| *o > 0);
    Some(Shaped {
        range: start..at,
        confidence: Confidence::Medium,
        needs_context: !sure,
    })
}

/// Whether an address is some host's on the internet, and not a resolver that everybody names.
fn is_public(address: Ipv4Addr) -> bool {
    let [a, b, c, d] = address.octets();
    let special = address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_broadcast()
        || address.is_documentation()
        || a == 0
        || a >= 224
        || (a == 100 && b & 0xc0 == 64)
        || (a == 198 && b & 0xfe == 18)
        || (a, b, c) == (192, 0, 0)
        || (a, b, c) == (192, 88, 99);
    let known = matches!(
        (a, b, c, d),
        (8, 8, 8 | 4, 8 | 4)
            | (1, 1 | 0, 1 | 0, 1)
            | (9, 9, 9, 9)
            | (208, 67, 222, 222)
            | (208, 67, 220, 220)
    );
    // `1.2.3.4` is what people write when they mean any.
    let made_up = octets_count_up([a, b, c, d]) || (a == b && b == c && c == d);
    !special && !known && !made_up
}

fn octets_count_up(octets: [u8; 4]) -> bool {
    octets
        .windows(2)
        .all(|pair| matches!(pair, [a, b] if a.checked_add(1) == Some(*b)))
}

/// A global unicast address (2000::/3, RFC 4291), none of RFC 3849's documentation; where words near say so, also eight
/// groups of what nobody was given yet.
fn six(bytes: &[u8], start: usize) -> Option<Shaped> {
    let start = group_start(bytes, start);
    let global = matches!(bytes.get(start), Some(b'2' | b'3'));
    let before = bytes.get(..start).unwrap_or_default();
    if matches!(before.last(), Some(b) if b.is_ascii_alphanumeric() || b":._-".contains(b))
        && !before.ends_with(b"\\n")
    {
        return None;
    }
    let window = bytes.get(start..bytes.len().min(start + LONGEST + 1))?;
    let mut length = window
        .iter()
        .take_while(|b| b.is_ascii_hexdigit() || matches!(b, b':'))
        .count();
    if window.get(length - 1) == Some(&b':') && window.get(length.checked_sub(2)?) != Some(&b':') {
        length -= 1;
    }
    let text = std::str::from_utf8(window.get(..length)?).ok()?;
    if text.bytes().filter(|b| *b == b':').count() < 3 || text.find(':') != Some(4) {
        return None;
    }
    let address: Ipv6Addr = text.parse().ok()?;
    let segments = address.segments();
    let documented = segments.first() == Some(&0x2001) && segments.get(1) == Some(&0x0db8)
        || segments
            .first()
            .is_some_and(|first| first & 0xfff0 == 0x3ff0)
        || matches!(
            segments,
            [0x2001, 0x4860, 0x4860, ..] | [0x2606, 0x4700, 0x4700, ..] | [0x2620, 0xfe, ..]
        );
    let ends = !bytes
        .get(start + length)
        .is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'_');
    let full = text.bytes().filter(|b| *b == b':').count() == 7 && !text.contains("::");
    // Local ones (fc00::/7, fe80::/10) and groups of nought are nobody's.
    let local = segments.first().is_some_and(|first| {
        first & 0xfe00 == 0xfc00 || first & 0xffc0 == 0xfe80 || *first < 0x100
    });
    (!documented && ends && (global || full && !local)).then_some(Shaped {
        range: start..start + length,
        confidence: if global {
            Confidence::High
        } else {
            Confidence::Medium
        },
        needs_context: !global,
    })
}

/// Where the group of hexadecimal digits starts that a run of digits stands in.
fn group_start(bytes: &[u8], digits: usize) -> usize {
    let head = bytes
        .get(digits.saturating_sub(4)..digits)
        .unwrap_or_default();
    let letters = head
        .iter()
        .rev()
        .take_while(|b| b.is_ascii_hexdigit())
        .count();
    digits - if letters < 4 { letters } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::super::digits::read;
    use super::*;

    #[test]
    fn public_addresses_alone() {
        assert_eq!(
            read(address, "81.169.145.77", 0),
            Some(("81.169.145.77", false))
        );
        assert_eq!(
            read(address, "http://81.169.145.77:80/", 7),
            Some(("81.169.145.77", false))
        );
        assert_eq!(read(address, "4.8.3.1", 0), Some(("4.8.3.1", true)));
        for text in [
            "10.1.2.3",
            "127.0.0.1",
            "192.168.1.10",
            "172.20.0.5",
            "203.0.113.7",
            "198.51.100.9",
            "0.0.0.0",
            "255.255.255.0",
            "8.8.8.8",
            "1.2.3.4",
            "131.0.6778.86",
            "1.2.3.4.5",
            "81.169.145.77-beta",
            "81.169.145",
            "081.169.145.77",
            "224.0.0.1",
            "100.64.1.1",
        ] {
            assert_eq!(read(address, text, 0), None, "{text}");
        }
        assert_eq!(read(address, "v81.169.145.77", 1), None);
        let six = "2a02:8109:9a80:3f2c::1f";
        assert_eq!(read(address, six, 0), Some((six, false)));
        for text in ["2001:db8::1:2", "2001::x", "3:4:5", "20:30:40:50"] {
            assert_eq!(read(address, text, 0), None, "{text}");
        }
    }
}
