//! Japanese names that no list holds, before a form of address.

use std::ops::Range;

use super::cjk::{is_given, is_han, take};
use super::cjk_given;
use super::words::before;

/// Forms of address that persons alone have.
pub(super) const POLITE: [&str; 6] = ["さん", "様", "さま", "氏", "くん", "ちゃん"];

/// Whether such a form of address follows a place.
pub(super) fn follows(text: &str, at: usize) -> bool {
    is_polite(text.get(at..).unwrap_or_default())
}

/// Whether a text begins with one. Asked for after most characters: few of them begin any.
fn is_polite(rest: &str) -> bool {
    let may = rest.starts_with(['さ', '様', '氏', 'く', 'ち']);
    may && POLITE.iter().any(|word| rest.starts_with(word))
}

/// Two to four characters that stand free and that a form of address for persons follows.
pub(super) fn unlisted(text: &str, at: usize) -> Option<Range<usize>> {
    const OTHERS: [&str; 30] = [
        "皆",
        "客",
        "神",
        "母",
        "父",
        "兄",
        "姉",
        "弟",
        "妹",
        "奥",
        "嬢",
        "店員",
        "業者",
        "患者",
        "王",
        "仕",
        "同",
        "多",
        "模",
        "有",
        "各位",
        "貴",
        "何",
        "医者",
        "看護師",
        "大家",
        "運転手",
        "婆",
        "爺",
        "殿",
    ];
    let free = !before(text, at).is_some_and(|c| is_han(c) || c == 'お' || c == 'ご');
    if !free {
        return None;
    }
    for count in [5, 4, 3, 2] {
        let Some(end) = take(text, at, count, |c| is_given(c) || cjk_given::is_kanji(c)) else {
            continue;
        };
        let rest = text.get(end..)?;
        let polite = is_polite(rest)
            || count < 4 && rest.starts_with("先生") && !is_teacher(text.get(at..end)?);
        let name = text.get(at..end)?;
        if polite && !OTHERS.iter().any(|word| name.starts_with(word)) {
            return Some(at..end);
        }
    }
    None
}

/// Whether a word before `先生` says what is taught, where, or as what.
fn is_teacher(word: &str) -> bool {
    const SUBJECTS: [&str; 40] = [
        "学校",
        "小学",
        "中学",
        "高校",
        "大学",
        "担任",
        "副担任",
        "担当",
        "教頭",
        "校長",
        "音楽",
        "英語",
        "数学",
        "国語",
        "理科",
        "社会",
        "体育",
        "美術",
        "図工",
        "書道",
        "病院",
        "医院",
        "主治医",
        "家庭",
        "教師",
        "保育",
        "保育園",
        "幼稚園",
        "塾",
        "予備校",
        "顧問",
        "保健",
        "講師",
        "研究",
        "漢方",
        "歯科",
        "内科",
        "外科",
        "小児科",
        "専門",
    ];
    SUBJECTS.iter().any(|subject| word.ends_with(subject))
}
