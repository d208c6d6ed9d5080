//! Lines about programs, counted, to be told at the end.

use std::collections::BTreeMap;
use std::sync::Mutex;

/// Programs remembered of a kind.
const PROGRAMS: usize = 64;

/// Counts a line that is told at the end.
pub(super) fn tally(lines: &Mutex<BTreeMap<String, u64>>, line: String) {
    if let Ok(mut lines) = lines.lock()
        && (lines.len() < PROGRAMS || lines.contains_key(&line))
    {
        *lines.entry(line).or_default() += 1;
    }
}

/// The lines counted, and how often each was.
pub(super) fn tallied(lines: &Mutex<BTreeMap<String, u64>>) -> Vec<String> {
    let lines = lines.lock().map(|lines| lines.clone()).unwrap_or_default();
    lines
        .into_iter()
        .map(|(line, times)| {
            if times == 1 {
                line
            } else {
                format!("{line} ({times} times)")
            }
        })
        .collect()
}
