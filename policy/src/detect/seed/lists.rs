//! Seed phrases of the other lists of BIP-39, which are read where words say that one comes, or where one is the whole text.
//! Letters are compared without their accents: the lists tell their words apart by the first four.

use std::ops::Range;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::{Known, SIZES, proves};

/// A list of 2,048 words, sorted, each with its number; made when the first phrase that may be of it is read.
type List = LazyLock<Vec<(&'static str, u16)>>;

/// Lists whose words are parted by blanks, each with the blocks of letters it is written in.
static LISTS: [(Script, List); 7] = [
    (
        Script::Latin,
        LazyLock::new(|| words(include_str!("spanish.txt"))),
    ),
    (
        Script::Latin,
        LazyLock::new(|| words(include_str!("french.txt"))),
    ),
    (
        Script::Latin,
        LazyLock::new(|| words(include_str!("italian.txt"))),
    ),
    (
        Script::Latin,
        LazyLock::new(|| words(include_str!("portuguese.txt"))),
    ),
    (
        Script::Latin,
        LazyLock::new(|| words(include_str!("czech.txt"))),
    ),
    (
        Script::Kana,
        LazyLock::new(|| words(include_str!("japanese.txt"))),
    ),
    (
        Script::Hangul,
        LazyLock::new(|| words(include_str!("korean.txt"))),
    ),
];

/// The two Chinese lists, of one character each.
static CHARACTERS: [List; 2] = [
    LazyLock::new(|| characters(include_str!("chinese_simplified.txt"))),
    LazyLock::new(|| characters(include_str!("chinese_traditional.txt"))),
];

/// How far after a word that tells of a phrase it is read, in bytes: 24 words of seven kana and what parts them.
const REACH: usize = 768;
/// How far after it one has to begin: a label, a name and a colon may stand between.
const LEAD: usize = 192;
/// Most bytes between two words of a phrase: a line's end, a number, a quote.
const GAP: usize = 8;
/// Longest text that may be a phrase and nothing else, in bytes.
const ALONE: usize = 640;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Latin,
    Kana,
    Hangul,
    Han,
}

fn words(list: &'static str) -> Vec<(&'static str, u16)> {
    let mut words: Vec<_> = list.lines().zip(0..).collect();
    words.sort_unstable();
    words
}

fn characters(list: &'static str) -> Vec<(&'static str, u16)> {
    let characters = list.char_indices().filter(|(_, c)| *c != '\n');
    let at = |(at, c): (usize, char)| list.get(at..at + c.len_utf8()).unwrap_or_default();
    let mut words: Vec<_> = characters.map(at).zip(0..).collect();
    words.sort_unstable();
    words
}

fn place(list: &List, word: &str) -> Option<u16> {
    let found = list
        .binary_search_by(|(known, _)| (*known).cmp(word))
        .ok()?;
    list.get(found).map(|(_, place)| *place)
}

/// The phrase that follows the word at `hit`, which tells of one.
pub(in crate::detect) fn told(
    text: &str,
    hit: &Range<usize>,
    found: &mut Vec<Range<usize>>,
) -> usize {
    let end = text.floor_char_boundary(hit.end.saturating_add(REACH));
    if let Some(range) = phrase(text, hit.end..end, true) {
        let read = range.end;
        found.push(range);
        return read;
    }
    hit.end
}

/// The phrase that a short text is, and nothing else.
pub(super) fn alone(text: &str) -> Option<Range<usize>> {
    if text.len() > ALONE || text.len() < 12 {
        return None;
    }
    let mut count = 0;
    let mut last = 0;
    for token in Tokens::new(text, 0..text.len()) {
        let short = token.script == Script::Latin && token.range.len() < 3;
        // Twelve characters in a row are a sentence sooner than a phrase.
        let row = count > 0 && token.script == Script::Han && token.range.start == last;
        if short || row || token.range.start - last > GAP || token.mixed {
            return None;
        }
        count += 1;
        last = token.range.end;
    }
    let fits = SIZES.contains(&count) && text.len() - last <= GAP;
    fits.then(|| phrase(text, 0..text.len(), false))?
        .filter(|range| Tokens::new(text, range.clone()).count() == count)
}

