//! Country calling codes (ITU-T E.164).

/// Those of two digits; 1 and 7 have one, all others three.
const CODES: &str = "20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 \
     66 81 82 84 86 90 91 92 93 94 95 98";
/// How those of three digits begin that are in use.
const LONGER: &str = "21 22 23 24 25 26 29 35 37 38 42 50 59 67 68 69 80 85 87 88 96 97 99";

/// How long a country's code is that begins with these two digits, by their number; 0 where none does.
#[expect(
    clippy::indexing_slicing,
    reason = "evaluated by the compiler, which refuses an index that is out of bounds"
)]
static LENGTHS: [u8; 100] = {
    let mut table = [0; 100];
    let (lists, mut list) = ([CODES.as_bytes(), LONGER.as_bytes()], 0);
    while list < 2 {
        let mut at = 0;
        while at < lists[list].len() {
            let (a, b) = (lists[list][at] - b'0', lists[list][at + 1] - b'0');
            table[(a * 10 + b) as usize] = 2 + list as u8;
            at += 3;
        }
        list += 1;
    }
    table
};

/// How long a country's code of two or three digits is that begins with these two; `None` where none does.
pub(crate) fn code_length(first: u8, second: u8) -> Option<usize> {
    let lead = usize::from(first) * 10 + usize::from(second);
    let length = LENGTHS.get(lead).filter(|length| **length > 0)?;
    Some(usize::from(*length))
}

#[cfg(test)]
mod tests {
    use super::code_length;

    #[test]
    fn codes_have_two_digits_or_three() {
        assert_eq!(code_length(4, 9), Some(2));
        assert_eq!(code_length(3, 5), Some(3));
        for (first, second) in [(0, 4), (1, 2), (2, 8), (7, 0), (9, 255)] {
            assert_eq!(code_length(first, second), None);
        }
    }
}
