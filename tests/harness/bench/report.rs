//! From rounds to lines: what each system added, and how weir compares.

use std::collections::BTreeMap;

use serde::Serialize;

use super::rows::{Row, Shows};
use super::stats::{Spread, differences, percentile, ratios};
use super::systems::{Kind, Measured};
use super::text;

/// One round of one row of one system, reduced; times in microseconds.
#[derive(Clone, Copy, Debug, Default)]
pub struct Round {
    /// Of a request.
    pub p50: f64,
    /// Of a request.
    pub p99: f64,
    /// CPU of a request.
    pub cpu: f64,
    /// Requests a second.
    pub rate: f64,
    /// To a stream's first event, median.
    pub first: f64,
    /// Of an event on its way.
    pub event_p50: f64,
    /// Of an event on its way.
    pub event_p99: f64,
    /// Weir's own time, median, as its answers say.
    pub told: f64,
    /// Bytes written to disk for a request.
    pub written: f64,
}

impl Round {
    /// Reduces one measurement; what was not measured is no number.
    pub fn of(measured: &Measured) -> Self {
        let outcome = &measured.outcome;
        let at = |samples: &[u64], rank| {
            percentile(samples, rank).map_or(f64::NAN, |ns| ns as f64 / 1e3)
        };
        let requests = outcome.latencies_ns.len().max(1) as f64;
        Self {
            p50: at(&outcome.latencies_ns, 500),
            p99: at(&outcome.latencies_ns, 990),
            cpu: measured.cpu_ns as f64 / 1e3 / requests,
            rate: requests / (outcome.elapsed_ns.max(1) as f64 / 1e9),
            first: at(&outcome.first_event_ns, 500),
            event_p50: at(&outcome.event_delay_ns, 500),
            event_p99: at(&outcome.event_delay_ns, 990),
            told: at(&outcome.told_ns, 500),
            written: measured.written as f64 / requests,
        }
    }
}

/// The rounds of one row.
#[derive(Debug, Default)]
pub struct Collected {
    /// Of each system, in order.
    pub rounds: BTreeMap<Kind, Vec<Round>>,
    /// Medians of the bare store's append, microseconds, in order.
    pub sync_p50: Vec<f64>,
    /// The same, the 99th percentile.
    pub sync_p99: Vec<f64>,
    /// The bare store's CPU of an append, microseconds, in order.
    pub sync_cpu: Vec<f64>,
}

/// One line of the table: a measure of the systems it applies to.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Line {
    /// What is measured.
    pub measure: String,
    /// Its unit.
    pub unit: &'static str,
    /// Without anything between.
    pub direct: Option<Spread>,
    /// Through nginx.
    pub nginx: Option<Spread>,
    /// Through weir.
    pub weir: Option<Spread>,
    /// Weir's divided by nginx's, round by round.
    pub ratio: Option<Spread>,
}

/// A figure that stands by itself.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Figure {
    /// What is measured.
    pub measure: String,
    /// Its unit.
    pub unit: &'static str,
    /// Its value over the rounds.
    pub value: Spread,
}

/// A line from each system's values, round by round.
pub fn line(measure: String, unit: &'static str, values: &BTreeMap<Kind, Vec<f64>>) -> Line {
    let of = |kind| {
        values
            .get(&kind)
            .and_then(|all: &Vec<f64>| Spread::of(all.iter().copied()))
    };
    let ratio = match (values.get(&Kind::Weir), values.get(&Kind::Nginx)) {
        (Some(weir), Some(nginx)) => Spread::of(ratios(weir, nginx)),
        _ => None,
    };
    Line {
        measure,
        unit,
        direct: of(Kind::Direct),
        nginx: of(Kind::Nginx),
        weir: of(Kind::Weir),
        ratio,
    }
}

impl Collected {
    fn values(&self, pick: impl Fn(&Round) -> f64) -> BTreeMap<Kind, Vec<f64>> {
        self.rounds
            .iter()
            .map(|(kind, rounds)| (*kind, rounds.iter().map(&pick).collect()))
            .collect()
    }

    /// What each system adds to the direct way.
    fn added(&self, pick: impl Fn(&Round) -> f64) -> BTreeMap<Kind, Vec<f64>> {
        let mut values = self.values(pick);
        let Some(direct) = values.remove(&Kind::Direct) else {
            return BTreeMap::new();
        };
        values
            .into_iter()
            .map(|(kind, all)| (kind, differences(&all, &direct)))
            .collect()
    }

    /// What weir adds beside its store's sync, and what nginx adds, round by round, microseconds.
    pub fn added_beside_sync(&self) -> Option<(Vec<f64>, Vec<f64>)> {
        let mut added = self.minus_sync(self.added(|round| round.p50));
        Some((added.remove(&Kind::Weir)?, added.remove(&Kind::Nginx)?))
    }

    fn minus_sync(&self, mut added: BTreeMap<Kind, Vec<f64>>) -> BTreeMap<Kind, Vec<f64>> {
        if let Some(weir) = added.get_mut(&Kind::Weir) {
            *weir = differences(weir, &self.sync_p50);
        }
        added
    }

