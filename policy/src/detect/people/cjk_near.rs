//! Chinese and Japanese names without a surname in full: given names after kin, forms of address among colleagues, names in
//! parts with a dot between.

use std::ops::Range;

use super::cjk::{is_han, is_labelled, take};
use super::cjk_given;
use super::words::{after, before};

/// Surnames that `小` and `老` make a form of address of: those that make no other word with them.
const CALLED: &str = "王李张陈杨赵周吴徐孙胡朱林郭罗梁宋郑谢韩唐冯董程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾魏薛潘杜汪姜谭邹陆郝孔崔邱秦顾侯邵孟段钱汤尹黎贺龚張陳楊趙吳孫";

/// Surnames that regions and towns of Japan bear, too.
pub(super) const REGIONS: [&str; 30] = [
    "千葉",
    "宮城",
    "山口",
    "石川",
    "長野",
    "福島",
    "山形",
    "福井",
    "長崎",
    "宮崎",
    "茨城",
    "富山",
    "岡山",
    "徳島",
    "香川",
    "高知",
    "大分",
    "三重",
    "佐賀",
    "滋賀",
    "豊田",
    "宇都宮",
    "三浦",
    "小樽",
    "熊谷",
    "栃木",
    "福岡",
    "秋田",
    "奈良",
    "大阪",
];

/// What goes on after such a form of address.
const GOES_ON: [&str; 22] = [
    "的电话",
    "的手机",
    "的微信",
    "的邮箱",
    "的快递",
    "的工资",
    "的身份证",
    "的家",
    "说",
    "问",
    "请假",
    "打电话",
    "来电",
    "让我",
    "告诉",
    "发来",
    "回复",
    "没来",
    "生病",
    "辞职",
    "负责",
    "你",
];

/// Kin whose given name follows.
const KIN_HAN: [&str; 12] = [
    "儿子", "女儿", "孙子", "孙女", "外孙", "侄子", "侄女", "外甥", "老公", "老婆", "兒子", "女兒",
];
const KIN_KANJI: [&str; 14] = [
    "息子の",
    "娘の",
    "長男の",
    "長女の",
    "次男の",
    "次女の",
    "三男の",
    "妻の",
    "夫の",
    "弟の",
    "妹の",
    "孫の",
    "甥の",
    "姪の",
];

/// Words that characters of given names make, too.
const WORDS: [&str; 24] = [
    "大学", "正月", "明日", "平日", "元日", "新年", "人生", "文学", "音楽", "成人", "友人", "勝利",
    "平和", "幸福", "希望", "美容", "保育", "太平", "花輪", "高校", "中学", "美術", "直近", "理想",
];

/// `小王：`, `老张的电话`: where the form of address ends.
pub(super) fn called(text: &str, at: usize) -> Option<Range<usize>> {
    if !matches!(after(text, at), Some('小' | '老' | '阿')) || before(text, at).is_some_and(is_han)
    {
        return None;
    }
    let surname = take(text, at, 1, is_han)?;
    let end = take(text, surname, 1, |c| CALLED.contains(c))?;
    let rest = text.get(end..)?;
    let line = matches!(before(text, at), None | Some('\n' | ']' | '>'));
    let speaks = line && rest.starts_with(['：', ':']);
    (speaks || GOES_ON.iter().any(|word| rest.starts_with(word))).then_some(at..end)
}

/// A given name right after kin: `我儿子子涵`, `息子の蓮が`.
pub(super) fn of_kin(text: &str, at: usize, japanese: bool) -> Option<Range<usize>> {
    let head = text.get(..at)?;
    if japanese {
        if !KIN_KANJI.iter().any(|kin| head.ends_with(kin)) {
            return None;
        }
        let end = [3, 2].iter().find_map(|count| {
            take(text, at, *count, cjk_given::is_kanji).filter(|end| follows(text, *end))
        });
        let single = || {
            take(text, at, 1, |c| {
                "蓮翔湊葵凛樹蒼陸悠颯結涼駿匠隼律遥楓莉澪栞碧".contains(c)
            })
            .filter(|end| follows(text, *end))
        };
        let end = end.or_else(single)?;
        let name = text.get(at..end)?;
        return (!WORDS.iter().any(|word| name.starts_with(word))).then_some(at..end);
    }
    if !KIN_HAN.iter().any(|kin| head.ends_with(kin)) {
        return None;
    }
    let end = take(text, at, 2, is_han)?;
    let (least, sum) = cjk_given::chinese(text.get(at..end)?);
    (least > 0 && sum > 2).then_some(at..end)
}

/// Whether the line before closes a letter.
pub(super) fn is_signed(head: &str) -> bool {
    const CLOSES: [&str; 8] = [
        "此致",
        "敬礼",
        "敬上",
        "祝好",
        "谢谢",
        "顺祝商祺",
        "よろしくお願いいたします",
        "敬具",
    ];
    let bare = head.trim_end_matches(['\n', '\r', ' ', '　']);
    bare.len() < head.len() && {
        let bare = bare.trim_end_matches(['！', '!', '。', '，', ',']);
        CLOSES.iter().any(|word| bare.ends_with(word))
    }
}

/// Whether a particle or an end follows a Japanese name.
fn follows(text: &str, at: usize) -> bool {
    match after(text, at) {
        Some(c) => matches!(
            c,
            'は' | 'が' | 'の' | 'と' | 'に' | 'を' | 'も' | 'で' | '、' | '。' | '（' | '('
        ),
        None => true,
    }
}

/// Two or more parts with a dot between, under a label: `收件人：阿依古丽·买买提`.
pub(super) fn dotted(text: &str, at: usize) -> Option<Range<usize>> {
    if before(text, at).is_some_and(|c| is_han(c) || c == '·') {
        return None;
    }
    let rest = text.get(at..)?;
    let run: usize = rest
        .chars()
        .take(20)
        .take_while(|c| is_han(*c) || *c == '·')
        .map(char::len_utf8)
        .sum();
    let name = rest.get(..run)?.trim_end_matches('·');
    let parts = name.split('·');
    let good = name.contains('·')
        && parts
            .into_iter()
            .all(|part| (1..=7).contains(&part.chars().count()));
    (good && is_labelled(text, at)).then(|| at..at + name.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_without_a_surname_in_full() {
        for (text, japanese, name) in [
            ("小~", false, None),
            ("~小王：你到了吗？", false, Some("小王")),
            ("~老张的电话打不通", false, Some("老张")),
            ("~小米：新品发布", false, None),
            ("我儿子~子涵发烧了", false, Some("子涵")),
            ("我儿子~发烧了", false, None),
            ("息子の~蓮が熱を", true, Some("蓮")),
            ("娘の~結衣は三歳", true, Some("結衣")),
            ("兄の~大学が", true, None),
            ("収件人：~阿依古丽·买买提 ", false, None),
            ("收件人：~阿依古丽·买买提 ", false, Some("阿依古丽·买买提")),
        ] {
            let at = text.find('~').expect("marked");
            let text = text.replace('~', "");
            let found = called(&text, at)
                .or_else(|| of_kin(&text, at, japanese))
                .or_else(|| dotted(&text, at));
            assert_eq!(found.and_then(|range| text.get(range)), name, "{text}");
        }
    }
}
