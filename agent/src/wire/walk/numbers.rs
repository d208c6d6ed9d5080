//! Numbers as JSON may write them: with a fraction of noughts, or with an exponent, they are whole all the same.

/// The most digits of a number that is written out.
const MOST: usize = 40;

/// The digits of a number that has a fraction or an exponent and is whole; `None` for any other.
pub(super) fn whole(raw: &str) -> Option<String> {
    let number = raw.strip_prefix('-').unwrap_or(raw);
    let (mantissa, exponent) = match number.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
        None => (number, 0),
    };
    let (before, after) = match mantissa.split_once('.') {
        Some(parts) => parts,
        None if mantissa.len() < number.len() => (mantissa, ""),
        None => return None,
    };
    let point = i32::try_from(before.len()).ok()?.checked_add(exponent)?;
    let point = usize::try_from(point).ok().filter(|point| *point <= MOST)?;
    if before.len() + after.len() > 2 * MOST {
        return None;
    }
    let digits = [before, after].concat();
    let (kept, rest) = digits.split_at_checked(point).unwrap_or((&digits, ""));
    let is_whole = !kept.is_empty() && rest.bytes().all(|digit| digit == b'0');
    is_whole.then(|| {
        let mut kept = kept.trim_start_matches('0').to_owned();
        kept.extend(std::iter::repeat_n('0', point.saturating_sub(digits.len())));
        kept
    })
}

#[cfg(test)]
mod tests {
    use super::whole;

    #[test]
    fn a_whole_number_is_written_out_however_it_is_spelled() {
        let card = Some("4539148803436467".to_owned());
        for raw in [
            "4539148803436467.0",
            "4539148803436467.00",
            "4.539148803436467e15",
            "4.539148803436467E+15",
            "453914880343646700e-2",
            "-4539148803436467.0",
            "45391488034364.67e2",
            "0.4539148803436467e16",
            "4539148803436467e0",
            "4539148803436467E+00",
        ] {
            assert_eq!(whole(raw), card, "{raw}");
        }
        assert_eq!(whole("45e3"), Some("45000".to_owned()));
        for raw in [
            "4539148803436467",
            "1.5",
            "4539148803436467.1",
            "1e-7",
            "1e400",
            "1e99999999999",
            "-",
            "",
            ".",
            "e5",
        ] {
            assert_eq!(whole(raw), None, "{raw}");
        }
    }
}
