//! The command line: thin; every command says what it does, how, and with which exit codes.

pub mod audit;
mod credentials;
mod detect;
mod detectors;
mod dictionary;
mod opaque;
mod policy;
mod print;
mod progress;
mod run;
mod status;
mod stores;
mod usage;
pub mod why;

pub(crate) use stores::view;
pub use usage::parse;

use std::io::IsTerminal;
use std::os::fd::FromRawFd;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};

use print::{Out, complain, tell};

/// A gateway on the host for AI traffic: redacts what must not leave, enforces policy, keeps the record.
#[derive(Debug, Parser)]
#[command(
    name = "weir",
    version,
    arg_required_else_help = true,
    after_help = "examples:\n  sudo weir run -- python3 app.py       guards this one command\n  sudo weir audit list                  what was called, and what was done with it\n  sudo weir why ID                      why a call was refused\n  sudo weir status                      what is guarded at this moment\n\nexit codes: 0 ok, 1 failed, 2 usage, 3 the record was changed, 4 not permitted, 5 no agent answers, 6 an\nagent is dead; weir run: the command's own, 125 weir could not start it"
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
    Credentials(credentials::Credentials),
    Detect(detect::Detect),
    Detectors(detectors::Detectors),
    Dictionary(dictionary::Dictionary),
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
    after_help = "examples:\n  sudo weir run -- python3 app.py\n  sudo weir run --pack observe -- claude -p 'hello'\n  sudo weir run --policy company.toml --policy team.toml -- ./agent.sh\n  sudo weir run --json -- ./agent.sh 2>summary.json\n\nexit codes: the command's own; 125 weir could not start it, 126 it is not executable, 127 it was not\nfound, 2 usage"
)]
struct Run {
    /// Your policy file, in place of a built-in one; given more than once, a call needs the allow of each.
    #[arg(long, value_name = "FILE", conflicts_with = "pack")]
    policy: Vec<PathBuf>,
    /// A built-in policy: baseline, observe (changes nothing, records what it would do) or strict.
    #[arg(long, value_name = "NAME", default_value = "baseline")]
    pack: String,
    /// A file with detectors of your own, beside those of the configuration; more than once for more.
    #[arg(long, value_name = "FILE")]
    detectors: Vec<PathBuf>,
    /// A file that `weir dictionary build` made, beside those of the configuration; more than once for more.
    #[arg(long, value_name = "FILE")]
    dictionary: Vec<PathBuf>,
    /// Where keys and records are kept [default: /var/lib/weir/users/UID].
    #[arg(long, value_name = "DIR")]
    state: Option<PathBuf>,
    /// Further roots that providers are verified against, PEM (labs, private endpoints).
    #[arg(long, value_name = "FILE")]
    upstream_ca: Vec<PathBuf>,
    /// Daemons that stay open to the command, though their calls are not guarded: docker, podman, containerd,
    /// crio, buildkit, systemd, dbus, snapd, lxd, libvirt, cron, tmux, or all.
    #[arg(long, value_name = "LIST", value_delimiter = ',')]
    allow_daemons: Vec<String>,
    /// Leaves AI calls to the proxies that the environment names, though they are not guarded then.
    #[arg(long)]
    keep_proxies: bool,
    /// The configuration file [default: /etc/weir/weir.toml].
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Says what happened as one JSON object on standard error, and nothing before it; standard output is the
    /// command's own.
    #[arg(long)]
    json: bool,
    /// The command and its arguments.
    #[arg(last = true, required = true, value_name = "COMMAND")]
    command: Vec<std::ffi::OsString>,
}

/// Lists, shows and verifies the record of AI requests
#[derive(Debug, Args)]
#[command(
    after_help = "examples:\n  sudo weir audit list --since 24h --verdict deny\n  sudo weir audit verify\n\nexit codes: 0 ok, 1 failed, 2 usage, 3 the record was changed, 4 not permitted, 5 no agent answers"
)]
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
    /// As JSON, one object on a line for each thing; errors too, on standard error.
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
    /// Whether what goes to `stream` is coloured.
    fn on(self, stream: &impl IsTerminal) -> bool {
        match self {
            Self::Always => true,
            Self::Never => false,
            Self::Auto => {
                stream.is_terminal()
                    && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
            }
        }
    }
}

/// Lists AI requests and connections that got no service, newest last
#[derive(Debug, Args)]
#[command(
    after_help = "examples:\n  sudo weir audit list --since 24h --verdict deny\n  sudo weir audit list --data secrets --json\n\nexit codes: 0 ok (none found too), 1 failed, 2 usage, 4 not permitted, 5 no agent answers"
)]
struct List {
    #[command(flatten)]
    from: From,
    /// Only records not older than this: 30m, 24h, 7d.
    #[arg(long, value_name = "AGE")]
    since: Option<String>,
    /// Only these verdicts: allow, redact, hold, deny, would-redact, would-hold, would-deny.
    #[arg(long, value_name = "LIST", value_delimiter = ',')]
    verdict: Vec<String>,
    /// Only this provider: openai, anthropic, gemini.
    #[arg(long, value_name = "NAME")]
    provider: Option<String>,
    /// Only this model; `*` at the end stands for any rest.
    #[arg(long, value_name = "NAME")]
    model: Option<String>,
    /// Only requests in which data of this class was found, or of one within it: secrets, pii.email.
    #[arg(long, value_name = "CLASS")]
    data: Option<String>,
    /// Only this program, by name or whole path; `*` at the end stands for any rest.
    #[arg(long, value_name = "TEXT")]
    app: Option<String>,
    /// What weir itself did, too: starts, policies, reveals, pruned runs.
    #[arg(long)]
    agent: bool,
    /// At most this many, the newest.
    #[arg(long, value_name = "N", default_value_t = 1000)]
    limit: usize,
    /// More columns: whole id, host, path, outcome, run.
    #[arg(short, long)]
    wide: bool,
}

