//! `weir detect`: what the detectors find in a text, as a person or a program reads it.

mod actions;
mod blocks;
mod lines;
mod parts;
pub(super) mod shown;
mod whole;

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use aws_lc_rs::rand::{SecureRandom, SystemRandom};
use clap::Args;
use serde::Serialize;
use weir_policy::detect::{Confidence, Detectors, Finding, INJECTION, TooMany};
use weir_policy::redact::{self, Actions, Asked, Tokens};
use weir_policy::request::{Located, Surface};
use zeroize::Zeroizing;

use super::audit::clean;
use super::detectors::OwnFiles;
use super::{Colour, Out, complain};
use crate::memory;
use lines::StreamError;

/// The exit code where something was found.
pub(super) const FOUND: u8 = 7;
/// The exit code where something failed.
const FAILED: u8 = 1;

/// Says what must not leave in a file, or in each line of a stream, with the detectors that guard a run
///
/// Findings are shown masked. Nothing is sent anywhere, recorded or kept.
#[derive(Debug, Args)]
#[command(
    after_help = "examples:\n  weir detect notes.md\n  weir detect *.md\n  git diff --cached | weir detect --explain\n  weir detect --redact ticket.txt > ticket-clean.txt\n  weir detect --redact --action pii=mask --action pci.card=partial ticket.txt\n  weir detect --jsonl < items.jsonl > spans.jsonl     one line out for each line in, same order\n\nexit codes: 0 nothing found (with --jsonl, --redact: all was answered, found or not), 7 something\nfound, 1 failed (with --jsonl: a line was, and its line out says why), or a file is not text (an archive,\nan image, UTF-16) and nothing was found in its bytes, 2 usage"
)]
pub(super) struct Detect {
    /// What to look at; `-`, or nothing, is standard input.
    #[arg(value_name = "FILE", default_value = "-")]
    files: Vec<PathBuf>,
    /// Each line is an object with `id` and `text`; out comes one with `id` and `spans` for each. Places are UTF-8
    /// byte offsets in `text`.
    #[arg(long)]
    jsonl: bool,
    /// Says why, too: what it begins with, which checksum holds, which words stand near.
    #[arg(long)]
    explain: bool,
    /// Prints the text with placeholders in place of what was found; they are the same for the same value in one
    /// command, under a key that is then forgotten.
    #[arg(long)]
    redact: bool,
    /// With --redact: what is done with the values of a class or a group, in the place of a placeholder:
    /// synthetic, partial, hash, mask or drop, as a policy's `redact` has them. Several may be given.
    #[arg(long = "action", value_name = "CLASS=ACTION", value_parser = actions::parse, requires = "redact")]
    actions: Vec<actions::Done>,
    #[command(flatten)]
    own: OwnFiles,
    /// As one JSON object; errors too, on standard error.
    #[arg(long)]
    json: bool,
    /// When to colour.
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    color: Colour,
}

/// What finds, and how much of it is told.
pub(super) struct Scanner {
    detectors: Arc<Detectors>,
    tokens: Tokens,
    actions: Actions,
    explains: bool,
    redacts: bool,
}

/// One finding for programs.
#[derive(Serialize)]
struct Span {
    start: usize,
    end: usize,
    class: String,
    detector: String,
    confidence: Confidence,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
}

impl Scanner {
    pub(super) fn new(
        detectors: Arc<Detectors>,
        explains: bool,
        redacts: bool,
    ) -> Result<Self, String> {
        let mut key = [0; 32];
        SystemRandom::new()
            .fill(&mut key)
            .map_err(|_| "the system's random source fails".to_owned())?;
        Ok(Self {
            tokens: Tokens::with(&key, "weir detect", detectors.clone()),
            detectors,
            actions: Actions::default(),
            explains,
            redacts,
        })
    }

    fn found(&self, text: &str) -> Result<Vec<Finding>, TooMany> {
        parts::scanned(text, |part| self.detectors.scan(part))
    }

    fn span(&self, text: &str, finding: &Finding) -> Span {
        Span {
            start: finding.range.start,
            end: finding.range.end,
            class: finding.class.as_str().to_owned(),
            detector: finding.detector.to_string(),
            confidence: finding.confidence,
            reason: self.explains.then(|| self.detectors.explain(text, finding)),
        }
    }

    /// `bytes`, which `text` shows byte for byte, with what is asked for in place of what is found, and placeholders
    /// in place of what looks like one already.
    fn redacted(&self, bytes: &[u8], text: &str) -> Result<Vec<u8>, TooMany> {
        let located: Vec<Located> = parts::scanned(text, |part| self.detectors.inspect(part))?
            .into_iter()
            .filter(|finding| !finding.class.is_within(INJECTION))
            .map(|finding| Located {
                surface: Surface::Body,
                value: Zeroizing::new(
                    text.get(finding.range.clone())
                        .unwrap_or_default()
                        .to_owned(),
                ),
                raw: finding.range,
                place: String::new(),
                class: finding.class,
                detector: finding.detector,
                confidence: finding.confidence,
                signed: false,
                bare: None,
            })
            .collect();
        let asked: Vec<Asked<'_>> = located
            .iter()
            .map(|finding| Asked {
                finding,
                // What looks like a placeholder has no class that can be asked for: it gets one of its own.
                action: self.actions.of(&finding.class).unwrap_or_default(),
            })
            .collect();
        let (edits, _) = redact::plan_by(&asked, &self.tokens);
        Ok(redact::apply(&edits, Surface::Body, bytes).into_owned())
    }
}

