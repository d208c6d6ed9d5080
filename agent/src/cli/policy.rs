//! `weir policy check | reload | show`.

use std::process::ExitCode;

use weir_policy::detect::Detectors;

use super::{Policy, PolicyCommand, complain};
use crate::app;
use crate::control::Question;

pub(super) fn policy(policy: &Policy) -> ExitCode {
    match &policy.command {
        PolicyCommand::Check { files } => check(files),
        PolicyCommand::Reload => reload(),
        PolicyCommand::Show { pack } => match weir_policy::language::Source::pack(pack) {
            Some(source) => {
                anstream::print!("{}", source.text);
                ExitCode::SUCCESS
            }
            None => complain(
                format!("no built-in policy `{pack}`"),
                Some("baseline, observe or strict"),
                2,
            ),
        },
    }
}

fn check(files: &[std::path::PathBuf]) -> ExitCode {
    let mut layers = Vec::new();
    for file in files {
        match std::fs::read_to_string(file) {
            Ok(text) => layers.push((file.display().to_string(), text)),
            Err(error) => {
                return complain(format!("cannot read {}: {error}", file.display()), None, 1);
            }
        }
    }
    match app::parse(&layers, &Detectors::builtin()) {
        Ok(policy) => {
            anstream::println!("ok: {}", policy.summary_line());
            ExitCode::SUCCESS
        }
        Err(diagnostics) => {
            anstream::eprintln!("{diagnostics}");
            ExitCode::FAILURE
        }
    }
}

fn reload() -> ExitCode {
    let mut code = ExitCode::SUCCESS;
    let runs = super::stores::live_runs();
    if runs.is_empty() {
        return complain("no agent runs", Some("weir run -- COMMAND starts one"), 5);
    }
    for (run, client) in runs {
        match client.ask(&Question::Reload) {
            Ok(line) => anstream::println!("{run}: {}", line.as_str().unwrap_or("reloaded")),
            Err(error) => {
                anstream::eprintln!(
                    "weir: error: {run}: {error}\nweir: hint: its last good policy stays in force"
                );
                code = ExitCode::FAILURE;
            }
        }
    }
    code
}
