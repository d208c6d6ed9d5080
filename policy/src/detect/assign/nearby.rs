//! Passwords that stand somewhere in a sentence about one: `is X a good password`, `it keeps rejecting X even though
//! that is my password`, `from X to Y`. No word ties them to it, so they must look like nothing else.

use std::ops::Range;

use super::judge;

/// How far from the word the value may stand, in bytes.
const REACH: usize = 96;

/// Words right before a value that has no mark of passwords.
const BEFORE: &str = " use using type enter entered typed try tried with to from into is was are it's its rejects \
    rejecting or and then called reads currently presently momentan derzeit aktuell actuellement actualmente attualmente atualmente momenteel obecnie \
    aktualnie mit auf zu von ist war heißt lautet und con es era por y avec est c'est par et à \
    è da é com para met van naar in jest czy z ";

/// Those that tell to write what follows, or to try it.
const TYPE: &str = " type enter entered typed try tried tippe tippen tipp gib geben eingeben nimm tapez tape taper saisissez saisis \
    saisir entrez entre mets mettez essaie essayez pon pone escribe escriba teclea teclee introduce introduzca ponga prueba pruebe \
    scrivi scriva metti digita digiti inserisci inserisca prova digite põe coloque insira escreve escreva tenta tente typ vul voer \
    probeer wpisz wpisać podaj podać spróbuj skriv prova zadej zadejte zkus zkuste yaz yazın dene введи введите набери попробуй \
    ввожу ввёл ввел вводжу pongo puse meto introduzco scrivo metto inserisco digito uso usei ponho wpisuję wpisałam wpisałem podaję zadávám \
    skriver pun introduc yazıyorum zmieniłam zmieniłem ";

/// Those and what else stands before a password that is to be used.
const WRITE: &str = " uses utilise verwendet nutzt benutzt gebruikt używa usa usar gebruik użyj use using with mit avec con com met ";

/// Those that say what it is or was.
const WAS: &str = " is was ist war est était c'était es era è é jest było byla byłą het used ";

/// Words right after it.
const AFTER: &str = " <- <-- ← for again nochmal encore otra ancora de novo opnieuw ponownie as is was isn't comme est als ist war come è como es é een jako to jest even ";

/// Words before or after a user's name.
const USERS: &str = " user username login account host server user: username: login: account: host: benutzer nutzer \
    benutzername usuario usuário utente utilisateur gebruiker gebruikersnaam użytkownik identifiant ";

/// Marks that no name, number or code has inside.
const MARKS: [char; 11] = ['!', '@', '#', '$', '%', '^', '&', '*', '?', '+', '~'];

/// `deploy@web01`: a user and a host.
fn is_account(value: &str) -> bool {
    value.split_once('@').is_some_and(|(user, host)| {
        let stem = host.trim_end_matches(|c: char| c.is_ascii_digit());
        user.len() > 2
            && host.len() - stem.len() < 4
            && stem.len() > 1
            && [user, stem].iter().all(|part| {
                part.bytes()
                    .all(|b| b.is_ascii_lowercase() || matches!(b, b'-' | b'_' | b'.'))
            })
    })
}

/// Three groups of six that dashes part, as phones draw them: `q8Zt3R-k9Qw2L-m5Vx7P`.
fn is_grouped(value: &str) -> bool {
    let has = |test: fn(&u8) -> bool| value.bytes().any(|b| test(&b));
    value.len() == 20
        && value.split('-').count() == 3
        && value
            .split('-')
            .all(|part| part.len() == 6 && part.bytes().all(|b| b.is_ascii_alphanumeric()))
        && has(u8::is_ascii_lowercase)
        && (has(u8::is_ascii_uppercase) || has(u8::is_ascii_digit))
        && crate::detect::entropy::wordiness(value) < 0.5
}

/// Every word on the line of a password's name that only a password looks like.
pub(in crate::detect) fn beside(
    text: &str,
    hit: &Range<usize>,
    found: &mut Vec<Range<usize>>,
) -> usize {
    words_beside(text, hit, found, true)
}

