//! Characters of many scripts that stand for one byte each.

use std::collections::HashMap;

/// What a few hundred characters stand for: asked of each that is not ASCII.
pub(super) struct ByChar {
    /// By hash, or right after where another stands; nought where none does. A power of two of them, most free.
    slots: Vec<(char, u8)>,
}

impl ByChar {
    /// What a character stands for.
    pub(super) fn get(&self, char: char) -> Option<u8> {
        let mut place = Self::place(char);
        loop {
            match self.slots.get(place & (self.slots.len() - 1)) {
                Some((known, value)) if *known == char && char != '\0' => return Some(*value),
                Some((known, _)) if *known != '\0' => place += 1,
                _ => return None,
            }
        }
    }

    fn place(char: char) -> usize {
        (u32::from(char).wrapping_mul(0x9e37_79b1) >> 16) as usize
    }
}

impl FromIterator<(char, u8)> for ByChar {
    fn from_iter<T: IntoIterator<Item = (char, u8)>>(known: T) -> Self {
        // The last that is told of a character counts.
        let known: HashMap<char, u8> = known.into_iter().collect();
        let size = (known.len() * 4).next_power_of_two();
        let mut slots = vec![('\0', 0); size];
        for (char, value) in known {
            let free = (Self::place(char)..)
                .map(|place| place & (size - 1))
                .find(|place| slots.get(*place).is_none_or(|(known, _)| *known == '\0'));
            if let Some(slot) = free.and_then(|place| slots.get_mut(place)) {
                *slot = (char, value);
            }
        }
        Self { slots }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_found_and_no_others() {
        let all = || ('а'..='я').zip(b'a'..);
        let known: ByChar = all().collect();
        assert!(all().all(|(char, byte)| known.get(char) == Some(byte)));
        assert_eq!(
            (known.get('\0'), known.get('z'), known.get('一')),
            (None, None, None)
        );
        let none: ByChar = std::iter::empty().collect();
        assert_eq!(none.get('а'), None);
    }
}
