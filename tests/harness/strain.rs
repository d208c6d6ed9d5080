//! `weir-lab strain`: clients that ask too much, too slowly, or against the rules; run inside a guarded shell.

pub mod cases;
pub mod floods;
pub mod raw;
pub mod relay;
pub mod storms;

use std::time::Duration;

use anyhow::{Context, Result, bail};

const USAGE: &str = "\
usage: weir-lab strain PART
  cases                       HTTP/2 by the table: a line for each case; exits 1 where one fails
  flood KIND FRAMES           one connection, as many frames as it takes: reset, continuation, settings, ping, empty, list
  slow WHAT CONNECTIONS       head, body or read: how long each is borne
  hold CONNECTIONS SECONDS    requests whose bodies do not end
  storm CLIENTS KIB SECONDS   as many requests as are answered
  steady MILLIS SECONDS       one small request each so many milliseconds; how long each took
  relay                       port 80 of the host, wrapped in TLS for clients that name no host";

/// Does one part, and prints what came of it as `name=value` words.
pub fn run(arguments: &[String]) -> Result<()> {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let number = |text: &str| text.parse::<u64>().context(USAGE);
    match words.as_slice() {
        ["cases"] => cases::run(),
        ["relay"] => relay::run(),
        ["flood", kind, frames] => floods::run(kind, number(frames)?),
        ["slow", what, connections] => storms::slow(what, number(connections)?),
        ["hold", connections, seconds] => {
            storms::hold(number(connections)?, Duration::from_secs(number(seconds)?))
        }
        ["storm", clients, kib, seconds] => storms::storm(
            number(clients)?,
            number(kib)?,
            Duration::from_secs(number(seconds)?),
        ),
        ["steady", every, seconds] => storms::steady(
            Duration::from_millis(number(every)?),
            Duration::from_secs(number(seconds)?),
        ),
        _ => bail!(USAGE),
    }
}
