//! What says that only a password's value can follow its name: a user's name before it, or words such as `my`.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::name::Name;
use crate::detect::lines;
use crate::detect::lookup::small;

/// What people call the user a password belongs to.
const USERS: &str = "user |user:|username|login|benutzer|usuario|usu\u{e1}rio|utente|gebruiker|\
    \u{43b}\u{43e}\u{433}\u{438}\u{43d}|\u{7528}\u{6237}|\u{8d26}\u{53f7}|utilisateur|identifiant|\
    kullan\u{131}c\u{131}|u\u{17c}ytkownik|anv\u{e4}ndar|account |\
    \u{43f}\u{43e}\u{43b}\u{44c}\u{437}\u{43e}\u{432}\u{430}\u{442}\u{435}\u{43b}|ssid";

/// Words before a name of a password after which only its value can follow, besides [`USERS`].
const INTRODUCTIONS: &str = "my |mein |mon |mi |minha |mijn |moje |\u{43c}\u{43e}\u{439} |connect |mia |use the |use this |with the |with this |usa la |usa a |usa il |use a |utilise le |entrez le |\
    nimm das |mit dem |avec le |gebruik |met het |użyj |con la |com a |z has|administrator,|admin,|root,| has |hat das |\
     ma |heeft |tiene la |ha la |tem a |new |old |current |temporary |neues |altes |nouveau |ancien |nueva |vieja |\
    antigua |nuova |vecchia |nova |antiga |velha |nieuwe |oude |nowe |stare ";

/// How far before a name such words are looked for, in bytes.
const REACH: usize = 48;

/// Whether such words stand before the name, on its line; where it is `assigned`, with no sign of code among them.
pub(super) fn is_introduced(bytes: &[u8], name: usize, assigned: bool) -> bool {
    let line = lines::before(bytes, name, REACH);
    let code = |b: &u8| matches!(b, b'(' | b'{' | b'=' | b'[' | b'"' | b'\'' | b'<' | b'$');
    if assigned && (line.is_empty() || line.iter().any(code)) {
        return false;
    }
    static SAID: LazyLock<Option<AhoCorasick>> =
        LazyLock::new(|| AhoCorasick::new(USERS.split('|').chain(INTRODUCTIONS.split('|'))).ok());
    // `ann@acme.io, pw x7!`
    let line = line.trim_ascii_end();
    let list = line
        .strip_suffix(b",")
        .or_else(|| line.strip_suffix(b"/"))
        .unwrap_or(line);
    if list
        .rsplit(|b| *b == b' ')
        .next()
        .is_some_and(|word| word.get(1..).is_some_and(|word| word.contains(&b'@')))
    {
        return true;
    }
    if line.iter().all(|b| matches!(b, b'-' | b'*' | b' ' | b'|')) {
        return !assigned && is_below_user(bytes, name - line.len());
    }
    let Some(said) = SAID.as_ref() else {
        return false;
    };
    // The rest of a character that was cut says nothing.
    let cut = line.iter().take_while(|b| **b & 0xc0 == 0x80).count();
    let whole = std::str::from_utf8(line.get(cut..).unwrap_or_default());
    let mut lower = [b' '; 2 * REACH];
    let length = whole.ok().and_then(|line| small(line, &mut lower));
    match length.map(str::len).and_then(|length| lower.get(..=length)) {
        Some(line) => said.is_match(line),
        None => said.is_match(&(String::from_utf8_lossy(line).to_lowercase() + " ")),
    }
}

/// Whether the line above the one of `at` tells a user's name (`Login: ann`, then `Pass x7!`).
fn is_below_user(bytes: &[u8], at: usize) -> bool {
    let before = bytes.get(at.saturating_sub(64)..at).unwrap_or_default();
    let mut lines = before.rsplit(|b| *b == b'\n');
    let above = lines.nth(1).filter(|_| lines.next().is_some() || at <= 64);
    let Some(above) = above else { return false };
    let above = String::from_utf8_lossy(above).to_lowercase();
    let above = above.trim_start_matches(|c: char| !c.is_alphabetic());
    let told = |label: &str| above.starts_with(label) && above.len() > label.len() + 2;
    USERS.split('|').any(told)
}

/// Whether a name is a label of a note and not of code: only words and list marks stand before it on its line, a colon and
/// blanks after it, and its value ends the line.
pub(super) fn is_label_of_note(bytes: &[u8], name: &Name, between: &[u8], end: usize) -> bool {
    let colon = between
        .trim_ascii()
        .strip_prefix(b":")
        .is_some_and(<[u8]>::is_empty);
    let rest = bytes.get(end..).unwrap_or_default();
    let rest = rest.strip_prefix(b".").unwrap_or(rest);
    let blank = rest
        .iter()
        .take(4)
        .take_while(|b| matches!(b, b' ' | b'\r'))
        .count();
    let ends = matches!(rest.get(blank..), Some([] | [b'\n', ..]));
    let before = bytes.get(name.whole.start.saturating_sub(64)..name.whole.start);
    let line = before
        .unwrap_or_default()
        .rsplit(|b| *b == b'\n')
        .next()
        .unwrap_or_default();
    let plain = |b: &u8| b.is_ascii_alphabetic() || *b >= 0x80 || b" '-*,".contains(b);
    colon && ends && between.ends_with(b" ") && line.iter().all(plain)
}
