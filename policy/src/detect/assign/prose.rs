//! Words between a name and its value, in the languages people write, and values that stand before their name.

use std::ops::Range;
use std::sync::LazyLock;

use super::drawn::looks_drawn;
use super::fillers::{self, is_changed, is_drawn_or_number};
use super::link::{Link, blanks};
use super::name::about_word;
use super::ties::Ties;
use super::value::{bare_end, ends_clause, is_quote};
use super::words::Set;
use super::{Assignment, Told, judge};

/// How far a value may stand from its name, in bytes, and in words.
const REACH: usize = 112;
const WORDS: usize = 16;

/// Words that tie a value to its name, in about twenty languages.
const COPULAS: &str = " is was are be = equals == ist lautet war heißt sei est était es era son é foi è luidt brzmi jest \
    это це je är er este είναι adalah ialah là هو هي הוא היא है becomes became being remains will→ reads: \
    is: was: ist: lautet: est: es: é: è: być będzie byl bylo war: heisst are: var blir \
    c'est c’est było heter lyder ble lett oldu stays bleibt reste sigue rimane fica blijft pozostaje ";

/// Those that tie only what looks drawn: `set the password to x7!`, not `the password to the server`.
const TO_WORDS: &str = " to à auf op na par durch por door przez para en into ";
pub(super) static TO: LazyLock<Set> = LazyLock::new(|| Set::new(TO_WORDS));

/// Both: most words are neither, and are looked up once.
pub(super) static TIED: LazyLock<Set> = LazyLock::new(|| Set::of(&[COPULAS, TO_WORDS]));

/// Words that stand between a value and the name after it (`hunter2 is my admin password`).
static BEFORE: LazyLock<Set> = LazyLock::new(|| {
    Set::new(
        " the my our your his her their a an as new old current temporary temp initial default root admin wifi \
    wi-fi master user login sudo db database wlan das mein unser dein ihr le mon notre votre la mi nuestra tu el minha \
    nossa a o het mijn ons moje mitt mit min il mia nostra lo for ",
    )
});

/// Words that tie a value to the name after it.
static TIES: LazyLock<Set> = LazyLock::new(|| {
    Set::new(" is as = was ist als est comme es como é è come to jako jest är er on using: ")
});

/// Where a value starts after words from `at` on, and how it is tied to its name.
pub(super) fn words(bytes: &[u8], at: usize, ties: &mut Ties) -> Option<(usize, Link)> {
    match ties.words {
        Some((known, found)) if known == at => found,
        _ => {
            let found = read(bytes, at, ties);
            ties.words = Some((at, found));
            found
        }
    }
}

fn read(bytes: &[u8], at: usize, ties: &mut Ties) -> Option<(usize, Link)> {
    let window = bytes.get(at..bytes.len().min(at + REACH))?;
    let mut start = 0;
    let mut mixed = None;
    let mut clauses = 0;
    for count in 0..WORDS {
        let word = word(window, start)?;
        let said = window.get(start..start + word)?;
        let next = blanks(window, start + word);
        if count == 0 && about_word(said) && !is_changed(bytes, said, at + next) {
            return None;
        }
        // `asks for a passphrase: type …`
        let ordered = (count == 0).then(|| past_order(bytes, at));
        if let Some(value) = ordered.filter(|value| *value > at)
            && (looks_drawn(word_at(bytes, value))
                || phrase_end(bytes, value, 4).is_some()
                || bytes.get(value).is_some_and(|b| is_quote(*b)))
        {
            return Some((value, Link::Is));
        }
        let tied = clauses == 0 && ties.has(at + start, said);
        if tied {
            let to = is_one_of(&TO, said);
            let value = fillers::past_label(bytes, fillers::past(bytes, at + next));
            let value = fillers::below(bytes, value).unwrap_or(value);
            if !to || is_drawn_or_number(word_at(bytes, value)) {
                return Some((value, if count == 0 { Link::Is } else { Link::Far }));
            }
        } else if said.len() > 1 && said.ends_with(b":") && !looks_drawn(said) {
            let link = if clauses == 0 { Link::Far } else { Link::Near };
            let value = fillers::past(bytes, at + next);
            return Some((fillers::below(bytes, value).unwrap_or(value), link));
        } else if clauses == 0
            && matches!(
                said,
                b"->"
                    | b"=>"
                    | b"="
                    | b"-"
                    | b":"
                    | b"\xe2\x80\x93"
                    | b"\xe2\x80\x94"
                    | b"\xe2\x86\x92"
            )
        {
            return Some((at + next, Link::Far));
        } else if count > 0 && clauses == 0 && fillers::opens_quote(window, start, said) {
            return Some((at + start, Link::Far));
        } else if mixed.is_none() && clauses == 0 && looks_drawn(said) {
            mixed = Some((
                at + start,
                if count == 0 { Link::Beside } else { Link::Near },
            ));
        }
        let ends = said
            .last()
            .is_some_and(|b| matches!(b, b'.' | b';' | b'!' | b'?'))
            // The end of a line as JSON escapes it.
            || said.array_windows().any(|two| two == b"\\n");
        clauses += usize::from(said.last() == Some(&b','));
        if ends || matches!(window.get(next), None | Some(b'\n' | b'\r')) {
            break;
        }
        start = next;
    }
    mixed.or(Some((at, Link::Beside)))
}

