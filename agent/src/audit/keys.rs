//! The state's keys: one master key, and a random content key per user that can be erased.

use std::collections::HashMap;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use aws_lc_rs::{hmac, rand};
use weir_policy::subject::Subject;
use zeroize::Zeroizing;

use super::hex;

mod files;

use files::{load_or_make, private_dir, publish, read, sync_dir};

/// A key file could not be made or read.
#[derive(Clone, Debug, thiserror::Error)]
pub enum KeysError {
    /// The system refused.
    #[error("audit keys: {what} failed on {}: {cause}", path.display())]
    Io {
        /// What was tried.
        what: &'static str,
        /// On which path.
        path: PathBuf,
        /// The system's words.
        cause: String,
    },
    /// The file is not what weir wrote.
    #[error("audit keys: {} {why}", path.display())]
    Unfit {
        /// Which file.
        path: PathBuf,
        /// What is wrong with it.
        why: &'static str,
    },
}

impl KeysError {
    /// What to do about it, one line.
    pub fn hint(&self) -> String {
        match self {
            Self::Io { path, .. } => format!(
                "make {} readable and writable for the user who runs weir",
                parent(path).display()
            ),
            Self::Unfit { .. } => {
                "restore the file from a backup; without it stored content stays sealed".to_owned()
            }
        }
    }
}

fn parent(path: &Path) -> &Path {
    path.parent().unwrap_or(path)
}

fn failed(what: &'static str, path: &Path) -> impl FnOnce(io::Error) -> KeysError {
    let path = path.to_owned();
    move |cause| KeysError::Io {
        what,
        path,
        cause: cause.to_string(),
    }
}

/// How many users' keys are kept unwrapped.
const CACHED: usize = 256;

/// All keys of one state directory (`<state>/keys`, 0700; its files 0600).
pub struct Keys {
    /// Makes placeholders (`weir_policy::redact::Tokens`).
    pub tokens: Zeroizing<[u8; 32]>,
    /// Makes credential fingerprints and leaf-cache keys.
    pub fingerprints: Zeroizing<[u8; 32]>,
    seal: hmac::Key,
    owner: hmac::Key,
    wrap: LessSafeKey,
    subjects: PathBuf,
    cache: Mutex<HashMap<User, Arc<SubjectKey>>>,
}

/// Names a user without telling who: a keyed hash of the uid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct User([u8; 8]);

/// Names one content key: the user, and four bytes that tell a key from the one that was erased before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Owner(pub [u8; 12]);

/// What one user's content and erasable fields are sealed with.
pub(crate) struct SubjectKey {
    owner: Owner,
    aead: LessSafeKey,
    index: hmac::Key,
    quick: LessSafeKey,
}

impl Keys {
    /// Opens the keys of a state directory; makes what is missing. Of two that do so at once both get the same keys.
    pub fn open(state: &Path) -> Result<Self, KeysError> {
        let dir = state.join("keys");
        let subjects = dir.join("subjects");
        private_dir(&dir)?;
        private_dir(&subjects)?;
        let master = load_or_make(&dir.join("master"))?;
        let derive = |label: &str| {
            hmac::sign(
                &hmac::Key::new(hmac::HMAC_SHA256, master.as_ref()),
                label.as_bytes(),
            )
        };
        Ok(Self {
            tokens: load_or_make(&dir.join("tokens"))?,
            fingerprints: load_or_make(&dir.join("fingerprints"))?,
            seal: hmac::Key::new(hmac::HMAC_SHA256, derive("weir seal 1").as_ref()),
            owner: hmac::Key::new(hmac::HMAC_SHA256, derive("weir owner 1").as_ref()),
            wrap: aead(derive("weir wrap 1").as_ref()),
            subjects,
            cache: Mutex::new(HashMap::new()),
        })
    }

    /// A keyed hash under the master key: what only this host's weir could have written.
    pub(crate) fn tag(&self, parts: &[&[u8]]) -> [u8; 32] {
        mac(&self.seal, parts)
    }

