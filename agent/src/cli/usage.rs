//! The command line as it was typed: what cannot be understood is said, with what to type where it can be told.

use std::io::ErrorKind as Broken;
use std::process::ExitCode;

use clap::Parser;
use clap::error::ErrorKind;

use super::print::{complain, tell};
use super::{Arguments, audit};

/// Reads the command line.
///
/// # Errors
/// The exit code: 0 where help or the version was asked for, else 2; 1 where help cannot be written.
pub fn parse() -> Result<Arguments, ExitCode> {
    Arguments::try_parse().map_err(|error| {
        let words = words();
        let json = asks_json(&words);
        if !error.use_stderr() {
            return match error.print() {
                Err(error) if error.kind() != Broken::BrokenPipe => {
                    complain(json, format_args!("cannot write: {error}"), None, 1)
                }
                _ => ExitCode::SUCCESS,
            };
        }
        let hint = usage_hint(&words, error.kind());
        if json {
            let (problem, tip) = told(&error.to_string());
            return complain(true, problem, hint.or(tip).as_deref(), 2);
        }
        // Standard error may be closed; there is nobody else to tell.
        let _ = error.print();
        if let Some(hint) = hint {
            tell(format_args!("weir: hint: {hint}"));
        }
        ExitCode::from(2)
    })
}

/// The words of the command line after the program's name.
pub(super) fn words() -> Vec<String> {
    let words = std::env::args_os().skip(1);
    words
        .map(|word| word.to_string_lossy().into_owned())
        .collect()
}

/// Whether `--json` is asked of weir itself: what stands after `--` is another command's.
pub(super) fn asks_json(words: &[String]) -> bool {
    let mut own = words.iter().take_while(|word| *word != "--");
    own.any(|word| word == "--json")
}

/// What is wrong, and what to do, out of what people are shown: an error, perhaps a tip, the usage.
fn told(shown: &str) -> (String, Option<String>) {
    let mut lines = shown.lines().map(str::trim);
    let parts: Vec<&str> = lines
        .by_ref()
        .take_while(|line| !line.is_empty())
        .map(|line| line.trim_start_matches("error: "))
        .collect();
    let rest: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
    let begins = |with: &str| rest.iter().find_map(|line| line.strip_prefix(with));
    let hint = begins("tip: ").map(str::to_owned);
    let usage = || begins("Usage: ").map(|usage| format!("usage: {usage}"));
    (parts.join(" "), hint.or_else(usage))
}

/// What was probably meant, where it is the command of `weir run` that is missing or stands without its `--`.
fn usage_hint(words: &[String], kind: ErrorKind) -> Option<String> {
    let (first, rest) = words.split_first()?;
    if first != "run" {
        return None;
    }
    match kind {
        ErrorKind::MissingRequiredArgument => {
            Some("name the command after --: sudo weir run -- python3 app.py".to_owned())
        }
        ErrorKind::UnknownArgument if !rest.iter().any(|word| word == "--") => {
            let command = rest.first().filter(|word| !word.starts_with('-'));
            let command = command.map_or("COMMAND", String::as_str);
            Some(format!(
                "put -- before the command: sudo weir run -- {} ...",
                audit::clean(command)
            ))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_without_dashes_or_command_is_told_what_to_type() {
        let words = |line: &str| line.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let hint = |line, kind| usage_hint(&words(line), kind);
        let unknown = ErrorKind::UnknownArgument;
        assert_eq!(
            hint("run curl -sS x", unknown).as_deref(),
            Some("put -- before the command: sudo weir run -- curl ...")
        );
        assert!(
            hint("run", ErrorKind::MissingRequiredArgument).is_some_and(|hint| hint.contains("--"))
        );
        assert_eq!(hint("run --bogus -- true", unknown), None);
        assert_eq!(hint("audit list x", unknown), None);
    }
}
