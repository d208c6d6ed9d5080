//! Key files: private, whole or not there, durable.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt};
use std::path::Path;

use aws_lc_rs::rand;
use zeroize::Zeroizing;

use super::{KeysError, failed, parent, random};
use crate::audit::hex;

pub(super) fn private_dir(dir: &Path) -> Result<(), KeysError> {
    DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(dir)
        .map_err(failed("create", dir))?;
    let mode = fs::metadata(dir).map_err(failed("stat", dir))?.mode();
    if mode & 0o077 != 0 {
        return Err(KeysError::Unfit {
            path: dir.to_owned(),
            why: "is open to other users (its mode must be 0700)",
        });
    }
    Ok(())
}

pub(super) fn load_or_make(path: &Path) -> Result<Zeroizing<[u8; 32]>, KeysError> {
    let bytes = match read(path, 32)? {
        Some(bytes) => bytes,
        None => {
            publish(path, random()?.as_ref())?;
            read(path, 32)?.ok_or(KeysError::Unfit {
                path: path.to_owned(),
                why: "vanished while it was made",
            })?
        }
    };
    let mut key = Zeroizing::new([0; 32]);
    key.copy_from_slice(&bytes);
    Ok(key)
}

/// The file's bytes, exactly `length` of them; `None` where there is no such file.
pub(super) fn read(path: &Path, length: usize) -> Result<Option<Zeroizing<Vec<u8>>>, KeysError> {
    let unfit = |why| KeysError::Unfit {
        path: path.to_owned(),
        why,
    };
    let file = match OpenOptions::new()
        .read(true)
        .custom_flags(libc::O_NOFOLLOW)
        .open(path)
    {
        Ok(file) => file,
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(cause) => return Err(failed("open", path)(cause)),
    };
    if file.metadata().map_err(failed("stat", path))?.mode() & 0o077 != 0 {
        return Err(unfit("is open to other users (its mode must be 0600)"));
    }
    let mut bytes = Zeroizing::new(Vec::with_capacity(length + 1));
    file.take(length as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(failed("read", path))?;
    if bytes.len() != length {
        return Err(unfit("has the wrong length for a key"));
    }
    Ok(Some(bytes))
}

/// Makes the file whole and durable or not at all; a file that is there already stays.
pub(super) fn publish(path: &Path, bytes: &[u8]) -> Result<(), KeysError> {
    let mut name = [0; 8];
    rand::fill(&mut name).map_err(|_| KeysError::Unfit {
        path: path.to_owned(),
        why: "needs random bytes",
    })?;
    let draft = path.with_extension(format!("new-{}", hex(&name)));
    let write = || {
        let mut file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(&draft)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        match fs::hard_link(&draft, path) {
            Err(cause) if cause.kind() != io::ErrorKind::AlreadyExists => Err(cause),
            _ => Ok(()),
        }
    };
    let written = write().map_err(failed("create", path));
    let _ = fs::remove_file(&draft);
    written?;
    sync_dir(parent(path))
}

pub(super) fn sync_dir(dir: &Path) -> Result<(), KeysError> {
    File::open(dir)
        .and_then(|dir| dir.sync_all())
        .map_err(failed("sync", dir))
}
