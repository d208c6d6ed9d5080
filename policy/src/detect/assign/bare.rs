//! Where a bare value ends, read once however many keywords ask.

use super::{VALUE, in_name, is_quote};

/// A stretch of one text in which no bare value ends: keywords that stand close together ask for the same bytes.
#[derive(Default)]
pub(in crate::detect) struct Bare {
    from: usize,
    to: usize,
    /// Right after the last byte of the stretch that no name holds.
    other: usize,
}

impl Bare {
    /// Where the bare value at `at` ends: at blanks, quotes and escapes, and at punctuation that ends a clause rather
    /// than continues the value. A call or an index is no value.
    pub(super) fn end(&mut self, bytes: &[u8], at: usize) -> Option<usize> {
        let window = bytes.get(at..bytes.len().min(at + VALUE))?;
        if !(self.from..self.to).contains(&at) {
            *self = Self {
                from: at,
                to: at,
                other: at,
            };
        }
        if self.is_call(window, at) {
            return None;
        }
        let mut clause = Clause::default();
        let mut index = window.len().min(self.to - at);
        let mut named = self.other <= at;
        let end = loop {
            let Some((byte, rest)) = window.get(index..).and_then(<[u8]>::split_first) else {
                break (index < VALUE).then_some(index);
            };
            let ends = match byte {
                b'"' | b'\'' | b'`' | b'\\' | b'>' => true,
                b if b.is_ascii_whitespace() || b.is_ascii_control() => true,
                b'(' | b'[' if named && index > 0 => break None,
                // A path or a generic type (`std::…`, `Option<…`).
                b':' if rest.first() == Some(&b':') => break None,
                b'<' if named && index > 0 && rest.first() != Some(&b'/') => break None,
                b'<' => rest
                    .first()
                    .is_some_and(|b| *b == b'/' || b.is_ascii_alphabetic()),
                b',' | b';' | b'&' | b'|' | b')' | b']' | b'}' | b'.' | b'!' | b'?' | b':' => {
                    clause.ends(window, index + 1)
                }
                _ => false,
            };
            if ends {
                break Some(index);
            }
            if !in_name(*byte) {
                named = false;
                if index < clause.sure.min(VALUE - 1) {
                    self.other = at + index + 1;
                }
            }
            index += 1;
        };
        // What was decided by the end of the window is decided again in the next.
        self.to = self.to.max(at + index.min(clause.sure).min(VALUE - 1));
        end.filter(|index| *index > 0).map(|index| at + index)
    }

    /// Whether a value that starts in the stretch calls or indexes what it names there.
    fn is_call(&self, window: &[u8], at: usize) -> bool {
        let name = window.iter().take_while(|b| in_name(**b)).count();
        let bracket = match window.get(name..).unwrap_or_default() {
            [b'(' | b'[', ..] => true,
            [b'<', rest @ ..] => rest.first() != Some(&b'/'),
            _ => false,
        };
        name > 0 && bracket && at + name < self.to
    }
}

/// Whether punctuation ends a clause; each name ahead is read once, however often it is asked for.
struct Clause {
    name_end: usize,
    /// From here on, the end of the window may have decided.
    sure: usize,
}

impl Default for Clause {
    fn default() -> Self {
        Self {
            name_end: 0,
            sure: usize::MAX,
        }
    }
}

impl Clause {
    /// Whether what follows the punctuation at `after` is another clause or the end.
    fn ends(&mut self, window: &[u8], after: usize) -> bool {
        match window.get(after..).unwrap_or_default() {
            [] => true,
            [b, ..]
                if b.is_ascii_whitespace()
                    || is_quote(*b)
                    || matches!(b, b',' | b';' | b')' | b']' | b'}' | b'\\' | b'.') =>
            {
                true
            }
            rest => {
                if self.name_end <= after {
                    self.name_end = after + rest.iter().take_while(|b| in_name(**b)).count();
                }
                if self.name_end == window.len() {
                    self.sure = self.sure.min(after - 1);
                }
                self.name_end > after
                    && window
                        .get(self.name_end)
                        .is_some_and(|b| matches!(b, b'=' | b':'))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]

        #[test]
        fn what_is_remembered_changes_nothing(
            text in prop::collection::vec(
                prop::sample::select(b"aaaabA1_-.,:=;<>()[]!?/&'\\ ".to_vec()), 0..60),
            times in prop::sample::select(vec![1usize, 20]),
            steps in prop::collection::vec((0usize..40, any::<bool>()), 1..60),
        ) {
            let text = text.repeat(times);
            let mut remembered = Bare::default();
            let mut at = 0_usize;
            for (step, back) in steps {
                at = if back { at.saturating_sub(step) } else { (at + step).min(text.len()) };
                prop_assert_eq!(remembered.end(&text, at), Bare::default().end(&text, at));
            }
        }

        #[test]
        fn long_values_are_no_values(length in VALUE - 3..VALUE + 3, at in 0usize..40) {
            let text = "a,b".repeat(VALUE);
            let text = text.get(..at + length).expect("long enough").as_bytes();
            let mut remembered = Bare::default();
            remembered.end(text, 0);
            prop_assert_eq!(remembered.end(text, at), Bare::default().end(text, at));
        }
    }
}
