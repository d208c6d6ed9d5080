//! The run's own authority: a root whose key signs one name-constrained intermediate and is gone.

use std::net::{Ipv4Addr, Ipv6Addr};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use aws_lc_rs::{digest, rand};
use rcgen::{
    BasicConstraints, CertificateParams, CidrSubnet, DnType, GeneralSubtree, IsCa, Issuer, KeyPair,
    KeyUsagePurpose, NameConstraints, PublicKeyData, SerialNumber,
};
use rustls::pki_types::CertificateDer;

use super::TlsError;
use super::leaf::{Intermediate, Leaves, Signer};
use super::terminate::Server;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);
/// The root's life; runtimes accept ten years without complaint.
const ROOT_LIFE: Duration = Duration::from_secs(10 * 365 * 24 * 60 * 60);
/// The intermediate's life. The root's key is gone, so it bounds the authority's life.
const INTERMEDIATE_LIFE: Duration = Duration::from_secs(2 * 365 * 24 * 60 * 60);
/// Root and intermediate begin so long before they are made: a clock that is set back or forth by a year and more
/// leaves both valid. They speak for one run, and their keys are in its memory alone.
const AUTHORITY_BACKDATE: Duration = Duration::from_secs(2 * 365 * 24 * 60 * 60);
/// Certificates begin so long before they are made, for callers whose clock is behind.
pub(super) const BACKDATE: Duration = Duration::from_secs(60 * 60);

/// A root certificate: what callers must trust, and what is never trusted upstream.
#[derive(Clone, Debug)]
pub struct Root {
    /// PEM.
    pub pem: String,
    /// DER.
    pub der: CertificateDer<'static>,
    /// SHA-256 of its `SubjectPublicKeyInfo` (DER).
    pub spki: [u8; 32],
}

/// Speaks for the catalog's hosts to callers that trust its root, and for no other name.
pub struct Authority {
    root: Root,
    leaves: Leaves,
    pub(super) server: Server,
}

impl Authority {
    /// Makes an authority that lives in memory: a root, and an intermediate that is good for the
    /// `permitted` DNS names and those below them alone. `*.name` permits what is below `name`.
    /// The root's key is dropped before this returns.
    ///
    /// # Errors
    /// [`TlsError::Mint`] where a name is no DNS name, none is given, or a key cannot be made.
    pub fn in_memory(permitted: &[String]) -> Result<Self, TlsError> {
        let (root, intermediate) = make(permitted)?;
        Self::with_signer(root, Arc::new(intermediate))
    }

    /// An authority whose leaves another process may sign.
    ///
    /// # Errors
    /// [`TlsError::Mint`] where rustls refuses its own defaults.
    pub fn with_signer(root: Root, signer: Arc<dyn Signer>) -> Result<Self, TlsError> {
        Ok(Self {
            root,
            leaves: Leaves::new(signer),
            server: Server::new()?,
        })
    }

    /// The root, PEM: what callers must trust.
    pub fn root_pem(&self) -> &str {
        &self.root.pem
    }

    /// The root, DER.
    pub fn root_der(&self) -> &CertificateDer<'static> {
        &self.root.der
    }

    /// SHA-256 of the root's `SubjectPublicKeyInfo` (DER): never trusted upstream.
    pub fn root_spki_sha256(&self) -> [u8; 32] {
        self.root.spki
    }

    /// The leaves by host.
    pub(super) fn leaves(&self) -> &Leaves {
        &self.leaves
    }
}

/// A root, and the one intermediate its key signed.
pub(super) fn make(permitted: &[String]) -> Result<(Root, Intermediate), TlsError> {
    let subtrees = subtrees(permitted)?;
    let id = identity()?;
    let now = SystemTime::now();
    let root_key = KeyPair::generate().map_err(mint)?;
    let root_params = ca(
        &format!("weir run root {id}"),
        IsCa::Ca(BasicConstraints::Unconstrained),
        now,
        ROOT_LIFE,
    )?;
    let root = root_params.self_signed(&root_key).map_err(mint)?;
    let root_spki = spki_sha256(&root_key.subject_public_key_info());

    let key = KeyPair::generate().map_err(mint)?;
    let constrained = IsCa::Ca(BasicConstraints::Constrained(0));
    let mut params = ca(
        &format!("weir run intermediate {id}"),
        constrained,
        now,
        INTERMEDIATE_LIFE,
    )?;
    params.use_authority_key_identifier_extension = true;
    params.name_constraints = Some(NameConstraints {
        permitted_subtrees: subtrees
            .iter()
            .cloned()
            .map(GeneralSubtree::DnsName)
            .collect(),
        excluded_subtrees: vec![
            GeneralSubtree::IpAddress(CidrSubnet::from_v4_prefix(
                Ipv4Addr::UNSPECIFIED.octets(),
                0,
            )),
            GeneralSubtree::IpAddress(CidrSubnet::from_v6_prefix(
                Ipv6Addr::UNSPECIFIED.octets(),
                0,
            )),
        ],
    });
    let intermediate = params
        .signed_by(&key, &Issuer::from_params(&root_params, &root_key))
        .map_err(mint)?;
    drop(root_key);

    let until = now + INTERMEDIATE_LIFE - DAY;
    let signer = Intermediate::new(
        Issuer::new(params, key),
        intermediate.der().clone(),
        subtrees,
        until,
    );
    Ok((
        Root {
            pem: root.pem(),
            der: root.der().clone(),
            spki: root_spki,
        },
        signer,
    ))
}

