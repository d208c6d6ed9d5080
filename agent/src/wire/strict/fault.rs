//! What is wrong with a request as bytes; never a byte of it.

use weir_policy::decide::{Code, Refusal};

/// What is wrong with a head, or with the framing of a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{what}")]
pub struct Fault {
    what: &'static str,
    large: bool,
}

impl Fault {
    /// The parser and weir do not agree on where a request begins or ends.
    pub const DISAGREEMENT: Self = Self::of("the request can be read in two ways");

    pub(super) const fn of(what: &'static str) -> Self {
        Self { what, large: false }
    }

    pub(super) const fn large(what: &'static str) -> Self {
        Self { what, large: true }
    }

    /// The refusal that a caller sees; the connection ends with it.
    pub fn refusal(&self) -> Refusal {
        let (code, hint) = if self.large {
            (Code::TooLarge, "send less at once")
        } else {
            (Code::Unreadable, "send a plain HTTP request")
        };
        Refusal::failure(code, self.what, hint)
    }
}
