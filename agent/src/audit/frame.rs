//! How a record lies in the store: framed and tagged, so that it can be found and proved without an index.

use memchr::memmem;

use super::keys::Keys;

/// Marks the start of a record wherever it lies in the store's files.
const MAGIC: [u8; 8] = *b"\xf7weirR1\n";
const TAG: usize = 16;
/// Bytes before the record's own.
pub(crate) const HEADER: usize = MAGIC.len() + 8 + 4 + TAG;

/// `MAGIC || seq (8, big-endian) || length (4) || HMAC(seal, seq || bytes)[..16] || bytes`.
pub(crate) fn encode(keys: &Keys, seq: u64, bytes: &[u8]) -> Vec<u8> {
    let mut frame = Vec::with_capacity(HEADER + bytes.len());
    frame.extend_from_slice(&MAGIC);
    frame.extend_from_slice(&seq.to_be_bytes());
    frame.extend_from_slice(&u32::try_from(bytes.len()).unwrap_or(u32::MAX).to_be_bytes());
    frame.extend_from_slice(&tag(keys, seq, bytes));
    frame.extend_from_slice(bytes);
    frame
}

fn tag(keys: &Keys, seq: u64, bytes: &[u8]) -> [u8; TAG] {
    let mut short = [0; TAG];
    short.copy_from_slice(&keys.tag(&[b"record", &seq.to_be_bytes(), bytes])[..TAG]);
    short
}

/// What stands at a frame's place.
pub(crate) enum Framed<'b> {
    /// Exactly what weir wrote.
    Whole(u64, &'b [u8]),
    /// A record that says it is this one, changed or cut short; and what follows its `seq`.
    Broken(u64, &'b [u8]),
    /// Nothing that looks like a record.
    Not,
}

/// Reads the frame that `bytes` starts with.
pub(crate) fn decode<'b>(keys: &Keys, bytes: &'b [u8]) -> Framed<'b> {
    let Some(rest) = bytes.strip_prefix(&MAGIC) else {
        return Framed::Not;
    };
    let Some((seq, rest)) = rest.split_first_chunk::<8>() else {
        return Framed::Not;
    };
    let seq = u64::from_be_bytes(*seq);
    let read = || {
        let (length, rest) = rest.split_first_chunk::<4>()?;
        let (told, rest) = rest.split_first_chunk::<TAG>()?;
        let record = rest.get(..usize::try_from(u32::from_be_bytes(*length)).ok()?)?;
        (tag(keys, seq, record) == *told).then_some(record)
    };
    read().map_or(Framed::Broken(seq, rest), |record| {
        Framed::Whole(seq, record)
    })
}

/// The unit's id that a broken record still tells.
pub(crate) fn id_in(broken: &[u8]) -> Option<String> {
    let own =
        memmem::find(broken, &MAGIC).map_or(broken, |next| broken.get(..next).unwrap_or(broken));
    let at = memmem::find(own, b"\"id\":\"")? + 6;
    let id = std::str::from_utf8(own.get(at..at + 16)?).ok()?;
    weir_policy::request::UnitId::parse(id).map(|id| id.to_string())
}

/// Every place in `bytes` where a record starts.
pub(crate) fn places(bytes: &[u8]) -> impl Iterator<Item = usize> {
    memmem::find_iter(bytes, &MAGIC)
}
