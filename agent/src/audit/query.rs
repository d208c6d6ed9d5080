//! Queries: what one run or many hold, joined and filtered; newest last.

use serde::{Deserialize, Serialize};
use weir_policy::decide::Word;
use weir_policy::request::normalise_id;
use weir_policy::subject::Subject;

use super::content::ContentError;
use super::keys::KeysError;
use super::record::{AgentEvent, Away, Closed, Opened};
use super::store::StoreError;

mod reader;

pub use reader::Reader;

/// The record cannot be read.
#[derive(Clone, Debug, thiserror::Error)]
pub enum QueryError {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The keys failed.
    #[error(transparent)]
    Keys(#[from] KeysError),
    /// Content failed.
    #[error(transparent)]
    Content(#[from] ContentError),
    /// A record is not what was written.
    #[error("audit: record {seq} of run {run} is damaged")]
    Damaged {
        /// The run.
        run: String,
        /// The record.
        seq: u64,
    },
    /// No unit has this id.
    #[error("no AI request has an id that starts with {0:?}")]
    Unknown(String),
    /// More than one unit has.
    #[error("{} AI requests have an id that starts with {prefix:?}: {}", ids.len(), ids.join(", "))]
    Ambiguous {
        /// What was typed.
        prefix: String,
        /// The first few that fit.
        ids: Vec<String>,
    },
}

impl QueryError {
    /// What to do about it, one line.
    pub fn hint(&self) -> String {
        match self {
            Self::Store(cause) | Self::Content(ContentError::Store(cause)) => {
                cause.hint().to_owned()
            }
            Self::Keys(cause) => cause.hint(),
            Self::Content(_) | Self::Damaged { .. } => {
                "weir audit verify says what is affected".to_owned()
            }
            Self::Unknown(_) => "weir audit list shows the ids".to_owned(),
            Self::Ambiguous { .. } => "type more of the id".to_owned(),
        }
    }
}

/// Which events are asked for; the default is the newest 50 units and connections.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Filter {
    /// Not before (microseconds since the Unix epoch).
    pub since: Option<u64>,
    /// Before.
    pub until: Option<u64>,
    /// One of these verdicts; empty for any.
    pub verdicts: Vec<Word>,
    /// The provider's name.
    pub provider: Option<String>,
    /// The model's name; `*` at the end for any rest.
    pub model: Option<String>,
    /// One of these data classes, or of the classes under them; empty for any.
    pub data: Vec<String>,
    /// The application: base name or path; `*` at the end for any rest.
    pub app: Option<String>,
    /// The user.
    pub uid: Option<u32>,
    /// The rule's name.
    pub rule: Option<String>,
    /// How the id starts.
    pub id: Option<String>,
    /// At most this many, the newest.
    pub limit: usize,
    /// Whether connections that got no service are listed (where no filter is about units).
    pub away: bool,
    /// Whether what the agent did is listed (where no filter is about units).
    pub agent: bool,
}

impl Default for Filter {
    fn default() -> Self {
        Self {
            since: None,
            until: None,
            verdicts: Vec::new(),
            provider: None,
            model: None,
            data: Vec::new(),
            app: None,
            uid: None,
            rule: None,
            id: None,
            limit: 50,
            away: true,
            agent: false,
        }
    }
}

/// One unit: its first leaf, its last where it has one, and what is not erased of its erasable part.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    /// The run it belongs to.
    pub run: String,
    /// Its first leaf's position.
    pub seq: u64,
    /// When it was judged.
    pub time: u64,
    /// The machine.
    pub host: String,
    /// The first leaf.
    pub opened: Opened,
    /// Who; `None` where it was erased.
    pub subject: Option<Subject>,
    /// Path and query; `None` where it was erased.
    pub target: Option<String>,
    /// The place of each finding row.
    pub places: Vec<String>,
    /// The places nobody could read.
    pub opaque_places: Vec<String>,
    /// Whether the user's key was erased.
    pub erased: bool,
    /// Position, time and words of the last leaf.
    pub closed: Option<(u64, u64, Closed)>,
}

/// What may be listed.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// A unit.
    Unit(Box<Unit>),
    /// A connection that got no service.
    Away {
        /// Run, position, time, machine.
        at: At,
        /// The leaf.
        away: Box<Away>,
        /// Who, where it is known and not erased.
        subject: Option<Box<Subject>>,
    },
    /// What the agent did.
    Agent {
        /// Run, position, time, machine.
        at: At,
        /// What.
        event: AgentEvent,
    },
}

