//! The name around a keyword: where it starts and ends, and whether it names a secret or something about one.

use std::ops::Range;
use std::sync::LazyLock;

use super::Kind;
use super::words::Set;
use crate::detect::lines;

/// Longest part of an identifier before and after the keyword, in bytes.
const NAME: usize = 40;

/// Parts of a name that make it the name of something about a secret, not of one.
static ABOUT: LazyLock<Set> = LazyLock::new(|| Set::new(ABOUT_WORDS));
const ABOUT_WORDS: &str = " hash hashed digest sha sha256 md5 id ids name names url uri endpoint path file filename dir type \
    types field fields length len size count policy policies limit limits expiry expires expiration ttl timeout format \
    regex pattern label hint prompt header headers env var ref arn version kind class usage usages index offset \
    position algorithm alg strength reset changed confirmation required enabled max min num total total_count next \
    page continuation sync cursor pad eos bos unk mask sep cls special public budget per rate input output cached \
    completion reasoning logprobs expired split mgr define pagination stop no ask remove checksum checksums ";

/// Further parts that make it so where they stand after the keyword (`password_validator`, `token store`).
static ABOUT_AFTER: LazyLock<Set> = LazyLock::new(|| Set::new(ABOUT_AFTER_WORDS));
const ABOUT_AFTER_WORDS: &str = " pattern encryption rule rules validator validation manager store storage \
    service provider handler helper util utils error errors message messages placeholder title description help text \
    icon button form page screen view component forgot requirements complexity history age days minutes seconds \
    created updated at date time location bucket mode status state issuer audience scope scopes stdin prefix suffix \
    column row table lookup generator factory callback listener event encoder decoder parser lexer stream tokenizer \
    comparison prediction predictions generated usage price cost used remaining quota context window estimate chiave by rotation rotations reuse d'ordine null \
    valid through ";

/// Parts that say a token numbers requests: it repeats what was asked, and opens nothing.
static NUMBERS: LazyLock<Set> = LazyLock::new(|| Set::new(NUMBERS_WORDS));
const NUMBERS_WORDS: &str =
    " idempotency request change continuation pre next client_request page ";

/// Parts that a weak name (`key`) may not have besides.
static WEAK_ABOUT: LazyLock<Set> = LazyLock::new(|| Set::new(WEAK_ABOUT_WORDS));
const WEAK_ABOUT_WORDS: &str = " primary foreign partition sort cache map object idempotency routing row group shortcut \
    translation i18n public pub license index storage s3 blob sibling composite natural surrogate unique dedupe react \
    message commit checksum etag signature integrity request trace span correlation fingerprint thumbprint kid jwk \
    known host authorized author authority authorization2 etag build revision pub lookup hash file document asset image \
    entity item event dedup dedupe merge join record tile bucket folder guid uuid ssh gpg fingerprints keyboard hot pk fk \
    field error label query feature flag metric counter topic rate lock registry entry node account2 ";

/// Names that this long or shorter must be whole parts: `pin` is in `spinner`, `pass` in `bypass`.
const WEAK: usize = 4;

/// The identifier a keyword is part of.
pub(super) struct Name {
    /// All of it.
    pub whole: Range<usize>,
    /// The keyword in it.
    pub keyword: Range<usize>,
}

impl Name {
    /// Whether the name is short enough to be another word too (`pass` the salt, `FunctionPass`).
    pub(super) fn is_verb(&self, bytes: &[u8]) -> bool {
        let shouted = bytes
            .get(self.whole.clone())
            .is_some_and(|name| !name.iter().any(u8::is_ascii_lowercase));
        self.keyword.len() <= WEAK && !shouted
    }
}

pub(super) fn in_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.')
}

