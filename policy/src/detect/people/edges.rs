//! Whether a text begins or ends with one of many words: most do not, and three bytes tell.

/// Words of three bytes and more, by what they begin and end with.
pub(super) struct Edges {
    firsts: Side,
    lasts: Side,
}

/// Words by three bytes of theirs.
struct Side {
    /// One bit for each place that three bytes of a word come to.
    bits: [u64; 16],
    /// Sorted.
    words: Vec<([u8; 3], &'static str)>,
}

impl Edges {
    /// Of these words; a shorter one is never found.
    pub(super) fn of(words: impl IntoIterator<Item = &'static str> + Clone) -> Self {
        Self {
            firsts: Side::of(words.clone(), |bytes| bytes.first_chunk()),
            lasts: Side::of(words, |bytes| bytes.last_chunk()),
        }
    }

    /// Whether the text begins with one of the words.
    pub(super) fn begin(&self, text: &str) -> bool {
        let first = text.as_bytes().first_chunk();
        first.is_some_and(|first| self.firsts.at(*first).any(|word| text.starts_with(word)))
    }

    /// Whether the text ends with one of the words.
    pub(super) fn end(&self, text: &str) -> bool {
        self.end_after(text, |_| true)
    }

    /// Whether the text ends with one of the words, and what stands before it passes.
    pub(super) fn end_after(&self, text: &str, passes: impl Fn(&str) -> bool) -> bool {
        let ends = |word| text.strip_suffix(word).is_some_and(&passes);
        let last = text.as_bytes().last_chunk();
        last.is_some_and(|last| self.lasts.at(*last).any(ends))
    }

    /// Whether a text that ends with these bytes may end with one of the words. Cheap.
    pub(super) fn may_end(&self, last: [u8; 3]) -> bool {
        self.lasts.may_be(place(last))
    }
}

impl Side {
    fn of(
        words: impl IntoIterator<Item = &'static str>,
        edge: impl Fn(&[u8]) -> Option<&[u8; 3]>,
    ) -> Self {
        let keyed = |word: &'static str| Some((*edge(word.as_bytes())?, word));
        let mut words: Vec<_> = words.into_iter().filter_map(keyed).collect();
        words.sort_unstable();
        let mut bits = [0; 16];
        for (bytes, _) in &words {
            let place = place(*bytes);
            if let Some(word) = bits.get_mut(place / 64) {
                *word |= 1 << (place % 64);
            }
        }
        Self { bits, words }
    }

    /// Whether any word's three bytes come to a place.
    fn may_be(&self, place: usize) -> bool {
        let known = self.bits.get(place / 64);
        known.is_some_and(|word| word >> (place % 64) & 1 == 1)
    }

    /// The words that have these three bytes.
    fn at(&self, bytes: [u8; 3]) -> impl Iterator<Item = &'static str> {
        let first = match self.may_be(place(bytes)) {
            true => self.words.partition_point(|(known, _)| *known < bytes),
            false => self.words.len(),
        };
        let rest = self.words.get(first..).unwrap_or_default().iter();
        rest.take_while(move |(known, _)| *known == bytes)
            .map(|(_, word)| *word)
    }
}

/// Three bytes as a place among 1024.
fn place([first, second, third]: [u8; 3]) -> usize {
    (usize::from(first) * 961 + usize::from(second) * 31 + usize::from(third)) & 1023
}

#[cfg(test)]
mod tests {
    use super::Edges;

    #[test]
    fn edges_are_what_plain_comparison_says() {
        const WORDS: [&str; 4] = ["北京市", "abc", "さん", "姓名"];
        let edges = Edges::of(WORDS);
        for text in [
            "北京市内",
            "北京",
            "xabc",
            "abcx",
            "さん",
            "の姓名",
            "",
            "a",
            "京市",
        ] {
            let begins = WORDS.iter().any(|word| text.starts_with(word));
            let ends = WORDS.iter().any(|word| text.ends_with(word));
            assert_eq!(
                (edges.begin(text), edges.end(text)),
                (begins, ends),
                "{text}"
            );
            let last = text.as_bytes().last_chunk();
            assert!(!ends || last.is_some_and(|last| edges.may_end(*last)));
            assert_eq!(edges.end_after(text, str::is_empty), WORDS.contains(&text));
        }
    }
}
