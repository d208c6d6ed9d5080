//! `weir audit list | show | verify` and `weir why`: over all runs of a state, the running ones through their agents.

mod filter;
mod open;

use std::io::Write;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use serde_json::Value;
use weir_policy::request::normalise_id;

use super::audit::{self, View};
use super::progress::Progress;
use super::{Colour, List, Out, Show, Verify, Why, complain, tell, why as explained};
use crate::audit::query::{self, QueryError};
use crate::audit::{AgentEvent, Journal, Keys, Options, Run};
use crate::control::{ClientError, Look, Question};
use crate::identify::users;
use open::Stores;

pub(super) use open::live_runs;

/// Why nothing is shown.
pub(super) struct Failure {
    error: String,
    hint: Option<String>,
    exit: u8,
}

impl Failure {
    fn new(error: impl std::fmt::Display, hint: Option<String>) -> Self {
        Self {
            error: error.to_string(),
            hint,
            exit: 1,
        }
    }
}

impl From<QueryError> for Failure {
    fn from(error: QueryError) -> Self {
        Self::new(&error, Some(error.hint()))
    }
}

impl From<ClientError> for Failure {
    fn from(error: ClientError) -> Self {
        match error {
            ClientError::Refused { error, hint, exit } => Self { error, hint, exit },
            ClientError::Unreachable { .. } => {
                let hint = "where no run goes on, another process reads its store: try again";
                Self {
                    exit: 5,
                    ..Self::new(error, Some(hint.to_owned()))
                }
            }
            ClientError::Garbled(_) => Self {
                exit: 5,
                ..Self::new(
                    error,
                    Some("sudo weir status says how the runs fare; after a run: sudo weir audit list".to_owned()),
                )
            },
        }
    }
}

fn outcome(json: bool, result: Result<u8, Failure>) -> ExitCode {
    match result {
        Ok(code) => ExitCode::from(code),
        Err(Failure { error, hint, exit }) => complain(json, error, hint.as_deref(), exit),
    }
}

fn name_of(uid: u32) -> Option<String> {
    users::System.user(uid)
}

/// How this process's output looks.
fn look(colour: Colour) -> Look {
    Look {
        color: colour.on(&std::io::stdout()),
        utc: false,
    }
}

/// The view that goes with a look.
pub(crate) fn view(look: Look) -> View<'static> {
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    View {
        color: look.color,
        utc: look.utc,
        now: u64::try_from(now.as_micros()).unwrap_or(u64::MAX),
        names: &name_of,
    }
}

/// Prints what an agent rendered; whether that was anything.
fn print(out: &mut Out, value: &Value) -> bool {
    let text = value.as_str().unwrap_or_default();
    out.text(text);
    !text.is_empty()
}

/// Asks every running agent; one that does not answer, or answers to its own user alone, does not hide the others.
///
/// The first failure is told where nobody answered and nothing is stored.
fn ask_each(
    stores: &Stores,
    question: &Question,
    mut told: impl FnMut(&Value),
) -> Result<(), Failure> {
    let mut answered = !stores.stored.is_empty();
    let mut failed: Option<Failure> = None;
    for client in &stores.live {
        match client.ask(question) {
            Ok(value) => {
                answered = true;
                told(&value);
            }
            Err(error) => failed = failed.or(Some(error.into())),
        }
    }
    match failed {
        Some(failure) if !answered => Err(failure),
        Some(Failure { error, .. }) => {
            tell(format_args!(
                "weir: warning: a running command's record is not shown: {error}"
            ));
            Ok(())
        }
        None => Ok(()),
    }
}

fn shown(written: std::io::Result<()>) {
    // What cannot be written is told at the end.
    drop(written);
}

pub(super) fn list(list: &List, out: &mut Out) -> ExitCode {
    outcome(list.from.json, listed(list, out))
}

