//! `weir detect --jsonl`: one line out for each line in, in the same order, on as many cores as it pays for.

use std::borrow::Cow;
use std::io::{self, Read, Write};
use std::sync::mpsc::{self, Receiver, Sender, SyncSender};
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::blocks::{Block, Blocks, Held};
use super::{Scanner, Span};
use crate::cli::opaque;
use crate::cli::progress::Progress;

/// Longest line.
const LONGEST: usize = 64 << 20;
/// Most threads that scan.
const THREADS: usize = 16;

/// What became of a stream.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    /// Lines in, and out.
    pub lines: u64,
    /// Values found.
    pub found: u64,
    /// Lines that were answered with an error.
    pub wrong: u64,
}

impl Tally {
    fn add(&mut self, other: Self) {
        self.lines += other.lines;
        self.found += other.found;
        self.wrong += other.wrong;
    }
}

/// Why a stream was not answered to its end.
#[derive(Debug, thiserror::Error)]
pub(super) enum StreamError {
    /// It cannot be read.
    #[error("cannot read {0}: {1}")]
    Read(String, io::Error),
    /// Nobody reads the answers any longer, or they cannot be written.
    #[error("cannot write: {0}")]
    Write(io::Error),
}

/// A line in.
#[derive(Deserialize)]
struct Item<'t> {
    #[serde(borrow, default)]
    id: Option<&'t RawValue>,
    #[serde(borrow, default)]
    text: Option<&'t RawValue>,
}

/// A line out.
#[derive(Serialize)]
struct Answer<'t> {
    id: Option<&'t RawValue>,
    spans: Vec<Span>,
    #[serde(skip_serializing_if = "Option::is_none")]
    not_text: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    redacted: Option<String>,
}

/// A line out for a line in that could not be answered.
#[derive(Serialize)]
struct Wrong<'t> {
    id: Option<&'t RawValue>,
    error: String,
}

/// A block on its way to a thread, and the way its answer goes.
type Job = (Block, Sender<(Vec<u8>, Tally)>);

/// Answers every line of `from` on `to`; `name` is what errors call the stream.
///
/// # Errors
/// The stream could not be read, or the answers not be written; what was answered before stands.
pub(super) fn answer(
    scanner: &Scanner,
    from: impl Read + Send,
    name: &str,
    to: impl Write + Send,
) -> Result<Tally, StreamError> {
    let mut blocks = Blocks::new(from, LONGEST);
    let read = |error| StreamError::Read(name.to_owned(), error);
    let progress = Progress::start();
    let mut to = to;
    let Some(first) = blocks.next().map_err(read)? else {
        return Ok(Tally::default());
    };
    // The first block is answered before the second is read: a short stream needs no threads, and one that drips
    // gets its answers at once.
    let mut tally = put(scanner, &first, &mut to).map_err(StreamError::Write)?;
    let Some(second) = blocks.next().map_err(read)? else {
        return Ok(tally);
    };
    let threads = std::thread::available_parallelism()
        .map_or(1, std::num::NonZero::get)
        .min(THREADS);
    let (jobs, queue) = mpsc::sync_channel::<Job>(threads * 2);
    let (turns, order) = mpsc::sync_channel::<Receiver<(Vec<u8>, Tally)>>(threads * 2);
    let queue = Mutex::new(queue);
    let (fed, written) = std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| work(scanner, &queue));
        }
        let writer = scope.spawn(|| write(order, to, &progress, tally));
        let fed = feed(&mut blocks, second, &jobs, &turns);
        drop((jobs, turns));
        let written = writer
            .join()
            .unwrap_or_else(|_| Err(io::Error::other("the thread that writes died")));
        // Whoever still scans has nobody to tell.
        (fed, written)
    });
    tally = written.map_err(StreamError::Write)?;
    fed.map_err(read)?;
    Ok(tally)
}

