//! Persons whom somebody made up: what stands around their names says so.

use std::ops::Range;

/// Words that speak of made-up persons, in the languages that school is taught in.
const FICTION: &str = " novel|narrator|protagonist|fictional|sonnet|screenplay|libretto|plot of|quiz|trivia|romanfigur|hauptfigur|\
    kapitel |chapter |chapitre |capítulo |capitolo |rozdzia|kapitol|fejezet|luvu |personnage|personaje|personaggi|personagem|personagens|\
    hovedperson|huvudperson|bohater|főszereplő|päähenkil|tokoh|penokohan|roman de|romanzo|romance de|novela|powieś|román|\
    novelle|theaterstück|tragedy|tragödie|tragédie|commedia|epopej|ballad|legend of|folktale|fairy tale|märchen|conte de|cuento";

/// Whether words near a name, in its paragraph, speak of made-up persons, and nothing beside it of a living one.
pub(super) fn is_told(text: &str, range: &Range<usize>) -> bool {
    const REACH: usize = 160;
    let floor = text.ceil_char_boundary(range.start.saturating_sub(REACH));
    let ceiling = text.floor_char_boundary((range.end + REACH).min(text.len()));
    let head = text.get(floor..range.start).unwrap_or_default();
    let head = head.rsplit('\n').next().unwrap_or_default();
    let rest = text.get(range.end..ceiling).unwrap_or_default();
    let rest = rest.split('\n').next().unwrap_or_default();
    let told = |part: &str| {
        let lower = part.to_lowercase();
        FICTION
            .split('|')
            .any(|word| lower.contains(word.trim_start()))
    };
    let lives = |part: &str| part.contains(['@', '+']);
    (told(head) || told(rest)) && !lives(head) && !lives(rest)
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
        ] {
            let at = text.find("X Y").expect("marked");
            assert_eq!(is_told(text, &(at..at + 3)), told, "{text}");
        }
    }
}
