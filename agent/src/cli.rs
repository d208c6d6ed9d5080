//! (skeleton)

pub mod audit;
pub mod why;
