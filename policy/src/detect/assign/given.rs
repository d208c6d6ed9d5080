//! Passwords that a pattern finds by the words around them: what they must look like to be one.

use std::sync::LazyLock;

use super::code::humps;
use super::words::Set;
use super::{judge, words};
use crate::detect::entropy;

/// Whether a value is one that a person chose, given that the words around it say that a password stands there: letters
/// with digits or marks, or three words and more that were joined; no name of an algorithm, a product, a file.
pub(in crate::detect) fn is_given(value: &str) -> bool {
    let length = value.chars().count();
    if !(5..=64).contains(&length) || entropy::is_stand_in(value) || value.contains("://") {
        return false;
    }
    if is_notation(value) {
        return false;
    }
    if value.contains(' ') {
        return is_phrase(value);
    }
    judge::is_mixed(value) && stands_out(value) && !is_product(value) || is_titled_phrase(value)
}

/// Whether a value is written as what is no password: a key that is pressed, a model, a field or a variable that is set
/// (`uid=0`, `PAGER=cat`), a sum, a path of settings (`.Settings.UserId`), a release (`Ansible-10.0.0`).
pub(in crate::detect) fn is_notation(value: &str) -> bool {
    // Other keys are stand-ins already, which all ask for before.
    const KEYS: [&str; 2] = ["ctrl-", "strg+"];
    const MODELS: [&str; 7] = [
        "claude-",
        "gpt-",
        "gemini-",
        "text-davinci-",
        "llama-",
        "mistral-",
        "qwen",
    ];
    let after = |start: &&str| {
        let parts = value.split_at_checked(start.len());
        parts.filter(|(head, _)| head.eq_ignore_ascii_case(start))
    };
    // A model's name goes on in small letters, digits, dots and dashes: `Claude-1985!x` is somebody's.
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b".-".contains(&b);
    let starts = KEYS.iter().any(|key| after(key).is_some())
        || MODELS
            .iter()
            .any(|model| after(model).is_some_and(|(_, rest)| rest.bytes().all(plain)));
    let set = value.split_once('=').is_some_and(|(name, said)| {
        let all = |test: fn(&u8) -> bool| name.as_bytes().iter().all(test);
        let field =
            !said.is_empty() && name.len() > 1 && all(|b| b.is_ascii_lowercase() || *b == b'_');
        let variable = !said.is_empty()
            && said
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b"_-/.".contains(&b))
            && name.len() > 2
            && all(|b| b.is_ascii_uppercase() || *b == b'_');
        let sum = all(|b| b.is_ascii_digit() || b"+-*/".contains(b)) && !all(u8::is_ascii_digit);
        field || variable || sum
    });
    let path = value.strip_prefix('.').is_some_and(|path| {
        path.contains('.') && path.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'.')
    });
    let release = value.rsplit_once('-').is_some_and(|(name, version)| {
        name.bytes().all(|b| b.is_ascii_alphabetic() || b == b'-')
            && version.split('.').count() > 2
            && version.bytes().all(|b| b.is_ascii_digit() || b == b'.')
    });
    starts || set || path || release
}

/// More than a word with one digit at its end (`mutex2`): several digits, a mark, or capitals in words that are joined.
fn stands_out(value: &str) -> bool {
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    let joined = value.contains(['-', '_', '.', '/']);
    let humped = value.as_bytes().windows(2).any(|two| {
        matches!(two, [left, right] if left.is_ascii_lowercase() && right.is_ascii_uppercase())
    });
    digits > 1
        || humped
        || judge::is_leet(value)
        || value.chars().any(judge::is_mark)
        || joined && value.chars().any(char::is_uppercase)
}

/// Words with blanks between them that say nothing of what passwords may be.
pub(super) fn is_phrase(value: &str) -> bool {
    static RULES: LazyLock<Set> = LazyLock::new(|| Set::new(RULE_WORDS));
    const RULE_WORDS: &str = " character characters chars letter letters digit digits symbol symbols number numbers case sensitive \
        long least most must may allowed required optional valid accepted between not set same above see ask vault siehe oben wie bitte kein none unknown request tbd nada aucun voir zie zob below changed default empty blank kept stored required since words wörter mots palabras parole palavras woorden słowa słów zeichen buchstaben ziffern erlaubt \
        pflicht mindestens lang leer caractères lettres chiffres autorisé autorisés obligatoire minimum maximum caracteres letras \
        dígitos números permitidos obligatoria obligatorio caratteri lettere cifre consentiti obbligatoria tekens cijfers \
        toegestaan verplicht minstens znaków liter cyfr dozwolone wymagane ";
    let words = value.split(' ').filter(|word| !word.is_empty()).count();
    (2..=8).contains(&words)
        && value.chars().all(|c| {
            c.is_alphanumeric() || matches!(c, ' ' | '-' | '\'' | '’' | '.') || judge::is_mark(c)
        })
        && !value.split(' ').any(|word| RULES.has(word.as_bytes()))
}

