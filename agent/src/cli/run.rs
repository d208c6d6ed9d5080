//! `weir run`: the supervisor. It makes the room, starts agent and command, waits, tells, and leaves nothing.

mod agent;
mod asked;
mod keys;
mod order;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::{Run, audit, complain};
use crate::app::{Failed, Reply};
use crate::audit::Runs;
use crate::run::daemons::{self, Allowed};
use crate::run::room::Room;
use crate::run::spawn::{self, Helper, Inherited, Signals};
use crate::run::user::Caller;
use crate::run::{BASE, RunError, cgroup, stale, state, summary};
use crate::{intercept, telemetry};
use agent::Agent;

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
    telemetry::no_core_dumps()
        .map_err(|error| failure(format!("cannot switch off core dumps: {error}"), None))?;
    let caller = Caller::detect()?;
    let config = asked::config(arguments, &caller)?;
    let (sources, detectors) = asked::own(arguments, &caller, &config)?;
    let layers = asked::layers(arguments, &caller, detectors)?;
    let allowed = Allowed::parse(&arguments.allow_daemons.join(","))?;
    preflight()?;
    let state = own_state(arguments, &caller)?;
    let (runtime, mut signals) = waiting()?;
    let base = Path::new(BASE);
    let (swept, mut room) = (stale::sweep(base)?, Room::make(base, caller.ids.uid)?);
    let (environment, proxied) = order::environment(&caller, arguments.keep_proxies);
    let own = keys::own(&caller, &state, &environment)?;
    let begin = agent::Begin {
        arguments,
        caller: &caller,
        state: &state,
        enrolled: &own.keys,
    };
    let (mut agent, root_pem) = Agent::start(begin, config, sources, layers, &mut room)?;
    let masks = daemons::masks(&allowed, caller.ids.uid, &caller.home, &environment);
    let mut ordered = order::order(
        arguments,
        &caller,
        inherited,
        &room,
        &root_pem,
        &masks,
        environment,
    )?;
    let ready = agent.ready(&room)?;
    ordered.notes.extend(own.notes.into_iter().chain(proxied));
    let start = summary::Start {
        policy: &ready.policy,
        masks: &masks,
        allowed: allowed.names().collect(),
        root: caller.is_root(),
        notes: &ordered.notes,
        keys: &own.keys,
        swept: &swept,
    };
    begun(arguments, &start);
    let child = spawn::start(&Helper::default(), &ordered.spec)?;
    let exit = wait(&runtime, child, &mut signals)?;
    let leftovers = room.empty(cgroup::GRACE);
    let (told, died) = agent.stop();
    let log = if died { agent.keep_log(&room) } else { None };
    let stayed = room.close().err().map(|error| error.to_string());
    let heard = told.clone().unwrap_or_default();
    let end = summary::End {
        run: &ordered.run,
        exit,
        verdicts: told.as_ref().map(verdicts),
        agent: summary::Agent::of(died),
        leftovers: leftovers.as_ref().copied().unwrap_or(0),
        stayed: leftovers.err().map(|error| error.to_string()).or(stayed),
        masks: &masks,
        root: caller.is_root(),
        audit: &audit_command(arguments),
        notes: &ordered.notes,
        distrusting: &heard.distrusting,
        keys: &own.keys,
        other_keys: &heard.other_keys,
        strangers: &heard.strangers,
    };
    tell(arguments, &end, log.as_deref());
    Ok(exit)
}

/// Where keys and records are kept; not where a newer weir has recorded.
fn own_state(arguments: &Run, caller: &Caller) -> Result<PathBuf, Failure> {
    let state = state::prepare(arguments.state.as_deref(), caller.ids.uid)?;
    Runs::refuse_newer(&state).map_err(|error| failure(&error, Some(error.hint())))?;
    Ok(state)
}

fn preflight() -> Result<(), Failure> {
    intercept::preflight().map_err(|error| Failure {
        hint: error.hint().map(str::to_owned),
        ..failure(&error, None)
    })
}

/// What waits for the command, and hears the signals that are for it from here on.
fn waiting() -> Result<(tokio::runtime::Runtime, Signals), Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| failure(format!("cannot start: {error}"), None))?;
    let signals = {
        let _inside = runtime.enter();
        Signals::listen()
            .map_err(|error| failure(format!("cannot listen for signals: {error}"), None))?
    };
    Ok((runtime, signals))
}

/// Waits for the command, and passes on the signals that are for it.
fn wait(
    runtime: &tokio::runtime::Runtime,
    child: spawn::Child,
    signals: &mut Signals,
) -> Result<u8, Failure> {
    runtime
        .block_on(child.wait(signals))
        .map_err(|error| failure(format!("the command cannot be waited for: {error}"), None))
}

/// Says at the start what is guarded, and how.
fn begun(arguments: &Run, start: &summary::Start<'_>) {
    if !arguments.json {
        say(&summary::start(start));
    }
}

/// Says at the end what happened.
fn tell(arguments: &Run, end: &summary::End<'_>, log: Option<&Path>) {
    if arguments.json {
        return say(&[summary::json(end)]);
    }
    say(&summary::end(end));
    if let Some(log) = log {
        say(&[format!("weir: the agent's log: {}", log.display())]);
    }
    for key in end.other_keys {
        say(&[format!("weir: ! {}", audit::clean(&key.line()))]);
    }
    for program in end.distrusting {
        say(&[format!("weir: ! {}", audit::clean(&program.line()))]);
    }
    for program in end.strangers {
        say(&[format!("weir: ! {program}")]);
    }
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
        answers_masked: counts.masked,
        answers_cut: counts.cut,
        ..summary::Verdicts::default()
    }
}
