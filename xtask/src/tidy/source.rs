//! A file of Rust as the rules see it: its lines that are no tests, by number.

/// One file.
pub struct Source<'t> {
    /// Its path from the root.
    pub name: &'t str,
    /// The whole of it.
    pub text: &'t str,
    /// Whether all of it is tests.
    pub is_test: bool,
    /// Its lines, from 1, without the items that stand under `#[cfg(test)]`.
    pub code: Vec<(usize, &'t str)>,
}

impl<'t> Source<'t> {
    /// Reads a file's text. `xxx/tests.rs`, all below a `tests/` of a crate or a module, and the scenarios are tests;
    /// the lab's harness is a program of its own.
    pub fn read(name: &'t str, text: &'t str) -> Self {
        let is_test = name.ends_with("/tests.rs")
            || name.contains("/tests/")
            || name.starts_with("tests/scenarios/");
        Self {
            name,
            text,
            is_test,
            code: without_tests(text),
        }
    }

    /// The lines that are code: no comment, no test.
    pub fn statements(&self) -> impl Iterator<Item = (usize, &'t str)> {
        let code = self.code.iter().copied();
        code.filter(|(_, line)| !line.trim_start().starts_with("//"))
    }
}

/// The lines outside of top-level items under `#[cfg(test)]`.
fn without_tests(text: &str) -> Vec<(usize, &str)> {
    let mut code = Vec::new();
    let mut lines = text.lines().enumerate();
    while let Some((number, line)) = lines.next() {
        if !line.starts_with("#[cfg(test)]") {
            code.push((number + 1, line));
            continue;
        }
        // The item ends where its brace stands at the margin again, or with its semicolon.
        for (_, line) in lines.by_ref() {
            let margin = !line.starts_with(char::is_whitespace);
            if margin && (line.ends_with('}') || line.ends_with(';')) {
                break;
            }
        }
    }
    code
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tests_are_known_by_their_place_and_left_out() {
        for (name, is_test) in [
            ("agent/src/audit/tests.rs", true),
            ("agent/src/wire/tests/laws.rs", true),
            ("agent/tests/intercept/main.rs", true),
            ("tests/scenarios/refuses.rs", true),
            ("tests/harness/lab.rs", false),
            ("agent/src/attests.rs", false),
        ] {
            assert_eq!(Source::read(name, "").is_test, is_test, "{name}");
        }
        let text = "//! x\n#[cfg(test)]\nmod a;\nfn b() {}\n#[cfg(test)]\nmod c {\n    d();\n}\nfn e() {}\n";
        let lines: Vec<_> = Source::read("a.rs", text).code;
        assert_eq!(lines, [(1, "//! x"), (4, "fn b() {}"), (9, "fn e() {}")]);
    }
}
