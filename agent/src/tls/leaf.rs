//! Leaves: one short-lived P-256 certificate for each host, made once and kept in memory.

use std::collections::HashMap;
use std::fmt;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use rcgen::{
    CertificateParams, DnType, ExtendedKeyUsagePurpose, Issuer, KeyPair, KeyUsagePurpose, SanType,
};
use rustls::crypto::aws_lc_rs::sign::any_ecdsa_type;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::sign::CertifiedKey;
use tokio::sync::OnceCell;

use super::TlsError;
use super::authority::{BACKDATE, mint, serial};

/// A leaf's life.
const LIFE: Duration = Duration::from_secs(7 * 24 * 60 * 60);
/// A leaf older than this is made anew, so that none is served near its end.
const FRESH: Duration = Duration::from_secs(3 * 24 * 60 * 60);
/// The most hosts whose leaves are kept.
const MAX_LEAVES: usize = 512;

/// What [`Signer::leaf`] gives: a future, so that the signer may be another process.
pub type Signing<'a> =
    Pin<Box<dyn Future<Output = Result<Arc<CertifiedKey>, TlsError>> + Send + 'a>>;

/// Signs leaves: the seam at which the key that speaks for AI hosts leaves this process.
pub trait Signer: Send + Sync {
    /// A new chain and key for the canonical `host`: leaf first, then the intermediate.
    fn leaf<'a>(&'a self, host: &'a str) -> Signing<'a>;
}

/// The name-constrained intermediate, in memory.
pub struct Intermediate {
    issuer: Issuer<'static, KeyPair>,
    der: CertificateDer<'static>,
    subtrees: Vec<String>,
    until: SystemTime,
}

impl fmt::Debug for Intermediate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Intermediate")
            .field("subtrees", &self.subtrees)
            .finish_non_exhaustive()
    }
}

impl Intermediate {
    pub(super) fn new(
        issuer: Issuer<'static, KeyPair>,
        der: CertificateDer<'static>,
        subtrees: Vec<String>,
        until: SystemTime,
    ) -> Self {
        Self {
            issuer,
            der,
            subtrees,
            until,
        }
    }

    /// Whether `host` is one of the permitted names or below one.
    fn permits(&self, host: &str) -> bool {
        self.subtrees.iter().any(|tree| {
            host.strip_suffix(tree.as_str())
                .is_some_and(|front| front.is_empty() || front.ends_with('.'))
        })
    }

    /// A chain and key for `host`, whether it is permitted or not: whoever checks must not accept it.
    fn mint(&self, host: &str) -> Result<CertifiedKey, TlsError> {
        let now = SystemTime::now();
        let mut params = CertificateParams::default();
        params.distinguished_name = rcgen::DistinguishedName::new();
        // A common name holds 64 characters at most (RFC 5280, ub-common-name); the SAN is what counts.
        let common = if host.len() <= 64 { host } else { "weir" };
        params.distinguished_name.push(DnType::CommonName, common);
        params.subject_alt_names = vec![name(host)?];
        params.serial_number = Some(serial()?);
        params.not_before = (now - BACKDATE).into();
        params.not_after = (now + LIFE).min(self.until).into();
        params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
        params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
        params.use_authority_key_identifier_extension = true;
        let key = KeyPair::generate().map_err(mint)?;
        let leaf = params.signed_by(&key, &self.issuer).map_err(mint)?;
        let private = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialized_der()));
        let signing =
            any_ecdsa_type(&private).map_err(|error| TlsError::Mint(error.to_string()))?;
        Ok(CertifiedKey::new(
            vec![leaf.der().clone(), self.der.clone()],
            signing,
        ))
    }
}

/// Addresses only reach this in tests; they must come out as what a thief would make.
fn name(host: &str) -> Result<SanType, TlsError> {
    Ok(match host.parse() {
        Ok(address) => SanType::IpAddress(address),
        Err(_) => SanType::DnsName(host.try_into().map_err(mint)?),
    })
}

impl Signer for Intermediate {
    fn leaf<'a>(&'a self, host: &'a str) -> Signing<'a> {
        Box::pin(async move {
            if !self.permits(host) {
                return Err(TlsError::Foreign {
                    host: host.to_owned(),
                });
            }
            self.mint(host).map(Arc::new)
        })
    }
}

/// Leaves by host, each made once however many callers come at the same time.
pub(super) struct Leaves {
    signer: Arc<dyn Signer>,
    slots: Mutex<Slots>,
}

#[derive(Default)]
struct Slots {
    by_host: HashMap<String, Slot>,
    clock: u64,
}

struct Slot {
    leaf: Arc<OnceCell<Arc<CertifiedKey>>>,
    born: SystemTime,
    used: u64,
}

