//! How an answer ends: whole, broken off, or cut with the reason in it.

use std::time::Duration;

use bytes::Bytes;
use weir_policy::decide::{Refusal, Verdict};
use weir_policy::explain;

use super::answer::{Broken, End, Pump};
use super::carried::Carried;
use super::pieces::Sender;
use super::stop;
use crate::audit::Ending;
use crate::wire::{Cause, Client, midway};

/// How long a caller may take to be told why its answer ends.
const TELLING: Duration = Duration::from_secs(2);

/// How long words have to leave before the connection breaks off.
const LEAVING: Duration = Duration::from_millis(250);

impl Pump {
    pub(super) async fn finish(
        &self,
        mut end: End,
        sender: &mut Sender,
        carried: &mut Carried,
        given: bool,
    ) -> Ending {
        let mut rest = Ok(Bytes::new());
        if let End::Whole = end {
            rest = carried.finish();
            if carried.relay.is_stream() && carried.relay.cut().is_some() {
                end = End::Found;
            }
        }
        let (ending, broken) = match end {
            End::Whole => match rest {
                Ok(rest) if rest.is_empty() => return Ending::Done,
                Ok(rest) => {
                    return if sender.send(rest).await.is_ok() {
                        carried.ending()
                    } else {
                        Ending::Aborted
                    };
                }
                Err(_) => (Ending::Aborted, Broken::Upstream),
            },
            End::CallerLeft => return Ending::Aborted,
            End::CallerStalled => (Ending::Aborted, Broken::Cut),
            End::Found => {
                let refusal = self.found(&carried.relay);
                if self
                    .tell(sender, carried, given, Cause::Policy, &refusal)
                    .await
                {
                    return Ending::Cut;
                }
                (Ending::Cut, Broken::Cut)
            }
            End::UpstreamBroke => {
                let refusal = stop::broke_off(self.line.host.as_str());
                if self
                    .tell(sender, carried, given, Cause::Provider, &refusal)
                    .await
                {
                    // What breaks off takes along what has not left.
                    tokio::time::sleep(LEAVING).await;
                }
                (Ending::Aborted, Broken::Upstream)
            }
            End::Cut => {
                let agent = &self.line.agent;
                agent.remember_refused(&self.case);
                let verdict = self.case.decide(&agent.policies().current(), agent.now());
                let refusal = stop::cut(verdict);
                if self
                    .tell(sender, carried, given, Cause::Policy, &refusal)
                    .await
                {
                    return Ending::Cut;
                }
                (Ending::Cut, Broken::Cut)
            }
        };
        // The connection breaks off, so that nobody takes a part for the whole.
        sender.abort(broken);
        ending
    }

    /// Says in the stream why it ends, in the form that this client shows; `false` where that cannot be said.
    async fn tell(
        &self,
        sender: &mut Sender,
        carried: &mut Carried,
        given: bool,
        cause: Cause,
        refusal: &Refusal,
    ) -> bool {
        let Some(standing) = carried.relay.standing(given) else {
            return false;
        };
        let unit = self.case.unit;
        let line = explain::refusal_line(refusal, Some(unit), self.line.agent.organisation());
        let client = Client {
            agent: self
                .agent
                .as_ref()
                .and_then(|agent| agent.to_str().ok())
                .unwrap_or_default(),
            program: self.case.subject.program(),
        };
        let Some(said) = midway(&standing, cause, client, refusal.code, &line, unit) else {
            return false;
        };
        if said.is_empty() {
            return true;
        }
        carried.sent += said.len() as u64;
        // A caller that does not read is not waited for.
        matches!(
            tokio::time::timeout(TELLING, sender.send(said)).await,
            Ok(Ok(()))
        )
    }

    pub(super) fn still_allowed(&self) -> bool {
        let agent = &self.line.agent;
        match self.case.decide(&agent.policies().current(), agent.now()) {
            Verdict::Forward(_) => true,
            Verdict::Hold(_) | Verdict::Refuse(_) => false,
        }
    }
}