    /// Whose key a subject's content is sealed with.
    pub(crate) fn user(&self, subject: &Subject) -> User {
        let uid = subject
            .uid
            .get()
            .map_or_else(|| "unknown".to_owned(), u32::to_string);
        let mut user = [0; 8];
        user.copy_from_slice(&mac(&self.owner, &[uid.as_bytes()])[..8]);
        User(user)
    }

    /// Whether the user's key is at hand, without a look at the disk.
    pub(crate) fn is_cached(&self, user: User) -> bool {
        self.cache().contains_key(&user)
    }

    /// The user's key, made and durable if there was none.
    pub(crate) fn subject(&self, user: User) -> Result<Arc<SubjectKey>, KeysError> {
        if let Some(key) = self.load(user)? {
            return Ok(key);
        }
        let path = self.path(user);
        let key = random()?;
        let mut wrapped = key.to_vec();
        seal(&self.wrap, &user.0, &mut wrapped).map_err(|why| KeysError::Unfit {
            path: path.clone(),
            why,
        })?;
        publish(&path, &wrapped)?;
        self.load(user)?.ok_or(KeysError::Unfit {
            path,
            why: "vanished while it was made",
        })
    }

    /// The key of this name; `None` where it was erased, also if the user has a newer one.
    pub(crate) fn find(&self, owner: Owner) -> Result<Option<Arc<SubjectKey>>, KeysError> {
        let mut user = [0; 8];
        user.copy_from_slice(&owner.0[..8]);
        Ok(self.load(User(user))?.filter(|key| key.owner == owner))
    }

    fn load(&self, user: User) -> Result<Option<Arc<SubjectKey>>, KeysError> {
        if let Some(key) = self.cache().get(&user) {
            return Ok(Some(Arc::clone(key)));
        }
        let path = self.path(user);
        let Some(mut wrapped) = read(&path, 28 + 32)? else {
            return Ok(None);
        };
        let why = "does not open with this state's master key";
        let key = open(&self.wrap, &user.0, &mut wrapped).ok_or(KeysError::Unfit { path, why })?;
        let derived = mac(&hmac::Key::new(hmac::HMAC_SHA256, key), &[b"weir index 1"]);
        let mut owner = [0; 12];
        owner[..8].copy_from_slice(&user.0);
        owner[8..].copy_from_slice(
            &mac(
                &hmac::Key::new(hmac::HMAC_SHA256, &derived),
                &[b"weir key id 1"],
            )[..4],
        );
        let key = Arc::new(SubjectKey {
            owner: Owner(owner),
            aead: aead(key),
            index: hmac::Key::new(hmac::HMAC_SHA256, &derived),
            quick: aead(&mac(
                &hmac::Key::new(hmac::HMAC_SHA256, &derived),
                &[b"weir quick 1"],
            )),
        });
        let mut cache = self.cache();
        if cache.len() >= CACHED {
            cache.clear();
        }
        cache.insert(user, Arc::clone(&key));
        Ok(Some(key))
    }

    /// Erases a user's key: what was sealed with it can never be read again; the tree stays valid.
    /// `false` where there was none. Running agents keep their copy until they stop.
    pub fn erase(&self, uid: Option<u32>) -> Result<bool, KeysError> {
        let uid = uid.map_or_else(Default::default, weir_policy::subject::Known::Sure);
        let user = self.user(&Subject {
            uid,
            ..Subject::default()
        });
        let path = self.path(user);
        self.cache().remove(&user);
        let mut file = match OpenOptions::new().write(true).open(&path) {
            Ok(file) => file,
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => return Ok(false),
            Err(cause) => return Err(failed("open", &path)(cause)),
        };
        file.write_all(&[0; 28 + 32])
            .and_then(|()| file.sync_all())
            .map_err(failed("overwrite", &path))?;
        fs::remove_file(&path).map_err(failed("remove", &path))?;
        sync_dir(parent(&path))?;
        Ok(true)
    }

