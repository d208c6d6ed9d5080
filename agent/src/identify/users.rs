//! Users and groups: the ids a process carries, and the names a host gives them.

use weir_policy::subject::Known;

/// The ids of a process, from the text of `/proc/PID/status`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ids {
    /// Real user id.
    pub uid: Known<u32>,
    /// Primary group first, then the supplementary ones, each once.
    pub gids: Known<Vec<u32>>,
}

/// Reads `status` (proc(5)).
pub fn ids(status: &str) -> Ids {
    let field = |name: &str| status.lines().find_map(|line| line.strip_prefix(name));
    let first = |name: &str| field(name)?.split_whitespace().next()?.parse::<u32>().ok();
    let groups = || {
        let mut gids = vec![first("Gid:")?];
        for word in field("Groups:")?.split_whitespace() {
            let gid = word.parse().ok()?;
            if !gids.contains(&gid) {
                gids.push(gid);
            }
        }
        Some(gids)
    };
    Ids {
        uid: known(first("Uid:")),
        gids: known(groups()),
    }
}

/// Reads `loginuid`: 2^32 - 1 is a process of no login.
pub fn login(text: &str) -> Known<Option<u32>> {
    match text.trim().parse::<u32>() {
        Ok(u32::MAX) => Known::Sure(None),
        Ok(uid) => Known::Sure(Some(uid)),
        Err(_) => Known::Unknown,
    }
}

fn known<T>(value: Option<T>) -> Known<T> {
    value.map_or(Known::Unknown, Known::Sure)
}

/// The host's own names, through its name service: for loading policy and for display, never per call. Blocks.
#[derive(Clone, Copy, Debug, Default)]
pub struct System;

impl System {
    /// The id of a user; `None` where there is none of this name.
    pub fn uid(self, name: &str) -> Option<u32> {
        uzers::get_user_by_name(name).map(|user| user.uid())
    }

    /// The id of a group.
    pub fn gid(self, name: &str) -> Option<u32> {
        uzers::get_group_by_name(name).map(|group| group.gid())
    }

    /// The name of a user.
    pub fn user(self, uid: u32) -> Option<String> {
        uzers::get_user_by_uid(uid)?
            .name()
            .to_str()
            .map(str::to_owned)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_read_or_unknown() {
        let status = "Name:\tx\nUid:\t7\t8\t8\t8\nGid:\t9\t9\t9\t9\nGroups:\t9 27 1000 \n";
        assert_eq!(
            ids(status),
            Ids {
                uid: Known::Sure(7),
                gids: Known::Sure(vec![9, 27, 1000])
            }
        );
        assert_eq!(ids("Uid:\tx\n"), Ids::default());
        assert_eq!(
            ids("Gid:\t1\nGroups:\t1 x\n").gids,
            Known::Unknown,
            "half a list is none"
        );
    }

    #[test]
    fn login_ids() {
        assert_eq!(login("1000"), Known::Sure(Some(1000)));
        assert_eq!(login("4294967295\n"), Known::Sure(None));
        assert_eq!(login(""), Known::Unknown);
    }

    #[test]
    fn root_has_a_name_everywhere() {
        assert_eq!(System.uid("root"), Some(0));
        assert_eq!(System.user(0).as_deref(), Some("root"));
        assert_eq!(System.uid("no such user at all"), None);
    }
}
