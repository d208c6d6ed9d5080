//! How random a value looks, and whether it is only a stand-in for one.

mod identifiers;
mod pairs;

pub(super) use identifiers::is_identifier;
pub(super) use pairs::{likelihood, reads};

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::lookup::Set;

/// Words that make a value a stand-in wherever they stand in it (lower case; five letters or more, so that a
/// random key holds one by chance less than once in a hundred thousand).
const STAND_INS: [&str; 13] = [
    "example",
    "placeholder",
    "changeme",
    "change-me",
    "change_me",
    "redacted",
    "xxxxx",
    "your_",
    "your-",
    "yourkey",
    "insert",
    "replace",
    // The seed that the format of keys for one-time passwords is explained with.
    "jbswy3dpehpk3pxp",
];

/// Whole values that are no secret (lower case): what documentation, types and defaults put in a secret's place.
static NO_SECRETS: LazyLock<Set> = LazyLock::new(|| Set::new(NO_SECRET_WORDS));
const NO_SECRET_WORDS: &str = "password passwd passwort pass pwd secret secrets token admin administrator root test testing guest \
    user username default none null nil undefined true false yes no string str text bool boolean int \
    integer number float bytes object array list dict any optional required hidden foo bar foobar todo \
    fixme empty unset postgres password123 define undef anonymous@ localhost wrong incorrect invalid wrong-password \
    wrongpassword badpassword kennwort contraseña senha wachtwoord hasło lösenord adgangskode heslo parola salasana passwort пароль \
    Пароль 密码 パスワード 비밀번호 jelszó şifre haslo contrasena \
    mot_de_passe mot-de-passe motdepasse palavra-passe hemmelighet";

/// Whether a vendor's token is masked or made up for documentation: kept narrow, since its form is proof enough.
pub(super) fn is_masked(value: &str) -> bool {
    #[expect(
        clippy::expect_used,
        reason = "no input reaches it: the words are constants, and every scan of a test compiles them"
    )]
    static MASKS: LazyLock<AhoCorasick> = LazyLock::new(|| {
        AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .build(STAND_INS.iter().chain(&["****", "...."]))
            .expect("a few short words compile")
    });
    MASKS.is_match(value)
}

/// Whether a free-form value (a password, an assigned secret) stands in for one: a template, a mask, a type, a default.
pub(super) fn is_stand_in(value: &str) -> bool {
    let trimmed = value.trim_matches(|c: char| !c.is_alphanumeric());
    let starts = |with: &str| {
        let head = value.as_bytes().get(..with.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(with.as_bytes()))
    };
    let template = |pair: &[u8; 2]| matches!(pair, b"${" | b"{{" | b"%s");
    let bracketed = |open: char, close: char| value.starts_with(open) && value.ends_with(close);
    NO_SECRETS.holds(trimmed.as_bytes())
        || is_masked(value)
        || bracketed('<', '>')
        || bracketed('{', '}')
        || bracketed('[', ']')
        || bracketed('(', ')')
        || bracketed('%', '%')
        || is_variable(value)
        || value.as_bytes().array_windows().any(template)
        || value
            .as_bytes()
            .array_windows()
            .any(|three| three == b"...")
        // `[--email EMAIL]`: what a command's usage says may follow.
        || value.starts_with("[-")
        || starts("your")
        || ["ctrl+", "cmd+", "alt+", "shift+", "meta+", "mod+"]
            .iter()
            .any(|key| starts(key))
        || starts("xxx")
        || match value.len() == 4 && value.bytes().all(|b| b.is_ascii_digit()) {
            // A number of four digits has two different ones often: `6626`.
            true => has_at_most::<1>(value),
            false => has_at_most::<2>(value),
        }
}

/// Whether a value that stands where only a password can is none: a variable, a mask, a template, the word itself.
pub(super) fn is_template(value: &str) -> bool {
    const WORDS: [&str; 12] = [
        "password",
        "passwd",
        "pass",
        "pwd",
        "token",
        "mypassword",
        "yourpassword",
        "passphrase",
        "passwort",
        "api_key",
        "apikey",
        "key",
    ];
    let lower = value.to_ascii_lowercase();
    let bracketed = |open: char, close: char| value.starts_with(open) && value.ends_with(close);
    WORDS.contains(&lower.as_str())
        || is_masked(value)
        || is_variable(value)
        || bracketed('<', '>')
        || bracketed('{', '}')
        || bracketed('[', ']')
        || bracketed('%', '%')
        || value.contains("${")
        || value.contains("{{")
        || value.contains("$(")
        || lower.starts_with("your")
        || lower.starts_with("my_pass")
        || has_at_most::<1>(value)
}

