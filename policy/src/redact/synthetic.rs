//! Stand-ins: values of the same form that are nobody's, the same for the same value, user and program.
//!
//! A stand-in that comes again, quoted in a conversation, is known by itself and stays: by a reserved range, by its
//! name, or by digits that only the key gives. What no sound stand-in can be made for gets none.

mod bank;
mod contact;

use crate::detect::Class;

use super::Tokens;

/// Makes a stand-in for a value, where it can.
type Maker = fn(&str, &Draw<'_>) -> Option<String>;

/// The classes that have stand-ins.
const MAKERS: [(&str, Maker); 6] = [
    ("pci.card", bank::card),
    ("pci.iban", bank::iban),
    ("pii.email", contact::email),
    ("pii.ip_address", contact::address),
    ("pii.name", contact::name),
    ("pii.phone", contact::phone),
];

/// Longest value that is looked at: no card, account, address or name is longer.
const LONGEST: usize = 256;

/// The stand-in of a value; `None` where there is no sound one.
pub(super) fn stand_in(class: &Class, value: &str, tokens: &Tokens) -> Option<String> {
    let (_, make) = MAKERS.iter().find(|(name, _)| class.is_within(name))?;
    let draw = Draw { tokens, class };
    (value.len() <= LONGEST).then(|| make(value, &draw))?
}

/// Whether some class that is called so, or begins so, has stand-ins.
pub fn has_stand_ins(group: &str) -> bool {
    let named = Class::new(group);
    MAKERS
        .iter()
        .any(|(name, _)| named.is_within(name) || Class::new(name).is_within(group))
}

/// The classes that have stand-ins.
pub fn with_stand_ins() -> impl Iterator<Item = &'static str> {
    MAKERS.iter().map(|(name, _)| *name)
}

/// What stand-ins are drawn by: nothing but the key tells what comes out.
struct Draw<'a> {
    tokens: &'a Tokens,
    class: &'a Class,
}

impl<'a> Draw<'a> {
    /// Numbers that follow from a text. `about` keeps apart what is drawn from one text for different ends.
    fn from(&self, about: &'a str, text: &'a str) -> Numbers<'a> {
        Numbers {
            tokens: self.tokens,
            class: self.class.clone(),
            about,
            text: text.to_owned(),
            round: 0,
            block: Vec::new(),
        }
    }
}

/// Numbers without end, each drawn from sixteen bits of a keyed hash.
struct Numbers<'a> {
    tokens: &'a Tokens,
    class: Class,
    about: &'a str,
    text: String,
    round: u32,
    block: Vec<u8>,
}

impl Numbers<'_> {
    /// A number below `limit`, which is not 0.
    fn below(&mut self, limit: usize) -> usize {
        if self.block.len() < 2 {
            let text = format!("{}\0{}\0{}", self.about, self.round, self.text);
            self.block = self.tokens.noise(&self.class, &text).to_vec();
            self.round += 1;
        }
        let (high, low) = (self.block.pop(), self.block.pop());
        let number =
            usize::from(high.unwrap_or_default()) << 8 | usize::from(low.unwrap_or_default());
        number % limit.max(1)
    }

    /// One of these.
    fn one_of<'t, T>(&mut self, all: &'t [T]) -> Option<&'t T> {
        all.get(self.below(all.len()))
    }

    /// A digit where a digit stands, a letter of the same case where a letter does.
    fn like(&mut self, byte: u8) -> u8 {
        let first = match byte {
            b'0'..=b'9' => return b'0' + u8::try_from(self.below(10)).unwrap_or_default(),
            b'a'..=b'z' => b'a',
            _ => b'A',
        };
        first + u8::try_from(self.below(26)).unwrap_or_default()
    }
}

/// `value` with its letters and digits replaced one by one, and all else as it stands; `None` where they are not as many.
fn written_as(value: &str, letters: &[u8]) -> Option<String> {
    let mut letters = letters.iter();
    let mut written = String::with_capacity(value.len());
    for c in value.chars() {
        match c.is_ascii_alphanumeric() {
            true => written.push(char::from(*letters.next()?)),
            false => written.push(c),
        }
    }
    letters.next().is_none().then_some(written)
}

#[cfg(test)]
mod tests;
