//! Names in Chinese, Japanese or Korean that are all that a field holds whose name is written in Latin letters
//! (`{"name":"長谷川 誠"}`, `<name>김철수</name>`).

use std::ops::Range;

use super::cjk::{flags, is_han};
use super::labels::{self, Label};
use super::table::{HAN_SURNAME, HANGUL_SURNAME, KANJI_SURNAME};
use super::words::before;

/// Longest name, in characters.
const LONGEST: usize = 10;

/// The value of such a field, where it is a name: its field tells of persons, or a surname starts it.
pub(super) fn value(text: &str, at: usize) -> Option<Range<usize>> {
    if let Some(range) = half(text, at) {
        return Some(range);
    }
    if !matches!(before(text, at), Some('"' | '\'' | '>' | ' ' | '=')) {
        return None;
    }
    let rest = text.get(at..)?;
    let part = |c: char| is_part(c) || matches!(c, ' ' | '\u{3000}');
    let length = run(rest, part)?;
    let name = rest.get(..length)?.trim_end_matches([' ', '\u{3000}']);
    let next = rest.get(name.len()..)?;
    // `name: 王建国` is a line of its own.
    let closes = match before(text, at) {
        Some(' ') => next.is_empty() || next.starts_with(['\n', '\r']),
        _ => next.starts_with(['"', '\'', '<']),
    };
    let count = name.chars().filter(|c| is_part(*c)).count();
    let parts = name.split([' ', '\u{3000}']).count();
    if !closes || !(2..=LONGEST).contains(&count) || parts > 2 {
        return None;
    }
    let named = match labels::label(text, at) {
        Label::None => false,
        Label::Sure => true,
        Label::Name | Label::Person => starts_with_surname(text, at, count, parts),
    };
    named.then_some(at..at + name.len())
}

/// The half of a name that fills its line behind a label in a column (`姓      : 诸葛`, `名     : 志强`).
fn half(text: &str, at: usize) -> Option<Range<usize>> {
    const HALVES: [&str; 8] = ["姓", "名", "姓氏", "名字", "성", "이름", "苗字", "姓名"];
    const REACH: usize = 48;
    if !matches!(before(text, at), Some(' ' | ':' | '：' | '\t')) {
        return None;
    }
    let floor = text.ceil_char_boundary(at.saturating_sub(REACH));
    let head = text.get(floor..at)?.rsplit('\n').next()?;
    let label = head.trim_end_matches([' ', '\t', '\u{3000}']);
    let label = label.strip_suffix([':', '：'])?.trim();
    let rest = text.get(at..)?;
    let length = run(rest, is_part)?;
    let ends = rest.get(length..)?.trim_start_matches([' ', '\r']);
    let good = HALVES.contains(&label)
        && (1..=4).contains(&rest.get(..length)?.chars().count())
        && (ends.is_empty() || ends.starts_with('\n'));
    good.then_some(at..at + length)
}

/// How many bytes such characters take from a text's start; nothing where they are more than any name has.
fn run(text: &str, part: impl Fn(char) -> bool) -> Option<usize> {
    const MOST: usize = 3 * LONGEST;
    let mut length = 0;
    for (count, c) in text.chars().take_while(|c| part(*c)).enumerate() {
        if count == MOST {
            return None;
        }
        length += c.len_utf8();
    }
    Some(length)
}

/// Whether a character is of one of the scripts.
fn is_part(c: char) -> bool {
    is_han(c)
        || matches!(c, '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | 'ー' | '\u{ac00}'..='\u{d7a3}')
}

/// Whether a listed surname starts a value of so many characters in so many parts, and a given name is left.
fn starts_with_surname(text: &str, at: usize, count: usize, parts: usize) -> bool {
    let longest = if parts == 2 { 7 } else { 5 };
    let surname = |length: usize| {
        let end = super::cjk::take(text, at, length, is_part);
        end.is_some_and(|end| {
            flags(text, at..end) & (HAN_SURNAME | KANJI_SURNAME | HANGUL_SURNAME) != 0
        })
    };
    count <= longest && (1..=3).any(|length| length < count && surname(length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_of_persons_holds_a_name() {
        for (text, name) in [
            ("{\"name\":\"~下條 誠\",\"dob\":1}", Some("下條 誠")),
            ("{\"name\":\"~강혜진\"}", Some("강혜진")),
            ("<name>~渡辺悠斗</name>", Some("渡辺悠斗")),
            ("employee:\n  name: ~王建国\n  dob: 1", Some("王建国")),
            ("{\"name\":\"~設定画面\"}", None),
            ("姓      : ~诸葛\n名     : 志强", Some("诸葛")),
            ("姓名\n名     : ~志强\n", Some("志强")),
            ("名     : ~志强是他的朋友\n", None),
            ("{\"title\":\"~渡辺悠斗\"}", None),
            ("{\"name\":\"~渡辺悠斗の車\"}", None),
        ] {
            let at = text.find('~').expect("marked");
            let text = text.replace('~', "");
            let found = value(&text, at);
            assert_eq!(found.and_then(|range| text.get(range)), name, "{text}");
        }
    }
}
