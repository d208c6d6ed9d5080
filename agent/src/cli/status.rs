//! `weir status`: a run a block; unknown is said as unknown.

use std::path::Path;
use std::process::ExitCode;

use serde_json::json;

use super::{Out, Status, audit, complain, stores};
use crate::app::Reply;
use crate::control::{ClientError, Question, SOCKET};
use crate::run::{BASE, stale};

/// Exit code for a run whose agent does not answer.
const DEGRADED: u8 = 6;

pub(super) fn status(status: &Status, out: &mut Out) -> ExitCode {
    let runs = stores::live_runs();
    if runs.is_empty() {
        return complain(
            status.json,
            "no run is going on",
            Some(
                "start one: sudo weir run -- COMMAND; what earlier ones did: sudo weir audit list",
            ),
            5,
        );
    }
    let mut code = ExitCode::SUCCESS;
    for (run, client) in runs {
        match client.ask(&Question::Status) {
            Ok(value) if status.json => out.line(json!({"schema": "weir.status/1", "run": run, "guard": "ok", "state": value})),
            Ok(value) => match serde_json::from_value::<Reply>(value) {
                Ok(reply) => print(&run, &reply, out),
                Err(error) => return complain(false, format!("{run}: {error}"), None, 1),
            },
            Err(ClientError::Refused { exit: 4, .. }) if status.json => out.line(json!({"schema": "weir.status/1", "run": run, "guard": "unknown", "error": "belongs to another user"})),
            Err(ClientError::Refused { exit: 4, .. }) => {
                out.line(format_args!("run {run}  belongs to another user (sudo weir status shows it)"))
            }
            Err(ClientError::Unreachable { .. })
                if stale::starting(&Path::new(BASE).join(&run), SOCKET) =>
            {
                if status.json {
                    out.line(json!({"schema": "weir.status/1", "run": run, "guard": "starting"}));
                } else {
                    out.line(format_args!("run {run}  starting: its command is not running yet"));
                }
            }
            Err(error) if status.json => {
                out.line(json!({"schema": "weir.status/1", "run": run, "guard": "dead", "error": error.to_string()}));
                code = ExitCode::from(DEGRADED);
            }
            Err(error) => {
                out.line(format_args!(
                    "run {run}  AGENT DEAD: the kernel refuses AI to its processes\n  cause      {error}\n  next       end the command and start it again; its weir run then removes what is left"
                ));
                code = ExitCode::from(DEGRADED);
            }
        }
    }
    code
}

fn print(run: &str, reply: &Reply, out: &mut Out) {
    let counts = &reply.counts;
    out.line(format_args!("run {run}  guarded"));
    if !reply.policy.is_empty() {
        out.line(format_args!("  policy     {}", reply.policy));
    }
    let mut requests = format!(
        "{}: {} allow  {} redact  {} deny",
        counts.units(),
        counts.allow,
        counts.redact,
        counts.deny
    );
    for (count, word) in [
        (counts.would_redact, "would-redact"),
        (counts.would_deny, "would-deny"),
        (counts.masked, "answers masked"),
        (counts.cut, "answers cut"),
    ] {
        if count > 0 {
            requests.push_str(&format!("  {count} {word}"));
        }
    }
    out.line(format_args!("  requests   {requests}"));
    out.line(format_args!(
        "  other      {} connections to hosts that are not AI passed untouched, {} were turned away",
        counts.passed,
        counts.turned_away
    ));
    let kernel: Vec<String> = reply
        .kernel
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(name, count)| format!("{count} {name}"))
        .collect();
    out.line(format_args!(
        "  kernel     {}",
        if kernel.is_empty() {
            "has seen no connection of this run yet".to_owned()
        } else {
            kernel.join("  ")
        }
    ));
    if !reply.enrolled.is_empty() {
        let keys = reply.enrolled.iter();
        let keys: Vec<String> = keys
            .map(|key| format!("{} ({})", key.provider, key.source))
            .collect();
        out.line(format_args!(
            "  keys       {}",
            audit::clean(&keys.join(", "))
        ));
    }
    for key in &reply.other_keys {
        out.line(format_args!("  ! {}", audit::clean(&key.line())));
    }
    for program in &reply.distrusting {
        out.line(format_args!("  ! {}", audit::clean(&program.line())));
    }
    for program in &reply.strangers {
        out.line(format_args!("  ! {program}"));
    }
}
