//! One scanner for assigned and told secrets: from a keyword over the operator or the words to the value, in code,
//! forms, shells and prose.

use std::ops::Range;

use link::{Link, Linked};
use told::Told;

use super::scan::Looks;

mod answer;
mod cells;
mod code;
mod drawn;
mod fillers;
mod given;
mod introduced;
mod joined;
mod judge;
mod link;
mod machine;
mod members;
mod name;
mod nearby;
mod noted;
mod number;
mod others;
mod prose;
mod referred;
mod table;
mod ties;
mod told;
mod value;
mod worded;
mod words;

pub(super) use answer::{answer, speaker};
pub(super) use code::is_argument;
pub(super) use given::{is_given, is_notation, is_product};
pub(super) use joined::is_of_no_name;
pub(super) use judge::is_strong;
pub(super) use nearby::{beside, is_chosen, to_open};
pub(super) use noted::noted;
pub(super) use table::column;
pub(super) use ties::Ties;
pub(super) use value::{bare_end, is_quote};
pub(super) use worded::is_worded;

/// What an assignment scanner looks for.
pub(super) struct Assignment {
    kind: Kind,
    min: usize,
}

/// What kind of value a keyword promises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// What people choose: short, any characters.
    Password,
    /// What machines draw: long, one token.
    Secret,
    /// As `Secret`, by a name that many other things have (`key`, `auth`, `sig`): only what looks drawn by a machine.
    Key,
    /// A few digits.
    Pin,
}

impl Assignment {
    pub(super) fn new(kind: Kind, min: Option<usize>) -> Self {
        let usual = match kind {
            Kind::Password => 5,
            Kind::Secret => 12,
            Kind::Key => 20,
            Kind::Pin => 3,
        };
        Self {
            kind,
            min: min.unwrap_or(usual),
        }
    }
}

/// The value assigned to the keyword at `hit`.
pub(super) fn value(
    text: &str,
    hit: Range<usize>,
    assignment: &Assignment,
    (looks, ties): (&mut Looks, &mut Ties),
) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let name = name::around(bytes, &hit, assignment.kind)?;
    forward(text, &name, assignment, (looks, ties)).or_else(|| match assignment.kind {
        // `payload = new PasswordPlanner(`: a call is no name of a value.
        Kind::Password | Kind::Pin
            if bytes.get(name.whole.end) != Some(&b'(') && !is_done(bytes, &name) =>
        {
            // Of a code alone a number may be told some words later.
            let later = match assignment.kind {
                Kind::Pin => ties.number(text, &name.whole),
                _ => None,
            };
            later.or_else(|| prose::before(text, &name.whole, assignment))
        }
        _ => None,
    })
}

/// `… the S/390 to pass`: what is done, and no name.
fn is_done(bytes: &[u8], name: &name::Name) -> bool {
    let head = bytes.get(..name.whole.start).unwrap_or_default();
    name.is_verb(bytes) && (head.ends_with(b" to ") || head.ends_with(b"\nto "))
}

/// The value after the name.
fn forward(
    text: &str,
    name: &name::Name,
    assignment: &Assignment,
    (looks, ties): (&mut Looks, &mut Ties),
) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let linked = link::after(bytes, name, ties)?;
    // `/etc/mosquitto/passwd sensor17`: a file.
    if linked.link == Link::Beside && bytes.get(..name.whole.start)?.ends_with(b"/") {
        return None;
    }
    let mut found = value::read(text, &linked, assignment.kind)?;
    phrase(bytes, name, &linked, &mut found, assignment.kind);
    let value = looks.at(text.get(found.range.clone())?, found.range.end);
    if is_of_a_thing(bytes, name, &linked, &found, value) {
        return None;
    }
    if is_only_said(bytes, name, &linked, &found, (value, assignment.kind)) {
        return None;
    }
    // `"Enter the password: "` ends a string where a value would start.
    let opened = name
        .whole
        .start
        .checked_sub(1)
        .and_then(|at| bytes.get(at))
        .copied()
        .filter(|byte| value::is_quote(*byte));
    let escaped = bytes.get(linked.at) == Some(&b'\\');
    if found.quote.is_some() && found.quote == opened && !linked.closed && !escaped {
        return None;
    }
    if linked.link == Link::Element
        && found.quote.is_none()
        && !(bytes.get(found.range.end..)?.starts_with(b"</")
            || bytes.get(found.range.end..)?.starts_with(b"]]>"))
    {
        return None;
    }
    if !found.is_quoted()
        && (cells::is_cell(bytes, name, &linked, &found) || cells::is_other_name(value))
    {
        return None;
    }
    if value.bytes().all(|b| b.is_ascii_digit()) && name::names_a_thing(bytes, name) {
        return None;
    }
    // What the value itself tells is cheaper than what stands around it.
    let look = judge::may_be(value, assignment)?;
    let told = told(bytes, name, &linked, &found, (value, ties));
    let real = judge::is_one(&told, &look, assignment)
        // The name is looked at last: most hits of a keyword fail before.
        && !name::is_about(bytes, name, assignment.kind);
    real.then_some(found.range)
}

