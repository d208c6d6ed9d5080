//! Whether a value is a secret of the kind its name promises, or code, prose, a type, a stand-in.

use super::code::{humps, is_code, is_expression, is_path, switches};
use super::joined::{self, is_joined_phrase, is_titled_row, says_something};
use super::link::Link;
use super::machine::{is_key, is_pin, is_secret};
use super::others::{is_other, is_reference};
use super::referred::{is_attribute, is_reference_to};
use super::{Assignment, Kind, Told, worded, words};
use crate::detect::entropy;

/// Whether a character is a mark that passwords have and names have not.
pub(super) const fn is_mark(c: char) -> bool {
    matches!(
        c,
        '!' | '@' | '#' | '$' | '%' | '^' | '&' | '*' | '?' | '+' | '~' | '=' | '€' | '£' | '§'
    )
}

/// What a value is made of.
pub(super) struct Look {
    pub(super) chars: usize,
    pub(super) digits: usize,
    pub(super) upper: usize,
    pub(super) lower: usize,
    /// Anything but letters, digits and what joins names.
    pub(super) symbols: usize,
    pub(super) marks: usize,
    pub(super) spaces: usize,
}

impl Look {
    fn of(value: &str) -> Self {
        let mut look = Self {
            chars: 0,
            digits: 0,
            upper: 0,
            lower: 0,
            symbols: 0,
            marks: 0,
            spaces: 0,
        };
        for c in value.chars() {
            look.chars += 1;
            match c {
                ' ' => look.spaces += 1,
                '_' | '-' | '.' | '/' => {}
                _ if c.is_numeric() => look.digits += 1,
                _ if c.is_uppercase() => look.upper += 1,
                _ if c.is_alphabetic() => look.lower += 1,
                _ => look.symbols += 1,
            }
            look.marks += usize::from(is_mark(c));
        }
        look
    }

    pub(super) fn letters(&self) -> usize {
        self.upper + self.lower
    }

    /// Letters, and digits or marks among them.
    fn mixed(&self) -> bool {
        (self.letters() > 0 && (self.digits > 0 || self.symbols > 0))
            || (self.digits > 2 && self.symbols > 0)
    }
}

/// Whether the value is what its name promises.
pub(super) fn is_real(told: &Told<'_>, assignment: &Assignment) -> bool {
    may_be(told.value, assignment).is_some_and(|look| is_one(told, &look, assignment))
}

/// What a value is made of, where it may be what its name promises whatever stands around it.
pub(super) fn may_be(value: &str, assignment: &Assignment) -> Option<Look> {
    let look = Look::of(value);
    let other = look.chars < assignment.min.min(4)
        || look.chars > 2048
        || entropy::is_stand_in(value)
        || value.contains("://")
        || is_attribute(value)
        || is_reference_to(value);
    (!other).then_some(look)
}

/// Whether a value that [`may_be`] is what its name promises, where it stands.
pub(super) fn is_one(told: &Told<'_>, look: &Look, assignment: &Assignment) -> bool {
    match assignment.kind {
        Kind::Password => is_password(told, look, assignment.min),
        Kind::Secret => is_secret(told, look, assignment.min),
        Kind::Key => is_key(told, look, assignment.min),
        Kind::Pin => is_pin(told, look, assignment.min),
    }
}

fn is_password(told: &Told<'_>, look: &Look, min: usize) -> bool {
    let value = told.value;
    let first = value.chars().next().unwrap_or(' ');
    let numeric = look.digits >= 4 && look.digits == look.chars;
    if look.chars > 128
        || (look.chars < min && !numeric)
        || matches!(first, ',' | '(' | ')' | ';' | ' ' | '}' | ']' | '|')
    {
        return false;
    }
    if is_no_password(told) {
        return false;
    }
    // What lists of leaked passwords begin with is one where it is told or set, and no other word.
    let tied = matches!(
        told.link,
        Link::Is | Link::Far | Link::Assign | Link::Tight | Link::Element | Link::Flag
    ) || told.link == Link::Beside && told.intro;
    if tied && !told.negated && words::is_well_known(value) {
        return true;
    }
    if is_path(value)
        || (!told.quoted
            && !told.prose
            && is_code(value)
            && !is_joined_phrase(told)
            && !is_drawn_member(told, look))
        || words::is_technical(value)
    {
        return false;
    }
    if look.spaces > 0 {
        // `my dog eats socks`
        let tied = matches!(told.link, Link::Is | Link::Far | Link::Assign);
        if told.bare && tied && worded::is_phrase(value, 3) {
            return true;
        }
        return told.quoted
            && told.link != Link::Pair
            && is_phrase(value, look, told.link, told.shouted);
    }
    is_linked(told, look, numeric)
}

