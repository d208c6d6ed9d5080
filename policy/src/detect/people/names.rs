//! Names of persons in Latin script: capitalised words, weighed by what they may be and by what stands around them.

use std::ops::Range;

use super::super::email::holds_rights;
use super::abbreviations;
use super::against;
use super::beside;
use super::cjk;
use super::context::{self, Left};
use super::following::following;
use super::labels::Label;
use super::lead;
use super::nouns::{is_after_particle, is_elided, joins_here, left_of, whose};
use super::page::Page;
use super::plain;
use super::points::is_pair_before;
use super::right::{self, Right};
use super::table::{
    BRAND, GIVEN_COMMON, GREET, INTRO, NAME_LABEL, ORG, ORG_BEFORE, PARTICLE, ROLE, SAY, SIGN,
    SURNAME_COMMON, TITLE, WORD_COMMON,
};
use super::weigh::{ENOUGH_ALONE, alone, together};
use super::words::{Case, Run, Word, after, after_escape, before};

/// How many half points make a name of several words.
const ENOUGH: i32 = 7;
/// How many make one where something of somebody's stands beside it.
const DOUBTFUL: i32 = 4;
/// Most parts of a name.
const PARTS: usize = 5;

/// A name found: where, whether what stands before it proves it, and where the next word is looked for.
pub(super) struct Found {
    pub range: Range<usize>,
    pub sure: bool,
}

/// What one run of capitalised words gave.
pub(super) struct Outcome {
    /// Where the run ends.
    pub end: usize,
    pub found: [Option<Found>; 2],
}

/// Reads the run of capitalised words that starts with the word, and the names in it.
pub(super) fn read(text: &str, first: Word, page: &Page) -> Outcome {
    let next = going_on(text, &first, 0);
    // Most are words of a sentence.
    let plain = next.is_none() && first.is_plain() && first.case != Case::Initial;
    if plain && !lead::is_titled(text, &first) {
        return Outcome {
            end: first.end,
            found: [None, None],
        };
    }
    let run = gather(text, first, next);
    let end = run.last().map_or(first.end, |word| word.end);
    let mut outcome = Outcome {
        end,
        found: [None, None],
    };
    let mut from = 0;
    while from < run.len() {
        let Some(until) = segment(text, &run, &mut from) else {
            break;
        };
        if let Some(found) = weigh(text, &run, from..until, page)
            && let Some(slot) = outcome.found.iter_mut().find(|slot| slot.is_none())
        {
            *slot = Some(found);
        }
        from = until.max(from + 1);
    }
    outcome
}

/// The words that belong together: capitalised, one space between, or a particle before a capitalised one.
fn gather(text: &str, first: Word, second: Option<Word>) -> Run {
    let mut run = Run::new();
    run.push(first);
    let mut following = second;
    let mut loose = 0;
    while let Some(next) = following {
        if !run.push(next) {
            break;
        }
        loose = if next.case == Case::Lower {
            loose + 1
        } else {
            0
        };
        following = going_on(text, &next, loose);
    }
    for _ in 0..loose {
        run.pop();
    }
    run
}

/// The word after a word where a name may go on with it, after so many particles.
fn going_on(text: &str, word: &Word, particles: usize) -> Option<Word> {
    let next = plain::with_prefix(text, following(text, word)?);
    let goes_on = match next.case {
        Case::Title | Case::Upper | Case::Initial => true,
        Case::Lower => next.is(PARTICLE) && particles < 3,
        Case::Mixed => false,
    };
    goes_on.then_some(next)
}

/// Where the next stretch of words that may be a name starts (set in `from`) and ends.
fn segment(text: &str, run: &Run, from: &mut usize) -> Option<usize> {
    while run
        .get(*from)
        .is_some_and(|word| !may_be_part(text, run, *from, word))
    {
        *from += 1;
    }
    let mut until = *from;
    while let Some(word) = run.get(until) {
        if until - *from > PARTS || (until > *from && !may_be_part(text, run, until, word)) {
            break;
        }
        // `Itziar Bueno y Lucía Muñoz`: the next person.
        let spelled = text.get(word.start..word.end);
        let and = word.case == Case::Lower && matches!(spelled, Some("y" | "e" | "i"));
        if and && until - *from > 1 && run.get(until + 1).is_some_and(is_clear_given) {
            break;
        }
        until += 1;
    }
    (until > *from).then_some(until)
}

/// Whether a word is a given name and nothing else.
fn is_clear_given(word: &Word) -> bool {
    word.is(GIVEN_COMMON) && !word.is_ambiguous() && !word.is(SURNAME_COMMON)
}

