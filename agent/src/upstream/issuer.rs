//! The issuer's name out of a certificate that was refused, for the person who must find out who is on the path.

/// The longest name shown.
const MAX_SHOWN: usize = 64;
/// `id-at-commonName` and `id-at-organizationName` (X.520), as DER.
const COMMON_NAME: &[u8] = &[0x55, 0x04, 0x03];
const ORGANISATION: &[u8] = &[0x55, 0x04, 0x0a];

/// The issuer's common name, or its organisation: printable, at most 64 characters. `None` where
/// the certificate has none or cannot be read.
pub(super) fn name(certificate: &[u8]) -> Option<String> {
    let (_, certificate) = element(certificate)?.0;
    let (_, mut to_be_signed) = element(certificate)?.0;
    // [0] version (optional), serial, signature algorithm, issuer: RFC 5280 section 4.1.
    if to_be_signed.first() == Some(&0xa0) {
        to_be_signed = element(to_be_signed)?.1;
    }
    let after_serial = element(to_be_signed)?.1;
    let after_algorithm = element(after_serial)?.1;
    let (_, issuer) = element(after_algorithm)?.0;
    find(issuer, COMMON_NAME).or_else(|| find(issuer, ORGANISATION))
}

fn find(mut names: &[u8], wanted: &[u8]) -> Option<String> {
    while !names.is_empty() {
        let ((_, mut set), rest) = element(names)?;
        names = rest;
        while !set.is_empty() {
            let ((_, attribute), rest) = element(set)?;
            set = rest;
            let ((_, kind), value) = element(attribute)?;
            let ((_, value), _) = element(value)?;
            if kind == wanted {
                return printable(value);
            }
        }
    }
    None
}

fn printable(value: &[u8]) -> Option<String> {
    let shown: String = String::from_utf8_lossy(value)
        .chars()
        .take(MAX_SHOWN)
        .map(|c| {
            if c.is_alphanumeric() || " .,-_&'()/:".contains(c) {
                c
            } else {
                '?'
            }
        })
        .collect();
    (!shown.trim().is_empty()).then_some(shown)
}

type Element<'b> = ((u8, &'b [u8]), &'b [u8]);

/// One DER element with a one-byte tag: tag and content, and what follows.
fn element(bytes: &[u8]) -> Option<Element<'_>> {
    let (&tag, rest) = bytes.split_first()?;
    let (&first, rest) = rest.split_first()?;
    let (length, rest) = match first {
        0..=0x7f => (usize::from(first), rest),
        0x81..=0x83 => {
            let (digits, rest) = rest.split_at_checked(usize::from(first & 0x7f))?;
            (
                digits
                    .iter()
                    .fold(0, |sum, digit| sum << 8 | usize::from(*digit)),
                rest,
            )
        }
        _ => return None,
    };
    let (content, rest) = rest.split_at_checked(length)?;
    Some(((tag, content), rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tls::leaf::forge::Forger;
    use proptest::prelude::*;

    #[test]
    fn the_issuer_is_named_and_made_harmless() {
        let of = |issuer: &str| name(&Forger::new(issuer).good("api.openai.com").cert[0]);
        assert_eq!(of("ACME Proxy CA").as_deref(), Some("ACME Proxy CA"));
        assert_eq!(
            of("evil\u{1b}[2J\"\u{202e}x").as_deref(),
            Some("evil??2J??x")
        );
        assert_eq!(of(&"long".repeat(40)).map(|name| name.len()), Some(64));
    }

    proptest! {
        #[test]
        fn noise_never_panics(bytes in prop::collection::vec(any::<u8>(), 0..200), cut in 0usize..400) {
            name(&bytes);
            let whole = [0x30, 0x81, 0x80, 0x30, 0x7e].into_iter().chain(bytes).take(cut).collect::<Vec<_>>();
            name(&whole);
        }
    }
}
