//! Exact data match: an index of values (customers' records, projects' names) that finds them in texts, and holds none.
//!
//! [`Draft`] makes an index from rows, [`Dictionary`] finds what it holds. In the index stand keyed hashes cut short
//! ([`table`](self)), never a value. Values and texts are read alike ([`value`](self)): letters without case and marks, numbers
//! by their digits, phones with their country's code and without, dates in any notation.

mod bitmap;
mod build;
mod date;
mod file;
mod find;
mod hash;
mod number;
mod table;
mod value;
mod words;

use std::ops::Range;

pub use build::{BuildError, Built, Draft, Plan};
pub use file::seal;
pub use find::Hit;
pub use value::Skipped;

use file::{Head, NAME};
use hash::Keys;

use crate::detect::COMPANY;

/// An index, ready to find. Immutable.
#[derive(Debug)]
pub struct Dictionary {
    head: Head,
    keys: Keys,
    /// The file as it was read; the bitmap and the table's cells stand in it.
    bytes: Vec<u8>,
    known: Range<usize>,
    cells: Range<usize>,
    digest: [u8; 32],
}

/// What an index was made of: a column, or some of which the values of one row count only together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The columns' names; one for a value that counts by itself.
    pub parts: Vec<String>,
    /// How many values of it are in the index.
    pub values: u64,
}

/// Why a file is no index that can be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DictionaryError {
    /// It is something else.
    #[error("it is no dictionary that weir made")]
    NotOne,
    /// Another weir made it.
    #[error("it is of format {0}; this weir reads format 1")]
    Version(u32),
    /// It is not what was written.
    #[error("it is damaged: bytes are missing or changed")]
    Damaged,
}

impl PartialEq for Dictionary {
    fn eq(&self, other: &Self) -> bool {
        self.digest == other.digest
    }
}

impl Eq for Dictionary {}

impl Dictionary {
    /// Whether a file that begins like this is a dictionary, whole or not.
    pub fn is_begun(head: &[u8]) -> bool {
        head.starts_with(file::MAGIC)
    }

    /// Reads an index from a file's bytes, and checks all of it.
    ///
    /// # Errors
    /// The bytes are no index, or not whole.
    pub fn read(bytes: Vec<u8>) -> Result<Self, DictionaryError> {
        file::read(bytes)
    }

    /// What it is called in classes: `company.NAME`.
    pub fn name(&self) -> &str {
        &self.head.name
    }

    /// When it was made, in seconds since 1970.
    pub fn made(&self) -> u64 {
        self.head.made
    }

    /// How many rows it was made of.
    pub fn rows(&self) -> u64 {
        self.head.rows
    }

    /// How many hashes it holds.
    pub fn hashes(&self) -> u64 {
        self.head.keys
    }

    /// Whether it is of phrases, one a line.
    pub fn is_phrases(&self) -> bool {
        self.head.ordered
    }

    /// What it was made of.
    pub fn columns(&self) -> &[Column] {
        &self.head.columns
    }

    /// The class of what is found of a column: `company.customers.name_birthdate`.
    pub fn class(&self, column: &Column) -> String {
        let name = label(&self.head.name);
        match self.head.ordered {
            true => format!("{COMPANY}.{name}"),
            false => format!("{COMPANY}.{name}.{}", column.label()),
        }
    }

    /// Its size, in bytes.
    pub fn size(&self) -> usize {
        self.bytes.len()
    }

    /// One question in so many is answered yes for a value that was never in it.
    pub fn odds(&self) -> u64 {
        1 << self.head.layout.fingerprint_bits()
    }

    /// SHA-256 of what it is: the same digest finds the same.
    pub fn digest(&self) -> [u8; 32] {
        self.digest
    }

    /// What of it stands in a text, in the order in which it is come upon; the places may overlap. Linear in the
    /// text's length. Ends early where `each` says no.
    pub fn find(&self, text: &str, each: &mut dyn FnMut(Hit) -> bool) {
        find::find(self, text, each);
    }

    /// The places in columns that a key stands for, a bit each; none for a key that is not in it.
    #[inline]
    fn places_of(&self, key: u64) -> u32 {
        let cells = self.bytes.get(self.cells.clone()).unwrap_or_default();
        let found = self.head.layout.find(cells.as_chunks().0, key);
        found
            .and_then(|set| self.head.sets.get(usize::from(set)))
            .copied()
            .unwrap_or(0)
    }

    /// Whether a word or number may be in it.
    #[inline]
    fn knows(&self, hash: u64) -> bool {
        let known = self.bytes.get(self.known.clone()).unwrap_or_default();
        bitmap::holds(known, self.head.known, hash)
    }
}

impl Column {
    /// How it is called in classes.
    pub fn label(&self) -> String {
        let parts: Vec<String> = self.parts.iter().map(|part| label(part)).collect();
        parts.join("_")
    }
}

/// A place that a key may have in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// Value of the column, by itself or of its parts together.
    Whole(usize),
    /// One of the parts of the column.
    Part(usize, usize),
}

/// All places that columns have, in the order of their bits.
fn places(columns: &[Column]) -> impl Iterator<Item = Place> + '_ {
    columns.iter().enumerate().flat_map(|(index, column)| {
        let parts = match column.parts.len() {
            1 => 0,
            more => more,
        };
        std::iter::once(Place::Whole(index))
            .chain((0..parts).map(move |part| Place::Part(index, part)))
    })
}

/// Whether no two columns have one label.
fn distinct(columns: &[Column]) -> bool {
    let labels: std::collections::BTreeSet<String> = columns.iter().map(Column::label).collect();
    labels.len() == columns.len()
}

/// A name as a class may have it: `Birth date` is `birth_date`.
fn label(name: &str) -> String {
    let mut label = String::new();
    for c in name.chars().flat_map(char::to_lowercase) {
        match crate::detect::fold_latin(c) {
            Some(plain) => label.push_str(plain),
            None if c.is_ascii_alphanumeric() => label.push(c),
            None if !label.ends_with('_') => label.push('_'),
            None => {}
        }
    }
    label.trim_matches('_').to_owned()
}

/// Whether an index may be called so.
fn is_name(name: &str) -> bool {
    (1..=NAME).contains(&name.len()) && !label(name).is_empty()
}

#[cfg(test)]
pub(crate) mod tests;
