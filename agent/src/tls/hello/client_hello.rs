//! The ClientHello (RFC 8446 section 4.1.2) out of TLS records: a message may span records, a record any reads.

use super::{HANDSHAKE, MAX_HELLO, State};

/// The longest record accepted: 2^14 of plaintext (RFC 8446 section 5.1).
pub(super) const MAX_RECORD: usize = 1 << 14;

/// Empty records that are skipped before the rest is given up; servers that skip them stop at about as many.
const MAX_EMPTY: u8 = 32;

/// What a ClientHello tells of where it wants to go and what it speaks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClientHello {
    /// The `host_name` of `server_name` as sent (ASCII, not canonical), if there is one.
    pub sni: Option<String>,
    /// The protocols offered, in order (RFC 7301).
    pub alpn: Vec<Vec<u8>>,
    /// Whether `encrypted_client_hello` is present, real or GREASE: the two cannot be told apart.
    pub ech: bool,
    /// `supported_versions` in order; empty where the extension is absent.
    pub versions: Vec<u16>,
}

/// Strips the record layer and collects the first handshake message.
#[derive(Debug, Default)]
pub(super) struct Records {
    header: [u8; 5],
    filled: usize,
    left: usize,
    empty: u8,
    message: Vec<u8>,
}

impl Records {
    pub(super) fn push(&mut self, mut bytes: &[u8]) -> State {
        while let Some((&byte, rest)) = bytes.split_first() {
            if self.left == 0 {
                if let Some(slot) = self.header.get_mut(self.filled) {
                    *slot = byte;
                }
                self.filled += 1;
                bytes = rest;
                if self.filled == self.header.len() {
                    self.filled = 0;
                    if let Err(why) = self.open_record() {
                        return State::Malformed(why);
                    }
                }
                continue;
            }
            let (part, rest) = bytes.split_at(self.left.min(bytes.len()));
            bytes = rest;
            self.left -= part.len();
            self.message.extend_from_slice(part);
            match self.message_length() {
                Err(why) => return State::Malformed(why),
                Ok(Some(length)) if self.message.len() >= length => {
                    let body = self.message.get(4..length).unwrap_or_default();
                    return match parse(body) {
                        Some(hello) => State::Hello(hello),
                        None => State::Malformed("the ClientHello breaks the format"),
                    };
                }
                Ok(_) => {}
            }
        }
        State::More
    }

    fn open_record(&mut self) -> Result<(), &'static str> {
        let [kind, major, _, high, low] = self.header;
        self.left = usize::from(high) << 8 | usize::from(low);
        if kind != HANDSHAKE || major != 3 {
            return Err("another record comes before the ClientHello's end");
        }
        if self.left > MAX_RECORD {
            return Err("a record is longer than TLS allows");
        }
        if self.left == 0 {
            self.empty += 1;
            if self.empty > MAX_EMPTY {
                return Err("too many empty records");
            }
        }
        Ok(())
    }

    /// The first message's length with its four bytes of header, once known.
    fn message_length(&self) -> Result<Option<usize>, &'static str> {
        match *self.message {
            [] => Ok(None),
            [kind, ..] if kind != 1 => Err("the first message is not a ClientHello"),
            [_, a, b, c, ..] => {
                let length = usize::from(a) << 16 | usize::from(b) << 8 | usize::from(c);
                if length > MAX_HELLO {
                    Err("the ClientHello is over 64 KiB")
                } else {
                    Ok(Some(length + 4))
                }
            }
            _ => Ok(None),
        }
    }
}

/// Cuts vectors with a length before them off a slice.
struct Cut<'b>(&'b [u8]);

impl<'b> Cut<'b> {
    fn take(&mut self, length: usize) -> Option<&'b [u8]> {
        let (part, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(part)
    }

    fn u16(&mut self) -> Option<u16> {
        let (part, rest) = self.0.split_first_chunk::<2>()?;
        self.0 = rest;
        Some(u16::from_be_bytes(*part))
    }

    fn short(&mut self) -> Option<&'b [u8]> {
        let length = usize::from(*self.take(1)?.first()?);
        self.take(length)
    }

    fn long(&mut self) -> Option<&'b [u8]> {
        let length = usize::from(self.u16()?);
        self.take(length)
    }
}

fn parse(body: &[u8]) -> Option<ClientHello> {
    let mut hello = ClientHello::default();
    let mut cut = Cut(body);
    cut.take(2 + 32)?;
    cut.short()?;
    cut.long()?;
    cut.short()?;
    if cut.0.is_empty() {
        return Some(hello);
    }
    let mut extensions = Cut(cut.long()?);
    if !cut.0.is_empty() {
        return None;
    }
    let mut seen = Vec::new();
    while !extensions.0.is_empty() {
        let kind = extensions.u16()?;
        let content = extensions.long()?;
        // Only those that are read need to be unique; a server refuses the rest itself.
        if matches!(kind, SERVER_NAME | ALPN | SUPPORTED_VERSIONS | ECH) {
            if seen.contains(&kind) {
                return None;
            }
            seen.push(kind);
        }
        match kind {
            SERVER_NAME => hello.sni = Some(server_name(content)?),
            ALPN => hello.alpn = protocols(content)?,
            SUPPORTED_VERSIONS => hello.versions = versions(content)?,
            ECH => hello.ech = true,
            _ => {}
        }
    }
    Some(hello)
}

// https://www.iana.org/assignments/tls-extensiontype-values
const SERVER_NAME: u16 = 0;
const ALPN: u16 = 16;
const SUPPORTED_VERSIONS: u16 = 43;
const ECH: u16 = 0xfe0d;

fn server_name(content: &[u8]) -> Option<String> {
    let mut cut = Cut(content);
    let mut list = Cut(cut.long()?);
    let kind = *list.take(1)?.first()?;
    let name = list.long()?;
    let single = kind == 0 && list.0.is_empty() && cut.0.is_empty();
    let plain = !name.is_empty() && name.iter().all(u8::is_ascii_graphic);
    if single && plain {
        String::from_utf8(name.to_vec()).ok()
    } else {
        None
    }
}

fn protocols(content: &[u8]) -> Option<Vec<Vec<u8>>> {
    let mut cut = Cut(content);
    let mut list = Cut(cut.long()?);
    let mut all = Vec::new();
    while !list.0.is_empty() {
        all.push(list.short()?.to_vec());
    }
    Some(all)
}

fn versions(content: &[u8]) -> Option<Vec<u16>> {
    let mut cut = Cut(content);
    let mut list = Cut(cut.short()?);
    let mut all = Vec::new();
    while !list.0.is_empty() {
        all.push(list.u16()?);
    }
    Some(all)
}
