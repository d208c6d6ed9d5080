//! What is written as an address is and is none: samples of forms and manuals, how a game ended.

use std::ops::Range;

/// `Musterstraße 1, 12345 Musterstadt`: an address that forms and manuals show.
pub(super) fn is_sample(address: &str) -> bool {
    const SAMPLES: [&str; 32] = [
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
    const TOWNS: [&str; 11] = [
        "your town",
        "your city",
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
    // All that follows the number or the comma before it: `Wien Innere Stadt` is a town's part.
    let town = lower
        .rsplit(|c: char| c == ',' || c.is_ascii_digit())
        .next()
        .unwrap_or_default()
        .trim();
    // `00000`, `00-000`: codes of five digits that are nowhere.
    let number = lower
        .split(|c: char| !(c.is_alphanumeric() || c == '-'))
        .any(|word| matches!(word, "00000" | "00-000"));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn samples_are_told_from_addresses_that_look_like_some() {
        for sample in [
            "Musterstraße 1, 12345 Musterstadt",
            "ul. Lipowa 1, 00-000 Miasto",
            "Calle 1, 00000 Ciudad",
        ] {
            assert!(is_sample(sample), "{sample}");
        }
        for address in [
            "Rua das Flores, 12, 37900-000 Passos",
            "〒100-0005 東京都千代田区丸の内1-1-1",
            "Wollzeile 3, 1010 Wien Innere Stadt",
        ] {
            assert!(!is_sample(address), "{address}");
        }
    }
}
