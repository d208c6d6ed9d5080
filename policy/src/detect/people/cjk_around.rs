//! What stands around names in Chinese and Japanese: labels in lines of their own, brackets, the ends of letters, firms.

use std::ops::Range;

use super::beside;
use super::cjk_words::LABELS;
use super::words::{after, before};

/// What is done for whom a Chinese name is.
const WRITES: [&str; 12] = [
    "写", "寫", "发", "發", "打", "做", "寄", "准备", "起草", "回", "拟", "订",
];

/// Most bytes looked at before a name.
const BEFORE: usize = 36;

/// Whether the line above is a label and nothing else (`姓名⏎陳秀英`).
pub(super) fn is_below_label(head: &str) -> bool {
    let Some(above) = head.strip_suffix('\n') else {
        return false;
    };
    let line = above.rsplit('\n').next().unwrap_or(above);
    let label = line.trim_end_matches(['\r', ' ', ':', '：']);
    LABELS.end(label) && label.chars().count() < 6
}

/// Whether brackets hold nothing else, and a number of somebody's stands right before.
fn is_bracketed(text: &str, start: usize, end: usize) -> bool {
    is_sole(text, start..end)
        && text.get(..start).is_some_and(|head| {
            let head = head.trim_end_matches(['(', '（', ' ']);
            head.ends_with(|c: char| c.is_ascii_digit())
        })
}

/// Whether brackets hold nothing else, and a number of somebody's stands beside.
pub(super) fn is_sole(text: &str, name: Range<usize>) -> bool {
    matches!(
        (before(text, name.start), after(text, name.end)),
        (Some('(' | '（'), Some(')' | '）'))
    ) && beside::is_told(text, name.start, name.end)
}

/// Whether a name is all of a letter's last line (`…お電話ください。⏎林さくら`).
pub(super) fn is_signature(text: &str, start: usize, end: usize) -> bool {
    /// Most blanks after the last line of a letter.
    const LAST: usize = 64;
    let head = text.get(..start).unwrap_or_default();
    let polite = || {
        let floor = text.ceil_char_boundary(start.saturating_sub(400));
        let letter = text.get(floor..start).unwrap_or_default();
        ["様", "ください", "お願い", "お世話", "ございます"]
            .iter()
            .any(|word| letter.contains(word))
    };
    let last = || {
        let rest = text.get(end..).unwrap_or_default();
        rest.len() < LAST && rest.trim().is_empty()
    };
    head.ends_with('\n') && last() && polite()
}

/// Whether a firm stands before that somebody is of (`株式会社みなとの福島です`).
pub(super) fn is_of_firm(text: &str, at: usize) -> bool {
    let floor = text.ceil_char_boundary(at.saturating_sub(BEFORE));
    let head = text.get(floor..at).unwrap_or_default();
    head.ends_with('の')
        && ["会社", "商事", "商店", "病院", "大学", "銀行", "事務所"]
            .iter()
            .any(|firm| head.contains(firm))
}

/// Whether a Chinese name that has `two` characters after the surname and whether it is `over` there stands in brackets
/// behind a phone (`18190509730 (马伟)`), or for whom something is done (`给高思远写一张生日贺卡`).
pub(super) fn is_somebodys(text: &str, name: Range<usize>, (two, over): (bool, bool)) -> bool {
    let head = text.get(..name.start).unwrap_or_default();
    let rest = text.get(name.end..).unwrap_or_default();
    let gets = two
        && ["给", "給"].iter().any(|word| head.ends_with(word))
        && WRITES.iter().any(|word| rest.starts_with(word));
    gets || over && is_bracketed(text, name.start, name.end)
}