/// The first phrase in a stretch of a text; one without a right checksum only where it is `told`.
fn phrase(text: &str, stretch: Range<usize>, is_told: bool) -> Option<Range<usize>> {
    let mut runs: [Vec<Known>; 9] = Default::default();
    let mut last = stretch.start;
    let mut room = String::new();
    for token in Tokens::new(text, stretch.clone()) {
        if token.range.start - last > GAP {
            let mut ended = runs.iter().enumerate();
            let found = ended.find_map(|(list, run)| judged(text, list, run, is_told));
            if found.is_some() {
                return found;
            }
            runs.iter_mut().for_each(Vec::clear);
        }
        last = token.range.end;
        if last - stretch.start > LEAD && runs.iter().all(Vec::is_empty) {
            return None;
        }
        let word = fold(text.get(token.range.clone())?, &mut room);
        for (list, run) in runs.iter_mut().enumerate() {
            let known = match (LISTS.get(list), token.script) {
                _ if token.mixed => None,
                (Some((script, list)), of) if *script == of => place(list, word),
                (None, Script::Han) => CHARACTERS
                    .get(list - LISTS.len())
                    .and_then(|list| place(list, word)),
                _ => None,
            };
            match known {
                Some(known) => run.push((token.range.clone(), known)),
                None => {
                    if let Some(found) = judged(text, list, run, is_told) {
                        return Some(found);
                    }
                    run.clear();
                }
            }
        }
    }
    let mut ended = runs.iter().enumerate();
    ended.find_map(|(list, run)| judged(text, list, run, is_told))
}

/// The phrase in a run of words of one list: one that proves itself, or all of it where it is told.
fn judged(text: &str, list: usize, run: &[Known], is_told: bool) -> Option<Range<usize>> {
    let range = |words: &[Known]| Some(words.first()?.0.start..words.last()?.0.end);
    let whole = range(run).filter(|_| run.len() >= 12)?;
    // Characters in a row are a sentence, unless they stand apart from others and prove themselves.
    let han = |c: Option<char>| c.is_some_and(|c| script(c) == Some(Script::Han));
    let joined = |pair: &[Known]| matches!(pair, [left, right] if left.0.end == right.0.start);
    if list >= LISTS.len() && run.windows(2).any(joined) {
        let apart = !han(text.get(..whole.start)?.chars().next_back())
            && !han(text.get(whole.end..)?.chars().next());
        return (apart && SIZES.contains(&run.len()) && proves(run)).then_some(whole);
    }
    for size in SIZES {
        if let Some(words) = run.windows(size).find(|words| proves(words)) {
            return range(words);
        }
    }
    (is_told && list < LISTS.len() && run.len() <= 26).then_some(whole)
}

/// A word as the lists write it: small, composed, without accents.
fn fold<'r>(word: &'r str, room: &'r mut String) -> &'r str {
    if word.bytes().all(|b| b.is_ascii_lowercase()) {
        return word;
    }
    room.clear();
    // The marks of kana make other letters; those of Latin do not count.
    let accent = |c: &char| is_combining_mark(*c) && ('\u{300}'..'\u{370}').contains(c);
    room.extend(
        word.nfkd()
            .filter(|c| !accent(c))
            .nfc()
            .flat_map(char::to_lowercase),
    );
    room
}

/// What script a letter is of; a mark belongs to the letter before it.
fn script(c: char) -> Option<Script> {
    match c {
        'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' | '\u{300}'..='\u{36f}' => Some(Script::Latin),
        '\u{3041}'..='\u{309f}' => Some(Script::Kana),
        '\u{ac00}'..='\u{d7a3}' | '\u{1100}'..='\u{11ff}' => Some(Script::Hangul),
        '\u{3400}'..='\u{9fff}' => Some(Script::Han),
        _ => None,
    }
}