/// What stands between a name and its value.
fn between<'b>(bytes: &'b [u8], name: &name::Name, found: &value::Found) -> &'b [u8] {
    bytes
        .get(name.whole.end..found.range.start)
        .unwrap_or_default()
}

/// Reads a phrase of words where the password starts.
fn phrase(bytes: &[u8], name: &name::Name, linked: &Linked, found: &mut value::Found, kind: Kind) {
    if found.is_quoted()
        || !matches!(linked.link, Link::Is | Link::Far | Link::Assign)
        || kind != Kind::Password
    {
        return;
    }
    let said = bytes.get(name.whole.clone()).unwrap_or_default();
    let least = match said.to_ascii_lowercase().ends_with(b"phrase") {
        true => 3,
        false => 4,
    };
    let end = prose::phrase_end(bytes, found.range.start, least).or_else(|| {
        match between(bytes, name, found).trim_ascii_end().last() {
            // A dash parts as well as it ties.
            Some(b'-' | 0x80..) if linked.link == Link::Far => None,
            _ => worded::phrase_end(bytes, found.range.start, linked.link),
        }
    });
    if let Some(end) = end {
        found.range.end = end;
        (found.quote, found.wrapped) = (None, true);
    }
}

/// Whether a short name is only a word of the sentence (`pass the block to crc32_words`), and what follows no value.
fn is_only_said(
    bytes: &[u8],
    name: &name::Name,
    linked: &Linked,
    found: &value::Found,
    (value, kind): (&str, Kind),
) -> bool {
    let said = bytes.get(name.whole.clone()).unwrap_or_default();
    // `pass to `foreach_ldadd``: handed over, where Polish would say what it is.
    let between = between(bytes, name, found);
    let handed = said.eq_ignore_ascii_case(b"pass")
        && [&b" to "[..], b" to the ", b" into ", b" into the "]
            .iter()
            .any(|word| {
                between
                    .get(..word.len())
                    .is_some_and(|head| head.eq_ignore_ascii_case(word))
            });
    if handed && (is_wordy(value) || value.contains("::")) {
        return true;
    }
    // `voicemail pin 8145`
    let pin = kind == Kind::Pin
        && (4..=8).contains(&value.len())
        && value.bytes().all(|b| b.is_ascii_digit())
        && value::ends_clause(bytes, found.range.end);
    // `user ann, pw Plum-River-4`
    let given = || {
        linked.link == Link::Beside
            && (is_given(value) || judge::is_numbered(value))
            && introduced::is_introduced(bytes, name.whole.start, false)
    };
    name.is_verb(bytes) && !pin && !may_follow_verb(said, value, linked.link) && !given()
}

/// Whether a short keyword only begins the name of a thing (`pass_through`, `psk_offer`, `passValue(…)`,
/// `PASS_DEPTH_FAIL`), or a number is a member's of an enumeration (`eatClearTextPassword = 8107,`).
fn is_of_a_thing(
    bytes: &[u8],
    name: &name::Name,
    linked: &Linked,
    found: &value::Found,
    value: &str,
) -> bool {
    let strong = found.is_quoted() && linked.link != Link::Call && judge::is_strong(value);
    let goes_on = name.keyword.end < name.whole.end && linked.link == Link::Call;
    let short = name.keyword.len() < 5 && (goes_on || name::names_a_thing(bytes, name)) && !strong;
    let owned = name.whole.start < name.keyword.start && linked.link == Link::Assign;
    let between = between(bytes, name, found);
    let rest = bytes.get(found.range.end..).unwrap_or_default();
    let member = owned
        && !linked.closed
        && value.bytes().all(|b| b.is_ascii_digit())
        && (rest.starts_with(b",\n") || rest.starts_with(b",\r"))
        && between == b" = ";
    // `<set to the key 'password' in secret 'catalog-db'>`
    let kept = [
        &b" in secret "[..],
        b" of secret ",
        b" from secret ",
        b" failed for ",
    ]
    .iter()
    .any(|words| memchr::memmem::find(between, words).is_some());
    // `--- PASS: TestBackoff (0.00s)`, `✓ PASS TestBackoff`
    let before = bytes
        .get(..name.whole.start)
        .unwrap_or_default()
        .trim_ascii_end();
    let tested = bytes.get(name.whole.clone()) == Some(b"PASS")
        && (before.ends_with(b"---") || value.starts_with("Test") || value.starts_with("test_"));
    // `{ email, password }: Credentials)`
    let parted = memchr::memchr(b'}', between).is_some();
    short || member || kept || tested || parted
}

