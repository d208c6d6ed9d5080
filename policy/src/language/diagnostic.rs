//! Mistakes in a policy, shown with their place and what was meant.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The policy does not load.
    Error,
    /// It loads, and is likely not what was meant.
    Warning,
}

/// One mistake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    severity: Severity,
    title: String,
    place: Option<Place>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Place {
    file: Arc<str>,
    text: Arc<str>,
    span: Range<usize>,
    label: String,
}

impl Place {
    /// Line and column of a byte.
    fn at(&self, byte: usize) -> Option<(usize, usize)> {
        let before = self.text.get(..byte)?;
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let column = before.get(line_start..)?.chars().count() + 1;
        Some((before.matches('\n').count() + 1, column))
    }
}

impl Diagnostic {
    /// An error that has no place in a file.
    pub(super) fn general(title: String) -> Self {
        Self {
            severity: Severity::Error,
            title,
            place: None,
        }
    }

    /// One at a byte range of a file.
    pub(super) fn at(
        severity: Severity,
        title: String,
        file: &Arc<str>,
        text: &Arc<str>,
        span: Range<usize>,
        label: String,
    ) -> Self {
        let end = floor(text, span.end);
        let start = floor(text, span.start).min(end);
        let place = Place {
            file: Arc::clone(file),
            text: Arc::clone(text),
            span: start..end,
            label,
        };
        Self {
            severity,
            title,
            place: Some(place),
        }
    }

    /// How bad it is.
    pub fn severity(&self) -> Severity {
        self.severity
    }

    /// What is wrong, in one line.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// What to do, or what was meant, where that is known.
    pub fn help(&self) -> Option<&str> {
        let label = self.place.as_ref().map(|place| place.label.as_str());
        label.filter(|label| !label.is_empty())
    }

    /// Line and column (as [`Self::place`] has them) right after its end.
    pub fn end(&self) -> Option<(usize, usize)> {
        let place = self.place.as_ref()?;
        place.at(place.span.end)
    }

    /// File, line and column (both from 1, columns in characters), where it has a place.
    pub fn place(&self) -> Option<(&str, usize, usize)> {
        let place = self.place.as_ref()?;
        let (line, column) = place.at(place.span.start)?;
        Some((&place.file, line, column))
    }

    fn start(&self) -> (Option<&str>, usize) {
        self.place
            .as_ref()
            .map_or((None, 0), |place| (Some(&*place.file), place.span.start))
    }

    fn render(&self, renderer: &Renderer) -> String {
        let level = match self.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let title = level.primary_title(self.title.as_str());
        match &self.place {
            None => renderer.render(&[Group::with_title(title)]),
            Some(place) => {
                let mut mark = AnnotationKind::Primary.span(place.span.clone());
                if !place.label.is_empty() {
                    mark = mark.label(place.label.as_str());
                }
                let snippet = Snippet::source(&*place.text)
                    .path(&*place.file)
                    .annotation(mark);
                renderer.render(&[title.element(snippet)])
            }
        }
    }
}

/// The nearest character boundary at or before `at`.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Everything found wrong with a policy, in the order of the files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagnostics(Vec<Diagnostic>);

/// Most that are shown; the rest is counted.
const MAX_SHOWN: usize = 50;

impl Diagnostics {
    pub(super) fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Adds one file's, by place.
    pub(super) fn extend_sorted(&mut self, mut list: Vec<Diagnostic>) {
        list.sort_by(|a, b| a.start().cmp(&b.start()));
        self.0.append(&mut list);
    }

    pub(super) fn has_errors(&self) -> bool {
        self.0.iter().any(|one| one.severity == Severity::Error)
    }

    /// Whether there is nothing to say.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Each of them.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.0.iter()
    }

    /// All of them as text with source lines and carets; `styled` adds terminal colours.
    pub fn render(&self, styled: bool) -> String {
        let renderer = if styled {
            Renderer::styled()
        } else {
            Renderer::plain()
        };
        let shown = self
            .0
            .iter()
            .take(MAX_SHOWN)
            .map(|one| one.render(&renderer));
        let mut text = shown.collect::<Vec<_>>().join("\n\n");
        if let Some(more) = self.0.len().checked_sub(MAX_SHOWN).filter(|more| *more > 0) {
            text.push_str(&format!("\n\nand {more} more"));
        }
        text
    }
}

impl fmt::Display for Diagnostics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.render(false))
    }
}

impl std::error::Error for Diagnostics {}
