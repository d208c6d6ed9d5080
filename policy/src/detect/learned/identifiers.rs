//! Identifiers that providers give what they keep: they look drawn by a machine, and are no secrets.

use std::collections::HashMap;
use std::ops::RangeInclusive;
use std::sync::LazyLock;

/// A form a line; its head tells how lines are written.
static FILE: &str = include_str!("../../../data/identifiers.txt");

/// What comes after a prefix.
struct Form {
    sign: fn(&u8) -> bool,
    length: RangeInclusive<usize>,
}

static FORMS: LazyLock<HashMap<&'static [u8], Vec<Form>>> = LazyLock::new(|| {
    let mut forms: HashMap<_, Vec<Form>> = HashMap::new();
    for (prefix, form, _) in lines(FILE) {
        forms.entry(prefix.as_bytes()).or_default().push(form);
    }
    forms
});

/// The prefix, the form and the example of each line; what is no such line is left out, which a test forbids.
fn lines(file: &'static str) -> impl Iterator<Item = (&'static str, Form, &'static str)> {
    let plain = |line: &&str| !line.trim().is_empty() && !line.starts_with('#');
    file.lines().filter(plain).filter_map(|line| {
        let mut words = line.split_ascii_whitespace();
        let (prefix, signs) = (words.next()?, words.next()?);
        let (least, most) = words.next()?.split_once('-')?;
        let sign: fn(&u8) -> bool = match signs {
            "b62" => u8::is_ascii_alphanumeric,
            "url" => |b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'),
            "hex" => |b| matches!(b, b'0'..=b'9' | b'a'..=b'f'),
            "low" => |b| matches!(b, b'0'..=b'9' | b'a'..=b'z'),
            _ => return None,
        };
        let length = least.parse().ok()?..=most.parse().ok()?;
        Some((prefix, Form { sign, length }, words.next()?))
    })
}

/// Whether a value is one, or a path that names one.
pub(super) fn names_one(value: &str) -> bool {
    // `ft:gpt-4o-mini-2024-07-18:acme::AbCd1234`: a model that was tuned.
    let tuned = value.starts_with("ft:") && value.contains("::");
    let in_path = || {
        let parts: Vec<&str> = value.split('/').collect();
        let pair = |[kind, id]: &[&str; 2]| is_one(format!("{kind}/{id}").as_bytes());
        parts.iter().any(|part| is_one(part.as_bytes())) || parts.array_windows().any(pair)
    };
    tuned || is_one(value.as_bytes()) || value.contains('/') && in_path()
}

fn is_one(value: &[u8]) -> bool {
    let joint = |b: &u8| matches!(b, b'_' | b'-' | b'/');
    // The last parts of some forms hold such signs, too: every one of them may end the prefix.
    let ends = value.iter().enumerate().filter(|(_, b)| joint(b)).take(4);
    ends.map(|(at, _)| value.split_at(at + 1))
        .any(|(prefix, rest)| {
            FORMS.get(prefix).is_some_and(|forms| {
                forms
                    .iter()
                    .any(|form| form.length.contains(&rest.len()) && rest.iter().all(form.sign))
            })
        })
}

/// The file, for the digest of what detects.
pub(super) fn bytes() -> &'static [u8] {
    FILE.as_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_form_knows_its_example() {
        let written = FILE
            .lines()
            .filter(|line| !line.is_empty() && !line.starts_with('#'));
        assert_eq!(lines(FILE).count(), written.count(), "every line is read");
        for (prefix, form, example) in lines(FILE) {
            let rest = example
                .strip_prefix(prefix)
                .expect("an example of its form");
            assert!(
                form.length.contains(&rest.len()) && rest.bytes().all(|b| (form.sign)(&b)),
                "{example}"
            );
            assert!(names_one(example), "{example}");
            assert!(names_one(&format!("/v1/x/{example}/content")), "{example}");
        }
    }

    #[test]
    fn other_tokens_are_none() {
        for value in [
            "file-short",
            "sk-ant-api03-abc123DEF456ghi789JKL012",
            "call_abc123DEF456ghi789JKL012!",
            "abc123DEF456ghi789JKL012",
            "/v1/files/abc123DEF456ghi789JKL012",
            "whsec_abc123DEF456ghi789JKL012",
        ] {
            assert!(!names_one(value), "{value}");
        }
    }
}