fn listed(list: &List, out: &mut Out) -> Result<u8, Failure> {
    let filter = filter::filter(list)?;
    let stores = Stores::open(&list.from)?;
    let look = look(list.from.color);
    let view = view(look);
    let listing = query::list(&stores.readers()?, &filter)?;
    let mut any = !listing.events.is_empty() || listing.damaged > 0;
    shown(if list.from.json {
        audit::json::list(out, &listing, &view)
    } else {
        audit::list(out, &listing, &view, list.wide)
    });
    let question = Question::List {
        filter,
        json: list.from.json,
        wide: list.wide,
        look,
    };
    ask_each(&stores, &question, |value| any |= print(out, value))?;
    if !any && !list.from.json {
        let (what, next) = nothing(list);
        out.line(format_args!("{what}"));
        tell(format_args!("weir: hint: {next}"));
    }
    Ok(0)
}

/// What is said, and what to do, where nothing is listed.
fn nothing(list: &List) -> (&'static str, String) {
    const NONE: &str = "no AI request fits";
    let near = |word: &str, known: &[&str]| {
        weir_policy::language::nearest(word, known.iter().copied())
            .map_or_else(|| known.join(", "), str::to_owned)
    };
    if let Some(data) = &filter::class(list) {
        let detectors = weir_policy::detect::Detectors::builtin();
        let classes = weir_policy::language::KnownClasses::of(&detectors);
        if !classes.contains(data) {
            let instead = classes.instead(data);
            return (NONE, format!("no detector finds `{data}`; {instead}"));
        }
    }
    if let Some(provider) = &list.provider {
        let catalog = weir_policy::catalog::Catalog::builtin();
        let names: Vec<&str> = catalog.providers().map(|known| known.name()).collect();
        if !names.contains(&provider.as_str()) {
            let near = near(provider, &names);
            return (
                NONE,
                format!("no provider is called `{provider}`; try {near}"),
            );
        }
    }
    let filtered = list.since.is_some()
        || !list.verdict.is_empty()
        || list.provider.is_some()
        || list.model.is_some()
        || list.data.is_some()
        || list.app.is_some();
    if filtered {
        return (NONE, "sudo weir audit list shows all of them".to_owned());
    }
    (
        "no AI requests were recorded",
        "sudo weir run -- COMMAND records those of a command".to_owned(),
    )
}

pub(super) fn show(show: &Show, out: &mut Out) -> ExitCode {
    outcome(show.from.json, showed(show, out))
}

fn showed(show: &Show, out: &mut Out) -> Result<u8, Failure> {
    let stores = Stores::open(&show.from)?;
    let look = look(show.from.color);
    let readers = stores.readers()?;
    match query::resolve(&readers, &show.id) {
        Ok((index, unit)) => {
            let (Some(reader), Some((run, keys))) = (readers.get(index), stores.stored.get(index))
            else {
                return Ok(1);
            };
            if show.reveal {
                note_reveal(run, keys, &unit.opened.id)?;
            }
            let content = show.reveal.then(|| reader.content(&unit)).transpose()?;
            let proof = reader.prove(unit.seq).ok();
            let view = view(look);
            if show.from.json {
                shown(writeln!(out, "{}", audit::json::unit(&unit, &view)));
            } else {
                shown(audit::show(
                    out,
                    &unit,
                    proof.as_ref(),
                    content.as_ref(),
                    &view,
                ));
            }
            Ok(0)
        }
        Err(error) => ask_live(
            &stores,
            &show.id,
            error,
            || Question::Show {
                id: show.id.clone(),
                reveal: show.reveal,
                json: show.from.json,
                look,
            },
            out,
        ),
    }
}

