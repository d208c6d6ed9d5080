//! One `[[rule]]` table into a rule.

mod parse;
mod values;

use std::cmp::Ordering;
use std::ops::Range;
use std::sync::Arc;

use super::condition::Is;
use super::read::{Reader, Value};
use super::{KnownClasses, Names};
use crate::answer::Said;
use crate::catalog::Catalog;
use crate::decide::RuleRef;
use crate::redact::Actions;

/// What names in a policy may refer to.
pub(super) struct World<'w> {
    pub(super) names: &'w dyn Names,
    pub(super) classes: &'w KnownClasses,
    pub(super) catalog: &'w Catalog,
}

/// What a rule does to the calls it matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Effect {
    /// Refuses them.
    Deny,
    /// Lets them pass, if nothing else forbids it.
    Allow,
}

/// Where values of a group may be given back, as far as a rule says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RestoreRule {
    pub(crate) group: String,
    pub(crate) text: Option<bool>,
    pub(crate) tool_arguments: Option<bool>,
    pub(crate) url: Option<bool>,
}

/// One rule. Without an effect it only redacts.
#[derive(Debug)]
pub(crate) struct Rule {
    pub(crate) at: RuleRef,
    pub(crate) effect: Option<Effect>,
    pub(crate) is: Is,
    pub(crate) redact: Actions,
    pub(crate) restore: Vec<RestoreRule>,
    /// What is done with findings in the answer, by class or group.
    pub(crate) answer: Vec<Arc<Said>>,
}

impl Rule {
    /// Which rule of several that match is named: the one about data, then by name; never by place.
    pub(super) fn precedence(&self, other: &Self) -> Ordering {
        let key = |rule: &Self| (rule.effect.is_none(), rule.effect, rule.is.data.is_none());
        key(self)
            .cmp(&key(other))
            .then_with(|| self.at.name.cmp(&other.at.name))
    }
}

const KEYS: [&str; 12] = [
    "name",
    "who",
    "what",
    "data",
    "coverage",
    "credential",
    "effect",
    "redact",
    "restore",
    "answer",
    "approve",
    "route",
];
const MAX_NAME: usize = 120;

/// Reads a rule, with the span of its name; `None` where it has no name to speak of.
pub(super) fn read(
    reader: &mut Reader,
    value: &Value<'_>,
    world: &World<'_>,
) -> Option<(Rule, Range<usize>)> {
    let table = reader.table(value, "rule")?;
    let Some(name_value) = table.get("name") else {
        reader.error(
            value.span(),
            "a rule has no name".into(),
            "a decision names its rule: add name = \"...\"",
        );
        return None;
    };
    let name = reader.string(name_value, "name")?;
    if name.trim().is_empty()
        || name.chars().count() > MAX_NAME
        || name.chars().any(char::is_control)
    {
        reader.error(
            name_value.span(),
            format!("a rule's name is one line of 1 to {MAX_NAME} characters"),
            "",
        );
        return None;
    }
    let at = RuleRef {
        name: name.to_owned(),
        file: reader.file().to_owned(),
        line: reader.line(value.span().start),
    };
    reader.keys(table, "a rule", &KEYS);
    let mut rule = Rule {
        at,
        effect: None,
        is: Is::default(),
        redact: Actions::default(),
        restore: Vec::new(),
        answer: Vec::new(),
    };
    let mut parse = parse::Parse {
        reader,
        world,
        name,
        at: rule.at.clone(),
    };
    parse.later(table);
    parse.who(table, &mut rule.is);
    parse.what(table, &mut rule.is);
    parse.rest(table, &mut rule.is);
    parse.effect(table, &mut rule, name_value.span());
    Some((rule, name_value.span()))
}
