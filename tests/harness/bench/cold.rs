//! New text: what weir adds to it, against what nginx adds and two bare passes over the detectors' literals.

use std::time::Instant;

use weir_policy::detect::Detectors;

use super::job::Job;
use super::report::{Collected, Line};
use super::rows::Row;
use super::stats::{Spread, ratios};
use super::text;

/// The rows of new text, and the line that compares each.
pub const MEASURES: [(&str, &str); 3] = [
    (
        "10 KB, all new",
        "added minus the sync, of nginx's and 2 bare passes, 10 KB, all new",
    ),
    (
        "100 KB, all new",
        "added minus the sync, of nginx's and 2 bare passes, 100 KB, all new",
    ),
    (
        "1 MB, all new",
        "added minus the sync, of nginx's and 2 bare passes, 1 MB, all new",
    ),
];
/// Passes of which the middle one counts.
const PASSES: usize = 31;

/// A line for each row of new text that was measured.
pub fn lines(rows: &[Row], collected: &[Collected]) -> Vec<Line> {
    let line = |(label, measure): (&str, &str)| {
        let at = rows.iter().position(|row| row.label == label)?;
        let (weir, nginx) = collected.get(at)?.added_beside_sync()?;
        let allowed = 2.0 * bare_us(&rows.get(at)?.job)?;
        let bounds: Vec<f64> = nginx.iter().map(|added| added + allowed).collect();
        Some(Line {
            measure: measure.to_owned(),
            unit: "x",
            direct: None,
            nginx: None,
            weir: Spread::of(ratios(&weir, &bounds)),
            ratio: None,
        })
    };
    MEASURES.into_iter().filter_map(line).collect()
}

/// What one bare pass over such a body takes, microseconds.
fn bare_us(job: &Job) -> Option<f64> {
    let detectors = Detectors::builtin();
    let prompt = text::prompts(job, 0, 1).pop()?;
    let body = std::str::from_utf8(&prompt.body).ok()?;
    let passes = (0..PASSES).map(|_| {
        let began = Instant::now();
        std::hint::black_box(detectors.bare_pass(std::hint::black_box(body)));
        began.elapsed().as_secs_f64() * 1e6
    });
    Spread::of(passes).map(|spread| spread.median)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bench::rows;

    #[test]
    fn every_row_of_new_text_is_compared() {
        let rows = rows::rows(true);
        for (label, _) in MEASURES {
            let row = rows.iter().find(|row| row.label == label);
            assert!(row.is_some_and(|row| bare_us(&row.job).is_some_and(|us| us > 0.0)));
        }
    }
}
