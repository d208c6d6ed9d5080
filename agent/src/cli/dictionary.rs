//! `weir dictionary build | check`: indexes that find a company's own values in texts, and hold none of them.

mod build;
mod check;
mod place;
mod rows;
mod skipped;
mod told;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};

use super::{Colour, Out, complain};

/// Makes indexes that find your own values (customers' records, project names) exactly, and holds none of them
#[derive(Debug, Args)]
#[command(
    after_help = "examples:\n  weir dictionary build customers.csv --columns email,phone,name+birthdate\n  weir dictionary build projects.txt\n  weir dictionary check customers.dict\n\nexit codes: 0 ok, 1 failed, 2 usage, 7 something was found (check)"
)]
pub(super) struct Dictionary {
    #[command(subcommand)]
    command: DictionaryCommand,
}

#[derive(Debug, Subcommand)]
enum DictionaryCommand {
    /// Makes an index of the values of a file: columns of a CSV file, or phrases, one on each line
    ///
    /// The index holds keyed hashes cut short, no value. Whoever has it can try guesses: keep it as you keep the
    /// values (it is written 0600). Values that everyday text would match are left out and counted.
    #[command(
        after_help = "examples:\n  weir dictionary build customers.csv --columns email,phone,name+birthdate\n  weir dictionary build projects.txt --out projects.dict\n  mysql -B -e 'select mail from users' | weir dictionary build - --columns mail --name users\n\nA column by itself is found wherever its value stands; columns joined by + (at most three) only where\nthe values of one row stand within 200 bytes of each other.\n\nexit codes: 0 ok, 1 failed or nothing to look for, 2 usage"
    )]
    Build(Build),
    /// Says what an index holds: columns, counts, size, when it was made; with a text, what it finds there
    #[command(
        after_help = "examples:\n  weir dictionary check customers.dict\n  weir dictionary check customers.dict 'call 0151 12345678'\n  weir dictionary check customers.dict - < ticket.txt\n\nexit codes: 0 ok, and with a text nothing was found, 7 something was found, 1 it is no dictionary or not\nwhole, 2 usage"
    )]
    Check(Check),
}

#[derive(Debug, Args)]
struct Build {
    /// A file of values; `-` is standard input. With --columns: separated by commas, semicolons, tabs or bars, its
    /// first line the columns' names. Without: one phrase on each line.
    file: PathBuf,
    /// The columns to look for, by name: email,phone,name+birthdate.
    #[arg(long, value_name = "LIST", value_delimiter = ',')]
    columns: Vec<String>,
    /// What it is called in classes (company.NAME) [default: the file's name].
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// Where it is written; a dictionary that is there is replaced whole, no other file [default: NAME.dict].
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Takes single words of everyday language, common names and dates, too.
    #[arg(long)]
    everyday: bool,
    /// As one JSON object; errors too, on standard error.
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
struct Check {
    /// What `weir dictionary build` wrote.
    file: PathBuf,
    /// A text to look into; `-` is standard input.
    text: Option<String>,
    /// As one JSON object; errors too, on standard error.
    #[arg(long)]
    json: bool,
    /// When to colour.
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    color: Colour,
}

pub(super) fn dictionary(asked: &Dictionary, out: &mut Out) -> ExitCode {
    match &asked.command {
        DictionaryCommand::Build(asked) => build::build(asked, out).unwrap_or_else(|failure| {
            complain(
                asked.json,
                failure.error,
                failure.hint.as_deref(),
                failure.code,
            )
        }),
        DictionaryCommand::Check(asked) => check::check(asked, out)
            .unwrap_or_else(|error| complain(asked.json, &error, Some(check::hint(&error)), 1)),
    }
}

/// A number with its thousands apart: `10,000,000`.
fn counted(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// So many of something: `1 row`, `10,000 rows`.
fn several(number: u64, what: &str) -> String {
    let s = if number == 1 { "" } else { "s" };
    format!("{} {what}{s}", counted(number))
}

/// A size as people say it.
fn sized(bytes: u64) -> String {
    match bytes {
        0..10_000 => format!("{} bytes", counted(bytes)),
        10_000..10_000_000 => format!("{} kB", bytes / 1000),
        _ => format!("{} MB", bytes / 1_000_000),
    }
}

#[cfg(test)]
mod tests;