/// Where and when a leaf was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct At {
    /// The run.
    pub run: String,
    /// Position in the run.
    pub seq: u64,
    /// Microseconds since the Unix epoch.
    pub time: u64,
    /// The machine.
    pub host: String,
}

impl Event {
    /// When.
    pub fn time(&self) -> u64 {
        match self {
            Self::Unit(unit) => unit.time,
            Self::Away { at, .. } | Self::Agent { at, .. } => at.time,
        }
    }
}

/// What was found, and how many records could not be read on the way.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Listing {
    /// Oldest first.
    pub events: Vec<Event>,
    /// Records that are damaged.
    pub damaged: u64,
}

/// Stored content of one unit.
#[derive(Default)]
pub struct Content {
    /// The request's, if it was kept.
    pub request: Option<Vec<u8>>,
    /// The answer's, if it was kept.
    pub answer: Option<Vec<u8>>,
}

/// A name as a person filters it: the whole, or `*` at the end for any rest.
fn fits_name(pattern: &str, name: &str) -> bool {
    pattern
        .strip_suffix('*')
        .map_or(pattern == name, |start| name.starts_with(start))
}

impl Filter {
    fn is_general(&self) -> bool {
        let named = [&self.provider, &self.model, &self.rule, &self.id];
        self.verdicts.is_empty() && self.data.is_empty() && named.iter().all(|name| name.is_none())
    }

    fn fits(&self, opened: &Opened) -> bool {
        let ai = opened.ai.as_ref();
        let model = ai.and_then(|ai| ai.model.as_deref());
        let within = |class: &str, group: &str| {
            class
                .strip_prefix(group)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        (self.verdicts.is_empty() || self.verdicts.contains(&opened.verdict))
            && self
                .provider
                .as_ref()
                .is_none_or(|name| ai.is_some_and(|ai| ai.provider == *name))
            && self
                .model
                .as_ref()
                .is_none_or(|name| model.is_some_and(|model| fits_name(name, model)))
            && (self.data.is_empty()
                || opened
                    .findings
                    .iter()
                    .any(|row| self.data.iter().any(|group| within(&row.class, group))))
            && self
                .rule
                .as_ref()
                .is_none_or(|name| opened.rule.name == *name)
            && self
                .id
                .as_ref()
                .is_none_or(|id| normalise_id(id).is_some_and(|id| opened.id.starts_with(&id)))
    }

    fn fits_subject(&self, subject: Option<&Subject>) -> bool {
        let app = |app: &String| {
            let fits = |subject: &Subject| {
                fits_name(app, subject.program())
                    || subject.exe.get().is_some_and(|exe| fits_name(app, exe))
            };
            subject.is_some_and(fits)
        };
        let uid = |uid: u32| {
            subject
                .and_then(|subject| subject.uid.get())
                .is_some_and(|known| *known == uid)
        };
        self.app.as_ref().is_none_or(app) && self.uid.is_none_or(uid)
    }
}

/// The newest events of many runs, oldest first.
pub fn list(readers: &[Reader], filter: &Filter) -> Result<Listing, QueryError> {
    let mut all = Listing::default();
    for reader in readers {
        let Listing { events, damaged } = reader.events(filter)?;
        all.events.extend(events);
        all.damaged += damaged;
    }
    all.events.sort_by_key(Event::time);
    let surplus = all.events.len().saturating_sub(filter.limit);
    all.events.drain(..surplus);
    Ok(all)
}

/// The one unit whose id starts with what a person typed, and the index of its reader.
pub fn resolve(readers: &[Reader], typed: &str) -> Result<(usize, Unit), QueryError> {
    let unknown = || QueryError::Unknown(typed.chars().take(32).collect());
    let prefix = normalise_id(typed)
        .filter(|prefix| !prefix.is_empty() && prefix.len() <= 16)
        .ok_or_else(unknown)?;
    let mut found = Vec::new();
    for (index, reader) in readers.iter().enumerate() {
        found.extend(
            reader
                .find(&prefix, 8)?
                .into_iter()
                .map(|(id, seq)| (index, id, seq)),
        );
    }
    match found.as_slice() {
        [] => Err(unknown()),
        [(index, id, seq)] => {
            let reader = readers.get(*index).ok_or_else(unknown)?;
            let unit = reader.unit(*seq)?;
            // Another unit would be shown in its place.
            if unit.opened.id != *id {
                let (run, seq) = (unit.run, unit.seq);
                return Err(QueryError::Damaged { run, seq });
            }
            Ok((*index, unit))
        }
        _ => {
            let ids = found.into_iter().map(|(_, id, _)| id).take(8).collect();
            Err(QueryError::Ambiguous { prefix, ids })
        }
    }
}
