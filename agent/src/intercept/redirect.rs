//! Redirect: loads the kernel programs, attaches them to a cgroup and pins them; the only file that names aya.

use std::fmt;
use std::fs::{self, DirBuilder, File};
use std::io;
use std::os::fd::AsRawFd;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use aya::maps::{Array, HashMap, Map, MapData, MapError, PerCpuArray, SkStorage};
use aya::programs::links::{FdLink, PinnedLink};
use aya::programs::{CgroupAttachMode, Program, ProgramType};
use aya::{Ebpf, EbpfLoader};
use aya_log::EbpfLogger;
use tokio::io::Interest;
use tokio::io::unix::AsyncFd;
use tokio::task::AbortHandle;
use weir_ebpf::{
    COUNTERS, Config, Counter, Flow, FlowKey, LAYOUT, MAP_CONFIG, MAP_COUNTERS, MAP_FLOWS,
    MAP_LISTEN, MAP_LOGS, MAP_ORIGINS, MAP_OURS, MAP_PORTS, MARK, PORTS_MAX,
};

use super::kernel_log::KernelLog;
use super::{Counters, InterceptError, Plan};

/// The kernel programs, built by `cargo xtask ebpf`.
static OBJECT: &[u8] = aya::include_bytes_aligned!("../../../ebpf/prebuilt/weir.bpf.o");

/// The programs in the order of attaching: what refuses comes before what redirects.
const PROGRAMS: [&str; 9] = [
    "sock_create",
    "tripwire",
    "tcp_events",
    "getpeername4",
    "getpeername6",
    "sendmsg4",
    "sendmsg6",
    "connect4",
    "connect6",
];

/// The maps that are pinned, so that a later agent can adopt what an earlier one left in force.
const PINNED: [&str; 7] = [
    MAP_CONFIG,
    MAP_PORTS,
    MAP_FLOWS,
    MAP_ORIGINS,
    MAP_OURS,
    MAP_LISTEN,
    MAP_COUNTERS,
];

/// `statfs` type of a BPF file system (linux/magic.h).
const BPF_FS_MAGIC: i128 = 0xcafe_4a11;

/// Log records are read at most this often, so that a program that is refused in a loop cannot flood the log.
const LOG_PAUSE: Duration = Duration::from_millis(200);

/// Asks the kernel whether it takes our kinds of programs.
pub(super) fn probe() -> Result<(), InterceptError> {
    for kind in [
        ProgramType::CgroupSockAddr,
        ProgramType::SockOps,
        ProgramType::CgroupSkb,
        ProgramType::CgroupSock,
    ] {
        match aya::sys::is_program_supported(kind) {
            Ok(true) => {}
            Ok(false) => return Err(InterceptError::Bpf(format!("{kind:?} is not supported"))),
            Err(error) => return Err(InterceptError::Bpf(chain(&error))),
        }
    }
    Ok(())
}

/// What the agent does with the maps while it runs.
pub(super) struct Maps {
    pub(super) flows: Flows,
    pub(super) ours: Mark,
    pub(super) listen: Mark,
}

/// The attached programs.
pub(super) struct Redirect {
    directory: PathBuf,
    links: Vec<PinnedLink>,
    config: Mutex<Array<MapData, Config>>,
    counters: PerCpuArray<MapData, u64>,
    logs: Option<AbortHandle>,
}

impl Redirect {
    /// Loads the object, attaches every program to the plan's cgroup and pins links and maps. Until [`Redirect::arm`]
    /// every guarded connect is refused. On an error nothing stays.
    pub(super) fn load(plan: &Plan) -> Result<(Self, Maps), InterceptError> {
        if plan.ports.is_empty() || plan.ports.len() > PORTS_MAX as usize {
            return Err(InterceptError::Ports(plan.ports.len()));
        }
        let cgroup = File::open(&plan.cgroup).map_err(at(&plan.cgroup))?;
        let directory = pin_directory(&plan.bpffs)?;
        Self::load_into(plan, &cgroup, &directory).inspect_err(|_| {
            // The first error is the one to tell; a directory that stays is named by the next start.
            let _ = remove_pins(&directory);
        })
    }

