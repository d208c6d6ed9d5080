//! Whether a value is a key, a token or a number of the kind that machines draw or that devices take.

use super::Told;
use super::code::{is_code, is_path, switches};
use super::judge::Look;
use super::link::Link;
use super::others::is_reference;
use crate::detect::entropy;

/// `TLS13_CHACHA20_POLY1305_SHA256_INTERNAL`, `x25519_generate_private_key`: what code calls something.
fn is_constant(value: &str) -> bool {
    let name = value
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || b == b'_');
    let one_case = !value.bytes().any(|b| b.is_ascii_uppercase())
        || !value.bytes().any(|b| b.is_ascii_lowercase());
    name && one_case && value.contains('_') && entropy::wordiness(value) > 0.3
}

/// Whether a value reads as something a machine drew, or a strong one that a person chose for a secret.
pub(super) fn is_secret(told: &Told<'_>, look: &Look, min: usize) -> bool {
    let value = told.value;
    // `'\\<\\u[A-Z0-9_]*\\>'` is a pattern for one.
    let pattern = ["\\<", "[A-Z", "[a-z", "[0-9"]
        .iter()
        .any(|part| value.contains(part));
    if value.len() < min.min(8)
        || pattern
        || value.starts_with("arn:")
        || look.spaces > 0
        || is_path(value)
        || (!told.quoted && (is_code(value) || is_constant(value)))
    {
        return false;
    }
    if !value.bytes().all(|b| b.is_ascii_graphic())
        || value.matches('/').count() > 3 && entropy::wordiness(value) > 0.3
    {
        return false;
    }
    if value.len() < min.max(16) {
        let direct = matches!(
            told.link,
            Link::Assign | Link::Tight | Link::Flag | Link::Element | Link::Quoted | Link::Is
        );
        let dense = look.digits >= 2 && look.letters() >= 3 && entropy::wordiness(value) <= 0.35;
        let marked = look.marks > 0 && look.digits > 0 && look.letters() > 2;
        return direct
            && (dense || marked)
            && !is_reference(value, look)
            && value.len() >= 8
            && (value.len() >= min || marked || told.quoted || told.shouted);
    }
    let drawn = (entropy::randomness(value) >= 0.7 || entropy::is_uuid(value))
        && entropy::wordiness(value) <= 0.6;
    let digits = look.digits > 0 && look.letters() > 2;
    let letters = look.digits == 0
        && look.symbols == 0
        && look.upper > 2
        && look.lower > 2
        && (look.chars >= 20 && entropy::reads(value) < -0.5
            || look.chars >= 16 && switches(value) * 5 >= look.chars * 2);
    let numeric = look.digits >= 16
        && look.letters() == 0
        && look.symbols == 0
        && told.quoted
        && told.link != Link::Pair;
    if matches!(told.link, Link::Beside | Link::Row | Link::Near | Link::Far) && !told.quoted {
        return drawn && digits && entropy::wordiness(value) <= 0.4 && !is_reference(value, look);
    }
    drawn && (digits || letters) || numeric
}

/// Whether a value is so random that a weak name is enough.
pub(super) fn is_key(told: &Told<'_>, look: &Look, min: usize) -> bool {
    let value = told.value;
    let placed = matches!(
        told.link,
        Link::Assign | Link::Tight | Link::Element | Link::Flag
    );
    let set = told.quoted || told.shouted || told.leads;
    // `hook_key    x7…`: a row of a listing, and nothing after it.
    let row = told.link == Link::Row && told.owned && told.leads && told.ends;
    // `CISCO_KEY="…"`: a name of its own before the weak one stands for the length.
    let least = if told.owned && set { 16 } else { min };
    let plain = value.len() >= least
        && look.spaces == 0
        && look.digits >= 2
        && look.marks <= 4
        && !value.contains('.')
        && value.matches('/').count() <= 3
        && entropy::randomness(value) >= 0.8
        && entropy::wordiness(value) <= 0.25;
    // `define('NONCE_SALT', '…')`
    let pair = told.link == Link::Pair && told.shouted && told.owned && told.quoted;
    if !plain || !(pair || row || placed && (set || told.link == Link::Tight)) {
        return false;
    }
    if value.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-') {
        let digest = value.bytes().all(|b| b.is_ascii_hexdigit())
            && matches!(value.len(), 24 | 32 | 40 | 48 | 64)
            && look.letters() >= 4;
        return digest && told.owned && (told.quoted || row);
    }
    let both = look.upper >= 2 && look.lower >= 2;
    let one = look.digits >= 3
        && look.letters() >= 6
        && (look.upper == 0 || look.lower == 0)
        && look.symbols == 0
        && entropy::reads(value) < 0.0;
    (both && (set || value.len() >= 24)) || (one && (told.owned || value.len() >= 28))
}

/// Whether a value is a personal number: three to eight digits, or a few with a letter or the marks of keypads.
pub(super) fn is_pin(told: &Told<'_>, look: &Look, min: usize) -> bool {
    if look.chars > 12 || look.spaces > 0 {
        return false;
    }
    let value = told.value.trim_matches(['#', '*']);
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    let pure = digits == value.len() && (min.max(3)..=8).contains(&digits);
    let joined = digits >= 4
        && value.contains('-')
        && value.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    let mixed = digits >= 2
        && look.upper >= 1
        && look.lower == 0
        && value.len() >= 4
        && value
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let direct = matches!(
        told.link,
        Link::Is | Link::Assign | Link::Tight | Link::Element | Link::Far | Link::Flag
    ) || told.quoted;
    (pure && (digits >= 4 || direct)) || (direct && (joined || mixed))
}
