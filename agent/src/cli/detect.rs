//! `weir detect`: what the detectors find in a text, as a person or a program reads it.

mod actions;
mod blocks;
mod lines;
pub(super) mod shown;

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, Read, Write};
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

use super::detectors::OwnFiles;
use super::{Colour, complain};
use crate::memory;
use lines::StreamError;

/// The exit code where something was found.
pub(super) const FOUND: u8 = 7;
/// Largest file that is read as one text.
const LARGEST: u64 = 1 << 30;

/// Says what must not leave in a file, or in each line of a stream, with the detectors that guard a run
///
/// Findings are shown masked. Nothing is sent anywhere, recorded or kept.
#[derive(Debug, Args)]
#[command(
    after_help = "examples:\n  weir detect notes.md\n  git diff --cached | weir detect --explain\n  weir detect --redact ticket.txt > ticket-clean.txt\n  weir detect --redact --action pii=mask --action pci.card=partial ticket.txt\n  weir detect --jsonl < items.jsonl > spans.jsonl     one line out for each line in, same order\n\nexit codes: 0 nothing found (with --jsonl, --redact: all was answered, found or not), 7 something\nfound, 1 failed (with --jsonl: a line was, and its line out says why), 2 usage"
)]
pub(super) struct Detect {
    /// What to look at; `-`, or nothing, is standard input.
    #[arg(default_value = "-")]
    file: PathBuf,
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
        self.detectors.scan(text)
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
        let located: Vec<Located> = self
            .detectors
            .inspect(text)?
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

pub(super) fn detect(asked: &Detect) -> ExitCode {
    let failed = |error: String, hint| complain(asked.json, error, hint, 1);
    let detectors = match asked.own.read().and_then(|own| own.load()) {
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
    let name = match asked.file.as_os_str() == "-" {
        true => "standard input".to_owned(),
        false => asked.file.display().to_string(),
    };
    let from = match open(&asked.file) {
        Ok(from) => from,
        Err(error) => return failed(format!("cannot read {name}: {error}"), None),
    };
    let code = if asked.jsonl {
        stream(asked, &scanner, from, &name)
    } else {
        whole(asked, &scanner, from, &name)
    };
    memory::scrub_stack();
    code
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
fn stream(asked: &Detect, scanner: &Scanner, from: impl Read + Send, name: &str) -> ExitCode {
    match lines::answer(scanner, from, name, io::stdout()) {
        Ok(tally) if tally.wrong == 0 => ExitCode::SUCCESS,
        Ok(tally) => complain(
            asked.json,
            format!(
                "{} of {} lines could not be scanned; their lines out say why",
                tally.wrong, tally.lines
            ),
            Some("each line is an object: {\"id\": 1, \"text\": \"...\"}"),
            1,
        ),
        Err(StreamError::Write(error)) if error.kind() == io::ErrorKind::BrokenPipe => {
            ExitCode::FAILURE
        }
        Err(error) => complain(asked.json, error, None, 1),
    }
}

/// A file as one text.
fn whole(asked: &Detect, scanner: &Scanner, from: impl Read, name: &str) -> ExitCode {
    let failed = |error: String, hint| complain(asked.json, error, hint, 1);
    let mut bytes = Vec::new();
    if let Err(error) = from.take(LARGEST + 1).read_to_end(&mut bytes) {
        return failed(format!("cannot read {name}: {error}"), None);
    }
    if bytes.len() as u64 > LARGEST {
        let error = format!("{name} is larger than {} MiB", LARGEST >> 20);
        return failed(error, Some("split it, or give its lines with --jsonl"));
    }
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        let error = format!("{name} is UTF-16; weir reads UTF-8");
        return failed(error, Some("iconv -f UTF-16 -t UTF-8 FILE | weir detect"));
    }
    let text = readable(&bytes);
    let found = match scanner.found(&text) {
        Ok(found) => found,
        Err(error) => return failed(format!("{name}: {error}"), None),
    };
    let redacted = match asked.redact {
        false => None,
        true => match scanner.redacted(&bytes, &text) {
            Ok(redacted) => Some(redacted),
            Err(error) => return failed(format!("{name}: {error}"), None),
        },
    };
    let mut out = anstream::stdout().lock();
    let written = match &redacted {
        _ if asked.json => {
            shown::object(&mut out, scanner, &text, name, &found, redacted.as_deref())
        }
        Some(redacted) => out.write_all(redacted),
        None => {
            let colour = asked.color.on(&io::stdout());
            shown::table(&mut out, scanner, &text, name, &found, colour)
        }
    };
    match written.and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::FAILURE,
        Err(error) => failed(format!("cannot write: {error}"), None),
        Ok(()) if found.is_empty() || asked.redact => ExitCode::SUCCESS,
        Ok(()) => ExitCode::from(FOUND),
    }
}

/// The bytes as text, each byte that is not UTF-8 replaced by one that is: places stay what they are.
fn readable(bytes: &[u8]) -> Cow<'_, str> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Cow::Borrowed(text);
    }
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(chunk.invalid().iter().map(|_| '\u{1a}'));
    }
    Cow::Owned(text)
}

#[cfg(test)]
mod tests {
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
