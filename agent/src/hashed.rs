//! Maps by keyed hashes, which are hashed already.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A map whose keys are keyed hashes, or begin with one: nobody without the key can choose two that collide.
pub(crate) type HashedMap<K, V> = HashMap<K, V, BuildHasherDefault<AlreadyHashed>>;

/// Of each part of a key, the first eight bytes are hash enough.
#[derive(Default)]
pub(crate) struct AlreadyHashed(u64);

impl Hasher for AlreadyHashed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        let word = match bytes.first_chunk::<8>() {
            Some(word) => *word,
            None => {
                let mut word = [0; 8];
                for (to, from) in word.iter_mut().zip(bytes) {
                    *to = *from;
                }
                word
            }
        };
        self.write_u64(u64::from_le_bytes(word));
    }

    fn write_u64(&mut self, word: u64) {
        self.0 ^= word;
    }

    // The length of an array, the same for all keys.
    fn write_usize(&mut self, _: usize) {}
}
