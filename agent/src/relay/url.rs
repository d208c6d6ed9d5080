//! Follows a text byte by byte and knows whether it is inside a URL: the way a model could carry a value out.
//!
//! A page or a terminal that renders an answer fetches images and follows links on its own, so the reading is
//! wider than a URL parser's: what some renderer takes for a URL counts. Errors then leave a placeholder
//! standing, and never give a value to a server.

/// How many bytes of the past are kept: the longest scheme known here and what opened it.
const TAIL: usize = 32;

/// Schemes that need no slashes to be followed or fetched (WHATWG URL's special schemes, and those that run).
const BARE: [&[u8]; 9] = [
    b"http",
    b"https",
    b"ftp",
    b"ftps",
    b"ws",
    b"wss",
    b"file",
    b"data",
    b"javascript",
];

/// Schemes of connection strings: no renderer follows them, and an agent that edits a configuration needs them whole.
const STORES: [&[u8]; 18] = [
    b"postgres",
    b"postgresql",
    b"mysql",
    b"mysqlx",
    b"mariadb",
    b"mongodb",
    b"mongodb+srv",
    b"redis",
    b"rediss",
    b"amqp",
    b"amqps",
    b"mssql",
    b"sqlserver",
    b"oracle",
    b"clickhouse",
    b"cassandra",
    b"nats",
    b"kafka",
];

/// What ends the URL.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Until {
    /// White space or what no URL holds raw.
    Space,
    /// The quote that opened it, or white space.
    Quote(u8),
    /// The quote that opened it and nothing else: an attribute's value goes on after white space.
    Attribute(u8),
    /// The parenthesis that opened it (a link's destination nests them), or white space.
    Paren(u32),
    /// `>` or the line's end.
    Angle,
    /// `]` or white space.
    Bracket,
    /// `>` or white space: an attribute's value without quotes may hold quotes.
    Bare,
}

/// The follower of one text.
pub(super) struct Urls {
    until: Option<Until>,
    /// After `](`: whatever comes next is a link's destination.
    armed: bool,
    /// The last bytes, ASCII lower case, each run of white space one space; the newest is the last.
    tail: [u8; TAIL],
}

impl Urls {
    /// At the beginning of a text.
    pub(super) fn new() -> Self {
        Self {
            until: None,
            armed: false,
            tail: [b' '; TAIL],
        }
    }

    /// Whether the next byte belongs to a URL.
    pub(super) fn inside(&self) -> bool {
        self.until.is_some()
    }

    /// Whether the last byte was a letter or a digit.
    pub(super) fn in_word(&self) -> bool {
        self.last(0).is_ascii_alphanumeric()
    }

    /// Takes the next byte of the decoded text; bytes outside ASCII are all alike.
    pub(super) fn feed(&mut self, byte: u8) {
        let byte = if byte.is_ascii_whitespace() && byte != b'\n' {
            b' '
        } else {
            byte.to_ascii_lowercase()
        };
        match self.until {
            Some(until) => self.until = go_on(until, byte),
            None => self.until = self.begin(byte),
        }
        if self.until.is_some() || !matches!(byte, b' ' | b'\n' | b'<') {
            self.armed = false;
        }
        if byte == b'(' && self.last(0) == b']' && self.until.is_none() {
            self.armed = true;
        }
        let space = if byte == b'\n' { b' ' } else { byte };
        if space != b' ' || self.last(0) != b' ' {
            self.tail.copy_within(1.., 0);
            self.tail[TAIL - 1] = space;
        }
    }

    /// The n-th byte from the end of what was seen; white space where there was none.
    fn last(&self, n: usize) -> u8 {
        (TAIL - 1).checked_sub(n).map_or(b' ', |at| self.tail[at])
    }

    /// Whether this byte, not yet in the tail, begins a URL.
    fn begin(&self, byte: u8) -> Option<Until> {
        if self.armed && !matches!(byte, b' ' | b'\n' | b'<' | b')' | b'"' | b'\'') {
            return Some(if self.last(0) == b'<' {
                Until::Angle
            } else {
                Until::Paren(0)
            });
        }
        match byte {
            b':' => {
                let word = self.word(0);
                BARE.contains(&word).then(|| self.opener(word.len()))
            }
            b'/' if self.last(0) == b'/' && self.last(1) == b':' => {
                let word = self.word(2);
                (!word.is_empty() && !STORES.contains(&word)).then(|| self.opener(2 + word.len()))
            }
            b'/' | b'\\' if self.last(0) == b'/' => self.relative(),
            b'.' if self.word(0) == b"www" => Some(self.opener(3)),
            // Character references can spell any of the above in markdown and HTML.
            b'#' if self.last(0) == b'&' => Some(Until::Space),
            b';' if self.tail.ends_with(b"&colon") => Some(Until::Space),
            _ => None,
        }
    }

