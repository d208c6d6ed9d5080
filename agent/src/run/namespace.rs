//! The command's mount namespace: private copies over trust files, covers over daemons' doors.

use std::ffi::{CStr, OsString};
use std::os::fd::{AsFd, AsRawFd, OwnedFd};
use std::path::{Path, PathBuf};

use rustix::fs::{CWD, Mode, OFlags, ResolveFlags, openat2};
use rustix::io::Errno;
use rustix::mount::{MountPropagationFlags, MoveMountFlags, OpenTreeFlags, UnmountFlags};
use rustix::mount::{mount_change, move_mount, open_tree, unmount};
use rustix::thread::{UnshareFlags, unshare_unsafe};
use serde::{Deserialize, Serialize};

/// One mount to make.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bind {
    /// The prepared file or directory.
    pub source: OsString,
    /// The canonical path it is seen at.
    pub target: OsString,
    /// Whether the command may write to it.
    pub writable: bool,
}

/// Why the namespace could not be made.
#[derive(Debug, thiserror::Error)]
#[error("cannot {what} {}: {errno}", path.display())]
pub struct NamespaceError {
    what: &'static str,
    path: PathBuf,
    errno: Errno,
}

/// Moves the calling thread into a mount namespace of its own, makes `binds` there in order, and takes away what
/// is mounted at `hide`. Nothing of it is seen outside. A target that is gone is passed over.
pub fn enter(binds: &[Bind], hide: &[OsString]) -> Result<(), NamespaceError> {
    let at = |what, path: &Path| {
        let path = path.to_owned();
        move |errno| NamespaceError { what, path, errno }
    };
    let root = Path::new("/");
    // SAFETY: NEWNS does not touch the table of file descriptors, which is what the call can break.
    unsafe { unshare_unsafe(UnshareFlags::NEWNS) }
        .map_err(at("make a mount namespace at", root))?;
    mount_change(
        root,
        MountPropagationFlags::REC | MountPropagationFlags::PRIVATE,
    )
    .map_err(at("make private", root))?;
    for bind in binds {
        let (source, target) = (Path::new(&bind.source), Path::new(&bind.target));
        // A path that its user can write may have become a link since it was looked at: then no bind.
        // (Without NOFOLLOW: with it, openat2 would hand out the link itself.)
        let flags = OFlags::PATH | OFlags::CLOEXEC;
        let over = match openat2(CWD, target, flags, Mode::empty(), ResolveFlags::NO_SYMLINKS) {
            Err(Errno::NOENT) => continue,
            other => other.map_err(at("open", target))?,
        };
        let tree = open_tree(
            CWD,
            source,
            OpenTreeFlags::OPEN_TREE_CLONE | OpenTreeFlags::OPEN_TREE_CLOEXEC,
        )
        .map_err(at("open the copy", source))?;
        restrict(&tree, bind.writable).map_err(at("restrict the copy", source))?;
        let flags =
            MoveMountFlags::MOVE_MOUNT_F_EMPTY_PATH | MoveMountFlags::MOVE_MOUNT_T_EMPTY_PATH;
        move_mount(tree.as_fd(), c"", over.as_fd(), c"", flags).map_err(at("bind over", target))?;
    }
    for path in hide.iter().map(Path::new) {
        match unmount(path, UnmountFlags::DETACH) {
            Ok(()) | Err(Errno::INVAL | Errno::NOENT) => {}
            Err(errno) => return Err(at("hide", path)(errno)),
        }
    }
    Ok(())
}

/// `struct mount_attr` of mount_setattr(2).
#[repr(C)]
struct MountAttr {
    set: u64,
    clear: u64,
    propagation: u64,
    userns: u64,
}

const RDONLY: u64 = 0x1;
const NOSUID: u64 = 0x2;
const NODEV: u64 = 0x4;

/// No setuid programs, no devices, and unless `writable` no writing, before the tree is anywhere to be seen.
fn restrict(tree: &OwnedFd, writable: bool) -> Result<(), Errno> {
    let set = NOSUID | NODEV | if writable { 0 } else { RDONLY };
    let attr = MountAttr {
        set,
        clear: 0,
        propagation: 0,
        userns: 0,
    };
    let empty: &CStr = c"";
    // SAFETY: the descriptor is open, the path is a C string, the struct lives through the call and its size is given.
    let answer = unsafe {
        libc::syscall(
            libc::SYS_mount_setattr,
            tree.as_raw_fd(),
            empty.as_ptr(),
            libc::AT_EMPTY_PATH,
            &raw const attr,
            size_of::<MountAttr>(),
        )
    };
    if answer == 0 {
        return Ok(());
    }
    Err(std::io::Error::last_os_error()
        .raw_os_error()
        .map_or(Errno::INVAL, Errno::from_raw_os_error))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn binds_are_seen_inside_only_read_only_and_never_through_a_link() {
        if !crate::run::tests::root() {
            return;
        }
        let folder = tempfile::tempdir().unwrap();
        let place = fs::canonicalize(folder.path()).unwrap();
        let path = |name: &str| place.join(name);
        fs::write(path("original"), "original").unwrap();
        fs::write(path("copy"), "copy").unwrap();
        fs::create_dir(path("own")).unwrap();
        fs::create_dir(path("door")).unwrap();
        std::os::unix::fs::symlink(path("original"), path("link")).unwrap();
        let bind = |source: &str, target: &str, writable| Bind {
            source: path(source).into(),
            target: path(target).into(),
            writable,
        };
        let binds = [
            bind("copy", "original", false),
            bind("own", "door", true),
            bind("copy", "gone", false),
        ];
        let through_link = [bind("copy", "link", false)];
        let (original, door) = (path("original"), path("door/file"));
        // A thread of its own: the namespace ends with it.
        let inside = std::thread::spawn(move || {
            let refused = enter(&through_link, &[]).unwrap_err();
            enter(&binds, &[]).unwrap();
            let written = fs::write(&original, "x").unwrap_err();
            fs::write(&door, "into own").unwrap();
            (
                fs::read_to_string(&original).unwrap(),
                written.kind(),
                refused.to_string(),
            )
        });
        let (seen, written, refused) = inside.join().unwrap();
        assert_eq!(seen, "copy");
        assert_eq!(written, std::io::ErrorKind::ReadOnlyFilesystem);
        assert!(refused.contains("link"), "{refused}");
        assert_eq!(fs::read_to_string(path("original")).unwrap(), "original");
        assert_eq!(fs::read_to_string(path("own/file")).unwrap(), "into own");
        assert!(!path("door/file").exists());
    }
}
