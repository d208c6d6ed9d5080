//! Addresses of crypto currencies: base58check and bech32, whose checksums leave no doubt.

use super::check::Named;
use crate::detect::base58;

/// The digits in the order of the XRP Ledger.
const RIPPLE: &[u8; 58] = b"rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz";

/// Whether an address of this kind holds.
pub(super) fn holds(named: Named, raw: &[u8]) -> bool {
    match named {
        Named::Bitcoin => {
            version(raw, base58::DIGITS).is_some_and(|version| matches!(version, 0 | 5 | 111 | 196))
        }
        Named::Base58 => version(raw, base58::DIGITS).is_some(),
        Named::Ripple => version(raw, RIPPLE) == Some(0),
        Named::Bech32 => bech32(raw),
        _ => false,
    }
}

/// The version byte of 25 bytes in base58 whose last four are the start of the double SHA-256 of the others.
fn version(raw: &[u8], digits: &[u8; 58]) -> Option<u8> {
    let bytes = base58::padded(&base58::number(raw, digits)?, 25)?;
    base58::checked(&bytes)?.first().copied()
}

/// Bech32 or bech32m (BIP 173, BIP 350) in one case.
fn bech32(raw: &[u8]) -> bool {
    const LETTERS: &[u8; 32] = b"qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    let mixed = raw.iter().any(u8::is_ascii_lowercase) && raw.iter().any(u8::is_ascii_uppercase);
    let Some(one) = raw.iter().rposition(|b| *b == b'1') else {
        return false;
    };
    let (Some(human), Some(data)) = (raw.get(..one), raw.get(one + 1..)) else {
        return false;
    };
    if mixed || human.is_empty() || data.len() < 6 {
        return false;
    }
    let high = human.iter().map(|b| b.to_ascii_lowercase() >> 5);
    let low = human.iter().map(|b| b & 31);
    let mut state = 1u32;
    for value in high.chain([0]).chain(low) {
        state = step(state, value);
    }
    for letter in data {
        let Some(value) = LETTERS
            .iter()
            .position(|known| *known == letter.to_ascii_lowercase())
        else {
            return false;
        };
        state = step(state, value as u8);
    }
    state == 1 || state == 0x2bc8_30a3
}

fn step(state: u32, value: u8) -> u32 {
    const GENERATOR: [u32; 5] = [
        0x3b6a_57b2,
        0x2650_8e6d,
        0x1ea1_19fa,
        0x3d42_33dd,
        0x2a14_62b3,
    ];
    let top = state >> 25;
    let shifted = (state & 0x01ff_ffff) << 5 ^ u32::from(value);
    GENERATOR
        .iter()
        .enumerate()
        .filter(|(bit, _)| top >> bit & 1 == 1)
        .fold(shifted, |state, (_, generator)| state ^ generator)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_addresses_hold() {
        // The first block's address, BIP 173, BIP 350, and the XRP Ledger's documentation.
        assert!(holds(Named::Bitcoin, b"1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"));
        assert!(!holds(
            Named::Bitcoin,
            b"1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb"
        ));
        assert!(holds(
            Named::Bech32,
            b"bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"
        ));
        assert!(holds(
            Named::Bech32,
            b"bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0"
        ));
        assert!(!holds(
            Named::Bech32,
            b"bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5"
        ));
        assert!(holds(Named::Ripple, b"rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh"));
        for odd in [&b""[..], b"1", b"bc1", b"\xff\xff", b"bc1qqqqqq"] {
            assert!(!holds(Named::Bitcoin, odd) && !holds(Named::Bech32, odd));
        }
    }
}
