//! A claim on a connection, made before it is known whether it will be used.

use std::net::SocketAddr;
use std::sync::Arc;

use tokio::sync::{oneshot, watch};

use super::error::{ForwardError, Unreachable};
use super::pool::{Key, Pool};
use super::warm::Line;

/// Rounds in which a lease waits for another's dial while the provider is known to answer.
const MAX_ROUNDS: usize = 8;

/// Where a lease's connection is.
pub(super) enum Hold {
    Ready(Line),
    Dialling(oneshot::Receiver<Result<Line, ForwardError>>),
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
    /// Waits until the connection stands and the provider has proved its name.
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
            let line = match std::mem::replace(&mut self.hold, Hold::Spent) {
                Hold::Ready(line) => line,
                Hold::Dialling(told) => Self::told(told).await?,
                Hold::Joined(mut dialling) => {
                    let _ = dialling.changed().await;
                    self.hold = self.rejoin();
                    continue;
                }
                Hold::Spent => return self.fresh().await,
            };
            if !line.is_closed() {
                return Ok(line);
            }
            if !line.via.reused {
                return Err(self.broken());
            }
        }
        self.fresh().await
    }

    /// A connection that has carried nothing.
    pub(super) async fn fresh(&mut self) -> Result<Line, ForwardError> {
        let Hold::Dialling(told) = self.pool.dial(self.key.clone(), self.addr, None) else {
            return Err(ForwardError::Internal("a dial was not begun"));
        };
        Self::told(told).await
    }

    async fn told(
        told: oneshot::Receiver<Result<Line, ForwardError>>,
    ) -> Result<Line, ForwardError> {
        told.await
            .unwrap_or(Err(ForwardError::Internal("a dial was abandoned")))
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

    fn broken(&self) -> ForwardError {
        ForwardError::Unreachable {
            host: self.key.host.to_string(),
            why: Unreachable::Reset,
        }
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