/// Hands out blocks, in order, until there are no more or nobody wants them.
fn feed(
    blocks: &mut Blocks<impl Read>,
    first: Block,
    jobs: &SyncSender<Job>,
    turns: &SyncSender<Receiver<(Vec<u8>, Tally)>>,
) -> io::Result<()> {
    let mut next = Some(first);
    while let Some(block) = next {
        let (tell, told) = mpsc::channel();
        if turns.send(told).is_err() || jobs.send((block, tell)).is_err() {
            break;
        }
        next = blocks.next()?;
    }
    Ok(())
}

/// Answers blocks until there are no more.
fn work(scanner: &Scanner, queue: &Mutex<Receiver<Job>>) {
    loop {
        let job = queue.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok((block, tell)) = job else {
            return;
        };
        // The writer may be gone.
        let _ = tell.send(block_answered(scanner, &block));
    }
}

/// Writes answers in the order that their blocks came in.
fn write(
    order: Receiver<Receiver<(Vec<u8>, Tally)>>,
    mut to: impl Write,
    progress: &Progress,
    mut tally: Tally,
) -> io::Result<Tally> {
    for told in order {
        let (out, more) = told
            .recv()
            .map_err(|_| io::Error::other("a thread that scans died"))?;
        to.write_all(&out)?;
        to.flush()?;
        tally.add(more);
        progress.step(format!("{} lines scanned", tally.lines));
    }
    Ok(tally)
}

fn put(scanner: &Scanner, block: &Block, to: &mut impl Write) -> io::Result<Tally> {
    let (out, tally) = block_answered(scanner, block);
    to.write_all(&out)?;
    to.flush()?;
    Ok(tally)
}

/// The answers to a block's lines.
fn block_answered(scanner: &Scanner, block: &Block) -> (Vec<u8>, Tally) {
    let mut out = Vec::new();
    let mut tally = Tally::default();
    let Held::Lines(bytes) = &block.held else {
        let error = too_long(block.line);
        return (
            line_of(&Wrong { id: None, error }),
            Tally {
                lines: 1,
                found: 0,
                wrong: 1,
            },
        );
    };
    for (line, number) in bytes
        .split_inclusive(|byte| *byte == b'\n')
        .zip(block.line..)
    {
        tally.lines += 1;
        match line_answered(scanner, line, number) {
            Ok((answer, found)) => {
                tally.found += found;
                out.extend_from_slice(&answer);
            }
            Err(answer) => {
                tally.wrong += 1;
                out.extend_from_slice(&answer);
            }
        }
    }
    (out, tally)
}

fn too_long(number: u64) -> String {
    format!("line {number}: longer than {} MiB", LONGEST >> 20)
}

/// The answer to one line and how many values it names, or the answer that says what is wrong with the line.
fn line_answered(scanner: &Scanner, line: &[u8], number: u64) -> Result<(Vec<u8>, u64), Vec<u8>> {
    let wrong = |id, error: String| line_of(&Wrong { id, error });
    let unread = |error: String| {
        let (id, error) = (id_of(line), format!("line {number}: {error}"));
        line_of(&Wrong {
            id: id.as_deref(),
            error,
        })
    };
    if line.len() > LONGEST {
        return Err(wrong(None, too_long(number)));
    }
    let mark = [0xef, 0xbb, 0xbf];
    let line = match line.strip_prefix(&mark) {
        Some(rest) if number == 1 => rest,
        _ => line,
    };
    if line.trim_ascii().is_empty() {
        let error = format!("line {number}: empty, not an object with `id` and `text`");
        return Err(wrong(None, error));
    }
    // An array would be read as the object's values in their order.
    if !line.trim_ascii_start().starts_with(b"{") {
        let error = format!("line {number}: not an object with `id` and `text`");
        return Err(wrong(None, error));
    }
    let item: Item<'_> = serde_json::from_slice(line).map_err(|error| unread(told(&error)))?;
    let Some(text) = item.text else {
        return Err(wrong(item.id, format!("line {number}: there is no `text`")));
    };
    let text = string(text).map_err(|error| {
        let error = format!("line {number}: `text` is not a string: {}", told(&error));
        wrong(item.id, error)
    })?;
    let found = scanner
        .found(&text)
        .map_err(|error| wrong(item.id, format!("line {number}: {error}")))?;
    let count = u64::try_from(found.len()).unwrap_or(u64::MAX);
    let redacted = match scanner.redacts {
        false => None,
        true => match scanner.redacted(text.as_bytes(), &text) {
            Ok(bytes) => Some(String::from_utf8_lossy(&bytes).into_owned()),
            Err(error) => return Err(wrong(item.id, format!("line {number}: {error}"))),
        },
    };
    let answer = Answer {
        id: item.id,
        spans: found
            .iter()
            .map(|finding| scanner.span(&text, finding))
            .collect(),
        not_text: opaque::kind(text.as_bytes()),
        redacted,
    };
    Ok((line_of(&answer), count))
}

