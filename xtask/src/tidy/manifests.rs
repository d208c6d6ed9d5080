//! What crates may depend on, and where dependencies come from.

/// All that the judgement stands on: pure computation, no clock, disk or network.
const POLICY: &[&str] = &[
    "aho-corasick",
    "annotate-snippets",
    "aws-lc-rs",
    "globset",
    "memchr",
    "regex",
    "regex-automata",
    "serde",
    "thiserror",
    "toml",
    "unicode-normalization",
    "zeroize",
];

/// The one index that the lock file names.
const INDEX: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// Checks manifests and the lock file.
pub fn check(name: &str, text: &str) -> Vec<String> {
    let mut problems = Vec::new();
    let mut table = "";
    for (number, line) in (1..).zip(text.lines().map(str::trim)) {
        if line.starts_with('[') {
            table = line.trim_matches(['[', ']']);
        }
        let key = line.split(['=', '.', ' ']).next().unwrap_or_default();
        let value = line
            .split_once('=')
            .map(|(_, value)| value.trim().trim_matches('"'));
        match name {
            "policy/Cargo.toml" => {
                let listed = matches!(table, "dependencies" | "build-dependencies");
                let own = table.ends_with("dependencies") && table.starts_with("target.");
                let dependency = !key.is_empty() && !line.starts_with(['[', '#']);
                if own || (listed && dependency && !POLICY.contains(&key)) {
                    problems.push(format!(
                        "{name}:{number}: policy may not depend on `{key}`: it is pure; see xtask/src/tidy/manifests.rs"
                    ));
                }
            }
            "Cargo.lock" if key == "source" && value != Some(INDEX) => {
                problems.push(format!(
                    "{name}:{number}: a dependency from elsewhere than the public index"
                ));
            }
            ".cargo/config.toml"
                if ["source", "registries", "registry"]
                    .iter()
                    .any(|word| table.starts_with(word)) =>
            {
                problems.push(format!(
                    "{name}:{number}: where crates come from is the machine's business"
                ));
            }
            _ => {}
        }
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn policy_stays_pure() {
        let manifest = "[package]\nname = \"weir-policy\"\n[dependencies]\n# words\nregex.workspace = true\ntokio.workspace = true\n[dev-dependencies]\nproptest.workspace = true\n";
        let said = check("policy/Cargo.toml", manifest);
        assert_eq!(said.len(), 1, "{said:?}");
        assert!(said[0].starts_with("policy/Cargo.toml:6:"), "{said:?}");
        assert!(check("agent/Cargo.toml", manifest).is_empty());
        let target = "[target.'cfg(unix)'.dependencies]\nlibc = \"0.2\"\n";
        assert!(!check("policy/Cargo.toml", target).is_empty());
    }

    #[test]
    fn crates_come_from_the_public_index() {
        let lock = format!("[[package]]\nname = \"a\"\nsource = \"{INDEX}\"\n");
        assert!(check("Cargo.lock", &lock).is_empty());
        assert_eq!(check("Cargo.lock", "source = \"git+https://x\"\n").len(), 1);
        assert!(check(".cargo/config.toml", "[alias]\nx = \"run\"\n").is_empty());
        let mirror = "[source.crates-io]\nreplace-with = \"near\"\n";
        assert!(!check(".cargo/config.toml", mirror).is_empty());
    }
}
