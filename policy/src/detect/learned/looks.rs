//! What is told of a value by itself: of what it is made.

use super::features::Hash;

/// Of what it is made.
pub(super) fn of(value: &[u8], seen: &mut Vec<u32>) {
    let kind = |b: u8| match b {
        b'0'..=b'9' => b'd',
        b'A'..=b'Z' => b'A',
        b'a'..=b'z' | 0x80.. => b'a',
        other => other,
    };
    let soft = |b: u8| match b {
        b'd' | b'A' | b'a' | b'-' | b'_' | b'.' | b'/' | b':' | b'=' => b,
        _ => b'!',
    };
    let (mut shape, mut rough) = (Hash::of(b's'), Hash::of(b'r'));
    let (mut last, mut runs) = (0, 0);
    for b in value {
        let now = kind(*b);
        if now != last && runs < 10 {
            shape = shape.with(now);
            rough = rough.with(soft(now));
            runs += 1;
        }
        last = now;
    }
    shape.tell(seen);
    rough.tell(seen);
    let digits = value.iter().filter(|b| b.is_ascii_digit()).count();
    Hash::of(b'n').with(value.len().min(24) as u8).tell(seen);
    Hash::of(b'd').with(digits.min(9) as u8).tell(seen);
    let mut flag = |named: u8, holds: bool| {
        if holds {
            Hash::of(b'?').with(named).tell(seen);
        }
    };
    let all = |test: fn(&u8) -> bool| value.iter().all(test);
    flag(
        b'0',
        all(|b| b.is_ascii_digit() || matches!(b, b'*' | b'#')),
    );
    flag(
        b'y',
        value.len() == 4 && matches!(value.get(..2), Some(b"19" | b"20")) && digits == 4,
    );
    flag(b'/', value.contains(&b'/'));
    flag(b'_', value.contains(&b'_'));
    flag(b'=', value.contains(&b'='));
    flag(b'h', all(|b| b.is_ascii_hexdigit() || *b == b'-'));
    flag(
        b'U',
        all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || *b == b'-'),
    );
    flag(b'v', is_version(value));
    flag(b'f', is_file(value));
    flag(
        b':',
        value
            .windows(3)
            .any(|three| matches!(three, [a, b':', c] if a.is_ascii_digit() && c.is_ascii_digit())),
    );
    let letters = value.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    Hash::of(b'w')
        .word(value.get(..letters.min(12)).unwrap_or_default())
        .tell(seen);
    pieces(value, seen);
    habits(value, seen);
}

/// Three characters each; any digit is the same.
fn pieces(value: &[u8], seen: &mut Vec<u32>) {
    let plain = |b: u8| match b {
        b'0'..=b'9' => b'0',
        other => other.to_ascii_lowercase(),
    };
    for three in value.array_windows::<3>() {
        let hash = three
            .iter()
            .fold(Hash::of(b'3'), |hash, b| hash.with(plain(*b)));
        hash.tell(seen);
    }
}

/// How people make passwords: a word and a number, a year, a sign at the end, letters written as digits.
fn habits(value: &[u8], seen: &mut Vec<u32>) {
    let lower = value.iter().any(u8::is_ascii_lowercase);
    let upper = value.iter().any(u8::is_ascii_uppercase);
    let digit = value.iter().any(u8::is_ascii_digit);
    let sign = value.iter().any(|b| b.is_ascii_punctuation() && *b != b'_');
    let kinds = [lower, upper, digit, sign];
    let kinds = kinds.iter().fold(0, |bits, has| bits << 1 | u8::from(*has));
    Hash::of(b'V').with(b'k').with(kinds).tell(seen);
    let turns = value.array_windows().filter(|[left, right]| {
        left.is_ascii_alphabetic() && right.is_ascii_digit()
            || left.is_ascii_digit() && right.is_ascii_alphabetic()
            || left.is_ascii_lowercase() && right.is_ascii_uppercase()
    });
    Hash::of(b'V')
        .with(b't')
        .with(turns.count().min(6) as u8)
        .tell(seen);
    let core = {
        let end = value.iter().rposition(|b| !b"!?#$*@%&.".contains(b));
        value
            .get(..end.map_or(0, |end| end + 1))
            .unwrap_or_default()
    };
    let digits = core.iter().rev().take_while(|b| b.is_ascii_digit()).count();
    if digits > 0 {
        let signed = u8::from(core.len() < value.len());
        let many = digits.min(5) as u8;
        Hash::of(b'V').with(b'e').with(many).with(signed).tell(seen);
    }
    let word = core.len() - digits;
    let (head, number) = core.split_at(word);
    let year = digits >= 4
        && number
            .get(digits - 4..)
            .is_some_and(|year| year.starts_with(b"19") || year.starts_with(b"20"));
    let inner = value.array_windows().any(|[left, b, right]| {
        left.is_ascii_alphabetic() && b.is_ascii_digit() && right.is_ascii_alphabetic()
    });
    let titled = matches!(value, [first, second, third, ..]
        if first.is_ascii_uppercase() && second.is_ascii_lowercase() && third.is_ascii_lowercase());
    let plain = word > 0 && digits > 0 && core.len() == value.len();
    let flags = [
        (b'y', year),
        (b'i', inner),
        (b'T', titled),
        (b'w', plain && head.iter().all(u8::is_ascii_lowercase)),
        (
            b'C',
            plain && head.iter().all(|b| b.is_ascii_uppercase() || *b == b'-'),
        ),
    ];
    for (name, _) in flags.iter().filter(|(_, holds)| *holds) {
        Hash::of(b'V').with(*name).tell(seen);
    }
}

/// `1.2.3`, `v4.0`.
fn is_version(value: &[u8]) -> bool {
    let number = value.strip_prefix(b"v").unwrap_or(value);
    number.first().is_some_and(u8::is_ascii_digit)
        && number.contains(&b'.')
        && number.iter().all(|b| b.is_ascii_digit() || *b == b'.')
}

/// `report2.pdf`
fn is_file(value: &[u8]) -> bool {
    value.iter().rposition(|b| *b == b'.').is_some_and(|dot| {
        let end = value.get(dot + 1..).unwrap_or_default();
        (1..=4).contains(&end.len()) && end.iter().all(u8::is_ascii_lowercase)
    })
}
