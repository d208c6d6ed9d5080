//! Passwords in an option that stands beside the user's, whatever the command: `-u ann -p x7!`, `/u:ann /p:x7!`.

use std::ops::Range;

use super::{Word, words};
use crate::detect::{assign, entropy};

/// How far before a password's option its command's line is read, in bytes.
const BACK: usize = 240;

/// Commands whose `-p` or `-w` is something else: a database, a unit's priority, a directory with its parents.
const OTHERS: [&[u8]; 32] = [
    b"mysql",
    b"mysqldump",
    b"mysqladmin",
    b"mysqlimport",
    b"mysqlcheck",
    b"mysqlslap",
    b"mariadb",
    b"mariadb-dump",
    b"mycli",
    b"psql",
    b"pgcli",
    b"pg_dump",
    b"pg_restore",
    b"createdb",
    b"journalctl",
    b"read",
    b"ps",
    b"pgrep",
    b"mkdir",
    b"cp",
    b"rsync",
    b"ssh",
    b"scp",
    b"docker",
    b"podman",
    b"lsof",
    b"strace",
    b"install",
    b"git",
    b"crontab",
    b"systemctl",
    b"sort",
];

/// The value of the option at `hit`, where the same command takes a user's name right before it.
pub(in crate::detect) fn paired(
    text: &str,
    hit: &Range<usize>,
    found: &mut Vec<Range<usize>>,
) -> usize {
    if let Some(value) = beside_user(text, hit) {
        found.push(value);
    }
    hit.end
}

fn beside_user(text: &str, hit: &Range<usize>) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    // A word behind a blank or a colon comes first: it is cheaper than the line before.
    let (said, _) = words(bytes, hit.end, |_| true);
    let value = said.first()?.inner.clone();
    if !is_password(text.get(value.clone())?) {
        return None;
    }
    let floor = hit.start.saturating_sub(BACK);
    let line = bytes.get(floor..hit.start)?;
    let start = line
        .iter()
        .rposition(|b| matches!(b, b'\n' | b';' | b'|' | b'`'));
    let from = floor + start.map_or(0, |at| at + 1);
    let (before, _) = words(bytes, from, |word| word.inner.end >= hit.start);
    let read = |word: &Word| bytes.get(word.inner.clone()).unwrap_or_default();
    let before: Vec<&[u8]> = before
        .iter()
        .take_while(|word| word.inner.end <= hit.start)
        .map(read)
        .collect();
    let user = before.iter().rposition(|word| names_user(word))?;
    let known = |word: &&[u8]| {
        let name = word.rsplit(|b| *b == b'/').next().unwrap_or_default();
        OTHERS.contains(&name)
    };
    if before.iter().take(user).any(known) {
        return None;
    }
    // `-u:ann` holds its name, `-u ann` is followed by it.
    let named = before.get(user)?.contains(&b':') || before.get(user)?.contains(&b'=');
    let name = if named { user } else { user + 1 };
    if !named && before.get(name).is_none_or(|name| is_option(name)) {
        return None;
    }
    // What stands between is options with their words: a command of its own has other options.
    let rest = before.get(name + 1..)?;
    let tied = (0..rest.len()).all(|at| {
        let option = |at: usize| rest.get(at).is_some_and(|word| is_option(word));
        option(at) || at.checked_sub(1).is_some_and(option)
    });
    tied.then_some(value)
}

/// Whether a word is an option that tells a user's name.
fn names_user(word: &[u8]) -> bool {
    const NAMES: [&[u8]; 12] = [
        b"-u",
        b"-U",
        b"--user",
        b"--username",
        b"-user",
        b"-username",
        b"/u",
        b"/U",
        b"/user",
        b"/ru",
        b"-au",
        b"--login",
    ];
    NAMES.iter().any(|name| {
        word.strip_prefix(*name)
            .is_some_and(|rest| matches!(rest, [] | [b':' | b'=', _, ..]))
    })
}

fn is_option(word: &[u8]) -> bool {
    match word {
        [b'-', ..] => true,
        [b'/', name @ ..] => !name.contains(&b'/') && !name.is_empty(),
        _ => false,
    }
}

/// Whether a word may be a password: no option, path, port, address or name of one.
fn is_password(value: &str) -> bool {
    let lower = value.to_ascii_lowercase();
    let named = ["passw", "pwd", "secret", "token"]
        .iter()
        .any(|part| lower.contains(part));
    let marked = value
        .chars()
        .any(|c| c.is_ascii_digit() || c.is_ascii_punctuation());
    value.len() >= 4
        && value.len() <= 128
        && !value.starts_with([
            '-', '/', '.', '~', '(', '[', '<', '{', '$', '%', '@', ':', '=',
        ])
        && !value
            .bytes()
            .all(|b| b.is_ascii_digit() || matches!(b, b'.' | b':' | b'-'))
        && !value.contains("://")
        && (marked || !named)
        && !matches!(
            lower.as_str(),
            "pass" | "passwd" | "user" | "username" | "port"
        )
        && !(named && value.bytes().all(|b| b.is_ascii_uppercase() || b == b'_'))
        && !entropy::is_template(value)
        && !entropy::is_stand_in(value)
        && !assign::is_notation(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::tests::walked;

    #[test]
    fn a_password_stands_beside_its_user() {
        for (text, option, value) in [
            (
                "certipy find -u ann@acme.io -p harbour -dc-ip 10.0.0.1",
                " -p ",
                "harbour",
            ),
            (
                "psexec \\\\pc9 -u ACME\\ann -p \"two words\" cmd",
                " -p ",
                "two words",
            ),
            ("tasklist /s pc9 /u ann /p Harbour7", " /p ", "Harbour7"),
            ("winrs -r:pc9 -u:ann -p:Harbour7 dir", " -p:", "Harbour7"),
            ("esx -u root --thumb x -p harbour ls", " -p ", "harbour"),
        ] {
            assert_eq!(walked(paired, text, option), [value], "{text}");
        }
    }

    #[test]
    fn other_options_of_that_name_are_left() {
        for (text, option) in [
            ("sudo -u app mkdir -p build", " -p "),
            ("mysql -u root -p shop", " -p "),
            ("journalctl -u nginx -p warning", " -p "),
            ("docker run -u root -p 8080:80 web", " -p "),
            ("tool -u ann -p 8443", " -p "),
            ("tool -u ann -p ./secrets", " -p "),
            ("tool -u USER -p PASSWORD", " -p "),
            ("tool -u ann -p $PASS", " -p "),
            ("git push -u origin main && mkdir -p build", " -p "),
            ("use -u for the user and -p otherwise", " -p "),
            ("tool -u -p harbour", " -p "),
        ] {
            assert_eq!(walked(paired, text, option), [""; 0], "{text}");
        }
    }
}
