//! How identifiers are written: groups of letters and digits with separators between them.

use super::super::context;
use super::super::digits::{parts_thousands, run};

/// Most groups read, letters and digits in all, and letters before the first digit.
const GROUPS: u32 = 7;
const LONGEST: usize = 42;
const LETTERS: usize = 12;
/// Longest group of letters that may stand alone before the first digits (`HH-AB 123`).
const WORD: usize = 4;

/// One way to write an identifier.
pub(super) struct Layout {
    /// Lengths of the groups and the separators between them.
    pub key: u64,
    /// What may stand at each place: bit n for the digit or letter of value n in base 36.
    places: Box<[u64]>,
    /// Whether it counts without words near.
    pub alone: bool,
}

const DIGIT: u64 = 0x3ff;
const LETTER: u64 = 0xf_ffff_fc00;

/// Adds a group of this length, which follows this separator, to a key.
fn extend(key: u64, groups: u32, separator: u64, length: usize) -> u64 {
    key | (length as u64 | separator << 6) << (9 * groups)
}

/// The separators that are told apart, by number from one.
#[inline]
fn separator(byte: u8) -> Option<u64> {
    let known = *b" -./(:";
    let place = known.iter().position(|known| *known == byte);
    place.map(|place| place as u64 + 1)
}

/// The value of a letter or digit in base 36.
#[inline]
fn value(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'A'..=b'Z' => Some(byte - b'A' + 10),
        b'a'..=b'z' => Some(byte - b'a' + 10),
        _ => None,
    }
}

impl Layout {
    /// Reads a layout: `d` a digit, `l` a letter, `x` either, `[0-9A-F]` one of these, a capital or a digit itself,
    /// `_` nothing or one of `separators` (the same throughout), and separators as they stand. `{n}` repeats.
    pub(super) fn parse(text: &str, separators: &str, alone: bool) -> Result<Vec<Self>, String> {
        if !text.contains('_') {
            return Ok(vec![Self::read(text, None, alone)?]);
        }
        let mut all = vec![Self::read(text, None, alone)?];
        for separator in separators.bytes() {
            all.push(Self::read(text, Some(separator), alone)?);
        }
        Ok(all)
    }

    fn read(text: &str, joint: Option<u8>, alone: bool) -> Result<Self, String> {
        let wrong = |what: &str| format!("layout `{text}`: {what}");
        let mut places: Vec<u64> = Vec::new();
        let (mut key, mut groups, mut length, mut before) = (0, 0, 0, 0);
        let mut rest = text.as_bytes();
        while let Some((first, after)) = rest.split_first() {
            rest = after;
            let set = match first {
                b'd' => DIGIT,
                b'l' => LETTER,
                b'x' => DIGIT | LETTER,
                b'A'..=b'Z' | b'0'..=b'9' => 1 << value(*first).unwrap_or_default(),
                b'[' => {
                    let close =
                        memchr::memchr(b']', rest).ok_or_else(|| wrong("`[` without `]`"))?;
                    let set = class(rest.get(..close).unwrap_or_default())
                        .ok_or_else(|| wrong("a bad class"))?;
                    rest = rest.get(close + 1..).unwrap_or_default();
                    set
                }
                b'{' => {
                    let close =
                        memchr::memchr(b'}', rest).ok_or_else(|| wrong("`{` without `}`"))?;
                    let count = std::str::from_utf8(rest.get(..close).unwrap_or_default())
                        .ok()
                        .and_then(|count| count.parse::<usize>().ok())
                        .filter(|count| (2..=LONGEST).contains(count))
                        .ok_or_else(|| wrong("a bad count"))?;
                    rest = rest.get(close + 1..).unwrap_or_default();
                    let last = *places.last().ok_or_else(|| wrong("nothing to repeat"))?;
                    places.extend(std::iter::repeat_n(last, count - 1));
                    length += count - 1;
                    continue;
                }
                b'_' if joint.is_none() => continue,
                _ => {
                    let joint = if *first == b'_' { joint } else { Some(*first) };
                    let number = joint.and_then(separator).ok_or_else(|| {
                        wrong(
                            "takes `d l x [..] {n} _`, capitals, digits, and ` -./(:` between them",
                        )
                    })?;
                    if length == 0 {
                        return Err(wrong("an empty group"));
                    }
                    key = extend(key, groups, before, length);
                    groups += 1;
                    (length, before) = (0, number);
                    continue;
                }
            };
            places.push(set);
            length += 1;
        }
        if length == 0 || groups >= GROUPS || places.len() > LONGEST {
            return Err(wrong("an empty group, too many groups, or too long"));
        }
        Ok(Self {
            key: extend(key, groups, before, length),
            places: places.into(),
            alone,
        })
    }

