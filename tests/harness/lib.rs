//! The lab: a network namespace of its own, with its own addresses, resolver and provider stand-ins
//! under the real host names. Nothing in it can reach a real network, and nothing outlives it.

pub mod answers;
pub mod bench;
pub mod certs;
pub mod clients;
pub mod demo;
pub mod lab;
pub mod payloads;
pub mod provider;
pub mod redteam;
pub mod resolver;
pub mod shell;
pub mod strain;
pub mod world;

/// Names the lab answers for, and the address each lives at.
pub const NAMES: &[(&str, &str)] = &[
    ("api.openai.com", "203.0.113.10"),
    ("eu.api.openai.com", "203.0.113.11"),
    ("api.anthropic.com", "203.0.113.12"),
    ("generativelanguage.googleapis.com", "203.0.113.18"),
    // Telemetry of a client: no AI.
    ("play.googleapis.com", "203.0.113.22"),
    // Hosts of the catalog whose certificates are not to be trusted.
    ("expired.api.openai.com", "203.0.113.13"),
    ("wrong-name.api.openai.com", "203.0.113.14"),
    ("self-signed.api.openai.com", "203.0.113.15"),
    // A provider that speaks HTTP/1.1 alone, and one that lives at an IPv6 address, too.
    ("h1.api.openai.com", "203.0.113.16"),
    ("v6.api.openai.com", "203.0.113.17"),
    // Not AI: must never notice.
    ("shop.example", "203.0.113.20"),
    ("greeter.example", "203.0.113.21"),
    // Shares its address with api.openai.com.
    ("blog.example", "203.0.113.10"),
];

/// Names that have an IPv6 address, too.
pub const NAMES6: &[(&str, &str)] = &[("v6.api.openai.com", "2001:db8::17")];

/// The lab's resolver.
pub const RESOLVER: &str = "203.0.113.53";
