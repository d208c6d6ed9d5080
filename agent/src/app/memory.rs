//! Small bounded memories: values of responses that may be continued (sealed), and contents that were refused.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, VecDeque};
use std::hash::Hash;
use std::sync::{Mutex, RwLock};
use std::time::{Duration, Instant};

use aws_lc_rs::aead::{AES_256_GCM, Aad, NONCE_LEN, Nonce, RandomizedNonceKey};
use aws_lc_rs::rand;
use weir_policy::detect::Class;
use weir_policy::redact::{Restoration, RestoreIn};
use weir_policy::request::UnitId;
use zeroize::{Zeroize as _, Zeroizing};

/// Responses, files, conversations and the like remembered at once.
const RESPONSES: usize = 1024;
/// Values of all of them together.
const VALUES: usize = 1 << 17;
/// Longest id, and the shortest that a request is searched for.
const ID: std::ops::RangeInclusive<usize> = 5..=256;
/// Most ids of one request that count.
const NAMED: usize = 64;
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

/// Values that left as placeholders, by the application and by what of the provider's holds them: a response, a file, a
/// conversation, a batch. They are sealed under a key of this process, and are plain only while an answer is made of them.
pub struct Previous {
    kept: RwLock<Kept>,
    /// Without one nothing is remembered: a continued response then shows placeholders.
    key: Option<RandomizedNonceKey>,
}

/// By application and id, which a nought parts.
struct Kept {
    by_id: Bounded<String, Vec<Sealed>>,
    /// Of all together.
    values: usize,
    /// Lengths that ids have: most strings of a request have another.
    lengths: [bool; *ID.end() + 1],
}

impl Kept {
    fn keep(&mut self, key: String, length: usize, sealed: Vec<Sealed>) {
        if let Some(known) = self.lengths.get_mut(length) {
            *known = true;
        }
        let known = self.by_id.entries.entry(key.clone());
        let known = match known {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(room) => {
                self.by_id.order.push_back(key);
                room.insert(Vec::new())
            }
        };
        for one in sealed {
            if !known.iter().any(|other| other.token == one.token) {
                known.push(one);
                self.values += 1;
            }
        }
        while self.by_id.entries.len() > self.by_id.most || self.values > VALUES {
            let Some(oldest) = self.by_id.order.pop_front() else {
                break;
            };
            let gone = self.by_id.entries.remove(&oldest);
            self.values -= gone.map_or(0, |gone| gone.len());
        }
    }
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
            kept: RwLock::new(Kept {
                by_id: Bounded::new(RESPONSES),
                values: 0,
                lengths: [false; *ID.end() + 1],
            }),
            key: key.flatten(),
        }
    }
}

impl Previous {
    /// The values that what this application's requests named so may hold.
    pub fn of(&self, application: &str, ids: &[String]) -> Vec<Restoration> {
        let mut all: Vec<Sealed> = Vec::new();
        let Ok(kept) = self.kept.read() else {
            return Vec::new();
        };
        for id in ids {
            let sealed = kept.by_id.entries.get(&key(application, id));
            for one in sealed.into_iter().flatten() {
                if !all.iter().any(|other| other.token == one.token) {
                    all.push(one.clone());
                }
            }
        }
        drop(kept);
        all.into_iter()
            .filter_map(|sealed| self.open(sealed))
            .collect()
    }

    /// What of the provider's a request of this application names that is remembered: in its path, or as a string of its
    /// body.
    pub fn named(&self, application: &str, path: &str, body: &[u8]) -> Vec<String> {
        let Ok(kept) = self.kept.read() else {
            return Vec::new();
        };
        let mut ids: Vec<String> = Vec::new();
        if kept.by_id.entries.is_empty() {
            return ids;
        }
        let mut known = key(application, "");
        let prefix = known.len();
        let mut see = |id: &str| {
            known.truncate(prefix);
            known.push_str(id);
            if ids.len() < NAMED
                && kept.by_id.entries.contains_key(&known)
                && !ids.iter().any(|other| other == id)
            {
                ids.push(id.to_owned());
            }
        };
        for id in in_path(path) {
            see(id);
        }
        let mut from = None;
        for at in memchr::memchr_iter(b'"', body) {
            let token = from
                .replace(at + 1)
                .and_then(|from: usize| body.get(from..at));
            let known = |token: &&[u8]| kept.lengths.get(token.len()) == Some(&true);
            let token = token.filter(known);
            let plain = token.filter(|token| token.iter().all(u8::is_ascii_graphic));
            if let Some(id) = plain.and_then(|token| std::str::from_utf8(token).ok()) {
                see(id);
            }
        }
        ids
    }

