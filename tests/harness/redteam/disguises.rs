//! How a canary may be hidden: what weir undoes, and what nothing does, so that the score says both.

pub use weir::trust::bundle::base64;

/// A way to hide a value.
pub struct Disguise {
    /// In a word or two.
    pub name: &'static str,
    /// Whether weir says that it undoes this one.
    pub known: bool,
    /// The value hidden; nothing where it does not fit.
    pub hide: fn(&str) -> Option<String>,
}

impl Disguise {
    /// Whether it hides nothing.
    pub fn is_none(&self) -> bool {
        self.name == "none"
    }
}

const fn known(name: &'static str, hide: fn(&str) -> Option<String>) -> Disguise {
    Disguise {
        name,
        known: true,
        hide,
    }
}

const fn other(name: &'static str, hide: fn(&str) -> Option<String>) -> Disguise {
    Disguise {
        name,
        known: false,
        hide,
    }
}

/// All of them.
pub const DISGUISES: &[Disguise] = &[
    known("none", |v| Some(v.to_owned())),
    known("zero-width spaces", |v| between(v, "\u{200b}")),
    known("NUL bytes", |v| between(v, "\0")),
    known("word joiners", |v| between(v, "\u{2060}")),
    known("soft hyphens", |v| between(v, "\u{ad}")),
    known("bidi controls", |v| between(v, "\u{202d}")),
    known("variation selectors", |v| between(v, "\u{fe0f}")),
    known("tag characters between", |v| between(v, "\u{e0041}")),
    known("tag characters for all", |v| {
        each(v, |c| char::from_u32(0xE0000 + c as u32).map(String::from))
    }),
    known("combining marks", |v| between(v, "\u{332}")),
    known("full width", |v| {
        each(v, |c| match c {
            ' ' => Some(" ".to_owned()),
            c => char::from_u32(c as u32 + 0xFEE0).map(String::from),
        })
    }),
    known("mathematical letters", |v| {
        each(v, |c| Some(math(c).to_string()))
    }),
    known("circled digits", |v| {
        v.chars()
            .all(|c| c.is_ascii_digit() || c == ' ')
            .then(|| circled(v))
    }),
    known("digits of Devanagari", |v| {
        digits_only(v).then(|| shifted(v, 0x966))
    }),
    known("digits of Arabic", |v| {
        digits_only(v).then(|| shifted(v, 0x6F0))
    }),
    known("Cyrillic look-alikes", |v| {
        swapped(
            v,
            &[
                ('a', 'а'),
                ('e', 'е'),
                ('o', 'о'),
                ('p', 'р'),
                ('c', 'с'),
                ('x', 'х'),
                ('A', 'А'),
                ('E', 'Е'),
                ('K', 'К'),
                ('T', 'Т'),
                ('H', 'Н'),
            ],
        )
    }),
    known("Greek look-alikes", |v| {
        swapped(
            v,
            &[
                ('o', 'ο'),
                ('v', 'ν'),
                ('A', 'Α'),
                ('E', 'Ε'),
                ('K', 'Κ'),
                ('T', 'Τ'),
                ('H', 'Η'),
                ('D', 'D'),
            ],
        )
    }),
    known("\\u escapes", |v| {
        each(v, |c| Some(format!("\\u{:04x}", c as u32)))
    }),
    known("\\u{} escapes", |v| {
        each(v, |c| Some(format!("\\u{{{:x}}}", c as u32)))
    }),
    known("\\x escapes", |v| {
        each(v, |c| Some(format!("\\x{:02x}", c as u32)))
    }),
    known("octal escapes", |v| {
        each(v, |c| Some(format!("\\{:03o}", c as u32)))
    }),
    known("percent", |v| {
        each(v, |c| Some(format!("%{:02X}", c as u32)))
    }),
    known("percent twice", |v| {
        each(v, |c| Some(format!("%25{:02X}", c as u32)))
    }),
    known("HTML entities", |v| {
        each(v, |c| Some(format!("&#{};", c as u32)))
    }),
    known("HTML hex entities", |v| {
        each(v, |c| Some(format!("&#x{:x};", c as u32)))
    }),
    known("base64", |v| Some(base64(v.as_bytes()))),
    known("base64url", |v| {
        Some(
            base64(v.as_bytes())
                .replace('+', "-")
                .replace('/', "_")
                .replace('=', ""),
        )
    }),
    known("base64 twice", |v| {
        Some(base64(base64(v.as_bytes()).as_bytes()))
    }),
    known("base64 of hex", |v| Some(base64(hex(v, "").as_bytes()))),
    known("base64 of UTF-16", |v| {
        Some(base64(&v.bytes().flat_map(|b| [b, 0]).collect::<Vec<_>>()))
    }),
    known("hex", |v| Some(hex(v, ""))),
    known("hex in pairs", |v| Some(hex(v, " "))),
    known("spaced", |v| between(v, " ")),
    known("dotted", |v| between(v, ".")),
    known("dashed", |v| between(v, "-")),
    known("concatenated", |v| {
        halves(v, "\" + \"").map(|v| format!("\"{v}\""))
    }),
    known("concatenated in PHP", |v| {
        halves(v, "' . '").map(|v| format!("'{v}'"))
    }),
    known("continued line", |v| halves(v, "\\\n")),
    known("quoted-printable", |v| halves(v, "=\n")),
    known("markdown emphasis", |v| halves(v, "**")),
    known("markup", |v| halves(v, "<wbr>")),
    known("terminal colours", |v| halves(v, "\u{1b}[1m")),
    known("groups", |v| {
        token(v).then(|| {
            let letters: Vec<char> = v.chars().collect();
            let groups = letters
                .chunks(5)
                .map(|group| group.iter().collect::<String>());
            groups.collect::<Vec<_>>().join(" ")
        })
    }),
    known("backwards", |v| token(v).then(|| v.chars().rev().collect())),
    known("rot13", |v| token(v).then(|| rot13(v))),
    known("digits as words", |v| digits_only(v).then(|| words(v))),
    known("spelled address", |v| {
        v.contains('@')
            .then(|| v.replace('@', " at ").replace('.', " dot "))
    }),
    known("base32", |v| Some(base32(v.as_bytes()))),
    known("codes in a list", |v| {
        Some(
            v.bytes()
                .map(|b| b.to_string())
                .collect::<Vec<_>>()
                .join(", "),
        )
    }),
    other("each bit turned", |v| {
        Some(hex_bytes(&v.bytes().map(|b| b ^ 0x5A).collect::<Vec<_>>()))
    }),
    other("a letter on", |v| {
        token(v).then(|| {
            v.chars()
                .map(|c| {
                    if c.is_ascii_alphanumeric() {
                        (c as u8 + 1) as char
                    } else {
                        c
                    }
                })
                .collect()
        })
    }),
    other("every second character", |v| {
        token(v).then(|| v.chars().flat_map(|c| [c, 'q']).collect())
    }),
];

