//! The values of a rule's keys, each checked against what it may be.

use std::ops::Range;
use std::sync::Arc;

use toml::de::{DeTable, DeValue};

use super::super::Names;
use super::super::condition::{CredentialIs, OpaqueIs, Patterns, Style, Tenants};
use super::super::nearest;
use super::super::read::{Value, meant};
use super::RestoreRule;
use super::parse::Parse;
use crate::answer::{self, Said, Treatment};
use crate::redact::{Action, Actions, has_stand_ins, with_stand_ins};
use crate::request::{Binding, CredentialKind, Opacity};

/// Stands for an account of which the provider has told nothing yet.
const UNTOLD: &str = "untold";

/// What a credential may be asked to be.
const CREDENTIALS: [(&str, CredentialIs); 6] = [
    ("enrolled", CredentialIs::Bound(Binding::Enrolled)),
    ("other", CredentialIs::Bound(Binding::Other)),
    ("unbound", CredentialIs::Bound(Binding::Unbound)),
    ("api_key", CredentialIs::Kind(CredentialKind::ApiKey)),
    ("oauth", CredentialIs::Kind(CredentialKind::Oauth)),
    ("none", CredentialIs::Kind(CredentialKind::None)),
];

/// Where in an answer values may be given back.
const PLACES: [&str; 3] = ["text", "tool_arguments", "url"];

impl Parse<'_, '_> {
    /// Names of organisations and projects, and `untold`.
    pub(super) fn tenants(&mut self, value: &Value<'_>) -> Tenants {
        let mut asked = Tenants::default();
        for (span, text) in self.reader.strings(value, self.name, "tenant") {
            if text == UNTOLD {
                asked.untold = true;
            } else if text.is_empty() || text.len() > 256 || text.chars().any(char::is_control) {
                let why = "`tenant` is an organisation's or a project's id, as the record shows it";
                self.never(span, why.into(), "");
            } else {
                if nearest(text, [UNTOLD]).is_some() {
                    self.never(
                        span,
                        format!("`tenant` has no \"{}\"", text.escape_debug()),
                        "did you mean \"untold\"?",
                    );
                }
                asked.names.push(text.to_owned());
            }
        }
        asked
    }

    /// Words for a credential; `prints`: a fingerprint may stand among them.
    pub(super) fn credentials(&mut self, value: &Value<'_>, prints: bool) -> Vec<CredentialIs> {
        let mut asked = Vec::new();
        for (span, text) in self.reader.strings(value, self.name, "credential") {
            let word = CREDENTIALS.iter().find(|(word, _)| *word == text);
            let print = text.len() == 16 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
            if let Some((_, is)) = word {
                asked.push(is.clone());
            } else if prints && print {
                asked.push(CredentialIs::Print(text.to_ascii_lowercase()));
            } else {
                let words = CREDENTIALS.iter().map(|(word, _)| *word);
                let why = format!("`credential` has no \"{}\"", text.escape_debug());
                self.never(span, why, &meant(text, words, '"'));
            }
        }
        asked
    }

    /// Words out of a known set.
    pub(super) fn words(
        &mut self,
        table: &DeTable<'_>,
        key: &str,
        known: &[&str],
        is_known: impl Fn(&str) -> bool,
    ) -> Option<Vec<String>> {
        let value = table.get(key)?;
        let mut words = Vec::new();
        for (span, word) in self.reader.strings(value, self.name, key) {
            if is_known(word) {
                words.push(word.to_owned());
            } else {
                self.never(
                    span,
                    format!("`{key}` has no \"{}\"", word.escape_debug()),
                    &meant(word, known.iter().copied(), '"'),
                );
            }
        }
        Some(words)
    }

    /// Names of users or groups, resolved.
    pub(super) fn resolved(
        &mut self,
        table: &DeTable<'_>,
        key: &str,
        resolve: fn(&dyn Names, &str) -> Option<u32>,
    ) -> Option<Vec<u32>> {
        let value = table.get(key)?;
        let mut ids = Vec::new();
        for (span, name) in self.reader.strings(value, self.name, key) {
            match resolve(self.world.names, name) {
                Some(id) => ids.push(id),
                None => self.never(
                    span,
                    format!("this host has no {key} \"{}\"", name.escape_debug()),
                    "",
                ),
            }
        }
        Some(ids)
    }

