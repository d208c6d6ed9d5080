//! The clients as data: how each is installed, run, and what it is expected to do.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use serde::Deserialize;

const FILE: &str = include_str!("../../clients.toml");

/// What a client is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// An answer in one piece.
    Whole,
    /// An answer as it comes.
    Stream,
    /// An answer that calls a tool.
    Tool,
}

impl Mode {
    /// Its name in the scripts.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Stream => "stream",
            Self::Tool => "tool",
        }
    }
}

/// A program of the machine.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Need {
    /// Its name.
    pub program: String,
    /// The package that brings it.
    pub package: String,
}

/// One client; `tests/clients.toml` tells the fields.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the data file's head tells them")]
pub struct Client {
    pub name: String,
    pub kind: String,
    #[serde(default)]
    pub pip: Vec<String>,
    #[serde(default)]
    pub npm: Vec<String>,
    pub needs: Option<Need>,
    #[serde(default)]
    pub version: Vec<String>,
    #[serde(default)]
    pub build: Vec<String>,
    pub run: Vec<String>,
    #[serde(default)]
    pub script: bool,
    pub modes: Vec<Mode>,
    #[serde(default)]
    pub shell: bool,
    #[serde(default)]
    pub env: BTreeMap<String, String>,
    #[serde(default)]
    pub folders: Vec<String>,
    #[serde(default = "one")]
    pub calls: usize,
    #[serde(default = "half_a_minute")]
    pub within: u64,
    pub refused_quietly: Option<String>,
    #[serde(default)]
    pub notes: String,
    #[serde(default)]
    pub ci: bool,
    #[serde(default)]
    pub demo: bool,
}

const fn one() -> usize {
    1
}

const fn half_a_minute() -> u64 {
    30
}

/// All clients of the data file, in its order.
pub fn all() -> Result<Vec<Client>> {
    #[derive(Deserialize)]
    struct File {
        client: Vec<Client>,
    }
    let file: File = toml::from_str(FILE).context("tests/clients.toml")?;
    Ok(file.client)
}
