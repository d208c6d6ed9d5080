//! What hides nothing, told of 64 bytes at once: most words and signs.

use std::ops::Range;

use super::{Pass, TOKEN, is_joint, joined, joints, may_be_code, spread};

/// Words and signs from a place on.
struct Ahead {
    /// Letters and digits.
    words: u64,
    /// They and what joins the parts of a token.
    tokens: u64,
    /// First bytes of words; of a token's the first.
    firsts: u64,
    /// Those of them that have to be looked at by themselves: long tokens, and what stands near a digit.
    special: u64,
    signs: u64,
}

/// Which bits have so many set from them on.
#[inline(always)]
fn runs(bits: u64) -> u64 {
    const { assert!(TOKEN == 16) };
    let two = bits & bits >> 1;
    let four = two & two >> 2;
    let eight = four & four >> 4;
    eight & eight >> 8
}

/// Which bits have one set within as many as groups of a token take.
#[inline(always)]
fn near(bits: u64) -> u64 {
    const { assert!(spread::NEAR == 27) };
    if bits == 0 {
        return 0;
    }
    let two = bits | bits >> 1;
    let four = two | two >> 2;
    let eight = four | four >> 4;
    let sixteen = eight | eight >> 8;
    sixteen | sixteen >> 11
}

impl Pass<'_> {
    /// Goes over what hides nothing, and lets `look` see what else stands there: it says where to go on, and whether to
    /// stop. Where it stopped or a place was passed, and `true`; the text's end and `false` where neither happened.
    pub(super) fn skip(
        &self,
        bytes: &[u8],
        until: usize,
        mut look: impl FnMut(usize) -> (usize, bool),
    ) -> (usize, bool) {
        let mut at = self.at;
        'windows: while at < bytes.len() {
            let from = at;
            let ahead = self.ahead(from);
            // What is farther off is told of together with what follows it.
            let mut left = (ahead.firsts | ahead.signs) & u64::MAX >> spread::NEAR;
            let mut end = from + 64 - spread::NEAR;
            // Most words are plain. They are left out first, where none of them reaches as far as the place.
            if from.saturating_add(128) < until {
                let mut words = left & ahead.firsts & !ahead.special;
                let mut last = None;
                while words != 0 {
                    let bit = words.trailing_zeros();
                    words &= words - 1;
                    let length = (!ahead.words >> bit).trailing_zeros() as usize;
                    if self.is_plain(bytes, from + bit as usize, length) {
                        left &= !(1 << bit);
                        last = Some(bit);
                    }
                }
                if let Some(bit) = last {
                    let length = (!ahead.tokens >> bit).trailing_zeros();
                    end = end.max(from + (bit + length) as usize);
                }
            }
            while left != 0 {
                let bit = left.trailing_zeros();
                let place = from + bit as usize;
                left &= left - 1;
                let past = match ahead.signs >> bit & 1 == 1 {
                    true => self.past_sign(bytes, place),
                    false => self.past_word(bytes, place, bit, &ahead),
                };
                match past {
                    Some(past) => {
                        at = past;
                        end = end.max(at);
                    }
                    None => {
                        let (gone, stops) = look(place);
                        if stops {
                            return (gone, true);
                        }
                        at = gone;
                        let seen = gone - from;
                        // Within a token another one may start.
                        if seen >= 64 - spread::NEAR || ahead.tokens >> (seen - 1) & 3 == 3 {
                            continue 'windows;
                        }
                        left &= u64::MAX << seen;
                    }
                }
                if at > until {
                    return (at, true);
                }
            }
            at = end;
        }
        (bytes.len(), false)
    }

    /// Where it goes on after a sign that hides nothing.
    #[inline(always)]
    fn past_sign(&self, bytes: &[u8], place: usize) -> Option<usize> {
        let byte = |at: usize| bytes.get(at).copied();
        let (before, next) = (byte(place.wrapping_sub(1)), byte(place + 1));
        (!joints::may_join(byte(place).unwrap_or_default(), before, next)).then_some(place + 1)
    }

    /// Where it goes on after a token that hides nothing.
    #[inline(always)]
    fn past_word(&self, bytes: &[u8], place: usize, bit: u32, ahead: &Ahead) -> Option<usize> {
        let length = (!ahead.words >> bit).trailing_zeros() as usize;
        match ahead.special >> bit & 1 == 0 && self.is_plain(bytes, place, length) {
            true => Some(place + (!ahead.tokens >> bit).trailing_zeros() as usize),
            false => self.past(bytes, place..self.marks.word_end(place)),
        }
    }

    /// What stands from a place on.
    #[inline(always)]
    fn ahead(&self, at: usize) -> Ahead {
        let words = self.marks.from(at, |block| block.words);
        let joints = self.marks.from(at, |block| block.joints);
        let tokens = words | joints;
        let starts = tokens & !(tokens << 1);
        // What joins may also lead: the first word after it is the token's first.
        let led = joints.wrapping_add(starts & joints) & !joints;
        Ahead {
            words,
            tokens,
            firsts: words & !(words << 1) & (starts | led),
            special: runs(tokens) | near(self.marks.from(at, |block| block.digits)),
            signs: self.marks.from(at, |block| block.signs),
        }
    }

    /// Whether a word with no digit near it, in no long token, is surely none that hides something.
    #[inline(always)]
    fn is_plain(&self, bytes: &[u8], start: usize, length: usize) -> bool {
        let (Some(first), Some(second)) = (bytes.get(start), bytes.get(start + 1)) else {
            return false;
        };
        // One character may be written apart, two may be digits of a byte.
        let short = length == 1 || length == 2 && first.is_ascii_hexdigit();
        !short && !self.known.may_start(*first, *second, length)
    }

    /// Where it goes on after a run of letters and digits that hides nothing; `None` where [`Self::word`] is to look.
    fn past(&self, bytes: &[u8], word: Range<usize>) -> Option<usize> {
        let Range { start, end } = word;
        let length = end - start;
        let [first, second] = *bytes.get(start..)?.first_chunk()?;
        let next = bytes.get(end).copied().unwrap_or(b' ');
        let short = match length {
            // A character written apart has the same sign after it as the next one.
            1 => {
                is_joint(next)
                    || bytes.get(start + 3) == Some(&next)
                    || bytes.get(start + 2) == Some(&next)
                    || matches!(next, 0xc2 | 0xe2)
                        && (bytes.get(start + 4) == Some(&next)
                            || bytes.get(start + 5) == Some(&next))
                    || end == bytes.len()
            }
            // Bytes in pairs, codes of characters.
            2 => {
                first.is_ascii_digit()
                    || first.is_ascii_hexdigit() && bytes.get(start + 5) == Some(&next)
            }
            3 => first.is_ascii_digit() || next == b'(' && may_be_code(bytes.get(start..)?, 3),
            4 | 8 => may_be_code(bytes.get(start..)?, length),
            _ => false,
        };
        let third = bytes.get(start + 2).copied().unwrap_or_default();
        if short || length >= TOKEN || self.known.may_be_said([first, second, third], length) {
            return None;
        }
        let part = match next {
            b'_' => joined(bytes, start),
            _ => length,
        };
        let sign = bytes.get(start + part).copied();
        let wide = usize::from(sign == Some(b' ') && bytes.get(start + part + 1) == Some(&b' '));
        let grouped = matches!(sign, Some(b' ' | b'-' | b'.'))
            && bytes.get(start + 2 * part + 1 + wide) == sign.as_ref()
            && spread::may_be_grouped(self.marks, start, part);
        if grouped {
            return None;
        }
        // No farther than tells whether it is long: what follows may be looked at again.
        let mut until = end;
        while until - start < TOKEN && bytes.get(until).copied().is_some_and(is_joint) {
            until = self.marks.word_end(until + 1);
        }
        (until - start < TOKEN).then_some(until)
    }
}
