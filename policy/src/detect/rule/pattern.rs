//! The regex of a rule, and what tells cheaply that it does not match.

use std::sync::OnceLock;

use regex::Regex;

/// A regex, compiled when it first runs: most detectors never meet one of their keywords.
pub(in crate::detect) struct Pattern {
    text: Box<str>,
    compiled: OnceLock<Option<Regex>>,
    /// The same without word boundaries.
    loose: OnceLock<Option<Regex>>,
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

    /// The regex; nothing where it does not compile, which a test rules out for what is built in, and loading for
    /// what is not.
    pub(in crate::detect) fn regex(&self) -> Option<&Regex> {
        let compile = || Regex::new(&self.text).ok();
        self.compiled.get_or_init(compile).as_ref()
    }

    /// Whether it may match from a place on. Where a text is not ASCII, word boundaries keep the engine from its
    /// automaton; without them the pattern matches more, and says of most texts at once that nothing is there.
    pub(in crate::detect) fn may_match(&self, text: &str, at: usize) -> bool {
        if !self.text.contains(BOUNDARY) || text.get(at..).is_none_or(str::is_ascii) {
            return true;
        }
        let compile = || Regex::new(&without_boundaries(&self.text)).ok();
        let loose = self.loose.get_or_init(compile).as_ref();
        loose.is_none_or(|loose| loose.is_match_at(text, at))
    }

    /// # Errors
    /// It does not compile, or has no such group.
    pub(super) fn check(&self, capture: usize) -> Result<(), String> {
        let regex = Regex::new(&self.text).map_err(|error| error.to_string())?;
        match capture < regex.captures_len() {
            true => Ok(()),
            false => Err("`capture` is not a group of `regex`".to_owned()),
        }
    }
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
        let pattern = Pattern::new(r"\bcard\b");
        for (text, may) in [
            ("é card", true),
            ("é discard", true),
            ("é cart", false),
            ("plain", true),
        ] {
            assert_eq!(pattern.may_match(text, 0), may, "{text}");
        }
    }
}
