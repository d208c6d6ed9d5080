//! Java's trust store (JKS): our root appended and the store's own digest made anew.

use aws_lc_rs::digest;

/// The password every distribution's `cacerts` has.
const PASSWORD: &str = "changeit";
/// The alias of our entry.
const ALIAS: &str = "weir-run";
const MAGIC: [u8; 4] = [0xfe, 0xed, 0xfe, 0xed];
const DIGEST: usize = 20;

/// Why a store cannot be extended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum JavaError {
    /// PKCS#12 or something else.
    #[error("not a JKS store (PKCS#12 is not extended)")]
    Format,
    /// A password of its own, or damaged.
    #[error("its digest does not match the usual password")]
    Password,
}

/// The store with `der` as one more trusted certificate, dated `millis` after 1970.
///
/// The form is `sun.security.provider.JavaKeyStore`: magic, version 2, count, entries, and SHA-1 over
/// password (UTF-16BE), the words "Mighty Aphrodite" and all bytes before it.
pub fn append(store: &[u8], der: &[u8], millis: u64) -> Result<Vec<u8>, JavaError> {
    let (body, kept) = store
        .split_at_checked(store.len().wrapping_sub(DIGEST))
        .ok_or(JavaError::Format)?;
    let header = body.get(..12).ok_or(JavaError::Format)?;
    if header[..4] != MAGIC || header[4..8] != [0, 0, 0, 2] {
        return Err(JavaError::Format);
    }
    if seal(body) != kept {
        return Err(JavaError::Password);
    }
    let count = u32::from_be_bytes([header[8], header[9], header[10], header[11]]);
    let count = count.checked_add(1).ok_or(JavaError::Format)?;
    let length = u32::try_from(der.len()).map_err(|_| JavaError::Format)?;

    let mut out = Vec::with_capacity(store.len() + der.len() + 64);
    out.extend_from_slice(&header[..8]);
    out.extend(count.to_be_bytes());
    out.extend_from_slice(&body[12..]);
    out.extend(2u32.to_be_bytes());
    word(&mut out, ALIAS);
    out.extend(millis.to_be_bytes());
    word(&mut out, "X.509");
    out.extend(length.to_be_bytes());
    out.extend_from_slice(der);
    let digest = seal(&out);
    out.extend(digest);
    Ok(out)
}

/// `DataOutputStream.writeUTF` of an ASCII word.
fn word(out: &mut Vec<u8>, ascii: &str) {
    out.extend((ascii.len() as u16).to_be_bytes());
    out.extend_from_slice(ascii.as_bytes());
}

fn seal(body: &[u8]) -> Vec<u8> {
    let mut sha1 = digest::Context::new(&digest::SHA1_FOR_LEGACY_USE_ONLY);
    for unit in PASSWORD.encode_utf16() {
        sha1.update(&unit.to_be_bytes());
    }
    sha1.update(b"Mighty Aphrodite");
    sha1.update(body);
    sha1.finish().as_ref().to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::process::Command;

    fn empty() -> Vec<u8> {
        let mut store = MAGIC.to_vec();
        store.extend([0, 0, 0, 2, 0, 0, 0, 0]);
        let digest = seal(&store);
        store.extend(digest);
        store
    }

    #[test]
    fn a_store_that_is_not_ours_to_extend_is_refused() {
        assert_eq!(append(b"", b"x", 0), Err(JavaError::Format));
        assert_eq!(append(&[0x30; 64], b"x", 0), Err(JavaError::Format));
        let mut damaged = empty();
        *damaged.last_mut().unwrap() ^= 1;
        assert_eq!(append(&damaged, b"x", 0), Err(JavaError::Password));
    }

    #[test]
    fn appended_twice_it_still_verifies() {
        let once = append(&empty(), b"one", 1).unwrap();
        let twice = append(&once, b"two", 2).unwrap();
        assert_eq!(twice[8..12], [0, 0, 0, 2]);
        assert_eq!(
            seal(&twice[..twice.len() - DIGEST]),
            twice[twice.len() - DIGEST..]
        );
    }

    #[test]
    fn keytool_reads_what_was_appended() {
        let root = crate::trust::bundle::tests::root("weir run root");
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("cacerts");
        std::fs::write(
            &path,
            append(&empty(), root.der(), 1_790_000_000_000).unwrap(),
        )
        .unwrap();
        let Ok(listed) = Command::new("keytool")
            .args(["-list", "-storepass", PASSWORD, "-keystore"])
            .arg(&path)
            .output()
        else {
            eprintln!("skipped: no keytool on this host");
            return;
        };
        let text = String::from_utf8_lossy(&listed.stdout).into_owned();
        assert!(listed.status.success(), "{text}");
        assert!(
            text.contains("weir-run") && text.contains("trustedCertEntry"),
            "{text}"
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn any_bytes_are_survived(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            prop_assert!(append(&bytes, b"x", 0).is_err());
        }
    }
}