    /// Whether each letter and digit is one that may stand there.
    pub(super) fn fits(&self, chain: &Chain) -> bool {
        chain.values().len() == self.places.len()
            && chain
                .values()
                .iter()
                .zip(&self.places)
                .all(|(value, set)| set >> value & 1 == 1)
    }
}

/// Letters, digits and ranges of them.
fn class(text: &[u8]) -> Option<u64> {
    let (mut set, mut index) = (0u64, 0);
    while let Some(low) = text.get(index) {
        let (low, high) = match (text.get(index + 1), text.get(index + 2)) {
            (Some(b'-'), Some(high)) => {
                index += 3;
                (value(*low)?, value(*high)?)
            }
            _ => {
                index += 1;
                (value(*low)?, value(*low)?)
            }
        };
        for value in low..=high {
            set |= 1 << value;
        }
    }
    (set != 0).then_some(set)
}

/// Groups read from a text, one more at a time.
pub(super) struct Chain {
    pub start: usize,
    /// Where the last group ends.
    pub end: usize,
    /// As of a layout.
    pub key: u64,
    groups: u32,
    values: [u8; LONGEST],
    count: usize,
}

impl Chain {
    pub(super) fn new(start: usize) -> Self {
        Self {
            start,
            end: start,
            key: 0,
            groups: 0,
            values: [0; LONGEST],
            count: 0,
        }
    }

    /// The letters and digits so far, as values in base 36.
    pub(super) fn values(&self) -> &[u8] {
        self.values.get(..self.count).unwrap_or_default()
    }

    /// Reads one more group; `false` where there is none or it would be too long.
    pub(super) fn grow(&mut self, bytes: &[u8]) -> bool {
        if self.groups >= GROUPS {
            return false;
        }
        let (mut at, mut joint) = (self.end, 0);
        if self.groups > 0 {
            let Some(number) = bytes.get(at).copied().and_then(separator) else {
                return false;
            };
            (at, joint) = (at + 1, number);
        }
        let before = self.count;
        for byte in bytes.get(at..).unwrap_or_default() {
            let Some(value) = value(*byte) else {
                break;
            };
            let Some(slot) = self.values.get_mut(self.count) else {
                return false;
            };
            *slot = value;
            self.count += 1;
        }
        let length = self.count - before;
        if length == 0 {
            return false;
        }
        self.key = extend(self.key, self.groups, joint, length);
        self.groups += 1;
        self.end = at + length;
        true
    }
}

/// Where an identifier may start whose first digits stand at `digits`: at them or the letters joined to them, or at
/// one or two short groups of letters before (`AB 12`, `HH-AB 12`).
pub(super) fn starts(bytes: &[u8], digits: usize) -> [Option<usize>; 3] {
    let head = letters(bytes, digits);
    let mut start = digits - head;
    let before = bytes.get(..start).unwrap_or_default();
    if head > LETTERS || before.last().is_some_and(u8::is_ascii_digit) {
        return [None; 3];
    }
    if head > 0 && before.ends_with(b"\\") {
        start += 1;
    }
    let mut starts = [None; 3];
    let mut from = start;
    for slot in starts.iter_mut().skip(1) {
        let word = match bytes.get(..from).unwrap_or_default().last() {
            Some(joint) if separator(*joint).is_some() => letters(bytes, from - 1),
            _ => 0,
        };
        if !(1..=WORD).contains(&word) {
            break;
        }
        from -= 1 + word;
        *slot = Some(from).filter(|from| opens(bytes, *from));
    }
    // Longer readings first.
    let [_, one, two] = starts;
    [two, one, Some(start).filter(|start| opens(bytes, *start))]
}

