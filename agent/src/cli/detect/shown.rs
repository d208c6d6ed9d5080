//! Findings as a person reads them, masked; and as one object for programs.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use serde_json::{Value, json};
use weir_policy::detect::{Confidence, Finding};

use super::Scanner;
use crate::cli::audit::clean;

/// Where something stands: line and column in characters, both from 1.
type Place = (usize, usize);

/// A line for each finding and one that sums up. Nothing found: nothing but the sum.
pub(in crate::cli) fn table(
    out: &mut dyn Write,
    scanner: &Scanner,
    text: &str,
    name: &str,
    found: &[Finding],
    colour: bool,
) -> io::Result<()> {
    let name = clean(name);
    let rows: Vec<[String; 3]> = places(text, found)
        .into_iter()
        .zip(found)
        .map(|((line, column), finding)| {
            [
                format!("{name}:{line}:{column}"),
                finding.class.to_string(),
                finding.confidence.as_str().to_owned(),
            ]
        })
        .collect();
    let width = |column: usize| {
        rows.iter()
            .filter_map(|row| row.get(column))
            .map(|cell| cell.chars().count())
            .max()
            .unwrap_or_default()
    };
    let (first, second) = (width(0), width(1));
    let style = |style: Style| if colour { style } else { Style::new() };
    let bold = style(Style::new().bold());
    let dimmed = style(Style::new().dimmed());
    for ([place, class, sure], finding) in rows.iter().zip(found) {
        let tone = style(tone(finding.confidence));
        let value = text.get(finding.range.clone()).unwrap_or_default();
        writeln!(
            out,
            "{place:<first$}  {bold}{class:<second$}{bold:#}  {tone}{sure:<6}{tone:#}  {}  {dimmed}{}{dimmed:#}",
            masked(value),
            clean(&finding.detector),
        )?;
        if scanner.explains {
            writeln!(
                out,
                "    {}",
                clean(&scanner.detectors.explain(text, finding))
            )?;
        }
    }
    match found.len() {
        0 => writeln!(out, "{name}: nothing found"),
        1 => writeln!(out, "1 finding"),
        more => writeln!(out, "{more} findings"),
    }
}

/// `weir.detect/1`.
pub(super) fn object(
    out: &mut dyn Write,
    scanner: &Scanner,
    text: &str,
    name: &str,
    found: &[Finding],
    (redacted, kind): (Option<&[u8]>, Option<&str>),
) -> io::Result<()> {
    let mut object = json!({"schema": "weir.detect/1", "file": name, "findings": findings(scanner, text, found)});
    if let (Some(kind), Some(object)) = (kind, object.as_object_mut()) {
        object.insert("not_text".to_owned(), kind.into());
    }
    if let (Some(redacted), Some(object)) = (redacted, object.as_object_mut()) {
        let redacted = String::from_utf8_lossy(redacted).into_owned();
        object.insert("redacted".to_owned(), redacted.into());
    }
    writeln!(out, "{object}")
}

/// The findings of a text, masked, for programs.
pub(in crate::cli) fn findings(scanner: &Scanner, text: &str, found: &[Finding]) -> Vec<Value> {
    places(text, found)
        .into_iter()
        .zip(found)
        .map(|((line, column), finding)| {
            let span = scanner.span(text, finding);
            let value = text.get(finding.range.clone()).unwrap_or_default();
            let mut one = json!({
                "line": line, "column": column, "start": span.start, "end": span.end, "class": span.class,
                "detector": span.detector, "confidence": span.confidence, "masked": masked(value),
            });
            if let (Some(reason), Some(one)) = (span.reason, one.as_object_mut()) {
                one.insert("reason".to_owned(), reason.into());
            }
            one
        })
        .collect()
}

/// The findings' places; they are in order, and each is counted on from the one before.
fn places(text: &str, found: &[Finding]) -> Vec<Place> {
    let (mut at, mut line, mut column) = (0, 1, 1);
    found
        .iter()
        .map(|finding| {
            let passed = text.get(at..finding.range.start).unwrap_or_default();
            line += memchr::memchr_iter(b'\n', passed.as_bytes()).count();
            if let Some(newline) = memchr::memrchr(b'\n', passed.as_bytes()) {
                column = 1;
                at += newline + 1;
            }
            let passed = text.get(at..finding.range.start).unwrap_or_default();
            column += passed.chars().count();
            at = at.max(finding.range.start);
            (line, column)
        })
        .collect()
}

/// At most a quarter of a value, and never more than four characters of it, with its length.
fn masked(value: &str) -> String {
    let count = value.chars().count();
    let shown: String = value.chars().take((count / 4).min(4)).collect();
    format!("{}\u{2026} ({count} characters)", clean(&shown))
}

fn tone(confidence: Confidence) -> Style {
    let colour = match confidence {
        Confidence::Low => return Style::new().dimmed(),
        Confidence::Medium => AnsiColor::Yellow,
        Confidence::High => AnsiColor::Red,
    };
    Style::new().fg_color(Some(colour.into()))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use weir_policy::detect::{Class, Detectors};

    use super::*;

    fn finding(range: std::ops::Range<usize>) -> Finding {
        Finding {
            class: Class::new("pii.email"),
            detector: Arc::from("e-mail address"),
            confidence: Confidence::High,
            range,
        }
    }

    #[test]
    fn places_count_lines_and_characters() {
        let text = "é: a@b.de\n\nzwei ü c@d.de e@f.de";
        let at = |part: &str| text.find(part).expect("it stands there");
        let found: Vec<Finding> = ["a@b.de", "c@d.de", "e@f.de"]
            .iter()
            .map(|part| finding(at(part)..at(part) + 6))
            .collect();
        assert_eq!(places(text, &found), [(1, 4), (3, 8), (3, 15)]);
    }

    #[test]
    fn no_view_shows_a_value() {
        let value = "john.smith@corp-mail.org";
        let text = format!("mail {value}\n");
        let scanner = Scanner::new(Detectors::builtin(), true, false).expect("random");
        let found = scanner.found(&text).expect("few");
        assert_eq!(found.len(), 1);
        let mut out = Vec::new();
        table(&mut out, &scanner, &text, "notes.txt", &found, false).expect("memory");
        object(&mut out, &scanner, &text, "notes.txt", &found, (None, None)).expect("memory");
        let out = String::from_utf8(out).expect("text");
        assert!(
            out.contains("notes.txt:1:6  pii.email") && out.contains("john\u{2026}"),
            "{out}"
        );
        assert!(
            !out.contains("smith") && !out.contains("corp-mail"),
            "{out}"
        );
        assert!(!out.contains('\u{1b}'), "{out}");
        assert_eq!(masked("abc"), "\u{2026} (3 characters)");
    }
}
