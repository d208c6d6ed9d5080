//! Whom the way out trusts: the host's own roots and what the user added, never weir's own.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use aws_lc_rs::digest;
use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::CryptoProvider;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName, TrustAnchor, UnixTime};
use rustls::{
    CertificateError, DigitallySignedStruct, Error, OtherError, RootCertStore, SignatureScheme,
};

use super::error::{Untrusted, Why};
use super::issuer;

/// Why there are no roots to trust.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RootsError {
    /// A file of roots could not be read.
    #[error("cannot read the upstream CA file {}: {reason}", .path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        reason: String,
    },
    /// A file of roots has none.
    #[error("the upstream CA file {} holds no certificate (PEM)", .0.display())]
    Empty(PathBuf),
    /// Nothing is trusted, so nothing could be forwarded.
    #[error(
        "this host trusts no certificate authority: install ca-certificates, or give --upstream-ca FILE"
    )]
    Nothing,
}

/// The roots trusted upstream.
pub struct Roots {
    store: RootCertStore,
    own: HashSet<[u8; 32]>,
    subtracted: usize,
}

/// The certificates of the system's store; takes tens of milliseconds. What cannot be read is skipped, and logged.
pub fn native() -> Vec<CertificateDer<'static>> {
    let loaded = rustls_native_certs::load_native_certs();
    for error in &loaded.errors {
        tracing::warn!(%error, "a part of the system's certificate store could not be read");
    }
    loaded.certs
}

impl Roots {
    /// The system's roots (from [`native`]) and those in the PEM files `extra`, without those whose
    /// `SubjectPublicKeyInfo` has a SHA-256 in `own`: a thief of weir's key must not be able to
    /// stand between weir and a provider.
    ///
    /// The variables `SSL_CERT_FILE` and `SSL_CERT_DIR` of weir's own environment replace the
    /// system's store here as they do for every program; weir must not run in the environment it
    /// makes for the command it guards.
    ///
    /// # Errors
    /// [`RootsError`]; broken certificates in the system's own store are skipped, as all programs do.
    pub fn system(
        native: Vec<CertificateDer<'static>>,
        own: &[[u8; 32]],
        extra: &[PathBuf],
    ) -> Result<Self, RootsError> {
        let mut roots = Self::only(native, own);
        for path in extra {
            roots.add_file(path)?;
        }
        if roots.store.is_empty() {
            Err(RootsError::Nothing)
        } else {
            Ok(roots)
        }
    }

    /// These roots alone, without those in `own`.
    pub fn only(
        roots: impl IntoIterator<Item = CertificateDer<'static>>,
        own: &[[u8; 32]],
    ) -> Self {
        let mut all = Self {
            store: RootCertStore::empty(),
            own: own.iter().copied().collect(),
            subtracted: 0,
        };
        for certificate in roots {
            all.add(certificate);
        }
        all
    }

    /// How many are trusted.
    pub fn len(&self) -> usize {
        self.store.len()
    }

    /// Whether nothing is trusted.
    pub fn is_empty(&self) -> bool {
        self.store.is_empty()
    }

    /// How many were found to be weir's own, and left out.
    pub fn subtracted(&self) -> usize {
        self.subtracted
    }

    /// Whether it is a certificate that can be a root (weir's own is, and is left out).
    fn add(&mut self, certificate: CertificateDer<'static>) -> bool {
        if self.store.add(certificate).is_err() {
            return false;
        }
        if self
            .store
            .roots
            .last()
            .is_some_and(|root| self.own.contains(&spki_sha256(root)))
        {
            self.store.roots.pop();
            self.subtracted += 1;
        }
        true
    }

