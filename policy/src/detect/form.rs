//! Forms of tokens: the subset of regex syntax that needs no regex engine (`[A-Z2-7]{16}`, `[0-9a-z]{22}\.[0-9]{4}`).

use std::ops::Range;

/// Runs that may be longer are remembered from one place to the next.
const LONG: usize = 128;

/// A sequence of literals and bounded runs of one alphabet each, matched greedily and without backtracking.
pub(super) struct Form {
    items: Vec<Item>,
}

enum Item {
    Literal(u8),
    Run {
        set: Box<[bool; 256]>,
        min: usize,
        max: usize,
    },
}

impl Form {
    /// Reads a form: literal ASCII characters, `\` before punctuation, `[class]` with `{n}`, `{n,m}` or `{n,}`.
    ///
    /// # Errors
    /// What is wrong, in words.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        if !text.is_ascii() {
            return Err("`form` takes ASCII only; use `regex`".to_owned());
        }
        let mut rest = text.as_bytes();
        let mut items = Vec::new();
        while let Some((first, after)) = rest.split_first() {
            rest = after;
            match first {
                b'[' => {
                    let close = rest
                        .iter()
                        .position(|b| *b == b']')
                        .ok_or("`form` has a `[` without `]`")?;
                    let set = class(rest.get(..close).unwrap_or_default())?;
                    rest = rest.get(close + 1..).unwrap_or_default();
                    let (min, max);
                    (min, max, rest) = counts(rest)?;
                    items.push(Item::Run { set, min, max });
                }
                b'\\' => {
                    let (escaped, after) = rest.split_first().ok_or("`form` ends in `\\`")?;
                    if escaped.is_ascii_alphanumeric() {
                        return Err(
                            "`form` knows no letter escapes; write the class out".to_owned()
                        );
                    }
                    items.push(Item::Literal(*escaped));
                    rest = after;
                }
                b'.' | b'(' | b')' | b'|' | b'*' | b'+' | b'?' | b'^' | b'$' | b'{' | b'}'
                | b']' => {
                    return Err(format!(
                        "`form` takes no `{}` (put `\\` before it, or use `regex`)",
                        char::from(*first)
                    ));
                }
                literal => items.push(Item::Literal(*literal)),
            }
        }
        match items.is_empty() {
            true => Err("`form` is empty".to_owned()),
            false => Ok(Self { items }),
        }
    }

    /// Where the form ends when it starts at `at`; `None` when it does not match or its last run goes on. `known` is a
    /// stretch of what its first run is made of, as it was read at the places before: hits in one long run read it once.
    pub(super) fn end(&self, bytes: &[u8], at: usize, known: &mut Range<usize>) -> Option<usize> {
        let mut rest = bytes.get(at..)?;
        for (index, item) in self.items.iter().enumerate() {
            let last = index + 1 == self.items.len();
            match item {
                Item::Literal(literal) => {
                    let (first, after) = rest.split_first()?;
                    let ends = !last || !after.first().is_some_and(|b| super::context::is_word(*b));
                    if first != literal || !ends {
                        return None;
                    }
                    rest = after;
                }
                Item::Run { set, min, max } => {
                    let holds = |b: &&u8| set.get(usize::from(**b)) == Some(&true);
                    let mut taken = match index {
                        0 if *max > LONG => {
                            go_on(bytes, at, known, *max, |b| holds(&b));
                            known.end.min(at.saturating_add(*max)) - at
                        }
                        _ => rest.iter().take(*max).take_while(holds).count(),
                    };
                    let mut after = rest.get(taken..)?;
                    // A full stop ends a sentence, not a token.
                    if last
                        && taken > *min
                        && rest.get(taken - 1) == Some(&b'.')
                        && !after.first().is_some_and(|b| holds(&b))
                    {
                        taken -= 1;
                        after = rest.get(taken..)?;
                    }
                    let stop = matches!(
                        after,
                        [b'.'] | [b'.', b' ' | b'\n' | b'\r' | b'"' | b')' | b'\\', ..]
                    );
                    if taken < *min || (last && !stop && after.first().is_some_and(|b| holds(&b))) {
                        return None;
                    }
                    rest = after;
                }
            }
        }
        Some(bytes.len() - rest.len())
    }

    /// Whether it takes more letters than those of hexadecimal numbers.
    pub(super) fn is_wider_than_hex(&self) -> bool {
        self.items.iter().any(|item| match item {
            Item::Run { set, .. } => {
                set.get(usize::from(b'z')) == Some(&true)
                    || set.get(usize::from(b'Z')) == Some(&true)
            }
            Item::Literal(_) => false,
        })
    }

    /// What the first byte may be; nothing where it may be any.
    pub(super) fn first(&self) -> Option<Vec<u8>> {
        match self.items.first()? {
            Item::Literal(literal) => Some(vec![*literal]),
            Item::Run { set, min, .. } if *min > 0 => {
                let bytes = (0..=u8::MAX).zip(set.iter());
                Some(
                    bytes
                        .filter(|(_, holds)| **holds)
                        .map(|(byte, _)| byte)
                        .collect(),
                )
            }
            Item::Run { .. } => None,
        }
    }

    /// Whether a run has no upper bound.
    pub(super) fn is_open(&self) -> bool {
        self.items.iter().any(|item| {
            matches!(
                item,
                Item::Run {
                    max: usize::MAX,
                    ..
                }
            )
        })
    }
}

