//! A text that holds more than one scan keeps, read in parts that overlap, so that what stands at a cut is found, too.

use std::borrow::Cow;
use std::ops::Range;

use weir_policy::detect::{Finding, TooMany, cells, delimited};

/// How much is asked about at a time, in bytes; less where that holds too much.
const PART: usize = 1 << 18;
/// The least that is asked about at a time.
const LEAST: usize = 1 << 13;
/// How much is read before and after a part.
const AROUND: usize = 1 << 14;
/// How near to a window's end a value may end that has one.
const NEAR: usize = 1 << 10;
/// Longest line that names a table's columns.
const HEADER: usize = 4096;

/// What `scan` finds in a text, however much that is.
///
/// # Errors
/// [`TooMany`] where even a small part holds too much.
pub(super) fn scanned(
    text: &str,
    scan: impl Fn(&str) -> Result<Vec<Finding>, TooMany>,
) -> Result<Vec<Finding>, TooMany> {
    match scan(text) {
        Err(TooMany) if text.len() > LEAST => in_parts(text, PART, &scan),
        done => done,
    }
}

fn in_parts(
    text: &str,
    mut size: usize,
    scan: &impl Fn(&str) -> Result<Vec<Finding>, TooMany>,
) -> Result<Vec<Finding>, TooMany> {
    let mut all = Vec::new();
    let mut table = None;
    let (mut at, mut around) = (0, AROUND);
    while at < text.len() {
        let end = cut(text, at, at.saturating_add(size));
        let window = after_line_end(text, at.saturating_sub(AROUND), at)
            ..cut(text, end, end.saturating_add(around));
        let head = header(text.as_bytes(), window.start, table.clone());
        let (shown, offset) = part(text, &window, head.as_ref());
        let found = match scan(&shown) {
            Ok(found) => found,
            Err(TooMany) if size > LEAST => {
                size /= 2;
                continue;
            }
            Err(TooMany) => return Err(TooMany),
        };
        let from = all.len();
        for mut finding in found {
            let place = |of: usize| (of + window.start).checked_sub(offset);
            let (Some(start), Some(stop)) = (place(finding.range.start), place(finding.range.end))
            else {
                continue;
            };
            // What begins before the part was found with the one before.
            if finding.range.start >= offset && start < end && stop > at {
                finding.range = start.max(at)..stop;
                all.push(finding);
            }
        }
        let reached = all.iter().skip(from).map(|one| one.range.end).max();
        let reached = reached.unwrap_or_default();
        // A value that goes on where the window ends is read again, to its end.
        if reached.saturating_add(NEAR) >= window.end && window.end < text.len() {
            all.truncate(from);
            around = around.saturating_mul(4);
            continue;
        }
        (at, around, table) = (end.max(reached), AROUND, head);
    }
    Ok(all)
}

/// The text of a window, under the line that names its columns, and how long that is.
fn part<'t>(text: &'t str, window: &Range<usize>, head: Option<&Head>) -> (Cow<'t, str>, usize) {
    let body = text.get(window.clone()).unwrap_or_default();
    let above = head.and_then(|head| text.get(head.line.clone()));
    match above {
        Some(above) if head.is_some_and(|head| head.line.start < window.start) => {
            (format!("{above}\n{body}").into(), above.len() + 1)
        }
        _ => (body.into(), 0),
    }
}

/// Where to cut at the latest: at a line's end, where one is near.
fn cut(text: &str, from: usize, latest: usize) -> usize {
    if latest >= text.len() {
        return text.len();
    }
    let latest = text.floor_char_boundary(latest);
    let half = from + (latest - from) / 2;
    let near = text.as_bytes().get(half..latest).unwrap_or_default();
    memchr::memrchr(b'\n', near).map_or(latest, |newline| half + newline + 1)
}

