//! The keys of a rule.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::super::condition::{Is, Style};
use super::super::read::{Reader, Value};
use super::{Effect, Rule, World};
use crate::decide::RuleRef;
use crate::detect::is_within;

/// A rule being read.
pub(super) struct Parse<'p, 'w> {
    pub(super) reader: &'p mut Reader,
    pub(super) world: &'p World<'w>,
    pub(super) name: &'p str,
    pub(super) at: RuleRef,
}

impl Parse<'_, '_> {
    /// What is planned, and refused until it exists.
    pub(super) fn later(&mut self, table: &DeTable<'_>) {
        if let Some(value) = table.get("approve") {
            let title = format!(
                "rule \"{}\": approvals do not exist in this version",
                self.name
            );
            self.reader.error(
                value.span(),
                title,
                "remove `approve`; until it exists, use effect = \"deny\"",
            );
        }
        if let Some(value) = table.get("route") {
            let title = format!(
                "rule \"{}\": routes do not exist in this version",
                self.name
            );
            self.reader.error(
                value.span(),
                title,
                "remove `route`; until it exists, use effect = \"deny\"",
            );
        }
    }

    pub(super) fn who(&mut self, table: &DeTable<'_>, is: &mut Is) {
        let Some(who) = self.table(
            table,
            "who",
            &[
                "user",
                "group",
                "uid",
                "app",
                "sha256",
                "unit",
                "container",
                "image",
            ],
        ) else {
            return;
        };
        is.user = self.resolved(who, "user", |names, name| names.user(name));
        is.group = self.resolved(who, "group", |names, name| names.group(name));
        is.uid = who.get("uid").map(|value| self.uids(value));
        is.app = self.globs(who, "app", Style::Path);
        if let Some(value) = who.get("app") {
            for (span, text) in value
                .get_ref()
                .as_str()
                .map(|text| (value.span(), text))
                .into_iter()
                .chain(elements(value))
            {
                if !text.starts_with(['/', '*', '{', '[']) {
                    self.never(
                        span,
                        format!("`app` \"{}\" is no absolute path", text.escape_debug()),
                        "write /usr/bin/... or **/...",
                    );
                }
            }
        }
        is.sha256 = self.sums(who, "sha256", 64);
        is.unit = self.globs(who, "unit", Style::Word);
        is.container = self.globs(who, "container", Style::Word);
        is.image = self.globs(who, "image", Style::Word);
    }

    pub(super) fn what(&mut self, table: &DeTable<'_>, is: &mut Is) {
        let Some(what) = self.table(
            table,
            "what",
            &["provider", "tenant", "model", "operation", "tool", "intent"],
        ) else {
            return;
        };
        if let Some(value) = what.get("intent") {
            let title = format!(
                "rule \"{}\": intents do not exist in this version",
                self.name
            );
            self.reader.error(value.span(), title, "remove `intent`");
        }
        let catalog = self.world.catalog;
        let providers: Vec<&str> = catalog
            .providers()
            .map(|provider| provider.name())
            .collect();
        is.provider = self.words(what, "provider", &providers, |name| {
            providers.contains(&name)
        });
        let operations: Vec<&str> = catalog.operations().into_iter().collect();
        let known = |name: &str| {
            operations
                .iter()
                .any(|operation| is_within(operation, name))
        };
        let before = self.reader.count();
        is.operation = self.words(what, "operation", &operations, known);
        is.tenant = what.get("tenant").map(|value| self.tenants(value));
        is.model = self.globs(what, "model", Style::AnyCase);
        is.tool = self.globs(what, "tool", Style::Word);
        if let (Some(providers), Some(wanted), Some(value)) =
            (&is.provider, &is.operation, what.get("operation"))
            && self.reader.count() == before
        {
            let named = providers
                .iter()
                .filter_map(|name| catalog.named(name))
                .collect::<Vec<_>>();
            let offered =
                |operation: &String| named.iter().any(|provider| provider.offers(operation));
            if !named.is_empty() && !wanted.iter().any(offered) {
                self.never(
                    value.span(),
                    "none of its providers has such an operation".into(),
                    "",
                );
            }
        }
    }

