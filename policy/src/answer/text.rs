//! One text of an answer on its way through: what is decided goes on, what may still become a finding waits.

use std::ops::Range;
use std::sync::Arc;

use super::blocks::Blocks;
use super::fit::{Inner, Part};
use super::markup::{Joint, Markup};
use super::words::Words;
use super::{Found, Treatment, Watch};
use crate::detect::{Class, Confidence};

/// How much of what was released is kept, so that what follows is read in its light.
const KEEP: usize = 1024;

/// What a text of an answer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text for a person; some client renders its markup.
    Prose,
    /// What a tool is told, as it is.
    Tool,
    /// What a tool is told, as a JSON document.
    Json,
}

/// What goes on of a text, in order; bytes are those of the text that came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// So many bytes, as they are.
    Pass(usize),
    /// So many bytes, with these words in their place.
    Mask(usize, String),
    /// Nothing any more.
    Cut,
}

/// A stretch that does not pass as it is; places count from the text's beginning.
#[derive(Debug)]
pub(super) struct Mark {
    pub range: Range<usize>,
    /// What stands there instead; `None` where the answer ends.
    pub with: Option<String>,
}

/// What of a text is there, for those who look through it.
pub(super) struct View<'a> {
    pub watch: &'a Watch,
    window: &'a str,
    base: usize,
    pub last: bool,
    marks: &'a mut Vec<Mark>,
    found: &'a mut Vec<(usize, Found)>,
}

/// One text, in pieces or whole. What comes out does not depend on where the pieces were cut.
#[derive(Debug)]
pub struct Text {
    kind: Kind,
    /// The text from `base` on.
    window: String,
    base: usize,
    released: usize,
    markup: Option<Markup>,
    words: Option<Words>,
    blocks: Option<Blocks>,
    marks: Vec<Mark>,
    /// What was found since the last piece, and where.
    found: Vec<(usize, Found)>,
    inner: Inner,
    cut: bool,
}

impl Text {
    /// At the beginning of a text.
    pub fn new(kind: Kind, watch: &Watch) -> Self {
        let detected = watch.detected();
        let eager = detected.is_some_and(Treatment::changes);
        Self {
            kind,
            window: String::new(),
            base: 0,
            released: 0,
            markup: (kind == Kind::Prose).then(|| Markup::new(watch)).flatten(),
            words: eager.then(Words::default),
            blocks: (detected.is_some() && !eager).then(Blocks::default),
            marks: Vec::new(),
            found: Vec::new(),
            inner: Inner::default(),
            cut: false,
        }
    }

    /// Goes on where the text ended that a client joins with it.
    pub fn join(&mut self, joint: Option<Joint>) {
        if let (Some(markup), Some(joint)) = (&mut self.markup, joint) {
            markup.join(joint);
        }
    }

    /// How the text ended, for one that a client joins with it.
    pub fn joint(&self) -> Option<Joint> {
        self.markup.as_ref().map(Markup::joint)
    }

    /// A text that is there as a whole. `again`: it was told of before, and is looked at for what must change alone.
    pub fn whole(
        kind: Kind,
        watch: &Watch,
        text: &str,
        again: bool,
        found: &mut Vec<Found>,
    ) -> Vec<Step> {
        Self::new(kind, watch).all(watch, text, again, found)
    }

    /// As [`Self::whole`], of a text that begins.
    pub fn all(
        &mut self,
        watch: &Watch,
        text: &str,
        again: bool,
        found: &mut Vec<Found>,
    ) -> Vec<Step> {
        let one = self;
        if again {
            one.blocks = None;
        }
        if (one.words.is_some() || one.blocks.is_some())
            && let Ok(findings) = watch.scan(text)
        {
            (one.words, one.blocks) = (None, None);
            let mut view = View {
                watch,
                window: text,
                base: 0,
                last: true,
                marks: &mut one.marks,
                found: &mut one.found,
            };
            for finding in findings {
                let range = finding.range.clone();
                view.note(&finding.class, &finding.detector, finding.confidence, range);
            }
        }
        one.push(watch, text, true, found)
    }

    /// Whether some of it waits.
    pub fn holds(&self) -> bool {
        !self.cut && self.released < self.base + self.window.len()
    }

    /// Takes the next piece, and with `last` the end; gives what goes on.
    pub fn push(
        &mut self,
        watch: &Watch,
        text: &str,
        last: bool,
        found: &mut Vec<Found>,
    ) -> Vec<Step> {
        let mut steps = Vec::new();
        if self.cut {
            return steps;
        }
        let piece = self.window.len();
        self.window.push_str(text);
        let end = self.base + self.window.len();
        let mut free = end;
        let mut view = View {
            watch,
            window: &self.window,
            base: self.base,
            last,
            marks: &mut self.marks,
            found: &mut self.found,
        };
        if let Some(markup) = &mut self.markup {
            free = free.min(markup.advance(&mut view));
        }
        if let Some(words) = &mut self.words {
            free = free.min(words.advance(&mut view));
        }
        if let Some(blocks) = &mut self.blocks {
            let piece = self.window.get(piece..).unwrap_or_default();
            blocks.advance(&mut view, piece);
        }
        self.release(if last { end } else { free }, &mut steps);
        self.tell(last, found);
        self.forget();
        steps
    }

