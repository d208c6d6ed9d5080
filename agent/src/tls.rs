//! TLS towards the caller: what it says first, and AI connections ended with a leaf of our own authority.

pub mod hello;
pub mod prefixed;

pub use hello::{ClientHello, Hello, HelloReader, Limits, Plain, peek};
pub use prefixed::Prefixed;
