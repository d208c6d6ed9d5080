//! The variables that tell programs whom to trust, merged with what the user already set.

use std::ffi::{OsStr, OsString};
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

/// How one variable is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// Replaces what the program trusts: always names a full bundle.
    Full,
    /// Adds to what the program trusts: names our root, or the user's file with our root.
    Extra,
    /// Augmented where the user set it, else left unset.
    IfSet,
    /// A colon-separated list of directories, augmented where the user set it.
    Directories,
    /// A comma-separated list that has to hold these words.
    Words(&'static [&'static str]),
    /// A word, where the user set none.
    Word(&'static str),
}

/// Who reads what, as measured with the programs themselves. `NODE_OPTIONS` and `JAVA_TOOL_OPTIONS` stay untouched: Node 18
/// and 20 exit on `--use-system-ca`, and every JVM prints the latter to standard error.
pub const TABLE: &[(&str, Rule)] = &[
    ("NODE_EXTRA_CA_CERTS", Rule::Extra),
    ("NODE_USE_SYSTEM_CA", Rule::Word("1")),
    ("SSL_CERT_FILE", Rule::Full),
    ("REQUESTS_CA_BUNDLE", Rule::Full),
    ("CURL_CA_BUNDLE", Rule::Full),
    ("AWS_CA_BUNDLE", Rule::Full),
    ("GRPC_DEFAULT_SSL_ROOTS_FILE_PATH", Rule::Full),
    ("GIT_SSL_CAINFO", Rule::Full),
    ("DENO_TLS_CA_STORE", Rule::Words(&["mozilla", "system"])),
    ("DENO_CERT", Rule::IfSet),
    ("SSL_CERT_DIR", Rule::Directories),
    ("CODEX_CA_CERTIFICATE", Rule::IfSet),
    ("CARGO_HTTP_CAINFO", Rule::IfSet),
    ("PIP_CERT", Rule::IfSet),
    ("NIX_SSL_CERT_FILE", Rule::IfSet),
    ("HTTPLIB2_CA_CERTS", Rule::IfSet),
    ("CLOUDSDK_CORE_CUSTOM_CA_CERTS_FILE", Rule::IfSet),
    ("NPM_CONFIG_CAFILE", Rule::IfSet),
    ("npm_config_cafile", Rule::IfSet),
    ("BUNDLE_SSL_CA_CERT", Rule::IfSet),
    ("HEX_CACERTS_PATH", Rule::IfSet),
];

/// What became of a file or directory that a variable names.
pub enum Augmented {
    /// The command sees an augmented copy at that very path.
    Covered,
    /// An augmented copy was made here.
    Copy(PathBuf),
    /// It could not be read; why.
    Unreadable(String),
}

/// The variables to set, and what could not be done.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// Name and value.
    pub set: Vec<(OsString, OsString)>,
    /// For the summary, one line each.
    pub notes: Vec<String>,
}

/// The value of `name`; a later assignment wins, an empty one is none.
pub fn get<'a>(env: &'a [(OsString, OsString)], name: &str) -> Option<&'a OsStr> {
    let value = env
        .iter()
        .rev()
        .find(|(key, _)| key == name)
        .map(|(_, value)| value.as_os_str());
    value.filter(|value| !value.is_empty())
}

/// Merges [`TABLE`] into `env`. `full` is a bundle that holds the public roots and ours; without one no variable
/// that replaces trust is set. `augment` makes the copy of what a variable names.
pub fn merge(
    env: &[(OsString, OsString)],
    full: Option<&Path>,
    root: &Path,
    augment: &mut dyn FnMut(&Path) -> Augmented,
) -> Merged {
    let mut merged = Merged::default();
    for (name, rule) in TABLE {
        let user = get(env, name);
        let value = match (rule, user) {
            (Rule::Full, None) => full.map(|path| path.as_os_str().to_owned()),
            (Rule::Extra, None) => Some(root.as_os_str().to_owned()),
            (Rule::IfSet | Rule::Directories, None) => None,
            (Rule::Full | Rule::Extra | Rule::IfSet, Some(value)) => {
                one(name, Path::new(value), augment, &mut merged.notes)
            }
            (Rule::Directories, Some(value)) => {
                directories(name, value, augment, &mut merged.notes)
            }
            (Rule::Words(words), user) => Some(listed(words, user)),
            (Rule::Word(word), None) => Some(word.into()),
            (Rule::Word(_), Some(_)) => None,
        };
        if let Some(value) = value.filter(|value| user != Some(value.as_os_str())) {
            merged.set.push((name.into(), value));
        }
    }
    merged
}

fn one(
    name: &str,
    path: &Path,
    augment: &mut dyn FnMut(&Path) -> Augmented,
    notes: &mut Vec<String>,
) -> Option<OsString> {
    match augment(path) {
        Augmented::Covered => None,
        Augmented::Copy(copy) => Some(copy.into_os_string()),
        Augmented::Unreadable(why) => {
            notes.push(format!(
                "{name} is left as it is: {}: {why}",
                path.display()
            ));
            None
        }
    }
}

