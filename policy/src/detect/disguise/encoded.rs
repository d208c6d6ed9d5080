//! Text that was encoded as base64 or hexadecimal digits.

use std::ops::Range;

use super::inflate::unpack;
use super::view::{Edits, Kind};
use crate::detect::checksum::{hex_byte, sextet, unbase64};

/// Fewest characters that are decoded.
pub(super) const LEAST: usize = 16;
/// Bytes decoded to see whether the rest is worth it.
const TASTE: usize = 24;
/// A line of base64 that is followed by another is at least so long.
pub(super) const LINE: usize = 60;

/// Undoes the run of letters, digits, `+`, `/`, `-`, `_` in `range`, with the lines that follow where it is the first
/// of several. Returns where to go on; the start of the range when nothing was undone.
pub(super) fn undo(text: &[u8], range: Range<usize>, edits: &mut Edits) -> usize {
    let run = text.get(range.clone()).unwrap_or_default();
    if let Some(read) = hexadecimal(run) {
        edits.add(range.clone(), &read, Kind::Decoded);
        return range.end;
    }
    if let Some(read) = inflated(run) {
        let end = padded(text, range.end);
        edits.add(range.start..end, &read, Kind::Decoded);
        return end;
    }
    if run.len() + 1 < LEAST || !tastes(run) {
        return base32(text, range, edits);
    }
    // An image that is written into a page or a style.
    let head = text
        .get(range.start.saturating_sub(40)..range.start)
        .unwrap_or_default();
    if head.ends_with(b";base64,") && memchr::memmem::find(head, b"data:image/").is_some() {
        return range.start;
    }
    let (end, read) = lines(text, &range);
    let read = match end == range.end {
        true => unbase64(run).and_then(text_of),
        // A character may have been cut by what ends the last line.
        false => Some(String::from_utf8_lossy(&read).into_owned()),
    };
    match read {
        Some(read) => {
            let end = padded(text, end);
            edits.add(range.start..end, &read, Kind::Decoded);
            end
        }
        None => range.start,
    }
}

/// What a short value holds that is encoded in a way that a word beside it tells.
pub(super) fn read(run: &[u8]) -> Option<String> {
    let end = run.iter().rposition(|b| *b != b'=')? + 1;
    let plain = run.get(..end)?;
    let pairs = || plain.chunks(2).map(hex_byte).collect::<Option<Vec<u8>>>();
    let digits = plain.strip_prefix(b"0x").unwrap_or(plain);
    let even = digits.len().is_multiple_of(2) && digits.iter().all(u8::is_ascii_hexdigit);
    let hex = even.then(pairs).flatten().and_then(text_of);
    hex.or_else(|| unbase64(plain).and_then(text_of))
        .or_else(|| inflated(plain))
        .filter(|read| read.chars().count() > 5)
}

/// Fewest characters of base64 that hold something compressed.
const PACKED: usize = 24;

/// What a run of base64 holds that was compressed (gzip, zlib) first.
fn inflated(run: &[u8]) -> Option<String> {
    let starts = matches!(
        run,
        [b'H', b'4', b's', b'I', ..] | [b'e', b'J' | b'N' | b'F' | b'A', ..]
    );
    (starts && run.len() >= PACKED)
        .then(|| unbase64(run))
        .flatten()
        .and_then(|packed| unpack(&packed))
        .and_then(text_of)
}

/// Where the run ends with the lines that go on with it, and what all of them hold. A line that does not read as text
/// by itself goes on with nothing, so that no line is gathered twice.
fn lines(text: &[u8], range: &Range<usize>) -> (usize, Vec<u8>) {
    let (mut end, mut read) = (range.end, Vec::new());
    if range.len() < LINE || !range.len().is_multiple_of(4) {
        return (end, read);
    }
    let run = text.get(range.clone()).unwrap_or_default();
    read.extend(unbase64(run).unwrap_or_default());
    loop {
        let next = match text.get(end..) {
            Some([b'\r', b'\n', ..]) => end + 2,
            Some([b'\n', ..]) => end + 1,
            _ => break,
        };
        let rest = text.get(next..).unwrap_or_default();
        let length = rest.iter().take_while(|b| is_digit(**b)).count();
        let line = rest
            .get(..length)
            .filter(|_| length > 0 && length <= range.len());
        let Some(line) = line
            .and_then(unbase64)
            .filter(|line| line.iter().all(|b| is_shown(*b)))
        else {
            break;
        };
        read.extend(line);
        end = next + length;
        if length < range.len() {
            break;
        }
    }
    (end, read)
}