pub(super) fn mint(error: rcgen::Error) -> TlsError {
    TlsError::Mint(error.to_string())
}

fn random<const N: usize>() -> Result<[u8; N], TlsError> {
    let mut bytes = [0; N];
    rand::fill(&mut bytes).map_err(|_| TlsError::Mint("no random numbers".to_owned()))?;
    Ok(bytes)
}

/// 126 random bits, positive (RFC 5280 section 4.1.2.2), never zero.
pub(super) fn serial() -> Result<SerialNumber, TlsError> {
    let mut bytes = random::<16>()?;
    bytes[0] = bytes[0] & 0x7f | 0x40;
    Ok(SerialNumber::from_slice(&bytes))
}

/// Tells one run's certificates from another's in a person's trust store.
fn identity() -> Result<String, TlsError> {
    Ok(random::<5>()?
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect())
}

fn spki_sha256(spki: &[u8]) -> [u8; 32] {
    let mut hash = [0; 32];
    hash.copy_from_slice(digest::digest(&digest::SHA256, spki).as_ref());
    hash
}

fn ca(
    name: &str,
    is_ca: IsCa,
    now: SystemTime,
    life: Duration,
) -> Result<CertificateParams, TlsError> {
    let mut params = CertificateParams::default();
    params.distinguished_name = rcgen::DistinguishedName::new();
    params.distinguished_name.push(DnType::CommonName, name);
    params
        .distinguished_name
        .push(DnType::OrganizationName, "weir");
    params.serial_number = Some(serial()?);
    params.not_before = (now - AUTHORITY_BACKDATE).into();
    params.not_after = (now + life).into();
    params.is_ca = is_ca;
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    Ok(params)
}

/// The DNS subtrees of a list of names; a name with a wildcard gives what follows the last one.
fn subtrees(permitted: &[String]) -> Result<Vec<String>, TlsError> {
    let mut all = Vec::with_capacity(permitted.len());
    for name in permitted {
        let tree = name
            .rsplit_once("*.")
            .map_or(name.as_str(), |(_, rest)| rest)
            .to_ascii_lowercase();
        let label = |label: &str| {
            (1..=63).contains(&label.len())
                && label
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
        };
        // One label would speak for a whole top-level domain; digits at the end make an address.
        let address = tree
            .rsplit('.')
            .next()
            .is_some_and(|last| last.bytes().all(|byte| byte.is_ascii_digit()));
        if tree.len() > 253 || address || !tree.contains('.') || !tree.split('.').all(label) {
            return Err(TlsError::Mint(format!(
                "`{}` is no DNS name to be constrained to",
                name.escape_default()
            )));
        }
        if !all.contains(&tree) {
            all.push(tree);
        }
    }
    if all.is_empty() {
        return Err(TlsError::Mint("no names to be constrained to".to_owned()));
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_dns_names_are_constrained_to() {
        let names = |list: &[&str]| {
            subtrees(
                &list
                    .iter()
                    .map(|name| (*name).to_owned())
                    .collect::<Vec<_>>(),
            )
        };
        let given = names(&[
            "api.openai.com",
            "*.openai.azure.com",
            "bedrock-runtime.*.amazonaws.com",
            "API.openai.com",
        ]);
        assert_eq!(
            given.unwrap(),
            ["api.openai.com", "openai.azure.com", "amazonaws.com"]
        );
        for bad in [
            &[][..],
            &["com"],
            &["*"],
            &["*.com"],
            &["a..com"],
            &["bad name.com"],
            &["a.example."],
            &["10.0.0.1"],
        ] {
            assert!(matches!(names(bad), Err(TlsError::Mint(_))), "{bad:?}");
        }
    }

    #[test]
    fn each_authority_is_its_own() {
        let names = ["api.openai.com".to_owned()];
        let (one, two) = (
            Authority::in_memory(&names).unwrap(),
            Authority::in_memory(&names).unwrap(),
        );
        assert_ne!(one.root_spki_sha256(), two.root_spki_sha256());
        assert_ne!(one.root_pem(), two.root_pem());
        assert!(one.root_pem().starts_with("-----BEGIN CERTIFICATE-----"));
    }
}
