//! Keyed hashes of what was read before, and bounded maps by them.
//!
//! The hash is that of GMAC (NIST SP 800-38D): a polynomial over GF(2^128) at a secret point, enciphered. Two inputs of
//! `n` blocks that someone without the key chooses have the same hash with a chance of at most (n + 1) / 2^128, and the
//! hash of nothing ever leaves the process, so that one nonce serves for all. It is several times as fast as a
//! cryptographic hash, which nothing here needs: equality is all that is asked.

use std::hash::{Hash, Hasher};

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use weir_policy::redact;

use crate::hashed::HashedMap;
use crate::wire::Digest;

/// What else a hash is kept under: the application, the detectors, the place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Context(u64);

/// Hashes bytes under a key of its own.
pub(super) struct Digester {
    key: LessSafeKey,
    /// For the hash that serves where the cipher fails.
    slow: [u8; 32],
}

impl Digester {
    /// Hashes keyed with what is derived from `key`; `None` where the cipher cannot be had.
    pub(super) fn new(key: &[u8; 32]) -> Option<Self> {
        let derived = redact::fingerprint(key, "digests", &[]);
        let key_of_hash = UnboundKey::new(&AES_256_GCM, &derived).ok()?;
        Some(Self {
            key: LessSafeKey::new(key_of_hash),
            slow: redact::fingerprint(key, "slow", &[]),
        })
    }

    /// The hash of these bytes.
    pub(super) fn digest(&self, bytes: &[u8]) -> Digest {
        let nonce = Nonce::assume_unique_for_key([0; 12]);
        let mut digest = [0; 16];
        // Inputs are bounded far below what the cipher takes; should it fail, a slower hash of the same length serves.
        match self
            .key
            .seal_in_place_separate_tag(nonce, Aad::from(bytes), &mut [])
        {
            Ok(tag) => digest.copy_from_slice(tag.as_ref()),
            Err(_) => {
                let whole = redact::fingerprint(&self.slow, "digest", bytes);
                digest.copy_from_slice(&whole[..16]);
            }
        }
        digest
    }

    /// The context that these parts name together.
    pub(super) fn context(&self, parts: &[&[u8]]) -> Context {
        let mut named = Vec::with_capacity(parts.iter().map(|part| 8 + part.len()).sum());
        for part in parts {
            named.extend_from_slice(&(part.len() as u64).to_le_bytes());
            named.extend_from_slice(part);
        }
        let whole = self.digest(&named);
        let mut first = [0; 8];
        first.copy_from_slice(&whole[..8]);
        Context(u64::from_le_bytes(first))
    }
}

impl Hash for Context {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u64(self.0);
    }
}

/// What a value is kept under.
pub(super) type Key = (Context, Digest);
type Map<V> = HashedMap<Key, V>;

/// What was kept or asked for lately: when one generation is full the one before is forgotten.
pub(super) struct Generations<V> {
    young: Map<V>,
    old: Map<V>,
    size: usize,
}

impl<V: Clone> Generations<V> {
    /// Two generations of at most `size` values each.
    pub(super) fn new(size: usize) -> Self {
        Self {
            young: Map::default(),
            old: Map::default(),
            size,
        }
    }

    /// The value of a key, which is young again.
    pub(super) fn get(&mut self, key: &Key) -> Option<V> {
        if let Some(value) = self.young.get(key) {
            return Some(value.clone());
        }
        let value = self.old.remove(key)?;
        self.keep(*key, value.clone());
        Some(value)
    }

    /// Keeps a value.
    pub(super) fn keep(&mut self, key: Key, value: V) {
        if self.young.len() >= self.size {
            self.old = std::mem::take(&mut self.young);
        }
        self.young.insert(key, value);
    }

    /// Forgets the value of a key.
    pub(super) fn forget(&mut self, key: &Key) {
        self.young.remove(key);
        self.old.remove(key);
    }

    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.young.len() + self.old.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_depend_on_every_byte_the_length_and_the_key() {
        let one = Digester::new(&[1; 32]).expect("a key");
        let other = Digester::new(&[2; 32]).expect("a key");
        let mut seen = std::collections::HashSet::new();
        let text: Vec<u8> = (0..=255).cycle().take(1000).collect();
        for length in 0..text.len() {
            assert!(seen.insert(one.digest(&text[..length])));
        }
        assert!(seen.insert(one.digest(&[0; 2])) && seen.insert(one.digest(&[0; 3])));
        for at in 0..text.len() {
            let mut changed = text.clone();
            changed[at] ^= 1;
            assert!(seen.insert(one.digest(&changed)));
        }
        assert!(seen.insert(other.digest(&text)));
        assert_eq!(one.digest(&text), one.digest(&text));
    }

    #[test]
    fn contexts_are_told_apart_part_by_part() {
        let digester = Digester::new(&[1; 32]).expect("a key");
        assert_ne!(
            digester.context(&[b"ab", b"c"]),
            digester.context(&[b"a", b"bc"])
        );
        assert_eq!(
            digester.context(&[b"ab", b"c"]),
            digester.context(&[b"ab", b"c"])
        );
    }
}
