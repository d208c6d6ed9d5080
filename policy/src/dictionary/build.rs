//! The making of an index, row by row.

use std::collections::BTreeMap;

use super::bitmap::Bitmap;
use super::file::{self, COLUMNS, Head, NAME, PARTS, SETS};
use super::hash::{KEY, Keys};
use super::value::{self, Manner, Shapes, Skipped};
use super::{Column, Place, table};

/// What an index is to be made of.
#[derive(Clone, Debug)]
pub struct Plan {
    /// What it is called in classes: `company.NAME`.
    pub name: String,
    /// When it is made, in seconds since 1970.
    pub made: u64,
    /// A random key.
    pub key: [u8; KEY],
    /// The columns, each by the names of its parts; empty for phrases.
    pub columns: Vec<Vec<String>>,
    /// Everyday words, common names and dates are looked for by themselves, too.
    pub everyday: bool,
}

/// Why an index cannot be made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BuildError {
    /// Its name makes no class.
    #[error(
        "`{0}` makes no class; a name has at most {NAME} bytes, some of them letters a-z or digits"
    )]
    Name(String),
    /// A column's name makes no class, or two make the same.
    #[error("the column `{0}` makes no class of its own; a name has letters a-z or digits")]
    Label(String),
    /// There are too many columns, or too many parts of one.
    #[error(
        "an index takes at most {COLUMNS} columns, of at most {PARTS} parts each, and 32 of both together"
    )]
    Columns,
    /// Too many values are in too many columns each.
    #[error("values stand in more than {SETS} different sets of columns; make two indexes")]
    Sets,
    /// There is nothing in it.
    #[error("no value is left to look for")]
    Nothing,
    /// There is too much in it.
    #[error("there are more values than an index holds")]
    TooMany,
}

/// An index that is being made.
pub struct Draft {
    plan: Plan,
    keys: Keys,
    columns: Vec<Column>,
    places: Vec<Place>,
    shapes: Shapes,
    known: Bitmap,
    /// Each hash, and the bits of its places.
    entries: Vec<(u64, u32)>,
    rows: u64,
}

/// An index that was made.
#[derive(Debug)]
pub struct Built {
    /// What stands in its file.
    pub bytes: Vec<u8>,
    /// How many values of each column it holds.
    pub columns: Vec<Column>,
    /// How many hashes it holds.
    pub hashes: u64,
}

impl Draft {
    /// An empty one.
    ///
    /// # Errors
    /// Name or columns make no classes, or there are too many.
    pub fn new(plan: Plan) -> Result<Self, BuildError> {
        if !super::is_name(&plan.name) {
            return Err(BuildError::Name(plan.name));
        }
        let phrases = vec![vec!["phrase".to_owned()]];
        let columns = match plan.columns.is_empty() {
            true => &phrases,
            false => &plan.columns,
        };
        if columns.len() > COLUMNS {
            return Err(BuildError::Columns);
        }
        let mut all: Vec<Column> = Vec::new();
        for parts in columns {
            if !(1..=PARTS).contains(&parts.len()) {
                return Err(BuildError::Columns);
            }
            let column = Column {
                parts: parts.clone(),
                values: 0,
            };
            let nameless = |part: &String| super::label(part).is_empty() || part.len() > NAME;
            let known = all.iter().any(|other| other.label() == column.label());
            if known || parts.iter().any(nameless) {
                return Err(BuildError::Label(parts.join("+")));
            }
            all.push(column);
        }
        let places: Vec<Place> = super::places(&all).collect();
        if places.len() > 32 {
            return Err(BuildError::Columns);
        }
        Ok(Self {
            keys: Keys::new(&plan.key),
            plan,
            columns: all,
            places,
            shapes: Shapes::default(),
            known: Bitmap::new(),
            entries: Vec::new(),
            rows: 0,
        })
    }

    /// Counts a row.
    pub fn row(&mut self) {
        self.rows += 1;
    }

