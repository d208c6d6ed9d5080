//! Accepting: as many connections as there are places for; a shortage of descriptors is waited out.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Semaphore;

use super::Agent;
use crate::again::Again;
use crate::config::Limits;
use crate::intercept::Acceptor;
use crate::session;
use crate::shares::Bounds;

/// How long is waited after a connection could not be accepted, at first and at most.
const PAUSE: Duration = Duration::from_millis(10);
const PAUSE_MOST: Duration = Duration::from_millis(500);
/// Files open beside connections: the store, maps, temporary files, the control socket.
const OTHER_FILES: u64 = 256;

/// Serves each connection in a task of its own, as many at once as there are places.
pub(super) async fn accept(mut acceptor: Acceptor, agent: Arc<Agent>) {
    // Shares bound what is AI; of the rest, as much passes as there are descriptors for.
    let most = agent.shares.connections().max(allowed(most_files()));
    let room = Arc::new(Semaphore::new(most));
    let mut failing = None;
    loop {
        // Without room for it a connection waits in the kernel's queue; it is never served unguarded.
        let Ok(place) = room.clone().acquire_owned().await else {
            return;
        };
        match acceptor.accept().await {
            Ok(intercepted) => {
                let Some(working) = agent.drain.working() else {
                    return;
                };
                if let Some((_, times)) = failing.take() {
                    tracing::warn!(times, "connections are accepted again");
                }
                let agent = agent.clone();
                tokio::spawn(Again::new(async move {
                    session::run(intercepted, agent, working).await;
                    drop(place);
                }));
            }
            Err(error) => {
                // Out of descriptors, most likely: waiting is the only thing that helps.
                let (pause, times) = failing.unwrap_or((PAUSE, 0_u64));
                if times == 0 {
                    tracing::warn!(%error, "connections cannot be accepted, and wait");
                }
                tokio::time::sleep(pause).await;
                failing = Some(((pause * 2).min(PAUSE_MOST), times + 1));
            }
        }
    }
}

/// What there is to share: memory as configured, connections as configured and as descriptors allow, two for each.
pub(super) fn bounds(limits: &Limits) -> Bounds {
    let files = most_files();
    let allowed = allowed(files);
    let asked = limits.connections as usize;
    if allowed < asked {
        tracing::warn!(
            files,
            allowed,
            "fewer connections than configured: the system allows no more open files"
        );
    }
    Bounds {
        connections: asked.min(allowed).max(1),
        memory: limits.memory.0,
        turns: std::thread::available_parallelism().map_or(2, std::num::NonZero::get),
    }
}

/// The connections that so many descriptors allow.
fn allowed(files: u64) -> usize {
    usize::try_from(files.saturating_sub(OTHER_FILES) / 2)
        .unwrap_or(usize::MAX)
        .min(Semaphore::MAX_PERMITS)
}

/// Raises what this process may open to what the system allows; how many that is.
fn most_files() -> u64 {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let Rlimit { current, maximum } = getrlimit(Resource::Nofile);
    let raised = Rlimit {
        current: maximum,
        maximum,
    };
    let limit = match setrlimit(Resource::Nofile, raised) {
        Ok(()) => maximum,
        Err(_) => current,
    };
    limit.unwrap_or(u64::MAX)
}
