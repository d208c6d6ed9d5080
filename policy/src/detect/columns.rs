//! Which header a cell stands under: rows of CSV, TSV and Markdown tables, so that a header's words speak for all rows.

use std::ops::Range;

use super::inserts::{self, Insert};
use super::lines;

/// Longest line looked at, in bytes.
const LINE: usize = 4096;

/// Delimiters of cells, the surest first.
const DELIMITERS: [u8; 4] = [b'\t', b'|', b';', b','];

/// The tables met so far in one text. Each line is looked at once, whoever asks how often.
#[derive(Default)]
pub(super) struct Columns {
    /// By place; they do not overlap.
    tables: Vec<Table>,
    /// The line that was asked for last.
    line: Range<usize>,
    /// What that line is, where it is a row under a header.
    row: Option<Row>,
    /// The SQL statements, by place; none until they are asked for.
    inserts: Option<Vec<Insert>>,
    /// The place that was asked for last, and its answer: many rules ask for the same value.
    asked: Option<(usize, Option<Range<usize>>)>,
}

/// A row of a table, not its first.
#[derive(Clone)]
struct Row {
    delimiter: u8,
    header: Range<usize>,
}

/// Lines that follow each other and have equally many cells.
struct Table {
    /// Start of the first line.
    first: usize,
    /// Start of the last line known.
    last: usize,
    delimiter: u8,
    cells: usize,
    /// The first line, where it can name columns.
    header: Option<Range<usize>>,
}

impl Columns {
    /// The header cell above the place, if it stands in a row of a table and not in its header.
    pub(super) fn header(&mut self, bytes: &[u8], at: usize) -> Option<Range<usize>> {
        if let Some((asked, answer)) = &self.asked
            && *asked == at
        {
            return answer.clone();
        }
        let answer = self.above(bytes, at);
        self.asked = Some((at, answer.clone()));
        answer
    }

    fn above(&mut self, bytes: &[u8], at: usize) -> Option<Range<usize>> {
        let insert = inserts::around(self.inserts(bytes), at);
        if let Some(head) = insert.and_then(|insert| insert.head(at)) {
            return Some(head);
        }
        if !(self.line.start..=self.line.end).contains(&at) || self.line.is_empty() {
            self.line = line(bytes, at)?;
            self.row = self.row(bytes);
        }
        let Row { delimiter, header } = self.row.clone()?;
        let from = unnumbered(bytes, self.line.clone()).start.min(at);
        let column = cells(bytes.get(from..at)?, delimiter);
        cell(bytes, header, delimiter, column)
    }

    /// The text's SQL statements that name their columns.
    pub(super) fn inserts(&mut self, bytes: &[u8]) -> &[Insert] {
        self.inserts.get_or_insert_with(|| inserts::all(bytes))
    }

    /// What the line asked for last is.
    fn row(&mut self, bytes: &[u8]) -> Option<Row> {
        let line = self.line.clone();
        let row = bytes.get(unnumbered(bytes, line.clone()))?;
        let (delimiter, cells) = delimited(row)?;
        let table = self.table(bytes, line.start, delimiter, cells)?;
        let header = table
            .header
            .clone()
            .filter(|header| !line.contains(&header.start))?;
        Some(Row { delimiter, header })
    }

