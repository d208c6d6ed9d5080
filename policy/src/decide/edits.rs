//! From findings that must not leave to edits and what may be given back.

use std::collections::HashMap;

use crate::redact::{self, Action, Asked, Edit, Restoration, RestoreIn, Tokens};
use crate::request::Located;

/// A finding to replace, by what, and where its value may be given back.
pub(super) struct Redaction<'a> {
    pub(super) finding: &'a Located,
    pub(super) action: Action,
    pub(super) restore: RestoreIn,
}

/// One edit for each stretch of bytes that findings cover ([`redact::plan`]). What findings share, a stretch or a
/// placeholder, is given back only where each of them may be.
pub(super) fn edits_for(
    redactions: &[Redaction<'_>],
    tokens: &Tokens,
) -> (Vec<Edit>, Vec<Restoration>) {
    let asked: Vec<Asked<'_>> = redactions
        .iter()
        .map(|one| Asked {
            finding: one.finding,
            action: one.action,
        })
        .collect();
    let (edits, mut restorations) = redact::plan_by(&asked, tokens);
    let mut allowed: HashMap<&str, RestoreIn> = HashMap::new();
    for one in redactions {
        let Some(edit) = redact::covering(&edits, one.finding) else {
            continue;
        };
        allowed
            .entry(&edit.with)
            .and_modify(|restore| narrow(restore, one.restore))
            .or_insert(one.restore);
    }
    for restoration in &mut restorations {
        restoration.restore = allowed
            .get(restoration.token.as_str())
            .copied()
            .unwrap_or_default();
    }
    (edits, restorations)
}

fn narrow(restore: &mut RestoreIn, to: RestoreIn) {
    restore.text &= to.text;
    restore.tool_arguments &= to.tool_arguments;
    restore.url &= to.url;
}
