//! Places in words: `messages[2].content[0].text`; never a word that could itself be a value.

use std::fmt::Write as _;

/// Longest place that is built; deeper steps are left out.
const CAP: usize = 200;

/// Whether a name is surely a field's name, so that it may be shown: lower-case words joined by `_`,
/// `-` or `.`, a camelCase word, few digits. A key may be a secret or a person's; then it is not shown.
pub(super) fn is_word(name: &str) -> bool {
    let count = |test: fn(&char) -> bool| name.chars().filter(test).count();
    (1..=40).contains(&name.len())
        && name.starts_with(|c: char| c.is_ascii_lowercase() || c == '_')
        && name
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))
        && count(char::is_ascii_digit) <= 3
        && count(char::is_ascii_uppercase) <= 4
        && name
            .split(|c: char| matches!(c, '_' | '-') || c.is_ascii_uppercase())
            .all(|word| word.len() <= 16)
}

/// A name fit to be shown, or `*`.
pub(super) fn shown(name: &str) -> &str {
    if is_word(name) { name } else { "*" }
}

/// The path to where a walk stands, grown and cut back as it goes.
pub(super) struct Path {
    text: String,
    prefix: usize,
}

impl Path {
    /// A path whose steps stand after `prefix` (`tool arguments at ...: `).
    pub(super) fn new(prefix: String) -> Self {
        Self {
            prefix: prefix.len(),
            text: prefix,
        }
    }

    /// A mark to come back to.
    pub(super) fn mark(&self) -> usize {
        self.text.len()
    }

    /// Forgets the steps since a mark.
    pub(super) fn back_to(&mut self, mark: usize) {
        self.text.truncate(mark);
    }

    /// Steps into a member.
    pub(super) fn key(&mut self, name: &str) {
        if self.text.len() - self.prefix < CAP {
            if self.text.len() > self.prefix {
                self.text.push('.');
            }
            self.text.push_str(shown(name));
        }
    }

    /// Steps into an element.
    pub(super) fn index(&mut self, index: usize) {
        if self.text.len() - self.prefix < CAP {
            // Writing to a String cannot fail.
            let _ = write!(self.text, "[{index}]");
        }
    }

    /// The place.
    pub(super) fn shown(&self) -> String {
        if self.text.is_empty() {
            "body".to_owned()
        } else {
            self.text.trim_end_matches(": ").to_owned()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn field_names_are_shown_and_values_are_not() {
        for name in [
            "role",
            "tool_calls",
            "file_path",
            "inputSchema",
            "x-stainless-lang",
            "key1",
            "_meta",
            "additionalProperties",
        ] {
            assert_eq!(shown(name), name);
        }
        for name in [
            "AKIAIOSFODNN7EXAMPLE",
            "sk-proj-1a2b3c4d5e6f",
            "ada@example.com",
            "ghp_qwertyuiopasdfghjklzxcvbnm",
            "",
            "4111111111111111",
            "a b",
        ] {
            assert_eq!(shown(name), "*");
        }
    }

    #[test]
    fn paths_grow_and_shrink() {
        let mut path = Path::new(String::new());
        assert_eq!(path.shown(), "body");
        path.key("messages");
        path.index(2);
        let mark = path.mark();
        path.key("content");
        assert_eq!(path.shown(), "messages[2].content");
        path.back_to(mark);
        for _ in 0..1000 {
            path.key("nested");
        }
        assert!(path.shown().len() < 2 * CAP);
    }
}
