//! Learns the weights of the learned detectors from labelled texts, and writes `policy/data/told.weights`:
//!
//! ```sh
//! python3 tests/detection/drawn/build.py --out target/drawn
//! python3 tests/detection/public.py --out target/public.jsonl CHECKOUT...
//! cargo run --release -p weir-policy --example learn -- \
//!     target/drawn/*-a.jsonl target/public.jsonl ~/.cargo/registry/src/*
//! ```
//!
//! What stands in a directory is code and documentation without a secret: the sources of the crates that weir is built
//! of, one file in eight. The examples of the built-in detectors are learned from as well, four times each.
//!
//! With `--phrases` before the paths it learns of joined words, and writes `policy/data/told.phrases`.
//!
//! Each line of a file is `{"text": …, "spans": [{"start": …, "end": …, "class": …}]}`, as `tests/detection/score.py`
//! reads it. A value is a secret where a label of one covers it and nothing else; one that a label covers by a part is
//! left out. A line without `spans` is public text that nobody labelled: what the rules find in it is left out, all else is
//! no secret. Logistic regression by AdaGrad, in an order that is always the same.

#![expect(
    clippy::disallowed_methods,
    reason = "the crate is pure; this reads texts and writes what it learned from them"
)]

use std::path::{Path, PathBuf};

use serde::Deserialize;
use weir_policy::detect::Detectors;
use weir_policy::detect::learned::{FEATURES, PHRASES, candidates, joined_words};

/// Rounds over all texts, how fast the weights move, and how strongly they are held near nought.
const ROUNDS: usize = 16;
/// The weights are the mean of those after so many of the last rounds.
const AVERAGED: usize = 10;
const RATE: f32 = 0.3;
const HOLD: f32 = 3e-5;

#[derive(Deserialize)]
struct Item {
    text: String,
    spans: Option<Vec<Span>>,
}

#[derive(Deserialize)]
struct Span {
    start: usize,
    end: usize,
    class: String,
}

/// What is told of a value, and whether it is a secret.
struct Told {
    seen: Vec<u32>,
    secret: bool,
}

/// Classes of labels that are no secrets: people, payment.
const OTHERS: [&str; 25] = [
    "name",
    "address",
    "email",
    "phone",
    "birth",
    "national_id",
    "passport",
    "licence",
    "health",
    "ip",
    "mac",
    "geo",
    "plate",
    "username",
    "card",
    "iban",
    "bic",
    "us_routing",
    "bank_account",
    "crypto_address",
    "pii",
    "pci",
    "special",
    "company",
    "people",
];

/// What the rules find in public text: labels that no value is covered by wholly, so that each is left out.
fn by_rules(text: &str) -> Result<Vec<Span>, String> {
    let detectors = Detectors::builtin();
    let found = detectors.scan(text).map_err(|error| error.to_string())?;
    let found = found.into_iter().filter(|found| {
        found.class.is_within("secrets") && !found.detector.ends_with("by all the words around it")
    });
    Ok(found
        .map(|found| Span {
            start: found.range.start.saturating_sub(2),
            end: found.range.end + 2,
            class: "secrets".to_owned(),
        })
        .collect())
}

/// Where a value is, and what is told of it.
type Value = (std::ops::Range<usize>, Vec<u32>);

/// What is learned of.
#[derive(Clone, Copy)]
struct Subject {
    /// The values of a text that are looked at, and what is told of each.
    values: fn(&str) -> Vec<Value>,
    features: u32,
    /// Where the weights are kept.
    file: &'static str,
}

const VALUES: Subject = Subject {
    values: candidates,
    features: FEATURES,
    file: "data/told.weights",
};

const JOINED: Subject = Subject {
    values: joined_words,
    features: PHRASES,
    file: "data/told.phrases",
};

fn told(subject: Subject, text: &str, spans: &[Span]) -> Vec<Told> {
    (subject.values)(text)
        .into_iter()
        .filter_map(|(range, seen)| {
            let secret = |span: &&Span| {
                let class = span.class.split('.').next().unwrap_or_default();
                !OTHERS.contains(&class)
            };
            let touches = |span: &&Span| span.start < range.end && range.start < span.end;
            let mut labels = spans.iter().filter(secret).filter(touches);
            let whole = |span: &Span| {
                span.start.abs_diff(range.start) < 2 && span.end.abs_diff(range.end) < 2
            };
            match labels.next() {
                None => Some(Told {
                    seen,
                    secret: false,
                }),
                Some(span) if whole(span) => Some(Told { seen, secret: true }),
                Some(_) => None,
            }
        })
        .collect()
}

fn read(subject: Subject, path: &Path) -> Result<Vec<Told>, String> {
    let file =
        std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut all = Vec::new();
    for (number, line) in file.lines().enumerate() {
        let item: Item = serde_json::from_str(line)
            .map_err(|error| format!("{}, line {}: {error}", path.display(), number + 1))?;
        let spans = match item.spans {
            Some(spans) => spans,
            None => by_rules(&item.text)?,
        };
        all.extend(told(subject, &item.text, &spans));
    }
    Ok(all)
}

