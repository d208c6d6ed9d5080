//! Canonical bytes: of a record as it is written, and of any JSON.

use serde::Serialize;
use serde_json::Value;

use super::sorted::sorted;
use super::{Body, Record, canon};

/// Room for most records as they are written.
const ROOM: usize = 4096;

impl Record {
    /// The bytes that the leaf hash covers.
    pub fn canonical(&self) -> Vec<u8> {
        Written {
            schema: &self.schema,
            seq: self.seq,
            time: self.time,
            host: &self.host,
            body: &self.body,
        }
        .canonical()
    }
}

/// A [`Record`] that is written where its parts lie.
#[derive(Serialize)]
pub(crate) struct Written<'r> {
    pub schema: &'r str,
    pub seq: u64,
    pub time: u64,
    pub host: &'r str,
    #[serde(flatten)]
    pub body: &'r Body,
}

impl Written<'_> {
    /// See [`Record::canonical`].
    pub(crate) fn canonical(&self) -> Vec<u8> {
        let mut written = Vec::with_capacity(ROOM);
        if canon::canonical(self, &mut written).is_some() {
            return written;
        }
        written.clear();
        if serde_json::to_writer(&mut written, self).is_err() {
            written.clear();
        }
        sorted(&written)
            .unwrap_or_else(|| canonical(&serde_json::to_value(self).unwrap_or_default()))
    }
}

/// Canonical JSON: keys sorted by their bytes, no white space, integers only, `serde_json`'s escapes.
pub fn canonical(value: &Value) -> Vec<u8> {
    let mut bytes = Vec::new();
    write(value, &mut bytes);
    bytes
}

fn write(value: &Value, out: &mut Vec<u8>) {
    match value {
        Value::Object(map) => {
            let mut keys: Vec<_> = map.iter().collect();
            keys.sort_unstable_by_key(|(key, _)| key.as_bytes());
            out.push(b'{');
            for (index, (key, value)) in keys.into_iter().enumerate() {
                if index > 0 {
                    out.push(b',');
                }
                scalar(key, out);
                out.push(b':');
                write(value, out);
            }
            out.push(b'}');
        }
        Value::Array(values) => {
            out.push(b'[');
            for (index, value) in values.iter().enumerate() {
                if index > 0 {
                    out.push(b',');
                }
                write(value, out);
            }
            out.push(b']');
        }
        value => scalar(value, out),
    }
}

fn scalar(value: &impl Serialize, out: &mut Vec<u8>) {
    // A vector takes every write.
    let _ = serde_json::to_writer(out, value);
}