/// Whether a value without blanks is a password by what ties it to its name.
fn is_linked(told: &Told<'_>, look: &Look, numeric: bool) -> bool {
    let value = told.value;
    match told.link {
        Link::Beside if told.intro && !told.quoted => {
            if look.mixed() {
                !is_other(value, look) && !super::given::is_product(value)
            } else {
                !numeric && is_word(told, look)
            }
        }
        Link::Beside | Link::Near | Link::Row
            if !told.quoted && told.foreign && !look.mixed() && !numeric =>
        {
            is_word(told, look)
        }
        Link::Near if !told.quoted => is_told(value, look) && !value.contains(':'),
        Link::Beside if !told.quoted => {
            (is_strong(value)
                || is_titled_row(value)
                || super::drawn::is_of_letters(value)
                || told.ends && is_numbered(value))
                && !value.contains(':')
                && !super::given::is_product(value)
        }
        Link::Row if !told.quoted => {
            look.mixed() && !value.contains('(') && !is_reference(value, look)
        }
        Link::Far if !told.quoted && look.mixed() => !is_other(value, look),
        Link::Far if !told.quoted => numeric || is_word(told, look),
        Link::Pair | Link::Beside => {
            look.mixed() && !is_reference(value, look)
                || told.link == Link::Pair
                    && (numeric || told.quoted && super::drawn::is_of_letters(value))
        }
        _ if look.mixed() => !told.prose || told.quoted || !is_other(value, look),
        _ if numeric => true,
        _ => is_word(told, look),
    }
}

/// `DB_PASSWORD=o3d8rwkH.oECzsQ`: a setting whose value only looks like a member of something, since what stands beside
/// its dot are no words.
fn is_drawn_member(told: &Told<'_>, look: &Look) -> bool {
    (told.link == Link::Tight && told.shouted || told.link == Link::Flag)
        && look.digits >= 2
        && look.upper >= 2
        && look.lower >= 2
        && told.value.len() >= 12
        && entropy::wordiness(told.value) <= 0.25
}

/// Whether a value is surely of something else.
fn is_no_password(told: &Told<'_>) -> bool {
    let value = told.value;
    // `[ref=e60]` of a page's snapshot, `CVE-2020-28645` of a scan.
    let listed = value.starts_with('[') && value.contains('=') || value.starts_with("CVE-");
    // `'password' => 'required|min:8|confirmed'`: rules for one.
    let rules = || value.contains('|') && value.split('|').any(words::is_stop);
    // `#define GL_STENCIL_PASS 0x0B96`
    let hex = || {
        value
            .strip_prefix("0x")
            .is_some_and(|digits| digits.len() < 9 && digits.bytes().all(|b| b.is_ascii_hexdigit()))
    };
    listed || rules() || !told.quoted && hex()
}