/// Where the signs end that fill the last group, written as they are or for a URL.
fn padded(text: &[u8], mut end: usize) -> usize {
    for _ in 0..2 {
        let rest = text.get(end..).unwrap_or_default();
        end += match rest {
            [b'=', ..] => 1,
            [b'%', b'3', b'D' | b'd', ..] => 3,
            _ => break,
        };
    }
    end
}

fn is_digit(byte: u8) -> bool {
    sextet(byte).is_some()
}

/// Whether the first characters of a run read as text.
fn tastes(run: &[u8]) -> bool {
    let three = |group: &[u8; 4]| {
        let mut bits = 0;
        for byte in group {
            bits = bits << 6 | u32::from(sextet(*byte)?);
        }
        let [_, bytes @ ..] = bits.to_be_bytes();
        Some(bytes)
    };
    let (groups, _) = run.as_chunks();
    // Most runs are no text from their first bytes on.
    let hidden = |bytes: [u8; 3]| bytes.iter().filter(|b| !is_shown(**b)).count();
    let first = groups.first().and_then(three);
    if first.is_none_or(|bytes| hidden(bytes) > 1) {
        return false;
    }
    let mut taste = [0; TASTE];
    let (slots, _) = taste.as_chunks_mut::<3>();
    let mut length = 0;
    for (group, slot) in groups.iter().zip(slots) {
        let Some(bytes) = three(group) else {
            return false;
        };
        *slot = bytes;
        length += 3;
    }
    let taste = taste.get(..length).unwrap_or_default();
    is_text_so_far(taste) || is_wide(taste)
}

fn hexadecimal(run: &[u8]) -> Option<String> {
    let run = match run {
        [b'0', b'x' | b'X', digits @ ..] => digits,
        run => run,
    };
    if run.len() < LEAST || run.len() % 2 == 1 || !run.iter().take(LEAST).all(u8::is_ascii_hexdigit)
    {
        return None;
    }
    let taste: Option<Vec<u8>> = run.chunks(2).take(TASTE).map(hex_byte).collect();
    if !taste.is_some_and(|taste| is_text_so_far(&taste) || is_wide(&taste)) {
        return None;
    }
    text_of(run.chunks(2).map(hex_byte).collect::<Option<Vec<u8>>>()?)
}

/// Undoes a run of base32 (RFC 4648) with the signs that fill it. Returns where to go on.
fn base32(text: &[u8], range: Range<usize>, edits: &mut Edits) -> usize {
    let run = text.get(range.clone()).unwrap_or_default();
    let value = |byte: u8| match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'2'..=b'7' => Some(byte - b'2' + 26),
        _ => None,
    };
    if !run.iter().take(8).all(|byte| value(*byte).is_some()) {
        return range.start;
    }
    let mut read = Vec::with_capacity(run.len() / 8 * 5 + 5);
    for group in run.chunks(8) {
        let mut bits = 0u64;
        for byte in group {
            let Some(value) = value(*byte) else {
                return range.start;
            };
            bits = bits << 5 | u64::from(value);
        }
        bits <<= 5 * (8 - group.len());
        let bytes = bits.to_be_bytes();
        read.extend_from_slice(bytes.get(3..3 + group.len() * 5 / 8).unwrap_or_default());
        // Most runs are no text from their first bytes on.
        if !read.iter().take(5).all(|b| is_shown(*b)) {
            return range.start;
        }
    }
    let Some(read) = text_of(read).filter(|_| run.len() >= LEAST) else {
        return range.start;
    };
    let rest = text.get(range.end..).unwrap_or_default().iter();
    let end = range.end + rest.take(6).take_while(|b| **b == b'=').count();
    edits.add(range.start..end, &read, Kind::Decoded);
    end
}