/// Every word on the line of what a password opens that only a password looks like, or that somebody is told to write
/// there.
pub(in crate::detect) fn to_open(
    text: &str,
    hit: &Range<usize>,
    found: &mut Vec<Range<usize>>,
) -> usize {
    words_beside(text, hit, found, false)
}

/// See [`beside`] and [`to_open`]; `named`: the hit is a password's name.
fn words_beside(
    text: &str,
    hit: &Range<usize>,
    found: &mut Vec<Range<usize>>,
    named: bool,
) -> usize {
    let bytes = text.as_bytes();
    if !is_alone(bytes, hit) {
        return hit.end;
    }
    let line = line(text, hit);
    let window = text.get(line.clone()).unwrap_or_default();
    if is_code(window) {
        return hit.end;
    }
    let words = split(window);
    let said = |index: Option<usize>| {
        let (at, word) = index.and_then(|index| words.get(index).copied())?;
        Some((line.start + at, word))
    };
    for index in 0..words.len() {
        let Some((place, word)) = said(Some(index)) else {
            break;
        };
        let (skipped, value) = stripped(word);
        let at = place + skipped;
        let text_of = |near| said(near).map_or("", |(_, word)| word);
        let (before, after) = (text_of(index.checked_sub(1)), text_of(Some(index + 1)));
        if at < hit.end && hit.start < at + value.len() {
            continue;
        }
        // Most words are like no password, and their neighbours need not be known.
        let marked = is_marked(value) && !is_account(value) || is_grouped(value);
        let chosen = marked || is_chosen(value);
        if !chosen && !is_put_together(value) {
            continue;
        }
        let wrapped = skipped > 0 && value.len() + skipped < word.len();
        let typed = is_in(TYPE, before) || before.ends_with(['填', '用']);
        let written = typed || is_in(WRITE, before) || before.ends_with(['は', '是']);
        let told = wrapped || written || is_in(BEFORE, before) || is_in(AFTER, after);
        let user = is_in(USERS, before)
            || (is_in(AFTER, after)
                && [index + 2, index + 3]
                    .iter()
                    .any(|near| is_in(USERS, text_of(Some(*near)))));
        // `X (password)`
        let bracketed = || {
            bytes
                .get(..hit.start)
                .is_some_and(|head| head.ends_with(b"(") || head.ends_with("（".as_bytes()))
                && hit.start.saturating_sub(at + value.len()) <= 4
        };
        let said = match chosen {
            // `Strg+F5`, `team@host7` are none beside a login.
            true if !named => {
                let told =
                    written || is_in(BEFORE, before) || is_in(WAS, before) || before == "now";
                typed || marked && !value.contains(['+', '@']) || told && is_random(value)
            }
            true => marked || told,
            false if !named => typed,
            false => wrapped || written || is_in(WAS, before) || bracketed(),
        };
        if !user && said {
            found.push(at..at + value.len());
        }
    }
    hit.end + REACH / 2
}

/// Whether the hit is a word of prose: no part of a name in code.
fn is_alone(bytes: &[u8], hit: &Range<usize>) -> bool {
    let before = hit.start.checked_sub(1).and_then(|at| bytes.get(at));
    let rest = bytes.get(hit.end..).unwrap_or_default();
    let rest = match rest {
        [b's' | b'n', next, ..] if !next.is_ascii_alphanumeric() => rest.get(1..),
        _ => Some(rest),
    };
    let opens = before.is_none_or(|b| b.is_ascii_whitespace() || matches!(b, b'(' | b'-'));
    let closes = match rest.unwrap_or_default() {
        [] => true,
        [b'.' | b':' | b'-', next, ..] => next.is_ascii_whitespace(),
        [first, ..] => {
            first.is_ascii_whitespace() || matches!(first, b',' | b';' | b')' | b'?' | b'!' | b'.')
        }
    };
    opens && closes
}