/// Whether a value of letters alone (and what joins names) is a password.
fn is_word(told: &Told<'_>, look: &Look) -> bool {
    const NAMED: [&str; 9] = [
        "passw",
        "pwd",
        "secret",
        "token",
        "contrase",
        "kennwort",
        "senha",
        "credential",
        "passphrase",
    ];
    let value = told.value.trim_end_matches(['?', '!']);
    let lower = value.to_lowercase();
    let parts: Vec<&str> = humps(value);
    if NAMED.iter().any(|part| lower.contains(part)) || says_something(&parts) {
        return false;
    }
    let drawn = look.chars >= 8
        && look.upper > 1
        && look.lower > 1
        && (entropy::reads(value) < -0.2 || switches(value) * 2 >= look.chars);
    let setting = told.leads && told.ends;
    let told_so = matches!(told.link, Link::Is | Link::Far) || told.intro;
    let given = told.quoted && !matches!(told.link, Link::Pair | Link::Beside | Link::Near);
    let placed = matches!(told.link, Link::Tight | Link::Flag | Link::Element);
    let field = setting || told.link == Link::Assign && told.ends;
    if drawn && switches(value) * 2 >= look.chars || super::drawn::is_of_letters(value) {
        return given || placed || told_so || field;
    }
    // What a machine drew of small letters alone (`mygtuhnmletuliqj`).
    let noise = look.chars >= 12
        && look.lower == look.chars
        && value.is_ascii()
        && entropy::reads(value) < -0.5;
    if noise && (given || placed || setting) {
        return true;
    }
    // Several words joined: names of things are so too, but not of three words where a password stands.
    if parts.len() > 1 {
        let inner = |at: usize| at > 0 && at + 1 < parts.len();
        let plain = parts
            .iter()
            .enumerate()
            .all(|(at, part)| (2..=12).contains(&part.len()) || (inner(at) && part.len() == 1))
            && parts
                .iter()
                .take(2)
                .all(|part| part.chars().any(char::is_alphabetic));
        let least = joined::least_parts(told, value, &parts, given, setting);
        return plain
            && !is_described(told, look, &parts)
            && look.chars >= 8
            && (look.chars >= 10 || given || setting || placed || drawn)
            && (parts.len() >= least || drawn)
            && !is_expression(value)
            && (given
                || placed
                || told_so
                || (told.link == Link::Assign && (setting || drawn && told.ends)));
    }
    if drawn {
        return given || placed || told_so || field;
    }
    is_one_word(told, look, &lower, given, setting)
}

/// `percent-encoded`: two words that describe.
fn is_described(told: &Told<'_>, look: &Look, parts: &[&str]) -> bool {
    parts.len() == 2
        && look.upper == 0
        && matches!(told.link, Link::Is | Link::Far)
        && words::describes(parts.last().copied().unwrap_or_default())
}

/// Whether one word of letters is a password where it stands.
fn is_one_word(told: &Told<'_>, look: &Look, lower: &str, given: bool, setting: bool) -> bool {
    let value = told.value.trim_end_matches(['?', '!']);
    let one = look.upper == 0
        || (look.upper == 1 && value.starts_with(char::is_uppercase))
        || told.shouted;
    if !one || value.contains(['_', '.', '/', '-']) {
        return false;
    }
    match (told.link, told.quoted) {
        (Link::Is | Link::Far, false) => {
            told.ends
                && look.chars >= 4
                && (!words::describes(lower) || !told.english && lower.ends_with("ling"))
                && !told.negated
                && (told.english || told.foreign || !words::describes_abroad(lower))
        }
        (_, true) if given => look.chars >= 5 && !(look.upper == 1 && words::describes(lower)),
        (Link::Element, false) => look.chars >= 5,
        (Link::Flag, _) => look.chars >= 5 && !words::describes(lower),
        (Link::Tight, false) => {
            (told.shouted && look.chars >= 6)
                || (setting && look.chars >= 5)
                || (told.flagged && look.chars >= 5 && !words::describes(lower))
        }
        (Link::Assign, false) => {
            // `contraseña: girasol`: no schema of code has such a name.
            let abroad = !told.english && look.upper == 0 && !words::describes_abroad(lower);
            // `user: admin, password: sunny`
            let beside = told.intro && told.ends && look.upper == 0;
            look.chars >= 5
                && (setting && (told.titled || told.shouted || abroad) || beside)
                && !words::describes(lower)
                || told.labelled && worded::is_word(value)
        }
        // `пароль kartoshka`: a word of another script that ends what is said.
        (Link::Beside | Link::Near | Link::Row, false) => {
            told.foreign && told.ends && value.is_ascii() && worded::is_word(value)
        }
        _ => false,
    }
}

/// Whether a value with blanks is a phrase that someone chose rather than a sentence or a label.
fn is_phrase(value: &str, look: &Look, link: Link, shouted: bool) -> bool {
    let count = look.spaces + 1;
    let plain = value.chars().all(|c| {
        c.is_alphanumeric() || c == ' ' || c == '-' || c == '\'' || is_mark(c) || c == '.'
    });
    let sentence = value
        .split(' ')
        .any(|word| word.is_empty() || words::is_function(word.to_lowercase().as_bytes()));
    let label = value.ends_with([':', '.', '?']) || value.split(' ').all(words::is_stop);
    // A setting's value in quotes is no sentence about one.
    if shouted && link == Link::Tight && plain && !label && (2..=5).contains(&count) {
        return look.upper == 0 && look.chars >= 8;
    }
    if matches!(link, Link::Assign | Link::Tight) && plain && is_numbered_phrase(value, look) {
        return true;
    }
    if !plain || sentence || label || look.chars > 96 || count > 10 {
        return false;
    }
    let told = matches!(link, Link::Is | Link::Far | Link::Quoted);
    let stop = value.split(' ').any(words::is_stop);
    match count {
        2 => !stop && (look.digits > 0 || (told && look.upper == 0)),
        3 => !stop && (look.digits > 0 || look.upper == 0 || told),
        _ => look.upper <= count,
    }
}