    /// The table that a line belongs to; a new one is made where there is none yet.
    fn table(&mut self, bytes: &[u8], start: usize, delimiter: u8, cells: usize) -> Option<&Table> {
        let after = self.tables.partition_point(|table| table.first <= start);
        let before = after.checked_sub(1);
        if let Some(index) = before
            && self
                .tables
                .get(index)
                .is_some_and(|table| start <= table.last)
        {
            return self.tables.get(index);
        }
        let known = before
            .and_then(|index| self.tables.get(index))
            .map(|table| table.last);
        let mut first = start;
        let mut joins = false;
        while let Some(end) = first.checked_sub(1) {
            let above = line_before(bytes, end)?;
            let same = bytes
                .get(unnumbered(bytes, above.clone()))
                .is_some_and(|row| self::cells(row, delimiter) == cells);
            if !same {
                break;
            }
            first = above.start;
            if known == Some(first) {
                joins = before
                    .and_then(|index| self.tables.get(index))
                    .is_some_and(|table| table.delimiter == delimiter && table.cells == cells);
                break;
            }
        }
        if joins {
            let table = self.tables.get_mut(before?)?;
            table.last = start;
            return Some(table);
        }
        let header = line(bytes, first)
            .map(|header| unnumbered(bytes, header))
            .filter(|header| bytes.get(header.clone()).is_some_and(names_columns));
        let table = Table {
            first,
            last: start,
            delimiter,
            cells,
            header,
        };
        self.tables.insert(after, table);
        self.tables.get(after)
    }
}

/// The line around a place, without its end; `None` where it is too long to be a row.
fn line(bytes: &[u8], at: usize) -> Option<Range<usize>> {
    Some(lines::start(bytes, at, LINE)?..lines::end(bytes, at, at + LINE)?)
}

/// A line without what shows it: its number and a tab or an arrow (`cat -n`, programs that read files to a model), marks
/// of a quoted mail.
pub(super) fn unnumbered(bytes: &[u8], line: Range<usize>) -> Range<usize> {
    let shown = bytes.get(line.clone()).unwrap_or_default();
    let count =
        |bytes: &[u8], is: fn(&u8) -> bool| bytes.iter().take(8).take_while(|b| is(b)).count();
    let quotes = count(shown, |b| matches!(b, b'>' | b' '));
    let quotes = if shown.first() == Some(&b'>') {
        quotes
    } else {
        0
    };
    let rest = shown.get(quotes..).unwrap_or_default();
    let blanks = count(rest, |b| *b == b' ');
    let digits = count(rest.get(blanks..).unwrap_or_default(), u8::is_ascii_digit);
    let number = match rest.get(blanks + digits..).unwrap_or_default() {
        [b'\t', ..] if blanks > 0 && digits > 0 => blanks + digits + 1,
        [0xe2, 0x86, 0x92, ..] if digits > 0 => blanks + digits + 3,
        _ => 0,
    };
    line.start + quotes + number..line.end
}

/// The line whose newline stands at `end`.
fn line_before(bytes: &[u8], end: usize) -> Option<Range<usize>> {
    line(bytes, end).map(|line| line.start..end)
}

/// What separates a row's cells, and how many of it there are: at least one, or it is no row.
pub fn delimited(row: &[u8]) -> Option<(u8, usize)> {
    let mut counted = DELIMITERS
        .into_iter()
        .map(|delimiter| (delimiter, cells(row, delimiter)));
    counted.find(|(_, cells)| *cells > 0)
}

/// Delimiters in a row, those in double quotes left out.
pub fn cells(row: &[u8], delimiter: u8) -> usize {
    if memchr::memchr(delimiter, row).is_none() {
        return 0;
    }
    let (mut quoted, mut count) = (false, 0);
    for byte in row {
        quoted ^= *byte == b'"';
        count += usize::from(*byte == delimiter && !quoted);
    }
    count
}

/// The cell of this number in a row.
fn cell(bytes: &[u8], row: Range<usize>, delimiter: u8, column: usize) -> Option<Range<usize>> {
    let (mut quoted, mut count, mut start) = (false, 0, row.start);
    for (at, byte) in bytes.get(row.clone())?.iter().enumerate() {
        quoted ^= *byte == b'"';
        if *byte == delimiter && !quoted {
            if count == column {
                return Some(start..row.start + at);
            }
            count += 1;
            start = row.start + at + 1;
        }
    }
    (count == column).then_some(start..row.end)
}