/// The first line that begins between two places; the first place, where none does.
fn after_line_end(text: &str, from: usize, to: usize) -> usize {
    if from == 0 {
        return 0;
    }
    let between = text.as_bytes().get(from..to).unwrap_or_default();
    let newline = memchr::memchr(b'\n', between);
    newline.map_or_else(
        || text.floor_char_boundary(from),
        |newline| from + newline + 1,
    )
}

/// The first of the lines that follow each other and have equally many cells.
#[derive(Clone)]
struct Head {
    delimiter: u8,
    cells: usize,
    line: Range<usize>,
    /// The last row that is known to be of this table.
    row: usize,
}

/// The head of the table that goes on at the line that begins at `at`; `known` is that of the window before.
fn header(bytes: &[u8], at: usize, known: Option<Head>) -> Option<Head> {
    let row = line(bytes, at)?;
    let (delimiter, count) = delimited(bytes.get(row.clone())?)?;
    let mut first = row;
    while first.start > 0 {
        if let Some(known) = &known
            && (known.delimiter, known.cells) == (delimiter, count)
            && first.start <= known.row
        {
            first = known.line.clone();
            break;
        }
        let above = memchr::memrchr(b'\n', bytes.get(..first.start - 1)?);
        let above = above.map_or(0, |newline| newline + 1)..first.start - 1;
        let same = above.len() <= HEADER
            && bytes.get(above.clone()).map(|row| cells(row, delimiter)) == Some(count);
        if !same {
            break;
        }
        first = above;
    }
    Some(Head {
        delimiter,
        cells: count,
        line: first,
        row: at,
    })
}

/// The line that begins at a place, without its end; `None` where it is too long to be a row, or does not begin there.
fn line(bytes: &[u8], at: usize) -> Option<Range<usize>> {
    let begins = at == 0 || bytes.get(at - 1) == Some(&b'\n');
    let near = bytes.get(at..bytes.len().min(at + HEADER))?;
    let end = memchr::memchr(b'\n', near)?;
    begins.then_some(at..at + end)
}

#[cfg(test)]
mod tests {
    use weir_policy::detect::Detectors;

    use super::*;

    #[test]
    fn parts_find_what_the_whole_does_wherever_they_are_cut() {
        let set = Detectors::builtin();
        let scan = |text: &str| set.scan(text);
        let mut text = String::from("id,mail,Passwort,geb\n");
        for row in 0..900 {
            text.push_str(&format!(
                "{row},mäx.m{row}uster@corp-mail.org,Gh7kPq{row}xyZ,1980-01-{:02}\n",
                row % 28 + 1
            ));
        }
        text.push_str("\n-----BEGIN PRIVATE KEY-----\n");
        text.push_str(&"MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7\n".repeat(800));
        text.push_str("-----END PRIVATE KEY-----\nname;phone\nmore text, call 0151 23456789\n");
        let whole = scan(&text).expect("few");
        assert!(whole.len() > 1000, "{}", whole.len());
        for size in [LEAST, 20_001, 70_000] {
            let parts = in_parts(&text, size, &scan).expect("few");
            let first = parts.iter().zip(&whole).find(|(part, whole)| part != whole);
            assert!(first.is_none(), "{size}: {first:?}");
            assert_eq!(parts.len(), whole.len(), "{size}");
        }
    }

    #[test]
    fn more_findings_than_a_scan_keeps_are_all_found() {
        let set = Detectors::builtin();
        let mut text = String::new();
        for row in 0..70_000 {
            text.push_str(&format!("m{row}@corp-mail.org\n"));
        }
        assert!(set.scan(&text).is_err());
        let found = scanned(&text, |text| set.scan(text)).expect("all of them");
        // Where digits of two lines look like one number, the two are one finding.
        assert!(found.len() > 69_900, "{}", found.len());
        let mut at = 0;
        for line in text.lines() {
            let after = found.partition_point(|one| one.range.end <= at);
            assert!(found[after].range.start <= at, "{line}");
            at += line.len() + 1;
        }
        let last = found.last().expect("one");
        assert!(text[last.range.clone()].ends_with("m69999@corp-mail.org"));
    }
}
