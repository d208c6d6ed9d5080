//! Secrets beside a word for a way to write bytes that no run of letters tells: `base58`, `base85` and its kin, the lines of
//! `uuencode`, and `rot47`.

use std::ops::Range;

use super::cued::{holds, window};
use super::hidden::is_loosely_decoded;
use crate::detect::base58;

/// Shortest and longest value as it is written.
const WRITTEN: Range<usize> = 10..400;
/// Most lines of `uuencode` that are read.
const LINES: usize = 64;

/// The digits of base85 as RFC 1924 and ZeroMQ write it; those of Ascii85 follow each other.
const BASE85: &[u8; 85] =
    b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~";
const Z85: &[u8; 85] =
    b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#";

/// The secrets on the line of such a word.
pub(in crate::detect) fn based(
    text: &str,
    hit: &Range<usize>,
    found: &mut Vec<Range<usize>>,
) -> usize {
    let cue = text
        .get(hit.clone())
        .unwrap_or_default()
        .to_ascii_lowercase();
    if !is_word(text, hit) {
        return hit.end;
    }
    if cue.starts_with("begin") {
        return uuencoded(text, hit, found);
    }
    let window = window(text, hit);
    let said = text.get(window.clone()).unwrap_or_default();
    let mut at = window.start;
    for token in said.split(|c: char| c.is_ascii_whitespace()) {
        let start = at;
        at += token.len() + 1;
        let token = bare(token, start);
        let covers = token.start < hit.end && hit.start < token.end;
        let written = text.get(token.clone()).unwrap_or_default().as_bytes();
        if !covers && WRITTEN.contains(&written.len()) && is_secret(&cue, written) {
            found.push(token);
        }
    }
    window.end.max(hit.end)
}

/// Whether a word stands by itself or begins the name of a call (`b85decode`): three signs are in many identifiers.
fn is_word(text: &str, hit: &Range<usize>) -> bool {
    let (before, after) = (text.get(..hit.start), text.get(hit.end..));
    let part = |c: char| c.is_alphanumeric();
    let after = after.unwrap_or_default();
    let ends = !after.starts_with(part)
        || text.get(hit.clone()).is_some_and(|cue| cue.ends_with(' '))
        || ["decode", "encode", "Decode", "Encode", "check"]
            .iter()
            .any(|end| after.starts_with(end));
    ends && !before.unwrap_or_default().ends_with(part)
}

/// A word without the quotes, brackets and marks that languages and sentences put around what is encoded.
fn bare(token: &str, start: usize) -> Range<usize> {
    // `a85decode("…")`, `<~…~>`
    let quoted = token.find(['"', '\'']).and_then(|open| {
        let quote = token.as_bytes().get(open)?;
        let inner = token.get(open + 1..)?;
        let close = inner.bytes().rposition(|b| b == *quote)?;
        Some(open + 1..open + 1 + close)
    });
    let mut inner = quoted.unwrap_or(0..token.len());
    let said = token.get(inner.clone()).unwrap_or_default();
    if said.starts_with("<~") && said.ends_with("~>") && said.len() > 4 {
        inner = inner.start + 2..inner.end - 2;
    }
    start + inner.start..start + inner.end
}

fn is_secret(cue: &str, written: &[u8]) -> bool {
    let told = |bytes: Option<Vec<u8>>| {
        bytes
            .and_then(|bytes| String::from_utf8(bytes).ok())
            .is_some_and(|read| holds(read.trim_end_matches(['\n', '\0'])))
    };
    match cue {
        cue if cue.contains("58") => told(base58::number(written, base58::DIGITS)),
        cue if cue.contains("47") => told(Some(written.iter().copied().map(turned).collect())),
        _ => told(ascii85(written)) || told(base85(written, BASE85)) || told(base85(written, Z85)),
    }
}

/// A byte as rot47 turns it.
const fn turned(byte: u8) -> u8 {
    match byte {
        b'!'..=b'~' => (byte - b'!' + 47) % 94 + b'!',
        other => other,
    }
}

fn base85(written: &[u8], digits: &[u8; 85]) -> Option<Vec<u8>> {
    let value = |sign: &u8| digits.iter().position(|known| known == sign);
    groups(written.iter().map(value).collect::<Option<Vec<_>>>()?)
}

fn ascii85(written: &[u8]) -> Option<Vec<u8>> {
    let value = |sign: &u8| {
        (b'!'..=b'u')
            .contains(sign)
            .then(|| usize::from(sign - b'!'))
    };
    groups(written.iter().map(value).collect::<Option<Vec<_>>>()?)
}