impl Leaves {
    pub(super) fn new(signer: Arc<dyn Signer>) -> Self {
        Self {
            signer,
            slots: Mutex::default(),
        }
    }

    /// The leaf for a canonical host.
    pub(super) async fn get(&self, host: &str) -> Result<Arc<CertifiedKey>, TlsError> {
        let cell = self
            .slots
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .cell(host, SystemTime::now());
        let made = cell.get_or_try_init(|| self.signer.leaf(host)).await;
        if made.is_err() {
            // A host that gets no leaf must not push out one that has.
            self.slots
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .forget_empty(host, &cell);
        }
        made.cloned()
    }
}

impl Slots {
    fn cell(&mut self, host: &str, now: SystemTime) -> Arc<OnceCell<Arc<CertifiedKey>>> {
        self.clock += 1;
        // A clock that was set back makes leaves that are not valid yet: those go, too.
        let fresh = |slot: &Slot| now.duration_since(slot.born).is_ok_and(|age| age < FRESH);
        if let Some(slot) = self.by_host.get_mut(host).filter(|slot| fresh(slot)) {
            slot.used = self.clock;
            return slot.leaf.clone();
        }
        if self.by_host.len() >= MAX_LEAVES
            && let Some(oldest) = self
                .by_host
                .iter()
                .min_by_key(|(_, slot)| slot.used)
                .map(|(host, _)| host.clone())
        {
            self.by_host.remove(&oldest);
        }
        let leaf = Arc::new(OnceCell::new());
        self.by_host.insert(
            host.to_owned(),
            Slot {
                leaf: leaf.clone(),
                born: now,
                used: self.clock,
            },
        );
        leaf
    }

    fn forget_empty(&mut self, host: &str, cell: &Arc<OnceCell<Arc<CertifiedKey>>>) {
        if self
            .by_host
            .get(host)
            .is_some_and(|slot| Arc::ptr_eq(&slot.leaf, cell) && !cell.initialized())
        {
            self.by_host.remove(host);
        }
    }
}

/// Certificates of other authorities, for tests of who is trusted.
#[cfg(test)]
pub(crate) mod forge {
    use super::*;
    use rcgen::{BasicConstraints, IsCa};

    /// Some other authority.
    pub(crate) struct Forger {
        issuer: Issuer<'static, KeyPair>,
        pub(crate) root: CertificateDer<'static>,
        pub(crate) root_pem: String,
    }

    pub(crate) const HOUR: Duration = Duration::from_secs(3600);

    impl Forger {
        pub(crate) fn new(name: &str) -> Self {
            let key = KeyPair::generate().unwrap();
            let mut params = CertificateParams::default();
            params.distinguished_name = rcgen::DistinguishedName::new();
            params.distinguished_name.push(DnType::CommonName, name);
            params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
            let root = params.self_signed(&key).unwrap();
            Self {
                issuer: Issuer::new(params, key),
                root_pem: root.pem(),
                root: root.der().clone(),
            }
        }

        pub(crate) fn leaf(
            &self,
            host: &str,
            from: SystemTime,
            until: SystemTime,
        ) -> Arc<CertifiedKey> {
            let key = KeyPair::generate().unwrap();
            let leaf = params(host, from, until)
                .signed_by(&key, &self.issuer)
                .unwrap();
            certified(leaf.der().clone(), &key)
        }

        pub(crate) fn good(&self, host: &str) -> Arc<CertifiedKey> {
            let now = SystemTime::now();
            self.leaf(host, now - HOUR, now + HOUR)
        }
    }

    fn params(host: &str, from: SystemTime, until: SystemTime) -> CertificateParams {
        let mut params = CertificateParams::new([host.to_owned()]).unwrap();
        params.not_before = from.into();
        params.not_after = until.into();
        params
    }

