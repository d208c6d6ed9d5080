//! The file of an index: what it is of, in clear; its table; and a hash over all, so that a damaged one is told.

use super::bitmap::Bitmap;
use super::hash::{KEY, Keys};
use super::table::Layout;
use super::{Column, Dictionary, DictionaryError};

/// How a file begins, and the version of its format.
pub(super) const MAGIC: &[u8; 8] = b"weirdict";
const VERSION: u32 = 1;
/// SHA-256 over all before it.
const SEAL: usize = 32;
/// Most columns, and most parts of one.
pub(super) const COLUMNS: usize = 16;
pub(super) const PARTS: usize = 3;
/// Longest name, in bytes.
pub(super) const NAME: usize = 64;
/// Most sets of columns that one value may be in.
pub(super) const SETS: usize = 256;

/// All that stands before the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Head {
    pub name: String,
    pub made: u64,
    pub rows: u64,
    pub keys: u64,
    /// Whether it is of phrases, whose words keep their order.
    pub ordered: bool,
    pub dates: bool,
    pub emails: bool,
    /// Bit `n`: some value has `n` words; digits, for numbers.
    pub words: u64,
    pub bare: u64,
    pub national: u64,
    pub columns: Vec<Column>,
    /// By number: the places in columns that a key stands for, a bit each.
    pub sets: Vec<u32>,
    pub key: [u8; KEY],
    pub layout: Layout,
    /// Bits of the bitmap's size.
    pub known: u32,
}

/// The file's bytes. `cells` and `known` are as [`Head::layout`] and [`Head::known`] say.
pub(super) fn write(head: &Head, known: &Bitmap, cells: &[u32]) -> Vec<u8> {
    let mut out = Vec::with_capacity(cells.len() * 4 + known.bytes().len() + 4096);
    out.extend_from_slice(MAGIC);
    out.extend_from_slice(&VERSION.to_le_bytes());
    text(&mut out, &head.name);
    for number in [
        head.made,
        head.rows,
        head.keys,
        head.words,
        head.bare,
        head.national,
        head.layout.seed,
    ] {
        out.extend_from_slice(&number.to_le_bytes());
    }
    out.extend([head.ordered, head.dates, head.emails].map(u8::from));
    out.push(head.columns.len() as u8);
    for column in &head.columns {
        out.push(column.parts.len() as u8);
        column.parts.iter().for_each(|part| text(&mut out, part));
        out.extend_from_slice(&column.values.to_le_bytes());
    }
    let sizes = [head.layout.segment, head.layout.segments, head.layout.bits];
    for number in [head.sets.len() as u32]
        .iter()
        .chain(&head.sets)
        .chain(&sizes)
        .chain([&head.known])
    {
        out.extend_from_slice(&number.to_le_bytes());
    }
    out.extend_from_slice(&head.key);
    out.extend_from_slice(known.bytes());
    for cell in cells {
        out.extend_from_slice(&cell.to_le_bytes());
    }
    seal(out)
}

/// Puts the hash behind the bytes: what [`Dictionary::read`] demands of a file. For whoever makes one to test with.
#[must_use]
pub fn seal(mut bytes: Vec<u8>) -> Vec<u8> {
    let hash = digest(&bytes);
    bytes.extend_from_slice(&hash);
    bytes
}

fn digest(bytes: &[u8]) -> [u8; SEAL] {
    let mut hash = [0; SEAL];
    hash.copy_from_slice(aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, bytes).as_ref());
    hash
}

fn text(out: &mut Vec<u8>, text: &str) {
    out.push(text.len() as u8);
    out.extend_from_slice(text.as_bytes());
}

/// Reads and checks a whole file.
pub(super) fn read(bytes: Vec<u8>) -> Result<Dictionary, DictionaryError> {
    if !bytes.starts_with(MAGIC) {
        return Err(DictionaryError::NotOne);
    }
    let mut from = Reader(bytes.get(MAGIC.len()..).unwrap_or_default());
    let version = from.number()?;
    if version != VERSION {
        return Err(DictionaryError::Version(version));
    }
    let (body, kept) = bytes
        .split_last_chunk::<SEAL>()
        .ok_or(DictionaryError::Damaged)?;
    if digest(body) != *kept {
        return Err(DictionaryError::Damaged);
    }
    let digest = *kept;
    let head = head(&mut from)?;
    let cells = head
        .layout
        .cells()
        .checked_mul(4)
        .and_then(|bytes| usize::try_from(bytes).ok());
    let (known, cells) = (Bitmap::bytes_of(head.known), cells);
    let rest = from.0.len().checked_sub(SEAL);
    let fits = cells.and_then(|cells| cells.checked_add(known)) == rest;
    if !fits {
        return Err(DictionaryError::Damaged);
    }
    let start = bytes.len() - from.0.len();
    Ok(Dictionary {
        keys: Keys::new(&head.key),
        known: start..start + known,
        cells: start + known..bytes.len() - SEAL,
        digest,
        head,
        bytes,
    })
}

