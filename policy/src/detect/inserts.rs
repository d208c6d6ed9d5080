//! Rows of SQL's `INSERT INTO t (a, b) VALUES (1, 'x'), …` and of dumps' `COPY t (a, b) FROM stdin;`: which column's name
//! stands for each value.

use std::ops::Range;
use std::sync::LazyLock;

use memchr::memmem::Finder;

/// Most values read in one text; later ones are nobody's that a column tells.
const VALUES: usize = 1 << 16;
/// Longest name of a table, in bytes.
const TABLE: usize = 256;

/// One statement: where its columns' names stand, and the values of each row, without quotes.
pub(super) struct Insert {
    pub heads: Vec<Range<usize>>,
    pub rows: Vec<Vec<Range<usize>>>,
}

impl Insert {
    /// The column's name that stands for the value at a place.
    pub(super) fn head(&self, at: usize) -> Option<Range<usize>> {
        let after = self.rows.partition_point(|row| start(row) <= at);
        let row = self.rows.get(after.checked_sub(1)?)?;
        let column = row.iter().position(|value| value.contains(&at))?;
        self.heads.get(column).cloned()
    }

    /// Where its first value starts.
    fn start(&self) -> usize {
        self.rows.first().map_or(0, |row| start(row))
    }
}

/// The last of the statements that starts at a place or before it.
pub(super) fn around(inserts: &[Insert], at: usize) -> Option<&Insert> {
    let after = inserts.partition_point(|insert| insert.start() <= at);
    inserts.get(after.checked_sub(1)?)
}

fn start(row: &[Range<usize>]) -> usize {
    row.first().map_or(0, |value| value.start)
}

