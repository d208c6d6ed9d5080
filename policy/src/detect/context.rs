//! What stands around a candidate: word boundaries, escapes, and the words that speak for or against it.

mod spelled;
mod starts;

use std::ops::Range;
use std::sync::OnceLock;

use self::starts::Starts;
use super::marks::Marks;

/// Whether a byte can be inside a token: a token does not start right after one.
#[inline(always)]
pub(super) fn is_word(byte: u8) -> bool {
    WORDS.get(usize::from(byte)).copied().unwrap_or_default()
}

#[expect(
    clippy::indexing_slicing,
    reason = "counted below the table's length, while it is compiled"
)]
const WORDS: [bool; 256] = {
    let mut words = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        words[byte] = matches!(byte as u8, b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' | b'_' | b'-');
        byte += 1;
    }
    words
};

/// Whether a token may start at `at`: at the text's start, after a byte that no token holds, or after the escape
/// of one (`\n`, `\t`, `\u0022`, `\x27`, `%3D`).
pub(super) fn starts(bytes: &[u8], at: usize) -> bool {
    let before = bytes.get(..at).unwrap_or_default();
    match before {
        [] => true,
        [.., last] if !is_word(*last) => true,
        [.., b'\\', b'n' | b't' | b'r' | b'b' | b'f'] => true,
        [.., b'%', high, low] => high.is_ascii_hexdigit() && low.is_ascii_hexdigit(),
        [.., b'\\', b'x', high, low] => high.is_ascii_hexdigit() && low.is_ascii_hexdigit(),
        [.., b'\\', b'u', a, b, c, d] => [a, b, c, d].iter().all(|digit| digit.is_ascii_hexdigit()),
        _ => false,
    }
}

/// Whether what stands there is a word of its own: where its edge is a letter or a digit, none stands beside it.
pub(super) fn stands_alone(bytes: &[u8], word: &Range<usize>) -> bool {
    let lettered = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphanumeric);
    let joined = |at: Option<usize>| at.is_some_and(lettered);
    let before = word.start.checked_sub(1);
    (!lettered(word.start) || !joined(before) || starts(bytes, word.start))
        && (!joined(word.end.checked_sub(1)) || !lettered(word.end))
}

/// Whether what is at `at` goes on a run of base64: a slash or a plus stands before it, and before that what is no path.
pub(super) fn in_base64(bytes: &[u8], at: usize) -> bool {
    let head = bytes.get(at.saturating_sub(24)..at).unwrap_or_default();
    if !matches!(head.last(), Some(b'/' | b'+')) || head.len() < 24 {
        return false;
    }
    let alphabet = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/');
    head.iter().all(alphabet)
        && head.iter().any(u8::is_ascii_uppercase)
        && (head.iter().any(u8::is_ascii_digit) || !head.iter().any(u8::is_ascii_lowercase))
}

/// Whether a name may be joined to what is at `at`: right after a `_` or `-`.
pub(super) fn is_joined(bytes: &[u8], at: usize) -> bool {
    bytes
        .get(..at)
        .is_some_and(|before| before.ends_with(b"_") || before.ends_with(b"-"))
}

/// How far back words that speak for a candidate may stand, in bytes.
const BEFORE: usize = 60;
/// How far ahead.
const AFTER: usize = 24;
/// How far back words that speak against it may stand, in bytes, on the same line.
const AGAINST: usize = 24;

/// How far ahead of what is asked for words are looked for, where candidates stand close together.
const AHEAD: usize = 256;
/// Words remembered at once, about.
const REMEMBERED: usize = 1024;

/// A text, and what is told of its bytes.
#[derive(Clone, Copy)]
pub(super) struct Told<'t> {
    pub bytes: &'t [u8],
    pub marks: &'t Marks,
}