fn directories(
    name: &str,
    value: &OsStr,
    augment: &mut dyn FnMut(&Path) -> Augmented,
    notes: &mut Vec<String>,
) -> Option<OsString> {
    let parts = value
        .as_bytes()
        .split(|byte| *byte == b':')
        .filter(|part| !part.is_empty())
        .take(32);
    let augmented: Vec<OsString> = parts
        .map(OsStr::from_bytes)
        .map(|part| one(name, Path::new(part), augment, notes).unwrap_or_else(|| part.to_owned()))
        .collect();
    Some(augmented.join(OsStr::new(":")))
}

fn listed(words: &[&str], user: Option<&OsStr>) -> OsString {
    let mut list = user.map(OsStr::to_owned).unwrap_or_default();
    for word in words {
        // A store that the user left out on purpose stays out, but for the system's, where our root is.
        let there = list
            .as_bytes()
            .split(|byte| *byte == b',')
            .any(|have| have.trim_ascii() == word.as_bytes());
        if !there && (user.is_none() || *word == "system") {
            if !list.is_empty() {
                list.push(",");
            }
            list.push(word);
        }
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    fn env(pairs: &[(&str, &str)]) -> Vec<(OsString, OsString)> {
        pairs
            .iter()
            .map(|(name, value)| (name.into(), value.into()))
            .collect()
    }

    fn merge_with(pairs: &[(&str, &str)], full: Option<&str>) -> Merged {
        merge(
            &env(pairs),
            full.map(Path::new),
            Path::new("/t/root.pem"),
            &mut |path| match path.to_str() {
                Some("/etc/ssl/certs" | "/etc/ssl/certs/ca-certificates.crt") => Augmented::Covered,
                Some("/gone.pem") => Augmented::Unreadable("no such file".to_owned()),
                _ => Augmented::Copy(Path::new("/t").join(path.file_name().unwrap())),
            },
        )
    }

    fn value<'a>(merged: &'a Merged, name: &str) -> Option<&'a str> {
        get(&merged.set, name).and_then(OsStr::to_str)
    }

    #[test]
    fn an_empty_environment_gets_the_full_bundle_where_trust_is_replaced() {
        let merged = merge_with(&[], Some("/b.crt"));
        for (name, rule) in TABLE {
            let expected = match rule {
                Rule::Full => Some("/b.crt"),
                Rule::Extra => Some("/t/root.pem"),
                Rule::Word(word) => Some(*word),
                Rule::Words(_) => Some("mozilla,system"),
                Rule::IfSet | Rule::Directories => None,
            };
            assert_eq!(value(&merged, name), expected, "{name}");
        }
        assert!(merged.notes.is_empty());
    }

    #[test]
    fn without_public_roots_nothing_that_replaces_trust_is_set() {
        let merged = merge_with(&[], None);
        assert_eq!(value(&merged, "SSL_CERT_FILE"), None);
        assert_eq!(value(&merged, "NODE_EXTRA_CA_CERTS"), Some("/t/root.pem"));
    }

    #[test]
    fn what_the_user_set_is_augmented() {
        let merged = merge_with(
            &[
                ("SSL_CERT_FILE", "/corp/ca.pem"),
                ("NODE_EXTRA_CA_CERTS", "/corp/node.pem"),
                ("PIP_CERT", "/corp/pip.pem"),
                ("SSL_CERT_DIR", "/etc/ssl/certs:/corp/dir"),
                ("DENO_TLS_CA_STORE", "mozilla"),
                ("NODE_USE_SYSTEM_CA", "0"),
                ("CURL_CA_BUNDLE", ""),
                ("NODE_OPTIONS", "--x"),
            ],
            Some("/b.crt"),
        );
        assert_eq!(value(&merged, "SSL_CERT_FILE"), Some("/t/ca.pem"));
        assert_eq!(value(&merged, "NODE_EXTRA_CA_CERTS"), Some("/t/node.pem"));
        assert_eq!(value(&merged, "PIP_CERT"), Some("/t/pip.pem"));
        assert_eq!(
            value(&merged, "SSL_CERT_DIR"),
            Some("/etc/ssl/certs:/t/dir")
        );
        assert_eq!(value(&merged, "DENO_TLS_CA_STORE"), Some("mozilla,system"));
        assert_eq!(value(&merged, "NODE_USE_SYSTEM_CA"), None);
        assert_eq!(
            value(&merged, "CURL_CA_BUNDLE"),
            Some("/b.crt"),
            "empty is unset"
        );
        assert_eq!(value(&merged, "NODE_OPTIONS"), None);
    }

    #[test]
    fn a_system_path_stays_and_an_unreadable_file_is_said() {
        let merged = merge_with(
            &[
                ("SSL_CERT_FILE", "/etc/ssl/certs/ca-certificates.crt"),
                ("AWS_CA_BUNDLE", "/gone.pem"),
            ],
            Some("/b.crt"),
        );
        assert_eq!(value(&merged, "SSL_CERT_FILE"), None);
        assert_eq!(value(&merged, "AWS_CA_BUNDLE"), None);
        assert_eq!(
            merged.notes,
            ["AWS_CA_BUNDLE is left as it is: /gone.pem: no such file"]
        );
    }
}
