//! "Did you mean": the nearest known word, by edit distance.

/// The candidate nearest to `word`, where one is near enough to have been meant: one edit (a letter
/// added, lost, replaced, or two swapped) for each three letters, at least one.
pub fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let word: Vec<char> = word.chars().take(MAX_WORD + 1).collect();
    if word.len() > MAX_WORD {
        return None;
    }
    let limit = (word.len() / 3).max(1);
    candidates
        .into_iter()
        .map(|candidate| (distance(&word, candidate), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, candidate)| (*distance, *candidate))
        .map(|(_, candidate)| candidate)
}

const MAX_WORD: usize = 64;

/// Optimal string alignment distance, case-insensitive.
#[expect(
    clippy::indexing_slicing,
    reason = "each row has one field more than the word has letters"
)]
fn distance(word: &[char], candidate: &str) -> usize {
    let other: Vec<char> = candidate.chars().take(MAX_WORD + 1).collect();
    let same = |a: char, b: char| a.eq_ignore_ascii_case(&b);
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=other.len()).collect();
    for (row, a) in word.iter().enumerate() {
        let mut current = vec![row + 1];
        for (column, b) in other.iter().enumerate() {
            let replaced = above[column] + usize::from(!same(*a, *b));
            let mut best = replaced.min(above[column + 1] + 1).min(current[column] + 1);
            if row > 0 && column > 0 && same(*a, other[column - 1]) && same(word[row - 1], *b) {
                best = best.min(before[column - 1] + 1);
            }
            current.push(best);
        }
        before = std::mem::replace(&mut above, current);
    }
    above.last().copied().unwrap_or(word.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_of_the_finger_are_understood() {
        let words = ["effect", "redact", "restore", "data"];
        assert_eq!(nearest("efect", words), Some("effect"));
        assert_eq!(nearest("erdact", words), Some("redact"));
        assert_eq!(nearest("Data", words), Some("data"));
        assert_eq!(nearest("dat", words), Some("data"));
        assert_eq!(nearest("model", words), None);
        assert_eq!(nearest("", words), None);
        assert_eq!(nearest(&"x".repeat(1000), words), None);
    }
}
