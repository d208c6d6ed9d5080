//! A user's rights to files, for the moments in which root reads what that user named.

use std::io;
use std::path::Path;

use rustix::process::{Gid, getgroups};
use rustix::thread::set_thread_groups;

use super::user::Ids;
use crate::trust::bundle;

/// Largest text file that a user may name.
const LARGEST: u64 = 4 << 20;

/// The text of a regular file of at most 4 MiB that this user can read: what a file holds can show in an error,
/// so that root must not read for a user what the user could not.
///
/// # Errors
/// The system's, as the user would get it, or that the file is none of these.
pub fn read(ids: &Ids, path: &Path) -> io::Result<String> {
    let bytes = act(ids, || bundle::small(path, LARGEST))??;
    String::from_utf8(bytes)
        .map_err(|_| io::Error::new(io::ErrorKind::InvalidData, "it is not UTF-8 text"))
}

/// Does `work`, on this thread, with the user's rights to files and no more. For root nothing changes.
///
/// # Errors
/// The rights could not be given up: then nothing was done.
pub fn act<T>(ids: &Ids, work: impl FnOnce() -> T) -> io::Result<T> {
    if ids.uid == 0 {
        return Ok(work());
    }
    let _back = Back {
        groups: getgroups()?,
    };
    let groups: Vec<Gid> = ids.groups.iter().map(|gid| Gid::from_raw(*gid)).collect();
    set_thread_groups(&groups)?;
    if !(file_group(ids.gid) && file_user(ids.uid)) {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    Ok(work())
}

/// Gives root's rights back, whatever happens in between.
struct Back {
    groups: Vec<Gid>,
}

impl Drop for Back {
    fn drop(&mut self) {
        // Root may always go back; were it refused, what follows would fail for want of rights, not succeed.
        let _ = file_user(0) && file_group(0);
        let _ = set_thread_groups(&self.groups);
    }
}

/// Sets this thread's user for file access; with root's go its capabilities over files. Whether it is set.
fn file_user(uid: u32) -> bool {
    // SAFETY: both calls take a number and touch no memory. The second changes nothing and tells what is set.
    let now = unsafe {
        libc::setfsuid(uid);
        libc::setfsuid(u32::MAX)
    };
    u32::try_from(now) == Ok(uid)
}

fn file_group(gid: u32) -> bool {
    // SAFETY: as for the user.
    let now = unsafe {
        libc::setfsgid(gid);
        libc::setfsgid(u32::MAX)
    };
    u32::try_from(now) == Ok(gid)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn root_reads_for_a_user_what_the_user_can_read() {
        if !crate::run::tests::root() {
            return;
        }
        let folder = tempfile::tempdir().unwrap();
        let open = std::fs::Permissions::from_mode(0o755);
        std::fs::set_permissions(folder.path(), open).unwrap();
        let (file, fifo) = (folder.path().join("file"), folder.path().join("fifo"));
        std::fs::write(&file, "root's").unwrap();
        let made = std::process::Command::new("mkfifo").arg(&fifo).status();
        assert!(made.unwrap().success());
        let ids = |uid| Ids {
            uid,
            gid: uid,
            groups: vec![uid],
        };
        let kind = |result: io::Result<String>| result.unwrap_err().kind();
        for (mode, seen) in [(0o600, false), (0o640, false), (0o644, true)] {
            std::fs::set_permissions(&file, std::fs::Permissions::from_mode(mode)).unwrap();
            assert_eq!(read(&ids(65534), &file).is_ok(), seen, "{mode:o}");
            assert_eq!(read(&ids(0), &file).unwrap(), "root's");
            // And root is root again.
            assert_eq!(std::fs::read(&file).unwrap(), b"root's");
        }
        assert_eq!(kind(read(&ids(0), &fifo)), io::ErrorKind::InvalidInput);
        assert_eq!(
            kind(read(&ids(0), Path::new("/dev/zero"))),
            io::ErrorKind::InvalidInput
        );
    }
}