    fn path(&self, user: User) -> PathBuf {
        self.subjects.join(format!("{}.key", hex(&user.0)))
    }

    fn cache(&self) -> std::sync::MutexGuard<'_, HashMap<User, Arc<SubjectKey>>> {
        self.cache.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl SubjectKey {
    /// The key's name.
    pub(crate) fn owner(&self) -> Owner {
        self.owner
    }

    /// Seals in place: nonce, ciphertext, tag.
    pub(crate) fn seal(&self, context: &[u8], bytes: &mut Vec<u8>) -> Result<(), &'static str> {
        seal(&self.aead, context, bytes)
    }

    /// Opens what [`SubjectKey::seal`] made in the same context; `None` where it was changed.
    pub(crate) fn open<'b>(&self, context: &[u8], bytes: &'b mut [u8]) -> Option<&'b [u8]> {
        open(&self.aead, context, bytes).map(|plain| &*plain)
    }

    /// `header`, then what [`SubjectKey::seal`] makes of `plain`.
    pub(crate) fn sealed(
        &self,
        context: &[u8],
        header: &[u8],
        plain: &[u8],
    ) -> Result<Vec<u8>, &'static str> {
        let mut nonce = [0; 12];
        rand::fill(&mut nonce).map_err(|_| NO_RANDOM)?;
        let start = header.len() + nonce.len();
        let mut value = Vec::with_capacity(start + plain.len() + 16);
        value.extend_from_slice(header);
        value.extend_from_slice(&nonce);
        value.extend_from_slice(plain);
        let tag = self
            .aead
            .seal_in_place_separate_tag(
                Nonce::assume_unique_for_key(nonce),
                Aad::from(context),
                value.get_mut(start..).unwrap_or_default(),
            )
            .map_err(|_| TOO_LONG)?;
        value.extend_from_slice(tag.as_ref());
        Ok(value)
    }

    /// A keyed hash of these bytes (GMAC), quicker than [`SubjectKey::name`]. For tables in memory alone: whoever
    /// sees such hashes could forge others.
    pub(crate) fn quick(&self, bytes: &[u8]) -> [u8; 16] {
        let nonce = Nonce::assume_unique_for_key([0; 12]);
        let mut hash = [0; 16];
        match self
            .quick
            .seal_in_place_separate_tag(nonce, Aad::from(bytes), &mut [])
        {
            Ok(tag) => hash.copy_from_slice(tag.as_ref()),
            // Inputs are bounded far below what the cipher takes.
            Err(_) => hash.copy_from_slice(&self.name(&[bytes])[..16]),
        }
        hash
    }

    /// The name of these bytes under this key.
    pub(crate) fn name(&self, parts: &[&[u8]]) -> [u8; 32] {
        mac(&self.index, parts)
    }
}

fn aead(key: &[u8]) -> LessSafeKey {
    LessSafeKey::new(UnboundKey::new(&AES_256_GCM, key).expect("the key has AES-256's 32 bytes"))
}

fn mac(key: &hmac::Key, parts: &[&[u8]]) -> [u8; 32] {
    let mut context = hmac::Context::with_key(key);
    for part in parts {
        context.update(part);
    }
    let mut tag = [0; 32];
    tag.copy_from_slice(context.sign().as_ref());
    tag
}

const NO_RANDOM: &str = "cannot be sealed: the system gives no random bytes";
const TOO_LONG: &str = "cannot be sealed: it is too long";

fn seal(key: &LessSafeKey, context: &[u8], bytes: &mut Vec<u8>) -> Result<(), &'static str> {
    let mut nonce = [0; 12];
    rand::fill(&mut nonce).map_err(|_| NO_RANDOM)?;
    key.seal_in_place_append_tag(
        Nonce::assume_unique_for_key(nonce),
        Aad::from(context),
        bytes,
    )
    .map_err(|_| TOO_LONG)?;
    bytes.splice(..0, nonce);
    Ok(())
}

