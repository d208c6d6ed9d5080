//! A claim on a connection, made before it is known whether it will be used.

use std::net::SocketAddr;
use std::sync::Arc;

use tokio::sync::{oneshot, watch};

use super::error::ForwardError;
use super::pool::{Key, Pool};
use super::warm::Line;

/// Rounds in which a lease waits for another's dial while the provider is known to answer.
const MAX_ROUNDS: usize = 8;

/// What becomes of a dial.
pub(super) type Told = oneshot::Receiver<Result<Line, ForwardError>>;

/// Where a lease's connection is.
pub(super) enum Hold {
    Ready(Line),
    Dialling(Told),
    Joined(watch::Receiver<()>),
    /// Nothing: the dial failed, or its connection was used.
    Spent,
}

/// A claim on a connection to one provider. Dropped unused, it leaves the connection warm.
pub struct Lease {
    pub(super) pool: Arc<Pool>,
    pub(super) key: Key,
    pub(super) addr: SocketAddr,
    pub(super) hold: Hold,
}

impl Lease {
    /// Waits until the connection stands and the provider has proved its name. May be dropped and
    /// asked again: the dial goes on.
    ///
    /// # Errors
    /// [`ForwardError`]; asked again, or forwarded with, the lease dials once more.
    pub async fn ready(&mut self) -> Result<(), ForwardError> {
        let line = self.take().await?;
        self.hold = Hold::Ready(line);
        Ok(())
    }

    pub(super) fn pool(&self) -> &Arc<Pool> {
        &self.pool
    }

    pub(super) fn key(&self) -> &Key {
        &self.key
    }

    /// A connection that was alive a moment ago.
    pub(super) async fn take(&mut self) -> Result<Line, ForwardError> {
        for _ in 0..MAX_ROUNDS {
            match &mut self.hold {
                Hold::Joined(dialling) => {
                    // An error is the dial's end, too: its sender is gone.
                    let _ = dialling.changed().await;
                    self.hold = self.rejoin();
                }
                Hold::Ready(_) | Hold::Dialling(_) | Hold::Spent => break,
            }
        }
        let line = match std::mem::replace(&mut self.hold, Hold::Spent) {
            Hold::Ready(line) => line,
            dialling @ Hold::Dialling(_) => {
                self.hold = dialling;
                self.dialled().await?
            }
            Hold::Joined(_) | Hold::Spent => return self.fresh().await,
        };
        // It may have died while the unit was judged and recorded; nothing was sent on it yet.
        if line.is_closed() {
            self.fresh().await
        } else {
            Ok(line)
        }
    }

    /// A connection that has carried nothing.
    pub(super) async fn fresh(&mut self) -> Result<Line, ForwardError> {
        self.hold = Hold::Dialling(self.pool.dial(self.key.clone(), self.addr, None));
        self.dialled().await
    }

    /// Waits for the dial in place, so that it is not lost with the wait.
    async fn dialled(&mut self) -> Result<Line, ForwardError> {
        // The channel breaks only where the dialling task was ended from without.
        const ABANDONED: ForwardError = ForwardError::Internal("a dial was abandoned");
        let Hold::Dialling(told) = &mut self.hold else {
            return Err(ABANDONED);
        };
        let told = told.await;
        self.hold = Hold::Spent;
        told.unwrap_or(Err(ABANDONED))
    }

    /// After another's dial: its connection, another dial while the provider answers, else one's own.
    fn rejoin(&self) -> Hold {
        let mut all = self.pool.warm();
        let warm = all.entry(self.key.clone()).or_default();
        if let Some(line) = warm.take(&self.pool.options) {
            return Hold::Ready(line);
        }
        if !warm.stands() {
            return Hold::Spent;
        }
        drop(all);
        self.pool.begin(&self.key, self.addr)
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        match std::mem::replace(&mut self.hold, Hold::Spent) {
            Hold::Ready(line) => self.pool.park(&self.key, line),
            Hold::Dialling(mut told) => {
                // Closed first: what was sent before is taken here, what comes later the dial parks.
                told.close();
                if let Ok(Ok(line)) = told.try_recv() {
                    self.pool.park(&self.key, line);
                }
            }
            Hold::Joined(_) | Hold::Spent => {}
        }
    }
}
