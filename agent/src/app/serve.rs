//! An agent's life: start, accept, answer the control socket, reload, stop.

use std::io::{BufRead, Write};
use std::process::ExitCode;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::signal::unix::{SignalKind, signal};
use weir_policy::catalog::Catalog;
use weir_policy::detect::Detectors;
use weir_policy::language::{Diagnostics, KnownClasses, Names, Policy, Source};

use super::account::OtherKeys;
use super::begin::{Begun, Parts};
use super::distrust::Distrusted;
use super::memory::{Previous, RefusedBefore};
use super::record;
use super::{Agent, Counted, Failed, Ready, Reply, Spec, Told, accept, tallied};
use crate::audit::AgentEvent;
use crate::control;
use crate::drain::Drain;
use crate::identify::{Identifier, users};
use crate::intercept::{Acceptor, Counters, InterceptError, Interception, Plan};
use crate::judge::{Inspector, Policies};
use crate::memory;
use crate::session;
use crate::shares::Shares;
use crate::telemetry;

/// How long running answers may take to end when the agent stops.
const DRAIN: Duration = Duration::from_secs(5);

/// `weir agent`: reads a [`Spec`] from standard input, says [`Told`] on standard output, and ends with its input.
pub fn main() -> ExitCode {
    if let Err(error) = telemetry::no_core_dumps() {
        return fail(Failed {
            error: format!("cannot switch off core dumps: {error}"),
            hint: None,
        });
    }
    let exposed = memory::settle();
    // What the agent writes is for root alone, whatever the caller's mask.
    rustix::process::umask(rustix::fs::Mode::from_raw_mode(0o077));
    let runtime = match tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
    {
        Ok(runtime) => runtime,
        Err(error) => {
            return fail(Failed {
                error: format!("cannot start: {error}"),
                hint: None,
            });
        }
    };
    let mut first = String::new();
    let spec = match std::io::stdin().lock().read_line(&mut first) {
        Ok(_) => serde_json::from_str::<Spec>(&first).map_err(|error| error.to_string()),
        Err(error) => Err(error.to_string()),
    };
    let code = match spec {
        Ok(spec) => runtime.block_on(live(spec, exposed)),
        Err(error) => fail(Failed {
            error: format!("weir agent is started by weir itself ({error})"),
            hint: Some("weir run -- COMMAND".to_owned()),
        }),
    };
    runtime.shutdown_timeout(Duration::from_secs(1));
    code
}

async fn live(spec: Spec, exposed: Option<&str>) -> ExitCode {
    if let Err(error) = telemetry::to_file(&spec.directory.join("agent.log")) {
        return fail(Failed {
            error: format!(
                "cannot write {}: {error}",
                spec.directory.join("agent.log").display()
            ),
            hint: None,
        });
    }
    if let Some(exposed) = exposed {
        tracing::warn!("{exposed}");
    }
    let (agent, acceptor) = match Agent::start(spec).await {
        Ok(started) => started,
        Err(failed) => return fail(failed),
    };
    let agent = Arc::new(agent);
    let controlling =
        match control::Server::bind(&agent.spec.directory.join(control::SOCKET), agent.spec.user) {
            Ok(server) => tokio::spawn(server.serve(agent.clone())),
            Err(error) => {
                return fail(Failed {
                    error: format!("cannot open the control socket: {error}"),
                    hint: None,
                });
            }
        };
    say(&Told::Ready(Ready {
        port: agent.interception.port(),
        policy: agent.policies.current().summary_line(),
        ports: agent.catalog.ports(),
    }));
    let warmed = agent.clone();
    tokio::task::spawn_blocking(move || {
        warmed.inspector().detectors().warm();
        // The kernel's types and the detectors' sources were large, and are gone.
        memory::started();
    });
    let accepting = tokio::spawn(accept::accept(acceptor, agent.clone()));
    until_told_to_stop(&agent).await;
    agent.drain.begin();
    let all_closed = agent.drain.finished(DRAIN).await;
    if !all_closed {
        tracing::warn!("answers still running after {DRAIN:?} are cut");
    }
    accepting.abort();
    controlling.abort();
    session::settle(&agent).await;
    let _ = agent
        .journal
        .note_agent(AgentEvent::Stopped {
            reason: "the run ended".to_owned(),
        })
        .await;
    agent.journal.clone().stop().await;
    if all_closed {
        record::end(&agent.spec);
    }
    say(&Told::Stopped(Box::new(agent.reply())));
    ExitCode::SUCCESS
}

/// Returns when standard input ends (the supervisor stopped, or died) or a signal says so; reloads on SIGHUP.
async fn until_told_to_stop(agent: &Arc<Agent>) {
    let ended =
        tokio::task::spawn_blocking(|| std::io::copy(&mut std::io::stdin(), &mut std::io::sink()));
    let mut ended = std::pin::pin!(ended);
    let (Ok(mut hangup), Ok(mut terminate)) = (
        signal(SignalKind::hangup()),
        signal(SignalKind::terminate()),
    ) else {
        let _ = ended.await;
        return;
    };
    loop {
        tokio::select! {
            _ = &mut ended => return,
            _ = terminate.recv() => return,
            // What came of it is logged and recorded there.
            _ = hangup.recv() => drop(agent.reload().await),
        }
    }
}

