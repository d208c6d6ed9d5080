//! Check digits and self-proving forms. They buy certainty; a token is not dropped only because one fails.

mod tokens;

use serde::Deserialize;

pub(super) use tokens::{is_base64, is_basic, is_jose_header};

/// The checks a detector may name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Checksum {
    /// Luhn over the digits (ISO/IEC 7812-1 annex B).
    Luhn,
    /// ISO 7064 mod 97-10 with the first four characters moved to the end, country lengths included (ISO 13616).
    Iban,
    /// ISO 7064 mod 97-10 over letters and digits as they stand.
    Mod97,
    /// The last six characters are the CRC-32 of the thirty before, in base 62 (GitHub, npm).
    GithubCrc32,
    /// The last eight characters are the CRC-32 of what stands before them in hex, of either byte order, with or
    /// without a separator between (Grafana, Atlassian, Bitbucket).
    Crc32Hex,
    /// The last seven characters are the CRC-32 of what stands before them in base 36 (GitLab's routable tokens).
    GitlabCrc32,
    /// The first part decodes to a JSON object that names an `alg` or `enc` (RFC 7515, RFC 7516).
    Jwt,
    /// The last four bytes are the double SHA-256 of those before (base58check: WIF, xprv).
    Base58check,
    /// Base64 of a PEM block that holds a private key.
    PemBase64,
    /// Base64 of a user, a colon and a password (RFC 7617).
    Basic,
    /// The first part is the base64 of a number of 17 to 20 digits (a Discord snowflake).
    Snowflake,
    /// DER of a private key in base64: PKCS#1, PKCS#8 or SEC 1 by its first bytes.
    KeyDer,
}

impl Checksum {
    /// What it is called.
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Luhn => "check digit (Luhn)",
            Self::Iban => "check digits (IBAN)",
            Self::Jwt => "header (JWT)",
            _ => "checksum",
        }
    }

    /// Whether the check holds for a value.
    pub(super) fn holds(self, value: &str) -> bool {
        match self {
            Self::Luhn => luhn(value.bytes().filter(u8::is_ascii_digit).map(|b| b - b'0')),
            Self::Iban => iban(value),
            Self::Mod97 => mod97(value.bytes()) == Some(1),
            Self::GithubCrc32 => github_crc32(value),
            Self::Jwt => is_jose_header(value.split('.').next().unwrap_or_default().as_bytes()),
            Self::Crc32Hex => tokens::crc32_hex(value),
            Self::GitlabCrc32 => tokens::gitlab_crc32(value),
            Self::Base58check => tokens::base58check(value),
            Self::PemBase64 => tokens::pem_base64(value),
            Self::Basic => is_basic(value),
            Self::Snowflake => tokens::snowflake(value),
            Self::KeyDer => tokens::key_der(value),
        }
    }

    /// Whether it proves a value beyond doubt, so that it need not look random.
    pub(super) fn proves(self) -> bool {
        matches!(
            self,
            Self::GithubCrc32
                | Self::Crc32Hex
                | Self::GitlabCrc32
                | Self::Base58check
                | Self::PemBase64
        )
    }
}

/// Luhn over digits given as numbers; at least two.
pub(super) fn luhn(digits: impl DoubleEndedIterator<Item = u8>) -> bool {
    let (mut sum, mut count) = (0, 0);
    for digit in digits.rev() {
        sum += match count % 2 {
            0 => u32::from(digit),
            _ => u32::from(digit) * 2 - if digit > 4 { 9 } else { 0 },
        };
        count += 1;
    }
    count > 1 && sum.is_multiple_of(10)
}

/// IBAN length by country (SWIFT IBAN registry, release 99).
const IBAN_LENGTHS: &str = "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 \
     DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 \
     IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 \
     NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 \
     TR26 UA29 VA22 VG24 XK20 YE30";

/// The lengths by the two letters of the country, 0 where it has none.
#[expect(
    clippy::indexing_slicing,
    reason = "evaluated by the compiler, which refuses an index that is out of bounds"
)]
const IBAN_TABLE: [[u8; 26]; 26] = {
    let (rows, mut table, mut at) = (IBAN_LENGTHS.as_bytes(), [[0; 26]; 26], 0);
    while at < rows.len() {
        let (first, second) = (rows[at] - b'A', rows[at + 1] - b'A');
        table[first as usize][second as usize] = (rows[at + 2] - b'0') * 10 + (rows[at + 3] - b'0');
        at += 5;
    }
    table
};

/// How many characters an IBAN of this country has, without separators.
pub(super) fn iban_length(country: &[u8]) -> Option<usize> {
    let [first, second] = country else {
        return None;
    };
    let letter = |byte: &u8| byte.to_ascii_uppercase().checked_sub(b'A').map(usize::from);
    let length = IBAN_TABLE.get(letter(first)?)?.get(letter(second)?)?;
    (*length > 0).then_some(usize::from(*length))
}

