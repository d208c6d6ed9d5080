//! `weir`: parse, dispatch, exit code.

use std::process::ExitCode;

use clap::Parser;
use weir::cli::{Arguments, dispatch};

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { 2 } else { 0 });
        }
    };
    dispatch(arguments)
}
