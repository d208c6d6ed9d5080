//! The leaf cache: agents send their whole history with every turn; a text seen before is not scanned again.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::{Builder, scope};

use weir_policy::detect::Finding;

use super::digest::{Context, Digester, Generations, Key};
use crate::hashed::HashedMap;
use crate::memory;

/// Texts shorter than this are scanned faster than they are hashed.
const SHORTEST: usize = 16;

/// Leaves in one generation; two generations live.
const GENERATION: usize = 32 * 1024;

/// A thread that helps to scan costs as much as some kilobytes of text do: it has at least so much of it.
const SHARE: usize = 16 << 10;

/// Threads that scan one body, at most.
const THREADS: usize = 8;

/// Findings by keyed hash of a leaf, in the context of its application. It holds ranges, never text.
pub struct LeafCache {
    digester: Arc<Digester>,
    known: Mutex<Generations<Arc<[Finding]>>>,
}

/// A text to scan: which one it is, and by what its findings are remembered.
type New<'t> = (usize, &'t str, Option<Key>);

/// What was found in texts, by which they are; and how much, which ends the scan where it is more than is asked for.
struct Scanned<S> {
    scan: S,
    most: usize,
    found: AtomicUsize,
    next: AtomicUsize,
}

impl<S: Fn(&str) -> Option<Vec<Finding>>> Scanned<S> {
    /// Scans texts that nobody scans yet, until there are none; `None` where there is too much.
    fn some(&self, texts: &[New<'_>]) -> Option<Vec<(usize, Arc<[Finding]>)>> {
        let mut done = Vec::new();
        while let Some((which, text, _)) = texts.get(self.next.fetch_add(1, Ordering::Relaxed)) {
            if self.found.load(Ordering::Relaxed) > self.most {
                return None;
            }
            let found = (self.scan)(text).unwrap_or_else(|| self.give_up());
            let all = self.found.fetch_add(found.len(), Ordering::Relaxed);
            if all.saturating_add(found.len()) > self.most {
                self.give_up();
                return None;
            }
            done.push((*which, found.into()));
        }
        Some(done)
    }

    /// Lets nobody go on.
    fn give_up(&self) -> Vec<Finding> {
        self.found.store(usize::MAX / 2, Ordering::Relaxed);
        Vec::new()
    }
}

impl LeafCache {
    /// An empty cache.
    pub(super) fn new(digester: Arc<Digester>) -> Self {
        Self {
            digester,
            known: Mutex::new(Generations::new(GENERATION)),
        }
    }

    /// The findings in each of `texts`, remembered or from `scan`; `None` where that gives up, or finds more than
    /// `most` in what is new. Where much is new threads share it, as many more as `helpers` grants of those asked for.
    pub(super) fn findings<T>(
        &self,
        context: Context,
        texts: &[&str],
        most: usize,
        scan: impl Fn(&str) -> Option<Vec<Finding>> + Sync,
        helpers: impl FnOnce(usize) -> Vec<T>,
    ) -> Option<Vec<Arc<[Finding]>>> {
        let (mut found, mut new, again) = self.recall(context, texts);
        let bytes = new.iter().map(|(_, text, _)| text.len()).sum::<usize>();
        let threads = (bytes / SHARE).min(new.len()).min(THREADS);
        let granted = if threads > 1 {
            // The longest first, so that nobody ends with it alone.
            new.sort_unstable_by_key(|(_, text, _)| std::cmp::Reverse(text.len()));
            helpers(threads - 1)
        } else {
            Vec::new()
        };
        let scanned = Scanned {
            scan,
            most,
            found: AtomicUsize::new(0),
            next: AtomicUsize::new(0),
        };
        for (which, findings) in share(&scanned, &new, granted.len())? {
            if let Some(place) = found.get_mut(which) {
                *place = findings;
            }
        }
        drop(granted);
        self.keep(&new, &found);
        for (which, first) in again {
            let same = found.get(first).cloned();
            if let (Some(place), Some(same)) = (found.get_mut(which), same) {
                *place = same;
            }
        }
        Some(found)
    }

