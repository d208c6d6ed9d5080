//! Intercept: connections bound for AI ports arrive here with what the kernel knows of them.

use std::path::PathBuf;
use std::time::Duration;

use weir_policy::catalog::Host;

mod accept;
mod kernel_log;
pub mod places;
mod preflight;
mod redirect;
pub mod sockets;
pub mod tunnel;

pub use accept::{Acceptor, Intercepted};
pub use places::Places;
pub use preflight::{cgroup_mount, preflight};
pub use sockets::Sockets;
pub use weir_ebpf::{Caller, Flow};

/// What shall be intercepted, and where the kernel's side of it is kept.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The cgroup v2 directory whose processes are guarded.
    pub cgroup: PathBuf,
    /// The TCP ports that go to the agent.
    pub ports: Vec<u16>,
    /// A mounted bpffs that is ours. The pins live in a directory in it that is named by the layout of the maps.
    pub bpffs: PathBuf,
}

/// Why a machine, or a plan, cannot be guarded.
#[derive(Debug, thiserror::Error)]
pub enum InterceptError {
    /// The process lacks privileges.
    #[error("loading the kernel programs needs {0}, which this process does not have")]
    Privileges(&'static str),
    /// The kernel is too old.
    #[error("kernel {release} lacks {lacks}")]
    Kernel {
        /// As `uname -r` begins.
        release: String,
        /// The missing features, each with the version that brought it.
        lacks: String,
    },
    /// The kernel was built without the program types, or forbids them.
    #[error("this kernel refuses BPF programs for cgroups: {0}")]
    Bpf(String),
    /// No cgroup v2 hierarchy is mounted.
    #[error("no cgroup v2 hierarchy is mounted")]
    NoCgroup,
    /// The plan names no port, or more than the kernel's table holds.
    #[error("{0} ports cannot be guarded: 1 to {max} can", max = weir_ebpf::PORTS_MAX)]
    Ports(usize),
    /// A directory or file of the plan cannot be used.
    #[error("cannot use {path}: {source}", path = path.display())]
    Path {
        /// Which.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The pin directory is not on a bpffs.
    #[error("{path} is not on a BPF file system", path = .0.display())]
    NotBpffs(PathBuf),
    /// Another agent's pins lie where ours belong.
    #[error("{path} exists: another agent guards through it", path = .0.display())]
    Taken(PathBuf),
    /// The kernel did not take the programs or maps.
    #[error("cannot {what}: {reason}")]
    Load {
        /// What was tried.
        what: String,
        /// What the kernel or the loader said.
        reason: String,
    },
    /// The loopback listener cannot be opened.
    #[error("cannot listen on the loopback address: {0}")]
    Listen(std::io::Error),
}

impl InterceptError {
    /// What the person can do about it.
    #[must_use]
    pub fn hint(&self) -> Option<&'static str> {
        Some(match self {
            Self::Privileges(_) => "run weir as root (sudo), or with CAP_BPF and CAP_NET_ADMIN",
            Self::Kernel { .. } => {
                "weir needs 5.18 or newer (Debian 12+); see docs/install.md, kernels"
            }
            Self::Bpf(_) => {
                "weir needs CONFIG_BPF_SYSCALL and CONFIG_CGROUP_BPF, and no lockdown of BPF"
            }
            Self::NoCgroup => "mount one: mount -t cgroup2 none /sys/fs/cgroup/unified",
            Self::NotBpffs(_) => "mount one there: mount -t bpf bpf DIRECTORY",
            Self::Taken(_) => "stop the other agent, or unmount the BPF file system that it left",
            Self::Ports(_) | Self::Path { .. } | Self::Load { .. } | Self::Listen(_) => {
                return None;
            }
        })
    }
}

/// What the kernel programs did, since they were loaded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counters {
    /// Connections sent to the agent.
    pub redirected: u64,
    /// Connects refused because the agent did not listen in the caller's network namespace.
    pub refused_dead: u64,
    /// Datagrams and connects of HTTP/3 refused.
    pub refused_udp: u64,
    /// Raw sockets refused.
    pub refused_raw: u64,
    /// Packets dropped that left by a way round the redirect.
    pub tripped: u64,
    /// Connects refused because the kernel had no room for their origin.
    pub storage_failed: u64,
    /// Redirected connections that arrive without a flow because the table was full.
    pub flows_full: u64,
}

/// The kernel's side at work. Dropping it ends nothing: the pinned programs stay and, with no listener, refuse, until
/// the BPF file system goes or [`Interception::detach`] is called.
#[derive(Debug)]
pub struct Interception {
    port: u16,
    /// None where nothing is attached.
    redirect: Option<redirect::Redirect>,
    sockets: Sockets,
}

