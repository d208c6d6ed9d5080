//! The regex of a rule, and how it is found in text that is not ASCII.
//!
//! Word boundaries of Unicode keep the engine from its automaton there. Without them a pattern matches more: where it
//! does not, nothing is, and where it does, the pattern itself is tried at that one place.

use std::ops::Range;
use std::sync::OnceLock;

use regex_automata::meta::Regex;
use regex_automata::util::captures::Captures;
use regex_automata::{Anchored, Input};

/// A regex, compiled when it first runs: most detectors never meet one of their keywords.
pub(in crate::detect) struct Pattern {
    text: Box<str>,
    compiled: OnceLock<Option<Regex>>,
    /// The same without word boundaries.
    loose: OnceLock<Option<Regex>>,
}

/// Where a pattern matches one text after the other.
pub(in crate::detect) struct Search<'p, 't> {
    regex: &'p Regex,
    loose: Option<&'p Regex>,
    text: &'t str,
    end: usize,
    captures: Captures,
}

impl Pattern {
    /// A pattern that nobody asked for yet.
    pub(super) fn new(text: &str) -> Self {
        Self {
            text: text.into(),
            compiled: OnceLock::new(),
            loose: OnceLock::new(),
        }
    }

    /// A search of this stretch of `text`, which stands between what is around it; nothing where it finds nothing, or
    /// where the pattern does not compile, which a test rules out for what is built in, and loading for what is not.
    pub(in crate::detect) fn search<'p, 't>(
        &'p self,
        text: &'t str,
        stretch: Range<usize>,
    ) -> Option<Search<'p, 't>> {
        let plain = text.get(stretch.clone()).is_none_or(str::is_ascii);
        let end = stretch.end;
        let loose = match plain || !self.text.contains(BOUNDARY) {
            true => None,
            false => {
                let compile = || compiled(&without_boundaries(&self.text));
                self.loose.get_or_init(compile).as_ref()
            }
        };
        if loose.is_some_and(|loose| {
            loose
                .search_half(&Input::new(text).range(stretch))
                .is_none()
        }) {
            return None;
        }
        let compile = || compiled(&self.text);
        let regex = self.compiled.get_or_init(compile).as_ref()?;
        Some(Search {
            regex,
            loose,
            text,
            end,
            captures: regex.create_captures(),
        })
    }

    /// # Errors
    /// It does not compile, or has no such group.
    pub(super) fn check(&self, capture: usize) -> Result<(), String> {
        let regex = regex::Regex::new(&self.text).map_err(|error| error.to_string())?;
        match capture < regex.captures_len() {
            true => Ok(()),
            false => Err("`capture` is not a group of `regex`".to_owned()),
        }
    }
}

impl Search<'_, '_> {
    /// The first match from a place on, and its group of this number.
    pub(in crate::detect) fn next(
        &mut self,
        from: usize,
        capture: usize,
    ) -> Option<(Range<usize>, Option<Range<usize>>)> {
        let mut input = Input::new(self.text).range(from.min(self.end)..self.end);
        match self.loose {
            None => self.regex.search_captures(&input, &mut self.captures),
            Some(loose) => loop {
                let start = loose.search(&input)?.start();
                let there = Input::new(self.text).range(start..self.end);
                let there = there.anchored(Anchored::Yes);
                self.regex.search_captures(&there, &mut self.captures);
                if self.captures.is_match() {
                    break;
                }
                let after = self.text.ceil_char_boundary(start + 1);
                if after > self.end || start >= self.end {
                    return None;
                }
                input.set_start(after);
            },
        }
        let whole = self.captures.get_match()?.range();
        Some((whole, self.captures.get_group(capture).map(Range::from)))
    }
}

/// Patterns that take more memory than this compiled, in bytes, get a larger cache for their automaton, and how large:
/// in the usual two megabytes it has no room to begin, and every byte would cost a hundred times as much.
const LARGE: usize = 1 << 20;
const CACHE: usize = 8 << 20;

/// A pattern, ready to run.
fn compiled(pattern: &str) -> Option<Regex> {
    let regex = Regex::new(pattern).ok()?;
    if regex.memory_usage() <= LARGE {
        return Some(regex);
    }
    let config = Regex::config().hybrid_cache_capacity(CACHE);
    Regex::builder().configure(config).build(pattern).ok()
}

/// A word boundary in a pattern.
const BOUNDARY: &str = r"\b";

/// A pattern with nothing where a word boundary was.
fn without_boundaries(pattern: &str) -> String {
    let mut loose = String::with_capacity(pattern.len());
    let mut chars = pattern.chars().peekable();
    while let Some(char) = chars.next() {
        match (char, chars.peek()) {
            ('\\', Some('b')) => {
                chars.next();
                // Of `\b{start}` the braces would be read by themselves.
                loose.push_str(if chars.peek() == Some(&'{') {
                    BOUNDARY
                } else {
                    "(?:)"
                });
            }
            ('\\', Some(escaped)) => {
                loose.extend([char, *escaped]);
                chars.next();
            }
            _ => loose.push(char),
        }
    }
    loose
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_without_its_boundaries_matches_more() {
        for (pattern, loose) in [
            (r"\bcard\b?", r"(?:)card(?:)?"),
            (r"a\\b\b{start}", r"a\\b\b{start}"),
            ("é|x", "é|x"),
        ] {
            assert_eq!(without_boundaries(pattern), loose);
            Regex::new(loose).expect("it compiles");
        }
    }

    #[test]
    fn text_that_is_not_ascii_is_searched_as_any() {
        let strict = r"(?i)\b(?:card|(é)a?)\b(?:\s+(\w+))?";
        let plain = regex::Regex::new(strict).expect("it compiles");
        let pattern = Pattern::new(strict);
        for text in [
            "é card",
            "é discard card x",
            "é cart",
            "plain card y",
            "",
            "éa éa écard",
            "日card card日 card",
            "a é",
        ] {
            let mut at = 0;
            let mut search = pattern.search(text, 0..text.len());
            loop {
                let wanted = plain.captures_at(text, at).map(|captures| {
                    let group = |index| captures.get(index).map(|group| group.range());
                    (group(0).unwrap_or(0..0), group(2))
                });
                let found = search.as_mut().and_then(|search| search.next(at, 2));
                assert_eq!(found, wanted, "{text} from {at}");
                let Some((whole, _)) = found else { break };
                at = whole.end;
            }
        }
    }
}
