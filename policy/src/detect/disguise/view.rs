//! A stretch of text as it reads with its disguises undone, and the way back from each byte to where it came from.

use std::ops::Range;

/// How sure it is that what was undone was a disguise; the later, the less.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// Text has one reading only: escapes, invisible and look-alike characters.
    Read,
    /// As `Read`, of a character that an escape says.
    Escaped,
    /// As `Read`, of a whole run: base64, hexadecimal digits.
    Decoded,
    /// Literals that an operator or a call puts together, codes of characters: nothing but a value is written so.
    Put,
    /// Pieces that say themselves that they go on: marks of text, a backslash before the line's end.
    Joined,
    /// Characters written apart, or digits as words.
    Spread,
    /// Pieces that only stand one after the other: lines, members of a list.
    Guessed,
}

/// One thing to undo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Edit {
    pub range: Range<usize>,
    /// Where what stands for it is in [`Edits::text`].
    pub with: Range<usize>,
    pub kind: Kind,
}

/// Things to undo in one text, in order of place; none overlaps another.
#[derive(Debug, Default)]
pub(super) struct Edits {
    pub list: Vec<Edit>,
    pub text: String,
}

impl Edits {
    /// Adds one that stands after all before it; one that does not is left out.
    pub(super) fn add(&mut self, range: Range<usize>, with: &str, kind: Kind) {
        if range.start < self.end() || range.is_empty() {
            return;
        }
        let start = self.text.len();
        self.text.push_str(with);
        self.list.push(Edit {
            range,
            with: start..self.text.len(),
            kind,
        });
    }

    /// Where the last one ends.
    pub(super) fn end(&self) -> usize {
        self.list.last().map_or(0, |edit| edit.range.end)
    }

    /// Where the first one starts.
    pub(super) fn start(&self) -> Option<usize> {
        self.list.first().map(|edit| edit.range.start)
    }

    /// Forgets those that start before a place.
    pub(super) fn keep_from(&mut self, place: usize) {
        let kept = self.list.partition_point(|edit| edit.range.start < place);
        let mut rest = Self::default();
        for edit in self.list.drain(kept..) {
            rest.add(
                edit.range.clone(),
                self.text.get(edit.with.clone()).unwrap_or_default(),
                edit.kind,
            );
        }
        *self = rest;
    }

    /// The text once all are made.
    #[cfg(test)]
    pub(super) fn made(&self, text: &str) -> String {
        let mut out = text.to_owned();
        for edit in self.list.iter().rev() {
            out.replace_range(edit.range.clone(), &self.text[edit.with.clone()]);
        }
        out
    }
}

/// Bytes of a view that come from one place.
#[derive(Clone, Copy, Debug)]
struct Piece {
    /// Where it starts in the view.
    at: usize,
    /// Where it comes from in the original text.
    from: usize,
    to: usize,
    /// What was undone there; nothing where the bytes are those of the original.
    undone: Option<Kind>,
    /// What was undone before this piece.
    before: Undone,
}

/// How much was undone in a stretch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Undone {
    /// Of what was undone for the first time in this view.
    pub fresh: usize,
    pub fresh_read: usize,
    pub joined: usize,
    pub spread: usize,
    pub guessed: usize,
}

impl Undone {
    fn with(mut self, kind: Option<Kind>, fresh: bool) -> Self {
        let Some(kind) = kind else { return self };
        self.fresh += usize::from(fresh);
        match kind {
            Kind::Read | Kind::Escaped | Kind::Decoded => self.fresh_read += usize::from(fresh),
            Kind::Put => {}
            Kind::Joined => self.joined += 1,
            Kind::Spread => self.spread += 1,
            Kind::Guessed => self.guessed += 1,
        }
        self
    }

    fn since(self, before: Self) -> Self {
        Self {
            fresh: self.fresh.saturating_sub(before.fresh),
            fresh_read: self.fresh_read.saturating_sub(before.fresh_read),
            joined: self.joined.saturating_sub(before.joined),
            spread: self.spread.saturating_sub(before.spread),
            guessed: self.guessed.saturating_sub(before.guessed),
        }
    }
}