/// Words looked for around a candidate; ASCII case does not matter.
pub(super) struct Words {
    /// Labels as they were given, until their spellings are asked for, and those `as_written`.
    labels: [Box<[String]>; 2],
    list: OnceLock<List>,
    /// Made when they are first looked for: some are only handed on.
    starts: OnceLock<Starts>,
}

/// Words one after the other, and where each ends.
struct List {
    text: Box<str>,
    ends: Box<[u32]>,
    longest: usize,
}

impl List {
    fn of<'w>(words: impl Iterator<Item = &'w str>) -> Self {
        let (mut text, mut ends, mut longest) = (String::new(), Vec::new(), 0);
        for word in words {
            text.push_str(word);
            ends.push(u32::try_from(text.len()).unwrap_or(u32::MAX));
            longest = longest.max(word.len());
        }
        Self {
            text: text.into(),
            ends: ends.into(),
            longest,
        }
    }

    /// The word of this index; an empty one where there is none.
    fn get(&self, index: usize) -> &str {
        let end = |index: usize| self.ends.get(index).map(|end| *end as usize);
        let start = index.checked_sub(1).map_or(Some(0), end);
        let range = start.zip(end(index));
        range
            .and_then(|(start, end)| self.text.get(start..end))
            .unwrap_or_default()
    }

    fn each(&self) -> impl Iterator<Item = &str> + Clone {
        (0..self.ends.len()).map(|index| self.get(index))
    }
}

/// Bytes that a list of words may have in all.
const MOST: usize = 1 << 20;

/// A word that stands in a text.
#[derive(Clone, Copy)]
pub(super) struct Word {
    pub start: usize,
    pub end: usize,
    /// Its index among the words looked for.
    pub word: u32,
}

/// Where such words stand in a stretch of one text: candidates that stand close together ask for the same bytes.
#[derive(Default)]
pub(super) struct Sightings {
    from: usize,
    to: usize,
    /// By end.
    seen: Vec<Word>,
}

fn check(words: &[String]) -> Result<(), String> {
    if words.iter().any(String::is_empty) {
        return Err("an empty context word".to_owned());
    }
    match words.iter().map(String::len).sum::<usize>() {
        ..=MOST => Ok(()),
        all => Err(format!("the words take {all} bytes; at most {MOST}")),
    }
}

impl Words {
    /// # Errors
    /// What is wrong, in words.
    pub(super) fn new(words: &[String]) -> Result<Option<Self>, String> {
        check(words)?;
        let some = !words.is_empty();
        Ok(some.then(|| Self::of(words.iter().map(String::as_str))))
    }

    /// The same of labels: each as forms print it and as programs name a field, but those `as_written`. They are
    /// spelled when they are first asked for.
    ///
    /// # Errors
    /// What is wrong, in words.
    pub(super) fn labels(
        words: Vec<String>,
        as_written: Vec<String>,
    ) -> Result<Option<Self>, String> {
        check(&words)?;
        check(&as_written)?;
        let some = !(words.is_empty() && as_written.is_empty());
        Ok(some.then(|| Self {
            labels: [words.into(), as_written.into()],
            list: OnceLock::new(),
            starts: OnceLock::new(),
        }))
    }