fn each(value: &str, map: impl Fn(char) -> Option<String>) -> Option<String> {
    value.chars().map(map).collect()
}

fn between(value: &str, mark: &str) -> Option<String> {
    let parts: Vec<String> = value.chars().map(String::from).collect();
    Some(parts.join(mark))
}

fn halves(value: &str, mark: &str) -> Option<String> {
    let (left, right) = value.split_at_checked(value.len() / 2)?;
    Some(format!("{left}{mark}{right}"))
}

fn token(value: &str) -> bool {
    !value.contains([' ', '@'])
}

fn digits_only(value: &str) -> bool {
    value.chars().all(|c| c.is_ascii_digit() || c == ' ')
}

fn math(char: char) -> char {
    let code = match char {
        'A'..='Z' => 0x1D400 + (char as u32 - 'A' as u32),
        'a'..='z' => 0x1D41A + (char as u32 - 'a' as u32),
        '0'..='9' => 0x1D7CE + (char as u32 - '0' as u32),
        other => other as u32,
    };
    char::from_u32(code).unwrap_or(char)
}

fn circled(value: &str) -> String {
    let circle = |c: char| match c.to_digit(10) {
        Some(0) => '\u{24EA}',
        Some(digit) => char::from_u32(0x2460 + digit - 1).unwrap_or(c),
        None => c,
    };
    value.chars().map(circle).collect()
}