    /// Remembers them; nothing to remember takes no room.
    pub fn remember(&self, application: &str, id: &str, restorations: &[Restoration]) {
        if restorations.is_empty() || !ID.contains(&id.len()) {
            return;
        }
        let sealed = restorations
            .iter()
            .filter_map(|one| self.seal(one))
            .collect();
        if let Ok(mut kept) = self.kept.write() {
            kept.keep(key(application, id), id.len(), sealed);
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

fn key(application: &str, id: &str) -> String {
    format!("{application}\0{id}")
}

/// What a path may name: its parts, and two of them together (`files/abc-123`).
pub fn in_path(path: &str) -> impl Iterator<Item = &str> {
    let path = path.split('?').next().unwrap_or_default();
    let starts = path.match_indices('/').map(|(at, _)| at + 1);
    let part = |from: usize, parts: usize| {
        let rest = path.get(from..)?;
        let mut ends = rest.match_indices(['/', ':']).map(|(at, _)| at);
        rest.get(..ends.nth(parts - 1).unwrap_or(rest.len()))
    };
    starts
        .flat_map(move |from| [part(from, 1), part(from, 2)])
        .flatten()
        .filter(|id| ID.contains(&id.len()))
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

    fn restoration(number: usize) -> Restoration {
        Restoration {
            token: format!("WEIRxEMAILx{number:016}"),
            value: format!("a{number}@b.io").into(),
            class: weir_policy::detect::Class::new("pii.email"),
            restore: weir_policy::redact::RestoreIn::default(),
        }
    }

    #[test]
    fn values_are_given_to_the_application_they_came_from() {
        let previous = Previous::default();
        previous.remember("1000", "resp_1", &[restoration(1)]);
        previous.remember("1000", "resp_1", &[restoration(1), restoration(2)]);
        let ids = ["resp_1".to_owned()];
        let given = previous.of("1000", &ids);
        assert_eq!(given.len(), 2);
        assert_eq!(given[0].value.as_str(), "a1@b.io");
        assert!(previous.of("1001", &ids).is_empty());
        let kept = previous.kept.read().expect("not poisoned");
        let sealed = kept.by_id.entries.values().flatten().next().expect("one");
        assert!(!sealed.value.windows(7).any(|part| part == b"a1@b.io"));
    }

    #[test]
    fn what_a_request_names_is_found_in_its_path_and_its_strings() {
        let previous = Previous::default();
        for id in ["resp_1", "files/abc-123", "file-xyz", "conv_7"] {
            previous.remember("1000", id, &[restoration(1)]);
        }
        let named = |path: &str, body: &str| previous.named("1000", path, body.as_bytes());
        assert_eq!(named("/v1/responses/resp_1?stream=true", ""), ["resp_1"]);
        assert_eq!(
            named("/v1beta/files/abc-123:download", ""),
            ["files/abc-123"]
        );
        assert_eq!(
            named(
                "/v1/responses",
                "{\"conversation\":\"conv_7\",\"input\":[{\"file_id\": \"file-xyz\"}]}"
            ),
            ["conv_7", "file-xyz"]
        );
        assert!(named("/v1/responses", "{\"a\":\"conv_70\"}").is_empty());
        assert!(
            previous
                .named("1001", "/v1/responses/resp_1", b"")
                .is_empty()
        );
    }

    #[test]
    fn values_are_bounded_in_all() {
        let previous = Previous::default();
        let many: Vec<Restoration> = (0..VALUES / 4).map(restoration).collect();
        for id in 0..6 {
            previous.remember("1000", &format!("file-{id}"), &many);
        }
        let kept = previous.kept.read().expect("not poisoned");
        assert!(kept.values <= VALUES && kept.by_id.entries.len() == 4);
    }
}