/// Whether a value after `pass` or another short name is told as one: code passes arguments, and people pass things.
fn may_follow_verb(said: &[u8], value: &str, link: Link) -> bool {
    let digit = || value.bytes().any(|b| b.is_ascii_digit());
    match link {
        // `user "admin", pw "UplinkR2-d2"`
        Link::Quoted if said.eq_ignore_ascii_case(b"pw") => digit(),
        // "pass `force_zip64`": an argument.
        Link::Beside | Link::Near | Link::Quoted | Link::Far
            if said.eq_ignore_ascii_case(b"pass") && is_wordy(value) =>
        {
            false
        }
        Link::Beside if said.eq_ignore_ascii_case(b"pw") && drawn::is_of_letters(value) => true,
        Link::Beside | Link::Near | Link::Quoted => {
            judge::is_strong(value) && !value.contains(['(', ')', '=', '<', '['])
        }
        // `pass the block to crc32_words`
        Link::Far if said.eq_ignore_ascii_case(b"pass") => judge::is_strong(value),
        // `✅ PASS | a.ts:12` in a table of tests.
        Link::Row if said.eq_ignore_ascii_case(b"pass") => {
            judge::is_strong(value) && !value.contains(':')
        }
        Link::Is | Link::Far if said.eq_ignore_ascii_case(b"pw") => true,
        Link::Is | Link::Far => digit() || value.bytes().any(|b| b.is_ascii_punctuation()),
        _ => true,
    }
}

/// Whether a value is words with at most two digits and no mark of passwords: a name in code.
fn is_wordy(value: &str) -> bool {
    let marks = value
        .trim_matches('*')
        .contains(['!', '@', '#', '$', '%', '^', '&', '*', '?']);
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    !marks && digits < 3 && super::entropy::wordiness(value) > 0.4
}

fn told<'t>(
    bytes: &[u8],
    name: &name::Name,
    linked: &Linked,
    found: &value::Found,
    (value, ties): (&'t str, &mut Ties),
) -> Told<'t> {
    let said = bytes.get(name.whole.clone()).unwrap_or_default();
    let between = between(bytes, name, found);
    let shouted = said.iter().any(u8::is_ascii_uppercase)
        && !said.iter().any(u8::is_ascii_lowercase)
        && said.is_ascii();
    Told {
        value,
        quoted: found.is_quoted(),
        link: linked.link,
        ends: value::ends_clause(bytes, found.range.end),
        leads: name::leads(bytes, name.whole.start),
        shouted,
        titled: said.first().is_some_and(u8::is_ascii_uppercase) && !shouted,
        owned: name.keyword.start > name.whole.start + 1 && name.keyword.end == name.whole.end,
        intro: matches!(linked.link, Link::Beside | Link::Assign)
            && between != b" = "
            && ties.introduced(bytes, name.whole.start, linked.link == Link::Assign),
        negated: prose::negates(between),
        labelled: introduced::is_label_of_note(bytes, name, between, found.range.end),
        bare: found.quote.is_none(),
        foreign: said.first().is_some_and(|first| *first >= 0xd0),
        flagged: linked.link == Link::Tight && name::is_flagged(bytes, name.whole.start),
        english: prose::speaks_english(between) && prose::is_english_name(said),
        prose: !said.is_ascii()
            || matches!(
                linked.link,
                Link::Is | Link::Far | Link::Near | Link::Beside
            ),
    }
}

/// Whether a word is said of passwords (`expired`, `policy`, `scanning`) rather than being one.
pub(super) fn describes(text: &str, word: &Range<usize>) -> bool {
    text.get(word.clone()).is_some_and(|word| {
        let plain = word.bytes().all(|b| b.is_ascii_lowercase());
        plain && (words::is_stop(word) || words::describes(word))
    })
}

/// Whether a word names a field rather than what stands in it.
pub(super) fn is_label(text: &str, word: &Range<usize>) -> bool {
    text.get(word.clone()).is_some_and(words::is_stop)
}
