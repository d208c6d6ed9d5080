//! The word after a word, where a name may go on with it.

use super::lexicon::may_be_particle;
use super::table::TITLE;
use super::words::{Case, Word, word_at};

/// Whether a text starts with a word of small letters that is surely no particle.
fn is_small_word(text: &[u8]) -> bool {
    const FAR: usize = 8;
    let letters = text.iter().take(FAR);
    let letters = letters.take_while(|byte| byte.is_ascii_lowercase()).count();
    let ends = match text.get(letters) {
        Some(next) => {
            next.is_ascii() && !next.is_ascii_alphabetic() && !matches!(next, b'\'' | b'-')
        }
        None => true,
    };
    let first = text.first().copied().unwrap_or_default();
    letters == FAR || letters > 0 && ends && !may_be_particle(first, letters)
}

/// The word after a word, where one space stands between, or a dot that belongs to an initial or a title.
pub(super) fn following(text: &str, word: &Word) -> Option<Word> {
    let rest = text.get(word.end..)?;
    // What most words are followed by.
    if let [b' ', next @ ..] = rest.as_bytes()
        && is_small_word(next)
        && next.get(2..6) != Some(b" 't ")
    {
        return None;
    }
    let dotted = word.case == Case::Initial
        || (word.is(TITLE) && word.end - word.start < 8)
        || text.get(word.start..word.end) == Some("St");
    // `Dott.ssa`, `Sig.ra`: the rest of an Italian title.
    let rest = match word.is(TITLE) {
        true => rest
            .strip_prefix(".ssa")
            .or_else(|| rest.strip_prefix(".ra"))
            .unwrap_or(rest),
        false => rest,
    };
    let dot = usize::from(rest.as_bytes().first() == Some(&b'.'));
    if dot > 0 && !dotted {
        return None;
    }
    let space = match rest.as_bytes().get(dot..).unwrap_or_default() {
        [b' ', ..] => 1,
        [0xc2, 0xa0, ..] => 2,
        _ if dot > 0 => 0,
        _ => return None,
    };
    let at = text.len() - rest.len() + dot + space;
    // `van 't Hof`
    let elided = text.get(at..)?;
    let article = ["'t ", "’t "]
        .iter()
        .find(|article| elided.starts_with(**article));
    word_at(
        text,
        at + article
            .filter(|_| word.case == Case::Lower)
            .map_or(0, |article| article.len()),
    )
}