    pub(super) fn uids(&mut self, value: &Value<'_>) -> Vec<u32> {
        let mut ids = Vec::new();
        for one in self.reader.list(value, self.name, "uid") {
            let id = one
                .get_ref()
                .as_integer()
                .and_then(|number| u32::from_str_radix(number.as_str(), number.radix()).ok());
            match id.filter(|id| *id != u32::MAX) {
                Some(id) => ids.push(id),
                None => self.never(
                    one.span(),
                    "`uid` is a number from 0 to 4294967294".into(),
                    "",
                ),
            }
        }
        ids
    }

    pub(super) fn globs(
        &mut self,
        table: &DeTable<'_>,
        key: &str,
        style: Style,
    ) -> Option<Patterns> {
        let value = table.get(key)?;
        let strings = self.reader.strings(value, self.name, key);
        if let Some((span, _)) = strings.iter().find(|(_, text)| text.is_empty()) {
            self.never(span.clone(), format!("`{key}` is an empty pattern"), "");
        }
        let texts: Vec<&str> = strings.iter().map(|(_, text)| *text).collect();
        match Patterns::new(&texts, style) {
            Ok(patterns) => Some(patterns),
            Err((index, why)) => {
                let span = strings
                    .get(index)
                    .map_or_else(|| value.span(), |(span, _)| span.clone());
                self.reader.error(
                    span,
                    format!("rule \"{}\": `{key}` is no pattern: {why}", self.name),
                    "",
                );
                None
            }
        }
    }

