//! Values that stand for something kept or shown elsewhere.

/// `type="password" autocomplete="…"`: what follows the quote is an attribute's name.
pub(super) fn is_attribute(value: &str) -> bool {
    value.strip_suffix('=').is_some_and(|name| {
        name.len() > 1 && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')
    })
}

/// `vault:secret/data/db#password`, `env:"DB_PASS"`, `CN=db.acme.io`: where it is kept, or whose it is.
pub(super) fn is_reference_to(value: &str) -> bool {
    const KEPT: [&str; 12] = [
        "vault",
        "ssm",
        "op",
        "env",
        "file",
        "sops",
        "keyvault",
        "secretsmanager",
        "gcpsm",
        "doppler",
        "arn",
        "ref",
    ];
    value.starts_with("CN=")
        || value.split_once(':').is_some_and(|(scheme, rest)| {
            rest.len() > 3 && KEPT.contains(&scheme) || is_digest(scheme, rest)
        })
}

/// `sha256:…` and 64 hexadecimal digits: which content something has, as registries of images and packages write it.
fn is_digest(scheme: &str, rest: &str) -> bool {
    matches!(scheme, "sha256" | "sha512" | "sha1" | "md5")
        && rest.len() >= 32
        && rest.bytes().all(|b| b.is_ascii_hexdigit())
}
