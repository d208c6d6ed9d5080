//! Secrets beside a word that says how they are written (`base64`, `fromhex`, `rot13`, `reverse`): short ones as well,
//! that no run of letters tells.

use std::ops::Range;

use super::encoded;
use super::hidden::{is_drawn, is_loosely_decoded, is_part};
use super::turned::turn;
use super::words::words;
use crate::detect::checksum::hex_byte;
use crate::detect::{assign, entropy, lines};

/// How far from the word a value may stand on its line, in bytes.
const BEFORE: usize = 160;
const AFTER: usize = 240;
/// Shortest and longest value as it is written.
const WRITTEN: Range<usize> = 8..400;

/// How what a word speaks of is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Encoded,
    Turned,
    Backwards,
    /// Capitals for small letters and the other way round.
    Flipped,
    /// Each byte with the same one, in hexadecimal digits.
    Xored,
}

/// What the words for letters in the other case have.
const CASES: [&str; 10] = [
    "case", "caps", "casse", "maj", "mayús", "maius", "maiús", "groß", "hoofdl", "festst",
];

fn way(said: &str) -> Way {
    match said {
        said if said.starts_with("xor") => Way::Xored,
        said if CASES.iter().any(|word| said.contains(word)) || said.starts_with("wielko") => {
            Way::Flipped
        }
        said if said.contains("rot") || said.contains("caesar") || said.starts_with("tr ") => {
            Way::Turned
        }
        said if [
            "rev",
            "back",
            "-1",
            "rück",
            "revés",
            "contr",
            "invers",
            "hinten",
            "trás",
            "rovesc",
            "envers",
            "achterste",
            "od tyłu",
            "odwrót",
            "verlan",
        ]
        .iter()
        .any(|word| said.contains(word)) =>
        {
            Way::Backwards
        }
        _ => Way::Encoded,
    }
}

/// The secrets on the line of a word for a way to write them.
pub(in crate::detect) fn told(
    text: &str,
    hit: &Range<usize>,
    found: &mut Vec<Range<usize>>,
) -> usize {
    let cue = text.get(hit.clone()).unwrap_or_default();
    let way = way(&cue.to_lowercase());
    if way == Way::Backwards && (is_compatible(text, hit.end) || is_of_a_name(text, hit)) {
        return hit.end;
    }
    let window = window(text, hit);
    let line = Line::new(text, hit, way, window.clone());
    let mut at = window.start;
    let bytes = text.as_bytes();
    while at < window.end {
        let length = bytes
            .get(at..window.end)
            .unwrap_or_default()
            .iter()
            .take_while(|b| is_part(**b) && **b != b'|')
            .count();
        let token = at..at + length;
        at += length + 1;
        if way == Way::Backwards
            && let Some(account) = grouped(text, token.start)
        {
            at = account.end;
            found.push(account);
            continue;
        }
        // The last may go on after what is looked at.
        if WRITTEN.contains(&length)
            && let Some(token) = line.secret(token, matches!(bytes.get(at - 1), Some(b'"' | b'\'')))
        {
            found.push(token);
        }
    }
    window.end.max(hit.end)
}

/// The line around words for a way to write secrets.
struct Line<'t> {
    text: &'t str,
    /// The words.
    hit: &'t Range<usize>,
    way: Way,
    window: Range<usize>,
    /// A call turns literals; words speak of what stands beside them.
    called: bool,
    coded: bool,
}

impl<'t> Line<'t> {
    fn new(text: &'t str, hit: &'t Range<usize>, way: Way, window: Range<usize>) -> Self {
        let cue = text.get(hit.clone()).unwrap_or_default();
        Self {
            text,
            hit,
            way,
            called: cue.contains(['(', '[']) || cue.starts_with('.'),
            coded: text.get(window.clone()).is_some_and(is_code),
            window,
        }
    }

    /// The secret that a token is; `closed`: a quote follows it.
    fn secret(&self, token: Range<usize>, closed: bool) -> Option<Range<usize>> {
        let bytes = self.text.as_bytes();
        let before = token.start.checked_sub(1).and_then(|at| bytes.get(at));
        // A long literal starts before what is looked at.
        let quoted = before.is_some_and(|b| assign::is_quote(*b))
            || token.start == self.window.start && closed;
        let token = trimmed(self.text, token);
        let written = self.text.get(token.clone())?;
        let covers = token.start < self.hit.end && self.hit.start < token.end;
        if covers || entropy::is_identifier(written) || !self.may_hold(&token, written, quoted) {
            return None;
        }
        let said = self.text.get(self.window.clone())?;
        is_secret(written, self.way, quoted, said).then_some(token)
    }