    /// These words.
    pub(super) fn of<'w>(words: impl Iterator<Item = &'w str>) -> Self {
        Self {
            labels: Default::default(),
            list: List::of(words).into(),
            starts: OnceLock::new(),
        }
    }

    fn words(&self) -> &List {
        self.list.get_or_init(|| self.spelled())
    }

    fn spelled(&self) -> List {
        let [labels, as_written] = &self.labels;
        let spelled = spelled::all(labels);
        List::of(spelled.iter().chain(as_written).map(String::as_str))
    }

    /// Tells of all of them, and remembers none that were not asked for before.
    pub(super) fn each(&self, tell: impl FnMut(&str)) {
        match self.list.get() {
            Some(list) => list.each().for_each(tell),
            None => self.spelled().each().for_each(tell),
        }
    }

    /// Whether one of the words stands near the range.
    pub(super) fn near(&self, seen: &mut Sightings, text: Told<'_>, range: &Range<usize>) -> bool {
        let before = range.start.saturating_sub(BEFORE)..range.start;
        let after = range.end..text.bytes.len().min(range.end.saturating_add(AFTER));
        self.sight(seen, text, before.start..after.end);
        seen.any_within(&before) || seen.any_within(&after)
    }

    /// Whether one of the words stands in the range itself (a column's header).
    pub(super) fn stand_in(&self, text: Told<'_>, range: Range<usize>) -> bool {
        let mut seen = Sightings::default();
        self.sight(&mut seen, text, range.clone());
        seen.any_within(&range)
    }

    /// Where such words stand near the range, sorted: what [`Self::near`] says yes for.
    pub(super) fn standing(&self, text: Told<'_>, range: &Range<usize>) -> Vec<Range<usize>> {
        let from = range.start.saturating_sub(BEFORE);
        let to = text.bytes.len().min(range.end.saturating_add(AFTER));
        let mut seen = Sightings::default();
        self.sight(&mut seen, text, from..to);
        let is_near = |word: &Word| {
            (word.start >= from && word.end <= range.start)
                || (word.start >= range.end && word.end <= to)
        };
        let near = seen.seen.iter().filter(|word| is_near(word));
        near.map(|word| word.start..word.end).collect()
    }

    /// Whether one of the words stands right before the range, in its line and sentence.
    pub(super) fn right_before(
        &self,
        seen: &mut Sightings,
        text: Told<'_>,
        range: &Range<usize>,
    ) -> bool {
        let floor = range.start.saturating_sub(AGAINST);
        let line = text.bytes.get(floor..range.start).unwrap_or_default();
        let start = line
            .iter()
            .rposition(|b| *b == b'\n')
            .map_or(floor, |newline| floor + newline + 1);
        // `… takes her tickets. His mobile is …`
        let ends = |three: &[u8]| matches!(three, [b'.' | b'!' | b'?', b' ', next] if next.is_ascii_uppercase());
        let start = line
            .windows(3)
            .rposition(ends)
            .map_or(start, |end| start.max(floor + end + 1));
        self.sight(seen, text, floor..range.start);
        seen.any_within(&(start..range.start))
    }

    /// Makes sure that all words in the range are seen. Ranges mostly go forward, so that each byte is read once.
    pub(super) fn sight(&self, seen: &mut Sightings, text: Told<'_>, range: Range<usize>) {
        let bytes = text.bytes;
        let goes_on = (seen.from..=seen.to).contains(&range.start);
        if !goes_on {
            seen.seen.clear();
            (seen.from, seen.to) = (range.start, range.start);
        }
        if range.end <= seen.to {
            return;
        }
        if seen.seen.len() > REMEMBERED {
            seen.seen.retain(|word| word.end > range.start);
            seen.from = range.start;
        }
        let ahead = if goes_on { AHEAD } else { 0 };
        let to = bytes.len().min(range.end + ahead);
        let words = self.words();
        let from = seen.from.max(seen.to.saturating_sub(words.longest));
        let known = seen.seen.len();
        self.starts.get_or_init(|| Starts::of(words.each())).each(
            text.marks,
            bytes,
            from..to,
            |start, index| {
                let word = words.get(index).as_bytes();
                let range = start..start + word.len();
                let stands = range.end > seen.to
                    && range.end <= to
                    && bytes
                        .get(range.clone())
                        .is_some_and(|bytes| bytes.eq_ignore_ascii_case(word));
                if stands && is_whole(bytes, &range) {
                    seen.seen.push(Word {
                        start,
                        end: range.end,
                        word: index as u32,
                    });
                }
            },
        );
        if let Some(fresh) = seen.seen.get_mut(known..) {
            fresh.sort_unstable_by_key(|word| (word.end, word.start, word.word));
        }
        seen.to = to;
    }
}

