//! Names in katakana: foreign ones, before a form of address or in parts with a dot between.

use std::ops::Range;

use super::cjk_polite::POLITE;
use super::words::{after, before};

/// Forms of address that after kanji may end a word; after katakana none does.
const MORE: [&str; 2] = ["君", "先生"];

/// What such forms follow, too, and is nobody's name: what people are, and shops.
const KINDS: &str = " ドライバー スタッフ メーカー ユーザー オーナー パート バイト アルバイト ヘルパー マネージャー リーダー サンタ パパ ママ \
    クライアント カスタマー ゲスト メンバー ドクター ナース コーチ トレーナー ベビーシッター シェフ モデル アイドル ファン ライバル \
    パートナー インストラクター エンジニア デザイナー プログラマー ライター カメラマン サラリーマン ボランティア ネコ イヌ ウサギ クマ \
    パンダ ゾウ キリン ライオン コンビニ スーパー パン ケーキ クリーニング タクシー ガス ペット ";
/// Words that stand before a dot between parts and are no names: `データ・ベース`.
const THINGS: [&str; 8] = [
    "データ",
    "シス",
    "サービ",
    "ソフト",
    "ネット",
    "センタ",
    "マネジ",
    "プロジェクト",
];

fn is_katakana(c: char) -> bool {
    matches!(c, '\u{30a1}'..='\u{30fa}' | 'ー')
}

/// The name that starts at the place, where a run of katakana does; `proven` tells whether what stands before says that
/// it is one.
pub(super) fn name_at(text: &str, at: usize, proven: impl Fn() -> bool) -> Option<Range<usize>> {
    let joined = |c: char| is_katakana(c) || matches!(c, '・' | '＝' | '=');
    if !after(text, at).is_some_and(is_katakana) || before(text, at).is_some_and(joined) {
        return None;
    }
    let rest = text.get(at..)?;
    let run = rest.len() - rest.trim_start_matches(joined).len();
    let name = rest.get(..run)?.trim_end_matches(['・', '＝', '=']);
    let (letters, parts) = (name.chars().count(), name.split(['・', '＝']).count());
    if !(2..=30).contains(&letters) || THINGS.iter().any(|word| name.starts_with(word)) {
        return None;
    }
    let next = rest.get(name.len()..)?;
    let next = next.strip_prefix([' ', '　']).unwrap_or(next);
    let polite = POLITE
        .iter()
        .chain(&MORE)
        .any(|word| next.starts_with(word));
    let kind = KINDS
        .split_ascii_whitespace()
        .any(|kind| name.ends_with(kind));
    // `フリガナ：キトウ トワコ`
    let more: usize = next
        .chars()
        .take_while(|c| is_katakana(*c))
        .map(char::len_utf8)
        .sum();
    let spaced = more > 3
        && rest
            .get(name.len()..)
            .is_some_and(|rest| rest.starts_with([' ', '　']));
    let end = at + rest.len() - next.len() + more;
    let ends = spaced && !after(text, end).is_some_and(|c| c.is_alphanumeric());
    if ends && !polite && letters <= 8 && (proven() || is_reading(text, at, end)) {
        return Some(at..end);
    }
    // `オオクボ　アヤカ 様`
    if spaced && !polite && letters <= 8 && more <= 24 {
        let rest = text.get(end..)?.trim_start_matches([' ', '　']);
        if POLITE.iter().any(|word| rest.starts_with(word)) {
            return Some(at..end);
        }
    }
    let is_name = polite && !kind && letters <= 12 * parts || parts > 1 && proven();
    is_name.then(|| at..at + name.len())
}

/// Whether brackets after kanji hold nothing else: how a name is read (`下條 誠(シモジョウ　マコト)`).
fn is_reading(text: &str, at: usize, end: usize) -> bool {
    let head = text.get(..at).unwrap_or_default();
    let named = head.strip_suffix(['(', '（']);
    named.is_some_and(|head| head.ends_with(super::cjk::is_han))
        && matches!(after(text, end), Some(')' | '）'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_is_a_name_before_a_form_of_address_or_where_it_has_parts_and_a_proof() {
        for (text, proven, name) in [
            ("モニカさんと交代", false, Some("モニカ")),
            (
                "グエン・ヴァン・トゥアン、",
                true,
                Some("グエン・ヴァン・トゥアン"),
            ),
            ("グエン・ヴァン・トゥアン、", false, None),
            ("ドライバーさんに", false, None),
            ("オオクボ　アヤカ 様", false, Some("オオクボ　アヤカ")),
            ("データ・ベース", true, None),
            ("システム", true, None),
        ] {
            let found = name_at(text, 0, || proven).map(|range| &text[range]);
            assert_eq!(found, name, "{text}");
        }
    }
}