impl Agent {
    /// Wires an agent of its parts: keys, policy, journal, authority, upstream, the kernel's redirect.
    async fn start(spec: Spec) -> Result<(Self, Acceptor), Failed> {
        let announce = |root: &str| say(&Told::Root(root.to_owned()));
        Self::start_with(spec, Interception::start, announce).await
    }

    /// The same, with the kernel's redirect made by `intercept`, and the root's PEM told to `announce`.
    pub(crate) async fn start_with<A>(
        spec: Spec,
        intercept: impl AsyncFnOnce(Plan) -> Result<(Interception, A), InterceptError>,
        announce: impl FnOnce(&str) + Send + 'static,
    ) -> Result<(Self, A), Failed> {
        let config = spec.config.clone();
        let catalog = Catalog::builtin();
        let Parts {
            begun,
            authority,
            upstream,
            interception,
            acceptor,
        } = Parts::make(&spec, &catalog, intercept, announce).await?;
        let Begun {
            detectors,
            policy,
            keys,
            journal,
            credentials,
        } = begun;
        let sockets = interception.sockets();
        let inspector = Inspector::new(detectors, *keys.fingerprints, config.limits.inspect.0);
        let masking = inspector.clone();
        let places = interception.places(catalog.hosts());
        let providers = catalog
            .providers()
            .map(|provider| (provider.name().to_owned(), Arc::new(provider.clone())))
            .collect();
        let shares = Shares::new(accept::bounds(&config.limits));
        let agent = Self {
            shares,
            config,
            catalog,
            inspector,
            policies: Policies::new(policy),
            identifier: Identifier::new(Arc::new(move |text| masking.mask(text))),
            providers,
            authority,
            upstream,
            journal,
            keys,
            interception,
            sockets,
            places,
            drain: Drain::new(),
            previous: Previous::default(),
            refused: RefusedBefore::default(),
            counted: Counted::default(),
            distrusted: Distrusted::default(),
            credentials,
            other_keys: OtherKeys::default(),
            strangers: Mutex::default(),
            spec,
        };
        Ok((agent, acceptor))
    }

    /// The agent's state, as the summary and `weir status` tell it.
    pub fn reply(&self) -> Reply {
        Reply {
            counts: self.counts(),
            kernel: kernel(&self.interception.counters()),
            distrusting: self.distrusting(),
            strangers: tallied(&self.strangers),
            policy: self.policies.current().summary_line(),
            enrolled: self.credentials.of_run().to_vec(),
            other_keys: self.other_keys.all(),
        }
    }
}

/// Reads policy layers with this host's users and groups.
///
/// # Errors
/// The diagnostics, rendered with file, line and caret.
pub fn parse(layers: &[(String, String)], detectors: &Detectors) -> Result<Policy, String> {
    load(layers, detectors).map_err(|diagnostics| diagnostics.to_string())
}

/// The same, with each mistake by itself.
///
/// # Errors
/// The diagnostics.
pub fn load(layers: &[(String, String)], detectors: &Detectors) -> Result<Policy, Diagnostics> {
    let sources: Vec<Source> = layers
        .iter()
        .map(|(name, text)| Source {
            name: name.clone(),
            text: text.clone(),
        })
        .collect();
    Policy::load(&sources, &HostNames, &KnownClasses::of(detectors))
}

/// This host's users and groups, asked while a policy loads.
struct HostNames;

impl Names for HostNames {
    fn user(&self, name: &str) -> Option<u32> {
        users::System.uid(name)
    }

    fn group(&self, name: &str) -> Option<u32> {
        users::System.gid(name)
    }
}

/// The kernel's count, by name.
fn kernel(counters: &Counters) -> Vec<(String, u64)> {
    [
        ("connections redirected", counters.redirected),
        ("refused while the agent was dead", counters.refused_dead),
        ("QUIC refused", counters.refused_udp),
        ("raw sockets refused", counters.refused_raw),
        (
            "packets dropped that went round the redirect",
            counters.tripped,
        ),
        (
            "refused for want of room",
            counters.storage_failed + counters.flows_full,
        ),
    ]
    .map(|(name, count)| (name.to_owned(), count))
    .to_vec()
}

fn fail(failed: Failed) -> ExitCode {
    say(&Told::Failed(failed));
    ExitCode::FAILURE
}

fn say(told: &Told) {
    if let Ok(mut line) = serde_json::to_vec(told) {
        line.push(b'\n');
        let mut out = std::io::stdout().lock();
        // Nobody to tell means that the supervisor is gone; the end of input says the same.
        let _ = out.write_all(&line).and_then(|()| out.flush());
    }
}
