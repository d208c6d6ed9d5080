//! The hands. The modules stand in the order of a call's journey; [`session`] tells the story.

pub mod session;

// The wings, in the order in which a call meets them. (Blank lines keep rustfmt from sorting them.)
// What reads a peer's bytes may not panic on them; clippy holds it there.

pub mod intercept;

pub mod identify;

#[cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing
    )
)]
pub mod tls;

#[cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing
    )
)]
pub mod wire;

pub mod judge;

pub mod own;

pub mod audit;

pub mod upstream;

#[cfg_attr(
    not(test),
    deny(clippy::unwrap_used, clippy::expect_used, clippy::panic)
)]
pub mod relay;

// Around the journey.

pub mod again;
pub mod app;
pub mod cli;
pub mod config;
pub mod control;
pub mod credentials;
pub mod drain;
mod hashed;
pub mod memory;
pub mod run;
pub mod shares;
pub mod telemetry;
pub mod trust;
