//! Where a run's records go: a directory that is root's all the way down, and one user's only.

use std::fs::{self, DirBuilder};
use std::io;
use std::os::unix::fs::{DirBuilderExt, MetadataExt};
use std::path::{Path, PathBuf};

use super::RunError;
use super::user::USERS;

/// The file that says whose records a state directory holds: a uid in decimal.
const OWNER: &str = "user";

/// Makes the state directory of user `uid` (0700), or takes the one that is there; its canonical path.
///
/// Root's user may name any. Another user gets the host's own place for it (`path` is `None`), or names one that
/// root prepared: else root would make directories and files wherever a user says, and a user could change the
/// record, or read another's, through root.
pub fn prepare(named: Option<&Path>, uid: u32) -> Result<PathBuf, RunError> {
    let own = PathBuf::from(format!("{USERS}/{uid}"));
    let path = named.unwrap_or(&own);
    let wanted = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let failed = |source| RunError::io("make the state directory", &wanted, source);
    if named.is_none() || uid == 0 {
        let mut folder = DirBuilder::new();
        folder.recursive(true).mode(0o700);
        folder.create(&wanted).map_err(failed)?;
    }
    let path = fs::canonicalize(&wanted).map_err(failed)?;
    if named.is_none() || uid == 0 {
        return Ok(path);
    }
    let unfit = |why| RunError::State {
        path: wanted.clone(),
        why,
    };
    if !roots(&path).map_err(failed)? {
        return Err(unfit("other users than root can change it"));
    }
    match fs::read_to_string(path.join(OWNER)) {
        Ok(text) if text.trim().parse() == Ok(uid) => Ok(path),
        Ok(_) => Err(unfit("it is another user's")),
        Err(_) => Err(unfit("root did not prepare it for this user")),
    }
}

/// Whether only root can change where this canonical path leads.
fn roots(path: &Path) -> io::Result<bool> {
    for (depth, part) in path.ancestors().enumerate() {
        let about = fs::symlink_metadata(part)?;
        let sticky = depth > 0 && about.mode() & 0o1000 != 0;
        if about.uid() != 0 || about.mode() & 0o022 != 0 && !sticky {
            return Ok(false);
        }
    }
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::{chown, symlink};

    #[test]
    fn a_users_records_lie_where_only_root_writes() {
        if !crate::run::tests::root() {
            return;
        }
        let folder = tempfile::tempdir().unwrap();
        let base = fs::canonicalize(folder.path()).unwrap();
        let users = base.join("users");
        fs::create_dir(&users).unwrap();
        chown(&users, Some(7), None).unwrap();
        symlink(&base, users.join("link")).unwrap();

        let prepared = |name: &str, owner: &str| {
            let path = base.join(name);
            DirBuilder::new().mode(0o700).create(&path).unwrap();
            fs::write(path.join(OWNER), owner).unwrap();
            path
        };
        let own = prepared("own", "7\n");
        assert_eq!(prepare(Some(&own), 7).unwrap(), own);
        assert!(prepare(Some(&own), 8).is_err(), "not another user's");
        assert!(prepare(Some(&own), 0).is_ok(), "root may");
        let new = base.join("a/b");
        assert!(prepare(Some(&new), 7).is_err() && !base.join("a").exists());
        assert_eq!(prepare(Some(&new), 0).unwrap(), new);
        assert!(prepare(Some(&new), 7).is_err(), "root's is not a user's");
        // The user's own, though it says the right thing.
        fs::create_dir(users.join("state")).unwrap();
        fs::write(users.join("state").join(OWNER), "7").unwrap();
        for path in [users.join("state"), users.join("link"), base.clone()] {
            let refused = prepare(Some(&path), 7);
            assert!(
                matches!(refused, Err(RunError::State { .. })),
                "{}",
                path.display()
            );
        }
        assert_eq!(prepare(Some(&users.join("link/own")), 7).unwrap(), own);
    }
}
