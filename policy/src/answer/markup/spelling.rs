//! How a URL may be spelled: what markup decodes, and what a reader of URLs leaves out, before it is fetched.

/// The longest reference that stands for a sign here.
const REFERENCE: usize = 12;
/// How far a scheme may be spelled out.
const FAR: usize = 96;

/// References by name to signs that a URL is made of.
const NAMED: [(&str, u8); 24] = [
    ("Tab", b'\t'),
    ("NewLine", b'\n'),
    ("colon", b':'),
    ("sol", b'/'),
    ("bsol", b'\\'),
    ("period", b'.'),
    ("comma", b','),
    ("semi", b';'),
    ("num", b'#'),
    ("quest", b'?'),
    ("equals", b'='),
    ("amp", b'&'),
    ("AMP", b'&'),
    ("percnt", b'%'),
    ("plus", b'+'),
    ("lowbar", b'_'),
    ("UnderBar", b'_'),
    ("commat", b'@'),
    ("excl", b'!'),
    ("ast", b'*'),
    ("lpar", b'('),
    ("rpar", b')'),
    ("quot", b'"'),
    ("apos", b'\''),
];

/// Whose rules spell a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spelling {
    /// Nobody's: as it stands.
    Plain,
    /// Markdown's: references, and escapes of punctuation.
    Markdown,
    /// An attribute's: references.
    Attribute,
    /// A style sheet's, which may stand in an attribute: escapes of any sign, and references.
    Style,
}

/// What stands at the beginning of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    /// A sign of ASCII in so many bytes.
    Is(u8, usize),
    /// Any other byte.
    Other,
    /// It has only begun.
    Begun,
}

/// What a text begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Head {
    /// So many bytes of a URL's scheme, or of what does without.
    Url(usize),
    /// Nothing, or the beginning of one.
    Begun,
    /// No URL of a host.
    Other,
}

impl Spelling {
    fn sign(self, rest: &[u8]) -> Sign {
        let Some(first) = rest.first().copied() else {
            return Sign::Begun;
        };
        match first {
            b'&' if self != Self::Plain => reference(rest),
            b'\\' if self == Self::Markdown => match rest.get(1) {
                Some(next) if next.is_ascii_punctuation() => Sign::Is(*next, 2),
                Some(_) => Sign::Is(first, 1),
                None => Sign::Begun,
            },
            b'\\' if self == Self::Style => escape(rest),
            _ if first.is_ascii() => Sign::Is(first, 1),
            _ => Sign::Other,
        }
    }

    /// Whether a text begins a URL that leads to a host.
    pub fn head(self, rest: &[u8]) -> Head {
        let mut at = 0;
        let mut said = [0_u8; 6];
        let mut length = 0;
        loop {
            let (sign, taken) = match self.sign(rest.get(at..).unwrap_or_default()) {
                Sign::Is(sign, taken) => (sign, taken),
                Sign::Other => return Head::Other,
                Sign::Begun => return Head::Begun,
            };
            at += taken;
            // What is not worth reading on for is a URL.
            if at > FAR {
                return Head::Url(at);
            }
            if self != Self::Plain && sign.is_ascii_control() {
                continue;
            }
            let Some(place) = said.get_mut(length) else {
                return Head::Other;
            };
            *place = sign.to_ascii_lowercase();
            length += 1;
            match said.get(..length).unwrap_or_default() {
                b"http:" | b"https:" => return Head::Url(at),
                [b'/' | b'\\', b'/' | b'\\'] => return Head::Url(at),
                [b'/' | b'\\'] => {}
                said if b"https:".starts_with(said) => {}
                _ => return Head::Other,
            }
        }
    }

    /// The text as it is meant, without what a reader of URLs leaves out.
    pub fn decoded(self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let (c, taken) = match self.sign(rest.as_bytes()) {
                Sign::Is(sign, taken) => (char::from(sign), taken),
                Sign::Other | Sign::Begun => (first, first.len_utf8()),
            };
            if self == Self::Plain || !matches!(c, '\t' | '\r' | '\n') {
                out.push(c);
            }
            rest = rest.get(taken..).unwrap_or_default();
        }
        out
    }
}

/// A character reference.
fn reference(rest: &[u8]) -> Sign {
    let body = rest.get(1..).unwrap_or_default();
    if let [b'#', digits @ ..] = body {
        let (radix, digits, before) = match digits {
            [b'x' | b'X', digits @ ..] => (16, digits, 3),
            _ => (10, digits, 2),
        };
        let is_digit = |b: &&u8| char::from(**b).is_digit(radix);
        let count = digits.iter().take(REFERENCE).take_while(is_digit).count();
        let code = digits.iter().take(count).fold(0_u32, |code, b| {
            let digit = char::from(*b).to_digit(radix).unwrap_or(0);
            code.saturating_mul(radix).saturating_add(digit)
        });
        return match (digits.get(count), u8::try_from(code)) {
            (None, _) => Sign::Begun,
            (Some(_), _) if count == 0 => Sign::Is(b'&', 1),
            (Some(end), Ok(code)) if code.is_ascii() => {
                Sign::Is(code, before + count + usize::from(*end == b';'))
            }
            _ => Sign::Other,
        };
    }
    let letters = body.iter().take(REFERENCE);
    let count = letters.take_while(|b| b.is_ascii_alphanumeric()).count();
    let name = body.get(..count).unwrap_or_default();
    match body.get(count) {
        None => Sign::Begun,
        Some(b';') => NAMED
            .iter()
            .find(|(known, _)| known.as_bytes() == name)
            .map_or(Sign::Is(b'&', 1), |(_, sign)| Sign::Is(*sign, count + 2)),
        Some(_) => Sign::Is(b'&', 1),
    }
}

/// An escape of a style sheet: up to six hexadecimal digits and a blank, or the sign itself.
fn escape(rest: &[u8]) -> Sign {
    let body = rest.get(1..).unwrap_or_default();
    let is_digit = |b: &&u8| b.is_ascii_hexdigit();
    let count = body.iter().take(6).take_while(is_digit).count();
    let Some(end) = body.get(count) else {
        return Sign::Begun;
    };
    if count == 0 {
        return if end.is_ascii() {
            Sign::Is(*end, 2)
        } else {
            Sign::Other
        };
    }
    let code = body.iter().take(count).fold(0_u32, |code, b| {
        code << 4 | char::from(*b).to_digit(16).unwrap_or(0)
    });
    let blank = usize::from(end.is_ascii_whitespace());
    match u8::try_from(code) {
        Ok(code) if code.is_ascii() => Sign::Is(code, 1 + count + blank),
        _ => Sign::Other,
    }
}
