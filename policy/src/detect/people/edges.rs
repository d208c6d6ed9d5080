//! Whether a text begins or ends with one of many words: most do not, and three bytes tell.

/// Words, and which three bytes they begin and end with.
pub(super) struct Edges<const N: usize> {
    words: [&'static str; N],
    firsts: [u64; 16],
    lasts: [u64; 16],
}

/// Three bytes as a place among 1024.
const fn place(bytes: [u8; 3]) -> usize {
    (bytes[0] as usize * 961 + bytes[1] as usize * 31 + bytes[2] as usize) & 1023
}

impl<const N: usize> Edges<N> {
    /// Of words of three bytes and more.
    #[expect(
        clippy::indexing_slicing,
        reason = "while it is compiled: a word that is too short stops the build"
    )]
    pub(super) const fn of(words: [&'static str; N]) -> Self {
        let (mut firsts, mut lasts) = ([0; 16], [0; 16]);
        let mut index = 0;
        while index < N {
            let word = words[index].as_bytes();
            let end = word.len();
            let first = place([word[0], word[1], word[2]]);
            let last = place([word[end - 3], word[end - 2], word[end - 1]]);
            firsts[first / 64] |= 1 << (first % 64);
            lasts[last / 64] |= 1 << (last % 64);
            index += 1;
        }
        Self {
            words,
            firsts,
            lasts,
        }
    }

    /// Whether the text begins with one of the words.
    pub(super) fn begin(&self, text: &str) -> bool {
        let first = text.as_bytes().first_chunk::<3>();
        first.is_some_and(|first| has(&self.firsts, *first))
            && self.words.iter().any(|word| text.starts_with(word))
    }

    /// Whether the text ends with one of the words.
    pub(super) fn end(&self, text: &str) -> bool {
        let last = text.as_bytes().last_chunk::<3>();
        last.is_some_and(|last| has(&self.lasts, *last))
            && self.words.iter().any(|word| text.ends_with(word))
    }
}

fn has(bits: &[u64; 16], bytes: [u8; 3]) -> bool {
    let place = place(bytes);
    bits.get(place / 64)
        .is_some_and(|word| word >> (place % 64) & 1 == 1)
}

#[cfg(test)]
mod tests {
    use super::Edges;

    #[test]
    fn edges_are_what_plain_comparison_says() {
        const WORDS: [&str; 4] = ["北京市", "abc", "さん", "姓名"];
        const EDGES: Edges<4> = Edges::of(WORDS);
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
                (EDGES.begin(text), EDGES.end(text)),
                (begins, ends),
                "{text}"
            );
        }
    }
}
