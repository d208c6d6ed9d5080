//! `weir audit list|show|verify`: what the record holds, for people and for programs.

pub mod json;
pub(super) mod show;
mod table;
mod verified;

use std::fmt::Write as _;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use weir_policy::decide::Word;
use weir_policy::subject::{Known, Subject};

pub use show::show;
pub use table::list;
pub use verified::{FAILED, verify};

/// How output looks, and what it needs to know.
pub struct View<'v> {
    /// Whether the writer shows colour.
    pub color: bool,
    /// Whether times are UTC; else local.
    pub utc: bool,
    /// The time of day, microseconds since the Unix epoch.
    pub now: u64,
    /// The name of a user.
    pub names: &'v dyn Fn(u32) -> Option<String>,
}

impl View<'_> {
    fn paint(&self, style: anstyle::Style, text: &str) -> String {
        if self.color {
            format!("{style}{text}{style:#}")
        } else {
            text.to_owned()
        }
    }

    fn word(&self, word: Word) -> anstyle::Style {
        use anstyle::{AnsiColor, Style};
        let color = match word {
            Word::Allow => AnsiColor::Green,
            Word::Redact => AnsiColor::Yellow,
            Word::Hold => AnsiColor::Blue,
            Word::Deny => AnsiColor::Red,
            Word::WouldRedact | Word::WouldHold | Word::WouldDeny => AnsiColor::Cyan,
        };
        Style::new().fg_color(Some(color.into()))
    }

    /// The time of day, with the date where it is another day.
    pub(super) fn time(&self, micros: u64) -> String {
        let day = |micros| self.format(micros, "%Y-%m-%d");
        let same = day(micros) == day(self.now);
        self.format(
            micros,
            if same {
                "%H:%M:%S"
            } else {
                "%Y-%m-%d %H:%M:%S"
            },
        )
    }

    fn format(&self, micros: u64, format: &str) -> String {
        let zone = if self.utc {
            TimeZone::UTC
        } else {
            TimeZone::system()
        };
        let time = i64::try_from(micros)
            .ok()
            .and_then(|micros| Timestamp::from_microsecond(micros).ok());
        time.map_or_else(
            || "unknown".to_owned(),
            |time| time.to_zoned_datetime(zone).strftime(format).to_string(),
        )
    }

    /// The user's name, or the uid where it has none.
    pub(super) fn user(&self, subject: Option<&Subject>) -> String {
        let Some(subject) = subject else {
            return "unknown".to_owned();
        };
        match subject.uid.get() {
            Some(uid) => {
                (self.names)(*uid).map_or_else(|| format!("uid {uid}"), |name| clean(&name))
            }
            None => "unknown".to_owned(),
        }
    }
}

/// The glyph of a verdict.
fn glyph(word: Word) -> char {
    match word {
        Word::Allow => '.',
        Word::Redact => '~',
        Word::Hold => '?',
        Word::Deny => 'x',
        Word::WouldRedact | Word::WouldHold | Word::WouldDeny => 'o',
    }
}

/// The program and its process: `node[4121]`.
fn program(subject: Option<&Subject>) -> String {
    let Some(subject) = subject else {
        return "unknown".to_owned();
    };
    match subject.pid.get() {
        Some(pid) => format!("{}[{pid}]", clean(subject.program())),
        None => clean(subject.program()),
    }
}

/// A field that may be unknown.
fn known<T: ToString>(field: &Known<T>) -> String {
    match field {
        Known::Sure(value) => clean(&value.to_string()),
        Known::Likely(value) => format!("{} (likely)", clean(&value.to_string())),
        Known::Unknown => "unknown".to_owned(),
    }
}

/// The text with everything that a terminal would act on, or hide, written out: control characters, escape
/// sequences, bidirectional and zero-width characters.
pub fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let hidden = matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}');
        if c.is_control() || hidden {
            let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out
}

/// How many characters of an id tell all of these apart, at least six.
fn short_length<'i>(ids: impl Iterator<Item = &'i str>) -> usize {
    let mut ids: Vec<&str> = ids.collect();
    ids.sort_unstable();
    ids.dedup();
    let common = |pair: &[&str]| match pair {
        [left, right] => {
            left.bytes()
                .zip(right.bytes())
                .take_while(|(left, right)| left == right)
                .count()
                + 1
        }
        _ => 0,
    };
    ids.windows(2).map(common).max().unwrap_or(0).clamp(6, 16)
}

/// An id as people read it: `7QK2-M9`.
pub fn short(id: &str, length: usize) -> String {
    let id: String = id.chars().take(length).collect();
    match id.split_at_checked(4) {
        Some((head, tail)) if !tail.is_empty() => format!("{head}-{tail}"),
        _ => id,
    }
}

/// A number with its thousands apart.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub(in crate::cli) const NOW: u64 = 1_795_510_867_120_031;

    pub(in crate::cli) fn view<'v>(color: bool) -> View<'v> {
        View {
            color,
            utc: true,
            now: NOW,
            names: &|uid| (uid == 1000).then(|| "alice".to_owned()),
        }
    }

    #[test]
    fn nothing_reaches_the_terminal_that_it_would_act_on() {
        assert_eq!(
            clean("a\u{1b}[2Jb\nc\u{202e}d\u{200b}\u{9b}e"),
            "a\\u{1b}[2Jb\\u{a}c\\u{202e}d\\u{200b}\\u{9b}e"
        );
        assert_eq!(clean("Grüße 日本"), "Grüße 日本");
    }

    #[test]
    fn ids_are_as_short_as_they_are_unique() {
        assert_eq!(
            short_length(["7QK2M9AAAAAAAAAA", "7QK3M9AAAAAAAAAA"].into_iter()),
            6
        );
        assert_eq!(
            short_length(["7QK2M9AAAAAAAAAA", "7QK2M9ABAAAAAAAA"].into_iter()),
            8
        );
        assert_eq!(short("7QK2M9AAAAAAAAAA", 6), "7QK2-M9");
        assert_eq!(grouped(1_204_331), "1,204,331");
        assert_eq!(grouped(88), "88");
    }
}
