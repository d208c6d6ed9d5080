//! What was left out of an index, and why: counted, with the first lines; never a value.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use weir_policy::dictionary::Skipped;

use super::counted;

/// How many lines are named.
const NAMED: usize = 5;

/// Lines that have something in common.
#[derive(Default)]
pub(super) struct Lines {
    pub count: u64,
    first: Vec<u64>,
}

impl Lines {
    pub(super) fn add(&mut self, line: u64) {
        self.count += 1;
        if self.first.len() < NAMED {
            self.first.push(line);
        }
    }

    /// `line 7`, `lines 7, 9, ...`.
    pub(super) fn named(&self) -> String {
        let lines: Vec<String> = self.first.iter().map(|line| counted(*line)).collect();
        let more = if self.count > self.first.len() as u64 {
            ", ..."
        } else {
            ""
        };
        let word = if self.count == 1 { "line" } else { "lines" };
        format!("{word} {}{more}", lines.join(", "))
    }

    pub(super) fn object(&self) -> Value {
        json!({"count": self.count, "first_lines": self.first})
    }
}

/// The values of one column that were left out.
#[derive(Default)]
pub(super) struct Left(BTreeMap<Skipped, Lines>);

impl Left {
    pub(super) fn add(&mut self, why: Skipped, line: u64) {
        self.0.entry(why).or_default().add(line);
    }

    /// `2 empty, 1 too short (line 7)`.
    pub(super) fn told(&self) -> String {
        let told = |(why, lines): (&Skipped, &Lines)| {
            let count = counted(lines.count);
            match why {
                Skipped::Empty => format!("{count} empty"),
                why => format!("{count} {} ({})", words(*why), lines.named()),
            }
        };
        self.0.iter().map(told).collect::<Vec<_>>().join(", ")
    }

    pub(super) fn has_everyday(&self) -> bool {
        self.0.contains_key(&Skipped::Everyday)
    }

    pub(super) fn object(&self) -> Value {
        let member = |(why, lines): (&Skipped, &Lines)| (key(*why).to_owned(), lines.object());
        Value::Object(self.0.iter().map(member).collect())
    }
}

fn words(why: Skipped) -> &'static str {
    match why {
        Skipped::Empty => "empty",
        Skipped::Short => "too short",
        Skipped::Everyday => "everyday words, names or dates",
        Skipped::Long => "too long",
    }
}

fn key(why: Skipped) -> &'static str {
    match why {
        Skipped::Empty => "empty",
        Skipped::Short => "short",
        Skipped::Everyday => "everyday",
        Skipped::Long => "long",
    }
}
