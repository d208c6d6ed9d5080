//! Which bytes of a text may start a name or an address.

use crate::detect::marks::Marks;

/// What a byte may start: nothing, a word with a capital.
#[expect(
    clippy::indexing_slicing,
    reason = "evaluated by the compiler, which refuses an index that is out of bounds"
)]
pub(super) const CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            b'A'..=b'Z' => 1,
            b'0'..=b'9' => 3,
            0xc3..=0xc8 | 0xe1 => 2,
            0xe3..=0xed => 4,
            _ => 0,
        };
        byte += 1;
    }
    classes
};

/// The next byte that may start something.
pub(super) fn next(bytes: &[u8], marks: &Marks, at: usize) -> Option<usize> {
    // What was read may have ended within a number.
    match bytes.get(at) {
        Some(b'0'..=b'9') => Some(at),
        _ => marks.next(at, |block| block.starts),
    }
}

/// How many bytes of an identifier follow.
pub(super) fn skip(text: &str, at: usize) -> usize {
    text.as_bytes()
        .get(at..)
        .unwrap_or_default()
        .iter()
        .take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_')
        .count()
}
