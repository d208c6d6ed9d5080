//! What is known of disguises: characters that look like others, digits as words, what stands for `@`.

use std::collections::HashMap;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use serde::Deserialize;

use super::by_char::ByChar;
use crate::detect::lookup::any_of;

/// The file as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    look_alikes: Vec<(char, String)>,
    digits: Vec<String>,
    ideographs: String,
    ideographs_more: Vec<(char, u8)>,
    at: Vec<String>,
    dot: Vec<String>,
    mail: Vec<String>,
    entities: Vec<(String, String)>,
    cues: Vec<String>,
    accounts: Vec<String>,
    secrets: Vec<String>,
    digests: Vec<String>,
    spelled: Vec<(char, String)>,
    capital: Vec<String>,
    small: Vec<String>,
    more: Vec<String>,
}

/// The file, ready to be asked.
pub(super) struct Words {
    look_alikes: ByChar,
    /// By their first letter, `a` to `z` and all others.
    digits: Vec<Vec<(String, u8)>>,
    ideographs: ByChar,
    /// How the words for digits and for `@` go on that start with two letters.
    starts: [[Start; 27]; 27],
    /// Which lengths they have, by the lowest five bits of their first two bytes; a bit each.
    lengths: Box<[u16; 1024]>,
    /// One bit for each hash of a whole word of ASCII that may be said: most that start as one do not end as one.
    said: [u64; 64],
    entities: HashMap<String, String>,
    at: Vec<String>,
    dot: Vec<String>,
    mail: Vec<String>,
    /// What says that something is written in another way, or is a secret.
    cues: Option<AhoCorasick>,
    /// What says that what looks drawn is no secret.
    digests: Option<AhoCorasick>,
    /// What numbers are of that pay or call.
    accounts: Vec<String>,
    /// What passwords and keys are called.
    secrets: Vec<String>,
    /// Words that stand for one character.
    spelled: HashMap<String, char>,
    capital: Vec<String>,
    small: Vec<String>,
    more: Vec<String>,
}

/// Words that start with the same two letters.
#[derive(Clone, Copy, Default)]
struct Start {
    /// Which lengths they have, in ASCII letters up to the first other one; a bit each.
    lengths: u16,
    /// Which third letters those have that are as long; a bit each.
    thirds: u32,
}

impl Start {
    /// Adds a word.
    fn add(&mut self, third: u8, length: usize) {
        self.lengths |= 1 << length.min(15);
        if length > 2 {
            self.thirds |= 1 << letter(third);
        }
    }

    fn has(self, third: u8, length: usize) -> bool {
        let of_length = self.lengths >> length.min(15) & 1 == 1;
        of_length && (length < 3 || self.thirds >> letter(third) & 1 == 1)
    }
}

/// Loaded once.
pub(super) fn words() -> &'static Words {
    #[expect(
        clippy::expect_used,
        reason = "no input reaches it: the file is built in, and a test loads it"
    )]
    static WORDS: LazyLock<Words> = LazyLock::new(|| {
        let file = include_str!("../../../data/disguise/words.toml");
        Words::new(toml::from_str(file).expect("the words load: a test proves it"))
    });
    &WORDS
}

impl Words {
    fn new(file: File) -> Self {
        let look_alikes = file
            .look_alikes
            .iter()
            .filter(|(like, _)| like.is_ascii())
            .flat_map(|(like, those)| those.chars().map(|that| (that, *like as u8)))
            .collect();
        let mut digits: Vec<Vec<(String, u8)>> = vec![Vec::new(); 27];
        let mut starts = [[Start::default(); 27]; 27];
        for list in &file.digits {
            for (value, words) in list.split(' ').enumerate() {
                let digit = b'0' + u8::try_from(value).unwrap_or(9).min(9);
                for word in words.split('|') {
                    if let Some(words) = digits.get_mut(place(word)) {
                        words.push((word.to_owned(), digit));
                    }
                    // A word is first met as its ASCII letters.
                    let ascii = word.bytes().take_while(u8::is_ascii_lowercase).count();
                    add_start(&mut starts, word, ascii);
                }
            }
        }
        for word in &file.at {
            add_start(&mut starts, word, word.len());
        }
        let mut spelled = HashMap::new();
        for (char, words) in &file.spelled {
            for word in words.split(' ') {
                spelled.insert(word.to_owned(), *char);
                let ascii = word.bytes().take_while(u8::is_ascii_lowercase).count();
                add_start(&mut starts, word, ascii);
            }
        }
        for word in &file.capital {
            add_start(&mut starts, word, word.len());
        }
        let lengths = lengths(&starts);
        let listed = digits.iter().flatten().map(|(word, _)| word);
        let listed = listed.chain(spelled.keys());
        let lists = [&file.at, &file.capital, &file.small, &file.more];
        let said = wholes(listed.chain(lists.into_iter().flatten()));
        let in_order = file.ideographs.chars().zip(b'0'..);
        let more = file.ideographs_more.iter();
        let ideographs = in_order
            .chain(more.map(|(char, value)| (*char, b'0' + value.min(&9))))
            .collect();
        Self {
            look_alikes,
            digits,
            ideographs,
            starts,
            lengths,
            said,
            entities: file.entities.into_iter().collect(),
            at: file.at,
            dot: file.dot,
            mail: file.mail,
            cues: any_of(&file.cues),
            digests: any_of(&file.digests),
            accounts: file.accounts,
            secrets: file.secrets,
            spelled,
            capital: file.capital,
            small: file.small,
            more: file.more,
        }
    }

