//! PEM bundles: read within bounds, reduced to their certificates, with our root added.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::Path;

use rustix::fs::OFlags;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;

use super::{TrustError, subject};

/// The largest trust file that is read: public bundles are 200 to 500 KiB.
pub const LARGEST: u64 = 16 << 20;
/// The most certificates taken from one file.
const MOST: usize = 4096;

/// The certificate that a run adds to what its command trusts.
pub struct Root {
    pem: String,
    der: Vec<u8>,
    hash: u32,
}

impl Root {
    /// Takes the one certificate of `pem`.
    pub fn parse(pem: &str) -> Result<Self, TrustError> {
        let der = certificates(pem.as_bytes())
            .into_iter()
            .next()
            .ok_or(TrustError::Root)?;
        let hash = subject::hash(&der).ok_or(TrustError::Root)?;
        Ok(Self {
            pem: encode(&der),
            der,
            hash,
        })
    }

    /// The certificate as PEM, ending in a newline.
    pub fn pem(&self) -> &str {
        &self.pem
    }

    /// The certificate as DER.
    pub fn der(&self) -> &[u8] {
        &self.der
    }

    /// OpenSSL's hash of the subject.
    pub fn hash(&self) -> u32 {
        self.hash
    }
}

/// The certificates of a PEM file, in order, at most 4096; other sections are passed over.
pub fn certificates(pem: &[u8]) -> Vec<Vec<u8>> {
    CertificateDer::pem_slice_iter(pem)
        .take(MOST)
        .filter_map(Result::ok)
        .map(|certificate| certificate.as_ref().to_vec())
        .filter(|der| subject::hash(der).is_some())
        .collect()
}

/// The certificates of a file that its user named or could write: nothing else of the file is taken,
/// so that a path to a private file cannot be used to publish it.
pub fn read(path: &Path) -> io::Result<Vec<Vec<u8>>> {
    let found = certificates(&contents(path)?);
    if found.is_empty() {
        return Err(io::Error::new(
            io::ErrorKind::InvalidData,
            "holds no PEM certificate",
        ));
    }
    Ok(found)
}

/// A regular file of at most 16 MiB; a fifo or a device is refused without waiting for it.
pub fn contents(path: &Path) -> io::Result<Vec<u8>> {
    small(path, LARGEST)
}

/// A regular file of at most `most` bytes; a fifo or a device is refused without waiting for it.
pub fn small(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let flags = (OFlags::NONBLOCK | OFlags::NOCTTY).bits() as i32;
    let file = OpenOptions::new()
        .read(true)
        .custom_flags(flags)
        .open(path)?;
    let about = file.metadata()?;
    if !about.is_file() {
        return Err(io::Error::new(
            io::ErrorKind::InvalidInput,
            "not a regular file",
        ));
    }
    if about.len() > most {
        return Err(io::Error::new(
            io::ErrorKind::FileTooLarge,
            format!("larger than {} KiB", most >> 10),
        ));
    }
    let mut bytes = Vec::with_capacity(about.len() as usize);
    file.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The bundle of `certificates` and the root, each once.
pub fn merged(certificates: &[Vec<u8>], root: &Root) -> String {
    let mut out = String::new();
    for certificate in certificates
        .iter()
        .filter(|certificate| certificate.as_slice() != root.der())
    {
        out.push_str(&encode(certificate));
    }
    out.push_str(root.pem());
    out
}

/// A bundle's own bytes and the root after them.
pub fn appended(bundle: &[u8], root: &Root) -> Vec<u8> {
    let mut out = bundle.to_vec();
    if !out.is_empty() && !out.ends_with(b"\n") {
        out.push(b'\n');
    }
    out.extend_from_slice(root.pem().as_bytes());
    out
}

/// Writes a new file that everyone may read, whatever the umask.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), TrustError> {
    let written = (|| {
        let mut file: File = OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o644)
            .open(path)?;
        file.write_all(bytes)?;
        file.set_permissions(std::fs::Permissions::from_mode(0o644))
    })();
    written.map_err(|source| TrustError::Write {
        path: path.to_owned(),
        source,
    })
}

