//! Queries: what one run or many hold, joined and filtered; newest last.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use weir_policy::decide::Word;
use weir_policy::request::{CROCKFORD, normalise_id};
use weir_policy::subject::Subject;

use super::content::{self, ContentError, ContentRef};
use super::draft;
use super::frame::{self, Framed};
use super::keys::{Keys, KeysError, Owner, SubjectKey};
use super::record::{AgentEvent, Away, Body, Closed, Opened, Private, Record};
use super::runs::Run;
use super::store::{Store, StoreError};
use super::unhex;

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
    /// A data class or a group of them.
    pub data: Option<String>,
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
            data: None,
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

/// Reads one run.
pub struct Reader {
    pub(super) run: String,
    pub(super) store: Arc<Store>,
    pub(super) keys: Arc<Keys>,
}

const PAGE: usize = 128;

impl Reader {
    /// Opens a run that no process has open. Reads a copy, so that the run's files stay as they are. Blocks.
    pub fn open(run: &Run, keys: Arc<Keys>) -> Result<Self, QueryError> {
        run.sweep();
        Ok(Self {
            run: run.name.clone(),
            store: Arc::new(Store::open_copy(&run.store())?),
            keys,
        })
    }

    pub(super) fn live(run: String, store: Arc<Store>, keys: Arc<Keys>) -> Self {
        Self { run, store, keys }
    }

    /// The run's name.
    pub fn run(&self) -> &str {
        &self.run
    }

