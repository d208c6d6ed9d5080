//! Where a decoded character stood in the bytes received, so that an edit never cuts an escape in half.

use std::ops::Range;

/// Decoded byte offsets of one text, back to byte offsets in the surface it was read from.
///
/// Unescaped stretches cost nothing; neighbouring escapes of one size share one entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OffsetMap(Form);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Form {
    /// `base` is the raw offset of the first byte; between runs, decoded and raw go in step.
    Runs { base: usize, runs: Vec<Run> },
    /// No byte of the text has a place of its own (base64): all of it is all of the range.
    Blanket(Range<usize>),
}

/// `count` escapes side by side, each `raw_len` bytes that stand for `decoded_len`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Run {
    decoded: u32,
    raw: u32,
    count: u32,
    decoded_len: u32,
    raw_len: u32,
}

impl Run {
    fn decoded_total(&self) -> usize {
        self.count as usize * self.decoded_len as usize
    }

    fn raw_total(&self) -> usize {
        self.count as usize * self.raw_len as usize
    }
}

impl OffsetMap {
    /// The map of a text without escapes that starts at raw offset `base`.
    pub const fn identity(base: usize) -> Self {
        Self(Form::Runs {
            base,
            runs: Vec::new(),
        })
    }

    /// The map of a text that was decoded from `raw` as a whole.
    pub const fn blanket(raw: Range<usize>) -> Self {
        Self(Form::Blanket(raw))
    }

    /// The raw bytes behind a decoded range: the smallest range that covers whole escapes.
    pub fn raw_range(&self, decoded: Range<usize>) -> Range<usize> {
        match &self.0 {
            Form::Blanket(raw) => raw.clone(),
            Form::Runs { base, runs } => {
                let start = locate(*base, runs, decoded.start, false);
                let end = locate(*base, runs, decoded.end, decoded.end > decoded.start);
                start..end.max(start)
            }
        }
    }

    /// How many entries it holds, for the memory budget of a request.
    pub(super) fn weight(&self) -> usize {
        match &self.0 {
            Form::Blanket(_) => 0,
            Form::Runs { runs, .. } => runs.len(),
        }
    }

    /// The map of a text of `len` decoded bytes that `inner` places within the text that `self` places.
    pub(super) fn compose(&self, inner: &Self, len: usize) -> Self {
        let (
            Form::Runs {
                base: outer_base,
                runs: outer,
            },
            Form::Runs { base, runs },
        ) = (&self.0, &inner.0)
        else {
            return match (&self.0, &inner.0) {
                (Form::Blanket(raw), _) => Self::blanket(raw.clone()),
                (_, Form::Blanket(middle)) => Self::blanket(self.raw_range(middle.clone())),
                (_, Form::Runs { .. }) => self.clone(),
            };
        };
        let mut built = MapBuilder::new(locate(*outer_base, outer, *base, false));
        let (mut at, mut middle) = (0, *base);
        for run in runs {
            let plain = (run.decoded as usize).saturating_sub(at);
            copy_stretch(outer, middle..middle + plain, &mut built);
            middle += plain;
            for _ in 0..run.count {
                let raw = self.raw_range(middle..middle + run.raw_len as usize);
                built.escapes(raw.len(), run.decoded_len as usize, 1);
                middle += run.raw_len as usize;
            }
            at = run.decoded as usize + run.decoded_total();
        }
        copy_stretch(outer, middle..middle + len.saturating_sub(at), &mut built);
        built.finish()
    }
}

/// The raw offset of one decoded offset; inside an escape, its end (`ceil`) or its start.
fn locate(base: usize, runs: &[Run], decoded: usize, ceil: bool) -> usize {
    let after = runs.partition_point(|run| run.decoded as usize <= decoded);
    let Some(run) = after.checked_sub(1).and_then(|index| runs.get(index)) else {
        return base + decoded;
    };
    let into = decoded - run.decoded as usize;
    if into >= run.decoded_total() {
        return run.raw as usize + run.raw_total() + (into - run.decoded_total());
    }
    let unit = (run.decoded_len as usize).max(1);
    let start = run.raw as usize + into / unit * run.raw_len as usize;
    if ceil && !into.is_multiple_of(unit) {
        start + run.raw_len as usize
    } else {
        start
    }
}

