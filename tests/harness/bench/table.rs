//! The report, as a plain table and as one JSON document.

use std::fmt::Write;

use serde::Serialize;

use super::report::{Figure, Line};
use super::stats::Spread;
use super::targets::Verdict;

/// All of a run.
#[derive(Debug, Serialize)]
pub struct Report {
    /// Where and how it was made.
    pub made: Made,
    /// Measures of the systems beside each other.
    pub lines: Vec<Line>,
    /// Figures that stand by themselves.
    pub figures: Vec<Figure>,
    /// What was promised, and whether it was kept.
    pub verdicts: Vec<Verdict>,
    /// What a reader has to know before believing a number.
    pub notes: Vec<String>,
}

/// Where and how a report was made.
#[derive(Debug, Serialize)]
pub struct Made {
    /// The kernel's release.
    pub kernel: String,
    /// The processor's name.
    pub processor: String,
    /// Processors this could use.
    pub processors: usize,
    /// `release` or `debug`.
    pub build: &'static str,
    /// What nginx calls itself.
    pub nginx: String,
    /// Rounds of which medians are shown.
    pub rounds: usize,
    /// Whether each asked less often than a full run does.
    pub quick: bool,
}

/// The table for people: medians, with the smallest and largest of the rounds.
pub fn table(report: &Report) -> String {
    let made = &report.made;
    let mut text = format!(
        "weir beside {} and beside direct, in one run: medians (min..max) of {} rounds\n{} x {}, Linux {}, {} build{}\n\n",
        made.nginx,
        made.rounds,
        made.processors,
        made.processor,
        made.kernel,
        made.build,
        if made.quick { ", quick" } else { "" },
    );
    let head = ["measure", "unit", "direct", "nginx", "weir", "weir/nginx"].map(str::to_owned);
    let cell = |spread: &Option<Spread>| spread.as_ref().map_or_else(|| "-".to_owned(), shown);
    let lines = report.lines.iter().map(|line| {
        [
            line.measure.clone(),
            line.unit.to_owned(),
            cell(&line.direct),
            cell(&line.nginx),
            cell(&line.weir),
            cell(&line.ratio),
        ]
    });
    columns(&mut text, std::iter::once(head).chain(lines).collect());
    text.push('\n');
    let head = ["by itself", "unit", "value"].map(str::to_owned);
    let figures = report.figures.iter().map(|figure| {
        [
            figure.measure.clone(),
            figure.unit.to_owned(),
            shown(&figure.value),
        ]
    });
    columns(&mut text, std::iter::once(head).chain(figures).collect());
    text.push('\n');
    let head = ["promised", "counts", "must", "aim", "seen", "verdict"].map(str::to_owned);
    let verdicts = report.verdicts.iter().map(|verdict| {
        [
            verdict.measure.clone(),
            verdict.counts.to_owned(),
            number(verdict.must),
            number(verdict.aim),
            number(verdict.seen),
            verdict.verdict.to_owned(),
        ]
    });
    columns(&mut text, std::iter::once(head).chain(verdicts).collect());
    for note in &report.notes {
        text.push_str("\nnote: ");
        text.push_str(note);
    }
    if !report.notes.is_empty() {
        text.push('\n');
    }
    text
}

/// Appends cells in columns as wide as their widest: names to the left, numbers to the right.
fn columns<const N: usize>(text: &mut String, cells: Vec<[String; N]>) {
    let width = |column: usize| {
        cells
            .iter()
            .map(|row| row[column].chars().count())
            .max()
            .unwrap_or(0)
    };
    let widths: [usize; N] = std::array::from_fn(width);
    for row in &cells {
        let mut line = String::new();
        for (column, cell) in row.iter().enumerate() {
            let width = widths[column];
            // Writing into a string cannot fail.
            let _ = if column < 2 {
                write!(line, "{cell:width$}  ")
            } else {
                write!(line, "{cell:>width$}  ")
            };
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
}

fn shown(spread: &Spread) -> String {
    format!(
        "{} ({}..{})",
        number(spread.median),
        number(spread.min),
        number(spread.max)
    )
}

/// Three digits that mean something, and no more.
fn number(value: f64) -> String {
    match value.abs() {
        size if size >= 100.0 => format!("{value:.0}"),
        size if size >= 10.0 => format!("{value:.1}"),
        _ => format!("{value:.2}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_has_its_unit_and_spread() {
        let spread = |median| {
            Some(Spread {
                median,
                min: median / 2.0,
                max: median * 2.0,
            })
        };
        let made = Made {
            kernel: "6.18".into(),
            processor: "a CPU".into(),
            processors: 2,
            build: "release",
            nginx: "nginx/1.22.1".into(),
            rounds: 3,
            quick: true,
        };
        let line = Line {
            measure: "added p50, 10 KB".into(),
            unit: "us",
            direct: None,
            nginx: spread(50.0),
            weir: spread(123.4),
            ratio: spread(2.468),
        };
        let figures = vec![Figure {
            measure: "the provider's ceiling".into(),
            unit: "1/s",
            value: spread(24_000.0).expect("a spread"),
        }];
        let report = Report {
            made,
            lines: vec![line],
            figures,
            verdicts: vec![Verdict {
                measure: "added p50, 10 KB (us)".into(),
                counts: "times nginx's, at most",
                must: 2.0,
                aim: 1.2,
                seen: 2.468,
                verdict: "MISSED",
            }],
            notes: vec!["a quick run".into()],
        };
        let text = table(&report);
        assert!(text.contains("weir beside nginx/1.22.1 and beside direct, in one run: medians (min..max) of 3 rounds"), "{text}");
        let row = text
            .lines()
            .find(|line| line.starts_with("added p50"))
            .expect("the line");
        let words: Vec<&str> = row.split_whitespace().collect();
        assert_eq!(
            words,
            [
                "added",
                "p50,",
                "10",
                "KB",
                "us",
                "-",
                "50.0",
                "(25.0..100)",
                "123",
                "(61.7..247)",
                "2.47",
                "(1.23..4.94)"
            ]
        );
        assert!(text.contains("24000 (12000..48000)"), "{text}");
        let kept = text.lines().find(|line| line.ends_with("MISSED"));
        assert!(kept.is_some_and(|line| line.contains("2.47")), "{text}");
        assert!(text.ends_with("\nnote: a quick run\n"), "{text}");
        let json = serde_json::to_value(&report).expect("JSON");
        assert_eq!(json["lines"][0]["weir"]["median"], 123.4);
        assert_eq!(json["figures"][0]["unit"], "1/s");
    }
}
