//! Words that code uses as names of its own: types, constants, modules. None of them is a person's.

use std::collections::HashMap;
use std::ops::Range;

/// How far around a word its other uses are looked for, in bytes.
const NEAR: usize = 2048;

/// What declares the word after it, or takes it for a type.
const BEFORE: [&str; 13] = [
    "struct ",
    "class ",
    "enum ",
    "impl ",
    "impl<",
    "trait ",
    "interface ",
    "typedef ",
    "-> ",
    "extends ",
    "implements ",
    "instanceof ",
    "new ",
];

/// How far each word was looked for, and where code last used it: a word is looked for once over the same bytes.
#[derive(Default)]
pub(super) struct Uses<'t> {
    words: HashMap<&'t str, (usize, Option<usize>)>,
}

impl<'t> Uses<'t> {
    /// Whether a single word is one that the code around it uses as an identifier.
    pub(super) fn has(&mut self, text: &'t str, range: &Range<usize>) -> bool {
        let word = text.get(range.clone()).unwrap_or_default();
        if is_parameter(text, range) {
            return true;
        }
        if word.contains(' ') {
            return false;
        }
        if is_declared(text, range) || opens_block(text, range.end) {
            return true;
        }
        let low = text.ceil_char_boundary(range.start.saturating_sub(NEAR));
        let high = text.floor_char_boundary(text.len().min(range.end + NEAR));
        let (seen, last) = self.words.entry(word).or_insert((0, None));
        let from = low.max(*seen);
        let around = text.get(from..high).unwrap_or_default();
        for at in memchr::memmem::find_iter(around.as_bytes(), word.as_bytes()) {
            let start = from + at;
            if is_used(text, start, start + word.len()) {
                *last = Some(start);
            }
        }
        // What is cut off at the end is looked at again.
        *seen = (*seen).max(high.saturating_sub(word.len()));
        last.is_some_and(|at| at >= low)
    }
}

/// What follows such a word in code.
const AFTER: [&str; 13] = [
    "(",
    "<",
    "{",
    " {",
    ";",
    "[",
    "::",
    ":\n",
    ">",
    " extends ",
    " implements ",
    " for ",
    " where",
];

/// Whether a word at a place is written as code writes types.
fn is_used(text: &str, start: usize, end: usize) -> bool {
    let head = text.get(..start).unwrap_or_default();
    let rest = text.get(end..).unwrap_or_default();
    let inside = |c: char| c.is_alphanumeric() || c == '_';
    if rest.starts_with(inside) {
        return false;
    }
    let generic = rest.strip_prefix('<').is_some_and(|rest| {
        rest.starts_with(|c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '\'')
    });
    // `BOB(34)` is of a text as well.
    let called = rest
        .strip_prefix('(')
        .is_some_and(|rest| rest.starts_with(['"', '&', ')', '*', '_', '[', '|']));
    let after = rest.starts_with("::") || generic || called;
    // `a new Emma in the team`, `? -> Anna said`
    let closes = AFTER.iter().any(|mark| rest.starts_with(mark));
    let before = head.ends_with("::")
        || closes
            && BEFORE.iter().any(|word| {
                head.strip_suffix(word)
                    .is_some_and(|head| !head.ends_with(inside))
            });
    before || after && !head.ends_with(inside)
}

/// `lpShortName: LPCSTR,` at a line's end, or before the bracket that closes: a parameter and its type.
fn is_declared(text: &str, range: &Range<usize>) -> bool {
    let rest = text.get(range.end..).unwrap_or_default();
    let closes = rest.starts_with(')')
        || rest.starts_with(",\n")
        || rest.starts_with(",\r\n")
        || rest.starts_with(";\n");
    let floor = text.ceil_char_boundary(range.start.saturating_sub(48));
    let head = text.get(floor..range.start).unwrap_or_default();
    let Some(name) = head.strip_suffix(": ") else {
        return false;
    };
    let letters = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let name = name
        .get(name.trim_end_matches(letters).len()..)
        .unwrap_or_default();
    let humped = name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.contains(|c: char| c.is_ascii_uppercase() || c == '_');
    closes && humped
}

/// `record Socket(Guid Id, string Hash)`: a parameter among others with types.
fn is_parameter(text: &str, range: &Range<usize>) -> bool {
    const TYPES: [&str; 12] = [
        "string ",
        "int ",
        "bool ",
        "float ",
        "double ",
        "long ",
        "decimal ",
        "DateTime ",
        "char ",
        "byte ",
        "boolean ",
        "String ",
    ];
    let floor = text.ceil_char_boundary(range.start.saturating_sub(160));
    let head = text.get(floor..range.start).unwrap_or_default();
    let line = head.rsplit('\n').next().unwrap_or_default();
    let Some((called, before)) = line.rsplit_once('(') else {
        return false;
    };
    if before.contains(')') || !called.ends_with(|c: char| c.is_alphanumeric() || c == '_') {
        return false;
    }
    let ceiling = text.floor_char_boundary(text.len().min(range.end + 96));
    let rest = text.get(range.end..ceiling).unwrap_or_default();
    let rest = rest.split([')', '\n']).next().unwrap_or_default();
    let parted = before.is_empty() || before.ends_with(", ");
    let typed = |part: &str| {
        TYPES.iter().any(|name| {
            part.match_indices(name).any(|(at, _)| {
                part.get(..at)
                    .is_some_and(|head| head.is_empty() || head.ends_with([' ', '(']))
            })
        })
    };
    // The name of the parameter may follow its type.
    let rest = match rest.strip_prefix(' ') {
        Some(named) => named.trim_start_matches(|c: char| c.is_alphanumeric() || c == '_'),
        None => rest,
    };
    parted && (rest.is_empty() || rest.starts_with(',')) && (typed(rest) || typed(before))
}

/// `impl TryFrom<&str> for Uri {`
fn opens_block(text: &str, end: usize) -> bool {
    let rest = text.get(end..).unwrap_or_default();
    rest.starts_with(" {\n") || rest.starts_with(" {\r\n")
}

#[cfg(test)]
mod tests {
    use super::Uses;

    #[test]
    fn types_of_code_are_told_from_people() {
        for (text, word, code) in [
            (
                "// for Teddy verification\nfn new() -> Teddy<8> {}",
                "Teddy",
                true,
            ),
            ("fn f(\n    lpShortName: PBOOL,\n)", "PBOOL", true),
            ("impl TryFrom<&str> for Uri {\n", "Uri", true),
            ("let m = Carla::new(); // by Carla", "Carla", true),
            ("firstName: \"Carla\",\n", "Carla", false),
            ("Carla<br>called Ann(34) and Ann's mother", "Ann", false),
            ("Name: Carla,\nAge: 34", "Carla", false),
            ("dear Carla,\nsee you", "Carla", false),
            ("record Socket(Guid Id, string Hash)", "Guid Id", true),
            ("greet(Ann Lee, Bo Chan)", "Ann Lee", false),
            (
                "a new Carla in the team; the class Carla teaches",
                "Carla",
                false,
            ),
            ("are you ok? -> Carla said yes", "Carla", false),
        ] {
            let at = text.rfind(word).expect("the word");
            let at = if text.starts_with("//") {
                text.find(word).expect("the word")
            } else {
                at
            };
            assert_eq!(
                Uses::default().has(text, &(at..at + word.len())),
                code,
                "{text}"
            );
        }
    }
}
