//! What is carried of an answer: restored, counted, and kept for the record.

use bytes::Bytes;

use super::answer::Broken;
use super::kept::Kept;
use crate::relay::Relay;
use crate::wire::inflate::Inflater;

/// What is carried, and what became of it so far.
pub(super) struct Carried {
    pub(super) relay: Relay,
    pub(super) inflater: Option<Inflater>,
    pub(super) plain: Vec<u8>,
    pub(super) kept: Kept,
    pub(super) sent: u64,
}

impl Carried {
    pub(super) fn push(&mut self, data: &Bytes) -> Result<Bytes, Broken> {
        let out = match &mut self.inflater {
            None => {
                self.kept.push(data);
                self.relay.push(data)
            }
            Some(inflater) => {
                self.plain.clear();
                inflater
                    .push(data, &mut self.plain)
                    .map_err(|_| Broken::Upstream)?;
                self.kept.push(&self.plain);
                self.relay.push(&Bytes::copy_from_slice(&self.plain))
            }
        };
        let out = out.map_err(|_| Broken::Upstream)?;
        self.sent += out.len() as u64;
        Ok(out)
    }

    pub(super) fn finish(&mut self) -> Result<Bytes, Broken> {
        if let Some(inflater) = &self.inflater {
            inflater.finish().map_err(|_| Broken::Upstream)?;
        }
        let rest = self.relay.finish().map_err(|_| Broken::Upstream)?;
        self.sent += rest.len() as u64;
        Ok(rest)
    }
}
