//! How common three bytes are in text: literals are found by what is rare in them.

use std::collections::HashMap;

use crate::detect::entropy;

/// How often what stands there is met in a million bytes.
const COUNTED: &str = include_str!("../../../data/trigrams.txt");

/// How often three bytes are met that are not counted, at most.
const RARE: f32 = 40.0;

/// What was counted.
pub(super) struct Common(HashMap<[u8; 3], f32>);

impl Common {
    pub(super) fn new() -> Self {
        let mut counted = HashMap::new();
        for line in COUNTED.lines().filter(|line| !line.starts_with('#')) {
            let Some((count, rest)) = line.split_once('|') else {
                continue;
            };
            let count: f32 = count.parse().unwrap_or_default();
            let (three, _) = rest.as_bytes().as_chunks::<3>();
            counted.extend(three.iter().map(|three| (*three, count)));
        }
        Self(counted)
    }

    /// Where in a literal, in lower case, the three bytes stand that it is found by at the least cost.
    pub(super) fn rarest(&self, text: &[u8]) -> usize {
        let counts: Vec<f32> = text.array_windows().map(|three| self.of(three)).collect();
        let cost = |at: usize| {
            let beside = counts.get(at.saturating_sub(1)..(at + 2).min(counts.len()));
            let least = beside
                .unwrap_or_default()
                .iter()
                .fold(f32::MAX, |least, one| least.min(*one));
            // The three bytes are looked up, and where the ones beside them fit, too, all of the literal is compared.
            counts.get(at).copied().unwrap_or_default() + 2.0 * least
        };
        (0..counts.len())
            .min_by(|one, other| cost(*one).total_cmp(&cost(*other)))
            .unwrap_or(0)
    }

    /// What was counted, and how often it is met in a million.
    pub(super) fn counted(&self) -> impl Iterator<Item = (&[u8; 3], f32)> {
        self.0.iter().map(|(three, count)| (three, *count))
    }

    /// How often these are met in a million.
    fn of(&self, three: &[u8; 3]) -> f32 {
        let uncounted = || {
            let halvings = (230 - guessed(three)).max(0) as f32 / 10.0;
            RARE * (-halvings).exp2()
        };
        self.0.get(three).copied().unwrap_or_else(uncounted)
    }
}

/// The same, guessed by single bytes and pairs: ten times a binary logarithm.
fn guessed(bytes: &[u8]) -> i32 {
    let each: i32 = bytes.iter().map(|byte| alone(*byte)).sum();
    let together = bytes.windows(2).map(|pair| match pair {
        [b' ', other] | [other, b' '] if other.is_ascii_alphabetic() => 10,
        [first, second] => entropy::likelihood(*first, *second).unwrap_or(0),
        _ => 0,
    });
    each + together.sum::<i32>()
}

/// How common a byte is by itself: letters as English has them.
fn alone(byte: u8) -> i32 {
    match byte {
        b' ' => 74,
        b'e' => 68,
        b't' => 63,
        b'a' | b'o' | b'i' | b'n' => 61,
        b's' | b'r' => 59,
        b'h' | b'l' | b'd' | b'"' => 53,
        b'c' | b'u' | b'm' => 48,
        b'f' | b'p' => 45,
        b':' | b',' | b'\'' | b'(' | b')' | b'{' | b'}' | b'=' | b'\n' => 43,
        b'g' | b'w' | b'y' | b'b' => 42,
        b'_' | b'-' | b'.' | b'/' => 39,
        b'v' => 33,
        b'0'..=b'9' => 30,
        b'k' => 28,
        b'A'..=b'Z' | b'x' => 20,
        _ => 10,
    }
}
