//! The lab's certificates: one root that upstream verification is told to trust, and the bad ones.

use std::collections::HashMap;
use std::sync::Arc;

use anyhow::{Context, Result};
use rcgen::{
    BasicConstraints, Certificate, CertificateParams, DnType, IsCa, Issuer, KeyPair, date_time_ymd,
};
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::CertifiedKey;

/// A certificate for each name the lab serves, chosen by SNI.
#[derive(Debug)]
pub struct Certs {
    /// The lab's root, PEM.
    pub root_pem: String,
    /// The certificate of the first of [`crate::NAMES`], for a proxy that stands before it.
    pub front: Pem,
    /// The same of the second, which the bench puts far away.
    pub far: Pem,
    by_name: HashMap<String, Arc<CertifiedKey>>,
}

/// A certificate with its key, as files hold them.
#[derive(Debug)]
pub struct Pem {
    /// The certificate.
    pub certificate_pem: String,
    /// Its private key, PKCS #8.
    pub key_pem: String,
}

impl Certs {
    /// Makes a root and a leaf for each of [`crate::NAMES`].
    pub fn make() -> Result<Self> {
        let key = KeyPair::generate()?;
        let mut params = CertificateParams::default();
        params
            .distinguished_name
            .push(DnType::CommonName, "lab root");
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let root_pem = params.self_signed(&key)?.pem();
        let root = Issuer::new(params, key);
        let mut by_name = HashMap::new();
        for (name, _) in crate::NAMES {
            by_name.insert((*name).to_owned(), Arc::new(leaf(name, &root)?));
        }
        let pem = |number: usize| -> Result<Pem> {
            let (name, _) = crate::NAMES.get(number).context("the lab has names")?;
            let (certificate, key) = issue(name, &root)?;
            Ok(Pem {
                certificate_pem: certificate.pem(),
                key_pem: key.serialize_pem(),
            })
        };
        Ok(Self {
            root_pem,
            front: pem(0)?,
            far: pem(1)?,
            by_name,
        })
    }
}

fn leaf(name: &str, root: &Issuer<'_, KeyPair>) -> Result<CertifiedKey> {
    let (certificate, key) = issue(name, root)?;
    let private = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der()));
    let signing = rustls::crypto::aws_lc_rs::sign::any_supported_type(&private)?;
    Ok(CertifiedKey::new(
        vec![CertificateDer::from(certificate.der().to_vec())],
        signing,
    ))
}

fn issue(name: &str, root: &Issuer<'_, KeyPair>) -> Result<(Certificate, KeyPair)> {
    let key = KeyPair::generate()?;
    let covers = if name.starts_with("wrong-name.") {
        "someone-else.example"
    } else {
        name
    };
    let mut params = CertificateParams::new(vec![covers.to_owned()])?;
    params.distinguished_name.push(DnType::CommonName, covers);
    params.not_before = date_time_ymd(2020, 1, 1);
    params.not_after = if name.starts_with("expired.") {
        date_time_ymd(2021, 1, 1)
    } else {
        date_time_ymd(2045, 1, 1)
    };
    let certificate = if name.starts_with("self-signed.") {
        params.self_signed(&key)?
    } else {
        params.signed_by(&key, root)?
    };
    Ok((certificate, key))
}

impl ResolvesServerCert for Certs {
    fn resolve(&self, hello: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        let name = hello.server_name()?.to_ascii_lowercase();
        self.by_name.get(name.trim_end_matches('.')).cloned()
    }
}
