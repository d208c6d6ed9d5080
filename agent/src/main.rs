//! `weir`: parse, dispatch, exit code.

use std::process::ExitCode;

use weir::cli::{dispatch, parse};
use weir::memory::Wiping;

#[global_allocator]
static MEMORY: Wiping = Wiping;

fn main() -> ExitCode {
    match parse() {
        Ok(arguments) => dispatch(arguments),
        Err(code) => code,
    }
}
