//! The placeholders that may be given back in one answer, and where one begins.

use memchr::memmem;
use weir_policy::redact::Restoration;

/// No placeholder is longer (`policy::redact::Edit::token`).
const LONGEST: usize = 32;

/// The placeholders of one unit, sorted; each knows its value and where it may be given back.
pub(super) struct Placeholders {
    sorted: Vec<Restoration>,
    /// Distinct lengths, longest first.
    lengths: Vec<usize>,
    /// Bytes a placeholder can begin with.
    first: [bool; 256],
    /// Finds what all of them begin with.
    common: memmem::Finder<'static>,
}

/// What stands at the head of some bytes.
pub(super) enum Seen<'a> {
    /// A placeholder, whole.
    Whole(&'a Restoration),
    /// All that is left could be the beginning of one.
    Begun,
    /// Neither.
    Nothing,
}

impl Placeholders {
    /// Takes what can be given back somewhere. A placeholder of a form that could be mistaken for part of a
    /// JSON escape, or that would need one, is left out: it then simply stays as it is.
    pub(super) fn new(restorations: &[Restoration]) -> Self {
        let mut sorted: Vec<Restoration> = restorations
            .iter()
            .filter(|one| restorable(one))
            .cloned()
            .collect();
        sorted.sort_by(|a, b| a.token.cmp(&b.token));
        sorted.dedup_by(|later, kept| {
            let same = later.token == kept.token;
            if same {
                kept.restore.text &= later.restore.text;
                kept.restore.tool_arguments &= later.restore.tool_arguments;
                kept.restore.url &= later.restore.url;
            }
            same
        });
        let mut lengths: Vec<usize> = sorted.iter().map(|one| one.token.len()).collect();
        lengths.sort_unstable_by(|a, b| b.cmp(a));
        lengths.dedup();
        let mut first = [false; 256];
        for one in &sorted {
            if let Some(byte) = one.token.bytes().next() {
                first[usize::from(byte)] = true;
            }
        }
        let common = match (sorted.first(), sorted.last()) {
            (Some(low), Some(high)) => {
                let shared = low
                    .token
                    .bytes()
                    .zip(high.token.bytes())
                    .take_while(|(a, b)| a == b)
                    .count();
                memmem::Finder::new(&low.token.as_bytes()[..shared]).into_owned()
            }
            _ => memmem::Finder::new(b"").into_owned(),
        };
        Self {
            sorted,
            lengths,
            first,
            common,
        }
    }

    /// Whether there is nothing to give back.
    pub(super) fn is_empty(&self) -> bool {
        self.sorted.is_empty()
    }

    /// Whether a placeholder can begin with this byte.
    pub(super) fn begins(&self, byte: u8) -> bool {
        self.first[usize::from(byte)]
    }

    /// Whether a whole placeholder can be in these bytes; errs on the side of yes.
    pub(super) fn possible(&self, bytes: &[u8]) -> bool {
        !self.sorted.is_empty() && self.common.find(bytes).is_some()
    }

    /// What stands at the head of `rest`: the longest placeholder wins, so more bytes are waited for while a
    /// longer one is possible, unless these are the `last`.
    pub(super) fn at(&self, rest: &[u8], last: bool) -> Seen<'_> {
        if !last && rest.len() < LONGEST {
            let next = self
                .sorted
                .partition_point(|one| one.token.as_bytes() <= rest);
            if self
                .sorted
                .get(next)
                .is_some_and(|one| one.token.as_bytes().starts_with(rest))
            {
                return Seen::Begun;
            }
        }
        for length in &self.lengths {
            let Some(head) = rest.get(..*length) else {
                continue;
            };
            if let Ok(found) = self
                .sorted
                .binary_search_by(|one| one.token.as_bytes().cmp(head))
            {
                return Seen::Whole(&self.sorted[found]);
            }
        }
        Seen::Nothing
    }
}

/// ASCII letters and digits only, and a first byte that ends no JSON escape: not an escape's letter, not a hex digit.
fn restorable(one: &Restoration) -> bool {
    let token = one.token.as_bytes();
    let form = token.len() <= LONGEST
        && token.iter().all(u8::is_ascii_alphanumeric)
        && token
            .first()
            .is_some_and(|byte| !byte.is_ascii_hexdigit() && !b"bfnrtu".contains(byte));
    form && (one.restore.text || one.restore.tool_arguments)
}

#[cfg(test)]
mod tests {
    use weir_policy::detect::Class;
    use weir_policy::redact::RestoreIn;

    use super::*;

    fn set(tokens: &[&str]) -> Placeholders {
        let everywhere = RestoreIn {
            text: true,
            tool_arguments: true,
            url: true,
        };
        let list: Vec<Restoration> = tokens
            .iter()
            .map(|token| Restoration {
                token: (*token).to_owned(),
                value: format!("<{token}>").into(),
                class: Class::new("secrets.test"),
                restore: everywhere,
            })
            .collect();
        Placeholders::new(&list)
    }

    #[test]
    fn the_longest_wins_and_is_waited_for() {
        let set = set(&["WEIRxA", "WEIRxAB"]);
        assert!(matches!(set.at(b"WEIRxA", false), Seen::Begun));
        assert!(matches!(set.at(b"WEIRxA", true), Seen::Whole(one) if one.token == "WEIRxA"));
        assert!(matches!(set.at(b"WEIRxABC", false), Seen::Whole(one) if one.token == "WEIRxAB"));
        assert!(matches!(set.at(b"WEIRxAC", false), Seen::Whole(one) if one.token == "WEIRxA"));
        assert!(matches!(set.at(b"WEIRy", false), Seen::Nothing));
        assert!(set.possible(b"..WEIRxAQ") && !set.possible(b"..WEIR"));
    }

    #[test]
    fn forms_that_could_hide_in_an_escape_are_left_out() {
        assert!(
            set(&[
                "nWEIR",
                "0WEIR",
                "WEIR-1",
                "",
                "W234567890123456789012345678901234"
            ])
            .is_empty()
        );
    }

    #[test]
    fn of_two_rules_for_one_placeholder_the_stricter_holds() {
        let one = Restoration {
            token: "WEIRxA".to_owned(),
            value: "v".to_owned().into(),
            class: Class::new("secrets.test"),
            restore: RestoreIn {
                text: true,
                tool_arguments: true,
                url: true,
            },
        };
        let mut other = one.clone();
        other.restore.url = false;
        let set = Placeholders::new(&[one, other]);
        assert!(
            matches!(set.at(b"WEIRxA", true), Seen::Whole(one) if !one.restore.url && one.restore.text)
        );
    }
}