    pub(super) fn rest(&mut self, table: &DeTable<'_>, is: &mut Is) {
        is.data = table.get("data").map(|value| self.classes(value, "data"));
        if let Some(coverage) = self.table(table, "coverage", &["opaque"]) {
            is.opaque = coverage.get("opaque").and_then(|value| self.opaque(value));
        }
        self.credential(table, is);
    }

    /// A word, a list of words, or a table.
    fn credential(&mut self, table: &DeTable<'_>, is: &mut Is) {
        let Some(value) = table.get("credential") else {
            return;
        };
        if matches!(value.get_ref(), DeValue::String(_) | DeValue::Array(_)) {
            is.kind = Some(self.credentials(value, true));
        } else if let Some(inner) = self.table(table, "credential", &["kind", "fingerprint"]) {
            is.kind = inner
                .get("kind")
                .map(|value| self.credentials(value, false));
            is.fingerprint = self.sums(inner, "fingerprint", 16);
        }
    }

    pub(super) fn effect(&mut self, table: &DeTable<'_>, rule: &mut Rule, name: Range<usize>) {
        rule.redact = table
            .get("redact")
            .map(|value| self.redact(value))
            .unwrap_or_default();
        rule.restore = table
            .get("restore")
            .map(|value| self.restore(value))
            .unwrap_or_default();
        rule.answer = table
            .get("answer")
            .map(|value| self.answer(value))
            .unwrap_or_default();
        match table.get("effect") {
            Some(value) if value.get_ref().as_str() == Some("approve") => {
                let title = format!(
                    "rule \"{}\": approvals do not exist in this version",
                    self.name
                );
                self.reader
                    .error(value.span(), title, "until they do, use \"deny\"");
            }
            Some(value) => match self.reader.one_of(value, "effect", ["allow", "deny"]) {
                Some("deny") => rule.effect = Some(Effect::Deny),
                Some(_) => rule.effect = Some(Effect::Allow),
                None => {}
            },
            None if ["redact", "restore", "answer"]
                .iter()
                .any(|key| table.contains_key(*key)) => {}
            None => {
                let title = format!("rule \"{}\" does nothing", self.name);
                self.reader.error(
                    name,
                    title,
                    "add effect = \"allow\" or \"deny\", or redact = [...]",
                );
            }
        }
        for key in ["redact", "restore", "answer"] {
            if let (Some(Effect::Deny), Some(value)) = (rule.effect, table.get(key)) {
                let title = format!(
                    "rule \"{}\" denies, so there is nothing to {key}",
                    self.name
                );
                self.reader
                    .error(value.span(), title, "make it a rule of its own");
            }
        }
    }

    pub(super) fn table<'v, 't>(
        &mut self,
        table: &'v DeTable<'t>,
        key: &str,
        known: &[&str],
    ) -> Option<&'v DeTable<'t>> {
        let value = table.get(key)?;
        let inner = self.reader.table(value, key)?;
        self.reader.keys(inner, &format!("`{key}`"), known);
        if inner.is_empty() {
            self.reader.error(
                value.span(),
                format!("rule \"{}\": `{key}` asks nothing", self.name),
                "leave it out",
            );
        }
        Some(inner)
    }

    pub(super) fn never(&mut self, span: Range<usize>, why: String, label: &str) {
        self.reader.error(
            span,
            format!("rule \"{}\" can never match: {why}", self.name),
            label,
        );
    }
}

/// The strings of a list, with their spans.
fn elements<'v>(value: &'v Value<'_>) -> impl Iterator<Item = (Range<usize>, &'v str)> {
    let list = value
        .get_ref()
        .as_array()
        .map(|list| list.iter())
        .into_iter()
        .flatten();
    list.filter_map(|one| Some((one.span(), one.get_ref().as_str()?)))
}
