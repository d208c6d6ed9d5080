//! Rules that cannot do what they say.

use super::condition::{CredentialIs, Is, Patterns, Tenants};
use super::{Effect, Rule};
use crate::decide::RuleRef;
use crate::detect::is_within;
use crate::request::CredentialKind;

/// The allowing rules of a layer whose every call a denying rule of the same layer refuses.
pub(super) fn shadowed(rules: &[Rule]) -> Vec<(&str, &RuleRef)> {
    let denies = || {
        rules
            .iter()
            .filter(|rule| rule.effect == Some(Effect::Deny))
    };
    let allows = rules
        .iter()
        .filter(|rule| rule.effect == Some(Effect::Allow));
    allows
        .filter_map(|allow| {
            Some((
                allow.at.name.as_str(),
                &denies().find(|deny| covers(&deny.is, &allow.is))?.at,
            ))
        })
        .collect()
}

/// Whether `wide` matches whatever `narrow` matches, as far as it can be read off the conditions.
fn covers(wide: &Is, narrow: &Is) -> bool {
    let grouped = |name: &String, group: &String| is_within(name, group);
    list(&wide.user, &narrow.user, PartialEq::eq)
        && list(&wide.uid, &narrow.uid, PartialEq::eq)
        // A process has many groups, a request many findings and tools: only every alternative's presence counts.
        && list(&wide.group, &narrow.group, PartialEq::eq)
        && list(&wide.sha256, &narrow.sha256, PartialEq::eq)
        && list(&wide.provider, &narrow.provider, PartialEq::eq)
        && tenants(&wide.tenant, &narrow.tenant)
        && list(&wide.operation, &narrow.operation, grouped)
        && list(&wide.data, &narrow.data, grouped)
        && list(&wide.kind, &narrow.kind, as_wide)
        && list(&wide.fingerprint, &narrow.fingerprint, PartialEq::eq)
        && globs(&wide.app, &narrow.app)
        && globs(&wide.unit, &narrow.unit)
        && globs(&wide.container, &narrow.container)
        && globs(&wide.image, &narrow.image)
        && globs(&wide.model, &narrow.model)
        && globs(&wide.tool, &narrow.tool)
        && (wide.opaque.is_none() || wide.opaque == narrow.opaque)
}

fn list<T>(wide: &Option<Vec<T>>, narrow: &Option<Vec<T>>, fits: impl Fn(&T, &T) -> bool) -> bool {
    match (wide, narrow) {
        (None, _) => true,
        (Some(_), None) => false,
        (Some(wide), Some(narrow)) => narrow
            .iter()
            .all(|one| wide.iter().any(|other| fits(one, other))),
    }
}

/// An enrolled key, or one that is not, is an API key.
fn as_wide(narrow: &CredentialIs, wide: &CredentialIs) -> bool {
    let keys = CredentialIs::Kind(CredentialKind::ApiKey);
    narrow == wide || matches!(narrow, CredentialIs::Bound(_)) && *wide == keys
}

fn tenants(wide: &Option<Tenants>, narrow: &Option<Tenants>) -> bool {
    match (wide, narrow) {
        (None, _) => true,
        (Some(_), None) => false,
        (Some(wide), Some(narrow)) => {
            narrow.names.iter().all(|name| wide.contains(name)) && (wide.untold || !narrow.untold)
        }
    }
}

fn globs(wide: &Option<Patterns>, narrow: &Option<Patterns>) -> bool {
    match (wide, narrow) {
        (None, _) => true,
        (Some(_), None) => false,
        (Some(wide), Some(narrow)) => narrow.texts.iter().all(|one| wide.texts.contains(one)),
    }
}
