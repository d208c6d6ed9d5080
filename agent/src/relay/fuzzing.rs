//! What fuzz targets reach of the relay's inside; for nothing else.

use bytes::Bytes;

use super::frame::{Data, Splitter};

/// The events of a stream that comes in these chunks, and what is left at its end.
pub fn events(chunks: &[&[u8]]) -> Vec<Bytes> {
    let mut splitter = Splitter::new();
    let mut events = Vec::new();
    for chunk in chunks {
        splitter.push(chunk);
        while let Some(event) = splitter.event() {
            events.push(event);
        }
    }
    events.push(splitter.rest());
    events
}

/// The data of one event.
pub fn data(event: &[u8], first: bool) -> Option<Vec<u8>> {
    Data::of(event, first).map(|data| data.text.into_owned())
}
