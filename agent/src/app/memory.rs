//! Small bounded memories: values of responses that may be continued (sealed), and contents that were refused.

use std::collections::{HashMap, VecDeque};
use std::hash::Hash;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use aws_lc_rs::aead::{AES_256_GCM, Aad, NONCE_LEN, Nonce, RandomizedNonceKey};
use aws_lc_rs::rand;
use weir_policy::detect::Class;
use weir_policy::redact::{Restoration, RestoreIn};
use weir_policy::request::UnitId;
use zeroize::{Zeroize as _, Zeroizing};

/// Responses remembered at once.
const RESPONSES: usize = 1024;
/// Refused contents remembered at once.
const REFUSED: usize = 1024;
/// A refused content that comes again within this time is the same refusal.
const REPEATED_WITHIN: Duration = Duration::from_secs(600);

/// A map that forgets its oldest entry when it is full.
struct Bounded<K, V> {
    entries: HashMap<K, V>,
    order: VecDeque<K>,
    most: usize,
}

impl<K: Clone + Eq + Hash, V> Bounded<K, V> {
    fn new(most: usize) -> Self {
        Self {
            entries: HashMap::new(),
            order: VecDeque::new(),
            most,
        }
    }

    fn keep(&mut self, key: K, value: V) {
        if self.entries.insert(key.clone(), value).is_none() {
            self.order.push_back(key);
        }
        while self.entries.len() > self.most {
            match self.order.pop_front() {
                Some(oldest) => self.entries.remove(&oldest),
                None => break,
            };
        }
    }
}

/// Values that left as placeholders, by the application and the response that holds them. They are sealed under a
/// key of this process, and are plain only while an answer is made of them.
pub struct Previous {
    responses: Mutex<Bounded<(String, String), Vec<Sealed>>>,
    /// Without one nothing is remembered: a continued response then shows placeholders.
    key: Option<RandomizedNonceKey>,
}

/// A restoration at rest.
#[derive(Clone)]
struct Sealed {
    token: String,
    class: Class,
    restore: RestoreIn,
    nonce: [u8; NONCE_LEN],
    value: Vec<u8>,
}

impl Default for Previous {
    fn default() -> Self {
        let mut key = Zeroizing::new([0; 32]);
        let made = rand::fill(&mut *key).is_ok();
        let key = made.then(|| RandomizedNonceKey::new(&AES_256_GCM, &*key).ok());
        Self {
            responses: Mutex::new(Bounded::new(RESPONSES)),
            key: key.flatten(),
        }
    }
}

impl Previous {
    /// The values that a response of this application may hold.
    pub fn of(&self, application: &str, response: &str) -> Vec<Restoration> {
        let key = (application.to_owned(), response.to_owned());
        let kept = self.responses.lock().ok();
        let kept = kept.and_then(|memory| memory.entries.get(&key).cloned());
        let kept = kept.unwrap_or_default();
        kept.into_iter()
            .filter_map(|sealed| self.open(sealed))
            .collect()
    }

    /// Remembers them; nothing to remember takes no room.
    pub fn remember(&self, application: &str, response: &str, restorations: &[Restoration]) {
        if restorations.is_empty() || response.len() > 256 {
            return;
        }
        let sealed = restorations
            .iter()
            .filter_map(|one| self.seal(one))
            .collect();
        if let Ok(mut memory) = self.responses.lock() {
            memory.keep((application.to_owned(), response.to_owned()), sealed);
        }
    }

    fn seal(&self, restoration: &Restoration) -> Option<Sealed> {
        let text = restoration.value.as_bytes();
        // With room for the tag from the start, the plain text is never moved.
        let mut value = Vec::with_capacity(text.len() + AES_256_GCM.tag_len());
        value.extend_from_slice(text);
        let nonce = self
            .key
            .as_ref()?
            .seal_in_place_append_tag(Aad::from(restoration.token.as_bytes()), &mut value);
        let Ok(nonce) = nonce else {
            value.zeroize();
            return None;
        };
        Some(Sealed {
            token: restoration.token.clone(),
            class: restoration.class.clone(),
            restore: restoration.restore,
            nonce: *nonce.as_ref(),
            value,
        })
    }

    fn open(&self, sealed: Sealed) -> Option<Restoration> {
        let mut value = Zeroizing::new(sealed.value);
        let plain = self
            .key
            .as_ref()?
            .open_in_place(
                Nonce::assume_unique_for_key(sealed.nonce),
                Aad::from(sealed.token.as_bytes()),
                &mut value,
            )
            .ok()?;
        let value = Zeroizing::new(std::str::from_utf8(plain).ok()?.to_owned());
        Some(Restoration {
            token: sealed.token,
            value,
            class: sealed.class,
            restore: sealed.restore,
        })
    }
}

/// Refused contents by keyed hash, and the unit that was refused first.
pub struct RefusedBefore(Mutex<Bounded<[u8; 32], (UnitId, Instant)>>);

impl Default for RefusedBefore {
    fn default() -> Self {
        Self(Mutex::new(Bounded::new(REFUSED)))
    }
}

impl RefusedBefore {
    /// Whether nothing was refused yet.
    pub fn is_empty(&self) -> bool {
        self.0.lock().is_ok_and(|memory| memory.entries.is_empty())
    }

    /// The first unit that was refused for this, not long ago.
    pub fn before(&self, fault: &[u8; 32]) -> Option<UnitId> {
        let memory = self.0.lock().ok()?;
        let (unit, at) = memory.entries.get(fault)?;
        (at.elapsed() < REPEATED_WITHIN).then_some(*unit)
    }

    /// Remembers a refused content, under its first unit.
    pub fn remember(&self, fault: [u8; 32], unit: UnitId) {
        if self.before(&fault).is_none()
            && let Ok(mut memory) = self.0.lock()
        {
            memory.keep(fault, (unit, Instant::now()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memories_are_bounded_and_forget_the_oldest() {
        let refused = RefusedBefore::default();
        for number in 0..2 * REFUSED {
            let mut fault = [0; 32];
            fault[..8].copy_from_slice(&number.to_le_bytes());
            refused.remember(fault, UnitId::new([1; 10]));
        }
        assert_eq!(
            refused.0.lock().expect("not poisoned").entries.len(),
            REFUSED
        );
        assert_eq!(refused.before(&[0; 32]), None);
    }

    #[test]
    fn a_repetition_keeps_its_first_unit() {
        let refused = RefusedBefore::default();
        refused.remember([1; 32], UnitId::new([1; 10]));
        refused.remember([1; 32], UnitId::new([2; 10]));
        assert_eq!(refused.before(&[1; 32]), Some(UnitId::new([1; 10])));
    }

    #[test]
    fn values_are_given_to_the_application_they_came_from() {
        let previous = Previous::default();
        let restoration = Restoration {
            token: "WEIRxEMAILx0123456789ABCDEF".to_owned(),
            value: "a@b.io".to_owned().into(),
            class: weir_policy::detect::Class::new("pii.email"),
            restore: weir_policy::redact::RestoreIn::default(),
        };
        previous.remember("1000", "resp_1", &[restoration]);
        let given = previous.of("1000", "resp_1");
        assert_eq!(given.len(), 1);
        assert_eq!(given[0].value.as_str(), "a@b.io");
        assert_eq!(given[0].token, "WEIRxEMAILx0123456789ABCDEF");
        assert!(previous.of("1001", "resp_1").is_empty());
        let kept = previous.responses.lock().expect("not poisoned");
        let sealed = kept.entries.values().flatten().next().expect("one");
        assert!(!sealed.value.windows(6).any(|part| part == b"a@b.io"));
    }
}