/// Makes a directory that everyone may list, whatever the umask; one that exists is taken.
pub fn directory(path: &Path) -> Result<(), TrustError> {
    let made = (|| {
        match std::fs::create_dir(path) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && path.is_dir() => Ok(()),
            other => other,
        }?;
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o755))
    })();
    made.map_err(|source| TrustError::Write {
        path: path.to_owned(),
        source,
    })
}

/// One certificate as PEM.
pub fn encode(der: &[u8]) -> String {
    let text = base64(der);
    let mut out = String::with_capacity(text.len() + text.len() / 64 + 60);
    out.push_str("-----BEGIN CERTIFICATE-----\n");
    for start in (0..text.len()).step_by(64) {
        out.push_str(&text[start..text.len().min(start + 64)]);
        out.push('\n');
    }
    out.push_str("-----END CERTIFICATE-----\n");
    out
}

/// Base64 with padding (RFC 4648, section 4).
pub fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let word = chunk
            .iter()
            .fold(0u32, |sum, byte| sum << 8 | u32::from(*byte))
            << (8 * (3 - chunk.len()));
        for place in 0..4 {
            let sextet = (word >> (18 - 6 * place)) as usize & 63;
            out.push(if place <= chunk.len() {
                char::from(ALPHABET[sextet])
            } else {
                '='
            });
        }
    }
    out
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A self-signed root made for a test.
    pub fn root(name: &str) -> Root {
        let mut parameters = rcgen::CertificateParams::new(Vec::new()).unwrap();
        parameters
            .distinguished_name
            .push(rcgen::DnType::CommonName, name);
        parameters.is_ca = rcgen::IsCa::Ca(rcgen::BasicConstraints::Unconstrained);
        let key = rcgen::KeyPair::generate().unwrap();
        Root::parse(&parameters.self_signed(&key).unwrap().pem()).unwrap()
    }

    #[test]
    fn a_bundle_gains_the_root_once() {
        let ours = root("ours");
        let other = root("other");
        let once = merged(&[other.der().to_vec()], &ours);
        let twice = merged(&certificates(once.as_bytes()), &ours);
        assert_eq!(once, twice);
        assert_eq!(
            certificates(twice.as_bytes()),
            [other.der().to_vec(), ours.der().to_vec()]
        );
        let appended = appended(b"# comment without newline", &ours);
        assert!(appended.starts_with(b"# comment without newline\n-----BEGIN"));
    }

    #[test]
    fn nothing_but_certificates_is_taken_from_a_named_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("mixed.pem");
        let text = format!(
            "root:$6$hash:19000::\n-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n{}",
            root("kept").pem()
        );
        std::fs::write(&path, text).unwrap();
        let out = merged(&read(&path).unwrap(), &root("ours"));
        assert!(!out.contains("hash") && !out.contains("PRIVATE"));
        assert_eq!(out.matches("BEGIN CERTIFICATE").count(), 2);
        std::fs::write(&path, "root:$6$hash:19000::\n").unwrap();
        assert_eq!(read(&path).unwrap_err().kind(), io::ErrorKind::InvalidData);
        assert!(read(Path::new("/dev/zero")).is_err());
        assert!(read(folder.path()).is_err());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]
        #[test]
        fn base64_is_what_the_pem_reader_reads(bytes in proptest::collection::vec(any::<u8>(), 1..400)) {
            let pem = encode(&bytes);
            let read = CertificateDer::from_pem_slice(pem.as_bytes()).unwrap();
            prop_assert_eq!(read.as_ref(), &bytes[..]);
        }
        #[test]
        fn any_bytes_are_survived(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            let _ = certificates(&bytes);
        }
    }
}
