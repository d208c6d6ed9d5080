//! Names in Chinese, Japanese and Korean: a surname, a short given name, and a word that proves them.

use std::ops::Range;

use super::beside;
use super::cjk_around;
use super::cjk_given;
use super::cjk_near;
use super::cjk_polite;
use super::cjk_words::{HONORIFICS, LABELS, NOT_GIVEN, OWNS, SAYS, TO_WHOM, VERBS, WORDS};
use super::hangul;
use super::lexicon;
use super::table::{HAN_SURNAME, Hash, KANJI_SURNAME};
use super::words::{after, before};

/// Most bytes looked at before a name.
const BEFORE: usize = 56;

/// What stands between such a word and the name.
const JOINTS: [char; 17] = [
    '*', ':', '：', ' ', '　', '"', '「', '『', '“', '是', '为', 'の', 'は', '、', '=', '은', '는',
];

/// A name around the place: read from its first character.
pub(super) fn name_at(text: &str, at: usize, japanese: bool) -> Option<Range<usize>> {
    let first = after(text, at)?;
    if ('\u{ac00}'..='\u{d7a3}').contains(&first) {
        return hangul::name(text, at);
    }
    if !is_han(first) {
        return None;
    }
    let near = || cjk_near::of_kin(text, at, japanese);
    match japanese {
        true => near().or_else(|| kanji(text, at)),
        false => near()
            .or_else(|| cjk_near::dotted(text, at))
            .or_else(|| chinese(text, at))
            .or_else(|| cjk_near::called(text, at)),
    }
}

/// Whether a character is a Chinese one.
pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '々' | 'ヶ')
}

pub(super) fn is_kana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{309f}' | '\u{30a1}'..='\u{30ff}')
}

fn is_hiragana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{3096}')
}

/// How much the text before a place speaks for a name: 2 a label, 1 a verb or a boundary, 0 nothing.
pub(super) fn proof_before(text: &str, at: usize) -> u8 {
    let floor = text.ceil_char_boundary(at.saturating_sub(BEFORE));
    let head = text.get(floor..at).unwrap_or_default();
    let bare = head.trim_end_matches(JOINTS);
    if head.len() - bare.len() <= 6 && (LABELS.end(bare) || LABELS.end(head)) {
        return 2;
    }
    // `姓名 ........ 傅国栋`: a form's column.
    let column = head.trim_end_matches([' ', '.', '　']);
    if head.len() - column.len() > 2 && LABELS.end(column) {
        return 2;
    }
    if is_listed(text, at) || cjk_near::is_signed(head) || cjk_around::is_below_label(head) {
        return 2;
    }
    let free = !before(text, at).is_some_and(|c| is_han(c) || is_kana(c) || c.is_alphanumeric());
    u8::from(free || VERBS.end(head))
}

/// Whether what stands before a place says that a name does.
pub(super) fn is_labelled(text: &str, at: usize) -> bool {
    proof_before(text, at) == 2
}

/// Whether names in a row stand before, the first of them under a label (`参会人员：傅国栋、秦岚、`).
fn is_listed(text: &str, at: usize) -> bool {
    let floor = text.ceil_char_boundary(at.saturating_sub(160));
    let mut head = text.get(floor..at).unwrap_or_default();
    for _ in 0..10 {
        let Some(rest) = head.strip_suffix(['、', '，', '；']) else {
            return false;
        };
        let is_part = |c| is_han(c) || is_kana(c) || matches!(c, ' ' | '　' | '·');
        let item = rest.trim_end_matches(is_part);
        let letters = rest
            .get(item.len()..)
            .unwrap_or_default()
            .trim()
            .chars()
            .count();
        if !(2..=14).contains(&letters) {
            return false;
        }
        let bare = item.trim_end_matches([':', '：', ' ', '　']);
        if bare.len() < item.len() {
            return LABELS.end(bare);
        }
        // `出席张丽华、徐佳、`: nothing parts the label from the first name.
        if LABELS.begin(rest.get(item.len()..).unwrap_or_default()) {
            return true;
        }
        head = item;
    }
    false
}

/// The form of address that starts at a place, after a space.
fn honorific(text: &str, at: usize) -> bool {
    let rest = text.get(at..).unwrap_or_default();
    let rest = rest.strip_prefix([' ', '　']).unwrap_or(rest);
    HONORIFICS.begin(rest)
}

/// Whether nothing that could be a part of the name follows.
fn is_over(text: &str, at: usize) -> bool {
    !after(text, at).is_some_and(|c| is_han(c) || is_kana(c) || c.is_alphanumeric())
}

