//! Findings to edits: one edit for each stretch of overlapping findings, whatever order they came in.

use std::collections::BTreeMap;
use std::ops::Range;

use zeroize::Zeroizing;

use super::{Edit, Restoration, RestoreIn, Tokens};
use crate::request::Located;

/// Makes the edits, sorted by surface and start and not overlapping, and what may be given back for them.
///
/// Findings overlap where text was read at two depths (JSON inside a string). An edit covers the union of what
/// overlaps, so that no piece of a value stays; its class is that of the surest, then the longest, then the first
/// by name. Its value is that of the finding that covers the union; where none does, the values are joined, which
/// is exact when neither holds an escape. When they cannot be joined exactly the edit stands all the same and
/// nothing is given back for it. A restoration's `restore` is "nowhere": the rule that redacts says where.
///
/// Nothing here looks at `signed`: whoever asks for an edit inside sealed content should have refused.
pub fn plan(located: &[&Located], tokens: &Tokens) -> (Vec<Edit>, Vec<Restoration>) {
    let mut sorted: Vec<&Located> = located.to_vec();
    sorted.sort_by(|a, b| order(a).cmp(&order(b)));
    let mut edits = Vec::new();
    let mut restorations: BTreeMap<String, Restoration> = BTreeMap::new();
    let mut rest = sorted.as_slice();
    while let Some((first, _)) = rest.split_first() {
        let (mut end, mut count) = (first.raw.end, 0);
        for next in rest {
            // An empty range at the same place belongs to its neighbour.
            let touches = next.surface == first.surface
                && (next.raw.start < end || next.raw.start == first.raw.start);
            if !touches {
                break;
            }
            end = end.max(next.raw.end);
            count += 1;
        }
        let (cluster, after) = rest.split_at(count.max(1));
        rest = after;
        let union = first.raw.start..end;
        let strongest = cluster
            .iter()
            .copied()
            .max_by(|a, b| strength(a).cmp(&strength(b)))
            .unwrap_or(first);
        let value = whole(cluster, &union);
        let named = value.clone().unwrap_or_else(|| all(cluster));
        let token = tokens.token(&strongest.class, &named);
        if let Some(value) = value {
            restorations
                .entry(token.clone())
                .or_insert_with(|| Restoration {
                    token: token.clone(),
                    value,
                    class: strongest.class.clone(),
                    restore: RestoreIn::default(),
                });
        }
        edits.push(Edit {
            surface: first.surface,
            raw: union,
            token,
            class: strongest.class.clone(),
        });
    }
    (edits, restorations.into_values().collect())
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
fn whole(cluster: &[&Located], union: &Range<usize>) -> Option<Zeroizing<String>> {
    if let Some(outer) = cluster.iter().find(|located| located.raw == *union) {
        return Some(outer.value.clone());
    }
    let mut joined = Zeroizing::new(String::with_capacity(union.len()));
    let mut end = union.start;
    for located in cluster {
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

/// What the token of a stretch that cannot be given back is made from: all its values.
fn all(cluster: &[&Located]) -> Zeroizing<String> {
    let mut all = Zeroizing::new(String::new());
    for located in cluster {
        all.push_str(&located.value);
        all.push('\0');
    }
    all
}