/// Five digits are four bytes; the last group may be shorter.
fn groups(digits: Vec<usize>) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    for group in digits.chunks(5) {
        if group.len() == 1 {
            return None;
        }
        let full = group
            .iter()
            .copied()
            .chain(std::iter::repeat_n(84, 5 - group.len()));
        let number = full.fold(0u64, |number, digit| number * 85 + digit as u64);
        let number = u32::try_from(number).ok()?;
        bytes.extend(number.to_be_bytes().into_iter().take(group.len() - 1));
    }
    Some(bytes)
}

/// What stands between `begin 644 name` and `end`, where it holds a secret.
fn uuencoded(text: &str, hit: &Range<usize>, found: &mut Vec<Range<usize>>) -> usize {
    let Some(rest) = text.get(hit.end..) else {
        return hit.end;
    };
    let mut lines = rest.split_inclusive('\n');
    let Some(first) = lines.next().filter(|line| line.len() < 80) else {
        return hit.end;
    };
    let start = hit.end + first.len();
    let (mut end, mut bytes) = (start, Vec::new());
    for line in lines.take(LINES) {
        let said = line.trim_end_matches(['\n', '\r']);
        let Some(read) = uu_line(said.as_bytes()).filter(|read| !read.is_empty()) else {
            break;
        };
        bytes.extend(read);
        end += line.len();
    }
    let read = String::from_utf8(bytes).unwrap_or_default();
    let secret = read
        .split(char::is_whitespace)
        .any(|part| part.len() > 7 && is_loosely_decoded(part));
    if secret {
        let value = text.get(start..end).unwrap_or_default().trim_end();
        found.push(start..start + value.len());
    }
    end
}

/// One line: how many bytes it holds, and four signs for three of them.
fn uu_line(line: &[u8]) -> Option<Vec<u8>> {
    let six = |sign: &u8| {
        (b' '..=b'`')
            .contains(sign)
            .then(|| u32::from(sign - b' ') & 63)
    };
    let (count, signs) = line.split_first()?;
    let count = six(count)? as usize;
    let signs = signs.iter().map(six).collect::<Option<Vec<_>>>()?;
    let mut bytes = Vec::new();
    for group in signs.chunks(4) {
        let full = group
            .iter()
            .copied()
            .chain(std::iter::repeat_n(0, 4 - group.len()));
        let number = full.fold(0, |number, six| number << 6 | six);
        bytes.extend(number.to_be_bytes().into_iter().skip(1));
    }
    (bytes.len() >= count).then(|| {
        bytes.truncate(count);
        bytes
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::tests::walked;

    #[test]
    fn what_is_written_so_is_read() {
        for (text, cue, value) in [
            (
                "the key in base58: 2bRmaTmHcdiJKL7tT",
                "base58",
                "2bRmaTmHcdiJKL7tT",
            ),
            ("b85decode(\"RB|wNVl-rLawao)\")", "b85", "RB|wNVl-rLawao)"),
            ("ascii85: <~<,s[8@PhV6E[ESe~>", "ascii85", "<,s[8@PhV6E[ESe"),
            ("rot47: %C_F3c5@CUbI.", "rot47", "%C_F3c5@CUbI."),
            (
                "begin 644 x\n,5'(P=6(T9&]R)C-X\n \nend",
                "begin 644 ",
                ",5'(P=6(T9&]R)C-X",
            ),
        ] {
            assert_eq!(walked(based, text, cue), [value], "{text}");
        }
        for (text, cue) in [
            ("base58 has no 0OIl, unlike base64", "base58"),
            ("import base64; b85encode(data_of_request2)", "b85"),
            ("rot47 is a variant of rot13", "rot47"),
            ("id=7fdb85e51c RB|wNVl-rLawao)", "b85"),
            ("begin 644 x\n#0V%T\n \nend", "begin 644 "),
        ] {
            assert_eq!(walked(based, text, cue), [""; 0], "{text}");
        }
        assert_eq!(
            base85(b"NM&qnZy;B1a%^NF", BASE85).as_deref(),
            Some(&b"Hello World!"[..])
        );
        assert_eq!(
            ascii85(b"87cURD]i,\"Ebo80").as_deref(),
            Some(&b"Hello World!"[..])
        );
        assert_eq!(
            base85(b"HelloWorld", Z85).as_deref(),
            Some(&[0x86, 0x4f, 0xd2, 0x6f, 0xb5, 0x59, 0xf7, 0x5b][..])
        );
        assert_eq!(uu_line(b"#0V%T").as_deref(), Some(&b"Cat"[..]));
    }
}