    /// What is remembered of the texts; those to scan; and those that are one of these again, with which.
    #[expect(
        clippy::type_complexity,
        reason = "three lists, named by what fills them"
    )]
    fn recall<'t>(
        &self,
        context: Context,
        texts: &[&'t str],
    ) -> (Vec<Arc<[Finding]>>, Vec<New<'t>>, Vec<(usize, usize)>) {
        let nothing: Arc<[Finding]> = Arc::new([]);
        let mut found = Vec::with_capacity(texts.len());
        let (mut new, mut again) = (Vec::new(), Vec::new());
        let mut first = HashedMap::default();
        for (which, text) in texts.iter().copied().enumerate() {
            let key =
                (text.len() >= SHORTEST).then(|| (context, self.digester.digest(text.as_bytes())));
            let known = key.and_then(|key| self.known.lock().ok()?.get(&key));
            if known.is_none() {
                match key.map(|key| *first.entry(key).or_insert(which)) {
                    Some(before) if before != which => again.push((which, before)),
                    _ => new.push((which, text, key)),
                }
            }
            found.push(known.unwrap_or_else(|| nothing.clone()));
        }
        (found, new, again)
    }

    fn keep(&self, new: &[New<'_>], found: &[Arc<[Finding]>]) {
        let Ok(mut known) = self.known.lock() else {
            return;
        };
        for (which, _, key) in new {
            if let (Some(key), Some(found)) = (key, found.get(*which)) {
                known.keep(*key, found.clone());
            }
        }
    }
}