/// The name around the keyword at `hit`; `None` where the keyword is only letters of another word.
pub(super) fn around(bytes: &[u8], hit: &Range<usize>, kind: Kind) -> Option<Name> {
    let after = bytes.get(hit.end..)?;
    let ends = match after {
        [b's', next, ..] => !in_name(*next) || matches!(next, b'.' | b'_' | b'-'),
        [first, ..] => !first.is_ascii_lowercase(),
        // Its value may stand before.
        [] => true,
    };
    if !ends || is_of_a_language(bytes, hit) {
        return None;
    }
    let before = bytes.get(hit.start.saturating_sub(NAME)..hit.start)?;
    let start = hit.start - before.iter().rev().take_while(|b| in_name(**b)).count();
    // `\nclave=`: the letter belongs to an escape.
    let escaped = start
        .checked_sub(1)
        .is_some_and(|at| bytes.get(at) == Some(&b'\\'))
        && matches!(bytes.get(start), Some(b'n' | b'r' | b't'));
    let start = start + usize::from(escaped && start < hit.start);
    let before = bytes.get(start..hit.start)?;
    let weak = hit.len() <= WEAK || kind == Kind::Pin || kind == Kind::Key;
    // `ENCLAVE`, `capwords`: a word of five letters is in others as well.
    let short = kind == Kind::Password && hit.len() == WEAK + 1;
    if (weak || short)
        && let (Some(left), Some(first)) = (before.last(), bytes.get(hit.start))
        && left.is_ascii_alphabetic()
        && !(left.is_ascii_lowercase() && first.is_ascii_uppercase())
    {
        return None;
    }
    // `PWCHAR`, `PASSTHRU`: capitals go on, so the word does.
    let shouts = |bytes: &[u8]| bytes.iter().all(u8::is_ascii_uppercase);
    if weak
        && after.first().is_some_and(u8::is_ascii_uppercase)
        && bytes.get(hit.clone()).is_some_and(shouts)
    {
        return None;
    }
    // Two letters are a word of their own (Dutch `ww`), never a part of a name.
    let alone = |byte: Option<&u8>| byte.is_none_or(|byte| !in_name(*byte));
    if hit.len() == 2
        && bytes
            .get(hit.clone())
            .is_some_and(|word| word.eq_ignore_ascii_case(b"ww"))
        && !(alone(before.last()) && alone(after.first()))
    {
        return None;
    }
    // `密码x7Kq92`: what follows a name in such a script is its value.
    let most = match super::link::ends_in_han(bytes.get(hit.clone())?) {
        true => 0,
        false => NAME,
    };
    let rest = after
        .iter()
        .take(most)
        .take_while(|b| in_name(**b) && **b != b'.')
        .count();
    // A dash or a dot that ends the name belongs to the sentence.
    let tail = after.get(..rest)?;
    let trimmed = tail
        .iter()
        .rev()
        .take_while(|b| matches!(b, b'-' | b'.'))
        .count();
    Some(Name {
        whole: start..hit.end + rest - trimmed,
        keyword: hit.clone(),
    })
}

/// `palabra clave`, `mot clé`, `parola chiave`, `palavra-chave`: a word of a language or of a search.
fn is_of_a_language(bytes: &[u8], hit: &Range<usize>) -> bool {
    const WORDS: [&[u8]; 8] = [
        b"palabra",
        b"palabras",
        b"mot",
        b"mots",
        b"parola",
        b"parole",
        b"palavra",
        b"palavras",
    ];
    const KEYS: [&[u8]; 4] = [b"clave", "clé".as_bytes(), b"chiave", b"chave"];
    let key = bytes.get(hit.clone()).unwrap_or_default();
    let head = bytes
        .get(hit.start.saturating_sub(12)..hit.start)
        .unwrap_or_default();
    let Some((b' ' | b'-', head)) = head.split_last() else {
        return false;
    };
    let word = head.rsplit(|b| !b.is_ascii_alphabetic()).next();
    KEYS.contains(&key)
        && word.is_some_and(|word| WORDS.iter().any(|known| known.eq_ignore_ascii_case(word)))
}

/// Whether the name starts its line but for blanks, list marks and words that declare (`export`, `ENV`).
pub(super) fn leads(bytes: &[u8], at: usize) -> bool {
    let before = bytes.get(at.saturating_sub(24)..at).unwrap_or_default();
    let line = before
        .iter()
        .rposition(|b| matches!(b, b'\n' | b';' | b'\r'))
        .map_or(before, |newline| {
            before.get(newline + 1..).unwrap_or_default()
        });
    // JSON within a text writes its lines' ends so.
    let line = match memchr::memmem::rfind(line, b"\\n") {
        Some(newline) => line.get(newline + 2..).unwrap_or_default(),
        None => line,
    };
    if line.len() == before.len() && at > before.len() {
        return false;
    }
    let line = line.trim_ascii();
    line.iter().all(|b| {
        matches!(
            b,
            b'-' | b'+' | b'*' | b'#' | b'>' | b'"' | b'\'' | b' ' | b'\t' | b'$'
        )
    }) || [
        &b"export"[..],
        b"ENV",
        b"ARG",
        b"set",
        b"env",
        b"- export",
        b"declare -x",
        b"RUN export",
        b"SET",
        b"-e",
        b"--env",
    ]
    .contains(&line)
}

