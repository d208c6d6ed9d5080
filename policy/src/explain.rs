//! The decision in words.
