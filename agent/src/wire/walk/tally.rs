//! How much of a request was read, counted as it is read.

use weir_policy::request::{Coverage, Opaque};

/// Places told one by one; what is unread beyond is summed up by reason.
const PLACES: usize = 256;

/// Coverage in the making.
#[derive(Clone, Debug, Default)]
pub(in crate::wire) struct Tally {
    pub(in crate::wire) inspected: u64,
    pub(in crate::wire) sealed: u64,
    opaque: Vec<Opaque>,
    /// Opaque and sealed bytes of the head.
    head: u64,
}

impl Tally {
    /// Counts bytes that were not read.
    pub(in crate::wire) fn opaque(&mut self, part: Opaque) {
        if part.bytes == 0 {
            return;
        }
        if self.opaque.len() < PLACES {
            return self.opaque.push(part);
        }
        let rest = self.opaque.get_mut(PLACES..).unwrap_or_default();
        match rest.iter_mut().find(|other| other.why == part.why) {
            Some(other) => other.bytes += part.bytes,
            None => self.opaque.push(Opaque {
                place: "further places".to_owned(),
                ..part
            }),
        }
    }

    /// Target and headers are done; what follows is the body.
    pub(in crate::wire) fn body_begins(&mut self) {
        self.head = self.unread();
    }

    /// Sealed and opaque bytes of the body.
    pub(in crate::wire) fn unread_of_body(&self) -> u64 {
        self.unread() - self.head
    }

    /// Bytes that were not read and are not sealed.
    pub(super) fn opaque_bytes(&self) -> u64 {
        self.opaque.iter().map(|part| part.bytes).sum()
    }

    fn unread(&self) -> u64 {
        self.sealed + self.opaque_bytes()
    }
}

impl From<Tally> for Coverage {
    fn from(tally: Tally) -> Self {
        Self {
            inspected: tally.inspected,
            sealed: tally.sealed,
            opaque: tally.opaque,
        }
    }
}

#[cfg(test)]
mod tests {
    use weir_policy::request::Opacity;

    use super::*;

    #[test]
    fn many_places_are_summed_up_and_no_byte_is_lost() {
        let mut tally = Tally::default();
        for index in 0..2000 {
            let why = if index % 2 == 0 {
                Opacity::Media
            } else {
                Opacity::Encoding
            };
            tally.opaque(Opaque {
                place: format!("input[{index}]"),
                bytes: 3,
                why,
            });
        }
        assert_eq!(tally.unread_of_body(), 6000);
        let coverage = Coverage::from(tally);
        assert_eq!(coverage.opaque_bytes(), 6000);
        assert_eq!(coverage.opaque.len(), PLACES + 2);
    }
}
