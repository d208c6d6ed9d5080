//! `weir audit list | show | verify` and `weir why`: over all runs of a state, the running ones through their agents.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde_json::Value;
use weir_policy::decide::Word;
use weir_policy::request::normalise_id;

use super::audit::{self, View};
use super::{Colour, From, List, Show, Verify, Why, complain, why as explained};
use crate::audit::query::{self, Filter, QueryError, Reader};
use crate::audit::{AgentEvent, Journal, Keys, Options, Run, Runs};
use crate::control::{self, Client, ClientError, Look, Question};
use crate::identify::users;
use crate::run::BASE;

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

impl std::convert::From<QueryError> for Failure {
    fn from(error: QueryError) -> Self {
        Self::new(&error, Some(error.hint()))
    }
}

impl std::convert::From<ClientError> for Failure {
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
                ..Self::new(error, None)
            },
        }
    }
}

fn outcome(result: Result<u8, Failure>) -> ExitCode {
    match result {
        Ok(code) => ExitCode::from(code),
        Err(Failure { error, hint, exit }) => complain(error, hint.as_deref(), exit),
    }
}

/// Runs of this host whose agent may answer: name and client.
pub(super) fn live_runs() -> Vec<(String, Client)> {
    let mut runs: Vec<(String, Client)> = std::fs::read_dir(BASE)
        .into_iter()
        .flatten()
        .flatten()
        .filter(|entry| crate::run::is_id(&entry.file_name().to_string_lossy()))
        .map(|entry| {
            (
                entry.file_name().to_string_lossy().into_owned(),
                Client::new(&entry.path().join(control::SOCKET)),
            )
        })
        .collect();
    runs.sort_by(|(one, _), (other, _)| one.cmp(other));
    runs
}

/// The control socket of the run that this process is in, if it is in one.
fn own_run() -> Option<Client> {
    std::env::var_os(control::VARIABLE).map(|socket| Client::new(Path::new(&socket)))
}

/// All that is recorded in some state directories: stored runs, and agents of running ones.
struct Stores {
    readers: Vec<Reader>,
    live: Vec<Client>,
    stored: Vec<(Run, Arc<Keys>)>,
}

impl Stores {
    /// From `--state`, or from all users' states for root; a process inside a run, or a user who may not read
    /// the states, asks the running agents alone.
    fn open(from: &From) -> Result<Self, Failure> {
        let mut stores = Self {
            readers: Vec::new(),
            live: Vec::new(),
            stored: Vec::new(),
        };
        if let (Some(own), None) = (own_run(), &from.state) {
            stores.live.push(own);
            return Ok(stores);
        }
        let root = rustix::process::geteuid().is_root();
        if !root && from.state.is_none() {
            stores
                .live
                .extend(live_runs().into_iter().map(|(_, client)| client));
            if stores.live.is_empty() {
                let hint = "after a run its records are root's: sudo weir audit list".to_owned();
                return Err(Failure {
                    error: "no run of yours is going on".to_owned(),
                    hint: Some(hint),
                    exit: 4,
                });
            }
            return Ok(stores);
        }
        for state in states(from)? {
            stores.add(&state)?;
        }
        Ok(stores)
    }

    fn add(&mut self, state: &Path) -> Result<(), Failure> {
        let runs = Runs::list(state)
            .map_err(|error| Failure::new(&error, Some(error.hint().to_owned())))?;
        if runs.is_empty() {
            return Ok(());
        }
        let keys = Keys::open(state).map_err(|error| Failure::new(&error, Some(error.hint())))?;
        let keys = Arc::new(keys);
        for run in runs {
            // A running agent holds its store's lock and answers for it.
            if run.is_live() {
                let id = run.name.rsplit('-').next().unwrap_or_default().to_owned();
                self.live
                    .push(Client::new(&Path::new(BASE).join(id).join(control::SOCKET)));
            } else {
                self.readers.push(Reader::open(&run, keys.clone())?);
                self.stored.push((run, keys.clone()));
            }
        }
        Ok(())
    }
}

