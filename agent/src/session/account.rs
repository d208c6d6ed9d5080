//! On whose account a call is made: its credential and tenant, judged by the head before any of the body is read.

use http::header::HeaderMap;
use http::request::Parts;
use weir_policy::catalog::Endpoint;
use weir_policy::decide::{Code, Refusal};
use weir_policy::request::ModelRequest;

use super::Line;
use super::known::Known;
use super::stop::Stop;
use crate::judge::{Case, Head};

impl Line {
    /// Learns the credential and the tenant of a head, and refuses what policy denies for them alone.
    pub(super) fn account(
        &self,
        head: &Parts,
        endpoint: &Endpoint,
        known: &mut Known,
    ) -> Result<(), Stop> {
        let account = self.agent.account(&self.provider, head, &self.subject);
        known.credential = account.credential;
        known.tenant = account.tenant;
        let request = ModelRequest {
            provider: self.provider.name().to_owned(),
            dialect: endpoint.dialect,
            operation: endpoint.operation.to_string(),
            model: None,
            stream: false,
            tools: Vec::new(),
            also: Vec::new(),
            tools_untold: false,
            previous: None,
        };
        let refusal = if account.several {
            // Which of them the provider takes is its own affair; what was judged must be what counts.
            Some(Refusal::failure(
                Code::Unreadable,
                "the request carries two different credentials",
                "send one: leave out the Authorization header or the API key",
            ))
        } else {
            let agent = &self.agent;
            let head = Head {
                unit: known.unit,
                subject: &self.subject,
                request: &request,
                credential: &known.credential,
                tenant: &known.tenant,
                tokens: &agent.tokens(&self.subject.application()),
            };
            head.decide(&agent.policies().current(), agent.now())
        };
        match refusal {
            None => Ok(()),
            Some(refusal) => {
                known.request = Some(request);
                Err(refusal.into())
            }
        }
    }

    /// What the provider's answer tells of the account that a call was on.
    pub(super) fn told(&self, case: &Case, answer: &HeaderMap) -> Vec<String> {
        self.agent.told(&self.provider, case, answer)
    }
}