/// Whether a value is an IBAN; spaces, dashes and dots are ignored.
pub(crate) fn iban(value: &str) -> bool {
    let compact: Vec<u8> = value
        .bytes()
        .filter(|b| !matches!(b, b' ' | b'-' | b'.'))
        .collect();
    let length = value.as_bytes().get(..2).and_then(iban_length);
    if length != Some(compact.len()) {
        return false;
    }
    let (head, tail) = compact.split_at(4);
    mod97(tail.iter().chain(head).copied()) == Some(1)
}

/// The number that letters and digits stand for (A = 10 … Z = 35), modulo 97.
fn mod97(bytes: impl Iterator<Item = u8>) -> Option<u32> {
    let mut rest = 0u32;
    for byte in bytes {
        let value = char::from(byte).to_digit(36)?;
        rest = match value {
            0..10 => rest * 10 + value,
            _ => rest * 100 + value,
        } % 97;
    }
    Some(rest)
}

/// GitHub's token checksum (<https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/>).
fn github_crc32(value: &str) -> bool {
    const BASE62: &[u8] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    let Some((_, token)) = value.split_once('_') else {
        return false;
    };
    let Some((body, check)) = tokens::split_end(token, 6) else {
        return false;
    };
    let mut number = crc32(body.as_bytes());
    check.bytes().rev().all(|byte| {
        let digit = number % 62;
        number /= 62;
        BASE62.get(digit as usize) == Some(&byte)
    }) && number == 0
}

/// CRC-32 (IEEE 802.3), byte by byte.
fn crc32(bytes: &[u8]) -> u32 {
    #[expect(
        clippy::indexing_slicing,
        reason = "evaluated by the compiler, which refuses an index that is out of bounds"
    )]
    const TABLE: [u32; 256] = {
        let (mut table, mut byte) = ([0; 256], 0);
        while byte < 256 {
            let (mut crc, mut bit) = (byte as u32, 0);
            while bit < 8 {
                crc = (crc >> 1) ^ (0xEDB8_8320 & (crc & 1).wrapping_neg());
                bit += 1;
            }
            table[byte] = crc;
            byte += 1;
        }
        table
    };
    !bytes.iter().fold(!0u32, |crc, byte| {
        let row = usize::from(crc.to_le_bytes()[0] ^ byte);
        (crc >> 8) ^ TABLE.get(row).copied().unwrap_or_default()
    })
}

/// The six bits of a letter of base64, in the standard or the URL alphabet (RFC 4648 sections 4 and 5).
#[inline]
pub fn sextet(letter: u8) -> Option<u8> {
    let known = SEXTETS.get(usize::from(letter)).copied();
    known.filter(|bits| *bits < 64)
}

/// Sixty-four for what is no such letter.
#[expect(
    clippy::indexing_slicing,
    reason = "counted below the table's length, while it is compiled"
)]
const SEXTETS: [u8; 256] = {
    let mut sextets = [64; 256];
    let mut byte = 0;
    while byte < 256 {
        let letter = byte as u8;
        sextets[byte] = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a' + 26,
            b'0'..=b'9' => letter - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => 64,
        };
        byte += 1;
    }
    sextets
};

/// What letters of base64 mean, without padding; nothing where one of them is none, or stands alone at the end.
pub(crate) fn unbase64(run: &[u8]) -> Option<Vec<u8>> {
    match run.len() % 4 {
        1 => None,
        _ => decoded(run),
    }
}

/// What letters of base64 mean; nothing where one of them is none. The last may stand alone, and means nothing then.
fn decoded(run: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(run.len() / 4 * 3 + 2);
    for group in run.chunks(4) {
        let mut bits = 0;
        for byte in group {
            bits = bits << 6 | u32::from(sextet(*byte)?);
        }
        bits <<= 6 * (4 - group.len());
        let bytes = bits.to_be_bytes();
        out.extend_from_slice(bytes.get(1..group.len())?);
    }
    Some(out)
}

/// The byte that two hexadecimal digits mean.
pub(crate) fn hex_byte(pair: &[u8]) -> Option<u8> {
    let digit = |byte: u8| u8::try_from(char::from(byte).to_digit(16)?).ok();
    match pair {
        [high, low] => Some(digit(*high)? << 4 | digit(*low)?),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_values_check() {
        assert!(Checksum::Luhn.holds("4242 4242 4242 4242"));
        assert!(!Checksum::Luhn.holds("4242 4242 4242 4241"));
        assert!(Checksum::Iban.holds("DE89 3704 0044 0532 0130 00"));
        assert!(Checksum::Iban.holds("gb82west12345698765432"));
        assert!(!Checksum::Iban.holds("DE89 3704 0044 0532 0130 01"));
        assert!(!Checksum::Iban.holds("DE89 3704 0044 0532 0130"));
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
        assert!(Checksum::Jwt.holds("eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.e30.x"));
        assert!(!Checksum::Jwt.holds("eyJmb28iOiJiYXIifQ.e30.x"));
        assert!(!Checksum::Jwt.holds("é"));
        assert!(!Checksum::Iban.holds("éé"));
    }
}
