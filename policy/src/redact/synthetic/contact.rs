//! Addresses, phones and names, out of ranges and lists that are nobody's.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::sync::LazyLock;

use serde::Deserialize;

use super::{Draw, written_as};
use crate::request::CROCKFORD;

/// The ranges and names, from `data/stand_ins.toml`.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Lists {
    pub(super) phone: Vec<Phone>,
    pub(super) name: Names,
}

/// Numbers of one country that are nobody's.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Phone {
    /// The calling code.
    code: String,
    /// What national numbers begin with for which these stand.
    #[serde(default)]
    like: String,
    /// National numbers; `x` is any digit.
    ranges: Vec<String>,
    /// Numbers that get one of these.
    #[serde(default)]
    #[cfg_attr(not(test), expect(dead_code, reason = "tests read them"))]
    pub(super) examples: Vec<String>,
}

#[cfg(test)]
impl Phone {
    pub(super) fn ranges(&self) -> &[String] {
        &self.ranges
    }
}

/// Names.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Names {
    given: Vec<String>,
    family: Vec<String>,
}

const LISTS: &str = include_str!("../../../data/stand_ins.toml");

/// Without lists there are no stand-ins; a test reads them.
static READ: LazyLock<Lists> = LazyLock::new(|| read().unwrap_or_default());

pub(super) fn read() -> Result<Lists, toml::de::Error> {
    toml::from_str(LISTS)
}

/// An address at a domain that nobody has (RFC 2606).
pub(super) fn email(value: &str, draw: &Draw<'_>) -> Option<String> {
    const DOMAIN: &str = "@example.com";
    let plain = value.is_ascii() && value.contains('@') && !value.contains(char::is_whitespace);
    let value = plain.then(|| value.to_ascii_lowercase())?;
    if value.ends_with(DOMAIN) {
        return Some(value);
    }
    let mut numbers = draw.from("email", &value);
    let letter = |_| numbers.one_of(CROCKFORD).copied();
    let letters: Vec<u8> = (0..10).map_while(letter).collect();
    let name = String::from_utf8(letters.to_ascii_lowercase()).ok()?;
    Some(format!("u{name}{DOMAIN}"))
}

/// An address out of the documentation's networks (RFC 5737, RFC 3849).
pub(super) fn address(value: &str, draw: &Draw<'_>) -> Option<String> {
    const NETWORKS: [[u8; 3]; 3] = [[192, 0, 2], [198, 51, 100], [203, 0, 113]];
    let address: IpAddr = value.parse().ok()?;
    let text = address.to_string();
    let mut numbers = draw.from("address", &text);
    match address {
        IpAddr::V4(address) if address.is_documentation() => Some(value.to_owned()),
        IpAddr::V4(_) => {
            let [a, b, c] = *numbers.one_of(&NETWORKS)?;
            let host = u8::try_from(numbers.below(254)).ok()?.checked_add(1)?;
            Some(Ipv4Addr::new(a, b, c, host).to_string())
        }
        IpAddr::V6(address) if address.segments().starts_with(&[0x2001, 0xdb8]) => {
            Some(value.to_owned())
        }
        IpAddr::V6(_) => {
            let mut segments = [0x2001, 0xdb8, 0, 0, 0, 0, 0, 0];
            for segment in segments.iter_mut().skip(2) {
                *segment = u16::try_from(numbers.below(0xffff)).ok()? + 1;
            }
            Some(Ipv6Addr::from(segments).to_string())
        }
    }
}

/// A made-up name: one word for one, else a given and a family name, in the order that a comma tells.
pub(super) fn name(value: &str, draw: &Draw<'_>) -> Option<String> {
    let Names { given, family } = &READ.name;
    let words: Vec<&str> = value
        .split([' ', ','])
        .filter(|word| !word.is_empty())
        .collect();
    let lettered = |c: char| c.is_alphabetic() || " ,.'-\u{2019}".contains(c);
    if words.is_empty() || words.len() > 6 || !value.chars().all(lettered) {
        return None;
    }
    let is_in = |list: &[String], word: &str| list.iter().any(|known| known == word);
    // Given names are real: alone one is somebody's.
    let own = match words.as_slice() {
        [one] => is_in(family, one),
        [one, other] => {
            is_in(given, one) && is_in(family, other) || is_in(family, one) && is_in(given, other)
        }
        _ => false,
    };
    if own {
        return Some(value.to_owned());
    }
    let spoken = words.join(" ").to_lowercase();
    let mut numbers = draw.from("name", &spoken);
    let (one, other) = (numbers.one_of(given)?, numbers.one_of(family)?);
    Some(match (words.len(), value.contains(',')) {
        (1, _) => other.clone(),
        (_, true) => format!("{other}, {one}"),
        (_, false) => format!("{one} {other}"),
    })
}

/// A number of the same country and length, written in the same way, out of a range that is nobody's. A national
/// number does not say of which country it is, but for those of North America.
pub(super) fn phone(value: &str, draw: &Draw<'_>) -> Option<String> {
    let written = value
        .bytes()
        .all(|b| b.is_ascii_digit() || b" -.()/+".contains(&b));
    let digits: String = value.chars().filter(char::is_ascii_digit).collect();
    let international =
        value.starts_with('+') || value.starts_with("(+") || digits.starts_with("00");
    let (head, rest) = match digits.strip_prefix("00") {
        _ if !written => return None,
        Some(rest) => ("00", rest),
        None if international => ("", digits.as_str()),
        None if digits.len() == 10 => return national(value, &digits, "1", "", draw),
        None if digits.len() == 11 && digits.starts_with('1') => ("", digits.as_str()),
        None => return None,
    };
    let countries = READ.phone.iter().map(|phone| phone.code.as_str());
    let code = countries
        .filter(|code| rest.starts_with(code))
        .max_by_key(|code| code.len())?;
    let number = rest.strip_prefix(code)?;
    let (trunk, number) = match number.strip_prefix('0') {
        Some(number) => ("0", number),
        None => ("", number),
    };
    national(value, number, code, &format!("{head}{code}{trunk}"), draw)
}

/// The number `value`, which is `before` and a national number of the country of this code.
fn national(
    value: &str,
    number: &str,
    code: &str,
    before: &str,
    draw: &Draw<'_>,
) -> Option<String> {
    let country = || READ.phone.iter().filter(|phone| phone.code == code);
    let fits = |range: &&String| range.len() == number.len();
    if country()
        .flat_map(|phone| &phone.ranges)
        .any(|range| lies_in(number, range))
    {
        return Some(value.to_owned());
    }
    let phone = country().find(|phone| number.starts_with(&phone.like))?;
    let ranges: Vec<&String> = phone.ranges.iter().filter(fits).collect();
    let text = format!("{code} {number}");
    let mut numbers = draw.from("phone", &text);
    let range = numbers.one_of(&ranges)?;
    let drawn = range
        .bytes()
        .map(|b| if b == b'x' { numbers.like(b'0') } else { b });
    let drawn: Vec<u8> = before.bytes().chain(drawn).collect();
    written_as(value, &drawn)
}

/// Whether a national number lies in a range.
pub(super) fn lies_in(number: &str, range: &str) -> bool {
    let same = |(digit, place): (u8, u8)| place == b'x' || place == digit;
    number.len() == range.len() && number.bytes().zip(range.bytes()).all(same)
}
