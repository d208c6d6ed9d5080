//! How much a value reads as language: pairs of letters that follow each other in text, and those that do not.
//!
//! The table was counted over this repository's own prose and identifiers, each word weighted by the logarithm of how
//! often it stands there. Random letters score about -1.4, words about +0.8.

/// By the first letter, then the second: ten times the binary logarithm of how much more often than by chance the
/// second follows the first.
#[rustfmt::skip]
const PAIRS: [[i8; 26]; 26] = [
    [-23, -2, 10, 7, -32, -20, -2, -40, 4, -40, -9, 15, 4, 14, -40, 3, -35, 15, 9, 18, -12, -24, -19, -32, -6, -40],
    [14, -28, -6, -40, 22, -31, -27, -40, 6, -8, -40, 21, -40, -40, 17, -8, -40, 4, 4, -5, 15, -40, -40, -37, -5, -40],
    [15, -39, -14, -26, 19, -40, -23, 16, -8, -40, 10, 3, -26, -40, 25, -22, -39, 2, -14, 17, -10, -40, -33, -40, -22, -40],
    [9, -26, -24, -1, 32, -24, -14, -35, 22, -40, -22, -8, -26, -25, 8, -25, -40, 0, 12, -25, -8, -33, -40, -40, -5, -40],
    [7, -31, 6, 20, -7, -9, -21, -36, -17, -40, -40, 0, -3, 15, -36, -7, -24, 23, 17, 5, -40, -14, -25, -3, -18, -40],
    [11, -40, -22, -6, 14, 13, -20, -40, 26, -40, -40, 14, -23, -25, 19, -40, -40, 6, -8, -5, 8, -40, -40, -40, -16, -40],
    [3, -40, -26, -40, 30, -40, -15, 9, 13, -40, -35, -5, -11, 10, 2, -20, -40, 15, 11, -15, 6, -29, -40, -40, -38, -18],
    [24, -22, -40, -32, 30, -40, -40, -40, 16, -40, -40, -34, -21, -35, 23, -34, -40, -3, -16, 4, -3, -40, -40, -40, -15, -40],
    [-3, -12, 6, 3, 4, -6, 2, -40, -37, -40, -35, 8, -1, 28, 10, -7, -40, -2, 8, 13, -40, -3, -40, -18, -40, -14],
    [11, -40, -40, -14, 24, -40, -40, -9, -4, -40, 1, -40, -19, -40, 27, -40, -40, -40, 15, -40, 19, -17, 0, -40, -40, -19],
    [-7, -39, -14, -20, 38, -23, -31, -40, 22, -40, -31, -15, -40, 3, -16, -16, -37, -40, 16, -40, -22, -39, -35, -31, -39, -40],
    [16, -40, -40, 4, 26, -20, -40, -40, 20, -40, -23, 15, -33, -29, 19, -22, -40, -32, 4, -5, -4, -21, -40, -40, -6, -40],
    [22, -2, -23, -27, 30, -38, -35, -40, 18, -40, -40, -19, -1, -21, 12, 15, -40, -32, -3, -22, -3, -40, -40, -40, -40, -40],
    [6, -35, 6, 15, 16, -9, 18, -30, 1, -40, -12, -27, -24, -4, 6, -24, -40, -17, 13, 22, -11, -18, -26, -40, -19, -40],
    [-16, -13, 3, 3, -27, -19, -12, -40, -11, -40, -11, 6, 7, 23, 1, 4, -40, 21, 1, 3, 11, -7, 5, -37, -40, -40],
    [21, -35, -32, -27, 23, -18, -33, -12, 8, -40, -22, 11, -40, -33, 11, 3, -37, 19, 2, 10, -1, -40, -40, -40, -19, -40],
    [-17, -38, 1, -38, -7, -38, -38, -14, -14, -38, -13, -38, -38, -38, -38, -14, -13, 6, -14, -38, 40, -38, -38, -38, -38, -14],
    [13, -33, -8, -2, 29, -30, -9, -40, 12, -40, -17, -17, -7, -6, 17, -24, -40, 2, 6, 3, -2, -12, -29, -34, -6, -40],
    [-1, -40, -2, -40, 25, -40, -40, 6, 10, -40, -9, -11, -26, -26, 3, 5, -40, -29, 10, 27, 3, -40, -15, -40, -7, -40],
    [13, -40, -5, -22, 27, -27, -40, 10, 19, -40, -40, -7, -26, -40, 10, -22, -40, 13, 11, -1, -6, -40, -32, -34, -6, -40],
    [-7, -1, -8, -3, 6, -10, -9, -40, 1, -40, -40, 5, 5, 25, -24, 5, -40, 17, 17, 14, -40, -40, -40, -37, -40, -27],
    [20, -40, -40, -40, 40, -28, -40, -40, 17, -40, -40, -40, -27, -40, -5, -40, -37, -40, -34, -34, -40, -40, -22, -40, -40, -40],
    [21, -40, -40, -19, 22, -28, -23, 16, 14, -40, -37, -15, -40, 14, 14, -40, -40, 13, 7, -28, -40, -40, -22, -30, -40, -40],
    [12, -6, 4, -5, 20, -2, -20, -20, 13, -27, -15, -14, -29, -40, -40, 16, -40, -40, -20, 30, -40, -40, -40, -21, -8, -40],
    [-17, -6, -16, -11, 18, -14, -40, -14, -3, -16, -40, 5, -3, 16, 7, 16, -21, -29, 21, 14, -21, -29, -7, -13, -40, -15],
    [11, -40, -40, -40, 37, -40, -40, -40, 21, -40, -19, -4, -40, -40, 0, -40, -10, -40, -1, -40, -19, -40, -40, -40, 0, 5],
];

/// Ten times the binary logarithm of how much more often than by chance the second letter follows the first, whatever
/// their case; nothing where one of them is no letter of ASCII.
pub(in crate::detect) fn likelihood(first: u8, second: u8) -> Option<i32> {
    let letter = |byte: u8| usize::from((byte | 0x20).wrapping_sub(b'a'));
    let row = PAIRS.get(letter(first))?;
    row.get(letter(second)).map(|score| i32::from(*score))
}

/// The mean over all pairs of neighbouring letters: above 0 language, below 0 chance. 0 where no letters are neighbours.
pub(in crate::detect) fn reads(value: &str) -> f32 {
    reads_bytes(value.as_bytes())
}

/// As [`reads`], of bytes.
pub(super) fn reads_bytes(value: &[u8]) -> f32 {
    let (mut sum, mut count) = (0, 0);
    for pair in value.windows(2) {
        let [first, second] = pair else { continue };
        if let Some(score) = likelihood(*first, *second) {
            sum += score;
            count += 1;
        }
    }
    if count == 0 {
        0.0
    } else {
        sum as f32 / 10.0 / count as f32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn language_and_chance_part() {
        for word in [
            "password",
            "confirmation",
            "getUserById",
            "Zugangsdaten",
            "initialize",
        ] {
            assert!(reads(word) > 0.0, "{word} {}", reads(word));
        }
        for chance in ["KqXvTzmWxJp", "fjqkzxwvbh", "xKjQwZvPbG"] {
            assert!(reads(chance) < -1.0, "{chance} {}", reads(chance));
        }
        assert_eq!(reads("4711"), 0.0);
    }
}
