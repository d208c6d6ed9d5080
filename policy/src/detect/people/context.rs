//! What stands before and after a name, and how much it speaks for one.

use super::articles::{before_vowel, is_article};
use super::cjk;
use super::labels::{self, Label};
use super::listed;
use super::phrases;
use super::said as told;
use super::table::{
    GIVEN_COMMON, GREET, INTRO, NAME_LABEL, NEAR, ORG_BEFORE, ROLE, SAY, SIGN, STREET,
    SURNAME_COMMON, TITLE, WORD_COMMON,
};
use super::things;
use super::words::{Case, Word, before, word_before};

/// What stands before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Left {
    /// `Mr`, `Frau`, `Dr.`
    Title,
    /// `Dear`, `Thanks,`
    Greet,
    /// The line before closes a letter.
    Sign,
    /// `my manager`, `patient`
    Role,
    /// `I am`, `my name is`
    Intro,
    /// A field's name.
    Label(Label),
    /// `ask`, `told`
    Verb,
    /// `call me`, `my kid`: a name follows, whichever.
    Called,
    /// `Why is`, `Did`
    Asked,
    /// `with`, `by`
    Near,
    /// A kind of thing whose name follows: `Lake`, `University of`.
    Thing,
    /// An article: names have none, things do.
    Article,
    /// The English one, which nobody's name has.
    The,
    /// A word in the middle of a sentence.
    Mid,
    /// A sentence starts here.
    Start,
    /// A line starts here.
    Line,
    /// Anything else.
    Other,
}

impl Left {
    /// How much it speaks for a name, in half points.
    pub(super) fn points(self) -> i32 {
        match self {
            Self::Title | Self::Label(Label::Sure) => 8,
            Self::Sign => 6,
            Self::Role | Self::Intro | Self::Called | Self::Label(Label::Person) => 5,
            Self::Greet => 4,
            Self::Label(Label::Name) | Self::Verb => 3,
            Self::Near | Self::Mid | Self::Asked => 1,
            Self::Thing => -6,
            Self::Article => -3,
            Self::The => -5,
            Self::Label(Label::None) | Self::Start | Self::Line | Self::Other => 0,
        }
    }
}

/// What stands before the word at `start`.
pub(super) fn left(text: &str, start: usize) -> Left {
    let head = text.get(..start).unwrap_or_default();
    let trimmed = head.trim_end_matches([' ', '\t', '\u{a0}']);
    let Some(last) = before(trimmed, trimmed.len()) else {
        return Left::Line;
    };
    if head.len() > trimmed.len() + 1
        && let Some(label) = labels::in_column(trimmed)
    {
        return Left::Label(label);
    }
    if last.is_alphabetic() {
        if cjk::is_han(last) && cjk::is_labelled(text, start) {
            return Left::Label(Label::Person);
        }
        return match word_before(trimmed, trimmed.len()) {
            Some(word) if trimmed.len() < head.len() => word_says(text, &word),
            _ => Left::Other,
        };
    }
    match last {
        '\n' | '\r' => line(trimmed),
        // `Surname ........ Quast`
        '.' if trimmed.ends_with("....") => match labels::label(text, start) {
            Label::None => Left::Start,
            label => Left::Label(label),
        },
        '.' => match word_before(trimmed, trimmed.len() - 1) {
            Some(word) if is_title(text, &word, true) => Left::Title,
            // `Dr. med.`
            Some(word) if is_degree(text, &word) => Left::Title,
            Some(_) if phrases::is_short_role(trimmed) => Left::Role,
            Some(word) if word.case == Case::Initial => Left::Other,
            _ => Left::Start,
        },
        ',' => match word_before(trimmed, trimmed.len() - 1) {
            Some(word) if word.is(GREET) => Left::Greet,
            Some(word) if word.is(ROLE) => Left::Role,
            None if phrases::is_numbered(trimmed.trim_end_matches(',')) => Left::Role,
            Some(word) if phrases::signs(text, &word) => Left::Sign,
            _ => listed(text, start).unwrap_or(Left::Other),
        },
        '?' if phrases::is_asked_name(trimmed) => Left::Label(Label::Sure),
        '!' | '?' | '…' => Left::Start,
        ':' | '=' | '"' | '\'' | '>' | '*' | '“' | '«' | '`' | '_' | '：' | '\\' | '[' => {
            match labels::label(text, start) {
                Label::None if last == ':' => Left::Start,
                label => Left::Label(label),
            }
        }
        // `Employee 30177`, `candidate no. 3,`
        last if last.is_ascii_digit() && phrases::is_numbered(trimmed) => Left::Role,
        ')' if trimmed.ends_with("soussigné(e)") => Left::Role,
        '-' | '•' | ')' | '–' | '·' => match listed::bullet(text, start) {
            Label::None => Left::Other,
            label => Left::Label(label),
        },
        '&' | ';' => listed(text, start).unwrap_or(Left::Other),
        _ => Left::Other,
    }
}