/// How many letters stand right before `at`; one more than [`LETTERS`] where there are more.
fn letters(bytes: &[u8], at: usize) -> usize {
    bytes
        .get(..at)
        .unwrap_or_default()
        .iter()
        .rev()
        .take(LETTERS + 1)
        .take_while(|b| b.is_ascii_alphabetic())
        .count()
}

/// Whether an identifier may start at `at`: it does not continue a word, a decimal or a dashed group.
pub(super) fn opens(bytes: &[u8], at: usize) -> bool {
    match bytes.get(..at).unwrap_or_default() {
        [.., left, b'-' | b'.' | b'/'] if left.is_ascii_alphanumeric() => false,
        [.., left, b','] if left.is_ascii_digit() => !parts_thousands(bytes, at),
        [.., b'.' | b'$' | b'+'] => false,
        [.., b'-'] => true,
        _ => context::starts(bytes, at),
    }
}

/// Whether an identifier may end at `at`: no word, decimal or dashed group goes on.
pub(super) fn closes(bytes: &[u8], at: usize) -> bool {
    match bytes.get(at..).unwrap_or_default() {
        [b'-' | b'/', next, ..] => !next.is_ascii_alphanumeric(),
        [b'.', next, ..] => !next.is_ascii_digit(),
        // `1,234`, and not `3D,185`.
        [b',', ..] => {
            let digits = run_before(bytes, at);
            let letter = (at - digits).checked_sub(1).and_then(|at| bytes.get(at));
            run(bytes, at + 1) != 3
                || digits == 0
                || digits > 3
                || letter.is_some_and(u8::is_ascii_alphabetic)
        }
        [next, ..] => !next.is_ascii_alphanumeric() && *next != b'_',
        [] => true,
    }
}

/// How many digits stand right before a place, at most four.
fn run_before(bytes: &[u8], at: usize) -> usize {
    let before = bytes.get(..at).unwrap_or_default().iter().rev().take(4);
    before.take_while(|byte| byte.is_ascii_digit()).count()
}

/// Whether a chain that has colons is cut out of a longer row of them (a fingerprint, a time).
pub(super) fn is_cut(bytes: &[u8], chain: &Chain) -> bool {
    let colon = |at: Option<usize>| at.and_then(|at| bytes.get(at)) == Some(&b':');
    let raw = bytes.get(chain.start..chain.end).unwrap_or_default();
    raw.contains(&b':') && (colon(chain.start.checked_sub(1)) || colon(Some(chain.end)))
}

/// Where what a chain reads ends: a parenthesis that it opened is its own (`A123456(3)`).
pub(super) fn end(bytes: &[u8], chain: &Chain) -> usize {
    let opened = bytes
        .get(chain.start..chain.end)
        .is_some_and(|raw| raw.contains(&b'('));
    chain.end + usize::from(opened && bytes.get(chain.end) == Some(&b')'))
}

/// A layout of a rule.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Candidate {
    pub rule: u16,
    pub layout: u16,
    /// As [`Layout::alone`].
    pub alone: bool,
}

/// All layouts by their key.
#[derive(Default)]
pub(super) struct Shapes {
    /// Key, and what has it; sorted by key.
    rows: Vec<(u64, Candidate)>,
    heads: Vec<(u64, usize)>,
    /// In the order of `heads`.
    layouts: Vec<Candidate>,
    bits: Vec<u64>,
}

/// Twelve bits of a key.
#[inline]
fn hash(key: u64) -> usize {
    (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 52) as usize
}

impl Shapes {
    pub(super) fn is_empty(&self) -> bool {
        self.heads.is_empty()
    }