/// Length of the word at `start`; `None` where none stands.
fn word(window: &[u8], start: usize) -> Option<usize> {
    let length = window
        .get(start..)?
        .iter()
        .take_while(|b| !b.is_ascii_whitespace())
        .count();
    (length > 0).then_some(length)
}

pub(super) fn word_at(bytes: &[u8], at: usize) -> &[u8] {
    let window = bytes.get(at..bytes.len().min(at + 64)).unwrap_or_default();
    window
        .get(..word(window, 0).unwrap_or(0))
        .unwrap_or_default()
}

/// Past a word that tells to type what follows (`password: type x7!`).
pub(super) fn past_order(bytes: &[u8], at: usize) -> usize {
    let said = word_at(bytes, at);
    let orders = ["type", "enter", "use", "try", "tippe", "nutze"];
    match orders.iter().any(|word| said == word.as_bytes()) {
        true => blanks(bytes, at + said.len()),
        false => at,
    }
}

/// Whether a word, in any case, is in a list.
pub(super) fn is_one_of(list: &Set, word: &[u8]) -> bool {
    (1..=16).contains(&word.len()) && list.has(word)
}

/// Where a value starts after a name in a script without blanks, or after the ending of a name; and how it is tied.
pub(super) fn unspaced(bytes: &[u8], at: usize, ties: &mut Ties) -> Option<(usize, Link)> {
    let mut index = at;
    while index < at + 40 {
        match bytes.get(index..)? {
            // The end of a sentence, a comma.
            [0xe3, 0x80, 0x81 | 0x82, ..] | [0xef, 0xbc, 0x81 | 0x8c | 0x9f, ..] => return None,
            [0xe3, 0x80, 0x8c | 0x8e, ..] | [0xe2, 0x80, 0x9c, ..] | [0xc2, 0xab, ..] => {
                return Some((index, Link::Is));
            }
            [0xef, 0xbc, 0x9a | 0x9d, ..] => return Some((blanks(bytes, index + 3), Link::Is)),
            [first, ..] if *first >= 0x80 => index += 1,
            [b':' | b'=', ..] => return Some((blanks(bytes, index + 1), Link::Is)),
            [b' ', ..] if bytes.get(at).is_some_and(|b| *b < 0xe0) => {
                return words(bytes, blanks(bytes, index), ties);
            }
            [b' ', ..] => index = blanks(bytes, index),
            [b'\n' | b'\r' | b',' | b'.' | b')' | b'"', ..] => return None,
            _ => return Some((index, unspaced_link(bytes, at, index))),
        }
    }
    None
}

/// How a value that starts at `value` is tied to a name that ended at `at`: by a word that says so right before it, or
/// only by standing in the same clause.
fn unspaced_link(bytes: &[u8], at: usize, value: usize) -> Link {
    const TIED: [&str; 22] = [
        "は", "を", "が", "に", "是", "为", "為", "成", "了", "作", "叫", "用", "：", "＝", "는",
        "은", "이", "가", "를", "을", "로", "码",
    ];
    let said = bytes.get(at..value).unwrap_or_default().trim_ascii_end();
    let tied = said.is_empty() || TIED.iter().any(|word| said.ends_with(word.as_bytes()));
    if tied { Link::Is } else { Link::Near }
}

/// The value that stands before its name: `hunter2 is my password`, `use "hunter2" as the password`.
pub(super) fn before(
    text: &str,
    name: &Range<usize>,
    assignment: &Assignment,
) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let floor = name.start.saturating_sub(REACH);
    let window = bytes.get(floor..name.start)?;
    let mut end = window.len()
        - window
            .iter()
            .rev()
            .take(2)
            .take_while(|b| **b == b' ')
            .count();
    if end == window.len() && window.last().is_none_or(|b| *b < 0x80) {
        return None;
    }
    for _ in 0..5 {
        let start = window
            .get(..end)?
            .iter()
            .rposition(u8::is_ascii_whitespace)
            .map_or(0, |at| at + 1);
        let said = window.get(start..end)?;
        let blank = window
            .get(..start)?
            .iter()
            .rev()
            .take_while(|b| **b == b' ')
            .count();
        if is_one_of(&TIES, said) {
            let value = value_before(window, start - blank)?;
            return judged(text, floor + value.start..floor + value.end, assignment);
        }
        if !is_one_of(&BEFORE, said) || blank == 0 {
            return None;
        }
        end = start - blank;
    }
    None
}

