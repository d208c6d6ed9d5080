//! The policy in force: swapped whole, never half; what does not load leaves the last good one.

use std::sync::Arc;

use arc_swap::ArcSwap;
use tokio::sync::watch;
use weir_policy::language::Policy;

/// Holds the policy in force and tells when it changes.
pub struct Policies {
    current: ArcSwap<Policy>,
    version: watch::Sender<u64>,
}

/// Resolves each time another policy is in force.
#[derive(Clone)]
pub struct Changed(watch::Receiver<u64>);

impl Policies {
    /// `policy` is in force from the start.
    pub fn new(policy: Policy) -> Self {
        Self {
            current: ArcSwap::from_pointee(policy),
            version: watch::Sender::new(1),
        }
    }

    /// The policy in force.
    pub fn current(&self) -> Arc<Policy> {
        self.current.load_full()
    }

    /// Puts `next` in force; every running answer is judged again.
    pub fn replace(&self, next: Policy) {
        self.current.store(Arc::new(next));
        self.version.send_modify(|version| *version += 1);
    }

    /// Tells of changes from this moment on.
    pub fn changed(&self) -> Changed {
        Changed(self.version.subscribe())
    }
}

impl Changed {
    /// Resolves at the next change; never, once the agent is gone.
    pub async fn wait(&mut self) {
        if self.0.changed().await.is_err() {
            std::future::pending::<()>().await;
        }
    }

    /// Whether one came that nobody waited for yet.
    pub fn is_due(&self) -> bool {
        self.0.has_changed().unwrap_or(false)
    }

    /// Resolves at the next change, to what resolves at the one after it.
    pub async fn next(mut self) -> Self {
        self.wait().await;
        self
    }
}
