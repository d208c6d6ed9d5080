//! Check digits and dates of identifiers: weighted sums, said in numbers, and the rules that no table says, by name.

use serde::Deserialize;

use super::super::checksum;
use super::national;

/// A check, as a person writes it: a sum by its weights, or a name.
#[derive(Clone, Deserialize)]
#[serde(untagged)]
pub(super) enum Check {
    Sum(Sum),
    Named(Named),
}

/// A check character that a weighted sum gives.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Sum {
    /// By place, from the left; a value shorter than they are leaves the first ones out.
    weights: Vec<i32>,
    /// The sum counts modulo this.
    modulo: i32,
    /// The check is what is missing to a multiple.
    #[serde(default)]
    complement: bool,
    /// Which place the check stands at; the one after the weights where it is left out.
    at: Option<usize>,
    /// Added to the sum.
    #[serde(default)]
    plus: i32,
    /// A complement that is counted modulo ten after all, so that no remainder is left without a digit.
    #[serde(default)]
    fold: bool,
    /// Weights to take instead where the check would be ten.
    #[serde(default)]
    again: Vec<i32>,
    /// What ten, eleven, … are written as.
    #[serde(default)]
    beyond: String,
    /// What every remainder is written as, where not as itself.
    #[serde(default)]
    table: String,
    /// Letters count as the distance of their code from `0` (A is 17), not from ten on.
    #[serde(default)]
    ascii: bool,
}

/// Checks that are code; each says what it is of where it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Named {
    /// Over the digits, letters left out.
    Luhn,
    /// Over the last ten digits.
    LuhnTen,
    Verhoeff,
    /// ISO 7064 mod 11,10.
    Mod11Ten,
    /// The whole number is a multiple of 11, or of its first nine digits the rest is ten and the last is 0.
    Mod11Whole,
    /// ISO 7064 mod 97-10, the check digits last.
    Mod97,
    /// All digits, or all letters, are not the same.
    Varied,
    /// Digits are not fewer than two.
    Digital,
    AuAbn,
    BeNational,
    ChineseId,
    DeInsurance,
    DePension,
    DeTax,
    EsCif,
    EsSocial,
    /// Of a firm in a country of the European Union; of those whose rule is not known here every one holds.
    EuVat,
    FiCode,
    FrSocial,
    HkId,
    IePps,
    InGst,
    ItCode,
    KrBusiness,
    LuNational,
    MxCurp,
    PlId,
    RuSnils,
    SgId,
    TwId,
    UkNino,
    UsDea,
    UsEin,
    UsItin,
    UsNpi,
    UsSsn,
    Vin,
    Bitcoin,
    Base58,
    Bech32,
    Ripple,
}

impl Check {
    /// # Errors
    /// What is wrong, in words.
    pub(super) fn validate(&self) -> Result<(), String> {
        match self {
            Self::Sum(sum) if sum.modulo < 2 || sum.weights.is_empty() => {
                Err("a sum needs `weights` and a `modulo` of two or more".to_owned())
            }
            Self::Sum(_) | Self::Named(_) => Ok(()),
        }
    }

    /// Whether it holds for letters and digits, given as values in base 36; `raw` is the text they stand in.
    pub(super) fn holds(&self, values: &[u8], raw: &[u8]) -> bool {
        match self {
            Self::Sum(sum) => sum.holds(values) == Some(true),
            Self::Named(named) => named.holds(values, raw) == Some(true),
        }
    }

    /// Whether it says more than that the value is not made up.
    pub(super) fn is_proof(&self) -> bool {
        !matches!(self, Self::Named(Named::Varied | Named::Digital))
    }

    /// Whether a value for which it does not hold is none even under a label: it tells a form, not a typing error.
    pub(super) fn is_demanded(&self) -> bool {
        let Self::Named(named) = self else {
            return false;
        };
        matches!(
            named,
            Named::Varied
                | Named::Digital
                | Named::UkNino
                | Named::UsEin
                | Named::UsItin
                | Named::UsSsn
                | Named::Bitcoin
                | Named::Base58
                | Named::Bech32
                | Named::Ripple
        )
    }
}

impl Sum {
    fn holds(&self, values: &[u8]) -> Option<bool> {
        let missing = self
            .at
            .is_none()
            .then(|| (self.weights.len() + 1).saturating_sub(values.len()));
        let missing = missing.unwrap_or_default();
        let at = self.at.unwrap_or(self.weights.len()).checked_sub(missing)?;
        let found = *values.get(at)?;
        let expected = self.expected(&self.weights, values, missing);
        let expected = match expected {
            10 if !self.again.is_empty() => self.expected(&self.again, values, missing),
            expected => expected,
        };
        let expected = usize::try_from(expected).ok()?;
        let written = if self.table.is_empty() {
            match expected {
                0..10 => u32::try_from(expected).ok()?,
                _ => char::from(*self.beyond.as_bytes().get(expected - 10)?).to_digit(36)?,
            }
        } else {
            char::from(*self.table.as_bytes().get(expected)?).to_digit(36)?
        };
        Some(u32::from(found) == written)
    }

    fn expected(&self, weights: &[i32], values: &[u8], missing: usize) -> i32 {
        let value = |value: &u8| i32::from(*value) + if self.ascii && *value > 9 { 7 } else { 0 };
        let sum: i32 = weights
            .iter()
            .skip(missing)
            .zip(values)
            .map(|(weight, one)| weight * value(one))
            .sum();
        let rest = (sum + self.plus).rem_euclid(self.modulo);
        match (self.complement, self.fold) {
            (false, false) => rest,
            (false, true) => rest % 10,
            (true, false) => (self.modulo - rest) % self.modulo,
            (true, true) => (self.modulo - rest) % 10,
        }
    }
}

