//! One file into one layer: TOML with spans, every mistake noted, none fatal to the rest.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::diagnostic::{Diagnostic, Severity};
use super::rule::{self, World};
use super::{Diagnostics, Effect, Layer, Mode, Rule, Source, check, nearest};

pub(super) type Value<'t> = Spanned<DeValue<'t>>;

/// Largest file.
const MAX_BYTES: usize = 1024 * 1024;
/// Most rules in one file.
const MAX_RULES: usize = 4096;
/// Most values in one list.
const MAX_VALUES: usize = 4096;

/// Reads values, and notes what is wrong with them.
pub(super) struct Reader {
    file: Arc<str>,
    text: Arc<str>,
    found: Vec<Diagnostic>,
}

/// Reads a layer; whatever is wrong goes to `found`.
pub(super) fn layer(source: &Source, world: &World<'_>, found: &mut Diagnostics) -> Layer {
    let mut layer = Layer {
        file: source.name.clone(),
        mode: Mode::Enforce,
        rules: Vec::new(),
    };
    if source.text.len() > MAX_BYTES {
        found.push(Diagnostic::general(format!(
            "{}: a policy file has at most 1 MiB",
            source.name
        )));
        return layer;
    }
    let mut reader = Reader {
        file: source.name.as_str().into(),
        text: source.text.as_str().into(),
        found: Vec::new(),
    };
    let (table, errors) = DeTable::parse_recoverable(&source.text);
    for error in &errors {
        let span = error.span().unwrap_or(0..0);
        reader.error(span, error.message().replace('\n', ", "), "");
    }
    // After a syntax error half a table is missing; what it would be said to lack is noise.
    if errors.is_empty() {
        document(&mut reader, table.get_ref(), world, &mut layer);
    }
    found.extend_sorted(reader.found);
    layer
}

fn document(reader: &mut Reader, table: &DeTable<'_>, world: &World<'_>, layer: &mut Layer) {
    reader.keys(table, "a policy file", &["version", "mode", "rule"]);
    if let Some(version) = table.get("version") {
        let one = version
            .get_ref()
            .as_integer()
            .is_some_and(|number| number.as_str() == "1");
        if !one {
            reader.error(
                version.span(),
                "this version of weir reads policy files of version 1".into(),
                "",
            );
        }
    }
    if let Some(mode) = table.get("mode") {
        let modes = ["enforce", "observe"];
        if reader.one_of(mode, "mode", modes) == Some("observe") {
            layer.mode = Mode::Observe;
        }
    }
    let rules: Vec<&Value<'_>> = match table.get("rule").map(|rules| (rules, rules.get_ref())) {
        None => Vec::new(),
        Some((_, DeValue::Array(rules))) if rules.len() <= MAX_RULES => rules.iter().collect(),
        Some((value, DeValue::Array(_))) => {
            reader.error(
                value.span(),
                format!("a policy file has at most {MAX_RULES} rules"),
                "",
            );
            Vec::new()
        }
        Some((value, _)) => {
            reader.error(
                value.span(),
                "`rule` is a list of tables".into(),
                "write [[rule]]",
            );
            Vec::new()
        }
    };
    let mut spans: BTreeMap<String, Range<usize>> = BTreeMap::new();
    for value in rules {
        let Some((rule, span)) = rule::read(reader, value, world) else {
            continue;
        };
        if spans.insert(rule.at.name.clone(), span.clone()).is_some() {
            reader.error(
                span,
                format!("two rules are called \"{}\"", rule.at.name),
                "a decision names its rule",
            );
        }
        layer.rules.push(rule);
    }
    layer.rules.sort_by(Rule::precedence);
    if reader.count() == 0 {
        odd(reader, layer, &spans);
    }
}

/// Warns of what loads and is likely not meant.
fn odd(reader: &mut Reader, layer: &Layer, spans: &BTreeMap<String, Range<usize>>) {
    for (name, by) in check::shadowed(&layer.rules) {
        if let Some(span) = spans.get(name) {
            let title = format!(
                "rule \"{name}\" never allows anything: rule \"{}\" denies all of it",
                by.name
            );
            reader.note(
                Severity::Warning,
                span.clone(),
                title,
                &format!("shadowed by line {}", by.line),
            );
        }
    }
    if !layer
        .rules
        .iter()
        .any(|rule| rule.effect == Some(Effect::Allow))
    {
        let title = "no rule of this file allows anything, so every call is denied".into();
        reader.note(
            Severity::Warning,
            0..0,
            title,
            "files are layers: each must allow a call",
        );
    }
}

impl Reader {
    /// Notes an error.
    pub(super) fn error(&mut self, span: Range<usize>, title: String, label: &str) {
        self.note(Severity::Error, span, title, label);
    }

