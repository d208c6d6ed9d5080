//! Follows a text byte by byte and knows whether it is inside a URL: the way a model could carry a value out.
//!
//! A page or a terminal that renders an answer fetches images and follows links on its own, so the reading is
//! wider than a URL parser's: what some renderer takes for a URL counts. Errors then leave a placeholder
//! standing, and never give a value to a server.

mod attributes;
mod host;
mod shell;
#[cfg(test)]
mod tests;

use attributes::Attributes;
use host::Host;
use shell::Shell;

/// How many bytes of the past are kept: the longest scheme known here and what opened it.
const TAIL: usize = 32;

/// Schemes that need no slashes to be followed or fetched (WHATWG URL's special schemes, and those that run or send).
const BARE: [&[u8]; 10] = [
    b"http",
    b"https",
    b"ftp",
    b"ftps",
    b"ws",
    b"wss",
    b"file",
    b"data",
    b"javascript",
    b"mailto",
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
    /// White space or `<`, as renderers that find URLs in a text have it; for a tool other signs, too.
    Space,
    /// White space or what no URL holds raw.
    Text,
    /// White space alone: the destination of a reference.
    White,
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
    /// A tool's text: its quotes were just closed, and a shell takes what comes directly behind for the same word.
    Closed,
}

/// A place of markdown where a URL is awaited.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Awaits {
    Nothing,
    /// After `](`: whatever comes next is a link's destination.
    Destination,
    /// After `]:`: what comes next may be one.
    Reference,
    /// In what came next there, in angle brackets or without.
    Within {
        angle: bool,
    },
}

/// The follower of one text.
#[derive(Clone)]
pub(super) struct Urls {
    /// Whether a tool reads the text: then words are a shell's, and nobody finds URLs in prose.
    tool: bool,
    until: Option<Until>,
    awaits: Awaits,
    /// The last byte takes the meaning of this one.
    escaped: bool,
    /// Since the line began there were only blanks and the signs of a quotation.
    margin: bool,
    attributes: Attributes,
    host: Host,
    shell: Shell,
    tail: Tail,
}

/// The last bytes, ASCII lower case, each run of white space one space; the newest is the last.
#[derive(Clone, Copy)]
struct Tail([u8; TAIL]);

impl Tail {
    /// The n-th byte from the end of what was seen; white space where there was none.
    fn last(&self, n: usize) -> u8 {
        (TAIL - 1).checked_sub(n).map_or(b' ', |at| self.0[at])
    }

    /// So many bytes from the end.
    fn end(&self, length: usize) -> &[u8] {
        &self.0[TAIL.saturating_sub(length)..]
    }

    fn push(&mut self, byte: u8) {
        let space = if byte == b'\n' { b' ' } else { byte };
        if space != b' ' || self.last(0) != b' ' {
            self.0.copy_within(1.., 0);
            self.0[TAIL - 1] = space;
        }
    }

    /// The scheme-like word that ends `back` bytes before the end.
    fn word(&self, back: usize) -> &[u8] {
        let end = TAIL - back;
        let letters = self.0[..end]
            .iter()
            .rev()
            .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'))
            .count();
        &self.0[end - letters..end]
    }
}

impl Urls {
    /// At the beginning of a text that a person reads, or a tool.
    pub(super) fn new(tool: bool) -> Self {
        Self {
            tool,
            until: None,
            awaits: Awaits::Nothing,
            escaped: false,
            margin: true,
            attributes: Attributes::default(),
            host: Host::default(),
            shell: Shell::default(),
            tail: Tail([b' '; TAIL]),
        }
    }

    /// Whether the next byte belongs to a URL, or to what else a tool sends to a host.
    pub(super) fn inside(&self) -> bool {
        self.until.is_some() || self.attributes.inside() || self.shell.reaches()
    }

    /// Whether the last byte was a letter or a digit.
    pub(super) fn in_word(&self) -> bool {
        self.tail.last(0).is_ascii_alphanumeric()
    }

    /// Takes the next byte of the decoded text; bytes outside ASCII are all alike.
    pub(super) fn feed(&mut self, byte: u8) {
        let byte = if byte.is_ascii_whitespace() && byte != b'\n' {
            b' '
        } else {
            byte.to_ascii_lowercase()
        };
        let host = self.tool && self.host.feed(byte);
        if self.tool {
            self.shell.feed(byte);
        }
        self.attributes.feed(byte, &self.tail, self.margin);
        self.until = match self.until {
            Some(until) => self.go_on(until, byte),
            None if host => Some(self.host.opener()),
            None => self.begin(byte),
        };
        self.awaits = self.awaits(byte);
        self.escaped = byte == b'\\' && !self.escaped;
        self.margin = byte == b'\n' || (self.margin && matches!(byte, b' ' | b'>'));
        self.tail.push(byte);
    }

    /// What is awaited after this byte, not yet in the tail.
    fn awaits(&self, byte: u8) -> Awaits {
        if self.until.is_some() {
            return Awaits::Nothing;
        }
        match (byte, self.awaits) {
            (b'(', _) if self.tail.last(0) == b']' => Awaits::Destination,
            (b':', _) if self.tail.last(0) == b']' => Awaits::Reference,
            (_, Awaits::Nothing) => Awaits::Nothing,
            (b' ' | b'\n', Awaits::Within { .. }) => Awaits::Nothing,
            (_, within @ Awaits::Within { .. }) => within,
            (b' ' | b'\n' | b'<', before) => before,
            (b'>', before) if self.margin => before,
            (_, Awaits::Reference) => Awaits::Within {
                angle: self.tail.last(0) == b'<',
            },
            _ => Awaits::Nothing,
        }
    }