    /// The ASCII letter or digit that a character of another script looks like.
    pub(super) fn look_alike(&self, char: char) -> Option<u8> {
        self.look_alikes.get(char)
    }

    /// The digit that an ideograph stands for.
    pub(super) fn ideograph(&self, char: char) -> Option<u8> {
        self.ideographs.get(char)
    }

    /// Whether a word of so many ASCII letters, that starts with these bytes, may be said for a digit or for `@`.
    /// Cheap.
    #[inline]
    pub(super) fn may_be_said(&self, [first, second, third]: [u8; 3], letters: usize) -> bool {
        let row = self.starts.get(letter(first));
        let start = row.and_then(|row| row.get(letter(second)));
        start.is_some_and(|start| start.has(third, letters))
    }

    /// Whether a word of so many ASCII letters may be one of which [`Self::may_be_said`] says so. Cheaper.
    #[inline(always)]
    pub(super) fn may_start(&self, first: u8, second: u8, letters: usize) -> bool {
        let lengths = self.lengths.get(pair(first, second)).copied();
        lengths.unwrap_or_default() >> letters.min(15) & 1 == 1
    }

    /// Whether a word of ASCII letters may be one that stands for a digit, a character, `@`, or goes with such a word.
    pub(super) fn may_be_whole(&self, word: &[u8]) -> bool {
        let hash = whole(word);
        let bits = self.said.get(hash / 64).copied().unwrap_or_default();
        bits >> (hash % 64) & 1 == 1
    }

    /// The digit that a word stands for, in any case of its letters.
    pub(super) fn digit(&self, word: &str) -> Option<u8> {
        let same = |known: &str| match word.is_ascii() {
            true => known.eq_ignore_ascii_case(word),
            false => known == word.to_lowercase(),
        };
        let words = self.digits.get(place(word))?;
        let found = words
            .iter()
            .find(|(known, _)| known.len() == word.len() && same(known));
        found.map(|(_, digit)| *digit)
    }

    /// What a named character of HTML stands for.
    pub(super) fn entity(&self, name: &str) -> Option<&str> {
        self.entities.get(name).map(String::as_str)
    }

    /// Whether a word is said for `@`.
    pub(super) fn is_at(&self, word: &str) -> bool {
        is_one_of(&self.at, word)
    }

    /// Whether a word is said for the dot.
    pub(super) fn is_dot(&self, word: &str) -> bool {
        is_one_of(&self.dot, word)
    }

    /// Whether a stretch of text says that an address of mail comes.
    pub(super) fn speaks_of_mail(&self, text: &str) -> bool {
        has_any(&self.mail, text)
    }
}

impl Words {
    /// The character that a word stands for where a value is spelled.
    pub(super) fn spelled(&self, word: &str) -> Option<char> {
        self.spelled.get(&word.to_lowercase()).copied()
    }

    /// Whether a word says that a capital follows, or a small letter.
    pub(super) fn case(&self, word: &str) -> Option<bool> {
        match is_one_of(&self.capital, word) {
            true => Some(true),
            false => is_one_of(&self.small, word).then_some(false),
        }
    }

    /// Whether a word only goes with the name of a sign before it.
    pub(super) fn is_more(&self, word: &str) -> bool {
        is_one_of(&self.more, word)
    }

    /// Whether a stretch of text speaks of digests, fingerprints, public keys.
    pub(super) fn speaks_of_digests(&self, text: &str) -> bool {
        self.digests
            .as_ref()
            .is_some_and(|words| words.is_match(text))
    }

    /// Whether a stretch of text speaks of accounts, cards or phones.
    pub(super) fn speaks_of_accounts(&self, text: &str) -> bool {
        has_any(&self.accounts, text)
    }

    /// Whether a stretch of text speaks of passwords or keys.
    pub(super) fn speaks_of_secrets(&self, text: &str) -> bool {
        has_any(&self.secrets, text)
    }

    /// Whether a stretch of text says that something is written in another way, or speaks of secrets.
    pub(super) fn speaks_of_disguise(&self, text: &str) -> bool {
        self.cues.as_ref().is_some_and(|cues| cues.is_match(text))
    }
}