    /// Whether a token may be one that is turned: no name in code.
    fn may_hold(&self, token: &Range<usize>, written: &str, quoted: bool) -> bool {
        if matches!(self.way, Way::Encoded | Way::Xored) {
            return true;
        }
        let bytes = self.text.as_bytes();
        let escape = token.start.checked_sub(1).and_then(|at| bytes.get(at)) == Some(&b'\\');
        let line = self.text.get(self.window.clone()).unwrap_or_default();
        let apart = || self.called || !is_beside(self.text, self.hit, token);
        let named = || entropy::wordiness(written) > 0.4;
        let code = self.coded && (named() || !quoted && !words().speaks_of_secrets(line));
        !(escape || !quoted && apart() || code)
    }
}

/// `find_backwards(`, `is_reversed=`: a word of a name in code.
fn is_of_a_name(text: &str, hit: &Range<usize>) -> bool {
    let bytes = text.as_bytes();
    let word = bytes
        .get(hit.clone())
        .unwrap_or_default()
        .iter()
        .all(u8::is_ascii_alphabetic);
    let before = hit.start.checked_sub(1).and_then(|at| bytes.get(at));
    word && (matches!(before, Some(b'_' | b'.'))
        || matches!(bytes.get(hit.end), Some(b'_' | b'(' | b'=')))
}

/// Whether no sentence ends between the words and a token on their line.
fn is_beside(text: &str, hit: &Range<usize>, token: &Range<usize>) -> bool {
    let between = match token.start >= hit.end {
        true => hit.end..token.start,
        false => token.end..hit.start,
    };
    let between = text.get(between).unwrap_or_default();
    ![". ", "; ", "? ", "! "]
        .iter()
        .any(|end| between.contains(end))
        && between.len() <= 48
}

/// Whether a line is one of code or of a comment in it.
fn is_code(line: &str) -> bool {
    // `[::-1]` is what turns a literal.
    let path = line.contains("::") && !line.contains("[::");
    let marks = [
        "();", "->", "=>", "//", "fn ", "def ", "const ", "#define", "class:", "for (", "self.",
        "&mut", "= $",
    ];
    path || marks.iter().any(|mark| line.contains(mark))
}

/// `backwards compatible`
fn is_compatible(text: &str, end: usize) -> bool {
    let rest = text.get(end..).unwrap_or_default();
    let rest = rest.trim_start_matches([' ', '-', '_']);
    ["compat", "incompat"].iter().any(|word| {
        rest.get(..word.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(word))
    })
}

/// An account or a card in quotes, backwards and in groups.
fn grouped(text: &str, start: usize) -> Option<Range<usize>> {
    const LONGEST: usize = 48;
    let bytes = text.as_bytes();
    let quote = bytes
        .get(start.checked_sub(1)?)
        .copied()
        .filter(|b| matches!(b, b'"' | b'\''))?;
    let rest = bytes.get(start..bytes.len().min(start + LONGEST))?;
    let length = memchr::memchr(quote, rest)?;
    let said = rest.get(..length)?;
    let plain = said.iter().all(|b| b.is_ascii_alphanumeric() || *b == b' ');
    if !plain || !said.contains(&b' ') {
        return None;
    }
    let read: String = said
        .iter()
        .rev()
        .filter(|b| **b != b' ')
        .map(|b| char::from(*b))
        .collect();
    let card = read.bytes().all(|b| b.is_ascii_digit()) && crate::detect::is_card(read.as_bytes());
    (card || crate::detect::is_iban(&read)).then_some(start..start + length)
}

/// The line of the word; with the next one, where the word ends its own.
pub(super) fn window(text: &str, hit: &Range<usize>) -> Range<usize> {
    let bytes = text.as_bytes();
    let start = hit.start - lines::before(bytes, hit.start, BEFORE).len();
    let rest = bytes
        .get(hit.end..bytes.len().min(hit.end + AFTER))
        .unwrap_or_default();
    let ends = |from: usize| {
        memchr::memchr(b'\n', rest.get(from..).unwrap_or_default()).map(|at| from + at)
    };
    let line = ends(0).unwrap_or(rest.len());
    let bare = rest.get(..line).unwrap_or_default();
    let short = !bare.iter().any(u8::is_ascii_alphanumeric);
    let end = match short && line < rest.len() {
        true => ends(line + 1).unwrap_or(rest.len()),
        false => line,
    };
    start..hit.end + end
}

/// Without the punctuation of the sentence around it.
fn trimmed(text: &str, token: Range<usize>) -> Range<usize> {
    let said = text.get(token.clone()).unwrap_or_default();
    let inner = said.trim_end_matches(['.', ':', '?', '!']);
    // `rot13:Tbyqsvfu89`
    let from = inner.find(':').map_or(0, |at| at + 1);
    let from = if inner.len() - from < WRITTEN.start {
        0
    } else {
        from
    };
    token.start + from..token.start + inner.len()
}