/// What stands before a table's name; whoever writes it in capitals and small letters at once is not read.
static INTO: LazyLock<[Finder<'static>; 2]> =
    LazyLock::new(|| [Finder::new("INTO "), Finder::new("into ")]);

/// All statements of a text that name their columns.
pub(super) fn all(bytes: &[u8]) -> Vec<Insert> {
    let mut inserts = Vec::new();
    if memchr::memchr(b'(', bytes).is_none() {
        return inserts;
    }
    let mut left = VALUES;
    copies(bytes, &mut left, &mut inserts);
    let copied = inserts.len();
    let [mut upper, mut lower] = INTO.each_ref().map(|into| into.find_iter(bytes).peekable());
    let mut at = 0;
    while left > 0 {
        let first = match (upper.peek(), lower.peek()) {
            (Some(one), Some(two)) if one < two => upper.next(),
            (Some(_), None) => upper.next(),
            _ => lower.next(),
        };
        let Some(found) = first else {
            break;
        };
        // What was read is not read again, whether it was a statement or not.
        if found >= at {
            let (insert, end) = statement(bytes, found + 5, &mut left);
            at = end;
            inserts.extend(insert);
        }
    }
    if copied > 0 {
        inserts.sort_by_key(Insert::start);
    }
    inserts
}

/// What ends the head of a dump's rows.
static COPIED: LazyLock<[Finder<'static>; 2]> =
    LazyLock::new(|| [Finder::new(") FROM stdin"), Finder::new(") from stdin")]);

/// Reads the rows that PostgreSQL's dumps copy in: a line each, with tabs between the values, until `\\.` or an empty line.
fn copies(bytes: &[u8], left: &mut usize, inserts: &mut Vec<Insert>) {
    for finder in COPIED.iter() {
        let mut read = 0;
        for close in finder.find_iter(bytes) {
            if close < read || *left == 0 {
                continue;
            }
            let floor = close.saturating_sub(4 * TABLE);
            let head = bytes.get(floor..close).unwrap_or_default();
            let Some(open) = memchr::memrchr(b'(', head).map(|open| floor + open) else {
                continue;
            };
            let Ok((heads, _)) = tuple(bytes, open) else {
                continue;
            };
            let line = bytes.get(close..).unwrap_or_default();
            let Some(newline) = memchr::memchr(b'\n', line) else {
                continue;
            };
            let mut at = close + newline + 1;
            let mut rows = Vec::new();
            while *left > 0 {
                let rest = bytes.get(at..).unwrap_or_default();
                let end = at + memchr::memchr(b'\n', rest).unwrap_or(rest.len());
                let row = tabbed(bytes, at..end);
                if row.len() != heads.len() {
                    break;
                }
                *left = left.saturating_sub(row.len());
                rows.push(row);
                at = end + 1;
            }
            read = at;
            if !rows.is_empty() {
                inserts.push(Insert { heads, rows });
            }
        }
    }
}

/// The values of a line that tabs part.
fn tabbed(bytes: &[u8], line: Range<usize>) -> Vec<Range<usize>> {
    let mut start = super::columns::unnumbered(bytes, line.clone()).start;
    let mut row = Vec::new();
    let rest = bytes.get(start..line.end).unwrap_or_default();
    let base = start;
    for tab in memchr::memchr_iter(b'\t', rest) {
        row.push(start..base + tab);
        start = base + tab + 1;
    }
    row.push(start..line.end);
    row
}

/// The statement whose table's name starts at `at`, and how far was read.
fn statement(bytes: &[u8], at: usize, left: &mut usize) -> (Option<Insert>, usize) {
    let head = bytes
        .get(at..bytes.len().min(at + TABLE))
        .unwrap_or_default();
    let open = head
        .iter()
        .position(|b| matches!(b, b'(' | b';' | b'\''))
        .map(|open| at + open)
        .filter(|open| bytes.get(*open) == Some(&b'('));
    let Some(open) = open else {
        return (None, at);
    };
    let (heads, end) = match tuple(bytes, open) {
        Ok(read) => read,
        Err(end) => return (None, end),
    };
    values(bytes, heads, end, left)
}

/// The statement whose columns' names end at `end`, and how far was read.
fn values(
    bytes: &[u8],
    heads: Vec<Range<usize>>,
    end: usize,
    left: &mut usize,
) -> (Option<Insert>, usize) {
    let plain = |range: &Range<usize>| {
        let name = bytes.get(range.clone()).unwrap_or_default();
        let name = std::str::from_utf8(name).unwrap_or_default();
        !name.is_empty() && !name.contains(|c: char| c.is_whitespace() || c == '(')
    };
    let mut at = skip(bytes, end);
    let word = bytes.get(at..at + 6).unwrap_or_default();
    if !heads.iter().all(plain) || !word.eq_ignore_ascii_case(b"VALUES") {
        return (None, end);
    }
    at += 6;
    let mut rows = Vec::new();
    loop {
        at = skip(bytes, at);
        match bytes.get(at) {
            Some(b',') if !rows.is_empty() => at += 1,
            Some(b'(') => {
                let row = match tuple(bytes, at) {
                    Ok((row, end)) => {
                        at = end;
                        row
                    }
                    Err(end) => {
                        at = end;
                        break;
                    }
                };
                *left = left.saturating_sub(row.len());
                rows.push(row);
                if *left == 0 {
                    break;
                }
            }
            _ => break,
        }
    }
    ((!rows.is_empty()).then_some(Insert { heads, rows }), at)
}

/// Where blanks end.
fn skip(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    at + rest.iter().take_while(|b| b.is_ascii_whitespace()).count()
}

/// The parts of a list in parentheses that opens at `open`, without blanks and quotes around them, and where it ends; how far
/// was read where it does not end.
fn tuple(bytes: &[u8], open: usize) -> Result<(Vec<Range<usize>>, usize), usize> {
    let (mut parts, mut start, mut at) = (Vec::new(), open + 1, open + 1);
    let (mut quote, mut depth) = (None, 0_usize);
    loop {
        let Some(byte) = bytes.get(at).copied() else {
            return Err(bytes.len());
        };
        match (quote, byte) {
            (Some(_), b'\\') => at += 1,
            // Doubled, it is one of the value's.
            (Some(mark), _) if byte == mark && bytes.get(at + 1) == Some(&mark) => at += 1,
            (Some(mark), _) if byte == mark => quote = None,
            (Some(_), _) => {}
            // `''t Hart'`: a value that begins with its own mark.
            (None, b'\'')
                if bytes.get(at + 1) == Some(&b'\'')
                    && bytes.get(at + 2).is_some_and(u8::is_ascii_alphabetic) =>
            {
                quote = Some(byte);
                at += 1;
            }
            (None, b'\'' | b'"' | b'`') => quote = Some(byte),
            (None, b'(') => depth += 1,
            (None, b')') if depth > 0 => depth -= 1,
            (None, b',' | b')') if depth == 0 => {
                parts.push(bare(bytes, start..at));
                start = at + 1;
                if byte == b')' {
                    return Ok((parts, at + 1));
                }
            }
            (None, b';') => return Err(at),
            (None, _) => {}
        }
        at += 1;
    }
}

/// A part without the blanks, quotes and brackets around it.
fn bare(bytes: &[u8], part: Range<usize>) -> Range<usize> {
    let dressing =
        |b: &u8| b.is_ascii_whitespace() || matches!(b, b'\'' | b'"' | b'`' | b'[' | b']');
    let value = bytes.get(part.clone()).unwrap_or_default();
    let before = value.iter().take_while(|b| dressing(b)).count();
    let after = value
        .iter()
        .rev()
        .take(value.len() - before)
        .take_while(|b| dressing(b))
        .count();
    part.start + before..part.end - after
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(Vec<&str>, Vec<Vec<&str>>)> {
        let part = |range: &Range<usize>| text.get(range.clone()).expect("whole characters");
        let list = |ranges: &Vec<Range<usize>>| ranges.iter().map(part).collect();
        all(text.as_bytes())
            .iter()
            .map(|insert| (list(&insert.heads), insert.rows.iter().map(list).collect()))
            .collect()
    }

    #[test]
    fn values_stand_under_their_columns() {
        let text = "INSERT INTO `p` (`id`, `name`) VALUES\n(1, 'O''Neil, Ann'),\n(2, NULL);\ninsert into q(a) values ('x')";
        assert_eq!(
            read(text),
            [
                (
                    vec!["id", "name"],
                    vec![vec!["1", "O''Neil, Ann"], vec!["2", "NULL"]]
                ),
                (vec!["a"], vec![vec!["x"]]),
            ]
        );
    }

    #[test]
    fn a_value_may_begin_with_its_own_mark() {
        let text = "INSERT INTO leden (naam, stad) VALUES ('''t Hart', 'Ede'), (''t Hart', 'Ede'), ('', 'x');";
        let rows = vec![vec!["t Hart", "Ede"], vec!["t Hart", "Ede"], vec!["", "x"]];
        assert_eq!(read(text), [(vec!["naam", "stad"], rows)]);
    }

    #[test]
    fn rows_of_a_dump_stand_under_the_columns_that_it_copies() {
        let text = "x;\nCOPY public.p (id, name) FROM stdin;\n1\tAnn\n2\tBob\n\\.\n\ninsert into q (a) values ('x');";
        assert_eq!(
            read(text),
            [
                (vec!["id", "name"], vec![vec!["1", "Ann"], vec!["2", "Bob"]]),
                (vec!["a"], vec![vec!["x"]]),
            ]
        );
        assert!(read("COPY p (a, b) FROM stdin;\n1\n").is_empty());
        assert!(read(") FROM stdin;\n1\n").is_empty());
        assert!(read("COPY p (a, b) FROM stdin").is_empty());
    }

    #[test]
    fn a_value_has_its_column() {
        let text = "insert into p (id, name) values (1, 'Ann'), (2, 'Bob', 5); insert into q (a) values ('x')";
        let inserts = all(text.as_bytes());
        for (value, head) in [
            ("Ann", Some("name")),
            ("Bob", Some("name")),
            ("2", Some("id")),
            ("5", None),
            ("x'", Some("a")),
            ("insert", None),
        ] {
            let at = text.find(value).expect("marked");
            let found = around(&inserts, at).and_then(|insert| insert.head(at));
            assert_eq!(found.and_then(|head| text.get(head)), head, "{value}");
        }
    }

    #[test]
    fn what_is_no_statement_or_is_cut_gives_nothing() {
        for text in [
            "",
            "INTO ",
            "come into (the room) values",
            "INSERT INTO t VALUES (1)",
            "INSERT INTO t (a, b) SELECT 1",
            "INSERT INTO t (a) VALUES ('x",
            "INSERT INTO t (a",
            "insert into t (a) values (1;",
            "into (é) values ('",
        ] {
            assert!(read(text).is_empty(), "{text}");
        }
    }
}
