//! `weir credentials enroll | list | forget`: which API keys are this host's own, by fingerprint.

mod quiet;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use clap::{Args, Subcommand};
use serde_json::{Value, json};
use weir_policy::catalog::Catalog;
use weir_policy::language::nearest;
use zeroize::Zeroizing;

use super::{Out, complain, tell};
use crate::audit::Keys;
use crate::credentials::{self, Enrolled, Place, Store, StoreError, is_fingerprint};
use crate::run::user::Caller;
use crate::run::{cgroup, rights, state};
use quiet::typed;

/// Says which API keys are this host's own; others for the same provider are refused
///
/// Keys in the caller's variables and in the files of known clients count for the run that finds them. Others are
/// enrolled here, by fingerprint: a keyed hash, never the key.
#[derive(Debug, Args)]
#[command(
    after_help = "examples:\n  sudo weir credentials list\n  sudo weir credentials enroll openai                    the key is typed or piped in\n  sudo weir credentials enroll openai 270288436b6db0dc   as a refusal or the record names it\n\nexit codes: 0 ok, 1 failed, 2 usage, 4 not permitted"
)]
pub(super) struct Credentials {
    #[command(subcommand)]
    command: CredentialsCommand,
}

/// Whose credentials, and how they are shown.
#[derive(Debug, Args)]
struct Whose {
    /// Where keys and records are kept [default: /var/lib/weir/users/UID of the caller].
    #[arg(long, value_name = "DIR")]
    state: Option<PathBuf>,
    /// As JSON, one object on a line for each key; errors too, on standard error.
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Subcommand)]
enum CredentialsCommand {
    /// Enrols an API key: from standard input, from a variable, or by its fingerprint
    #[command(
        after_help = "examples:\n  sudo weir credentials enroll openai\n  sudo weir credentials enroll anthropic --env ANTHROPIC_API_KEY\n  sudo weir credentials enroll openai 270288436b6db0dc\n\nexit codes: 0 ok, 1 failed, 2 usage, 4 not permitted"
    )]
    Enroll {
        /// openai, anthropic, ...
        provider: String,
        /// The key's fingerprint, from a refusal or from `weir audit list --json`.
        #[arg(conflicts_with = "env")]
        fingerprint: Option<String>,
        /// The variable of the caller that holds the key.
        #[arg(long, value_name = "NAME")]
        env: Option<String>,
        #[command(flatten)]
        whose: Whose,
    },
    /// Lists the enrolled keys, those a run would find, and the accounts that providers told of
    #[command(
        after_help = "example:\n  sudo weir credentials list --json\n\nexit codes: 0 ok (none too), 1 failed, 2 usage, 4 not permitted"
    )]
    List {
        #[command(flatten)]
        whose: Whose,
    },
    /// Forgets an enrolled key, or all of a provider, and what providers told of them
    #[command(
        after_help = "examples:\n  sudo weir credentials forget openai 270288436b6db0dc\n  sudo weir credentials forget openai\n\nexit codes: 0 ok, 1 no such key, 2 usage, 4 not permitted"
    )]
    Forget {
        /// openai, anthropic, ...
        provider: String,
        /// Its fingerprint; left out, all of this provider.
        fingerprint: Option<String>,
        #[command(flatten)]
        whose: Whose,
    },
}

struct Failure {
    error: String,
    hint: Option<String>,
    exit: u8,
}

fn failure(error: impl std::fmt::Display, hint: &str, exit: u8) -> Failure {
    Failure {
        error: error.to_string(),
        hint: (!hint.is_empty()).then(|| hint.to_owned()),
        exit,
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        failure(&error, error.hint(), 1)
    }
}

pub(super) fn credentials(asked: &Credentials, out: &mut Out) -> ExitCode {
    let (whose, done) = match &asked.command {
        CredentialsCommand::Enroll {
            provider,
            fingerprint,
            env,
            whose,
        } => (
            whose,
            enroll(provider, fingerprint.as_deref(), env.as_deref(), whose, out),
        ),
        CredentialsCommand::List { whose } => (whose, list(whose, out)),
        CredentialsCommand::Forget {
            provider,
            fingerprint,
            whose,
        } => (whose, forget(provider, fingerprint.as_deref(), whose, out)),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure { error, hint, exit }) => complain(whose.json, error, hint.as_deref(), exit),
    }
}

