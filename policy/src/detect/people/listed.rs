//! Lists of persons after one label: `Present: A. Diallo, Y. Le Bihan and K. Osei`.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::labels::{self, Label};

/// How far before an item its list's label may stand, in bytes.
const REACH: usize = 240;
/// Longest item, in bytes.
const ITEM: usize = 48;

/// What the label of a list says of the item at a place, a comma or a joint before it.
pub(super) fn label(text: &str, at: usize) -> Label {
    let floor = text.ceil_char_boundary(at.saturating_sub(REACH));
    let head = text.get(floor..at).unwrap_or_default();
    let line = head.rsplit(['\n', '\r']).next().unwrap_or(head);
    if is_present(line) {
        return Label::Person;
    }
    let Some(colon) = line.rfind(':') else {
        return Label::None;
    };
    let items = line.get(colon + 1..).unwrap_or_default();
    if !items.starts_with(' ') || !items.split([',', ';']).all(is_item) {
        return Label::None;
    }
    let first = at - items.len() + items.len() - items.trim_start().len();
    match labels::label(text, first) {
        label @ (Label::Person | Label::Sure) => label.min(Label::Person),
        _ => Label::None,
    }
}

/// Words before those who came or did not, without a colon.
static PRESENT: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    AhoCorasick::new([
        " present ",
        " Present ",
        "Asisten ",
        "asisten ",
        "Asistieron ",
        " aanwezig ",
        "Aanwezig ",
        "Anwesend ",
        " anwesend ",
        " apologies ",
        "Apologies ",
        " absent ",
        "Présents ",
        "Presenti ",
        "Presentes ",
        "Obecni ",
        " entschuldigt ",
        " afwezig ",
        " presenti ",
        " assenti ",
        " présents ",
        " présentes ",
        " excusés ",
        " presentes ",
        " ausentes ",
        " obecni ",
        " nieobecni ",
        " nieobecny ",
        " nieobecna ",
        " närvarande ",
        "Närvarande ",
        " frånvarande ",
        " fraværende ",
        " til stede ",
        " přítomni ",
        "Přítomni ",
        " omluveni ",
    ])
    .ok()
});

/// Whether the line's last part is a list of who was there (`Asisten A. Diallo, Y. Le Bihan y K. Osei`).
fn is_present(line: &str) -> bool {
    let words = PRESENT.as_ref();
    let last = words.and_then(|words| words.find_iter(line).last());
    let Some(items) = last.and_then(|found| line.get(found.end()..)) else {
        return false;
    };
    let plain = !items.contains(['.', ':']);
    items
        .split([',', ';'])
        .all(|item| is_item(item) && (plain || !item.contains(". ") || item.len() < 24))
}

/// What the line above a list of marked lines says of the one at a place (`Attendees:⏎- A. Diallo⏎- `).
pub(super) fn bullet(text: &str, at: usize) -> Label {
    let floor = text.ceil_char_boundary(at.saturating_sub(REACH));
    let head = text.get(floor..at).unwrap_or_default();
    let mut lines = head.rsplit('\n');
    if !lines.next().is_some_and(|mark| is_mark(mark.trim())) {
        return Label::None;
    }
    for line in lines {
        let line = line.trim();
        if let Some(key) = line.strip_suffix(':') {
            return match labels::of(
                key.trim_start_matches(['-', '*', ' ', '#'])
                    .trim_end_matches('*'),
            ) {
                label @ (Label::Person | Label::Sure) => label.min(Label::Person),
                _ => Label::None,
            };
        }
        if !line.split(' ').next().is_some_and(is_mark) {
            return Label::None;
        }
    }
    Label::None
}

/// Whether a token marks an item of a list: `-`, `•`, `1.`, `a)`.
fn is_mark(token: &str) -> bool {
    let bare = token.trim_end_matches(['.', ')']);
    matches!(token, "-" | "*" | "•" | "–" | "·")
        || bare.len() < token.len()
            && bare.len() < 3
            && bare.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// Whether a part between commas may be an item of such a list: short, one that starts with a capital, and no sentence.
fn is_item(part: &str) -> bool {
    let part = part.trim_start();
    let small = part
        .split(' ')
        .filter(|word| word.starts_with(char::is_lowercase))
        .count();
    part.len() <= ITEM
        && small <= 3
        && !part.contains(['=', '{', '"', '?', '!', '<', '/'])
        && !part.starts_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_stands_under_the_label_of_its_list() {
        for (text, told) in [
            ("Attendees: A. Diallo, Y. Le Bihan, X", true),
            ("Patient: A. Diallo and X", true),
            ("Attendees: A. Diallo,\nX", false),
            ("Asisten A. Diallo, Y. Le Bihan y X", true),
            ("Minutes: present A. Diallo; apologies X", true),
            (
                "The present state of affairs is grave, and nobody knows what, X",
                false,
            ),
            ("Colours: Red, X", false),
            (
                "Patient: it is 5 pm, that was what she said there, X",
                false,
            ),
            ("A. Diallo, X", false),
        ] {
            let at = text.find('X').expect("marked");
            assert_eq!(label(text, at) != Label::None, told, "{text}");
        }
    }
}
