//! How large things may be, and how a file opens.

use super::source::Source;

/// Lines a file may have beside its tests.
const FILE_LINES: usize = 400;
/// Lines a function may have.
const FUNCTION_LINES: usize = 70;

/// Files that outgrew the bounds and are still to be split: their lines, and those of their longest function. None may
/// grow further; one that fits again leaves the list.
const TO_SPLIT: &[(&str, usize, usize)] = &[
    ("policy/src/detect/assign/judge.rs", 562, 70),
    ("policy/src/detect/people/address.rs", 508, 70),
];

/// Tests may be as long as what they tell; all else is cut by idea.
pub fn check(source: &Source<'_>) -> Vec<String> {
    let name = source.name;
    let mut problems = Vec::new();
    if !source.text.starts_with("//!") {
        problems.push(format!("{name}:1: a file opens with one `//!` sentence"));
    }
    if source.is_test {
        return problems;
    }
    let lines = source.code.len();
    let listed = TO_SPLIT.iter().find(|(file, ..)| *file == name);
    let (most, longest) = listed.map_or((FILE_LINES, FUNCTION_LINES), |(_, most, longest)| {
        (*most, *longest)
    });
    if lines > most {
        problems.push(format!(
            "{name}: {lines} lines beside its tests (at most {most}): split it by idea"
        ));
    }
    for (line, length) in functions(&source.code) {
        if length > longest {
            problems.push(format!(
                "{name}:{line}: a function of {length} lines (at most {longest})"
            ));
        }
    }
    problems
}

/// Where each function begins, and its length; as rustfmt lays them out.
fn functions(code: &[(usize, &str)]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut open: Option<(usize, usize)> = None;
    for (number, line) in code {
        let text = line.trim_start();
        let indent = line.len() - text.len();
        match open {
            None if begins(text) && !text.ends_with([';', '}']) => open = Some((*number, indent)),
            Some((from, depth)) if indent == depth && text == "}" => {
                found.push((from, number - from + 1));
                open = None;
            }
            // A signature over several lines, without a body.
            Some((_, depth)) if indent == depth && text.ends_with(';') => open = None,
            _ => {}
        }
    }
    found
}

/// Whether a function begins here: `fn` after nothing but its qualifiers.
fn begins(text: &str) -> bool {
    let qualifier = |word: &str| {
        word.starts_with("pub")
            || word.starts_with('"')
            || word.ends_with(')')
            || matches!(word, "async" | "const" | "unsafe" | "extern" | "default")
    };
    let mut words = text.split_whitespace();
    words.find(|word| !qualifier(word)) == Some("fn")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(name: &str, text: &str) -> Vec<String> {
        check(&Source::read(name, text))
    }

    #[test]
    fn long_files_and_functions_are_named_and_tests_are_not() {
        let body = "    x();\n".repeat(80);
        for head in [
            "fn f()",
            "pub(crate) async fn f()",
            "pub const unsafe extern \"C\" fn f()",
            "pub(in crate::x) fn f()",
        ] {
            let text = format!("//! x\n{head} {{\n{body}}}\n");
            assert_eq!(
                said("a/b.rs", &text),
                ["a/b.rs:2: a function of 82 lines (at most 70)"]
            );
            assert!(said("a/tests.rs", &text).is_empty());
        }
        let long = format!("//! x\n{}", "use y;\n".repeat(400));
        assert_eq!(said("a/b.rs", &long).len(), 1);
        let tested = format!("//! x\n#[cfg(test)]\nmod tests {{\n{body}}}\n");
        assert!(said("a/b.rs", &tested.replace("x();", "fn x() {}\n")).is_empty());
        assert_eq!(said("a/b.rs", "fn f() {}\n").len(), 1);
    }

    #[test]
    fn what_has_no_body_is_no_function() {
        let text = format!(
            "//! x\ntrait T {{\n    fn a();\n    fn b(\n        x: u8,\n    );\n    fn c() {{}}\n}}\n{}",
            "use y;\n".repeat(90)
        );
        assert!(said("a/b.rs", &text).is_empty());
    }
}