/// The caller and its state directory. From inside a run nobody decides which keys are its own.
fn place(whose: &Whose) -> Result<(Caller, PathBuf), Failure> {
    let caller = Caller::detect().map_err(|error| {
        let hint = "which keys are enrolled is root's to say: the same command with sudo";
        failure(
            match error {
                crate::run::RunError::NotRoot => "this needs root".to_owned(),
                other => other.to_string(),
            },
            hint,
            4,
        )
    })?;
    if cgroup::inside_a_run() {
        let hint = "ask from a terminal outside the run";
        return Err(failure(
            "a run cannot change which keys are its own",
            hint,
            4,
        ));
    }
    let state = state::prepare(whose.state.as_deref(), caller.ids.uid)
        .map_err(|error| failure(&error, error.hint().unwrap_or_default(), 1))?;
    Ok((caller, state))
}

fn known(provider: &str) -> Result<(), Failure> {
    let catalog = Catalog::builtin();
    if catalog.named(provider).is_some() {
        return Ok(());
    }
    let names: Vec<&str> = catalog.providers().map(|known| known.name()).collect();
    let hint = match nearest(provider, names.iter().copied()) {
        Some(near) => format!("did you mean {near}?"),
        None => format!("there are {}", names.join(", ")),
    };
    let shown = provider.escape_debug();
    Err(failure(
        format!("no provider is called `{shown}`"),
        &hint,
        2,
    ))
}

fn enroll(
    provider: &str,
    fingerprint: Option<&str>,
    env: Option<&str>,
    whose: &Whose,
    out: &mut Out,
) -> Result<(), Failure> {
    known(provider)?;
    let (caller, state) = place(whose)?;
    let (fingerprint, source) = match (fingerprint, env) {
        (Some(print), _) if is_fingerprint(print) => {
            (print.to_ascii_lowercase(), "its fingerprint".to_owned())
        }
        (Some(_), _) => {
            // It may be the key itself, which nobody should see twice.
            let hint = "a fingerprint is 16 hex digits; to enrol a key give none, and type or pipe the key";
            return Err(failure("this is no fingerprint", hint, 2));
        }
        (None, named) => {
            let secret = match named {
                Some(name) => of_variable(&caller, name)?,
                None => typed(provider)?,
            };
            let catalog = Catalog::builtin();
            let oauth = catalog
                .named(provider)
                .is_some_and(|provider| provider.is_oauth(secret.trim()));
            if oauth {
                let hint = "such tokens change and are not bound; they are on record as oauth";
                return Err(failure("this is an OAuth or session token", hint, 2));
            }
            let keys = Keys::open(&state).map_err(|error| failure(&error, &error.hint(), 1))?;
            let print = credentials::fingerprint(&keys.fingerprints, secret.trim());
            let source = named.map_or_else(|| "typed".to_owned(), |name| format!("${name}"));
            (print, source)
        }
    };
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    let key = Enrolled {
        provider: provider.to_owned(),
        fingerprint,
        source,
        since: since.as_secs(),
    };
    let new = Store::at(&state).change(|stored| {
        let is =
            |one: &Enrolled| one.provider == key.provider && one.fingerprint == key.fingerprint;
        let new = !stored.enrolled.iter().any(is);
        if new {
            stored.enrolled.push(key.clone());
        }
        new
    })?;
    if whose.json {
        out.line(object(&key, "enrolled", &[]));
    } else {
        let word = if new { "enrolled" } else { "enrolled before" };
        out.line(format_args!("{word}: {} {}", key.provider, key.fingerprint));
    }
    Ok(())
}

fn of_variable(caller: &Caller, name: &str) -> Result<Zeroizing<String>, Failure> {
    let env = caller.environment();
    let value = crate::trust::variables::get(&env, name).and_then(|value| value.to_str());
    let missing = || {
        failure(
            format!("{name} is not set"),
            "sudo keeps few variables: pipe the key in",
            1,
        )
    };
    value
        .map(|value| Zeroizing::new(value.to_owned()))
        .ok_or_else(missing)
}