/// Copies the outer runs of a stretch that the inner text left unescaped.
fn copy_stretch(outer: &[Run], stretch: Range<usize>, built: &mut MapBuilder) {
    let mut at = stretch.start;
    let first = outer.partition_point(|run| run.decoded as usize + run.decoded_total() <= at);
    for run in outer.get(first..).unwrap_or_default() {
        let start = run.decoded as usize;
        if start >= stretch.end {
            break;
        }
        built.plain(start.saturating_sub(at));
        at = at.max(start);
        let unit = (run.decoded_len as usize).max(1);
        let until = stretch.end.min(start + run.decoded_total());
        // Texts begin and end between characters and an escape is whole characters, so units are whole.
        let count = (until - at).div_ceil(unit);
        built.escapes(run.raw_len as usize, unit, count);
        at += count * unit;
    }
    built.plain(stretch.end.saturating_sub(at));
}

/// Builds a map in one pass over a text.
pub(super) struct MapBuilder {
    base: usize,
    decoded: usize,
    raw: usize,
    runs: Vec<Run>,
}

impl MapBuilder {
    /// A builder for a text whose first byte stands at raw offset `base`.
    pub(super) fn new(base: usize) -> Self {
        Self {
            base,
            decoded: 0,
            raw: base,
            runs: Vec::new(),
        }
    }

    /// `len` bytes that stand for themselves.
    pub(super) fn plain(&mut self, len: usize) {
        self.decoded += len;
        self.raw += len;
    }

    /// `count` escapes of `raw_len` bytes, each for `decoded_len` bytes of text.
    pub(super) fn escapes(&mut self, raw_len: usize, decoded_len: usize, count: usize) {
        if raw_len == decoded_len && decoded_len == 1 {
            return self.plain(count);
        }
        let run = Run {
            decoded: narrow(self.decoded),
            raw: narrow(self.raw),
            count: narrow(count),
            decoded_len: narrow(decoded_len),
            raw_len: narrow(raw_len),
        };
        self.decoded += decoded_len * count;
        self.raw += raw_len * count;
        match self.runs.last_mut() {
            Some(last)
                if last.raw_len == run.raw_len
                    && last.decoded_len == run.decoded_len
                    && last.decoded as usize + last.decoded_total() == run.decoded as usize
                    && last.raw as usize + last.raw_total() == run.raw as usize =>
            {
                last.count += run.count;
            }
            _ if count > 0 => self.runs.push(run),
            _ => {}
        }
    }

    /// The map.
    pub(super) fn finish(self) -> OffsetMap {
        OffsetMap(Form::Runs {
            base: self.base,
            runs: self.runs,
        })
    }
}

/// Surfaces are capped far below 4 GiB (`body::UPLOAD_CAP`), so that offsets fit.
fn narrow(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_cover_whole_escapes() {
        // raw, from 10:  a b \n \u00e9 c   decoded: a b . .. c
        let mut built = MapBuilder::new(10);
        built.plain(2);
        built.escapes(2, 1, 1);
        built.escapes(6, 2, 1);
        built.plain(1);
        let map = built.finish();
        assert_eq!(map.raw_range(0..2), 10..12);
        assert_eq!(map.raw_range(2..3), 12..14);
        assert_eq!(map.raw_range(3..5), 14..20);
        assert_eq!(
            map.raw_range(4..5),
            14..20,
            "half an escape is the whole escape"
        );
        assert_eq!(map.raw_range(3..4), 14..20);
        assert_eq!(map.raw_range(5..6), 20..21);
        assert_eq!(map.raw_range(6..6), 21..21);
    }

    #[test]
    fn neighbours_of_one_size_share_an_entry() {
        let mut built = MapBuilder::new(0);
        for _ in 0..1000 {
            built.escapes(6, 3, 1);
        }
        let map = built.finish();
        assert_eq!(map.weight(), 1);
        assert_eq!(map.raw_range(3 * 999..3000), 5994..6000);
    }

    #[test]
    fn a_blanket_is_all_or_nothing() {
        assert_eq!(OffsetMap::blanket(5..90).raw_range(3..4), 5..90);
        let within = OffsetMap::identity(100).compose(&OffsetMap::blanket(5..90), 40);
        assert_eq!(within.raw_range(0..1), 105..190);
    }
}
