//! A thread that does one piece of work after the other, for as long as its owner lives.
//!
//! A thread for each piece would be simpler. But malloc gives each new thread one of its heaps in turn; what lives long,
//! as sled's pages do, then lies scattered over all of them, and each keeps several times as much free as is in use.

use std::io;
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::thread::JoinHandle;

type Work<T> = (Box<dyn FnOnce() -> T + Send>, SyncSender<T>);

/// The thread; dropping it waits until what was begun is done.
pub(super) struct Worker<T> {
    ask: Option<Sender<Work<T>>>,
    thread: Option<JoinHandle<()>>,
}

impl<T: Send + 'static> Worker<T> {
    /// Starts the thread, idle.
    ///
    /// # Errors
    /// The system starts no thread.
    pub(super) fn start(name: &str) -> io::Result<Self> {
        let (ask, asked) = channel::<Work<T>>();
        let serve = move || {
            while let Ok((work, told)) = asked.recv() {
                // Who began it may have gone.
                let _ = told.send(work());
            }
        };
        let thread = std::thread::Builder::new()
            .name(name.to_owned())
            .spawn(serve)?;
        Ok(Self {
            ask: Some(ask),
            thread: Some(thread),
        })
    }

    /// Begins a piece of work after what was begun before; its outcome comes, or the end of the channel where the work
    /// panicked.
    pub(super) fn begin(&self, work: impl FnOnce() -> T + Send + 'static) -> Receiver<T> {
        let (told, outcome) = sync_channel(1);
        if let Some(ask) = &self.ask {
            // With its thread gone the work is dropped, and with it the other end of `outcome`.
            let _ = ask.send((Box::new(work), told));
        }
        outcome
    }
}

impl<T> Drop for Worker<T> {
    fn drop(&mut self) {
        drop(self.ask.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_is_done_in_turn_by_one_thread_and_ended_before_it_is_dropped() {
        let worker = Worker::start("worker").unwrap();
        let first = worker.begin(|| std::thread::current().id());
        let second = worker.begin(|| std::thread::current().id());
        assert_eq!(first.recv().unwrap(), second.recv().unwrap());
        let third = worker.begin(|| {
            std::thread::sleep(std::time::Duration::from_millis(20));
            std::thread::current().id()
        });
        drop(worker);
        assert!(third.try_recv().is_ok());
    }

    #[test]
    fn work_that_panics_is_told_by_the_channels_end() {
        let worker = Worker::<()>::start("worker").unwrap();
        assert!(worker.begin(|| panic!("as a test")).recv().is_err());
        assert!(worker.begin(|| ()).recv().is_err());
    }
}
