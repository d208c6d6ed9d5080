//! A word that begins with a host's name and goes on with a path or a query: what a tool fetches without a scheme.

use super::Until;

/// How a word stands so far.
#[derive(Clone, Copy, Default)]
pub(super) struct Host {
    /// It cannot be a host any more.
    other: bool,
    /// The quote that it began behind.
    quote: u8,
    dots: u8,
    /// Letters and digits since the last dot.
    label: u8,
    /// Whether the label began with a letter.
    lettered: bool,
    /// Whether all labels were numbers.
    numeric: bool,
    /// A port follows the name.
    port: bool,
}

impl Host {
    /// Takes the next byte of a text in lower case; says whether with it a host has a path or a query.
    pub(super) fn feed(&mut self, byte: u8) -> bool {
        match byte {
            b' ' | b'\n' | b'=' | b'(' | b'@' => *self = Self::default(),
            b'"' | b'\'' | b'`' => {
                *self = Self {
                    quote: byte,
                    ..Self::default()
                }
            }
            _ if self.other => {}
            b'/' | b'?' | b'#' => {
                let named = self.dots > 0 && self.label > 1 && self.lettered;
                let numbered = self.dots == 3 && self.label > 0 && self.numeric;
                self.other = true;
                return self.port || named || numbered;
            }
            b'0'..=b'9' if self.port => {}
            b':' if self.dots > 0 && !self.port && (self.label > 1 || self.numeric) => {
                self.port = true;
            }
            b'.' if self.label > 0 && !self.port => {
                self.dots = self.dots.saturating_add(1);
                self.label = 0;
            }
            b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | 0x80.. if !self.port => {
                if self.label == 0 {
                    self.lettered = !byte.is_ascii_digit();
                    if self.dots == 0 {
                        self.numeric = true;
                    }
                }
                self.numeric &= byte.is_ascii_digit();
                self.label = self.label.saturating_add(1);
            }
            _ => self.other = true,
        }
        false
    }

    /// What ends the URL that began.
    pub(super) fn opener(&self) -> Until {
        match self.quote {
            0 => Until::Space,
            quote => Until::Quote(quote),
        }
    }
}