    /// Whether this byte, not yet in the tail, begins a URL.
    fn begin(&self, byte: u8) -> Option<Until> {
        let angle = self.tail.last(0) == b'<';
        let margin = byte == b'>' && self.margin;
        let word = !matches!(byte, b' ' | b'\n' | b'<') && !margin;
        match self.awaits {
            Awaits::Nothing => {}
            Awaits::Destination if word && !matches!(byte, b')' | b'"' | b'\'') => {
                let nested = u32::from(byte == b'(');
                return Some(if angle {
                    Until::Angle
                } else {
                    Until::Paren(nested)
                });
            }
            Awaits::Destination => {}
            // Character references and escapes can spell the rest.
            Awaits::Within { angle } if matches!(byte, b'&' | b'\\') => return Some(target(angle)),
            Awaits::Reference
                if matches!(byte, b'&' | b'\\') || (word && self.attributes.based()) =>
            {
                return Some(target(angle));
            }
            Awaits::Reference | Awaits::Within { .. } => {
                let until = self.spelled(byte)?;
                let bare = matches!(until, Until::Space | Until::Text);
                return Some(if bare { Until::White } else { until });
            }
        }
        self.spelled(byte)
    }

    /// Whether with this byte a scheme, or what does without one, is complete.
    fn spelled(&self, byte: u8) -> Option<Until> {
        let tail = &self.tail;
        match byte {
            b':' => {
                let word = tail.word(0);
                BARE.contains(&word).then(|| self.opener(word.len()))
            }
            b'/' if tail.last(0) == b'/' && tail.last(1) == b':' && tail.last(2) != b']' => {
                let word = tail.word(2);
                (!word.is_empty() && !STORES.contains(&word)).then(|| self.opener(2 + word.len()))
            }
            b'/' | b'\\' if tail.last(0) == b'/' => self.relative(),
            b'.' if tail.word(0) == b"www" => Some(self.opener(3)),
            // Character references can spell any of the above in markdown and HTML.
            b'#' if tail.last(0) == b'&' => Some(Until::Text),
            b';' if tail.end(6) == b"&colon" => Some(Until::Text),
            _ => None,
        }
    }

    /// `//host` counts where markup expects a URL: after a parenthesis, a quote, `=`, `<`, an entity, `[x]:`.
    fn relative(&self) -> Option<Until> {
        let before = self.tail.last(1);
        let colon = (1..TAIL)
            .find(|at| !matches!(self.tail.last(*at), b' ' | b'>'))
            .unwrap_or(TAIL);
        let reference = self.tail.last(colon) == b':' && self.tail.last(colon + 1) == b']';
        let argument = self.tool && before == b' ';
        (reference || argument || matches!(before, b'(' | b'"' | b'\'' | b'`' | b'=' | b'<' | b';'))
            .then(|| self.opener(1))
    }

    /// What stands before a URL that began `back` bytes ago, and so what ends it.
    fn opener(&self, back: usize) -> Until {
        let tail = &self.tail;
        let before = tail.last(back);
        let mut at = back;
        if before == b' ' {
            at += 1;
        }
        let quote = tail.last(at);
        if matches!(quote, b'"' | b'\'') {
            at += 1;
            while matches!(tail.last(at), b' ' | b'\\') && at < TAIL {
                at += 1;
            }
            if tail.last(at) == b'=' {
                return Until::Attribute(quote);
            }
        }
        match before {
            b'"' | b'\'' | b'`' => Until::Quote(before),
            // Where it is no link's, renderers find a URL that goes on behind the parenthesis.
            b'(' if self.tool || tail.last(back + 1) == b']' => Until::Paren(0),
            b'<' => Until::Angle,
            b'[' => Until::Bracket,
            b'=' => Until::Bare,
            _ => Until::Space,
        }
    }

    /// Where a URL stands after this byte; `None` when it ended.
    fn go_on(&self, until: Until, byte: u8) -> Option<Until> {
        let space = matches!(byte, b' ' | b'\n');
        let quote = matches!(byte, b'"' | b'\'' | b'`');
        let escaped = self.escaped && byte.is_ascii_punctuation();
        let over = match until {
            Until::Space if self.tool && quote => return Some(Until::Closed),
            Until::Space => space || byte == b'<' || (self.tool && byte == b'>'),
            Until::Text => space || matches!(byte, b'"' | b'<' | b'>' | b'`'),
            Until::White => space,
            Until::Quote(open) | Until::Attribute(open) if byte == open => {
                return self.tool.then_some(Until::Closed);
            }
            Until::Quote(_) => space,
            Until::Attribute(_) => false,
            Until::Paren(_) | Until::Angle if escaped => false,
            Until::Paren(depth) => match byte {
                b'(' => return Some(Until::Paren(depth.saturating_add(1))),
                b')' if depth > 0 => return Some(Until::Paren(depth - 1)),
                _ => space || byte == b')',
            },
            Until::Angle => matches!(byte, b'>' | b'\n'),
            Until::Bracket => space || byte == b']',
            Until::Bare => space || byte == b'>',
            Until::Closed => return self.joined(byte),
        };
        (!over).then_some(until)
    }

    /// What this byte makes of a closed quote: a sign of a program's or a document's ends the URL, as does a call.
    fn joined(&self, byte: u8) -> Option<Until> {
        let sign = b" \n,;:)]}>|<&\\".contains(&byte);
        let call = self.tail.last(0) == b'.' && byte.is_ascii_alphabetic();
        match byte {
            _ if sign || call => None,
            b'.' => Some(Until::Closed),
            _ => Some(Until::Space),
        }
    }
}

/// What ends a reference's destination.
fn target(angle: bool) -> Until {
    if angle { Until::Angle } else { Until::White }
}
