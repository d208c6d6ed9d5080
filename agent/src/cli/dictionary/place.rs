//! Where an index goes: never over anything but an index, and whole or not at all.

use std::fs::File;
use std::io::{self, Write};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::Path;

use weir_policy::dictionary::Dictionary;

use super::build::{Failure, failure};
use crate::cli::audit::clean;

/// Nothing but an index is replaced, and never the values themselves.
pub(super) fn replaceable(from: &Path, out: &Path) -> Result<(), Failure> {
    let Ok(there) = std::fs::metadata(out) else {
        return Ok(());
    };
    let refused = |error: String, hint| Failure {
        code: 2,
        ..failure(error, Some(hint))
    };
    let name = clean(&out.display().to_string());
    let source = match from.as_os_str() == "-" {
        true => std::fs::metadata("/proc/self/fd/0"),
        false => std::fs::metadata(from),
    };
    let same =
        |source: std::fs::Metadata| (source.dev(), source.ino()) == (there.dev(), there.ino());
    if source.is_ok_and(same) {
        let error = format!("{name} is the file of values itself; the index would take its place");
        return Err(refused(error, "name another with --out: --out NAME.dict"));
    }
    let mut head = Vec::new();
    let read = |file: File| io::Read::read_to_end(&mut io::Read::take(file, 16), &mut head);
    let is_index = there.is_file()
        && File::open(out).and_then(read).is_ok()
        && (head.is_empty() || Dictionary::is_begun(&head));
    match is_index {
        true => Ok(()),
        false => Err(refused(
            format!("{name} is there, and is no dictionary: it is not replaced"),
            "name another with --out, or remove it first",
        )),
    }
}

/// Puts the file in place of one that was there, whole or not at all; nobody else may read it.
pub(super) fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let directory = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?;
    let temporary = directory.join(format!(
        ".{}.{}.new",
        name.to_string_lossy(),
        std::process::id()
    ));
    let written = File::options()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(&temporary)
        .and_then(|mut file| {
            file.write_all(bytes)?;
            file.sync_all()
        })
        .and_then(|()| std::fs::rename(&temporary, path))
        .and_then(|()| File::open(directory)?.sync_all());
    if written.is_err() {
        // What is left of it holds nothing that anybody needs.
        let _ = std::fs::remove_file(&temporary);
    }
    written
}
