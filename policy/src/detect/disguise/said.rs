//! Codes said in words after a word for one: `le code de la porte c'est huit cinq trois un trois`.

use std::ops::Range;

use super::words::words;

/// How far after the word a code is looked for on its line, in bytes.
const AFTER: usize = 120;
/// How many digits a code has.
const DIGITS: std::ops::RangeInclusive<usize> = 4..=12;
/// Fewest of them that are words, or ideographs.
const WORDS: usize = 2;
/// Most words before the first of a code.
const BEFORE: usize = 10;

/// The codes said in words that stand after a word for one.
pub(in crate::detect) fn said(
    text: &str,
    hit: &Range<usize>,
    found: &mut Vec<Range<usize>>,
) -> usize {
    let rest = text.get(hit.end..).unwrap_or_default();
    let rest = rest
        .get(..rest.floor_char_boundary(AFTER))
        .and_then(|rest| rest.split(['\n', '"']).next())
        .unwrap_or_default();
    // `pinned`, `pincode_five`
    if rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_') {
        return hit.end;
    }
    let mut run = Run::default();
    let mut others = 0;
    for word in each(rest) {
        let digit = digit(rest.get(word.clone()).unwrap_or_default());
        let goes_on = rest
            .get(run.end..word.start)
            .is_some_and(|gap| gap.len() < 4 && gap.chars().all(|c| " -,./、 ".contains(c)));
        if digit.is_none() || !goes_on {
            run.close(hit.end, found);
        }
        run.dashed &= run.digits.is_empty() || rest.get(run.end..word.start) == Some("-");
        match digit {
            Some((digit, is_word)) => run.add(&word, digit, is_word),
            None => others += 1,
        }
        if others > BEFORE {
            break;
        }
    }
    run.close(hit.end, found);
    hit.end
}

/// Digits that follow each other.
struct Run {
    start: usize,
    end: usize,
    digits: Vec<u8>,
    said: usize,
    /// Nothing but a dash stands between each two.
    dashed: bool,
}

impl Default for Run {
    fn default() -> Self {
        Self {
            start: 0,
            end: 0,
            digits: Vec::new(),
            said: 0,
            dashed: true,
        }
    }
}

impl Run {
    fn add(&mut self, word: &Range<usize>, digit: u8, is_word: bool) {
        if self.digits.is_empty() {
            self.start = word.start;
        }
        self.end = word.end;
        self.digits.push(digit);
        self.said += usize::from(is_word);
    }

    /// Adds the code that the digits are, and forgets them.
    fn close(&mut self, from: usize, found: &mut Vec<Range<usize>>) {
        let steps = |by: i16| {
            let pairs = self.digits.array_windows();
            pairs
                .map(|[a, b]| i16::from(*b) - i16::from(*a))
                .all(|step| step == by)
        };
        // `one, two, three, four`: somebody counts.
        let counts = steps(1) || steps(-1);
        let apart = self.said >= WORDS || self.dashed;
        if DIGITS.contains(&self.digits.len()) && apart && !counts {
            found.push(from + self.start..from + self.end);
        }
        *self = Self::default();
    }
}

/// How many digits a phone number has, and how many of them are words where others are not.
const PHONE: std::ops::RangeInclusive<usize> = 10..=13;
const SAID: usize = 3;

/// The phone number of words and digits that the word at `hit` is one of (`6 one 4 6 four 1 zero 3 three seven`): so many of both
/// in a row are no other number.
pub(in crate::detect) fn said_phone(
    text: &str,
    hit: &Range<usize>,
    found: &mut Vec<Range<usize>>,
) -> usize {
    const LONGEST: usize = 96;
    let from = text.floor_char_boundary(hit.start.saturating_sub(LONGEST));
    let to = text.ceil_char_boundary(text.len().min(hit.end + LONGEST));
    let stretch = text.get(from..to).unwrap_or_default();
    let mut run = Run::default();
    for word in each(stretch) {
        let digit = digit(stretch.get(word.clone()).unwrap_or_default());
        let goes_on = matches!(
            stretch.get(run.end..word.start),
            Some(" " | "-" | ", " | " - ")
        );
        if digit.is_none() || !goes_on {
            if from + run.end > hit.start {
                break;
            }
            run = Run::default();
        }
        if let Some((digit, is_word)) = digit {
            run.add(&word, digit, is_word);
        }
    }
    let range = from + run.start..from + run.end;
    let mixed = run.said >= SAID && run.said < run.digits.len();
    if PHONE.contains(&run.digits.len()) && mixed && range.contains(&hit.start) {
        found.push(range.clone());
        return range.end.max(hit.end);
    }
    hit.end
}

