//! What a unit says, decoded and inspected, and the parts of it that the record keeps.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use bytes::Bytes;
use http::Method;
use http::request::Parts;
use weir_policy::catalog::{Endpoint, Provider};
use weir_policy::decide::{Permit, Refusal};
use weir_policy::redact::{self, Action, Edit, Restoration};
use weir_policy::request::{Coverage, Located, ModelRequest};

use crate::app::{Agent, in_path};
use crate::audit::{Content, Name, Noted, Preparing, Slice};
use crate::judge::{Case, Inspector, JudgeError, Past};
use crate::wire::{self, Digest, Element, Route, Whole};

/// What decoding and inspecting a unit gave.
pub(super) struct Read {
    pub(super) request: ModelRequest,
    /// What it names that the provider keeps.
    pub(super) named: Vec<String>,
    /// The request as it is shown and stored.
    pub(super) shown: ModelRequest,
    pub(super) coverage: Coverage,
    /// The body, cut as the record keeps it.
    pub(super) content: Content,
    pub(super) findings: Vec<Located>,
    /// Why the body could not be read, where it could not.
    pub(super) unread: Option<Refusal>,
    /// The content, where the record makes it ready already.
    pub(super) ready: Option<Preparing>,
}

/// What is asked of whom, by whom.
pub(super) struct Call<'u> {
    pub(super) provider: &'u Provider,
    pub(super) endpoint: &'u Endpoint,
    pub(super) whole: &'u Whole,
    pub(super) application: &'u str,
    /// What it names that the provider keeps, and the values that this may hold.
    pub(super) kept: &'u dyn Fn() -> (Vec<String>, Vec<Restoration>),
}

/// Decodes and inspects; may take as long as the body is large. Between the two the record may begin to
/// prepare the content.
pub(super) fn read<T>(
    inspector: &Inspector,
    call: &Call<'_>,
    prepare: impl FnOnce(&Content) -> Option<Preparing>,
    helpers: impl FnOnce(usize) -> Vec<T>,
) -> Result<Read, Box<Refusal>> {
    let &Call {
        provider,
        endpoint,
        whole,
        application,
        kept,
    } = call;
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
    let content = slices(&whole.body, &decoded.cuts, &decoded.elements);
    let ready = prepare(&content);
    let (named, before) = kept();
    let located = inspector
        .located(
            application,
            &past,
            (&whole.body, &decoded),
            &before,
            helpers,
        )
        .map_err(Refusal::from)?;
    let findings = match located {
        Some(findings) => findings,
        None => anew(inspector, &route, call, &past, &before)?,
    };
    let shown = if findings.is_empty() {
        decoded.request.clone()
    } else {
        masked(inspector, &decoded.request)
    };
    Ok(Read {
        named,
        request: decoded.request,
        shown,
        coverage: decoded.coverage,
        content,
        unread,
        findings,
        ready,
    })
}

/// What may be given back in the answer, and what a request that sends something adds it to, by its path (a conversation, a
/// thread): that holds values then.
pub(super) fn given_back(
    agent: &Agent,
    case: &Case,
    permit: &Permit,
    head: &Parts,
) -> (Arc<[Restoration]>, Vec<String>) {
    let restorations = agent.restorations(case, permit);
    let sends = matches!(head.method, Method::POST | Method::PUT | Method::PATCH);
    if restorations.is_empty() || !sends {
        return (restorations, Vec::new());
    }
    // What is drawn, and no word of the path.
    let drawn = |id: &&str| id.len() >= 8 && id.bytes().any(|b| b.is_ascii_digit());
    let all = in_path(head.uri.path()).filter(drawn);
    (restorations, all.map(str::to_owned).take(4).collect())
}

/// The findings of a body in which what was recalled has to be read again.
fn anew(
    inspector: &Inspector,
    route: &Route<'_>,
    &Call {
        whole, application, ..
    }: &Call<'_>,
    past: &Past<'_>,
    before: &[Restoration],
) -> Result<Vec<Located>, Box<Refusal>> {
    // The second time without recalling: what others have remembered meanwhile is no reason to go on for ever.
    for recalls in [true, false] {
        let decoded = match recalls {
            true => wire::decode_recalling(route, &whole.head, &whole.body, past),
            false => wire::decode(route, &whole.head, &whole.body),
        };
        let decoded = decoded.map_err(|error| error.refusal())?;
        let located = inspector
            .located(application, past, (&whole.body, &decoded), before, |_| {
                Vec::<()>::new()
            })
            .map_err(Refusal::from)?;
        if let Some(findings) = located {
            return Ok(findings);
        }
    }
    Err(Refusal::from(JudgeError::Failed).into())
}