/// Bytes in pairs, with one between each two: how dumps show them. Returns where to go on.
pub(super) fn pairs(text: &[u8], at: usize, edits: &mut Edits) -> usize {
    let Some(sign @ (b' ' | b':' | b'-')) = text.get(at + 2).copied() else {
        return at;
    };
    let rest = text.get(at..).unwrap_or_default();
    let pairs = rest.chunks(3).take_while(|chunk| {
        chunk
            .iter()
            .take(2)
            .filter(|b| b.is_ascii_hexdigit())
            .count()
            == 2
            && chunk
                .get(2)
                .is_none_or(|b| *b == sign || !b.is_ascii_alphanumeric())
    });
    // The chunk that another sign ends is the last.
    let mut digits = Vec::new();
    let mut end = at;
    for chunk in pairs {
        digits.extend_from_slice(chunk.get(..2).unwrap_or_default());
        end += chunk.len();
        if chunk.get(2) != Some(&sign) {
            break;
        }
    }
    let end = at
        + (digits.len() / 2 * 3)
            .saturating_sub(1)
            .min(end.saturating_sub(at));
    match hexadecimal(&digits) {
        Some(read) => {
            edits.add(at..end, &read, Kind::Decoded);
            end
        }
        None => end.max(at),
    }
}

/// Most lines of a dump that are read, and most bytes of one.
const DUMPED: usize = 256;
const ROW: usize = 16;

/// Undoes a dump of a text's bytes (`xxd`, `hexdump -C`) whose first line starts at `at`: offset, bytes, and the same bytes
/// as characters. Returns where to go on.
pub(super) fn dump(text: &[u8], at: usize, edits: &mut Edits) -> usize {
    let (mut read, mut end) = (Vec::new(), at);
    for line in text
        .get(at..)
        .unwrap_or_default()
        .split(|b| *b == b'\n')
        .take(DUMPED)
    {
        let offset = format!("{:08x}", read.len());
        let row = line.strip_prefix(offset.as_bytes()).and_then(row);
        let Some(row) = row else {
            break;
        };
        end += line.trim_ascii_end().len() + usize::from(!read.is_empty());
        let last = row.len() < ROW;
        read.extend(row);
        if last {
            break;
        }
    }
    match text_of(read).filter(|read| read.len() > 5) {
        Some(read) => {
            edits.add(at..end, &read, Kind::Decoded);
            end
        }
        None => at,
    }
}

/// The bytes of one line of a dump, where the characters after them are the same.
fn row(line: &[u8]) -> Option<Vec<u8>> {
    let line = line.strip_prefix(b":").unwrap_or(line).strip_prefix(b" ")?;
    // Two blanks end the bytes; one dump has them in its middle as well.
    let mut bytes = Vec::new();
    let mut at = usize::from(line.first() == Some(&b' '));
    while bytes.len() < ROW {
        let Some(byte) = line.get(at..at + 2).and_then(hex_byte) else {
            break;
        };
        bytes.push(byte);
        at += 2;
        let wide = bytes.len() == ROW / 2 && line.get(at..at + 2) == Some(b"  ");
        at += usize::from(line.get(at) == Some(&b' ')) + usize::from(wide);
    }
    let shown = line.get(at..)?.trim_ascii();
    let shown = match shown {
        [b'|', shown @ .., b'|'] => shown,
        shown => shown,
    };
    let as_shown = |b: &u8| match *b {
        b' '..=b'~' => *b,
        _ => b'.',
    };
    let wanted: Vec<u8> = bytes.iter().map(as_shown).collect();
    (!bytes.is_empty() && shown.trim_ascii() == wanted.trim_ascii()).then_some(bytes)
}

/// Whether bytes are text as far as they go: the last character may be cut.
fn is_text_so_far(bytes: &[u8]) -> bool {
    let valid = match std::str::from_utf8(bytes) {
        Ok(_) => bytes.len(),
        Err(error) if error.error_len().is_none() => error.valid_up_to(),
        Err(_) => return false,
    };
    let shown = bytes.get(..valid).unwrap_or_default();
    valid > 0 && shown.iter().all(|b| is_shown(*b))
}

fn is_shown(byte: u8) -> bool {
    !byte.is_ascii_control() || matches!(byte, b'\n' | b'\r' | b'\t')
}