impl Named {
    fn holds(self, v: &[u8], raw: &[u8]) -> Option<bool> {
        let digits = || v.iter().copied().filter(|value| *value < 10);
        Some(match self {
            Self::Luhn => {
                let digits: Vec<u8> = digits().collect();
                checksum::luhn(digits.into_iter())
            }
            Self::LuhnTen => {
                let digits: Vec<u8> = digits().collect();
                checksum::luhn(digits.get(digits.len().checked_sub(10)?..)?.iter().copied())
            }
            Self::Verhoeff => verhoeff(v),
            Self::Mod11Ten => mod11_ten(v),
            Self::Mod11Whole => {
                let (nine, last) = (v.get(..9)?, v.get(9)?);
                let rest = number(nine) % 11;
                number(v).is_multiple_of(11) || (rest == 10 && *last == 0)
            }
            Self::Mod97 => mod97(v) == 1,
            Self::Varied => {
                let first = v.first()?;
                let lettered = v.iter().filter(|value| **value > 9).count();
                // `555 0142`: numbers of films and manuals.
                let fictional = v.len() == 7 && v.starts_with(&[5, 5, 5, 0, 1]);
                v.len() - lettered > 0
                    && !digits().all(|value| value == *first)
                    && !counts_up(v)
                    && !fictional
            }
            // Containers have addresses that count up from `02:42:ac:11:00:02` on, on every machine.
            Self::Digital => digits().count() >= 2 && !v.starts_with(&[0, 2, 4, 2, 10, 12, 1]),
            _ => return national::holds(self, v, raw),
        })
    }
}

/// Whether digits go up one by one (`123456789`), as nobody's number does.
fn counts_up(v: &[u8]) -> bool {
    v.len() > 4
        && v.windows(2)
            .all(|pair| matches!(pair, [a, b] if *b == (a + 1) % 10))
}

/// Digits as one number; letters by their value.
pub(super) fn number(v: &[u8]) -> u64 {
    v.iter().fold(0u64, |number, value| {
        number.wrapping_mul(10).wrapping_add(u64::from(*value))
    })
}

/// Letters and digits as one number (A = 10 …), modulo 97.
pub(super) fn mod97(v: &[u8]) -> u32 {
    v.iter().fold(0, |rest, value| {
        let value = u32::from(*value);
        (rest * if value > 9 { 100 } else { 10 } + value) % 97
    })
}

/// ISO 7064 mod 11,10.
pub(super) fn mod11_ten(v: &[u8]) -> bool {
    let Some((last, rest)) = v.split_last() else {
        return false;
    };
    let product = rest.iter().fold(10, |product, value| {
        let sum = (u32::from(*value) + product) % 10;
        (if sum == 0 { 10 } else { sum }) * 2 % 11
    });
    (11 - product) % 10 == u32::from(*last)
}

/// Verhoeff's dihedral check (J. Verhoeff, "Error Detecting Decimal Codes", 1969).
pub(super) fn verhoeff(v: &[u8]) -> bool {
    /// Ten rows of the multiplication in D5.
    const PRODUCT: &[u8] = b"0123456789123406789523401789563401289567401239567859876043216598710432765982104387659321049876543210";
    /// Eight rows of the permutation.
    const TURN: &[u8] =
        b"01234567891576283094580379614289160435279453126870428657390127938064157046913258";
    let at = |table: &[u8], row: usize, column: usize| {
        table
            .get(row * 10 + column)
            .map_or(0, |digit| usize::from(digit - b'0'))
    };
    v.iter().rev().enumerate().fold(0, |state, (place, value)| {
        at(
            PRODUCT,
            state,
            at(TURN, place % 8, usize::from(*value) % 10),
        )
    }) == 0
}

/// A date inside an identifier.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Date {
    /// `y`, `m` and `d` where they stand, other places `-`: `--yymmdd`.
    form: String,
    /// What may have been added to the month, and to the day.
    #[serde(default)]
    months: Vec<u32>,
    #[serde(default)]
    days: Vec<u32>,
}

impl Date {
    /// # Errors
    /// What is wrong, in words.
    pub(super) fn validate(&self) -> Result<(), String> {
        match self
            .form
            .bytes()
            .all(|b| matches!(b, b'y' | b'm' | b'd' | b'-'))
        {
            true => Ok(()),
            false => Err("`date.form` takes `y`, `m`, `d` and `-`".to_owned()),
        }
    }

    /// Whether month and day are some month's, and a year of four digits is one in which people live.
    pub(super) fn holds(&self, values: &[u8]) -> bool {
        let part = |of: u8| {
            self.form
                .bytes()
                .zip(values)
                .filter(|(place, _)| *place == of)
                .fold(0, |number, (_, value)| number * 10 + u32::from(*value))
        };
        let within = |value: u32, added: &[u32], most: u32| {
            std::iter::once(0).chain(added.iter().copied()).any(|more| {
                value
                    .checked_sub(more)
                    .is_some_and(|value| (1..=most).contains(&value))
            })
        };
        let asks = |of: u8| self.form.bytes().any(|place| place == of);
        let year = part(b'y');
        let long = self.form.bytes().filter(|place| *place == b'y').count() == 4;
        (!asks(b'm') || within(part(b'm'), &self.months, 12))
            && (!asks(b'd') || within(part(b'd'), &self.days, 31))
            && (!long || (1900..=2035).contains(&year))
    }
}
