//! Rows of a file of values separated by commas, semicolons, tabs or bars, one after the other, however long the file.

use std::borrow::Cow;
use std::io::{self, BufRead};

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};
use thiserror::Error;

/// Longest row, in bytes; what is longer begins with a quote that nobody closed.
const LONGEST: usize = 1 << 20;
/// Most fields of a row.
const FIELDS: usize = 16_384;
/// What may separate values.
const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// Why rows cannot be read on.
#[derive(Debug, Error)]
pub(super) enum RowError {
    /// The file cannot be read.
    #[error("cannot read: {0}")]
    Read(#[from] io::Error),
    /// A row does not end.
    #[error("line {0}: a row longer than {LONGEST} bytes; is a quote not closed?")]
    Endless(u64),
    /// It is another encoding.
    #[error("it is UTF-16; weir reads UTF-8: iconv -f UTF-16 -t UTF-8 FILE")]
    Utf16,
}

/// A row: the line that it begins on, and its values.
pub(super) struct Row {
    pub line: u64,
    /// Whether it was not UTF-8, and is read as Latin-1.
    pub is_latin: bool,
    bytes: Vec<u8>,
    ends: Vec<usize>,
}

impl Row {
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The value at a place; nothing where the row is shorter.
    pub(super) fn value(&self, at: usize) -> Cow<'_, str> {
        let start = match at.checked_sub(1) {
            None => 0,
            Some(before) => self.ends.get(before).copied().unwrap_or(usize::MAX),
        };
        let end = self.ends.get(at).copied().unwrap_or(0);
        let bytes = self.bytes.get(start..end).unwrap_or_default();
        match std::str::from_utf8(bytes) {
            Ok(text) => text.into(),
            Err(_) => bytes.iter().map(|byte| char::from(*byte)).collect(),
        }
    }
}

/// The rows of a file.
pub(super) struct Rows<R> {
    from: R,
    reader: Reader,
    /// Lines that ended before what is read next.
    passed: u64,
    started: bool,
}

impl<R: BufRead> Rows<R> {
    pub(super) fn new(from: R) -> Self {
        Self {
            from,
            reader: Reader::new(),
            passed: 0,
            started: false,
        }
    }

    /// Finds out what separates values, by the first line; passes over a byte order mark.
    fn start(&mut self) -> Result<(), RowError> {
        self.started = true;
        let first = self.from.fill_buf()?;
        if first.starts_with(&[0xff, 0xfe]) || first.starts_with(&[0xfe, 0xff]) {
            return Err(RowError::Utf16);
        }
        let mark = if first.starts_with("\u{feff}".as_bytes()) {
            3
        } else {
            0
        };
        let mut quoted = false;
        let mut counts = [0_usize; SEPARATORS.len()];
        for byte in first.get(mark..).unwrap_or_default() {
            quoted ^= *byte == b'"';
            if !quoted && *byte == b'\n' {
                break;
            }
            let separator = SEPARATORS.iter().position(|one| one == byte);
            if let Some(count) = separator
                .filter(|_| !quoted)
                .and_then(|at| counts.get_mut(at))
            {
                *count += 1;
            }
        }
        self.from.consume(mark);
        let most = counts.iter().max().copied().unwrap_or_default();
        let separator = SEPARATORS
            .iter()
            .zip(counts)
            .find(|(_, count)| *count == most);
        let separator = separator.map_or(b',', |(separator, _)| *separator);
        self.reader = ReaderBuilder::new().delimiter(separator).build();
        Ok(())
    }

