//! How much speaks for a name: of one word alone, of several together.

use std::ops::Range;
use std::sync::LazyLock;

use super::among;
use super::beside;
use super::context::Left;
use super::kin;
use super::labels::Label;
use super::nouns::{is_genitive, is_phrase};
use super::page::Page;
use super::phrases;
use super::pinyin;
use super::plain;
use super::points::{end_points, is_pair, is_pair_before, is_pair_with, start_points};
use super::right::Right;
use super::table::{
    BRAND, GIVEN_COMMON, NOT_NAME, ORG, PLACE, STREET, SURNAME, SURNAME_COMMON, WORD, WORD_COMMON,
};
use super::words::{Case, Run, Word, after};
use crate::detect::lookup::Set;

/// How many half points make a name of a single word.
pub(super) const ENOUGH_ALONE: i32 = 5;

/// Points of one word alone.
pub(super) fn alone(text: &str, word: &Word, left: Left, right: Right) -> i32 {
    let known = word.is_named() && !word.is_ambiguous();
    if word.case == Case::Initial || word.end - word.start < 2 || right.points <= -10 {
        return 0;
    }
    if let Some(points) = by_left(text, word, left, right) {
        return points;
    }
    if is_proven(text, word, left) {
        return 6;
    }
    let known = known || is_named_place(text, word, left, right);
    if word.case == Case::Upper || word.is_stock() || !known || !word.is_given() {
        return 0;
    }
    if is_pair_with(text, word) {
        return 0;
    }
    let before_it = match left {
        Left::Role | Left::Intro | Left::Called | Left::Label(Label::Person) => 4,
        Left::Label(Label::Name) => 3,
        Left::Near | Left::Verb | Left::Asked => 2,
        Left::Mid => 1,
        _ => 0,
    };
    let name = if word.is(GIVEN_COMMON) { 3 } else { 1 };
    // `Hannah, Anthony and Derek`; `Nicole: are you there?`
    let among = word.is(GIVEN_COMMON)
        && !matches!(left, Left::Article | Left::The | Left::Thing)
        && (among::is_listed(text, word) || among::speaks(text, word, left));
    let before_it = if among { before_it.max(2) } else { before_it };
    // `Emeka's laptop`: no word, no place, no surname.
    let owns = right.points == 1 && !word.is_surname() && word.is(GIVEN_COMMON);
    let owns = owns && matches!(left, Left::Start | Left::Line | Left::Mid);
    let before_it = before_it.max(i32::from(owns));
    // `Ring Ragnhild på 070-418 22 90`
    let told = name + before_it < ENOUGH_ALONE
        && is_open(text, word, left, right)
        && beside::is_told(text, word.start, word.end);
    let before_it = before_it + 3 * i32::from(told);
    // `Kiera, can I speak to …`
    let addressed = matches!(left, Left::Start | Left::Line)
        && text.get(word.end..).is_some_and(phrases::is_addressed);
    let before_it = before_it + 4 * i32::from(addressed);
    // `Elita shouted`
    let before_it =
        before_it + 2 * i32::from(right.deed && !word.is(GIVEN_COMMON) && !word.is_surname());
    let followed =
        after(text, word.end).is_some_and(|c| c == ',' || c == ' ' || c == '\'' || c == '’');
    name + before_it + right.points.min(2) * i32::from(followed || right.points > 0)
}

/// Points of a word that what stands before it decides alone.
fn by_left(text: &str, word: &Word, left: Left, right: Right) -> Option<i32> {
    let spelled = text.get(word.start..word.end).unwrap_or_default();
    match left {
        Left::Title | Left::Label(Label::Sure) => {
            let borne = word.is(SURNAME | SURNAME_COMMON) && word.case == Case::Title && right.ends;
            let good = !word.is_plain() || borne && !STANDING.has(spelled.as_bytes());
            Some(8 * i32::from(good))
        }
        // `the Okafor family`
        Left::The | Left::Greet if plain::is_family(text, word) => Some(6),
        Left::Greet if !word.is_ambiguous() && (word.is_given() || right.ends) => Some(6),
        Left::Greet if word.is_given() && right.ends => Some(6),
        Left::Sign if plain::is_department(spelled) => Some(0),
        Left::Sign if right.ends && !word.is(BRAND | PLACE) => Some(6),
        Left::Called if is_called(word) => Some(6),
        // `Present: Rohit, Joy`
        Left::Label(Label::Person) if word.is_given() && right.ends && !word.is(BRAND | PLACE) => {
            Some(6)
        }
        Left::Thing | Left::The => Some(0),
        // `Uncle Ben's` is nobody's.
        Left::Role | Left::Mid if is_pair_before(text, word) => Some(0),
        _ if kin::is_proven(text, word) => Some(6),
        _ => None,
    }
}

