//! Cards of addresses (vCard): a line of each field, values between semicolons.

use std::ops::Range;

use super::Kind;

/// Longest card, in bytes.
const LONGEST: usize = 4096;

/// Reads the card that starts at a place, where one does; tells of names and addresses in it.
pub(super) fn at(text: &str, at: usize, mut tell: impl FnMut(Kind, Range<usize>)) {
    let Some(rest) = text.get(at..) else { return };
    if !rest.starts_with("BEGIN:VCARD") {
        return;
    }
    let mut start = at;
    for (count, line) in rest.split('\n').enumerate() {
        let another = count > 0 && line.starts_with("BEGIN:VCARD");
        if start - at > LONGEST || another || line.starts_with("END:VCARD") {
            break;
        }
        let line_end = start + line.trim_end_matches('\r').len();
        if let Some((field, value)) = line.split_once(':') {
            let from = start + field.len() + 1;
            let value = value.trim_end_matches('\r');
            match field.split(';').next().unwrap_or_default() {
                "FN" | "NICKNAME" => tell(Kind::Name, from..line_end),
                "N" => parts(value, from, |range| tell(Kind::Name, range)),
                // From the first part that holds something to the last.
                "ADR" => {
                    let lead = value.len() - value.trim_start_matches(';').len();
                    let end = from + value.trim_end_matches(';').len();
                    if from + lead < end {
                        tell(Kind::Address, from + lead..end);
                    }
                }
                _ => {}
            }
        }
        start += line.len() + 1;
    }
}

/// The parts of a value between semicolons that hold letters: surname, given names, further ones. Titles follow.
fn parts(value: &str, from: usize, mut tell: impl FnMut(Range<usize>)) {
    let mut at = from;
    for part in value.split(';').take(3) {
        if part.len() > 1 && part.contains(char::is_alphabetic) {
            tell(at..at + part.len());
        }
        at += part.len() + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_holds_names_and_addresses() {
        let text = "BEGIN:VCARD\nVERSION:3.0\nN:Voskuijlen;Thandeka;;Dr.;\nFN:Thandeka Voskuijlen\r\nADR;TYPE=HOME:;;6 Mill Rd;Dunmore;PA;18512;\nEND:VCARD\nFN:x";
        let mut found = Vec::new();
        at(text, 0, |kind, range| {
            found.push((kind, text.get(range).unwrap_or_default()))
        });
        assert_eq!(
            found,
            [
                (Kind::Name, "Voskuijlen"),
                (Kind::Name, "Thandeka"),
                (Kind::Name, "Thandeka Voskuijlen"),
                (Kind::Address, "6 Mill Rd;Dunmore;PA;18512"),
            ]
        );
        at("FN:x", 0, |_, _| panic!("no card"));
    }
}
