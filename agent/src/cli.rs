//! The command line: thin; every command says what it does, how, and with which exit codes.

pub mod audit;
mod policy;
mod run;
mod status;
mod stores;
pub mod why;

pub(crate) use stores::view;

use std::fmt::Display;
use std::io::IsTerminal;
use std::os::fd::FromRawFd;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// A gateway on the host for AI traffic: redacts what must not leave, enforces policy, keeps the record.
#[derive(Debug, Parser)]
#[command(
    name = "weir",
    version,
    arg_required_else_help = true,
    after_help = "first minute:\n  sudo weir run -- python3 app.py\n  sudo weir audit list\n\nexit codes: 0 ok, 1 failed, 2 usage, 3 verification failed, 4 not permitted, 5 agent not reachable"
)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Run(Run),
    Audit(Audit),
    Why(Why),
    Status(Status),
    Policy(Policy),
    /// The agent's process; started by `weir run`.
    #[command(hide = true)]
    Agent,
    /// The command's first process; started by `weir run`.
    #[command(hide = true, name = "__enter")]
    Enter {
        /// Descriptor that the specification is read from.
        descriptor: i32,
    },
}

/// Runs one command's process tree under weir; nothing is installed, nothing is left behind
///
/// The command and its children reach AI providers through weir: secrets and personal data are replaced
/// before they leave, and given back in the answer; policy is enforced; all of it is on record. If weir
/// cannot guard the command it does not start it.
#[derive(Debug, Args)]
#[command(
    after_help = "examples:\n  sudo weir run -- python3 app.py\n  sudo weir run --pack observe -- claude -p 'hello'\n  sudo weir run --policy team.toml --json -- ./agent.sh\n\nexit codes: the command's own; 125 weir could not start it, 126 it is not executable, 127 it was not found"
)]
struct Run {
    /// A policy file; given more than once, a call needs the allow of each.
    #[arg(long, value_name = "FILE", conflicts_with = "pack")]
    policy: Vec<PathBuf>,
    /// A built-in policy: baseline, observe or strict.
    #[arg(long, value_name = "NAME", default_value = "baseline")]
    pack: String,
    /// Where keys and records are kept [default: /var/lib/weir/users/UID].
    #[arg(long, value_name = "DIR")]
    state: Option<PathBuf>,
    /// Further roots that providers are verified against, PEM (labs, private endpoints).
    #[arg(long, value_name = "FILE")]
    upstream_ca: Vec<PathBuf>,
    /// Sockets of daemons that stay open to the command: docker, podman, containerd, systemd, ... or all.
    #[arg(long, value_name = "LIST", value_delimiter = ',')]
    allow_daemons: Vec<String>,
    /// The configuration file [default: /etc/weir/weir.toml].
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Says what happened as JSON on standard error.
    #[arg(long)]
    json: bool,
    /// The command and its arguments.
    #[arg(last = true, required = true, value_name = "COMMAND")]
    command: Vec<std::ffi::OsString>,
}

/// Reads the record
#[derive(Debug, Args)]
struct Audit {
    #[command(subcommand)]
    command: AuditCommand,
}

#[derive(Debug, Subcommand)]
enum AuditCommand {
    List(List),
    Show(Show),
    Verify(Verify),
}

/// Where records are read from, and how they are shown.
#[derive(Debug, Args)]
struct From {
    /// Where keys and records are kept [default: /var/lib/weir/users/UID of the caller, or all for root].
    #[arg(long, value_name = "DIR")]
    state: Option<PathBuf>,
    /// JSON: one object for one thing, a line each for many.
    #[arg(long)]
    json: bool,
    /// When to colour.
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    color: Colour,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Colour {
    Auto,
    Always,
    Never,
}

impl Colour {
    fn on(self) -> bool {
        match self {
            Self::Always => true,
            Self::Never => false,
            Self::Auto => {
                std::io::stdout().is_terminal()
                    && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
            }
        }
    }
}

/// Lists records, newest last
#[derive(Debug, Args)]
#[command(
    after_help = "examples:\n  sudo weir audit list --since 24h --verdict deny\n  sudo weir audit list --data secrets --json\n\nexit codes: 0 ok, 1 failed, 2 usage, 4 not permitted"
)]
struct List {
    #[command(flatten)]
    from: From,
    /// Only records not older than this: 30m, 24h, 7d.
    #[arg(long, value_name = "AGE")]
    since: Option<String>,
    /// Only these verdicts: allow, redact, hold, deny, would-redact, would-deny.
    #[arg(long, value_name = "LIST", value_delimiter = ',')]
    verdict: Vec<String>,
    /// Only this provider.
    #[arg(long, value_name = "NAME")]
    provider: Option<String>,
    /// Only this model.
    #[arg(long, value_name = "NAME")]
    model: Option<String>,
    /// Only records with findings of this class or one within it: secrets, pii.email.
    #[arg(long, value_name = "CLASS")]
    data: Option<String>,
    /// Only applications whose path holds this.
    #[arg(long, value_name = "TEXT")]
    app: Option<String>,
    /// What weir itself did, too: starts, policies, reveals, pruned runs.
    #[arg(long)]
    agent: bool,
    /// At most this many, the newest.
    #[arg(long, value_name = "N", default_value_t = 1000)]
    limit: usize,
    /// More columns.
    #[arg(short, long)]
    wide: bool,
}

