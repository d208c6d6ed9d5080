//! Small bounded memories: values of responses that may be continued, and contents that were refused.

use std::collections::{HashMap, VecDeque};
use std::hash::Hash;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use weir_policy::redact::Restoration;
use weir_policy::request::UnitId;

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

/// Values that left as placeholders, by the application and the response that holds them.
pub struct Previous(Mutex<Bounded<(String, String), Vec<Restoration>>>);

impl Default for Previous {
    fn default() -> Self {
        Self(Mutex::new(Bounded::new(RESPONSES)))
    }
}

impl Previous {
    /// The values that a response of this application may hold.
    pub fn of(&self, application: &str, response: &str) -> Vec<Restoration> {
        let key = (application.to_owned(), response.to_owned());
        self.0
            .lock()
            .ok()
            .and_then(|memory| memory.entries.get(&key).cloned())
            .unwrap_or_default()
    }

    /// Remembers them; nothing to remember takes no room.
    pub fn remember(&self, application: &str, response: &str, restorations: &[Restoration]) {
        if restorations.is_empty() || response.len() > 256 {
            return;
        }
        if let Ok(mut memory) = self.0.lock() {
            memory.keep(
                (application.to_owned(), response.to_owned()),
                restorations.to_vec(),
            );
        }
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
        assert_eq!(previous.of("1000", "resp_1").len(), 1);
        assert!(previous.of("1001", "resp_1").is_empty());
    }
}