/// Revealing is an act on record, in the very run it reveals.
fn note_reveal(run: &Run, keys: &Arc<Keys>, id: &str) -> Result<(), Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| Failure::new(error, None))?;
    let journal = Journal::start(&run.dir, keys.clone(), Options::default())
        .map_err(|error| Failure::new(&error, Some(error.hint())))?;
    runtime.block_on(async {
        let by = rustix::process::getuid().as_raw();
        let event = AgentEvent::Revealed {
            id: id.to_owned(),
            by,
            reason: "weir audit show --reveal".to_owned(),
        };
        let noted = journal.note_agent(event).await;
        journal.stop().await;
        noted.map_err(|error| Failure::new(&error, Some(error.hint())))
    })
}

/// Asks the running agents in turn for a unit that no stored run holds.
fn ask_live(
    stores: &Stores,
    id: &str,
    unknown: QueryError,
    question: impl Fn() -> Question,
    out: &mut Out,
) -> Result<u8, Failure> {
    if normalise_id(id).is_none_or(|id| id.is_empty()) {
        return Err(Failure {
            error: format!("`{}` is no id of an AI request", audit::clean(id)),
            hint: Some("an id looks like 7QK2-M9: sudo weir audit list shows them".to_owned()),
            exit: 2,
        });
    }
    if !matches!(unknown, QueryError::Unknown(_)) {
        return Err(unknown.into());
    }
    let mut refused: Option<Failure> = None;
    for client in &stores.live {
        match client.ask(&question()) {
            Ok(value) => {
                print(out, &value);
                return Ok(0);
            }
            // Another user's run, or a dead agent, has no say in whether the others know the id.
            Err(error @ ClientError::Refused { exit: 1, .. }) => refused = Some(error.into()),
            Err(error) => refused = refused.or(Some(error.into())),
        }
    }
    Err(refused.unwrap_or_else(|| unknown.into()))
}

pub(super) fn verify(verify: &Verify, out: &mut Out) -> ExitCode {
    outcome(verify.from.json, verified(verify, out))
}

fn verified(verify: &Verify, out: &mut Out) -> Result<u8, Failure> {
    let stores = Stores::open(&verify.from)?;
    let look = look(verify.from.color);
    let view = view(look);
    let mut reports = Vec::new();
    let progress = Progress::start();
    for (number, (run, keys)) in stores.stored.iter().enumerate() {
        let of = stores.stored.len();
        progress.step(format!("verifying run {} of {of}", number + 1));
        reports.push(crate::audit::verify::verify(run, keys)?);
    }
    drop(progress);
    let mut code = 0;
    if !reports.is_empty() || stores.live.is_empty() {
        if verify.from.json {
            shown(audit::json::verify(out, &reports));
            code = if reports.iter().any(|report| report.fault.is_some()) {
                audit::FAILED
            } else {
                0
            };
        } else {
            code = audit::verify(out, &reports, &view).unwrap_or(1);
        }
    }
    let question = Question::Verify {
        json: verify.from.json,
        look,
    };
    ask_each(&stores, &question, |value| {
        print(out, value.get("text").unwrap_or(&Value::Null));
        let exit = value
            .get("exit")
            .and_then(Value::as_u64)
            .and_then(|exit| u8::try_from(exit).ok());
        code = code.max(exit.unwrap_or(1));
    })?;
    Ok(code)
}

pub(super) fn why(why: &Why, out: &mut Out) -> ExitCode {
    outcome(why.from.json, explained_to(why, out))
}

fn explained_to(why: &Why, out: &mut Out) -> Result<u8, Failure> {
    let stores = Stores::open(&why.from)?;
    let look = look(why.from.color);
    match query::resolve(&stores.readers()?, &why.id) {
        Ok((_, unit)) => {
            let view = view(look);
            if why.from.json {
                shown(writeln!(out, "{}", audit::json::unit(&unit, &view)));
            } else {
                shown(explained::why(out, &unit, &view));
            }
            Ok(0)
        }
        Err(error) => ask_live(
            &stores,
            &why.id,
            error,
            || Question::Why {
                id: why.id.clone(),
                json: why.from.json,
                look,
            },
            out,
        ),
    }
}
