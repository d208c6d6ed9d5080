//! A terminal that does not show what is typed.

use std::io::{BufRead, IsTerminal, Read, Write};

use zeroize::Zeroizing;

use super::{Failure, failure};

/// Longest key that is read.
const LONGEST: u64 = 4096;

/// A key from standard input; from a terminal it is not echoed.
pub(super) fn typed(provider: &str) -> Result<Zeroizing<String>, Failure> {
    let input = std::io::stdin();
    let _quiet = input.is_terminal().then(|| {
        let _ = write!(std::io::stderr(), "API key for {provider} (not shown): ");
        Quiet::new()
    });
    let mut line = Zeroizing::new(String::new());
    let read = input.lock().take(LONGEST).read_line(&mut line);
    let fine =
        read.is_ok() && line.trim().len() >= 6 && line.trim().bytes().all(|b| b.is_ascii_graphic());
    if fine {
        return Ok(line);
    }
    let hint = "type it, or pipe it in: one line";
    Err(failure("no API key was given", hint, 2))
}

/// A terminal that does not echo until this is dropped.
struct Quiet(Option<libc::termios>);

impl Quiet {
    fn new() -> Self {
        // SAFETY: a termios is plain numbers; both calls read or fill the one they are given.
        let before = unsafe {
            let mut now: libc::termios = std::mem::zeroed();
            if libc::tcgetattr(0, &mut now) != 0 {
                return Self(None);
            }
            let mut quiet = now;
            quiet.c_lflag &= !libc::ECHO;
            (libc::tcsetattr(0, libc::TCSAFLUSH, &quiet) == 0).then_some(now)
        };
        Self(before)
    }
}

impl Drop for Quiet {
    fn drop(&mut self) {
        if let Some(before) = &self.0 {
            // SAFETY: the settings were read from this terminal before.
            unsafe { libc::tcsetattr(0, libc::TCSAFLUSH, before) };
            crate::cli::tell(format_args!(""));
        }
    }
}
