//! From findings that must not leave to edits and what may be given back.

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
    // They are sorted by placeholder.
    let mut allowed: Vec<Option<RestoreIn>> = vec![None; restorations.len()];
    for one in redactions {
        let edit = redact::covering(&edits, one.finding);
        let at = edit.and_then(|edit| {
            let same = |known: &Restoration| known.token.as_str().cmp(&edit.with);
            restorations.binary_search_by(same).ok()
        });
        match at.and_then(|at| allowed.get_mut(at)) {
            Some(Some(restore)) => narrow(restore, one.restore),
            Some(first) => *first = Some(one.restore),
            None => {}
        }
    }
    for (restoration, restore) in restorations.iter_mut().zip(allowed) {
        restoration.restore = restore.unwrap_or_default();
    }
    (edits, restorations)
}

fn narrow(restore: &mut RestoreIn, to: RestoreIn) {
    restore.text &= to.text;
    restore.tool_arguments &= to.tool_arguments;
    restore.url &= to.url;
}
