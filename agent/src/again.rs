//! A future that is polled again in place where it woke itself.
//!
//! tokio takes a task that wakes itself while it is polled for one that yields: the task goes behind all others, and
//! another thread is called to look for work. Where both ends of a channel live in one task, as a request's body does in
//! its connection, that happens with each request: two threads are awake for one, and the rest of the task's work moves
//! to a processor whose caches know nothing of it.

use std::pin::Pin;
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Wake, Waker};

/// How often it is polled before others have their turn.
const MOST: usize = 4;

const IDLE: u8 = 0;
const POLLED: u8 = 1;
const WOKEN: u8 = 2;

/// A task's future, polled again where it woke itself, a few times in a row.
pub struct Again<F> {
    future: Pin<Box<F>>,
    bell: Arc<Bell>,
    waker: Waker,
}

/// What a future within a task is woken by: it calls the task where nobody polls the future.
pub(crate) struct Bell {
    state: AtomicU8,
    task: Mutex<Waker>,
}

impl Bell {
    /// One that rings already: what was never polled is to be.
    pub(crate) fn new() -> Arc<Self> {
        Arc::new(Self {
            state: AtomicU8::new(WOKEN),
            task: Mutex::new(Waker::noop().clone()),
        })
    }

    fn task(&self) -> MutexGuard<'_, Waker> {
        self.task.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Calls this task from now on.
    pub(crate) fn calls(&self, task: &Waker) {
        self.task().clone_from(task);
    }

    /// Rings it for a poll that follows at once: nobody is called.
    pub(crate) fn ring(&self) {
        self.state.store(WOKEN, Ordering::Release);
    }

    /// Whether it was rung since this was asked last.
    pub(crate) fn was_rung(&self) -> bool {
        self.state.swap(IDLE, Ordering::AcqRel) == WOKEN
    }
}

impl Wake for Bell {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        // Always a write: what was done before is seen by the poll that it asks for, also where one is asked for already.
        if self.state.swap(WOKEN, Ordering::AcqRel) == IDLE {
            let task = self.task().clone();
            task.wake();
        }
    }
}

impl<F: Future> Again<F> {
    /// The same future.
    pub fn new(future: F) -> Self {
        let bell = Bell::new();
        Self {
            future: Box::pin(future),
            waker: Waker::from(Arc::clone(&bell)),
            bell,
        }
    }
}

impl<F: Future> Future for Again<F> {
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> {
        let this = self.get_mut();
        let state = &this.bell.state;
        this.bell.calls(cx.waker());
        for _ in 0..MOST {
            state.swap(POLLED, Ordering::AcqRel);
            let polled = this
                .future
                .as_mut()
                .poll(&mut Context::from_waker(&this.waker));
            if polled.is_ready() {
                return polled;
            }
            let rests = state.compare_exchange(POLLED, IDLE, Ordering::AcqRel, Ordering::Acquire);
            if rests.is_ok() {
                return Poll::Pending;
            }
        }
        cx.waker().wake_by_ref();
        Poll::Pending
    }
}

#[cfg(test)]
mod tests {
    use std::future::poll_fn;
    use std::sync::atomic::AtomicUsize;

    use super::*;

    #[derive(Default)]
    struct Count(AtomicUsize);

    impl Wake for Count {
        fn wake(self: Arc<Self>) {
            self.0.fetch_add(1, Ordering::SeqCst);
        }
    }

    /// A future that wakes itself so often before it is ready, and the task that it is polled in.
    fn waking(times: usize) -> (Again<impl Future<Output = usize>>, Arc<Count>) {
        let mut polls = 0;
        let future = poll_fn(move |cx| {
            polls += 1;
            if polls > times {
                return Poll::Ready(polls);
            }
            cx.waker().wake_by_ref();
            Poll::Pending
        });
        (Again::new(future), Arc::default())
    }

    #[test]
    fn what_wakes_itself_is_polled_again_in_place_and_lets_others_have_their_turn() {
        let (mut again, task) = waking(MOST - 1);
        let waker = Waker::from(Arc::clone(&task));
        let mut cx = Context::from_waker(&waker);
        assert_eq!(Pin::new(&mut again).poll(&mut cx), Poll::Ready(MOST));
        assert_eq!(task.0.load(Ordering::SeqCst), 0, "the task was not called");
        let (mut again, task) = waking(2 * MOST);
        let waker = Waker::from(Arc::clone(&task));
        let mut cx = Context::from_waker(&waker);
        for turn in 1..=2 {
            assert!(Pin::new(&mut again).poll(&mut cx).is_pending());
            assert_eq!(task.0.load(Ordering::SeqCst), turn, "called once a turn");
        }
        assert!(Pin::new(&mut again).poll(&mut cx).is_ready());
    }

    #[test]
    fn what_rests_is_woken_through_its_task() {
        let (tell, told) = std::sync::mpsc::channel::<Waker>();
        let mut again = Again::new(poll_fn(move |cx| {
            let _ = tell.send(cx.waker().clone());
            Poll::<()>::Pending
        }));
        let task = Arc::<Count>::default();
        let waker = Waker::from(Arc::clone(&task));
        assert!(
            Pin::new(&mut again)
                .poll(&mut Context::from_waker(&waker))
                .is_pending()
        );
        told.recv().expect("polled").wake();
        assert_eq!(task.0.load(Ordering::SeqCst), 1);
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn no_wake_is_lost_between_threads() {
        for _ in 0..200 {
            let (give, mut take) = tokio::sync::mpsc::channel::<u32>(1);
            let taking = tokio::spawn(Again::new(async move {
                let mut sum = 0;
                while let Some(one) = take.recv().await {
                    sum += one;
                }
                sum
            }));
            let giving = tokio::spawn(Again::new(async move {
                for one in 0..50 {
                    give.send(one).await.expect("it is taken");
                }
            }));
            giving.await.expect("given");
            assert_eq!(taking.await.expect("taken"), 49 * 50 / 2);
        }
    }
}