/// A stretch of text with its disguises undone.
#[derive(Debug, Default)]
pub(in crate::detect) struct View {
    pub text: String,
    pieces: Vec<Piece>,
    all: Undone,
}

impl View {
    /// The view of a stretch of `text` with the edits made that lie in it. `parent` is the view that `text` is of, where
    /// it is not the original.
    pub(super) fn new(
        text: &str,
        parent: Option<&Self>,
        stretch: Range<usize>,
        edits: &Edits,
    ) -> Self {
        let mut view = Self::default();
        let mut at = stretch.start;
        for edit in &edits.list {
            if edit.range.start < at || edit.range.end > stretch.end {
                continue;
            }
            view.copy(text, parent, at..edit.range.start);
            let with = edits.text.get(edit.with.clone()).unwrap_or_default();
            view.replace(parent, &edit.range, with, edit.kind);
            at = edit.range.end;
        }
        view.copy(text, parent, at..stretch.end);
        view
    }

    fn push(&mut self, origin: Range<usize>, undone: Option<Kind>, fresh: bool) {
        self.pieces.push(Piece {
            at: self.text.len(),
            from: origin.start,
            to: origin.end,
            undone,
            before: self.all,
        });
        self.all = self.all.with(undone, fresh);
    }

    fn copy(&mut self, text: &str, parent: Option<&Self>, range: Range<usize>) {
        let Some(copied) = text.get(range.clone()).filter(|copied| !copied.is_empty()) else {
            return;
        };
        match parent {
            None => self.push(range, None, false),
            Some(parent) => {
                let base = self.text.len();
                let between = parent.between(&range);
                for piece in parent.pieces.get(between).unwrap_or_default() {
                    let inside = piece.at.max(range.start);
                    let origin = match piece.undone {
                        None => piece.from + (inside - piece.at)..piece.to,
                        Some(_) => piece.from..piece.to,
                    };
                    self.pieces.push(Piece {
                        at: base + (inside - range.start),
                        from: origin.start,
                        to: origin.end,
                        undone: piece.undone,
                        before: self.all,
                    });
                    self.all = self.all.with(piece.undone, false);
                }
            }
        }
        self.text.push_str(copied);
    }

    fn replace(&mut self, parent: Option<&Self>, range: &Range<usize>, with: &str, kind: Kind) {
        let (origin, kind) = match parent {
            None => (range.clone(), kind),
            Some(parent) => (
                parent.origin(range),
                parent.worst(range).map_or(kind, |worst| worst.max(kind)),
            ),
        };
        self.push(origin, Some(kind), true);
        self.text.push_str(with);
    }

    /// Which pieces a stretch of the view has bytes of, or has inside.
    fn between(&self, range: &Range<usize>) -> Range<usize> {
        let first = self
            .pieces
            .partition_point(|piece| piece.at <= range.start)
            .saturating_sub(1);
        let after = self.pieces.partition_point(|piece| piece.at < range.end);
        first..after.max(first)
    }

    /// What was undone in a stretch of the view.
    pub(super) fn undone(&self, range: &Range<usize>) -> Undone {
        let between = self.between(range);
        let before = |index: usize| {
            self.pieces
                .get(index)
                .map_or(self.all, |piece| piece.before)
        };
        before(between.end).since(before(between.start))
    }

    /// What was undone in a stretch of the view and within so many bytes around it.
    pub(super) fn undone_near(&self, range: &Range<usize>, around: usize) -> Undone {
        let from = range.start.saturating_sub(around);
        let to = self.text.len().min(range.end.saturating_add(around));
        // One byte more, so that what was taken out right at the edge counts.
        self.undone(&(from..to.saturating_add(1)))
    }