    fn load_into(
        plan: &Plan,
        cgroup: &File,
        directory: &Path,
    ) -> Result<(Self, Maps), InterceptError> {
        let mut ebpf = EbpfLoader::new()
            .load(OBJECT)
            .map_err(failed("load the kernel programs"))?;
        for name in PINNED {
            let map = ebpf.map(name).ok_or_else(|| missing(name))?;
            map.pin(directory.join(name)).map_err(failed(name))?;
        }
        let mut ports: HashMap<_, u32, u32> = typed(&mut ebpf, MAP_PORTS)?;
        for port in &plan.ports {
            ports
                .insert(u32::from(*port), 1, 0)
                .map_err(failed("guard a port"))?;
        }
        let mut links = Vec::with_capacity(PROGRAMS.len());
        for name in PROGRAMS {
            let program = ebpf.program_mut(name).ok_or_else(|| missing(name))?;
            let link = attach(program, cgroup)
                .map_err(|reason| load_error(&format!("attach {name}"), reason))?;
            links.push(
                link.pin(directory.join(format!("link_{name}")))
                    .map_err(failed(name))?,
            );
        }
        let maps = Maps {
            flows: Flows {
                map: typed(&mut ebpf, MAP_FLOWS)?,
            },
            ours: Mark {
                map: Mutex::new(typed(&mut ebpf, MAP_OURS)?),
            },
            listen: Mark {
                map: Mutex::new(typed(&mut ebpf, MAP_LISTEN)?),
            },
        };
        let redirect = Self {
            directory: directory.to_owned(),
            links,
            config: Mutex::new(typed(&mut ebpf, MAP_CONFIG)?),
            counters: typed(&mut ebpf, MAP_COUNTERS)?,
            logs: forward_logs(&mut ebpf),
        };
        Ok((redirect, maps))
    }

    /// From here on guarded connects go to the marked listener on `port`.
    pub(super) fn arm(&self, port: u16) -> Result<(), InterceptError> {
        lock(&self.config)
            .set(0, Config::armed(port), 0)
            .map_err(failed("arm the kernel programs"))
    }

    pub(super) fn counters(&self) -> Counters {
        Counters {
            redirected: self.sum(Counter::Redirected),
            refused_dead: self.sum(Counter::RefusedDead),
            refused_udp: self.sum(Counter::RefusedUdp),
            refused_raw: self.sum(Counter::RefusedRaw),
            tripped: self.sum(Counter::Tripped),
            storage_failed: self.sum(Counter::StorageFailed),
            flows_full: self.sum(Counter::FlowsFull),
        }
    }

    fn sum(&self, counter: Counter) -> u64 {
        debug_assert!((counter as u32) < COUNTERS);
        match self.counters.get(&(counter as u32), 0) {
            Ok(values) => values.iter().sum(),
            Err(error) => {
                tracing::warn!(
                    error = chain(&error),
                    "cannot read the kernel's counter {counter:?}"
                );
                0
            }
        }
    }

    /// Removes the pins and, with them, the last references to the programs.
    pub(super) fn detach(mut self) -> Result<(), InterceptError> {
        self.links.clear();
        remove_pins(&self.directory)
    }
}

impl fmt::Debug for Redirect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Redirect")
            .field("directory", &self.directory)
            .finish_non_exhaustive()
    }
}

impl Drop for Redirect {
    fn drop(&mut self) {
        if let Some(logs) = &self.logs {
            logs.abort();
        }
    }
}

/// Connections on their way to the listener.
#[derive(Debug)]
pub(super) struct Flows {
    map: HashMap<MapData, FlowKey, Flow>,
}

impl Flows {
    /// The flow under `key`, which is removed: a port's next connection has its own.
    pub(super) fn take(&mut self, key: &FlowKey) -> Option<Flow> {
        let flow = match self.map.get(key, 0) {
            Ok(flow) => flow,
            Err(MapError::KeyNotFound) => return None,
            Err(error) => {
                tracing::warn!(error = chain(&error), "cannot read the kernel's flows");
                return None;
            }
        };
        // Gone already when the application closed in the meantime.
        let _ = self.map.remove(key);
        Some(flow)
    }
}

/// A mark that the kernel keeps with a socket. Who holds the map's descriptor can set it on sockets that it holds.
#[derive(Debug)]
pub(super) struct Mark {
    map: Mutex<SkStorage<MapData, u32>>,
}

impl Mark {
    pub(super) fn put(&self, socket: &impl AsRawFd) -> io::Result<()> {
        lock(&self.map)
            .insert(socket, MARK, 0)
            .map_err(|error| io::Error::other(format!("cannot mark a socket: {}", chain(&error))))
    }
}

/// Makes the directory for the pins. It must be new: aya opens existing pins without comparing their layout with the
/// object's, and programs would then write past the ends of values.
fn pin_directory(bpffs: &Path) -> Result<PathBuf, InterceptError> {
    let kind = rustix::fs::statfs(bpffs)
        .map_err(|errno| at(bpffs)(errno.into()))?
        .f_type;
    if i128::from(kind) & 0xffff_ffff != BPF_FS_MAGIC {
        return Err(InterceptError::NotBpffs(bpffs.to_owned()));
    }
    let directory = bpffs.join(format!("weir-{LAYOUT:016x}"));
    match DirBuilder::new().mode(0o700).create(&directory) {
        Ok(()) => Ok(directory),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            Err(InterceptError::Taken(directory))
        }
        Err(error) => Err(at(&directory)(error)),
    }
}

fn remove_pins(directory: &Path) -> Result<(), InterceptError> {
    for entry in fs::read_dir(directory).map_err(at(directory))? {
        let path = entry.map_err(at(directory))?.path();
        fs::remove_file(&path).map_err(at(&path))?;
    }
    fs::remove_dir(directory).map_err(at(directory))
}

