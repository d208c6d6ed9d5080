//! What each thing told of a value says for or against its being a secret.

use std::sync::LazyLock;

use super::{FEATURES, Kind};

/// The file that `cargo run --release -p weir-policy --example learn` writes: what all start from (four bytes, little
/// endian), and a weight for each feature (a byte with a sign), all in sixteenths of a logit.
static FILE: &[u8] = include_bytes!("../../../data/told.weights");

/// As that file, of joined words: [`PHRASES`] weights.
static JOINED: &[u8] = include_bytes!("../../../data/told.phrases");

/// How many numbers there are for what is told of joined words.
pub const PHRASES: u32 = 1 << 14;

/// Sums from which a value is taken, in sixteenths of a logit. A number alone is more often something else.
const NUMBER: i32 = 34;
const PASSWORD: i32 = 20;
const KEY: i32 = 36;
const PHRASE: i32 = 32;

pub(super) struct Weights {
    bias: i32,
    weights: &'static [u8],
}

impl Weights {
    /// Those built in; where the file is not whole, none, and nothing is taken.
    pub(super) fn builtin() -> &'static Self {
        static BUILTIN: LazyLock<Weights> = LazyLock::new(|| Weights::read(FILE, FEATURES));
        &BUILTIN
    }

    /// As [`Self::builtin`], of joined words.
    pub(super) fn phrases() -> &'static Self {
        static PHRASED: LazyLock<Weights> = LazyLock::new(|| Weights::read(JOINED, PHRASES));
        &PHRASED
    }

    fn read(file: &'static [u8], features: u32) -> Self {
        let whole = file
            .split_first_chunk::<4>()
            .filter(|(_, weights)| weights.len() == features as usize);
        match whole {
            Some((bias, weights)) => Self {
                bias: i32::from_le_bytes(*bias),
                weights,
            },
            None => Self {
                bias: i32::MIN / 2,
                weights: &[],
            },
        }
    }

    /// The files themselves, for the digest of what detects.
    pub(super) fn bytes() -> [&'static [u8]; 2] {
        [FILE, JOINED]
    }

    /// How much all that is told speaks for a secret.
    pub(super) fn sum(&self, seen: &[u32]) -> i32 {
        let weight = |index: &u32| self.weights.get(*index as usize).copied();
        let told = seen.iter().filter_map(weight);
        told.map(|weight| i32::from(weight.cast_signed()))
            .sum::<i32>()
            + self.bias
    }

    pub(super) fn least(&self, kind: Kind) -> i32 {
        match kind {
            Kind::Number => NUMBER,
            Kind::Password => PASSWORD,
            Kind::Key => KEY,
            Kind::Phrase => PHRASE,
        }
    }
}
