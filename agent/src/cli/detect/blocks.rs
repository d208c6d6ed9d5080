//! Lines from a stream in blocks of whole lines: bounded memory, and no line waits for one that has not come.

use std::io::{self, Read};

/// How much is asked for at a time.
const STEP: usize = 128 * 1024;

/// Whole lines of a stream.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Block {
    /// The number of its first line, from 1.
    pub line: u64,
    /// What it holds.
    pub held: Held,
}

/// What a block holds.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Held {
    /// Lines, each with its line end; the stream's last may lack one.
    Lines(Vec<u8>),
    /// One line that is longer than lines may be; its bytes are gone.
    Overlong,
}

/// Reads blocks.
pub(super) struct Blocks<R> {
    from: R,
    longest: usize,
    /// Where a read goes first.
    step: Box<[u8]>,
    held: Vec<u8>,
    /// How many of the bytes held are known to end no line.
    looked: usize,
    line: u64,
    ended: bool,
    skips: bool,
}

impl<R: Read> Blocks<R> {
    /// Blocks of the stream, in which a line has at most `longest` bytes.
    pub(super) fn new(from: R, longest: usize) -> Self {
        Self {
            from,
            longest,
            step: vec![0; STEP].into_boxed_slice(),
            held: Vec::new(),
            looked: 0,
            line: 1,
            ended: false,
            skips: false,
        }
    }

    /// The next block; `None` at the stream's end.
    pub(super) fn next(&mut self) -> io::Result<Option<Block>> {
        loop {
            if !self.ended && self.looked >= self.held.len() {
                self.fill()?;
            }
            if self.skips {
                if let Some(block) = self.skip() {
                    return Ok(Some(block));
                }
                continue;
            }
            let newline = self
                .held
                .get(self.looked..)
                .and_then(|fresh| memchr::memrchr(b'\n', fresh))
                .map(|at| self.looked + at + 1);
            match newline {
                Some(end) => return Ok(Some(self.take(end))),
                None if self.ended && self.held.is_empty() => return Ok(None),
                None if self.held.len() > self.longest => self.skips = true,
                None if self.ended => return Ok(Some(self.take(self.held.len()))),
                None => self.looked = self.held.len(),
            }
        }
    }

    /// Reads once more.
    fn fill(&mut self) -> io::Result<()> {
        let read = loop {
            match self.from.read(&mut self.step) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                other => break other?,
            }
        };
        self.held
            .extend_from_slice(self.step.get(..read).unwrap_or_default());
        self.ended = read == 0;
        Ok(())
    }

    /// Hands on the bytes before `end`.
    fn take(&mut self, end: usize) -> Block {
        let rest = self.held.split_off(end);
        let lines = std::mem::replace(&mut self.held, rest);
        self.looked = 0;
        let line = self.line;
        let ends = memchr::memchr_iter(b'\n', &lines).count();
        self.line += u64::try_from(ends).unwrap_or(u64::MAX);
        // A line that was gathered whole with others may still be too long; whoever parses it sees its length.
        Block {
            line,
            held: Held::Lines(lines),
        }
    }

    /// Drops what is held of an overlong line; the block that stands for it, once it has ended.
    fn skip(&mut self) -> Option<Block> {
        let end = memchr::memchr(b'\n', &self.held);
        if end.is_none() && !self.ended {
            self.held.clear();
            self.looked = 0;
            return None;
        }
        self.held.drain(..end.map_or(self.held.len(), |at| at + 1));
        (self.looked, self.skips) = (0, false);
        let line = self.line;
        self.line += 1;
        Some(Block {
            line,
            held: Held::Overlong,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A stream that gives a few bytes at a time.
    struct Drops<'a>(&'a [u8], usize);

    impl Read for Drops<'_> {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            let count = self.1.min(self.0.len()).min(into.len());
            let (now, rest) = self.0.split_at(count);
            into[..count].copy_from_slice(now);
            self.0 = rest;
            Ok(count)
        }
    }

    /// Each line's number and its text, `None` where it was too long.
    fn lines(text: &str, longest: usize, step: usize) -> Vec<(u64, Option<String>)> {
        let mut blocks = Blocks::new(Drops(text.as_bytes(), step), longest);
        let mut all = Vec::new();
        while let Some(block) = blocks.next().expect("a slice") {
            match block.held {
                Held::Overlong => all.push((block.line, None)),
                Held::Lines(bytes) => {
                    let text = String::from_utf8(bytes).expect("text");
                    let numbered = text.split_inclusive('\n').zip(block.line..);
                    all.extend(numbered.map(|(line, number)| (number, Some(line.to_owned()))));
                }
            }
        }
        all
    }

    #[test]
    fn every_line_comes_once_with_its_number_however_the_stream_drips() {
        let text = "one\ntwo\n\nfour, which is longer\nfive";
        let whole = lines(text, 100, usize::MAX);
        assert_eq!(whole.len(), 5);
        assert_eq!(whole[4], (5, Some("five".to_owned())));
        for step in 1..40 {
            assert_eq!(lines(text, 100, step), whole, "{step}");
        }
        assert_eq!(lines("", 9, 1), []);
        assert_eq!(lines("\n", 9, 1), [(1, Some("\n".to_owned()))]);
    }

    #[test]
    fn a_line_that_is_too_long_is_told_and_the_next_are_read() {
        let long = "x".repeat(STEP * 3);
        let text = format!("a\n{long}\nb\n{long}");
        for step in [7, STEP - 1, STEP, usize::MAX] {
            let all = lines(&text, STEP, step);
            let short: Vec<_> = all.iter().filter(|(_, text)| text.is_some()).collect();
            assert_eq!(all.last(), Some(&(4, None)), "{step}");
            assert_eq!(
                short,
                [&(1, Some("a\n".to_owned())), &(3, Some("b\n".to_owned()))],
                "{step}"
            );
        }
    }
}
