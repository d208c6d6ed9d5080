//! What a unit says, decoded and inspected, and the parts of it that the record keeps.

use std::collections::{HashMap, HashSet};

use bytes::Bytes;
use http::request::Parts;
use weir_policy::catalog::{Endpoint, Provider};
use weir_policy::decide::Refusal;
use weir_policy::redact::{self, Action, Edit};
use weir_policy::request::{Coverage, Located, ModelRequest};

use crate::app::Agent;
use crate::audit::{Noted, Preparing};
use crate::judge::Inspector;
use crate::wire::{self, Route, Whole};

/// What decoding and inspecting a unit gave.
pub(super) struct Read {
    pub(super) request: ModelRequest,
    /// The request as it is shown and stored.
    pub(super) shown: ModelRequest,
    pub(super) coverage: Coverage,
    /// The body, cut as the record keeps it.
    pub(super) content: Vec<Bytes>,
    pub(super) findings: Vec<Located>,
    /// Why the body could not be read, where it could not.
    pub(super) unread: Option<Refusal>,
    /// The content, where the record makes it ready already.
    pub(super) ready: Option<Preparing>,
}

/// Decodes and inspects; may take as long as the body is large. Between the two the record may begin to
/// prepare the content.
pub(super) fn read<T>(
    inspector: &Inspector,
    provider: &Provider,
    endpoint: &Endpoint,
    whole: &Whole,
    application: &str,
    prepare: impl FnOnce(&[Bytes]) -> Option<Preparing>,
    helpers: impl FnOnce(usize) -> Vec<T>,
) -> Result<Read, Box<Refusal>> {
    let credential = |name: &str, value: &str| provider.is_credential(name, value);
    let route = Route {
        provider: provider.name(),
        dialect: endpoint.dialect,
        endpoint,
        credential: &credential,
    };
    let past = inspector.past(application, &format!("{:?}", endpoint.dialect));
    let decoded = wire::decode_recalling(&route, &whole.head, &whole.body, &past);
    let (decoded, unread) = match decoded {
        Ok(decoded) => (decoded, None),
        Err(error) => {
            let decoded = wire::decode_unread(&route, &whole.head, &whole.body);
            (
                decoded.map_err(|error| error.refusal())?,
                Some(error.refusal()),
            )
        }
    };
    let content = slices(&whole.body, &decoded.cuts);
    let ready = prepare(&content);
    let findings = inspector
        .located(application, &past, &whole.body, &decoded, helpers)
        .map_err(Refusal::from)?;
    let shown = if findings.is_empty() {
        decoded.request.clone()
    } else {
        masked(inspector, &decoded.request)
    };
    Ok(Read {
        request: decoded.request,
        shown,
        coverage: decoded.coverage,
        content,
        unread,
        findings,
        ready,
    })
}

/// The names that a caller chose are text like any other: what is found in them is masked.
fn masked(inspector: &Inspector, request: &ModelRequest) -> ModelRequest {
    let mask = |text: &String| inspector.mask(text);
    ModelRequest {
        model: request.model.as_ref().map(mask),
        tools: request.tools.iter().map(mask).collect(),
        previous: request.previous.as_ref().map(mask),
        ..request.clone()
    }
}

/// The target as it is shown and stored: in its plain form where only that shows what is in it.
pub(super) fn target(agent: &Agent, provider: &Provider, head: &Parts) -> String {
    // Whatever stands where a credential does: a key that somebody mistyped is not for the record.
    let own = |name: &str, value: &str| provider.credential(name, value).is_some();
    let target = &*wire::head::without(wire::head::target(head), &own);
    let plain = wire::head::plain(target);
    let masked = agent.mask(&plain);
    if plain != target && masked == plain {
        agent.mask(target)
    } else {
        masked
    }
}

