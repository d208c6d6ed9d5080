//! Drain: no new work once it begins; what runs is waited for, up to a bound.

use std::time::Duration;

use tokio::sync::{mpsc, watch};

/// Says when to stop, and knows when all work is done.
pub struct Drain {
    begun: watch::Sender<bool>,
    held: std::sync::Mutex<Option<mpsc::Sender<()>>>,
    last: tokio::sync::Mutex<mpsc::Receiver<()>>,
}

/// Held by one piece of work while it runs.
#[derive(Clone)]
pub struct Working {
    _held: mpsc::Sender<()>,
    begun: watch::Receiver<bool>,
}

impl Default for Drain {
    fn default() -> Self {
        Self::new()
    }
}

impl Drain {
    /// A drain that has not begun.
    pub fn new() -> Self {
        let (sender, receiver) = mpsc::channel(1);
        Self {
            begun: watch::Sender::new(false),
            held: std::sync::Mutex::new(Some(sender)),
            last: tokio::sync::Mutex::new(receiver),
        }
    }

    /// A guard for new work; `None` once the drain has begun.
    pub fn working(&self) -> Option<Working> {
        let held = self.held.lock().ok()?.clone()?;
        Some(Working {
            _held: held,
            begun: self.begun.subscribe(),
        })
    }

    /// Begins; [`Working::stopping`] resolves everywhere.
    pub fn begin(&self) {
        self.begun.send_replace(true);
        if let Ok(mut held) = self.held.lock() {
            *held = None;
        }
    }

    /// Waits until all work has ended; `false` where `within` ran out first.
    pub async fn finished(&self, within: Duration) -> bool {
        let mut last = self.last.lock().await;
        tokio::time::timeout(within, last.recv()).await.is_ok()
    }
}

impl Working {
    /// Resolves when the drain begins.
    pub async fn stopping(&mut self) {
        // An error means that the drain itself is gone, which is a stop too.
        let _ = self.begun.wait_for(|begun| *begun).await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn waits_for_work_and_takes_no_more() {
        let drain = Drain::new();
        let mut work = drain.working().expect("not begun");
        drain.begin();
        assert!(drain.working().is_none());
        assert!(!drain.finished(Duration::from_millis(10)).await);
        work.stopping().await;
        drop(work);
        assert!(drain.finished(Duration::from_secs(1)).await);
    }
}
