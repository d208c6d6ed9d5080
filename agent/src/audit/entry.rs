//! The open record: proof that a unit may leave, and the duty to say how it ended.

use std::sync::Arc;

use weir_policy::request::UnitId;

use super::Outcome;
use super::journal::Inner;
use super::keys::Owner;

/// An open record: without one, nothing is forwarded. Made only by [`super::Journal::open`], after its
/// leaf is durable.
///
/// ```compile_fail,E0451
/// let entry = weir::audit::Entry { unit: weir_policy::request::UnitId::new([0; 10]), seq: 1, journal: None };
/// ```
#[must_use = "a dropped entry is recorded as aborted"]
pub struct Entry {
    unit: UnitId,
    seq: u64,
    journal: Option<(Owner, Arc<Inner>)>,
}

impl Entry {
    pub(super) fn new(unit: UnitId, seq: u64, owner: Owner, journal: Arc<Inner>) -> Self {
        Self {
            unit,
            seq,
            journal: Some((owner, journal)),
        }
    }

    /// The unit it records.
    pub fn unit(&self) -> UnitId {
        self.unit
    }

    /// The position of its leaf in the run, from 1.
    pub fn seq(&self) -> u64 {
        self.seq
    }

    /// Closes the record. A drop without it records [`super::Ending::Aborted`].
    ///
    /// The close is handed to the writer and becomes durable with its next group; while the store fails
    /// it is kept and tried again, and a host that dies before finds the unit closed as aborted.
    pub async fn close(mut self, outcome: Outcome) {
        if let Some((owner, journal)) = self.journal.take() {
            journal.close((self.unit, self.seq, owner), outcome).await;
        }
    }
}

impl Drop for Entry {
    fn drop(&mut self) {
        if let Some((_, journal)) = self.journal.take() {
            journal.abandon(self.unit, self.seq);
        }
    }
}

impl std::fmt::Debug for Entry {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Entry")
            .field("unit", &self.unit)
            .field("seq", &self.seq)
            .finish_non_exhaustive()
    }
}
