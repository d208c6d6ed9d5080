//! Addresses in Chinese and Japanese: from a province, prefecture or city on to the number of the room.

use std::ops::Range;
use std::sync::LazyLock;

use super::cjk::is_han;
use super::edges::Edges;
use super::words::{after, before};

/// Longest address, in bytes.
const LONGEST: usize = 240;

/// Prefectures of Japan without their last character where that is `県`.
static PREFECTURES: LazyLock<Edges> = LazyLock::new(|| {
    Edges::of([
        "北海道",
        "東京都",
        "大阪府",
        "京都府",
        "青森県",
        "岩手県",
        "宮城県",
        "秋田県",
        "山形県",
        "福島県",
        "茨城県",
        "栃木県",
        "群馬県",
        "埼玉県",
        "千葉県",
        "神奈川県",
        "新潟県",
        "富山県",
        "石川県",
        "福井県",
        "山梨県",
        "長野県",
        "岐阜県",
        "静岡県",
        "愛知県",
        "三重県",
        "滋賀県",
        "兵庫県",
        "奈良県",
        "和歌山県",
        "鳥取県",
        "島根県",
        "岡山県",
        "広島県",
        "山口県",
        "徳島県",
        "香川県",
        "愛媛県",
        "高知県",
        "福岡県",
        "佐賀県",
        "長崎県",
        "熊本県",
        "大分県",
        "宮崎県",
        "鹿児島県",
        "沖縄県",
    ])
});

/// Provinces and cities that Chinese addresses start with.
static PROVINCES: LazyLock<Edges> = LazyLock::new(|| {
    Edges::of([
        "北京市",
        "上海市",
        "天津市",
        "重庆市",
        "河北省",
        "山西省",
        "辽宁省",
        "吉林省",
        "黑龙江省",
        "江苏省",
        "浙江省",
        "安徽省",
        "福建省",
        "江西省",
        "山东省",
        "河南省",
        "湖北省",
        "湖南省",
        "广东省",
        "海南省",
        "四川省",
        "贵州省",
        "云南省",
        "陕西省",
        "甘肃省",
        "青海省",
        "台湾省",
        "内蒙古",
        "广西",
        "西藏",
        "宁夏",
        "新疆",
        "香港",
        "澳门",
        "北京",
        "上海",
        "天津",
        "重庆",
        "广州市",
        "深圳市",
        "杭州市",
        "南京市",
        "成都市",
        "武汉市",
        "西安市",
        "苏州市",
        "长沙市",
        "郑州市",
        "青岛市",
        "厦门市",
        "宁波市",
        "无锡市",
        "福州市",
        "济南市",
        "合肥市",
        "昆明市",
        "大连市",
        "沈阳市",
        "哈尔滨市",
        "台北市",
        "新北市",
        "台中市",
        "高雄市",
        "台南市",
        "桃園市",
        "浙江",
    ])
});

/// The address that starts at a place: a prefecture's or a province's name there, a number after it.
pub(super) fn at(text: &str, at: usize) -> Option<Range<usize>> {
    let rest = text.get(at..)?;
    let c = after(text, at)?;
    if c == '〒' {
        let code = rest.get(c.len_utf8()..)?.trim_start_matches(' ');
        let count = code
            .bytes()
            .take(8)
            .take_while(|b| b.is_ascii_digit() || *b == b'-')
            .count();
        if count < 7 {
            return None;
        }
        let tail = code.get(count..)?.trim_start_matches([' ', '　', '\n']);
        let next = text.len() - tail.len();
        return Some(at..body(text, next, true).unwrap_or(text.len() - code.len() + count));
    }
    let named = PREFECTURES.begin(rest);
    let province = PROVINCES.begin(rest);
    if !named && !province && !is_city(text, at) && !is_told(text, at) {
        return None;
    }
    let start = code_before(text, at).unwrap_or(at);
    let end = body(text, at, named)?;
    // `住在路边的人有5个`: after a word for it alone, only what ends as addresses do.
    let ends = ['号', '室', '楼', '栋', '幢', '座'];
    let said = text.get(at..end)?;
    let good = named
        || province
        || is_city(text, at)
        || said.contains(ends) && !said.contains(['的', '有', '人', '了'])
        || said.len() > 30 && !said.contains(['的', '有', '人', '了']);
    good.then_some(start..end)
}

