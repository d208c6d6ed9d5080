//! Who may name what: a foreign crate that is one file's business, or a way around a wall.

use super::source::Source;

/// A name that only some files may use, and why.
struct Reserved {
    name: &'static str,
    may: &'static [&'static str],
    why: &'static str,
}

const RESERVED: &[Reserved] = &[
    Reserved {
        name: "aya",
        may: &["agent/src/intercept/redirect.rs", "ebpf/src/lib.rs"],
        why: "one file loads programs and opens maps; the contract's types say how they lie in memory",
    },
    Reserved {
        name: "sled",
        may: &[
            "agent/src/audit/store.rs",
            "agent/src/audit/store/batches.rs",
            "agent/src/audit/store/index.rs",
            "agent/src/audit/store/pages.rs",
            "agent/src/audit/store/settle.rs",
            "tests/harness/bench/store.rs",
        ],
        why: "the store's files know it; the bench measures a bare one",
    },
    Reserved {
        name: "rcgen",
        may: &[
            "agent/src/tls/authority.rs",
            "agent/src/tls/leaf.rs",
            "tests/harness/certs.rs",
        ],
        why: "certificates are made in two files, and the lab's in one",
    },
    Reserved {
        name: "TcpStream::connect",
        may: &[],
        why: "what dials takes a marked socket of intercept's; clippy.toml names the two that do",
    },
];

/// Tests may make what they need.
pub fn check(source: &Source<'_>) -> Vec<String> {
    let mut problems = Vec::new();
    if source.is_test || source.name.starts_with("xtask/") {
        return problems;
    }
    for (number, line) in source.statements() {
        for Reserved { name, may, why } in RESERVED {
            if !may.contains(&source.name) && is_named(line, name) {
                problems.push(format!("{}:{number}: names `{name}`: {why}", source.name));
            }
        }
    }
    problems
}

/// Whether a line has this path: `name::`, `use name;`, or all of it where it is a path itself.
fn is_named(line: &str, name: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(name).any(|(at, _)| {
        let (before, after) = (&line[..at], &line[at + name.len()..]);
        let ends = if name.contains("::") {
            !after.starts_with(part)
        } else {
            after.starts_with("::") || (before.ends_with("use ") && after.starts_with([';', ' ']))
        };
        // `crate::sled::` is a module of ours.
        let ours = before
            .strip_suffix("::")
            .is_some_and(|path| path.ends_with(part));
        let foreign = name.contains("::") || !ours;
        ends && foreign && !before.ends_with(part)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reserved_names_have_their_files() {
        let said = |name, text: &str| check(&Source::read(name, text)).len();
        for line in [
            "use sled::Db;",
            "use sled;",
            "    let db: ::aya::Ebpf = x;",
            "fn a(b: rcgen::KeyPair) {}",
            "    tokio::net::TcpStream::connect(to).await",
        ] {
            assert_eq!(said("agent/src/app.rs", line), 1, "{line}");
            assert_eq!(said("agent/src/app/tests.rs", line), 0, "{line}");
        }
        for line in [
            "// sled::Db",
            "use bobsled::Ride;",
            "let sled = 1;",
            "crate::sled::x()",
        ] {
            assert_eq!(said("agent/src/app.rs", line), 0, "{line}");
        }
        assert_eq!(said("agent/src/audit/store.rs", "use sled::Db;"), 0);
    }
}