/// The word or the quoted value that ends at `end`.
fn value_before(window: &[u8], end: usize) -> Option<Range<usize>> {
    let head = window.get(..end)?;
    let trimmed = head
        .iter()
        .rev()
        .take(2)
        .take_while(|b| matches!(b, b',' | b':'))
        .count();
    let end = end - trimmed;
    let head = window.get(..end)?;
    if let Some(quote) = head.last().copied().filter(|b| is_quote(*b)) {
        let open = head.get(..end - 1)?.iter().rposition(|b| *b == quote)?;
        return Some(open + 1..end - 1);
    }
    let start = head
        .iter()
        .rposition(u8::is_ascii_whitespace)
        .map_or(0, |at| at + 1);
    // `help='Arguments to pass`: a quote that opens there ends elsewhere.
    let whole = head.get(start..end)?.iter().all(|b| !is_quote(*b));
    whole.then_some(start..end)
}

fn judged(text: &str, range: Range<usize>, assignment: &Assignment) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let quoted = bytes.get(range.end).is_some_and(|b| is_quote(*b));
    let value = text.get(range.clone())?;
    let told = Told {
        quoted,
        ends: ends_clause(bytes, range.end),
        intro: true,
        ..Told::of(value, Link::Beside)
    };
    judge::is_real(&told, assignment).then_some(range)
}

/// Where a phrase of plain words that starts at `at` ends with its clause: `least` words or more that make no sentence,
/// the first perhaps with a capital, and perhaps a number after them.
pub(super) fn phrase_end(bytes: &[u8], at: usize, least: usize) -> Option<usize> {
    let end = bytes.len().min(at + 96);
    let mut index = at;
    let mut count = 0;
    while index < end {
        let rest = bytes.get(index..end)?;
        let capital = usize::from(count == 0 && rest.first().is_some_and(u8::is_ascii_uppercase));
        let word = capital
            + rest
                .iter()
                .skip(capital)
                .take_while(|b| b.is_ascii_lowercase())
                .count();
        let number = rest.iter().take_while(|b| b.is_ascii_digit()).count();
        if (1..=4).contains(&number) && count >= least {
            index += number;
            break;
        }
        if !(3..=10).contains(&word)
            || super::words::is_function(&rest.get(..word)?.to_ascii_lowercase())
        {
            return None;
        }
        count += 1;
        index += word;
        match bytes.get(index..end)? {
            [b' ', next, ..] if next.is_ascii_lowercase() => index += 1,
            [b' ', next, ..] if next.is_ascii_digit() && count >= least => index += 1,
            _ => break,
        }
    }
    let stops = bare_end(bytes, index, true).is_none() && ends_clause(bytes, index);
    (count >= least && count <= 10 && stops).then_some(index)
}

/// Whether the words between a name and its value say that it is not so (`is not`, `n'est pas`).
pub(super) fn negates(between: &[u8]) -> bool {
    static NOT: LazyLock<Set> = LazyLock::new(|| {
        Set::new(
            " not no never nicht nie pas non no não nao nunca niet nooit nie mai jamais ei ikke inte не ",
        )
    });
    between
        .split(u8::is_ascii_whitespace)
        .any(|word| is_one_of(&NOT, word))
}

/// Whether a name is the English word for it, or a short form that many languages share.
pub(super) fn is_english_name(name: &[u8]) -> bool {
    let lower = name.to_ascii_lowercase();
    [
        &b"passw"[..],
        b"pass",
        b"pw",
        b"phrase",
        b"code",
        b"key",
        b"word",
        b"login",
    ]
    .iter()
    .any(|part| memchr::memmem::find(&lower, part).is_some())
        && !lower.starts_with(b"passwort")
        && memchr::memmem::find(&lower, b"passe").is_none()
}

/// Whether the word right before a value is English: what follows a copula of another language is judged by that
/// language's endings.
pub(super) fn speaks_english(between: &[u8]) -> bool {
    static ENGLISH: LazyLock<Set> = LazyLock::new(|| {
        Set::new(
            " is was are be being remains becomes became to now still currently just simply set = == : ",
        )
    });
    between
        .split(u8::is_ascii_whitespace)
        .rfind(|word| !word.is_empty())
        .is_none_or(|word| is_one_of(&ENGLISH, word))
}
