//! Scratch.
use std::io::{self, BufRead as _, Write as _};
use serde_json::{Value, json};
use weir_policy::detect::Detectors;
fn main() -> io::Result<()> {
    let dir = std::env::args().nth(1).expect("dir");
    let mut files: Vec<(String, String)> = std::fs::read_dir(dir)?.map(|e| e.unwrap().path()).filter(|p| p.extension().is_some_and(|e| e == "toml")).map(|p| (p.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read_to_string(&p).unwrap())).collect();
    files.sort();
    let refs: Vec<(&str, &str)> = files.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    let t = std::time::Instant::now();
    let set = match Detectors::assemble(&refs, &[]) { Ok(s) => s, Err(e) => { eprintln!("{e}"); std::process::exit(1) } };
    eprintln!("assembled in {:?}", t.elapsed());
    if std::env::args().nth(2).as_deref() == Some("examples") {
        for f in set.failing_examples() { println!("{f}"); }
        return Ok(());
    }
    let mut out = io::BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let item: Value = serde_json::from_str(&line?)?;
        let text = item.get("text").and_then(Value::as_str).unwrap_or_default();
        let spans: Vec<Value> = set.scan(text).map_err(io::Error::other)?.iter().map(|f| json!({"start": f.range.start, "end": f.range.end, "class": f.class.as_str(), "detector": &*f.detector, "confidence": f.confidence, "value": &text[f.range.clone()]})).collect();
        writeln!(out, "{}", json!({ "id": item.get("id"), "spans": spans }))?;
    }
    out.flush()
}
