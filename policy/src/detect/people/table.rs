//! How a word becomes a place in the word table: shared by `build.rs`, which writes the table, and by those who read it.

/// What a word may be; one bit each. Sections of the files in `data/people/` by name.
#[allow(dead_code, reason = "the build script reads it")]
pub(crate) const SECTIONS: [(&str, u32); 32] = [
    ("given_common", GIVEN_COMMON),
    ("given", GIVEN),
    ("surname_common", SURNAME_COMMON),
    ("surname", SURNAME),
    ("word_common", WORD_COMMON),
    ("word", WORD),
    ("place", PLACE),
    ("brand", BRAND),
    ("brand_pair", BRAND_PAIR),
    ("title", TITLE),
    ("role", ROLE),
    ("greet", GREET),
    ("sign", SIGN),
    ("say", SAY),
    ("near", NEAR),
    ("name_label", NAME_LABEL),
    ("name_sure", NAME_SURE),
    ("person_label", PERSON_LABEL),
    ("not_label", NOT_LABEL),
    ("org", ORG),
    ("org_before", ORG_BEFORE),
    ("particle", PARTICLE),
    ("not_a_name", NOT_NAME),
    ("street", STREET),
    ("street_before", STREET_BEFORE),
    ("unit", UNIT),
    ("intro", INTRO),
    ("stock", STOCK),
    ("cjk_surname", HAN_SURNAME),
    ("kanji_surname", KANJI_SURNAME),
    ("hangul_surname", HANGUL_SURNAME),
    ("month", MONTH),
];

/// A given name that many bear.
pub(crate) const GIVEN_COMMON: u32 = 1;
/// A given name.
pub(crate) const GIVEN: u32 = 1 << 1;
/// A surname that many bear.
pub(crate) const SURNAME_COMMON: u32 = 1 << 2;
/// A surname.
pub(crate) const SURNAME: u32 = 1 << 3;
/// An everyday word of one of the languages.
pub(crate) const WORD_COMMON: u32 = 1 << 4;
/// An ordinary word.
pub(crate) const WORD: u32 = 1 << 5;
/// A town or country.
pub(crate) const PLACE: u32 = 1 << 6;
/// A product, program or company.
pub(crate) const BRAND: u32 = 1 << 7;
/// Two words that are a brand or a place together, though each may be a name.
pub(crate) const BRAND_PAIR: u32 = 1 << 8;
/// A form of address: what follows is a name.
pub(crate) const TITLE: u32 = 1 << 9;
/// What a person is to another, or does.
pub(crate) const ROLE: u32 = 1 << 10;
/// Opens a letter.
pub(crate) const GREET: u32 = 1 << 11;
/// Closes one.
pub(crate) const SIGN: u32 = 1 << 12;
/// What persons do: follows a name.
pub(crate) const SAY: u32 = 1 << 13;
/// Often stands before a name, and before much else.
pub(crate) const NEAR: u32 = 1 << 14;
/// A field's name that may hold a person's.
pub(crate) const NAME_LABEL: u32 = 1 << 15;
/// A field's name that holds a person's.
pub(crate) const NAME_SURE: u32 = 1 << 16;
/// A field's name that tells of a person.
pub(crate) const PERSON_LABEL: u32 = 1 << 17;
/// A field's name that tells of something else.
pub(crate) const NOT_LABEL: u32 = 1 << 18;
/// Follows the name of a thing, place or company.
pub(crate) const ORG: u32 = 1 << 19;
/// Stands before the name of a thing, place or company.
pub(crate) const ORG_BEFORE: u32 = 1 << 20;
/// Inside a surname.
pub(crate) const PARTICLE: u32 = 1 << 21;
/// Never a name without a title, whatever lists say.
pub(crate) const NOT_NAME: u32 = 1 << 22;
/// A kind of street, after its name.
pub(crate) const STREET: u32 = 1 << 23;
/// A kind of street, before its name.
pub(crate) const STREET_BEFORE: u32 = 1 << 24;
/// A part of a building.
pub(crate) const UNIT: u32 = 1 << 25;
/// Right before one's own name.
pub(crate) const INTRO: u32 = 1 << 26;
/// A name that stands for nobody in examples.
pub(crate) const STOCK: u32 = 1 << 27;
/// A Chinese surname.
pub(crate) const HAN_SURNAME: u32 = 1 << 28;
/// A Japanese surname.
pub(crate) const KANJI_SURNAME: u32 = 1 << 29;
/// A Korean surname.
pub(crate) const HANGUL_SURNAME: u32 = 1 << 30;
/// A month's name.
pub(crate) const MONTH: u32 = 1 << 31;