/// A word in a text.
struct Token {
    range: Range<usize>,
    script: Script,
    /// Letters of several scripts, or of none that a list has, stand in it.
    mixed: bool,
}

/// The words of a stretch: letters of a script in a row, and each Chinese character.
struct Tokens<'t> {
    text: &'t str,
    at: usize,
    end: usize,
}

impl<'t> Tokens<'t> {
    const fn new(text: &'t str, stretch: Range<usize>) -> Self {
        Self {
            text,
            at: stretch.start,
            end: stretch.end,
        }
    }
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        let rest = self.text.get(self.at..self.end)?;
        let start = self.at + rest.find(char::is_alphabetic)?;
        let rest = self.text.get(start..self.end)?;
        let first = rest.chars().next()?;
        let of = script(first);
        let letter = |c: char| c.is_alphabetic() || is_combining_mark(c);
        let length = match of {
            Some(Script::Han) => first.len_utf8(),
            _ => rest
                .find(|c| !letter(c) || script(c) == Some(Script::Han))
                .unwrap_or(rest.len()),
        };
        self.at = start + length;
        let mixed = rest.get(..length)?.chars().any(|c| script(c) != of);
        Some(Token {
            range: start..start + length,
            script: of.unwrap_or(Script::Latin),
            mixed: mixed || of.is_none(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::tests::walked;

    /// The phrase of sixteen bytes in a list, as BIP-39 makes it.
    fn made(list: &List, byte: u8) -> Vec<&'static str> {
        let entropy = [byte; 16];
        let hash = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, &entropy);
        let bits: Vec<u8> = entropy
            .iter()
            .chain(hash.as_ref())
            .flat_map(|b| (0..8).rev().map(move |n| b >> n & 1))
            .collect();
        let number = |bits: &[u8]| {
            bits.iter()
                .fold(0u16, |all, bit| all << 1 | u16::from(*bit))
        };
        let word = |place: u16| {
            list.iter()
                .find(|(_, known)| *known == place)
                .map_or("", |(word, _)| word)
        };
        bits.chunks(11)
            .take(12)
            .map(|bits| word(number(bits)))
            .collect()
    }

    fn found(text: &str) -> Option<&str> {
        walked(told, text, "").first().copied()
    }

    #[test]
    fn the_lists_are_whole() {
        let lists = LISTS.iter().map(|(_, list)| list).chain(&CHARACTERS);
        for list in lists {
            assert_eq!(list.len(), 2048);
            assert!(list.windows(2).all(|two| two[0].0 < two[1].0));
            assert!(
                list.iter()
                    .all(|(word, _)| fold(word, &mut String::new()) == *word)
            );
        }
    }

    #[test]
    fn phrases_of_every_list_prove_themselves() {
        for list in LISTS.iter().map(|(_, list)| list).chain(&CHARACTERS) {
            let words = made(list, 0x5a);
            for blank in [" ", "\u{3000}", ", ", "\n1. "] {
                let phrase = words.join(blank);
                assert_eq!(found(&format!(": {phrase}.\nKeep it.")), Some(&*phrase));
                assert_eq!(alone(&phrase), Some(0..phrase.len()), "{phrase}");
            }
            let mut wrong = words.clone();
            wrong.swap(0, 1);
            assert_eq!(alone(&wrong.join(" ")), None);
        }
        let phrase = made(&CHARACTERS[0], 0x5a).concat();
        assert_eq!(found(&format!("：{phrase}\n")), Some(&*phrase));
        assert_eq!(found(&format!("：{phrase}的\n")), None);
        assert_eq!(alone(&phrase), None);
    }

    #[test]
    fn accents_and_capitals_do_not_count() {
        let phrase = made(&LISTS[0].1, 0x11).join(" ");
        let accented = phrase.replacen('a', "á", 1).to_uppercase();
        assert_eq!(found(&accented), Some(&*accented));
        assert_eq!(
            found(
                "palabras que se escriben sin orden para que nadie sepa cuando empieza una frase larga"
            ),
            None
        );
    }
}
