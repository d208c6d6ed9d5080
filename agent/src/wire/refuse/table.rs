//! The forms of a refusal as data (`agent/data/refusals.toml`), and how a form is filled in.

use std::sync::LazyLock;

use serde::Deserialize;
use weir_policy::catalog::Dialect;

use super::midway::{At, Cause, Stream};

/// All forms.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Table {
    error: Vec<ErrorForm>,
    client: Vec<Family>,
    midway: Vec<Form>,
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "the examples are what one generic test runs")
    )]
    pub(super) example: Vec<Example>,
}

/// A refusal before any byte of an answer.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ErrorForm {
    dialect: Dialect,
    /// The word for what weir decides, and for what failed upstream.
    pub(super) ours: String,
    pub(super) theirs: String,
    pub(super) body: String,
}

/// Clients that show a refusal the same way.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Family {
    name: String,
    #[serde(default)]
    agent: Vec<String>,
    #[serde(default)]
    program: Vec<String>,
}

/// A refusal in the middle of a stream.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Form {
    stream: Stream,
    #[serde(default)]
    cause: Cause,
    /// Families; none: every client.
    #[serde(default)]
    client: Vec<String>,
    at: Vec<At>,
    pub(super) events: Vec<Event>,
}

/// One event of a stream.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Event {
    pub(super) event: Option<String>,
    pub(super) data: String,
}

/// What came, who asked, and what each of the events that follow holds.
#[cfg_attr(
    not(test),
    expect(dead_code, reason = "the examples are what one generic test runs")
)]
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Example {
    pub(crate) stream: Stream,
    #[serde(default)]
    pub(crate) cause: Cause,
    #[serde(default)]
    pub(crate) agent: String,
    #[serde(default)]
    pub(crate) program: String,
    pub(crate) came: Vec<String>,
    pub(crate) says: Vec<String>,
}

#[expect(
    clippy::expect_used,
    reason = "no input reaches it: the file is built in, and a test parses it"
)]
static TABLE: LazyLock<Table> = LazyLock::new(|| {
    toml::from_str(include_str!("../../../data/refusals.toml"))
        .expect("a test parses the file that is built in")
});

/// The forms that weir brings.
pub(super) fn table() -> &'static Table {
    &TABLE
}

impl Table {
    /// The form of a whole refusal.
    pub(super) fn error(&self, dialect: Dialect) -> Option<&ErrorForm> {
        self.error.iter().find(|form| form.dialect == dialect)
    }

    /// The form in the middle of a stream.
    pub(super) fn midway(
        &self,
        stream: Stream,
        at: At,
        cause: Cause,
        agent: &str,
        program: &str,
    ) -> Option<&Form> {
        let family = self.client.iter().find(|family| {
            family
                .agent
                .iter()
                .any(|part| agent.contains(part.as_str()))
                || family.program.iter().any(|name| name == program)
        });
        self.midway.iter().find(|form| {
            form.stream == stream
                && form.cause == cause
                && form.at.contains(&at)
                && (form.client.is_empty()
                    || family.is_some_and(|family| form.client.contains(&family.name)))
        })
    }
}

/// What a name in a form stands for.
pub(super) enum Filling<'a> {
    /// Text inside a JSON string: escaped.
    Text(&'a str),
    /// JSON as it is.
    Json(String),
}

/// A form with every `<name>` that `value` knows filled in.
pub(super) fn fill<'a>(form: &str, mut value: impl FnMut(&str) -> Option<Filling<'a>>) -> String {
    let mut out = String::with_capacity(form.len() + 256);
    let mut rest = form;
    while let Some((before, after)) = rest.split_once('<') {
        out.push_str(before);
        let filled = after
            .split_once('>')
            .and_then(|(name, behind)| Some((value(name)?, behind)));
        match filled {
            Some((Filling::Text(text), behind)) => {
                out.push_str(&escaped(text));
                rest = behind;
            }
            Some((Filling::Json(json), behind)) => {
                out.push_str(&json);
                rest = behind;
            }
            None => {
                out.push('<');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

/// The inside of a JSON string.
fn escaped(text: &str) -> String {
    let quoted = serde_json::Value::from(text).to_string();
    let inside = quoted
        .strip_prefix('"')
        .and_then(|text| text.strip_suffix('"'));
    inside.unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_filled_and_values_are_escaped() {
        let filled = fill(
            r#"{"a":"<message>","n":<n>,"b":"<x> < y"}"#,
            |name| match name {
                "message" => Some(Filling::Text("say \"no\"\n<n>")),
                "n" => Some(Filling::Json("7".to_owned())),
                _ => None,
            },
        );
        assert_eq!(filled, r#"{"a":"say \"no\"\n<n>","n":7,"b":"<x> < y"}"#);
    }

    #[test]
    fn every_family_is_used_and_every_name_is_known() {
        let table = table();
        for family in &table.client {
            let used = table
                .midway
                .iter()
                .any(|form| form.client.contains(&family.name));
            assert!(used, "{}", family.name);
            assert!(!family.agent.is_empty() || !family.program.is_empty());
        }
        for form in &table.midway {
            for name in &form.client {
                assert!(
                    table.client.iter().any(|family| family.name == *name),
                    "{name}"
                );
            }
            assert!(!form.events.is_empty() && !form.at.contains(&At::Done));
        }
    }
}