/// The line around the hit, as far as it is looked at; words cut off at its ends are left out.
fn line(text: &str, hit: &Range<usize>) -> Range<usize> {
    let bytes = text.as_bytes();
    let low = text.ceil_char_boundary(hit.start.saturating_sub(REACH));
    let high = text.floor_char_boundary(bytes.len().min(hit.end + REACH));
    let head = bytes.get(low..hit.start).unwrap_or_default();
    let start = match head.iter().rposition(|b| *b == b'\n') {
        Some(newline) => low + newline + 1,
        None if low == 0 => 0,
        None => {
            low + head
                .iter()
                .position(u8::is_ascii_whitespace)
                .unwrap_or(head.len())
        }
    };
    let tail = bytes.get(hit.end..high).unwrap_or_default();
    let end = match tail.iter().position(|b| *b == b'\n') {
        Some(newline) => hit.end + newline,
        None if high == bytes.len() => high,
        None => hit.end + tail.iter().rposition(u8::is_ascii_whitespace).unwrap_or(0),
    };
    start..end
}

/// The words of a line and where they start.
fn split(window: &str) -> Vec<(usize, &str)> {
    let mut words = Vec::new();
    let mut at = 0;
    for word in window.split(|c: char| c.is_ascii_whitespace()) {
        if !word.is_empty() {
            words.push((at, word));
        }
        at += word.len() + 1;
    }
    words
}

/// A word without what sentences put around it, and how much of it was cut off in front.
fn stripped(word: &str) -> (usize, &str) {
    let rest = word.trim_start_matches([
        '"', '\'', '`', '(', '[', '{', '“', '„', '«', '‘', '*', '_', '>', '¿', '¡',
    ]);
    let value = rest.trim_end_matches([
        '"', '\'', '`', ')', ']', '}', '”', '“', '»', '’', ',', '.', ';', ':', '?', '*', '_', '<',
    ]);
    (word.len() - rest.len(), value)
}

/// Whether a line is code, a command or markup rather than a sentence.
fn is_code(window: &str) -> bool {
    [
        "();", "==", "!=", "=>", "};", "->", " = ", "://", "</", "/>", "${", "{{", "&&", "||",
        "::", "%s", " --",
    ]
    .iter()
    .any(|mark| window.contains(mark))
}

/// Whether a word is one of a list, in any case, without the punctuation of a sentence.
fn is_in(list: &str, word: &str) -> bool {
    let word = word.trim_matches(['"', '\'', '(', ',']);
    (1..=16).contains(&word.len()) && {
        let lower = word.to_lowercase();
        list.split_ascii_whitespace().any(|known| known == lower)
    }
}

/// Whether a value looks chosen or drawn, but could be the name of something.
pub(in crate::detect) fn is_chosen(value: &str) -> bool {
    is_joined(value)
        || is_numbered(value)
        || is_drawn(value)
        || is_dashed(value)
        || is_random(value)
}

/// Letters of both cases and digits that read as no words: `usCe5AVC7EFfZv8Jf7Fb`.
pub(super) fn is_random(value: &str) -> bool {
    let bytes = value.as_bytes();
    let has = |test: fn(&u8) -> bool| bytes.iter().any(test);
    let kind = |b: &u8| (b.is_ascii_digit(), b.is_ascii_uppercase());
    let turns = bytes
        .array_windows()
        .filter(|[left, right]| kind(left) != kind(right))
        .count();
    (10..=40).contains(&bytes.len())
        && bytes.iter().all(u8::is_ascii_alphanumeric)
        && has(u8::is_ascii_digit)
        && has(u8::is_ascii_uppercase)
        && has(u8::is_ascii_lowercase)
        && turns * 5 >= bytes.len() * 2
        && crate::detect::entropy::wordiness(value) < 0.3
}

/// Capitals, small letters and several digits that dashes, dots or underscores join: `Summer.Fair.12`.
fn is_put_together(value: &str) -> bool {
    let has = |test: fn(&u8) -> bool| value.bytes().any(|b| test(&b));
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    (8..=32).contains(&value.len())
        && has(u8::is_ascii_uppercase)
        && has(u8::is_ascii_lowercase)
        && digits > 0
        && (digits > 1
            || judge::is_leet(value)
            || value.bytes().skip(1).any(|b| b.is_ascii_uppercase()))
        && super::given::is_given(value)
}

