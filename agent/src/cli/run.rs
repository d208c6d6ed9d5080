//! `weir run`: the supervisor. It makes the room, starts agent and command, waits, tells, and leaves nothing.

use std::ffi::OsString;
use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, ExitCode, Stdio};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use weir_policy::detect::Detectors;
use weir_policy::language::Source;

use super::{Run, complain};
use crate::app::{self, Failed, Ready, Reply, Told};
use crate::config::Config;
use crate::run::daemons::{self, Allowed, Mask};
use crate::run::namespace::Bind;
use crate::run::room::Room;
use crate::run::spawn::{self, Helper, Inherited, Signals};
use crate::run::user::Caller;
use crate::run::{BASE, RunError, cgroup, stale, summary};
use crate::{control, intercept, trust};

/// How long the agent may take to stop before it is killed.
const STOPPING: Duration = Duration::from_secs(8);

/// Why a command was not run.
struct Failure {
    error: String,
    hint: Option<String>,
    code: u8,
}

impl From<RunError> for Failure {
    fn from(error: RunError) -> Self {
        Self {
            error: error.to_string(),
            hint: error.hint().map(str::to_owned),
            code: error.code(),
        }
    }
}

impl From<Failed> for Failure {
    fn from(failed: Failed) -> Self {
        Self {
            error: failed.error,
            hint: failed.hint,
            code: RunError::CODE,
        }
    }
}

fn failure(error: impl std::fmt::Display, hint: Option<&str>) -> Failure {
    Failure {
        error: error.to_string(),
        hint: hint.map(str::to_owned),
        code: RunError::CODE,
    }
}

pub(super) fn run(arguments: Run) -> ExitCode {
    // Before any handler or thread: what the caller had set is what the command gets.
    let outcome = Inherited::record()
        .map_err(|error| failure(format!("cannot read this process's signals: {error}"), None))
        .and_then(|signals| guarded(&arguments, signals));
    match outcome {
        Ok(code) => ExitCode::from(code),
        Err(Failure { error, hint, code }) => {
            complain(arguments.json, error, hint.as_deref(), code)
        }
    }
}

/// Runs the command guarded, from preflight to the last trace removed; its exit code.
fn guarded(arguments: &Run, inherited: Inherited) -> Result<u8, Failure> {
    let caller = Caller::detect()?;
    let config = Config::load(arguments.config.as_deref()).map_err(|error| failure(error, None))?;
    let layers = layers(arguments)?;
    let allowed = Allowed::parse(&arguments.allow_daemons.join(","))?;
    intercept::preflight().map_err(|error| Failure {
        hint: error.hint().map(str::to_owned),
        ..failure(&error, None)
    })?;
    let state = state(arguments, &caller)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| failure(format!("cannot start: {error}"), None))?;
    let mut signals = {
        let _inside = runtime.enter();
        Signals::listen()
            .map_err(|error| failure(format!("cannot listen for signals: {error}"), None))?
    };
    let swept = stale::sweep(Path::new(BASE))?;
    let mut room = Room::make(Path::new(BASE), caller.ids.uid)?;
    let (mut agent, ready) = Agent::start(arguments, &caller, config, layers, &state, &mut room)?;
    let environment = caller.environment();
    let masks = daemons::masks(&allowed, caller.ids.uid, &caller.home, &environment);
    let spec = order(
        arguments,
        &caller,
        inherited,
        &room,
        &ready,
        &masks,
        environment,
    )?;
    let start = summary::Start {
        policy: &ready.policy,
        masks: &masks,
        allowed: allowed.names().collect(),
        root: caller.is_root(),
        notes: &spec.notes,
        swept: &swept,
    };
    if !arguments.json {
        say(&summary::start(&start));
    }
    let child = spawn::start(&Helper::default(), &spec.spec)?;
    let exit = runtime
        .block_on(child.wait(&mut signals))
        .map_err(|error| failure(format!("the command cannot be waited for: {error}"), None))?;
    let leftovers = room.empty(cgroup::GRACE);
    let (told, died) = agent.stop();
    let log = died.then(|| keep_log(&room, &agent.record));
    let stayed = room.close().err().map(|error| error.to_string());
    let distrusting = told
        .as_ref()
        .map_or(&[][..], |told| told.distrusting.as_slice());
    let audit = audit_command(arguments);
    let end = summary::End {
        run: &spec.run,
        exit,
        verdicts: told.as_ref().map(verdicts),
        agent: if died {
            summary::Agent::Died
        } else {
            summary::Agent::Ok
        },
        leftovers: leftovers.as_ref().copied().unwrap_or(0),
        stayed: leftovers.err().map(|error| error.to_string()).or(stayed),
        masks: &masks,
        root: caller.is_root(),
        audit: &audit,
        notes: &spec.notes,
        distrusting,
    };
    if arguments.json {
        say(&[summary::json(&end)]);
    } else {
        say(&summary::end(&end));
        say(&log
            .flatten()
            .map(|log| format!("weir: the agent's log: {}", log.display()))
            .into_iter()
            .collect::<Vec<_>>());
        say(&distrusting
            .iter()
            .map(|program| format!("weir: ! {program}"))
            .collect::<Vec<_>>());
    }
    Ok(exit)
}

