//! The policy a person writes: TOML, typed, total, order-free.

/// A loaded policy.
pub struct Policy;
