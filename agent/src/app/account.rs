//! Whose credential a call carries, which account it is on, and what is remembered of both.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use http::header::HeaderMap;
use http::request::Parts;
use weir_policy::catalog::Provider;
use weir_policy::request::{Binding, Credential, CredentialKind, Tenant};
use weir_policy::subject::Subject;

use super::Agent;
use crate::credentials::{self, OtherKey, Presented};
use crate::judge::Case;

/// Keys remembered for the summary.
const KEYS: usize = 64;

/// What a head tells of the account.
pub struct Account {
    /// The credential; of several, the last that is not enrolled where others are.
    pub credential: Credential,
    /// The tenant.
    pub tenant: Tenant,
    /// Whether the head carries different credentials.
    pub several: bool,
}

/// Keys that are not enrolled, by provider and fingerprint.
#[derive(Default)]
pub(super) struct OtherKeys(Mutex<BTreeMap<(String, String), (String, u64)>>);

impl OtherKeys {
    fn note(&self, provider: &str, fingerprint: &str, program: &str) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let key = (provider.to_owned(), fingerprint.to_owned());
        if all.len() < KEYS || all.contains_key(&key) {
            let (last, times) = all.entry(key).or_default();
            program.clone_into(last);
            *times += 1;
        }
    }

    pub(super) fn all(&self) -> Vec<OtherKey> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let keys = all
            .iter()
            .map(|((provider, fingerprint), (program, times))| OtherKey {
                provider: provider.clone(),
                fingerprint: fingerprint.clone(),
                program: program.clone(),
                times: *times,
            });
        keys.collect()
    }
}

impl Agent {
    /// What a request authenticates with and whose account it is on, as far as its head and earlier answers tell.
    pub fn account(&self, provider: &Provider, head: &Parts, subject: &Subject) -> Account {
        let all = credentials::presented(provider, head);
        let several = all.len() > 1;
        let known = |one: &Presented| self.known(provider, one);
        let mut credential = all.first().map(known).unwrap_or_default();
        for other in all.iter().skip(1).map(known) {
            if other.binding == Some(Binding::Other) {
                credential = other;
            }
        }
        if let (Some(Binding::Other), Some(print)) = (credential.binding, &credential.fingerprint) {
            self.other_keys
                .note(provider.name(), print, subject.program());
        }
        let claimed = credentials::claimed(provider, &head.headers);
        let claim = credentials::claim(&self.keys.fingerprints, &claimed);
        let print = credential.fingerprint.as_deref().unwrap_or_default();
        let tenant = self
            .credentials
            .tenant(provider.name(), print, &claim, claimed);
        Account {
            credential,
            tenant,
            several,
        }
    }

    fn known(&self, provider: &Provider, presented: &Presented) -> Credential {
        let print = credentials::fingerprint(&self.keys.fingerprints, &presented.secret);
        let is_key = presented.kind == CredentialKind::ApiKey;
        Credential {
            kind: presented.kind,
            binding: is_key.then(|| self.credentials.binding(provider.name(), &print)),
            fingerprint: Some(print),
        }
    }

    /// Learns from an answer's head whose account the call was on, for the calls to come, in this run and later.
    pub fn told(&self, provider: &Provider, case: &Case, answer: &HeaderMap) -> Vec<String> {
        let told = credentials::told(provider, answer);
        if let (Some(print), false) = (&case.credential.fingerprint, told.is_empty()) {
            let claim = credentials::claim(&self.keys.fingerprints, &case.tenant.claimed);
            let news = self
                .credentials
                .remember(provider.name(), print, &claim, &told);
            if let Some(account) = news {
                let store = self.credentials.store().clone();
                tokio::task::spawn_blocking(move || {
                    if let Err(error) = store.change(|stored| stored.keep(account)) {
                        tracing::warn!(%error, "an account is remembered for this run alone");
                    }
                });
            }
        }
        told
    }
}