    fn add_file(&mut self, path: &Path) -> Result<(), RootsError> {
        let failed = |reason: String| RootsError::File {
            path: path.to_owned(),
            reason,
        };
        let mut any = false;
        for certificate in
            CertificateDer::pem_file_iter(path).map_err(|error| failed(error.to_string()))?
        {
            let certificate = certificate.map_err(|error| failed(error.to_string()))?;
            if !self.add(certificate) {
                return Err(failed("a certificate in it cannot be read".to_owned()));
            }
            any = true;
        }
        if any {
            Ok(())
        } else {
            Err(RootsError::Empty(path.to_owned()))
        }
    }

    pub(super) fn verifier(
        self,
        provider: &Arc<CryptoProvider>,
    ) -> Result<Arc<Verifier>, RootsError> {
        WebPkiServerVerifier::builder_with_provider(Arc::new(self.store), provider.clone())
            .build()
            .map(|webpki| Arc::new(Verifier { webpki }))
            .map_err(|_| RootsError::Nothing)
    }
}

/// A trust anchor keeps the content of its `SubjectPublicKeyInfo`; the digest is of the whole element.
fn spki_sha256(anchor: &TrustAnchor<'_>) -> [u8; 32] {
    let content = &anchor.subject_public_key_info;
    let length = content.len().to_be_bytes();
    let digits: Vec<u8> = length
        .iter()
        .copied()
        .skip_while(|digit| *digit == 0)
        .collect();
    let mut context = digest::Context::new(&digest::SHA256);
    context.update(&[0x30]);
    if content.len() < 0x80 {
        context.update(&digits);
    } else {
        context.update(&[0x80 | u8::try_from(digits.len()).unwrap_or(8)]);
        context.update(&digits);
    }
    context.update(content);
    let mut hash = [0; 32];
    hash.copy_from_slice(context.finish().as_ref());
    hash
}

/// webpki's verdict, with the issuer's name where it is no.
#[derive(Debug)]
pub(super) struct Verifier {
    webpki: Arc<WebPkiServerVerifier>,
}

impl ServerCertVerifier for Verifier {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        self.webpki
            .verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now)
            .map_err(|error| {
                let Error::InvalidCertificate(certificate) = &error else {
                    return error;
                };
                let untrusted = Untrusted {
                    why: Why::from(certificate),
                    issuer: issuer::name(end_entity),
                };
                Error::InvalidCertificate(CertificateError::Other(OtherError(Arc::new(untrusted))))
            })
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.webpki
            .verify_tls12_signature(message, certificate, signature)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.webpki
            .verify_tls13_signature(message, certificate, signature)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.webpki.supported_verify_schemes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tls::Authority;
    use crate::tls::leaf::forge::Forger;
    use std::io::Write;

    #[test]
    fn our_own_root_is_left_out_wherever_it_comes_from() {
        let ours = Authority::in_memory(&["api.openai.com".to_owned()]).unwrap();
        let other = Forger::new("other").root;
        let roots = Roots::only(
            [ours.root_der().clone(), other.clone()],
            &[ours.root_spki_sha256()],
        );
        assert_eq!((roots.len(), roots.subtracted()), (1, 1));

        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(ours.root_pem().as_bytes()).unwrap();
        let mut roots = Roots::only([other], &[ours.root_spki_sha256()]);
        roots.add_file(file.path()).unwrap();
        assert_eq!((roots.len(), roots.subtracted()), (1, 1));
        let mut trusting = Roots::only([], &[]);
        trusting.add_file(file.path()).unwrap();
        assert_eq!(
            trusting.len(),
            1,
            "without the subtraction it would be trusted"
        );
    }

    #[test]
    fn files_without_roots_are_errors() {
        let mut roots = Roots::only([], &[]);
        assert!(matches!(
            roots.add_file(Path::new("/nonexistent/ca.pem")),
            Err(RootsError::File { .. })
        ));
        let mut file = tempfile::NamedTempFile::new().unwrap();
        assert!(matches!(
            roots.add_file(file.path()),
            Err(RootsError::Empty(_))
        ));
        file.write_all(b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")
            .unwrap();
        assert!(matches!(
            roots.add_file(file.path()),
            Err(RootsError::File { .. })
        ));
    }
}
