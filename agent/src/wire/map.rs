//! Where a decoded character stood in the bytes received, so that an edit never cuts an escape in half.

use std::ops::Range;
use std::sync::Arc;

/// Decoded byte offsets of one text, back to byte offsets in the surface it was read from.
///
/// Unescaped stretches cost nothing; an escape of two bytes for one costs four bytes, and of others neighbours of one
/// size share one entry. Clones share their entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OffsetMap(Form);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Form {
    /// `base` is the raw offset of the first byte; `at` are the decoded offsets of bytes written in two.
    Pairs { base: usize, at: Arc<Vec<u32>> },
    /// `base` is the raw offset of the first byte; between runs, decoded and raw go in step.
    Runs { base: usize, runs: Arc<Vec<Run>> },
    /// No escapes.
    Plain { base: usize },
    /// No byte of the text has a place of its own (base64): all of it is all of the range.
    Blanket(Range<usize>),
    /// A text within a text that has a map of its own.
    Within {
        outer: Arc<OffsetMap>,
        inner: Box<Form>,
    },
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
        Self(Form::Plain { base })
    }

    /// The map of a text that was decoded from `raw` as a whole.
    pub const fn blanket(raw: Range<usize>) -> Self {
        Self(Form::Blanket(raw))
    }

    /// The raw bytes behind a decoded range: the smallest range that covers whole escapes.
    pub fn raw_range(&self, decoded: Range<usize>) -> Range<usize> {
        self.0.raw_range(decoded)
    }

    /// Whether each byte of the text stands for itself.
    pub(super) fn is_plain(&self) -> bool {
        matches!(self.0, Form::Plain { .. })
    }

    /// How many entries of 20 bytes it holds of its own, for the memory budget of a request.
    pub(super) fn weight(&self) -> usize {
        self.0.weight()
    }

    /// The map of a text that `inner` places within the text that `outer` places.
    pub(super) fn within(outer: &Arc<Self>, inner: Self) -> Self {
        Self(Form::Within {
            outer: outer.clone(),
            inner: Box::new(inner.0),
        })
    }
}

impl Form {
    fn raw_range(&self, decoded: Range<usize>) -> Range<usize> {
        match self {
            Self::Blanket(raw) => raw.clone(),
            Self::Plain { base } => base + decoded.start..base + decoded.end.max(decoded.start),
            Self::Pairs { base, at } => {
                let raw = |decoded: usize| {
                    base + decoded + at.partition_point(|pair| (*pair as usize) < decoded)
                };
                raw(decoded.start)..raw(decoded.end.max(decoded.start))
            }
            Self::Runs { base, runs } => {
                let start = locate(*base, runs, decoded.start, false);
                let end = locate(*base, runs, decoded.end, decoded.end > decoded.start);
                start..end.max(start)
            }
            Self::Within { outer, inner } => outer.raw_range(inner.raw_range(decoded)),
        }
    }

    fn weight(&self) -> usize {
        match self {
            Self::Blanket(_) | Self::Plain { .. } => 0,
            Self::Pairs { at, .. } => at.len().div_ceil(5),
            Self::Runs { runs, .. } => runs.len(),
            Self::Within { inner, .. } => inner.weight(),
        }
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

/// Builds a map in one pass over a text.
pub(super) struct MapBuilder {
    base: usize,
    decoded: usize,
    raw: usize,
    /// Until the first escape of another kind.
    pairs: Vec<u32>,
    runs: Vec<Run>,
}

impl MapBuilder {
    /// A builder for a text whose first byte stands at raw offset `base`.
    pub(super) fn new(base: usize) -> Self {
        Self {
            base,
            decoded: 0,
            raw: base,
            pairs: Vec::new(),
            runs: Vec::new(),
        }
    }

    /// `len` bytes that stand for themselves.
    pub(super) fn plain(&mut self, len: usize) {
        self.decoded += len;
        self.raw += len;
    }

    /// `count` escapes of `raw_len` bytes, each for `decoded_len` bytes of text.
    #[inline]
    pub(super) fn escapes(&mut self, raw_len: usize, decoded_len: usize, count: usize) {
        if raw_len == 2 && decoded_len == 1 && self.runs.is_empty() {
            let first = narrow(self.decoded);
            self.pairs
                .extend((0..narrow(count)).map(|index| first.saturating_add(index)));
            self.decoded += count;
            self.raw += 2 * count;
            return;
        }
        if raw_len == decoded_len && decoded_len == 1 {
            return self.plain(count);
        }
        for (index, pair) in std::mem::take(&mut self.pairs).into_iter().enumerate() {
            let raw = self.base + pair as usize + index;
            self.run(Run {
                decoded: pair,
                raw: narrow(raw),
                count: 1,
                decoded_len: 1,
                raw_len: 2,
            });
        }
        self.run(Run {
            decoded: narrow(self.decoded),
            raw: narrow(self.raw),
            count: narrow(count),
            decoded_len: narrow(decoded_len),
            raw_len: narrow(raw_len),
        });
        self.decoded += decoded_len * count;
        self.raw += raw_len * count;
    }

    fn run(&mut self, run: Run) {
        match self.runs.last_mut() {
            Some(last)
                if last.raw_len == run.raw_len
                    && last.decoded_len == run.decoded_len
                    && last.decoded as usize + last.decoded_total() == run.decoded as usize
                    && last.raw as usize + last.raw_total() == run.raw as usize =>
            {
                last.count += run.count;
            }
            _ if run.count > 0 => self.runs.push(run),
            _ => {}
        }
    }

    /// The map.
    pub(super) fn finish(self) -> OffsetMap {
        let Self {
            base, pairs, runs, ..
        } = self;
        OffsetMap(if !runs.is_empty() {
            Form::Runs {
                base,
                runs: Arc::new(runs),
            }
        } else if !pairs.is_empty() {
            Form::Pairs {
                base,
                at: Arc::new(pairs),
            }
        } else {
            Form::Plain { base }
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
        let outer = Arc::new(OffsetMap::identity(100));
        let within = OffsetMap::within(&outer, OffsetMap::blanket(5..90));
        assert_eq!(within.raw_range(0..1), 105..190);
    }
}
