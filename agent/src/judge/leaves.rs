//! The leaf cache: agents send their whole history with every turn; a text seen before is not scanned again.

use std::sync::{Arc, Mutex};

use weir_policy::detect::Finding;

use super::digest::{Context, Digester, Generations};

/// Texts shorter than this are scanned faster than they are hashed.
const SHORTEST: usize = 16;

/// Leaves in one generation; two generations live.
const GENERATION: usize = 32 * 1024;

/// Findings by keyed hash of a leaf, in the context of its application. It holds ranges, never text.
pub struct LeafCache {
    digester: Arc<Digester>,
    known: Mutex<Generations<Arc<[Finding]>>>,
}

impl LeafCache {
    /// An empty cache.
    pub(super) fn new(digester: Arc<Digester>) -> Self {
        Self {
            digester,
            known: Mutex::new(Generations::new(GENERATION)),
        }
    }

    /// The findings in `text`, remembered or from `scan`; `None` where `scan` gives up (not remembered).
    pub(super) fn findings(
        &self,
        context: Context,
        text: &str,
        scan: impl FnOnce(&str) -> Option<Vec<Finding>>,
    ) -> Option<Arc<[Finding]>> {
        if text.len() < SHORTEST {
            return scan(text).map(Into::into);
        }
        let key = (context, self.digester.digest(text.as_bytes()));
        if let Ok(mut known) = self.known.lock()
            && let Some(found) = known.get(&key)
        {
            return Some(found);
        }
        let found: Arc<[Finding]> = scan(text)?.into();
        if let Ok(mut known) = self.known.lock() {
            known.keep(key, found.clone());
        }
        Some(found)
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    fn cache() -> (Arc<Digester>, LeafCache) {
        let digester = Arc::new(Digester::new(&[7; 32]).expect("a key"));
        (digester.clone(), LeafCache::new(digester))
    }

    #[test]
    fn scans_a_text_once_for_each_context() {
        let (digester, cache) = cache();
        let scans = Cell::new(0);
        let scan = |_: &str| {
            scans.set(scans.get() + 1);
            Some(Vec::new())
        };
        let text = "a long text that agents send again and again ".repeat(10);
        let context = |application: &[u8], set: &[u8]| digester.context(&[application, set]);
        for _ in 0..3 {
            let context = context(b"1000\0/usr/bin/node", &[1; 32]);
            assert!(cache.findings(context, &text, scan).is_some());
        }
        assert_eq!(scans.get(), 1);
        for other in [
            context(b"1001\0/usr/bin/node", &[1; 32]),
            context(b"1000\0/usr/bin/node", &[2; 32]),
        ] {
            assert!(cache.findings(other, &text, scan).is_some());
        }
        assert_eq!(scans.get(), 3);
    }

    #[test]
    fn what_could_not_be_scanned_is_not_remembered() {
        let (digester, cache) = cache();
        let context = digester.context(&[b"a"]);
        let text = "x".repeat(500);
        assert!(cache.findings(context, &text, |_| None).is_none());
        let found = cache.findings(context, &text, |_| Some(Vec::new()));
        assert!(found.is_some());
    }

    #[test]
    fn stays_bounded_and_keeps_what_is_used() {
        let (digester, cache) = cache();
        let context = digester.context(&[b"a"]);
        let hot = "hot ".repeat(100);
        cache.findings(context, &hot, |_| Some(Vec::new()));
        for round in 0..3 * GENERATION {
            let mut digest = [0; 16];
            digest[..8].copy_from_slice(&(round as u64).to_le_bytes());
            let mut known = cache.known.lock().expect("not poisoned");
            known.keep((context, digest), Arc::new([]));
            drop(known);
            if round % 1000 == 0 {
                assert!(
                    cache.findings(context, &hot, |_| None).is_some(),
                    "used leaves survive (round {round})"
                );
            }
        }
        assert!(cache.known.lock().expect("not poisoned").len() <= 2 * GENERATION);
    }
}
