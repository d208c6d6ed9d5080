//! The wire: HTTP as received, its bodies inflated.

use bytes::Bytes;
use http::request::Parts;

/// A request as received: its head untouched, its body inflated.
pub struct Received {
    /// Method, target and headers as they came.
    pub head: Parts,
    /// The body after `Content-Encoding`, where weir decodes that coding; else as it came.
    pub body: Bytes,
}