/// Scans texts on this thread and on `helpers` more.
fn share<S>(
    scanned: &Scanned<S>,
    texts: &[New<'_>],
    helpers: usize,
) -> Option<Vec<(usize, Arc<[Finding]>)>>
where
    S: Fn(&str) -> Option<Vec<Finding>> + Sync,
{
    scope(|scope| {
        let help = || {
            let done = scanned.some(texts);
            memory::scrub_stack();
            done
        };
        let begin = |_| {
            let thread = Builder::new().name("inspector".to_owned());
            // Without a helper there is more for the others.
            thread.spawn_scoped(scope, help).ok()
        };
        let running: Vec<_> = (0..helpers).filter_map(begin).collect();
        let mut done = scanned.some(texts);
        for helper in running {
            let more = helper
                .join()
                .unwrap_or_else(|panic| std::panic::resume_unwind(panic));
            done = done.zip(more).map(|(mut done, more)| {
                done.extend(more);
                done
            });
        }
        done
    })
}

#[cfg(test)]
mod tests {
    use weir_policy::detect::Detectors;

    use super::*;

    fn cache() -> (Arc<Digester>, LeafCache) {
        let digester = Arc::new(Digester::new(&[7; 32]).expect("a key"));
        (digester.clone(), LeafCache::new(digester))
    }

    fn alone(_: usize) -> Vec<()> {
        Vec::new()
    }

    fn one(
        cache: &LeafCache,
        context: Context,
        text: &str,
        scan: impl Fn(&str) -> Option<Vec<Finding>> + Sync,
    ) -> Option<Arc<[Finding]>> {
        let found = cache.findings(context, &[text], 10, scan, alone)?;
        found.into_iter().next()
    }

    #[test]
    fn scans_a_text_once_for_each_context() {
        let (digester, cache) = cache();
        let scans = AtomicUsize::new(0);
        let scan = |_: &str| {
            scans.fetch_add(1, Ordering::Relaxed);
            Some(Vec::new())
        };
        let text = "a long text that agents send again and again ".repeat(10);
        let context = |application: &[u8], set: &[u8]| digester.context(&[application, set]);
        for _ in 0..3 {
            let context = context(b"1000\0/usr/bin/node", &[1; 32]);
            assert!(one(&cache, context, &text, scan).is_some());
        }
        assert_eq!(scans.load(Ordering::Relaxed), 1);
        for other in [
            context(b"1001\0/usr/bin/node", &[1; 32]),
            context(b"1000\0/usr/bin/node", &[2; 32]),
        ] {
            assert!(one(&cache, other, &text, scan).is_some());
        }
        assert_eq!(scans.load(Ordering::Relaxed), 3);
        // Within one body, too.
        let texts = ["one and the same text in one body"; 3];
        let found = cache.findings(digester.context(&[b"a"]), &texts, 10, scan, alone);
        assert_eq!(found.expect("few").len(), 3);
        assert_eq!(scans.load(Ordering::Relaxed), 4);
    }

    #[test]
    fn what_could_not_be_scanned_is_not_remembered() {
        let (digester, cache) = cache();
        let context = digester.context(&[b"a"]);
        let text = "x".repeat(500);
        assert!(one(&cache, context, &text, |_| None).is_none());
        let found = one(&cache, context, &text, |_| Some(Vec::new()));
        assert!(found.is_some());
    }

    /// Texts of all lengths, some of them twice, with something in most.
    fn texts() -> Vec<String> {
        let texts = (0..200_usize).map(|at| {
            let mail = format!("jane.doe{}@acme-corp.io", at % 150);
            match at % 3 {
                0 => format!("write to {mail} about it"),
                1 => format!(
                    "{} {mail}",
                    "ordinary words, one after the other; ".repeat(at % 60)
                ),
                _ => "short".to_owned(),
            }
        });
        texts.collect()
    }

    #[test]
    fn threads_find_what_one_finds() {
        let detectors = Detectors::builtin();
        let scan = |text: &str| detectors.inspect(text).ok();
        let texts = texts();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let (digester, one) = cache();
        let context = digester.context(&[b"a"]);
        let whole = one.findings(context, &texts, 1000, scan, alone);
        let whole = whole.expect("few");
        let (digester, many) = cache();
        let context = digester.context(&[b"a"]);
        let granted = Arc::new(());
        let asked = Mutex::new(0);
        let helpers = |most: usize| {
            *asked.lock().expect("not poisoned") = most;
            vec![granted.clone(); most]
        };
        let shared = many.findings(context, &texts, 1000, scan, helpers);
        assert_eq!(shared.expect("few"), whole);
        assert!((1..THREADS).contains(&*asked.lock().expect("not poisoned")));
        assert_eq!(Arc::strong_count(&granted), 1, "given back");
        // All of it is remembered: nobody scans, and nobody is asked for help.
        let again = many.findings(context, &texts, 1000, scan, |_| -> Vec<()> {
            panic!("nothing long is new")
        });
        assert_eq!(again.expect("few"), whole);
    }

    #[test]
    fn too_much_ends_the_scan_on_all_threads() {
        let detectors = Detectors::builtin();
        let texts = texts();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        for helpers in 0..3 {
            let scans = AtomicUsize::new(0);
            let (digester, cache) = cache();
            let scan = |text: &str| {
                scans.fetch_add(1, Ordering::Relaxed);
                detectors.inspect(text).ok()
            };
            let context = digester.context(&[b"a"]);
            let found = cache.findings(context, &texts, 5, scan, |_| vec![(); helpers]);
            assert!(found.is_none());
            assert!(scans.load(Ordering::Relaxed) < 20);
        }
    }

    #[test]
    fn stays_bounded_and_keeps_what_is_used() {
        let (digester, cache) = cache();
        let context = digester.context(&[b"a"]);
        let hot = "hot ".repeat(100);
        one(&cache, context, &hot, |_| Some(Vec::new()));
        for round in 0..3 * GENERATION {
            let mut digest = [0; 16];
            digest[..8].copy_from_slice(&(round as u64).to_le_bytes());
            let mut known = cache.known.lock().expect("not poisoned");
            known.keep((context, digest), Arc::new([]));
            drop(known);
            if round % 1000 == 0 {
                assert!(
                    one(&cache, context, &hot, |_| None).is_some(),
                    "used leaves survive (round {round})"
                );
            }
        }
        assert!(cache.known.lock().expect("not poisoned").len() <= 2 * GENERATION);
    }
}
