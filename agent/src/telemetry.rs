//! Telemetry: weir's own log. Prompt text, values found and credentials are never in it, at any level; and no
//! core dump is made, which would hold all of them.

use std::fs::OpenOptions;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::sync::Mutex;

use tracing_subscriber::EnvFilter;

/// Environment variable that sets the level (`error`, `warn`, `info`, `debug`, `trace`, or per module).
pub const LEVEL: &str = "WEIR_LOG";

/// Writes the log to `file`, which only root reads. Dependencies stay at `info`: their traces may hold
/// header values and body bytes.
///
/// # Errors
/// The file cannot be opened. A second call in one process changes nothing.
pub fn to_file(file: &Path) -> std::io::Result<()> {
    let log = OpenOptions::new()
        .create(true)
        .append(true)
        .mode(0o600)
        .open(file)?;
    let asked = std::env::var(LEVEL).unwrap_or_else(|_| "info".to_owned());
    let _ = tracing_subscriber::fmt()
        .with_env_filter(filter(&asked))
        .with_ansi(false)
        .with_target(true)
        .with_writer(Mutex::new(log))
        .try_init();
    Ok(())
}

/// Lets the kernel write no core dump of this process, whatever brings it down, and lets nobody but root
/// trace it. A program that it executes is not concerned.
///
/// # Errors
/// The kernel refuses, which it does for no reason that is known.
pub fn no_core_dumps() -> std::io::Result<()> {
    use rustix::process::{DumpableBehavior, set_dumpable_behavior};
    Ok(set_dumpable_behavior(DumpableBehavior::NotDumpable)?)
}

fn filter(asked: &str) -> EnvFilter {
    let level = EnvFilter::builder()
        .parse(asked)
        .unwrap_or_else(|_| EnvFilter::new("info"));
    ["hyper", "h2", "rustls", "sled", "tokio", "mio"]
        .iter()
        .fold(level, |filter, noisy| {
            match format!("{noisy}=info").parse() {
                Ok(directive) => filter.add_directive(directive),
                Err(_) => filter,
            }
        })
}

#[cfg(test)]
mod tests {
    use super::filter;

    #[test]
    fn dependencies_stay_quiet_at_trace() {
        let shown = filter("trace").to_string();
        assert!(
            shown.contains("trace") && shown.contains("hyper=info"),
            "{shown}"
        );
        assert!(filter("no such = level =").to_string().contains("info"));
    }
}
