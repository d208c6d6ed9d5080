//! A body as the record keeps it: in slices, so that what a conversation repeats is stored once.

use std::sync::Arc;

use bytes::Bytes;

/// What a slice is known by before its bytes are hashed: a keyed hash under which nobody without its key finds two
/// contents that are not the same.
pub type Name = [u8; 16];

/// One slice of a body, which begins where the one before it ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slice {
    /// Where it ends.
    pub end: usize,
    /// What it is known by, where that is known.
    pub name: Option<Name>,
}

/// A body and its slices. Clones share both.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Content {
    bytes: Bytes,
    slices: Arc<[Slice]>,
}

impl Content {
    /// A body in these slices, which are in order and cover it; what they leave at the end is a slice of its own.
    pub fn new(bytes: Bytes, mut slices: Vec<Slice>) -> Self {
        if slices.last().map_or(0, |last| last.end) < bytes.len() {
            slices.push(Slice {
                end: bytes.len(),
                name: None,
            });
        }
        Self {
            bytes,
            slices: slices.into(),
        }
    }

    /// Bytes of the body.
    pub fn len(&self) -> usize {
        self.bytes.len()
    }

    /// Whether there is no body.
    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    /// Where the slices end.
    pub fn ends(&self) -> impl Iterator<Item = usize> {
        self.slices.iter().map(|slice| slice.end)
    }

    /// The slices' bytes, and what they are known by.
    pub(crate) fn pieces(&self) -> impl Iterator<Item = (&[u8], Option<Name>)> {
        let mut from = 0;
        self.slices.iter().map(move |slice| {
            let piece = self.bytes.get(from..slice.end).unwrap_or_default();
            from = slice.end;
            (piece, slice.name)
        })
    }
}

impl<B: AsRef<[u8]>> FromIterator<B> for Content {
    /// A body of these slices, none of which is known.
    fn from_iter<I: IntoIterator<Item = B>>(pieces: I) -> Self {
        let (mut bytes, mut slices) = (Vec::new(), Vec::new());
        for piece in pieces {
            bytes.extend_from_slice(piece.as_ref());
            slices.push(Slice {
                end: bytes.len(),
                name: None,
            });
        }
        Self::new(bytes.into(), slices)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slices_are_the_body_and_what_they_leave_is_one_more() {
        let name = Some([7; 16]);
        let slices = vec![Slice { end: 2, name }, Slice { end: 5, name: None }];
        let content = Content::new(Bytes::from_static(b"abcdefg"), slices);
        let pieces: Vec<_> = content.pieces().collect();
        assert_eq!(pieces, [(&b"ab"[..], name), (b"cde", None), (b"fg", None)]);
        assert_eq!(content.ends().collect::<Vec<_>>(), [2, 5, 7]);
        let same: Content = ["ab", "cde", "fg"].into_iter().collect();
        assert_eq!(same.ends().collect::<Vec<_>>(), [2, 5, 7]);
        assert_eq!((same.len(), Content::default().is_empty()), (7, true));
    }
}
