//! The beginning of an agent: what waits for nothing else is made side by side.

use std::sync::Arc;

use rustls::pki_types::CertificateDer;
use weir_policy::catalog::Catalog;
use weir_policy::detect::Detectors;
use weir_policy::language::Policy;

use super::serve::parse;
use super::{Failed, Spec, record};
use crate::audit::{Journal, Keys};
use crate::credentials::Credentials;
use crate::intercept::sockets::Sockets;
use crate::intercept::{InterceptError, Interception, Plan};
use crate::tls::Authority;
use crate::upstream::{self, Roots, Upstream};

/// All that an agent is wired of.
pub(super) struct Parts<A> {
    pub(super) begun: Begun,
    pub(super) authority: Authority,
    pub(super) upstream: Upstream,
    pub(super) interception: Interception,
    pub(super) acceptor: A,
}

impl<A> Parts<A> {
    /// Makes the parts; the kernel's redirect by `intercept`. The root's PEM is told to `announce` as soon as there
    /// is one. On an error nothing is attached.
    pub(super) async fn make(
        spec: &Spec,
        catalog: &Catalog,
        intercept: impl AsyncFnOnce(Plan) -> Result<(Interception, A), InterceptError>,
        announce: impl FnOnce(&str) + Send + 'static,
    ) -> Result<Self, Failed> {
        let names = catalog.names();
        let minting = tokio::task::spawn_blocking(move || {
            Authority::in_memory(&names).inspect(|authority| announce(authority.root_pem()))
        });
        let native = tokio::task::spawn_blocking(upstream::native);
        let beginning = tokio::spawn({
            let spec = spec.clone();
            async move { Begun::of(&spec).await }
        });
        let plan = Plan {
            cgroup: spec.cgroup.clone(),
            ports: catalog.ports(),
            bpffs: spec.bpffs.clone(),
        };
        // On this thread: what loading takes lies in the heap that can be given back.
        let intercepted = intercept(plan).await;
        let begun = beginning.await.unwrap_or_else(|_| Err(lost()));
        let (interception, acceptor) = match intercepted {
            Ok(made) => made,
            Err(error) => {
                begun?;
                return Err(Failed {
                    error: error.to_string(),
                    hint: error.hint().map(str::to_owned),
                });
            }
        };
        let prepared = async {
            let begun = begun?;
            let authority = minting.await.map_err(|_| lost())?;
            let authority = authority.map_err(|error| Failed {
                error: format!("cannot make the run's certificates: {error}"),
                hint: None,
            })?;
            let native = native.await.map_err(|_| lost())?;
            let upstream = upstream(spec, native, &authority, interception.sockets())?;
            Ok((begun, authority, upstream))
        };
        match prepared.await {
            Ok((begun, authority, upstream)) => Ok(Self {
                begun,
                authority,
                upstream,
                interception,
                acceptor,
            }),
            Err(failed) => {
                // The first error is the one to tell; pins that stay are named by the next start.
                let _ = interception.detach();
                Err(failed)
            }
        }
    }
}

/// What an agent begins with: what it knows, and the record of it.
pub(super) struct Begun {
    pub(super) detectors: Arc<Detectors>,
    pub(super) policy: Policy,
    pub(super) keys: Arc<Keys>,
    pub(super) journal: Journal,
    pub(super) credentials: Credentials,
}

impl Begun {
    async fn of(spec: &Spec) -> Result<Self, Failed> {
        let detectors = spec.own.load().map_err(|error| Failed {
            error: error.to_string(),
            hint: Some(error.hint().to_owned()),
        })?;
        let policy =
            parse(&spec.policy, &detectors).map_err(|error| Failed { error, hint: None })?;
        let keys = Keys::open(&spec.state).map_err(|error| Failed {
            error: error.to_string(),
            hint: Some(error.hint()),
        })?;
        let keys = Arc::new(keys);
        let journal = record::begin(spec, &keys, &policy, &detectors).await?;
        let credentials =
            Credentials::open(&spec.state, spec.enrolled.clone()).map_err(|error| Failed {
                error: error.to_string(),
                hint: Some(error.hint().to_owned()),
            })?;
        Ok(Self {
            detectors,
            policy,
            keys,
            journal,
            credentials,
        })
    }
}

fn lost() -> Failed {
    Failed {
        error: "a part of the start died".to_owned(),
        hint: Some("see the agent's log".to_owned()),
    }
}

/// The way to the providers: verified against the system's roots and the caller's, never our own.
fn upstream(
    spec: &Spec,
    native: Vec<CertificateDer<'static>>,
    authority: &Authority,
    sockets: Sockets,
) -> Result<Upstream, Failed> {
    let own = [authority.root_spki_sha256()];
    let roots = Roots::system(native, &own, &spec.upstream_ca).map_err(|error| Failed {
        error: format!("cannot read the certificates to verify providers against: {error}"),
        hint: None,
    })?;
    let reach = upstream::Options {
        connect: spec.config.limits.connect.0,
        ..upstream::Options::default()
    };
    Upstream::new(roots, sockets, reach).map_err(|error| Failed {
        error: format!("cannot prepare TLS towards providers: {error}"),
        hint: None,
    })
}