/// Whether a given name speaks, or has what persons carry.
fn is_proven(text: &str, word: &Word, left: Left) -> bool {
    let titled = word.case == Case::Title && word.is_given();
    let carries = || text.get(word.end..).is_some_and(plain::owns);
    is_speaker(text, word, left)
        || titled && left != Left::Article && carries()
        || titled && !word.is_plain() && !word.is(BRAND) && among::speaks_again(text, word, left)
}

/// Whether nothing that stands before speaks for a name or against it.
fn is_open(text: &str, word: &Word, left: Left, right: Right) -> bool {
    let closes = || {
        let rest = text.get(word.end..).unwrap_or_default();
        right.ends && !rest.starts_with(',')
    };
    match left {
        Left::Mid | Left::Near | Left::Verb | Left::Start | Left::Line => true,
        Left::Other => closes(),
        _ => false,
    }
}

/// What stands where a surname does in templates and code: `surname: String`.
static STANDING: LazyLock<Set> = LazyLock::new(|| Set::new(STANDING_LIST));
const STANDING_LIST: &str = " String Text Date Number Integer Int Field Value Any Null None True False Required Optional Column Key Name \
    Label Long Short Type Test Sample Example Here Hidden Empty Default Object List Option Char Varchar Blank Unknown \
    Last First Surname Family Given Please Enter Your Their ";

/// Whether a word stands before what somebody says, and is nothing else by any list.
fn is_speaker(text: &str, word: &Word, left: Left) -> bool {
    matches!(
        left,
        Left::Line | Left::Start | Left::Other | Left::Label(Label::None)
    ) && word.case == Case::Title
        && word.end - word.start > 2
        && (!word.is_ambiguous() && !word.is_stock()
            || (word.is_given() || !word.is_plain()) && among::is_timed(text, word))
        && among::is_speaker(text, word, word.is_given() && word.is(GIVEN_COMMON))
}

/// Whether a word that is one's name by what stands before it is no other word.
fn is_called(word: &Word) -> bool {
    word.case == Case::Title
        && !word.is_plain()
        && !word.is(BRAND)
        && (word.is_named() || word.is_unknown())
}

/// Towns and countries that do what persons do (`Paris refused`).
static STATES: LazyLock<Set> = LazyLock::new(|| Set::new(STATES_LIST));
const STATES_LIST: &str = " alexandria america asia austin austria berlin boston brazil bruges chad charlotte chelsea china cuba dakota denver \
    egypt erin florence georgia houston india indiana ireland israel jackson jordan kenya kingston lima lincoln london \
    madison madrid malta manila melbourne mexico milan montana nevada orlando paris phoenix regina rome santiago savannah \
    sydney tyrone valencia vienna victoria virginia washington ";

/// Whether a given name that a place also has is a person's: by what stands before it or is done.
fn is_named_place(text: &str, word: &Word, left: Left, right: Right) -> bool {
    let only_place = word.is(PLACE) && !word.is(WORD | WORD_COMMON | BRAND | NOT_NAME);
    let told = match left {
        Left::Role | Left::Intro | Left::Label(Label::Person | Label::Name) => true,
        _ => right.deed || among::speaks(text, word, left),
    };
    only_place
        && word.is(GIVEN_COMMON)
        && told
        && !STATES.has(
            text.get(word.start..word.end)
                .unwrap_or_default()
                .as_bytes(),
        )
}

