//! `weir audit list`'s options as the filter they mean.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde_json::Value;
use weir_policy::decide::Word;
use weir_policy::detect::Detectors;
use weir_policy::language::KnownClasses;

use super::Failure;
use crate::audit::query::Filter;
use crate::cli::List;

/// The class that is asked for; as `weir audit list` prints it (`pii:email`), too.
pub(super) fn class(list: &List) -> Option<String> {
    list.data.as_ref().map(|data| data.replacen(':', ".", 1))
}

/// The classes that are meant by the one that is asked for: of a group, its members.
fn classes(list: &List) -> Vec<String> {
    let Some(class) = class(list) else {
        return Vec::new();
    };
    let known = KnownClasses::of(&Detectors::builtin());
    known.meant(&class).map(str::to_owned).collect()
}

pub(super) fn filter(list: &List) -> Result<Filter, Failure> {
    let usage = |error: String, hint: &str| Failure {
        error,
        hint: Some(hint.to_owned()),
        exit: 2,
    };
    let since = match &list.since {
        None => None,
        Some(age) => {
            let age = crate::config::Span::try_from(age.clone())
                .map_err(|error| usage(error, "example: --since 24h"))?;
            let from = SystemTime::now().checked_sub(age.0).unwrap_or(UNIX_EPOCH);
            Some(
                u64::try_from(
                    from.duration_since(UNIX_EPOCH)
                        .unwrap_or(Duration::ZERO)
                        .as_micros(),
                )
                .unwrap_or(0),
            )
        }
    };
    let verdict = |word: &String| {
        serde_json::from_value::<Word>(Value::String(word.clone())).map_err(|_| {
            usage(
                format!("no verdict `{word}`"),
                "allow, redact, hold, deny, would-redact, would-hold, would-deny",
            )
        })
    };
    Ok(Filter {
        since,
        verdicts: list.verdict.iter().map(verdict).collect::<Result<_, _>>()?,
        provider: list.provider.clone(),
        model: list.model.clone(),
        data: classes(list),
        app: list.app.clone(),
        limit: list.limit,
        agent: list.agent,
        ..Filter::default()
    })
}
