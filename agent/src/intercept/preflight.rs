//! Preflight: whether this machine can be guarded, asked before anything is touched.

use std::ffi::OsString;
use std::fs;
use std::os::unix::ffi::OsStringExt;
use std::path::PathBuf;

use super::{InterceptError, redirect};

/// What the programs and the agent need of the kernel, and the version that brought it.
const FEATURES: [(&str, (u32, u32)); 3] = [
    ("links to cgroups", (5, 7)),
    ("SO_NETNS_COOKIE", (5, 14)),
    ("bpf_set_retval", (5, 18)),
];

const CAP_NET_ADMIN: u32 = 12;
const CAP_SYS_ADMIN: u32 = 21;
const CAP_BPF: u32 = 39;

/// Checks privileges, the kernel's version, its will to take our kinds of programs, and that cgroup v2 is mounted.
///
/// # Errors
/// The first that is missing, with a hint of what to do.
pub fn preflight() -> Result<(), InterceptError> {
    kernel(&rustix::system::uname().release().to_string_lossy())?;
    let status =
        fs::read_to_string("/proc/self/status").map_err(|source| InterceptError::Path {
            path: "/proc/self/status".into(),
            source,
        })?;
    privileges(effective(&status).unwrap_or(0))?;
    redirect::probe()?;
    cgroup_mount().map(drop)
}

/// Where the cgroup v2 hierarchy is mounted; `/sys/fs/cgroup` on most machines, `/sys/fs/cgroup/unified` beside v1.
///
/// # Errors
/// [`InterceptError::NoCgroup`] when it is not mounted.
pub fn cgroup_mount() -> Result<PathBuf, InterceptError> {
    let path = "/proc/self/mountinfo";
    let table = fs::read(path).map_err(|source| InterceptError::Path {
        path: path.into(),
        source,
    })?;
    find_cgroup(&table).ok_or(InterceptError::NoCgroup)
}

fn kernel(release: &str) -> Result<(), InterceptError> {
    let mut numbers = release
        .split(|c: char| !c.is_ascii_digit())
        .map(|n| n.parse::<u32>().unwrap_or(0));
    let version = (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0));
    let lacks: Vec<String> = FEATURES
        .iter()
        .filter(|(_, since)| version < *since)
        .map(|(name, (major, minor))| format!("{name} ({major}.{minor})"))
        .collect();
    if lacks.is_empty() {
        return Ok(());
    }
    let release = format!("{}.{}", version.0, version.1);
    Err(InterceptError::Kernel {
        release,
        lacks: lacks.join(" and "),
    })
}

fn privileges(capabilities: u64) -> Result<(), InterceptError> {
    let has = |bit: u32| capabilities & (1 << bit) != 0;
    match (has(CAP_BPF) || has(CAP_SYS_ADMIN), has(CAP_NET_ADMIN)) {
        (true, true) => Ok(()),
        (true, false) => Err(InterceptError::Privileges("CAP_NET_ADMIN")),
        (false, true) => Err(InterceptError::Privileges("CAP_BPF")),
        (false, false) => Err(InterceptError::Privileges("CAP_BPF and CAP_NET_ADMIN")),
    }
}

/// The effective capabilities in `/proc/self/status`.
fn effective(status: &str) -> Option<u64> {
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("CapEff:"))?;
    u64::from_str_radix(line.trim(), 16).ok()
}

/// The mount point of cgroup v2 in a mountinfo table (proc(5)); one of the whole hierarchy before a bound part of it.
fn find_cgroup(table: &[u8]) -> Option<PathBuf> {
    let mut found = None;
    for line in table.split(|b| *b == b'\n') {
        let fields: Vec<&[u8]> = line.split(|b| *b == b' ').collect();
        let Some(dash) = fields.iter().position(|field| *field == b"-") else {
            continue;
        };
        let (Some(root), Some(point), Some(kind)) =
            (fields.get(3), fields.get(4), fields.get(dash + 1))
        else {
            continue;
        };
        if *kind != b"cgroup2" {
            continue;
        }
        let point = PathBuf::from(OsString::from_vec(unescape(point)));
        if *root == b"/" {
            return Some(point);
        }
        found = found.or(Some(point));
    }
    found
}

/// Undoes mountinfo's octal escapes (`\040` is a space).
fn unescape(field: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(field.len());
    let mut rest = field;
    while let Some((&first, tail)) = rest.split_first() {
        if let (
            b'\\',
            [
                a @ b'0'..=b'3',
                b @ b'0'..=b'7',
                c @ b'0'..=b'7',
                after @ ..,
            ],
        ) = (first, tail)
        {
            out.push((a - b'0') << 6 | (b - b'0') << 3 | (c - b'0'));
            rest = after;
        } else {
            out.push(first);
            rest = tail;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_kernels_are_told_what_they_lack() {
        let lacks = |release: &str| kernel(release).unwrap_err().to_string();
        assert_eq!(lacks("5.17.3"), "kernel 5.17 lacks bpf_set_retval (5.18)");
        assert_eq!(
            lacks("5.10.0-28-amd64"),
            "kernel 5.10 lacks SO_NETNS_COOKIE (5.14) and bpf_set_retval (5.18)"
        );
        assert!(lacks("4.19").contains("links to cgroups (5.7)"));
        assert!(lacks("garbage").starts_with("kernel 0.0 lacks"));
        for new in ["5.18.0", "6.1.0-18-amd64", "6.18.44-fc", "10.0"] {
            assert!(kernel(new).is_ok(), "{new}");
        }
    }

    #[test]
    fn privileges_are_read_from_the_effective_set() {
        let status = "Name:\tweir\nCapPrm:\t0000000000000000\nCapEff:\t000001ffffffffff\n";
        assert!(privileges(effective(status).unwrap()).is_ok());
        assert!(
            privileges(0)
                .unwrap_err()
                .to_string()
                .contains("CAP_BPF and CAP_NET_ADMIN")
        );
        assert!(
            privileges(1 << CAP_BPF)
                .unwrap_err()
                .to_string()
                .contains("CAP_NET_ADMIN")
        );
        assert!(privileges(1 << CAP_SYS_ADMIN | 1 << CAP_NET_ADMIN).is_ok());
        assert_eq!(effective("CapEff: zz"), None);
    }

    #[test]
    fn cgroup2_is_found_beside_v1_and_under_odd_names() {
        let both = b"30 24 0:26 / /sys/fs/cgroup/cpu rw - cgroup cgroup rw,cpu\n\
                     31 24 0:27 / /sys/fs/cgroup/unified rw,nosuid shared:9 - cgroup2 cgroup2 rw\n";
        assert_eq!(find_cgroup(both), Some("/sys/fs/cgroup/unified".into()));
        let bound = b"40 24 0:27 /some/part /mnt/part rw - cgroup2 none rw\n41 24 0:27 / /mnt/a\\040b rw - cgroup2 none rw\n";
        assert_eq!(find_cgroup(bound), Some("/mnt/a b".into()));
        assert_eq!(
            find_cgroup(b"30 24 0:26 / /sys/fs/cgroup/cpu rw - cgroup cgroup rw,cpu\n"),
            None
        );
        assert_eq!(find_cgroup(b"- cgroup2\n\n - \n"), None);
    }

    #[test]
    fn escapes_are_undone_and_other_backslashes_kept() {
        assert_eq!(unescape(b"a\\040b\\134c"), b"a b\\c");
        assert_eq!(unescape(b"\\9\\04"), b"\\9\\04");
    }
}
