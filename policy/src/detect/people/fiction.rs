//! Persons whom somebody made up: what stands around their names says so.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::super::lookup::any_of;

/// Words that speak of made-up persons, in the languages that school is taught in; after what ends in a blank a number
/// follows (`chapter 4`).
const FICTION: &str = "the novel|this novel|novel by|narrator|protagonist|fictional|sonnet|screenplay|libretto|plot of|\
    romanfigur|hauptfigur|kapitel |chapter |chapitre |capítulo |capitolo |rozdział |kapitola |fejezet |luvu |personnage|personaje|\
    personaggi|personagem|personagens|hovedperson|huvudperson|bohater|főszereplő|päähenkil|tokoh|penokohan|roman de|romanzo|\
    romance de|novela|powieś|román|novelle|theaterstück|tragödie|tragédie|epopej|ballad|legend of|folktale|fairy tale|märchen|conte de";

/// Whether words near a name, in its paragraph, speak of made-up persons, and nothing beside it of a living one.
pub(super) fn is_told(text: &str, range: &Range<usize>) -> bool {
    const REACH: usize = 160;
    let floor = text.ceil_char_boundary(range.start.saturating_sub(REACH));
    let ceiling = text.floor_char_boundary((range.end + REACH).min(text.len()));
    let head = text.get(floor..range.start).unwrap_or_default();
    let head = head.rsplit('\n').next().unwrap_or_default();
    let rest = text.get(range.end..ceiling).unwrap_or_default();
    let rest = rest.split('\n').next().unwrap_or_default();
    static SAID: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| any_of(FICTION.split('|')));
    let told = |part: &str| {
        let mut said = SAID.iter().flat_map(|said| said.find_iter(part));
        said.any(|word| stands(part, &word.range()))
    };
    let lives = |part: &str| part.contains(['@', '+']);
    (told(head) || told(rest)) && !lives(head) && !lives(rest)
}

/// Whether a word starts there, and a number follows it where one has to.
fn stands(part: &str, word: &Range<usize>) -> bool {
    let before = part.get(..word.start).and_then(|head| head.chars().last());
    let numbered = part
        .get(word.clone())
        .is_some_and(|word| word.ends_with(' '));
    let digit = part
        .as_bytes()
        .get(word.end)
        .is_some_and(u8::is_ascii_digit);
    before.is_none_or(|c| !c.is_alphanumeric()) && (!numbered || digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_made_up_is_told_of_as_such() {
        for (text, told) in [
            ("Who is the narrator, X Y or his uncle?", true),
            ("Fasse Kapitel 4 zusammen: X Y reist ab.", true),
            ("The novel is lost; X Y, x.y@acme.io, has a copy", false),
            ("X Y is late", false),
            ("quizás X Y lo sabe", false),
            ("un descuento para X Y", false),
            ("novel coronavirus, X Y is ill", false),
            ("the next chapter of X Y is not written", false),
        ] {
            let at = text.find("X Y").expect("marked");
            assert_eq!(is_told(text, &(at..at + 3)), told, "{text}");
        }
    }
}
