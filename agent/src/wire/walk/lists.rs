//! Elements of remembered lists: what reading one adds, and adding it again without reading.

use std::sync::Arc;

use super::{Path, Tape, Walk, WireError};
use crate::wire::json::Token;
use crate::wire::recall::{Element, Known, Seen};

/// Follows a walk through the remembered lists of its tape; only a body's own tape has any.
pub(super) struct ListReader<'w, 't> {
    tape: &'w Tape<'t>,
    waiting: &'w [Seen],
    open: Option<Open<'w>>,
}

/// An element that is being read, and what was gathered before it.
struct Open<'w> {
    seen: &'w Seen,
    end: usize,
    leaves: usize,
    cuts: usize,
    map_left: usize,
    sealed: u64,
    opaque: u64,
    place: String,
}

impl<'w, 't> ListReader<'w, 't> {
    pub(super) fn new(tape: &'w Tape<'t>) -> Self {
        Self {
            tape,
            waiting: tape.seen(),
            open: None,
        }
    }

    /// The walk is at this token, or with the number of all tokens at the end. Where it goes on after an element that
    /// need not be walked.
    pub(super) fn reach(
        &mut self,
        walk: &mut Walk<'_>,
        at: usize,
    ) -> Result<Option<usize>, WireError> {
        if let Some(open) = self.open.take_if(|open| open.end <= at) {
            self.finish(walk, open);
        }
        let Some((seen, rest)) = self
            .waiting
            .split_first()
            .filter(|(seen, _)| seen.token == at)
        else {
            return Ok(None);
        };
        self.waiting = rest;
        match &seen.known {
            Some(known) => {
                self.add(walk, seen, known)?;
                Ok(Some(self.tape.after(at)))
            }
            None => {
                self.open = Some(Open {
                    seen,
                    end: self.tape.after(at),
                    leaves: walk.leaves.len(),
                    cuts: walk.cuts.len(),
                    map_left: walk.map_left,
                    sealed: walk.coverage.sealed,
                    opaque: walk.coverage.opaque_bytes(),
                    place: String::new(),
                });
                Ok(None)
            }
        }
    }

    /// The walk has stepped to the token that was just reached: where that is.
    pub(super) fn placed(&mut self, walk: &mut Walk<'_>, at: usize, path: &Path) {
        match (&mut self.open, walk.elements.last_mut()) {
            (Some(open), _) if open.seen.token == at => open.place = path.shown(),
            (None, Some(element)) if element.known.is_some() && element.place.is_empty() => {
                element.place = path.shown();
            }
            _ => {}
        }
    }

    /// Adds what reading a recalled element would add.
    fn add(&self, walk: &mut Walk<'_>, seen: &Seen, known: &Arc<Known>) -> Result<(), WireError> {
        let raw = self.span(seen);
        walk.spend(known.leaves, known.maps)?;
        walk.leaves_recalled += known.leaves;
        walk.coverage.sealed += known.sealed;
        let cuts = known.cuts.iter().map(|cut| raw.start + *cut as usize);
        walk.cuts.extend(cuts);
        walk.elements.push(Element {
            list: seen.list,
            raw,
            digest: seen.digest,
            leaves: walk.leaves.len()..walk.leaves.len(),
            fresh: None,
            known: (!known.found.is_empty()).then(|| Arc::clone(known)),
            place: String::new(),
        });
        Ok(())
    }

    fn finish(&self, walk: &mut Walk<'_>, open: Open<'_>) {
        let raw = self.span(open.seen);
        let cuts = walk.cuts.get(open.cuts..).unwrap_or_default();
        let relative = |cut: &usize| u32::try_from(cut.checked_sub(raw.start)?).ok();
        let all_read = walk.coverage.opaque_bytes() == open.opaque;
        let fresh = cuts
            .iter()
            .map(relative)
            .collect::<Option<_>>()
            .filter(|_| all_read)
            .map(|cuts| Known {
                tokens: open.end.saturating_sub(open.seen.token),
                leaves: walk.leaves.len() - open.leaves,
                maps: open.map_left - walk.map_left,
                sealed: walk.coverage.sealed - open.sealed,
                cuts,
                found: Box::default(),
            });
        walk.elements.push(Element {
            list: open.seen.list,
            raw,
            digest: open.seen.digest,
            leaves: open.leaves..walk.leaves.len(),
            fresh,
            known: None,
            place: open.place,
        });
    }

    fn span(&self, seen: &Seen) -> std::ops::Range<usize> {
        let token = self.tape.tokens().get(seen.token);
        token.map(Token::span).unwrap_or_default()
    }
}
