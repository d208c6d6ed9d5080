//! What the caller asked for, read and checked before anything is made.

use std::path::PathBuf;

use weir_policy::detect::Detectors;
use weir_policy::language::{Diagnostic, Source};

use super::{Failure, Run, failure, say};
use crate::app;
use crate::run::user::Caller;

/// Policy layers: name, text, and the file to read again on reload.
pub(super) type Layers = Vec<(Source, Option<PathBuf>)>;

/// Reads the policy and sees that it loads, so that a mistake is told before anything is made.
pub(super) fn layers(arguments: &Run) -> Result<Layers, Failure> {
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
        let odd = |one: &Diagnostic| {
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
pub(super) fn state(arguments: &Run, caller: &Caller) -> Result<PathBuf, Failure> {
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

/// Files given on the command line, by the paths that hold wherever the agent stands.
pub(super) fn absolute(files: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
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