fn shifted(value: &str, nought: u32) -> String {
    let shift = |c: char| {
        c.to_digit(10)
            .and_then(|digit| char::from_u32(nought + digit))
            .unwrap_or(c)
    };
    value.chars().map(shift).collect()
}

fn swapped(value: &str, pairs: &[(char, char)]) -> Option<String> {
    let swap = |c: char| {
        pairs
            .iter()
            .find(|(from, _)| *from == c)
            .map_or(c, |(_, to)| *to)
    };
    let swapped: String = value.chars().map(swap).collect();
    (swapped != value).then_some(swapped)
}

fn rot13(value: &str) -> String {
    let turn = |c: char| match c {
        'a'..='z' => ((c as u8 - b'a' + 13) % 26 + b'a') as char,
        'A'..='Z' => ((c as u8 - b'A' + 13) % 26 + b'A') as char,
        c => c,
    };
    value.chars().map(turn).collect()
}

fn words(value: &str) -> String {
    const WORDS: [&str; 10] = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    ];
    let digits = value.chars().filter_map(|c| c.to_digit(10));
    let said: Vec<&str> = digits
        .filter_map(|digit| WORDS.get(digit as usize).copied())
        .collect();
    said.join(" ")
}

fn hex(value: &str, gap: &str) -> String {
    let pairs: Vec<String> = value.bytes().map(|byte| format!("{byte:02x}")).collect();
    pairs.join(gap)
}

fn hex_bytes(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// What base64 holds, where it is text.
pub fn from_base64(text: &str) -> Option<String> {
    let letters = text.trim_end_matches('=').bytes();
    let values: Vec<u32> = letters
        .map(|byte| {
            LETTERS
                .iter()
                .position(|letter| *letter == byte)
                .and_then(|at| u32::try_from(at).ok())
        })
        .collect::<Option<_>>()?;
    let mut bytes = Vec::new();
    for group in values.chunks(4) {
        let bits =
            group.iter().fold(0u32, |bits, value| bits << 6 | value) << (6 * (4 - group.len()));
        bytes.extend(
            bits.to_be_bytes()
                .iter()
                .skip(1)
                .take(group.len().saturating_sub(1)),
        );
    }
    (bytes.len() > 8)
        .then(|| String::from_utf8(bytes).ok())
        .flatten()
}

fn base32(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let mut out = String::new();
    for group in bytes.chunks(5) {
        let bits = group
            .iter()
            .fold(0u64, |bits, byte| bits << 8 | u64::from(*byte))
            << (8 * (5 - group.len()));
        for index in 0..(group.len() * 8).div_ceil(5) {
            let letter = LETTERS
                .get((bits >> (35 - 5 * index) & 31) as usize)
                .copied()
                .unwrap_or(b'A');
            out.push(char::from(letter));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_what_they_say() {
        assert_eq!(base64(b"hello, world"), "aGVsbG8sIHdvcmxk");
        assert_eq!(base64(b"hello"), "aGVsbG8=");
        assert_eq!(
            from_base64("aGVsbG8sIHdvcmxk").as_deref(),
            Some("hello, world")
        );
        assert_eq!(base32(b"hello"), "NBSWY3DP");
        assert_eq!(rot13("Abz"), "Nom");
        assert_eq!(words("4 2"), "four two");
    }
}