fn forget(
    provider: &str,
    fingerprint: Option<&str>,
    whose: &Whose,
    out: &mut Out,
) -> Result<(), Failure> {
    known(provider)?;
    let (_, state) = place(whose)?;
    let print = fingerprint.map(str::to_ascii_lowercase);
    let fits = |one: &Enrolled| {
        one.provider == provider && print.as_ref().is_none_or(|print| one.fingerprint == *print)
    };
    let gone = Store::at(&state).change(|stored| {
        let (gone, kept) = std::mem::take(&mut stored.enrolled)
            .into_iter()
            .partition::<Vec<_>, _>(|one| fits(one));
        stored.enrolled = kept;
        let named = |of: &str, known: &str| {
            of == provider && print.as_ref().is_none_or(|print| known == print)
        };
        stored
            .accounts
            .retain(|account| !named(&account.provider, &account.fingerprint));
        stored.found.retain(|(of, known)| !named(of, known));
        gone
    })?;
    for key in &gone {
        if whose.json {
            out.line(object(key, "forgotten", &[]));
        } else {
            out.line(format_args!(
                "forgotten: {} {}",
                key.provider, key.fingerprint
            ));
        }
    }
    if gone.is_empty() {
        let hint = "weir credentials list shows what is; keys in variables and files are taken anew by each run";
        return Err(failure("no such key is enrolled", hint, 1));
    }
    Ok(())
}

fn list(whose: &Whose, out: &mut Out) -> Result<(), Failure> {
    let (caller, state) = place(whose)?;
    let stored = Store::at(&state).read()?;
    let keys = Keys::open(&state).map_err(|error| failure(&error, &error.hint(), 1))?;
    let env = caller.environment();
    let (found, notes) = found(&caller, &env, &keys)?;
    let told = |key: &Enrolled| -> Vec<String> {
        let of = |account: &&credentials::Account| {
            account.provider == key.provider && account.fingerprint == key.fingerprint
        };
        let mut names: Vec<String> = stored
            .accounts
            .iter()
            .filter(of)
            .flat_map(|account| account.told.clone())
            .collect();
        names.sort();
        names.dedup();
        names
    };
    let rows = stored
        .enrolled
        .iter()
        .map(|key| (key, "enrolled"))
        .chain(found.iter().map(|key| (key, "found")));
    let rows: Vec<_> = rows.collect();
    for (key, how) in &rows {
        if whose.json {
            out.line(object(key, how, &told(key)));
            continue;
        }
        let accounts = told(key).join(" ");
        let from = if *how == "enrolled" {
            format!("enrolled by {}", key.source)
        } else {
            format!("{} (taken anew by each run)", key.source)
        };
        out.line(format_args!(
            "{:<10} {}  {from}  {accounts}",
            key.provider, key.fingerprint
        ));
    }
    if !whose.json {
        for note in notes {
            tell(format_args!("weir: note: {note}"));
        }
        if rows.is_empty() {
            out.line(format_args!("no API key is enrolled, and none was found"));
            tell(format_args!(
                "weir: hint: any key may be used until one is enrolled: sudo weir credentials enroll openai"
            ));
        }
    }
    Ok(())
}

type Found = (Vec<Enrolled>, Vec<String>);

fn found(
    caller: &Caller,
    env: &[(std::ffi::OsString, std::ffi::OsString)],
    keys: &Keys,
) -> Result<Found, Failure> {
    let catalog = Catalog::builtin();
    let place = Place {
        env,
        home: Path::new(&caller.home),
        uid: caller.ids.uid,
        key: &keys.fingerprints,
    };
    rights::act(&caller.ids, || {
        credentials::find(catalog.providers(), &place)
    })
    .map_err(|error| failure(format!("cannot look for API keys: {error}"), "", 1))
}

fn object(key: &Enrolled, how: &str, accounts: &[String]) -> Value {
    json!({
        "schema": "weir.credential/1", "provider": key.provider, "fingerprint": key.fingerprint,
        "state": how, "source": key.source, "since": (key.since > 0).then_some(key.since), "tenant": accounts,
    })
}