    /// Adds the value of one column in a row: one for each part.
    ///
    /// # Errors
    /// Why it is not looked for; nothing of it was added.
    pub fn add(&mut self, column: usize, parts: &[&str]) -> Result<(), Skipped> {
        let bit = |place| self.places.iter().position(|one| *one == place);
        let Some(whole) = bit(Place::Whole(column)) else {
            return Err(Skipped::Empty);
        };
        let manner = Manner {
            ordered: self.plan.columns.is_empty(),
            alone: parts.len() == 1,
            everyday: self.plan.everyday,
        };
        let mut all: Vec<(usize, Vec<u64>)> = Vec::with_capacity(parts.len());
        for (index, part) in parts.iter().enumerate() {
            let place = match parts.len() {
                1 => whole,
                _ => bit(Place::Part(column, index)).ok_or(Skipped::Empty)?,
            };
            let found = value::hashes(part, manner, &self.keys, &mut self.shapes, &mut self.known)?;
            all.push((place, found));
        }
        if parts.len() > 1 {
            let hashes: Vec<&[u64]> = all.iter().map(|(_, hashes)| hashes.as_slice()).collect();
            let mut together = Vec::new();
            combinations(&hashes, &mut Vec::new(), &mut |row| {
                together.push(self.keys.together(column, row.iter().copied()));
            });
            all.push((whole, together));
        }
        for (place, hashes) in all {
            self.entries
                .extend(hashes.into_iter().map(|hash| (hash, 1 << place)));
        }
        if let Some(column) = self.columns.get_mut(column) {
            column.values += 1;
        }
        Ok(())
    }

    /// How many hashes there are so far, some of them more than once.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is none yet.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The index.
    ///
    /// # Errors
    /// Nothing is in it, or too much.
    pub fn finish(mut self) -> Result<Built, BuildError> {
        if self.entries.is_empty() {
            return Err(BuildError::Nothing);
        }
        if self.entries.len() > table::MOST {
            return Err(BuildError::TooMany);
        }
        self.entries.sort_unstable();
        self.entries.dedup_by(|later, first| {
            let same = later.0 == first.0;
            if same {
                first.1 |= later.1;
            }
            same
        });
        let mut sets: BTreeMap<u32, u32> = BTreeMap::new();
        for (_, places) in &mut self.entries {
            let next = sets.len() as u32;
            *places = *sets.entry(*places).or_insert(next);
            if sets.len() > SETS {
                return Err(BuildError::Sets);
            }
        }
        let bits = sets.len().next_power_of_two().trailing_zeros();
        let (layout, cells) = table::fill(&self.entries, bits).ok_or(BuildError::TooMany)?;
        let hashes = self.entries.len() as u64;
        drop(std::mem::take(&mut self.entries));
        self.known.shrink();
        let mut by_number: Vec<(u32, u32)> = sets.into_iter().map(|(set, at)| (at, set)).collect();
        by_number.sort_unstable();
        let head = Head {
            name: self.plan.name,
            made: self.plan.made,
            rows: self.rows,
            keys: hashes,
            ordered: self.plan.columns.is_empty(),
            dates: self.shapes.dates,
            emails: self.shapes.emails,
            words: self.shapes.words,
            bare: self.shapes.bare,
            national: self.shapes.national,
            columns: self.columns.clone(),
            sets: by_number.into_iter().map(|(_, set)| set).collect(),
            key: self.plan.key,
            layout,
            known: self.known.bits(),
        };
        let bytes = file::write(&head, &self.known, &cells);
        Ok(Built {
            bytes,
            columns: self.columns,
            hashes,
        })
    }
}

/// Every way to take one of each.
fn combinations(of: &[&[u64]], taken: &mut Vec<u64>, each: &mut dyn FnMut(&[u64])) {
    match of.split_first() {
        None => each(taken),
        Some((first, rest)) => {
            for one in *first {
                taken.push(*one);
                combinations(rest, taken, each);
                taken.pop();
            }
        }
    }
}