/// `password='let me in 9'`: words of a sentence, small, with a number or a mark at its end, that ask for nothing.
fn is_numbered_phrase(value: &str, look: &Look) -> bool {
    const ASKED: [&str; 12] = [
        "enter", "type", "please", "your", "must", "the", "use", "at", "choose", "error", "step",
        "wrong",
    ];
    let first = value.split(' ').next().unwrap_or_default();
    value.ends_with(|c: char| c.is_ascii_digit() || is_mark(c) && c != '?')
        && look.upper == 0
        && look.digits < 5
        && (3..=6).contains(&(look.spaces + 1))
        && !ASKED.contains(&first)
        && !value.contains("password")
        && super::given::is_phrase(value)
}

/// Whether a value stands out in prose: letters with digits or marks, and no name, version, file, address or number.
pub(in crate::detect) fn is_strong(value: &str) -> bool {
    let look = Look::of(value);
    if look.chars < 6 || look.chars > 64 || !look.mixed() {
        return false;
    }
    let inner = value.trim_end_matches(['!', '?', '.', ',', ':', ';', ')', '*', '~']);
    let marked = || look.marks > 0 && inner.chars().any(is_mark);
    let strong = look.digits >= 2 || marked() || look.digits >= 1 && leet(value);
    strong && !is_reference(value, &look)
}

/// Whether a value is words of a person's choice and one digit (`Cardinal7`, `marble-tooth-9`), where a thing with a
/// number (`step2`, `node-3`) would have a short word or one said of passwords.
pub(super) fn is_numbered(value: &str) -> bool {
    let stem = value.trim_end_matches(|c: char| c.is_ascii_digit());
    let stem = stem.strip_suffix(['-', '_']).unwrap_or(stem);
    let least = if stem.contains(['-', '_']) { 4 } else { 6 };
    let mut parts = stem.split(['-', '_']);
    let chosen = |part: &str| {
        part.len() >= least
            && part.chars().all(char::is_alphabetic)
            && !words::is_stop(part)
            && !words::describes(&part.to_lowercase())
    };
    value.len() > stem.len() && parts.all(chosen)
}

/// Whether a value has letters with digits or marks among them, and is surely nothing else.
pub(super) fn is_mixed(value: &str) -> bool {
    let look = Look::of(value);
    look.spaces == 0 && look.mixed() && !is_other(value, &look)
}

/// Whether a value in the same clause as its name, but not tied to it, is more than a thing with a number
/// (`Windows11`, `token2024`).
fn is_told(value: &str, look: &Look) -> bool {
    let stem = value.trim_end_matches(|c: char| c.is_ascii_digit());
    let numbered = look.symbols == 0
        && stem.bytes().all(|b| b.is_ascii_alphabetic())
        && (stem.starts_with(|c: char| c.is_ascii_uppercase())
            || words::is_stop(stem)
            || crate::detect::people::is_brand(stem));
    // `srv-web-01`, `db-prod-2`: hosts.
    let host = value.split_once('-').is_some()
        && value
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        && value.split('-').any(|part| (1..=4).contains(&part.len()));
    // `deploy@web`: a user and a host.
    let account = value.split_once('@').is_some_and(|(user, host)| {
        let plain = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase());
        plain(user) && plain(host)
    });
    is_strong(value) && !numbered && !host && !account
}

/// Whether digits stand between letters, after at most one mark.
pub(super) fn is_leet(value: &str) -> bool {
    leet(value)
}

/// Whether digits stand between letters.
fn leet(value: &str) -> bool {
    let bytes = value.as_bytes();
    bytes.windows(3).any(|three| match three {
        [a, b, c] => a.is_ascii_alphabetic() && b.is_ascii_digit() && c.is_ascii_alphabetic(),
        _ => false,
    })
}