/// Makes `known` a stretch that holds `at` and goes on from there as far as it may, for `max` bytes at most.
fn go_on(
    bytes: &[u8],
    at: usize,
    known: &mut Range<usize>,
    max: usize,
    holds: impl Fn(&u8) -> bool,
) {
    if at < known.start || at > known.end {
        *known = at..at;
    }
    let until = bytes.len().min(at.saturating_add(max));
    let more = bytes.get(known.end..until).unwrap_or_default();
    known.end += more.iter().take_while(|b| holds(b)).count();
}

/// The bytes of a class: single characters and ranges; `-` first or last is itself.
fn class(text: &[u8]) -> Result<Box<[bool; 256]>, String> {
    let mut set = Box::new([false; 256]);
    let mut index = 0;
    while let Some(&low) = text.get(index) {
        let range = match (text.get(index + 1), text.get(index + 2)) {
            (Some(b'-'), Some(&high)) => {
                index += 3;
                low..=high
            }
            _ => {
                index += 1;
                low..=low
            }
        };
        if range.is_empty() || low == b'^' || low == b'\\' {
            return Err(format!(
                "`form` has a class that is not a plain set: `[{}]`",
                String::from_utf8_lossy(text)
            ));
        }
        for byte in range {
            if let Some(slot) = set.get_mut(usize::from(byte)) {
                *slot = true;
            }
        }
    }
    match set.contains(&true) {
        true => Ok(set),
        false => Err("`form` has an empty class".to_owned()),
    }
}

/// The counts after a class, and what follows them; no counts means once.
fn counts(text: &[u8]) -> Result<(usize, usize, &[u8]), String> {
    let Some(inner) = text.strip_prefix(b"{") else {
        return Ok((1, 1, text));
    };
    let close = inner
        .iter()
        .position(|b| *b == b'}')
        .ok_or("`form` has a `{` without `}`")?;
    let (counts, rest) = (
        inner.get(..close).unwrap_or_default(),
        inner.get(close + 1..).unwrap_or_default(),
    );
    let counts = String::from_utf8_lossy(counts);
    let number = |text: &str| {
        text.parse::<usize>()
            .map_err(|_| format!("`form` has a bad count `{{{counts}}}`"))
    };
    let (min, max) = match counts.split_once(',') {
        None => (number(&counts)?, number(&counts)?),
        Some((min, "")) => (number(min)?, usize::MAX),
        Some((min, max)) => (number(min)?, number(max)?),
    };
    match min <= max && max > 0 {
        true => Ok((min, max, rest)),
        false => Err(format!("`form` has a bad count `{{{counts}}}`")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_match_greedily_and_end_at_a_boundary() {
        let form = Form::parse(r"[A-Z2-7]{4}\.[a-z-]{2,3}").expect("a form");
        let end = |bytes: &[u8], at| form.end(bytes, at, &mut (0..0));
        assert_eq!(end(b"xABC2.a-b", 1), Some(9));
        assert_eq!(end(b"ABC2.abcd", 0), None, "the last run goes on");
        assert_eq!(end(b"ABC1.ab", 0), None, "1 is not in the alphabet");
        assert_eq!(end(b"ABC2.a", 0), None, "too short");
        assert_eq!(end(b"", 3), None);
    }

    #[test]
    fn places_in_one_run_read_it_once() {
        let text = b"=MIIG4".repeat(500);
        let form = Form::parse("[A-Z0-9=]{40,}").expect("a form");
        let bounded = Form::parse("[A-Z0-9=]{40,1000}").expect("a form");
        let (mut open, mut near) = (0..0, 0..0);
        for at in (0..text.len()).step_by(6) {
            let read = (open.end, near.end);
            for (form, known) in [(&form, &mut open), (&bounded, &mut near)] {
                assert_eq!(
                    form.end(&text, at, known),
                    form.end(&text, at, &mut (0..0)),
                    "{at}"
                );
            }
            // What is read is new: all of it at the first place, a step at each further one.
            let (first, more) = (at == 0, (open.end - read.0, near.end - read.1));
            assert!(first || more.0 == 0 && more.1 <= 6, "{at}: {more:?}");
        }
    }

    #[test]
    fn what_needs_a_regex_is_refused() {
        for bad in [
            "", "a.b", "(a|b)", "[a-z]+", "[z-a]", "[^a]", "[a]{3,1}", "[a]{x}", "[a", "é", r"\d",
            "[a]{0}",
        ] {
            assert!(Form::parse(bad).is_err(), "{bad}");
        }
    }
}