pub(super) fn flags(text: &str, range: Range<usize>) -> u32 {
    lexicon::flags(Hash::of(text.get(range).unwrap_or_default()))
}

/// Where the next `count` characters end, if each passes.
pub(super) fn take(
    text: &str,
    at: usize,
    count: usize,
    good: impl Fn(char) -> bool,
) -> Option<usize> {
    let mut end = at;
    let mut chars = text.get(at..)?.chars();
    for _ in 0..count {
        let c = chars.next().filter(|c| good(*c))?;
        end += c.len_utf8();
    }
    Some(end)
}

pub(super) fn is_given(c: char) -> bool {
    is_han(c) && !NOT_GIVEN.contains(c)
}

/// A Chinese name: a surname of one or two characters, a given name of one or two.
fn chinese(text: &str, at: usize) -> Option<Range<usize>> {
    // Looked for once, and only where a surname stands: most characters are none.
    let mut known = None;
    for length in [2, 1] {
        let Some(surname) = take(text, at, length, is_han) else {
            continue;
        };
        if flags(text, at..surname) & HAN_SURNAME == 0 {
            continue;
        }
        let proof = *known.get_or_insert_with(|| proof_before(text, at));
        for given in [2, 1] {
            let Some(end) = take(text, surname, given, is_han) else {
                continue;
            };
            if is_name(text, at..surname, surname..end, proof) {
                return Some(at..end);
            }
        }
        if proof > 0
            && honorific(text, surname)
            && !text
                .get(surname..)
                .is_some_and(|rest| rest.starts_with([' ', '　']))
        {
            return Some(at..surname);
        }
    }
    None
}

/// Whether a listed surname and the characters after it are a name, by what they are and by what stands around.
fn is_name(text: &str, surname: Range<usize>, given: Range<usize>, proof: u8) -> bool {
    let said = text.get(given.clone()).unwrap_or_default();
    let (start, end) = (surname.start, given.end);
    let two = said.chars().nth(1).is_some();
    let double = surname.len() > 3;
    let (least, sum) = cjk_given::chinese(said);
    // A character that stands in no given name, unless a list of given names has it.
    let free = said.chars().all(is_given) || least > 0;
    if !free {
        return false;
    }
    let says = text
        .get(end..)
        .is_some_and(|rest| SAYS.begin(rest) || rest.starts_with([',', '(']));
    let over = is_over(text, end);
    if honorific(text, end) {
        return proof > 0 || (least > 0 && (sum > 1 || !two));
    }
    let is_word = text
        .get(surname)
        .is_some_and(|surname| WORDS.contains(surname));
    // A line's first field, a number of theirs after it; a patient.
    let head = text.get(..start).unwrap_or_default();
    let filed = over
        && least > 0
        && (matches!(before(text, start), None | Some('\n')) && beside::is_told(text, start, end)
            || two && (head.ends_with("患者") || head.ends_with("病人") || head.ends_with("请给")));
    if filed || least > 0 && cjk_around::is_somebodys(text, start..end, (two, over)) {
        return true;
    }
    if is_word {
        return two && least > 0 && (proof == 2 || sum > 3);
    }
    if least > 0 && proof > 0 && text.get(end..).is_some_and(|rest| OWNS.begin(rest)) {
        return true;
    }
    // `请给李建国发一封邮件`
    if two && least > 0 && text.get(..start).is_some_and(|head| TO_WHOM.end(head)) {
        return true;
    }
    // Between other characters of the script or not: a word of a list stands alone as well.
    let alone = !before(text, start).is_some_and(is_han);
    match (proof, two) {
        (2, _) if over || says => true,
        (2, _) => least > 0,
        // Between commas, and a number of theirs beside it.
        (1, true) if over && alone && beside::is_told(text, start, end) => true,
        (1, true) => {
            least > 0
                && match alone {
                    true => sum > 3 || ((says || over) && (sum > 2 || double)),
                    false => sum > 2 || double || says || over,
                }
        }
        (1, false) => double && least > 0 || least == 2 && says && !over,
        (_, true) => least > 0 && (sum > 3 || double && sum > 2),
        _ => false,
    }
}

/// Whether one to three characters are a listed surname of Japan.
fn starts_with_surname(text: &str, at: usize) -> bool {
    [3, 2, 1].iter().any(|length| {
        take(text, at, *length, is_han)
            .is_some_and(|surname| flags(text, at..surname) & KANJI_SURNAME != 0)
    })
}