    /// Gives what stands before `free`, which is decided.
    fn release(&mut self, free: usize, steps: &mut Vec<Step>) {
        let marks = joined(std::mem::take(&mut self.marks));
        for mark in marks {
            if mark.range.start >= free {
                self.marks.push(mark);
                continue;
            }
            let Some(with) = mark.with else {
                self.pass(mark.range.start, steps);
                steps.push(Step::Cut);
                self.cut = true;
                return;
            };
            self.pass(mark.range.start, steps);
            if self.kind == Kind::Json {
                // How the document stands is known as far as it was released.
                let value = self.slice(self.released..mark.range.end).to_owned();
                for part in self.inner.fit(&value, &with) {
                    match part {
                        Part::Keep(bytes) => self.keep(self.released + bytes, steps),
                        Part::Put(bytes, with) => self.mask(self.released + bytes, with, steps),
                    }
                }
            } else {
                self.mask(mark.range.end, with, steps);
            }
        }
        self.pass(free, steps);
    }

    /// Tells of what was found in what went on: what stands behind a cut never was in the answer.
    fn tell(&mut self, last: bool, found: &mut Vec<Found>) {
        let (released, all) = (self.released, last && !self.cut);
        let cut = self.cut;
        let gone = self.found.extract_if(.., |(at, _)| {
            all || *at < released || cut && *at == released
        });
        found.extend(gone.map(|(_, one)| one));
    }

    fn pass(&mut self, to: usize, steps: &mut Vec<Step>) {
        if to <= self.released {
            return;
        }
        if self.kind == Kind::Json {
            let text = self.slice(self.released..to).to_owned();
            let gone = self.inner.follow(&text);
            self.mask(self.released + gone, String::new(), steps);
        }
        self.keep(to, steps);
    }

    fn keep(&mut self, to: usize, steps: &mut Vec<Step>) {
        if to <= self.released {
            return;
        }
        match steps.last_mut() {
            Some(Step::Pass(bytes)) => *bytes += to - self.released,
            _ => steps.push(Step::Pass(to - self.released)),
        }
        self.released = to;
    }

    fn mask(&mut self, to: usize, with: String, steps: &mut Vec<Step>) {
        if to <= self.released {
            return;
        }
        steps.push(Step::Mask(to - self.released, with));
        self.released = to;
    }

    fn slice(&self, range: Range<usize>) -> &str {
        let start = range.start.saturating_sub(self.base);
        let end = range.end.saturating_sub(self.base);
        self.window.get(start..end).unwrap_or_default()
    }

    /// Forgets what nobody reads any more.
    fn forget(&mut self) {
        let passed = self.released - self.base;
        if passed > 4 * KEEP {
            let cut = self.window.floor_char_boundary(passed - KEEP);
            self.window.drain(..cut);
            self.base += cut;
        }
    }
}

/// Sorted, and of those that overlap one that covers them; a cut before all, else the words of the longer.
fn joined(mut marks: Vec<Mark>) -> Vec<Mark> {
    marks.sort_by_key(|mark| (mark.range.start, std::cmp::Reverse(mark.range.end)));
    let mut all: Vec<Mark> = Vec::with_capacity(marks.len());
    for mark in marks {
        match all.last_mut() {
            Some(last) if mark.range.start < last.range.end => {
                let shorter = last.range.len() < mark.range.len();
                if mark.with.is_none() || (last.with.is_some() && shorter) {
                    last.with = mark.with;
                }
                last.range.end = last.range.end.max(mark.range.end);
            }
            _ => all.push(mark),
        }
    }
    all
}

impl View<'_> {
    /// Where the text ends so far.
    pub fn end(&self) -> usize {
        self.base + self.window.len()
    }

    /// What stands from one place to another, as far as it is still there, on character boundaries, and where it
    /// begins.
    pub fn slice(&self, range: Range<usize>) -> (usize, &str) {
        let start = self
            .window
            .ceil_char_boundary(range.start.saturating_sub(self.base));
        let end = self
            .window
            .floor_char_boundary(range.end.saturating_sub(self.base));
        (
            self.base + start,
            self.window.get(start..end).unwrap_or_default(),
        )
    }

    /// Notes what a detector found; it goes as policy says.
    pub fn note(
        &mut self,
        class: &Class,
        detector: &Arc<str>,
        confidence: Confidence,
        range: Range<usize>,
    ) {
        let (_, value) = self.slice(range.clone());
        let Some(found) = self.watch.found(class, detector, confidence, value) else {
            return;
        };
        let with = format!("[masked: {}]", self.watch.words(class));
        self.mark(found, range, with);
    }

    /// Tells of a finding that passes.
    pub fn tell(
        &mut self,
        class: &Class,
        detector: &Arc<str>,
        confidence: Confidence,
        value: &str,
    ) {
        let found = self.watch.found(class, detector, confidence, value);
        self.found.extend(found.map(|found| (0, found)));
    }

    /// Notes a finding that is not a value: what stands in `range` becomes `with`.
    pub fn mark(&mut self, found: Found, range: Range<usize>, with: String) {
        let at = range.start;
        match found.action {
            Treatment::Mask => self.marks.push(Mark {
                range,
                with: Some(with),
            }),
            Treatment::Cut => self.marks.push(Mark { range, with: None }),
            Treatment::Record | Treatment::WouldMask | Treatment::WouldCut => {}
        }
        self.found.push((at, found));
    }
}
