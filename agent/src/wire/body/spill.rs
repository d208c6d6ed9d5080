//! The temporary file: no name, 64 KiB records, each AES-256-GCM under a key that lives only here.

use std::fs::File;
use std::io;
use std::os::unix::fs::FileExt as _;
use std::path::Path;

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use aws_lc_rs::rand;
use rustix::fs::{CWD, Mode, OFlags};
use rustix::io::Errno;
use zeroize::Zeroizing;

/// Bytes of text in one record.
pub const RECORD: usize = 64 << 10;
/// GCM's tag, after each record.
const TAG: usize = 16;

/// A body in a file that only this value can find and read.
pub struct Spill {
    file: File,
    key: LessSafeKey,
    len: u64,
}

impl Spill {
    /// Bytes of text.
    pub(super) fn len(&self) -> u64 {
        self.len
    }

    /// How many records there are.
    pub(super) fn records(&self) -> u64 {
        self.len.div_ceil(RECORD as u64)
    }

    /// The text of one record.
    pub(super) fn read(&self, index: u64) -> io::Result<Zeroizing<Vec<u8>>> {
        let text = self
            .len
            .saturating_sub(index * RECORD as u64)
            .min(RECORD as u64);
        let mut buffer = Zeroizing::new(vec![0; usize::try_from(text).unwrap_or(0) + TAG]);
        self.file
            .read_exact_at(&mut buffer, index * (RECORD + TAG) as u64)?;
        self.key
            .open_in_place(nonce(index), Aad::from(self.len_at(index)), &mut buffer)
            .map_err(|_| {
                io::Error::new(io::ErrorKind::InvalidData, "a record of it was changed")
            })?;
        let len = buffer.len() - TAG;
        buffer.truncate(len);
        Ok(buffer)
    }

    fn len_at(&self, index: u64) -> [u8; 8] {
        aad(self
            .len
            .saturating_sub(index * RECORD as u64)
            .min(RECORD as u64))
    }
}

/// The record's length is authenticated: a shortened file is not a shorter body.
fn aad(len: u64) -> [u8; 8] {
    len.to_be_bytes()
}

/// The record's number: the key is used for this file alone, and each number once.
fn nonce(index: u64) -> Nonce {
    let mut bytes = [0; NONCE_LEN];
    bytes[NONCE_LEN - 8..].copy_from_slice(&index.to_be_bytes());
    Nonce::assume_unique_for_key(bytes)
}

/// A spill that is being written.
pub(super) struct Writer {
    spill: Spill,
    pending: Zeroizing<Vec<u8>>,
    written: u64,
}

impl Writer {
    /// A new file in `dir`, and a new key.
    pub(super) fn new(dir: &Path) -> io::Result<Self> {
        let mut key = Zeroizing::new([0; 32]);
        let unusable = |_| io::Error::other("no random key could be made");
        rand::fill(&mut *key).map_err(unusable)?;
        let key = LessSafeKey::new(UnboundKey::new(&AES_256_GCM, &*key).map_err(unusable)?);
        let spill = Spill {
            file: unnamed(dir)?,
            key,
            len: 0,
        };
        Ok(Self {
            spill,
            pending: Zeroizing::new(Vec::with_capacity(RECORD + TAG)),
            written: 0,
        })
    }

    /// Adds text.
    pub(super) fn push(&mut self, mut text: &[u8]) -> io::Result<()> {
        while !text.is_empty() {
            let (now, later) = text.split_at(text.len().min(RECORD - self.pending.len()));
            self.pending.extend_from_slice(now);
            text = later;
            if self.pending.len() == RECORD {
                self.record()?;
            }
        }
        Ok(())
    }

    /// The whole body.
    pub(super) fn finish(mut self) -> io::Result<Spill> {
        if !self.pending.is_empty() {
            self.record()?;
        }
        Ok(self.spill)
    }

    fn record(&mut self) -> io::Result<()> {
        let len = self.pending.len() as u64;
        // Encrypted in place, the tag in the room reserved for it: no plain copy is left behind.
        self.spill
            .key
            .seal_in_place_append_tag(nonce(self.written), Aad::from(aad(len)), &mut *self.pending)
            .map_err(|_| io::Error::other("a record of it could not be encrypted"))?;
        self.spill
            .file
            .write_all_at(&self.pending, self.written * (RECORD + TAG) as u64)?;
        self.pending.clear();
        self.spill.len += len;
        self.written += 1;
        Ok(())
    }
}

/// A file without a name; where the file system knows no such files, one whose name is gone at once.
fn unnamed(dir: &Path) -> io::Result<File> {
    let mode = Mode::RUSR | Mode::WUSR;
    let flags = OFlags::RDWR | OFlags::CLOEXEC;
    match rustix::fs::openat(CWD, dir, flags | OFlags::TMPFILE, mode) {
        Ok(file) => return Ok(file.into()),
        Err(Errno::OPNOTSUPP | Errno::ISDIR | Errno::INVAL) => {}
        Err(error) => return Err(error.into()),
    }
    let mut random = [0; 16];
    rand::fill(&mut random).map_err(|_| io::Error::other("no random name could be made"))?;
    let name = dir.join(format!(".weir-{:032x}", u128::from_be_bytes(random)));
    let file = rustix::fs::openat(
        CWD,
        &name,
        flags | OFlags::CREATE | OFlags::EXCL | OFlags::NOFOLLOW,
        mode,
    )?;
    rustix::fs::unlink(&name)?;
    Ok(file.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spilled(text: &[u8]) -> Spill {
        let mut writer = Writer::new(&std::env::temp_dir()).unwrap();
        writer.push(text).unwrap();
        writer.finish().unwrap()
    }

    #[test]
    fn the_file_holds_no_plain_text_and_has_no_name() {
        let secret = b"AKIAIOSFODNN7EXAMPLE".repeat(10_000);
        let spill = spilled(&secret);
        let mut raw = vec![0; usize::try_from(spill.file.metadata().unwrap().len()).unwrap()];
        spill.file.read_exact_at(&mut raw, 0).unwrap();
        assert_eq!(raw.len(), secret.len() + 4 * TAG);
        assert_eq!(memchr::memmem::find(&raw, b"AKIA"), None);
        use std::os::unix::fs::MetadataExt as _;
        assert_eq!(spill.file.metadata().unwrap().nlink(), 0);
        assert_eq!(spill.read(0).unwrap().len(), RECORD);
    }

    #[test]
    fn a_changed_or_shortened_file_is_noticed() {
        let spill = spilled(&vec![7; RECORD + 10]);
        spill.file.write_all_at(b"x", 100).unwrap();
        assert_eq!(
            spill.read(0).unwrap_err().kind(),
            io::ErrorKind::InvalidData
        );
        spill.file.set_len((RECORD + TAG) as u64 + 5).unwrap();
        assert!(spill.read(1).is_err());
    }
}
