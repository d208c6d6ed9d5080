//! The leaf cache: agents send their whole history with every turn; a text seen before is not scanned again.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::{Arc, Mutex};

use weir_policy::detect::Finding;
use weir_policy::redact;

/// Texts shorter than this are scanned faster than they are hashed.
const SHORTEST: usize = 128;

/// Leaves in one generation; two generations live.
const GENERATION: usize = 32 * 1024;

/// Findings by keyed hash of a leaf, its subject's application, and the detector set. It holds ranges, never text.
pub struct LeafCache {
    key: [u8; 32],
    generations: Mutex<Generations>,
}

type Map = HashMap<[u8; 16], Arc<[Finding]>, BuildHasherDefault<AlreadyHashed>>;

#[derive(Default)]
struct Generations {
    young: Map,
    old: Map,
}

/// The key is a keyed hash: its first eight bytes are hash enough.
#[derive(Default)]
struct AlreadyHashed(u64);

impl Hasher for AlreadyHashed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        let mut word = [0; 8];
        for (to, from) in word.iter_mut().zip(bytes) {
            *to = *from;
        }
        self.0 ^= u64::from_le_bytes(word);
    }
}

impl LeafCache {
    /// An empty cache whose hashes are keyed with `key`, for the detector set of this digest.
    pub fn new(key: [u8; 32], detectors: [u8; 32]) -> Self {
        Self {
            key: redact::fingerprint(&key, "leaves", &detectors),
            generations: Mutex::default(),
        }
    }

    /// The findings in `text`, remembered or from `scan`; `None` where `scan` gives up (not remembered).
    pub fn findings(
        &self,
        application: &str,
        text: &str,
        scan: impl FnOnce(&str) -> Option<Vec<Finding>>,
    ) -> Option<Arc<[Finding]>> {
        if text.len() < SHORTEST {
            return scan(text).map(Into::into);
        }
        let hash = self.hash(application, text);
        if let Some(known) = self.known(&hash) {
            return Some(known);
        }
        let found: Arc<[Finding]> = scan(text)?.into();
        self.remember(hash, found.clone());
        Some(found)
    }

    fn hash(&self, application: &str, text: &str) -> [u8; 16] {
        let whole = redact::fingerprint(&self.key, application, text.as_bytes());
        let mut hash = [0; 16];
        hash.copy_from_slice(&whole[..16]);
        hash
    }

    fn known(&self, hash: &[u8; 16]) -> Option<Arc<[Finding]>> {
        let mut generations = self.generations.lock().ok()?;
        if let Some(found) = generations.young.get(hash) {
            return Some(found.clone());
        }
        let found = generations.old.remove(hash)?;
        generations.keep(*hash, found.clone());
        Some(found)
    }

    fn remember(&self, hash: [u8; 16], found: Arc<[Finding]>) {
        if let Ok(mut generations) = self.generations.lock() {
            generations.keep(hash, found);
        }
    }
}

impl Generations {
    fn keep(&mut self, hash: [u8; 16], found: Arc<[Finding]>) {
        if self.young.len() >= GENERATION {
            self.old = std::mem::take(&mut self.young);
        }
        self.young.insert(hash, found);
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[test]
    fn scans_a_text_once_for_each_application_and_detector_set() {
        let cache = LeafCache::new([7; 32], [1; 32]);
        let scans = Cell::new(0);
        let scan = |_: &str| {
            scans.set(scans.get() + 1);
            Some(Vec::new())
        };
        let text = "a long text that agents send again and again ".repeat(10);
        for _ in 0..3 {
            assert!(cache.findings("1000\0/usr/bin/node", &text, scan).is_some());
        }
        assert_eq!(scans.get(), 1);
        assert!(cache.findings("1001\0/usr/bin/node", &text, scan).is_some());
        assert_eq!(scans.get(), 2);
        let other = LeafCache::new([7; 32], [2; 32]);
        assert_ne!(cache.hash("a", &text), other.hash("a", &text));
    }

    #[test]
    fn what_could_not_be_scanned_is_not_remembered() {
        let cache = LeafCache::new([7; 32], [1; 32]);
        let text = "x".repeat(500);
        assert!(cache.findings("a", &text, |_| None).is_none());
        assert!(cache.findings("a", &text, |_| Some(Vec::new())).is_some());
    }

    #[test]
    fn stays_bounded_and_keeps_what_is_used() {
        let cache = LeafCache::new([7; 32], [1; 32]);
        let hot = "hot ".repeat(100);
        cache.findings("a", &hot, |_| Some(Vec::new()));
        for round in 0..3 * GENERATION {
            let mut hash = [0; 16];
            hash[..8].copy_from_slice(&(round as u64).to_le_bytes());
            cache.remember(hash, Arc::new([]));
            if round % 1000 == 0 {
                assert!(
                    cache.findings("a", &hot, |_| None).is_some(),
                    "used leaves survive (round {round})"
                );
            }
        }
        let generations = cache.generations.lock().expect("not poisoned");
        assert!(generations.young.len() + generations.old.len() <= 2 * GENERATION);
    }
}