/// Shows one record
#[derive(Debug, Args)]
#[command(
    after_help = "example:\n  sudo weir audit show 7QK2-M9\n\nexit codes: 0 ok, 1 no such record, 2 usage, 4 not permitted"
)]
struct Show {
    /// An id, or a unique prefix of one.
    id: String,
    /// The text as it was sent and answered; the asking is recorded.
    #[arg(long)]
    reveal: bool,
    #[command(flatten)]
    from: From,
}

/// Recomputes every hash of the record
#[derive(Debug, Args)]
#[command(
    after_help = "example:\n  sudo weir audit verify\n\nexit codes: 0 all is as it was written, 1 failed, 3 something was changed or lost"
)]
struct Verify {
    #[command(flatten)]
    from: From,
}

/// Says why a call was refused, or what was done with it, in ten lines
#[derive(Debug, Args)]
#[command(
    after_help = "example:\n  weir why 7QK2-M9\n\nexit codes: 0 ok, 1 no such record, 2 usage, 4 not permitted"
)]
struct Why {
    /// An id, or a unique prefix of one.
    id: String,
    #[command(flatten)]
    from: From,
}

/// Says what runs on this host are guarded, and how they fare
#[derive(Debug, Args)]
#[command(
    after_help = "example:\n  sudo weir status --json\n\nexit codes: 0 ok, 1 failed, 4 not permitted, 5 no agent runs, 6 degraded"
)]
struct Status {
    /// JSON, a line for each run.
    #[arg(long)]
    json: bool,
}

/// Checks and reloads policy
#[derive(Debug, Args)]
struct Policy {
    #[command(subcommand)]
    command: PolicyCommand,
}

#[derive(Debug, Subcommand)]
enum PolicyCommand {
    /// Checks policy files: every mistake with file, line and caret
    #[command(
        after_help = "example:\n  weir policy check team.toml\n\nexit codes: 0 it loads, 1 it does not"
    )]
    Check {
        /// Policy files; each is a layer.
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Makes every running agent read its policy files again
    #[command(
        after_help = "example:\n  sudo weir policy reload\n\nexit codes: 0 all reloaded, 1 one did not (its last good policy stays), 5 no agent runs"
    )]
    Reload,
    /// Prints a built-in policy, to start one's own from
    #[command(after_help = "example:\n  weir policy show baseline > team.toml")]
    Show {
        /// baseline, observe or strict.
        pack: String,
    },
}

/// Runs the command; its exit code is the process's.
pub fn dispatch(arguments: Arguments) -> ExitCode {
    match arguments.command {
        Command::Run(run) => run::run(run),
        Command::Audit(Audit {
            command: AuditCommand::List(list),
        }) => stores::list(&list),
        Command::Audit(Audit {
            command: AuditCommand::Show(show),
        }) => stores::show(&show),
        Command::Audit(Audit {
            command: AuditCommand::Verify(verify),
        }) => stores::verify(&verify),
        Command::Why(why) => stores::why(&why),
        Command::Status(status) => status::status(&status),
        Command::Policy(policy) => policy::policy(&policy),
        Command::Agent => crate::app::main(),
        Command::Enter { descriptor } => enter(descriptor),
    }
}

/// Becomes the command. There is one thread yet.
fn enter(descriptor: i32) -> ExitCode {
    if descriptor < 3 {
        return complain(
            "__enter is called by weir itself",
            Some("weir run -- COMMAND"),
            2,
        );
    }
    // SAFETY: the supervisor handed this descriptor over for this alone; nothing else here owns it.
    let descriptor = unsafe { std::os::fd::OwnedFd::from_raw_fd(descriptor) };
    crate::run::spawn::enter(descriptor)
}

/// An error as people see it: cause, then what to do.
fn complain(error: impl Display, hint: Option<&str>, code: u8) -> ExitCode {
    anstream::eprintln!("weir: error: {error}");
    if let Some(hint) = hint {
        anstream::eprintln!("weir: hint: {hint}");
    }
    ExitCode::from(code)
}
