//! A terminal that does not show what is typed.

/// A terminal that does not echo until this is dropped.
pub(super) struct Quiet(Option<libc::termios>);

impl Quiet {
    pub(super) fn new() -> Self {
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