/// Whether a value names where its own comes from: `$DB_PASS`, `$(pass show db)`, `{name}`, `%PASS%`, `@secret`.
fn is_variable(value: &str) -> bool {
    let name = |rest: &str| {
        rest.bytes()
            .all(|b| b.is_ascii_alphabetic() || matches!(b, b'_' | b':' | b'.' | b'-'))
    };
    match value.strip_prefix('$') {
        Some(rest) => {
            rest.starts_with(['(', '{'])
                || name(rest)
                || rest.bytes().all(|b| b.is_ascii_digit())
                || rest
                    .bytes()
                    .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_')
        }
        None => {
            let tag = value
                .strip_prefix('!')
                .is_some_and(|tag| tag.bytes().all(|b| b.is_ascii_lowercase()));
            tag || (value.starts_with('{') && !value.contains('}'))
        }
    }
}

/// Whether a value has at most so many different characters.
fn has_at_most<const MOST: usize>(value: &str) -> bool {
    let mut seen = ['\0'; MOST];
    let mut count = 0;
    for c in value.chars() {
        if seen.iter().take(count).any(|known| *known == c) {
            continue;
        }
        let Some(slot) = seen.get_mut(count) else {
            return false;
        };
        *slot = c;
        count += 1;
    }
    true
}

/// Shannon entropy of the bytes over the most that this length and alphabet allow: 1 is as random as it gets.
pub(super) fn randomness(value: &str) -> f32 {
    let mut counts = [0u32; 256];
    for byte in value.bytes() {
        if let Some(count) = counts.get_mut(usize::from(byte)) {
            *count += 1;
        }
    }
    let length = value.len() as f32;
    let entropy: f32 = counts
        .iter()
        .filter(|count| **count > 0)
        .map(|count| {
            let share = *count as f32 / length;
            -share * share.log2()
        })
        .sum();
    let hex = value.bytes().all(|b| b.is_ascii_hexdigit());
    let upper = value.bytes().any(|b| b.is_ascii_uppercase());
    let lower = value.bytes().any(|b| b.is_ascii_lowercase());
    let alphabet: f32 = match (hex, upper && lower) {
        (true, _) => 16.0,
        (false, true) => 64.0,
        (false, false) => 38.0,
    };
    let most = length.min(alphabet).log2();
    if most > 0.0 { entropy / most } else { 0.0 }
}

/// Whether a value is a UUID that a machine drew: its digits and dashes look less random than those of other values.
pub(super) fn is_uuid(value: &str) -> bool {
    value.len() == 36
        && value.bytes().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
        && !has_at_most::<9>(value)
}

/// What letters in a row must score at least to be a word: those of other languages than English score less than its own.
const UNREAD: f32 = -0.5;

/// Whether a run of letters is written and reads as a word.
fn is_wordy(run: &[u8]) -> bool {
    let is_vowel = |letter: u8| matches!(letter | 0x20, b'a' | b'e' | b'i' | b'o' | b'u' | b'y');
    let vowels = run.iter().filter(|letter| is_vowel(**letter)).count();
    let voiced = vowels * 5 >= run.len() && vowels * 5 <= run.len() * 3;
    let plain =
        || run.iter().skip(1).all(u8::is_ascii_lowercase) || run.iter().all(u8::is_ascii_uppercase);
    voiced && plain() && pairs::reads_bytes(run) > UNREAD
}

/// Share of the value that reads as words: runs of four letters or more (camel case split) with a usual share of
/// vowels and pairs of letters that words have. Names of things are nearly all words; random strings have few.
pub(super) fn wordiness(value: &str) -> f32 {
    let bytes = value.as_bytes();
    let (mut words, mut start) = (0, 0);
    for index in 0..=bytes.len() {
        let byte = bytes.get(index).copied().unwrap_or(b' ');
        let previous = index
            .checked_sub(1)
            .and_then(|before| bytes.get(before))
            .copied()
            .unwrap_or(b' ');
        let breaks = !byte.is_ascii_alphabetic()
            || (byte.is_ascii_uppercase() && previous.is_ascii_lowercase());
        if breaks {
            let run = bytes.get(start..index).unwrap_or_default();
            if run.len() >= 4 && is_wordy(run) {
                words += run.len();
            }
            start = if byte.is_ascii_alphabetic() {
                index
            } else {
                index + 1
            };
        }
    }
    words as f32 / bytes.len().max(1) as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn random_and_wordy_values_part() {
        for random in [
            "9f86d081884c7d659a2feaa0c55ad015",
            "kJ8s0Qm2Zx7Lw4Rt6Yp1",
            "b7e1d2c9f0a84e6c",
        ] {
            assert!(
                randomness(random) > 0.75 && wordiness(random) < 0.5,
                "{random}"
            );
        }
        for wordy in [
            "my-service-account-name",
            "refreshTokenManager",
            "CLOUD_STORAGE_BUCKET",
        ] {
            assert!(wordiness(wordy) > 0.6, "{wordy}");
        }
    }

    #[test]
    fn stand_ins_are_no_secrets() {
        for value in [
            "<API_KEY>",
            "${DB_PASS}",
            "{{ secret }}",
            "changeme",
            "xxxxxxxx",
            "********",
            "your-key",
            "None",
        ] {
            assert!(is_stand_in(value), "{value}");
        }
        for value in ["hunter2!", "S3cure-Pa55", "correct1horse"] {
            assert!(!is_stand_in(value), "{value}");
        }
    }
}