    /// What was undone in this view for the first time: where it stands, and as what.
    pub(super) fn fresh(&self) -> impl Iterator<Item = (Range<usize>, Kind)> + '_ {
        self.fresh_from(0)
    }

    /// As [`Self::fresh`], from the piece on that a place is in.
    fn fresh_from(&self, place: usize) -> impl Iterator<Item = (Range<usize>, Kind)> + '_ {
        let first = self.pieces.partition_point(|piece| piece.at < place);
        let pieces = self.pieces.get(first..).unwrap_or_default();
        let next = pieces.iter().skip(1).map(|next| (next.at, next.before));
        let last = (self.text.len(), self.all);
        let ends = next.chain(std::iter::once(last));
        pieces.iter().zip(ends).filter_map(|(piece, (end, after))| {
            let fresh = after.fresh > piece.before.fresh;
            fresh.then_some((piece.at..end, piece.undone?))
        })
    }

    /// How many letters and digits of a stretch were written as escapes or parted by what does not show, in this view:
    /// nothing but a wish to hide it asks for that.
    pub(super) fn hidden_in(&self, range: &Range<usize>) -> usize {
        let bytes = self.text.as_bytes();
        let pieces = self.fresh_from(range.start);
        let inside = pieces.take_while(|(piece, _)| piece.start < range.end);
        let plain = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphanumeric);
        inside
            .filter(|(piece, kind)| match kind {
                Kind::Escaped => piece.len() == 1 && plain(piece.start),
                Kind::Read => piece.is_empty(),
                _ => false,
            })
            .count()
    }

    /// How many bytes of a stretch were written with characters that are wider than those of ASCII.
    pub(super) fn wide_in(&self, range: &Range<usize>) -> usize {
        let pieces = self.pieces.get(self.between(range)).unwrap_or_default();
        let wide = |piece: &&Piece| piece.undone == Some(Kind::Read) && piece.to - piece.from > 2;
        pieces.iter().filter(wide).count()
    }

    fn worst(&self, range: &Range<usize>) -> Option<Kind> {
        let pieces = self.pieces.get(self.between(range)).unwrap_or_default();
        pieces.iter().filter_map(|piece| piece.undone).max()
    }

    /// Where a stretch of the view comes from.
    pub(super) fn origin(&self, range: &Range<usize>) -> Range<usize> {
        let between = self.between(range);
        let pieces = self.pieces.get(between).unwrap_or_default();
        let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else {
            return 0..0;
        };
        let start = match first.undone {
            None => first.from + range.start.saturating_sub(first.at),
            Some(_) => first.from,
        };
        let end = match last.undone {
            None => last.from + range.end.saturating_sub(last.at),
            Some(_) => last.to,
        };
        start..end.max(start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_view_shows_is_found_again_in_the_original() {
        let text = "key s%6b_live%5fx end";
        let mut edits = Edits::default();
        edits.add(5..8, "k", Kind::Read);
        edits.add(13..16, "_", Kind::Read);
        let view = View::new(text, None, 0..text.len(), &edits);
        assert_eq!(view.text, "key sk_live_x end");
        assert_eq!(view.origin(&(4..13)), 4..17);
        assert_eq!(view.origin(&(5..6)), 5..8);
        assert_eq!(view.undone(&(4..13)).fresh, 2);
        assert_eq!(view.undone(&(0..4)).fresh, 0);
        assert_eq!(view.undone_near(&(0..4), 4).fresh_read, 1);
        // A view of the view: `_l` taken out, where one was undone before.
        let mut more = Edits::default();
        more.add(6..7, "", Kind::Joined);
        let again = View::new(&view.text, Some(&view), 4..13, &more);
        assert_eq!(again.text, "sklive_x");
        assert_eq!(again.origin(&(0..8)), 4..17);
        assert_eq!(again.origin(&(2..3)), 9..10);
        let undone = again.undone(&(0..8));
        assert_eq!((undone.fresh, undone.joined), (1, 1));
    }

    #[test]
    fn edits_that_overlap_are_left_out_and_the_rest_can_be_kept() {
        let mut edits = Edits::default();
        edits.add(3..6, "a", Kind::Read);
        edits.add(5..7, "b", Kind::Read);
        edits.add(7..9, "c", Kind::Read);
        assert_eq!(edits.list.len(), 2);
        edits.keep_from(7);
        assert_eq!((edits.start(), edits.text.as_str()), (Some(7), "c"));
    }
}
