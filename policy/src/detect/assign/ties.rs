//! What is remembered of the words around names: several rules ask for one name, and names that stand close together are
//! followed by the same words.

use std::ops::Range;

use super::introduced;
use super::link::Link;
use super::number;
use super::prose::{TIED, is_one_of};

/// What was told last of a text's names and of the words after them.
pub(in crate::detect) struct Ties {
    /// By a place: its word, how long it is, and whether it ties.
    tied: [(u32, u16, bool); Self::PLACES],
    /// Where words that were read for a value began, and what was found.
    pub(super) words: Option<(usize, Option<(usize, Link)>)>,
    /// A name, and the number after it.
    number: Option<(Range<usize>, Option<Range<usize>>)>,
    /// Where a name starts, whether it is assigned, and whether it is introduced.
    introduced: Option<(usize, bool, bool)>,
}

impl Default for Ties {
    fn default() -> Self {
        Self {
            tied: [(0, 0, false); Self::PLACES],
            words: None,
            number: None,
            introduced: None,
        }
    }
}

impl Ties {
    const PLACES: usize = 64;

    /// Whether the word at this place ties, or may.
    pub(super) fn has(&mut self, at: usize, word: &[u8]) -> bool {
        let told = u32::try_from(at).ok().zip(u16::try_from(word.len()).ok());
        // Words as long as each other would share a few places by the place alone.
        let hash = (at as u32).wrapping_mul(0x9e37_79b9) >> 26;
        let Some((slot, (at, length))) = self.tied.get_mut(hash as usize).zip(told) else {
            return is_one_of(&TIED, word);
        };
        if (slot.0, slot.1) != (at, length) {
            *slot = (at, length, is_one_of(&TIED, word));
        }
        slot.2
    }

    /// See [`number::after`].
    pub(super) fn number(&mut self, text: &str, name: &Range<usize>) -> Option<Range<usize>> {
        match &self.number {
            Some((known, found)) if known == name => found.clone(),
            _ => {
                let found = number::after(text, name);
                self.number = Some((name.clone(), found.clone()));
                found
            }
        }
    }

    /// See [`introduced::is_introduced`].
    pub(super) fn introduced(&mut self, bytes: &[u8], name: usize, assigned: bool) -> bool {
        match self.introduced {
            Some((known, as_assigned, found)) if (known, as_assigned) == (name, assigned) => found,
            _ => {
                let found = introduced::is_introduced(bytes, name, assigned);
                self.introduced = Some((name, assigned, found));
                found
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::prose;
    use super::*;

    #[test]
    fn what_is_remembered_changes_nothing() {
        let text =
            "pin is 4711, Şifre to x7! code \u{e9}t\u{e9} é 8971 is\n my pin: 12 ".repeat(60);
        let bytes = text.as_bytes();
        let mut ties = Ties::default();
        for at in (0..text.len()).flat_map(|at| [at, at, at.saturating_sub(5)]) {
            let fresh = prose::words(bytes, at, &mut Ties::default());
            assert_eq!(prose::words(bytes, at, &mut ties), fresh, "{at}");
            if text.is_char_boundary(at) {
                assert_eq!(
                    ties.number(&text, &(at..at)),
                    number::after(&text, &(at..at))
                );
            }
            for assigned in [true, false] {
                let fresh = introduced::is_introduced(bytes, at, assigned);
                assert_eq!(ties.introduced(bytes, at, assigned), fresh, "{at}");
            }
        }
    }

    #[test]
    fn names_side_by_side_have_most_of_their_words_looked_up_once() {
        let mut ties = Ties::default();
        let (mut asked, mut looked) = (0, 0);
        for name in (0..400).step_by(5) {
            for word in (name..name + 80).step_by(5) {
                let known = ties.tied;
                ties.has(word, b"word");
                asked += 1;
                looked += usize::from(known != ties.tied);
            }
        }
        // Each is met from sixteen names; a few share a place.
        assert!(looked * 3 < asked, "{looked} of {asked}");
    }
}
