//! Passwords on command lines: which options of a command take one, and where it stands in the shell's words.

use std::ops::Range;

mod paired;
mod piped;

pub(super) use paired::paired;
pub(super) use piped::piped;

use super::{assign, entropy};

/// How far after a command's name its options are looked for, in bytes.
const LINE: usize = 1024;

/// One way a command takes a password, as `-p{}`, `-p {}`, `-u *:{}`, `pass:{}`, `*/{}@`, or `#2` (the second word
/// that is no option).
pub(super) struct Template {
    flag: Box<[u8]>,
    separate: bool,
    /// The word starts with this.
    lead: Box<[u8]>,
    /// The value stands after the first such byte of the word.
    after: Option<u8>,
    /// It ends before the last such byte.
    until: Option<u8>,
    /// It is this word that is no option, counted from one.
    position: Option<usize>,
}

impl Template {
    /// # Errors
    /// What is wrong, in words.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let mut template = Self {
            flag: Box::default(),
            separate: false,
            lead: Box::default(),
            after: None,
            until: None,
            position: None,
        };
        if let Some(number) = text.strip_prefix('#') {
            let position = number.parse().ok().filter(|position| *position > 0);
            template.position = Some(position.ok_or("`options` counts words from `#1`")?);
            return Ok(template);
        }
        let (head, tail) = text
            .split_once("{}")
            .ok_or("each of `options` holds `{}`, or is `#` and a number")?;
        template.until = tail.bytes().next();
        let (flag, word) = match head.split_once(' ') {
            Some((flag, word)) => (flag, Some(word)),
            None => (head, None),
        };
        template.separate = word.is_some();
        let (flag, pattern) = match word {
            Some(word) => (flag, word),
            None => flag
                .split_once('*')
                .map_or((flag, ""), |(flag, _)| (flag, flag_rest(head, flag))),
        };
        template.flag = flag.as_bytes().into();
        let (lead, rest) = pattern.split_once('*').unwrap_or((pattern, ""));
        template.lead = lead.as_bytes().into();
        template.after = rest.bytes().next();
        match template.flag.is_empty() && template.after.is_none() {
            true => Err("one of `options` would take every word".to_owned()),
            false => Ok(template),
        }
    }

    /// The value in a word (or the one after it), where this option takes one.
    fn value(&self, bytes: &[u8], words: &[Word], index: usize) -> Option<Range<usize>> {
        let word = words.get(index)?;
        let said = bytes.get(word.inner.clone())?;
        let rest = said.strip_prefix(&*self.flag)?;
        let value = match self.separate {
            false => word.inner.start + self.flag.len()..word.inner.end,
            true if rest.is_empty() => words.get(index + 1)?.inner.clone(),
            true => return None,
        };
        let mut value = unquoted(bytes, value);
        if self.flag.is_empty() && matches!(bytes.get(value.start), Some(b'/' | b'-')) {
            return None;
        }
        if !bytes.get(value.clone())?.starts_with(&self.lead) {
            return None;
        }
        value.start += self.lead.len();
        if let Some(after) = self.after {
            let text = bytes.get(value.clone())?;
            let at = text.iter().position(|b| *b == after)?;
            value.start += at + 1;
            // A scheme's colon, a drive's, a port's.
            if text.get(at + 1) == Some(&b'/') && after == b':' {
                return None;
            }
            // `--user 1000:1000`
            if after == b':' && at > 0 && text.iter().all(|b| b.is_ascii_digit() || *b == b':') {
                return None;
            }
        }
        if let Some(until) = self.until {
            let text = bytes.get(value.clone())?;
            value.end = value.start + text.iter().rposition(|b| *b == until)?;
        }
        let value = unquoted(bytes, value);
        // Another option, or a port.
        let option = self.separate && self.after.is_none() && bytes.get(value.start) == Some(&b'-');
        let port = self.flag.eq_ignore_ascii_case(b"-p")
            && value.len() <= 5
            && bytes.get(value.clone())?.iter().all(u8::is_ascii_digit);
        (!option && !port).then_some(value)
    }
}

fn flag_rest<'t>(head: &'t str, flag: &str) -> &'t str {
    head.get(flag.len()..).unwrap_or_default()
}

/// Whether a word's own name says that its value is no secret: `--from-literal=username=app`.
fn is_of_another(bytes: &[u8], word: &Range<usize>, value: &Range<usize>) -> bool {
    const OTHERS: [&[u8]; 8] = [
        b"user",
        b"username",
        b"host",
        b"hostname",
        b"port",
        b"database",
        b"dbname",
        b"email",
    ];
    let head = bytes.get(word.start..value.start).unwrap_or_default();
    let Some(name) = head.strip_suffix(b"=") else {
        return false;
    };
    let name = name
        .rsplit(|b| matches!(b, b'=' | b'_' | b'-' | b'.' | b' '))
        .next();
    name.is_some_and(|name| OTHERS.iter().any(|other| name.eq_ignore_ascii_case(other)))
}