/// Characters that end what stands before an address (`住在`, `寄到`), and stand in no city's name.
const LEADS: &str = "在于到往至是址从住";

/// Whether two or three characters and `市` stand here, free, with a district after them.
fn is_city(text: &str, at: usize) -> bool {
    if before(text, at).is_some_and(|c| is_han(c) && !LEADS.contains(c)) {
        return false;
    }
    let head: String = text.get(at..).unwrap_or_default().chars().take(9).collect();
    let Some(city) = head.find('市') else {
        return false;
    };
    let stem = head.get(..city).unwrap_or_default();
    let after_it = head.get(city + '市'.len_utf8()..).unwrap_or_default();
    (1..=4).contains(&stem.chars().count())
        && stem.chars().all(|c| is_han(c) && !LEADS.contains(c))
        && after_it.contains(['区', '區', '县', '町', '路', '街'])
}

/// What says that an address follows, in Chinese.
static TOLD: LazyLock<Edges> = LazyLock::new(|| {
    Edges::of([
        "地址：",
        "地址:",
        "地址",
        "住址：",
        "住址",
        "住址:",
        "寄到",
        "送到",
        "送至",
        "寄至",
        "住在",
        "家住",
        "搬到",
        "现住",
        "地址是",
        "地址为",
        "\"detail\": \"",
        "\"detail\":\"",
        "\"address\": \"",
        "\"address\":\"",
    ])
});

/// Whether what stands before says that an address does here, and a district, a town or a street starts it.
fn is_told(text: &str, at: usize) -> bool {
    let kinds = [
        '区', '區', '县', '縣', '镇', '路', '街', '道', '村', '巷', '弄',
    ];
    TOLD.end(text.get(..at).unwrap_or_default())
        && text
            .get(at..)
            .is_some_and(|rest| rest.chars().take(9).any(|c| kinds.contains(&c)))
}

/// A Japanese postcode before the prefecture.
fn code_before(text: &str, at: usize) -> Option<usize> {
    let head = text.get(..at)?.trim_end_matches([' ', '　', '\n']);
    if at - head.len() > 4 {
        return None;
    }
    let count = head
        .bytes()
        .rev()
        .take(8)
        .take_while(|b| b.is_ascii_digit() || *b == b'-')
        .count();
    if count != 8 {
        return None;
    }
    let head = head.get(..head.len() - count)?;
    let head = head.strip_suffix(' ').unwrap_or(head);
    Some(head.strip_suffix('〒').map_or(head.len(), str::len))
}

/// Where the address's body ends: characters, digits and dashes, with a number among them.
fn body(text: &str, at: usize, japanese: bool) -> Option<usize> {
    let (mut end, mut numbered, mut kinds) = (at, false, 0);
    let mut last = ' ';
    for (place, c) in text.get(at..)?.char_indices() {
        if place > LONGEST {
            break;
        }
        let digit = c.is_numeric() && !is_han(c);
        let kana = matches!(c, '\u{30a1}'..='\u{30ff}' | 'の');
        // Spaces stand only before a building's name or the next part.
        let joint =
            matches!(c, '-' | '－' | '−' | '‐' | '#') || (c == ' ' || c == '　') && (last != ' ');
        let letter = c.is_ascii_alphabetic() && (numbered || last.is_numeric());
        if !(is_han(c) || digit || (kana && japanese) || joint || letter) {
            break;
        }
        kinds += usize::from(matches!(
            c,
            '市' | '区'
                | '區'
                | '县'
                | '町'
                | '村'
                | '郡'
                | '路'
                | '街'
                | '道'
                | '号'
                | '巷'
                | '弄'
                | '丁'
                | '州'
        ));
        numbered |= digit || matches!(last, '目' | '号' | '室' | '楼' | '栋');
        let closes = digit
            || matches!(
                c,
                '号' | '室'
                    | '楼'
                    | '樓'
                    | '栋'
                    | '層'
                    | '层'
                    | '階'
                    | '目'
                    | '地'
                    | '元'
                    | '棟'
                    | '房'
                    | '座'
                    | '戸'
            )
            || letter;
        if numbered && closes {
            end = at + place + c.len_utf8();
        } else if numbered
            && (joint && (c == ' ' || c == '　') && !japanese || at + place > end + 30)
        {
            break;
        }
        last = c;
    }
    (numbered && kinds > 0 && end > at).then_some(end)
}