    /// Hex digests of a length, lower-cased.
    pub(super) fn sums(
        &mut self,
        table: &DeTable<'_>,
        key: &str,
        digits: usize,
    ) -> Option<Vec<String>> {
        let value = table.get(key)?;
        let mut sums = Vec::new();
        for (span, text) in self.reader.strings(value, self.name, key) {
            if text.len() == digits && text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
                sums.push(text.to_ascii_lowercase());
            } else {
                self.never(span, format!("`{key}` is {digits} hex digits"), "");
            }
        }
        Some(sums)
    }

    pub(super) fn classes(&mut self, value: &Value<'_>, key: &str) -> Vec<String> {
        let mut classes = Vec::new();
        for (span, name) in self.reader.strings(value, self.name, key) {
            if self.class(span, name) {
                classes.extend(self.world.classes.meant(name).map(str::to_owned));
            }
        }
        classes
    }

    /// A class or group of what is found in requests.
    pub(super) fn class(&mut self, span: Range<usize>, name: &str) -> bool {
        if answer::is_markup(name) {
            let title = format!(
                "rule \"{}\": \"{name}\" is found in answers alone",
                self.name
            );
            self.reader.error(span, title, "write answer = { ... }");
            return false;
        }
        self.known(span, name)
    }

    /// A class or group.
    fn known(&mut self, span: Range<usize>, name: &str) -> bool {
        let classes = self.world.classes;
        let known = classes.contains(name);
        if !known {
            let title = format!(
                "rule \"{}\": there is no data class \"{}\"",
                self.name,
                name.escape_debug()
            );
            self.reader.error(span, title, &classes.instead(name));
        }
        known
    }

    pub(super) fn opaque(&mut self, value: &Value<'_>) -> Option<OpaqueIs> {
        const REASONS: [(&str, Opacity); 6] = [
            ("media", Opacity::Media),
            ("content_type", Opacity::ContentType),
            ("encoding", Opacity::Encoding),
            ("malformed", Opacity::Malformed),
            ("tokens", Opacity::Tokens),
            ("call", Opacity::Call),
        ];
        match value.get_ref() {
            DeValue::Boolean(true) => Some(OpaqueIs::Some),
            DeValue::Boolean(false) => Some(OpaqueIs::None),
            _ => {
                let mut reasons = Vec::new();
                for one in self.reader.list(value, self.name, "opaque") {
                    let word = self
                        .reader
                        .one_of(one, "opaque", REASONS.map(|(word, _)| word));
                    reasons.extend(
                        REASONS
                            .iter()
                            .filter(|(known, _)| Some(*known) == word)
                            .map(|(_, why)| *why),
                    );
                }
                Some(OpaqueIs::For(reasons))
            }
        }
    }

    /// Whether a class with a dot stands without quotes, which TOML reads as a table in a table; `inner` is what such a
    /// table may hold.
    fn unquoted(
        &mut self,
        span: Range<usize>,
        key: &str,
        value: &Value<'_>,
        inner: &[&str],
    ) -> bool {
        let mut class = key.to_owned();
        let mut held = value.get_ref();
        while let DeValue::Table(table) = held
            && let Some((part, value)) = table.iter().next()
            && !inner.contains(&&**part.get_ref())
        {
            class = format!("{class}.{}", part.get_ref());
            held = value.get_ref();
        }
        if class == key || !self.world.classes.contains(&class) {
            return false;
        }
        let title = format!(
            "rule \"{}\": a class with a dot in it stands in quotes",
            self.name
        );
        self.reader
            .error(span, title, &format!("write \"{class}\""));
        true
    }

    /// A table with nothing in it says nothing, and whoever wrote it meant something.
    fn filled(&mut self, value: &Value<'_>, what: &str) {
        if value
            .get_ref()
            .as_table()
            .is_some_and(|table| table.is_empty())
        {
            let title = format!("rule \"{}\": `{what}` is empty", self.name);
            let label = "name at least one, or leave the key out";
            self.reader.error(value.span(), title, label);
        }
    }

    /// A list of classes, each replaced by a placeholder, or a table of class = action.
    pub(super) fn redact(&mut self, value: &Value<'_>) -> Actions {
        let mut actions = Actions::default();
        let Some(table) = value.get_ref().as_table() else {
            for class in self.classes(value, "redact") {
                actions.add(class, Action::Token);
            }
            return actions;
        };
        self.filled(value, "redact");
        for (key, word) in table {
            if self.unquoted(key.span(), key.get_ref(), word, &[]) {
                continue;
            }
            let known = self.class(key.span(), key.get_ref());
            let words = Action::ALL.map(Action::word);
            let word = self.reader.one_of(word, "redact", words);
            let action = word.and_then(Action::named).filter(|_| known);
            let mut meant = self.world.classes.meant(key.get_ref());
            if action == Some(Action::Synthetic) && !meant.any(has_stand_ins) {
                let title = format!(
                    "rule \"{}\": there is no stand-in for \"{}\"",
                    self.name,
                    key.get_ref()
                );
                let all: Vec<_> = with_stand_ins().collect();
                let label = format!("there are some for {}", all.join(", "));
                self.reader.error(key.span(), title, &label);
            }
            for class in self.world.classes.meant(key.get_ref()) {
                action.inspect(|action| actions.add(class.to_owned(), *action));
            }
        }
        actions
    }

    /// A table of class = what is done with it in an answer.
    pub(super) fn answer(&mut self, value: &Value<'_>) -> Vec<Arc<Said>> {
        const ACTIONS: [Treatment; 3] = [Treatment::Record, Treatment::Mask, Treatment::Cut];
        let Some(table) = self.reader.table(value, "answer") else {
            return Vec::new();
        };
        self.filled(value, "answer");
        let mut said = Vec::new();
        for (key, action) in table {
            if self.unquoted(key.span(), key.get_ref(), action, &[]) {
                continue;
            }
            let known = self.known(key.span(), key.get_ref());
            let word = self
                .reader
                .one_of(action, key.get_ref(), ACTIONS.map(Treatment::as_str));
            let action = ACTIONS.iter().find(|action| Some(action.as_str()) == word);
            if let (true, Some(action)) = (known, action) {
                let meant = self.world.classes.meant(key.get_ref());
                said.extend(meant.map(|group| {
                    Arc::new(Said {
                        group: group.to_owned(),
                        action: *action,
                        rule: self.at.clone(),
                    })
                }));
            }
        }
        said
    }

    pub(super) fn restore(&mut self, value: &Value<'_>) -> Vec<RestoreRule> {
        let Some(table) = self.reader.table(value, "restore") else {
            return Vec::new();
        };
        self.filled(value, "restore");
        let mut rules = Vec::new();
        for (key, of_class) in table {
            if self.unquoted(key.span(), key.get_ref(), of_class, &PLACES) {
                continue;
            }
            self.class(key.span(), key.get_ref());
            let Some(places) = self.reader.table(of_class, key.get_ref()) else {
                continue;
            };
            self.filled(of_class, key.get_ref());
            self.reader.keys(places, "`restore`", &PLACES);
            let mut flag = |place: &str| {
                places
                    .get(place)
                    .and_then(|value| self.reader.boolean(value, place))
            };
            let (text, tool_arguments, url) = (flag("text"), flag("tool_arguments"), flag("url"));
            for group in self.world.classes.meant(key.get_ref()) {
                rules.push(RestoreRule {
                    group: group.to_owned(),
                    text,
                    tool_arguments,
                    url,
                });
            }
        }
        rules
    }
}
