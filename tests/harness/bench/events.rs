//! Reads the stamps of a bench stream's events as their bytes arrive.

/// Finds whole events in pieces of any size.
#[derive(Default)]
pub struct Events {
    rest: Vec<u8>,
}

impl Events {
    /// The stamps of the events that these bytes complete; an event without one is passed over.
    pub fn push(&mut self, bytes: &[u8]) -> Vec<u64> {
        self.rest.extend_from_slice(bytes);
        let mut stamps = Vec::new();
        let mut from = 0;
        while let Some(length) = memchr::memmem::find(&self.rest[from..], b"\n\n") {
            stamps.extend(stamp(&self.rest[from..from + length]));
            from += length + 2;
        }
        self.rest.drain(..from);
        stamps
    }
}

fn stamp(event: &[u8]) -> Option<u64> {
    let key = br#""fp_"#;
    let digits = &event[memchr::memmem::find(event, key)? + key.len()..];
    let digits = digits.strip_prefix(b"p").unwrap_or(digits);
    let end = memchr::memchr(b'"', digits)?;
    std::str::from_utf8(&digits[..end]).ok()?.parse().ok()
}

/// Whether an answer, whole or streamed, says that the provider saw the values that are to be redacted.
pub fn plain(answer: &[u8]) -> bool {
    memchr::memmem::find(answer, br#""fp_p"#).is_some()
}

/// The text of a stream's deltas, joined.
pub fn text(stream: &[u8]) -> String {
    let lines = stream
        .split(|byte| *byte == b'\n')
        .filter_map(|line| line.strip_prefix(b"data: "));
    let events = lines.filter_map(|line| serde_json::from_slice::<serde_json::Value>(line).ok());
    events
        .filter_map(|event| {
            event["choices"][0]["delta"]["content"]
                .as_str()
                .map(str::to_owned)
        })
        .collect()
}

/// The milliseconds after `weir;dur=` in a `Server-Timing` header, in nanoseconds.
pub fn told(server_timing: &str) -> Option<u64> {
    let metrics = server_timing.split(',').map(str::trim);
    let weir = metrics
        .filter_map(|metric| metric.strip_prefix("weir;"))
        .next()?;
    let duration = weir
        .split(';')
        .find_map(|parameter| parameter.trim().strip_prefix("dur="))?;
    let milliseconds: f64 = duration.parse().ok()?;
    (0.0..1e9)
        .contains(&milliseconds)
        .then(|| std::time::Duration::from_secs_f64(milliseconds / 1e3).as_nanos() as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    const STREAM: &[u8] = b"data: {\"system_fingerprint\":\"fp_12\",\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\n\n: ping\n\n\
        data: {\"system_fingerprint\":\"fp_p345\",\"choices\":[{\"delta\":{\"content\":\"b\"}}]}\n\ndata: [DONE]\n\n";

    #[test]
    fn stamps_are_found_whatever_the_pieces() {
        for size in 1..STREAM.len() {
            let mut events = Events::default();
            let stamps: Vec<u64> = STREAM
                .chunks(size)
                .flat_map(|piece| events.push(piece))
                .collect();
            assert_eq!(stamps, [12, 345], "in pieces of {size}");
        }
        assert_eq!(text(STREAM), "ab");
        assert!(plain(STREAM) && !plain(br#"{"system_fingerprint":"fp_clean"}"#));
    }

    #[test]
    fn server_timing_is_read() {
        assert_eq!(told("weir;dur=1.5"), Some(1_500_000));
        assert_eq!(told("cdn;dur=9, weir;desc=x;dur=0.25"), Some(250_000));
        assert_eq!(told("weir;dur=soon"), None);
        assert_eq!(told("weir;dur=-1"), None);
        assert_eq!(told("cdn;dur=9"), None);
    }
}
