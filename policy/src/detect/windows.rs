//! Stretches of text around keywords, in which regexes run: each byte once for a rule, however many keywords stand there.

use std::ops::Range;

use super::rule::Matcher;
use super::scan::Scan;
use super::{Detectors, MAX_CANDIDATES};

/// How far around a keyword a regex looks, in bytes, where its rule does not say less.
pub(super) const AROUND: Reach = Reach {
    back: 96,
    ahead: 384,
};

/// How far before a keyword's start and after its end a regex looks, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reach {
    pub back: usize,
    pub ahead: usize,
}

/// Rules, and where each of them is to run.
#[derive(Default)]
pub(super) struct Windows(Vec<(usize, Range<usize>)>);

impl Windows {
    /// Adds what is around a keyword, in a text of this length; `false` when there are too many.
    pub(super) fn add(
        &mut self,
        rule: usize,
        reach: Reach,
        hit: &Range<usize>,
        length: usize,
    ) -> bool {
        let window =
            hit.start.saturating_sub(reach.back)..hit.end.saturating_add(reach.ahead).min(length);
        // Hits come in order, so that most windows only lengthen the rule's last.
        let mut latest = self.0.iter_mut().rev().take(8);
        match latest.find(|(of, last)| *of == rule && window.start <= last.end) {
            Some((_, last)) => {
                *last = last.start.min(window.start)..last.end.max(window.end);
            }
            None => self.0.push((rule, window)),
        }
        if self.0.len() <= MAX_CANDIDATES {
            return true;
        }
        self.join();
        self.0.len() <= MAX_CANDIDATES / 2
    }

    /// Sorts windows by rule and place and joins those that touch.
    fn join(&mut self) {
        self.0.sort_by_key(|(rule, window)| (*rule, window.start));
        self.0.dedup_by(|(rule, window), (kept_rule, kept)| {
            let joins = rule == kept_rule && window.start <= kept.end;
            if joins {
                kept.end = kept.end.max(window.end);
            }
            joins
        });
    }
}

/// Runs each regex once over each stretch of text around its keywords.
pub(super) fn each(set: &Detectors, scan: &mut Scan<'_>) {
    let mut windows = std::mem::take(&mut scan.windows);
    windows.join();
    for (index, window) in windows.0 {
        let Some(rule) = set.rules.get(index) else {
            continue;
        };
        let Matcher::Regex { regex, capture, .. } = &rule.matcher else {
            continue;
        };
        let start = scan.text.floor_char_boundary(window.start);
        let (text, stop) = (scan.text, scan.text.ceil_char_boundary(window.end));
        let Some(mut search) = regex.search(text, start..stop) else {
            continue;
        };
        let mut at = start;
        while let Some((whole, value)) = search.next(at, *capture) {
            // The next search starts at the value's end, so that a separator may end one match and start the next.
            let end = value.as_ref().map_or(whole.end, |value| value.end);
            at = end
                .max(text.ceil_char_boundary(whole.start + 1))
                .max(text.ceil_char_boundary(at + 1));
            if let Some(value) = value {
                scan.offer(index, rule, value, None);
            }
            if at >= stop || scan.is_over() {
                break;
            }
        }
    }
}
