//! Streams that are open at once: what each costs while nothing but events happens.

use std::collections::BTreeMap;
use std::time::Duration;

use anyhow::Result;

use super::report::{Line, line};
use super::rows;
use super::systems::{Kind, System, Window};
use super::{IDLE, Options};
use crate::lab::Lab;

/// From the first request until all streams are open and quiet, and until the first of them ends.
const WINDOW: Window = Window {
    opens: Duration::from_secs(5),
    closes: Duration::from_secs(9),
};

/// Measures systems that did nothing before: processors used, and memory over idle.
pub fn measure(options: &Options, lab: &Lab) -> Result<Vec<Line>> {
    let rounds = if options.quick { 1 } else { 3 };
    let job = rows::open_streams(options.quick);
    let label = format!("{} open streams, 20 events/s", job.connections);
    if !options.wants(&label) {
        return Ok(Vec::new());
    }
    let mut cores: BTreeMap<Kind, Vec<f64>> = BTreeMap::new();
    let mut memory: BTreeMap<Kind, Vec<f64>> = BTreeMap::new();
    for round in 0..rounds {
        for kind in options.systems.iter().filter(|kind| **kind != Kind::Direct) {
            eprintln!(
                "bench: round {} of {rounds}: {label}, {}",
                round + 1,
                kind.name()
            );
            let mut system = System::start(*kind, lab)?;
            std::thread::sleep(IDLE);
            let idle = system.resident()?;
            let (measured, used) = system.measure_window(&job, WINDOW)?;
            super::honest(*kind, &job, &measured)?;
            cores.entry(*kind).or_default().push(used.cores);
            let over = used.resident.saturating_sub(idle);
            memory
                .entry(*kind)
                .or_default()
                .push(over as f64 / f64::from(1 << 20));
        }
    }
    Ok(vec![
        line(format!("processors used, {label}"), "cores", &cores),
        line(format!("memory over idle, {label}"), "MiB", &memory),
    ])
}
