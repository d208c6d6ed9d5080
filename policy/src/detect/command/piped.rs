//! Passwords that are handed to a command on its standard input.

use std::ops::Range;

use super::{Word, words};
use crate::detect::entropy;

/// The password that is piped into the command at `hit`: `echo 'root:x' | chpasswd`, `echo x | sudo -S`.
pub(in crate::detect) fn piped(
    text: &str,
    hit: &Range<usize>,
    found: &mut Vec<Range<usize>>,
) -> usize {
    let bytes = text.as_bytes();
    let floor = hit.start.saturating_sub(256);
    let before = bytes.get(floor..hit.start).unwrap_or_default();
    let line = before
        .iter()
        .rposition(|b| matches!(b, b'\n' | b';'))
        .map_or(0, |at| at + 1);
    let before = before.get(line..).unwrap_or_default();
    let echo = [&b"echo "[..], b"printf ", b"yes ", b"<<< ", b"<<<"]
        .iter()
        .find_map(|word| {
            memchr::memmem::rfind(before, word).map(|at| floor + line + at + word.len())
        });
    let said = bytes.get(hit.clone()).unwrap_or_default();
    if said.ends_with(b"<<") || said.ends_with(b"<<-") {
        return accounts(text, hit.end, found);
    }
    let Some(start) = echo else { return hit.end };
    // What git hashes is no password.
    let between = bytes.get(start..hit.start).unwrap_or_default();
    if memchr::memmem::find(between, b"| git hash-object ").is_some() {
        return hit.end;
    }
    let (words, _) = words(bytes, start, |word| word.inner.start >= hit.start);
    let pairs = said.ends_with(b"chpasswd");
    said_to(text, &words, pairs, hit.start, found);
    hit.end
}

/// What `echo` and `printf` say before `end`: the first word that is no option and no format, and the same word again
/// (`printf '%s\n%s\n' 'new' 'new'`); behind its user where these are `pairs`.
fn said_to(text: &str, words: &[Word], pairs: bool, end: usize, found: &mut Vec<Range<usize>>) {
    let bytes = text.as_bytes();
    let said = |word: &Word| bytes.get(word.inner.clone()).unwrap_or_default();
    let is_value = |word: &&Word| {
        let said = said(word);
        !said.starts_with(b"-") && !said.starts_with(b"%") && !said.starts_with(b"'%")
    };
    let Some(first) = words.iter().find(is_value) else {
        return;
    };
    let same = words.iter().filter(|word| said(word) == said(first));
    for word in same.filter(|word| word.inner.end <= end) {
        let mut value = word.inner.clone();
        if pairs {
            let Some(colon) = said(word).iter().position(|b| *b == b':') else {
                continue;
            };
            value.start += colon + 1;
        }
        // `printf 'new\nnew\n'` says it twice.
        while let Some(said) = text.get(value.clone()) {
            let line = said.find("\\n").map_or(value.end, |at| value.start + at);
            let real = |value: &str| value.len() >= 3 && !entropy::is_template(value);
            if text.get(value.start..line).is_some_and(real) {
                found.push(value.start..line);
            }
            if line == value.end {
                break;
            }
            value.start = line + 2;
        }
    }
}

/// The passwords of a document that `chpasswd` reads here (`<<EOF`): a user and one a line, up to the word that ends it.
fn accounts(text: &str, at: usize, found: &mut Vec<Range<usize>>) -> usize {
    /// Most lines that are read.
    const LINES: usize = 256;
    let rest = text.get(at..).unwrap_or_default();
    // `<<<` tells one pair, and is a word of its own.
    if rest.starts_with('<') {
        return at;
    }
    let mut lines = rest.split_inclusive('\n');
    let Some(first) = lines.next() else { return at };
    let quoted = |c: char| matches!(c, '"' | '\'' | '\\' | ' ' | '\t');
    let ends = first
        .trim_start_matches(quoted)
        .split(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | ';' | '|' | '&' | ')'))
        .next()
        .unwrap_or_default();
    if ends.is_empty() {
        return at;
    }
    let mut place = at + first.len();
    for line in lines.take(LINES) {
        let said = line.trim_end_matches(['\n', '\r']);
        if said.trim_start_matches('\t') == ends {
            break;
        }
        let pair = said.split_once(':').filter(|(user, value)| {
            !user.is_empty()
                && !user.contains(' ')
                && value.len() >= 3
                && !entropy::is_template(value)
        });
        if let Some((user, value)) = pair {
            let start = place + user.len() + 1;
            found.push(start..start + value.len());
        }
        place += line.len();
    }
    place
}