/// Whether a word of a run may be a part of a name where it stands.
fn may_be_part(text: &str, run: &Run, index: usize, word: &Word) -> bool {
    let is_first = index == 0;
    if word.case == Case::Lower {
        // `Noor op den Berg`: `op` alone is a preposition.
        let prepositional = text.get(word.start..word.end) == Some("op")
            && run
                .get(index + 1)
                .is_none_or(|next| next.case != Case::Lower);
        return word.is(PARTICLE) && !prepositional && (!is_first || run.len() > 1);
    }
    if joins_here(text, run, index) {
        return true;
    }
    let dotted = after(text, word.end) == Some('.');
    let after_given = index > 0
        && run
            .get(index - 1)
            .is_some_and(|given| given.is_given() && !given.is_plain());
    if word.is(TITLE) && (dotted || !word.is_named() || (!after_given && !word.is(GIVEN_COMMON))) {
        return word.case == Case::Initial && !dotted;
    }
    // A field's name that follows a value: `Nome: Fiorenza Cognome: …`.
    let titled = index > 0
        && run
            .get(index - 1)
            .is_some_and(|title| title.is(TITLE | GREET));
    let surname = after_given && (word.is_surname() || word.is_unknown());
    let value = is_first || titled || surname;
    if !value && matches!(after(text, word.end), Some(':' | '='))
        || word.is(NAME_LABEL) && !word.is_given()
    {
        return false;
    }
    // `L'ospedale`, `Dell'arte`: an article and a noun.
    if is_elided(text, word) {
        return false;
    }
    let foreign = || plain::is_foreign(text, word) && plain::is_name_here(text, run, index);
    if word.is(PARTICLE) && !word.is_given() && !word.is(SURNAME_COMMON) && !foreign() {
        return run
            .get(index + 1)
            .is_some_and(|next| next.is_capital() && !next.is_plain());
    }
    if word.case == Case::Initial {
        // `I` and `A` are words; an initial has a dot, or a part of a name on each side.
        return dotted || (!is_first && index + 1 < run.len());
    }
    if word.is_plain() {
        return is_after_particle(text, run, index) || plain::is_name_here(text, run, index);
    }
    if word.is(GREET | SIGN | INTRO | ROLE) && !word.is(GIVEN_COMMON) {
        return word.is_surname() && after_given;
    }
    if word.is(ORG | ORG_BEFORE) && !word.is_named() {
        return foreign();
    }
    !word.is(BRAND) || word.is_named()
}

/// Weighs a stretch of words; the name in it, if it is one.
fn weigh(text: &str, run: &Run, mut span: Range<usize>, page: &Page) -> Option<Found> {
    let left = begin(text, run, &mut span, page)?;
    let (first, last) = (run.get(span.start)?, run.get(span.end.checked_sub(1)?)?);
    if abbreviations::is_one(text, run, &span, left)
        || is_code(text, first.start, last.end)
        || context::is_place(text, span.len(), first, last)
    {
        return None;
    }
    let right = match run.get(span.end) {
        // What follows in the run: a thing's name, or one more capitalised word.
        Some(next) if next.is(ORG) => return titled_only(left, span.len(), run, first, last),
        Some(next) => Right {
            points: if next.is(SAY) { 0 } else { -2 },
            ..Right::default()
        },
        None => right::right(text, last.end),
    };
    if left == Left::Title
        && (!against::fits_title(text, first, right.points < 0) || is_pair_before(text, first))
    {
        return None;
    }
    let points = match span.len() {
        1 => alone(text, first, left, right),
        _ => match together(text, run, &span, left, right, page) {
            points @ DOUBTFUL..ENOUGH
                if beside::is_told(text, first.start, last.end)
                    || (first.is_given() || last.is_surname() || first.case == Case::Initial)
                        && beside::heads_block(text, first.start, last.end) =>
            {
                points + 3
            }
            points => points,
        },
    };
    let points = match points >= ENOUGH_ALONE {
        true => points - page.ages(text, left),
        false => points,
    };
    // Asked only where it matters: of what would be a name.
    let points = match points >= ENOUGH_ALONE {
        true if against::is_named_place(text, left, first, last)
            || against::is_firm(text, last.end)
            || holds_rights(text, first.start)
            || left.points() < 5 && plain::lived_long_ago(text, last.end) =>
        {
            0
        }
        true if right.points <= 0 => points - against::points(text, left, first, last.end),
        _ => points,
    };
    let enough = if span.len() == 1 {
        ENOUGH_ALONE
    } else {
        ENOUGH
    };
    // `with Douglas`: a surname as well, and as often a company's or a town's.
    let doubtful = span.len() == 1 && left == Left::Near && first.is_surname();
    let enough = enough + i32::from(doubtful && right.points <= 0);
    (points >= enough).then(|| Found {
        range: first.start..last.end,
        sure: matches!(left, Left::Title | Left::Label(Label::Sure)) || points >= enough + 4,
    })
}

