//! Findings to edits: one edit for each stretch of overlapping findings, whatever order they came in.

use std::ops::Range;

use zeroize::Zeroizing;

use super::replace::{Value, replacement};
use super::{Action, Edit, Restoration, RestoreIn, Tokens};
use crate::request::Located;

/// A finding, and what is to be done with it.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The finding.
    pub finding: &'a Located,
    /// What is to be done with it.
    pub action: Action,
}

/// [`plan_by`], with a placeholder for each finding.
pub fn plan(located: &[&Located], tokens: &Tokens) -> (Vec<Edit>, Vec<Restoration>) {
    let asked: Vec<Asked<'_>> = located
        .iter()
        .map(|finding| Asked {
            finding,
            action: Action::Token,
        })
        .collect();
    plan_by(&asked, tokens)
}

/// Makes the edits, sorted by surface and start and not overlapping, and what may be given back for them.
///
/// Findings overlap where text was read at two depths (JSON inside a string). An edit covers the union of what
/// overlaps, so that no piece of a value stays; its action is the strictest that any of them asks for, its class that
/// of the surest, then the longest, then the first by name. Its value is that of the finding that covers the union; where none does, the values are joined, which
/// is exact when neither holds an escape. When they cannot be joined exactly the edit stands all the same and
/// nothing is given back for it; nor is anything for an action that is not reversible. A restoration's `restore` is "nowhere": the rule that redacts says where.
///
/// Nothing here looks at `signed`: whoever asks for an edit inside sealed content should have refused.
pub fn plan_by(asked: &[Asked<'_>], tokens: &Tokens) -> (Vec<Edit>, Vec<Restoration>) {
    let mut sorted: Vec<Asked<'_>> = asked.to_vec();
    sorted.sort_by(|a, b| order(a.finding).cmp(&order(b.finding)));
    let mut edits = Vec::new();
    let mut restorations: Vec<Restoration> = Vec::new();
    let mut rest = sorted.as_slice();
    while let Some((cluster, union, after)) = next(rest) {
        rest = after;
        let Some((edit, value)) = edit(cluster, union, tokens) else {
            continue;
        };
        if let Some(value) = value {
            restorations.push(Restoration {
                token: edit.with.clone(),
                value,
                class: edit.class.clone(),
                restore: RestoreIn::default(),
            });
        }
        edits.push(edit);
    }
    // Of one placeholder the first value stays, which is as good as any: all are the same.
    restorations.sort_by(|a, b| a.token.cmp(&b.token));
    restorations.dedup_by(|later, kept| later.token == kept.token);
    (edits, restorations)
}

/// Splits sorted findings into the first ones that overlap, their union, and the rest.
fn next<'s, 'a>(
    sorted: &'s [Asked<'a>],
) -> Option<(Cluster<'s, 'a>, Range<usize>, &'s [Asked<'a>])> {
    let first = sorted.first()?.finding;
    let (mut end, mut count) = (first.raw.end, 0);
    for Asked { finding, .. } in sorted {
        // An empty range at the same place belongs to its neighbour.
        let touches = finding.surface == first.surface
            && (finding.raw.start < end || finding.raw.start == first.raw.start);
        if !touches {
            break;
        }
        end = end.max(finding.raw.end);
        count += 1;
    }
    let (cluster, after) = sorted.split_at(count.max(1));
    Some((cluster, first.raw.start..end, after))
}

/// Findings that overlap.
type Cluster<'s, 'a> = &'s [Asked<'a>];

/// The one edit of findings that overlap, and the value that may be given back for it.
fn edit(
    cluster: Cluster<'_, '_>,
    union: Range<usize>,
    tokens: &Tokens,
) -> Option<(Edit, Option<Zeroizing<String>>)> {
    let findings = || cluster.iter().map(|asked| asked.finding);
    let strongest = findings().max_by(|a, b| strength(a).cmp(&strength(b)))?;
    let action = cluster.iter().map(|asked| asked.action).max()?;
    let value = whole(cluster, &union);
    let joined = value.is_none().then(|| all(cluster));
    let replaced = Value {
        class: &strongest.class,
        text: value.as_ref().or(joined.as_ref()).map_or("", |text| text),
        surface: strongest.surface,
    };
    let (with, action) = replacement(action, &replaced, tokens);
    let bare = findings().filter_map(|finding| finding.bare).max();
    // Digits can stand where a number stood.
    let is_number = action == Action::Synthetic && with.bytes().all(|b| b.is_ascii_digit());
    let edit = Edit {
        surface: strongest.surface,
        raw: union,
        with,
        quote: quote(bare.filter(|_| !is_number)),
        action,
        class: strongest.class.clone(),
    };
    Some((edit, value.filter(|_| action.is_reversible())))
}

/// A quote of JSON within so many layers of JSON strings: in the first `"`, then `\"`, `\\\"`.
fn quote(layers: Option<u8>) -> String {
    // The walk opens a few layers; twenty would be a megabyte.
    let Some(layers) = layers.filter(|layers| *layers < 16) else {
        return String::new();
    };
    "\\".repeat((1 << layers) - 1) + "\""
}

/// The edit that a finding went into; edits are sorted and do not overlap, as [`plan`] makes them.
pub fn covering<'e>(edits: &'e [Edit], finding: &Located) -> Option<&'e Edit> {
    let after = edits.partition_point(|edit| {
        (edit.surface, edit.raw.start) <= (finding.surface, finding.raw.start)
    });
    let edit = edits.get(after.checked_sub(1)?)?;
    (edit.surface == finding.surface && finding.raw.end <= edit.raw.end).then_some(edit)
}

/// Total order of findings: place first; the rest only so that equal places sort one way.
fn order(located: &Located) -> impl Ord + '_ {
    let Located {
        surface,
        raw,
        class,
        detector,
        confidence,
        value,
        ..
    } = located;
    (
        *surface,
        raw.start,
        std::cmp::Reverse(raw.end),
        class,
        detector,
        *confidence,
        value.as_str(),
    )
}

/// How much a finding says.
fn strength(located: &Located) -> impl Ord + '_ {
    let Located {
        raw,
        class,
        detector,
        confidence,
        value,
        ..
    } = located;
    (
        *confidence,
        raw.len(),
        std::cmp::Reverse((class, detector, value.as_str())),
    )
}

/// The decoded text of the union: of the finding that covers it, or joined from plain ones.
fn whole(cluster: Cluster<'_, '_>, union: &Range<usize>) -> Option<Zeroizing<String>> {
    let findings = || cluster.iter().map(|asked| asked.finding);
    if let Some(outer) = findings().find(|located| located.raw == *union) {
        return Some(outer.value.clone());
    }
    let mut joined = Zeroizing::new(String::with_capacity(union.len()));
    let mut end = union.start;
    for located in findings() {
        if located.value.len() != located.raw.len() {
            return None;
        }
        if located.raw.end > end {
            joined.push_str(located.value.get(end - located.raw.start..)?);
            end = located.raw.end;
        }
    }
    Some(joined)
}

/// What stands in the place of a stretch that cannot be given back is made from all its values.
fn all(cluster: Cluster<'_, '_>) -> Zeroizing<String> {
    let mut all = Zeroizing::new(String::new());
    for asked in cluster {
        all.push_str(&asked.finding.value);
        all.push('\0');
    }
    all
}