/// The slices of a body as they are kept: leaves that history repeats are slices of their own.
pub(super) fn slices(body: &Bytes, cuts: &[usize]) -> Vec<Bytes> {
    let mut from = 0;
    let mut pieces = Vec::with_capacity(cuts.len() + 1);
    for cut in cuts.iter().copied().chain([body.len()]) {
        if cut > from && cut <= body.len() {
            pieces.push(body.slice(from..cut));
            from = cut;
        }
    }
    pieces
}

/// Where those slices were cut.
pub(super) fn cuts(slices: &[Bytes]) -> Vec<usize> {
    let mut end = 0;
    let ends = slices.iter().map(|slice| {
        end += slice.len();
        end
    });
    ends.collect()
}

/// Findings as the record holds them: counted by place, with what was done with each.
pub(super) fn note(findings: &[Located], edits: &[Edit]) -> Vec<Noted> {
    let mut noted: Vec<Noted> = Vec::new();
    // A dump holds thousands of findings: rows are looked up, not gone through.
    let mut rows = HashMap::new();
    let mut counted = HashSet::new();
    for found in findings {
        let edit = redact::covering(edits, found);
        let new = edit.is_some_and(|edit| counted.insert((edit.surface, edit.raw.start)));
        let action = edit.map(|edit| edit.action);
        let token = edit
            .filter(|edit| matches!(edit.action, Action::Token | Action::Hash))
            .map(|edit| edit.with.as_str());
        let row = *rows
            .entry((&found.class, &found.place, token, action))
            .or_insert_with(|| {
                noted.push(Noted {
                    class: found.class.clone(),
                    detector: found.detector.clone(),
                    confidence: found.confidence,
                    place: found.place.clone(),
                    count: 0,
                    values: 0,
                    token: token.map(str::to_owned),
                    action,
                });
                noted.len() - 1
            });
        if let Some(row) = noted.get_mut(row) {
            row.count += 1;
            row.values += u32::from(new);
        }
    }
    noted
}

#[cfg(test)]
mod tests {
    use weir_policy::detect::{Class, Confidence};
    use weir_policy::request::Surface;

    use super::*;

    fn found(at: usize, class: &str, place: &str) -> Located {
        Located {
            surface: Surface::Body,
            raw: at * 10..at * 10 + 5,
            place: place.to_owned(),
            class: Class::new(class),
            detector: "test".into(),
            confidence: Confidence::High,
            value: zeroize::Zeroizing::new("value".to_owned()),
            signed: false,
            bare: None,
        }
    }

    #[test]
    fn findings_are_counted_by_what_and_where_and_what_they_became() {
        let findings = [
            found(0, "a.b", "one"),
            found(1, "a.b", "one"),
            found(2, "a.b", "two"),
            found(3, "a.c", "one"),
            found(4, "a.b", "one"),
        ];
        let edit = |at: usize, with: &str| Edit {
            surface: Surface::Body,
            raw: at * 10..at * 10 + 5,
            with: with.to_owned(),
            quote: String::new(),
            action: Action::Token,
            class: Class::new("a.b"),
        };
        let edits = [edit(0, "T"), edit(1, "T"), edit(3, "U")];
        let noted = note(&findings, &edits);
        let told: Vec<_> = noted
            .iter()
            .map(|row| {
                (
                    row.class.as_str(),
                    row.place.as_str(),
                    row.count,
                    row.values,
                    row.token.as_deref(),
                )
            })
            .collect();
        assert_eq!(
            told,
            [
                ("a.b", "one", 2, 2, Some("T")),
                ("a.b", "two", 1, 0, None),
                ("a.c", "one", 1, 1, Some("U")),
                ("a.b", "one", 1, 0, None),
            ]
        );
    }

    #[test]
    fn slices_are_cut_again_where_they_were() {
        let body = Bytes::from_static(b"abcdefgh");
        for cuts_of in [vec![], vec![3], vec![3, 5, 8], vec![0, 2, 9]] {
            let pieces = slices(&body, &cuts_of);
            assert_eq!(pieces.concat(), body);
            assert_eq!(slices(&body, &cuts(&pieces)), pieces);
        }
    }
}