/// A dead agent's log is kept beside its record: it says why it died.
fn keep_log(room: &Room, record: &Path) -> Option<PathBuf> {
    let mut log = std::fs::read(room.path().join("agent.log")).unwrap_or_default();
    log.extend(std::fs::read(room.path().join("agent.stderr")).unwrap_or_default());
    let kept = record.join("agent.log");
    let mut options = std::fs::OpenOptions::new();
    let mut file = options
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(&kept)
        .ok()?;
    file.write_all(&log).ok()?;
    Some(kept)
}

fn say(lines: &[String]) {
    let mut out = std::io::stderr().lock();
    for line in lines {
        // A closed standard error is the caller's choice.
        let _ = writeln!(out, "{line}");
    }
}

fn audit_command(arguments: &Run) -> String {
    match &arguments.state {
        Some(state) => format!("sudo weir audit list --state {}", state.display()),
        None => "sudo weir audit list".to_owned(),
    }
}

fn verdicts(told: &Reply) -> summary::Verdicts {
    let counts = &told.counts;
    summary::Verdicts {
        allow: counts.allow,
        redact: counts.redact,
        deny: counts.deny,
        would_redact: counts.would_redact,
        would_deny: counts.would_deny,
        ..summary::Verdicts::default()
    }
}

/// Policy layers: name, text, and the file to read again on reload.
type Layers = Vec<(Source, Option<PathBuf>)>;

/// Reads the policy and sees that it loads, so that a mistake is told before anything is made.
fn layers(arguments: &Run) -> Result<Layers, Failure> {
    let mut layers = Vec::new();
    for file in &arguments.policy {
        let text = std::fs::read_to_string(file).map_err(|error| {
            failure(
                format!("cannot read {}: {error}", file.display()),
                Some("give a policy file, or --pack baseline"),
            )
        })?;
        let path = std::path::absolute(file).unwrap_or_else(|_| file.clone());
        layers.push((
            Source {
                name: file.display().to_string(),
                text,
            },
            Some(path),
        ));
    }
    if layers.is_empty() {
        let pack = Source::pack(&arguments.pack).ok_or_else(|| {
            failure(
                format!("no built-in policy `{}`", arguments.pack),
                Some("baseline, observe or strict"),
            )
        })?;
        layers.push((pack, None));
    }
    let sources: Vec<(String, String)> = layers
        .iter()
        .map(|(source, _)| (source.name.clone(), source.text.clone()))
        .collect();
    let policy = app::load(&sources, &Detectors::builtin()).map_err(|diagnostics| {
        let hint = "mend it, and see that it loads: weir policy check FILE";
        failure(
            format!("the policy does not load\n{diagnostics}"),
            Some(hint),
        )
    })?;
    if !arguments.json {
        let odd = |one: &weir_policy::language::Diagnostic| {
            let place = one
                .place()
                .map_or_else(String::new, |(file, line, _)| format!(" ({file}:{line})"));
            format!("weir: warning: {}{place}", one.title())
        };
        say(&policy.warnings().iter().map(odd).collect::<Vec<_>>());
    }
    Ok(layers)
}

/// The user's state directory, made and private.
fn state(arguments: &Run, caller: &Caller) -> Result<PathBuf, Failure> {
    use std::os::unix::fs::DirBuilderExt;
    let state = arguments.state.clone().unwrap_or_else(|| caller.state());
    let state = std::path::absolute(&state).unwrap_or(state);
    std::fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(&state)
        .map_err(|error| {
            failure(
                format!(
                    "cannot make the state directory {}: {error}",
                    state.display()
                ),
                Some("give another one: --state DIR"),
            )
        })?;
    Ok(state)
}

/// The command's specification, and what could not be made to trust the run's root.
struct Ordered {
    spec: spawn::Spec,
    notes: Vec<String>,
    run: String,
}

#[expect(
    clippy::too_many_arguments,
    reason = "all that was made before goes into the one order"
)]
fn order(
    arguments: &Run,
    caller: &Caller,
    signals: Inherited,
    room: &Room,
    ready: &Ready,
    masks: &[Mask],
    mut env: Vec<(OsString, OsString)>,
) -> Result<Ordered, Failure> {
    let cwd = std::env::current_dir().unwrap_or_else(|_| PathBuf::from("/"));
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    let trusted = trust::prepare(&trust::Order {
        root_pem: &ready.root_pem,
        into: &room.trust(),
        command: &arguments.command,
        env: &env,
        cwd: &cwd,
        now: u64::try_from(now.as_millis()).unwrap_or(u64::MAX),
    })
    .map_err(|error| {
        failure(
            format!("the command cannot be made to trust this run: {error}"),
            None,
        )
    })?;
    let mut binds = room.covers(masks, caller.ids.uid, caller.ids.gid)?;
    binds.extend(trusted.binds.into_iter().map(|(source, target)| Bind {
        source: source.into(),
        target: target.into(),
        writable: false,
    }));
    let socket = (
        OsString::from(control::VARIABLE),
        room.control().into_os_string(),
    );
    for (name, value) in trusted.set.into_iter().chain([socket]) {
        env.retain(|(known, _)| *known != name);
        env.push((name, value));
    }
    let spec = spawn::Spec {
        argv: arguments.command.clone(),
        env,
        cgroup: room.cgroup().path().as_os_str().to_owned(),
        binds,
        hide: vec![room.bpf().into_os_string()],
        user: (!caller.is_root()).then(|| caller.ids.clone()),
        signals,
    };
    Ok(Ordered {
        spec,
        notes: trusted.notes,
        run: room.id().to_owned(),
    })
}