/// What the label of a list says of the item at `start`.
fn listed(text: &str, start: usize) -> Option<Left> {
    let label = listed::label(text, start);
    (label != Label::None).then_some(Left::Label(label))
}

/// Whether a word names the subject of a doctor (`Dr. med.`, `dr. med. dent.`).
fn is_degree(text: &str, word: &Word) -> bool {
    let spelled = text.get(word.start..word.end).unwrap_or_default();
    let subject = matches!(
        spelled,
        "med" | "phil" | "jur" | "rer" | "nat" | "dent" | "vet" | "Ing" | "ing" | "hab"
    );
    let head = text.get(..word.start).unwrap_or_default();
    let floor = text.ceil_char_boundary(word.start.saturating_sub(16));
    subject
        && head
            .get(floor..)
            .is_some_and(|head| head.to_ascii_lowercase().contains("dr."))
}

/// Whether a word is a form of address where it stands.
fn is_title(text: &str, word: &Word, dotted: bool) -> bool {
    // `PR`, `HR`, `IR` without a dot are abbreviations of much else; `\fR.` is a mark of a manual's page.
    let written = match word.case {
        Case::Mixed => false,
        Case::Upper if !dotted && word.end - word.start < 4 => matches!(
            text.get(word.start..word.end),
            Some("MR" | "MRS" | "MS" | "DR" | "SIR" | "SRA" | "MME" | "DHR" | "PAN")
        ),
        _ => true,
    };
    // `sie mag Rosen`
    let small = word.case == Case::Lower
        && (word.is(WORD_COMMON) || text.get(word.start..word.end) == Some("mag"));
    // `lt. Nachlassgericht`: by what it says.
    let laut = text.get(word.start..word.end) == Some("lt");
    word.is(TITLE) && written && (dotted || !small) && !laut
}

fn word_says(text: &str, word: &Word) -> Left {
    let capital = word.case != Case::Lower;
    if let Some(left) = told::held(text, word) {
        return left;
    }
    let small = phrases::is_small_title(text.get(word.start..word.end).unwrap_or_default());
    if small || is_title(text, word, false) && (capital || word.end - word.start > 2) {
        return Left::Title;
    }
    if word.is(GREET) && capital {
        return Left::Greet;
    }
    let spelled = text.get(word.start..word.end).unwrap_or_default();
    // `Herr Kollege`
    if word.is(ROLE)
        && capital
        && earlier(text, word).is_some_and(|title| title.is(TITLE) && title.case == Case::Title)
    {
        return Left::Title;
    }
    if word.is(ROLE | TITLE) {
        return phrases::left(text, word, spelled).unwrap_or(Left::Role);
    }
    match () {
        () if word.is(INTRO) => return Left::Intro,
        () if word.is(GREET) && !word.is(NEAR) => return Left::Greet,
        () => {}
    }
    let phrase = phrases::left(text, word, spelled);
    if let Some(left) = phrase.or_else(|| told::of_list(text, word, spelled)) {
        return left;
    }
    if matches!(spelled, "ssa" | "ra") && before(text, word.start) == Some('.') {
        return Left::Title;
    }
    if told::ends_role(text, word, spelled) {
        return Left::Role;
    }
    if spelled == "się" && earlier(text, word).is_some_and(|earlier| earlier.is(INTRO)) {
        return Left::Intro;
    }
    if matches!(
        spelled,
        "and" | "und" | "et" | "y" | "e" | "en" | "i" | "oraz" | "sowie"
    ) && let Some(left) = listed(text, word.end + 1)
    {
        return left;
    }
    if is_article(spelled) && (spelled != "an" || before_vowel(text, word.end)) {
        return match spelled {
            "the" | "The" => Left::The,
            _ => Left::Article,
        };
    }
    if says_who(text, word, spelled) {
        return Left::Intro;
    }
    if capital && word.is(ORG_BEFORE) && !matches!(spelled, "The" | "the")
        || names_things(text, word)
    {
        return Left::Thing;
    }
    match word.is(NEAR) {
        true if word.is(SAY) || earlier(text, word).is_some_and(|earlier| earlier.is(SAY)) => {
            Left::Verb
        }
        true => Left::Near,
        false => Left::Mid,
    }
}