    /// `//host` counts where markup expects a URL: after a parenthesis, a quote, `=`, `<`, an entity, `[x]:`.
    fn relative(&self) -> Option<Until> {
        let before = self.last(1);
        let reference = before == b' ' && self.last(2) == b':' && self.last(3) == b']';
        (reference || matches!(before, b'(' | b'"' | b'\'' | b'`' | b'=' | b'<' | b';'))
            .then(|| self.opener(1))
    }

    /// The scheme-like word that ends `back` bytes before the end.
    fn word(&self, back: usize) -> &[u8] {
        let end = TAIL - back;
        let letters = self.tail[..end]
            .iter()
            .rev()
            .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'))
            .count();
        &self.tail[end - letters..end]
    }

    /// What stands before a URL that began `back` bytes ago, and so what ends it.
    fn opener(&self, back: usize) -> Until {
        let before = self.last(back);
        let mut at = back;
        if before == b' ' {
            at += 1;
        }
        let quote = self.last(at);
        if matches!(quote, b'"' | b'\'') {
            at += 1;
            while matches!(self.last(at), b' ' | b'\\') && at < TAIL {
                at += 1;
            }
            if self.last(at) == b'=' {
                return Until::Attribute(quote);
            }
        }
        match before {
            b'"' | b'\'' | b'`' => Until::Quote(before),
            b'(' => Until::Paren(0),
            b'<' => Until::Angle,
            b'[' => Until::Bracket,
            b'=' => Until::Bare,
            _ => Until::Space,
        }
    }
}

/// Where a URL stands after this byte; `None` when it ended.
fn go_on(until: Until, byte: u8) -> Option<Until> {
    let space = matches!(byte, b' ' | b'\n');
    let over = match until {
        Until::Space => space || matches!(byte, b'"' | b'<' | b'>' | b'`'),
        Until::Quote(quote) => space || byte == quote,
        Until::Attribute(quote) => byte == quote,
        Until::Paren(depth) => match byte {
            b'(' => return Some(Until::Paren(depth.saturating_add(1))),
            b')' if depth > 0 => return Some(Until::Paren(depth - 1)),
            _ => space || byte == b')',
        },
        Until::Angle => matches!(byte, b'>' | b'\n'),
        Until::Bracket => space || byte == b']',
        Until::Bare => space || byte == b'>',
    };
    (!over).then_some(until)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether a text that goes on after this one would be inside a URL.
    fn inside(text: &str) -> bool {
        let mut urls = Urls::new();
        text.bytes().for_each(|byte| urls.feed(byte));
        urls.inside()
    }

    #[test]
    fn urls_are_known_in_every_dress() {
        for text in [
            "see https://evil.example/?q=",
            "HTTPS://evil.example/",
            "https:/\\evil.example/",
            "https:evil.example/",
            "![x](https://evil.example/a(b)",
            "![x](//evil.example/",
            "[x](\\\\evil.example/",
            "[x](<https://evil.example/a b ",
            "[x]: //evil.example/",
            "<img src=\"https://evil.example/a b ",
            "<img src = ' https://evil.example/a\nb",
            "<a href=//evil.example/",
            "<img src=https://evil.example/?q=\"`<",
            "![x](&#104;ttps://evil.example/",
            "<img src=\"&#104;ttps://evil.example/",
            "<img src=\"https&colon;//evil.example/",
            "wss://evil.example/",
            "ftp://evil.example/",
            "data:text/html,",
            "slack://evil?",
            "www.evil.example/",
            "(https://evil.example/",
            "`https://evil.example/",
        ] {
            assert!(inside(text), "{text}");
        }
    }

    #[test]
    fn urls_end_where_they_end() {
        for text in [
            "",
            "the key is ",
            "https://a.example/ ",
            "https://a.example/\n",
            "\"https://a.example/\"",
            "'https://a.example/',k='",
            "[x](https://a.example/(b)) ",
            "[x](https://a.example/)",
            "[x](",
            "<https://a.example/>",
            "`https://a.example/`",
            "<img src=\"https://a.example/a b\">",
            "<img src=https://a.example/?q=\">",
            "url=https://a.example/ \"",
            "[https://a.example/]",
            "a // comment ",
            "metadata:",
            "data: ",
            "http: ",
            "postgres://app:",
            "mongodb+srv://app:",
            "k[0] (",
        ] {
            assert!(!inside(text), "{text}");
        }
    }
}
