//! The store's format: a number in a file of its own, which every build reads before it opens or changes anything.

use std::fs::{self, File};
use std::io::{self, Read as _, Write as _};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use super::{StoreError, failed};

/// What this build writes. A change that a build before it would misread raises it.
pub(crate) const FORMAT: u64 = 1;
/// Its first line is [`WORD`] and the number; what a later build may write below is for that build.
pub(crate) const FILE: &str = "format";
const DRAFT: &str = "format.new";
const WORD: &str = "weir-store ";
/// No first line is longer.
const LONGEST: u64 = 64;

/// The number that a store bears; `None` where it has none: a build before there were numbers wrote it, or nobody yet.
fn told(dir: &Path) -> Result<Option<u64>, StoreError> {
    let path = dir.join(FILE);
    let file = match File::open(&path) {
        Ok(file) => file,
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(cause) => return Err(failed("open", &path)(cause)),
    };
    let mut start = Vec::new();
    file.take(LONGEST)
        .read_to_end(&mut start)
        .map_err(failed("read", &path))?;
    number(&start).map(Some).ok_or_else(|| StoreError::Damaged {
        path: dir.to_owned(),
        cause: format!("its file `{FILE}` tells no format"),
    })
}

fn number(start: &[u8]) -> Option<u64> {
    let (line, _) = std::str::from_utf8(start).ok()?.split_once('\n')?;
    let digits = line.strip_prefix(WORD)?;
    let plain = !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit());
    // A number that is too long to be one is newer than any.
    plain.then(|| digits.parse().unwrap_or(u64::MAX))
}

/// The store's number, where this build knows the format.
///
/// # Errors
/// [`StoreError::Newer`] where a later build wrote it. Nothing is changed.
pub(super) fn check(dir: &Path) -> Result<Option<u64>, StoreError> {
    match told(dir)? {
        Some(format) if format > FORMAT => Err(StoreError::Newer {
            path: dir.to_owned(),
            format,
            known: FORMAT,
        }),
        told => Ok(told),
    }
}

/// Refuses a store that a later build wrote, and no other: what else is wrong with it shows when it is opened.
pub(crate) fn refuse_newer(dir: &Path) -> Result<(), StoreError> {
    match check(dir) {
        Err(newer @ StoreError::Newer { .. }) => Err(newer),
        _ => Ok(()),
    }
}

