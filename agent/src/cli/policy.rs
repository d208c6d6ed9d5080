//! `weir policy check | reload | show`.

use std::process::ExitCode;

use serde_json::{Value, json};
use weir_policy::language::{Diagnostics, Severity};

use super::detectors::OwnFiles;
use super::{Colour, Out, Policy, PolicyCommand, complain, tell};
use crate::app;
use crate::control::{ClientError, Question};

pub(super) fn policy(policy: &Policy, out: &mut Out) -> ExitCode {
    match &policy.command {
        PolicyCommand::Check { files, own, json } => check(files, own, *json, out),
        PolicyCommand::Reload { json } => reload(*json, out),
        PolicyCommand::Show { pack } => match weir_policy::language::Source::pack(pack) {
            Some(source) => {
                out.text(source.text);
                ExitCode::SUCCESS
            }
            None => complain(
                false,
                format!("no built-in policy `{pack}`"),
                Some("baseline, observe or strict"),
                2,
            ),
        },
    }
}

fn check(files: &[std::path::PathBuf], own: &OwnFiles, json: bool, out: &mut Out) -> ExitCode {
    let mut layers = Vec::new();
    for file in files {
        match std::fs::read_to_string(file) {
            Ok(text) => layers.push((file.display().to_string(), text)),
            Err(error) => {
                let error = format!("cannot read {}: {error}", file.display());
                return complain(json, error, None, 1);
            }
        }
    }
    let detectors = match own.read(json).and_then(|own| own.load()) {
        Ok(detectors) => detectors,
        Err(error) => return complain(json, &error, Some(error.hint()), 1),
    };
    let loaded = app::load(&layers, &detectors);
    if json {
        out.line(object(&loaded));
    }
    let styled = Colour::Auto.on(&std::io::stderr());
    match loaded {
        Ok(policy) if !json => {
            if !policy.warnings().is_empty() {
                tell(format_args!("{}", policy.warnings().render(styled)));
            }
            out.line(format_args!("ok: {}", policy.summary_line()));
            ExitCode::SUCCESS
        }
        Err(found) if !json => {
            tell(format_args!("{}", found.render(styled)));
            ExitCode::FAILURE
        }
        Ok(_) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

/// `weir.check/1`.
fn object(loaded: &Result<weir_policy::language::Policy, Diagnostics>) -> Value {
    let (policy, found) = match loaded {
        Ok(policy) => (Some(policy), policy.warnings()),
        Err(found) => (None, found),
    };
    let one = |one: &weir_policy::language::Diagnostic| {
        let (place, end) = (one.place(), one.end());
        json!({
            "severity": if one.severity() == Severity::Error { "error" } else { "warning" },
            "title": one.title(),
            "file": place.map(|(file, _, _)| file),
            "line": place.map(|(_, line, _)| line),
            "column": place.map(|(_, _, column)| column),
            "end_line": end.map(|(line, _)| line),
            "end_column": end.map(|(_, column)| column),
            "help": one.help(),
        })
    };
    json!({
        "schema": "weir.check/1",
        "ok": policy.is_some(),
        "policy": policy.map(weir_policy::language::Policy::digest),
        "summary": policy.map(weir_policy::language::Policy::summary_line),
        "found": found.iter().map(one).collect::<Vec<_>>(),
    })
}

fn reload(json: bool, out: &mut Out) -> ExitCode {
    let mut code = ExitCode::SUCCESS;
    let runs = super::stores::live_runs();
    if runs.is_empty() {
        return complain(
            json,
            "no run is going on, so no policy is loaded",
            Some("a run reads its policy when it starts: sudo weir run --policy FILE -- COMMAND"),
            5,
        );
    }
    for (run, client) in runs {
        let answer = client.ask(&Question::Reload);
        if answer.is_err() {
            code = ExitCode::FAILURE;
        }
        match answer {
            Ok(line) if json => out.line(json!({"schema": "weir.reload/1", "run": run, "ok": true, "policy": line})),
            Err(error) if json => out.line(json!({"schema": "weir.reload/1", "run": run, "ok": false, "error": error.to_string()})),
            Ok(line) => out.line(format_args!("{run}: {}", line.as_str().unwrap_or("reloaded"))),
            Err(error) => {
                let hint = match &error {
                    ClientError::Refused { hint, .. } => hint.clone().unwrap_or_default(),
                    ClientError::Unreachable { .. } | ClientError::Garbled(_) => {
                        "its agent is dead: AI is refused to this run until it is started again"
                            .to_owned()
                    }
                };
                tell(format_args!("weir: error: {run}: {error}\nweir: hint: {hint}"));
            }
        }
    }
    code
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_get_the_help_and_the_end_of_what_is_wrong() {
        let text = "[[rule]]\nname = \"r\"\neffect = \"allow\"\nredact = [\"email\"]\n";
        let layers = [("team.toml".to_owned(), text.to_owned())];
        let loaded = app::load(&layers, &weir_policy::detect::Detectors::builtin());
        let found = &object(&loaded)["found"][0];
        assert_eq!(found["help"], "did you mean \"pii.email\"?");
        let place = ["line", "column", "end_line", "end_column"].map(|name| found[name].as_u64());
        assert_eq!(place, [Some(4), Some(11), Some(4), Some(18)]);
    }
}
