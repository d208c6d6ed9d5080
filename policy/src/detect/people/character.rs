//! What starts at a Chinese, Japanese or Korean character: a name or an address.

use super::{
    Kind, People, cjk, cjk_address, cjk_field, cjk_words, fields, katakana, labels, words,
};

impl People {
    /// At a Chinese, Japanese or Korean character: reads the name or address there. Where reading goes on.
    pub(super) fn character(&mut self, text: &str, place: usize) -> usize {
        let Some(c) = words::after(text, place) else {
            return place + 1;
        };
        let end = place + c.len_utf8();
        if place >= self.floor
            && let Some(range) = katakana::name_at(text, place, || cjk::is_labelled(text, place))
        {
            let next = range.end;
            self.found.push((Kind::Name, range, false));
            return next;
        }
        if place < self.floor
            || !(cjk::is_han(c) || c == '〒' || ('\u{ac00}'..='\u{d7a3}').contains(&c))
        {
            return end;
        }
        let part = || fields::value(text, place, || labels::key(text, place));
        if let Some(range) = cjk_address::at(text, place).or_else(part) {
            self.floor = range.end;
            let next = range.end.max(end);
            self.found.push((Kind::Address, range, true));
            return next;
        }
        if let Some(range) = cjk_field::value(text, place) {
            let next = range.end.max(end);
            self.found.push((Kind::Name, range, false));
            return next;
        }
        let japanese = *self.japanese.get_or_insert_with(|| {
            let head = text
                .get(..text.floor_char_boundary(8192.min(text.len())))
                .unwrap_or(text);
            head.chars().any(cjk_words::is_japanese)
                || [
                    "氏名",
                    "株式会社",
                    "議事録",
                    "患者名",
                    "生年月日",
                    "昭和",
                    "平成",
                    "令和",
                    "携帯",
                    "部署",
                    "内線",
                ]
                .iter()
                .any(|word| head.contains(word))
        });
        match cjk::name_at(text, place, japanese) {
            Some(range) => {
                let next = range.end.max(end);
                self.found.push((Kind::Name, range, false));
                next
            }
            None => end,
        }
    }
}
