//! What ends addresses in some countries: codes of four digits, the rivers of towns, flats.

use super::codes::{digits, ends_token};
use super::parts::{Gap, separator, unit};

/// A code of four digits after its town, as in South Africa and New Zealand: `Durban 4001`. Years are none.
pub(super) fn four_digits(text: &str, at: usize, after_town: bool) -> Option<usize> {
    let code = text.get(at..at + 4)?;
    let good = after_town
        && digits(text, at) == 4
        && !code.starts_with("20")
        && !code.starts_with("19")
        && ends_token(text, at + 4)
        && !matches!(
            text.as_bytes().get(at + 4..),
            Some([b'.' | b',' | b':' | b'-', b'0'..=b'9', ..])
        );
    good.then_some(at + 4)
}

/// What tells German towns of one name apart, in brackets: rivers and regions.
const RIVERS: [&str; 30] = [
    "Saale",
    "Oder",
    "Havel",
    "Main",
    "Neckar",
    "Spree",
    "Elbe",
    "Weser",
    "Westf.",
    "Westf",
    "Westfalen",
    "Holst.",
    "Holstein",
    "Allgäu",
    "Schwaben",
    "Eder",
    "Lahn",
    "Ruhr",
    "Donau",
    "Inn",
    "Lausitz",
    "Vogtland",
    "Erzgebirge",
    "Odenwald",
    "Sieg",
    "Rhein",
    "Mosel",
    "Aller",
    "Eifel",
    "Taunus",
];

/// Past a river in brackets after a town (`Halle (Saale)`).
pub(super) fn river(text: &str, end: usize) -> Option<usize> {
    let rest = text.get(end..)?.strip_prefix(" (")?;
    let (river, _) = rest.split_once(')')?;
    RIVERS.contains(&river).then_some(end + river.len() + 3)
}

/// Where the name of a quarter starts whose kind stands before it (`Col. Centro`, `Fracc. Las Palmas`).
pub(super) fn quarter(text: &str, at: usize) -> Option<usize> {
    const KINDS: [&str; 8] = [
        "Col. ",
        "Colonia ",
        "Fracc. ",
        "Fraccionamiento ",
        "Barrio ",
        "Bo. ",
        "Urb. ",
        "Bairro ",
    ];
    let rest = text.get(at..)?;
    let kind = KINDS.iter().find(|kind| rest.starts_with(**kind))?;
    Some(at + kind.len())
}

/// Past what follows a floor's number in Denmark and Norway: `2. tv.`, `1. sal`, `3. th`.
pub(super) fn nordic_floor(text: &str, at: usize) -> Option<usize> {
    const SIDES: [&str; 8] = ["tv.", "th.", "mf.", "sal tv", "sal th", "sal", "tv", "th"];
    let rest = text.get(at..)?.strip_prefix('.')?.trim_start_matches(' ');
    let side = SIDES.iter().find(|side| rest.starts_with(**side))?;
    let end = text.len() - rest.len() + side.len();
    let goes_on = text.get(end..)?.starts_with(char::is_alphanumeric);
    (!goes_on).then_some(end)
}

/// Whether a flat's or a floor's number follows a house number after a comma (`30, depto. 41`).
pub(super) fn flat_follows(text: &str, end: usize) -> bool {
    const FLATS: [&str; 12] = [
        "depto.", "depto", "dpto.", "dpto", "Depto.", "Dpto.", "apto.", "apto", "Apto", "Apto.",
        "piso", "int.",
    ];
    separator(text, end).is_some_and(|(at, gap)| {
        let rest = text.get(at..).unwrap_or_default();
        let word = rest.split(' ').next().unwrap_or_default();
        gap == Gap::Comma && FLATS.contains(&word) && unit(text, at).is_some()
    })
}