    fn certified(leaf: CertificateDer<'static>, key: &KeyPair) -> Arc<CertifiedKey> {
        let private = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialized_der()));
        Arc::new(CertifiedKey::new(
            vec![leaf],
            any_ecdsa_type(&private).unwrap(),
        ))
    }

    pub(crate) fn self_signed(host: &str) -> Arc<CertifiedKey> {
        let key = KeyPair::generate().unwrap();
        let now = SystemTime::now();
        let leaf = params(host, now - HOUR, now + HOUR)
            .self_signed(&key)
            .unwrap();
        certified(leaf.der().clone(), &key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use crate::tls::Authority;
    use rcgen::BasicConstraints;
    use rustls::client::WebPkiServerVerifier;
    use rustls::client::danger::ServerCertVerifier as _;
    use rustls::pki_types::{ServerName, UnixTime};
    use rustls::{CertificateError, Error, RootCertStore};

    fn openai() -> (Authority, Intermediate) {
        let authority = Authority::in_memory(&["api.openai.com".to_owned()]).unwrap();
        let key = KeyPair::generate().unwrap();
        let mut params = CertificateParams::default();
        params.is_ca = rcgen::IsCa::Ca(BasicConstraints::Constrained(0));
        let der = params.self_signed(&key).unwrap().der().clone();
        let until = SystemTime::now() + LIFE;
        (
            authority,
            Intermediate::new(
                Issuer::new(params, key),
                der,
                vec!["api.openai.com".to_owned()],
                until,
            ),
        )
    }

    fn verify(authority: &Authority, leaf: &CertifiedKey, name: &str) -> Result<(), Error> {
        let mut roots = RootCertStore::empty();
        roots.add(authority.root_der().clone()).unwrap();
        let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
        let verifier = WebPkiServerVerifier::builder_with_provider(Arc::new(roots), provider)
            .build()
            .unwrap();
        let name = ServerName::try_from(name.to_owned()).unwrap();
        let (end, rest) = leaf.cert.split_first().unwrap();
        verifier
            .verify_server_cert(end, rest, &name, &[], UnixTime::now())
            .map(|_| ())
    }

    #[tokio::test]
    async fn a_leaf_is_good_for_its_host_under_the_root_alone() {
        let (authority, _) = openai();
        let leaf = authority.leaves().get("api.openai.com").await.unwrap();
        assert_eq!(leaf.cert.len(), 2);
        verify(&authority, &leaf, "api.openai.com").unwrap();
        assert!(verify(&authority, &leaf, "www.openai.com").is_err());
        assert!(
            verify(&openai().0, &leaf, "api.openai.com").is_err(),
            "another run's root"
        );
        for foreign in [
            "bank.example",
            "xapi.openai.com",
            "openai.com",
            "127.0.0.1",
            "",
        ] {
            let refused = authority.leaves().get(foreign).await;
            assert!(
                matches!(refused, Err(TlsError::Foreign { .. })),
                "{foreign}"
            );
        }
    }

    #[test]
    fn a_stolen_intermediate_signs_nothing_foreign() {
        let (authority, stolen) =
            crate::tls::authority::make(&["api.openai.com".to_owned()]).unwrap();
        let authority = Authority::with_signer(authority, Arc::new(openai().1)).unwrap();
        verify(
            &authority,
            &stolen.mint("api.openai.com").unwrap(),
            "api.openai.com",
        )
        .unwrap();
        for name in ["bank.example", "127.0.0.1", "::1"] {
            let leaf = stolen.mint(name).unwrap();
            let verdict = verify(&authority, &leaf, name);
            assert!(
                matches!(
                    verdict,
                    Err(Error::InvalidCertificate(CertificateError::Other(_)))
                ),
                "{name}: {verdict:?}"
            );
        }
    }

    #[tokio::test]
    async fn many_callers_at_once_make_one_leaf() {
        struct Counting(Intermediate, AtomicUsize);
        impl Signer for Counting {
            fn leaf<'a>(&'a self, host: &'a str) -> Signing<'a> {
                Box::pin(async move {
                    self.1.fetch_add(1, Ordering::SeqCst);
                    tokio::time::sleep(Duration::from_millis(10)).await;
                    self.0.leaf(host).await
                })
            }
        }
        let signer = Arc::new(Counting(openai().1, AtomicUsize::new(0)));
        let leaves = Leaves::new(signer.clone());
        let (a, b, c) = tokio::join!(
            leaves.get("api.openai.com"),
            leaves.get("api.openai.com"),
            leaves.get("api.openai.com")
        );
        let (a, b, c) = (a.unwrap(), b.unwrap(), c.unwrap());
        assert!(Arc::ptr_eq(&a, &b) && Arc::ptr_eq(&b, &c));
        assert_eq!(signer.1.load(Ordering::SeqCst), 1);
    }

    #[test]
    fn the_cache_is_bounded_and_forgets_the_stale() {
        let mut slots = Slots::default();
        let now = SystemTime::now();
        let first = slots.cell("h0", now);
        for n in 1..MAX_LEAVES + 9 {
            slots.cell(&format!("h{n}"), now);
            slots.cell("h0", now);
        }
        assert_eq!(slots.by_host.len(), MAX_LEAVES);
        assert!(
            Arc::ptr_eq(&first, &slots.cell("h0", now)),
            "what is used stays"
        );
        assert!(
            !Arc::ptr_eq(&first, &slots.cell("h0", now + FRESH)),
            "what is old goes"
        );
        assert!(
            !Arc::ptr_eq(&first, &slots.cell("h0", now - BACKDATE)),
            "what is not valid yet goes"
        );
    }
}
