//! From findings that must not leave to edits and what may be given back.

use std::collections::HashMap;

use crate::redact::{Edit, Restoration, RestoreIn, Tokens};
use crate::request::Located;

/// A finding to replace, and where its value may be given back.
pub(super) struct Redaction<'a> {
    pub(super) finding: &'a Located,
    pub(super) restore: RestoreIn,
}

/// One edit for each stretch of bytes that findings cover, sorted by surface and start; of findings that
/// overlap, the first one's value stands for the stretch. What findings share, a stretch or a placeholder, is
/// given back only where each of them may be.
pub(super) fn edits_for(
    redactions: &[Redaction<'_>],
    tokens: &Tokens,
) -> (Vec<Edit>, Vec<Restoration>) {
    let mut sorted: Vec<&Redaction<'_>> = redactions.iter().collect();
    sorted.sort_by_key(|one| {
        (
            one.finding.surface,
            one.finding.raw.start,
            std::cmp::Reverse(one.finding.raw.end),
        )
    });
    let mut edits: Vec<Edit> = Vec::new();
    let mut restorations: Vec<Restoration> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    let mut last_restoration = 0;
    for one in sorted {
        let Located {
            surface,
            raw,
            class,
            value,
            ..
        } = one.finding;
        if let Some(last) = edits
            .last_mut()
            .filter(|last| last.surface == *surface && raw.start < last.raw.end)
        {
            last.raw.end = last.raw.end.max(raw.end);
            narrow(restorations.get_mut(last_restoration), one.restore);
            continue;
        }
        let token = placeholder(tokens, class.as_str(), value);
        edits.push(Edit {
            surface: *surface,
            raw: raw.clone(),
            token: token.clone(),
            class: class.clone(),
        });
        last_restoration = *known.entry(token.clone()).or_insert(restorations.len());
        if last_restoration == restorations.len() {
            restorations.push(Restoration {
                token,
                value: value.clone(),
                class: class.clone(),
                restore: one.restore,
            });
        } else {
            narrow(restorations.get_mut(last_restoration), one.restore);
        }
    }
    (edits, restorations)
}

fn narrow(restoration: Option<&mut Restoration>, to: RestoreIn) {
    if let Some(Restoration { restore, .. }) = restoration {
        restore.text &= to.text;
        restore.tool_arguments &= to.tool_arguments;
        restore.url &= to.url;
    }
}

fn placeholder(_tokens: &Tokens, class: &str, value: &str) -> String {
    let mut input = class.as_bytes().to_vec();
    input.push(0);
    input.extend_from_slice(value.as_bytes());
    let digest = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, &input);
    let letters = digest
        .as_ref()
        .iter()
        .take(16)
        .map(|byte| char::from(b'a' + byte % 26));
    std::iter::once("WEIR".to_owned())
        .chain(letters.map(String::from))
        .collect()
}