/// Whether bytes are ASCII in units of two: how a Windows shell encodes a command.
fn is_wide(bytes: &[u8]) -> bool {
    let mut units = bytes.chunks_exact(2);
    bytes.len() >= 8 && units.all(|unit| matches!(unit, [low, 0] if is_shown(*low) && *low < 0x80))
}

fn text_of(bytes: Vec<u8>) -> Option<String> {
    if is_wide(&bytes) {
        let low = bytes.iter().step_by(2).copied().collect();
        return String::from_utf8(low).ok();
    }
    let text = String::from_utf8(bytes).ok()?;
    text.bytes().all(is_shown).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, Range<usize>)> {
        let mut edits = Edits::default();
        let end = text.bytes().take_while(|b| is_digit(*b)).count();
        undo(text.as_bytes(), 0..end, &mut edits);
        let list = edits.list.iter();
        list.map(|edit| (edits.text[edit.with.clone()].to_owned(), edit.range.clone()))
            .collect()
    }

    #[test]
    fn encodings_of_text_are_read_and_nothing_else() {
        for (text, wanted) in [
            ("aGVsbG8sIHdvcmxkIGFnYWlu", "hello, world again"),
            ("aGVsbG8sIHdvcmxkIGFnYWluIQ==", "hello, world again!"),
            ("aGVsbG8sIHdvcmxkIGFnYWluIQ", "hello, world again!"),
            ("4oKsIDEyIGlzIGEgcHJpY2U_", "€ 12 is a price?"),
            ("68656c6c6f2c20776f726c64", "hello, world"),
            ("aABlAGwAbABvACAAdwBvAHIAbABkAA==", "hello world"),
        ] {
            assert_eq!(read(text), [(wanted.to_owned(), 0..text.len())], "{text}");
        }
        assert_eq!(
            read("NBSWY3DPFQQHO33SNRSCC==="),
            [("hello, world!".to_owned(), 0..24)]
        );
        for text in [
            "9fceb02d0ae598e95dc970b74767f19372d61af8",
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ",
            "internationalisation_of_words",
            "aGVsbG8",
        ] {
            assert_eq!(read(text), [], "{text}");
        }
        let line = "YSBsaW5lIG9mIHRleHQgdGhhdCBpcyBsb25nIGVub3VnaCB0byBiZSBvbmUgb2YgYWxs";
        let long = format!("{line}\n{line}\nYWxsIA==");
        let all = read(&long);
        assert_eq!((all.len(), all[0].1.clone()), (1, 0..long.len()));
        assert!(all[0].0.ends_with("one of allall "));
    }

    #[test]
    fn dumps_of_text_are_read() {
        for text in [
            "00000000: 7061 7373 776f 7264 3a20 5268 696e 6f2e  password: Rhino.\n00000010: 3837 0a                                  87.",
            "00000000  70 61 73 73 77 6f 72 64  3a 20 52 68 69 6e 6f 2e  |password: Rhino.|\n00000010  38 37 0a                                          |87.|",
        ] {
            let mut edits = Edits::default();
            assert_eq!(dump(text.as_bytes(), 0, &mut edits), text.len(), "{text}");
            assert_eq!(edits.text, "password: Rhino.87\n", "{text}");
        }
        for text in [
            "00000000: 7f45 4c46 0201 0100 0000 0000 0000 0000  .ELF............",
            "00000000: 7061 7373 776f 7264 3a20 5268 696e 6f2e  something: else.",
            "00000000 7061 and so on",
            "00000000",
        ] {
            let mut edits = Edits::default();
            assert_eq!(dump(text.as_bytes(), 0, &mut edits), 0, "{text}");
        }
    }

    #[test]
    fn bytes_in_pairs_are_read() {
        let mut edits = Edits::default();
        let text = b"68 65 6c 6c 6f 2c 20 77 6f 72 6c 64, and so on";
        assert_eq!(pairs(text, 0, &mut edits), 35);
        assert_eq!((edits.text.as_str(), edits.end()), ("hello, world", 35));
        let mut edits = Edits::default();
        pairs(b"00:1a:2b:3c:4d:5e", 0, &mut edits);
        assert!(edits.list.is_empty());
    }
}
