//! What stands in no file of the tree: notes of what is yet to do, a machine's own paths, a registry's host.

use std::path::Path;

/// Written apart, so that this file may be checked as well.
const NOTES: &[&str] = &[
    concat!("TO", "DO"),
    concat!("FIX", "ME"),
    concat!("todo", "!("),
    concat!("unimplemented", "!("),
    concat!("dbg", "!("),
];

/// Hosts of package registries: what is installed comes by its ordinary client, from where that is set to look.
const REGISTRIES: &[&str] = &[
    concat!("index.", "crates.io"),
    concat!("static.", "crates.io"),
    concat!("registry.", "npmjs.org"),
    concat!("pypi", ".org"),
    concat!("pythonhosted", ".org"),
    concat!("proxy.", "golang.org"),
    concat!("registry.", "yarnpkg.com"),
    concat!("deb.", "debian.org"),
    concat!("archive.", "ubuntu.com"),
    concat!("artifact", "ory"),
];

/// Where builds and people's files lie on some machine.
const FOLDERS: &[&str] = &[
    concat!("/wo", "rk/"),
    concat!("/work", "space/"),
    concat!("/bui", "lds/"),
    concat!("/ro", "ot/"),
    concat!("/Us", "ers/"),
    concat!("/ho", "me/"),
];

/// People that examples speak of.
const NOBODIES: &[&str] = &["alice", "bob", "jane", "{name}"];

/// The paths of the machine that checks.
pub struct Machine {
    paths: Vec<String>,
}

impl Machine {
    /// Of a checkout at `root`.
    pub fn of(root: &Path) -> Self {
        let mut paths = vec![format!("{}/", root.display())];
        for variable in ["CARGO_HOME", "RUSTUP_HOME"] {
            paths.extend(std::env::var(variable).ok().map(|path| format!("{path}/")));
        }
        // A checkout right below `/` says nothing of the machine.
        paths.retain(|path| path.matches('/').count() > 2);
        Self { paths }
    }
}

/// Names each word that has no place.
pub fn check(name: &str, text: &str, machine: &Machine) -> Vec<String> {
    let mut problems = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        let mut say = |what: &str, found: &str| {
            problems.push(format!("{name}:{number}: {what}: `{found}`"));
        };
        for note in NOTES.iter().filter(|note| is_word(line, note)) {
            say("what is to do is done, or an issue", note);
        }
        for host in REGISTRIES.iter().filter(|host| line.contains(**host)) {
            say("no file names a registry's host", host);
        }
        for folder in FOLDERS.iter().filter(|folder| is_folder(line, folder)) {
            say("no file names a machine's own path", folder);
        }
        for path in machine.paths.iter().filter(|path| line.contains(*path)) {
            say("no file names a machine's own path", path);
        }
    }
    problems
}

fn is_word(line: &str, word: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(word).any(|(at, _)| {
        !line[..at].ends_with(part)
            && (word.ends_with('(') || !line[at + word.len()..].starts_with(part))
    })
}

/// Whether an absolute path starts with this folder, other than a home in an example.
fn is_folder(line: &str, folder: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || "_-.~{}/)>*".contains(c);
    line.match_indices(folder).any(|(at, _)| {
        let after = &line[at + folder.len()..];
        let owner = NOBODIES.iter().any(|name| after.starts_with(name));
        !line[..at].ends_with(part) && !owner
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(line: &str) -> usize {
        let machine = Machine {
            paths: vec!["/srv/checkout/weir/".to_owned()],
        };
        check("a.md", line, &machine).len()
    }

    #[test]
    fn notes_are_found_and_words_that_hold_them_are_not() {
        for note in NOTES {
            assert_eq!(said(&format!("// {note} x")), 1, "{note}");
        }
        assert_eq!(said("a mastodon, TODOS and a todo list; my_dbg!(x)"), 0);
    }

    #[test]
    fn registries_and_machine_paths_are_found() {
        for host in REGISTRIES {
            assert_eq!(said(&format!("https://{host}/simple")), 1, "{host}");
        }
        for folder in FOLDERS {
            assert_eq!(said(&format!("see {folder}me/x")), 1, "{folder}");
        }
        assert_eq!(said("cd /srv/checkout/weir/agent"), 1);
        let home = FOLDERS[FOLDERS.len() - 1];
        assert_eq!(said(&format!("HOME={home}alice/venv, {home}mallory")), 1);
        assert_eq!(
            said("target/work/x, docs/root/y, https://github.com/rust-lang"),
            0
        );
    }

    #[test]
    fn a_checkout_at_the_top_is_no_machines_path() {
        assert!(
            !Machine::of(Path::new("/weir"))
                .paths
                .contains(&"/weir/".to_owned())
        );
    }
}
