//! The line around a place, as far as it is looked at.

/// Where the line of a place starts; `None` where that is more than `most` bytes before it.
pub(super) fn start(bytes: &[u8], at: usize, most: usize) -> Option<usize> {
    let low = at.saturating_sub(most);
    match memchr::memrchr(b'\n', bytes.get(low..at)?) {
        Some(newline) => Some(low + newline + 1),
        None => (low == 0).then_some(0),
    }
}

/// Where the line of a place ends, without its newline; `None` where that is at `ceiling` or after it, and the text goes on.
pub(super) fn end(bytes: &[u8], at: usize, ceiling: usize) -> Option<usize> {
    let ceiling = bytes.len().min(ceiling);
    match memchr::memchr(b'\n', bytes.get(at..ceiling)?) {
        Some(newline) => Some(at + newline),
        None => (ceiling == bytes.len()).then_some(ceiling),
    }
}

/// What stands before a place on its line, or the last `most` bytes of it.
pub(super) fn before(bytes: &[u8], at: usize, most: usize) -> &[u8] {
    let head = bytes.get(at.saturating_sub(most)..at).unwrap_or_default();
    match memchr::memrchr(b'\n', head) {
        Some(newline) => head.get(newline + 1..).unwrap_or_default(),
        None => head,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_read_as_far_as_it_is_looked_at() {
        let text = b"ab\ncdef\ngh";
        assert_eq!(start(text, 5, 9), Some(3));
        assert_eq!(start(text, 5, 3), Some(3));
        assert_eq!(start(text, 5, 2), None);
        assert_eq!(start(text, 2, 2), Some(0));
        assert_eq!(start(text, 11, 99), None);
        assert_eq!(end(text, 5, 8), Some(7));
        assert_eq!(end(text, 5, 7), None);
        assert_eq!(end(text, 8, 99), Some(10));
        assert_eq!(end(text, 11, 99), None);
        assert_eq!(before(text, 5, 9), b"cd");
        assert_eq!(before(text, 5, 1), b"d");
        assert_eq!(before(text, 3, 9), b"");
    }
}
