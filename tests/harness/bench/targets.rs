//! What the table must show: each figure that was promised, and whether this run kept it.

use serde::Serialize;

use super::report::Line;
use super::rows;
use super::stats::Spread;

/// A figure that was promised.
struct Promise {
    /// The line's measure, or its start.
    measure: &'static str,
    /// Which of the line's columns counts.
    of: Of,
    /// The most, or the least where more is better, that is acceptable.
    must: f64,
    /// What is aimed at.
    aim: f64,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Of {
    /// Weir's divided by nginx's: at most.
    Ratio,
    /// Weir's divided by nginx's: at least.
    AtLeast,
    /// Direct divided by weir's: at least.
    FasterThanDirect,
    /// Weir's own, in the line's unit: at most.
    Own,
}

/// One promise beside what was seen.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Verdict {
    /// What is measured.
    pub measure: String,
    /// How it counts.
    pub counts: &'static str,
    /// The bound.
    pub must: f64,
    /// What is aimed at.
    pub aim: f64,
    /// The median that was seen.
    pub seen: f64,
    /// `aim`, `met` or `MISSED`.
    pub verdict: &'static str,
}

const PROMISES: &[Promise] = &[
    promise("added p50 minus the sync, 10 KB", Of::Ratio, 2.0, 1.2),
    promise("added p50 minus the sync, 100 KB", Of::Ratio, 2.5, 1.4),
    promise("added p50 minus the sync, 1 MB", Of::Ratio, 4.0, 2.0),
    promise("CPU per request, 10 KB", Of::Ratio, 2.0, 1.4),
    promise("CPU per request, 100 KB", Of::Ratio, 2.5, 1.5),
    promise(
        "requests a second, 10 KB, 16 connections",
        Of::AtLeast,
        0.5,
        0.75,
    ),
    promise("added p99, 10 KB, open loop at 100/s", Of::Ratio, 2.5, 1.2),
    promise("added p50, 10 KB, new connection each", Of::Ratio, 1.5, 0.9),
    promise(
        "p50, 10 KB, new connection each, provider 50 ms away",
        Of::FasterThanDirect,
        1.0,
        2.0,
    ),
    promise(
        "added first event minus the sync, 10 KB, 40 events at 200/s",
        Of::Ratio,
        1.5,
        1.0,
    ),
    promise(
        "event delay p50, 10 KB, 40 events at 200/s",
        Of::Ratio,
        1.5,
        1.0,
    ),
    promise(
        "event delay p99, 10 KB, 40 events at 200/s",
        Of::Ratio,
        2.0,
        1.0,
    ),
    promise("processors used, ", Of::Ratio, 1.5, 1.0),
    promise("memory over idle, ", Of::Ratio, 1.2, 0.7),
    promise(super::cold::MEASURES[0].1, Of::Own, 1.0, 0.5),
    promise(super::cold::MEASURES[1].1, Of::Own, 1.0, 0.5),
    promise(super::cold::MEASURES[2].1, Of::Own, 1.0, 0.5),
    promise(TURN_AGAINST_WHOLE, Of::Own, 15.0, 5.0),
    promise("resident memory, idle", Of::Own, 40.0, 20.0),
    promise("exec to ready", Of::Own, 300.0, 100.0),
];

/// The line that compares a turn with the whole.
pub const TURN_AGAINST_WHOLE: &str = "CPU of a 200th turn of 1 MB against 1 MB all new";

const fn promise(measure: &'static str, of: Of, must: f64, aim: f64) -> Promise {
    Promise {
        measure,
        of,
        must,
        aim,
    }
}

/// The line that says what a turn costs of what inspecting all of it costs, round by round.
pub fn turn_against_whole(turn: &[f64], whole: &[f64]) -> Line {
    let percent = super::stats::ratios(turn, whole)
        .into_iter()
        .map(|ratio| ratio * 100.0);
    Line {
        measure: TURN_AGAINST_WHOLE.to_owned(),
        unit: "%",
        direct: None,
        nginx: None,
        weir: Spread::of(percent),
        ratio: None,
    }
}

/// Every promise that this run measured.
pub fn verdicts(lines: &[Line]) -> Vec<Verdict> {
    PROMISES
        .iter()
        .filter_map(|promise| {
            let line = lines.iter().find(|line| {
                line.measure == promise.measure
                    || (promise.measure.ends_with(' ') && line.measure.starts_with(promise.measure))
            })?;
            promise.judge(line)
        })
        .collect()
}

impl Promise {
    fn judge(&self, line: &Line) -> Option<Verdict> {
        let (seen, counts) = match self.of {
            // Where nginx added nothing that could be measured there is no ratio, and no verdict.
            Of::Ratio => (line.ratio?.median, "times nginx's, at most"),
            Of::AtLeast => (line.ratio?.median, "times nginx's, at least"),
            Of::FasterThanDirect => (
                line.direct?.median / line.weir?.median,
                "times as fast as direct, at least",
            ),
            Of::Own => (line.weir?.median, "at most"),
        };
        let more_is_better = matches!(self.of, Of::AtLeast | Of::FasterThanDirect);
        let keeps = |bound: f64| {
            if more_is_better {
                seen >= bound
            } else {
                seen <= bound
            }
        };
        let verdict = if keeps(self.aim) {
            "aim"
        } else if keeps(self.must) {
            "met"
        } else {
            "MISSED"
        };
        Some(Verdict {
            measure: format!("{} ({})", line.measure, line.unit),
            counts,
            must: self.must,
            aim: self.aim,
            seen,
            verdict,
        })
    }
}

/// The rows that a turn is compared by.
pub const COMPARED: (&str, &str) = (rows::TURN, rows::WHOLE);

#[cfg(test)]
mod tests {
    use super::*;

    fn line(measure: &str, weir: f64, ratio: f64) -> Line {
        let spread = |median| {
            Some(Spread {
                median,
                min: median,
                max: median,
            })
        };
        Line {
            measure: measure.to_owned(),
            unit: "us",
            direct: spread(100.0),
            nginx: spread(1.0),
            weir: spread(weir),
            ratio: spread(ratio),
        }
    }

    #[test]
    fn a_figure_is_kept_met_or_missed() {
        let verdict = |measure, weir, ratio| {
            let verdicts = verdicts(&[line(measure, weir, ratio)]);
            verdicts.first().map(|verdict| verdict.verdict)
        };
        let cpu = "CPU per request, 10 KB";
        assert_eq!(verdict(cpu, 9.0, 1.3), Some("aim"));
        assert_eq!(verdict(cpu, 9.0, 1.9), Some("met"));
        assert_eq!(verdict(cpu, 9.0, 2.1), Some("MISSED"));
        let rate = "requests a second, 10 KB, 16 connections";
        assert_eq!(verdict(rate, 9.0, 0.4), Some("MISSED"));
        assert_eq!(verdict(rate, 9.0, 0.8), Some("aim"));
        let far = "p50, 10 KB, new connection each, provider 50 ms away";
        assert_eq!(verdict(far, 40.0, 9.0), Some("aim"));
        assert_eq!(verdict(far, 120.0, 9.0), Some("MISSED"));
        assert_eq!(
            verdict("processors used, 1000 open streams", 9.0, 1.4),
            Some("met")
        );
        assert_eq!(verdict("exec to ready", 301.0, 9.0), Some("MISSED"));
        assert_eq!(verdict("something else", 9.0, 9.0), None);
    }
}