/// The names that a caller chose are text like any other: what is found in them is masked.
fn masked(inspector: &Inspector, request: &ModelRequest) -> ModelRequest {
    let mask = |text: &String| inspector.mask(text);
    ModelRequest {
        model: request.model.as_ref().map(mask),
        also: request.also.iter().map(mask).collect(),
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

/// Elements of a list up to this length are slices as they stand: more of them would be stored again where something
/// small in them changed, as the mark that says what is to be cached.
const WHOLE: Range<usize> = 256..2049;
/// What stands between two elements is part of the second where it is no longer.
const GLUE: usize = 8;

/// A body in the slices that the record keeps: the elements that agents send again with each turn, by the digests they
/// have already, and where there is none, texts.
fn slices(body: &Bytes, cuts: &[usize], elements: &[Element]) -> Content {
    let mut slices: Vec<Slice> = Vec::with_capacity(cuts.len() + 1);
    let mut put = |end: usize, name: Option<Name>| {
        let from = slices.last().map_or(0, |last| last.end);
        if end > from && end <= body.len() {
            slices.push(Slice { end, name });
        }
        slices.last().map_or(0, |last| last.end)
    };
    let mut cuts = cuts.iter().copied().peekable();
    let mut at = 0;
    let whole = |element: &&Element| WHOLE.contains(&element.raw.len());
    for Element { raw, digest, .. } in elements.iter().filter(whole) {
        while let Some(cut) = cuts.next_if(|cut| *cut < raw.start) {
            at = put(cut, None);
        }
        if raw.start - at > GLUE {
            at = put(raw.start, None);
        }
        let glue = body.get(at..raw.start).unwrap_or_default();
        at = put(raw.end, Some(named(*digest, glue)));
        while cuts.next_if(|cut| *cut <= raw.end).is_some() {}
    }
    for cut in cuts {
        put(cut, None);
    }
    Content::new(body.clone(), slices)
}

/// What an element is known by with what stands before it. Of two such digests nobody without the key knows the
/// difference, so that none can be made the other's by what is added here.
fn named(mut digest: Digest, glue: &[u8]) -> Name {
    for (to, byte) in digest.iter_mut().zip(glue) {
        *to ^= byte;
    }
    if let (Some(last), Ok(length)) = (digest.last_mut(), u8::try_from(glue.len())) {
        *last ^= length;
    }
    digest
}

/// A body in slices that end where these do.
pub(super) fn sliced(body: Bytes, cuts: &[usize]) -> Content {
    slices(&body, cuts, &[])
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
        for cuts in [vec![], vec![3], vec![3, 5, 8], vec![0, 2, 9]] {
            let content = sliced(body.clone(), &cuts);
            let ends: Vec<usize> = content.ends().collect();
            let within = cuts.iter().filter(|cut| (1..8).contains(*cut));
            assert_eq!(ends, within.copied().chain([8]).collect::<Vec<_>>());
            assert_eq!(sliced(body.clone(), &ends), content);
        }
    }

    /// Elements of so many bytes, with what stands before each.
    fn list(elements: &[(&str, usize)]) -> (Bytes, Vec<Element>) {
        let (mut body, mut seen) = (String::new(), Vec::new());
        for (number, (before, length)) in elements.iter().enumerate() {
            body.push_str(before);
            let start = body.len();
            body.push_str(&"x".repeat(*length));
            seen.push(Element {
                list: "messages",
                raw: start..body.len(),
                digest: [number as u8; 16],
                leaves: 0..0,
                fresh: None,
                known: None,
                place: String::new(),
            });
        }
        body.push_str("]}");
        (body.into(), seen)
    }

    #[test]
    fn elements_are_slices_with_what_joins_them_by_their_digests() {
        let beginning = "{\"model\":\"m\",\"messages\":[";
        let (body, elements) = list(&[
            (beginning, 300),
            (",", 300),
            (", ", 40),
            (",", 5000),
            (",", 300),
        ]);
        // Texts begin and end within elements, and those of the long one are slices still.
        let long = elements[3].raw.start;
        let cuts = [
            beginning.len() + 10,
            beginning.len() + 290,
            long + 20,
            long + 4990,
        ];
        let content = slices(&body, &cuts, &elements);
        let told: Vec<(usize, bool)> = content
            .pieces()
            .map(|(piece, name)| (piece.len(), name.is_some()))
            .collect();
        let expected = [
            (beginning.len(), false),
            (300, true),
            (301, true),
            (2 + 40 + 1 + 20, false),
            (4970, false),
            (10 + 1, false),
            (300, true),
            (2, false),
        ];
        assert_eq!(told, expected);
        let names: Vec<Name> = content.pieces().filter_map(|(_, name)| name).collect();
        assert_eq!(names[0], [0; 16], "nothing stands before it in its slice");
        assert_ne!(names[1], [1; 16], "a comma does");
        // Another turn adds to the end, and what was there keeps its names.
        let (body, more) = list(&[(beginning, 300), (",", 300), (", ", 300)]);
        let longer = slices(&body, &[], &more);
        let again: Vec<Name> = longer.pieces().filter_map(|(_, name)| name).collect();
        assert_eq!((again.len(), &again[..2]), (3, &names[..2]));
        // The same element after something else is another slice.
        let (body, spaced) = list(&[(beginning, 300), (", ", 300)]);
        let other = slices(&body, &[], &spaced)
            .pieces()
            .filter_map(|(_, name)| name)
            .nth(1);
        assert!(other.is_some_and(|other| other != names[1]));
    }
}
