//! What the built-in detectors find, line by line: JSONL with `id` and `text` in, `id` and `spans` out.

use std::io::{self, BufRead as _, Write as _};

use serde_json::{Value, json};
use weir_policy::detect::Detectors;

fn main() -> io::Result<()> {
    let detectors = Detectors::builtin();
    let mut out = io::BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let item: Value = serde_json::from_str(&line?)?;
        let text = item.get("text").and_then(Value::as_str).unwrap_or_default();
        let found = detectors.scan(text).map_err(io::Error::other)?;
        let spans: Vec<Value> = found
            .iter()
            .map(|finding| {
                json!({
                    "start": finding.range.start,
                    "end": finding.range.end,
                    "class": finding.class.as_str(),
                    "detector": &*finding.detector,
                    "confidence": finding.confidence,
                })
            })
            .collect();
        writeln!(out, "{}", json!({ "id": item.get("id"), "spans": spans }))?;
    }
    out.flush()
}
