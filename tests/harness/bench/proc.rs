//! What the kernel says of a process: its CPU time, its memory, what it wrote, its children.

use anyhow::{Context, Result, ensure};

/// CPU time of all threads of `pid`, ended ones included, in nanoseconds.
///
/// The process's CPU clock is the time that `utime + stime` of `/proc/PID/stat` round to hundredths of a second.
pub fn cpu_ns(pid: u32) -> Result<u64> {
    let mut clock: libc::clockid_t = 0;
    let mut time = libc::timespec {
        tv_sec: 0,
        tv_nsec: 0,
    };
    // SAFETY: both calls write only to the values they are given, which live through them.
    let failed = unsafe {
        let failed = libc::clock_getcpuclockid(libc::pid_t::try_from(pid)?, &raw mut clock);
        if failed == 0 {
            libc::clock_gettime(clock, &raw mut time)
        } else {
            failed
        }
    };
    ensure!(
        failed == 0,
        "process {pid} has ended: its CPU time cannot be read"
    );
    Ok(u64::try_from(time.tv_sec)? * 1_000_000_000 + u64::try_from(time.tv_nsec)?)
}

/// Resident memory of `pid`, in bytes.
pub fn resident(pid: u32) -> Result<u64> {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status"))?;
    parse_resident(&status).with_context(|| format!("/proc/{pid}/status names no VmRSS"))
}

/// Bytes that `pid` had the kernel write to disks.
pub fn written(pid: u32) -> Result<u64> {
    let io = std::fs::read_to_string(format!("/proc/{pid}/io"))?;
    parse_written(&io).with_context(|| format!("/proc/{pid}/io names no write_bytes"))
}

/// The children of `pid`.
pub fn children(pid: u32) -> Result<Vec<u32>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir("/proc")? {
        let Some(child) = entry?
            .file_name()
            .to_str()
            .and_then(|name| name.parse().ok())
        else {
            continue;
        };
        // A process may end while it is looked at.
        let stat = std::fs::read_to_string(format!("/proc/{child}/stat")).unwrap_or_default();
        if parse_parent(&stat) == Some(pid) {
            found.push(child);
        }
    }
    Ok(found)
}

fn field<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    text.lines()
        .find_map(|line| line.strip_prefix(name)?.strip_prefix(':'))
        .map(str::trim)
}

fn parse_resident(status: &str) -> Option<u64> {
    let kilobytes: u64 = field(status, "VmRSS")?
        .strip_suffix("kB")?
        .trim()
        .parse()
        .ok()?;
    kilobytes.checked_mul(1024)
}

fn parse_written(io: &str) -> Option<u64> {
    field(io, "write_bytes")?.parse().ok()
}

/// The fourth field of `/proc/PID/stat`; the second may hold any byte, so fields count from its closing parenthesis.
fn parse_parent(stat: &str) -> Option<u32> {
    stat.rsplit_once(')')?
        .1
        .split_whitespace()
        .nth(1)?
        .parse()
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kernels_files_are_read() {
        assert_eq!(
            parse_resident("Name:\tx\nVmHWM:\t  9 kB\nVmRSS:\t    2048 kB\n"),
            Some(2048 * 1024)
        );
        assert_eq!(parse_resident("Name:\tkthread\n"), None);
        assert_eq!(parse_resident("VmRSS:\tmany kB\n"), None);
        assert_eq!(
            parse_written("rchar: 5\nwrite_bytes: 8192\ncancelled_write_bytes: 1\n"),
            Some(8192)
        );
        assert_eq!(parse_written(""), None);
        assert_eq!(parse_parent("42 (a) b) (c) S 7 42 42 0"), Some(7));
        assert_eq!(parse_parent("42 (x"), None);
    }

    #[test]
    fn this_process_uses_time_and_memory() {
        let me = std::process::id();
        let before = cpu_ns(me).expect("this process lives");
        let mut sum = 0_u64;
        while cpu_ns(me).expect("this process lives") < before + 1_000_000 {
            sum = std::hint::black_box(sum + 1);
        }
        assert!(sum > 0 && resident(me).expect("memory") > 100_000);
        assert!(
            children(std::os::unix::process::parent_id())
                .expect("/proc")
                .contains(&me)
        );
        // One more than any process's id can be.
        assert!(cpu_ns((1 << 22) + 1).is_err());
    }
}
