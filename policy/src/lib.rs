//! The judgement: pure, synchronous, total. No clock, no disk, no network, no environment.
//!
//! Read in this order: [`subject`] (who), [`request`] (what), [`catalog`] (which hosts speak AI),
//! [`detect`] (what must not leave), [`dictionary`] (which values of the company's own), [`redact`] (how a value
//! becomes a placeholder), [`language`] (the policy a person writes), [`decide`] (the only maker of a
//! [`decide::Permit`]), [`answer`] (what becomes of what is found in answers), [`explain`] (the decision in words).

// Nothing that input reaches may panic.
#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing
    )
)]

pub mod answer;
pub mod catalog;
pub mod decide;
pub mod detect;
pub mod dictionary;
pub(crate) mod embedded;
pub mod explain;
pub mod language;
pub mod redact;
pub mod request;
pub mod subject;
