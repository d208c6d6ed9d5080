//! Policy read again while the agent runs: on SIGHUP and by the control socket, on record either way.

use weir_policy::language::{Mode, Policy};

use super::Agent;
use super::serve::parse;
use crate::audit::AgentEvent;

impl Agent {
    /// Reads the policy files again and puts them in force; what does not load leaves the last good policy in
    /// force. Both are recorded; a record that fails keeps no policy from changing, which may be the cure.
    ///
    /// # Errors
    /// The diagnostics, rendered.
    pub async fn reload(&self) -> Result<String, String> {
        let (noted, outcome) = match self.policy_of_files() {
            Ok((policy, text)) => {
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

    /// The policy as its files say it at this moment, and their text.
    fn policy_of_files(&self) -> Result<(Policy, String), String> {
        let mut layers = Vec::new();
        for ((name, text), file) in self.spec.policy.iter().zip(&self.spec.policy_files) {
            let text = match file {
                Some(file) => std::fs::read_to_string(file)
                    .map_err(|error| format!("cannot read {}: {error}", file.display()))?,
                None => text.clone(),
            };
            layers.push((name.clone(), text));
        }
        let policy = parse(&layers, self.inspector.detectors())?;
        let text: Vec<&str> = layers.iter().map(|(_, text)| text.as_str()).collect();
        Ok((policy, text.join("\n")))
    }
}