impl Interception {
    /// Nothing is attached and nothing arrives: for tests, which bring their connections along.
    #[cfg(test)]
    pub(crate) fn none() -> Self {
        Self {
            port: 0,
            redirect: None,
            sockets: Sockets::unmarked(),
        }
    }

    /// Loads, attaches and pins the programs, opens the listeners in this thread's network namespace and sends the
    /// cgroup's connections there. Must be called within a tokio runtime with its I/O driver enabled.
    ///
    /// # Errors
    /// Each cause by its own variant; nothing stays attached or pinned then.
    pub async fn start(plan: Plan) -> Result<(Self, Acceptor), InterceptError> {
        let ports = plan.ports.clone();
        let (redirect, maps) = redirect::Redirect::load(&plan)?;
        match Self::arm(&redirect, maps, &ports) {
            Ok((port, sockets, acceptor)) => Ok((
                Self {
                    port,
                    redirect: Some(redirect),
                    sockets,
                },
                acceptor,
            )),
            Err(error) => {
                redirect.detach()?;
                Err(error)
            }
        }
    }

    fn arm(
        redirect: &redirect::Redirect,
        maps: redirect::Maps,
        guarded: &[u16],
    ) -> Result<(u16, Sockets, Acceptor), InterceptError> {
        let listeners = accept::Listeners::bind(guarded).map_err(InterceptError::Listen)?;
        for listener in listeners.all() {
            maps.listen.put(listener).map_err(InterceptError::Listen)?;
        }
        let port = listeners.port();
        let acceptor = Acceptor::new(listeners, maps.flows).map_err(InterceptError::Listen)?;
        redirect.arm(port)?;
        Ok((port, Sockets::marked(maps.ours), acceptor))
    }

    /// The port of the loopback listeners.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Sockets with which the agent itself may dial guarded ports.
    #[must_use]
    pub fn sockets(&self) -> Sockets {
        self.sockets.clone()
    }

    /// Where these AI hosts live; where nothing is attached, nobody is asked.
    #[must_use]
    pub fn places(&self, hosts: Vec<Host>) -> Places {
        match self.redirect {
            Some(_) => Places::of(hosts),
            None => Places::with(hosts, |_| Ok(Vec::new())),
        }
    }

    /// What the programs did so far, all processors together.
    #[must_use]
    pub fn counters(&self) -> Counters {
        self.redirect
            .as_ref()
            .map(redirect::Redirect::counters)
            .unwrap_or_default()
    }

    /// Ends the interception: unpins and detaches. The cgroup's connections go out unguarded from here on.
    ///
    /// # Errors
    /// When a pin cannot be removed; what it pins stays in force.
    pub fn detach(self) -> Result<(), InterceptError> {
        self.redirect.map_or(Ok(()), redirect::Redirect::detach)
    }
}

/// The present on the clock of [`Flow::since_boot`] (`CLOCK_BOOTTIME`: since boot, suspend included), which is also
/// that of `starttime` in `/proc/PID/stat`. The latter is cut to a hundredth of a second, so the start of a process
/// that made a flow is never later than the flow's time.
#[must_use]
pub fn kernel_flow_time() -> Duration {
    let mut time = libc::timespec {
        tv_sec: 0,
        tv_nsec: 0,
    };
    // SAFETY: `time` is a valid timespec to write to; the clock exists on every supported kernel.
    unsafe { libc::clock_gettime(libc::CLOCK_BOOTTIME, &mut time) };
    Duration::new(
        time.tv_sec.unsigned_abs(),
        u32::try_from(time.tv_nsec).unwrap_or(0),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_flow_clock_is_that_of_proc_stat() {
        let stat = std::fs::read_to_string("/proc/self/stat").unwrap();
        let after_name = stat.rsplit_once(')').unwrap().1;
        let ticks: u64 = after_name
            .split_whitespace()
            .nth(19)
            .unwrap()
            .parse()
            .unwrap();
        let started = Duration::from_millis(ticks * 10);
        let age = kernel_flow_time().checked_sub(started).unwrap();
        assert!(
            age < Duration::from_secs(3600),
            "this process started {age:?} ago?"
        );
    }

    #[test]
    fn errors_say_what_and_what_to_do() {
        let old = InterceptError::Kernel {
            release: "5.10".into(),
            lacks: "bpf_set_retval (5.18)".into(),
        };
        assert_eq!(old.to_string(), "kernel 5.10 lacks bpf_set_retval (5.18)");
        assert!(old.hint().unwrap().contains("5.18"));
        assert!(InterceptError::Ports(0).to_string().contains("0 ports"));
    }
}
