//! The placeholders that may be given back in one answer, and where one begins.

use std::sync::Arc;

use weir_policy::redact::Restoration;

use super::altered::{Follower, JOINED, Letter};
use super::restore::{Mode, needs_escape};

/// No placeholder is longer (`policy::redact::Edit::token`).
const LONGEST: usize = 32;

/// The placeholders of one unit, sorted; each knows its value and where it may be given back.
pub(super) struct Placeholders {
    sorted: Arc<[Restoration]>,
    /// Distinct lengths, longest first.
    lengths: Vec<usize>,
    /// Bytes a placeholder can begin with, as it is or altered.
    first: [bool; 256],
    /// What all of them begin with, of a mark's length at most, in upper case.
    common: Vec<u8>,
    /// A value among them stands otherwise in a JSON string than by itself.
    follows: bool,
    /// In upper case and sorted, those that are known whatever happens to them: none begins another.
    altered: Vec<Form>,
}

/// What stands at the head of some bytes.
pub(super) enum Seen<'a> {
    /// A placeholder, whole, and how many bytes it takes.
    Whole(&'a Restoration, usize),
    /// All that is left could be the beginning of one.
    Begun,
    /// Neither.
    Nothing,
}

impl Placeholders {
    /// Takes what can be given back somewhere. A placeholder of a form that could be mistaken for part of a
    /// JSON escape, or that would need one, is left out: it then simply stays as it is.
    pub(super) fn new(restorations: Arc<[Restoration]>) -> Self {
        let in_order = restorations.is_sorted_by(|a, b| a.token < b.token);
        let sorted = match in_order && restorations.iter().all(restorable) {
            true => restorations,
            false => sorted(&restorations),
        };
        let mut lengths: Vec<usize> = sorted.iter().map(|one| one.token.len()).collect();
        lengths.sort_unstable_by(|a, b| b.cmp(a));
        lengths.dedup();
        let mut first = [false; 256];
        for byte in sorted.iter().filter_map(|one| one.token.bytes().next()) {
            first[usize::from(byte)] = true;
            first[usize::from(byte.to_ascii_lowercase())] = true;
        }
        let common = match (sorted.first(), sorted.last()) {
            (Some(low), Some(high)) => {
                let pairs = low.token.bytes().zip(high.token.bytes()).take(JOINED);
                pairs
                    .take_while(|(a, b)| a == b)
                    .map(|(a, _)| a.to_ascii_uppercase())
                    .collect()
            }
            _ => Vec::new(),
        };
        Self {
            altered: apart(&sorted),
            follows: sorted.iter().any(|one| needs_escape(one.value.as_bytes())),
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

    /// Whether it matters how deep in JSON a place is.
    pub(super) fn follows(&self) -> bool {
        self.follows
    }

    /// Whether a placeholder can begin with this byte.
    pub(super) fn begins(&self, byte: u8) -> bool {
        self.first[usize::from(byte)]
    }

    /// Whether a whole placeholder can be in these bytes; errs on the side of yes.
    pub(super) fn possible(&self, bytes: &[u8]) -> bool {
        let Some(first) = self.common.first() else {
            return !self.sorted.is_empty();
        };
        memchr::memchr2_iter(*first, first.to_ascii_lowercase(), bytes).any(|at| {
            bytes
                .get(at..at + self.common.len())
                .is_some_and(|mark| mark.eq_ignore_ascii_case(&self.common))
        })
    }

    /// What stands at the head of `rest` in an altered form, if anything does.
    pub(super) fn altered(&self, mode: Mode, rest: &[u8], last: bool) -> Seen<'_> {
        let mut letters = [0; LONGEST];
        let mut follower = Follower::new(mode, rest);
        for count in 1..=LONGEST {
            let (letter, end) = match follower.letter() {
                Letter::Is(letter, end) => (letter, end),
                Letter::Wanted if !last => return Seen::Begun,
                Letter::Wanted | Letter::Never => return Seen::Nothing,
            };
            letters[count - 1] = letter;
            if self
                .common
                .get(count - 1)
                .is_some_and(|known| *known != letter)
            {
                return Seen::Nothing;
            }
            if count < self.common.len() {
                continue;
            }
            let head = &letters[..count];
            let next = self.altered.partition_point(|form| form.letters() < head);
            match self.altered.get(next) {
                Some(form) if form.letters() == head => {
                    return Seen::Whole(&self.sorted[form.of], end);
                }
                Some(form) if form.letters().starts_with(head) => {}
                _ => return Seen::Nothing,
            }
        }
        Seen::Nothing
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
                return Seen::Whole(&self.sorted[found], *length);
            }
        }
        Seen::Nothing
    }
}

