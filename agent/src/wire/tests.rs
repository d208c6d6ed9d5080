//! Realistic requests, read.

use super::*;

pub(super) fn blank() -> ModelRequest {
    ModelRequest {
        provider: "openai".into(), dialect: Dialect::Openai, operation: "chat".into(), model: None, stream: false,
        tools: Vec::new(), previous: None,
    }
}