/// Whether a word is said for a sign of an address or for a digit: values are spelled out with such words.
pub(crate) fn is_said(word: &str) -> bool {
    let known = words();
    let letters = word.bytes().take_while(u8::is_ascii_alphabetic).count();
    let may_be = known.may_be_said(three(word), letters);
    known.is_dot(word) || may_be && (known.is_at(word) || known.digit(word).is_some())
}

/// Which lengths words have, by the lowest five bits of their first two bytes.
fn lengths(starts: &[[Start; 27]; 27]) -> Box<[u16; 1024]> {
    let mut lengths = Box::new([0; 1024]);
    for (first, row) in (0..27).zip(starts) {
        for (second, start) in (0..27).zip(row) {
            // The last of 27 is for all that are no letters.
            let spelled = |letter: u8| match letter {
                26 => 0..32,
                letter => letter + 1..letter + 2,
            };
            for (first, second) in
                spelled(first).flat_map(|first| spelled(second).map(move |second| (first, second)))
            {
                if let Some(slot) = lengths.get_mut(pair(first, second)) {
                    *slot |= start.lengths;
                }
            }
        }
    }
    lengths
}

/// A bit for each hash of these words.
fn wholes<'w>(words: impl Iterator<Item = &'w String>) -> [u64; 64] {
    let mut said = [0; 64];
    for word in words {
        let hash = whole(word.as_bytes());
        if let Some(bits) = said.get_mut(hash / 64) {
            *bits |= 1 << (hash % 64);
        }
    }
    said
}

/// A hash of a word of ASCII letters in any case; twelve bits.
fn whole(word: &[u8]) -> usize {
    let sum = word.iter().fold(0_u32, |sum, byte| {
        (sum ^ u32::from(byte | 0x20)).wrapping_mul(0x9e37_79b1)
    });
    (sum >> 20) as usize
}

/// Where words of one first letter are.
fn place(word: &str) -> usize {
    let [first, ..] = three(word);
    letter(first)
}

/// The first three bytes of a word; nought where there is none.
fn three(word: &str) -> [u8; 3] {
    let mut bytes = word.bytes();
    [(); 3].map(|()| bytes.next().unwrap_or_default())
}

/// A letter's place in the alphabet; the last for what is no letter of ASCII.
#[inline]
fn letter(byte: u8) -> usize {
    usize::from((byte | 0x20).wrapping_sub(b'a')).min(26)
}

/// Two letters in any case, as one number.
#[inline(always)]
fn pair(first: u8, second: u8) -> usize {
    usize::from(first & 31) << 5 | usize::from(second & 31)
}

fn add_start(starts: &mut [[Start; 27]; 27], word: &str, length: usize) {
    let [first, second, third] = three(word);
    let row = starts.get_mut(letter(first));
    if let Some(start) = row.and_then(|row| row.get_mut(letter(second))) {
        start.add(third, length);
    }
}

/// Whether one of the words stands anywhere in a text, in any case.
fn has_any(words: &[String], text: &str) -> bool {
    let text = text.to_lowercase();
    words.iter().any(|word| text.contains(word.as_str()))
}

fn is_one_of(words: &[String], word: &str) -> bool {
    words.iter().any(|known| known.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_load_and_are_found() {
        let words = words();
        assert_eq!(words.look_alike('а'), Some(b'a'));
        assert_eq!(words.look_alike('a'), None);
        assert_eq!(words.digit("Seven"), Some(b'7'));
        assert_eq!(words.digit("FÜNF"), Some(b'5'));
        assert_eq!(words.digit("ten"), None);
        assert!(words.may_be_said(*b"Sev", 5) && words.may_be_said(*b"f\xc3\xbc", 1));
        assert!(["two", "FÜNF", "één", "at"].into_iter().all(is_said) && !is_said("so"));
        assert!(!words.may_be_said(*b"qui", 3) && !words.may_be_said(*b"sol", 4));
        for word in ["Seven", "AT", "sierra", "Underscore", "capital", "mark"] {
            assert!(words.may_be_whole(word.as_bytes()), "{word}");
        }
        assert!(!words.may_be_whole(b"several") && !words.may_be_whole(b"attic"));
        assert_eq!(words.ideograph('九'), Some(b'9'));
        assert_eq!(words.ideograph('\0'), None);
        assert_eq!(words.entity("commat"), Some("@"));
        assert!(words.speaks_of_disguise("in Base64:") && !words.speaks_of_disguise("see the "));
        assert!(words.is_at("AT") && words.is_dot("dot") && !words.is_at("dot"));
        // No character of ASCII hides behind itself, and each look-alike is told once.
        let file: File =
            toml::from_str(include_str!("../../../data/disguise/words.toml")).expect("it loads");
        let all: Vec<char> = file
            .look_alikes
            .iter()
            .flat_map(|(_, those)| those.chars())
            .collect();
        let mut once = all.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), all.len());
        assert!(all.iter().all(|char| !char.is_ascii()));
    }
}
