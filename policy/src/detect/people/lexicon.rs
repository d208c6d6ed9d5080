//! The table of words around names: what a word may be, by its hash.

use super::table::{Hash, MONTH};

/// Written by `build.rs` from `data/people/`; see there for its layout.
static TABLE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/people.bin"));

/// Which lengths particles have, a bit each, by their first letter; written beside it.
static PARTICLES: &[u8; 26] = include_bytes!(concat!(env!("OUT_DIR"), "/particles.bin"));

/// Whether a word of so many ASCII letters that starts with this small one may be a particle.
pub(super) fn may_be_particle(first: u8, letters: usize) -> bool {
    let lengths = PARTICLES.get(usize::from(first.wrapping_sub(b'a')));
    lengths.is_some_and(|lengths| letters < 8 && lengths >> letters & 1 == 1)
}

/// How many places words hash to.
const PLACES: usize = 65_536;

/// What a word may be, by its hash; 0 for a word that no list holds.
#[inline]
pub(super) fn flags(hash: Hash) -> u32 {
    let (place, rest) = hash.place();
    find(place, rest).unwrap_or(0)
}

/// Whether a word is a month's name.
pub(crate) fn is_month_name(word: &str) -> bool {
    flags_of(word) & MONTH != 0
}

/// Whether a word is one of everyday language or a name that many bear: it says nothing by itself.
pub(crate) fn is_everyday(word: &str) -> bool {
    flags_of(word) != 0
}

/// What a word may be.
pub(super) fn flags_of(word: &str) -> u32 {
    flags(Hash::of(word))
}

fn find(place: usize, rest: u16) -> Option<u32> {
    let from = number(place)? as usize;
    let to = number(place + 1)? as usize;
    let sets = number(PLACES + 1)? as usize;
    let words = TABLE.get((PLACES + 2 + sets) * 4..)?;
    for word in words.get(from * 4..to * 4)?.chunks_exact(4) {
        let [a, b, set, more] = *word.first_chunk::<4>()?;
        if u16::from_le_bytes([a, b]) == rest {
            return number(PLACES + 2 + usize::from(u16::from_le_bytes([set, more])));
        }
    }
    None
}

#[inline]
fn number(index: usize) -> Option<u32> {
    TABLE
        .get(index * 4..)?
        .first_chunk::<4>()
        .map(|bytes| u32::from_le_bytes(*bytes))
}

#[cfg(test)]
mod tests {
    use super::super::table::*;
    use super::*;

    #[test]
    fn words_are_found_whatever_their_case_and_marks() {
        for (word, flag) in [
            ("Priya", GIVEN_COMMON),
            ("JÜRGEN", GIVEN_COMMON),
            ("jurgen", GIVEN_COMMON),
            ("O’Brien", SURNAME),
            ("Łukasz", GIVEN_COMMON),
            ("the", WORD_COMMON),
            ("Rechnung", WORD_COMMON),
            ("Mr", TITLE),
            ("rotterdam", PLACE),
            ("王", HAN_SURNAME),
            ("佐々木", KANJI_SURNAME),
        ] {
            assert_ne!(flags_of(word) & flag, 0, "{word}");
        }
        assert!(may_be_particle(b'v', 3) && may_be_particle(b'd', 5) && may_be_particle(b'n', 2));
        assert!(
            !may_be_particle(b'i', 2) && !may_be_particle(b'v', 9) && !may_be_particle(b'A', 2)
        );
        assert_eq!(flags_of("xqzzyv"), 0);
        assert_eq!(flags_of(""), 0);
    }
}
