//! What stands in a value's place, by action. But for stand-ins all of it is ASCII letters and digits: it is a text in
//! any JSON, a literal in any code and a word in any URL.

use super::synthetic::stand_in;
use super::{Action, Tokens};
use crate::detect::Class;
use crate::request::Surface;

/// What stands in the place of a masked value, whatever its length was.
const CROSSES: &str = "XXXXXXXX";
/// As many of the last letters and digits stay of a value that is cut.
const SHOWN: usize = 4;
/// A value of fewer letters and digits shows none of them: four of it would be most of it.
const LONG: usize = 8;

/// A value to be replaced.
pub(super) struct Value<'a> {
    pub(super) class: &'a Class,
    pub(super) text: &'a str,
    pub(super) surface: Surface,
}

/// What stands in the place of `value`, which is nowhere in it, and the action that this is: a value that no stand-in
/// can be made for is hashed, which is stricter.
pub(super) fn replacement(action: Action, value: &Value<'_>, tokens: &Tokens) -> (String, Action) {
    let Value { class, text, .. } = *value;
    let with = match action {
        Action::Token => tokens.token(class, text),
        Action::Synthetic => match stand_in(class, text, tokens).filter(|with| stands(with, value))
        {
            Some(with) => return (with, action),
            None => return (tokens.hash(class, text), Action::Hash),
        },
        Action::Hash => tokens.hash(class, text),
        Action::Partial => partial(text),
        Action::Mask => CROSSES.to_owned(),
        // A refused call leaves nothing at all.
        Action::Drop | Action::Refuse => String::new(),
    };
    (with, action)
}

/// Whether a stand-in can stand where its value did. In a target a space would end it; what was known again stays as
/// it is, and so may hold what others may not.
fn stands(with: &str, value: &Value<'_>) -> bool {
    let in_body = |b: u8| b.is_ascii_alphanumeric() || b" -.,()+/@:".contains(&b);
    let in_target = |b: u8| b.is_ascii_alphanumeric() || b"-.@".contains(&b);
    match value.surface {
        _ if with == value.text => with.bytes().all(in_target) || value.surface != Surface::Target,
        Surface::Target => with.bytes().all(in_target),
        Surface::Body | Surface::Header(_) => with.bytes().all(in_body),
    }
}

/// Crosses and the last four letters and digits, where they are ASCII and not half of the value or more.
fn partial(value: &str) -> String {
    let letters = || value.chars().rev().filter(|c| c.is_alphanumeric());
    let mut shown: Vec<char> = letters().take(SHOWN).collect();
    if letters().take(LONG).count() < LONG || !shown.iter().all(char::is_ascii) {
        return CROSSES.to_owned();
    }
    shown.reverse();
    let crosses = CROSSES.chars().take(SHOWN);
    crosses.chain(shown).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn at_most_the_last_four_stay_and_none_of_a_short_value() {
        for (value, shown) in [
            ("4539 1488 0343 6467", "XXXX6467"),
            ("219-09-9999", "XXXX9999"),
            ("jane.doe@acme-corp.io", "XXXXrpio"),
            ("abcd-1234", "XXXX1234"),
            ("abc-1234", "XXXXXXXX"),
            ("123", "XXXXXXXX"),
            ("", "XXXXXXXX"),
            ("M\u{fc}ller, Stra\u{df}e", "XXXXXXXX"),
            ("\u{5f20}\u{4f1f}\u{660e}", "XXXXXXXX"),
            ("XXXX6467", "XXXX6467"),
            (CROSSES, CROSSES),
        ] {
            assert_eq!(partial(value), shown, "{value}");
            assert_eq!(partial(&partial(value)), shown, "{value}");
        }
    }
}