pub(super) fn detect(asked: &Detect, out: &mut Out) -> ExitCode {
    let failed = |error: String, hint| complain(asked.json, error, hint, FAILED);
    if asked.explain && asked.redact && !asked.json && !asked.jsonl {
        let error = "--redact prints the text alone, without what --explain would say";
        return complain(
            false,
            error,
            Some("add --json, or leave one of them out"),
            2,
        );
    }
    let detectors = match asked
        .own
        .read(asked.json || asked.jsonl)
        .and_then(|own| own.load())
    {
        Ok(detectors) => detectors,
        Err(error) => return failed(error.to_string(), Some(error.hint())),
    };
    let actions = match actions::of(&asked.actions, &detectors) {
        Ok(actions) => actions,
        Err(error) => return complain(asked.json, error, Some("weir detectors list"), 2),
    };
    let scanner = match Scanner::new(detectors, asked.explain, asked.redact) {
        Ok(scanner) => Scanner { actions, ..scanner },
        Err(error) => return failed(error, None),
    };
    let mut code = 0;
    for file in &asked.files {
        code = worse(code, one(asked, &scanner, file, out));
    }
    memory::scrub_stack();
    ExitCode::from(code)
}

/// What two files together come to: a failure before a finding.
fn worse(one: u8, other: u8) -> u8 {
    match (one, other) {
        (FAILED, _) | (_, FAILED) => FAILED,
        _ => one.max(other),
    }
}

/// Looks at a file; the exit code that it asks for.
fn one(asked: &Detect, scanner: &Scanner, file: &Path, out: &mut Out) -> u8 {
    let name = match file.as_os_str() == "-" {
        true => "standard input".to_owned(),
        false => file.display().to_string(),
    };
    match open(file) {
        Ok(from) if asked.jsonl => stream(asked, scanner, from, &name, out),
        Ok(from) => whole::whole(asked, scanner, from, &name, out),
        Err(error) => {
            let name = clean(&name);
            let all = format!("give its files: find {name} -type f -exec weir detect {{}} +");
            let hint = (error.kind() == io::ErrorKind::IsADirectory).then_some(all.as_str());
            let _ = complain(
                asked.json,
                format!("cannot read {name}: {error}"),
                hint,
                FAILED,
            );
            FAILED
        }
    }
}

fn open(file: &Path) -> io::Result<Box<dyn Read + Send>> {
    if file.as_os_str() == "-" {
        return Ok(Box::new(io::stdin()));
    }
    let opened = File::open(file)?;
    if opened.metadata()?.is_dir() {
        return Err(io::Error::from(io::ErrorKind::IsADirectory));
    }
    Ok(Box::new(opened))
}

/// One line out for each line in.
fn stream(
    asked: &Detect,
    scanner: &Scanner,
    from: impl Read + Send,
    name: &str,
    out: &mut Out,
) -> u8 {
    let _ = match lines::answer(scanner, from, name, out) {
        Ok(tally) if tally.wrong == 0 => return 0,
        Ok(tally) => complain(
            asked.json,
            format!(
                "{} of {} lines could not be scanned; their lines out say why",
                tally.wrong, tally.lines
            ),
            Some("each line is an object: {\"id\": 1, \"text\": \"...\"}"),
            FAILED,
        ),
        // It is told at the end.
        Err(StreamError::Write(_)) => ExitCode::FAILURE,
        Err(error) => complain(asked.json, error, None, FAILED),
    };
    FAILED
}

#[cfg(test)]
mod tests {
    use super::whole::readable;
    use super::*;

    #[test]
    fn what_is_not_utf_8_keeps_every_place_and_every_byte() {
        let bytes = b"\xff\xc3 mail \xe9 to john.smith@corp-mail.org\xf0\x9f end";
        let text = readable(bytes);
        assert_eq!(text.len(), bytes.len());
        let scanner = Scanner::new(Detectors::builtin(), false, true).expect("random");
        let found = scanner.found(&text).expect("few");
        assert_eq!(&bytes[found[0].range.clone()], b"john.smith@corp-mail.org");
        let redacted = scanner.redacted(bytes, &text).expect("few");
        assert!(redacted.starts_with(b"\xff\xc3 mail \xe9 to WEIRxEMAILx"));
        assert!(redacted.ends_with(b"\xf0\x9f end"));
        let asked = [actions::parse("pii.email=partial").expect("one")];
        let actions = actions::of(&asked, &scanner.detectors).expect("known");
        let scanner = Scanner { actions, ..scanner };
        let cut = scanner.redacted(bytes, &text).expect("few");
        assert_eq!(cut, b"\xff\xc3 mail \xe9 to XXXXlorg\xf0\x9f end");
    }
}
