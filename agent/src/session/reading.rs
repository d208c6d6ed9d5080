//! What a unit says, decoded and inspected, and the parts of it that the record keeps.

use std::collections::BTreeSet;

use bytes::Bytes;
use http::request::Parts;
use weir_policy::catalog::{Endpoint, Provider};
use weir_policy::decide::Refusal;
use weir_policy::redact::{self, Action, Edit};
use weir_policy::request::{Coverage, Located, ModelRequest};

use crate::app::Agent;
use crate::audit::Noted;
use crate::judge::Inspector;
use crate::wire::{self, Route, Whole};

/// What decoding and inspecting a unit gave.
pub(super) struct Read {
    pub(super) request: ModelRequest,
    /// The request as it is shown and stored.
    pub(super) shown: ModelRequest,
    pub(super) coverage: Coverage,
    pub(super) cuts: Vec<usize>,
    pub(super) findings: Vec<Located>,
    /// Why the body could not be read, where it could not.
    pub(super) unread: Option<Refusal>,
}

/// Decodes and inspects; may take as long as the body is large.
pub(super) fn read(
    inspector: &Inspector,
    provider: &Provider,
    endpoint: &Endpoint,
    whole: &Whole,
    application: &str,
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
    let findings = inspector
        .located(application, &past, &whole.body, &decoded)
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
        cuts: decoded.cuts,
        unread,
        findings,
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

/// Findings as the record holds them: counted by place, with what was done with each.
pub(super) fn note(findings: &[Located], edits: &[Edit]) -> Vec<Noted> {
    let mut noted: Vec<Noted> = Vec::new();
    let mut counted = BTreeSet::new();
    for found in findings {
        let edit = redact::covering(edits, found);
        let new = edit.is_some_and(|edit| counted.insert((edit.surface, edit.raw.start)));
        let action = edit.map(|edit| edit.action);
        let token = edit
            .filter(|edit| matches!(edit.action, Action::Token | Action::Hash))
            .map(|edit| edit.with.clone());
        match noted.iter_mut().find(|row| {
            row.class == found.class
                && row.place == found.place
                && row.token == token
                && row.action == action
        }) {
            Some(row) => {
                row.count += 1;
                row.values += u32::from(new);
            }
            None => noted.push(Noted {
                class: found.class.clone(),
                detector: found.detector.clone(),
                confidence: found.confidence,
                place: found.place.clone(),
                count: 1,
                values: u32::from(new),
                token,
                action,
            }),
        }
    }
    noted
}
