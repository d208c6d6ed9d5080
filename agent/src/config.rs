//! `weir.toml`: versioned; an unknown key is an error that says what was meant.

use std::path::{Path, PathBuf};
use std::time::Duration;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Where the configuration lies unless told otherwise.
pub const PATH: &str = "/etc/weir/weir.toml";

/// What is wrong with a configuration file.
#[derive(Debug, Error)]
pub enum ConfigError {
    /// It cannot be read.
    #[error("cannot read {path}: {error}")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        error: std::io::Error,
    },
    /// It does not say what a configuration can say; rendered with file, line and caret.
    #[error("{0}")]
    Wrong(String),
}

/// The whole configuration, checked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// The file format's version: 1.
    pub version: Version,
    /// Files with detectors of one's own; the last part of a path may be a pattern.
    pub detectors: Vec<String>,
    /// Files that `weir dictionary build` made; likewise.
    pub dictionaries: Vec<String>,
    /// What is kept, and for how long.
    pub audit: Audit,
    /// Bounds on one call.
    pub limits: Limits,
    /// Words of the organisation that refuses.
    pub refusal: RefusalWords,
}

/// The file format's version; only 1 exists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "u64", into = "u64")]
pub struct Version;

impl TryFrom<u64> for Version {
    type Error = String;

    fn try_from(version: u64) -> Result<Self, String> {
        if version == 1 {
            Ok(Self)
        } else {
            Err(format!(
                "version {version} is not known; this weir reads version 1"
            ))
        }
    }
}

impl From<Version> for u64 {
    fn from(_: Version) -> Self {
        1
    }
}

/// How much of a call's text is kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ContentMode {
    /// No text; metadata and hashes only.
    None,
    /// The text as it left the host, encrypted.
    Redacted,
    /// The text as the application sent it, encrypted under a key per subject.
    #[default]
    Sealed,
}

/// `[audit]`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Audit {
    /// How much of a call's text is kept.
    pub content: ContentMode,
    /// How long runs are kept, as `30d`, `12h`, `90m`.
    pub keep: Span,
    /// How many bytes all runs of a user may take, as `2GiB`, `500MB`.
    pub max_bytes: Size,
}

impl Default for Audit {
    fn default() -> Self {
        Self {
            content: ContentMode::Sealed,
            keep: Span(Duration::from_secs(90 * 86_400)),
            max_bytes: Size(2 << 30),
        }
    }
}

/// `[limits]`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Limits {
    /// Largest JSON or text body.
    pub body: Size,
    /// Largest upload.
    pub upload: Size,
    /// How long inspection of one body may take.
    pub inspect: Span,
    /// How long a provider may take to accept a connection.
    pub connect: Span,
    /// How many connections at once.
    pub connections: u32,
    /// How much memory requests under way may take, all together.
    pub memory: Size,
    /// How long a head may take to arrive.
    pub head: Span,
    /// How long a body may stall while it arrives.
    pub stall: Span,
    /// How long a connection may carry nothing, and an answer may wait to be taken.
    pub idle: Span,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            body: Size(64 << 20),
            upload: Size(512 << 20),
            inspect: Span(Duration::from_secs(20)),
            connect: Span(Duration::from_secs(10)),
            connections: 4096,
            memory: Size(512 << 20),
            head: Span(Duration::from_secs(10)),
            stall: Span(Duration::from_secs(30)),
            idle: Span(Duration::from_secs(300)),
        }
    }
}

/// `[refusal]`
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RefusalWords {
    /// Named in the refusal: `Blocked by ACME policy (weir)`.
    pub organisation: Option<String>,
}

/// A time span written as `30d`, `12h`, `90m`, `20s`, `500ms`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Span(pub Duration);

/// A number of bytes written as `64MiB`, `2GB`, `4096`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Size(pub u64);

fn number_and_unit(text: &str) -> Option<(u64, &str)> {
    let text = text.trim();
    let split = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    let (number, unit) = text.split_at(split);
    Some((number.parse().ok()?, unit.trim()))
}

impl TryFrom<String> for Span {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let wrong = || format!("`{text}` is not a time span; write 30d, 12h, 90m, 20s or 500ms");
        let (number, unit) = number_and_unit(&text).ok_or_else(wrong)?;
        let factor = match unit {
            "ms" => 1,
            "s" => 1_000,
            "m" => 60_000,
            "h" => 3_600_000,
            "d" => 86_400_000,
            _ => return Err(wrong()),
        };
        number
            .checked_mul(factor)
            .map(Duration::from_millis)
            .map(Self)
            .ok_or_else(wrong)
    }
}

impl From<Span> for String {
    fn from(span: Span) -> Self {
        format!("{}ms", span.0.as_millis())
    }
}