    fn note(&mut self, severity: Severity, span: Range<usize>, title: String, label: &str) {
        let one = Diagnostic::at(
            severity,
            title,
            &self.file,
            &self.text,
            span,
            label.to_owned(),
        );
        self.found.push(one);
    }

    /// How many mistakes there are so far.
    pub(super) fn count(&self) -> usize {
        self.found.len()
    }

    /// The file's name.
    pub(super) fn file(&self) -> &str {
        &self.file
    }

    /// The line of a byte, from 1.
    pub(super) fn line(&self, at: usize) -> u32 {
        let before = self.text.as_bytes().get(..at).unwrap_or_default();
        u32::try_from(memchr::memchr_iter(b'\n', before).count()).unwrap_or(u32::MAX - 1) + 1
    }

    /// Notes every key of `table` that is not among `known`.
    pub(super) fn keys(&mut self, table: &DeTable<'_>, what: &str, known: &[&str]) {
        for key in table.keys() {
            let name: &str = key.get_ref();
            if !known.contains(&name) {
                let title = format!("{what} has no `{}`", name.escape_debug());
                self.error(key.span(), title, &meant(name, known.iter().copied(), '`'));
            }
        }
    }

    /// A table.
    pub(super) fn table<'v, 't>(
        &mut self,
        value: &'v Value<'t>,
        what: &str,
    ) -> Option<&'v DeTable<'t>> {
        let table = value.get_ref().as_table();
        if table.is_none() {
            let title = format!("`{what}` is a table, not {}", kind(value));
            self.error(value.span(), title, &format!("write {what} = {{ ... }}"));
        }
        table
    }

    /// A string.
    pub(super) fn string<'v>(&mut self, value: &'v Value<'_>, what: &str) -> Option<&'v str> {
        let text = value.get_ref().as_str();
        if text.is_none() {
            self.error(
                value.span(),
                format!("`{what}` is a string, not {}", kind(value)),
                "",
            );
        }
        text
    }

    /// `true` or `false`.
    pub(super) fn boolean(&mut self, value: &Value<'_>, what: &str) -> Option<bool> {
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            self.error(
                value.span(),
                format!("`{what}` is true or false, not {}", kind(value)),
                "",
            );
        }
        flag
    }

    /// A string that is one of a few.
    pub(super) fn one_of<'k>(
        &mut self,
        value: &Value<'_>,
        what: &str,
        known: impl IntoIterator<Item = &'k str>,
    ) -> Option<&'k str> {
        let text = self.string(value, what)?;
        let known: Vec<&'k str> = known.into_iter().collect();
        let found = known.iter().copied().find(|one| *one == text);
        if found.is_none() {
            let title = format!("`{what}` has no \"{}\"", text.escape_debug());
            self.error(value.span(), title, &meant(text, known, '"'));
        }
        found
    }

    /// One value or a list of values, none of it empty.
    pub(super) fn list<'v, 't>(
        &mut self,
        value: &'v Value<'t>,
        rule: &str,
        what: &str,
    ) -> Vec<&'v Value<'t>> {
        match value.get_ref() {
            DeValue::Array(values) if values.is_empty() => {
                let title = format!("rule \"{rule}\" can never match: `{what}` is empty");
                self.error(
                    value.span(),
                    title,
                    "name at least one, or leave the key out",
                );
                Vec::new()
            }
            DeValue::Array(values) if values.len() > MAX_VALUES => {
                self.error(
                    value.span(),
                    format!("`{what}` has more than {MAX_VALUES} values"),
                    "",
                );
                Vec::new()
            }
            DeValue::Array(values) => values.iter().collect(),
            _ => vec![value],
        }
    }

    /// One string or a list of strings, with their spans.
    pub(super) fn strings<'v>(
        &mut self,
        value: &'v Value<'_>,
        rule: &str,
        what: &str,
    ) -> Vec<(Range<usize>, &'v str)> {
        let mut strings = Vec::new();
        for one in self.list(value, rule, what) {
            if let Some(text) = self.string(one, what) {
                strings.push((one.span(), text));
            }
        }
        strings
    }
}

/// `did you mean "x"?`, or what there is where that is short, or nothing.
pub(super) fn meant<'k>(
    word: &str,
    known: impl IntoIterator<Item = &'k str>,
    quote: char,
) -> String {
    let known: Vec<&str> = known.into_iter().collect();
    match nearest(word, known.iter().copied()) {
        Some(near) => format!("did you mean {quote}{near}{quote}?"),
        None if known.len() <= 12 => format!("there are {}", known.join(", ")),
        None => String::new(),
    }
}

fn kind(value: &Value<'_>) -> &'static str {
    match value.get_ref() {
        DeValue::String(_) => "a string",
        DeValue::Integer(_) => "a number",
        DeValue::Float(_) => "a number with a point",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