/// One word of a shell line: what it covers without its outer quotes.
struct Word {
    inner: Range<usize>,
}

/// Without quotes around it.
fn unquoted(bytes: &[u8], range: Range<usize>) -> Range<usize> {
    match bytes.get(range.clone()) {
        Some([b'\\', open @ (b'"' | b'\''), .., b'\\', close])
            if open == close && range.len() > 4 =>
        {
            range.start + 2..range.end - 2
        }
        Some([open @ (b'"' | b'\''), .., close]) if open == close && range.len() > 2 => {
            range.start + 1..range.end - 1
        }
        _ => range,
    }
}

/// Every password on the command line whose command's name is at `hit`; returns where the line ends.
pub(super) fn values(
    text: &str,
    hit: &Range<usize>,
    templates: &[Template],
    found: &mut Vec<Range<usize>>,
) -> usize {
    let bytes = text.as_bytes();
    if !is_command(bytes, hit) {
        return hit.end;
    }
    let (words, end) = words(bytes, hit.end, |_| false);
    let mut plain = 0;
    for (index, word) in words.iter().enumerate() {
        let said = bytes.get(word.inner.clone()).unwrap_or_default();
        let option = matches!(said, [b'-' | b'\\', ..])
            || matches!(said, [b'/', name @ ..] if !name.contains(&b'/'));
        // `cipher`, `ascii-text`, an address: how the next word is written, or of whom it is.
        let mode = is_mode(said);
        plain += usize::from(!option && !mode);
        for template in templates {
            let value = match template.position {
                Some(position) => {
                    (!option && !mode && position == plain && !assign::describes(text, &word.inner))
                        .then(|| word.inner.clone())
                }
                None => template.value(bytes, &words, index),
            };
            let real = value.filter(|range| {
                text.get(range.clone()).is_some_and(|value| {
                    value.len() >= 3
                        && !entropy::is_template(value)
                        && !value.starts_with(['(', '[', '<'])
                        && !value.starts_with(|c: char| c >= '\u{2e80}')
                })
            });
            let real = real.filter(|range| !is_prose(bytes, &words, range, index));
            let real = real.filter(|range| !is_of_another(bytes, &word.inner, range));
            if let Some(range) = real {
                found.push(range);
                break;
            }
        }
    }
    end
}

/// Whether a word of a console only says how the value after it is written, or whose it is (`cipher`, `7`, `address`).
fn is_mode(word: &[u8]) -> bool {
    const MODES: [&[u8]; 14] = [
        b"cipher",
        b"irreversible-cipher",
        b"simple",
        b"plaintext",
        b"plain-text",
        b"ascii",
        b"ascii-text",
        b"local",
        b"remote",
        b"address",
        b"key",
        b"encrypted",
        b"clear",
        b"text",
    ];
    let digit = matches!(word, [b'0'..=b'9']);
    let address = word.contains(&b'.') && word.iter().all(|b| b.is_ascii_digit() || *b == b'.');
    digit || address || MODES.contains(&word)
}

/// Whether a short plain word follows the option and another goes on: a sentence about the command.
fn is_prose(bytes: &[u8], words: &[Word], value: &Range<usize>, index: usize) -> bool {
    let plain = |range: &Range<usize>| {
        bytes
            .get(range.clone())
            .is_some_and(|word| word.iter().all(u8::is_ascii_lowercase))
    };
    let next = words
        .iter()
        .skip(index)
        .find(|word| word.inner.start >= value.end);
    value.len() <= 4
        && plain(value)
        && next.is_some_and(|next| {
            next.inner.len() > 1
                && bytes
                    .get(next.inner.clone())
                    .is_some_and(|word| word.iter().all(|b| b.is_ascii_alphabetic() || *b >= 0x80))
        })
}

/// Whether a command's name stands there as a word of its own: after a blank, a path, a quote, or what ends a command.
fn is_command(bytes: &[u8], hit: &Range<usize>) -> bool {
    let before = bytes.get(..hit.start).and_then(<[u8]>::last);
    let after = bytes.get(hit.end);
    let name_ends = matches!(after, Some(b' ' | b'\t'))
        || bytes
            .get(hit.clone())
            .is_some_and(|name| name.ends_with(b" "));
    name_ends
        && before
            .is_none_or(|b| !b.is_ascii_alphanumeric() && !matches!(b, b'_' | b'-' | b'.' | b'@'))
}