impl TryFrom<String> for Size {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let wrong = || format!("`{text}` is not a size; write 4096, 64MiB, 500MB or 2GiB");
        let (number, unit) = number_and_unit(&text).ok_or_else(wrong)?;
        let factor: u64 = match unit {
            "" | "B" => 1,
            "kB" | "KB" => 1_000,
            "MB" => 1_000_000,
            "GB" => 1_000_000_000,
            "KiB" => 1 << 10,
            "MiB" => 1 << 20,
            "GiB" => 1 << 30,
            _ => return Err(wrong()),
        };
        number.checked_mul(factor).map(Self).ok_or_else(wrong)
    }
}

impl From<Size> for String {
    fn from(size: Size) -> Self {
        size.0.to_string()
    }
}

impl Config {
    /// Reads `path`; where `path` is the default one and absent, the defaults.
    ///
    /// # Errors
    /// The file cannot be read, or says what a configuration cannot say.
    pub fn load(path: Option<&Path>) -> Result<Self, ConfigError> {
        let (path, must_exist) = path.map_or((Path::new(PATH), false), |path| (path, true));
        match std::fs::read_to_string(path) {
            Ok(text) => Self::parse(&text, &path.display().to_string()),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound && !must_exist => {
                Ok(Self::default())
            }
            Err(error) => Err(ConfigError::Unreadable {
                path: path.to_owned(),
                error,
            }),
        }
    }

    /// Reads the text of a configuration; `name` is what errors call it.
    ///
    /// # Errors
    /// With file, line, column, caret, and what was probably meant.
    pub fn parse(text: &str, name: &str) -> Result<Self, ConfigError> {
        toml::from_str(text).map_err(|error| ConfigError::Wrong(wrong(text, name, &error)))
    }
}

/// The error with its place and, for an unknown name, the nearest known one.
fn wrong(text: &str, name: &str, error: &toml::de::Error) -> String {
    let span = error.span().unwrap_or(0..0);
    let before = text.get(..span.start).unwrap_or_default();
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let number = before.matches('\n').count() + 1;
    let column = text
        .get(line_start..span.start)
        .map_or(0, |part| part.chars().count())
        + 1;
    let line = text
        .get(line_start..)
        .and_then(|rest| rest.lines().next())
        .unwrap_or_default();
    let width = text
        .get(span.clone())
        .map_or(1, |marked| {
            marked.lines().next().unwrap_or_default().chars().count()
        })
        .max(1);
    let carets = "^".repeat(width);
    let mut words = error.message().split(['`']).skip(1).step_by(2);
    let suggestion = match (error.message().starts_with("unknown"), words.next()) {
        (true, Some(unknown)) => weir_policy::language::nearest(unknown, words)
            .map(|known| format!(" did you mean `{known}`?")),
        _ => None,
    };
    let gutter = " ".repeat(number.to_string().len());
    format!(
        "{message}\n{gutter}--> {name}:{number}:{column}\n{gutter} |\n{number} | {line}\n{gutter} | {pad}{carets}{suggestion}",
        message = error.message(),
        pad = " ".repeat(column - 1),
        suggestion = suggestion.unwrap_or_default(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn defaults_and_values() {
        assert_eq!(
            Config::parse("", "t").expect("empty is fine"),
            Config::default()
        );
        let config = Config::parse(
            "version = 1\n[audit]\ncontent = \"redacted\"\nkeep = \"7d\"\nmax_bytes = \"10MiB\"\n",
            "t",
        )
        .expect("valid");
        assert_eq!(config.audit.content, ContentMode::Redacted);
        assert_eq!(config.audit.keep.0.as_secs(), 7 * 86_400);
        assert_eq!(config.audit.max_bytes.0, 10 << 20);
    }

    #[test]
    fn the_documented_file_is_the_default_one() {
        let doc = include_str!("../../docs/config.md");
        let blocks: Vec<Config> = doc
            .split("```toml\n")
            .skip(1)
            .filter_map(|rest| rest.split("\n```").next())
            .map(|block| Config::parse(block, "docs/config.md").expect("it is documented"))
            .collect();
        assert_eq!(blocks.first(), Some(&Config::default()));
        let named = blocks
            .get(1)
            .and_then(|config| config.refusal.organisation.as_deref());
        assert_eq!(named, Some("ACME"));
    }

    #[test]
    fn mistakes_are_placed_and_mended() {
        let error = Config::parse(
            "version = 1\n[audit]\ncontnet = \"sealed\"\n",
            "/etc/weir/weir.toml",
        )
        .expect_err("a mistake")
        .to_string();
        assert!(error.contains("/etc/weir/weir.toml:3:1"), "{error}");
        assert!(error.contains("did you mean `content`?"), "{error}");
        assert!(error.contains("^^^^^^^"), "{error}");
        for wrong in [
            "version = 2",
            "[audit]\nkeep = \"soon\"",
            "[audit]\nmax_bytes = \"99999999999GiB\"",
            "[limits]\nbody = 5",
        ] {
            assert!(Config::parse(wrong, "t").is_err(), "{wrong}");
        }
    }
}