fn open<'b>(key: &LessSafeKey, context: &[u8], bytes: &'b mut [u8]) -> Option<&'b mut [u8]> {
    let (nonce, sealed) = bytes.split_first_chunk_mut::<12>()?;
    key.open_in_place(
        Nonce::assume_unique_for_key(*nonce),
        Aad::from(context),
        sealed,
    )
    .ok()
}

fn random() -> Result<Zeroizing<[u8; 32]>, KeysError> {
    let mut key = Zeroizing::new([0; 32]);
    rand::fill(key.as_mut()).map_err(|_| KeysError::Io {
        what: "getrandom",
        path: PathBuf::from("(the system)"),
        cause: "no random bytes".to_owned(),
    })?;
    Ok(key)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};

    use weir_policy::subject::Known;

    use super::*;

    fn subject(uid: u32) -> Subject {
        Subject {
            uid: Known::Sure(uid),
            ..Subject::default()
        }
    }

    #[test]
    fn two_at_once_agree_and_files_are_private() {
        let state = tempfile::tempdir().unwrap();
        let tokens: Vec<_> = std::thread::scope(|scope| {
            let open = || *Keys::open(state.path()).unwrap().tokens;
            let threads: Vec<_> = (0..8).map(|_| scope.spawn(open)).collect();
            threads
                .into_iter()
                .map(|thread| thread.join().unwrap())
                .collect()
        });
        assert!(
            tokens
                .iter()
                .all(|key| *key == tokens[0] && *key != [0; 32])
        );
        let dir = state.path().join("keys");
        assert_eq!(fs::metadata(&dir).unwrap().mode() & 0o777, 0o700);
        let names: Vec<_> = fs::read_dir(&dir)
            .unwrap()
            .map(|entry| entry.unwrap())
            .collect();
        assert_eq!(names.len(), 4, "no drafts are left: {names:?}");
        assert_eq!(
            fs::metadata(dir.join("master")).unwrap().mode() & 0o777,
            0o600
        );
    }

    #[test]
    fn an_erased_key_opens_nothing_again() {
        let state = tempfile::tempdir().unwrap();
        let keys = Keys::open(state.path()).unwrap();
        let user = keys.user(&subject(7));
        let owner = keys.subject(user).unwrap().owner();
        let mut sealed = b"words".to_vec();
        keys.subject(user)
            .unwrap()
            .seal(b"place", &mut sealed)
            .unwrap();
        let again = Keys::open(state.path()).unwrap();
        assert_eq!(
            again
                .subject(user)
                .unwrap()
                .open(b"place", &mut sealed.clone()),
            Some(&b"words"[..])
        );
        assert_eq!(
            again
                .subject(user)
                .unwrap()
                .open(b"elsewhere", &mut sealed.clone()),
            None
        );
        assert!(again.erase(Some(7)).unwrap());
        assert!(again.find(owner).unwrap().is_none());
        assert_eq!(
            again.subject(user).unwrap().open(b"place", &mut sealed),
            None,
            "a new key is another key"
        );
        assert!(
            again.find(owner).unwrap().is_none(),
            "and does not pass for the old one"
        );
        assert!(!again.erase(Some(8)).unwrap());
    }

    #[test]
    fn unfit_files_are_named() {
        let state = tempfile::tempdir().unwrap();
        Keys::open(state.path()).unwrap();
        let master = state.path().join("keys/master");
        fs::set_permissions(&master, fs::Permissions::from_mode(0o644)).unwrap();
        let told = Keys::open(state.path()).err().unwrap().to_string();
        assert!(told.contains("master") && told.contains("0600"), "{told}");
        fs::set_permissions(&master, fs::Permissions::from_mode(0o600)).unwrap();
        fs::write(&master, b"short").unwrap();
        assert!(
            Keys::open(state.path())
                .err()
                .unwrap()
                .to_string()
                .contains("wrong length")
        );
    }
}