    /// The newest events that the filter lets through.
    pub fn events(&self, filter: &Filter) -> Result<Listing, QueryError> {
        let mut listing = Listing::default();
        let mut to = b"s".to_vec();
        'pages: loop {
            let page = self.store.range(&draft::record_key(0), &to, PAGE, true)?;
            let Some((last, _)) = page.last() else { break };
            to.clone_from(last);
            for (_, frame) in &page {
                let Some(record) = self.decode(frame) else {
                    listing.damaged += 1;
                    continue;
                };
                if filter.since.is_some_and(|since| record.time < since) {
                    // Records are nearly in the order of time: one group's span is the exception.
                    if filter
                        .since
                        .is_some_and(|since| record.time + 60_000_000 < since)
                    {
                        break 'pages;
                    }
                    continue;
                }
                if filter.until.is_some_and(|until| record.time >= until) {
                    continue;
                }
                listing.events.extend(self.event(record, filter)?);
                if listing.events.len() >= filter.limit {
                    break 'pages;
                }
            }
        }
        listing.events.reverse();
        Ok(listing)
    }

    fn event(&self, record: Record, filter: &Filter) -> Result<Option<Event>, QueryError> {
        let Record {
            seq,
            time,
            host,
            body,
            ..
        } = record;
        let at = At {
            run: self.run.clone(),
            seq,
            time,
            host,
        };
        Ok(match body {
            Body::Opened(opened) if filter.fits(&opened) => {
                let unit = self.join(at, *opened)?;
                filter
                    .fits_subject(unit.subject.as_ref())
                    .then(|| Event::Unit(Box::new(unit)))
            }
            Body::TurnedAway(away) if filter.away && filter.is_general() => {
                let subject = match (&away.owner, &away.subject) {
                    (Some(owner), Some(digest)) => self.subject(owner, digest)?.0,
                    _ => None,
                };
                let fits = filter.fits_subject(subject.as_ref());
                fits.then(|| Event::Away {
                    at,
                    away,
                    subject: subject.map(Box::new),
                })
            }
            Body::Agent { event } if filter.agent && filter.is_general() => {
                Some(Event::Agent { at, event })
            }
            _ => None,
        })
    }

    /// Ids and positions of at most `limit` units whose id starts so (already normalised).
    pub fn find(&self, prefix: &str, limit: usize) -> Result<Vec<(String, u64)>, QueryError> {
        let Some((from, to)) = span(prefix) else {
            return Ok(Vec::new());
        };
        let mut to = draft::unit_key(&to);
        to.push(0);
        let found = self
            .store
            .range(&draft::unit_key(&from), &to, limit, false)?;
        let read = |(key, seq): &(Vec<u8>, Vec<u8>)| {
            let unit: [u8; 10] = key.get(1..)?.try_into().ok()?;
            let seq = u64::from_be_bytes(seq.as_slice().try_into().ok()?);
            Some((weir_policy::request::UnitId::new(unit).to_string(), seq))
        };
        Ok(found.iter().filter_map(read).collect())
    }

    /// The unit whose first leaf stands there.
    pub fn unit(&self, seq: u64) -> Result<Unit, QueryError> {
        let damaged = || QueryError::Damaged {
            run: self.run.clone(),
            seq,
        };
        let Record {
            seq,
            time,
            host,
            body,
            ..
        } = self.record(seq)?.ok_or_else(damaged)?;
        let Body::Opened(opened) = body else {
            return Err(damaged());
        };
        self.join(
            At {
                run: self.run.clone(),
                seq,
                time,
                host,
            },
            *opened,
        )
    }

    /// The unit's stored content. Showing it is an act of its own: record [`AgentEvent::Revealed`] first.
    pub fn content(&self, unit: &Unit) -> Result<Content, QueryError> {
        let Some(key) = self.key(&unit.opened.owner)? else {
            return Ok(Content::default());
        };
        let read = |reference: Option<&ContentRef>| -> Result<Option<Vec<u8>>, QueryError> {
            let Some(reference) = reference else {
                return Ok(None);
            };
            let mut bytes = Vec::new();
            content::read(&self.store, &key, reference, |piece| {
                bytes.extend_from_slice(piece)
            })?;
            Ok(Some(bytes))
        };
        let answer = unit
            .closed
            .as_ref()
            .and_then(|(_, _, closed)| closed.answer.as_ref());
        Ok(Content {
            request: read(unit.opened.content.as_ref())?,
            answer: read(answer)?,
        })
    }

    /// The text of a policy that was in force.
    pub fn policy(&self, digest: &str) -> Result<Option<String>, QueryError> {
        let (from, to) = (
            draft::policy_key(digest, 0),
            draft::policy_key(digest, u32::MAX as usize),
        );
        let parts = self.store.range(&from, &to, 1024, false)?;
        let text: Vec<u8> = parts.into_iter().flat_map(|(_, part)| part).collect();
        Ok((!text.is_empty()).then(|| String::from_utf8_lossy(&text).into_owned()))
    }

    /// The record there; `None` where it is missing or is not what was written.
    pub(super) fn record(&self, seq: u64) -> Result<Option<Record>, QueryError> {
        Ok(self
            .store
            .get(&draft::record_key(seq))?
            .and_then(|frame| self.decode(&frame)))
    }

    fn decode(&self, frame: &[u8]) -> Option<Record> {
        match frame::decode(&self.keys, frame) {
            Framed::Whole(_, bytes) => serde_json::from_slice(bytes).ok(),
            Framed::Broken(..) | Framed::Not => None,
        }
    }

    fn join(&self, at: At, opened: Opened) -> Result<Unit, QueryError> {
        let (subject, erased) = self.subject(&opened.owner, &opened.subject)?;
        let private = self.private(at.seq, &opened)?.unwrap_or_default();
        let text = |name: &str| private.get(name).map(|salted| &salted.value);
        let list = |name: &str| -> Vec<String> {
            let values = text(name).and_then(|value| value.as_array());
            values
                .into_iter()
                .flatten()
                .filter_map(|value| value.as_str().map(str::to_owned))
                .collect()
        };
        let closed = match self.store.get(&draft::end_key(at.seq))? {
            Some(seq) => {
                let seq = seq
                    .as_slice()
                    .try_into()
                    .map(u64::from_be_bytes)
                    .unwrap_or_default();
                match self.record(seq)? {
                    Some(Record {
                        seq,
                        time,
                        body: Body::Closed(closed),
                        ..
                    }) => Some((seq, time, *closed)),
                    _ => None,
                }
            }
            None => None,
        };
        Ok(Unit {
            target: text("target")
                .and_then(|value| value.as_str())
                .map(str::to_owned),
            places: list("places"),
            opaque_places: list("opaque_places"),
            run: at.run,
            seq: at.seq,
            time: at.time,
            host: at.host,
            opened,
            subject,
            erased,
            closed,
        })
    }

    /// The erasable part of a record; `None` where it was erased.
    pub(super) fn private(&self, seq: u64, opened: &Opened) -> Result<Option<Private>, QueryError> {
        let Some(key) = self.key(&opened.owner)? else {
            return Ok(None);
        };
        let Some(mut sealed) = self.store.get(&draft::private_key(seq))? else {
            return Ok(None);
        };
        let damaged = || QueryError::Damaged {
            run: self.run.clone(),
            seq,
        };
        let plain = key
            .open(opened.id.as_bytes(), &mut sealed)
            .ok_or_else(damaged)?;
        serde_json::from_slice(plain)
            .map(Some)
            .map_err(|_| damaged())
    }

    /// The subject of this digest; the flag says that its user's key was erased.
    pub(super) fn subject(
        &self,
        owner: &str,
        digest: &str,
    ) -> Result<(Option<Subject>, bool), QueryError> {
        let Some(key) = self.key(owner)? else {
            return Ok((None, true));
        };
        let Some(digest) = unhex(digest) else {
            return Ok((None, false));
        };
        let Some(mut value) = self.store.get(&draft::subject_key(&digest))? else {
            return Ok((None, false));
        };
        let plain = key.open(&digest, &mut value);
        let Some(plain) = plain.filter(|plain| key.name(&[b"subject", plain]) == *digest) else {
            return Ok((None, false));
        };
        Ok((serde_json::from_slice(plain).ok(), false))
    }

    pub(super) fn key(&self, owner: &str) -> Result<Option<Arc<SubjectKey>>, QueryError> {
        let owner = unhex(owner)
            .and_then(|owner| owner.try_into().ok())
            .map(Owner);
        let Some(owner) = owner else { return Ok(None) };
        Ok(self.keys.find(owner)?)
    }
}