impl Sightings {
    /// The words that stand wholly in a range, all of which was looked at, by end.
    pub(super) fn within(&self, range: &Range<usize>) -> impl Iterator<Item = &Word> {
        let first = self.seen.partition_point(|word| word.end <= range.start);
        let (start, end) = (range.start, range.end);
        self.seen
            .iter()
            .skip(first)
            .take_while(move |word| word.end <= end)
            .filter(move |word| word.start >= start)
    }

    fn any_within(&self, range: &Range<usize>) -> bool {
        self.within(range).next().is_some()
    }
}

/// Whether a word is not a part of a longer one, though `phone_number` and `phoneNumber` hold the word `phone`.
fn is_whole(bytes: &[u8], word: &Range<usize>) -> bool {
    let first = bytes.get(word.start).copied().unwrap_or_default();
    let opens = match bytes.get(..word.start).and_then(<[u8]>::last) {
        Some(left) if left.is_ascii_alphabetic() => {
            left.is_ascii_lowercase() && first.is_ascii_uppercase()
        }
        _ => true,
    };
    let last = word.end.checked_sub(1).and_then(|last| bytes.get(last));
    let closes = match bytes.get(word.end..).unwrap_or_default() {
        // `NIS` is no word of `NISS`, though `SSN` is one of `SSNNumber`.
        [next, after @ ..]
            if next.is_ascii_uppercase() && last.is_some_and(u8::is_ascii_uppercase) =>
        {
            after.first().is_some_and(u8::is_ascii_lowercase)
        }
        [b's', next, ..] => !next.is_ascii_lowercase(),
        [next, ..] => !next.is_ascii_lowercase(),
        [] => true,
    };
    opens && closes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_start_after_what_no_token_holds() {
        for text in [
            "K", " K", "\"K", "\\nK", "key%3DK", "\\u0022K", "\\x27K", "é K",
        ] {
            assert!(starts(text.as_bytes(), text.len() - 1), "{text}");
        }
        for text in ["aK", "-K", "_K", "9K", "nK"] {
            assert!(!starts(text.as_bytes(), text.len() - 1), "{text}");
        }
    }

    #[test]
    fn words_are_whole_words() {
        let words = Words::new(&["tel".to_owned(), "phone".to_owned()])
            .expect("words")
            .expect("some");
        let near = |text: &str| {
            let end = text.len()..text.len();
            let marks = Marks::new(text);
            let told = Told {
                bytes: text.as_bytes(),
                marks: &marks,
            };
            words.near(&mut Sightings::default(), told, &end)
        };
        assert!(near("Tel: "));
        assert!(near("\"phone_number\": "));
        assert!(near("homePhone="));
        assert!(!near("hotel "));
        assert!(!near("telling "));
    }

    #[test]
    fn what_is_remembered_changes_nothing() {
        let words = Words::new(&["tel".to_owned(), "phone".to_owned(), "tel no".to_owned()])
            .expect("words")
            .expect("some");
        let text = "tel phone xtel tel no telno \n phones tel ".repeat(60);
        let marks = Marks::new(&text);
        let bytes = text.as_bytes();
        let told = Told {
            bytes,
            marks: &marks,
        };
        let mut state = 7_usize;
        let (mut near, mut against) = (Sightings::default(), Sightings::default());
        let mut at = 0;
        for _ in 0..3000 {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            at = if state >> 60 == 0 {
                state >> 33
            } else {
                at + (state >> 61)
            } % bytes.len();
            let range = at..bytes.len().min(at + (state >> 40) % 9);
            let fresh = words.near(&mut Sightings::default(), told, &range);
            assert_eq!(words.near(&mut near, told, &range), fresh, "{range:?}");
            let fresh = words.right_before(&mut Sightings::default(), told, &range);
            assert_eq!(
                words.right_before(&mut against, told, &range),
                fresh,
                "{range:?}"
            );
        }
    }
}