/// Gives the store this build's number, durably: before anything is written to it that an earlier one would misread.
/// Its lock must be held.
pub(super) fn mark(dir: &Path) -> Result<(), StoreError> {
    if check(dir)? == Some(FORMAT) {
        return Ok(());
    }
    let write = || {
        let draft = dir.join(DRAFT);
        let mut options = File::options();
        options.write(true).create(true).truncate(true).mode(0o600);
        let mut file = options.open(&draft)?;
        file.write_all(format!("{WORD}{FORMAT}\n").as_bytes())?;
        file.sync_all()?;
        fs::rename(&draft, dir.join(FILE))?;
        File::open(dir)?.sync_all()
    };
    write().map_err(failed("write the format of", dir))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::{Batch, RealDisk, Store};
    use super::*;

    fn open(dir: &Path) -> Result<Store, StoreError> {
        Store::open(dir, Arc::new(RealDisk))
    }

    fn put(store: &Store, key: &[u8]) {
        let mut batch = Batch::default();
        batch.insert(key.to_vec(), key.to_vec());
        store.commit(batch, true).unwrap();
    }

    /// Name and bytes of each file of the store.
    fn files(dir: &Path) -> Vec<(std::path::PathBuf, Vec<u8>)> {
        let mut all = Vec::new();
        for entry in fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                all.extend(files(&path));
            } else {
                all.push((path.clone(), fs::read(path).unwrap()));
            }
        }
        all.sort();
        all
    }

    #[test]
    fn a_store_bears_this_builds_number_and_one_without_is_carried_on() {
        let state = tempfile::tempdir().unwrap();
        let dir = state.path().join("store");
        let store = open(&dir).unwrap();
        put(&store, b"x");
        drop(store);
        assert_eq!(told(&dir).unwrap(), Some(FORMAT));
        assert!(!dir.join(DRAFT).exists());
        let marked = fs::metadata(dir.join(FILE)).unwrap().modified().unwrap();
        // As an earlier build left it.
        for before in [None, Some("weir-store 0\n")] {
            match before {
                None => fs::remove_file(dir.join(FILE)).unwrap(),
                Some(line) => fs::write(dir.join(FILE), line).unwrap(),
            }
            let copy = Store::open_copy(&dir).unwrap();
            assert_eq!(copy.get(b"x").unwrap().unwrap(), b"x");
            drop(copy);
            assert_ne!(told(&dir).unwrap(), Some(FORMAT), "reading marks nothing");
            let store = open(&dir).unwrap();
            assert_eq!(store.get(b"x").unwrap().unwrap(), b"x");
            drop(store);
            assert_eq!(told(&dir).unwrap(), Some(FORMAT));
        }
        let carried = fs::metadata(dir.join(FILE)).unwrap().modified().unwrap();
        assert!(carried > marked);
        drop(open(&dir).unwrap());
        let again = fs::metadata(dir.join(FILE)).unwrap().modified().unwrap();
        assert_eq!(carried, again, "a store of this number is not marked anew");
    }

    #[test]
    fn a_newer_store_is_refused_and_left_as_it_is() {
        let state = tempfile::tempdir().unwrap();
        let dir = state.path().join("store");
        let store = open(&dir).unwrap();
        put(&store, b"x");
        // What waits in the log must not settle, either.
        std::mem::forget(store);
        for (line, number) in [
            ("weir-store 2\n".to_owned(), 2),
            ("weir-store 17\nand what is not known here\n".to_owned(), 17),
            (format!("weir-store {}\n", "9".repeat(40)), u64::MAX),
        ] {
            fs::write(dir.join(FILE), line).unwrap();
            let before = files(state.path());
            let all = [
                open(&dir).err(),
                Store::open_copy(&dir).err(),
                refuse_newer(&dir).err(),
                mark(&dir).err(),
            ];
            for error in all {
                let error = error.expect("refused");
                assert!(
                    matches!(&error, StoreError::Newer { path, format, known: FORMAT } if *path == dir && *format == number),
                    "{error:?}"
                );
                let said = format!("{error}; {}", error.hint());
                for words in [
                    &*dir.to_string_lossy(),
                    "newer weir",
                    &format!("format {number};"),
                    &format!("up to {FORMAT};"),
                    "--state elsewhere",
                ] {
                    assert!(said.contains(words), "{words}: {said}");
                }
                assert!(!said.contains("damaged"), "{said}");
            }
            assert_eq!(files(state.path()), before, "nothing was written");
        }
        // One of another engine altogether has the number alone in common.
        fs::remove_dir_all(&dir).unwrap();
        fs::create_dir(&dir).unwrap();
        fs::write(dir.join(FILE), "weir-store 3\n").unwrap();
        for error in [open(&dir).err(), Store::open_copy(&dir).err()] {
            assert!(matches!(error, Some(StoreError::Newer { format: 3, .. })));
        }
        assert_eq!(fs::read_dir(&dir).unwrap().count(), 1);
    }

    #[test]
    fn a_file_that_tells_no_format_is_damage() {
        let dir = tempfile::tempdir().unwrap();
        for bad in [
            &b""[..],
            b"weir-store 1",
            b"weir-store \n",
            b"weir-store -1\n",
            b"weir-store 1 \n",
            b"weir-store \xff\n",
            b"other 1\n",
            &[b'1'; 300],
        ] {
            fs::write(dir.path().join(FILE), bad).unwrap();
            let error = open(dir.path()).err().expect("refused");
            assert!(matches!(error, StoreError::Damaged { .. }), "{error:?}");
            assert!(refuse_newer(dir.path()).is_ok());
        }
    }
}