    pub(super) fn add(&mut self, layout: &Layout, rule: usize, number: usize) {
        if let (Ok(rule), Ok(number)) = (u16::try_from(rule), u16::try_from(number)) {
            let candidate = Candidate {
                rule,
                layout: number,
                alone: layout.alone,
            };
            self.rows.push((layout.key, candidate));
        }
    }

    /// Sorts what was added.
    pub(super) fn finish(&mut self) {
        self.rows.sort_unstable();
        self.bits = vec![0; 64];
        for (key, candidate) in self.rows.drain(..) {
            if self.heads.last().is_none_or(|(last, _)| *last != key) {
                self.heads.push((key, self.layouts.len()));
            }
            self.layouts.push(candidate);
            let hash = hash(key);
            if let Some(word) = self.bits.get_mut(hash / 64) {
                *word |= 1 << (hash % 64);
            }
        }
    }

    /// Whether any layout may have this key.
    #[inline]
    pub(super) fn may_be(&self, key: u64) -> bool {
        let hash = hash(key);
        self.bits
            .get(hash / 64)
            .is_some_and(|word| word >> (hash % 64) & 1 == 1)
    }

    /// The rules and layouts of this key.
    pub(super) fn get(&self, key: u64) -> Option<&[Candidate]> {
        let at = self
            .heads
            .binary_search_by_key(&key, |(key, _)| *key)
            .ok()?;
        let (_, from) = self.heads.get(at)?;
        let to = self
            .heads
            .get(at + 1)
            .map_or(self.layouts.len(), |(_, to)| *to);
        self.layouts.get(*from..to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chain(text: &str, groups: usize) -> Chain {
        let mut chain = Chain::new(0);
        for _ in 0..groups {
            assert!(chain.grow(text.as_bytes()), "{text}");
        }
        chain
    }

    #[test]
    fn a_layout_is_what_its_groups_read_as() {
        for (layout, text, groups) in [
            ("ddd-dd-dddd", "219-09-9998", 3),
            ("l{6}dd[ABCDEHLMPRST]ddlddd l", "RSSMRA85T10A562 S", 2),
            ("756.d{4}.d{4}.dd", "756.9217.0769.85", 4),
            ("x{9}", "c01x00t47", 1),
        ] {
            let read = Layout::parse(layout, "", false).expect("a layout");
            let chain = chain(text, groups);
            assert_eq!(read.len(), 1);
            assert_eq!(read[0].key, chain.key, "{layout}");
            assert!(read[0].fits(&chain), "{layout}");
        }
        let joined = Layout::parse("ddd_ddd_ddd", " -", false).expect("a layout");
        let keys: Vec<u64> = joined.iter().map(|layout| layout.key).collect();
        let texts = [("123456789", 1), ("123 456 789", 3), ("123-456-789", 3)];
        assert_eq!(keys, texts.map(|(text, groups)| chain(text, groups).key));
    }

    #[test]
    fn bad_layouts_are_refused() {
        for bad in [
            "",
            "-",
            "d--d",
            "d{99}",
            "{3}",
            "d[",
            "d[é]",
            "d+d",
            "d-d-d-d-d-d-d-d",
            "d{0}",
        ] {
            assert!(Layout::parse(bad, " ", false).is_err(), "{bad}");
        }
    }

    #[test]
    fn starts_are_the_digits_and_the_letters_before() {
        let at = |text: &str, digits: usize| starts(text.as_bytes(), digits);
        assert_eq!(at("x HH-AB 123", 8), [Some(2), None, Some(8)]);
        assert_eq!(at("AB 12", 3), [None, Some(0), Some(3)]);
        assert_eq!(at("RSSMRA85", 6), [None, None, Some(0)]);
        assert_eq!(at("85T10", 3), [None; 3], "the token was read before");
        assert_eq!(at("1.25", 2), [None; 3]);
        assert_eq!(at("\\n219", 2), [None, None, Some(2)]);
    }
}