/// Programs, systems and formats that people open things with, and write with a number.
static PRODUCTS: LazyLock<Set> = LazyLock::new(|| Set::new(PRODUCT_NAMES));
const PRODUCT_NAMES: &str = " office excel word powerpoint outlook access windows debian ubuntu fedora centos python java node \
    postgres mysql chrome firefox safari edge android iphone ipad macos ios vlc acrobat photoshop libreoffice openoffice winrar \
    winzip zip rar exchange sharepoint teams server sql gpg luks tls ssl bitlocker veracrypt keepass microsoft wordpad \
    notepad wps gimp inkscape blender autocad matlab eclipse intellij xcode vscode php ruby perl rust go docker kubernetes ";

/// Parts of documents and programs that have a number (`Section-4.12`).
static PARTS: LazyLock<Set> = LazyLock::new(|| Set::new(PART_NAMES));
const PART_NAMES: &str = " section form page chapter figure table step appendix room part level phase class type ticket issue schema \
    version build release chapter item row line block zone gate seite kapitel abschnitt raum tabelle schritt version client \
    role group node host server ";

/// A thing's name with its number: `7-Zip`, `Office365`, `AES-256-GCM`, `Python3`.
pub(in crate::detect) fn is_product(value: &str) -> bool {
    let marks = value.chars().filter(|c| judge::is_mark(*c)).count();
    if marks > 0 {
        return false;
    }
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    let stem = value.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '-' | '.' | '_'));
    let shouted = !value.bytes().any(|b| b.is_ascii_lowercase());
    let technical = words::is_technical(stem)
        || value
            .split_inclusive(|c: char| c.is_ascii_digit())
            .next()
            .is_some_and(words::is_technical)
        || value
            .rsplit_once(['-', '_'])
            .is_some_and(|(head, _)| words::is_technical(head));
    // `CVE-2024-3094`, `RFC2617`, `fcntl64`, `2.4GHz`.
    let code = shouted
        && value
            .bytes()
            .take_while(u8::is_ascii_uppercase)
            .count()
            .abs_diff(3)
            < 3
        && value
            .trim_start_matches(|c: char| c.is_ascii_uppercase())
            .bytes()
            .all(|b| b.is_ascii_digit() || b == b'-');
    let width = stem.bytes().all(|b| b.is_ascii_lowercase())
        && ["32", "64", "86", "128", "256", "512"]
            .iter()
            .any(|end| value.strip_suffix(end) == Some(stem));
    let unit = value
        .trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','))
        .len()
        <= 3
        && value.starts_with(|c: char| c.is_ascii_digit());
    let head = value.split(['-', '_', '.']).next().unwrap_or_default();
    let part =
        head.len() < value.len() && (words::is_technical(head) || PARTS.holds(head.as_bytes()));
    // `Workshop-5G`: a network's name.
    let network = value.ends_with("-5G") || value.ends_with("_5G") || value.ends_with("-2G");
    let short = network || digits == 1 && length_of_letters(value) <= 4;
    technical
        || part
        || code
        || width
        || unit
        || short
        || shouted && value.contains('-') && digits * 2 <= value.len()
        || PRODUCTS.holds(stem.as_bytes())
        // `guest-2026` joins, `Windows11` does not.
        || !value.contains(['-', '_', '.'])
            && (words::is_stop(stem) || crate::detect::people::is_brand(stem))
}

fn length_of_letters(value: &str) -> usize {
    value.bytes().filter(u8::is_ascii_alphabetic).count()
}

/// `Ember-Lantern-Fox`: three words and more that start with capitals, none of them said of passwords.
fn is_titled_phrase(value: &str) -> bool {
    let parts = humps(value);
    parts.len() >= 3
        && parts.iter().all(|part| {
            (3..=14).contains(&part.chars().count())
                && part.starts_with(char::is_uppercase)
                && part.chars().skip(1).all(char::is_lowercase)
                && !words::is_stop(part)
        })
}

#[cfg(test)]
mod tests {
    use super::is_given;

    #[test]
    fn what_people_choose_is_given_and_names_of_things_are_not() {
        for value in [
            "Gr8-Preview",
            "nomina-sept-25",
            "Regen_09/25",
            "blueHeron42",
            "Ember-Lantern-Fox",
            "Śnieg-7-Biały",
        ] {
            assert!(is_given(value), "{value}");
        }
        for value in [
            "AES-256",
            "aes-256-gcm",
            "AES-256-GCM",
            "7-Zip",
            "GPG2",
            "Office365",
            "Windows11",
            "v2.1.0",
            "report.pdf",
            "word",
            "two-words",
            "2024-06-30",
            "https://a.io/x1",
            "changeme",
            "Python3",
            "mutex2",
            "between 8 and 20 characters",
            "CVE-2024-3094",
            "fcntl64",
            "2.4GHz",
            "Ctrl+O",
            "uid=0",
            "several words",
        ] {
            assert!(!is_given(value), "{value}");
        }
    }
}
