//! `weir`: parse, dispatch, exit code.

use std::process::ExitCode;

use weir::cli::{dispatch, parse};

fn main() -> ExitCode {
    match parse() {
        Ok(arguments) => dispatch(arguments),
        Err(code) => code,
    }
}