/// Shows all that is on record of one AI request
#[derive(Debug, Args)]
#[command(
    after_help = "example:\n  sudo weir audit show 7QK2-M9\n\nexit codes: 0 ok, 1 no such request, 2 usage, 4 not permitted, 5 no agent answers"
)]
struct Show {
    /// The request's id, from the refusal or from `weir audit list`; its first characters are enough.
    id: String,
    /// The text as it was sent and answered; the asking is recorded.
    #[arg(long)]
    reveal: bool,
    #[command(flatten)]
    from: From,
}

/// Proves that the record is as it was written: recomputes every hash of it
#[derive(Debug, Args)]
#[command(
    after_help = "example:\n  sudo weir audit verify\n\nexit codes: 0 all is as it was written, 1 failed, 2 usage, 3 something was changed or lost,\n4 not permitted, 5 no agent answers"
)]
struct Verify {
    #[command(flatten)]
    from: From,
}

/// Says why a call was refused, or what was done with it, in ten lines
#[derive(Debug, Args)]
#[command(
    after_help = "examples:\n  weir why 7QK2-M9          inside the run, or while it goes on\n  sudo weir why 7QK2-M9     after it\n\nexit codes: 0 ok, 1 no such request, 2 usage, 4 not permitted, 5 no agent answers"
)]
struct Why {
    /// The request's id, from the refusal or from `weir audit list`; its first characters are enough.
    id: String,
    #[command(flatten)]
    from: From,
}

/// Says which runs on this host are guarded, and how they fare
#[derive(Debug, Args)]
#[command(
    after_help = "examples:\n  sudo weir status\n  sudo weir status --json\n\nexit codes: 0 every agent answers, 1 failed, 2 usage, 5 no run is going on, 6 an agent is dead (AI is\nrefused to its run)"
)]
struct Status {
    /// As JSON, one object on a line for each run; errors too, on standard error.
    #[arg(long)]
    json: bool,
}

/// Checks, reloads and shows policy
#[derive(Debug, Args)]
#[command(
    after_help = "examples:\n  weir policy show baseline > team.toml\n  weir policy check team.toml\n\nexit codes: 0 ok, 1 a policy does not load, 2 usage, 5 no run is going on"
)]
struct Policy {
    #[command(subcommand)]
    command: PolicyCommand,
}

#[derive(Debug, Subcommand)]
enum PolicyCommand {
    /// Checks policy files: every mistake with file, line and caret
    #[command(
        after_help = "examples:\n  weir policy check team.toml\n  weir policy check company.toml team.toml     both together, as weir run --policy A --policy B\n\nexit codes: 0 it loads (warnings too), 1 it does not, 2 usage"
    )]
    Check {
        /// Policy files; a call needs the allow of each.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        #[command(flatten)]
        own: detectors::OwnFiles,
        /// As one JSON object.
        #[arg(long)]
        json: bool,
    },
    /// Makes every running agent read its policy files again
    #[command(
        after_help = "example:\n  sudo weir policy reload\n\nexit codes: 0 all reloaded, 1 one did not (its last good policy stays in force), 2 usage, 5 no run is\ngoing on"
    )]
    Reload {
        /// As JSON, one object on a line for each run.
        #[arg(long)]
        json: bool,
    },
    /// Prints a built-in policy, to start one's own from
    #[command(
        after_help = "example:\n  weir policy show baseline > team.toml\n\nexit codes: 0 ok, 2 usage"
    )]
    Show {
        /// baseline, observe or strict.
        pack: String,
    },
}

/// Runs the command; its exit code is the process's.
pub fn dispatch(arguments: Arguments) -> ExitCode {
    let mut out = Out::standard(usage::asks_json(&usage::words()));
    let code = match arguments.command {
        Command::Run(run) => run::run(run),
        Command::Audit(Audit {
            command: AuditCommand::List(list),
        }) => stores::list(&list, &mut out),
        Command::Audit(Audit {
            command: AuditCommand::Show(show),
        }) => stores::show(&show, &mut out),
        Command::Audit(Audit {
            command: AuditCommand::Verify(verify),
        }) => stores::verify(&verify, &mut out),
        Command::Why(why) => stores::why(&why, &mut out),
        Command::Status(status) => status::status(&status, &mut out),
        Command::Policy(policy) => policy::policy(&policy, &mut out),
        Command::Credentials(asked) => credentials::credentials(&asked, &mut out),
        Command::Detect(asked) => detect::detect(&asked, &mut out),
        Command::Detectors(asked) => detectors::detectors(&asked, &mut out),
        Command::Dictionary(asked) => dictionary::dictionary(&asked, &mut out),
        Command::Agent => crate::app::main(),
        Command::Enter { descriptor } => enter(descriptor),
    };
    out.end(code)
}

/// Becomes the command. There is one thread yet.
fn enter(descriptor: i32) -> ExitCode {
    if descriptor < 3 {
        return complain(
            false,
            "__enter is called by weir itself",
            Some("weir run -- COMMAND"),
            2,
        );
    }
    // SAFETY: the supervisor handed this descriptor over for this alone; nothing else here owns it.
    let descriptor = unsafe { std::os::fd::OwnedFd::from_raw_fd(descriptor) };
    crate::run::spawn::enter(descriptor)
}
