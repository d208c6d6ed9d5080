//! A line on the terminal while something takes long; nothing where no person watches.

use std::io::{IsTerminal, Write};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// What is not over within this is said to be going on.
const PATIENCE: Duration = Duration::from_secs(1);

/// Says on standard error what goes on, from the first second on; gone without a trace when dropped.
pub(super) struct Progress(Option<(Sender<String>, JoinHandle<()>)>);

impl Progress {
    /// Starts to watch; only where standard error is a terminal.
    pub(super) fn start() -> Self {
        if !std::io::stderr().is_terminal() {
            return Self(None);
        }
        let (tell, told) = mpsc::channel::<String>();
        let watch = std::thread::spawn(move || {
            let began = Instant::now();
            let (mut what, mut shown) = (String::new(), false);
            loop {
                match told.recv_timeout(PATIENCE) {
                    Ok(step) => what = step,
                    Err(RecvTimeoutError::Timeout) => {}
                    Err(RecvTimeoutError::Disconnected) => break,
                }
                if began.elapsed() >= PATIENCE {
                    let seconds = began.elapsed().as_secs();
                    let _ = write!(std::io::stderr(), "\r\u{1b}[Kweir: {what}, {seconds} s");
                    shown = true;
                }
            }
            if shown {
                let _ = write!(std::io::stderr(), "\r\u{1b}[K");
            }
        });
        Self(Some((tell, watch)))
    }

    /// What is done at this moment: `verifying run 3 of 12`.
    pub(super) fn step(&self, what: String) {
        if let Some((tell, _)) = &self.0 {
            // A watcher that ended has nothing to show.
            let _ = tell.send(what);
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((tell, watch)) = self.0.take() {
            drop(tell);
            // It only wrote to a terminal.
            let _ = watch.join();
        }
    }
}
