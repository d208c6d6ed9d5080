//! Names in Korean script.

use std::ops::Range;

use super::cjk::{flags, proof_before, take};
use super::table::HANGUL_SURNAME;
use super::words::before;

/// A Korean name: a surname of a syllable, a given name of two (one).
pub(super) fn name(text: &str, at: usize) -> Option<Range<usize>> {
    let hangul = |c: char| ('\u{ac00}'..='\u{d7a3}').contains(&c);
    if before(text, at).is_some_and(hangul) {
        return None;
    }
    let proof = proof_before(text, at);
    for length in [2, 1] {
        let Some(surname) = take(text, at, length, hangul) else {
            continue;
        };
        if flags(text, at..surname) & HANGUL_SURNAME == 0 {
            continue;
        }
        for given in [2, 1] {
            let Some(end) = take(text, surname, given, hangul) else {
                continue;
            };
            let rest = text.get(end..)?;
            let polite = [
                "님",
                "씨",
                " 씨",
                " 님",
                "선생님",
                " 선생님",
                " 과장",
                " 부장",
                " 팀장",
                " 대리",
                " 사장",
                " 교수",
                " 고객님",
                " 환자",
            ]
            .iter()
            .any(|word| rest.starts_with(word));
            let particle = [
                "은",
                "는",
                "이",
                "가",
                "을",
                "를",
                "의",
                "에게",
                "입니다",
                "와",
                "과",
            ]
            .iter()
            .any(|word| rest.starts_with(word));
            let over = !rest.chars().next().is_some_and(hangul);
            // A line's first field, a number of theirs after it.
            let filed = over
                && given == 2
                && matches!(before(text, at), None | Some('\n'))
                && rest.starts_with([';', ',', '\t', '|'])
                && super::beside::is_told(text, at, end);
            if polite || filed || (proof == 2 && (over || (particle && given == 2))) {
                return Some(at..end);
            }
        }
    }
    None
}
