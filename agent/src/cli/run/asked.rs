//! What the caller asked for, read and checked before anything is made.

use std::path::PathBuf;
use std::sync::Arc;

use weir_policy::detect::Detectors;
use weir_policy::language::{Diagnostic, Source};

use super::{Failure, Run, failure, say};
use crate::app;
use crate::config::Config;
use crate::own::{Own, OwnError};
use crate::run::rights;
use crate::run::user::Caller;

/// Policy layers: name, text, and the file to read again on reload.
pub(super) type Layers = Vec<(Source, Option<PathBuf>)>;

/// Reads the policy and sees that it loads, so that a mistake is told before anything is made. The detectors are let go:
/// the agent has its own, and dictionaries may be large.
pub(super) fn layers(
    arguments: &Run,
    caller: &Caller,
    detectors: Arc<Detectors>,
) -> Result<Layers, Failure> {
    let mut layers = Vec::new();
    for file in &arguments.policy {
        let text = rights::read(&caller.ids, file).map_err(|error| {
            failure(
                format!("cannot read {}: {error}", file.display()),
                Some("give a policy file that the calling user can read, or --pack baseline"),
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
    let policy = app::load(&sources, &detectors).map_err(|diagnostics| {
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

/// The configuration: the host's, or the one that the caller names and can read.
pub(super) fn config(arguments: &Run, caller: &Caller) -> Result<Config, Failure> {
    let Some(file) = &arguments.config else {
        return Config::load(None).map_err(|error| failure(error, None));
    };
    let text = rights::read(&caller.ids, file)
        .map_err(|error| failure(format!("cannot read {}: {error}", file.display()), None))?;
    Config::parse(&text, &file.display().to_string()).map_err(|error| failure(error, None))
}

/// The host's own detectors and dictionaries, and the set with them: of the configuration and of the command line. What the caller
/// names, the caller must be able to read.
pub(super) fn own(
    arguments: &Run,
    caller: &Caller,
    config: &Config,
) -> Result<(Own, Arc<Detectors>), Failure> {
    let of_own = |error: OwnError| failure(&error, Some(error.hint()));
    let as_caller = |read: &dyn Fn() -> Result<Own, OwnError>| {
        rights::act(&caller.ids, read)
            .map_err(|error| failure(format!("cannot read detectors: {error}"), None))?
            .map_err(of_own)
    };
    let configured = || {
        let mut own = Own::read(&config.detectors)?;
        own.add(Own::indexes(&config.dictionaries)?);
        Ok(own)
    };
    let mut own = match arguments.config {
        Some(_) => as_caller(&configured)?,
        None => configured().map_err(of_own)?,
    };
    if !arguments.json {
        let warning = |said: String| format!("weir: warning: {said}");
        say(&own.warnings().map(warning).collect::<Vec<_>>());
    }
    let asked = || Own::asked(&arguments.detectors, &arguments.dictionary);
    own.add(as_caller(&asked)?);
    let detectors = own.load().map_err(of_own)?;
    Ok((own, detectors))
}

/// Files given on the command line, by the paths that hold wherever the agent stands.
pub(super) fn absolute(files: &[PathBuf], caller: &Caller) -> Result<Vec<PathBuf>, Failure> {
    let read = |file: &PathBuf| {
        rights::read(&caller.ids, file)
            .and_then(|_| std::fs::canonicalize(file))
            .map_err(|error| {
                failure(
                    format!("cannot read {}: {error}", file.display()),
                    Some("--upstream-ca takes a PEM file that the calling user can read"),
                )
            })
    };
    files.iter().map(read).collect()
}