/// Whether the name that starts at `at` is an option of a command or stands among settings of one line: after a dash,
/// after `&`, `?` or `;`, or after another setting or option and a blank; with no bracket of code before it.
pub(super) fn is_flagged(bytes: &[u8], at: usize) -> bool {
    /// How far before the name others are looked for, in bytes.
    const REACH: usize = 96;
    if bytes.get(at) == Some(&b'-') {
        return true;
    }
    let line = lines::before(bytes, at, REACH);
    let Some((last, head)) = line.split_last() else {
        return false;
    };
    let code = || line.iter().any(|b| matches!(b, b'(' | b'{' | b'['));
    match last {
        b'&' | b'?' => head.contains(&b'=') || head.contains(&b'/') || head.is_empty(),
        b' ' | b';' | b',' | b'"' | b'\'' => {
            let mut words = head.split(|b| matches!(b, b' ' | b';' | b',' | b'"' | b'\''));
            let tied = |word: &[u8]| match word {
                [b'-', b'-', _, ..] | [b'-', b'a'..=b'z' | b'A'..=b'Z', ..] => true,
                word => word
                    .iter()
                    .position(|b| *b == b'=')
                    .is_some_and(|at| at > 0 && at + 1 < word.len()),
            };
            words.any(tied) && !code()
        }
        _ => false,
    }
}

/// Whether a part of the name (split at punctuation and camel case) says that the value is about a secret.
pub(super) fn is_about(bytes: &[u8], name: &Name, kind: Kind) -> bool {
    let before = bytes
        .get(name.whole.start..name.keyword.start)
        .unwrap_or_default();
    let after = bytes
        .get(name.keyword.end..name.whole.end)
        .unwrap_or_default();
    let weak = kind == Kind::Key;
    let says = |part: &[u8]| {
        ABOUT.holds(part)
            || (weak && WEAK_ABOUT.holds(part))
            || (kind == Kind::Secret && NUMBERS.holds(part))
    };
    is_done_to(before)
        || parts(before, says)
        || parts(after, |part| says(part) || ABOUT_AFTER.holds(part))
        || (matches!(kind, Kind::Secret | Kind::Key)
            && parts(word_before(bytes, name.whole.start), says))
}

/// Whether a name begins with what is done to things of its kind (`drop_legacy_tokens`): that of a change to a database.
fn is_done_to(before: &[u8]) -> bool {
    const DONE: [&[u8]; 5] = [b"drop_", b"rename_", b"alter_", b"backfill_", b"migrate_"];
    DONE.iter().any(|verb| before.starts_with(verb))
}

/// Whether a name goes on after the keyword with the word for another thing (`password_queue`, `PasswordCache`): its
/// number counts or times that thing. What says which password it is (`password_prod`, `PASSWORD2`) does not make it so.
pub(super) fn names_a_thing(bytes: &[u8], name: &Name) -> bool {
    static WHICH: LazyLock<Set> = LazyLock::new(|| Set::new(WHICH_WORDS));
    const WHICH_WORDS: &str = " value val text txt plain new old current prev previous db database sql user usr root admin prod \
        production dev test staging stage qa app web wifi wlan ssh smtp mail ftp api default main backup ro rw master slave \
        home office guests lan ap sudo login guest postgres mysql redis mongo s confirm repeat again verify pin code number ";
    let after = bytes
        .get(name.keyword.end..name.whole.end)
        .unwrap_or_default();
    parts(after, |part| {
        part.len() > 2 && part.iter().all(u8::is_ascii_alphabetic) && !WHICH.holds(part)
    })
}

/// The word before a name in prose or a path: `pagination token`, `checksum/secret`.
fn word_before(bytes: &[u8], at: usize) -> &[u8] {
    let before = bytes.get(at.saturating_sub(24)..at).unwrap_or_default();
    let Some(before) = before.strip_suffix(b" ").or(before.strip_suffix(b"/")) else {
        return &[];
    };
    let start = before
        .iter()
        .rposition(|b| !b.is_ascii_alphabetic())
        .map_or(0, |at| at + 1);
    before.get(start..).unwrap_or_default()
}

/// Whether any part of a name fulfils the test.
fn parts(name: &[u8], says: impl Fn(&[u8]) -> bool) -> bool {
    let mut start = 0;
    (0..=name.len()).any(|index| {
        let byte = name.get(index).copied().unwrap_or(b'_');
        let breaks = !byte.is_ascii_alphanumeric()
            || (byte.is_ascii_uppercase()
                && index > start
                && name.get(index - 1).is_some_and(u8::is_ascii_lowercase));
        if !breaks {
            return false;
        }
        let part = name.get(start..index).unwrap_or_default();
        start = if byte.is_ascii_alphanumeric() {
            index
        } else {
            index + 1
        };
        !part.is_empty() && says(part)
    })
}

/// Whether a word after a name makes it the name of something about a secret (`password policy`).
pub(super) fn about_word(word: &[u8]) -> bool {
    let word = word.trim_ascii_end();
    let word = word
        .strip_suffix(b":")
        .or(word.strip_suffix(b","))
        .unwrap_or(word);
    // `per` is Italian and Spanish for `for` besides: `la password per il router`.
    word.len() <= 16
        && (ABOUT.holds(word) || ABOUT_AFTER.holds(word))
        && !word.eq_ignore_ascii_case(b"per")
}