/// The agent's process, in a session of its own, so that the terminal's signals do not reach it.
struct Agent {
    process: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
    /// The run's directory in the state.
    record: PathBuf,
}

impl Agent {
    fn start(
        arguments: &Run,
        caller: &Caller,
        config: Config,
        layers: Layers,
        state: &Path,
        room: &mut Room,
    ) -> Result<(Self, Ready), Failure> {
        let spec = app::Spec {
            run: run_name(room.id()),
            directory: room.path().to_owned(),
            state: state.to_owned(),
            cgroup: room.cgroup().path().to_owned(),
            bpffs: room.bpf(),
            policy: layers
                .iter()
                .map(|(source, _)| (source.name.clone(), source.text.clone()))
                .collect(),
            policy_files: layers.into_iter().map(|(_, file)| file).collect(),
            upstream_ca: absolute(&arguments.upstream_ca)?,
            user: caller.ids.uid,
            config,
        };
        let broken =
            |error: std::io::Error| failure(format!("cannot start the agent: {error}"), None);
        let mut command = Command::new("/proc/self/exe");
        command
            .arg0("weir")
            .arg("agent")
            .current_dir("/")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped());
        command.stderr(File::create(room.path().join("agent.stderr")).map_err(broken)?);
        // SAFETY: setsid is async-signal-safe and allocates nothing.
        unsafe { command.pre_exec(|| rustix::process::setsid().map(|_| ()).map_err(Into::into)) };
        let mut process = command.spawn().map_err(broken)?;
        std::fs::write(room.path().join("agent.pid"), process.id().to_string()).map_err(broken)?;
        room.agent(process.id())?;
        let (Some(mut input), Some(output)) = (process.stdin.take(), process.stdout.take()) else {
            return Err(failure("cannot speak to the agent", None));
        };
        let mut line = serde_json::to_vec(&spec).map_err(|error| failure(error, None))?;
        line.push(b'\n');
        let sent = input.write_all(&line).and_then(|()| input.flush());
        let mut agent = Self {
            process,
            input: Some(input),
            output: BufReader::new(output),
            record: state.join("runs").join(&spec.run),
        };
        let answer = agent.hear();
        let _ = sent;
        match answer {
            Some(Told::Ready(ready)) => Ok((agent, ready)),
            Some(Told::Failed(failed)) => {
                let _ = agent.process.wait();
                Err(failed.into())
            }
            Some(Told::Stopped(_)) | None => {
                let why =
                    std::fs::read_to_string(room.path().join("agent.stderr")).unwrap_or_default();
                let _ = agent.process.wait();
                Err(failure(
                    format!("the agent died before it guarded anything {}", why.trim()),
                    None,
                ))
            }
        }
    }

    fn hear(&mut self) -> Option<Told> {
        let mut line = String::new();
        self.output.read_line(&mut line).ok()?;
        serde_json::from_str(&line).ok()
    }

    /// Ends the agent and hears its last word; whether it had died before.
    fn stop(&mut self) -> (Option<Reply>, bool) {
        let died = !matches!(self.process.try_wait(), Ok(None));
        drop(self.input.take());
        let watchdog = std::thread::spawn({
            let pid = self.process.id();
            let start = stale::Process::of(pid);
            move || {
                std::thread::sleep(STOPPING);
                // Only the very process that was told to stop: its number may be another's by now.
                if start.is_some_and(|process| process.lives()) {
                    let pid = i32::try_from(pid)
                        .ok()
                        .and_then(rustix::process::Pid::from_raw);
                    let _ = pid.map(|pid| {
                        rustix::process::kill_process(pid, rustix::process::Signal::KILL)
                    });
                }
            }
        });
        let told = match self.hear() {
            Some(Told::Stopped(reply)) => Some(*reply),
            Some(Told::Ready(_) | Told::Failed(_)) | None => None,
        };
        let _ = self.process.wait();
        drop(watchdog);
        let died = died || told.is_none();
        (told, died)
    }
}

/// Runs sort by when they began.
fn run_name(id: &str) -> String {
    let now = jiff::Timestamp::now().strftime("%Y%m%dT%H%M%SZ");
    format!("{now}-{id}")
}

fn absolute(files: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let read = |file: &PathBuf| {
        std::fs::canonicalize(file).map_err(|error| {
            failure(
                format!("cannot read {}: {error}", file.display()),
                Some("--upstream-ca takes a PEM file"),
            )
        })
    };
    files.iter().map(read).collect()
}
