//! Sets of words that are asked for often.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

/// Words in lower case, looked up in any case of their ASCII letters without a copy.
pub(in crate::detect) struct Set(Vec<Vec<&'static [u8]>>);

impl Set {
    const PLACES: usize = 1024;

    pub(in crate::detect) fn new(words: &'static str) -> Self {
        Self::of(&[words])
    }

    /// The words of several lists.
    pub(in crate::detect) fn of(lists: &[&'static str]) -> Self {
        let mut set = Self(vec![Vec::new(); Self::PLACES]);
        let words = lists
            .iter()
            .flat_map(|words| words.split_ascii_whitespace());
        for word in words.map(str::as_bytes) {
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
        self.holds(word)
            || !word.is_ascii()
                && may_be_capital(word)
                && std::str::from_utf8(word).is_ok_and(|word| self.has_lower(word))
    }

    /// As [`Self::holds`], of a word with letters beyond ASCII that may be capitals.
    fn has_lower(&self, word: &str) -> bool {
        match small(word, &mut [0; 32]) {
            Some(lower) => self.holds(lower.as_bytes()),
            None => self.holds(word.to_lowercase().as_bytes()),
        }
    }

    /// Whether a word is one of them as it is written; those with capitals may be, too.
    pub(in crate::detect) fn has_exactly(&self, word: &[u8]) -> bool {
        let place = self.0.get(Self::place(word)).map_or(&[][..], Vec::as_slice);
        place.contains(&word)
    }

    /// Whether a word, in any case of its ASCII letters, is one of them.
    pub(in crate::detect) fn holds(&self, word: &[u8]) -> bool {
        let place = self.0.get(Self::place(word)).map_or(&[][..], Vec::as_slice);
        place.iter().any(|known| known.eq_ignore_ascii_case(word))
    }
}

/// What looks for words in any case of their ASCII letters.
pub(in crate::detect) fn any_of<W: AsRef<[u8]>>(
    words: impl IntoIterator<Item = W>,
) -> Option<AhoCorasick> {
    AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .build(words)
        .ok()
}

/// A word in small letters, without a copy that grows; nothing where it has no room, or where a letter has several or
/// one by its place.
pub(in crate::detect) fn small<'l>(word: &str, room: &'l mut [u8]) -> Option<&'l str> {
    let mut length = 0;
    for c in word.chars() {
        if c.is_ascii() {
            *room.get_mut(length)? = c.to_ascii_lowercase() as u8;
            length += 1;
            continue;
        }
        let mut letters = c.to_lowercase();
        let letter = letters.next().filter(|_| letters.len() == 0 && c != 'Σ')?;
        let place = room.get_mut(length..length + letter.len_utf8())?;
        length += letter.encode_utf8(place).len();
    }
    std::str::from_utf8(room.get(..length)?).ok()
}

/// Which characters below U+0800, beyond ASCII, are written otherwise in lower case; a bit each.
static CAPITALS: LazyLock<[u64; 32]> = LazyLock::new(|| {
    let mut bits = [0; 32];
    for c in '\u{80}'..'\u{800}' {
        let code = c as usize;
        if let Some(slot) = bits.get_mut(code / 64)
            && !c.to_lowercase().eq([c])
        {
            *slot |= 1 << (code % 64);
        }
    }
    bits
});

/// Whether a character beyond ASCII may stand in a word that lower case writes otherwise.
fn may_be_capital(word: &[u8]) -> bool {
    let mut rest = word;
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        match first {
            // What goes on a character of three bytes, and those of scripts that have no case.
            0x80..=0xbf | 0xe0 | 0xe3..=0xe9 | 0xeb..=0xed => {}
            0xc2..=0xdf => {
                let next = after.first().copied().unwrap_or_default();
                let code = usize::from(first & 0x1f) << 6 | usize::from(next & 0x3f);
                let bits = CAPITALS.get(code / 64).copied().unwrap_or_default();
                if bits >> (code % 64) & 1 == 1 {
                    return true;
                }
            }
            0..=0x7f => {}
            _ => return true,
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_in_any_case() {
        let set = Set::new("hasło É contraseña k straße пароль 密码");
        for word in [
            "HASŁO",
            "Hasło",
            "é",
            "Contraseña",
            "CONTRASEÑA",
            "K",
            "\u{212a}",
            "Straße",
            "ПАРОЛЬ",
            "пароль",
            "密码",
        ] {
            let lower = word.to_lowercase();
            let known = ["hasło", "contraseña", "k", "straße", "пароль", "密码"];
            assert_eq!(set.has(word.as_bytes()), known.contains(&&*lower), "{word}");
        }
        for word in ["HASŁO", "Straße", "İz", "ΟΔΟΣ", "密码", "\u{212a}", ""] {
            let lower = word.to_lowercase();
            let same = small(word, &mut [0; 8])
                .map_or(word.contains(['İ', 'Σ']), |small| small == lower);
            assert!(same, "{word}");
        }
        assert_eq!(small("HASŁOHASŁO", &mut [0; 8]), None);
        assert!(!set.has(b"\xc5") && !set.has("hasłow".as_bytes()));
    }

    #[test]
    fn what_lower_case_writes_otherwise_may_be_a_capital() {
        for c in ('\u{80}'..=char::MAX).filter(|c| !c.to_lowercase().eq([*c])) {
            assert!(may_be_capital(c.to_string().as_bytes()), "{c:?}");
        }
        assert!(!may_be_capital("hasło ñandú пароль 密码 비밀".as_bytes()));
    }
}