/// Those that can be given back somewhere, in order; of one that is there twice, only where both may be.
fn sorted(restorations: &[Restoration]) -> Arc<[Restoration]> {
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
    sorted.into()
}

/// A placeholder in upper case, and which one it is.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Form {
    letters: [u8; LONGEST],
    length: usize,
    of: usize,
}

impl Form {
    fn new(token: &str, of: usize) -> Self {
        let mut letters = [0; LONGEST];
        for (to, byte) in letters.iter_mut().zip(token.bytes()) {
            *to = byte.to_ascii_uppercase();
        }
        Self {
            letters,
            length: token.len().min(LONGEST),
            of,
        }
    }

    fn letters(&self) -> &[u8] {
        &self.letters[..self.length]
    }
}

/// The placeholders in upper case, sorted, without those that begin another or are another's: what is altered then
/// is one of them or none.
fn apart(sorted: &[Restoration]) -> Vec<Form> {
    let forms = sorted.iter().enumerate();
    let mut all: Vec<Form> = forms.map(|(at, one)| Form::new(&one.token, at)).collect();
    all.sort_unstable();
    let mut doubtful = vec![false; all.len()];
    // Those that begin the form at hand, each the next one's beginning: sorted, they stand right before it.
    let mut begun: Vec<usize> = Vec::new();
    for (at, form) in all.iter().enumerate() {
        while begun
            .last()
            .is_some_and(|last| !form.letters().starts_with(all[*last].letters()))
        {
            begun.pop();
        }
        if let Some(last) = begun.last() {
            doubtful[*last] = true;
            doubtful[at] = true;
        }
        begun.push(at);
    }
    let mut doubt = doubtful.into_iter();
    all.retain(|_| !doubt.next().unwrap_or(true));
    all
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
        Placeholders::new(list.into())
    }

    #[test]
    fn the_longest_wins_and_is_waited_for() {
        let set = set(&["WEIRxA", "WEIRxAB"]);
        assert!(matches!(set.at(b"WEIRxA", false), Seen::Begun));
        assert!(matches!(set.at(b"WEIRxA", true), Seen::Whole(one, _) if one.token == "WEIRxA"));
        assert!(
            matches!(set.at(b"WEIRxABC", false), Seen::Whole(one, _) if one.token == "WEIRxAB")
        );
        assert!(matches!(set.at(b"WEIRxAC", false), Seen::Whole(one, _) if one.token == "WEIRxA"));
        assert!(matches!(set.at(b"WEIRy", false), Seen::Nothing));
        assert!(set.possible(b"..WEIRxAQ") && !set.possible(b"..WEI"));
    }

    #[test]
    fn an_altered_form_is_one_placeholder_or_none() {
        let known =
            |set: &Placeholders, text: &str| match set.altered(Mode::Text, text.as_bytes(), true) {
                Seen::Whole(one, length) => Some((one.token.clone(), length)),
                Seen::Begun | Seen::Nothing => None,
            };
        let one = set(&["WEIRxAB", "WEIRxACD"]);
        assert_eq!(known(&one, "weirx-a*b!"), Some(("WEIRxAB".to_owned(), 9)));
        assert_eq!(known(&one, "weirx-a"), None);
        assert_eq!(known(&one, "weirxa c d"), Some(("WEIRxACD".to_owned(), 10)));
        assert!(matches!(
            one.altered(Mode::Text, b"weirx a", false),
            Seen::Begun
        ));
        assert!(matches!(one.altered(Mode::Text, b"we", false), Seen::Begun));
        assert!(matches!(
            one.altered(Mode::Text, b"weight", false),
            Seen::Nothing
        ));
        // What could be two is neither, and what is not doubtful stays known beside it.
        let two = set(&["WEIRxAB", "WEIRXab", "WEIRxABCD", "WEIRxQ"]);
        for text in ["weirxab", "weirxabcd", "weirx-ab"] {
            assert_eq!(known(&two, text), None, "{text}");
        }
        assert!(known(&two, "weirx_q").is_some());
        assert!(one.possible(b"a weird thing") && !one.possible(b"a wei rd thing"));
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
        let set = Placeholders::new([one, other].into());
        assert!(
            matches!(set.at(b"WEIRxA", true), Seen::Whole(one, _) if !one.restore.url && one.restore.text)
        );
    }
}