/// Loads one program and links it to the cgroup. Links are always shared with other programs on the cgroup; aya's
/// other modes ask for flags that the kernel refuses on links.
fn attach(program: &mut Program, cgroup: &File) -> Result<FdLink, String> {
    const MODE: CgroupAttachMode = CgroupAttachMode::Single;
    macro_rules! attach {
        ($program:expr $(, $kind:expr)?) => {{
            $program.load().map_err(|error| chain(&error))?;
            if let Ok(info) = $program.info() {
                tracing::debug!(
                    program = info.name_as_str(),
                    instructions = info.verified_instruction_count(),
                    "the kernel verified a program"
                );
            }
            let id = $program.attach(cgroup, $($kind,)? MODE).map_err(|error| chain(&error))?;
            let link = $program.take_link(id).map_err(|error| chain(&error))?;
            link.try_into().map_err(|error| chain(&error))
        }};
    }
    match program {
        Program::CgroupSockAddr(program) => attach!(program),
        Program::CgroupSock(program) => attach!(program),
        Program::SockOps(program) => attach!(program),
        Program::CgroupSkb(program) => attach!(program, aya::programs::CgroupSkbAttachType::Egress),
        _ => Err("its kind is not one of weir's".to_owned()),
    }
}

fn typed<T: TryFrom<Map, Error = MapError>>(
    ebpf: &mut Ebpf,
    name: &str,
) -> Result<T, InterceptError> {
    ebpf.take_map(name)
        .ok_or_else(|| missing(name))?
        .try_into()
        .map_err(failed(name))
}

/// Passes the programs' log records on to `tracing`, as long as the runtime lives.
fn forward_logs(ebpf: &mut Ebpf) -> Option<AbortHandle> {
    let runtime = tokio::runtime::Handle::try_current().ok()?;
    let logger = match EbpfLogger::init_with_logger(ebpf, KernelLog) {
        Ok(logger) => logger,
        Err(error) => {
            tracing::warn!(
                error = chain(&error),
                "the kernel programs' {MAP_LOGS} cannot be read"
            );
            return None;
        }
    };
    let task = runtime.spawn(async move {
        // SAFETY: the logger owns its ring buffer's descriptor and never changes it.
        let mut logger = unsafe { AsyncFd::register_with_interest(logger, Interest::READABLE) }
            .map_err(io::Error::from)?;
        loop {
            let mut ready = logger.readable_mut().await?;
            ready.get_inner_mut().flush();
            ready.clear_ready();
            tokio::time::sleep(LOG_PAUSE).await;
        }
        #[expect(unreachable_code, reason = "names the type of the loop's errors")]
        io::Result::Ok(())
    });
    Some(task.abort_handle())
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn at(path: &Path) -> impl FnOnce(io::Error) -> InterceptError + '_ {
    |source| InterceptError::Path {
        path: path.to_owned(),
        source,
    }
}

fn missing(name: &str) -> InterceptError {
    load_error(
        &format!("find {name}"),
        "the embedded object does not hold it".to_owned(),
    )
}

fn failed<E: std::error::Error>(what: &str) -> impl FnOnce(E) -> InterceptError + '_ {
    move |error| load_error(what, chain(&error))
}

fn load_error(what: &str, reason: String) -> InterceptError {
    InterceptError::Load {
        what: what.to_owned(),
        reason,
    }
}

/// An error with its causes, the end of an over-long one (a verifier's log) only: it holds the reason.
fn chain(error: &dyn std::error::Error) -> String {
    const LONGEST: usize = 2000;
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text = format!("{text}: {error}");
        cause = error.source();
    }
    let cut = text.len().saturating_sub(LONGEST);
    let cut = (cut..text.len())
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(0);
    text.split_off(cut)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_object_holds_what_is_asked_of_it() {
        let object = |name: &str| {
            OBJECT
                .windows(name.len())
                .any(|window| window == name.as_bytes())
        };
        for name in PROGRAMS.iter().chain(&PINNED).chain([&MAP_LOGS]) {
            assert!(object(name), "{name}");
        }
    }

    #[test]
    fn an_ordinary_directory_is_no_place_for_pins() {
        let directory = tempfile::tempdir().unwrap();
        let error = pin_directory(directory.path()).unwrap_err();
        assert!(matches!(error, InterceptError::NotBpffs(_)), "{error}");
        assert_eq!(fs::read_dir(directory.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_plan_without_ports_is_refused_before_anything_is_touched() {
        let plan = Plan {
            cgroup: "/nonexistent".into(),
            ports: Vec::new(),
            bpffs: "/nonexistent".into(),
        };
        assert!(matches!(
            Redirect::load(&plan),
            Err(InterceptError::Ports(0))
        ));
    }

    #[test]
    fn a_long_reason_keeps_its_end() {
        let error = io::Error::other(format!("{}é the reason", "x".repeat(5000)));
        let text = chain(&error);
        assert!(text.len() <= 2000 && text.ends_with("é the reason"));
    }
}