/// A Japanese name: a listed surname and a given name, or what a form of address follows.
fn kanji(text: &str, at: usize) -> Option<Range<usize>> {
    let joined = before(text, at).is_some_and(is_han);
    if joined && !starts_with_surname(text, at) {
        return None;
    }
    let proof = proof_before(text, at);
    if joined && proof < 2 {
        return None;
    }
    let starts_line = before(text, at) == Some('\n');
    for length in [3, 2, 1] {
        let Some(surname) = take(text, at, length, is_han) else {
            continue;
        };
        if flags(text, at..surname) & KANJI_SURNAME == 0 {
            continue;
        }
        let spaced = text
            .get(surname..)
            .is_some_and(|rest| rest.starts_with([' ', '　']));
        let from = if spaced {
            surname + after(text, surname).map_or(0, char::len_utf8)
        } else {
            surname
        };
        for given in [3, 2, 1] {
            let Some(end) = take(text, from, given, |c| {
                is_given(c)
                    || cjk_given::is_kanji(c)
                    || (spaced && is_kana(c))
                    || ((length > 1 || starts_line) && is_hiragana(c))
            }) else {
                continue;
            };
            let bounded = is_over(text, end) && (spaced || (length > 1 && proof > 0));
            let particle = after(text, end).is_some_and(is_particle);
            let said = text.get(from..end).unwrap_or_default();
            let signs = given > 1 && cjk_around::is_signature(text, at, end);
            // `山口さくら様`: kana that no blank and no label parts from a surname are a name before a form of address alone.
            let loose = !spaced && proof < 2 && said.chars().any(is_hiragana);
            if loose && !signs && !(given > 1 && cjk_polite::follows(text, end)) {
                continue;
            }
            let typical = cjk_given::is_japanese(said) && length > 1 && (given > 1 || proof > 0);
            if honorific(text, end)
                || signs
                || bounded
                || (proof == 2 && (is_over(text, end) || particle))
                || (spaced && particle)
                || (typical && (particle || is_over(text, end)))
            {
                return Some(at..end);
            }
        }
        if !spaced && is_whole(text, at..surname, proof, length) {
            return Some(at..surname);
        }
    }
    cjk_polite::unlisted(text, at).or_else(|| parted(text, at, proof))
}

/// Whether a listed surname of so many characters stands for the whole name: `担当の長谷部が`, `大河内です。`, `(下條)`.
fn is_whole(text: &str, surname: Range<usize>, proof: u8, length: usize) -> bool {
    let rest = text.get(surname.end..).unwrap_or_default();
    let goes_on = after(text, surname.end).is_some_and(is_particle);
    let says_so = ["です", "と申します", "でございます"]
        .iter()
        .any(|word| rest.starts_with(word));
    let is_region = || {
        text.get(surname.clone())
            .is_some_and(|surname| cjk_near::REGIONS.contains(&surname))
    };
    honorific(text, surname.end)
        || length > 1
            && (proof == 2 && (is_over(text, surname.end) || goes_on)
                || proof == 1 && says_so && !is_region()
                || says_so && cjk_around::is_of_firm(text, surname.start)
                || cjk_around::is_sole(text, surname.clone()) && !is_region())
}

/// Whether a character is a particle, as stands after a name.
fn is_particle(c: char) -> bool {
    matches!(
        c,
        'は' | 'が' | 'の' | 'と' | 'に' | 'を' | 'で' | 'か' | 'へ' | 'も'
    )
}

/// A surname that no list holds and a given name as many are written, a space between: `日比野 節子`.
fn parted(text: &str, at: usize, proof: u8) -> Option<Range<usize>> {
    if before(text, at).is_some_and(is_han) && proof < 2 {
        return None;
    }
    for length in [2, 3, 4] {
        let Some(surname) = take(text, at, length, is_han) else {
            continue;
        };
        let Some(space) = after(text, surname).filter(|c| matches!(c, ' ' | '　')) else {
            continue;
        };
        let from = surname + space.len_utf8();
        for given in [4, 3, 2] {
            let kana = |c| proof == 2 && matches!(c, '\u{3041}'..='\u{3096}');
            let Some(end) = take(text, from, given, |c| cjk_given::is_kanji(c) || kana(c)) else {
                continue;
            };
            let ends = after(text, end).is_none_or(|c| !is_han(c));
            let seated = || {
                let head = text.get(..at).unwrap_or_default();
                let head = head.trim_end_matches([' ', '　']);
                head.len() < at && head.ends_with(['部', '課', '室', '係', '科', '店', '局'])
            };
            if honorific(text, end) || (ends && (proof == 2 || seated())) {
                return Some(at..end);
            }
        }
    }
    None
}
