//! What commands print, all in one way: a reader that has gone is no matter, a disk that is full is an error.

use std::fmt::{Arguments, Display};
use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;

/// Standard output as commands write to it. What cannot be written is said once, at the end; nothing follows it.
pub(crate) struct Out {
    to: Box<dyn Write + Send>,
    json: bool,
    failed: Option<io::Error>,
}

impl Out {
    /// Standard output; `json` as [`complain`] has it.
    pub(super) fn standard(json: bool) -> Self {
        Self::to(Box::new(io::stdout()), json)
    }

    /// Another place to write to.
    pub(super) fn to(to: Box<dyn Write + Send>, json: bool) -> Self {
        Self {
            to,
            json,
            failed: None,
        }
    }

    /// Prints a line.
    pub(super) fn line(&mut self, line: impl Display) {
        // It is kept until the end.
        let _ = writeln!(self, "{line}");
    }

    /// Prints text as it is.
    pub(super) fn text(&mut self, text: impl Display) {
        // As above.
        let _ = write!(self, "{text}");
    }

    /// The exit code, once all is written: the command's own, or 1 where it could not be written.
    pub(super) fn end(mut self, code: ExitCode) -> ExitCode {
        // As above.
        let _ = self.flush();
        match self.failed {
            None => code,
            // A reader that closed its end has seen enough.
            Some(error) if error.kind() == ErrorKind::BrokenPipe => code,
            Some(error) => complain(self.json, format_args!("cannot write: {error}"), None, 1),
        }
    }

    fn kept<T>(&mut self, done: io::Result<T>) -> io::Result<T> {
        if let Err(error) = &done
            && error.kind() != ErrorKind::Interrupted
        {
            self.failed = Some(again(error));
        }
        done
    }
}

impl Write for Out {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if let Some(error) = &self.failed {
            return Err(again(error));
        }
        let done = self.to.write(bytes);
        self.kept(done)
    }

    fn flush(&mut self) -> io::Result<()> {
        if let Some(error) = &self.failed {
            return Err(again(error));
        }
        let done = self.to.flush();
        self.kept(done)
    }
}

/// The same error once more.
fn again(error: &io::Error) -> io::Error {
    let number = error.raw_os_error().map(io::Error::from_raw_os_error);
    number.unwrap_or_else(|| error.kind().into())
}

/// Says a line on standard error; where that is closed or full, there is nobody else to tell.
pub(super) fn tell(line: Arguments<'_>) {
    let _ = writeln!(io::stderr().lock(), "{line}");
}

/// An error as people see it: cause, then what to do; or, for programs, `weir.error/1`.
pub(super) fn complain(json: bool, error: impl Display, hint: Option<&str>, code: u8) -> ExitCode {
    if json {
        let error = error.to_string();
        let object = serde_json::json!({"schema": "weir.error/1", "error": error, "hint": hint, "exit": code});
        tell(format_args!("{object}"));
        return ExitCode::from(code);
    }
    tell(format_args!("weir: error: {error}"));
    if let Some(hint) = hint {
        tell(format_args!("weir: hint: {hint}"));
    }
    ExitCode::from(code)
}
