//! What words say of a value near them, whatever their language: `policy/data/told.words`.

use std::collections::HashMap;
use std::sync::LazyLock;

/// What a word says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Says {
    /// What a secret is called (`password`, `Kennwort`).
    Secret,
    /// What one opens (`router`, `coffre`).
    Opens,
    /// How it is told or set (`is`, `tippe`, `changed`).
    Given,
    /// What other values are called, or that no secret stands here (`version`, `wrong`).
    Other,
}

impl Says {
    /// All, in the order of their indices.
    pub(super) const ALL: [Self; 4] = [Self::Secret, Self::Opens, Self::Given, Self::Other];

    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "secret" => Self::Secret,
            "opens" => Self::Opens,
            "given" => Self::Given,
            "other" => Self::Other,
            _ => return None,
        })
    }
}

struct Words {
    /// Words that blanks part.
    whole: HashMap<&'static [u8], Says>,
    /// How long words are that begin with a byte: a bit for each length.
    lengths: [u32; 256],
    /// What stands within a run of text.
    within: Vec<(&'static str, Says)>,
}

static FILE: &str = include_str!("../../../data/told.words");

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut words = Words {
        whole: HashMap::new(),
        lengths: [0; 256],
        within: Vec::new(),
    };
    for line in FILE.lines().filter(|line| !line.starts_with('#')) {
        let mut parts = line.split(' ');
        let name = parts.next().unwrap_or_default();
        if let Some(says) = name.strip_suffix("-in").and_then(Says::named) {
            words.within.extend(parts.map(|word| (word, says)));
        } else if let Some(says) = Says::named(name) {
            words
                .whole
                .extend(parts.map(|word| (word.as_bytes(), says)));
        }
    }
    for word in words.whole.keys() {
        let first = word.first().copied().unwrap_or_default();
        if let Some(lengths) = words.lengths.get_mut(usize::from(first)) {
            *lengths |= 1 << word.len();
        }
    }
    words
});

impl Words {
    fn whole(&self, word: &[u8]) -> Option<Says> {
        let first = word.first().copied().unwrap_or_default();
        let lengths = self.lengths.get(usize::from(first))?;
        // Most words of a text begin as none of these does that is so long.
        (lengths >> word.len() & 1 == 1).then(|| self.whole.get(word).copied())?
    }
}

/// The file itself, for the digest of what detects.
pub(super) fn bytes() -> &'static [u8] {
    FILE.as_bytes()
}

/// What a word says, its letters of ASCII in either case; with an ending or in a compound too.
pub(super) fn says(word: &[u8]) -> Option<Says> {
    /// Longer words are looked at by their parts.
    const LONG: usize = 7;
    const ENDINGS: [&[u8]; 6] = [b"s", b"n", b"en", b"es", b"a", b"e"];
    const STARTS: [&[u8]; 3] = [b"password", b"passwort", b"kennwort"];
    const ENDS: [&[u8]; 8] = [
        b"password",
        b"passwort",
        b"kennwort",
        b"wachtwoord",
        "schlüssel".as_bytes(),
        b"code",
        b"kode",
        "lösenord".as_bytes(),
    ];
    /// The longest that the file holds is shorter.
    const MOST: usize = 32;
    let mut small = [0; MOST];
    let small = small
        .get_mut(..word.len())
        .filter(|word| word.len() < MOST)?;
    small.copy_from_slice(word);
    small.make_ascii_lowercase();
    let whole = |word: &[u8]| WORDS.whole(word);
    if let Some(says) = whole(small) {
        return Some(says);
    }
    if word.len() < LONG {
        return None;
    }
    let ended = || {
        let mut stems = ENDINGS.iter().filter_map(|end| small.strip_suffix(*end));
        stems.find_map(whole)
    };
    let joined = || {
        let named = STARTS.iter().any(|part| small.starts_with(part))
            || ENDS.iter().any(|part| small.ends_with(part));
        named.then_some(Says::Secret)
    };
    ended().or_else(joined)
}

/// Whether a text without blanks between its words says so.
pub(super) fn within(text: &[u8], says: Says) -> bool {
    // Plain ASCII holds none of them.
    !text.is_ascii()
        && WORDS
            .within
            .iter()
            .filter(|(_, what)| *what == says)
            .any(|(word, _)| memchr::memmem::find(text, word.as_bytes()).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_say_what_they_are_for_in_any_case_ending_and_compound() {
        assert_eq!(says(b"Passwort"), Some(Says::Secret));
        assert_eq!(says(b"Vereinspasswort"), Some(Says::Secret));
        assert_eq!(says(b"ROUTERS"), Some(Says::Opens));
        assert_eq!(says("wpisać".as_bytes()), Some(Says::Given));
        assert_eq!(says(b"version"), Some(Says::Other));
        assert_eq!(says(b"plum"), None);
        assert_eq!(says(&[b'a'; 200]), None);
        assert!(within("Wi-Fiのパスワードは".as_bytes(), Says::Secret));
        assert!(!within(b"password", Says::Secret));
    }

    #[test]
    fn each_line_of_the_file_is_known_and_no_word_says_two_things() {
        let mut seen = HashMap::new();
        for line in FILE.lines().filter(|line| !line.starts_with('#')) {
            let (name, words) = line.split_once(' ').expect("a name and words");
            let says = Says::named(name.strip_suffix("-in").unwrap_or(name)).expect("a known name");
            for word in words.split(' ') {
                assert!(!word.is_empty() && word.len() < 32, "{line}");
                assert_eq!(word, word.to_ascii_lowercase());
                assert!(seen.insert(word, says).is_none(), "{word} stands twice");
            }
        }
    }
}
