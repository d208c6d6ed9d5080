//! `weir status`: a run a line; unknown is said as unknown.

use std::process::ExitCode;

use super::{Status, complain, stores};
use crate::app::Reply;
use crate::control::{ClientError, Question};

/// Exit code for a run whose agent does not answer.
const DEGRADED: u8 = 6;

pub(super) fn status(status: &Status) -> ExitCode {
    let runs = stores::live_runs();
    if runs.is_empty() {
        return complain(
            "no agent runs on this host",
            Some("weir run -- COMMAND starts one"),
            5,
        );
    }
    let mut code = ExitCode::SUCCESS;
    for (run, client) in runs {
        match client.ask(&Question::Status) {
            Ok(value) if status.json => {
                anstream::println!("{}", serde_json::json!({"run": run, "state": value}))
            }
            Ok(value) => match serde_json::from_value::<Reply>(value) {
                Ok(reply) => print(&run, &reply),
                Err(error) => return complain(format!("{run}: {error}"), None, 1),
            },
            Err(ClientError::Refused { exit: 4, .. }) => {
                anstream::println!("run {run}  belongs to another user")
            }
            Err(error) => {
                anstream::println!(
                    "run {run}  agent  {error}; its AI ports are refused by the kernel"
                );
                code = ExitCode::from(DEGRADED);
            }
        }
    }
    code
}

fn print(run: &str, reply: &Reply) {
    let counts = &reply.counts;
    anstream::println!("run {run}  guarded");
    anstream::println!(
        "  requests   {}: {} allow  {} redact  {} deny  {} would",
        counts.units(),
        counts.allow,
        counts.redact,
        counts.deny,
        counts.would_redact + counts.would_deny
    );
    anstream::println!(
        "  other      {} connections passed untouched, {} got no service",
        counts.passed,
        counts.turned_away
    );
    let kernel: Vec<String> = reply
        .kernel
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(name, count)| format!("{count} {name}"))
        .collect();
    anstream::println!(
        "  kernel     {}",
        if kernel.is_empty() {
            "nothing yet".to_owned()
        } else {
            kernel.join("  ")
        }
    );
    for program in &reply.distrusting {
        anstream::println!("  ! {program}");
    }
}
