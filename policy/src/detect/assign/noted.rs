//! Passwords in a list that says what it is: a head such as `passwords.txt`, and below it lines that each name a thing and
//! end in its password.

use std::ops::Range;

use super::{given, judge, nearby, value, words};
use crate::detect::{entropy, lines};

/// Longest head and line, in bytes, and most lines of a list.
const HEAD: usize = 64;
const LINE: usize = 96;
const LINES: usize = 24;
/// Most words before a password in its line.
const WORDS: usize = 6;

/// Things that open with a few digits, in the languages people write.
const OPENED: &str = " pin puk alarm alarma alarme allarme safe tresor tür haustür door gate gate: garage lock keypad code laptop phone tablet handy \
    voicemail sim caja coffre cassaforte cofre kluis sejf porte porta puerta portail deur drzwi brama unlock box locker ";

/// The passwords in the lines below a head at `hit`.
pub(in crate::detect) fn noted(
    text: &str,
    hit: &Range<usize>,
    found: &mut Vec<Range<usize>>,
) -> usize {
    let bytes = text.as_bytes();
    let Some(line) = line_around(bytes, hit) else {
        return hit.end;
    };
    // A head has few words, and says nothing of its own.
    let head = text.get(line.clone()).unwrap_or_default();
    let said = head.trim_matches(|c: char| !c.is_alphanumeric());
    if said.split_whitespace().count() > 5
        || head.trim_end().ends_with(['?', '.', ',', ';', '{', '('])
        || head.contains(['=', '(', '<', '"'])
    {
        return hit.end;
    }
    let mut at = line.end + 1;
    let mut values: Vec<Range<usize>> = Vec::new();
    let mut sure = 0;
    for count in 0..LINES {
        let rest = bytes
            .get(at..bytes.len().min(at + LINE))
            .unwrap_or_default();
        let length = memchr::memchr(b'\n', rest).unwrap_or(rest.len());
        let row = text.get(at..at + length).unwrap_or_default();
        let blank = row.trim_matches([' ', '>', '\t', '\r']).is_empty();
        if blank && count > 0 || length == LINE || row.is_empty() && count > 0 {
            break;
        }
        if !blank && let Some((range, strong)) = last(row) {
            sure += usize::from(strong);
            values.push(at + range.start..at + range.end);
        } else if !blank {
            break;
        }
        at += length + 1;
    }
    // One alone may be a sentence's.
    if values.len() > 1 && sure > 0 {
        found.append(&mut values);
    }
    at.min(text.len()).max(hit.end)
}

/// The line of the head, without its end.
fn line_around(bytes: &[u8], hit: &Range<usize>) -> Option<Range<usize>> {
    let start = lines::start(bytes, hit.start, HEAD)?;
    let rest = bytes.get(hit.end..bytes.len().min(hit.end + HEAD))?;
    let end = hit.end + memchr::memchr(b'\n', rest)?;
    Some(start..end)
}

/// The password that ends a line (`- router: admin / Plum77!`), and whether it can be nothing else.
fn last(row: &str) -> Option<(Range<usize>, bool)> {
    let trimmed = row.trim_end();
    let start = trimmed.rfind(char::is_whitespace).map_or(0, |at| at + 1);
    let (label, said) = (trimmed.get(..start)?.trim(), trimmed.get(start..)?);
    let label = label.trim_start_matches(['-', '*', '•', '>', ' ']);
    let count = label
        .split_whitespace()
        .filter(|word| word.contains(char::is_alphanumeric))
        .count();
    if !(1..=WORDS).contains(&count) {
        return None;
    }
    let inner = said.trim_matches(['"', '\'', '`', '“', '”', '„', '«', '»', '(', ')']);
    let at = start + said.find(inner)?;
    let range = at..at + inner.len();
    let digits = inner.bytes().all(|b| b.is_ascii_digit());
    if digits && (3..=8).contains(&inner.len()) {
        let opens = |word: &str| {
            let word = word
                .trim_matches(|c: char| !c.is_alphabetic())
                .to_lowercase();
            OPENED.split_ascii_whitespace().any(|known| known == word)
        };
        return label
            .split_whitespace()
            .any(opens)
            .then_some((range, false));
    }
    let chosen = given::is_given(inner) || nearby::is_chosen(inner) || nearby::is_random(inner);
    let real = chosen
        && !inner.contains("://")
        && !entropy::is_stand_in(inner)
        && value::bare_end(inner.as_bytes(), 0, false).is_some_and(|end| end + 2 > inner.len());
    let plain = inner.contains('@') && inner.contains('.') && !judge::is_strong(inner);
    (real && !plain && !words::is_stop(inner)).then(|| (range, judge::is_strong(inner)))
}

#[cfg(test)]
mod tests {
    use super::noted;
    use crate::detect::tests::walked;

    fn found(text: &str) -> Vec<&str> {
        let end = text.find('\n').unwrap_or(0);
        walked(noted, text, &text[..end.min(9)])
    }

    #[test]
    fn lines_below_a_head_end_in_passwords() {
        assert_eq!(
            found("passwords.txt\n\nmail Harbour2022!!\nrouter admin Fjord@5*\nlaptop 4471\n\nbye"),
            ["Harbour2022!!", "Fjord@5*", "4471"]
        );
        assert_eq!(
            found("Übergabe Praxis\n- Server: Administrator / P7Mqv67PGU\n- Tresor: 999362\n"),
            ["P7Mqv67PGU", "999362"]
        );
        for text in [
            "passwords are kept in the vault.\nsee page 12\nand section-4b",
            "passwords\nmust have 12 letters\nand a digit\n",
            "passwords:\nsee RFC2617\n",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }
}
