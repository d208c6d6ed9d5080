//! The reader of one run: records decoded, joined, and opened with the user's key.

use std::sync::Arc;

use weir_policy::request::{CROCKFORD, UnitId};
use weir_policy::subject::Subject;

use super::{At, Content, Event, Filter, Listing, QueryError, Unit};
use crate::audit::content::{self, ContentRef};
use crate::audit::draft;
use crate::audit::frame::{self, Framed};
use crate::audit::keys::{Keys, Owner, SubjectKey};
use crate::audit::record::{Body, Opened, Private, Record};
use crate::audit::runs::Run;
use crate::audit::store::{Store, StoreError};
use crate::audit::unhex;

/// Reads one run.
pub struct Reader {
    pub(in crate::audit) run: String,
    pub(in crate::audit) store: Arc<Store>,
    pub(in crate::audit) keys: Arc<Keys>,
}

const PAGE: usize = 128;

impl Reader {
    /// Opens a run that no process has open. Reads a copy, so that the run's files stay as they are. Blocks.
    pub fn open(run: &Run, keys: Arc<Keys>) -> Result<Self, QueryError> {
        run.sweep()?;
        Ok(Self {
            run: run.name.clone(),
            store: Arc::new(Store::open_copy(&run.store())?),
            keys,
        })
    }

    pub(in crate::audit) fn live(run: String, store: Arc<Store>, keys: Arc<Keys>) -> Self {
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
                match self.event(record, filter) {
                    Ok(event) => listing.events.extend(event),
                    // What belongs to one record hides no other.
                    Err(QueryError::Damaged { .. }) => listing.damaged += 1,
                    Err(cause) => return Err(cause),
                }
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
        let found = self.ids(&from, &to, limit)?.into_iter();
        Ok(found
            .map(|(id, seq)| (UnitId::new(id).to_string(), seq))
            .collect())
    }

    /// At most `limit` ids from the one to the other, and where the index says that their first leaf stands.
    pub(in crate::audit) fn ids(
        &self,
        from: &[u8; 10],
        to: &[u8; 10],
        limit: usize,
    ) -> Result<Vec<([u8; 10], u64)>, StoreError> {
        let mut to = draft::unit_key(to);
        to.push(0);
        let found = self
            .store
            .range(&draft::unit_key(from), &to, limit, false)?;
        let read = |(key, seq): &(Vec<u8>, Vec<u8>)| {
            let unit: [u8; 10] = key.get(1..)?.try_into().ok()?;
            Some((unit, u64::from_be_bytes(seq.as_slice().try_into().ok()?)))
        };
        Ok(found.iter().filter_map(read).collect())
    }

    /// Where the index says that the last leaf of the unit stands that was opened there.
    pub(in crate::audit) fn end(&self, opened: u64) -> Result<Option<u64>, StoreError> {
        let end = self.store.get(&draft::end_key(opened))?;
        Ok(end.and_then(|seq| Some(u64::from_be_bytes(seq.as_slice().try_into().ok()?))))
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

    /// The unit's stored content. Showing it is an act of its own: record [`crate::audit::AgentEvent::Revealed`] first.
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
    pub(in crate::audit) fn record(&self, seq: u64) -> Result<Option<Record>, QueryError> {
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
        let closed = match self.end(at.seq)? {
            Some(seq) => match self.record(seq)? {
                // Another unit's end would be shown as this one's.
                Some(Record {
                    body: Body::Closed(closed),
                    ..
                }) if closed.opened != at.seq || closed.id != opened.id => {
                    return Err(QueryError::Damaged { run: at.run, seq });
                }
                Some(Record {
                    seq,
                    time,
                    body: Body::Closed(closed),
                    ..
                }) => Some((seq, time, *closed)),
                _ => None,
            },
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
    pub(in crate::audit) fn private(
        &self,
        seq: u64,
        opened: &Opened,
    ) -> Result<Option<Private>, QueryError> {
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
    pub(in crate::audit) fn subject(
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

    pub(in crate::audit) fn key(&self, owner: &str) -> Result<Option<Arc<SubjectKey>>, QueryError> {
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
