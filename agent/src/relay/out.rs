//! Bytes on their way out.

use bytes::{Bytes, BytesMut};

/// Bytes to go on: one piece goes uncopied.
#[derive(Default)]
pub(super) struct Out {
    one: Bytes,
    more: BytesMut,
}

impl Out {
    pub(super) fn push(&mut self, bytes: Bytes) {
        if self.is_empty() {
            self.one = bytes;
        } else if !bytes.is_empty() {
            if self.more.is_empty() {
                self.more.extend_from_slice(&self.one);
            }
            self.more.extend_from_slice(&bytes);
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.one.is_empty() && self.more.is_empty()
    }

    pub(super) fn take(self) -> Bytes {
        if self.more.is_empty() {
            self.one
        } else {
            self.more.freeze()
        }
    }
}