fn is_secret(written: &str, way: Way, quoted: bool, line: &str) -> bool {
    let bytes = written.bytes();
    match way {
        Way::Encoded => encoded::read(written.as_bytes()).is_some_and(|read| holds(&read)),
        Way::Xored => is_xored(written, line),
        Way::Flipped => {
            let flip = |c: char| match c.is_ascii_lowercase() {
                true => c.to_ascii_uppercase(),
                false => c.to_ascii_lowercase(),
            };
            let read: String = written.chars().map(flip).collect();
            let name = bytes
                .clone()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
            let letters = bytes.filter(u8::is_ascii_alphabetic).count();
            letters > 2 && !name && is_loosely_decoded(&read)
        }
        Way::Turned => {
            let read: String = bytes.map(|b| char::from(turn(b))).collect();
            is_told(&read, quoted) && is_told(written, quoted)
        }
        Way::Backwards => {
            let read: String = bytes.rev().map(char::from).collect();
            is_told(&read, quoted)
                || is_address(&read)
                || is_account(&read) && words().speaks_of_accounts(line)
        }
    }
}

/// Whether hexadecimal digits hold text, each byte with the one that the line names (`0x2a`).
fn is_xored(written: &str, line: &str) -> bool {
    let key = line.split_once("0x").and_then(|(_, key)| key.get(..2));
    let Some(key) = key.and_then(|key| u8::from_str_radix(key, 16).ok()) else {
        return false;
    };
    let pairs = written.as_bytes().chunks(2).map(hex_byte);
    let Some(read) = pairs.map(|b| Some(b? ^ key)).collect::<Option<Vec<u8>>>() else {
        return false;
    };
    let shown = |b: &u8| b.is_ascii_graphic() || *b == b' ';
    let letters = read.iter().filter(|b| b.is_ascii_alphabetic()).count();
    read.len() > 5 && read.iter().all(shown) && letters > 2
}

/// Whether what was decoded is a secret, or a small object that holds one.
pub(super) fn holds(read: &str) -> bool {
    match read.starts_with('{') {
        true => read
            .split('"')
            .any(|part| part.len() > 7 && is_loosely_decoded(part)),
        false => !read.contains(' ') && is_loosely_decoded(read),
    }
}

fn is_address(read: &str) -> bool {
    let host = read.split_once('@').map(|(_, host)| host);
    host.is_some_and(|host| {
        host.split('.').count() > 1
            && host.split('.').all(|label| label.len() > 1)
            && host
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-'))
    })
}

fn is_account(read: &str) -> bool {
    (8..=34).contains(&read.len()) && read.bytes().all(|b| b.is_ascii_digit())
}

fn is_told(read: &str, quoted: bool) -> bool {
    is_drawn(read)
        || assign::is_given(read) && (quoted || assign::is_strong(read))
        || is_hexadecimal(read)
}

fn is_hexadecimal(read: &str) -> bool {
    let digits = read.bytes().filter(u8::is_ascii_digit).count();
    read.len() >= 20
        && digits > 3
        && digits < read.len()
        && read.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::tests::walked;

    #[test]
    fn what_a_word_says_how_to_read_is_found() {
        for (text, cue, value) in [
            (
                "mein Passwort, base64: Ukhpbm8uODc=",
                "base64",
                "Ukhpbm8uODc=",
            ),
            (
                "bytes.fromhex('5268696e6f2e3837')",
                "fromhex",
                "5268696e6f2e3837",
            ),
            ("rot13: Euvab_4417!", "rot13", "Euvab_4417"),
            ("account reversed: 7234098123", "reversed", "7234098123"),
            (
                "cfg = b64decode('eyJ2IjogIlJoaW5vLjg3In0=')",
                "b64",
                "eyJ2IjogIlJoaW5vLjg3In0=",
            ),
            ("k = '78.onihR#'[::-1]", "[::-1]", "78.onihR#"),
            (
                "xor each byte with 0x2a: 4a45464e5e4558",
                "xor each",
                "4a45464e5e4558",
            ),
            ("casse inversée : rHINO_44x", "casse inversée", "rHINO_44x"),
            ("k = swapcase('rHINO_44x')", "swapcase", "rHINO_44x"),
            (
                "encoded as base64:\nUkhpbm8uODc=\n",
                "base64",
                "Ukhpbm8uODc=",
            ),
        ] {
            assert_eq!(walked(told, text, cue), [value], "{text}");
        }
        for (text, cue) in [
            ("base64 of \"hello world\" is aGVsbG8gd29ybGQ=", "base64"),
            ("base64 encoded images such as iVBORw0KGgo", "base64"),
            ("reverse the list_of_names2", "reverse"),
            ("hex colors deadbeef and 5f5f5f5f", "hex"),
            ("xor with 0x2a of 9fceb02d0ae598e95dc9", "xor with"),
            ("57:28.720Z case is flipped", "case is flipped"),
            ("print(name.swapcase()) of list_of_names2", "swapcase"),
        ] {
            assert_eq!(walked(told, text, cue), [""; 0], "{text}");
        }
    }
}
