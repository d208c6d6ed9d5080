//! The bench's arithmetic: percentiles of samples, spreads over rounds, ratios of what was added.

use serde::{Deserialize, Serialize};

/// A value over the rounds of one run, in the unit of its line.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Spread {
    /// The middle value; of an even number, the mean of the two in the middle.
    pub median: f64,
    /// The smallest.
    pub min: f64,
    /// The largest.
    pub max: f64,
}

impl Spread {
    /// The spread of all finite `values`; `None` without one.
    pub fn of(values: impl IntoIterator<Item = f64>) -> Option<Self> {
        let mut values: Vec<f64> = values.into_iter().filter(|v| v.is_finite()).collect();
        values.sort_by(f64::total_cmp);
        let (min, max) = (*values.first()?, *values.last()?);
        let middle = values.len() / 2;
        let median = if values.len() % 2 == 1 {
            values[middle]
        } else {
            f64::midpoint(values[middle - 1], values[middle])
        };
        Some(Self { median, min, max })
    }
}

/// The nearest-rank percentile: the smallest sample that at least `per_mille` thousandths do not exceed.
pub fn percentile(samples: &[u64], per_mille: usize) -> Option<u64> {
    let mut sorted = samples.to_vec();
    sorted.sort_unstable();
    let rank = (sorted.len() * per_mille.min(1000)).div_ceil(1000);
    sorted.get(rank.saturating_sub(1)).copied()
}

/// `above / below`, round by round; a round in which `below` is not positive says nothing and is left out.
pub fn ratios(above: &[f64], below: &[f64]) -> Vec<f64> {
    above
        .iter()
        .zip(below)
        .filter(|(_, b)| **b > 0.0)
        .map(|(a, b)| a / b)
        .collect()
}

/// `from - what`, round by round.
pub fn differences(from: &[f64], what: &[f64]) -> Vec<f64> {
    from.iter().zip(what).map(|(a, b)| a - b).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn percentiles_are_samples_at_the_nearest_rank() {
        let samples: Vec<u64> = (1..=100).rev().collect();
        assert_eq!(percentile(&samples, 500), Some(50));
        assert_eq!(percentile(&samples, 990), Some(99));
        assert_eq!(percentile(&samples, 1000), Some(100));
        assert_eq!(percentile(&samples, 0), Some(1));
        assert_eq!(percentile(&[7], 990), Some(7));
        assert_eq!(percentile(&[3, 1, 2], 500), Some(2));
        assert_eq!(percentile(&[], 500), None);
    }

    #[test]
    fn spreads_ignore_order_and_what_is_no_number() {
        let spread = Spread::of([3.0, 1.0, f64::NAN, 2.0]);
        assert_eq!(
            spread,
            Some(Spread {
                median: 2.0,
                min: 1.0,
                max: 3.0
            })
        );
        let even = Spread::of([4.0, 1.0, 2.0, 3.0]).map(|s| s.median);
        assert_eq!(even, Some(2.5));
        assert_eq!(Spread::of([f64::INFINITY]), None);
    }

    #[test]
    fn ratios_leave_out_rounds_that_say_nothing() {
        assert_eq!(
            ratios(&[4.0, 6.0, 9.0, 1.0], &[2.0, 0.0, -3.0, 4.0]),
            [2.0, 0.25]
        );
        assert_eq!(differences(&[4.0, 6.0], &[1.0, 7.0]), [3.0, -1.0]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn enough_samples_lie_below_a_percentile(samples in prop::collection::vec(0_u64..1000, 1..80), rank in 1_usize..=1000) {
            let value = percentile(&samples, rank).expect("there is a sample");
            let below = samples.iter().filter(|s| **s <= value).count();
            prop_assert!(samples.contains(&value));
            prop_assert!(below * 1000 >= samples.len() * rank);
            let strictly = samples.iter().filter(|s| **s < value).count();
            prop_assert!(strictly * 1000 < samples.len() * rank);
        }
    }
}
