//! Policy and own detectors read again while the agent runs: on SIGHUP and by the control socket, on record either way.

use std::sync::Arc;

use weir_policy::detect::Detectors;
use weir_policy::language::{Mode, Policy};

use super::Agent;
use super::serve::parse;
use crate::audit::{self, AgentEvent};

impl Agent {
    /// Reads the policy files and the host's own detectors again and puts them in force together; where one of them
    /// does not load, both stay what they were. Both are recorded; a record that fails keeps no policy from changing, which may be the cure.
    ///
    /// # Errors
    /// The diagnostics, rendered.
    pub async fn reload(&self) -> Result<String, String> {
        let (noted, outcome) = match self.policy_of_files() {
            Ok((policy, text, detectors)) => {
                let known = self.inspector.detectors();
                if known.digest() != detectors.digest() {
                    tracing::info!(own = detectors.own_count(), "detectors reloaded");
                    let event = AgentEvent::Detectors {
                        digest: audit::hex(&detectors.digest()),
                        own: detectors.own_count() as u64,
                    };
                    if let Err(error) = self.journal.note_agent(event).await {
                        tracing::error!(%error, "a reload of detectors could not be recorded");
                    }
                    self.inspector.replace(detectors);
                }
                let (digest, name) = (policy.digest().to_owned(), policy.name().to_owned());
                let (line, enforced) = (policy.summary_line(), policy.mode() == Mode::Enforce);
                self.policies.replace(policy);
                tracing::info!(policy = line, "policy reloaded");
                let noting = self.journal.note_policy(&digest, &name, &text, enforced);
                (noting.await, Ok(line))
            }
            Err(error) => {
                tracing::error!(
                    "the policy did not load; the last good one stays in force\n{error}"
                );
                let layers = self.spec.policy.iter();
                let names: Vec<&str> = layers.map(|(name, _)| name.as_str()).collect();
                let event = AgentEvent::PolicyRejected {
                    source: names.join(", "),
                    reason: error.lines().next().unwrap_or_default().to_owned(),
                };
                (self.journal.note_agent(event).await, Err(error))
            }
        };
        if let Err(error) = noted {
            tracing::error!(%error, "a reload could not be recorded");
        }
        outcome
    }

    /// The policy as its files say it at this moment, their text, and the detectors that it speaks of.
    fn policy_of_files(&self) -> Result<(Policy, String, Arc<Detectors>), String> {
        let own = self.spec.own.again().map_err(|error| error.to_string())?;
        let detectors = own.load().map_err(|error| error.to_string())?;
        let mut layers = Vec::new();
        for ((name, text), file) in self.spec.policy.iter().zip(&self.spec.policy_files) {
            let text = match file {
                Some(file) => std::fs::read_to_string(file)
                    .map_err(|error| format!("cannot read {}: {error}", file.display()))?,
                None => text.clone(),
            };
            layers.push((name.clone(), text));
        }
        let policy = parse(&layers, &detectors)?;
        let text: Vec<&str> = layers.iter().map(|(_, text)| text.as_str()).collect();
        Ok((policy, text.join("\n"), detectors))
    }
}