/// Whether a word says who somebody is: after a name's label, or `this`.
fn says_who(text: &str, word: &Word, spelled: &str) -> bool {
    matches!(
        spelled,
        "is" | "ist" | "est" | "es" | "è" | "é" | "to" | "lautet"
    ) && earlier(text, word).is_some_and(|earlier| {
        earlier.is(NAME_LABEL)
            || matches!(
                text.get(earlier.start..earlier.end),
                Some("this" | "This" | "here" | "Hier" | "hier")
            )
    })
}

/// Whether a word is one for a place, a school, a law: what follows is its name, whoever it was named after
/// (`le lycée Victor Hugo`, `a lei de Murphy`).
fn names_things(text: &str, word: &Word) -> bool {
    let is_thing = |word: &Word| {
        let spelled = text.get(word.start..word.end).unwrap_or_default();
        // `L'hôpital Georges Pompidou`
        let bare = spelled.rsplit(['\'', '’']).next().unwrap_or(spelled);
        (word.case == Case::Lower || bare.len() < spelled.len()) && things::is_one(bare)
    };
    let joint = matches!(
        text.get(word.start..word.end),
        Some("de" | "di" | "van" | "of" | "do" | "da")
    );
    is_thing(word) || (joint && earlier(text, word).is_some_and(|earlier| is_thing(&earlier)))
}

/// The word before a word, after one space.
pub(super) fn earlier(text: &str, word: &Word) -> Option<Word> {
    let head = text.get(..word.start)?;
    let trimmed = head.strip_suffix(' ')?;
    word_before(trimmed, trimmed.len())
}

/// What the line before says: one that closes a letter (`Kind regards,`), or is a field's name (`Name:`).
fn line(head: &str) -> Left {
    let head = head.trim_end();
    let start = head.rfind('\n').map_or(0, |newline| newline + 1);
    let line = head.get(start..).unwrap_or_default();
    if line.len() > 48 {
        return Left::Line;
    }
    if let Some(key) = line.strip_suffix(':') {
        let label = labels::of(key.trim_start_matches(['-', '*', ' ', '#']));
        if label != Label::None {
            return Left::Label(label);
        }
    }
    // `Jméno a příjmení⏎Jiřina Zemanová`
    if let Some(label) = labels::in_column(line) {
        return Left::Label(label.min(Label::Name));
    }
    let end = line.trim_end_matches([',', '!', '.', ';', ' ', '-', '–', '—']);
    match word_before(end, end.len()) {
        Some(word) if word.is(SIGN) && line.split(' ').count() <= 5 => Left::Sign,
        _ => Left::Line,
    }
}

/// Whether what looks like a name is a street (`Victoria Street`), or what a German article and preposition in one
/// stand before (`im Tal`), which no person's name follows.
pub(super) fn is_place(text: &str, words: usize, first: &Word, last: &Word) -> bool {
    if words > 1 {
        // `Jessica Hill`: a given name that is nothing else, and a surname.
        let clear = first.is(GIVEN_COMMON) && !first.is_ambiguous() && !first.is_surname();
        // `Inês do Vale`
        let joined = words == 3
            && last.is_surname()
            && text
                .get(first.end..last.start)
                .is_some_and(|joint| [" do ", " da ", " del ", " van ", " de "].contains(&joint));
        let named = clear && (words == 2 && last.is(SURNAME_COMMON) || joined);
        return last.is(STREET) && !named;
    }
    let before = text.get(..first.start).unwrap_or_default();
    before.ends_with(' ')
        && [" im ", " am ", " vom ", " zum ", " zur ", " ins ", " beim "]
            .iter()
            .any(|joint| before.ends_with(joint))
}
