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
use super::progress::Progress;
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
            ClientError::Unreachable { .. } | ClientError::Garbled(_) => Self {
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
                let hint =
                    "after a run its record is root's: the same command with sudo".to_owned();
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
        if std::fs::read_dir(state)
            .is_err_and(|error| error.kind() == std::io::ErrorKind::PermissionDenied)
        {
            return Err(Failure {
                error: format!("you may not read {}", state.display()),
                hint: Some("records are root's: the same command with sudo".to_owned()),
                exit: 4,
            });
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
fn print(value: &Value) -> bool {
    let text = value.as_str().unwrap_or_default();
    // A reader that closed its end has seen enough.
    let _ = std::io::stdout().lock().write_all(text.as_bytes());
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
            anstream::eprintln!("weir: warning: a running command's record is not shown: {error}");
            Ok(())
        }
        None => Ok(()),
    }
}

fn shown(written: std::io::Result<()>) {
    // As above.
    drop(written);
}

pub(super) fn list(list: &List) -> ExitCode {
    outcome(list.from.json, listed(list))
}

fn listed(list: &List) -> Result<u8, Failure> {
    let filter = filter(list)?;
    let stores = Stores::open(&list.from)?;
    let look = look(list.from.color);
    let view = view(look);
    let listing = query::list(&stores.readers, &filter)?;
    let mut out = std::io::stdout().lock();
    let mut any = !listing.events.is_empty() || listing.damaged > 0;
    shown(if list.from.json {
        audit::json::list(&mut out, &listing, &view)
    } else {
        audit::list(&mut out, &listing, &view, list.wide)
    });
    drop(out);
    let question = Question::List {
        filter,
        json: list.from.json,
        wide: list.wide,
        look,
    };
    ask_each(&stores, &question, |value| any |= print(value))?;
    if !any && !list.from.json {
        let (what, next) = nothing(list);
        anstream::println!("{what}");
        anstream::eprintln!("weir: hint: {next}");
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
    if let Some(data) = &list.data {
        let detectors = weir_policy::detect::Detectors::builtin();
        let classes = weir_policy::language::KnownClasses::of(&detectors);
        if !classes.contains(data) {
            let names: Vec<&str> = classes.names().collect();
            let near = weir_policy::language::nearest(data, names).unwrap_or("secrets, pii, pci");
            return (NONE, format!("no detector finds `{data}`; try {near}"));
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
        ..Filter::default()
    })
}

pub(super) fn show(show: &Show) -> ExitCode {
    outcome(show.from.json, showed(show))
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
                print(&value);
                return Ok(0);
            }
            // Another user's run, or a dead agent, has no say in whether the others know the id.
            Err(error @ ClientError::Refused { exit: 1, .. }) => refused = Some(error.into()),
            Err(error) => refused = refused.or(Some(error.into())),
        }
    }
    Err(refused.unwrap_or_else(|| unknown.into()))
}

pub(super) fn verify(verify: &Verify) -> ExitCode {
    outcome(verify.from.json, verified(verify))
}

fn verified(verify: &Verify) -> Result<u8, Failure> {
    let stores = match Stores::open_for_verification(&verify.from)? {
        Some(stores) => stores,
        None => Stores::open(&verify.from)?,
    };
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
    let question = Question::Verify {
        json: verify.from.json,
        look,
    };
    ask_each(&stores, &question, |value| {
        print(value.get("text").unwrap_or(&Value::Null));
        let exit = value
            .get("exit")
            .and_then(Value::as_u64)
            .and_then(|exit| u8::try_from(exit).ok());
        code = code.max(exit.unwrap_or(1));
    })?;
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
    outcome(why.from.json, explained_to(why))
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