/// The lowest and the highest id that start with these characters; `None` where they are none of the alphabet.
fn span(prefix: &str) -> Option<([u8; 10], [u8; 10])> {
    let letters = prefix.as_bytes().get(..16).unwrap_or(prefix.as_bytes());
    let mut bits: u128 = 0;
    for letter in letters {
        let value = CROCKFORD.iter().position(|known| known == letter)?;
        bits = bits << 5 | u128::try_from(value).ok()?;
    }
    let free = 80 - 5 * u32::try_from(letters.len()).ok()?;
    let low = bits << free;
    let high = low | ((1_u128 << free) - 1);
    let bytes = |bits: u128| bits.to_be_bytes().last_chunk::<10>().copied();
    Some((bytes(low)?, bytes(high)?))
}

/// A name as a person filters it: the whole, or `*` at the end for any rest.
fn fits_name(pattern: &str, name: &str) -> bool {
    pattern
        .strip_suffix('*')
        .map_or(pattern == name, |start| name.starts_with(start))
}

impl Filter {
    fn is_general(&self) -> bool {
        let named = [
            &self.provider,
            &self.model,
            &self.data,
            &self.rule,
            &self.id,
        ];
        self.verdicts.is_empty() && named.iter().all(|name| name.is_none())
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
            && self
                .data
                .as_ref()
                .is_none_or(|group| opened.findings.iter().any(|row| within(&row.class, group)))
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
        [(index, _, seq)] => {
            let reader = readers.get(*index).ok_or_else(unknown)?;
            Ok((*index, reader.unit(*seq)?))
        }
        _ => {
            let ids = found.into_iter().map(|(_, id, _)| id).take(8).collect();
            Err(QueryError::Ambiguous { prefix, ids })
        }
    }
}