/// Letters, digits and a mark inside: nothing else in a sentence has them.
fn is_marked(value: &str) -> bool {
    let mut inner = value.chars();
    inner.next();
    let marks = value.chars().filter(|c| MARKS.contains(c)).count();
    let inside = inner.any(|c| MARKS.contains(&c)) || value.starts_with(['!', '$', '%', '&']);
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    let letters = value.chars().filter(|c| c.is_alphabetic()).count();
    (7..=48).contains(&value.len())
        && inside
        && marks <= 8
        && digits > 0
        && letters >= 3
        && !value.contains([
            '/', '\\', '<', '>', '(', ')', '[', ']', '{', '}', '"', '`', '|', ';', '=',
        ])
        && (!value.starts_with(['@', '#', '+', '~', '-']) || judge::is_leet(value))
        && judge::is_strong(value)
}

/// Letters alone, in no order of capitals that words or names in code have.
fn is_drawn(value: &str) -> bool {
    let alone = (8..=32).contains(&value.len())
        && value.bytes().all(|b| b.is_ascii_alphabetic())
        && super::code::switches(value) * 20 >= value.len() * 9;
    alone || super::drawn::is_of_letters(value)
}

/// `Chelsea_634`, `Lantern-624`: a word with a capital, and a number after a dash.
fn is_dashed(value: &str) -> bool {
    let Some((word, number)) = value.rsplit_once(['-', '_', '.']) else {
        return false;
    };
    (2..=4).contains(&number.len())
        && number.bytes().all(|b| b.is_ascii_digit())
        && word.len() >= 5
        && word.starts_with(|c: char| c.is_ascii_uppercase())
        && word.bytes().all(|b| b.is_ascii_alphabetic())
        && word.bytes().any(|b| b.is_ascii_lowercase())
        && !super::words::is_stop(word)
        && !crate::detect::people::is_brand(word)
}

/// A word that ends in digits as chosen passwords do (`soleil520`), no name of a thing (`sha256`, `web01`, `RFC2617`).
fn is_numbered(value: &str) -> bool {
    // `0691heron`
    let first = value.trim_start_matches(|c: char| c.is_ascii_digit());
    let led = value.len() - first.len();
    if (2..=4).contains(&led)
        && (5..=16).contains(&first.len())
        && first.bytes().all(|b| b.is_ascii_lowercase())
        && !super::words::is_stop(first)
    {
        return true;
    }
    let word = value.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = value.len() - word.len();
    let leet = || word.bytes().any(|b| b.is_ascii_digit());
    let capitals = word.bytes().filter(u8::is_ascii_uppercase).count();
    ((2..=4).contains(&digits) || leet())
        && (5..=24).contains(&word.len())
        && word.bytes().all(|b| b.is_ascii_alphanumeric())
        && word.bytes().any(|b| b.is_ascii_lowercase())
        && capitals * 2 < word.len()
        && !super::words::is_stop(word)
        && !crate::detect::people::is_brand(word)
        && judge::is_strong(value)
}

/// Words joined by dots or dashes, with a number at the end or four of them and more.
fn is_joined(value: &str) -> bool {
    let joints = |b: &u8| matches!(b, b'.' | b'-' | b'_' | b'+');
    if value.bytes().filter(joints).count() < 2 {
        return false;
    }
    let word = value.trim_end_matches(|c: char| c.is_ascii_digit());
    let word = match word.len() < value.len() {
        true => word.trim_end_matches(['.', '-', '_', '+']),
        false => word,
    };
    let parts: Vec<&str> = word.split(['.', '-', '_', '+']).collect();
    let least = if word.len() < value.len() { 3 } else { 4 };
    parts.len() >= least
        && parts.iter().all(|part| {
            (4..=12).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphabetic())
        })
        && !parts.iter().any(|part| super::words::is_stop(part))
}
