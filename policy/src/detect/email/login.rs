//! Whom a command logs in as: `ssh deploy@build.acme.io` names no mailbox.

use crate::detect::lines;

/// Programs that log in elsewhere, or copy from there.
const PROGRAMS: [&[u8]; 12] = [
    b"ssh",
    b"plink",
    b"scp",
    b"pscp",
    b"sftp",
    b"psftp",
    b"rsync",
    b"mosh",
    b"autossh",
    b"sshfs",
    b"slogin",
    b"ssh-copy-id",
];
/// Most words between the program and whom it logs in as.
const WORDS: usize = 12;
/// How far back the program may stand, in bytes.
const REACH: usize = 240;

/// Whether what starts at `start` is what such a program is called with: only its options and their values stand
/// between.
pub(super) fn is_login(bytes: &[u8], start: usize) -> bool {
    let line = lines::before(bytes, start, REACH);
    if !matches!(line.last(), Some(b' ' | b'\'' | b'"')) {
        return false;
    }
    let mut words = line
        .rsplit(|b| *b == b' ')
        .filter(|word| !word.is_empty() && !matches!(word, [b'\'' | b'"']))
        .take(WORDS)
        .peekable();
    while let Some(word) = words.next() {
        let bare = word
            .iter()
            .rposition(|b| matches!(b, b'/' | b'"' | b'\'' | b'`' | b'(' | b'$'))
            .and_then(|at| word.get(at + 1..))
            .unwrap_or(word);
        let is_option = |word: &[u8]| word.starts_with(b"-");
        if PROGRAMS.contains(&bare) {
            return !words.peek().is_some_and(|before| is_option(before));
        }
        if !is_option(word) && !words.peek().is_some_and(|before| is_option(before)) {
            return false;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_login_is_told_from_a_mailbox() {
        for text in [
            "ssh root@",
            "plink -ssh -batch -pw x9 root@",
            "sshpass -p 'a' ssh -o StrictHostKeyChecking=no admin@",
            "spawn ssh -p 2222 etl@",
            "/usr/bin/ssh -i key root@",
        ] {
            let start = text.rfind(' ').map_or(0, |at| at + 1);
            assert!(is_login(text.as_bytes(), start), "{text}");
        }
        for text in [
            "how ssh works, ask jane@",
            "mail -s ssh jane@",
            "ssh\nto: jane@",
            "passh jane@",
        ] {
            let start = text.rfind(' ').map_or(0, |at| at + 1);
            assert!(!is_login(text.as_bytes(), start), "{text}");
        }
    }
}