/// Words of a stretch; each ideograph and each digit is one.
fn each(rest: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let tail = rest.get(at..)?;
        let start = at + tail.find(char::is_alphanumeric)?;
        let tail = rest.get(start..)?;
        let first = tail.chars().next()?;
        let length = match is_ideograph(first) {
            true => first.len_utf8(),
            false => tail
                .find(|c: char| !c.is_alphanumeric() || is_ideograph(c))
                .unwrap_or(tail.len()),
        };
        at = start + length;
        Some(start..at)
    })
}

fn is_ideograph(char: char) -> bool {
    matches!(u32::from(char), 0x3007 | 0x3040..=0x30FF | 0x3400..=0x9FFF)
}

/// The digit that a word says, and whether it is no digit itself.
fn digit(word: &str) -> Option<(u8, bool)> {
    if let [byte @ b'0'..=b'9'] = word.as_bytes() {
        return Some((*byte, false));
    }
    let known = words();
    let mut chars = word.chars();
    let ideograph = match (chars.next(), chars.next()) {
        (Some(char), None) => known.ideograph(char),
        _ => None,
    };
    ideograph
        .or_else(|| known.digit(word))
        .map(|digit| (digit, true))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::tests::walked;

    #[test]
    fn phones_of_words_and_digits_are_found() {
        for (text, value) in [
            (
                "no just 6 one 4 6 four 1 zero 3 three seven",
                "6 one 4 6 four 1 zero 3 three seven",
            ),
            (
                "1 6 one 2 four 8 seven zero five 7 8.",
                "1 6 one 2 four 8 seven zero five 7 8",
            ),
        ] {
            assert_eq!(walked(said_phone, text, "zero "), [value], "{text}");
        }
        for text in [
            "from zero 1 2 3 4 5 6 7 8 9 10",
            "zero one two three four five",
            "one two three four zero five six seven eight nine",
            "4 zero 4 one 4 two and so on, 4 three 4 four",
        ] {
            assert_eq!(walked(said_phone, text, "zero "), [""; 0], "{text}");
        }
    }

    #[test]
    fn codes_in_words_are_found() {
        for (text, cue, values) in [
            (
                "le code de la porte c'est huit cinq trois un trois et mon mail",
                "code",
                &["huit cinq trois un trois"][..],
            ),
            (
                "il pin della sim è sei sette otto due, ripeto, due nove due sette per",
                "pin",
                &["sei sette otto due", "due nove due sette"],
            ),
            (
                "Türcode: vier vier acht zwei.",
                "code",
                &["vier vier acht zwei"],
            ),
            (
                "de pincode is acht nul twee acht",
                "pincode",
                &["acht nul twee acht"],
            ),
            (
                "验证码我念给你听：零九七四零一，手机号是",
                "验证码",
                &["零九七四零一"],
            ),
            ("暗証番号は八三〇一です", "暗証番号", &["八三〇一"]),
            (
                "pincode met streepjes ertussen 8-0-2-8-2-8 en",
                "pincode",
                &["8-0-2-8-2-8"],
            ),
            ("my pin is four 4 eight-two", "pin", &["four 4 eight-two"]),
        ] {
            assert_eq!(walked(said, text, cue), values, "{text}");
        }
        for (text, cue) in [
            ("the code counts: one, two, three, four, five", "code"),
            ("code of one or two of the three, for all four", "code"),
            ("pinned four eight two one", "pin"),
            ("pin 4 8 2 1", "pin"),
            ("the pin is on the\nfour eight two one", "pin"),
            ("验证码在一分钟内有效", "验证码"),
        ] {
            assert_eq!(walked(said, text, cue), [""; 0], "{text}");
        }
    }
}
