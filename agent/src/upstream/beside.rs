//! One task for all that an HTTP/2 connection does: what hyper would spawn is polled beside the connection.
//!
//! hyper gives the frames, the requests and each answer's head a task of its own. Spread over threads, they wait for each
//! other at one lock.

use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};

use hyper::rt::Executor;

use crate::again::Bell;

type Work = Pin<Box<dyn Future<Output = ()> + Send>>;

/// What one connection spawns. Clones share it.
#[derive(Clone, Default)]
pub(super) struct Beside(Arc<Mutex<Vec<Work>>>);

impl Beside {
    fn spawned(&self) -> MutexGuard<'_, Vec<Work>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The connection, and all it spawns, until both have ended.
    pub(super) fn drive<C: Future<Output = ()>>(self, connection: C) -> Driven<C> {
        Driven {
            connection: Some(Box::pin(connection)),
            beside: self,
            works: Vec::new(),
        }
    }
}

impl<F> Executor<F> for Beside
where
    F: Future<Output = ()> + Send + 'static,
{
    /// The connection alone spawns, while it is polled or before: nobody has to be woken for it.
    fn execute(&self, work: F) {
        self.spawned().push(Box::pin(work));
    }
}

/// Something spawned, and what it is woken by.
struct Running {
    work: Work,
    bell: Arc<Bell>,
    waker: Waker,
}

impl Running {
    fn new(work: Work) -> Self {
        let bell = Bell::new();
        Self {
            work,
            waker: Waker::from(Arc::clone(&bell)),
            bell,
        }
    }

    /// Polls it where it was woken; whether it goes on.
    fn goes_on(&mut self, task: &Waker) -> bool {
        self.bell.calls(task);
        let mut cx = Context::from_waker(&self.waker);
        !self.bell.was_rung() || self.work.as_mut().poll(&mut cx).is_pending()
    }
}

/// See [`Beside::drive`].
pub(super) struct Driven<C> {
    /// `None` once it ended.
    connection: Option<Pin<Box<C>>>,
    beside: Beside,
    works: Vec<Running>,
}

impl<C: Future<Output = ()>> Future for Driven<C> {
    type Output = ();

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let this = self.get_mut();
        if let Some(connection) = &mut this.connection
            && connection.as_mut().poll(cx).is_ready()
        {
            this.connection = None;
        }
        loop {
            let spawned = std::mem::take(&mut *this.beside.spawned());
            this.works.extend(spawned.into_iter().map(Running::new));
            // The frames were spawned first and have their turn last: what is to be sent leaves together.
            for at in (0..this.works.len()).rev() {
                if let Some(work) = this.works.get_mut(at)
                    && !work.goes_on(cx.waker())
                {
                    this.works.remove(at);
                }
            }
            // What was polled may have spawned more.
            if this.beside.spawned().is_empty() {
                break;
            }
        }
        match this.connection.is_none() && this.works.is_empty() {
            true => Poll::Ready(()),
            false => Poll::Pending,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

    use tokio::sync::{mpsc, oneshot};

    use super::*;
    use crate::again::Again;

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn what_is_spawned_runs_beside_the_connection_and_outlives_it() {
        let beside = Beside::default();
        let (ask, mut asked) = mpsc::channel::<oneshot::Sender<usize>>(4);
        let done = Arc::new(AtomicUsize::new(0));
        let ended = Arc::new(AtomicBool::new(false));
        let connection = {
            let (beside, done, ended) = (beside.clone(), Arc::clone(&done), Arc::clone(&ended));
            async move {
                let mut count = 0;
                while let Some(answer) = asked.recv().await {
                    count += 1;
                    let (done, count) = (Arc::clone(&done), count);
                    beside.execute(async move {
                        tokio::time::sleep(std::time::Duration::from_millis(count as u64 % 5))
                            .await;
                        done.fetch_add(1, Ordering::SeqCst);
                        let _ = answer.send(count);
                    });
                }
                ended.store(true, Ordering::SeqCst);
            }
        };
        let driving = tokio::spawn(Again::new(beside.drive(connection)));
        let mut answers = Vec::new();
        for _ in 0..40 {
            let (answer, told) = oneshot::channel();
            ask.send(answer).await.expect("the connection lives");
            answers.push(told);
        }
        drop(ask);
        for (count, told) in answers.into_iter().enumerate() {
            assert_eq!(told.await, Ok(count + 1));
        }
        driving.await.expect("no panic");
        assert!(ended.load(Ordering::SeqCst));
        assert_eq!(done.load(Ordering::SeqCst), 40);
    }

    #[test]
    fn only_what_was_woken_is_polled() {
        let polls = Arc::new(AtomicUsize::new(0));
        let (tell, told) = std::sync::mpsc::channel::<Waker>();
        let beside = Beside::default();
        let counted = Arc::clone(&polls);
        beside.execute(std::future::poll_fn(move |cx| {
            counted.fetch_add(1, Ordering::SeqCst);
            let _ = tell.send(cx.waker().clone());
            Poll::<()>::Pending
        }));
        let mut driven = beside.drive(std::future::pending::<()>());
        let mut cx = Context::from_waker(Waker::noop());
        for _ in 0..3 {
            assert!(Pin::new(&mut driven).poll(&mut cx).is_pending());
        }
        assert_eq!(polls.load(Ordering::SeqCst), 1);
        told.recv().expect("polled").wake();
        assert!(Pin::new(&mut driven).poll(&mut cx).is_pending());
        assert_eq!(polls.load(Ordering::SeqCst), 2);
    }
}