/// Whether a line can be a header: words, not data and not code.
fn names_columns(row: &[u8]) -> bool {
    let mut digits = 0;
    for byte in row {
        digits = if byte.is_ascii_digit() { digits + 1 } else { 0 };
        if digits > 2 || matches!(byte, b'=' | b'{' | b'}' | b'@') {
            return false;
        }
    }
    // `"key": value,` line by line is an object, not a table; `Column:` alone is rare.
    !row.contains(&b':') && row.iter().any(|b| b.is_ascii_alphabetic() || !b.is_ascii())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header<'t>(columns: &mut Columns, text: &'t str, value: &str) -> Option<&'t str> {
        let at = text.find(value).expect("the value stands in the text");
        let range = columns.header(text.as_bytes(), at)?;
        text.get(range)
    }

    #[test]
    fn a_cell_stands_under_its_header() {
        let csv = "id,name,tax number\n1,\"Doe, Jane\",111\n2,Roe,222\n3,Poe,333\n";
        let mut columns = Columns::default();
        for value in ["333", "111", "222"] {
            assert_eq!(
                header(&mut columns, csv, value),
                Some("tax number"),
                "{value}"
            );
        }
        assert_eq!(header(&mut columns, csv, "Roe"), Some("name"));
        assert_eq!(
            header(&mut columns, csv, "name"),
            None,
            "the header has none itself"
        );
        let table = "Intro, this is.\n\n| who | phone |\n|---|---|\n| A | 111 |\n| B | 222 |\n";
        let mut columns = Columns::default();
        assert_eq!(header(&mut columns, table, "222"), Some(" phone "));
        assert_eq!(header(&mut columns, table, "111"), Some(" phone "));
        let tabs = "name\tiban\nA\t1, 2\n";
        assert_eq!(header(&mut Columns::default(), tabs, "1, 2"), Some("iban"));
    }

    #[test]
    fn numbers_of_lines_and_marks_of_quotes_are_no_cells() {
        let csv = "     1\tname,tax number\n     2\tDoe,111\n     3\tRoe,222\n";
        let arrows = "  1→name,tax number\n  2→Doe,111\n 10→Roe,222\n";
        let quoted = "> name,tax number\n> Doe,111\n> Roe,222\n";
        for text in [csv, arrows, quoted] {
            let mut columns = Columns::default();
            assert_eq!(
                header(&mut columns, text, "222"),
                Some("tax number"),
                "{text}"
            );
            assert_eq!(header(&mut columns, text, "Roe"), Some("name"), "{text}");
        }
        let tabs = "1\tname\tiban\n2\tA\tB9\n";
        assert_eq!(header(&mut Columns::default(), tabs, "B9"), Some("iban"));
    }

    #[test]
    fn objects_line_by_line_are_no_tables() {
        let json = "{\n\"ssn\": \"x\",\n\"order\": \"444\",\n}";
        assert_eq!(header(&mut Columns::default(), json, "444"), None);
        let rows = "5551,1\n5552,2\n";
        assert_eq!(
            header(&mut Columns::default(), rows, "5552"),
            None,
            "data is no header"
        );
        for odd in ["", "\n", ",", "a,\n", "\"a,b\n1,2\n"] {
            for at in 0..=odd.len() {
                let _ = Columns::default().header(odd.as_bytes(), at);
            }
        }
    }

    #[test]
    fn the_order_of_asking_changes_nothing() {
        let text = "a,b\n1,2\n3,4\n\nx;y;z\n5;6;7\n8;9;0\nprose, here\n".repeat(5);
        let forward: Vec<_> = {
            let mut columns = Columns::default();
            (0..text.len())
                .map(|at| columns.header(text.as_bytes(), at))
                .collect()
        };
        let mut columns = Columns::default();
        for at in (0..text.len()).rev() {
            let backward = columns.header(text.as_bytes(), at);
            let fresh = Columns::default().header(text.as_bytes(), at);
            assert_eq!(backward, fresh, "{at}");
            assert_eq!(forward.get(at), Some(&fresh), "{at}");
        }
    }
}