/// The words of the shell line from `at` on, quotes and continued lines respected, up to the one that is `enough`; and
/// where the line, or that word, ends.
fn words(bytes: &[u8], at: usize, enough: impl Fn(&Word) -> bool) -> (Vec<Word>, usize) {
    let end = bytes.len().min(at + LINE);
    let window = bytes.get(..end).unwrap_or_default();
    let mut words = Vec::new();
    let mut index = at;
    loop {
        index = skip_blanks(window, index);
        match window.get(index..).unwrap_or_default() {
            [] | [b'\n' | b';' | b'|' | b')' | b'`' | b'#', ..] => return (words, index),
            [b'&', b'&', ..] | [b'\\', b'n' | b'r', ..] => return (words, index),
            _ => {}
        }
        let start = index;
        let mut quote = None;
        while let Some(byte) = window.get(index) {
            match (quote, byte) {
                (None, b'"' | b'\'') => quote = Some(*byte),
                (Some(open), byte) if open == *byte => quote = None,
                (_, b'\\')
                    if matches!(
                        window.get(index + 1),
                        Some(b'"' | b'\'' | b'\\' | b' ' | b'$' | b'!')
                    ) =>
                {
                    index += 1
                }
                (None, b' ' | b'\t' | b';' | b'|' | b'`') | (_, b'\n') => break,
                _ => {}
            }
            index += 1;
        }
        // A quote that was not closed on its line is prose: an apostrophe.
        if quote.is_some() {
            index = start
                + window
                    .get(start..)
                    .unwrap_or_default()
                    .iter()
                    .take_while(|b| !b.is_ascii_whitespace())
                    .count();
        }
        let mut inner = unquoted(bytes, start..index.min(end));
        // What closes a code span or a sentence is no part of the last word.
        while inner.len() > 1 && matches!(bytes.get(inner.end - 1), Some(b'`' | b',' | b')')) {
            inner.end -= 1;
        }
        let word = Word { inner };
        let last = index <= start || enough(&word);
        words.push(word);
        if last {
            return (words, index);
        }
    }
}

/// Past blanks, and past a backslash that continues the line.
fn skip_blanks(window: &[u8], mut at: usize) -> usize {
    loop {
        at += match window.get(at..).unwrap_or_default() {
            [b' ' | b'\t' | b'\r', ..] => 1,
            [b'\\' | b'^', b'\n', ..] => 2,
            [b'\\', b'\r', b'\n', ..] => 3,
            _ => return at,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(options: &[&str], text: &str) -> Vec<String> {
        let templates: Vec<Template> = options
            .iter()
            .map(|o| Template::parse(o).expect("an option"))
            .collect();
        let mut ranges = Vec::new();
        values(
            text,
            &(0..text.find(' ').unwrap_or(0)),
            &templates,
            &mut ranges,
        );
        ranges
            .into_iter()
            .map(|range| text[range].to_owned())
            .collect()
    }

    #[test]
    fn options_take_their_words() {
        let mysql = ["-p{}", "--password={}"];
        assert_eq!(found(&mysql, "mysql -uroot -pSecret db"), ["Secret"]);
        assert_eq!(found(&mysql, "mysql -u root -p'a b;c' db"), ["a b;c"]);
        assert_eq!(
            found(&mysql, "mysql --password=\"x$y\" \\\n -p db"),
            ["x$y"]
        );
        assert_eq!(found(&mysql, "mysql -u root -p db | grep -pX"), [""; 0]);
        assert_eq!(found(&["-u *:{}"], "curl -u bob:p:w https://a.io"), ["p:w"]);
        assert_eq!(
            found(&["-u *:{}"], "curl -u 'bob:p w' https://a.io"),
            ["p w"]
        );
        assert_eq!(found(&["-U *%{}"], "smbclient //a/b -U bob%pw9x"), ["pw9x"]);
        assert_eq!(found(&["*/{}@"], "sqlplus scott/tig3r@orcl"), ["tig3r"]);
        assert_eq!(found(&["#3"], "htpasswd -b file bob pw9x"), ["pw9x"]);
        assert_eq!(found(&["-a {}"], "redis-cli -a $PASS ping"), [""; 0]);
        assert_eq!(found(&["-a {}"], "redis-cli -a -h x"), [""; 0]);
    }

    #[test]
    fn what_is_no_template_is_refused() {
        for bad in ["", "-p", "{}", "#0", "#x", " {}"] {
            assert!(Template::parse(bad).is_err(), "{bad}");
        }
    }
}