/// Weights, and what all start from.
fn learn(all: &[Told], features: u32) -> (Vec<f32>, f32) {
    let mut weights = vec![0_f32; features as usize];
    let mut moved = vec![1e-6_f32; features as usize];
    let (mut bias, mut bias_moved) = (0_f32, 1e-6_f32);
    let mut order: Vec<usize> = (0..all.len()).collect();
    let mut drawn = 0x9e37_79b9_7f4a_7c15_u64;
    let mut mean = vec![0_f32; features as usize];
    let mut bias_mean = 0_f32;
    for round in 0..ROUNDS {
        for at in (1..order.len()).rev() {
            drawn ^= drawn << 13;
            drawn ^= drawn >> 7;
            drawn ^= drawn << 17;
            order.swap(at, (drawn % (at as u64 + 1)) as usize);
        }
        for index in &order {
            let told = &all[*index];
            let sum: f32 = bias
                + told
                    .seen
                    .iter()
                    .map(|at| weights[*at as usize])
                    .sum::<f32>();
            let wrong = 1.0 / (1.0 + (-sum).exp()) - if told.secret { 1.0 } else { 0.0 };
            for at in &told.seen {
                let at = *at as usize;
                let slope = wrong + HOLD * weights[at];
                moved[at] += slope * slope;
                weights[at] -= RATE * slope / moved[at].sqrt();
            }
            bias_moved += wrong * wrong;
            bias -= RATE * wrong / bias_moved.sqrt();
        }
        // What the last rounds agree on carries over better than where the last one ended.
        if round >= ROUNDS - AVERAGED {
            for (mean, weight) in mean.iter_mut().zip(&weights) {
                *mean += weight / AVERAGED as f32;
            }
            bias_mean += bias / AVERAGED as f32;
        }
    }
    (mean, bias_mean)
}

/// The values of code and documentation below a directory, as they are no secrets: of one file in eight.
fn clean(subject: Subject, directory: &Path, all: &mut Vec<Told>) -> Result<(), String> {
    const KINDS: [&str; 10] = [
        "rs", "md", "toml", "txt", "py", "c", "h", "yml", "json", "sh",
    ];
    let entries = std::fs::read_dir(directory)
        .map_err(|error| format!("{}: {error}", directory.display()))?;
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for (number, path) in paths.iter().enumerate() {
        if path.is_dir() {
            clean(subject, path, all)?;
            continue;
        }
        let kind = path.extension().and_then(|kind| kind.to_str());
        if number % 8 != 3 || !kind.is_some_and(|kind| KINDS.contains(&kind)) {
            continue;
        }
        // What is no text is none of it.
        let Ok(text) = std::fs::read_to_string(path) else {
            continue;
        };
        let most = text.floor_char_boundary(64 * 1024);
        all.extend(
            (subject.values)(&text[..most])
                .into_iter()
                .map(|(_, seen)| Told {
                    seen,
                    secret: false,
                }),
        );
    }
    Ok(())
}

#[derive(Deserialize)]
struct Examples {
    detector: Vec<Detector>,
}

/// What a detector's file tells of it.
#[derive(Deserialize)]
struct Detector {
    class: String,
    #[serde(default)]
    r#match: Vec<Match>,
    #[serde(default)]
    clean: Vec<String>,
}

/// A text in which something is found: all of it, or a value in it.
#[derive(Deserialize)]
#[serde(untagged)]
enum Match {
    Whole(String),
    Within { text: String, value: String },
}

/// The examples of the built-in detectors.
fn examples(subject: Subject, all: &mut Vec<Told>) -> Result<(), String> {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("detectors");
    let entries = std::fs::read_dir(&directory).map_err(|error| error.to_string())?;
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        let text = std::fs::read_to_string(&path).map_err(|error| error.to_string())?;
        let file: Examples =
            toml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
        for detector in file.detector {
            let secret = detector.class.starts_with("secrets.");
            let items = detector.r#match.into_iter().filter_map(|example| {
                let (text, value) = match example {
                    Match::Whole(text) => (text.clone(), text),
                    Match::Within { text, value } => (text, value),
                };
                let start = text.find(&value)?;
                let class = if secret { "password" } else { "pii" };
                let span = Span {
                    start,
                    end: start + value.len(),
                    class: class.to_owned(),
                };
                Some((text, vec![span]))
            });
            let clean = detector.clean.into_iter().map(|text| (text, Vec::new()));
            for (text, spans) in items.chain(clean) {
                for _ in 0..4 {
                    all.extend(told(subject, &text, &spans));
                }
            }
        }
    }
    Ok(())
}

fn main() -> Result<(), String> {
    let mut paths: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let joined = paths
        .first()
        .is_some_and(|first| first.as_os_str() == "--phrases");
    let subject = if joined { JOINED } else { VALUES };
    paths.drain(..usize::from(joined));
    if paths.is_empty() {
        return Err("name the files to learn from: learn target/drawn/*-a.jsonl".to_owned());
    }
    let mut all = Vec::new();
    examples(subject, &mut all)?;
    for path in &paths {
        match path.is_dir() {
            true => clean(subject, path, &mut all)?,
            false => all.extend(read(subject, path)?),
        }
    }
    let secrets = all.iter().filter(|told| told.secret).count();
    println!("{} values, {secrets} of them secrets", all.len());
    let (weights, bias) = learn(&all, subject.features);
    let sixteenths = |weight: f32| (weight * 16.0).round();
    let mut file = (sixteenths(bias) as i32).to_le_bytes().to_vec();
    file.extend(
        weights
            .iter()
            .map(|weight| (sixteenths(*weight).clamp(-127.0, 127.0) as i8).cast_unsigned()),
    );
    let to = Path::new(env!("CARGO_MANIFEST_DIR")).join(subject.file);
    std::fs::write(&to, file).map_err(|error| format!("{}: {error}", to.display()))?;
    println!("{}", to.display());
    Ok(())
}
