//! The chunked coding by the letter of RFC 9112, section 7.1, followed through bytes that are somebody else's.

use super::fault::Fault;
use super::grammar::{field, is_token, is_weighty};

/// Digits of a chunk's size: 4 GiB and no more.
const DIGITS: u8 = 8;
/// Bytes of all chunk extensions, and of all trailers, of one body.
const EXTENSIONS: usize = 4096;
const TRAILERS: usize = 8192;

/// Where in a chunked body the next byte stands.
#[derive(Debug)]
pub(super) struct Chunks {
    at: At,
    size: u64,
    extensions: usize,
    trailers: usize,
    line: Vec<u8>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum At {
    /// In the size, after so many digits.
    Size(u8),
    /// In an extension's name, after so many bytes.
    Name(u8),
    /// In its value.
    Value(u8),
    /// Before the line feed of the size's line.
    SizeEnd,
    Data(u64),
    DataEnd,
    DataFeed,
    /// In a line behind the last chunk.
    Trailer,
    /// Before the line feed of such a line.
    TrailerFeed,
    Done,
}

impl Default for Chunks {
    fn default() -> Self {
        Self {
            at: At::Size(0),
            size: 0,
            extensions: 0,
            trailers: 0,
            line: Vec::new(),
        }
    }
}

const EXTENSION: Fault = Fault::of("a chunk's extension is not plain");
const SIZE: Fault = Fault::of("a chunk's size is not a plain hexadecimal number");

impl Chunks {
    /// Follows the next bytes: how many of them are in order and of this body, and whether it ended behind them or
    /// broke there.
    pub(super) fn push(&mut self, bytes: &[u8]) -> (usize, Option<Result<(), Fault>>) {
        let mut taken = 0;
        while let Some(byte) = bytes.get(taken) {
            if let At::Data(left) = self.at {
                let here = bytes.len() - taken;
                let part = here.min(usize::try_from(left).unwrap_or(usize::MAX));
                taken += part;
                self.at = match left - part as u64 {
                    0 => At::DataEnd,
                    left => At::Data(left),
                };
                continue;
            }
            match self.step(*byte) {
                Ok(at) => self.at = at,
                Err(fault) => return (taken, Some(Err(fault))),
            }
            taken += 1;
            if self.at == At::Done {
                return (taken, Some(Ok(())));
            }
        }
        (taken, None)
    }

    fn step(&mut self, byte: u8) -> Result<At, Fault> {
        match (self.at, byte) {
            (At::Size(digits), byte) if byte.is_ascii_hexdigit() => {
                if digits == DIGITS {
                    return Err(SIZE);
                }
                let value = char::from(byte).to_digit(16).unwrap_or_default();
                self.size = self.size << 4 | u64::from(value);
                Ok(At::Size(digits + 1))
            }
            (At::Size(1..), b'\r') => Ok(At::SizeEnd),
            (At::Size(1..), b';') => Ok(At::Name(0)),
            (At::Size(_), _) => Err(SIZE),
            (At::Name(_) | At::Value(_), _) => self.extension(byte),
            (At::SizeEnd, b'\n') => Ok(match std::mem::take(&mut self.size) {
                0 => At::Trailer,
                size => At::Data(size),
            }),
            (At::DataEnd, b'\r') => Ok(At::DataFeed),
            (At::DataFeed, b'\n') => Ok(At::Size(0)),
            (At::DataEnd | At::DataFeed, _) => Err(Fault::of("a chunk is longer than it says")),
            (At::Trailer, b'\r') => Ok(At::TrailerFeed),
            (At::TrailerFeed, b'\n') => self.trailer(),
            (At::Trailer, byte) if byte != b'\n' => {
                self.trailers += 1;
                if self.trailers > TRAILERS {
                    return Err(Fault::large("the trailers are too large"));
                }
                self.line.push(byte);
                Ok(At::Trailer)
            }
            (At::SizeEnd | At::Trailer | At::TrailerFeed, _) => Err(Fault::of(
                "a line of the chunked body does not end as lines do",
            )),
            (At::Data(_) | At::Done, _) => Err(SIZE),
        }
    }

    /// `;name` or `;name=value`, tokens both: of a quoted string nobody agrees where it ends.
    fn extension(&mut self, byte: u8) -> Result<At, Fault> {
        self.extensions += 1;
        if self.extensions > EXTENSIONS {
            return Err(Fault::large("the chunks' extensions are too large"));
        }
        match (self.at, byte) {
            (At::Name(1..) | At::Value(1..), b'\r') => Ok(At::SizeEnd),
            (At::Name(1..) | At::Value(1..), b';') => Ok(At::Name(0)),
            (At::Name(1..), b'=') => Ok(At::Value(0)),
            (At::Name(_), byte) if is_token(byte) => Ok(At::Name(1)),
            (At::Value(_), byte) if is_token(byte) => Ok(At::Value(1)),
            _ => Err(EXTENSION),
        }
    }

    /// A line behind the last chunk is whole.
    fn trailer(&mut self) -> Result<At, Fault> {
        let line = std::mem::take(&mut self.line);
        if line.is_empty() {
            return Ok(At::Done);
        }
        let (name, _) = field(&line)?;
        if is_weighty(name) {
            return Err(Fault::of("a trailer names a header that matters"));
        }
        Ok(At::Trailer)
    }
}
