//! The run's record: old runs make room, killed ones are closed, this one begins and ends.

use std::sync::Arc;
use std::time::SystemTime;

use weir_policy::detect::Detectors;
use weir_policy::language::{Mode, Policy};

use super::{Failed, Spec};
use crate::audit::{self, AgentEvent, Journal, JournalError, Keys, Run, Runs, StoreError};
use crate::config::ContentMode;

/// Killed runs that one start closes; more wait for the next.
const CLOSED_AT_ONCE: usize = 8;

fn of_store(error: StoreError) -> Failed {
    Failed {
        error: error.to_string(),
        hint: Some(error.hint().to_owned()),
    }
}

fn of_journal(error: JournalError) -> Failed {
    Failed {
        error: error.to_string(),
        hint: Some(error.hint()),
    }
}

/// Opens the run's journal, after old runs have made room and killed ones are closed, and writes down what is
/// in force.
pub(super) async fn begin(
    spec: &Spec,
    keys: &Arc<Keys>,
    policy: &Policy,
    detectors: &Detectors,
) -> Result<Journal, Failed> {
    let audit = &spec.config.audit;
    close_killed(spec, keys).await;
    let pruned = audit::prune(
        &spec.state,
        keys,
        audit.keep.0,
        audit.max_bytes.0,
        SystemTime::now(),
    )
    .map_err(of_store)?;
    let run = Runs::create(&spec.state, &spec.run).map_err(of_store)?;
    run.begin().map_err(of_store)?;
    let content = match audit.content {
        ContentMode::None => audit::Mode::None,
        ContentMode::Redacted => audit::Mode::Redacted,
        ContentMode::Sealed => audit::Mode::Sealed,
    };
    let options = audit::Options {
        content,
        max_bytes: audit.max_bytes.0,
        ..audit::Options::default()
    };
    let journal = start(&run, keys, options).await.map_err(of_journal)?;
    let noted = async {
        for gone in &pruned {
            journal.note_agent(gone.event()).await?;
        }
        journal
            .note_agent(AgentEvent::Started {
                version: env!("CARGO_PKG_VERSION").to_owned(),
                pid: std::process::id(),
                detectors: audit::hex(&detectors.digest()),
                about: format!("run {}", spec.run),
            })
            .await?;
        for key in &spec.enrolled {
            let event = AgentEvent::Enrolled {
                provider: key.provider.clone(),
                fingerprint: key.fingerprint.clone(),
                source: key.source.clone(),
            };
            journal.note_agent(event).await?;
        }
        let text: Vec<&str> = spec.policy.iter().map(|(_, text)| text.as_str()).collect();
        let enforced = policy.mode() == Mode::Enforce;
        journal
            .note_policy(policy.digest(), policy.name(), &text.join("\n"), enforced)
            .await
    };
    noted.await.map_err(of_journal)?;
    Ok(journal)
}

async fn start(
    run: &Run,
    keys: &Arc<Keys>,
    options: audit::Options,
) -> Result<Journal, JournalError> {
    let (dir, keys) = (run.dir.clone(), keys.clone());
    let opening = tokio::task::spawn_blocking(move || Journal::start(&dir, keys, options));
    opening.await.unwrap_or(Err(JournalError::Stopped))
}

/// Units that a killed agent left open are closed as aborted, which opening their journal does. What fails here
/// is seen by `weir audit verify`, and is no reason not to guard another run.
async fn close_killed(spec: &Spec, keys: &Arc<Keys>) {
    let killed = Runs::unfinished(&spec.state).unwrap_or_default();
    for run in killed.iter().take(CLOSED_AT_ONCE) {
        match start(run, keys, audit::Options::default()).await {
            Ok(journal) => {
                journal.stop().await;
                if let Err(error) = run.end() {
                    tracing::warn!(run = run.name, %error, "a killed run is closed, and stays marked");
                }
            }
            Err(error) => tracing::warn!(run = run.name, %error, "a killed run cannot be closed"),
        }
    }
}

/// Says that every unit of the run is closed.
pub(super) fn end(spec: &Spec) {
    let run = Run::at(&spec.state.join("runs").join(&spec.run));
    if let Err(error) = run.end() {
        tracing::warn!(%error, "the run stays marked as unfinished");
    }
}