/// Points of several words.
pub(super) fn together(
    text: &str,
    run: &Run,
    span: &Range<usize>,
    left: Left,
    right: Right,
    page: &Page,
) -> i32 {
    let (Some(first), Some(last)) = (run.get(span.start), run.get(span.end - 1)) else {
        return 0;
    };
    let second = run.get(span.start + 1).unwrap_or(last);
    let joined = run
        .get(span.end.saturating_sub(2))
        .is_some_and(|word| word.case == Case::Lower);
    // `Dear Charles Darwin, your invoice`: whoever is written to is called so, too.
    let private = matches!(left, Left::Greet | Left::Label(Label::Person))
        && first.is(GIVEN_COMMON)
        && !first.is(PLACE);
    if is_pair(text, first, second) && !private
        || (joined && is_pair(text, first, last))
        || last.case == Case::Initial
            && span.len() == 2
            && !first.is_named()
            && !(left.points() > 4 && first.is_unknown())
    {
        return 0;
    }
    let mut points = start_points(first) + end_points(last);
    let (mut unknown, mut capitals, mut branded) = (0, 0, 0);
    for index in span.clone() {
        let Some(word) = run.get(index) else { continue };
        unknown +=
            i32::from(word.is_unknown() && word.case != Case::Initial && word.case != Case::Lower);
        capitals += i32::from(word.case == Case::Upper);
        branded += i32::from(word.is(BRAND) && index + 1 == span.end);
        // One word more speaks for a name where a list holds it, or it joins two.
        let counts = !word.is_unknown() || word.case == Case::Initial;
        if index > span.start && index + 1 < span.end && counts {
            // `Morgan T. Garner`
            let stands = word.case == Case::Initial
                && after(text, word.end) == Some('.')
                && (first.is_given() || last.is_surname());
            points += 1 + 3 * i32::from(stands);
        }
    }
    points += left.points() + right.points - branded * 3;
    points += told_points(text, run, span, first, last);
    // `E. Jepsen`
    points += i32::from(
        first.case == Case::Initial
            && after(text, first.end) == Some('.')
            && last.is_surname()
            && !last.is_ambiguous(),
    );
    points += 2 * i32::from(span.len() == 2 && is_field(text, first, last, left, right));
    points += borne_points(first, last, run.len());
    let long =
        |word: &Word| word.is_unknown() && word.case == Case::Title && word.end - word.start > 3;
    points += i32::from(long(first) && long(last));
    points -= against_all(text, run, span, left, (capitals, unknown));
    if unknown > 0 {
        points -= page.doubts(text, [first, last], left);
        let known = |word: &Word| word.is_given() && !word.is_ambiguous();
        if page.language(text).is_other && !span.clone().filter_map(|at| run.get(at)).any(known) {
            points -= 4;
        }
    }
    points
}

/// Points of a given name that is a word as well, before a surname that is nothing else (`Mark Lindqvist`).
fn borne_points(first: &Word, last: &Word, words: usize) -> i32 {
    let borne = first.is_given() && last.is_surname() && !last.is_ambiguous();
    let titled = borne && last.case == Case::Title;
    i32::from(borne && first.is(WORD_COMMON) && titled)
        + 2 * i32::from(titled && first.is_plain() && words == 2 && !first.is(BRAND | ORG))
}

/// Points of everyday words that something says to be names, of cells, of surnames in capitals before given names.
fn told_points(text: &str, run: &Run, span: &Range<usize>, first: &Word, last: &Word) -> i32 {
    let everyday =
        |at: usize| run.get(at).is_some_and(Word::is_plain) && plain::is_name_here(text, run, at);
    let clear =
        first.is_given() && !first.is_ambiguous() || last.is_surname() && !last.is_ambiguous();
    let given = first.is_given() && !first.is(WORD | WORD_COMMON | BRAND | NOT_NAME);
    4 * i32::from(span.len() == 2 && pinyin::is_name(text, first, last))
        + i32::from(given && span.len() == 2 && plain::is_item(text, first.start, last.end))
        + 6 * i32::from(span.clone().any(everyday))
        + 2 * i32::from(clear && plain::is_cell(text, first.start, last.end))
        + 6 * i32::from(span.len() == 2 && plain::is_filed(text, first, last))
}

/// What speaks against several words: how they are written, what they are joined by, what they end with.
fn against_all(
    text: &str,
    run: &Run,
    span: &Range<usize>,
    left: Left,
    (capitals, unknown): (i32, i32),
) -> i32 {
    let mut points = 0;
    // Capitals throughout are an abbreviation's as often as a name's.
    if capitals > 0 {
        points += if capitals < i32::try_from(span.len()).unwrap_or(0) {
            3
        } else {
            1 + unknown
        };
    }
    points += 4 * i32::from(is_phrase(run, span, left));
    let told = left.points() >= 3 && left != Left::Intro;
    points += 6 * i32::from(!told && is_genitive(text, run, span));
    // `Compras y Finanzas`: two things.
    let paired = span.clone().filter_map(|at| run.get(at)).any(|word| {
        word.case == Case::Lower && matches!(text.get(word.start..word.end), Some("y" | "e" | "i"))
    });
    let given = run.get(span.start).is_some_and(Word::is_given);
    points += 6 * i32::from(paired && !given);
    // `Marlborough House`, `Methodist Church`: what is no given name before a word for a house.
    let (Some(first), Some(last)) = (run.get(span.start), run.get(span.end - 1)) else {
        return points;
    };
    points
        + 4 * i32::from(
            left.points() < 3 && last.is(ORG | STREET) && last.is(WORD_COMMON) && !first.is_given(),
        )
}

/// `Protokollführer: Fritz Meerbusch`: a field that no list holds, and nothing but a name after it.
fn is_field(text: &str, first: &Word, last: &Word, left: Left, right: Right) -> bool {
    let head = text.get(..first.start).unwrap_or_default().trim_end();
    matches!(left, Left::Label(Label::None) | Left::Start)
        && head.ends_with(':')
        && (right.closes || right.ends)
        && first.is_given()
        && !first.is_ambiguous()
        && !last.is_ambiguous()
}