    /// The next row; `None` at the end.
    pub(super) fn next(&mut self) -> Result<Option<Row>, RowError> {
        if !self.started {
            self.start()?;
        }
        self.blanks()?;
        let line = self.passed + 1;
        let (mut bytes, mut ends) = (vec![0; 1024], vec![0; 64]);
        let (mut written, mut fields) = (0, 0);
        loop {
            let input = self.from.fill_buf()?;
            let (result, read, out, more) = self.reader.read_record(
                input,
                bytes.get_mut(written..).unwrap_or_default(),
                ends.get_mut(fields..).unwrap_or_default(),
            );
            let lines = input.get(..read).unwrap_or_default();
            self.passed += memchr::memchr_iter(b'\n', lines).count() as u64;
            self.from.consume(read);
            (written, fields) = (written + out, fields + more);
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull if bytes.len() < LONGEST => {
                    bytes.resize(bytes.len() * 2, 0);
                }
                ReadRecordResult::OutputEndsFull if ends.len() < FIELDS => {
                    ends.resize(ends.len() * 2, 0);
                }
                ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull => {
                    return Err(RowError::Endless(line));
                }
                ReadRecordResult::Record => break,
                ReadRecordResult::End => return Ok(None),
            }
        }
        bytes.truncate(written);
        ends.truncate(fields);
        Ok(Some(Row {
            line,
            is_latin: std::str::from_utf8(&bytes).is_err(),
            bytes,
            ends,
        }))
    }

    /// Passes over what ends the last line, and empty lines.
    fn blanks(&mut self) -> io::Result<()> {
        loop {
            let input = self.from.fill_buf()?;
            let blanks = input
                .iter()
                .take_while(|byte| matches!(byte, b'\r' | b'\n'))
                .count();
            if blanks == 0 {
                return Ok(());
            }
            let lines = input.get(..blanks).unwrap_or_default();
            self.passed += memchr::memchr_iter(b'\n', lines).count() as u64;
            self.from.consume(blanks);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Vec<(u64, Vec<String>)> {
        // The smallest pieces show that a row may be cut anywhere.
        let mut rows = Rows::new(io::BufReader::with_capacity(40, bytes));
        let mut all = Vec::new();
        while let Some(row) = rows.next().expect("readable") {
            let values = (0..row.len()).map(|at| row.value(at).into_owned());
            all.push((row.line, values.collect()));
        }
        all
    }

    fn of(line: u64, values: &[&str]) -> (u64, Vec<String>) {
        (
            line,
            values.iter().map(|value| (*value).to_owned()).collect(),
        )
    }

    #[test]
    fn quotes_line_ends_marks_and_separators_are_those_of_spreadsheets() {
        for separator in [",", ";", "\t", "|"] {
            let text = "\u{feff}name,mail\r\n\"Doe\",a@b\r\n\r\n\"two\nlines, \"\"x\"\"\",c\nlast,"
                .replace(',', separator);
            let text = text.replacen(&format!("lines{separator} "), "lines, ", 1);
            let expected = [
                of(1, &["name", "mail"]),
                of(2, &["Doe", "a@b"]),
                of(4, &["two\nlines, \"x\"", "c"]),
                of(6, &["last", ""]),
            ];
            assert_eq!(read(text.as_bytes()), expected, "{separator:?}");
        }
        assert_eq!(read(b"M\xfcller"), [of(1, &["Müller"])]);
        assert_eq!(read(b""), []);
    }

    #[test]
    fn what_cannot_be_rows_is_an_error_with_its_line() {
        let mut long = b"a,b\n\"".to_vec();
        long.resize(3 << 20, b'x');
        let mut rows = Rows::new(long.as_slice());
        rows.next().expect("a row");
        let error = rows.next().err().expect("it does not end").to_string();
        assert!(error.starts_with("line 2"), "{error}");
        let mut rows = Rows::new(&b"\xff\xfea\0"[..]);
        assert!(matches!(rows.next(), Err(RowError::Utf16)));
    }

    #[test]
    fn a_value_that_is_not_there_is_empty() {
        let mut rows = Rows::new(&b"a,b\n"[..]);
        let row = rows.next().expect("readable").expect("a row");
        assert_eq!((row.value(1).as_ref(), row.value(2).as_ref()), ("b", ""));
    }
}
