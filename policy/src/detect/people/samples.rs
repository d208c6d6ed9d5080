//! What is written as an address is and is none: samples of forms and manuals, how a game ended.

use std::ops::Range;

/// `Musterstraße 1, 12345 Musterstadt`: an address that forms and manuals show.
pub(super) fn is_sample(address: &str) -> bool {
    const SAMPLES: [&str; 33] = [
        "musterst",
        "musterweg",
        "musterplatz",
        "musterhausen",
        "beispielst",
        "anytown",
        "example st",
        "sample st",
        "fake st",
        "your street",
        "your road",
        "your address",
        "your city",
        "street name",
        "przykładow",
        "00-000",
        "rue de l'exemple",
        "rue exemple",
        "rue de l’exemple",
        "calle ejemplo",
        "calle del ejemplo",
        "calle falsa",
        "rua exemplo",
        "rua do exemplo",
        "via esempio",
        "via dell'esempio",
        "via dell’esempio",
        "voorbeeldstraat",
        "voorbeeldweg",
        "exempelgatan",
        "eksempelvej",
        "eksempelgate",
        "minta utca",
    ];
    /// What stands for a town.
    const TOWNS: [&str; 12] = [
        "your town",
        "your city",
        "anytown",
        "città",
        "ciudad",
        "ville",
        "stadt",
        "cidade",
        "town",
        "city",
        "miasto",
        "plaats",
    ];
    let lower = address.to_lowercase();
    let town = lower.rsplit([' ', ',']).next().unwrap_or_default();
    let number = lower
        .split(|c: char| !c.is_alphanumeric())
        .any(|word| word == "00000");
    if number || TOWNS.contains(&town) {
        return true;
    }
    SAMPLES.iter().any(|sample| lower.contains(sample))
}

/// `2-1 al Valencia`: how a game ended.
pub(super) fn is_score(text: &str, range: &Range<usize>) -> bool {
    let found = text.get(range.clone()).unwrap_or_default();
    let digits =
        |part: &str| (1..3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    found.split_once('-').is_some_and(|(left, rest)| {
        let (right, rest) = rest.split_once(' ').unwrap_or((rest, ""));
        digits(left)
            && digits(right)
            && ["al ", "a ", "contra ", "ao "]
                .iter()
                .any(|word| rest.starts_with(word))
    })
}