/// The state directories to read.
fn states(from: &From) -> Result<Vec<PathBuf>, Failure> {
    if let Some(state) = &from.state {
        if !state.is_dir() {
            return Err(Failure::new(
                format!("no records at {}", state.display()),
                Some("weir run --state DIR makes them".to_owned()),
            ));
        }
        return Ok(vec![state.clone()]);
    }
    let users = Path::new("/var/lib/weir/users");
    let mut states: Vec<PathBuf> = match std::fs::read_dir(users) {
        Ok(entries) => entries
            .flatten()
            .map(|entry| entry.path())
            .filter(|path| path.is_dir())
            .collect(),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Vec::new(),
        Err(error) => {
            return Err(Failure::new(
                format!("cannot read {}: {error}", users.display()),
                None,
            ));
        }
    };
    states.sort();
    Ok(states)
}

fn name_of(uid: u32) -> Option<String> {
    users::System.user(uid)
}

/// How this process's output looks.
fn look(colour: Colour) -> Look {
    Look {
        color: colour.on(),
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

/// Prints what an agent rendered.
fn print(value: &Value) {
    let mut out = std::io::stdout().lock();
    // A reader that closed its end has seen enough.
    let _ = out.write_all(value.as_str().unwrap_or_default().as_bytes());
}

fn shown(written: std::io::Result<()>) {
    // As above.
    drop(written);
}

pub(super) fn list(list: &List) -> ExitCode {
    outcome(listed(list))
}

fn listed(list: &List) -> Result<u8, Failure> {
    let filter = filter(list)?;
    let stores = Stores::open(&list.from)?;
    let look = look(list.from.color);
    let view = view(look);
    let listing = query::list(&stores.readers, &filter)?;
    let mut out = std::io::stdout().lock();
    if list.from.json {
        shown(audit::json::list(&mut out, &listing, &view));
    } else if !listing.events.is_empty() || stores.live.is_empty() {
        shown(audit::list(&mut out, &listing, &view, list.wide));
    }
    drop(out);
    for client in &stores.live {
        print(&client.ask(&Question::List {
            filter: filter.clone(),
            json: list.from.json,
            wide: list.wide,
            look,
        })?);
    }
    Ok(0)
}

fn filter(list: &List) -> Result<Filter, Failure> {
    let usage = |error: String, hint: &str| Failure {
        error,
        hint: Some(hint.to_owned()),
        exit: 2,
    };
    let since = match &list.since {
        None => None,
        Some(age) => {
            let age = crate::config::Span::try_from(age.clone())
                .map_err(|error| usage(error, "example: --since 24h"))?;
            let from = SystemTime::now().checked_sub(age.0).unwrap_or(UNIX_EPOCH);
            Some(
                u64::try_from(
                    from.duration_since(UNIX_EPOCH)
                        .unwrap_or(Duration::ZERO)
                        .as_micros(),
                )
                .unwrap_or(0),
            )
        }
    };
    let verdict = |word: &String| {
        serde_json::from_value::<Word>(Value::String(word.clone())).map_err(|_| {
            usage(
                format!("no verdict `{word}`"),
                "allow, redact, hold, deny, would-redact, would-hold, would-deny",
            )
        })
    };
    Ok(Filter {
        since,
        verdicts: list.verdict.iter().map(verdict).collect::<Result<_, _>>()?,
        provider: list.provider.clone(),
        model: list.model.clone(),
        data: list.data.clone(),
        app: list.app.clone(),
        limit: list.limit,
        agent: list.agent,
        ..Filter::default()
    })
}

pub(super) fn show(show: &Show) -> ExitCode {
    outcome(showed(show))
}

fn showed(show: &Show) -> Result<u8, Failure> {
    let stores = Stores::open(&show.from)?;
    let look = look(show.from.color);
    match query::resolve(&stores.readers, &show.id) {
        Ok((index, unit)) => {
            let (Some(reader), Some((run, keys))) =
                (stores.readers.get(index), stores.stored.get(index))
            else {
                return Ok(1);
            };
            if show.reveal {
                note_reveal(run, keys, &unit.opened.id)?;
            }
            let content = show.reveal.then(|| reader.content(&unit)).transpose()?;
            let proof = reader.prove(unit.seq).ok();
            let view = view(look);
            let mut out = std::io::stdout().lock();
            if show.from.json {
                shown(writeln!(out, "{}", audit::json::unit(&unit, &view)));
            } else {
                shown(audit::show(
                    &mut out,
                    &unit,
                    proof.as_ref(),
                    content.as_ref(),
                    &view,
                ));
            }
            Ok(0)
        }
        Err(error) => ask_live(&stores, &show.id, error, || Question::Show {
            id: show.id.clone(),
            reveal: show.reveal,
            json: show.from.json,
            look,
        }),
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
) -> Result<u8, Failure> {
    if !matches!(unknown, QueryError::Unknown(_)) || normalise_id(id).is_none() {
        return Err(unknown.into());
    }
    let mut refused: Option<Failure> = None;
    for client in &stores.live {
        match client.ask(&question()) {
            Ok(value) => {
                print(&value);
                return Ok(0);
            }
            Err(error) => refused = Some(error.into()),
        }
    }
    Err(refused.unwrap_or_else(|| unknown.into()))
}

pub(super) fn verify(verify: &Verify) -> ExitCode {
    outcome(verified(verify))
}

fn verified(verify: &Verify) -> Result<u8, Failure> {
    let stores = match Stores::open_for_verification(&verify.from)? {
        Some(stores) => stores,
        None => Stores::open(&verify.from)?,
    };
    let look = look(verify.from.color);
    let view = view(look);
    let mut reports = Vec::new();
    for (run, keys) in &stores.stored {
        reports.push(crate::audit::verify::verify(run, keys)?);
    }
    let mut code = 0;
    if !reports.is_empty() || stores.live.is_empty() {
        let mut out = std::io::stdout().lock();
        if verify.from.json {
            shown(audit::json::verify(&mut out, &reports));
            code = if reports.iter().any(|report| report.fault.is_some()) {
                audit::FAILED
            } else {
                0
            };
        } else {
            code = audit::verify(&mut out, &reports, &view).unwrap_or(1);
        }
    }
    for client in &stores.live {
        let value = client.ask(&Question::Verify {
            json: verify.from.json,
            look,
        })?;
        print(value.get("text").unwrap_or(&Value::Null));
        let exit = value
            .get("exit")
            .and_then(Value::as_u64)
            .and_then(|exit| u8::try_from(exit).ok());
        code = code.max(exit.unwrap_or(1));
    }
    Ok(code)
}

impl Stores {
    /// Without readers: a damaged store that cannot be opened is what verification is for.
    fn open_for_verification(from: &From) -> Result<Option<Self>, Failure> {
        if (own_run().is_some() || !rustix::process::geteuid().is_root()) && from.state.is_none() {
            return Ok(None);
        }
        let mut stores = Self {
            readers: Vec::new(),
            live: Vec::new(),
            stored: Vec::new(),
        };
        for state in states(from)? {
            let runs = Runs::list(&state)
                .map_err(|error| Failure::new(&error, Some(error.hint().to_owned())))?;
            if runs.is_empty() {
                continue;
            }
            let keys = Arc::new(
                Keys::open(&state).map_err(|error| Failure::new(&error, Some(error.hint())))?,
            );
            for run in runs {
                if run.is_live() {
                    let id = run.name.rsplit('-').next().unwrap_or_default().to_owned();
                    stores
                        .live
                        .push(Client::new(&Path::new(BASE).join(id).join(control::SOCKET)));
                } else {
                    stores.stored.push((run, keys.clone()));
                }
            }
        }
        Ok(Some(stores))
    }
}

pub(super) fn why(why: &Why) -> ExitCode {
    outcome(explained_to(why))
}

fn explained_to(why: &Why) -> Result<u8, Failure> {
    let stores = Stores::open(&why.from)?;
    let look = look(why.from.color);
    match query::resolve(&stores.readers, &why.id) {
        Ok((_, unit)) => {
            let view = view(look);
            let mut out = std::io::stdout().lock();
            if why.from.json {
                shown(writeln!(out, "{}", audit::json::unit(&unit, &view)));
            } else {
                shown(explained::why(&mut out, &unit, &view));
            }
            Ok(0)
        }
        Err(error) => ask_live(&stores, &why.id, error, || Question::Why {
            id: why.id.clone(),
            json: why.from.json,
            look,
        }),
    }
}