/// Takes off a stretch what stands before a name in it; what stands before the name.
fn begin(text: &str, run: &Run, span: &mut Range<usize>, page: &Page) -> Option<Left> {
    trim(run, span);
    let left = left_unless_code(text, run, span)?;
    // `Will Jane come?`: a word that starts a sentence before a given name.
    if span.len() > 1
        && matches!(left, Left::Start | Left::Line)
        && let (Some(one), Some(two)) = (run.get(span.start), run.get(span.start + 1))
        && one.is(WORD_COMMON)
        && two.is_given()
        && !two.is_surname()
    {
        span.start += 1;
    }
    let mut left = left;
    if let Some(at) = span
        .clone()
        .find(|at| run.get(*at).is_some_and(|word| is_monsieur(text, word)))
        && at + 1 < span.end
        && page.language(text).is_french
    {
        span.start = at + 1;
        left = Left::Title;
    }
    // `BSN van Joost Kuipers`: what somebody has.
    if let Some(at) = whose(text, run, span) {
        span.start = at;
        left = context::left(text, run.get(at)?.start);
    }
    if lead::is_noun_before(run, span) {
        span.start += 1;
    }
    // A verb that no list holds, before a name.
    if span.len() > 2
        && matches!(left, Left::Start | Left::Line)
        && run.get(span.start).is_some_and(Word::is_unknown)
        && run
            .get(span.start + 1)
            .is_some_and(|second| second.is_given() && !second.is_ambiguous())
    {
        span.start += 1;
    }
    Some(left)
}

/// What stands before; nothing where it is one word, in code: that is cheap to ask, and most single words are.
fn left_unless_code(text: &str, run: &Run, span: &Range<usize>) -> Option<Left> {
    let one = run.get(span.start).filter(|_| span.len() == 1);
    let coded = one.is_some_and(|word| is_code(text, word.start, word.end));
    (!coded).then(|| left_of(text, run, span.start))
}

/// `M.`, which is a form of address in French.
fn is_monsieur(text: &str, word: &Word) -> bool {
    word.case == Case::Initial
        && text.get(word.start..word.end) == Some("M")
        && after(text, word.end) == Some('.')
}

/// Before a thing's name a title still makes a name (`Mr Baker House` does not).
fn titled_only(left: Left, len: usize, run: &Run, first: &Word, last: &Word) -> Option<Found> {
    let known = run.len() > 0 && first.is_given() && last.is_surname() && len > 1;
    (left == Left::Title && known).then_some(Found {
        range: first.start..last.end,
        sure: false,
    })
}

/// Takes particles and initials off the ends that cannot start or end a name.
fn trim(run: &Run, span: &mut Range<usize>) {
    let loose = |index: usize| {
        run.get(index).is_none_or(|word| match word.case {
            Case::Lower => true,
            Case::Initial => false,
            _ => word.is(PARTICLE) && !word.is_named(),
        })
    };
    while span.start < span.end && loose(span.end - 1) {
        span.end -= 1;
    }
    while span.start < span.end
        && loose(span.start)
        && !(span.start > 0 && run.get(span.start - 1).is_some_and(|word| word.is(TITLE)))
    {
        span.start += 1;
    }
}

/// Whether the words stand in code, a path, an address of the network.
pub(super) fn is_code(text: &str, start: usize, end: usize) -> bool {
    let before_it = before(text, start);
    let joined = match before_it {
        Some('.' | '/' | '@' | '#' | '$' | '%' | '&' | '\\' | '~' | '^') => true,
        Some(':') => text.get(..start).is_some_and(|head| head.ends_with("::")),
        Some('_') => !text
            .get(..start)
            .is_some_and(|head| head.ends_with(" _") || head.ends_with("__")),
        // Scripts without blanks stand right before.
        Some(c) => c.is_alphanumeric() && !cjk::is_han(c) && !cjk::is_kana(c),
        None => false,
    };
    if joined && !after_escape(text.as_bytes(), start) {
        return true;
    }
    let mut rest = text.get(end..).unwrap_or_default().chars();
    match (rest.next(), rest.next()) {
        (Some('(' | '@' | '\\' | '=' | '#' | '{' | '$' | '/'), next) => {
            !matches!((text.get(end..), next), (Some(rest), Some('n' | 'r' | 't' | '"')) if rest.starts_with('\\'))
        }
        (Some('_'), Some(c)) => c.is_alphanumeric() || c == '_',
        (Some('.'), Some(c)) => c.is_alphanumeric() || c == '_',
        (Some(':'), Some(':')) => true,
        (Some('-'), Some('>')) => true,
        (Some(c), _) => c.is_numeric(),
        (None, _) => false,
    }
}
