//! How much of long values is looked at: as much as texts need that are no attack, and then no more than their heads.

/// Values that are no longer, in bytes, are always looked at whole.
const SHORT: usize = 160;
/// What is spent on longer ones in any text, in bytes, and for each byte of it besides: a token is judged by a few rules.
const FREE: usize = 8 * 1024;
const EACH: usize = 2;

/// What one scan spent on long values. A token of kilobytes that holds a name in every line of it would else be judged
/// from each of them to its end.
#[derive(Default)]
pub(in crate::detect) struct Looks {
    spent: usize,
}

impl Looks {
    /// As much of a value that ends at `end` as is to be looked at: all of it where it is short or little was spent.
    pub(in crate::detect) fn at<'v>(&mut self, value: &'v str, end: usize) -> &'v str {
        if value.len() <= SHORT {
            return value;
        }
        let most = FREE + EACH * end;
        let seen = match self.spent + value.len() <= most {
            true => value,
            // What looks drawn by its head is taken for drawn; what is drawn behind a plain head is not seen any more.
            false => value
                .get(..value.floor_char_boundary(SHORT))
                .unwrap_or(value),
        };
        // A place before one that was looked at leaves no more to spend than there was.
        self.spent = self.spent.max(most.min(self.spent + seen.len()));
        seen
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_values_are_looked_at_whole_until_much_was_spent() {
        let mut looks = Looks::default();
        let short = "s".repeat(SHORT);
        let long = "é".repeat(1000);
        assert_eq!(looks.at(&long, 2000).len(), 2000);
        let mut seen = 0;
        for _ in 0..1000 {
            seen += looks.at(&long, 2000).len();
            assert_eq!(looks.at(&short, 2000).len(), SHORT);
        }
        assert!(seen <= FREE + EACH * 2000 + 1000 * SHORT, "{seen}");
        assert_eq!(looks.at(&long, 2000).len(), SHORT);
        // Farther on in the text there is more to spend; back again there is not.
        assert_eq!(looks.at(&long, 4000).len(), 2000);
        assert_eq!(looks.at(&long, 100).len(), SHORT);
        assert_eq!(looks.at(&long, 2000).len(), SHORT);
    }
}