    /// The row's lines.
    pub fn lines(&self, row: &Row) -> Vec<Line> {
        let label = row.label;
        let name = |what: &str| format!("{what}, {label}");
        let us = "us";
        let cpu = || {
            let mut cpu = self.values(|round| round.cpu);
            cpu.remove(&Kind::Direct);
            line(name("CPU per request"), us, &cpu)
        };
        let sync = |what: &str, pick: fn(&Round) -> f64| {
            line(name(what), us, &self.minus_sync(self.added(pick)))
        };
        match row.shows {
            Shows::Request => vec![
                line(name("p50"), us, &self.values(|round| round.p50)),
                line(name("added p50"), us, &self.added(|round| round.p50)),
                sync("added p50 minus the sync", |round| round.p50),
                line(name("added p99"), us, &self.added(|round| round.p99)),
                cpu(),
            ],
            Shows::Rate => vec![
                line(
                    name("requests a second"),
                    "1/s",
                    &self.values(|round| round.rate),
                ),
                cpu(),
            ],
            Shows::Far => vec![line(name("p50"), us, &self.values(|round| round.p50))],
            Shows::Paced | Shows::Connection => vec![
                line(name("p50"), us, &self.values(|round| round.p50)),
                line(name("added p50"), us, &self.added(|round| round.p50)),
                line(name("added p99"), us, &self.added(|round| round.p99)),
            ],
            Shows::Stream => vec![
                line(name("first event"), us, &self.values(|round| round.first)),
                line(
                    name("added first event"),
                    us,
                    &self.added(|round| round.first),
                ),
                sync("added first event minus the sync", |round| round.first),
                line(
                    name("event delay p50"),
                    us,
                    &self.values(|round| round.event_p50),
                ),
                line(
                    name("added event delay p50"),
                    us,
                    &self.added(|round| round.event_p50),
                ),
                line(
                    name("event delay p99"),
                    us,
                    &self.values(|round| round.event_p99),
                ),
                line(
                    name("added event delay p99"),
                    us,
                    &self.added(|round| round.event_p99),
                ),
            ],
        }
    }

    /// The row's figures that stand by themselves.
    pub fn figures(&self, row: &Row) -> Vec<Figure> {
        if !matches!(row.shows, Shows::Request) {
            return Vec::new();
        }
        let weir = |pick: fn(&Round) -> f64| {
            self.rounds
                .get(&Kind::Weir)
                .into_iter()
                .flatten()
                .map(pick)
                .collect::<Vec<f64>>()
        };
        let mut figures = Vec::new();
        let mut figure = |measure: String, unit, values: Vec<f64>| {
            figures.extend(Spread::of(values).map(|value| Figure {
                measure,
                unit,
                value,
            }));
        };
        let stored = text::stored(&row.job);
        figure(
            format!("bare store, insert + flush + fdatasync of {stored} B, p50"),
            "us",
            self.sync_p50.clone(),
        );
        figure(
            format!("bare store, insert + flush + fdatasync of {stored} B, p99"),
            "us",
            self.sync_p99.clone(),
        );
        figure(
            format!("bare store, CPU of one of {stored} B"),
            "us",
            self.sync_cpu.clone(),
        );
        figure(
            format!("weir's own time as Server-Timing says, p50, {}", row.label),
            "us",
            weir(|round| round.told),
        );
        figure(
            format!("weir wrote to disk per request, {}", row.label),
            "B",
            weir(|round| round.written),
        );
        figures
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bench::job::Outcome;
    use crate::bench::rows;

    fn round(p50: f64, cpu: f64) -> Round {
        Round {
            p50,
            cpu,
            ..Round::default()
        }
    }

    #[test]
    fn added_is_what_the_direct_way_does_not_take() {
        let rounds = BTreeMap::from([
            (
                Kind::Direct,
                vec![round(100.0, 0.0), round(110.0, 0.0), round(90.0, 0.0)],
            ),
            (
                Kind::Nginx,
                vec![round(150.0, 40.0), round(170.0, 50.0), round(130.0, 60.0)],
            ),
            (
                Kind::Weir,
                vec![round(400.0, 80.0), round(350.0, 150.0), round(290.0, 60.0)],
            ),
        ]);
        let collected = Collected {
            rounds,
            sync_p50: vec![200.0, 120.0, 140.0],
            sync_p99: vec![1.0; 3],
            sync_cpu: vec![1.0; 3],
        };
        let row = &rows::rows(true)[0];
        let lines = collected.lines(row);
        let find = |measure: &str| {
            lines
                .iter()
                .find(|line| line.measure == measure)
                .expect("the line")
        };
        let added = find("added p50, 10 KB");
        assert_eq!(added.direct, None);
        assert_eq!(
            added.nginx,
            Some(Spread {
                median: 50.0,
                min: 40.0,
                max: 60.0
            })
        );
        assert_eq!(
            added.weir,
            Some(Spread {
                median: 240.0,
                min: 200.0,
                max: 300.0
            })
        );
        assert_eq!(
            added.ratio,
            Some(Spread {
                median: 5.0,
                min: 4.0,
                max: 6.0
            })
        );
        let bare = find("added p50 minus the sync, 10 KB");
        assert_eq!(
            bare.weir,
            Some(Spread {
                median: 100.0,
                min: 60.0,
                max: 120.0
            })
        );
        assert_eq!(bare.nginx, added.nginx, "nginx has no store");
        let cpu = find("CPU per request, 10 KB");
        assert_eq!(
            (cpu.direct, cpu.ratio.map(|ratio| ratio.median)),
            (None, Some(2.0))
        );
        assert!(
            collected
                .figures(row)
                .iter()
                .any(|figure| figure.measure.starts_with("bare store")
                    && figure.value.median == 140.0)
        );
    }

    #[test]
    fn a_measurement_is_reduced_to_its_requests() {
        let outcome = Outcome {
            latencies_ns: vec![1_000, 2_000, 9_000, 3_000],
            elapsed_ns: 2_000_000_000,
            ..Outcome::default()
        };
        let round = Round::of(&Measured {
            outcome,
            cpu_ns: 80_000,
            written: 4096,
        });
        assert_eq!(
            (round.p50, round.p99, round.cpu, round.rate, round.written),
            (2.0, 9.0, 20.0, 2.0, 1024.0)
        );
        assert!(round.first.is_nan(), "no stream, no first event");
    }
}
