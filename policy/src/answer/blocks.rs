//! Findings that are only put on record: looked for in blocks, when a block is full or the text ends.

use super::text::View;

/// Bytes of a block.
const BLOCK: usize = 8192;
/// How far findings may reach over a block's end, and how far before them counts.
const REACH: usize = 512;

/// The block at hand.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    text: String,
    /// What begins before this was told of.
    told: usize,
}

impl Blocks {
    /// Takes the next piece of the text.
    pub fn advance(&mut self, view: &mut View<'_>, mut piece: &str) {
        while !piece.is_empty() {
            let room = piece.floor_char_boundary(BLOCK - self.text.len());
            if room == 0 {
                self.tell(view, self.text.len() - REACH);
                let cut = self.text.floor_char_boundary(self.text.len() - 2 * REACH);
                self.text.drain(..cut);
                self.told = self.told.saturating_sub(cut);
                continue;
            }
            let (now, later) = piece.split_at_checked(room).unwrap_or((piece, ""));
            self.text.push_str(now);
            piece = later;
        }
        if view.last {
            self.tell(view, usize::MAX);
        }
    }

    /// Tells of what begins before a place.
    fn tell(&mut self, view: &mut View<'_>, until: usize) {
        for finding in view.watch.scan(&self.text).unwrap_or_default() {
            let at = finding.range.start;
            let value = self.text.get(finding.range).unwrap_or_default();
            if (self.told..until).contains(&at) {
                view.tell(&finding.class, &finding.detector, finding.confidence, value);
            }
        }
        self.told = until;
    }
}