fn head(from: &mut Reader<'_>) -> Result<Head, DictionaryError> {
    let name = from.text()?;
    let (made, rows, keys) = (from.long()?, from.long()?, from.long()?);
    let (words, bare, national) = (from.long()?, from.long()?, from.long()?);
    let seed = from.long()?;
    let [ordered, dates, emails] = [from.flag()?, from.flag()?, from.flag()?];
    let mut columns = Vec::new();
    for _ in 0..from.byte()? {
        let parts = (0..from.byte()?)
            .map(|_| from.text())
            .collect::<Result<Vec<_>, _>>()?;
        let values = from.long()?;
        columns.push(Column { parts, values });
    }
    let sets = from.number()?;
    // A set takes four bytes: more than are left there cannot be.
    let sets = (0..sets.min(SETS as u32 + 1))
        .map(|_| from.number())
        .collect::<Result<Vec<_>, _>>()?;
    let layout = Layout {
        seed,
        segment: from.number()?,
        segments: from.number()?,
        bits: from.number()?,
    };
    let known = from.number()?;
    let key = *from
        .take(KEY)?
        .first_chunk()
        .ok_or(DictionaryError::Damaged)?;
    let head = Head {
        name,
        made,
        rows,
        keys,
        ordered,
        dates,
        emails,
        words,
        bare,
        national,
        columns,
        sets,
        key,
        layout,
        known,
    };
    match head.is_sound() {
        true => Ok(head),
        false => Err(DictionaryError::Damaged),
    }
}

impl Head {
    fn is_sound(&self) -> bool {
        let parts = |column: &Column| {
            (1..=PARTS).contains(&column.parts.len())
                && column
                    .parts
                    .iter()
                    .all(|part| !super::label(part).is_empty())
        };
        super::is_name(&self.name)
            && (1..=COLUMNS).contains(&self.columns.len())
            && self.columns.iter().all(parts)
            && super::places(&self.columns).count() <= 32
            && super::distinct(&self.columns)
            && (1..=SETS).contains(&self.sets.len())
            && self.sets.len() <= 1 << self.layout.bits.min(8)
            && self.layout.is_sound()
            && Bitmap::is_sound(self.known)
    }
}

/// Bytes that are read from the front.
struct Reader<'b>(&'b [u8]);

impl<'b> Reader<'b> {
    fn take(&mut self, count: usize) -> Result<&'b [u8], DictionaryError> {
        let (taken, rest) = self
            .0
            .split_at_checked(count)
            .ok_or(DictionaryError::Damaged)?;
        self.0 = rest;
        Ok(taken)
    }

    fn byte(&mut self) -> Result<u8, DictionaryError> {
        self.take(1)?
            .first()
            .copied()
            .ok_or(DictionaryError::Damaged)
    }

    fn flag(&mut self) -> Result<bool, DictionaryError> {
        match self.byte()? {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(DictionaryError::Damaged),
        }
    }

    fn number(&mut self) -> Result<u32, DictionaryError> {
        let bytes = self.take(4)?.first_chunk();
        bytes
            .map(|bytes| u32::from_le_bytes(*bytes))
            .ok_or(DictionaryError::Damaged)
    }

    fn long(&mut self) -> Result<u64, DictionaryError> {
        let bytes = self.take(8)?.first_chunk();
        bytes
            .map(|bytes| u64::from_le_bytes(*bytes))
            .ok_or(DictionaryError::Damaged)
    }

    fn text(&mut self) -> Result<String, DictionaryError> {
        let length = self.byte()?;
        let bytes = self.take(usize::from(length))?;
        std::str::from_utf8(bytes)
            .map(str::to_owned)
            .map_err(|_| DictionaryError::Damaged)
    }
}