/// A string, borrowed where it holds no escape.
#[derive(Deserialize)]
struct Text<'t>(#[serde(borrow)] Cow<'t, str>);

/// A string's text. Half a surrogate pair, which no UTF-8 can say, becomes U+FFFD: as long in bytes as what WTF-8
/// writes for it, so that places agree with programs that pass such halves through.
fn string(raw: &RawValue) -> Result<Cow<'_, str>, serde_json::Error> {
    let whole = serde_json::from_str::<Text<'_>>(raw.get());
    whole.map(|text| text.0).or_else(|error| {
        let mut bytes = serde_json::from_str::<Halves>(raw.get())
            .map_err(|_| error)?
            .0;
        let mut at = 0;
        while let Some(next) = bytes.get_mut(at..) {
            // Nothing else in WTF-8 begins so.
            match next {
                [0xed, 0xa0..=0xbf, _, ..] => {
                    for (byte, with) in next.iter_mut().zip("\u{fffd}".bytes()) {
                        *byte = with;
                    }
                    at += 3;
                }
                [] => break,
                _ => at += 1,
            }
        }
        Ok(Cow::Owned(String::from_utf8_lossy(&bytes).into_owned()))
    })
}

/// A string's bytes, in which halves of surrogate pairs stand as WTF-8 has them.
struct Halves(Vec<u8>);

impl<'de> Deserialize<'de> for Halves {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Bytes;
        impl serde::de::Visitor<'_> for Bytes {
            type Value = Halves;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a string")
            }

            fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Halves, E> {
                Ok(Halves(bytes.to_vec()))
            }
        }
        from.deserialize_bytes(Bytes)
    }
}

/// The `id` of an object that is not JSON to its end, where that stands before what is wrong with it.
fn id_of(line: &[u8]) -> Option<Box<RawValue>> {
    let line = String::from_utf8_lossy(line);
    let mut rest = line.trim_start().strip_prefix('{')?;
    loop {
        let (key, after) = value_of(rest)?;
        let (value, after) = value_of(after.trim_start().strip_prefix(':')?)?;
        if key.get() == "\"id\"" {
            return Some(value.to_owned());
        }
        rest = after.trim_start().strip_prefix(',')?;
    }
}

/// The JSON value that the text begins with, and what follows it.
fn value_of(text: &str) -> Option<(&RawValue, &str)> {
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<&RawValue>();
    let value = values.next()?.ok()?;
    Some((value, text.get(values.byte_offset()..)?))
}

/// What is wrong with JSON and in which column; the line that it would name is always the first.
fn told(error: &serde_json::Error) -> String {
    let said = error.to_string();
    match said.rsplit_once(" at line ") {
        Some((what, _)) => format!("{what}, at byte {}", error.column()),
        None => said,
    }
}

/// A line of JSON.
fn line_of(answer: &impl Serialize) -> Vec<u8> {
    // Strings, numbers and JSON that was read as such: all of it can be written.
    let mut line =
        serde_json::to_vec(answer).unwrap_or_else(|_| b"{\"id\":null,\"error\":\"\"}".to_vec());
    line.push(b'\n');
    line
}

#[cfg(test)]
mod tests;