/// The hash of a word, letter by letter: its case, marks on Latin letters and apostrophes do not matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Hash(u64);

impl Hash {
    /// The hash of no letter (FNV-1a, 64 bits).
    pub(crate) const fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    /// Adds one letter.
    #[inline]
    pub(crate) fn add(&mut self, letter: char) {
        if letter.is_ascii() {
            if letter != '\'' {
                self.byte((letter as u8).to_ascii_lowercase());
            }
            return;
        }
        match fold(letter) {
            Some(plain) => plain.bytes().for_each(|byte| self.byte(byte)),
            None => {
                for lower in letter.to_lowercase() {
                    let mut bytes = [0; 4];
                    lower
                        .encode_utf8(&mut bytes)
                        .bytes()
                        .for_each(|byte| self.byte(byte));
                }
            }
        }
    }

    /// Adds one letter of ASCII.
    #[allow(dead_code, reason = "the build script reads whole words")]
    #[inline]
    pub(crate) fn add_ascii(&mut self, letter: u8) {
        self.byte(letter | 0x20);
    }

    #[inline]
    fn byte(&mut self, byte: u8) {
        self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }

    /// The hash of a whole word.
    pub(crate) fn of(word: &str) -> Self {
        let mut hash = Self::new();
        word.chars().for_each(|letter| hash.add(letter));
        hash
    }

    /// Where in the table the word stands (16 bits), and what tells it from others there (16 bits).
    pub(crate) fn place(self) -> (usize, u16) {
        let mixed = (self.0 ^ (self.0 >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        ((mixed >> 48) as usize, (mixed >> 32) as u16)
    }
}

/// A Latin letter without its marks; `None` for what is no Latin letter with marks.
pub(crate) fn fold(letter: char) -> Option<&'static str> {
    Some(match letter {
        '\u{300}'..='\u{36f}' | '’' | 'ʼ' => "",
        'À'..='Å' | 'à'..='å' | 'Ā'..='ą' | 'Ạ'..='ặ' | 'Ǎ' | 'ǎ' => "a",
        'Æ' | 'æ' => "ae",
        'Ç' | 'ç' | 'Ć'..='č' => "c",
        'Ð' | 'ð' | 'Ď'..='đ' => "d",
        'È'..='Ë' | 'è'..='ë' | 'Ē'..='ě' | 'Ẹ'..='ệ' => "e",
        'Ĝ'..='ģ' | 'Ǧ' | 'ǧ' => "g",
        'Ĥ'..='ħ' => "h",
        'Ì'..='Ï' | 'ì'..='ï' | 'Ĩ'..='ı' | 'Ỉ'..='ị' => "i",
        'Ĵ' | 'ĵ' => "j",
        'Ķ' | 'ķ' => "k",
        'Ĺ'..='ł' => "l",
        'Ñ' | 'ñ' | 'Ń'..='ŋ' => "n",
        'Ò'..='Ö' | 'Ø' | 'ò'..='ö' | 'ø' | 'Ō'..='ő' | 'Ơ' | 'ơ' | 'Ọ'..='ợ' => "o",
        'Œ' | 'œ' => "oe",
        'Ŕ'..='ř' => "r",
        'Ś'..='š' | 'Ș' | 'ș' => "s",
        'ß' | 'ẞ' => "ss",
        'Ţ'..='ŧ' | 'Ț' | 'ț' => "t",
        'Þ' | 'þ' => "th",
        'Ù'..='Ü' | 'ù'..='ü' | 'Ũ'..='ų' | 'Ư' | 'ư' | 'Ụ'..='ự' => "u",
        'Ŵ' | 'ŵ' => "w",
        'Ý' | 'ý' | 'ÿ' | 'Ŷ'..='Ÿ' | 'Ỳ'..='ỹ' => "y",
        'Ź'..='ž' => "z",
        _ => return None,
    })
}
