//! Text as codes of its characters, one after the other: `[115, 107]`, `0x73, 0x6b`, `01110011`, `chr(115).chr(107)`.

use super::view::{Edits, Kind};
use crate::detect::hex_byte;

/// How codes are written; all of one row in one way.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Decimal,
    Hexadecimal,
    Binary,
    /// Each in a call that makes a character of it.
    Call,
}

impl Form {
    /// Fewest in a row.
    fn least(self) -> usize {
        match self {
            Self::Decimal => 8,
            Self::Hexadecimal | Self::Binary | Self::Call => 6,
        }
    }
}

/// Fewest decimal codes that may be anything; of fewer many must be small letters, or they are numbers of a table.
const SURE: usize = 12;

/// Undoes codes in a row from `at` on. Returns where to go on.
pub(super) fn undo(text: &[u8], at: usize, edits: &mut Edits) -> usize {
    let Some((form, _, _)) = code(text, at) else {
        return at;
    };
    let mut read = String::new();
    let (mut place, mut end) = (at, at);
    while let Some((this, char, after)) = code(text, place) {
        if this != form {
            break;
        }
        read.push(char);
        end = after;
        let rest = text.get(after..).unwrap_or_default().iter().take(5);
        let joins = |b: &&u8| match form {
            Form::Call => matches!(b, b'+' | b'.' | b'&' | b'|' | b',' | b' ' | b'\n'),
            _ => matches!(b, b',' | b' ' | b'\n' | b';'),
        };
        let gap = rest.take_while(joins).count();
        if gap == 0 {
            break;
        }
        place = after + gap;
    }
    if read.len() < form.least() {
        return end;
    }
    let small = read.bytes().filter(u8::is_ascii_lowercase).count();
    let many = small * 5 >= read.len() * 2;
    let kind = match form {
        Form::Decimal if !many && read.len() < SURE => return end,
        Form::Decimal if small * 3 < read.len() => Kind::Spread,
        _ => Kind::Put,
    };
    if form == Form::Call {
        read = format!("'{read}'");
    }
    edits.add(at..end, &read, kind);
    end
}

/// The character that a code says that starts at `at`, and where it ends.
fn code(text: &[u8], at: usize) -> Option<(Form, char, usize)> {
    let rest = text.get(at..)?;
    let shown = |code: u32| char::from_u32(code).filter(|_| (32..127).contains(&code));
    match rest {
        [b'0', b'x' | b'X', a, b, ..] => {
            let byte = hex_byte(&[*a, *b])?;
            Some((Form::Hexadecimal, shown(u32::from(byte))?, at + 4))
        }
        [b'c' | b'C' | b'[', ..] => call(rest, at),
        _ => {
            let length = rest
                .iter()
                .take(9)
                .take_while(|b| b.is_ascii_digit())
                .count();
            let digits = rest.get(..length)?;
            let bits = length == 8 && digits.iter().all(|b| matches!(b, b'0' | b'1'));
            let (form, base) = match length {
                8 if bits => (Form::Binary, 2),
                2 | 3 => (Form::Decimal, 10),
                _ => return None,
            };
            let code = digits
                .iter()
                .fold(0u32, |code, digit| code * base + u32::from(digit - b'0'));
            Some((form, shown(code)?, at + length))
        }
    }
}

/// A character as a call makes it of its code: `chr(115)`, `ChrW(115)`, `CHAR(115)`, `[char]115`.
fn call(rest: &[u8], at: usize) -> Option<(Form, char, usize)> {
    const NAMES: [&[u8]; 5] = [b"chr(", b"chrw(", b"char(", b"[char]", b"[char]("];
    let name = NAMES.iter().rev().find(|name| {
        rest.get(..name.len())
            .is_some_and(|said| said.eq_ignore_ascii_case(name))
    })?;
    let inside = rest.get(name.len()..)?;
    let blank = inside.iter().take(1).take_while(|b| **b == b' ').count();
    let hex = inside.get(blank..)?.strip_prefix(b"0x");
    let digits = hex.unwrap_or(inside.get(blank..)?);
    let length = digits
        .iter()
        .take(3)
        .take_while(|b| b.is_ascii_hexdigit())
        .count();
    let written = std::str::from_utf8(digits.get(..length)?).ok()?;
    let code = u32::from_str_radix(written, if hex.is_some() { 16 } else { 10 }).ok()?;
    let char = char::from_u32(code).filter(|_| (32..127).contains(&code))?;
    let end = name.len() + blank + usize::from(hex.is_some()) * 2 + length;
    let closes = name.ends_with(b"(");
    if closes && rest.get(end) != Some(&b')') {
        return None;
    }
    Some((Form::Call, char, at + end + usize::from(closes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (String, usize) {
        let mut edits = Edits::default();
        undo(text.as_bytes(), 0, &mut edits);
        (edits.text.clone(), edits.end())
    }

    #[test]
    fn codes_of_characters_are_read() {
        for (text, wanted) in [
            (
                "104, 101,108, 108, 111,44,32, 119, 111, 114, 108, 100, 5000",
                "hello, world",
            ),
            ("104 101 108 108 111 119 111 114", "hellowor"),
            ("0x68, 0x65, 0x6C, 0x6c, 0x6f, 0x21", "hello!"),
            (
                "01101000 01100101 01101100 01101100 01101111 00100001",
                "hello!",
            ),
            (
                "chr(104).chr(101).chr(108).chr(108).chr(111).chr(33)",
                "'hello!'",
            ),
            (
                "Chr(104) & Chr(101) & Chr(108) & Chr(108) & Chr(111) & Chr(33)",
                "'hello!'",
            ),
            (
                "[char]104+[char]101+[char]108+[char]108+[char]111+[char]33",
                "'hello!'",
            ),
        ] {
            assert_eq!(read(text).0, wanted, "{text}");
        }
        for text in [
            "64, 65, 66, 67",
            "72 80 65 70 75 66 81 90",
            "0x68, 0x65",
            "00000000 00000001 00000010 00000011 00000100 00000101",
            "chr(104)",
        ] {
            assert_eq!(read(text).0, "", "{text}");
        }
    }
}
