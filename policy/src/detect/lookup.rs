//! Sets of words that are asked for often.

/// Words in lower case, looked up in any case of their ASCII letters without a copy.
pub(in crate::detect) struct Set(Vec<Vec<&'static [u8]>>);

impl Set {
    const PLACES: usize = 1024;

    pub(in crate::detect) fn new(words: &'static str) -> Self {
        let mut set = Self(vec![Vec::new(); Self::PLACES]);
        for word in words.split_ascii_whitespace().map(str::as_bytes) {
            if let Some(place) = set.0.get_mut(Self::place(word)) {
                place.push(word);
            }
        }
        set
    }

    /// By the length, the first, the middle and the last letter.
    fn place(word: &[u8]) -> usize {
        let letter = |at: usize| usize::from(word.get(at).copied().unwrap_or_default() | 0x20);
        let length = word.len();
        let sum = length * 7 + letter(0) * 31 + letter(length / 2) * 131;
        (sum + letter(length.saturating_sub(1)) * 517) % Self::PLACES
    }

    /// Whether a word, in any case, is one of them.
    pub(in crate::detect) fn has(&self, word: &[u8]) -> bool {
        match word.is_ascii() {
            true => self.holds(word),
            false => std::str::from_utf8(word).is_ok_and(|word| match word.chars().all(is_small) {
                true => self.holds(word.as_bytes()),
                false => self.holds(word.to_lowercase().as_bytes()),
            }),
        }
    }

    /// Whether a word, in any case of its ASCII letters, is one of them.
    pub(in crate::detect) fn holds(&self, word: &[u8]) -> bool {
        let place = self.0.get(Self::place(word)).map_or(&[][..], Vec::as_slice);
        place.iter().any(|known| known.eq_ignore_ascii_case(word))
    }
}

/// Whether a character is of ASCII, whose case does not matter, or is what it is in lower case.
fn is_small(c: char) -> bool {
    c.is_ascii() || c.to_lowercase().eq([c])
}
