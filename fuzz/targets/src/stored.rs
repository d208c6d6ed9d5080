//! What lies in the store.

use std::sync::LazyLock;

use weir::audit::record::Record;
use weir::audit::tree::Frontier;
use weir::audit::{Keys, fuzzing, hex, unhex};

static KEYS: LazyLock<Keys> = LazyLock::new(|| {
    let state = tempfile::tempdir().expect("a directory");
    Keys::open(state.path()).expect("keys")
});

pub(super) fn record(data: &[u8]) {
    if let Ok(record) = serde_json::from_slice::<Record>(data) {
        let written = record.canonical();
        let again: Record = serde_json::from_slice(&written).expect("what is written is read");
        assert_eq!(again.canonical(), written, "another form after a turn");
    }
    if let Some(frontier) = Frontier::decode(data) {
        assert_eq!(frontier.encode(), data);
        let _ = frontier.root();
    }
    if let Ok(text) = std::str::from_utf8(data)
        && let Some(bytes) = unhex(text)
    {
        assert_eq!(hex(&bytes), text.to_ascii_lowercase());
    }
    assert!(fuzzing::unframe(&KEYS, data).is_err(), "nobody has the key");
    let Some((first, rest)) = data.split_first() else {
        return;
    };
    let seq = u64::from(*first);
    let mut framed = fuzzing::frame(&KEYS, seq, rest);
    assert_eq!(fuzzing::unframe(&KEYS, &framed), Ok((seq, rest.to_vec())));
    let at = usize::from(*first) * 7 % framed.len();
    if let Some(byte) = framed.get_mut(at) {
        *byte ^= 1;
    }
    assert!(
        fuzzing::unframe(&KEYS, &framed).is_err(),
        "a changed frame opens"
    );
}
